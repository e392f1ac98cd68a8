package emit

import (
	"bytes"
	"encoding/json"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy"
)

// golden is the module of the golden cases: golden/<case> holds an application, requests.json
// that names it, the transcript of the answers that FastAPI gave (replayed in cmd/covetgen),
// and in folder service what it becomes.
const golden = "../golden"

// TestGolden compiles each case and compares the service with the one kept there; -update
// writes it anew. The output must be formatted, must pass the type check, and a second
// generation must change nothing.
func TestGolden(t *testing.T) {
	cases, err := filepath.Glob(golden + "/*/requests.json")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		dir := filepath.Dir(file)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			set := compileApp(t, dir)
			again := compileApp(t, dir)
			for _, name := range set.Paths() {
				if !bytes.Equal(set.Data(name), again.Data(name)) {
					t.Errorf("%s: the second generation differs", name)
				}
				if filepath.Ext(name) != ".go" {
					continue
				}
				formatted, err := format.Source(set.Data(name))
				if err != nil || !bytes.Equal(formatted, set.Data(name)) {
					t.Errorf("%s is not formatted: %v", name, err)
				}
				if bytes.Contains(set.Data(name), []byte("//py:")) || bytes.Contains(set.Data(name), []byte("_ = ")) && name != "main.go" {
					t.Errorf("%s has leftovers of its making", name)
				}
			}
			compareGolden(t, filepath.Join(dir, "service"), set)
		})
	}
}

// compileApp runs the whole compiler on a case.
func compileApp(t *testing.T, dir string) *FileSet {
	t.Helper()
	var c struct {
		App string `json:"app"`
	}
	data, err := os.ReadFile(filepath.Join(dir, "requests.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatalf("%s: %v", dir, err)
	}
	result, err := frompy.Load(c.App, frompy.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics.Sorted() {
		t.Errorf("%v", d)
	}
	if result.Program == nil || t.Failed() {
		t.Fatal("the program does not compile")
	}
	if err := ir.Verify(result.Program); err != nil {
		t.Fatal(err)
	}
	set, err := Project(result.Program, Options{Module: filepath.Base(dir)})
	if err != nil {
		t.Fatal(describe(err))
	}
	return set
}

// compareGolden compares the files that depend on the program.
func compareGolden(t *testing.T, dir string, set *FileSet) {
	t.Helper()
	if *updateFlag {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	kept := map[string]bool{}
	for _, name := range set.Paths() {
		if name == "go.mod" || name == "README.md" || name == "Dockerfile" || name == ".gitignore" {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		kept[file] = true
		if *updateFlag {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, set.Data(name), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if !bytes.Equal(want, set.Data(name)) {
			t.Errorf("%s differs; run go test ./emit -run TestGolden -update and look at the change", name)
		}
	}
	err := filepath.WalkDir(dir, func(file string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !kept[file] {
			t.Errorf("%s is no longer made", file)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestGoldenVet builds and vets all golden services as a module of their own, against the
// runtime's source.
func TestGoldenVet(t *testing.T) {
	cmd := exec.Command("go", "vet", "./...")
	cmd.Dir = golden
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "GOPROXY=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, strings.TrimSpace(string(out)))
	}
}
