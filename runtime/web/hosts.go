package web

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// TrustedHostMiddlewareType is starlette.middleware.trustedhost.TrustedHostMiddleware.
var TrustedHostMiddlewareType = py.RootType(nil, "starlette.middleware.trustedhost", "TrustedHostMiddleware")

// hostHeader is Starlette's pattern of a Host header that cannot change path or authority:
// the host, an IPv6 address in it, the port.
var hostHeader = regexp.MustCompile(`(?i)^([a-z0-9._~%!$&'()*+,;=-]+|\[(?:([a-f0-9]*:[a-f0-9.:]+)|(?-i:v)[a-f0-9]+\.[a-z0-9._~!$&'()*+,;=:-]+)\])(?::([0-9]+))?$`)

// parseHost is parse_host_header without the port; brackets stay.
func parseHost(text string) (host string, ok bool) {
	m := hostHeader.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	if m[2] != "" {
		if a, err := netip.ParseAddr(m[2]); err != nil || !a.Is6() {
			return "", false
		}
	}
	return m[1], true
}

// newTrustedHosts makes the layer that answers only requests for the allowed hosts.
func newTrustedHosts(t *py.Task, kw []py.Kw) (layer, error) {
	params := []py.Param{{Name: "allowed_hosts", Default: py.None}, {Name: "www_redirect", Default: py.Bool(true)}}
	args, err := bindArgs("TrustedHostMiddleware.__init__", params, nil, kw)
	if err != nil {
		return nil, err
	}
	if args[0] == py.None {
		args[0] = py.NewTuple(py.Str("*"))
	}
	patterns, err := stringsOf(t, args[0])
	if err != nil {
		return nil, err
	}
	redirect, err := py.Truth(t, args[1])
	if err != nil {
		return nil, err
	}
	anyHost := slices.Contains(patterns, "*")
	for i, p := range patterns {
		wild := strings.LastIndexByte(p, '*')
		if wild > 0 || wild == 0 && p != "*" && !strings.HasPrefix(p, "*.") {
			return nil, py.Raise(py.AssertionError, "Domain wildcard patterns must be like '*.example.com'.")
		}
		patterns[i] = strings.ToLower(p)
	}
	return func(c *Ctx, next func() error) error {
		if anyHost {
			return next()
		}
		host, ok := parseHost(c.r.Host)
		host = strings.ToLower(host)
		trusted := func(p string) bool {
			return host == p || strings.HasPrefix(p, "*") && strings.HasSuffix(host, p[1:])
		}
		switch {
		case ok && slices.ContainsFunc(patterns, trusted):
			return next()
		case ok && redirect && slices.Contains(patterns, "www."+host):
			url := strings.Replace(c.url(), "://", "://www.", 1)
			c.out = redirectTo(url)
		default:
			c.out = answer{status: 400, contentType: "text/plain; charset=utf-8", body: []byte("Invalid host header"), set: true}
		}
		return nil
	}, nil
}

// redirectTo is RedirectResponse(url).
func redirectTo(url string) answer {
	location := py.URLQuote(url, ":/%#?=@[]!$&'()*+,;")
	return answer{status: 307, set: true, whole: true, headers: []header{{"content-length", "0"}, {"location", location}}}
}
