// Package openapi reads an OpenAPI document, 3.0 or 3.1, YAML or JSON, into plain data with
// a position on every element. It is the only package that knows kin-openapi, which does
// the reading, resolves references and records origins; what leaves here are the types
// below, so that the library can be replaced and no other stage depends on its shapes.
//
// Mappings of a document have an order for people, which kin-openapi drops; elements are
// put back into it by their positions.
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
	// JSON is the document as it is served, with the keys in their order.
	JSON []byte

	byName map[string]*NamedSchema
}

// Schema returns the component schema of a name.
func (d *Document) Schema(name string) (*NamedSchema, bool) {
	s, ok := d.byName[name]
	return s, ok
}

// NamedSchema is a component schema.
type NamedSchema struct {
	Name   string
	Schema *Schema
}

// Schema is a schema object. A reference to a component has Ref set and nothing else.
type Schema struct {
	Span source.Span
	Ref  string // component name

	Types                 []string // without "null"
	Nullable              bool
	Format                string
	Title, Description    string
	Enum                  []any
	Const                 any
	HasConst              bool
	Default               any
	HasDefault            bool
	Examples              []any
	Deprecated            bool
	ReadOnly, WriteOnly   bool
	Minimum, Maximum      *float64
	ExclusiveMinimum      *float64
	ExclusiveMaximum      *float64
	MultipleOf            *float64
	MinLength, MaxLength  *int
	Pattern               string
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
	DiscriminatorMapping  map[string]string // value to component name
	// Unsupported names keywords that covetgen does not express.
	Unsupported []string
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
	// Security holds alternatives, each a set of scheme names with scopes; nil for none.
	Security []map[string][]string
	// Unsupported names parts that covetgen does not express (callbacks …).
	Unsupported []string
}

// Parameter is a parameter of an operation.
type Parameter struct {
	Span        source.Span
	Name, In    string
	Description string
	Required    bool
	Deprecated  bool
	Style       string
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
