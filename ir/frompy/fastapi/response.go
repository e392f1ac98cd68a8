package fastapi

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// responseClasses are the response classes that the runtime knows, with their media type
// and default status.
var responseClasses = []struct {
	Class     *py.Type
	MediaType string
	Status    int
}{
	{web.JSONResponseType, "application/json", 200}, {web.HTMLResponseType, "text/html", 200},
	{web.PlainTextResponseType, "text/plain", 200}, {web.RedirectResponseType, "", 307}, {web.ResponseType, "", 200},
}

// Response classes that exist in FastAPI and not in the compiled service.
var (
	typeFileResponse   = py.NewBuiltinType("starlette.responses", "FileResponse", web.ResponseType)
	typeORJSONResponse = py.NewBuiltinType("fastapi.responses", "ORJSONResponse", web.JSONResponseType)
	typeUJSONResponse  = py.NewBuiltinType("fastapi.responses", "UJSONResponse", web.JSONResponseType)
	typeEventSource    = py.NewBuiltinType("fastapi.sse", "EventSourceResponse", web.StreamingResponseType)
)

// refusedResponses are those, with the way out.
var refusedResponses = []struct {
	Class *py.Type
	Hint  string
}{
	{typeFileResponse, "read the file and return a Response with its bytes"},
	{typeORJSONResponse, "leave it out: FastAPI writes JSON directly"}, {typeUJSONResponse, "leave it out: FastAPI writes JSON directly"},
	{web.StreamingResponseType, "return the whole answer"},
}

// responseClassProblem says what is not compiled of a route's response class.
func responseClassProblem(s *state) *problem {
	c := s.ResponseClass
	if c == native.Unset {
		return nil
	}
	t, ok := c.(*py.Type)
	if !ok || !t.IsSubtype(web.ResponseType) {
		return &problem{codeResponseClass, s.Span, "the response class " + reprOf(nil, c), "use JSONResponse"}
	}
	for _, r := range refusedResponses {
		if t.IsSubtype(r.Class) {
			return &problem{codeResponseClass, s.Span, "the response class " + t.Name, r.Hint}
		}
	}
	return nil
}

// response says how a route answers.
func (b *builder) response(s *state) *ir.Response {
	out := &ir.Response{Include: s.Include, Exclude: s.Exclude, ByAlias: s.ByAlias, ExcludeUnset: s.Unset, ExcludeDefaults: s.Defaults, ExcludeNone: s.NoNone,
		DefaultClass: s.ResponseClass == native.Unset, Class: web.JSONResponseType.Name, MediaType: "application/json"}
	if s.Response != nil {
		out.Schema = s.Response.Schema
	}
	if t, ok := s.ResponseClass.(*py.Type); ok {
		out.Class, out.MediaType = t.Name, mediaType(t)
		if t.IsHeap() {
			out.ClassValue = b.low.Value(t, s.Span)
		}
	}
	return out
}

// mediaType is media_type of a response class.
func mediaType(t *py.Type) string {
	for _, c := range t.MRO() {
		if c.IsHeap() {
			if v, ok := c.Namespace().GetStr("media_type"); ok {
				return str(v)
			}
			continue
		}
		for _, r := range responseClasses {
			if r.Class == c {
				return r.MediaType
			}
		}
	}
	return ""
}

// defaultStatus is the default of the response class's status_code parameter.
func defaultStatus(t *py.Type) int {
	if t.IsSubtype(web.RedirectResponseType) {
		return 307
	}
	return 200
}

// routeDoc is what the document says of a route.
func (b *builder) routeDoc(s *state) *ir.RouteDoc {
	d := &ir.RouteDoc{
		IncludeInSchema: s.IncludeInSchema, Tags: s.Tags, Summary: s.Summary, Description: s.Description, ResponseDescription: s.ResponseDescription,
		OperationID: s.OperationID, UniqueID: s.UniqueID, Deprecated: s.Deprecated, ResponseMediaType: "application/json", ResponseIsJSON: true,
		DefaultStatus: 200, OpenAPIExtra: s.OpenAPIExtra,
	}
	if t, ok := s.ResponseClass.(*py.Type); ok {
		d.ResponseMediaType, d.ResponseIsJSON, d.DefaultStatus = mediaType(t), t.IsSubtype(web.JSONResponseType), defaultStatus(t)
	}
	if s.Body != nil {
		d.Body = b.docField(s.Body, "body")
		if !s.Embed {
			d.Body = b.docField(s.Body, s.Body.alias())
		}
		d.Body.MediaType = str(s.Body.Info.Extra["media_type"])
	}
	if s.Response != nil {
		d.Response = b.docField(s.Response, s.Response.Name)
	}
	for _, r := range s.Responses {
		code, err := py.StrOf(nil, r.Status)
		if err != nil {
			continue
		}
		entry := &ir.DocResponse{Status: code, Value: r.Value.Copy()}
		entry.Value.DelStr("model")
		if r.Field != nil {
			entry.Field = b.docField(r.Field, r.Field.Name)
		}
		d.Responses = append(d.Responses, entry)
	}
	d.Callbacks = b.documented(&Router{lib: b.lib, routes: s.Callbacks})
	return d
}

// docField is a ModelField for the document.
func (b *builder) docField(f *modelField, alias string) *ir.DocField {
	info := f.Info.Documentation()
	return &ir.DocField{Schema: f.Schema, Name: f.Name, Alias: alias, Required: f.Info.IsRequired(), Info: &info,
		OpenAPIExamples: givenExtra(f.Info, "openapi_examples"), Example: givenExtra(f.Info, "example")}
}
