package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// answersFile is the file of a case with what its commands print.
const answersFile = "answers"

// TestBadInput runs the commands of testdata/bad/*.txtar on the files that stand below
// them, and wants the recorded exit codes and texts. Whatever is wrong, no command changes
// or leaves a file. -update records.
func TestBadInput(t *testing.T) {
	cases, err := filepath.Glob("testdata/bad/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		file, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { badInput(t, file) })
	}
}

func badInput(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("VIRTUAL_ENV", "")
	want := ""
	for _, f := range archive.Files {
		if f.Name == answersFile {
			want = string(f.Data)
			continue
		}
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f.Name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := tree(t, dir)
	var got strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(string(archive.Comment)), "\n") {
		text, code := command(strings.Fields(line)[1:]...)
		if code == 0 {
			t.Errorf("%s: exit 0", line)
		}
		fmt.Fprintf(&got, "$ %s\n%s[exit %d]\n", line, strings.ReplaceAll(text, dir, "$DIR"), code)
	}
	if after := tree(t, dir); !slices.Equal(before, after) {
		t.Errorf("files were changed or left: %v, before %v", after, before)
	}
	if *update {
		archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == answersFile })
		archive.Files = append(archive.Files, txtar.File{Name: answersFile, Data: []byte(got.String())})
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

// command runs a command line in this process and returns what it printed.
func command(args ...string) (text string, code int) {
	var out bytes.Buffer
	code = run(context.Background(), args, &out, &out)
	return out.String(), code
}

// tree lists the files below a folder with their sizes and times.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && !d.IsDir() {
			path += fmt.Sprint(" ", info.Size(), info.ModTime().UnixNano())
		}
		out = append(out, strings.TrimPrefix(path, dir))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var place = regexp.MustCompile(`(?m)^\$ covetgen \w+ (\w+\.py).*\n+\w+\.py:(\d+):(\d+): error`)

// TestSyntaxErrorPlaces holds the recorded places of syntax errors to CPython's own.
func TestSyntaxErrorPlaces(t *testing.T) {
	python := os.Getenv("COVETGEN_ORACLE")
	if python == "" {
		t.Skip("COVETGEN_ORACLE is not set")
	}
	archive, err := txtar.ParseFile("testdata/bad/syntax.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var answers string
	for _, f := range archive.Files {
		if f.Name == answersFile {
			answers = string(f.Data)
		} else if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found := place.FindAllStringSubmatch(answers, -1)
	if len(found) < 8 {
		t.Fatalf("only %d places in the answers", len(found))
	}
	const script = `
import sys
try:
    compile(open(sys.argv[1], "rb").read(), sys.argv[1], "exec")
except SyntaxError as e:
    print(e.lineno, e.offset)
`
	for _, m := range found {
		out, err := exec.Command(python, "-c", script, filepath.Join(dir, m[1])).Output()
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.TrimSpace(string(out)); m[2]+" "+m[3] != want {
			t.Errorf("%s: the error is at %s %s, CPython says %s", m[1], m[2], m[3], want)
		}
	}
}
