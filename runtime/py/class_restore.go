package py

// RestoreClass makes a class again of which the program's own hooks have run already, when
// the service was built: the metaclass's methods, __init_subclass__ and __set_name__. What
// they did is part of the state that is restored beside. meta nil takes that of the bases.
// The classes of the runtime do their part as at any class statement.
func RestoreClass(t *Task, meta Value, name string, bases []Value, ns *Dict) (*Type, error) {
	resolved, changed, err := ResolveBases(t, bases)
	if err != nil {
		return nil, err
	}
	if changed {
		ns.SetStr("__orig_bases__", NewTuple(bases...))
	}
	var kw []Kw
	if meta != nil {
		kw = []Kw{{"metaclass", meta}}
	}
	found, _, err := FindMetaclass(t, resolved, kw)
	if err != nil {
		return nil, err
	}
	m, ok := found.(*Type)
	if !ok {
		return nil, Raise(TypeError, "metaclass %s is not a class", found.Type().Name)
	}
	if t == nil {
		t = NewTask(nil)
	}
	defer func(was bool) { t.restoring = was }(t.restoring)
	t.restoring = true
	native := m
	for _, c := range m.MRO() {
		if !c.heap && c.New != nil {
			native = c
			break
		}
	}
	if native == TypeType || native.heap {
		return MakeType(t, m, name, resolved, ns, nil)
	}
	v, err := native.New(t, m, []Value{Str(name), NewTuple(resolved...), ns}, nil)
	if err != nil {
		return nil, err
	}
	c, ok := v.(*Type)
	if !ok {
		return nil, Raise(TypeError, "metaclass returned '%s' instead of a class", v.Type().Name)
	}
	return c, nil
}

// Restore puts an entry into the namespace of a class, past a metaclass's __setattr__.
func (c *Type) Restore(name string, v Value) {
	c.Dict.SetStr(name, v)
	c.changed()
}

// ownHook reports whether a hook is code of the program.
func ownHook(hook Value) bool {
	switch x := hook.(type) {
	case *Function:
		return true
	case *ClassMethod:
		return ownHook(x.Func)
	case *StaticMethod:
		return ownHook(x.Func)
	case *BoundMethod:
		return ownHook(x.Func)
	}
	return false
}
