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
	kind, _ := comprehensionKind(n)
	return b.block(span, func() ir.Expr { return b.collect(n, kind, n) })
}

// comprehensionKind is the kind of container that a comprehension makes, and the name of its function.
func comprehensionKind(n pyast.Expr) (kind ir.Kind, name string) {
	switch n.(type) {
	case *pyast.SetComp:
		return ir.SetKind, "<setcomp>"
	case *pyast.DictComp:
		return ir.DictKind, "<dictcomp>"
	}
	return ir.ListKind, "<listcomp>"
}

// collect runs a comprehension, or a generator expression that is used up at once by the
// expression at, in place and gives the container of the kind.
func (b *body) collect(n pyast.Expr, kind ir.Kind, at pyast.Expr) ir.Expr {
	gens, _, _ := comprehensionParts(n)
	return b.fill(n, kind, func(each func()) { b.loopOver(n, at, gens, each) })
}

// fill makes the container of a comprehension, whose clauses over lowers around what is done for each item.
func (b *body) fill(n pyast.Expr, kind ir.Kind, over func(each func())) ir.Expr {
	span := b.span(n)
	_, key, elt := comprehensionParts(n)
	items := b.site(n)
	base := ir.Base{T: containerType(kind, items), S: span}
	var empty ir.Expr
	switch kind {
	case ir.SetKind:
		empty = &ir.SetLit{Base: base}
	case ir.DictKind:
		empty = &ir.DictLit{Base: base}
	default:
		empty = &ir.ListLit{Base: base}
	}
	v := b.temp(base.T)
	b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: empty})
	read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
	over(func() {
		switch kind {
		case ir.DictKind:
			k := b.expr(key)
			x := b.expr(elt)
			if !b.setMapItem(span, read(), k, x) {
				items.PutKey(k.Type())
				items.Put(x.Type())
				b.do(span, bind.DictSet, read(), b.boxIn(k), b.boxIn(x))
			}
		case ir.SetKind:
			x := b.expr(elt)
			if e := b.addKey(span, read(), x); e != nil {
				b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: e})
			} else {
				b.do(span, bind.SetAdd, read(), b.boxIn(x))
			}
		default:
			b.appendTo(span, read(), b.expr(elt))
		}
	})
	return read()
}

// appendTo appends to a list that a comprehension or its like makes.
func (b *body) appendTo(span spanT, list, x ir.Expr) {
	if e := b.appendItem(span, list, x); e != nil {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: e})
	} else {
		b.do(span, bind.ListAppend, list, b.boxIn(x))
	}
}

// loopOver lowers the clauses of a comprehension around what is done for each item. To
// tracebacks they are a frame of their own, called at the expression at.
func (b *body) loopOver(n, at pyast.Expr, gens []*pyast.Comprehension, each func()) {
	first := b.iteration(gens[0].Iter, gens[0].IsAsync)
	_, first.generator = n.(*pyast.GeneratorExp)
	f := &frame{node: n, vars: map[string]*ir.Var{}}
	for _, g := range gens {
		for name := range stores(g.Target) {
			f.vars[name] = nil
		}
	}
	for _, name := range sortedNames(f.vars) {
		v := b.newVar(varKey{n, name})
		f.vars[name] = v
		if v.MayUnbound {
			// Read before a clause sets it: that must fail each time.
			b.emit(&ir.Unbind{At: ir.At{S: b.span(n)}, Var: v})
		}
	}
	b.frames = append(b.frames, f)
	before := b.env.copy()
	first.span = b.span(at)
	if first.frame = "<genexpr>"; !first.generator {
		_, first.frame = comprehensionKind(n)
	}
	if m := b.l.mapped[n]; m != nil {
		first.generator, first.frame = false, m.frame
	}
	b.clause(gens, first, each)
	b.frames = b.frames[:len(b.frames)-1]
	b.env = joinEnv(before, before)
}

// clause lowers one "for … in … if …" and those inside it.
func (b *body) clause(gens []*pyast.Comprehension, from iteration, each func()) {
	g := gens[0]
	v, bind := b.itemVar(g.Target, &from)
	body := b.into(func() {
		bind()
		b.conditions(g.Ifs, func() {
			if len(gens) > 1 {
				b.clause(gens[1:], b.iteration(gens[1].Iter, gens[1].IsAsync), each)
				return
			}
			each()
		})
	})
	b.emit(from.loop(b.span(g), v, body, nil))
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
	for name := range b.l.in.ScopeOf(n, b.class).Locals {
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
		IsGenerator: generator, IsAsync: b.l.in.ScopeOf(n, b.class).Async,
	}
	inner := b.inner(n, f)
	inner.comp = true
	v := inner.param(".0", ir.Dyn)
	f.Params = []*ir.Param{{Var: v, Kind: py.PositionalOnly}}
	return inner, v
}

// lowerInto makes the body of n's function; over lowers the clauses around what is done for each item.
func (b *body) lowerInto(n pyast.Expr, v *ir.Var, item *ir.Type, make func(over func(each func()))) {
	gens, _, _ := comprehensionParts(n)
	b.fn.Body = b.into(func() {
		make(func(each func()) {
			b.clause(gens, iteration{iter: &ir.Local{Base: ir.Base{T: ir.Dyn, S: b.span(n)}, Var: v}, item: item, async: gens[0].IsAsync}, each)
		})
	})
}

// generatorExp makes a generator. Only the first iterable is evaluated at once.
func (b *body) generatorExp(n pyast.Expr) ir.Expr {
	span := b.span(n)
	gens, _, elt := comprehensionParts(n)
	inner, v := b.comprehensionFunc(n, "<genexpr>", true)
	iter, item := b.firstIterator(gens[0])
	inner.lowerInto(n, v, item, func(over func(each func())) {
		over(func() {
			inner.emit(&ir.ExprStmt{At: ir.At{S: span}, X: &ir.Yield{Base: ir.Base{T: ir.Dyn, S: span}, X: inner.box(inner.expr(elt))}})
		})
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
	gens, _, _ := comprehensionParts(n)
	kind, name := comprehensionKind(n)
	inner, v := b.comprehensionFunc(n, name, false)
	iter, item := b.firstIterator(gens[0])
	var made *ir.Type
	inner.lowerInto(n, v, item, func(over func(each func())) {
		x := inner.fill(n, kind, over)
		made = x.Type()
		inner.emit(&ir.Return{At: ir.At{S: span}, X: inner.boxIn(x)})
	})
	var x ir.Expr = &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: &ir.Lambda{Base: ir.Base{T: ir.Dyn, S: span}, Func: inner.fn}, Args: []ir.Element{{X: iter}}}
	if inner.fn.IsAsync {
		x = &ir.Await{Base: ir.Base{T: ir.Dyn, S: span}, X: x}
	}
	return b.as(x, made)
}
