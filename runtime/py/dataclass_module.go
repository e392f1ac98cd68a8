package py

// dataclassDecorator is dataclasses.dataclass.
func dataclassDecorator(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	names := []string{"", "$", "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot"}
	a, err := bindKeywords("dataclass", names, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	p := dataclassParams{init: true, repr: true, eq: true, matchArgs: true}
	for i, target := range []*bool{&p.init, &p.repr, &p.eq, &p.order, &p.unsafeHash, &p.frozen, &p.matchArgs, &p.kwOnly, &p.slots} {
		if v := a[i+1]; v != nil {
			if *target, err = Truth(t, v); err != nil {
				return nil, err
			}
		}
	}
	wrap := func(t *Task, self Value, args []Value) (Value, error) {
		c, ok := args[0].(*Type)
		if !ok || !c.heap {
			return nil, Raise(TypeError, "dataclass() should be called on a class")
		}
		return makeDataclass(t, c, p)
	}
	if a[0] == nil || a[0] == None {
		return NewBuiltin("dataclasses", &Method{Name: "wrap", Kind: OneArg, Fn: wrap}), nil
	}
	return wrap(t, nil, []Value{a[0]})
}

// fieldFunction is dataclasses.field.
func fieldFunction(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	a, err := bindKeywords("field", []string{"$", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	for i, v := range a {
		if v == Value(dataclassMissing) {
			a[i] = nil
		}
	}
	if a[0] != nil && a[1] != nil {
		return nil, Raise(ValueError, "cannot specify both default and default_factory")
	}
	f := &DataclassField{Default: a[0], Factory: a[1], Init: true, Repr: true, Compare: true, Hash: orNone(a[4]), KwOnly: a[7]}
	for _, b := range []struct {
		v Value
		p *bool
	}{{a[2], &f.Init}, {a[3], &f.Repr}, {a[5], &f.Compare}} {
		if b.v != nil {
			if *b.p, err = Truth(t, b.v); err != nil {
				return nil, err
			}
		}
	}
	f.Metadata = &MappingProxy{Mapping: NewDict()}
	if a[6] != nil && a[6] != None {
		f.Metadata = &MappingProxy{Mapping: a[6]}
	}
	return f, nil
}

// convertDataclass is dataclasses._asdict_inner and _astuple_inner.
func convertDataclass(t *Task, v Value, one func(t *Task, v Value, fields []*DataclassField) (Value, error)) (Value, error) {
	if err := t.Enter(); err != nil {
		return nil, err
	}
	defer t.Leave()
	if IsDataclassInstance(v) {
		fields, _ := DataclassFields(v)
		return one(t, v, fields)
	}
	convert := func(all []Value) ([]Value, error) {
		out := make([]Value, len(all))
		for i, x := range all {
			c, err := convertDataclass(t, x, one)
			if err != nil {
				return nil, err
			}
			out[i] = c
		}
		return out, nil
	}
	if l, ok := AsList(v); ok {
		out, err := convert(l.Items)
		if err != nil || v.Type() == TypeList {
			return NewList(out...), err
		}
		return Call(t, v.Type(), NewList(out...))
	}
	if l, ok := AsTuple(v); ok {
		out, err := convert(l.Items)
		if err != nil || v.Type() == TypeTuple {
			return NewTuple(out...), err
		}
		if _, named := v.Type().Lookup("_fields"); named {
			return CallKw(t, v.Type(), out, nil)
		}
		return Call(t, v.Type(), NewList(out...))
	}
	if d, ok := AsDict(v); ok {
		out := NewDict()
		for k, x := range d.All() {
			key, err := convertDataclass(t, k, one)
			if err != nil {
				return nil, err
			}
			c, err := convertDataclass(t, x, one)
			if err != nil {
				return nil, err
			}
			if err := out.Set(t, key, c); err != nil {
				return nil, err
			}
		}
		if v.Type() == TypeDict {
			return out, nil
		}
		if factory, err := getAttrOr(t, v, "default_factory", nil); err == nil && factory != nil {
			return Call(t, v.Type(), factory, out)
		}
		return Call(t, v.Type(), out)
	}
	return DeepCopy(t, v)
}

// DataclassAsDict is dataclasses.asdict(v).
func DataclassAsDict(t *Task, v Value) (Value, error) { return asDict(t, v, nil) }

func asDict(t *Task, v, factory Value) (Value, error) {
	var one func(t *Task, v Value, fields []*DataclassField) (Value, error)
	one = func(t *Task, v Value, fields []*DataclassField) (Value, error) {
		d := NewDict()
		var pairs []Value
		for _, f := range fields {
			x, err := GetAttr(t, v, f.Name)
			if err == nil {
				x, err = convertDataclass(t, x, one)
			}
			if err != nil {
				return nil, err
			}
			if factory == nil {
				d.SetStr(f.Name, x)
			} else {
				pairs = append(pairs, NewTuple(Str(f.Name), x))
			}
		}
		if factory != nil {
			return Call(t, factory, NewList(pairs...))
		}
		return d, nil
	}
	return convertDataclass(t, v, one)
}

func asTuple(t *Task, v, factory Value) (Value, error) {
	var one func(t *Task, v Value, fields []*DataclassField) (Value, error)
	one = func(t *Task, v Value, fields []*DataclassField) (Value, error) {
		var out []Value
		for _, f := range fields {
			x, err := GetAttr(t, v, f.Name)
			if err == nil {
				x, err = convertDataclass(t, x, one)
			}
			if err != nil {
				return nil, err
			}
			out = append(out, x)
		}
		if factory != nil {
			return Call(t, factory, NewList(out...))
		}
		return NewTuple(out...), nil
	}
	return convertDataclass(t, v, one)
}

// dataclassReplace is dataclasses.replace.
func dataclassReplace(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	if len(pos) != 1 || !IsDataclassInstance(pos[0]) {
		return nil, Raise(TypeError, "replace() should be called on dataclass instances")
	}
	v := pos[0]
	d, _ := v.Type().Lookup("__dataclass_fields__")
	fields, _ := AsDict(d)
	given := append([]Kw(nil), kw...)
	has := func(name string) bool {
		for _, k := range given {
			if k.Name == name {
				return true
			}
		}
		return false
	}
	for _, fv := range fields.All() {
		f := fv.(*DataclassField)
		if f.kind == classVarField {
			continue
		}
		if !f.Init {
			if has(f.Name) {
				return nil, Raise(ValueError, "field %s is declared with init=False, it cannot be specified with replace()", f.Name)
			}
			continue
		}
		if has(f.Name) {
			continue
		}
		if f.kind == initVarField {
			if f.Default == nil {
				return nil, Raise(ValueError, "InitVar '%s' must be specified with replace()", f.Name)
			}
			continue
		}
		x, err := GetAttr(t, v, f.Name)
		if err != nil {
			return nil, err
		}
		given = append(given, Kw{f.Name, x})
	}
	return CallKw(t, v.Type(), nil, given)
}

func needInstance(v Value, function string) error {
	if !IsDataclassInstance(v) {
		return Raise(TypeError, "%s() should be called on dataclass instances", function)
	}
	return nil
}

var dataclassFunctions = []Method{
	{Name: "dataclass", Kind: Raw, RawFn: dataclassDecorator},
	{Name: "field", Kind: Raw, RawFn: fieldFunction},
	{Name: "replace", Kind: Raw, RawFn: dataclassReplace},
	{Name: "fields", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		fields, ok := DataclassFields(a[0])
		if !ok {
			return nil, Raise(TypeError, "must be called with a dataclass type or instance")
		}
		out := make([]Value, len(fields))
		for i, f := range fields {
			out[i] = f
		}
		return NewTuple(out...), nil
	}},
	{Name: "is_dataclass", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		_, ok := DataclassFields(a[0])
		return MakeBool(ok), nil
	}},
	{Name: "asdict", Kind: Keywords, Min: 1, Params: []string{"obj", "$", "dict_factory"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if err := needInstance(a[0], "asdict"); err != nil {
			return nil, err
		}
		if a[1] == Value(TypeDict) {
			a[1] = nil
		}
		return asDict(t, a[0], a[1])
	}},
	{Name: "astuple", Kind: Keywords, Min: 1, Params: []string{"obj", "$", "tuple_factory"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if err := needInstance(a[0], "astuple"); err != nil {
			return nil, err
		}
		return asTuple(t, a[0], a[1])
	}},
	{Name: "make_dataclass", Kind: Raw, RawFn: makeDataclassFunction},
}

// checkFieldName refuses what cannot be the name of a further field.
func checkFieldName(t *Task, name string, taken *Dict) error {
	what := ""
	_, twice := taken.GetStr(name)
	switch {
	case !StrIsIdentifier(name):
		what = "Field names must be valid identifiers"
	case pythonKeywords[name]:
		what = "Field names must not be keywords"
	case twice:
		what = "Field name duplicated"
	default:
		return nil
	}
	r, err := Repr(t, Str(name))
	if err != nil {
		return err
	}
	return Raise(TypeError, "%s: %s", what, r)
}

// makeDataclassFunction is dataclasses.make_dataclass.
func makeDataclassFunction(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	var own, rest []Kw
	for _, k := range kw {
		switch k.Name {
		case "cls_name", "fields", "bases", "namespace":
			own = append(own, k)
		default:
			rest = append(rest, k)
		}
	}
	a, err := bindKeywords("make_dataclass", []string{"cls_name", "fields", "$", "bases", "namespace"}, 2, pos, own)
	if err != nil {
		return nil, err
	}
	name, _ := AsStr(a[0])
	ns := NewDict()
	if a[3] != nil && a[3] != None {
		if err := ns.UpdateFrom(t, a[3]); err != nil {
			return nil, err
		}
	}
	annotations := NewDict()
	err = Iterate(t, a[1], func(item Value) (bool, error) {
		if s, ok := AsStr(item); ok {
			if err := checkFieldName(t, s, annotations); err != nil {
				return false, err
			}
			annotations.SetStr(s, Str("typing.Any"))
			return true, nil
		}
		parts, err := items(t, item)
		if err != nil {
			return false, err
		}
		if len(parts) < 2 || len(parts) > 3 {
			r, _ := Repr(t, item)
			return false, Raise(TypeError, "Invalid field: %s", r)
		}
		s, ok := AsStr(parts[0])
		if !ok {
			r, _ := Repr(t, parts[0])
			return false, Raise(TypeError, "Field names must be valid identifiers: %s", r)
		}
		if err := checkFieldName(t, s, annotations); err != nil {
			return false, err
		}
		annotations.SetStr(s, parts[1])
		if len(parts) == 3 {
			ns.SetStr(s, parts[2])
		}
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	ns.SetStr("__annotations__", annotations)
	ns.SetStr("__module__", Str("types"))
	var bases []Value
	if a[2] != nil {
		if bases, err = items(t, a[2]); err != nil {
			return nil, err
		}
	}
	c, err := NewClass(t, name, bases, ns, nil)
	if err != nil {
		return nil, err
	}
	return dataclassDecorator(t, nil, []Value{c}, rest)
}

type dataclassTables struct{}

// Fill implements Tables.
func (dataclassTables) Fill() {
	FrozenInstanceError.New, FrozenInstanceError.Init = newExceptionValue, initException
	attribute := func(name string, get func(*DataclassField) Value) Attribute {
		return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return get(self.(*DataclassField)), nil }}
	}
	TypeDataclassField.SetAttributes([]Attribute{
		attribute("name", func(f *DataclassField) Value { return Str(f.Name) }),
		attribute("type", func(f *DataclassField) Value { return orNone(f.Annotation) }),
		attribute("default", func(f *DataclassField) Value { return orMissing(f.Default) }),
		attribute("default_factory", func(f *DataclassField) Value { return orMissing(f.Factory) }),
		attribute("init", func(f *DataclassField) Value { return MakeBool(f.Init) }),
		attribute("repr", func(f *DataclassField) Value { return MakeBool(f.Repr) }),
		attribute("compare", func(f *DataclassField) Value { return MakeBool(f.Compare) }),
		attribute("hash", func(f *DataclassField) Value { return f.Hash }),
		attribute("kw_only", func(f *DataclassField) Value { return orMissing(f.KwOnly) }),
		attribute("metadata", func(f *DataclassField) Value { return f.Metadata }),
	})
	TypeInitVar.SetMethods([]Method{{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return &InitVar{Arg: a[0]}, nil
	}}}, "repr")
	TypeInitVar.SetAttributes([]Attribute{{Name: "type", Get: func(t *Task, self Value) (Value, error) { return self.(*InitVar).Arg, nil }}})
}

// DataclassesModule is the module dataclasses.
var DataclassesModule = NewNative("dataclasses", buildDataclassesModule)

func buildDataclassesModule() *Module {
	m := NewNativeModule("dataclasses", dataclassFunctions)
	m.Dict.SetStr("Field", TypeDataclassField)
	m.Dict.SetStr("InitVar", TypeInitVar)
	m.Dict.SetStr("FrozenInstanceError", FrozenInstanceError)
	m.Dict.SetStr("MISSING", dataclassMissing)
	m.Dict.SetStr("KW_ONLY", dataclassKwOnly)
	return m
}
