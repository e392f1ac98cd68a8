package bind

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
)

//go:embed attributes.txt
var attributeNames string

// pythonOnly maps attributes that no class of the runtime has to the first class that has
// them in Python (record_attributes.py writes the table).
var pythonOnly = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(attributeNames, "\n") {
		class, names, _ := strings.Cut(line, ":")
		for _, name := range strings.Fields(names) {
			if _, listed := out[name]; !listed {
				out[name] = class
			}
		}
	}
	return out
})

// runtimeNames are the attributes of all classes that the runtime has.
var runtimeNames = sync.OnceValue(func() map[string]bool {
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
})

// OnlyInPython finds a class of which Python's form has an attribute that no class of the
// runtime has: whatever the value is, unless it is one of the program's own, reading the
// attribute could only raise AttributeError.
func OnlyInPython(name string) (class string, ok bool) {
	if class, ok = pythonOnly()[name]; !ok || runtimeNames()[name] {
		return "", false
	}
	return class, true
}
