package pydantic

import (
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// The diagnostics of this package; parser/diag/registry_pydantic.go explains them.
const (
	codeCustomCoreSchema   = diag.CustomCoreSchema
	codeType               = diag.UnsupportedType
	codeConstraint         = diag.UnsupportedConstraint
	codeRootValidator      = diag.RootValidatorAfter
	codeGenericDataclass   = diag.UnsupportedType
	codeGenericTypedDict   = diag.UnsupportedType
	codeDataclassValidator = diag.DataclassValidator
	codeEnumLiteral        = diag.UnsupportedType
	codeSymbolicType       = diag.TypeAtStart
	codeCallSchema         = diag.UnsupportedType
	codeValidateCall       = diag.ValidateCall
	codePydanticDataclass  = diag.PydanticDataclass
)

// checked puts the schema.Constrained node for a constraint behind s; nil for
// constraints that it does not know.
func checked(s schema.Schema, c namedValue) schema.Schema {
	n := &schema.Constrained{Inner: s}
	length := func(p **int) bool {
		i, ok := py.AsInt(c.Value)
		v, small := i.Int64()
		if !ok || !small {
			return false
		}
		x := int(v)
		*p = &x
		return true
	}
	ok := true
	switch c.Name {
	case "gt":
		n.Gt = c.Value
	case "ge":
		n.Ge = c.Value
	case "lt":
		n.Lt = c.Value
	case "le":
		n.Le = c.Value
	case "multiple_of":
		n.MultipleOf = c.Value
	case "min_length":
		ok = length(&n.MinLength)
	case "max_length":
		ok = length(&n.MaxLength)
	case "max_digits":
		ok = length(&n.MaxDigits)
	case "decimal_places":
		ok = length(&n.DecimalPlaces)
	case "allow_inf_nan":
		v, _ := py.AsBool(c.Value)
		n.AllowInfNan = &v
	default:
		str, places := editable(&schema.Str{})
		if _, known := places[c.Name]; !known || c.Name == "strict" {
			return nil
		}
		if out, isStr := setConstraint(str, c).(*schema.Str); isStr {
			n.Str, n.StrConstraint, n.SchemaType = out, c.Name, schemaType(s)
		} else {
			return nil
		}
	}
	if !ok {
		return nil
	}
	return n
}

// schemaType is the type of a schema in pydantic-core: what its name begins with, but models and
// dataclasses are named like their class.
func schemaType(s schema.Schema) string {
	switch s.(type) {
	case *schema.ModelRef:
		return "model"
	}
	name, _, _ := strings.Cut(s.Name(), "[")
	return name
}

// isEnum reports whether a class derives from enum.Enum.
func isEnum(t *py.Type) bool {
	for _, c := range t.MRO() {
		if c.Module == "enum" && c.Name == "Enum" {
			return t != c
		}
	}
	return false
}

// enumMembers are the members of an enum class by name, aliases left out.
func enumMembers(t *py.Type) []py.Value {
	v, err := py.GetAttr(nil, t, "__members__")
	if err != nil {
		return nil
	}
	var out []py.Value
	err = py.Iterate(nil, v, func(k py.Value) (bool, error) {
		m, err := py.GetItem(nil, v, k)
		if err != nil {
			return false, err
		}
		out = append(out, m)
		return true, nil
	})
	if err != nil {
		return nil
	}
	return out
}

// baseType finds a class of the builtins or the standard library by its dotted name.
func (l *Library) baseType(name string) (py.Value, error) {
	module, attr := "builtins", name
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		module, attr = name[:i], name[i+1:]
	}
	if module == "builtins" {
		for _, t := range []*py.Type{py.TypeInt, py.TypeFloat, py.TypeStr, py.TypeBytes, py.TypeBool, py.TypeList, py.TypeSet, py.TypeFrozenSet} {
			if t.Name == attr {
				return t, nil
			}
		}
	}
	if m, ok := py.ImportNative(module); ok {
		if v, ok := m.Dict.GetStr(attr); ok {
			return v, nil
		}
	}
	// A class that the runtime does not have is still a name in annotations.
	if v, ok := l.absent[name]; ok {
		return v, nil
	}
	v := py.NewBuiltinType(module, attr)
	l.absent[name] = v
	return v, nil
}

func (l *Library) baseModel() *py.Type { return schema.BaseModelType }

// attributeDoc is the string that stands behind the annotated assignment of a field.
func (l *Library) attributeDoc(c *py.Type, name string) string {
	info := l.in.ClassInfo(c)
	if info == nil {
		info = l.in.Building()
	}
	if info == nil || info.Name != c.Name {
		return ""
	}
	body := info.Node.Body
	for i, s := range body {
		a, ok := s.(*pyast.AnnAssign)
		if !ok || i+1 >= len(body) {
			continue
		}
		target, ok := a.Target.(*pyast.Name)
		if !ok || target.Id != name {
			continue
		}
		e, ok := body[i+1].(*pyast.ExprStmt)
		if !ok {
			continue
		}
		if k, ok := e.Value.(*pyast.Constant); ok && k.Value.Kind == pyast.ConstStr {
			return py.CleanDoc(k.Value.Str)
		}
	}
	return ""
}

// Refuse is a fault at the call that runs: no except catches it.
func (l *Library) Refuse(code diag.Code, hint, msg string) error {
	return &diag.Diagnostic{Code: code, Span: l.in.Here(), Msg: msg + " is not compiled", Hint: hint}
}

// extraNamespace is pydantic.Extra: names for the three ways to treat extra keys.
func extraNamespace() py.Value {
	d := py.NewDict()
	for _, n := range []string{"allow", "ignore", "forbid"} {
		d.SetStr(n, py.Str(n))
	}
	return &py.Module{Name: "Extra", Dict: d}
}

// subscriptModel is BaseModel.__class_getitem__.
func subscriptModel(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
	c, ok := self.(*py.Type)
	v, found := interpOf.Load(t)
	if !ok || !found {
		return nil, py.Raise(py.TypeError, "'%s' object is not subscriptable", self.Type().Name)
	}
	l := v.(*Library)
	if c == schema.BaseModelType {
		return nil, py.Raise(py.TypeError, "Type parameters should be placed on typing.Generic, not BaseModel")
	}
	m := l.models[c]
	if m == nil || len(m.params) == 0 {
		return nil, py.Raise(py.TypeError, "%s cannot be parametrized because it does not inherit from typing.Generic", describe(t, c))
	}
	list := []py.Value{args[0]}
	if tuple, ok := args[0].(*py.Tuple); ok {
		list = tuple.Items
	}
	return l.parametrize(t, m, list)
}

// modelRebuild is BaseModel.model_rebuild: None when there is nothing to do, else
// whether the class is complete now.
func modelRebuild(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	c, ok := self.(*py.Type)
	v, found := interpOf.Load(t)
	if !ok || !found {
		return py.None, nil
	}
	a, err := rebuildSignature.Bind("BaseModel.model_rebuild", pos, kw)
	if err != nil {
		return nil, err
	}
	m := v.(*Library).models[c]
	if m == nil || m.complete && a.Get("force") != py.True {
		return py.None, nil
	}
	if ns, ok := a.Get("_types_namespace").(*py.Dict); ok {
		for k, x := range ns.All() {
			m.scope.locals.SetStr(text(k), x)
		}
	}
	m.complete = false
	if err := m.finish(t, a.Get("raise_errors") == py.True); err != nil {
		return nil, err
	}
	return py.MakeBool(m.complete), nil
}

var rebuildSignature = native.ParseSignature("*, force=False, raise_errors=True, _parent_namespace_depth=2, _types_namespace=None")

func init() {
	schema.BaseModelType.Ready().SetMethods([]py.Method{
		{Name: "__class_getitem__", Kind: py.OneArg, Class: true, Fn: subscriptModel},
		{Name: "model_rebuild", Kind: py.Raw, Class: true, RawFn: modelRebuild},
		{Name: "model_json_schema", Kind: py.Raw, Class: true, RawFn: modelJSONSchema},
		{Name: "update_forward_refs", Kind: py.Raw, Class: true, RawFn: func(t *py.Task, self py.Value, _ []py.Value, _ []py.Kw) (py.Value, error) {
			return modelRebuild(t, self, nil, nil)
		}},
	}, "")
	for _, c := range []*native.RecordClass{classJson, classSerAny, classSkip, classInstanceOf, classOnErrorOmit, classSkipSchema} {
		c.Type.SetMethods([]py.Method{{Name: "__class_getitem__", Kind: py.OneArg, Class: true, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			return makeAnnotated(args[0], c.With()), nil
		}}}, "")
	}
	TypeFieldInfo.SetMethods([]py.Method{
		{Name: "is_required", Kind: py.NoArgs, Wrapped: true, Fn: func(_ *py.Task, self py.Value, _ []py.Value) (py.Value, error) {
			return py.MakeBool(self.(*FieldInfo).IsRequired()), nil
		}},
		{Name: "get_default", Kind: py.Raw, Wrapped: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
			a, err := defaultSignature.Bind("FieldInfo.get_default", pos, kw)
			if err != nil {
				return nil, err
			}
			f := self.(*FieldInfo)
			if factory := f.Given("default_factory"); factory != nil {
				if a.Get("call_default_factory") != py.True {
					return py.None, nil
				}
				return py.Call(t, factory)
			}
			return f.Get("default"), nil
		}},
	}, "")
}

var defaultSignature = native.ParseSignature("*, call_default_factory=False, validated_data=None")

// GetAttr implements py.AttrGetter.
func (f *FieldInfo) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "annotation":
		return orNone(f.Annotation), nil
	case "metadata":
		return py.NewList(append([]py.Value(nil), f.Metadata...)...), nil
	}
	if v := f.Get(name); v != nil {
		return v, nil
	}
	if v, ok := f.Extra[name]; ok {
		return v, nil
	}
	return nil, nil
}

// SetAttr implements py.AttrSetter.
func (f *FieldInfo) SetAttr(_ *py.Task, name string, x py.Value) (bool, error) {
	switch {
	case name == "annotation":
		f.Annotation = x
	case unsetAttribute[name] != nil:
		f.values[name] = x
	default:
		if f.Extra == nil {
			f.Extra = map[string]py.Value{}
		}
		f.Extra[name] = x
	}
	return true, nil
}

// Repr implements py.Reprer: FastAPI's classes show their default, FieldInfo what was
// given.
func (f *FieldInfo) Repr(t *py.Task) (string, error) {
	if f.Class != TypeFieldInfo {
		return f.Class.Name + "(" + describe(t, f.Get("default")) + ")", nil
	}
	parts := []string{"annotation=" + displayType(t, orNone(f.Annotation)), "required=" + describe(t, py.MakeBool(f.IsRequired()))}
	for _, a := range fieldAttributes {
		v := f.Get(a.Name)
		if py.Is(v, a.Unset) || v == py.None || a.Name == "alias_priority" && f.Given("alias") == nil {
			continue
		}
		if alias := f.Given("alias"); alias != nil && (a.Name == "validation_alias" || a.Name == "serialization_alias") && py.Is(v, alias) {
			continue
		}
		parts = append(parts, a.Name+"="+describe(t, v))
	}
	if len(f.Metadata) > 0 {
		parts = append(parts, "metadata="+describe(t, py.NewList(f.Metadata...)))
	}
	return "FieldInfo(" + strings.Join(parts, ", ") + ")", nil
}
