package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A number that may be an int or a float is a py.Num. What arithmetic has for it are the methods here; anything else takes it boxed,
// which loses nothing: numbers have no identity and cannot change.

// numberMethods are the methods of py.Num for operators on two of them.
var numberMethods = map[string]*ir.Symbol{
	"+":  {Package: "py", Name: ".Add", Raises: true, Result: ir.Num},
	"-":  {Package: "py", Name: ".Sub", Raises: true, Result: ir.Num},
	"*":  {Package: "py", Name: ".Mul", Raises: true, Result: ir.Num},
	"/":  {Package: "py", Name: ".TrueDiv", Raises: true, Result: ir.Float},
	"//": {Package: "py", Name: ".FloorDiv", Raises: true, Result: ir.Num},
	"%":  {Package: "py", Name: ".Mod", Raises: true, Result: ir.Num},
	"==": {Package: "py", Name: ".Equal", Result: ir.Bool},
	"<":  {Package: "py", Name: ".Less", Result: ir.Bool},
	"<=": {Package: "py", Name: ".LessEqual", Result: ir.Bool},
	">":  {Package: "py", Name: ".Greater", Result: ir.Bool},
	">=": {Package: "py", Name: ".GreaterEqual", Result: ir.Bool},
}

var (
	numberNeg   = &ir.Symbol{Package: "py", Name: ".Neg", Result: ir.Num}
	powerOf     = &ir.Symbol{Package: "py", Name: ".PowMod", Raises: true, Result: ir.Int}
	numberPower = &ir.Symbol{Package: "py", Name: ".Pow", Raises: true, Result: ir.Num}
)

// numberBuiltins are builtins of one number or of a number and an int.
var numberBuiltins = map[string][2]*ir.Symbol{
	"abs":   {{Package: "py", Name: ".Abs", Result: ir.Num}},
	"int":   {{Package: "py", Name: ".Int", Raises: true, Result: ir.Int}},
	"float": {{Package: "py", Name: ".Float64", Raises: true, Result: ir.Float}},
	"str":   {{Package: "py", Name: ".Str", Raises: true, Result: ir.Str}},
	"round": {{Package: "py", Name: ".RoundInt", Raises: true, Result: ir.Int}, {Package: "py", Name: ".Round", Raises: true, Result: ir.Num}},
}

func isNumber(t *ir.Type) bool {
	return t.Kind == ir.IntKind || t.Kind == ir.FloatKind || t.Kind == ir.NumKind
}

// asNumber is an int or a float as one that may be either.
func asNumber(x ir.Expr) ir.Expr {
	if x.Type().Kind == ir.NumKind {
		return x
	}
	return &ir.Convert{Base: ir.Base{T: ir.Num, S: x.Span()}, Mode: ir.Widen, X: x}
}

func asNumbers(list []ir.Expr) []ir.Expr {
	out := slices.Clone(list)
	for i, x := range out {
		out[i] = asNumber(x)
	}
	return out
}

// numberBinary is an operator on two numbers of which one may be an int or a float, and comparisons of an int with a float; nil
// for others. Beside a float the other operand becomes one, where Python does so.
func (b *body) numberBinary(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	xt, yt := x.Type().Kind, y.Type().Kind
	if !isNumber(x.Type()) || !isNumber(y.Type()) {
		return nil
	}
	span := b.span(n)
	switch {
	case xt == ir.FloatKind && exactFloat(y) != nil && compares[op]:
		return b.typedBinary(n, op, x, exactFloat(y))
	case yt == ir.FloatKind && exactFloat(x) != nil && compares[op]:
		return b.typedBinary(n, op, exactFloat(x), y)
	case op == "**":
		if c, ok := y.(*ir.Const); ok && xt == ir.NumKind {
			if i, ok := constInt(c); ok && i >= 0 {
				return b.call(span, numberPower, x, y)
			}
		}
		return nil
	case arithmetic[op] && (xt == ir.FloatKind || yt == ir.FloatKind):
		if xt != ir.FloatKind {
			x = widen(x)
		}
		if yt != ir.FloatKind {
			y = widen(y)
		}
		return b.typedBinary(n, op, x, y)
	case op == "!=":
		return not(b.call(span, numberMethods["=="], asNumber(x), asNumber(y)))
	case numberMethods[op] == nil:
		return nil
	}
	return b.call(span, numberMethods[op], asNumber(x), asNumber(y))
}

// numberBuiltin is a builtin of a number that may be an int or a float, and the power of ints by a modulus; nil for others.
func (b *body) numberBuiltin(span spanT, name string, args []ir.Expr, names []string) ir.Expr {
	if name == "pow" && len(args) == 3 && positional(names) == 3 && args[0].Type().Kind == ir.IntKind && args[1].Type().Kind == ir.IntKind && args[2].Type().Kind == ir.IntKind {
		return b.call(span, powerOf, args...)
	}
	if name == "int" && len(args) == 1 && names[0] == "" && args[0].Type().Kind == ir.BoolKind {
		return asInt(args[0])
	}
	if len(args) == 0 || len(args) > 2 || args[0].Type().Kind != ir.NumKind || positional(names) != len(names) {
		return nil
	}
	sym := numberBuiltins[name][len(args)-1]
	if sym == nil || len(args) == 2 && args[1].Type().Kind != ir.IntKind {
		return nil
	}
	return b.call(span, sym, args...)
}

// compares are the comparisons.
var compares = map[string]bool{"==": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true}

// exactFloat is an int constant that a float holds exactly as that float; nil for others.
func exactFloat(x ir.Expr) ir.Expr {
	c, ok := x.(*ir.Const)
	if !ok || c.T.Kind != ir.IntKind {
		return nil
	}
	if i, ok := c.Value.(py.SmallInt); ok && i > -1<<53 && i < 1<<53 {
		return widen(x)
	}
	return nil
}
