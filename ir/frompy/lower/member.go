package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A member of an enumeration whose classes leave comparing and hashing to Enum is equal to nothing but itself. It is a dynamic
// value whose type remembers the enumeration (ir.Type.Member): two of them compare as pointers, and they are keys of maps.

// memberType is the type of the members of an enumeration; Dyn where they may be equal to something else.
func (b *body) memberType(c *py.Type) *ir.Type {
	for _, m := range c.MRO() {
		if m.Module == "enum" && m.Name == "Enum" || m == py.TypeObject {
			continue
		}
		info := b.l.in.ClassInfo(m)
		if info == nil {
			return ir.Dyn
		}
		for _, name := range []string{"__eq__", "__ne__", "__hash__"} {
			if _, own := m.Dict.GetStr(name); own || info.Changes()[name] {
				return ir.Dyn
			}
		}
	}
	if b.storedAnywhere("__eq__", "__ne__", "__hash__") {
		return ir.Dyn
	}
	return &ir.Type{Kind: ir.DynKind, Member: c}
}

// storedAnywhere reports whether something may be stored under one of some names in objects or classes that are not known.
// What asks is lowered again when that changes.
func (b *body) storedAnywhere(names ...string) bool {
	b.l.instanceUsers[b.u] = true
	for _, name := range names {
		if _, stored := b.l.stores[name]; stored || b.l.breaks[name] {
			return true
		}
	}
	return b.l.breakAll
}

// asMember notes that a dynamic value has a type that memberType gave.
func asMember(x ir.Expr, t *ir.Type) ir.Expr {
	switch e := x.(type) {
	case *ir.Runtime:
		c := *e
		c.T = t
		return &c
	case *ir.Local:
		c := *e
		c.T = t
		return &c
	case *ir.MethodCall:
		c := *e
		c.T = t
		return &c
	case *ir.Block:
		c := *e
		c.T = t
		return &c
	}
	return x
}

// isMember reports whether a type is one that memberType gave.
func isMember(t *ir.Type) bool { return t.Kind == ir.DynKind && t.Member != nil }

// memberCompare is == or != of two members; nil for others.
func (b *body) memberCompare(span spanT, op pyast.CmpOperator, x, y ir.Expr) ir.Expr {
	if !isMember(x.Type()) || !isMember(y.Type()) || op != pyast.Eq && op != pyast.NotEq {
		return nil
	}
	return b.is(span, op == pyast.NotEq, x, y)
}

// enumeration is the class that an expression names, where iterating over it gives members that have a type of their own; nil for
// others.
func (b *body) enumeration(n pyast.Expr) *ir.Type {
	v, known := b.known(n)
	c, isType := v.(*py.Type)
	if !known || !isType || c.Type() != py.TypeEnumMeta || len(py.EnumMembers(c)) == 0 {
		return nil
	}
	if t := b.memberType(c); isMember(t) {
		return t
	}
	return nil
}

// membersOf is an enumeration that is iterated over at once, with the type of its members; nil for others.
func (b *body) membersOf(n pyast.Expr) (ir.Expr, *ir.Type) {
	t := b.enumeration(n)
	if t == nil {
		return nil, nil
	}
	return b.box(b.expr(n)), t
}

// listMembers is list(C) of an enumeration; nil for another call.
func (b *body) listMembers(n *pyast.Call) ir.Expr {
	if !alone(n) {
		return nil
	}
	class, t := b.membersOf(n.Args[0])
	if class == nil {
		return nil
	}
	items := b.site(n)
	items.Put(t)
	x := b.call(b.span(n), bind.ListOf, class).(*ir.Runtime)
	x.T = containerType(ir.ListKind, items)
	ir.Boxed(x.T)
	return x
}

// readOfMember is x.name or x.value of a member whose classes leave both to Enum, and of which all values have one static type;
// nil for others.
func (b *body) readOfMember(span spanT, x ir.Expr, name string) ir.Expr {
	if !isMember(x.Type()) || name != "name" && name != "value" {
		return nil
	}
	c := x.Type().Member
	own := []string{name, "_" + name + "_", "__getattribute__", "_missing_"}
	if b.storedAnywhere(own...) {
		return nil
	}
	for _, m := range c.MRO() {
		info := b.l.in.ClassInfo(m)
		for _, attr := range own {
			if info == nil {
				continue
			}
			if _, has := m.Dict.GetStr(attr); has || info.Changes()[attr] {
				return nil
			}
		}
	}
	if name == "name" {
		return b.as(b.call(span, &ir.Symbol{Package: "py", Name: "EnumName", Result: ir.Dyn}, x), ir.Str)
	}
	t := ir.Never
	for _, m := range py.EnumMembers(c) {
		t = ir.Join(t, ir.ConstType(py.EnumValue(m)))
	}
	if !scalar(t) || t.Kind == ir.NumKind {
		return nil
	}
	return b.as(b.call(span, &ir.Symbol{Package: "py", Name: "EnumValue", Result: ir.Dyn}, x), t)
}
