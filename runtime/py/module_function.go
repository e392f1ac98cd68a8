package py

import (
	"strconv"
	"strings"
)

// Library functions that CPython writes in Python have Python's own signatures
// and error messages ("dumps() missing 1 required positional argument: 'obj'").
// They are made from their signature's text, when their module is imported.

// pyFunc is one such function: its signature as in a def statement, and its body,
// which gets one argument per parameter.
type pyFunc struct {
	sig  string
	body func(t *Task, a []Value) (Value, error)
}

// newPyFunction makes the function object.
func newPyFunction(module, sig string, body func(t *Task, a []Value) (Value, error)) *Function {
	name, params, _ := strings.Cut(strings.TrimSuffix(sig, ")"), "(")
	f := &Function{Name: name, Qualname: name, Module: module, Params: parseParams(params), Body: body}
	if k := strings.LastIndexByte(name, '.'); k >= 0 {
		f.Name = name[k+1:]
	}
	return f
}

// addFunctions puts functions into a module.
func (m *Module) addFunctions(fns []pyFunc) {
	for _, f := range fns {
		fn := newPyFunction(m.Name, f.sig, f.body)
		m.Dict.SetStr(fn.Name, fn)
	}
}

// addNames puts constants and classes into a module: name, value, name, value...
func (m *Module) addNames(pairs ...any) {
	for i := 0; i < len(pairs); i += 2 {
		m.Dict.SetStr(pairs[i].(string), pairs[i+1].(Value))
	}
}

// parseParams reads a parameter list with literal defaults.
func parseParams(s string) []Param {
	var params []Param
	kind := PositionalOrKeyword
	for _, p := range splitParams(s) {
		switch {
		case p == "/":
			for i := range params {
				params[i].Kind = PositionalOnly
			}
		case p == "*":
			kind = KeywordOnly
		case strings.HasPrefix(p, "**"):
			params = append(params, Param{Name: p[2:], Kind: VarKeyword})
		case strings.HasPrefix(p, "*"):
			params = append(params, Param{Name: p[1:], Kind: VarPositional})
			kind = KeywordOnly
		default:
			name, def, has := strings.Cut(p, "=")
			param := Param{Name: name, Kind: kind}
			if has {
				param.Default = parseLiteral(def)
			}
			params = append(params, param)
		}
	}
	return params
}

// splitParams splits at ", " outside of quotes.
func splitParams(s string) []string {
	var parts []string
	quoted := false
	start := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\'':
			quoted = !quoted
		case s[i] == ',' && !quoted:
			parts = append(parts, strings.TrimSpace(s[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(s[start:]); last != "" {
		parts = append(parts, last)
	}
	return parts
}

// parseLiteral reads the default of a parameter.
func parseLiteral(s string) Value {
	switch s {
	case "None":
		return None
	case "True":
		return True
	case "False":
		return False
	case "()":
		return NewTuple()
	}
	if strings.HasPrefix(s, "b'") {
		return Bytes(s[2 : len(s)-1])
	}
	if strings.HasPrefix(s, "'") {
		return Str(strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(s[1 : len(s)-1]))
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return MakeInt(n)
	}
	f, _ := strconv.ParseFloat(s, 64)
	return Float(f)
}

// newStructSeq declares a tuple type with named items, like time.struct_time.
func newStructSeq(module, name string, fields ...string) *Type {
	c := newBuiltinType(module, name, &TypeTuple)
	c.tables, c.heap = structSeqTables{c}, true
	attrs := make([]Attribute, len(fields))
	for i, f := range fields {
		attrs[i] = Attribute{Name: f, Get: func(t *Task, self Value) (Value, error) {
			return self.(*Tuple).Items[i], nil
		}}
	}
	c.SetAttributes(attrs)
	c.SetMethods([]Method{{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		tuple, _ := AsTuple(self)
		parts := make([]string, len(fields))
		for i, f := range fields {
			r, err := Repr(t, tuple.Items[i])
			if err != nil {
				return nil, err
			}
			parts[i] = f + "=" + r
		}
		name := c.Name
		if c.Module != "decimal" { // there it is a namedtuple
			name = c.Module + "." + name
		}
		return Str(name + "(" + strings.Join(parts, ", ") + ")"), nil
	}}}, "")
	return c
}

// structSeqTables finish the class of a structSeq: its instances are found and printed like
// those of classes that derive from tuple.
type structSeqTables struct{ class *Type }

// Fill implements Tables.
func (s structSeqTables) Fill() { s.class.buildNamespace() }

// structSeq makes an instance.
func structSeq(c *Type, items ...Value) Value { return &Object{Class: c, Base: NewTuple(items...)} }

// cutSignature splits a signature into name and parameters.
func cutSignature(sig string) (name, params string, ok bool) {
	return strings.Cut(strings.TrimSuffix(sig, ")"), "(")
}
