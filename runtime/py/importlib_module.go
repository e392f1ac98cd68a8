package py

import (
	"runtime"
	"strings"
)

// ImportlibModule is the module importlib. A service loads no modules: import_module is done at
// build where the name is written out, and refused elsewhere.
var ImportlibModule = NewNative("importlib", func() *Module {
	m := NewModule("importlib")
	m.Missing = func(_ *Task, name string) (Value, error) {
		return nil, Raise(NotImplementedError, "importlib.%s with a name that is not known at build", name)
	}
	return m
})

// ImportlibBootstrapModule is importlib._bootstrap as far as it tells of modules that are being imported.
var ImportlibBootstrapModule = NewNative("importlib._bootstrap", func() *Module {
	return NewNativeModule("importlib._bootstrap", []Method{{Name: "_get_module_lock", Kind: Positional, Min: 1, Max: 1, Fn: func(_ *Task, _ Value, a []Value) (Value, error) {
		name, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "the name of a module must be str, not %s", a[0].Type().Name)
		}
		return moduleLock{name}, nil
	}}})
})

// moduleLock is importlib's lock of a module: who waits for it is what moduleRuns knows.
type moduleLock struct{ name string }

var typeModuleLock = newRootType(moduleLockTables{}, "_frozen_importlib", "_ModuleLock")

// Type implements Value.
func (moduleLock) Type() *Type { return typeModuleLock }

type moduleLockTables struct{}

// Fill implements Tables.
func (moduleLockTables) Fill() {
	typeModuleLock.SetAttributes([]Attribute{
		{Name: "name", Get: func(_ *Task, self Value) (Value, error) { return Str(self.(moduleLock).name), nil }},
		{Name: "waiters", Get: func(_ *Task, self Value) (Value, error) {
			n := 0
			moduleRuns.mu.Lock()
			defer moduleRuns.mu.Unlock()
			for _, m := range moduleRuns.waiting {
				if m.Name == self.(moduleLock).name {
					n++
				}
			}
			return MakeInt(int64(n)), nil
		}},
	})
}

// ModuleImporter is importlib.import_module as a value. table has, by name, what of the program it can
// import: a module, the function that runs it or None, and its parent or None.
func ModuleImporter(t *Task, table Value) (Value, error) {
	modules, ok := AsDict(table)
	if !ok {
		return nil, Raise(SystemError, "a table of modules is a %s", table.Type().Name)
	}
	return NewBuiltin("importlib", &Method{Name: "import_module", Kind: Keywords, Min: 1, Params: []string{"name", "package"}, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		name, err := absoluteName(a[0], a[1])
		if err != nil {
			return nil, err
		}
		return importListed(t, modules, name)
	}}), nil
}

// absoluteName resolves a name that begins with dots against a package.
func absoluteName(name, pkg Value) (string, error) {
	text, ok := AsStr(name)
	if !ok {
		return "", Raise(AttributeError, "'%s' object has no attribute 'startswith'", name.Type().Name)
	}
	rest := strings.TrimLeft(text, ".")
	level := len(text) - len(rest)
	if level == 0 {
		if text == "" {
			return "", Raise(ValueError, "Empty module name")
		}
		return text, nil
	}
	base, _ := AsStr(orNone(pkg))
	if base == "" {
		return "", Raise(TypeError, "the 'package' argument is required to perform a relative import for %s", StrRepr(text))
	}
	for ; level > 1; level-- {
		i := strings.LastIndexByte(base, '.')
		if i < 0 {
			return "", Raise(ImportError, "attempted relative import beyond top-level package")
		}
		base = base[:i]
	}
	if rest == "" {
		return base, nil
	}
	return base + "." + rest, nil
}

// importListed imports a module of a table, its parents first.
func importListed(t *Task, modules *Dict, name string) (Value, error) {
	listed := listedModules()
	for i := range len(name) + 1 {
		if i < len(name) && name[i] != '.' {
			continue
		}
		entry, ok := modules.GetStr(name[:i])
		if !ok {
			break
		}
		parts := entry.(*Tuple).Items
		if parts[1] != None {
			if err := RunModule(t, parts[0], parts[1], parts[2]); err != nil {
				return nil, err
			}
		}
		if i == len(name) {
			if now := listedModule(listed, name); now != nil {
				return now, nil
			}
			return parts[0], nil
		}
	}
	if now := listedModule(listed, name); now != nil {
		return now, nil
	}
	return nil, Raise(NotImplementedError, "import_module(%s): the program names this module nowhere", StrRepr(name))
}

func listedModule(listed *Dict, name string) Value {
	if listed == nil {
		return nil
	}
	v, _ := listed.GetStr(name)
	return v
}

// ImportlibMachineryModule is the part of importlib.machinery that says which files are modules.
// The functions of importlib itself run at build.
var ImportlibMachineryModule = NewNative("importlib.machinery", func() *Module {
	m := NewModule("importlib.machinery")
	names := func(list ...string) *List {
		l := NewList()
		for _, s := range list {
			l.Append(Str(s))
		}
		return l
	}
	machine := map[string]string{"amd64": "x86_64", "arm64": "aarch64"}[runtime.GOARCH]
	m.addNames("SOURCE_SUFFIXES", names(".py"), "BYTECODE_SUFFIXES", names(".pyc"),
		"EXTENSION_SUFFIXES", names(".cpython-311-"+machine+"-linux-gnu.so", ".abi3.so", ".so"))
	return m
})
