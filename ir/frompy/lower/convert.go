package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// constant makes a constant with its static type.
func constant(span source.Span, v py.Value) ir.Expr {
	return &ir.Const{Base: ir.Base{T: ir.ConstType(v), S: span}, Value: v}
}

func str(span source.Span, s string) ir.Expr { return constant(span, py.Str(s)) }

// never is the value of what has no type yet; lowering again will replace it.
func never(span source.Span) ir.Expr {
	return &ir.Const{Base: ir.Base{T: ir.Never, S: span}, Value: py.None}
}

func isNever(list ...ir.Expr) bool {
	for _, e := range list {
		if e.Type().Kind == ir.NeverKind {
			return true
		}
	}
	return false
}

// box turns a value into a dynamic one that may go anywhere: containers in it escape.
func (b *body) box(e ir.Expr) ir.Expr {
	ir.Escape(e.Type())
	if g, ok := e.(*ir.GlobalRef); ok && g.Global.Type.Kind == ir.DynKind {
		return &ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: g.S}, Global: g.Global} // which a struct was in until now
	}
	return b.boxIn(e)
}

// to moves a value to a type that holds it: the join of the value's type and others.
func (b *body) to(e ir.Expr, t *ir.Type) ir.Expr {
	from := e.Type()
	switch {
	case ir.Same(from, t) || t.Kind == ir.NeverKind:
		ir.Join(from, t) // the value is in both places now
		return e
	case from.Kind == ir.NeverKind:
		return &ir.Const{Base: ir.Base{T: t, S: e.Span()}, Value: py.None}
	case t.Kind == ir.DynKind:
		return b.box(e)
	case t.Kind == ir.NumKind && (from.Kind == ir.IntKind || from.Kind == ir.FloatKind):
		return asNumber(e)
	case t.Kind == ir.OptionalKind:
		ir.Join(from, t)
		return &ir.Convert{Base: ir.Base{T: t, S: e.Span()}, Mode: ir.Wrap, X: e}
	}
	// Only facts that changed while this was lowered lead here; it is lowered again.
	b.u.changed = true
	return &ir.Const{Base: ir.Base{T: t, S: e.Span()}, Value: py.None}
}

// boxAll boxes a list of operands.
func (b *body) boxAll(list ...ir.Expr) []ir.Expr {
	out := make([]ir.Expr, len(list))
	for i, e := range list {
		out[i] = b.box(e)
	}
	return out
}

// call makes a call of a runtime symbol; what the symbol does not give is None.
func (b *body) call(span source.Span, sym *ir.Symbol, args ...ir.Expr) ir.Expr {
	t := sym.Result
	if t == nil {
		t = ir.None
	}
	for _, x := range args {
		if sym.Name != ".Len" || x.Type().Kind == ir.TupleKind { // vectors have Len too
			ir.Boxed(x.Type())
		}
	}
	return &ir.Runtime{Base: ir.Base{T: t, S: span}, Sym: sym, Args: args}
}

// dynCall calls a runtime symbol of the dynamic protocol with boxed operands.
func (b *body) dynCall(span source.Span, sym *ir.Symbol, args ...ir.Expr) ir.Expr {
	if isNever(args...) {
		return never(span)
	}
	return b.call(span, sym, b.boxAll(args...)...)
}

// do runs a runtime symbol for its effect.
func (b *body) do(span source.Span, sym *ir.Symbol, args ...ir.Expr) {
	b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, sym, args...)})
}

// native is an object of a native module.
func native(span source.Span, module, qualname string) ir.Expr {
	return &ir.Runtime{Base: ir.Base{T: ir.Dyn, S: span}, Sym: bind.Native, Args: []ir.Expr{str(span, module), str(span, qualname)}}
}

func not(e ir.Expr) ir.Expr {
	switch x := e.(type) {
	case *ir.Not:
		return x.X
	case *ir.Const:
		if v, ok := x.Value.(py.Bool); ok && x.T.Kind == ir.BoolKind {
			return constant(x.S, !v)
		}
	}
	return &ir.Not{Base: ir.Base{T: ir.Bool, S: e.Span()}, X: e}
}

func boolean(span source.Span, v bool) ir.Expr { return constant(span, py.Bool(v)) }

// constBool tells whether a test is a constant.
func constBool(e ir.Expr) (value, ok bool) {
	c, isConst := e.(*ir.Const)
	if !isConst {
		return false, false
	}
	v, ok := c.Value.(py.Bool)
	return bool(v), ok
}

// truth is bool(e).
func (b *body) truth(e ir.Expr) ir.Expr {
	span := e.Span()
	if c, ok := e.(*ir.Const); ok && c.T.Kind != ir.NeverKind {
		if v, err := py.Truth(b.l.in.Task(), c.Value); err == nil {
			return boolean(span, v)
		}
	}
	switch t := e.Type(); t.Kind {
	case ir.BoolKind:
		return e
	case ir.NeverKind:
		return boolean2(span)
	case ir.IntKind:
		return not(b.call(span, intIsZero, e))
	case ir.NumKind:
		return not(b.call(span, intIsZero, e))
	case ir.FloatKind:
		return &ir.GoOp{Base: ir.Base{T: ir.Bool, S: span}, Op: "!=", X: e, Y: constant(span, py.Float(0))}
	case ir.StrKind:
		return &ir.GoOp{Base: ir.Base{T: ir.Bool, S: span}, Op: "!=", X: e, Y: str(span, "")}
	case ir.ListKind:
		if _, ok := b.vector(t); ok {
			return not(b.call(span, intIsZero, b.call(span, vectorLen, e)))
		}
	case ir.DictKind:
		if _, _, ok := b.mapOf(t); ok {
			return not(b.call(span, intIsZero, b.call(span, vectorLen, e)))
		}
	case ir.SetKind:
		if _, ok := b.keySet(t); ok {
			return not(b.call(span, intIsZero, b.call(span, vectorLen, e)))
		}
	case ir.DequeKind:
		if _, ok := b.deque(t); ok {
			return not(b.call(span, intIsZero, b.vectorCall(span, *vectorLen, e)))
		}
	case ir.InstanceKind:
		if x := b.structTruth(e); x != nil {
			return x
		}
	case ir.OptionalKind:
		return b.block(span, func() ir.Expr {
			x := b.again(e)
			inner := b.truth(&ir.Convert{Base: ir.Base{T: t.Elem, S: span}, Mode: ir.Unwrap, X: x()})
			return &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "&&", X: not(b.isNone(x())), Y: inner}
		})
	}
	if r, ok := e.(*ir.Runtime); ok {
		for op, sym := range bind.CompareValues {
			if r.Sym == sym {
				return &ir.Runtime{Base: ir.Base{T: ir.Bool, S: r.S}, Sym: bind.CompareTests[op], Args: r.Args}
			}
		}
	}
	return b.readCall(span, bind.Truth, e)
}

// noneYet reports whether a value is None as far as is known by now, where None can do nothing: what else it may be
// is still to be found out, and until then the operation has no type.
func (b *body) noneYet(x ir.Expr) bool { return x.Type().Kind == ir.NoneKind && !b.l.final }

// boolean2 is a test whose operand has no type yet.
func boolean2(span source.Span) ir.Expr {
	return &ir.IsNone{Base: ir.Base{T: ir.Bool, S: span}, X: never(span)}
}

// isNone is "e is None" as a test.
func (b *body) isNone(e ir.Expr) ir.Expr {
	switch e.Type().Kind {
	case ir.DynKind, ir.OptionalKind, ir.NeverKind:
		if c, ok := e.(*ir.Const); ok && c.T.Kind == ir.DynKind {
			return boolean(e.Span(), c.Value == py.None)
		}
		return &ir.IsNone{Base: ir.Base{T: ir.Bool, S: e.Span()}, X: e}
	case ir.NoneKind:
		if pureExpr(e) {
			return boolean(e.Span(), true)
		}
	default:
		if pureExpr(e) {
			return boolean(e.Span(), false)
		}
	}
	return b.block(e.Span(), func() ir.Expr {
		b.emit(&ir.ExprStmt{At: ir.At{S: e.Span()}, X: e})
		return boolean(e.Span(), e.Type().Kind == ir.NoneKind)
	})
}

// pureExpr reports whether evaluating e can be left out.
func pureExpr(e ir.Expr) bool {
	switch e := e.(type) {
	case *ir.Const, *ir.GlobalRef, *ir.FuncValue, *ir.ClassValue:
		return true
	case *ir.Local:
		return !e.Var.MayUnbound
	case *ir.Field:
		return pureExpr(e.X)
	case *ir.Member:
		return !e.Unset && pureExpr(e.X)
	case *ir.RowItem:
		return pureExpr(e.X)
	case *ir.Convert:
		return e.Mode != ir.Check && e.Mode != ir.Widen && pureExpr(e.X)
	}
	return false
}

var intIsZero = &ir.Symbol{Package: "py", Name: ".IsZero", Result: ir.Bool}
