package py

import "strings"

const hexDigits = "0123456789abcdef"

// StrRepr is repr(s): single quotes unless only single quotes occur in s;
// characters that are not printable, lone surrogates included, are escaped.
func StrRepr(s string) string {
	return string(AppendStrRepr(make([]byte, 0, len(s)+2), s))
}

// AppendStrRepr appends repr(s) to dst.
func AppendStrRepr(dst []byte, s string) []byte {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	dst = append(dst, quote)
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x80 {
			r, n := decodeRune(s[i:])
			if isPrintableRune(r) {
				dst = append(dst, s[i:i+n]...)
			} else {
				dst = appendBackslash(dst, r)
			}
			i += n
			continue
		}
		i++
		switch {
		case c == quote || c == '\\':
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, '\\', 'n')
		case c == '\r':
			dst = append(dst, '\\', 'r')
		case c == '\t':
			dst = append(dst, '\\', 't')
		case c < ' ' || c == 0x7f:
			dst = append(dst, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, quote)
}

// appendBackslash appends \xhh, \uhhhh or \Uhhhhhhhh.
func appendBackslash(dst []byte, r rune) []byte {
	width := 2
	switch {
	case r > 0xffff:
		dst = append(dst, '\\', 'U')
		width = 8
	case r > 0xff:
		dst = append(dst, '\\', 'u')
		width = 4
	default:
		dst = append(dst, '\\', 'x')
	}
	for shift := 4 * (width - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>uint(shift)&15])
	}
	return dst
}

// StrASCII is ascii(s): repr with every character beyond ASCII escaped.
func StrASCII(s string) string { return ASCIIOf(StrRepr(s)) }

// ASCIIOf escapes what is not ASCII in the text of a repr, as ascii() does.
func ASCIIOf(s string) string {
	if isASCII(s) {
		return s
	}
	dst := make([]byte, 0, len(s)*2)
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		if r < 0x80 {
			dst = append(dst, byte(r))
		} else {
			dst = appendBackslash(dst, r)
		}
		i += n
	}
	return string(dst)
}

// BytesRepr is repr(b) of a bytes object.
func BytesRepr(b string) string { return bytesRepr(b, false) }

// bytesRepr also writes a bytearray's content, which escapes single quotes even
// between double ones.
func bytesRepr(b string, escapeSingle bool) string {
	quote := byte('\'')
	if strings.IndexByte(b, '\'') >= 0 && strings.IndexByte(b, '"') < 0 {
		quote = '"'
	}
	dst := append(make([]byte, 0, len(b)+3), 'b', quote)
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == quote || c == '\\' || c == '\'' && escapeSingle:
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, '\\', 'n')
		case c == '\r':
			dst = append(dst, '\\', 'r')
		case c == '\t':
			dst = append(dst, '\\', 't')
		case c < ' ' || c >= 0x7f:
			dst = append(dst, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return string(append(dst, quote))
}
