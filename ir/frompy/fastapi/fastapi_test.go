package fastapi

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/diag"
)

var update = flag.Bool("update", false, "record the oracle's descriptions (needs COVETGEN_ORACLE)")

const apps = "../../../testdata/apps"

// run evaluates a file of the folder root and describes its app. The second result is
// the first diagnostic's text where there is no app.
func run(root, file string) (object, string) {
	list := &diag.List{}
	in := eval.New(eval.Config{Roots: []string{root}, Natives: []eval.Natives{pydantic.Natives(), Natives()}}, list)
	defer Forget(in)
	name := strings.ReplaceAll(strings.TrimSuffix(file, ".py"), "/", ".")
	m, err := in.Import(name)
	if err != nil {
		return nil, err.Error()
	}
	for _, d := range list.Sorted() {
		switch d.Code {
		case diag.LookAtStart, diag.LoopAtStart: // what the application is depends on the start
			return object{"refused": d.Error()}, ""
		}
		if d.Severity == diag.Error {
			return nil, d.Error()
		}
	}
	for _, v := range m.Dict.All() {
		if a, ok := AppOf(v); ok {
			out, err := describe(in, a)
			if err != nil {
				return nil, err.Error()
			}
			return out, ""
		}
	}
	return nil, "no app"
}

// oracle runs describe.py over files of a folder.
func oracle(t *testing.T, root string, files []string) map[string]object {
	t.Helper()
	python := os.Getenv("COVETGEN_ORACLE")
	cmd := exec.Command(python, append([]string{"testdata/describe.py", root}, files...)...)
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	var data []byte
	var err error
	if recorded := os.Getenv("COVETGEN_DOCS_RECORD"); recorded != "" && len(files) > 1 {
		data, err = os.ReadFile(recorded) // what describe.py printed before
	} else {
		data, err = cmd.Output()
	}
	if err != nil {
		t.Fatalf("oracle: %v\n%s", err, stderr.String())
	}
	out := map[string]object{}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var o object
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			continue // what a module prints
		}
		if f, ok := o["file"].(string); ok {
			delete(o, "file")
			out[f] = o
		}
	}
	return out
}

func pythonFiles(t *testing.T, root string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		rel, err := filepath.Rel(root, path)
		out = append(out, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(out)
	return out
}

// TestApps compares the apps of testdata/apps with the recorded descriptions; with the
// oracle the recordings are checked as well.
func TestApps(t *testing.T) {
	var files []string
	for _, f := range pythonFiles(t, apps) {
		if filepath.Base(f) != "app.py" {
			continue
		}
		// The description beside an app makes it one of this test's; -update fills it.
		if _, err := os.Stat(filepath.Join(apps, filepath.Dir(f), "describe.json")); err == nil {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		t.Fatal("no apps")
	}
	var live map[string]object
	if os.Getenv("COVETGEN_ORACLE") != "" {
		live = map[string]object{}
		for _, f := range files {
			// every app is a program of its own: its folder is the import root
			for _, o := range oracle(t, filepath.Join(apps, filepath.Dir(f)), []string{"app.py"}) {
				live[f] = o
			}
		}
	}
	for _, f := range files {
		t.Run(filepath.Dir(f), func(t *testing.T) {
			record := filepath.Join(apps, filepath.Dir(f), "describe.json")
			if live != nil {
				text, err := normal(live[f])
				if err != nil {
					t.Fatal(err)
				}
				if *update {
					if err := os.WriteFile(record, []byte(text+"\n"), 0o644); err != nil {
						t.Fatal(err)
					}
				} else if old, err := os.ReadFile(record); err != nil || string(old) != text+"\n" {
					t.Errorf("the recording differs from the oracle: go test ./ir/frompy/fastapi -run TestApps -update")
				}
			}
			want, err := os.ReadFile(record)
			if err != nil {
				t.Fatal(err)
			}
			got, problem := run(filepath.Join(apps, filepath.Dir(f)), "app.py")
			if problem != "" {
				t.Fatal(problem)
			}
			delete(got, "refused")
			compare(t, got, strings.TrimSpace(string(want)))
		})
	}
}

func compare(t *testing.T, got object, want string) {
	t.Helper()
	text, err := normal(got)
	if err != nil {
		t.Fatal(err)
	}
	var again any
	if err := json.Unmarshal([]byte(text), &again); err != nil {
		t.Fatal(err)
	}
	if text, err = normal(again); err != nil {
		t.Fatal(err)
	}
	if text != want {
		t.Errorf("%s", firstDifference(text, want))
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			lo := max(0, i-6)
			return "got\n" + strings.Join(a[lo:min(i+3, len(a))], "\n") + "\nwant\n" + strings.Join(b[min(lo, len(b)):min(i+3, len(b))], "\n")
		}
	}
	return "got less than wanted"
}

// TestDocsSource compares every app of FastAPI's documentation, whose folder is named by
// COVETGEN_DOCS_SRC (the docs_src of FastAPI's source distribution).
func TestDocsSource(t *testing.T) {
	root := os.Getenv("COVETGEN_DOCS_SRC")
	if root == "" || os.Getenv("COVETGEN_ORACLE") == "" {
		t.Skip("needs COVETGEN_ORACLE and COVETGEN_DOCS_SRC")
	}
	root = filepath.Clean(root)
	parent := filepath.Dir(root)
	var files []string
	for _, f := range pythonFiles(t, root) {
		files = append(files, filepath.Base(root)+"/"+f)
	}
	want := oracle(t, parent, files)
	same, total, other := 0, 0, 0
	for _, f := range files {
		o, ok := want[f]
		if !ok || o["error"] == "no app" {
			continue
		}
		// Errors of the oracle's environment (a library or folder that is missing) say
		// nothing about FastAPI.
		if e, failed := o["error"].(string); failed && !strings.HasPrefix(e, "AssertionError") && !strings.HasPrefix(e, "FastAPIError") {
			other++
			continue
		}
		got, problem := run(parent, f)
		if got != nil && got["refused"] != nil {
			other++
			continue
		}
		total++
		ok = t.Run(f, func(t *testing.T) {
			if e, failed := o["error"].(string); failed {
				if problem == "" {
					t.Fatalf("FastAPI fails: %s", e)
				}
				return
			}
			if problem != "" {
				t.Fatal(problem)
			}
			text, err := normal(o)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, text)
		})
		if ok {
			same++
		}
	}
	t.Logf("%d of %d apps agree; %d are refused or need what the oracle lacks", same, total, other)
}

// TestMessages compares the exceptions that FastAPI raises while an app is declared:
// testdata/messages.py prints them, messages.out is what FastAPI itself gave.
func TestMessages(t *testing.T) {
	const record = "testdata/messages.out"
	if python := os.Getenv("COVETGEN_ORACLE"); python != "" {
		cmd := exec.Command(python, "-W", "ignore", "-B", "-c", "import messages")
		cmd.Env = append(os.Environ(), "PYTHONPATH=testdata")
		live, err := cmd.Output()
		if err != nil {
			t.Fatalf("oracle: %v", err)
		}
		if *update {
			if err := os.WriteFile(record, live, 0o644); err != nil {
				t.Fatal(err)
			}
		} else if old, err := os.ReadFile(record); err != nil || !bytes.Equal(old, live) {
			t.Errorf("%s differs from the oracle: go test ./ir/frompy/fastapi -run TestMessages -update", record)
		}
	}
	want, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	list := &diag.List{}
	in := eval.New(eval.Config{Roots: []string{"testdata"}, Natives: []eval.Natives{pydantic.Natives(), Natives()}, Stdout: &out}, list)
	defer Forget(in)
	if _, err := in.Import("messages"); err != nil {
		t.Error(err)
	}
	got, expected := strings.Split(out.String(), "\n"), strings.Split(string(want), "\n")
	for i, line := range expected {
		if i >= len(got) || got[i] != line {
			t.Errorf("line %d: got %s\nwant %s", i+1, strings.Join(got[min(i, len(got)):min(i+1, len(got))], ""), line)
		}
	}
}
