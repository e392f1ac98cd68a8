package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/covetpy/covetgen/emit"
	"github.com/spf13/cobra"
)

func newRun() *cobra.Command {
	host, port := "127.0.0.1", 8000
	cmd := &cobra.Command{
		Use:   "run [APP]",
		Short: "Build an application into the cache and serve it",
		Example: `  covetgen run testdata/apps/sensors
  covetgen run app.py --port 9000`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s := newSteps(cmd.ErrOrStderr())
			l, err := compiled(cmd.Context(), cmd.ErrOrStderr(), s, args)
			if err != nil {
				return err
			}
			wd, err := os.Getwd()
			if err != nil {
				return machineError("the working folder", err)
			}
			dir, err := emit.RunDir(fmt.Sprint(wd, args))
			if err != nil {
				return machineError("the cache folder", err)
			}
			binary := filepath.Join(dir, l.program.Name)
			if err := buildBinary(cmd.Context(), s, l, binary, emit.BuildOptions{}); err != nil {
				return err
			}
			if port == 0 {
				if port, err = freePort(host); err != nil {
					return machineError("a free port", err)
				}
			}
			if app := l.program.App; app.Doc != nil && app.Doc.DocsURL != "" {
				fmt.Fprintf(cmd.OutOrStdout(), "serving %s on http://%s:%d (documentation at http://%s:%d%s)\n", app.Title, host, port, host, port, app.Doc.DocsURL)
			} else {
				fmt.Fprintf(cmd.OutOrStdout(), "serving %s on http://%s:%d\n", app.Title, host, port)
			}
			return serve(cmd, binary, "--host", host, "--port", strconv.Itoa(port))
		},
	}
	cmd.Flags().StringVar(&host, "host", host, "address to listen on")
	cmd.Flags().IntVar(&port, "port", port, "port to listen on; 0 takes a free one")
	return cmd
}

// freePort asks the system for a port that nobody listens on.
func freePort(host string) (int, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// serve runs the binary until it ends; a signal to covetgen is passed on.
func serve(cmd *cobra.Command, binary string, args ...string) error {
	service := exec.CommandContext(cmd.Context(), binary, args...)
	service.Stdin, service.Stdout, service.Stderr = os.Stdin, plain(cmd.OutOrStdout()), cmd.ErrOrStderr()
	service.Cancel = func() error { return service.Process.Signal(syscall.SIGTERM) }
	err := service.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		if cmd.Context().Err() != nil {
			return nil
		}
		return &exitError{code: max(exit.ExitCode(), 1)}
	}
	if err != nil && cmd.Context().Err() == nil {
		return machineError("starting the service", err)
	}
	return nil
}
