package emit

import (
	"fmt"
	"math/bits"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/dave/jennifer/jen"
)

// decoder returns the name of the function that decodes a whole body as m, and writes it
// when it is the first that asks.
func (gl *glue) decoder(m *ir.Model) string {
	g := gl.g
	name := g.name(m, self)
	if decode, ok := gl.decoders[m]; ok {
		return decode
	}
	decode := g.fresh("decode" + name)
	gl.decoders[m] = decode
	gl.file.add(g.decodeFunc(decode, name))
	return decode
}

// decodeFunc writes the decoder as web.ReadBody wants it.
func (g *generator) decodeFunc(decode, name string) jen.Code {
	return comment(decode+" reads a whole body; false sends the caller to the exact path.").Line().
		Func().Id(decode).Params(jen.Id("t").Op("*").Qual(pyPath, "Task"), jen.Id("body").Index().Byte()).Params(jen.Op("*").Id(name), jen.Bool()).Block(
		jen.Id("s").Op(":=").Qual(schemaPath, "NewScanner").Call(jen.Id("t"), jen.Id("body")),
		jen.Id("m").Op(":=").New(jen.Id(name)),
		jen.Return(jen.Id("m"), jen.Id("m").Dot("DecodeJSON").Call(jen.Op("&").Id("s")).Op("&&").Id("s").Dot("End").Call()),
	)
}

// decoder writes the reading of one model's JSON.
type decoder struct {
	g *generator
	m *ir.Model
}

// decodeJSON writes the method that reads an instance that is plainly valid.
func (g *generator) decodeJSON(m *ir.Model, name string) jen.Code {
	d := &decoder{g: g, m: m}
	var cases []jen.Code
	var required uint64
	var defaults []jen.Code
	for i, f := range m.Fields {
		cases = append(cases, jen.Case(d.keys(f)...).Block(append([]jen.Code{
			jen.Id("s").Dot("Once").Call(jen.Op("&").Id("seen"), jen.Lit(i)),
		}, d.field(f, i)...)...))
		def, hasDefault := defaultNode(f)
		if !hasDefault {
			required |= 1 << uint(i)
			continue
		}
		if set := d.setDefault(def, f, i); set != nil {
			defaults = append(defaults, jen.If(jen.Id("seen").Op("&").Parens(jen.Lit(1).Op("<<").Lit(i)).Op("==").Lit(0)).Block(set...))
		}
	}
	other := jen.Id("s").Dot("Skip").Call()
	if m.Class.Config.Extra == schema.ExtraForbid {
		other = jen.Id("s").Dot("Fail").Call()
	}
	cases = append(cases, jen.Default().Block(other))
	code := []jen.Code{
		jen.Var().Id("seen").Uint64(),
		jen.For(jen.Id("s").Dot("ObjectStart").Call(), jen.Id("s").Dot("NextField").Call(), jen.Empty()).Block(
			jen.Switch(jen.Id("s").Dot("Key").Call()).Block(cases...),
		),
	}
	if required != 0 {
		mask := maskLit(required)
		code = append(code, jen.Id("s").Dot("Require").Call(jen.Id("seen").Op("&").Add(mask).Op("==").Add(mask)))
	}
	code = append(code, defaults...)
	code = append(code, jen.Id("m").Dot("FieldsSet").Call().Dot("SetMask").Call(jen.Id("seen")), jen.Return(jen.Id("s").Dot("OK").Call()))
	return jen.Comment("// DecodeJSON reads an instance that is plainly valid. Anything else gives false and is left to\n// the exact path.").Line().
		Func().Params(jen.Id("m").Op("*").Id(name)).Id("DecodeJSON").Params(jen.Id("s").Op("*").Qual(schemaPath, "Scanner")).Bool().Block(code...)
}

// maskLit writes a set of fields as a binary or hexadecimal number.
func maskLit(mask uint64) jen.Code {
	if bits.Len64(mask) <= 16 {
		return jen.Op(fmt.Sprintf("%#b", mask))
	}
	return jen.Op(fmt.Sprintf("%#x", mask))
}

// keys are the keys under which a field may come.
func (d *decoder) keys(f *ir.ModelField) []jen.Code {
	var keys []jen.Code
	for _, k := range schema.FastKeys(d.m.Class, f.Field) {
		keys = append(keys, jen.Lit(k))
	}
	return keys
}

// defaultNode returns the Default node of a field.
func defaultNode(f *ir.ModelField) (*schema.Default, bool) {
	s := f.Schema
	for {
		switch n := s.(type) {
		case *schema.Meta:
			s = n.Inner
		case *schema.Default:
			return n, true
		default:
			if f.Default != nil || f.DefaultFactory != nil {
				return &schema.Default{Inner: f.Schema, Value: f.Default, Factory: f.DefaultFactory}, true
			}
			return nil, false
		}
	}
}

// setDefault sets a field that is absent; nil when Go's zero value is the default.
func (d *decoder) setDefault(n *schema.Default, f *ir.ModelField, i int) []jen.Code {
	target := jen.Id("m").Dot(d.g.fieldName(d.m, i))
	plain := f.Type.Kind != ir.DynKind
	switch v := n.Value.(type) {
	case py.NoneType:
		if f.Type.Kind == ir.OptionalKind {
			return nil
		}
		return []jen.Code{target.Op("=").Qual(pyPath, "None")}
	case py.Bool, py.SmallInt, py.Float, py.Str:
		if isZeroValue(v) && plain && f.Type.Kind != ir.OptionalKind {
			return nil
		}
		return []jen.Code{target.Op("=").Add(d.g.constant(v, f.Type).code)}
	case *py.List:
		if len(v.Items) == 0 && f.Type.Kind == ir.ListKind {
			return []jen.Code{target.Op("=").Qual(pyPath, "NewList").Call()}
		}
	case *py.Dict:
		if v.Len() == 0 && f.Type.Kind == ir.DictKind {
			return []jen.Code{target.Op("=").Qual(pyPath, "NewDict").Call()}
		}
	}
	class := jen.Id(d.g.name(d.m, class))
	return []jen.Code{jen.Id("s").Dot("Default").Call(jen.Id("m"), class, jen.Lit(i))}
}

func isNone(v py.Value) bool { return v == py.None }

func isZeroValue(v py.Value) bool {
	switch v := v.(type) {
	case py.Bool:
		return !bool(v)
	case py.SmallInt:
		return v == 0
	case py.Float:
		return v == 0
	case py.Str:
		return v == ""
	}
	return false
}

// field reads a field's value.
func (d *decoder) field(f *ir.ModelField, i int) []jen.Code {
	target := func() *jen.Statement { return jen.Id("m").Dot(d.g.fieldName(d.m, i)) }
	s := f.Schema
	for {
		switch n := s.(type) {
		case *schema.Meta:
			s = n.Inner
			continue
		case *schema.Default:
			s = n.Inner
			continue
		}
		break
	}
	via := func() []jen.Code {
		node := jen.Id(d.g.name(d.m, class)).Dot("Fields").Index(jen.Lit(i)).Dot("Schema")
		read := jen.Id("s").Dot("Via").Call(node)
		return []jen.Code{target().Op("=").Add(d.g.received(f.Type, read))}
	}
	if read := d.optional(s, f.Type, target); read != nil {
		return read
	}
	switch n := s.(type) {
	case *schema.Str:
		if f.Type.Kind == ir.StrKind && plainStr(n) {
			return append([]jen.Code{target().Op("=").Id("s").Dot("String").Call()}, strChecks(n, target)...)
		}
	case *schema.Int:
		if f.Type.Kind == ir.IntKind && n.MultipleOf == nil && intBounds(n) {
			return append([]jen.Code{target().Op("=").Id("s").Dot("Int").Call()}, intChecks(n, target)...)
		}
	case *schema.Float:
		if f.Type.Kind == ir.FloatKind && n.MultipleOf == nil && floatBounds(n) {
			return append([]jen.Code{target().Op("=").Id("s").Dot("Float").Call()}, floatChecks(n, target)...)
		}
	case *schema.Bool:
		if f.Type.Kind == ir.BoolKind {
			return []jen.Code{target().Op("=").Id("s").Dot("Bool").Call()}
		}
	case *schema.ModelRef:
		if inner := d.model(n); inner != "" && f.Type.Kind == ir.ModelKind {
			return []jen.Code{target().Op("=").New(jen.Id(inner)), target().Dot("DecodeJSON").Call(jen.Id("s"))}
		}
	case *schema.Nullable:
		if read := d.nullable(n, f.Type, target); read != nil {
			return read
		}
	case *schema.List:
		if read := d.list(n, f.Type, target); read != nil {
			return read
		}
	}
	return via()
}

// model is the struct of a model that can be decoded fast, "" for others.
func (d *decoder) model(n *schema.ModelRef) string {
	for _, m := range d.g.prog.Models {
		if m.Class == n.Class && schema.FastDecodable(m.Class) {
			return d.g.name(m, self)
		}
	}
	return ""
}

// optional reads a field that may be absent but not null: an optional property of an
// OpenAPI document.
func (d *decoder) optional(s schema.Schema, t *ir.Type, target func() *jen.Statement) []jen.Code {
	if t.Kind != ir.OptionalKind {
		return nil
	}
	at := func() *jen.Statement { return jen.Op("*").Add(target()) }
	read := func(method string, checks []jen.Code) []jen.Code {
		return append([]jen.Code{target().Op("=").New(jen.Id("s").Dot(method).Call())}, checks...)
	}
	switch n := s.(type) {
	case *schema.Str:
		if t.Elem.Kind == ir.StrKind && plainStr(n) {
			return read("String", strChecks(n, at))
		}
	case *schema.Int:
		if t.Elem.Kind == ir.IntKind && n.MultipleOf == nil && intBounds(n) {
			return read("Int", intChecks(n, at))
		}
	case *schema.Float:
		if t.Elem.Kind == ir.FloatKind && n.MultipleOf == nil && floatBounds(n) {
			return read("Float", floatChecks(n, at))
		}
	case *schema.Bool:
		if t.Elem.Kind == ir.BoolKind {
			return read("Bool", nil)
		}
	case *schema.ModelRef:
		if inner := d.model(n); inner != "" && t.Elem.Kind == ir.ModelKind {
			return []jen.Code{target().Op("=").New(jen.Id(inner)), target().Dot("DecodeJSON").Call(jen.Id("s"))}
		}
	case *schema.List:
		if t.Elem.Kind == ir.ListKind {
			return d.list(n, t.Elem, target)
		}
	}
	return nil
}

func (d *decoder) nullable(n *schema.Nullable, t *ir.Type, target func() *jen.Statement) []jen.Code {
	if t.Kind != ir.OptionalKind || n.Strict {
		return nil
	}
	read := ""
	switch inner := n.Inner.(type) {
	case *schema.Str:
		if plainStr(inner) && len(strChecks(inner, target)) == 0 {
			read = "OptString"
		}
	case *schema.Int:
		if plainSchema(inner, &schema.Int{}) {
			read = "OptInt"
		}
	case *schema.Float:
		if plainSchema(inner, &schema.Float{}) {
			read = "OptFloat"
		}
	case *schema.Bool:
		read = "OptBool"
	case *schema.ModelRef:
		name := d.model(inner)
		if name == "" || t.Elem.Kind != ir.ModelKind {
			return nil
		}
		return []jen.Code{jen.If(jen.Op("!").Id("s").Dot("Null").Call()).Block(
			target().Op("=").New(jen.Id(name)),
			target().Dot("DecodeJSON").Call(jen.Id("s")),
		)}
	}
	if read == "" {
		return nil
	}
	return []jen.Code{target().Op("=").Id("s").Dot(read).Call()}
}

func (d *decoder) list(n *schema.List, t *ir.Type, target func() *jen.Statement) []jen.Code {
	if t.Kind != ir.ListKind || n.Strict || n.FailFast {
		return nil
	}
	var code []jen.Code
	switch items := n.Items.(type) {
	case *schema.Str:
		if !plainStr(items) || len(strChecks(items, target)) > 0 {
			return nil
		}
		code = []jen.Code{target().Op("=").Id("s").Dot("StringList").Call()}
	case *schema.ModelRef:
		name := d.model(items)
		if name == "" {
			return nil
		}
		code = []jen.Code{
			target().Op("=").Qual(pyPath, "NewList").Call(),
			jen.For(jen.Id("s").Dot("ArrayStart").Call(), jen.Id("s").Dot("NextItem").Call(), jen.Empty()).Block(
				jen.Id("item").Op(":=").New(jen.Id(name)),
				jen.Id("item").Dot("DecodeJSON").Call(jen.Id("s")),
				target().Dot("Items").Op("=").Append(target().Dot("Items"), jen.Id("item")),
			),
		}
	default:
		return nil
	}
	if n.MinLength != nil || n.MaxLength != nil {
		code = append(code, jen.Id("s").Dot("Require").Call(jen.Qual(schemaPath, "CountWithin").Call(jen.Len(target().Dot("Items")), lengthLit(n.MinLength, 0), lengthLit(n.MaxLength, -1))))
	}
	return code
}

func lengthLit(n *int, absent int) jen.Code {
	if n == nil {
		return jen.Lit(absent)
	}
	return jen.Lit(*n)
}

// plainStr reports whether a str schema only limits the length.
func plainStr(n *schema.Str) bool {
	return plainSchema(&schema.Str{Pattern: n.Pattern, StripWhitespace: n.StripWhitespace, ToLower: n.ToLower, ToUpper: n.ToUpper, ASCIIOnly: n.ASCIIOnly}, &schema.Str{})
}

func strChecks(n *schema.Str, target func() *jen.Statement) []jen.Code {
	if n.MinLength == nil && n.MaxLength == nil {
		return nil
	}
	return []jen.Code{jen.Id("s").Dot("Require").Call(jen.Qual(schemaPath, "LenWithin").Call(target(), lengthLit(n.MinLength, 0), lengthLit(n.MaxLength, -1)))}
}

// intBounds reports whether all bounds of an int are machine ints.
func intBounds(n *schema.Int) bool {
	for _, v := range []py.Value{n.Gt, n.Ge, n.Lt, n.Le} {
		if _, small := v.(py.SmallInt); v != nil && !small {
			return false
		}
	}
	return true
}

func intChecks(n *schema.Int, target func() *jen.Statement) []jen.Code {
	var code []jen.Code
	for _, c := range []struct {
		check string
		bound py.Value
	}{{"IntGt", n.Gt}, {"IntGe", n.Ge}, {"IntLt", n.Lt}, {"IntLe", n.Le}} {
		if c.bound != nil {
			code = append(code, jen.Id("s").Dot("Require").Call(jen.Qual(schemaPath, c.check).Call(target(), jen.Lit(int(c.bound.(py.SmallInt))))))
		}
	}
	return code
}

func floatBound(v py.Value) (float64, bool) {
	switch v := v.(type) {
	case py.SmallInt:
		return float64(v), int64(float64(v)) == int64(v)
	case py.Float:
		return float64(v), true
	}
	return 0, false
}

func floatBounds(n *schema.Float) bool {
	for _, v := range []py.Value{n.Gt, n.Ge, n.Lt, n.Le} {
		if _, ok := floatBound(v); v != nil && !ok {
			return false
		}
	}
	return true
}

func floatChecks(n *schema.Float, target func() *jen.Statement) []jen.Code {
	var code []jen.Code
	for _, c := range []struct {
		op    string
		bound py.Value
	}{{">", n.Gt}, {">=", n.Ge}, {"<", n.Lt}, {"<=", n.Le}} {
		if c.bound != nil {
			f, _ := floatBound(c.bound)
			code = append(code, jen.Id("s").Dot("Require").Call(target().Op(c.op).Add(numberLit(f))))
		}
	}
	return code
}

// numberLit writes a float as short as Go allows in a comparison.
func numberLit(f float64) jen.Code {
	if f == float64(int(f)) {
		return jen.Lit(int(f))
	}
	return floatLit(f)
}
