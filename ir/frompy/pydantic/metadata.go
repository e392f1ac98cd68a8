package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
)

// The classes whose instances stand in Annotated[...]: annotated_types, and
// Pydantic's own. All of them only hold their arguments.
var (
	classGt         = record("annotated_types", "Gt", "gt")
	classGe         = record("annotated_types", "Ge", "ge")
	classLt         = record("annotated_types", "Lt", "lt")
	classLe         = record("annotated_types", "Le", "le")
	classMultipleOf = record("annotated_types", "MultipleOf", "multiple_of")
	classMinLen     = record("annotated_types", "MinLen", "min_length")
	classMaxLen     = record("annotated_types", "MaxLen", "max_length")
	classInterval   = record("annotated_types", "Interval", "*, gt=None, ge=None, lt=None, le=None")
	classLen        = record("annotated_types", "Len", "min_length=0, max_length=None")
	classTimezone   = record("annotated_types", "Timezone", "tz")
	classUnit       = record("annotated_types", "Unit", "unit")
	classPredicate  = record("annotated_types", "Predicate", "func")
	classNot        = record("annotated_types", "Not", "func")
	classDocInfo    = record("annotated_types", "DocInfo", "documentation")
	classDoc        = record("annotated_doc", "Doc", "documentation, /")

	classStrict      = record("pydantic.types", "Strict", "strict=True")
	classAllowInfNan = record("pydantic.types", "AllowInfNan", "allow_inf_nan=True")
	classFailFast    = record("pydantic.types", "FailFast", "fail_fast=True")
	classStringCons  = record("pydantic.types", "StringConstraints", "*, strip_whitespace=None, to_upper=None, "+
		"to_lower=None, strict=None, min_length=None, max_length=None, pattern=None, ascii_only=None")
	classUuidVersion  = record("pydantic.types", "UuidVersion", "uuid_version")
	classPathType     = record("pydantic.types", "PathType", "path_type")
	classTag          = record("pydantic.types", "Tag", "tag")
	classDiscriminate = record("pydantic.types", "Discriminator", "discriminator, custom_error_type=None, "+
		"custom_error_message=None, custom_error_context=None")
	classGetSchema    = record("pydantic.types", "GetPydanticSchema", "get_pydantic_core_schema=None, get_pydantic_json_schema=None")
	classEncodedBytes = record("pydantic.types", "EncodedBytes", "encoder")
	classEncodedStr   = record("pydantic.types", "EncodedStr", "encoder")
	classUrlCons      = record("pydantic.networks", "UrlConstraints", "max_length=None, allowed_schemes=None, "+
		"host_required=None, default_host=None, default_port=None, default_path=None, preserve_empty_path=None")

	classAfter         = record("pydantic.functional_validators", "AfterValidator", "func")
	classBefore        = record("pydantic.functional_validators", "BeforeValidator", "func, json_schema_input_type=Undefined")
	classPlain         = record("pydantic.functional_validators", "PlainValidator", "func, json_schema_input_type=Undefined")
	classWrap          = record("pydantic.functional_validators", "WrapValidator", "func, json_schema_input_type=Undefined")
	classValidateAs    = record("pydantic.functional_validators", "ValidateAs", "from_type, /, instantiation_hook")
	classInstanceOf    = record("pydantic.functional_validators", "InstanceOf", "")
	classSkip          = record("pydantic.functional_validators", "SkipValidation", "")
	classPlainSer      = record("pydantic.functional_serializers", "PlainSerializer", "func, return_type=Undefined, when_used='always'")
	classWrapSer       = record("pydantic.functional_serializers", "WrapSerializer", "func, return_type=Undefined, when_used='always'")
	classSerAny        = record("pydantic.functional_serializers", "SerializeAsAny", "")
	classWithSchema    = record("pydantic.json_schema", "WithJsonSchema", "json_schema, mode=None")
	classExamples      = record("pydantic.json_schema", "Examples", "examples, mode=None")
	classSkipSchema    = record("pydantic.json_schema", "SkipJsonSchema", "")
	classJson          = record("pydantic.types", "Json", "")
	classDeprecated    = record("warnings", "deprecated", "message, /, *, category=None, stacklevel=1")
	classAliasPath     = record("pydantic.aliases", "AliasPath", "first_arg, *args")
	classAliasChoices  = record("pydantic.aliases", "AliasChoices", "first_choice, *choices")
	classAliasGenerate = record("pydantic.aliases", "AliasGenerator", "alias=None, validation_alias=None, serialization_alias=None")
	// numberMarker is used in Annotated by types that validate through a class of
	// Pydantic's own: onErrorOmit.
	classOnErrorOmit = record("pydantic.types", "_OnErrorOmit", "")
)

// recordClasses are all of them, in the order of their declarations.
var recordClasses []*native.RecordClass

func record(module, name, signature string) *native.RecordClass {
	c := native.NewRecordClass(module, name, signature)
	recordClasses = append(recordClasses, c)
	return c
}

// namedValue is a constraint with its name.
type namedValue struct {
	Name  string
	Value py.Value
}

// generalMetadata is pydantic_general_metadata(...): constraints without a class of
// their own.
type generalMetadata struct{ values []namedValue }

var typeGeneralMetadata = py.NewBuiltinType("pydantic._internal._fields", "_PydanticGeneralMetadata")

// Type implements py.Value.
func (*generalMetadata) Type() *py.Type { return typeGeneralMetadata }

// Repr implements py.Reprer.
func (g *generalMetadata) Repr(t *py.Task) (string, error) {
	out := "_PydanticGeneralMetadata("
	for i, v := range g.values {
		if i > 0 {
			out += ", "
		}
		text, err := py.Repr(t, v.Value)
		if err != nil {
			return "", err
		}
		out += v.Name + "=" + text
	}
	return out + ")", nil
}

// GetAttr implements py.AttrGetter.
func (g *generalMetadata) GetAttr(_ *py.Task, name string) (py.Value, error) {
	for _, v := range g.values {
		if v.Name == name {
			return v.Value, nil
		}
	}
	return nil, nil
}

// markers are the classes that stand for one constraint, with its name.
var markers = []struct {
	Class      *native.RecordClass
	Constraint string
}{
	{classGt, "gt"}, {classGe, "ge"}, {classLt, "lt"}, {classLe, "le"}, {classMultipleOf, "multiple_of"},
	{classMinLen, "min_length"}, {classMaxLen, "max_length"}, {classStrict, "strict"},
	{classAllowInfNan, "allow_inf_nan"}, {classFailFast, "fail_fast"},
}

// constraintsOf returns the constraints that a piece of metadata stands for, after
// grouped ones were expanded; ok is false for anything that is no constraint.
func constraintsOf(m py.Value) (list []namedValue, ok bool) {
	switch m := m.(type) {
	case *generalMetadata:
		for _, v := range m.values {
			if v.Value != py.None {
				list = append(list, v)
			}
		}
		return list, true
	case *native.Record:
		for _, k := range markers {
			if _, ok := k.Class.Holds(m); ok {
				if v := m.Values[0]; v != py.None {
					list = append(list, namedValue{k.Constraint, v})
				}
				return list, true
			}
		}
	case *py.Type:
		// Strict, FailFast and AllowInfNan also work without being called.
		for _, k := range markers {
			if m == k.Class.Type && k.Class.Sig.Params[0].Default != nil {
				return []namedValue{{k.Constraint, k.Class.Sig.Params[0].Default}}, true
			}
		}
	}
	return nil, false
}

// expandGrouped is expand_grouped_metadata: grouped constraints become single ones,
// and the metadata of a FieldInfo comes before the FieldInfo itself.
func expandGrouped(metadata []py.Value) []py.Value {
	var out []py.Value
	for _, m := range metadata {
		switch m := m.(type) {
		case *FieldInfo:
			out = append(out, m.Metadata...)
			c := m.Copy()
			c.Metadata = nil
			out = append(out, c)
		case *native.Record:
			if group, ok := expandRecord(m); ok {
				out = append(out, group...)
			} else {
				out = append(out, m)
			}
		default:
			out = append(out, m)
		}
	}
	return out
}

// groups are the grouped metadata classes with the single classes that they expand
// to. A row of general names joins what is set of them into one general metadata.
var groups = []struct {
	Class   *native.RecordClass
	Single  []*native.RecordClass
	General []string
}{
	{classInterval, []*native.RecordClass{classGt, classGe, classLt, classLe}, nil},
	{classLen, []*native.RecordClass{classMinLen, classMaxLen}, nil},
	{classStringCons, []*native.RecordClass{classMinLen, classMaxLen, classStrict},
		[]string{"strip_whitespace", "to_upper", "to_lower", "pattern", "ascii_only"}},
}

func expandRecord(r *native.Record) (out []py.Value, ok bool) {
	for _, g := range groups {
		if _, ok := g.Class.Holds(r); !ok {
			continue
		}
		for _, c := range g.Single {
			v := r.Given(c.Sig.Params[0].Name)
			if n, isInt := py.AsInt(orNone(v)); isInt && g.Class == classLen && c == classMinLen && n.Sign() == 0 {
				continue // Len(0) says nothing about the minimum
			}
			if v != nil {
				out = append(out, c.With(v))
			}
		}
		var general []namedValue
		for _, name := range g.General {
			if v := r.Given(name); v != nil {
				general = append(general, namedValue{name, v})
			}
		}
		if general != nil {
			out = append(out, &generalMetadata{general})
		}
		return out, true
	}
	return nil, false
}

func orNone(v py.Value) py.Value {
	if v == nil {
		return py.None
	}
	return v
}
