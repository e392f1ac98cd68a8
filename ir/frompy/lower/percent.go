package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// percentFormat is "…" % x of a constant: its operands are evaluated in order, then each conversion is what a field of an
// f-string is. Where a conversion asks for another kind of value than the operand is known to be, the runtime formats, and
// what it gives is a str in any case. Nil for other left operands.
func (b *body) percentFormat(n pyast.Node, left, right pyast.Expr) ir.Expr {
	literal, ok := left.(*pyast.Constant)
	if !ok || literal.Value.Kind != pyast.ConstStr {
		return nil
	}
	span := b.span(n)
	parts, planned := py.PercentParts(literal.Value.Str)
	display, isTuple := right.(*pyast.Tuple)
	if isTuple && starred(display.Elts) {
		isTuple, planned = false, false
	}
	if isTuple && planned && onlyTexts(parts, len(display.Elts)) {
		return b.percentTexts(span, parts, display.Elts)
	}
	if b.l.defined()["__rmod__"] {
		return nil // a subclass of str with an __rmod__ is asked first
	}
	return b.block(span, func() ir.Expr {
		var args []ir.Expr
		if isTuple {
			for _, e := range display.Elts {
				args = append(args, b.expr(e))
			}
		} else {
			args = []ir.Expr{b.expr(right)}
		}
		if len(args) > 0 && isNever(args...) {
			return never(span)
		}
		if planned && (isTuple || scalar(args[0].Type())) { // else perhaps a tuple, or a mapping
			if e := b.percentParts(span, parts, args); e != nil {
				return e
			}
		}
		operand := args
		if isTuple {
			operand = []ir.Expr{b.tuple(display, span, args)}
		}
		return b.as(b.call(span, bind.BinaryOps["%"], constantBox(span, py.Str(literal.Value.Str)), b.boxRead(operand[0])), ir.Str)
	})
}

// onlyTexts reports whether a format has n conversions, all of them to texts: CPython compiles such a one, with a display, as
// the f-string that it is.
func onlyTexts(parts []py.PercentPart, n int) bool {
	for _, p := range parts {
		switch p.Kind {
		case 'd', 'f':
			return false
		case 0:
		default:
			n--
		}
	}
	return n == 0
}

// percentTexts is a format of texts: each operand is converted before the next one is evaluated.
func (b *body) percentTexts(span spanT, parts []py.PercentPart, elts []pyast.Expr) ir.Expr {
	joined := &ir.JoinedStr{Base: ir.Base{T: ir.Str, S: span}}
	for _, p := range parts {
		value := str(span, p.Literal)
		if p.Kind != 0 {
			value = b.format(span, b.converted(span, b.expr(elts[0]), int(p.Kind)), str(span, p.Spec))
			elts = elts[1:]
		}
		joined.Values = append(joined.Values, value)
	}
	return oneText(joined)
}

// oneText is what an f-string is put together from, where that is one text.
func oneText(joined *ir.JoinedStr) ir.Expr {
	if isNever(joined.Values...) {
		return never(joined.S)
	}
	if len(joined.Values) == 1 && joined.Values[0].Type().Kind == ir.StrKind {
		return joined.Values[0]
	}
	return joined
}

// constantBox is a constant as a dynamic value.
func constantBox(span spanT, v py.Value) ir.Expr {
	return &ir.Const{Base: ir.Base{T: ir.Dyn, S: span}, Value: v}
}

// percentParts puts the parts of a format together; nil where an operand is of another kind than its conversion takes.
func (b *body) percentParts(span spanT, parts []py.PercentPart, args []ir.Expr) ir.Expr {
	fields := 0
	for _, p := range parts {
		if p.Kind == 0 {
			continue
		}
		if fields == len(args) {
			return nil
		}
		kind := args[fields].Type().Kind
		switch p.Kind {
		case 'd':
			if kind != ir.IntKind {
				return nil
			}
		case 'f':
			if kind != ir.FloatKind && kind != ir.IntKind {
				return nil
			}
		}
		fields++
	}
	if fields != len(args) {
		return nil
	}
	held := make([]func() ir.Expr, len(args))
	for i, a := range args {
		if allPure(args) {
			held[i] = func() ir.Expr { return a }
		} else {
			held[i] = b.hold(a)
		}
	}
	joined := &ir.JoinedStr{Base: ir.Base{T: ir.Str, S: span}}
	at := 0
	for _, p := range parts {
		if p.Kind == 0 {
			joined.Values = append(joined.Values, str(span, p.Literal))
			continue
		}
		x := held[at]()
		at++
		switch p.Kind {
		case 's', 'r', 'a':
			x = b.converted(span, x, int(p.Kind))
		case 'f':
			if x.Type().Kind == ir.IntKind {
				x = widen(x)
			}
		}
		joined.Values = append(joined.Values, b.format(span, x, str(span, p.Spec)))
	}
	return oneText(joined)
}

// pickItem is (a, b, c)[key] of a display of items of one type that nothing else refers to: it needs no tuple. Nil for
// other operands.
func (b *body) pickItem(span spanT, x, key ir.Expr) ir.Expr {
	lit, ok := x.(*ir.TupleLit)
	if !ok || key.Type().Kind != ir.IntKind || len(lit.Elts) == 0 {
		return nil
	}
	args := []ir.Expr{key}
	var t *ir.Type
	for _, e := range lit.Elts {
		item := unboxed(e.X)
		if c, isConst := item.(*ir.Const); isConst {
			item = constant(span, c.Value)
		}
		switch {
		case e.Spread || !scalar(item.Type()) || !isConstant(item) && (!pureExpr(item) || !pureExpr(key)):
			return nil
		case t == nil:
			t = item.Type()
		case !ir.Same(t, item.Type()):
			return nil
		}
		args = append(args, item)
	}
	return b.vectorCall(span, ir.Symbol{Name: "Pick", Raises: true, Result: t}, args...)
}
