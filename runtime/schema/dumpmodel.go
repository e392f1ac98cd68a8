package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// namedValue is one field of the value that is being written.
type namedValue struct {
	name  string
	value py.Value
	unset bool
}

// modelRef writes v by the fields of the declared class c, whatever the class
// of v.
func (d *dumper) modelRef(t *py.Task, c *Class, v py.Value) (py.Value, error) {
	m, isModel := v.(Model)
	switch d.check {
	case checkStrict:
		if !isModel || m.ModelClass() != c {
			return nil, errMismatch
		}
	case checkLax:
		if !isModel || m.ModelClass() != c && !c.isBaseOf(m.ModelClass()) {
			return nil, errMismatch
		}
	}
	if c.Root && (!isModel || m.ModelClass() != c && !c.isBaseOf(m.ModelClass())) {
		return d.mismatch(t, v)
	}
	if d.o.SerializeAsAny && isModel {
		return d.model_(t, m.ModelClass(), v)
	}
	if isModel {
		return d.model_(t, c, v)
	}
	if o, ok := v.(*py.Object); ok && o.Base == nil && o.Attributes(false) != nil {
		return d.model_(t, c, v) // anything with a __dict__
	}
	return d.mismatch(t, v)
}

// model_ runs the class's serializer, if it has one, around its fields.
func (d *dumper) model_(t *py.Task, c *Class, v py.Value) (py.Value, error) {
	leave, err := d.guard(v)
	if err != nil {
		return nil, err
	}
	defer leave()
	oldCfg := d.cfg
	d.cfg = &c.Config
	defer func() { d.cfg = oldCfg }()
	s := c.Serializer
	if s == nil || !d.used(s.WhenUsed, v) {
		return d.modelFields(t, c, v)
	}
	args := []py.Value{v}
	if s.Mode == "wrap" {
		args = append(args, &serHandler{d: d, run: func(t *py.Task, d *dumper, v py.Value) (py.Value, error) {
			if _, isModel := v.(Model); !isModel {
				return d.infer(t, v)
			}
			return d.modelFields(t, c, v)
		}})
	}
	if s.TakesInfo {
		args = append(args, d.info(false))
	}
	out, err := py.Call(t, s.Func, args...)
	if err != nil {
		return d.functionFailed(t, s.Func, err, v)
	}
	saved, oldModel := d.filter, d.model
	d.filter = incEx{}
	defer func() { d.filter, d.model = saved, oldModel }()
	if _, again := out.(Model); again && out == v {
		return d.modelFields(t, c, v)
	}
	return d.dump(t, s.ReturnSchema, plain(out))
}

// plain turns objects on their way to bytes back into dicts.
func plain(v py.Value) py.Value {
	o, ok := v.(*jsonObject)
	if !ok {
		return v
	}
	d := py.NewDict()
	for i, k := range o.keys {
		d.SetStr(k, plain(o.values[i]))
	}
	return d
}

// modelValues lists the instance's __dict__ and its extra.
func modelValues(v py.Value) (fields []namedValue, extra *py.Dict) {
	m, ok := v.(Model)
	if !ok {
		for k, x := range v.(*py.Object).Attributes(true).All() {
			if name, ok := py.AsStr(k); ok {
				fields = append(fields, namedValue{name: name, value: x})
			}
		}
		return fields, nil
	}
	c := m.ModelClass()
	set := m.FieldsSet()
	for i, f := range c.Fields {
		if x := m.Field(i); x != nil {
			fields = append(fields, namedValue{f.Name, x, !set.Has(i)})
		}
	}
	return fields, m.Extra()
}

func (d *dumper) modelFields(t *py.Task, c *Class, v py.Value) (py.Value, error) {
	c.Prepare()
	oldModel, oldField := d.model, d.field
	d.model = v
	defer func() { d.model, d.field = oldModel, oldField }()
	if c.Root {
		d.field = "root"
		return d.dump(t, c.Fields[0].Schema, v.(Model).Field(0))
	}
	values, extra := modelValues(v)
	out := d.newObject()
	for _, nv := range values {
		i, ok := c.index[nv.name]
		if !ok || d.o.ExcludeUnset && nv.unset {
			continue
		}
		if err := d.one(t, out, c.Fields[i], nv); err != nil {
			return nil, err
		}
	}
	if extra != nil && c.Config.Extra == ExtraAllow {
		for _, e := range dictEntries(extra) {
			name, _ := py.AsStr(e.key)
			if err := d.entry(t, out, name, name, c.Extras, e.value); err != nil {
				return nil, err
			}
		}
	}
	if err := d.computed(t, out, c.Computed, v); err != nil {
		return nil, err
	}
	return out.value(), nil
}

// byAlias says whether keys are the serialization aliases.
func (d *dumper) byAlias() bool {
	if d.o.ByAlias != nil {
		return *d.o.ByAlias
	}
	return d.cfg.SerializeByAlias != nil && *d.cfg.SerializeByAlias
}

func (f *Field) key(byAlias bool) string {
	if byAlias {
		if f.SerializationAlias != "" {
			return f.SerializationAlias
		}
		if f.Alias != "" {
			return f.Alias
		}
	}
	return f.Name
}

// one writes a field, unless it is excluded.
func (d *dumper) one(t *py.Task, out object, f *Field, nv namedValue) error {
	if f.Exclude || f.OmitNone && nv.value == py.None {
		return nil
	}
	if f.ExcludeIf != nil && !(d.o.ExcludeNone && nv.value == py.None) {
		v, err := py.Call(t, f.ExcludeIf, nv.value)
		if err != nil {
			return err
		}
		skip, err := py.Truth(t, v)
		if err != nil || skip {
			return err
		}
	}
	if d.o.ExcludeDefaults {
		is, err := d.isDefault(t, f, nv.value)
		if err != nil || is {
			return err
		}
	}
	s := f.Schema
	if d.o.SerializeAsAny {
		if ser, ok := s.(*Ser); !ok || !ser.IsField {
			s = nil
		}
	}
	return d.entry(t, out, f.Name, f.key(d.byAlias()), s, nv.value)
}

// entry writes name under key, filtered by name.
func (d *dumper) entry(t *py.Task, out object, name, key string, s Schema, v py.Value) error {
	saved := d.filter
	if !saved.empty() {
		next, keep, err := saved.apply(t, py.Str(name))
		if err != nil || !keep {
			return err
		}
		d.filter = next
		defer func() { d.filter = saved }()
	}
	if d.o.ExcludeNone && v == py.None {
		return nil
	}
	d.field = name
	x, err := d.dump(t, s, v)
	if err != nil {
		return err
	}
	out.set(key, x)
	return nil
}

func (d *dumper) isDefault(t *py.Task, f *Field, v py.Value) (bool, error) {
	def := findDefault(f.Schema)
	if def == nil {
		return false, nil
	}
	x := def.Value
	if x == nil {
		if def.Factory == nil {
			return false, nil
		}
		var err error
		if def.FactoryTakesData {
			x, err = py.Call(t, def.Factory, py.NewDict())
		} else {
			x, err = py.Call(t, def.Factory)
		}
		if err != nil {
			return false, err
		}
	}
	return py.Eq(t, v, x)
}

// computed writes the computed fields.
func (d *dumper) computed(t *py.Task, out object, fields []*ComputedField, v py.Value) error {
	if d.o.RoundTrip || d.o.ExcludeComputedFields {
		return nil
	}
	for _, c := range fields {
		if c.Exclude {
			continue
		}
		saved := d.filter
		if !saved.empty() {
			next, keep, err := saved.apply(t, py.Str(c.Name))
			if err != nil {
				return err
			}
			if !keep {
				continue
			}
			d.filter = next
		}
		x, err := py.GetAttr(t, v, c.Name)
		if err == nil && !(d.o.ExcludeNone && x == py.None) {
			key := c.Name
			if d.byAlias() && c.Alias != "" {
				key = c.Alias
			}
			d.field = c.Name
			if x, err = d.dump(t, c.Return, x); err == nil {
				out.set(key, x)
			}
		}
		d.filter = saved
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *dumper) typedDict(t *py.Task, n *TypedDict, v py.Value) (py.Value, error) {
	src, ok := py.AsDict(v)
	if !ok {
		return d.mismatch(t, v)
	}
	table := n.once.get(n.Fields)
	if d.check != checkNone {
		for _, f := range n.Fields {
			if _, ok := src.GetStr(f.Name); f.Required && !ok {
				return nil, errMismatch
			}
		}
	}
	oldCfg, oldModel := d.cfg, d.model
	d.cfg, d.model = &n.Config, v
	defer func() { d.cfg, d.model = oldCfg, oldModel }()
	out := d.newObject()
	for _, e := range dictEntries(src) {
		name, ok := py.AsStr(e.key)
		if !ok {
			continue
		}
		i, known := table.index[name]
		var err error
		switch {
		case known:
			err = d.one(t, out, n.Fields[i], namedValue{name: name, value: e.value})
		case n.Config.Extra == ExtraAllow:
			err = d.entry(t, out, name, name, nil, e.value)
		case d.check == checkStrict:
			err = errMismatch
		}
		if err != nil {
			return nil, err
		}
	}
	if err := d.computed(t, out, n.Computed, v); err != nil {
		return nil, err
	}
	return out.value(), nil
}

func (d *dumper) dataclass(t *py.Task, n *Dataclass, v py.Value) (py.Value, error) {
	exact := v.Type() == n.Class
	if !exact && (d.check == checkStrict || !v.Type().IsSubtype(n.Class)) {
		return d.mismatch(t, v)
	}
	leave, err := d.guard(v)
	if err != nil {
		return nil, err
	}
	defer leave()
	oldCfg, oldModel := d.cfg, d.model
	d.cfg, d.model = &n.Config, v
	defer func() { d.cfg, d.model = oldCfg, oldModel }()
	out := d.newObject()
	for _, f := range n.Fields {
		if f.InitOnly {
			continue
		}
		x, err := py.GetAttr(t, v, f.Name)
		if err != nil {
			if missing, _ := py.Matches(t, err, py.AttributeError); missing {
				continue
			}
			return nil, err
		}
		if err := d.one(t, out, f, namedValue{name: f.Name, value: x}); err != nil {
			return nil, err
		}
	}
	if err := d.computed(t, out, n.Computed, v); err != nil {
		return nil, err
	}
	return out.value(), nil
}

func (d *dumper) namedTuple(t *py.Task, n *NamedTuple, v py.Value) (py.Value, error) {
	l, ok := py.AsTuple(v)
	if !ok || d.check != checkNone && !v.Type().IsSubtype(n.Class) {
		return d.mismatch(t, v)
	}
	out, err := d.items(t, l.Items, func(i int) Schema {
		if i < len(n.Fields) {
			return n.Fields[i].Schema
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case d.json:
		return &py.List{Items: out}, nil
	case v.Type() != py.TypeTuple:
		return py.Call(t, v.Type(), out...)
	}
	return py.NewTuple(out...), nil
}
