package py

import (
	"fmt"
)

// Truth is bool(v).
func Truth(t *Task, v Value) (bool, error) {
	switch x := v.(type) {
	case Bool:
		return bool(x), nil
	case NoneType:
		return false, nil
	case SmallInt:
		return x != 0, nil
	case Str:
		return x != "", nil
	case *List:
		return len(x.Items) > 0, nil
	case *Dict:
		return x.Len() > 0, nil
	case *Object:
		if d := x.plainDict(); d != nil {
			return d.live > 0, nil
		}
	}
	if isNative(v) {
		if x, ok := v.(Truther); ok {
			return x.Truth(), nil
		}
		if x, ok := v.(Lener); ok {
			return x.Len() != 0, nil
		}
		if x, ok := v.(Unknown); ok {
			return false, x.Refuse(t, "decided on")
		}
		return true, nil
	}
	if r, ok, err := callSpecial(t, v, "__bool__"); ok {
		if err != nil {
			return false, err
		}
		b, ok := r.(Bool)
		if !ok {
			return false, Raise(TypeError, "__bool__ should return bool, returned %s", r.Type().Name)
		}
		return bool(b), nil
	}
	if _, ok := v.Type().Lookup("__len__"); ok {
		n, err := Len(t, v)
		return n != 0, err
	}
	return true, nil
}

// Not is "not v".
func Not(t *Task, v Value) (bool, error) {
	b, err := Truth(t, v)
	return !b, err
}

// Len is len(v).
func Len(t *Task, v Value) (int, error) {
	switch x := v.(type) {
	case *List:
		return len(x.Items), nil
	case Str:
		return StrLen(string(x)), nil
	case *Dict:
		return x.live, nil
	case *Tuple:
		return len(x.Items), nil
	case *Object:
		if d := x.plainDict(); d != nil {
			return d.live, nil
		}
	case *MemoryView:
		return x.n, x.check()
	}
	if isNative(v) {
		if r, ok := v.(*Range); ok {
			if _, fits := r.length.Int64(); !fits {
				return 0, Raise(OverflowError, "Python int too large to convert to C ssize_t")
			}
		}
		if x, ok := v.(Lener); ok {
			return x.Len(), nil
		}
		if x, ok := v.(Unknown); ok {
			return 0, x.Refuse(t, "counted")
		}
	} else if r, ok, err := callSpecial(t, v, "__len__"); ok {
		if err != nil {
			return 0, err
		}
		i, ok := AsInt(r)
		if !ok {
			return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer", r.Type().Name)
		}
		if i.Sign() < 0 {
			return 0, Raise(ValueError, "__len__() should return >= 0")
		}
		n, ok := i.Int64()
		if !ok {
			return 0, Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
		}
		return int(n), nil
	}
	return 0, Raise(TypeError, "object of type '%s' has no len()", v.Type().dottedName())
}

// GetItem is v[key].
func GetItem(t *Task, v, key Value) (Value, error) {
	switch x := v.(type) {
	case *List:
		if i, ok := key.(SmallInt); ok {
			if i < 0 {
				i += SmallInt(len(x.Items))
			}
			if uint64(i) < uint64(len(x.Items)) {
				return x.Items[i], nil
			}
		}
		return x.GetItem(t, key)
	case *Tuple:
		if i, ok := key.(SmallInt); ok && uint64(i) < uint64(len(x.Items)) {
			return x.Items[i], nil
		}
		return x.GetItem(t, key)
	case Str:
		if i, ok := key.(SmallInt); ok {
			c, err := strAt(string(x), int(i))
			if err != nil {
				return nil, err
			}
			return makeChar(c), nil
		}
		return x.GetItem(t, key)
	case *Dict:
		r, ok, err := x.Get(t, key)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, raiseArgs(KeyError, key)
		}
		return r, nil
	case *Object:
		if d := x.plainDict(); d != nil {
			r, ok, err := d.Get(t, key)
			if ok || err != nil {
				return r, err
			}
			if x.Class.missing != nil {
				return x.Class.missing(t, x, key)
			}
		}
	case *Type:
		return x.getItem(t, key)
	}
	if isNative(v) {
		if x, ok := v.(Subscripter); ok {
			return x.GetItem(t, key)
		}
	} else if r, ok, err := callSpecial(t, v, "__getitem__", key); ok || err != nil {
		return r, err
	}
	return nil, Raise(TypeError, "'%s' object is not subscriptable", v.Type().dottedName())
}

// getItem is class[key]: the metaclass's __getitem__, then __class_getitem__.
func (c *Type) getItem(t *Task, key Value) (Value, error) {
	if c.Metaclass() != nil {
		if r, ok, err := callSpecial(t, c, "__getitem__", key); ok || err != nil {
			return r, err
		}
	}
	if c == TypeType {
		return newGenericAlias(c, key), nil
	}
	f, err := c.lookupAttr(t, "__class_getitem__")
	if err != nil {
		return nil, err
	}
	if f != nil {
		return Call(t, f, key)
	}
	return nil, Raise(TypeError, "type '%s' is not subscriptable", c.dottedName())
}

// SetItem is v[key] = x.
func SetItem(t *Task, v, key, x Value) error {
	switch v := v.(type) {
	case *Dict:
		return v.Set(t, key, x)
	case *List:
		if i, ok := key.(SmallInt); ok && uint64(i) < uint64(len(v.Items)) {
			v.Items[i] = x
			return nil
		}
		return v.SetItem(t, key, x)
	case *Object:
		if d := v.plainDict(); d != nil {
			return d.Set(t, key, x)
		}
	}
	if isNative(v) {
		if s, ok := v.(ItemSetter); ok {
			return s.SetItem(t, key, x)
		}
	} else if _, ok, err := callSpecial(t, v, "__setitem__", key, x); ok || err != nil {
		return err
	} else if _, deletes := v.Type().Lookup("__delitem__"); deletes {
		return Raise(AttributeError, "__setitem__") // one slot serves both
	}
	return Raise(TypeError, "'%s' object does not support item assignment", v.Type().dottedName())
}

// DelItem is del v[key].
func DelItem(t *Task, v, key Value) error {
	if isNative(v) {
		if s, ok := v.(ItemDeleter); ok {
			return s.DelItem(t, key)
		}
	} else if _, ok, err := callSpecial(t, v, "__delitem__", key); ok || err != nil {
		return err
	} else if _, sets := v.Type().Lookup("__setitem__"); sets {
		return Raise(AttributeError, "__delitem__") // one slot serves both
	}
	// Objects that are sequences to CPython say it in other words.
	_, subscript := v.(Subscripter)
	_, sized := v.(Lener)
	return Raise(TypeError, "'%s' object %s support item deletion", v.Type().dottedName(),
		choose(hasIndex(key) && (subscript || sized || !isNative(v)), "doesn't", "does not"))
}

// GetSlice is v[start:stop:step] with None for what is missing.
func GetSlice(t *Task, v, start, stop, step Value) (Value, error) {
	return GetItem(t, v, &Slice{start, stop, step})
}

// Contains is "item in container".
func Contains(t *Task, container, item Value) (bool, error) {
	switch c := container.(type) {
	case *Dict:
		_, ok, err := c.Get(t, item)
		return ok, err
	case *Object:
		if d := c.plainDict(); d != nil {
			_, ok, err := d.Get(t, item)
			return ok, err
		}
	case *Set:
		return c.Contains(t, item)
	case Str:
		return c.Contains(t, item)
	}
	if isNative(container) {
		if c, ok := container.(Container); ok {
			return c.Contains(t, item)
		}
	} else if m, ok := container.Type().Lookup("__contains__"); ok && m != None {
		r, _, err := callSpecial(t, container, "__contains__", item)
		if err != nil {
			return false, err
		}
		return Truth(t, r)
	} else if ok {
		return false, Raise(TypeError, "'%s' object is not a container", container.Type().Name)
	}
	it, err := Iter(t, container)
	if err != nil {
		if !hasIter(container) {
			return false, Raise(TypeError, "argument of type '%s' is not iterable", container.Type().dottedName())
		}
		return false, err
	}
	for {
		v, ok, err := it.Next(t)
		if err != nil || !ok {
			return false, err
		}
		eq, err := same(t, v, item)
		if err != nil || eq {
			return eq, err
		}
	}
}

// Repr is repr(v).
func Repr(t *Task, v Value) (string, error) {
	class := v.Type()
	if isNative(v) {
		return nativeRepr(t, v)
	}
	if err := t.enterFor(" while getting the repr of an object"); err != nil {
		return "", err
	}
	defer t.Leave()
	if c, ok := v.(*Type); ok {
		if m, ok := class.Lookup("__repr__"); ok {
			if d, builtin := m.(*MethodDescriptor); builtin && d.owner == TypeType {
				return c.Repr(t)
			}
		}
	}
	r, _, err := callSpecial(t, v, "__repr__")
	if err != nil {
		return "", err
	}
	s, ok := AsStr(r)
	if !ok {
		return "", Raise(TypeError, "__repr__ returned non-string (type %s)", r.Type().Name)
	}
	return s, nil
}

// nativeRepr is the repr by the representation's own rule.
func nativeRepr(t *Task, v Value) (string, error) {
	if x, ok := v.(Reprer); ok {
		if err := t.enterFor(" while getting the repr of an object"); err != nil {
			return "", err
		}
		defer t.Leave()
		return x.Repr(t)
	}
	if o, ok := v.(*Object); ok && o.Base != nil {
		if x, ok := o.Base.(namedReprer); ok {
			return x.reprAs(t, o.Class.Name, false)
		}
		return nativeRepr(t, o.Base)
	}
	return defaultRepr(v), nil
}

// namedReprer is a builtin part whose repr shows the class of the whole object.
type namedReprer interface {
	reprAs(t *Task, class string, plain bool) (string, error)
}

// defaultRepr is object.__repr__.
func defaultRepr(v Value) string {
	return fmt.Sprintf("<%s object at %s>", v.Type().qualifiedName(), address(v))
}

// address is id(v) as reprs show it.
func address(v Value) string { return fmt.Sprintf("0x%012x", pointerOf(v)) }

// qualifiedName is the class's name with its module, without it for builtins.
func (c *Type) qualifiedName() string {
	module := c.Module
	if c.heap {
		if m, ok := c.Dict.GetStr("__module__"); ok {
			module, _ = AsStr(m)
		}
	}
	if module == "" || module == "builtins" {
		return c.Qualname
	}
	return module + "." + c.Qualname
}

// StrOf is str(v).
func StrOf(t *Task, v Value) (string, error) {
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	class := v.Type()
	if isNative(v) {
		return nativeStr(t, v)
	}
	m, ok := class.Lookup("__str__")
	if d, builtin := m.(*MethodDescriptor); ok && builtin && d.owner == TypeObject {
		return Repr(t, v)
	}
	if err := t.enterFor(" while getting the str of an object"); err != nil {
		return "", err
	}
	defer t.Leave()
	r, _, err := callSpecial(t, v, "__str__")
	if err != nil {
		return "", err
	}
	s, ok := AsStr(r)
	if !ok {
		return "", Raise(TypeError, "__str__ returned non-string (type %s)", r.Type().Name)
	}
	return s, nil
}

// nativeStr is str(v) by the representation's own rule.
func nativeStr(t *Task, v Value) (string, error) {
	if s, ok := Unwrap(v).(Strer); ok {
		return s.Str(t)
	}
	if s, ok := Unwrap(v).(Str); ok {
		return string(s), nil
	}
	if o, ok := v.(*Object); ok {
		return Repr(t, o)
	}
	return nativeRepr(t, v)
}

// Format is format(v, spec).
func Format(t *Task, v Value, spec string) (string, error) {
	class := v.Type()
	if !class.heap {
		if f, ok := v.(Formatter); ok {
			return f.Format(t, spec)
		}
		return objectFormat(t, v, spec)
	}
	if c, ok := v.(*Type); ok && class.IsSubtype(TypeType) {
		return objectFormat(t, c, spec)
	}
	r, ok, err := callSpecial(t, v, "__format__", Str(spec))
	if err != nil {
		return "", err
	}
	if !ok {
		return "", Raise(TypeError, "Type %s doesn't define __format__", class.Name)
	}
	s, ok := AsStr(r)
	if !ok {
		return "", Raise(TypeError, "__format__ must return a str, not %s", r.Type().Name)
	}
	return s, nil
}

// objectFormat is object.__format__: str(v), and no specification.
func objectFormat(t *Task, v Value, spec string) (string, error) {
	if spec != "" {
		return "", Raise(TypeError, "unsupported format string passed to %s.__format__", v.Type().dottedName())
	}
	return StrOf(t, v)
}

// IsInstance is isinstance(v, class).
func IsInstance(t *Task, v, class Value) (bool, error) {
	if c, ok := class.(*Type); ok {
		if v.Type() == c {
			return true, nil
		}
		if c.Metaclass() == nil || !c.Metaclass().hasCheck("__instancecheck__") {
			return isInstanceOf(t, v, c)
		}
	}
	if tuple, ok := AsTuple(class); ok {
		for _, c := range tuple.Items {
			if ok, err := IsInstance(t, v, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	if u, ok := class.(*UnionType); ok {
		return u.check(func(c Value) (bool, error) { return IsInstance(t, v, c) }, "isinstance")
	}
	if f, ok := class.(*TypingForm); ok {
		return f.instanceCheck("isinstance", func(c Value) (bool, error) { return IsInstance(t, v, c) })
	}
	if _, ok := class.Type().Lookup("__instancecheck__"); ok {
		r, ok, err := callSpecial(t, class, "__instancecheck__", v)
		if err != nil {
			return false, err
		}
		if ok {
			return Truth(t, r)
		}
	}
	return false, Raise(TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
}

// hasCheck reports whether a metaclass overrides type's instance or subclass check.
func (c *Type) hasCheck(name string) bool {
	m, ok := c.Lookup(name)
	if !ok {
		return false
	}
	d, builtin := m.(*MethodDescriptor)
	return !builtin || d.owner != TypeType
}

// isInstanceOf is type.__instancecheck__: the class of v, then its __class__
// where that differs (mocks, proxies).
func isInstanceOf(t *Task, v Value, c *Type) (bool, error) {
	if v.Type().IsSubtype(c) {
		return true, nil
	}
	if o, ok := v.(*Object); ok {
		r, err := getAttrOr(t, o, "__class__", nil)
		if err != nil {
			return false, err
		}
		if claimed, ok := r.(*Type); ok && claimed != o.Class {
			return claimed.IsSubtype(c), nil
		}
	}
	return false, nil
}

// IsSubclass is issubclass(v, class).
func IsSubclass(t *Task, v, class Value) (bool, error) {
	if c, ok := class.(*Type); ok && (c.Metaclass() == nil || !c.Metaclass().hasCheck("__subclasscheck__")) {
		sub, ok := v.(*Type)
		if !ok {
			return false, Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		return sub.IsSubtype(c), nil
	}
	if tuple, ok := AsTuple(class); ok {
		for _, c := range tuple.Items {
			if ok, err := IsSubclass(t, v, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	if u, ok := class.(*UnionType); ok {
		return u.check(func(c Value) (bool, error) { return IsSubclass(t, v, c) }, "issubclass")
	}
	if f, ok := class.(*TypingForm); ok {
		return f.instanceCheck("issubclass", func(c Value) (bool, error) { return IsSubclass(t, v, c) })
	}
	if _, ok := class.Type().Lookup("__subclasscheck__"); ok {
		r, ok, err := callSpecial(t, class, "__subclasscheck__", v)
		if err != nil {
			return false, err
		}
		if ok {
			return Truth(t, r)
		}
	}
	if _, ok := v.(*Type); !ok {
		return false, Raise(TypeError, "issubclass() arg 1 must be a class")
	}
	return false, Raise(TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
}

// TypeOf is type(v).
func TypeOf(v Value) *Type { return v.Type() }
