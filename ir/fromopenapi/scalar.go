package fromopenapi

import (
	"math"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/openapi"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

func (b *builder) integer(s *openapi.Schema) schema.Schema {
	n := &schema.Int{Ge: bound(s.Minimum), Le: bound(s.Maximum), Gt: bound(s.ExclusiveMinimum), Lt: bound(s.ExclusiveMaximum), MultipleOf: bound(s.MultipleOf)}
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

func (b *builder) float(s *openapi.Schema) schema.Schema {
	return &schema.Float{
		Ge: floatBound(s.Minimum), Le: floatBound(s.Maximum), Gt: floatBound(s.ExclusiveMinimum), Lt: floatBound(s.ExclusiveMaximum), MultipleOf: floatBound(s.MultipleOf),
	}
}

// bound is a number of the document, nil for none; an int where it is whole.
func bound(n openapi.Number) py.Value {
	if n == "" {
		return nil
	}
	return number(n)
}

func floatBound(n openapi.Number) py.Value {
	if n == "" {
		return nil
	}
	f, err := strconv.ParseFloat(string(n), 64)
	if err != nil {
		return nil
	}
	return py.Float(f)
}

// number is a number as Python has it: an int where it is whole, whatever its size.
func number(n openapi.Number) py.Value {
	text := string(n)
	if !strings.ContainsAny(text, ".eE") {
		if i, err := py.ParseInt(text, 10); err == nil {
			return i.Value()
		}
	}
	f, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return py.None
	case f == math.Trunc(f) && math.Abs(f) < 1<<53:
		return py.MakeInt(int64(f))
	}
	return py.Float(f)
}

// formats are the formats of strings that are checked; the value stays the text.
var formats = map[string]func() schema.Schema{
	"date-time": func() schema.Schema { return &schema.DateTime{} },
	"date":      func() schema.Schema { return &schema.Date{} },
	"time":      func() schema.Schema { return &schema.Time{} },
	"duration":  func() schema.Schema { return &schema.TimeDelta{} },
	"uuid":      func() schema.Schema { return &schema.UUID{} },
	"email":     func() schema.Schema { return &schema.Email{} },
	"uri":       func() schema.Schema { return &schema.URL{Kind: "AnyUrl"} },
	"ipv4":      func() schema.Schema { return &schema.IPAddress{Kind: "IPv4Address"} },
	"ipv6":      func() schema.Schema { return &schema.IPAddress{Kind: "IPv6Address"} },
}

// text is a string schema. Other formats than those above are notes to people, as JSON
// Schema has it.
func (b *builder) text(s *openapi.Schema) schema.Schema {
	if s.Format == "binary" {
		return &schema.Bytes{MinLength: s.MinLength, MaxLength: s.MaxLength}
	}
	n := &schema.Str{MinLength: s.MinLength, MaxLength: s.MaxLength}
	if s.Pattern != "" && b.patternWorks(s.Pattern, s.PatternSpan) {
		n.Pattern = s.Pattern
	}
	if format := formats[s.Format]; format != nil {
		return &schema.Checked{Inner: n, Format: format()}
	}
	return n
}

// patternWorks reports whether the service's engine takes a pattern; a pattern that it
// does not take (look-around, back references) is reported.
func (b *builder) patternWorks(pattern string, span source.Span) bool {
	if _, err := schema.CompilePattern(pattern); err != nil {
		b.notChecked(span, "the pattern %s", strconv.Quote(pattern))
		return false
	}
	return true
}

// literal is an enum or a const; null among its values makes it nullable. Numbers and
// bools in parameters are texts, so that they are read as what they are first.
func (b *builder) literal(s *openapi.Schema, values []any, name string) schema.Schema {
	n := &schema.Literal{}
	null := false
	for _, v := range values {
		switch v := pyValue(v).(type) {
		case py.NoneType:
			null = true
		case py.Str, py.Bool, py.SmallInt:
			n.Values = append(n.Values, v)
		default:
			b.notChecked(s.Span, "an enum with values that are no strings, integers or bools")
			rest := *s
			rest.Enum, rest.HasConst = nil, false
			return b.plain(&rest, name)
		}
	}
	if len(n.Values) == 0 {
		return &schema.None{}
	}
	var out schema.Schema = n
	switch literalType(n) {
	case ir.Int:
		out = &schema.Chain{Steps: []schema.Schema{&schema.Int{}, n}}
	case ir.Bool:
		out = &schema.Chain{Steps: []schema.Schema{&schema.Bool{}, n}}
	}
	if null {
		return nullable(out)
	}
	return out
}

// pyValue is a JSON value of the document as Python has it.
func pyValue(v any) py.Value {
	switch v := v.(type) {
	case bool:
		return py.MakeBool(v)
	case string:
		return py.Str(v)
	case openapi.Number:
		return number(v)
	case []any:
		list := py.NewList()
		for _, item := range v {
			list.Items = append(list.Items, pyValue(item))
		}
		return list
	case *openapi.Object:
		d := py.NewDict()
		for i, key := range v.Keys {
			d.SetStr(key, pyValue(v.Values[i]))
		}
		return d
	}
	return py.None
}
