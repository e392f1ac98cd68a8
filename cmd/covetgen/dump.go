package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/emit"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/resolve"
	"github.com/spf13/cobra"
)

// stages are what dump can show, in the order of the street.
var stages = []string{"tokens", "ast", "names", "ir", "go"}

func newDump() *cobra.Command {
	stage := "ast"
	cmd := &cobra.Command{
		Use:   "dump --stage STAGE FILE",
		Short: "Show what a stage makes of a file",
		Long: `dump shows what a stage of the compiler makes of a file:

  tokens   the scanner's tokens
  ast      the tree, as CPython's ast.dump(tree, include_attributes=True) prints it
  names    the scopes, and what each name is in them
  ir       the program, for an application
  go       the Go files, for an application`,
		Example: `  covetgen dump --stage ast app.py
  covetgen dump --stage go app.py`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(stages, stage) {
				return usageError("--stage is one of %s, not %q", strings.Join(stages, ", "), stage)
			}
			if stage == "ir" || stage == "go" {
				return dumpProgram(cmd, stage, args)
			}
			return dumpFile(cmd, stage, args[0])
		},
	}
	cmd.Flags().StringVar(&stage, "stage", stage, strings.Join(stages, ", "))
	return cmd
}

func dumpFile(cmd *cobra.Command, stage, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return machineError("reading the file", err)
	}
	f, undecodable := parser.Read(filepath.ToSlash(path), text)
	if undecodable != nil {
		list := &diag.List{}
		list.Add(undecodable)
		return report(cmd, list)
	}
	w := cmd.OutOrStdout()
	if stage == "tokens" {
		return report(cmd, parser.DumpTokens(w, f))
	}
	tree, list := parser.ParseFile(f, parser.Options{})
	if list.HasErrors() {
		return report(cmd, list)
	}
	if stage == "names" {
		info := resolve.Resolve(tree, f, list)
		resolve.Dump(w, info)
		return report(cmd, list)
	}
	_, err = fmt.Fprintln(w, pyast.Dump(tree, f, 11))
	return err
}

// report prints diagnostics and ends with their exit code.
func report(cmd *cobra.Command, list *diag.List) error {
	if list.Len() == 0 {
		return nil
	}
	if err := writeDiagnostics(cmd.ErrOrStderr(), formatText, list.Sorted()); err != nil {
		return machineError("writing the diagnostics", err)
	}
	return outcome(list)
}

func dumpProgram(cmd *cobra.Command, stage string, args []string) error {
	l, err := load(cmd.Context(), args)
	if err != nil {
		return err
	}
	if l.program == nil || stage == "go" && l.diagnostics.HasErrors() {
		return report(cmd, l.diagnostics)
	}
	w := cmd.OutOrStdout()
	if stage == "ir" {
		if _, err := io.WriteString(w, ir.Print(l.program)); err != nil {
			return machineError("writing the program", err)
		}
		return report(cmd, l.diagnostics)
	}
	set, err := emit.Project(l.program, emit.Options{})
	if err != nil {
		return badOutput(cmd.ErrOrStderr(), err)
	}
	return writeGo(w, set)
}

func writeGo(w io.Writer, set *emit.FileSet) error {
	for _, name := range set.Paths() {
		if strings.HasSuffix(name, ".go") {
			if _, err := fmt.Fprintf(w, "-- %s --\n%s", name, set.Data(name)); err != nil {
				return err
			}
		}
	}
	return nil
}
