package frompy

import (
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/diag"
)

// TestRegistryExamples loads the examples of the codes of FastAPI, and of what the build decides: the bad one
// gets the code, the good one no diagnostic.
func TestRegistryExamples(t *testing.T) {
	for _, row := range diag.Rows() {
		if row.Bad == "" || !strings.HasPrefix(string(row.Code), "CV52") && row.Code != diag.DecidedAtBuild {
			continue
		}
		if got := loaded(t, row.Bad); len(got) == 0 || got[0].Code != row.Code {
			t.Errorf("%s: the bad example gets %v", row.Code, got)
		}
		if got := loaded(t, row.Good); len(got) != 0 {
			t.Errorf("%s: the good example gets %v", row.Code, got)
		}
	}
}

func loaded(t *testing.T, text string) []*diag.Diagnostic {
	t.Helper()
	r, err := Load("main.py", Options{Dir: tree(t, map[string]string{"main.py": text})})
	if err != nil {
		t.Fatal(err)
	}
	return r.Diagnostics.Sorted()
}
