// Command covetgen compiles a FastAPI application into a standalone Go service.
//
// Each command stands in a file of its own and is a thin caller: it resolves the APP,
// loads the program, and hands it to the next stage. Faults of the user's program are
// diagnostics (exit 1), wrong use of the command line exits with 2, faults of the machine
// and of covetgen itself with 3, Ctrl-C with 130. A panic that no stage has turned into a
// diagnostic is recovered here and reported as CV9001.
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
	"github.com/covetpy/covetgen/parser/source"
	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDiagnostics = 1
	exitUsage       = 2
	exitMachine     = 3
	exitInterrupted = 130 // 128 + SIGINT, as shells have it
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

// errInterrupted ends the process after Ctrl-C.
var errInterrupted = &exitError{exitInterrupted, errors.New("interrupted; nothing was written")}

// outcome is how a command ends that has printed these diagnostics: faults of covetgen
// itself are no faults of the program.
func outcome(list *diag.List) error {
	for _, d := range list.Sorted() {
		if d.IsInternal() {
			return &exitError{code: exitMachine}
		}
	}
	if list.HasErrors() {
		return errReported
	}
	return nil
}

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
			writeDiagnostics(stderr, formatText, []*diag.Diagnostic{diag.Recovered(r, source.Span{}, "working on")})
			code = exitMachine
		}
	}()
	out := &output{Writer: stdout}
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if out.err != nil { // whatever else went wrong, the answer did not arrive
		err = machineError("writing the output", out.err)
	}
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

// output is standard output, with the first error of writing to it: a full disk is not to
// be taken for an answer.
type output struct {
	io.Writer
	err error
}

// Write implements io.Writer.
func (o *output) Write(b []byte) (int, error) {
	n, err := o.Writer.Write(b)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
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

Exit codes: 0 fine, 1 diagnostics, 2 usage, 3 a fault of the machine, 130 interrupted.`,
		Example: `  covetgen run app.py                 build into the cache and serve
  covetgen build shop.main:app -o shop   one static binary
  covetgen check                      what compiles and what does not, route by route`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(newBuild(), newRun(), newGenerate(), newCheck(), newOpenAPI(), newExplain(), newDump(), newVersion())
	return root
}
