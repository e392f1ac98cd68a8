package py

import (
	"math/big"
)

func (c *DecimalContext) add(a, b *Decimal) (*Decimal, error) {
	if r := c.fastAdd(a, b, false); r != nil {
		return r, nil
	}
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	switch {
	case a.form == decInf:
		if b.form == decInf && a.neg != b.neg {
			return c.invalid(InvalidOperation)
		}
		return a, nil
	case b.form == decInf:
		return b, nil
	}
	exp := min(a.exp, b.exp)
	zeroNeg := c.Rounding == "ROUND_FLOOR" && a.neg != b.neg
	switch {
	case a.noCoef() && b.noCoef():
		neg := a.neg && b.neg || zeroNeg
		return newDecimal(neg, new(big.Int), exp).fix(c)
	case a.noCoef():
		exp = max(exp, b.exp-c.Prec-1)
		r, _ := b.rescale(exp, c.Rounding)
		return r.fix(c)
	case b.noCoef():
		exp = max(exp, a.exp-c.Prec-1)
		r, _ := a.rescale(exp, c.Rounding)
		return r.fix(c)
	}
	// Far apart, the small one only counts as "a little": _normalize.
	big1, small := a, b
	if a.exp < b.exp {
		big1, small = b, a
	}
	bigLen, smallLen := big1.digits(), small.digits()
	limit := big1.exp + min(-1, bigLen-c.Prec-2)
	if smallLen+small.exp-1 < limit {
		small = newDecimal(small.neg, big.NewInt(1), limit)
	}
	exp = small.exp
	x := new(big.Int).Mul(big1.coef(), powerOfTen(big1.exp-exp))
	y := new(big.Int).Set(small.coef())
	if big1.neg {
		x.Neg(x)
	}
	if small.neg {
		y.Neg(y)
	}
	x.Add(x, y)
	if x.Sign() == 0 {
		return newDecimal(zeroNeg, x, exp).fix(c)
	}
	return NewDecimal(x, exp).fix(c)
}

func (c *DecimalContext) sub(a, b *Decimal) (*Decimal, error) {
	if r := c.fastAdd(a, b, true); r != nil {
		return r, nil
	}
	if b.isNaN() {
		return c.add(a, b)
	}
	return c.add(a, b.negated())
}

func (c *DecimalContext) mul(a, b *Decimal) (*Decimal, error) {
	if r := c.fastMul(a, b); r != nil {
		return r, nil
	}
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	neg := a.neg != b.neg
	if a.form == decInf || b.form == decInf {
		if a.isZero() || b.isZero() {
			return c.invalid(InvalidOperation)
		}
		return &Decimal{neg: neg, form: decInf}, nil
	}
	return newDecimal(neg, new(big.Int).Mul(a.coef(), b.coef()), a.exp+b.exp).fix(c)
}

func (c *DecimalContext) div(a, b *Decimal) (*Decimal, error) {
	if r := c.fastDiv(a, b); r != nil {
		return r, nil
	}
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	neg := a.neg != b.neg
	switch {
	case a.form == decInf && b.form == decInf:
		return c.invalid(InvalidOperation)
	case a.form == decInf:
		return &Decimal{neg: neg, form: decInf}, nil
	case b.form == decInf:
		return newDecimal(neg, new(big.Int), c.Emin-c.Prec+1), c.signal(DecimalClamped)
	case b.noCoef():
		if a.noCoef() {
			return c.invalid(divisionUndefined)
		}
		if err := c.signal(DivisionByZero); err != nil {
			return nil, err
		}
		return &Decimal{neg: neg, form: decInf}, nil
	}
	if a.noCoef() {
		return newDecimal(neg, new(big.Int), a.exp-b.exp).fix(c)
	}
	shift := b.digits() - a.digits() + c.Prec + 1
	exp := a.exp - b.exp - shift
	x, y := a.coef(), b.coef()
	if shift >= 0 {
		x = new(big.Int).Mul(x, powerOfTen(shift))
	} else {
		y = new(big.Int).Mul(y, powerOfTen(-shift))
	}
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 {
		// A last digit that is neither 0 nor 5 keeps the rounding honest.
		if lastDigit(q)%5 == 0 {
			q.Add(q, bigOne)
		}
	} else {
		var zeros int
		q, zeros = stripZeros(q, a.exp-b.exp-exp)
		exp += zeros
	}
	return newDecimal(neg, q, exp).fix(c)
}

// divMod computes the integer quotient toward zero and the remainder; impossible
// is set where the quotient has too many digits.
func (c *DecimalContext) divMod(a, b *Decimal) (q, r *Decimal, impossible bool) {
	neg := a.neg != b.neg
	ideal := a.exp
	if b.form != decInf {
		ideal = min(a.exp, b.exp)
	}
	if a.noCoef() || b.form == decInf || a.adjusted()-b.adjusted() <= -2 {
		rest, _ := a.rescale(ideal, c.Rounding)
		return newDecimal(neg, new(big.Int), 0), rest, false
	}
	if a.adjusted()-b.adjusted() <= c.Prec {
		x, y := a.coef(), b.coef()
		if a.exp >= b.exp {
			x = new(big.Int).Mul(x, powerOfTen(a.exp-b.exp))
		} else {
			y = new(big.Int).Mul(y, powerOfTen(b.exp-a.exp))
		}
		n, m := new(big.Int).QuoRem(x, y, new(big.Int))
		if n.Cmp(powerOfTen(c.Prec)) < 0 {
			return newDecimal(neg, n, 0), newDecimal(a.neg, m, ideal), false
		}
	}
	return nil, nil, true
}

func (c *DecimalContext) floorDiv(a, b *Decimal) (*Decimal, error) {
	if r := c.fastFloorDiv(a, b); r != nil {
		return r, nil
	}
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	neg := a.neg != b.neg
	if a.form == decInf {
		if b.form == decInf {
			return c.invalid(InvalidOperation)
		}
		return &Decimal{neg: neg, form: decInf}, nil
	}
	if b.isZero() {
		if a.isZero() {
			return c.invalid(divisionUndefined)
		}
		if err := c.signal(DivisionByZero); err != nil {
			return nil, err
		}
		return &Decimal{neg: neg, form: decInf}, nil
	}
	q, _, impossible := c.divMod(a, b)
	if impossible {
		return c.invalid(divisionImpossible)
	}
	return q.fix(c)
}

func (c *DecimalContext) mod(a, b *Decimal) (*Decimal, error) {
	if r := c.fastMod(a, b); r != nil {
		return r, nil
	}
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	if a.form == decInf {
		return c.invalid(InvalidOperation)
	}
	if b.isZero() {
		if a.isZero() {
			return c.invalid(divisionUndefined)
		}
		return c.invalid(InvalidOperation)
	}
	_, r, impossible := c.divMod(a, b)
	if impossible {
		return c.invalid(divisionImpossible)
	}
	return r.fix(c)
}

// compareFinite orders numbers that are no NaNs.
func (d *Decimal) compareFinite(o *Decimal) int {
	if order, ok := d.fastCompare(o); ok {
		return order
	}
	if d.form == decInf || o.form == decInf {
		value := func(x *Decimal) int {
			if x.form != decInf {
				return 0
			}
			if x.neg {
				return -1
			}
			return 1
		}
		return compareInts(value(d), value(o))
	}
	a, b := d.Sign(), o.Sign()
	if a != b || a == 0 {
		return compareInts(a, b)
	}
	c := compareInts(d.adjusted(), o.adjusted())
	if c == 0 {
		exp := min(d.exp, o.exp)
		x, _ := d.rescale(exp, "ROUND_DOWN")
		y, _ := o.rescale(exp, "ROUND_DOWN")
		c = x.coef().Cmp(y.coef())
	}
	return c * a
}

// Cmp orders two numbers; ok is false when one is a NaN.
func (d *Decimal) Cmp(o *Decimal) (c int, ok bool) {
	if d.isNaN() || o.isNaN() {
		return 0, false
	}
	return d.compareFinite(o), true
}

func (c *DecimalContext) quantize(a, b *Decimal, rounding string) (*Decimal, error) {
	if b.form == decFinite {
		if r := c.fastQuantize(a, b.exp, rounding); r != nil {
			return r, nil
		}
	}
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	if a.form == decInf || b.form == decInf {
		if a.form == b.form {
			return a, nil
		}
		return c.invalid(InvalidOperation)
	}
	if b.exp < c.Emin-c.Prec+1 || b.exp > c.Emax {
		return c.invalid(InvalidOperation)
	}
	if a.noCoef() {
		return a.withExp(b.exp).fix(c)
	}
	if a.adjusted() > c.Emax || a.adjusted()-b.exp+1 > c.Prec {
		return c.invalid(InvalidOperation)
	}
	r, exact := a.rescale(b.exp, rounding)
	if r.adjusted() > c.Emax || r.digits() > c.Prec {
		return c.invalid(InvalidOperation)
	}
	if r.exp > a.exp {
		conditions := roundedBits
		if !exact {
			conditions |= inexactBits
		}
		if err := c.signals(conditions); err != nil {
			return nil, err
		}
	}
	return r.fix(c)
}

// Quantize is d.quantize(exp) under the default context; InvalidOperation.
func (d *Decimal) Quantize(t *Task, exp *Decimal) (*Decimal, error) {
	c := decimalContext(t)
	return c.quantize(d, exp, c.Rounding)
}

func (c *DecimalContext) normalize(d *Decimal) (*Decimal, error) {
	if r, ok, err := c.nans(d); ok {
		return r, err
	}
	r, err := d.fix(c)
	if err != nil || r.form == decInf {
		return r, err
	}
	if r.noCoef() {
		return r.withExp(0), nil
	}
	coef, zeros := stripZeros(r.coef(), c.Emax-r.exp)
	return newDecimal(r.neg, coef, r.exp+zeros), nil
}
