package eval

import (
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// makeBuiltins is the builtins namespace that programs see: the runtime's, with
// what depends on the host made Symbolic.
func (in *Interp) makeBuiltins() *py.Dict {
	d := py.NewDict()
	for k, v := range py.Builtins().All() {
		name, ok := py.AsStr(k)
		if !ok {
			continue
		}
		if full := "builtins." + name; in.hides(full) {
			v = in.NewSymbolic(SymHost, full)
		} else if name == "open" && in.rehearsal != nil {
			v = onlyReading(v)
		}
		d.SetStr(name, v)
	}
	for name := range frameBuiltins {
		if _, ok := d.GetStr(name); !ok {
			d.SetStr(name, py.NewBuiltin("builtins", &py.Method{Name: name, Kind: py.Raw, RawFn: func(t *py.Task, _ py.Value, _ []py.Value, _ []py.Kw) (py.Value, error) {
				return nil, py.Raise(py.RuntimeError, "%s() has no frame here", name)
			}}))
		}
	}
	if _, ok := d.GetStr("__import__"); !ok {
		d.SetStr("__import__", py.NewBuiltin("builtins", &py.Method{Name: "__import__", Kind: py.Raw, RawFn: in.importBuiltin}))
	}
	d.SetStr("__debug__", py.True)
	return d
}

// builtinsModule is the module object of the builtins namespace.
func (in *Interp) builtinsModule() *py.Module {
	if m, ok := in.modules["builtins"].(*py.Module); ok {
		return m
	}
	m := py.NewModule("builtins")
	for k, v := range in.builtins.All() {
		if name, ok := py.AsStr(k); ok {
			m.Dict.SetStr(name, v)
		}
	}
	in.modules["builtins"] = m
	in.natives[m] = "builtins"
	return m
}

// importBuiltin is __import__(name, ...), which returns the topmost package
// unless fromlist is given.
func (in *Interp) importBuiltin(t *py.Task, _ py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if len(pos) == 0 {
		return nil, py.Raise(py.TypeError, "__import__() missing required argument 'name' (pos 1)")
	}
	name, ok := py.AsStr(pos[0])
	if !ok {
		return nil, py.Raise(py.TypeError, "module name must be a string")
	}
	v, err := in.importName(name, in.current)
	if err != nil {
		return nil, err
	}
	var from py.Value = py.None
	if len(pos) > 3 {
		from = pos[3]
	}
	for _, k := range kw {
		if k.Name == "fromlist" {
			from = k.Value
		}
	}
	if some, err := py.Truth(t, from); err != nil || some {
		return v, err
	}
	return in.modules[importedName(&pyast.Alias{Name: name})], nil
}

// frameBuiltin is a builtin function that looks at the calling frame, when it
// is called in the form that does.
func (f *frame) frameBuiltin(fn py.Value, pos []py.Value, kw []py.Kw) func(f *frame, pos []py.Value, at pyast.Node) (py.Value, error) {
	if fn == py.Value(py.TypeSuper) && len(pos)+len(kw) == 0 {
		return zeroSuper
	}
	b, ok := fn.(*py.Builtin)
	if !ok || b.Self() != nil {
		return nil
	}
	row, ok := frameBuiltins[b.Name()]
	if !ok || len(pos) > row.most {
		return nil
	}
	if own, ok := f.in.builtins.GetStr(b.Name()); !ok || own != fn {
		return nil
	}
	return row.run
}

type frameBuiltin struct {
	most int // arguments up to which the frame is looked at
	run  func(f *frame, pos []py.Value, at pyast.Node) (py.Value, error)
}

var frameBuiltins map[string]frameBuiltin

func init() {
	frameBuiltins = map[string]frameBuiltin{
		"globals": {0, func(f *frame, _ []py.Value, _ pyast.Node) (py.Value, error) { return f.global(), nil }},
		"locals":  {0, func(f *frame, _ []py.Value, _ pyast.Node) (py.Value, error) { return f.locals() }},
		"vars":    {0, func(f *frame, _ []py.Value, _ pyast.Node) (py.Value, error) { return f.locals() }},
		"dir": {0, func(f *frame, _ []py.Value, _ pyast.Node) (py.Value, error) {
			d, err := f.locals()
			if err != nil {
				return nil, err
			}
			sorted, _ := f.in.builtins.GetStr("sorted")
			return py.Call(f.t, sorted, d)
		}},
		"eval": {3, runEval}, "exec": {3, refuseDynamic}, "compile": {6, refuseDynamic},
	}
}

func (f *frame) locals() (py.Value, error) {
	d, err := f.localNames()
	if err != nil {
		return nil, err
	}
	return d, nil
}

// runEval evaluates the text of an expression in the calling frame.
func runEval(f *frame, pos []py.Value, at pyast.Node) (py.Value, error) {
	if len(pos) != 1 {
		return refuseDynamic(f, pos, at)
	}
	text, ok := py.AsStr(pos[0])
	if !ok {
		return refuseDynamic(f, pos, at)
	}
	e, err := parseExpression(text)
	if err != nil {
		return nil, err
	}
	mod := f.mod
	quiet := *mod
	quiet.File = nil
	f.mod = &quiet
	defer func() { f.mod, f.at = mod, at }()
	return f.eval(e)
}

func refuseDynamic(f *frame, _ []py.Value, at pyast.Node) (py.Value, error) {
	return nil, &Fault{Diag: &diag.Diagnostic{Code: diag.DynamicCode, Span: f.in.SpanOf(at, f.mod),
		Msg: "code that is made at run time cannot be compiled", Hint: "write the code out, or look the function up in a dict"}}
}

// zeroSuper is super() without arguments.
func zeroSuper(f *frame, _ []py.Value, _ pyast.Node) (py.Value, error) {
	if f.fn == nil {
		return nil, py.Raise(py.RuntimeError, "super(): no arguments")
	}
	if f.self == nil {
		return nil, py.Raise(py.RuntimeError, "super(): no arguments")
	}
	if f.cell == nil {
		return nil, py.Raise(py.RuntimeError, "super(): __class__ cell not found")
	}
	if f.cell.V == nil {
		return nil, py.Raise(py.RuntimeError, "super(): empty __class__ cell")
	}
	c, ok := f.cell.V.(*py.Type)
	if !ok {
		return nil, py.Raise(py.RuntimeError, "super(): __class__ is not a type (%s)", f.cell.V.Type().Name)
	}
	return py.NewSuper(f.t, c, f.self)
}
