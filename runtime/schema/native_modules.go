package schema

import "github.com/covetpy/covetgen/runtime/py"

// nativeModules are the modules of Pydantic that compiled code reaches by name: its
// exceptions and the base classes. Everything else of Pydantic is settled when the service
// is built.
func nativeModules() []*py.NativeModule {
	var list []*py.NativeModule
	for _, row := range []struct {
		names []string
		types []*py.Type
	}{
		{[]string{"pydantic_core._pydantic_core", "pydantic_core"}, []*py.Type{ValidationErrorType, PydanticCustomErrorType}},
		{[]string{"pydantic.main"}, []*py.Type{BaseModelType}},
		{[]string{"pydantic.types"}, []*py.Type{SecretStrType, SecretBytesType}},
		{[]string{"pydantic.root_model"}, []*py.Type{RootModelType}},
		{[]string{"pydantic.errors"}, []*py.Type{PydanticUserErrorType}},
		{[]string{"pydantic"}, []*py.Type{BaseModelType, RootModelType, ValidationErrorType}},
	} {
		for _, name := range row.names {
			list = append(list, py.NewNative(name, func() *py.Module {
				m := py.NewModule(name)
				for _, t := range row.types {
					m.Dict.SetStr(t.Name, t)
				}
				return m
			}))
		}
	}
	return list
}

var lazyModules py.Lazy[[]*py.NativeModule]

// Module is the native module of that name, nil when Pydantic has none.
func Module(name string) *py.NativeModule {
	for _, m := range lazyModules.Get(nativeModules) {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// RegisterModules makes the modules known to py.ImportNative: for the compiler.
func RegisterModules() { py.Register(lazyModules.Get(nativeModules)...) }
