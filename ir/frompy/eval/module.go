package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Module is a module of the program. Its namespace is Module.Dict.
type Module struct {
	*py.Module
	Name    string
	File    *source.File
	Tree    *pyast.Module
	Package bool // an __init__.py, or a folder without one
	// Assigned are the module-level bindings in the order in which they ran.
	Assigned []*Binding

	path    []string
	futures bool // from __future__ import annotations
	running bool // being imported: partially initialised
	library bool // of the standard library, compiled from Python
	// installed is set for modules of installed packages: a statement of theirs that covetgen
	// cannot run is refused where it is used.
	installed bool
	lazy      bool // first imported by a function
	// opaque is a module of unknown content whose names this one has by a star import.
	opaque *Symbolic
	// supplement holds names that the native module of the same name lacks; in sys.modules
	// stands the native one.
	supplement bool
	frame      *frame
	// body runs a deferred module, binds are the names that it binds.
	body  *Function
	binds map[string]bool
}

// Binding is one assignment to a module-level name.
type Binding struct {
	Name  string
	Span  source.Span
	Node  pyast.Node // the target or the statement that binds
	Value py.Value
}

// Binding is the last assignment to a module-level name, nil when there is none.
func (m *Module) Binding(name string) *Binding {
	for i := len(m.Assigned) - 1; i >= 0; i-- {
		if m.Assigned[i].Name == name {
			return m.Assigned[i]
		}
	}
	return nil
}

// FromLibrary reports whether the module is one of the standard library that is compiled from Python.
func (m *Module) FromLibrary() bool { return m.library }

// PostponesAnnotations reports whether the module has "from __future__ import
// annotations".
func (m *Module) PostponesAnnotations() bool { return m.futures }
