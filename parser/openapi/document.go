// Package openapi reads an OpenAPI document, 3.0 or 3.1, YAML or JSON, into plain data with
// a position on every element.
//
// Two readers look at the text. kin-openapi loads it, resolves every reference and judges
// it against the specification; it is the authority on what a valid document is. What the
// compiler needs beside that is not in kin-openapi's types: the order of keys, the place of
// an element of a JSON document, the difference between `default: null` and no default,
// numbers beyond float64. So a tree of the text with byte offsets is kept, and the types
// below are read from that, while kin-openapi works in parallel. No other package knows
// either of them.
package openapi

import "github.com/covetpy/covetgen/parser/source"

// Document is a whole API.
type Document struct {
	File            *source.File
	OpenAPI         string // "3.0.3", "3.1.0"
	Title, Version  string
	Description     string
	Schemas         []*NamedSchema
	Operations      []*Operation
	SecuritySchemes []*SecurityScheme
	Webhooks        []*Webhook
	// JSON is the document as it is served: the file itself when that is JSON, otherwise
	// the same values as compact JSON with the keys in their order.
	JSON []byte

	byName map[string]*NamedSchema
}

// Schema returns the named schema of a reference.
func (d *Document) Schema(name string) (*NamedSchema, bool) {
	s, ok := d.byName[name]
	return s, ok
}

// NamedSchema is a schema that others refer to: a component, or any place of the document
// that a reference points at.
type NamedSchema struct {
	Name   string
	Schema *Schema
}

// Webhook is a request that the service may send; the document lists it for its clients.
type Webhook struct {
	Span source.Span
	Name string
}

// Schema is a schema object. A reference has Ref set and nothing else but the notes.
type Schema struct {
	Span source.Span
	Ref  string // name of a NamedSchema

	Types                 []string // without "null"
	Null                  bool     // the type is "null" and nothing else
	Nullable              bool
	Never                 bool // the schema false, which nothing fits
	Format                string
	Title, Description    string
	Enum                  []any
	Const                 any
	HasConst              bool
	Default               any
	HasDefault            bool
	Deprecated            bool
	ReadOnly, WriteOnly   bool
	Minimum, Maximum      Number // "" for none
	ExclusiveMinimum      Number
	ExclusiveMaximum      Number
	MultipleOf            Number
	MinLength, MaxLength  *int
	Pattern               string
	PatternSpan           source.Span
	MinItems, MaxItems    *int
	UniqueItems           bool
	Items                 *Schema
	PrefixItems           []*Schema
	Properties            []*Property
	Required              []string
	MinProps, MaxProps    *int
	Additional            *Schema // schema of additional properties
	AdditionalAllowed     *bool   // true or false where the document says so
	AllOf, AnyOf, OneOf   []*Schema
	DiscriminatorProperty string
	DiscriminatorMapping  []Mapping
	Not, If, Then, Else   *Schema
	Contains              *Schema
	MinContains           *int
	MaxContains           *int
	PropertyNames         *Schema
	PatternProps          []*Property
	DependentSchemas      []*Property
	DependentRequired     []Dependency
	Unevaluated           *bool // unevaluatedProperties where it is true or false
	// Unsupported are keywords that covetgen does not express.
	Unsupported []Keyword
}

// Dependency is one row of dependentRequired.
type Dependency struct {
	Property string
	Required []string
}

// Mapping is one row of a discriminator's mapping, to a NamedSchema.
type Mapping struct{ Value, Schema string }

// Keyword is a keyword with its place.
type Keyword struct {
	Name string
	Span source.Span
}

// Property is one property of an object schema.
type Property struct {
	Name   string
	Schema *Schema
}

// Operation is one operation of a path.
type Operation struct {
	Span         source.Span
	Method, Path string
	OperationID  string
	Summary      string
	Description  string
	Tags         []string
	Deprecated   bool
	Parameters   []*Parameter // the path's own first, replaced by the operation's
	Body         *Body
	Responses    []*Response
	// Security holds alternatives, of which one must be met; nil for none.
	Security []Requirement
	// Unsupported are parts that covetgen does not express (callbacks …).
	Unsupported []Keyword
}

// Requirement is a set of security schemes that are all needed; an empty one lets
// everybody in.
type Requirement []SchemeScopes

// SchemeScopes is one scheme of a requirement.
type SchemeScopes struct {
	Scheme string // key of the scheme
	Scopes []string
}

// Parameter is a parameter of an operation.
type Parameter struct {
	Span        source.Span
	Name, In    string
	Description string
	Required    bool
	Deprecated  bool
	Style       string // "" for the default of In
	Explode     *bool
	Schema      *Schema
	Content     string // media type when the parameter has content instead of a schema
}

// Body is a request body.
type Body struct {
	Span        source.Span
	Description string
	Required    bool
	Content     []*MediaType
}

// Response is a documented response; Status is "200", "4XX" or "default".
type Response struct {
	Span        source.Span
	Status      string
	Description string
	Content     []*MediaType
}

// MediaType is the content of a body or a response.
type MediaType struct {
	Span   source.Span
	Name   string
	Schema *Schema // nil when there is none
}

// SecurityScheme is a component security scheme.
type SecurityScheme struct {
	Span                       source.Span
	Key                        string
	Type, Name, In, Scheme     string
	Description, BearerFormat  string
	OpenIDConnectURL, TokenURL string
}

// String names an operation for people.
func (o *Operation) String() string { return o.Method + " " + o.Path }
