package schema

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// maxIntDigits is how many digits jiter and CPython read into an int.
const maxIntDigits = 4300

// Validate accepts only None.
func (n *None) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if in == py.None {
		return in, nil
	}
	return nil, fail(t, st, "none_required", in)
}

// Name is "none".
func (n *None) Name() string { return "none" }

// Validate accepts everything. A union prefers it to conversions only.
func (n *Any) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	st.floor(exactStrict)
	return in, nil
}

// Name is "any".
func (n *Any) Name() string { return "any" }

// Validate reads a bool: True, False, and in lax mode 0, 1 and their words.
func (n *Bool) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if b, ok := in.(py.Bool); ok {
		return b, nil
	}
	if st.strictOr(n.Strict) {
		return nil, fail(t, st, "bool_type", in)
	}
	st.floor(exactLax)
	if s, ok, err := textOf(t, st, in, "bool_parsing"); err != nil {
		return nil, err
	} else if ok {
		if b, ok := boolWord(s); ok {
			return py.MakeBool(b), nil
		}
		return nil, fail(t, st, "bool_parsing", in)
	}
	if i, ok := smallIntOf(t, in); ok {
		if i == 0 || i == 1 {
			return py.MakeBool(i == 1), nil
		}
		return nil, fail(t, st, "bool_parsing", in)
	}
	if f, ok := floatOf(t, in); ok && f == math.Trunc(f) && math.Abs(f) < math.MaxInt64 {
		if f == 0 || f == 1 {
			return py.MakeBool(f == 1), nil
		}
		return nil, fail(t, st, "bool_parsing", in)
	}
	return nil, fail(t, st, "bool_type", in)
}

// Name is "bool".
func (n *Bool) Name() string { return "bool" }

// boolWord reads the words that stand for a bool, in any case.
func boolWord(s string) (value, ok bool) {
	if len(s) > 5 {
		return false, false
	}
	switch strings.ToLower(s) {
	case "0", "f", "n", "no", "off", "false":
		return false, true
	case "1", "t", "y", "on", "yes", "true":
		return true, true
	}
	return false, false
}

// textOf is the text of a str or bytes input.
func textOf(t *py.Task, st *State, in py.Value, unicodeError string) (string, bool, error) {
	if s, ok := py.AsStr(in); ok {
		return s, true, nil
	}
	if st.json {
		return "", false, nil
	}
	if b, ok := py.AsBytes(in); ok {
		if !validUTF8(b) {
			return "", false, fail(t, st, unicodeError, in)
		}
		return b, true, nil
	}
	return "", false, nil
}

// smallIntOf is Rust's extract::<i64>: ints of 64 bits and objects with __index__.
func smallIntOf(t *py.Task, in py.Value) (int64, bool) {
	if i, ok := py.AsInt(in); ok {
		return i.Int64()
	}
	if !classHas(in, "__index__") {
		return 0, false
	}
	i, err := py.AsIndex(t, in)
	if err != nil {
		return 0, false
	}
	return i.Int64()
}

// floatOf is Rust's extract::<f64>: floats, ints, objects with __float__ or __index__.
func floatOf(t *py.Task, in py.Value) (float64, bool) {
	switch x := in.(type) {
	case py.Float:
		return float64(x), true
	case py.Str, py.NoneType, *py.List, *py.Dict, py.Bytes:
		return 0, false
	}
	if f, ok := py.AsFloat(in); ok {
		return f, true
	}
	if i, ok := py.AsInt(in); ok {
		f, err := i.Float64()
		return f, err == nil
	}
	if classHas(in, "__float__") {
		v, err := py.CallMethod(t, in, "__float__")
		if err != nil {
			return 0, false
		}
		return py.AsFloat(v)
	}
	if classHas(in, "__index__") {
		if i, err := py.AsIndex(t, in); err == nil {
			f, err := i.Float64()
			return f, err == nil
		}
	}
	return 0, false
}

// classHas reports whether the class of v defines name.
func classHas(v py.Value, name string) bool {
	_, ok := v.Type().Lookup(name)
	return ok
}

// intInput reads an int from any input. Callers floor the exactness through st.
func intInput(t *py.Task, in py.Value, st *State, strict bool) (py.Int, error) {
	switch x := in.(type) {
	case py.SmallInt, *py.BigInt:
		i, _ := py.AsInt(x)
		return i, nil
	case py.Bool:
		if strict {
			return py.Int{}, fail(t, st, "int_type", in)
		}
		st.floor(exactLax)
		i, _ := py.AsInt(x)
		return i, nil
	}
	if i, ok := py.AsInt(in); ok { // an instance of a subclass of int
		st.floor(exactStrict)
		return i, nil
	}
	if strict {
		return py.Int{}, fail(t, st, "int_type", in)
	}
	st.floor(exactLax)
	if s, ok, err := textOf(t, st, in, "int_parsing"); err != nil {
		return py.Int{}, err
	} else if ok {
		i, typ := parseLaxInt(s)
		if typ != "" {
			return py.Int{}, fail(t, st, typ, in)
		}
		return i, nil
	}
	if f, ok := in.(py.Float); ok {
		return floatToInt(t, float64(f), in, st)
	}
	if isDecimal(in) {
		return decimalToInt(t, in, st)
	}
	if f, ok := floatOf(t, in); ok {
		return floatToInt(t, f, in, st)
	}
	if v, ok := enumValue(t, in); ok {
		if i, ok := py.AsInt(v); ok {
			return i, nil
		}
	}
	return py.Int{}, fail(t, st, "int_type", in)
}

func floatToInt(t *py.Task, f float64, in py.Value, st *State) (py.Int, error) {
	switch {
	case math.IsInf(f, 0) || math.IsNaN(f):
		return py.Int{}, fail(t, st, "finite_number", in)
	case f != math.Trunc(f):
		return py.Int{}, fail(t, st, "int_from_float", in)
	case f > math.MinInt64 && f < math.MaxInt64:
		return py.IntOf(int64(f)), nil
	}
	return py.Int{}, fail(t, st, "int_parsing_size", in)
}

// jiterInt reads an int as JSON writes it. tooLong tells a number of more
// digits than may be read from what is no number.
func jiterInt(s string) (i py.Int, ok, tooLong bool) {
	digits := strings.TrimPrefix(s, "-")
	if digits == "" {
		return i, false, false
	}
	n := 0
	for n < len(digits) && digits[n]-'0' <= 9 {
		n++
	}
	if n == 0 || digits[0] == '0' && n > 1 {
		return i, false, false
	}
	if n > maxIntDigits {
		return i, false, true
	}
	if n < len(digits) {
		return i, false, false
	}
	if n <= 18 {
		v, _ := strconv.ParseInt(s, 10, 64)
		return py.IntOf(v), true, false
	}
	b, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return i, false, false
	}
	return py.IntFromBig(b), true, false
}

// parseLaxInt reads an int from text as pydantic-core does: white space, sign,
// leading zeros, single underscores and a fraction of zeros are allowed. The
// second result is the error type, "" for none.
func parseLaxInt(s string) (py.Int, string) {
	i, ok, tooLong := jiterInt(s)
	if ok {
		return i, ""
	}
	if tooLong {
		return i, "int_parsing_size"
	}
	if cleaned, ok := cleanInt(s); ok {
		if i, ok, _ := jiterInt(cleaned); ok {
			return i, ""
		}
	}
	return i, "int_parsing"
}

func cleanInt(orig string) (string, bool) {
	s := strings.TrimSpace(orig)
	if rest, ok := strings.CutPrefix(s, "+"); ok {
		if strings.HasPrefix(rest, "-") {
			return "", false
		}
		s = rest
	}
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		if strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "+") {
			return "", false
		}
		s, sign = rest, "-"
	}
	s, ok := stripLeadingZeros(s)
	if !ok {
		return "", false
	}
	if i := strings.IndexByte(s, '.'); i >= 0 {
		if frac := s[i+1:]; frac != "" && strings.Trim(frac, "0") == "" {
			s = s[:i]
		}
	}
	if stripped, ok := stripUnderscores(s); ok {
		return sign + stripped, true
	}
	if len(s) == len(orig) {
		return "", false
	}
	return sign + s, true
}

// stripLeadingZeros drops zeros and underscores in front but keeps one zero
// where nothing else, or a point, follows.
func stripLeadingZeros(s string) (string, bool) {
	if s == "" {
		return "", false
	}
	switch c := s[0]; {
	case c == '0':
	case c >= '1' && c <= '9' || c == '-':
		return s, true
	default:
		return "", false
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '0' || c == '_':
		case c >= '1' && c <= '9' || c == '-':
			return s[i:], true
		case c == '.':
			return s[i-1:], true
		default:
			return "", false
		}
	}
	return s[len(s)-1:], true
}

// stripUnderscores removes single underscores between other characters.
func stripUnderscores(s string) (string, bool) {
	if !strings.Contains(s, "_") || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	return strings.ReplaceAll(s, "_", ""), true
}

func (n *Int) constrained() bool {
	return n.Gt != nil || n.Ge != nil || n.Lt != nil || n.Le != nil || n.MultipleOf != nil
}

// Name is "int" or "constrained-int".
func (n *Int) Name() string {
	if n.constrained() {
		return "constrained-int"
	}
	return "int"
}

// Validate reads an int of any size.
func (n *Int) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	strict := st.strictOr(n.Strict)
	if v, ok := n.oddEnum(t, in, strict); ok {
		st.floor(exactLax)
		if n.constrained() {
			return nil, fail(t, st, "int_parsing_size", v)
		}
		return v, nil
	}
	i, err := intInput(t, in, st, strict)
	if err != nil {
		return nil, err
	}
	if n.constrained() {
		if err := n.check(t, i, in, st); err != nil {
			return nil, err
		}
	}
	return i.Value(), nil
}

// oddEnum is the value of an Enum member that is no int: pydantic-core takes
// the value of a member for an int without looking at it.
func (n *Int) oddEnum(t *py.Task, in py.Value, strict bool) (py.Value, bool) {
	if _, plain := in.(*py.Object); !plain || strict {
		return nil, false
	}
	for _, other := range []func(py.Value) bool{isText, isNumber} {
		if other(in) {
			return nil, false
		}
	}
	v, ok := enumValue(t, in)
	if !ok {
		return nil, false
	}
	_, isInt := py.AsInt(v)
	return v, !isInt
}

func isText(v py.Value) bool {
	_, isStr := py.AsStr(v)
	_, isBytes := py.AsBytes(v)
	return isStr || isBytes
}

func (n *Int) check(t *py.Task, i py.Int, in py.Value, st *State) error {
	if n.MultipleOf != nil {
		m := boundInt(n.MultipleOf)
		if rem, err := i.Mod(m); err == nil && !rem.IsZero() {
			return fail(t, st, "multiple_of", in, "multiple_of", m.Value())
		}
	}
	if n.Le != nil && i.Cmp(boundInt(n.Le)) > 0 {
		return fail(t, st, "less_than_equal", in, "le", boundInt(n.Le).Value())
	}
	if n.Lt != nil && i.Cmp(boundInt(n.Lt)) >= 0 {
		return fail(t, st, "less_than", in, "lt", boundInt(n.Lt).Value())
	}
	if n.Ge != nil && i.Cmp(boundInt(n.Ge)) < 0 {
		return fail(t, st, "greater_than_equal", in, "ge", boundInt(n.Ge).Value())
	}
	if n.Gt != nil && i.Cmp(boundInt(n.Gt)) <= 0 {
		return fail(t, st, "greater_than", in, "gt", boundInt(n.Gt).Value())
	}
	return nil
}

// boundInt is a bound of an int field as an int: pydantic-core reads it with
// its own lax int validator, so 1.0 and "1" will do.
func boundInt(v py.Value) py.Int {
	if i, ok := py.AsInt(v); ok {
		return i
	}
	if f, ok := py.AsFloat(v); ok {
		if i, err := py.FloatInt(f); err == nil {
			return i
		}
	}
	if s, ok := py.AsStr(v); ok {
		i, _ := parseLaxInt(s)
		return i
	}
	return py.Int{}
}

// boundFloat is a bound of a float field as a float.
func boundFloat(v py.Value) float64 {
	f, _ := floatOf(nil, v)
	return f
}

func (n *Float) constrained() bool {
	return n.Gt != nil || n.Ge != nil || n.Lt != nil || n.Le != nil || n.MultipleOf != nil
}

// Name is "float" or "constrained-float".
func (n *Float) Name() string {
	if n.constrained() {
		return "constrained-float"
	}
	return "float"
}

// Validate reads a float.
func (n *Float) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	f, err := floatInput(t, in, st, st.strictOr(n.Strict))
	if err != nil {
		return nil, err
	}
	if n.AllowInfNan != nil && !*n.AllowInfNan && (math.IsInf(f, 0) || math.IsNaN(f)) {
		return nil, fail(t, st, "finite_number", in)
	}
	if n.MultipleOf != nil {
		m := boundFloat(n.MultipleOf)
		if math.Abs(f-math.Round(f/m)*m) > 1e-9 {
			return nil, fail(t, st, "multiple_of", in, "multiple_of", m)
		}
	}
	// NaN fails each of these, as in pydantic-core
	if n.Le != nil && !(f <= boundFloat(n.Le)) {
		return nil, fail(t, st, "less_than_equal", in, "le", boundFloat(n.Le))
	}
	if n.Lt != nil && !(f < boundFloat(n.Lt)) {
		return nil, fail(t, st, "less_than", in, "lt", boundFloat(n.Lt))
	}
	if n.Ge != nil && !(f >= boundFloat(n.Ge)) {
		return nil, fail(t, st, "greater_than_equal", in, "ge", boundFloat(n.Ge))
	}
	if n.Gt != nil && !(f > boundFloat(n.Gt)) {
		return nil, fail(t, st, "greater_than", in, "gt", boundFloat(n.Gt))
	}
	if v, ok := in.(py.Float); ok {
		return v, nil
	}
	return py.Float(f), nil
}

func floatInput(t *py.Task, in py.Value, st *State, strict bool) (float64, error) {
	if f, ok := in.(py.Float); ok {
		return float64(f), nil
	}
	if !strict {
		if s, ok, err := textOf(t, st, in, "float_parsing"); err != nil {
			return 0, err
		} else if ok {
			st.floor(exactLax)
			if f, ok := parseLaxFloat(s); ok {
				return f, nil
			}
			return 0, fail(t, st, "float_parsing", in)
		}
	}
	if f, ok := floatOf(t, in); ok {
		if _, isBool := in.(py.Bool); isBool {
			if strict {
				return 0, fail(t, st, "float_type", in)
			}
			st.floor(exactLax)
		} else {
			st.floor(exactStrict)
		}
		return f, nil
	}
	return 0, fail(t, st, "float_type", in)
}

func parseLaxFloat(s string) (float64, bool) {
	if f, ok := rustParseFloat(strings.TrimSpace(s)); ok {
		return f, true
	}
	if stripped, ok := stripUnderscores(s); ok {
		return rustParseFloat(stripped)
	}
	return 0, false
}

// rustParseFloat is Rust's str::parse::<f64>: decimal notation and
// inf, infinity, nan in any case.
func rustParseFloat(s string) (float64, bool) {
	body := s
	if body != "" && (body[0] == '+' || body[0] == '-') {
		body = body[1:]
	}
	if body == "" {
		return 0, false
	}
	if c := body[0]; c != '.' && c-'0' > 9 {
		switch strings.ToLower(body) {
		case "inf", "infinity":
			return math.Inf(map[bool]int{true: -1, false: 1}[s[0] == '-']), true
		case "nan":
			return math.NaN(), true
		}
		return 0, false
	}
	for i := range len(body) {
		switch c := body[i]; {
		case c-'0' <= 9, c == '.', c == 'e', c == 'E', c == '+', c == '-':
		default:
			return 0, false
		}
	}
	return lexicalFloat(s)
}
