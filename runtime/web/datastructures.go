package web

import (
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// QueryParams is starlette.datastructures.QueryParams: an immutable multidict whose [] gives
// the last value of a name.
type QueryParams struct{ pairs []pair }

// Type implements py.Value.
func (q *QueryParams) Type() *py.Type { return QueryParamsType }

func (q *QueryParams) multi() []formItem {
	items := make([]formItem, len(q.pairs))
	for i, p := range q.pairs {
		items[i] = formItem{p.name, py.Str(p.value)}
	}
	return items
}

// GetItem is params[name].
func (q *QueryParams) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	return multiItem(t, q, key)
}

// Contains is name in params.
func (q *QueryParams) Contains(_ *py.Task, item py.Value) (bool, error) {
	return multiLast(q, item) != nil, nil
}

// Len is the number of different names.
func (q *QueryParams) Len() int { return multiDict(q).Len() }

// Iter goes over the names.
func (q *QueryParams) Iter(t *py.Task) (py.Iterator, error) { return py.Iter(t, multiDict(q)) }

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
	split, err := py.URLSplit(u.text, "", true)
	if err != nil {
		return nil, err
	}
	return part(split)
}

var urlParts = map[string]func(py.SplitURL) (py.Value, error){
	"scheme":   func(u py.SplitURL) (py.Value, error) { return py.Str(u.Scheme), nil },
	"netloc":   func(u py.SplitURL) (py.Value, error) { return py.Str(u.Netloc), nil },
	"path":     func(u py.SplitURL) (py.Value, error) { return py.Str(u.Path), nil },
	"query":    func(u py.SplitURL) (py.Value, error) { return py.Str(u.Query), nil },
	"fragment": func(u py.SplitURL) (py.Value, error) { return py.Str(u.Fragment), nil },
	"username": py.SplitURL.Username,
	"password": py.SplitURL.Password,
	"hostname": py.SplitURL.Hostname,
	"port":     py.SplitURL.Port,
	"is_secure": func(u py.SplitURL) (py.Value, error) {
		return py.MakeBool(u.Scheme == "https" || u.Scheme == "wss"), nil
	},
}

type datastructuresTables struct{}

// Fill implements py.Tables.
func (datastructuresTables) Fill() {
	QueryParamsType.SetMethods(multiMethods(), "")
}
