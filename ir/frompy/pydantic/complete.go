package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// finish is complete_model_class: it builds the schema once every annotation can be
// evaluated. Without must, a missing name leaves the class incomplete, to be tried
// again at its first use.
func (m *Model) finish(t *py.Task, must bool) error {
	if m.complete || m.building {
		return nil
	}
	m.building = true
	defer func() { m.building = false }()
	b := m.builder(t)
	missing, err := m.rebuildFields(t, b)
	if err == nil && missing == nil {
		err = m.build(b)
	} else if missing != nil {
		err = missing
	}
	if err == nil {
		m.complete, m.missing, m.Class.Incomplete = true, "", ""
		return nil
	}
	if e := py.AsException(err); !must && e != nil && e.Class.IsSubtype(TypeUndefinedAnnotation) {
		m.missing = undefinedName(e)
		m.Class.Incomplete = m.missing
		return nil
	}
	return err
}

func (m *Model) builder(t *py.Task) *builder {
	return &builder{lib: m.lib, t: t, config: m.config, scope: m.scope, self: []py.Value{m.Type}, span: m.Span, typevars: m.typevars()}
}

// rebuildFields evaluates the annotations that could not be evaluated before. missing
// is the PydanticUndefinedAnnotation of the first that still cannot.
func (m *Model) rebuildFields(t *py.Task, b *builder) (missing, err error) {
	for _, f := range m.fields {
		if !f.Info.incomplete {
			continue
		}
		ann, err := m.scope.resolve(t, f.Info.origAnn)
		if err != nil {
			return undefinedAnnotation(err), nil
		}
		if b.typevars != nil {
			if ann, err = b.replace(ann); err != nil {
				return nil, err
			}
		}
		old := f.Info
		if old.origValue == nil {
			f.Info, err = FromAnnotation(TypeFieldInfo, ann)
		} else {
			f.Info, err = FromAnnotatedAttribute(ann, old.origValue)
		}
		if err != nil {
			return nil, err
		}
		f.Info.origAnn, f.Info.origValue, f.Info.Span = ann, old.origValue, old.Span
		if f.Info.Given("description") == nil && old.Given("description") != nil {
			f.Info.Set("description", old.Get("description"))
		}
		if err := m.updateFromConfig(t, f.Name, f.Info); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// build fills the schema.Class: fields, validators, serializers, computed fields.
func (m *Model) build(b *builder) error {
	c := m.Class
	if err := m.checkFieldsExist(); err != nil {
		return err
	}
	c.Fields = nil
	for _, f := range m.fields {
		field, err := b.modelField(f.Name, f.Info, m.decorators)
		if err != nil {
			return err
		}
		c.Fields = append(c.Fields, field)
	}
	if err := m.buildExtras(b); err != nil {
		return err
	}
	c.Validators = nil
	for _, v := range m.decorators[v1RootValidator] {
		if v.Mode != "before" {
			m.fault(b, codeRootValidator, "use @model_validator(mode=\"after\")", "@root_validator without pre=True in class %s", m.Type.Name)
			continue
		}
		c.Validators = append(c.Validators, schema.ModelValidator{Mode: "before", Func: v.Func})
	}
	for _, v := range m.decorators[modelValidator] {
		info, err := b.inspectValidator(v.Func, v.Mode, "model")
		if err != nil {
			return err
		}
		c.Validators = append(c.Validators, schema.ModelValidator{Mode: v.Mode, Func: v.Func, TakesInfo: info})
	}
	c.Computed = nil
	for _, d := range m.decorators[computedField] {
		cf, err := b.computedField(d, m.decorators)
		if err != nil {
			return err
		}
		c.Computed = append(c.Computed, cf)
	}
	if list := m.decorators[modelSerializer]; len(list) > 0 {
		s := list[len(list)-1]
		_, info, err := b.inspectSerializer(s.Func, s.Mode, "model")
		if err != nil {
			return err
		}
		ret, err := b.returnSchema(s.Func, s.Return)
		if err != nil {
			return err
		}
		c.Serializer = &schema.ModelSerializer{Mode: s.Mode, Func: s.Func, TakesInfo: info, WhenUsed: s.WhenUsed, ReturnSchema: ret}
	}
	c.Private = m.private
	c.PostInit = len(m.private) > 0 || m.definesBeyondBase("model_post_init")
	c.CustomInit = m.definesBeyondBase("__init__")
	c.Bases = nil
	for _, base := range m.Type.Bases {
		if bm := m.lib.models[base]; bm != nil {
			c.Bases = append(c.Bases, bm.Class)
		}
	}
	if m.origin != nil {
		c.GenericOrigin = m.origin.Class
	}
	c.Info = schema.FieldInfo{Title: m.config.str("title"), Description: m.doc(), JSONSchemaExtra: m.config.get("json_schema_extra")}
	m.publish()
	return nil
}

// doc is the docstring as JSON Schema shows it; a generic model's parametrization
// has none of its own but inherits through __doc__ only when it is its own class.
func (m *Model) doc() string {
	v, ok := m.Type.Dict.GetStr("__doc__")
	if !ok {
		return ""
	}
	return py.CleanDoc(text(v))
}

// definesBeyondBase reports whether a class below BaseModel defines the method.
func (m *Model) definesBeyondBase(name string) bool {
	for _, c := range m.Type.MRO() {
		if !c.IsHeap() {
			return false
		}
		if _, ok := c.Namespace().GetStr(name); ok {
			return true
		}
	}
	return false
}

// publish puts what user code may read of a model into the class namespace.
func (m *Model) publish() {
	fields := py.NewDict()
	for _, f := range m.fields {
		fields.SetStr(f.Name, f.Info)
	}
	m.Type.Dict.SetStr("__pydantic_fields__", fields)
	m.Type.Dict.SetStr("model_fields", fields)
	computed := py.NewDict()
	for _, c := range m.decorators[computedField] {
		computed.SetStr(c.Name, c.proxy)
	}
	m.Type.Dict.SetStr("model_computed_fields", computed)
}

// buildExtras builds the schema of the values under __pydantic_extra__.
func (m *Model) buildExtras(b *builder) error {
	if m.Class.Config.Extra != schema.ExtraAllow || m.extra == nil {
		return nil
	}
	origin, args, ok := asGeneric(m.extra)
	if !ok || len(args) != 2 || typeName(origin) != "dict" && typeName(origin) != "typing.Dict" {
		return py.Raise(TypeSchemaGenerationError, "The type annotation for `__pydantic_extra__` must be `dict[str, ...]`")
	}
	var err error
	if typeName(args[0]) != "str" {
		if m.Class.ExtrasKeys, err = b.schema(args[0]); err != nil {
			return err
		}
	}
	if typeName(args[1]) != "typing.Any" {
		m.Class.Extras, err = b.schema(args[1])
	}
	return err
}

// modelField is _generate_md_field_schema.
func (b *builder) modelField(name string, f *FieldInfo, d *decorators) (*schema.Field, error) {
	s, err := b.commonField(name, f, d)
	if err != nil {
		return nil, err
	}
	info, err := b.documented(f, s)
	if err != nil {
		return nil, err
	}
	out := &schema.Field{
		Name: name, Schema: s, Required: f.IsRequired(),
		Exclude: f.Get("exclude") == py.True, ExcludeIf: f.Given("exclude_if"),
		Frozen: f.Get("frozen") == py.True, NoRepr: f.Get("repr") == py.False,
		Info: info,
	}
	out.Info.Annotation = f.Annotation
	out.Info.Metadata = f.Metadata
	if d, ok := py.AsStr(orNone(f.Given("discriminator"))); ok {
		out.Info.Discriminator = d
	}
	if def, ok := s.(*schema.Default); ok {
		out.Default, out.DefaultFactory, out.DefaultFactoryTakesData = def.Value, def.Factory, def.FactoryTakesData
		out.ValidateDefault = def.ValidateDefault
	}
	f.aliases(out)
	return out, nil
}

// aliases copies the aliases to the schema's field.
func (f *FieldInfo) aliases(out *schema.Field) {
	out.Alias = f.Str("alias")
	out.SerializationAlias = f.Str("serialization_alias")
	switch v := f.Given("validation_alias").(type) {
	case nil:
	case *native.Record:
		out.ValidationAliases = aliasPaths(v)
	default:
		out.ValidationAlias = text(v)
	}
}

// aliasPaths is convert_to_aliases of AliasPath and AliasChoices.
func aliasPaths(r *native.Record) []schema.AliasPath {
	if _, ok := classAliasPath.Holds(r); ok {
		return []schema.AliasPath{append(schema.AliasPath{r.Values[0]}, restOf(r)...)}
	}
	var out []schema.AliasPath
	for _, choice := range append([]py.Value{r.Values[0]}, restOf(r)...) {
		if p, ok := classAliasPath.Holds(choice); ok {
			out = append(out, aliasPaths(p)...)
		} else {
			out = append(out, schema.AliasPath{choice})
		}
	}
	return out
}

// aliasParts is what a list of aliases or parts of a path holds, AliasPath.path and AliasChoices.choices.
func aliasParts(r *native.Record) py.Value {
	return py.NewList(append([]py.Value{r.Values[0]}, restOf(r)...)...)
}

func restOf(r *native.Record) []py.Value {
	if t, ok := r.Values[1].(*py.Tuple); ok {
		return t.Items
	}
	return nil
}

// commonField is _common_field_schema: metadata, then the validators of the class,
// the default outside of them, serializers last.
func (b *builder) commonField(name string, f *FieldInfo, d *decorators) (schema.Schema, error) {
	outer, span := b.field, b.span
	b.field = name
	if !f.Span.IsZero() {
		b.span = f.Span
	}
	defer func() { b.field, b.span = outer, span }()

	annotations := append([]py.Value(nil), f.Metadata...)
	for _, v := range forField(d[fieldValidator], name) {
		annotations = append(annotations, v.asAnnotation())
	}
	var transform func(schema.Schema) (schema.Schema, error)
	if disc := f.Given("discriminator"); disc != nil {
		transform = func(s schema.Schema) (schema.Schema, error) { return b.discriminate(s, disc) }
	}
	ann := f.Annotation
	if ann == nil {
		ann = py.None
	}
	s, err := b.apply(ann, annotations, transform)
	if err != nil {
		return nil, err
	}
	for _, v := range forField(d[v1Validator], name) {
		if v.Always {
			f.Set("validate_default", py.True)
		}
		if s, err = b.v1Field(s, v); err != nil {
			return nil, err
		}
	}
	if list := forField(d[fieldSerializer], name); len(list) > 0 {
		ser := list[len(list)-1]
		method, info, err := b.inspectSerializer(ser.Func, ser.Mode, "field")
		if err != nil {
			return nil, err
		}
		ret, err := b.returnSchema(ser.Func, ser.Return)
		if err != nil {
			return nil, err
		}
		s = &schema.Ser{Inner: s, Mode: ser.Mode, Func: ser.Func, IsField: method, OfField: true, TakesInfo: info, WhenUsed: ser.WhenUsed, ReturnSchema: ret}
	}
	return b.wrapDefault(f, s), nil
}

// asAnnotation is the Annotated metadata that a @field_validator stands for.
func (v *bound) asAnnotation() py.Value {
	switch v.Mode {
	case "before":
		return classBefore.With(v.Func, v.InputType)
	case "plain":
		return classPlain.With(v.Func, v.InputType)
	case "wrap":
		return classWrap.With(v.Func, v.InputType)
	}
	return classAfter.With(v.Func)
}

// v1Field applies a v1 @validator to a field.
func (b *builder) v1Field(s schema.Schema, v *bound) (schema.Schema, error) {
	params, _ := parameters(v.Func)
	values := false // the function wants the fields validated before
	for i, p := range params {
		switch {
		case p.Name == "field" || p.Name == "config":
			return nil, userError("validator-field-config-info", "The `field` and `config` parameters are not available in Pydantic V2, "+
				"please use the `info` parameter instead.")
		case p.Kind == py.VarKeyword || p.Name == "values":
			values = true
		case i > 0 && p.Default == nil && p.Kind <= py.KeywordOnly && p.Kind != py.VarPositional:
			return nil, userError("validator-v1-signature", "Unsupported signature for V1 style validator %s: %s is not supported.",
				describe(b.t, v.Func), signatureText(b.t, params))
		}
	}
	wrap := func(inner schema.Schema) schema.Schema {
		if v.Mode == "before" {
			return &schema.FuncBefore{Inner: inner, Func: v.Func, PassValues: values, FieldName: b.field}
		}
		return &schema.FuncAfter{Inner: inner, Func: v.Func, PassValues: values, FieldName: b.field}
	}
	if !v.Each {
		return wrap(s), nil
	}
	return b.eachItem(s, wrap)
}

// eachItem is apply_each_item_validators.
func (b *builder) eachItem(s schema.Schema, wrap func(schema.Schema) schema.Schema) (schema.Schema, error) {
	switch n := s.(type) {
	case *schema.Nullable:
		inner, err := b.eachItem(n.Inner, wrap)
		return &schema.Nullable{Inner: inner}, err
	case *schema.List:
		c := *n
		c.Items = wrap(c.Items)
		return &c, nil
	case *schema.Set:
		c := *n
		c.Items = wrap(c.Items)
		return &c, nil
	case *schema.Tuple:
		c := *n
		if c.Rest != nil {
			c.Rest = wrap(c.Rest)
		}
		return &c, nil
	case *schema.Dict:
		c := *n
		c.Values = wrap(c.Values)
		return &c, nil
	}
	return nil, py.Raise(py.TypeError, "`@validator(..., each_item=True)` cannot be applied to fields with a schema of %s", s.Name())
}

// computedField is _computed_field_schema.
func (b *builder) computedField(d *bound, all *decorators) (*schema.ComputedField, error) {
	ret := d.Return
	if ret == native.Undefined || ret == nil {
		ann, err := b.lib.returnAnnotation(b.t, d.Wrapped)
		if err != nil {
			return nil, undefinedAnnotation(err)
		}
		if ann == nil {
			return nil, userError("model-field-missing-annotation", "Computed field is missing return type annotation or specifying `return_type`"+
				" to the `@computed_field` decorator (e.g. `@computed_field(return_type=int | str)`)")
		}
		ret = ann
	}
	if b.typevars != nil {
		r, err := b.replace(ret)
		if err != nil {
			return nil, err
		}
		ret = r
	}
	s, err := b.schema(ret)
	if err != nil {
		return nil, err
	}
	if list := forField(all[fieldSerializer], d.Name); len(list) > 0 {
		ser := list[len(list)-1]
		method, info, err := b.inspectSerializer(ser.Func, ser.Mode, "field")
		if err != nil {
			return nil, err
		}
		r, err := b.returnSchema(ser.Func, ser.Return)
		if err != nil {
			return nil, err
		}
		s = &schema.Ser{Inner: s, Mode: ser.Mode, Func: ser.Func, IsField: method, OfField: true, TakesInfo: info, WhenUsed: ser.WhenUsed, ReturnSchema: r}
	}
	i := d.Computed
	return &schema.ComputedField{
		Name: d.Name, Alias: i.Alias, Property: d.Wrapped, Return: s, NoRepr: i.NoRepr,
		Info: schema.FieldInfo{Title: i.Title, Description: i.Description, Deprecated: i.Deprecated, Examples: i.Examples, JSONSchemaExtra: i.Extra, Annotation: ret},
	}, nil
}

// documentation is what JSON Schema reads of a FieldInfo.
func (f *FieldInfo) documentation() schema.FieldInfo {
	out := schema.FieldInfo{Title: f.Str("title"), Description: f.Str("description"), JSONSchemaExtra: f.Given("json_schema_extra")}
	if d := f.Given("deprecated"); d != nil && d != py.False {
		out.Deprecated = d
	}
	if e := f.Given("examples"); e != nil && e != py.None {
		out.Examples = e
	}
	return out
}

// Documentation is what JSON Schema reads of a FieldInfo.
func (f *FieldInfo) Documentation() schema.FieldInfo { return f.documentation() }
