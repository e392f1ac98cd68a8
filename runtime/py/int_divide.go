package py

import (
	"math/big"
	"math/bits"
	"sync/atomic"
)

// Dividing a big number by one of a word is what taking off its digits does, and what keeps
// numbers small: the words of the quotient come out from the top, each out of what is left
// of those above it. math/big estimates each with the divisor's reciprocal, which waits for
// what is left; for divisors of half a word most of that can be done before.

// halfDivisor bounds the divisors that divideHalf takes.
const halfDivisor = 1 << 31

// divideWord is |x| / d and |x| % d; the quotient's words go to z, as many as x has.
func divideWord(z, x []big.Word, d uint64) (rest uint64) {
	if 1 < d && d < tinyDivisor {
		return divideTiny(z, x, d)
	}
	if d < halfDivisor {
		return divideHalf(z, x, d)
	}
	for k := len(x) - 1; k >= 0; k-- {
		var q uint64
		q, rest = bits.Div64(rest, uint64(x[k]), d)
		z[k] = big.Word(q)
	}
	return rest
}

// divideHalf takes what is left, r, and the word w below it apart as
//
//	r*2**64 + w = r*(top*d + mid) + above*d + below
//
// with top and mid of the divisor and above and below of the word alone, so that only
// (r*mid + below) / d waits for r. Quotients by reciprocal are right or one too small; that
// of w may stay so.
func divideHalf(z, x []big.Word, d uint64) (r uint64) {
	if d == 1 {
		copy(z, x)
		return 0
	}
	reciprocal := ^uint64(0) / d
	top, mid := bits.Div64(1, 0, d)
	for k := len(x) - 1; k >= 0; k-- {
		w := uint64(x[k])
		above, _ := bits.Mul64(w, reciprocal)
		t := r*mid + (w - above*d)
		q, _ := bits.Mul64(t, reciprocal)
		z[k] = big.Word(r*top + above + q)
		r = t - q*d
		if r >= d {
			r -= d
			z[k]++
		}
	}
	return r
}

// tinyDivisor bounds the divisors that divideTiny takes.
const tinyDivisor = 16

// tinyTable is what r*2**64 comes to when it is divided by d, for each r that can be left: less than 3*d, because what is
// left is not made less than d at each step.
type tinyTable struct {
	carried, left [4 * tinyDivisor]uint64 // of r % d
	whole         [4 * tinyDivisor]uint64 // r / d
}

// tinyTables are the tables by divisor, made on first use.
var tinyTables [tinyDivisor]atomic.Pointer[tinyTable]

func tinyTableOf(d uint64) *tinyTable {
	if t := tinyTables[d].Load(); t != nil {
		return t
	}
	t := &tinyTable{}
	for r := range uint64(3 * d) {
		t.carried[r], t.left[r] = bits.Div64(r%d, 0, d)
		t.whole[r] = r / d
	}
	tinyTables[d].Store(t)
	return t
}

// divideTiny is divideHalf with a table: only looking up what r leaves and adding what the word leaves waits for r.
func divideTiny(z, x []big.Word, d uint64) uint64 {
	t := tinyTableOf(d)
	reciprocal := ^uint64(0) / d
	z = z[:len(x)]
	r := uint64(0)
	for k := len(x) - 1; k >= 0; k-- {
		w := uint64(x[k])
		above, _ := bits.Mul64(w, reciprocal) // right or one too small
		carried := t.carried[r&(4*tinyDivisor-1)]
		r = t.left[r&(4*tinyDivisor-1)] + (w - above*d)
		z[k] = big.Word(carried + above + t.whole[r&(4*tinyDivisor-1)])
	}
	return r % d
}

// restWord is |x| % d.
func restWord(x []big.Word, d uint64) (rest uint64) {
	for k := len(x) - 1; k >= 0; k-- {
		_, rest = bits.Div64(rest, uint64(x[k]), d)
	}
	return rest
}

// divModWord is divmod of a big number by one that fits in a word and is not zero.
func divModWord(x *big.Int, d int64) (Int, Int) {
	words := x.Bits()
	z := make([]big.Word, len(words))
	rest := divideWord(z, words, absUint64(d))
	q := new(big.Int).SetBits(z)
	if (x.Sign() < 0) != (d < 0) {
		q.Neg(q)
		if rest != 0 {
			q.Sub(q, bigOne)
		}
	}
	return IntFromBig(q), signedRest(x, rest, d)
}

// signedRest is x % d, with the sign of d, where |x| % |d| is rest.
func signedRest(x *big.Int, rest uint64, d int64) Int {
	if rest != 0 && (x.Sign() < 0) != (d < 0) {
		rest = absUint64(d) - rest
	}
	if d < 0 {
		return Int{small: -int64(rest)}
	}
	return Int{small: int64(rest)}
}
