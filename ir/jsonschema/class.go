package jsonschema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// property is a field on its way into "properties".
type property struct {
	name     string
	required bool
	schema   *py.Dict
	titled   bool // the name makes a title when the schema has none
}

// model is the definition of a model class.
func (g *Generator) model(c *schema.Class) *py.Dict {
	c.Prepare()
	outer := g.config
	g.config = c.Config
	defer func() { g.config = outer }()
	var d *py.Dict
	switch {
	case c.Serializer != nil && g.mode == Serialization && c.Serializer.ReturnSchema != nil:
		return g.schemaOf(c.Serializer.ReturnSchema) // in the place of the model's, with no title of it
	case c.Root:
		d = g.WithInfo(g.fieldSchema(c.Fields[0]), &c.Fields[0].Info)
		if c.Info.Description != "" {
			d.SetStr("description", py.Str(py.CleanDoc(c.Info.Description)))
		}
	default:
		d = g.properties(g.fieldsOf(c.Fields, true, c.Computed))
		if c.Extras != nil {
			d.SetStr("additionalProperties", g.schemaOf(c.Extras))
		}
	}
	if _, isRef := d.GetStr("$ref"); isRef {
		return d
	}
	g.describe(d, c.Name, c.Config, c.Info.Description)
	extra := c.Config.JSONSchemaExtra
	if c.Root && c.Fields[0].Info.JSONSchemaExtra != nil {
		extra = c.Fields[0].Info.JSONSchemaExtra
	}
	return g.withClassExtra(d, extra, c.Type)
}

// describe is _update_class_schema but for json_schema_extra.
func (g *Generator) describe(d *py.Dict, name string, config schema.Config, doc string) {
	if _, ok := d.GetStr("title"); !ok {
		if config.Title != "" {
			name = config.Title
		}
		d.SetStr("title", py.Str(name))
	}
	if _, ok := d.GetStr("description"); !ok && doc != "" {
		d.SetStr("description", py.Str(py.CleanDoc(doc)))
	}
	if _, ok := d.GetStr("additionalProperties"); !ok {
		switch config.Extra {
		case schema.ExtraAllow:
			d.SetStr("additionalProperties", py.Bool(true))
		case schema.ExtraForbid:
			d.SetStr("additionalProperties", py.Bool(false))
		}
	}
}

// withClassExtra applies a model's json_schema_extra; functions may take the class too.
func (g *Generator) withClassExtra(d *py.Dict, extra py.Value, class *py.Type) *py.Dict {
	if _, isDict := extra.(*py.Dict); extra == nil || extra == py.None || isDict {
		if e, ok := extra.(*py.Dict); ok {
			for k, v := range e.All() {
				if err := d.Set(g.task, k, v); err != nil {
					g.Fail(err)
				}
			}
		}
		return d
	}
	if f, ok := extra.(py.Arity); ok && f.PositionalCount() > 1 && class != nil {
		return g.withExtra(d, extra, class)
	}
	return g.withExtra(d, extra)
}

// fieldsOf lists the fields of a class in the mode at hand, computed ones last.
func (g *Generator) fieldsOf(fields []*schema.Field, total bool, computed []*schema.ComputedField) []property {
	var out []property
	for _, f := range fields {
		if g.mode == Serialization && f.Exclude || g.omits(f.Schema) {
			continue
		}
		_, hasDefault := f.Schema.(*schema.Default)
		hasDefault = hasDefault || f.Default != nil || f.DefaultFactory != nil
		p := property{name: g.fieldName(f), required: total && !hasDefault, titled: titled(f.Schema)}
		if g.mode == Serialization && f.ExcludeIf != nil {
			p.required = false
		}
		p.schema = g.WithInfo(g.fieldSchema(f), &f.Info)
		out = append(out, p)
	}
	if g.mode == Validation {
		return out
	}
	for _, f := range computed {
		if f.Exclude || g.omits(f.Return) {
			continue
		}
		name := f.Name
		if f.Alias != "" {
			name = f.Alias
		}
		d := g.schemaOf(f.Return)
		d.SetStr("readOnly", py.Bool(true))
		out = append(out, property{name: name, required: true, schema: g.WithInfo(d, &f.Info), titled: titled(f.Return)})
	}
	return out
}

// fieldSchema is the schema of a field with its default.
func (g *Generator) fieldSchema(f *schema.Field) *py.Dict {
	d := g.schemaOf(f.Schema)
	if _, done := f.Schema.(*schema.Default); !done && f.Default != nil {
		return g.WithDefaultValue(d, f.Schema, f.Default)
	}
	return d
}

// fieldName is _get_alias_name.
func (g *Generator) fieldName(f *schema.Field) string {
	if g.options.ByName {
		return f.Name
	}
	if g.mode == Serialization {
		switch {
		case f.SerializationAlias != "":
			return f.SerializationAlias
		case f.Alias != "":
			return f.Alias
		}
		return f.Name
	}
	switch {
	case g.config.ValidateByAlias != nil && !*g.config.ValidateByAlias && !g.options.ByAlias:
		return f.Name
	case f.ValidationAlias != "":
		return f.ValidationAlias
	case len(f.ValidationAliases) > 0:
		for _, path := range f.ValidationAliases {
			if s, ok := py.AsStr(path[0]); ok && len(path) == 1 {
				return s
			}
		}
	case f.Alias != "":
		return f.Alias
	}
	return f.Name
}

// titled is field_title_should_be_set: classes bring titles of their own.
func titled(s schema.Schema) bool {
	switch n := s.(type) {
	case *schema.ModelRef, *schema.Enum, *schema.Dataclass, *schema.TypedDict, *schema.NamedTuple, *schema.Ref:
		return false
	case *schema.Default:
		return titled(n.Inner)
	case *schema.Nullable:
		return titled(n.Inner)
	case *schema.Meta:
		return titled(n.Inner)
	case *schema.Ser:
		return titled(n.Inner)
	case *schema.FuncBefore:
		return titled(n.Inner)
	case *schema.FuncAfter:
		return titled(n.Inner)
	case *schema.FuncWrap:
		return titled(n.Inner)
	}
	return true
}

// properties is _named_required_fields_schema.
func (g *Generator) properties(fields []property) *py.Dict {
	properties := py.NewDict()
	var required []string
	for _, f := range fields {
		d := f.schema.Copy()
		if _, ok := d.GetStr("title"); !ok && f.titled {
			d.SetStr("title", py.Str(titleOf(f.name)))
		}
		g.dropRepeated(d)
		properties.SetStr(f.name, d)
		if f.required {
			required = append(required, f.name)
		}
	}
	d := Object("type", "object", "properties", properties)
	if required != nil {
		d.SetStr("required", jsonValue(required))
	}
	return d
}

// titleOf is get_title_from_name.
func titleOf(name string) string {
	return strings.TrimSpace(strings.ReplaceAll(py.StrTitle(name), "_", " "))
}

// dropRepeated removes the keys beside a reference that the referenced schema has too.
func (g *Generator) dropRepeated(d *py.Dict) {
	ref, ok := d.GetStr("$ref")
	if !ok {
		return
	}
	s, _ := py.AsStr(ref)
	target := g.defs.byName(strings.TrimPrefix(s, g.options.RefPrefix))
	if target == nil {
		return
	}
	var drop []string
	for k, v := range d.All() {
		name, _ := py.AsStr(k)
		if other, ok := target.GetStr(name); ok && name != "$ref" && g.equal(v, other) {
			drop = append(drop, name)
		}
	}
	for _, name := range drop {
		d.DelStr(name)
	}
}

func (g *Generator) dataclass(n *schema.Dataclass) *py.Dict {
	d := g.properties(g.fieldsOf(n.Fields, true, n.Computed))
	doc := n.Class.Doc
	if strings.HasPrefix(doc, n.Class.Name+"(") {
		doc = ""
	}
	g.describe(d, n.Class.Name, n.Config, doc)
	return g.withClassExtra(d, n.Config.JSONSchemaExtra, n.Class)
}

func (g *Generator) typedDict(n *schema.TypedDict) *py.Dict {
	fields := g.fieldsOf(n.Fields, true, n.Computed)
	for i := range n.Fields {
		if i < len(fields) {
			fields[i].required = n.Fields[i].Required
		}
	}
	d := g.properties(fields)
	name := n.ClassName
	if at := strings.LastIndexByte(name, '.'); at >= 0 {
		name = name[at+1:]
	}
	g.describe(d, name, n.Config, "")
	return g.withClassExtra(d, n.Config.JSONSchemaExtra, nil)
}

func (g *Generator) namedTuple(n *schema.NamedTuple) *py.Dict {
	var items []py.Value
	least := 0
	for _, f := range n.Fields {
		d := g.fieldSchema(f).Copy()
		if _, ok := d.GetStr("title"); !ok && titled(f.Schema) {
			d.SetStr("title", py.Str(titleOf(f.Name)))
		}
		items = append(items, d)
		if _, optional := f.Schema.(*schema.Default); !optional {
			least++
		}
	}
	d := Object("type", "array", "prefixItems", items)
	if least > 0 {
		d.SetStr("minItems", py.MakeInt(int64(least)))
	}
	d.SetStr("maxItems", py.MakeInt(int64(len(items))))
	return d
}
