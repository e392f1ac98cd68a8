package parser

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
	"golang.org/x/text/unicode/norm"
)

// nameText returns the text of a name. Python normalises names with NFKC.
func (p *parser) nameText(t token) string {
	s := p.src[t.start:t.end]
	if t.flags&flagNonASCII != 0 {
		return norm.NFKC.String(s)
	}
	return s
}

// maxIntDigits is CPython's limit for decimal integers (sys.set_int_max_str_digits).
const maxIntDigits = 4300

// numberExpr parses a number.
func (p *parser) numberExpr() pyast.Expr {
	t := p.toks[p.i]
	p.next()
	n := p.nodes.constant.new()
	n.Range = pyast.Range{Start: t.start, End: t.end}
	s := p.src[t.start:t.end]
	// The common case first: a short decimal integer.
	if len(s) <= 18 {
		v := int64(0)
		for i := 0; ; i++ {
			if i == len(s) {
				n.Value.Kind, n.Value.Int = pyast.ConstInt, v
				return n
			}
			c := s[i]
			if c < '0' || c > '9' {
				break
			}
			v = v*10 + int64(c-'0')
		}
	}
	p.numberValue(n, strings.ReplaceAll(s, "_", ""))
	return n
}

// numberValue works out a number whose underscores are gone.
func (p *parser) numberValue(n *pyast.Constant, s string) {
	if last := s[len(s)-1] | 0x20; last == 'j' {
		n.Value.Kind = pyast.ConstComplex
		n.Value.Float, _ = strconv.ParseFloat(s[:len(s)-1], 64)
		return
	}
	base := 10
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			base = 16
		case 'o':
			base = 8
		case 'b':
			base = 2
		}
	}
	if base == 10 && strings.ContainsAny(s, ".eE") {
		n.Value.Kind = pyast.ConstFloat
		// Out of range is not an error: the value is inf or 0, as in Python.
		n.Value.Float, _ = strconv.ParseFloat(s, 64)
		return
	}
	if base != 10 {
		s = s[2:]
	}
	n.Value.Kind = pyast.ConstInt
	if v, err := strconv.ParseInt(s, base, 64); err == nil {
		n.Value.Int = v
		return
	}
	if base == 10 && len(s) > maxIntDigits {
		p.failAt(codeNumber, n.Start, n.End, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", maxIntDigits, len(s))
	}
	n.Value.Big, _ = new(big.Int).SetString(s, base)
}

// quoteLen returns how long the prefix with the opening quote and the closing quote of a string token are.
func (p *parser) quoteLen(t token) (opening, closing int32) {
	i := t.start
	for p.src[i] != '"' && p.src[i] != '\'' {
		i++
	}
	n := int32(1)
	if t.flags&flagTriple != 0 {
		n = 3
	}
	return i - t.start + n, n
}

// strings parses adjacent string literals, which are one expression.
func (p *parser) strings() pyast.Expr {
	t := p.toks[p.i]
	if t.kind == tString && p.toks[p.i+1].kind != tString && p.toks[p.i+1].kind != tFStart {
		// The common case: one plain string.
		p.next()
		n := p.nodes.constant.new()
		n.Range = pyast.Range{Start: t.start, End: t.end}
		n.Value = p.stringValue(t)
		if t.flags&flagUnicode != 0 {
			n.Kind = "u"
		}
		return n
	}
	first := p.i
	for i := p.i; ; {
		switch p.toks[i].kind {
		case tString:
			i++
			continue
		case tFStart:
			return p.formattedStrings()
		}
		break
	}
	var b strings.Builder
	n := p.nodes.constant.new()
	n.Value.Kind = pyast.ConstStr
	if t.flags&flagBytes != 0 {
		n.Value.Kind = pyast.ConstBytes
	}
	if t.flags&flagUnicode != 0 {
		n.Kind = "u"
	}
	for p.kind == tString {
		u := p.toks[p.i]
		if (u.flags^t.flags)&flagBytes != 0 {
			p.mixedStrings(first, "cannot mix bytes and nonbytes literals")
		}
		p.next()
		b.WriteString(p.stringValue(u).Str)
	}
	n.Value.Str = b.String()
	n.Range = p.rng(t.start)
	return n
}

// mixedStrings reports literals that cannot stand side by side.
func (p *parser) mixedStrings(first int, msg string) {
	for p.kind == tString {
		p.next()
	}
	if p.minor < 12 {
		p.failHere(codeString, "%s", msg)
	}
	p.failAt(codeString, p.toks[first].start, p.end, "%s", msg)
}

// stringValue decodes a string token without fields.
func (p *parser) stringValue(t token) pyast.Const {
	opening, closing := p.quoteLen(t)
	body := p.src[t.start+opening : t.end-closing]
	if t.flags&flagBytes != 0 {
		if t.flags&flagNonASCII != 0 {
			p.failString(t, "bytes can only contain ASCII literal characters")
		}
		return pyast.Const{Kind: pyast.ConstBytes, Str: p.decode(t, body)}
	}
	return pyast.Const{Kind: pyast.ConstStr, Str: p.decode(t, body)}
}

// failString reports a fault inside a string literal where CPython sees it: up to
// 3.11 at the token behind the string.
func (p *parser) failString(t token, format string, args ...any) {
	if p.minor < 12 {
		t = p.toks[p.i]
	}
	p.failAt(codeString, t.start, t.end, format, args...)
}
