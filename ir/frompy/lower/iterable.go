package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// iteration is what a loop, or a clause of a comprehension, goes over.
type iteration struct {
	iter              ir.Expr
	item              *ir.Type // of the items
	start, stop, step ir.Expr  // of a range of ints, where iter is nil
	async             bool
	generator         bool    // the loop stands for a generator
	rows              bool    // the target takes each item apart at once
	count             *ir.Var // counts the items of a vector in enumerate()
	view              string  // of a map: the method that gave it
	value             ir.Expr // of a view of a map with values: the one of this round
	frame             string  // ir.For.Frame, of a comprehension that span evaluates
	span              spanT
}

// iteration lowers the iterable of a loop.
func (b *body) iteration(n pyast.Expr, async bool) iteration {
	if async {
		return iteration{iter: b.box(b.expr(n)), item: ir.Dyn, async: true}
	}
	n = b.asList(n)
	if start, stop, step := b.rangeArgs(n); start != nil {
		return iteration{start: start, stop: stop, step: step, item: ir.Int}
	}
	if start, stop, step := b.reversedRange(n); start != nil {
		return iteration{start: start, stop: stop, step: step, item: ir.Int}
	}
	if x, start := b.enumerated(n); x != nil {
		from := iteration{iter: x, item: b.itemType(x.Type()), count: b.temp(ir.Int)}
		b.emit(&ir.Assign{At: ir.At{S: b.span(n)}, Var: from.count, X: start})
		return from
	}
	if x := b.typedSource(n); x != nil {
		return iteration{iter: x, item: b.itemType(x.Type())}
	}
	if from, ok := b.mapView(n); ok {
		return from
	}
	x, item := b.iterable(n)
	return iteration{iter: x, item: item}
}

// asList is the display of a list for that of a tuple that a loop goes over, or for one repeated: nothing but the loop sees it, and
// a vector keeps the items in their static types.
func (b *body) asList(n pyast.Expr) pyast.Expr {
	if list := b.l.asLists[n]; list != nil {
		return list
	}
	var list pyast.Expr
	switch x := n.(type) {
	case *pyast.Tuple:
		if len(x.Elts) == 0 || starred(x.Elts) {
			return n
		}
		list = &pyast.List{Range: x.Range, Elts: x.Elts}
	case *pyast.BinOp:
		left := b.asList(x.Left)
		if x.Op != pyast.Mult || left == x.Left {
			return n
		}
		list = &pyast.BinOp{Range: x.Range, Left: left, Op: x.Op, Right: x.Right}
	default:
		return n
	}
	b.l.asLists[n] = list
	return list
}

// itemVar is the variable that a loop over from fills, and bind assigns it to the target.
func (b *body) itemVar(target pyast.Expr, from *iteration) (v *ir.Var, bind func()) {
	span := b.span(target)
	from.rows = isRow(target)
	switch {
	case from.start != nil:
		v = b.temp(ir.Int)
		return v, func() { b.store(target, &ir.Local{Base: ir.Base{T: ir.Int, S: span}, Var: v}) }
	case from.item.Kind == ir.DynKind && from.item.Member == nil:
		return b.loopVar(target)
	case from.overStr():
		return b.numbered(target, from, ir.Str)
	}
	if elem, ok := b.unboxedItems(from.iter.Type()); ok {
		return b.numbered(target, from, elem)
	}
	if b.isMapped(from.iter.Type()) {
		v = b.temp(from.item)
		return v, func() { b.bindView(target, from, v) }
	}
	v = b.temp(ir.Dyn)
	return v, func() {
		if from.item.Kind == ir.NeverKind {
			b.store(target, never(span))
			return
		}
		b.store(target, b.as(&ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: v}, from.item))
	}
}

// numbered is the variable for items of a static type, and what assigns it, and its number in enumerate(), to the target.
func (b *body) numbered(target pyast.Expr, from *iteration, elem *ir.Type) (v *ir.Var, bind func()) {
	span := b.span(target)
	v = b.temp(elem)
	return v, func() {
		item := &ir.Local{Base: ir.Base{T: elem, S: span}, Var: v}
		if from.count == nil {
			b.store(target, item)
			return
		}
		at := b.temp(ir.Int)
		read := func(v *ir.Var) ir.Expr { return &ir.Local{Base: ir.Base{T: ir.Int, S: span}, Var: v} }
		b.emit(&ir.Assign{At: ir.At{S: span}, Var: at, X: read(from.count)})
		b.emit(&ir.Assign{At: ir.At{S: span}, Var: from.count, X: b.typedBinary(target, "+", read(at), constant(span, py.MakeInt(1)))})
		if names, ok := target.(*pyast.Tuple); ok && len(names.Elts) == 2 && !starred(names.Elts) {
			b.store(names.Elts[0], read(at))
			b.store(names.Elts[1], item)
			return
		}
		b.store(target, b.tuple(target, span, []ir.Expr{read(at), item}))
	}
}

// overStr reports whether a loop goes over the characters of a static text.
func (from *iteration) overStr() bool { return !from.async && from.iter.Type().Kind == ir.StrKind }

// isRow reports whether a target is a list of names: assigning to it runs no code before the
// last item was taken.
func isRow(target pyast.Expr) bool {
	var elts []pyast.Expr
	switch x := target.(type) {
	case *pyast.Tuple:
		elts = x.Elts
	case *pyast.List:
		elts = x.Elts
	}
	for _, e := range elts {
		if _, name := e.(*pyast.Name); !name {
			return false
		}
	}
	return len(elts) > 0
}

// loop is the statement that goes over it.
func (from iteration) loop(span spanT, v *ir.Var, body, orelse []ir.Stmt) ir.Stmt {
	at := ir.At{S: span}
	if from.frame != "" {
		at.S = from.span
	}
	if from.start != nil {
		return &ir.ForRange{At: at, Frame: from.frame, Var: v, Start: from.start, Stop: from.stop, Step: from.step, Generator: from.generator, Body: body, Else: orelse}
	}
	return &ir.For{At: at, Frame: from.frame, Var: v, Iter: from.iter, Async: from.async, Generator: from.generator, Rows: from.rows, Body: body, Else: orelse}
}

// iterable lowers an expression that is iterated over at once by a loop, and tells the type
// of its items. Views, enumerate and zip have no static type; here their items have one.
func (b *body) iterable(n pyast.Expr) (ir.Expr, *ir.Type) {
	if c, ok := n.(*pyast.Call); ok && len(c.Keywords) == 0 && !starred(c.Args) {
		if x, item := b.iterableView(c); x != nil {
			return x, item
		}
		if x, item := b.iterableBuiltin(c); x != nil {
			return x, item
		}
		if x, item := b.iterator(c); x != nil {
			return x, item
		}
	}
	if x, item := b.membersOf(n); x != nil {
		return x, item
	}
	if x := b.loopConstant(n); x != nil {
		return x, b.itemType(x.Type())
	}
	b.l.soles[n] = true
	x := b.iterated(n, b.expr(n))
	delete(b.l.soles, n)
	return x, b.itemType(x.Type())
}

func starred(list []pyast.Expr) bool {
	for _, a := range list {
		if _, star := a.(*pyast.Starred); star {
			return true
		}
	}
	return false
}

// iterableView is d.items() and its like, of a dict whose items are known.
func (b *body) iterableView(c *pyast.Call) (ir.Expr, *ir.Type) {
	f, ok := c.Func.(*pyast.Attribute)
	if !ok || len(c.Args) > 0 || f.Attr != "items" && f.Attr != "keys" && f.Attr != "values" {
		return nil, nil
	}
	if v, known := b.known(f.Value); known && !isContainerValue(v) {
		return nil, nil
	}
	span := b.span(c)
	if x := b.builtCall(c, f); x != nil {
		return x, ir.Dyn
	}
	x := b.expr(f.Value)
	if isNever(x) {
		return x, ir.Never
	}
	if t := x.Type(); t.Kind != ir.DictKind || t.Items == nil {
		return b.methodOf(c, f, x), ir.Dyn
	}
	items := x.Type().Items
	view := b.call(span, bind.Method(ir.Dict, f.Attr, nil).Row.Sym, x)
	switch f.Attr {
	case "keys":
		return view, b.keyOfDict(items)
	case "values":
		return view, b.elemOf(items)
	}
	key, elem := b.keyOfDict(items), b.elemOf(items)
	if key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind {
		return view, ir.Never
	}
	return view, &ir.Type{Kind: ir.TupleKind, Elems: []*ir.Type{key, elem}}
}

// iterableBuiltin is a call of enumerate, zip or reversed.
func (b *body) iterableBuiltin(c *pyast.Call) (ir.Expr, *ir.Type) {
	v, ok := b.known(c.Func)
	if !ok || len(c.Args) == 0 {
		return nil, nil
	}
	name, isBuiltin := b.l.builtinName(v)
	if !isBuiltin {
		return nil, nil
	}
	span := b.span(c)
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", name)}
	switch {
	case name == "zip", name == "enumerate" && len(c.Args) == 1, name == "reversed" && len(c.Args) == 1:
	default:
		return nil, nil
	}
	item := &ir.Type{Kind: ir.TupleKind}
	unknown := false
	for _, a := range c.Args {
		x, t := b.iterable(a)
		if t.Kind == ir.DynKind {
			x = b.box(x)
		}
		unknown = unknown || t.Kind == ir.NeverKind
		item.Elems = append(item.Elems, t)
		call.Args = append(call.Args, ir.Element{X: b.boxIn(x)})
	}
	switch {
	case unknown:
		return call, ir.Never
	case name == "reversed":
		switch call.Args[0].X.(type) {
		case *ir.Convert: // a container; anything else has its own __reversed__
			return call, item.Elems[0]
		}
		return call, ir.Dyn
	case name == "enumerate":
		item.Elems = []*ir.Type{ir.Int, item.Elems[0]}
	}
	return call, item
}

// rangeArgs gives the int bounds when iter is a call of the builtin range on ints.
func (b *body) rangeArgs(iter pyast.Expr) (start, stop, step ir.Expr) {
	c, ok := iter.(*pyast.Call)
	if !ok || len(c.Keywords) > 0 || len(c.Args) == 0 || len(c.Args) > 3 {
		return nil, nil, nil
	}
	if v, known := b.known(c.Func); !known || v != b.l.builtin("range") {
		return nil, nil, nil
	}
	saved := b.env.copy()
	var args []ir.Expr
	probe := b.into(func() {
		for _, a := range c.Args {
			if _, star := a.(*pyast.Starred); star {
				return
			}
			args = append(args, b.expr(a))
		}
	})
	if len(args) != len(c.Args) || len(probe) > 0 {
		b.env = saved
		return nil, nil, nil
	}
	for _, a := range args {
		if k := a.Type().Kind; k != ir.IntKind && (k != ir.NeverKind || b.l.final) {
			b.env = saved
			return nil, nil, nil
		}
	}
	span := b.span(c)
	zero, one := constant(span, py.MakeInt(0)), constant(span, py.MakeInt(1))
	switch len(args) {
	case 1:
		return zero, args[0], one
	case 2:
		return args[0], args[1], one
	}
	if c, ok := args[2].(*ir.Const); ok && c.Value == py.MakeInt(0) {
		b.env = saved
		return nil, nil, nil
	}
	return args[0], args[1], args[2]
}
