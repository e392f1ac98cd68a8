package diag

import (
	"fmt"
	"io"
	"strings"
)

var githubWords = map[Severity]string{Error: "error", Warning: "warning", Info: "notice"}

var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// WriteGitHub writes diagnostics as GitHub Actions' workflow commands, which become
// annotations on the lines they name.
func WriteGitHub(w io.Writer, list []*Diagnostic) error {
	for _, d := range list {
		where := ""
		if !d.Span.IsZero() {
			a, b := d.Span.Begin(), d.Span.Stop()
			where = fmt.Sprintf("file=%s,line=%d,col=%d,endLine=%d,endColumn=%d,", githubProperty.Replace(d.Span.File.Path), a.Line, a.Column, b.Line, b.Column)
		}
		text := d.Msg
		if d.Hint != "" {
			text += "\n" + d.Hint
		}
		if _, err := fmt.Fprintf(w, "::%s %stitle=%s::%s\n", githubWords[d.Severity], where, d.Code, githubData.Replace(text)); err != nil {
			return err
		}
	}
	return nil
}
