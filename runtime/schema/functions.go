package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// ValidationInfoType is pydantic_core.ValidationInfo.
var ValidationInfoType = py.RootType(nil, "pydantic_core._pydantic_core", "ValidationInfo")

// ValidationInfo is the info argument of validator functions.
type ValidationInfo struct {
	Config    py.Value
	Context   py.Value
	Data      *py.Dict
	FieldName string
	JSON      bool
}

// Type returns the Python class.
func (i *ValidationInfo) Type() *py.Type { return ValidationInfoType }

// GetAttr gives data, field_name, context, mode and config.
func (i *ValidationInfo) GetAttr(t *py.Task, name string) (py.Value, error) {
	switch name {
	case "data":
		if i.Data == nil {
			return py.None, nil
		}
		return i.Data, nil
	case "field_name":
		if i.FieldName == "" {
			return py.None, nil
		}
		return py.Str(i.FieldName), nil
	case "context":
		return i.Context, nil
	case "config":
		return i.Config, nil
	case "mode":
		if i.JSON {
			return py.Str("json"), nil
		}
		return py.Str("python"), nil
	}
	return nil, noAttribute(i, name)
}

// Repr prints the info as pydantic-core does.
func (i *ValidationInfo) Repr(t *py.Task) (string, error) {
	var data, field py.Value = py.None, py.None
	if i.Data != nil {
		data = i.Data
	}
	if i.FieldName != "" {
		field = py.Str(i.FieldName)
	}
	out := "ValidationInfo("
	for j, part := range []struct {
		name  string
		value py.Value
	}{{"config", i.Config}, {"context", i.Context}, {"data", data}, {"field_name", field}} {
		text, err := py.Repr(t, part.value)
		if err != nil {
			return "", err
		}
		if j > 0 {
			out += ", "
		}
		out += part.name + "=" + text
	}
	return out + ")", nil
}

func noAttribute(v py.Value, name string) error {
	return py.Raise(py.AttributeError, "'%s' object has no attribute '%s'", v.Type().Name, name)
}

func newInfo(st *State, field string) *ValidationInfo {
	info := &ValidationInfo{Config: py.None, Context: st.context, Data: st.data, FieldName: st.fieldName, JSON: st.modeJSON}
	if info.FieldName == "" {
		info.FieldName = field
	}
	if info.Context == nil {
		info.Context = py.None
	}
	if st.cfg != nil {
		info.Config = configDict(st.cfg)
	}
	return info
}

// configDict is the config that validator functions see: the title and what
// was set.
func configDict(cfg *Config) py.Value {
	d := py.NewDict()
	if cfg.Title != "" {
		d.SetStr("title", py.Str(cfg.Title))
	}
	return d
}

// callValidator calls a user function with the value and, when it wants it,
// the info. Validation errors it raises are about in.
func callValidator(t *py.Task, st *State, fn py.Value, takesInfo bool, field string, v, in py.Value) (py.Value, error) {
	args := []py.Value{v}
	if takesInfo {
		args = append(args, newInfo(st, field))
	}
	out, err := py.Call(t, fn, args...)
	if err != nil {
		return nil, convertRaised(t, st, err, in)
	}
	return out, nil
}

// callWithValues calls a validator of Pydantic 1's signature.
func callWithValues(t *py.Task, st *State, fn py.Value, takesInfo bool, field string, v, in py.Value) (py.Value, error) {
	data := st.data
	if data == nil {
		data = py.NewDict()
	}
	out, err := py.CallKw(t, fn, []py.Value{v}, []py.Kw{{Name: "values", Value: data}})
	if err != nil {
		return nil, convertRaised(t, st, err, in)
	}
	return out, nil
}

// functionName is how a validator's name shows its function: __qualname__ of
// a function or class, else its repr.
func functionName(fn py.Value) string {
	switch f := fn.(type) {
	case *py.Function:
		return f.Name
	case *py.BoundMethod:
		return functionName(f.Func)
	case *py.ClassMethod:
		return functionName(f.Func)
	case *py.StaticMethod:
		return functionName(f.Func)
	case *py.Type:
		return f.Name
	}
	if v, err := py.GetAttr(nil, fn, "__name__"); err == nil {
		if s, ok := py.AsStr(v); ok {
			return s
		}
	}
	s, err := py.Repr(nil, fn)
	if err != nil {
		return fn.Type().Name
	}
	return s
}

// Name is "function-before[f(), inner]".
func (n *FuncBefore) Name() string {
	return "function-before[" + functionName(n.Func) + "(), " + n.Inner.Name() + "]"
}

// Validate calls the function, then validates its result, which is a Python
// value wherever the input came from.
func (n *FuncBefore) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	call := callValidator
	if n.PassValues {
		call = callWithValues
	}
	v, err := call(t, st, n.Func, n.TakesInfo, n.FieldName, in, in)
	if err != nil {
		return nil, err
	}
	wasJSON := st.json
	st.json = false
	out, err := n.Inner.Validate(t, v, st)
	st.json = wasJSON
	return out, err
}

// Name is "function-after[f(), inner]".
func (n *FuncAfter) Name() string {
	return "function-after[" + functionName(n.Func) + "(), " + n.Inner.Name() + "]"
}

// Validate validates, then calls the function.
func (n *FuncAfter) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	v, err := n.Inner.Validate(t, in, st)
	if err != nil {
		return nil, err
	}
	if n.PassValues {
		return callWithValues(t, st, n.Func, n.TakesInfo, n.FieldName, v, in)
	}
	return callValidator(t, st, n.Func, n.TakesInfo, n.FieldName, v, in)
}

// Name is "function-plain[f()]".
func (n *FuncPlain) Name() string { return "function-plain[" + functionName(n.Func) + "()]" }

// Validate calls the function.
func (n *FuncPlain) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	return callValidator(t, st, n.Func, n.TakesInfo, n.FieldName, in, in)
}

// Name is "function-wrap[f()]".
func (n *FuncWrap) Name() string { return "function-wrap[" + functionName(n.Func) + "()]" }

// Validate calls the function with a handler that validates by Inner.
func (n *FuncWrap) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	h := &handler{node: n.Inner, st: *st}
	h.st.active = append([]activeKey(nil), st.active...)
	args := []py.Value{in, h}
	if n.TakesInfo {
		args = append(args, newInfo(st, n.FieldName))
	}
	out, err := py.Call(t, n.Func, args...)
	st.exactness, st.fieldsSet = h.st.exactness, h.st.fieldsSet
	st.self = nil
	if err != nil {
		return nil, convertRaised(t, st, err, in)
	}
	return out, nil
}

// HandlerType is the class of the handler argument of wrap validators.
var HandlerType = py.RootType(nil, "pydantic_core._pydantic_core", "ValidatorCallable")

// handler is the callable that a wrap validator gets.
type handler struct {
	node Schema
	st   State
}

// Type returns the Python class.
func (h *handler) Type() *py.Type { return HandlerType }

// Call validates a value; failures are raised as a ValidationError.
func (h *handler) Call(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	var args [2]py.Value
	if copy(args[:], pos); len(pos) > 2 {
		return nil, py.Raise(py.TypeError, "ValidatorCallable.__call__() takes from 1 to 2 positional arguments but %d were given", len(pos))
	}
	for _, k := range kw {
		switch k.Name {
		case "input_value":
			args[0] = k.Value
		case "outer_location":
			args[1] = k.Value
		default:
			return nil, py.Raise(py.TypeError, "ValidatorCallable.__call__() got an unexpected keyword argument '%s'", k.Name)
		}
	}
	if args[0] == nil {
		return nil, py.Raise(py.TypeError, "ValidatorCallable.__call__() missing 1 required positional argument: 'input_value'")
	}
	st := h.st
	v, err := h.node.Validate(t, args[0], &st)
	h.st.exactness, h.st.fieldsSet = st.exactness, st.fieldsSet
	if err == nil {
		return v, nil
	}
	if e, ok := err.(*Errors); ok {
		if args[1] != nil && args[1] != py.None {
			under(e, locOf(args[1]))
		}
		e.Title = "ValidatorCallable"
		e.finish(nil)
		return nil, NewValidationError(e)
	}
	switch err {
	case errOmit:
		return nil, py.NewException(t, PydanticOmitType)
	case errUseDefault:
		return nil, py.NewException(t, PydanticUseDefaultType)
	}
	return nil, err
}
