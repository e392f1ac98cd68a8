package schema

import (
	"math/big"
	"strconv"
	"unicode/utf8"
	"unsafe"

	"github.com/covetpy/covetgen/runtime/py"
)

// Scanner reads JSON for emitted decoders. It accepts only what is plainly
// valid for the type that is asked for: anything else, be it broken JSON, a
// coercion or a duplicate key, makes it fail for good, and the caller takes
// the exact path with the same bytes. After a failure every method does
// nothing and returns the zero value, so that a decoder looks at OK once.
type Scanner struct {
	data  []byte
	at    int
	bad   bool
	first bool // just behind an opening bracket
	share bool // strings may share the body's memory
	depth int
	key   []byte
	task  *py.Task
}

// shareLimit is the size of a body up to which strings share its memory: one
// allocation for all of them. In larger bodies strings are copied, so that a
// small string that is kept does not keep a large body.
const shareLimit = 4 << 10

// scanDepth is how deep the fast path follows; the exact path knows Python's
// own limit.
const scanDepth = 200

// NewScanner reads body, which must not change afterwards.
func NewScanner(t *py.Task, body []byte) Scanner {
	return Scanner{data: body, share: len(body) <= shareLimit, task: t}
}

// OK reports whether everything so far was plainly valid.
func (s *Scanner) OK() bool { return !s.bad }

// Fail gives up: the value needs the exact path.
func (s *Scanner) Fail() { s.bad = true }

// Require fails unless ok.
func (s *Scanner) Require(ok bool) {
	if !ok {
		s.bad = true
	}
}

// Once notes that field i was read and fails if it was before.
func (s *Scanner) Once(seen *uint64, i uint) {
	if *seen&(1<<i) != 0 {
		s.bad = true
	}
	*seen |= 1 << i
}

// OnceKey fails if d has key already.
func (s *Scanner) OnceKey(d *py.Dict, key string) {
	if _, ok := d.GetStr(key); ok {
		s.bad = true
	}
}

// End reports whether nothing but white space is left.
func (s *Scanner) End() bool {
	s.space()
	return !s.bad && s.at == len(s.data)
}

func (s *Scanner) space() {
	for s.at < len(s.data) {
		switch s.data[s.at] {
		case ' ', '\n', '\t', '\r':
			s.at++
		default:
			return
		}
	}
}

// next skips white space and returns the byte there, 0 at the end or after a
// failure.
func (s *Scanner) next() byte {
	if s.bad {
		return 0
	}
	if s.at < len(s.data) && s.data[s.at] > ' ' {
		return s.data[s.at]
	}
	s.space()
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

// ObjectStart reads '{'.
func (s *Scanner) ObjectStart() { s.open('{') }

// ArrayStart reads '['.
func (s *Scanner) ArrayStart() { s.open('[') }

func (s *Scanner) open(c byte) {
	s.depth++
	if s.next() != c || s.depth > scanDepth {
		s.bad = true
		return
	}
	s.at++
	s.first = true
}

// more reads what stands before the next item: false at the closing bracket.
func (s *Scanner) more(end byte) bool {
	c := s.next()
	if c == end {
		s.at++
		s.first = false
		s.depth--
		return false
	}
	if s.first {
		s.first = false
		return !s.bad
	}
	if c != ',' {
		s.bad = true
		return false
	}
	s.at++
	return true
}

// NextItem moves to the next item of an array: false at its end.
func (s *Scanner) NextItem() bool { return s.more(']') }

// NextField reads the next key of an object: false at its end.
func (s *Scanner) NextField() bool {
	if !s.more('}') {
		return false
	}
	if s.next() != '"' {
		s.bad = true
		return false
	}
	start := s.at + 1
	i := start
	for i < len(s.data) && plainASCII[s.data[i]] {
		i++
	}
	if i < len(s.data) && s.data[i] == '"' {
		s.key = s.data[start:i]
		s.at = i + 1
	} else {
		s.key = []byte(s.String())
	}
	if s.next() != ':' {
		s.bad = true
		return false
	}
	s.at++
	return true
}

// Key is the key that NextField read, valid until the next one is read.
func (s *Scanner) Key() string { return unsafe.String(unsafe.SliceData(s.key), len(s.key)) }

// KeyString is Key as a string to keep.
func (s *Scanner) KeyString() string { return string(s.key) }

// plainASCII marks bytes that stand for themselves in a JSON string and are
// one code point.
var plainASCII = func() (t [256]bool) {
	for i := 0x20; i < utf8.RuneSelf; i++ {
		t[i] = i != '"' && i != '\\'
	}
	return t
}()

// String reads a string.
func (s *Scanner) String() string {
	if s.next() != '"' {
		s.bad = true
		return ""
	}
	start := s.at + 1
	i := start
	for i < len(s.data) && plainASCII[s.data[i]] {
		i++
	}
	if i < len(s.data) && s.data[i] == '"' {
		s.at = i + 1
		return s.str(s.data[start:i])
	}
	return s.longString(start, i)
}

func (s *Scanner) str(b []byte) string {
	if s.share {
		return unsafe.String(unsafe.SliceData(b), len(b))
	}
	return string(b)
}

// longString reads a string with escapes or beyond ASCII.
func (s *Scanner) longString(start, i int) string {
	for i < len(s.data) && plainJSON[s.data[i]] {
		i++
	}
	if i >= len(s.data) {
		s.bad = true
		return ""
	}
	if s.data[i] == '"' {
		b := s.data[start:i]
		if !utf8.Valid(b) {
			s.bad = true
			return ""
		}
		s.at = i + 1
		return s.str(b)
	}
	out := append(make([]byte, 0, len(s.data[start:i])+32), s.data[start:i]...)
	for i < len(s.data) {
		c := s.data[i]
		switch {
		case c == '"':
			if !utf8.Valid(out) {
				s.bad = true
				return ""
			}
			s.at = i + 1
			return unsafe.String(unsafe.SliceData(out), len(out))
		case c < 0x20:
			s.bad = true
			return ""
		case c != '\\':
			out = append(out, c)
			i++
		default:
			var n int
			if out, n = appendEscape(out, s.data[i:]); n == 0 {
				s.bad = true
				return ""
			}
			i += n
		}
	}
	s.bad = true
	return ""
}

// appendEscape decodes the escape that b begins with; n is its length, 0 for
// one that is not plain (lone surrogates are left to the exact path).
func appendEscape(out, b []byte) ([]byte, int) {
	if len(b) < 2 {
		return out, 0
	}
	switch c := b[1]; c {
	case '"', '\\', '/':
		return append(out, c), 2
	case 'b':
		return append(out, '\b'), 2
	case 'f':
		return append(out, '\f'), 2
	case 'n':
		return append(out, '\n'), 2
	case 'r':
		return append(out, '\r'), 2
	case 't':
		return append(out, '\t'), 2
	case 'u':
		r := hexRune(b[2:])
		if r < 0 || r >= 0xdc00 && r <= 0xdfff {
			return out, 0
		}
		if r < 0xd800 || r > 0xdbff {
			return utf8.AppendRune(out, r), 6
		}
		if len(b) < 12 || b[6] != '\\' || b[7] != 'u' {
			return out, 0
		}
		low := hexRune(b[8:])
		if low < 0xdc00 || low > 0xdfff {
			return out, 0
		}
		return utf8.AppendRune(out, 0x10000+(r-0xd800)<<10+(low-0xdc00)), 12
	}
	return out, 0
}

func hexRune(b []byte) rune {
	if len(b) < 4 {
		return -1
	}
	r := rune(0)
	for _, c := range b[:4] {
		d := hexDigit(c)
		if d < 0 {
			return -1
		}
		r = r<<4 | rune(d)
	}
	return r
}

// number returns the text of a number and whether it has a fraction or exponent.
func (s *Scanner) number() (text []byte, float bool) {
	c := s.next()
	start := s.at
	i := start
	if c == '-' {
		i++
	}
	first := i
	for i < len(s.data) && s.data[i]-'0' <= 9 {
		i++
	}
	if n := i - first; n == 0 || n > 1 && s.data[first] == '0' {
		s.bad = true
		return nil, false
	}
	if i < len(s.data) && s.data[i] == '.' {
		float = true
		i++
		from := i
		for i < len(s.data) && s.data[i]-'0' <= 9 {
			i++
		}
		s.bad = s.bad || i == from
	}
	if i < len(s.data) && (s.data[i] == 'e' || s.data[i] == 'E') {
		float = true
		i++
		if i < len(s.data) && (s.data[i] == '+' || s.data[i] == '-') {
			i++
		}
		from := i
		for i < len(s.data) && s.data[i]-'0' <= 9 {
			i++
		}
		s.bad = s.bad || i == from
	}
	s.at = i
	return s.data[start:i], float
}

// Int reads an int.
func (s *Scanner) Int() py.Int {
	text, float := s.number()
	if s.bad || float {
		s.bad = true
		return py.Int{}
	}
	if len(text) <= 18 {
		neg := text[0] == '-'
		if neg {
			text = text[1:]
		}
		n := int64(0)
		for _, c := range text {
			n = n*10 + int64(c-'0')
		}
		if neg {
			n = -n
		}
		return py.IntOf(n)
	}
	if len(text) > maxIntDigits {
		s.bad = true
		return py.Int{}
	}
	b, ok := new(big.Int).SetString(string(text), 10)
	if !ok {
		s.bad = true
		return py.Int{}
	}
	return py.IntFromBig(b)
}

// pow10 are the powers of ten that a float64 holds exactly.
var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// Float reads a number as a float.
func (s *Scanner) Float() float64 {
	text, float := s.number()
	if s.bad {
		return 0
	}
	if !float && len(text) > 300 {
		s.bad = true // may overflow, which Python's int does not
		return 0
	}
	if f, ok := shortFloat(text); ok {
		return f
	}
	f, err := strconv.ParseFloat(unsafe.String(unsafe.SliceData(text), len(text)), 64)
	if err != nil {
		s.bad = true
	}
	return f
}

// shortFloat converts digits with at most one point where mantissa and power
// of ten are exact, so that one division rounds correctly.
func shortFloat(text []byte) (float64, bool) {
	if len(text) > 16 {
		return 0, false
	}
	i, neg := 0, text[0] == '-'
	if neg {
		i++
	}
	mant, scale, point := uint64(0), 0, false
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c == '.':
			point = true
		case c-'0' > 9:
			return 0, false
		default:
			mant = mant*10 + uint64(c-'0')
			if point {
				scale++
			}
		}
	}
	if mant > 1<<53 {
		return 0, false
	}
	f := float64(mant) / pow10[scale]
	if neg {
		f = -f
	}
	return f, true
}

// Bool reads true or false.
func (s *Scanner) Bool() bool {
	switch s.next() {
	case 't':
		s.word("true")
		return !s.bad
	case 'f':
		s.word("false")
		return false
	}
	s.bad = true
	return false
}

// Null reads null if it is there.
func (s *Scanner) Null() bool {
	if s.next() != 'n' {
		return false
	}
	s.word("null")
	return !s.bad
}

func (s *Scanner) word(w string) {
	if len(s.data)-s.at < len(w) || string(s.data[s.at:s.at+len(w)]) != w {
		s.bad = true
		return
	}
	s.at += len(w)
}

// OptString reads a string or null.
func (s *Scanner) OptString() *string {
	if s.Null() {
		return nil
	}
	v := s.String()
	return &v
}

// OptInt reads an int or null.
func (s *Scanner) OptInt() *py.Int {
	if s.Null() {
		return nil
	}
	v := s.Int()
	return &v
}

// OptFloat reads a float or null.
func (s *Scanner) OptFloat() *float64 {
	if s.Null() {
		return nil
	}
	v := s.Float()
	return &v
}

// OptBool reads a bool or null.
func (s *Scanner) OptBool() *bool {
	if s.Null() {
		return nil
	}
	v := s.Bool()
	return &v
}

// StringList reads a list of strings.
func (s *Scanner) StringList() *py.List {
	l := &py.List{}
	for s.ArrayStart(); s.NextItem(); {
		l.Items = append(l.Items, py.Str(s.String()))
	}
	return l
}

// Skip passes over a value, which still must be JSON that Python reads alike.
func (s *Scanner) Skip() {
	switch c := s.next(); {
	case c == '"':
		_ = s.String()
	case c == '{':
		for s.ObjectStart(); s.NextField(); {
			s.Skip()
		}
	case c == '[':
		for s.ArrayStart(); s.NextItem(); {
			s.Skip()
		}
	case c == 't' || c == 'f':
		s.Bool()
	case c == 'n':
		s.Null()
	default:
		if text, float := s.number(); !float && len(text) > maxIntDigits {
			s.bad = true
		}
	}
}

// Value reads any value as Python sees it; a key that comes twice fails.
func (s *Scanner) Value() py.Value {
	switch c := s.next(); {
	case c == '"':
		return py.Str(s.String())
	case c == '{':
		d := py.NewDict()
		for s.ObjectStart(); s.NextField(); {
			key := s.KeyString()
			s.OnceKey(d, key)
			d.SetStr(key, s.Value())
		}
		return d
	case c == '[':
		l := &py.List{}
		for s.ArrayStart(); s.NextItem(); {
			l.Items = append(l.Items, s.Value())
		}
		return l
	case c == 't' || c == 'f':
		return py.MakeBool(s.Bool())
	case c == 'n':
		s.Null()
		return py.None
	}
	start := s.at
	text, float := s.number()
	if s.bad {
		return py.None
	}
	if float {
		f, err := strconv.ParseFloat(string(text), 64)
		if err != nil {
			s.bad = true
		}
		return py.Float(f)
	}
	s.at = start
	return s.Int().Value()
}

// Via reads a value and validates it by a schema without user functions; any
// error fails the scanner.
func (s *Scanner) Via(node Schema) py.Value {
	v := s.Value()
	if s.bad {
		return py.None
	}
	st := State{fieldsSet: -1}
	out, err := node.Validate(s.task, v, &st)
	if err != nil {
		s.bad = true
		return py.None
	}
	return out
}

// Default gives field i of m its default.
func (s *Scanner) Default(m Model, c *Class, i int) {
	if s.bad {
		return
	}
	v, err := DefaultOf(s.task, c, i)
	if err != nil || v == nil || m.SetField(i, v) != nil {
		s.bad = true
	}
}

// DefaultOf is the default of field i: a fresh copy where it is mutable, or
// what the factory returns; nil for a required field.
func DefaultOf(t *py.Task, c *Class, i int) (py.Value, error) {
	c.Prepare()
	v, _, err := defaultValue(t, c.Fields[i].Schema, &State{fieldsSet: -1}, "")
	return v, err
}

// Given is a Header whose fields set is mask.
func Given(mask uint64) Header { return Header{set: FieldSet{bits: mask}} }
