package schema

import (
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
)

// fieldTable is what validation derives once from a list of fields.
type fieldTable struct {
	fields []*Field
	paths  []fieldPaths
	index  map[string]int
	funcs  bool // some field has a user function or factory: info.data may be read
}

// fieldPaths are the ways to one field's value.
type fieldPaths struct {
	name    AliasPath
	aliases []AliasPath
}

// lazyFields builds a table on first use.
type lazyFields struct {
	once  sync.Once
	table *fieldTable
}

func (l *lazyFields) get(fields []*Field) *fieldTable {
	l.once.Do(func() { l.table = newFieldTable(fields) })
	return l.table
}

func newFieldTable(fields []*Field) *fieldTable {
	ft := &fieldTable{fields: fields, index: make(map[string]int, len(fields))}
	for i, f := range fields {
		ft.index[f.Name] = i
		p := fieldPaths{name: AliasPath{py.Str(f.Name)}, aliases: f.ValidationAliases}
		if p.aliases == nil {
			if a := f.ValidationAlias; a != "" {
				p.aliases = []AliasPath{{py.Str(a)}}
			} else if f.Alias != "" {
				p.aliases = []AliasPath{{py.Str(f.Alias)}}
			}
		}
		ft.paths = append(ft.paths, p)
		if hasDefault := f.Default != nil || f.DefaultFactory != nil; hasDefault && findDefault(f.Schema) == nil {
			f.Schema = &Default{
				Inner: f.Schema, Value: f.Default, Factory: f.DefaultFactory, FactoryTakesData: f.DefaultFactoryTakesData,
				ValidateDefault: f.ValidateDefault, CopyDefault: f.Default != nil && mutableDefault(f.Default),
			}
		}
		ft.funcs = ft.funcs || readsData(f.Schema)
	}
	return ft
}

// mutableDefault reports whether a default is unhashable and so copied.
func mutableDefault(v py.Value) bool {
	_, err := py.Hash(nil, v)
	return err != nil
}

// findDefault returns the Default node of a field's schema, or nil.
func findDefault(s Schema) *Default {
	for {
		switch n := s.(type) {
		case *Default:
			return n
		case *Meta:
			s = n.Inner
		case *Ser:
			s = n.Inner
		case *FuncBefore:
			s = n.Inner
		case *FuncAfter:
			s = n.Inner
		case *FuncWrap:
			s = n.Inner
		case *Ref:
			s = *n.Target
		default:
			return nil
		}
	}
}

// readsData reports whether validating s may look at the fields before it.
func readsData(s Schema) bool {
	found := false
	Walk(s, func(n Schema) bool {
		switch n := n.(type) {
		case *FuncBefore:
			found = found || n.TakesInfo || n.PassValues
		case *FuncAfter:
			found = found || n.TakesInfo || n.PassValues
		case *FuncWrap:
			found = found || n.TakesInfo
		case *FuncPlain:
			found = found || n.TakesInfo
		case *Default:
			found = found || n.FactoryTakesData
		}
		return !found
	})
	return found
}

// tryPaths are the paths to look at, in order.
func (p *fieldPaths) try(byAlias, byName bool) []AliasPath {
	if len(p.aliases) == 0 || byName && !byAlias {
		return []AliasPath{p.name}
	}
	if byName {
		return append(append([]AliasPath(nil), p.aliases...), p.name)
	}
	return p.aliases
}

// missingLoc is the path that the error for an absent field shows.
func (p *fieldPaths) missingLoc(byAlias, locByAlias bool) AliasPath {
	if locByAlias && byAlias && len(p.aliases) > 0 {
		return p.aliases[0]
	}
	return p.name
}

// fieldSource is where field values come from: a mapping, or an object's
// attributes (from_attributes).
type fieldSource struct {
	dict *py.Dict
	obj  py.Value
	more *py.Dict // keyword values that go before the attributes
}

// fieldSourceOf reads in as something that has fields.
func fieldSourceOf(t *py.Task, in py.Value, st *State, strict, fromAttributes bool) (fieldSource, error) {
	if d, ok := py.AsDict(in); ok {
		return fieldSource{dict: d}, nil
	}
	if st.json {
		return fieldSource{}, fail(t, st, "dict_type", in)
	}
	if !strict && isMapping(in) {
		entries, err := mappingOf(t, in, st, false)
		if err != nil {
			return fieldSource{}, err
		}
		d := py.NewDict()
		for _, e := range entries {
			if err := d.Set(t, e.key, e.value); err != nil {
				return fieldSource{}, err
			}
		}
		return fieldSource{dict: d}, nil
	}
	if !fromAttributes {
		return fieldSource{}, fail(t, st, "dict_type", in)
	}
	if attributesApply(in) {
		return fieldSource{obj: in}, nil
	}
	if pair, ok := in.(*py.Tuple); ok && len(pair.Items) == 2 {
		if kw, ok := py.AsDict(pair.Items[1]); ok && attributesApply(pair.Items[0]) {
			return fieldSource{obj: pair.Items[0], more: kw}, nil
		}
	}
	return fieldSource{}, fail(t, st, "model_attributes_type", in)
}

// attributesApply holds for objects whose attributes may be fields: not those
// of the builtin modules.
func attributesApply(v py.Value) bool {
	switch v.Type().Module {
	case "builtins", "datetime", "collections":
		return false
	}
	return true
}

func (s *fieldSource) get(t *py.Task, st *State, path AliasPath) (py.Value, bool, error) {
	if s.dict != nil {
		v, ok := path.lookup(t, s.dict)
		return v, ok, nil
	}
	if s.more != nil {
		if v, ok := path.lookup(t, s.more); ok {
			return v, true, nil
		}
	}
	v, ok, err := path.lookupAttr(t, s.obj)
	if err != nil {
		return nil, false, fail(t, st, "get_attribute_error", s.obj, "error", raisedText(t, err))
	}
	return v, ok, nil
}

// defaultValue is the value of an absent input: ok is false when s has none.
func defaultValue(t *py.Task, s Schema, st *State, field string) (py.Value, bool, error) {
	d := findDefault(s)
	if d == nil {
		return nil, false, nil
	}
	v, ok, err := d.value(t, st)
	if err != nil && field != "" {
		err = under(err, Key(field))
	}
	return v, ok, err
}

// value makes the default.
func (n *Default) value(t *py.Task, st *State) (py.Value, bool, error) {
	var v py.Value
	switch {
	case n.Factory != nil && n.FactoryTakesData:
		if st.fieldError {
			return nil, false, fail(t, st, "default_factory_not_called", Undefined)
		}
		data := st.data
		if data == nil {
			data = py.NewDict()
		}
		var err error
		if v, err = py.Call(t, n.Factory, data); err != nil {
			return nil, false, err
		}
	case n.Factory != nil:
		var err error
		if v, err = py.Call(t, n.Factory); err != nil {
			return nil, false, err
		}
	case n.Value != nil:
		v = n.Value
		if n.CopyDefault {
			var err error
			if v, err = py.DeepCopy(t, v); err != nil {
				return nil, false, err
			}
		}
	default:
		return nil, false, nil
	}
	if n.ValidateDefault {
		wasJSON := st.json
		st.json = false
		validated, err := n.Validate(t, v, st)
		st.json = wasJSON
		return validated, err == nil, err
	}
	return v, true, nil
}

// Name is "default[inner]".
func (n *Default) Name() string { return "default[" + n.Inner.Name() + "]" }

// Validate validates a value that is there.
func (n *Default) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if in == Undefined {
		v, _, err := n.value(t, st)
		return v, err
	}
	v, err := n.Inner.Validate(t, in, st)
	if err == nil {
		return v, nil
	}
	if err == errUseDefault {
		if v, ok, derr := n.value(t, st); ok || derr != nil {
			return v, derr
		}
		return nil, err
	}
	switch n.OnError {
	case "omit":
		return nil, errOmit
	case "default":
		if v, ok, derr := n.value(t, st); ok || derr != nil {
			return v, derr
		}
	}
	return nil, err
}
