package bind

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed attributes.txt
var attributeNames string

// pythonOnly maps attributes that no class of the runtime has to the class with the shortest
// name that has them in Python (record_attributes.py writes the table).
var pythonOnly = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(attributeNames, "\n") {
		class, names, _ := strings.Cut(line, ":")
		for _, name := range strings.Fields(names) {
			if known, listed := out[name]; !listed || len(class) < len(known) {
				out[name] = class
			}
		}
	}
	return out
})

// OnlyInPython finds a class of which Python's form has an attribute that no class of the
// runtime has: whatever the value is, unless it is one of the program's own, reading the
// attribute could only raise AttributeError.
func OnlyInPython(name string) (class string, ok bool) {
	class, ok = pythonOnly()[name]
	return class, ok
}
