package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Vectors of instances of hidden classes, and of rows with such in them, are sorted and kept as heaps by a func that
// compares two items as the program does.

// itemLess is the func by which items of a vector are compared for the node, a sort or a call of heapq; nil where it is the
// runtime that has to compare, and waiting where more has to be known.
func (b *body) itemLess(n pyast.Node, elem *ir.Type) ir.Expr {
	if !b.ordersItself(elem) {
		return nil
	}
	s := b.signatureAt(n)
	if s == nil {
		return nil
	}
	s.Call([]*ir.Type{elem, elem})
	if s.Escaped() {
		return nil
	}
	inner, params, _ := b.thunk(s, thunkName{name: "<", params: []string{"a", "b"}}, nil)
	if isNever(params...) {
		return waiting(b.span(n), s)
	}
	at := &pyast.Name{Range: n.Span()}
	x := inner.less(at, params[0], params[1])
	if x == nil {
		return nil
	}
	return b.stands(s, inner, b.span(n), x)
}

// ordersItself reports whether items are instances of a hidden class, or rows of which one item is such and the others are
// scalars.
func (b *body) ordersItself(t *ir.Type) bool {
	switch t.Kind {
	case ir.InstanceKind:
		c, fam := b.instanceOf(t)
		return c != nil && fam.hidden
	case ir.TupleKind:
		b.itemTypes(t)
		found := false
		for _, e := range t.Unboxed() {
			instance := e.Kind == ir.InstanceKind && b.ordersItself(e)
			if found = found || instance; !instance && !isScalar(e) {
				return false
			}
		}
		return found
	}
	return false
}

// less is a < b, nil where that is not decided here. Tuples are compared by the first items that differ.
func (b *body) less(n pyast.Node, x, y ir.Expr) ir.Expr {
	switch t := x.Type(); {
	case t.Kind == ir.TupleKind:
		span := b.span(n)
		last := len(t.Unboxed()) - 1
		for i := range last + 1 {
			left, right := b.tupleItem(span, x, i), b.tupleItem(span, y, i)
			if isNever(left, right) {
				return never(span)
			}
			lower := b.less(n, left, right)
			if i == last && isScalar(left.Type()) || lower == nil || isNever(lower) {
				return lower
			}
			same := b.same(n, left, right)
			if same == nil || isNever(same) {
				return same
			}
			if i == last {
				return b.both(span, not(same), lower)
			}
			before := b.env.copy()
			differ := b.into(func() { b.ret(span, lower) })
			b.env = before
			b.emit(&ir.If{At: ir.At{S: span}, Test: not(same), Body: differ})
		}
		return nil
	case t.Kind == ir.InstanceKind:
		return b.instanceLess(n, x, y)
	}
	return b.compareOne(n, pyast.Lt, x, y)
}

// both is x and y for two tests.
func (b *body) both(span spanT, x, y ir.Expr) ir.Expr {
	return &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "&&", X: x, Y: y}
}

// same is x is y or x == y, as tuples compare their items.
func (b *body) same(n pyast.Node, x, y ir.Expr) ir.Expr {
	if x.Type().Kind != ir.InstanceKind {
		return b.compareOne(n, pyast.Eq, x, y)
	}
	e := b.structCompare(n, "==", x, y)
	if e == nil || isNever(e) {
		return e
	}
	span := b.span(n)
	return &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: b.call(span, bind.Is, b.boxIn(x), b.boxIn(y)), Y: e}
}

// instanceLess is x < y for instances of a hidden class; of one that has no order it raises TypeError.
func (b *body) instanceLess(n pyast.Node, x, y ir.Expr) ir.Expr {
	c, fam := b.instanceOf(x.Type())
	if c == nil || !fam.hidden {
		return nil
	}
	if fam.has("__lt__") {
		return b.structCompare(n, "<", x, y)
	}
	list := fam.concrete(c)
	if len(list) != 1 || fam.has("__gt__") {
		return nil
	}
	span := b.span(n)
	name := list[0].Name
	return b.block(span, func() ir.Expr {
		b.do(span, &ir.Symbol{Package: "py", Name: "NoOrder", Raises: true}, str(span, name), str(span, name))
		return boolean(span, false)
	})
}

// thunkName is what the func of a thunk and its parameters are called.
type thunkName struct {
	name, qualname string
	params         []string
}

// named is the name of a function of the program without its first parameters, of which there are so many.
func named(f *py.Function, without int) thunkName {
	out := thunkName{name: f.Name, qualname: f.Qualname}
	for _, p := range f.Params[min(without, len(f.Params)):] {
		out.params = append(out.params, p.Name)
	}
	return out
}
