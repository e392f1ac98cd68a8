package eval

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed stdlib_names.txt
var stdlibNames string

// stdlibTable maps a module of CPython's standard library to its names
// (record_stdlib.py writes the table).
var stdlibTable = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, line := range strings.Split(stdlibNames, "\n") {
		if name, names, ok := strings.Cut(line, ":"); ok {
			out[name] = names + " "
		}
	}
	return out
})

// lacksName reports whether a module of the standard library is known not to
// have a name.
func lacksName(module, name string) bool {
	names, ok := stdlibTable()[module]
	return ok && !strings.Contains(names, " "+name+" ")
}

// isStandardModule reports whether the standard library has a module of a dotted name, as far as
// the table knows them.
func isStandardModule(name string) bool {
	_, ok := stdlibTable()[name]
	return ok
}

// Lacks reports whether a module of the standard library is known not to have a name.
func (in *Interp) Lacks(module, name string) bool { return lacksName(module, name) }
