package eval_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/runtime/py"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata/runs")

// TestRuns evaluates the small programs of testdata/runs/*.txtar: main.py (or
// the file that a first comment line "run: path" names) is imported below a
// folder of its own. The section "want" holds what is printed, what is reported
// and which effects are left to the start.
func TestRuns(t *testing.T) {
	files, err := filepath.Glob("testdata/runs/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no runs: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := runArchive(t, archive)
			for i := range archive.Files {
				if archive.Files[i].Name != "want" {
					continue
				}
				if want := string(archive.Files[i].Data); want != got {
					if *update {
						archive.Files[i].Data = []byte(got)
						if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
							t.Fatal(err)
						}
						return
					}
					t.Errorf("got:\n%s\nwant:\n%s", got, want)
				}
				return
			}
			t.Error("no section want")
		})
	}
}

var runLine = regexp.MustCompile(`(?m)^run: (\S+)`)

// runArchive writes the files out, runs the program and describes what happened.
func runArchive(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range archive.Files {
		if f.Name == "want" {
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	main := "main.py"
	if m := runLine.FindSubmatch(archive.Comment); m != nil {
		main = string(m[1])
	}
	var out bytes.Buffer
	list := &diag.List{}
	cfg := eval.Config{Stdout: &out}
	if _, err := os.Stat(filepath.Join(dir, "site-packages")); err == nil {
		cfg.Installed = []string{filepath.Join(dir, "site-packages")}
	}
	in := eval.New(cfg, list)
	_, _ = in.RunFile(filepath.Join(dir, filepath.FromSlash(main)))
	for _, d := range list.Sorted() {
		fmt.Fprintf(&out, "%s: %s: %s\n", place(dir, d.Span.File.Path, d.Span.Begin().Line), d.Code, d.Msg)
		for _, n := range d.Notes {
			at := "-"
			if n.Span.File != nil {
				at = place(dir, n.Span.File.Path, n.Span.Begin().Line)
			}
			fmt.Fprintf(&out, "  %s: %s\n", at, n.Msg)
		}
	}
	for _, e := range in.Effects {
		if e.Value != nil {
			fmt.Fprintf(&out, "effect %s: %s\n", place(dir, e.Span.File.Path, e.Span.Begin().Line), e.Value)
		}
		for _, v := range e.Args {
			if text, ok := v.(py.Str); ok {
				fmt.Fprintf(&out, "printed %s: %s\n", place(dir, e.Span.File.Path, e.Span.Begin().Line), string(text))
			}
		}
	}
	return strings.ReplaceAll(out.String(), dir+"/", "")
}

// place is path below dir with its line. Diagnostics name files relative to the
// working folder where that is shorter, so both are made absolute first.
func place(dir, path string, line int) string {
	if absolute, err := filepath.Abs(path); err == nil {
		if below, err := filepath.Rel(dir, absolute); err == nil {
			path = below
		}
	}
	return fmt.Sprintf("%s:%d", filepath.ToSlash(path), line)
}
