package openapi

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/getkin/kin-openapi/openapi3"
)

// The codes of this package.
const (
	// Malformed is a document that is no OpenAPI document.
	Malformed diag.Code = "CV6001"
	// Invalid is a document that breaks a rule of the specification.
	Invalid diag.Code = "CV6002"
)

// Parse reads a document. Errors are diagnostics with the document's line and column where
// the library knows them.
func Parse(f *source.File) (*Document, *diag.List) {
	list := &diag.List{}
	loader := openapi3.NewLoader()
	loader.IncludeOrigin = true
	doc, err := loader.LoadFromData(f.Text)
	if err != nil {
		list.Errorf(Malformed, errorSpan(f, err), "%s is not an OpenAPI document: %s", f.Path, oneLine(err)).
			Hint = "covetgen reads OpenAPI 3.0 and 3.1 in one file, as YAML or JSON"
		return nil, list
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.") {
		list.Errorf(Malformed, source.Span{File: f}, "%s is OpenAPI %q; covetgen reads 3.0 and 3.1", f.Path, doc.OpenAPI).
			Hint = "convert Swagger 2.0 documents to OpenAPI 3 first"
		return nil, list
	}
	if err := doc.Validate(context.Background(), openapi3.DisableExamplesValidation()); err != nil {
		list.Errorf(Invalid, errorSpan(f, err), "the document breaks a rule of OpenAPI: %s", oneLine(err))
		return nil, list
	}
	r := &reader{f: f, doc: doc, out: &Document{File: f, OpenAPI: doc.OpenAPI, byName: map[string]*NamedSchema{}}}
	r.read()
	return r.out, list
}

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

var linePattern = regexp.MustCompile(`line (\d+)(?:[:,] column (\d+))?`)

// errorSpan finds the place that an error of the library names.
func errorSpan(f *source.File, err error) source.Span {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at := max(int(syntax.Offset)-1, 0)
		return source.Span{File: f, Start: at, End: min(at+1, len(f.Text))}
	}
	m := linePattern.FindStringSubmatch(err.Error())
	if m == nil {
		return source.Span{File: f}
	}
	line, _ := strconv.Atoi(m[1])
	column, _ := strconv.Atoi(m[2])
	return lineSpan(f, line, max(column, 1))
}

// lineSpan is the rest of a line from a 1-based column on.
func lineSpan(f *source.File, line, column int) source.Span {
	start := f.LineStart(line) + column - 1
	end := f.LineStart(line) + len(f.LineText(line))
	return source.Span{File: f, Start: min(start, end), End: end}
}

// reader copies the library's document into ours.
type reader struct {
	f   *source.File
	doc *openapi3.T
	out *Document
}

func (r *reader) span(o *openapi3.Origin) source.Span {
	if o == nil || o.Key == nil || o.Key.Line == 0 {
		return source.Span{File: r.f}
	}
	return lineSpan(r.f, o.Key.Line, max(o.Key.Column, 1))
}

func (r *reader) read() {
	out := r.out
	if i := r.doc.Info; i != nil {
		out.Title, out.Version, out.Description = i.Title, i.Version, i.Description
	}
	if b, err := orderedJSON(r.f.Text); err == nil {
		out.JSON = b
	}
	if c := r.doc.Components; c != nil {
		for name, s := range c.Schemas {
			named := &NamedSchema{Name: name, Schema: r.schema(&openapi3.SchemaRef{Value: s.Value, Origin: s.Origin, Ref: s.Ref})}
			out.Schemas = append(out.Schemas, named)
			out.byName[name] = named
		}
		slices.SortFunc(out.Schemas, func(a, b *NamedSchema) int { return byPlace(a.Schema.Span, b.Schema.Span, a.Name, b.Name) })
		for key, s := range c.SecuritySchemes {
			out.SecuritySchemes = append(out.SecuritySchemes, r.securityScheme(key, s.Value))
		}
		slices.SortFunc(out.SecuritySchemes, func(a, b *SecurityScheme) int { return byPlace(a.Span, b.Span, a.Key, b.Key) })
	}
	if r.doc.Paths != nil {
		for path, item := range r.doc.Paths.Map() {
			for method, op := range item.Operations() {
				out.Operations = append(out.Operations, r.operation(path, method, item, op))
			}
		}
	}
	slices.SortFunc(out.Operations, func(a, b *Operation) int {
		return byPlace(a.Span, b.Span, a.Path+a.Method, b.Path+b.Method)
	})
}

func byPlace(a, b source.Span, nameA, nameB string) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(nameA, nameB))
}

const componentSchemas = "#/components/schemas/"

// schema copies a schema. References to components stay references; others are copied in
// place.
func (r *reader) schema(ref *openapi3.SchemaRef) *Schema {
	if ref == nil {
		return nil
	}
	if name, ok := strings.CutPrefix(ref.Ref, componentSchemas); ok && !strings.Contains(name, "/") {
		return &Schema{Span: r.span(ref.Origin), Ref: name}
	}
	v := ref.Value
	if v == nil {
		return &Schema{Span: r.span(ref.Origin)}
	}
	origin := v.Origin
	if origin == nil {
		origin = ref.Origin
	}
	s := &Schema{
		Span: r.span(origin), Format: v.Format, Title: v.Title, Description: v.Description, Enum: v.Enum,
		Const: v.Const, HasConst: v.Const != nil, Default: v.Default, HasDefault: v.Default != nil, Examples: v.Examples,
		Deprecated: v.Deprecated, ReadOnly: v.ReadOnly, WriteOnly: v.WriteOnly, Nullable: v.Nullable,
		MultipleOf: v.MultipleOf, Pattern: v.Pattern, UniqueItems: v.UniqueItems, Required: v.Required,
		MaxLength: intOf(v.MaxLength), MaxItems: intOf(v.MaxItems), MaxProps: intOf(v.MaxProps),
		MinLength: positive(v.MinLength), MinItems: positive(v.MinItems), MinProps: positive(v.MinProps),
		Items: r.schema(v.Items), AllOf: r.schemas(v.AllOf), AnyOf: r.schemas(v.AnyOf), OneOf: r.schemas(v.OneOf), PrefixItems: r.schemas(v.PrefixItems),
		Additional: r.schema(v.AdditionalProperties.Schema), AdditionalAllowed: v.AdditionalProperties.Has,
	}
	if v.Example != nil && s.Examples == nil {
		s.Examples = []any{v.Example}
	}
	for _, t := range v.Type.Slice() {
		if t == "null" {
			s.Nullable = true
		} else {
			s.Types = append(s.Types, t)
		}
	}
	r.bounds(s, v)
	for name, p := range v.Properties {
		s.Properties = append(s.Properties, &Property{name, r.schema(p)})
	}
	slices.SortFunc(s.Properties, func(a, b *Property) int { return byPlace(a.Schema.Span, b.Schema.Span, a.Name, b.Name) })
	if d := v.Discriminator; d != nil {
		s.DiscriminatorProperty = d.PropertyName
		s.DiscriminatorMapping = map[string]string{}
		for value, target := range d.Mapping {
			s.DiscriminatorMapping[value] = strings.TrimPrefix(target.Ref, componentSchemas)
		}
	}
	r.unsupported(s, v)
	return s
}

// bounds reads both spellings of exclusive bounds: a flag in 3.0, a number in 3.1.
func (r *reader) bounds(s *Schema, v *openapi3.Schema) {
	s.Minimum, s.Maximum = v.Min, v.Max
	s.ExclusiveMinimum, s.ExclusiveMaximum = v.ExclusiveMin.Value, v.ExclusiveMax.Value
	if b := v.ExclusiveMin.Bool; b != nil && *b {
		s.Minimum, s.ExclusiveMinimum = nil, v.Min
	}
	if b := v.ExclusiveMax.Bool; b != nil && *b {
		s.Maximum, s.ExclusiveMaximum = nil, v.Max
	}
}

func (r *reader) unsupported(s *Schema, v *openapi3.Schema) {
	for keyword, present := range map[string]bool{
		"not": v.Not != nil, "if": v.If != nil, "contains": v.Contains != nil, "patternProperties": len(v.PatternProperties) > 0,
		"dependentSchemas": len(v.DependentSchemas) > 0, "dependentRequired": len(v.DependentRequired) > 0, "propertyNames": v.PropertyNames != nil,
		"unevaluatedItems": v.UnevaluatedItems.Has != nil || v.UnevaluatedItems.Schema != nil, "$dynamicRef": v.DynamicRef != "",
		"unevaluatedProperties": v.UnevaluatedProperties.Has != nil || v.UnevaluatedProperties.Schema != nil, "xml": v.XML != nil,
	} {
		if present {
			s.Unsupported = append(s.Unsupported, keyword)
		}
	}
	slices.Sort(s.Unsupported)
}

func (r *reader) schemas(refs openapi3.SchemaRefs) []*Schema {
	var out []*Schema
	for _, ref := range refs {
		out = append(out, r.schema(ref))
	}
	return out
}

func intOf(n *uint64) *int {
	if n == nil {
		return nil
	}
	i := int(*n)
	return &i
}

func positive(n uint64) *int {
	if n == 0 {
		return nil
	}
	return intOf(&n)
}

func (r *reader) operation(path, method string, item *openapi3.PathItem, op *openapi3.Operation) *Operation {
	out := &Operation{
		Span: r.span(op.Origin), Method: method, Path: path, OperationID: op.OperationID,
		Summary: op.Summary, Description: op.Description, Tags: op.Tags, Deprecated: op.Deprecated,
	}
	for _, p := range slices.Concat(item.Parameters, op.Parameters) {
		param := r.parameter(p.Value)
		at := slices.IndexFunc(out.Parameters, func(q *Parameter) bool { return q.Name == param.Name && q.In == param.In })
		if at >= 0 {
			out.Parameters[at] = param
		} else {
			out.Parameters = append(out.Parameters, param)
		}
	}
	if op.RequestBody != nil && op.RequestBody.Value != nil {
		b := op.RequestBody.Value
		out.Body = &Body{Span: r.span(b.Origin), Description: b.Description, Required: b.Required, Content: r.content(b.Content)}
	}
	if op.Responses != nil {
		for status, ref := range op.Responses.Map() {
			res := &Response{Span: r.span(ref.Value.Origin), Status: status, Content: r.content(ref.Value.Content)}
			if ref.Value.Description != nil {
				res.Description = *ref.Value.Description
			}
			out.Responses = append(out.Responses, res)
		}
	}
	slices.SortFunc(out.Responses, func(a, b *Response) int { return cmp.Compare(a.Status, b.Status) })
	security := r.doc.Security
	if op.Security != nil {
		security = *op.Security
	}
	for _, s := range security {
		out.Security = append(out.Security, s)
	}
	if len(op.Callbacks) > 0 {
		out.Unsupported = append(out.Unsupported, "callbacks")
	}
	return out
}

func (r *reader) parameter(p *openapi3.Parameter) *Parameter {
	out := &Parameter{
		Span: r.span(p.Origin), Name: p.Name, In: p.In, Description: p.Description, Required: p.Required,
		Deprecated: p.Deprecated, Style: p.Style, Explode: p.Explode, Schema: r.schema(p.Schema),
	}
	for _, m := range r.content(p.Content) {
		out.Content, out.Schema = m.Name, m.Schema
	}
	return out
}

func (r *reader) content(c openapi3.Content) []*MediaType {
	var out []*MediaType
	for name, m := range c {
		out = append(out, &MediaType{name, r.schema(m.Schema)})
	}
	slices.SortFunc(out, func(a, b *MediaType) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func (r *reader) securityScheme(key string, s *openapi3.SecurityScheme) *SecurityScheme {
	out := &SecurityScheme{
		Span: r.span(s.Origin), Key: key, Type: s.Type, Name: s.Name, In: s.In, Scheme: s.Scheme,
		Description: s.Description, BearerFormat: s.BearerFormat, OpenIDConnectURL: s.OpenIdConnectUrl,
	}
	if s.Flows != nil && s.Flows.Password != nil {
		out.TokenURL = s.Flows.Password.TokenURL
	}
	return out
}

// String names an operation for people.
func (o *Operation) String() string { return fmt.Sprintf("%s %s", o.Method, o.Path) }
