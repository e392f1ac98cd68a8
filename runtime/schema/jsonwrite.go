package schema

import (
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

// The bytes that pydantic-core writes: serde_json's string escapes, floats
// with an exponent outside 1e-5..1e16, no spaces.

const hexDigits = "0123456789abcdef"

// plainJSON marks the bytes that need no escape in a JSON string.
var plainJSON = func() (t [256]bool) {
	for i := range t {
		t[i] = i >= 0x20 && i != '"' && i != '\\'
	}
	return t
}()

// AppendString appends a str as a JSON string. Lone surrogates must have been
// refused before.
func AppendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		if plainJSON[s[i]] {
			continue
		}
		dst = append(dst, s[start:i]...)
		start = i + 1
		switch c := s[i]; c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\b':
			dst = append(dst, '\\', 'b')
		case '\t':
			dst = append(dst, '\\', 't')
		case '\n':
			dst = append(dst, '\\', 'n')
		case '\f':
			dst = append(dst, '\\', 'f')
		case '\r':
			dst = append(dst, '\\', 'r')
		default:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	dst = append(dst, s[start:]...)
	return append(dst, '"')
}

// appendASCII is AppendString with ensure_ascii.
func appendASCII(dst []byte, s string) []byte {
	plain := AppendString(nil, s)
	for i := 0; i < len(plain); {
		if plain[i] < utf8.RuneSelf {
			dst = append(dst, plain[i])
			i++
			continue
		}
		r, n := utf8.DecodeRune(plain[i:])
		i += n
		if r >= 0x10000 {
			r -= 0x10000
			dst = appendU16(dst, 0xd800+r>>10)
			r = 0xdc00 + r&0x3ff
		}
		dst = appendU16(dst, r)
	}
	return dst
}

func appendU16(dst []byte, r rune) []byte {
	return append(dst, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
}

// AppendInt appends an int of any size.
func AppendInt(dst []byte, i py.Int) []byte {
	if v, ok := i.Int64(); ok {
		return strconv.AppendInt(dst, v, 10)
	}
	return i.Big().Append(dst, 10)
}

// AppendFloat appends a finite float; NaN and the infinities become null,
// which is what models do unless they are configured otherwise.
func AppendFloat(dst []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return append(dst, "null"...)
	}
	abs := math.Abs(f)
	if f == 0 || abs >= 1e-5 && abs < 1e16 {
		n := len(dst)
		dst = strconv.AppendFloat(dst, f, 'f', -1, 64)
		for _, c := range dst[n:] {
			if c == '.' {
				return dst
			}
		}
		return append(dst, '.', '0')
	}
	n := len(dst)
	dst = strconv.AppendFloat(dst, f, 'e', -1, 64)
	// Go pads the exponent to two digits
	for i := len(dst) - 1; i > n; i-- {
		if dst[i] == '+' || dst[i] == '-' {
			if dst[i+1] == '0' {
				dst = append(dst[:i+1], dst[i+2:]...)
			}
			break
		}
	}
	return dst
}

// AppendBool appends true or false.
func AppendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, "true"...)
	}
	return append(dst, "false"...)
}

// AppendNull appends null.
func AppendNull(dst []byte) []byte { return append(dst, "null"...) }

// jsonWriter writes values that are JSON already: what a dump in JSON mode
// gives.
type jsonWriter struct {
	dst     []byte
	indent  int
	ascii   bool
	infNan  string
	problem error
}

func (w *jsonWriter) newline(depth int) {
	if w.indent == 0 {
		return
	}
	w.dst = append(w.dst, '\n')
	for range w.indent * depth {
		w.dst = append(w.dst, ' ')
	}
}

func (w *jsonWriter) text(s string) {
	if !utf8.ValidString(s) {
		w.problem = surrogateError(s)
		return
	}
	if w.ascii {
		w.dst = appendASCII(w.dst, s)
		return
	}
	w.dst = AppendString(w.dst, s)
}

// surrogateError is what encoding a lone surrogate raises.
func surrogateError(s string) error {
	pos := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			if i+2 < len(s) && s[i] == 0xed {
				code := rune(s[i]&15)<<12 | rune(s[i+1]&63)<<6 | rune(s[i+2]&63)
				return jsonError("UnicodeEncodeError: 'utf-8' codec can't encode character '\\u" + strconv.FormatInt(int64(code), 16) +
					"' in position " + strconv.Itoa(pos) + ": surrogates not allowed")
			}
			return jsonError("invalid utf-8 sequence of 1 bytes from index " + strconv.Itoa(i))
		}
		i += n
		pos++
	}
	return jsonError("invalid utf-8")
}

func jsonError(text string) error {
	return py.Raise(SerializationErrorType, "%s", "Error serializing to JSON: "+text)
}

func (w *jsonWriter) value(v py.Value, depth int) {
	if w.problem != nil {
		return
	}
	switch x := v.(type) {
	case py.NoneType:
		w.dst = append(w.dst, "null"...)
	case py.Bool:
		w.dst = AppendBool(w.dst, bool(x))
	case py.SmallInt:
		w.dst = strconv.AppendInt(w.dst, int64(x), 10)
	case *py.BigInt:
		w.dst = x.V.Append(w.dst, 10)
	case py.Float:
		w.float(float64(x))
	case py.Str:
		w.text(string(x))
	case *py.List:
		if len(x.Items) == 0 {
			w.dst = append(w.dst, "[]"...)
			return
		}
		w.dst = append(w.dst, '[')
		for i, item := range x.Items {
			if i > 0 {
				w.dst = append(w.dst, ',')
			}
			w.newline(depth + 1)
			w.value(item, depth+1)
		}
		w.newline(depth)
		w.dst = append(w.dst, ']')
	case *jsonObject:
		w.object(x, depth)
	default:
		w.problem = py.Raise(SerializationErrorType, "Unable to serialize unknown type: %s", classRepr(v.Type()))
	}
}

func (w *jsonWriter) object(x *jsonObject, depth int) {
	if len(x.keys) == 0 {
		w.dst = append(w.dst, "{}"...)
		return
	}
	w.dst = append(w.dst, '{')
	for i, k := range x.keys {
		if i > 0 {
			w.dst = append(w.dst, ',')
		}
		w.newline(depth + 1)
		w.text(k)
		w.dst = append(w.dst, ':')
		if w.indent > 0 {
			w.dst = append(w.dst, ' ')
		}
		w.value(x.values[i], depth+1)
	}
	w.newline(depth)
	w.dst = append(w.dst, '}')
}

func (w *jsonWriter) float(f float64) {
	switch {
	case !math.IsNaN(f) && !math.IsInf(f, 0):
		w.dst = AppendFloat(w.dst, f)
	case w.infNan == "constants" || w.infNan == "strings":
		text := "NaN"
		if math.IsInf(f, 1) {
			text = "Infinity"
		} else if math.IsInf(f, -1) {
			text = "-Infinity"
		}
		if w.infNan == "strings" {
			text = `"` + text + `"`
		}
		w.dst = append(w.dst, text...)
	default:
		w.dst = append(w.dst, "null"...)
	}
}

// jsonObject is an object on its way to bytes: unlike a dict it may hold a key
// twice, as pydantic-core writes keys that collide as text.
type jsonObject struct {
	keys   []string
	values []py.Value
}

// Type implements py.Value; Python never sees it.
func (*jsonObject) Type() *py.Type { return py.TypeDict }

func classRepr(c *py.Type) string {
	name := c.Qualname
	if name == "" {
		name = c.Name
	}
	if c.Module == "" || c.Module == "builtins" {
		return "<class '" + name + "'>"
	}
	return "<class '" + c.Module + "." + name + "'>"
}
