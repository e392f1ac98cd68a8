package py

import (
	"math/big"

	"github.com/cockroachdb/apd/v3"
)

// pow, exp, ln and log10: exact where the result is, otherwise computed by apd
// with digits to spare and rounded once.

// apdOf converts a finite number for apd.
func apdOf(d *Decimal) *apd.Decimal {
	a := new(apd.Decimal)
	a.Coeff.SetMathBigInt(d.coef())
	a.Exponent = int32(d.exp)
	a.Negative = d.neg
	return a
}

func ofAPD(a *apd.Decimal) *Decimal {
	return newDecimal(a.Negative, new(big.Int).Set(a.Coeff.MathBigInt()), int(a.Exponent))
}

// transcendental runs an apd function in a wide context and rounds to prec digits.
func (c *DecimalContext) transcendental(f func(w *apd.Context, r *apd.Decimal) (apd.Condition, error)) (*Decimal, error) {
	w := apd.BaseContext.WithPrecision(uint32(c.Prec + 12))
	w.Traps = 0
	w.MaxExponent, w.MinExponent = apd.MaxExponent, apd.MinExponent
	r := new(apd.Decimal)
	if _, err := f(w, r); err != nil {
		return nil, Raise(DecimalException, "%s", err.Error())
	}
	if r.Form != apd.Finite {
		return c.overflow(r.Negative, "ROUND_HALF_EVEN")
	}
	d := ofAPD(r)
	// An inexact result has all digits of the precision.
	if n := d.digits(); n < c.Prec {
		d, _ = d.rescale(d.exp-(c.Prec-n), "ROUND_HALF_EVEN")
	}
	rounded, err := d.fixBy(c, "ROUND_HALF_EVEN")
	if err != nil {
		return nil, err
	}
	return rounded, c.signals(inexactBits)
}

func (c *DecimalContext) exp(d *Decimal) (*Decimal, error) {
	if r, ok, err := c.nans(d); ok {
		return r, err
	}
	switch {
	case d.form == decInf && d.neg:
		return newDecimal(false, new(big.Int), 0), nil
	case d.form == decInf:
		return d, nil
	case d.noCoef():
		return newDecimal(false, big.NewInt(1), 0), nil
	case d.adjusted() > 7:
		if d.neg {
			return newDecimal(false, new(big.Int), c.Emin-c.Prec+1), nil
		}
		return c.overflow(false, "ROUND_HALF_EVEN")
	}
	return c.transcendental(func(w *apd.Context, r *apd.Decimal) (apd.Condition, error) { return w.Exp(r, apdOf(d)) })
}

// logarithm deals with what ln and log10 share.
func (c *DecimalContext) logarithm(d *Decimal, f func(w *apd.Context, r, x *apd.Decimal) (apd.Condition, error)) (*Decimal, error) {
	if r, ok, err := c.nans(d); ok {
		return r, err
	}
	switch {
	case d.isZero():
		return &Decimal{neg: true, form: decInf}, nil
	case d.form == decInf && !d.neg:
		return d, nil
	case d.neg:
		return c.invalid(InvalidOperation)
	case d.compareFinite(newDecimal(false, big.NewInt(1), 0)) == 0:
		return newDecimal(false, new(big.Int), 0), nil
	}
	return c.transcendental(func(w *apd.Context, r *apd.Decimal) (apd.Condition, error) { return f(w, r, apdOf(d)) })
}

func (c *DecimalContext) ln(d *Decimal) (*Decimal, error) {
	return c.logarithm(d, func(w *apd.Context, r, x *apd.Decimal) (apd.Condition, error) { return w.Ln(r, x) })
}

func (c *DecimalContext) log10(d *Decimal) (*Decimal, error) {
	if d.form == decFinite && !d.neg && !d.noCoef() {
		if n := d.digits(); d.coef().Cmp(powerOfTen(n-1)) == 0 {
			return NewDecimal(big.NewInt(int64(d.exp+n-1)), 0).fix(c)
		}
	}
	return c.logarithm(d, func(w *apd.Context, r, x *apd.Decimal) (apd.Condition, error) { return w.Log10(r, x) })
}

// pow is a ** b.
func (c *DecimalContext) pow(a, b *Decimal) (*Decimal, error) {
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	one := newDecimal(false, big.NewInt(1), 0)
	if b.isZero() {
		if a.isZero() {
			return c.invalid(InvalidOperation)
		}
		return one, nil
	}
	integral := false
	var n Int
	if b.form == decFinite {
		r, exact := b.rescale(0, "ROUND_DOWN")
		integral = b.exp >= 0 || exact
		if integral {
			n, _ = r.toInt()
		}
	}
	neg := a.neg && integral && n.Big().Bit(0) == 1
	if a.neg && !a.isZero() && !integral && b.form == decFinite {
		return c.invalid(InvalidOperation)
	}
	if a.isZero() {
		if !b.neg {
			return newDecimal(neg, new(big.Int), 0), nil
		}
		return &Decimal{neg: neg, form: decInf}, nil
	}
	if a.form == decInf && a.neg && b.form == decInf {
		return c.invalid(InvalidOperation)
	}
	if a.form == decInf {
		if b.neg {
			return newDecimal(neg, new(big.Int), 0), nil
		}
		return &Decimal{neg: neg, form: decInf}, nil
	}
	abs := *a
	abs.neg = false
	if b.form == decInf {
		switch cmp := abs.compareFinite(one); {
		case a.neg:
			return c.invalid(InvalidOperation)
		case cmp == 0:
			return newDecimal(false, powerOfTen(c.Prec-1), 1-c.Prec), nil
		case cmp > 0 == !b.neg:
			return &Decimal{form: decInf}, nil
		}
		return newDecimal(false, new(big.Int), 0), nil
	}
	if integral {
		if k, ok := n.Abs().Int64(); ok && int64(abs.coef().BitLen())*k < 1<<17 && int64(abs.exp)*k < 1<<40 {
			p := newDecimal(neg, new(big.Int).Exp(abs.coef(), big.NewInt(k), nil), abs.exp*int(k))
			if n.Sign() > 0 {
				return p.fix(c)
			}
			return c.div(one, p)
		}
	}
	if integral && abs.compareFinite(one) == 0 {
		return newDecimal(neg, big.NewInt(1), 0), nil
	}
	if abs.compareFinite(one) == 0 {
		return newDecimal(neg, powerOfTen(c.Prec-1), 1-c.Prec), nil
	}
	// Far out of range, the exponent of the result is as good as its logarithm.
	if e := b.magnitude() + newDecimal(false, big.NewInt(int64(max(abs.adjusted(), -abs.adjusted(), 1))), 0).magnitude() - 2; e > 7 || b.adjusted() > 20 {
		if abs.compareFinite(one) > 0 == !b.neg {
			return c.overflow(neg, "ROUND_HALF_EVEN")
		}
		for _, s := range [4]*Type{DecimalUnderflow, DecimalInexact, DecimalRounded, DecimalSubnormal} {
			if err := c.signal(s); err != nil {
				return nil, err
			}
		}
		return newDecimal(neg, new(big.Int), c.Emin-c.Prec+1), c.signal(DecimalClamped)
	}
	r, err := c.transcendental(func(w *apd.Context, r *apd.Decimal) (apd.Condition, error) {
		return w.Pow(r, apdOf(&abs), apdOf(b))
	})
	if err == nil && neg {
		r = r.negated()
	}
	return r, err
}

// next is next_plus and next_minus: the neighbour in the context's precision.
func (c *DecimalContext) next(d *Decimal, down bool) (*Decimal, error) {
	if r, ok, err := c.nans(d); ok {
		return r, err
	}
	w := c.copy()
	w.traps = 0
	w.Rounding = "ROUND_CEILING"
	if down {
		w.Rounding = "ROUND_FLOOR"
	}
	if d.form == decInf {
		if d.neg == down {
			return d, nil
		}
		return newDecimal(d.neg, new(big.Int).Sub(powerOfTen(c.Prec), bigOne), c.Emax-c.Prec+1), nil
	}
	r, _ := d.fix(w)
	if r.compareFinite(d) != 0 {
		return r, nil
	}
	tiny := newDecimal(down, big.NewInt(1), c.Emin-c.Prec)
	return w.add(d, tiny)
}

// remainderNear is the remainder of the nearest quotient, ties to even.
func (c *DecimalContext) remainderNear(a, b *Decimal) (*Decimal, error) {
	if r, ok, err := c.nans(a, b); ok {
		return r, err
	}
	if a.form == decInf || b.isZero() {
		if b.isZero() && a.isZero() {
			return c.invalid(divisionUndefined)
		}
		return c.invalid(InvalidOperation)
	}
	if b.form == decInf {
		return a.fix(c)
	}
	exp := min(a.exp, b.exp)
	if a.isZero() {
		return a.withExp(exp).fix(c)
	}
	if a.adjusted()-b.adjusted() >= c.Prec+1 {
		return c.invalid(divisionImpossible)
	}
	x, _ := a.rescale(exp, "ROUND_DOWN")
	y, _ := b.rescale(exp, "ROUND_DOWN")
	q, r := new(big.Int).QuoRem(x.coef(), y.coef(), new(big.Int))
	if digitsOf(q) > c.Prec {
		return c.invalid(divisionImpossible)
	}
	twice := new(big.Int).Lsh(r, 1)
	neg := a.neg
	if cmp := twice.Cmp(y.coef()); cmp > 0 || cmp == 0 && q.Bit(0) == 1 {
		r.Sub(y.coef(), r)
		neg = !neg
	}
	return newDecimal(neg, r, exp).fix(c)
}

// magnitude is the number of digits before the point.
func (d *Decimal) magnitude() int { return d.adjusted() + 1 }
