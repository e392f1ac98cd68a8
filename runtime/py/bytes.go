package py

import (
	"bytes"
	"encoding/hex"
	"strings"
)

// bytes is a Go string, bytearray a slice; their methods share one
// implementation over strings.

// bytesLike is the content of bytes, bytearray and memoryview.
func bytesLike(v Value) (string, bool) {
	switch x := Unwrap(v).(type) {
	case Bytes:
		return string(x), true
	case *Bytearray:
		return string(x.B), true
	case *MemoryView:
		if x.check() == nil {
			return x.content(), true
		}
	}
	return "", false
}

// BytesLike is the content of a bytes, bytearray or memoryview object, subclasses included.
func BytesLike(v Value) (string, bool) { return bytesLike(v) }

// mustBytes takes a bytes-like argument.
func mustBytes(v Value) (string, error) {
	b, ok := bytesLike(v)
	if !ok {
		return "", Raise(TypeError, "a bytes-like object is required, not '%s'", v.Type().Name)
	}
	return b, nil
}

func isSpaceByte(c byte) bool { return c == ' ' || c >= 9 && c <= 13 }

const asciiSpace = " \t\n\r\v\f"

// BytesHex is b.hex(sep, group): sep is "" for none; groups count from the right
// when positive.
func BytesHex(b, sep string, group int) string {
	h := hex.EncodeToString([]byte(b))
	if sep == "" || group == 0 || b == "" {
		return h
	}
	var out strings.Builder
	n := len(b)
	for i := 0; i < n; i++ {
		if i > 0 && (group > 0 && (n-i)%group == 0 || group < 0 && i%-group == 0) {
			out.WriteString(sep)
		}
		out.WriteString(h[2*i : 2*i+2])
	}
	return out.String()
}

// BytesFromHex is bytes.fromhex(s); ValueError.
func BytesFromHex(s string) (string, error) {
	out := make([]byte, 0, len(s)/2)
	for i := 0; i < len(s); {
		if isSpaceByte(s[i]) {
			i++
			continue
		}
		for k := 0; k < 2; k++ {
			if i+k >= len(s) || hexValue(s[i+k]) < 0 {
				at := StrLen(s[:min(i+k, len(s))])
				return "", Raise(ValueError, "non-hexadecimal number found in fromhex() arg at position %d", at)
			}
		}
		out = append(out, byte(hexValue(s[i])<<4|hexValue(s[i+1])))
		i += 2
	}
	return string(out), nil
}

// bytesSplit is b.split(sep, max) for a separator that is not empty.
func bytesSplit(b, sep string, limit int) []string {
	if limit < 0 {
		return strings.Split(b, sep)
	}
	return strings.SplitN(b, sep, limit+1)
}

func bytesRSplit(b, sep string, limit int) []string {
	var parts []string
	for ; limit != 0; limit-- { // from the right, which differs from the left where separators overlap
		k := strings.LastIndex(b, sep)
		if k < 0 {
			break
		}
		parts = append(parts, b[k+len(sep):])
		b = b[:k]
	}
	parts = append(parts, b)
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

func bytesSplitSpace(b string, limit int) []string {
	var parts []string
	for b = strings.TrimLeft(b, asciiSpace); b != ""; b = strings.TrimLeft(b, asciiSpace) {
		if limit == 0 {
			return append(parts, strings.TrimRight(b, asciiSpace))
		}
		limit--
		k := strings.IndexAny(b, asciiSpace)
		if k < 0 {
			k = len(b)
		}
		parts = append(parts, b[:k])
		b = b[k:]
	}
	return parts
}

func bytesRSplitSpace(b string, limit int) []string {
	var parts []string
	for b = strings.TrimRight(b, asciiSpace); b != ""; b = strings.TrimRight(b, asciiSpace) {
		if limit == 0 {
			parts = append(parts, strings.TrimLeft(b, asciiSpace))
			break
		}
		limit--
		k := strings.LastIndexAny(b, asciiSpace) + 1
		parts = append(parts, b[k:])
		b = b[:k]
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

func bytesSplitLines(b string, keep bool) []string {
	var parts []string
	for b != "" {
		k := strings.IndexAny(b, "\r\n")
		if k < 0 {
			return append(parts, b)
		}
		end := k + 1
		if b[k] == '\r' && end < len(b) && b[end] == '\n' {
			end++
		}
		if keep {
			parts = append(parts, b[:end])
		} else {
			parts = append(parts, b[:k])
		}
		b = b[end:]
	}
	return parts
}

// mapBytes applies f to every byte.
func mapBytes(b string, f func(byte) byte) string {
	out := []byte(b)
	for i, c := range out {
		out[i] = f(c)
	}
	return string(out)
}

func byteLower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 32
	}
	return c
}

func byteUpper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 32
	}
	return c
}

func byteIsAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func bytesTitle(b string) string {
	out := []byte(b)
	previous := false
	for i, c := range out {
		if previous {
			out[i] = byteLower(c)
		} else {
			out[i] = byteUpper(c)
		}
		previous = byteIsAlpha(c)
	}
	return string(out)
}

func bytesSwapCase(b string) string {
	return mapBytes(b, func(c byte) byte {
		if c >= 'A' && c <= 'Z' {
			return c + 32
		}
		return byteUpper(c)
	})
}

func bytesCapitalize(b string) string {
	if b == "" {
		return b
	}
	return string(byteUpper(b[0])) + mapBytes(b[1:], byteLower)
}

func allBytes(b string, is func(byte) bool) bool {
	for i := 0; i < len(b); i++ {
		if !is(b[i]) {
			return false
		}
	}
	return b != ""
}

// bytesCase tells whether b has cased letters and none of the other case.
func bytesCase(b string, wrong func(byte) byte) bool {
	cased := false
	for i := 0; i < len(b); i++ {
		if byteIsAlpha(b[i]) {
			if wrong(b[i]) != b[i] {
				return false
			}
			cased = true
		}
	}
	return cased
}

func bytesIsTitle(b string) bool {
	cased, previous := false, false
	for i := 0; i < len(b); i++ {
		c := b[i]
		if !byteIsAlpha(c) {
			previous = false
			continue
		}
		if (c >= 'a') != previous {
			return false
		}
		previous, cased = true, true
	}
	return cased
}

// bytesStripSet strips bytes of a set on the sides asked for.
func bytesStripSet(b, set string, left, right bool) string {
	i, j := 0, len(b)
	for left && i < j && strings.IndexByte(set, b[i]) >= 0 {
		i++
	}
	for right && j > i && strings.IndexByte(set, b[j-1]) >= 0 {
		j--
	}
	return b[i:j]
}

// bytesReplace is b.replace(old, new, count).
func bytesReplace(b, old, with string, count int) string {
	if old != "" {
		return strings.Replace(b, old, with, count)
	}
	// Between all bytes: Go's Replace would go by UTF-8 characters.
	var out bytes.Buffer
	for i := 0; ; i++ {
		if count != 0 {
			out.WriteString(with)
			count--
		}
		if i == len(b) {
			return out.String()
		}
		out.WriteByte(b[i])
	}
}

// bytesTranslate is b.translate(table, delete).
func bytesTranslate(b, table, drop string) string {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if strings.IndexByte(drop, b[i]) >= 0 {
			continue
		}
		if table != "" {
			out = append(out, table[b[i]])
		} else {
			out = append(out, b[i])
		}
	}
	return string(out)
}

// bytesExpandTabs is b.expandtabs(size).
func bytesExpandTabs(b string, size int) string {
	var out bytes.Buffer
	column := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '\t':
			if size > 0 {
				n := size - column%size
				out.WriteString(strings.Repeat(" ", n))
				column += n
			}
		case '\n', '\r':
			out.WriteByte(c)
			column = 0
		default:
			out.WriteByte(c)
			column++
		}
	}
	return out.String()
}

// byteArg takes an int in range(0, 256).
func byteArg(t *Task, v Value) (byte, error) {
	i, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	c, ok := i.Int64()
	if !ok || c < 0 || c > 255 {
		return 0, Raise(ValueError, "byte must be in range(0, 256)")
	}
	return byte(c), nil
}

// subArg takes what find, count and in look for: bytes or one byte.
func subArg(t *Task, v Value) (string, error) {
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	if hasIndex(v) {
		c, err := byteArg(t, v)
		return string([]byte{c}), err
	}
	return "", Raise(TypeError, "argument should be integer or bytes-like object, not '%s'", v.Type().Name)
}

// bytesOfObject is bytes(v) for one argument.
func bytesOfObject(t *Task, class string, v Value) (string, error) {
	if b, ok := bytesLike(v); ok {
		return b, nil
	}
	if m, ok, err := LookupSpecial(t, v, "__bytes__"); err != nil {
		return "", err
	} else if ok {
		r, err := Call(t, m)
		if err != nil {
			return "", err
		}
		b, isBytes := AsBytes(r)
		if !isBytes {
			return "", Raise(TypeError, "__bytes__ returned non-bytes (type %s)", r.Type().Name)
		}
		return b, nil
	}
	if _, ok := AsStr(v); ok {
		return "", Raise(TypeError, "string argument without an encoding")
	}
	if hasIndex(v) {
		i, err := AsIndex(t, v)
		if err != nil {
			return "", err
		}
		n, err := i.Index()
		if err != nil {
			return "", Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
		}
		if n < 0 {
			return "", Raise(ValueError, "negative count")
		}
		if n > maxRepeat {
			return "", NewException(t, MemoryError)
		}
		return strings.Repeat("\x00", n), nil
	}
	if !hasIter(v) {
		return "", Raise(TypeError, "cannot convert '%s' object to bytes", v.Type().Name)
	}
	var out []byte
	err := Iterate(t, v, func(item Value) (bool, error) {
		if c, ok := item.(SmallInt); ok && uint64(c) < 256 {
			out = append(out, byte(c))
			return true, nil
		}
		i, err := AsIndex(t, item)
		if err != nil {
			return false, err
		}
		c, ok := i.Int64()
		if !ok || c < 0 || c > 255 {
			noun := "bytes"
			if class == "bytearray" {
				noun = "byte"
			}
			return false, Raise(ValueError, "%s must be in range(0, 256)", noun)
		}
		out = append(out, byte(c))
		return true, nil
	})
	return string(out), err
}

// bytesConstruct is bytes(...) and bytearray(...) with their arguments.
func bytesConstruct(t *Task, name string, pos []Value, kw []Kw) (string, error) {
	args, err := bindKeywords(name, []string{"source", "encoding", "errors"}, 0, pos, kw)
	if err != nil {
		return "", err
	}
	if args[1] == nil && args[2] == nil {
		if args[0] == nil {
			return "", nil
		}
		return bytesOfObject(t, name, args[0])
	}
	what := "encoding"
	if args[1] == nil {
		what = "errors"
	}
	if args[0] == nil {
		return "", Raise(TypeError, "%s without a string argument", what)
	}
	s, ok := AsStr(args[0])
	if !ok {
		return "", Raise(TypeError, "%s without a string argument", what)
	}
	encoding, errors, err := codecArgs(name, args[1], args[2])
	if err != nil {
		return "", err
	}
	return EncodeStr(t, s, encoding, errors)
}
