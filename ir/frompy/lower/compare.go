package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

type spanT = source.Span

var compareText = map[pyast.CmpOperator]string{
	pyast.Eq: "==", pyast.NotEq: "!=", pyast.Lt: "<", pyast.LtE: "<=", pyast.Gt: ">", pyast.GtE: ">=",
}

// compare lowers a comparison, or a chain of them: each operand is evaluated once, and
// the first false link ends it.
func (b *body) compare(n *pyast.Compare) ir.Expr {
	if x := b.neverLoaded(n); x != nil {
		return x
	}
	if x := b.classIdentity(n); x != nil {
		return x
	}
	if len(n.Ops) == 1 {
		left := b.expr(n.Left)
		if op := n.Ops[0]; (op == pyast.In || op == pyast.NotIn) && b.makesGenerators(n.Comparators) {
			left = b.hold(left)()
			return b.keptFor(n, n.Comparators, func() ir.Expr { return b.compareOne(n, op, left, b.expr(n.Comparators[0])) })
		}
		return b.compareOne(n, n.Ops[0], left, b.expr(n.Comparators[0]))
	}
	operands := []ir.Expr{b.expr(n.Left)}
	for _, c := range n.Comparators {
		operands = append(operands, b.expr(c))
	}
	plain := true
	for i, x := range operands {
		for _, y := range operands[i+1:] {
			plain = plain && unaffected(x, y)
		}
		plain = plain && (i == len(operands)-1 || pureExpr(x))
	}
	return b.block(b.span(n), func() ir.Expr { return b.compareChain(n, 0, operands, plain) })
}

// compareChain joins the links from the ith on. Operands of a plain chain can be read
// again instead of being held.
func (b *body) compareChain(n *pyast.Compare, i int, operands []ir.Expr, plain bool) ir.Expr {
	span := b.span(n)
	left, right := operands[i], operands[i+1]
	if i == len(n.Ops)-1 {
		return b.compareOne(n, n.Ops[i], left, right)
	}
	if isNever(operands...) {
		return never(span)
	}
	return b.block(span, func() ir.Expr {
		if !plain {
			left, right = b.hold(left)(), b.hold(right)()
		}
		link := b.compareOne(n, n.Ops[i], left, right)
		rest := append([]ir.Expr{}, operands...)
		rest[i+1] = right
		next := b.block(span, func() ir.Expr { return b.compareChain(n, i+1, rest, plain) })
		if link.Type().Kind == ir.BoolKind && next.Type().Kind == ir.BoolKind {
			return &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "&&", X: link, Y: next}
		}
		held := b.hold(link)
		t := ir.Join(held().Type(), next.Type())
		return cond(span, t, b.truth(held()), b.to(next, t), b.to(held(), t))
	})
}

// compareOne is one comparison of lowered operands.
func (b *body) compareOne(n pyast.Node, op pyast.CmpOperator, x, y ir.Expr) ir.Expr {
	span := b.span(n)
	if isNever(x, y) {
		return never(span)
	}
	switch op {
	case pyast.Is, pyast.IsNot:
		return b.is(span, op == pyast.IsNot, x, y)
	case pyast.In, pyast.NotIn:
		var e ir.Expr
		if e = b.structContains(n, x, y); e == nil {
			e = b.vectorContains(span, x, y)
		}
		if e == nil {
			e = b.mapContains(span, x, y)
		}
		if e == nil {
			e = b.structIn(n, x, y)
		}
		if e == nil {
			e = b.inConstants(n, x, y)
		}
		if e != nil {
			// no container that the runtime looks into
		} else if r := bind.Binary("in", x.Type(), y.Type()); r != nil {
			// The row takes container, item; both are evaluated in source order.
			e = b.swapped(span, x, y, func(item, container ir.Expr) ir.Expr { return b.call(span, r.Sym, container, item) })
		} else if x.Type().Kind == ir.StrKind && !isConst(x) && y.Type().Kind == ir.DynKind {
			e = b.swapped(span, x, b.boxRead(y), func(item, container ir.Expr) ir.Expr { return b.call(span, hasStr, container, item) })
		} else {
			e = b.swapped(span, b.boxRead(x), b.boxRead(y), func(item, container ir.Expr) ir.Expr { return b.call(span, bind.Contains, container, item) })
		}
		if op == pyast.NotIn {
			return not(e)
		}
		return e
	}
	text := compareText[op]
	if e := b.memberCompare(span, op, x, y); e != nil {
		return e
	}
	if op == pyast.NotEq && x.Type().Kind == ir.IntKind && y.Type().Kind == ir.IntKind {
		return not(b.typedBinary(n, "==", x, y))
	}
	if e := b.typedCompare(n, text, x, y); e != nil {
		return e
	}
	if e := b.optionalBinary(n, text, bind.CompareTests[text], x, y); e != nil {
		return e
	}
	if e := b.optionalEqual(n, text, x, y); e != nil {
		return e
	}
	if e := b.structCompare(n, text, x, y); e != nil {
		return e
	}
	if e := b.keySetCompare(span, text, x, y); e != nil {
		return e
	}
	if e := b.displaysEqual(n, op, x, y); e != nil {
		return e
	}
	if e := b.rowCompare(span, text, x, y); e != nil {
		return e
	}
	if e := b.vectorSame(span, text, x, y); e != nil {
		return e
	}
	if b.plain(x.Type()) && b.plain(y.Type()) { // what compares them is not of the program
		return b.call(span, bind.CompareTests[text], b.boxShown(x), b.boxShown(y))
	}
	if boolCompare(x.Type()) && boolCompare(y.Type()) || sequencesEqual(op, x.Type(), y.Type()) {
		return b.dynCall(span, bind.CompareTests[text], x, y)
	}
	left, right := b.boxBeside(x, y.Type()), b.boxBeside(y, x.Type())
	return b.call(span, bind.CompareValues[text], left, right)
}

// boolCompare reports whether comparing values of the type gives a bool whatever the
// other operand of such a type is.
func boolCompare(t *ir.Type) bool {
	switch t.Kind {
	case ir.NoneKind, ir.BoolKind, ir.IntKind, ir.FloatKind, ir.NumKind, ir.StrKind, ir.BytesKind:
		return true
	case ir.OptionalKind:
		return boolCompare(t.Elem)
	}
	return false
}

// sequencesEqual reports whether two tuples or two lists are asked whether they are equal, which gives a bool whatever
// their items say.
func sequencesEqual(op pyast.CmpOperator, x, y *ir.Type) bool {
	return (op == pyast.Eq || op == pyast.NotEq) && x.Kind == y.Kind && (x.Kind == ir.TupleKind || x.Kind == ir.ListKind)
}

// typedCompare uses a row, also for an optional beside its own type: None equals nothing.
func (b *body) typedCompare(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	if e := b.orderOfChar(n, op, x, y); e != nil {
		return e
	}
	if r := bind.Binary(op, x.Type(), y.Type()); r != nil {
		return b.typedBinary(n, op, x, y)
	}
	return b.numberBinary(n, op, x, y)
}

// is lowers identity. Values with static types of numbers and strings have no identity
// of their own in compiled code, so only what CPython guarantees is used.
func (b *body) is(span spanT, negate bool, x, y ir.Expr) ir.Expr {
	var e ir.Expr
	switch {
	case isNoneConst(y):
		e = b.isNone(x)
	case isNoneConst(x):
		e = b.isNone(y)
	default:
		e = b.call(span, bind.Is, b.boxIn(x), b.boxIn(y))
	}
	if negate {
		return not(e)
	}
	return e
}

func isNoneConst(e ir.Expr) bool {
	c, ok := e.(*ir.Const)
	return ok && c.T.Kind == ir.NoneKind
}

// swapped makes an operation that takes y before x while x is still evaluated first.
func (b *body) swapped(span spanT, x, y ir.Expr, make func(x, y ir.Expr) ir.Expr) ir.Expr {
	if unaffected(x, y) {
		return make(x, y)
	}
	return b.block(span, func() ir.Expr {
		first := b.hold(x)
		return make(first(), y)
	})
}

// steady reports whether the operands give the same before and after evaluating x.
func steady(x ir.Expr, operands ...ir.Expr) bool {
	if pureExpr(x) {
		return true
	}
	for _, y := range operands {
		switch y := y.(type) {
		case *ir.Const, *ir.FuncValue, *ir.ClassValue:
		case *ir.GlobalRef:
			if y.Global.Mutable {
				return false
			}
		default:
			if !unaffected(y, x) {
				return false
			}
		}
	}
	return true
}

// unaffected reports whether x gives the same before and after evaluating y.
func unaffected(x, y ir.Expr) bool {
	if pureExpr(y) {
		switch y.(type) {
		case *ir.Const, *ir.Local, *ir.GlobalRef, *ir.FuncValue, *ir.ClassValue:
			return true
		}
	}
	switch x := x.(type) {
	case *ir.Const, *ir.FuncValue, *ir.ClassValue:
		return true
	case *ir.Convert:
		return x.Mode == ir.Box && unaffected(x.X, y)
	case *ir.Local:
		if x.Var.Captured || x.Var.MayUnbound {
			return false
		}
		plain := true
		v := ir.Visitor{Expr: func(e ir.Expr) bool {
			if _, ok := e.(*ir.Block); ok {
				plain = false
			}
			return plain
		}}
		v.Walk(y)
		return plain
	}
	return false
}
