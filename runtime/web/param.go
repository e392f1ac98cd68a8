package web

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// In tells where a parameter comes from; it is also the first item of its error locs.
type In string

// The places.
const (
	Path   In = "path"
	Query  In = "query"
	Header In = "header"
	Cookie In = "cookie"
	BodyIn In = "body"
	Form   In = "form"
)

// Param describes one parameter that FastAPI takes from the request. Emitted code holds
// one package variable for each.
type Param struct {
	Name  string // Python name
	Alias string // key in the request and in error locs; for headers with underscores converted
	In    In
	// Aliases are further keys in order of preference, for AliasChoices and
	// populate_by_name.
	Aliases []string
	Schema  schema.Schema
	// Required, Default and Factory say what an absent parameter means.
	Required        bool
	Default         py.Value
	Factory         func(*py.Task) (py.Value, error)
	ValidateDefault bool
	// Sequence parameters take every value of the key.
	Sequence bool
	// Model lists the fields of a parameter model; Extra is its policy for other keys.
	Model []*Param
	Extra schema.Extra
	// Optional marks a parameter model that may be None as a whole.
	Optional bool
	// FileContent parameters of a form take the bytes of uploaded files.
	FileContent bool
	// Names are the names under which a parameter model's field enters the model, one for
	// Alias and each of Aliases; nil when they are the same. They differ for headers whose
	// underscores were converted.
	Names []string
	// LocByName marks a parameter model whose errors name fields and not aliases.
	LocByName bool
	// Style and Segment belong to services made from an OpenAPI document: how a list or an
	// object is written, and the name that the route's path has for a parameter whose own
	// name is no identifier.
	Style   Style
	Segment string
}

// keys are the names of the parameter in the request in order of preference.
func (p *Param) keys() []string { return append([]string{p.Alias}, p.Aliases...) }

// text returns the parameter's text in the request. Sequences have no single text.
func (c *Ctx) text(p *Param) (string, bool) {
	if p.Style != "" || p.Segment != "" {
		return "", false
	}
	if s, ok := c.lookup(p.In, p.Alias); ok {
		return s, true
	}
	for _, alias := range p.Aliases {
		if s, ok := c.lookup(p.In, alias); ok {
			return s, true
		}
	}
	return "", false
}

// lookup finds one value: the last of a query key, the first of a header, as Starlette's
// mappings do.
func (c *Ctx) lookup(in In, key string) (string, bool) {
	switch in {
	case Path:
		for i, p := range c.route.pattern.params {
			if p.name == key {
				return c.paramTexts[i], true
			}
		}
	case Query:
		pairs := c.queryPairs()
		for i := len(pairs) - 1; i >= 0; i-- {
			if pairs[i].name == key {
				return pairs[i].value, true
			}
		}
	case Header:
		if v := c.headerValues(key); len(v) > 0 {
			return v[0], true
		}
	case Cookie:
		for _, p := range c.cookiePairs() {
			if p.name == key {
				return p.value, true
			}
		}
	}
	return "", false
}

// all returns every value of a key.
func (c *Ctx) all(in In, key string) []string {
	switch in {
	case Query:
		var out []string
		for _, p := range c.queryPairs() {
			if p.name == key {
				out = append(out, p.value)
			}
		}
		return out
	case Header:
		return c.headerValues(key)
	}
	if s, ok := c.lookup(in, key); ok {
		return []string{s}
	}
	return nil
}

// input returns what FastAPI hands to the validator: a str, a list of str, the value of a
// path convertor, or nil when the parameter is absent.
func (c *Ctx) input(p *Param) (v py.Value, key string, err error) {
	key = p.Alias
	for _, alias := range p.keys() {
		if _, ok := c.lookup(p.In, alias); ok {
			key = alias
			break
		}
	}
	if p.Style != "" || p.Segment != "" {
		return c.ofDocument(p, key), key, nil
	}
	if p.In == Path {
		v, err = c.pathValue(key)
		return v, key, err
	}
	if p.Sequence && p.In != Cookie {
		texts := c.all(p.In, key)
		if len(texts) == 0 {
			return nil, key, nil
		}
		items := make([]py.Value, len(texts))
		for i, s := range texts {
			items[i] = py.Str(s)
		}
		return py.NewList(items...), key, nil
	}
	s, ok := c.lookup(p.In, key)
	if !ok || p.Sequence && s == "" {
		return nil, key, nil
	}
	return py.Str(s), key, nil
}

// pathValue is a path parameter after its convertor.
func (c *Ctx) pathValue(name string) (py.Value, error) {
	for i, p := range c.route.pattern.params {
		if p.name == name {
			return p.convert.value(c.paramTexts[i])
		}
	}
	return nil, nil
}

// Value reads a parameter by the exact path: any schema, every rule. When validation
// fails the errors are recorded and None is returned.
func (c *Ctx) Value(p *Param) py.Value {
	if c.failed != nil {
		return py.None
	}
	if p.Model != nil {
		return c.modelValue(p)
	}
	in, key, err := c.input(p)
	if err != nil {
		return c.raise(err)
	}
	return c.validate(p, in, schema.Key(string(p.In)), schema.Key(key))
}

// raise keeps a Python exception that a validator or a default factory raised: Invalid
// returns it, and until then no dependency is called.
func (c *Ctx) raise(err error) py.Value {
	if c.failed == nil {
		c.failed = err
	}
	return py.None
}

// validate applies default or schema to one input; nil stands for absent.
func (c *Ctx) validate(p *Param, in py.Value, loc ...schema.LocItem) py.Value {
	if c.failed != nil {
		return py.None
	}
	if in == nil {
		if p.Required {
			c.missing(loc...)
			return py.None
		}
		v, err := c.defaultOf(p)
		if err != nil {
			return c.raise(err)
		}
		if !p.ValidateDefault {
			return v
		}
		in = v
	}
	fromAttributes := true
	v, errs, err := schema.ValidatePython(c.task, p.Schema, in, schema.Options{Loc: loc, FromAttributes: &fromAttributes})
	if err != nil {
		return c.raise(err)
	}
	if errs != nil {
		c.fail(errs)
		return py.None
	}
	return v
}

// defaultOf is deepcopy(field.default): a mutable default is not shared between requests.
func (c *Ctx) defaultOf(p *Param) (py.Value, error) {
	if p.Factory != nil {
		return p.Factory(c.task)
	}
	switch p.Default.(type) {
	case nil:
		return py.None, nil
	case py.NoneType, py.Bool, py.SmallInt, py.Float, py.Str:
		return p.Default, nil
	}
	return py.DeepCopy(c.task, p.Default)
}

// modelValue is _request_param_model_to_args: the fields from their keys, and all other
// keys of the same place as extras, for the model's own policy.
func (c *Ctx) modelValue(p *Param) py.Value {
	values := py.NewDict()
	var taken []string
	own := false
	renamed := map[string]string{}
	for _, f := range p.Model {
		in, key, err := c.input(f)
		if err != nil {
			return c.raise(err)
		}
		name := key
		if f.Names != nil {
			for i, k := range f.keys() {
				if k == key {
					name = f.Names[i]
				}
				if f.Names[i] != k { // an unconverted field name is no extra header
					taken = append(taken, strings.ToLower(f.Names[i]))
				}
			}
		}
		if in != nil {
			values.SetStr(name, in)
		}
		if name != key && !p.LocByName {
			renamed[f.Name] = key
		}
		if _, ok := c.lookup(p.In, key); ok {
			own = true
		}
		if p.In == Header {
			key = strings.ToLower(key)
		}
		taken = append(taken, key)
	}
	c.extras(p.In, taken, values)
	if p.Optional && !own && !(p.Extra != schema.ExtraIgnore && values.Len() > 0) {
		return c.validate(p, nil, schema.Key(string(p.In)))
	}
	mark := len(c.errors)
	v := c.validate(p, values, schema.Key(string(p.In)))
	for i := mark; i < len(c.errors); i++ {
		if loc := c.errors[i].Loc; len(loc) > 1 && !loc[1].IsIndex {
			if key, ok := renamed[loc[1].Name]; ok {
				loc[1] = schema.Key(key)
			}
		}
	}
	return v
}

// extras adds the keys that belong to no field: one value as a str, several as a list.
func (c *Ctx) extras(in In, taken []string, values *py.Dict) {
	var order []string
	grouped := map[string][]py.Value{}
	add := func(name, value string) {
		if slices.Contains(taken, name) {
			return
		}
		if _, ok := grouped[name]; !ok {
			order = append(order, name)
		}
		grouped[name] = append(grouped[name], py.Str(value))
	}
	switch in {
	case Query:
		for _, p := range c.queryPairs() {
			add(p.name, p.value)
		}
	case Header:
		for _, h := range c.rawHeaders() {
			add(h.name, h.value)
		}
	case Cookie:
		for _, p := range c.cookiePairs() {
			add(p.name, p.value)
		}
	case Path:
		for i, p := range c.route.pattern.params {
			add(p.name, c.paramTexts[i])
		}
	}
	for _, name := range order {
		if g := grouped[name]; len(g) == 1 {
			values.SetStr(name, g[0])
		} else {
			values.SetStr(name, py.NewList(g...))
		}
	}
}
