package py

import (
	"math"
	"math/big"
)

// Num is the static type of a Python number that is an int or a float, as what `total = 0` and `total += 0.5` leave in
// one variable. It is as large as an Int and lies like one, but that floats have floatMark for a big.Int and their bits
// for the small half. The zero value is the int 0.
type Num struct {
	small int64
	big   *big.Int
}

// floatMark stands in a Num that is a float; nothing reads the number itself.
var floatMark = new(big.Int)

// NumOfInt is an int as a Num.
func NumOfInt(i Int) Num { return Num(i) }

// NumOfFloat is a float as a Num.
func NumOfFloat(f float64) Num { return Num{small: int64(math.Float64bits(f)), big: floatMark} }

// NumFrom returns the static form of an int or a float.
func NumFrom(v Value) Num {
	if f, ok := v.(Float); ok {
		return NumOfFloat(float64(f))
	}
	return Num(IntFrom(v))
}

// CheckNum is NumFrom for a value that may be anything else: TypeError.
func CheckNum(v Value) (Num, error) {
	if f, ok := v.(Float); ok {
		return NumOfFloat(float64(f)), nil
	}
	i, err := CheckInt(v)
	return Num(i), err
}

func (n Num) isFloat() bool { return n.big == floatMark }

// float is the number of a Num that is a float.
func (n Num) float() float64 { return math.Float64frombits(uint64(n.small)) }

// Value boxes the number.
func (n Num) Value() Value {
	if n.isFloat() {
		return Float(n.float())
	}
	return Int(n).Value()
}

// Float64 is float(n); OverflowError when an int is too large.
func (n Num) Float64() (float64, error) {
	if n.isFloat() {
		return n.float(), nil
	}
	return Int(n).Float64()
}

// IsZero tells whether the number is 0, 0.0 or -0.0.
func (n Num) IsZero() bool {
	if n.isFloat() {
		return n.float() == 0
	}
	return n.small == 0
}

// both are two numbers of which one is a float, as floats: Python turns an int beside a float into one; OverflowError.
func both(n, m Num) (x, y float64, err error) {
	if x, err = n.Float64(); err != nil {
		return 0, 0, err
	}
	y, err = m.Float64()
	return x, y, err
}

// Add is n + m; OverflowError where an int beside a float is too large. So the others.
func (n Num) Add(m Num) (Num, error) {
	switch {
	case n.big == floatMark && m.big == floatMark:
		return NumOfFloat(n.float() + m.float()), nil
	case n.big == nil && m.big == nil:
		if s := n.small + m.small; (s > n.small) == (m.small > 0) {
			return Num{small: s}, nil
		}
	}
	return n.addMixed(m)
}

func (n Num) addMixed(m Num) (Num, error) {
	if !n.isFloat() && !m.isFloat() {
		return Num(Int(n).Add(Int(m))), nil
	}
	x, y, err := both(n, m)
	return NumOfFloat(x + y), err
}

// Sub is n - m.
func (n Num) Sub(m Num) (Num, error) {
	switch {
	case n.big == floatMark && m.big == floatMark:
		return NumOfFloat(n.float() - m.float()), nil
	case n.big == nil && m.big == nil:
		if s := n.small - m.small; (s < n.small) == (m.small > 0) {
			return Num{small: s}, nil
		}
	}
	return n.subMixed(m)
}

func (n Num) subMixed(m Num) (Num, error) {
	if !n.isFloat() && !m.isFloat() {
		return Num(Int(n).Sub(Int(m))), nil
	}
	x, y, err := both(n, m)
	return NumOfFloat(x - y), err
}

// Mul is n * m.
func (n Num) Mul(m Num) (Num, error) {
	if n.big == floatMark && m.big == floatMark {
		return NumOfFloat(n.float() * m.float()), nil
	}
	return n.mulMixed(m)
}

func (n Num) mulMixed(m Num) (Num, error) {
	if !n.isFloat() && !m.isFloat() {
		return Num(Int(n).Mul(Int(m))), nil
	}
	x, y, err := both(n, m)
	return NumOfFloat(x * y), err
}

// TrueDiv is n / m; ZeroDivisionError.
func (n Num) TrueDiv(m Num) (float64, error) {
	if !n.isFloat() && !m.isFloat() {
		return Int(n).TrueDiv(Int(m))
	}
	x, y, err := both(n, m)
	if err != nil {
		return 0, err
	}
	return FloatDiv(x, y)
}

// FloorDiv is n // m; ZeroDivisionError.
func (n Num) FloorDiv(m Num) (Num, error) {
	if !n.isFloat() && !m.isFloat() {
		q, err := Int(n).FloorDiv(Int(m))
		return Num(q), err
	}
	x, y, err := both(n, m)
	if err != nil {
		return Num{}, err
	}
	q, err := FloatFloorDiv(x, y)
	return NumOfFloat(q), err
}

// Mod is n % m; ZeroDivisionError.
func (n Num) Mod(m Num) (Num, error) {
	if !n.isFloat() && !m.isFloat() {
		r, err := Int(n).Mod(Int(m))
		return Num(r), err
	}
	x, y, err := both(n, m)
	if err != nil {
		return Num{}, err
	}
	r, err := FloatMod(x, y)
	return NumOfFloat(r), err
}

// Pow is n ** exponent for an exponent that is not negative.
func (n Num) Pow(exponent Int) (Num, error) {
	if !n.isFloat() {
		p, err := Int(n).Pow(exponent)
		return Num(p), err
	}
	y, err := exponent.Float64()
	if err != nil {
		return Num{}, err
	}
	p, err := floatPow(n.float(), y)
	return NumOfFloat(p), err
}

// Neg is -n.
func (n Num) Neg() Num {
	if n.isFloat() {
		return NumOfFloat(-n.float())
	}
	return Num(Int(n).Neg())
}

// Abs is abs(n).
func (n Num) Abs() Num {
	if n.isFloat() {
		return NumOfFloat(math.Abs(n.float()))
	}
	return Num(Int(n).Abs())
}

// Round is round(n, digits).
func (n Num) Round(digits Int) (Num, error) {
	if n.isFloat() {
		f, err := FloatRoundDigits(n.float(), digits)
		return NumOfFloat(f), err
	}
	return Num(Int(n).Round(digits)), nil
}

// RoundInt is round(n); ValueError and OverflowError for floats that are no numbers.
func (n Num) RoundInt() (Int, error) {
	if n.isFloat() {
		return FloatRound(n.float())
	}
	return Int(n), nil
}

// Int is int(n), which errors as RoundInt does.
func (n Num) Int() (Int, error) {
	if n.isFloat() {
		return FloatInt(n.float())
	}
	return Int(n), nil
}

// Str is str(n); ValueError for ints of too many digits.
func (n Num) Str() (string, error) {
	if n.isFloat() {
		return FloatRepr(n.float()), nil
	}
	return IntStr(Int(n))
}

// FormatNum is format(n, spec).
func FormatNum(n Num, spec string) (string, error) {
	if n.isFloat() {
		return FormatFloat(n.float(), spec)
	}
	return FormatInt(Int(n), spec)
}

// compareNum compares exactly, ints and floats without turning one into the other; ordered is false beside a NaN.
func (n Num) compare(m Num) (cmp int, ordered bool) {
	switch {
	case n.isFloat() && m.isFloat():
		x, y := n.float(), m.float()
		switch {
		case x < y:
			return -1, true
		case x > y:
			return 1, true
		}
		return 0, x == y
	case m.isFloat():
		return CompareIntFloat(Int(n), m.float())
	case n.isFloat():
		cmp, ordered = CompareIntFloat(Int(m), n.float())
		return -cmp, ordered
	}
	return Int(n).Cmp(Int(m)), true
}

// Equal is n == m.
func (n Num) Equal(m Num) bool {
	switch {
	case n.big == floatMark && m.big == floatMark:
		return n.float() == m.float()
	case n.big == nil && m.big == nil:
		return n.small == m.small
	}
	c, ordered := n.compare(m)
	return ordered && c == 0
}

// Less is n < m.
func (n Num) Less(m Num) bool {
	switch {
	case n.big == floatMark && m.big == floatMark:
		return n.float() < m.float()
	case n.big == nil && m.big == nil:
		return n.small < m.small
	}
	c, ordered := n.compare(m)
	return ordered && c < 0
}

// LessEqual is n <= m.
func (n Num) LessEqual(m Num) bool {
	switch {
	case n.big == floatMark && m.big == floatMark:
		return n.float() <= m.float()
	case n.big == nil && m.big == nil:
		return n.small <= m.small
	}
	c, ordered := n.compare(m)
	return ordered && c <= 0
}

// Greater is n > m.
func (n Num) Greater(m Num) bool { return m.Less(n) }

// GreaterEqual is n >= m.
func (n Num) GreaterEqual(m Num) bool { return m.LessEqual(n) }

// SumNums is sum(v).
func SumNums(v *Vector[Num]) (Num, error) {
	var total Num
	var err error
	for _, x := range v.Items {
		if total, err = total.Add(x); err != nil {
			return Num{}, err
		}
	}
	return total, nil
}

// LeastNum is min(n, m): n where neither is less.
func LeastNum(n, m Num) Num {
	if m.Less(n) {
		return m
	}
	return n
}

// MostNum is max(n, m): n where neither is greater.
func MostNum(n, m Num) Num {
	if m.Greater(n) {
		return m
	}
	return n
}
