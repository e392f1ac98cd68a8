package py

// The builtin types. Their method tables are attached by init functions next
// to the implementations.
var (
	TypeObject = &objectType
	TypeType   = newBuiltinType("builtins", "type")

	TypeNone           = newBuiltinType("builtins", "NoneType")
	TypeEllipsis       = newBuiltinType("builtins", "ellipsis")
	TypeNotImplemented = newBuiltinType("builtins", "NotImplementedType")

	TypeInt       = newBuiltinType("builtins", "int")
	TypeBool      = newBuiltinType("builtins", "bool", TypeInt)
	TypeFloat     = newBuiltinType("builtins", "float")
	TypeComplex   = newBuiltinType("builtins", "complex")
	TypeStr       = newBuiltinType("builtins", "str")
	TypeBytes     = newBuiltinType("builtins", "bytes")
	TypeBytearray = newBuiltinType("builtins", "bytearray")

	TypeList      = newBuiltinType("builtins", "list")
	TypeTuple     = newBuiltinType("builtins", "tuple")
	TypeDict      = newBuiltinType("builtins", "dict")
	TypeSet       = newBuiltinType("builtins", "set")
	TypeFrozenSet = newBuiltinType("builtins", "frozenset")
	TypeRange     = newBuiltinType("builtins", "range")
	TypeSlice     = newBuiltinType("builtins", "slice")

	TypeDictKeys   = newBuiltinType("builtins", "dict_keys")
	TypeDictValues = newBuiltinType("builtins", "dict_values")
	TypeDictItems  = newBuiltinType("builtins", "dict_items")

	TypeFunction         = newBuiltinType("builtins", "function")
	TypeBuiltin          = newBuiltinType("builtins", "builtin_function_or_method")
	TypeMethod           = newBuiltinType("builtins", "method")
	TypeMethodDescriptor = newBuiltinType("builtins", "method_descriptor")
	TypeSlotWrapper      = newBuiltinType("builtins", "wrapper_descriptor")
	TypeGetSetDescriptor = newBuiltinType("builtins", "getset_descriptor")
	TypeMember           = newBuiltinType("builtins", "member_descriptor")
	TypeStaticMethod     = newBuiltinType("builtins", "staticmethod")
	TypeClassMethod      = newBuiltinType("builtins", "classmethod")
	TypeProperty         = newBuiltinType("builtins", "property")
	TypeSuper            = newBuiltinType("builtins", "super")
	TypeCell             = newBuiltinType("builtins", "cell")
	TypeModule           = newBuiltinType("builtins", "module")
	TypeMappingProxy     = newBuiltinType("builtins", "mappingproxy")
	TypeSimpleNamespace  = newBuiltinType("types", "SimpleNamespace")

	TypeGenerator      = newBuiltinType("builtins", "generator")
	TypeCoroutine      = newBuiltinType("builtins", "coroutine")
	TypeAsyncGenerator = newBuiltinType("builtins", "async_generator")
	TypeTraceback      = newBuiltinType("builtins", "traceback")
	TypeFrame          = newBuiltinType("builtins", "frame")
	TypeCode           = newBuiltinType("builtins", "code")

	TypeGenericAlias = newBuiltinType("types", "GenericAlias")
	TypeUnion        = newBuiltinType("types", "UnionType")
)
