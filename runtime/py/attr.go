package py

// GetAttr is getattr(v, name): v.name.
func GetAttr(t *Task, v Value, name string) (Value, error) {
	if o, ok := v.(*Object); ok {
		// A getter that always raises is emitted with a value beside its error.
		if r, err := o.getFast(t, name); err != nil {
			return o.getattrHook(t, name, err)
		} else if r != nil {
			return r, nil
		}
	}
	class := v.Type()
	if class.heap && class.customGetattribute() {
		r, _, err := callSpecial(t, v, "__getattribute__", Str(name))
		if err != nil && isAttributeError(err) {
			if r, ok, hookErr := callSpecial(t, v, "__getattr__", Str(name)); ok {
				return r, hookErr
			}
		}
		return r, err
	}
	r, err := lookupAttr(t, v, name)
	if err != nil {
		if class.heap && isAttributeError(err) {
			if r, ok, hookErr := callSpecial(t, v, "__getattr__", Str(name)); ok {
				return r, hookErr
			}
		}
		return nil, err
	}
	if r != nil {
		return r, nil
	}
	if class.heap {
		if r, ok, err := callSpecial(t, v, "__getattr__", Str(name)); ok {
			return r, err
		}
	}
	return nil, noAttribute(v, name)
}

// getattrHook is what becomes of the error of reading an attribute: an AttributeError
// makes __getattr__ be asked.
func (o *Object) getattrHook(t *Task, name string, err error) (Value, error) {
	if isAttributeError(err) {
		if r, ok, hookErr := callSpecial(t, o, "__getattr__", Str(name)); ok {
			return r, hookErr
		}
	}
	return nil, err
}

// isAttributeError tells AttributeErrors from other errors, which pass.
func isAttributeError(err error) bool {
	e, ok := err.(*Exception)
	return ok && e.Class.IsSubtype(AttributeError)
}

// customGetattribute reports whether the class replaces object.__getattribute__.
func (c *Type) customGetattribute() bool {
	m, ok := c.Lookup("__getattribute__")
	if !ok {
		return false
	}
	_, builtin := m.(*MethodDescriptor)
	return !builtin
}

// lookupAttr is v.name without the __getattr__ hook; a nil value with a nil
// error means that there is no such attribute.
func lookupAttr(t *Task, v Value, name string) (Value, error) {
	switch x := v.(type) {
	case *Type:
		return x.lookupAttr(t, name)
	case *Super:
		return x.lookupAttr(t, name)
	case AttrGetter:
		r, err := x.GetAttr(t, name)
		if r != nil || err != nil {
			return r, err
		}
	}
	return genericGetAttr(t, v, name)
}

// genericGetAttr is object.__getattribute__ without its error: data descriptors of
// the class, then the instance, then everything else of the class.
func genericGetAttr(t *Task, v Value, name string) (Value, error) {
	class := v.Type()
	attr, found := class.Lookup(name)
	if found && isDataDescriptor(attr) && hasGet(attr) {
		return bindDescriptor(t, attr, v, class)
	}
	switch o := v.(type) {
	case *Object:
		if r, ok := o.attribute(name); ok {
			return r, nil
		}
	case Attributed:
		if d := o.AttrDict(false); d != nil {
			if r, ok := d.GetStr(name); ok {
				return r, nil
			}
		}
	}
	if found {
		return bindDescriptor(t, attr, v, class)
	}
	if name == "__dict__" {
		if d := instanceDict(v); d != nil {
			return d, nil
		}
	}
	return nil, nil
}

// instanceDict is the object's __dict__, made on demand; nil for objects
// without one.
func instanceDict(v Value) *Dict {
	switch o := v.(type) {
	case *Object:
		return o.Attributes(true)
	case Attributed:
		return o.AttrDict(true)
	}
	return nil
}

// isDataDescriptor reports whether attr, found on a class, goes before the
// instance's own attributes.
func isDataDescriptor(attr Value) bool {
	switch a := attr.(type) {
	case *Function, *MethodDescriptor:
		return false
	case Setter:
		return true
	case *Object:
		if _, ok := a.Class.Lookup("__set__"); ok {
			return true
		}
		_, ok := a.Class.Lookup("__delete__")
		return ok
	}
	return false
}

// hasGet reports whether a data descriptor is asked when its attribute is read: without
// __get__ the instance's own value goes before it.
func hasGet(attr Value) bool {
	o, ok := attr.(*Object)
	if !ok {
		return true
	}
	_, ok = o.Class.Lookup("__get__")
	return ok
}

// bindDescriptor reads an attribute found on a class through instance (nil:
// through the class itself).
func bindDescriptor(t *Task, attr, instance Value, owner *Type) (Value, error) {
	switch a := attr.(type) {
	case *Function:
		if instance == nil {
			return a, nil
		}
		return &BoundMethod{Func: a, Self: instance}, nil
	case Getter:
		return a.DescrGet(t, instance, owner)
	case *Object:
		if _, ok := a.Class.Lookup("__get__"); !ok {
			return attr, nil
		}
		if instance == nil {
			instance = None
		}
		r, _, err := callSpecial(t, a, "__get__", instance, owner)
		return r, err
	}
	return attr, nil
}

// noAttribute is the AttributeError for a missing attribute; it knows name and
// obj, as CPython's does.
func noAttribute(v Value, name string) error {
	var e *Exception
	switch x := v.(type) {
	case *Type:
		if enumOf(x) != nil {
			e = Raise(AttributeError, "%s", name).(*Exception) // EnumType.__getattr__
			e.Context, e.SuppressContext = raiseArgs(KeyError, Str(name)), true
			break
		}
		e = Raise(AttributeError, "type object '%s' has no attribute '%s'", x.Name, name).(*Exception)
	case *Module:
		e = Raise(AttributeError, "module '%s' has no attribute '%s'", x.Name, name).(*Exception)
	case *Super:
		e = Raise(AttributeError, "'super' object has no attribute '%s'", name).(*Exception)
	default:
		e = Raise(AttributeError, "'%s' object has no attribute '%s'", v.Type().dottedName(), name).(*Exception)
	}
	e.Fields = map[string]Value{"name": Str(name), "obj": v}
	return e
}

// ErrNoAttribute is the AttributeError for an attribute that an instance without an object of its own
// lacks.
func ErrNoAttribute(class, name string) error {
	e := Raise(AttributeError, "'%s' object has no attribute '%s'", class, name).(*Exception)
	e.Fields = map[string]Value{"name": Str(name), "obj": None}
	return e
}

// HasAttr is hasattr(v, name).
func HasAttr(t *Task, v Value, name string) (bool, error) {
	_, err := GetAttr(t, v, name)
	if err == nil {
		return true, nil
	}
	if isAttributeError(err) {
		return false, nil
	}
	return false, err
}

// getAttrOr is getattr(v, name, fallback) where fallback may be nil.
func getAttrOr(t *Task, v Value, name string, fallback Value) (Value, error) {
	r, err := GetAttr(t, v, name)
	if err != nil && isAttributeError(err) {
		return fallback, nil
	}
	return r, err
}

// SetAttr is setattr(v, name, x): v.name = x.
func SetAttr(t *Task, v Value, name string, x Value) error {
	if o, ok := v.(*Object); ok && o.setFast(name, x) {
		return nil
	}
	if class := v.Type(); !isNative(v) {
		if m, ok := class.Lookup("__setattr__"); ok {
			if d, builtin := m.(*MethodDescriptor); !builtin || d.owner != TypeObject {
				_, _, err := callSpecial(t, v, "__setattr__", Str(name), x)
				return err
			}
		}
	}
	return genericSetAttr(t, v, name, x)
}

// DelAttr is delattr(v, name): del v.name.
func DelAttr(t *Task, v Value, name string) error {
	if class := v.Type(); !isNative(v) {
		if m, ok := class.Lookup("__delattr__"); ok {
			if d, builtin := m.(*MethodDescriptor); !builtin || d.owner != TypeObject {
				_, _, err := callSpecial(t, v, "__delattr__", Str(name))
				return err
			}
		}
	}
	return genericSetAttr(t, v, name, nil)
}

// genericSetAttr is object.__setattr__, with x nil object.__delattr__.
func genericSetAttr(t *Task, v Value, name string, x Value) error {
	if o, ok := v.(*Object); ok && o.setPlain(name, x) {
		return nil
	}
	if c, ok := v.(*Type); ok {
		return c.setAttr(t, name, x)
	}
	if x != nil {
		if s, ok := v.(AttrSetter); ok {
			if done, err := s.SetAttr(t, name, x); done || err != nil {
				return err
			}
		}
	} else if s, ok := v.(AttrDeleter); ok {
		if done, err := s.DelAttr(t, name); done || err != nil {
			return err
		}
	}
	class := v.Type()
	attr, found := class.Lookup(name)
	if found {
		switch a := attr.(type) {
		case Setter:
			return a.DescrSet(t, v, x)
		case *Object:
			special, args := "__set__", []Value{v, x}
			if x == nil {
				special, args = "__delete__", []Value{v}
			}
			if _, ok, err := callSpecial(t, a, special, args...); ok || err != nil {
				return err
			}
			if isDataDescriptor(a) {
				e := raiseArgs(AttributeError, Str(special))
				return e
			}
		}
	}
	if name == "__dict__" {
		return setInstanceDict(v, x)
	}
	if name == "__class__" {
		return setClass(v, x)
	}
	if d := instanceDict(v); d != nil {
		if x != nil {
			d.SetStr(name, x)
			return nil
		}
		if d.DelStr(name) {
			return nil
		}
		return noAttribute(v, name)
	}
	if found {
		return Raise(AttributeError, "'%s' object attribute '%s' is read-only", class.dottedName(), name)
	}
	return noAttribute(v, name)
}

func setInstanceDict(v, x Value) error {
	o, ok := v.(*Object)
	if !ok || o.Class.noDict {
		return noAttribute(v, "__dict__")
	}
	if x == nil {
		o.SetAttributes(nil)
		return nil
	}
	d, ok := AsDict(x)
	if !ok {
		return Raise(TypeError, "__dict__ must be set to a dictionary, not a '%s'", x.Type().Name)
	}
	o.SetAttributes(d)
	return nil
}

func setClass(v, x Value) error {
	c, ok := x.(*Type)
	if !ok {
		if x == nil {
			return Raise(TypeError, "can't delete __class__ attribute")
		}
		return Raise(TypeError, "__class__ must be set to a class, not '%s' object", x.Type().Name)
	}
	switch o := v.(type) {
	case *Object:
		if !c.heap {
			break
		}
		if c.layoutType() == o.Class.layoutType() && c.slotCount() == o.Class.slotCount() && c.noDict == o.Class.noDict {
			o.Attributes(true) // the shape is that of the former class
			o.Class, o.shape = c, nil
			return nil
		}
		return Raise(TypeError, "__class__ assignment: '%s' object layout differs from '%s'", c.Name, o.Class.Name)
	case *Exception:
		if c.heap && c.IsSubtype(BaseException) {
			o.Class = c
			return nil
		}
	case *Module:
		if c == TypeModule {
			o.class = nil
			return nil
		}
		if c.heap && c.IsSubtype(TypeModule) {
			o.class = c
			return nil
		}
	}
	return Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
}

// lookupAttr is type.__getattribute__ without the metaclass's __getattr__: data
// descriptors of the metaclass, then the class and its bases, then the
// metaclass.
func (c *Type) lookupAttr(t *Task, name string) (Value, error) {
	meta := c.Type()
	metaAttr, onMeta := meta.Lookup(name)
	if onMeta && isDataDescriptor(metaAttr) {
		return bindDescriptor(t, metaAttr, c, meta)
	}
	if attr, ok := c.Lookup(name); ok {
		return bindDescriptor(t, attr, nil, c)
	}
	if onMeta {
		return bindDescriptor(t, metaAttr, c, meta)
	}
	return nil, nil
}

// setAttr is type.__setattr__ and, with x nil, type.__delattr__.
func (c *Type) setAttr(t *Task, name string, x Value) error {
	if !c.heap {
		return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, c.dottedName())
	}
	if attr, ok := c.Type().Lookup(name); ok && isDataDescriptor(attr) {
		if s, ok := attr.(Setter); ok {
			defer c.changed()
			return s.DescrSet(t, c, x)
		}
		if x == nil {
			_, _, err := callSpecial(t, attr, "__delete__", c)
			return err
		}
		_, _, err := callSpecial(t, attr, "__set__", c, x)
		return err
	}
	if x == nil {
		if !c.Dict.DelStr(name) {
			return noAttribute(c, name)
		}
	} else {
		old, had := c.Dict.GetStr(name)
		c.Dict.SetStr(name, x)
		if had && c.replaced(name, old, x) {
			return nil
		}
	}
	c.changed()
	return nil
}
