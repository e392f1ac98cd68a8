package eval

import (
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// joinedStr evaluates an f-string. With a Symbolic among its values the whole
// is a Symbolic.
func (f *frame) joinedStr(n *pyast.JoinedStr) (py.Value, error) {
	var b strings.Builder
	var parts []py.Value
	unknown := false
	for _, e := range n.Values {
		v, err := f.eval1(e)
		if err != nil {
			return nil, err
		}
		if s, ok := v.(py.Str); ok {
			if !unknown {
				b.WriteString(string(s))
			}
			parts = append(parts, s)
			continue
		}
		unknown = true
		parts = append(parts, v)
	}
	if unknown {
		return f.symbolic(SymFormat, "", n, parts...), nil
	}
	return py.Str(b.String()), nil
}

// eval1 evaluates a part of an f-string to a str, or to a Symbolic.
func (f *frame) eval1(e pyast.Expr) (py.Value, error) {
	n, ok := e.(*pyast.FormattedValue)
	if !ok {
		return f.eval(e)
	}
	v, err := f.eval(n.Value)
	if err != nil {
		return nil, err
	}
	spec := py.Value(py.Str(""))
	if n.FormatSpec != nil {
		if spec, err = f.eval(n.FormatSpec); err != nil {
			return nil, err
		}
	}
	f.at = n
	if holdsSymbolic(v) || isSymbolic(spec) {
		conversion := ""
		if n.Conversion > 0 {
			conversion = string(rune(n.Conversion))
		}
		return f.symbolic(SymFormatted, conversion, n, v, spec), nil
	}
	switch n.Conversion {
	case 's':
		s, err := py.StrOf(f.t, v)
		if err != nil {
			return nil, err
		}
		v = py.Str(s)
	case 'r':
		s, err := py.Repr(f.t, v)
		if err != nil {
			return nil, err
		}
		v = py.Str(s)
	case 'a':
		if v, err = f.ascii(v); err != nil {
			return nil, err
		}
	}
	text, _ := py.AsStr(spec)
	s, err := py.Format(f.t, v, text)
	if err != nil {
		return nil, err
	}
	return py.Str(s), nil
}

// ascii is the builtin ascii().
func (f *frame) ascii(v py.Value) (py.Value, error) {
	fn, ok := py.Builtins().GetStr("ascii")
	if !ok {
		return nil, py.ErrName("ascii")
	}
	return py.Call(f.t, fn, v)
}
