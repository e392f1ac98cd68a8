package web

import (
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// The typed readers. Each accepts what is plainly valid for its type at once and leaves
// everything else (coercion, an error, an absent parameter with an unusual default) to
// Value, so that the rules stand in one place. FuzzReaders holds the two together.

// Int reads an int parameter.
func (c *Ctx) Int(p *Param) py.Int {
	if s, ok := c.text(p); ok {
		if i, ok := plainInt(s); ok && intFits(p.Schema, i) {
			return py.IntOf(i)
		}
	} else if i, ok := p.Default.(py.SmallInt); ok && !p.ValidateDefault {
		return py.IntOf(int64(i))
	}
	v := c.Value(p)
	i, _ := py.AsInt(v)
	return i
}

// Str reads a str parameter.
func (c *Ctx) Str(p *Param) string {
	if s, ok := c.text(p); ok {
		if strFits(p.Schema, s) {
			return s
		}
	} else if s, ok := p.Default.(py.Str); ok && !p.ValidateDefault {
		return string(s)
	}
	v := c.Value(p)
	s, _ := py.AsStr(v)
	return s
}

// Float reads a float parameter.
func (c *Ctx) Float(p *Param) float64 {
	v := c.Value(p)
	f, _ := py.AsFloat(v)
	return f
}

// Bool reads a bool parameter.
func (c *Ctx) Bool(p *Param) bool {
	if s, ok := c.text(p); ok {
		if _, plain := p.Schema.(*schema.Bool); plain {
			switch s {
			case "true", "1":
				return true
			case "false", "0":
				return false
			}
		}
	} else if b, ok := p.Default.(py.Bool); ok && !p.ValidateDefault {
		return bool(b)
	}
	v := c.Value(p)
	b, _ := v.(py.Bool)
	return bool(b)
}

// OptInt reads an int parameter that may be None, which is nil.
func (c *Ctx) OptInt(p *Param) *py.Int {
	if s, ok := c.text(p); ok {
		if i, ok := plainInt(s); ok && intFits(inner(p.Schema), i) {
			v := py.IntOf(i)
			return &v
		}
	} else if p.Default == py.None && !p.ValidateDefault {
		return nil
	}
	v := c.Value(p)
	if v == py.None {
		return nil
	}
	i, _ := py.AsInt(v)
	return &i
}

// OptStr reads a str parameter that may be None, which is nil.
func (c *Ctx) OptStr(p *Param) *string {
	if s, ok := c.text(p); ok {
		if strFits(inner(p.Schema), s) {
			return &s
		}
	} else if p.Default == py.None && !p.ValidateDefault {
		return nil
	}
	v := c.Value(p)
	if v == py.None {
		return nil
	}
	s, _ := py.AsStr(v)
	return &s
}

// OptFloat reads a float parameter that may be None, which is nil.
func (c *Ctx) OptFloat(p *Param) *float64 {
	v := c.Value(p)
	if v == py.None {
		return nil
	}
	f, _ := py.AsFloat(v)
	return &f
}

// OptBool reads a bool parameter that may be None, which is nil.
func (c *Ctx) OptBool(p *Param) *bool {
	v := c.Value(p)
	if v == py.None {
		return nil
	}
	b, _ := v.(py.Bool)
	out := bool(b)
	return &out
}

// inner looks through Nullable.
func inner(s schema.Schema) schema.Schema {
	if n, ok := s.(*schema.Nullable); ok {
		return n.Inner
	}
	return s
}

// plainInt reads an optional minus and up to 18 digits without a leading zero.
func plainInt(s string) (int64, bool) {
	digits := s
	if digits != "" && digits[0] == '-' {
		digits = digits[1:]
	}
	if digits == "" || len(digits) > 18 || digits[0] == '0' && len(s) > 1 {
		return 0, false
	}
	var n int64
	for i := 0; i < len(digits); i++ {
		d := digits[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = n*10 + int64(d)
	}
	if len(digits) < len(s) {
		n = -n
	}
	return n, true
}

// intFits reports whether s is an int schema whose bounds are small ints that i keeps.
func intFits(s schema.Schema, i int64) bool {
	n, ok := s.(*schema.Int)
	if !ok || n.Strict || n.MultipleOf != nil {
		return false
	}
	return bound(n.Ge, i, func(a, b int64) bool { return a >= b }) &&
		bound(n.Gt, i, func(a, b int64) bool { return a > b }) &&
		bound(n.Le, i, func(a, b int64) bool { return a <= b }) &&
		bound(n.Lt, i, func(a, b int64) bool { return a < b })
}

func bound(limit py.Value, i int64, holds func(a, b int64) bool) bool {
	if limit == nil {
		return true
	}
	l, ok := limit.(py.SmallInt)
	return ok && holds(i, int64(l))
}

// strFits reports whether s is a str schema without rules beyond lengths, and text keeps them.
func strFits(s schema.Schema, text string) bool {
	n, ok := s.(*schema.Str)
	if !ok || n.Pattern != "" || n.StripWhitespace || n.ToLower || n.ToUpper || n.ASCIIOnly {
		return false
	}
	if n.MinLength == nil && n.MaxLength == nil {
		return true
	}
	length := py.StrLen(text)
	return (n.MinLength == nil || length >= *n.MinLength) && (n.MaxLength == nil || length <= *n.MaxLength)
}
