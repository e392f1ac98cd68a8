package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// defineFunction runs a def statement: decorators, defaults and annotations are
// evaluated in that order, then the decorators are applied from the last on.
func (f *frame) defineFunction(n pyast.Stmt, name string, decorators []pyast.Expr, params []pyast.TypeParam) error {
	wraps, err := f.decorators(decorators)
	if err != nil {
		return err
	}
	at := f
	var typeParams *py.Tuple
	if len(params) > 0 {
		if at, typeParams, err = f.typeParams(params, name); err != nil {
			return err
		}
	}
	var args *pyast.Arguments
	var returns pyast.Expr
	switch d := n.(type) {
	case *pyast.FunctionDef:
		args, returns = d.Args, d.Returns
	case *pyast.AsyncFunctionDef:
		args, returns = d.Args, d.Returns
	}
	v, err := at.makeFunction(n, args, name, returns)
	if err != nil {
		return err
	}
	if typeParams != nil {
		fn := v.(*py.Function)
		if fn.Attrs == nil {
			fn.Attrs = py.NewDict()
		}
		fn.Attrs.SetStr("__type_params__", typeParams)
	}
	if v, err = f.decorate(v, wraps, decorators); err != nil {
		return err
	}
	f.at = n
	return f.store(name, v, n)
}

func (f *frame) decorators(list []pyast.Expr) ([]py.Value, error) {
	out := make([]py.Value, len(list))
	for i, e := range list {
		v, err := f.eval(e)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func (f *frame) decorate(v py.Value, wraps []py.Value, nodes []pyast.Expr) (py.Value, error) {
	var err error
	for i := len(wraps) - 1; i >= 0; i-- {
		if v, err = f.invoke(wraps[i], []py.Value{v}, nil, nodes[i]); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// makeFunction makes a function value from a def or a lambda.
func (f *frame) makeFunction(n pyast.Node, args *pyast.Arguments, name string, returns pyast.Expr) (py.Value, error) {
	s := f.in.scopeOf(n, f.class)
	fn := &Function{Node: n, Module: f.mod, Name: name, Qualname: f.qualify(name), in: f.in, env: f, scope: s, cell: f.cell, class: f.class}
	v := &py.Function{Name: name, Qualname: fn.Qualname, IsAsync: s.async, IsGenerator: s.generator, Globals: f.mod.Dict, Node: fn}
	if m, ok := f.global().GetStr("__name__"); ok {
		v.Module, _ = py.AsStr(m)
	}
	fn.Value = v
	if f.mod.File != nil {
		v.File, v.Line = f.mod.File.Path, f.mod.File.Line(int(n.Span().Start))
	}
	fn.Doc = docstring(fn.Node)
	v.Doc = fn.Doc
	params, err := f.params(args)
	if err != nil {
		return nil, err
	}
	v.Params = params
	if _, lambda := n.(*pyast.Lambda); !lambda {
		annos, err := f.functionAnnotations(args, returns, n)
		if err != nil {
			return nil, err
		}
		if annos != nil {
			v.Annotations = annos.Dict
			fn.Annotations = annos
		}
	}
	v.Body = func(t *py.Task, args []py.Value) (py.Value, error) { return fn.run(t, args) }
	for _, name := range sortedNames(s.free) {
		if name == "__class__" && fn.cell != nil {
			v.Closure = append(v.Closure, fn.cell)
		} else if c := f.enclosingCell(name); c != nil {
			v.Closure = append(v.Closure, c)
		}
	}
	if f.scope.kind == classScope {
		f.made = append(f.made, fn)
	}
	return v, nil
}

// qualify is __qualname__ of what is defined in f under a name.
func (f *frame) qualify(name string) string {
	if f.scope.kind != moduleScope && f.scope.globals[name] {
		return name
	}
	return f.qual + name
}

// docstring is the first statement of a body when it is a string.
func docstring(n pyast.Node) string {
	var body []pyast.Stmt
	switch d := n.(type) {
	case *pyast.FunctionDef:
		body = d.Body
	case *pyast.AsyncFunctionDef:
		body = d.Body
	case *pyast.ClassDef:
		body = d.Body
	case *pyast.Module:
		body = d.Body
	}
	text, _ := docOf(body)
	return text
}

func docOf(body []pyast.Stmt) (string, bool) {
	if len(body) == 0 {
		return "", false
	}
	s, ok := body[0].(*pyast.ExprStmt)
	if !ok {
		return "", false
	}
	c, ok := s.Value.(*pyast.Constant)
	if !ok || c.Value.Kind != pyast.ConstStr {
		return "", false
	}
	return c.Value.Str, true
}

// params evaluates the defaults and lists the parameters.
func (f *frame) params(a *pyast.Arguments) ([]py.Param, error) {
	if a == nil {
		return nil, nil
	}
	var out []py.Param
	first := len(a.Posonlyargs) + len(a.Args) - len(a.Defaults)
	add := func(arg *pyast.Arg, kind py.ParamKind, def pyast.Expr) error {
		p := py.Param{Name: f.mangle(arg.Arg), Kind: kind}
		if def != nil {
			v, err := f.eval(def)
			if err != nil {
				return err
			}
			p.Default = v
		}
		out = append(out, p)
		return nil
	}
	i := 0
	for _, list := range []struct {
		args []*pyast.Arg
		kind py.ParamKind
	}{{a.Posonlyargs, py.PositionalOnly}, {a.Args, py.PositionalOrKeyword}} {
		for _, arg := range list.args {
			var def pyast.Expr
			if i >= first {
				def = a.Defaults[i-first]
			}
			if err := add(arg, list.kind, def); err != nil {
				return nil, err
			}
			i++
		}
	}
	if a.Vararg != nil {
		if err := add(a.Vararg, py.VarPositional, nil); err != nil {
			return nil, err
		}
	}
	for i, arg := range a.Kwonlyargs {
		var def pyast.Expr
		if i < len(a.KwDefaults) {
			def = a.KwDefaults[i]
		}
		if err := add(arg, py.KeywordOnly, def); err != nil {
			return nil, err
		}
	}
	if a.Kwarg != nil {
		if err := add(a.Kwarg, py.VarKeyword, nil); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// run calls the function with bound arguments.
func (fn *Function) run(t *py.Task, args []py.Value) (py.Value, error) {
	in := fn.in
	name := fn.Name
	if q := fn.Value.Name; q != "" {
		name = q
	}
	f := &frame{in: in, t: t, mod: fn.Module, scope: fn.scope, parent: fn.env, vars: make(map[string]*py.Cell, len(args)),
		name: fn.Name, qual: fn.Qualname + ".<locals>.", class: fn.class, cell: fn.cell, fn: fn, async: fn.scope.async}
	for i, p := range fn.Value.Params {
		f.vars[p.Name] = &py.Cell{V: args[i]}
		if i == 0 {
			f.self = args[0]
		}
	}
	switch {
	case fn.scope.async && fn.scope.generator:
		return py.NewAsyncGenerator(t, name, func(t *py.Task, yield func(py.Value) (py.Value, error)) error {
			f.t, f.yield = t, yield
			_, err := fn.body(f)
			return err
		}), nil
	case fn.scope.async:
		return py.NewCoroutine(name, func(t *py.Task) (py.Value, error) {
			f.t = t
			return fn.body(f)
		}), nil
	case fn.scope.generator:
		return py.NewGenerator(t, name, func(t *py.Task, yield func(py.Value) (py.Value, error)) (py.Value, error) {
			f.t, f.yield = t, f.handledYield(yield)
			return fn.body(f)
		}), nil
	}
	return fn.body(f)
}

// handledYield keeps the exception that a generator handles its own: while it
// is suspended the consumer's is the handled one.
func (f *frame) handledYield(yield func(py.Value) (py.Value, error)) func(py.Value) (py.Value, error) {
	outer := f.t.Handled()
	return func(v py.Value) (py.Value, error) {
		if f.handling == 0 {
			return yield(v)
		}
		own := f.t.SetHandled(outer)
		sent, err := yield(v)
		outer = f.t.SetHandled(own)
		return sent, err
	}
}

// body runs the statements in a prepared frame.
func (fn *Function) body(f *frame) (v py.Value, err error) {
	in := fn.in
	here, current := in.here, in.current
	in.current = fn.Module
	defer func() {
		in.here, in.current = here, current
		f.recovered(recover(), &err)
	}()
	if l, ok := fn.Node.(*pyast.Lambda); ok {
		v, err := f.eval(l.Body)
		f.note(err)
		return v, err
	}
	c, err := f.block(fn.Body())
	if err != nil {
		f.note(err)
		return nil, err
	}
	if c == doReturn {
		return f.ret, nil
	}
	return py.None, nil
}
