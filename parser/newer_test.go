package parser

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
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
