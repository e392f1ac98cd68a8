package openapi

import (
	"fmt"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// reader makes a Document of the tree.
type reader struct {
	f        *source.File
	root     *node
	list     *diag.List
	out      *Document
	siblings bool              // keywords beside $ref count (3.1)
	named    map[string]string // schema names by the pointer of their reference
}

func (r *reader) span(n *node) source.Span { return n.span(r.f) }

func (r *reader) read() {
	info := r.root.get("info")
	r.out.Title, r.out.Version, r.out.Description = info.string("title"), info.string("version"), info.string("description")
	if v := info.get("version"); v != nil && v.kind == numberKind {
		r.out.Version = v.text
	}
	components := r.root.get("components")
	// Names first: a reference made on the way must find its component's own name.
	components.get("schemas").properties(func(name string, s *node) {
		r.named[componentSchemas+pointerEscape(name)] = name
		named := &NamedSchema{Name: name}
		r.out.Schemas = append(r.out.Schemas, named)
		r.out.byName[name] = named
	})
	for _, named := range slices.Clone(r.out.Schemas) {
		named.Schema = r.schema(components.get("schemas").get(named.Name))
	}
	components.get("securitySchemes").entries(func(key string, s *node) {
		r.out.SecuritySchemes = append(r.out.SecuritySchemes, r.securityScheme(key, s))
	})
	r.root.get("paths").entries(func(path string, item *node) {
		at := item
		if item = r.resolve(item); item == nil {
			return
		}
		r.pathItem(path, at, item)
	})
	r.root.get("webhooks").entries(func(name string, item *node) {
		r.out.Webhooks = append(r.out.Webhooks, &Webhook{Span: r.span(item), Name: name})
	})
}

// methods are the fields of a path item that are operations.
var methods = map[string]bool{"get": true, "put": true, "post": true, "delete": true, "options": true, "head": true, "patch": true, "trace": true}

func (r *reader) pathItem(path string, at, item *node) {
	item.entries(func(key string, op *node) {
		if methods[key] && op.kind == mappingKind {
			r.out.Operations = append(r.out.Operations, r.operation(path, strings.ToUpper(key), item, op))
		}
	})
}

const componentSchemas = "#/components/schemas/"

// maxRefs is how long a chain of references may be.
const maxRefs = 100

// resolve follows references. A reference to nothing, to another document or to itself is
// reported; the result is then nil.
func (r *reader) resolve(n *node) *node {
	for range maxRefs {
		ref := n.get("$ref")
		if ref == nil || ref.kind != stringKind {
			return n
		}
		target := r.target(ref)
		if target == nil {
			return nil
		}
		n = target
	}
	r.list.Errorf(Unresolved, r.span(n), "the reference %q leads back to itself", n.string("$ref"))
	return nil
}

// target is what one reference names.
func (r *reader) target(ref *node) *node {
	if !strings.HasPrefix(ref.text, "#") {
		r.list.Errorf(Unresolved, r.span(ref), "the reference %q leads out of the document", ref.text).
			Hint = "put the document into one file first, as `npx @redocly/cli bundle` does"
		return nil
	}
	target := r.root.pointer(ref.text)
	if target == nil && len(ref.text) > 1 && ref.text[1] != '/' {
		target = findAnchor(r.root, ref.text[1:])
	}
	if target == nil {
		d := r.list.Errorf(Unresolved, r.span(ref), "the reference %q leads to nothing", ref.text)
		if name, ok := strings.CutPrefix(ref.text, componentSchemas); ok {
			d.Hint = fmt.Sprintf("components/schemas has no %q", pointerKey(name))
		}
	}
	return target
}

// findAnchor finds the schema with an $anchor.
func findAnchor(n *node, name string) *node {
	if n.string("$anchor") == name {
		return n
	}
	for _, item := range n.items {
		if found := findAnchor(item, name); found != nil {
			return found
		}
	}
	return nil
}

func pointerEscape(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
}

func (r *reader) operation(path, method string, item, op *node) *Operation {
	out := &Operation{
		Span: r.span(op), Method: method, Path: path, OperationID: op.string("operationId"),
		Summary: op.string("summary"), Description: op.string("description"), Tags: op.strings("tags"), Deprecated: op.flag("deprecated"),
	}
	for _, p := range slices.Concat(item.list("parameters"), op.list("parameters")) {
		param := r.parameter(p)
		if param == nil {
			continue
		}
		at := slices.IndexFunc(out.Parameters, func(q *Parameter) bool { return q.Name == param.Name && q.In == param.In })
		if at >= 0 {
			out.Parameters[at] = param
		} else {
			out.Parameters = append(out.Parameters, param)
		}
	}
	if body := r.resolve(op.get("requestBody")); body != nil {
		at := r.span(op.get("requestBody"))
		out.Body = &Body{Span: at, Description: body.string("description"), Required: body.flag("required"), Content: r.content(body.get("content"))}
	}
	op.get("responses").entries(func(status string, n *node) {
		res := r.resolve(n)
		if res == nil {
			return
		}
		out.Responses = append(out.Responses, &Response{
			Span: r.span(n), Status: status, Description: res.string("description"), Content: r.content(res.get("content")),
		})
	})
	security := r.root.get("security")
	if own := op.get("security"); own != nil {
		security = own
	}
	out.Security = r.security(security)
	if n := op.get("callbacks"); n != nil {
		out.Unsupported = append(out.Unsupported, Keyword{"callbacks", r.span(n)})
	}
	return out
}

// security reads alternatives. An empty requirement among them lets everybody in, which is
// why it is kept.
func (r *reader) security(n *node) []Requirement {
	if n == nil || n.kind != sequenceKind {
		return nil
	}
	var out []Requirement
	for _, item := range n.items {
		q := Requirement{}
		item.entries(func(scheme string, scopes *node) {
			r.declared(scheme, scopes)
			s := SchemeScopes{Scheme: scheme}
			for _, scope := range scopes.items {
				s.Scopes = append(s.Scopes, scope.text)
			}
			q = append(q, s)
		})
		out = append(out, q)
	}
	return out
}

// declared makes sure that a scheme exists. One that the document does not describe gets a
// hook that has to find the credentials by itself: without one its operations would be open.
func (r *reader) declared(scheme string, at *node) {
	if slices.ContainsFunc(r.out.SecuritySchemes, func(s *SecurityScheme) bool { return s.Key == scheme }) {
		return
	}
	r.out.SecuritySchemes = append(r.out.SecuritySchemes, &SecurityScheme{Span: r.span(at), Key: scheme})
	r.list.Add(&diag.Diagnostic{
		Code: Unresolved, Severity: diag.Warning, Span: r.span(at), Msg: fmt.Sprintf("the security scheme %q is not among components/securitySchemes", scheme),
		Hint: "its hook gets the request and no credentials; describe the scheme",
	})
}

func (r *reader) parameter(n *node) *Parameter {
	at := n
	if n = r.resolve(n); n == nil {
		return nil
	}
	out := &Parameter{
		Span: r.span(at), Name: n.string("name"), In: n.string("in"), Description: n.string("description"), Required: n.flag("required"),
		Deprecated: n.flag("deprecated"), Style: n.string("style"), Explode: n.bool("explode"), Schema: r.schema(n.get("schema")),
	}
	for _, m := range r.content(n.get("content")) {
		out.Content, out.Schema = m.Name, m.Schema
	}
	return out
}

// bool is the value of a key that is a bool, nil when there is none.
func (n *node) bool(key string) *bool {
	v := n.get(key)
	if v == nil || v.kind != boolKind {
		return nil
	}
	b := v.text == "true"
	return &b
}

func (r *reader) content(n *node) []*MediaType {
	var out []*MediaType
	n.entries(func(name string, m *node) {
		out = append(out, &MediaType{Span: r.span(m), Name: name, Schema: r.schema(r.resolve(m).get("schema"))})
	})
	return out
}

func (r *reader) securityScheme(key string, at *node) *SecurityScheme {
	s := r.resolve(at)
	out := &SecurityScheme{
		Span: r.span(at), Key: key, Type: s.string("type"), Name: s.string("name"), In: s.string("in"), Scheme: s.string("scheme"),
		Description: s.string("description"), BearerFormat: s.string("bearerFormat"), OpenIDConnectURL: s.string("openIdConnectUrl"),
	}
	out.TokenURL = s.get("flows").get("password").string("tokenUrl")
	return out
}
