package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
)

// Tuples that module code made have facts as those of displays have. What holds their items is decided when all functions are
// lowered.

// tupleOfValues is a tuple of values: the same facts wherever it is read.
func (b *body) tupleOfValues(v *py.Tuple, span spanT, list []ir.Expr) ir.Expr {
	lit := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: span}}
	if len(list) == 0 || len(list) > maxItems {
		for _, x := range list {
			lit.Elts = append(lit.Elts, ir.Element{X: b.box(x)})
		}
		return lit
	}
	r := b.l.tupleRows[v]
	if r == nil {
		r = ir.NewRow(len(list))
		b.l.tupleRows[v] = r
	}
	for i, x := range list {
		r.Put(i, x.Type())
	}
	lit.T = &ir.Type{Kind: ir.TupleKind, Row: r}
	b.itemTypes(lit.T)
	decide := func() {
		lit.Elts = nil
		elems := lit.T.Unboxed()
		for i, x := range list {
			var elem *ir.Type
			if elems != nil {
				elem = elems[i]
			}
			lit.Elts = append(lit.Elts, ir.Element{X: b.heldAs(x, elem)})
		}
	}
	decide()
	b.l.undecided = append(b.l.undecided, decide)
	return lit
}

// heldAs is an item as a container of items of type elem holds it; of dynamic ones where that is nil.
func (b *body) heldAs(x ir.Expr, elem *ir.Type) ir.Expr {
	if elem == nil {
		return b.boxIn(x)
	}
	return b.to(x, elem)
}
