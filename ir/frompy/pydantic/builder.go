package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// builder turns annotations into schema nodes: pydantic's GenerateSchema. It lives for
// one annotation or one class; what it learns about classes is kept in the Library.
type builder struct {
	lib      *Library
	t        *py.Task
	config   *Config // in effect: the innermost model's, dataclass's or TypedDict's
	scope    *scope  // where forward references are looked up
	self     []py.Value
	typevars map[py.Value]py.Value
	span     source.Span
	field    string // the field whose schema is built: validators see it as info.field_name
	// open are the recursive constructs (dataclasses, TypedDicts, type aliases) that are
	// being built, so that a reference to them becomes a Ref.
	open map[py.Value]*schema.Ref
}

// handler builds the schema of a source type: pydantic's GetCoreSchemaHandler.
type handler func(source py.Value) (schema.Schema, error)

// schema is GenerateSchema.generate_schema.
func (b *builder) schema(obj py.Value) (schema.Schema, error) {
	s, err := b.generate(obj)
	if err != nil {
		return nil, err
	}
	return b.encoded(obj, s)
}

// encoded puts the encoder that the configuration's json_encoders have for a type around
// its schema (_add_custom_serialization_from_json_encoders).
func (b *builder) encoded(obj py.Value, s schema.Schema) (schema.Schema, error) {
	if _, has := s.(*schema.Ser); has {
		return s, nil
	}
	fn, err := b.encoder(obj)
	if fn == nil || err != nil {
		return s, err
	}
	return &schema.Ser{Inner: s, Mode: "plain", Func: fn, WhenUsed: "json"}, nil
}

// encoder is what json_encoders have for a type: for itself or for the first class that it
// derives from, nil for none.
func (b *builder) encoder(obj py.Value) (py.Value, error) {
	encoders, ok := py.AsDict(orNone(b.config.get("json_encoders")))
	if !ok || encoders.Len() == 0 {
		return nil, nil
	}
	bases := []py.Value{obj}
	class := obj.Type()
	switch x := obj.(type) {
	case *py.Type:
		class = x
	case *py.GenericAlias:
		if origin, ok := x.Origin.(*py.Type); ok {
			class = origin
		}
	}
	for _, c := range class.MRO() {
		if c != py.TypeObject {
			bases = append(bases, c)
		}
	}
	for _, base := range bases {
		fn, found, err := encoders.Get(b.t, base)
		if err != nil {
			return nil, err
		}
		if found && fn != py.None {
			return fn, nil
		}
	}
	return nil, nil
}

// documented is what the document says of a field. A default whose type has an encoder
// stands there as encoded, which is done here, because the encoders are functions of the program.
func (b *builder) documented(f *FieldInfo, s schema.Schema) (schema.FieldInfo, error) {
	info := f.documentation()
	v := f.Get("default")
	if v == native.Undefined || b.config.get("json_encoders") == nil {
		return info, nil
	}
	if t := v.Type(); b.lib.modelOf(t) != nil || b.lib.dataclassOf(t) != nil {
		return info, nil // these are encoded by their own configuration
	}
	fn, err := b.encoder(v.Type())
	if fn == nil || err != nil {
		return info, err
	}
	if d, ok := s.(*schema.Default); ok {
		s = d.Inner
	}
	if own, ok := s.(*schema.Ser); ok && own.Func != fn {
		return info, b.lib.Refuse("CV2003", "leave the type out of json_encoders, or the serializer out of the field", "a default of a field with a serializer of its own, of a type that json_encoders encode")
	}
	encoded, err := py.Call(b.t, fn, v)
	if err != nil {
		return info, err
	}
	extra := py.NewDict()
	extra.SetStr("default", encoded)
	switch own := orNone(info.JSONSchemaExtra).(type) {
	case py.NoneType:
	case *py.Dict:
		for k, x := range own.All() {
			if err := extra.Set(b.t, k, x); err != nil {
				return info, err
			}
		}
	default:
		return info, b.lib.Refuse("CV2003", "give json_schema_extra as a dict", "json_schema_extra as a function on a field whose default json_encoders encode")
	}
	info.JSONSchemaExtra = extra
	return info, nil
}

// generate makes the schema of a type without the configured encoders.
func (b *builder) generate(obj py.Value) (schema.Schema, error) {
	if s, ok := asSelf(obj); ok {
		_ = s
		if len(b.self) == 0 {
			return nil, userError("invalid-self-type", "`typing.Self` is invalid in this context")
		}
		obj = b.self[len(b.self)-1]
	}
	if args, ok := asUnion(obj); ok {
		return b.union(args)
	}
	if inner, metadata, ok := asAnnotated(obj); ok {
		return b.annotated(inner, metadata)
	}
	if values, ok := asLiteral(obj); ok {
		return b.literal(obj, values)
	}
	if ref, ok := asForwardRef(obj); ok {
		v, err := b.resolve(ref)
		if err != nil {
			return nil, err
		}
		return b.schema(v)
	}
	if t, ok := obj.(*py.Type); ok {
		if m := b.lib.modelOf(t); m != nil {
			return b.model(m)
		}
	}
	return b.match(obj)
}

// resolve evaluates a forward reference; a name that is not there yet is
// PydanticUndefinedAnnotation.
func (b *builder) resolve(ref py.Value) (py.Value, error) {
	v, err := b.scope.resolve(b.t, ref)
	if err != nil {
		return nil, undefinedAnnotation(err)
	}
	if b.typevars != nil {
		return b.replace(v)
	}
	return v, nil
}

// match is GenerateSchema.match_type: classes, typing objects and generic aliases.
func (b *builder) match(obj py.Value) (schema.Schema, error) {
	if b.lib.faulty(obj) {
		return b.unsupported(codeSymbolicType, "declare the type in the program itself, or in a library that covetgen knows",
			"the type %s is not known at build", describe(b.t, obj)), nil
	}
	origin, args, generic := asGeneric(obj)
	if !generic {
		if row, ok := typeTable[typeName(obj)]; ok {
			return row(b, obj, nil)
		}
		return b.plain(obj)
	}
	if t, ok := origin.(*py.Type); ok {
		if d := b.lib.dataclassOf(t); d != nil {
			return b.dataclass(d, args)
		}
	}
	args, err := b.resolveAll(args)
	if err != nil {
		return nil, err
	}
	name := typeName(origin)
	if row, ok := genericTable[name]; ok {
		return row(b, origin, args)
	}
	if row, ok := typeTable[name]; ok {
		return row(b, origin, args)
	}
	if value, params, ok := asTypeAlias(origin); ok {
		return b.typeAlias(obj, value, params, args)
	}
	if td := b.lib.typedDictOf(origin); td != nil {
		return b.typedDict(td, args)
	}
	if b.config.bool("arbitrary_types_allowed") {
		return b.arbitrary(origin)
	}
	return nil, b.unknownType(obj)
}

// plain handles what is no generic alias and no row of the table: type aliases,
// TypedDicts, enums, NamedTuples, NewTypes, type variables, dataclasses.
func (b *builder) plain(obj py.Value) (schema.Schema, error) {
	if value, params, ok := asTypeAlias(obj); ok {
		return b.typeAlias(obj, value, params, nil)
	}
	if td := b.lib.typedDictOf(obj); td != nil {
		return b.typedDict(td, nil)
	}
	if super, ok := asNewType(obj); ok {
		return b.schema(super)
	}
	if tv, ok := asTypeVar(obj); ok {
		return b.typeVar(tv)
	}
	t, ok := obj.(*py.Type)
	if !ok {
		if fn, ok := obj.(*py.Function); ok {
			return b.unsupported(codeCallSchema, "validate the arguments in the function", "the function %s used as a type", fn.Qualname), nil
		}
		return nil, b.unknownType(obj)
	}
	if isEnum(t) {
		return b.enum(t)
	}
	if b.hasHook(t, "__get_pydantic_core_schema__") || b.hasHook(t, "__get_validators__") {
		return b.unsupported(codeCustomCoreSchema, "use Annotated with BeforeValidator, AfterValidator, PlainValidator or WrapValidator",
			"class %s builds its own core schema", t.Name), nil
	}
	if nt := b.lib.namedTupleOf(t); nt != nil {
		return b.namedTuple(nt)
	}
	if d := b.lib.dataclassOf(t); d != nil {
		return b.dataclass(d, nil)
	}
	if b.config.bool("arbitrary_types_allowed") {
		return b.arbitrary(t)
	}
	return nil, b.unknownType(obj)
}

func (b *builder) hasHook(t *py.Type, name string) bool {
	_, ok := t.Lookup(name)
	return ok
}

func (b *builder) arbitrary(obj py.Value) (schema.Schema, error) {
	if t, ok := obj.(*py.Type); ok {
		return &schema.IsInstance{Class: t}, nil
	}
	return &schema.Any{}, nil
}

func (b *builder) unknownType(obj py.Value) error {
	return py.Raise(TypeSchemaGenerationError, "%s", "Unable to generate pydantic-core schema for "+describe(b.t, obj)+". "+
		"Set `arbitrary_types_allowed=True` in the model_config to ignore this error"+
		" or implement `__get_pydantic_core_schema__` on your type to fully support it."+
		"\n\nIf you got this error by calling handler(<some type>) within"+
		" `__get_pydantic_core_schema__` then you likely need to call"+
		" `handler.generate_schema(<some type>)` since we do not call"+
		" `__get_pydantic_core_schema__` on `<some type>` otherwise to avoid infinite recursion."+
		"\n\nFor further information visit https://errors.pydantic.dev/2.14/u/schema-for-unknown-type")
}

func (b *builder) resolveAll(args []py.Value) ([]py.Value, error) {
	out := make([]py.Value, len(args))
	for i, a := range args {
		if ref, ok := asForwardRef(a); ok {
			v, err := b.resolve(ref)
			if err != nil {
				return nil, err
			}
			a = v
		}
		out[i] = a
	}
	return out, nil
}

// union builds a smart union; None among the members makes the rest nullable.
func (b *builder) union(args []py.Value) (schema.Schema, error) {
	args, err := b.resolveAll(args)
	if err != nil {
		return nil, err
	}
	u := &schema.Union{}
	nullable, tagged := false, false
	for _, a := range args {
		if isNoneType(a) {
			nullable = true
			continue
		}
		s, err := b.schema(a)
		if err != nil {
			return nil, err
		}
		label := ""
		if tag, inner := takeTag(s); tag != "" {
			label, s, tagged = tag, inner, true
		}
		u.Choices = append(u.Choices, s)
		u.Labels = append(u.Labels, label)
	}
	if !tagged {
		u.Labels = nil
	}
	var s schema.Schema = u
	switch len(u.Choices) {
	case 0:
		return &schema.None{}, nil
	case 1:
		s = u.Choices[0]
		if tagged {
			s = &tagNode{Meta: schema.Meta{Inner: s}, Tag: u.Labels[0]}
		}
	}
	if nullable {
		s = &schema.Nullable{Inner: s, Strict: false}
	}
	return s, nil
}

func (b *builder) literal(obj py.Value, values []py.Value) (schema.Schema, error) {
	if len(values) == 0 {
		return nil, py.Raise(py.AssertionError, "literal \"expected\" cannot be empty, obj=%s", describe(b.t, obj))
	}
	lit := &schema.Literal{Values: values}
	if b.config.bool("use_enum_values") {
		for _, v := range values {
			if isEnum(v.Type()) {
				return b.unsupported(codeEnumLiteral, "list the values instead of the members", "a Literal of enum members under use_enum_values"), nil
			}
		}
	}
	return lit, nil
}

// annotated is GenerateSchema._annotated_schema: defaults of Field()s in the
// metadata come outermost.
func (b *builder) annotated(inner py.Value, metadata []py.Value) (schema.Schema, error) {
	s, err := b.apply(inner, metadata, nil)
	if err != nil {
		return nil, err
	}
	for _, m := range metadata {
		if f, ok := m.(*FieldInfo); ok {
			s = b.wrapDefault(f, s)
		}
	}
	return s, nil
}

// apply is GenerateSchema._apply_annotations. transform changes the schema of the bare
// source type before any annotation sees it.
func (b *builder) apply(src py.Value, annotations []py.Value, transform func(schema.Schema) (schema.Schema, error)) (schema.Schema, error) {
	inner := handler(func(obj py.Value) (schema.Schema, error) {
		s, err := b.schema(obj)
		if err != nil || transform == nil {
			return s, err
		}
		return transform(s)
	})
	for _, a := range expandGrouped(annotations) {
		if a == py.None {
			continue
		}
		inner = b.wrapHandler(inner, a)
	}
	return inner(src)
}

// wrapHandler is _get_wrapped_inner_schema: annotations that build a schema by
// themselves get the handler, the others change what it returns.
func (b *builder) wrapHandler(inner handler, annotation py.Value) handler {
	return func(src py.Value) (schema.Schema, error) {
		if row := annotationRow(annotation); row != nil {
			return row(b, annotation.(*native.Record), src, inner)
		}
		if hook := schemaHook(annotation); hook != "" {
			return b.unsupported(codeCustomCoreSchema, "use BeforeValidator, AfterValidator, PlainValidator or WrapValidator",
				"the annotation %s builds its own core schema", hook), nil
		}
		s, err := inner(src)
		if err != nil {
			return nil, err
		}
		s, err = b.applySingle(s, annotation)
		if err != nil {
			return nil, err
		}
		if f, ok := annotation.(*FieldInfo); ok {
			s = withMeta(s, f.documentation())
		}
		return s, nil
	}
}

// applySingle is _apply_single_annotation.
func (b *builder) applySingle(s schema.Schema, m py.Value) (schema.Schema, error) {
	if f, ok := m.(*FieldInfo); ok {
		var err error
		for _, x := range f.Metadata {
			if s, err = b.applySingle(s, x); err != nil {
				return nil, err
			}
		}
		if d := f.Given("discriminator"); d != nil {
			return b.discriminate(s, d)
		}
		return s, nil
	}
	list, ok := constraintsOf(m)
	if !ok {
		return b.applyPredicate(s, m)
	}
	var err error
	for _, c := range list {
		if s, err = b.constrain(s, c); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// wrapDefault puts a Default node around s when the field has a default.
func (b *builder) wrapDefault(f *FieldInfo, s schema.Schema) schema.Schema {
	validate, given := py.AsBool(f.Get("validate_default"))
	if !given {
		validate = b.config.bool("validate_default")
	}
	if factory := f.Given("default_factory"); factory != nil {
		return &schema.Default{Inner: s, Factory: factory, FactoryTakesData: takesData(factory), ValidateDefault: validate}
	}
	v := f.Get("default")
	if v == native.Undefined {
		return s
	}
	_, err := py.Hash(b.t, v)
	return &schema.Default{Inner: s, Value: v, ValidateDefault: validate, CopyDefault: err != nil}
}

// tagNode carries the Tag of a union member until the union is built.
type tagNode struct {
	schema.Meta
	Tag string
}

// takeTag takes the tag off a schema.
func takeTag(s schema.Schema) (string, schema.Schema) {
	if n, ok := s.(*tagNode); ok {
		return n.Tag, n.Inner
	}
	return "", s
}

// withMeta puts documentation around s when there is any.
func withMeta(s schema.Schema, info schema.FieldInfo) schema.Schema {
	if info.Title == "" && info.Description == "" && info.Examples == nil && info.Deprecated == nil && info.JSONSchemaExtra == nil {
		return s
	}
	if tag, inner := takeTag(s); tag != "" {
		return &tagNode{Meta: schema.Meta{Inner: &schema.Meta{Inner: inner, Info: info}}, Tag: tag}
	}
	return &schema.Meta{Inner: s, Info: info}
}
