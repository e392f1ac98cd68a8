package diag

import (
	"io"
	"net/url"
	"strings"

	"github.com/covetpy/covetgen/parser/source"
)

// The part of SARIF 2.1.0 that covetgen writes.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool    sarifTool     `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
		Full  sarifText `json:"fullDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

var sarifLevels = map[Severity]string{Error: "error", Warning: "warning", Info: "note"}

// WriteSARIF writes diagnostics as a SARIF 2.1.0 log, for code scanning services. Columns
// are UTF-16 units, which is SARIF's default.
func WriteSARIF(w io.Writer, version string, list []*Diagnostic) error {
	run := sarifRun{Results: []sarifResult{}, Tool: sarifTool{sarifDriver{Name: "covetgen", Version: version, Rules: []sarifRule{}}}}
	used := map[Code]bool{}
	for _, d := range list {
		used[d.Code] = true
		text := d.Msg
		if d.Hint != "" {
			text += "\n" + d.Hint
		}
		r := sarifResult{RuleID: string(d.Code), Level: sarifLevels[d.Severity], Message: sarifText{text}}
		if !d.Span.IsZero() {
			r.Locations = []sarifLocation{sarifPlace(d.Span, "")}
		}
		for _, n := range d.Notes {
			if !n.Span.IsZero() {
				r.Related = append(r.Related, sarifPlace(n.Span, n.Msg))
			}
		}
		run.Results = append(run.Results, r)
	}
	for _, row := range Rows() {
		if used[row.Code] {
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{string(row.Code), sarifText{row.Summary}, sarifText{row.Explanation}})
		}
	}
	return WriteJSON(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// uri is a path as SARIF wants it: relative ones below the root of the checked sources.
func uri(path string) string {
	u := url.URL{Path: path}
	if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}

func sarifPlace(s source.Span, msg string) sarifLocation {
	a, b := s.Begin(), s.Stop()
	l := sarifLocation{Physical: sarifPhysical{sarifArtifact{uri(s.File.Path)}, sarifRegion{a.Line, a.UTF16, b.Line, b.UTF16}}}
	if msg != "" {
		l.Message = &sarifText{msg}
	}
	return l
}
