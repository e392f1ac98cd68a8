package eval

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Construction is a call of a native callable at module or class level whose
// result is not plain data: what the service has to do again at start.
type Construction struct {
	Callee py.Value
	Recv   py.Value // receiver of a bound method, otherwise nil
	Method string
	Pos    []py.Value
	Kw     []py.Kw
	Span   source.Span
	// Seq orders constructions, Symbolics and effects.
	Seq int
}

// Construction tells how a native object was made.
func (in *Interp) Construction(v py.Value) (*Construction, bool) {
	if !hasIdentity(v) {
		return nil, false
	}
	c, ok := in.constructed[v]
	return c, ok
}

// call evaluates a call expression.
func (f *frame) call(n *pyast.Call) (py.Value, error) {
	fn, err := f.eval(n.Func)
	if err != nil {
		return nil, err
	}
	pos, err := f.arguments(n.Args, fn)
	if err != nil {
		return nil, err
	}
	kw, err := f.keywords(n.Keywords, fn)
	if err != nil {
		return nil, err
	}
	f.at = n
	if needs := f.frameBuiltin(fn, pos, kw); needs != nil {
		return needs(f, pos, n)
	}
	return f.invoke(fn, pos, kw, n)
}

// keywords evaluates named arguments and ** arguments.
func (f *frame) keywords(list []*pyast.Keyword, fn py.Value) ([]py.Kw, error) {
	if len(list) == 0 {
		return nil, nil
	}
	out := make([]py.Kw, 0, len(list))
	for _, k := range list {
		v, err := f.eval(k.Value)
		if err != nil {
			return nil, err
		}
		if k.Arg != "" {
			out = append(out, py.Kw{Name: k.Arg, Value: v})
			continue
		}
		f.at = k
		if s, ok := v.(*Symbolic); ok {
			return nil, f.in.iterFault(s, f.in.SpanOf(k, f.mod))
		}
		d := py.NewDict()
		if err := f.mergeMapping(d, v, k); err != nil {
			if isFault(err) {
				return nil, err
			}
			return nil, py.Raise(py.TypeError, "%s argument after ** must be a mapping, not %s", callName(fn), v.Type().Name)
		}
		for key, x := range d.All() {
			name, ok := py.AsStr(key)
			if !ok {
				return nil, py.Raise(py.TypeError, "keywords must be strings")
			}
			for _, seen := range out {
				if seen.Name == name {
					return nil, py.Raise(py.TypeError, "%s got multiple values for keyword argument '%s'", callName(fn), name)
				}
			}
			out = append(out, py.Kw{Name: name, Value: x})
		}
	}
	return out, nil
}

// callName is how CPython names a callable in messages about its arguments
// (_PyObject_FunctionStr).
func callName(fn py.Value) string {
	qual := ""
	module := ""
	switch x := fn.(type) {
	case *py.Function:
		qual, module = x.Qualname, x.Module
	case *py.BoundMethod:
		return callName(x.Func)
	case *py.Type:
		qual, module = x.Qualname, x.Module
	case *py.Builtin:
		return x.Name() + "()"
	default:
		if text, err := py.StrOf(nil, fn); err == nil {
			return text
		}
		return fn.Type().Name + " object"
	}
	if module != "" && module != "builtins" {
		return module + "." + qual + "()"
	}
	return qual + "()"
}

// invoke calls a value. Where the callee is a Symbolic, or a function of the
// runtime that would have to look into a Symbolic argument, the result is a
// Symbolic.
func (f *frame) invoke(fn py.Value, pos []py.Value, kw []py.Kw, at pyast.Node) (py.Value, error) {
	in := f.in
	f.at = at
	here, current := in.here, in.current
	in.here, in.current = in.SpanOf(at, f.mod), f.mod
	defer func() { in.here, in.current = here, current }()
	if r := in.rehearsal; r != nil {
		r.callers = append(r.callers, f.mod)
		defer func() { r.callers = r.callers[:len(r.callers)-1] }()
	}
	if s, ok := fn.(*Symbolic); ok {
		if path, known := absolute(f.t, s, pos, kw); known {
			return path, nil
		}
		return in.symbolicCall(fn, pos, kw), nil
	}
	if host := in.hostCall(fn); host != "" {
		in.seq++
		s := in.symbolicCall(in.NewSymbolic(SymHost, host), pos, kw)
		return s, nil
	}
	if c, ok := fn.(*py.Type); ok && in.cfg.Deferred[decidedKey(in.running)] && isSettings(c) {
		return in.symbolicCall(fn, pos, kw), nil
	}
	rule := ruleOf(fn)
	if rule != nil && rule(in, fn, pos, kw) {
		return in.symbolicCall(fn, pos, kw), nil
	}
	if isPrint(fn) {
		pos = f.printed(pos)
		in.effect(&Effect{Kind: PrintEffect, Node: at, Args: pos, Kw: kw}, f)
		for _, v := range pos {
			if holdsSymbolic(v) {
				return py.None, nil
			}
		}
	}
	if fn == py.Value(py.TypeType) && len(pos) == 3 {
		pos = f.withModule(pos)
	}
	v, err := py.CallKw(f.t, fn, pos, kw)
	if err != nil {
		if _, ok := err.(*py.Exception); ok && runtimeCallee(fn) && anySymbolic(in, fn, pos, kw) {
			return in.symbolicCall(fn, pos, kw), nil // it stumbled over a Symbolic
		}
		return nil, err
	}
	if hasIdentity(v) {
		f.nameModule(v)
		in.SetOrigin(v, in.here)
		in.construct(v, fn, pos, kw)
	}
	return v, nil
}

// isSettings reports whether a class takes the values of its instances from the environment: in a statement that must run
// at build an instance is left to the start, with all that is read of it.
func isSettings(c *py.Type) bool {
	for _, base := range c.MRO() {
		if base.Module == "pydantic_settings.main" {
			return true
		}
	}
	return false
}

// withModule gives type(name, bases, namespace) the calling module's name, as
// CPython takes it from the calling frame.
func (f *frame) withModule(pos []py.Value) []py.Value {
	ns, ok := pos[2].(*py.Dict)
	if !ok {
		return pos
	}
	if _, ok := ns.GetStr("__module__"); ok {
		return pos
	}
	name, ok := f.global().GetStr("__name__")
	if !ok {
		return pos
	}
	c := ns.Copy()
	c.SetStr("__module__", name)
	return []py.Value{pos[0], pos[1], c}
}

// nameModule gives a type variable or NewType the module of the caller, as
// typing takes it from the calling frame.
func (f *frame) nameModule(v py.Value) {
	var to *string
	switch x := v.(type) {
	case *NewType:
		to = &x.Module
	case *TypeVar:
		to = &x.Module
	default:
		return
	}
	if name, ok := f.global().GetStr("__name__"); ok && *to == "" {
		*to, _ = py.AsStr(name)
	}
}

// construct records how a native callable made v.
func (in *Interp) construct(v, fn py.Value, pos []py.Value, kw []py.Kw) {
	switch v.(type) {
	case *py.List, *py.Tuple, *py.Dict, *py.Set, *py.BigInt, *py.Module, *py.Exception, *Symbolic:
		return
	}
	if made, ok := v.(*py.Function); ok && FunctionOf(made) != nil {
		return // of the program; a function that the runtime made, as @contextmanager does, is made again
	}
	if _, ok := in.constructed[v]; ok {
		return
	}
	// What was there before the call was not made by it: an argument that a decorator
	// returns, an element that a container's method hands out.
	if o, ok := v.(*py.Object); ok && o.Type().IsHeap() || slices.ContainsFunc(pos, func(a py.Value) bool { return py.Is(a, v) }) {
		return
	}
	c := &Construction{Callee: fn, Pos: pos, Kw: kw, Span: in.here}
	switch x := fn.(type) {
	case *py.Function:
		if FunctionOf(x) != nil {
			return
		}
	case *py.BoundMethod:
		if FunctionOf(x.Func) != nil {
			return
		}
		c.Recv = x.Self
		if g, ok := x.Func.(*py.Function); ok {
			c.Method = g.Name
		}
	case *py.Builtin:
		c.Recv = x.Self()
		if c.Recv != nil {
			c.Method = x.Name()
		}
	case *py.Type:
		if x.IsHeap() && v.Type() == x {
			return // instances of the program's classes: their state says it all
		}
		if x == py.TypeType || x.IsSubtype(py.TypeType) {
			return
		}
	case *py.Object:
		return
	}
	in.constructed[v] = c
	if m := in.running.Module; m != nil && m.library { // which may be loaded after code that is left to the start
		in.early++
		c.Seq = in.early
		return
	}
	in.seq++
	c.Seq = in.seq
}

// printed are the arguments of print() as text: what is printed at start is what the values
// are now, not what later statements make of them. Values that are known at start only
// stay, and those whose text shows an address.
func (f *frame) printed(values []py.Value) []py.Value {
	out := make([]py.Value, len(values))
	for i, v := range values {
		out[i] = v
		if holdsSymbolic(v) {
			continue
		}
		switch v.(type) {
		case py.Str, py.SmallInt, py.Float, py.Bool, py.NoneType:
			continue // these do not change
		}
		if text, err := py.StrOf(f.t, v); err == nil && !strings.Contains(text, " at 0x") {
			out[i] = py.Str(text)
		}
	}
	return out
}
