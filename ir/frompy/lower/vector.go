package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A list of which every use has a rule here is a py.Vector: its items have their static type in memory and need
// no boxing. What takes a *py.List instead notes so (ir.Boxed, from boxIn, as and call), and the list is one
// everywhere from then on: who relied on it reads the items' type and is lowered again.

// vector is the type of the items when a type is a list that may be a vector: Never for one that is still empty.
func (b *body) vector(t *ir.Type) (elem *ir.Type, ok bool) {
	if t.Kind != ir.ListKind || t.Items == nil {
		return nil, false
	}
	elem = b.notNoneAlone(b.heldBy(t.Items))
	return elem, !t.Items.IsBoxed() && (elem.Kind == ir.NeverKind || t.Vector() != nil)
}

// notNoneAlone is the type of the items of a container: where it is only None, what else is put in is still to be found out.
func (b *body) notNoneAlone(t *ir.Type) *ir.Type {
	if t.Kind == ir.NoneKind && !b.l.final {
		return ir.Never
	}
	return t
}

// vectorCall calls a method or function of the runtime on vectors.
func (b *body) vectorCall(span spanT, sym ir.Symbol, args ...ir.Expr) ir.Expr {
	t := sym.Result
	if t == nil {
		t = ir.None
	}
	sym.Package = "py"
	return &ir.Runtime{Base: ir.Base{T: t, S: span}, Sym: &sym, Args: args}
}

var vectorLen = &ir.Symbol{Package: "py", Name: ".Len", GoInt: true, Result: ir.Int}

// vectorItem is x[key]; nil when x is no vector, or the key no int and no slice.
func (b *body) vectorItem(span spanT, slice bool, x, key ir.Expr) ir.Expr {
	elem, ok := b.vector(x.Type())
	switch {
	case !ok:
	case elem.Kind == ir.NeverKind:
		return never(span)
	case slice:
		if start, stop, step, ok := sliceParts(key); !ok {
		} else if step == nil {
			return b.vectorCall(span, ir.Symbol{Name: ".Cut", Result: x.Type()}, x, start, stop)
		} else {
			return b.vectorCall(span, ir.Symbol{Name: ".CutStep", Raises: true, Result: x.Type()}, x, start, stop, step)
		}
		return b.vectorCall(span, ir.Symbol{Name: ".Slice", Task: true, Raises: true, Result: x.Type()}, x, key)
	case key.Type().Kind == ir.IntKind:
		return b.vectorCall(span, ir.Symbol{Name: ".At", Raises: true, Result: elem}, x, key)
	}
	return nil
}

// unpackVector spreads the items of a vector over targets: all are read before the first is stored.
func (b *body) unpackVector(span spanT, targets []pyast.Expr, x ir.Expr, elem *ir.Type) {
	list := b.hold(x)
	n := constant(span, py.MakeInt(int64(len(targets))))
	b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: ".Unpack", GoInt: true, Raises: true}, list(), n)})
	items := make([]func() ir.Expr, len(targets))
	for i := range targets {
		items[i] = b.hold(b.vectorCall(span, ir.Symbol{Name: ".Item", Result: elem}, list(), constant(span, py.MakeInt(int64(i)))))
	}
	for i, t := range targets {
		b.store(t, items[i]())
	}
}

// setVectorItem is x[key] = v and reports whether x is a vector.
func (b *body) setVectorItem(span spanT, slice bool, x, key, v ir.Expr) bool {
	if _, ok := b.vector(x.Type()); !ok {
		return false
	}
	if slice {
		return b.setVectorSlice(span, x, key, v)
	}
	if key.Type().Kind != ir.IntKind {
		return false
	}
	x.Type().Items.Put(v.Type())
	elem, ok := b.vector(x.Type())
	if ok && !isNever(v) {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: ".SetAt", Raises: true}, x, key, b.to(v, elem))})
	}
	return ok
}

// appendItem is list.append(x).
func (b *body) appendItem(span spanT, list, x ir.Expr) ir.Expr {
	list.Type().Items.Put(x.Type())
	elem, ok := b.vector(list.Type())
	switch {
	case ok && isNever(x):
		return never(span)
	case ok:
		return b.vectorCall(span, ir.Symbol{Name: ".Append"}, list, b.to(x, elem))
	}
	return nil
}

// vectorMethod calls a method of a vector; nil when there is no rule for it.
func (b *body) vectorMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr, names []string) ir.Expr {
	span := b.span(n)
	t := x.Type()
	elem, ok := b.vector(t)
	switch {
	case !ok || positional(names) != len(names):
		return nil
	case name == "append" && len(args) == 1:
		return b.appendItem(span, x, args[0])
	case name == "extend" && len(args) == 1:
		return b.extendVector(span, x, args[0])
	case name == "pop" && len(args) <= 1:
		at := constant(span, py.MakeInt(-1))
		if len(args) == 1 {
			at = args[0]
		}
		if at.Type().Kind != ir.IntKind {
			return nil
		}
		if elem.Kind == ir.NeverKind {
			return never(span)
		}
		return b.vectorCall(span, ir.Symbol{Name: ".Pop", Raises: true, Result: elem}, x, at)
	case name == "insert" && len(args) == 2 && args[0].Type().Kind == ir.IntKind:
		t.Items.Put(args[1].Type())
		switch elem, ok := b.vector(t); {
		case !ok:
			return nil
		case isNever(args...):
			return never(span)
		default:
			return b.vectorCall(span, ir.Symbol{Name: ".Insert", Raises: true}, x, args[0], b.to(args[1], elem))
		}
	case len(args) == 1 && elem.Kind == ir.InstanceKind:
		return b.structPlaced(n, x, name, args[0])
	case len(args) == 1 && findMethods[name].Name != "":
		return b.findInVector(span, x, elem, args[0], findMethods[name])
	case len(args) > 0:
		return nil
	case name == "clear":
		return b.vectorCall(span, ir.Symbol{Name: ".Clear"}, x)
	case name == "reverse":
		return b.vectorCall(span, ir.Symbol{Name: ".Reverse"}, x)
	case name == "copy":
		return b.vectorCall(span, ir.Symbol{Name: ".Copy", Result: t}, x)
	}
	return nil
}

// extendVector is x.extend(y) of two vectors; nil for others.
func (b *body) extendVector(span spanT, x, y ir.Expr) ir.Expr {
	elem, ok := b.vector(y.Type())
	if !ok {
		return nil
	}
	x.Type().Items.Put(elem)
	into, ok := b.vector(x.Type())
	switch {
	case elem.Kind == ir.NeverKind:
		return never(span)
	case !ok || !ir.Same(into, elem):
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: ".Extend"}, x, y)
}

// vectorOperator is + or * on a vector; nil for others.
func (b *body) vectorOperator(n pyast.Node, op string, x, y ir.Expr, inPlace bool) ir.Expr {
	span := b.span(n)
	elem, ok := b.vector(x.Type())
	switch {
	case !ok:
	case op == "*" && y.Type().Kind == ir.IntKind && !inPlace:
		return b.vectorCall(span, ir.Symbol{Name: ".Repeat", Raises: true, Result: x.Type()}, x, y)
	case op == "+" && inPlace:
		if e := b.extendVector(span, x, y); e == nil || isNever(e) {
			return e
		}
		return b.block(span, func() ir.Expr {
			list := b.again(x)
			b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.extendVector(span, list(), y)})
			return list()
		})
	case op == "+":
		other, ok := b.vector(y.Type())
		if !ok {
			return nil
		}
		items := b.site(n)
		items.Put(elem)
		items.Put(other)
		t := &ir.Type{Kind: ir.ListKind, Items: items}
		sum, ok := b.vector(t)
		switch {
		case elem.Kind == ir.NeverKind || other.Kind == ir.NeverKind:
			return never(span)
		case !ok || !ir.Same(elem, other) || !ir.Same(elem, sum):
			return nil
		}
		return b.vectorCall(span, ir.Symbol{Name: ".Concat", Result: t}, x, y)
	}
	return nil
}

// vectorBuiltin calls a builtin that goes over a vector; nil when there is no rule for it.
func (b *body) vectorBuiltin(n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 || names[0] != "" {
		return nil
	}
	span := b.span(n)
	x := args[0]
	if name == "list" && x.Type().Kind == ir.StrKind {
		items := b.site(n)
		items.Put(ir.Str)
		t := &ir.Type{Kind: ir.ListKind, Items: items}
		if _, ok := b.vector(t); ok {
			return b.vectorCall(span, ir.Symbol{Name: "StrVector", Result: t}, x)
		}
		return nil
	}
	x = b.dequeCopied(x)
	elem, ok := b.vector(x.Type())
	if !ok || elem.Kind == ir.NeverKind {
		return nil
	}
	switch name {
	case "list":
		items := b.site(n)
		items.Put(elem)
		t := &ir.Type{Kind: ir.ListKind, Items: items}
		if made, ok := b.vector(t); !ok || !ir.Same(made, elem) {
			return nil
		}
		return b.vectorCall(span, ir.Symbol{Name: ".Copy", Result: t}, x)
	case "sum":
		switch elem.Kind {
		case ir.IntKind:
			return b.vectorCall(span, ir.Symbol{Name: "SumInts", Result: ir.Int}, x)
		case ir.FloatKind:
			return b.vectorCall(span, ir.Symbol{Name: "SumFloats", Result: ir.Num}, x)
		case ir.NumKind:
			return b.vectorCall(span, ir.Symbol{Name: "SumNums", Raises: true, Result: ir.Num}, x)
		}
	}
	return nil
}

// rangeList is list(range(…)); nil for another call.
func (b *body) rangeList(n *pyast.Call) ir.Expr {
	if len(n.Args) != 1 || len(n.Keywords) > 0 {
		return nil
	}
	items := b.site(n)
	if items.IsBoxed() {
		return nil
	}
	start, stop, step := b.rangeArgs(n.Args[0])
	if start == nil {
		return nil
	}
	span := b.span(n)
	items.Put(ir.Int)
	t := &ir.Type{Kind: ir.ListKind, Items: items}
	switch _, ok := b.vector(t); {
	case !ok:
		return nil
	case isNever(start, stop, step):
		return never(span)
	}
	return b.vectorCall(span, ir.Symbol{Name: "RangeVector", Raises: true, Result: t}, start, stop, step)
}

// copiedBy are the builtins that are done with a list when they return, and that look at all of it anyway: they
// are given a list with the items of a vector.
var copiedBy = map[string]bool{
	"print": true, "repr": true, "str": true, "sum": true, "sorted": true, "any": true, "all": true, "tuple": true, "frozenset": true,
	"set": true, "min": true, "max": true,
}

// textsOf are those of which nothing but a text comes: they are given a copy of anything.
var textsOf = map[string]bool{"print": true, "repr": true, "str": true}

var listsOf = map[ir.Kind]string{ir.IntKind: "ListOfInts", ir.FloatKind: "ListOfFloats", ir.NumKind: "ListOfNums", ir.StrKind: "ListOfStrs", ir.BoolKind: "ListOfBools"}

// copied is a list of a vector's items; another expression as it is.
func (b *body) copied(x ir.Expr) ir.Expr {
	elem, ok := b.vector(x.Type())
	if !ok || listsOf[elem.Kind] == "" {
		return x
	}
	items := ir.NewItems()
	items.Put(elem)
	t := &ir.Type{Kind: ir.ListKind, Items: items}
	ir.Boxed(t)
	return b.vectorCall(x.Span(), ir.Symbol{Name: listsOf[elem.Kind], Result: t}, x)
}

// vectorContains is "item in x"; nil when x is no vector, or the item of another type than those in it.
func (b *body) vectorContains(span spanT, item, x ir.Expr) ir.Expr {
	elem, ok := b.vector(x.Type())
	if !ok {
		return nil
	}
	name := map[ir.Kind]string{ir.IntKind: "ContainsInt", ir.StrKind: "ContainsStr"}[elem.Kind]
	if name == "" || elem.Kind != item.Type().Kind {
		if isNever(item) || elem.Kind == ir.NeverKind || !b.sameForm(elem, item.Type()) {
			return nil
		}
		name = ".Contains"
	}
	return b.swapped(span, item, x, func(item, x ir.Expr) ir.Expr {
		return b.vectorCall(span, ir.Symbol{Name: name, Result: ir.Bool}, x, item)
	})
}
