package lower

import (
	"slices"
	"strconv"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Loops over zip, enumerate and reversed of what holds items in their static types go over these: no iterator is made,
// and the tuples are rows.

// builtinOf is the name of the builtin that a call without starred arguments calls; "" for other calls.
func (b *body) builtinOf(n pyast.Expr) (c *pyast.Call, name string) {
	c, ok := n.(*pyast.Call)
	if !ok || starred(c.Args) {
		return nil, ""
	}
	v, known := b.known(c.Func)
	if !known {
		return nil, ""
	}
	name, _ = b.l.builtinName(v)
	return c, name
}

// attemptAlone lowers an expression with make, which says nil where it has no rule: then nothing is left of the attempt.
func (b *body) attemptAlone(make func() ir.Expr) ir.Expr {
	saved := b.env.copy()
	var x ir.Expr
	before := b.into(func() { x = make() })
	if x != nil && len(before) == 0 {
		return x
	}
	b.env = saved
	return nil
}

// enumerated is the vector, generator or zip in enumerate(x, first) and the first number, nil for other loops.
func (b *body) enumerated(n pyast.Expr) (x, first ir.Expr) {
	c, name := b.builtinOf(n)
	if name != "enumerate" || len(c.Args) == 0 || len(c.Args)+len(c.Keywords) > 2 {
		return nil, nil
	}
	first = constant(b.span(n), py.MakeInt(0))
	from := append([]pyast.Expr(nil), c.Args[1:]...)
	for _, k := range c.Keywords {
		if k.Arg != "start" {
			return nil, nil
		}
		from = append(from, k.Value)
	}
	x = b.attemptAlone(func() ir.Expr {
		if x := b.zipped(c.Args[0]); x != nil {
			return x
		}
		x := b.sole(c.Args[0])
		if _, ok := b.unboxedItems(x.Type()); !ok && x.Type().Kind != ir.StrKind && !isNever(x) {
			return nil
		}
		return x
	})
	if x == nil || len(from) == 0 {
		return x, first
	}
	first = b.attemptAlone(func() ir.Expr { return b.expr(from[0]) })
	if first == nil || first.Type().Kind != ir.IntKind || !pureExpr(first) || !unaffected(x, first) && !unaffected(first, x) {
		return nil, nil
	}
	return x, first
}

// zipped is what a loop over zip(x, y) or reversed(x) goes over; nil for other loops. Its type is that of a vector of what
// it gives, though it is none.
func (b *body) zipped(n pyast.Expr) ir.Expr {
	c, name := b.builtinOf(n)
	switch {
	case name == "reversed" && alone(c):
		return b.attemptAlone(func() ir.Expr {
			x := b.expr(c.Args[0])
			switch elem, ok := b.vector(x.Type()); {
			case !ok:
				return nil
			case elem.Kind == ir.NeverKind:
				return never(b.span(n))
			}
			return b.vectorCall(b.span(n), ir.Symbol{Name: "Backward", Result: x.Type(), View: true}, x)
		})
	case name == "zip" && (len(c.Args) == 2 || len(c.Args) == 3) && len(c.Keywords) == 0:
		return b.attemptAlone(func() ir.Expr { return b.zipOf(c) })
	}
	return nil
}

func (b *body) zipOf(c *pyast.Call) ir.Expr {
	span := b.span(c)
	r := b.u.rows[c]
	if r == nil {
		r = ir.NewRow(len(c.Args))
		b.u.rows[c] = r
	}
	t := &ir.Type{Kind: ir.TupleKind, Row: r}
	items := b.site(c)
	items.Put(t)
	var sources []ir.Expr
	var own []*ir.Type
	for i, a := range c.Args {
		x, elem := b.source(a)
		switch {
		case x == nil:
			return nil
		case isNever(x):
			return x
		}
		r.Put(i, elem)
		sources, own = append(sources, x), append(own, elem)
	}
	list := &ir.Type{Kind: ir.ListKind, Items: items}
	if !slices.EqualFunc(b.itemTypes(t), own, ir.Equal) { // its tuples are those of another display too
		return nil
	}
	if elem, ok := b.vector(list); !ok || elem.Unboxed() == nil {
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: "Zip" + strconv.Itoa(len(sources)), Result: list, View: true}, sources...)
}

// source is one of the iterables of zip and the type of its items; nil where there is no rule for it.
func (b *body) source(n pyast.Expr) (ir.Expr, *ir.Type) {
	span := b.span(n)
	if start, stop, step := b.rangeArgs(n); start != nil {
		if isNever(start, stop, step) {
			return never(span), ir.Never
		}
		if c, ok := step.(*ir.Const); !ok || c.Value == py.Value(py.SmallInt(0)) {
			return nil, nil
		}
		return b.vectorCall(span, ir.Symbol{Name: "RangeSource", Result: ir.Dyn}, start, stop, step), ir.Int
	}
	x := b.expr(n)
	if x.Type().Kind == ir.StrKind {
		return b.vectorCall(span, ir.Symbol{Name: "StrSource", Result: ir.Dyn}, x), ir.Str
	}
	elem, ok := b.vector(x.Type())
	switch {
	case isNever(x), ok && elem.Kind == ir.NeverKind:
		return never(span), ir.Never
	case ok:
		return b.vectorCall(span, ir.Symbol{Name: ".Source", Result: ir.Dyn}, x), elem
	}
	return nil, nil
}

// reversedRange are the bounds of a range with the items of reversed(range(…)), whose step is 1 or -1, in their order.
func (b *body) reversedRange(n pyast.Expr) (start, stop, step ir.Expr) {
	c, name := b.builtinOf(n)
	if name != "reversed" || !alone(c) {
		return nil, nil, nil
	}
	saved := b.env.copy()
	start, stop, step = b.rangeArgs(c.Args[0])
	if start == nil || isNever(start, stop, step) {
		return start, stop, step
	}
	by, _ := step.(*ir.Const)
	if i, ok := constInt(by); ok && (i == 1 || i == -1) && pureExpr(start) && (pureExpr(stop) || isConst(start)) {
		one := constant(b.span(n), py.MakeInt(i))
		return b.typedBinary(n, "-", stop, one), b.typedBinary(n, "-", start, one), constant(b.span(n), py.MakeInt(-i))
	}
	b.env = saved
	return nil, nil, nil
}

func isConst(x ir.Expr) bool {
	_, ok := x.(*ir.Const)
	return ok
}

// readsRows reports whether a function is a builtin that keeps nothing of a list and does not give it back.
func (b *body) readsRows(n pyast.Expr) bool {
	v, known := b.known(n)
	name, builtin := b.l.builtinName(v)
	return known && builtin && rowReaders[name]
}

var rowReaders = map[string]bool{
	"sum": true, "len": true, "min": true, "max": true, "sorted": true, "list": true, "tuple": true, "set": true, "str": true, "repr": true,
	"any": true, "all": true, "bool": true,
}

// boxMapped boxes an argument of map() whose function only reads what it is given.
func (b *body) boxMapped(x ir.Expr) ir.Expr {
	if b.plain(x.Type()) {
		return b.boxShown(x)
	}
	return b.box(x)
}
