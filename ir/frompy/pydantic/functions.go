package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
)

type defineFunc func(module, name, signature string, body func(*py.Task, native.Args) (py.Value, error))

// decoratorNames defines the decorators of functional_validators,
// functional_serializers, fields and class_validators.
func (l *Library) decoratorNames(fn defineFunc) {
	fn("pydantic.functional_validators", "field_validator", "field, /, *fields, mode='after', check_fields=None, json_schema_input_type=Undefined", l.fieldValidator)
	fn("pydantic.functional_validators", "model_validator", "*, mode", l.modelValidator)
	fn("pydantic.functional_serializers", "field_serializer", "*fields, mode='plain', return_type=Undefined, when_used='always', check_fields=None", l.fieldSerializer)
	fn("pydantic.functional_serializers", "model_serializer", "f=None, /, *, mode='plain', when_used='always', return_type=Undefined", l.modelSerializer)
	fn("pydantic.fields", "computed_field", "func=None, /, *, alias=None, alias_priority=None, exclude_if=None, title=None, "+
		"field_title_generator=None, description=None, deprecated=None, examples=None, json_schema_extra=None, repr=None, return_type=Undefined", l.computedField)
	fn("pydantic.class_validators", "validator", "__field, *fields, pre=False, each_item=False, always=False, check_fields=None, allow_reuse=False", l.v1Validator)
	fn("pydantic.class_validators", "root_validator", "*args, pre=False, skip_on_failure=False, allow_reuse=False", l.v1RootValidator)
	fn("pydantic", "validate_call", "func=None, /, *, config=None, validate_return=False", func(_ *py.Task, a native.Args) (py.Value, error) {
		return nil, l.Refuse(codeValidateCall, "validate the arguments with a model in the function", "@validate_call")
	})
}

// decorate makes the decorator that a decorator call returns.
func decorate(name string, body func(t *py.Task, f py.Value) (py.Value, error)) py.Value {
	return native.Func("pydantic", name+".<locals>.dec", native.ParseSignature("f"), func(t *py.Task, a native.Args) (py.Value, error) {
		return body(t, a.Values[0])
	})
}

// firstParameter is the name of a function's first parameter.
func firstParameter(f py.Value) string {
	switch x := f.(type) {
	case *py.ClassMethod:
		f = x.Func
	case *py.StaticMethod:
		f = x.Func
	case *py.Property:
		f = x.Get
	}
	if p, ok := parameters(f); ok && len(p) > 0 {
		return p[0].Name
	}
	return ""
}

// asClassMethod is ensure_classmethod_based_on_signature.
func asClassMethod(f py.Value) py.Value {
	if _, ok := f.(*py.ClassMethod); !ok && firstParameter(f) == "cls" {
		return &py.ClassMethod{Func: f}
	}
	return f
}

// fieldNames checks the field names of a decorator.
func fieldNames(decorator string, values []py.Value) ([]string, error) {
	var out []string
	for _, v := range values {
		s, ok := py.AsStr(v)
		if !ok {
			return nil, userError("decorator-invalid-fields", "The provided field names to the `@%s` decorator should be strings. "+
				"For example: `@%s('<field_name_1>', '<field_name_2>', ...).`", decorator, decorator)
		}
		out = append(out, s)
	}
	return out, nil
}

func isCallable(v py.Value) bool {
	switch v.(type) {
	case *py.Function, *py.BoundMethod, *py.ClassMethod, *py.StaticMethod, *py.Type:
		return true
	}
	return false
}

func (l *Library) fieldValidator(_ *py.Task, a native.Args) (py.Value, error) {
	if isCallable(a.Values[0]) {
		return nil, userError("decorator-missing-arguments", "The `@field_validator` decorator cannot be used without arguments, at least one field must be provided. "+
			"For example: `@field_validator('<field_name>', ...)`.")
	}
	mode, input := a.Str("mode"), a.Get("json_schema_input_type")
	if mode != "before" && mode != "plain" && mode != "wrap" && input != native.Undefined {
		return nil, userError("validator-input-type", "`json_schema_input_type` can't be used when mode is set to %s", quote(mode))
	}
	fields, err := fieldNames("field_validator", append([]py.Value{a.Values[0]}, a.Rest("fields")...))
	if err != nil {
		return nil, err
	}
	span := l.in.Here()
	return decorate("field_validator", func(_ *py.Task, f py.Value) (py.Value, error) {
		if firstParameter(f) == "self" {
			return nil, userError("validator-instance-method", "The `@field_validator` decorator cannot be applied to instance methods")
		}
		return &proxy{Kind: fieldValidator, Wrapped: asClassMethod(f), Fields: fields, Mode: mode,
			AllowMissing: a.Get("check_fields") == py.False, InputType: input, Span: span}, nil
	}), nil
}

func (l *Library) modelValidator(_ *py.Task, a native.Args) (py.Value, error) {
	mode, span := a.Str("mode"), l.in.Here()
	return decorate("model_validator", func(_ *py.Task, f py.Value) (py.Value, error) {
		return &proxy{Kind: modelValidator, Wrapped: asClassMethod(f), Mode: mode, Span: span}, nil
	}), nil
}

func (l *Library) fieldSerializer(_ *py.Task, a native.Args) (py.Value, error) {
	rest := a.Rest("fields")
	if len(rest) == 0 || isCallable(rest[0]) {
		return nil, userError("decorator-missing-arguments", "The `@field_serializer` decorator cannot be used without arguments, at least one field must be provided. "+
			"For example: `@field_serializer('<field_name>', ...)`.")
	}
	fields, err := fieldNames("field_serializer", rest)
	if err != nil {
		return nil, err
	}
	span := l.in.Here()
	return decorate("field_serializer", func(_ *py.Task, f py.Value) (py.Value, error) {
		return &proxy{Kind: fieldSerializer, Wrapped: f, Fields: fields, Mode: a.Str("mode"), WhenUsed: a.Str("when_used"),
			Return: a.Get("return_type"), AllowMissing: a.Get("check_fields") == py.False, Span: span}, nil
	}), nil
}

func (l *Library) modelSerializer(t *py.Task, a native.Args) (py.Value, error) {
	span := l.in.Here()
	dec := func(_ *py.Task, f py.Value) (py.Value, error) {
		if _, static := f.(*py.StaticMethod); static || firstParameter(f) != "self" {
			return nil, userError("model-serializer-instance-method", "`@model_serializer` must be applied to instance methods")
		}
		return &proxy{Kind: modelSerializer, Wrapped: f, Mode: a.Str("mode"), WhenUsed: a.Str("when_used"), Return: a.Get("return_type"), Span: span}, nil
	}
	if a.Values[0] != py.None {
		return dec(t, a.Values[0])
	}
	return decorate("model_serializer", dec), nil
}

func (l *Library) computedField(t *py.Task, a native.Args) (py.Value, error) {
	span := l.in.Here()
	dec := func(t *py.Task, f py.Value) (py.Value, error) {
		inner := f
		for {
			if p, ok := inner.(*py.Property); ok && p.Get != nil {
				inner = p.Get
				continue
			}
			if fn := cachedFunction(t, inner); fn != nil {
				inner = fn
				continue
			}
			break
		}
		info := &computedInfo{Alias: a.Str("alias"), Title: a.Str("title"), Description: a.Str("description"), Deprecated: a.Given("deprecated"),
			Extra: a.Given("json_schema_extra"), ExcludeIf: a.Given("exclude_if"), TitleGen: a.Given("field_title_generator")}
		if info.Alias != "" {
			info.AliasPriority = 2
			if p, ok := py.AsInt(a.Get("alias_priority")); ok && p.Sign() != 0 {
				n, _ := p.Int64()
				info.AliasPriority = int(n)
			}
		}
		name := ""
		if fn, ok := inner.(*py.Function); ok {
			name = fn.Name
			if info.Description == "" && fn.Doc != "" {
				info.Description = py.CleanDoc(fn.Doc)
			}
			if info.Deprecated == nil && fn.Attrs != nil {
				if d, ok := fn.Attrs.GetStr("__deprecated__"); ok {
					info.Deprecated = d
				}
			}
		}
		if e := a.Get("examples"); e != nil && e != py.None {
			info.Examples = e
		}
		if a.Get("repr") == py.None {
			info.NoRepr = len(name) > 0 && name[0] == '_' && (len(name) < 2 || name[1] != '_')
		} else {
			info.NoRepr = !a.Bool("repr")
		}
		if _, ok := f.(*py.Property); !ok && cachedFunction(t, f) == nil {
			f = &py.Property{Get: f}
		}
		return &proxy{Kind: computedField, Wrapped: f, Return: a.Get("return_type"), Computed: info, Span: span}, nil
	}
	if a.Values[0] != py.None {
		return dec(t, a.Values[0])
	}
	return decorate("computed_field", dec), nil
}

// cachedFunction is the function inside a functools.cached_property, else nil.
func cachedFunction(t *py.Task, v py.Value) py.Value {
	if v == nil || v.Type().Name != "cached_property" {
		return nil
	}
	fn, err := py.GetAttr(t, v, "func")
	if err != nil {
		return nil
	}
	return fn
}

func (l *Library) v1Validator(_ *py.Task, a native.Args) (py.Value, error) {
	if _, ok := a.Values[0].(*py.Function); ok {
		return nil, userError("decorator-missing-arguments", "`@validator` should be used with fields and keyword arguments, not bare. "+
			"E.g. usage should be `@validator('<field_name>', ...)`")
	}
	var fields []string
	for _, v := range append([]py.Value{a.Values[0]}, a.Rest("fields")...) {
		s, ok := py.AsStr(v)
		if !ok {
			return nil, userError("decorator-invalid-fields", "`@validator` fields should be passed as separate string args. "+
				"E.g. usage should be `@validator('<field_name_1>', '<field_name_2>', ...)`")
		}
		fields = append(fields, s)
	}
	mode := "after"
	if a.Get("pre") == py.True {
		mode = "before"
	}
	span := l.in.Here()
	return decorate("validator", func(_ *py.Task, f py.Value) (py.Value, error) {
		if firstParameter(f) == "self" {
			return nil, userError("validator-instance-method", "`@validator` cannot be applied to instance methods")
		}
		return &proxy{Kind: v1Validator, Wrapped: asClassMethod(f), Fields: fields, Mode: mode, Each: a.Bool("each_item"),
			Always: a.Bool("always"), AllowMissing: a.Get("check_fields") == py.False, Span: span}, nil
	}), nil
}

func (l *Library) v1RootValidator(t *py.Task, a native.Args) (py.Value, error) {
	pre := a.Get("pre") == py.True
	if rest := a.Rest("args"); len(rest) > 0 || !pre && a.Get("skip_on_failure") != py.True {
		return nil, userError("root-validator-pre-skip", "If you use `@root_validator` with pre=False (the default) you MUST specify `skip_on_failure=True`."+
			" Note that `@root_validator` is deprecated and should be replaced with `@model_validator`.")
	}
	mode := "after"
	if pre {
		mode = "before"
	}
	span := l.in.Here()
	return decorate("root_validator", func(_ *py.Task, f py.Value) (py.Value, error) {
		if firstParameter(f) == "self" {
			return nil, py.Raise(py.TypeError, "`@root_validator` cannot be applied to instance methods")
		}
		return &proxy{Kind: v1RootValidator, Wrapped: asClassMethod(f), Mode: mode, Span: span}, nil
	}), nil
}

// withConfig is @with_config: a configuration for a TypedDict or dataclass.
func (l *Library) withConfig(_ *py.Task, a native.Args) (py.Value, error) {
	config := a.Get("kwargs")
	if v := a.Values[0]; v != py.None {
		config = v
	}
	return decorate("with_config", func(t *py.Task, f py.Value) (py.Value, error) {
		if c, ok := f.(*py.Type); ok && l.models[c] != nil {
			return nil, userError("with-config-on-model", "Cannot use `with_config` on %s as it is a Pydantic model", c.Name)
		}
		return f, py.SetAttr(t, f, "__pydantic_config__", config)
	}), nil
}

// createModel is create_model.
func (l *Library) createModel(t *py.Task, a native.Args) (py.Value, error) {
	bases := []py.Value{py.Value(l.baseModel())}
	if base := a.Given("__base__"); base != nil {
		if a.Given("__config__") != nil {
			return nil, userError("create-model-config-base", "to avoid confusion `__config__` and `__base__` cannot be used together")
		}
		if tuple, ok := py.AsTuple(base); ok {
			bases = tuple.Items
		} else {
			bases = []py.Value{base}
		}
	}
	name := text(a.Values[0])
	ns := py.NewDict()
	module := "pydantic.main"
	if m := l.in.Current(); m != nil {
		module = m.Name
	}
	if s := a.Str("__module__"); s != "" {
		module = s
	}
	ns.SetStr("__module__", py.Str(module))
	ns.SetStr("__qualname__", py.Str(name))
	if doc := a.Given("__doc__"); doc != nil {
		ns.SetStr("__doc__", doc)
	}
	if v, ok := a.Get("__validators__").(*py.Dict); ok {
		for k, x := range v.All() {
			ns.SetStr(text(k), x)
		}
	}
	if c := a.Given("__config__"); c != nil {
		ns.SetStr("model_config", c)
	}
	var hints []*hint
	defs, _ := a.Get("field_definitions").(*py.Dict)
	for k, v := range defs.All() {
		h := &hint{Name: text(k), Ann: v, Span: l.in.Here()}
		if tuple, ok := py.AsTuple(v); ok {
			if len(tuple.Items) != 2 {
				return nil, userError("create-model-field-definitions", "Field definition for %s should be a single element representing the type or a two-tuple, the first element "+
					"being the type and the second element the assigned value (either a default or the `Field()` function).", quote(h.Name))
			}
			h.Ann = tuple.Items[0]
			if d := tuple.Items[1]; d != py.Ellipsis {
				ns.SetStr(h.Name, d)
			} else {
				h.Required = true
			}
		}
		hints = append(hints, h)
	}
	var kw []py.Kw
	if d, ok := a.Get("__cls_kwargs__").(*py.Dict); ok {
		for k, v := range d.All() {
			kw = append(kw, py.Kw{Name: text(k), Value: v})
		}
	}
	return l.makeModel(t, name, bases, ns, kw, &creation{hints: hints})
}

// NewField is a field of a model that CreateModel makes.
type NewField struct {
	Name       string
	Annotation py.Value
	Info       *FieldInfo
}

// CreateModel makes a model class from fields, as FastAPI does for embedded bodies.
func (l *Library) CreateModel(t *py.Task, name string, fields []NewField) (*Model, error) {
	ns := py.NewDict()
	ns.SetStr("__module__", py.Str("fastapi._compat.v2"))
	ns.SetStr("__qualname__", py.Str(name))
	var hints []*hint
	for _, f := range fields {
		ns.SetStr(f.Name, f.Info)
		hints = append(hints, &hint{Name: f.Name, Ann: f.Annotation, Span: f.Info.Span})
	}
	v, err := l.makeModel(t, name, []py.Value{l.baseModel()}, ns, nil, &creation{hints: hints})
	if err != nil {
		return nil, err
	}
	return l.models[v.(*py.Type)], nil
}
