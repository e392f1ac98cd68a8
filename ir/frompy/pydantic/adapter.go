package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// TypeAdapter is pydantic.TypeAdapter at compile time. The lowerer prints Schema into
// the program, where the runtime's own TypeAdapter takes it.
type TypeAdapter struct {
	Annotation py.Value
	Schema     schema.Schema
	Span       source.Span
	class      *py.Type
}

// Type implements py.Value.
func (a *TypeAdapter) Type() *py.Type { return a.class }

// typeAdapterClass makes the class, whose constructor builds the schema.
func (l *Library) typeAdapterClass() py.Value {
	sig := native.ParseSignature("type, *, config=None, _parent_depth=2, module=None")
	class := py.NewBuiltinType("pydantic.type_adapter", "TypeAdapter")
	class.New = func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		a, err := sig.Bind("TypeAdapter.__init__", pos, kw)
		if err != nil {
			return nil, err
		}
		o := SchemaOptions{Span: l.in.Here(), Module: l.in.Current()}
		if d, ok := py.AsDict(a.Get("config")); ok {
			if m := l.ModelOf(a.Values[0]); m != nil {
				return nil, userError("type-adapter-config-unused", "Cannot use `config` when the type is a BaseModel, dataclass or TypedDict. "+
					"These types can have their own config and setting the config via the `config` parameter to TypeAdapter will not override it, "+
					"thus the `config` you passed to TypeAdapter becomes meaningless, which is probably not what you want.")
			}
			o.Config = d
		}
		s, err := l.SchemaOf(t, a.Values[0], o)
		if err != nil {
			return nil, err
		}
		ad := &TypeAdapter{Annotation: a.Values[0], Schema: s, Span: o.Span, class: cls}
		l.adapters = append(l.adapters, ad)
		return ad, nil
	}
	class.SetMethods(adapterMethods, "")
	return class
}

// adapterMethods are the methods that module-level code may call.
var adapterMethods = []py.Method{
	{Name: "validate_python", Kind: py.Raw, Wrapped: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		args, err := validateSignature.Bind("TypeAdapter.validate_python", pos, kw)
		if err != nil {
			return nil, err
		}
		o := schema.Options{Context: args.Given("context")}
		if v, ok := py.AsBool(args.Get("strict")); ok {
			o.Strict = &v
		}
		if v, ok := py.AsBool(args.Get("from_attributes")); ok {
			o.FromAttributes = &v
		}
		v, bad, err := schema.ValidatePython(t, self.(*TypeAdapter).Schema, args.Values[0], o)
		if err == nil && bad != nil {
			err = schema.NewValidationError(bad)
		}
		return v, err
	}},
	{Name: "dump_python", Kind: py.Raw, Wrapped: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		args, err := dumpSignature.Bind("TypeAdapter.dump_python", pos, kw)
		if err != nil {
			return nil, err
		}
		return schema.Dump(t, self.(*TypeAdapter).Schema, args.Values[0], schema.DumpOptions{Mode: args.Str("mode")})
	}},
	{Name: "json_schema", Kind: py.Raw, Wrapped: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		args, err := adapterJSONSchemaSignature.Bind("TypeAdapter.json_schema", pos, kw)
		if err != nil {
			return nil, err
		}
		l, found := interpOf.Load(t)
		if !found {
			return nil, py.Raise(py.RuntimeError, "TypeAdapter.json_schema() is known at compile time only")
		}
		return l.(*Library).jsonSchema(t, self.(*TypeAdapter).Schema, args)
	}},
}

var (
	validateSignature = native.ParseSignature("object, /, *, strict=None, extra=None, from_attributes=None, context=None, by_alias=None, by_name=None")
	dumpSignature     = native.ParseSignature("instance, /, *, mode='python'")
)
