package parser

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

func corpusFiles(t testing.TB) []string {
	files, err := filepath.Glob("testdata/corpus/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus", err)
	}
	return files
}

// TestCorpusDigests compares our dumps of the committed files with the digests of
// CPython's, and checks the invariants of the trees.
func TestCorpusDigests(t *testing.T) {
	const record = "testdata/corpus/digests.txt"
	if *update {
		o := startOracle(t, "dump.py")
		var b strings.Builder
		for _, path := range corpusFiles(t) {
			_, dump := o.dump(t, path)
			fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256([]byte(dump)), filepath.Base(path))
		}
		if err := os.WriteFile(record, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(readFile(t, record))), "\n") {
		sum, name, _ := strings.Cut(line, "  ")
		want[name] = sum
	}
	for _, path := range corpusFiles(t) {
		f := source.NewFile(path, readFile(t, path))
		m, list := ParseFile(f, Options{Minor: 11})
		if list.HasErrors() {
			t.Errorf("%v", list.First())
			continue
		}
		got := fmt.Sprintf("%x", sha256.Sum256([]byte(pyast.Dump(m, f, 11))))
		if got != want[filepath.Base(path)] {
			t.Errorf("%s: the dump is not CPython's (run TestCorpusAgainstCPython for the place)", path)
		}
		checkInvariants(t, f, m)
	}
}

// TestCorpusAgainstCPython compares dumps over the oracle's whole standard library
// and all its installed packages, and where files are rejected, the line.
func TestCorpusAgainstCPython(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole standard library takes a minute")
	}
	files := oracleFiles(t)
	o := startOracle(t, "dump.py")
	var same, rejected, bytes int
	for _, path := range files {
		raw := readFile(t, path)
		bytes += len(raw)
		v, want := o.dump(t, path)
		f, err := source.Decode(path, raw)
		if err != nil {
			de := err.(*source.DecodeError)
			if want != "" {
				t.Errorf("%s: not decoded: %v", path, err)
			} else if v.line != de.Line && v.line != 0 {
				t.Errorf("%s: %v, want line %d: %s", path, err, v.line, v.msg)
			} else {
				rejected++
			}
			continue
		}
		m, list := ParseFile(f, Options{Minor: 11})
		d := list.First()
		switch {
		case d != nil && want != "":
			t.Errorf("rejected: %v", d)
		case d == nil && want == "":
			t.Errorf("%s: accepted, want line %d: %s", path, v.line, v.msg)
		case d != nil:
			rejected++
			if line := d.Span.Begin().Line; line != v.line {
				t.Errorf("%v: want line %d: %s", d, v.line, v.msg)
			}
		default:
			if got := pyast.Dump(m, f, 11); got != want {
				t.Errorf("%s: dumps differ %s", path, firstDifference(got, want))
				continue
			}
			same++
			checkInvariants(t, f, m)
		}
	}
	t.Logf("%d files, %.1f MB: %d dumps equal, %d rejected by both on the same line", len(files), float64(bytes)/1e6, same, rejected)
	if len(files) < 1000 {
		t.Errorf("only %d files: is the oracle's standard library complete?", len(files))
	}
}

// oracleFiles lists the oracle's standard library, its tests included, and its packages.
func oracleFiles(t testing.TB) []string {
	script := `import sysconfig; print(sysconfig.get_path("stdlib")); print(sysconfig.get_path("purelib"))`
	out, err := exec.Command(oraclePath(t), "-c", script).Output()
	if err != nil {
		t.Fatal(err)
	}
	dirs := strings.Fields(string(out))
	seen := map[string]bool{}
	var files []string
	for i, dir := range dirs {
		filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() {
				if i == 0 && d.Name() == "site-packages" {
					return filepath.SkipDir
				}
				return nil
			}
			if strings.HasSuffix(path, ".py") && !seen[path] {
				seen[path] = true
				files = append(files, path)
			}
			return nil
		})
	}
	sort.Strings(files)
	return files
}
