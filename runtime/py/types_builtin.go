package py

// The builtin types. Their method tables are attached by init functions next
// to the implementations.
var (
	TypeObject = &objectType
	TypeType   = newRootType(typeTables{}, "builtins", "type")

	TypeNone           = newRootType(nil, "builtins", "NoneType")
	TypeEllipsis       = newRootType(nil, "builtins", "ellipsis")
	TypeNotImplemented = newRootType(nil, "builtins", "NotImplementedType")

	TypeInt       = newRootType(intTables{}, "builtins", "int")
	TypeBool      = newSubtype(intTables{}, "builtins", "bool", &TypeInt)
	TypeFloat     = newRootType(intTables{}, "builtins", "float")
	TypeComplex   = newRootType(intTables{}, "builtins", "complex")
	TypeStr       = newRootType(strTables{}, "builtins", "str")
	TypeBytes     = newRootType(bytesTables{}, "builtins", "bytes")
	TypeBytearray = newRootType(bytesTables{}, "builtins", "bytearray")

	TypeList      = newRootType(listTables{}, "builtins", "list")
	TypeTuple     = newRootType(tupleTables{}, "builtins", "tuple")
	TypeDict      = newRootType(dictTables{}, "builtins", "dict")
	TypeSet       = newRootType(setTables{}, "builtins", "set")
	TypeFrozenSet = newRootType(setTables{}, "builtins", "frozenset")
	TypeRange     = newRootType(rangeTables{}, "builtins", "range")
	TypeSlice     = newRootType(sliceTables{}, "builtins", "slice")

	TypeDictKeys   = newRootType(dictViewsTables{}, "builtins", "dict_keys")
	TypeDictValues = newRootType(dictViewsTables{}, "builtins", "dict_values")
	TypeDictItems  = newRootType(dictViewsTables{}, "builtins", "dict_items")

	TypeFunction         = newRootType(functionTables{}, "builtins", "function")
	TypeBuiltin          = newRootType(functionTables{}, "builtins", "builtin_function_or_method")
	TypeMethod           = newRootType(functionTables{}, "builtins", "method")
	TypeMethodDescriptor = newRootType(functionTables{}, "builtins", "method_descriptor")
	TypeSlotWrapper      = newRootType(functionTables{}, "builtins", "wrapper_descriptor")
	TypeGetSetDescriptor = newRootType(functionTables{}, "builtins", "getset_descriptor")
	TypeMember           = newRootType(functionTables{}, "builtins", "member_descriptor")
	TypeStaticMethod     = newRootType(descriptorTables{}, "builtins", "staticmethod")
	TypeClassMethod      = newRootType(descriptorTables{}, "builtins", "classmethod")
	TypeProperty         = newRootType(descriptorTables{}, "builtins", "property")
	TypeSuper            = newRootType(superTables{}, "builtins", "super")
	TypeCell             = newRootType(functionTables{}, "builtins", "cell")
	TypeModule           = newRootType(moduleTables{}, "builtins", "module")
	TypeMappingProxy     = newRootType(typeTypeTables{}, "builtins", "mappingproxy")
	TypeSimpleNamespace  = newRootType(typesTables{}, "types", "SimpleNamespace")

	TypeGenerator      = newRootType(generatorTables{}, "builtins", "generator")
	TypeCoroutine      = newRootType(coroutineTables{}, "builtins", "coroutine")
	TypeAsyncGenerator = newRootType(asyncGeneratorTables{}, "builtins", "async_generator")
	typeAsyncSend      = newRootType(asyncStepTables{}, "builtins", "async_generator_asend")
	typeAsyncThrow     = newRootType(asyncStepTables{}, "builtins", "async_generator_athrow")
	typeAnextDefault   = newRootType(asyncStepTables{}, "builtins", "anext_awaitable")
	TypeTraceback      = newRootType(nil, "builtins", "traceback")
	TypeFrame          = newRootType(nil, "builtins", "frame")
	TypeCode           = newRootType(nil, "builtins", "code")

	TypeGenericAlias = newRootType(genericAliasTables{}, "types", "GenericAlias")
	TypeUnion        = newRootType(genericAliasTables{}, "types", "UnionType")
)
