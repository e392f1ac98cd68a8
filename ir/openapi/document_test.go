package openapi

import (
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

// TestNormalizedOrder holds the two orders of keys: a path without parameters goes through
// FastAPI's models, one with parameters is kept as it was put together, because the enum in
// Parameter.in makes Any the better match. Recorded from FastAPI 0.165.0.
func TestNormalizedOrder(t *testing.T) {
	task := py.NewTask(py.NewLoop())
	for _, c := range []struct{ in, want string }{
		{`{"openapi":"3.1.0","info":{"version":"1","title":"a"},"paths":{"/a":{"get":{"responses":{"200":{"description":"x"}},"summary":"s"}}}}`,
			`{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{"/a":{"get":{"summary":"s","responses":{"200":{"description":"x"}}}}}}`},
		{`{"openapi":"3.1.0","info":{"version":"1","title":"a"},"paths":{"/a":{"get":{"parameters":[{"name":"a","in":"query","required":false,"schema":{"type":"integer","maximum":50,"title":"A"}}],"responses":{}}}}}`,
			`{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{"/a":{"get":{"parameters":[{"name":"a","in":"query","required":false,"schema":{"type":"integer","maximum":50,"title":"A"}}],"responses":{}}}}}`},
		{`{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{},"components":{"schemas":{"M":{"title":"M","type":"object","properties":{"n":{"type":"integer","maximum":50,"default":null}}}}}}`,
			`{"openapi":"3.1.0","info":{"title":"a","version":"1"},"paths":{},"components":{"schemas":{"M":{"properties":{"n":{"type":"integer","maximum":50.0}},"type":"object","title":"M"}}}}`},
	} {
		v, err := py.JSONLoads([]byte(c.in))
		if err != nil {
			t.Fatal(err)
		}
		out, err := normalized(task, v.(*py.Dict))
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		b, err := py.JSONDumps(task, out, py.JSONOptions{Compact: true})
		if err != nil {
			t.Fatal(err)
		}
		if string(b) != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, b, c.want)
		}
	}
}
