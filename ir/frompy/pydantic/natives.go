package pydantic

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// fieldSignature is pydantic.Field.
var fieldSignature = native.ParseSignature(`default=Undefined, *, default_factory=Unset, alias=Unset, alias_priority=Unset,
	validation_alias=Unset, serialization_alias=Unset, title=Unset, field_title_generator=Unset, description=Unset,
	examples=Unset, exclude=Unset, exclude_if=Unset, discriminator=Unset, deprecated=Unset, json_schema_extra=Unset,
	frozen=Unset, validate_default=Unset, repr=Unset, init=Unset, init_var=Unset, kw_only=Unset, pattern=Unset,
	strict=Unset, coerce_numbers_to_str=Unset, gt=Unset, ge=Unset, lt=Unset, le=Unset, multiple_of=Unset,
	allow_inf_nan=Unset, max_digits=Unset, decimal_places=Unset, min_length=Unset, max_length=Unset,
	union_mode=Unset, fail_fast=Unset, **extra`)

// removedArguments are arguments of pydantic 1's Field that are refused, with the text.
var removedArguments = []struct{ Name, Text string }{
	{"const", "`const` is removed, use `Literal` instead"},
	{"unique_items", "`unique_items` is removed, use `Set` instead(this feature is discussed in https://github.com/pydantic/pydantic-core/issues/296)"},
	{"regex", "`regex` is removed. use `pattern` instead"},
}

// renamedArguments are deprecated names of arguments.
var renamedArguments = [][2]string{{"min_items", "min_length"}, {"max_items", "max_length"}}

// field is pydantic.Field.
func (l *Library) field(t *py.Task, a native.Args) (py.Value, error) {
	extra, _ := a.Get("extra").(*py.Dict)
	given := map[string]py.Value{}
	take := func(name string) py.Value {
		v, ok := extra.GetStr(name)
		if !ok {
			return nil
		}
		extra.DelStr(name)
		return v
	}
	for _, r := range renamedArguments {
		if v := take(r[0]); v != nil && v != py.None && a.Given(r[1]) == nil {
			given[r[1]] = v
		}
	}
	for _, r := range removedArguments {
		if v := take(r.Name); v != nil && v != py.None {
			return nil, userError("removed-kwargs", "%s", r.Text)
		}
	}
	if v := take("allow_mutation"); v != nil && v != py.None && a.Get("frozen") == native.Unset {
		given["frozen"] = py.MakeBool(v == py.False)
	}
	if v := take("include"); v != nil {
		_ = v // deprecated and without effect
	}
	if extra != nil && extra.Len() > 0 && a.Given("json_schema_extra") == nil {
		given["json_schema_extra"] = extra.Copy() // deprecated extra keywords
	}
	alias := a.Get("alias")
	if s := a.Get("serialization_alias"); (s == native.Unset || s == py.None) && isStr(alias) {
		given["serialization_alias"] = alias
	}
	va := a.Get("validation_alias")
	if va != native.Unset && va != py.None && !isStr(va) {
		_, choices := classAliasChoices.Holds(va)
		_, path := classAliasPath.Holds(va)
		if !choices && !path {
			return nil, py.Raise(py.TypeError, "Invalid `validation_alias` type. it should be `str`, `AliasChoices`, or `AliasPath`")
		}
	}
	if va == native.Unset || va == py.None {
		given["validation_alias"] = alias
	}
	f, err := NewFieldInfo(TypeFieldInfo, func(name string) py.Value {
		if v, ok := given[name]; ok {
			return v
		}
		return a.Get(name)
	})
	if err != nil {
		return nil, err
	}
	f.Span = l.in.Here()
	return f, nil
}

func isStr(v py.Value) bool { _, ok := py.AsStr(v); return ok }

// constrained are the con* functions: each gives Annotated[type, constraints...]. A
// constraint named "" is StringConstraints over all arguments.
var constrained = []struct {
	Name, Type, Signature string
	Interval              bool
	Rest                  []*native.RecordClass
	General               []string
}{
	{"conint", "int", "*, strict=None, gt=None, ge=None, lt=None, le=None, multiple_of=None", true,
		[]*native.RecordClass{classMultipleOf}, nil},
	{"confloat", "float", "*, strict=None, gt=None, ge=None, lt=None, le=None, multiple_of=None, allow_inf_nan=None", true,
		[]*native.RecordClass{classMultipleOf, classAllowInfNan}, nil},
	{"condecimal", "decimal.Decimal", "*, strict=None, gt=None, ge=None, lt=None, le=None, multiple_of=None, max_digits=None, " +
		"decimal_places=None, allow_inf_nan=None", true, []*native.RecordClass{classMultipleOf, classAllowInfNan},
		[]string{"max_digits", "decimal_places"}},
	{"conbytes", "bytes", "*, min_length=None, max_length=None, strict=None", false,
		[]*native.RecordClass{classStrict, classMinLen, classMaxLen}, nil},
	{"condate", "datetime.date", "*, strict=None, gt=None, ge=None, lt=None, le=None", true, nil, nil},
	{"constr", "str", "*, strip_whitespace=None, to_upper=None, to_lower=None, strict=None, min_length=None, max_length=None, " +
		"pattern=None, ascii_only=None", false, []*native.RecordClass{classStringCons}, nil},
}

// containers are conlist, conset and confrozenset.
var containers = []struct{ Name, Type string }{{"conlist", "list"}, {"conset", "set"}, {"confrozenset", "frozenset"}}

// aliases are the names that stand for Annotated types.
var annotatedAliases = []struct {
	Name, Type string
	Metadata   func() py.Value
}{
	{"PositiveInt", "int", func() py.Value { return classGt.With(py.MakeInt(0)) }},
	{"NegativeInt", "int", func() py.Value { return classLt.With(py.MakeInt(0)) }},
	{"NonPositiveInt", "int", func() py.Value { return classLe.With(py.MakeInt(0)) }},
	{"NonNegativeInt", "int", func() py.Value { return classGe.With(py.MakeInt(0)) }},
	{"PositiveFloat", "float", func() py.Value { return classGt.With(py.MakeInt(0)) }},
	{"NegativeFloat", "float", func() py.Value { return classLt.With(py.MakeInt(0)) }},
	{"NonPositiveFloat", "float", func() py.Value { return classLe.With(py.MakeInt(0)) }},
	{"NonNegativeFloat", "float", func() py.Value { return classGe.With(py.MakeInt(0)) }},
	{"FiniteFloat", "float", func() py.Value { return classAllowInfNan.With(py.False) }},
	{"StrictInt", "int", func() py.Value { return classStrict.With() }},
	{"StrictFloat", "float", func() py.Value { return classStrict.With(py.True) }},
	{"StrictBool", "bool", func() py.Value { return classStrict.With() }},
	{"StrictStr", "str", func() py.Value { return classStrict.With() }},
	{"StrictBytes", "bytes", func() py.Value { return classStrict.With() }},
	{"PastDate", "datetime.date", func() py.Value { return classTimeKind.With(py.Str("past")) }},
	{"FutureDate", "datetime.date", func() py.Value { return classTimeKind.With(py.Str("future")) }},
	{"PastDatetime", "datetime.datetime", func() py.Value { return classTimeKind.With(py.Str("past")) }},
	{"FutureDatetime", "datetime.datetime", func() py.Value { return classTimeKind.With(py.Str("future")) }},
	{"AwareDatetime", "datetime.datetime", func() py.Value { return classTimeKind.With(py.Str(""), py.Str("aware")) }},
	{"NaiveDatetime", "datetime.datetime", func() py.Value { return classTimeKind.With(py.Str(""), py.Str("naive")) }},
	{"UUID1", "uuid.UUID", func() py.Value { return classUuidVersion.With(py.MakeInt(1)) }},
	{"UUID3", "uuid.UUID", func() py.Value { return classUuidVersion.With(py.MakeInt(3)) }},
	{"UUID4", "uuid.UUID", func() py.Value { return classUuidVersion.With(py.MakeInt(4)) }},
	{"UUID5", "uuid.UUID", func() py.Value { return classUuidVersion.With(py.MakeInt(5)) }},
	{"UUID6", "uuid.UUID", func() py.Value { return classUuidVersion.With(py.MakeInt(6)) }},
	{"UUID7", "uuid.UUID", func() py.Value { return classUuidVersion.With(py.MakeInt(7)) }},
	{"UUID8", "uuid.UUID", func() py.Value { return classUuidVersion.With(py.MakeInt(8)) }},
	{"FilePath", "pathlib.Path", func() py.Value { return classPathType.With(py.Str("file")) }},
	{"DirectoryPath", "pathlib.Path", func() py.Value { return classPathType.With(py.Str("dir")) }},
	{"NewPath", "pathlib.Path", func() py.Value { return classPathType.With(py.Str("new")) }},
	{"SocketPath", "pathlib.Path", func() py.Value { return classPathType.With(py.Str("socket")) }},
	{"Base64Bytes", "bytes", func() py.Value { return classEncodedBytes.With(base64Encoder) }},
	{"Base64Str", "str", func() py.Value { return classEncodedStr.With(base64Encoder) }},
	{"Base64UrlBytes", "bytes", func() py.Value { return classEncodedBytes.With(base64URLEncoder) }},
	{"Base64UrlStr", "str", func() py.Value { return classEncodedStr.With(base64URLEncoder) }},
}

var (
	base64Encoder    = py.NewBuiltinType("pydantic.types", "Base64Encoder")
	base64URLEncoder = py.NewBuiltinType("pydantic.types", "Base64UrlEncoder")
)

// plainTypes are the classes that are only names in annotations; those that the
// runtime has come from its native modules.
var plainTypes = []struct{ Module, Name string }{
	{"pydantic.networks", "EmailStr"}, {"pydantic.networks", "NameEmail"},
	{"pydantic.networks", "IPvAnyAddress"}, {"pydantic.networks", "IPvAnyInterface"}, {"pydantic.networks", "IPvAnyNetwork"},
	{"pydantic.types", "SecretStr"}, {"pydantic.types", "SecretBytes"}, {"pydantic.types", "Secret"},
	{"pydantic.types", "ByteSize"}, {"pydantic.types", "ImportString"}, {"pydantic.types", "JsonValue"},
	{"pydantic.types", "PaymentCardNumber"}, {"pydantic.types", "EncoderProtocol"}, {"pydantic.color", "Color"},
	{"pydantic.functional_validators", "ModelWrapValidatorHandler"},
	{"pydantic_core.core_schema", "ValidationInfo"}, {"pydantic_core.core_schema", "ValidatorFunctionWrapHandler"},
	{"pydantic_core.core_schema", "FieldValidationInfo"}, {"pydantic_core.core_schema", "SerializationInfo"},
	{"pydantic_core.core_schema", "FieldSerializationInfo"}, {"pydantic_core.core_schema", "SerializerFunctionWrapHandler"},
	{"pydantic.annotated_handlers", "GetCoreSchemaHandler"}, {"pydantic.annotated_handlers", "GetJsonSchemaHandler"},
	{"pydantic.json_schema", "GenerateJsonSchema"}, {"pydantic_core", "CoreSchema"}, {"pydantic_core", "MISSING"},
	{"pydantic.main", "IncEx"}, {"pydantic.json_schema", "JsonSchemaValue"},
}

// Natives are the modules of pydantic, pydantic_core and annotated_types.
func Natives() eval.Natives {
	out := eval.Natives{}
	for _, name := range moduleNames {
		out[name] = func(in *eval.Interp) (*py.Module, error) { return Of(in).module(name) }
	}
	return out
}

// moduleNames are the modules that exist. All but the first row's show what their
// originals define; names are looked up in one table, so that a name is the same
// object wherever it is imported from.
var moduleNames = strings.Fields(`pydantic pydantic_core annotated_types annotated_doc
	pydantic.main pydantic.fields pydantic.types pydantic.networks pydantic.config pydantic.aliases
	pydantic.alias_generators pydantic.functional_validators pydantic.functional_serializers pydantic.errors
	pydantic.json_schema pydantic.root_model pydantic.type_adapter pydantic.class_validators pydantic.generics
	pydantic.dataclasses pydantic.color pydantic.annotated_handlers pydantic.deprecated.class_validators
	pydantic_core.core_schema pydantic.version pydantic.warnings pydantic.utils pydantic.tools pydantic.typing`)

// module builds one of the modules.
func (l *Library) module(name string) (*py.Module, error) {
	interpOf.Store(l.in.Task(), l)
	if m := l.modules[name]; m != nil {
		return m, nil
	}
	d := py.NewDict()
	if m, ok := py.ImportNative(name); ok {
		for k, v := range m.Dict.All() {
			if s, ok := k.(py.Str); ok {
				d.SetStr(string(s), v)
			}
		}
	}
	names, err := l.names()
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		if _, ok := d.GetStr(n.Name); ok && n.Soft {
			continue
		}
		d.SetStr(n.Name, n.Value)
	}
	d.SetStr("__name__", py.Str(name))
	d.SetStr("VERSION", py.Str(version))
	d.SetStr("__version__", py.Str(version))
	m := &py.Module{Name: name, Dict: d}
	l.modules[name] = m
	return m, nil
}

const version = "2.14.3"

// entry is a name that the modules export. A soft one gives way to the runtime's own.
type entry struct {
	Name  string
	Value py.Value
	Soft  bool
}

// names are all names of the library.
func (l *Library) names() ([]entry, error) {
	var out []entry
	add := func(name string, v py.Value) { out = append(out, entry{Name: name, Value: v}) }
	fn := func(module, name, signature string, body func(*py.Task, native.Args) (py.Value, error)) {
		add(name, native.Func(module, name, native.ParseSignature(signature), body))
	}
	for _, r := range recordClasses {
		add(r.Type.Name, r.Type)
	}
	for _, p := range plainTypes {
		out = append(out, entry{p.Name, l.plainType(p.Module, p.Name), true})
	}
	for _, kind := range urlKinds {
		out = append(out, entry{kind, l.plainType("pydantic.networks", kind), true})
	}
	for _, a := range annotatedAliases {
		base, err := l.baseType(a.Type)
		if err != nil {
			return nil, err
		}
		add(a.Name, makeAnnotated(base, a.Metadata()))
	}
	for _, c := range constrained {
		fn("pydantic.types", c.Name, c.Signature, func(_ *py.Task, a native.Args) (py.Value, error) {
			base, err := l.baseType(c.Type)
			if err != nil {
				return nil, err
			}
			return makeAnnotated(base, conMetadata(a, c.Interval, c.Rest, c.General)...), nil
		})
	}
	for _, c := range containers {
		fn("pydantic.types", c.Name, "item_type, *, min_length=None, max_length=None, fail_fast=None, unique_items=None", func(t *py.Task, a native.Args) (py.Value, error) {
			base, err := l.baseType(c.Type)
			if err != nil {
				return nil, err
			}
			g, err := py.GetItem(t, base, a.Values[0])
			if err != nil {
				return nil, err
			}
			return makeAnnotated(g, conMetadata(a, false, []*native.RecordClass{classMinLen, classMaxLen, classFailFast}, nil)...), nil
		})
	}
	for _, e := range []*py.Type{TypePydanticUserError, TypeSchemaGenerationError, TypeUndefinedAnnotation, TypeForbiddenQualifier, TypeImportError} {
		add(e.Name, e)
	}
	add("BaseModel", schema.BaseModelType)
	add("GenericModel", schema.BaseModelType)
	add("RootModel", schema.RootModelType)
	add("ValidationError", schema.ValidationErrorType)
	add("FieldInfo", TypeFieldInfo)
	add("PydanticUndefined", native.Undefined)
	add("Undefined", native.Undefined)
	add("Field", native.Func("pydantic.fields", "Field", fieldSignature, l.field))
	add("TypeAdapter", l.typeAdapterClass())
	add("Extra", extraNamespace())
	fn("pydantic.fields", "PrivateAttr", "default=Undefined, *, default_factory=None, init=False", func(_ *py.Task, a native.Args) (py.Value, error) {
		if a.Get("default") != native.Undefined && a.Given("default_factory") != nil {
			return nil, py.Raise(py.TypeError, "cannot specify both default and default_factory")
		}
		return classPrivateAttr.With(a.Get("default"), a.Get("default_factory")), nil
	})
	fn("pydantic.config", "ConfigDict", "**settings", func(_ *py.Task, a native.Args) (py.Value, error) { return a.Get("settings"), nil })
	fn("pydantic.config", "with_config", "config=None, /, **kwargs", l.withConfig)
	fn("pydantic.main", "create_model", "model_name, /, *, __config__=None, __doc__=None, __base__=None, __module__=None, "+
		"__validators__=None, __cls_kwargs__=None, __qualname__=None, **field_definitions", l.createModel)
	fn("pydantic.dataclasses", "dataclass", "_cls=None, /, *, init=False, repr=True, eq=True, order=False, unsafe_hash=False, "+
		"frozen=False, config=None, validate_on_init=None, kw_only=False, slots=False", l.pydanticDecorator)
	l.decoratorNames(fn)
	for _, g := range aliasGenerators {
		fn("pydantic.alias_generators", g.Name, g.Param, func(_ *py.Task, a native.Args) (py.Value, error) {
			s, ok := py.AsStr(a.Values[0])
			if !ok {
				return nil, py.Raise(py.TypeError, "expected string or bytes-like object, got '%s'", a.Values[0].Type().Name)
			}
			return py.Str(g.Apply(s)), nil
		})
	}
	return out, nil
}

// conMetadata builds what a con* function puts behind the type, in Pydantic's order:
// strictness, interval, the rest, general metadata.
func conMetadata(a native.Args, interval bool, rest []*native.RecordClass, general []string) []py.Value {
	var out []py.Value
	if interval {
		if v := a.Given("strict"); v != nil {
			out = append(out, classStrict.With(v))
		}
		out = append(out, classInterval.With(orNone(a.Given("gt")), orNone(a.Given("ge")), orNone(a.Given("lt")), orNone(a.Given("le"))))
	}
	for _, c := range rest {
		if c == classStringCons {
			values := make([]py.Value, len(c.Sig.Params))
			for i, p := range c.Sig.Params {
				values[i] = orNone(a.Given(p.Name))
			}
			out = append(out, c.With(values...))
			continue
		}
		if v := a.Given(c.Sig.Params[0].Name); v != nil {
			out = append(out, c.With(v))
		}
	}
	var g []namedValue
	for _, n := range general {
		if v := a.Given(n); v != nil {
			g = append(g, namedValue{n, v})
		}
	}
	if g != nil {
		out = append(out, &generalMetadata{g})
	}
	return out
}

// plainType is a class that only stands in annotations.
func (l *Library) plainType(module, name string) py.Value {
	if t, ok := plainClasses[module+"."+name]; ok {
		return t
	}
	return py.NewBuiltinType(module, name)
}

var plainClasses = map[string]*py.Type{}

func init() {
	classAliasPath.Computed = map[string]func(*native.Record) py.Value{"path": aliasParts}
	classAliasChoices.Computed = map[string]func(*native.Record) py.Value{"choices": aliasParts}
	for _, p := range plainTypes {
		plainClasses[p.Module+"."+p.Name] = py.NewBuiltinType(p.Module, p.Name)
	}
	for _, t := range []*py.Type{schema.SecretStrType, schema.SecretBytesType} {
		plainClasses[t.Module+"."+t.Name] = t // programs make instances: SecretStr("...") as a default
	}
	for _, k := range urlKinds {
		plainClasses["pydantic.networks."+k] = py.NewBuiltinType("pydantic.networks", k)
	}
}

// aliasGenerators are pydantic.alias_generators.
var aliasGenerators = []struct {
	Name, Param string
	Apply       func(string) string
}{{"to_camel", "snake", toCamel}, {"to_pascal", "snake", toPascal}, {"to_snake", "camel", toSnake}}

// titleCase is str.title: the first letter of each run of letters is upper case.
func titleCase(s string) string {
	var b strings.Builder
	cased := false
	for _, r := range s {
		if cased {
			b.WriteRune(unicode.ToLower(r))
		} else {
			b.WriteRune(unicode.ToTitle(r))
		}
		cased = unicode.IsLetter(r)
	}
	return b.String()
}

// toPascal removes underscores between an alphanumeric and a digit or upper case letter
// of the title-cased text.
func toPascal(snake string) string {
	s := titleCase(snake)
	isAlnum := func(c byte) bool { return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && i > 0 && i+1 < len(s) && isAlnum(s[i-1]) && (s[i+1] >= '0' && s[i+1] <= '9' || s[i+1] >= 'A' && s[i+1] <= 'Z') {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var (
	alreadyCamel  = regexp.MustCompile(`^[a-z]+[A-Za-z0-9]*\n?$`)
	digitThenChar = regexp.MustCompile(`\d[a-z]`)
	leadingUpper  = regexp.MustCompile(`^_*[A-Z]`)
)

func toCamel(snake string) string {
	if alreadyCamel.MatchString(snake) && !digitThenChar.MatchString(snake) {
		return snake
	}
	return leadingUpper.ReplaceAllStringFunc(toPascal(snake), strings.ToLower)
}

var snakeSteps = []*regexp.Regexp{
	regexp.MustCompile(`([A-Z]+)([A-Z][a-z])`), regexp.MustCompile(`([a-z])([A-Z])`),
	regexp.MustCompile(`([0-9])([A-Z])`), regexp.MustCompile(`([a-z])([0-9])`),
}

func toSnake(camel string) string {
	for _, re := range snakeSteps {
		camel = re.ReplaceAllString(camel, "${1}_${2}")
	}
	return strings.ToLower(strings.ReplaceAll(camel, "-", "_"))
}
