package parser

import (
	"fmt"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// The parser's diagnostic codes; their rows are in diag/registry_syntax.go.
const (
	codeSyntax       diag.Code = "CV1001"
	codeBracket      diag.Code = "CV1002"
	codeString       diag.Code = "CV1003"
	codeFString      diag.Code = "CV1004"
	codeIndent       diag.Code = "CV1005"
	codeColon        diag.Code = "CV1006"
	codeTarget       diag.Code = "CV1007"
	codeArguments    diag.Code = "CV1008"
	codeParameters   diag.Code = "CV1009"
	codeNumber       diag.Code = "CV1010"
	codeCharacter    diag.Code = "CV1011"
	codeContinuation diag.Code = "CV1012"
	codeEncoding     diag.Code = "CV1013"
	codeVersion      diag.Code = "CV1014"
	codeNesting      diag.Code = "CV1015"
	codePattern      diag.Code = "CV1016"
	codeImport       diag.Code = "CV1017"
	codeStarred      diag.Code = "CV1018"
)

// span makes a source span of offsets.
func (p *parser) span(start, end int32) source.Span {
	return source.Span{File: p.file, Start: int(start), End: int(end)}
}

// failAt reports an error and gives the statement up.
func (p *parser) failAt(code diag.Code, start, end int32, format string, args ...any) {
	if p.speak {
		d := &diag.Diagnostic{Code: code, Span: p.span(start, end), Msg: fmt.Sprintf(format, args...)}
		p.record(d, true)
	}
	panic(bailout{})
}

// failHere reports an error at the current token.
func (p *parser) failHere(code diag.Code, format string, args ...any) {
	t := p.toks[p.i]
	if t.kind == tError {
		p.unexpected()
	}
	p.failAt(code, t.start, t.end, format, args...)
}

// fault is a syntax error with what is needed to decide whether the scanner's
// errors go before it.
type fault struct {
	diag *diag.Diagnostic
	at   int32 // offset of the token the parser had come to
	// yields is set if an error of the scanner further down is told first, as
	// CPython does it: a string that is not closed explains more than the
	// statement it has broken.
	yields bool
}

func (p *parser) record(d *diag.Diagnostic, yields bool) {
	if p.minor < 12 && p.inField > 0 && !strings.HasPrefix(d.Msg, "f-string") {
		// Before 3.12 fields were parsed apart, and said so.
		d.Msg = "f-string: " + d.Msg
	}
	if rest, ok := strings.CutPrefix(d.Msg, "f-string: "); ok && p.inTemplate {
		d.Msg = "t-string: " + rest
	}
	p.faults = append(p.faults, fault{diag: d, at: p.toks[p.i].start, yields: yields})
}

// needs reports syntax that the target version does not have. It is no reason to
// stop parsing.
func (p *parser) needs(minor int, r pyast.Range, what string) {
	if p.minor >= minor || !p.speak {
		return
	}
	p.record(&diag.Diagnostic{Code: codeVersion, Span: p.span(r.Start, r.End), Msg: fmt.Sprintf("%s: Python 3.%d is the first to have this, and the target is 3.%d", what, minor, p.minor)}, false)
}

// unexpected reports the current token as one that cannot stand here, in the
// most helpful words that CPython has for the case.
func (p *parser) unexpected() {
	t := p.toks[p.i]
	switch t.kind {
	case tError:
		if e := p.scanErrorAt(t); e != nil {
			if !e.soft {
				// It is reported with the scanner's other errors.
				panic(bailout{})
			}
			p.record(&diag.Diagnostic{Code: e.code, Span: p.span(int32(e.start), int32(e.end)), Msg: e.msg}, false)
			panic(bailout{})
		}
	case tIndent:
		p.unexpectedIndent()
	case tDedent:
		p.fail(codeIndent, t, false, "unexpected unindent")
	case tEOF:
		if p.unclosed >= 0 {
			p.neverClosed()
		}
	}
	p.forgotComma()
	p.matchWithoutColon()
	if p.strayNot == p.i {
		p.next()
		t = p.toks[p.i]
	}
	p.fail(codeSyntax, t, true, "invalid syntax")
}

// fail is failAt for one token, with a say in whether the scanner goes first.
func (p *parser) fail(code diag.Code, t token, yields bool, msg string) {
	if p.speak {
		p.record(&diag.Diagnostic{Code: code, Span: p.span(t.start, t.end), Msg: msg}, yields)
	}
	panic(bailout{})
}

// scanErrorAt finds the scanner's word on an error token.
func (p *parser) scanErrorAt(t token) *scanError {
	i := sort.Search(len(p.lexical), func(i int) bool { return p.lexical[i].start >= int(t.start) })
	if i < len(p.lexical) && p.lexical[i].start <= int(t.end)+1 {
		return &p.lexical[i]
	}
	for i := range p.lexical {
		if e := &p.lexical[i]; e.start <= int(t.start) && int(t.start) <= e.end {
			return e
		}
	}
	return nil
}

// neverClosed reports the innermost bracket that the end of the file leaves open.
func (p *parser) neverClosed() {
	p.record(&diag.Diagnostic{Code: codeBracket, Span: p.span(p.unclosed, p.unclosed+1), Msg: fmt.Sprintf("'%c' was never closed", p.src[p.unclosed])}, true)
	panic(bailout{})
}

// attempt runs parse without saying anything, and goes back to where it was. It
// returns whether the text parsed and the index of the token behind it.
func (p *parser) attempt(parse func()) (ok bool, end int) {
	i, end0, speak, depth, m := p.i, p.end, p.speak, p.depth, p.mark()
	ds, de := p.disjStart, p.disjEnd
	p.speak = false
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(bailout); !is {
				panic(r)
			}
			ok = false
		}
		end = p.i
		p.back(i)
		p.end, p.speak, p.depth = end0, speak, depth
		p.disjStart, p.disjEnd = ds, de
		p.release(m)
	}()
	parse()
	return true, p.i
}

// level counts the brackets open behind token i, within its logical line.
func (p *parser) level(i int) int {
	n := 0
	for ; i >= 0 && p.toks[i].kind != tNewline; i-- {
		switch p.toks[i].kind {
		case tLpar, tLsqb, tLbrace:
			n++
		case tRpar, tRsqb, tRbrace:
			n--
		}
	}
	return n
}

// forgotComma words an error between two expressions: a legacy print statement,
// or a comma that is missing inside brackets.
func (p *parser) forgotComma() {
	if !p.speak || p.disjEnd != p.i || !p.startsExpr() && p.kind != kLambda || p.kind == tStar {
		return
	}
	first := p.toks[p.disjStart]
	single := p.disjEnd == p.disjStart+1
	if single && first.kind == tName && p.kind != tLpar {
		if s := p.text(first); s == "print" || s == "exec" {
			if ok, _ := p.attempt(func() { p.starExpressions() }); ok {
				p.failAt(codeSyntax, first.start, p.toks[p.i].end, "Missing parentheses in call to '%s'. Did you mean %s(...)?", s, s)
			}
			return
		}
	}
	if first.kind == tName {
		if next := p.toks[p.disjStart+1].kind; next == tString || next == tFStart && p.minor < 12 {
			return
		}
		switch p.text(first) {
		case "match", "case", "_":
			return
		}
	}
	at := p.i
	if ok, end := p.attempt(func() { p.expression() }); ok && p.level(end-1) > 0 {
		p.failAt(codeSyntax, first.start, p.toks[max(end-1, at)].end, "invalid syntax. Perhaps you forgot a comma?")
	}
}

// matchWithoutColon recognises a match statement that lacks its colon, once its
// line has turned out to be nothing else.
func (p *parser) matchWithoutColon() {
	if !p.speak || p.i != p.stmtAt+1 || p.src[p.toks[p.stmtAt].start:p.toks[p.stmtAt].end] != "match" {
		return
	}
	at := p.i
	ok, end := p.attempt(func() { p.starExpressions() })
	if ok && p.at(end) == tNewline && end > at {
		p.back(end)
		p.expectedColon()
	}
}

// unexpectedIndent reports an indentation that nothing asked for.
func (p *parser) unexpectedIndent() {
	p.fail(codeIndent, p.toks[p.i], false, "unexpected indent")
}

// expectedColon reports a missing colon wherever it is.
func (p *parser) expectedColon() {
	if p.kind == tError {
		p.unexpected()
	}
	t := p.toks[p.i]
	p.fail(codeColon, t, true, "expected ':'")
}

// unexpectedNoColon reports a missing colon: in so many words at the end of a
// line, as a plain syntax error inside it.
func (p *parser) unexpectedNoColon() {
	if p.kind == tNewline {
		p.expectedColon()
	}
	p.unexpected()
}

// compoundName is what CPython calls the statement of a keyword.
func (p *parser) compoundName(at int) string {
	switch t := p.toks[at]; t.kind {
	case kDef:
		return "function definition"
	case kClass:
		return "class definition"
	case kExcept:
		if p.toks[at+1].kind == tStar {
			return "'except*' statement"
		}
		return "'except' statement"
	default:
		return "'" + p.text(t) + "' statement"
	}
}

// noBlock reports a compound statement without its block.
func (p *parser) noBlock() {
	if p.kind == tError {
		p.unexpected()
	}
	t := p.toks[p.blockAt]
	p.failIndent("expected an indented block after %s on line %d", p.compoundName(p.blockAt), p.file.Line(int(t.start)))
}

func (p *parser) failIndent(format string, args ...any) {
	p.failAt(codeIndent, p.toks[p.i].start, p.toks[p.i].end, format, args...)
}

// noHandler reports a try statement without except and finally.
func (p *parser) noHandler(at int) {
	if p.kind == tError || p.kind == tIndent {
		p.unexpected()
	}
	p.failHere(codeSyntax, "expected 'except' or 'finally' block")
}

// noElse reports a conditional expression that lacks its else.
func (p *parser) noElse(at int) {
	if p.kind == tColon || p.kind == tError {
		p.unexpected()
	}
	if p.disjEnd == p.i {
		p.forgotComma()
	}
	p.failAt(codeSyntax, p.toks[at].start, p.end, "expected 'else' after 'if' expression")
}
