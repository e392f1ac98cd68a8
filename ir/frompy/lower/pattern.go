package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Of a regular expression that is known at compile time it is known which groups take part in every match. A match is a
// dynamic value whose type remembers the pattern (ir.Type.Match); its methods are called dynamically, and what they give has a
// static type where those groups are asked for.

// matching are the methods of patterns that give a match or None.
var matching = map[string]bool{"match": true, "fullmatch": true, "search": true}

// patternCall calls a method of a pattern that is known; nil for other methods.
func (b *body) patternCall(n *pyast.Call, f *pyast.Attribute, p *py.Pattern) ir.Expr {
	name := f.Attr
	if !p.IsText() || !matching[name] && name != "sub" && name != "findall" && name != "split" {
		return nil
	}
	call := b.methodOf(n, f, b.expr(f.Value))
	if call.Type().Kind != ir.DynKind {
		return call
	}
	switch {
	case matching[name]:
		return ofMatch(call, p)
	case name == "sub":
		return b.as(call, ir.Str)
	case name == "findall" && p.Groups() < 2, name == "split" && p.Groups() == 0:
		items := b.site(n)
		items.Put(ir.Str)
		return b.as(call, containerType(ir.ListKind, items))
	}
	return call
}

// ofMatch notes that a dynamic value is a match of a pattern, or None.
func ofMatch(x ir.Expr, p *py.Pattern) ir.Expr {
	t := &ir.Type{Kind: ir.DynKind, Match: p}
	switch x := x.(type) {
	case *ir.MethodCall:
		x.T = t
	case *ir.Block:
		x.T = t
	}
	return x
}

// matchCall calls a method of a match whose pattern is known; nil where nothing is known of what it gives.
func (b *body) matchCall(n *pyast.Call, x ir.Expr, name string) ir.Expr {
	p := x.Type().Match
	if p == nil || len(n.Keywords) > 0 || starred(n.Args) {
		return nil
	}
	var t *ir.Type
	switch {
	case name == "group" && len(n.Args) < 2:
		key := py.Value(py.SmallInt(0))
		if len(n.Args) == 1 {
			c, ok := n.Args[0].(*pyast.Constant)
			if !ok {
				return nil
			}
			key = constValue(c.Value)
		}
		if groupTakes(p, key) {
			t = ir.Str
		}
	case (name == "start" || name == "end") && len(n.Args) < 2:
		t = ir.Int
	case name == "groups" && len(n.Args) == 0 && p.Groups() > 0 && p.Groups() <= maxItems:
		t = &ir.Type{Kind: ir.TupleKind}
		for _, takes := range p.Taking()[1:] {
			if takes {
				t.Elems = append(t.Elems, ir.Str)
			} else {
				t.Elems = append(t.Elems, ir.Dyn)
			}
		}
	case name == "groupdict" && len(n.Args) == 0:
		items := b.site(n)
		items.PutKey(ir.Str)
		items.Put(ir.Str)
		taking := p.Taking()
		for i, group := range p.Names() {
			if group != "" && !taking[i] {
				items.Put(ir.Dyn)
			}
		}
		t = containerType(ir.DictKind, items)
	}
	if t == nil {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		args, names, _ := b.plainArgs(n)
		if len(args) > 0 && isNever(args...) {
			return never(span)
		}
		b.l.useName(name)
		call := &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span}, X: x, Name: name}
		call.Args, call.Kw = b.boxArgs(args, names, b.box)
		return b.as(call, t)
	})
}

// groupTakes reports whether a group has taken part in every match.
func groupTakes(p *py.Pattern, key py.Value) bool {
	taking := p.Taking()
	switch key := key.(type) {
	case py.SmallInt:
		return key >= 0 && int(key) < len(taking) && taking[key]
	case py.Str:
		for i, name := range p.Names() {
			if name != "" && name == string(key) {
				return taking[i]
			}
		}
	}
	return false
}
