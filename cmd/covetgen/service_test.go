package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// service is a binary built by covetgen that runs for a test.
type service struct {
	url    string
	stderr *bytes.Buffer
	cmd    *exec.Cmd
}

// buildService compiles an application with the command line under test.
func buildService(t *testing.T, app string, flags ...string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "service")
	var out, errs bytes.Buffer
	args := append([]string{"build", app, "-o", binary}, flags...)
	if code := run(context.Background(), args, &out, &errs); code != 0 {
		t.Fatalf("covetgen %v: exit %d\n%s%s", args, code, out.String(), errs.String())
	}
	return binary
}

// startService runs a binary on a free port, with env besides the environment, until the
// test ends. In the values of env, {tmp} is an empty folder.
func startService(t *testing.T, binary string, env map[string]string) *service {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	listener.Close()
	s := &service{url: fmt.Sprintf("http://127.0.0.1:%d", port), stderr: &bytes.Buffer{}}
	s.cmd = exec.Command(binary, "--port", fmt.Sprint(port))
	s.cmd.Stdout, s.cmd.Stderr = s.stderr, s.stderr
	s.cmd.Env = append(os.Environ(), "GORACE=halt_on_error=0 exitcode=66")
	tmp := t.TempDir()
	for k, v := range env {
		v = strings.ReplaceAll(v, "{tmp}", tmp)
		s.cmd.Env = append(s.cmd.Env, k+"="+v)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.stop(t) })
	for range 500 {
		if conn, err := net.Dial("tcp", s.url[len("http://"):]); err == nil {
			conn.Close()
			return s
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s did not start: %s", binary, s.stderr)
	return nil
}

// stop ends the service as an orchestrator would, and wants it to end well.
func (s *service) stop(t *testing.T) {
	if s.cmd.ProcessState != nil {
		return
	}
	s.cmd.Process.Signal(syscall.SIGTERM)
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("the service ended with %v: %s", err, s.stderr)
	}
}
