package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
)

// absent refuses an attribute that a class of the runtime has in Python, but no class of the
// service has: reading it could only raise AttributeError where Python gives a value.
// nil when the attribute is not such a one.
func (b *body) absent(n pyast.Node, name string) ir.Expr {
	class, ok := bind.OnlyInPython(name)
	if !ok || b.l.defined()[name] {
		return nil
	}
	return b.fail(n, UnknownLibrary, "the attribute "+quote(name)+" is not known to covetgen: in Python class "+class+" has it, in the service no class does",
		"do without it, or define it in a class of the program")
}

// defined are the names that the program itself may give to attributes: those it stores,
// those in its class bodies, its keywords, which may become attributes, and its words
// in quotes, which setattr and its like may be called with.
func (l *Lowerer) defined() map[string]bool {
	if l.definitions != nil {
		return l.definitions
	}
	l.definitions = map[string]bool{}
	var class func(n pyast.Node) bool
	inClass := func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.FunctionDef:
			l.definitions[n.Name] = true
			pyast.Walk(n, class)
			return false
		case *pyast.AsyncFunctionDef:
			l.definitions[n.Name] = true
			pyast.Walk(n, class)
			return false
		case *pyast.Name:
			l.definitions[n.Id] = true
		}
		return class(n)
	}
	class = func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.ClassDef:
			for _, stmt := range n.Body {
				pyast.Walk(stmt, inClass)
			}
			return false
		case *pyast.Attribute:
			if n.Ctx != pyast.Load {
				l.definitions[n.Attr] = true
			}
		case *pyast.Keyword:
			l.definitions[n.Arg] = true
		case *pyast.Constant:
			if n.Value.Kind == pyast.ConstStr && len(n.Value.Str) < 100 {
				l.definitions[n.Value.Str] = true
			}
		}
		return true
	}
	for _, m := range l.in.Modules() {
		if m.Tree != nil {
			pyast.Walk(m.Tree, class)
		}
	}
	return l.definitions
}
