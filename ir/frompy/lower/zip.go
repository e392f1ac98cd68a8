package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Loops over enumerate and zip of what holds items in their static types go over these: no iterator is made, and the
// tuples are rows.

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
		if x := b.typedSource(c.Args[0]); x != nil {
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

// source is an iterable whose items are taken one by one, and their type; nil where there is no rule for it.
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
	if x := b.typedSource(n); x != nil {
		return x, b.itemType(x.Type())
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
