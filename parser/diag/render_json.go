package diag

import (
	"encoding/json"
	"io"

	"github.com/covetpy/covetgen/parser/source"
)

// JSONRange is a place in the JSON form: lines and columns count from 1, columns in code
// points, and in UTF-16 units for editors.
type JSONRange struct {
	File  string  `json:"file"`
	Start JSONPos `json:"start"`
	End   JSONPos `json:"end"`
}

// JSONPos is one end of a JSONRange.
type JSONPos struct {
	Line        int `json:"line"`
	Column      int `json:"column"`
	UTF16Column int `json:"utf16_column"`
}

// JSONNote is a further place.
type JSONNote struct {
	Range   *JSONRange `json:"range,omitempty"`
	Message string     `json:"message"`
}

// JSONDiagnostic is the JSON form of a Diagnostic.
type JSONDiagnostic struct {
	Code     Code       `json:"code"`
	Severity string     `json:"severity"`
	Range    *JSONRange `json:"range,omitempty"`
	Message  string     `json:"message"`
	Notes    []JSONNote `json:"notes,omitempty"`
	Hint     string     `json:"hint,omitempty"`
}

// ForJSON converts diagnostics to their JSON form.
func ForJSON(list []*Diagnostic) []JSONDiagnostic {
	out := make([]JSONDiagnostic, 0, len(list))
	for _, d := range list {
		j := JSONDiagnostic{Code: d.Code, Severity: d.Severity.String(), Range: jsonRange(d.Span), Message: d.Msg, Hint: d.Hint}
		for _, n := range d.Notes {
			j.Notes = append(j.Notes, JSONNote{jsonRange(n.Span), n.Msg})
		}
		out = append(out, j)
	}
	return out
}

func jsonRange(s source.Span) *JSONRange {
	if s.IsZero() {
		return nil
	}
	pos := func(p source.Position) JSONPos { return JSONPos{p.Line, p.Column, p.UTF16} }
	return &JSONRange{s.File.Path, pos(s.Begin()), pos(s.Stop())}
}

// WriteJSON writes v indented, as every JSON output of the command line is.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
