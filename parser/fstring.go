package parser

import (
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
)

// literal is literal text of a formatted string that grows until a field ends it.
type literal struct {
	text       string
	start, end int32
	kind       string
	any        bool // some token contributed, though perhaps no text
}

// add appends the text of a token that covers [start,end). Empty text leaves no trace.
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
			p.formattedParts(t, &lit, false)
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

// flush makes a constant of the text gathered so far.
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
func (p *parser) formattedParts(open token, lit *literal, inSpec bool) {
	for {
		t := p.toks[p.i]
		switch t.kind {
		case tFMiddle:
			p.next()
			lit.add(p.decode(t, p.src[t.start:t.end]), t.start, t.end, "")
		case tLbrace:
			p.field(open, lit, inSpec)
		default:
			return
		}
	}
}

// field parses one replacement field. The fields of a t-string's format specs are
// those of an f-string.
func (p *parser) field(open token, lit *literal, inSpec bool) {
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
	case tDoubleStar:
		p.doubleStarred(tRbrace)
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
		p.formattedParts(open, &inner, true)
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
	if open.flags&flagTemplate != 0 && !inSpec {
		p.push(&pyast.Interpolation{Range: p.rng(start), Value: value, Str: newlines(strings.TrimRight(text, " \t\f\r\n")), Conversion: conversion, FormatSpec: spec})
	} else {
		p.push(&pyast.FormattedValue{Range: p.rng(start), Value: value, Conversion: conversion, FormatSpec: spec})
	}
	p.inField--
	p.inTemplate = around
	p.leave()
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
