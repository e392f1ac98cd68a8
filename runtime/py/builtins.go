package py

import "sync"

// builtinsOnce builds the builtins namespace when it is first asked for.
var builtinsOnce = sync.OnceValue(func() *Module {
	m := NewModule("builtins")
	for _, table := range [][]Method{objectFunctions, iterationFunctions, numberFunctions()} {
		for i := range table {
			m.Dict.SetStr(table[i].Name, NewBuiltin("builtins", &table[i]))
		}
	}
	for _, c := range []*Type{TypeObject, TypeType, TypeInt, TypeBool, TypeFloat, TypeComplex, TypeStr, TypeBytes,
		TypeBytearray, TypeMemoryView, TypeList, TypeTuple, TypeDict, TypeSet, TypeFrozenSet, TypeRange, TypeSlice, TypeStaticMethod,
		TypeClassMethod, TypeProperty, TypeSuper, TypeEnumerate, TypeZip, TypeMap, TypeFilter, TypeReversed} {
		m.Dict.SetStr(c.Name, c)
	}
	for _, c := range ExceptionClasses() {
		m.Dict.SetStr(c.Name, c)
	}
	m.Dict.SetStr("IOError", OSError)
	m.Dict.SetStr("EnvironmentError", OSError)
	m.Dict.SetStr("None", None)
	m.Dict.SetStr("True", True)
	m.Dict.SetStr("False", False)
	m.Dict.SetStr("Ellipsis", Ellipsis)
	m.Dict.SetStr("NotImplemented", NotImplemented)
	m.Dict.SetStr("__debug__", True)
	return m
})

func builtinsModule() *Module { return builtinsOnce() }

// Builtins is the namespace of the builtins module.
func Builtins() *Dict { return builtinsOnce().Dict }

// BuiltinsModule is the module builtins.
var BuiltinsModule = NewNative("builtins", builtinsModule)
