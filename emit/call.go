package emit

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

func (b *body) evalDynCall(x *ir.DynCall) pending {
	if len(x.Kw) == 0 {
		first, values, slice := b.elements(x.Args, nil, x.Func)
		b.at(x.S)
		args := append([]jen.Code{b.taskName(), first[0].code}, variadic(values, slice)...)
		return b.dynamic(jen.Qual(pyPath, "Call").Call(args...), x)
	}
	first, pos, kws := b.arguments([]ir.Expr{x.Func}, x.Args, x.Kw, nil)
	b.at(x.S)
	return b.dynamic(jen.Qual(pyPath, "CallKw").Call(b.taskName(), first[0].code, pos, kws), x)
}

// evalMethodCall calls a method by its name. Python looks the method up before it evaluates the arguments: where
// that could be seen, the two are steps of their own.
func (b *body) evalMethodCall(x *ir.MethodCall) pending {
	if spreads(x) || !inertArguments(x) && !builtinMethod(x) {
		return b.loadedCall(x)
	}
	if len(x.Kw) == 0 {
		first, values, slice := b.elements(x.Args, nil, x.X)
		b.at(x.S)
		args := append([]jen.Code{b.taskName(), first[0].code, jen.Lit(x.Name)}, variadic(values, slice)...)
		return b.dynamic(jen.Qual(pyPath, "CallMethod").Call(args...), x)
	}
	first, pos, kws := b.arguments([]ir.Expr{x.X}, x.Args, x.Kw, nil)
	b.at(x.S)
	return b.dynamic(jen.Qual(pyPath, "CallMethodKw").Call(b.taskName(), first[0].code, jen.Lit(x.Name), pos, kws), x)
}

// loadedCall finds the method, evaluates the arguments and calls.
func (b *body) loadedCall(x *ir.MethodCall) pending {
	recv := b.boxed(x.X)
	if b.block.done {
		return of(atom(jen.Nil()), x)
	}
	b.at(x.S)
	method := b.temp("method")
	b.emit(jen.List(jen.Id(method), jen.Err()).Op(":=").Qual(pyPath, "LoadMethod").Call(b.taskName(), recv.code, jen.Lit(x.Name)))
	b.block.err = true
	b.check()
	found := len(b.block.code)
	callee := jen.Id(method).Dot("Value").Call()
	if len(x.Kw) == 0 {
		_, values, slice := b.elements(x.Args, callee)
		b.unread(method, found)
		b.at(x.S)
		return b.dynamic(jen.Id(method).Dot("Call").Call(append([]jen.Code{b.taskName()}, variadic(values, slice)...)...), x)
	}
	_, pos, kws := b.arguments(nil, x.Args, x.Kw, callee)
	b.unread(method, found)
	b.at(x.S)
	return b.dynamic(jen.Id(method).Dot("CallKw").Call(b.taskName(), pos, kws), x)
}

// unread is for a variable that was declared before the statement at from, to be read behind what was emitted since: where that
// always raises, Go has to be told that nothing reads it.
func (b *body) unread(name string, from int) {
	if b.block.done {
		b.block.code = slices.Insert(b.block.code, from, jen.Code(jen.Id("_").Op("=").Id(name)))
	}
}

// spreads reports whether arguments of a call are spread.
func spreads(x *ir.MethodCall) bool {
	for _, a := range x.Args {
		if a.Spread {
			return true
		}
	}
	for _, k := range x.Kw {
		if k.Name == "" {
			return true
		}
	}
	return false
}

// staticTypes are the classes of values of the static types; a set may be a frozenset.
var staticTypes = map[ir.Kind]*py.Type{
	ir.StrKind: py.TypeStr, ir.BytesKind: py.TypeBytes, ir.IntKind: py.TypeInt, ir.FloatKind: py.TypeFloat, ir.BoolKind: py.TypeBool,
	ir.ListKind: py.TypeList, ir.TupleKind: py.TypeTuple, ir.DictKind: py.TypeDict,
}

// builtinMethod reports whether the receiver is known to have the method: finding it has no effects.
func builtinMethod(x *ir.MethodCall) bool {
	c, ok := x.X.(*ir.Convert)
	if !ok || c.Mode != ir.Box {
		return false
	}
	t := staticTypes[c.X.Type().Kind]
	if t == nil {
		return false
	}
	_, has := t.Lookup(x.Name)
	return has
}

// inertArguments reports whether it cannot be seen when the arguments of a call are evaluated.
func inertArguments(x *ir.MethodCall) bool {
	for _, k := range x.Kw {
		if !inert(k.Value) {
			return false
		}
	}
	return inertElements(x.Args)
}

func inertElements(list []ir.Element) bool {
	for _, e := range list {
		if e.Spread || !inert(e.X) {
			return false
		}
	}
	return true
}

// inert reports whether evaluating x raises nothing, has no effects, and gives the same whatever runs before it.
func inert(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.Const, *ir.FuncValue, *ir.ClassValue, *ir.ErrValue:
		return true
	case *ir.Local:
		return !x.Var.MayUnbound && !x.Var.Captured
	case *ir.GlobalRef:
		return !x.Global.Mutable
	case *ir.Convert:
		return x.Mode != ir.Check && x.Mode != ir.Widen && inert(x.X)
	case *ir.Not:
		return inert(x.X)
	case *ir.IsNone:
		return inert(x.X)
	case *ir.GoOp:
		return inert(x.X) && inert(x.Y)
	case *ir.Logic:
		return inert(x.X) && inert(x.Y)
	case *ir.Cond:
		return inert(x.Test) && inert(x.Then) && inert(x.Else)
	case *ir.ListLit:
		return inertElements(x.Elts)
	case *ir.TupleLit:
		return inertElements(x.Elts)
	case *ir.DictLit:
		return len(x.Entries) == 0
	case *ir.JoinedStr:
		return inertList(x.Values)
	case *ir.Lambda:
		return inertList(x.Func.Made())
	case *ir.Runtime:
		if ir.IsNative(x) {
			return true
		}
		plain := len(x.Args) == 0 || pure[x.Sym.Name]
		return plain && !x.Sym.Task && !x.Sym.Raises && x.Sym.Result != nil && inertList(x.Args)
	}
	return false
}

func inertList(list []ir.Expr) bool {
	for _, x := range list {
		if !inert(x) {
			return false
		}
	}
	return true
}

// arguments evaluates what stands before the arguments, if anything, and the positional and keyword arguments of
// a call with keywords. Messages about spread keywords name callee, or else what stands before.
func (b *body) arguments(before []ir.Expr, args []ir.Element, kws []ir.KwArg, callee jen.Code) (first []operand, pos, keywords jen.Code) {
	spread := false
	for _, a := range args {
		spread = spread || a.Spread
	}
	for _, k := range kws {
		spread = spread || k.Name == ""
	}
	if !spread {
		exprs := append([]ir.Expr(nil), before...)
		for _, a := range args {
			exprs = append(exprs, a.X)
		}
		for _, k := range kws {
			exprs = append(exprs, k.Value)
		}
		ops := b.operands(exprs...)
		var items []jen.Code
		for i, k := range kws {
			items = append(items, kw(k.Name, ops[len(before)+len(args)+i].code))
		}
		return ops[:len(before)], valueSlice(b.codes(ops[len(before) : len(before)+len(args)])), jen.Index().Qual(pyPath, "Kw").Values(items...)
	}
	for _, x := range before {
		o := b.stableValue(x)
		first, callee = append(first, o), jen.Add(o.code)
	}
	if len(args) == 1 && args[0].Spread {
		// What is spread alone is iterated over when the call is made.
		o := b.stableValue(args[0].X)
		keywords = b.kwargs(kws, callee)
		return first, b.spread(args[0].X, o, callee), keywords
	}
	_, values, slice := b.elements(args, nil)
	if slice == nil {
		slice = valueSlice(values)
		if len(values) > 0 {
			name := b.temp("positional")
			b.emit(jen.Id(name).Op(":=").Add(slice))
			made := len(b.block.code)
			slice = jen.Id(name)
			keywords = b.kwargs(kws, callee)
			b.unread(name, made)
			return first, slice, keywords
		}
	}
	return first, slice, b.kwargs(kws, callee)
}

// kwargs evaluates keyword arguments to a []py.Kw, nil when there are none. Spreads are
// merged by the runtime, which knows CPython's errors for them.
func (b *body) kwargs(list []ir.KwArg, callee jen.Code) jen.Code {
	spread := false
	for _, k := range list {
		spread = spread || k.Name == ""
	}
	if spread {
		name := b.temp("keywords")
		b.emit(jen.Var().Id(name).Index().Qual(pyPath, "Kw"))
		made := len(b.block.code)
		for _, k := range list {
			o := b.boxed(k.Value)
			if k.Name != "" {
				b.emit(jen.Id(name).Op("=").Append(jen.Id(name), kw(k.Name, o.code)))
				continue
			}
			b.at(k.Value.Span())
			merged := b.temp("merged")
			b.emit(jen.List(jen.Id(merged), jen.Err()).Op(":=").Qual(pyPath, "AppendKw").Call(b.taskName(), jen.Id(name), callee, o.code))
			b.block.err = true
			b.check()
			b.emit(jen.Id(name).Op("=").Id(merged))
		}
		b.unread(name, made)
		return jen.Id(name)
	}
	values := make([]ir.Expr, len(list))
	for i, k := range list {
		values[i] = k.Value
	}
	items := make([]jen.Code, len(list))
	for i, o := range b.operands(values...) {
		items[i] = kw(list[i].Name, box(values[i].Type(), o.code))
	}
	return jen.Index().Qual(pyPath, "Kw").Values(items...)
}

func kw(name string, value jen.Code) jen.Code {
	return jen.Qual(pyPath, "Kw").Values(field("Name", jen.Lit(name)), field("Value", value))
}

func valueSlice(values []jen.Code) jen.Code {
	if len(values) == 0 {
		return jen.Nil()
	}
	return jen.Index().Qual(pyPath, "Value").Values(values...)
}
