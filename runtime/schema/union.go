package schema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Name is "union[a,b]".
func (n *Union) Name() string {
	if len(n.Choices) == 1 {
		return n.Choices[0].Name()
	}
	names := make([]string, len(n.Choices))
	for i := range n.Choices {
		names[i] = n.label(i)
	}
	return "union[" + strings.Join(names, ",") + "]"
}

func (n *Union) label(i int) string {
	if i < len(n.Labels) && n.Labels[i] != "" {
		return n.Labels[i]
	}
	return n.Choices[i].Name()
}

// Validate picks the choice that fits best. In smart mode that is the first
// exact match; else the one that set most fields; else the one that needed
// the least conversion; the first of equals.
func (n *Union) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if len(n.Choices) == 1 {
		return n.Choices[0].Validate(t, in, st)
	}
	if n.LeftToRight {
		return n.leftToRight(t, in, st)
	}
	oldExact, oldFields := st.exactness, st.fieldsSet
	var best py.Value
	bestExact, bestFields := exactNone, -1
	omit := false
	var lines []ErrorDetail
	for i, c := range n.Choices {
		st.exactness, st.fieldsSet = exactExact, -1
		v, err := c.Validate(t, in, st)
		switch {
		case err == nil && st.exactness == exactExact && st.fieldsSet < 0:
			st.exactness, st.fieldsSet = oldExact, oldFields
			return v, nil
		case err == nil:
			better := best == nil
			if !better && bestFields >= 0 && st.fieldsSet >= 0 && bestFields != st.fieldsSet {
				better = bestFields < st.fieldsSet
			} else if !better {
				better = bestExact < st.exactness
			}
			if better {
				best, bestExact, bestFields = v, st.exactness, st.fieldsSet
			}
		case err == errOmit:
			omit = omit || best == nil
		default:
			e, ok := err.(*Errors)
			if !ok {
				st.exactness, st.fieldsSet = oldExact, oldFields
				return nil, err
			}
			if best == nil && n.CustomError == nil {
				under(e, Key(n.label(i)))
				lines = append(lines, e.Lines...)
			}
		}
	}
	st.exactness, st.fieldsSet = oldExact, oldFields
	if best != nil {
		st.floor(bestExact)
		if bestFields >= 0 {
			st.addFieldsSet(bestFields)
		}
		return best, nil
	}
	if omit {
		return nil, errOmit
	}
	if n.CustomError != nil {
		return nil, n.CustomError.fail(t, st, in)
	}
	return nil, &Errors{Lines: lines}
}

func (n *Union) leftToRight(t *py.Task, in py.Value, st *State) (py.Value, error) {
	var lines []ErrorDetail
	for i, c := range n.Choices {
		v, err := c.Validate(t, in, st)
		e, ok := err.(*Errors)
		if !ok {
			return v, err
		}
		under(e, Key(n.label(i)))
		lines = append(lines, e.Lines...)
	}
	if n.CustomError != nil {
		return nil, n.CustomError.fail(t, st, in)
	}
	return nil, &Errors{Lines: lines}
}

// fail makes the one error that stands for all.
func (c *CustomError) fail(t *py.Task, st *State, in py.Value) error {
	msg, ctx := c.Template, c.Ctx
	if c.Template == "" { // a known error type
		msg = renderMessage(t, c.Type, ctx, st.modeJSON)
	} else if ctx != nil {
		msg = fillTemplate(t, c.Template, ctx, false)
	}
	return &Errors{Lines: []ErrorDetail{{Type: c.Type, Msg: msg, Input: in, Ctx: ctx}}}
}

// Name is "tagged-union[a,b]".
func (n *TaggedUnion) Name() string {
	names := make([]string, len(n.Choices))
	for i, c := range n.Choices {
		names[i] = c.Name()
	}
	return "tagged-union[" + strings.Join(names, ",") + "]"
}

// paths are the ways to the tag.
func (n *TaggedUnion) paths() []AliasPath {
	if n.Aliases != nil {
		return n.Aliases
	}
	return []AliasPath{{py.Str(n.Discriminator)}}
}

// repr is how messages name the discriminator.
func (n *TaggedUnion) repr() string {
	if n.Func != nil {
		name := n.FuncName
		if name == "" {
			name = functionName(n.Func)
		}
		return name + "()"
	}
	var all []string
	for _, p := range n.paths() {
		var steps []string
		for _, s := range p {
			if text, ok := py.AsStr(s); ok {
				steps = append(steps, "'"+text+"'")
			} else if i, ok := py.AsInt(s); ok {
				steps = append(steps, i.String())
			}
		}
		all = append(all, strings.Join(steps, "."))
	}
	return strings.Join(all, " | ")
}

// Validate finds the tag and hands over to its choice.
func (n *TaggedUnion) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	tag, ok, err := n.tag(t, in, st)
	if err != nil {
		return nil, err
	}
	if !ok {
		if n.CustomError != nil {
			return nil, n.CustomError.fail(t, st, in)
		}
		return nil, fail(t, st, "union_tag_not_found", in, "discriminator", n.repr())
	}
	for i, want := range n.Tags {
		if sameTag(t, want, tag) {
			v, err := n.Choices[i].Validate(t, in, st)
			if err != nil {
				return nil, under(err, locOf(tag))
			}
			return v, nil
		}
	}
	if n.CustomError != nil {
		return nil, n.CustomError.fail(t, st, in)
	}
	reprs := make([]string, len(n.Tags))
	for i, want := range n.Tags {
		if reprs[i], err = py.Repr(t, want); err != nil {
			return nil, err
		}
	}
	text, err := py.StrOf(t, tag)
	if err != nil {
		return nil, err
	}
	return nil, fail(t, st, "union_tag_invalid", in, "discriminator", n.repr(), "tag", text, "expected_tags", strings.Join(reprs, ", "))
}

func sameTag(t *py.Task, want, got py.Value) bool {
	if _, err := py.Hash(t, got); err != nil {
		return false
	}
	same, err := py.Eq(t, want, got)
	return err == nil && same
}

func (n *TaggedUnion) tag(t *py.Task, in py.Value, st *State) (py.Value, bool, error) {
	if n.Func != nil {
		tag, err := py.Call(t, n.Func, in)
		if err != nil {
			return nil, false, err
		}
		return tag, tag != py.None, nil
	}
	from := true
	if n.FromAttributes != nil {
		from = *n.FromAttributes
	}
	if st.fromAttributes != nil {
		from = *st.fromAttributes
	}
	src, err := fieldSourceOf(t, in, st, st.strictOr(n.Strict), from)
	if err != nil {
		return nil, false, err
	}
	for _, p := range n.paths() {
		v, ok, err := src.get(t, st, p)
		if err != nil {
			return nil, false, err
		}
		if ok {
			return v, true, nil
		}
	}
	return nil, false, nil
}

// Name is "nullable[inner]".
func (n *Nullable) Name() string { return "nullable[" + n.Inner.Name() + "]" }

// Validate accepts None, or what Inner accepts.
func (n *Nullable) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if in == py.None {
		return in, nil
	}
	return n.Inner.Validate(t, in, st)
}
