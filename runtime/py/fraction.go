package py

import (
	"math"
	"math/big"
	"strings"
)

// TypeFraction is fractions.Fraction.
var TypeFraction = newRootType(fractionTables{}, "fractions", "Fraction")

// Fraction is fractions.Fraction; R is in lowest terms and must not change.
type Fraction struct{ R *big.Rat }

// Type implements Value.
func (*Fraction) Type() *Type { return TypeFraction }

type fractionTables struct{}

// Fill implements Tables.
func (fractionTables) Fill() {
	TypeFraction.New = fractionNew
	TypeFraction.SetMethods(fractionMethods(), "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod divmod rdivmod pow rpow neg pos abs bool eq ne lt le gt ge hash repr str")
	part := func(f func(r *big.Rat) *big.Int) func(t *Task, self Value) (Value, error) {
		return func(t *Task, self Value) (Value, error) { return IntFromBig(f(self.(*Fraction).R)).Value(), nil }
	}
	TypeFraction.SetAttributes([]Attribute{
		{Name: "numerator", Get: part((*big.Rat).Num)},
		{Name: "denominator", Get: part((*big.Rat).Denom)},
	})
}

// FractionsModule is the module fractions.
var FractionsModule = NewNative("fractions", buildFractionsModule)

func buildFractionsModule() *Module {
	m := NewModule("fractions")
	m.addNames("Fraction", TypeFraction)
	return m
}

// ratOf is the exact value of a number: int, Fraction, and with inexact set also
// float and Decimal.
func ratOf(v Value, inexact bool) (*big.Rat, bool) {
	switch x := v.(type) {
	case *Fraction:
		return x.R, true
	case Float:
		if inexact && !math.IsInf(float64(x), 0) && x == x {
			return new(big.Rat).SetFloat64(float64(x)), true
		}
	case *Decimal:
		if inexact && x.form == decFinite {
			return x.rat(), true
		}
	default:
		if i, ok := intOperand(v); ok {
			return new(big.Rat).SetInt(i.Big()), true
		}
	}
	return nil, false
}

func ratFloat(r *big.Rat) (float64, error) {
	return IntFromBig(r.Num()).TrueDiv(IntFromBig(r.Denom()))
}

func ratFloor(r *big.Rat) Int {
	q, _ := IntFromBig(r.Num()).FloorDiv(IntFromBig(r.Denom()))
	return q
}

// BinaryOp implements Operand.
func (f *Fraction) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if x, ok := other.(Float); ok {
		y, err := ratFloat(f.R)
		if err != nil {
			return nil, err
		}
		return Float(y).BinaryOp(t, op, x, reflected)
	}
	if c, ok := other.(Complex); ok {
		y, err := ratFloat(f.R)
		if err != nil {
			return nil, err
		}
		return Complex(complex(y, 0)).BinaryOp(t, op, c, reflected)
	}
	b, ok := ratOf(other, false)
	if !ok {
		return NotImplemented, nil
	}
	a := f.R
	if reflected {
		if op == OpPow && a.IsInt() && a.Sign() >= 0 {
			return Binary(t, OpPow, other, IntFromBig(a.Num()).Value())
		}
		a, b = b, a
	}
	r := new(big.Rat)
	switch op {
	case OpAdd:
		return &Fraction{r.Add(a, b)}, nil
	case OpSub:
		return &Fraction{r.Sub(a, b)}, nil
	case OpMul:
		return &Fraction{r.Mul(a, b)}, nil
	case OpTrueDiv:
		if b.Sign() == 0 {
			return nil, Raise(ZeroDivisionError, "Fraction(%s, 0)", new(big.Int).Mul(a.Num(), b.Denom()).String())
		}
		return &Fraction{r.Quo(a, b)}, nil
	case OpFloorDiv, OpMod, OpDivMod:
		if b.Sign() == 0 {
			if op == OpMod {
				return nil, Raise(ZeroDivisionError, "integer modulo by zero")
			}
			return nil, Raise(ZeroDivisionError, "integer division or modulo by zero")
		}
		q := ratFloor(r.Quo(a, b))
		rest := new(big.Rat).Sub(a, new(big.Rat).Mul(new(big.Rat).SetInt(q.Big()), b))
		switch op {
		case OpFloorDiv:
			return q.Value(), nil
		case OpMod:
			return &Fraction{rest}, nil
		}
		return NewTuple(q.Value(), &Fraction{rest}), nil
	case OpPow:
		if !b.IsInt() {
			x, err := ratFloat(a)
			if err != nil {
				return nil, err
			}
			y, err := ratFloat(b)
			if err != nil {
				return nil, err
			}
			return FloatPow(x, y)
		}
		n := IntFromBig(b.Num())
		num, den := IntFromBig(a.Num()), IntFromBig(a.Denom())
		if n.Sign() < 0 {
			if num.IsZero() {
				return nil, Raise(ZeroDivisionError, "Fraction(%s, 0)", den.String())
			}
			num, den = den, num
			n = n.Neg()
		}
		p, err := num.Pow(n)
		if err != nil {
			return nil, err
		}
		q, err := den.Pow(n)
		if err != nil {
			return nil, err
		}
		return &Fraction{r.SetFrac(p.Big(), q.Big())}, nil
	}
	return NotImplemented, nil
}

// UnaryOp implements UnaryOperand.
func (f *Fraction) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	switch op {
	case OpNeg:
		return &Fraction{new(big.Rat).Neg(f.R)}, nil
	case OpPos:
		return f, nil
	case OpAbs:
		return &Fraction{new(big.Rat).Abs(f.R)}, nil
	}
	return NotImplemented, nil
}

// Compare implements Comparer.
func (f *Fraction) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if x, ok := other.(Float); ok {
		switch {
		case x != x:
			return MakeBool(op == CmpNe), nil
		case math.IsInf(float64(x), 1):
			return compareSign(op, -1), nil
		case math.IsInf(float64(x), -1):
			return compareSign(op, 1), nil
		}
	}
	r, ok := ratOf(other, true)
	if !ok {
		return NotImplemented, nil
	}
	return compareSign(op, f.R.Cmp(r)), nil
}

// Hash implements Hasher: that of an equal int, float or Decimal.
func (f *Fraction) Hash(t *Task) (int64, error) {
	p := big.NewInt(1<<61 - 1)
	h := int64(314159)
	if inv := new(big.Int).ModInverse(f.R.Denom(), p); inv != nil {
		n := new(big.Int).Abs(f.R.Num())
		h = n.Mul(n.Mod(n, p), inv).Mod(n, p).Int64()
	}
	if f.R.Sign() < 0 {
		h = -h
	}
	if h == -1 {
		h = -2
	}
	return h, nil
}

// Truth implements Truther.
func (f *Fraction) Truth() bool { return f.R.Sign() != 0 }

// Repr implements Reprer.
func (f *Fraction) Repr(t *Task) (string, error) {
	return "Fraction(" + f.R.Num().String() + ", " + f.R.Denom().String() + ")", nil
}

// Str implements Strer.
func (f *Fraction) Str(t *Task) (string, error) {
	if f.R.IsInt() {
		return f.R.Num().String(), nil
	}
	return f.R.String(), nil
}

func fractionNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	fn := newPyFunction("fractions", "Fraction.__new__(cls, numerator=0, denominator=None)", nil)
	a, err := BindArgs(fn, append([]Value{cls}, pos...), kw)
	if err != nil {
		return nil, err
	}
	num := Unwrap(a[1])
	if a[2] == None {
		if s, ok := num.(Str); ok {
			return valueOrError(parseFraction(string(s)))
		}
		if x, ok := num.(Float); ok {
			n, d, err := FloatAsIntegerRatio(float64(x))
			if err != nil {
				return nil, err
			}
			return &Fraction{new(big.Rat).SetFrac(n.Big(), d.Big())}, nil
		}
		if r, ok := ratOf(num, true); ok {
			return &Fraction{r}, nil
		}
		return nil, Raise(TypeError, "argument should be a string or a Rational instance")
	}
	x, ok := ratOf(num, false)
	y, ok2 := ratOf(Unwrap(a[2]), false)
	if !ok || !ok2 {
		return nil, Raise(TypeError, "both arguments should be Rational instances")
	}
	if y.Sign() == 0 {
		return nil, Raise(ZeroDivisionError, "Fraction(%s, 0)", new(big.Int).Mul(x.Num(), y.Denom()).String())
	}
	return &Fraction{new(big.Rat).Quo(x, y)}, nil
}

// parseFraction reads "3/4", "-1.5e3" and the like.
func parseFraction(s string) (*Fraction, error) {
	bad := Raise(ValueError, "Invalid literal for Fraction: %s", StrRepr(s))
	text, ok := asciiDigits(s)
	if !ok {
		return nil, bad
	}
	if num, den, has := strings.Cut(text, "/"); has {
		n, ok1, err1 := parseInt(num, 10)
		d, ok2, err2 := parseInt(den, 10)
		if !ok1 || !ok2 || err1 != nil || err2 != nil || strings.HasPrefix(den, "-") || strings.HasPrefix(den, "+") {
			return nil, bad
		}
		if d.IsZero() {
			return nil, Raise(ZeroDivisionError, "Fraction(%s, 0)", n.String())
		}
		return &Fraction{new(big.Rat).SetFrac(n.Big(), d.Big())}, nil
	}
	d := parseDecimal(text)
	if d == nil || d.form != decFinite {
		return nil, bad
	}
	return &Fraction{d.rat()}, nil
}

func fractionRow(f func(r *big.Rat) (Value, error)) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) { return f(self.(*Fraction).R) }
}

func fractionMethods() []Method {
	return []Method{
		{Name: "__float__", Kind: NoArgs, Fn: fractionRow(func(r *big.Rat) (Value, error) {
			f, err := ratFloat(r)
			return Float(f), err
		})},
		{Name: "__trunc__", Kind: NoArgs, Fn: fractionRow(func(r *big.Rat) (Value, error) {
			return IntFromBig(new(big.Int).Quo(r.Num(), r.Denom())).Value(), nil
		})},
		{Name: "__int__", Kind: NoArgs, Fn: fractionRow(func(r *big.Rat) (Value, error) {
			return IntFromBig(new(big.Int).Quo(r.Num(), r.Denom())).Value(), nil
		})},
		{Name: "__floor__", Kind: NoArgs, Fn: fractionRow(func(r *big.Rat) (Value, error) { return ratFloor(r).Value(), nil })},
		{Name: "__ceil__", Kind: NoArgs, Fn: fractionRow(func(r *big.Rat) (Value, error) {
			return ratFloor(new(big.Rat).Neg(r)).Neg().Value(), nil
		})},
		{Name: "__round__", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			r := self.(*Fraction).R
			round := func(r *big.Rat) Int { return divNearest(IntFromBig(r.Num()), IntFromBig(r.Denom())) }
			if args[0] == nil || args[0] == None {
				return round(r).Value(), nil
			}
			n, err := sizeArg(t, args[0], 0)
			if err != nil {
				return nil, err
			}
			unit := new(big.Rat).SetInt(powerOfTen(max(n, -n)))
			if n < 0 {
				unit.Inv(unit)
			}
			q := new(big.Rat).SetInt(round(new(big.Rat).Mul(r, unit)).Big())
			return &Fraction{q.Quo(q, unit)}, nil
		}},
		{Name: "as_integer_ratio", Kind: NoArgs, Fn: fractionRow(func(r *big.Rat) (Value, error) {
			return NewTuple(IntFromBig(r.Num()).Value(), IntFromBig(r.Denom()).Value()), nil
		})},
		{Name: "limit_denominator", Kind: Keywords, Params: []string{"max_denominator"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			limit := IntOf(1000000)
			if args[0] != nil {
				var err error
				if limit, err = AsIndex(t, args[0]); err != nil {
					return nil, err
				}
			}
			if limit.Sign() < 1 {
				return nil, Raise(ValueError, "max_denominator should be at least 1")
			}
			return &Fraction{limitDenominator(self.(*Fraction).R, limit.Big())}, nil
		}},
		{Name: "from_float", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) { return fractionNew(t, TypeFraction, args, nil) }},
		{Name: "from_decimal", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return fractionNew(t, TypeFraction, args, nil)
		}},
	}
}

// limitDenominator finds the closest fraction by continued fractions.
func limitDenominator(r *big.Rat, limit *big.Int) *big.Rat {
	if r.Denom().Cmp(limit) <= 0 {
		return r
	}
	p0, q0, p1, q1 := big.NewInt(0), big.NewInt(1), big.NewInt(1), big.NewInt(0)
	n, d := new(big.Int).Set(r.Num()), new(big.Int).Set(r.Denom())
	for {
		a := new(big.Int)
		m := new(big.Int)
		a.DivMod(n, d, m)
		q2 := new(big.Int).Add(q0, new(big.Int).Mul(a, q1))
		if q2.Cmp(limit) > 0 {
			break
		}
		p0, q0, p1, q1 = p1, q1, new(big.Int).Add(p0, new(big.Int).Mul(a, p1)), q2
		n, d = d, m
	}
	k := new(big.Int).Div(new(big.Int).Sub(limit, q0), q1)
	b1 := new(big.Rat).SetFrac(new(big.Int).Add(p0, new(big.Int).Mul(k, p1)), new(big.Int).Add(q0, new(big.Int).Mul(k, q1)))
	b2 := new(big.Rat).SetFrac(p1, q1)
	e1, e2 := new(big.Rat).Sub(b2, r), new(big.Rat).Sub(b1, r)
	if e1.Abs(e1).Cmp(e2.Abs(e2)) <= 0 {
		return b2
	}
	return b1
}
