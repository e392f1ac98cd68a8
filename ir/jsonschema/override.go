package jsonschema

import (
	"slices"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// override is what an annotation says of the JSON Schema in this mode, nil for nothing.
func (g *Generator) override(n *schema.Meta) *schema.JSONOverride {
	if n.JSON == nil || n.JSON.Mode != "" && (n.JSON.Mode == "serialization") != (g.mode == Serialization) {
		return nil
	}
	return n.JSON
}

// omits reports whether Pydantic raises PydanticOmit for s: SkipJsonSchema, or
// WithJsonSchema(None), anywhere below it up to the fields and unions that catch it.
func (g *Generator) omits(s schema.Schema) bool {
	switch n := s.(type) {
	case *schema.Meta:
		if o := g.override(n); o != nil && (o.Omit || o.Schema != nil) {
			return o.Omit
		}
	case *schema.ModelRef, *schema.Dataclass, *schema.TypedDict, *schema.NamedTuple, *schema.Enum, *schema.Ref, *schema.Union, *schema.TaggedUnion:
		return false
	}
	return slices.ContainsFunc(schema.Children(s), g.omits)
}

// withExamples adds the examples of an Examples annotation to those that are there.
func (g *Generator) withExamples(d *py.Dict, examples py.Value) *py.Dict {
	list := py.NewList()
	if have, ok := d.GetStr("examples"); ok {
		if l, ok := have.(*py.List); ok {
			list.Items = append(list.Items, l.Items...)
		}
	}
	if l, ok := g.jsonable(examples).(*py.List); ok {
		list.Items = append(list.Items, l.Items...)
	}
	d.SetStr("examples", list)
	return d
}
