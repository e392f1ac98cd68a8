package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCPython compiles files of CPython's own test folder into services and counts the test
// methods that pass, with testdata/cpython/run.py: no file may pass fewer than
// testdata/cpython/results.txt says. The folder (Lib/test of CPython 3.11) is read and never
// copied into the project. COVETGEN_CPYTHON_FILES names some files instead of all of
// testdata/cpython/files.txt.
func TestCPython(t *testing.T) {
	folder, python := os.Getenv("COVETGEN_CPYTHON_TESTS"), os.Getenv("COVETGEN_ORACLE")
	if folder == "" || python == "" {
		t.Skip("COVETGEN_CPYTHON_TESTS and COVETGEN_ORACLE name CPython's test folder and a Python to compare with")
	}
	binary := filepath.Join(t.TempDir(), "covetgen")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	args := []string{"../../testdata/cpython/run.py", "--covetgen", binary, "--tests", folder, "--python", python}
	args = append(args, strings.Fields(os.Getenv("COVETGEN_CPYTHON_FILES"))...)
	out, err := exec.Command(python, args...).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("run.py: %v", err)
	}
}
