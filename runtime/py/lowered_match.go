package py

import "slices"

// The tests of match statements. Each gives the values that the pattern's parts look at
// as a tuple, or None where the subject does not match (ceval.c: MATCH_SEQUENCE,
// MATCH_MAPPING, MATCH_KEYS, MATCH_CLASS).

// MatchSequence matches [a, b, *rest, c]: before items, the list of the rest when star
// is set, after items.
func MatchSequence(t *Task, v Value, before int, star bool, after int) (Value, error) {
	if !derivesFromABC(v, "Sequence") {
		switch Unwrap(v).(type) {
		case *List, *Tuple, *Range:
		default:
			if v.Type().Name != "deque" {
				return None, nil
			}
		}
	}
	n, err := Len(t, v)
	if err != nil {
		return nil, err
	}
	if n < before+after || !star && n != before {
		return None, nil
	}
	var items []Value
	if star {
		items, err = UnpackStar(t, v, before, after)
	} else {
		items, err = UnpackN(t, v, before)
	}
	if err != nil {
		return nil, err
	}
	return &Tuple{Items: items}, nil
}

// MatchMapping matches {key: …}: the values of the keys in order.
func MatchMapping(t *Task, v Value, keys *Tuple) (Value, error) {
	_, isDict := Unwrap(v).(*Dict)
	_, isProxy := v.(*MappingProxy)
	if !isDict && !isProxy && !derivesFromABC(v, "Mapping") {
		return None, nil
	}
	if n, err := Len(t, v); err != nil {
		return nil, err
	} else if n < len(keys.Items) {
		return None, nil
	}
	missing := &Object{Class: TypeObject}
	out := &Tuple{}
	for i, key := range keys.Items {
		for _, other := range keys.Items[:i] {
			if same, err := Eq(t, key, other); err != nil {
				return nil, err
			} else if same {
				text, err := Repr(t, key)
				if err != nil {
					return nil, err
				}
				return nil, Raise(ValueError, "mapping pattern checks duplicate key (%s)", text)
			}
		}
		x, err := CallMethod(t, v, "get", key, missing)
		if err != nil {
			return nil, err
		}
		if x == Value(missing) {
			return None, nil
		}
		out.Items = append(out.Items, x)
	}
	return out, nil
}

// MatchRest is what **rest takes: the mapping without the keys.
func MatchRest(t *Task, v Value, keys *Tuple) (*Dict, error) {
	rest := NewDict()
	if err := DictUpdate(t, rest, v); err != nil {
		return nil, err
	}
	for _, key := range keys.Items {
		if _, err := rest.Del(t, key); err != nil {
			return nil, err
		}
	}
	return rest, nil
}

// selfMatching are the builtins whose one positional pattern is the value itself.
var selfMatching = []*Type{TypeBool, TypeBytearray, TypeBytes, TypeDict, TypeFloat, TypeFrozenSet, TypeInt, TypeList, TypeSet, TypeStr, TypeTuple}

// MatchClass matches C(p, …, name=…): the values of positional patterns, found through
// __match_args__, then those of the names.
func MatchClass(t *Task, v, class Value, positional int, names *Tuple) (Value, error) {
	c, ok := class.(*Type)
	if !ok {
		return nil, Raise(TypeError, "called match pattern must be a type")
	}
	if is, err := IsInstance(t, v, c); err != nil {
		return nil, err
	} else if !is {
		return None, nil
	}
	out := &Tuple{}
	seen := map[string]bool{}
	get := func(name string) (bool, error) {
		if seen[name] {
			return false, Raise(TypeError, "%s() got multiple sub-patterns for attribute '%s'", c.Name, name)
		}
		seen[name] = true
		x, err := GetAttr(t, v, name)
		if err != nil {
			if e := AsException(err); e.IsA(AttributeError) {
				return false, nil
			}
			return false, err
		}
		out.Items = append(out.Items, x)
		return true, nil
	}
	if positional > 0 {
		args, self, err := matchArgs(t, c)
		if err != nil {
			return nil, err
		}
		allowed := len(args)
		if self {
			allowed = 1
		}
		if allowed < positional {
			plural := "s"
			if allowed == 1 {
				plural = ""
			}
			return nil, Raise(TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", c.Name, allowed, plural, positional)
		}
		if self {
			out.Items = append(out.Items, v)
		} else {
			for _, a := range args[:positional] {
				name, ok := AsStr(a)
				if !ok {
					return nil, Raise(TypeError, "__match_args__ elements must be strings (got %s)", a.Type().Name)
				}
				if found, err := get(name); err != nil {
					return nil, err
				} else if !found {
					return None, nil
				}
			}
		}
	}
	for _, n := range names.Items {
		name, _ := AsStr(n)
		if found, err := get(name); err != nil {
			return nil, err
		} else if !found {
			return None, nil
		}
	}
	return out, nil
}

// matchArgs is the class's __match_args__; self tells that its one positional pattern is
// the value itself.
func matchArgs(t *Task, c *Type) (args []Value, self bool, err error) {
	v, err := GetAttr(t, c, "__match_args__")
	if err == nil {
		tuple, ok := v.(*Tuple)
		if !ok {
			return nil, false, Raise(TypeError, "%s.__match_args__ must be a tuple (got %s)", c.Name, v.Type().Name)
		}
		return tuple.Items, false, nil
	}
	if e := AsException(err); !e.IsA(AttributeError) {
		return nil, false, err
	}
	for _, b := range selfMatching {
		if c.IsSubtype(b) {
			return nil, true, nil
		}
	}
	return nil, false, nil
}

// derivesFromABC reports whether a class of collections.abc is among the bases, or one of them was registered with it.
func derivesFromABC(v Value, name string) bool {
	for _, c := range v.Type().MRO() {
		if c.Module == "collections.abc" && c.Name == name {
			return true
		}
		if c.isVirtual {
			abstract, _ := CollectionsAbcModule.Import().Dict.GetStr(name)
			if slices.Contains(abstract.(*Type).VirtualSubclasses(), c) {
				return true
			}
		}
	}
	return false
}
