package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/covetpy/covetgen/"

// street lists the packages in the order of the street: one may import only what stands
// before it.
var street = []string{
	"parser/source", "parser/diag", "parser/pyast", "parser", "parser/resolve", "parser/openapi",
	"runtime/py/hashseed", "runtime/py/deflate", "ir/fixedhash", "runtime/py", "runtime/schema", "runtime/web", "runtime",
	"ir", "ir/bind", "ir/jsonschema", "ir/pass", "ir/openapi",
	"ir/frompy/native", "ir/frompy/eval", "ir/frompy/pydantic", "ir/frompy/lower", "ir/frompy/fastapi", "ir/frompy", "ir/fromopenapi",
	"emit/names", "templates", "emit", "cmd/covetgen",
}

// generators are the commands that go generate runs; nothing imports them.
var generators = []string{"parser/pyast/nodegen", "templates/vendorzip"}

// owners says which package may import a third-party library.
var owners = map[string][]string{
	"github.com/getkin/kin-openapi": {"parser/openapi"},
	"github.com/dave/jennifer":      {"emit"},
	"github.com/spf13/cobra":        {"cmd/covetgen"},
	"github.com/go-chi/chi":         {"runtime/web"},
	"github.com/go-python/gpython":  {},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "../../...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); err == io.EOF {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func TestImportsFollowTheStreet(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if slices.Contains(generators, name) {
			continue
		}
		at := slices.Index(street, name)
		if at < 0 {
			t.Errorf("%s has no place on the street", name)
			continue
		}
		for _, imported := range p.Imports {
			if other, ok := strings.CutPrefix(imported, module); ok {
				if i := slices.Index(street, other); i >= at {
					t.Errorf("%s imports %s, which stands behind it", name, other)
				}
				if strings.HasPrefix(name, "runtime") && !strings.HasPrefix(other, "runtime") {
					t.Errorf("%s imports the compiler: %s", name, other)
				}
				if name == "emit" && other == "parser/pyast" {
					t.Errorf("emit sees a syntax tree")
				}
			}
			for library, allowed := range owners {
				if strings.HasPrefix(imported, library) && !slices.Contains(allowed, name) {
					t.Errorf("%s imports %s, which belongs to %v", name, imported, allowed)
				}
			}
		}
	}
}
