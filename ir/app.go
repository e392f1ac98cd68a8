package ir

import (
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// App is a FastAPI application with every included router flattened into Routes.
type App struct {
	Name            string // the Python variable
	Span            source.Span
	Title           string
	Version         string
	RootPath        string
	RedirectSlashes bool
	Debug           bool
	Routes          []*Route // in the order FastAPI would try them
	Handlers        []*ExceptionHandler
	Middleware      []*Middleware // outermost first
	Lifespan        *Callable     // async context manager function; nil when none
	Startup         []*Callable
	Shutdown        []*Callable
	Security        []*SecurityScheme // OpenAPI front end only
	OpenAPIURL      string            // "" when there is none
	OpenAPI         []byte            // the document as /openapi.json serves it
	StartDefaults   []StartDefault    // defaults that the document has marks for
	Pages           []*Page
	Doc             *AppDoc
	State           []*StateAttr // what module code put on app.state
	StartContext    bool         // module code may set context variables: requests begin with a copy of its context
	Refused         []*RefusedRoute
	MaxBodySize     int64 // of the application, 0 for none; routes have their own
}

// StartDefault is a default that is only known when the service starts: in the OpenAPI document
// stands a text for it.
type StartDefault struct {
	Mark  string
	Value py.Value // Program.Values has it, or what it holds
}

// StateAttr is an attribute of app.state that is set while the program is imported.
type StateAttr struct {
	Name  string
	Value Expr
}

// RefusedRoute is a route that is not compiled: what is known of it, and why.
type RefusedRoute struct {
	Route   *Route
	Reasons []*diag.Diagnostic
}

// Page is a fixed answer: /docs, /redoc, the OAuth2 redirect page.
type Page struct {
	Path        string
	ContentType string
	Body        []byte
}

// ExceptionHandler answers for an exception class or a status code.
type ExceptionHandler struct {
	Class  Expr // nil when Status is set
	Status int
	Call   *Callable
}

// Middleware is one layer around the app.
type Middleware struct {
	Class Expr // bound class (CORSMiddleware …) or a user's class
	Kw    []KwArg
	Call  *Callable // @app.middleware("http") function, or the dispatch method of Class
	Span  source.Span
}

// CallKind tells how FastAPI calls a callable.
type CallKind uint8

// The kinds of callables.
const (
	SyncCall CallKind = iota // in the thread pool
	AsyncCall
	GeneratorCall
	AsyncGeneratorCall
)

// Callable is an endpoint, a dependency or a handler: a function of the program, or any
// other callable value (class, bound method, instance with __call__, bound class of FastAPI).
type Callable struct {
	Name  string // for people
	Func  *Func  // direct call when not nil
	Recv  Expr   // bound first argument of Func; nil when there is none
	Value Expr   // when Func is nil
	Kind  CallKind
	Span  source.Span
}

// Route is one path operation.
type Route struct {
	Methods           []string // sorted; HEAD is only there when the user asked for it
	Path              string   // as FastAPI has it, "/files/{file_path:path}"
	Name              string
	Module            *Module
	Span              source.Span // of the decorator or the add_api_route call
	Endpoint          *Callable
	Dependant         *Dependant
	Body              *Body // nil: the body is not read
	Status            int   // 0: the response class's own
	Response          *Response
	StrictContentType bool
	MaxBodySize       int64
	Handler           *HandlerStub // OpenAPI front end only: the operation that the user implements
	Doc               *RouteDoc
}

// Dependant is FastAPI's dependant: what a call needs from the request.
type Dependant struct {
	Call         *Callable
	Name         string          // keyword of the parent that receives the result; "" for dependencies=[...]
	Params       []*RequestParam // path, query, header, cookie, in FastAPI's order of validation
	Body         []*RequestParam
	Special      []*SpecialParam
	Dependencies []*Dependant
	UseCache     bool
	CacheKey     string   // equal for dependants that share one cached result
	Scope        string   // "function" or "request" for generators
	Scopes       []string // all OAuth scopes, outermost first
	Type         *Type    // static type of the result
	Order        []string // parameter names of Call in order, to build the argument list
	Security     py.Value // the *web.SecurityScheme that Call is, or nil
	Limit        int      // max_concurrency; 0: none
}

// In tells where a request parameter comes from.
type In string

// The places.
const (
	InPath   In = "path"
	InQuery  In = "query"
	InHeader In = "header"
	InCookie In = "cookie"
	InBody   In = "body"
	InForm   In = "form"
)

// RequestParam is a parameter that FastAPI takes from the request.
type RequestParam struct {
	Name            string // Python name
	Alias           string // first validation alias: its title, and its name in a parameter model
	In              In
	Schema          schema.Schema
	Type            *Type
	Required        bool
	Default         py.Value // nil when required or when there is a factory
	DefaultFactory  *Callable
	Sequence        bool            // takes every value of the name
	FileContent     bool            // takes the bytes of uploaded files
	Model           *Model          // parameter model: its fields are the parameters
	Fields          []*RequestParam // of a parameter model
	Keys            []RequestKey    // names in the request in order of preference; nil: Alias alone
	ValidateDefault bool
	Info            *schema.FieldInfo
	IncludeInSchema bool
	Deprecated      py.Value
	OpenAPIExamples py.Value // nil: not given
	Example         py.Value // nil: not given
	Style           string   // OpenAPI's serialisation, as web.Style names it; "" reads as FastAPI does
	Segment         string   // the name in the route's path when that is not Alias
	Span            source.Span
}

// RequestKey is one name under which a parameter may stand in the request. The two differ
// for headers whose underscores are converted.
type RequestKey struct {
	Alias string // its name for the validator of a parameter model
	Key   string // its name in the request
}

// RequestKeys are the names of a parameter in the request, the preferred one first.
func (p *RequestParam) RequestKeys() []RequestKey {
	if p.Keys != nil {
		return p.Keys
	}
	return []RequestKey{{p.Alias, p.Alias}}
}

// SpecialKind is a parameter that FastAPI fills with an object of its own.
type SpecialKind uint8

// The special parameters.
const (
	RequestSpecial SpecialKind = iota
	ResponseSpecial
	BackgroundTasksSpecial
	SecurityScopesSpecial
	WebSocketSpecial
	HTTPConnectionSpecial
)

// SpecialParam is a parameter such as `request: Request`.
type SpecialParam struct {
	Name string
	Kind SpecialKind
}

// Body says how a route reads its body.
type Body struct {
	Embed     bool // fields are keys of one JSON object
	MediaType string
	Form      bool
	Raw       bool          // OpenAPI front end only: the handler gets the bytes
	Field     *RequestParam // the one field, embedded or not
}

// Response says how a route answers.
type Response struct {
	Schema                                              schema.Schema // nil: no response model
	Type                                                *Type         // static type of what the endpoint returns when it is known to be valid
	Class                                               string        // bound response class: "JSONResponse", "PlainTextResponse", …
	ClassValue                                          Expr          // a class of the user's own
	DefaultClass                                        bool          // no response_class given: pydantic writes the JSON
	MediaType                                           string
	Include, Exclude                                    py.Value
	ByAlias, ExcludeUnset, ExcludeDefaults, ExcludeNone bool
	Stream                                              string // "", "sse", "jsonl", "raw"
	StreamItem                                          schema.Schema
}

// HandlerStub is an operation of an OpenAPI document: one method of the Handlers interface.
type HandlerStub struct {
	OperationID string
	Doc         string
	Deprecated  bool
	Result      *StubResponse   // the first success; nil when none is documented
	Responses   []*StubResponse // the others
	// Security holds alternatives, of which one must be met; nil lets everybody in.
	Security [][]SecurityUse
}

// StubResponse is a documented response of an operation.
type StubResponse struct {
	Status    int    // 0 for "default" and ranges
	Range     string // "default", "4XX"; "" for a single status
	Doc       string
	MediaType string        // "" when there is no content
	Schema    schema.Schema // of JSON content; nil for any other
	Type      *Type         // None without content, Bytes or Str for what is no JSON
}

// SecurityUse is what an operation asks of one security scheme.
type SecurityUse struct {
	Scheme *SecurityScheme
	Scopes []string
}

// SecurityScheme is a security scheme of an OpenAPI document: a hook that the user writes.
type SecurityScheme struct {
	Key    string // in components/securitySchemes
	Kind   string // "bearer", "basic", "apiKey", "none"; another word is a scheme of Authorization
	In     In     // of an API key
	Param  string // of an API key: its name
	Doc    string
	Scoped bool // requirements may name scopes
}
