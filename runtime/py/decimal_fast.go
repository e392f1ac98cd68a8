package py

import (
	"math"
	"math/bits"
)

// The operations of the specification on coefficients of machine words. Each of them gives nil where an operand or the
// result needs more: special values, coefficients beyond 1<<128, precisions beyond 36 digits, results that underflow, overflow
// or are trapped. The general operations, which compute with big.Int and know all conditions, then do it. So only results that
// are plainly right are made here.

// fastPrec is the greatest precision of the fast paths: a quotient of two digits more fits into a uint128.
const fastPrec = wordDigits - 2

// roundedBits are the flags that rounding sets; inexactBits those of a result that lost digits.
var (
	roundedBits = signalBit(DecimalRounded)
	inexactBits = signalBit(DecimalRounded) | signalBit(DecimalInexact)
)

// plain reports a finite number whose coefficient lies in words and whose exponent is nowhere near the limits of ints.
func (d *Decimal) plain() bool {
	return d.form == decFinite && d.wide == nil && uint(d.exp+1<<40) < 1<<41
}

// fits reports whether a coefficient of no more digits than the precision can stand with an exponent as it is.
func (c *DecimalContext) fits(zero bool, exp, digits int) bool {
	top := exp + digits - 1
	return exp >= c.Emin-c.Prec+1 && top <= c.Emax && (top >= c.Emin || zero) && c.clamp == 0
}

// made is the result of an operation whose coefficient needs no rounding.
func (c *DecimalContext) made(neg bool, coef uint128, exp, digits int) *Decimal {
	if !c.fits(coef.isZero(), exp, digits) {
		return nil
	}
	return &Decimal{neg: neg, exp: exp, words: coef}
}

// rounded is the result of an operation: coef rounded to the context. sticky says that digits behind its last one were
// lost.
func (c *DecimalContext) rounded(neg bool, coef *uint256, exp int, sticky bool) *Decimal {
	if coef[3]|coef[2] == 0 && !sticky {
		x := uint128{coef[1], coef[0]}
		if n := x.digits(); n <= c.Prec {
			return c.made(neg, x, exp, n)
		}
	}
	cut := coef.dropTo(c.Prec, sticky)
	return c.finish(neg, &cut, exp+cut.drop, c.Rounding)
}

// finish rounds what is left of a number by what was cut off, and sets the flags.
func (c *DecimalContext) finish(neg bool, cut *cut, exp int, rounding string) *Decimal {
	x := cut.kept
	n := x.digits()
	if !cut.exact {
		_, last := x.divWord(10)
		if roundUp(rounding, neg, last&1 == 1, int64(last), cut.half, false) {
			x = x.addWord(1)
			if m := x.digits(); m > n {
				n = m
				if n > c.Prec {
					x, _ = x.divWord(10)
					n--
					exp++
				}
			}
		}
	}
	flags := inexactBits
	if cut.exact {
		flags = roundedBits
	}
	if c.traps&flags != 0 {
		return nil
	}
	r := c.made(neg, x, exp, n)
	if r != nil {
		c.note(flags)
	}
	return r
}

// fastOp is the operation that an operator stands for.
func (c *DecimalContext) fastOp(op BinaryOp, a, b *Decimal) *Decimal {
	switch op {
	case OpAdd:
		return c.fastAdd(a, b, false)
	case OpSub:
		return c.fastAdd(a, b, true)
	case OpMul:
		return c.fastMul(a, b)
	case OpTrueDiv:
		return c.fastDiv(a, b)
	case OpFloorDiv:
		return c.fastFloorDiv(a, b)
	case OpMod:
		return c.fastMod(a, b)
	}
	return nil
}

// fastAdd is add; negate makes it sub.
func (c *DecimalContext) fastAdd(a, b *Decimal, negate bool) *Decimal {
	if !a.plain() || !b.plain() || c.Prec > fastPrec {
		return nil
	}
	bNeg := b.neg != negate
	x, y, exp := a.words, b.words, a.exp
	ok := true
	switch n := a.exp - b.exp; {
	case n > 0:
		x, ok = x.shifted(n)
		exp = b.exp
	case n < 0:
		y, ok = y.shifted(-n)
	}
	if !ok {
		return c.fastAddFar(a, b, bNeg)
	}
	if a.neg == bNeg {
		lo, carry := bits.Add64(x.lo, y.lo, 0)
		hi, carry := bits.Add64(x.hi, y.hi, carry)
		sum := uint256{lo, hi, carry}
		if a.words.isZero() && b.words.isZero() {
			return c.made(a.neg, uint128{}, exp, 1)
		}
		return c.rounded(a.neg, &sum, exp, false)
	}
	neg := a.neg
	switch x.cmp(y) {
	case 0:
		return c.made(c.Rounding == "ROUND_FLOOR", uint128{}, exp, 1)
	case -1:
		x, y, neg = y, x, bNeg
	}
	lo, borrow := bits.Sub64(x.lo, y.lo, 0)
	hi, _ := bits.Sub64(x.hi, y.hi, borrow)
	return c.rounded(neg, &uint256{lo, hi}, exp, false)
}

// fastAddFar adds numbers of which one has to be brought to more digits than two words hold.
func (c *DecimalContext) fastAddFar(a, b *Decimal, bNeg bool) *Decimal {
	aNeg := a.neg
	if a.exp < b.exp {
		a, b, aNeg, bNeg = b, a, bNeg, aNeg
	}
	n := a.exp - b.exp
	if n > wordDigits || a.words.isZero() || b.words.isZero() {
		return nil
	}
	// x has at least as many digits as two words hold, so that y is the smaller.
	x := mul128(a.words, ten128(n))
	y := uint256{b.words.lo, b.words.hi}
	if x[3]|x[2] == 0 {
		return nil
	}
	var carry uint64
	for i := range x {
		if aNeg == bNeg {
			x[i], carry = bits.Add64(x[i], y[i], carry)
		} else {
			x[i], carry = bits.Sub64(x[i], y[i], carry)
		}
	}
	return c.rounded(aNeg, &x, b.exp, false)
}

// fastMul is mul.
func (c *DecimalContext) fastMul(a, b *Decimal) *Decimal {
	if !a.plain() || !b.plain() || c.Prec > fastPrec {
		return nil
	}
	p := mul128(a.words, b.words)
	return c.rounded(a.neg != b.neg, &p, a.exp+b.exp, false)
}

// fastDiv is div.
func (c *DecimalContext) fastDiv(a, b *Decimal) *Decimal {
	if !a.plain() || !b.plain() || c.Prec > fastPrec || b.words.isZero() || a.words.isZero() {
		return nil
	}
	neg, ideal := a.neg != b.neg, a.exp-b.exp
	// Digits of the dividend so that the quotient has one or two more than wanted.
	shift := max(b.words.digits()-a.words.digits()+c.Prec+1, 0)
	if a.words.digits()+shift > 2*wordDigits {
		return nil
	}
	x := uint256{a.words.lo, a.words.hi}
	for n := shift; n > 0; n -= 19 {
		x.mulWord(tens[min(n, 19)])
	}
	q, rest := x.div128(b.words)
	exp := ideal - shift
	if !rest {
		for _, step := range [...]int{16, 8, 4, 2, 1} {
			for exp+step <= ideal {
				n, r := q.divWord(tens[step])
				if r != 0 {
					break
				}
				q = n
				exp += step
			}
		}
	}
	return c.rounded(neg, &uint256{q.lo, q.hi}, exp, rest)
}

// fastDivMod is divMod where both coefficients can be brought to one exponent; ok is false where the general way has to
// be taken.
func (c *DecimalContext) fastDivMod(a, b *Decimal) (q, r uint128, exp int, ok bool) {
	if !a.plain() || !b.plain() || b.words.isZero() || c.Prec > fastPrec {
		return q, r, 0, false
	}
	x, y := a.words, b.words
	exp = min(a.exp, b.exp)
	if x, ok = x.shifted(a.exp - exp); !ok {
		return q, r, 0, false
	}
	if y, ok = y.shifted(b.exp - exp); !ok {
		return q, r, 0, false
	}
	switch {
	case y.hi == 0:
		q, r.lo = x.divWord(y.lo)
	case x.cmp(y) < 0:
		r = x
	default:
		wide := uint256{x.lo, x.hi}
		q, _ = wide.div128(y)
		p := mul128(q, y)
		lo, borrow := bits.Sub64(x.lo, p[0], 0)
		hi, _ := bits.Sub64(x.hi, p[1], borrow)
		r = uint128{hi, lo}
	}
	return q, r, exp, q.digits() <= c.Prec
}

// fastFloorDiv is floorDiv.
func (c *DecimalContext) fastFloorDiv(a, b *Decimal) *Decimal {
	q, _, _, ok := c.fastDivMod(a, b)
	if !ok {
		return nil
	}
	return c.made(a.neg != b.neg, q, 0, q.digits())
}

// fastMod is mod.
func (c *DecimalContext) fastMod(a, b *Decimal) *Decimal {
	_, r, exp, ok := c.fastDivMod(a, b)
	if !ok {
		return nil
	}
	return c.rounded(a.neg, &uint256{r.lo, r.hi}, exp, false)
}

// rescaleWords is rescale for a number of machine words; ok is false where the result is none.
func (d *Decimal) rescaleWords(exp int, rounding string) (r *Decimal, exact, ok bool) {
	if !d.plain() {
		return nil, false, false
	}
	n := d.exp - exp
	if n >= 0 {
		x, ok := d.words.shifted(n)
		if !ok {
			return nil, false, false
		}
		return &Decimal{neg: d.neg, exp: exp, words: x}, true, true
	}
	if n < -wordDigits {
		return nil, false, false
	}
	cut := cut{kept: d.words, exact: true}
	for n = -n; n > 0; n -= 19 {
		unit := tens[min(n, 19)]
		var rest uint64
		cut.kept, rest = cut.kept.divWord(unit)
		cut.dropped(rest, unit)
	}
	x := cut.kept
	if !cut.exact {
		_, last := x.divWord(10)
		if roundUp(rounding, d.neg, last&1 == 1, int64(last), cut.half, false) {
			x = x.addWord(1)
		}
	}
	return &Decimal{neg: d.neg, exp: exp, words: x}, cut.exact, true
}

// fastQuantize is quantize.
func (c *DecimalContext) fastQuantize(a *Decimal, exp int, rounding string) *Decimal {
	if c.Prec > fastPrec || exp < c.Emin-c.Prec+1 || exp > c.Emax {
		return nil
	}
	r, exact, ok := a.rescaleWords(exp, rounding)
	if !ok {
		return nil
	}
	n := r.words.digits()
	if n > c.Prec || !c.fits(r.words.isZero(), exp, n) {
		return nil
	}
	if exp > a.exp && !a.words.isZero() {
		flags := inexactBits
		if exact {
			flags = roundedBits
		}
		if c.traps&flags != 0 {
			return nil
		}
		c.note(flags)
	}
	return r
}

// fastCompare is compareFinite for numbers of machine words.
func (d *Decimal) fastCompare(o *Decimal) (order int, ok bool) {
	if !d.plain() || !o.plain() {
		return 0, false
	}
	x, y := d.words, o.words
	if x.isZero() || y.isZero() || d.neg != o.neg {
		return compareInts(d.Sign(), o.Sign()), true
	}
	switch n := d.exp - o.exp; {
	case n > 0:
		x, ok = x.shifted(n)
	case n < 0:
		y, ok = y.shifted(-n)
	default:
		ok = true
	}
	order = x.cmp(y)
	if d.neg {
		order = -order
	}
	return order, ok
}

// hashPrime is the modulus of hashes of numbers; inverseTen * 10 is 1 modulo it.
const (
	hashPrime  = 1<<61 - 1
	inverseTen = 2075258708292324556
)

func mulHash(x, y uint64) uint64 {
	hi, lo := bits.Mul64(x, y)
	n := hi<<3 | lo>>61
	n += lo & hashPrime
	if n >= hashPrime {
		n -= hashPrime
	}
	return n
}

// hashWords is the hash of the absolute value of a number of machine words.
func (d *Decimal) hashWords() uint64 {
	_, hi := bits.Div64(0, d.words.hi, hashPrime)
	h := mulHash(hi, 8) // 1<<64 is 8 modulo the prime
	h = (h + d.words.lo%hashPrime) % hashPrime
	base, n := uint64(10), uint(d.exp)
	if d.exp < 0 {
		base, n = inverseTen, uint(-d.exp)
	}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			h = mulHash(h, base)
		}
		base = mulHash(base, base)
	}
	return h
}

// parsePlainDecimal reads a number of ASCII digits, a point and a small exponent; nil for anything else.
func parsePlainDecimal(s string) *Decimal {
	var d Decimal
	i, digits, point := 0, 0, -1
	if s != "" && (s[0] == '-' || s[0] == '+') {
		d.neg = s[0] == '-'
		i++
	}
	var x uint64
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c-'0' < 10:
			if digits == 19 {
				d.words.lo = x
				x = 0
			}
			x = x*10 + uint64(c-'0')
			digits++
			continue
		case c == '.' && point < 0:
			point = digits
			continue
		}
		break
	}
	if digits == 0 || digits > wordDigits || i < len(s) && s[i]|0x20 != 'e' {
		return nil
	}
	if digits > 19 {
		hi, lo := bits.Mul64(d.words.lo, tens[digits-19])
		d.words = uint128{hi, lo}.addWord(x)
	} else {
		d.words.lo = x
	}
	if i < len(s) {
		n, ok := smallExponent(s[i+1:])
		if !ok {
			return nil
		}
		d.exp = n
	}
	if point >= 0 {
		d.exp -= digits - point
	}
	return &d
}

// smallExponent reads a signed number of one to six digits.
func smallExponent(s string) (n int, ok bool) {
	neg := s != "" && s[0] == '-'
	if neg || s != "" && s[0] == '+' {
		s = s[1:]
	}
	if s == "" || len(s) > 6 {
		return 0, false
	}
	for i := range len(s) {
		if s[i]-'0' > 9 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	if neg {
		n = -n
	}
	return n, true
}

// plainText writes a number of machine words without an exponent, the common form of str; "" where it has another.
func (d *Decimal) plainText() string {
	if !d.plain() || d.exp > 0 || d.exp < -60 {
		return ""
	}
	var digits [40]byte
	coef := d.words.appendDigits(digits[:0])
	left := len(coef) + d.exp
	if left <= -6 {
		return ""
	}
	var buf [112]byte
	text := buf[:0]
	if d.neg {
		text = append(text, '-')
	}
	if d.exp == 0 {
		return string(append(text, coef...))
	}
	if left <= 0 {
		text = append(text, "0.00000"[:2-left]...)
		return string(append(text, coef...))
	}
	text = append(text, coef[:left]...)
	text = append(text, '.')
	return string(append(text, coef[left:]...))
}

// decimalOfFinite is the exact value of a float where its digits fit into words.
func decimalOfFinite(f float64) *Decimal {
	b := math.Float64bits(f)
	e := int(b>>52)&0x7ff - 1075
	m := b&(1<<52-1) | 1<<52
	if e == -1075 {
		return nil // subnormal or zero
	}
	zeros := bits.TrailingZeros64(m)
	m >>= zeros
	e += zeros
	switch {
	case e >= 0 && e < 64:
		x := uint128{0, m}
		return &Decimal{neg: f < 0, words: uint128{x.lo >> 1 >> (63 - e), x.lo << e}}
	case e < 0 && e > -28:
		p := uint64(1)
		for range -e {
			p *= 5
		}
		hi, lo := bits.Mul64(m, p)
		return &Decimal{neg: f < 0, exp: e, words: uint128{hi, lo}}
	}
	return nil
}
