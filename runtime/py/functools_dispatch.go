package py

import "slices"

// dispatchMRO is functools._c3_mro: the MRO of a class with abstract base classes put in
// where the class, or a base of it, begins to behave as they say.
func dispatchMRO(t *Task, c *Type, abcs []*Type) ([]*Type, error) {
	boundary := 0
	for i, base := range slices.Backward(c.Bases) {
		abstract, err := HasAttr(t, base, "__abstractmethods__")
		if err != nil {
			return nil, err
		}
		if abstract {
			boundary = i + 1 // bases up to the last explicit ABC come first
			break
		}
	}
	explicit, other := c.Bases[:boundary], c.Bases[boundary:]
	var abstract, rest []*Type
	for _, abc := range abcs {
		introduces, err := IsSubclass(t, c, abc)
		if err != nil {
			return nil, err
		}
		for _, base := range c.Bases {
			if !introduces {
				break
			}
			inherited, err := IsSubclass(t, base, abc)
			if err != nil {
				return nil, err
			}
			introduces = !inherited
		}
		if introduces {
			abstract = append(abstract, abc)
		} else {
			rest = append(rest, abc)
		}
	}
	sequences := [][]*Type{{c}}
	for _, bases := range [][]*Type{explicit, abstract, other} {
		for _, base := range bases {
			mro, err := dispatchMRO(t, base, rest)
			if err != nil {
				return nil, err
			}
			sequences = append(sequences, mro)
		}
	}
	return mergeMROs(append(sequences, explicit, abstract, other))
}

// mergeMROs is functools._c3_merge.
func mergeMROs(sequences [][]*Type) ([]*Type, error) {
	sequences = slices.Clone(sequences)
	var result []*Type
	for {
		sequences = slices.DeleteFunc(sequences, func(s []*Type) bool { return len(s) == 0 })
		if len(sequences) == 0 {
			return result, nil
		}
		var candidate *Type
		for _, s := range sequences {
			if !slices.ContainsFunc(sequences, func(o []*Type) bool { return slices.Contains(o[1:], s[0]) }) {
				candidate = s[0]
				break
			}
		}
		if candidate == nil {
			return nil, Raise(RuntimeError, "Inconsistent hierarchy")
		}
		result = append(result, candidate)
		for i, s := range sequences {
			if s[0] == candidate {
				sequences[i] = s[1:]
			}
		}
	}
}

// composeMRO is functools._compose_mro: the MRO of a class with those of the registered
// classes that it is a virtual subclass of.
func composeMRO(t *Task, c *Type, registered []*Type) ([]*Type, error) {
	own := c.MRO()
	var related []*Type
	for _, r := range registered {
		if slices.Contains(own, r) {
			continue
		}
		ok, err := IsSubclass(t, c, r)
		if err != nil {
			return nil, err
		}
		if ok {
			related = append(related, r)
		}
	}
	strict := slices.DeleteFunc(slices.Clone(related), func(r *Type) bool {
		return slices.ContainsFunc(related, func(o *Type) bool { return o != r && slices.Contains(o.MRO(), r) })
	})
	var mro []*Type
	for _, r := range strict {
		var found [][]*Type
		for _, sub := range r.Subclasses() {
			if slices.Contains(own, sub) {
				continue
			}
			ok, err := IsSubclass(t, c, sub)
			if err != nil {
				return nil, err
			}
			if ok {
				found = append(found, slices.DeleteFunc(slices.Clone(sub.MRO()), func(s *Type) bool { return !slices.Contains(strict, s) }))
			}
		}
		if len(found) == 0 {
			mro = append(mro, r)
			continue
		}
		// Subclasses with the most useful bases settle the order of the ABCs.
		slices.SortStableFunc(found, func(a, b []*Type) int { return len(b) - len(a) })
		for _, sub := range found {
			for _, s := range sub {
				if !slices.Contains(mro, s) {
					mro = append(mro, s)
				}
			}
		}
	}
	return dispatchMRO(t, c, mro)
}

// dispatch is functools._find_impl: the function for the class nearest in the MRO.
func (s *singleDispatch) dispatch(t *Task, c *Type) (Value, error) {
	if f, ok, err := s.registry.Get(t, c); ok || err != nil {
		return f, err
	}
	var registered []*Type
	for k := range s.registry.All() {
		if r, ok := k.(*Type); ok {
			registered = append(registered, r)
		}
	}
	mro, err := composeMRO(t, c, registered)
	if err != nil {
		return nil, err
	}
	var match *Type
	for _, m := range mro {
		known := slices.Contains(registered, m)
		if match == nil {
			if known {
				match = m
			}
			continue
		}
		// Two unrelated ABCs that fit equally well: CPython does not guess.
		if known && !slices.Contains(c.MRO(), m) && !slices.Contains(c.MRO(), match) {
			related, err := IsSubclass(t, match, m)
			if err != nil {
				return nil, err
			}
			if !related {
				one, err := Repr(t, match)
				if err != nil {
					return nil, err
				}
				two, err := Repr(t, m)
				if err != nil {
					return nil, err
				}
				return nil, Raise(RuntimeError, "Ambiguous dispatch: %s or %s", one, two)
			}
		}
		break
	}
	if match == nil {
		return None, nil
	}
	f, _, err := s.registry.Get(t, match)
	return f, err
}
