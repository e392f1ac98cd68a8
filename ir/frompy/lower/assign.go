package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

func (b *body) assignStmt(s *pyast.Assign) {
	if b.holds(s) || b.unpacksGenerator(s) {
		return
	}
	x := b.expr(s.Value)
	if len(s.Targets) == 1 {
		b.store(s.Targets[0], x)
		return
	}
	held := b.hold(x)
	for _, t := range s.Targets {
		b.store(t, held())
	}
}

// annAssign evaluates the value; annotations of local variables are never evaluated.
func (b *body) annAssign(s *pyast.AnnAssign) {
	if b.ns != nil {
		b.classAnnotation(s)
		return
	}
	if s.Value != nil {
		b.store(s.Target, b.expr(s.Value))
	}
}

// store assigns a lowered value to a target.
func (b *body) store(target pyast.Expr, x ir.Expr) {
	span := b.span(target)
	switch t := target.(type) {
	case *pyast.Name:
		b.storeName(t, b.mangle(t.Id), x)
	case *pyast.Attribute:
		if s := b.namedVariable(t); s != nil {
			b.storeSlot(span, s, x)
			return
		}
		obj := b.expr(t.Value)
		if !unaffected(x, obj) || !steady(x, obj) {
			x = b.hold(x)()
		}
		b.storeAttr(t, obj, x)
	case *pyast.Subscript:
		obj := b.expr(t.Value)
		key := b.expr(t.Slice)
		if !unaffected(x, obj) || !unaffected(x, key) || !steady(x, obj, key) {
			x = b.hold(x)()
		}
		_, slice := t.Slice.(*pyast.Slice)
		b.storeItem(span, slice, obj, key, x)
	case *pyast.Tuple:
		b.unpack(t, t.Elts, x)
	case *pyast.List:
		b.unpack(t, t.Elts, x)
	case *pyast.Starred:
		b.store(t.Value, x)
	default:
		b.fail(target, Unsupported, "this target cannot be assigned to", "")
	}
}

func (b *body) storeName(n pyast.Node, name string, x ir.Expr) {
	span := b.span(n)
	p := b.resolve(name)
	switch {
	case p.ns:
		b.storeClassName(n, name, x)
	case p.v != nil:
		b.assign(span, p.v, x)
	default:
		b.storeSlot(span, p.slot, x)
	}
}

// storeSlot rebinds a variable of a module.
func (b *body) storeSlot(span spanT, s *slot, x ir.Expr) {
	s.rebind()
	s.served = s.served || b.u.source == nil || !b.u.source.AtStart || b.fn != b.u.fn
	s.readers[b.u] = true
	if s.object != nil && classed(s.key.mod.Module) {
		b.do(span, bind.SetGlobal, b.listedModule(s.object, span), str(span, s.key.name), b.box(x))
		return
	}
	if s.object != nil {
		b.do(span, bind.SetAttr, b.listedModule(s.object, span), str(span, s.key.name), b.box(x))
		return
	}
	s.widen(x.Type())
	b.emit(&ir.SetGlobal{At: ir.At{S: span}, Global: s.global, X: b.to(x, s.typ)})
}

// namedVariable is the variable that "module.name" or "Class.name" names, where the module is one of the
// program, or the class is hidden, and has the name; nil for everything else.
func (b *body) namedVariable(t *pyast.Attribute) *slot {
	base, ok := b.known(t.Value)
	if !ok {
		return nil
	}
	if class, isType := base.(*py.Type); isType {
		if s := b.classSlot(class, b.mangle(t.Attr)); s != nil && s.key.class == class {
			return s
		}
		return nil
	}
	m, ok := base.(*py.Module)
	if !ok {
		return nil
	}
	own := b.l.in.ModuleOf(m)
	if own == nil || classed(m) {
		return nil
	}
	if s := b.l.slot(slotKey{mod: own, name: b.mangle(t.Attr)}); s.value() != nil || s.object != nil {
		return s
	}
	return nil
}

// unpack spreads an iterable over targets.
func (b *body) unpack(n pyast.Node, targets []pyast.Expr, x ir.Expr) {
	span := b.span(n)
	star := -1
	for i, t := range targets {
		if _, ok := t.(*pyast.Starred); ok {
			star = i
		}
	}
	// A tuple display of the same length needs no tuple: a, b = b, a.
	if lit, ok := x.(*ir.TupleLit); ok && star < 0 && len(lit.Elts) == len(targets) && !spreads(lit.Elts) {
		held := make([]func() ir.Expr, len(targets))
		for i, e := range lit.Elts {
			held[i] = b.hold(unboxed(e.X))
		}
		for i, t := range targets {
			b.store(t, held[i]())
		}
		return
	}
	if t := x.Type(); t.Kind == ir.TupleKind && star < 0 && len(b.itemTypes(t)) == len(targets) {
		held := b.hold(x)
		for i, target := range targets {
			b.store(target, b.tupleItem(b.span(target), held(), i))
		}
		return
	}
	item := b.itemType(x.Type())
	if isNever(x) || item.Kind == ir.NeverKind {
		for _, t := range targets {
			b.store(t, never(span))
		}
		return
	}
	if elem, ok := b.vector(x.Type()); ok && star < 0 {
		b.unpackVector(span, targets, x, elem)
		return
	}
	var items ir.Expr
	if star < 0 {
		items = b.call(span, bind.Unpack, b.boxRead(x), constant(span, py.MakeInt(int64(len(targets)))))
	} else {
		item = ir.Dyn
		items = b.call(span, bind.UnpackStar, b.boxRead(x), constant(span, py.MakeInt(int64(star))), constant(span, py.MakeInt(int64(len(targets)-star-1))))
	}
	if item.Kind == ir.DynKind {
		ir.Leak(x.Type())
	}
	held := b.hold(items)
	for i, t := range targets {
		b.store(t, b.as(b.call(b.span(t), bind.Index, held(), constant(span, py.MakeInt(int64(i)))), item))
	}
}

func spreads(list []ir.Element) bool {
	for _, e := range list {
		if e.Spread {
			return true
		}
	}
	return false
}

// unboxed is the static value inside a Box.
func unboxed(e ir.Expr) ir.Expr {
	switch e := e.(type) {
	case *ir.Convert:
		if e.Mode == ir.Box {
			return e.X
		}
	case *ir.Const:
		if t := ir.ConstType(e.Value); t.Kind != ir.DynKind && !isNever(e) {
			return &ir.Const{Base: ir.Base{T: t, S: e.S}, Value: e.Value}
		}
	}
	return e
}

// augAssign is "target op= value": the target's parts are evaluated once.
func (b *body) augAssign(s *pyast.AugAssign) {
	span := b.span(s)
	op := operatorText[s.Op]
	switch t := s.Target.(type) {
	case *pyast.Name:
		x := b.name(&pyast.Name{Range: t.Range, Id: t.Id})
		b.store(t, b.inPlace(s, op, x, b.expr(s.Value)))
	case *pyast.Attribute:
		if v := b.namedVariable(t); v != nil {
			x := b.attribute(t)
			b.storeSlot(span, v, b.inPlace(s, op, x, b.expr(s.Value)))
			return
		}
		obj := b.hold(b.expr(t.Value))
		x := b.hold(b.readAttr(t, obj(), b.mangle(t.Attr)))
		b.storeAttr(t, obj(), b.inPlace(s, op, x(), b.expr(s.Value)))
	case *pyast.Subscript:
		obj := b.hold(b.expr(t.Value))
		key := b.hold(b.expr(t.Slice))
		_, slice := t.Slice.(*pyast.Slice)
		x := b.hold(b.subscriptOf(t, slice, obj(), key()))
		sum := b.inPlace(s, op, x(), b.expr(s.Value))
		b.storeItem(span, slice, obj(), key(), sum)
	default:
		b.fail(s.Target, Unsupported, "this target cannot be assigned to", "")
	}
}

// inPlace is the augmented operator: immutable static types use the plain one.
func (b *body) inPlace(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	if isNever(x, y) {
		return never(b.span(n))
	}
	if e := b.typedBinary(n, op, x, y); e != nil {
		return e
	}
	if e := b.optionalBinary(n, op, bind.InPlaceOps[op], x, y); e != nil {
		return e
	}
	if e := b.containerOperator(n, op, x, y, true); e != nil {
		return e
	}
	if e := b.structOperator(n, op, x, y, true); e != nil {
		return e
	}
	return b.dynCall(b.span(n), bind.InPlaceOps[op], x, y)
}

// mayUnbind says that a variable may be unbound wherever it is read.
func (b *body) mayUnbind(v *ir.Var) {
	if key, ok := b.keyOf(v); ok && !b.facts(key).unbound {
		b.facts(key).unbound = true
		b.u.changed = true
	}
	v.MayUnbound, v.Type = true, ir.Dyn
}

func (b *body) del(target pyast.Expr) {
	span := b.span(target)
	switch t := target.(type) {
	case *pyast.Name:
		name := b.mangle(t.Id)
		p := b.resolve(name)
		switch {
		case p.ns:
			b.do(span, bind.DelItem, b.box(b.ns.read(span)), b.box(str(span, name)))
		case p.v != nil:
			x := b.read(span, p.v) // deleting an unbound name raises
			if key, ok := b.keyOf(p.v); ok && b.mayFlag(key) {
				if b.flags[p.v] == nil {
					b.facts(key).unbound, b.u.changed = true, true
				} else if !b.env.bound[p.v] {
					b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: x})
				}
				b.setFlag(span, p.v, false)
			} else {
				b.mayUnbind(p.v)
				b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: p.v}})
				b.emit(&ir.Unbind{At: ir.At{S: span}, Var: p.v})
			}
			delete(b.env.bound, p.v)
			delete(b.env.narrow, p.v)
			b.letGo(t)
		default:
			b.deleteSlot(target, p.slot)
		}
	case *pyast.Attribute:
		if v := b.namedVariable(t); v != nil && v.key.mod != nil {
			v.live(b.l.moduleObject(v.key.mod))
		}
		x := b.box(b.expr(t.Value))
		b.l.useName(b.mangle(t.Attr))
		b.l.breakField(b.mangle(t.Attr))
		b.do(span, bind.DelAttr, x, str(span, b.mangle(t.Attr)))
	case *pyast.Subscript:
		x, key := b.expr(t.Value), b.expr(t.Slice)
		if isNever(x, key) && !b.l.final {
			return
		}
		if b.delMapItem(span, x, key) || b.delVectorItem(span, x, key) {
			return
		}
		if x.Type().Items == nil {
			x = b.box(x)
		}
		b.do(span, bind.DelItem, b.boxIn(x), b.box(key))
	case *pyast.Tuple:
		for _, e := range t.Elts {
			b.del(e)
		}
	case *pyast.List:
		for _, e := range t.Elts {
			b.del(e)
		}
	}
}
