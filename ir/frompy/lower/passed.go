package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// passed are the functions that give back one argument and look at none: the place of the
// argument. The others are types, which need not exist in the service.
var passed = map[string]int{"typing.cast": 1, "typing.assert_type": 0, "typing_extensions.assert_type": 0}

// passedThrough lowers a call of such a function, or of what typing.NewType made, as its argument.
func (b *body) passedThrough(n *pyast.Call, v py.Value) ir.Expr {
	if _, ok := v.(*eval.NewType); ok && len(n.Args) == 1 && len(n.Keywords) == 0 {
		if _, star := n.Args[0].(*pyast.Starred); !star {
			return b.expr(n.Args[0])
		}
	}
	module, name, ok := b.l.nativeName(v)
	if !ok {
		return nil
	}
	place, ok := passed[module+"."+name]
	if !ok || len(n.Args) != 2 || len(n.Keywords) > 0 || !b.isAnnotation(n.Args[1-place]) {
		return nil
	}
	if _, star := n.Args[place].(*pyast.Starred); star {
		return nil
	}
	return b.expr(n.Args[place])
}

// isAnnotation reports an expression of known names that can stand for a type, whose evaluation nobody sees.
func (b *body) isAnnotation(n pyast.Expr) bool {
	switch n := n.(type) {
	case *pyast.Constant:
		return true
	case *pyast.Name, *pyast.Attribute:
		_, ok := b.known(n)
		return ok
	case *pyast.Subscript:
		return b.isAnnotation(n.Value) && b.isAnnotation(n.Slice)
	case *pyast.BinOp:
		return b.isAnnotation(n.Left) && b.isAnnotation(n.Right)
	case *pyast.Tuple:
		return !slices.ContainsFunc(n.Elts, func(e pyast.Expr) bool { return !b.isAnnotation(e) })
	case *pyast.List:
		return !slices.ContainsFunc(n.Elts, func(e pyast.Expr) bool { return !b.isAnnotation(e) })
	}
	return false
}
