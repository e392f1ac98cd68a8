package lower

import (
	"slices"

	"github.com/covetpy/covetgen/parser/pyast"
)

// handsOn reports whether a call of __setattr__ in a __setattr__ hands its own parameters to that of another class,
// super().__setattr__(name, value) or Base.__setattr__(self, name, value): what it stores is what
// the statement that asked for it stores, which is known there.
func (b *body) handsOn(n *pyast.Call) bool {
	def, ok := b.node.(*pyast.FunctionDef)
	if !ok || def.Name != "__setattr__" || len(def.Args.Posonlyargs) > 0 || len(def.Args.Args) != 3 || len(n.Keywords) > 0 {
		return false
	}
	own := []string{def.Args.Args[0].Arg, def.Args.Args[1].Arg, def.Args.Args[2].Arg}
	given := make([]string, 0, 3)
	for _, a := range n.Args {
		name, ok := a.(*pyast.Name)
		if !ok {
			return false
		}
		given = append(given, name.Id)
	}
	if f, ok := n.Func.(*pyast.Attribute); ok && isSuperCall(f.Value) {
		given = slices.Insert(given, 0, own[0])
	}
	if !slices.Equal(given, own) {
		return false
	}
	rebound := false
	for _, s := range def.Body {
		pyast.Walk(s, func(n pyast.Node) bool {
			switch n := n.(type) {
			case *pyast.Name:
				rebound = rebound || n.Ctx != pyast.Load && slices.Contains(own, n.Id)
			case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.Lambda, *pyast.ClassDef, *pyast.Match, *pyast.ExceptHandler, *pyast.Import, *pyast.ImportFrom:
				rebound = true // which bind names without a Name
			}
			return !rebound
		})
	}
	return !rebound
}

func isSuperCall(e pyast.Expr) bool {
	call, ok := e.(*pyast.Call)
	if !ok || len(call.Args) > 0 {
		return false
	}
	name, ok := call.Func.(*pyast.Name)
	return ok && name.Id == "super"
}
