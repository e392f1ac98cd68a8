package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
)

// dataclassInfo is a dataclass of the standard library.
type dataclassInfo struct {
	lib    *Library
	Type   *py.Type
	Fields []*stdField // __dataclass_fields__ in order
	// Pydantic marks a dataclass of pydantic.dataclasses, which validates in __init__.
	Pydantic bool
}

// stdField is a dataclasses.Field.
type stdField struct {
	Name             string
	Type             py.Value
	Default, Factory py.Value // nil: MISSING
	Init, Repr       bool
	KwOnly           bool
	Metadata         *py.Dict
	value            py.Value
}

// pydanticDataclass is the attribute that marks the dataclasses of Pydantic.
const pydanticDataclass = "__is_pydantic_dataclass__"

// pydanticDecorator is pydantic.dataclasses.dataclass: the standard decorator, with a mark.
func (l *Library) pydanticDecorator(t *py.Task, a native.Args) (py.Value, error) {
	m, ok := py.ImportNative("dataclasses")
	if !ok {
		return nil, py.Raise(py.ImportError, "No module named 'dataclasses'")
	}
	std, _ := m.Dict.GetStr("dataclass")
	var kw []py.Kw
	for _, name := range []string{"repr", "eq", "order", "unsafe_hash", "frozen", "kw_only", "slots"} {
		if v := a.Get(name); v != nil {
			kw = append(kw, py.Kw{Name: name, Value: v})
		}
	}
	apply := func(t *py.Task, cls py.Value) (py.Value, error) {
		dec, err := py.CallKw(t, std, nil, kw)
		if err != nil {
			return nil, err
		}
		out, err := py.Call(t, dec, cls)
		if err != nil {
			return nil, err
		}
		if config := a.Given("config"); config != nil {
			if err := py.SetAttr(t, out, "__pydantic_config__", config); err != nil {
				return nil, err
			}
		}
		return out, py.SetAttr(t, out, pydanticDataclass, py.True)
	}
	if a.Values[0] != py.None {
		return apply(t, a.Values[0])
	}
	return decorate("dataclass", apply), nil
}

// dataclassOf returns what is known of a dataclass, nil for other classes.
func (l *Library) dataclassOf(t *py.Type) *dataclassInfo {
	if d, ok := l.dataclasses[t]; ok {
		return d
	}
	v, ok := t.Lookup("__dataclass_fields__")
	if !ok || !t.IsHeap() {
		return nil
	}
	fields, ok := py.AsDict(v)
	if !ok {
		return nil
	}
	d := &dataclassInfo{lib: l, Type: t}
	_, d.Pydantic = t.Lookup(pydanticDataclass)
	for _, f := range fields.All() {
		if sf := dataclassField(f); sf != nil {
			d.Fields = append(d.Fields, sf)
		}
	}
	l.dataclasses[t] = d
	return d
}

// IsDataclass reports whether an annotation is a dataclass.
func (l *Library) IsDataclass(v py.Value) bool {
	t, ok := v.(*py.Type)
	return ok && l.dataclassOf(t) != nil
}

// DataclassFields are the annotations of a dataclass by name, nil for other classes.
func (l *Library) DataclassFields(t *py.Task, c *py.Type) map[string]py.Value {
	d := l.dataclassOf(c)
	if d == nil {
		return nil
	}
	out := map[string]py.Value{}
	sc := l.scopeOf(c)
	for _, f := range d.Fields {
		if v, err := sc.resolve(t, f.Type); err == nil {
			out[f.Name] = v
		}
	}
	return out
}

// dataclassField reads a dataclasses.Field, nil for anything else.
func dataclassField(v py.Value) *stdField {
	if v == nil || v.Type().Name != "Field" || v.Type().Module != "dataclasses" {
		return nil
	}
	var missing py.Value
	if m, ok := py.ImportNative("dataclasses"); ok {
		missing, _ = m.Dict.GetStr("MISSING")
	}
	get := func(name string) py.Value {
		x, err := py.GetAttr(nil, v, name)
		if err != nil || x == missing {
			return nil
		}
		return x
	}
	flag := func(name string) bool { b, _ := py.AsBool(orNone(get(name))); return b }
	f := &stdField{Name: text(orNone(get("name"))), Type: orNone(get("type")), Default: get("default"), Factory: get("default_factory"),
		Init: flag("init"), Repr: flag("repr"), KwOnly: flag("kw_only"), value: v}
	f.Metadata, _ = py.AsDict(orNone(get("metadata")))
	return f
}

// fieldInfo is FieldInfo._from_dataclass_field: metadata that names arguments of
// Field() counts as such.
func (f *stdField) fieldInfo() (*FieldInfo, error) {
	kw := map[string]py.Value{"repr": py.MakeBool(f.Repr)}
	if f.Default != nil {
		kw["default"] = f.Default
	}
	if f.Factory != nil {
		kw["default_factory"] = f.Factory
	}
	if f.Metadata != nil {
		for k, v := range f.Metadata.All() {
			kw[text(k)] = v
		}
	}
	return NewFieldInfo(TypeFieldInfo, func(name string) py.Value {
		if v, ok := kw[name]; ok {
			return v
		}
		return native.Unset
	})
}

// override sets what a dataclasses.field() says of the field itself.
func (f *stdField) override(over map[string]py.Value, initVar bool) {
	if initVar {
		over["init_var"] = py.True
	}
	over["init"] = py.MakeBool(f.Init)
	over["kw_only"] = py.MakeBool(f.KwOnly)
}

// config is __pydantic_config__ of the class; nil leaves the surrounding one in effect.
func (d *dataclassInfo) config() (*Config, error) {
	v, ok := d.Type.Lookup("__pydantic_config__")
	if !ok {
		return nil, nil
	}
	settings, ok := py.AsDict(v)
	if !ok {
		return nil, nil
	}
	return newConfig(settings)
}

// collect is collect_dataclass_fields.
func (d *dataclassInfo) collect(b *builder) ([]*ModelField, error) {
	var out []*ModelField
	for _, f := range d.Fields {
		ann, err := b.scope.resolve(b.t, f.Type)
		if err != nil {
			return nil, undefinedAnnotation(err)
		}
		if isClassVar(ann) {
			continue
		}
		if !f.Init && f.Default == nil && f.Factory == nil {
			continue // init=False without a default is no field of the schema
		}
		var info *FieldInfo
		if inner, ok := f.Default.(*FieldInfo); ok {
			if inner.Get("init") == py.False && inner.IsRequired() {
				continue
			}
			if info, err = FromAnnotatedAttribute(ann, inner); err == nil && inner.Get("kw_only") == py.Value(py.None) {
				info.Set("kw_only", py.MakeBool(f.KwOnly))
			}
		} else {
			info, err = FromAnnotatedAttribute(ann, f.value)
		}
		if err != nil {
			return nil, err
		}
		if err := updateFromConfig(b.t, b.config, f.Name, info); err != nil {
			return nil, err
		}
		out = append(out, &ModelField{Name: f.Name, Info: info})
	}
	return out, nil
}

// namedTupleInfo is a typing.NamedTuple or collections.namedtuple class.
type namedTupleInfo struct {
	Type  *py.Type
	Items []tupleItem
}

type tupleItem struct {
	Name    string
	Ann     py.Value
	Default py.Value
}

// namedTupleOf returns what is known of a NamedTuple class, nil for other classes.
func (l *Library) namedTupleOf(t *py.Type) *namedTupleInfo {
	if !t.IsSubtype(py.TypeTuple) {
		return nil
	}
	v, ok := t.Lookup("_fields")
	if !ok {
		return nil
	}
	names := stringsOf(v)
	n := &namedTupleInfo{Type: t}
	var defaults, annotations *py.Dict
	if d, ok := t.Lookup("_field_defaults"); ok {
		defaults, _ = py.AsDict(d)
	}
	if a, ok := t.Lookup("__annotations__"); ok {
		annotations, _ = py.AsDict(a)
	}
	for _, name := range names {
		item := tupleItem{Name: name, Ann: Any()}
		if annotations != nil {
			if a, ok := annotations.GetStr(name); ok {
				item.Ann = a
			}
		}
		if defaults != nil {
			if d, ok := defaults.GetStr(name); ok {
				item.Default = d
			}
		}
		n.Items = append(n.Items, item)
	}
	return n
}

// typedDictInfo is a TypedDict class.
type typedDictInfo struct {
	Key      py.Value
	Name     string
	Items    []dictItem
	Total    bool
	scope    *scope
	settings py.Value
}

type dictItem struct {
	Name     string
	Ann      py.Value
	Required bool
}

// IsTypedDict reports whether an annotation is a TypedDict.
func (l *Library) IsTypedDict(v py.Value) bool { return l.typedDictOf(v) != nil }

// typedDictOf returns what is known of a TypedDict class, nil for others.
func (l *Library) typedDictOf(v py.Value) *typedDictInfo {
	t, ok := v.(*py.Type)
	if !ok || !t.IsHeap() {
		return nil
	}
	total, ok := t.Lookup("__total__")
	required, ok2 := t.Lookup("__required_keys__")
	if !ok || !ok2 {
		return nil
	}
	d := &typedDictInfo{Key: t, Name: t.Name, scope: l.scopeOf(t)}
	d.Total, _ = py.AsBool(total)
	a, ok := t.Dict.GetStr("__annotations__")
	annotations, isDict := a.(*py.Dict)
	if !ok || !isDict {
		return d
	}
	for k, ann := range annotations.All() {
		name := text(k)
		must, err := py.Contains(nil, required, k)
		d.Items = append(d.Items, dictItem{Name: name, Ann: ann, Required: err == nil && must})
	}
	d.settings, _ = t.Lookup("__pydantic_config__")
	return d
}

func (d *typedDictInfo) config() (*Config, error) {
	settings, ok := d.settings.(*py.Dict)
	if !ok {
		return nil, nil
	}
	return newConfig(settings)
}
