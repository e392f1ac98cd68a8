package schema

import (
	"encoding/json"
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

// TestAppendVia holds the short ways of writing leaves against the exact one,
// over the values that the recorded cases give.
func TestAppendVia(t *testing.T) {
	b := &builder{t: t, task: py.NewTask(py.NewLoop()), models: map[string]*Class{}, enums: map[string]*py.Type{}}
	n := 0
	for _, name := range []string{"scalars", "temporal"} {
		for _, g := range load(t, name).Groups {
			s := b.schema(g.Schema)
			for _, c := range g.Cases {
				if c.Value == nil || c.Mode != "python" {
					continue
				}
				v, errs, err := ValidatePython(b.task, s, b.value(c.In), Options{})
				if err != nil || errs != nil {
					t.Fatalf("%s %s: %v %v", g.Schema, c.In, errs, err)
				}
				got, ok := appendLeaf(nil, b.task, s, v)
				if !ok {
					continue
				}
				n++
				var want string
				if json.Unmarshal(c.JSON, &want) == nil && string(got) != want {
					t.Errorf("%s %s: got %s want %s", g.Schema, c.In, got, want)
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d values took the short way", n)
	}
}
