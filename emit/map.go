package emit

import (
	"strconv"

	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// keys is the py.Keys of a type of keys.
func (g *generator) keys(t *ir.Type) *jen.Statement {
	row := t.Unboxed()
	if row == nil {
		return jen.Qual(pyPath, typeWord[t.Kind]+"Keys")
	}
	items := make([]jen.Code, len(row))
	for i, e := range row {
		items[i] = g.goType(e)
	}
	return jen.Qual(pyPath, "Row"+strconv.Itoa(len(row))+"Keys").Types(items...).Call()
}

// newMap makes an empty map.
func (b *body) newMap(key, elem *ir.Type) *jen.Statement {
	return jen.Qual(pyPath, "NewMap").Types(b.g.goType(key), b.g.goType(elem)).Call(b.g.keys(key))
}

// fillMap declares a map and puts the entries of a display into it. Hashing keys in their static form runs
// nothing of the program, so each can be put in before the next is evaluated.
func (b *body) fillMap(x *ir.DictLit, name string, key, elem *ir.Type) {
	b.emit(jen.Id(name).Op(":=").Add(b.newMap(key, elem)))
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
	made := jen.Qual(pyPath, "NewKeySet").Call(append([]jen.Code{b.g.keys(key)}, values...)...)
	return of(operand{code: made, prec: precAtom}, x).ordered(x.Elts)
}
