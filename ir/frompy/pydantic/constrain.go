package pydantic

import (
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// constrain is apply_known_metadata for one constraint: onto the node itself where
// pydantic-core has the constraint for that kind of schema
// (CONSTRAINTS_TO_ALLOWED_SCHEMAS), otherwise as a check behind it.
func (b *builder) constrain(s schema.Schema, c namedValue) (schema.Schema, error) {
	switch n := s.(type) {
	case *schema.Nullable: // metadata goes through None
		inner, err := b.constrain(n.Inner, c)
		if err != nil {
			return nil, err
		}
		out := *n
		out.Inner = inner
		return &out, nil
	case *schema.Meta:
		inner, err := b.constrain(n.Inner, c)
		if err != nil {
			return nil, err
		}
		return &schema.Meta{Inner: inner, Info: n.Info, JSON: n.JSON}, nil
	case *tagNode:
		inner, err := b.constrain(n.Inner, c)
		if err != nil {
			return nil, err
		}
		return &tagNode{Meta: schema.Meta{Inner: inner, Info: n.Info}, Tag: n.Tag}, nil
	case *schema.Ser: // the serialisation hangs on the node that it wraps
		inner, err := b.constrain(n.Inner, c)
		if err != nil {
			return nil, err
		}
		out := *n
		out.Inner = inner
		return &out, nil
	case *Unsupported:
		return s, nil
	}
	if c.Name == "strict" {
		// Strictness goes through function validators to what they wrap.
		if inner := innerOfFunction(s); inner != nil {
			x, err := b.constrain(*inner, c)
			if err != nil {
				return nil, err
			}
			return withInner(s, x), nil
		}
	}
	if out := setConstraint(s, c); out != nil {
		return out, nil
	}
	return b.constrainBehind(s, c)
}

// innerOfFunction returns the schema inside a function validator, nil for others.
func innerOfFunction(s schema.Schema) *schema.Schema {
	switch n := s.(type) {
	case *schema.FuncBefore:
		return &n.Inner
	case *schema.FuncAfter:
		return &n.Inner
	case *schema.FuncWrap:
		return &n.Inner
	}
	return nil
}

// withInner copies a function validator around another schema.
func withInner(s, inner schema.Schema) schema.Schema {
	switch n := s.(type) {
	case *schema.FuncBefore:
		c := *n
		c.Inner = inner
		return &c
	case *schema.FuncAfter:
		c := *n
		c.Inner = inner
		return &c
	case *schema.FuncWrap:
		c := *n
		c.Inner = inner
		return &c
	}
	return s
}

// slots are the places of a node that constraints go to, by constraint name. A
// pointer to py.Value, *int, *bool, bool or string takes the value.
type slots map[string]any

// setConstraint returns a copy of s with the constraint set, or nil when this kind of
// node does not have it.
func setConstraint(s schema.Schema, c namedValue) schema.Schema {
	out, places := editable(s)
	place, ok := places[c.Name]
	if !ok {
		return nil
	}
	switch p := place.(type) {
	case *py.Value:
		*p = c.Value
	case **int:
		n, ok := py.AsInt(c.Value)
		i, small := n.Int64()
		if !ok || !small {
			return nil
		}
		v := int(i)
		*p = &v
	case **bool:
		v, _ := py.AsBool(c.Value)
		*p = &v
	case *bool:
		*p, _ = py.AsBool(c.Value)
	case *string:
		text, ok := patternText(c.Value)
		if !ok {
			return nil
		}
		*p = text
	case *[]string:
		*p = stringsOf(c.Value)
	case func(py.Value):
		p(c.Value)
	}
	return out
}

// editable copies a node and names the places that constraints may set on the copy.
func editable(s schema.Schema) (schema.Schema, slots) {
	bounds := func(gt, ge, lt, le *py.Value, strict *bool) slots {
		return slots{"gt": gt, "ge": ge, "lt": lt, "le": le, "strict": strict}
	}
	sizes := func(strict *bool, min, max **int, failFast *bool) slots {
		return slots{"strict": strict, "min_length": min, "max_length": max, "fail_fast": failFast}
	}
	switch n := s.(type) {
	case *schema.Int:
		c := *n
		m := bounds(&c.Gt, &c.Ge, &c.Lt, &c.Le, &c.Strict)
		m["multiple_of"] = &c.MultipleOf
		return &c, m
	case *schema.Float:
		c := *n
		m := bounds(&c.Gt, &c.Ge, &c.Lt, &c.Le, &c.Strict)
		m["multiple_of"], m["allow_inf_nan"] = &c.MultipleOf, &c.AllowInfNan
		return &c, m
	case *schema.Decimal:
		c := *n
		m := bounds(&c.Gt, &c.Ge, &c.Lt, &c.Le, &c.Strict)
		m["multiple_of"], m["allow_inf_nan"] = &c.MultipleOf, &c.AllowInfNan
		m["max_digits"], m["decimal_places"] = &c.MaxDigits, &c.DecimalPlaces
		return &c, m
	case *schema.Str:
		c := schema.Str{Strict: n.Strict, MinLength: n.MinLength, MaxLength: n.MaxLength, Pattern: n.Pattern,
			StripWhitespace: n.StripWhitespace, ToLower: n.ToLower, ToUpper: n.ToUpper,
			CoerceNumbers: n.CoerceNumbers, ASCIIOnly: n.ASCIIOnly}
		return &c, slots{"strict": &c.Strict, "min_length": &c.MinLength, "max_length": &c.MaxLength, "pattern": &c.Pattern,
			"strip_whitespace": &c.StripWhitespace, "to_lower": &c.ToLower, "to_upper": &c.ToUpper,
			"coerce_numbers_to_str": &c.CoerceNumbers, "ascii_only": &c.ASCIIOnly}
	case *schema.Bytes:
		c := *n
		return &c, slots{"strict": &c.Strict, "min_length": &c.MinLength, "max_length": &c.MaxLength}
	case *schema.SecretStr:
		c := *n
		return &c, slots{"strict": &c.Strict, "min_length": &c.MinLength, "max_length": &c.MaxLength}
	case *schema.SecretBytes:
		c := *n
		return &c, slots{"strict": &c.Strict, "min_length": &c.MinLength, "max_length": &c.MaxLength}
	case *schema.List:
		c := *n
		return &c, sizes(&c.Strict, &c.MinLength, &c.MaxLength, &c.FailFast)
	case *schema.Tuple:
		c := *n
		return &c, sizes(&c.Strict, &c.MinLength, &c.MaxLength, &c.FailFast)
	case *schema.Set:
		c := *n
		return &c, sizes(&c.Strict, &c.MinLength, &c.MaxLength, &c.FailFast)
	case *schema.Dict:
		c := *n
		return &c, sizes(&c.Strict, &c.MinLength, &c.MaxLength, &c.FailFast)
	case *schema.Sequence:
		c := *n
		return &c, slots{"strict": &c.Strict, "min_length": &c.MinLength, "max_length": &c.MaxLength}
	case *schema.Iterable:
		c := *n
		return &c, slots{"min_length": &c.MinLength, "max_length": &c.MaxLength}
	case *schema.Date:
		c := *n
		return &c, bounds(&c.Gt, &c.Ge, &c.Lt, &c.Le, &c.Strict)
	case *schema.Time:
		c := *n
		return &c, bounds(&c.Gt, &c.Ge, &c.Lt, &c.Le, &c.Strict)
	case *schema.DateTime:
		c := *n
		return &c, bounds(&c.Gt, &c.Ge, &c.Lt, &c.Le, &c.Strict)
	case *schema.TimeDelta:
		c := *n
		return &c, bounds(&c.Gt, &c.Ge, &c.Lt, &c.Le, &c.Strict)
	case *schema.URL:
		c := *n
		return &c, slots{"strict": &c.Strict, "max_length": &c.MaxLength, "allowed_schemes": &c.AllowedSchemes,
			"host_required": &c.HostRequired, "default_host": &c.DefaultHost, "default_port": &c.DefaultPort,
			"default_path": &c.DefaultPath, "preserve_empty_path": &c.PreserveEmptyPath}
	case *schema.Bool:
		c := *n
		return &c, slots{"strict": &c.Strict}
	case *schema.UUID:
		c := *n
		return &c, slots{"strict": &c.Strict}
	case *schema.Complex:
		c := *n
		return &c, slots{"strict": &c.Strict}
	case *schema.IPAddress:
		c := *n
		return &c, slots{"strict": &c.Strict}
	case *schema.Path:
		c := *n
		return &c, slots{"strict": &c.Strict}
	case *schema.Enum:
		c := schema.Enum{Class: n.Class, Strict: n.Strict, SubType: n.SubType, Missing: n.Missing, UseValues: n.UseValues}
		return &c, slots{"strict": &c.Strict}
	case *schema.LaxOrStrict:
		c := *n
		return &c, slots{"strict": &c.Strict}
	case *schema.Union:
		c := *n
		return &c, slots{"union_mode": func(v py.Value) {
			mode, _ := py.AsStr(v)
			c.LeftToRight = mode == "left_to_right"
		}}
	}
	return s, nil
}

// constrainBehind puts a check behind a schema that does not know the constraint itself.
func (b *builder) constrainBehind(s schema.Schema, c namedValue) (schema.Schema, error) {
	if c.Name == "union_mode" {
		return nil, py.Raise(py.RuntimeError, "Unable to apply constraint 'union_mode' to schema of type '%s'", s.Name())
	}
	if c.Name == "strict" || c.Name == "fail_fast" {
		if _, ok := s.(*schema.ModelRef); ok {
			return b.unsupported(codeConstraint, "set strict in the model's model_config", "Strict on a model"), nil
		}
		return nil, py.Raise(py.RuntimeError, "Unable to apply constraint '%s' to schema of type '%s'", c.Name, s.Name())
	}
	if n := checked(s, c); n != nil {
		return n, nil
	}
	return b.unsupported(codeConstraint, "check the value in a field_validator",
		"the constraint %s on a schema of type %s", c.Name, s.Name()), nil
}

// applyPredicate handles annotated_types.Predicate and Not; any other metadata is
// ignored, as Pydantic ignores it.
func (b *builder) applyPredicate(s schema.Schema, m py.Value) (schema.Schema, error) {
	for _, c := range []*native.RecordClass{classPredicate, classNot} {
		if _, ok := c.Holds(m); ok {
			return b.unsupported(codeConstraint, "use AfterValidator", "annotated_types.%s", c.Type.Name), nil
		}
	}
	return s, nil
}

// patternText is the text of a pattern: a str, or a compiled re.Pattern without flags.
func patternText(v py.Value) (string, bool) {
	if s, ok := py.AsStr(v); ok {
		return s, true
	}
	p, err := py.GetAttr(nil, v, "pattern")
	if err != nil {
		return "", false
	}
	return py.AsStr(p)
}

// stringsOf are the strings of a list or tuple.
func stringsOf(v py.Value) []string {
	var items []py.Value
	if l, ok := py.AsList(v); ok {
		items = l.Items
	} else if t, ok := py.AsTuple(v); ok {
		items = t.Items
	}
	var out []string
	for _, x := range items {
		if s, ok := py.AsStr(x); ok {
			out = append(out, s)
		}
	}
	return out
}
