package eval

import (
	"fmt"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Installed packages choose by environment variables, at import, between implementations, for
// debugging or while their documentation is made: nobody can move such a decision elsewhere. It is
// taken at build, by the environment of the build, and the service takes it again at start: one
// that comes out otherwise ends the start, with a text that names the place.

// environmentNames are what such a decision may depend on.
var environmentNames = setOf("os.environ os.getenv")

// decided is the truth of a value that depends on the environment alone, in code of an installed
// package; ok is false for everything else.
func (f *frame) decided(s *Symbolic, at pyast.Node) (truth, ok bool) {
	in := f.in
	if !f.mod.installed && !in.cfg.Deferred[decidedKey(in.running)] {
		return false, false
	}
	v, ok := in.atBuild(f.t, s)
	if !ok {
		return false, false
	}
	truth, err := py.Truth(f.t, v)
	if err != nil {
		return false, false
	}
	if in.decisions[s] {
		return truth, true
	}
	if in.decisions == nil {
		in.decisions = map[*Symbolic]bool{}
	}
	in.decisions[s] = true
	check, err := py.GetAttr(f.t, py.OSModule.Import(), "_as_at_build")
	if err != nil {
		return false, false
	}
	text := fmt.Sprintf("line %d of module %s: %s was %v at build: build the service with the environment variables that it runs with",
		in.SpanOf(at, f.mod).Begin().Line, f.mod.Name, s, truth)
	asked, want := s, truth
	for asked.Op == SymUnary {
		inner, ok := asked.Args[0].(*Symbolic)
		if !ok {
			break
		}
		asked, want = inner, !want
	}
	f.effectOf(f.symbolic(SymCall, "", at, check, asked, py.MakeBool(want), py.Str(text)), at)
	if !f.mod.installed {
		in.warnDecided(in.SpanOf(at, f.mod), fmt.Sprintf("%s is %v", s, truth), s)
	}
	return truth, true
}

// decidedKey names a statement in Config.Deferred whose decisions are taken at build.
func decidedKey(s Statement) string {
	if s.Module == nil {
		return ""
	}
	return DecideAtBuild(statementKey(s.Module, s.Node))
}

// DecideAtBuild is the key in Config.Deferred for a statement, of WantedAtStart, that must run at build, by the
// build's environment, because it makes what the application is.
func DecideAtBuild(key string) string { return "decide " + key }

// Settle gives what the value is by the environment of the build, where it depends on nothing else; the service checks
// at start that it is the same there. Other values are a fault; use completes "... cannot be <use> at build".
func (s *Symbolic) Settle(use string) (py.Value, error) {
	in := s.in
	v, ok := in.atBuild(in.task, s)
	if !ok || hasIdentity(v) {
		return nil, in.lookFault(s, in.here, use)
	}
	check, err := py.GetAttr(in.task, py.OSModule.Import(), "_equal_at_build")
	if err != nil {
		return nil, err
	}
	text, err := py.Repr(in.task, v)
	if err != nil {
		return nil, err
	}
	place := fmt.Sprintf("line %d of module %s: %s was %s at build: build the service with the environment variables that it runs with",
		s.Span.Begin().Line, s.Module.Name, s, text)
	if in.settled[s] {
		return v, nil
	}
	if in.settled == nil {
		in.settled = map[*Symbolic]bool{}
	}
	in.settled[s] = true
	call := in.NewSymbolic(SymCall, "", check, s, v, py.Str(place))
	call.Span, call.Module = s.Span, s.Module
	in.seq++
	in.Effects = append(in.Effects, &Effect{Kind: SymbolicEffect, Module: s.Module, Span: s.Span, Value: call, Seq: in.seq})
	if !s.Module.Foreign() {
		in.warnDecided(s.Span, fmt.Sprintf("%s is %s, %s", s, text, use), s)
	}
	return v, nil
}

// warnDecided tells of a value that the build decided; what says what it is.
func (in *Interp) warnDecided(at source.Span, what string, s *Symbolic) {
	d := &diag.Diagnostic{Code: diag.DecidedAtBuild, Severity: diag.Warning, Span: at, Msg: "decided by the environment of the build: " + what,
		Hint: "start the service with the same environment, or give the application a value that does not depend on it"}
	if origin := s.origin(); origin != s && origin.Span != at && !origin.Span.IsZero() {
		d.Notes = append(d.Notes, diag.Note{Span: origin.Span, Msg: origin.String() + " is only known at start, where the service checks that it is the same"})
	}
	in.list.Add(d)
}

// origin is the first Symbolic that a value is computed from.
func (s *Symbolic) origin() *Symbolic {
	for len(s.From) > 0 {
		s = s.From[0]
	}
	return s
}

func (f *frame) effectOf(s *Symbolic, at pyast.Node) {
	f.in.effect(&Effect{Kind: SymbolicEffect, Node: at, Value: s}, f)
}

// atBuild is the value of a Symbolic that is computed from environment variables by operations
// without effects.
func (in *Interp) atBuild(t *py.Task, v py.Value) (py.Value, bool) {
	s, ok := v.(*Symbolic)
	if !ok {
		return v, !holdsSymbolic(v)
	}
	if s.Op == SymHost {
		return in.hostAtBuild(t, s)
	}
	if s.Op == SymDeferred {
		r := in.rehearse()
		if r == nil {
			return nil, false
		}
		m, ok := r.modules[s.Module.Name].(*py.Module)
		if !ok {
			return nil, false
		}
		v, ok := m.Dict.GetStr(s.Name)
		return v, ok && !isSymbolic(v)
	}
	if s.Op == SymCond {
		test, ok := in.atBuild(t, s.Args[0])
		if !ok {
			return nil, false
		}
		truth, err := py.Truth(t, test)
		if err != nil {
			return nil, false
		}
		if truth {
			return in.atBuild(t, s.Args[1])
		}
		return in.atBuild(t, s.Args[2])
	}
	if s.Op == SymLogic {
		left, ok := in.atBuild(t, s.Args[0])
		if !ok {
			return nil, false
		}
		truth, err := py.Truth(t, left)
		if err != nil {
			return nil, false
		}
		if truth == (s.Name == "or") {
			return left, true
		}
		return in.atBuild(t, s.Args[1])
	}
	args := make([]py.Value, len(s.Args))
	for i, a := range s.Args {
		if args[i], ok = in.atBuild(t, a); !ok {
			return nil, false
		}
	}
	var out py.Value
	var err error
	switch s.Op {
	case SymAttr:
		out, err = py.GetAttr(t, args[0], s.Name)
	case SymItem:
		out, err = py.GetItem(t, args[0], args[1])
	case SymCall:
		out, err = in.callAtBuild(t, args[0], args[1:], s.Kw)
	case SymUnary:
		if s.Name != "not " && s.Name != "not" {
			return nil, false
		}
		var truth bool
		truth, err = py.Truth(t, args[0])
		out = py.MakeBool(!truth)
	case SymBinary:
		if op, ok := operatorNamed(s.Name); ok {
			out, err = py.Binary(t, op, args[0], args[1])
		}
	case SymFormatted:
		if s.Name == "" {
			if spec, ok := py.AsStr(args[1]); ok {
				var text string
				text, err = py.Format(t, args[0], spec)
				out = py.Str(text)
			}
		}
	case SymFormat:
		text := ""
		for _, a := range args {
			part, ok := py.AsStr(a)
			if !ok {
				return nil, false
			}
			text += part
		}
		out = py.Str(text)
	case SymCompare:
		out, err = compareAtBuild(t, s.Name, args[0], args[1])
	}
	return out, out != nil && err == nil
}

// hostAtBuild is what the machine of the build gives for a name that depends on it: the environment, and, where the
// program may change that or files decide, all that a rehearsal has.
func (in *Interp) hostAtBuild(t *py.Task, s *Symbolic) (py.Value, bool) {
	if !environmentNames[s.Name] {
		return nil, false
	}
	name := s.Name[len("os."):]
	if len(in.Effects) > 0 {
		if r := in.rehearse(); r != nil {
			if m, err := r.importName("os", nil); err == nil {
				v, err := py.GetAttr(r.task, m, name)
				return v, err == nil
			}
		}
	}
	v, err := py.GetAttr(t, py.OSModule.Import(), name)
	return v, err == nil
}

// callAtBuild calls what is known at build: a function of the runtime, or one of the program in a rehearsal.
func (in *Interp) callAtBuild(t *py.Task, fn py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	for _, k := range kw {
		if isSymbolic(k.Value) {
			return nil, nil
		}
	}
	switch x := fn.(type) {
	case *py.Builtin, *py.BoundMethod:
		return py.CallKw(t, fn, pos, kw)
	case *py.Type:
		if !x.IsHeap() {
			return py.CallKw(t, fn, pos, kw)
		}
	case *py.Function:
		if FunctionOf(x) == nil {
			return py.CallKw(t, fn, pos, kw)
		}
	default:
		return nil, nil
	}
	r := in.rehearse()
	if r == nil {
		return nil, nil
	}
	own, ok := r.counterpart(fn)
	if !ok {
		return nil, nil
	}
	for i, v := range pos {
		if pos[i], ok = r.counterpart(v); !ok {
			return nil, nil
		}
	}
	v, err := py.CallKw(r.task, own, pos, kw)
	if isSymbolic(v) {
		return nil, nil
	}
	return v, err
}

func compareAtBuild(t *py.Task, op string, a, b py.Value) (py.Value, error) {
	switch op {
	case "is", "is not":
		return py.MakeBool(py.Is(a, b) == (op == "is")), nil
	case "in", "not in":
		in, err := py.Contains(t, b, a)
		return py.MakeBool(in == (op == "in")), err
	}
	for o, compare := range richCompares {
		if compareTexts[o] == op {
			return py.RichCompare(t, compare, a, b)
		}
	}
	return nil, nil
}

// Silent reports whether nothing can be noticed of computing a value at start: what depends on the environment by
// os.getenv and os.environ.get alone, and tests of that.
func (in *Interp) Silent(v py.Value) bool {
	s, ok := v.(*Symbolic)
	if !ok {
		return !holdsSymbolic(v)
	}
	switch s.Op {
	case SymHost:
		return true
	case SymLogic, SymCond:
	case SymUnary:
		if s.Name != "not" && s.Name != "not " {
			return false
		}
	case SymCompare:
		if s.Name != "==" && s.Name != "!=" && s.Name != "is" && s.Name != "is not" {
			return false
		}
	case SymCall:
		callee, ok := s.Args[0].(*Symbolic)
		if !ok || callee.Dotted() != "os.getenv" && callee.Dotted() != "os.environ.get" || len(s.Args) < 2 || len(s.Args) > 3 || len(s.Kw) > 0 {
			return false
		}
		_, name := s.Args[1].(py.Str)
		return name && (len(s.Args) == 2 || in.Silent(s.Args[2]))
	default:
		return false
	}
	for _, a := range s.Args {
		if !in.Silent(a) {
			return false
		}
	}
	return true
}

func operatorNamed(text string) (py.BinaryOp, bool) {
	for op, name := range nativeOperators {
		if name == text {
			return op, true
		}
	}
	return 0, false
}
