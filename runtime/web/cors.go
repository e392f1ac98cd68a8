package web

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// CORSMiddlewareType is starlette.middleware.cors.CORSMiddleware.
var CORSMiddlewareType = py.RootType(nil, "starlette.middleware.cors", "CORSMiddleware")

// cors is a configured CORSMiddleware. Header order and the Vary rules are Starlette's.
type cors struct {
	origins, methods, headers           []string
	allOrigins, allHeaders, credentials bool
	explicitOrigin, privateNetwork      bool
	originRegex                         py.Value
	simple, preflight                   []header
}

func newCORS(t *py.Task, kw []py.Kw) (layer, error) {
	params := []py.Param{
		{Name: "allow_origins", Default: py.NewTuple()}, {Name: "allow_methods", Default: py.NewTuple(py.Str("GET"))},
		{Name: "allow_headers", Default: py.NewTuple()}, {Name: "allow_credentials", Default: py.Bool(false)},
		{Name: "allow_origin_regex", Default: py.None}, {Name: "allow_private_network", Default: py.Bool(false)},
		{Name: "expose_headers", Default: py.NewTuple()}, {Name: "max_age", Default: py.MakeInt(600)},
	}
	args, err := bindArgs("CORSMiddleware.__init__", params, nil, kw)
	if err != nil {
		return nil, err
	}
	m := &cors{}
	var expose, allowHeaders []string
	for i, list := range map[int]*[]string{0: &m.origins, 1: &m.methods, 2: &allowHeaders, 6: &expose} {
		if *list, err = stringsOf(t, args[i]); err != nil {
			return nil, err
		}
	}
	if m.credentials, err = py.Truth(t, args[3]); err != nil {
		return nil, err
	}
	if m.privateNetwork, err = py.Truth(t, args[5]); err != nil {
		return nil, err
	}
	if args[4] != py.None {
		re := py.ReModule.Import()
		compile, err := py.GetAttr(t, re, "compile")
		if err != nil {
			return nil, err
		}
		if m.originRegex, err = py.Call(t, compile, args[4]); err != nil {
			return nil, err
		}
	}
	maxAge, err := py.StrOf(t, args[7])
	if err != nil {
		return nil, err
	}
	m.configure(allowHeaders, expose, maxAge)
	return m.layer, nil
}

func stringsOf(t *py.Task, v py.Value) ([]string, error) {
	var out []string
	err := py.Iterate(t, v, func(item py.Value) (bool, error) {
		s, err := py.StrOf(t, item)
		out = append(out, s)
		return err == nil, err
	})
	return out, err
}

func (m *cors) configure(allowHeaders, expose []string, maxAge string) {
	if slices.Contains(m.methods, "*") {
		m.methods = []string{"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY"}
	}
	m.allOrigins = slices.Contains(m.origins, "*")
	m.allHeaders = slices.Contains(allowHeaders, "*")
	m.explicitOrigin = !m.allOrigins || m.credentials
	if m.allOrigins {
		m.simple = append(m.simple, header{"access-control-allow-origin", "*"})
	}
	if m.credentials {
		m.simple = append(m.simple, header{"access-control-allow-credentials", "true"})
	}
	if len(expose) > 0 {
		m.simple = append(m.simple, header{"access-control-expose-headers", strings.Join(expose, ", ")})
	}
	allowed := append([]string{"Accept", "Accept-Language", "Content-Language", "Content-Type"}, allowHeaders...)
	slices.Sort(allowed)
	allowed = slices.Compact(allowed)
	m.preflight = append(m.preflight, header{"vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network"})
	if !m.explicitOrigin {
		m.preflight = append(m.preflight, header{"access-control-allow-origin", "*"})
	}
	m.preflight = append(m.preflight, header{"access-control-allow-methods", strings.Join(m.methods, ", ")}, header{"access-control-max-age", maxAge})
	if !m.allHeaders {
		m.preflight = append(m.preflight, header{"access-control-allow-headers", strings.Join(allowed, ", ")})
	}
	if m.credentials {
		m.preflight = append(m.preflight, header{"access-control-allow-credentials", "true"})
	}
	for _, h := range allowed {
		m.headers = append(m.headers, strings.ToLower(h))
	}
}

func (m *cors) allowsOrigin(t *py.Task, origin string) (bool, error) {
	if m.allOrigins {
		return true, nil
	}
	if m.originRegex != nil {
		match, err := py.CallMethod(t, m.originRegex, "fullmatch", py.Str(origin))
		if err != nil || match != py.None {
			return err == nil, err
		}
	}
	return slices.Contains(m.origins, origin), nil
}

func (m *cors) layer(c *Ctx, next func() error) error {
	origin, crossOrigin := c.lookup(Header, "origin")
	if method, ok := c.lookup(Header, "access-control-request-method"); ok && crossOrigin && c.r.Method == "OPTIONS" {
		return m.answerPreflight(c, origin, method)
	}
	if err := next(); err != nil {
		return err
	}
	out := &c.out
	if crossOrigin {
		for _, h := range m.simple {
			setHeader(&out.headers, h.name, h.value)
		}
		allowed, err := m.allowsOrigin(c.task, origin)
		if err != nil {
			return err
		}
		if m.allOrigins && m.credentials || !m.allOrigins && allowed {
			setHeader(&out.headers, "access-control-allow-origin", origin)
		}
	}
	joinVary(&out.headers)
	return nil
}

// joinVary sets Vary to its present values and Origin.
func joinVary(list *[]header) {
	var values []string
	for _, h := range *list {
		if h.name == "vary" {
			values = append(values, h.value)
		}
	}
	setHeader(list, "vary", strings.Join(append(values, "Origin"), ", "))
}

// answerPreflight is preflight_response.
func (m *cors) answerPreflight(c *Ctx, origin, method string) error {
	headers := append([]header(nil), m.preflight...)
	var failures []string
	allowed, err := m.allowsOrigin(c.task, origin)
	if err != nil {
		return err
	}
	if !allowed {
		failures = append(failures, "origin")
	} else if m.explicitOrigin {
		setHeader(&headers, "access-control-allow-origin", origin)
	}
	if !slices.Contains(m.methods, method) {
		failures = append(failures, "method")
	}
	if requested, ok := c.lookup(Header, "access-control-request-headers"); ok {
		if m.allHeaders {
			setHeader(&headers, "access-control-allow-headers", requested)
		} else if !m.allowsHeaders(requested) {
			failures = append(failures, "headers")
		}
	}
	if _, ok := c.lookup(Header, "access-control-request-private-network"); ok {
		if m.privateNetwork {
			setHeader(&headers, "access-control-allow-private-network", "true")
		} else {
			failures = append(failures, "private-network")
		}
	}
	status, body := 200, "OK"
	if len(failures) > 0 {
		status, body = 400, "Disallowed CORS "+strings.Join(failures, ", ")
	}
	c.out = answer{status: status, contentType: "text/plain; charset=utf-8", headers: headers, body: []byte(body), set: true}
	return nil
}

func (m *cors) allowsHeaders(requested string) bool {
	for _, h := range strings.Split(strings.ToLower(requested), ",") {
		if !slices.Contains(m.headers, strings.TrimSpace(h)) {
			return false
		}
	}
	return true
}
