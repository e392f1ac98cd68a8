package eval

import (
	"fmt"
	"runtime"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Fault is a Go error that ends the evaluation of a statement and that no
// "except" catches: something is needed that a build cannot know. It carries
// its diagnostic.
type Fault struct {
	Diag     *diag.Diagnostic
	reported bool
	stop     bool // ends the whole evaluation, not just the statement
	frames   int
	quiet    bool // follows from a fault that was reported
}

// Error implements error.
func (e *Fault) Error() string { return e.Diag.Error() }

// leave notes the call that a fault leaves, as a traceback would.
func (e *Fault) leave(f *frame) {
	const most = 8
	if e.frames < most && f.name != "<module>" && f.at != nil {
		e.frames++
		e.Diag.Notes = append(e.Diag.Notes, diag.Note{Span: f.in.SpanOf(f.at, f.mod), Msg: "while running " + f.name})
	}
}

// Report makes a diagnostic of an error that left a module: of a Fault its own,
// of a Python exception its message with the traceback as notes. Each error is
// reported once.
func (in *Interp) Report(err error) {
	switch e := err.(type) {
	case nil:
	case *Fault:
		if !e.reported && !e.quiet {
			e.reported = true
			in.list.Add(e.Diag)
		}
	case *py.Exception:
		if in.told[e] {
			return
		}
		in.told[e] = true
		in.list.Add(in.exceptionDiagnostic(e))
	case *diag.Diagnostic: // of a native class
		in.list.Add(e)
	default:
		in.list.Add(diag.InternalFault(in.here, "the evaluation failed: %v", err))
	}
}

// exceptionDiagnostic words an uncaught exception.
func (in *Interp) exceptionDiagnostic(e *py.Exception) *diag.Diagnostic {
	d := &diag.Diagnostic{Code: diag.RaisedAtImport, Msg: "importing the program raises " + e.Error()}
	switch {
	case e.Class.IsSubtype(py.ImportError):
		d.Code = diag.ImportFailed
	case e.Class.IsSubtype(py.NameError):
		d.Code = diag.UndefinedName
	}
	frames := e.Frames()
	for i, fr := range frames {
		span := in.lineSpan(fr)
		if i == len(frames)-1 {
			d.Span = span
			continue
		}
		// Of a deep recursion the way in and the way out say enough.
		const outer, inner = 6, 4
		switch left := len(frames) - 1 - inner; {
		case i < outer || i >= left:
			d.Notes = append(d.Notes, diag.Note{Span: span, Msg: "called from here, in " + fr.Name})
		case i == outer:
			d.Notes = append(d.Notes, diag.Note{Msg: fmt.Sprintf("and so on, %d calls in all", len(frames)-1)})
		}
	}
	cause, word := e.Cause, "it was raised from "
	if cause == nil && !e.SuppressContext {
		cause, word = e.Context, "it was raised while this was handled: "
	}
	if cause != nil {
		n := diag.Note{Msg: word + cause.Error()}
		if fs := cause.Frames(); len(fs) > 0 {
			n.Span = in.lineSpan(fs[len(fs)-1])
		}
		d.Notes = append(d.Notes, n)
	}
	return d
}

// recovered turns a panic, a fault of covetgen itself, into the error of the frame that was
// being evaluated. What unwinds an abandoned generator goes on.
func (f *frame) recovered(panicked any, err *error) {
	if panicked == nil {
		return
	}
	if py.Abandons(panicked) {
		panic(panicked)
	}
	if _, ok := panicked.(py.Waits); ok {
		*err = &Fault{stop: true, Diag: &diag.Diagnostic{Code: diag.BranchAtStart, Span: f.in.SpanOf(f.at, f.mod), Msg: "this waits for what only happens in the service"}}
		return
	}
	*err = &Fault{Diag: diag.Recovered(panicked, f.in.SpanOf(f.at, f.mod), "evaluating"), stop: true}
}

// lineSpan is the text of the line that a traceback's frame names.
func (in *Interp) lineSpan(fr py.Frame) source.Span {
	for _, m := range in.order {
		if m.File != nil && m.File.Path == fr.File {
			start, end := m.File.LineStart(fr.Line), m.File.LineStart(fr.Line+1)
			text := m.File.Text
			for end > start && (text[end-1] == '\n' || text[end-1] == '\r') {
				end--
			}
			for start < end && (text[start] == ' ' || text[start] == '\t') {
				start++
			}
			return source.Span{File: m.File, Start: start, End: end}
		}
	}
	return source.Span{}
}

// fault makes a Fault about a Symbolic, with its provenance as notes. What
// follows from a statement that has been reported stays quiet.
func (in *Interp) fault(code diag.Code, at source.Span, s *Symbolic, msg, hint string) *Fault {
	d := &diag.Diagnostic{Code: code, Span: at, Msg: msg, Hint: hint}
	f := &Fault{Diag: d, quiet: reportedIn(s, 6)}
	in.provenance(d, s, 3)
	return f
}

// reportedIn reports whether s rests on a name whose statement failed, and that was reported.
func reportedIn(s *Symbolic, depth int) bool {
	if s == nil || depth == 0 {
		return false
	}
	if s.Op == SymFailed {
		return s.Fault.reported || s.Fault.quiet
	}
	for _, x := range s.From {
		if reportedIn(x, depth-1) {
			return true
		}
	}
	return false
}

// provenance adds the chain of values that a Symbolic comes from: where its
// value was computed, and at the end the import or host object that makes it
// unknown. Links on a line that was named already are left out.
func (in *Interp) provenance(d *diag.Diagnostic, s *Symbolic, most int) {
	seen := map[*Symbolic]bool{}
	lines := map[[2]any]bool{line(d.Span): true}
	for s != nil && !seen[s] {
		seen[s] = true
		root := len(s.From) == 0
		if key := line(s.Span); !s.Span.IsZero() && (root || most > 0 && !lines[key]) {
			lines[key] = true
			most--
			d.Notes = append(d.Notes, diag.Note{Span: s.Span, Msg: s.String() + " is only known at start" + s.reason()})
		}
		if root {
			return
		}
		s = s.From[0]
	}
}

func line(at source.Span) [2]any {
	if at.File == nil {
		return [2]any{}
	}
	return [2]any{at.File, at.File.Line(at.Start)}
}

// reason says why a Symbolic without operands is one.
func (s *Symbolic) reason() string {
	switch s.Op {
	case SymFailed:
		return ": " + s.Fault.Diag.Msg
	case SymImport:
		if s.present {
			return ": this module is not in Python, or a server"
		}
		return ": covetgen does not know this module"
	case SymDeferred, SymLive:
		return ": a statement before this, which only the start can run, may change it"
	case SymHost:
		return ": it depends on the machine that the service runs on"
	}
	return ""
}

const wayOut = "move this into a function that runs at start or per request, such as a lifespan or a dependency"

func (in *Interp) branchFault(s *Symbolic, at source.Span) error {
	return in.fault(diag.BranchAtStart, at, s, "this decision depends on "+s.String()+", which is only known at start", wayOut)
}

func (in *Interp) iterFault(s *Symbolic, at source.Span) error {
	return in.fault(diag.LoopAtStart, at, s, "the items of "+s.String()+" are only known at start", wayOut)
}

func (in *Interp) lookFault(s *Symbolic, at source.Span, use string) error {
	return in.fault(diag.LookAtStart, at, s, s.String()+" is only known at start and cannot be "+use+" at build", wayOut)
}

func (in *Interp) guardedImportFault(s *Symbolic, at source.Span) error {
	return in.fault(diag.GuardedImport, at, s, "whether module "+s.Name+" can be imported is not known at build",
		"name the environment's site-packages, or import it unconditionally")
}

func (in *Interp) starImportFault(v py.Value, at source.Span) error {
	s, _ := v.(*Symbolic)
	if s == nil {
		return py.Raise(py.TypeError, "module expected")
	}
	return in.fault(diag.UnknownStarImport, at, s, "the names of module "+s.Dotted()+" are not known", "import the names that you use")
}

// SymbolicFault is the error of native code that has to look into a Symbolic:
// use completes "... cannot be <use> at build".
func (in *Interp) SymbolicFault(s *Symbolic, use string) error {
	return in.lookFault(s, in.here, use)
}

// DiagnosticFault is the error of native code with a diagnostic of its own.
func (in *Interp) DiagnosticFault(d *diag.Diagnostic) error { return &Fault{Diag: d} }

func (in *Interp) budgetFault(what string) error {
	d := &diag.Diagnostic{Code: diag.OverBudget, Span: in.here, Msg: "module code goes over the budget of " + what + " at build"}
	return &Fault{Diag: d, stop: true}
}

func (in *Interp) machineFault(what string, err error) error {
	d := &diag.Diagnostic{Code: diag.NoProgram, Msg: what + ": " + err.Error()}
	return &Fault{Diag: d, stop: true}
}

func (f *frame) unsupported(n pyast.Node, what string) error {
	d := &diag.Diagnostic{Code: diag.UnsupportedSyntax, Span: f.in.SpanOf(n, f.mod), Msg: what + " cannot be run at build"}
	return &Fault{Diag: d}
}

// step counts against the budget.
func (in *Interp) step() error {
	in.steps++
	if in.steps > in.cfg.Budget.Steps {
		return in.budgetFault("steps")
	}
	const memoryEvery = 1 << 18
	if in.steps%memoryEvery == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if int64(m.HeapAlloc) > in.cfg.Budget.Memory {
			runtime.GC()
			runtime.ReadMemStats(&m)
			if int64(m.HeapAlloc) > in.cfg.Budget.Memory {
				return in.budgetFault("memory")
			}
		}
	}
	return nil
}

// effect logs a start-time effect.
func (in *Interp) effect(e *Effect, f *frame) {
	e.Module = f.mod
	e.Span = in.SpanOf(e.Node, f.mod)
	in.seq++
	e.Seq = in.seq
	in.Effects = append(in.Effects, e)
}
