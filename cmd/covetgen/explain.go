package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/spf13/cobra"
)

func newExplain() *cobra.Command {
	var tables bool
	cmd := &cobra.Command{
		Use:   "explain CODE",
		Short: "Explain a diagnostic code",
		Example: `  covetgen explain CV5001
  covetgen explain                    all codes, a line each
  covetgen explain --supported        what of Python has a typed form, and each module's share
  covetgen explain --supported json   what of a module is supported, name by name`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			w := cmd.OutOrStdout()
			switch {
			case tables && len(args) == 1:
				return explainModule(w, args[0])
			case tables:
				fmt.Fprint(w, bind.Supported())
				return explainModules(w)
			case len(args) == 0:
				for _, r := range diag.Rows() {
					fmt.Fprintf(w, "%s  %s\n", r.Code, r.Summary)
				}
			default:
				r, ok := diag.Lookup(args[0])
				if !ok {
					return usageError("there is no code %s; `covetgen explain` lists all", args[0])
				}
				explainRow(w, r)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&tables, "supported", false, "print the table of bindings and the modules of the standard library, or the names of one module")
	return cmd
}

func explainRow(w io.Writer, r diag.Row) {
	fmt.Fprintf(w, "%s: %s\n\n%s\n", r.Code, r.Summary, r.Explanation)
	for _, example := range []struct{ title, source string }{{"An example that gets it", r.Bad}, {"The same, mended", r.Good}} {
		if example.source != "" {
			fmt.Fprintf(w, "\n%s:\n\n    %s\n", example.title, strings.ReplaceAll(strings.TrimRight(example.source, "\n"), "\n", "\n    "))
		}
	}
}
