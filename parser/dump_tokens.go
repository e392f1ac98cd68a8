package parser

import (
	"fmt"
	"io"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// tokenNames are the kinds that are not one fixed text.
var tokenNames = map[tokenKind]string{
	tEOF: "ENDMARKER", tNewline: "NEWLINE", tIndent: "INDENT", tDedent: "DEDENT", tName: "NAME", tNumber: "NUMBER",
	tString: "STRING", tFStart: "FSTRING_START", tFMiddle: "FSTRING_MIDDLE", tFEnd: "FSTRING_END", tError: "ERRORTOKEN",
}

// tokenName is the kind as Python's tokenize module names it.
func (k tokenKind) tokenName() string {
	if name, ok := tokenNames[k]; ok {
		return name
	}
	if k.isKeyword() {
		return "NAME"
	}
	return "OP"
}

// DumpTokens writes the tokens of a file, one a line: its place (lines from 1, columns in
// bytes from 0, as tokenize has them), its kind and its text. It returns what the scanner
// found wrong.
func DumpTokens(w io.Writer, f *source.File) *diag.List {
	list := &diag.List{}
	buf := make([]byte, len(f.Text)+4)
	copy(buf, f.Text)
	sc := &scanner{file: f, n: len(f.Text), minor: newest, src: string0(buf)}
	if hasPrefix(sc.src, "\ufeff") {
		sc.pos = 3
	}
	sc.scan()
	for _, t := range sc.toks {
		text := ""
		if int(t.end) <= len(f.Text) && t.start < t.end {
			text = fmt.Sprintf("%q", f.Text[t.start:t.end])
		}
		fmt.Fprintf(w, "%s-%s\t%s\t%s\n", place(f, int(t.start)), place(f, int(t.end)), t.kind.tokenName(), text)
	}
	for _, e := range sc.errs {
		list.Errorf(e.code, source.Span{File: f, Start: int(e.start), End: int(e.end)}, "%s", e.msg)
	}
	return list
}

func place(f *source.File, offset int) string {
	line := f.Line(offset)
	return fmt.Sprintf("%d,%d", line, offset-f.LineStart(line))
}
