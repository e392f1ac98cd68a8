package schema

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// Name is the class's name.
func (n *TypedDict) Name() string {
	if n.ClassName == "" {
		return "typed-dict"
	}
	return n.ClassName
}

// Validate reads a dict with known keys.
func (n *TypedDict) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	entries, err := mappingOf(t, in, st, st.strictOr(n.Strict))
	if err != nil {
		return nil, err
	}
	d, ok := py.AsDict(in)
	if !ok {
		d = py.NewDict()
		for _, e := range entries {
			if err := d.Set(t, e.key, e.value); err != nil {
				return nil, err
			}
		}
	}
	table := n.once.get(n.Fields)
	extra := n.Config.Extra
	if st.extra != nil {
		extra = *st.extra
	}
	fs := fieldSetValidation{table: table, config: &n.Config, extra: extra, src: fieldSource{dict: d}, in: in, optional: true}
	if err := fs.run(t, st); err != nil {
		return nil, err
	}
	out := py.NewDict()
	for i, v := range fs.values {
		if v != nil {
			out.SetStr(n.Fields[i].Name, v)
		}
	}
	if fs.extraDict != nil {
		for k, v := range fs.extraDict.All() {
			if err := out.Set(t, k, v); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// Name is the class's name.
func (n *NamedTuple) Name() string { return n.ClassName }

// Validate reads an instance, a tuple or list by position, or a dict by name.
func (n *NamedTuple) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	table := n.once.get(n.Fields)
	instance := n.Class != nil && in.Type().IsSubtype(n.Class)
	seq, ok := sequenceOf(t, in, st, false, isTuple)
	if ok {
		items, err := n.positional(t, in, st, seq, instance)
		if err != nil {
			return nil, err
		}
		if !instance {
			st.floor(exactStrict)
		}
		return n.make(t, st, items, in)
	}
	entries, err := mappingOf(t, in, st, false)
	if err != nil {
		return nil, fail(t, st, "named_tuple_type", in, "class_name", n.ClassName)
	}
	d := py.NewDict()
	for _, e := range entries {
		if err := d.Set(t, e.key, e.value); err != nil {
			return nil, err
		}
	}
	fs := fieldSetValidation{table: table, config: &Config{}, extra: ExtraForbid, src: fieldSource{dict: d}, in: in}
	if err := fs.run(t, st); err != nil {
		return nil, err
	}
	st.floor(exactStrict)
	return n.make(t, st, fs.values, in)
}

func (n *NamedTuple) make(t *py.Task, st *State, items []py.Value, in py.Value) (py.Value, error) {
	v, err := py.Call(t, n.Class, items...)
	if err != nil {
		return nil, convertRaised(t, st, err, in)
	}
	return v, nil
}

func (n *NamedTuple) positional(t *py.Task, in py.Value, st *State, seq *sequence, byName bool) ([]py.Value, error) {
	var out []py.Value
	var lines []ErrorDetail
	for i, f := range n.Fields {
		loc := Index(i)
		if byName {
			loc = Key(f.Name)
		}
		item, ok, err := seq.next(t, in, st)
		if err != nil {
			return nil, err
		}
		var v py.Value
		if ok {
			old := st.fieldName
			st.fieldName = f.Name
			v, err = f.Schema.Validate(t, item, st)
			st.fieldName = old
		} else {
			v, ok, err = defaultValue(t, f.Schema, st, "")
			if err == nil && !ok {
				err = fail(t, st, "missing", in)
			}
		}
		if err != nil {
			if ok, err := collect(&lines, under(err, loc)); !ok {
				return nil, err
			}
			continue
		}
		out = append(out, v)
	}
	if _, more, err := seq.next(t, in, st); err != nil {
		return nil, err
	} else if more {
		lines = append(lines, tooLong(t, st, in, "Tuple", len(n.Fields), seq.n).(*Errors).Lines...)
	}
	if len(lines) > 0 {
		return nil, &Errors{Lines: lines}
	}
	return out, nil
}

// Name is the class's name.
func (n *Dataclass) Name() string { return n.ClassName }

// Validate takes instances as they are and makes one of a dict.
func (n *Dataclass) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if in.Type().IsSubtype(n.Class) {
		exact := in.Type() == n.Class
		if r := n.Config.RevalidateInstances; r == "always" || r == "subclass-instances" && !exact {
			d := py.NewDict()
			for _, f := range n.Fields {
				v, err := py.GetAttr(t, in, f.Name)
				if err != nil {
					return nil, err
				}
				d.SetStr(f.Name, v)
			}
			return n.fromKeywords(t, d, in, st)
		}
		return in, nil
	}
	if st.strictOr(n.Strict) && !st.modeJSON {
		return nil, fail(t, st, "dataclass_exact_type", in, "class_name", n.ClassName)
	}
	d, ok := py.AsDict(in)
	if !ok {
		return nil, fail(t, st, "dataclass_type", in, "class_name", n.ClassName)
	}
	v, err := n.fromKeywords(t, d, in, st)
	st.floor(exactStrict)
	return v, err
}

func (n *Dataclass) fromKeywords(t *py.Task, d *py.Dict, in py.Value, st *State) (py.Value, error) {
	return n.build(t, st, nil, d, in, nil)
}

// Init is __init__ of a pydantic dataclass: it validates the arguments and
// fills self. It raises ValidationError.
func (n *Dataclass) Init(t *py.Task, self *py.Object, pos []py.Value, kw []py.Kw) error {
	d := kwDict(kw)
	var in py.Value = d
	if len(pos) > 0 {
		in = &argsKwargs{pos: pos, kw: d}
	}
	_, err := n.build(t, &State{fieldsSet: -1}, pos, d, in, self)
	if e, ok := err.(*Errors); ok {
		e.Title, e.HideInput = n.ClassName, n.Config.HideInputInErrors
		e.finish(nil)
		return NewValidationError(e)
	}
	return err
}

// argsKwargs is pydantic_core.ArgsKwargs, what errors show as their input.
type argsKwargs struct {
	pos []py.Value
	kw  *py.Dict
}

var argsKwargsType = py.RootType(nil, "pydantic_core._pydantic_core", "ArgsKwargs")

// Type returns the Python class.
func (a *argsKwargs) Type() *py.Type { return argsKwargsType }

// Repr is "ArgsKwargs((1,), {'b': 2})".
func (a *argsKwargs) Repr(t *py.Task) (string, error) {
	pos, err := py.Repr(t, py.NewTuple(a.pos...))
	if err != nil || a.kw.Len() == 0 {
		return "ArgsKwargs(" + pos + ")", err
	}
	kw, err := py.Repr(t, a.kw)
	return "ArgsKwargs(" + pos + ", " + kw + ")", err
}

// build validates the arguments of a dataclass and makes the instance, or
// fills self.
func (n *Dataclass) build(t *py.Task, st *State, pos []py.Value, kw *py.Dict, in py.Value, self *py.Object) (py.Value, error) {
	table := n.once.get(n.Fields)
	byAlias, byName, err := n.Config.lookupModes(st)
	if err != nil {
		return nil, err
	}
	oldData, oldError, oldName, oldCfg := st.data, st.fieldError, st.fieldName, st.cfg
	st.data, st.fieldError, st.cfg = py.NewDict(), false, &n.Config
	defer func() { st.data, st.fieldError, st.fieldName, st.cfg = oldData, oldError, oldName, oldCfg }()

	values := make([]py.Value, len(n.Fields))
	var lines []ErrorDetail
	used := map[string]bool{}
	locByAlias := !n.Config.LocByName
	positional, count := 0, 0
	for i, f := range n.Fields {
		st.fieldName = f.Name
		paths := &table.paths[i]
		var v py.Value
		var err error
		given := false
		if !f.NoInit {
			index := positional
			if !f.KwOnly {
				positional++
			}
			var path AliasPath
			var kwValue py.Value
			for _, p := range paths.try(byAlias, byName) {
				if x, ok := p.lookup(t, kw); ok {
					path, kwValue = p, x
					used[string(p[0].(py.Str))] = true
					break
				}
			}
			hasPos := !f.KwOnly && index < len(pos)
			switch {
			case hasPos && path != nil:
				collect(&lines, under(fail(t, st, "multiple_argument_values", kwValue), Key(f.Name)))
				continue
			case hasPos:
				given = true
				v, err = f.Schema.Validate(t, pos[index], st)
				err = under(err, Index(index))
			case path != nil:
				given = true
				v, err = f.Schema.Validate(t, kwValue, st)
				if locByAlias {
					err = underPath(err, path)
				} else {
					err = under(err, Key(f.Name))
				}
			}
		}
		if !given {
			var ok bool
			v, ok, err = defaultValue(t, f.Schema, st, f.Name)
			if err == nil && !ok {
				if f.NoInit {
					continue
				}
				err = underPath(fail(t, st, "missing", in), paths.missingLoc(byAlias, locByAlias))
			}
		}
		if err == errOmit {
			continue
		}
		if err != nil {
			st.fieldError = true
			if ok, err := collect(&lines, err); !ok {
				return nil, err
			}
			continue
		}
		if given {
			count++
		}
		values[i] = v
		if !f.InitOnly {
			st.data.SetStr(f.Name, v)
		}
	}
	for i := positional; i < len(pos); i++ {
		collect(&lines, under(fail(t, st, "unexpected_positional_argument", pos[i]), Index(i)))
	}
	more, err := n.extraKeywords(t, st, kw, used, &lines)
	if err != nil {
		return nil, err
	}
	if len(lines) > 0 {
		return nil, &Errors{Lines: lines}
	}
	st.addFieldsSet(count)
	return n.instance(t, st, values, more, in, self)
}

func (n *Dataclass) extraKeywords(t *py.Task, st *State, kw *py.Dict, used map[string]bool, lines *[]ErrorDetail) (*py.Dict, error) {
	extra := n.Config.Extra
	if st.extra != nil {
		extra = *st.extra
	}
	more := py.NewDict()
	for _, e := range dictEntries(kw) {
		name, ok := py.AsStr(e.key)
		switch {
		case !ok:
			collect(lines, under(fail(t, st, "invalid_key", e.key), locOf(e.key)))
		case used[name]:
		case extra == ExtraForbid:
			collect(lines, under(fail(t, st, "unexpected_keyword_argument", e.value), locOf(e.key)))
		case extra == ExtraAllow:
			more.SetStr(name, e.value)
		}
	}
	return more, nil
}

// instance makes the object from validated values and runs __post_init__.
func (n *Dataclass) instance(t *py.Task, st *State, values []py.Value, more *py.Dict, in py.Value, self *py.Object) (py.Value, error) {
	var initOnly []py.Value
	for i, f := range n.Fields {
		if f.InitOnly && values[i] != nil {
			initOnly = append(initOnly, values[i])
		}
	}
	var obj py.Value
	if n.New != nil && self == nil {
		v, err := n.New(t, values, initOnly)
		if err != nil {
			return nil, convertRaised(t, st, err, in)
		}
		obj = v
	} else {
		o := self
		if o == nil {
			v, err := py.CallMethod(t, py.TypeObject, "__new__", n.Class)
			if err != nil {
				return nil, err
			}
			var ok bool
			if o, ok = v.(*py.Object); !ok {
				return nil, py.Raise(py.TypeError, "cannot make an instance of %s", n.ClassName)
			}
		}
		for i, f := range n.Fields {
			if f.InitOnly || values[i] == nil {
				continue
			}
			if err := setDirect(t, o, f.Name, values[i]); err != nil {
				return nil, err
			}
		}
		for k, v := range more.All() {
			name, _ := py.AsStr(k)
			if err := setDirect(t, o, name, v); err != nil {
				return nil, err
			}
		}
		obj = o
	}
	if n.PostInit {
		if _, err := py.CallMethod(t, obj, "__post_init__", initOnly...); err != nil {
			return nil, convertRaised(t, st, err, in)
		}
	}
	return obj, nil
}

// setDirect is object.__setattr__: no user hook, no frozen check.
func setDirect(t *py.Task, o *py.Object, name string, v py.Value) error {
	if o.SetOwn(name, v) {
		return nil
	}
	_, err := py.CallMethod(t, py.TypeObject, "__setattr__", o, py.Str(name), v)
	return err
}
