package parser

import (
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
)

// indent is one open indentation level: its width with tabs to multiples of 8,
// and with tabs as one column. Comparing both finds indentation that depends on
// the size of a tab (CPython: TabError).
type indent struct{ col, alt int }

// beginLine stands at the start of a physical line, outside all brackets. It
// skips blank lines and comments, and emits the Indent and Dedent tokens of the
// first line that has anything on it.
func (s *scanner) beginLine() {
	src := s.src
	for {
		// Most lines: no indentation to be measured but spaces.
		col, alt, cont := 0, 0, indent{-1, -1}
		i := s.pos
	measure:
		for {
			switch src[i] {
			case ' ':
				col++
				alt++
			case '\t':
				col = (col/8 + 1) * 8
				alt++
			case '\f':
				col, alt = 0, 0
			case '\\':
				// The indentation of a line split by a backslash is that of its first part.
				if cont.col < 0 {
					cont = indent{col, alt}
				}
				s.pos = i
				if next := src[i+1]; next != '\n' && next != '\r' {
					break measure
				}
				s.continuation()
				i = s.pos
				if i >= s.n {
					break measure
				}
				col, alt = 0, 0
				continue
			default:
				break measure
			}
			i++
		}
		s.pos = i
		switch src[i] {
		case '#':
			s.skipComment()
			i = s.pos
			if i >= s.n {
				return
			}
			s.skipNewline()
			continue
		case '\n', '\r':
			s.skipNewline()
			continue
		case 0:
			if i >= s.n {
				return
			}
		}
		if cont.col > 0 {
			col, alt = cont.col, cont.alt
		}
		s.indentTo(col, alt)
		return
	}
}

func (s *scanner) indentTo(col, alt int) {
	at := s.pos
	top := s.indents[len(s.indents)-1]
	switch {
	case col == top.col:
		if alt != top.alt {
			s.tabError()
		}
	case col > top.col:
		if len(s.indents) >= maxIndents {
			s.softErrorf(codeIndent, "too many levels of indentation")
		}
		if alt <= top.alt {
			s.tabError()
		}
		s.indents = append(s.indents, indent{col, alt})
		s.emit(tIndent, at, at, 0)
	default:
		for len(s.indents) > 1 && col < s.indents[len(s.indents)-1].col {
			s.indents = s.indents[:len(s.indents)-1]
			s.emit(tDedent, at, at, 0)
		}
		top = s.indents[len(s.indents)-1]
		if col != top.col {
			s.softErrorf(codeIndent, "unindent does not match any outer indentation level")
			// Go on as if the line stood at the level it comes nearest to.
			return
		}
		if alt != top.alt {
			s.tabError()
		}
	}
}

func (s *scanner) tabError() {
	s.softErrorf(codeIndent, "inconsistent use of tabs and spaces in indentation")
	// CPython places it at the begin of the line.
	s.errs[len(s.errs)-1].start = strings.LastIndexAny(s.src[:s.pos], "\r\n") + 1
}

// softErrorf notes an error of the line's indentation: CPython reports it when
// the parser gets there, so that it never hides an earlier syntax error. The
// error token makes the parser stop where CPython's would.
func (s *scanner) softErrorf(code diag.Code, msg string) {
	end := s.pos + strings.IndexAny(s.src[s.pos:]+"\n", "\r\n")
	end = min(end, s.n)
	s.errs = append(s.errs, scanError{code: code, start: s.pos, end: end, msg: msg, soft: true})
	s.emit(tError, s.pos, s.pos, 0)
}
