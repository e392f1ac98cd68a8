package py

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

func init() { RegisterLibrary() }

// TestLibraryRegistersAll checks that RegisterLibrary names each module that is declared.
func TestLibraryRegistersAll(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	registered := map[string]bool{}
	for _, name := range NativeModules() {
		registered[name] = true
	}
	declared := func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		if name, ok := call.Fun.(*ast.Ident); !ok || name.Name != "NewNative" {
			return true
		}
		if lit, ok := call.Args[0].(*ast.BasicLit); ok && !registered[strings.Trim(lit.Value, `"`)] {
			t.Errorf("RegisterLibrary lacks %s", lit.Value)
		}
		return true
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, declared)
	}
}

// TestTypesFillAlone looks a name up on each class of the library, in the order of their
// modules: a Fill that needs another type to be ready would wait for itself.
func TestTypesFillAlone(t *testing.T) {
	for _, name := range NativeModules() {
		m, _ := ImportNative(name)
		for _, v := range m.Dict.All() {
			if c, ok := v.(*Type); ok {
				c.Lookup("__init__")
			}
		}
	}
}
