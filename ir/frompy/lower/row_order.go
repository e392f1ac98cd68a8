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

// displaysEqual is (a, b) == (c, d), as the __eq__ of a dataclass has it, item by item and without the tuples; nil for other
// operands, and where reading or comparing the items runs code of the program.
func (b *body) displaysEqual(n pyast.Node, op pyast.CmpOperator, x, y ir.Expr) ir.Expr {
	own, ok := x.(*ir.TupleLit)
	other, isDisplay := y.(*ir.TupleLit)
	if !ok || !isDisplay || op != pyast.Eq && op != pyast.NotEq || len(own.Elts) != len(other.Elts) || len(own.Elts) == 0 {
		return nil
	}
	for i, e := range own.Elts {
		f := other.Elts[i]
		if e.Spread || f.Spread || !pureExpr(e.X) || !pureExpr(f.X) {
			return nil
		}
		left, right := unboxed(e.X).Type(), unboxed(f.X).Type()
		switch left.Kind {
		case ir.BoolKind, ir.IntKind, ir.StrKind:
		case ir.DynKind:
			if !isMember(left) {
				return nil
			}
		default:
			return nil
		}
		if !ir.Equal(left, right) {
			return nil
		}
	}
	var e ir.Expr
	for i := range own.Elts {
		same := b.compareOne(n, pyast.Eq, unboxed(own.Elts[i].X), unboxed(other.Elts[i].X))
		if e == nil {
			e = same
		} else {
			e = &ir.Logic{Base: ir.Base{T: ir.Bool, S: b.span(n)}, Op: "&&", X: e, Y: same}
		}
	}
	if op == pyast.NotEq {
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

// heapCall is a call of a function of heapq or bisect on a vector whose items have an order that is known here; nil for
// others.
func (b *body) heapCall(n *pyast.Call, v py.Value) ir.Expr {
	f, _ := v.(*py.Builtin)
	sym, ok := b.l.heapFunctions()[f]
	if !ok || len(n.Keywords) > 0 || starred(n.Args) || len(n.Args) != len(sym.params) {
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
			if sym.keeps {
				x.Type().Items.Put(item.Type())
			}
			args = append(args, item)
		}
		elem, ok := b.vector(x.Type())
		switch {
		case !ok:
		case isNever(args...) || elem.Kind == ir.NeverKind:
			e = never(span)
		case sym.by != "" && elem.Kind != ir.IntKind && elem.Kind != ir.FloatKind && elem.Kind != ir.StrKind && !b.isComparable(elem):
			e = b.heapCallBy(n, sym, elem, args)
		case len(args) == 2 && !keyed(elem, args[1]) && !(elem.Kind == ir.FloatKind && args[1].Type().Kind == ir.FloatKind):
		case elem.Kind == ir.IntKind || b.isComparable(elem):
			e = b.vectorCall(span, sym.of(elem), args...)
		case elem.Kind == ir.FloatKind || elem.Kind == ir.StrKind:
			of := sym.of(elem)
			of.Name += "Of"
			e = b.vectorCall(span, of, args...)
		}
	})
	if e == nil || len(before) > 0 {
		b.env = saved
		return nil
	}
	return e
}

// heapCallBy is heapCall on items that the program compares.
func (b *body) heapCallBy(n *pyast.Call, f heapFunction, elem *ir.Type, args []ir.Expr) ir.Expr {
	less := b.itemLess(n, elem)
	if less == nil {
		return nil
	}
	sym := f.of(elem)
	sym.Name, sym.Task, sym.Raises = f.by, true, true
	return b.vectorCall(b.span(n), sym, append(args, less)...)
}

// heapFunction is a function of heapq or bisect that vectors have.
type heapFunction struct {
	params string // one letter for each
	goName string
	by     string // its name in Go with a comparison of its own; "" where there is none
	keeps  bool   // it puts its second argument in
	result func(elem *ir.Type) *ir.Type
}

func (f heapFunction) of(elem *ir.Type) ir.Symbol {
	sym := ir.Symbol{Name: f.goName}
	if f.result != nil {
		sym.Result = f.result(elem)
		sym.Raises = f.params == "h"
	}
	return sym
}

func position(*ir.Type) *ir.Type { return ir.Int }

// heapModules are these functions by module and name.
var heapModules = map[string]map[string]heapFunction{
	"heapq": {
		"heappush": {params: "hx", goName: "VectorHeapPush", by: "HeapPushBy", keeps: true},
		"heappop":  {params: "h", goName: "VectorHeapPop", by: "HeapPopBy", result: func(elem *ir.Type) *ir.Type { return elem }},
		"heapify":  {params: "h", goName: "VectorHeapify", by: "HeapifyBy"},
	},
	"bisect": {
		"bisect": {params: "vx", goName: "BisectRight", result: position}, "bisect_right": {params: "vx", goName: "BisectRight", result: position},
		"bisect_left": {params: "vx", goName: "BisectLeft", result: position},
		"insort":      {params: "vx", goName: "InsortRight", keeps: true}, "insort_right": {params: "vx", goName: "InsortRight", keeps: true},
		"insort_left": {params: "vx", goName: "InsortLeft", keeps: true},
	},
}

// heapFunctions are the functions of heapModules by their values.
func (l *Lowerer) heapFunctions() map[*py.Builtin]heapFunction {
	if l.heap == nil {
		l.heap = map[*py.Builtin]heapFunction{}
		for _, m := range []*py.NativeModule{py.HeapqModule, py.BisectModule} {
			module := m.Import()
			for name, f := range heapModules[module.Name] {
				if v, ok := module.Dict.GetStr(name); ok {
					if builtin, ok := v.(*py.Builtin); ok {
						l.heap[builtin] = f
					}
				}
			}
		}
	}
	return l.heap
}
