package web

import (
	"strings"
	"unicode/utf8"
)

// pair is one name with one value, in request order.
type pair struct{ name, value string }

// parseQuery splits a query string as Python's parse_qsl does with
// keep_blank_values: on "&", "+" is a space, a piece without "=" has an empty value,
// an empty piece is nothing, and percent escapes are decoded as UTF-8 with
// replacement characters.
func parseQuery(dst []pair, query string) []pair {
	for query != "" {
		piece, rest, _ := strings.Cut(query, "&")
		query = rest
		if piece == "" {
			continue
		}
		name, value, _ := strings.Cut(piece, "=")
		dst = append(dst, pair{unquotePlus(latin1(name)), unquotePlus(latin1(value))})
	}
	return dst
}

// latin1 reads raw bytes as ISO 8859-1, as Starlette does with the query string
// before it decodes the escapes.
func latin1(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

func unquotePlus(s string) string {
	if strings.IndexByte(s, '+') >= 0 {
		s = strings.ReplaceAll(s, "+", " ")
	}
	return unquote(s)
}

// unquote is urllib.parse.unquote: escapes are decoded as UTF-8, each maximal
// ill-formed part becomes U+FFFD, and a "%" that starts no escape stays.
func unquote(s string) string {
	first := strings.IndexByte(s, '%')
	if first < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	out = append(out, s[:first]...)
	for i := first; i < len(s); {
		if s[i] != '%' {
			out = append(out, s[i])
			i++
			continue
		}
		// A run of escapes is decoded together, as unquote does.
		start := len(out)
		for i+2 < len(s) && s[i] == '%' && isHex(s[i+1]) && isHex(s[i+2]) {
			out = append(out, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 3
		}
		if len(out) == start {
			out = append(out, '%')
			i++
			continue
		}
		if !utf8.Valid(out[start:]) {
			out = append(out[:start], replaceInvalid(out[start:])...)
		}
	}
	return string(out)
}

// replaceInvalid puts U+FFFD where Python's "replace" error handler does: once for
// each maximal subpart of an ill-formed sequence (Unicode 3.9, table 3-8).
func replaceInvalid(b []byte) []byte {
	out := make([]byte, 0, len(b)+8)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r != utf8.RuneError || n > 1 {
			out = append(out, b[:n]...)
			b = b[n:]
			continue
		}
		out = utf8.AppendRune(out, utf8.RuneError)
		b = b[maximalSubpart(b):]
	}
	return out
}

// maximalSubpart returns how many bytes at the start of b, which do not start a
// valid sequence, are the longest beginning of one.
func maximalSubpart(b []byte) int {
	lo, hi, need := byte(0x80), byte(0xBF), 0
	switch c := b[0]; {
	case c >= 0xC2 && c <= 0xDF:
		need = 1
	case c >= 0xE0 && c <= 0xEF:
		need = 2
		if c == 0xE0 {
			lo = 0xA0
		} else if c == 0xED {
			hi = 0x9F
		}
	case c >= 0xF0 && c <= 0xF4:
		need = 3
		if c == 0xF0 {
			lo = 0x90
		} else if c == 0xF4 {
			hi = 0x8F
		}
	}
	n := 1
	for n <= need && n < len(b) && b[n] >= lo && b[n] <= hi {
		n++
		lo, hi = 0x80, 0xBF
	}
	return n
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c >= 'a':
		return c - 'a' + 10
	}
	return c - 'A' + 10
}
