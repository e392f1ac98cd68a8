package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// FieldInfo is pydantic.fields.FieldInfo: what Field() returns, what model_fields holds,
// and the base of FastAPI's Query, Path, Body and their like (pydantic/fields.py).
type FieldInfo struct {
	Class      *py.Type // FieldInfo or one of FastAPI's classes
	Annotation py.Value // nil when there is none
	Metadata   []py.Value
	// Extra holds attributes that a class derived from FieldInfo adds (FastAPI's
	// embed, media_type, convert_underscores, include_in_schema ...).
	Extra map[string]py.Value
	// Span is the call that made it.
	Span source.Span

	values     map[string]py.Value // attributes that were given
	set        map[string]py.Value // _attributes_set
	qualifiers map[string]bool
	final      bool // describes a field, not an argument of Annotated
	incomplete bool // the annotation could not be evaluated yet
	origAnn    py.Value
	origValue  py.Value
}

// TypeFieldInfo is the class of FieldInfo.
var TypeFieldInfo = py.NewBuiltinType("pydantic.fields", "FieldInfo")

// fieldAttributes are the attributes of a FieldInfo with the value that each has
// when it was not given, in the order of FieldInfo.__init__.
var fieldAttributes = []struct {
	Name  string
	Unset py.Value
}{
	{"default", native.Undefined}, {"default_factory", py.None},
	{"alias", py.None}, {"alias_priority", py.None}, {"validation_alias", py.None}, {"serialization_alias", py.None},
	{"title", py.None}, {"field_title_generator", py.None}, {"description", py.None}, {"examples", py.None},
	{"exclude", py.None}, {"exclude_if", py.None}, {"discriminator", py.None}, {"deprecated", py.None},
	{"json_schema_extra", py.None}, {"frozen", py.None}, {"validate_default", py.None}, {"repr", py.True},
	{"init", py.None}, {"init_var", py.None}, {"kw_only", py.None},
}

var unsetAttribute = func() map[string]py.Value {
	m := map[string]py.Value{}
	for _, a := range fieldAttributes {
		m[a.Name] = a.Unset
	}
	return m
}()

// constraintArguments are the arguments of Field() that become metadata, in the
// order in which FieldInfo.__init__ collects them. A row without a class joins the
// general metadata that comes last.
var constraintArguments = []struct {
	Name  string
	Class *native.RecordClass
}{
	{"pattern", nil}, {"coerce_numbers_to_str", nil}, {"strict", classStrict},
	{"gt", classGt}, {"ge", classGe}, {"lt", classLt}, {"le", classLe}, {"multiple_of", classMultipleOf},
	{"min_length", classMinLen}, {"max_length", classMaxLen}, {"allow_inf_nan", classAllowInfNan},
	{"max_digits", nil}, {"decimal_places", nil}, {"union_mode", nil}, {"fail_fast", classFailFast},
}

// NewFieldInfo is FieldInfo.__init__: arg gives an argument by name, nil or a
// sentinel where it was not passed.
func NewFieldInfo(class *py.Type, arg func(name string) py.Value) (*FieldInfo, error) {
	f := &FieldInfo{Class: class, values: map[string]py.Value{}, set: map[string]py.Value{}}
	if v := arg("annotation"); v != nil && v != native.Unset {
		f.set["annotation"] = v
		if v != py.None {
			f.Annotation = v
		}
	}
	for _, a := range fieldAttributes {
		v := arg(a.Name)
		if v == nil || v == native.Unset || a.Name == "default" && (v == py.Ellipsis || v == native.Undefined) {
			continue
		}
		f.values[a.Name] = v
		f.set[a.Name] = v
	}
	if f.Given("default_factory") != nil && f.Get("default") != native.Undefined {
		return nil, py.Raise(py.TypeError, "cannot specify both default and default_factory")
	}
	f.values["alias_priority"] = aliasPriority(f)
	var general []namedValue
	for _, c := range constraintArguments {
		v := arg(c.Name)
		if v == nil || v == native.Unset || v == py.None {
			continue
		}
		if c.Class == nil {
			general = append(general, namedValue{c.Name, v})
			continue
		}
		f.Metadata = append(f.Metadata, c.Class.With(v))
	}
	if general != nil {
		f.Metadata = append(f.Metadata, &generalMetadata{general})
	}
	return f, nil
}

func aliasPriority(f *FieldInfo) py.Value {
	if f.Given("alias") == nil && f.Given("validation_alias") == nil && f.Given("serialization_alias") == nil {
		return py.None
	}
	if p, ok := py.AsInt(f.Get("alias_priority")); ok && p.Sign() != 0 {
		return p.Value()
	}
	return py.MakeInt(2)
}

// Type implements py.Value.
func (f *FieldInfo) Type() *py.Type { return f.Class }

// Get returns an attribute, with the value it has when it was not given.
func (f *FieldInfo) Get(name string) py.Value {
	if v, ok := f.values[name]; ok {
		return v
	}
	return unsetAttribute[name]
}

// Given returns an attribute unless it is None or PydanticUndefined; else nil.
func (f *FieldInfo) Given(name string) py.Value {
	v := f.Get(name)
	if v == py.None || v == native.Undefined {
		return nil
	}
	return v
}

// Str returns an attribute that is a str, else "".
func (f *FieldInfo) Str(name string) string {
	if v := f.Given(name); v != nil {
		s, _ := py.AsStr(v)
		return s
	}
	return ""
}

// Set assigns an attribute without marking it as explicitly set, as assignment in
// Python does.
func (f *FieldInfo) Set(name string, v py.Value) { f.values[name] = v }

// ExtraBool is the truth of an attribute of a derived class.
func (f *FieldInfo) ExtraBool(name string) bool {
	b, _ := py.AsBool(f.extra(name))
	return b
}

func (f *FieldInfo) extra(name string) py.Value {
	if v, ok := f.Extra[name]; ok {
		return v
	}
	return py.None
}

// IsRequired reports whether there is neither a default nor a default factory.
func (f *FieldInfo) IsRequired() bool {
	return f.Get("default") == native.Undefined && f.Given("default_factory") == nil
}

// Copy is FieldInfo._copy: attributes, metadata and explicit settings are the
// copy's own.
func (f *FieldInfo) Copy() *FieldInfo {
	c := *f
	c.values = copyMap(f.values)
	c.set = copyMap(f.set)
	c.Extra = copyMap(f.Extra)
	c.Metadata = append([]py.Value(nil), f.Metadata...)
	q := map[string]bool{}
	for k := range f.qualifiers {
		q[k] = true
	}
	c.qualifiers = q
	return &c
}

func copyMap(m map[string]py.Value) map[string]py.Value {
	c := make(map[string]py.Value, len(m))
	for k, v := range m {
		c[k] = v
	}
	return c
}

// construct is FieldInfo._construct: one FieldInfo from the metadata of an
// Annotated, later FieldInfos overriding earlier ones, with overrides on top.
func construct(class *py.Type, metadata []py.Value, overrides map[string]py.Value) (*FieldInfo, error) {
	var merged []py.Value
	kwargs := map[string]py.Value{}
	for _, m := range metadata {
		switch m := m.(type) {
		case *FieldInfo:
			merged = append(merged, m.Metadata...)
			extra := mergeSchemaExtra(kwargs["json_schema_extra"], m.Given("json_schema_extra"))
			if m.final {
				for _, a := range fieldAttributes {
					kwargs[a.Name] = m.Get(a.Name)
				}
			} else {
				for k, v := range m.set {
					kwargs[k] = v
				}
			}
			if extra != nil {
				kwargs["json_schema_extra"] = extra
			}
		default:
			if r, ok := classDeprecated.Holds(m); ok {
				kwargs["deprecated"] = r
				continue
			}
			merged = append(merged, m)
		}
	}
	for k, v := range overrides {
		kwargs[k] = v
	}
	f, err := NewFieldInfo(class, func(name string) py.Value { return kwargs[name] })
	if err != nil {
		return nil, err
	}
	f.Metadata = merged
	return f, nil
}

// mergeSchemaExtra joins the json_schema_extra of two FieldInfos: dicts are merged,
// a callable after a dict is ignored. nil means that nothing special is to be done.
func mergeSchemaExtra(old, new py.Value) py.Value {
	if old == nil || old == py.None || new == nil {
		return nil
	}
	a, ok := old.(*py.Dict)
	if !ok {
		return nil
	}
	b, ok := new.(*py.Dict)
	if !ok {
		return a
	}
	out := a.Copy()
	for k, v := range b.All() {
		if s, ok := k.(py.Str); ok {
			out.SetStr(string(s), v)
		}
	}
	return out
}

// FromAnnotation is FieldInfo.from_annotation: a plain annotation without a value.
func FromAnnotation(class *py.Type, annotation py.Value) (*FieldInfo, error) {
	in, err := inspectAnnotation(annotation)
	if err != nil {
		return nil, err
	}
	over := map[string]py.Value{"annotation": in.Type}
	if in.Qualifiers["final"] {
		over["frozen"] = py.True
	}
	f, err := construct(class, in.Metadata, over)
	if err != nil {
		return nil, err
	}
	f.qualifiers, f.final = in.Qualifiers, true
	return f, nil
}

// FromAnnotatedAttribute is FieldInfo.from_annotated_attribute: an annotation with a
// value, which is a default, a Field() call or a dataclasses.field() call.
func FromAnnotatedAttribute(annotation, value py.Value) (*FieldInfo, error) {
	if py.Is(annotation, value) {
		return nil, userError("unevaluable-type-annotation", "Error when building FieldInfo from annotated attribute. "+
			"Make sure you don't have any field name clashing with a type annotation.")
	}
	in, err := inspectAnnotation(annotation)
	if err != nil {
		return nil, err
	}
	over := map[string]py.Value{"annotation": in.Type}
	if in.Qualifiers["final"] {
		over["frozen"] = py.True
	}
	metadata := in.Metadata
	var prepend []py.Value
	switch v := value.(type) {
	case *FieldInfo:
		// A derived class (FastAPI's Query) stays what it is.
		if len(metadata) == 0 && v.Class != TypeFieldInfo {
			f := v.Copy()
			for k, x := range over {
				f.set[k] = x
				if k == "annotation" {
					f.Annotation = x
				} else {
					f.values[k] = x
				}
			}
			return f, nil
		}
		c := v.Copy()
		prepend, c.Metadata = c.Metadata, nil
		metadata = append(append([]py.Value(nil), metadata...), c)
		if in.Qualifiers["init_var"] {
			over["init_var"] = py.True
		}
	default:
		if d := dataclassField(value); d != nil {
			f, err := d.fieldInfo()
			if err != nil {
				return nil, err
			}
			prepend, f.Metadata = f.Metadata, nil
			metadata = append(append([]py.Value(nil), metadata...), f)
			d.override(over, in.Qualifiers["init_var"])
			break
		}
		over["default"] = value
	}
	f, err := construct(TypeFieldInfo, append(append([]py.Value(nil), prepend...), metadata...), over)
	if err != nil {
		return nil, err
	}
	f.qualifiers, f.final = in.Qualifiers, true
	return f, nil
}

// CopyWithAnnotation is FastAPI's copy_field_info: a copy of f with what the
// annotation's own metadata sets (fastapi/_compat/v2.py).
func (f *FieldInfo) CopyWithAnnotation(annotation py.Value) (*FieldInfo, error) {
	merged, err := FromAnnotation(TypeFieldInfo, annotation)
	if err != nil {
		return nil, err
	}
	c := f.Copy()
	for _, a := range fieldAttributes {
		// asdict keeps every attribute whose value is not PydanticUndefined.
		if v := merged.Get(a.Name); v != native.Undefined {
			c.values[a.Name] = v
		}
	}
	c.set = copyMap(merged.set)
	c.Metadata = merged.Metadata
	c.Annotation = merged.Annotation
	return c, nil
}
