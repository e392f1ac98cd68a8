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
	for name, class := range pythonOnly() {
		if quoted[name] {
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

// TestClassesAreListed: a class that the runtime gains has a row.
func TestClassesAreListed(t *testing.T) {
	listed := map[string]bool{}
	for _, line := range strings.Split(attributeNames, "\n") {
		class, _, _ := strings.Cut(line, ":")
		listed[class] = true
	}
	for _, module := range py.NativeModules() {
		m, _ := py.ImportNative(module)
		for _, v := range m.Dict.All() {
			c, ok := v.(*py.Type)
			if name := ""; ok && !c.IsHeap() && c.Module == module {
				if name = c.Module + "." + c.Qualname; !listed[name] && !strings.HasSuffix(name, "Warning") && !strings.HasPrefix(c.Qualname, "_") {
					t.Errorf("attributes.txt has no line %q: add it and run python ir/bind/record_attributes.py", name+":")
				}
			}
		}
	}
}
