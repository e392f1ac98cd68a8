package pydantic

import (
	"sort"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Config is a ConfigDict with what pydantic makes of its deprecated settings
// (pydantic/_internal/_config.py). A nil Config has every default.
type Config struct {
	Declared  *py.Dict // model_config as user code sees it
	effective map[string]py.Value
}

// configKeys are the keys of ConfigDict.
var configKeys = map[string]bool{}

func init() {
	for _, k := range strings.Fields(`title str_to_lower str_to_upper str_strip_whitespace str_min_length str_max_length
		extra frozen populate_by_name use_enum_values validate_assignment arbitrary_types_allowed from_attributes
		loc_by_alias alias_generator model_title_generator field_title_generator ignored_types allow_inf_nan
		json_schema_extra json_encoders strict revalidate_instances ser_json_timedelta ser_json_temporal
		val_temporal_unit ser_json_bytes val_json_bytes ser_json_inf_nan validate_default validate_return
		protected_namespaces hide_input_in_errors defer_build plugin_settings schema_generator
		json_schema_serialization_defaults_required json_schema_mode_override coerce_numbers_to_str regex_engine
		validation_error_cause use_attribute_docstrings cache_strings validate_by_alias validate_by_name
		serialize_by_alias url_preserve_empty_path polymorphic_serialization`) {
		configKeys[k] = true
	}
}

// newConfig is ConfigWrapper over a dict of settings.
func newConfig(declared *py.Dict) (*Config, error) {
	c := &Config{Declared: declared, effective: map[string]py.Value{}}
	for k, v := range declared.All() {
		if s, ok := k.(py.Str); ok {
			c.effective[string(s)] = v
		}
	}
	given := func(name string) bool { v, ok := c.effective[name]; return ok && v != py.None }
	if !given("validate_by_name") {
		if given("populate_by_name") {
			c.effective["validate_by_alias"] = py.True
			c.effective["validate_by_name"] = c.effective["populate_by_name"]
		} else if v, ok := c.effective["validate_by_alias"]; ok && v == py.False {
			c.effective["validate_by_name"] = py.True
		}
	}
	if byAlias := c.optBool("validate_by_alias"); byAlias != nil && !*byAlias && !c.bool("validate_by_name") {
		return nil, userError("validate-by-alias-and-name-false",
			"At least one of `validate_by_alias` or `validate_by_name` must be set to True.")
	}
	return c, nil
}

// get returns a setting, nil when it is not set or None.
func (c *Config) get(name string) py.Value {
	if c == nil {
		return nil
	}
	if v := c.effective[name]; v != py.None {
		return v
	}
	return nil
}

func (c *Config) bool(name string) bool {
	v := c.get(name)
	if v == nil {
		return false
	}
	ok, _ := py.Truth(nil, v)
	return ok
}

func (c *Config) optBool(name string) *bool {
	v := c.get(name)
	if v == nil {
		return nil
	}
	ok, _ := py.Truth(nil, v)
	return &ok
}

func (c *Config) optInt(name string) *int {
	n, ok := py.AsInt(orNone(c.get(name)))
	if !ok {
		return nil
	}
	i, ok := n.Int64()
	if !ok || name == "str_min_length" && i == 0 {
		return nil
	}
	v := int(i)
	return &v
}

func (c *Config) str(name string) string { return text(c.get(name)) }

var extraModes = map[string]schema.Extra{"allow": schema.ExtraAllow, "forbid": schema.ExtraForbid}

// schemaConfig is what validation and serialisation read of the config.
func (c *Config) schemaConfig() schema.Config {
	out := schema.Config{
		Title: c.str("title"), Extra: extraModes[c.str("extra")], Strict: c.bool("strict"), Frozen: c.bool("frozen"),
		FromAttributes: c.bool("from_attributes"), PopulateByName: c.bool("populate_by_name"),
		ValidateByName: c.optBool("validate_by_name"), ValidateByAlias: c.optBool("validate_by_alias"),
		SerializeByAlias: c.optBool("serialize_by_alias"), ValidateAssignment: c.bool("validate_assignment"),
		ValidateDefault: c.bool("validate_default"), UseEnumValues: c.bool("use_enum_values"),
		RevalidateInstances: c.str("revalidate_instances"), StrStripWhitespace: c.bool("str_strip_whitespace"),
		StrToLower: c.bool("str_to_lower"), StrToUpper: c.bool("str_to_upper"),
		StrMinLength: c.optInt("str_min_length"), StrMaxLength: c.optInt("str_max_length"),
		HideInputInErrors: c.bool("hide_input_in_errors"), ArbitraryTypesAllowed: c.bool("arbitrary_types_allowed"),
		SerJSONTimedelta: c.str("ser_json_timedelta"), SerJSONTemporal: c.str("ser_json_temporal"),
		SerJSONBytes: c.str("ser_json_bytes"), SerJSONInfNan: c.str("ser_json_inf_nan"), ValJSONBytes: c.str("val_json_bytes"),
		JSONSchemaExtra: c.get("json_schema_extra"), CoerceNumbersToStr: c.bool("coerce_numbers_to_str"),
		UseAttributeDocstrings: c.bool("use_attribute_docstrings"), ValidationErrorCause: c.bool("validation_error_cause"),
		PolymorphicSerialization: c.bool("polymorphic_serialization"),
	}
	if byAlias := c.optBool("loc_by_alias"); byAlias != nil {
		out.LocByName = !*byAlias
	}
	return out
}

// forModel is ConfigWrapper.for_model: settings of the bases, then the namespace's
// model_config or Config class, then keyword arguments of the class statement. Taken
// keywords are removed from kw.
func (l *Library) forModel(t *py.Task, bases []*py.Type, ns *py.Dict, kw []py.Kw) (*Config, []py.Kw, error) {
	merged := py.NewDict()
	take := func(d *py.Dict) {
		for k, v := range d.All() {
			if s, ok := k.(py.Str); ok {
				merged.SetStr(string(s), v)
			}
		}
	}
	for _, base := range bases {
		if m := l.models[base]; m != nil {
			take(m.config.Declared)
		} else if v, ok := base.Lookup("model_config"); ok {
			if d, ok := v.(*py.Dict); ok {
				take(d)
			}
		}
	}
	own, hasOwn := ns.GetStr("model_config")
	class, hasClass := ns.GetStr("Config")
	// An empty model_config counts as none.
	if d, ok := own.(*py.Dict); ok && d.Len() == 0 {
		hasOwn = false
	}
	switch {
	case hasOwn && hasClass:
		return nil, nil, userError("config-both", "\"Config\" and \"model_config\" cannot be used together")
	case hasOwn:
		d, ok := py.AsDict(own)
		if !ok {
			return nil, nil, py.Raise(py.TypeError, "'%s' object is not iterable", own.Type().Name)
		}
		take(d)
	case hasClass:
		if c, ok := class.(*py.Type); ok {
			d, err := classSettings(t, c)
			if err != nil {
				return nil, nil, err
			}
			take(d)
		}
	}
	var rest []py.Kw
	for _, k := range kw {
		if configKeys[k.Name] {
			merged.SetStr(k.Name, k.Value)
		} else {
			rest = append(rest, k)
		}
	}
	c, err := newConfig(merged)
	return c, rest, err
}

// classSettings reads a v1 style Config class: dir() sorts its names.
func classSettings(t *py.Task, c *py.Type) (*py.Dict, error) {
	names := map[string]bool{}
	for _, m := range c.MRO() {
		if m == py.TypeObject {
			continue
		}
		for k := range m.Namespace().All() {
			if s, ok := k.(py.Str); ok && !strings.HasPrefix(string(s), "__") {
				names[string(s)] = true
			}
		}
	}
	sorted := make([]string, 0, len(names))
	for n := range names {
		sorted = append(sorted, n)
	}
	sort.Strings(sorted)
	d := py.NewDict()
	for _, n := range sorted {
		v, err := py.GetAttr(t, c, n)
		if err != nil {
			return nil, err
		}
		d.SetStr(n, v)
	}
	return d, nil
}
