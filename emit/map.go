package emit

import (
	"strconv"

	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// keys is the py.Keys of a type of keys; ordered of a container whose order depends on the hashes.
func (g *generator) keys(t *ir.Type, ordered bool) *jen.Statement {
	row := t.Unboxed()
	switch {
	case t.Kind == ir.DynKind && ordered:
		return jen.Qual(pyPath, "MemberSetKeys")
	case t.Kind == ir.DynKind:
		return jen.Qual(pyPath, "MemberKeys")
	case row == nil:
		return jen.Qual(pyPath, typeWord[t.Kind]+"Keys")
	}
	items := make([]jen.Code, len(row))
	for i, e := range row {
		items[i] = g.goType(e)
	}
	return jen.Qual(pyPath, "Row"+strconv.Itoa(len(row))+"Keys").Types(items...).Call()
}

// newMap makes an empty map of a type.
func (b *body) newMap(t, key, elem *ir.Type) *jen.Statement {
	name := "NewMap"
	if missing := t.Items.Missing(); missing != nil && missing.Ordered {
		name = "NewOrderedMap"
	}
	return jen.Qual(pyPath, name).Types(b.g.goType(key), b.g.goType(elem)).Call(b.g.keys(key, false))
}

// fillMap declares a map and puts the entries of a display into it. Hashing keys in their static form runs
// nothing of the program, so each can be put in before the next is evaluated.
func (b *body) fillMap(x *ir.DictLit, name string, key, elem *ir.Type) {
	b.emit(jen.Id(name).Op(":=").Add(b.newMap(x.T, key, elem)))
	for _, entry := range x.Entries {
		if b.block.done {
			return
		}
		b.emit(jen.Id(name).Dot("SetAt").Call(b.codes(b.operands(entry.Key, entry.Value))...))
	}
}

// evalKeySet makes a set in its static form, out of elements or out of one vector.
func (b *body) evalKeySet(x *ir.SetLit, key *ir.Type) pending {
	items := make([]ir.Expr, len(x.Elts))
	for i, e := range x.Elts {
		items[i] = e.X
	}
	values := b.codes(b.operands(items...))
	if len(x.Elts) == 1 && x.Elts[0].Spread {
		values = []jen.Code{jen.Parens(values[0]).Dot("Items").Op("...")}
	}
	made := jen.Qual(pyPath, "NewKeySet").Call(append([]jen.Code{b.g.keys(key, true)}, values...)...)
	return of(operand{code: made, prec: precAtom}, x).ordered(x.Elts)
}

// slot is a place of a map that was looked up to be read and set.
type slot struct {
	keys, key ir.Expr
	name      string
}

// putBack emits m[key] = value where the value comes out of what m has for the same key, and nothing but operators stands
// around it, so that one look-up serves both; it reports whether that is so.
func (b *body) putBack(x *ir.Runtime) bool {
	if x.Sym.Name != ".SetAt" || len(x.Args) != 3 || b.slot != nil {
		return false
	}
	keys, key, value := x.Args[0], x.Args[1], x.Args[2]
	s := &slot{keys: keys, key: key}
	if t, _ := keys.Type().Map(); t == nil || s.reads(value) == 0 || !s.quiet(keys) || !s.quiet(key) || !s.quiet(value) {
		return false
	}
	b.at(x.S)
	ops := b.operands(keys, key)
	s.name = b.save(operand{code: jen.Add(ops[0].inner(precAtom)).Dot("Slot").Call(ops[1].code)}, "slot").code.GoString()
	b.slot = s
	v := b.value(value)
	b.slot = nil
	if !b.block.done {
		b.emit(jen.Id(s.name).Dot("Set").Call(v.code))
	}
	return true
}

// is reports whether an expression reads what the map has for the key.
func (s *slot) is(x *ir.Runtime) bool {
	return (x.Sym.Name == ".Get" && len(x.Args) == 3 || x.Sym.Name == ".At" && len(x.Args) == 2) && sameQuiet(x.Args[0], s.keys) && sameQuiet(x.Args[1], s.key)
}

// readSlot is x.get(key, otherwise) or x[key] by the slot.
func (b *body) readSlot(x *ir.Runtime) pending {
	code := jen.Id(b.slot.name)
	if x.Sym.Name == ".At" {
		return pending{operand: operand{code: code.Dot("At").Call(), prec: precAtom, calls: true}, raises: true, hint: hint(x), typ: x.T}
	}
	return of(operand{code: code.Dot("Or").Call(b.value(x.Args[2]).code), prec: precAtom}, x)
}

// reads counts the places where an expression reads the slot.
func (s *slot) reads(x ir.Expr) int {
	n := 0
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		if r, ok := x.(*ir.Runtime); ok && s.is(r) {
			n++
		}
		return true
	}}
	v.Walk(x)
	return n
}

// quiet reports whether evaluating an expression does nothing but compute, and reads no container but by the slot.
func (s *slot) quiet(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.Const:
		return true
	case *ir.Local:
		return !x.Var.MayUnbound
	case *ir.RowItem:
		return s.quiet(x.X)
	case *ir.Convert:
		return x.Mode != ir.Check && s.quiet(x.X)
	case *ir.GoOp:
		return s.quiet(x.X) && s.quiet(x.Y)
	case *ir.TupleLit:
		for _, e := range x.Elts {
			if e.Spread || !s.quiet(e.X) {
				return false
			}
		}
		return x.T.Unboxed() != nil
	case *ir.Runtime:
		if !pure[x.Sym.Name] && !divides[x.Sym.Name] && !s.is(x) || x.Sym.Task {
			return false
		}
		for _, a := range x.Args {
			if !s.quiet(a) {
				return false
			}
		}
		return true
	}
	return false
}

// divides are operators of ints that raise errors and do nothing else.
var divides = map[string]bool{".FloorDiv": true, ".Mod": true, ".LShift": true, ".RShift": true}

// sameQuiet reports whether two quiet expressions are the same.
func sameQuiet(x, y ir.Expr) bool {
	switch x := x.(type) {
	case *ir.Const:
		y, ok := y.(*ir.Const)
		return ok && x.Value == y.Value && ir.Same(x.T, y.T)
	case *ir.Local:
		y, ok := y.(*ir.Local)
		return ok && x.Var == y.Var
	case *ir.RowItem:
		y, ok := y.(*ir.RowItem)
		return ok && x.Index == y.Index && sameQuiet(x.X, y.X)
	case *ir.GoOp:
		y, ok := y.(*ir.GoOp)
		return ok && x.Op == y.Op && sameQuiet(x.X, y.X) && sameQuiet(x.Y, y.Y)
	case *ir.TupleLit:
		y, ok := y.(*ir.TupleLit)
		if !ok || len(x.Elts) != len(y.Elts) || !ir.Same(x.T, y.T) {
			return false
		}
		for i, e := range x.Elts {
			if !sameQuiet(e.X, y.Elts[i].X) {
				return false
			}
		}
		return true
	case *ir.Runtime:
		y, ok := y.(*ir.Runtime)
		if !ok || x.Sym.Name != y.Sym.Name || x.Sym.Package != y.Sym.Package || len(x.Args) != len(y.Args) {
			return false
		}
		for i, a := range x.Args {
			if !sameQuiet(a, y.Args[i]) {
				return false
			}
		}
		return true
	}
	return false
}
