package fromopenapi

import (
	"slices"
	"strconv"

	"github.com/covetpy/covetgen/parser/openapi"
)

// flatten makes one schema of a schema and all that its allOf takes in. References inside
// are followed; a choice between schemas stays one.
func (b *builder) flatten(s *openapi.Schema) *openapi.Schema {
	m := &merger{b: b, open: map[string]bool{}}
	out := m.flat(s)
	out.Span = s.Span
	return out
}

type merger struct {
	b    *builder
	open map[string]bool // components being taken in, to see cycles
}

func (m *merger) flat(s *openapi.Schema) *openapi.Schema {
	if s.Ref != "" {
		target, ok := m.b.doc.Schema(s.Ref)
		if !ok || target.Schema == nil || m.open[s.Ref] {
			return &openapi.Schema{Span: s.Span}
		}
		m.open[s.Ref] = true
		defer delete(m.open, s.Ref)
		out := *m.flat(target.Schema)
		// The notes of a component speak of it alone; so does its discriminator.
		out.Title, out.Default, out.HasDefault, out.DiscriminatorProperty = "", nil, false, ""
		return &out
	}
	if len(s.AllOf) == 0 {
		return s
	}
	own := *s
	own.AllOf = nil
	out := &openapi.Schema{Span: s.Span}
	for i, part := range append(slices.Clone(s.AllOf), &own) {
		flat := m.flat(part)
		if i == 0 {
			first := *flat
			out = &first
			continue
		}
		m.merge(out, flat)
	}
	// null is let in by the schema itself; a part that is nullable alone says nothing.
	out.Nullable = s.Nullable || len(s.AllOf) == 1 && out.Nullable
	out.Title, out.Description = firstOf(s.Title, out.Title), firstOf(s.Description, out.Description)
	if s.HasDefault {
		out.Default, out.HasDefault = s.Default, true
	}
	return out
}

// merge adds the rules of part to out, of which both must hold.
func (m *merger) merge(out, part *openapi.Schema) {
	m.types(out, part)
	m.values(out, part)
	m.properties(out, part)
	out.Minimum, out.ExclusiveMinimum = higher(out.Minimum, part.Minimum), higher(out.ExclusiveMinimum, part.ExclusiveMinimum)
	out.Maximum, out.ExclusiveMaximum = lower(out.Maximum, part.Maximum), lower(out.ExclusiveMaximum, part.ExclusiveMaximum)
	out.MinLength, out.MinItems, out.MinProps = larger(out.MinLength, part.MinLength), larger(out.MinItems, part.MinItems), larger(out.MinProps, part.MinProps)
	out.MaxLength, out.MaxItems, out.MaxProps = smaller(out.MaxLength, part.MaxLength), smaller(out.MaxItems, part.MaxItems), smaller(out.MaxProps, part.MaxProps)
	out.UniqueItems = out.UniqueItems || part.UniqueItems
	out.ReadOnly, out.WriteOnly = out.ReadOnly || part.ReadOnly, out.WriteOnly || part.WriteOnly
	out.Items = m.both(out.Items, part.Items)
	out.Additional = m.both(out.Additional, part.Additional)
	out.AdditionalAllowed = forbids(out.AdditionalAllowed, part.AdditionalAllowed)
	out.Unevaluated = forbids(out.Unevaluated, part.Unevaluated)
	out.Not = m.either(out.Not, part.Not)
	out.PropertyNames = m.both(out.PropertyNames, part.PropertyNames)
	out.PatternProps = append(slices.Clip(out.PatternProps), part.PatternProps...)
	out.DependentSchemas = append(slices.Clip(out.DependentSchemas), part.DependentSchemas...)
	out.DependentRequired = append(slices.Clip(out.DependentRequired), part.DependentRequired...)
	out.Unsupported = append(slices.Clip(out.Unsupported), part.Unsupported...)
	out.Title, out.Description = firstOf(out.Title, part.Title), firstOf(out.Description, part.Description)
	out.Format = firstOf(out.Format, part.Format)
	out.Never = out.Never || part.Never
	if part.HasDefault {
		out.Default, out.HasDefault = part.Default, true
	}
	m.once(out, part)
}

// once takes over what a schema can have only once.
func (m *merger) once(out, part *openapi.Schema) {
	lost := ""
	take := func(has, both bool, keyword string, set func()) {
		if both {
			lost = keyword
		} else if has {
			set()
		}
	}
	take(part.Pattern != "", part.Pattern != "" && out.Pattern != "" && part.Pattern != out.Pattern, "pattern", func() { out.Pattern, out.PatternSpan = part.Pattern, part.PatternSpan })
	take(part.MultipleOf != "", part.MultipleOf != "" && out.MultipleOf != "" && part.MultipleOf != out.MultipleOf, "multipleOf", func() { out.MultipleOf = part.MultipleOf })
	take(part.If != nil, part.If != nil && out.If != nil, "if", func() { out.If, out.Then, out.Else = part.If, part.Then, part.Else })
	take(part.Contains != nil, part.Contains != nil && out.Contains != nil, "contains", func() {
		out.Contains, out.MinContains, out.MaxContains = part.Contains, part.MinContains, part.MaxContains
	})
	take(len(part.PrefixItems) > 0, len(part.PrefixItems) > 0 && len(out.PrefixItems) > 0, "prefixItems", func() { out.PrefixItems = part.PrefixItems })
	m.choices(out, part)
	if lost != "" {
		m.b.notChecked(part.Span, "a second %s in allOf", lost)
	}
}

// choices keeps the choices of both. Of two lists of choices every pair is one.
func (m *merger) choices(out, part *openapi.Schema) {
	a, b := append(slices.Clone(out.OneOf), out.AnyOf...), append(slices.Clone(part.OneOf), part.AnyOf...)
	switch {
	case len(b) == 0:
	case len(a) == 0:
		out.OneOf, out.AnyOf = part.OneOf, part.AnyOf
		if part.DiscriminatorProperty != "" {
			out.DiscriminatorProperty, out.DiscriminatorMapping = part.DiscriminatorProperty, part.DiscriminatorMapping
		}
	case len(a)*len(b) > 64:
		m.b.notChecked(part.Span, "a second choice in allOf with %d pairs", len(a)*len(b))
	default:
		out.OneOf, out.AnyOf, out.DiscriminatorProperty = nil, nil, ""
		for _, x := range a {
			for _, y := range b {
				out.AnyOf = append(out.AnyOf, &openapi.Schema{Span: y.Span, AllOf: []*openapi.Schema{x, y}})
			}
		}
	}
}

// types keeps the types that both allow. integer is a kind of number.
func (m *merger) types(out, part *openapi.Schema) {
	if len(part.Types) == 0 {
		return
	}
	if len(out.Types) == 0 {
		out.Types = part.Types
		return
	}
	var common []string
	for _, t := range part.Types {
		switch {
		case slices.Contains(out.Types, t):
			common = append(common, t)
		case t == "number" && slices.Contains(out.Types, "integer"), t == "integer" && slices.Contains(out.Types, "number"):
			common = append(common, "integer")
		}
	}
	if len(common) == 0 {
		m.b.warn(NoMerge, part.Span, "no value is both %v and %v, as this allOf wants", out.Types, part.Types).Hint = "nothing fits this schema: mend its type"
		out.Never = true
		return
	}
	out.Types = common
}

// values keeps the values that both allow.
func (m *merger) values(out, part *openapi.Schema) {
	switch {
	case len(part.Enum) == 0:
	case len(out.Enum) == 0:
		out.Enum = part.Enum
	default:
		var common []any
		for _, v := range out.Enum {
			if isScalar(v) && slices.ContainsFunc(part.Enum, func(w any) bool { return isScalar(w) && v == w }) {
				common = append(common, v)
			}
		}
		if len(common) == 0 {
			m.b.warn(NoMerge, part.Span, "no value is in both enums, as this allOf wants").Hint = "nothing fits this schema: mend its enum"
			out.Never = true
			return
		}
		out.Enum = common
	}
	if part.HasConst {
		out.Const, out.HasConst = part.Const, true
	}
}

func isScalar(v any) bool {
	switch v.(type) {
	case []any, *openapi.Object:
		return false
	}
	return true
}

// properties takes the properties over. One that is in both must fit both.
func (m *merger) properties(out, part *openapi.Schema) {
	properties := slices.Clone(out.Properties)
	for _, p := range part.Properties {
		i := slices.IndexFunc(properties, func(q *openapi.Property) bool { return q.Name == p.Name })
		if i < 0 {
			properties = append(properties, p)
			continue
		}
		properties[i] = &openapi.Property{Name: p.Name, Schema: m.both(properties[i].Schema, p.Schema)}
	}
	out.Properties = properties
	required := slices.Clone(out.Required)
	for _, name := range part.Required {
		if !slices.Contains(required, name) {
			required = append(required, name)
		}
	}
	out.Required = required
}

// both is a schema that is two.
func (m *merger) both(a, b *openapi.Schema) *openapi.Schema {
	switch {
	case a == nil || a == b:
		return b
	case b == nil:
		return a
	case b.Ref != "" && a.Ref == b.Ref:
		return b
	case a.Ref == "" && !constrains(a) && len(a.AllOf) == 0:
		return b
	case b.Ref == "" && !constrains(b) && len(b.AllOf) == 0:
		return a
	}
	return &openapi.Schema{Span: b.Span, Description: firstOf(b.Description, a.Description), Nullable: a.Nullable && b.Nullable, AllOf: []*openapi.Schema{a, b}}
}

// either is a schema that one of two fits: for not, where neither may.
func (m *merger) either(a, b *openapi.Schema) *openapi.Schema {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &openapi.Schema{Span: b.Span, AnyOf: []*openapi.Schema{a, b}}
}

func forbids(a, b *bool) *bool {
	if a == nil || b != nil && !*b {
		return b
	}
	return a
}

func larger(a, b *int) *int {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

func smaller(a, b *int) *int {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func higher(a, b openapi.Number) openapi.Number {
	if a == "" || b != "" && parse(b) > parse(a) {
		return b
	}
	return a
}

func lower(a, b openapi.Number) openapi.Number {
	if a == "" || b != "" && parse(b) < parse(a) {
		return b
	}
	return a
}

func parse(n openapi.Number) float64 {
	f, _ := strconv.ParseFloat(string(n), 64)
	return f
}
