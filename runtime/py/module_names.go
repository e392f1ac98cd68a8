package py

import "strings"

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

// framedModules are the modules whose namespaces frames give as f_globals.
var framedModules []*Module

// FrameModule makes the namespace of a module the f_globals of the frames of its functions. It is called
// at the start, before the first request.
func FrameModule(module Value) {
	if m, ok := module.(*Module); ok {
		framedModules = append(framedModules, m)
	}
}

// namespaceOfFile is the namespace of the module of a file, whose name lacks the folder that all files of a
// program share; an empty one for files of libraries.
func namespaceOfFile(file string) *Dict {
	best, shortest := NewDict(), -1
	for _, m := range framedModules {
		v, _ := m.Dict.GetStr("__file__")
		path, ok := AsStr(orNone(v))
		if ok && (path == file || strings.HasSuffix(path, "/"+file)) && (shortest < 0 || len(path) < shortest) {
			best, shortest = m.Dict, len(path)
		}
	}
	return best
}

// SetGlobal binds a global variable in the namespace of a module object, whatever its class does when attributes are set.
func SetGlobal(t *Task, module Value, name string, x Value) error {
	m, ok := module.(*Module)
	if !ok {
		return SetAttr(t, module, name, x)
	}
	m.Dict.SetStr(name, x)
	return nil
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
