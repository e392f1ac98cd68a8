package pydantic

import "github.com/covetpy/covetgen/runtime/schema"

// children are schema.Children with what only the compiler sees: the discriminator's tag
// of a choice and the schema that a serializer's result is annotated with. The classes
// that a node refers to are not among them.
func children(s schema.Schema) []schema.Schema {
	list := schema.Children(s)
	switch n := s.(type) {
	case *schema.Ser:
		if n.ReturnSchema != nil {
			list = append(list, n.ReturnSchema)
		}
	case *tagNode:
		list = append(list, n.Inner)
	}
	return list
}

// walk calls visit for every node of a schema and of the classes that it refers to, each
// class once, and class for every class. Either may be nil.
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
