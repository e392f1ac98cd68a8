package fromopenapi

import (
	"fmt"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/openapi"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

var noneValue = py.None

func nullable(s schema.Schema) schema.Schema {
	switch s.(type) {
	case *schema.Nullable, *schema.Any, *schema.None:
		return s
	}
	return &schema.Nullable{Inner: s}
}

// unwrap looks through what stands around a schema without changing its kind.
func unwrap(s schema.Schema) schema.Schema {
	for {
		switch n := s.(type) {
		case *schema.Default:
			s = n.Inner
		case *schema.Nullable:
			s = n.Inner
		case *schema.Meta:
			s = n.Inner
		case *schema.Checked:
			s = n.Inner
		default:
			return s
		}
	}
}

// ownName begins the name of a component while its schema is made: an object directly in
// it has the component's name, one further inside a name that is made of it.
const ownName = "="

// component returns the node of a named schema. A schema that is met again while it is
// being made is a model, which is referred to by its class, or becomes a schema.Ref.
func (b *builder) component(name string) schema.Schema {
	if node, ok := b.nodes[name]; ok {
		return node
	}
	s, ok := b.doc.Schema(name)
	if !ok || s.Schema == nil {
		return &schema.Any{}
	}
	if slices.Contains(b.opening, name) {
		return b.reopened(name, s.Schema)
	}
	b.opening = append(b.opening, name)
	outer := b.module
	b.module = b.components
	node := b.hierarchy(name, s.Schema)
	if node == nil {
		node = b.schema(s.Schema, ownName+name)
	}
	b.module = outer
	b.opening = b.opening[:len(b.opening)-1]
	if ref, ok := b.refs[name]; ok {
		if node == schema.Schema(ref) {
			b.list.Errorf(BadSchema, s.Schema.Span, "the schema %s is nothing but itself", name)
			node = &schema.Any{}
		}
		*ref.Target = node
		node = ref
	}
	b.nodes[name] = node
	return node
}

// heirs are the components that take in a component with a discriminator by allOf.
func (b *builder) heirs(name string, s *openapi.Schema) []string {
	if s.DiscriminatorProperty == "" || len(s.OneOf)+len(s.AnyOf) > 0 {
		return nil
	}
	var heirs []string
	known := map[string]bool{name: true}
	for grown := true; grown; {
		grown = false
		for _, c := range b.doc.Schemas {
			if !known[c.Name] && slices.ContainsFunc(c.Schema.AllOf, func(part *openapi.Schema) bool { return known[part.Ref] }) {
				known[c.Name], grown = true, true
				heirs = append(heirs, c.Name)
			}
		}
	}
	return heirs
}

// hierarchy is a component with heirs: where it is asked for, one of them may come. It is
// nil for all other components.
func (b *builder) hierarchy(name string, s *openapi.Schema) schema.Schema {
	heirs := b.heirs(name, s)
	if len(heirs) == 0 {
		return nil
	}
	t := &schema.TaggedUnion{Discriminator: s.DiscriminatorProperty}
	add := func(of string, node schema.Schema) {
		for _, tag := range tags(s, of) {
			t.Tags = append(t.Tags, py.Str(tag))
			t.Choices = append(t.Choices, node)
		}
	}
	base := *s
	base.DiscriminatorProperty, base.Nullable, base.HasDefault = "", false, false
	add(name, b.bare(&base, ownName+name))
	for _, heir := range heirs {
		add(heir, b.component(heir))
	}
	if s.Nullable {
		return nullable(t)
	}
	return t
}

// reopened is a component inside of itself.
func (b *builder) reopened(name string, s *openapi.Schema) schema.Schema {
	if m, ok := b.models[name]; ok && len(b.heirs(name, s)) == 0 {
		if s.Nullable {
			return nullable(&schema.ModelRef{Class: m.Class})
		}
		return &schema.ModelRef{Class: m.Class}
	}
	ref, ok := b.refs[name]
	if !ok {
		ref = &schema.Ref{RefName: name, Target: new(schema.Schema)}
		b.refs[name] = ref
	}
	return ref
}

// schema makes the node of any schema. name is for objects that stand inline.
func (b *builder) schema(s *openapi.Schema, name string) schema.Schema {
	if s == nil {
		return &schema.Any{}
	}
	var node schema.Schema
	if s.Ref != "" {
		node = b.component(s.Ref)
	} else {
		node = b.bare(s, name)
		if s.Nullable {
			node = nullable(node)
		}
	}
	if s.HasDefault {
		return b.withDefault(node, s)
	}
	if d, ok := node.(*schema.Default); ok && s.Ref != "" {
		return d.Inner // the default of a component is a note on it, not on what refers to it
	}
	return node
}

func (b *builder) bare(s *openapi.Schema, name string) schema.Schema {
	switch {
	case s.Never:
		return &schema.Never{}
	case s.Null:
		return &schema.None{}
	case len(s.AllOf) == 1 && !constrains(s):
		node := b.schema(s.AllOf[0], name)
		if d, ok := node.(*schema.Default); ok && s.HasDefault {
			return d.Inner
		}
		return node
	case len(s.AllOf) > 0:
		s = b.flatten(s)
	}
	b.report(s)
	choices, keyword := s.AnyOf, "anyOf"
	if len(s.OneOf) > 0 {
		choices, keyword = s.OneOf, "oneOf"
	}
	if len(choices) == 0 {
		return b.checked(s, b.plain(s, name), name)
	}
	rest := *s
	rest.AnyOf, rest.OneOf = nil, nil
	if len(s.AnyOf) > 0 && len(s.OneOf) > 0 {
		b.notChecked(s.Span, "anyOf beside oneOf")
	}
	if !constrains(&rest) {
		return b.union(s, choices, keyword, name)
	}
	if onlyRequire(choices) {
		rule := &schema.Rule{Keyword: keyword}
		for _, c := range choices {
			rule.Schemas = append(rule.Schemas, b.checked(c, &schema.Any{}, name))
		}
		return withRules(b.checked(&rest, b.plain(&rest, name), name), rule)
	}
	// What stands beside the choices holds for each of them.
	rest.Nullable, rest.HasDefault = false, false
	merged := make([]*openapi.Schema, len(choices))
	for i, c := range choices {
		merged[i] = &openapi.Schema{Span: c.Span, Title: c.Title, AllOf: []*openapi.Schema{&rest, c}, Nullable: c.Nullable && c.Ref == ""}
	}
	return b.union(s, merged, keyword, name)
}

// constrains reports whether a schema says anything besides its allOf, anyOf, oneOf.
func constrains(s *openapi.Schema) bool {
	return s.Ref != "" || len(s.Types) > 0 || s.HasConst || len(s.Enum) > 0 || len(s.AnyOf)+len(s.OneOf) > 0 || hasObjectKeywords(s) || hasArrayKeywords(s) ||
		hasNumberKeywords(s) || hasStringKeywords(s) || s.Not != nil || s.If != nil || s.Never || s.Format != ""
}

func hasObjectKeywords(s *openapi.Schema) bool {
	return len(s.Properties)+len(s.Required)+len(s.PatternProps)+len(s.DependentSchemas)+len(s.DependentRequired) > 0 || s.Additional != nil ||
		s.AdditionalAllowed != nil || s.MinProps != nil || s.MaxProps != nil || s.PropertyNames != nil || s.Unevaluated != nil
}

func hasArrayKeywords(s *openapi.Schema) bool {
	return s.Items != nil || len(s.PrefixItems) > 0 || s.MinItems != nil || s.MaxItems != nil || s.UniqueItems || s.Contains != nil
}

func hasNumberKeywords(s *openapi.Schema) bool {
	return s.Minimum != "" || s.Maximum != "" || s.ExclusiveMinimum != "" || s.ExclusiveMaximum != "" || s.MultipleOf != ""
}

func hasStringKeywords(s *openapi.Schema) bool {
	return s.Pattern != "" || s.MinLength != nil || s.MaxLength != nil
}

// onlyRequire reports whether choices do nothing but ask for properties.
func onlyRequire(choices []*openapi.Schema) bool {
	return !slices.ContainsFunc(choices, func(c *openapi.Schema) bool {
		rest := *c
		rest.Required, rest.Not, rest.MinProps, rest.MaxProps = nil, nil, nil, nil
		if len(rest.Types) == 1 && rest.Types[0] == "object" {
			rest.Types = nil
		}
		return constrains(&rest) || len(rest.AllOf) > 0
	})
}

// plain is a schema without allOf, anyOf and oneOf.
func (b *builder) plain(s *openapi.Schema, name string) schema.Schema {
	switch {
	case s.HasConst:
		return b.literal(s, []any{s.Const}, name)
	case len(s.Enum) > 0:
		return b.literal(s, s.Enum, name)
	case len(s.Types) > 1:
		u := &schema.Union{}
		for _, t := range s.Types {
			u.Choices = append(u.Choices, b.ofType(t, s, name))
		}
		return u
	case len(s.Types) == 1:
		return b.ofType(s.Types[0], s, name)
	case len(s.Properties) > 0 || s.Additional != nil:
		return b.ofType("object", s, name)
	case s.Items != nil || len(s.PrefixItems) > 0:
		return b.ofType("array", s, name)
	case hasStringKeywords(s) || s.Format != "" && formats[s.Format] != nil:
		return b.ofType("string", s, name)
	case hasNumberKeywords(s):
		return b.ofType("number", s, name)
	}
	return &schema.Any{}
}

// ofType is a schema of one JSON type.
func (b *builder) ofType(kind string, s *openapi.Schema, name string) schema.Schema {
	switch kind {
	case "boolean":
		return &schema.Bool{}
	case "integer":
		return b.integer(s)
	case "number":
		return b.float(s)
	case "string":
		return b.text(s)
	case "array":
		return b.array(s, name)
	case "object":
		if len(s.Properties) == 0 {
			return b.mapping(s, name)
		}
		return &schema.ModelRef{Class: b.model(s, name).Class}
	}
	b.list.Errorf(BadSchema, s.Span, "%q is no type of JSON Schema", kind).Hint = "types are array, boolean, integer, null, number, object and string"
	return &schema.Any{}
}

func (b *builder) array(s *openapi.Schema, name string) schema.Schema {
	if len(s.PrefixItems) > 0 {
		n := &schema.Tuple{MinLength: s.MinItems, MaxLength: s.MaxItems}
		for i, item := range s.PrefixItems {
			n.Items = append(n.Items, b.item(item, fmt.Sprintf("%s_%d", name, i+1)))
		}
		if s.Items != nil && !s.Items.Never {
			n.Rest = b.item(s.Items, name+"_item")
		}
		return n
	}
	return &schema.List{Items: b.item(s.Items, itemName(name)), MinLength: s.MinItems, MaxLength: s.MaxItems}
}

// item is the schema of an item of an array or of a mapping: it is there or not, and has no
// default.
func (b *builder) item(s *openapi.Schema, name string) schema.Schema {
	node := b.schema(s, name)
	if d, ok := node.(*schema.Default); ok {
		return d.Inner
	}
	return node
}

// itemName names the items of a list that has a name: pets holds a pet.
func itemName(name string) string {
	switch {
	case strings.HasSuffix(name, "ies") && len(name) > 4:
		return name[:len(name)-3] + "y"
	case strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") && !strings.HasSuffix(name, "us") && len(name) > 2:
		return name[:len(name)-1]
	}
	return name + "_item"
}

func (b *builder) mapping(s *openapi.Schema, name string) schema.Schema {
	d := &schema.Dict{Keys: &schema.Str{}, Values: &schema.Any{}, MinLength: s.MinProps, MaxLength: s.MaxProps}
	switch {
	case s.Additional != nil:
		d.Values = b.item(s.Additional, name+"_value")
	case s.AdditionalAllowed != nil && !*s.AdditionalAllowed && len(s.PatternProps) == 0:
		d.Values = &schema.Never{}
	}
	return d
}

func (b *builder) union(s *openapi.Schema, choices []*openapi.Schema, keyword, name string) schema.Schema {
	if s.DiscriminatorProperty != "" {
		if t := b.tagged(s, choices); t != nil {
			return t
		}
	}
	u := &schema.Union{}
	null := false
	for i, c := range choices {
		if c.Null {
			null = true
			continue
		}
		choice := fmt.Sprintf("%s_%d", name, i+1)
		if c.Title != "" && len(c.Title) <= 40 {
			choice = c.Title
		}
		node := b.schema(c, choice)
		if d, ok := node.(*schema.Default); ok {
			node = d.Inner
		}
		if n, ok := node.(*schema.Nullable); ok {
			null, node = true, n.Inner
		}
		u.Choices = append(u.Choices, node)
	}
	var out schema.Schema = u
	switch {
	case len(u.Choices) == 0:
		return &schema.None{}
	case len(u.Choices) == 1:
		out = u.Choices[0]
	case keyword == "oneOf" && !disjoint(u.Choices):
		out = withRules(u, &schema.Rule{Keyword: "oneOf"})
	}
	if null {
		return nullable(out)
	}
	return out
}

// disjoint reports whether no value fits two of the choices, as far as their kinds tell.
func disjoint(choices []schema.Schema) bool {
	seen := map[string]bool{}
	for _, c := range choices {
		kind := jsonKind(c)
		if kind == "" || seen[kind] {
			return false
		}
		seen[kind] = true
	}
	return true
}

// jsonKind is the one JSON type that a node takes, "" where that is not plain.
func jsonKind(s schema.Schema) string {
	switch n := s.(type) {
	case *schema.Checked:
		return jsonKind(n.Inner)
	case *schema.Bool:
		return "boolean"
	case *schema.Int, *schema.Float:
		return "number"
	case *schema.Str, *schema.Bytes:
		return "string"
	case *schema.List, *schema.Tuple:
		return "array"
	case *schema.Dict, *schema.ModelRef, *schema.TaggedUnion:
		return "object"
	case *schema.Literal:
		kind := ""
		for _, v := range n.Values {
			k := "number"
			switch v.(type) {
			case py.Str:
				k = "string"
			case py.Bool:
				k = "boolean"
			}
			if kind != "" && k != kind {
				return ""
			}
			kind = k
		}
		return kind
	}
	return ""
}

// tagged is a union with a discriminator whose choices are all models; nil for others.
func (b *builder) tagged(s *openapi.Schema, choices []*openapi.Schema) schema.Schema {
	t := &schema.TaggedUnion{Discriminator: s.DiscriminatorProperty}
	null := false
	for _, c := range choices {
		if c.Null {
			null = true
			continue
		}
		node, ok := b.schema(c, "").(*schema.ModelRef)
		if !ok || c.Ref == "" {
			return nil
		}
		for _, tag := range tags(s, c.Ref) {
			t.Tags = append(t.Tags, py.Str(tag))
			t.Choices = append(t.Choices, node)
		}
	}
	if null {
		return nullable(t)
	}
	return t
}

// tags are the values of a discriminator that lead to a schema: those of the mapping, else
// its own name.
func tags(s *openapi.Schema, name string) []string {
	var out []string
	for _, m := range s.DiscriminatorMapping {
		if m.Schema == name {
			out = append(out, m.Value)
		}
	}
	if len(out) == 0 {
		return []string{name}
	}
	return out
}

// report warns of keywords that are accepted without being checked.
func (b *builder) report(s *openapi.Schema) {
	for _, keyword := range s.Unsupported {
		b.notChecked(keyword.Span, "the keyword %q", keyword.Name)
	}
}

// typeOf is the static type of what a node lets through.
func (b *builder) typeOf(s schema.Schema) *ir.Type {
	switch n := s.(type) {
	case *schema.Bool:
		return ir.Bool
	case *schema.Int:
		return ir.Int
	case *schema.Float:
		return ir.Float
	case *schema.Str:
		return ir.Str
	case *schema.Bytes:
		return ir.Bytes
	case *schema.None:
		return ir.Dyn
	case *schema.Literal:
		return literalType(n)
	case *schema.Chain:
		return b.typeOf(n.Steps[len(n.Steps)-1])
	case *schema.List:
		return &ir.Type{Kind: ir.ListKind, Elem: b.typeOf(n.Items)}
	case *schema.Dict:
		return &ir.Type{Kind: ir.DictKind, Key: ir.Str, Elem: b.typeOf(n.Values)}
	case *schema.Tuple:
		return ir.Tuple
	case *schema.Default:
		return b.typeOf(n.Inner)
	case *schema.Checked:
		return b.typeOf(n.Inner)
	case *schema.Json:
		return b.typeOf(n.Inner)
	case *schema.Nullable:
		return ir.OptionalOf(b.typeOf(n.Inner))
	case *schema.ModelRef:
		if m, ok := b.classes[n.Class]; ok {
			return ir.ModelOf(m)
		}
	}
	return ir.Dyn
}

func literalType(n *schema.Literal) *ir.Type {
	switch jsonKind(n) {
	case "string":
		return ir.Str
	case "number":
		return ir.Int
	case "boolean":
		return ir.Bool
	}
	return ir.Dyn
}
