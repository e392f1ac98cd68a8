package py

// Repr implements Reprer.
func (c *Type) Repr(t *Task) (string, error) {
	return "<class '" + c.qualifiedName() + "'>", nil
}

// moduleName is __module__.
func (c *Type) moduleName() string {
	if c.heap {
		if m, ok := c.Dict.GetStr("__module__"); ok {
			s, _ := AsStr(m)
			return s
		}
	}
	if c.Module == "" {
		return "builtins"
	}
	return c.Module
}

// typeNew is type.__new__: type(name, bases, dict, **kw).
func typeNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	if len(pos) != 3 {
		if len(pos) == 1 && cls == TypeType && len(kw) == 0 {
			return pos[0].Type(), nil
		}
		if cls == TypeType {
			return nil, Raise(TypeError, "type() takes 1 or 3 arguments")
		}
		return nil, Raise(TypeError, "type.__new__() takes exactly 3 arguments (%d given)", len(pos))
	}
	name, ok := AsStr(pos[0])
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 1 must be str, not %s", pos[0].Type().Name)
	}
	bases, ok := AsTuple(pos[1])
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 2 must be tuple, not %s", pos[1].Type().Name)
	}
	ns, ok := AsDict(pos[2])
	if !ok {
		return nil, Raise(TypeError, "type.__new__() argument 3 must be dict, not %s", pos[2].Type().Name)
	}
	winner, err := mostDerivedMeta(cls, bases.Items)
	if err != nil {
		return nil, err
	}
	winner.ready()
	if winner != cls && winner.New != nil && !winner.heap && winner != TypeType {
		return winner.New(t, winner, pos, kw)
	}
	if m, ok := winner.Lookup("__new__"); ok && winner != cls && winner.heap {
		if _, builtin := m.(*Builtin); !builtin {
			return callNew(t, winner, pos, kw)
		}
	}
	c, err := MakeType(t, winner, name, bases.Items, ns, kw)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// typeInit is type.__init__: it only checks its arguments.
func typeInit(t *Task, self Value, pos []Value, kw []Kw) error {
	if len(pos) != 1 && len(pos) != 3 {
		return Raise(TypeError, "type.__init__() takes 1 or 3 arguments")
	}
	if len(pos) == 1 && len(kw) > 0 {
		return Raise(TypeError, "type.__init__() takes no keyword arguments")
	}
	return nil
}

func typeTuple(types []*Type) *Tuple {
	out := make([]Value, len(types))
	for i, b := range types {
		out[i] = b
	}
	return NewTuple(out...)
}

var typeMethods = []Method{
	{Name: "mro", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return NewList(typeTuple(self.(*Type).MRO()).Items...), nil
	}},
	{Name: "__subclasses__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		for _, c := range ExceptionClasses() { // a builtin class joins its bases on its first use
			c.ready()
		}
		return NewList(typeTuple(self.(*Type).Subclasses()).Items...), nil
	}},
	{Name: "__call__", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		return Instantiate(t, self.(*Type), pos, kw)
	}},
	{Name: "__instancecheck__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		ok, err := isInstanceOf(t, a[0], self.(*Type))
		return MakeBool(ok), err
	}},
	{Name: "__subclasscheck__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c, ok := a[0].(*Type)
		if !ok {
			return nil, Raise(TypeError, "issubclass() arg 1 must be a class")
		}
		return MakeBool(c.IsSubtype(self.(*Type))), nil
	}},
	{Name: "__prepare__", Kind: Raw, Class: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		return NewDict(), nil
	}},
	{Name: "__or__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeUnion(self, a[0]) }},
	{Name: "__ror__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeUnion(a[0], self) }},
	{Name: "__getattribute__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "attribute name must be string, not '%s'", a[0].Type().Name)
		}
		r, err := self.(*Type).lookupAttr(t, name)
		if err == nil && r == nil {
			return nil, noAttribute(self, name)
		}
		return r, err
	}},
}

// BinaryOp implements Operand: int | None.
func (c *Type) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if op != OpOr {
		return NotImplemented, nil
	}
	if reflected {
		return MakeUnion(other, c)
	}
	return MakeUnion(c, other)
}

var typeAttributes = []Attribute{
	{Name: "__name__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Type).Name), nil },
		Set: func(t *Task, self, x Value) error { return self.(*Type).setName(x, "__name__", &self.(*Type).Name) }},
	{Name: "__qualname__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Type).Qualname), nil },
		Set: func(t *Task, self, x Value) error {
			return self.(*Type).setName(x, "__qualname__", &self.(*Type).Qualname)
		}},
	{Name: "__module__", Get: func(t *Task, self Value) (Value, error) {
		c := self.(*Type)
		if c.heap {
			if m, ok := c.Dict.GetStr("__module__"); ok {
				return m, nil
			}
		}
		return Str(c.moduleName()), nil
	}, Set: func(t *Task, self, x Value) error {
		c := self.(*Type)
		if !c.heap || x == nil {
			return Raise(TypeError, "cannot set '__module__' attribute of immutable type '%s'", c.dottedName())
		}
		c.Dict.SetStr("__module__", x)
		return nil
	}},
	{Name: "__doc__", Get: func(t *Task, self Value) (Value, error) {
		if d, ok := self.(*Type).Namespace().GetStr("__doc__"); ok {
			return d, nil
		}
		return None, nil
	}, Set: func(t *Task, self, x Value) error {
		c := self.(*Type)
		if !c.heap || x == nil {
			return Raise(TypeError, "cannot set '__doc__' attribute of immutable type '%s'", c.dottedName())
		}
		c.Dict.SetStr("__doc__", x)
		return nil
	}},
	{Name: "__bases__", Get: func(t *Task, self Value) (Value, error) {
		if c := self.(*Type); c != TypeObject {
			return typeTuple(c.Ready().Bases), nil
		}
		return NewTuple(), nil
	}},
	{Name: "__base__", Get: func(t *Task, self Value) (Value, error) {
		if c := self.(*Type).Ready(); len(c.Bases) > 0 {
			return c.Bases[0], nil
		}
		return None, nil
	}},
	{Name: "__mro__", Get: func(t *Task, self Value) (Value, error) { return typeTuple(self.(*Type).MRO()), nil }},
	{Name: "__dict__", Get: func(t *Task, self Value) (Value, error) {
		return &MappingProxy{Mapping: self.(*Type).Namespace()}, nil
	}},
	{Name: "__annotations__", Get: func(t *Task, self Value) (Value, error) {
		c := self.(*Type)
		if a, ok := c.Namespace().GetStr("__annotations__"); ok {
			return a, nil
		}
		if !c.heap {
			return nil, noAttribute(c, "__annotations__")
		}
		d := NewDict()
		c.Dict.SetStr("__annotations__", d)
		return d, nil
	}, Set: func(t *Task, self, x Value) error {
		c := self.(*Type)
		if !c.heap {
			return Raise(TypeError, "cannot set '__annotations__' attribute of immutable type '%s'", c.dottedName())
		}
		if x == nil {
			c.Dict.DelStr("__annotations__")
		} else {
			c.Dict.SetStr("__annotations__", x)
		}
		return nil
	}},
	{Name: "__abstractmethods__", Get: func(t *Task, self Value) (Value, error) {
		if v, ok := self.(*Type).Namespace().GetStr("__abstractmethods__"); ok {
			return v, nil
		}
		return nil, raiseArgs(AttributeError, Str("__abstractmethods__"))
	}, Set: func(t *Task, self, x Value) error {
		c := self.(*Type)
		if x == nil {
			return nil
		}
		c.Dict.SetStr("__abstractmethods__", x)
		c.abstract = nil
		return Iterate(t, x, func(v Value) (bool, error) {
			s, _ := AsStr(v)
			c.abstract = append(c.abstract, s)
			return true, nil
		})
	}},
}

func (c *Type) setName(x Value, name string, field *string) error {
	if !c.heap {
		return Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name, c.dottedName())
	}
	if x == nil {
		return Raise(TypeError, "cannot delete '%s' attribute of type '%s'", name, c.Name)
	}
	s, ok := AsStr(x)
	if !ok {
		return Raise(TypeError, "can only assign string to %s.%s, not '%s'", c.Name, name, x.Type().Name)
	}
	*field = s
	return nil
}

type typeTables struct{}

// Fill implements Tables.
func (typeTables) Fill() {
	TypeType.New, TypeType.Init = typeNew, typeInit
	TypeType.SetMethods(typeMethods, "repr")
	TypeType.SetAttributes(typeAttributes)
}

// MappingProxy is a read-only view of a dict (types.MappingProxyType).
type MappingProxy struct{ Mapping Value }

// Type implements Value.
func (*MappingProxy) Type() *Type { return TypeMappingProxy }

// GetItem implements Subscripter.
func (m *MappingProxy) GetItem(t *Task, key Value) (Value, error) { return GetItem(t, m.Mapping, key) }

// Contains implements Container.
func (m *MappingProxy) Contains(t *Task, item Value) (bool, error) {
	return Contains(t, m.Mapping, item)
}

// Iter implements Iterable.
func (m *MappingProxy) Iter(t *Task) (Iterator, error) { return Iter(t, m.Mapping) }

// Len implements Lener.
func (m *MappingProxy) Len() int {
	n, _ := Len(nil, m.Mapping)
	return n
}

// Repr implements Reprer.
func (m *MappingProxy) Repr(t *Task) (string, error) {
	r, err := Repr(t, m.Mapping)
	return "mappingproxy(" + r + ")", err
}

// Str implements Strer: the text is that of the mapping.
func (m *MappingProxy) Str(t *Task) (string, error) { return StrOf(t, m.Mapping) }

// Compare implements Comparer.
func (m *MappingProxy) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if o, ok := other.(*MappingProxy); ok {
		other = o.Mapping
	}
	return RichCompare(t, op, m.Mapping, other)
}

// BinaryOp implements Operand.
func (m *MappingProxy) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if o, ok := other.(*MappingProxy); ok {
		other = o.Mapping
	}
	if op != OpOr {
		return NotImplemented, nil
	}
	if reflected {
		return Or(t, other, m.Mapping)
	}
	return Or(t, m.Mapping, other)
}

type typeTypeTables struct{}

// Fill implements Tables.
func (typeTypeTables) Fill() {
	TypeMappingProxy.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := checkPositional("mappingproxy", len(pos), 1, 1); err != nil {
			return nil, err
		}
		return &MappingProxy{Mapping: pos[0]}, nil
	}
	forward := func(name string) Method {
		return Method{Name: name, Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			return CallMethodKw(t, self.(*MappingProxy).Mapping, name, pos, kw)
		}}
	}
	TypeMappingProxy.Unhashable = true
	TypeMappingProxy.SetMethods([]Method{forward("get"), forward("keys"), forward("values"), forward("items"), forward("copy")},
		"len getitem contains iter repr eq ne or ror")
}
