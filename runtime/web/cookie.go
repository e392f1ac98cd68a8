package web

import "strings"

// parseCookies reads one Cookie header as Starlette's cookie_parser does: pieces
// between ";", a piece without "=" has an empty name, later values win.
func parseCookies(dst []pair, header string) []pair {
	for {
		chunk, rest, more := strings.Cut(header, ";")
		name, value, found := strings.Cut(chunk, "=")
		if !found {
			name, value = "", chunk
		}
		name, value = strings.TrimFunc(name, isPySpace), strings.TrimFunc(value, isPySpace)
		if name != "" || value != "" {
			dst = setPair(dst, name, unquoteCookie(value))
		}
		if !more {
			return dst
		}
		header = rest
	}
}

// setPair sets a value the way a dict does: in the place of its first mention.
func setPair(dst []pair, name, value string) []pair {
	for i := range dst {
		if dst[i].name == name {
			dst[i].value = value
			return dst
		}
	}
	return append(dst, pair{name, value})
}

// isPySpace is str.isspace for one character, over the Latin-1 range that headers have.
func isPySpace(r rune) bool {
	switch {
	case r >= 0x09 && r <= 0x0D, r >= 0x1C && r <= 0x20, r == 0x85, r == 0xA0:
		return true
	}
	return false
}

// unquoteCookie is http.cookies._unquote: a value in double quotes has its octal
// escapes and backslashes resolved; any other value stays.
func unquoteCookie(s string) string {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s
	}
	s = s[1 : len(s)-1]
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		if i+3 < len(s) && s[i+1] >= '0' && s[i+1] <= '3' && isOctal(s[i+2]) && isOctal(s[i+3]) {
			b.WriteRune(rune(s[i+1]-'0')<<6 | rune(s[i+2]-'0')<<3 | rune(s[i+3]-'0'))
			i += 3
			continue
		}
		i++
		b.WriteByte(s[i])
	}
	return b.String()
}

func isOctal(c byte) bool { return c >= '0' && c <= '7' }

// quoteCookie is http.cookies._quote: a value with characters outside the legal set
// or an empty one is put in double quotes with octal escapes.
func quoteCookie(s string) string {
	legal := s != ""
	for i := 0; i < len(s); i++ {
		if !isLegalCookie(s[i]) {
			legal = false
			break
		}
	}
	if legal {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == ',' || r == ';' || r >= 0x7F && r < 0x100:
			b.WriteByte('\\')
			b.WriteByte(byte('0' + r>>6))
			b.WriteByte(byte('0' + r>>3&7))
			b.WriteByte(byte('0' + r&7))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func isLegalCookie(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || strings.IndexByte("!#$%&'*+-.^_`|~:", c) >= 0
}
