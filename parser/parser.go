// Package parser turns Python source text into a syntax tree.
//
// It reads Python 3.8 to 3.14 whole. The scanner (scan*.go) cuts the text into an
// array of tokens; f-strings are cut as CPython 3.12 does it, their fields being
// ordinary tokens. The parser is recursive descent over that array, so that going
// back is setting an index; it needs it in few places (parenthesised with items,
// the soft keywords, and to word an error). Nodes come from slabs, children lists
// from scratch stacks copied to their final size.
//
// The parser accepts slightly more than Python: rules that need the surroundings of
// a statement (return outside a function, two starred targets, global after use)
// are in package resolve. A statement that cannot be parsed becomes a BadStmt and
// the parser goes on behind it, so that one run tells of several errors.
package parser

import (
	"sync"
	"unicode/utf8"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// Options says which Python is read. The zero value means the newest.
type Options struct {
	// Minor is the target version 3.Minor, 8 to 14; 0 stands for 14. Syntax that is
	// newer is an error. Versions before 8 are treated as 8.
	Minor int
}

// newest is the newest Python whose syntax is known.
const newest = 14

// maxErrors is how many errors one file may have before the parser gives up on it.
const maxErrors = 50

// parser is the state of one ParseFile.
type parser struct {
	file  *source.File
	src   string
	toks  []token
	i     int       // index of the current token
	kind  tokenKind // its kind
	end   int32     // end of the token before it
	minor int
	depth int // recursion depth of expressions, patterns and blocks
	list  *diag.List
	nodes nodes

	lexical  []scanError
	faults   []fault
	unclosed int32 // offset of the innermost bracket that is never closed, or -1
	speak    bool  // errors are recorded; off while trying something out

	// The disjunction that was parsed last, as token indices: what an error
	// message means by "perhaps you forgot a comma" (see unexpected).
	disjStart, disjEnd int

	inField    int  // replacement fields open around the current token
	inTemplate bool // the innermost of them is a t-string's
	strayNot   int  // index of a "not" that is no "not in"
	stmtAt     int  // index of the first token of the current statement
	blockAt    int  // index of the keyword of the compound statement whose block is open
}

// bailout is what a failed statement is left with.
type bailout struct{}

var tokenPool = sync.Pool{New: func() any { s := make([]token, 0, 4096); return &s }}

// ParseFile parses a whole file. The tree is always there, with BadStmt nodes for
// what could not be parsed; it is complete exactly if the list has no errors. The
// text must be UTF-8 (source.Decode makes it so); a byte order mark is skipped.
func ParseFile(f *source.File, opts Options) (*pyast.Module, *diag.List) {
	list := &diag.List{}
	minor := opts.Minor
	if minor == 0 || minor > newest {
		minor = newest
	}
	minor = max(minor, 8)
	if len(f.Text) >= maxFileSize {
		list.Errorf(codeEncoding, source.Span{File: f}, "file is larger than %d bytes", maxFileSize)
		return &pyast.Module{}, list
	}
	if !utf8.Valid(f.Text) {
		if d := invalidUTF8(f); d != nil {
			list.Add(d)
			return &pyast.Module{}, list
		}
	}
	pooled := tokenPool.Get().(*[]token)
	sc := &scanner{file: f, n: len(f.Text), minor: minor, toks: (*pooled)[:0]}
	buf := make([]byte, len(f.Text)+4)
	copy(buf, f.Text)
	sc.src = string0(buf)
	if hasPrefix(sc.src, "\ufeff") {
		sc.pos = 3
	}
	sc.scan()
	p := &parser{file: f, src: sc.src, toks: sc.toks, minor: minor, list: list, lexical: sc.errs, speak: true, disjEnd: -1, strayNot: -1, unclosed: -1}
	if n := len(sc.parens); n > 0 {
		p.unclosed = sc.parens[n-1].pos
	}
	p.kind = p.toks[0].kind
	m := p.module()
	p.finish()
	*pooled = sc.toks
	tokenPool.Put(pooled)
	return m, list
}

// maxFileSize keeps offsets within an int32.
const maxFileSize = 1 << 30

// module parses the file's statements.
func (p *parser) module() *pyast.Module {
	m := &pyast.Module{Range: pyast.Range{Start: 0, End: int32(len(p.file.Text))}}
	mark := len(p.nodes.stmts)
	for p.kind != tEOF && len(p.faults) < maxErrors {
		switch p.kind {
		case tNewline, tDedent:
			p.next()
		default:
			p.statement()
		}
	}
	m.Body = p.takeStmts(mark)
	return m
}

func (p *parser) next() {
	p.end = p.toks[p.i].end
	p.i++
	p.kind = p.toks[p.i].kind
}

// back returns to an earlier token.
func (p *parser) back(i int) {
	p.i = i
	p.kind = p.toks[i].kind
	p.end = 0
	if i > 0 {
		p.end = p.toks[i-1].end
	}
}

// start is the offset of the current token.
func (p *parser) start() int32 { return p.toks[p.i].start }

// peek is the kind of the token behind the current one.
func (p *parser) peek() tokenKind {
	if p.kind == tEOF {
		return tEOF
	}
	return p.toks[p.i+1].kind
}

func (p *parser) at(i int) tokenKind {
	if i < len(p.toks) {
		return p.toks[i].kind
	}
	return tEOF
}

// accept steps over the current token if it is of the kind.
func (p *parser) accept(k tokenKind) bool {
	if p.kind == k {
		p.next()
		return true
	}
	return false
}

// expect steps over a token that must be there.
func (p *parser) expect(k tokenKind) {
	if p.kind != k {
		p.unexpected()
	}
	p.next()
}

// expectColon steps over the colon of the compound statement whose keyword is
// token at.
func (p *parser) expectColon(at int) {
	if p.kind != tColon {
		switch p.toks[at].kind {
		case kTry, kElse, kFinally, kDef:
			p.expectedColon()
		}
		p.unexpectedNoColon()
	}
	p.next()
}

// rng is the range from start to the end of the last token.
func (p *parser) rng(start int32) pyast.Range {
	return pyast.Range{Start: start, End: p.end}
}

func (p *parser) text(t token) string { return p.src[t.start:t.end] }

// isName reports whether the current token is the given name: a soft keyword.
func (p *parser) isName(s string) bool {
	return p.kind == tName && p.src[p.toks[p.i].start:p.toks[p.i].end] == s
}

// name steps over an identifier and returns it, normalised.
func (p *parser) name() string {
	t := p.toks[p.i]
	if t.kind != tName {
		p.unexpected()
	}
	p.next()
	return p.nameText(t)
}

// maxDepth caps how deep a tree may become: CPython's compiler gives up at three
// times its recursion limit of 1000.
const maxDepth = 3000

// enter and leave count recursion.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		t := p.toks[p.i]
		p.failAt(codeNesting, t.start, t.end, "too many nested expressions or blocks")
	}
}

func (p *parser) leave() { p.depth-- }

// link counts the links of a chain that grows to the left (a+b+c, a.b.c), whose
// tree is as deep as the chain is long.
func (p *parser) link(n int) {
	if n >= maxDepth {
		t := p.toks[p.i]
		p.failAt(codeNesting, t.start, t.end, "too many nested expressions or blocks")
	}
}
