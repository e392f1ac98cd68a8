package emit

import (
	"strconv"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// elements evaluates a display's or a call's elements. Without spreads the result are the
// values; with spreads it is one Go slice in a variable. callee, or else what stands before, is what messages name.
func (b *body) elements(list []ir.Element, callee jen.Code, before ...ir.Expr) (first []operand, values []jen.Code, slice jen.Code) {
	exprs := append([]ir.Expr(nil), before...)
	spread := false
	for _, e := range list {
		spread = spread || e.Spread
		exprs = append(exprs, e.X)
	}
	if !spread {
		ops := b.operands(exprs...)
		return ops[:len(before)], b.codes(ops[len(before):]), nil
	}
	// With a spread the arguments are gathered one after another.
	for _, x := range before {
		o := b.stableValue(x)
		first, callee = append(first, o), jen.Add(o.code)
	}
	if len(list) == 1 {
		return first, nil, b.spread(list[0].X, b.value(list[0].X), callee)
	}
	name := b.temp("items")
	b.emit(jen.Var().Id(name).Index().Qual(pyPath, "Value"))
	for _, e := range list {
		o := b.value(e.X)
		if !e.Spread {
			b.emit(jen.Id(name).Op("=").Append(jen.Id(name), o.code))
			continue
		}
		b.emit(jen.Id(name).Op("=").Append(jen.Id(name), b.spread(e.X, o, nil).Op("...")))
	}
	return first, nil, jen.Id(name)
}

// stableValue evaluates x to what means the same whatever runs behind it.
func (b *body) stableValue(x ir.Expr) operand {
	o := b.value(x)
	if !o.stable() {
		o = b.save(o, hint(x))
	}
	return o
}

// spread is the slice of the items of *x; callee is what is called with nothing else, nil otherwise.
func (b *body) spread(x ir.Expr, o operand, callee jen.Code) *jen.Statement {
	if callee == nil {
		callee = jen.Nil()
	}
	b.at(x.Span())
	more := b.temp("more")
	b.emit(jen.List(jen.Id(more), jen.Err()).Op(":=").Qual(pyPath, "Spread").Call(b.taskName(), o.code, callee))
	b.block.err = true
	b.check()
	return jen.Id(more)
}

func variadic(values []jen.Code, slice jen.Code) []jen.Code {
	if slice != nil {
		return []jen.Code{jen.Add(slice).Op("...")}
	}
	return values
}

func (b *body) evalList(x *ir.ListLit) pending {
	if item := x.T.Vector(); item != nil {
		items := make([]ir.Expr, len(x.Elts))
		for i, e := range x.Elts {
			items[i] = e.X
		}
		values := b.codes(b.operands(items...))
		made := jen.Qual(pyPath, "NewVector").Types(b.g.goType(item)).Call(values...)
		return of(operand{code: made, prec: precAtom}, x).ordered(x.Elts)
	}
	_, values, slice := b.elements(x.Elts, nil)
	return of(operand{code: jen.Qual(pyPath, "NewList").Call(variadic(inChunks(x.Elts, values, slice))...), prec: precAtom}, x).ordered(x.Elts)
}

func (b *body) evalTuple(x *ir.TupleLit) pending {
	if items := x.T.Unboxed(); items != nil {
		list := make([]ir.Expr, len(x.Elts))
		for i, e := range x.Elts {
			list[i] = e.X
		}
		values := b.codes(b.operands(list...))
		for i := range values {
			values[i] = field("I"+strconv.Itoa(i), values[i])
		}
		return of(operand{code: b.g.rowType(items).Values(values...), prec: precUnary}, x).ordered(x.Elts)
	}
	_, values, slice := b.elements(x.Elts, nil)
	return of(operand{code: jen.Qual(pyPath, "NewTuple").Call(variadic(inChunks(x.Elts, values, slice))...), prec: precAtom}, x).ordered(x.Elts)
}

// ordered marks a container literal whose elements may read or call.
func (p pending) ordered(elts []ir.Element) pending {
	p.reads = !plainElements(elts)
	p.calls = p.reads
	return p
}

// chunk is how many constants stand in one Go function: beyond some thousands the Go compiler
// takes minutes for one.
const chunk = 256

// inChunks makes the elements of a large display of constants by function literals.
func inChunks(elts []ir.Element, values []jen.Code, slice jen.Code) ([]jen.Code, jen.Code) {
	if slice != nil || len(values) <= 2*chunk || len(elts) != len(values) || !plainElements(elts) {
		return values, slice
	}
	var parts []jen.Code
	for begin := 0; begin < len(values); begin += chunk {
		part := jen.Return(valueSlice(values[begin:min(begin+chunk, len(values))]))
		parts = append(parts, jen.Func().Params().Index().Qual(pyPath, "Value").Block(part).Call())
	}
	return nil, jen.Qual("slices", "Concat").Call(parts...)
}

// plainElements reports whether making the elements of a display neither reads nor calls, so that
// large tables of constants stay one expression.
func plainElements(elts []ir.Element) bool {
	for _, e := range elts {
		if e.Spread || !plainValue(e.X) {
			return false
		}
	}
	return true
}

func plainValue(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.Const:
		return true
	case *ir.Convert:
		return x.Mode != ir.Check && plainValue(x.X)
	case *ir.TupleLit:
		return plainElements(x.Elts)
	case *ir.ListLit:
		return plainElements(x.Elts)
	}
	return false
}

func (b *body) evalSet(x *ir.SetLit) pending {
	if key := x.T.KeySet(); key != nil {
		return b.evalKeySet(x, key)
	}
	_, values, slice := b.elements(x.Elts, nil)
	b.at(x.S)
	if x.Table != nil {
		return b.dynamic(jen.Qual(pyPath, "SetInTable").Call(append([]jen.Code{b.taskName(), jen.Lit(x.Frozen), setTable(x.Table)}, variadic(values, slice)...)...), x)
	}
	maker := "NewSet"
	if constDisplay(x.Elts) {
		maker = "NewConstSet"
	}
	return b.dynamic(jen.Qual(pyPath, maker).Call(append([]jen.Code{b.taskName()}, variadic(values, slice)...)...), x)
}

// setTable writes where the items of a set lie.
func setTable(table *py.SetTable) jen.Code {
	cells := func(list []int) jen.Code {
		var values []jen.Code
		for _, cell := range list {
			values = append(values, jen.Lit(cell))
		}
		return jen.Index().Int().Values(values...)
	}
	entries := jen.Dict{jen.Id("Size"): jen.Lit(table.Size), jen.Id("Cells"): cells(table.Cells)}
	if len(table.Deleted) > 0 {
		entries[jen.Id("Deleted")] = cells(table.Deleted)
	}
	return jen.Qual(pyPath, "SetTable").Values(entries)
}

// constDisplay reports whether CPython makes a set display from a constant: three items or
// more, all of them ints and texts known to its compiler.
func constDisplay(elts []ir.Element) bool {
	for _, e := range elts {
		x := e.X
		if convert, ok := x.(*ir.Convert); ok {
			x = convert.X
		}
		c, ok := x.(*ir.Const)
		if !ok || e.Spread {
			return false
		}
		switch c.Value.(type) {
		case py.SmallInt, *py.BigInt, py.Str:
		default:
			return false
		}
	}
	return len(elts) >= 3
}

func (b *body) evalDict(x *ir.DictLit) pending {
	if key, elem := x.T.Map(); key != nil && len(x.Entries) == 0 {
		return of(operand{code: b.newMap(x.T, key, elem), prec: precAtom}, x)
	}
	if len(x.Entries) == 0 {
		return of(operand{code: jen.Qual(pyPath, "NewDict").Call(), prec: precAtom}, x)
	}
	name := b.temp(hint(x))
	b.fillDict(x, name)
	return of(atom(jen.Id(name)), x)
}

// fillDict declares a dict and puts the entries of a display into it. CPython evaluates a run of up to 15 entries before it
// puts them in, and longer runs one by one.
func (b *body) fillDict(x *ir.DictLit, name string) {
	if key, elem := x.T.Map(); key != nil {
		b.fillMap(x, name, key, elem)
		return
	}
	b.emit(jen.Id(name).Op(":=").Qual(pyPath, "NewDictOf").Call(jen.Lit(len(x.Entries))))
	for entries := x.Entries; len(entries) > 0 && !b.block.done; {
		if entries[0].Key == nil {
			o := b.value(entries[0].Value)
			b.at(x.S)
			b.mayFail(jen.Qual(pyPath, "DictUpdate").Call(b.taskName(), jen.Id(name), o.code))
			entries = entries[1:]
			continue
		}
		n := 1
		for n < len(entries) && n < dictRun+2 && entries[n].Key != nil {
			n++
		}
		run := entries[:n]
		entries = entries[n:]
		if n <= dictRun && hashingShows(run) {
			b.entriesAtOnce(x, run, name)
			continue
		}
		for _, entry := range run {
			b.putEntry(entry, name)
		}
	}
}

// dictRun is the number of entries that CPython's compiler puts into a dict at once.
const dictRun = 15

// hashingShows reports whether a key may be unhashable, or has a hash of the program's, before an entry whose evaluation can be seen.
func hashingShows(run []ir.Entry) bool {
	hashes := false
	for _, entry := range run {
		if hashes && !(inert(entry.Key) && inert(entry.Value)) {
			return true
		}
		hashes = hashes || !plainKey(entry.Key)
	}
	return false
}

// plainKey reports whether a key is of a builtin type that has hashes.
func plainKey(x ir.Expr) bool {
	if c, ok := x.(*ir.Convert); ok && c.Mode == ir.Box {
		x = c.X
	}
	if _, constant := x.(*ir.Const); constant {
		return true
	}
	switch x.Type().Kind {
	case ir.StrKind, ir.BytesKind, ir.IntKind, ir.FloatKind, ir.BoolKind, ir.NoneKind:
		return true
	}
	return false
}

// entriesAtOnce evaluates all entries and then puts them in.
func (b *body) entriesAtOnce(x *ir.DictLit, run []ir.Entry, name string) {
	var ops []operand
	for _, entry := range run {
		ops = append(ops, b.stableValue(entry.Key), b.stableValue(entry.Value))
	}
	b.at(x.S)
	for i := range run {
		b.mayFail(jen.Id(name).Dot("Set").Call(b.taskName(), ops[2*i].code, ops[2*i+1].code))
	}
}

// putEntry evaluates an entry and puts it in.
func (b *body) putEntry(entry ir.Entry, name string) {
	if ir.IsStrConst(entry.Key) {
		o := b.value(entry.Value)
		// The boxed constant is made at compile time.
		b.emit(jen.Id(name).Dot("SetKey").Call(jen.Qual(pyPath, "Str").Call(jen.Lit(strConst(entry.Key))), o.code))
		return
	}
	ops := b.operands(entry.Key, entry.Value)
	b.at(entry.Key.Span())
	b.mayFail(jen.Id(name).Dot("Set").Call(b.taskName(), ops[0].code, ops[1].code))
}
