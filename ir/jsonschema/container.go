package jsonschema

import (
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// container is the JSON Schema of a collection node, or nil for other nodes.
func (g *Generator) container(s schema.Schema) *py.Dict {
	switch n := s.(type) {
	case *schema.List:
		return lengths(Object("type", "array", "items", g.schemaOf(n.Items)), "minItems", "maxItems", n.MinLength, n.MaxLength)
	case *schema.Sequence:
		return lengths(Object("type", "array", "items", g.schemaOf(n.Items)), "minItems", "maxItems", n.MinLength, n.MaxLength)
	case *schema.Iterable:
		return lengths(Object("type", "array", "items", g.schemaOf(n.Items)), "minItems", "maxItems", n.MinLength, n.MaxLength)
	case *schema.Set:
		return lengths(Object("type", "array", "uniqueItems", true, "items", g.schemaOf(n.Items)), "minItems", "maxItems", n.MinLength, n.MaxLength)
	case *schema.Tuple:
		return g.tuple(n)
	case *schema.Dict:
		return g.dict(n)
	}
	return nil
}

func (g *Generator) tuple(n *schema.Tuple) *py.Dict {
	d := Object("type", "array")
	var items []py.Value
	for _, s := range n.Items {
		items = append(items, g.schemaOf(s))
	}
	if n.Rest != nil {
		if len(items) > 0 {
			d.SetStr("minItems", py.MakeInt(int64(len(items))))
			d.SetStr("prefixItems", py.NewList(items...))
		}
		d.SetStr("items", g.schemaOf(n.Rest))
	} else {
		if len(items) > 0 {
			d.SetStr("prefixItems", py.NewList(items...))
		}
		d.SetStr("minItems", py.MakeInt(int64(len(items))))
		d.SetStr("maxItems", py.MakeInt(int64(len(items))))
	}
	return lengths(d, "minItems", "maxItems", n.MinLength, n.MaxLength)
}

// dict is _common_dict_schema: a pattern on the keys becomes patternProperties, other
// constraints on them propertyNames.
func (g *Generator) dict(n *schema.Dict) *py.Dict {
	d := Object("type", "object")
	keys, values := g.schemaOf(n.Keys).Copy(), g.schemaOf(n.Values).Copy()
	pattern, hasPattern := py.Value(nil), false
	_, isRef := keys.GetStr("$ref")
	if !isRef {
		if pattern, hasPattern = keys.GetStr("pattern"); hasPattern {
			keys.DelStr("pattern")
		}
		keys.DelStr("title")
	}
	values.DelStr("title")
	switch {
	case hasPattern:
		p := py.NewDict()
		if err := p.Set(g.task, pattern, values); err != nil {
			g.Fail(err)
		}
		d.SetStr("patternProperties", p)
	case values.Len() > 0:
		d.SetStr("additionalProperties", values)
	default:
		d.SetStr("additionalProperties", py.Bool(true))
	}
	if t, _ := keys.GetStr("type"); isRef || t == py.Value(py.Str("string")) && keys.Len() > 1 {
		keys.DelStr("type")
		d.SetStr("propertyNames", keys)
	}
	return lengths(d, "minProperties", "maxProperties", n.MinLength, n.MaxLength)
}
