package eval

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// ownModules are the modules that the evaluator implements itself.
var ownModules map[string]func(in *Interp) *py.Module

// completeModules are native modules outside the standard library that have every public name:
// what they lack does not exist.
var completeModules = setOf("typing_extensions")

func init() {
	ownModules = map[string]func(in *Interp) *py.Module{
		"typing":            (*Interp).typingModule,
		"typing_extensions": (*Interp).typingExtensions,
		"types":             (*Interp).typesModule,
		"__future__":        (*Interp).futureModule,
		"sys":               (*Interp).sysModule,
		"importlib":         (*Interp).importlibModule,
		"_installed":        (*Interp).installedModule,
	}
}

// bareAliases are the aliases of typing for classes, with the number of their
// parameters.
var bareAliases = []struct {
	name   string
	origin func() *py.Type
	params int
}{
	{"List", typeIs(py.TypeList), 1}, {"Dict", typeIs(py.TypeDict), 2}, {"Set", typeIs(py.TypeSet), 1}, {"FrozenSet", typeIs(py.TypeFrozenSet), 1},
	{"Tuple", typeIs(py.TypeTuple), -1}, {"Type", typeIs(py.TypeType), 1},
	{"Callable", fromABC("Callable"), 2}, {"Hashable", fromABC("Hashable"), 0}, {"Sized", fromABC("Sized"), 0},
	{"Iterable", fromABC("Iterable"), 1}, {"Iterator", fromABC("Iterator"), 1}, {"Reversible", fromABC("Reversible"), 1},
	{"Container", fromABC("Container"), 1}, {"Collection", fromABC("Collection"), 1}, {"Generator", fromABC("Generator"), 3},
	{"AbstractSet", fromABC("Set"), 1}, {"MutableSet", fromABC("MutableSet"), 1}, {"Mapping", fromABC("Mapping"), 2},
	{"MutableMapping", fromABC("MutableMapping"), 2}, {"MappingView", fromABC("MappingView"), 1}, {"KeysView", fromABC("KeysView"), 1},
	{"ItemsView", fromABC("ItemsView"), 2}, {"ValuesView", fromABC("ValuesView"), 1}, {"Sequence", fromABC("Sequence"), 1},
	{"MutableSequence", fromABC("MutableSequence"), 1}, {"ByteString", fromABC("ByteString"), 0}, {"Awaitable", fromABC("Awaitable"), 1},
	{"Coroutine", fromABC("Coroutine"), 3}, {"AsyncIterable", fromABC("AsyncIterable"), 1}, {"AsyncIterator", fromABC("AsyncIterator"), 1},
	{"AsyncGenerator", fromABC("AsyncGenerator"), 2},
	{"DefaultDict", fromModule("collections", "defaultdict"), 2}, {"OrderedDict", fromModule("collections", "OrderedDict"), 2},
	{"Counter", fromModule("collections", "Counter"), 1}, {"ChainMap", fromModule("collections", "ChainMap"), 2}, {"Deque", fromModule("collections", "deque"), 1},
	{"ContextManager", fromModule("contextlib", "AbstractContextManager"), 1}, {"AsyncContextManager", fromModule("contextlib", "AbstractAsyncContextManager"), 1},
	{"Pattern", fromModule("re", "Pattern"), 1}, {"Match", fromModule("re", "Match"), 1},
}

func typeIs(c *py.Type) func() *py.Type { return func() *py.Type { return c } }

func fromABC(name string) func() *py.Type { return func() *py.Type { return abcType(name) } }

func fromModule(module, name string) func() *py.Type {
	return func() *py.Type {
		if m, ok := py.ImportNative(module); ok {
			if v, ok := m.Dict.GetStr(name); ok {
				if c, ok := v.(*py.Type); ok {
					return c
				}
			}
		}
		return nil
	}
}

// abcType is a class of collections.abc.
func abcType(name string) *py.Type {
	if c := fromModule("collections.abc", name)(); c != nil {
		return c
	}
	return py.TypeObject
}

// define puts builtin functions into a module.
func define(m *py.Module, rows ...*py.Method) {
	for _, row := range rows {
		m.Dict.SetStr(row.Name, py.NewBuiltin(m.Name, row))
	}
}

func (in *Interp) typingModule() *py.Module {
	m := py.NewModule("typing")
	for _, row := range forms {
		m.Dict.SetStr(row.form.Name, row.form)
	}
	for _, row := range bareAliases {
		origin := row.origin()
		if origin == nil {
			m.Dict.SetStr(row.name, in.NewSymbolic(SymImport, "typing."+row.name))
			continue
		}
		m.Dict.SetStr(row.name, &BareAlias{Name: row.name, Origin: origin, Params: row.params})
	}
	for name, v := range map[string]py.Value{
		"Generic": TypeGeneric, "Protocol": TypeProtocol, "TypeVar": typeTypeVar, "ParamSpec": typeParamSpec, "TypeVarTuple": typeVarTuple,
		"ForwardRef": typeForwardRef, "NewType": typeNewType, "TypeAliasType": typeTypeAlias, "NamedTuple": namedTupleForm, "TypedDict": typedDictForm,
		"TYPE_CHECKING": py.False, "Text": py.TypeStr, "AnyStr": anyStr, "IO": typeIO, "TextIO": typeTextIO, "BinaryIO": typeBinaryIO,
	} {
		m.Dict.SetStr(name, v)
	}
	for _, c := range supportsProtocols {
		m.Dict.SetStr(c.Name, c)
	}
	in.defineTypingFunctions(m)
	// The classes of forms that libraries tell apart.
	m.Dict.SetStr("_GenericAlias", typeAlias)
	return m
}

// typingExtensions is module typing_extensions: all of typing and what newer
// Pythons have.
func (in *Interp) typingExtensions() *py.Module {
	v, err := in.importName("typing", nil)
	m := py.NewModule("typing_extensions")
	if base, ok := v.(*py.Module); ok && err == nil {
		for k, x := range base.Dict.All() {
			if name, ok := py.AsStr(k); ok {
				m.Dict.SetStr(name, x)
			}
		}
	}
	m.Dict.SetStr("__name__", py.Str("typing_extensions"))
	identity := func(name string) *py.Method {
		return &py.Method{Name: name, Kind: py.Raw, RawFn: func(t *py.Task, _ py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
			return decoratorReturning(), nil
		}}
	}
	define(m, identity("deprecated"), &py.Method{Name: "override", Kind: py.OneArg, Fn: returnFirst},
		&py.Method{Name: "get_protocol_members", Kind: py.OneArg, Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			return py.GetAttr(t, args[0], "__protocol_attrs__")
		}})
	for name, alias := range map[string]string{"Buffer": "Hashable"} {
		m.Dict.SetStr(name, abcType(alias))
	}
	m.Dict.SetStr("Doc", typeDoc)
	m.Dict.SetStr("NoDefault", &SpecialForm{Name: "NoDefault"})
	return m
}

// decoratorReturning is a decorator that gives back what it is put on.
func decoratorReturning() py.Value {
	return py.NewBuiltin("typing", &py.Method{Name: "decorator", Kind: py.OneArg, Fn: returnFirst})
}

func returnFirst(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) { return args[0], nil }

// Doc is typing_extensions.Doc("...") in Annotated metadata.
type Doc struct{ Documentation string }

var typeDoc = py.NewBuiltinType("typing_extensions", "Doc")

// Type implements py.Value.
func (*Doc) Type() *py.Type { return typeDoc }

// Repr implements py.Reprer.
func (d *Doc) Repr(*py.Task) (string, error) { return "Doc(" + quoted(d.Documentation) + ")", nil }

// GetAttr implements py.AttrGetter.
func (d *Doc) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if name == "documentation" {
		return py.Str(d.Documentation), nil
	}
	return nil, nil
}

// Compare implements py.Comparer.
func (d *Doc) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	o, ok := other.(*Doc)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) { return d.Documentation == o.Documentation, nil })
}

// Hash implements py.Hasher.
func (d *Doc) Hash(*py.Task) (int64, error) { return py.HashStr(d.Documentation), nil }

func init() {
	typeDoc.New = func(_ *py.Task, _ *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		if len(pos) != 1 {
			return nil, py.Raise(py.TypeError, "Doc.__init__() missing 1 required positional argument: 'documentation'")
		}
		s, _ := py.AsStr(pos[0])
		return &Doc{Documentation: s}, nil
	}
	typeTypeVar.New = newTypeVar(PlainTypeVar)
	typeParamSpec.New = newTypeVar(ParamSpecVar)
	typeVarTuple.New = newTypeVar(TupleTypeVar)
	typeForwardRef.New = func(_ *py.Task, _ *py.Type, pos []py.Value, _ []py.Kw) (py.Value, error) {
		if len(pos) == 0 {
			return nil, py.Raise(py.TypeError, "ForwardRef.__init__() missing 1 required positional argument: 'arg'")
		}
		s, ok := py.AsStr(pos[0])
		if !ok {
			return nil, py.Raise(py.TypeError, "Forward reference must be a string -- got %s", describe(pos[0], 1))
		}
		return newForwardRef(s)
	}
	typeNewType.New = func(_ *py.Task, _ *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		for _, k := range kw {
			pos = append(pos, k.Value)
		}
		if len(pos) != 2 {
			return nil, py.Raise(py.TypeError, "NewType.__init__() missing 1 required positional argument: 'tp'")
		}
		name, _ := py.AsStr(pos[0])
		return &NewType{Name: name, Module: "", Supertype: pos[1]}, nil
	}
}

// newTypeVar is TypeVar(name, *constraints, bound=None, covariant=False,
// contravariant=False, default=...).
func newTypeVar(kind TypeVarKind) func(*py.Task, *py.Type, []py.Value, []py.Kw) (py.Value, error) {
	return func(t *py.Task, c *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		v := &TypeVar{Kind: kind}
		for _, k := range kw {
			switch k.Name {
			case "name":
				pos = append([]py.Value{k.Value}, pos...)
			case "bound":
				if k.Value == py.None {
					break
				}
				b, err := typeArg(k.Value, "Bound must be a type.")
				if err != nil {
					return nil, err
				}
				v.Bound = b
			case "default":
				v.Default = k.Value
			case "covariant", "contravariant", "infer_variance":
				ok, err := py.Truth(t, k.Value)
				if err != nil {
					return nil, err
				}
				switch k.Name {
				case "covariant":
					v.Covariant = ok
				case "contravariant":
					v.Contra = ok
				default:
					v.Infer = ok
				}
			default:
				return nil, py.Raise(py.TypeError, "%s.__init__() got an unexpected keyword argument '%s'", c.Name, k.Name)
			}
		}
		if len(pos) == 0 {
			return nil, py.Raise(py.TypeError, "%s.__init__() missing 1 required positional argument: 'name'", c.Name)
		}
		if v.Covariant && v.Contra {
			return nil, py.Raise(py.ValueError, "Bivariant types are not supported.")
		}
		v.Name, _ = py.AsStr(pos[0])
		if len(pos) == 2 {
			return nil, py.Raise(py.TypeError, "A single constraint is not allowed")
		}
		if len(pos) > 1 && v.Bound != nil {
			return nil, py.Raise(py.TypeError, "Constraints cannot be combined with bound=...")
		}
		list, err := typeArgs(pos[1:], "TypeVar(name, constraint, ...): constraints must be types.")
		if err != nil {
			return nil, err
		}
		v.Constraints = list
		return v, nil
	}
}

// futureModule is module __future__.
func (in *Interp) futureModule() *py.Module {
	m := py.NewModule("__future__")
	for name := range futureFeatures {
		m.Dict.SetStr(name, &SpecialForm{Name: name})
	}
	return m
}

// typesModule is module types.
func (in *Interp) typesModule() *py.Module {
	m := py.NewModule("types")
	if base, ok := py.ImportNative("types"); ok {
		for k, v := range base.Dict.All() {
			if name, ok := py.AsStr(k); ok {
				m.Dict.SetStr(name, v)
			}
		}
	}
	for name, c := range map[string]*py.Type{
		"FunctionType": py.TypeFunction, "LambdaType": py.TypeFunction, "MethodType": py.TypeMethod, "BuiltinFunctionType": py.TypeBuiltin,
		"BuiltinMethodType": py.TypeBuiltin, "ModuleType": py.TypeModule, "NoneType": py.TypeNone, "EllipsisType": py.TypeEllipsis,
		"NotImplementedType": py.TypeNotImplemented, "GeneratorType": py.TypeGenerator, "CoroutineType": py.TypeCoroutine,
		"AsyncGeneratorType": py.TypeAsyncGenerator, "TracebackType": py.TypeTraceback, "FrameType": py.TypeFrame, "CodeType": py.TypeCode,
		"MappingProxyType": py.TypeMappingProxy, "SimpleNamespace": py.TypeSimpleNamespace, "CellType": py.TypeCell,
		"GenericAlias": py.TypeGenericAlias, "UnionType": py.TypeUnion, "GetSetDescriptorType": py.TypeGetSetDescriptor,
		"MemberDescriptorType": py.TypeMember, "MethodDescriptorType": py.TypeMethodDescriptor, "WrapperDescriptorType": py.TypeSlotWrapper,
	} {
		m.Dict.SetStr(name, c)
	}
	define(m,
		&py.Method{Name: "new_class", Kind: py.Keywords, Min: 1, Params: []string{"name", "bases", "kwds", "exec_body"}, Fn: newClassFunction},
		&py.Method{Name: "resolve_bases", Kind: py.OneArg, Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			list, err := py.TupleOf(t, args[0])
			if err != nil {
				return nil, err
			}
			out, changed, err := py.ResolveBases(t, list.Items)
			if err != nil || !changed {
				return args[0], err
			}
			return py.NewTuple(out...), nil
		}},
		&py.Method{Name: "coroutine", Kind: py.OneArg, Fn: awaitedGenerators},
	)
	return m
}

// awaitedGenerators is types.coroutine, which marks a generator function and returns it.
func awaitedGenerators(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
	if f := FunctionOf(args[0]); f != nil && f.IsGenerator() && !f.IsAsync() {
		f.Awaited = true
	}
	return args[0], nil
}

// newClassFunction is types.new_class.
func newClassFunction(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
	name, _ := py.AsStr(args[0])
	var bases []py.Value
	if args[1] != nil {
		list, err := py.TupleOf(t, args[1])
		if err != nil {
			return nil, err
		}
		bases = list.Items
	}
	var kw []py.Kw
	if d, ok := args[2].(*py.Dict); ok {
		for k, v := range d.All() {
			key, _ := py.AsStr(k)
			kw = append(kw, py.Kw{Name: key, Value: v})
		}
	}
	ns := py.NewDict()
	if args[3] != nil && args[3] != py.None {
		if _, err := py.Call(t, args[3], ns); err != nil {
			return nil, err
		}
	}
	return py.NewClassValue(t, name, bases, ns, kw)
}

// sysModule is module sys with sys.modules and sys.path as the program sees
// them.
func (in *Interp) sysModule() *py.Module {
	m := py.NewModule("sys")
	if base, ok := py.ImportNative("sys"); ok {
		m = in.hideHost(base)
		if m == base {
			c := py.NewModule("sys")
			for k, v := range base.Dict.All() {
				if name, ok := py.AsStr(k); ok {
					c.Dict.SetStr(name, v)
				}
			}
			m = c
		}
	}
	var paths []py.Value
	for _, r := range in.cfg.Roots {
		paths = append(paths, py.Str(r))
	}
	in.sysPath = py.NewList(paths...)
	m.Dict.SetStr("path", in.sysPath)
	m.Dict.SetStr("modules", &modulesView{in})
	set := func(name string, v py.Value) {
		if _, ok := m.Dict.GetStr(name); !ok {
			m.Dict.SetStr(name, v)
		}
	}
	set("version_info", py.NewTuple(py.MakeInt(3), py.MakeInt(11), py.MakeInt(2), py.Str("final"), py.MakeInt(0)))
	if _, ok := m.Dict.GetStr("exc_info"); !ok {
		define(m, sysFunctions...)
	}
	set("platform", py.Str("linux"))
	set("maxsize", py.MakeInt(1<<63-1))
	set("byteorder", py.Str("little"))
	for _, name := range []string{"argv", "stdin", "stdout", "stderr", "executable", "exit", "prefix", "base_prefix", "version", "flags", "implementation"} {
		set(name, in.NewSymbolic(SymHost, "sys."+name))
	}
	return m
}

// sysFunctions are functions of sys that look at the running task.
var sysFunctions = []*py.Method{
	{Name: "exc_info", Kind: py.NoArgs, Fn: func(t *py.Task, _ py.Value, _ []py.Value) (py.Value, error) {
		e := t.Handled()
		if e == nil {
			return py.NewTuple(py.None, py.None, py.None), nil
		}
		return py.NewTuple(e.Class, e, e.TracebackValue()), nil
	}},
	{Name: "exception", Kind: py.NoArgs, Fn: func(t *py.Task, _ py.Value, _ []py.Value) (py.Value, error) {
		if e := t.Handled(); e != nil {
			return e, nil
		}
		return py.None, nil
	}},
	{Name: "intern", Kind: py.OneArg, Fn: returnFirst},
	{Name: "getrecursionlimit", Kind: py.NoArgs, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) { return py.MakeInt(1000), nil }},
	{Name: "setrecursionlimit", Kind: py.OneArg, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) { return py.None, nil }},
}

// modulesView is sys.modules: reading gives the modules that are loaded.
type modulesView struct{ in *Interp }

var typeModulesView = py.NewBuiltinType("builtins", "dict_of_modules")

// Type implements py.Value.
func (*modulesView) Type() *py.Type { return typeModulesView }

func (v *modulesView) find(key py.Value) (py.Value, bool) {
	name, ok := py.AsStr(key)
	if !ok {
		return nil, false
	}
	m, ok := v.in.modules[name]
	return m, ok
}

// GetItem implements py.Subscripter.
func (v *modulesView) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	if m, ok := v.find(key); ok {
		return m, nil
	}
	return nil, py.NewException(t, py.KeyError, key)
}

// SetItem implements py.ItemSetter.
func (v *modulesView) SetItem(t *py.Task, key, x py.Value) error {
	name, ok := py.AsStr(key)
	if !ok {
		return py.Raise(py.TypeError, "module names are strings")
	}
	v.in.modules[name] = x
	return nil
}

// DelItem implements py.ItemDeleter.
func (v *modulesView) DelItem(t *py.Task, key py.Value) error {
	if _, ok := v.find(key); !ok {
		return py.NewException(t, py.KeyError, key)
	}
	name, _ := py.AsStr(key)
	delete(v.in.modules, name)
	return nil
}

// Contains implements py.Container.
func (v *modulesView) Contains(_ *py.Task, key py.Value) (bool, error) {
	_, ok := v.find(key)
	return ok, nil
}

// GetAttr implements py.AttrGetter.
func (v *modulesView) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if name != "get" {
		return nil, nil
	}
	return py.NewBuiltin("sys", &py.Method{Name: "get", Kind: py.Positional, Min: 1, Max: 2, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
		if m, ok := v.find(args[0]); ok {
			return m, nil
		}
		if args[1] != nil {
			return args[1], nil
		}
		return py.None, nil
	}}), nil
}
