package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/covetpy/covetgen/emit"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/spf13/cobra"
)

func newBuild() *cobra.Command {
	var out, target string
	var race bool
	cmd := &cobra.Command{
		Use:   "build [APP]",
		Short: "Compile an application into one static binary",
		Example: `  covetgen build app.py
  covetgen build shop.main:app -o bin/shop
  covetgen build openapi.yaml --target linux/arm64 -o bin/api`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := emit.CheckTarget(target); err != nil {
				return usageError("--%w", err)
			}
			s := newSteps(cmd.ErrOrStderr())
			l, err := compiled(cmd.Context(), cmd.ErrOrStderr(), s, args)
			if err != nil {
				return err
			}
			if out == "" {
				out = l.program.Name
				if strings.HasPrefix(target, "windows/") || target == "" && runtime.GOOS == "windows" {
					out += ".exe"
				}
			}
			if err := buildBinary(cmd.Context(), s, l, out, emit.BuildOptions{Target: target, Race: race}); err != nil {
				return err
			}
			if s.w != nil {
				fmt.Fprintf(s.w, "  %s\n", out)
			}
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the binary (default: the application's name)")
	cmd.Flags().StringVar(&target, "target", "", "os/arch to build for, as linux/arm64 (default: this machine)")
	cmd.Flags().BoolVar(&race, "race", false, "build with Go's race detector (needs cgo)")
	return cmd
}

// compiled runs the front end and reports; with an error nothing goes on.
func compiled(ctx context.Context, w io.Writer, s *steps, args []string) (*loaded, error) {
	s.start("reading the application")
	l, err := load(ctx, args)
	s.done()
	if err != nil {
		return nil, err
	}
	if list := l.diagnostics.Sorted(); len(list) > 0 {
		if err := writeDiagnostics(w, formatText, list); err != nil {
			return nil, machineError("writing the diagnostics", err)
		}
	}
	if err := outcome(l.diagnostics); err != nil {
		return nil, err
	}
	return l, nil
}

// buildBinary generates the project in the cache and builds it. The project stays there, so
// that the next build rewrites only what changed.
func buildBinary(ctx context.Context, s *steps, l *loaded, out string, opts emit.BuildOptions) error {
	if err := prepare(ctx, s); err != nil {
		return err
	}
	s.start("writing Go (%d routes)", len(l.program.App.Routes))
	set, err := emit.Project(l.program, emit.Options{})
	if err != nil {
		s.done()
		return badOutput(s.errors, err)
	}
	if ctx.Err() != nil {
		s.done()
		return errInterrupted
	}
	absolute, err := filepath.Abs(out)
	if err != nil {
		return machineError("the output", err)
	}
	dir, err := emit.ProjectDir(absolute)
	if err != nil {
		return machineError("the cache folder", err)
	}
	if err := emit.WriteBuild(set, dir); err != nil {
		return machineError("writing the project", err)
	}
	s.start("go build")
	err = emit.Build(ctx, dir, out, opts)
	s.done()
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		return machineError("building the service", err)
	}
	return nil
}

// prepare builds the runtime where that was not done yet.
func prepare(ctx context.Context, s *steps) error {
	if emit.Prepared() {
		return nil
	}
	s.start("compiling the runtime, once for its version")
	err := emit.Prepare(ctx)
	if ctx.Err() != nil {
		return errInterrupted
	}
	if err != nil {
		return machineError("preparing the type check", err)
	}
	return nil
}

// badOutput reports that no Go could be written: a fault of covetgen, unless the machine
// lacks something.
func badOutput(w io.Writer, err error) error {
	d, ok := errors.AsType[*diag.Diagnostic](err)
	if bad, isBad := errors.AsType[*emit.InternalError](err); isBad {
		d, ok = bad.Diagnostic(), true
	}
	if !ok {
		return machineError("writing Go", err)
	}
	if err := writeDiagnostics(w, formatText, []*diag.Diagnostic{d}); err != nil {
		return machineError("writing the diagnostics", err)
	}
	return &exitError{code: exitMachine}
}
