package main

import (
	"fmt"
	"io"
	"os"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/runtime"
)

// The forms of diagnostics.
const (
	formatText   = "text"
	formatJSON   = "json"
	formatSARIF  = "sarif"
	formatGitHub = "github"
)

// writeDiagnostics writes a list in one of the forms that have no verdicts in them.
func writeDiagnostics(w io.Writer, format string, list []*diag.Diagnostic) error {
	switch format {
	case formatSARIF:
		return diag.WriteSARIF(w, runtime.Version, list)
	case formatGitHub:
		return diag.WriteGitHub(w, list)
	case formatJSON:
		return diag.WriteJSON(w, diag.ForJSON(list))
	}
	return writeText(w, list)
}

// writeText writes diagnostics for people. Those that have no way out of their own are
// explained by a command.
func writeText(w io.Writer, list []*diag.Diagnostic) error {
	if err := diag.WriteText(w, list, isTerminal(w)); err != nil {
		return err
	}
	for _, d := range list {
		if d.Hint == "" && d.Severity == diag.Error {
			_, err := fmt.Fprintf(w, "more about it: covetgen explain %s\n", d.Code)
			return err
		}
	}
	return nil
}

// plain is the writer below that of run.
func plain(w io.Writer) io.Writer {
	if o, ok := w.(*output); ok {
		return o.Writer
	}
	return w
}

// isTerminal reports whether w is a terminal that takes colours (no NO_COLOR, no dumb one).
func isTerminal(w io.Writer) bool {
	f, ok := plain(w).(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
