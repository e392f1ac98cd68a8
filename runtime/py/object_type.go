package py

import "sort"

// objectMethods are the methods of object. Receivers arrive as they are.
var objectMethods = []Method{
	{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		return None, objectInit(t, self, pos, kw)
	}},
	{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return Str(defaultRepr(self)), nil
	}},
	{Name: "__str__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		s, err := Repr(t, self)
		return Str(s), err
	}},
	{Name: "__format__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		spec, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "__format__() argument must be str, not %s", a[0].Type().Name)
		}
		s, err := objectFormat(t, self, spec)
		return Str(s), err
	}},
	{Name: "__hash__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(hashIdentity(self)), nil
	}},
	{Name: "__eq__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if Is(self, a[0]) {
			return True, nil
		}
		return NotImplemented, nil
	}},
	{Name: "__ne__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		r, ok, err := callSpecial(t, self, "__eq__", a[0])
		if err != nil || !ok || r == NotImplemented {
			return NotImplemented, err
		}
		b, err := Truth(t, r)
		return MakeBool(!b), err
	}},
	{Name: "__lt__", Kind: OneArg, Wrapped: true, Fn: notImplemented},
	{Name: "__le__", Kind: OneArg, Wrapped: true, Fn: notImplemented},
	{Name: "__gt__", Kind: OneArg, Wrapped: true, Fn: notImplemented},
	{Name: "__ge__", Kind: OneArg, Wrapped: true, Fn: notImplemented},
	{Name: "__getattribute__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "attribute name must be string, not '%s'", a[0].Type().Name)
		}
		r, err := lookupAttr(t, self, name)
		if err == nil && r == nil {
			return nil, noAttribute(self, name)
		}
		return r, err
	}},
	{Name: "__setattr__", Kind: Positional, Min: 2, Max: 2, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "attribute name must be string, not '%s'", a[0].Type().Name)
		}
		return None, genericSetAttr(t, self, name, a[1])
	}},
	{Name: "__delattr__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "attribute name must be string, not '%s'", a[0].Type().Name)
		}
		return None, genericSetAttr(t, self, name, nil)
	}},
	{Name: "__dir__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return NewList(dirNames(t, self)...), nil
	}},
	{Name: "__init_subclass__", Kind: Raw, Class: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		c := self.(*Type)
		if len(kw) > 0 {
			return nil, Raise(TypeError, "%s.__init_subclass__() takes no keyword arguments", c.Qualname)
		}
		if len(pos) > 0 {
			return nil, Raise(TypeError, "object.__init_subclass__() takes no arguments (%d given)", len(pos))
		}
		return None, nil
	}},
	{Name: "__subclasshook__", Kind: OneArg, Class: true, Fn: notImplemented},
	{Name: "__sizeof__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(16), nil
	}},
}

func notImplemented(t *Task, self Value, a []Value) (Value, error) { return NotImplemented, nil }

type objectTables struct{}

// Fill implements Tables.
func (objectTables) Fill() {
	TypeObject.New = objectNew
	TypeObject.SetMethods(append(objectMethods, reduceMethods...), "")
	TypeObject.SetAttributes([]Attribute{{
		Name: "__class__",
		Get:  func(t *Task, self Value) (Value, error) { return self.Type(), nil },
		Set:  setClassAttribute,
	}})
	for _, c := range []*Type{TypeNone, TypeEllipsis, TypeNotImplemented, TypeBool, TypeRange, TypeSlice,
		TypeDictKeys, TypeDictValues, TypeDictItems, TypeBuiltin, TypeMethod, TypeMethodDescriptor,
		TypeSlotWrapper, TypeGetSetDescriptor, TypeMember, TypeMappingProxy, TypeCell, TypeUnion, TypeTraceback, TypeFrame, TypeCode} {
		c.Final = true
	}
	TypeNone.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return None, nil }
	TypeNone.SetMethods(nil, "repr bool")
}

// setClassAttribute is only reached for objects that hide their class behind
// Unwrap; genericSetAttr handles __class__ before.
func setClassAttribute(t *Task, self, x Value) error { return setClass(self, x) }

// Repr implements Reprer.
func (NoneType) Repr(t *Task) (string, error) { return "None", nil }

// Truth implements Truther.
func (NoneType) Truth() bool { return false }

// Hash implements Hasher.
func (NoneType) Hash(t *Task) (int64, error) { return 0xfca86420, nil }

// Repr implements Reprer.
func (EllipsisType) Repr(t *Task) (string, error) { return "Ellipsis", nil }

// Repr implements Reprer.
func (NotImplementedType) Repr(t *Task) (string, error) { return "NotImplemented", nil }

// dirNames is dir(v) of object.__dir__: the instance's names and those of its
// class and bases, sorted.
func dirNames(t *Task, v Value) []Value {
	seen := map[string]bool{}
	add := func(d *Dict) {
		if d == nil {
			return
		}
		for k := range d.All() {
			if s, ok := AsStr(k); ok {
				seen[s] = true
			}
		}
	}
	switch o := v.(type) {
	case *Type:
		for _, m := range o.MRO() {
			add(m.Namespace())
		}
	case *Module:
		add(o.Dict)
	default:
		if o, ok := v.(*Object); ok {
			add(o.copyAttributes())
		} else if o, ok := v.(Attributed); ok {
			add(o.AttrDict(false))
		}
		if o, ok := v.(*Object); ok && !o.Class.noDict && o.Class.heap {
			seen["__dict__"] = true
		}
		for _, m := range v.Type().MRO() {
			add(m.Namespace())
		}
	}
	names := make([]string, 0, len(seen))
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	out := make([]Value, len(names))
	for i, n := range names {
		out[i] = Str(n)
	}
	return out
}
