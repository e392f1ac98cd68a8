package schema

import (
	"sync/atomic"

	"github.com/covetpy/covetgen/runtime/py"
)

// Schema is one node of a validation schema. Nodes are used by pointer, are
// immutable once used, and their zero value has no constraint.
type Schema interface {
	// Validate returns the validated value, or *Errors, a control signal, or
	// the Python exception that a validator function raised.
	Validate(t *py.Task, in py.Value, st *State) (py.Value, error)
	// Name is pydantic-core's name of the validator, which unions use in locs
	// ("int", "constrained-str", "list[int]", "function-after[f(), int]").
	Name() string
}

// Any accepts every value as it is.
type Any struct{}

// None accepts only None.
type None struct{}

// Bool is bool.
type Bool struct{ Strict bool }

// Int is int; bounds are Python ints (or floats) of any size.
type Int struct {
	Strict                     bool
	Gt, Ge, Lt, Le, MultipleOf py.Value
}

// Float is float. AllowInfNan nil means allowed.
type Float struct {
	Strict                     bool
	Gt, Ge, Lt, Le, MultipleOf py.Value
	AllowInfNan                *bool
}

// Str is str. Lengths count code points; Pattern is Rust regex syntax,
// searched anywhere in the string.
type Str struct {
	Strict                          bool
	MinLength, MaxLength            *int
	Pattern                         string
	StripWhitespace                 bool
	ToLower, ToUpper, CoerceNumbers bool
	ASCIIOnly                       bool
	compiled                        lazyPattern
}

// Bytes is bytes. Mode is how str becomes bytes: "" or "utf8", "base64", "hex".
type Bytes struct {
	Strict               bool
	MinLength, MaxLength *int
	Mode                 string
}

// Date is datetime.date; Now is "", "past" or "future". Unit is "", "seconds",
// "milliseconds" or "infer" (val_temporal_unit).
type Date struct {
	Strict         bool
	Gt, Ge, Lt, Le py.Value
	Now            string
	Unit           string
}

// Time is datetime.time. TZ is "", "aware" or "naive".
type Time struct {
	Strict         bool
	Gt, Ge, Lt, Le py.Value
	TZ             string
	Microseconds   string // "truncate" (default) or "error"
}

// DateTime is datetime.datetime. TZ is "", "aware" or "naive"; TZOffset, in
// seconds, demands one exact offset.
type DateTime struct {
	Strict         bool
	Gt, Ge, Lt, Le py.Value
	Now            string
	TZ             string
	TZOffset       *int
	Microseconds   string
	Unit           string
}

// TimeDelta is datetime.timedelta.
type TimeDelta struct {
	Strict         bool
	Gt, Ge, Lt, Le py.Value
	Microseconds   string
}

// UUID is uuid.UUID; Version 0 takes any version.
type UUID struct {
	Strict  bool
	Version int
}

// Decimal is decimal.Decimal.
type Decimal struct {
	Strict                     bool
	Gt, Ge, Lt, Le, MultipleOf py.Value
	MaxDigits, DecimalPlaces   *int
	AllowInfNan                *bool
}

// Email is pydantic.EmailStr: the value is the normalised address, a str.
type Email struct{}

// NameEmail is pydantic.NameEmail.
type NameEmail struct{}

// URL is one of Pydantic's URL types; Kind is the class name ("AnyUrl",
// "HttpUrl", "PostgresDsn", ...). The other fields override what the Kind
// implies when they are set (Annotated with UrlConstraints).
type URL struct {
	Kind                     string
	Strict                   bool
	AllowedSchemes           []string
	MaxLength                *int
	HostRequired             bool
	DefaultHost, DefaultPath string
	DefaultPort              *int
	PreserveEmptyPath        bool
}

// IPAddress is one of ipaddress's types; Kind is "IPv4Address", "IPv6Address",
// "IPvAnyAddress", "IPv4Network", "IPv6Network", "IPvAnyNetwork",
// "IPv4Interface", "IPv6Interface" or "IPvAnyInterface".
type IPAddress struct {
	Kind   string
	Strict bool
}

// Path is pathlib.Path; Kind is "" (any), "file", "dir", "new" or "socket".
type Path struct {
	Kind   string
	Class  py.Value
	Strict bool
}

// SecretStr is pydantic.SecretStr.
type SecretStr struct {
	Strict               bool
	MinLength, MaxLength *int
}

// SecretBytes is pydantic.SecretBytes.
type SecretBytes struct {
	Strict               bool
	MinLength, MaxLength *int
}

// Pattern is re.Pattern.
type Pattern struct{ Inner Schema }

// Json is pydantic.Json: a str holding JSON, validated by Inner when not nil.
type Json struct{ Inner Schema }

// Complex is complex.
type Complex struct{ Strict bool }

// Literal accepts exactly the Values (str, int, bool, bytes, None, Enum members).
type Literal struct {
	Values []py.Value
	lookup lazyLiteral
}

// Enum is an enum.Enum subclass. Members are the members in definition order;
// ByValue maps values to members, both from the class itself when nil.
type Enum struct {
	Class     *py.Type
	Strict    bool
	SubType   string   // "", "str", "int" or "float": the mixed-in type
	Missing   py.Value // the class's own _missing_, nil when not overridden
	UseValues bool     // config use_enum_values: yield member.value
	members   lazyEnum
}

// List is list.
type List struct {
	Strict               bool
	Items                Schema // nil: any
	MinLength, MaxLength *int
	FailFast             bool
}

// Tuple is tuple. Rest nil: fixed length; otherwise any number of Rest follow.
type Tuple struct {
	Strict               bool
	Items                []Schema
	Rest                 Schema
	MinLength, MaxLength *int
	FailFast             bool
}

// Set is set, or frozenset with Frozen.
type Set struct {
	Strict               bool
	Items                Schema
	Frozen               bool
	MinLength, MaxLength *int
	FailFast             bool
}

// Sequence is typing.Sequence or collections.deque: keeps the input's type.
// Kind is "Sequence" or "deque".
type Sequence struct {
	Kind                 string
	Items                Schema
	MinLength, MaxLength *int
	Strict               bool
}

// Iterable is typing.Iterable: a lazy generator over the input.
type Iterable struct {
	Items                Schema
	MinLength, MaxLength *int
}

// Dict is dict. Mapping keeps the input's mapping type (typing.Mapping,
// defaultdict, OrderedDict) where it is not "" .
type Dict struct {
	Strict               bool
	Keys, Values         Schema
	MinLength, MaxLength *int
	FailFast             bool
	Mapping              string   // "", "Mapping", "OrderedDict", "defaultdict", "Counter"
	Factory              py.Value // defaultdict's default factory
}

// Union tries its Choices: smart mode, or the first that fits with LeftToRight.
// Labels, when not nil, replace the choices' names in locs ("" keeps the name).
type Union struct {
	Choices     []Schema
	Labels      []string
	LeftToRight bool
	CustomError *CustomError
}

// TaggedUnion picks its choice by a tag: the value under Discriminator, or the
// result of Func(input).
type TaggedUnion struct {
	Discriminator  string
	Aliases        []AliasPath // further paths (or replacing ones) for the tag; nil: Discriminator itself
	Func           py.Value
	FuncName       string
	Tags           []py.Value
	Choices        []Schema
	Strict         bool
	FromAttributes *bool
	CustomError    *CustomError
}

// CustomError replaces the errors of a union or a custom-error node.
type CustomError struct {
	Type, Template string
	Ctx            *py.Dict
}

// Nullable accepts None or what Inner accepts.
type Nullable struct {
	Inner  Schema
	Strict bool
}

// Default supplies a value when the input is absent.
type Default struct {
	Inner            Schema
	Value            py.Value // nil: none
	Factory          py.Value // nil: none
	FactoryTakesData bool
	ValidateDefault  bool
	CopyDefault      bool   // deep copy (mutable, unhashable defaults)
	OnError          string // "", "omit", "default"
}

// ModelRef is a model class, by reference, so that models may be recursive.
type ModelRef struct{ Class *Class }

// Ref is a named place in recursive schemas that are no models (type aliases).
// After the target is set Name must be called once, before the schema is used
// by several goroutines.
type Ref struct {
	RefName string
	Target  *Schema
	naming  atomic.Bool
	name    atomic.Pointer[string]
}

// TypedDict validates to a plain dict.
type TypedDict struct {
	ClassName string
	Fields    []*Field
	Config    Config
	Total     bool
	Strict    bool
	Computed  []*ComputedField
	once      lazyFields
}

// Dataclass is a dataclass (standard or pydantic's).
type Dataclass struct {
	Class       *py.Type
	ClassName   string
	Fields      []*Field // in __init__ order; KwOnly and InitOnly matter
	Config      Config
	Slots       bool
	PostInit    bool
	Strict      bool
	FrozenClass bool
	// New makes an instance from the validated values by field (nil: absent);
	// nil New builds a py.Object of Class with attributes.
	New      func(t *py.Task, values []py.Value, initOnly []py.Value) (py.Value, error)
	Computed []*ComputedField
	once     lazyFields
}

// NamedTuple is a typing.NamedTuple class.
type NamedTuple struct {
	Class     *py.Type
	ClassName string
	Fields    []*Field
	once      lazyFields
}

// FuncBefore runs Func before Inner.
type FuncBefore struct {
	Inner      Schema
	Func       py.Value
	TakesInfo  bool
	FieldName  string
	PassValues bool // v1 validators: Func(value, values=info.data)
}

// FuncAfter runs Func after Inner.
type FuncAfter struct {
	Inner      Schema
	Func       py.Value
	TakesInfo  bool
	FieldName  string
	PassValues bool // v1 validators: Func(value, values=info.data)
}

// FuncPlain runs Func instead of any validation.
type FuncPlain struct {
	Func      py.Value
	TakesInfo bool
	FieldName string
	Inner     Schema // serialisation only; may be nil
}

// FuncWrap runs Func(value, handler[, info]) around Inner.
type FuncWrap struct {
	Inner     Schema
	Func      py.Value
	TakesInfo bool
	FieldName string
}

// IsInstance accepts instances of Class (a type or a tuple of types).
type IsInstance struct {
	Class py.Value
	Repr  string // how the error names the class; "" uses its __qualname__
}

// IsSubclass accepts subclasses of Class.
type IsSubclass struct {
	Class *py.Type
	Repr  string
}

// Callable accepts callables.
type Callable struct{}

// LaxOrStrict chooses by strictness.
type LaxOrStrict struct {
	Lax, Exact Schema // Exact is what strict mode uses
	Strict     bool
}

// JSONOrPython chooses by the kind of input.
type JSONOrPython struct{ JSON, Python Schema }

// Chain runs its steps one after another.
type Chain struct{ Steps []Schema }

// CustomErrorSchema replaces every error of Inner by one.
type CustomErrorSchema struct {
	Inner Schema
	Error CustomError
}

// Custom is a native node: types that Pydantic builds from Python functions
// in its own library have their implementation in Go here.
type Custom struct {
	NodeName string
	Func     func(t *py.Task, in py.Value, st *State) (py.Value, error)
	Ser      Schema // how values are serialised; nil: by inference
	// JSONSchema makes what GenerateJsonSchema makes of the type; nil: nothing.
	JSONSchema func() *py.Dict
}

// Ser changes how values of Inner are serialised. Mode is "plain", "wrap",
// "to-string" or "format"; WhenUsed "", "always", "unless-none", "json", "json-unless-none".
type Ser struct {
	Inner        Schema
	Mode         string
	Func         py.Value
	IsField      bool // a field_serializer that is a method: Func is called with the model first
	OfField      bool // set by a field_serializer, not by the annotation; only JSON Schema asks
	TakesInfo    bool
	WhenUsed     string
	ReturnSchema Schema // nil: inferred
	Format       string
}

// Meta carries what only JSON Schema reads.
type Meta struct {
	Inner Schema
	Info  FieldInfo
	JSON  *JSONOverride // nil: the schema of Inner stands
}

// JSONOverride is what WithJsonSchema, SkipJsonSchema or Examples say of a JSON Schema.
type JSONOverride struct {
	Mode     string   // "validation", "serialization"; "": both
	Schema   *py.Dict // in place of Inner's
	Omit     bool     // leave the field or the member of a union out
	Examples py.Value // further examples
}

// Unwrap returns the node that s wraps for the purpose of reading structure:
// Meta, Ser, Default and function validators are looked through.
func Unwrap(s Schema) Schema {
	for {
		switch n := s.(type) {
		case *Meta:
			s = n.Inner
		case *Ser:
			s = n.Inner
		case *Default:
			s = n.Inner
		case *Checked:
			s = n.Inner
		case *FuncBefore:
			s = n.Inner
		case *FuncAfter:
			s = n.Inner
		case *FuncWrap:
			s = n.Inner
		default:
			return s
		}
	}
}

// Constrained applies constraints to the result of an Inner that has none of
// its own, as Pydantic's fallback for known metadata does.
type Constrained struct {
	Inner                      Schema
	Gt, Ge, Lt, Le, MultipleOf py.Value
	MinLength, MaxLength       *int
	MaxDigits, DecimalPlaces   *int
	AllowInfNan                *bool
	Str                        *Str   // one constraint of strs, named StrConstraint
	StrConstraint, SchemaType  string // SchemaType is Inner's type in pydantic-core
}
