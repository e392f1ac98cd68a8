package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
)

// listDisplay lowers [a, *b, …].
func (b *body) listDisplay(n *pyast.List) ir.Expr {
	items := b.site(n)
	lit := &ir.ListLit{Base: ir.Base{T: containerType(ir.ListKind, items), S: b.span(n)}}
	if starred(n.Elts) {
		ir.Boxed(lit.T)
		lit.Elts = b.itemsInto(items, n.Elts)
		return lit
	}
	list := make([]ir.Expr, len(n.Elts))
	for i, e := range n.Elts {
		list[i] = b.expr(e)
		items.Put(list[i].Type())
	}
	elem, vector := b.vector(lit.T)
	for _, x := range list {
		switch {
		case !vector:
			x = b.boxHeld(x)
		case elem.Kind != ir.NeverKind:
			x = b.to(x, elem)
		}
		lit.Elts = append(lit.Elts, ir.Element{X: x})
	}
	return lit
}

// answered notes the displays and comprehensions that an endpoint returns as its answer or as parts of it: they are made for the
// encoder, of dynamic values.
func (b *body) answered(n pyast.Expr) {
	var parts []pyast.Expr
	switch n := n.(type) {
	case *pyast.IfExp:
		b.answered(n.Body)
		b.answered(n.Orelse)
		return
	case *pyast.Dict:
		parts = n.Values
	case *pyast.List:
		parts = n.Elts
	case *pyast.ListComp:
		parts = []pyast.Expr{n.Elt}
	case *pyast.DictComp:
		parts = []pyast.Expr{n.Value}
	default:
		return
	}
	b.site(n).Put(ir.Dyn)
	for _, e := range parts {
		b.answered(e)
	}
}

// itemsInto lowers the elements of a display.
func (b *body) itemsInto(items *ir.Items, list []pyast.Expr) []ir.Element {
	out := make([]ir.Element, 0, len(list))
	for _, n := range list {
		if s, ok := n.(*pyast.Starred); ok {
			x := b.expr(s.Value)
			items.Put(b.itemType(x.Type()))
			out = append(out, ir.Element{X: b.boxRead(x), Spread: true})
			continue
		}
		x := b.expr(n)
		items.Put(x.Type())
		out = append(out, ir.Element{X: b.boxIn(x)})
	}
	return out
}

func (b *body) tupleDisplay(n *pyast.Tuple) ir.Expr {
	lit := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: b.span(n)}}
	if starred(n.Elts) {
		lit.Elts = b.elements(n.Elts)
		return lit
	}
	list := make([]ir.Expr, len(n.Elts))
	for i, e := range n.Elts {
		list[i] = b.expr(e)
	}
	return b.tuple(n, lit.S, list)
}
