package lower

import (
	"maps"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Where instances of classes that have no class in common meet, in one list, one variable or one parameter, their
// hidden families become one, as if the classes derived from an empty one: duck typing without dynamic calls. What is asked
// of such an instance is asked of its class; one that has no such method raises AttributeError.

// maxUnited bounds the classes of families that are united: each instance has room for the attributes of all.
const maxUnited = 16

// united is the family that f has become a part of.
func (f *family) united() *family {
	for f != nil && f.into != nil {
		f = f.into
	}
	return f
}

// unite makes one family of that and of the family of other and reports whether it did.
func (l *Lowerer) unite(f *family, other *ir.Class) bool {
	f = f.united()
	g := l.tops[other].united()
	if t := l.classTypes[other]; g == nil && t != nil {
		g = l.family(t)
	}
	if g == nil || f == g || !f.hidden || !g.hidden || len(f.members)+len(g.members) > maxUnited {
		return false
	}
	if f.top == nil {
		f.top = &ir.Class{Name: "object", Struct: f.out, Seen: func() { l.seen(f) }}
		f.top.Unite = func(other *ir.Class) bool { return l.unite(f, other) }
		l.tops[f.top], l.classTypes[f.top] = f, py.TypeObject
	}
	if g.top != nil {
		g.top.Base, g.top.Struct = f.top, f.out
	}
	f.members = append(f.members, g.members...)
	for _, m := range f.members {
		c := l.irClass(m)
		c.Struct = f.out
		if rootOf(m) == m {
			c.Base = f.top
		}
	}
	f.out.Classes = append(f.out.Classes, g.out.Classes...)
	for name, list := range g.fields {
		for _, x := range list {
			x.of = f
		}
		f.fields[name] = append(f.fields[name], list...)
	}
	maps.Copy(f.set, g.set)
	g.into, g.members, g.fields, g.set, g.out = f, f.members, f.fields, f.set, f.out
	for root, x := range l.families {
		if x == g {
			l.families[root] = f
		}
	}
	l.instancesBroken()
	return true
}

// disunite takes from the classes of a family that is seen what they had in common.
func (l *Lowerer) disunite(f *family) {
	if f.top == nil {
		return
	}
	for _, m := range f.members {
		if rootOf(m) == m {
			l.irClass(m).Base = nil
		}
	}
	for top, x := range l.tops {
		if x.united() == f {
			top.Struct, top.Base = nil, nil
		}
	}
}

// requireMethod raises AttributeError for an instance of the classes, which have no such method.
func (b *body) requireMethod(n *pyast.Call, x func() ir.Expr, classes []*ir.Class) {
	span := b.span(n)
	raise := b.into(func() {
		var vs []variant
		for _, c := range classes {
			vs = append(vs, variant{value: py.Str(c.Name), classes: []*ir.Class{c}})
		}
		class := b.byClass(span, vs, x, func(v variant) ir.Expr { return b.value(v.value, span) })
		b.do(span, bind.NoAttribute, class, str(span, n.Func.(*pyast.Attribute).Attr))
	})
	b.emit(&ir.If{At: ir.At{S: span}, Test: &ir.IsClass{Base: ir.Base{T: ir.Bool, S: span}, X: x(), Classes: classes}, Body: raise})
}
