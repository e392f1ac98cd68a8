package parser

import (
	"fmt"
	"unicode/utf8"
	"unsafe"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// marks are the heights of the parser's stacks and what else a failed statement
// leaves in disorder.
type marks struct {
	exprs, stmts, keywords int
	depth, blockAt         int
	inField                int
	inTemplate             bool
}

func (p *parser) mark() marks {
	n := &p.nodes
	return marks{exprs: len(n.exprs), stmts: len(n.stmts), keywords: len(n.keywords), depth: p.depth, blockAt: p.blockAt, inField: p.inField, inTemplate: p.inTemplate}
}

func (p *parser) release(m marks) {
	n := &p.nodes
	n.exprs, n.stmts, n.keywords = n.exprs[:m.exprs], n.stmts[:m.stmts], n.keywords[:m.keywords]
	p.depth, p.blockAt, p.inField, p.inTemplate = m.depth, m.blockAt, m.inField, m.inTemplate
}

// recover puts a BadStmt in the place of a statement that failed, and goes on
// behind it: behind the end of the line, and behind the block that hangs on it.
// It always steps over at least one token, so that no input can make it loop.
func (p *parser) recover(m marks, at int) {
	p.release(m)
	start := p.toks[at].start
	compound := startsCompound[p.toks[at].kind] || p.toks[at].kind == tName
	if p.i <= at && p.kind != tEOF {
		p.back(at)
		p.next()
	}
	for p.skipLine(); compound && continuesCompound[p.kind]; p.skipLine() {
	}
	end := max(p.end, start)
	for i := p.i - 1; i > at && (p.toks[i].kind == tNewline || p.toks[i].kind == tDedent); i-- {
		end = p.toks[i-1].end
	}
	p.pushStmt(&pyast.BadStmt{Range: pyast.Range{Start: start, End: max(end, start)}})
}

// continuesCompound holds the clauses that go with a statement that failed.
var continuesCompound = [tokenKinds]bool{kElif: true, kElse: true, kExcept: true, kFinally: true}

// skipLine goes behind the end of the logical line. A block under it is parsed
// for its errors, and its statements are dropped.
func (p *parser) skipLine() {
	if p.i > 0 && p.toks[p.i-1].kind == tNewline && p.kind != tIndent && !continuesCompound[p.kind] {
		return
	}
	for p.kind != tNewline && p.kind != tEOF && p.kind != tIndent && p.kind != tDedent {
		p.next()
	}
	if p.kind == tNewline {
		p.next()
	}
	if p.kind != tIndent {
		return
	}
	p.next()
	m := p.mark()
	for p.kind != tDedent && p.kind != tEOF && len(p.faults) < maxErrors {
		if p.kind == tNewline {
			p.next()
			continue
		}
		p.statement()
	}
	p.release(m)
	if p.kind == tDedent {
		p.next()
	}
}

// finish moves the errors to the list. The first one added is the one CPython
// would report: an error of the scanner goes before the parser's, wherever it is,
// and so does a bracket that is never closed, unless the parser failed before it.
// Errors behind such a one are left out, for they are its echo.
func (p *parser) finish() {
	var first *diag.Diagnostic
	limit := len(p.src)
	hard := -1
	for i := range p.lexical {
		if !p.lexical[i].soft {
			hard = i
			break
		}
	}
	if len(p.faults) == 0 || p.faults[0].yields || hard >= 0 && p.lexical[hard].start < int(p.faults[0].at) {
		switch {
		case hard >= 0:
			e := p.lexical[hard]
			first = &diag.Diagnostic{Code: e.code, Span: p.span(int32(e.start), int32(e.end)), Msg: e.msg}
			limit = e.start
		case len(p.faults) > 0 && p.unclosed >= 0 && p.file.Line(int(p.faults[0].at)) > p.file.Line(int(p.unclosed)):
			first = &diag.Diagnostic{Code: codeBracket, Span: p.span(p.unclosed, p.unclosed+1), Msg: fmt.Sprintf("'%c' was never closed", p.src[p.unclosed])}
			limit = int(p.unclosed)
		}
	}
	if first != nil {
		p.list.Add(first)
	}
	for _, f := range p.faults {
		if f.diag.Span.Start < limit {
			p.list.Add(f.diag)
		}
	}
	for i := range p.lexical {
		if e := &p.lexical[i]; !e.soft && i > hard && p.list.Len() < maxErrors {
			p.list.Add(&diag.Diagnostic{Code: e.code, Span: p.span(int32(e.start), int32(e.end)), Msg: e.msg})
		}
	}
}

// invalidUTF8 words the first byte that is not UTF-8 as CPython does.
func invalidUTF8(f *source.File) *diag.Diagnostic {
	for i := 0; i < len(f.Text); {
		r, n := utf8.DecodeRune(f.Text[i:])
		if r == utf8.RuneError && n == 1 {
			return &diag.Diagnostic{
				Code: codeEncoding, Span: source.Span{File: f, Start: i, End: i + 1},
				Msg:  fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details", f.Text[i], f.Path, f.Line(i)),
				Hint: "save the file as UTF-8, or declare its encoding in a comment on the first line",
			}
		}
		i += n
	}
	return nil
}

// string0 turns the buffer into a string without another copy; nobody writes to
// the buffer afterwards.
func string0(buf []byte) string { return unsafe.String(unsafe.SliceData(buf), len(buf)) }
