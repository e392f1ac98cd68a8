package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// modelNode validates a model without its after and wrap validators, which
// are nodes around it.
type modelNode struct{ class *Class }

// maxRefDepth is how deep definitions may nest before pydantic-core takes it
// for a cycle.
const maxRefDepth = 255

// Prepare derives what validation needs from the class's fields. It runs once,
// on first use.
func (c *Class) Prepare() {
	c.prepare.Do(func() {
		c.fields = newFieldTable(c.Fields)
		c.index = c.fields.index
		var core Schema = &modelNode{c}
		for i := range c.Validators {
			v := &c.Validators[i]
			switch v.Mode {
			case "after":
				core = &FuncAfter{Inner: core, Func: v.Func, TakesInfo: v.TakesInfo}
			case "wrap":
				core = &FuncWrap{Inner: core, Func: v.Func, TakesInfo: v.TakesInfo}
			}
		}
		c.core = core
	})
}

// Core is the schema of the class itself: its fields within its validators.
func (c *Class) Core() Schema {
	c.Prepare()
	return c.core
}

// complete rebuilds an incomplete class, or says what is missing.
func (c *Class) complete(t *py.Task) error {
	if c.Incomplete != "" && c.Rebuild != nil {
		if err := c.Rebuild(t); err != nil {
			return err
		}
	}
	if c.Incomplete != "" {
		return incompleteError(c)
	}
	return nil
}

// Name is the model's name within its validators' names.
func (n *ModelRef) Name() string { return n.Class.Core().Name() }

// Validate validates an instance, or makes one.
func (n *ModelRef) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if err := n.Class.complete(t); err != nil {
		return nil, err
	}
	leave, err := st.enter(t, in, n.Class)
	if err != nil {
		return nil, err
	}
	v, err := n.Class.Core().Validate(t, in, st)
	leave()
	return v, err
}

// Name is the target's name; "..." within itself.
func (n *Ref) Name() string {
	if s := n.name.Load(); s != nil {
		return *s
	}
	if n.naming.Swap(true) {
		return "..."
	}
	s := (*n.Target).Name()
	n.name.Store(&s)
	return s
}

// Validate hands over to the target.
func (n *Ref) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	leave, err := st.enter(t, in, n)
	if err != nil {
		return nil, err
	}
	v, err := (*n.Target).Validate(t, in, st)
	leave()
	return v, err
}

// enter guards against inputs that contain themselves. leave must be called
// after the node is done.
func (st *State) enter(t *py.Task, in py.Value, node any) (leave func(), err error) {
	switch in.(type) {
	case *py.Dict, *py.List, *py.Tuple, *py.Object, Model:
	default:
		return func() {}, nil
	}
	key := activeKey{in, node}
	for _, k := range st.active {
		if k == key {
			return nil, fail(t, st, "recursion_loop", in)
		}
	}
	if len(st.active) >= maxRefDepth {
		return nil, fail(t, st, "recursion_loop", in)
	}
	st.active = append(st.active, key)
	return func() { st.active = st.active[:len(st.active)-1] }, nil
}

// Name is the class's name.
func (n *modelNode) Name() string { return n.class.Name }

// Validate takes instances of the class as they are and makes one of a dict,
// a mapping or an object with attributes.
func (n *modelNode) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	c := n.class
	if self := st.self; self != nil {
		st.self = nil
		return n.construct(t, in, st, self, nil)
	}
	if m, ok := in.(Model); ok && !st.json {
		mc := m.ModelClass()
		exact := mc == c
		if exact || c.isBaseOf(mc) {
			switch c.Config.RevalidateInstances {
			case "always":
			case "subclass-instances":
				if exact {
					return in, nil
				}
			default:
				return in, nil
			}
			return n.revalidate(t, m, st)
		}
		if c.GenericOrigin != nil && (mc == c.GenericOrigin || c.GenericOrigin.isBaseOf(mc)) {
			return n.revalidate(t, m, st)
		}
	}
	st.floor(exactStrict)
	if c.CustomInit {
		if d, ok := py.AsDict(in); ok {
			kw, err := dictKw(d)
			if err == nil {
				v, err := py.CallKw(t, c.Type, nil, kw)
				if err != nil {
					return nil, convertRaised(t, st, err, in)
				}
				return v, nil
			}
		}
	}
	return n.construct(t, in, st, nil, nil)
}

// isBaseOf reports whether other is a class derived from c.
func (c *Class) isBaseOf(other *Class) bool {
	if other == nil {
		return false
	}
	if c.Type != nil && other.Type != nil && other.Type.IsSubtype(c.Type) {
		return true
	}
	for _, b := range other.Bases {
		if b == c || c.isBaseOf(b) {
			return true
		}
	}
	return false
}

// revalidate makes a new instance from one that is there.
func (n *modelNode) revalidate(t *py.Task, m Model, st *State) (py.Value, error) {
	c := n.class
	set := m.FieldsSet().Clone()
	if c.Root {
		return n.construct(t, m.Field(0), st, nil, &set)
	}
	d := py.NewDict()
	mc := m.ModelClass()
	for i, f := range mc.Fields {
		if v := m.Field(i); v != nil {
			d.SetStr(f.Name, v)
		}
	}
	if e := m.Extra(); e != nil {
		for k, v := range e.All() {
			if err := d.Set(t, k, v); err != nil {
				return nil, err
			}
		}
	}
	return n.construct(t, d, st, nil, &set)
}

func dictKw(d *py.Dict) ([]py.Kw, error) {
	kw := make([]py.Kw, 0, d.Len())
	for k, v := range d.All() {
		name, ok := py.AsStr(k)
		if !ok {
			return nil, py.Raise(py.TypeError, "keywords must be strings")
		}
		kw = append(kw, py.Kw{Name: name, Value: v})
	}
	return kw, nil
}

// fieldsResult is what validating the fields gave.
type fieldsResult struct {
	values []py.Value
	set    FieldSet
	extra  *py.Dict
}

// construct validates the input and fills self, or a new instance.
func (n *modelNode) construct(t *py.Task, in py.Value, st *State, self Model, set *FieldSet) (py.Value, error) {
	c := n.class
	orig := in
	wasJSON := st.json
	for i := len(c.Validators) - 1; i >= 0; i-- {
		v := &c.Validators[i]
		if v.Mode != "before" {
			continue
		}
		var err error
		if in, err = callValidator(t, st, v.Func, v.TakesInfo, "", in, in); err != nil {
			st.json = wasJSON
			return nil, err
		}
		st.json = false
	}
	oldCfg := st.cfg
	st.cfg = &c.Config
	var res fieldsResult
	var err error
	if c.Root {
		err = n.validateRoot(t, in, st, &res)
	} else {
		err = n.validateFields(t, in, st, &res)
	}
	st.cfg, st.json = oldCfg, wasJSON
	if err != nil {
		return nil, err
	}
	m := self
	if m == nil {
		m = c.NewInstance()
	}
	for i, v := range res.values {
		if v == nil && self == nil {
			continue
		}
		if err := m.SetField(i, v); err != nil {
			return nil, err
		}
	}
	if set == nil {
		set = &res.set
	}
	*m.FieldsSet() = *set
	m.SetExtra(res.extra)
	if err := c.initPrivate(t, m); err != nil {
		return nil, err
	}
	if c.PostInit {
		ctx := st.context
		if ctx == nil {
			ctx = py.None
		}
		if _, err := py.CallMethod(t, m, "model_post_init", ctx); err != nil {
			return nil, convertRaised(t, st, err, orig)
		}
	}
	return m, nil
}

// initPrivate gives an instance its private attributes' defaults.
func (c *Class) initPrivate(t *py.Task, m Model) error {
	if len(c.Private) == 0 {
		return nil
	}
	d := py.NewDict()
	for i := range c.Private {
		p := &c.Private[i]
		v := p.Default
		var err error
		switch {
		case p.Factory != nil:
			v, err = py.Call(t, p.Factory)
		case v != nil:
			v, err = py.DeepCopy(t, v)
		default:
			continue
		}
		if err != nil {
			return err
		}
		d.SetStr(p.Name, v)
	}
	m.SetPrivate(d)
	return nil
}

func (n *modelNode) validateRoot(t *py.Task, in py.Value, st *State, res *fieldsResult) error {
	oldName := st.fieldName
	st.fieldName = "root"
	node := n.class.Fields[0].Schema
	v, err := node.Validate(t, in, st)
	st.fieldName = oldName
	if err != nil {
		return err
	}
	res.values = []py.Value{v}
	if in != Undefined {
		res.set.Add(0)
	}
	return nil
}

// lookupModes says whether fields are found by alias and by name.
func (cfg *Config) lookupModes(st *State) (byAlias, byName bool, err error) {
	byAlias, byName = true, cfg.PopulateByName
	if cfg.ValidateByAlias != nil {
		byAlias = *cfg.ValidateByAlias
	}
	if cfg.ValidateByName != nil {
		byName = *cfg.ValidateByName
	}
	if st.byAlias != nil {
		byAlias = *st.byAlias
	}
	if st.byName != nil {
		byName = *st.byName
	}
	if !byAlias && !byName {
		return false, false, py.Raise(py.ValueError, "`validate_by_name` and `validate_by_alias` cannot both be set to `False`.")
	}
	return byAlias, byName, nil
}

func (n *modelNode) validateFields(t *py.Task, in py.Value, st *State, res *fieldsResult) error {
	c := n.class
	c.Prepare()
	from := c.Config.FromAttributes
	if st.fromAttributes != nil {
		from = *st.fromAttributes
	}
	src, err := fieldSourceOf(t, in, st, st.strictOr(c.Config.Strict), from)
	if err != nil {
		if e, ok := err.(*Errors); ok {
			for i := range e.Lines {
				if e.Lines[i].Type == "dict_type" {
					return fail(t, st, "model_type", in, "class_name", c.Name)
				}
			}
		}
		return err
	}
	extra := c.Config.Extra
	if st.extra != nil {
		extra = *st.extra
	}
	fs := fieldSetValidation{
		table: c.fields, config: &c.Config, extra: extra, extras: c.Extras, extrasKeys: c.ExtrasKeys,
		src: src, in: in, json: st.json,
	}
	if err := fs.run(t, st); err != nil {
		return err
	}
	res.values = fs.values
	res.set = fs.set
	res.extra = fs.extraDict
	if extra == ExtraAllow && res.extra == nil {
		res.extra = py.NewDict()
	}
	return nil
}

// fieldSetValidation is the validation of named fields from one source, for
// models and TypedDicts.
type fieldSetValidation struct {
	table      *fieldTable
	config     *Config
	extra      Extra
	extras     Schema
	extrasKeys Schema
	src        fieldSource
	in         py.Value
	json       bool // the input is JSON
	optional   bool // TypedDict: fields that are not Required may be absent

	values    []py.Value
	set       FieldSet
	extraDict *py.Dict
	lines     []ErrorDetail
}

func (fs *fieldSetValidation) run(t *py.Task, st *State) error {
	byAlias, byName, err := fs.config.lookupModes(st)
	if err != nil {
		return err
	}
	oldData, oldError, oldName := st.data, st.fieldError, st.fieldName
	st.fieldError = false
	if fs.table.funcs {
		st.data = py.NewDict()
	}
	restore := func() { st.data, st.fieldError, st.fieldName = oldData, oldError, oldName }

	fs.values = make([]py.Value, len(fs.table.fields))
	var used map[string]bool
	wantExtra := fs.extra != ExtraIgnore && fs.src.dict != nil
	if wantExtra {
		used = make(map[string]bool, len(fs.table.fields))
	}
	if wantExtra && fs.json {
		// in JSON a key that any lookup knows is no extra, used or not
		for i := range fs.table.paths {
			for _, p := range fs.table.paths[i].aliases {
				used[string(p[0].(py.Str))] = true
			}
			used[fs.table.fields[i].Name] = true
		}
	}
	count := 0
	for i, f := range fs.table.fields {
		st.fieldName = f.Name
		given, err := fs.one(t, st, i, byAlias, byName, used)
		if err != nil {
			restore()
			return err
		}
		if given {
			count++
		}
		if v := fs.values[i]; v != nil && st.data != nil && fs.table.funcs {
			st.data.SetStr(f.Name, v)
		}
	}
	restore()
	if wantExtra {
		if err := fs.runExtra(t, st, used); err != nil {
			return err
		}
	}
	if len(fs.lines) > 0 {
		return &Errors{Lines: fs.lines}
	}
	st.addFieldsSet(count)
	return nil
}

// one validates field i and reports whether it was given and is valid.
func (fs *fieldSetValidation) one(t *py.Task, st *State, i int, byAlias, byName bool, used map[string]bool) (bool, error) {
	f, paths := fs.table.fields[i], &fs.table.paths[i]
	locByAlias := !fs.config.LocByName
	for _, path := range paths.try(byAlias, byName) {
		v, ok, err := fs.src.get(t, st, path)
		if err != nil {
			if ok, err := collect(&fs.lines, under(err, Key(f.Name))); !ok {
				return false, err
			}
			return false, nil
		}
		if !ok {
			continue
		}
		if used != nil {
			used[string(path[0].(py.Str))] = true
		}
		out, err := f.Schema.Validate(t, v, st)
		if err == nil {
			fs.values[i] = out
			fs.set.Add(i)
			return true, nil
		}
		st.fieldError = true
		if err == errOmit {
			return false, nil
		}
		if locByAlias {
			err = underPath(err, path)
		} else {
			err = under(err, Key(f.Name))
		}
		if ok, err := collect(&fs.lines, err); !ok {
			return false, err
		}
		return false, nil
	}
	v, ok, err := defaultValue(t, f.Schema, st, f.Name)
	switch {
	case err == errOmit:
	case err != nil:
		st.fieldError = true
		if ok, err := collect(&fs.lines, err); !ok {
			return false, err
		}
	case ok:
		fs.values[i] = v
	case fs.optional && !f.Required:
	default:
		st.fieldError = true
		collect(&fs.lines, underPath(fail(t, st, "missing", fs.in), paths.missingLoc(byAlias, locByAlias)))
	}
	return false, nil
}

// runExtra deals with the keys that are no fields.
func (fs *fieldSetValidation) runExtra(t *py.Task, st *State, used map[string]bool) error {
	if fs.extra == ExtraAllow {
		fs.extraDict = py.NewDict()
	}
	for _, e := range dictEntries(fs.src.dict) {
		name, ok := py.AsStr(e.key)
		if !ok {
			collect(&fs.lines, under(fail(t, st, "invalid_key", e.key), locOf(e.key)))
			continue
		}
		if used[name] {
			continue
		}
		if fs.extra == ExtraForbid {
			collect(&fs.lines, under(fail(t, st, "extra_forbidden", e.value), locOf(e.key)))
			continue
		}
		var key py.Value = py.Str(name)
		value := e.value
		var err error
		if fs.extrasKeys != nil {
			key, err = fs.extrasKeys.Validate(t, e.key, st)
		}
		if err == nil && fs.extras != nil {
			value, err = fs.extras.Validate(t, e.value, st)
		}
		if err != nil {
			if ok, err := collect(&fs.lines, under(err, locOf(e.key))); !ok {
				return err
			}
			continue
		}
		keyName, _ := py.AsStr(key)
		fs.extraDict.SetStr(keyName, value)
		fs.set.AddName(keyName)
	}
	return nil
}
