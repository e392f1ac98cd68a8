package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A function that is kept in a variable, a container or a field, or handed over, is a Go func with static types as long as
// nothing is done with it but to move it and to call it with positional arguments (see ir.Signature). Nested functions are
// such funcs themselves; a function of a module, or a method with its receiver, is called by one that stands for it.

// args are the types of a signature's arguments for this body, which is lowered again when anything about it changes. They
// are not known as long as nothing calls such functions; one that nothing calls in the end is a value.
func (b *body) args(s *ir.Signature) (params []*ir.Type, known bool) {
	params, known = s.Args(b.u, func() { b.l.enqueue(b.u) })
	if !known && b.l.final {
		s.Escape()
	}
	for i, t := range params {
		if t.Kind == ir.NeverKind && b.l.final {
			s.Take(i, ir.Dyn)
		}
	}
	return params, known
}

// given is the type of what functions of a signature give, for this body.
func (b *body) given(s *ir.Signature) *ir.Type {
	if t := s.Result(b.u, func() { b.l.enqueue(b.u) }); t.Kind == ir.NeverKind && b.l.final {
		s.Give(ir.Dyn) // it always raises
	}
	return s.Result(b.u, func() { b.l.enqueue(b.u) })
}

// signatureAt is the signature of the function that a node makes; nil where it has escaped.
func (b *body) signatureAt(n pyast.Node) *ir.Signature {
	if b.u.signatures == nil {
		return nil // no function of the program
	}
	s := b.u.signatures[n]
	if s == nil {
		s = ir.NewSignature()
		b.u.signatures[n] = s
	}
	if b.args(s); s.Escaped() {
		return nil
	}
	return s
}

// typedFunction is the signature of a nested function; nil where it is a value: it waits, yields, takes arguments that are
// not positional, or the calls do not pass those that it has no defaults for.
func (b *body) typedFunction(n pyast.Node, args *pyast.Arguments, scope eval.Scope) *ir.Signature {
	if scope.Async || scope.Generator || b.ns != nil || args.Vararg != nil || args.Kwarg != nil || len(args.Kwonlyargs) > 0 {
		return nil
	}
	s := b.signatureAt(n)
	if s == nil {
		return nil
	}
	params, known := b.args(s)
	count := len(args.Posonlyargs) + len(args.Args)
	required := count - len(args.Defaults)
	fits := !known || required <= len(params) && len(params) <= count
	for i := required; fits && i < len(params); i++ {
		_, fits = args.Defaults[i-required].(*pyast.Constant) // nothing evaluates what all calls pass
	}
	if !fits {
		s.Escape()
		return nil
	}
	return s
}

// typedNested makes the func of a nested function.
func (b *body) typedNested(n pyast.Node, inner *body, s *ir.Signature, args *pyast.Arguments, stmts []pyast.Stmt, bind func()) ir.Expr {
	f := inner.fn
	f.Escapes, f.Result = false, ir.Never
	inner.signature = s
	params, _ := b.args(s)
	list := parameters(args)
	required := len(list) - len(args.Defaults)
	defaults := make([]ir.Expr, len(list))
	for i := max(required, len(params)); i < len(list); i++ {
		defaults[i] = b.expr(args.Defaults[i-required])
	}
	bind()
	for i, p := range list {
		t := ir.Never
		switch {
		case i < len(params):
			t = params[i]
		case defaults[i] != nil:
			t = defaults[i].Type()
		}
		v := inner.param(b.mangle(p.arg.Arg), t)
		param := &ir.Param{Var: v, Kind: p.kind}
		if i < len(params) {
			s.Take(i, v.Type)
		} else if defaults[i] != nil {
			param.Default = b.to(defaults[i], v.Type)
		}
		f.Params = append(f.Params, param)
	}
	inner.run(stmts)
	f.Result = b.given(s)
	return &ir.Lambda{Base: ir.Base{T: ir.FunctionOf(s), S: b.span(n)}, Func: f}
}

// callValue calls a function in its static form; nil for other values, and for calls that spread arguments or name them.
func (b *body) callValue(n *pyast.Call, callee ir.Expr) ir.Expr {
	t := callee.Type()
	if t.Kind == ir.OptionalKind && t.Elem.Kind == ir.FunctionKind {
		t = t.Elem
	}
	if t.Kind != ir.FunctionKind || t.Signature.Escaped() || len(n.Keywords) > 0 || starred(n.Args) {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		optional := callee.Type() != t
		if optional {
			callee = b.hold(callee)()
		}
		args, names, _ := b.plainArgs(n)
		if len(args) > 0 && isNever(args...) {
			return never(span)
		}
		types := make([]*ir.Type, len(args))
		for i, x := range args {
			types[i] = x.Type()
		}
		t.Signature.Call(types)
		if t.Signature.Escaped() {
			elts, kw := b.boxArgs(args, names, b.box)
			return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: b.box(callee), Args: elts, Kw: kw}
		}
		result := b.given(t.Signature)
		if result.Kind == ir.NeverKind {
			return never(span)
		}
		if optional {
			for i := range args {
				args[i] = b.hold(args[i])()
			}
			callee = b.called(span, callee)
		}
		return &ir.FuncCall{Base: ir.Base{T: result, S: span}, Func: callee, Args: args}
	})
}

// called is a function that may be None, which cannot be called and says so.
func (b *body) called(span spanT, callee ir.Expr) ir.Expr {
	raise := b.into(func() {
		none := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: b.boxIn(constant(span, py.None))}
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: none})
	})
	b.emit(&ir.If{At: ir.At{S: span}, Test: b.isNone(callee), Body: raise})
	return &ir.Convert{Base: ir.Base{T: callee.Type().Elem, S: span}, Mode: ir.Unwrap, X: callee}
}

// callField calls what lies in a field of an instance of a hidden class; nil for methods, and where it is not known whether
// the instance has the field.
func (b *body) callField(n *pyast.Call, f *pyast.Attribute, x ir.Expr, name string) ir.Expr {
	c, fam := b.instanceOf(x.Type())
	if c == nil || !fam.hidden {
		return nil
	}
	if b.l.fieldOf(fam, c, name, b.u).typ.Kind == ir.NeverKind {
		if b.l.final || !b.l.allSet(fam, c, name) {
			return nil
		}
		return b.neverCalled(n, never(b.span(n))) // what the field holds is still to be found out
	}
	callee := b.readMember(f, x, c, fam, name)
	if callee == nil {
		return nil
	}
	if isNever(callee) || b.noneYet(callee) {
		return b.neverCalled(n, callee)
	}
	if e := b.callStruct(n, callee); e != nil {
		return e
	}
	if e := b.callValue(n, callee); e != nil {
		return e
	}
	args, kw := b.arguments(n)
	return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: b.span(n)}, Func: b.box(callee), Args: args, Kw: kw}
}

// allSet reports whether __init__ sets an attribute of each instance of c.
func (l *Lowerer) allSet(fam *family, c *py.Type, name string) bool {
	for _, m := range fam.concrete(c) {
		if !l.initSets(fam, m)[name] {
			return false
		}
	}
	return true
}

// thunk begins the body of a func with a parameter for each argument of a signature; kept is what it holds besides, if anything.
func (b *body) thunk(s *ir.Signature, f thunkName, kept ir.Expr) (inner *body, params []ir.Expr, held *ir.Local) {
	types, _ := b.args(s)
	fn := &ir.Func{Name: f.name, Qualname: f.qualname, Module: b.fn.Module, Thunk: true, Result: ir.Never}
	inner = &body{u: b.u, l: b.l, outer: b, mod: b.mod, fn: fn, vars: map[string]*ir.Var{}, env: newEnv(), signature: s}
	inner.out = &fn.Body
	param := func(name string, t *ir.Type) *ir.Local {
		v := &ir.Var{Name: name, Type: t}
		fn.Params = append(fn.Params, &ir.Param{Var: v, Kind: py.PositionalOnly})
		inner.vars[name], inner.env.bound[v] = v, true
		return &ir.Local{Base: ir.Base{T: t}, Var: v}
	}
	for i, t := range types {
		name := "argument"
		if i < len(f.params) {
			name = f.params[i]
		}
		params = append(params, param(name, t))
	}
	if kept != nil {
		held = param("self", kept.Type())
		fn.Params[len(types)].Default = kept
	}
	return inner, params, held
}

// stands ends a thunk with what it gives.
func (b *body) stands(s *ir.Signature, inner *body, span spanT, x ir.Expr) ir.Expr {
	if x.Type().Kind == ir.NeverKind && !b.l.final {
		return waiting(span, s)
	}
	inner.ret(span, x)
	inner.fn.Result = b.given(s)
	return &ir.Lambda{Base: ir.Base{T: ir.FunctionOf(s), S: span}, Func: inner.fn}
}

// waiting is a function of which it is not known yet how it is called.
func waiting(span spanT, s *ir.Signature) ir.Expr {
	return &ir.Const{Base: ir.Base{T: ir.FunctionOf(s), S: span}, Value: py.None}
}

// boundMethod is a method of an instance of a hidden class with its receiver; nil where it has to be a value.
func (b *body) boundMethod(n pyast.Node, x ir.Expr, vs []variant, name string) ir.Expr {
	for _, v := range vs {
		if f := b.l.programFunction(v.value); f == nil || f.IsAsync() || f.IsGenerator() {
			return nil
		}
	}
	s := b.signatureAt(n)
	if s == nil {
		return nil
	}
	span := b.span(n)
	types, known := b.args(s)
	if !known {
		return waiting(span, s)
	}
	place := &pyast.Name{Range: n.Span(), Id: name}
	call := &pyast.Call{Range: n.Span(), Func: place, Args: []pyast.Expr{place}}
	for range types {
		call.Args = append(call.Args, place)
	}
	if !b.takes(vs, call) {
		s.Escape()
		return nil
	}
	inner, params, self := b.thunk(s, named(b.l.programFunction(vs[0].value).Value, 1), x)
	if len(params) > 0 && isNever(params...) {
		return waiting(span, s)
	}
	result := inner.virtual(call, vs, func() ir.Expr { return self }, params, call)
	return b.stands(s, inner, span, result)
}

// functionValue is a function of a module, a class or a call at compile time; nil for other values, and where it has to be a value.
func (b *body) functionValue(v py.Value, span spanT) ir.Expr {
	value, ok := v.(*py.Function)
	if !ok {
		return nil
	}
	f := eval.FunctionOf(value)
	if f == nil || f.IsAsync() || f.IsGenerator() {
		return nil
	}
	for _, p := range f.Value.Params {
		if p.Kind > py.PositionalOrKeyword {
			return nil
		}
	}
	u := b.l.unitOf(f)
	s := u.asValue()
	if s == nil {
		return nil
	}
	types, known := b.args(s)
	if s.Escaped() {
		return nil
	}
	b.uses(u, span)
	if !known {
		return waiting(span, s)
	}
	inner, params, _ := b.thunk(s, named(f.Value, 0), nil)
	if len(params) > 0 && isNever(params...) {
		return waiting(span, s)
	}
	u.readers[b.u] = true
	call := &ir.Call{Base: ir.Base{T: u.callType(), S: span}, Func: u.fn, Args: params}
	for _, p := range f.Value.Params[len(types):] {
		call.Args = append(call.Args, b.l.defaultValue(p.Default, b.u))
	}
	return b.stands(s, inner, span, call)
}

// functionInBody is functionValue for code of a function.
func (b *body) functionInBody(v py.Value, span spanT) ir.Expr {
	if b.u.signatures == nil {
		return nil
	}
	return b.functionValue(v, span)
}

// functionWithin is functionValue for what a container of module code holds; one that has attributes is an object in any case.
func (b *body) functionWithin(v py.Value, span spanT) ir.Expr {
	if f, ok := v.(*py.Function); !ok || attributesOf(f) != nil {
		return nil
	}
	return b.functionValue(v, span)
}

// asValue is the signature of a function of the program; nil where it has escaped.
func (u *unit) asValue() *ir.Signature {
	if u.fn.Escapes || u.root {
		return nil
	}
	if u.signature != nil {
		return u.signature
	}
	s := ir.NewSignature()
	u.signature = s
	s.Give(u.result)
	var changed func()
	changed = func() {
		if s.Escaped() {
			u.escape()
			return
		}
		if params, known := s.Args(u.fn, changed); known {
			u.called(s, params)
		}
	}
	s.Args(u.fn, changed)
	return s
}

// called notes that calls of the function as a value pass arguments of the types.
func (u *unit) called(s *ir.Signature, params []*ir.Type) {
	for i, p := range u.source.Value.Params {
		if i < len(params) {
			u.widen(i, params[i])
			continue
		}
		var d ir.Expr
		if p.Default != nil {
			d = u.l.defaultValue(p.Default, u)
		}
		if d == nil {
			s.Escape()
			return
		}
		u.widen(i, d.Type())
	}
	if len(params) > len(u.params) {
		s.Escape()
	}
}
