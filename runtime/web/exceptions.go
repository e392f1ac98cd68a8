package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// The exception classes of Starlette and FastAPI.
var (
	StarletteHTTPException  = py.Subtype(exceptionsTables{}, "starlette.exceptions", "HTTPException", &py.Exception_)
	HTTPException           = py.Subtype(nil, "fastapi.exceptions", "HTTPException", &StarletteHTTPException)
	FastAPIError            = py.Subtype(nil, "fastapi.exceptions", "FastAPIError", &py.RuntimeError)
	ValidationException     = py.Subtype(exceptionsTables{}, "fastapi.exceptions", "ValidationException", &py.Exception_)
	RequestValidationError  = py.Subtype(nil, "fastapi.exceptions", "RequestValidationError", &ValidationException)
	ResponseValidationError = py.Subtype(nil, "fastapi.exceptions", "ResponseValidationError", &ValidationException)
	ClientDisconnect        = py.Subtype(nil, "starlette.requests", "ClientDisconnect", &py.Exception_)
)

type exceptionsTables struct{}

// Fill implements py.Tables.
func (exceptionsTables) Fill() {
	StarletteHTTPException.Init = httpExceptionInit
	StarletteHTTPException.SetMethods([]py.Method{
		{Name: "__str__", Kind: py.NoArgs, Fn: func(t *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			return formatHTTPException(t, self, "%s: %s", py.StrOf)
		}},
		{Name: "__repr__", Kind: py.NoArgs, Fn: func(t *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			return formatHTTPException(t, self, self.Type().Name+"(status_code=%s, detail=%s)", py.Repr)
		}},
	}, "")
	ValidationException.Init = validationExceptionInit
	ValidationException.SetMethods([]py.Method{
		{Name: "errors", Kind: py.NoArgs, Fn: func(t *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			return py.GetAttr(t, self, "_errors")
		}},
		{Name: "__str__", Kind: py.NoArgs, Fn: validationExceptionStr},
	}, "")
}

// httpExceptionInit is HTTPException.__init__: the detail defaults to the status's phrase.
func httpExceptionInit(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
	params := []py.Param{{Name: "status_code"}, {Name: "detail", Default: py.None}, {Name: "headers", Default: py.None}}
	args, err := bindArgs("HTTPException.__init__", params, pos, kw)
	if err != nil {
		return err
	}
	detail := args[1]
	if detail == py.None {
		detail = py.Str(statusPhrase(args[0]))
	}
	attrs := self.(py.Attributed).AttrDict(true)
	attrs.SetStr("status_code", args[0])
	attrs.SetStr("detail", detail)
	attrs.SetStr("headers", args[2])
	return nil
}

// statusPhrase is http.client.responses.get(status, "").
func statusPhrase(status py.Value) string {
	i, ok := py.AsInt(status)
	if !ok {
		return ""
	}
	n, _ := i.Int64()
	return StatusPhrase(int(n))
}

// StatusPhrase is http.client.responses.get(status, "") of Python 3.11.
func StatusPhrase(status int) string {
	if phrase, ok := pythonPhrases[status]; ok {
		return phrase
	}
	return http.StatusText(status)
}

// pythonPhrases are the phrases that Python 3.11 words differently from Go.
var pythonPhrases = map[int]string{
	414: "Request-URI Too Long",
	418: "I'm a Teapot",
}

func formatHTTPException(t *py.Task, self py.Value, format string, show func(*py.Task, py.Value) (string, error)) (py.Value, error) {
	var parts [2]string
	for i, name := range []string{"status_code", "detail"} {
		v, err := py.GetAttr(t, self, name)
		if err != nil {
			return nil, err
		}
		if parts[i], err = show(t, v); err != nil {
			return nil, err
		}
	}
	out := strings.Replace(format, "%s", parts[0], 1)
	at := strings.LastIndex(out, "%s")
	return py.Str(out[:at] + parts[1] + out[at+2:]), nil
}

// newHTTPException makes a FastAPI HTTPException.
func newHTTPException(status int, detail py.Value, headers []header) *py.Exception {
	e := py.NewException(nil, HTTPException)
	attrs := e.AttrDict(true)
	attrs.SetStr("status_code", py.MakeInt(int64(status)))
	attrs.SetStr("detail", detail)
	attrs.SetStr("headers", py.None)
	if len(headers) > 0 {
		d := py.NewDict()
		for _, h := range headers {
			d.SetStr(h.name, py.Str(h.value))
		}
		attrs.SetStr("headers", d)
	}
	return e
}

// RaiseHTTP is `raise HTTPException(status_code=…, detail=…)` with constant arguments.
func RaiseHTTP(status int, detail string) error {
	return newHTTPException(status, py.Str(detail), nil)
}

func validationExceptionInit(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
	params := []py.Param{{Name: "errors"}, {Name: "body", Kind: py.KeywordOnly, Default: py.None}, {Name: "endpoint_ctx", Kind: py.KeywordOnly, Default: py.None}}
	args, err := bindArgs(self.Type().Name+".__init__", params, pos, kw)
	if err != nil {
		return err
	}
	attrs := self.(py.Attributed).AttrDict(true)
	attrs.SetStr("_errors", args[0])
	attrs.SetStr("body", args[1])
	setEndpoint(attrs, nil, "")
	return nil
}

// newValidationError makes a Request- or ResponseValidationError for the route at hand.
func newValidationError(c *Ctx, class *py.Type, lines []schema.ErrorDetail, body py.Value) *py.Exception {
	if body == nil {
		body = py.None
	}
	errs := &schema.Errors{Lines: lines}
	e := py.NewException(c.task, class, errs.Details())
	attrs := e.AttrDict(true)
	attrs.SetStr("_errors", errs.Details())
	attrs.SetStr("body", body)
	setEndpoint(attrs, c.route, c.r.Method)
	return e
}

func newRequestValidationError(c *Ctx, lines []schema.ErrorDetail) *py.Exception {
	return newValidationError(c, RequestValidationError, lines, c.received)
}

func setEndpoint(attrs *py.Dict, r *Route, method string) {
	for _, name := range []string{"endpoint_ctx", "endpoint_function", "endpoint_path", "endpoint_file", "endpoint_line"} {
		attrs.SetStr(name, py.None)
	}
	if r == nil {
		return
	}
	attrs.SetStr("endpoint_function", py.Str(r.Endpoint))
	attrs.SetStr("endpoint_path", py.Str(method+" "+pathFormat(r.Path)))
	attrs.SetStr("endpoint_file", py.Str(r.File))
	attrs.SetStr("endpoint_line", py.MakeInt(int64(r.Line)))
}

// pathFormat is Starlette's path_format: the path without its convertors.
func pathFormat(path string) string { return paramRegex.ReplaceAllString(path, "{$1}") }

func validationExceptionStr(t *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
	attr := func(name string) string {
		v, err := py.GetAttr(t, self, name)
		if err != nil || v == py.None {
			return ""
		}
		s, _ := py.StrOf(t, v)
		return s
	}
	errs, err := py.GetAttr(t, self, "_errors")
	if err != nil {
		return nil, err
	}
	n, err := py.Len(t, errs)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString(strconv.Itoa(n) + " validation error")
	if n != 1 {
		b.WriteByte('s')
	}
	b.WriteString(":\n")
	err = py.Iterate(t, errs, func(item py.Value) (bool, error) {
		s, err := py.StrOf(t, item)
		b.WriteString("  " + s + "\n")
		return err == nil, err
	})
	if err != nil {
		return nil, err
	}
	path := attr("endpoint_path")
	if file, line, function := attr("endpoint_file"), attr("endpoint_line"), attr("endpoint_function"); file != "" && line != "" && function != "" {
		b.WriteString("\n  File \"" + file + "\", line " + line + ", in " + function)
		if path != "" {
			b.WriteString("\n    " + path)
		}
	} else if path != "" {
		b.WriteString("\n  Endpoint: " + path)
	}
	return py.Str(strings.TrimRight(b.String(), " \t\n\r\v\f")), nil
}
