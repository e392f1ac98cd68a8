package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// entry is one item of a mapping.
type entry struct{ key, value py.Value }

// mappingOf reads in as a dict, or in lax mode as any mapping.
func mappingOf(t *py.Task, in py.Value, st *State, strict bool) ([]entry, error) {
	if d, ok := py.AsDict(in); ok {
		return dictEntries(d), nil
	}
	if st.json || strict || !isMapping(in) {
		return nil, fail(t, st, "dict_type", in)
	}
	items, err := py.CallMethod(t, in, "items")
	if err != nil {
		return nil, fail(t, st, "mapping_type", in, "error", raisedText(t, err))
	}
	list, err := py.ListOf(t, items)
	if err != nil {
		return nil, fail(t, st, "mapping_type", in, "error", raisedText(t, err))
	}
	out := make([]entry, 0, len(list.Items))
	for _, v := range list.Items {
		pair, ok := v.(*py.Tuple)
		if !ok || len(pair.Items) != 2 {
			return nil, fail(t, st, "mapping_type", in, "error", "Mapping items must be tuples of (key, value) pairs")
		}
		out = append(out, entry{pair.Items[0], pair.Items[1]})
	}
	return out, nil
}

func dictEntries(d *py.Dict) []entry {
	out := make([]entry, 0, d.Len())
	for k, v := range d.All() {
		out = append(out, entry{k, v})
	}
	return out
}

// Name is "dict[keys,values]".
func (n *Dict) Name() string {
	return "dict[" + itemName(n.Keys) + "," + itemName(n.Values) + "]"
}

// Validate reads a dict.
func (n *Dict) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	entries, err := mappingOf(t, in, st, st.strictOr(n.Strict))
	if err != nil {
		return nil, err
	}
	out := py.NewDict()
	var lines []ErrorDetail
	for _, e := range entries {
		key, value := e.key, e.value
		var err error
		keyFine := true
		if n.Keys != nil {
			key, err = n.Keys.Validate(t, e.key, st)
		}
		if err == errOmit {
			continue
		}
		if err != nil {
			if ok, err := collect(&lines, under(under(err, Key("[key]")), locOf(e.key))); !ok {
				return nil, err
			}
			keyFine = false
			if n.FailFast {
				break
			}
		}
		err = nil
		if n.Values != nil {
			value, err = n.Values.Validate(t, e.value, st)
		}
		if err == errOmit {
			continue
		}
		if err != nil {
			if ok, err := collect(&lines, under(err, locOf(e.key))); !ok {
				return nil, err
			}
			if n.FailFast {
				break
			}
			continue
		}
		if keyFine {
			if err := out.Set(t, key, value); err != nil {
				return nil, err
			}
		}
	}
	if len(lines) > 0 {
		return nil, &Errors{Lines: lines}
	}
	if n.MinLength != nil && out.Len() < *n.MinLength {
		return nil, tooShort(t, st, in, "Dictionary", *n.MinLength, out.Len())
	}
	if n.MaxLength != nil && out.Len() > *n.MaxLength {
		return nil, tooLong(t, st, in, "Dictionary", *n.MaxLength, -1)
	}
	return out, nil
}

// lookup finds the value of path in a mapping: the first step by key, the
// others by key or index. ok is false when a step is missing.
func (p AliasPath) lookup(t *py.Task, d *py.Dict) (py.Value, bool) {
	v, ok, err := d.Get(t, p[0])
	if err != nil || !ok {
		return nil, false
	}
	for _, step := range p[1:] {
		if _, isStr := py.AsStr(v); isStr {
			return nil, false
		}
		if v, err = py.GetItem(t, v, step); err != nil {
			return nil, false
		}
	}
	return v, true
}

// lookupAttr finds the value of path in an object's attributes.
func (p AliasPath) lookupAttr(t *py.Task, obj py.Value) (py.Value, bool, error) {
	v := obj
	for i, step := range p {
		name, isStr := py.AsStr(step)
		if d, isDict := py.AsDict(v); isDict && (i > 0 || !isStr) {
			next, ok, err := d.Get(t, step)
			if err != nil || !ok {
				return nil, false, nil
			}
			v = next
			continue
		}
		if !isStr {
			next, err := py.GetItem(t, v, step)
			if err != nil {
				return nil, false, nil
			}
			v = next
			continue
		}
		next, err := py.GetAttr(t, v, name)
		if err != nil {
			if missing, _ := py.Matches(t, err, py.AttributeError); missing {
				return nil, false, nil
			}
			return nil, false, err
		}
		v = next
	}
	return v, true, nil
}
