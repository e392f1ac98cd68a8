package web

import "github.com/covetpy/covetgen/runtime/py"

// multidict is starlette.datastructures.ImmutableMultiDict: names with one or more values,
// of which the last one counts.
type multidict interface {
	py.Value
	multi() []formItem // all items as they came
}

// multiLast returns the last value under a name, nil when there is none.
func multiLast(m multidict, key py.Value) py.Value {
	name, ok := py.AsStr(key)
	items := m.multi()
	for i := len(items) - 1; ok && i >= 0; i-- {
		if items[i].name == name {
			return items[i].value
		}
	}
	return nil
}

func multiItem(t *py.Task, m multidict, key py.Value) (py.Value, error) {
	if v := multiLast(m, key); v != nil {
		return v, nil
	}
	return nil, py.RaiseValue(t, py.NewException(t, py.KeyError, key))
}

// multiDict is the mapping of names to last values, in order of first mention.
func multiDict(m multidict) *py.Dict {
	d := py.NewDict()
	for _, i := range m.multi() {
		d.SetStr(i.name, i.value)
	}
	return d
}

// multiMethods are the methods of every multidict.
func multiMethods() []py.Method {
	viaDict := func(name string) py.Method {
		return py.Method{Name: name, Kind: py.NoArgs, Fn: func(t *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			return py.CallMethod(t, multiDict(self.(multidict)), name)
		}}
	}
	return []py.Method{
		{Name: "get", Kind: py.Keywords, Min: 1, Params: []string{"key", "default"}, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			if v := multiLast(self.(multidict), args[0]); v != nil {
				return v, nil
			}
			if args[1] != nil {
				return args[1], nil
			}
			return py.None, nil
		}},
		{Name: "getlist", Kind: py.OneArg, Fn: func(_ *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			name, ok := py.AsStr(args[0])
			out := py.NewList()
			for _, i := range self.(multidict).multi() {
				if ok && i.name == name {
					out.Items = append(out.Items, i.value)
				}
			}
			return out, nil
		}},
		{Name: "multi_items", Kind: py.NoArgs, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			out := py.NewList()
			for _, i := range self.(multidict).multi() {
				out.Items = append(out.Items, py.NewTuple(py.Str(i.name), i.value))
			}
			return out, nil
		}},
		viaDict("keys"), viaDict("values"), viaDict("items"),
	}
}
