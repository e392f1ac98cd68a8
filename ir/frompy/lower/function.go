package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// functionDef lowers a def inside a function: the variable gets a function value, with
// the decorators called on it from the inside out.
func (b *body) functionDef(s pyast.Stmt) {
	var name string
	var args *pyast.Arguments
	var decorators []pyast.Expr
	var returns pyast.Expr
	var stmts []pyast.Stmt
	switch n := s.(type) {
	case *pyast.FunctionDef:
		name, args, decorators, returns, stmts = n.Name, n.Args, n.DecoratorList, n.Returns, n.Body
	case *pyast.AsyncFunctionDef:
		name, args, decorators, returns, stmts = n.Name, n.Args, n.DecoratorList, n.Returns, n.Body
	}
	span := b.span(s)
	var calls []func() ir.Expr
	for _, d := range decorators {
		if x, done := b.plainDecorator(d); done {
			calls = append(calls, func() ir.Expr { return x })
			continue
		}
		calls = append(calls, b.hold(b.box(b.expr(d))))
	}
	bind := func() {}
	if len(decorators) == 0 && b.ns == nil {
		bind = func() { b.bindsItself(b.mangle(name)) }
	}
	x := b.nested(s, name, args, returns, stmts, bind)
	if len(calls) > 0 {
		x = b.box(x)
	}
	for i := len(calls) - 1; i >= 0; i-- {
		x = &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: b.span(decorators[i])}, Func: calls[i](), Args: []ir.Element{{X: x}}}
	}
	target := &pyast.Name{Range: s.Span(), Id: name, Ctx: pyast.Store}
	b.storeName(target, b.mangle(name), x)
	_ = span
}

// plainDecorator lowers a decorator that is a constant, which needs no holding.
func (b *body) plainDecorator(d pyast.Expr) (ir.Expr, bool) {
	if v, ok := b.known(d); ok {
		return b.box(b.value(v, b.span(d))), true
	}
	return nil, false
}

func (b *body) lambda(n *pyast.Lambda) ir.Expr {
	return b.nested(n, "<lambda>", n.Args, nil, []pyast.Stmt{&pyast.Return{Range: n.Body.Span(), Value: n.Body}}, func() {})
}

// bindsItself notes that a function has its name by the time that its body runs.
func (b *body) bindsItself(name string) {
	if v := b.resolve(name).v; v != nil && b.owns(v) != nil {
		b.env.bound[v] = true
	}
}

// nested makes a function value of a function inside this one. Where anything may call it,
// its parameters and its result are dynamic. bind is called behind its defaults.
func (b *body) nested(n pyast.Node, name string, args *pyast.Arguments, returns pyast.Expr, stmts []pyast.Stmt, bind func()) ir.Expr {
	f := &ir.Func{
		Name: name, Qualname: b.qualname(name), Module: b.fn.Module, Span: b.span(n), Result: ir.Dyn, Escapes: true,
	}
	scope := b.l.in.ScopeOf(n, b.class)
	f.IsAsync, f.IsGenerator = scope.Async, scope.Generator
	if len(stmts) > 0 {
		if e, ok := stmts[0].(*pyast.ExprStmt); ok && name != "<lambda>" {
			if c, ok := e.Value.(*pyast.Constant); ok && c.Value.Kind == pyast.ConstStr {
				f.Doc = c.Value.Str
			}
		}
	}
	inner := b.inner(n, f)
	inner.scope = scope
	if s := b.typedFunction(n, args, scope); s != nil && b.nestedAnnotations(n, args, returns) == nil {
		return b.typedNested(n, inner, s, args, stmts, bind)
	}
	defaults := b.defaults(args)
	bind()
	for i, p := range parameters(args) {
		t := ir.Dyn
		switch p.kind {
		case py.VarPositional:
			t = ir.Tuple
		case py.VarKeyword:
			t = ir.Dict
		}
		v := inner.param(b.mangle(p.arg.Arg), t)
		f.Params = append(f.Params, &ir.Param{Var: v, Kind: p.kind, Default: defaults[i]})
	}
	f.Annotations = b.nestedAnnotations(n, args, returns)
	inner.run(stmts)
	return &ir.Lambda{Base: ir.Base{T: ir.Dyn, S: b.span(n)}, Func: f}
}

// inner prepares the body of a function inside this one.
func (b *body) inner(n pyast.Node, f *ir.Func) *body {
	return &body{
		u: b.u, l: b.l, outer: b, mod: b.mod, fn: f, node: n, scope: b.l.in.ScopeOf(n, b.class),
		vars: map[string]*ir.Var{}, env: newEnv(), class: b.class, owner: b.owner, classVar: b.classVar,
	}
}

// run lowers the statements of a nested function.
func (b *body) run(stmts []pyast.Stmt) {
	var out []ir.Stmt
	b.out = &out
	b.function(stmts)
	b.fn.Body = b.withFlags(out)
}

func (b *body) qualname(name string) string {
	if b.ns != nil {
		return b.ns.qualname + "." + name
	}
	if b.scope.Globals[name] || b.u.source == b.mod.Body() && b.outer == nil && b.u.source != nil {
		return name // a global one, or in the body of a deferred module
	}
	return b.fn.Qualname + ".<locals>." + name
}

// parameter is one parameter of a signature in the order of py.Function.Params.
type parameter struct {
	arg  *pyast.Arg
	kind py.ParamKind
}

func parameters(a *pyast.Arguments) []parameter {
	var out []parameter
	if a == nil {
		return nil
	}
	for _, x := range a.Posonlyargs {
		out = append(out, parameter{x, py.PositionalOnly})
	}
	for _, x := range a.Args {
		out = append(out, parameter{x, py.PositionalOrKeyword})
	}
	if a.Vararg != nil {
		out = append(out, parameter{a.Vararg, py.VarPositional})
	}
	for _, x := range a.Kwonlyargs {
		out = append(out, parameter{x, py.KeywordOnly})
	}
	if a.Kwarg != nil {
		out = append(out, parameter{a.Kwarg, py.VarKeyword})
	}
	return out
}

// defaults lowers the default values by parameter; they are evaluated with the function.
func (b *body) defaults(a *pyast.Arguments) []ir.Expr {
	list := parameters(a)
	out := make([]ir.Expr, len(list))
	if a == nil {
		return out
	}
	first := len(a.Posonlyargs) + len(a.Args) - len(a.Defaults)
	for i, d := range a.Defaults {
		out[first+i] = b.box(b.expr(d))
	}
	at := len(a.Posonlyargs) + len(a.Args)
	if a.Vararg != nil {
		at++
	}
	for i, d := range a.KwDefaults {
		if d != nil {
			out[at+i] = b.box(b.expr(d))
		}
	}
	return out
}
