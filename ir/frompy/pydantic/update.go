package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
)

// updateFromConfig is update_field_from_config with the docstrings of attributes.
func (m *Model) updateFromConfig(t *py.Task, name string, f *FieldInfo) error {
	if err := updateFromConfig(t, m.config, name, f); err != nil {
		return err
	}
	if m.config.bool("use_attribute_docstrings") && f.Given("description") == nil {
		if doc := m.lib.attributeDoc(m.Type, name); doc != "" {
			f.Set("description", py.Str(doc))
		}
	}
	return nil
}

// updateFromConfig applies the title and alias generators of a configuration.
func updateFromConfig(t *py.Task, c *Config, name string, f *FieldInfo) error {
	gen := f.Given("field_title_generator")
	if gen == nil {
		gen = c.get("field_title_generator")
	}
	if gen != nil && f.Given("title") == nil {
		v, err := py.Call(t, gen, py.Str(name), f)
		if err != nil {
			return err
		}
		if !isStr(v) {
			return py.Raise(py.TypeError, "field_title_generator %s must return str, not %s", describe(t, gen), describe(t, v.Type()))
		}
		f.Set("title", v)
	}
	if gen := c.get("alias_generator"); gen != nil {
		return applyAliases(t, gen, name, f)
	}
	return nil
}

// applyAliases is _apply_alias_generator_to_field_info.
func applyAliases(t *py.Task, gen py.Value, name string, f *FieldInfo) error {
	priority := func() int {
		n, ok := py.AsInt(f.Get("alias_priority"))
		if !ok {
			return 0
		}
		i, _ := n.Int64()
		return int(i)
	}
	if priority() > 1 && f.Given("alias") != nil && f.Given("validation_alias") != nil && f.Given("serialization_alias") != nil {
		return nil
	}
	alias, validation, serialization, err := generateAliases(t, gen, name)
	if err != nil {
		return err
	}
	if priority() <= 1 {
		f.Set("alias_priority", py.MakeInt(1))
	}
	if priority() == 1 {
		f.Set("serialization_alias", firstGiven(serialization, alias))
		f.Set("validation_alias", firstGiven(validation, alias))
		f.Set("alias", orNone(alias))
	}
	for _, x := range []struct {
		name  string
		value py.Value
	}{{"alias", orNone(alias)}, {"serialization_alias", firstGiven(serialization, alias)}, {"validation_alias", firstGiven(validation, alias)}} {
		if f.Given(x.name) == nil {
			f.Set(x.name, x.value)
		}
	}
	return nil
}

func firstGiven(a, b py.Value) py.Value {
	if a != nil {
		return a
	}
	return orNone(b)
}

// generateAliases calls an alias generator: a function, or an AliasGenerator with up to
// three of them.
func generateAliases(t *py.Task, gen py.Value, name string) (alias, validation, serialization py.Value, err error) {
	r, ok := classAliasGenerate.Holds(gen)
	if !ok {
		v, err := py.Call(t, gen, py.Str(name))
		if err != nil {
			return nil, nil, nil, err
		}
		if !isStr(v) {
			return nil, nil, nil, py.Raise(py.TypeError, "alias_generator %s must return str, not %s", describe(t, gen), describe(t, v.Type()))
		}
		return v, nil, nil, nil
	}
	out := [3]py.Value{}
	for i, kind := range []string{"alias", "validation_alias", "serialization_alias"} {
		fn := r.Given(kind)
		if fn == nil {
			continue
		}
		v, err := py.Call(t, fn, py.Str(name))
		if err != nil {
			return nil, nil, nil, err
		}
		out[i] = v
	}
	return out[0], out[1], out[2], nil
}

var _ = native.Undefined
