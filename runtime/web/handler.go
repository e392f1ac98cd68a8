package web

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// What stands here is for handlers that are written in Go: the operations and security
// hooks of a service that was made from an OpenAPI document.

// Context returns the request's context, which ends when the client is gone.
func (c *Ctx) Context() context.Context { return c.r.Context() }

// HTTPRequest returns the request as net/http has it. Its body may have been read.
func (c *Ctx) HTTPRequest() *http.Request { return c.r }

// SetHeader sets a header of the answer.
func (c *Ctx) SetHeader(name, value string) {
	o := c.Response().(*ResponseObject)
	name = strings.ToLower(name)
	for i := range o.headers {
		if o.headers[i].name == name {
			o.headers[i].value = value
			return
		}
	}
	o.headers = append(o.headers, header{name, value})
}

// SetStatus sets the status of the answer where it shall not be the documented one.
func (c *Ctx) SetStatus(status int) { c.Response().(*ResponseObject).status = status }

// Set keeps a value for the rest of the request: a security hook leaves there whom it has
// let in. Get returns it, nil when there is none.
func (c *Ctx) Set(key string, value any) {
	if c.kept == nil {
		c.kept = map[string]any{}
	}
	c.kept[key] = value
}

// Get returns what Set has kept under a key.
func (c *Ctx) Get(key string) any { return c.kept[key] }

// Answer is an error that answers with a documented response other than the first success.
type Answer struct {
	Status int
	Body   py.Value // nil: no body
	schema schema.Schema
}

// Error names the status.
func (a *Answer) Error() string {
	return "answers " + itoa(int64(a.Status)) + " " + http.StatusText(a.Status)
}

// NewAnswer makes an Answer. s is the schema of the body.
func NewAnswer(status int, s schema.Schema, body py.Value) error {
	return &Answer{Status: status, Body: body, schema: s}
}

// Failed answers for a handler that returned an error: an Answer is sent, any other error
// is the exception that it is.
func (c *Ctx) Failed(err error) error {
	var a *Answer
	if !errors.As(err, &a) {
		return err
	}
	if a.Body == nil {
		return c.Empty(a.Status)
	}
	if c.injected != nil {
		c.injected.status = 0
	}
	return c.Respond(&Response{Schema: a.schema, Status: a.Status}, a.Body)
}

// Empty answers without a body.
func (c *Ctx) Empty(status int) error {
	out := answer{status: status, set: true, whole: true}
	if s := c.injected; s != nil {
		if s.status != 0 {
			out.status = s.status
		}
		out.headers = s.headers
	}
	if bodyAllowed(out.status) {
		out.headers = append(out.headers, header{"content-length", "0"})
	}
	c.out = out
	return nil
}

// ReadBytes reads a body of another kind than JSON and forms. One that is required and
// empty is a validation error.
func ReadBytes(c *Ctx, required bool) ([]byte, error) {
	body, err := c.bodyOf()
	if err == nil && required && len(body) == 0 {
		c.missing(schema.Key("body"))
	}
	return body, err
}

// OptBytes is bytes that may be absent, which is nil.
func OptBytes(b *py.Bytes) []byte {
	if b == nil {
		return nil
	}
	return []byte(*b)
}

// Text is the body of an answer that is text.
func Text(s string) []byte {
	if utf8.ValidString(s) {
		return []byte(s)
	}
	return []byte(strings.ToValidUTF8(s, "�"))
}

// Unauthorized is the 401 of a request without the credentials of a scheme.
func Unauthorized(challenge string) error {
	return newHTTPException(401, py.Str("Not authenticated"), []header{{"WWW-Authenticate", challenge}})
}

// BearerToken returns the token of an Authorization header with the scheme Bearer.
func (c *Ctx) BearerToken() (string, bool) { return c.Authorization("bearer") }

// Authorization returns the credentials of an Authorization header with the given scheme.
func (c *Ctx) Authorization(scheme string) (string, bool) {
	_, name, credentials := c.authorization()
	return credentials, strings.EqualFold(name, scheme) && credentials != ""
}

// BasicAuth returns the user and the password of an Authorization header.
func (c *Ctx) BasicAuth() (user, password string, ok bool) {
	credentials, ok := c.Authorization("basic")
	if !ok {
		return "", "", false
	}
	data, err := base64.StdEncoding.DecodeString(credentials)
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(data), ":")
}

// APIKey returns the key that stands in a header, a cookie or the query.
func (c *Ctx) APIKey(in In, name string) (string, bool) {
	if in == Header {
		name = strings.ToLower(name)
	}
	key, ok := c.lookup(in, name)
	return key, ok && key != ""
}

// AnyOf runs security checks until one lets the request in. Otherwise the answer is the
// first that is no plain "Not authenticated", or the last.
func AnyOf(checks ...func() error) error {
	var refused error
	for _, check := range checks {
		err := check()
		if err == nil {
			return nil
		}
		if refused == nil || statusOf(refused) == 401 {
			refused = err
		}
	}
	return refused
}

// statusOf is the status of an HTTPException or an Answer, 0 for other errors.
func statusOf(err error) int {
	var a *Answer
	if errors.As(err, &a) {
		return a.Status
	}
	var e *py.Exception
	if !errors.As(err, &e) {
		return 0
	}
	v, _ := e.AttrDict(true).GetStr("status_code")
	i, _ := py.AsInt(orNone(v))
	n, _ := i.Int64()
	return int(n)
}
