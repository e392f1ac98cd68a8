package web

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// ReadForm reads a form, url-encoded or multipart, as one object: a service made from an
// OpenAPI document describes a form by the schema of an object. Texts are str, files are
// bytes, parts that say they are JSON are what their JSON says; a name that comes again
// makes a list. A body that is no form is empty, so that its fields are missing.
func ReadForm[T any](c *Ctx, p *BodyParam) (Payload[T], error) {
	out := Payload[T]{c: c, p: p}
	raw, err := c.bodyOf()
	if err != nil {
		return out, err
	}
	kind, params, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	d := py.NewDict()
	switch {
	case err != nil:
	case kind == "application/x-www-form-urlencoded":
		for _, pair := range parseQuery(nil, string(raw)) {
			addPart(d, pair.name, py.Str(pair.value))
		}
	case kind == "multipart/form-data":
		if err := c.wholeMultipart(d, string(raw), params["boundary"]); err != nil {
			return out, err
		}
	}
	if len(raw) > 0 || p.Required {
		c.received = listFields(p.Schema, d)
		out.in = c.received
	}
	return out, nil
}

func (c *Ctx) wholeMultipart(d *py.Dict, raw, boundary string) error {
	reader := multipart.NewReader(strings.NewReader(raw), boundary)
	for {
		part, err := reader.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return unreadable(py.Raise(py.ValueError, "%s", err))
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return unreadable(py.Raise(py.ValueError, "%s", err))
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		switch {
		case kind == "application/json" || strings.HasSuffix(kind, "+json"):
			v, err := py.JSONLoads(data)
			if err != nil {
				return c.jsonError(err)
			}
			addPart(d, part.FormName(), v)
		case part.FileName() != "":
			addPart(d, part.FormName(), py.Bytes(data))
		default:
			addPart(d, part.FormName(), py.Str(data))
		}
	}
}

// addPart sets a field; a name that comes again makes a list.
func addPart(d *py.Dict, name string, value py.Value) {
	old, ok := d.GetStr(name)
	if !ok {
		d.SetStr(name, value)
		return
	}
	if several, ok := old.(*repeated); ok {
		several.items = append(several.items, value)
		return
	}
	d.SetStr(name, &repeated{items: []py.Value{old, value}})
}

// repeated are the values of a name that came more than once, until the form is whole.
type repeated struct {
	py.NoneType
	items []py.Value
}

// listFields makes lists of the fields that came more than once, and of those whose schema
// is a list although they came once.
func listFields(s schema.Schema, d *py.Dict) *py.Dict {
	lists := map[string]bool{}
	n := schema.Unwrap(s)
	if nullable, ok := n.(*schema.Nullable); ok {
		n = schema.Unwrap(nullable.Inner)
	}
	if ref, ok := n.(*schema.ModelRef); ok {
		for _, f := range ref.Class.Fields {
			inner := schema.Unwrap(f.Schema)
			if nullable, ok := inner.(*schema.Nullable); ok {
				inner = schema.Unwrap(nullable.Inner)
			}
			_, lists[f.Name] = inner.(*schema.List)
		}
	}
	out := py.NewDict()
	for key, value := range d.All() {
		name, _ := py.AsStr(key)
		if several, ok := value.(*repeated); ok {
			value = py.NewList(several.items...)
		} else if lists[name] {
			if _, is := value.(*py.List); !is {
				value = py.NewList(value)
			}
		}
		out.SetStr(name, value)
	}
	return out
}
