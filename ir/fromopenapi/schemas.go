package fromopenapi

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/openapi"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

var noneValue = py.None

func nullable(s schema.Schema) schema.Schema {
	if _, ok := s.(*schema.Nullable); ok {
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
		default:
			return s
		}
	}
}

// component returns the node of a component schema: a reference to its model when it is an
// object, the node itself otherwise.
func (b *builder) component(name string) schema.Schema {
	if m, ok := b.models[name]; ok {
		return &schema.ModelRef{Class: m.Class}
	}
	s, ok := b.doc.Schema(name)
	if !ok {
		return &schema.Any{}
	}
	if b.isObject(s.Schema) {
		return &schema.ModelRef{Class: b.model(name, s.Schema).Class}
	}
	if b.open[name] {
		return &schema.Any{} // a recursive schema that is no object: anything goes
	}
	if b.open == nil {
		b.open = map[string]bool{}
	}
	b.open[name] = true
	defer delete(b.open, name)
	return b.schema(s.Schema, name)
}

// isObject reports whether a schema has properties of its own, or merges schemas that do.
func (b *builder) isObject(s *openapi.Schema) bool {
	if len(s.Properties) > 0 {
		return true
	}
	for _, part := range s.AllOf {
		if part.Ref != "" {
			if target, ok := b.doc.Schema(part.Ref); ok && b.isObject(target.Schema) {
				return true
			}
		} else if b.isObject(part) {
			return true
		}
	}
	return false
}

// model makes the model of an object schema.
func (b *builder) model(name string, s *openapi.Schema) *ir.Model {
	class := &schema.Class{Name: name, Info: schema.FieldInfo{Title: s.Title, Description: s.Description}}
	m := &ir.Model{Name: name, Module: b.module, Span: s.Span, Doc: s.Description, Class: class}
	b.models[name] = m
	b.program.Models = append(b.program.Models, m)
	seen := map[string]int{}
	b.merge(m, s, seen)
	return m
}

// merge adds the properties of a schema and of what it takes in by allOf.
func (b *builder) merge(m *ir.Model, s *openapi.Schema, seen map[string]int) {
	b.report(s)
	for _, part := range s.AllOf {
		target := part
		if part.Ref != "" {
			named, ok := b.doc.Schema(part.Ref)
			if !ok {
				continue
			}
			target = named.Schema
		}
		if len(target.OneOf) > 0 || len(target.AnyOf) > 0 {
			b.list.Errorf(NoMerge, part.Span, "allOf of %s takes in a choice between schemas, which is no object", m.Name).
				Hint = "spell the object out, or use oneOf alone"
			continue
		}
		b.merge(m, target, seen)
	}
	required := map[string]bool{}
	for _, name := range s.Required {
		required[name] = true
	}
	for _, p := range s.Properties {
		f := b.field(m, p, required[p.Name])
		if i, ok := seen[p.Name]; ok {
			m.Fields[i], m.Class.Fields[i] = f, f.Field
			continue
		}
		seen[p.Name] = len(m.Fields)
		m.Fields = append(m.Fields, f)
		m.Class.Fields = append(m.Class.Fields, f.Field)
	}
	for _, f := range m.Class.Fields { // required may name fields that allOf brought
		if required[f.Name] && f.Default == nil {
			f.Required = true
		}
	}
	if s.AdditionalAllowed != nil && !*s.AdditionalAllowed {
		m.Class.Config.Extra = schema.ExtraForbid
	}
}

func (b *builder) field(m *ir.Model, p *openapi.Property, required bool) *ir.ModelField {
	node := b.schema(p.Schema, m.Name+"_"+p.Name)
	info := schema.FieldInfo{Title: p.Schema.Title, Description: p.Schema.Description}
	f := &schema.Field{Name: p.Name, Schema: node, Required: required, Info: info}
	if d, ok := node.(*schema.Default); ok {
		f.Required = false
		f.Default = d.Value
		return &ir.ModelField{Field: f, Type: b.typeOf(d.Inner), Span: p.Schema.Span}
	}
	if !required {
		f.Default = noneValue
		f.Schema = &schema.Default{Inner: nullable(node), Value: noneValue}
		return &ir.ModelField{Field: f, Type: b.typeOf(nullable(node)), Span: p.Schema.Span}
	}
	return &ir.ModelField{Field: f, Type: b.typeOf(node), Span: p.Schema.Span}
}

// schema makes the node of any schema. name is for objects that stand inline.
func (b *builder) schema(s *openapi.Schema, name string) schema.Schema {
	if s == nil {
		return &schema.Any{}
	}
	if s.Ref != "" {
		return b.component(s.Ref)
	}
	node := b.bare(s, name)
	if s.Nullable {
		node = nullable(node)
	}
	if s.HasDefault {
		node = &schema.Default{Inner: node, Value: pyValue(s.Default), CopyDefault: true}
	}
	return node
}

func (b *builder) bare(s *openapi.Schema, name string) schema.Schema {
	b.report(s)
	switch {
	case s.HasConst:
		return &schema.Literal{Values: []py.Value{pyValue(s.Const)}}
	case len(s.Enum) > 0:
		return literal(s.Enum)
	case len(s.OneOf) > 0:
		return b.union(s, s.OneOf, name)
	case len(s.AnyOf) > 0:
		return b.union(s, s.AnyOf, name)
	case b.isObject(s):
		return &schema.ModelRef{Class: b.model(b.inlineName(name), s).Class}
	case len(s.AllOf) == 1:
		return b.schema(s.AllOf[0], name)
	case len(s.AllOf) > 1:
		b.list.Errorf(NoMerge, s.Span, "allOf of schemas that are no objects cannot be one schema").
			Hint = "write the one schema that they make together"
		return &schema.Any{}
	case len(s.Types) > 1:
		u := &schema.Union{}
		for _, t := range s.Types {
			u.Choices = append(u.Choices, b.ofType(t, s, name))
		}
		return u
	case len(s.Types) == 1:
		return b.ofType(s.Types[0], s, name)
	}
	return &schema.Any{}
}

// literal is an enum; null among its values makes it nullable.
func literal(values []any) schema.Schema {
	n := &schema.Literal{}
	null := false
	for _, v := range values {
		if v == nil {
			null = true
			continue
		}
		n.Values = append(n.Values, pyValue(v))
	}
	if null {
		return nullable(n)
	}
	return n
}

func (b *builder) union(s *openapi.Schema, choices []*openapi.Schema, name string) schema.Schema {
	if s.DiscriminatorProperty != "" {
		if t := b.tagged(s, choices); t != nil {
			return t
		}
	}
	u := &schema.Union{}
	null := false
	for i, c := range choices {
		if c.Nullable && len(c.Types) == 0 && c.Ref == "" && len(c.Enum) == 0 && len(c.AllOf)+len(c.AnyOf)+len(c.OneOf) == 0 {
			null = true // {"type": "null"}
			continue
		}
		u.Choices = append(u.Choices, b.schema(c, fmt.Sprintf("%s_%d", name, i+1)))
	}
	var out schema.Schema = u
	if len(u.Choices) == 1 {
		out = u.Choices[0]
	}
	if null {
		return nullable(out)
	}
	return out
}

// tagged is a union with a discriminator whose choices are all models.
func (b *builder) tagged(s *openapi.Schema, choices []*openapi.Schema) schema.Schema {
	t := &schema.TaggedUnion{Discriminator: s.DiscriminatorProperty}
	for _, c := range choices {
		node, ok := b.schema(c, "").(*schema.ModelRef)
		if !ok || c.Ref == "" {
			return nil
		}
		tags := []string{}
		for value, target := range s.DiscriminatorMapping {
			if target == c.Ref {
				tags = append(tags, value)
			}
		}
		if len(tags) == 0 {
			tags = []string{c.Ref}
		}
		for _, tag := range tags {
			t.Tags = append(t.Tags, py.Str(tag))
			t.Choices = append(t.Choices, node)
		}
	}
	return t
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
	for n := 2; b.names[out.String()]; n++ {
		out.Reset()
		fmt.Fprintf(&out, "%s%d", base, n)
	}
	b.names[out.String()] = true
	return out.String()
}

// ofType is a schema of one JSON type.
func (b *builder) ofType(kind string, s *openapi.Schema, name string) schema.Schema {
	switch kind {
	case "boolean":
		return &schema.Bool{}
	case "integer":
		return integer(s)
	case "number":
		return &schema.Float{Ge: number(s.Minimum), Le: number(s.Maximum), Gt: number(s.ExclusiveMinimum), Lt: number(s.ExclusiveMaximum), MultipleOf: number(s.MultipleOf)}
	case "string":
		return text(s)
	case "array":
		return b.array(s, name)
	case "object":
		return b.mapping(s, name)
	}
	return &schema.Any{}
}

func integer(s *openapi.Schema) schema.Schema {
	n := &schema.Int{Ge: whole(s.Minimum), Le: whole(s.Maximum), Gt: whole(s.ExclusiveMinimum), Lt: whole(s.ExclusiveMaximum), MultipleOf: whole(s.MultipleOf)}
	switch s.Format {
	case "int32":
		n.Ge, n.Le = orInt(n.Ge, n.Gt, math.MinInt32), orInt(n.Le, n.Lt, math.MaxInt32)
	case "int64":
		n.Ge, n.Le = orInt(n.Ge, n.Gt, math.MinInt64), orInt(n.Le, n.Lt, math.MaxInt64)
	}
	return n
}

// orInt is a bound of the format where the document has none of its own.
func orInt(own, exclusive py.Value, bound int64) py.Value {
	if own != nil || exclusive != nil {
		return own
	}
	return py.MakeInt(bound)
}

func number(f *float64) py.Value {
	if f == nil {
		return nil
	}
	return py.Float(*f)
}

// whole is a bound of an integer, as an int where it is one.
func whole(f *float64) py.Value {
	if f != nil && *f == math.Trunc(*f) && math.Abs(*f) < 1<<53 {
		return py.MakeInt(int64(*f))
	}
	return number(f)
}

// text is a string schema; a known format has a node of its own.
func text(s *openapi.Schema) schema.Schema {
	switch s.Format {
	case "date-time":
		return &schema.DateTime{}
	case "date":
		return &schema.Date{}
	case "time":
		return &schema.Time{}
	case "duration":
		return &schema.TimeDelta{}
	case "uuid":
		return &schema.UUID{}
	case "email":
		return &schema.Email{}
	case "uri":
		return &schema.URL{Kind: "AnyUrl", MaxLength: s.MaxLength}
	case "ipv4":
		return &schema.IPAddress{Kind: "IPv4Address"}
	case "ipv6":
		return &schema.IPAddress{Kind: "IPv6Address"}
	}
	return &schema.Str{MinLength: s.MinLength, MaxLength: s.MaxLength, Pattern: s.Pattern}
}

func (b *builder) array(s *openapi.Schema, name string) schema.Schema {
	if len(s.PrefixItems) > 0 {
		n := &schema.Tuple{MinLength: s.MinItems, MaxLength: s.MaxItems}
		for i, item := range s.PrefixItems {
			n.Items = append(n.Items, b.schema(item, fmt.Sprintf("%s_%d", name, i+1)))
		}
		if s.Items != nil {
			n.Rest = b.schema(s.Items, name+"_item")
		}
		return n
	}
	items := b.schema(s.Items, name+"_item")
	if s.UniqueItems {
		b.notChecked(s.Span, "uniqueItems")
	}
	return &schema.List{Items: items, MinLength: s.MinItems, MaxLength: s.MaxItems}
}

func (b *builder) mapping(s *openapi.Schema, name string) schema.Schema {
	return &schema.Dict{Keys: &schema.Str{}, Values: b.schema(s.Additional, name+"_value"), MinLength: s.MinProps, MaxLength: s.MaxProps}
}

// report warns of keywords that are accepted without being checked.
func (b *builder) report(s *openapi.Schema) {
	for _, keyword := range s.Unsupported {
		b.notChecked(s.Span, fmt.Sprintf("keyword %q", keyword))
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
	case *schema.Str, *schema.Email:
		return ir.Str
	case *schema.List:
		return ir.List
	case *schema.Dict:
		return ir.Dict
	case *schema.Tuple:
		return ir.Tuple
	case *schema.Default:
		return b.typeOf(n.Inner)
	case *schema.Nullable:
		return ir.OptionalOf(b.typeOf(n.Inner))
	case *schema.ModelRef:
		if m, ok := b.models[n.Class.Name]; ok {
			return ir.ModelOf(m)
		}
	}
	return ir.Dyn
}

// pyValue is a JSON value of the document as Python has it.
func pyValue(v any) py.Value {
	switch v := v.(type) {
	case bool:
		return py.MakeBool(v)
	case string:
		return py.Str(v)
	case int:
		return py.MakeInt(int64(v))
	case int64:
		return py.MakeInt(v)
	case uint64:
		return py.MakeInt(int64(v))
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
			return py.MakeInt(int64(v))
		}
		return py.Float(v)
	case []any:
		list := py.NewList()
		for _, item := range v {
			list.Items = append(list.Items, pyValue(item))
		}
		return list
	case map[string]any:
		d := py.NewDict()
		for _, key := range sortedKeys(v) {
			d.SetStr(key, pyValue(v[key]))
		}
		return d
	}
	return py.None
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
