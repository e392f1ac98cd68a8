package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// used says whether a serializer function applies here.
func (d *dumper) used(when string, v py.Value) bool {
	switch when {
	case "json":
		return d.json
	case "unless-none":
		return v != py.None
	case "json-unless-none":
		return d.json && v != py.None
	}
	return true
}

// serializer runs a field_serializer or an annotated one.
func (d *dumper) serializer(t *py.Task, n *Ser, v py.Value) (py.Value, error) {
	if !d.used(n.WhenUsed, v) {
		return d.dump(t, n.Inner, v)
	}
	switch n.Mode {
	case "to-string":
		if !d.json && n.WhenUsed == "" {
			return d.dump(t, n.Inner, v)
		}
		s, err := py.StrOf(t, v)
		return py.Str(s), err
	case "format":
		s, err := py.Format(t, v, n.Format)
		return py.Str(s), err
	}
	var args []py.Value
	if n.IsField {
		if d.model == nil {
			return nil, py.Raise(py.RuntimeError, "Function plain serializer expected to be run inside the context of a model field but no model was found")
		}
		args = append(args, d.model)
	}
	args = append(args, v)
	if n.Mode == "wrap" {
		inner := n.Inner
		args = append(args, &serHandler{d: d, run: func(t *py.Task, d *dumper, v py.Value) (py.Value, error) { return d.dump(t, inner, v) }})
	}
	if n.TakesInfo {
		args = append(args, d.info(n.IsField))
	}
	out, err := py.Call(t, n.Func, args...)
	if err != nil {
		return d.functionFailed(t, n.Func, err, v)
	}
	saved := d.filter
	d.filter = incEx{}
	defer func() { d.filter = saved }()
	return d.dump(t, n.ReturnSchema, plain(out))
}

// UnexpectedValueType is PydanticSerializationUnexpectedValue.
var UnexpectedValueType = py.Subtype(nil, "pydantic_core._pydantic_core", "PydanticSerializationUnexpectedValue", &py.ValueError)

// functionFailed words the exception of a serializer function.
func (d *dumper) functionFailed(t *py.Task, fn py.Value, err error, v py.Value) (py.Value, error) {
	exc := py.AsException(err)
	switch {
	case exc.Class.IsSubtype(UnexpectedValueType):
		return d.mismatch(t, v)
	case exc.Class.IsSubtype(SerializationErrorType):
		return nil, exc
	case exc.Class.IsSubtype(py.RecursionError):
		return nil, py.Raise(SerializationErrorType, "Error calling function `%s`: RecursionError", functionName(fn))
	}
	out := py.AsException(py.Raise(SerializationErrorType, "Error calling function `%s`: %s", functionName(fn), raisedText(t, exc)))
	out.Cause, out.SuppressContext = exc, true
	return nil, out
}

// serHandler is the handler argument of wrap serializers.
type serHandler struct {
	d   *dumper
	run func(t *py.Task, d *dumper, v py.Value) (py.Value, error)
}

var serHandlerType = py.RootType(nil, "pydantic_core._pydantic_core", "SerializationCallable")

// Type returns the Python class.
func (h *serHandler) Type() *py.Type { return serHandlerType }

// Call serialises a value by the inner schema; Python sees plain objects.
func (h *serHandler) Call(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if len(pos) == 0 || len(pos) > 2 || len(kw) > 0 {
		return nil, py.Raise(py.TypeError, "SerializationCallable.__call__() takes 1 or 2 positional arguments")
	}
	inner := *h.d
	inner.bytes = false
	inner.active = append([]py.Value(nil), h.d.active...)
	if len(pos) == 2 {
		next, keep, err := inner.filter.apply(t, pos[1])
		if err != nil {
			return nil, err
		}
		if !keep {
			return nil, py.NewException(t, PydanticOmitType)
		}
		inner.filter = next
	}
	return h.run(t, &inner, pos[0])
}

// SerializationInfoType and FieldSerializationInfoType are pydantic_core's.
var (
	SerializationInfoType      = py.RootType(nil, "pydantic_core._pydantic_core", "SerializationInfo")
	FieldSerializationInfoType = py.Subtype(nil, "pydantic_core._pydantic_core", "FieldSerializationInfo", &SerializationInfoType)
)

// serInfo is the info argument of serializers.
type serInfo struct {
	o     *DumpOptions
	json  bool
	field string
	incEx incEx
	alias bool
	is    bool // of a field
}

func (d *dumper) info(field bool) *serInfo {
	return &serInfo{o: d.o, json: d.json, field: d.field, incEx: d.filter, alias: d.o.ByAlias != nil && *d.o.ByAlias, is: field}
}

// Type returns the Python class.
func (i *serInfo) Type() *py.Type {
	if i.is {
		return FieldSerializationInfoType
	}
	return SerializationInfoType
}

// GetAttr gives the parameters of the dump.
func (i *serInfo) GetAttr(t *py.Task, name string) (py.Value, error) {
	or := func(v py.Value) (py.Value, error) {
		if v == nil {
			return py.None, nil
		}
		return v, nil
	}
	switch name {
	case "mode":
		if i.json {
			return py.Str("json"), nil
		}
		if i.o.Mode != "" {
			return py.Str(i.o.Mode), nil
		}
		return py.Str("python"), nil
	case "context":
		return or(i.o.Context)
	case "include":
		return or(i.incEx.include)
	case "exclude":
		return or(i.incEx.exclude)
	case "by_alias":
		return py.MakeBool(i.alias), nil
	case "exclude_unset":
		return py.MakeBool(i.o.ExcludeUnset), nil
	case "exclude_defaults":
		return py.MakeBool(i.o.ExcludeDefaults), nil
	case "exclude_none":
		return py.MakeBool(i.o.ExcludeNone), nil
	case "exclude_computed_fields":
		return py.MakeBool(i.o.ExcludeComputedFields), nil
	case "round_trip":
		return py.MakeBool(i.o.RoundTrip), nil
	case "serialize_as_any":
		return py.MakeBool(i.o.SerializeAsAny), nil
	case "field_name":
		if i.is {
			return py.Str(i.field), nil
		}
	}
	return nil, noAttribute(i, name)
}
