package parser

import (
	"strings"
	"unicode/utf8"
)

// stringMode is one open replacement field of an f-string or t-string. Between
// the braces the scanner runs as usual; it comes back to literal text when the
// field ends or its format spec begins.
type stringMode struct {
	start  int  // offset of the string's first byte
	field  int  // offset of the field's opening brace
	quote  byte // ' or "
	flags  tokenFlags
	depth  int  // open brackets, the field's own brace included
	inSpec bool // the scanner is in the format spec of this field
	nested bool // the field stands in the format spec of the field below it
	spec   int  // offset of the colon, or 0
}

// stringPrefix starts a string whose prefix is src[start:quote], if it is one.
func (s *scanner) stringPrefix(start, quote int) bool {
	var b, u, r, f, t bool
	for i := start; i < quote; i++ {
		switch s.src[i] | 0x20 {
		case 'b':
			if b || u || f || t {
				return false
			}
			b = true
		case 'u':
			if b || u || r || f || t {
				return false
			}
			u = true
		case 'r':
			if r || u {
				return false
			}
			r = true
		case 'f':
			if f || b || u || t {
				return false
			}
			f = true
		case 't':
			if t || b || u || f || s.minor < 14 {
				return false
			}
			t = true
		default:
			return false
		}
	}
	var flags tokenFlags
	if b {
		flags |= flagBytes
	}
	if u && s.src[start] == 'u' {
		// Only a small u leaves a mark in the tree.
		flags |= flagUnicode
	}
	if r {
		flags |= flagRaw
	}
	if t {
		flags |= flagTemplate
	}
	if f || t {
		s.formatted(start, quote, flags)
		return true
	}
	s.stringToken(start, quote, flags)
	return true
}

// stringToken scans a string without replacement fields.
func (s *scanner) stringToken(start, i int, flags tokenFlags) {
	src := s.src
	quote := src[i]
	if src[i+1] == quote && src[i+2] == quote {
		s.tripleString(start, i+3, quote, flags|flagTriple)
		return
	}
	for i++; ; i++ {
		c := src[i]
		switch {
		case c == quote:
			s.emit(tString, start, i+1, flags)
			s.pos = i + 1
			return
		case c == '\\':
			flags |= flagEscape
			i++
			if src[i] == '\r' && src[i+1] == '\n' {
				i++
			}
			if i >= s.n {
				i = s.n
				s.unterminated(start, i)
				return
			}
		case c == '\n' || c == '\r' || c == 0 && i >= s.n:
			s.unterminated(start, i)
			return
		case c >= utf8.RuneSelf:
			flags |= flagNonASCII
		}
	}
}

// unterminated reports a string that its line does not close, and goes on behind the line.
func (s *scanner) unterminated(start, end int) {
	if n := len(s.modes); n > 0 && s.minor < 12 && s.src[start] == s.modes[n-1].quote {
		// Before 3.12 this quote ended the f-string around.
		s.errorf(codeFString, s.modes[n-1].start, start, "f-string: expecting '}'")
		s.emit(tError, start, end, 0)
		s.pos = end
		return
	}
	s.errorf(codeString, start, min(start+1, s.n), "unterminated string literal (detected at line %d)", s.file.Line(min(end, s.lastByte())))
	s.emit(tError, start, end, 0)
	s.pos = end
}

// lastByte returns the offset of the last byte that is not the final line ending.
func (s *scanner) lastByte() int {
	return max(s.n-1, 0)
}

func (s *scanner) tripleString(start, i int, quote byte, flags tokenFlags) {
	src := s.src
	for ; ; i++ {
		c := src[i]
		switch {
		case c == quote:
			if src[i+1] == quote && src[i+2] == quote {
				s.emit(tString, start, i+3, flags)
				s.pos = i + 3
				return
			}
		case c == '\\':
			flags |= flagEscape
			if i+1 < s.n {
				i++
			}
		case c == '\r':
			flags |= flagEscape
		case c >= utf8.RuneSelf:
			flags |= flagNonASCII
		case c == 0 && i >= s.n:
			s.errorf(codeString, start, min(start+1, s.n), "unterminated triple-quoted string literal (detected at line %d)", s.file.Line(s.lastByte()))
			s.emit(tError, start, s.n, 0)
			s.pos = s.n
			return
		}
	}
}

// formatted starts an f-string or t-string.
func (s *scanner) formatted(start, i int, flags tokenFlags) {
	m := stringMode{start: start, quote: s.src[i], flags: flags}
	i++
	if s.src[i] == m.quote && s.src[i+1] == m.quote {
		m.flags |= flagTriple
		i += 2
	}
	if len(s.modes) >= maxFStrings {
		s.errorf(codeNesting, start, i, "too many nested f-strings")
		s.emit(tError, start, i, 0)
		s.pos = i
		return
	}
	s.emit(tFStart, start, i, m.flags)
	s.pos = i
	s.middle(m, false)
}

// maxFStrings caps the nesting of f-strings in one another, as CPython does.
const maxFStrings = 149

// middle scans literal text of the string m, from s.pos on: to the string's end,
// or to the next field. With inSpec the text is the format spec of the innermost
// field on the stack.
func (s *scanner) middle(m stringMode, inSpec bool) {
	src := s.src
	begin, i := s.pos, s.pos
	flags := m.flags
	if inSpec {
		flags |= flagSpec
	}
	emit := func() {
		if i > begin {
			s.emit(tFMiddle, begin, i, flags)
		}
		flags &^= flagEscape | flagNonASCII
	}
	for ; ; i++ {
		c := src[i]
		switch {
		case c == m.quote:
			w := 1
			if m.flags&flagTriple != 0 {
				if src[i+1] != m.quote || src[i+2] != m.quote {
					continue
				}
				w = 3
			}
			emit()
			if inSpec {
				s.pos = i
				s.errorf(codeFString, m.start, m.start+1, "f-string: expecting '}'")
				s.dropFields(m.start)
			}
			s.emit(tFEnd, i, i+w, m.flags)
			s.pos = i + w
			return
		case c == '{':
			if !inSpec && src[i+1] == '{' {
				flags |= flagEscape
				i++
				continue
			}
			emit()
			s.emit(tLbrace, i, i+1, 0)
			m.field, m.inSpec, m.nested, m.spec = i, false, inSpec, 0
			s.pos = i
			if inSpec && s.specDepth() >= s.maxSpecDepth() {
				s.errorf(codeFString, i, i+1, "f-string: expressions nested too deeply")
			}
			s.open('{')
			m.depth = len(s.parens)
			s.modes = append(s.modes, m)
			s.pos = i + 1
			return
		case c == '}':
			if inSpec {
				emit()
				s.pos = i
				s.closeField()
				inSpec = m.nestedBelow(s)
				flags &^= flagSpec
				if inSpec {
					flags |= flagSpec
				}
				i = s.pos - 1
				begin = s.pos
				continue
			}
			if src[i+1] == '}' {
				flags |= flagEscape
				i++
				continue
			}
			s.errorf(codeFString, i, i+1, "f-string: single '}' is not allowed")
		case c == '\\':
			flags |= flagEscape
			next := src[i+1]
			if next == '{' || next == '}' {
				continue
			}
			if m.flags&flagRaw == 0 && next == 'N' && src[i+2] == '{' {
				// \N{NAME} is no field.
				j := i + 3
				for j < s.n && src[j] != '}' && src[j] != '\n' && src[j] != m.quote {
					j++
				}
				if src[j] == '}' {
					i = j
				} else {
					i = j - 1
				}
				continue
			}
			if i+1 >= s.n {
				continue
			}
			i++
			if src[i] == '\r' && src[i+1] == '\n' {
				i++
			}
		case c == '\n' || c == '\r':
			if m.flags&flagTriple != 0 {
				if c == '\r' {
					flags |= flagEscape
				}
				continue
			}
			if inSpec && s.minor == 12 {
				// 3.12 lets a newline end the format spec.
				emit()
				s.modes[len(s.modes)-1].inSpec = false
				s.pos = i
				return
			}
			s.openString(m, i)
			return
		case c == 0 && i >= s.n:
			s.openString(m, i)
			return
		case c >= utf8.RuneSelf:
			flags |= flagNonASCII
		}
	}
}

// openString reports an f-string that is not closed at end.
func (s *scanner) openString(m stringMode, end int) {
	what := "f"
	if m.flags&flagTemplate != 0 {
		what = "t"
	}
	line := s.file.Line(min(end, s.lastByte()))
	switch {
	case s.minor < 12 && m.flags&flagTriple != 0:
		s.errorf(codeString, m.start, m.start+1, "unterminated triple-quoted string literal (detected at line %d)", line)
	case s.minor < 12:
		s.errorf(codeString, m.start, m.start+1, "unterminated string literal (detected at line %d)", line)
	case m.flags&flagTriple != 0:
		s.errorf(codeString, m.start, m.start+1, "unterminated triple-quoted %s-string literal (detected at line %d)", what, line)
	default:
		s.errorf(codeString, m.start, m.start+1, "unterminated %s-string literal (detected at line %d)", what, line)
	}
	s.emit(tError, end, end, 0)
	s.dropFields(m.start)
	s.pos = end
}

// dropFields forgets the open fields of the string that starts at start.
func (s *scanner) dropFields(start int) {
	for n := len(s.modes); n > 0 && s.modes[n-1].start == start; n-- {
		s.parens = s.parens[:s.modes[n-1].depth-1]
		s.modes = s.modes[:n-1]
	}
}

// nestedBelow reports whether the innermost open field belongs to m's string and
// is in its format spec, so that text goes on as that spec.
func (m *stringMode) nestedBelow(s *scanner) bool {
	n := len(s.modes)
	return n > 0 && s.modes[n-1].start == m.start && s.modes[n-1].inSpec
}

// maxSpecDepth is how deep CPython lets format specs nest.
func (s *scanner) maxSpecDepth() int {
	if s.minor < 12 {
		return 2
	}
	return 3
}

// specDepth counts how deep format specs nest at this point.
func (s *scanner) specDepth() int {
	d := 0
	for i := len(s.modes) - 1; i >= 0 && s.modes[i].inSpec && s.modes[i].start == s.modes[len(s.modes)-1].start; i-- {
		d++
	}
	return d
}

// fieldEnds handles a "}" that closes the innermost replacement field.
func (s *scanner) fieldEnds() bool {
	n := len(s.modes)
	if n == 0 || len(s.parens) != s.modes[n-1].depth {
		return false
	}
	m := s.modes[n-1]
	s.closeField()
	s.middle(m, m.nestedBelow(s))
	return true
}

// closeField emits the closing brace of the innermost field and takes it off the stack.
func (s *scanner) closeField() {
	n := len(s.modes)
	m := s.modes[n-1]
	if s.minor < 12 {
		s.checkOldField(m, s.pos)
	}
	s.emit(tRbrace, s.pos, s.pos+1, 0)
	s.pos++
	s.parens = s.parens[:m.depth-1]
	s.modes = s.modes[:n-1]
}

// specBegins handles a ":" that begins the format spec of the innermost field.
func (s *scanner) specBegins() bool {
	m := &s.modes[len(s.modes)-1]
	if len(s.parens) != m.depth || m.inSpec {
		return false
	}
	s.emit(tColon, s.pos, s.pos+1, 0)
	m.inSpec, m.spec = true, s.pos
	s.pos++
	s.middle(*m, true)
	return true
}

// checkOldField applies the rules that held for replacement fields before 3.12,
// when the string was cut out first and its fields were looked at afterwards.
func (s *scanner) checkOldField(m stringMode, end int) {
	text := s.src[m.field+1 : end]
	quote := string(m.quote)
	if m.flags&flagTriple != 0 {
		quote = strings.Repeat(quote, 3)
	}
	expr := text
	if m.spec > m.field {
		expr = s.src[m.field+1 : m.spec]
	}
	switch {
	case strings.Contains(text, quote):
		s.errorf(codeVersion, m.start, m.start+1, "f-string: expecting '}'")
	case m.flags&flagTriple == 0 && strings.ContainsAny(text, "\r\n"):
		s.errorf(codeVersion, m.start, m.start+1, "unterminated string literal (detected at line %d)", s.file.Line(m.start))
	case strings.Contains(expr, "\\"):
		s.errorf(codeVersion, m.field, m.field+1, "f-string expression part cannot include a backslash")
	}
}

// unterminatedField reports fields that the end of the file leaves open.
func (s *scanner) unterminatedField() {
	m := s.modes[len(s.modes)-1]
	s.openString(m, s.n)
	s.modes = s.modes[:0]
}
