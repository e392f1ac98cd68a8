package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// parts takes a comprehension apart.
func comprehensionParts(n pyast.Expr) (gens []*pyast.Comprehension, key, elt pyast.Expr) {
	switch n := n.(type) {
	case *pyast.ListComp:
		return n.Generators, nil, n.Elt
	case *pyast.SetComp:
		return n.Generators, nil, n.Elt
	case *pyast.GeneratorExp:
		return n.Generators, nil, n.Elt
	case *pyast.DictComp:
		return n.Generators, n.Key, n.Value
	}
	return nil, nil, nil
}

// comprehension lowers list, set and dict comprehensions to loops in place, and
// generator expressions to generators. A comprehension whose variables a function inside
// it captures gets new variables each time it runs: it becomes a function that is called.
func (b *body) comprehension(n pyast.Expr) ir.Expr {
	span := b.span(n)
	if _, ok := n.(*pyast.GeneratorExp); ok {
		return b.generatorExp(n)
	}
	if b.capturesInside(n) {
		return b.comprehensionCall(n)
	}
	return b.block(span, func() ir.Expr { return b.collect(n) })
}

// collect runs a list, set or dict comprehension in place and gives the container.
func (b *body) collect(n pyast.Expr) ir.Expr {
	span := b.span(n)
	gens, key, elt := comprehensionParts(n)
	var empty ir.Expr
	items := b.site(n)
	switch n.(type) {
	case *pyast.SetComp:
		empty = &ir.SetLit{Base: ir.Base{T: containerType(ir.SetKind, items), S: span}}
	case *pyast.DictComp:
		empty = &ir.DictLit{Base: ir.Base{T: containerType(ir.DictKind, items), S: span}}
	default:
		empty = &ir.ListLit{Base: ir.Base{T: containerType(ir.ListKind, items), S: span}}
	}
	v := b.temp(empty.Type())
	b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: empty})
	read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
	b.loopOver(n, gens, func() {
		switch {
		case key != nil:
			k := b.expr(key)
			items.PutKey(k.Type())
			b.do(span, bind.DictSet, read(), b.boxIn(k), b.put(items, elt))
		case v.Type.Kind == ir.SetKind:
			b.do(span, bind.SetAdd, read(), b.put(items, elt))
		default:
			b.do(span, bind.ListAppend, read(), b.put(items, elt))
		}
	})
	return read()
}

// put lowers an expression that goes into a container.
func (b *body) put(items *ir.Items, elt pyast.Expr) ir.Expr {
	x := b.expr(elt)
	items.Put(x.Type())
	return b.boxIn(x)
}

// loopOver lowers the clauses of a comprehension around what is done for each item.
func (b *body) loopOver(n pyast.Expr, gens []*pyast.Comprehension, each func()) {
	first := b.source(gens[0])
	f := &frame{node: n, vars: map[string]*ir.Var{}}
	for _, g := range gens {
		for name := range stores(g.Target) {
			f.vars[name] = nil
		}
	}
	for _, name := range sortedNames(f.vars) {
		f.vars[name] = b.newVar(varKey{n, name})
	}
	b.frames = append(b.frames, f)
	before := b.env.copy()
	b.clause(gens, first, each)
	b.frames = b.frames[:len(b.frames)-1]
	b.env = joinEnv(before, before)
}

// clauseSource is what a clause of a comprehension iterates over.
type clauseSource struct {
	iter              ir.Expr
	item              *ir.Type
	start, stop, step ir.Expr // of a range of ints
}

func (b *body) source(g *pyast.Comprehension) clauseSource {
	if start, stop, step := b.rangeArgs(g.Iter, g.IsAsync); start != nil {
		return clauseSource{start: start, stop: stop, step: step}
	}
	if g.IsAsync {
		return clauseSource{iter: b.expr(g.Iter), item: ir.Dyn}
	}
	x, item := b.iterable(g.Iter)
	return clauseSource{iter: x, item: item}
}

// clause lowers one "for … in … if …" and those inside it.
func (b *body) clause(gens []*pyast.Comprehension, from clauseSource, each func()) {
	g := gens[0]
	span := b.span(g)
	var v *ir.Var
	bind := func() {}
	if from.start != nil {
		v = b.temp(ir.Int)
		bind = func() { b.store(g.Target, &ir.Local{Base: ir.Base{T: ir.Int, S: b.span(g.Target)}, Var: v}) }
	} else {
		v, bind = b.itemVar(g.Target, from.item)
	}
	body := b.into(func() {
		bind()
		b.conditions(g.Ifs, func() {
			if len(gens) > 1 {
				b.clause(gens[1:], b.source(gens[1]), each)
				return
			}
			each()
		})
	})
	if from.start != nil {
		b.emit(&ir.ForRange{At: ir.At{S: span}, Var: v, Start: from.start, Stop: from.stop, Step: from.step, Body: body})
		return
	}
	b.emit(&ir.For{At: ir.At{S: span}, Var: v, Iter: from.iter, Async: g.IsAsync, Body: body})
}

func (b *body) conditions(ifs []pyast.Expr, each func()) {
	if len(ifs) == 0 {
		each()
		return
	}
	test, yes, no := b.test(ifs[0])
	if v, ok := constBool(test); ok && !v {
		b.env = no
		return
	}
	b.env = yes
	body := b.into(func() { b.conditions(ifs[1:], each) })
	b.env = joinEnv(b.env, no)
	if v, ok := constBool(test); ok && v {
		*b.out = append(*b.out, body...)
		return
	}
	b.emit(&ir.If{At: ir.At{S: b.span(ifs[0])}, Test: test, Body: body})
}

// capturesInside reports whether a function inside the comprehension uses one of the
// comprehension's variables; known from lowering it before.
func (b *body) capturesInside(n pyast.Expr) bool {
	for name := range b.l.in.ScopeOf(n).Locals {
		if f := b.u.vars[varKey{n, name}]; f != nil && f.captured {
			return true
		}
	}
	return false
}

// comprehensionFunc makes the function of a generator expression, or of a comprehension
// with captured variables; its parameter is the iterator over the first iterable.
func (b *body) comprehensionFunc(n pyast.Expr, name string, generator bool) (*body, *ir.Var) {
	f := &ir.Func{
		Name: name, Qualname: b.qualname(name), Module: b.fn.Module, Span: b.span(n), Result: ir.Dyn, Escapes: true,
		IsGenerator: generator, IsAsync: b.l.in.ScopeOf(n).Async,
	}
	inner := b.inner(n, f)
	inner.comp = true
	v := inner.param(".0", ir.Dyn)
	f.Params = []*ir.Param{{Var: v, Kind: py.PositionalOnly}}
	return inner, v
}

// lowerInto lowers the clauses of n as the body of its function.
func (b *body) lowerInto(n pyast.Expr, v *ir.Var, item *ir.Type, each func()) {
	gens, _, _ := comprehensionParts(n)
	var out []ir.Stmt
	b.out = &out
	b.clause(gens, clauseSource{iter: &ir.Local{Base: ir.Base{T: ir.Dyn, S: b.span(n)}, Var: v}, item: item}, each)
	b.fn.Body = out
}

// generatorExp makes a generator. Only the first iterable is evaluated at once.
func (b *body) generatorExp(n pyast.Expr) ir.Expr {
	span := b.span(n)
	gens, _, elt := comprehensionParts(n)
	inner, v := b.comprehensionFunc(n, "<genexpr>", true)
	iter, item := b.firstIterator(gens[0])
	inner.lowerInto(n, v, item, func() {
		inner.emit(&ir.ExprStmt{At: ir.At{S: span}, X: &ir.Yield{Base: ir.Base{T: ir.Dyn, S: span}, X: inner.box(inner.expr(elt))}})
	})
	return &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: &ir.Lambda{Base: ir.Base{T: ir.Dyn, S: span}, Func: inner.fn}, Args: []ir.Element{{X: iter}}}
}

// firstIterator is what a comprehension's function takes: iter(x), or x itself for
// asynchronous ones, whose loop asks for the asynchronous iterator.
func (b *body) firstIterator(g *pyast.Comprehension) (ir.Expr, *ir.Type) {
	if g.IsAsync {
		return b.box(b.expr(g.Iter)), ir.Dyn
	}
	x, item := b.iterable(g.Iter)
	return b.call(b.span(g.Iter), bind.Iter, b.boxIn(x)), item
}

// comprehensionCall runs a comprehension as a function of its own.
func (b *body) comprehensionCall(n pyast.Expr) ir.Expr {
	span := b.span(n)
	gens, key, elt := comprehensionParts(n)
	name, empty := "<listcomp>", ir.Expr(&ir.ListLit{Base: ir.Base{T: ir.List, S: span}})
	switch n.(type) {
	case *pyast.SetComp:
		name, empty = "<setcomp>", &ir.SetLit{Base: ir.Base{T: ir.Set, S: span}}
	case *pyast.DictComp:
		name, empty = "<dictcomp>", &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	}
	inner, v := b.comprehensionFunc(n, name, false)
	iter, item := b.firstIterator(gens[0])
	result := inner.temp(empty.Type())
	read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: result.Type, S: span}, Var: result} }
	var out []ir.Stmt
	inner.out = &out
	inner.emit(&ir.Assign{At: ir.At{S: span}, Var: result, X: empty})
	inner.clause(gens, clauseSource{iter: &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: v}, item: item}, func() {
		switch {
		case key != nil:
			k := inner.box(inner.expr(key))
			inner.do(span, bind.DictSet, read(), k, inner.box(inner.expr(elt)))
		case result.Type.Kind == ir.SetKind:
			inner.do(span, bind.SetAdd, read(), inner.box(inner.expr(elt)))
		default:
			inner.do(span, bind.ListAppend, read(), inner.box(inner.expr(elt)))
		}
	})
	inner.emit(&ir.Return{At: ir.At{S: span}, X: inner.box(read())})
	inner.fn.Body = out
	var x ir.Expr = &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: &ir.Lambda{Base: ir.Base{T: ir.Dyn, S: span}, Func: inner.fn}, Args: []ir.Element{{X: iter}}}
	if inner.fn.IsAsync {
		x = &ir.Await{Base: ir.Base{T: ir.Dyn, S: span}, X: x}
	}
	return &ir.Convert{Base: ir.Base{T: empty.Type(), S: span}, Mode: ir.Unbox, X: x}
}

// consume lowers builtins that use up a generator expression at once, without making the
// generator: the items are evaluated in the same order and at the same moments.
func (b *body) consume(n *pyast.Call, name string) ir.Expr {
	if len(n.Args) == 0 {
		return nil
	}
	g, ok := n.Args[0].(*pyast.GeneratorExp)
	if !ok || b.capturesInside(g) || b.l.in.ScopeOf(g).Async {
		return nil
	}
	lower := consumers[name]
	if lower == nil {
		return nil
	}
	return lower(b, n, g)
}

var consumers map[string]func(b *body, n *pyast.Call, g *pyast.GeneratorExp) ir.Expr

func init() {
	consumers = map[string]func(b *body, n *pyast.Call, g *pyast.GeneratorExp) ir.Expr{
		"sum": (*body).consumeSum, "any": (*body).consumeAny, "all": (*body).consumeAll,
		"list": (*body).consumeList, "set": (*body).consumeSet, "tuple": (*body).consumeTuple, "sorted": (*body).consumeSorted,
	}
}

func alone(n *pyast.Call) bool { return len(n.Args) == 1 && len(n.Keywords) == 0 }

func (b *body) consumeList(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	return b.block(b.span(n), func() ir.Expr { return b.collect(g) })
}

func (b *body) consumeTuple(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	return b.block(b.span(n), func() ir.Expr { return b.readCall(b.span(n), bind.TupleOf, b.collect(g)) })
}

func (b *body) consumeSet(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		items := b.site(g)
		t := containerType(ir.SetKind, items)
		v := b.temp(t)
		b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: &ir.SetLit{Base: ir.Base{T: t, S: span}}})
		read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: t, S: span}, Var: v} }
		b.loopOver(g, g.Generators, func() { b.do(span, bind.SetAdd, read(), b.put(items, g.Elt)) })
		return read()
	})
}

// consumeSorted makes the list first, as sorted does, and sorts that.
func (b *body) consumeSorted(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if len(n.Args) != 1 {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		list := b.collect(g)
		call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "sorted"), Args: []ir.Element{{X: b.boxIn(list)}}}
		for _, k := range n.Keywords {
			ir.Leak(list.Type())
			call.Kw = append(call.Kw, ir.KwArg{Name: k.Arg, Value: b.box(b.expr(k.Value))})
		}
		return b.as(call, list.Type())
	})
}

func (b *body) consumeSum(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		v := b.newVar(varKey{g, "total"})
		key := varKey{g, "total"}
		set := func(x ir.Expr) {
			f := b.facts(key)
			if joined := ir.Join(f.typ, x.Type()); !ir.Equal(joined, f.typ) {
				f.typ = joined
				b.u.changed = true
			}
			b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: b.to(x, v.Type)})
		}
		read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
		set(constant(span, py.MakeInt(0)))
		b.loopOver(g, g.Generators, func() {
			set(b.binary(g, "+", read(), b.expr(g.Elt)))
		})
		return read()
	})
}

func (b *body) consumeAny(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	return b.consumeTest(n, g, true)
}

func (b *body) consumeAll(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	return b.consumeTest(n, g, false)
}

// consumeTest lowers any and all: the first item that decides ends the innermost loop;
// with several clauses a flag ends the outer ones.
func (b *body) consumeTest(n *pyast.Call, g *pyast.GeneratorExp, deciding bool) ir.Expr {
	if !alone(n) || len(g.Generators) != 1 {
		return nil
	}
	span := b.span(n)
	at := ir.At{S: span}
	return b.block(span, func() ir.Expr {
		v := b.temp(ir.Bool)
		b.emit(&ir.Assign{At: at, Var: v, X: boolean(span, !deciding)})
		b.loopOver(g, g.Generators, func() {
			test := b.truth(b.expr(g.Elt))
			if !deciding {
				test = not(test)
			}
			body := []ir.Stmt{&ir.Assign{At: at, Var: v, X: boolean(span, deciding)}, &ir.Break{At: at}}
			b.emit(&ir.If{At: at, Test: test, Body: body})
		})
		return &ir.Local{Base: ir.Base{T: ir.Bool, S: span}, Var: v}
	})
}
