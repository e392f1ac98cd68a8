package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// hookRow is the __get_pydantic_core_schema__ of an annotation class: it builds the
// schema of source with the help of inner.
type hookRow func(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error)

// hooks are the annotation classes that build schemas by themselves.
var hooks []struct {
	Class *native.RecordClass
	Build hookRow
}

func init() {
	add := func(c *native.RecordClass, build hookRow) {
		hooks = append(hooks, struct {
			Class *native.RecordClass
			Build hookRow
		}{c, build})
	}
	through := func(_ *builder, _ *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		return inner(source)
	}
	refuse := func(hint string) hookRow {
		return func(b *builder, a *native.Record, _ py.Value, _ handler) (schema.Schema, error) {
			return b.unsupported(codeCustomCoreSchema, hint, "the annotation %s", a.Class.Name), nil
		}
	}
	add(classAfter, afterHook)
	add(classBefore, beforeHook)
	add(classPlain, plainHook)
	add(classWrap, wrapHook)
	add(classPlainSer, serializerHook("plain"))
	add(classWrapSer, serializerHook("wrap"))
	add(classJson, func(_ *builder, _ *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		s, err := inner(source)
		return &schema.Json{Inner: s}, err
	})
	add(classInstanceOf, func(b *builder, _ *native.Record, source py.Value, _ handler) (schema.Schema, error) {
		if origin, _, ok := asGeneric(source); ok {
			source = origin
		}
		return &schema.IsInstance{Class: source}, nil
	})
	add(classSkip, func(_ *builder, _ *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		s, err := inner(source)
		if err != nil {
			return nil, err
		}
		return skipped(s), nil
	})
	add(classTag, func(_ *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		s, err := inner(source)
		tag, _ := py.AsStr(a.Values[0])
		return &tagNode{Meta: schema.Meta{Inner: s}, Tag: tag}, err
	})
	add(classDiscriminate, discriminatorHook)
	add(classUuidVersion, func(_ *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		s, err := inner(source)
		if u, ok := s.(*schema.UUID); ok {
			c := *u
			n, _ := py.AsInt(a.Values[0])
			v, _ := n.Int64()
			c.Version = int(v)
			return &c, err
		}
		return s, err
	})
	add(classPathType, func(_ *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		s, err := inner(source)
		if p, ok := s.(*schema.Path); ok {
			c := *p
			c.Kind, _ = py.AsStr(a.Values[0])
			return &c, err
		}
		return s, err
	})
	add(classUrlCons, urlConstraintsHook)
	add(classTimeKind, timeKindHook)
	add(classWithSchema, func(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		o := &schema.JSONOverride{Omit: a.Values[0] == py.None}
		o.Schema, _ = py.AsDict(a.Values[0])
		o.Mode, _ = py.AsStr(a.Values[1])
		return overridden(inner, source, o)
	})
	add(classExamples, func(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		if _, ok := a.Values[0].(*py.List); !ok {
			return b.unsupported(codeConstraint, "give a list", "Examples with a dict"), nil
		}
		o := &schema.JSONOverride{Examples: a.Values[0]}
		o.Mode, _ = py.AsStr(a.Values[1])
		return overridden(inner, source, o)
	})
	add(classSkipSchema, func(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		return overridden(inner, source, &schema.JSONOverride{Omit: true})
	})
	add(classUnit, through)
	add(classDocInfo, through)
	add(classDoc, through)
	add(classSerAny, refuse("declare the field with the type that it really holds"))
	add(classTimezone, refuse("use AwareDatetime or NaiveDatetime"))
	add(classEncodedBytes, encodedHook)
	add(classEncodedStr, encodedHook)
	add(classGetSchema, refuse("use BeforeValidator, AfterValidator, PlainValidator or WrapValidator"))
	add(classValidateAs, refuse("use PlainValidator"))
	add(classOnErrorOmit, refuse("filter the items in a field_validator"))
}

// overridden is the schema of source with another JSON Schema.
func overridden(inner handler, source py.Value, o *schema.JSONOverride) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	return &schema.Meta{Inner: s, JSON: o}, nil
}

// annotationRow returns what builds the schema for an annotation, nil when the
// annotation only changes what the source type gives.
func annotationRow(a py.Value) hookRow {
	r, ok := a.(*native.Record)
	if !ok {
		return nil
	}
	for _, h := range hooks {
		if _, ok := h.Class.Holds(r); ok {
			return h.Build
		}
	}
	return nil
}

// schemaHook names an annotation of the user's own that builds its core schema or
// JSON schema by itself; "" for all others.
func schemaHook(a py.Value) string {
	t, ok := a.(*py.Type)
	if !ok {
		t = a.Type()
	}
	if !t.IsHeap() {
		return ""
	}
	for _, name := range []string{"__get_pydantic_core_schema__", "__get_pydantic_json_schema__"} {
		if _, ok := t.Lookup(name); ok {
			return t.Name
		}
	}
	return ""
}

func afterHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	info, err := b.inspectValidator(a.Values[0], "after", "field")
	if err != nil {
		return nil, err
	}
	return &schema.FuncAfter{Inner: s, Func: a.Values[0], TakesInfo: info, FieldName: b.field}, nil
}

func beforeHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	info, err := b.inspectValidator(a.Values[0], "before", "field")
	if err != nil {
		return nil, err
	}
	return b.withInput(a, &schema.FuncBefore{Inner: s, Func: a.Values[0], TakesInfo: info, FieldName: b.field})
}

func wrapHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	info, err := b.inspectValidator(a.Values[0], "wrap", "field")
	if err != nil {
		return nil, err
	}
	return b.withInput(a, &schema.FuncWrap{Inner: s, Func: a.Values[0], TakesInfo: info, FieldName: b.field})
}

// plainHook is PlainValidator: the source type is only used for serialisation, and a
// type that has no schema is no error.
func plainHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		if e := py.AsException(err); e == nil || !e.Class.IsSubtype(TypeSchemaGenerationError) {
			return nil, err
		}
		s = nil
	}
	info, err := b.inspectValidator(a.Values[0], "plain", "field")
	if err != nil {
		return nil, err
	}
	n := &schema.FuncPlain{Func: a.Values[0], TakesInfo: info, FieldName: b.field, Inner: s}
	if a.Values[1] == native.Undefined {
		return n, nil
	}
	return b.withInput(a, n)
}

// withInput keeps json_schema_input_type, which only the document reads.
func (b *builder) withInput(a *native.Record, s schema.Schema) (schema.Schema, error) {
	if a.Values[1] == native.Undefined {
		return s, nil
	}
	input, err := b.schema(a.Values[1])
	if err != nil {
		return nil, err
	}
	return &schema.Meta{Inner: s, Info: schema.FieldInfo{Metadata: []py.Value{&InputSchema{Schema: input}}}}, nil
}

// InputSchema stands in the Metadata of a Meta node: the schema that the document shows
// for the input of a function validator (json_schema_input_type).
type InputSchema struct{ Schema schema.Schema }

var typeInputSchema = py.NewBuiltinType("covetgen", "InputSchema")

// Type implements py.Value.
func (*InputSchema) Type() *py.Type { return typeInputSchema }

func serializerHook(mode string) hookRow {
	return func(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
		s, err := inner(source)
		if err != nil {
			return nil, err
		}
		fn := a.Values[0]
		_, info, err := b.inspectSerializer(fn, mode, "annotated")
		if err != nil {
			return nil, err
		}
		ret, err := b.returnSchema(fn, a.Values[1])
		if err != nil {
			return nil, err
		}
		return &schema.Ser{Inner: s, Mode: mode, Func: fn, TakesInfo: info, WhenUsed: text(a.Values[2]), ReturnSchema: ret}, nil
	}
}

func text(v py.Value) string {
	s, _ := py.AsStr(orNone(v))
	return s
}

// skipped accepts every value and serialises it as s does.
func skipped(s schema.Schema) schema.Schema {
	return &schema.Custom{NodeName: "any", Ser: s, Func: func(_ *py.Task, in py.Value, _ *schema.State) (py.Value, error) { return in, nil }}
}

func urlConstraintsHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	for _, p := range a.SignatureParams() {
		if v := a.Given(p.Name); v != nil {
			if s, err = b.constrain(s, namedValue{p.Name, v}); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// classTimeKind is the marker inside PastDate, FutureDate, AwareDatetime and their like:
// now is "past" or "future", tz is "aware" or "naive".
var classTimeKind = record("pydantic.types", "_TimeKind", "now='', tz=''")

func timeKindHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	now, tz := text(a.Values[0]), text(a.Values[1])
	switch n := s.(type) {
	case *schema.Date:
		c := *n
		c.Now = now
		return &c, nil
	case *schema.DateTime:
		c := *n
		c.Now, c.TZ = now, tz
		return &c, nil
	}
	return b.unsupported(codeType, "use the type on date or datetime", "a past or future %s", s.Name()), nil
}

// encoders are the encoder classes of Pydantic that the runtime has.
var encoders = map[py.Value]string{base64Encoder: "base64", base64URLEncoder: "base64url"}

// encodedHook handles Base64Bytes and its like; an encoder of the program's own is
// refused.
func encodedHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	if kind, ok := encoders[a.Values[0]]; ok {
		return &schema.Encoded{Inner: s, Encoder: kind, Str: a.Class == classEncodedStr.Type}, nil
	}
	return b.unsupported(codeType, "decode the value in a field_validator", "%s", describe(b.t, a)), nil
}

// describe is repr(v) for messages.
func describe(t *py.Task, v py.Value) string {
	s, err := py.Repr(t, v)
	if err != nil {
		return v.Type().Name + " object"
	}
	return s
}
