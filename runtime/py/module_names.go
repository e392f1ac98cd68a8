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

// FillModule enters names into the namespace of a module object, which it gives back.
func FillModule(module Value, names *Dict) Value {
	if m, ok := module.(*Module); ok {
		for k, v := range names.All() {
			if name, ok := AsStr(k); ok {
				m.Dict.SetStr(name, v)
			}
		}
	}
	return module
}

// buildOnly stands in the namespace of a module for an object that describes the program at build,
// as typing.Any or a router: it may be passed on, and raises when it is used.
type buildOnly struct{ module, name string }

var typeBuildOnly = newRootType(buildOnlyTables{}, "builtins", "object")

// BuildOnly makes the object for a name of a module.
func BuildOnly(module, name string) Value { return &buildOnly{module, name} }

// Type implements Value.
func (*buildOnly) Type() *Type { return typeBuildOnly }

func (b *buildOnly) used() error {
	return Raise(NotImplementedError, "'%s' of module '%s' exists at build only", b.name, b.module)
}

// Repr implements Reprer.
func (b *buildOnly) Repr(*Task) (string, error) { return "", b.used() }

// GetAttr implements AttrGetter.
func (b *buildOnly) GetAttr(*Task, string) (Value, error) { return nil, b.used() }

// Call implements Caller.
func (b *buildOnly) Call(*Task, []Value, []Kw) (Value, error) { return nil, b.used() }

type buildOnlyTables struct{}

// Fill implements Tables.
func (buildOnlyTables) Fill() { typeBuildOnly.SetMethods(nil, "repr") }
