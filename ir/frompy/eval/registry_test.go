package eval_test

import (
	"testing"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// TestRegistryExamples runs the examples of the evaluator's codes: the bad one
// gets exactly the code, the good one none.
func TestRegistryExamples(t *testing.T) {
	codes := []diag.Code{diag.ImportFailed, diag.UndefinedName, diag.RaisedAtImport, diag.GuardedImport, diag.UnknownStarImport,
		diag.BranchAtStart, diag.LoopAtStart, diag.LookAtStart}
	for _, code := range codes {
		row, ok := diag.Lookup(string(code))
		if !ok || row.Bad == "" || row.Good == "" {
			t.Errorf("%s has no examples", code)
			continue
		}
		if got := reported(row.Bad); len(got) != 1 || got[0].Code != code {
			t.Errorf("%s: the bad example gets %v", code, got)
		}
		if got := reported(row.Good); len(got) != 0 {
			t.Errorf("%s: the good example gets %v", code, got)
		}
	}
}

func reported(text string) []*diag.Diagnostic {
	list := &diag.List{}
	in := eval.New(eval.Config{}, list)
	_, _ = in.RunSource("main", source.NewFile("main.py", []byte(text)))
	return list.Sorted()
}
