package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
)

// map() and filter() that are used up at once by the builtin around them are loops in place, as generator expressions are, where
// the function can be seen and runs no code of the program: a StopIteration out of it would end the loop.

// mapped is the loop for map() or filter(), or for pairs that dict() takes apart.
type mapped struct {
	loop  pyast.Expr // *pyast.GeneratorExp or *pyast.DictComp
	frame string     // that tracebacks show for the function
}

// generatorIn is a generator expression that an expression is, or means, which the builtin or method of the name uses up; nil for
// others.
func (b *body) generatorIn(n pyast.Expr, name string) *pyast.GeneratorExp {
	g, ok := n.(*pyast.GeneratorExp)
	if ok {
		if b.capturesInside(g) || b.l.in.ScopeOf(g, b.class).Async {
			return nil
		}
		return g
	}
	if g = b.streamed(n, name); g != nil {
		return g
	}
	m := b.mappedLoop(n)
	if m == nil {
		return nil
	}
	g = m.loop.(*pyast.GeneratorExp)
	if !b.runsNothing(g.Generators[0].Iter) {
		return nil
	}
	return g
}

// runsNothing reports whether the items of what n gives are numbers and texts, and containers of such.
func (b *body) runsNothing(n pyast.Expr) bool {
	saved := b.env.copy()
	var item *ir.Type
	b.into(func() {
		from := b.iteration(n, false)
		item = from.item
	})
	b.env = saved
	return b.inert(item, map[*ir.Items]bool{})
}

// mappedLoop is the loop that a call of map or filter means; nil for others.
func (b *body) mappedLoop(n pyast.Expr) *mapped {
	c, name := b.builtinOf(n)
	if name != "map" && name != "filter" || len(c.Args) != 2 || len(c.Keywords) > 0 {
		return nil
	}
	// What the lambda's names hold may become known only after the loop was made.
	if f, ok := c.Args[0].(*pyast.Lambda); ok && !b.callsBuiltins(f.Body, soleParam(f.Args)) {
		return nil
	}
	if m := b.l.mapped[n]; m != nil {
		return m
	}
	at := pyast.Range{Start: c.Start, End: c.End}
	m, target := &mapped{}, keyItem
	item := func() pyast.Expr { return &pyast.Name{Range: at, Id: keyItem} }
	var elt pyast.Expr
	switch f := c.Args[0].(type) {
	case *pyast.Lambda:
		if target = soleParam(f.Args); target == "" || !inPlace(f.Body) {
			return nil
		}
		elt, m.frame = f.Body, "<lambda>"
	case *pyast.Constant:
		if name != "filter" || f.Value.Kind != pyast.ConstNone {
			return nil
		}
		elt = item()
	default:
		if elt = b.mappedItem(f, item); elt == nil {
			return nil
		}
	}
	loop := &pyast.Comprehension{Range: at, Target: &pyast.Name{Range: at, Id: target, Ctx: pyast.Store}, Iter: c.Args[1]}
	if name == "filter" {
		loop.Ifs = []pyast.Expr{elt}
		elt = &pyast.Name{Range: at, Id: target}
	}
	m.loop = &pyast.GeneratorExp{Range: at, Elt: elt, Generators: []*pyast.Comprehension{loop}}
	b.l.mapped[n], b.l.mapped[m.loop] = m, m
	return m
}

// mappedItem is the call of a function that is a builtin, or a method of str, for an item; nil for other functions.
func (b *body) mappedItem(f pyast.Expr, item func() pyast.Expr) pyast.Expr {
	at := pyast.Range{Start: f.Span().Start, End: f.Span().End}
	if a, ok := f.(*pyast.Attribute); ok {
		if v, known := b.known(a.Value); known && v == b.l.builtin("str") && slices.Contains(keyMethods, a.Attr) {
			return &pyast.Call{Range: at, Func: &pyast.Attribute{Range: at, Value: item(), Attr: a.Attr}}
		}
	}
	if b.isQuietBuiltin(f) {
		return &pyast.Call{Range: at, Func: f, Args: []pyast.Expr{item()}}
	}
	return nil
}

// isQuietBuiltin reports a builtin that runs no code of the program for numbers and texts.
func (b *body) isQuietBuiltin(f pyast.Expr) bool {
	v, known := b.known(f)
	name, isBuiltin := b.l.builtinName(v)
	return known && isBuiltin && (slices.Contains(keyBuiltins, name) || slices.Contains(mapBuiltins, name))
}

// mapBuiltins are further builtins that may be mapped.
var mapBuiltins = []string{"chr", "bool", "round", "repr"}

// callsBuiltins reports whether the body of a lambda calls nothing but such builtins, and works on nothing whose class
// is the program's: its parameter, and names of numbers, texts and containers of such.
func (b *body) callsBuiltins(n pyast.Expr, param string) bool {
	ok := true
	called := map[pyast.Expr]bool{}
	pyast.Inspect(n, func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.Call:
			ok = ok && b.isQuietBuiltin(n.Func)
			called[n.Func] = true
		case *pyast.Attribute:
			ok = false
		case *pyast.Name:
			ok = ok && (n.Id == param || called[n] || b.isInert(n))
		}
		return ok
	})
	return ok
}

// isInert reports whether what a name holds is a number, a text or a container of such.
func (b *body) isInert(n *pyast.Name) bool {
	saved := b.env.copy()
	var t *ir.Type
	b.into(func() { t = b.expr(n).Type() })
	b.env = saved
	return b.inert(t, map[*ir.Items]bool{})
}

// dictOfPairs is dict() of a source of pairs: a loop that fills a map. It is nil for other calls.
func (b *body) dictOfPairs(n *pyast.Call) ir.Expr {
	if !alone(n) || starred(n.Args) {
		return nil
	}
	if x := b.typedSource(n.Args[0]); x == nil || !isNever(x) && !b.isPair(b.itemType(x.Type())) {
		return nil
	}
	m := b.l.mapped[n]
	if m == nil {
		at := pyast.Range{Start: n.Start, End: n.End}
		name := func(id string, ctx pyast.ExprContext) pyast.Expr { return &pyast.Name{Range: at, Id: id, Ctx: ctx} }
		target := &pyast.Tuple{Range: at, Elts: []pyast.Expr{name(".key", pyast.Store), name(".value", pyast.Store)}, Ctx: pyast.Store}
		m = &mapped{loop: &pyast.DictComp{Range: at, Key: name(".key", pyast.Load), Value: name(".value", pyast.Load),
			Generators: []*pyast.Comprehension{{Range: at, Target: target, Iter: n.Args[0]}}}}
		b.l.mapped[n], b.l.mapped[m.loop] = m, m
	}
	return b.attempt(b.span(n), func() ir.Expr {
		x := b.typedSource(n.Args[0])
		if x == nil {
			return nil
		}
		if isNever(x) {
			return never(b.span(n))
		}
		made := b.collect(m.loop, ir.DictKind, n)
		if _, _, ok := b.mapOf(made.Type()); !ok {
			return nil
		}
		return made
	})
}

// isPair reports whether a type is that of tuples of two items.
func (b *body) isPair(t *ir.Type) bool {
	return t.Kind == ir.NeverKind || t.Kind == ir.TupleKind && len(b.itemTypes(t)) == 2
}
