package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// The Python-visible methods of BaseModel, as rows of its method table.

func model(v py.Value) Model { return v.(Model) }

// classRow makes a class method that takes its arguments raw.
func classRow(name string, fn func(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error)) py.Method {
	return py.Method{Name: name, Kind: py.Raw, Class: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		cls, ok := self.(*py.Type)
		if !ok {
			cls = self.Type()
		}
		c, err := classFor(t, cls)
		if err != nil {
			return nil, err
		}
		return fn(t, c, pos, kw)
	}}
}

// rawRow makes a method that takes its arguments raw.
func rawRow(name string, fn func(t *py.Task, m Model, pos []py.Value, kw []py.Kw) (py.Value, error)) py.Method {
	return py.Method{Name: name, Kind: py.Raw, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		return fn(t, model(self), pos, kw)
	}}
}

// plainRow makes a method without arguments.
func plainRow(name string, fn func(t *py.Task, m Model) (py.Value, error)) py.Method {
	return py.Method{Name: name, Kind: py.NoArgs, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
		return fn(t, model(self))
	}}
}

type modeltableTables struct{}

// Fill implements py.Tables.
func (modeltableTables) Fill() {
	BaseModelType.New = func(t *py.Task, cls *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		c, err := classFor(t, cls)
		if err != nil {
			return nil, err
		}
		if c.Type != cls {
			// a subclass that was not bound: its instances know their own class
			return &subInstance{Object: Object{Class: c, values: make([]py.Value, len(c.Fields))}, class: cls}, nil
		}
		return c.NewInstance(), nil
	}
	BaseModelType.Init = func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
		return initModel(t, model(self), pos, kw)
	}
	RootModelType.New, RootModelType.Init = BaseModelType.New, BaseModelType.Init

	dump := func(t *py.Task, m Model, pos []py.Value, kw []py.Kw) (py.Value, error) {
		if err := noPositional("BaseModel.model_dump", pos); err != nil {
			return nil, err
		}
		o, err := DumpOptionsOf(t, "BaseModel.model_dump", kw)
		if err != nil {
			return nil, err
		}
		return ModelDump(t, m, o)
	}
	dumpJSON := func(t *py.Task, m Model, pos []py.Value, kw []py.Kw) (py.Value, error) {
		if err := noPositional("BaseModel.model_dump_json", pos); err != nil {
			return nil, err
		}
		o, err := DumpOptionsOf(t, "BaseModel.model_dump_json", kw)
		if err != nil {
			return nil, err
		}
		s, err := ModelDumpJSON(t, m, o)
		return py.Str(s), err
	}
	validate := func(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) {
		return ModelValidate(t, c, pos, kw, false)
	}
	validateJSON := func(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) {
		return ModelValidate(t, c, pos, kw, true)
	}
	BaseModelType.SetMethods([]py.Method{
		rawRow("model_dump", dump),
		rawRow("dict", dump),
		rawRow("model_dump_json", dumpJSON),
		rawRow("json", dumpJSON),
		classRow("model_validate", validate),
		classRow("parse_obj", validate),
		classRow("validate", validate),
		classRow("model_validate_json", validateJSON),
		classRow("parse_raw", validateJSON),
		classRow("model_construct", ModelConstruct),
		classRow("construct", ModelConstruct),
		classRow("from_orm", func(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) {
			return ModelValidate(t, c, pos, append(kw, py.Kw{Name: "from_attributes", Value: py.True}), false)
		}),
		classRow("model_rebuild", func(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) { return py.None, nil }),
		classRow("update_forward_refs", func(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) { return py.None, nil }),
		classRow("__pydantic_init_subclass__", func(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) { return py.None, nil }),
		rawRow("model_copy", modelCopyRow),
		rawRow("copy", modelCopyRow),
		{Name: "model_post_init", Kind: py.OneArg, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) { return py.None, nil }},
		plainRow("__copy__", func(t *py.Task, m Model) (py.Value, error) { return asValue(ModelCopy(t, m, nil, false)) }),
		rawRow("__deepcopy__", func(t *py.Task, m Model, pos []py.Value, kw []py.Kw) (py.Value, error) {
			var memo *py.Dict
			if len(pos) > 0 {
				memo, _ = py.AsDict(pos[0])
			}
			return asValue(copyModel(t, m, py.NewCopyMemo(memo), nil))
		}),
		plainRow("__repr__", func(t *py.Task, m Model) (py.Value, error) {
			s, err := modelRepr(t, m)
			return py.Str(s), err
		}),
		plainRow("__str__", func(t *py.Task, m Model) (py.Value, error) {
			s, err := reprText(t, m, " ")
			return py.Str(s), err
		}),
		plainRow("__repr_name__", func(t *py.Task, m Model) (py.Value, error) { return py.Str(m.Type().Name), nil }),
		{Name: "__repr_str__", Kind: py.OneArg, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			sep, _ := py.AsStr(args[0])
			s, err := reprText(t, model(self), sep)
			return py.Str(s), err
		}},
		plainRow("__repr_args__", func(t *py.Task, m Model) (py.Value, error) {
			args, err := reprArgs(t, m)
			if err != nil {
				return nil, err
			}
			return kwPairs(args), nil
		}),
		plainRow("__iter__", func(t *py.Task, m Model) (py.Value, error) {
			fields, extra := modelValues(m)
			var kw []py.Kw
			for _, f := range fields {
				kw = append(kw, py.Kw{Name: f.name, Value: f.value})
			}
			if extra != nil {
				for k, v := range extra.All() {
					name, _ := py.AsStr(k)
					kw = append(kw, py.Kw{Name: name, Value: v})
				}
			}
			it, err := py.Iter(t, kwPairs(kw))
			if err != nil {
				return nil, err
			}
			return it, nil
		}),
		{Name: "__eq__", Kind: py.OneArg, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			other, ok := args[0].(Model)
			if !ok {
				return py.NotImplemented, nil
			}
			same, err := modelEqual(t, model(self), other)
			return py.MakeBool(same), err
		}},
		plainRow("__hash__", modelHash),
		{Name: "__setattr__", Kind: py.Positional, Min: 2, Max: 2, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			name, ok := py.AsStr(args[0])
			if !ok {
				return nil, py.Raise(py.TypeError, "attribute name must be string, not '%s'", args[0].Type().Name)
			}
			done, err := SetAttr(t, model(self), name, args[1])
			if err == nil && !done {
				if p, ok := self.Type().Lookup(name); ok {
					if s, ok := p.(py.Setter); ok {
						err = s.DescrSet(t, self, args[1])
					}
				}
			}
			return py.None, err
		}},
		{Name: "__delattr__", Kind: py.OneArg, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			name, _ := py.AsStr(args[0])
			_, err := DelAttr(t, model(self), name)
			return py.None, err
		}},
	}, "")
	fieldsSet := func(t *py.Task, self py.Value) (py.Value, error) { return fieldsSetValue(t, model(self)) }
	extra := func(t *py.Task, self py.Value) (py.Value, error) { return dictOrNone(model(self).Extra()), nil }
	BaseModelType.SetAttributes([]py.Attribute{
		{Name: "model_fields_set", Get: fieldsSet},
		{Name: "__fields_set__", Get: fieldsSet},
		{Name: "__pydantic_fields_set__", Get: fieldsSet},
		{Name: "model_extra", Get: extra},
		{Name: "__pydantic_extra__", Get: extra},
		{Name: "__pydantic_private__", Get: func(t *py.Task, self py.Value) (py.Value, error) {
			return dictOrNone(model(self).Private()), nil
		}},
	})
}

func dictOrNone(d *py.Dict) py.Value {
	if d == nil {
		return py.None
	}
	return d
}

func kwPairs(kw []py.Kw) *py.List {
	out := py.NewList()
	for _, k := range kw {
		out.Items = append(out.Items, py.NewTuple(py.Str(k.Name), k.Value))
	}
	return out
}

func modelCopyRow(t *py.Task, m Model, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if err := noPositional("BaseModel.model_copy", pos); err != nil {
		return nil, err
	}
	args, err := namedArgs("BaseModel.model_copy", []string{"update", "deep"}, nil, kw)
	if err != nil {
		return nil, err
	}
	var update *py.Dict
	if v := args["update"]; v != nil && v != py.None {
		var ok bool
		if update, ok = py.AsDict(v); !ok {
			update = py.NewDict()
			entries, err := mappingOf(t, v, &State{}, false)
			if err != nil {
				return nil, py.Raise(py.TypeError, "'%s' object is not iterable", v.Type().Name)
			}
			for _, e := range entries {
				if err := update.Set(t, e.key, e.value); err != nil {
					return nil, err
				}
			}
		}
		if update.Len() == 0 {
			update = nil
		}
	}
	deep := false
	if v, ok := args["deep"]; ok {
		if deep, err = py.Truth(t, v); err != nil {
			return nil, err
		}
	}
	return asValue(ModelCopy(t, m, update, deep))
}

// modelHash hashes frozen models by their fields; others are unhashable.
func modelHash(t *py.Task, m Model) (py.Value, error) {
	c := m.ModelClass()
	if !c.Config.Frozen {
		return nil, py.Raise(py.TypeError, "unhashable type: '%s'", m.Type().Name)
	}
	var items []py.Value
	for i := range c.Fields {
		items = append(items, orNone(m.Field(i)))
	}
	var key py.Value = py.NewTuple(items...)
	switch len(items) {
	case 0:
		key = py.SmallInt(0)
	case 1:
		key = items[0]
	}
	h, err := py.Hash(t, key)
	return py.MakeInt(h), err
}

// subInstance is an instance of a Python subclass of a bound model class.
type subInstance struct {
	Object
	class *py.Type
}

// Type returns the Python class.
func (o *subInstance) Type() *py.Type { return o.class }

// GetAttr implements py.AttrGetter.
func (o *subInstance) GetAttr(t *py.Task, name string) (py.Value, error) { return GetAttr(t, o, name) }

// SetAttr implements py.AttrSetter.
func (o *subInstance) SetAttr(t *py.Task, name string, v py.Value) (bool, error) {
	return SetAttr(t, o, name, v)
}

// DelAttr implements py.AttrDeleter.
func (o *subInstance) DelAttr(t *py.Task, name string) (bool, error) { return DelAttr(t, o, name) }

// FieldValue is a FieldInfo, as model_fields shows it.
type FieldValue struct{ Field *Field }

var fieldInfoType = py.RootType(modeltableTables2{}, "pydantic.fields", "FieldInfo")

// Type returns the Python class.
func (f *FieldValue) Type() *py.Type { return fieldInfoType }

// GetAttr gives what is known of the field.
func (f *FieldValue) GetAttr(t *py.Task, name string) (py.Value, error) {
	text := func(s string) (py.Value, error) {
		if s == "" {
			return py.None, nil
		}
		return py.Str(s), nil
	}
	d := findDefault(f.Field.Schema)
	switch name {
	case "alias":
		return text(f.Field.Alias)
	case "serialization_alias":
		return text(f.Field.key(true))
	case "validation_alias":
		if f.Field.ValidationAlias != "" {
			return py.Str(f.Field.ValidationAlias), nil
		}
		return text(f.Field.Alias)
	case "title":
		return text(f.Field.Info.Title)
	case "description":
		return text(f.Field.Info.Description)
	case "annotation":
		return orNone(f.Field.Info.Annotation), nil
	case "metadata":
		return py.NewList(f.Field.Info.Metadata...), nil
	case "examples":
		return orNone(f.Field.Info.Examples), nil
	case "json_schema_extra":
		return orNone(f.Field.Info.JSONSchemaExtra), nil
	case "default":
		if d == nil || d.Value == nil {
			return Undefined, nil
		}
		return d.Value, nil
	case "default_factory":
		if d == nil || d.Factory == nil {
			return py.None, nil
		}
		return d.Factory, nil
	case "frozen":
		if f.Field.Frozen {
			return py.True, nil
		}
		return py.None, nil
	case "exclude":
		if f.Field.Exclude {
			return py.True, nil
		}
		return py.None, nil
	}
	return nil, nil
}

type modeltableTables2 struct{}

// Fill implements py.Tables.
func (modeltableTables2) Fill() {
	fieldInfoType.SetMethods([]py.Method{
		{Name: "is_required", Kind: py.NoArgs, Fn: func(t *py.Task, self py.Value, args []py.Value) (py.Value, error) {
			d := findDefault(self.(*FieldValue).Field.Schema)
			return py.MakeBool(d == nil || d.Value == nil && d.Factory == nil), nil
		}},
	}, "")
}
