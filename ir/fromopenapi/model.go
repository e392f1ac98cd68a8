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

// model makes the model of an object schema. A component's model has its name; an object
// that stands inline has one made of the names around it.
func (b *builder) model(s *openapi.Schema, name string) *ir.Model {
	component := ""
	if n := len(b.opening); n > 0 && ownName+b.opening[n-1] == name && b.models[b.opening[n-1]] == nil {
		component = b.opening[n-1]
		name = component
	} else {
		name = b.inlineName(name)
	}
	class := &schema.Class{Name: name, Info: schema.FieldInfo{Title: s.Title, Description: s.Description}}
	m := &ir.Model{Name: name, Module: b.module, Span: s.Span, Doc: s.Description, Class: class}
	if component != "" {
		b.models[component] = m
	}
	b.classes[class] = m
	b.program.Models = append(b.program.Models, m)
	for _, p := range s.Properties {
		f := b.field(m, p, slices.Contains(s.Required, p.Name))
		m.Fields = append(m.Fields, f)
		class.Fields = append(class.Fields, f.Field)
	}
	b.extras(class, s, name)
	return m
}

// extras says what the model does with properties that it has not.
func (b *builder) extras(class *schema.Class, s *openapi.Schema, name string) {
	forbidden := s.AdditionalAllowed != nil && !*s.AdditionalAllowed || s.Unevaluated != nil && !*s.Unevaluated
	switch {
	case forbidden && len(s.PatternProps) > 0:
		class.Config.Extra = schema.ExtraAllow
		b.notChecked(s.Span, "additionalProperties: false beside patternProperties")
	case forbidden:
		class.Config.Extra = schema.ExtraForbid
	case s.Additional != nil:
		class.Config.Extra = schema.ExtraAllow
		class.Extras = b.schema(s.Additional, name+"_value")
	case s.AdditionalAllowed != nil || len(s.PatternProps) > 0:
		class.Config.Extra = schema.ExtraAllow
	}
}

// field makes the field of a property. One that may be absent is an optional type in Go,
// is left out of answers when it is nil, and takes null only where the document says so.
// A property that is read only is not asked for in requests; one that is write only is not
// part of answers.
func (b *builder) field(m *ir.Model, p *openapi.Property, required bool) *ir.ModelField {
	node := b.schema(p.Schema, m.Name+"_"+p.Name)
	info := schema.FieldInfo{}
	if p.Schema != nil {
		info.Title, info.Description = p.Schema.Title, p.Schema.Description
	}
	f := &schema.Field{Name: p.Name, Schema: node, Required: required, Info: info}
	span := b.spanOf(p.Schema)
	if p.Schema != nil {
		f.Exclude = p.Schema.WriteOnly
		required = required && !p.Schema.ReadOnly
	}
	if d, ok := node.(*schema.Default); ok {
		f.Required, f.Default = false, d.Value
		return &ir.ModelField{Field: f, Type: b.typeOf(d.Inner), Span: span}
	}
	if !required {
		f.Required, f.Default, f.OmitNone = false, noneValue, true
		f.Schema = &schema.Default{Inner: node, Value: noneValue}
		return &ir.ModelField{Field: f, Type: ir.OptionalOf(b.typeOf(node)), Span: span}
	}
	return &ir.ModelField{Field: f, Type: b.typeOf(node), Span: span}
}

// inlineName is a free model name for an object that has none of its own.
func (b *builder) inlineName(name string) string {
	var out strings.Builder
	for _, part := range strings.FieldsFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	}) {
		out.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	base := out.String()
	if base == "" || base[0] >= '0' && base[0] <= '9' {
		base = "Object" + base
	}
	free := base
	for n := 2; b.names[free]; n++ {
		free = fmt.Sprintf("%s%d", base, n)
	}
	b.names[free] = true
	return free
}

// checked puts the rules around a node that it does not know itself.
func (b *builder) checked(s *openapi.Schema, node schema.Schema, name string) schema.Schema {
	var rules []*schema.Rule
	add := func(r *schema.Rule) { rules = append(rules, r) }
	if s.UniqueItems {
		add(&schema.Rule{Keyword: "uniqueItems"})
	}
	if s.Not != nil {
		add(&schema.Rule{Keyword: "not", Schemas: []schema.Schema{b.schema(s.Not, name+"_not")}})
	}
	if s.If != nil {
		add(&schema.Rule{Keyword: "if", Schemas: []schema.Schema{b.schema(s.If, name+"_if"), b.schema(s.Then, name+"_then"), b.schema(s.Else, name+"_else")}})
	}
	if s.Contains != nil {
		r := &schema.Rule{Keyword: "contains", Schemas: []schema.Schema{b.schema(s.Contains, name+"_contains")}, Min: 1, Max: s.MaxContains}
		if s.MinContains != nil {
			r.Min = *s.MinContains
		}
		add(r)
	}
	if s.PropertyNames != nil {
		add(&schema.Rule{Keyword: "propertyNames", Schemas: []schema.Schema{b.schema(s.PropertyNames, name+"_name")}})
	}
	for _, p := range s.PatternProps {
		if b.patternWorks(p.Name, b.spanOf(p.Schema)) {
			add(&schema.Rule{Keyword: "patternProperties", Pattern: p.Name, Schemas: []schema.Schema{b.schema(p.Schema, name+"_pattern")}})
		}
	}
	for _, d := range s.DependentRequired {
		add(&schema.Rule{Keyword: "dependentRequired", Keys: append([]string{d.Property}, d.Required...)})
	}
	for _, p := range s.DependentSchemas {
		add(&schema.Rule{Keyword: "dependentSchemas", Keys: []string{p.Name}, Schemas: []schema.Schema{b.schema(p.Schema, name+"_with_"+p.Name)}})
	}
	for _, r := range countRules(s, node) {
		add(r)
	}
	if keys := undeclared(s, node); len(keys) > 0 {
		add(&schema.Rule{Keyword: "required", Keys: keys})
	}
	return withRules(node, rules...)
}

// countRules are minProperties and maxProperties, which a Dict counts itself.
func countRules(s *openapi.Schema, node schema.Schema) []*schema.Rule {
	if _, ok := node.(*schema.Dict); ok {
		return nil
	}
	var out []*schema.Rule
	if s.MinProps != nil {
		out = append(out, &schema.Rule{Keyword: "minProperties", Min: *s.MinProps})
	}
	if s.MaxProps != nil {
		out = append(out, &schema.Rule{Keyword: "maxProperties", Max: s.MaxProps})
	}
	return out
}

// undeclared are the required keys that no property declares.
func undeclared(s *openapi.Schema, node schema.Schema) []string {
	if _, ok := node.(*schema.Literal); ok {
		return nil
	}
	var keys []string
	for _, key := range s.Required {
		if !slices.ContainsFunc(s.Properties, func(p *openapi.Property) bool { return p.Name == key }) && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// withRules adds rules to a node.
func withRules(node schema.Schema, rules ...*schema.Rule) schema.Schema {
	if len(rules) == 0 {
		return node
	}
	if c, ok := node.(*schema.Checked); ok {
		c.Rules = append(c.Rules, rules...)
		return c
	}
	return &schema.Checked{Inner: node, Rules: rules}
}

// withDefault puts a default around a node: as the value that it becomes where that is
// plain, otherwise validated when it is needed. A default that the schema does not accept
// is reported and left out.
func (b *builder) withDefault(node schema.Schema, s *openapi.Schema) schema.Schema {
	if d, ok := node.(*schema.Default); ok {
		node = d.Inner
	}
	v := pyValue(s.Default)
	if v == py.None {
		return &schema.Default{Inner: nullable(node), Value: v}
	}
	switch unwrap(node).(type) {
	case *schema.Str, *schema.Int, *schema.Float, *schema.Bool, *schema.Literal, *schema.Chain:
		t := py.NewTask(py.NewLoop())
		out, errs, err := schema.ValidatePython(t, node, v, schema.Options{})
		if errs != nil || err != nil {
			b.warn(BadSchema, s.Span, "the default %s does not fit its schema and is left out", describe(v)).Hint = "mend the default or the schema"
			return node
		}
		return &schema.Default{Inner: node, Value: out}
	}
	return &schema.Default{Inner: node, Value: v, CopyDefault: true, ValidateDefault: true}
}

func describe(v py.Value) string {
	text, err := py.Repr(py.NewTask(py.NewLoop()), v)
	if err != nil {
		return "value"
	}
	return text
}
