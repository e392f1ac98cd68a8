package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// incEx is include and exclude at one place of the value; nil for none.
type incEx struct{ include, exclude py.Value }

func (f incEx) empty() bool { return f.include == nil && f.exclude == nil }

// all is the key that stands for every key.
const allKey = py.Str("__all__")

// filterLookup looks a key up in an include or exclude value. found says
// whether it is mentioned, next is what applies below it: nil for everything.
func filterLookup(t *py.Task, spec, key py.Value, what string) (found bool, next py.Value, err error) {
	if d, ok := py.AsDict(spec); ok {
		v, err := mergedValue(t, d, key)
		if err != nil || v == nil {
			return false, nil, err
		}
		if ellipsisLike(v) {
			return true, nil, nil
		}
		return true, v, nil
	}
	if s, ok := py.AsSet(spec); ok {
		has, err := s.Has(t, key)
		if err == nil && !has {
			has, err = s.Has(t, allKey)
		}
		return has, nil, err
	}
	if _, ok := spec.Type().Lookup("__contains__"); ok {
		has, err := py.Contains(t, spec, key)
		if err == nil && !has {
			has, err = py.Contains(t, spec, allKey)
		}
		if err == nil {
			return has, nil, nil
		}
	}
	return false, nil, py.Raise(py.TypeError, "`%s` argument must be a set or dict.", what)
}

// ellipsisLike holds for ... and True, which mean "all of it".
func ellipsisLike(v py.Value) bool { return v == py.Ellipsis || v == py.True }

// mergedValue is the entry of key merged with that of "__all__".
func mergedValue(t *py.Task, d *py.Dict, key py.Value) (py.Value, error) {
	item, ok, err := d.Get(t, key)
	if err != nil {
		return nil, err
	}
	all, hasAll, err := d.Get(t, allKey)
	if err != nil {
		return nil, err
	}
	switch {
	case ok && hasAll:
		if ellipsisLike(item) || ellipsisLike(all) {
			return item, nil
		}
		merged, err := asFilterDict(t, all)
		if err != nil {
			return nil, err
		}
		over, err := asFilterDict(t, item)
		if err != nil {
			return nil, err
		}
		return mergeDicts(t, over, merged)
	case ok:
		return item, nil
	case hasAll:
		return all, nil
	}
	return nil, nil
}

// asFilterDict makes a fresh dict of a filter: a set becomes {item: ...}.
func asFilterDict(t *py.Task, v py.Value) (*py.Dict, error) {
	if d, ok := py.AsDict(v); ok {
		return d.Copy(), nil
	}
	out := py.NewDict()
	items, ok := itemsOf(v)
	if !ok {
		return nil, py.Raise(py.TypeError, "`include` and `exclude` must be of type `dict[str | int, <recursive>] | set[str | int | ...]`")
	}
	for _, it := range items {
		if err := out.Set(t, it, py.Ellipsis); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func mergeDicts(t *py.Task, item, all *py.Dict) (py.Value, error) {
	for k, av := range all.All() {
		iv, ok, err := item.Get(t, k)
		if err != nil {
			return nil, err
		}
		v := av
		if ok {
			if ellipsisLike(iv) || ellipsisLike(av) {
				v = iv
			} else {
				a, err := asFilterDict(t, av)
				if err != nil {
					return nil, err
				}
				i, err := asFilterDict(t, iv)
				if err != nil {
					return nil, err
				}
				if v, err = mergeDicts(t, i, a); err != nil {
					return nil, err
				}
			}
		}
		if err := item.Set(t, k, v); err != nil {
			return nil, err
		}
	}
	return item, nil
}

// apply decides about one key: keep says whether it is written, next is the
// filter for what is below.
func (f incEx) apply(t *py.Task, key py.Value) (next incEx, keep bool, err error) {
	if f.exclude != nil && f.exclude != py.None {
		found, below, err := filterLookup(t, f.exclude, key, "exclude")
		if err != nil || found && below == nil {
			return next, false, err
		}
		next.exclude = below
	}
	if f.include != nil && f.include != py.None {
		found, below, err := filterLookup(t, f.include, key, "include")
		if err != nil || !found {
			return next, false, err
		}
		next.include = below
	}
	return next, true, nil
}

// index is the filter for the items of a sequence: negative indexes count from
// the end.
func (f incEx) index(t *py.Task, n int) (incEx, error) {
	var err error
	if f.include, err = positive(t, f.include, n); err != nil {
		return f, err
	}
	f.exclude, err = positive(t, f.exclude, n)
	return f, err
}

func positive(t *py.Task, spec py.Value, n int) (py.Value, error) {
	if spec == nil || spec == py.None || n <= 0 {
		return spec, nil
	}
	fix := func(k py.Value) py.Value {
		if i, ok := py.AsInt(k); ok {
			if v, ok := i.Int64(); ok {
				return py.MakeInt((v%int64(n) + int64(n)) % int64(n))
			}
		}
		return k
	}
	if d, ok := py.AsDict(spec); ok {
		out := py.NewDict()
		for k, v := range d.All() {
			if err := out.Set(t, fix(k), v); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	if s, ok := py.AsSet(spec); ok {
		out, err := py.NewSet(t)
		if err != nil {
			return nil, err
		}
		for k := range s.All() {
			if err := out.Add(t, fix(k)); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return spec, nil
}
