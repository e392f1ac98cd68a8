package py

// typingFunctions are the functions of typing that mean something at run time.
var typingFunctions = []Method{
	{Name: "cast", Kind: Keywords, Min: 2, Params: []string{"typ", "val"}, Fn: func(_ *Task, _ Value, a []Value) (Value, error) { return a[1], nil }},
	{Name: "assert_type", Kind: Keywords, Min: 2, Params: []string{"val", "typ", "/"}, Fn: func(_ *Task, _ Value, a []Value) (Value, error) { return a[0], nil }},
	{Name: "assert_never", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		s, err := Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		if r := []rune(s); len(r) > 100 {
			s = string(r[:100]) + "..."
		}
		return nil, Raise(AssertionError, "Expected code to be unreachable, but got: %s", s)
	}},
	{Name: "overload", Kind: OneArg, Fn: func(*Task, Value, []Value) (Value, error) { return overloadDummy, nil }},
	{Name: "final", Kind: OneArg, Fn: flagSetter("__final__")},
	{Name: "no_type_check", Kind: OneArg, Fn: flagSetter("__no_type_check__")},
	{Name: "get_origin", Kind: OneArg, Fn: func(_ *Task, _ Value, a []Value) (Value, error) { return typingOrigin(a[0]), nil }},
	{Name: "get_args", Kind: OneArg, Fn: func(_ *Task, _ Value, a []Value) (Value, error) { return typingArgs(a[0]), nil }},
	{Name: "is_typeddict", Kind: OneArg, Fn: func(_ *Task, _ Value, a []Value) (Value, error) {
		return Bool(a[0].Type() == typeTypedDictMeta), nil
	}},
	{Name: "runtime_checkable", Kind: OneArg, Fn: runtimeCheckable},
}

// overloadDummy is what @overload leaves in place of a signature.
var overloadDummy = NewBuiltin("typing", &Method{Name: "_overload_dummy", Kind: Raw, RawFn: func(*Task, Value, []Value, []Kw) (Value, error) {
	return nil, Raise(NotImplementedError, "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
}})

// flagSetter is a decorator that sets an attribute to True where it can be set.
func flagSetter(name string) func(*Task, Value, []Value) (Value, error) {
	return func(t *Task, _ Value, a []Value) (Value, error) {
		err := SetAttr(t, a[0], name, True)
		if e := AsException(err); err != nil && (e.IsA(AttributeError) || e.IsA(TypeError)) {
			err = nil
		}
		return a[0], err
	}
}
