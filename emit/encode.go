package emit

import (
	"reflect"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/dave/jennifer/jen"
)

// plainSchema reports whether two nodes have the same exported fields.
func plainSchema(a, b schema.Schema) bool {
	va, vb := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	if va.Type() != vb.Type() {
		return false
	}
	for i := range va.NumField() {
		if va.Type().Field(i).IsExported() && !reflect.DeepEqual(va.Field(i).Interface(), vb.Field(i).Interface()) {
			return false
		}
	}
	return true
}

// encoder writes the JSON encoder of one model. Text that is the same for every instance
// is gathered until something must be appended.
type encoder struct {
	g    *generator
	m    *ir.Model
	code []jen.Code
	text strings.Builder
	oks  bool // the method has a variable ok
	// present is set while the code is made for a value that is known to be there.
	present bool
}

func (e *encoder) flush() {
	if e.text.Len() > 0 {
		e.code = append(e.code, jen.Id("dst").Op("=").Append(jen.Id("dst"), rawString(e.text.String()).Op("...")))
		e.text.Reset()
	}
}

// rawString writes JSON text without backslashes where it can.
func rawString(s string) *jen.Statement {
	if strings.ContainsAny(s, "`\r") || !strings.Contains(s, `"`) {
		return jen.Lit(s)
	}
	return jen.Op("`" + s + "`")
}

func (e *encoder) add(code ...jen.Code) {
	e.flush()
	e.code = append(e.code, code...)
}

// appendJSON writes the method that writes an instance as model_dump_json does.
func (g *generator) appendJSON(m *ir.Model, name string) jen.Code {
	e := &encoder{g: g, m: m}
	e.text.WriteByte('{')
	sure := false // a field is in every answer, so that a comma belongs before the next
	for i, f := range m.Fields {
		if e.omitted(f, i, sure) {
			continue
		}
		key := schema.FastOutputKey(m.Class, f.Field)
		switch {
		case i > 0 && !sure:
			e.add(jen.Id("dst").Op("=").Qual(schemaPath, "AppendKey").Call(jen.Id("dst"), jen.Lit(key)))
		default:
			if i > 0 {
				e.text.WriteByte(',')
			}
			e.text.Write(schema.AppendString(nil, key))
			e.text.WriteByte(':')
		}
		sure = true
		e.field(f, i)
	}
	e.text.WriteByte('}')
	rest := e.text.String()
	code := e.code
	if e.oks {
		code = append([]jen.Code{jen.Var().Id("ok").Bool()}, code...)
	}
	if len(rest) == 1 {
		code = append(code, jen.Return(jen.Append(jen.Id("dst"), jen.LitRune('}')), jen.True()))
	} else {
		code = append(code, jen.Return(jen.Append(jen.Id("dst"), rawString(rest).Op("...")), jen.True()))
	}
	recv := jen.Id("m").Op("*").Id(name)
	if len(m.Fields) == 0 {
		recv = jen.Op("*").Id(name)
	}
	return jen.Comment("// AppendJSON writes the instance as Pydantic does. It gives false when a value does not fit its\n// declared type; the caller then uses schema.AppendJSON.").Line().
		Func().Params(recv).Id("AppendJSON").Params(jen.Id("dst").Index().Byte()).Params(jen.Index().Byte(), jen.Bool()).Block(code...)
}

// omitted writes a field that is left out when it is None, and reports whether it is one.
func (e *encoder) omitted(f *ir.ModelField, i int, sure bool) bool {
	if !f.OmitNone {
		return false
	}
	value := jen.Id("m").Dot(e.g.fieldName(e.m, i))
	there := value.Clone().Op("!=").Nil()
	if f.Type.Kind == ir.DynKind {
		there = there.Op("&&").Add(value).Op("!=").Qual(pyPath, "Value").Call(jen.Qual(pyPath, "None"))
	}
	key := schema.FastOutputKey(e.m.Class, f.Field)
	e.flush()
	outer := e.code
	e.code = nil
	if sure {
		e.text.WriteString(",")
		e.text.Write(schema.AppendString(nil, key))
		e.text.WriteByte(':')
	} else {
		e.add(jen.Id("dst").Op("=").Qual(schemaPath, "AppendKey").Call(jen.Id("dst"), jen.Lit(key)))
	}
	e.present = true
	e.field(f, i)
	e.present = false
	e.flush()
	e.code = append(outer, jen.If(there).Block(e.code...))
	return true
}

func (e *encoder) field(f *ir.ModelField, i int) {
	value := func() *jen.Statement { return jen.Id("m").Dot(e.g.fieldName(e.m, i)) }
	call := func(name string, arg *jen.Statement) {
		if e.present {
			arg = jen.Op("*").Add(arg)
		}
		e.add(jen.Id("dst").Op("=").Qual(schemaPath, name).Call(jen.Id("dst"), arg))
	}
	inner := f.Schema
	for {
		switch n := inner.(type) {
		case *schema.Meta:
			inner = n.Inner
			continue
		case *schema.Default:
			inner = n.Inner
			continue
		case *schema.Checked:
			inner = n.Inner
			continue
		}
		break
	}
	// A default that is not validated makes a field optional too: name: str = None.
	optional := f.Type.Kind == ir.OptionalKind
	if n, ok := inner.(*schema.Nullable); ok && optional {
		inner = n.Inner
	}
	for c, ok := inner.(*schema.Checked); ok; c, ok = inner.(*schema.Checked) {
		inner = c.Inner
	}
	opt := func(name string) string {
		if optional && !e.present {
			return "AppendOpt" + name
		}
		return "Append" + name
	}
	switch n := inner.(type) {
	case *schema.Str:
		if elem(f.Type).Kind == ir.StrKind {
			call(opt("String"), value())
			return
		}
	case *schema.Literal:
		if elem(f.Type).Kind == ir.StrKind {
			call(opt("String"), value())
			return
		}
	case *schema.Int:
		if elem(f.Type).Kind == ir.IntKind {
			call(opt("Int"), value())
			return
		}
	case *schema.Float:
		if elem(f.Type).Kind == ir.FloatKind && e.plainFloats() {
			call(opt("Float"), value())
			return
		}
	case *schema.Bool:
		if elem(f.Type).Kind == ir.BoolKind {
			call(opt("Bool"), value())
			return
		}
	case *schema.ModelRef:
		if e.encodable(n) && elem(f.Type).Kind == ir.ModelKind {
			e.model(value, optional)
			return
		}
	case *schema.List:
		if (e.present || !optional) && elem(f.Type).Kind == ir.ListKind && e.list(n, value) {
			return
		}
	}
	e.oks = true
	node := jen.Id(e.g.name(e.m, class)).Dot("Fields").Index(jen.Lit(i)).Dot("Schema")
	e.add(jen.If(
		jen.List(jen.Id("dst"), jen.Id("ok")).Op("=").Qual(schemaPath, "AppendVia").Call(jen.Id("dst"), jen.Nil(), node, fieldValue(f.Type, value())),
		jen.Op("!").Id("ok"),
	).Block(giveUp()))
}

// plainFloats reports whether the model writes inf and nan as null, the default.
func (e *encoder) plainFloats() bool {
	s := e.m.Class.Config.SerJSONInfNan
	return s == "" || s == "null"
}

func elem(t *ir.Type) *ir.Type {
	if t.Kind == ir.OptionalKind {
		return t.Elem
	}
	return t
}

func giveUp() jen.Code { return jen.Return(jen.Id("dst"), jen.False()) }

func (e *encoder) encodable(n *schema.ModelRef) bool {
	for _, m := range e.g.prog.Models {
		if m.Class == n.Class {
			return schema.FastEncodable(m.Class)
		}
	}
	return false
}

// model appends a nested model.
func (e *encoder) model(value func() *jen.Statement, optional bool) {
	e.oks = true
	write := jen.If(jen.List(jen.Id("dst"), jen.Id("ok")).Op("=").Add(value()).Dot("AppendJSON").Call(jen.Id("dst")), jen.Op("!").Id("ok")).Block(giveUp())
	if e.present {
		e.add(write)
		return
	}
	if optional {
		e.add(jen.If(value().Op("==").Nil()).Block(jen.Id("dst").Op("=").Append(jen.Id("dst"), jen.Lit("null").Op("..."))).
			Else().Add(write))
		return
	}
	e.add(jen.If(value().Op("==").Nil()).Block(giveUp()), write)
}

// list appends a list of strings or of models; other lists go by their schema.
func (e *encoder) list(n *schema.List, value func() *jen.Statement) bool {
	switch items := n.Items.(type) {
	case *schema.Str:
		e.oks = true
		e.add(jen.If(jen.List(jen.Id("dst"), jen.Id("ok")).Op("=").Qual(schemaPath, "AppendStringList").Call(jen.Id("dst"), value()), jen.Op("!").Id("ok")).Block(giveUp()))
		return true
	case *schema.ModelRef:
		if !e.encodable(items) {
			return false
		}
		e.oks = true
		var name string
		for _, m := range e.g.prog.Models {
			if m.Class == items.Class {
				name = e.g.name(m, self)
			}
		}
		if !e.present {
			e.add(jen.If(value().Op("==").Nil()).Block(giveUp()))
		}
		e.text.WriteByte('[')
		e.add(jen.For(jen.List(jen.Id("i"), jen.Id("v")).Op(":=").Range().Add(value()).Dot("Items")).Block(
			jen.List(jen.Id("item"), jen.Id("isItem")).Op(":=").Id("v").Assert(jen.Op("*").Id(name)),
			jen.If(jen.Op("!").Id("isItem")).Block(giveUp()),
			jen.If(jen.Id("i").Op(">").Lit(0)).Block(jen.Id("dst").Op("=").Append(jen.Id("dst"), jen.LitRune(','))),
			jen.If(jen.List(jen.Id("dst"), jen.Id("ok")).Op("=").Id("item").Dot("AppendJSON").Call(jen.Id("dst")), jen.Op("!").Id("ok")).Block(giveUp()),
		))
		e.text.WriteByte(']')
		return true
	}
	return false
}
