package web

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// BodyParam describes the body of a route whose body is JSON: one field that is the
// whole body, or an object with a key for each field.
type BodyParam struct {
	Param
	StrictContentType bool
	// Whole makes each field of a body that LoadBody reads the whole body.
	Whole bool
}

// loadBody reads the body as FastAPI's request handler does before it solves
// dependencies: JSON by its content type, otherwise the bytes. It returns nil for an empty body.
func (c *Ctx) loadBody(strict bool) (py.Value, error) {
	raw, err := c.bodyOf()
	if err != nil || len(raw) == 0 {
		return nil, err
	}
	if !c.bodyIsJSON(strict) {
		c.received = py.Bytes(raw)
		return c.received, nil
	}
	v, err := py.JSONLoads(raw)
	if err != nil {
		return nil, c.jsonError(err)
	}
	c.received = v
	return v, nil
}

func (c *Ctx) bodyOf() ([]byte, error) {
	raw, err := c.readBody()
	if err != nil {
		if tooLarge(err) {
			return nil, newHTTPException(413, py.Str("Content Too Large"), nil)
		}
		return nil, unreadable(err)
	}
	return raw, nil
}

// bodyIsJSON applies FastAPI's rule: application/json or application/*+json; a body
// without a content type only where the route is not strict.
func (c *Ctx) bodyIsJSON(strict bool) bool {
	ct := ""
	if v := c.r.Header["Content-Type"]; len(v) > 0 {
		ct = v[0]
	}
	switch ct {
	case "application/json":
		return true
	case "":
		return !strict
	}
	// email.message: what is before ";" in lower case; without exactly one "/" it is text/plain.
	kind, _, _ := strings.Cut(ct, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	main, sub, ok := strings.Cut(kind, "/")
	if !ok || strings.Contains(sub, "/") {
		return false
	}
	return main == "application" && (sub == "json" || strings.HasSuffix(sub, "+json"))
}

// jsonError turns a failure of json.loads into FastAPI's answer: a 422 for a
// JSONDecodeError, a 400 for anything else (bad UTF-8, too many digits, too deep).
func (c *Ctx) jsonError(err error) error {
	e := py.AsException(err)
	if !e.Class.IsSubtype(py.JSONDecodeError) {
		return unreadable(err)
	}
	pos, _ := py.GetAttr(c.task, e, "pos")
	msg, _ := py.GetAttr(c.task, e, "msg")
	doc, _ := py.GetAttr(c.task, e, "doc")
	ctx := py.NewDict()
	ctx.SetStr("error", msg)
	at, _ := py.AsInt(pos)
	index, _ := at.Int64()
	c.received = doc
	invalid := newRequestValidationError(c, []schema.ErrorDetail{{
		Type:  "json_invalid",
		Loc:   []schema.LocItem{schema.Key("body"), schema.Index(int(index))},
		Msg:   "JSON decode error",
		Input: py.NewDict(),
		Ctx:   ctx,
	}})
	invalid.Cause = e
	return invalid
}

func unreadable(cause error) error {
	e := newHTTPException(400, py.Str("There was an error parsing the body"), nil)
	e.Class = StarletteHTTPException // so a handler of FastAPI's own class does not see it
	e.Cause = py.AsException(cause)
	return e
}

// Payload is a body that is one field.
type Payload[T any] struct {
	c     *Ctx
	p     *BodyParam
	fast  bool
	value T
	in    py.Value
}

// ReadBody reads the body of a route with one field that is not embedded. decode is the
// emitted decoder, nil for types that have none; it accepts only what is plainly valid, so
// that malformed JSON is known here, before any dependency runs.
func ReadBody[T any](c *Ctx, p *BodyParam, decode func(t *py.Task, body []byte) (T, bool)) (Payload[T], error) {
	out := Payload[T]{c: c, p: p}
	if decode != nil && c.bodyIsJSON(p.StrictContentType) {
		raw, err := c.bodyOf()
		if err != nil {
			return out, err
		}
		if v, ok := decode(c.task, raw); ok {
			out.value, out.fast = v, true
			return out, nil
		}
	}
	var err error
	out.in, err = c.loadBody(p.StrictContentType)
	return out, err
}

// Value returns the validated body. When validation fails the errors are recorded and the
// zero value is returned.
func (b *Payload[T]) Value() T {
	if b.fast {
		return b.value
	}
	out, _ := any(b.c.validate(&b.p.Param, b.in, schema.Key("body"))).(T)
	return out
}

// BodyFields is a body whose fields are keys of one object, or (whole) that object itself,
// or the fields of a form.
type BodyFields struct {
	c     *Ctx
	in    py.Value
	whole bool
	form  *FormData // set for forms
}

// LoadBody reads the body of a route with several or embedded fields, or of one whose
// dependencies have fields of the body.
func LoadBody(c *Ctx, p *BodyParam) (*BodyFields, error) {
	in, err := c.loadBody(p.StrictContentType)
	c.fields = &BodyFields{c: c, in: in, whole: p.Whole}
	return c.fields, err
}

// Fields returns the body that LoadBody has read, for dependencies.
func (c *Ctx) Fields() *BodyFields { return c.fields }

// Value validates one field of the body.
func (f *BodyFields) Value(p *Param) py.Value {
	if f.form != nil {
		return f.formValue(p)
	}
	if f.whole {
		return f.c.validate(p, f.in, schema.Key("body"))
	}
	key := p.Alias
	var in py.Value
	switch body := f.in.(type) {
	case nil, py.Bytes:
	case *py.Dict:
		for _, alias := range p.keys() {
			if v, ok := body.GetStr(alias); ok {
				in, key = v, alias
				break
			}
		}
	default:
		f.c.missing(schema.Key("body"), schema.Key(key))
		return py.None
	}
	return f.c.validate(p, in, schema.Key("body"), schema.Key(key))
}
