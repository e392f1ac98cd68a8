package lower

import (
	"math"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/runtime/py"
)

// sliceParts are the bounds and the step of a slice of ints, where key is one that stands in the source. The step is nil
// where there is none; with one, a bound that is missing needs to know in which direction it goes.
func sliceParts(key ir.Expr) (start, stop, step ir.Expr, ok bool) {
	made, isSlice := key.(*ir.Runtime)
	if !isSlice || made.Sym != bind.Slice {
		return nil, nil, nil, false
	}
	var parts [3]ir.Expr
	for i, x := range made.Args {
		switch x = unboxed(x); {
		case x.Type().Kind == ir.IntKind:
			parts[i] = x
		case !isNoneConst(x):
			return nil, nil, nil, false
		}
	}
	first, last := py.MakeInt(0), py.MakeInt(math.MaxInt64)
	if step = parts[2]; step != nil {
		by, known := step.(*ir.Const)
		if !known && (parts[0] == nil || parts[1] == nil) && !pureExpr(step) {
			return nil, nil, nil, false
		}
		if !known {
			return orEnd(parts[0], step, first, last), orEnd(parts[1], step, last, py.MakeInt(-math.MaxInt64)), step, true
		}
		if i, small := constInt(by); small && i < 0 {
			first, last = last, py.MakeInt(-math.MaxInt64)
		}
	}
	for i, missing := range []py.Value{first, last} {
		if parts[i] == nil {
			parts[i] = constant(key.Span(), missing)
		}
	}
	return parts[0], parts[1], step, true
}

// orEnd is a bound of a slice, where there is none that which is missing beside a step that is known only when the program runs.
func orEnd(bound, step ir.Expr, forwards, backwards py.Value) ir.Expr {
	if bound != nil {
		return bound
	}
	span := step.Span()
	back := &ir.Runtime{Base: ir.Base{T: ir.Bool, S: span}, Sym: bind.Binary("<", ir.Int, ir.Int).Sym, Args: []ir.Expr{step, constant(span, py.MakeInt(0))}}
	return cond(span, ir.Int, back, constant(span, backwards), constant(span, forwards))
}

func constInt(c *ir.Const) (int64, bool) {
	if c == nil {
		return 0, false
	}
	i, ok := c.Value.(py.SmallInt)
	return int64(i), ok
}

// setVectorSlice is x[key] = v of two vectors; false for other values, for which x becomes a list.
func (b *body) setVectorSlice(span spanT, x, key, v ir.Expr) bool {
	start, stop, step, ok := sliceParts(key)
	from, isVector := b.vector(v.Type())
	if !ok || !isVector {
		return false
	}
	x.Type().Items.Put(from)
	into, ok := b.vector(x.Type())
	switch {
	case from.Kind == ir.NeverKind || isNever(start, stop):
		return ok
	case !ok || !b.sameForm(into, from):
		return false
	}
	if step == nil {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: ".SetCut"}, x, start, stop, v)})
	} else {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: ".SetStep", Raises: true}, x, start, stop, step, v)})
	}
	return true
}

// delVectorItem is del x[key] and reports whether x is a vector.
func (b *body) delVectorItem(span spanT, x, key ir.Expr) bool {
	if _, ok := b.vector(x.Type()); !ok {
		return false
	}
	sym, args := ir.Symbol{Name: ".Delete", Raises: true}, []ir.Expr{x, key}
	if start, stop, step, ok := sliceParts(key); ok && step == nil {
		sym, args = ir.Symbol{Name: ".DeleteCut"}, []ir.Expr{x, start, stop}
	} else if ok {
		sym, args = ir.Symbol{Name: ".DeleteStep", Raises: true}, []ir.Expr{x, start, stop, step}
	} else if key.Type().Kind != ir.IntKind {
		return false
	}
	b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, sym, args...)})
	return true
}

// plain reports whether comparing values of a type runs no code of the program and gives a bool: numbers, texts, and lists and
// tuples of such.
func (b *body) plain(t *ir.Type) bool {
	switch t.Kind {
	case ir.NoneKind, ir.BoolKind, ir.IntKind, ir.FloatKind, ir.NumKind, ir.StrKind, ir.BytesKind, ir.NeverKind:
		return true
	case ir.OptionalKind:
		return b.plain(t.Elem)
	case ir.ListKind:
		if t.Items == nil {
			return false
		}
		elem := b.heldBy(t.Items)
		return elem.Kind != ir.ListKind && b.plain(elem) || elem.Kind == ir.ListKind && elem.Items != nil && b.scalarItems(elem)
	case ir.TupleKind:
		elems := b.itemTypes(t)
		for _, e := range elems {
			if !scalar(e) {
				return false
			}
		}
		return len(elems) > 0
	}
	return false
}

// scalarItems reports whether a list is one of numbers or texts.
func (b *body) scalarItems(t *ir.Type) bool {
	elem := b.heldBy(t.Items)
	return elem.Kind == ir.NeverKind || scalar(elem)
}

// boxShown boxes a value for an operation that looks at all of it, keeps nothing and runs no code of the program.
func (b *body) boxShown(e ir.Expr) ir.Expr {
	ir.Show(e.Type())
	return b.boxIn(e)
}

// boxBeside boxes a value that is compared with one of type other: lists of which only the items meet what is not known keep
// their types.
func (b *body) boxBeside(x ir.Expr, other *ir.Type) ir.Expr {
	if x.Type().Kind == ir.ListKind && b.plain(x.Type()) && b.meets(x.Type(), other) {
		return b.boxShown(x)
	}
	return b.box(x)
}

// meets reports whether comparing a plain value with one of type other shows none of its lists to code of the program.
func (b *body) meets(t, other *ir.Type) bool {
	switch {
	case t.Kind != ir.ListKind:
		return scalar(t) || t.Kind == ir.NoneKind || t.Kind == ir.NeverKind
	case other.Kind != ir.ListKind:
		return b.plain(other)
	}
	elem := b.heldBy(t.Items)
	if other.Items == nil {
		return scalar(elem)
	}
	return b.meets(elem, b.heldBy(other.Items))
}

// sameForm reports whether items of two types lie in memory alike and compare as they lie there: numbers, texts, and
// vectors and rows of such. Types of containers become one.
func (b *body) sameForm(x, y *ir.Type) bool {
	if !ir.Same(x, y) {
		return false
	}
	switch x.Kind {
	case ir.BoolKind, ir.IntKind, ir.FloatKind, ir.StrKind:
		return true
	case ir.ListKind:
		if !b.plain(x) || !b.plain(y) {
			return false
		}
		ir.Join(x, y)
		elem, ok := b.vector(x)
		return ok && elem.Kind != ir.NeverKind
	case ir.TupleKind:
		if !b.plain(x) || !b.plain(y) || len(b.itemTypes(x)) != len(b.itemTypes(y)) {
			return false
		}
		ir.Join(x, y)
		return x.Unboxed() != nil && y.Unboxed() != nil
	}
	return false
}

// vectorSame is == or != of two vectors; nil for others.
func (b *body) vectorSame(span spanT, op string, x, y ir.Expr) ir.Expr {
	if op != "==" && op != "!=" || x.Type().Kind != ir.ListKind || y.Type().Kind != ir.ListKind {
		return nil
	}
	left, ok := b.vector(x.Type())
	right, both := b.vector(y.Type())
	if !ok || !both {
		return nil
	}
	if (left.Kind == ir.NeverKind) != (right.Kind == ir.NeverKind) { // "== []"
		ir.Join(x.Type(), y.Type())
		left, ok = b.vector(x.Type())
		right, both = b.vector(y.Type())
	}
	switch {
	case !ok || !both:
		return nil
	case left.Kind == ir.NeverKind:
		return never(span)
	case !b.sameForm(left, right):
		return nil
	}
	e := b.vectorCall(span, ir.Symbol{Name: ".Same", Result: ir.Bool}, x, y)
	if op == "!=" {
		return not(e)
	}
	return e
}

// findMethods are the methods of a vector that look for an item.
var findMethods = map[string]ir.Symbol{
	"index":  {Name: ".Index", Task: true, Raises: true, Result: ir.Int},
	"count":  {Name: ".Count", Result: ir.Int},
	"remove": {Name: ".Remove", Raises: true},
}

// findInVector calls one of them; nil where the item is of another type than those in the vector.
func (b *body) findInVector(span spanT, x ir.Expr, elem *ir.Type, item ir.Expr, sym ir.Symbol) ir.Expr {
	switch {
	case isNever(item) || elem.Kind == ir.NeverKind:
		return never(span)
	case !b.sameForm(elem, item.Type()) || sym.Name == ".Index" && !scalar(elem):
		return nil
	}
	return b.vectorCall(span, sym, x, item)
}
