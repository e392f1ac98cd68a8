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

// register is register(cls, func=None), as a decorator with a class and as one that reads the class off the first
// annotation.
func (s *singleDispatch) register(t *Task, self Value, a []Value) (Value, error) {
	class, f := a[0], a[1]
	if !dispatchesOn(t, class) {
		if f != nil && f != None {
			return nil, raiseAbout(t, class, "Invalid first argument to `register()`. %s is not a class or union type.")
		}
		name, annotation, err := firstAnnotation(t, class)
		if err != nil {
			return nil, err
		}
		class, f = annotation, class
		if !dispatchesOn(t, class) {
			if unionArgs(t, class) != nil {
				return nil, raiseAbout(t, class, "Invalid annotation for '"+name+"'. %s not all arguments are classes.")
			}
			return nil, raiseAbout(t, class, "Invalid annotation for '"+name+"'. %s is not a class.")
		}
	}
	if f == nil || f == None {
		return NewBuiltin("functools", &Method{Name: "register", Kind: OneArg, Fn: func(t *Task, self Value, f []Value) (Value, error) {
			return s.register(t, self, []Value{class, f[0]})
		}}), nil
	}
	classes := unionArgs(t, class)
	if classes == nil {
		classes = []Value{class}
	}
	for _, c := range classes {
		if isAny(t, c) {
			continue
		}
		if err := s.registry.Set(t, c, f); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// unionArgs is functools._is_union_type, with what is in the union: nil for anything else. A form of module typing is
// known by its attributes, because the evaluator has its own.
func unionArgs(t *Task, v Value) []Value {
	if u, ok := v.(*UnionType); ok {
		return u.Args.Items
	}
	if _, class := v.(*Type); class {
		return nil
	}
	origin, err := getAttrOr(t, v, "__origin__", None)
	if err != nil || origin == None {
		return nil
	}
	if text, err := Repr(t, origin); err != nil || text != "typing.Union" {
		return nil
	}
	args, err := getAttrOr(t, v, "__args__", None)
	if tuple, ok := args.(*Tuple); ok && err == nil {
		return tuple.Items
	}
	return nil
}

// isAny reports typing.Any, a class of which nothing is an instance.
func isAny(t *Task, v Value) bool {
	if _, class := v.(*Type); class {
		return false
	}
	text, err := Repr(t, v)
	return err == nil && text == "typing.Any"
}

// dispatchesOn is functools._is_valid_dispatch_type.
func dispatchesOn(t *Task, v Value) bool {
	if _, class := v.(*Type); class || isAny(t, v) {
		return true
	}
	args := unionArgs(t, v)
	for _, arg := range args {
		if _, class := arg.(*Type); !class && !isAny(t, arg) {
			return false
		}
	}
	return args != nil
}

// raiseAbout raises a TypeError whose text has the repr of v.
func raiseAbout(t *Task, v Value, format string) error {
	r, err := Repr(t, v)
	if err != nil {
		return err
	}
	return Raise(TypeError, format, r)
}

// firstAnnotation is the first of typing.get_type_hints of a function.
func firstAnnotation(t *Task, f Value) (name string, annotation Value, err error) {
	annotations, err := getAttrOr(t, f, "__annotations__", NewDict())
	if err != nil {
		return "", nil, err
	}
	dict, ok := AsDict(annotations)
	if !ok || dict.Len() == 0 {
		return "", nil, raiseAbout(t, f, "Invalid first argument to `register()`: %s. Use either `@register(some_class)` or plain `@register` on an annotated function.")
	}
	for k, v := range dict.All() {
		name, _ = AsStr(k)
		annotation = v
		break
	}
	if text, ok := AsStr(annotation); ok {
		globals, err := getAttrOr(t, f, "__globals__", NewDict())
		if err != nil {
			return "", nil, err
		}
		names, _ := AsDict(globals)
		annotation, err = evaluateHint(t, text, names)
		if err != nil {
			return "", nil, err
		}
	}
	if annotation == None {
		annotation = TypeNone
	}
	return name, annotation, nil
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
