package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/covetpy/covetgen/ir/frompy"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/spf13/cobra"
)

func newCheck() *cobra.Command {
	format, types := formatText, false
	cmd := &cobra.Command{
		Use:   "check [APP]",
		Short: "Say what compiles and what does not, route by route, and why",
		Example: `  covetgen check
  covetgen check app.py --format github    annotations in a workflow
  covetgen check app.py --format sarif > covetgen.sarif
  covetgen check app.py --types            the type of every variable, and why one is dynamic`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{formatText, formatJSON, formatSARIF, formatGitHub}, format) {
				return usageError("--format is text, json, sarif or github, not %q", format)
			}
			if types && format != formatText {
				return usageError("--types is for --format text")
			}
			l, err := load(cmd.Context(), args)
			if err != nil {
				return err
			}
			if err := writeCheck(cmd.OutOrStdout(), format, l); err != nil {
				return machineError("writing the report", err)
			}
			if types {
				if err := writeTypes(cmd.OutOrStdout(), l.program); err != nil {
					return machineError("writing the report", err)
				}
			}
			return outcome(l.diagnostics)
		},
	}
	cmd.Flags().BoolVar(&types, "types", false, "show the static types of variables, and why others are dynamic")
	cmd.Flags().StringVar(&format, "format", format, "text, json, sarif or github")
	return cmd
}

func writeCheck(w io.Writer, format string, l *loaded) error {
	list := l.diagnostics.Sorted()
	switch format {
	case formatText:
		return writeVerdicts(w, l.routes, list)
	case formatJSON:
		return diag.WriteJSON(w, checkJSON{verdictsJSON(l.routes), diag.ForJSON(list)})
	}
	return writeDiagnostics(w, format, list)
}

// writeVerdicts lists the routes and then the diagnostics.
func writeVerdicts(w io.Writer, routes []frompy.Verdict, list []*diag.Diagnostic) error {
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	compiled := 0
	for _, v := range routes {
		verdict := "compiles"
		if v.OK {
			compiled++
		} else {
			verdict = "refused: " + reasons(v)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", strings.Join(v.Route.Methods, ","), v.Route.Path, verdict)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if len(routes) > 0 {
		fmt.Fprintf(w, "%d of %d routes compile\n", compiled, len(routes))
	}
	if len(routes) > 0 && len(list) > 0 {
		fmt.Fprintln(w)
	}
	return writeText(w, list)
}

// reasons are the codes of a refused route with the chain of calls that leads to each.
func reasons(v frompy.Verdict) string {
	var out []string
	for _, r := range v.Reasons {
		text := string(r.Diagnostic.Code)
		if len(r.Chain) > 0 {
			text += " by " + strings.Join(r.Chain, " → ")
		}
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return strings.Join(out, ", ")
}

type checkJSON struct {
	Routes      []routeJSON           `json:"routes"`
	Diagnostics []diag.JSONDiagnostic `json:"diagnostics"`
}

type routeJSON struct {
	Methods  []string     `json:"methods"`
	Path     string       `json:"path"`
	Name     string       `json:"name"`
	Compiles bool         `json:"compiles"`
	Reasons  []reasonJSON `json:"reasons,omitempty"`
}

type reasonJSON struct {
	Code  diag.Code `json:"code"`
	Chain []string  `json:"chain,omitempty"`
}

func verdictsJSON(routes []frompy.Verdict) []routeJSON {
	out := []routeJSON{}
	for _, v := range routes {
		r := routeJSON{Methods: v.Route.Methods, Path: v.Route.Path, Name: v.Route.Name, Compiles: v.OK}
		for _, reason := range v.Reasons {
			r.Reasons = append(r.Reasons, reasonJSON{reason.Diagnostic.Code, reason.Chain})
		}
		out = append(out, r)
	}
	return out
}
