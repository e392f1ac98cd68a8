package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
)

// containerBuiltin calls a builtin that makes a container, or gives an item of one; nil for
// others.
func (b *body) containerBuiltin(n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	rule := containerBuiltins[name]
	if rule == nil {
		return nil
	}
	return rule(b, n, name, args, names)
}

// containerBuiltins are the rules by name of the builtin.
var containerBuiltins map[string]func(b *body, n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr

func init() {
	containerBuiltins = map[string]func(b *body, n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr{
		"list": newList, "set": newSet, "dict": newDict, "sorted": newSorted, "min": someItem, "max": someItem, "sum": sumItems,
	}
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

func newList(b *body, n *pyast.Call, _ string, args []ir.Expr, names []string) ir.Expr {
	switch {
	case len(args) == 0:
		return &ir.ListLit{Base: ir.Base{T: containerType(ir.ListKind, b.site(n)), S: b.span(n)}}
	case len(args) == 1 && names[0] == "":
		items := b.site(n)
		items.Put(b.itemType(args[0].Type()))
		x := b.call(b.span(n), bind.ListOf, b.readArg(args[0])).(*ir.Runtime)
		x.T = containerType(ir.ListKind, items)
		ir.Boxed(x.T)
		return x
	}
	return nil
}

func newSet(b *body, n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	switch {
	case len(args) == 0:
		return &ir.SetLit{Base: ir.Base{T: containerType(ir.SetKind, b.site(n)), S: b.span(n)}}
	case len(args) == 1 && names[0] == "":
		if e := b.newKeySet(n, args[0]); e != nil {
			return e
		}
		items := b.site(n)
		items.Put(b.itemType(args[0].Type()))
		return b.builtinCall(n, name, args, names, containerType(ir.SetKind, items))
	}
	return nil
}

// newDict is dict(), dict(name=value, …) and dict(map).
func newDict(b *body, n *pyast.Call, _ string, args []ir.Expr, names []string) ir.Expr {
	if len(args) == 1 && positional(names) == 1 {
		return b.dictOfMap(n, args[0])
	}
	if positional(names) > 0 {
		return nil
	}
	items := b.site(n)
	lit := &ir.DictLit{Base: ir.Base{T: containerType(ir.DictKind, items), S: b.span(n)}}
	var entries []ir.Entry
	seen := map[string]bool{}
	for i, a := range args {
		if seen[names[i]] {
			return nil
		}
		seen[names[i]] = true
		items.PutKey(ir.Str)
		items.Put(a.Type())
		entries = append(entries, ir.Entry{Key: str(b.span(n), names[i]), Value: a})
	}
	return b.fillEntries(lit, entries)
}

// builtinCall calls a builtin that iterates over args[0] at once and gives a value of type t. The
// other arguments are keywords: key functions, which see the items, and what says how.
func (b *body) builtinCall(n pyast.Node, name string, args []ir.Expr, names []string, t *ir.Type) ir.Expr {
	span := b.span(n)
	ir.Show(b.itemType(args[0].Type())) // they are compared, hashed or added
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", name), Args: []ir.Element{{X: b.readArg(args[0])}}}
	for i, a := range args[1:] {
		ir.Leak(args[0].Type())
		call.Kw = append(call.Kw, ir.KwArg{Name: names[i+1], Value: b.box(a)})
	}
	return b.as(call, t)
}

// newSorted is sorted(iterable, key=…, reverse=…).
func newSorted(b *body, n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	if positional(names) != 1 || names[0] != "" {
		return nil
	}
	items := b.site(n)
	items.Put(b.itemType(args[0].Type()))
	return b.builtinCall(n, name, args, names, containerType(ir.ListKind, items))
}

// someItem is min(iterable) and max(iterable), perhaps with a key.
func someItem(b *body, n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	if positional(names) != 1 || names[0] != "" || len(names) > 1 && (len(names) > 2 || names[1] != "key") {
		return nil
	}
	item := b.itemType(args[0].Type())
	if _, from := b.builtinOf(n.Args[0]); from == "range" {
		item = ir.Int
	}
	if item.Kind == ir.DynKind {
		return nil
	}
	return b.builtinCall(n, name, args, names, item)
}

// sumItems is sum(iterable) of ints. The sum of no floats is the int 0.
func sumItems(b *body, n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 || names[0] != "" || b.itemType(args[0].Type()).Kind != ir.IntKind {
		return nil
	}
	return b.builtinCall(n, name, args, names, ir.Int)
}
