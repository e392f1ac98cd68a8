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

// singleDispatch is the value of @singledispatch.
type singleDispatch struct {
	registry *Dict // class to function
	attrs    *Dict
	method   bool // singledispatchmethod: dispatches on the argument behind self
}

// Type implements Value.
func (*singleDispatch) Type() *Type { return TypeSingleDispatch }

// AttrDict implements Attributed.
func (s *singleDispatch) AttrDict(create bool) *Dict {
	if s.attrs == nil && create {
		s.attrs = NewDict()
	}
	return s.attrs
}

// DescrGet implements Getter.
func (s *singleDispatch) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return s, nil
	}
	if s.method {
		return NewBuiltin("functools", &Method{Name: "_method", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			if len(pos) == 0 {
				return nil, Raise(TypeError, "singledispatchmethod requires at least 1 positional argument")
			}
			f, err := s.dispatch(t, pos[0].Type())
			if err == nil {
				f, err = bindDescriptor(t, f, instance, owner)
			}
			if err != nil {
				return nil, err
			}
			return CallKw(t, f, pos, kw)
		}}), nil
	}
	return &BoundMethod{Func: s, Self: instance}, nil
}

// Call implements Caller.
func (s *singleDispatch) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if len(pos) == 0 {
		name, _ := s.AttrDict(true).GetStr("__name__")
		n, _ := AsStr(orNone(name))
		return nil, Raise(TypeError, "%s requires at least 1 positional argument", n)
	}
	f, err := s.dispatch(t, pos[0].Type())
	if err != nil {
		return nil, err
	}
	return CallKw(t, f, pos, kw)
}

// GetAttr implements AttrGetter.
func (s *singleDispatch) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "register":
		return NewBuiltin("functools", &Method{Name: "register", Kind: Positional, Min: 1, Max: 2, Fn: s.register}), nil
	case "dispatch":
		return NewBuiltin("functools", &Method{Name: "dispatch", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			c, ok := a[0].(*Type)
			if !ok {
				return nil, Raise(TypeError, "dispatch() argument must be a class")
			}
			return s.dispatch(t, c)
		}}), nil
	case "registry":
		return &MappingProxy{Mapping: s.registry}, nil
	}
	if v, ok := s.AttrDict(true).GetStr(name); ok {
		return v, nil
	}
	return nil, nil
}

func (s *singleDispatch) register(t *Task, self Value, a []Value) (Value, error) {
	add := func(class, f Value) (Value, error) {
		classes := []Value{class}
		if u, ok := class.(*UnionType); ok {
			classes = u.Args.Items
		}
		for _, c := range classes {
			if _, ok := c.(*Type); !ok {
				r, err := Repr(t, class)
				if err != nil {
					return nil, err
				}
				if r == "typing.Any" { // a class, of which nothing is an instance
					continue
				}
				return nil, Raise(TypeError, "Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.", r)
			}
			if err := s.registry.Set(t, c, f); err != nil {
				return nil, err
			}
		}
		return f, nil
	}
	if a[1] != nil {
		return add(a[0], a[1])
	}
	switch a[0].(type) {
	case *Type, *UnionType:
		class := a[0]
		return NewBuiltin("functools", &Method{Name: "register", Kind: OneArg, Fn: func(t *Task, self Value, f []Value) (Value, error) {
			return add(class, f[0])
		}}), nil
	}
	annotations, err := getAttrOr(t, a[0], "__annotations__", NewDict())
	if err != nil {
		return nil, err
	}
	var class Value
	err = Iterate(t, annotations, func(k Value) (bool, error) {
		if name, _ := AsStr(k); name == "return" {
			return true, nil
		}
		var err error
		if class, err = GetItem(t, annotations, k); class == None {
			class = TypeNone // as get_type_hints has it
		}
		return false, err
	})
	if err != nil {
		return nil, err
	}
	if class == nil {
		r, err := Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		return nil, Raise(TypeError, "Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.", r)
	}
	return add(class, a[0])
}

func newSingleDispatch(t *Task, f Value, method bool) (Value, error) {
	s := &singleDispatch{registry: NewDict(), method: method}
	if err := s.registry.Set(t, TypeObject, f); err != nil {
		return nil, err
	}
	for _, name := range wrapperAssignments {
		v, err := getAttrOr(t, f, name, nil)
		if err != nil {
			return nil, err
		}
		if v != nil {
			s.AttrDict(true).SetStr(name, v)
		}
	}
	s.attrs.SetStr("__wrapped__", f)
	return s, nil
}
