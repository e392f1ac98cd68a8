package emit

import (
	"slices"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// tag is the role of the constant that tells instances of a class from those of others with the
// same struct.
const tag = "Tag"

// structTag is the field that holds it.
const structTag = "class"

// structType writes the struct of the instances of plain classes.
func (g *generator) structType(s *ir.Struct, file *goFile) {
	name := g.names[nameKey{s, self}]
	d := g.declare(name, file)
	g.within(d, func() {
		items := []jen.Code{jen.Qual(pyPath, "Hidden")}
		if len(s.Classes) > 1 {
			items = append(items, jen.Id(structTag).Uint8())
			var tags []jen.Code
			for i, c := range s.Classes {
				t := jen.Id(g.name(c, tag))
				if i == 0 {
					t = t.Uint8().Op("=").Iota()
				}
				tags = append(tags, t)
			}
			file.add(jen.Comment("// The classes of instances that are a " + name + ".").Line().Const().Defs(tags...))
		}
		for i, f := range s.Fields {
			items = append(items, jen.Id(g.memberNames(s)[i].value).Add(g.goType(f.Type)))
			if f.Sparse {
				items = append(items, jen.Id(g.memberNames(s)[i].flag).Bool())
			}
		}
		if len(items) == 1 {
			items = append(items, jen.Id("_").Byte()) // instances have addresses of their own
		}
		file.add(jen.Add(g.doc(name, "", "an instance of class "+s.Name, s.Span)).Line().Type().Id(name).Struct(items...))
	})
}

// memberName is what an attribute is in a struct: its value and, of a sparse one, the flag that tells whether
// it is set.
type memberName struct{ value, flag string }

// memberNames are the Go names of a struct's fields.
func (g *generator) memberNames(s *ir.Struct) []memberName {
	if list, ok := g.members[s]; ok {
		return list
	}
	scope := names.NewScope(nil, "Hidden", "Type", structTag)
	list := make([]memberName, len(s.Fields))
	for i, f := range s.Fields {
		list[i].value = scope.Pick(names.Unexported(f.Name))
	}
	for i, f := range s.Fields {
		if f.Sparse {
			list[i].flag = scope.Pick("has" + names.Exported(f.Name))
		}
	}
	g.members[s] = list
	return list
}

// part is one of the two that a sparse attribute is in a struct.
type part bool

const (
	itsValue part = false
	isSet    part = true
)

// member is x.field of an instance, or the flag of the field.
func (g *generator) member(x operand, class *ir.Class, f *ir.StructField, what part) *jen.Statement {
	for i, other := range class.Struct.Fields {
		if other == f {
			name := g.memberNames(class.Struct)[i].value
			if what == isSet {
				name = g.memberNames(class.Struct)[i].flag
			}
			return jen.Add(x.inner(precAtom)).Dot(name)
		}
	}
	fail(g.at, "class %s has no field %s", class.Name, f.Name)
	return nil
}

func (b *body) evalMake(x *ir.Make) pending {
	s := x.Class.Struct
	made := jen.Op("&").Id(b.g.name(s, self))
	var items []jen.Code
	if len(s.Classes) > 1 && s.Classes[0] != x.Class {
		items = append(items, field(structTag, jen.Id(b.g.name(x.Class, tag))))
	}
	exprs := make([]ir.Expr, len(x.Fields))
	for i, f := range x.Fields {
		exprs[i] = f.Value
	}
	o := operand{prec: precUnary}
	for i, op := range b.operands(exprs...) {
		f := x.Fields[i].Field
		name := b.g.memberNames(s)[slices.Index(s.Fields, f)]
		items = append(items, field(name.value, op.code))
		if f.Sparse {
			items = append(items, field(name.flag, jen.True()))
		}
		o.reads, o.calls = o.reads || op.reads || op.local != nil, o.calls || op.calls
	}
	o.code = made.Values(items...)
	return of(o, x)
}

func (b *body) evalMember(x *ir.Member) pending {
	o := b.value(x.X)
	class := x.X.Type().Class
	if x.Unset {
		if !o.stable() && o.local == nil {
			o = b.save(o, hint(x.X))
		}
		b.at(x.S)
		unset := b.inBlock(func() { b.leave(b.g.noAttribute(o, class, x.Field)) })
		b.emit(jen.If(jen.Op("!").Add(b.g.member(o, class, x.Field, isSet))).Block(unset.code...))
	}
	return of(operand{code: b.g.member(o, class, x.Field, itsValue), prec: precAtom, reads: true, calls: o.calls}, x)
}

// noAttribute is the AttributeError of an instance that has no such attribute.
func (g *generator) noAttribute(x operand, class *ir.Class, f *ir.StructField) *jen.Statement {
	made := class.Struct.Classes
	name := jen.Lit(made[0].Name)
	if len(made) > 1 {
		var list []jen.Code
		for _, c := range made {
			list = append(list, jen.Lit(c.Name))
		}
		name = jen.Index(jen.Op("...")).String().Values(list...).Index(jen.Add(x.inner(precAtom)).Dot(structTag))
	}
	return jen.Qual(pyPath, "ErrNoAttribute").Call(name, jen.Lit(f.Name))
}

func (b *body) evalIsClass(x *ir.IsClass) pending {
	o := b.value(x.X)
	var made []*ir.Class
	for _, c := range x.Classes {
		for _, m := range c.Struct.Classes {
			if m == c {
				made = append(made, c)
			}
		}
	}
	all := x.X.Type().Class.Struct.Classes
	if len(made) == 0 || len(made) == len(all) {
		b.drop(of(o, x.X), x.X)
		return of(atom(jen.Lit(len(made) > 0)), x)
	}
	if len(made) > 1 && !o.stable() && o.local == nil {
		o = b.save(o, hint(x.X))
	}
	var test operand
	for i, c := range made {
		equal := operand{code: jen.Add(o.inner(precAtom)).Dot(structTag).Op("==").Id(b.g.name(c, tag)), prec: precCompare, local: o.local, reads: o.reads, calls: o.calls}
		if i == 0 {
			test = equal
			continue
		}
		test = binary("||", test, equal)
	}
	return of(test, x)
}

func (b *body) setMember(s *ir.SetMember) {
	ops := b.operands(s.X, s.Value)
	if b.block.done {
		return
	}
	x := ops[0]
	if s.Field.Sparse && !x.stable() && x.local == nil {
		x = b.save(x, hint(s.X))
	}
	b.emit(b.g.member(x, s.X.Type().Class, s.Field, itsValue).Op("=").Add(ops[1].code))
	if s.Field.Sparse {
		b.emit(b.g.member(x, s.X.Type().Class, s.Field, isSet).Op("=").True())
	}
}
