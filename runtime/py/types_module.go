package py

import "strings"

// SimpleNamespace is types.SimpleNamespace.
type SimpleNamespace struct{ attrs *Dict }

// Type implements Value.
func (*SimpleNamespace) Type() *Type { return TypeSimpleNamespace }

// AttrDict implements Attributed.
func (n *SimpleNamespace) AttrDict(create bool) *Dict { return n.attrs }

// Compare implements Comparer.
func (n *SimpleNamespace) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*SimpleNamespace)
	if !ok {
		return NotImplemented, nil
	}
	return n.attrs.Compare(t, op, o.attrs)
}

// Repr implements Reprer.
func (n *SimpleNamespace) Repr(t *Task) (string, error) {
	leave, nested := reprGuard(t, n)
	if nested {
		return "namespace(...)", nil
	}
	defer leave()
	var parts []string
	for k, v := range n.attrs.All() {
		name, _ := AsStr(k)
		r, err := Repr(t, v)
		if err != nil {
			return "", err
		}
		parts = append(parts, name+"="+r)
	}
	return "namespace(" + strings.Join(parts, ", ") + ")", nil
}

// typeNames are the names under which module types publishes builtin types.
var typeNames = []struct {
	name  string
	class *Type
}{
	{"FunctionType", TypeFunction}, {"LambdaType", TypeFunction}, {"MethodType", TypeMethod},
	{"BuiltinFunctionType", TypeBuiltin}, {"BuiltinMethodType", TypeBuiltin}, {"WrapperDescriptorType", TypeSlotWrapper},
	{"MethodDescriptorType", TypeMethodDescriptor}, {"GetSetDescriptorType", TypeGetSetDescriptor},
	{"MemberDescriptorType", TypeMember}, {"MappingProxyType", TypeMappingProxy}, {"SimpleNamespace", TypeSimpleNamespace},
	{"ModuleType", TypeModule}, {"GeneratorType", TypeGenerator}, {"CoroutineType", TypeCoroutine},
	{"AsyncGeneratorType", TypeAsyncGenerator}, {"TracebackType", TypeTraceback}, {"FrameType", TypeFrame},
	{"CodeType", TypeCode}, {"CellType", TypeCell}, {"GenericAlias", TypeGenericAlias}, {"UnionType", TypeUnion},
	{"NoneType", TypeNone}, {"EllipsisType", TypeEllipsis}, {"NotImplementedType", TypeNotImplemented},
}

var typesFunctions = []Method{
	{Name: "new_class", Kind: Keywords, Min: 1, Params: []string{"name", "bases", "kwds", "exec_body"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, _ := AsStr(a[0])
		var bases []Value
		if a[1] != nil {
			all, err := items(t, a[1])
			if err != nil {
				return nil, err
			}
			bases = all
		}
		var kw []Kw
		if a[2] != nil && a[2] != None {
			d, ok := AsDict(a[2])
			if !ok {
				return nil, Raise(TypeError, "kwds must be a mapping")
			}
			for k, v := range d.All() {
				s, _ := AsStr(k)
				kw = append(kw, Kw{s, v})
			}
		}
		ns := NewDict()
		if a[3] != nil && a[3] != None {
			if _, err := Call(t, a[3], ns); err != nil {
				return nil, err
			}
		}
		return NewClassValue(t, name, bases, ns, kw)
	}},
	{Name: "resolve_bases", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		bases, err := items(t, a[0])
		if err != nil {
			return nil, err
		}
		resolved, changed, err := ResolveBases(t, bases)
		if err != nil || !changed {
			return a[0], err
		}
		return NewTuple(resolved...), nil
	}},
	{Name: "coroutine", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f, ok := a[0].(*Function)
		if !ok {
			return nil, Raise(TypeError, "types.coroutine() expects a callable")
		}
		if !f.IsGenerator || f.IsAsync {
			return f, nil
		}
		c := *f
		c.Body0, c.Body1, c.Body2, c.Body3, c.Body4 = nil, nil, nil, nil, nil
		c.Body = func(t *Task, args []Value) (Value, error) {
			v, err := f.Run(t, args)
			if g, ok := v.(*Generator); ok {
				g.awaitable = true
			}
			return v, err
		}
		return &c, nil
	}},
}

type typesTables struct{}

// Fill implements Tables.
func (typesTables) Fill() {
	TypeSimpleNamespace.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if len(pos) > 0 {
			return nil, Raise(TypeError, "no positional arguments expected")
		}
		return &SimpleNamespace{attrs: kwDict(kw)}, nil
	}
	TypeSimpleNamespace.Unhashable = true
	TypeSimpleNamespace.SetMethods(nil, "eq ne repr")
}

// TypesModule is the module types.
var TypesModule = NewNative("types", buildTypesModule)

func buildTypesModule() *Module {
	m := NewNativeModule("types", typesFunctions)
	for _, n := range typeNames {
		m.Dict.SetStr(n.name, n.class)
	}
	m.Dict.SetStr("DynamicClassAttribute", TypeProperty)
	return m
}

// NewNamespace makes a types.SimpleNamespace of the given attributes.
func NewNamespace(attrs *Dict) *SimpleNamespace { return &SimpleNamespace{attrs: attrs} }
