package pydantic

import "github.com/covetpy/covetgen/runtime/schema"

// children are the nodes directly inside a schema node. The classes that it refers to
// are not among them.
func children(s schema.Schema) []schema.Schema {
	one := func(list ...schema.Schema) []schema.Schema {
		var out []schema.Schema
		for _, x := range list {
			if x != nil {
				out = append(out, x)
			}
		}
		return out
	}
	fields := func(list []*schema.Field) []schema.Schema {
		var out []schema.Schema
		for _, f := range list {
			out = append(out, one(f.Schema)...)
		}
		return out
	}
	switch n := s.(type) {
	case *schema.Json:
		return one(n.Inner)
	case *schema.Pattern:
		return one(n.Inner)
	case *schema.List:
		return one(n.Items)
	case *schema.Tuple:
		return append(append([]schema.Schema(nil), n.Items...), one(n.Rest)...)
	case *schema.Set:
		return one(n.Items)
	case *schema.Sequence:
		return one(n.Items)
	case *schema.Iterable:
		return one(n.Items)
	case *schema.Dict:
		return one(n.Keys, n.Values)
	case *schema.Union:
		return n.Choices
	case *schema.TaggedUnion:
		return n.Choices
	case *schema.Nullable:
		return one(n.Inner)
	case *schema.Default:
		return one(n.Inner)
	case *schema.TypedDict:
		return fields(n.Fields)
	case *schema.Dataclass:
		return fields(n.Fields)
	case *schema.NamedTuple:
		return fields(n.Fields)
	case *schema.FuncBefore:
		return one(n.Inner)
	case *schema.FuncAfter:
		return one(n.Inner)
	case *schema.FuncPlain:
		return one(n.Inner)
	case *schema.FuncWrap:
		return one(n.Inner)
	case *schema.LaxOrStrict:
		return one(n.Lax, n.Exact)
	case *schema.JSONOrPython:
		return one(n.JSON, n.Python)
	case *schema.Chain:
		return n.Steps
	case *schema.CustomErrorSchema:
		return one(n.Inner)
	case *schema.Custom:
		return one(n.Ser)
	case *schema.Ser:
		return one(n.Inner, n.ReturnSchema)
	case *schema.Meta:
		return one(n.Inner)
	case *tagNode:
		return one(n.Inner)
	case *schema.Constrained:
		return one(n.Inner)
	}
	return nil
}

// Walk calls visit for every node of a schema and of the classes that it refers to, each
// class once, and class for every class.
func Walk(s schema.Schema, class func(*schema.Class), visit func(schema.Schema)) {
	walk(s, map[*schema.Class]bool{}, class, visit)
}

func walk(s schema.Schema, done map[*schema.Class]bool, class func(*schema.Class), visit func(schema.Schema)) {
	if s == nil {
		return
	}
	if visit != nil {
		visit(s)
	}
	if ref, ok := s.(*schema.ModelRef); ok {
		c := ref.Class
		if done[c] {
			return
		}
		done[c] = true
		if class != nil {
			class(c)
		}
		for _, x := range classSchemas(c) {
			walk(x, done, class, visit)
		}
		return
	}
	for _, x := range children(s) {
		walk(x, done, class, visit)
	}
}

// classSchemas are the schemas that hang on a class.
func classSchemas(c *schema.Class) []schema.Schema {
	var out []schema.Schema
	for _, f := range c.Fields {
		out = append(out, f.Schema)
	}
	for _, f := range c.Computed {
		out = append(out, f.Return)
	}
	if c.Serializer != nil {
		out = append(out, c.Serializer.ReturnSchema)
	}
	out = append(out, c.Extras, c.ExtrasKeys)
	if m, ok := c.Decl.(*Model); ok {
		out = append(out, m.problems...)
	}
	return out
}
