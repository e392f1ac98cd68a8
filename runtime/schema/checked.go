package schema

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Checked accepts what Inner accepts and what further rules of JSON Schema let through;
// the value is what Inner made of it. Pydantic has no such nodes: they come from OpenAPI
// documents only.
type Checked struct {
	Inner Schema
	// Format must accept the value, which stays the str that it is ("2026-01-01", not a
	// date).
	Format Schema
	Rules  []*Rule
}

// Rule is one keyword of JSON Schema. Its schemas see the input, as JSON has it, and
// convert nothing. oneOf without schemas speaks of the choices of the union inside.
type Rule struct {
	// Keyword is uniqueItems, not, oneOf, anyOf, if, contains, propertyNames,
	// patternProperties, dependentRequired, dependentSchemas, minProperties, maxProperties
	// or required.
	Keyword string
	Schemas []Schema
	Keys    []string // the names that the keyword speaks of; of dependentRequired the first asks for the others
	Pattern string
	Min     int
	Max     *int

	compiled lazyPattern
}

// Name is the name of the inner schema.
func (n *Checked) Name() string { return n.Inner.Name() }

// Validate validates by Inner and then looks at the rules.
func (n *Checked) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	out, err := n.Inner.Validate(t, in, st)
	if err != nil {
		return nil, err
	}
	if n.Format != nil {
		if _, err := n.Format.Validate(t, out, st); err != nil {
			return nil, err
		}
	}
	if _, made := in.(Model); made {
		return out, nil // an instance of the program's own, whose type is its promise
	}
	for _, r := range n.Rules {
		msg, err := r.broken(t, n.Inner, in, st)
		if err != nil {
			return nil, err
		}
		if msg != "" {
			return nil, &Errors{Lines: []ErrorDetail{{Type: snakeCase(r.Keyword), Msg: msg, Input: in, Custom: true}}}
		}
	}
	return out, nil
}

// snakeCase spells a keyword as Pydantic spells the types of its errors.
func snakeCase(keyword string) string {
	var b strings.Builder
	for _, r := range keyword {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// fits reports whether a schema accepts the input as it is.
func fits(t *py.Task, s Schema, in py.Value, st *State) bool {
	try := *st
	strict := true
	try.strict, try.json, try.modeJSON = &strict, true, true
	_, err := s.Validate(t, in, &try)
	return err == nil
}

func count(t *py.Task, schemas []Schema, in py.Value, st *State) int {
	n := 0
	for _, s := range schemas {
		if fits(t, s, in, st) {
			n++
		}
	}
	return n
}

// broken says how the input breaks the rule, "" when it keeps it. Rules about objects or
// arrays let every other value through.
func (r *Rule) broken(t *py.Task, inner Schema, in py.Value, st *State) (string, error) {
	switch r.Keyword {
	case "not":
		if count(t, r.Schemas, in, st) > 0 {
			return "Input should not match the excluded schema", nil
		}
	case "oneOf":
		choices := r.Schemas
		if u, ok := inner.(*Union); ok && len(choices) == 0 {
			choices = u.Choices
		}
		if n := count(t, choices, in, st); n > 1 || n == 0 && len(r.Schemas) > 0 {
			return "Input should match exactly one of the alternatives", nil
		}
	case "anyOf":
		if count(t, r.Schemas, in, st) == 0 {
			return "Input should match one of the alternatives", nil
		}
	case "if":
		branch := r.Schemas[2]
		if fits(t, r.Schemas[0], in, st) {
			branch = r.Schemas[1]
		}
		if !fits(t, branch, in, st) {
			return "Input should match the schema that its condition asks for", nil
		}
	}
	switch v := in.(type) {
	case *py.List:
		return r.ofList(t, v, st)
	case *py.Dict:
		return r.ofDict(t, v, st)
	}
	return "", nil
}

func (r *Rule) ofList(t *py.Task, list *py.List, st *State) (string, error) {
	switch r.Keyword {
	case "uniqueItems":
		for i, a := range list.Items {
			for _, b := range list.Items[:i] {
				same, err := sameJSON(t, a, b)
				if err != nil {
					return "", err
				}
				if same {
					return "List should have unique items", nil
				}
			}
		}
	case "contains":
		n := 0
		for _, item := range list.Items {
			if fits(t, r.Schemas[0], item, st) {
				n++
			}
		}
		if n < r.Min || r.Max != nil && n > *r.Max {
			return "List should contain other items", nil
		}
	}
	return "", nil
}

// sameJSON is equality of JSON values: true is not 1.
func sameJSON(t *py.Task, a, b py.Value) (bool, error) {
	_, boolA := a.(py.Bool)
	_, boolB := b.(py.Bool)
	if boolA != boolB {
		return false, nil
	}
	return py.Eq(t, a, b)
}

func (r *Rule) ofDict(t *py.Task, d *py.Dict, st *State) (string, error) {
	has := func(key string) bool {
		_, ok := d.GetStr(key)
		return ok
	}
	switch r.Keyword {
	case "required", "dependentRequired":
		keys := r.Keys
		if r.Keyword == "dependentRequired" {
			if !has(keys[0]) {
				return "", nil
			}
			keys = keys[1:]
		}
		for _, key := range keys {
			if !has(key) {
				return "Input should have the key '" + key + "'", nil
			}
		}
	case "dependentSchemas":
		if has(r.Keys[0]) && !fits(t, r.Schemas[0], d, st) {
			return "Input should match the schema that the key '" + r.Keys[0] + "' asks for", nil
		}
	case "minProperties", "maxProperties":
		if d.Len() < r.Min || r.Max != nil && d.Len() > *r.Max {
			return "Input should have another number of keys", nil
		}
	case "propertyNames", "patternProperties":
		return r.ofKeys(t, d, st)
	}
	return "", nil
}

func (r *Rule) ofKeys(t *py.Task, d *py.Dict, st *State) (string, error) {
	for key, value := range d.All() {
		name, _ := py.AsStr(key)
		if r.Keyword == "propertyNames" {
			if !fits(t, r.Schemas[0], key, st) {
				return "Input should not have the key '" + name + "'", nil
			}
			continue
		}
		match, err := r.compiled.match(r.Pattern, name)
		if err != nil {
			return "", err
		}
		if match && !fits(t, r.Schemas[0], value, st) {
			return "The value of '" + name + "' should match the schema of its name", nil
		}
	}
	return "", nil
}

// rules are the schemas that a Checked node is made of.
func (n *Checked) children() []Schema {
	list := []Schema{n.Inner}
	if n.Format != nil {
		list = append(list, n.Format)
	}
	for _, r := range n.Rules {
		list = append(list, r.Schemas...)
	}
	return list
}

// Never accepts nothing: the schema false.
type Never struct{}

// Name is "never".
func (*Never) Name() string { return "never" }

// Validate fails.
func (*Never) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	return nil, &Errors{Lines: []ErrorDetail{{Type: "never", Msg: "Input should not be there", Input: in, Custom: true}}}
}
