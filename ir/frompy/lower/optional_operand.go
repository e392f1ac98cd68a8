package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
)

// A number or text that may be None is an operand like any other once it is known not to be None: where it is, the operator that
// takes any values says what Python says of None.

// optionalScalar is what a type that may be None otherwise is: a number or text; nil for other types.
func optionalScalar(t *ir.Type) *ir.Type {
	if t.Kind == ir.OptionalKind && (isNumber(t.Elem) || t.Elem.Kind == ir.StrKind) {
		return t.Elem
	}
	return nil
}

// withoutNone are the types of two operands when neither is None; ok is false where None has no part in it, or the other operand
// may be of a class that takes None.
func withoutNone(x, y *ir.Type) (l, r *ir.Type, ok bool) {
	l, r = optionalScalar(x), optionalScalar(y)
	if l == nil && r == nil {
		return nil, nil, false
	}
	if l == nil {
		l = x
	}
	if r == nil {
		r = y
	}
	return l, r, isNumber(l) && isNumber(r) || l.Kind == ir.StrKind && r.Kind == ir.StrKind
}

// optionalOperators are the operators that None never has beside a number or a text.
var optionalOperators = map[string]bool{
	"+": true, "-": true, "*": true, "/": true, "//": true, "%": true, "&": true, "|": true, "^": true, "<<": true, ">>": true,
	"<": true, "<=": true, ">": true, ">=": true,
}

// optionalBinary is an operator on numbers or texts of which one may be None; nil for others. general is the operator for any values.
func (b *body) optionalBinary(n pyast.Node, op string, general *ir.Symbol, x, y ir.Expr) ir.Expr {
	l, r, ok := withoutNone(x.Type(), y.Type())
	if !ok || !optionalOperators[op] || bind.Binary(op, l, r) == nil && (!isNumber(l) || numberMethods[op] == nil) {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		first, second := b.bothHeld(x, y)
		var none ir.Expr
		for _, held := range []func() ir.Expr{first, second} {
			if held().Type().Kind != ir.OptionalKind {
				continue
			}
			if test := b.isNone(held()); none == nil {
				none = test
			} else {
				none = &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: none, Y: test}
			}
		}
		raise := b.into(func() {
			b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, general, b.boxIn(first()), b.boxIn(second()))})
		})
		b.emit(&ir.If{At: ir.At{S: span}, Test: none, Body: raise})
		return b.typedBinary(n, op, unwrapped(first()), unwrapped(second()))
	})
}

// optionalEqual is == or != of such operands, where None equals None alone; nil for others.
func (b *body) optionalEqual(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	l, r, ok := withoutNone(x.Type(), y.Type())
	if !ok || op != "==" && op != "!=" || bind.Binary("==", l, r) == nil && !isNumber(l) {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		first, second := b.bothHeld(x, y)
		e := b.typedBinary(n, "==", unwrapped(first()), unwrapped(second()))
		for _, held := range []func() ir.Expr{second, first} {
			if held().Type().Kind == ir.OptionalKind {
				e = and(span, not(b.isNone(held())), e)
			}
		}
		if first().Type().Kind == ir.OptionalKind && second().Type().Kind == ir.OptionalKind {
			neither := and(span, b.isNone(first()), b.isNone(second()))
			e = &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: neither, Y: e}
		}
		if op == "!=" {
			return not(e)
		}
		return e
	})
}

// bothHeld are two operands that are read several times.
func (b *body) bothHeld(x, y ir.Expr) (first, second func() ir.Expr) {
	if unaffected(x, y) {
		return b.again(x), b.again(y)
	}
	first = b.hold(x)
	return first, b.again(y)
}

// unwrapped is a value that is known not to be None.
func unwrapped(x ir.Expr) ir.Expr {
	if t := x.Type(); t.Kind == ir.OptionalKind {
		return &ir.Convert{Base: ir.Base{T: t.Elem, S: x.Span()}, Mode: ir.Unwrap, X: x}
	}
	return x
}

// optionalIndex is the index of a list that may be None, which is TypeError; other keys, and those of other values, as they are. The
// list is held where the test would come before it.
func (b *body) optionalIndex(span spanT, x, key ir.Expr) (ir.Expr, ir.Expr) {
	if _, ok := b.vector(x.Type()); !ok || optionalScalar(key.Type()) == nil || key.Type().Elem.Kind != ir.IntKind {
		return x, key
	}
	if !unaffected(x, key) {
		x = b.hold(x)()
	}
	held := b.again(key)
	raise := b.into(func() {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: "NoneIndex", Raises: true})})
	})
	b.emit(&ir.If{At: ir.At{S: span}, Test: b.isNone(held()), Body: raise})
	return x, unwrapped(held())
}
