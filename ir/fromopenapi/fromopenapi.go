// Package fromopenapi is the front end for OpenAPI documents: it makes the same Program
// that the Python front end makes, with the handlers left open.
//
// Component schemas become models where they are objects, and schema nodes everywhere
// else. Validation follows FastAPI's rules (Pydantic's lax mode and its error bodies), so
// that the document of a FastAPI application gives a service that checks requests as the
// application does. Each operation becomes a route whose endpoint is a HandlerStub: one
// method of the interface that the user implements.
//
// Nothing is dropped in silence: a keyword that cannot be checked is a warning that says
// so, a request that cannot be read is an error.
package fromopenapi

import (
	"fmt"
	"strings"

	"github.com/covetpy/covetgen/ir"
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
	// NoMerge is an allOf that cannot become one object.
	NoMerge diag.Code = "CV6103"
)

// Program makes the program of a document. With errors in the list it is not to be built.
func Program(doc *openapi.Document, name string) (*ir.Program, *diag.List) {
	b := &builder{
		doc: doc, list: &diag.List{}, module: &ir.Module{Name: name, File: doc.File},
		models: map[string]*ir.Model{}, names: map[string]bool{},
	}
	b.program = &ir.Program{Name: name, Modules: []*ir.Module{b.module}}
	for _, s := range doc.Schemas {
		b.names[s.Name] = true
	}
	for _, s := range doc.Schemas {
		b.component(s.Name)
	}
	b.program.App = b.app()
	return b.program, b.list
}

type builder struct {
	doc     *openapi.Document
	list    *diag.List
	module  *ir.Module
	program *ir.Program
	models  map[string]*ir.Model
	names   map[string]bool // model names taken
	open    map[string]bool // components being resolved, to see cycles
}

func (b *builder) app() *ir.App {
	app := &ir.App{
		Name: "app", Span: source.Span{File: b.doc.File}, Title: b.doc.Title, Version: b.doc.Version, RedirectSlashes: true,
		OpenAPIURL: "/openapi.json", OpenAPI: b.doc.JSON,
		Doc: &ir.AppDoc{DocsURL: "/docs", RedocURL: "/redoc", OAuth2RedirectURL: "/docs/oauth2-redirect", RootPathInServers: true},
	}
	seen := map[string]bool{}
	for _, op := range b.doc.Operations {
		app.Routes = append(app.Routes, b.route(op, seen))
	}
	return app
}

// route makes one route.
func (b *builder) route(op *openapi.Operation, seen map[string]bool) *ir.Route {
	for _, part := range op.Unsupported {
		b.notChecked(op.Span, fmt.Sprintf("%s of %s", part, op))
	}
	id := op.OperationID
	if id == "" {
		id = strings.ToLower(op.Method) + strings.NewReplacer("/", "_", "{", "", "}", "", "-", "_", ".", "_").Replace(op.Path)
	}
	for n, base := 2, id; seen[id]; n++ {
		id = fmt.Sprintf("%s_%d", base, n)
	}
	seen[id] = true
	r := &ir.Route{
		Methods: []string{op.Method}, Path: b.path(op), Name: id, Module: b.module, Span: op.Span, StrictContentType: true,
		Dependant: &ir.Dependant{UseCache: true, CacheKey: id},
		Handler:   &ir.HandlerStub{OperationID: id, Doc: firstOf(op.Description, op.Summary), Security: op.Security},
	}
	for _, p := range op.Parameters {
		if param := b.parameter(op, p); param != nil {
			r.Dependant.Params = append(r.Dependant.Params, param)
			r.Dependant.Order = append(r.Dependant.Order, param.Name)
		}
	}
	b.body(r, op)
	b.responses(r, op)
	return r
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// path is the route's path; OpenAPI has no convertors, so the text is FastAPI's already.
func (b *builder) path(op *openapi.Operation) string { return op.Path }

var places = map[string]ir.In{"path": ir.InPath, "query": ir.InQuery, "header": ir.InHeader, "cookie": ir.InCookie}

// defaultStyles are the serialisation styles that the runtime reads.
var defaultStyles = map[ir.In]string{ir.InPath: "simple", ir.InQuery: "form", ir.InHeader: "simple", ir.InCookie: "form"}

func (b *builder) parameter(op *openapi.Operation, p *openapi.Parameter) *ir.RequestParam {
	in, ok := places[p.In]
	if !ok {
		b.notRead(p.Span, fmt.Sprintf("parameter %q of %s is in %q", p.Name, op, p.In))
		return nil
	}
	if p.Content != "" {
		b.notRead(p.Span, fmt.Sprintf("parameter %q of %s is encoded as %s", p.Name, op, p.Content))
		return nil
	}
	node := b.schema(p.Schema, p.Name)
	inner := unwrap(node)
	_, sequence := inner.(*schema.List)
	if p.Style != "" && p.Style != defaultStyles[in] || sequence && (in != ir.InQuery || p.Explode != nil && !*p.Explode) {
		b.notRead(p.Span, fmt.Sprintf("parameter %q of %s has style %q", p.Name, op, firstOf(p.Style, "of a list that is not exploded")))
		return nil
	}
	alias := p.Name
	if in == ir.InHeader {
		alias = strings.ToLower(p.Name)
	}
	out := &ir.RequestParam{
		Name: p.Name, Alias: alias, In: in, Schema: node, Type: b.typeOf(node), Required: p.Required, Sequence: sequence,
		Info: &schema.FieldInfo{Description: p.Description}, IncludeInSchema: true, Span: p.Span,
	}
	if d, ok := node.(*schema.Default); ok {
		out.Schema, out.Default, out.Required = d.Inner, d.Value, false
		out.Type = b.typeOf(d.Inner)
	} else if !p.Required {
		out.Schema, out.Default = nullable(node), noneValue
		out.Type = b.typeOf(out.Schema)
	}
	return out
}

// body reads a JSON body; a body with other media types only is an error.
func (b *builder) body(r *ir.Route, op *openapi.Operation) {
	if op.Body == nil {
		return
	}
	for _, m := range op.Body.Content {
		if !isJSON(m.Name) {
			continue
		}
		node := b.schema(m.Schema, r.Name+"_body")
		p := &ir.RequestParam{
			Name: "body", Alias: "body", In: ir.InBody, Schema: node, Type: b.typeOf(node), Required: op.Body.Required,
			Info: &schema.FieldInfo{Description: op.Body.Description}, Span: op.Body.Span,
		}
		if !op.Body.Required {
			p.Schema, p.Default = nullable(node), noneValue
			p.Type = b.typeOf(p.Schema)
		}
		r.Dependant.Body = []*ir.RequestParam{p}
		r.Dependant.Order = append(r.Dependant.Order, p.Name)
		r.Body = &ir.Body{MediaType: m.Name, Field: p}
		return
	}
	var names []string
	for _, m := range op.Body.Content {
		names = append(names, m.Name)
	}
	b.notRead(op.Body.Span, fmt.Sprintf("the body of %s is %s", op, strings.Join(names, ", ")))
}

func isJSON(mediaType string) bool {
	t, _, _ := strings.Cut(mediaType, ";")
	t = strings.TrimSpace(strings.ToLower(t))
	return t == "application/json" || strings.HasPrefix(t, "application/") && strings.HasSuffix(t, "+json")
}

// responses fills the documented answers; the first success is the route's own.
func (b *builder) responses(r *ir.Route, op *openapi.Operation) {
	r.Response = &ir.Response{DefaultClass: true, Class: "JSONResponse", MediaType: "application/json", ByAlias: true}
	for _, res := range op.Responses {
		stub := &ir.StubResponse{Type: ir.None}
		fmt.Sscanf(res.Status, "%d", &stub.Status)
		for _, m := range res.Content {
			if isJSON(m.Name) && m.Schema != nil {
				stub.Schema = b.schema(m.Schema, fmt.Sprintf("%s_%s", r.Name, res.Status))
				stub.Type = b.typeOf(stub.Schema)
			}
		}
		r.Handler.Responses = append(r.Handler.Responses, stub)
		if r.Status == 0 && stub.Status >= 200 && stub.Status < 300 {
			r.Status, r.Response.Schema, r.Response.Type = stub.Status, stub.Schema, stub.Type
		}
	}
}

func (b *builder) notChecked(span source.Span, what string) {
	d := &diag.Diagnostic{Code: NotChecked, Severity: diag.Warning, Span: span, Msg: what + " is not checked by the service",
		Hint: "check it in the handler, or take it out of the document"}
	b.list.Add(d)
}

func (b *builder) notRead(span source.Span, what string) {
	b.list.Errorf(NotRead, span, "%s, which the service cannot read", what).
		Hint = "bodies are read as JSON, lists of query parameters as repeated keys; change the document, or serve this operation elsewhere"
}
