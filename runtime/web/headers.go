package web

import (
	"sort"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Headers is starlette.datastructures.Headers, or MutableHeaders when it may be changed:
// a view of a list of headers whose names are in lower case and whose values are Latin-1.
type Headers struct {
	list    *[]header
	mutable bool
}

// The header classes.
var (
	HeadersType        = py.RootType(headersTables{}, "starlette.datastructures", "Headers")
	MutableHeadersType = py.Subtype(headersTables{}, "starlette.datastructures", "MutableHeaders", &HeadersType)
)

type headersTables struct{}

// Fill implements py.Tables.
func (headersTables) Fill() {
	HeadersType.SetMethods(headersMethods, "")
	MutableHeadersType.SetMethods(mutableHeadersMethods, "")
	HeadersType.SetAttributes([]py.Attribute{{Name: "raw", Get: func(_ *py.Task, self py.Value) (py.Value, error) {
		h := self.(*Headers)
		out := py.NewList()
		for _, e := range *h.list {
			out.Items = append(out.Items, py.NewTuple(py.Bytes(e.name), py.Bytes(e.value)))
		}
		return out, nil
	}}})
}

// Type implements py.Value.
func (h *Headers) Type() *py.Type {
	if h.mutable {
		return MutableHeadersType
	}
	return HeadersType
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func (h *Headers) get(name string) (string, bool) {
	name = strings.ToLower(name)
	for _, e := range *h.list {
		if e.name == name {
			return latin1(e.value), true
		}
	}
	return "", false
}

// setHeader replaces the first header of the name and drops the others, or appends one.
func setHeader(list *[]header, name, value string) {
	out, found := (*list)[:0], false
	for _, e := range *list {
		if e.name == name {
			if found {
				continue
			}
			e.value, found = value, true
		}
		out = append(out, e)
	}
	if !found {
		out = append(out, header{name, value})
	}
	*list = out
}

func dropHeader(list *[]header, name string) {
	out := (*list)[:0]
	for _, e := range *list {
		if e.name != name {
			out = append(out, e)
		}
	}
	*list = out
}

// GetItem is headers[name].
func (h *Headers) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	name, _ := py.AsStr(key)
	if v, ok := h.get(name); ok {
		return py.Str(v), nil
	}
	return nil, py.RaiseValue(t, py.NewException(t, py.KeyError, key))
}

// SetItem is headers[name] = value.
func (h *Headers) SetItem(t *py.Task, key, x py.Value) error {
	if !h.mutable {
		return py.Raise(py.TypeError, "'Headers' object does not support item assignment")
	}
	name, value, err := headerPair(key, x)
	if err != nil {
		return err
	}
	setHeader(h.list, name, value)
	return nil
}

// DelItem is del headers[name].
func (h *Headers) DelItem(t *py.Task, key py.Value) error {
	if !h.mutable {
		return py.Raise(py.TypeError, "'Headers' object doesn't support item deletion")
	}
	name, _ := py.AsStr(key)
	dropHeader(h.list, strings.ToLower(name))
	return nil
}

// Contains is name in headers.
func (h *Headers) Contains(t *py.Task, item py.Value) (bool, error) {
	name, _ := py.AsStr(item)
	_, ok := h.get(name)
	return ok, nil
}

// Len is len(headers).
func (h *Headers) Len() int { return len(*h.list) }

// Iter goes over the names.
func (h *Headers) Iter(t *py.Task) (py.Iterator, error) { return py.Iter(t, h.keys()) }

func (h *Headers) keys() *py.List {
	out := py.NewList()
	for _, e := range *h.list {
		out.Items = append(out.Items, py.Str(latin1(e.name)))
	}
	return out
}

// Repr is repr(headers).
func (h *Headers) Repr(t *py.Task) (string, error) {
	d, seen := py.NewDict(), map[string]bool{}
	unique := true
	for _, e := range *h.list {
		unique = unique && !seen[e.name]
		seen[e.name] = true
		d.SetStr(latin1(e.name), py.Str(latin1(e.value)))
	}
	if unique {
		s, err := py.Repr(t, d)
		return h.Type().Name + "(" + s + ")", err
	}
	raw, err := py.GetAttr(t, h, "raw")
	if err != nil {
		return "", err
	}
	s, err := py.Repr(t, raw)
	return h.Type().Name + "(raw=" + s + ")", err
}

// Compare makes two header lists equal when they hold the same pairs in any order.
func (h *Headers) Compare(_ *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	o, ok := other.(*Headers)
	if !ok || op != py.CmpEq && op != py.CmpNe {
		return py.NotImplemented, nil
	}
	return py.MakeBool(h.equal(o) == (op == py.CmpEq)), nil
}

func (h *Headers) equal(o *Headers) bool {
	if len(*h.list) != len(*o.list) {
		return false
	}
	a, b := append([]header(nil), *h.list...), append([]header(nil), *o.list...)
	less := func(l []header) func(i, j int) bool {
		return func(i, j int) bool {
			return l[i].name < l[j].name || l[i].name == l[j].name && l[i].value < l[j].value
		}
	}
	sort.Slice(a, less(a))
	sort.Slice(b, less(b))
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

var headersMethods = []py.Method{
	{Name: "get", Kind: py.Keywords, Min: 1, Params: []string{"key", "default"}, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		name, _ := py.AsStr(args[0])
		if v, ok := self.(*Headers).get(name); ok {
			return py.Str(v), nil
		}
		if args[1] != nil {
			return args[1], nil
		}
		return py.None, nil
	}},
	{Name: "getlist", Kind: py.OneArg, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		name, _ := py.AsStr(args[0])
		name = strings.ToLower(name)
		out := py.NewList()
		for _, e := range *self.(*Headers).list {
			if e.name == name {
				out.Items = append(out.Items, py.Str(latin1(e.value)))
			}
		}
		return out, nil
	}},
	{Name: "keys", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		return self.(*Headers).keys(), nil
	}},
	{Name: "values", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		out := py.NewList()
		for _, e := range *self.(*Headers).list {
			out.Items = append(out.Items, py.Str(latin1(e.value)))
		}
		return out, nil
	}},
	{Name: "items", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		out := py.NewList()
		for _, e := range *self.(*Headers).list {
			out.Items = append(out.Items, py.NewTuple(py.Str(latin1(e.name)), py.Str(latin1(e.value))))
		}
		return out, nil
	}},
	{Name: "mutablecopy", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
		list := append([]header(nil), *self.(*Headers).list...)
		return &Headers{list: &list, mutable: true}, nil
	}},
}

var mutableHeadersMethods = []py.Method{
	{Name: "append", Kind: py.Positional, Min: 2, Max: 2, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		name, value, err := headerPair(args[0], args[1])
		if err != nil {
			return nil, err
		}
		h := self.(*Headers)
		*h.list = append(*h.list, header{name, value})
		return py.None, nil
	}},
	{Name: "setdefault", Kind: py.Positional, Min: 2, Max: 2, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		name, value, err := headerPair(args[0], args[1])
		if err != nil {
			return nil, err
		}
		h := self.(*Headers)
		if v, ok := h.get(name); ok {
			return py.Str(v), nil
		}
		*h.list = append(*h.list, header{name, value})
		return args[1], nil
	}},
	{Name: "update", Kind: py.OneArg, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		list, err := headerList(t, args[0])
		for _, e := range list {
			setHeader(self.(*Headers).list, e.name, e.value)
		}
		return py.None, err
	}},
	{Name: "add_vary_header", Kind: py.OneArg, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		vary, _ := py.AsStr(args[0])
		h := self.(*Headers)
		addVary(h.list, vary)
		return py.None, nil
	}},
}

// addVary is MutableHeaders.add_vary_header.
func addVary(list *[]header, vary string) {
	h := &Headers{list: list}
	if existing, ok := h.get("vary"); ok {
		vary = existing + ", " + vary
	}
	setHeader(list, "vary", vary)
}
