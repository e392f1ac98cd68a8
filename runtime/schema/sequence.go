package schema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// sequence is an input that lists, tuples and sets can be made of. Its length
// is -1 when it is not known before the end.
type sequence struct {
	items []py.Value
	iter  py.Iterator
	n     int
	at    int
}

// next returns the next item; an error of the iterator becomes an
// iteration_error at the current index.
func (s *sequence) next(t *py.Task, in py.Value, st *State) (py.Value, bool, error) {
	if s.iter == nil {
		if s.at >= len(s.items) {
			return nil, false, nil
		}
		s.at++
		return s.items[s.at-1], true, nil
	}
	v, ok, err := s.iter.Next(t)
	if err != nil {
		return nil, false, under(fail(t, st, "iteration_error", in, "error", raisedText(t, err)), Index(s.at))
	}
	s.at++
	return v, ok, nil
}

// raisedText is an exception as pydantic-core writes it into messages:
// "ValueError: text".
func raisedText(t *py.Task, err error) string {
	exc := py.AsException(err)
	text, serr := py.StrOf(t, exc)
	if serr != nil {
		return exc.Class.Name + ": <exception str() failed>"
	}
	if text == "" {
		return exc.Class.Name
	}
	return exc.Class.Name + ": " + text
}

// itemsOf is the content of the builtin collections that may be iterated.
func itemsOf(in py.Value) ([]py.Value, bool) {
	if l, ok := py.AsList(in); ok {
		return l.Items, true
	}
	if l, ok := py.AsTuple(in); ok {
		return l.Items, true
	}
	if s, ok := py.AsSet(in); ok {
		return setItems(s), true
	}
	return nil, false
}

func setItems(s *py.Set) []py.Value {
	items := make([]py.Value, 0, s.Len())
	for v := range s.All() {
		items = append(items, v)
	}
	return items
}

// sequenceOf reads in as a collection of the kind that own recognises; other
// collections will do in lax mode. ok is false when it is none.
func sequenceOf(t *py.Task, in py.Value, st *State, strict bool, own func(py.Value) bool) (*sequence, bool) {
	if st.json {
		l, ok := in.(*py.List)
		if !ok {
			return nil, false
		}
		if !own(in) {
			st.floor(exactStrict)
		}
		return &sequence{items: l.Items, n: len(l.Items)}, true
	}
	items, builtin := itemsOf(in)
	if builtin && own(in) {
		return &sequence{items: items, n: len(items)}, true
	}
	if strict {
		return nil, false
	}
	st.floor(exactLax)
	if builtin {
		return &sequence{items: items, n: len(items)}, true
	}
	if notSequence(in) {
		return nil, false
	}
	it, err := py.Iter(t, in)
	if err != nil {
		return nil, false
	}
	n := -1
	if h, ok := it.(py.LengthHinter); ok {
		n = h.LengthHint()
	}
	return &sequence{iter: it, n: n}, true
}

// notSequence holds for what can be iterated but is no collection of items:
// text, bytes and mappings.
func notSequence(in py.Value) bool {
	if _, ok := py.AsStr(in); ok {
		return true
	}
	if _, ok := py.AsBytes(in); ok {
		return true
	}
	if _, ok := py.Unwrap(in).(*py.Bytearray); ok {
		return true
	}
	return isMapping(in)
}

// isMapping is isinstance(v, collections.abc.Mapping).
func isMapping(v py.Value) bool {
	if _, ok := py.AsDict(v); ok {
		return true
	}
	for _, c := range v.Type().MRO() {
		if (c.Name == "Mapping" || c.Name == "MutableMapping") && strings.HasPrefix(c.Module, "collections") || c == py.TypeMappingProxy {
			return true
		}
	}
	return false
}

func isList(v py.Value) bool  { _, ok := py.AsList(v); return ok }
func isTuple(v py.Value) bool { _, ok := py.AsTuple(v); return ok }

func isSet(frozen bool) func(py.Value) bool {
	want := py.TypeSet
	if frozen {
		want = py.TypeFrozenSet
	}
	return func(v py.Value) bool { return v.Type().IsSubtype(want) }
}

// tooLong is the error for a collection that is longer than max. n is -1 when
// the whole length is not known.
func tooLong(t *py.Task, st *State, in py.Value, what string, max, n int) error {
	var actual any
	if n >= 0 {
		actual = n
	}
	return fail(t, st, "too_long", in, "field_type", what, "max_length", max, "actual_length", actual)
}

func tooShort(t *py.Task, st *State, in py.Value, what string, min, n int) error {
	return fail(t, st, "too_short", in, "field_type", what, "min_length", min, "actual_length", n)
}

// validateItems validates every item of seq with node (nil: any).
func validateItems(t *py.Task, seq *sequence, node Schema, in py.Value, st *State, what string, max *int, failFast bool) ([]py.Value, error) {
	out := make([]py.Value, 0, len(seq.items))
	var lines []ErrorDetail
	count := 0
	for i := 0; ; i++ {
		item, ok, err := seq.next(t, in, st)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		v := item
		if node != nil {
			v, err = node.Validate(t, item, st)
		}
		if err == errOmit {
			continue
		}
		failed := false
		if err != nil {
			if failed, err = collect(&lines, under(err, Index(i))); !failed {
				return nil, err
			}
		}
		if count++; max != nil && count > *max {
			return nil, tooLong(t, st, in, what, *max, seq.n)
		}
		if failed {
			if failFast {
				break
			}
			continue
		}
		out = append(out, v)
	}
	if len(lines) > 0 {
		return nil, &Errors{Lines: lines}
	}
	return out, nil
}

// itemName names the item type in a validator's name.
func itemName(s Schema) string {
	if s == nil {
		return "any"
	}
	return s.Name()
}

// Name is "list[item]".
func (n *List) Name() string { return "list[" + itemName(n.Items) + "]" }

// Validate reads a list.
func (n *List) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	seq, ok := sequenceOf(t, in, st, st.strictOr(n.Strict), isList)
	if !ok {
		return nil, fail(t, st, "list_type", in)
	}
	items := n.Items
	if _, isAny := items.(*Any); isAny {
		items = nil // pydantic-core drops it, so that such a list counts as exact
	}
	if items == nil && seq.iter == nil {
		// as pydantic-core, which checks the length of a list without item type as a whole
		if n.MinLength != nil && len(seq.items) < *n.MinLength {
			return nil, tooShort(t, st, in, "List", *n.MinLength, len(seq.items))
		}
		if n.MaxLength != nil && len(seq.items) > *n.MaxLength {
			return nil, tooLong(t, st, in, "List", *n.MaxLength, len(seq.items))
		}
	}
	out, err := validateItems(t, seq, items, in, st, "List", n.MaxLength, n.FailFast)
	if err != nil {
		return nil, err
	}
	if n.MinLength != nil && len(out) < *n.MinLength {
		return nil, tooShort(t, st, in, "List", *n.MinLength, len(out))
	}
	return &py.List{Items: out}, nil
}

// Name is "set[item]" or "frozenset[item]".
func (n *Set) Name() string {
	if n.Frozen {
		return "frozenset[" + itemName(n.Items) + "]"
	}
	return "set[" + itemName(n.Items) + "]"
}

// Validate reads a set or frozenset.
func (n *Set) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	typ, what := "set_type", "Set"
	if n.Frozen {
		typ, what = "frozen_set_type", "Frozenset"
	}
	seq, ok := sequenceOf(t, in, st, st.strictOr(n.Strict), isSet(n.Frozen))
	if !ok {
		return nil, fail(t, st, typ, in)
	}
	set, err := py.NewSet(t)
	if n.Frozen {
		set, err = py.NewFrozenSet(t)
	}
	if err != nil {
		return nil, err
	}
	var lines []ErrorDetail
	for i := 0; ; i++ {
		item, ok, err := seq.next(t, in, st)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		v := item
		if n.Items != nil {
			v, err = n.Items.Validate(t, item, st)
		} else {
			st.floor(exactStrict)
		}
		if err == nil {
			if _, herr := py.Hash(t, v); herr != nil {
				if unhashable, _ := py.Matches(t, herr, py.TypeError); !unhashable {
					return nil, herr
				}
				err = fail(t, st, "set_item_not_hashable", item)
			} else if err = set.Add(t, v); err != nil {
				return nil, err
			}
			if err == nil && n.MaxLength != nil && set.Len() > *n.MaxLength {
				return nil, tooLong(t, st, in, what, *n.MaxLength, -1)
			}
		}
		if err == errOmit {
			continue
		}
		if err != nil {
			if ok, err := collect(&lines, under(err, Index(i))); !ok {
				return nil, err
			}
			if n.FailFast {
				break
			}
		}
	}
	if len(lines) > 0 {
		return nil, &Errors{Lines: lines}
	}
	if n.MinLength != nil && set.Len() < *n.MinLength {
		return nil, tooShort(t, st, in, what, *n.MinLength, set.Len())
	}
	return set, nil
}

// Name is "tuple[a, b]", "tuple[a, ...]" for any number.
func (n *Tuple) Name() string {
	var names []string
	for _, s := range n.Items {
		names = append(names, itemName(s))
	}
	if n.Rest != nil {
		names = append(names, n.Rest.Name(), "...")
	}
	return "tuple[" + strings.Join(names, ", ") + "]"
}

// Validate reads a tuple: its Items one by one, then any number of Rest.
func (n *Tuple) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	seq, ok := sequenceOf(t, in, st, st.strictOr(n.Strict), isTuple)
	if !ok {
		return nil, fail(t, st, "tuple_type", in)
	}
	var out []py.Value
	var lines []ErrorDetail
	one := func(node Schema, item py.Value, i int) error {
		v, err := node.Validate(t, item, st)
		if err == errOmit {
			return nil
		}
		if err != nil {
			if ok, err := collect(&lines, under(err, Index(i))); !ok {
				return err
			}
			return nil
		}
		out = append(out, v)
		if n.MaxLength != nil && len(out) > *n.MaxLength {
			return tooLong(t, st, in, "Tuple", *n.MaxLength, seq.n)
		}
		return nil
	}
	i := 0
	for ; ; i++ {
		item, ok, err := seq.next(t, in, st)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		node := n.Rest
		if i < len(n.Items) {
			node = n.Items[i]
		} else if node == nil {
			return nil, tooLong(t, st, in, "Tuple", len(n.Items), seq.n)
		}
		if err := one(node, item, i); err != nil {
			return nil, err
		}
		if n.FailFast && len(lines) > 0 {
			return nil, &Errors{Lines: lines}
		}
	}
	for ; i < len(n.Items); i++ {
		// missing items: their default, or an error each
		v, ok, err := defaultValue(t, n.Items[i], st, "")
		if err != nil {
			if ok, err := collect(&lines, under(err, Index(i))); !ok {
				return nil, err
			}
			continue
		}
		if !ok {
			lines = append(lines, under(fail(t, st, "missing", in), Index(i)).(*Errors).Lines...)
			continue
		}
		out = append(out, v)
	}
	if n.MinLength != nil && len(out) < *n.MinLength {
		lines = append(lines, tooShort(t, st, in, "Tuple", *n.MinLength, len(out)).(*Errors).Lines...)
	}
	if len(lines) > 0 {
		return nil, &Errors{Lines: lines}
	}
	return py.NewTuple(out...), nil
}
