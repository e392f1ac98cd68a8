package parser

import (
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

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

// literal is literal text of a formatted string that grows until a field ends it.
type literal struct {
	text       string
	start, end int32
	kind       string
	any        bool // some token contributed, though perhaps no text
}

func (l *literal) add(text string, start, end int32, kind string) {
	if text == "" {
		return
	}
	if !l.any {
		l.start, l.kind, l.any = start, kind, true
	}
	l.end = end
	l.text += text
}

// formattedStrings parses adjacent literals of which at least one has fields.
func (p *parser) formattedStrings() pyast.Expr {
	start, first := p.start(), p.i
	mark := len(p.nodes.exprs)
	var lit literal
	template, plain := false, false
	for p.kind == tString || p.kind == tFStart {
		t := p.toks[p.i]
		isTemplate := t.kind == tFStart && t.flags&flagTemplate != 0
		template, plain = template || isTemplate, plain || !isTemplate
		if template && plain {
			p.mixedStrings(first, "cannot mix t-string literals with string or bytes literals")
		}
		if t.kind == tFStart {
			p.next()
			p.formattedParts(t, &lit)
			if p.kind != tFEnd {
				p.unexpected()
			}
			p.next()
			continue
		}
		if t.flags&flagBytes != 0 {
			p.mixedStrings(first, "cannot mix bytes and nonbytes literals")
		}
		p.next()
		kind := ""
		if t.flags&flagUnicode != 0 {
			kind = "u"
		}
		lit.add(p.stringValue(t).Str, t.start, t.end, kind)
	}
	p.flush(&lit)
	values := p.takeExprs(mark)
	if template {
		return &pyast.TemplateStr{Range: p.rng(start), Values: values}
	}
	return &pyast.JoinedStr{Range: p.rng(start), Values: values}
}

func (p *parser) flush(lit *literal) {
	if !lit.any {
		return
	}
	n := p.nodes.constant.new()
	n.Range = pyast.Range{Start: lit.start, End: lit.end}
	n.Value = pyast.Const{Kind: pyast.ConstStr, Str: lit.text}
	n.Kind = lit.kind
	p.push(n)
	*lit = literal{}
}

// formattedParts parses text and fields up to the end of the string, or of a spec.
func (p *parser) formattedParts(open token, lit *literal) {
	for {
		t := p.toks[p.i]
		switch t.kind {
		case tFMiddle:
			p.next()
			lit.add(p.decode(t, p.src[t.start:t.end]), t.start, t.end, "")
		case tLbrace:
			p.field(open, lit)
		default:
			return
		}
	}
}

// field parses one replacement field.
func (p *parser) field(open token, lit *literal) {
	p.enter()
	p.inField++
	around := p.inTemplate
	p.inTemplate = open.flags&flagTemplate != 0
	start := p.start()
	p.next()
	var value pyast.Expr
	switch p.kind {
	case tRbrace, tExclamation, tColon, tEqual:
		p.emptyField()
	case kYield:
		value = p.yield()
	default:
		exprStart := p.start()
		value = p.starNamedExpression()
		switch p.kind {
		case tComma:
			value = p.tupleRest(exprStart, value, (*parser).starNamedExpression)
		case kFor, kAsync:
			if p.minor >= 12 {
				p.unexpected()
			}
			gens := p.generators(value)
			value = &pyast.GeneratorExp{Range: p.rng(exprStart), Elt: value, Generators: gens}
		default:
			if s, ok := value.(*pyast.Starred); ok {
				if p.minor < 12 {
					p.failAt(codeStarred, s.Start, s.End, "f-string: cannot use starred expression here")
				}
				p.failAt(codeStarred, s.Start, s.End, "cannot use starred expression here")
			}
		}
	}
	text := p.src[start+1 : p.start()]
	debug := false
	if p.kind == tEqual {
		debug = true
		p.next()
	}
	conversion := -1
	debugText := p.src[start+1 : p.start()]
	debugEnd := p.start()
	if p.kind == tExclamation {
		conversion = p.conversion()
		if p.minor < 12 && p.start() != p.end {
			p.failHere(codeFString, "f-string: expecting '}'")
		}
	}
	var spec pyast.Expr
	specStart := p.start()
	if p.kind == tColon {
		p.next()
		mark := len(p.nodes.exprs)
		var inner literal
		p.formattedParts(open, &inner)
		p.flush(&inner)
		spec = &pyast.JoinedStr{Range: p.rng(specStart), Values: p.takeExprs(mark)}
	}
	if p.kind != tRbrace {
		p.badField(debug, conversion)
	}
	p.next()
	if debug {
		lit.add(newlines(debugText), start+1, debugEnd, "")
		if conversion < 0 && spec == nil {
			conversion = 'r'
		}
	}
	p.flush(lit)
	if open.flags&flagTemplate != 0 && !p.inSpec(open, start) {
		p.push(&pyast.Interpolation{Range: p.rng(start), Value: value, Str: newlines(strings.TrimRight(text, " \t\f\r\n")), Conversion: conversion, FormatSpec: spec})
	} else {
		p.push(&pyast.FormattedValue{Range: p.rng(start), Value: value, Conversion: conversion, FormatSpec: spec})
	}
	p.inField--
	p.inTemplate = around
	p.leave()
}

// inSpec reports whether a field that begins at start stands in a format spec:
// the fields of a t-string's specs are those of an f-string.
func (p *parser) inSpec(open token, start int32) bool {
	depth := 0
	for i := p.i - 1; i >= 0 && p.toks[i].start > open.start; i-- {
		if p.toks[i].start >= start {
			continue
		}
		switch p.toks[i].kind {
		case tRbrace, tRpar, tRsqb:
			depth++
		case tLbrace, tLpar, tLsqb:
			depth--
			if depth < 0 {
				return true
			}
		}
	}
	return false
}

// conversion parses "!r", "!s" or "!a".
func (p *parser) conversion() int {
	bang := p.toks[p.i]
	p.next()
	t := p.toks[p.i]
	if t.kind != tName && !t.kind.isKeyword() {
		if p.minor < 12 {
			p.failHere(codeFString, "f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
		p.failHere(codeFString, "f-string: missing conversion character")
	}
	s := p.text(t)
	if bang.end != t.start {
		p.failAt(codeFString, bang.start, t.end, "f-string: conversion type must come right after the exclamation mark")
	}
	if s != "r" && s != "s" && s != "a" {
		if p.minor < 12 {
			p.failAt(codeFString, bang.start, t.end, "f-string: invalid conversion character: expected 's', 'r', or 'a'")
		}
		p.failAt(codeFString, t.start, t.end, "f-string: invalid conversion character %s: expected 's', 'r', or 'a'", "'"+s+"'")
	}
	p.next()
	return int(s[0])
}

// newlines turns every line ending into "\n", which is how Python sees the file.
func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

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
