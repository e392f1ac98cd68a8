package schema

import (
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
)

// AliasPath is one way to a field's value in the input: a key, then keys or
// indexes inside it. Items are py.Str or py.SmallInt.
type AliasPath []py.Value

// Field is one field of a model, dataclass, TypedDict or NamedTuple.
type Field struct {
	Name string
	// Alias is the alias as declared; ValidationAliases and SerializationAlias
	// are derived from it when they are empty.
	Alias              string
	ValidationAlias    string      // one plain alias
	ValidationAliases  []AliasPath // AliasChoices / AliasPath, in order of preference
	SerializationAlias string
	// Schema is the field's schema as in pydantic-core, including the Default
	// node. When Default or DefaultFactory is set and Schema has no Default
	// node, one is put around it.
	Schema                  Schema
	Required                bool // reading aid; not used by validation (a Default node decides)
	Default, DefaultFactory py.Value
	DefaultFactoryTakesData bool
	ValidateDefault         bool
	Exclude                 bool
	ExcludeIf               py.Value
	OmitNone                bool // not written when it is None: an optional property of an OpenAPI document
	Frozen                  bool
	NoRepr                  bool
	InitOnly                bool // dataclass InitVar
	NoInit                  bool // dataclass field(init=False)
	KwOnly                  bool // dataclass
	Info                    FieldInfo
}

// FieldInfo is what only JSON Schema and documentation read; compile time only.
type FieldInfo struct {
	Title, Description string
	Examples           py.Value // as given: Pydantic asks for a list and takes anything
	Deprecated         py.Value // True or the message
	JSONSchemaExtra    py.Value // dict or callable
	Annotation         py.Value // the annotation object, for model_fields
	Metadata           []py.Value
	Discriminator      string
	Format             string
}

// Extra says what happens to keys that are no fields.
type Extra int

const (
	ExtraIgnore Extra = iota
	ExtraAllow
	ExtraForbid
)

// Config is a model's ConfigDict as far as validation and serialisation read it.
type Config struct {
	Title                    string
	Extra                    Extra
	Strict                   bool
	Frozen                   bool
	FromAttributes           bool
	PopulateByName           bool  // populate_by_name
	ValidateByName           *bool // validate_by_name
	ValidateByAlias          *bool // validate_by_alias
	SerializeByAlias         *bool
	LocByName                bool // loc_by_alias=False
	ValidateAssignment       bool
	ValidateDefault          bool
	UseEnumValues            bool
	RevalidateInstances      string // "never", "always", "subclass-instances"
	StrStripWhitespace       bool
	StrToLower, StrToUpper   bool
	HideInputInErrors        bool
	ArbitraryTypesAllowed    bool
	SerJSONTimedelta         string // "iso8601" (default) or "float"
	SerJSONTemporal          string // "iso8601", "seconds", "milliseconds"
	SerJSONBytes             string // "utf8" (default), "base64", "hex"
	SerJSONInfNan            string // "null" (default), "constants", "strings"
	ValJSONBytes             string
	JSONSchemaExtra          py.Value
	ProtectedNamespaces      []string
	UseAttributeDocstrings   bool
	CoerceNumbersToStr       bool
	ValidationErrorCause     bool
	StrMinLength             *int
	StrMaxLength             *int
	AllowInfNan              *bool
	ValTemporalUnit          string
	RegexEngine              string
	PolymorphicSerialization bool
}

// ModelValidator is one model_validator. Func is the unbound function for
// "after" (called with the instance), the bound class method otherwise.
type ModelValidator struct {
	Mode      string // "before", "after", "wrap"
	Func      py.Value
	TakesInfo bool
}

// ComputedField is one computed_field: a property whose value is serialised.
type ComputedField struct {
	Name, Alias string
	Property    py.Value // the property object (or cached_property)
	Return      Schema   // nil: inferred
	NoRepr      bool
	Exclude     bool
	Info        FieldInfo
}

// ModelSerializer is a model_serializer.
type ModelSerializer struct {
	Mode         string // "plain" or "wrap"
	Func         py.Value
	TakesInfo    bool
	WhenUsed     string
	ReturnSchema Schema
}

// PrivateAttr is one private attribute of a model.
type PrivateAttr struct {
	Name    string
	Default py.Value
	Factory py.Value
}

// Class is a model class: what validates, builds and serialises its instances.
// Use it by pointer; fields must not change after first use.
type Class struct {
	Type          *py.Type
	Name          string // __name__: used in error messages
	Fields        []*Field
	Config        Config
	New           func() Model // nil: *Object
	Validators    []ModelValidator
	Computed      []*ComputedField
	Serializer    *ModelSerializer
	Private       []PrivateAttr
	Root          bool   // RootModel: the one field is "root"
	PostInit      bool   // model_post_init is defined (by the user or for private attributes)
	CustomInit    bool   // the class defines its own __init__
	Extras        Schema // annotation of __pydantic_extra__'s values; nil: any
	ExtrasKeys    Schema
	Bases         []*Class
	GenericOrigin *Class
	// Incomplete names what a forward reference misses; using such a class is
	// a PydanticUserError.
	Incomplete string
	// Rebuild tries to complete an incomplete class before it is used; it
	// clears Incomplete when it succeeds. Compile time only.
	Rebuild func(t *py.Task) error
	Info    FieldInfo // Description is the docstring; Title overrides Name
	Decl    any       // the compiler's own note on the class; the runtime never reads it

	prepare sync.Once
	index   map[string]int // field name -> index
	core    Schema         // validators around modelNode
	fields  *fieldTable
}

// FieldIndex returns the index of the field called name, or -1.
func (c *Class) FieldIndex(name string) int {
	c.Prepare()
	if i, ok := c.index[name]; ok {
		return i
	}
	return -1
}

// NewInstance makes an empty instance: no field has a value.
func (c *Class) NewInstance() Model {
	if c.New != nil {
		return c.New()
	}
	return &Object{Class: c, values: make([]py.Value, len(c.Fields))}
}
