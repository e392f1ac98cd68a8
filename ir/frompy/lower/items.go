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

func containerType(kind ir.Kind, items *ir.Items) *ir.Type { return &ir.Type{Kind: kind, Items: items} }

// elemOf is the type of the items of a list or set and of the values of a dict.
func (b *body) elemOf(items *ir.Items) *ir.Type {
	return b.settled(items.Elem(b.u, func() { b.l.enqueue(b.u) }))
}

// keyOfDict is the type of the keys of a dict.
func (b *body) keyOfDict(items *ir.Items) *ir.Type {
	return b.settled(items.Key(b.u, func() { b.l.enqueue(b.u) }))
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
	switch t.Kind {
	case ir.DynKind:
		return x
	case ir.NeverKind:
		return b.block(x.Span(), func() ir.Expr {
			b.emit(&ir.ExprStmt{At: ir.At{S: x.Span()}, X: x})
			return never(x.Span())
		})
	case ir.NoneKind:
		return x
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
	case ir.ListKind, ir.SetKind:
		if t.Items != nil {
			return b.elemOf(t.Items)
		}
	case ir.DictKind:
		if t.Items != nil {
			return b.keyOfDict(t.Items)
		}
	case ir.TupleKind:
		if len(t.Elems) > 0 {
			item := ir.Never
			for _, e := range t.Elems {
				item = ir.Join(item, e)
			}
			return item
		}
	}
	return ir.Dyn
}

// iterable lowers an expression that is iterated over at once by a loop, and tells the type
// of its items. Views, enumerate and zip have no static type; here their items have one.
func (b *body) iterable(n pyast.Expr) (ir.Expr, *ir.Type) {
	if c, ok := n.(*pyast.Call); ok && len(c.Keywords) == 0 && !starred(c.Args) {
		if x, item := b.iterableView(c); x != nil {
			return x, item
		}
		if x, item := b.iterableBuiltin(c); x != nil {
			return x, item
		}
	}
	x := b.expr(n)
	return x, b.itemType(x.Type())
}

func starred(list []pyast.Expr) bool {
	for _, a := range list {
		if _, star := a.(*pyast.Starred); star {
			return true
		}
	}
	return false
}

// iterableView is d.items() and its like, of a dict whose items are known.
func (b *body) iterableView(c *pyast.Call) (ir.Expr, *ir.Type) {
	f, ok := c.Func.(*pyast.Attribute)
	if !ok || len(c.Args) > 0 || f.Attr != "items" && f.Attr != "keys" && f.Attr != "values" {
		return nil, nil
	}
	if _, known := b.known(f.Value); known {
		return nil, nil
	}
	span := b.span(c)
	if x := b.builtCall(c, f); x != nil {
		return x, ir.Dyn
	}
	x := b.expr(f.Value)
	if isNever(x) {
		return x, ir.Never
	}
	if t := x.Type(); t.Kind != ir.DictKind || t.Items == nil {
		return b.methodOf(c, f, x), ir.Dyn
	}
	items := x.Type().Items
	view := b.call(span, bind.Method(ir.Dict, f.Attr, nil).Row.Sym, x)
	switch f.Attr {
	case "keys":
		return view, b.keyOfDict(items)
	case "values":
		return view, b.elemOf(items)
	}
	key, elem := b.keyOfDict(items), b.elemOf(items)
	if key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind {
		return view, ir.Never
	}
	return view, &ir.Type{Kind: ir.TupleKind, Elems: []*ir.Type{key, elem}}
}

// iterableBuiltin is a call of enumerate, zip or reversed.
func (b *body) iterableBuiltin(c *pyast.Call) (ir.Expr, *ir.Type) {
	v, ok := b.known(c.Func)
	if !ok || len(c.Args) == 0 {
		return nil, nil
	}
	name, isBuiltin := b.l.builtinName(v)
	if !isBuiltin {
		return nil, nil
	}
	span := b.span(c)
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", name)}
	switch {
	case name == "zip", name == "enumerate" && len(c.Args) == 1, name == "reversed" && len(c.Args) == 1:
	default:
		return nil, nil
	}
	item := &ir.Type{Kind: ir.TupleKind}
	unknown := false
	for _, a := range c.Args {
		x, t := b.iterable(a)
		if t.Kind == ir.DynKind {
			x = b.box(x)
		}
		unknown = unknown || t.Kind == ir.NeverKind
		item.Elems = append(item.Elems, t)
		call.Args = append(call.Args, ir.Element{X: b.boxIn(x)})
	}
	switch {
	case unknown:
		return call, ir.Never
	case name == "reversed":
		switch call.Args[0].X.(type) {
		case *ir.Convert: // a container; anything else has its own __reversed__
			return call, item.Elems[0]
		}
		return call, ir.Dyn
	case name == "enumerate":
		item.Elems = []*ir.Type{ir.Int, item.Elems[0]}
	}
	return call, item
}

// tupleType is the type of a tuple display. Tuples in tuples are followed three deep, so that
// a chain of pairs that a loop builds comes to an end.
func tupleType(elems []*ir.Type) *ir.Type {
	t := &ir.Type{Kind: ir.TupleKind, Elems: elems}
	if len(elems) > 8 || tupleDepth(t) > 3 {
		ir.Escape(t)
		return ir.Tuple
	}
	return t
}

func tupleDepth(t *ir.Type) int {
	switch t.Kind {
	case ir.OptionalKind:
		return tupleDepth(t.Elem)
	case ir.TupleKind:
		deepest := 0
		for _, e := range t.Elems {
			deepest = max(deepest, tupleDepth(e))
		}
		return deepest + 1
	}
	return 0
}

// listDisplay lowers [a, *b, …].
func (b *body) listDisplay(n *pyast.List) ir.Expr {
	items := b.site(n)
	return &ir.ListLit{Base: ir.Base{T: containerType(ir.ListKind, items), S: b.span(n)}, Elts: b.itemsInto(items, n.Elts)}
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
	elems := make([]*ir.Type, 0, len(n.Elts))
	for _, e := range n.Elts {
		x := b.expr(e)
		if isNever(x) {
			lit.T = ir.Never
		}
		elems = append(elems, b.settled(x.Type()))
		lit.Elts = append(lit.Elts, ir.Element{X: b.boxIn(x)})
	}
	if lit.T.Kind == ir.NeverKind && !b.l.final {
		return lit
	}
	lit.T = tupleType(elems)
	return lit
}

// subscriptOf reads x[key] of lowered operands.
func (b *body) subscriptOf(n pyast.Node, slice bool, x, key ir.Expr) ir.Expr {
	span := b.span(n)
	if isNever(x, key) {
		return never(span)
	}
	t := x.Type()
	switch {
	case t.Kind == ir.TupleKind && t.Elems != nil:
		if i, ok := constIndex(key, len(t.Elems)); ok {
			return b.as(b.call(span, bind.Index, x, constant(span, py.MakeInt(int64(i)))), t.Elems[i])
		}
	case t.Items == nil:
	case t.Kind == ir.ListKind && slice:
		return b.as(b.call(span, bind.GetItem, b.boxIn(x), key), t)
	case t.Kind == ir.ListKind && key.Type().Kind == ir.IntKind:
		return b.as(b.call(span, bind.ListAt, x, key), b.elemOf(t.Items))
	case t.Kind == ir.DictKind:
		return b.as(b.call(span, bind.GetItem, b.boxIn(x), b.boxRead(key)), b.elemOf(t.Items))
	}
	if t.Kind == ir.ListKind || t.Kind == ir.TupleKind || t.Kind == ir.StrKind {
		return b.call(span, bind.GetItem, b.boxRead(x), b.box(key))
	}
	return b.dynCall(span, bind.GetItem, x, key)
}

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
	switch {
	case isNever(x, key, v) && !b.l.final:
		return
	case t.Items == nil:
	case t.Kind == ir.ListKind && slice:
		t.Items.Put(b.itemType(v.Type()))
		b.do(span, bind.SetItem, b.boxIn(x), key, b.boxRead(v))
		return
	case t.Kind == ir.ListKind && key.Type().Kind == ir.IntKind:
		t.Items.Put(v.Type())
		b.do(span, bind.ListSetAt, x, key, b.boxIn(v))
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

// containerMethod calls a method of a container whose items are known. Nil for a method that
// has no rule here: for that the container escapes.
func (b *body) containerMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr, names []string) ir.Expr {
	t := x.Type()
	if t.Items == nil {
		return nil
	}
	for _, k := range names {
		if k != "" && !(t.Kind == ir.ListKind && name == "sort") {
			return nil
		}
	}
	rule := containerMethods[t.Kind][name]
	if rule == nil {
		return nil
	}
	return rule(b, n, x, args, names)
}

type containerRule func(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr

// containerMethods are the rules by kind of container and name of method.
var containerMethods = map[ir.Kind]map[string]containerRule{
	ir.ListKind: {"append": listAppend, "insert": listInsert, "extend": listExtend, "pop": takeItem, "sort": readsItems, "reverse": readsItems,
		"clear": readsItems, "index": readsItems, "count": readsItems, "remove": readsItems, "copy": sameItems},
	ir.DictKind: {"get": dictGet, "setdefault": dictSetDefault, "pop": dictGet, "keys": readsItems, "values": readsItems, "items": readsItems,
		"clear": readsItems, "copy": sameItems, "update": dictUpdate},
	ir.SetKind: {"add": setAdd, "discard": readsItems, "remove": readsItems, "clear": readsItems, "copy": sameItems, "pop": takeItem,
		"issubset": readsItems, "issuperset": readsItems, "isdisjoint": readsItems},
}

// methodValue calls a method dynamically. The receiver keeps its items.
func (b *body) methodValue(n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	span := b.span(n)
	name := n.Func.(*pyast.Attribute).Attr
	b.l.useName(name)
	call := &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span}, X: b.boxIn(x), Name: name}
	for i, a := range args {
		boxed := b.boxRead(a)
		if names[i] == "" {
			call.Args = append(call.Args, ir.Element{X: boxed})
		} else {
			call.Kw = append(call.Kw, ir.KwArg{Name: names[i], Value: boxed})
		}
	}
	return call
}

// rowCall uses the row of the method, with arguments that only it sees.
func (b *body) rowCall(n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	name := n.Func.(*pyast.Attribute).Attr
	m := bind.Method(x.Type(), name, bindArgs(args, names))
	if m == nil {
		return nil
	}
	own := make([]ir.Expr, len(args))
	for i, a := range args {
		own[i] = a
		if m.Row.Params[i].Type.Kind == ir.DynKind {
			own[i] = b.boxIn(a)
		}
	}
	return b.row(b.span(n), m, x, own, b.boxIn)
}

// readsItems is a method that neither puts in nor takes out but may pass items on.
func readsItems(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	ir.Leak(x.Type())
	if e := b.rowCall(n, x, args, names); e != nil {
		return e
	}
	return b.methodValue(n, x, args, names)
}

// sameItems is a method that gives a container of the same items.
func sameItems(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	if len(args) > 0 {
		return nil
	}
	return b.as(b.methodValue(n, x, nil, nil), x.Type())
}

// takeItem is a method that gives an item.
func takeItem(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	t := x.Type()
	if t.Kind == ir.ListKind && len(args) == 1 && args[0].Type().Kind == ir.IntKind {
		return b.as(b.call(b.span(n), bind.ListPop, x, args[0]), b.elemOf(t.Items))
	}
	if t.Kind == ir.ListKind && len(args) == 0 {
		return b.as(b.call(b.span(n), bind.ListPop, x, constant(b.span(n), py.MakeInt(-1))), b.elemOf(t.Items))
	}
	return b.as(b.methodValue(n, x, args, names), b.elemOf(t.Items))
}

func listAppend(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 {
		return nil
	}
	x.Type().Items.Put(args[0].Type())
	return b.rowCall(n, x, args, names)
}

func listInsert(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 2 || args[0].Type().Kind != ir.IntKind {
		return nil
	}
	x.Type().Items.Put(args[1].Type())
	return b.rowCall(n, x, args, names)
}

func listExtend(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 {
		return nil
	}
	item := b.itemType(args[0].Type())
	x.Type().Items.Put(item)
	if item.Kind == ir.DynKind {
		ir.Escape(args[0].Type())
	}
	return b.rowCall(n, x, args, names)
}

// dictGet is get and pop, with or without a default.
func dictGet(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	name := n.Func.(*pyast.Attribute).Attr
	elem := b.elemOf(x.Type().Items)
	var t *ir.Type
	switch {
	case len(args) == 2:
		// The default may be changed through the result, and the result through the dict.
		if isNever(args[1]) {
			return never(b.span(n))
		}
		t = ir.Join(elem, args[1].Type())
	case len(args) == 1 && name == "pop":
		t = elem
	case len(args) == 1:
		t = ir.OptionalOf(elem)
		switch elem.Kind {
		case ir.IntKind, ir.FloatKind, ir.StrKind, ir.BoolKind, ir.BytesKind:
			t = ir.Dyn // a pointer to a copy would cost more than the boxed value
		}
	default:
		return nil
	}
	call := &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: b.span(n)}, X: b.boxIn(x), Name: name}
	b.l.useName(name)
	for _, a := range args {
		call.Args = append(call.Args, ir.Element{X: b.boxIn(a)})
	}
	return b.as(call, t)
}

func dictSetDefault(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 2 {
		return nil
	}
	items := x.Type().Items
	items.PutKey(args[0].Type())
	items.Put(args[1].Type())
	call := b.rowCall(n, x, args, names)
	return b.as(call, b.elemOf(items))
}

func dictUpdate(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 || args[0].Type().Kind != ir.DictKind || args[0].Type().Items == nil {
		return nil
	}
	from, into := args[0].Type().Items, x.Type().Items
	into.PutKey(b.keyOfDict(from))
	into.Put(b.elemOf(from))
	return b.rowCall(n, x, args, names)
}

func setAdd(b *body, n *pyast.Call, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 {
		return nil
	}
	x.Type().Items.Put(args[0].Type())
	return b.rowCall(n, x, args, names)
}

// listOfStr gives the list that a method of str makes its items: str has no method that makes
// a list of anything else.
func (b *body) listOfStr(n *pyast.Call, x ir.Expr) ir.Expr {
	r, ok := x.(*ir.Runtime)
	if ok && r.T.Kind == ir.ListKind {
		items := b.site(n)
		items.Put(ir.Str)
		r.T = containerType(ir.ListKind, items)
	}
	return x
}

// containerBuiltin calls a builtin that makes a container, or gives an item of one; nil for
// others.
func (b *body) containerBuiltin(n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	rule := containerBuiltins[name]
	if rule == nil {
		return nil
	}
	return rule(b, n, args, names)
}

// containerBuiltins are the rules by name of the builtin.
var containerBuiltins = map[string]func(b *body, n *pyast.Call, args []ir.Expr, names []string) ir.Expr{
	"list": newList, "set": newSet, "dict": newDict, "sorted": newSorted, "min": someItem, "max": someItem, "sum": sumItems,
}

func positional(names []string) int {
	n := 0
	for _, k := range names {
		if k == "" {
			n++
		}
	}
	return n
}

// readArg boxes the argument of a builtin that iterates over it: without the type of its
// items, what is inside is out of sight.
func (b *body) readArg(e ir.Expr) ir.Expr {
	if b.itemType(e.Type()).Kind == ir.DynKind {
		return b.boxRead(e)
	}
	return b.boxIn(e)
}

func newList(b *body, n *pyast.Call, args []ir.Expr, names []string) ir.Expr {
	switch {
	case len(args) == 0:
		return &ir.ListLit{Base: ir.Base{T: containerType(ir.ListKind, b.site(n)), S: b.span(n)}}
	case len(args) == 1 && names[0] == "":
		items := b.site(n)
		items.Put(b.itemType(args[0].Type()))
		x := b.call(b.span(n), bind.ListOf, b.readArg(args[0])).(*ir.Runtime)
		x.T = containerType(ir.ListKind, items)
		return x
	}
	return nil
}

func newSet(b *body, n *pyast.Call, args []ir.Expr, names []string) ir.Expr {
	switch {
	case len(args) == 0:
		return &ir.SetLit{Base: ir.Base{T: containerType(ir.SetKind, b.site(n)), S: b.span(n)}}
	case len(args) == 1 && names[0] == "":
		items := b.site(n)
		items.Put(b.itemType(args[0].Type()))
		span := b.span(n)
		call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "set"), Args: []ir.Element{{X: b.readArg(args[0])}}}
		return b.as(call, containerType(ir.SetKind, items))
	}
	return nil
}

// newDict is dict() and dict(name=value, …).
func newDict(b *body, n *pyast.Call, args []ir.Expr, names []string) ir.Expr {
	if positional(names) > 0 {
		return nil
	}
	items := b.site(n)
	lit := &ir.DictLit{Base: ir.Base{T: containerType(ir.DictKind, items), S: b.span(n)}}
	seen := map[string]bool{}
	for i, a := range args {
		if seen[names[i]] {
			return nil
		}
		seen[names[i]] = true
		items.PutKey(ir.Str)
		items.Put(a.Type())
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.boxIn(str(b.span(n), names[i])), Value: b.boxIn(a)})
	}
	return lit
}

// newSorted is sorted(iterable, key=…, reverse=…).
func newSorted(b *body, n *pyast.Call, args []ir.Expr, names []string) ir.Expr {
	if positional(names) != 1 || names[0] != "" {
		return nil
	}
	span := b.span(n)
	items := b.site(n)
	items.Put(b.itemType(args[0].Type()))
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "sorted"), Args: []ir.Element{{X: b.readArg(args[0])}}}
	for i, a := range args[1:] {
		ir.Leak(args[0].Type()) // the key function sees the items
		call.Kw = append(call.Kw, ir.KwArg{Name: names[i+1], Value: b.box(a)})
	}
	return b.as(call, containerType(ir.ListKind, items))
}

// someItem is min(iterable) and max(iterable), perhaps with a key.
func someItem(b *body, n *pyast.Call, args []ir.Expr, names []string) ir.Expr {
	if positional(names) != 1 || names[0] != "" || len(names) > 1 && (len(names) > 2 || names[1] != "key") {
		return nil
	}
	item := b.itemType(args[0].Type())
	if item.Kind == ir.DynKind {
		return nil
	}
	span := b.span(n)
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", n.Func.(*pyast.Name).Id), Args: []ir.Element{{X: b.boxIn(args[0])}}}
	for i, a := range args[1:] {
		ir.Leak(args[0].Type())
		call.Kw = append(call.Kw, ir.KwArg{Name: names[i+1], Value: b.box(a)})
	}
	return b.as(call, item)
}

// sumItems is sum(iterable) of ints. The sum of no floats is the int 0.
func sumItems(b *body, n *pyast.Call, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 || names[0] != "" || b.itemType(args[0].Type()).Kind != ir.IntKind {
		return nil
	}
	span := b.span(n)
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "sum"), Args: []ir.Element{{X: b.boxIn(args[0])}}}
	return b.as(call, ir.Int)
}
