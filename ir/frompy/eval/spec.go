package eval

import (
	"bytes"

	"github.com/covetpy/covetgen/runtime/py"
)

// What __spec__ and __loader__ of the program's modules hold is made where a module of the program mentions one of
// them: else nothing reads it, and a service does without.

// useSpecs gives a module of the program that is about to run its spec, if the program mentions specs. The first
// module that does gives it to all that were loaded before.
func (in *Interp) useSpecs(m *Module, text []byte) error {
	if m.installed || m.library {
		return nil
	}
	if !in.specs && (bytes.Contains(text, []byte("__spec__")) || bytes.Contains(text, []byte("__loader__"))) {
		in.specs = true
		for _, other := range in.known {
			if !other.installed && !other.library && other != m {
				if err := in.specify(other); err != nil {
					return err
				}
			}
		}
	}
	if !in.specs {
		return nil
	}
	return in.specify(m)
}

// HasSpecs reports whether the modules of the program have specs.
func (in *Interp) HasSpecs() bool { return in.specs }

// specify makes the spec and the loader of a module.
func (in *Interp) specify(m *Module) error {
	external, err := in.loadLibrary("importlib._bootstrap_external")
	if err != nil {
		return err
	}
	bootstrap, err := in.loadLibrary("importlib._bootstrap")
	if err != nil {
		return err
	}
	file, _ := m.Dict.GetStr("__file__")
	var loader py.Value
	if file == nil || file == py.Value(py.None) {
		loader, err = in.makeNamed(external, "NamespaceLoader", nil)
		file = py.None
	} else {
		loader, err = in.makeNamed(external, "SourceFileLoader", nil, py.Str(m.Name), file)
	}
	if err != nil {
		return err
	}
	spec, err := in.makeNamed(bootstrap, "ModuleSpec", []py.Kw{{Name: "origin", Value: file}, {Name: "is_package", Value: py.Bool(m.Package)}}, py.Str(m.Name), loader)
	if err != nil {
		return err
	}
	attributes := []struct {
		name  string
		value py.Value
	}{{"_set_fileattr", py.Bool(file != py.Value(py.None))}, {"_initializing", py.Bool(m.running)}}
	for _, a := range attributes {
		if err := py.SetAttr(in.task, spec, a.name, a.value); err != nil {
			return err
		}
	}
	if path, ok := m.Dict.GetStr("__path__"); ok {
		if err := py.SetAttr(in.task, spec, "submodule_search_locations", path); err != nil {
			return err
		}
	}
	m.Dict.SetStr("__spec__", spec)
	m.Dict.SetStr("__loader__", loader)
	return nil
}

// makeNamed makes an instance of a class of the library.
func (in *Interp) makeNamed(m *Module, class string, kw []py.Kw, pos ...py.Value) (py.Value, error) {
	c, err := py.GetAttr(in.task, m.Module, class)
	if err != nil {
		return nil, err
	}
	return py.CallKw(in.task, c, pos, kw)
}

// initializing marks the spec of a module whose body runs now. What it returns marks that the body has
// run, and gives the error of the run, or of the mark.
func (in *Interp) initializing(m *Module) (done func(error) error, err error) {
	spec, _ := m.Dict.GetStr("__spec__")
	if spec == nil || spec == py.Value(py.None) {
		return func(err error) error { return err }, nil
	}
	if err := py.SetAttr(in.task, spec, "_initializing", py.True); err != nil {
		return nil, err
	}
	return func(err error) error {
		if failed := py.SetAttr(in.task, spec, "_initializing", py.False); failed != nil {
			return failed
		}
		return err
	}, nil
}
