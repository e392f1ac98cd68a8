package py

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Python str is a Go string in WTF-8: UTF-8 that may also hold a surrogate on
// its own, as three bytes. Lengths and indexes count code points; strings of
// ASCII only, by far the most common, take a path without decoding.

type runeRange struct{ lo, hi rune }

type runeText struct {
	r rune
	s string
}

// inRanges looks r up in a sorted table.
func inRanges(table []runeRange, r rune) bool {
	lo, hi := 0, len(table)
	for lo < hi {
		m := (lo + hi) / 2
		switch {
		case r < table[m].lo:
			hi = m
		case r > table[m].hi:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}

// lookupText looks r up in a sorted table of texts.
func lookupText(table []runeText, r rune) (string, bool) {
	lo, hi := 0, len(table)
	for lo < hi {
		m := (lo + hi) / 2
		switch {
		case r < table[m].r:
			hi = m
		case r > table[m].r:
			lo = m + 1
		default:
			return table[m].s, true
		}
	}
	return "", false
}

// isASCII tells whether s holds only bytes below 0x80.
func isASCII(s string) bool {
	if len(s) >= measuredLen {
		return measure(s).marks == nil
	}
	return scanASCII(s)
}

// decodeRune decodes the first code point of non-empty WTF-8 text. A byte that
// is no part of any code point (which no str holds) counts as one of its own.
func decodeRune(s string) (rune, int) {
	if c := s[0]; c < 0x80 {
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 && s[0] == 0xED && s[1] >= 0xA0 && s[1] <= 0xBF && s[2]&0xC0 == 0x80 {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, n
}

// decodeLastRune decodes the last code point of non-empty WTF-8 text.
func decodeLastRune(s string) (rune, int) {
	if c := s[len(s)-1]; c < 0x80 {
		return rune(c), 1
	}
	r, n := utf8.DecodeLastRuneInString(s)
	if r == utf8.RuneError && n == 1 && len(s) >= 3 {
		if r, n := decodeRune(s[len(s)-3:]); n == 3 {
			return r, n
		}
	}
	return r, n
}

// appendRune appends a code point, surrogates included, in WTF-8.
func appendRune(dst []byte, r rune) []byte {
	if r >= 0xD800 && r <= 0xDFFF {
		return append(dst, 0xED, byte(0x80|r>>6&0x3F), byte(0x80|r&0x3F))
	}
	return utf8.AppendRune(dst, r)
}

// runeString is the str of one code point, chr(r).
func runeString(r rune) string {
	if r >= 0xD800 && r <= 0xDFFF {
		return string(appendRune(nil, r))
	}
	return string(r)
}

// surrogateAt tells whether the three bytes at i are a surrogate.
func surrogateAt(s string, i int) bool {
	return i+2 < len(s) && s[i] == 0xED && s[i+1] >= 0xA0 && s[i+1] <= 0xBF && s[i+2]&0xC0 == 0x80
}

// hasSurrogate tells whether s holds a surrogate.
func hasSurrogate(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if surrogateAt(s, i) {
			return true
		}
	}
	return false
}

// runesOf decodes s.
func runesOf(s string) []rune {
	if isASCII(s) {
		out := make([]rune, len(s))
		for i := range out {
			out[i] = rune(s[i])
		}
		return out
	}
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		out = append(out, r)
		i += n
	}
	return out
}

// stringOf encodes code points.
func stringOf(rs []rune) string {
	b := make([]byte, 0, len(rs))
	for _, r := range rs {
		b = appendRune(b, r)
	}
	return string(b)
}

// StrLen is len(s), in code points.
func StrLen(s string) int {
	if len(s) >= measuredLen {
		return measure(s).runes
	}
	if scanASCII(s) {
		return len(s)
	}
	n := 0
	for i := 0; i < len(s); i++ {
		// Continuation bytes do not start a code point.
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// byteOffset is where code point i begins, len(s) if there are fewer; i >= 0.
func byteOffset(s string, i int) int {
	k := 0
	if len(s) >= measuredLen {
		if m := measure(s); m.marks != nil && i < m.runes {
			k, i = int(m.marks[i/markEvery]), i%markEvery
		}
	}
	for ; k < len(s); k++ {
		if s[k]&0xC0 != 0x80 {
			if i == 0 {
				return k
			}
			i--
		}
	}
	return len(s)
}

// StrIndex is s[i] for a static index; IndexError.
func StrIndex(s string, i Int) (string, error) {
	k, err := indexSize(i)
	if err != nil {
		return "", err
	}
	return strAt(s, k)
}

// indexSize is the conversion of an index: IndexError when it does not fit.
func indexSize(i Int) (int, error) {
	if v, ok := i.Int64(); ok {
		return int(v), nil
	}
	return 0, Raise(IndexError, "cannot fit 'int' into an index-sized integer")
}

func strAt(s string, i int) (string, error) {
	if isASCII(s) {
		if i < 0 {
			i += len(s)
		}
		if i < 0 || i >= len(s) {
			return "", Raise(IndexError, "string index out of range")
		}
		return s[i : i+1], nil
	}
	if i < 0 {
		i += StrLen(s)
	}
	if i >= 0 {
		if k := byteOffset(s, i); k < len(s) {
			_, n := decodeRune(s[k:])
			return s[k : k+n], nil
		}
	}
	return "", Raise(IndexError, "string index out of range")
}

// strRange is s[start:stop] for bounds within 0..len.
func strRange(s string, start, stop int) string {
	if start >= stop {
		return ""
	}
	if isASCII(s) {
		return s[start:stop]
	}
	a := byteOffset(s, start)
	return s[a : a+byteOffset(s[a:], stop-start)]
}

// strSliceSteps is s[start:stop:step] with bounds already adjusted to the length
// (as slice.indices gives them); count is the number of items.
func strSliceSteps(s string, start, step, count int) string {
	if count <= 0 {
		return ""
	}
	if step == 1 {
		return strRange(s, start, start+count)
	}
	if isASCII(s) {
		b := make([]byte, count)
		for k := range b {
			b[k] = s[start+k*step]
		}
		return string(b)
	}
	rs := runesOf(s)
	b := make([]byte, 0, count)
	for k := 0; k < count; k++ {
		b = appendRune(b, rs[start+k*step])
	}
	return string(b)
}

// StrFind is s.find(sub), in code points; -1 if there is none.
func StrFind(s, sub string) int {
	k := strings.Index(s, sub)
	if k <= 0 {
		return k
	}
	return StrLen(s[:k])
}

// StrRFind is s.rfind(sub).
func StrRFind(s, sub string) int {
	k := strings.LastIndex(s, sub)
	if k <= 0 {
		return k
	}
	return StrLen(s[:k])
}

// clampBounds applies Python's rules for start and stop arguments to a length.
func clampBounds(start, stop, n int) (int, int) {
	if stop > n {
		stop = n
	} else if stop < 0 {
		stop = max(stop+n, 0)
	}
	if start < 0 {
		start = max(start+n, 0)
	}
	return start, stop
}

// within cuts s to the code points start..stop; ok is false where start lies
// behind the end, where not even the empty string is found.
func within(s string, start, stop int) (part string, from int, ok bool) {
	if start == 0 && stop >= len(s) {
		return s, 0, true
	}
	n := StrLen(s)
	start, stop = clampBounds(start, stop, n)
	if start > stop {
		return "", 0, false
	}
	return strRange(s, start, stop), start, true
}

// StrFindIn is s.find(sub, start, stop).
func StrFindIn(s, sub string, start, stop int) int {
	part, from, ok := within(s, start, stop)
	if !ok {
		return -1
	}
	k := StrFind(part, sub)
	if k < 0 {
		return -1
	}
	return from + k
}

// StrRFindIn is s.rfind(sub, start, stop).
func StrRFindIn(s, sub string, start, stop int) int {
	part, from, ok := within(s, start, stop)
	if !ok {
		return -1
	}
	k := StrRFind(part, sub)
	if k < 0 {
		return -1
	}
	return from + k
}

// StrCount is s.count(sub).
func StrCount(s, sub string) int {
	if sub == "" {
		return StrLen(s) + 1
	}
	return strings.Count(s, sub)
}

// charClass tells of each byte what splitting and stripping ask for; those of code points beyond ASCII are wide.
var charClass = func() (class [256]uint8) {
	for c := range class {
		switch {
		case c >= 0x80:
			class[c] = wideChar
		case c >= 0xa && c <= 0xd || c >= 0x1c && c <= 0x1e:
			class[c] = spaceChar | lineChar
		case c == ' ' || c == '\t' || c == 0x1f:
			class[c] = spaceChar
		}
	}
	return class
}()

const (
	spaceChar = 1 << iota
	lineChar
	wideChar
)

// isSpaceRune is str.isspace() of one code point.
func isSpaceRune(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= 9 && r <= 13 || r >= 0x1c && r <= 0x1f
	}
	return unicode.IsSpace(r)
}

// StrStrip is s.strip().
func StrStrip(s string) string { return StrLStrip(StrRStrip(s)) }

// StrLStrip is s.lstrip().
func StrLStrip(s string) string {
	for s != "" {
		switch charClass[s[0]] &^ lineChar {
		case 0:
			return s
		case spaceChar:
			s = s[1:]
			continue
		}
		r, n := decodeRune(s)
		if !isSpaceRune(r) {
			break
		}
		s = s[n:]
	}
	return s
}

// StrRStrip is s.rstrip().
func StrRStrip(s string) string {
	for s != "" {
		switch charClass[s[len(s)-1]] &^ lineChar {
		case 0:
			return s
		case spaceChar:
			s = s[:len(s)-1]
			continue
		}
		r, n := decodeLastRune(s)
		if !isSpaceRune(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// StrStripChars is s.strip(chars).
func StrStripChars(s, chars string) string {
	return StrLStripChars(StrRStripChars(s, chars), chars)
}

// StrLStripChars is s.lstrip(chars).
func StrLStripChars(s, chars string) string {
	for s != "" {
		if c := s[0]; c < 0x80 {
			if strings.IndexByte(chars, c) < 0 {
				return s
			}
			s = s[1:]
			continue
		}
		_, n := decodeRune(s)
		if !strings.Contains(chars, s[:n]) {
			break
		}
		s = s[n:]
	}
	return s
}

// StrRStripChars is s.rstrip(chars).
func StrRStripChars(s, chars string) string {
	for s != "" {
		if c := s[len(s)-1]; c < 0x80 {
			if strings.IndexByte(chars, c) < 0 {
				return s
			}
			s = s[:len(s)-1]
			continue
		}
		_, n := decodeLastRune(s)
		if !strings.Contains(chars, s[len(s)-n:]) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// StrRemovePrefix is s.removeprefix(prefix).
func StrRemovePrefix(s, prefix string) string { return strings.TrimPrefix(s, prefix) }

// StrRemoveSuffix is s.removesuffix(suffix).
func StrRemoveSuffix(s, suffix string) string { return strings.TrimSuffix(s, suffix) }

// StrStartsWith is s.startswith(prefix).
func StrStartsWith(s, prefix string) bool { return strings.HasPrefix(s, prefix) }

// StrEndsWith is s.endswith(suffix).
func StrEndsWith(s, suffix string) bool { return strings.HasSuffix(s, suffix) }

// StrContains is sub in s.
func StrContains(s, sub string) bool { return strings.Contains(s, sub) }

// StrConcat is a + b.
func StrConcat(a, b string) string { return a + b }

// StrCompare orders by code points: -1, 0 or 1. WTF-8 orders bytes as UTF-8
// does, which is the order of code points.
func StrCompare(a, b string) int { return strings.Compare(a, b) }

// maxRepeat bounds the size in bytes of a text that one operation makes from a
// number (s * n, a width, a precision). Beyond it MemoryError is raised, as
// CPython does where its machine lacks the memory, instead of letting one
// request take all that the service has.
const maxRepeat = 1 << 30

// maxItems is the same bound for the items of a list or tuple.
const maxItems = maxRepeat / 16

// checkTextSize raises MemoryError for a text of more than maxRepeat bytes.
func checkTextSize(n int) error {
	if n > maxRepeat {
		return raiseArgs(MemoryError)
	}
	return nil
}

// StrRepeat is s * n; OverflowError or MemoryError for absurd sizes.
func StrRepeat(s string, n Int) (string, error) {
	k, fits := n.Int64()
	if !fits {
		return "", Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	if k <= 0 || s == "" {
		return "", nil
	}
	if k > math.MaxInt64/int64(StrLen(s)) {
		return "", Raise(OverflowError, "repeated string is too long")
	}
	if k > maxRepeat/int64(len(s)) {
		return "", NewException(nil, MemoryError)
	}
	return strings.Repeat(s, int(k)), nil
}

// StrReplace is s.replace(old, new).
func StrReplace(s, old, new string) string { return StrReplaceN(s, old, new, -1) }

// StrReplaceN is s.replace(old, new, count), all of them if count is negative.
func StrReplaceN(s, old, new string, count int) string {
	if old != "" || !hasSurrogate(s) {
		if count < 0 {
			return strings.ReplaceAll(s, old, new)
		}
		// Go's Replace, as Python's, puts new before each code point and at
		// the end for an empty old.
		return strings.Replace(s, old, new, count)
	}
	// Go would take a surrogate's three bytes for three characters.
	var b strings.Builder
	for i := 0; ; {
		if count != 0 {
			b.WriteString(new)
			count--
		}
		if i == len(s) {
			return b.String()
		}
		_, n := decodeRune(s[i:])
		b.WriteString(s[i : i+n])
		i += n
	}
}

// StrSplit is s.split(sep, max), without limit if max is negative; ValueError
// for an empty separator.
func StrSplit(s, sep string, max int) (*List, error) {
	parts, err := splitText(s, sep, max)
	if err != nil {
		return nil, err
	}
	return listOfStrings(parts), nil
}

func splitText(s, sep string, max int) ([]string, error) {
	if sep == "" {
		return nil, Raise(ValueError, "empty separator")
	}
	if max < 0 {
		return strings.Split(s, sep), nil
	}
	return strings.SplitN(s, sep, max+1), nil
}

// StrSplitVector is StrSplit with the texts side by side.
func StrSplitVector(s, sep string, max int) (*Vector[string], error) {
	parts, err := splitText(s, sep, max)
	if err != nil {
		return nil, err
	}
	return NewVector(parts...), nil
}

// StrRSplit is s.rsplit(sep, max).
func StrRSplit(s, sep string, max int) (*List, error) {
	parts, err := rsplitText(s, sep, max)
	if err != nil {
		return nil, err
	}
	return listOfStrings(parts), nil
}

func rsplitText(s, sep string, max int) ([]string, error) {
	if sep == "" {
		return nil, Raise(ValueError, "empty separator")
	}
	var parts []string
	for ; max != 0; max-- { // from the right, which differs from the left where separators overlap
		k := strings.LastIndex(s, sep)
		if k < 0 {
			break
		}
		parts = append(parts, s[k+len(sep):])
		s = s[:k]
	}
	parts = append(parts, s)
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts, nil
}

// StrRSplitVector is StrRSplit with the texts side by side.
func StrRSplitVector(s, sep string, max int) (*Vector[string], error) {
	parts, err := rsplitText(s, sep, max)
	if err != nil {
		return nil, err
	}
	return NewVector(parts...), nil
}

// StrSplitSpace is s.split(None, max): at runs of white space.
func StrSplitSpace(s string, max int) *List { return listOfStrings(splitSpace(s, max)) }

func splitSpace(s string, max int) []string {
	var parts []string
	for s = StrLStrip(s); s != ""; s = StrLStrip(s) {
		if max == 0 {
			parts = append(parts, s)
			break
		}
		max--
		k := 0
		for k < len(s) {
			if charClass[s[k]] == 0 {
				k++
				continue
			}
			r, n := decodeRune(s[k:])
			if isSpaceRune(r) {
				break
			}
			k += n
		}
		if parts == nil {
			parts = make([]string, 0, min(len(s)/(k+1)+1, 64))
		}
		parts = append(parts, s[:k])
		s = s[k:]
	}
	return parts
}

// StrSplitSpaceVector is StrSplitSpace with the texts side by side.
func StrSplitSpaceVector(s string, max int) *Vector[string] { return NewVector(splitSpace(s, max)...) }

// StrRSplitSpace is s.rsplit(None, max).
func StrRSplitSpace(s string, max int) *List { return listOfStrings(rsplitSpace(s, max)) }

func rsplitSpace(s string, max int) []string {
	var parts []string
	for s = StrRStrip(s); s != ""; s = StrRStrip(s) {
		if max == 0 {
			parts = append(parts, s)
			break
		}
		max--
		k := len(s)
		for k > 0 {
			r, n := decodeLastRune(s[:k])
			if isSpaceRune(r) {
				break
			}
			k -= n
		}
		parts = append(parts, s[k:])
		s = s[:k]
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

// StrSplitLines is s.splitlines(keepends).
func StrSplitLines(s string, keepEnds bool) *List { return listOfStrings(splitLines(s, keepEnds)) }

func splitLines(s string, keepEnds bool) []string {
	var parts []string
	start := 0
	for i := 0; i < len(s); {
		if charClass[s[i]]&(lineChar|wideChar) == 0 {
			i++
			continue
		}
		r, n := decodeRune(s[i:])
		if !isLineBreak(r) {
			i += n
			continue
		}
		end := i + n
		if r == '\r' && end < len(s) && s[end] == '\n' {
			end++
		}
		if keepEnds {
			parts = append(parts, s[start:end])
		} else {
			parts = append(parts, s[start:i])
		}
		start, i = end, end
	}
	if start < len(s) {
		parts = append(parts, s[start:])
	}
	return parts
}

// StrSplitLinesVector is StrSplitLines with the texts side by side.
func StrSplitLinesVector(s string, keepEnds bool) *Vector[string] {
	return NewVector(splitLines(s, keepEnds)...)
}

func isLineBreak(r rune) bool {
	return r >= 0xa && r <= 0xd || r >= 0x1c && r <= 0x1e || r == 0x85 || r == 0x2028 || r == 0x2029
}

// listOfStrings boxes texts, up to 32 in one piece of memory.
func listOfStrings(parts []string) *List {
	items := make([]Value, len(parts))
	var block []Str
	for i, p := range parts {
		if len(block) == 0 {
			block = make([]Str, min(32, len(parts)-i))
		}
		block[0] = Str(p)
		items[i] = boxedStr(&block[0])
		block = block[1:]
	}
	return NewList(items...)
}

// StrPartition is s.partition(sep); ValueError for an empty separator.
func StrPartition(s, sep string) (before, mid, after string, err error) {
	if sep == "" {
		return "", "", "", Raise(ValueError, "empty separator")
	}
	if k := strings.Index(s, sep); k >= 0 {
		return s[:k], sep, s[k+len(sep):], nil
	}
	return s, "", "", nil
}

// StrRPartition is s.rpartition(sep).
func StrRPartition(s, sep string) (before, mid, after string, err error) {
	if sep == "" {
		return "", "", "", Raise(ValueError, "empty separator")
	}
	if k := strings.LastIndex(s, sep); k >= 0 {
		return s[:k], sep, s[k+len(sep):], nil
	}
	return "", "", s, nil
}

// StrJoinStrings is sep.join(parts) for static texts.
// A text beyond maxRepeat panics with a MemoryError, as Int.Mul does.
func StrJoinStrings(sep string, parts []string) string {
	n := len(sep) * len(parts)
	for _, p := range parts {
		n += len(p)
	}
	if n > maxRepeat {
		panic(NewException(nil, MemoryError))
	}
	return strings.Join(parts, sep)
}

// pad is the fill of str.center, ljust and rjust on both sides.
func pad(s string, left, right int, fill string) string {
	if left <= 0 && right <= 0 {
		return s
	}
	return filling(fill, left) + s + filling(fill, right)
}

// fillings are what fields are mostly filled with.
const (
	blanks = "                                                                "
	zeros  = "0000000000000000000000000000000000000000000000000000000000000000"
)

// filling is n times a text; none for n below zero.
func filling(fill string, n int) string {
	switch {
	case n <= 0:
		return ""
	case fill == " " && n <= len(blanks):
		return blanks[:n]
	case fill == "0" && n <= len(zeros):
		return zeros[:n]
	}
	return strings.Repeat(fill, n)
}

// StrLJust is s.ljust(width, fill); fill is one code point.
func StrLJust(s string, width int, fill string) string { return pad(s, 0, width-StrLen(s), fill) }

// StrRJust is s.rjust(width, fill).
func StrRJust(s string, width int, fill string) string { return pad(s, width-StrLen(s), 0, fill) }

// StrCenter is s.center(width, fill); an odd column goes to the left when the
// width is odd, as in CPython.
func StrCenter(s string, width int, fill string) string {
	total := width - StrLen(s)
	if total <= 0 {
		return s
	}
	left := total/2 + total&width&1
	return pad(s, left, total-left, fill)
}

// StrZFill is s.zfill(width): zeros after the sign.
func StrZFill(s string, width int) string {
	n := width - StrLen(s)
	if n <= 0 {
		return s
	}
	zeros := strings.Repeat("0", n)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[:1] + zeros + s[1:]
	}
	return zeros + s
}

// StrExpandTabs is s.expandtabs(size).
func StrExpandTabs(s string, size int) string {
	var b strings.Builder
	column := 0
	for i := 0; i < len(s); {
		_, n := decodeRune(s[i:])
		switch s[i] {
		case '\t':
			if size > 0 {
				fill := size - column%size
				b.WriteString(strings.Repeat(" ", fill))
				column += fill
			}
		case '\n', '\r':
			b.WriteByte(s[i])
			column = 0
		default:
			b.WriteString(s[i : i+n])
			column++
		}
		i += n
	}
	return b.String()
}
