package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// ImportValue imports a dotted absolute name for a function body that is not run at
// build: the module, or a Symbolic for a library that is not known.
func (in *Interp) ImportValue(name string, from *Module) (py.Value, error) {
	return in.importName(name, from)
}

// ImportMember is "from mod import name" in a function of module from.
func (in *Interp) ImportMember(mod py.Value, modName, name string, from *Module, at pyast.Node) (py.Value, error) {
	return in.moduleFrame(from).importMember(mod, modName, name, at)
}
