package py

// TypingForm is an object of typing that module code made and functions meet: an alias (List[int]), a bare one (List), a
// special form (Any) or a new type. The compiler computes its text and its attributes; what can be asked of it
// at run time is here.
type TypingForm struct {
	class *Type
	text  string
	attrs *Dict
}

// The names, beside those of attributes, under which a form keeps what typing.get_origin and get_args say of it
// where that is not its __origin__ and __args__.
const (
	TypingOrigin = "get_origin()"
	TypingArgs   = "get_args()"
)

// typingOrigin is typing.get_origin.
func typingOrigin(v Value) Value {
	switch x := v.(type) {
	case *TypingForm:
		for _, name := range [...]string{TypingOrigin, "__origin__"} {
			if origin, ok := x.attrs.GetStr(name); ok {
				return origin
			}
		}
	case *GenericAlias:
		return x.Origin
	case *UnionType:
		return TypeUnion
	case *Type:
		if x == TypeGeneric {
			return x
		}
	}
	return None
}

// isCallableABC reports whether v is collections.abc.Callable.
func isCallableABC(v Value) bool {
	c, ok := v.(*Type)
	return ok && c.Name == "Callable" && c.Module == "collections.abc"
}

// typingArgs is typing.get_args.
func typingArgs(v Value) Value {
	switch x := v.(type) {
	case *TypingForm:
		for _, name := range [...]string{TypingArgs, "__args__"} {
			if args, ok := x.attrs.GetStr(name); ok {
				return args
			}
		}
	case *GenericAlias:
		if n := len(x.Args.Items) - 1; isCallableABC(x.Origin) && n >= 0 && !(n == 1 && x.Args.Items[0] == Ellipsis) {
			return NewTuple(NewList(x.Args.Items[:n]...), x.Args.Items[n])
		}
		return x.Args
	case *UnionType:
		return x.Args
	}
	return NewTuple()
}

type typingFormTables struct{}

// Fill implements Tables.
func (typingFormTables) Fill() {
	for _, class := range typingFormClasses() {
		class.SetMethods(nil, "repr")
	}
	typeTypingForward.New = newForwardRef
}

var (
	typeTypingAlias     = newRootType(typingFormTables{}, "typing", "_GenericAlias")
	typeTypingUnion     = newRootType(typingFormTables{}, "typing", "_UnionGenericAlias")
	typeTypingBare      = newRootType(typingFormTables{}, "typing", "_SpecialGenericAlias")
	typeTypingAnnotated = newRootType(typingFormTables{}, "typing", "_AnnotatedAlias")
	typeTypingLiteral   = newRootType(typingFormTables{}, "typing", "_LiteralGenericAlias")
	typeTypingSpecial   = newRootType(typingFormTables{}, "typing", "_SpecialForm")
	typeTypingNew       = newRootType(typingFormTables{}, "typing", "NewType")
	typeTypingForward   = newRootType(typingFormTables{}, "typing", "ForwardRef")
)

func typingFormClasses() []*Type {
	return []*Type{typeTypingAlias, typeTypingUnion, typeTypingBare, typeTypingAnnotated, typeTypingLiteral, typeTypingSpecial, typeTypingNew, typeTypingForward}
}

// typingFormClass is the class of that name, nil for others.
func typingFormClass(name string) *Type {
	for _, class := range typingFormClasses() {
		if class.Name == name {
			return class
		}
	}
	return nil
}

// IsTypingForm reports whether objects of typing of the named class exist in a service.
func IsTypingForm(class string) bool { return typingFormClass(class) != nil }

// NewTypingForm makes one of the named class.
func NewTypingForm(class, text string, attrs *Dict) Value {
	return &TypingForm{class: typingFormClass(class), text: text, attrs: attrs}
}

// Type implements Value.
func (f *TypingForm) Type() *Type { return f.class }

// Repr implements Reprer.
func (f *TypingForm) Repr(*Task) (string, error) { return f.text, nil }

// GetAttr implements AttrGetter.
func (f *TypingForm) GetAttr(_ *Task, name string) (Value, error) {
	v, _ := f.attrs.GetStr(name)
	return v, nil
}

func (f *TypingForm) args() []Value {
	if v, ok := f.attrs.GetStr("__args__"); ok {
		if tuple, ok := AsTuple(v); ok {
			return tuple.Items
		}
	}
	return nil
}

// isAlias reports a subscripted form: such are equal when their parts are.
func (f *TypingForm) isAlias() bool {
	_, ok := f.attrs.GetStr("__args__")
	return ok
}

// Compare implements Comparer: unions are equal as sets, other aliases by their parts, the rest by identity.
func (f *TypingForm) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*TypingForm)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	same := f == o
	if !same && f.class == typeTypingForward && o.class == f.class {
		same = f.text == o.text // which has the argument and the module
	}
	if !same && f.class == o.class && f.isAlias() && o.isAlias() {
		var err error
		if same, err = f.sameParts(t, o); err != nil {
			return nil, err
		}
	}
	return MakeBool(same == (op == CmpEq)), nil
}

func (f *TypingForm) sameParts(t *Task, o *TypingForm) (bool, error) {
	a, b := f.args(), o.args()
	if len(a) != len(b) {
		return false, nil
	}
	if f.class == typeTypingUnion {
		for _, x := range a {
			if in, err := Contains(t, NewTuple(b...), x); err != nil || !in {
				return false, err
			}
		}
		return true, nil
	}
	if same, err := Eq(t, NewTuple(a...), NewTuple(b...)); err != nil || !same {
		return false, err
	}
	for _, name := range [...]string{"__origin__", "__metadata__"} {
		x, _ := f.attrs.GetStr(name)
		y, _ := o.attrs.GetStr(name)
		if x == nil && y == nil {
			continue
		}
		if same, err := Eq(t, orNone(x), orNone(y)); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// Hash implements Hasher.
func (f *TypingForm) Hash(t *Task) (int64, error) {
	switch {
	case f.class == typeTypingUnion:
		set, err := NewFrozenSet(t, f.args()...)
		if err != nil {
			return 0, err
		}
		return Hash(t, set)
	case f.isAlias():
		return Hash(t, NewTuple(f.args()...))
	}
	return Hash(t, Str(f.text))
}

// notMade are the aliases of builtin classes that make no instances.
var notMade = map[string]bool{"List": true, "Dict": true, "Set": true, "FrozenSet": true, "Tuple": true, "Type": true}

// Call implements Caller: an alias of a class makes its instances, a new type gives its argument.
func (f *TypingForm) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	origin, _ := f.attrs.GetStr("__origin__")
	name, _ := f.attrs.GetStr("_name")
	switch class, isClass := origin.(*Type); {
	case f.class == typeTypingNew:
		if len(pos) != 1 || len(kw) > 0 {
			if len(pos) == 0 {
				return nil, Raise(TypeError, "NewType.__call__() missing 1 required positional argument: 'x'")
			}
			return nil, Raise(TypeError, "NewType.__call__() takes 2 positional arguments but %d were given", len(pos)+1)
		}
		return pos[0], nil
	case isClass:
		text, _ := AsStr(orNone(name))
		if notMade[text] {
			return nil, Raise(TypeError, "Type %s cannot be instantiated; use %s() instead", text, class.Name)
		}
		return CallKw(t, class, pos, kw)
	case f.text == "typing.Any":
		return nil, Raise(TypeError, "Any cannot be instantiated")
	case origin != nil:
		return CallKw(t, origin, pos, kw)
	}
	return nil, Raise(TypeError, "Cannot instantiate %s", f.text)
}

// instanceCheck is isinstance(v, form) and issubclass.
func (f *TypingForm) instanceCheck(name string, check func(class Value) (bool, error)) (bool, error) {
	switch f.class {
	case typeTypingBare:
		origin, _ := f.attrs.GetStr("__origin__")
		return check(orNone(origin))
	case typeTypingUnion:
		for _, class := range f.args() {
			if ok, err := check(class); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	case typeTypingAlias:
		return false, Raise(TypeError, "Subscripted generics cannot be used with class and instance checks")
	case typeTypingNew:
		return false, Raise(TypeError, "%s() arg 2 must be a type, a tuple of types, or a union", name)
	}
	if f.isAlias() {
		return false, Raise(TypeError, "Subscripted generics cannot be used with class and instance checks")
	}
	return false, Raise(TypeError, "%s cannot be used with %s()", f.text, name)
}
