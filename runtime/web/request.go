package web

import (
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Request is starlette.requests.Request. Python code may keep it, so a Ctx that gave out
// its Request is not used again.
type Request struct {
	c       *Ctx
	attrs   *py.Dict
	state   *py.Object
	json    py.Value
	headers []header
}

// The request classes.
var (
	HTTPConnectionType = py.RootType(requestTables{}, "starlette.requests", "HTTPConnection")
	RequestType        = py.Subtype(requestTables{}, "starlette.requests", "Request", &HTTPConnectionType)
	StateType          = py.RootType(nil, "starlette.datastructures", "State")
	QueryParamsType    = py.RootType(datastructuresTables{}, "starlette.datastructures", "QueryParams")
	URLType            = py.RootType(nil, "starlette.datastructures", "URL")
	AddressType        = py.Subtype(nil, "starlette.datastructures", "Address", &py.TypeTuple)
)

// Type implements py.Value.
func (r *Request) Type() *py.Type { return RequestType }

// AttrDict holds what Python code puts on the request.
func (r *Request) AttrDict(create bool) *py.Dict {
	if r.attrs == nil && create {
		r.attrs = py.NewDict()
	}
	return r.attrs
}

// Request returns the request parameter.
func (c *Ctx) Request() py.Value {
	if c.request == nil {
		c.request = &Request{c: c}
	}
	return c.request
}

// Response returns the response parameter: headers, cookies and a status that go into
// whatever answer the endpoint makes.
func (c *Ctx) Response() py.Value {
	if c.injected == nil {
		c.injected = &ResponseObject{class: ResponseType, hasBody: true}
	}
	return c.injected
}

// rawHeaders lists the request's headers with names in lower case, as they were sent. Where
// that is not known, they are sorted by name: net/http does not keep their order.
func (c *Ctx) rawHeaders() []header {
	if sent := sentHeaders(c.r); sent != nil {
		return sent
	}
	out := []header{}
	if c.r.Host != "" {
		out = append(out, header{"host", c.r.Host})
	}
	names := make([]string, 0, len(c.r.Header))
	for name := range c.r.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, v := range c.r.Header[name] {
			out = append(out, header{strings.ToLower(name), v})
		}
	}
	for _, name := range []string{"content-length", "transfer-encoding"} {
		if _, ok := c.r.Header[http.CanonicalHeaderKey(name)]; !ok {
			for _, v := range c.headerValues(name) {
				out = append(out, header{name, v})
			}
		}
	}
	return out
}

type requestTables struct{}

// Fill implements py.Tables.
func (requestTables) Fill() {
	RequestType.SetMethods([]py.Method{{Name: "form", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		return &formOpener{self.(*Request)}, nil
	}}}, "")
	HTTPConnectionType.SetAttributes([]py.Attribute{
		{Name: "method", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) { return py.Str(r.c.r.Method), nil })},
		{Name: "headers", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) {
			if r.headers == nil {
				r.headers = r.c.rawHeaders()
			}
			return &Headers{list: &r.headers}, nil
		})},
		{Name: "query_params", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) {
			return &QueryParams{pairs: r.c.queryPairs()}, nil
		})},
		{Name: "path_params", Get: requestAttr(requestPathParams)},
		{Name: "cookies", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) {
			d := py.NewDict()
			for _, p := range r.c.cookiePairs() {
				d.SetStr(p.name, py.Str(p.value))
			}
			return d, nil
		})},
		{Name: "client", Get: requestAttr(requestClient)},
		{Name: "url", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) { return &URL{text: r.c.url()}, nil })},
		{Name: "base_url", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) {
			return &URL{text: r.c.scheme() + "://" + r.c.r.Host + strings.TrimSuffix(r.c.app.config.RootPath, "/") + "/"}, nil
		})},
		{Name: "state", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) {
			if r.state == nil {
				r.state = py.NewObject(StateType, r.c.app.requestState())
			}
			return r.state, nil
		})},
		{Name: "app", Get: requestAttr(func(_ *py.Task, r *Request) (py.Value, error) { return r.c.app, nil })},
	})
	RequestType.SetMethods([]py.Method{
		{Name: "body", Kind: py.NoArgs, Fn: awaitable("body", func(_ *py.Task, r *Request) (py.Value, error) {
			b, err := r.c.bodyOf()
			return py.Bytes(b), err
		})},
		{Name: "json", Kind: py.NoArgs, Fn: awaitable("json", func(_ *py.Task, r *Request) (py.Value, error) {
			if r.json != nil {
				return r.json, nil
			}
			b, err := r.c.bodyOf()
			if err != nil {
				return nil, err
			}
			r.json, err = py.JSONLoads(b)
			return r.json, err
		})},
		{Name: "is_disconnected", Kind: py.NoArgs, Fn: awaitable("is_disconnected", func(_ *py.Task, r *Request) (py.Value, error) {
			return py.MakeBool(r.c.r.Context().Err() != nil), nil
		})},
	}, "")
	HTTPConnectionType.SetMethods([]py.Method{
		{Name: "url_for", Kind: py.Raw, RawFn: requestURLFor},
	}, "")
}

func requestAttr(get func(*py.Task, *Request) (py.Value, error)) func(*py.Task, py.Value) (py.Value, error) {
	return func(t *py.Task, self py.Value) (py.Value, error) { return get(t, self.(*Request)) }
}

// awaitable makes a method that returns a coroutine.
func awaitable(name string, run func(*py.Task, *Request) (py.Value, error)) func(*py.Task, py.Value, []py.Value) (py.Value, error) {
	return func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		r := self.(*Request)
		return py.NewCoroutine("Request."+name, func(t *py.Task) (py.Value, error) { return run(t, r) }), nil
	}
}

func requestPathParams(_ *py.Task, r *Request) (py.Value, error) {
	d := py.NewDict()
	if r.c.route == nil {
		return d, nil
	}
	for i, p := range r.c.route.pattern.params {
		v, err := p.convert.value(r.c.paramTexts[i])
		if err != nil {
			return nil, err
		}
		d.SetStr(p.name, v)
	}
	return d, nil
}

// requestClient is Address(host, port), a named tuple; None when the peer has none.
func requestClient(_ *py.Task, r *Request) (py.Value, error) {
	host, port, err := net.SplitHostPort(r.c.r.RemoteAddr)
	if err != nil {
		return py.None, nil
	}
	n, err := strconv.Atoi(port)
	if err != nil {
		return py.None, nil
	}
	return &Address{host: host, port: n}, nil
}

func (c *Ctx) scheme() string {
	if c.app.config.ProxyHeaders {
		if v := c.r.Header["X-Forwarded-Proto"]; len(v) > 0 && (v[0] == "https" || v[0] == "http") {
			return v[0]
		}
	}
	if c.r.TLS != nil {
		return "https"
	}
	return "http"
}

// url is str(request.url).
func (c *Ctx) url() string {
	u := c.scheme() + "://" + c.r.Host + strings.TrimSuffix(c.app.config.RootPath, "/") + pathEscapes.Replace(c.path)
	if q := c.r.URL.RawQuery; q != "" {
		u += "?" + q
	}
	return u
}

func requestURLFor(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if len(pos) != 1 {
		return nil, py.Raise(py.TypeError, "HTTPConnection.url_for() takes 2 positional arguments but %d were given", len(pos)+1)
	}
	name, _ := py.AsStr(pos[0])
	r := self.(*Request)
	path, err := r.c.app.urlPathFor(t, name, kw)
	if err != nil {
		return nil, err
	}
	return &URL{text: r.c.scheme() + "://" + r.c.r.Host + strings.TrimSuffix(r.c.app.config.RootPath, "/") + path}, nil
}
