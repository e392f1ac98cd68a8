// Command covetgen compiles a FastAPI application into a standalone Go service.
//
// Each command stands in a file of its own and is a thin caller: it resolves the APP,
// loads the program, and hands it to the next stage. Faults of the user's program are
// diagnostics (exit 1), wrong use of the command line exits with 2, faults of the machine
// with 3; a fault of covetgen itself is recovered here once and reported as CV9001.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDiagnostics = 1
	exitUsage       = 2
	exitMachine     = 3
)

// exitError ends the process with a code. Err is printed unless it is nil.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func usageError(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...)}
}

func machineError(doing string, err error) error {
	return &exitError{exitMachine, fmt.Errorf("%s: %w", doing, err)}
}

// errReported ends the process after diagnostics have been printed.
var errReported = &exitError{code: exitDiagnostics}

func main() {
	debug.SetGCPercent(400) // a short-lived process: memory is cheaper than collecting it
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run executes one command line and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(stderr, "error[%s]: covetgen failed by itself: %v\n  help: nothing was written; please report it with your source and what `covetgen version` prints\n", diag.Internal, r)
			if os.Getenv("COVETGEN_DEBUG") != "" {
				stderr.Write(debug.Stack())
			}
			code = exitMachine
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	var exit *exitError
	if !errors.As(err, &exit) {
		exit = &exitError{exitUsage, err} // cobra's own complaints about flags and arguments
	}
	if exit.err != nil {
		fmt.Fprintln(stderr, "covetgen:", exit.err)
	}
	return exit.code
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "covetgen",
		Short: "Compile a FastAPI application into a standalone Go service",
		Long: `covetgen compiles a FastAPI application, or an OpenAPI document, into a standalone Go
service: one static binary that gives the same answers, with no Python at request time.

APP is a file (app.py, app.py:api), a module (shop.main:app), a folder, an OpenAPI document
(openapi.yaml), or nothing: the entrypoint of [tool.fastapi] in pyproject.toml, else the
files that ` + "`fastapi run`" + ` looks for.

Exit codes: 0 fine, 1 diagnostics, 2 usage, 3 a fault of the machine.`,
		Example: `  covetgen run app.py                 build into the cache and serve
  covetgen build shop.main:app -o shop   one static binary
  covetgen check                      what compiles and what does not, route by route`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(newBuild(), newRun(), newGenerate(), newCheck(), newOpenAPI(), newExplain(), newDump(), newVersion())
	return root
}
