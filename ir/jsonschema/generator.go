package jsonschema

import (
	"math"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Mode is Pydantic's JSON Schema mode: what a schema accepts or what it writes.
type Mode int

// The modes, in the words of Pydantic's JsonSchemaMode.
const (
	Validation Mode = iota
	Serialization
)

// Generator turns schema nodes into JSON Schema. Classes become definitions.
type Generator struct {
	task    *py.Task
	mode    Mode
	options Options
	defs    definitions
	short   map[string]string // long references to short ones, once Shorten has found them
	// config is that of the class whose fields are being generated.
	config schema.Config
	err    error // the first schema that JSON Schema cannot express
}

// Options are the arguments of GenerateJsonSchema.
type Options struct {
	// RefPrefix stands before the name of a definition in a reference.
	RefPrefix string
	// ByName names properties by fields and not by aliases: by_alias=False.
	ByName bool
	// ByAlias names properties by aliases where validate_by_alias=False would not: by_alias=True.
	ByAlias bool
	// Binary describes bytes as FastAPI's subclass does, by their media type, in the place
	// of format binary.
	Binary bool
	// AtStart gives the text that stands for a default which is only known when the service starts;
	// without it such a default is a failure.
	AtStart func(v py.Value) string
}

// New returns a generator that runs the user's json_schema_extra on t.
func New(t *py.Task, o Options) *Generator {
	return &Generator{task: t, options: o, defs: newDefinitions()}
}

// Schema is the JSON Schema of s in a mode, a reference for classes, whose definitions
// are kept.
func (g *Generator) Schema(s schema.Schema, m Mode) *py.Dict {
	g.mode = m
	return g.schemaOf(s).Copy()
}

// Err is the first failure: a schema that JSON Schema cannot express, or what the user's
// json_schema_extra raised.
func (g *Generator) Err() error { return g.err }

// Object makes a JSON object from alternating keys and values.
func Object(pairs ...any) *py.Dict {
	d := py.NewDict()
	for i := 0; i < len(pairs); i += 2 {
		d.SetStr(pairs[i].(string), jsonValue(pairs[i+1]))
	}
	return d
}

func jsonValue(v any) py.Value {
	switch v := v.(type) {
	case string:
		return py.Str(v)
	case int:
		return py.MakeInt(int64(v))
	case bool:
		return py.MakeBool(v)
	case []py.Value:
		return py.NewList(v...)
	case []string:
		list := py.NewList()
		for _, s := range v {
			list.Items = append(list.Items, py.Str(s))
		}
		return list
	case py.Value:
		return v
	}
	return py.None
}

// schemaOf is generate_inner: the JSON Schema of a node, a reference for classes.
func (g *Generator) schemaOf(s schema.Schema) *py.Dict {
	switch n := s.(type) {
	case nil, *schema.Any:
		return Object()
	case *schema.Meta:
		if o := g.override(n); o != nil && o.Schema != nil {
			g.schemaOf(n.Inner) // FastAPI documents the models of an annotation all the same
			return g.WithInfo(o.Schema.Copy(), &n.Info)
		} else if o != nil && o.Examples != nil {
			return g.withExamples(g.schemaOf(n.Inner), o.Examples)
		}
		return g.WithInfo(g.schemaOf(n.Inner), &n.Info)
	case *schema.ModelRef:
		return g.class(n.Class, className(n.Class), func() *py.Dict { return g.model(n.Class) })
	case *schema.Enum:
		return g.class(n.Class, typeName(n.Class), func() *py.Dict { return g.enum(n) })
	case *schema.Dataclass:
		return g.class(n.Class, typeName(n.Class), func() *py.Dict { return g.dataclass(n) })
	case *schema.TypedDict:
		return g.class(n, n.ClassName, func() *py.Dict { return g.typedDict(n) })
	case *schema.NamedTuple:
		return g.class(n.Class, typeName(n.Class), func() *py.Dict { return g.namedTuple(n) })
	case *schema.Ref:
		return g.class(n.Target, n.RefName, func() *py.Dict { return g.schemaOf(*n.Target) })
	case *schema.Default:
		return g.withDefault(n)
	case *schema.Ser:
		return g.serialized(n)
	}
	if out := g.scalar(s); out != nil {
		return out
	}
	if out := g.container(s); out != nil {
		return out
	}
	return g.wrapper(s)
}

// typeName is the core reference of a class without its id.
func typeName(c *py.Type) string { return c.Module + "." + c.Qualname }

func className(c *schema.Class) string {
	if c.Type != nil {
		return typeName(c.Type)
	}
	return c.Name
}

// WithInfo applies field metadata on top of a schema: title, description, deprecated and
// examples first, then json_schema_extra.
func (g *Generator) WithInfo(d *py.Dict, info *schema.FieldInfo) *py.Dict {
	if info == nil {
		return d
	}
	if info.Title != "" {
		d.SetStr("title", py.Str(info.Title))
	}
	if info.Description != "" {
		d.SetStr("description", py.Str(info.Description))
	}
	if info.Deprecated != nil {
		if b, err := py.Truth(g.task, info.Deprecated); err == nil && info.Deprecated != py.None {
			d.SetStr("deprecated", py.MakeBool(b))
		}
	}
	if info.Examples != nil {
		d.SetStr("examples", g.jsonable(info.Examples))
	}
	return g.withExtra(d, info.JSONSchemaExtra)
}

// withExtra merges json_schema_extra: a dict, or a function that changes the schema.
func (g *Generator) withExtra(d *py.Dict, extra py.Value, args ...py.Value) *py.Dict {
	switch e := extra.(type) {
	case nil, py.NoneType:
	case *py.Dict:
		for k, v := range e.All() {
			if err := d.Set(g.task, k, g.jsonable(v)); err != nil {
				g.Fail(err)
			}
		}
	default:
		if _, err := py.Call(g.task, extra, append([]py.Value{d}, args...)...); err != nil {
			g.Fail(err)
		}
	}
	return d
}

// jsonable is to_jsonable_python.
func (g *Generator) jsonable(v py.Value) py.Value {
	out, err := schema.Dump(g.task, &schema.Any{}, v, schema.DumpOptions{Mode: "json"})
	if err != nil {
		g.Fail(err)
		return py.None
	}
	return out
}

// Fail records err unless something has failed already.
func (g *Generator) Fail(err error) {
	if g.err == nil {
		g.err = err
	}
}

// withDefault adds the default. One that cannot be written as JSON is left out.
func (g *Generator) withDefault(n *schema.Default) *py.Dict {
	d := g.schemaOf(n.Inner)
	if n.Value == nil || g.hidesDefault(n.Inner) {
		return d
	}
	return g.WithDefaultValue(d, n.Inner, n.Value)
}

// hidesDefault reports a field_serializer with a return type. Pydantic puts it around the
// default, and in serialisation mode looks no further than its return type.
func (g *Generator) hidesDefault(inner schema.Schema) bool {
	ser, ok := inner.(*schema.Ser)
	return ok && ser.OfField && ser.ReturnSchema != nil && g.mode == Serialization
}

// WithDefaultValue adds the default v of a field with schema inner. One that cannot be
// written as JSON is left out.
func (g *Generator) WithDefaultValue(d *py.Dict, inner schema.Schema, v py.Value) *py.Dict {
	if ser := serializerOf(inner); ser != nil && g.mode == Serialization && ser.Mode == "plain" && !ser.TakesInfo && !ser.OfField {
		if !(v == py.None && strings.HasSuffix(ser.WhenUsed, "unless-none")) {
			out, err := py.Call(g.task, ser.Func, v)
			if err != nil {
				return d
			}
			v = out
		}
	}
	if _, isSet := v.(*py.Set); isSet {
		if sorted, err := py.Sorted(g.task, v, py.None, false); err == nil { // for a stable document
			v = sorted
		}
	}
	if unknown := unknownIn(v); unknown != nil {
		if g.options.AtStart == nil {
			g.Fail(unknown.Refuse(g.task, "written into a JSON Schema"))
			return d
		}
		d.SetStr("default", py.Str(g.options.AtStart(v)))
		return d
	}
	byAlias := true
	out, err := schema.Dump(g.task, &schema.Any{}, v, schema.DumpOptions{Mode: "json", ByAlias: &byAlias})
	if err != nil {
		return d
	}
	d.SetStr("default", out)
	return d
}

// unknownIn is what is only known at start in a value, nil when there is nothing.
func unknownIn(v py.Value) py.Unknown {
	var items []py.Value
	switch x := v.(type) {
	case py.Unknown:
		return x
	case *py.List:
		items = x.Items
	case *py.Tuple:
		items = x.Items
	case *py.Dict:
		for _, item := range x.All() {
			items = append(items, item)
		}
	}
	for _, item := range items {
		if x := unknownIn(item); x != nil {
			return x
		}
	}
	return nil
}

// serializerOf finds the serialiser of a field's schema below defaults and validators.
func serializerOf(s schema.Schema) *schema.Ser {
	for {
		switch n := s.(type) {
		case *schema.Ser:
			return n
		case *schema.Meta:
			s = n.Inner
		case *schema.Default:
			s = n.Inner
		case *schema.FuncBefore:
			s = n.Inner
		case *schema.FuncAfter:
			s = n.Inner
		case *schema.FuncWrap:
			s = n.Inner
		default:
			return nil
		}
	}
}

// serialized is a node with a serialiser: in serialisation mode its return type counts.
func (g *Generator) serialized(n *schema.Ser) *py.Dict {
	if g.mode == Validation {
		return g.schemaOf(n.Inner)
	}
	var out *py.Dict
	switch {
	case n.Mode == "to-string" || n.Mode == "format":
		out = Object("type", "string")
	case n.ReturnSchema != nil:
		out = g.schemaOf(n.ReturnSchema)
	default:
		return g.schemaOf(n.Inner)
	}
	if strings.HasSuffix(n.WhenUsed, "unless-none") && isNullable(n.Inner) {
		return g.union([]*py.Dict{Object("type", "null"), out})
	}
	return out
}

func isNullable(s schema.Schema) bool {
	switch n := s.(type) {
	case *schema.Nullable:
		return true
	case *schema.Default:
		return isNullable(n.Inner)
	case *schema.Meta:
		return isNullable(n.Inner)
	}
	return false
}

// wrapper handles nodes that stand around others.
func (g *Generator) wrapper(s schema.Schema) *py.Dict {
	switch n := s.(type) {
	case *schema.Nullable:
		inner, null := g.schemaOf(n.Inner), Object("type", "null")
		if g.equal(inner, null) {
			return null
		}
		return g.union([]*py.Dict{inner, null})
	case *schema.Union:
		var choices []*py.Dict
		for _, c := range n.Choices {
			if !g.omits(c) {
				choices = append(choices, g.schemaOf(c))
			}
		}
		if len(choices) == 1 {
			return choices[0]
		}
		return g.union(choices)
	case *schema.TaggedUnion:
		return g.taggedUnion(n)
	case *schema.FuncBefore:
		return g.schemaOf(n.Inner)
	case *schema.FuncAfter:
		return g.schemaOf(n.Inner)
	case *schema.FuncWrap:
		return g.schemaOf(n.Inner)
	case *schema.Constrained:
		return g.constrained(n)
	case *schema.Chain:
		if g.mode == Validation {
			return g.schemaOf(n.Steps[0])
		}
		return g.schemaOf(n.Steps[len(n.Steps)-1])
	case *schema.LaxOrStrict:
		if n.Strict {
			return g.schemaOf(n.Exact)
		}
		return g.schemaOf(n.Lax)
	case *schema.JSONOrPython:
		return g.schemaOf(n.JSON)
	case *schema.CustomErrorSchema:
		return g.schemaOf(n.Inner)
	case *schema.Custom:
		if n.JSONSchema != nil {
			return n.JSONSchema()
		}
	case *schema.Json:
		inner := g.schemaOf(n.Inner)
		if g.mode == Serialization {
			return inner
		}
		return Object("type", "string", "contentMediaType", "application/json", "contentSchema", inner)
	}
	g.Fail(py.Raise(py.TypeError, "Cannot generate a JsonSchema for %s", s.Name()))
	return Object()
}

// union is get_flattened_anyof: nested anyOf are merged and equal members kept once.
func (g *Generator) union(choices []*py.Dict) *py.Dict {
	var members []py.Value
	for _, c := range choices {
		if any, ok := c.GetStr("anyOf"); ok && c.Len() == 1 {
			members = append(members, any.(*py.List).Items...)
		} else {
			members = append(members, c)
		}
	}
	members = g.distinct(members)
	if len(members) == 1 {
		return members[0].(*py.Dict)
	}
	return Object("anyOf", members)
}

func (g *Generator) distinct(in []py.Value) []py.Value {
	var out []py.Value
next:
	for _, a := range in {
		for _, b := range out {
			if g.equal(a, b) {
				continue next
			}
		}
		out = append(out, a)
	}
	return out
}

func (g *Generator) equal(a, b py.Value) bool {
	ok, err := py.Eq(g.task, a, b)
	if err != nil {
		g.Fail(err)
	}
	return ok
}

func (g *Generator) taggedUnion(n *schema.TaggedUnion) *py.Dict {
	var choices []py.Value
	mapping := py.NewDict()
	for i, c := range n.Choices {
		if g.omits(c) {
			continue
		}
		d := g.schemaOf(c).Copy()
		choices = append(choices, d)
		target := py.Value(d)
		if ref, ok := d.GetStr("$ref"); ok {
			target = ref
		}
		mapping.SetStr(g.tagText(n.Tags[i]), target)
	}
	out := Object("oneOf", g.distinct(choices))
	if n.Discriminator != "" {
		out.SetStr("discriminator", Object("propertyName", n.Discriminator, "mapping", mapping))
	}
	return out
}

// tagText is how a tag is written as a key of the mapping.
func (g *Generator) tagText(tag py.Value) string {
	if py.IsEnumMember(tag) {
		if v, err := py.GetAttr(g.task, tag, "value"); err == nil {
			tag = v
		}
	}
	switch t := tag.(type) {
	case py.Bool:
		if t {
			return "true"
		}
		return "false"
	case py.NoneType:
		return "null"
	}
	s, err := py.StrOf(g.task, tag)
	if err != nil {
		g.Fail(err)
	}
	return s
}

// constrained is a node whose constraints Pydantic applies by functions: they are documented
// all the same, by the keys that fit the inner schema's type.
func (g *Generator) constrained(n *schema.Constrained) *py.Dict {
	return g.schemaOf(n.Inner)
}

// numeric adds the bounds of a number; infinite ones say nothing.
func (g *Generator) numeric(d *py.Dict, gt, ge, lt, le, multipleOf py.Value) *py.Dict {
	for _, b := range []struct {
		key   string
		value py.Value
	}{{"multipleOf", multipleOf}, {"maximum", le}, {"minimum", ge}, {"exclusiveMaximum", lt}, {"exclusiveMinimum", gt}} {
		if b.value == nil {
			continue
		}
		if f, ok := py.AsFloat(b.value); ok && math.IsInf(f, 0) {
			continue
		}
		d.SetStr(b.key, b.value)
	}
	return d
}

func lengths(d *py.Dict, minKey, maxKey string, min, max *int) *py.Dict {
	if min != nil {
		d.SetStr(minKey, py.MakeInt(int64(*min)))
	}
	if max != nil {
		d.SetStr(maxKey, py.MakeInt(int64(*max)))
	}
	return d
}
