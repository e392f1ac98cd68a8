package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Structs are looked for in a vector by a loop in place, which compares as lists do: an item that is the same object is found
// without asking, any other by its ==.

// structIn is "item in x" of a vector of structs; nil for others.
func (b *body) structIn(n pyast.Node, item, x ir.Expr) ir.Expr {
	if !b.findable(x, item) {
		return nil
	}
	return b.swapped(b.span(n), item, x, func(item, x ir.Expr) ir.Expr {
		return b.attempt(b.span(n), func() ir.Expr {
			found, _ := b.findStruct(n, x, item)
			return found
		})
	})
}

// findable reports whether x is a vector of structs and item one of these.
func (b *body) findable(x, item ir.Expr) bool {
	elem, ok := b.vector(x.Type())
	if !ok || elem.Kind != ir.InstanceKind {
		return false
	}
	own, fam := b.instanceOf(elem)
	other, otherFam := b.instanceOf(item.Type())
	return own != nil && other != nil && fam.hidden && fam == otherFam
}

// findStruct emits the loop and gives whether the item was found, and at which place; nil where the comparison is the runtime's.
func (b *body) findStruct(n pyast.Node, x, item ir.Expr) (found, place ir.Expr) {
	span := b.span(n)
	at := ir.At{S: span}
	read := func(v *ir.Var) ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
	list, wanted := b.hold(x), b.hold(item)
	has, i := b.temp(ir.Bool), b.temp(ir.Int)
	b.emit(&ir.Assign{At: at, Var: has, X: boolean(span, false)})
	b.emit(&ir.Assign{At: at, Var: i, X: constant(span, py.MakeInt(0))})
	each := b.temp(b.itemType(list().Type()))
	known := true
	loop := b.into(func() {
		same := b.structCompare(n, "==", read(each), wanted())
		if same == nil {
			known = false
			return
		}
		test := b.is(span, false, read(each), wanted())
		if _, fam := b.instanceOf(each.Type); fam.has("__eq__") {
			test = &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: test, Y: b.truth(same)}
		}
		b.emit(&ir.If{At: at, Test: test, Body: []ir.Stmt{&ir.Assign{At: at, Var: has, X: boolean(span, true)}, &ir.Break{At: at}}})
		b.emit(&ir.Assign{At: at, Var: i, X: b.typedBinary(n, "+", read(i), constant(span, py.MakeInt(1)))})
	})
	if !known {
		return nil, nil
	}
	b.emit(&ir.For{At: at, Var: each, Iter: list(), Body: loop})
	return read(has), read(i)
}

// structPlaced is x.index(item) or x.remove(item) of a vector of structs; nil for others.
func (b *body) structPlaced(n *pyast.Call, x ir.Expr, name string, item ir.Expr) ir.Expr {
	if name != "remove" && name != "index" || !b.findable(x, item) {
		return nil
	}
	span := b.span(n)
	return b.attempt(span, func() ir.Expr {
		list, wanted := b.hold(x), b.hold(item)
		found, place := b.findStruct(n, list(), wanted())
		if found == nil {
			return nil
		}
		var missing ir.Expr = str(span, "list.remove(x): x not in list")
		if name == "index" {
			var text ir.Expr
			before := b.into(func() { text = b.structRepr(n, wanted()) })
			if text == nil || len(before) > 0 || text.Type().Kind != ir.StrKind {
				return nil
			}
			missing = text
		}
		raise := &ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: missingNames[name], Raises: true}, missing)}
		b.emit(&ir.If{At: ir.At{S: span}, Test: not(found), Body: []ir.Stmt{raise}})
		if name == "index" {
			return place
		}
		behind := b.typedBinary(n, "+", place, constant(span, py.MakeInt(1)))
		return b.vectorCall(span, ir.Symbol{Name: ".DeleteCut"}, list(), place, behind)
	})
}

// missingNames are the functions of the runtime that raise what list.remove and list.index raise for an item that is not there.
var missingNames = map[string]string{"remove": "NoItem", "index": "NoItemNamed"}
