package pyast

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Repr returns what Python's repr prints for the constant.
func (c Const) Repr() string { return string(c.appendRepr(nil)) }

// appendRepr appends the repr of the constant.
func (c Const) appendRepr(b []byte) []byte {
	switch c.Kind {
	case ConstNone:
		return append(b, "None"...)
	case ConstTrue:
		return append(b, "True"...)
	case ConstFalse:
		return append(b, "False"...)
	case ConstEllipsis:
		return append(b, "Ellipsis"...)
	case ConstInt:
		if c.Big != nil {
			return c.Big.Append(b, 10)
		}
		return strconv.AppendInt(b, c.Int, 10)
	case ConstFloat:
		return appendFloat(b, c.Float, true)
	case ConstComplex:
		return append(appendFloat(b, c.Float, false), 'j')
	case ConstBytes:
		return appendBytes(b, c.Str)
	}
	return appendStr(b, c.Str)
}

// appendFloat prints the shortest digits that read back, with an exponent from
// 1e16 on and below 1e-4; point asks for the ".0" of a whole number.
func appendFloat(b []byte, f float64, point bool) []byte {
	if math.IsInf(f, 0) {
		if f < 0 {
			b = append(b, '-')
		}
		return append(b, "inf"...)
	}
	if math.IsNaN(f) {
		return append(b, "nan"...)
	}
	if f != 0 {
		if a := math.Abs(f); a >= 1e16 || a < 1e-4 {
			return strconv.AppendFloat(b, f, 'e', -1, 64)
		}
	}
	start := len(b)
	b = strconv.AppendFloat(b, f, 'f', -1, 64)
	if point && bytes.IndexByte(b[start:], '.') < 0 {
		b = append(b, '.', '0')
	}
	return b
}

const hexDigits = "0123456789abcdef"

// quoteFor picks Python's quotes: single, unless only single ones are inside.
func quoteFor(s string) byte {
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		return '"'
	}
	return '\''
}

// appendBytes prints a bytes literal.
func appendBytes(b []byte, s string) []byte {
	q := quoteFor(s)
	b = append(b, 'b', q)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == q || c == '\\':
			b = append(b, '\\', c)
		case c == '\t':
			b = append(b, '\\', 't')
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\r':
			b = append(b, '\\', 'r')
		case c < ' ' || c >= 0x7F:
			b = append(b, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, q)
}

// appendStr prints a str: printable characters as they are, the rest escaped. Text
// is WTF-8, so that a lone surrogate is three bytes.
func appendStr(b []byte, s string) []byte {
	q := quoteFor(s)
	b = append(b, q)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == q || c == '\\':
				b = append(b, '\\', c)
			case c == '\t':
				b = append(b, '\\', 't')
			case c == '\n':
				b = append(b, '\\', 'n')
			case c == '\r':
				b = append(b, '\\', 'r')
			case c < ' ' || c == 0x7F:
				b = append(b, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
			default:
				b = append(b, c)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 && i+2 < len(s) && c == 0xED {
			r, n = rune(c&0x0F)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3
		}
		switch {
		case printable(r) && r != utf8.RuneError || r == utf8.RuneError && n == 3:
			b = append(b, s[i:i+n]...)
		case r <= 0xFF:
			b = append(b, '\\', 'x', hexDigits[r>>4], hexDigits[r&15])
		case r <= 0xFFFF:
			b = append(b, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
		default:
			b = append(b, '\\', 'U')
			for shift := 28; shift >= 0; shift -= 4 {
				b = append(b, hexDigits[r>>shift&15])
			}
		}
		i += n
	}
	return append(b, q)
}
