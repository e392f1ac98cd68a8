package py

import (
	"math"
	"math/big"
)

// The functions of module math raise as CPython's math_1 and math_2 do.

func errDomain() error    { return Raise(ValueError, "math domain error") }
func errMathRange() error { return Raise(OverflowError, "math range error") }

// mathUnary makes a function of one float: a NaN out of a number is a domain
// error, an infinity out of a finite number a range error where the function can
// overflow, a domain error otherwise.
func mathUnary(name string, f func(float64) float64, overflows bool) Method {
	return Method{Name: name, Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		x, err := realNumber(t, args[0])
		if err != nil {
			return nil, err
		}
		r := f(x)
		if r != r && x == x {
			return nil, errDomain()
		}
		if math.IsInf(r, 0) && !math.IsInf(x, 0) && x == x {
			if overflows {
				return nil, errMathRange()
			}
			return nil, errDomain()
		}
		return Float(r), nil
	}}
}

func mathBinary(name string, f func(x, y float64) (float64, error)) Method {
	return Method{Name: name, Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		x, err := realNumber(t, args[0])
		if err != nil {
			return nil, err
		}
		y, err := realNumber(t, args[1])
		if err != nil {
			return nil, err
		}
		r, err := f(x, y)
		return Float(r), err
	}}
}

// MathSqrt is math.sqrt(x); ValueError for negative numbers.
func MathSqrt(x float64) (float64, error) {
	if x < 0 {
		return 0, errDomain()
	}
	return math.Sqrt(x), nil
}

// MathPow is math.pow(x, y).
func MathPow(x, y float64) (float64, error) {
	r := exactPow(x, y)
	finite := !math.IsInf(x, 0) && !math.IsInf(y, 0) && x == x && y == y
	if r != r && finite {
		return 0, errDomain()
	}
	if math.IsInf(r, 0) && finite {
		if x == 0 {
			return 0, errDomain()
		}
		return 0, errMathRange()
	}
	return r, nil
}

// mathLog is log(x) for an int of any size or a float.
func mathLog(t *Task, v Value, f func(float64) float64, perBit float64) (float64, error) {
	if i, ok := AsInt(v); ok {
		if i.Sign() <= 0 {
			return 0, errDomain()
		}
		x, err := i.Float64()
		if err == nil {
			return f(x), nil
		}
		// Beyond floats: scale down, as loghelper does with frexp.
		e := i.BitLength()
		m := new(big.Float).SetInt(i.Big())
		m.SetMantExp(m, -e)
		x, _ = m.Float64()
		return f(x) + f(2)*float64(e), nil
	}
	x, err := realNumber(t, v)
	if err != nil {
		return 0, err
	}
	return logarithm(x, f)
}

// intRounding makes floor, ceil and trunc.
func intRounding(name, special string, f func(float64) float64) Method {
	return Method{Name: name, Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		if x, ok := args[0].(Float); ok {
			return intOrError(FloatInt(f(float64(x))))
		}
		m, ok, err := LookupSpecial(t, args[0], special)
		if err != nil {
			return nil, err
		}
		if ok {
			return Call(t, m)
		}
		if name == "trunc" {
			return nil, Raise(TypeError, "type %s doesn't define __trunc__ method", args[0].Type().Name)
		}
		x, err := realNumber(t, args[0])
		if err != nil {
			return nil, err
		}
		return intOrError(FloatInt(f(x)))
	}}
}

func indexRow(name string, f func(i Int) (Value, error)) Method {
	return Method{Name: name, Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		i, err := AsIndex(t, args[0])
		if err != nil {
			return nil, err
		}
		return f(i)
	}}
}

// IntGCD is math.gcd of two ints.
func IntGCD(a, b Int) Int {
	return IntFromBig(new(big.Int).GCD(nil, nil, a.Abs().Big(), b.Abs().Big()))
}

// foldInts makes gcd and lcm.
func foldInts(name string, start int64, f func(a, b Int) Int) Method {
	return Method{Name: name, Kind: Positional, Max: NoMax, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		acc := IntOf(start)
		for _, a := range args {
			i, err := AsIndex(t, a)
			if err != nil {
				return nil, err
			}
			acc = f(acc, i)
		}
		return acc.Abs().Value(), nil
	}}
}

// MathFsum is math.fsum: the exact sum, rounded once.
func MathFsum(t *Task, v Value) (float64, error) {
	sum := new(big.Float).SetPrec(2200).SetMode(big.ToNearestEven)
	special := 0.0
	hasSpecial := false
	err := Iterate(t, v, func(item Value) (bool, error) {
		x, err := realNumber(t, item)
		if err != nil {
			return false, err
		}
		if x != x || math.IsInf(x, 0) {
			if hasSpecial && special+x != special+x && x == x && special == special {
				return false, Raise(ValueError, "-inf + inf in fsum")
			}
			special += x
			hasSpecial = true
			return true, nil
		}
		sum.Add(sum, new(big.Float).SetFloat64(x))
		return true, nil
	})
	if err != nil {
		return 0, err
	}
	if hasSpecial {
		return special, nil
	}
	f, _ := sum.Float64()
	if math.IsInf(f, 0) {
		return 0, Raise(OverflowError, "intermediate overflow in fsum")
	}
	return f, nil
}

func floatsOf(t *Task, v Value) ([]float64, error) {
	var out []float64
	err := Iterate(t, v, func(item Value) (bool, error) {
		x, err := realNumber(t, item)
		out = append(out, x)
		return true, err
	})
	return out, err
}

// mathChoose is comb and perm.
func mathChoose(t *Task, args []Value, divide bool) (Value, error) {
	n, err := AsIndex(t, args[0])
	if err != nil {
		return nil, err
	}
	if !divide && (args[1] == nil || args[1] == None) {
		return mathFactorial(n)
	}
	k, err := AsIndex(t, args[1])
	if err != nil {
		return nil, err
	}
	if n.Sign() < 0 {
		return nil, Raise(ValueError, "n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, Raise(ValueError, "k must be a non-negative integer")
	}
	if k.Cmp(n) > 0 {
		return MakeInt(0), nil
	}
	if divide {
		if other := n.Sub(k); other.Cmp(k) < 0 {
			k = other
		}
	}
	m, ok := k.Int64()
	if !ok {
		return nil, Raise(OverflowError, "min(n - k, k) must not exceed 9223372036854775807")
	}
	r := big.NewInt(1)
	for i := int64(0); i < m; i++ {
		r.Mul(r, n.Sub(IntOf(i)).Big())
		if divide {
			r.Quo(r, big.NewInt(i+1))
		}
	}
	return IntFromBig(r).Value(), nil
}

func mathFactorial(n Int) (Value, error) {
	if n.Sign() < 0 {
		return nil, Raise(ValueError, "factorial() not defined for negative values")
	}
	k, ok := n.Int64()
	if !ok || k > 1<<31 {
		return nil, Raise(OverflowError, "factorial() argument should not exceed 9223372036854775807")
	}
	return IntFromBig(new(big.Int).MulRange(1, max(k, 1))).Value(), nil
}

// MathIsClose is math.isclose; ValueError for negative tolerances.
func MathIsClose(a, b, rel, abs float64) (bool, error) {
	if rel < 0 || abs < 0 {
		return false, Raise(ValueError, "tolerances must be non-negative")
	}
	if a == b {
		return true, nil
	}
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		return false, nil
	}
	d := math.Abs(b - a)
	return d <= math.Abs(rel*b) || d <= math.Abs(rel*a) || d <= abs, nil
}

func mathFunctions() []Method {
	return []Method{
		mathUnary("sqrt", math.Sqrt, false), mathUnary("cbrt", cubeRoot, false), mathUnary("exp", exactExp, true),
		mathUnary("exp2", func(x float64) float64 { return exactPow(2, x) }, true), mathUnary("expm1", mathExpm1, true),
		mathUnary("log1p", math.Log1p, false),
		mathUnary("sin", exactSin, false), mathUnary("cos", exactCos, false), mathUnary("tan", exactTan, false),
		mathUnary("asin", exactAsin, false), mathUnary("acos", exactAcos, false), mathUnary("atan", exactAtan, false),
		mathUnary("sinh", mathSinh, true), mathUnary("cosh", mathCosh, true), mathUnary("tanh", mathTanh, false),
		mathUnary("asinh", mathAsinh, false), mathUnary("acosh", mathAcosh, false), mathUnary("atanh", math.Atanh, false),
		mathUnary("fabs", math.Abs, false), mathUnary("erf", mathErf, false), mathUnary("erfc", mathErfc, false),
		mathUnary("gamma", mathGamma, true), mathUnary("lgamma", mathLgamma, true),
		mathUnary("degrees", func(x float64) float64 { return x * (180 / math.Pi) }, true),
		mathUnary("radians", func(x float64) float64 { return x * (math.Pi / 180) }, true),
		mathBinary("atan2", func(y, x float64) (float64, error) { return exactAtan2(y, x), nil }),
		mathBinary("pow", MathPow),
		mathBinary("copysign", func(x, y float64) (float64, error) { return math.Copysign(x, y), nil }),
		mathBinary("fmod", func(x, y float64) (float64, error) {
			r := math.Mod(x, y)
			if r != r && x == x && y == y {
				return 0, errDomain()
			}
			return r, nil
		}),
		mathBinary("remainder", func(x, y float64) (float64, error) {
			r := math.Remainder(x, y)
			if r != r && x == x && y == y {
				return 0, errDomain()
			}
			return r, nil
		}),
		mathBinary("nextafter", func(x, y float64) (float64, error) { return math.Nextafter(x, y), nil }),
		{Name: "ulp", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			x, err := realNumber(t, args[0])
			x = math.Abs(x)
			switch {
			case err != nil:
				return nil, err
			case x != x || math.IsInf(x, 0):
				return Float(x), nil
			case math.IsInf(math.Nextafter(x, math.Inf(1)), 1):
				return Float(x - math.Nextafter(x, 0)), nil
			}
			return Float(math.Nextafter(x, math.Inf(1)) - x), nil
		}},
		intRounding("floor", "__floor__", math.Floor), intRounding("ceil", "__ceil__", math.Ceil), intRounding("trunc", "__trunc__", math.Trunc),
		{Name: "isnan", Kind: OneArg, Fn: mathIs(func(x float64) bool { return x != x })},
		{Name: "isinf", Kind: OneArg, Fn: mathIs(func(x float64) bool { return math.IsInf(x, 0) })},
		{Name: "isfinite", Kind: OneArg, Fn: mathIs(func(x float64) bool { return x == x && !math.IsInf(x, 0) })},
		{Name: "isclose", Kind: Keywords, Params: []string{"a", "b", "$", "rel_tol", "abs_tol"}, Min: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			v := [4]float64{0, 0, 1e-9, 0}
			for i, a := range args {
				if a != nil {
					x, err := realNumber(t, a)
					if err != nil {
						return nil, err
					}
					v[i] = x
				}
			}
			b, err := MathIsClose(v[0], v[1], v[2], v[3])
			return MakeBool(b), err
		}},
		{Name: "log", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			x, err := mathLog(t, args[0], exactLog, math.Ln2)
			if err != nil || args[1] == nil {
				return Float(x), err
			}
			b, err := mathLog(t, args[1], exactLog, math.Ln2)
			if err != nil {
				return nil, err
			}
			r, err := FloatDiv(x, b)
			return Float(r), err
		}},
		{Name: "log2", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			x, err := mathLog(t, args[0], exactLog2, 1)
			return Float(x), err
		}},
		{Name: "log10", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			x, err := mathLog(t, args[0], exactLog10, math.Log10E*math.Ln2)
			return Float(x), err
		}},
		{Name: "frexp", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			x, err := realNumber(t, args[0])
			m, e := math.Frexp(x)
			return NewTuple(Float(m), MakeInt(int64(e))), err
		}},
		{Name: "ldexp", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			x, err := realNumber(t, args[0])
			if err != nil {
				return nil, err
			}
			i, ok := AsInt(args[1])
			if !ok {
				return nil, Raise(TypeError, "Expected an int as second argument to ldexp.")
			}
			r := math.Ldexp(x, min(max(i.clampIndex(), -1<<30), 1<<30))
			if math.IsInf(r, 0) && !math.IsInf(x, 0) {
				return nil, errMathRange()
			}
			return Float(r), nil
		}},
		{Name: "modf", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			x, err := realNumber(t, args[0])
			if math.IsInf(x, 0) {
				return NewTuple(Float(math.Copysign(0, x)), Float(x)), err
			}
			w, f := math.Modf(x)
			return NewTuple(Float(math.Copysign(f, x)), Float(w)), err
		}},
		{Name: "fsum", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f, err := MathFsum(t, args[0])
			return Float(f), err
		}},
		{Name: "prod", Kind: Keywords, Params: []string{"", "$", "start"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			acc := MakeInt(1)
			if args[1] != nil {
				acc = args[1]
			}
			err := Iterate(t, args[0], func(item Value) (bool, error) {
				v, err := Mul(t, acc, item)
				acc = v
				return true, err
			})
			return acc, err
		}},
		{Name: "hypot", Kind: Positional, Max: NoMax, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			xs := make([]float64, len(args))
			for i, a := range args {
				x, err := realNumber(t, a)
				if err != nil {
					return nil, err
				}
				xs[i] = x
			}
			return Float(floatHypot(xs...)), nil
		}},
		{Name: "dist", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			p, err := floatsOf(t, args[0])
			if err != nil {
				return nil, err
			}
			q, err := floatsOf(t, args[1])
			if err != nil {
				return nil, err
			}
			if len(p) != len(q) {
				return nil, Raise(ValueError, "both points must have the same number of dimensions")
			}
			for i := range p {
				p[i] -= q[i]
			}
			return Float(floatHypot(p...)), nil
		}},
		foldInts("gcd", 0, IntGCD),
		foldInts("lcm", 1, func(a, b Int) Int {
			if a.IsZero() || b.IsZero() {
				return Int{}
			}
			q, _ := a.FloorDiv(IntGCD(a, b))
			return q.Mul(b)
		}),
		indexRow("factorial", mathFactorial),
		indexRow("isqrt", func(i Int) (Value, error) {
			if i.Sign() < 0 {
				return nil, Raise(ValueError, "isqrt() argument must be nonnegative")
			}
			return IntFromBig(new(big.Int).Sqrt(i.Big())).Value(), nil
		}),
		{Name: "comb", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) { return mathChoose(t, args, true) }},
		{Name: "perm", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) { return mathChoose(t, args, false) }},
	}
}

func mathIs(f func(float64) bool) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		x, err := realNumber(t, args[0])
		return MakeBool(f(x)), err
	}
}

// MathModule is the module math.
var MathModule = NewNative("math", buildMathModule)

func buildMathModule() *Module {
	m := NewNativeModule("math", mathFunctions())
	m.addNames("pi", Float(math.Pi), "e", Float(math.E), "tau", Float(2*math.Pi), "inf", Float(math.Inf(1)), "nan", Float(math.NaN()))
	return m
}
