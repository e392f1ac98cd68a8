package schema

import "github.com/covetpy/covetgen/runtime/py"

// The modules of Pydantic that compiled code reaches by name: its exceptions and the
// base classes. Everything else of Pydantic is settled when the service is built.
var nativeModules = []struct {
	names []string
	types []*py.Type
}{
	{[]string{"pydantic_core._pydantic_core", "pydantic_core"}, []*py.Type{ValidationErrorType, PydanticCustomErrorType}},
	{[]string{"pydantic.main"}, []*py.Type{BaseModelType}},
	{[]string{"pydantic.types"}, []*py.Type{SecretStrType, SecretBytesType}},
	{[]string{"pydantic.root_model"}, []*py.Type{RootModelType}},
	{[]string{"pydantic.errors"}, []*py.Type{PydanticUserErrorType}},
	{[]string{"pydantic"}, []*py.Type{BaseModelType, RootModelType, ValidationErrorType}},
}

func init() {
	for i := range nativeModules {
		row := &nativeModules[i]
		for _, name := range row.names {
			py.RegisterModule(name, func() *py.Module {
				m := py.NewModule(name)
				for _, t := range row.types {
					m.Dict.SetStr(t.Name, t)
				}
				return m
			})
		}
	}
}
