package openapi

import (
	"strconv"
	"strings"
)

// schema reads a schema. A reference stays one; what it points at gets a name, if it is no
// component with a name of its own.
func (r *reader) schema(n *node) *Schema {
	if n == nil {
		return nil
	}
	if n.kind == boolKind {
		return &Schema{Span: r.span(n), Never: n.text == "false"}
	}
	ref := n.get("$ref")
	if ref == nil || ref.kind != stringKind {
		return r.inline(n)
	}
	s := &Schema{Span: r.span(n), Ref: r.reference(ref), Description: n.string("description"), Title: n.string("title")}
	if !r.siblings {
		return s
	}
	// From 3.1 on a reference is a keyword like others: all must hold.
	rest := r.inline(n)
	if constrains(n) {
		rest.AllOf = append([]*Schema{{Span: s.Span, Ref: s.Ref}}, rest.AllOf...)
		return rest
	}
	s.Default, s.HasDefault, s.Deprecated, s.ReadOnly, s.WriteOnly = rest.Default, rest.HasDefault, rest.Deprecated, rest.ReadOnly, rest.WriteOnly
	return s
}

// notes are keywords that say nothing about what is valid.
var notes = map[string]bool{
	"$ref": true, "title": true, "description": true, "default": true, "example": true, "examples": true, "deprecated": true,
	"readOnly": true, "writeOnly": true, "$comment": true, "externalDocs": true, "xml": true, "summary": true, "$defs": true, "$id": true, "$anchor": true,
}

// constrains reports whether a schema with a reference has further rules of its own.
func constrains(n *node) bool {
	found := false
	n.entries(func(key string, _ *node) { found = found || !notes[key] })
	return found
}

// reference returns the name of what a reference points at, and reads it if it is the
// first reference to a place that is no component.
func (r *reader) reference(ref *node) string {
	if name, ok := r.named[ref.text]; ok {
		return name
	}
	// Names with percent escapes are those of components, too.
	if rest, ok := strings.CutPrefix(ref.text, componentSchemas); ok && !strings.Contains(rest, "/") {
		if name := pointerKey(rest); r.out.byName[name] != nil {
			r.named[ref.text] = name
			return name
		}
	}
	target := r.target(ref)
	if target == nil {
		r.named[ref.text] = ""
		return ""
	}
	name := r.freeName(placeName(ref.text))
	r.named[ref.text] = name
	named := &NamedSchema{Name: name}
	r.out.byName[name] = named
	r.out.Schemas = append(r.out.Schemas, named)
	named.Schema = r.schema(target)
	return name
}

// placeName makes a name of the telling parts of a pointer: those that are no keywords.
func placeName(ref string) string {
	var parts []string
	for _, part := range strings.Split(strings.TrimPrefix(ref, "#"), "/") {
		switch part = pointerKey(part); part {
		case "", "components", "schemas", "properties", "schema", "content", "application/json", "paths", "$defs", "definitions", "responses", "requestBodies", "parameters":
		default:
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return "Root"
	}
	return strings.Join(parts, "_")
}

func (r *reader) freeName(name string) string {
	free := name
	for n := 2; r.out.byName[free] != nil; n++ {
		free = name + strconv.Itoa(n)
	}
	return free
}

// unsupported are the keywords that a service does not check.
var unsupported = []string{"unevaluatedItems", "unevaluatedProperties", "$dynamicRef", "contentSchema", "dependencies"}

// inline reads the keywords of a schema.
func (r *reader) inline(n *node) *Schema {
	s := &Schema{
		Span: r.span(n), Format: n.string("format"), Title: n.string("title"), Description: n.string("description"),
		Deprecated: n.flag("deprecated"), ReadOnly: n.flag("readOnly"), WriteOnly: n.flag("writeOnly"), Nullable: n.flag("nullable"),
		MultipleOf: n.number("multipleOf"), Minimum: n.number("minimum"), Maximum: n.number("maximum"),
		ExclusiveMinimum: n.number("exclusiveMinimum"), ExclusiveMaximum: n.number("exclusiveMaximum"),
		Pattern: n.string("pattern"), UniqueItems: n.flag("uniqueItems"), Required: n.strings("required"),
		MinLength: n.count("minLength"), MaxLength: n.count("maxLength"), MinItems: n.count("minItems"), MaxItems: n.count("maxItems"),
		MinProps: n.count("minProperties"), MaxProps: n.count("maxProperties"),
		Items: r.schema(n.get("items")), AllOf: r.schemas(n, "allOf"), AnyOf: r.schemas(n, "anyOf"), OneOf: r.schemas(n, "oneOf"),
		PrefixItems: r.schemas(n, "prefixItems"),
	}
	s.PatternSpan = r.span(n.get("pattern"))
	// In 3.0 exclusive bounds are flags of the others.
	if n.flag("exclusiveMinimum") {
		s.Minimum, s.ExclusiveMinimum = "", s.Minimum
	}
	if n.flag("exclusiveMaximum") {
		s.Maximum, s.ExclusiveMaximum = "", s.Maximum
	}
	r.types(s, n)
	for _, v := range n.list("enum") {
		s.Enum = append(s.Enum, v.value())
	}
	if v := n.get("const"); v != nil {
		s.Const, s.HasConst = v.value(), true
	}
	if v := n.get("default"); v != nil {
		s.Default, s.HasDefault = v.value(), true
	}
	n.get("properties").properties(func(name string, v *node) {
		s.Properties = append(s.Properties, &Property{name, r.schema(v)})
	})
	if v := n.get("additionalProperties"); v != nil {
		if v.kind == boolKind {
			s.AdditionalAllowed = n.bool("additionalProperties")
		} else {
			s.Additional = r.schema(v)
		}
	}
	r.discriminator(s, n.get("discriminator"))
	r.applicators(s, n)
	for _, keyword := range unsupported {
		if v := n.get(keyword); v != nil && v.kind != boolKind {
			s.Unsupported = append(s.Unsupported, Keyword{keyword, r.span(v)})
		}
	}
	return s
}

// properties calls yield for each key, those that look like extensions included.
func (n *node) properties(yield func(name string, v *node)) {
	if n == nil || n.kind != mappingKind {
		return
	}
	for i, key := range n.keys {
		yield(key, n.items[i])
	}
}

func (r *reader) types(s *Schema, n *node) {
	names := n.strings("type")
	if t := n.string("type"); t != "" {
		names = []string{t}
	}
	null := false
	for _, t := range names {
		if t == "null" {
			null = true
		} else {
			s.Types = append(s.Types, t)
		}
	}
	s.Null = null && len(names) == 1
	s.Nullable = s.Nullable || null
}

func (r *reader) discriminator(s *Schema, d *node) {
	if d == nil {
		return
	}
	s.DiscriminatorProperty = d.string("propertyName")
	d.get("mapping").properties(func(value string, target *node) {
		// A mapping names a schema by a reference or by the component's name alone.
		if !strings.ContainsAny(target.text, "#/.") || r.out.byName[target.text] != nil {
			s.DiscriminatorMapping = append(s.DiscriminatorMapping, Mapping{value, target.text})
		} else if name := r.reference(target); name != "" {
			s.DiscriminatorMapping = append(s.DiscriminatorMapping, Mapping{value, name})
		}
	})
}

func (r *reader) schemas(n *node, key string) []*Schema {
	var out []*Schema
	for _, item := range n.list(key) {
		out = append(out, r.schema(item))
	}
	return out
}

// number is the number of a key as it is spelled, "" when there is none.
func (n *node) number(key string) Number {
	if v := n.get(key); v != nil && v.kind == numberKind {
		return Number(v.text)
	}
	return ""
}

// count is the number of a key that counts something, nil when there is none.
func (n *node) count(key string) *int {
	f, err := strconv.ParseFloat(string(n.number(key)), 64)
	if err != nil || f < 0 || f > 1<<31 {
		return nil
	}
	i := int(f)
	return &i
}

// applicators reads the keywords that apply a schema to an instance or to a part of it.
func (r *reader) applicators(s *Schema, n *node) {
	s.Not, s.If, s.Then, s.Else = r.schema(n.get("not")), r.schema(n.get("if")), r.schema(n.get("then")), r.schema(n.get("else"))
	s.Contains, s.MinContains, s.MaxContains = r.schema(n.get("contains")), n.count("minContains"), n.count("maxContains")
	s.PropertyNames = r.schema(n.get("propertyNames"))
	s.Unevaluated = n.bool("unevaluatedProperties")
	n.get("patternProperties").properties(func(pattern string, v *node) {
		s.PatternProps = append(s.PatternProps, &Property{pattern, r.schema(v)})
	})
	n.get("dependentSchemas").properties(func(name string, v *node) {
		s.DependentSchemas = append(s.DependentSchemas, &Property{name, r.schema(v)})
	})
	n.get("dependentRequired").properties(func(name string, v *node) {
		d := Dependency{Property: name}
		for _, item := range v.items {
			d.Required = append(d.Required, item.text)
		}
		s.DependentRequired = append(s.DependentRequired, d)
	})
}
