package eval

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/runtime/py"
)

//go:embed stdlib_public.txt
var publicNames string

// PublicName is something that a module of CPython's standard library offers.
type PublicName struct {
	Name    string
	Class   bool
	Members []string // of a class: its public methods and attributes
}

// publicTable is the table of record_stdlib.py, with its modules in order.
var publicTable = sync.OnceValues(func() (modules []string, table map[string][]PublicName) {
	table = map[string][]PublicName{}
	for _, line := range strings.Split(publicNames, "\n") {
		module, names, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		modules = append(modules, module)
		table[module] = []PublicName{}
		for _, entry := range strings.Fields(names) {
			name, members, class := strings.Cut(strings.TrimSuffix(entry, ")"), "(")
			table[module] = append(table[module], PublicName{name, class, strings.FieldsFunc(members, func(r rune) bool { return r == ',' })})
		}
	}
	return modules, table
})

// PublicModules are CPython's modules whose names are recorded.
func PublicModules() []string {
	modules, _ := publicTable()
	return modules
}

// PublicNames is what a module of CPython offers; ok is false when it was not recorded.
func PublicNames(module string) (names []PublicName, ok bool) {
	_, table := publicTable()
	names, ok = table[module]
	return names, ok
}

// Known is how far covetgen knows a module's public names, from the tables of the runtime and
// the library's files: for each name whether there is a value, and for classes which members.
func Known(module string) map[string]bool {
	names, _ := PublicNames(module)
	in := New(Config{Host: true}, &diag.List{})
	out := map[string]bool{}
	m, err := in.importName(module, nil)
	if err != nil || isSymbolic(m) {
		return out
	}
	f := in.moduleFrame(in.newModule("__main__", nil))
	for _, n := range names {
		v, err := f.importMember(m, module, n.Name, nil)
		if err != nil || isSymbolic(v) {
			continue
		}
		out[n.Name] = true
		for _, member := range n.Members {
			if c, ok := v.(*py.Type); ok {
				_, has := c.Lookup(member)
				out[n.Name+"."+member] = has
			}
		}
	}
	return out
}
