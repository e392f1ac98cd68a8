package emit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ErrNoToolchain is the error of everything that needs Go where there is none.
var ErrNoToolchain = errors.New("the go command was not found: covetgen builds services with Go 1.26 or newer (https://go.dev/dl)")

// BuildOptions say what Build makes.
type BuildOptions struct {
	Target  string // "linux/arm64"; "" is this machine
	Race    bool   // with the race detector (needs CGO)
	Symbols bool   // keep the symbol table and DWARF for debuggers
}

// CheckTarget wants os/arch, as linux/arm64, or "".
func CheckTarget(target string) error {
	goos, goarch, ok := strings.Cut(target, "/")
	if target != "" && (!ok || goos == "" || goarch == "") {
		return fmt.Errorf("target %q is not of the form os/arch, such as linux/arm64", target)
	}
	return nil
}

// inlining lets calls within short functions of the runtime's core count for one instruction
// when the compiler decides what it puts in the place of a call: so the operators of ints, whose
// second half is a call, are put in place too. The methods of vectors are generic, so that the
// service's own package has those.
const (
	inlineLevel = "-l=4"
	inlining    = "-gcflags=" + pyPath + "=" + inlineLevel
	ownInlining = "-gcflags=.=" + inlineLevel
)

// Build compiles the project in dir to the binary out. The packages of the runtime come
// from Go's build cache when any service was built before: paths are trimmed, so that all
// services share them. Tracebacks work without symbols; they need only the line table,
// which Go always keeps.
func Build(ctx context.Context, dir, out string, opts BuildOptions) error {
	if err := CheckTarget(opts.Target); err != nil {
		return err
	}
	absolute, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	parent := filepath.Dir(absolute)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	// A device or pipe must not be replaced by a file.
	if info, err := os.Stat(absolute); err == nil && info.IsDir() {
		return fmt.Errorf("output: %s is a folder", out)
	} else if err == nil && !info.Mode().IsRegular() && absolute != os.DevNull {
		return fmt.Errorf("output: %s is no regular file", out)
	}
	if absolute == os.DevNull {
		parent = os.TempDir()
	}
	// The binary is linked under another name and moved, so that a failed build leaves the old one.
	temp, err := os.MkdirTemp(parent, ".covetgen-build-")
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	defer os.RemoveAll(temp)
	linked := filepath.Join(temp, filepath.Base(absolute))
	args := []string{"build", "-trimpath", inlining, ownInlining, "-o", linked}
	if !opts.Symbols {
		args = append(args, "-ldflags=-s -w")
	}
	if opts.Race {
		args = append(args, "-race")
	}
	cmd, err := goCommand(ctx, dir, append(args, ".")...)
	if err != nil {
		return err
	}
	if opts.Race {
		cmd.Env = append(cmd.Env, "CGO_ENABLED=1")
	}
	if opts.Target != "" {
		goos, goarch, _ := strings.Cut(opts.Target, "/")
		cmd.Env = append(cmd.Env, "GOOS="+goos, "GOARCH="+goarch)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	cmd.Stdout = &stderr
	if err := runGo(cmd); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return buildError(err, stderr.String())
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if absolute == os.DevNull {
		return nil // built for the errors alone
	}
	if err := os.Rename(linked, absolute); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	return nil
}

// buildError explains why go build failed.
func buildError(err error, output string) error {
	output = strings.TrimSpace(output)
	switch {
	case strings.Contains(output, "no space left on device"):
		return fmt.Errorf("go build: the disk is full:\n%s", output)
	case strings.Contains(output, "unsupported GOOS/GOARCH"):
		return fmt.Errorf("go build: %s", output)
	}
	return fmt.Errorf("go build: %w\n%s", err, output)
}
