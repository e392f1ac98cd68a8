package openapi

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/jsonschema"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/covetpy/covetgen/runtime/web"
)

// Document returns the document that FastAPI serves for app, as its JSONResponse writes it.
// The error is a Python exception: a schema that JSON Schema cannot express, or what the
// user's json_schema_extra raised.
func Document(app *ir.App) ([]byte, error) {
	task := py.NewTask(py.NewLoop())
	b := &builder{app: app, task: task}
	b.g = jsonschema.New(task, jsonschema.Options{RefPrefix: refPrefix, Binary: true, AtStart: b.atStart})
	d, err := b.document()
	if err != nil {
		return nil, err
	}
	clean, err := normalized(task, d)
	if err != nil {
		return nil, err
	}
	return py.JSONDumps(task, clean, py.JSONOptions{Compact: true, RefuseNaN: true})
}

// atStart is the mark that the document has for a default which is only known when the service starts.
func (b *builder) atStart(v py.Value) string {
	for _, d := range b.app.StartDefaults {
		if d.Value == v {
			return d.Mark
		}
	}
	mark := fmt.Sprintf("\x00default %d", len(b.app.StartDefaults))
	b.app.StartDefaults = append(b.app.StartDefaults, ir.StartDefault{Mark: mark, Value: v})
	return mark
}

// refPrefix is FastAPI's REF_PREFIX.
const refPrefix = "#/components/schemas/"

type builder struct {
	app      *ir.App
	task     *py.Task
	g        *jsonschema.Generator
	needs422 bool
	schemes  *py.Dict
}

// document is get_openapi up to its last line.
func (b *builder) document() (*py.Dict, error) {
	doc := b.app.Doc
	info := jsonschema.Object("title", b.app.Title, "version", b.app.Version)
	setText(info, "summary", doc.Summary)
	setText(info, "description", doc.Description)
	setText(info, "termsOfService", doc.TermsOfService)
	b.setTruthy(info, "contact", doc.Contact)
	b.setTruthy(info, "license", doc.License)
	out := jsonschema.Object("openapi", doc.OpenAPIVersion, "info", info)
	b.setTruthy(out, "servers", doc.Servers)
	routes := append(documented(b.app.Routes), documented(doc.Webhooks)...)
	// Pydantic generates every field once before it can name the definitions.
	for _, r := range routes {
		b.visit(r)
	}
	b.g.Shorten()
	b.schemes = py.NewDict()
	paths, webhooks := py.NewDict(), py.NewDict()
	for _, r := range documented(b.app.Routes) {
		b.addPath(paths, r)
	}
	for _, r := range documented(doc.Webhooks) {
		b.addPath(webhooks, r)
	}
	components := py.NewDict()
	if b.schemes.Len() > 0 {
		components.SetStr("securitySchemes", b.schemes)
	}
	if schemas := b.definitions(); schemas.Len() > 0 {
		components.SetStr("schemas", schemas)
	}
	if components.Len() > 0 {
		out.SetStr("components", components)
	}
	out.SetStr("paths", paths)
	if webhooks.Len() > 0 {
		out.SetStr("webhooks", webhooks)
	}
	b.setTruthy(out, "tags", doc.Tags)
	b.setTruthy(out, "externalDocs", doc.ExternalDocs)
	return out, b.g.Err()
}

func setText(d *py.Dict, key, s string) {
	if s != "" {
		d.SetStr(key, py.Str(s))
	}
}

func (b *builder) setTruthy(d *py.Dict, key string, v py.Value) {
	if v == nil {
		return
	}
	ok, err := py.Truth(b.task, v)
	if err != nil {
		b.g.Fail(err)
	}
	if ok {
		d.SetStr(key, v)
	}
}

func documented(routes []*ir.Route) []*ir.Route {
	var out []*ir.Route
	for _, r := range routes {
		if r.Doc != nil && r.Doc.IncludeInSchema {
			out = append(out, r)
		}
	}
	return out
}

// modeOf is the mode of a field: separate_input_output_schemas=False folds both into one,
// but for models with computed fields.
func (b *builder) modeOf(m jsonschema.Mode, s schema.Schema) jsonschema.Mode {
	if m == jsonschema.Serialization && !b.app.Doc.SeparateInputOutput && !hasComputed(s, map[*schema.Class]bool{}) {
		return jsonschema.Validation
	}
	return m
}

func hasComputed(s schema.Schema, seen map[*schema.Class]bool) bool {
	found := false
	schema.Walk(s, func(n schema.Schema) bool {
		if r, ok := n.(*schema.ModelRef); ok && !seen[r.Class] {
			seen[r.Class] = true
			found = found || len(r.Class.Computed) > 0
			for _, f := range r.Class.Fields {
				found = found || hasComputed(f.Schema, seen)
			}
		}
		return !found
	})
	return found
}

// visit generates the fields of a route so that their definitions exist.
func (b *builder) visit(r *ir.Route) {
	for _, c := range r.Doc.Callbacks {
		b.visit(c)
	}
	if r.Doc.Body != nil {
		b.field(r.Doc.Body, jsonschema.Validation)
	}
	if r.Doc.Response != nil {
		b.field(r.Doc.Response, jsonschema.Serialization)
	}
	for _, a := range r.Doc.Responses {
		if a.Field != nil {
			b.field(a.Field, jsonschema.Serialization)
		}
	}
	if r.Doc.StreamItem != nil {
		b.field(r.Doc.StreamItem, jsonschema.Serialization)
	}
	deps := dependencies(r.Dependant)
	for _, group := range deps.groups {
		for _, p := range group {
			for _, f := range flat(p) {
				b.parameterSchema(f)
			}
		}
	}
}

// definitions are the schemas under their short names, sorted, with FastAPI's own two.
func (b *builder) definitions() *py.Dict {
	found := b.g.Definitions()
	for _, d := range found {
		if v, ok := d.GetStr("description"); ok {
			s, _ := py.AsStr(v)
			text, _, _ := strings.Cut(s, "\f")
			d.SetStr("description", py.Str(text))
		}
	}
	if b.needs422 {
		found["ValidationError"] = validationErrorDefinition()
		found["HTTPValidationError"] = httpValidationErrorDefinition()
	}
	names := make([]string, 0, len(found))
	for name := range found {
		names = append(names, name)
	}
	slices.Sort(names)
	out := py.NewDict()
	for _, name := range names {
		out.SetStr(name, found[name])
	}
	return out
}

// field is get_schema_from_model_field: the schema, titled by the alias unless it is a reference.
func (b *builder) field(f *ir.DocField, m jsonschema.Mode) *py.Dict {
	d := b.g.WithInfo(b.g.Schema(f.Schema, b.modeOf(m, f.Schema)), f.Info)
	return b.titledBy(d, f.Info, f.Alias)
}

func (b *builder) titledBy(d *py.Dict, info *schema.FieldInfo, alias string) *py.Dict {
	d = b.g.Renamed(d)
	if _, isRef := d.GetStr("$ref"); isRef {
		return d
	}
	title := strings.ReplaceAll(py.StrTitle(alias), "_", " ")
	if info != nil && info.Title != "" {
		title = info.Title
	}
	d.SetStr("title", py.Str(title))
	return d
}

// parameterSchema is the schema of one request parameter.
func (b *builder) parameterSchema(p *ir.RequestParam) *py.Dict {
	inner, def := p.Schema, p.Default
	if n, ok := inner.(*schema.Default); ok { // of a parameter model's field
		inner, def = n.Inner, n.Value
	}
	d := b.g.WithInfo(b.g.Schema(inner, jsonschema.Validation), p.Info)
	if def != nil {
		d = b.g.WithDefaultValue(d, inner, def)
	}
	return b.titledBy(d, p.Info, p.Alias)
}

func (b *builder) addPath(paths *py.Dict, r *ir.Route) {
	path := b.path(r)
	if path.Len() == 0 {
		return
	}
	key := pathFormat(r.Path)
	if old, ok := paths.GetStr(key); ok {
		for k, v := range path.All() {
			s, _ := py.AsStr(k)
			old.(*py.Dict).SetStr(s, v)
		}
		return
	}
	paths.SetStr(key, path)
}

// pathFormat is the path without convertors.
func pathFormat(path string) string {
	var out strings.Builder
	for {
		open := strings.IndexByte(path, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(path[open:], '}')
		if end < 0 {
			break
		}
		name, _, _ := strings.Cut(path[open+1:open+end], ":")
		out.WriteString(path[:open] + "{" + name + "}")
		path = path[open+end+1:]
	}
	return out.String() + path
}

// path is get_openapi_path.
func (b *builder) path(r *ir.Route) *py.Dict {
	out := py.NewDict()
	for _, method := range r.Methods {
		out.SetStr(strings.ToLower(method), b.operation(r, method))
	}
	return out
}

func (b *builder) operation(r *ir.Route, method string) *py.Dict {
	doc := r.Doc
	op := py.NewDict()
	if len(doc.Tags) > 0 {
		op.SetStr("tags", py.NewList(doc.Tags...))
	}
	summary := doc.Summary
	if summary == "" {
		summary = py.StrTitle(strings.ReplaceAll(r.Name, "_", " "))
	}
	op.SetStr("summary", py.Str(summary))
	setText(op, "description", doc.Description)
	id := doc.OperationID
	if id == "" {
		id = doc.UniqueID
	}
	op.SetStr("operationId", py.Str(id))
	if doc.Deprecated {
		op.SetStr("deprecated", py.Bool(true))
	}
	deps := dependencies(r.Dependant)
	if security := b.security(deps.security); len(security) > 0 {
		op.SetStr("security", py.NewList(security...))
	}
	if parameters := b.parameters(deps); len(parameters) > 0 {
		op.SetStr("parameters", py.NewList(parameters...))
	}
	if doc.Body != nil && slices.Contains(methodsWithBody, method) {
		op.SetStr("requestBody", b.requestBody(doc.Body))
	}
	if len(doc.Callbacks) > 0 {
		callbacks := py.NewDict()
		for _, c := range doc.Callbacks {
			callbacks.SetStr(c.Name, jsonschema.Object(c.Path, b.path(c)))
		}
		op.SetStr("callbacks", callbacks)
	}
	op.SetStr("responses", b.responses(r))
	b.add422(op, r, deps)
	if doc.OpenAPIExtra != nil {
		b.deepUpdate(op, doc.OpenAPIExtra)
	}
	return op
}

var methodsWithBody = []string{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"}

func (b *builder) requestBody(f *ir.DocField) *py.Dict {
	content := jsonschema.Object("schema", b.field(f, jsonschema.Validation))
	b.examples(content, f.OpenAPIExamples, f.Example)
	body := py.NewDict()
	if f.Required {
		body.SetStr("required", py.Bool(true))
	}
	body.SetStr("content", jsonschema.Object(f.MediaType, content))
	return body
}

// examples adds openapi_examples, or else example.
func (b *builder) examples(d *py.Dict, examples, example py.Value) {
	v, key := examples, "examples"
	if v == nil || !b.truth(v) {
		v, key = example, "example"
	}
	if v == nil {
		return
	}
	out, err := web.JSONableEncoder(b.task, v, web.EncoderOptions{ByAlias: true})
	if err != nil {
		b.g.Fail(err)
		return
	}
	d.SetStr(key, out)
}

func (b *builder) truth(v py.Value) bool {
	ok, err := py.Truth(b.task, v)
	if err != nil {
		b.g.Fail(err)
	}
	return ok
}

// parameters is _get_openapi_operation_parameters with the precedence of required ones.
func (b *builder) parameters(deps dependencyData) []py.Value {
	type key struct{ in, name string }
	var order []key
	all := map[key]*py.Dict{}
	required := map[key]*py.Dict{}
	for i, group := range deps.groups {
		in := places[i]
		for _, parent := range group {
			if !parent.IncludeInSchema {
				continue
			}
			for _, p := range flat(parent) {
				d := b.parameter(in, parent, p)
				k := key{string(in), p.RequestKeys()[0].Key}
				if _, ok := all[k]; !ok {
					order = append(order, k)
				}
				all[k] = d
				if v, _ := d.GetStr("required"); v == py.Value(py.Bool(true)) {
					required[k] = d
				}
			}
		}
	}
	var out []py.Value
	for _, k := range order {
		if d, ok := required[k]; ok {
			out = append(out, d)
		} else {
			out = append(out, all[k])
		}
	}
	return out
}

func (b *builder) parameter(in ir.In, parent, p *ir.RequestParam) *py.Dict {
	needed := p.Required && !(parent != p && !parent.Required)
	d := jsonschema.Object("name", p.RequestKeys()[0].Key, "in", string(in), "required", needed, "schema", b.parameterSchema(p))
	if p.Info != nil {
		setText(d, "description", p.Info.Description)
	}
	b.examples(d, p.OpenAPIExamples, p.Example)
	if p.Deprecated != nil && b.truth(p.Deprecated) {
		d.SetStr("deprecated", py.Bool(true))
	}
	return d
}

// flat is _get_flat_fields_from_params: the fields of a parameter model, or the parameter.
func flat(p *ir.RequestParam) []*ir.RequestParam {
	if p.Fields != nil {
		return p.Fields
	}
	return []*ir.RequestParam{p}
}

// responses is the part of get_openapi_path about answers.
func (b *builder) responses(r *ir.Route) *py.Dict {
	doc := r.Doc
	status := r.Status
	if status == 0 {
		status = doc.DefaultStatus
	}
	main := jsonschema.Object("description", doc.ResponseDescription)
	out := jsonschema.Object(strconv.Itoa(status), main)
	if hasBody(r.Status) && doc.ResponseMediaType != "" {
		s := jsonschema.Object("type", "string")
		if doc.ResponseIsJSON {
			s = jsonschema.Object()
			if doc.Response != nil {
				s = b.field(doc.Response, jsonschema.Serialization)
			}
		}
		main.SetStr("content", jsonschema.Object(doc.ResponseMediaType, jsonschema.Object("schema", s)))
	}
	for _, a := range doc.Responses {
		b.additional(out, doc, a)
	}
	return out
}

func hasBody(status int) bool {
	return status == 0 || status >= 200 && status != 204 && status != 205 && status != 304
}

// additional merges one entry of responses=.
func (b *builder) additional(out *py.Dict, doc *ir.RouteDoc, a *ir.DocResponse) {
	entry := jsonschema.DeepCopy(a.Value).(*py.Dict)
	key := strings.ToUpper(a.Status)
	if key == "DEFAULT" {
		key = "default"
	}
	existing := py.NewDict()
	if v, ok := out.GetStr(key); ok {
		existing = v.(*py.Dict)
	}
	out.SetStr(key, existing)
	if a.Field != nil {
		media := doc.ResponseMediaType
		if media == "" {
			media = "application/json"
		}
		target := entry
		for _, name := range []string{"content", media, "schema"} {
			next, ok := target.GetStr(name)
			if !ok {
				next = py.NewDict()
				target.SetStr(name, next)
			}
			target = next.(*py.Dict)
		}
		b.deepUpdate(target, b.field(a.Field, jsonschema.Serialization))
	}
	description := py.Value(py.Str("Additional Response"))
	if text := b.statusText(a.Status); text != "" {
		description = py.Str(text)
	}
	for _, d := range []*py.Dict{existing, entry} {
		if v, ok := d.GetStr("description"); ok && b.truth(v) {
			description = v
		}
	}
	b.deepUpdate(existing, entry)
	existing.SetStr("description", description)
}

var statusRanges = map[string]string{
	"1XX": "Information", "2XX": "Success", "3XX": "Redirection", "4XX": "Client Error", "5XX": "Server Error", "DEFAULT": "Default Response",
}

// statusText is the phrase of a status or of a range of them; FastAPI fails over any other text.
func (b *builder) statusText(status string) string {
	if s, ok := statusRanges[strings.ToUpper(status)]; ok {
		return s
	}
	n, err := py.ParseIntText(status)
	if err != nil {
		b.g.Fail(err)
		return ""
	}
	code, _ := n.Int64()
	return web.StatusPhrase(int(code))
}

// add422 documents the validation error of a route that validates anything.
func (b *builder) add422(op *py.Dict, r *ir.Route, deps dependencyData) {
	params := 0
	for _, group := range deps.groups {
		params += len(group)
	}
	if params == 0 && r.Doc.Body == nil {
		return
	}
	v, _ := op.GetStr("responses")
	responses := v.(*py.Dict)
	for _, status := range []string{"422", "4XX", "default"} {
		if _, ok := responses.GetStr(status); ok {
			return
		}
	}
	b.needs422 = true
	responses.SetStr("422", jsonschema.Object("description", "Validation Error", "content",
		jsonschema.Object("application/json", jsonschema.Object("schema", jsonschema.Object("$ref", refPrefix+"HTTPValidationError")))))
}

// deepUpdate is FastAPI's deep_dict_update: dicts merge, lists are concatenated.
func (b *builder) deepUpdate(main, update *py.Dict) {
	for k, v := range update.All() {
		old, ok, err := main.Get(b.task, k)
		if err != nil {
			b.g.Fail(err)
			return
		}
		if ok {
			if a, isDict := old.(*py.Dict); isDict {
				if c, isDict := v.(*py.Dict); isDict {
					b.deepUpdate(a, c)
					continue
				}
			}
			if a, isList := old.(*py.List); isList {
				if c, isList := v.(*py.List); isList {
					v = py.NewList(append(append([]py.Value(nil), a.Items...), c.Items...)...)
				}
			}
		}
		if err := main.Set(b.task, k, v); err != nil {
			b.g.Fail(err)
		}
	}
}
