package eval

import (
	"fmt"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Installed packages are run like the program, for what a route reaches of them is compiled like
// it. But a program needs little of most of them, and covetgen does not know everything that they
// do: a statement of theirs that it cannot run ends nothing. What the statement would have bound is refused
// where it is used; what it would have done besides is told by a warning.

// installedFault is why a statement of an installed module has no effect here, nil for what is the
// program's to see: an ImportError, which programs catch, and what ends the evaluation.
func (in *Interp) installedFault(err error) *Fault {
	switch e := err.(type) {
	case *Fault:
		if !e.stop {
			return e
		}
	case *py.Exception:
		if !e.Class.IsSubtype(py.ImportError) {
			return &Fault{Diag: in.exceptionDiagnostic(e)}
		}
	}
	return nil
}

// Skipped warns that a statement of an installed module was left out, and why: once for each package, with
// the first few statements as notes.
func (in *Interp) Skipped(at source.Span, m *Module, why *diag.Diagnostic) {
	const most = 3
	name, _, _ := strings.Cut(m.Name, ".")
	p := in.skipped[name]
	if p == nil {
		p = &skippedStatements{seen: map[source.Span]bool{}, warning: &diag.Diagnostic{Code: diag.SkippedStatement, Severity: diag.Warning, Span: at}}
		if in.skipped == nil {
			in.skipped = map[string]*skippedStatements{}
		}
		in.skipped[name] = p
		in.list.Add(p.warning)
	}
	if p.seen[at] {
		return
	}
	p.seen[at] = true
	p.warning.Msg = "this statement of the installed package " + name + " cannot be run at build, so it has no effect in the service"
	if n := len(p.seen); n > 1 {
		p.warning.Msg = fmt.Sprintf("%d statements of the installed package %s cannot be run at build, so they have no effect in the service", n, name)
	}
	if len(p.seen) <= most {
		p.warning.Notes = append(p.warning.Notes, diag.Note{Span: at, Msg: why.Msg})
	}
}

// skippedStatements are those of one installed package, with the warning about them.
type skippedStatements struct {
	seen    map[source.Span]bool
	warning *diag.Diagnostic
}

// changesFailed reports whether an effect is on a name whose statement failed: it is refused where it is used.
func changesFailed(s *Symbolic) bool {
	switch s.Op {
	case SymSetAttr, SymSetItem, SymDelAttr, SymDelItem:
		target, ok := s.Args[0].(*Symbolic)
		return ok && target.Op == SymFailed
	}
	return false
}

// SkipEffect warns that an effect of an installed module's code was left out.
func (in *Interp) SkipEffect(e *Effect, why *diag.Diagnostic) {
	if !changesFailed(e.Value) {
		in.Skipped(e.Span, e.Module, why)
	}
}

// Installed reports whether the module is one of an installed package.
func (m *Module) Installed() bool { return m != nil && m.installed }

// Foreign reports whether the module is none of the program's own: one of the standard library or of an
// installed package.
func (m *Module) Foreign() bool { return m.library || m.installed }

// servers are the ASGI servers that programs import to start themselves when they are run as a
// script. The service is its own server, so nothing of theirs is looked at.
var servers = setOf("uvicorn hypercorn gunicorn granian daphne")

// bindsOnly reports whether all that a statement does is to bind names of its module.
func bindsOnly(s pyast.Stmt) bool {
	switch n := s.(type) {
	case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef, *pyast.Import, *pyast.ImportFrom, *pyast.Pass:
		return true
	case *pyast.Assign:
		for _, t := range n.Targets {
			if !bindsNames(t) {
				return false
			}
		}
		return true
	case *pyast.AnnAssign:
		return bindsNames(n.Target)
	case *pyast.AugAssign:
		return bindsNames(n.Target)
	case *pyast.If:
		return allBind(n.Body) && allBind(n.Orelse)
	case *pyast.Try:
		for _, h := range n.Handlers {
			if !allBind(h.Body) {
				return false
			}
		}
		return allBind(n.Body) && allBind(n.Orelse) && allBind(n.Finalbody)
	}
	return false
}

func allBind(list []pyast.Stmt) bool {
	for _, s := range list {
		if !bindsOnly(s) {
			return false
		}
	}
	return true
}

func bindsNames(target pyast.Expr) bool {
	switch n := target.(type) {
	case *pyast.Name:
		return true
	case *pyast.Starred:
		return bindsNames(n.Value)
	case *pyast.Tuple:
		for _, e := range n.Elts {
			if !bindsNames(e) {
				return false
			}
		}
		return true
	}
	return false
}

// isPresent reports whether a Symbolic stands for a module that is installed but not read, or for
// one below it.
func (s *Symbolic) isPresent() bool {
	for s.Op == SymImport && !s.present && len(s.From) == 1 {
		s = s.From[0]
	}
	return s.present
}

// Opaque is the module whose names this one has by a star import and which covetgen does not
// know; nil when all its names are known.
func (m *Module) Opaque() *Symbolic { return m.opaque }
