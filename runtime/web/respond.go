package web

import (
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Response says how a route turns what its endpoint returned into an answer.
type Response struct {
	Schema schema.Schema // nil: no response model
	// Status is status_code of the decorator; 0 when it was not given.
	Status int
	// Class is the response class; nil when the route has the default one and Pydantic
	// writes the JSON.
	Class                                      py.Value
	Include, Exclude                           py.Value
	ByName                                     bool // response_model_by_alias=False
	ExcludeUnset, ExcludeDefaults, ExcludeNone bool
	// MediaType is what JSON is sent as; "" is application/json. OpenAPI documents only.
	MediaType string
}

// Respond answers with what an endpoint returned: a Response object is sent as it is, any
// other value is validated and filtered by the response model and serialised.
func (c *Ctx) Respond(r *Response, v py.Value) error {
	if object, ok := py.Unwrap(v).(*ResponseObject); ok {
		if object.background == nil && c.tasks != nil {
			object.background = c.tasks
		}
		return c.sendObject(object)
	}
	if r.Class == nil && r.Schema != nil {
		body, err := c.modelJSON(r, v)
		if err != nil {
			return err
		}
		if r.MediaType != "" {
			return c.Send(r.status(), r.MediaType, body)
		}
		return c.SendJSON(r.status(), body)
	}
	content, err := c.content(r, v)
	if err != nil {
		return err
	}
	if r.Class == nil || r.Class == py.Value(JSONResponseType) {
		body, err := dumpJSON(c.task, content)
		if err != nil {
			return err
		}
		return c.SendJSON(r.status(), body)
	}
	return c.sendByClass(r, content)
}

func (r *Response) status() int {
	if r.Status == 0 {
		return 200
	}
	return r.Status
}

// validated is serialize_response's first half: the value as the response model has it.
func (c *Ctx) validated(r *Response, v py.Value) (py.Value, error) {
	fromAttributes := true
	out, errs, err := schema.ValidatePython(c.task, r.Schema, v, schema.Options{
		Loc:            []schema.LocItem{schema.Key("response")},
		FromAttributes: &fromAttributes,
	})
	if err != nil {
		return nil, err
	}
	if errs != nil {
		return nil, newValidationError(c, ResponseValidationError, errs.Lines, v)
	}
	return out, nil
}

func (r *Response) options(mode string) schema.DumpOptions {
	byAlias := !r.ByName
	return schema.DumpOptions{
		Mode: mode, Include: r.Include, Exclude: r.Exclude, ByAlias: &byAlias,
		ExcludeUnset: r.ExcludeUnset, ExcludeDefaults: r.ExcludeDefaults, ExcludeNone: r.ExcludeNone,
	}
}

func (c *Ctx) modelJSON(r *Response, v py.Value) ([]byte, error) {
	v, err := c.validated(r, v)
	if err != nil {
		return nil, err
	}
	return schema.AppendJSON(nil, c.task, r.Schema, v, r.options("json"))
}

// content is the value that a response class renders.
func (c *Ctx) content(r *Response, v py.Value) (py.Value, error) {
	if r.Schema == nil {
		return JSONableEncoder(c.task, v, EncoderOptions{ByAlias: true})
	}
	v, err := c.validated(r, v)
	if err != nil {
		return nil, err
	}
	return schema.Dump(c.task, r.Schema, v, r.options("json"))
}

// sendByClass renders content by a response class other than the default.
func (c *Ctx) sendByClass(r *Response, content py.Value) error {
	var kw []py.Kw
	if status := r.Status; status != 0 || c.injected != nil && c.injected.status != 0 {
		if c.injected != nil && c.injected.status != 0 {
			status = c.injected.status
		}
		kw = append(kw, py.Kw{Name: "status_code", Value: py.MakeInt(int64(status))})
	}
	if c.tasks != nil {
		kw = append(kw, py.Kw{Name: "background", Value: c.tasks})
	}
	made, err := py.CallKw(c.task, r.Class, []py.Value{content}, kw)
	if err != nil {
		return err
	}
	object, ok := py.Unwrap(made).(*ResponseObject)
	if !ok {
		return py.Raise(py.TypeError, "'%s' object is not callable", made.Type().Name)
	}
	if !bodyAllowed(object.status) {
		object.body = nil
	}
	if c.injected != nil {
		object.headers = append(object.headers, c.injected.headers...)
	}
	return c.sendObject(object)
}

// sendObject answers with a Response object, whose headers are complete.
func (c *Ctx) sendObject(r *ResponseObject) error {
	c.out = answer{status: r.status, headers: r.headers, body: r.body, set: true, whole: true, background: r.background}
	if r.stream != nil {
		c.out.stream = r.stream
	}
	return nil
}

// dumpJSON is JSONResponse.render: json.dumps and then UTF-8, which refuses lone surrogates.
func dumpJSON(t *py.Task, v py.Value) ([]byte, error) {
	b, err := py.JSONDumps(t, v, py.JSONOptions{Compact: true, RefuseNaN: true})
	if err == nil && !utf8.Valid(b) {
		_, err = py.StrEncode(string(b), "utf-8", "strict")
	}
	return b, err
}
