package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// containerMethod calls a method of a container whose items are known. Nil for a method that
// has no rule here: for that the container escapes.
func (b *body) containerMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr, names []string) ir.Expr {
	t := x.Type()
	if t.Items == nil {
		return nil
	}
	if e := b.orderMethod(n, x, name, args, names); e != nil {
		return e
	}
	for _, k := range names {
		if k != "" && !(t.Kind == ir.ListKind && name == "sort") {
			return nil
		}
	}
	if e := b.vectorMethod(n, x, name, args, names); e != nil {
		return e
	}
	if e := b.mapMethod(n, x, name, args); e != nil {
		return e
	}
	if e := b.keySetMethod(n, x, name, args); e != nil {
		return e
	}
	if e := b.dequeMethod(n, x, name, args); e != nil {
		return e
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
	case len(args) == 1 && elem.Kind == ir.NeverKind:
		return constant(b.span(n), py.None) // what is known of the result until something is put in
	case len(args) == 1:
		t = ir.OptionalOf(elem)
		switch elem.Kind {
		case ir.IntKind, ir.FloatKind, ir.NumKind, ir.StrKind, ir.BoolKind, ir.BytesKind:
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
		if _, ok := b.vector(r.T); ok {
			sym := *r.Sym
			sym.Name, sym.Result = sym.Name+"Vector", r.T
			r.Sym = &sym
		}
	}
	return x
}
