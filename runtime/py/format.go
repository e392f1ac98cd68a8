package py

import (
	"math"
	"strconv"
	"strings"
	"sync/atomic"
	"unsafe"
)

// The format mini-language of CPython's formatter_unicode.c: a specification is
// parsed into formatSpec, then each type lays its text out by it.

type formatSpec struct {
	fill      string // one code point
	fillGiven bool
	align     byte
	alignSet  bool
	zero      bool // a zero stands before the width
	alternate bool
	noNegZero bool
	sign      byte // 0 when absent
	width     int  // -1 when absent
	thousands byte // ',', '_' or 0
	precision int  // -1 when absent
	kind      rune // presentation type; 0 when absent
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// knownSpec is a specification that was parsed before.
type knownSpec struct {
	spec, typeName string
	parsed         formatSpec
}

// knownSpecs remembers specifications by the address of their text: they are constants of
// the program nearly always. An entry keeps its text alive, so that no other text can come
// to have the address.
var knownSpecs [256]atomic.Pointer[knownSpec]

// parseFormatSpec parses spec for a value of the named type.
func parseFormatSpec(spec, typeName string, defaultAlign byte) (formatSpec, error) {
	cell := &knownSpecs[nameHash(spec)>>56]
	if k := cell.Load(); k != nil && len(k.spec) == len(spec) && unsafe.StringData(k.spec) == unsafe.StringData(spec) && k.typeName == typeName {
		return k.parsed, nil
	}
	f, err := readFormatSpec(spec, typeName, defaultAlign)
	if err == nil && len(spec) <= 16 {
		cell.Store(&knownSpec{spec, typeName, f})
	}
	return f, err
}

func readFormatSpec(spec, typeName string, defaultAlign byte) (formatSpec, error) {
	f := formatSpec{fill: " ", align: defaultAlign, width: -1, precision: -1}
	s := spec
	if s != "" {
		_, n := decodeRune(s)
		if len(s) > n && isAlign(s[n]) {
			f.fill, f.fillGiven = s[:n], true
			f.align, f.alignSet = s[n], true
			s = s[n+1:]
		} else if isAlign(s[0]) {
			f.align, f.alignSet = s[0], true
			s = s[1:]
		}
	}
	take := func(set string) byte {
		if s != "" && strings.IndexByte(set, s[0]) >= 0 {
			c := s[0]
			s = s[1:]
			return c
		}
		return 0
	}
	f.sign = take(" +-")
	f.noNegZero = take("z") != 0
	f.alternate = take("#") != 0
	if f.zero = strings.HasPrefix(s, "0"); !f.fillGiven && take("0") != 0 {
		f.fill, f.fillGiven = "0", true
		if !f.alignSet && defaultAlign == '>' {
			f.align = '='
		}
	}
	number := func() (int, bool, error) {
		n, any := 0, false
		for s != "" {
			r, k := decodeRune(s)
			d := decimalValue(r)
			if d < 0 {
				break
			}
			if n > (math.MaxInt-d)/10 {
				return 0, false, Raise(ValueError, "Too many decimal digits in format string")
			}
			n, any = n*10+d, true
			s = s[k:]
		}
		return n, any, nil
	}
	n, any, err := number()
	if err != nil {
		return f, err
	}
	if any {
		f.width = n
	}
	f.thousands = take(",")
	if s != "" && s[0] == '_' {
		if f.thousands != 0 {
			return f, Raise(ValueError, "Cannot specify both ',' and '_'.")
		}
		f.thousands = take("_")
	}
	if f.thousands == '_' && strings.HasPrefix(s, ",") {
		return f, Raise(ValueError, "Cannot specify both ',' and '_'.")
	}
	if take(".") != 0 {
		n, any, err := number()
		if err != nil {
			return f, err
		}
		if !any {
			return f, Raise(ValueError, "Format specifier missing precision")
		}
		f.precision = n
	}
	if s != "" {
		r, k := decodeRune(s)
		if k != len(s) {
			return f, Raise(ValueError, "Invalid format specifier '%s' for object of type '%s'", spec, typeName)
		}
		f.kind = r
	}
	if f.kind == 0 && typeName == "str" {
		f.kind = 's'
	}
	if f.thousands != 0 {
		switch f.kind {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if f.thousands == '_' {
				break
			}
			fallthrough
		default:
			if f.kind > 32 && f.kind < 128 {
				return f, Raise(ValueError, "Cannot specify '%c' with '%c'.", f.thousands, f.kind)
			}
			return f, Raise(ValueError, "Cannot specify '%c' with '\\x%x'.", f.thousands, f.kind)
		}
	}
	if f.width > maxRepeat {
		return f, NewException(nil, MemoryError)
	}
	return f, nil
}

// unknownFormat is the error for a presentation type that typeName lacks.
func unknownFormat(kind rune, typeName string) error {
	if kind > 32 && kind < 128 {
		return Raise(ValueError, "Unknown format code '%c' for object of type '%s'", kind, typeName)
	}
	return Raise(ValueError, "Unknown format code '\\x%x' for object of type '%s'", kind, typeName)
}

// padded lays text of n code points out in the width.
func (f *formatSpec) padded(text string, n int) string {
	total := f.width - n
	if total <= 0 {
		return text
	}
	left := 0
	switch f.align {
	case '>', '=':
		left = total
	case '^':
		left = total / 2
	}
	return pad(text, left, total-left, f.fill)
}

// FormatStr is format(s, spec); ValueError.
func FormatStr(s, spec string) (string, error) {
	if spec == "" {
		return s, nil
	}
	f, err := parseFormatSpec(spec, "str", '<')
	if err != nil {
		return "", err
	}
	switch {
	case f.kind != 0 && f.kind != 's':
		return "", unknownFormat(f.kind, "str")
	case f.sign == ' ':
		return "", Raise(ValueError, "Space not allowed in string format specifier")
	case f.sign != 0:
		return "", Raise(ValueError, "Sign not allowed in string format specifier")
	case f.noNegZero:
		return "", Raise(ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case f.alternate:
		return "", Raise(ValueError, "Alternate form (#) not allowed in string format specifier")
	case f.align == '=':
		return "", Raise(ValueError, "'=' alignment not allowed in string format specifier")
	}
	n := StrLen(s)
	if f.precision >= 0 && n > f.precision {
		s, n = strRange(s, 0, f.precision), f.precision
	}
	return f.padded(s, n), nil
}

// FormatInt is format(i, spec); ValueError, OverflowError.
func FormatInt(i Int, spec string) (string, error) {
	return formatIntAs(i, spec, "int")
}

func formatIntAs(i Int, spec, typeName string) (string, error) {
	if spec == "" {
		return IntStr(i)
	}
	f, err := parseFormatSpec(spec, typeName, '>')
	if err != nil {
		return "", err
	}
	switch f.kind {
	case 0, 'd', 'n', 'b', 'o', 'x', 'X', 'c':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, err := i.Float64()
		if err != nil {
			return "", err
		}
		return f.float(x)
	default:
		return "", unknownFormat(f.kind, typeName)
	}
	if f.precision >= 0 {
		return "", Raise(ValueError, "Precision not allowed in integer format specifier")
	}
	if f.noNegZero {
		return "", Raise(ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.kind == 'c' {
		if f.sign != 0 {
			return "", Raise(ValueError, "Sign not allowed with integer format specifier 'c'")
		}
		if f.alternate {
			return "", Raise(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
		}
		c, ok := i.Int64()
		if !ok {
			return "", Raise(OverflowError, "Python int too large to convert to C long")
		}
		if c < 0 || c > 0x10ffff {
			return "", Raise(OverflowError, "%s", "%c arg not in range(0x110000)")
		}
		return f.padded(runeString(rune(c)), 1), nil
	}
	digits, prefix, group := "", "", 3
	switch f.kind {
	case 'b':
		digits, prefix, group = i.text(2), "0b", 4
	case 'o':
		digits, prefix, group = i.text(8), "0o", 4
	case 'x':
		digits, prefix, group = i.text(16), "0x", 4
	case 'X':
		digits, prefix, group = strings.ToUpper(i.text(16)), "0X", 4
	default:
		if digits, err = IntStr(i); err != nil {
			return "", err
		}
	}
	if !f.alternate {
		prefix = ""
	}
	neg := digits[0] == '-'
	if neg {
		digits = digits[1:]
	}
	return f.number(neg, prefix, digits, "", group), nil
}

// signText is the sign to be written.
func (f *formatSpec) signText(neg bool) string {
	switch {
	case neg:
		return "-"
	case f.sign == '+':
		return "+"
	case f.sign == ' ':
		return " "
	}
	return ""
}

// number lays a number out: sign, prefix, grouped digits, rest (point and what
// follows). Zeros that fill up to the width are grouped with the digits.
func (f *formatSpec) number(neg bool, prefix, digits, rest string, group int) string {
	sign := f.signText(neg)
	fixed := len(sign) + len(prefix) + len(rest)
	minWidth := 0
	if f.fill == "0" && f.align == '=' {
		minWidth = f.width - fixed
	}
	if digits != "" {
		digits = groupDigits(digits, minWidth, f.thousands, group)
	}
	n := fixed + len(digits)
	if f.align == '=' {
		if total := f.width - n; total > 0 {
			return sign + prefix + strings.Repeat(f.fill, total) + digits + rest
		}
		return sign + prefix + digits + rest
	}
	return f.padded(sign+prefix+digits+rest, n)
}

// groupDigits inserts separators, with zeros in front up to minWidth.
// Rule: _PyUnicode_InsertThousandsGrouping.
func groupDigits(digits string, minWidth int, sep byte, group int) string {
	if sep == 0 {
		if n := minWidth - len(digits); n > 0 {
			return strings.Repeat("0", n) + digits
		}
		return digits
	}
	var parts []string
	remaining := len(digits)
	for {
		n := min(group, max(remaining, minWidth, 1))
		zeros := max(0, n-remaining)
		chars := max(0, min(remaining, n))
		parts = append(parts, strings.Repeat("0", zeros)+digits[remaining-chars:remaining])
		remaining -= chars
		minWidth -= n
		if remaining <= 0 && minWidth <= 0 {
			break
		}
		minWidth--
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return strings.Join(parts, string(sep))
}

// FormatFloat is format(x, spec); ValueError.
func FormatFloat(x float64, spec string) (string, error) {
	if spec == "" {
		return FloatRepr(x), nil
	}
	f, err := parseFormatSpec(spec, "float", '>')
	if err != nil {
		return "", err
	}
	switch f.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%':
		return f.float(x)
	}
	return "", unknownFormat(f.kind, "float")
}

// float lays a float out by a specification of a float kind.
func (f *formatSpec) float(x float64) (string, error) {
	text, err := f.floatText(x)
	if err != nil {
		return "", err
	}
	neg := text[0] == '-'
	if neg {
		text = text[1:]
	}
	if f.noNegZero && neg && strings.Trim(text, "0.%") == "" {
		neg = false
	}
	k := 0
	for k < len(text) && isDigitByte(text[k]) {
		k++
	}
	return f.number(neg, "", text[:k], text[k:], 3), nil
}

// floatText is the text of a float by kind, precision and alternate form.
func (f *formatSpec) floatText(x float64) (string, error) {
	kind, precision := f.kind, f.precision
	if precision > math.MaxInt32 {
		return "", Raise(ValueError, "precision too big")
	}
	if err := checkTextSize(precision); err != nil {
		return "", err
	}
	percent := ""
	dot := false
	switch kind {
	case 0:
		dot = true
		kind = 'r'
		if precision >= 0 {
			kind = 'g'
		}
	case 'n':
		kind = 'g'
	case '%':
		kind = 'f'
		x *= 100
		percent = "%"
	}
	if precision < 0 && kind != 'r' {
		precision = 6
	}
	return floatToText(x, byte(kind), precision, f.alternate, dot) + percent, nil
}

// floatToText is PyOS_double_to_string: kinds r e E f F g G.
func floatToText(x float64, kind byte, precision int, alternate, dot bool) string {
	upper := false
	switch kind {
	case 'E', 'F', 'G':
		upper = true
		kind |= 0x20
	}
	if x != x || math.IsInf(x, 0) {
		s := FloatRepr(x)
		if upper {
			s = strings.ToUpper(s)
		}
		return s
	}
	var s string
	switch kind {
	case 'r':
		if alternate || !dot {
			s = strings.TrimSuffix(FloatRepr(x), ".0")
		}
		if dot {
			s = FloatRepr(x)
		}
		if alternate && !strings.Contains(s, ".") {
			mant, exp, has := strings.Cut(s, "e")
			s = mant + "."
			if has {
				s += "e" + exp
			}
		}
		return s
	case 'e', 'f':
		s = strconv.FormatFloat(x, kind, precision, 64)
		if alternate && precision == 0 {
			mant, exp, has := strings.Cut(s, "e")
			s = mant + "."
			if has {
				s += "e" + exp
			}
		}
	case 'g':
		s = floatG(x, max(precision, 1), alternate, dot)
	}
	if upper {
		s = strings.ToUpper(s)
	}
	return s
}

// floatG writes with a number of significant digits, choosing the exponent form
// as C does; dot (the kind-less form) wants one digit after the point.
func floatG(x float64, precision int, alternate, dot bool) string {
	e := strconv.FormatFloat(x, 'e', precision-1, 64)
	mant, expText, _ := strings.Cut(e, "e")
	exp, _ := strconv.Atoi(expText)
	limit := precision
	if dot {
		limit--
	}
	// decpt in CPython counts from before the first digit: exp + 1.
	if exp+1 <= -4 || exp+1 > limit {
		if !alternate && strings.Contains(mant, ".") {
			mant = strings.TrimRight(strings.TrimRight(mant, "0"), ".")
		} else if alternate && !strings.Contains(mant, ".") {
			mant += "."
		}
		return mant + "e" + expText
	}
	s := strconv.FormatFloat(x, 'f', max(precision-1-exp, 0), 64)
	if alternate {
		if !strings.Contains(s, ".") {
			s += "."
		}
		return s
	}
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if dot && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// FormatComplex is format(c, spec); ValueError.
func FormatComplex(c complex128, spec string) (string, error) {
	if spec == "" {
		return ComplexRepr(c), nil
	}
	f, err := parseFormatSpec(spec, "complex", '>')
	if err != nil {
		return "", err
	}
	switch f.kind {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		return "", unknownFormat(f.kind, "complex")
	}
	if f.fill == "0" {
		return "", Raise(ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if f.align == '=' {
		return "", Raise(ValueError, "'=' alignment flag is not allowed in complex format specifier")
	}
	re, im := real(c), imag(c)
	kind, precision := f.kind, f.precision
	parens, skipReal := false, false
	if kind == 0 {
		kind = 'r'
		if precision >= 0 {
			kind = 'g'
		}
		if re == 0 && !math.Signbit(re) {
			skipReal = true
		} else {
			parens = true
		}
	}
	if kind == 'n' {
		kind = 'g'
	}
	if precision < 0 {
		precision = 6
	}
	part := func(x float64, sign byte) string {
		text := floatToText(x, byte(kind), precision, f.alternate, false)
		neg := text[0] == '-'
		if neg {
			text = text[1:]
		}
		k := 0
		for k < len(text) && isDigitByte(text[k]) {
			k++
		}
		g := formatSpec{fill: " ", align: '<', width: -1, sign: sign, thousands: f.thousands}
		return g.number(neg, "", text[:k], text[k:], 3)
	}
	var s string
	if !skipReal {
		s = part(re, f.sign) + part(im, '+') + "j"
	} else {
		s = part(im, f.sign) + "j"
	}
	if parens {
		s = "(" + s + ")"
	}
	return f.padded(s, len(s)), nil
}
