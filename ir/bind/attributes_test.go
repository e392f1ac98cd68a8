package bind

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
	_ "github.com/covetpy/covetgen/runtime/schema"
	_ "github.com/covetpy/covetgen/runtime/web"
)

// TestOnlyInPython holds the table against the runtime's source: what the source quotes may
// be there, so that the table has to be recorded again.
func TestOnlyInPython(t *testing.T) {
	quoted := map[string]bool{}
	literal, word := regexp.MustCompile("\"((?:[^\"\\\\\n]|\\\\.)*)\"|`([^`]*)`"), regexp.MustCompile(`\w+`)
	files, err := filepath.Glob("../../runtime/*/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range literal.FindAllString(string(source), -1) {
			for _, w := range word.FindAllString(text, -1) {
				quoted[w] = true
			}
		}
	}
	names := runtimeNames()
	for name, class := range pythonOnly() {
		if quoted[name] || names[name] {
			t.Errorf("the runtime seems to have %s of %s: python ir/bind/record_attributes.py", name, class)
		}
	}
	if _, ok := OnlyInPython("add_signal_handler"); !ok {
		t.Error("the event loop has no add_signal_handler")
	}
	if class, ok := OnlyInPython("append"); ok {
		t.Errorf("append is found to be only in %s", class)
	}
}

// runtimeNames are the attributes of all classes that the runtime has.
func runtimeNames() map[string]bool {
	names := map[string]bool{}
	seen := map[*py.Type]bool{}
	var visit func(c *py.Type)
	visit = func(c *py.Type) {
		if seen[c] {
			return
		}
		seen[c] = true
		for k := range c.Namespace().All() {
			if name, ok := py.AsStr(k); ok {
				names[name] = true
			}
		}
		for _, sub := range c.Subclasses() {
			visit(sub)
		}
	}
	for _, module := range py.NativeModules() {
		py.ImportNative(module) // some make their classes as they are imported
	}
	visit(py.TypeObject)
	return names
}
