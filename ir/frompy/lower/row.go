package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A tuple of which every use has a rule here, or only moves it, is a py.Row: its items have their static types and it lies
// where it is put, without an object. What takes a *py.Tuple instead notes so (ir.Boxed, as for vectors), and it is one
// everywhere from then on.

// tuple makes the tuple of the display n.
func (b *body) tuple(n pyast.Node, span spanT, list []ir.Expr) ir.Expr {
	lit := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: span}}
	if len(list) == 0 || len(list) > maxItems {
		for _, x := range list {
			lit.Elts = append(lit.Elts, ir.Element{X: b.box(x)})
		}
		return lit
	}
	r := b.u.rows[n]
	if r == nil {
		r = ir.NewRow(len(list))
		b.u.rows[n] = r
	}
	for i, x := range list {
		r.Put(i, x.Type())
	}
	lit.T = &ir.Type{Kind: ir.TupleKind, Row: r}
	elems := b.itemTypes(lit.T)
	unboxed := lit.T.Unboxed() != nil
	for i, x := range list {
		if isNever(x) && !b.l.final {
			lit.T = ir.Never
		}
		if unboxed {
			lit.Elts = append(lit.Elts, ir.Element{X: b.to(x, elems[i])})
		} else {
			lit.Elts = append(lit.Elts, ir.Element{X: b.boxIn(x)})
		}
	}
	return lit
}

// maxItems is the length of the tuples whose items are followed.
const maxItems = 8

// itemTypes are the types of a tuple's items; nil when nothing is known.
func (b *body) itemTypes(t *ir.Type) []*ir.Type {
	if t.Row == nil {
		return t.Elems
	}
	elems := t.Row.Elems(b.u, func() { b.l.enqueue(b.u) })
	out := make([]*ir.Type, len(elems))
	for i, e := range elems {
		out[i] = b.settled(e)
	}
	return out
}

// tupleItem is item i of a tuple whose items are known.
func (b *body) tupleItem(span spanT, x ir.Expr, i int) ir.Expr {
	t := x.Type()
	elem := b.itemTypes(t)[i]
	switch {
	case elem.Kind == ir.NeverKind:
		return never(span)
	case t.Unboxed() != nil:
		return &ir.RowItem{Base: ir.Base{T: elem, S: span}, X: x, Index: i}
	}
	return b.as(b.call(span, bind.Index, x, constant(span, py.MakeInt(int64(i)))), elem)
}

// rowLen is len() of a py.Row; nil for anything else.
func (b *body) rowLen(span spanT, x ir.Expr) ir.Expr {
	if x.Type().Kind != ir.TupleKind {
		return nil
	}
	n := len(b.itemTypes(x.Type()))
	if x.Type().Unboxed() == nil {
		return nil
	}
	if !pureExpr(x) {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: x})
	}
	return constant(span, py.MakeInt(int64(n)))
}
