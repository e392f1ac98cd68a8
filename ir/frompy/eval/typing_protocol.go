package eval

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// typeProtocolMeta is typing._ProtocolMeta: classes that name Protocol among
// their bases cannot be instantiated, and with @runtime_checkable they take
// instances by their attributes.
var typeProtocolMeta = py.NewBuiltinType("typing", "_ProtocolMeta", py.TypeABCMeta)

func init() {
	typeProtocolMeta.New = py.TypeABCMeta.New
	TypeProtocol.Meta = typeProtocolMeta
	typeProtocolMeta.SetMethods([]py.Method{
		{Name: "__call__", Kind: py.Raw, Wrapped: true, RawFn: protocolCall},
		{Name: "__instancecheck__", Kind: py.OneArg, Wrapped: true, Fn: protocolInstanceCheck},
		{Name: "__subclasscheck__", Kind: py.OneArg, Wrapped: true, Fn: protocolSubclassCheck},
	}, "")
}

// isProtocol reports whether a class names Protocol among its own bases.
func isProtocol(c *py.Type) bool {
	for _, b := range c.Bases {
		if b == TypeProtocol {
			return true
		}
	}
	return c == TypeProtocol
}

func protocolCall(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	c, ok := self.(*py.Type)
	if !ok {
		return nil, py.Raise(py.TypeError, "descriptor '__call__' requires a 'type' object")
	}
	if isProtocol(c) {
		return nil, py.Raise(py.TypeError, "Protocols cannot be instantiated")
	}
	return py.Instantiate(t, c, pos, kw)
}

// notProtocolMembers are names in a class namespace that are no members
// (typing.EXCLUDED_ATTRIBUTES).
var notProtocolMembers = setOf(`__parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol __abstractmethods__ __annotations__
	__dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ __qualname__ __type_params__
	__classcell__ __final__ __match_args__`)

// protocolMembers are the attributes that a protocol asks for.
func protocolMembers(c *py.Type) []string {
	seen := map[string]bool{}
	var out []string
	add := func(d *py.Dict) {
		for k := range d.All() {
			name, ok := py.AsStr(k)
			if ok && !seen[name] && !notProtocolMembers[name] && !strings.HasPrefix(name, "_abc_") {
				seen[name] = true
				out = append(out, name)
			}
		}
	}
	for _, m := range c.MRO {
		if m == TypeProtocol || m == TypeGeneric || m == py.TypeObject {
			continue
		}
		add(m.Namespace())
		if v, ok := m.Namespace().GetStr("__annotations__"); ok {
			if d, ok := v.(*py.Dict); ok {
				add(d)
			}
		}
	}
	return out
}

func runtimeChecked(t *py.Task, c *py.Type) error {
	if v, ok := c.Namespace().GetStr("_is_runtime_protocol"); ok {
		if yes, err := py.Truth(t, v); err != nil || yes {
			return err
		}
	}
	return py.Raise(py.TypeError, "Instance and class checks can only be used with @runtime_checkable protocols")
}

func protocolInstanceCheck(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
	c, ok := self.(*py.Type)
	if !ok || c == TypeProtocol || !isProtocol(c) || args[0].Type().IsSubtype(c) {
		return py.MakeBool(ok && args[0].Type().IsSubtype(c)), nil
	}
	if err := runtimeChecked(t, c); err != nil {
		return nil, err
	}
	for _, name := range protocolMembers(c) {
		has, err := py.HasAttr(t, args[0], name)
		if err != nil || !has {
			return py.False, err
		}
	}
	return py.True, nil
}

func protocolSubclassCheck(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
	c, _ := self.(*py.Type)
	sub, ok := args[0].(*py.Type)
	if !ok {
		return nil, py.Raise(py.TypeError, "issubclass() arg 1 must be a class")
	}
	if c == TypeProtocol || !isProtocol(c) || sub.IsSubtype(c) {
		return py.MakeBool(sub.IsSubtype(c)), nil
	}
	if err := runtimeChecked(t, c); err != nil {
		return nil, err
	}
	for _, name := range protocolMembers(c) {
		if v, found := sub.Lookup(name); !found || v == py.None {
			return py.False, nil
		}
	}
	return py.True, nil
}
