package lower

import (
	"reflect"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// hiddenBuiltin calls a builtin that only lowering knows: eval of a text that stands in the
// source, globals(). nil for anything else.
func (b *body) hiddenBuiltin(n *pyast.Call) ir.Expr {
	f, ok := n.Func.(*pyast.Name)
	if !ok || bind.Special(f.Id) == bind.NotSpecial {
		return nil
	}
	name := b.mangle(f.Id)
	p := b.resolve(name)
	if p.slot == nil || p.slot.rebound || p.slot.value() != nil {
		return nil
	}
	p.slot.readers[b.u] = true
	if name == "eval" {
		if e := b.evalLiteral(n); e != nil {
			return b.expr(e)
		}
	}
	if name == "__import__" {
		if e := b.importBuiltin(n); e != nil {
			return e
		}
	}
	if name == "locals" {
		if e := b.localsDict(n); e != nil {
			return e
		}
	}
	return b.specialBuiltin(n, name)
}

// evalLiteral is the expression that eval("...") means where its text is written out: one of
// operators, displays, calls and names of the module, which mean in the function what they
// mean to eval. It stands at the place of the call.
func (b *body) evalLiteral(n *pyast.Call) pyast.Expr {
	if len(n.Args) != 1 || len(n.Keywords) != 0 {
		return nil
	}
	if e, ok := b.l.evaluated[n]; ok { // the nodes are the same each time the body is lowered
		return e
	}
	e := b.parseLiteral(n)
	b.l.evaluated[n] = e
	return e
}

// parseLiteral parses the text; nil where it is none of those.
func (b *body) parseLiteral(n *pyast.Call) pyast.Expr {
	c, ok := n.Args[0].(*pyast.Constant)
	if !ok || c.Value.Kind != pyast.ConstStr {
		return nil
	}
	tree, list := parser.ParseFile(source.NewFile("<string>", []byte(strings.TrimLeft(c.Value.Str, " \t"))), parser.Options{})
	if list.HasErrors() || len(tree.Body) != 1 {
		return nil
	}
	stmt, ok := tree.Body[0].(*pyast.ExprStmt)
	if !ok {
		return nil
	}
	plain := true
	pyast.Walk(stmt.Value, func(x pyast.Node) bool {
		switch x := x.(type) {
		case *pyast.Constant, *pyast.UnaryOp, *pyast.BinOp, *pyast.BoolOp, *pyast.Compare, *pyast.Call, *pyast.Keyword, *pyast.Attribute,
			*pyast.Subscript, *pyast.Slice, *pyast.Tuple, *pyast.List, *pyast.Dict, *pyast.Set, *pyast.IfExp:
		case *pyast.Name:
			plain = plain && b.resolve(b.mangle(x.Id)).slot != nil
		default:
			plain = false
		}
		if r := reflect.ValueOf(x); r.Kind() == reflect.Pointer {
			if at := r.Elem().FieldByName("Range"); at.IsValid() && at.CanSet() {
				at.Set(reflect.ValueOf(n.Range))
			}
		}
		return plain
	})
	if !plain {
		return nil
	}
	return stmt.Value
}
