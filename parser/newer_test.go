package parser

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestNewerStandardLibrary compares our dumps of CPython 3.14's standard library,
// which pyodide carries, with those of the CPython in pyodide.
func TestNewerStandardLibrary(t *testing.T) {
	module := os.Getenv("COVETGEN_PYODIDE")
	if module == "" {
		t.Skip("COVETGEN_PYODIDE is not set to the pyodide.mjs of the npm package pyodide")
	}
	z, err := zip.OpenReader(filepath.Join(filepath.Dir(module), "python_stdlib.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var cases []recordedCase
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".py") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, recordedCase{name: f.Name, src: string(b)})
	}
	equal := 0
	for i, want := range pyodideAnswers(t, module, cases) {
		if got := answer(cases[i].src, 14, 14); got != want {
			t.Errorf("%s: %s", cases[i].name, firstDifference(got, want))
			continue
		}
		equal++
	}
	t.Logf("%d of %d files equal", equal, len(cases))
}

// TestNewerMutations mutates the recorded cases, old and new, and wants 3.14's
// judgement on each.
func TestNewerMutations(t *testing.T) {
	module := os.Getenv("COVETGEN_PYODIDE")
	if module == "" {
		t.Skip("COVETGEN_PYODIDE is not set to the pyodide.mjs of the npm package pyodide")
	}
	var sources [][]byte
	for _, pattern := range []string{"testdata/newer/*.txtar", "testdata/newer/*.txtar", "testdata/ok/*.txtar"} {
		files, _ := filepath.Glob(pattern)
		for _, path := range files {
			for _, c := range readCases(t, path) {
				if !strings.HasPrefix(c.want, "line ") {
					sources = append(sources, []byte(c.src))
				}
			}
		}
	}
	m := newMutator(3)
	m.minor = newest
	m.pool = append(m.pool, strings.Fields(`t'{a}' f'{a!r:>{b}}' type [T] [*T=int] except* , except {x=} ! !r`)...)
	var cases []recordedCase
	for range 4000 {
		cases = append(cases, recordedCase{src: string(m.mutate(sources[m.rnd.IntN(len(sources))]))})
	}
	var c tally
	for i, want := range pyodideAnswers(t, module, cases) {
		if want == "crash" {
			continue
		}
		var v verdict
		if rest, ok := strings.CutPrefix(want, "line "); ok {
			num, msg, _ := strings.Cut(rest, ": ")
			v = parseVerdict(num + "\t" + msg)
		}
		c.minor = newest
		c.add(t, strconv.Quote(cases[i].src), []byte(cases[i].src), v, true)
	}
	c.report(t)
}
