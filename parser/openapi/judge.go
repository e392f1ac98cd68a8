package openapi

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/getkin/kin-openapi/openapi3"
)

// judge lets kin-openapi load and validate the document while the caller reads it. What
// keeps the library from loading a document is an error. A broken rule is a warning: many
// documents in use break one, the service is made from what the document says, and what it
// cannot be made from the reader reports by itself.
func judge(f *source.File, root *node) <-chan *diag.List {
	verdict := make(chan *diag.List, 1)
	go func() {
		list := &diag.List{}
		defer func() { verdict <- list }()
		doc, err := openapi3.NewLoader().LoadFromData(f.Text)
		if err != nil {
			span := errorSpan(f, err)
			if span.Start == 0 {
				span = refSpan(f, root, err)
			}
			list.Errorf(Malformed, span, "%s is not an OpenAPI document: %s", f.Path, loadMessage(err)).
				Hint = "covetgen reads OpenAPI 3.0 and 3.1 in one file, as YAML or JSON"
			return
		}
		// Examples and defaults say nothing about requests, and patterns are compiled by
		// the engine that the service uses.
		err = doc.Validate(context.Background(), openapi3.DisableExamplesValidation(), openapi3.DisableSchemaDefaultsValidation(),
			openapi3.DisableSchemaPatternValidation(), openapi3.EnableMultiError())
		for _, e := range findings(err) {
			list.Add(&diag.Diagnostic{
				Code: Invalid, Severity: diag.Warning, Span: findingSpan(f, root, e),
				Msg: "the document breaks a rule of OpenAPI: " + ruleMessage(e),
			})
		}
	}()
	return verdict
}

// loadMessage is the half of a load error that speaks of the document's own format.
func loadMessage(err error) string {
	msg := oneLine(err)
	msg = strings.TrimPrefix(msg, "failed to unmarshal data: ")
	if json, yaml, ok := strings.Cut(msg, ", yaml error: "); ok {
		msg = strings.TrimPrefix(json, "json error: ")
		if strings.HasPrefix(msg, "invalid character") {
			msg = yaml
		}
	}
	return msg
}

// ruleMessage is one sentence of a finding: the first line, without the schema and the
// value that the library prints below it.
func ruleMessage(err error) string {
	msg, _, _ := strings.Cut(err.Error(), "\n")
	return strings.Join(strings.Fields(msg), " ")
}

// findings takes the tree of errors apart.
func findings(err error) []error {
	if err == nil {
		return nil
	}
	if many, ok := err.(openapi3.MultiError); ok {
		var out []error
		for _, e := range many {
			out = append(out, findings(e)...)
		}
		return out
	}
	return []error{err}
}

// sections are the names of component maps by what the library calls their members.
var sections = map[string]string{
	"schema": "schemas", "parameter": "parameters", "header": "headers", "request body": "requestBodies", "response": "responses",
	"security scheme": "securitySchemes", "example": "examples", "link": "links", "callback": "callbacks",
}

// findingSpan follows the wrappers of a finding through the tree as far as they lead.
func findingSpan(f *source.File, root *node, err error) source.Span {
	at := root
	down := func(keys ...string) {
		next := at
		for _, key := range keys {
			next = next.get(key)
		}
		if next != nil {
			at = next
		}
	}
	for ; err != nil; err = errors.Unwrap(err) {
		switch e := err.(type) {
		case *openapi3.SectionValidationError:
			down(e.Section)
		case *openapi3.PathValidationError:
			down(e.Path)
		case *openapi3.OperationValidationError:
			down(strings.ToLower(e.Method))
		case *openapi3.PathParametersError:
			down(e.Path, strings.ToLower(e.Method))
		case *openapi3.ComponentValidationError:
			down(sections[e.Section], e.Name)
		case *openapi3.WebhookValidationError:
			down(e.Name)
		case *openapi3.ParameterFieldValidationError:
			at = namedItem(at, "parameters", e.ParameterName)
			down(e.Field)
		case *openapi3.TagValidationError:
			at = namedItem(root, "tags", e.Name)
		case *openapi3.ConflictingPathsError:
			down(e.Path1)
		}
	}
	if at == root {
		return source.Span{File: f}
	}
	return at.span(f)
}

// namedItem is the item of a list whose name is the given one, or n itself.
func namedItem(n *node, list, name string) *node {
	items := n.list(list)
	if i := slices.IndexFunc(items, func(item *node) bool { return item.string("name") == name }); i >= 0 {
		return items[i]
	}
	return n
}

// refSpan finds the reference that a load error quotes.
func refSpan(f *source.File, root *node, err error) source.Span {
	msg := err.Error()
	var found *node
	var visit func(n *node)
	visit = func(n *node) {
		if found != nil {
			return
		}
		if ref := n.string("$ref"); ref != "" && strings.Contains(msg, ref) {
			found = n.get("$ref")
			return
		}
		for _, item := range n.items {
			visit(item)
		}
	}
	visit(root)
	return found.span(f)
}
