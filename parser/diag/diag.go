// Package diag is how covetgen tells a user what is wrong with the program: a
// Diagnostic has a stable code, a place, one line of text that names the user's
// things, and a way out. Codes are rows of one registry (registry.go); renderers
// for people, JSON, SARIF and GitHub stand in files of their own.
//
// Ranges: CV1 syntax, CV2 names and imports, CV3 types, CV4 FastAPI and Pydantic
// rules, CV5 valid Python that is not compiled yet, CV6 OpenAPI documents, CV9 ours.
package diag

import (
	"fmt"
	"sort"

	"github.com/covetpy/covetgen/parser/source"
)

// Code is a stable diagnostic code such as "CV1001". A code is never reused.
type Code string

// Severity orders diagnostics; only Error stops a build.
type Severity int

// The severities.
const (
	Error Severity = iota
	Warning
	Info
)

// String returns the severity's word as the renderers print it.
func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Info:
		return "info"
	}
	return "error"
}

// Note is a second place that explains a diagnostic.
type Note struct {
	Span source.Span
	Msg  string
}

// Edit replaces the bytes of Span with Text. It is given only where it is certain.
type Edit struct {
	Span source.Span
	Text string
}

// Diagnostic is one thing the user must know.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Span     source.Span
	Msg      string // one line, lower case first letter, names the user's things
	Notes    []Note
	Hint     string // the way out
	Fix      *Edit
}

// Error makes a Diagnostic usable as a Go error, for callers that stop at the first.
func (d *Diagnostic) Error() string {
	if d.Span.IsZero() {
		return fmt.Sprintf("%s: %s", d.Code, d.Msg)
	}
	p := d.Span.Begin()
	return fmt.Sprintf("%s:%d:%d: %s: %s", d.Span.File.Path, p.Line, p.Column, d.Code, d.Msg)
}

// List gathers diagnostics of one run. The zero List is ready for use.
type List struct {
	all  []*Diagnostic
	seen map[source.Span]bool
}

// Add keeps d unless an error at the very same span was kept before.
func (l *List) Add(d *Diagnostic) {
	if l.seen == nil {
		l.seen = map[source.Span]bool{}
	}
	if !d.Span.IsZero() && d.Severity == Error {
		if l.seen[d.Span] {
			return
		}
		l.seen[d.Span] = true
	}
	l.all = append(l.all, d)
}

// Errorf adds an error with a formatted message and returns it, so that the caller can set notes and a hint.
func (l *List) Errorf(code Code, span source.Span, format string, args ...any) *Diagnostic {
	d := &Diagnostic{Code: code, Span: span, Msg: fmt.Sprintf(format, args...)}
	l.Add(d)
	return d
}

// HasErrors reports whether any diagnostic is an Error.
func (l *List) HasErrors() bool {
	for _, d := range l.all {
		if d.Severity == Error {
			return true
		}
	}
	return false
}

// Len returns the number of diagnostics kept.
func (l *List) Len() int { return len(l.all) }

// Sorted returns the diagnostics by file, place and code.
func (l *List) Sorted() []*Diagnostic {
	out := append([]*Diagnostic(nil), l.all...)
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Span.File != b.Span.File {
			return path(a) < path(b)
		}
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		return a.Code < b.Code
	})
	return out
}

func path(d *Diagnostic) string {
	if d.Span.File == nil {
		return ""
	}
	return d.Span.File.Path
}
