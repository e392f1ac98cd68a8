package diag

import (
	"fmt"
	"io"
	"strings"

	"github.com/covetpy/covetgen/parser/source"
)

// MaxShown is how many diagnostics the text form shows before it counts the rest.
const MaxShown = 50

// WriteText writes diagnostics for people: place, code and message, the source line with
// the range underlined, further places, and the way out.
func WriteText(w io.Writer, list []*Diagnostic, color bool) error {
	p := &printer{w: w, color: color}
	for i, d := range list {
		if i == MaxShown {
			p.printf("… and %d more\n", len(list)-MaxShown)
			break
		}
		p.diagnostic(d)
	}
	return p.err
}

type printer struct {
	w     io.Writer
	color bool
	err   error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// The SGR codes of the terminal output.
const (
	bold  = "1"
	red   = "1;31"
	amber = "1;33"
	blue  = "1;34"
)

func (p *printer) paint(code, s string) string {
	if !p.color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

var severityColor = map[Severity]string{Error: red, Warning: amber, Info: blue}

func (p *printer) diagnostic(d *Diagnostic) {
	word := p.paint(severityColor[d.Severity], fmt.Sprintf("%s[%s]", d.Severity, d.Code))
	if d.Span.IsZero() {
		p.printf("%s: %s\n", word, d.Msg)
	} else {
		p.printf("%s: %s: %s\n", p.paint(bold, place(d.Span)), word, d.Msg)
		p.excerpt(d.Span)
	}
	for _, n := range d.Notes {
		if n.Span.IsZero() {
			p.printf("  note: %s\n", n.Msg)
			continue
		}
		p.printf("  note: %s: %s\n", place(n.Span), n.Msg)
		p.excerpt(n.Span)
	}
	if d.Hint != "" {
		p.printf("  help: %s\n", d.Hint)
	}
}

func place(s source.Span) string {
	at := s.Begin()
	return fmt.Sprintf("%s:%d:%d", s.File.Path, at.Line, at.Column)
}

// excerpt shows the first line of the span with what it covers underlined.
func (p *printer) excerpt(s source.Span) {
	at := s.Begin()
	line := s.File.LineText(at.Line)
	number := fmt.Sprintf("%5d", at.Line)
	p.printf("%s | %s\n", number, strings.ReplaceAll(line, "\t", "    "))
	lineStart := s.File.LineStart(at.Line)
	end := min(s.End, lineStart+len(line))
	before, under := 0, 0
	for i, r := range line {
		width := 1
		if r == '\t' {
			width = 4
		}
		switch offset := lineStart + i; {
		case offset < s.Start:
			before += width
		case offset < end:
			under += width
		}
	}
	p.printf("%s | %s%s\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", before), p.paint(red, strings.Repeat("^", max(under, 1))))
}
