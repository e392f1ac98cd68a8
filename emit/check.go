package emit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	goruntime "runtime"
	"strings"
	"time"

	"github.com/covetpy/covetgen/runtime"
)

// Check type-checks the Go files of a generated project in memory. The runtime and the
// standard library are read from export data, whose places are listed once for each
// version of the runtime and the toolchain (exportTable).
func Check(set *FileSet) error {
	exports, err := exportTable(context.Background())
	if err != nil {
		return err
	}
	return checkWith(set, exports)
}

// checkWith checks twice where the only faults are variables that nothing reads: they are
// read for nothing then. They come about where the code that read them is behind a call that
// never returns.
func checkWith(set *FileSet, exports map[string]string) error {
	unread, err := checkOnce(set, exports)
	if err == nil || len(unread) == 0 {
		return err
	}
	readForNothing(set, unread)
	_, err = checkOnce(set, exports)
	return err
}

// unreadVar is the place of a variable that Go refuses because nothing reads it.
type unreadVar struct {
	file, name string
	line       int
}

// readForNothing adds "_ = name" to the lines that declare the variables; no line moves.
func readForNothing(set *FileSet, unread []unreadVar) {
	for _, v := range unread {
		lines := strings.Split(string(set.Data(v.file)), "\n")
		line := lines[v.line-1]
		if strings.HasSuffix(line, "{") {
			lines[v.line-1] = line + " _ = " + v.name
		} else {
			lines[v.line-1] = line + "; _ = " + v.name
		}
		set.Add(v.file, []byte(strings.Join(lines, "\n")))
	}
}

// checkOnce type-checks the files. Beside the error it gives the variables that nothing reads,
// if there are no other faults.
func checkOnce(set *FileSet, exports map[string]string) ([]unreadVar, error) {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range set.Paths() {
		if path.Ext(name) != ".go" || strings.Contains(name, "/") {
			continue
		}
		file, err := parser.ParseFile(fset, name, set.Data(name), parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return nil, &InternalError{File: name, Raw: set.Data(name), Err: err}
		}
		files = append(files, file)
	}
	var faults []error
	var first types.Error
	var unread []unreadVar
	only := true
	config := types.Config{
		GoVersion: "go" + goVersion[:strings.LastIndexByte(goVersion, '.')],
		Importer:  importer.ForCompiler(fset, "gc", lookup(exports)),
		Error: func(err error) {
			var fault types.Error
			if errors.As(err, &fault) {
				name, isUnread := strings.CutPrefix(fault.Msg, "declared and not used: ")
				if !isUnread && only { // what nothing reads is no fault
					faults, only = nil, false
				}
				if len(faults) == 0 {
					first = fault
				}
				if isUnread && !only {
					return
				}
				at := fset.Position(fault.Pos)
				unread = append(unread, unreadVar{at.Filename, name, at.Line})
			}
			if len(faults) < 10 {
				faults = append(faults, err)
			}
		},
		Sizes: types.SizesFor("gc", goruntime.GOARCH),
	}
	_, err := config.Check("main", fset, files, nil)
	if err == nil {
		return nil, nil
	}
	if first.Fset == nil {
		return nil, err
	}
	if !only {
		unread = nil
	}
	at := fset.Position(first.Pos)
	return unread, &InternalError{File: at.Filename, Line: at.Line, Raw: set.Data(at.Filename), Err: errors.Join(faults...)}
}

func lookup(exports map[string]string) importer.Lookup {
	return func(importPath string) (io.ReadCloser, error) {
		file, ok := exports[importPath]
		if !ok {
			return nil, fmt.Errorf("no export data for %s", importPath)
		}
		return os.Open(file)
	}
}

// probe is a program that imports all that emitted code may import. Listing it with
// -export builds the runtime as a service's build does, so that the first service finds
// it in Go's build cache.
const probe = `package main

import (
	_ "embed"
	_ "iter"
	_ "math"
	_ "math/big"
	_ "strings"
	_ "unicode/utf8"

	_ "github.com/covetpy/covetgen/runtime"
	_ "github.com/covetpy/covetgen/runtime/py"
	_ "github.com/covetpy/covetgen/runtime/schema"
	_ "github.com/covetpy/covetgen/runtime/web"
)

func main() {}
`

// Prepared reports whether this machine has built the runtime before, so that Check takes
// no longer than its own work.
func Prepared() bool {
	dir, err := exportDir()
	return err == nil && readTable(filepath.Join(dir, exportsFile)) != nil
}

// Prepare builds the runtime for Check and for the builds of all services, which takes
// the better part of a minute where it was not done before.
func Prepare(ctx context.Context) error {
	_, err := exportTable(ctx)
	return err
}

// exportDir is the folder of the table for this runtime and toolchain.
func exportDir() (string, error) {
	sum, err := vendorSum()
	if err != nil {
		return "", err
	}
	return cacheDir("check", sum+"-"+goruntime.Version()+inlineLevel)
}

const exportsFile = "exports.json"

// exportTable returns the export data file of each package. The table is kept in the
// user's cache folder; it is made anew when the runtime or the toolchain changed or Go's
// build cache was cleaned.
func exportTable(ctx context.Context) (map[string]string, error) {
	dir, err := exportDir()
	if err != nil {
		return nil, err
	}
	table := filepath.Join(dir, exportsFile)
	if exports := readTable(table); exports != nil {
		return exports, used(dir, time.Now())
	}
	work, err := os.MkdirTemp(dir, "probe-")
	if err != nil {
		return nil, fmt.Errorf("type check: %w", err)
	}
	defer os.RemoveAll(work)
	if err := layProbe(work); err != nil {
		return nil, err
	}
	cmd, err := goCommand(ctx, work, "list", "-export", "-deps", "-trimpath", inlining, "-json=ImportPath,Export", ".")
	if err != nil {
		return nil, err
	}
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	err = runGo(cmd)
	if err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("building the runtime: %w\n%s", err, stderr.String())
	}
	exports := map[string]string{}
	for dec := json.NewDecoder(&out); ; {
		var p struct{ ImportPath, Export string }
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		if p.Export != "" {
			exports[p.ImportPath] = p.Export
		}
	}
	data, err := json.Marshal(exports)
	if err != nil {
		return nil, err
	}
	return exports, writeFileAtomic(table, data)
}

// readTable returns the table when all of its files are still there.
func readTable(file string) map[string]string {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var exports map[string]string
	if json.Unmarshal(data, &exports) != nil {
		return nil
	}
	for _, export := range exports {
		if _, err := os.Stat(export); err != nil {
			return nil
		}
	}
	return exports
}

// layProbe writes the probe's module.
func layProbe(dir string) error {
	mod, err := fixedFile("go.mod", "probe")
	if err != nil {
		return err
	}
	set := NewFileSet()
	set.Add("main.go", []byte(generatedMark+runtime.Version+". DO NOT EDIT.\n\n"+probe))
	set.Add("go.mod", mod)
	return WriteBuild(set, dir)
}

// goCommand is a call of the go command in a module with a vendor folder.
func goCommand(ctx context.Context, dir string, args ...string) (*exec.Cmd, error) {
	tool, err := exec.LookPath("go")
	if err != nil {
		return nil, ErrNoToolchain
	}
	cmd := exec.CommandContext(ctx, tool, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=vendor", "GOWORK=off", "GO111MODULE=on", "GOTOOLCHAIN=local", "GOPROXY=off")
	inGroup(cmd)
	cmd.WaitDelay = 10 * time.Second // for those that hold our pipes and do not end
	return cmd, nil
}

// runGo runs a go command with a temporary folder that goes away with it, however it ends.
func runGo(cmd *exec.Cmd) error {
	temp, err := os.MkdirTemp(os.Getenv("GOTMPDIR"), "covetgen-go-")
	if err != nil {
		return fmt.Errorf("temporary folder: %w", err)
	}
	defer os.RemoveAll(temp)
	cmd.Env = append(cmd.Env, "GOTMPDIR="+temp)
	if err = cmd.Run(); err != nil {
		endGroup(cmd)
	}
	return err
}
