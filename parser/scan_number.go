package parser

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// number scans a numeric literal; the value is worked out by the parser.
func (s *scanner) number() {
	src, start := s.src, s.pos
	i := start
	kind := "decimal"
	if src[i] == '0' {
		switch src[i+1] | 0x20 {
		case 'x':
			s.radix(start, "hexadecimal", func(c byte) bool {
				return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
			})
			return
		case 'o':
			s.radix(start, "octal", func(c byte) bool { return c >= '0' && c <= '7' })
			return
		case 'b':
			s.radix(start, "binary", func(c byte) bool { return c == '0' || c == '1' })
			return
		}
	}
	ok := true
	digits := func() {
		for ok {
			for src[i] >= '0' && src[i] <= '9' {
				i++
			}
			if src[i] != '_' {
				return
			}
			i++
			if src[i] < '0' || src[i] > '9' {
				s.badNumber(start, i, "invalid decimal literal")
				ok = false
			}
		}
	}
	isFloat := false
	if src[i] != '.' {
		digits()
	}
	if ok && src[i] == '.' {
		isFloat = true
		i++
		if src[i] >= '0' && src[i] <= '9' {
			digits()
		}
	}
	if ok && src[i]|0x20 == 'e' {
		j := i + 1
		if src[j] == '+' || src[j] == '-' {
			j++
		}
		switch {
		case src[j] >= '0' && src[j] <= '9':
			isFloat = true
			i = j
			digits()
		case j > i+1:
			s.badNumber(start, j, "invalid decimal literal")
			ok = false
		}
	}
	if ok && src[i]|0x20 == 'j' {
		isFloat = true
		kind = "imaginary"
		i++
	}
	if !ok {
		return
	}
	if !isFloat && src[start] == '0' {
		for j := start; j < i; j++ {
			if src[j] != '0' && src[j] != '_' {
				s.errorf(codeNumber, start, i, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
				s.emit(tError, start, i, 0)
				s.pos = i
				return
			}
		}
	}
	s.endNumber(start, i, kind)
}

// radix scans the digits of a literal with a two-byte prefix.
func (s *scanner) radix(start int, kind string, digit func(byte) bool) {
	src := s.src
	i := start + 2
	for {
		if src[i] == '_' {
			i++
		}
		if !digit(src[i]) {
			if src[i] >= '0' && src[i] <= '9' {
				s.badNumber(start, i+1, "invalid digit '"+string(src[i])+"' in "+kind+" literal")
			} else {
				s.badNumber(start, i, "invalid "+kind+" literal")
			}
			return
		}
		for digit(src[i]) {
			i++
		}
		if src[i] != '_' {
			break
		}
	}
	if src[i] >= '0' && src[i] <= '9' {
		s.badNumber(start, i+1, "invalid digit '"+string(src[i])+"' in "+kind+" literal")
		return
	}
	s.endNumber(start, i, kind)
}

// endNumber refuses a number that runs into a word, except for the keywords that
// may follow a number (CPython still accepts "1if x else y").
func (s *scanner) endNumber(start, end int, kind string) {
	rest := s.src[end:]
	c := rest[0]
	if isIdent[c] {
		r := false
		switch c {
		case 'a':
			r = hasPrefix(rest, "and")
		case 'e':
			r = hasPrefix(rest, "else")
		case 'f':
			r = hasPrefix(rest, "for")
		case 'i':
			r = rest[1] == 'f' || rest[1] == 'n' || rest[1] == 's'
		case 'o':
			r = hasPrefix(rest, "or")
		case 'n':
			r = hasPrefix(rest, "not")
		}
		if !r {
			s.badNumber(start, end, "invalid "+kind+" literal")
			return
		}
	}
	s.emit(tNumber, start, end, 0)
	s.pos = end
}

// hasPrefix is strings.HasPrefix, small enough to be inlined everywhere.
func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

// badNumber reports a numeral and steps over the word it runs into.
func (s *scanner) badNumber(start, end int, msg string) {
	s.errorf(codeNumber, start, max(end, start+1), "%s", msg)
	for isIdent[s.src[end]] {
		end++
	}
	s.emit(tError, start, end, 0)
	s.pos = end
}

// identifier scans a name that has letters beyond ASCII.
func (s *scanner) identifier(start int) {
	i := start
	for isIdent[s.src[i]] || s.src[i] >= utf8.RuneSelf {
		i++
	}
	first := true
	for j := start; j < i; {
		r, w := utf8.DecodeRuneInString(s.src[j:i])
		if first && !xidStart(r) || !first && !xidContinue(r) {
			if unicode.IsPrint(r) {
				s.errorf(codeCharacter, j, j+w, "invalid character '%c' (U+%04X)", r, r)
			} else {
				s.errorf(codeCharacter, j, j+w, "invalid non-printable character U+%04X", r)
			}
			s.emit(tError, start, i, 0)
			s.pos = i
			return
		}
		first = false
		j += w
	}
	s.emit(tName, start, i, flagNonASCII)
	s.pos = i
}

// idStart and idContinue are the properties ID_Start and ID_Continue of UAX 31,
// with the underscore that Python adds.
func idStart(r rune) bool {
	return r == '_' || unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) &&
		!unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

// idContinue is ID_Continue.
func idContinue(r rune) bool {
	return idStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue) &&
		!unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

// xidStart and xidContinue are their closures under NFKC: the normalised form of
// the character must be an identifier (or a continuation) too.
func xidStart(r rune) bool {
	if r < utf8.RuneSelf {
		return idStart(r)
	}
	if !idStart(r) {
		return false
	}
	for i, n := range norm.NFKC.String(string(r)) {
		if i == 0 && !idStart(n) || i > 0 && !idContinue(n) {
			return false
		}
	}
	return true
}

// xidContinue is XID_Continue.
func xidContinue(r rune) bool {
	if r < utf8.RuneSelf {
		return idContinue(r)
	}
	if !idContinue(r) {
		return false
	}
	for _, n := range norm.NFKC.String(string(r)) {
		if !idContinue(n) {
			return false
		}
	}
	return true
}
