package schema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// dumpParams are the keyword parameters of model_dump and model_dump_json.
var dumpParams = []string{
	"mode", "include", "exclude", "context", "by_alias", "exclude_unset", "exclude_defaults", "exclude_none",
	"exclude_computed_fields", "round_trip", "warnings", "fallback", "serialize_as_any", "polymorphic_serialization",
	"indent", "ensure_ascii",
}

// DumpOptionsOf reads the keyword arguments of model_dump and its kin.
func DumpOptionsOf(t *py.Task, fn string, kw []py.Kw) (DumpOptions, error) {
	var o DumpOptions
	args, err := namedArgs(fn, dumpParams, nil, kw)
	if err != nil {
		return o, err
	}
	truth := func(name string) bool {
		v, ok := args[name]
		if !ok {
			return false
		}
		b, terr := py.Truth(t, v)
		if terr != nil {
			err = terr
		}
		return b
	}
	given := func(name string) py.Value {
		if v, ok := args[name]; ok && v != py.None {
			return v
		}
		return nil
	}
	if s, ok := py.AsStr(orNone(args["mode"])); ok {
		o.Mode = s
	}
	o.Include, o.Exclude, o.Context, o.Fallback = given("include"), given("exclude"), given("context"), given("fallback")
	if given("by_alias") != nil {
		b := truth("by_alias")
		o.ByAlias = &b
	}
	o.ExcludeUnset, o.ExcludeDefaults, o.ExcludeNone = truth("exclude_unset"), truth("exclude_defaults"), truth("exclude_none")
	o.ExcludeComputedFields, o.RoundTrip = truth("exclude_computed_fields"), truth("round_trip")
	o.SerializeAsAny, o.EnsureASCII = truth("serialize_as_any"), truth("ensure_ascii")
	if i, ok := py.AsInt(orNone(args["indent"])); ok {
		if o.Indent, err = i.Index(); err != nil {
			return o, err
		}
	}
	return o, err
}

func orNone(v py.Value) py.Value {
	if v == nil {
		return py.None
	}
	return v
}

func noPositional(fn string, pos []py.Value) error {
	if len(pos) > 0 {
		return py.Raise(py.TypeError, "%s() takes 1 positional argument but %d were given", fn, len(pos)+1)
	}
	return nil
}

// ModelDump is m.model_dump(**kw).
func ModelDump(t *py.Task, m Model, o DumpOptions) (py.Value, error) {
	return Dump(t, &ModelRef{Class: m.ModelClass()}, m, o)
}

// ModelDumpJSON is m.model_dump_json(**kw).
func ModelDumpJSON(t *py.Task, m Model, o DumpOptions) (string, error) {
	if o.Config == nil {
		o.Config = &m.ModelClass().Config
	}
	b, err := AppendJSON(nil, t, &ModelRef{Class: m.ModelClass()}, m, o)
	return string(b), err
}

// validateParams are the keyword parameters of model_validate.
var validateParams = []string{"obj", "strict", "extra", "from_attributes", "context", "by_alias", "by_name"}

// ModelValidate is cls.model_validate(obj, **kw); with asJSON
// model_validate_json.
func ModelValidate(t *py.Task, c *Class, pos []py.Value, kw []py.Kw, asJSON bool) (py.Value, error) {
	name, params := c.Name+".model_validate", validateParams
	if asJSON {
		name += "_json"
		params = append([]string{"json_data"}, validateParams[1:]...)
	}
	args, err := namedArgs(name, params, pos, kw)
	if err != nil {
		return nil, err
	}
	in, ok := args[params[0]]
	if !ok {
		return nil, py.Raise(py.TypeError, "%s() missing 1 required positional argument: '%s'", name, params[0])
	}
	o := Options{Context: args["context"], JSON: asJSON}
	for name, dst := range map[string]**bool{"strict": &o.Strict, "from_attributes": &o.FromAttributes, "by_alias": &o.ByAlias, "by_name": &o.ByName} {
		if v, ok := args[name]; ok && v != py.None {
			b, err := py.Truth(t, v)
			if err != nil {
				return nil, err
			}
			*dst = &b
		}
	}
	if s, ok := py.AsStr(orNone(args["extra"])); ok {
		e := map[string]Extra{"allow": ExtraAllow, "forbid": ExtraForbid}[s]
		o.Extra = &e
	}
	return ValidateOrRaise(t, &ModelRef{Class: c}, in, o)
}

// ValidateOrRaise validates and raises failures as ValidationError. With
// o.JSON the input is the text to parse.
func ValidateOrRaise(t *py.Task, s Schema, in py.Value, o Options) (py.Value, error) {
	var v py.Value
	var errs *Errors
	var err error
	if o.JSON {
		v, errs, err = ValidateJSON(t, s, in, o)
	} else {
		v, errs, err = ValidatePython(t, s, in, o)
	}
	if err != nil {
		return nil, err
	}
	if errs != nil {
		if m, ok := s.(*ModelRef); ok {
			errs.HideInput = m.Class.Config.HideInputInErrors
		}
		return nil, NewValidationError(errs)
	}
	return v, nil
}

// ValidateJSON is validate_json: text is a str, bytes or bytearray.
func ValidateJSON(t *py.Task, s Schema, text py.Value, o Options) (py.Value, *Errors, error) {
	o.JSON = true
	one := func(err error) (py.Value, *Errors, error) {
		e := err.(*Errors)
		e.JSON, e.Title = true, o.Title
		if e.Title == "" {
			e.Title = titleOf(s)
		}
		e.finish(o.Loc)
		return nil, e, nil
	}
	st := &State{modeJSON: true}
	raw, ok := py.AsStr(text)
	if !ok {
		if raw, ok = py.AsBytes(text); !ok {
			b, isArray := py.Unwrap(text).(*py.Bytearray)
			if !isArray {
				return one(fail(t, st, "json_type", text))
			}
			raw = string(b.B)
		}
	}
	v, problem := ParseJSON([]byte(raw))
	if problem != "" {
		return one(fail(t, st, "json_invalid", text, "error", problem))
	}
	return ValidatePython(t, s, v, o)
}

// ModelConstruct is cls.model_construct(_fields_set, **values).
func ModelConstruct(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) {
	var fieldsSet py.Value
	values := py.NewDict()
	if len(pos) > 1 {
		return nil, py.Raise(py.TypeError, "BaseModel.model_construct() takes from 1 to 2 positional arguments but %d were given", len(pos)+1)
	}
	if len(pos) == 1 {
		fieldsSet = pos[0]
	}
	for _, k := range kw {
		if k.Name == "_fields_set" {
			fieldsSet = k.Value
			continue
		}
		values.SetStr(k.Name, k.Value)
	}
	m := c.NewInstance()
	c.Prepare()
	done := py.NewDict()
	var set FieldSet
	for i, f := range c.Fields {
		v, found := takeConstructed(t, f, values)
		if found {
			set.Add(i)
		} else {
			d := findDefault(f.Schema)
			if d == nil {
				continue
			}
			plain := *d
			plain.ValidateDefault = false
			var err error
			if v, found, err = plain.value(t, &State{data: done, fieldsSet: -1}); err != nil {
				return nil, err
			}
			if !found {
				continue
			}
		}
		if err := m.SetField(i, v); err != nil {
			return nil, err
		}
		done.SetStr(f.Name, v)
	}
	if fieldsSet != nil && fieldsSet != py.None {
		set = FieldSet{}
		err := py.Iterate(t, fieldsSet, func(v py.Value) (bool, error) {
			if name, ok := py.AsStr(v); ok {
				if i, ok := c.index[name]; ok {
					set.Add(i)
				} else {
					set.AddName(name)
				}
			}
			return true, nil
		})
		if err != nil {
			return nil, err
		}
	}
	*m.FieldsSet() = set
	if c.Config.Extra == ExtraAllow {
		m.SetExtra(values)
	}
	if err := c.initPrivate(t, m); err != nil {
		return nil, err
	}
	if c.PostInit {
		if _, err := py.CallMethod(t, m, "model_post_init", py.None); err != nil {
			return nil, err
		}
	}
	if p := m.Private(); p != nil {
		for k, v := range values.All() {
			if name, _ := py.AsStr(k); name != "" {
				if _, ok := p.GetStr(name); ok {
					p.SetStr(name, v)
				}
			}
		}
	}
	return m, nil
}

// takeConstructed finds a field's value among the keyword values and takes it out.
func takeConstructed(t *py.Task, f *Field, values *py.Dict) (py.Value, bool) {
	for _, name := range []string{f.Alias, f.ValidationAlias} {
		if name == "" {
			continue
		}
		if v, ok := values.GetStr(name); ok {
			values.DelStr(name)
			return v, true
		}
	}
	for _, p := range f.ValidationAliases {
		if v, ok := p.lookup(t, values); ok {
			if len(p) == 1 {
				name, _ := py.AsStr(p[0])
				values.DelStr(name)
			}
			return v, true
		}
	}
	if v, ok := values.GetStr(f.Name); ok {
		values.DelStr(f.Name)
		return v, true
	}
	return nil, false
}

// ModelCopy is m.model_copy(update=update, deep=deep); update may be nil.
func ModelCopy(t *py.Task, m Model, update *py.Dict, deep bool) (Model, error) {
	var memo *py.CopyMemo
	if deep {
		memo = py.NewCopyMemo(nil)
	}
	cp, err := copyModel(t, m, memo, update)
	if err != nil || update == nil {
		return cp, err
	}
	c := m.ModelClass()
	for k, v := range update.All() {
		name, ok := py.AsStr(k)
		if !ok {
			continue
		}
		if i, isField := c.index[name]; isField {
			if err := cp.SetField(i, v); err != nil {
				return nil, err
			}
			cp.FieldsSet().Add(i)
			continue
		}
		cp.FieldsSet().AddName(name)
		if c.Config.Extra != ExtraAllow {
			setInstanceAttr(cp, name, v)
			continue
		}
		e := cp.Extra()
		if e == nil {
			e = py.NewDict()
			cp.SetExtra(e)
		}
		e.SetStr(name, v)
	}
	return cp, nil
}

// copyModel copies a model, deeply with a memo; fields that skip has are not copied deeply.
func copyModel(t *py.Task, m Model, memo *py.CopyMemo, skip *py.Dict) (Model, error) {
	c := m.ModelClass()
	c.Prepare()
	cp := c.NewInstance()
	deep := memo != nil
	if deep {
		memo.Note(m, cp)
	}
	for i, f := range c.Fields {
		v := m.Field(i)
		if v == nil {
			continue
		}
		if deep {
			replaced := false
			if skip != nil {
				_, replaced = skip.GetStr(f.Name)
			}
			if !replaced {
				var err error
				if v, err = memo.Copy(t, v); err != nil {
					return nil, err
				}
			}
		}
		if err := cp.SetField(i, v); err != nil {
			return nil, err
		}
	}
	*cp.FieldsSet() = m.FieldsSet().Clone()
	for _, part := range []struct {
		src *py.Dict
		set func(*py.Dict)
	}{{m.Extra(), cp.SetExtra}, {m.Private(), cp.SetPrivate}, {m.Attrs(), cp.SetAttrs}} {
		if part.src == nil {
			continue
		}
		d := part.src.Copy()
		if deep {
			v, err := memo.Copy(t, d)
			if err != nil {
				return nil, err
			}
			d = v.(*py.Dict)
		}
		part.set(d)
	}
	return cp, nil
}

// reprArgs lists what repr() shows of a model.
func reprArgs(t *py.Task, m Model) ([]py.Kw, error) {
	c := m.ModelClass()
	var out []py.Kw
	for i, f := range c.Fields {
		if v := m.Field(i); v != nil && !f.NoRepr {
			out = append(out, py.Kw{Name: f.Name, Value: v})
		}
	}
	if a := m.Attrs(); a != nil {
		for k, v := range a.All() {
			name, _ := py.AsStr(k)
			out = append(out, py.Kw{Name: name, Value: v})
		}
	}
	if e := m.Extra(); e != nil {
		for k, v := range e.All() {
			name, _ := py.AsStr(k)
			out = append(out, py.Kw{Name: name, Value: v})
		}
	}
	for _, f := range c.Computed {
		if f.NoRepr {
			continue
		}
		v, err := py.GetAttr(t, m, f.Name)
		if err != nil {
			return nil, err
		}
		out = append(out, py.Kw{Name: f.Name, Value: v})
	}
	return out, nil
}

// reprText joins the arguments as repr (", ") or str (" ") shows them.
func reprText(t *py.Task, m Model, sep string) (string, error) {
	args, err := reprArgs(t, m)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, a := range args {
		if i > 0 {
			b.WriteString(sep)
		}
		text := "..."
		if a.Value != py.Value(m) {
			if text, err = py.Repr(t, a.Value); err != nil {
				return "", err
			}
		}
		b.WriteString(a.Name + "=" + text)
	}
	return b.String(), nil
}

// modelRepr is repr(m).
func modelRepr(t *py.Task, m Model) (string, error) {
	if err := t.Enter(); err != nil {
		return "", err
	}
	defer t.Leave()
	text, err := reprText(t, m, ", ")
	return m.Type().Name + "(" + text + ")", err
}

// modelEqual is BaseModel.__eq__.
func modelEqual(t *py.Task, a, b Model) (bool, error) {
	origin := func(c *Class) *Class {
		if c.GenericOrigin != nil {
			return c.GenericOrigin
		}
		return c
	}
	if origin(a.ModelClass()) != origin(b.ModelClass()) || a.Type() != b.Type() && a.ModelClass() == b.ModelClass() {
		return false, nil
	}
	for _, pair := range [][2]*py.Dict{{a.Private(), b.Private()}, {a.Extra(), b.Extra()}} {
		x, y := pair[0], pair[1]
		if x == nil {
			x = py.NewDict()
		}
		if y == nil {
			y = py.NewDict()
		}
		if same, err := py.Eq(t, x, y); err != nil || !same {
			return false, err
		}
	}
	for i := range a.ModelClass().Fields {
		x, y := a.Field(i), b.Field(i)
		if x == nil || y == nil {
			if x != y {
				return false, nil
			}
			continue
		}
		if py.Is(x, y) {
			continue
		}
		if same, err := py.Eq(t, x, y); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// fieldsSetValue is model_fields_set.
func fieldsSetValue(t *py.Task, m Model) (py.Value, error) {
	set := m.FieldsSet()
	var names []py.Value
	for i, f := range m.ModelClass().Fields {
		if set.Has(i) {
			names = append(names, py.Str(f.Name))
		}
	}
	for _, n := range set.Names() {
		names = append(names, py.Str(n))
	}
	return asValue(py.NewSet(t, names...))
}
