package py

// DescrGet implements Getter.
func (m *StaticMethod) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	return m.Func, nil
}

// DescrGet implements Getter. What a class method wraps may be a descriptor
// itself (classmethod of a property), which 3.11 still binds.
func (m *ClassMethod) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if owner == nil {
		owner = instance.Type()
	}
	switch f := m.Func.(type) {
	case *Function:
		return &BoundMethod{Func: f, Self: owner}, nil
	case Getter:
		return f.DescrGet(t, owner, owner.Type())
	}
	return &BoundMethod{Func: m.Func, Self: owner}, nil
}

// DescrGet implements Getter.
func (p *Property) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return p, nil
	}
	if p.Get == nil {
		return nil, p.refuse(instance, "getter")
	}
	return Call(t, p.Get, instance)
}

// DescrSet implements Setter.
func (p *Property) DescrSet(t *Task, instance, x Value) error {
	if x == nil {
		if p.Del == nil {
			return p.refuse(instance, "deleter")
		}
		_, err := Call(t, p.Del, instance)
		return err
	}
	if p.Set == nil {
		return p.refuse(instance, "setter")
	}
	_, err := Call(t, p.Set, instance, x)
	return err
}

func (p *Property) refuse(instance Value, part string) error {
	if p.name != "" {
		r, _ := Repr(nil, Str(p.name))
		return Raise(AttributeError, "property %s of '%s' object has no %s", r, instance.Type().Qualname, part)
	}
	return Raise(AttributeError, "property of '%s' object has no %s", instance.Type().Qualname, part)
}

// NewProperty makes a property from a getter: @property.
func NewProperty(get Value) *Property {
	p := &Property{Get: get, Doc: None}
	if f, ok := get.(*Function); ok && f.Doc != "" {
		p.Doc, p.docOfGetter = Str(f.Doc), true
	}
	return p
}

// HasOwnDoc reports whether the property has a text that is not its getter's.
func (p *Property) HasOwnDoc() bool { return !p.docOfGetter && orNone(p.Doc) != None }

// copyWith is @x.setter and its like: property_copy, which calls the class of the receiver with
// the functions, where f stands in place of the one that part points to.
func copyWith(part func(*Property) *Value) func(t *Task, self Value, a []Value) (Value, error) {
	return func(t *Task, self Value, a []Value) (Value, error) {
		old := Unwrap(self).(*Property)
		c := *old
		if *part(&c) = a[0]; a[0] == None {
			*part(&c) = *part(old)
		}
		if c.docOfGetter && c.Get != nil {
			c.Doc = None // that of the getter, again
		}
		made, err := Call(t, self.Type(), orNone(c.Get), orNone(c.Set), orNone(c.Del), orNone(c.Doc))
		if err != nil {
			return nil, err
		}
		if p, ok := Unwrap(made).(*Property); ok {
			p.name = old.name
		}
		return made, nil
	}
}

var propertyMethods = []Method{
	{Name: "getter", Kind: OneArg, Wrapped: true, Fn: copyWith(func(p *Property) *Value { return &p.Get })},
	{Name: "setter", Kind: OneArg, Wrapped: true, Fn: copyWith(func(p *Property) *Value { return &p.Set })},
	{Name: "deleter", Kind: OneArg, Wrapped: true, Fn: copyWith(func(p *Property) *Value { return &p.Del })},
	{Name: "__set_name__", Kind: Positional, Max: NoMax, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if len(a) != 2 {
			return nil, Raise(TypeError, "__set_name__() takes 2 positional arguments but %d were given", len(a))
		}
		p := self.(*Property)
		if name, ok := AsStr(a[1]); ok {
			p.name = name
		}
		return None, nil
	}},
}

// AttrDict implements Attributed for static methods.
func (m *StaticMethod) AttrDict(create bool) *Dict {
	if m.attrs == nil && create {
		m.attrs = NewDict()
	}
	return m.attrs
}

// AttrDict implements Attributed for class methods.
func (m *ClassMethod) AttrDict(create bool) *Dict {
	if m.attrs == nil && create {
		m.attrs = NewDict()
	}
	return m.attrs
}

// copiedNames are what staticmethod and classmethod copy from the function.
func copiedFrom(t *Task, f Value, name string) (Value, error) {
	switch name {
	case "__name__", "__qualname__", "__doc__", "__module__", "__annotations__":
		return getAttrOr(t, f, name, nil)
	case "__wrapped__", "__func__":
		return f, nil
	case "__isabstractmethod__":
		return getAttrOr(t, f, name, False)
	}
	return nil, nil
}

// GetAttr implements AttrGetter.
func (m *StaticMethod) GetAttr(t *Task, name string) (Value, error) {
	return copiedFrom(t, m.Func, name)
}

// GetAttr implements AttrGetter.
func (m *ClassMethod) GetAttr(t *Task, name string) (Value, error) {
	return copiedFrom(t, m.Func, name)
}

// Repr implements Reprer.
func (m *StaticMethod) Repr(t *Task) (string, error) {
	r, err := Repr(t, m.Func)
	return "<staticmethod(" + r + ")>", err
}

// Repr implements Reprer.
func (m *ClassMethod) Repr(t *Task) (string, error) {
	r, err := Repr(t, m.Func)
	return "<classmethod(" + r + ")>", err
}

func propertyPart(name string, part func(*Property) Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return orNone(part(self.(*Property))), nil }, Member: true}
}

type descriptorTables struct{}

// Fill implements Tables.
func (descriptorTables) Fill() {
	TypeStaticMethod.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := checkPositional("staticmethod", len(pos), 1, 1); err != nil {
			return nil, err
		}
		return &StaticMethod{Func: pos[0]}, nil
	}
	TypeClassMethod.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := checkPositional("classmethod", len(pos), 1, 1); err != nil {
			return nil, err
		}
		return &ClassMethod{Func: pos[0]}, nil
	}
	TypeStaticMethod.SetMethods(nil, "get call repr")
	TypeClassMethod.SetMethods(nil, "get repr")
	TypeProperty.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &Property{Doc: None}, nil }
	TypeProperty.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		a, err := bindKeywords("property", []string{"fget", "fset", "fdel", "doc"}, 0, pos, kw)
		if err != nil {
			return err
		}
		for i := range a[:3] {
			if a[i] == None {
				a[i] = nil
			}
		}
		p := Unwrap(self).(*Property)
		p.Get, p.Set, p.Del, p.Doc, p.docOfGetter = a[0], a[1], a[2], orNone(a[3]), false
		if p.Doc == None && p.Get != nil {
			if p.Doc, err = getAttrOr(t, p.Get, "__doc__", None); err != nil {
				return err
			}
			p.docOfGetter = p.Doc != None
			if self.Type().heap && p.docOfGetter { // the class has a __doc__ before it
				return SetAttr(t, self, "__doc__", p.Doc)
			}
		}
		return nil
	}
	TypeProperty.SetMethods(propertyMethods, "get set delete")
	TypeProperty.SetAttributes([]Attribute{
		propertyPart("fget", func(p *Property) Value { return p.Get }),
		propertyPart("fset", func(p *Property) Value { return p.Set }),
		propertyPart("fdel", func(p *Property) Value { return p.Del }),
		{Name: "__doc__", Get: func(t *Task, self Value) (Value, error) {
			p := self.(*Property)
			if f, ok := p.Get.(*Function); ok && p.Doc == nil && f.Doc != "" { // emitted, with its parts alone
				return Str(f.Doc), nil
			}
			return orNone(p.Doc), nil
		},
			Set: func(t *Task, self, x Value) error { self.(*Property).Doc = x; return nil }},
		{Name: "__isabstractmethod__", Get: func(t *Task, self Value) (Value, error) {
			p := self.(*Property)
			for _, f := range []Value{p.Get, p.Set, p.Del} {
				if f == nil {
					continue
				}
				v, err := getAttrOr(t, f, "__isabstractmethod__", False)
				if err != nil {
					return nil, err
				}
				if abstract, err := Truth(t, v); abstract || err != nil {
					return Bool(abstract), err
				}
			}
			return False, nil
		}},
	})
}

// isAbstract reports whether f is marked by @abstractmethod.
func isAbstract(t *Task, f Value) bool {
	v, err := getAttrOr(t, f, "__isabstractmethod__", False)
	if err != nil {
		return false
	}
	b, err := Truth(t, v)
	return err == nil && b
}
