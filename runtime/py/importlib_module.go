package py

import "runtime"

// ImportlibModule is the module importlib. A service loads no modules: import_module is done at
// build where the name is written out, and refused elsewhere.
var ImportlibModule = NewNative("importlib", func() *Module {
	m := NewModule("importlib")
	m.Missing = func(_ *Task, name string) (Value, error) {
		return nil, Raise(NotImplementedError, "importlib.%s with a name that is not known at build", name)
	}
	return m
})

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
