package py

import (
	"math"
	"math/big"
	"math/bits"
)

// Int is the static type of a Python int in emitted code: a machine int while
// the number fits in 64 bits, a big.Int beyond. It never overflows. The zero
// value is 0. Int is not a Value; box it with Value and unbox with AsInt.
//
// The form is canonical: big is nil exactly when the number fits in an int64, and small is
// bigMark beside a big.Int: the least int64, with which the operators for small ints overflow.
// A big.Int reachable from an Int is never changed.
type Int struct {
	small int64
	big   *big.Int
}

const bigMark = math.MinInt64

// IntOf gives the Python int equal to v.
func IntOf(v int64) Int { return Int{small: v} }

// IntOfUint gives the Python int equal to v.
func IntOfUint(v uint64) Int {
	if v <= math.MaxInt64 {
		return Int{small: int64(v)}
	}
	return Int{small: bigMark, big: new(big.Int).SetUint64(v)}
}

// IntFromBig gives the Python int equal to b, which must not change afterwards.
func IntFromBig(b *big.Int) Int {
	if b.IsInt64() {
		return Int{small: b.Int64()}
	}
	return Int{small: bigMark, big: b}
}

// Value boxes the int: SmallInt or *BigInt.
func (i Int) Value() Value {
	if i.big != nil {
		return &BigInt{V: i.big}
	}
	return MakeInt(i.small)
}

// Int64 gives the number as an int64, and whether it fits.
func (i Int) Int64() (int64, bool) { return i.small, i.big == nil }

// IsSmall tells whether the number fits in an int64.
func (i Int) IsSmall() bool { return i.big == nil }

// Big gives the number as a big.Int, which the caller must not change.
func (i Int) Big() *big.Int {
	if i.big != nil {
		return i.big
	}
	return big.NewInt(i.small)
}

// Sign is -1, 0 or 1.
func (i Int) Sign() int {
	if i.big != nil {
		return i.big.Sign()
	}
	switch {
	case i.small < 0:
		return -1
	case i.small > 0:
		return 1
	}
	return 0
}

// IsZero tells whether the number is 0.
func (i Int) IsZero() bool { return i.small == 0 }

// Index gives the number as a Go int for use as an index or a size; beyond the
// range it raises OverflowError as CPython's PyNumber_AsSsize_t does.
func (i Int) Index() (int, error) {
	if i.big != nil {
		return 0, Raise(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(i.small), nil
}

// clampIndex gives the number as a Go int, cut off at the ends of its range,
// as slices take their bounds.
func (i Int) clampIndex() int {
	if i.big == nil {
		return int(i.small)
	}
	if i.big.Sign() < 0 {
		return math.MinInt
	}
	return math.MaxInt
}

// Float64 is float(i), rounded half to even; OverflowError when it is too large.
func (i Int) Float64() (float64, error) {
	if i.big == nil {
		return float64(i.small), nil
	}
	f := bigToFloat(i.big)
	if math.IsInf(f, 0) {
		return 0, Raise(OverflowError, "int too large to convert to float")
	}
	return f, nil
}

// bigToFloat rounds b to the nearest float64, ties to even; ±Inf on overflow.
func bigToFloat(b *big.Int) float64 {
	f, _ := new(big.Float).SetInt(b).Float64()
	return f
}

// The operators have a part for small ints that the compiler puts in the place of the call,
// and one for the rest. Where both bigs are the same pointer the two are small, or the same
// number.

// Add is i + j.
func (i Int) Add(j Int) Int {
	if s := i.small + j.small; i.big == j.big && (s > i.small) == (j.small > 0) {
		return Int{small: s}
	}
	return i.addBig(j)
}

//go:noinline
func (i Int) addBig(j Int) Int { return IntFromBig(new(big.Int).Add(i.Big(), j.Big())) }

// Sub is i - j.
func (i Int) Sub(j Int) Int {
	if s := i.small - j.small; i.big == j.big && (s < i.small) == (j.small > 0) {
		return Int{small: s}
	}
	return i.subBig(j)
}

//go:noinline
func (i Int) subBig(j Int) Int { return IntFromBig(new(big.Int).Sub(i.Big(), j.Big())) }

// Mul is i * j.
//
// A product beyond maxShift bits panics with a MemoryError, which ends the request: Mul
// has no error, because where types are static it is used as an operator.
func (i Int) Mul(j Int) Int {
	if int64(int32(i.small)) == i.small && int64(int32(j.small)) == j.small {
		return Int{small: i.small * j.small}
	}
	return i.mulBig(j)
}

//go:noinline
func (i Int) mulBig(j Int) Int {
	if i.big == nil && j.big == nil {
		if p, ok := mulInt64(i.small, j.small); ok {
			return Int{small: p}
		}
	}
	a, b := i.Big(), j.Big()
	if a.BitLen()+b.BitLen() > maxShift {
		panic(NewException(nil, MemoryError))
	}
	return IntFromBig(new(big.Int).Mul(a, b))
}

// mulInt64 multiplies, telling whether the product fits.
func mulInt64(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(absUint64(a), absUint64(b))
	if hi != 0 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		if lo > 1<<63 {
			return 0, false
		}
		return -int64(lo), true
	}
	if lo > math.MaxInt64 {
		return 0, false
	}
	return int64(lo), true
}

// absUint64 is |a|, defined also for the smallest int64.
func absUint64(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

// Neg is -i.
func (i Int) Neg() Int {
	if i.big == nil && i.small != math.MinInt64 {
		return Int{small: -i.small}
	}
	return IntFromBig(new(big.Int).Neg(i.Big()))
}

// Abs is abs(i).
func (i Int) Abs() Int {
	if i.Sign() < 0 {
		return i.Neg()
	}
	return i
}

// Invert is ~i.
func (i Int) Invert() Int {
	if i.big == nil {
		return Int{small: ^i.small}
	}
	return IntFromBig(new(big.Int).Not(i.big))
}

// And is i & j.
func (i Int) And(j Int) Int {
	if i.big == nil && j.big == nil {
		return Int{small: i.small & j.small}
	}
	return i.andBig(j)
}

//go:noinline
func (i Int) andBig(j Int) Int { return IntFromBig(new(big.Int).And(i.Big(), j.Big())) }

// Or is i | j.
func (i Int) Or(j Int) Int {
	if i.big == nil && j.big == nil {
		return Int{small: i.small | j.small}
	}
	return i.orBig(j)
}

//go:noinline
func (i Int) orBig(j Int) Int { return IntFromBig(new(big.Int).Or(i.Big(), j.Big())) }

// Xor is i ^ j.
func (i Int) Xor(j Int) Int {
	if i.big == nil && j.big == nil {
		return Int{small: i.small ^ j.small}
	}
	return i.xorBig(j)
}

//go:noinline
func (i Int) xorBig(j Int) Int { return IntFromBig(new(big.Int).Xor(i.Big(), j.Big())) }

// Cmp is -1, 0 or 1 as i is less than, equal to or greater than j.
func (i Int) Cmp(j Int) int {
	if i.big == nil && j.big == nil {
		switch {
		case i.small < j.small:
			return -1
		case i.small > j.small:
			return 1
		}
		return 0
	}
	return i.Big().Cmp(j.Big())
}

// Equal is i == j.
func (i Int) Equal(j Int) bool {
	if i.big == j.big {
		return i.small == j.small
	}
	return i.Cmp(j) == 0
}

// FloorDiv is i // j, rounding toward minus infinity; ZeroDivisionError.
func (i Int) FloorDiv(j Int) (Int, error) {
	if i.small >= 0 && j.small > 0 {
		return Int{small: i.small / j.small}, nil
	}
	return i.floorDiv(j)
}

//go:noinline
func (i Int) floorDiv(j Int) (Int, error) {
	q, _, err := i.divMod(j, "integer division or modulo by zero")
	return q, err
}

// Mod is i % j, with the sign of j; ZeroDivisionError.
func (i Int) Mod(j Int) (Int, error) {
	if i.small >= 0 && j.small > 0 {
		return Int{small: i.small % j.small}, nil
	}
	return i.mod(j)
}

//go:noinline
func (i Int) mod(j Int) (Int, error) {
	if i.big != nil && j.big == nil && j.small != 0 {
		return signedRest(i.big, restWord(i.big.Bits(), absUint64(j.small)), j.small), nil
	}
	_, m, err := i.divMod(j, "integer modulo by zero")
	return m, err
}

// DivMod is divmod(i, j); ZeroDivisionError.
func (i Int) DivMod(j Int) (Int, Int, error) {
	return i.divMod(j, "integer division or modulo by zero")
}

func (i Int) divMod(j Int, zero string) (Int, Int, error) {
	if j.IsZero() {
		return Int{}, Int{}, Raise(ZeroDivisionError, "%s", zero)
	}
	if i.big == nil && j.big == nil && !(i.small == math.MinInt64 && j.small == -1) {
		q, m := i.small/j.small, i.small%j.small
		if m != 0 && (m < 0) != (j.small < 0) {
			q--
			m += j.small
		}
		return Int{small: q}, Int{small: m}, nil
	}
	if i.big != nil && j.big == nil {
		q, m := divModWord(i.big, j.small)
		return q, m, nil
	}
	b := j.Big()
	q, m := new(big.Int).QuoRem(i.Big(), b, new(big.Int))
	if m.Sign() != 0 && (m.Sign() < 0) != (b.Sign() < 0) {
		q.Sub(q, bigOne)
		m.Add(m, b)
	}
	return IntFromBig(q), IntFromBig(m), nil
}

var bigOne = big.NewInt(1)

// TrueDiv is i / j, correctly rounded even where both are beyond a float's
// range; ZeroDivisionError, OverflowError.
func (i Int) TrueDiv(j Int) (float64, error) {
	if j.IsZero() {
		return 0, Raise(ZeroDivisionError, "division by zero")
	}
	const exact = 1 << 53
	if i.big == nil && j.big == nil && i.small >= -exact && i.small <= exact && j.small >= -exact && j.small <= exact {
		return float64(i.small) / float64(j.small), nil
	}
	if i.IsZero() {
		return math.Copysign(0, float64(j.Sign())), nil
	}
	f, _ := new(big.Rat).SetFrac(i.Big(), j.Big()).Float64()
	if math.IsInf(f, 0) {
		return 0, Raise(OverflowError, "integer division result too large for a float")
	}
	return f, nil
}

// maxShift bounds the size of a number made by << or **: beyond 2**31 bits
// CPython would run out of memory, which is what is raised here.
const maxShift = 1 << 31

// maxPower bounds the bits of a power. CPython computes larger ones too, after
// minutes without an answer; a service cannot wait for them.
const maxPower = 1 << 27

// LShift is i << j; ValueError for negative counts.
func (i Int) LShift(j Int) (Int, error) {
	if j.Sign() < 0 {
		return Int{}, Raise(ValueError, "negative shift count")
	}
	if i.IsZero() {
		return Int{}, nil
	}
	if j.big != nil {
		return Int{}, Raise(OverflowError, "too many digits in integer")
	}
	if j.small > maxShift {
		return Int{}, NewException(nil, MemoryError)
	}
	if i.big == nil && j.small < 62 && bits.Len64(absUint64(i.small))+int(j.small) < 63 {
		return Int{small: i.small << uint(j.small)}, nil
	}
	return IntFromBig(new(big.Int).Lsh(i.Big(), uint(j.small))), nil
}

// RShift is i >> j, rounding toward minus infinity; ValueError for negative counts.
func (i Int) RShift(j Int) (Int, error) {
	if j.Sign() < 0 {
		return Int{}, Raise(ValueError, "negative shift count")
	}
	if j.big != nil || (i.big == nil && j.small > 63) {
		if i.Sign() < 0 {
			return Int{small: -1}, nil
		}
		return Int{}, nil
	}
	if i.big == nil {
		return Int{small: i.small >> uint(j.small)}, nil
	}
	if j.small > int64(i.big.BitLen()) {
		if i.big.Sign() < 0 {
			return Int{small: -1}, nil
		}
		return Int{}, nil
	}
	return IntFromBig(new(big.Int).Rsh(i.big, uint(j.small))), nil
}

// Pow is i ** j for j >= 0. A negative j gives a float in Python, so it is an
// error here: IntPow takes both.
func (i Int) Pow(j Int) (Int, error) {
	if j.Sign() < 0 {
		return Int{}, Raise(ValueError, "negative exponent in an integer power")
	}
	if j.big == nil && i.big == nil {
		if r, ok := powInt64(i.small, j.small); ok {
			return Int{small: r}, nil
		}
	}
	// |i| >= 2 here unless i is 0, 1 or -1, which powInt64 has dealt with for small j.
	if i.big == nil && (i.small == 0 || i.small == 1) {
		return i, nil
	}
	if i.big == nil && i.small == -1 {
		if j.Big().Bit(0) == 0 {
			return Int{small: 1}, nil
		}
		return i, nil
	}
	if j.big != nil || j.small > maxPower/int64(i.BitLength()) {
		return Int{}, NewException(nil, MemoryError)
	}
	return IntFromBig(new(big.Int).Exp(i.Big(), j.Big(), nil)), nil
}

// powInt64 raises by squaring, telling whether the result fits.
func powInt64(base, exp int64) (int64, bool) {
	result := int64(1)
	for {
		if exp&1 == 1 {
			var ok bool
			if result, ok = mulInt64(result, base); !ok {
				return 0, false
			}
		}
		exp >>= 1
		if exp == 0 {
			return result, true
		}
		var ok bool
		if base, ok = mulInt64(base, base); !ok {
			return 0, false
		}
	}
}

// IntPow is i ** j: an int, or a float where j is negative.
func IntPow(i, j Int) (Value, error) {
	if j.Sign() >= 0 {
		r, err := i.Pow(j)
		if err != nil {
			return nil, err
		}
		return r.Value(), nil
	}
	x, err := i.Float64()
	if err != nil {
		return nil, err
	}
	y, err := j.Float64()
	if err != nil {
		return nil, err
	}
	return FloatPow(x, y)
}

// PowMod is pow(i, j, m); ValueError as CPython raises it.
func (i Int) PowMod(j, m Int) (Int, error) {
	if m.IsZero() {
		return Int{}, Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	if r, ok := i.powModWord(j, m); ok {
		return r, nil
	}
	mod := new(big.Int).Abs(m.Big())
	base := new(big.Int).Mod(i.Big(), mod)
	exp := j.Big()
	if exp.Sign() < 0 {
		if base = new(big.Int).ModInverse(base, mod); base == nil {
			return Int{}, Raise(ValueError, "base is not invertible for the given modulus")
		}
		exp = new(big.Int).Neg(exp)
	}
	r := new(big.Int).Exp(base, exp, mod)
	r.Mod(r, mod)
	if m.Sign() < 0 && r.Sign() > 0 {
		r.Add(r, m.Big())
	}
	return IntFromBig(r), nil
}

// BitLength is i.bit_length().
func (i Int) BitLength() int {
	if i.big != nil {
		return i.big.BitLen()
	}
	return bits.Len64(absUint64(i.small))
}

// BitCount is i.bit_count(): the ones in the binary form of |i|.
func (i Int) BitCount() int {
	if i.big == nil {
		return bits.OnesCount64(absUint64(i.small))
	}
	n := 0
	for _, w := range i.big.Bits() {
		n += bits.OnesCount(uint(w))
	}
	return n
}

// Hash is hash(i): the number modulo 2**61 - 1, with the sign of i, never -1.
func (i Int) Hash() int64 {
	const modulus = 1<<61 - 1
	if i.big == nil {
		h := int64(absUint64(i.small) % modulus)
		if i.small < 0 {
			h = -h
		}
		if h == -1 {
			h = -2
		}
		return h
	}
	h := new(big.Int).Rem(i.big, big.NewInt(modulus)).Int64()
	if h == -1 {
		h = -2
	}
	return h
}

// Round is round(i, n): for negative n the nearest multiple of 10**-n, ties to
// the even one.
func (i Int) Round(n Int) Int {
	if n.Sign() >= 0 {
		return i
	}
	if n.big != nil || -n.small > int64(i.BitLength()) {
		// 10**-n exceeds twice |i|.
		return Int{}
	}
	unit, _ := IntOf(10).Pow(n.Neg())
	q, r, _ := i.DivMod(unit)
	switch c := r.Add(r).Cmp(unit); {
	case c > 0, c == 0 && q.Big().Bit(0) == 1:
		q = q.Add(IntOf(1))
	}
	return q.Mul(unit)
}

// CompareIntFloat compares exactly, without rounding i: -1, 0 or 1. ok is false
// when f is NaN, which is unordered.
func CompareIntFloat(i Int, f float64) (cmp int, ok bool) {
	const exact = 1 << 53 // ints up to here are floats without rounding
	switch {
	case uint64(i.small+exact) <= 2*exact: // no big one
		switch x := float64(i.small); {
		case x < f:
			return -1, true
		case x > f:
			return 1, true
		}
		return 0, f == f
	case f != f:
		return 0, false
	case math.IsInf(f, 1):
		return -1, true
	case math.IsInf(f, -1):
		return 1, true
	}
	if i.big == nil && f >= -(1<<62) && f <= 1<<62 {
		whole := math.Trunc(f)
		if c := i.Cmp(IntOf(int64(whole))); c != 0 {
			return c, true
		}
		switch {
		case f > whole:
			return -1, true
		case f < whole:
			return 1, true
		}
		return 0, true
	}
	return new(big.Float).SetInt(i.Big()).Cmp(big.NewFloat(f)), true
}
