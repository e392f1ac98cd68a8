package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Lists and dicts that module code made have the types of what they hold, as displays in functions have. How they are made
// in the service is known when all facts stand.

// maxTyped bounds the containers that are looked into: the Go compiler takes long for large displays of static types.
const maxTyped = 400

// globalContainer is a list or dict in a global.
type globalContainer struct {
	span         source.Span
	lit          ir.Expr // *ir.ListLit or *ir.DictLit
	keys, values []py.Value
	rows         map[*py.Tuple]*ir.TupleLit // tuples of constants in it
}

// isContainerValue reports a list or dict that module code made.
func isContainerValue(v py.Value) bool {
	switch v.(type) {
	case *py.List, *py.Dict:
		return true
	}
	return false
}

// within is a value in such a container. The items of a tuple have their static types, as those of a display have; how the
// tuple is made is known in the end.
func (b *body) within(g *globalContainer, v py.Value, span source.Span) (ir.Expr, *diag.Diagnostic) {
	if f := b.functionWithin(v, span); f != nil {
		return f, nil
	}
	x, ok := v.(*py.Tuple)
	if !ok || len(x.Items) == 0 || len(x.Items) > maxItems {
		return b.snapshot(v, span)
	}
	row := ir.NewRow(len(x.Items))
	lit := &ir.TupleLit{Base: ir.Base{T: &ir.Type{Kind: ir.TupleKind, Row: row}, S: span}}
	for i, item := range x.Items {
		switch item.(type) {
		case py.Bool, py.SmallInt, py.Float, py.Str, py.NoneType:
		default:
			return b.snapshot(v, span)
		}
		e := constant(span, item)
		row.Put(i, e.Type())
		lit.Elts = append(lit.Elts, ir.Element{X: e})
	}
	g.rows[x] = lit
	return lit, nil
}

// rowOf is a tuple of constants in the form that it has in the end; nil for other values.
func (b *body) rowOf(g *globalContainer, v py.Value) ir.Expr {
	x, _ := v.(*py.Tuple)
	lit := g.rows[x]
	if lit == nil {
		return nil
	}
	elems := b.itemTypes(lit.T)
	out := &ir.TupleLit{Base: lit.Base}
	for i, e := range lit.Elts {
		if lit.T.Unboxed() != nil {
			out.Elts = append(out.Elts, ir.Element{X: b.to(e.X, elems[i])})
		} else {
			out.Elts = append(out.Elts, ir.Element{X: b.boxIn(e.X)})
		}
	}
	return out
}

// element is a value of the container as it is made.
func (b *body) element(g *globalContainer, v py.Value) ir.Expr {
	if row := b.rowOf(g, v); row != nil {
		return row
	}
	if f := b.functionWithin(v, g.span); f != nil {
		if l, ok := f.(*ir.Lambda); ok {
			b.l.complete(l.Func)
		}
		return f
	}
	return b.value(v, g.span)
}

// container makes the display for a list or dict of module code; nil where it holds itself or is too large.
func (b *body) container(o *object, keys, values []py.Value, span source.Span) (ir.Expr, *diag.Diagnostic) {
	if len(values) > maxTyped {
		return nil, nil
	}
	items := ir.NewItems()
	g := &globalContainer{span: span, keys: keys, values: values, rows: map[*py.Tuple]*ir.TupleLit{}}
	for i, v := range values {
		if keys != nil {
			k, d := b.within(g, keys[i], span)
			if d != nil {
				return nil, d
			}
			items.PutKey(k.Type())
		}
		x, d := b.within(g, v, span)
		if d != nil {
			return nil, d
		}
		items.Put(x.Type())
	}
	if o.cyclic {
		t := containerType(ir.ListKind, items)
		ir.Escape(t)
		return nil, nil
	}
	if keys == nil {
		g.lit = &ir.ListLit{Base: ir.Base{T: containerType(ir.ListKind, items), S: span}}
	} else {
		g.lit = &ir.DictLit{Base: ir.Base{T: containerType(ir.DictKind, items), S: span}}
	}
	b.l.globalContainers = append(b.l.globalContainers, g)
	return g.lit, nil
}

// setTable is the table of a set whose order is the same in every process, where a display of its items would have
// another; nil for others.
func setTable(v *py.Set, items []py.Value) *py.SetTable {
	if !v.HasFixedHashes() {
		return nil
	}
	table := v.Table()
	for _, display := range []func(*py.Task, ...py.Value) (*py.Set, error){py.NewSet, py.NewConstSet} {
		var again py.Value
		again, err := display(nil, items...)
		if v.Type() == py.TypeFrozenSet && err == nil {
			again, err = py.Call(nil, py.TypeFrozenSet, again)
		}
		if err != nil || !again.(*py.Set).Table().Equal(table) {
			return &table
		}
	}
	return nil
}

// constantSet makes the display for a set of ints or of texts of module code; nil for others.
func (b *body) constantSet(v *py.Set, span source.Span) ir.Expr {
	if v.Type() != py.TypeSet || v.Len() == 0 || v.Len() > maxTyped {
		return nil
	}
	items := ir.NewItems()
	g := &globalContainer{span: span, values: slices.Collect(v.All())}
	for _, x := range g.values {
		t := ir.ConstType(x)
		if t.Kind != ir.StrKind && t.Kind != ir.IntKind {
			return nil
		}
		items.Put(t)
	}
	if _, elem := items.Held(); elem.Kind == ir.DynKind {
		return nil
	}
	g.lit = &ir.SetLit{Base: ir.Base{T: containerType(ir.SetKind, items), S: span}}
	b.l.globalContainers = append(b.l.globalContainers, g)
	return g.lit
}

// fillContainers makes the elements of the containers in globals, whose types stand now.
func (l *Lowerer) fillContainers() {
	b := l.bodyOf(l.start)
	for _, g := range l.globalContainers {
		switch lit := g.lit.(type) {
		case *ir.ListLit:
			elem, vector := b.vector(lit.T)
			for _, v := range g.values {
				x := b.element(g, v)
				if vector {
					x = b.settledTo(x, elem)
				} else {
					x = b.boxHeld(x)
				}
				lit.Elts = append(lit.Elts, ir.Element{X: x})
			}
		case *ir.SetLit:
			key, isKeySet := b.keySet(lit.T)
			for _, v := range g.values {
				x := b.value(v, g.span)
				if isKeySet {
					x = b.settledTo(x, key)
				} else {
					x = b.boxIn(x)
				}
				lit.Elts = append(lit.Elts, ir.Element{X: x})
			}
		case *ir.DictLit:
			key, elem, isMap := b.mapOf(lit.T)
			for i, v := range g.values {
				e := ir.Entry{Key: b.element(g, g.keys[i]), Value: b.element(g, v)}
				if isMap {
					e.Key, e.Value = b.settledTo(e.Key, key), b.settledTo(e.Value, elem)
				} else {
					e.Key, e.Value = b.boxIn(e.Key), b.boxHeld(e.Value)
				}
				lit.Entries = append(lit.Entries, e)
			}
		}
	}
}

// settledTo is to for a value of a global: what was a struct when the type was found out may be an object by now.
func (b *body) settledTo(x ir.Expr, t *ir.Type) ir.Expr {
	if x.Type().Kind == ir.DynKind && t.Kind != ir.DynKind {
		return b.as(x, t)
	}
	return b.to(x, t)
}
