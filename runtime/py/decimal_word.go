package py

import (
	"math/big"
	"math/bits"
)

// Coefficients of Decimal numbers as machine words: 38 digits fit into two, more than the 28 of the default context, and
// the exact product of two of them, or a dividend with digits to spare, into four. Everything here is exact.

// uint128 is a number below 1<<128.
type uint128 struct{ hi, lo uint64 }

// uint256 is a number below 1<<256, least word first.
type uint256 [4]uint64

// wordDigits is how many decimal digits always fit into a uint128.
const wordDigits = 38

// tens holds the powers of ten below 1<<64.
var tens = [20]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// ten128 is 10**n, n up to wordDigits.
func ten128(n int) uint128 {
	if n < 20 {
		return uint128{0, tens[n]}
	}
	hi, lo := bits.Mul64(1e19, tens[n-19])
	return uint128{hi, lo}
}

func (x uint128) isZero() bool { return x.hi|x.lo == 0 }

func (x uint128) bitLen() int {
	if x.hi != 0 {
		return 64 + bits.Len64(x.hi)
	}
	return bits.Len64(x.lo)
}

func (x uint128) cmp(y uint128) int {
	switch {
	case x.hi != y.hi:
		if x.hi < y.hi {
			return -1
		}
		return 1
	case x.lo < y.lo:
		return -1
	case x.lo > y.lo:
		return 1
	}
	return 0
}

// digits counts decimal digits; 1 for zero.
func (x uint128) digits() int {
	if x.hi == 0 {
		// 1233/4096 is a little more than log10(2).
		n := bits.Len64(x.lo|1) * 1233 >> 12
		if x.lo >= tens[n] {
			n++
		}
		return max(n, 1)
	}
	n := x.bitLen() * 1233 >> 12
	if n > wordDigits {
		return n // 1<<127 and more: 39 digits
	}
	if x.cmp(ten128(n)) >= 0 {
		n++
	}
	return n
}

// divWord gives x / y and x % y.
func (x uint128) divWord(y uint64) (uint128, uint64) {
	if x.hi == 0 {
		return uint128{0, x.lo / y}, x.lo % y
	}
	hi, r := x.hi/y, x.hi%y
	lo, r := bits.Div64(r, x.lo, y)
	return uint128{hi, lo}, r
}

// addWord gives x + y, which must fit.
func (x uint128) addWord(y uint64) uint128 {
	lo, carry := bits.Add64(x.lo, y, 0)
	return uint128{x.hi + carry, lo}
}

// shifted gives x * 10**n where the product fits.
func (x uint128) shifted(n int) (uint128, bool) {
	switch {
	case n == 0:
		return x, true
	case x.hi == 0 && n < 20:
		hi, lo := bits.Mul64(x.lo, tens[n])
		return uint128{hi, lo}, true
	case n > wordDigits || x.digits()+n > wordDigits:
		return x, x.isZero()
	}
	p := mul128(x, ten128(n))
	return uint128{p[1], p[0]}, true
}

func mul128(x, y uint128) uint256 {
	var p uint256
	p[1], p[0] = bits.Mul64(x.lo, y.lo)
	if x.hi|y.hi == 0 {
		return p
	}
	var carry uint64
	h1, l1 := bits.Mul64(x.hi, y.lo)
	h2, l2 := bits.Mul64(x.lo, y.hi)
	p[3], p[2] = bits.Mul64(x.hi, y.hi)
	p[1], carry = bits.Add64(p[1], l1, 0)
	p[2], carry = bits.Add64(p[2], h1, carry)
	p[3] += carry
	p[1], carry = bits.Add64(p[1], l2, 0)
	p[2], carry = bits.Add64(p[2], h2, carry)
	p[3] += carry
	return p
}

func (x *uint256) bitLen() int {
	for i := 3; i > 0; i-- {
		if x[i] != 0 {
			return 64*i + bits.Len64(x[i])
		}
	}
	return bits.Len64(x[0])
}

// mulWord gives x * y, which must fit.
func (x *uint256) mulWord(y uint64) {
	var carry uint64
	for i := range x {
		hi, lo := bits.Mul64(x[i], y)
		var c uint64
		x[i], c = bits.Add64(lo, carry, 0)
		carry = hi + c
	}
}

// divWord divides x by y in place and gives the remainder.
func (x *uint256) divWord(y uint64) (r uint64) {
	i := 3
	for i > 0 && x[i] == 0 {
		i--
	}
	for ; i >= 0; i-- {
		x[i], r = bits.Div64(r, x[i], y)
	}
	return r
}

// div128 gives x / y, which must be below 1<<128, and whether a remainder is left. y is not zero.
func (x *uint256) div128(y uint128) (q uint128, rest bool) {
	if y.hi == 0 {
		r := x.divWord(y.lo)
		return uint128{x[1], x[0]}, r != 0
	}
	// Knuth's algorithm D with a divisor of two words.
	s := uint(bits.LeadingZeros64(y.hi))
	v1, v0 := y.hi<<s|y.lo>>1>>(63-s), y.lo<<s
	var u [5]uint64
	u[4] = x[3] >> 1 >> (63 - s)
	for i := 3; i > 0; i-- {
		u[i] = x[i]<<s | x[i-1]>>1>>(63-s)
	}
	u[0] = x[0] << s
	var quotient [3]uint64
	for j := 2; j >= 0; j-- {
		qhat, rhat := ^uint64(0), uint64(0)
		over := u[j+2] >= v1
		if over {
			// The estimate would be 1<<64: its remainder u[j+1] + v1 may leave the word.
			var c uint64
			rhat, c = bits.Add64(u[j+1], v1, 0)
			over = c == 0
		} else {
			qhat, rhat = bits.Div64(u[j+2], u[j+1], v1)
			over = true
		}
		for over {
			hi, lo := bits.Mul64(qhat, v0)
			if hi < rhat || hi == rhat && lo <= u[j] {
				break
			}
			qhat--
			var c uint64
			rhat, c = bits.Add64(rhat, v1, 0)
			over = c == 0
		}
		h0, l0 := bits.Mul64(qhat, v0)
		h1, l1 := bits.Mul64(qhat, v1)
		mid, c := bits.Add64(h0, l1, 0)
		var borrow uint64
		u[j], borrow = bits.Sub64(u[j], l0, 0)
		u[j+1], borrow = bits.Sub64(u[j+1], mid, borrow)
		u[j+2], borrow = bits.Sub64(u[j+2], h1+c, borrow)
		if borrow != 0 {
			qhat--
			u[j], c = bits.Add64(u[j], v0, 0)
			u[j+1], c = bits.Add64(u[j+1], v1, c)
			u[j+2] += c
		}
		quotient[j] = qhat
	}
	return uint128{quotient[1], quotient[0]}, u[0]|u[1] != 0
}

// cut is what dropping digits of a number leaves: the kept digits, how the dropped ones compare with half a unit of
// the last kept one, and whether they were zeros.
type cut struct {
	kept  uint128
	drop  int
	half  int
	exact bool
}

// dropTo drops digits until prec are left, prec up to wordDigits. sticky says that x has further digits behind the last
// one that are not all zeros.
func (x *uint256) dropTo(prec int, sticky bool) cut {
	c := cut{exact: !sticky}
	if sticky {
		c.half = -1
	}
	// The estimate of the number of digits is right or one too small.
	n := x.bitLen()*1233>>12 - prec
	limit := ten128(prec)
	for {
		for n > 0 {
			k := min(n, 19)
			r := x.divWord(tens[k])
			c.dropped(r, tens[k])
			c.drop += k
			n -= k
		}
		if c.kept = (uint128{x[1], x[0]}); x[3]|x[2] == 0 && c.kept.cmp(limit) < 0 {
			return c
		}
		n = 1
	}
}

// dropped takes note of digits r that were cut off where unit is one more than all nines; what was cut off before
// stands behind them.
func (c *cut) dropped(r, unit uint64) {
	half := unit / 2
	switch {
	case r > half:
		c.half = 1
	case r < half:
		c.half = -1
	case c.exact:
		c.half = 0
	default:
		c.half = 1
	}
	if r != 0 {
		c.exact = false
	}
}

// big makes a big.Int of x.
func (x uint128) big() *big.Int {
	if x.hi == 0 {
		return new(big.Int).SetUint64(x.lo)
	}
	b := new(big.Int).SetUint64(x.hi)
	return b.Or(b.Lsh(b, 64), new(big.Int).SetUint64(x.lo))
}

// uint128OfBig is the number where it fits; n >= 0.
func uint128OfBig(n *big.Int) (uint128, bool) {
	if n.IsUint64() {
		return uint128{0, n.Uint64()}, true
	}
	if n.BitLen() > 128 {
		return uint128{}, false
	}
	var b [16]byte
	n.FillBytes(b[:])
	var x uint128
	for i := range 8 {
		x.hi = x.hi<<8 | uint64(b[i])
		x.lo = x.lo<<8 | uint64(b[i+8])
	}
	return x, true
}

// appendDigits writes x in decimal.
func (x uint128) appendDigits(to []byte) []byte {
	var text [40]byte
	i := len(text)
	for x.hi != 0 {
		var r uint64
		x, r = x.divWord(1e19)
		for range 19 {
			i--
			text[i] = byte('0' + r%10)
			r /= 10
		}
	}
	for n := x.lo; ; {
		if i < len(text) && n == 0 {
			break
		}
		i--
		text[i] = byte('0' + n%10)
		n /= 10
	}
	return append(to, text[i:]...)
}
