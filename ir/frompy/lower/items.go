package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// What containers hold is a fact like any other (see ir.Items). Each display and each call
// that makes a container is a site with Items of its own; what is done to the container
// through typed operations puts types in, and everything else is an escape: box.

// site returns the Items of the container that the node makes, the same in each lowering.
func (b *body) site(n pyast.Node) *ir.Items {
	items := b.u.sites[n]
	if items == nil {
		items = ir.NewItems()
		b.u.sites[n] = items
	}
	return items
}

func containerType(kind ir.Kind, items *ir.Items) *ir.Type {
	t := &ir.Type{Kind: kind, Items: items}
	if kind == ir.SetKind {
		items.Hashed()
	}
	return t
}

// elemOf is the type of the items of a list or set and of the values of a dict, for who reads them.
func (b *body) elemOf(items *ir.Items) *ir.Type { return readOut(b.heldBy(items)) }

// heldBy is elemOf for who only puts items in.
func (b *body) heldBy(items *ir.Items) *ir.Type {
	return b.settled(items.Elem(b.u, func() { b.l.enqueue(b.u) }))
}

// keyOfDict is the type of the keys of a dict, for who reads them.
func (b *body) keyOfDict(items *ir.Items) *ir.Type { return readOut(b.keyHeldBy(items)) }

// keyHeldBy is keyOfDict for who only puts keys in.
func (b *body) keyHeldBy(items *ir.Items) *ir.Type {
	return b.settled(items.Key(b.u, func() { b.l.enqueue(b.u) }))
}

// readOut is the type of what is read out of a container: nothing is known of a value that may be this or that.
func readOut(t *ir.Type) *ir.Type {
	if t.Kind == ir.DynKind && t.Member == nil {
		ir.Escape(t)
		return ir.Dyn
	}
	return t
}

// settled is Dyn for what has no type in the end: items of a container that stays empty.
func (b *body) settled(t *ir.Type) *ir.Type {
	if t.Kind == ir.NeverKind && b.l.final {
		return ir.Dyn
	}
	return t
}

// boxIn boxes a value that goes into a container whose items are known, or to an operation
// that neither keeps it nor shows it to code of the program.
func (b *body) boxIn(e ir.Expr) ir.Expr {
	ir.Boxed(e.Type())
	if e.Type().Kind == ir.DynKind {
		return e
	}
	if c, ok := e.(*ir.Const); ok {
		return &ir.Const{Base: ir.Base{T: ir.Dyn, S: c.S}, Value: c.Value}
	}
	if c, ok := e.(*ir.Convert); ok && c.Mode == ir.Unbox {
		return c.X // what was only just unboxed
	}
	return &ir.Convert{Base: ir.Base{T: ir.Dyn, S: e.Span()}, Mode: ir.Box, X: e}
}

// boxHeld boxes a value that only lies in a display of dynamic values for now: lists, dicts and sets stay in their static form.
func (b *body) boxHeld(e ir.Expr) ir.Expr {
	switch t := e.Type(); t.Kind {
	case ir.ListKind, ir.DictKind, ir.SetKind:
		return &ir.Convert{Base: ir.Base{T: ir.Dyn, S: e.Span()}, Mode: ir.Box, X: e}
	}
	return b.boxIn(e)
}

// dynamicCopy is a copy in dynamic values of what holds only numbers, texts and containers of such in their static form, for an operation
// that looks at all of it, keeps nothing and runs no code of the program; nil for other values.
func (b *body) dynamicCopy(e ir.Expr) ir.Expr {
	t := e.Type()
	if t.Kind == ir.OptionalKind || !b.inert(t, map[*ir.Items]bool{}) || !ir.Static(t) {
		return nil
	}
	return b.vectorCall(e.Span(), ir.Symbol{Name: "Dynamic", Result: ir.Dyn}, e)
}

// inert reports whether nothing in a value of type t has code of the program.
func (b *body) inert(t *ir.Type, seen map[*ir.Items]bool) bool {
	switch t.Kind {
	case ir.NoneKind, ir.BoolKind, ir.IntKind, ir.FloatKind, ir.NumKind, ir.StrKind, ir.BytesKind, ir.NeverKind:
		return true
	case ir.OptionalKind:
		return b.inert(t.Elem, seen)
	case ir.ListKind, ir.DictKind, ir.SetKind:
		switch {
		case t.Items == nil || t.Items.Missing() != nil:
			return false
		case seen[t.Items]:
			return true
		}
		seen[t.Items] = true
		key := b.keyHeldBy(t.Items)
		return (t.Kind != ir.DictKind || b.inert(key, seen)) && b.inert(b.heldBy(t.Items), seen)
	case ir.TupleKind:
		elems := b.itemTypes(t)
		for _, e := range elems {
			if !b.inert(e, seen) {
				return false
			}
		}
		return len(elems) > 0
	}
	return false
}

// boxRead boxes a value for an operation that reads it and may pass on what is inside.
func (b *body) boxRead(e ir.Expr) ir.Expr {
	ir.Leak(e.Type())
	return b.boxIn(e)
}

// readCall calls a runtime symbol that only reads its operands.
func (b *body) readCall(span spanT, sym *ir.Symbol, args ...ir.Expr) ir.Expr {
	if isNever(args...) {
		return never(span)
	}
	out := make([]ir.Expr, len(args))
	for i, e := range args {
		out[i] = b.boxRead(e)
	}
	return b.call(span, sym, out...)
}

// as is a dynamic value of which the static type is known.
func (b *body) as(x ir.Expr, t *ir.Type) ir.Expr {
	ir.Boxed(t)
	switch t.Kind {
	case ir.DynKind:
		if t.Member != nil {
			return asMember(x, t)
		}
		return x
	case ir.NeverKind:
		return b.block(x.Span(), func() ir.Expr {
			b.emit(&ir.ExprStmt{At: ir.At{S: x.Span()}, X: x})
			return never(x.Span())
		})
	case ir.NoneKind:
		return b.block(x.Span(), func() ir.Expr {
			b.emit(&ir.ExprStmt{At: ir.At{S: x.Span()}, X: x})
			return constant(x.Span(), py.None)
		})
	}
	return &ir.Convert{Base: ir.Base{T: t, S: x.Span()}, Mode: ir.Unbox, X: x}
}

// itemType is the type of the items that iterating over a value of a static type gives.
func (b *body) itemType(t *ir.Type) *ir.Type {
	switch t.Kind {
	case ir.NeverKind:
		return ir.Never
	case ir.StrKind:
		return ir.Str
	case ir.BytesKind:
		return ir.Int
	case ir.ListKind, ir.SetKind, ir.GeneratorKind, ir.DequeKind:
		if t.Items != nil {
			return b.elemOf(t.Items)
		}
	case ir.DictKind:
		if t.Items != nil {
			return b.keyOfDict(t.Items)
		}
	case ir.TupleKind:
		if elems := b.itemTypes(t); len(elems) > 0 {
			item := ir.Never
			for _, e := range elems {
				item = ir.Join(item, e)
			}
			return item
		}
	}
	return ir.Dyn
}

// subscriptOf reads x[key] of lowered operands.
func (b *body) subscriptOf(n pyast.Node, slice bool, x, key ir.Expr) ir.Expr {
	span := b.span(n)
	if isNever(x, key) || b.noneYet(x) {
		return never(span)
	}
	if e := b.special(n, x, "__getitem__", key); e != nil {
		return e
	}
	if key.Type().Kind == ir.OptionalKind {
		return b.block(span, func() ir.Expr {
			x, key := b.optionalIndex(span, x, key)
			return b.itemOf(span, slice, x, key)
		})
	}
	return b.itemOf(span, slice, x, key)
}

// itemOf is subscriptOf where x is no instance that has a method for it.
func (b *body) itemOf(span spanT, slice bool, x, key ir.Expr) ir.Expr {
	t := x.Type()
	if e := b.pickItem(span, x, key); e != nil {
		return e
	}
	if e := b.vectorItem(span, slice, x, key); e != nil {
		return e
	}
	if e := b.mapItem(span, x, key); e != nil {
		return e
	}
	if elem, ok := b.deque(t); ok && !slice && key.Type().Kind == ir.IntKind {
		if elem.Kind == ir.NeverKind {
			return never(span)
		}
		return b.vectorCall(span, ir.Symbol{Name: ".At", Raises: true, Result: elem}, x, key)
	}
	switch {
	case t.Kind == ir.TupleKind && t.ItemTypes() != nil:
		if i, ok := constIndex(key, len(t.ItemTypes())); ok {
			return b.tupleItem(span, x, i)
		}
	case t.Items == nil:
	case t.Kind == ir.ListKind && slice:
		return b.as(b.call(span, bind.GetItem, b.boxIn(x), key), t)
	case t.Kind == ir.ListKind && key.Type().Kind == ir.IntKind:
		return b.as(b.call(span, bind.ListAt, x, key), b.elemOf(t.Items))
	case t.Kind == ir.DictKind:
		return b.as(b.call(span, bind.GetItem, b.boxIn(x), b.boxRead(key)), b.elemOf(t.Items))
	}
	if t.Kind == ir.StrKind {
		switch {
		case slice: // of an augmented assignment, which raises
			return b.as(b.call(span, bind.GetItem, b.boxIn(x), key), ir.Str)
		case key.Type().Kind == ir.IntKind:
			return b.call(span, strIndex, x, key)
		case key.Type().Kind == ir.DynKind: // a place or a slice: a str in any case
			return b.as(b.call(span, bind.GetItem, b.boxIn(x), key), ir.Str)
		}
	}
	if t.Kind == ir.ListKind || t.Kind == ir.TupleKind || t.Kind == ir.StrKind {
		return b.call(span, bind.GetItem, b.boxRead(x), b.box(key))
	}
	if t.Kind == ir.DynKind && key.Type().Kind == ir.StrKind && !isConst(key) {
		return b.call(span, itemOfStr, b.box(x), key)
	}
	return b.dynCall(span, bind.GetItem, x, key)
}

// itemOfStr and hasStr look for a text in a dynamic value, setDefaults put an empty container under one.
var (
	itemOfStr   = &ir.Symbol{Package: "py", Name: "ItemOfStr", Task: true, Raises: true, Result: ir.Dyn}
	hasStr      = &ir.Symbol{Package: "py", Name: "HasStr", Task: true, Raises: true, Result: ir.Bool}
	setDefaults = map[ir.Kind]*ir.Symbol{
		ir.DictKind: {Package: "py", Name: "SetDefaultDict", Task: true, Raises: true, Result: ir.Dyn},
		ir.ListKind: {Package: "py", Name: "SetDefaultList", Task: true, Raises: true, Result: ir.Dyn},
	}
)

// setDefault is x.setdefault(key, {}) or x.setdefault(key, []) of a dynamic value and a text that is at hand; nil for other calls.
func (b *body) setDefault(span spanT, x ir.Expr, name string, args []ir.Expr) ir.Expr {
	if name != "setdefault" || x.Type().Kind != ir.DynKind || len(args) != 2 || args[0].Type().Kind != ir.StrKind || !pureExpr(args[0]) || !isEmptyDisplay(args[1]) {
		return nil
	}
	ir.Escape(args[1].Type())
	return b.call(span, setDefaults[args[1].Type().Kind], b.box(x), args[0])
}

// isEmptyDisplay reports {} and [].
func isEmptyDisplay(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.ListLit:
		return len(x.Elts) == 0
	case *ir.DictLit:
		return len(x.Entries) == 0 && x.T.Items != nil && x.T.Items.Missing() == nil
	}
	return false
}

var strIndex = &ir.Symbol{Package: "py", Name: "StrIndex", Raises: true, Result: ir.Str}

// constIndex is the place that a constant index means in a tuple of n items.
func constIndex(key ir.Expr, n int) (int, bool) {
	c, ok := key.(*ir.Const)
	if !ok {
		return 0, false
	}
	i, ok := c.Value.(py.SmallInt)
	if i < 0 {
		i += py.SmallInt(n)
	}
	return int(i), ok && i >= 0 && int(i) < n
}

// storeItem is x[key] = v of lowered operands.
func (b *body) storeItem(span spanT, slice bool, x, key, v ir.Expr) {
	t := x.Type()
	if isNever(x, key, v) && !b.l.final || b.noneYet(x) {
		return
	}
	if e := b.special(&pyast.Name{Range: pyast.Range{Start: int32(span.Start), End: int32(span.End)}}, x, "__setitem__", key, v); e != nil {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: e})
		return
	}
	if key.Type().Kind == ir.OptionalKind {
		v = b.hold(v)()
		x, key = b.optionalIndex(span, x, key)
	}
	if b.setVectorItem(span, slice, x, key, v) || b.setMapItem(span, x, key, v) {
		return
	}
	switch {
	case t.Items == nil:
	case t.Kind == ir.ListKind && slice:
		t.Items.Put(b.itemType(v.Type()))
		b.do(span, bind.SetItem, b.boxIn(x), key, b.boxRead(v))
		return
	case t.Kind == ir.ListKind && key.Type().Kind == ir.IntKind:
		t.Items.Put(v.Type())
		b.do(span, bind.ListSetAt, x, key, b.boxIn(v))
		return
	case t.Kind == ir.ListKind && key.Type().Kind == ir.DynKind:
		// The key may be a slice: then the items of the value are put in.
		t.Items.Put(v.Type())
		if !scalar(v.Type()) {
			t.Items.Put(b.itemType(v.Type()))
		}
		b.do(span, bind.SetItem, b.boxIn(x), b.boxIn(key), b.boxIn(v))
		return
	case t.Kind == ir.DictKind:
		t.Items.PutKey(key.Type())
		t.Items.Put(v.Type())
		b.do(span, bind.SetItem, b.boxIn(x), b.boxIn(key), b.boxIn(v))
		return
	}
	b.do(span, bind.SetItem, b.box(x), b.box(key), b.box(v))
}

// containerOperator is a binary operator on a list whose items are known, nil for others.
func (b *body) containerOperator(n pyast.Node, op string, x, y ir.Expr, inPlace bool) ir.Expr {
	if e := b.vectorOperator(n, op, x, y, inPlace); e != nil {
		return e
	}
	if e := b.keySetOperator(n, op, x, y, inPlace); e != nil {
		return e
	}
	span := b.span(n)
	xt, yt := x.Type(), y.Type()
	if xt.Kind != ir.ListKind || xt.Items == nil {
		return nil
	}
	ops := bind.BinaryOps
	if inPlace {
		ops = bind.InPlaceOps
	}
	switch {
	case op == "+" && inPlace && (yt.Kind == ir.DynKind || yt.Kind == ir.InstanceKind) && b.l.defined()["__radd__"]:
		return nil // a list asks the other operand's __radd__ before it extends itself
	case op == "+" && inPlace:
		item := b.itemType(yt)
		xt.Items.Put(item)
		if item.Kind == ir.DynKind {
			y = b.box(y)
		}
		return b.as(b.call(span, ops[op], b.boxIn(x), b.boxIn(y)), xt)
	case op == "+" && yt.Kind == ir.ListKind && yt.Items != nil:
		items := b.site(n)
		items.Put(b.elemOf(xt.Items))
		items.Put(b.elemOf(yt.Items))
		return b.as(b.call(span, ops[op], b.boxIn(x), b.boxIn(y)), containerType(ir.ListKind, items))
	case op == "*" && yt.Kind == ir.IntKind:
		return b.as(b.call(span, ops[op], b.boxIn(x), b.boxIn(y)), xt)
	}
	return nil
}
