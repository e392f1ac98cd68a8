package pydantic

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
)

var update = flag.Bool("update", false, "record what the oracle prints (needs COVETGEN_ORACLE)")

// TestPrograms runs the programs of testdata and compares what they print with what
// CPython and Pydantic printed (testdata/*.out; -update records it again).
func TestPrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs")
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		t.Run(name, func(t *testing.T) {
			record := strings.TrimSuffix(file, ".py") + ".out"
			if python := os.Getenv("COVETGEN_ORACLE"); python != "" {
				cmd := exec.Command(python, "-W", "ignore", "-B", file)
				live, err := cmd.Output()
				if err != nil {
					t.Fatalf("oracle: %v", err)
				}
				if *update {
					if err := os.WriteFile(record, live, 0o644); err != nil {
						t.Fatal(err)
					}
				} else if old, err := os.ReadFile(record); err != nil || !bytes.Equal(old, live) {
					t.Errorf("%s differs from the oracle: go test ./ir/frompy/pydantic -update", record)
				}
			}
			want, err := os.ReadFile(record)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			list := &diag.List{}
			in := eval.New(eval.Config{Roots: []string{"testdata"}, Natives: []eval.Natives{Natives()}, Stdout: &out}, list)
			defer Forget(in)
			if _, err := in.Import(name); err != nil {
				t.Error(err)
			}
			for _, d := range list.Sorted() {
				t.Error(d.Error())
			}
			got, expected := strings.Split(out.String(), "\n"), strings.Split(string(want), "\n")
			for i, line := range expected {
				if i >= len(got) {
					t.Fatalf("line %d: nothing\nwant %s", i+1, line)
				}
				if got[i] != line {
					t.Errorf("line %d:\n got %s\nwant %s", i+1, got[i], line)
				}
			}
		})
	}
}
