package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"sync/atomic"
)

// Decimal arithmetic follows the General Decimal Arithmetic Specification as
// Lib/_pydecimal.py writes it down: an operation computes exactly, or to a few
// digits more than wanted, and fix rounds the result to the context.

// Classes of module decimal.
var (
	TypeDecimal         = newRootType(decimalTables{}, "decimal", "Decimal")
	TypeDecimalContext  = newRootType(decimalModuleTables{}, "decimal", "Context")
	DecimalException    = newBuiltinType("decimal", "DecimalException", &ArithmeticError)
	DecimalClamped      = newBuiltinType("decimal", "Clamped", &DecimalException)
	InvalidOperation    = newBuiltinType("decimal", "InvalidOperation", &DecimalException)
	DivisionByZero      = newBuiltinType("decimal", "DivisionByZero", &DecimalException, &ZeroDivisionError)
	DecimalInexact      = newBuiltinType("decimal", "Inexact", &DecimalException)
	DecimalRounded      = newBuiltinType("decimal", "Rounded", &DecimalException)
	DecimalSubnormal    = newBuiltinType("decimal", "Subnormal", &DecimalException)
	DecimalOverflow     = newBuiltinType("decimal", "Overflow", &DecimalInexact, &DecimalRounded)
	DecimalUnderflow    = newBuiltinType("decimal", "Underflow", &DecimalInexact, &DecimalRounded, &DecimalSubnormal)
	FloatOperation      = newBuiltinType("decimal", "FloatOperation", &DecimalException, &TypeError)
	conversionSyntax    = newBuiltinType("decimal", "ConversionSyntax", &InvalidOperation)
	divisionImpossible  = newBuiltinType("decimal", "DivisionImpossible", &InvalidOperation)
	divisionUndefined   = newBuiltinType("decimal", "DivisionUndefined", &InvalidOperation, &ZeroDivisionError)
	decimalSignalsOrder = [...]*Type{InvalidOperation, FloatOperation, DivisionByZero, DecimalOverflow, DecimalUnderflow, DecimalSubnormal, DecimalInexact, DecimalRounded, DecimalClamped}
)

// decForm tells finite numbers from the special ones.
type decForm uint8

const (
	decFinite decForm = iota
	decInf
	decNaN
	decSNaN
)

// Decimal is decimal.Decimal: (-1)**neg * coef * 10**exp, immutable. The coefficient, which is the payload of a NaN, is
// words where wide is nil, else wide, which is then 1<<128 or more.
type Decimal struct {
	neg   bool
	form  decForm
	exp   int
	words uint128
	wide  *big.Int
}

// Type implements Value.
func (*Decimal) Type() *Type { return TypeDecimal }

// DecimalContext is decimal.Context.
type DecimalContext struct {
	Prec       int
	Rounding   string
	Emin, Emax int
	capitals   int
	clamp      int
	traps      uint32        // bits of signalBit
	flags      atomic.Uint32 // set from handlers that run at once
}

// Type implements Value.
func (*DecimalContext) Type() *Type { return TypeDecimalContext }

func newDecimalContext() *DecimalContext {
	return &DecimalContext{Prec: 28, Rounding: "ROUND_HALF_EVEN", Emin: -999999, Emax: 999999, capitals: 1,
		traps: signalBit(InvalidOperation) | signalBit(DivisionByZero) | signalBit(DecimalOverflow)}
}

func (c *DecimalContext) copy() *DecimalContext {
	n := &DecimalContext{Prec: c.Prec, Rounding: c.Rounding, Emin: c.Emin, Emax: c.Emax, capitals: c.capitals, clamp: c.clamp, traps: c.traps}
	n.flags.Store(c.flags.Load())
	return n
}

// signalBit is the bit of a signal in the masks of a context; 0 for what is none.
func signalBit(signal *Type) uint32 {
	for i, s := range decimalSignalsOrder {
		if s == signal {
			return 1 << i
		}
	}
	return 0
}

// note sets flags.
func (c *DecimalContext) note(flags uint32) {
	if c.flags.Load()&flags != flags {
		c.flags.Or(flags)
	}
}

// signal notes a condition and raises it where it is trapped. condition may be
// a special case of InvalidOperation, which is then what the error names.
func (c *DecimalContext) signal(condition *Type) error {
	trap := condition
	if condition == conversionSyntax || condition == divisionImpossible || condition == divisionUndefined {
		trap = InvalidOperation
	}
	bit := signalBit(trap)
	c.note(bit)
	if c.traps&bit != 0 {
		return NewException(nil, trap, NewList(condition))
	}
	return nil
}

// signals notes several conditions that one operation has; the first of those that are trapped is raised and names all.
func (c *DecimalContext) signals(conditions uint32) error {
	c.note(conditions)
	trapped := c.traps & conditions
	if trapped == 0 {
		return nil
	}
	list := NewList()
	var first *Type
	for i, s := range decimalSignalsOrder {
		if trapped&(1<<i) != 0 {
			if first == nil {
				first = s
			}
			list.Append(s)
		}
	}
	return NewException(nil, first, list)
}

var bigTen = big.NewInt(10)

// tenPowers keeps powers of ten that were asked for.
var tenPowers [2048]atomic.Pointer[big.Int]

// powerOfTen gives 10**n, n >= 0, which nobody may change.
func powerOfTen(n int) *big.Int {
	if n >= len(tenPowers) {
		return new(big.Int).Exp(bigTen, big.NewInt(int64(n)), nil)
	}
	p := tenPowers[n].Load()
	if p == nil {
		p = new(big.Int).Exp(bigTen, big.NewInt(int64(n)), nil)
		tenPowers[n].Store(p)
	}
	return p
}

// digitsOf counts the decimal digits of n >= 0; 1 for zero.
func digitsOf(n *big.Int) int {
	if n.IsUint64() {
		return uint128{0, n.Uint64()}.digits()
	}
	// log10(2) bounds the number from both sides by one.
	d := int(float64(n.BitLen()-1)*0.30102999566398120) + 1
	if n.CmpAbs(powerOfTen(d)) >= 0 {
		d++
	}
	return d
}

// lastDigit is n modulo 10, n >= 0.
func lastDigit(n *big.Int) int64 {
	// 1<<64 and 1<<32 are 1 modulo 5.
	five := uint64(0)
	for _, w := range n.Bits() {
		five += uint64(w % 5)
	}
	d := int64(five % 5)
	if uint(d&1) != n.Bit(0) {
		d += 5
	}
	return d
}

// stripZeros takes zeros off the end of n > 0, limit at most.
func stripZeros(n *big.Int, limit int) (rest *big.Int, stripped int) {
	for step := 1 << 14; step > 0 && n.Bit(0) == 0; step >>= 1 {
		// A multiple of 10**step is one of 1<<step.
		for stripped+step <= limit && n.TrailingZeroBits() >= uint(step) {
			q, m := new(big.Int).QuoRem(n, powerOfTen(step), new(big.Int))
			if m.Sign() != 0 {
				break
			}
			n = q
			stripped += step
		}
	}
	return n, stripped
}

func newDecimal(neg bool, coef *big.Int, exp int) *Decimal {
	d := &Decimal{neg: neg, exp: exp}
	d.setCoef(coef)
	return d
}

// setCoef is for a number that is being made; coef >= 0 belongs to it afterwards.
func (d *Decimal) setCoef(coef *big.Int) {
	var ok bool
	if d.words, ok = uint128OfBig(coef); !ok {
		d.wide = coef
	}
}

// coef is the coefficient, which must not be changed.
func (d *Decimal) coef() *big.Int {
	if d.wide != nil {
		return d.wide
	}
	return d.words.big()
}

// noCoef reports a coefficient of zero.
func (d *Decimal) noCoef() bool { return d.wide == nil && d.words.isZero() }

// digits counts the digits of the coefficient; 1 for zero.
func (d *Decimal) digits() int {
	if d.wide != nil {
		return digitsOf(d.wide)
	}
	return d.words.digits()
}

// digitText is the coefficient in decimal.
func (d *Decimal) digitText() string {
	if d.wide != nil {
		return d.wide.String()
	}
	var text [40]byte
	return string(d.words.appendDigits(text[:0]))
}

// withExp is d with another exponent.
func (d *Decimal) withExp(exp int) *Decimal {
	r := *d
	r.exp = exp
	return &r
}

// NewDecimal makes coefficient * 10**exponent, exactly.
func NewDecimal(coefficient *big.Int, exponent int) *Decimal {
	return newDecimal(coefficient.Sign() < 0, new(big.Int).Abs(coefficient), exponent)
}

// DecimalOfInt is Decimal(i).
func DecimalOfInt(i Int) *Decimal {
	d := new(Decimal)
	d.setInt(i)
	return d
}

// setInt is for a number that is being made.
func (d *Decimal) setInt(i Int) {
	n, small := i.Int64()
	switch {
	case !small:
		*d = *NewDecimal(i.Big(), 0)
	case n < 0:
		d.neg, d.words.lo = true, -uint64(n)
	default:
		d.words.lo = uint64(n)
	}
}

// DecimalOfFloat is Decimal(f): the exact value.
func DecimalOfFloat(f float64) *Decimal {
	switch {
	case f != f:
		return &Decimal{form: decNaN, neg: math.Signbit(f)}
	case math.IsInf(f, 0):
		return &Decimal{form: decInf, neg: f < 0}
	case f == 0:
		return newDecimal(math.Signbit(f), new(big.Int), 0)
	}
	if d := decimalOfFinite(f); d != nil {
		return d
	}
	r := new(big.Rat).SetFloat64(math.Abs(f))
	k := r.Denom().BitLen() - 1 // the denominator is 2**k: multiply by 5**k
	n := new(big.Int).Mul(r.Num(), new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(k)), nil))
	return newDecimal(f < 0, n, -k)
}

// ParseDecimal is Decimal(s): exact, whatever the context; InvalidOperation.
func ParseDecimal(t *Task, s string) (*Decimal, error) {
	if d := parseDecimal(s); d != nil {
		return d, nil
	}
	if err := decimalContext(t).signal(conversionSyntax); err != nil {
		return nil, err
	}
	return decimalNaN(), nil
}

func decimalNaN() *Decimal { return &Decimal{form: decNaN} }

// parseDecimal reads the grammar of Decimal's constructor; nil for what is none.
func parseDecimal(s string) *Decimal {
	if d := parsePlainDecimal(s); d != nil {
		return d
	}
	text, ok := asciiDigits(strings.ReplaceAll(StrStrip(s), "_", ""))
	if !ok {
		return nil
	}
	d := &Decimal{}
	if text != "" && (text[0] == '+' || text[0] == '-') {
		d.neg = text[0] == '-'
		text = text[1:]
	}
	switch lower := strings.ToLower(text); {
	case lower == "inf" || lower == "infinity":
		d.form = decInf
		return d
	case strings.HasPrefix(lower, "nan"), strings.HasPrefix(lower, "snan"):
		d.form = decNaN
		rest := lower[3:]
		if lower[0] == 's' {
			d.form = decSNaN
			rest = lower[4:]
		}
		if rest != "" {
			if strings.Trim(rest, "0123456789") != "" {
				return nil
			}
			payload, _ := new(big.Int).SetString(rest, 10)
			d.setCoef(payload)
		}
		return d
	}
	mant, expText := text, ""
	if k := strings.IndexAny(text, "eE"); k >= 0 {
		mant, expText = text[:k], text[k+1:]
		digits := strings.TrimLeft(expText, "+-")
		if digits == "" || len(expText)-len(digits) > 1 || strings.Trim(digits, "0123456789") != "" {
			return nil
		}
	}
	whole, frac, _ := strings.Cut(mant, ".")
	if whole+frac == "" || strings.Trim(whole+frac, "0123456789") != "" {
		return nil
	}
	if expText != "" {
		e, err := strconv.Atoi(expText)
		if err != nil || e > 1e18 || e < -1e18 {
			return nil
		}
		d.exp = e
	}
	d.exp -= len(frac)
	coef, _ := new(big.Int).SetString(whole+frac, 10)
	d.setCoef(coef)
	return d
}

func (d *Decimal) isNaN() bool { return d.form >= decNaN }

func (d *Decimal) isZero() bool { return d.form == decFinite && d.noCoef() }

// adjusted is the exponent of the most significant digit.
func (d *Decimal) adjusted() int { return d.exp + d.digits() - 1 }

// Sign is -1, 0 or 1; a NaN counts as 0.
func (d *Decimal) Sign() int {
	switch {
	case d.isNaN() || d.isZero():
		return 0
	case d.neg:
		return -1
	}
	return 1
}

// IsFinite is d.is_finite().
func (d *Decimal) IsFinite() bool { return d.form == decFinite }

// IsNaN is d.is_nan(), true also of signaling ones.
func (d *Decimal) IsNaN() bool { return d.isNaN() }

// Parts gives as_tuple() of a finite number: sign, coefficient and exponent.
func (d *Decimal) Parts() (neg bool, coefficient *big.Int, exponent int) {
	return d.neg, d.coef(), d.exp
}

// String is str(d).
func (d *Decimal) String() string { return d.text(false, "E") }

func (d *Decimal) text(eng bool, e string) string {
	if s := d.plainText(); s != "" {
		return s
	}
	sign := ""
	if d.neg {
		sign = "-"
	}
	switch d.form {
	case decInf:
		return sign + "Infinity"
	case decNaN, decSNaN:
		name := "NaN"
		if d.form == decSNaN {
			name = "sNaN"
		}
		if !d.noCoef() {
			name += d.digitText()
		}
		return sign + name
	}
	digits := d.digitText()
	left := d.exp + len(digits)
	dot := 1
	switch {
	case d.exp <= 0 && left > -6:
		dot = left
	case !eng:
	case digits == "0":
		dot = int(floorMod64(int64(left+1), 3)) - 1
	default:
		dot = int(floorMod64(int64(left-1), 3)) + 1
	}
	var s string
	switch {
	case dot <= 0:
		s = "0." + strings.Repeat("0", -dot) + digits
	case dot >= len(digits):
		s = digits + strings.Repeat("0", dot-len(digits))
	default:
		s = digits[:dot] + "." + digits[dot:]
	}
	if left != dot {
		n := left - dot
		s += e
		if n >= 0 {
			s += "+"
		}
		s += strconv.Itoa(n)
	}
	return sign + s
}

// roundUp decides whether a digit is added: half compares what is cut off with
// half a unit (-1, 0, 1).
func roundUp(rounding string, neg, odd bool, lastDigit int64, half int, exact bool) bool {
	if exact {
		return false
	}
	switch rounding {
	case "ROUND_DOWN":
		return false
	case "ROUND_UP":
		return true
	case "ROUND_CEILING":
		return !neg
	case "ROUND_FLOOR":
		return neg
	case "ROUND_HALF_UP":
		return half >= 0
	case "ROUND_HALF_DOWN":
		return half > 0
	case "ROUND_05UP":
		return lastDigit == 0 || lastDigit == 5
	}
	return half > 0 || half == 0 && odd // ROUND_HALF_EVEN
}

// rescale changes the exponent of a finite number, rounding by mode; exact is
// false when digits other than zero were lost.
func (d *Decimal) rescale(exp int, rounding string) (r *Decimal, exact bool) {
	if r, exact, ok := d.rescaleWords(exp, rounding); ok {
		return r, exact
	}
	if exp <= d.exp {
		if d.noCoef() {
			return d.withExp(exp), true
		}
		return newDecimal(d.neg, new(big.Int).Mul(d.coef(), powerOfTen(d.exp-exp)), exp), true
	}
	if d.noCoef() {
		return d.withExp(exp), true
	}
	if n := exp - d.exp; n > d.digits()+1 {
		// Less than a tenth of a unit.
		up := roundUp(rounding, d.neg, false, 0, -1, false)
		c := new(big.Int)
		if up {
			c.SetInt64(1)
		}
		return newDecimal(d.neg, c, exp), false
	}
	unit := powerOfTen(exp - d.exp)
	q, rem := new(big.Int).QuoRem(d.coef(), unit, new(big.Int))
	exact = rem.Sign() == 0
	half := new(big.Int).Lsh(rem, 1).Cmp(unit)
	if roundUp(rounding, d.neg, q.Bit(0) == 1, lastDigit(q), half, exact) {
		q.Add(q, bigOne)
	}
	return newDecimal(d.neg, q, exp), exact
}

// fix rounds d to the context: _fix of _pydecimal.
func (d *Decimal) fix(c *DecimalContext) (*Decimal, error) { return d.fixBy(c, c.Rounding) }

// fixBy is fix with another rounding than the context's.
func (d *Decimal) fixBy(c *DecimalContext, rounding string) (*Decimal, error) {
	if d.form != decFinite {
		if d.isNaN() && d.digits() > c.Prec {
			r := &Decimal{neg: d.neg, form: d.form}
			r.setCoef(new(big.Int).Mod(d.coef(), powerOfTen(c.Prec)))
			return r, nil
		}
		return d, nil
	}
	etiny := c.Emin - c.Prec + 1
	if d.noCoef() {
		top := c.Emax
		exp := min(max(d.exp, etiny), top)
		if exp != d.exp {
			return d.withExp(exp), c.signal(DecimalClamped)
		}
		return d, nil
	}
	n := d.digits()
	if n <= c.Prec && c.Prec <= fastPrec && c.fits(false, d.exp, n) {
		return d, nil
	}
	expMin := n + d.exp - c.Prec
	etop := c.Emax - c.Prec + 1
	if expMin > etop {
		return c.overflow(d.neg, rounding)
	}
	subnormal := expMin < etiny
	if subnormal {
		expMin = etiny
	}
	if d.exp < expMin {
		r, exact := d.rescale(expMin, rounding)
		if r.digits() > c.Prec && !subnormal {
			r = newDecimal(r.neg, new(big.Int).Quo(r.coef(), bigTen), r.exp+1)
			if r.exp > etop {
				return c.overflow(d.neg, rounding)
			}
		}
		conditions := roundedBits
		if !exact {
			conditions |= inexactBits
		}
		if subnormal {
			conditions |= signalBit(DecimalSubnormal)
			if !exact {
				conditions |= signalBit(DecimalUnderflow)
			}
			if r.noCoef() {
				conditions |= signalBit(DecimalClamped)
			}
		}
		return r, c.signals(conditions)
	}
	if subnormal {
		return d, c.signal(DecimalSubnormal)
	}
	return d, nil
}

func (c *DecimalContext) overflow(neg bool, rounding string) (*Decimal, error) {
	if err := c.signals(inexactBits | signalBit(DecimalOverflow)); err != nil {
		return nil, err
	}
	if rounding == "ROUND_DOWN" || rounding == "ROUND_05UP" || rounding == "ROUND_CEILING" && neg || rounding == "ROUND_FLOOR" && !neg {
		return newDecimal(neg, new(big.Int).Sub(powerOfTen(c.Prec), bigOne), c.Emax-c.Prec+1), nil
	}
	return &Decimal{neg: neg, form: decInf}, nil
}

// nans deals with operands that are NaN; ok is false when none is.
func (c *DecimalContext) nans(operands ...*Decimal) (r *Decimal, ok bool, err error) {
	for _, d := range operands {
		if d.form == decSNaN {
			if err := c.signal(InvalidOperation); err != nil {
				return nil, true, err
			}
			quiet := *d
			quiet.form = decNaN
			r, err := quiet.fix(c)
			return r, true, err
		}
	}
	for _, d := range operands {
		if d.form == decNaN {
			r, err := d.fix(c)
			return r, true, err
		}
	}
	return nil, false, nil
}

// invalid is the result of an operation without one.
func (c *DecimalContext) invalid(condition *Type) (*Decimal, error) {
	if err := c.signal(condition); err != nil {
		return nil, err
	}
	return decimalNaN(), nil
}

func (d *Decimal) negated() *Decimal {
	r := *d
	r.neg = !d.neg
	return &r
}

// toInt is int(d); ValueError, OverflowError.
func (d *Decimal) toInt() (Int, error) {
	switch {
	case d.isNaN():
		return Int{}, Raise(ValueError, "cannot convert NaN to integer")
	case d.form == decInf:
		return Int{}, Raise(OverflowError, "cannot convert Infinity to integer")
	}
	r, _ := d.rescale(0, "ROUND_DOWN")
	if r.wide == nil && r.words.hi == 0 && r.words.lo <= math.MaxInt64 {
		if d.neg {
			return IntOf(-int64(r.words.lo)), nil
		}
		return IntOf(int64(r.words.lo)), nil
	}
	n := r.coef()
	if d.neg {
		n = new(big.Int).Neg(n)
	}
	return IntFromBig(n), nil
}

// Float64 is float(d); ValueError for a signaling NaN.
func (d *Decimal) Float64() (float64, error) {
	if d.form == decSNaN {
		return 0, Raise(ValueError, "cannot convert signaling NaN to float")
	}
	if d.form == decNaN {
		return math.NaN(), nil
	}
	if d.plain() && d.words.hi == 0 && d.words.lo < 1<<53 && d.exp <= 0 && d.exp >= -22 {
		// Both numbers are exact floats, so that the quotient is rounded once.
		f := float64(d.words.lo) / math.Pow10(-d.exp)
		if d.neg {
			f = -f
		}
		return f, nil
	}
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f, nil
}

// hash is hash(d), equal to that of an equal int, float or Fraction.
func (d *Decimal) hash() (int64, error) {
	switch d.form {
	case decSNaN:
		return 0, Raise(TypeError, "Cannot hash a signaling NaN value")
	case decNaN:
		return hashIdentity(d), nil
	case decInf:
		if d.neg {
			return -314159, nil
		}
		return 314159, nil
	}
	if d.wide == nil {
		n := int64(d.hashWords())
		if d.neg {
			n = -n
		}
		if n == -1 {
			n = -2
		}
		return n, nil
	}
	p := big.NewInt(hashPrime)
	base, e := big.NewInt(10), d.exp
	if e < 0 {
		base, e = new(big.Int).ModInverse(bigTen, p), -e
	}
	h := new(big.Int).Exp(base, big.NewInt(int64(e)), p)
	h.Mul(h, d.coef()).Mod(h, p)
	n := h.Int64()
	if d.neg {
		n = -n
	}
	if n == -1 {
		n = -2
	}
	return n, nil
}

// sqrt is d.sqrt(): correctly rounded half to even.
func (c *DecimalContext) sqrt(d *Decimal) (*Decimal, error) {
	if r, ok, err := c.nans(d); ok {
		return r, err
	}
	if d.form == decInf && !d.neg {
		return d, nil
	}
	if d.isZero() {
		return d.withExp(int(floorDiv64(int64(d.exp), 2))).fix(c)
	}
	if d.neg {
		return c.invalid(InvalidOperation)
	}
	prec := c.Prec + 1
	e := d.exp >> 1
	coef := d.coef()
	length := (digitsOf(coef) + 1) >> 1
	if d.exp&1 == 1 {
		coef = new(big.Int).Mul(coef, bigTen)
		length = d.digits()>>1 + 1
	}
	shift := prec - length
	exact := true
	if shift >= 0 {
		coef = new(big.Int).Mul(coef, powerOfTen(2*shift))
	} else {
		q, r := new(big.Int).QuoRem(coef, powerOfTen(-2*shift), new(big.Int))
		coef, exact = q, r.Sign() == 0
	}
	e -= shift
	n := new(big.Int).Sqrt(coef)
	exact = exact && new(big.Int).Mul(n, n).Cmp(coef) == 0
	if exact {
		if shift >= 0 {
			n.Quo(n, powerOfTen(shift))
		} else {
			n.Mul(n, powerOfTen(-shift))
		}
		e += shift
	} else if new(big.Int).Mod(n, big.NewInt(5)).Sign() == 0 {
		n.Add(n, bigOne)
	}
	return newDecimal(false, n, e).fixBy(c, "ROUND_HALF_EVEN")
}
