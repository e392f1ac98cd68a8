package main

import (
	"strings"
	"testing"
)

// TestExplainModule looks that the coverage of a module names what is there and what is not.
func TestExplainModule(t *testing.T) {
	for module, want := range map[string][]string{
		"queue":     {"supported  PriorityQueue (9 of 9 members)", "queue: 39 of 39 names"},
		"threading": {"refused    settrace: ", "supported  Condition"},
		"weakref":   {"refused    getweakrefs: ", "supported  WeakSet"},
	} {
		var out strings.Builder
		if err := explainModule(&out, module); err != nil {
			t.Fatal(err)
		}
		for _, text := range want {
			if !strings.Contains(out.String(), text) {
				t.Errorf("%s: no %q in\n%s", module, text, out.String())
			}
		}
	}
	if err := explainModule(&strings.Builder{}, "no_such_module"); err == nil {
		t.Error("a module that Python has not")
	}
}
