package eval_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// programs is the folder of Python programs that print; NAME.stdout is what
// CPython printed (record.sh).
const programs = "../../../testdata/python"

// TestPrograms runs each program in the evaluator and compares what it prints
// with what CPython printed; with COVETGEN_ORACLE set, with what it prints now.
func TestPrograms(t *testing.T) {
	files, err := filepath.Glob(programs + "/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		t.Run(name, func(t *testing.T) {
			want := expected(t, file)
			var out bytes.Buffer
			list := &diag.List{}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := eval.New(eval.Config{Roots: []string{programs}, Stdout: &out, Host: true}, list)
			if _, err := in.RunSource("__main__", source.NewFile(filepath.Base(file), text)); err != nil {
				t.Errorf("run: %v", err)
			}
			for _, d := range list.Sorted() {
				t.Errorf("%v", d)
				for _, n := range d.Notes {
					t.Logf("  note: %s", n.Msg)
				}
			}
			compareOutput(t, want, out.String())
		})
	}
}

// expected is CPython's output for a program.
func expected(t *testing.T, file string) string {
	t.Helper()
	if oracle := os.Getenv("COVETGEN_ORACLE"); oracle != "" {
		cmd := exec.Command(oracle, "-X", "utf8", "-W", "ignore", filepath.Base(file))
		cmd.Dir = filepath.Dir(file)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("oracle: %v", err)
		}
		return string(out)
	}
	out, err := os.ReadFile(strings.TrimSuffix(file, ".py") + ".stdout")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// compareOutput reports the first lines that differ.
func compareOutput(t *testing.T, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	shown := 0
	for i := 0; i < max(len(w), len(g)) && shown < 5; i++ {
		a, b := "<end>", "<end>"
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			t.Errorf("line %d:\n want %s\n  got %s", i+1, a, b)
			shown++
		}
	}
}
