package py

// TypeABCMeta and TypeABC are abc.ABCMeta and abc.ABC.
var (
	TypeABCMeta = newSubtype(abcTables{}, "abc", "ABCMeta", &TypeType)
	TypeABC     = newRootType(abcTables{}, "abc", "ABC")
)

// abcRegistry is what ABCMeta.register keeps of a class.
type abcRegistry struct{ registered []*Type }

// abstractMethods computes __abstractmethods__: names marked by
// @abstractmethod here, and those of the bases that are still abstract.
func abstractMethods(t *Task, c *Type) error {
	var names []Value
	for k, v := range c.Dict.All() {
		if isAbstract(t, v) {
			names = append(names, k)
		}
	}
	for _, b := range c.Bases {
		for _, name := range b.abstract {
			v, err := getAttrOr(t, c, name, nil)
			if err != nil {
				return err
			}
			if v != nil && isAbstract(t, v) {
				names = append(names, Str(name))
			}
		}
	}
	set, err := NewFrozenSet(t, names...)
	if err != nil {
		return err
	}
	c.Dict.SetStr("__abstractmethods__", set)
	c.abstract = nil
	for v := range set.All() {
		s, _ := AsStr(v)
		c.abstract = append(c.abstract, s)
	}
	c.changed()
	return nil
}

func abcNew(t *Task, meta *Type, pos []Value, kw []Kw) (Value, error) {
	v, err := typeNew(t, meta, pos, kw)
	if err != nil {
		return nil, err
	}
	c, ok := v.(*Type)
	if !ok {
		return v, nil
	}
	return c, abstractMethods(t, c)
}

// abcSubclassCheck is ABCMeta.__subclasscheck__.
func abcSubclassCheck(t *Task, c, sub *Type) (bool, error) {
	r, err := CallMethod(t, c, "__subclasshook__", sub)
	if err != nil {
		return false, err
	}
	if b, ok := r.(Bool); ok {
		return bool(b), nil
	}
	if sub.IsSubtype(c) {
		return true, nil
	}
	c.ready()
	if reg, ok := c.native.(*abcRegistry); ok {
		for _, r := range reg.registered {
			ok, err := IsSubclass(t, sub, r)
			if ok || err != nil {
				return ok, err
			}
		}
	}
	for _, d := range c.Subclasses() {
		ok, err := IsSubclass(t, sub, d)
		if ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// AbstractMethods are the names that keep the class from having instances of its own.
func (c *Type) AbstractMethods() []string {
	c.ready()
	return c.abstract
}

// IsVirtual reports whether the class was registered with an abstract one.
func (c *Type) IsVirtual() bool { return c.isVirtual }

// VirtualSubclasses are the classes that were registered with an abstract class or with classes that
// derive from it.
func (c *Type) VirtualSubclasses() []*Type {
	var out []*Type
	c.ready()
	if reg, ok := c.native.(*abcRegistry); ok {
		out = append(out, reg.registered...)
	}
	for _, d := range c.Subclasses() {
		out = append(out, d.VirtualSubclasses()...)
	}
	return out
}

type abcTables struct{}

// Fill implements Tables.
func (abcTables) Fill() {
	TypeABCMeta.New = abcNew
	TypeABC.Meta = TypeABCMeta
	TypeABCMeta.SetMethods([]Method{
		{Name: "register", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			c := self.(*Type)
			sub, ok := a[0].(*Type)
			if !ok {
				return nil, Raise(TypeError, "Can only register classes")
			}
			reg, ok := c.native.(*abcRegistry)
			if !ok {
				reg = &abcRegistry{}
				c.native = reg
			}
			reg.registered = append(reg.registered, sub)
			sub.isVirtual = true
			return sub, nil
		}},
		{Name: "__instancecheck__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			ok, err := abcSubclassCheck(t, self.(*Type), a[0].Type())
			return MakeBool(ok), err
		}},
		{Name: "__subclasscheck__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			sub, ok := a[0].(*Type)
			if !ok {
				return nil, Raise(TypeError, "issubclass() arg 1 must be a class")
			}
			r, err := abcSubclassCheck(t, self.(*Type), sub)
			return MakeBool(r), err
		}},
	}, "")
}

// AbcModule is the module abc.
var AbcModule = NewNative("abc", buildAbcModule)

func buildAbcModule() *Module {
	mark := func(t *Task, self Value, a []Value) (Value, error) {
		return a[0], SetAttr(t, a[0], "__isabstractmethod__", True)
	}
	m := NewNativeModule("abc", []Method{
		{Name: "abstractmethod", Kind: OneArg, Fn: mark},
		{Name: "get_cache_token", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeInt(0), nil }},
		{Name: "abstractproperty", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if _, err := mark(t, nil, a); err != nil {
				return nil, err
			}
			return NewProperty(a[0]), nil
		}},
	})
	m.Dict.SetStr("ABCMeta", TypeABCMeta)
	m.Dict.SetStr("ABC", TypeABC)
	return m
}
