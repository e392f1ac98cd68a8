package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
)

// An OrderedDict that is a map is one whose entries move: what takes the first or last of them, or makes one the last.

// newOrderedDict is OrderedDict(); nil for one with arguments, and where it makes an object.
func (b *body) newOrderedDict(n *pyast.Call) ir.Expr {
	if len(n.Args)+len(n.Keywords) > 0 {
		return nil
	}
	items := b.site(n)
	items.SetMissing(ir.Missing{Ordered: true})
	t := containerType(ir.DictKind, items)
	key, elem, ok := b.mapOf(t)
	if !ok || b.l.final && (key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind) {
		ir.Boxed(t)
		return nil
	}
	return &ir.DictLit{Base: ir.Base{T: t, S: b.span(n)}}
}

func isOrdered(t *ir.Type) bool {
	m := t.Items.Missing()
	return m != nil && m.Ordered
}

// orderMethod is popitem() of a map, or move_to_end() of an OrderedDict that is one; nil for others.
func (b *body) orderMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr, names []string) ir.Expr {
	if name != "popitem" && name != "move_to_end" {
		return nil
	}
	key, elem, ok := b.mapOf(x.Type())
	ordered := ok && isOrdered(x.Type())
	last := true
	if i := len(args) - 1; ordered && i >= 0 && (name == "popitem" && i == 0 || i == 1) && (names[i] == "" || names[i] == "last") {
		if last, ok = constBool(args[i]); !ok {
			return nil
		}
		args, names = args[:i], names[:i]
	}
	span := b.span(n)
	switch {
	case !ok:
		return nil
	case name == "popitem" && len(args) == 0:
		return b.popItem(n, x, last)
	case !ordered || len(args) != 1 || names[0] != "" || !last:
		return nil
	case isNever(args[0]) || key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind:
		return never(span)
	case !keyed(key, args[0]):
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: ".MoveToEnd", Raises: true}, x, args[0])
}

// popItem is x.popitem() of a map, from its end or its beginning: a row.
func (b *body) popItem(n *pyast.Call, x ir.Expr, last bool) ir.Expr {
	key, elem, _ := b.mapOf(x.Type())
	if key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind {
		return never(b.span(n))
	}
	item := b.pairType(n, key, elem)
	if item.Unboxed() == nil {
		return nil
	}
	sym := ir.Symbol{Name: "PopItem", Raises: true, Result: item}
	if !last {
		sym.Name = "PopFirst"
	}
	return b.vectorCall(b.span(n), sym, x)
}

// pairType is the type of the pairs that a call makes.
func (b *body) pairType(n pyast.Node, first, second *ir.Type) *ir.Type {
	r := b.u.rows[n]
	if r == nil {
		r = ir.NewRow(2)
		b.u.rows[n] = r
	}
	r.Put(0, first)
	r.Put(1, second)
	item := &ir.Type{Kind: ir.TupleKind, Row: r}
	b.itemTypes(item)
	return item
}
