package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// Values whose classes live in the standard library's Python modules: their
// constructors do the parsing, as Pydantic lets them.

// stdClass is a class of a natively implemented module.
func stdClass(module *py.NativeModule, name string) (py.Value, error) {
	v, ok := module.Import().Dict.GetStr(name)
	if !ok {
		return nil, py.Raise(py.ImportError, "cannot import name '%s' from '%s'", name, module.Name)
	}
	return v, nil
}

// ipKinds are the error type and text for each kind, and the classes to try.
var ipKinds = map[string]struct {
	typ, msg string
	classes  []string
}{
	"IPv4Address":     {"ip_v4_address", "Input is not a valid IPv4 address", []string{"IPv4Address"}},
	"IPv6Address":     {"ip_v6_address", "Input is not a valid IPv6 address", []string{"IPv6Address"}},
	"IPv4Network":     {"ip_v4_network", "Input is not a valid IPv4 network", []string{"IPv4Network"}},
	"IPv6Network":     {"ip_v6_network", "Input is not a valid IPv6 network", []string{"IPv6Network"}},
	"IPv4Interface":   {"ip_v4_interface", "Input is not a valid IPv4 interface", []string{"IPv4Interface"}},
	"IPv6Interface":   {"ip_v6_interface", "Input is not a valid IPv6 interface", []string{"IPv6Interface"}},
	"IPvAnyAddress":   {"ip_any_address", "value is not a valid IPv4 or IPv6 address", []string{"IPv4Address", "IPv6Address"}},
	"IPvAnyInterface": {"ip_any_interface", "value is not a valid IPv4 or IPv6 interface", []string{"IPv4Interface", "IPv6Interface"}},
	"IPvAnyNetwork":   {"ip_any_network", "value is not a valid IPv4 or IPv6 network", []string{"IPv4Network", "IPv6Network"}},
}

// Name is that of the schema that Pydantic builds for the class.
func (n *IPAddress) Name() string {
	k := ipKinds[n.Kind]
	if len(k.classes) == 2 {
		return "function-plain[_validate()]"
	}
	return "lax-or-strict[lax=function-plain[" + k.typ + "_validator()],strict=json-or-python[json=function-after[" + n.Kind +
		"(), str],python=is-instance[" + n.Kind + "]]]"
}

// Validate reads an address, network or interface.
func (n *IPAddress) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	k := ipKinds[n.Kind]
	strict := len(k.classes) == 1 && st.strictOr(n.Strict)
	for _, name := range k.classes {
		class, err := stdClass(py.IpaddressModule, name)
		if err != nil {
			return nil, err
		}
		if is, err := py.IsInstance(t, in, class); err != nil || is {
			return in, err
		}
		if strict && !st.modeJSON {
			return nil, fail(t, st, "is_instance_of", in, "class", name)
		}
		v, err := py.Call(t, class, in)
		if err == nil {
			return v, nil
		}
		if is, _ := py.Matches(t, err, py.ValueError); !is {
			return nil, err
		}
		if strict {
			return nil, convertRaised(t, st, err, in)
		}
	}
	return nil, customFail(t, in, k.typ, k.msg, nil)
}

// Name is that of the schema that Pydantic builds for pathlib.Path.
func (n *Path) Name() string {
	cls := "Path"
	instance := "json-or-python[json=function-after[path_validator(), str],python=is-instance[" + cls + "]]"
	name := "lax-or-strict[lax=union[" + instance + ",function-after[path_validator(), str]],strict=" + instance + "]"
	if fn := map[string]string{"file": "validate_file", "dir": "validate_directory", "new": "validate_new", "socket": "validate_socket"}[n.Kind]; fn != "" {
		return "function-after[" + fn + "(), " + name + "]"
	}
	return name
}

// Validate reads a path and checks what its Kind asks of it.
func (n *Path) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	class := n.Class
	if class == nil {
		var err error
		if class, err = stdClass(py.PathlibModule, "Path"); err != nil {
			return nil, err
		}
	}
	is, err := py.IsInstance(t, in, class)
	if err != nil {
		return nil, err
	}
	v := in
	if !is {
		name, err := py.Repr(t, class)
		if err != nil {
			return nil, err
		}
		s, ok := py.AsStr(in)
		if !ok || st.strictOr(n.Strict) && !st.modeJSON {
			if st.modeJSON {
				return nil, fail(t, st, "string_type", in)
			}
			return nil, customFail(t, in, "path_type", "Input is not a valid path for "+name, nil)
		}
		st.floor(exactLax)
		if v, err = py.Call(t, class, py.Str(s)); err != nil {
			return nil, convertRaised(t, st, err, in)
		}
	}
	return v, n.check(t, v, in)
}

// pathChecks are the questions that a kind asks, with the error for "no".
var pathChecks = map[string]struct{ method, typ, msg string }{
	"file":   {"is_file", "path_not_file", "Path does not point to a file"},
	"dir":    {"is_dir", "path_not_directory", "Path does not point to a directory"},
	"socket": {"is_socket", "path_not_socket", "Path does not point to a socket"},
}

func (n *Path) check(t *py.Task, v, in py.Value) error {
	ask := func(obj py.Value, method string) (bool, error) {
		r, err := py.CallMethod(t, obj, method)
		if err != nil {
			return false, err
		}
		return py.Truth(t, r)
	}
	if c, ok := pathChecks[n.Kind]; ok {
		yes, err := ask(v, c.method)
		if err == nil && !yes {
			err = customFail(t, in, c.typ, c.msg, nil)
		}
		return err
	}
	if n.Kind != "new" {
		return nil
	}
	if exists, err := ask(v, "exists"); err != nil {
		return err
	} else if exists {
		return customFail(t, in, "path_exists", "Path already exists", nil)
	}
	parent, err := py.GetAttr(t, v, "parent")
	if err != nil {
		return err
	}
	exists, err := ask(parent, "exists")
	if err == nil && !exists {
		err = customFail(t, in, "parent_does_not_exist", "Parent directory does not exist", nil)
	}
	return err
}

// customNodes are the native nodes by name.
var customNodes = map[string]*Custom{}

// RegisterCustom makes a native node known by its NodeName, so that emitted
// code can name it; to be called from init functions only.
func RegisterCustom(n *Custom) { customNodes[n.NodeName] = n }

// CustomNode is the native node called name, or nil.
func CustomNode(name string) Schema {
	if n, ok := customNodes[name]; ok {
		return n
	}
	return nil
}
