//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets tests run covetgen as a process of its own: with COVETGEN_AS_COMMAND the
// test binary is covetgen.
func TestMain(m *testing.M) {
	if os.Getenv("COVETGEN_AS_COMMAND") != "" {
		main()
	}
	os.Exit(m.Run())
}

// process prepares covetgen as a process, the leader of its own group.
func process(dir string, env []string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "COVETGEN_AS_COMMAND=1"), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	return cmd, &out
}

const smallApp = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef root():\n    return 1\n"

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func fileNames(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// TestInterrupt ends builds by Ctrl-C at several moments. The old binary stays or the new
// one is whole, no temporary folder and no process is left, and the exit code is 130.
func TestInterrupt(t *testing.T) {
	if testing.Short() {
		t.Skip("builds services")
	}
	dir, temp := t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(dir, "app.py"), smallApp)
	// This module runs until the evaluator's budget ends it, which is long after the signal.
	writeFile(t, filepath.Join(dir, "endless.py"), smallApp+"\nn = 0\nwhile True:\n    n += 1\n")
	cold := []string{"GOCACHE=" + t.TempDir(), "COVETGEN_CACHE=" + t.TempDir()}
	warm := []string{}
	for _, c := range []struct {
		name  string
		args  []string
		env   []string
		after time.Duration
		must  bool // it cannot have ended by then
	}{
		{"while the module runs", []string{"build", "endless.py", "-o", "out"}, warm, 300 * time.Millisecond, true},
		{"check while the module runs", []string{"check", "endless.py"}, warm, 300 * time.Millisecond, true},
		{"while the runtime is compiled", []string{"build", "app.py", "-o", "out"}, cold, 1500 * time.Millisecond, true},
		{"generate while the runtime is compiled", []string{"generate", "app.py", "-o", "project"}, cold, 700 * time.Millisecond, true},
		{"at once", []string{"build", "app.py", "-o", "out"}, warm, 20 * time.Millisecond, false},
		{"early", []string{"build", "app.py", "-o", "out"}, warm, 80 * time.Millisecond, false},
		{"while Go is written", []string{"build", "app.py", "-o", "out"}, warm, 150 * time.Millisecond, false},
		{"in go build", []string{"build", "app.py", "-o", "out", "--target", "linux/arm64"}, warm, 600 * time.Millisecond, false},
		{"in the linker", []string{"build", "app.py", "-o", "out"}, warm, 900 * time.Millisecond, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			writeFile(t, filepath.Join(dir, "out"), "old")
			cmd, out := process(dir, append(c.env, "TMPDIR="+temp), c.args...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(c.after)
			cmd.Process.Signal(syscall.SIGINT)
			err := cmd.Wait()
			code := cmd.ProcessState.ExitCode()
			if status := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signal() == syscall.SIGINT {
				code = exitInterrupted // it was not yet there to say so
			}
			if code != exitInterrupted && (code != 0 || c.must) {
				t.Errorf("exit %d (%v): %s", code, err, out)
			}
			if err := syscall.Kill(-cmd.Process.Pid, 0); !errors.Is(err, syscall.ESRCH) {
				t.Errorf("a process goes on: %v", err)
			}
			if code == exitInterrupted {
				binary := filepath.Join(dir, "out")
				// A signal may come when the work is done: then the new binary is whole.
				if data, _ := os.ReadFile(binary); string(data) != "old" && (c.must || out.Len() > 0 || exec.Command(binary, "--help").Run() != nil) {
					t.Errorf("the old binary is gone: %d bytes, and %q", len(data), out)
				}
				if out.Len() > 0 && !strings.Contains(out.String(), "interrupted; nothing was written") {
					t.Errorf("printed %q", out)
				}
			}
			if names := fileNames(t, dir); names != "app.py endless.py out" {
				t.Errorf("left in the folder: %s", names)
			}
			if names := fileNames(t, temp); names != "" {
				t.Errorf("left in the temporary folder: %s", names)
			}
		})
	}
}

// TestUnwritable wants a clear error and nothing left where the output cannot be written.
func TestUnwritable(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeFile(t, "app.py", smallApp)
	if err := os.MkdirAll("folder/sub", 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, "folder/app.go", "package main // mine\n")
	if err := syscall.Mkfifo("pipe", 0o600); err != nil {
		t.Fatal(err)
	}
	before := fileNames(t, dir)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"build", "app.py", "-o", "app.py/service"}, "not a directory"},
		{[]string{"build", "app.py", "-o", "folder"}, "folder is a folder"},
		{[]string{"build", "app.py", "-o", "pipe"}, "pipe is no regular file"},
		{[]string{"build", "app.py", "-o", "/proc/none/service"}, "/proc/none"},
		{[]string{"generate", "app.py", "-o", "app.py"}, "not a directory"},
		{[]string{"generate", "app.py", "-o", "app.py/project"}, "not a directory"},
		{[]string{"generate", "app.py", "-o", "folder"}, "was not generated by covetgen"},
	} {
		text, code := command(c.args...)
		if code != exitMachine || !strings.Contains(text, c.want) {
			t.Errorf("%v: exit %d, want %d and %q:\n%s", c.args, code, exitMachine, c.want, text)
		}
		if after := fileNames(t, dir); after != before {
			t.Errorf("%v left %s", c.args, after)
		}
	}
	if names := fileNames(t, "folder"); names != "app.go sub" {
		t.Errorf("left in the folder: %s", names)
	}
}

// TestNoToolchain wants to hear of a missing Go, and nothing written.
func TestNoToolchain(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "app.py"), smallApp)
	t.Chdir(dir)
	t.Setenv("PATH", t.TempDir())
	text, code := command("build", "app.py", "-o", "service")
	if code != exitMachine || !strings.Contains(text, "the go command was not found") || !strings.Contains(text, "https://go.dev/dl") {
		t.Errorf("exit %d: %s", code, text)
	}
	if names := fileNames(t, dir); names != "app.py" {
		t.Errorf("left: %s", names)
	}
}

// failingWriter takes so many bytes, as a disk does that runs full.
type failingWriter struct{ left int }

func (w *failingWriter) Write(b []byte) (int, error) {
	if w.left < len(b) {
		n := w.left
		w.left = 0
		return n, syscall.ENOSPC
	}
	w.left -= len(b)
	return len(b), nil
}

// TestFullOutput has every command write to a full disk: the exit code tells.
func TestFullOutput(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeFile(t, "app.py", smallApp)
	for _, line := range []string{
		"check app.py", "check app.py --format json", "check app.py --format sarif", "openapi app.py", "openapi app.py --compact", "explain", "explain CV1001",
		"explain --supported", "version", "--help", "completion bash", "dump app.py", "dump --stage tokens app.py", "dump --stage names app.py", "dump --stage ir app.py", "dump --stage go app.py",
	} {
		for _, room := range []int{0, 10} {
			var errs bytes.Buffer
			code := run(context.Background(), strings.Fields(line), &failingWriter{room}, &errs)
			if code != exitMachine || !strings.Contains(errs.String(), "no space left on device") {
				t.Errorf("%s: exit %d, %q", line, code, errs.String())
			}
		}
	}
}

// TestFullDisk builds and generates onto disks that are too small, where this machine lets
// a process mount one in a name space of its own.
func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("builds services")
	}
	dir, disk := t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(dir, "app.py"), smallApp)
	small := func(size string, args ...string) (string, int) {
		script := `mount -t tmpfs -o size=` + size + ` none "$0" || exit 99; "$@"; code=$?; echo "left: $(ls -A "$0")"; exit $code`
		cmd := exec.Command("unshare", append([]string{"--user", "--map-root-user", "--mount", "sh", "-c", script, disk, os.Args[0]}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "COVETGEN_AS_COMMAND=1")
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			return err.Error(), 99
		}
		return string(out), cmd.ProcessState.ExitCode()
	}
	if text, code := small("64k", "version"); code != 0 {
		t.Logf("no small disk can be mounted here: %s", text)
		return
	}
	t.Run("build", func(t *testing.T) {
		text, code := small("1m", "build", "app.py", "-o", filepath.Join(disk, "service"))
		if code != exitMachine || !strings.Contains(text, "no space left on device") || !strings.HasSuffix(text, "left: \n") {
			t.Errorf("exit %d: %s", code, text)
		}
	})
	t.Run("generate", func(t *testing.T) {
		text, code := small("300k", "generate", "app.py", "-o", filepath.Join(disk, "project"))
		if code != exitMachine || !strings.Contains(text, "no space left on device") || !strings.HasSuffix(text, "left: \n") {
			t.Errorf("exit %d: %s", code, text)
		}
	})
	t.Run("cache", func(t *testing.T) {
		t.Setenv("COVETGEN_CACHE", filepath.Join(disk, "cache"))
		t.Setenv("GOCACHE", goCache(t))
		text, code := small("300k", "build", "app.py", "-o", filepath.Join(dir, "service"))
		if code != exitMachine || !strings.Contains(text, "no space left on device") {
			t.Errorf("exit %d: %s", code, text)
		}
		if names := fileNames(t, dir); names != "app.py" {
			t.Errorf("left: %s", names)
		}
	})
}

func goCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
