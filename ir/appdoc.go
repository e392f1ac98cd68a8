package ir

import (
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// AppDoc is what the OpenAPI document says of the application as a whole: the arguments of
// FastAPI(...), nil or "" where they were not given. Values are as Python has them.
type AppDoc struct {
	OpenAPIVersion       string // "3.1.0"
	Summary, Description string
	TermsOfService       string
	Contact, License     py.Value
	Servers, Tags        py.Value
	ExternalDocs         py.Value
	// SeparateInputOutput is separate_input_output_schemas, True by default.
	SeparateInputOutput bool
	// DocsURL, RedocURL and OAuth2RedirectURL are the paths of the pages, "" for none.
	DocsURL, RedocURL, OAuth2RedirectURL string
	// RootPathInServers is root_path_in_servers, True by default.
	RootPathInServers   bool
	SwaggerUIParameters py.Value
	SwaggerUIInitOAuth  py.Value
	Webhooks            []*Route
}

// RouteDoc is what the OpenAPI document says of one path operation.
type RouteDoc struct {
	IncludeInSchema     bool
	Tags                []py.Value
	Summary             string // "" takes it from the route's name
	Description         string
	ResponseDescription string
	OperationID         string // operation_id as given
	UniqueID            string
	Deprecated          bool
	// Body is the body field, embedded ones as the Body_… model; nil without a body.
	Body *DocField
	// Response is the response field; nil without a response model.
	Response *DocField
	// ResponseMediaType is the media_type of the response class, "" for None.
	ResponseMediaType string
	// ResponseIsJSON is set when the response class derives from JSONResponse.
	ResponseIsJSON bool
	// DefaultStatus is the default of the response class's status_code parameter: 200, or
	// 307 for redirects.
	DefaultStatus int
	Responses     []*DocResponse // responses=, in order
	OpenAPIExtra  *py.Dict
	Callbacks     []*Route
	StreamItem    *DocField
}

// DocResponse is one entry of responses=.
type DocResponse struct {
	Status string   // as str() gives it
	Value  *py.Dict // the entry without "model"
	Field  *DocField
}

// DocField is a FastAPI ModelField as the document sees it.
type DocField struct {
	Schema schema.Schema
	// Name is the field's name, Alias its alias in the mode at hand.
	Name, Alias     string
	Required        bool
	Info            *schema.FieldInfo
	MediaType       string   // bodies
	OpenAPIExamples py.Value // nil: not given
	Example         py.Value // nil: not given
}
