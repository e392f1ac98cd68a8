package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// Name is "is-instance[C]".
func (n *IsInstance) Name() string { return "is-instance[" + n.repr() + "]" }

func (n *IsInstance) repr() string {
	if n.Repr != "" {
		return n.Repr
	}
	if c, ok := n.Class.(*py.Type); ok {
		return c.Qualname
	}
	s, err := py.Repr(nil, n.Class)
	if err != nil {
		return n.Class.Type().Name
	}
	return s
}

// Validate accepts instances.
func (n *IsInstance) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if st.json {
		return nil, fail(t, st, "needs_python_object", in, "method_name", "isinstance")
	}
	ok, err := py.IsInstance(t, in, n.Class)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fail(t, st, "is_instance_of", in, "class", n.repr())
	}
	return in, nil
}

// Name is "is-subclass[C]".
func (n *IsSubclass) Name() string { return "is-subclass[" + n.repr() + "]" }

func (n *IsSubclass) repr() string {
	if n.Repr != "" {
		return n.Repr
	}
	return n.Class.Qualname
}

// Validate accepts subclasses.
func (n *IsSubclass) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if st.json {
		return nil, fail(t, st, "needs_python_object", in, "method_name", "issubclass")
	}
	if c, ok := in.(*py.Type); ok && c.IsSubtype(n.Class) {
		return in, nil
	}
	return nil, fail(t, st, "is_subclass_of", in, "class", n.repr())
}

// Name is "callable".
func (n *Callable) Name() string { return "callable" }

// Validate accepts callables.
func (n *Callable) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	st.floor(exactLax)
	if st.json || !py.Callable(in) {
		return nil, fail(t, st, "callable_type", in)
	}
	return in, nil
}

// Name is "lax-or-strict[lax=a,strict=b]".
func (n *LaxOrStrict) Name() string {
	return "lax-or-strict[lax=" + n.Lax.Name() + ",strict=" + n.Exact.Name() + "]"
}

// Validate chooses by strictness. In lax mode a value that passes the strict
// schema counts as a strict match.
func (n *LaxOrStrict) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if st.strictOr(n.Strict) {
		return n.Exact.Validate(t, in, st)
	}
	// within a union a match of the strict schema is the better one
	if st.exactness > exactLax {
		old := st.exactness
		if v, err := n.Exact.Validate(t, in, st); err == nil {
			return v, nil
		}
		st.exactness = old
		st.floor(exactLax)
	}
	return n.Lax.Validate(t, in, st)
}

// Name is "json-or-python[json=a,python=b]".
func (n *JSONOrPython) Name() string {
	return "json-or-python[json=" + n.JSON.Name() + ",python=" + n.Python.Name() + "]"
}

// Validate chooses by the kind of input that the validation was started on.
func (n *JSONOrPython) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if st.modeJSON {
		return n.JSON.Validate(t, in, st)
	}
	return n.Python.Validate(t, in, st)
}

// Name is "chain[a,b]".
func (n *Chain) Name() string {
	out := "chain["
	for i, s := range n.Steps {
		if i > 0 {
			out += ","
		}
		out += s.Name()
	}
	return out + "]"
}

// Validate runs the steps; after the first the value is a Python object.
func (n *Chain) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	wasJSON := st.json
	var err error
	for _, s := range n.Steps {
		if in, err = s.Validate(t, in, st); err != nil {
			break
		}
		st.json = false
	}
	st.json = wasJSON
	return in, err
}

// Name is "custom-error[inner]".
func (n *CustomErrorSchema) Name() string { return "custom-error[" + n.Inner.Name() + "]" }

// Validate replaces the errors of Inner.
func (n *CustomErrorSchema) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	v, err := n.Inner.Validate(t, in, st)
	if _, ok := err.(*Errors); ok {
		return nil, n.Error.fail(t, st, in)
	}
	return v, err
}

// Name is the node's own name.
func (n *Custom) Name() string { return n.NodeName }

// Validate calls the Go function; a ValueError that it raises is an error of the input.
func (n *Custom) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	v, err := n.Func(t, in, st)
	if err != nil {
		return nil, convertRaised(t, st, err, in)
	}
	return v, nil
}

// Name is Inner's.
func (n *Ser) Name() string { return n.Inner.Name() }

// Validate is Inner's: Ser is about serialisation only.
func (n *Ser) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	return n.Inner.Validate(t, in, st)
}

// Name is Inner's.
func (n *Meta) Name() string { return n.Inner.Name() }

// Validate is Inner's: Meta is about JSON Schema only.
func (n *Meta) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	return n.Inner.Validate(t, in, st)
}

// Name is "complex".
func (n *Complex) Name() string { return "complex" }

// Validate reads a complex number. Like pydantic-core it minds the node's own
// strictness, not that of the call.
func (n *Complex) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if c, ok := in.(py.Complex); ok {
		st.floor(exactStrict)
		return c, nil
	}
	_, isStr := py.AsStr(in)
	_, isBool := in.(py.Bool)
	if st.json {
		if _, big := in.(*py.BigInt); isBool || big || !isStr && !isNumber(in) {
			return nil, fail(t, st, "complex_type", in)
		}
		if n.Strict && !isStr {
			return nil, fail(t, st, "complex_str_parsing", in)
		}
	} else if n.Strict {
		return nil, fail(t, st, "is_instance_of", in, "class", "complex")
	}
	st.floor(exactLax)
	if v, err := py.Call(t, py.TypeComplex, in); err == nil {
		return v, nil
	}
	if st.json && isStr {
		return nil, fail(t, st, "complex_str_parsing", in)
	}
	return nil, fail(t, st, "complex_type", in)
}
