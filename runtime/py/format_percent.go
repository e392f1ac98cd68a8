package py

import (
	"math"
	"strings"
)

// The % operator of str and bytes: unicode_format and bytes_format of CPython,
// which agree but for %s, %b, %c and the wording of a few errors.

// percentArg is one parsed conversion.
type percentArg struct {
	minus, plus, space, alt, zero bool
	width, precision              int // -1 when absent
	kind                          rune
}

// percentFormatter walks a format and takes arguments as it goes.
type percentFormatter struct {
	t       *Task
	bytes   bool
	args    []Value
	next    int
	mapping Value
	whole   Value
}

// PercentFormat is s % args; TypeError, ValueError, KeyError.
func PercentFormat(t *Task, s string, args Value) (string, error) {
	p := percentFormatter{t: t, whole: args}
	return p.run(s)
}

// PercentFormatBytes is b % args.
func PercentFormatBytes(t *Task, b string, args Value) (string, error) {
	p := percentFormatter{t: t, whole: args, bytes: true}
	return p.run(b)
}

func (p *percentFormatter) take() (Value, error) {
	if p.next >= len(p.args) {
		return nil, Raise(TypeError, "not enough arguments for format string")
	}
	v := p.args[p.next]
	p.next++
	return v, nil
}

func (p *percentFormatter) run(s string) (string, error) {
	if tuple, ok := AsTuple(p.whole); ok {
		p.args = tuple.Items
	} else {
		p.args = []Value{p.whole}
		if isMappingArg(p.whole) {
			p.mapping = p.whole
		}
	}
	var b strings.Builder
	full := s
	for s != "" {
		k := strings.IndexByte(s, '%')
		if k < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:k])
		s = s[k+1:]
		text, rest, err := p.one(full, s)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
		s = rest
	}
	if p.next < len(p.args) && p.mapping == nil {
		what := "string"
		if p.bytes {
			what = "bytes"
		}
		return "", Raise(TypeError, "not all arguments converted during %s formatting", what)
	}
	return b.String(), nil
}

// isMappingArg tells arguments that may serve %(name)s: anything with
// __getitem__ but str, bytes and tuples.
func isMappingArg(v Value) bool {
	switch Unwrap(v).(type) {
	case Str, *Tuple, Bytes, *Bytearray:
		return false
	case *Dict, *List:
		return true
	}
	if _, ok := Unwrap(v).(Subscripter); ok {
		return true
	}
	_, ok := v.Type().Lookup("__getitem__")
	return ok
}

// one formats the conversion at the start of s and returns what follows it.
func (p *percentFormatter) one(full, s string) (text, rest string, err error) {
	if strings.HasPrefix(s, "%") {
		return "%", s[1:], nil
	}
	a := percentArg{width: -1, precision: -1}
	if strings.HasPrefix(s, "(") {
		if p.mapping == nil {
			return "", "", Raise(TypeError, "format requires a mapping")
		}
		i, open := 1, 1
		for ; i < len(s) && open > 0; i++ {
			switch s[i] {
			case '(':
				open++
			case ')':
				open--
			}
		}
		if open > 0 {
			return "", "", Raise(ValueError, "incomplete format key")
		}
		var key Value = Str(s[1 : i-1])
		if p.bytes {
			key = Bytes(s[1 : i-1])
		}
		v, err := GetItem(p.t, p.mapping, key)
		if err != nil {
			return "", "", err
		}
		p.args, p.next = []Value{v}, 0
		s = s[i:]
	}
	for flags := true; flags && s != ""; {
		switch s[0] {
		case '-':
			a.minus = true
		case '+':
			a.plus = true
		case ' ':
			a.space = true
		case '#':
			a.alt = true
		case '0':
			a.zero = true
		default:
			flags = false
			continue
		}
		s = s[1:]
	}
	if s, err = p.size(s, &a.width, "width too big"); err != nil {
		return "", "", err
	}
	if a.width < -1 {
		a.minus = true
		a.width = -a.width
	}
	if strings.HasPrefix(s, ".") {
		a.precision = 0
		if s, err = p.size(s[1:], &a.precision, "precision too big"); err != nil {
			return "", "", err
		}
		a.precision = max(a.precision, 0)
	}
	if s != "" && (s[0] == 'h' || s[0] == 'l' || s[0] == 'L') {
		s = s[1:]
	}
	if s == "" {
		return "", "", Raise(ValueError, "incomplete format")
	}
	r, n := rune(s[0]), 1
	if !p.bytes {
		r, n = decodeRune(s)
	}
	a.kind = r
	rest = s[n:]
	v, err := p.take()
	if err != nil {
		return "", "", err
	}
	if !strings.ContainsRune("diouxXeEfFgGcrsab", r) || r == 'b' && !p.bytes {
		at := len(full) - len(s)
		if !p.bytes {
			at = StrLen(full[:at])
		}
		c := r
		if c < 32 || c >= 127 {
			c = '?'
		}
		return "", "", Raise(ValueError, "unsupported format character '%c' (0x%x) at index %d", c, r, at)
	}
	// A precision bounds texts but lengthens numbers.
	if err := checkTextSize(a.width); err != nil {
		return "", "", err
	}
	if !strings.ContainsRune("rsabc", r) {
		if err := checkTextSize(a.precision); err != nil {
			return "", "", err
		}
	}
	text, err = p.convert(a, v)
	return text, rest, err
}

// size reads a width or precision: digits or "*".
func (p *percentFormatter) size(s string, out *int, tooBig string) (string, error) {
	if strings.HasPrefix(s, "*") {
		v, err := p.take()
		if err != nil {
			return "", err
		}
		i, ok := AsInt(v)
		if !ok {
			return "", Raise(TypeError, "* wants int")
		}
		n, err := i.Index()
		if err != nil && tooBig == "precision too big" {
			err = Raise(OverflowError, "Python int too large to convert to C int")
		}
		if err != nil {
			return "", err
		}
		*out = n
		return s[1:], nil
	}
	k, n := 0, 0
	for ; k < len(s) && isDigitByte(s[k]); k++ {
		if n > math.MaxInt32/10 {
			return "", Raise(ValueError, "%s", tooBig)
		}
		n = n*10 + int(s[k]-'0')
	}
	if k > 0 {
		*out = n
	}
	return s[k:], nil
}

func (p *percentFormatter) convert(a percentArg, v Value) (string, error) {
	switch a.kind {
	case 's', 'r', 'a', 'b':
		var text string
		var err error
		switch {
		case p.bytes && (a.kind == 's' || a.kind == 'b'):
			text, err = p.bytesOf(v)
		case p.bytes:
			text, err = Convert(p.t, v, 'a')
		default:
			text, err = Convert(p.t, v, a.kind)
		}
		if err != nil {
			return "", err
		}
		if a.precision >= 0 && p.length(text) > a.precision {
			if p.bytes {
				text = text[:a.precision]
			} else {
				text = strRange(text, 0, a.precision)
			}
		}
		return p.pad(a, text), nil
	case 'c':
		text, err := p.char(v)
		if err != nil {
			return "", err
		}
		return p.pad(a, text), nil
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return p.integer(a, v)
	}
	x, err := realNumber(p.t, v)
	if err != nil {
		if e, ok := err.(*Exception); ok && p.bytes && e.Class == TypeError {
			return "", Raise(TypeError, "float argument required, not %s", v.Type().Name)
		}
		return "", err
	}
	precision := a.precision
	if precision < 0 {
		precision = 6
	}
	text := floatToText(x, byte(a.kind), precision, a.alt, false)
	return p.signed(a, text[0] == '-', "", strings.TrimPrefix(text, "-")), nil
}

// realNumber is float(v) for numbers: "must be real number, not str".
func realNumber(t *Task, v Value) (float64, error) {
	if f, ok := AsFloat(v); ok {
		return f, nil
	}
	if i, ok := AsInt(v); ok {
		return i.Float64()
	}
	if m, ok, err := LookupSpecial(t, v, "__float__"); err != nil {
		return 0, err
	} else if ok {
		r, err := Call(t, m)
		if err != nil {
			return 0, err
		}
		if f, ok := AsFloat(r); ok {
			return f, nil
		}
		return 0, Raise(TypeError, "%s.__float__ returned non-float (type %s)", v.Type().Name, r.Type().Name)
	}
	if hasIndex(v) {
		i, err := AsIndex(t, v)
		if err != nil {
			return 0, err
		}
		return i.Float64()
	}
	return 0, Raise(TypeError, "must be real number, not %s", v.Type().Name)
}

func (p *percentFormatter) bytesOf(v Value) (string, error) {
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	m, ok, err := LookupSpecial(p.t, v, "__bytes__")
	if err != nil {
		return "", err
	}
	if ok {
		r, err := Call(p.t, m)
		if err != nil {
			return "", err
		}
		b, isBytes := AsBytes(r)
		if !isBytes {
			return "", Raise(TypeError, "__bytes__ returned non-bytes (type %s)", r.Type().Name)
		}
		return b, nil
	}
	return "", Raise(TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().Name)
}

func (p *percentFormatter) char(v Value) (string, error) {
	if p.bytes {
		if b, ok := bytesLike(v); ok && len(b) == 1 {
			return b, nil
		}
		if i, ok := AsInt(v); ok {
			c, fits := i.Int64()
			if !fits || c < 0 || c > 255 {
				return "", Raise(OverflowError, "%s", "%c arg not in range(256)")
			}
			return string([]byte{byte(c)}), nil
		}
		return "", Raise(TypeError, "%s", "%c requires an integer in range(256) or a single byte")
	}
	if s, ok := AsStr(v); ok {
		if StrLen(s) == 1 {
			return s, nil
		}
		return "", Raise(TypeError, "%s", "%c requires int or char")
	}
	if !hasIndex(v) {
		return "", Raise(TypeError, "%s", "%c requires int or char")
	}
	i, err := AsIndex(p.t, v)
	if err != nil {
		return "", err
	}
	c, fits := i.Int64()
	if !fits || c < 0 || c > 0x10ffff {
		return "", Raise(OverflowError, "%s", "%c arg not in range(0x110000)")
	}
	return runeString(rune(c)), nil
}

func (p *percentFormatter) integer(a percentArg, v Value) (string, error) {
	i, ok := AsInt(v)
	if !ok {
		var err error
		if a.kind == 'o' || a.kind == 'x' || a.kind == 'X' {
			if !hasIndex(v) {
				return "", Raise(TypeError, "%%%c format: an integer is required, not %s", a.kind, v.Type().Name)
			}
			i, err = AsIndex(p.t, v)
		} else {
			i, err = p.truncated(a, v)
		}
		if err != nil {
			return "", err
		}
	}
	var digits, prefix string
	switch a.kind {
	case 'o':
		digits, prefix = i.text(8), "0o"
	case 'x':
		digits, prefix = i.text(16), "0x"
	case 'X':
		digits, prefix = strings.ToUpper(i.text(16)), "0X"
	default:
		var err error
		if digits, err = IntStr(i); err != nil {
			return "", err
		}
	}
	if !a.alt {
		prefix = ""
	}
	neg := digits[0] == '-'
	digits = strings.TrimPrefix(digits, "-")
	if n := a.precision - len(digits); n > 0 {
		digits = strings.Repeat("0", n) + digits
	}
	return p.signed(a, neg, prefix, digits), nil
}

// truncated is int(v) for %d: any real number.
func (p *percentFormatter) truncated(a percentArg, v Value) (Int, error) {
	if f, ok := AsFloat(v); ok {
		return FloatInt(f)
	}
	for _, name := range [2]string{"__int__", "__index__"} {
		m, ok, err := LookupSpecial(p.t, v, name)
		if err != nil {
			return Int{}, err
		}
		if ok {
			r, err := Call(p.t, m)
			if err != nil {
				return Int{}, err
			}
			if i, ok := AsInt(r); ok {
				return i, nil
			}
			break
		}
	}
	kind := a.kind
	if p.bytes && kind == 'i' {
		kind = 'd'
	}
	return Int{}, Raise(TypeError, "%%%c format: a real number is required, not %s", kind, v.Type().Name)
}

// signed lays a number out: sign, prefix, zeros or blanks.
func (p *percentFormatter) signed(a percentArg, neg bool, prefix, digits string) string {
	sign := ""
	switch {
	case neg:
		sign = "-"
	case a.plus:
		sign = "+"
	case a.space:
		sign = " "
	}
	n := a.width - len(sign) - len(prefix) - len(digits)
	switch {
	case n <= 0:
		return sign + prefix + digits
	case a.minus:
		return sign + prefix + digits + strings.Repeat(" ", n)
	case a.zero:
		return sign + prefix + strings.Repeat("0", n) + digits
	}
	return strings.Repeat(" ", n) + sign + prefix + digits
}

func (p *percentFormatter) length(s string) int {
	if p.bytes {
		return len(s)
	}
	return StrLen(s)
}

func (p *percentFormatter) pad(a percentArg, s string) string {
	n := a.width - p.length(s)
	if n <= 0 {
		return s
	}
	if a.minus {
		return s + strings.Repeat(" ", n)
	}
	return strings.Repeat(" ", n) + s
}
