package py

import "strings"

// TypeGeneric and TypeProtocol are typing.Generic and typing.Protocol.
var (
	TypeGeneric  = newRootType(typingProtocolTables{}, "typing", "Generic")
	TypeProtocol = newSubtype(typingProtocolTables{}, "typing", "Protocol", &TypeGeneric)
)

// GenericItem is Generic.__class_getitem__, and GenericInitSubclass its
// __init_subclass__. Where a program runs, a subscript only remembers its arguments; the
// compiler, which reads annotations, puts its own in their place.
var (
	GenericItem = func(_ *Task, self Value, args []Value) (Value, error) {
		return newGenericAlias(self, args[0]), nil
	}
	GenericInitSubclass = func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		next, err := NewSuper(t, TypeGeneric, self)
		if err != nil {
			return nil, err
		}
		hook, err := GetAttr(t, next, "__init_subclass__")
		if err != nil {
			return nil, err
		}
		return CallKw(t, hook, pos, kw)
	}
)

// typeProtocolMeta is typing._ProtocolMeta: classes that name Protocol among
// their bases cannot be instantiated, and with @runtime_checkable they take
// instances by their attributes.
var typeProtocolMeta = newSubtype(typingProtocolTables{}, "typing", "_ProtocolMeta", &TypeABCMeta)

type typingProtocolTables struct{}

// Fill implements Tables.
func (typingProtocolTables) Fill() {
	TypeGeneric.SetMethods([]Method{
		{Name: "__class_getitem__", Kind: OneArg, Class: true, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return GenericItem(t, self, args)
		}},
		{Name: "__init_subclass__", Kind: Raw, Class: true, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			return GenericInitSubclass(t, self, pos, kw)
		}},
	}, "")
	typeProtocolMeta.New = abcNew
	TypeProtocol.Meta = typeProtocolMeta
	typeProtocolMeta.SetMethods([]Method{
		{Name: "__call__", Kind: Raw, Wrapped: true, RawFn: protocolCall},
		{Name: "__instancecheck__", Kind: OneArg, Wrapped: true, Fn: protocolInstanceCheck},
		{Name: "__subclasscheck__", Kind: OneArg, Wrapped: true, Fn: protocolSubclassCheck},
	}, "")
}

// isProtocol reports whether a class names Protocol among its own bases.
func isProtocol(c *Type) bool {
	for _, b := range c.Bases {
		if b == TypeProtocol {
			return true
		}
	}
	return c == TypeProtocol
}

func protocolCall(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	c, ok := self.(*Type)
	if !ok {
		return nil, Raise(TypeError, "descriptor '__call__' requires a 'type' object")
	}
	if isProtocol(c) {
		return nil, Raise(TypeError, "Protocols cannot be instantiated")
	}
	return Instantiate(t, c, pos, kw)
}

// notProtocolMembers are names in a class namespace that are no members
// (typing.EXCLUDED_ATTRIBUTES).
var notProtocolMembers = namesOf(`__parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol __abstractmethods__ __annotations__
	__dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ __qualname__ __type_params__
	__classcell__ __final__ __match_args__`)

// ProtocolMembers are the names of the attributes that a protocol asks for.
func ProtocolMembers(c *Type) []string {
	seen := map[string]bool{}
	var out []string
	add := func(d *Dict) {
		for k := range d.All() {
			name, ok := AsStr(k)
			if ok && !seen[name] && !notProtocolMembers[name] && !strings.HasPrefix(name, "_abc_") {
				seen[name] = true
				out = append(out, name)
			}
		}
	}
	for _, m := range c.MRO() {
		if m == TypeProtocol || m == TypeGeneric || m == TypeObject {
			continue
		}
		add(m.Namespace())
		if v, ok := m.Namespace().GetStr("__annotations__"); ok {
			if d, ok := v.(*Dict); ok {
				add(d)
			}
		}
	}
	return out
}

func runtimeChecked(t *Task, c *Type) error {
	if v, ok := c.Namespace().GetStr("_is_runtime_protocol"); ok {
		if yes, err := Truth(t, v); err != nil || yes {
			return err
		}
	}
	return Raise(TypeError, "Instance and class checks can only be used with @runtime_checkable protocols")
}

func protocolInstanceCheck(t *Task, self Value, args []Value) (Value, error) {
	c, ok := self.(*Type)
	if !ok || c == TypeProtocol || !isProtocol(c) || args[0].Type().IsSubtype(c) {
		return MakeBool(ok && args[0].Type().IsSubtype(c)), nil
	}
	if err := runtimeChecked(t, c); err != nil {
		return nil, err
	}
	for _, name := range ProtocolMembers(c) {
		has, err := HasAttr(t, args[0], name)
		if err != nil || !has {
			return False, err
		}
	}
	return True, nil
}

func protocolSubclassCheck(t *Task, self Value, args []Value) (Value, error) {
	c, _ := self.(*Type)
	sub, ok := args[0].(*Type)
	if !ok {
		return nil, Raise(TypeError, "issubclass() arg 1 must be a class")
	}
	if c == TypeProtocol || !isProtocol(c) || sub.IsSubtype(c) {
		return MakeBool(sub.IsSubtype(c)), nil
	}
	if err := runtimeChecked(t, c); err != nil {
		return nil, err
	}
	members := ProtocolMembers(c)
	for _, name := range members {
		v, found := c.Lookup(name)
		if !found || !Callable(v) {
			return nil, Raise(TypeError, "Protocols with non-method members don't support issubclass()")
		}
	}
	for _, name := range members {
		if v, found := sub.Lookup(name); !found || v == None {
			return False, nil
		}
	}
	return True, nil
}

func namesOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// runtimeCheckable marks a protocol: typing.runtime_checkable.
func runtimeCheckable(t *Task, _ Value, args []Value) (Value, error) {
	return args[0], SetAttr(t, args[0], "_is_runtime_protocol", True)
}
