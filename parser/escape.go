package parser

import (
	"strings"
	"unicode/utf8"
)

// decode works out the value of literal text: line endings, escapes, doubled braces.
func (p *parser) decode(t token, body string) string {
	if t.flags&flagEscape == 0 {
		return body
	}
	if strings.IndexByte(body, '\r') >= 0 {
		body = newlines(body)
	}
	middle := t.kind == tFMiddle
	if t.flags&flagRaw != 0 && !middle {
		return body
	}
	return p.unescape(t, body, middle)
}

// unescape decodes escapes; in the literal text of a formatted string it also
// halves doubled braces.
func (p *parser) unescape(t token, body string, middle bool) string {
	out := make([]byte, 0, len(body))
	raw, bytes := t.flags&flagRaw != 0, t.flags&flagBytes != 0
	for i := 0; i < len(body); {
		c := body[i]
		if middle && (c == '{' || c == '}') && t.flags&flagSpec == 0 && i+1 < len(body) && body[i+1] == c {
			out = append(out, c)
			i += 2
			continue
		}
		if c != '\\' || raw || i+1 == len(body) {
			out = append(out, c)
			i++
			continue
		}
		e := body[i+1]
		at := i
		i += 2
		switch e {
		case '\n':
		case '\\', '\'', '"':
			out = append(out, e)
		case 'a':
			out = append(out, 7)
		case 'b':
			out = append(out, 8)
		case 'f':
			out = append(out, 12)
		case 'n':
			out = append(out, 10)
		case 'r':
			out = append(out, 13)
		case 't':
			out = append(out, 9)
		case 'v':
			out = append(out, 11)
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v := rune(e - '0')
			for k := 0; k < 2 && i < len(body) && body[i] >= '0' && body[i] <= '7'; k++ {
				v = v*8 + rune(body[i]-'0')
				i++
			}
			if bytes {
				out = append(out, byte(v))
			} else {
				out = appendRune(out, v)
			}
		case 'x':
			v, n := hex(body[i:], 2)
			if n < 2 {
				if bytes {
					p.failString(t, "(value error) invalid \\x escape at position %d", at)
				}
				p.badEscape(t, body, at, i+n, "truncated \\xXX escape")
			}
			i += 2
			if bytes {
				out = append(out, byte(v))
			} else {
				out = appendRune(out, v)
			}
		case 'u', 'U':
			if bytes {
				out = append(out, '\\', e)
				break
			}
			digits, what := 4, "truncated \\uXXXX escape"
			if e == 'U' {
				digits, what = 8, "truncated \\UXXXXXXXX escape"
			}
			v, n := hex(body[i:], digits)
			if n < digits {
				p.badEscape(t, body, at, i+n, what)
			}
			i += digits
			if v > utf8.MaxRune || v < 0 {
				p.badEscape(t, body, at, i, "illegal Unicode character")
			}
			out = appendRune(out, v)
		case 'N':
			if bytes {
				out = append(out, '\\', 'N')
				break
			}
			end := -1
			if i < len(body) && body[i] == '{' {
				end = strings.IndexByte(body[i:], '}')
			}
			if end < 2 {
				stop := i
				if i < len(body) && body[i] == '{' {
					stop = i + 1
					if end == 1 {
						stop++
					} else {
						stop = len(body)
					}
				}
				p.badEscape(t, body, at, stop, "malformed \\N character escape")
			}
			r, ok := lookupName(body[i+1 : i+end])
			i += end + 1
			if !ok {
				p.badEscape(t, body, at, i, "unknown Unicode character name")
			}
			out = appendRune(out, r)
		default:
			// An unknown escape stands for itself; Python only warns.
			out = append(out, '\\')
			i--
		}
	}
	return string(out)
}

// badEscape reports an escape with the positions CPython counts: those in the text
// after every character beyond ASCII has been written as \UXXXXXXXX.
func (p *parser) badEscape(t token, body string, start, end int, what string) {
	pos := func(n int) int {
		k := 0
		for _, r := range body[:n] {
			if r >= utf8.RuneSelf {
				k += 10
			} else {
				k++
			}
		}
		return k
	}
	p.failString(t, "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", pos(start), pos(end)-1, what)
}

// hex reads up to max hexadecimal digits.
func hex(s string, max int) (v rune, n int) {
	u := uint32(0)
	for n < max && n < len(s) {
		c := s[n]
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return rune(u), n
		}
		u = u<<4 | uint32(c)
		n++
	}
	if u > 0x7fffffff {
		return -1, n
	}
	return rune(u), n
}

// appendRune encodes a code point, lone surrogates included (WTF-8).
func appendRune(b []byte, r rune) []byte {
	if r >= 0xD800 && r <= 0xDFFF {
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F|0x80, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(b, r)
}
