package py

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// str takes a string or bytes, whose prefix is read.
func (x *astLexer) str(t *Task, prefix string) error {
	raw, bytes, formatted := strings.Contains(prefix, "r"), strings.Contains(prefix, "b"), strings.Contains(prefix, "f")
	quote, first := x.text[x.pos:x.pos+1], x.line
	if triple := strings.Repeat(quote, 3); strings.HasPrefix(x.text[x.pos:], triple) {
		quote = triple
	}
	x.pos += len(quote)
	start := x.pos
	for !strings.HasPrefix(x.text[x.pos:], quote) {
		if x.pos == len(x.text) || len(quote) == 1 && (x.text[x.pos] == '\n' || x.text[x.pos] == '\r') {
			kind := "string"
			if len(quote) == 3 {
				kind = "triple-quoted string"
				for x.pos > start && x.text[x.pos-1] == '\n' {
					x.pos--
					x.line--
				}
			}
			return syntaxError(t, first, fmt.Sprintf("unterminated %s literal (detected at line %d)", kind, x.line))
		}
		if x.text[x.pos] == '\\' && x.pos+1 < len(x.text) {
			x.pos++
		}
		if c := x.text[x.pos]; c == '\n' || c == '\r' {
			x.newLine()
		} else {
			x.pos++
		}
	}
	body := strings.ReplaceAll(strings.ReplaceAll(x.text[start:x.pos], "\r\n", "\n"), "\r", "\n")
	x.pos += len(quote)
	var v Value
	if !formatted {
		if bytes && !isASCII(body) {
			return syntaxError(t, first, "bytes can only contain ASCII literal characters")
		}
		if !raw {
			var err error
			if body, err = unescape(t, body, bytes, first); err != nil {
				return err
			}
		}
		if v = Str(body); bytes {
			v = Bytes(body)
		}
	}
	line := x.line
	x.line = first
	x.add(tokenString, prefix, v)
	x.line = line
	return nil
}

// unescape reads the escapes of a text or of bytes.
func unescape(t *Task, s string, bytes bool, line int) (string, error) {
	if !strings.Contains(s, "\\") {
		return s, nil
	}
	var out []byte
	at := 0 // in code points, for the error
	for i := 0; i < len(s); at++ {
		if s[i] != '\\' {
			_, size := utf8.DecodeRuneInString(s[i:])
			out = append(out, s[i:i+size]...)
			i += size
			continue
		}
		c := s[i+1]
		i += 2
		if k := strings.IndexByte(`\'"abfnrtv`, c); k >= 0 {
			out = append(out, "\\'\"\a\b\f\n\r\t\v"[k])
			at++
			continue
		}
		size, name := 0, ""
		switch {
		case c == '\n':
			at++
			continue
		case c >= '0' && c <= '7':
			n := 0
			i--
			for k := 0; k < 3 && i < len(s) && s[i] >= '0' && s[i] <= '7'; k++ {
				n = n*8 + int(s[i]-'0')
				i++
			}
			if bytes {
				out = append(out, byte(n))
			} else {
				out = utf8.AppendRune(out, rune(n))
			}
			continue
		case c == 'x':
			size, name = 2, `\xXX`
		case c == 'u' && !bytes:
			size, name = 4, `\uXXXX`
		case c == 'U' && !bytes:
			size, name = 8, `\UXXXXXXXX`
		case c == 'N' && !bytes:
			return "", Raise(NotImplementedError, `a name of a character (\N{...}) in a text that is read at run time`)
		default:
			out = append(out, '\\', c)
			if c >= utf8.RuneSelf {
				_, size := utf8.DecodeRuneInString(s[i-1:])
				out = append(out[:len(out)-1], s[i-1:i-1+size]...)
				i += size - 1
			}
			at++
			continue
		}
		n, k := 0, 0
		for k < size && i+k < len(s) && hexOf(s[i+k]) < 16 {
			n = n*16 + hexOf(s[i+k])
			k++
		}
		switch {
		case k < size && bytes:
			return "", Raise(ValueError, "invalid \\x escape at position %d", at)
		case k < size:
			return "", syntaxError(t, line, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: truncated %s escape", at, at+1+k, name))
		case n > utf8.MaxRune:
			return "", syntaxError(t, line, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: illegal Unicode character", at, at+1+k))
		}
		i += size
		at += size + 1
		if bytes {
			out = append(out, byte(n))
		} else {
			out = appendRune(out, rune(n))
		}
	}
	return string(out), nil
}
