package fromopenapi

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/openapi"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/schema"
)

// route makes one route.
func (b *builder) route(op *openapi.Operation, seen map[string]bool) *ir.Route {
	for _, part := range op.Unsupported {
		b.warn(NotServed, part.Span, "%s of %s are documentation only: the service does not send them", part.Name, op).Hint = "send them from the handler"
	}
	id := op.OperationID
	if id == "" {
		id = strings.ToLower(op.Method) + pathWords(op.Path)
	}
	for n, base := 2, id; seen[id]; n++ {
		id = fmt.Sprintf("%s_%d", base, n)
	}
	seen[id] = true
	path, segments := routePath(op.Path)
	r := &ir.Route{
		Methods: []string{op.Method}, Path: path, Name: id, Module: b.module, Span: op.Span, StrictContentType: true,
		Dependant: &ir.Dependant{UseCache: true, CacheKey: id},
		Handler:   &ir.HandlerStub{OperationID: id, Doc: firstOf(op.Description, op.Summary), Deprecated: op.Deprecated},
	}
	if op.Summary != "" && op.Description != "" && op.Summary != op.Description {
		r.Handler.Doc = strings.TrimSpace(op.Summary) + "\n\n" + strings.TrimSpace(op.Description)
	}
	for _, q := range op.Security {
		uses := []ir.SecurityUse{}
		for _, s := range q {
			uses = append(uses, ir.SecurityUse{Scheme: b.hook(s.Scheme), Scopes: s.Scopes})
		}
		r.Handler.Security = append(r.Handler.Security, uses)
	}
	b.parameters(r, op, segments)
	b.body(r, op)
	b.responses(r, op)
	return r
}

// pathWords makes words of a path, for an operation without an id.
func pathWords(path string) string {
	return regexp.MustCompile(`[^A-Za-z0-9]+`).ReplaceAllString("_"+path, "_")
}

var pathParam = regexp.MustCompile(`\{([^{}]*)\}`)

// routePath writes a path template as web reads it, where names are identifiers. The
// second result gives the name in the path for each name in the document, in order.
func routePath(path string) (string, [][2]string) {
	var segments [][2]string
	out := pathParam.ReplaceAllStringFunc(path, func(m string) string {
		name := m[1 : len(m)-1]
		plain := strings.Trim(regexp.MustCompile(`[^A-Za-z0-9]+`).ReplaceAllString(name, "_"), "_")
		if plain == "" || plain[0] >= '0' && plain[0] <= '9' {
			plain = "p" + plain
		}
		for slices.ContainsFunc(segments, func(s [2]string) bool { return s[1] == plain }) {
			plain += "_"
		}
		segments = append(segments, [2]string{name, plain})
		return "{" + plain + "}"
	})
	return out, segments
}

func (b *builder) parameters(r *ir.Route, op *openapi.Operation, segments [][2]string) {
	names := map[string]bool{"body": op.Body != nil}
	for _, p := range op.Parameters {
		if p.In == "path" && !slices.ContainsFunc(segments, func(s [2]string) bool { return s[0] == p.Name }) {
			b.warn(NotRead, p.Span, "the path of %s has no {%s}, so the parameter is never there", op, p.Name).Hint = "put it into the path or take it out of the parameters"
			continue
		}
		b.declare(r, op, p, segments, names)
	}
	for _, s := range segments {
		if !slices.ContainsFunc(op.Parameters, func(p *openapi.Parameter) bool { return p.In == "path" && p.Name == s[0] }) {
			b.warn(NotChecked, op.Span, "{%s} in the path of %s is not declared: it is read as a string", s[0], op).Hint = "add it to the operation's parameters"
			p := &openapi.Parameter{Span: op.Span, Name: s[0], In: "path", Required: true, Schema: &openapi.Schema{Span: op.Span, Types: []string{"string"}}}
			b.declare(r, op, p, segments, names)
		}
	}
}

// declare adds a parameter under a name that no other parameter has.
func (b *builder) declare(r *ir.Route, op *openapi.Operation, p *openapi.Parameter, segments [][2]string, names map[string]bool) {
	param := b.parameter(r, op, p)
	if param == nil {
		return
	}
	for _, s := range segments {
		if p.In == "path" && s[0] == p.Name && s[1] != p.Name {
			param.Segment = s[1]
		}
	}
	for names[param.Name] {
		param.Name += "_" + p.In
	}
	names[param.Name] = true
	r.Dependant.Params = append(r.Dependant.Params, param)
	r.Dependant.Order = append(r.Dependant.Order, param.Name)
}

var places = map[string]ir.In{"path": ir.InPath, "query": ir.InQuery, "header": ir.InHeader, "cookie": ir.InCookie}

func (b *builder) parameter(r *ir.Route, op *openapi.Operation, p *openapi.Parameter) *ir.RequestParam {
	in, ok := places[p.In]
	if !ok {
		b.notRead(p.Span, "parameter %q of %s is in %q", p.Name, op, p.In)
		return nil
	}
	if in == ir.InHeader && slices.Contains([]string{"accept", "content-type", "authorization"}, strings.ToLower(p.Name)) {
		// OpenAPI: such parameters shall be ignored, other parts of the document say it.
		b.warn(NotServed, p.Span, "the header parameter %s is ignored, as OpenAPI wants it", p.Name).Hint = "the content and the security schemes describe this header"
		return nil
	}
	node := b.schema(p.Schema, r.Name+"_"+p.Name)
	out := &ir.RequestParam{
		Name: p.Name, Alias: p.Name, In: in, Required: p.Required || in == ir.InPath,
		Info: &schema.FieldInfo{Description: p.Description}, IncludeInSchema: true, Span: p.Span,
	}
	if in == ir.InHeader {
		out.Alias = strings.ToLower(p.Name)
	}
	if p.Content != "" {
		if !isJSON(p.Content) {
			b.notRead(p.Span, "parameter %q of %s is encoded as %s", p.Name, op, p.Content)
			return nil
		}
		inner, fallback := node, schema.Schema(nil)
		if d, ok := node.(*schema.Default); ok {
			inner, fallback = d.Inner, d
		}
		node = &schema.Json{Inner: inner}
		if d, ok := fallback.(*schema.Default); ok {
			node = &schema.Default{Inner: node, Value: d.Value, CopyDefault: true}
		}
	} else {
		out.Style, out.Sequence = b.style(op, p, in, node)
	}
	out.Schema, out.Type = node, b.typeOf(node)
	if d, ok := node.(*schema.Default); ok && in != ir.InPath {
		out.Schema, out.Default, out.Required, out.Type = d.Inner, d.Value, false, b.typeOf(d.Inner)
	} else if !out.Required {
		out.Schema, out.Default = nullable(node), noneValue
		out.Type = b.typeOf(out.Schema)
	}
	return out
}

// style is the way in which a list or an object is written into a parameter, as web.Style
// names it; "" for scalars and for the keys of a query that FastAPI reads, too. The second
// result is for the latter when they make a list.
func (b *builder) style(op *openapi.Operation, p *openapi.Parameter, in ir.In, node schema.Schema) (style string, sequence bool) {
	name := p.Style
	if name == "" {
		name = map[ir.In]string{ir.InPath: "simple", ir.InQuery: "form", ir.InHeader: "simple", ir.InCookie: "form"}[in]
	}
	explode := name == "form" || name == "cookie"
	if p.Explode != nil {
		explode = *p.Explode
	}
	list, object := b.shapes(node)
	switch name {
	case "simple", "form", "cookie":
		switch {
		case list && explode && in == ir.InQuery:
			return "", true
		case object && explode && in != ir.InPath && in != ir.InHeader:
			return "FormObject", false
		case object && explode:
			return "PairObject", false
		case object:
			return "CommaObject", false
		case list:
			return "Comma", false
		}
		return "", false
	case "spaceDelimited", "pipeDelimited":
		if list && explode {
			return "", true
		}
		if list {
			return map[string]string{"spaceDelimited": "Space", "pipeDelimited": "Pipe"}[name], false
		}
	case "deepObject":
		if object {
			return "DeepObject", false
		}
	case "label", "matrix":
		style := map[string]string{"label": "Label", "matrix": "Matrix"}[name]
		switch {
		case object && explode:
			return style + "PairObject", false
		case object:
			return style + "Object", false
		case list && explode:
			return style + "Explode", false
		case list:
			return style, true
		}
		return style, false
	}
	b.notRead(p.Span, "parameter %q of %s has the style %q for such a schema", p.Name, op, p.Style)
	return "", false
}

// shapes reports whether a node takes lists, and whether it takes objects.
func (b *builder) shapes(s schema.Schema) (list, object bool) {
	switch n := unwrap(s).(type) {
	case *schema.List, *schema.Tuple:
		return true, false
	case *schema.Dict, *schema.ModelRef, *schema.TaggedUnion:
		return false, true
	case *schema.Union:
		for _, c := range n.Choices {
			l, o := b.shapes(c)
			list, object = list || l, object || o
		}
		return list, object && !list
	}
	return false, false
}

// body chooses the media type that the service reads: JSON, else a form, else bytes.
func (b *builder) body(r *ir.Route, op *openapi.Operation) {
	if op.Body == nil || len(op.Body.Content) == 0 {
		return
	}
	chosen := op.Body.Content[0]
	for _, fits := range []func(string) bool{isJSON, isForm} {
		if i := slices.IndexFunc(op.Body.Content, func(m *openapi.MediaType) bool { return fits(m.Name) }); i >= 0 {
			chosen = op.Body.Content[i]
			break
		}
	}
	for _, m := range op.Body.Content {
		if m != chosen && !(isForm(m.Name) && isForm(chosen.Name)) {
			b.notRead(m.Span, "the body of %s may be %s besides %s", op, m.Name, chosen.Name)
		}
	}
	r.Body = &ir.Body{MediaType: chosen.Name}
	p := &ir.RequestParam{
		Name: "body", Alias: "body", In: ir.InBody, Required: op.Body.Required,
		Info: &schema.FieldInfo{Description: op.Body.Description}, Span: op.Body.Span,
	}
	switch {
	case isJSON(chosen.Name), isForm(chosen.Name) && chosen.Schema != nil:
		node := b.schema(chosen.Schema, r.Name+"_body")
		r.Body.Form = isForm(chosen.Name)
		p.Schema, p.Type = node, b.typeOf(node)
		if d, ok := node.(*schema.Default); ok {
			p.Schema, p.Default, p.Required, p.Type = d.Inner, d.Value, false, b.typeOf(d.Inner)
		} else if !p.Required {
			p.Schema, p.Default = nullable(node), noneValue
			p.Type = b.typeOf(p.Schema)
		}
	default:
		r.Body.Raw = true
		p.Schema, p.Type = &schema.Bytes{}, ir.Bytes
	}
	r.Body.Field = p
	r.Dependant.Body = []*ir.RequestParam{p}
	r.Dependant.Order = append(r.Dependant.Order, p.Name)
}

func mediaType(name string) string {
	t, _, _ := strings.Cut(name, ";")
	return strings.TrimSpace(strings.ToLower(t))
}

func isJSON(name string) bool {
	t := mediaType(name)
	return t == "application/json" || t == "*/*" || t == "application/*" || strings.HasPrefix(t, "application/") && strings.HasSuffix(t, "+json")
}

func isForm(name string) bool {
	t := mediaType(name)
	return t == "application/x-www-form-urlencoded" || t == "multipart/form-data"
}

// responses takes the documented answers over. The first success is what a method
// returns, the others are typed errors.
func (b *builder) responses(r *ir.Route, op *openapi.Operation) {
	var list []*ir.StubResponse
	best := -1
	rank := 0
	for _, res := range op.Responses {
		stub := b.response(r, res)
		if stub == nil {
			continue
		}
		list = append(list, stub)
		if n := successRank(stub); n > rank {
			best, rank = len(list)-1, n
		}
	}
	h := r.Handler
	r.Response = &ir.Response{DefaultClass: true, Class: "JSONResponse", MediaType: "application/json", ByAlias: true}
	for i, stub := range list {
		if i != best {
			h.Responses = append(h.Responses, stub)
		}
	}
	if best < 0 {
		return
	}
	h.Result = list[best]
	r.Status = h.Result.Status
	r.Response.Schema, r.Response.Type = h.Result.Schema, h.Result.Type
	if h.Result.MediaType != "" {
		r.Response.MediaType = h.Result.MediaType
	}
}

// successRank orders what a method may return: 200 to 299, 2XX, redirections, default.
func successRank(s *ir.StubResponse) int {
	switch {
	case s.Status >= 200 && s.Status < 300:
		return 1000 - s.Status
	case s.Range == "2XX":
		return 4
	case s.Status >= 300 && s.Status < 400:
		return 3
	case s.Range == "default":
		return 2
	case s.Status >= 100 && s.Status < 200:
		return 1
	}
	return 0
}

func (b *builder) response(r *ir.Route, res *openapi.Response) *ir.StubResponse {
	stub := &ir.StubResponse{Doc: res.Description, Type: ir.None}
	status, err := strconv.Atoi(res.Status)
	switch {
	case err == nil && status >= 100 && status <= 599:
		stub.Status = status
	case res.Status == "default" || len(res.Status) == 3 && strings.EqualFold(res.Status[1:], "XX"):
		stub.Range = res.Status
		if stub.Range != "default" {
			stub.Range = strings.ToUpper(stub.Range)
		}
	default:
		b.warn(BadSchema, res.Span, "%q is no status of a response", res.Status).Hint = `write "200", "4XX" or "default"`
		return nil
	}
	if len(res.Content) == 0 {
		return stub
	}
	m := res.Content[0]
	if i := slices.IndexFunc(res.Content, func(m *openapi.MediaType) bool { return isJSON(m.Name) }); i >= 0 {
		m = res.Content[i]
	}
	stub.MediaType = m.Name
	switch {
	case isJSON(m.Name):
		if strings.Contains(m.Name, "*") {
			stub.MediaType = "application/json"
		}
		stub.Schema = b.schema(m.Schema, r.Name+"_"+res.Status)
		stub.Type = b.typeOf(stub.Schema)
	case strings.HasPrefix(mediaType(m.Name), "text/"):
		stub.Type = ir.Str
	default:
		stub.Type = ir.Bytes
	}
	if strings.Contains(stub.MediaType, "*") {
		stub.MediaType = "application/octet-stream"
	}
	return stub
}

// spanOf is where a schema stands, or nowhere in the document.
func (b *builder) spanOf(s *openapi.Schema) source.Span {
	if s == nil {
		return source.Span{File: b.doc.File}
	}
	return s.Span
}
