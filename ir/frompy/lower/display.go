package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
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
	b.fillList(lit, list)
	return lit
}

// fillList makes the elements of a display, of which the types have been put in, those of a vector or boxes them.
func (b *body) fillList(lit *ir.ListLit, list []ir.Expr) {
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
}

// loopConstant is a display of the items of a tuple that a loop goes over, which module code made of constants and tuples of
// such; nil for anything else.
func (b *body) loopConstant(n pyast.Expr) ir.Expr {
	v, known := b.known(n)
	t, isTuple := v.(*py.Tuple)
	if !known || !isTuple || len(t.Items) == 0 || len(t.Items) > chunkOfLoop || !ofConstants(t) {
		return nil
	}
	list := make([]ir.Expr, len(t.Items))
	for i, item := range t.Items {
		x, d := b.snapshot(item, b.span(n))
		if d != nil {
			return nil
		}
		list[i] = x
	}
	return b.loopList(n, list)
}

// chunkOfLoop is how many items a loop puts on the stack.
const chunkOfLoop = 64

// ofConstants reports whether a tuple holds nothing but ints, floats, texts, and tuples of such.
func ofConstants(t *py.Tuple) bool {
	for _, item := range t.Items {
		switch x := item.(type) {
		case py.SmallInt, *py.BigInt, py.Float, py.Str, py.Bool:
		case *py.Tuple:
			if !ofConstants(x) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// loopList is a display of items that have one static type; nil where they have not.
func (b *body) loopList(n pyast.Node, list []ir.Expr) ir.Expr {
	items := b.copyOf(n)
	for _, x := range list {
		items.Put(x.Type())
	}
	lit := &ir.ListLit{Base: ir.Base{T: containerType(ir.ListKind, items), S: b.span(n)}}
	if elem, ok := b.vector(lit.T); !ok || elem.Kind == ir.NeverKind {
		return nil
	}
	b.fillList(lit, list)
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
