package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// decoratorKind tells the decorators apart, in the order in which DecoratorInfos
// names them.
type decoratorKind uint8

const (
	fieldValidator decoratorKind = iota
	v1Validator
	v1RootValidator
	fieldSerializer
	modelSerializer
	modelValidator
	computedField
	decoratorKinds
)

// proxy is pydantic's PydanticDescriptorProxy: a decorated function in a class
// namespace until the class is made.
type proxy struct {
	Kind    decoratorKind
	Wrapped py.Value
	Fields  []string
	Mode    string
	// CheckFields is check_fields=False turned around: true leaves unknown names alone.
	AllowMissing bool
	WhenUsed     string
	Return       py.Value // return_type, Undefined when not given
	InputType    py.Value // json_schema_input_type
	Always, Each bool     // v1 validators
	Computed     *computedInfo
	Span         source.Span
}

// computedInfo is ComputedFieldInfo.
type computedInfo struct {
	Alias         string
	AliasPriority int
	Title         string
	Description   string
	Deprecated    py.Value
	Examples      py.Value
	Extra         py.Value
	NoRepr        bool
	ExcludeIf     py.Value
	TitleGen      py.Value
}

var typeProxy = py.NewBuiltinType("pydantic._internal._decorators", "PydanticDescriptorProxy")

// Type implements py.Value.
func (*proxy) Type() *py.Type { return typeProxy }

// GetAttr forwards to what was decorated.
func (p *proxy) GetAttr(t *py.Task, name string) (py.Value, error) {
	if name == "wrapped" {
		return p.Wrapped, nil
	}
	return py.GetAttr(t, p.Wrapped, name)
}

// SetAttr refuses; __set_name__ and the like never reach a proxy.
func (p *proxy) SetAttr(*py.Task, string, py.Value) (bool, error) { return false, nil }

// bound is a Decorator: a proxy with the function as the class gives it.
type bound struct {
	*proxy
	Name string
	Func py.Value
}

// decorators is DecoratorInfos: for each kind the decorated functions by name, in
// order; a name that a subclass decorates again keeps its place.
type decorators [decoratorKinds][]*bound

func (d *decorators) put(b *bound) {
	list := d[b.Kind]
	for i, old := range list {
		if old.Name == b.Name {
			list[i] = b
			return
		}
	}
	d[b.Kind] = append(list, b)
}

// buildDecorators is DecoratorInfos.build: the decorated functions of all classes in
// the MRO, bound to cls; those of cls itself are replaced by what they wrap.
func (l *Library) buildDecorators(t *py.Task, cls *py.Type, replace bool) (*decorators, error) {
	out := &decorators{}
	var own []*bound
	for i := len(cls.MRO()) - 1; i >= 0; i-- {
		base := cls.MRO()[i]
		if !base.IsHeap() {
			continue
		}
		if m := l.models[base]; m != nil && base != cls {
			for _, list := range m.decorators {
				for _, b := range list {
					fn, err := l.bindTo(t, cls, b.Name, b.proxy)
					if err != nil {
						return nil, err
					}
					out.put(&bound{proxy: b.proxy, Name: b.Name, Func: fn})
				}
			}
			continue
		}
		for k, v := range base.Namespace().All() {
			p, ok := v.(*proxy)
			name, isStr := k.(py.Str)
			if !ok || !isStr {
				continue
			}
			fn, err := l.bindTo(t, cls, string(name), p)
			if err != nil {
				return nil, err
			}
			b := &bound{proxy: p, Name: string(name), Func: fn}
			out.put(b)
			if base == cls {
				own = append(own, b)
			}
		}
	}
	if replace {
		for _, b := range own {
			cls.Dict.SetStr(b.Name, b.Wrapped)
		}
		if len(own) > 0 {
			if err := py.SetAttr(t, cls, own[0].Name, own[0].Wrapped); err != nil {
				return nil, err
			}
		}
	}
	seen := map[string]bool{}
	for _, b := range out[fieldSerializer] {
		for _, f := range b.Fields {
			if seen[f] {
				return nil, userError("multiple-field-serializers",
					"Multiple field serializer functions were defined for field %s, this is not allowed.", quote(f))
			}
			seen[f] = true
		}
	}
	return out, nil
}

// bindTo is what getattr(cls, name) gives for a decorated function.
func (l *Library) bindTo(_ *py.Task, cls *py.Type, name string, p *proxy) (py.Value, error) {
	found := py.Value(p)
	if v, ok := cls.Lookup(name); ok {
		found = v
	}
	if q, ok := found.(*proxy); ok {
		found = q.Wrapped
	}
	switch f := found.(type) {
	case *py.ClassMethod:
		return &py.BoundMethod{Func: f.Func, Self: cls}, nil
	case *py.StaticMethod:
		return f.Func, nil
	}
	return found, nil
}

// forField keeps the decorators that name the field, or every field.
func forField(list []*bound, field string) []*bound {
	var out []*bound
	for _, b := range list {
		for _, f := range b.Fields {
			if f == "*" || f == field {
				out = append(out, b)
				break
			}
		}
	}
	return out
}

// checkFieldsExist is check_decorator_fields_exist.
func (m *Model) checkFieldsExist() error {
	known := map[string]bool{}
	for _, f := range m.fields {
		known[f.Name] = true
	}
	for _, c := range m.decorators[computedField] {
		known[c.Name] = true
	}
	for _, kind := range []decoratorKind{fieldValidator, fieldSerializer, v1Validator} {
		for _, b := range m.decorators[kind] {
			if b.AllowMissing || contains(b.Fields, "*") {
				continue
			}
			for _, f := range b.Fields {
				if !known[f] {
					return userError("decorator-missing-field", "Decorators defined with incorrect fields: %s.%s:%d.%s"+
						" (use check_fields=False if you're inheriting from the model and intended this)",
						m.Type.Module, m.Type.Qualname, identity(m.Type), b.Name)
				}
			}
		}
	}
	return nil
}

// identity stands for id(obj) in messages; it has no meaning beyond the build.
func identity(*py.Type) int { return 0 }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// parameters are the parameters of a callable as inspect.signature sees them; ok is
// false where there is no signature to be found.
func parameters(v py.Value) (params []py.Param, ok bool) {
	switch f := v.(type) {
	case *py.Function:
		return f.Params, true
	case *py.BoundMethod:
		p, ok := parameters(f.Func)
		if ok && len(p) > 0 && p[0].Kind <= py.PositionalOrKeyword {
			p = p[1:]
		}
		return p, ok
	case *py.ClassMethod:
		return parameters(f.Func)
	case *py.StaticMethod:
		return parameters(f.Func)
	case *py.Property:
		if f.Get == nil {
			return nil, false
		}
		return parameters(f.Get)
	case *py.Object:
		if call, found := f.Class.Lookup("__call__"); found {
			return parameters(&py.BoundMethod{Func: call, Self: f})
		}
	}
	if p, ok := partialParameters(v); ok {
		return p, true
	}
	return nil, false
}

// requiredPositional is count_positional_required_params: the first counts even
// with a default.
func requiredPositional(params []py.Param) int {
	n := 0
	for i, p := range params {
		if p.Kind <= py.PositionalOrKeyword && (p.Default == nil || i == 0) {
			n++
		}
	}
	return n
}

// inspectValidator tells whether a validator takes the info argument.
func (b *builder) inspectValidator(fn py.Value, mode, kind string) (bool, error) {
	params, ok := parameters(fn)
	if !ok {
		return false, nil
	}
	n := requiredPositional(params)
	if mode == "wrap" {
		n--
	}
	switch n {
	case 1:
		return false, nil
	case 2:
		return true, nil
	}
	return false, userError("validator-signature", "Unrecognized %s validator function signature for %s with `mode=%s`: %s",
		kind, describe(b.t, fn), mode, signatureText(b.t, params))
}

// inspectSerializer tells whether a serializer is a method of the model and whether
// it takes the info argument. kind is "field", "annotated" or "model".
func (b *builder) inspectSerializer(fn py.Value, mode, kind string) (method, info bool, err error) {
	params, ok := parameters(fn)
	if !ok {
		return false, false, nil
	}
	n := requiredPositional(params)
	first := len(params) > 0 && params[0].Name == "self"
	code := "field-serializer-signature"
	switch kind {
	case "field":
		if first {
			method = true
			n--
		}
	case "model":
		if !first {
			return false, false, userError("model-serializer-instance-method", "`@model_serializer` must be applied to instance methods")
		}
		code = "model-serializer-signature"
	}
	if mode == "wrap" {
		n--
	}
	switch n {
	case 1:
		return method, false, nil
	case 2:
		return method, true, nil
	}
	name := "field_serializer"
	if kind == "model" {
		name = "model_serializer"
	}
	return false, false, userError(code, "Unrecognized %s function signature for %s with `mode=%s`:%s", name,
		describe(b.t, fn), mode, signatureText(b.t, params))
}

// returnSchema is the schema of what a serializer returns: return_type, else the
// function's annotation, else nil (inferred from the value).
func (b *builder) returnSchema(fn, given py.Value) (schema.Schema, error) {
	if given != native.Undefined && given != nil {
		return b.schema(given)
	}
	ann, err := b.lib.returnAnnotation(b.t, fn)
	if err != nil {
		return nil, undefinedAnnotation(err)
	}
	if ann == nil {
		return nil, nil
	}
	return b.schema(ann)
}

// takesData reports whether a default factory takes the data validated so far: it has
// exactly one parameter, positional and required.
func takesData(factory py.Value) bool {
	params, ok := parameters(factory)
	return ok && len(params) == 1 && params[0].Kind <= py.PositionalOrKeyword && params[0].Default == nil
}

// signatureText is str(inspect.signature(...)) without annotations.
func signatureText(t *py.Task, params []py.Param) string {
	out, star := "(", false
	for i, p := range params {
		if i > 0 {
			out += ", "
		}
		if p.Kind == py.KeywordOnly && !star {
			out += "*, "
			star = true
		}
		switch p.Kind {
		case py.VarPositional:
			out += "*"
			star = true
		case py.VarKeyword:
			out += "**"
		}
		out += p.Name
		if p.Default != nil {
			out += "=" + describe(t, p.Default)
		}
	}
	return out + ")"
}

func quote(s string) string {
	r, err := py.Repr(nil, py.Str(s))
	if err != nil {
		return "'" + s + "'"
	}
	return r
}
