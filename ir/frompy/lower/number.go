package lower

import (
	"math"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

var (
	intPower  = &ir.Symbol{Package: "py", Name: ".Pow", Raises: true, Result: ir.Int}
	realPower = &ir.Symbol{Package: "py", Name: "RealPow", Raises: true, Result: ir.Float}
)

// maxFoldedPower bounds the exponents of powers of constants that the compiler works out.
const maxFoldedPower = 128

func isSmallInt(v py.Value) bool {
	_, ok := v.(py.SmallInt)
	return ok
}

// divMod is divmod() of two ints of which nothing takes the tuple; nil for other calls.
func (b *body) divMod(n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	if name != "divmod" || len(args) != 2 || positional(names) != 2 || args[0].Type().Kind != ir.IntKind || args[1].Type().Kind != ir.IntKind {
		return nil
	}
	r := b.u.rows[n]
	if r == nil {
		r = ir.NewRow(2)
		b.u.rows[n] = r
	}
	r.Put(0, ir.Int)
	r.Put(1, ir.Int)
	t := &ir.Type{Kind: ir.TupleKind, Row: r}
	b.itemTypes(t)
	if t.Unboxed() == nil {
		return nil
	}
	return b.vectorCall(b.span(n), ir.Symbol{Name: "DivModRow", Raises: true, Result: t}, args...)
}

// typedPower is x ** y where its type is known: ints with an exponent that is not negative, and floats that are
// not negative or have a whole exponent. A negative float with any other exponent gives a complex number.
func (b *body) typedPower(span spanT, x, y ir.Expr) ir.Expr {
	c, _ := y.(*ir.Const)
	if x.Type().Kind == ir.IntKind {
		if c != nil {
			if i, ok := c.Value.(py.SmallInt); ok && i >= 0 {
				if base, ok := x.(*ir.Const); ok && i <= maxFoldedPower {
					if v, err := py.IntPow(py.IntFrom(base.Value), py.IntOf(int64(i))); err == nil && isSmallInt(v) {
						return constant(span, v)
					}
				}
				return b.call(span, intPower, x, y)
			}
		}
		return nil
	}
	if x.Type().Kind != ir.FloatKind {
		return nil
	}
	whole := false
	if c != nil {
		switch v := c.Value.(type) {
		case py.SmallInt:
			if v > -1<<53 && v < 1<<53 {
				y, whole = widen(y), true
			}
		case py.Float:
			whole = float64(v) == math.Floor(float64(v))
		}
	}
	if y.Type().Kind != ir.FloatKind || !whole && !notNegative(x) {
		return nil
	}
	return b.call(span, realPower, x, y)
}

// notNegative reports whether a float cannot be less than zero by the form of its expression: squares, and
// sums, products and quotients of such.
func notNegative(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.Const:
		f, ok := x.Value.(py.Float)
		return ok && f >= 0
	case *ir.GoOp:
		if x.Op == "*" {
			l, ok := x.X.(*ir.Local)
			r, same := x.Y.(*ir.Local)
			if ok && same && l.Var == r.Var {
				return true
			}
		}
		return (x.Op == "+" || x.Op == "*") && notNegative(x.X) && notNegative(x.Y)
	case *ir.Runtime:
		switch x.Sym.Name {
		case realPower.Name:
			return notNegative(x.Args[0])
		case "FloatDiv":
			return notNegative(x.Args[0]) && notNegative(x.Args[1])
		}
	}
	return false
}

// leastOf is min or max of several ints or several floats; nil for other arguments.
func (b *body) leastOf(span spanT, name string, args []ir.Expr, names []string) ir.Expr {
	if name != "min" && name != "max" || len(args) < 2 || positional(names) != len(names) {
		return nil
	}
	kind := args[0].Type().Kind
	for _, x := range args {
		if !isNumber(x.Type()) {
			return nil
		}
		if x.Type().Kind != kind {
			kind = ir.NumKind
		}
	}
	if kind == ir.NumKind {
		args = asNumbers(args)
	}
	word := map[ir.Kind]string{ir.IntKind: "Int", ir.FloatKind: "Float", ir.NumKind: "Num"}[kind]
	choose := &ir.Symbol{Package: "py", Name: map[string]string{"min": "Least", "max": "Most"}[name] + word, Result: args[0].Type()}
	out := args[0]
	for _, x := range args[1:] {
		out = b.call(span, choose, out, x)
	}
	return out
}
