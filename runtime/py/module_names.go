package py

// GlobalName reads a global variable that lives in the namespace of a module object, as a
// function of that module does: the builtins stand behind it. The error is NameError.
func GlobalName(t *Task, module Value, name string) (Value, error) {
	m, ok := module.(*Module)
	if !ok {
		return GetAttr(t, module, name)
	}
	if v, ok := m.Dict.GetStr(name); ok {
		return v, nil
	}
	if v, ok := Builtins().GetStr(name); ok {
		return v, nil
	}
	return nil, ErrName(name)
}

// DelGlobal deletes a global variable from the namespace of a module object.
func DelGlobal(t *Task, module Value, name string) error {
	m, ok := module.(*Module)
	if !ok {
		return DelAttr(t, module, name)
	}
	if _, ok := m.Dict.GetStr(name); !ok {
		return ErrName(name)
	}
	return DelItem(t, m.Dict, Str(name))
}

// UndefinedName is the outcome of reading a name that nothing binds.
func UndefinedName(t *Task, name string) (Value, error) { return nil, ErrName(name) }

// FillModule enters names into the namespace of a module object, which it gives back. Names that
// are absent have values in Python that this program does not have.
func FillModule(module Value, names *Dict, absent *Tuple) Value {
	m, ok := module.(*Module)
	if !ok {
		return module
	}
	for k, v := range names.All() {
		if name, ok := AsStr(k); ok {
			m.Dict.SetStr(name, v)
		}
	}
	if len(absent.Items) > 0 {
		m.Missing = func(_ *Task, name string) (Value, error) {
			for _, v := range absent.Items {
				if s, _ := AsStr(v); s == name {
					return nil, Raise(NotImplementedError, "module '%s' has '%s' at build only", m.Name, name)
				}
			}
			return nil, nil
		}
	}
	return module
}
