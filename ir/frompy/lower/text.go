package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Operations on texts whose operands have static types, beside the rows of bind.

var strSlices = [2][2]*ir.Symbol{
	{nil, {Package: "py", Name: "StrUpTo", Result: ir.Str}},
	{{Package: "py", Name: "StrAfter", Result: ir.Str}, {Package: "py", Name: "StrBetween", Result: ir.Str}},
}

// sliceOfStr is text[lower:upper:step].
func (b *body) sliceOfStr(n *pyast.Subscript, s *pyast.Slice, x ir.Expr) ir.Expr {
	span := b.span(n)
	parts := b.bounds(s)
	if isNever(x) || isNever(parts[:]...) {
		return never(span)
	}
	args, given := []ir.Expr{x}, [2]int{}
	plain := isNoneConst(parts[2])
	for i, part := range parts[:2] {
		switch {
		case part.Type().Kind == ir.IntKind:
			args, given[i] = append(args, part), 1
		case !isNoneConst(part):
			plain = false
		}
	}
	if sym := strSlices[given[0]][given[1]]; plain && sym != nil {
		return b.call(span, sym, args...)
	}
	return b.as(b.call(span, bind.GetItem, b.boxIn(x), b.sliceObject(s, parts)), ir.Str)
}

// inConstants is "x in (…)" for a display of constants of the type of x: comparisons one after another; nil for
// other containers.
func (b *body) inConstants(n pyast.Node, x, container ir.Expr) ir.Expr {
	const most = 12
	var elts []ir.Element
	switch c := container.(type) {
	case *ir.TupleLit:
		elts = c.Elts
	case *ir.ListLit:
		elts = c.Elts
	case *ir.SetLit:
		elts = c.Elts
	}
	kind := x.Type().Kind
	if len(elts) == 0 || len(elts) > most || kind != ir.StrKind && kind != ir.IntKind {
		return nil
	}
	for _, e := range elts {
		if c, ok := e.X.(*ir.Const); !ok || e.Spread || ir.ConstType(c.Value).Kind != kind {
			return nil
		}
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		item := b.again(x)
		var any ir.Expr
		for _, e := range elts {
			equal := b.typedBinary(n, "==", item(), constant(span, e.X.(*ir.Const).Value))
			if any == nil {
				any = equal
			} else {
				any = &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: any, Y: equal}
			}
		}
		return any
	})
}

// orderOfChar is the comparison of a text with a constant of one ASCII character by their first bytes; nil for
// other operands.
func (b *body) orderOfChar(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	if isChar(x) && y.Type().Kind == ir.StrKind {
		op, x, y = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}[op], y, x
	}
	if x.Type().Kind != ir.StrKind || !isChar(y) {
		return nil
	}
	name := map[string]string{"<": "StrAtLeast", ">=": "StrAtLeast", "<=": "StrAbove", ">": "StrAbove"}[op]
	if name == "" {
		return nil
	}
	e := b.call(b.span(n), &ir.Symbol{Package: "py", Name: name, Result: ir.Bool}, x, y)
	if op == "<" || op == "<=" {
		return not(e)
	}
	return e
}

// isChar reports whether an expression is a constant of one ASCII character.
func isChar(e ir.Expr) bool {
	c, ok := e.(*ir.Const)
	if !ok || c.T.Kind != ir.StrKind {
		return false
	}
	s, ok := c.Value.(py.Str)
	return ok && len(s) == 1
}
