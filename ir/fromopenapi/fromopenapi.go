// Package fromopenapi is the front end for OpenAPI documents: it makes the same Program
// that the Python front end makes, with the handlers left open.
//
// Component schemas become models where they are objects, and schema nodes everywhere
// else. Validation follows FastAPI's rules (Pydantic's lax mode and its error bodies), so
// that the document of a FastAPI application gives a service that checks requests as the
// application does; what JSON Schema has and Pydantic has not (formats that stay text,
// not, oneOf, if, contains …) is a schema.Checked. Each operation becomes a route whose
// endpoint is a HandlerStub: one method of the interface that the user implements.
//
// Nothing is dropped in silence: what cannot be checked or read is a warning that says so,
// and what no service can be made from is an error.
package fromopenapi

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	served "github.com/covetpy/covetgen/ir/openapi"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/openapi"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/schema"
)

// The codes of this package.
const (
	// NotChecked is a keyword that the service does not check.
	NotChecked diag.Code = "CV6101"
	// NotRead is a part of a request that the service cannot read.
	NotRead diag.Code = "CV6102"
	// NoMerge is an allOf whose parts contradict each other.
	NoMerge diag.Code = "CV6103"
	// BadSchema is a schema that means nothing.
	BadSchema diag.Code = "CV6104"
	// NotServed is a part of the document that the service does not act on.
	NotServed diag.Code = "CV6105"
)

// Program makes the program of a document. With errors in the list it is not to be built.
func Program(doc *openapi.Document, name string) (*ir.Program, *diag.List) {
	b := &builder{
		doc: doc, list: &diag.List{}, modules: map[string]*ir.Module{}, models: map[string]*ir.Model{}, classes: map[*schema.Class]*ir.Model{},
		nodes: map[string]schema.Schema{}, refs: map[string]*schema.Ref{}, names: map[string]bool{}, reported: map[source.Span]bool{},
		schemes: map[string]*ir.SecurityScheme{},
	}
	b.program = &ir.Program{Name: name}
	b.components = b.moduleOf("models")
	b.module = b.components
	for _, s := range doc.Schemas {
		b.names[s.Name] = true
	}
	b.program.App = b.app()
	for _, ref := range b.refs {
		ref.Name() // all models are whole now
	}
	return b.program, b.list
}

type builder struct {
	doc        *openapi.Document
	list       *diag.List
	program    *ir.Program
	modules    map[string]*ir.Module
	components *ir.Module           // of component schemas
	module     *ir.Module           // of models that are met
	models     map[string]*ir.Model // by the name of the schema that they are made of
	classes    map[*schema.Class]*ir.Model
	nodes      map[string]schema.Schema // of component schemas that are no models
	refs       map[string]*schema.Ref   // of those that are being made and have been met again
	opening    []string                 // components being made, outermost first
	names      map[string]bool          // model names taken
	reported   map[source.Span]bool
	schemes    map[string]*ir.SecurityScheme
}

// moduleOf is the module of a name: models has the components, each tag has one of its own.
func (b *builder) moduleOf(name string) *ir.Module {
	if m, ok := b.modules[name]; ok {
		return m
	}
	m := &ir.Module{Name: name, File: b.doc.File}
	b.modules[name] = m
	b.program.Modules = append(b.program.Modules, m)
	return m
}

// taken are names of files that a service has besides its modules.
var taken = map[string]bool{
	"": true, "models": true, "main": true, "app": true, "start": true, "linemap": true, "natives": true, "handlers": true,
	"service": true, "security": true, "answers": true, "test": true,
}

// tagModule is the module of an operation: that of its first tag.
func (b *builder) tagModule(op *openapi.Operation) *ir.Module {
	if len(op.Tags) == 0 {
		return b.moduleOf("operations")
	}
	words := strings.FieldsFunc(strings.ToLower(op.Tags[0]), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	name := strings.Join(words, "_")
	if taken[name] {
		name = strings.Trim(name+"_operations", "_")
	}
	return b.moduleOf(name)
}

func (b *builder) app() *ir.App {
	app := &ir.App{
		Name: "app", Span: source.Span{File: b.doc.File}, Title: b.doc.Title, Version: b.doc.Version, RedirectSlashes: true,
		OpenAPIURL: b.ownPath("/openapi.json"), OpenAPI: b.doc.JSON,
		Doc: &ir.AppDoc{DocsURL: b.ownPath("/docs"), RedocURL: b.ownPath("/redoc"), OAuth2RedirectURL: b.ownPath("/docs/oauth2-redirect")},
	}
	pages, err := served.Pages(app)
	if err != nil { // the templates are ours and the title is text
		b.list.Errorf(diag.Internal, app.Span, "the documentation pages cannot be made: %v", err)
	}
	app.Pages = pages
	seen := map[string]bool{}
	for _, op := range b.doc.Operations {
		b.module = b.tagModule(op)
		app.Routes = append(app.Routes, b.route(op, seen))
	}
	for _, s := range b.doc.SecuritySchemes {
		if hook := b.schemes[s.Key]; hook != nil { // an operation asks for it
			app.Security = append(app.Security, hook)
		}
	}
	for _, w := range b.doc.Webhooks {
		b.warn(NotServed, w.Span, "the webhook %s is documentation only: the service sends no requests by itself", w.Name).Hint = "send it from a handler"
	}
	// A path without parameters comes before one that has them, whatever their order in
	// the document.
	slices.SortStableFunc(app.Routes, func(a, b *ir.Route) int { return slices.Compare(shape(a.Path), shape(b.Path)) })
	return app
}

// ownPath is a path that the service answers by itself, "" where the document has an
// operation there.
func (b *builder) ownPath(path string) string {
	for _, op := range b.doc.Operations {
		if op.Path == path {
			b.warn(NotServed, op.Span, "%s is the document's own, so the service does not serve its page there", path).Hint = "give the operation another path if the page is wanted"
			return ""
		}
	}
	return path
}

// shape ranks the segments of a path: fixed text, text with a parameter in it, a parameter.
func shape(path string) []int {
	var out []int
	for _, segment := range strings.Split(path, "/") {
		switch {
		case !strings.Contains(segment, "{"):
			out = append(out, 0)
		case strings.HasPrefix(segment, "{") && strings.HasSuffix(segment, "}") && strings.Count(segment, "{") == 1:
			out = append(out, 2)
		default:
			out = append(out, 1)
		}
	}
	return out
}

// hook is the hook of the security scheme with a key.
func (b *builder) hook(key string) *ir.SecurityScheme {
	if hook, ok := b.schemes[key]; ok {
		return hook
	}
	i := slices.IndexFunc(b.doc.SecuritySchemes, func(s *openapi.SecurityScheme) bool { return s.Key == key })
	return b.scheme(b.doc.SecuritySchemes[i])
}

func (b *builder) scheme(s *openapi.SecurityScheme) *ir.SecurityScheme {
	out := &ir.SecurityScheme{Key: s.Key, Doc: s.Description}
	switch s.Type {
	case "http":
		out.Kind = strings.ToLower(s.Scheme)
	case "apiKey":
		out.Kind, out.In, out.Param = "apiKey", places[s.In], s.Name
		if out.In == "" || out.In == ir.InPath {
			b.list.Errorf(BadSchema, s.Span, "the API key of the security scheme %s is in %q", s.Key, s.In).Hint = "an API key is in query, header or cookie"
		}
	case "oauth2", "openIdConnect":
		out.Kind, out.Scoped = "bearer", true
	case "mutualTLS", "":
		out.Kind = "none"
	default:
		b.list.Errorf(BadSchema, s.Span, "the security scheme %s has the type %q, which OpenAPI does not know", s.Key, s.Type).
			Hint = "types are apiKey, http, mutualTLS, oauth2 and openIdConnect"
	}
	b.schemes[s.Key] = out
	return out
}

// warn reports what does not stop a build.
func (b *builder) warn(code diag.Code, span source.Span, format string, args ...any) *diag.Diagnostic {
	d := &diag.Diagnostic{Code: code, Severity: diag.Warning, Span: span, Msg: fmt.Sprintf(format, args...)}
	if !b.reported[span] || span.Start == span.End {
		b.reported[span] = true
		b.list.Add(d)
	}
	return d
}

func (b *builder) notChecked(span source.Span, format string, args ...any) {
	b.warn(NotChecked, span, "%s is not checked by the service", fmt.Sprintf(format, args...)).Hint = "check it in the handler where it matters"
}

func (b *builder) notRead(span source.Span, format string, args ...any) {
	b.warn(NotRead, span, "%s, which the service cannot read", fmt.Sprintf(format, args...)).Hint = "the handler can read it from the request (web.Ctx)"
}

func firstOf(texts ...string) string { return cmp.Or(texts...) }
