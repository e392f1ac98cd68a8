package schema

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
)

// Pydantic's patterns are Rust regex. Go's RE2 is the same language but for
// the Perl classes and \b, which are Unicode in Rust and ASCII in Go;
// translatePattern spells the classes out.

// lazyPattern is a pattern compiled on first use.
type lazyPattern struct {
	once sync.Once
	re   *regexp.Regexp
	err  error
}

func (p *lazyPattern) match(pattern, s string) (bool, error) {
	p.once.Do(func() { p.re, p.err = CompilePattern(pattern) })
	if p.err != nil {
		return false, p.err
	}
	return p.re.MatchString(s), nil
}

// CompilePattern compiles a pattern of Rust's regex syntax. The error says
// what is not understood; the compiler reports it before anything is emitted.
func CompilePattern(pattern string) (*regexp.Regexp, error) {
	translated := translatePattern(pattern)
	if _, err := syntax.Parse(translated, syntax.Perl); err != nil {
		return nil, err
	}
	return regexp.Compile(translated)
}

const (
	classWord  = `\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200c}\x{200d}`
	classDigit = `\p{Nd}`
	classSpace = `\s\v\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}`
)

// translatePattern replaces \w, \d and \s, inside and outside classes.
func translatePattern(p string) string {
	if !strings.Contains(p, `\`) {
		return p
	}
	var b strings.Builder
	inClass := 0
	for i := 0; i < len(p); i++ {
		c := p[i]
		switch {
		case c == '\\' && i+1 < len(p):
			i++
			b.WriteString(translateEscape(p[i], inClass > 0))
		case c == '[' && inClass == 0:
			inClass = 1
			b.WriteByte(c)
			if i+1 < len(p) && p[i+1] == '^' {
				i++
				b.WriteByte('^')
			}
			if i+1 < len(p) && p[i+1] == ']' { // a literal ] comes first
				i++
				b.WriteString(`\]`)
			}
		case c == ']' && inClass > 0:
			inClass = 0
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func translateEscape(c byte, inClass bool) string {
	var set string
	switch c {
	case 'w', 'W':
		set = classWord
	case 'd', 'D':
		set = classDigit
	case 's', 'S':
		set = classSpace
	default:
		return `\` + string(c)
	}
	negated := c >= 'A' && c <= 'Z'
	switch {
	case !inClass && !negated:
		return "[" + set + "]"
	case !inClass:
		return "[^" + set + "]"
	case !negated:
		return set
	case c == 'D':
		return `\P{Nd}`
	}
	// a negated class inside a class has no spelling in RE2: keep Go's ASCII one
	return `\` + string(c)
}
