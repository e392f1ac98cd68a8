package parser

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// The limits are CPython's (Parser/tokenizer.h).
const (
	maxParens  = 200
	maxIndents = 100
)

// scanner cuts a file into tokens. It looks at bytes; only identifiers beyond
// ASCII are ever decoded. The text carries a NUL behind its end, so that reading
// one byte ahead needs no test.
type scanner struct {
	file    *source.File
	src     string // the text and one NUL
	n       int    // length of the text
	pos     int
	minor   int // target version 3.minor
	toks    []token
	indents []indent
	parens  []paren
	modes   []stringMode
	errs    []scanError
}

// paren is an open bracket.
type paren struct {
	char byte
	pos  int32
}

// scanError is a fault of the text itself, found before any parsing.
type scanError struct {
	code       diag.Code
	start, end int
	msg        string
	// soft errors do not hide an earlier syntax error (CPython reports them only
	// when the parser reaches the token).
	soft bool
}

// errorf notes a fault of the text.
func (s *scanner) errorf(code diag.Code, start, end int, format string, args ...any) {
	msg := fmt.Sprintf(format, args...)
	if rest, ok := strings.CutPrefix(msg, "f-string: "); ok && s.inTemplate() {
		msg = "t-string: " + rest
	}
	s.errs = append(s.errs, scanError{code: code, start: start, end: end, msg: msg})
}

// inTemplate reports whether the innermost open field is a t-string's.
func (s *scanner) inTemplate() bool {
	n := len(s.modes)
	return n > 0 && s.modes[n-1].flags&flagTemplate != 0
}

// emit adds a token.
func (s *scanner) emit(k tokenKind, start, end int, flags tokenFlags) {
	s.toks = append(s.toks, token{start: int32(start), end: int32(end), kind: k, flags: flags})
}

// scan makes all tokens of the file. The last one is always tEOF.
func (s *scanner) scan() {
	src := s.src
	s.indents = append(s.indents, indent{})
	s.beginLine()
	for {
		i := s.pos
		c := src[i]
		switch byteClass[c] {
		case clSpace:
			s.pos++
		case clIdent:
			for i++; isIdent[src[i]]; i++ {
			}
			switch {
			case src[i] >= utf8.RuneSelf:
				s.identifier(s.pos)
			case (src[i] == '"' || src[i] == '\'') && i-s.pos <= 2 && s.stringPrefix(s.pos, i):
			default:
				s.emit(keyword(src[s.pos:i]), s.pos, i, 0)
				s.pos = i
			}
		case clHigh:
			s.identifier(i)
		case clDigit:
			s.number()
		case clQuote:
			s.stringToken(i, i, 0)
		case clOp:
			if s.operator(c) {
				continue
			}
		case clNewline:
			if len(s.parens) == 0 {
				if s.lineHasToken() {
					s.emit(tNewline, i, i+1, 0)
				}
				s.skipNewline()
				s.beginLine()
			} else {
				s.skipNewline()
			}
		default:
			switch {
			case c == '#':
				s.skipComment()
			case c == '\\':
				s.continuation()
			case c == 0 && i >= s.n:
				s.end()
				return
			case c == 0:
				s.errorf(codeCharacter, i, i+1, "source code cannot contain null bytes")
				s.emit(tError, i, i+1, 0)
				s.pos++
			case c == '$' || c == '?' || c == '`':
				// CPython passes these on as error tokens without a word of its own.
				s.emit(tError, i, i+1, 0)
				s.pos++
			default:
				s.errorf(codeCharacter, i, i+1, "invalid non-printable character U+%04X", c)
				s.emit(tError, i, i+1, 0)
				s.pos++
			}
		}
	}
}

// lineHasToken reports whether the logical line has a token yet.
func (s *scanner) lineHasToken() bool {
	if len(s.toks) == 0 {
		return false
	}
	k := s.toks[len(s.toks)-1].kind
	return k != tNewline && k != tDedent && k != tIndent
}

// end closes what is open at the end of the file.
func (s *scanner) end() {
	// CPython counts the end as part of the last line.
	at := s.n
	if at > 0 && (s.src[at-1] == '\n' || s.src[at-1] == '\r') {
		at--
	}
	if len(s.modes) > 0 {
		s.unterminatedField()
	}
	if len(s.parens) > 0 {
		// The line goes on to the end: no newline, no dedents.
		s.emit(tEOF, at, at, 0)
		return
	}
	if s.lineHasToken() {
		s.emit(tNewline, at, at, 0)
	}
	for len(s.indents) > 1 {
		s.emit(tDedent, at, at, 0)
		s.indents = s.indents[:len(s.indents)-1]
	}
	s.emit(tEOF, at, at, 0)
}

// skipNewline steps over "\n", "\r\n" or "\r".
func (s *scanner) skipNewline() {
	if s.src[s.pos] == '\r' && s.src[s.pos+1] == '\n' {
		s.pos++
	}
	s.pos++
}

// skipComment goes to the end of the line.
func (s *scanner) skipComment() {
	i := s.pos
	for s.src[i] != '\n' && s.src[i] != '\r' && (s.src[i] != 0 || i < s.n) {
		i++
	}
	if s.minor < 12 && len(s.modes) > 0 {
		s.errorf(codeFString, s.pos, i, "f-string expression part cannot include '#'")
	}
	s.pos = i
}

// continuation joins the next line to this one.
func (s *scanner) continuation() {
	i := s.pos
	next := s.src[i+1]
	if s.minor < 12 && len(s.modes) > 0 {
		s.errorf(codeFString, i, i+1, "f-string expression part cannot include a backslash")
	}
	s.pos++
	if next != '\n' && next != '\r' {
		if s.pos >= s.n {
			s.errs = append(s.errs, scanError{code: codeSyntax, start: i, end: i + 1, msg: "unexpected EOF while parsing", soft: true})
			s.emit(tError, i, i+1, 0)
			return
		}
		s.errorf(codeContinuation, i+1, i+2, "unexpected character after line continuation character")
		s.emit(tError, i, i+1, 0)
		// What follows on this line would only repeat the complaint.
		for s.pos < s.n && s.src[s.pos] != '\n' && s.src[s.pos] != '\r' {
			s.pos++
		}
		return
	}
	s.skipNewline()
	if s.pos >= s.n {
		s.errs = append(s.errs, scanError{code: codeSyntax, start: i, end: i + 1, msg: "unexpected EOF while parsing", soft: true})
		s.emit(tError, i, i+1, 0)
	}
}

// operator scans an operator that starts with c. It reports whether it has
// changed the scanning mode and consumed everything itself.
func (s *scanner) operator(c byte) bool {
	i := s.pos
	n := s.src[i+1]
	k, w := tError, 1
	switch c {
	case '(':
		k = tLpar
		s.open(c)
	case '[':
		k = tLsqb
		s.open(c)
	case '{':
		k = tLbrace
		s.open(c)
	case ')':
		k = tRpar
		s.close(c)
	case ']':
		k = tRsqb
		s.close(c)
	case '}':
		if s.fieldEnds() {
			return true
		}
		k = tRbrace
		s.close(c)
	case ',':
		k = tComma
	case ';':
		k = tSemi
	case '~':
		k = tTilde
	case ':':
		if len(s.modes) > 0 && s.specBegins() {
			return true
		}
		k = tColon
		if n == '=' {
			k, w = tColonEqual, 2
		}
	case '.':
		switch {
		case n >= '0' && n <= '9':
			s.number()
			return true
		case n == '.' && s.src[i+2] == '.':
			k, w = tEllipsis, 3
		default:
			k = tDot
		}
	case '=':
		k = tEqual
		if n == '=' {
			k, w = tEqEqual, 2
		}
	case '!':
		k = tExclamation
		if n == '=' {
			k, w = tNotEqual, 2
		}
	case '<':
		k = tLess
		switch n {
		case '=':
			k, w = tLessEqual, 2
		case '<':
			k, w = tLeftShift, 2
			if s.src[i+2] == '=' {
				k, w = tLeftShiftEqual, 3
			}
		case '>':
			k, w = tError, 2
		}
	case '>':
		k = tGreater
		switch n {
		case '=':
			k, w = tGreaterEqual, 2
		case '>':
			k, w = tRightShift, 2
			if s.src[i+2] == '=' {
				k, w = tRightShiftEqual, 3
			}
		}
	case '*':
		k = tStar
		switch n {
		case '=':
			k, w = tStarEqual, 2
		case '*':
			k, w = tDoubleStar, 2
			if s.src[i+2] == '=' {
				k, w = tDoubleStarEqual, 3
			}
		}
	case '/':
		k = tSlash
		switch n {
		case '=':
			k, w = tSlashEqual, 2
		case '/':
			k, w = tDoubleSlash, 2
			if s.src[i+2] == '=' {
				k, w = tDoubleSlashEqual, 3
			}
		}
	case '-':
		k = tMinus
		switch n {
		case '=':
			k, w = tMinusEqual, 2
		case '>':
			k, w = tArrow, 2
		}
	default:
		k, w = simpleOperator(c, n)
	}
	s.emit(k, i, i+w, 0)
	s.pos = i + w
	return false
}

// simpleOperator handles the operators that come alone or with "=".
func simpleOperator(c, next byte) (tokenKind, int) {
	var alone, equal tokenKind
	switch c {
	case '+':
		alone, equal = tPlus, tPlusEqual
	case '|':
		alone, equal = tVbar, tVbarEqual
	case '&':
		alone, equal = tAmper, tAmperEqual
	case '%':
		alone, equal = tPercent, tPercentEqual
	case '^':
		alone, equal = tCircumflex, tCircumflexEqual
	case '@':
		alone, equal = tAt, tAtEqual
	}
	if next == '=' {
		return equal, 2
	}
	return alone, 1
}

// open pushes an opening bracket.
func (s *scanner) open(c byte) {
	if len(s.parens) >= maxParens {
		s.errorf(codeNesting, s.pos, s.pos+1, "too many nested parentheses")
	}
	s.parens = append(s.parens, paren{char: c, pos: int32(s.pos)})
}

// fieldBase returns the number of brackets that were open when the innermost
// replacement field began: what lies below it must not be closed inside the field.
func (s *scanner) fieldBase() int {
	if n := len(s.modes); n > 0 {
		return s.modes[n-1].depth
	}
	return 0
}

// close pops the bracket that c closes, and reports one that does not fit. A field of
// an f-string closes only the brackets that it opened itself.
func (s *scanner) close(c byte) {
	n := len(s.parens)
	if n <= s.fieldBase() {
		if len(s.modes) > 0 {
			s.errorf(codeBracket, s.pos, s.pos+1, "f-string: unmatched '%c'", c)
		} else {
			s.errorf(codeBracket, s.pos, s.pos+1, "unmatched '%c'", c)
		}
		return
	}
	open := s.parens[n-1]
	if !(open.char == '(' && c == ')' || open.char == '[' && c == ']' || open.char == '{' && c == '}') {
		line, here := s.file.Line(int(open.pos)), s.file.Line(s.pos)
		prefix := ""
		if len(s.modes) > 0 {
			prefix = "f-string: "
		}
		if line != here {
			s.errorf(codeBracket, s.pos, s.pos+1, "%sclosing parenthesis '%c' does not match opening parenthesis '%c' on line %d", prefix, c, open.char, line)
		} else {
			s.errorf(codeBracket, s.pos, s.pos+1, "%sclosing parenthesis '%c' does not match opening parenthesis '%c'", prefix, c, open.char)
		}
	}
	s.parens = s.parens[:n-1]
}
