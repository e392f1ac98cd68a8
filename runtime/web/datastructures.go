package web

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// QueryParams is starlette.datastructures.QueryParams: an immutable multidict whose [] gives
// the last value of a name.
type QueryParams struct{ pairs []pair }

// Type implements py.Value.
func (q *QueryParams) Type() *py.Type { return QueryParamsType }

func (q *QueryParams) get(name string) (string, bool) {
	for i := len(q.pairs) - 1; i >= 0; i-- {
		if q.pairs[i].name == name {
			return q.pairs[i].value, true
		}
	}
	return "", false
}

// dict is the mapping of names to last values, in order of first mention.
func (q *QueryParams) dict() *py.Dict {
	d := py.NewDict()
	for _, p := range q.pairs {
		d.SetStr(p.name, py.Str(p.value))
	}
	return d
}

// GetItem is params[name].
func (q *QueryParams) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	name, _ := py.AsStr(key)
	if v, ok := q.get(name); ok {
		return py.Str(v), nil
	}
	return nil, py.RaiseValue(t, py.NewException(t, py.KeyError, key))
}

// Contains is name in params.
func (q *QueryParams) Contains(_ *py.Task, item py.Value) (bool, error) {
	name, _ := py.AsStr(item)
	_, ok := q.get(name)
	return ok, nil
}

// Len is the number of different names.
func (q *QueryParams) Len() int { return q.dict().Len() }

// Iter goes over the names.
func (q *QueryParams) Iter(t *py.Task) (py.Iterator, error) { return py.Iter(t, q.dict()) }

// Str is the query string again.
func (q *QueryParams) Str(*py.Task) (string, error) {
	var b strings.Builder
	for i, p := range q.pairs {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(quotePlus(p.name) + "=" + quotePlus(p.value))
	}
	return b.String(), nil
}

// Repr is QueryParams('…').
func (q *QueryParams) Repr(t *py.Task) (string, error) {
	s, err := q.Str(t)
	if err != nil {
		return "", err
	}
	s, err = py.Repr(t, py.Str(s))
	return "QueryParams(" + s + ")", err
}

func quotePlus(s string) string {
	return strings.ReplaceAll(py.URLQuote(strings.ReplaceAll(s, "%20", "%2520"), " "), " ", "+")
}

// Address is starlette.datastructures.Address, a named tuple of host and port.
type Address struct {
	host string
	port int
}

// Type implements py.Value.
func (a *Address) Type() *py.Type { return AddressType }

func (a *Address) tuple() *py.Tuple {
	return py.NewTuple(py.Str(a.host), py.MakeInt(int64(a.port)))
}

// GetAttr gives host and port.
func (a *Address) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "host":
		return py.Str(a.host), nil
	case "port":
		return py.MakeInt(int64(a.port)), nil
	}
	return nil, nil
}

// GetItem is address[i].
func (a *Address) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	return py.GetItem(t, a.tuple(), key)
}

// Iter makes unpacking work.
func (a *Address) Iter(t *py.Task) (py.Iterator, error) { return py.Iter(t, a.tuple()) }

// Len is 2.
func (a *Address) Len() int { return 2 }

// Repr is Address(host='…', port=…).
func (a *Address) Repr(t *py.Task) (string, error) {
	h, err := py.Repr(t, py.Str(a.host))
	return "Address(host=" + h + ", port=" + strconv.Itoa(a.port) + ")", err
}

// URL is starlette.datastructures.URL.
type URL struct{ text string }

// Type implements py.Value.
func (u *URL) Type() *py.Type { return URLType }

// Str is the URL's text.
func (u *URL) Str(*py.Task) (string, error) { return u.text, nil }

// Repr is URL('…').
func (u *URL) Repr(t *py.Task) (string, error) {
	s, err := py.Repr(t, py.Str(u.text))
	return "URL(" + s + ")", err
}

// GetAttr gives the parts, as urllib.parse.urlsplit names them.
func (u *URL) GetAttr(_ *py.Task, name string) (py.Value, error) {
	part, ok := urlParts[name]
	if !ok {
		return nil, nil
	}
	parsed, err := url.Parse(u.text)
	if err != nil {
		return nil, py.Raise(py.ValueError, "Invalid URL %s", u.text)
	}
	return part(parsed), nil
}

var urlParts = map[string]func(*url.URL) py.Value{
	"scheme":   func(u *url.URL) py.Value { return py.Str(u.Scheme) },
	"netloc":   func(u *url.URL) py.Value { return py.Str(u.Host) },
	"path":     func(u *url.URL) py.Value { return py.Str(u.EscapedPath()) },
	"query":    func(u *url.URL) py.Value { return py.Str(u.RawQuery) },
	"fragment": func(u *url.URL) py.Value { return py.Str(u.EscapedFragment()) },
	"hostname": func(u *url.URL) py.Value {
		if u.Hostname() == "" {
			return py.None
		}
		return py.Str(strings.ToLower(u.Hostname()))
	},
	"port": func(u *url.URL) py.Value {
		n, err := strconv.Atoi(u.Port())
		if err != nil {
			return py.None
		}
		return py.MakeInt(int64(n))
	},
	"is_secure": func(u *url.URL) py.Value { return py.MakeBool(u.Scheme == "https" || u.Scheme == "wss") },
}

func init() {
	QueryParamsType.SetMethods([]py.Method{
		{Name: "get", Kind: py.Keywords, Min: 1, Params: []string{"key", "default"}, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			name, _ := py.AsStr(args[0])
			if v, ok := self.(*QueryParams).get(name); ok {
				return py.Str(v), nil
			}
			if args[1] != nil {
				return args[1], nil
			}
			return py.None, nil
		}},
		{Name: "getlist", Kind: py.OneArg, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			name, _ := py.AsStr(args[0])
			out := py.NewList()
			for _, p := range self.(*QueryParams).pairs {
				if p.name == name {
					out.Items = append(out.Items, py.Str(p.value))
				}
			}
			return out, nil
		}},
		{Name: "multi_items", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			out := py.NewList()
			for _, p := range self.(*QueryParams).pairs {
				out.Items = append(out.Items, py.NewTuple(py.Str(p.name), py.Str(p.value)))
			}
			return out, nil
		}},
		{Name: "keys", Kind: py.NoArgs, Fn: viaDict("keys")},
		{Name: "values", Kind: py.NoArgs, Fn: viaDict("values")},
		{Name: "items", Kind: py.NoArgs, Fn: viaDict("items")},
	}, "")
}

// viaDict answers a method of QueryParams by the same method of its dict.
func viaDict(name string) func(*py.Task, py.Value, []py.Value) (py.Value, error) {
	return func(t *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		return py.CallMethod(t, self.(*QueryParams).dict(), name)
	}
}
