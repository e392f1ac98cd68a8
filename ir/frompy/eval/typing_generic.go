package eval

import (
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
)

// Generic and Protocol, NamedTuple and TypedDict: the parts of typing that take
// part in class creation.

// TypeGeneric and TypeProtocol are typing.Generic and typing.Protocol.
var (
	TypeGeneric  = py.TypeGeneric
	TypeProtocol = py.TypeProtocol
)

func init() { py.GenericItem, py.GenericInitSubclass = genericClassItem, genericInitSubclass }

// genericClassItem is Generic.__class_getitem__.
func genericClassItem(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
	cls, _ := self.(*py.Type)
	list := subscriptArgs(args[0])
	if cls == TypeGeneric || cls == TypeProtocol {
		if len(list) == 0 {
			return nil, py.Raise(py.TypeError, "Parameter list to %s[...] cannot be empty", cls.Name)
		}
		for _, v := range list {
			switch x := v.(type) {
			case *TypeVar, *Unpacked:
			default:
				_ = x
				return nil, py.Raise(py.TypeError, "Parameters to %s[...] must all be type variables or parameter specification variables.", cls.Name)
			}
		}
		for i, v := range list {
			for _, w := range list[:i] {
				if v == w {
					return nil, py.Raise(py.TypeError, "Parameters to %s[...] must all be unique", cls.Name)
				}
			}
		}
		return &GenericAlias{Origin: cls, Args: list, Name: cls.Name, Module: "typing"}, nil
	}
	params := classParameters(cls)
	name, err := typeRepr(t, cls)
	if err != nil {
		return nil, err
	}
	text := "<class '" + name + "'>"
	if len(params) == 0 {
		return nil, py.Raise(py.TypeError, "%s is not a generic class", text)
	}
	if list, err = typeArgs(list, "Parameters to generic types must be types."); err != nil {
		return nil, err
	}
	if len(params) == 1 && params[0].Kind == ParamSpecVar && len(list) > 1 {
		list = []py.Value{py.NewTuple(list...)}
	}
	bound, err := bindParameters(params, list, text)
	if err != nil {
		return nil, err
	}
	var flat []py.Value
	for _, p := range params {
		flat = append(flat, bound[p]...)
	}
	return &GenericAlias{Origin: cls, Args: flat}, nil
}

// classParameters is __parameters__ of a class.
func classParameters(c *py.Type) []*TypeVar {
	v, ok := c.Lookup("__parameters__")
	if !ok {
		return nil
	}
	tuple, ok := v.(*py.Tuple)
	if !ok {
		return nil
	}
	var out []*TypeVar
	for _, x := range tuple.Items {
		if tv, ok := x.(*TypeVar); ok {
			out = append(out, tv)
		}
	}
	return out
}

// genericInitSubclass is Generic.__init_subclass__: it works out
// __parameters__ from __orig_bases__.
func genericInitSubclass(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	cls, _ := self.(*py.Type)
	next, err := py.NewSuper(t, TypeGeneric, cls)
	if err != nil {
		return nil, err
	}
	hook, err := py.GetAttr(t, next, "__init_subclass__")
	if err != nil {
		return nil, err
	}
	if _, err := py.CallKw(t, hook, pos, kw); err != nil {
		return nil, err
	}
	var params []*TypeVar
	if orig, ok := cls.Namespace().GetStr("__orig_bases__"); ok {
		bases, _ := py.AsTuple(orig)
		params = typeParameters(bases.Items)
		for _, b := range bases.Items {
			if b == py.Value(TypeGeneric) {
				return nil, py.Raise(py.TypeError, "Cannot inherit from plain Generic")
			}
			if g, ok := b.(*GenericAlias); ok && (g.Origin == py.Value(TypeGeneric) || g.Origin == py.Value(TypeProtocol)) {
				declared := typeParameters(g.Args)
				if g.Origin == py.Value(TypeGeneric) {
					for _, p := range params {
						if !containsVar(declared, p) {
							return nil, py.Raise(py.TypeError, "Some type variables (%s) are not listed in Generic[%s]", "~"+p.Name, joinVars(declared))
						}
					}
				}
				params = declared
			}
		}
	} else {
		for _, b := range cls.Bases {
			if b == TypeGeneric && cls.Name != "Protocol" {
				return nil, py.Raise(py.TypeError, "Cannot inherit from plain Generic")
			}
		}
	}
	return py.None, py.SetAttr(t, cls, "__parameters__", parametersTuple(params))
}

func containsVar(list []*TypeVar, v *TypeVar) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

func joinVars(list []*TypeVar) string {
	out := ""
	for i, v := range list {
		if i > 0 {
			out += ", "
		}
		out += "~" + v.Name
	}
	return out
}

// genericOver is the base that PEP 695's parameters stand for: Generic[T, ...].
func genericOver(params *py.Tuple) py.Value {
	args := make([]py.Value, len(params.Items))
	for i, p := range params.Items {
		args[i] = p
		if tv, ok := p.(*TypeVar); ok && tv.Kind == TupleTypeVar {
			args[i] = &Unpacked{Arg: tv}
		}
	}
	return &GenericAlias{Origin: TypeGeneric, Args: args, Name: "Generic", Module: "typing"}
}

// Classes of typing itself, which programs subclass and subscript.
var (
	anyStr       = &TypeVar{Name: "AnyStr", Module: "typing", Constraints: []py.Value{py.TypeBytes, py.TypeStr}}
	typeIO       = genericOf("IO", TypeGeneric, anyStr)
	typeTextIO   = genericOf("TextIO", typeIO)   // IO[str]
	typeBinaryIO = genericOf("BinaryIO", typeIO) // IO[bytes]

	covariant         = &TypeVar{Name: "T_co", Module: "typing", Covariant: true}
	supportsProtocols = []*py.Type{
		genericOf("SupportsInt", TypeProtocol), genericOf("SupportsFloat", TypeProtocol), genericOf("SupportsComplex", TypeProtocol),
		genericOf("SupportsBytes", TypeProtocol), genericOf("SupportsIndex", TypeProtocol),
		genericOf("SupportsAbs", TypeProtocol, covariant), genericOf("SupportsRound", TypeProtocol, covariant),
	}
)

// genericOf is a class of typing with its type parameters.
func genericOf(name string, base *py.Type, params ...py.Value) *py.Type {
	c := py.NewBuiltinType("typing", name, base)
	c.Namespace().SetStr("__parameters__", py.NewTuple(params...))
	return c
}

// classForm is a name of typing that is a function in CPython but stands as a
// base class: NamedTuple and TypedDict.
type classForm struct {
	name string
	base *py.Type
	make func(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error)
}

// Type implements py.Value.
func (*classForm) Type() *py.Type { return py.TypeFunction }

// Repr implements py.Reprer.
func (c *classForm) Repr(*py.Task) (string, error) { return "<function " + c.name + ">", nil }

// Call implements py.Caller: the functional syntax.
func (c *classForm) Call(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	return c.make(t, pos, kw)
}

// GetAttr implements py.AttrGetter.
func (c *classForm) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "__mro_entries__":
		return py.NewBuiltin("typing", &py.Method{Name: name, Kind: py.OneArg, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) {
			return py.NewTuple(c.base), nil
		}}), nil
	case "__name__", "__qualname__":
		return py.Str(c.name), nil
	case "__module__":
		return py.Str("typing"), nil
	}
	return nil, nil
}

var (
	typeNamedTupleMeta = py.NewBuiltinType("typing", "NamedTupleMeta", py.TypeType)
	typeNamedTupleBase = py.NewBuiltinType("typing", "_NamedTuple")
	typeTypedDictMeta  = py.NewBuiltinType("typing", "_TypedDictMeta", py.TypeType)
	typeTypedDictBase  = py.NewBuiltinType("typing", "_TypedDict")

	namedTupleForm = &classForm{name: "NamedTuple", base: typeNamedTupleBase}
	typedDictForm  = &classForm{name: "TypedDict", base: typeTypedDictBase}
)

func init() {
	typeNamedTupleBase.Meta = typeNamedTupleMeta
	typeTypedDictBase.Meta = typeTypedDictMeta
	typeNamedTupleMeta.New = namedTupleClass
	typeTypedDictMeta.New = typedDictClass
	typeTypedDictMeta.SetMethods([]py.Method{
		{Name: "__call__", Kind: py.Raw, Wrapped: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
			return py.CallKw(t, py.TypeDict, pos, kw)
		}},
		{Name: "__instancecheck__", Kind: py.OneArg, Wrapped: true, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) {
			return nil, py.Raise(py.TypeError, "TypedDict does not support instance and class checks")
		}},
	}, "")
	namedTupleForm.make = namedTupleCall
	typedDictForm.make = typedDictCall
}

// collectionsNamedTuple calls collections.namedtuple.
func collectionsNamedTuple(t *py.Task, name string, fields []py.Value, defaults []py.Value, module py.Value) (py.Value, error) {
	m, ok := py.ImportNative("collections")
	if !ok {
		return nil, py.Raise(py.ImportError, "No module named 'collections'")
	}
	fn, err := py.GetAttr(t, m, "namedtuple")
	if err != nil {
		return nil, err
	}
	kw := []py.Kw{{Name: "defaults", Value: py.NewTuple(defaults...)}}
	if module != nil {
		kw = append(kw, py.Kw{Name: "module", Value: module})
	}
	return py.CallKw(t, fn, []py.Value{py.Str(name), py.NewList(fields...)}, kw)
}

// namedTupleClass is NamedTupleMeta.__new__ with what only annotations need.
func namedTupleClass(t *py.Task, meta *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
	c, err := py.NamedTupleClass(t, pos)
	if err != nil {
		return nil, err
	}
	ns, _ := py.AsDict(pos[2])
	bases, _ := py.AsTuple(pos[1])
	for _, b := range bases.Items {
		if b == py.Value(TypeGeneric) {
			if err := py.SetAttr(t, c, "__class_getitem__", &py.ClassMethod{Func: py.NewBuiltin("typing", &py.Method{Name: "__class_getitem__", Kind: py.Positional, Min: 2, Max: 2,
				Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
					return genericClassItem(t, args[0], args[1:])
				}})}); err != nil {
				return nil, err
			}
		}
	}
	if len(bases.Items) > 1 {
		if orig, ok := ns.GetStr("__orig_bases__"); ok {
			tuple, _ := py.AsTuple(orig)
			if err := py.SetAttr(t, c, "__parameters__", parametersTuple(typeParameters(tuple.Items))); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// namedTupleCall is NamedTuple("Point", [("x", int), ...]).
func namedTupleCall(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if len(pos) == 0 {
		return nil, py.Raise(py.TypeError, "NamedTuple() missing 1 required positional argument: 'typename'")
	}
	name, _ := py.AsStr(pos[0])
	annos := py.NewDict()
	var fields []py.Value
	add := func(k, v py.Value) error {
		fields = append(fields, k)
		x, err := typeArg(v, "field "+describe(k, 1)+" annotation must be a type")
		if err != nil {
			return err
		}
		return annos.Set(t, k, x)
	}
	if len(pos) > 1 {
		err := py.Iterate(t, pos[1], func(item py.Value) (bool, error) {
			pair, err := py.UnpackN(t, item, 2)
			if err != nil {
				return false, err
			}
			return true, add(pair[0], pair[1])
		})
		if err != nil {
			return nil, err
		}
	}
	for _, k := range kw {
		if err := add(py.Str(k.Name), k.Value); err != nil {
			return nil, err
		}
	}
	c, err := collectionsNamedTuple(t, name, fields, nil, nil)
	if err != nil {
		return nil, err
	}
	return c, py.SetAttr(t, c, "__annotations__", annos)
}

// typedDictClass is _TypedDictMeta.__new__: a subclass of dict whose calls give
// plain dicts.
func typedDictClass(t *py.Task, meta *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
	name, _ := py.AsStr(pos[0])
	bases, _ := py.AsTuple(pos[1])
	ns, _ := py.AsDict(pos[2])
	total := true
	for _, k := range kw {
		if k.Name == "total" {
			ok, err := py.Truth(t, k.Value)
			if err != nil {
				return nil, err
			}
			total = ok
		}
	}
	own := py.NewDict()
	if v, ok := ns.GetStr("__annotations__"); ok {
		own, _ = v.(*py.Dict)
	}
	// The dict of annotations keeps its identity: it leads to the places.
	inherited := py.NewDict()
	var required, optional []py.Value
	for _, b := range bases.Items {
		c, ok := b.(*py.Type)
		if !ok || c.Metaclass() != typeTypedDictMeta {
			continue
		}
		if v, ok := c.Namespace().GetStr("__annotations__"); ok {
			for k, x := range v.(*py.Dict).All() {
				if err := inherited.Set(t, k, x); err != nil {
					return nil, err
				}
			}
		}
		for _, part := range []struct {
			name string
			to   *[]py.Value
		}{{"__required_keys__", &required}, {"__optional_keys__", &optional}} {
			if v, ok := c.Namespace().GetStr(part.name); ok {
				if s, ok := v.(*py.Set); ok {
					for x := range s.All() {
						*part.to = append(*part.to, x)
					}
				}
			}
		}
	}
	for k, v := range own.All() {
		x, err := typeArg(v, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
		if err != nil {
			return nil, err
		}
		own.SetStr(string(k.(py.Str)), x)
		if keyRequired(x, total) {
			required = append(required, k)
		} else {
			optional = append(optional, k)
		}
	}
	all := own
	if inherited.Len() > 0 {
		for k, v := range own.All() {
			if err := inherited.Set(t, k, v); err != nil {
				return nil, err
			}
		}
		all = inherited
	}
	req, err := py.NewFrozenSet(t, required...)
	if err != nil {
		return nil, err
	}
	opt, err := py.NewFrozenSet(t, optional...)
	if err != nil {
		return nil, err
	}
	c, err := py.MakeType(t, meta, name, typedDictBases(bases.Items), ns, nil)
	if err != nil {
		return nil, err
	}
	for _, a := range []struct {
		name string
		v    py.Value
	}{{"__annotations__", all}, {"__required_keys__", req}, {"__optional_keys__", opt}, {"__total__", py.MakeBool(total)}} {
		c.Namespace().SetStr(a.name, a.v)
	}
	if all != own {
		typedDictOwn.Store(c, own)
	}
	return c, nil
}

// typedDictOwn keeps the own annotations of a TypedDict that inherits some.
var typedDictOwn sync.Map

// IsTypedDict reports whether a class stands over typing.TypedDict.
func IsTypedDict(t *py.Type) bool { return t.Metaclass() == typeTypedDictMeta }

func typedDictBases(bases []py.Value) []py.Value {
	out := []py.Value{py.TypeDict}
	for _, b := range bases {
		if b == py.Value(TypeGeneric) {
			return []py.Value{TypeGeneric, py.TypeDict}
		}
	}
	return out
}

// keyRequired looks through Annotated and ReadOnly for Required and NotRequired.
func keyRequired(v py.Value, total bool) bool {
	for {
		switch x := v.(type) {
		case *Annotated:
			v = x.Origin
			continue
		case *GenericAlias:
			switch x.Origin {
			case py.Value(RequiredForm):
				return true
			case py.Value(NotRequiredForm):
				return false
			case py.Value(ReadOnlyForm):
				v = x.Args[0]
				continue
			}
		}
		return total
	}
}

// typedDictCall is TypedDict("Point", {"x": int}, total=True).
func typedDictCall(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if len(pos) < 1 {
		return nil, py.Raise(py.TypeError, "TypedDict() missing 1 required positional argument: 'typename'")
	}
	annos := py.NewDict()
	if len(pos) > 1 {
		if d, ok := py.AsDict(pos[1]); ok {
			for k, v := range d.All() {
				if err := annos.Set(t, k, v); err != nil {
					return nil, err
				}
			}
		}
	}
	ns := py.NewDict()
	ns.SetStr("__annotations__", annos)
	return typedDictClass(t, typeTypedDictMeta, []py.Value{pos[0], py.NewTuple(typeTypedDictBase), ns}, kw)
}
