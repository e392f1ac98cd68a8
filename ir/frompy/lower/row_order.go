package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// rowCompareNames are the functions of the runtime that compare rows.
var rowCompareNames = map[string]string{
	"==": "RowSame", "!=": "RowSame", "<": "RowLess", "<=": "RowLessEqual", ">": "RowGreater", ">=": "RowGreaterEqual",
}

// rowCompare compares two rows of items of the same types; nil for others.
func (b *body) rowCompare(span spanT, op string, x, y ir.Expr) ir.Expr {
	if !b.isComparable(x.Type()) || !b.isComparable(y.Type()) {
		return nil
	}
	own, other := x.Type().ItemTypes(), y.Type().ItemTypes()
	if len(own) != len(other) {
		return nil
	}
	for i, e := range own {
		if !ir.Equal(e, other[i]) {
			return nil
		}
	}
	e := b.vectorCall(span, ir.Symbol{Name: rowCompareNames[op], Result: ir.Bool}, x, y)
	if op == "!=" {
		return not(e)
	}
	return e
}

// hasOrder reports whether rows of the type are all ordered: those without floats.
func (b *body) hasOrder(t *ir.Type) bool {
	if !b.isComparable(t) {
		return false
	}
	for _, e := range t.ItemTypes() {
		if e.Kind == ir.FloatKind {
			return false
		}
	}
	return true
}

// isComparable reports whether a tuple is a row that the runtime compares as it is.
func (b *body) isComparable(t *ir.Type) bool {
	if t.Kind != ir.TupleKind {
		return false
	}
	b.itemTypes(t) // which changes when it is no row any more
	return t.Comparable()
}

// heapCall is a call of a function of heapq on a vector whose items have an order that is known here; nil for others.
func (b *body) heapCall(n *pyast.Call, v py.Value) ir.Expr {
	f, _ := v.(*py.Builtin)
	name := b.l.heapNames()[f]
	if name == "" || len(n.Keywords) > 0 || starred(n.Args) || len(n.Args) != len(heapParams[name]) {
		return nil
	}
	span := b.span(n)
	saved := b.env.copy()
	var e ir.Expr
	before := b.into(func() {
		x := b.expr(n.Args[0])
		if isNever(x) {
			e = never(span)
			return
		}
		if _, ok := b.vector(x.Type()); !ok {
			return
		}
		args := []ir.Expr{x}
		if len(n.Args) == 2 {
			item := b.expr(n.Args[1])
			x.Type().Items.Put(item.Type())
			args = append(args, item)
		}
		elem, ok := b.vector(x.Type())
		switch {
		case !ok:
		case isNever(args...) || elem.Kind == ir.NeverKind:
			e = never(span)
		case elem.Kind == ir.IntKind || b.isComparable(elem):
			sym := ir.Symbol{Name: "Vector" + heapGo[name]}
			if name == "heappop" {
				sym.Raises, sym.Result = true, elem
			}
			e = b.vectorCall(span, sym, args...)
		default:
			e = b.heapCallBy(n, name, elem, args)
		}
	})
	if e == nil || len(before) > 0 {
		b.env = saved
		return nil
	}
	return e
}

// heapCallBy is heapCall on items that the program compares.
func (b *body) heapCallBy(n *pyast.Call, name string, elem *ir.Type, args []ir.Expr) ir.Expr {
	less := b.itemLess(n, elem)
	if less == nil {
		return nil
	}
	sym := ir.Symbol{Name: heapGo[name] + "By", Task: true, Raises: true}
	if name == "heappop" {
		sym.Result = elem
	}
	return b.vectorCall(b.span(n), sym, append(args, less)...)
}

// heapParams are the functions of heapq that vectors have, and heapGo their names in Go.
var (
	heapParams = map[string]string{"heappush": "hx", "heappop": "h", "heapify": "h"}
	heapGo     = map[string]string{"heappush": "HeapPush", "heappop": "HeapPop", "heapify": "Heapify"}
)

// heapNames are the functions of heapq by their values.
func (l *Lowerer) heapNames() map[*py.Builtin]string {
	if l.heap == nil {
		l.heap = map[*py.Builtin]string{}
		for name := range heapParams {
			if v, ok := py.HeapqModule.Import().Dict.GetStr(name); ok {
				if f, ok := v.(*py.Builtin); ok {
					l.heap[f] = name
				}
			}
		}
	}
	return l.heap
}
