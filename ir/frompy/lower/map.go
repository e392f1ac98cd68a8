package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A dict or set of which every use has a rule here is a py.Map or py.KeySet: its keys and values have their static
// types in memory, and looking one up neither boxes nor asks for a type. As with vectors, what takes a *py.Dict or
// *py.Set instead makes it one everywhere.

// mapOf is the types of the keys and values of a dict that may be a map; Never for those of one that is still empty.
func (b *body) mapOf(t *ir.Type) (key, elem *ir.Type, ok bool) {
	if t.Kind != ir.DictKind || t.Items == nil {
		return nil, nil, false
	}
	key, elem = b.keyHeldBy(t.Items), b.notNoneAlone(b.heldBy(t.Items))
	return key, elem, !t.Items.IsBoxed() && b.mayHold(key, true) && b.mayHold(elem, false)
}

// keySet is the type of the elements of a set that may be a py.KeySet, as mapOf gives those of a map.
func (b *body) keySet(t *ir.Type) (key *ir.Type, ok bool) {
	if t.Kind != ir.SetKind || t.Items == nil {
		return nil, false
	}
	key = b.heldBy(t.Items)
	return key, !t.Items.IsBoxed() && b.mayHold(key, true)
}

func (b *body) mayHold(t *ir.Type, asKey bool) bool {
	if t.Kind == ir.TupleKind {
		b.itemTypes(t) // which changes when the tuple is no row any more
	}
	return t.Kind == ir.NeverKind || ir.Stored(t, asKey)
}

// keyed reports whether a value can be looked up among keys of a type as it is. Rows that are looked up are of
// the same types as the keys.
func keyed(key *ir.Type, x ir.Expr) bool {
	if key.Kind == ir.TupleKind && x.Type().Kind == ir.TupleKind {
		ir.Join(key, x.Type())
		return key.Comparable() && ir.Equal(key, x.Type())
	}
	return key.Kind != ir.NeverKind && ir.Equal(key, x.Type())
}

// mapItem is x[key] of a map; nil when x is none, or the key of another type.
func (b *body) mapItem(span spanT, x, key ir.Expr) ir.Expr {
	if e := b.missingItem(span, x, key); e != nil {
		return e
	}
	k, elem, ok := b.mapOf(x.Type())
	switch {
	case !ok:
		return nil
	case k.Kind == ir.NeverKind || elem.Kind == ir.NeverKind:
		return never(span)
	case !keyed(k, key):
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: ".At", Raises: true, Result: elem}, x, key)
}

// setMapItem is x[key] = v and reports whether x is a map.
func (b *body) setMapItem(span spanT, x, key, v ir.Expr) bool {
	if _, _, ok := b.mapOf(x.Type()); !ok {
		return false
	}
	items := x.Type().Items
	items.PutKey(key.Type())
	items.Put(v.Type())
	k, elem, ok := b.mapOf(x.Type())
	if ok && !isNever(key, v) && keyed(k, key) {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: ".SetAt"}, x, key, b.to(v, elem))})
	}
	return ok && (isNever(key, v) || keyed(k, key))
}

// delMapItem is del x[key] and reports whether x is a map with keys of the key's type.
func (b *body) delMapItem(span spanT, x, key ir.Expr) bool {
	k, _, ok := b.mapOf(x.Type())
	if !ok || k.Kind != ir.NeverKind && !isNever(key) && !keyed(k, key) || isCounter(x.Type()) {
		return false
	}
	if k.Kind != ir.NeverKind && !isNever(key) {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: ".Del", Raises: true}, x, key)})
	}
	return true
}

// addKey is x.add(key) of a set that may be a py.KeySet; nil for another.
func (b *body) addKey(span spanT, x, key ir.Expr) ir.Expr {
	x.Type().Items.Put(key.Type())
	k, ok := b.keySet(x.Type())
	switch {
	case !ok:
		return nil
	case isNever(key):
		return never(span)
	case !keyed(k, key):
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: ".Put"}, x, key)
}

// mapContains is "key in x" of a map or py.KeySet; nil for others.
func (b *body) mapContains(span spanT, key, x ir.Expr) ir.Expr {
	k, _, ok := b.mapOf(x.Type())
	if !ok {
		k, ok = b.keySet(x.Type())
	}
	switch {
	case !ok:
		return nil
	case k.Kind == ir.NeverKind:
		return never(span)
	case !keyed(k, key):
		return nil
	}
	return b.swapped(span, key, x, func(key, x ir.Expr) ir.Expr {
		return b.vectorCall(span, ir.Symbol{Name: ".Has", Result: ir.Bool}, x, key)
	})
}

// mapMethod calls a method of a map; nil when there is no rule for it.
func (b *body) mapMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr) ir.Expr {
	k, elem, ok := b.mapOf(x.Type())
	span := b.span(n)
	switch {
	case !ok:
		return nil
	case isCounter(x.Type()) && (counterMethods[name] || name == "update"):
		return b.counterMethod(n, x, name, args)
	case mapViews[name].Name != "" && len(args) == 0 && b.l.viewed[n]:
		return b.viewCopied(n, x, name)
	case name == "clear" && len(args) == 0:
		return b.vectorCall(span, ir.Symbol{Name: ".Clear"}, x)
	case name == "copy" && len(args) == 0:
		return b.vectorCall(span, ir.Symbol{Name: ".Copy", Result: x.Type()}, x)
	case name == "update" && len(args) == 1:
		return b.updateMap(span, x, args[0])
	case name == "setdefault" && len(args) == 2:
		items := x.Type().Items
		items.PutKey(args[0].Type())
		items.Put(args[1].Type())
		if k, elem, ok = b.mapOf(x.Type()); !ok || !keyed(k, args[0]) {
			return nil
		}
		if elem.Kind == ir.NeverKind {
			return never(span)
		}
		if isEmptyDisplay(args[1]) && ir.Same(args[1].Type(), elem) {
			return b.itemOrEmpty(span, x, args[0], elem)
		}
		return b.vectorCall(span, ir.Symbol{Name: ".SetDefault", Result: elem}, x, args[0], b.to(args[1], elem))
	case name != "get" && name != "pop" || len(args) < 1 || len(args) > 2:
		return nil
	case (k.Kind == ir.NeverKind || elem.Kind == ir.NeverKind) && len(args) == 2:
		return args[1] // what is known of the result until something is put in
	case name == "get" && (k.Kind == ir.NeverKind || elem.Kind == ir.NeverKind):
		return constant(span, py.None)
	case k.Kind == ir.NeverKind || elem.Kind == ir.NeverKind:
		return never(span)
	case !keyed(k, args[0]):
		return nil
	case name == "pop" && len(args) == 1:
		return b.vectorCall(span, ir.Symbol{Name: ".Pop", Raises: true, Result: elem}, x, args[0])
	}
	otherwise := constant(span, py.None)
	if len(args) == 2 {
		otherwise = args[1]
	}
	return b.mapGet(span, name, elem, x, args[0], otherwise)
}

// mapViews are the vectors of what the views of a map give.
var mapViews = map[string]ir.Symbol{"keys": {Name: ".KeyVector"}, "values": {Name: ".ValueVector"}, "items": {Name: "MapItems"}}

// viewCopied is a vector of the items of a view of a map, for what looks at nothing but those.
func (b *body) viewCopied(n *pyast.Call, x ir.Expr, name string) ir.Expr {
	k, elem, _ := b.mapOf(x.Type())
	if k.Kind == ir.NeverKind || elem.Kind == ir.NeverKind {
		return never(b.span(n))
	}
	item := map[string]*ir.Type{"keys": k, "values": elem}[name]
	if item == nil {
		item = b.pairType(n, k, elem)
	}
	items := b.copyOf(n)
	items.Put(item)
	sym := mapViews[name]
	sym.Result = &ir.Type{Kind: ir.ListKind, Items: items}
	if made, ok := b.vector(sym.Result); !ok || !ir.Same(made, item) || item.Kind == ir.TupleKind && item.Unboxed() == nil {
		return nil
	}
	return b.vectorCall(b.span(n), sym, x)
}

// mapGet is x.get(key, otherwise), or x.pop of the same.
func (b *body) mapGet(span spanT, name string, elem *ir.Type, x, key, otherwise ir.Expr) ir.Expr {
	t := ir.Join(elem, otherwise.Type())
	method := map[string]string{"get": ".Get", "pop": ".PopOr"}[name]
	switch {
	case ir.Same(t, elem):
		return b.vectorCall(span, ir.Symbol{Name: method, Result: t}, x, key, b.to(otherwise, t))
	case t.Kind == ir.OptionalKind && ir.Same(t.Elem, elem) && b.isReference(elem):
		return b.vectorCall(span, ir.Symbol{Name: method, Result: t}, x, key, b.to(otherwise, t))
	case name == "pop":
		return nil
	case t.Kind == ir.OptionalKind:
		t = ir.Dyn // a pointer to a copy would cost more than the boxed value
	}
	return b.block(span, func() ir.Expr {
		container, wanted, other := b.again(x), b.again(key), b.again(otherwise)
		has := b.vectorCall(span, ir.Symbol{Name: ".Has", Result: ir.Bool}, container(), wanted())
		found := b.vectorCall(span, ir.Symbol{Name: ".At", Raises: true, Result: elem}, container(), wanted())
		return cond(span, t, has, b.to(found, t), b.to(other(), t))
	})
}

// isReference reports whether nil stands for the None of an optional of the type.
func (b *body) isReference(t *ir.Type) bool {
	switch t.Kind {
	case ir.ListKind, ir.DictKind, ir.SetKind, ir.ModelKind, ir.InstanceKind, ir.DequeKind:
		return true
	case ir.TupleKind:
		b.itemTypes(t) // which changes when it is no row any more
		return t.Unboxed() == nil
	}
	return false
}

// updateMap is x.update(y) of two maps; nil for others.
func (b *body) updateMap(span spanT, x, y ir.Expr) ir.Expr {
	key, elem, ok := b.mapOf(y.Type())
	if !ok {
		return nil
	}
	items := x.Type().Items
	items.PutKey(key)
	items.Put(elem)
	k, e, ok := b.mapOf(x.Type())
	switch {
	case key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind:
		return never(span)
	case !ok || !ir.Equal(k, key) || !ir.Same(e, elem):
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: ".Update"}, x, y)
}

// keySetMethods are the methods of a py.KeySet without arguments, with one of its elements, and with another set.
var keySetMethods = map[string]ir.Symbol{
	"clear": {Name: ".Clear"}, "copy": {Name: ".Copy", Result: ir.Set}, "pop": {Name: ".Pop", Raises: true, Result: ir.Dyn},
	"discard": {Name: ".Discard"}, "remove": {Name: ".Remove", Raises: true},
	"update": {Name: ".Update"}, "union": {Name: ".Union", Result: ir.Set}, "intersection": {Name: ".Intersection", Result: ir.Set},
	"difference": {Name: ".Difference", Result: ir.Set}, "symmetric_difference": {Name: ".SymmetricDifference", Result: ir.Set},
	"issubset": {Name: ".Subset", Result: ir.Bool}, "difference_update": {Name: ".DifferenceUpdate"},
	"intersection_update": {Name: ".IntersectionUpdate"}, "symmetric_difference_update": {Name: ".SymmetricDifferenceUpdate"},
}

// keySetMethod calls a method of a py.KeySet; nil when there is no rule for it.
func (b *body) keySetMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr) ir.Expr {
	key, ok := b.keySet(x.Type())
	if !ok {
		return nil
	}
	span := b.span(n)
	if name == "add" && len(args) == 1 {
		return b.addKey(span, x, args[0])
	}
	sym, known := keySetMethods[name]
	switch {
	case !known:
		return nil
	case name == "clear" || name == "copy" || name == "pop":
		if len(args) > 0 {
			return nil
		}
		switch {
		case name == "copy":
			sym.Result = x.Type()
		case name == "pop" && key.Kind == ir.NeverKind:
			return never(span)
		case name == "pop":
			sym.Result = key
		}
		return b.vectorCall(span, sym, x)
	case len(args) != 1:
		return nil
	case name == "discard" || name == "remove":
		if key.Kind == ir.NeverKind {
			return never(span)
		}
		if !keyed(key, args[0]) {
			return nil
		}
		return b.vectorCall(span, sym, x, args[0])
	}
	return b.keySets(span, sym, x, args[0])
}

// sameKeySets reports whether two sets are py.KeySets of the same type, as far as it is known yet.
func (b *body) sameKeySets(x, y ir.Expr) bool {
	key, ok := b.keySet(x.Type())
	other, isSet := b.keySet(y.Type())
	return ok && isSet && (key.Kind == ir.NeverKind || other.Kind == ir.NeverKind || ir.Equal(key, other))
}

// keySets is an operation on two sets of elements of one type, of which the result is neither another one's nor holds
// anything else; nil for others.
func (b *body) keySets(span spanT, sym ir.Symbol, x, y ir.Expr) ir.Expr {
	key, ok := b.keySet(x.Type())
	other, isSet := b.keySet(y.Type())
	switch {
	case !ok || !isSet:
		return nil
	case key.Kind == ir.NeverKind || other.Kind == ir.NeverKind:
		if sym.Name == ".Update" || sym.Name == ".SymmetricDifferenceUpdate" {
			x.Type().Items.Put(other)
		}
		return never(span)
	case !ir.Equal(key, other):
		return nil
	}
	if sym.Result != nil && sym.Result.Kind == ir.SetKind {
		sym.Result = ir.Join(x.Type(), y.Type()) // what becomes of one of the three becomes of all
	}
	return b.vectorCall(span, sym, x, y)
}

// keySetUpdates are the operators of sets in place.
var keySetUpdates = map[string]string{
	"|": "update", "&": "intersection_update", "-": "difference_update", "^": "symmetric_difference_update",
}

// keySetOperators are the operators of sets.
var keySetOperators = map[string]string{"|": "union", "&": "intersection", "-": "difference", "^": "symmetric_difference"}

// keySetOperator is an operator on two sets that may be py.KeySets; nil for others.
func (b *body) keySetOperator(n pyast.Node, op string, x, y ir.Expr, inPlace bool) ir.Expr {
	name := keySetOperators[op]
	if name == "" {
		return nil
	}
	span := b.span(n)
	if !inPlace {
		return b.keySets(span, keySetMethods[name], x, y)
	}
	if x.Type().Kind != ir.SetKind || y.Type().Kind != ir.SetKind || !b.sameKeySets(x, y) {
		return nil
	}
	return b.block(span, func() ir.Expr {
		set := b.again(x)
		e := b.keySets(span, keySetMethods[keySetUpdates[op]], set(), y)
		if e == nil || isNever(e) {
			return e
		}
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: e})
		return set()
	})
}

// keySetCompare compares two py.KeySets; nil for others.
func (b *body) keySetCompare(span spanT, op string, x, y ir.Expr) ir.Expr {
	sym, ok := map[string]ir.Symbol{"==": {Name: ".Same"}, "!=": {Name: ".Same"}, "<=": {Name: ".Subset"}}[op]
	if !ok {
		return nil
	}
	sym.Result = ir.Bool
	e := b.keySets(span, sym, x, y)
	if e != nil && op == "!=" {
		return not(e)
	}
	return e
}

// mapView is d.items(), d.keys() or d.values() of a map that a loop goes over; ok is false for other iterables.
func (b *body) mapView(n pyast.Expr) (from iteration, ok bool) {
	c, isCall := n.(*pyast.Call)
	if !isCall || len(c.Args)+len(c.Keywords) > 0 {
		return from, false
	}
	f, isMethod := c.Func.(*pyast.Attribute)
	if !isMethod || f.Attr != "items" && f.Attr != "values" && f.Attr != "keys" {
		return from, false
	}
	if v, known := b.known(f.Value); known && !isContainerValue(v) {
		return from, false
	}
	saved := b.env.copy()
	var x ir.Expr
	before := b.into(func() { x = b.expr(f.Value) })
	key, elem, ok := b.mapOf(x.Type())
	if !ok || len(before) > 0 {
		b.env = saved
		return from, false
	}
	if key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind {
		return iteration{iter: x, item: ir.Never}, true
	}
	from = iteration{iter: x, item: key, view: f.Attr}
	if f.Attr != "keys" {
		held := b.hold(x)
		from.iter = held()
		from.value = b.vectorCall(x.Span(), ir.Symbol{Name: ".Value", Result: elem, View: true}, held())
	}
	return from, true
}

// isMapped reports whether a type is that of a map or py.KeySet with something in it.
func (b *body) isMapped(t *ir.Type) bool {
	key, elem, ok := b.mapOf(t)
	if !ok {
		key, ok = b.keySet(t)
		elem = key
	}
	return ok && key.Kind != ir.NeverKind && elem.Kind != ir.NeverKind
}

// bindView assigns what a loop over a map gives to its target; v is the variable with the key.
func (b *body) bindView(target pyast.Expr, from *iteration, v *ir.Var) {
	span := b.span(target)
	key := &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v}
	switch names, isTuple := target.(*pyast.Tuple); {
	case from.view == "values":
		b.store(target, b.hold(from.value)())
	case from.view != "items":
		b.store(target, key)
	case isTuple && len(names.Elts) == 2 && !starred(names.Elts):
		value := b.hold(from.value)
		b.store(names.Elts[0], key)
		b.store(names.Elts[1], value())
	default:
		value := b.hold(from.value)
		b.store(target, b.tuple(target, span, []ir.Expr{key, value()}))
	}
}

// keysOnly are the builtins that look at the elements of a set or the keys of a dict and keep nothing else of it.
var keysOnly = map[string]bool{
	"list": true, "sorted": true, "sum": true, "any": true, "all": true, "tuple": true, "frozenset": true, "min": true, "max": true,
}

// keysCopied is a vector of the keys of a map or py.KeySet, which holds items; nil for others.
func (b *body) keysCopied(x ir.Expr, items *ir.Items) ir.Expr {
	if !b.isMapped(x.Type()) {
		return nil
	}
	items.Put(b.itemType(x.Type()))
	t := &ir.Type{Kind: ir.ListKind, Items: items}
	if elem, ok := b.vector(t); !ok || !ir.Equal(elem, b.itemType(x.Type())) {
		return nil
	}
	return b.vectorCall(x.Span(), ir.Symbol{Name: ".KeyVector", Result: t}, x)
}

// copyOf returns the Items of what is copied out of a node's value, the same in each lowering.
func (b *body) copyOf(n pyast.Node) *ir.Items {
	items := b.u.copies[n]
	if items == nil {
		items = ir.NewItems()
		b.u.copies[n] = items
	}
	return items
}

// newKeySet is set(x) of a vector, a set or a map of keys; nil for others.
func (b *body) newKeySet(n *pyast.Call, x ir.Expr) ir.Expr {
	if x.Type().Kind == ir.DictKind {
		if x = b.keysCopied(x, b.copyOf(n.Args[0])); x == nil {
			return nil
		}
	}
	elem, isVector := b.vector(x.Type())
	if !isVector {
		var isSet bool
		if elem, isSet = b.keySet(x.Type()); !isSet {
			return nil
		}
	}
	items := b.site(n)
	items.Put(elem)
	t := containerType(ir.SetKind, items)
	key, ok := b.keySet(t)
	span := b.span(n)
	switch {
	case elem.Kind == ir.NeverKind:
		return never(span)
	case !ok || !ir.Equal(key, elem):
		return nil
	case isVector:
		return &ir.SetLit{Base: ir.Base{T: t, S: span}, Elts: []ir.Element{{X: x, Spread: true}}}
	}
	return b.vectorCall(span, ir.Symbol{Name: ".Copy", Result: t}, x)
}

// rangeSet is set(range(…)); nil for another call.
func (b *body) rangeSet(n *pyast.Call) ir.Expr {
	if len(n.Args) != 1 || len(n.Keywords) > 0 {
		return nil
	}
	start, stop, step := b.rangeArgs(n.Args[0])
	if start == nil {
		return nil
	}
	span := b.span(n)
	items := b.site(n)
	items.Put(ir.Int)
	t := containerType(ir.SetKind, items)
	switch _, ok := b.keySet(t); {
	case !ok:
		return nil
	case isNever(start, stop, step):
		return never(span)
	}
	return b.vectorCall(span, ir.Symbol{Name: "SetOfRange", Raises: true, Result: t}, start, stop, step)
}

// setDisplay lowers {a, *b, …}.
func (b *body) setDisplay(n *pyast.Set) ir.Expr {
	items := b.site(n)
	lit := &ir.SetLit{Base: ir.Base{T: containerType(ir.SetKind, items), S: b.span(n)}}
	constants := len(n.Elts) >= 3 // CPython makes a set of constants in another order
	for _, e := range n.Elts {
		_, constant := e.(*pyast.Constant)
		constants = constants && constant
	}
	if starred(n.Elts) || constants {
		ir.Boxed(lit.T)
		lit.Elts = b.itemsInto(items, n.Elts)
		return lit
	}
	list := make([]ir.Expr, len(n.Elts))
	for i, e := range n.Elts {
		list[i] = b.expr(e)
		items.Put(list[i].Type())
	}
	key, ok := b.keySet(lit.T)
	for _, x := range list {
		if !ok || key.Kind != ir.NeverKind && !keyed(key, x) {
			x = b.boxIn(x)
			ir.Boxed(lit.T)
		}
		lit.Elts = append(lit.Elts, ir.Element{X: x})
	}
	return lit
}

// dict lowers {key: value, **d, …}.
func (b *body) dict(n *pyast.Dict) ir.Expr {
	items := b.site(n)
	lit := &ir.DictLit{Base: ir.Base{T: containerType(ir.DictKind, items), S: b.span(n)}}
	var entries []ir.Entry
	for i, k := range n.Keys {
		if k == nil {
			items.PutKey(ir.Dyn)
			items.Put(ir.Dyn)
			entries = append(entries, ir.Entry{Value: b.box(b.expr(n.Values[i]))})
			continue
		}
		key, value := b.expr(k), b.expr(n.Values[i])
		items.PutKey(key.Type())
		items.Put(value.Type())
		entries = append(entries, ir.Entry{Key: key, Value: value})
	}
	return b.fillEntries(lit, entries)
}

// fillEntries makes the entries of a display, of which the types have been put in, those of a map or boxes them.
func (b *body) fillEntries(lit *ir.DictLit, entries []ir.Entry) ir.Expr {
	k, elem, ok := b.mapOf(lit.T)
	for _, e := range entries {
		switch {
		case e.Key == nil:
		case !ok:
			e = ir.Entry{Key: b.boxIn(e.Key), Value: b.boxHeld(e.Value)}
		case k.Kind != ir.NeverKind && elem.Kind != ir.NeverKind:
			e.Key, e.Value = b.to(e.Key, k), b.to(e.Value, elem)
		}
		lit.Entries = append(lit.Entries, e)
	}
	return lit
}
