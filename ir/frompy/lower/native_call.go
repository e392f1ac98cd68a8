package lower

import (
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// staticNatives are the functions of modules that the runtime has for floats without boxes, by module and name.
var staticNatives = map[[2]string]ir.Symbol{
	{"math", "sqrt"}: {Name: "MathSqrt", Raises: true}, {"math", "sin"}: {Name: "MathSin", Raises: true}, {"math", "cos"}: {Name: "MathCos", Raises: true},
	{"math", "tan"}: {Name: "MathTan", Raises: true}, {"math", "atan"}: {Name: "MathAtan", Raises: true}, {"math", "exp"}: {Name: "MathExp", Raises: true},
	{"math", "fabs"}: {Name: "MathFabs"}, {"math", "atan2"}: {Name: "MathAtan2"}, {"math", "pow"}: {Name: "MathPow", Raises: true},
	{"math", "hypot"}: {Name: "MathHypot"}, {"math", "log"}: {Name: "MathLog", Raises: true}, {"math", "log2"}: {Name: "MathLog2", Raises: true},
	{"math", "log10"}: {Name: "MathLog10", Raises: true},
}

// staticParams are the functions of those that take two numbers.
var staticParams = map[string]int{"atan2": 2, "pow": 2, "hypot": 2}

// staticRoundings are the functions of math that give an int for a float, and leave an int as it is.
var staticRoundings = map[[2]string]ir.Symbol{
	{"math", "floor"}: {Name: "MathFloor", Raises: true}, {"math", "ceil"}: {Name: "MathCeil", Raises: true}, {"math", "trunc"}: {Name: "FloatInt", Raises: true},
}

// nativeResults are the types of what functions of modules give for whatever arguments they take.
var nativeResults = map[[2]string]*ir.Type{
	{"math", "sqrt"}: ir.Float, {"math", "sin"}: ir.Float, {"math", "cos"}: ir.Float, {"math", "tan"}: ir.Float, {"math", "atan"}: ir.Float,
	{"math", "asin"}: ir.Float, {"math", "acos"}: ir.Float, {"math", "exp"}: ir.Float, {"math", "log"}: ir.Float, {"math", "log2"}: ir.Float,
	{"math", "log10"}: ir.Float, {"math", "fabs"}: ir.Float, {"math", "atan2"}: ir.Float, {"math", "pow"}: ir.Float, {"math", "hypot"}: ir.Float,
	{"math", "degrees"}: ir.Float, {"math", "radians"}: ir.Float, {"math", "gcd"}: ir.Int, {"math", "factorial"}: ir.Int, {"math", "isqrt"}: ir.Int,
	{"random", "random"}: ir.Float, {"random", "randint"}: ir.Int, {"random", "randrange"}: ir.Int, {"random", "getrandbits"}: ir.Int,
	{"time", "time"}: ir.Float, {"time", "perf_counter"}: ir.Float, {"time", "monotonic"}: ir.Float, {"time", "process_time"}: ir.Float,
}

// nativeCall is a call of a function of a module of the runtime of which is known what it gives; nil for others, and where the
// program sets an attribute of its name, which may be that of the module.
func (b *body) nativeCall(n *pyast.Call, v py.Value) ir.Expr {
	switch v.(type) {
	case *py.Builtin, *py.Function, *py.BoundMethod:
	default:
		return nil
	}
	module, name, ok := b.l.nativeName(v)
	t := nativeResults[[2]string{module, name}]
	rounding, rounds := staticRoundings[[2]string{module, name}]
	if rounds {
		t = ir.Dyn // of other values
	}
	if !ok || t == nil {
		return nil
	}
	b.l.instanceUsers[b.u] = true
	if _, stored := b.l.stores[name]; stored || b.l.breaks[name] || b.l.breakAll {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		args, names, plain := b.plainArgs(n)
		if !plain {
			elts, kw := b.arguments(n)
			return b.as(&ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, module, name), Args: elts, Kw: kw}, t)
		}
		if len(args) > 0 && isNever(args...) {
			return never(span)
		}
		if rounds && len(args) == 1 && names[0] == "" && args[0].Type().Kind == ir.IntKind {
			return args[0]
		}
		if rounds && len(args) == 1 && names[0] == "" && args[0].Type().Kind == ir.FloatKind {
			rounding.Result = ir.Int
			return b.vectorCall(span, rounding, args...)
		}
		if sym, static := staticNatives[[2]string{module, name}]; static && positional(names) == len(args) && len(args) == max(1, staticParams[name]) {
			if floats := allFloats(args); floats != nil && (!strings.HasPrefix(name, "log") || args[0].Type().Kind == ir.FloatKind) { // of an int beyond floats there are logarithms
				sym.Result = ir.Float
				return b.vectorCall(span, sym, floats...)
			}
		}
		call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, module, name)}
		call.Args, call.Kw = b.boxArgs(args, names, b.box)
		return b.as(call, t)
	})
}

// allFloats are numbers as floats; nil where one has another type.
func allFloats(args []ir.Expr) []ir.Expr {
	out := make([]ir.Expr, len(args))
	for i, x := range args {
		switch x.Type().Kind {
		case ir.FloatKind:
			out[i] = x
		case ir.IntKind, ir.NumKind:
			out[i] = widen(x)
		default:
			return nil
		}
	}
	return out
}
