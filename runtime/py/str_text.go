package py

import (
	"slices"
	"strings"
	"unsafe"
)

// Text is a str that a loop looks at by index: how many code points it has is known, and whether
// each is one byte, so that s[i] and len(s) take the same time for every text.
type Text struct {
	s     string
	ascii int // its length when all of it is ASCII, else 0
	runes int
}

// TextOf measures a text.
func TextOf(s string) Text {
	n := StrLen(s)
	if n == len(s) {
		return Text{s: s, ascii: n, runes: n}
	}
	return Text{s: s, runes: n}
}

// Len is len(s).
func (x Text) Len() int { return x.runes }

// At is s[i]; IndexError.
func (x Text) At(i Int) (string, error) {
	if n := uint64(i.small); n < uint64(x.ascii) {
		return x.s[n : n+1], nil
	}
	return StrIndex(x.s, i)
}

// Between is s[start:stop].
func (x Text) Between(start, stop Int) string {
	a, b := uint64(start.small), uint64(stop.small)
	if a <= b && b <= uint64(x.ascii) {
		return x.s[a:b]
	}
	return strCut(x.s, x.runes, start, stop)
}

// From is s[start:].
func (x Text) From(start Int) string { return x.Between(start, IntOf(int64(x.runes))) }

// UpTo is s[:stop].
func (x Text) UpTo(stop Int) string { return x.Between(Int{}, stop) }

// StrBetween is s[start:stop].
func StrBetween(s string, start, stop Int) string { return strCut(s, StrLen(s), start, stop) }

// StrAfter is s[start:].
func StrAfter(s string, start Int) string {
	n := StrLen(s)
	return strCut(s, n, start, IntOf(int64(n)))
}

// StrUpTo is s[:stop].
func StrUpTo(s string, stop Int) string {
	if stop.small >= 0 && stop.small <= 64 && isASCIIUpTo(s, int(stop.small)) {
		return s[:min(len(s), int(stop.small))]
	}
	return strCut(s, StrLen(s), Int{}, stop)
}

// isASCIIUpTo tells whether the first n bytes of a text, or all of them, are ASCII.
func isASCIIUpTo(s string, n int) bool { return scanASCII(s[:min(len(s), n)]) }

// strCut is s[start:stop] of a text of n code points. Rule: PySlice_AdjustIndices.
func strCut(s string, n int, start, stop Int) string {
	a, b := cutAt(start, n), cutAt(stop, n)
	switch {
	case a >= b:
		return ""
	case n == len(s):
		return s[a:b]
	}
	return strRange(s, a, b)
}

// cutAt is the place that a bound of a slice without a step means among n items.
func cutAt(i Int, n int) int {
	at := i.clampIndex()
	if at < 0 {
		return max(at+n, 0)
	}
	return min(at, n)
}

// JoinVector is sep.join(v); MemoryError for a text that is too large.
func JoinVector(sep string, v *Vector[string]) (string, error) {
	n := len(sep) * max(len(v.Items)-1, 0)
	for _, s := range v.Items {
		n += len(s)
	}
	if err := checkTextSize(n); err != nil {
		return "", err
	}
	return strings.Join(v.Items, sep), nil
}

// CutChar takes the first code point off a text that is not empty: a loop over it.
func CutChar(s string) (c, rest string) {
	if s[0] < 0x80 {
		return s[:1], s[1:]
	}
	return cutWide(s)
}

func cutWide(s string) (c, rest string) {
	_, n := decodeRune(s)
	return s[:n], s[n:]
}

// asciiText holds the texts of one ASCII character.
const asciiText = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f"

// Chr is chr(i); ValueError, OverflowError.
func Chr(i Int) (string, error) {
	if n := uint64(i.small); n < 0x80 {
		return asciiText[n : n+1], nil
	}
	return chrWide(i)
}

// Ord is ord(c); TypeError for a text that is not one code point.
func Ord(c string) (Int, error) {
	if len(c) == 1 {
		return Int{small: int64(c[0])}, nil
	}
	return ordWide(c)
}

func ordWide(c string) (Int, error) {
	v, err := ord(Str(c))
	if err != nil {
		return Int{}, err
	}
	return IntFrom(v), nil
}

// IntOfValue is int(v), which is an int itself for whatever v is.
func IntOfValue(t *Task, v Value) (Int, error) {
	switch x := v.(type) {
	case Str:
		return ParseIntText(string(x))
	case SmallInt:
		return IntOf(int64(x)), nil
	case *BigInt:
		return IntFrom(x), nil
	}
	made, err := Call(t, TypeInt, v)
	if err != nil {
		return Int{}, err
	}
	return IntFrom(made), nil
}

// FloatOfValue is float(v), which is a float itself for whatever v is.
func FloatOfValue(t *Task, v Value) (float64, error) {
	switch x := v.(type) {
	case Str:
		return ParseFloatText(string(x))
	case Float:
		return float64(x), nil
	}
	made, err := Call(t, TypeFloat, v)
	if err != nil {
		return 0, err
	}
	return FloatFrom(made), nil
}

// StrAtLeast is s >= c for a c of one ASCII character, a constant.
func StrAtLeast(s, c string) bool { return len(s) > 0 && s[0] >= c[0] }

// StrAbove is s > c for a c of one ASCII character, a constant.
func StrAbove(s, c string) bool { return len(s) > 0 && (s[0] > c[0] || len(s) > 1 && s[0] == c[0]) }

// StrBuilder is a text that a loop only appends to.
type StrBuilder struct{ b []byte }

// BuilderOf begins with a text.
func BuilderOf(s string) StrBuilder { return StrBuilder{append([]byte(nil), s...)} }

// Append is s += x.
func (b *StrBuilder) Append(x string) { b.b = append(b.b, x...) }

// AppendAll is s += x of several texts, which are all there before the first is added.
func (b *StrBuilder) AppendAll(list ...string) {
	for _, x := range list {
		b.b = append(b.b, x...)
	}
}

// String is the text as it has become; the builder is not used again. What is much shorter than the
// memory that appending took is copied.
func (b *StrBuilder) String() string {
	if spare := cap(b.b) - len(b.b); spare > 16+len(b.b)/4 {
		return string(b.b)
	}
	return unsafe.String(unsafe.SliceData(b.b), len(b.b))
}

// StrSorted is "".join(sorted(s)).
func StrSorted(s string) string {
	var room [64]byte
	sorted := append(room[:0], s...)
	if isASCII(s) {
		slices.Sort(sorted)
		return string(sorted)
	}
	chars := StrVector(s)
	slices.Sort(chars.Items) // the order of their bytes is that of the characters
	return strings.Join(chars.Items, "")
}
