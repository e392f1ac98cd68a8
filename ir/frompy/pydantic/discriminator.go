package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// discriminate is apply_discriminator: a union becomes a tagged union by the name of a
// field (Field(discriminator="kind")) or by a function (Discriminator(func)).
func (b *builder) discriminate(s schema.Schema, d py.Value) (schema.Schema, error) {
	if r, ok := classDiscriminate.Holds(d); ok {
		name, isName := py.AsStr(r.Values[0])
		if !isName {
			return b.callableUnion(s, r)
		}
		return b.taggedUnion(s, name)
	}
	name, ok := py.AsStr(d)
	if !ok {
		return nil, py.Raise(py.TypeError, "`discriminator` must be a str or a Discriminator, not %s", d.Type().Name)
	}
	return b.taggedUnion(s, name)
}

// discriminatorHook is Discriminator.__get_pydantic_core_schema__.
func discriminatorHook(b *builder, a *native.Record, source py.Value, inner handler) (schema.Schema, error) {
	s, err := inner(source)
	if err != nil {
		return nil, err
	}
	return b.discriminate(s, a)
}

// callableUnion tags the choices of a union by their Tag annotations.
func (b *builder) callableUnion(s schema.Schema, d *native.Record) (schema.Schema, error) {
	if n, ok := s.(*schema.Nullable); ok {
		inner, err := b.callableUnion(n.Inner, d)
		return &schema.Nullable{Inner: inner}, err
	}
	u, ok := s.(*schema.Union)
	if !ok {
		u = &schema.Union{Choices: []schema.Schema{s}}
		if tag, inner := takeTag(s); tag != "" {
			u.Choices[0], u.Labels = inner, []string{tag}
		}
	}
	out := &schema.TaggedUnion{Func: d.Values[0], FuncName: functionName(d.Values[0])}
	for i, choice := range u.Choices {
		tag := ""
		if u.Labels != nil {
			tag = u.Labels[i]
		}
		if tag == "" {
			return nil, userError("callable-discriminator-no-tag", "`Tag` not provided for choice %s used with `Discriminator`", choice.Name())
		}
		out.Tags = append(out.Tags, py.Str(tag))
		out.Choices = append(out.Choices, choice)
	}
	if t := d.Given("custom_error_type"); t != nil {
		out.CustomError = &schema.CustomError{Type: text(t), Template: text(d.Given("custom_error_message"))}
		if ctx, ok := py.AsDict(orNone(d.Given("custom_error_context"))); ok {
			out.CustomError.Ctx = ctx
		}
	}
	return out, nil
}

// functionName is how errors name a discriminator function.
func functionName(v py.Value) string {
	if f, ok := v.(*py.Function); ok {
		return f.Name
	}
	return describe(nil, v)
}

// tagging is _ApplyInferredDiscriminator while it walks the choices.
type tagging struct {
	b        *builder
	name     string
	alias    string
	hasAlias bool
	nullable bool
	out      *schema.TaggedUnion
}

func (b *builder) taggedUnion(s schema.Schema, name string) (schema.Schema, error) {
	t := &tagging{b: b, name: name, out: &schema.TaggedUnion{Discriminator: name}}
	if err := t.choice(s); err != nil {
		return nil, err
	}
	if t.hasAlias && t.alias != name {
		t.out.Aliases = []schema.AliasPath{{py.Str(name)}, {py.Str(t.alias)}}
	}
	yes := true
	t.out.FromAttributes = &yes
	if t.nullable {
		return &schema.Nullable{Inner: t.out}, nil
	}
	return t.out, nil
}

// choice is _handle_choice: unions are flattened, None makes the whole nullable.
func (t *tagging) choice(s schema.Schema) error {
	switch n := s.(type) {
	case *schema.None:
		t.nullable = true
		return nil
	case *schema.Nullable:
		t.nullable = true
		return t.choice(n.Inner)
	case *schema.Union:
		for _, c := range n.Choices {
			if err := t.choice(c); err != nil {
				return err
			}
		}
		return nil
	case *Unsupported:
		return errUnsupported{n}
	case *schema.TaggedUnion:
		if n.Discriminator == t.name {
			for _, c := range n.Choices {
				if err := t.choice(c); err != nil {
					return err
				}
			}
			return nil
		}
	}
	values, err := t.values(s, "")
	if err != nil {
		return err
	}
	for _, v := range values {
		if err := t.put(v, s); err != nil {
			return err
		}
	}
	return nil
}

// put maps a discriminator value to its choice, once.
func (t *tagging) put(v py.Value, s schema.Schema) error {
	for i, old := range t.out.Tags {
		if eq, err := py.Eq(t.b.t, old, v); err == nil && eq {
			if sameChoice(t.out.Choices[i], s) {
				return nil
			}
			return py.Raise(py.TypeError, "Value %s for discriminator %s mapped to multiple choices", describe(t.b.t, v), quote(t.name))
		}
	}
	t.out.Tags = append(t.out.Tags, v)
	t.out.Choices = append(t.out.Choices, s)
	return nil
}

func sameChoice(a, b schema.Schema) bool {
	x, ok := a.(*schema.ModelRef)
	y, ok2 := b.(*schema.ModelRef)
	return a == b || ok && ok2 && x.Class == y.Class
}

// values infers the discriminator values of a choice.
func (t *tagging) values(s schema.Schema, source string) ([]py.Value, error) {
	switch n := s.(type) {
	case *schema.ModelRef:
		return t.modelValues(n.Class)
	case *schema.Dataclass:
		return t.fieldValues(n.Fields, "Dataclass "+quote(n.ClassName))
	case *schema.TypedDict:
		source := "TypedDict"
		return t.fieldValues(n.Fields, source)
	case *schema.Meta:
		return t.values(n.Inner, source)
	case *tagNode:
		return t.values(n.Inner, source)
	case *schema.Ser:
		return t.values(n.Inner, source)
	case *schema.FuncBefore:
		return t.values(n.Inner, source)
	case *schema.FuncAfter:
		return t.values(n.Inner, source)
	case *schema.FuncWrap:
		return t.values(n.Inner, source)
	case *schema.Nullable:
		t.nullable = true
		return t.values(n.Inner, source)
	case *schema.TaggedUnion:
		var out []py.Value
		for _, c := range n.Choices {
			v, err := t.values(c, source)
			if err != nil {
				return nil, err
			}
			out = append(out, v...)
		}
		return out, nil
	case *schema.Ref:
		if *n.Target != nil {
			return t.values(*n.Target, source)
		}
	}
	msg := "The core schema type '" + s.Name() + "' is not a valid discriminated union variant."
	if _, ok := s.(*schema.List); ok {
		msg += " If you are making use of a list of union types, make sure the discriminator is applied to the " +
			"union type and not the list (e.g. `list[Annotated[<T> | <U>, Field(discriminator=...)]]`)."
	}
	return nil, py.Raise(py.TypeError, "%s", msg)
}

// modelValues looks into a model, also one whose schema is still being built.
func (t *tagging) modelValues(c *schema.Class) ([]py.Value, error) {
	source := "Model " + quote(c.Name)
	m, _ := c.Decl.(*Model)
	if m == nil {
		return t.fieldValues(c.Fields, source)
	}
	for _, f := range m.fields {
		if f.Name != t.name {
			continue
		}
		b := m.builder(t.b.t)
		if f.Info.incomplete {
			return nil, py.Raise(TypeUndefinedAnnotation, "name '%s' is not defined", m.missing)
		}
		sf, err := b.modelField(f.Name, f.Info, m.decorators)
		if err != nil {
			return nil, err
		}
		return t.fieldValues([]*schema.Field{sf}, source)
	}
	return t.fieldValues(nil, source)
}

func (t *tagging) fieldValues(fields []*schema.Field, source string) ([]py.Value, error) {
	for _, f := range fields {
		if f.Name != t.name {
			continue
		}
		if f.ValidationAliases != nil {
			return nil, userError("discriminator-alias-type", "Alias %s is not supported in a discriminated union", describeAliases(f.ValidationAliases))
		}
		alias := t.name
		if f.ValidationAlias != "" {
			alias = f.ValidationAlias
		}
		if t.hasAlias && t.alias != alias {
			return nil, userError("discriminator-alias", "Aliases for discriminator %s must be the same (got %s, %s)", quote(t.name), alias, t.alias)
		}
		t.alias, t.hasAlias = alias, true
		return t.literalValues(f.Schema, source)
	}
	return nil, userError("discriminator-no-field", "%s needs a discriminator field for key %s", source, quote(t.name))
}

func describeAliases(paths []schema.AliasPath) string {
	list := py.NewList()
	for _, p := range paths {
		list.Items = append(list.Items, py.NewList(p...))
	}
	return describe(nil, list)
}

// literalValues are the values that the discriminator field of a choice may have.
func (t *tagging) literalValues(s schema.Schema, source string) ([]py.Value, error) {
	mode := ""
	switch n := s.(type) {
	case *schema.Literal:
		return n.Values, nil
	case *schema.None:
		return []py.Value{py.None}, nil
	case *schema.Union:
		var out []py.Value
		for _, c := range n.Choices {
			v, err := t.literalValues(c, source)
			if err != nil {
				return nil, err
			}
			out = append(out, v...)
		}
		return out, nil
	case *schema.Default:
		return t.literalValues(n.Inner, source)
	case *schema.Meta:
		return t.literalValues(n.Inner, source)
	case *schema.Ser:
		return t.literalValues(n.Inner, source)
	case *schema.FuncAfter:
		return t.literalValues(n.Inner, source)
	case *schema.FuncBefore:
		mode = "before"
	case *schema.FuncWrap:
		mode = "wrap"
	case *schema.FuncPlain:
		mode = "plain"
	}
	if mode != "" {
		return nil, userError("discriminator-validator", "Cannot use a mode='%s' validator in the discriminator field %s of %s", mode, quote(t.name), source)
	}
	return nil, userError("discriminator-needs-literal", "%s needs field %s to be of type `Literal`", source, quote(t.name))
}
