package py

import (
	"math/big"
	"strings"
)

var (
	decimalDefault = newDecimalContext()
	decimalVar     = &ContextVar{Name: "decimal_context"}
)

// decimalContext is getcontext(): the one set in this task, or the program's.
func decimalContext(t *Task) *DecimalContext {
	if t == nil {
		return decimalDefault
	}
	if t.context != nil && t.context.decimal != nil {
		return t.context.decimal
	}
	return decimalDefault
}

// decimalOperand converts what arithmetic takes: Decimal and int.
func decimalOperand(v Value) (*Decimal, bool) {
	if d, ok := v.(*Decimal); ok {
		return d, true
	}
	if i, ok := intOperand(v); ok {
		return DecimalOfInt(i), true
	}
	return nil, false
}

// AsDecimal is the Decimal, also of an instance of a subclass.
func AsDecimal(v Value) (*Decimal, bool) {
	d, ok := Unwrap(v).(*Decimal)
	return d, ok
}

// BinaryOp implements Operand.
func (d *Decimal) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	c := decimalContext(t)
	if i, ok := other.(SmallInt); ok {
		var small Decimal
		small.setInt(IntOf(int64(i)))
		a, b := d, &small
		if reflected {
			a, b = b, a
		}
		if r := c.fastOp(op, a, b); r != nil {
			return r, nil
		}
	}
	o, ok := decimalOperand(other)
	if !ok {
		return NotImplemented, nil
	}
	a, b := d, o
	if reflected {
		a, b = b, a
	}
	switch op {
	case OpAdd:
		return valueOrError(c.add(a, b))
	case OpSub:
		return valueOrError(c.sub(a, b))
	case OpMul:
		return valueOrError(c.mul(a, b))
	case OpTrueDiv:
		return valueOrError(c.div(a, b))
	case OpFloorDiv:
		return valueOrError(c.floorDiv(a, b))
	case OpMod:
		return valueOrError(c.mod(a, b))
	case OpDivMod:
		if b.isZero() && a.form == decFinite && !a.noCoef() {
			if err := c.signals(signalBit(InvalidOperation) | signalBit(DivisionByZero)); err != nil {
				return nil, err
			}
			return NewTuple(&Decimal{neg: a.neg != b.neg, form: decInf}, decimalNaN()), nil
		}
		q, err := c.floorDiv(a, b)
		if err != nil {
			return nil, err
		}
		r, err := c.mod(a, b)
		if err != nil {
			return nil, err
		}
		return NewTuple(q, r), nil
	case OpPow:
		return valueOrError(c.pow(a, b))
	}
	return NotImplemented, nil
}

// UnaryOp implements UnaryOperand.
func (d *Decimal) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	c := decimalContext(t)
	if r, ok, err := c.nans(d); ok {
		return valueOrError(r, err)
	}
	r := *d
	switch op {
	case OpNeg:
		r.neg = !d.neg
	case OpPos:
	case OpAbs:
		r.neg = false
	default:
		return NotImplemented, nil
	}
	if r.isZero() && c.Rounding != "ROUND_FLOOR" {
		r.neg = false
	}
	return valueOrError(r.fix(c))
}

// Compare implements Comparer: exact with ints, floats and fractions.
func (d *Decimal) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if i, ok := other.(SmallInt); ok && d.form == decFinite {
		var small Decimal
		small.setInt(IntOf(int64(i)))
		return compareSign(op, d.compareFinite(&small)), nil
	}
	o, ok := decimalOperand(other)
	if !ok {
		switch x := other.(type) {
		case Float:
			c := decimalContext(t)
			if op == CmpEq || op == CmpNe {
				c.note(signalBit(FloatOperation))
			} else if err := c.signal(FloatOperation); err != nil {
				return nil, err
			}
			o = DecimalOfFloat(float64(x))
		case *Fraction:
			if d.form != decFinite {
				return NotImplemented, nil
			}
			return compareSign(op, d.rat().Cmp(x.R)), nil
		default:
			return NotImplemented, nil
		}
	}
	if d.isNaN() || o.isNaN() {
		ordering := op != CmpEq && op != CmpNe
		if d.form == decSNaN || o.form == decSNaN || ordering {
			if err := decimalContext(t).signal(InvalidOperation); err != nil {
				return nil, err
			}
		}
		return MakeBool(op == CmpNe), nil
	}
	return compareSign(op, d.compareFinite(o)), nil
}

// rat is the exact value of a finite number.
func (d *Decimal) rat() *big.Rat {
	n := new(big.Int).Set(d.coef())
	if d.neg {
		n.Neg(n)
	}
	if d.exp >= 0 {
		return new(big.Rat).SetInt(n.Mul(n, powerOfTen(d.exp)))
	}
	return new(big.Rat).SetFrac(n, powerOfTen(-d.exp))
}

// Hash implements Hasher.
func (d *Decimal) Hash(t *Task) (int64, error) { return d.hash() }

// Truth implements Truther.
func (d *Decimal) Truth() bool { return d.form != decFinite || !d.noCoef() }

// Repr implements Reprer.
func (d *Decimal) Repr(t *Task) (string, error) { return "Decimal('" + d.String() + "')", nil }

// Str implements Strer.
func (d *Decimal) Str(t *Task) (string, error) {
	if s := d.plainText(); s != "" {
		return s, nil
	}
	if decimalContext(t).capitals == 0 {
		return d.text(false, "e"), nil
	}
	return d.String(), nil
}

// Format implements Formatter.
func (d *Decimal) Format(t *Task, spec string) (string, error) {
	if spec == "" {
		return d.Str(t)
	}
	return d.format(spec, decimalContext(t).Rounding)
}

// format is Decimal.__format__: libmpdec's reading of the mini-language.
func (d *Decimal) format(spec, rounding string) (string, error) {
	bad := func() (string, error) { return "", Raise(ValueError, "invalid format string") }
	f, err := parseFormatSpec(spec, "decimal.Decimal", '>')
	if err != nil || f.alternate || f.thousands == '_' || f.alignSet && f.zero {
		// libmpdec has one message for everything.
		return bad()
	}
	kind := byte('g')
	switch f.kind {
	case 0:
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		kind = byte(f.kind)
	case 'n':
		kind = 'g'
	default:
		return bad()
	}
	upper := kind == 'E' || kind == 'G'
	if f.kind == 0 {
		upper = true
	}
	if d.form != decFinite {
		neg := d.neg
		body := strings.TrimPrefix(d.String(), "-")
		if kind == '%' {
			body += "%"
		}
		if f.fill == "0" && f.align == '=' {
			f.fill = " "
			f.align = '>'
		}
		return f.number(neg, "", "", body, 3), nil
	}
	x := d
	if kind == '%' {
		x = d.withExp(d.exp + 2)
	}
	if f.precision >= 0 {
		switch kind {
		case 'e', 'E':
			if !x.noCoef() {
				x = x.roundDigits(f.precision+1, rounding)
			}
		case 'f', 'F', '%':
			x, _ = x.rescale(-f.precision, rounding)
		default:
			if p := max(f.precision, 1); x.digits() > p {
				x = x.roundDigits(p, rounding)
			}
		}
	}
	if x.noCoef() && x.exp > 0 && (kind == 'f' || kind == 'F' || kind == '%') {
		x = x.withExp(0)
	}
	digits := x.digitText()
	left := x.exp + len(digits)
	dot := left
	switch kind {
	case 'e', 'E':
		dot = 1
		if x.noCoef() && f.precision >= 0 {
			dot = 1 - f.precision
		}
	case 'g', 'G':
		if !(x.exp <= 0 && left > -6) {
			dot = 1
		}
	}
	var whole, frac string
	switch {
	case dot < 0:
		whole, frac = "0", strings.Repeat("0", -dot)+digits
	case dot > len(digits):
		whole = digits + strings.Repeat("0", dot-len(digits))
	default:
		whole, frac = digits[:dot], digits[dot:]
		if whole == "" {
			whole = "0"
		}
	}
	rest := ""
	if frac != "" {
		rest = "." + frac
	}
	if e := left - dot; e != 0 || kind == 'e' || kind == 'E' {
		letter := "e"
		if upper {
			letter = "E"
		}
		sign := "+"
		if e < 0 {
			sign = ""
		}
		rest += letter + sign + IntOf(int64(e)).String()
	}
	if kind == '%' {
		rest += "%"
	}
	neg := x.neg
	if f.noNegZero && neg && x.noCoef() {
		neg = false
	}
	return f.number(neg, "", whole, rest, 3), nil
}

// roundDigits rounds to a number of significant digits, padding with zeros.
func (d *Decimal) roundDigits(n int, rounding string) *Decimal {
	if d.noCoef() {
		r, _ := d.rescale(d.adjusted()+1-n, rounding)
		return r
	}
	r, _ := d.rescale(d.adjusted()+1-n, rounding)
	if r.digits() > n {
		r, _ = d.rescale(d.adjusted()+2-n, rounding)
	}
	return r
}

// decimalNew is Decimal(value, context).
func decimalNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("Decimal", []string{"value", "context"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	if args[0] == nil {
		return newDecimal(false, new(big.Int), 0), nil
	}
	return valueOrError(DecimalOf(t, args[0]))
}

// DecimalOf is Decimal(v): from a Decimal, int, float, str or tuple.
func DecimalOf(t *Task, v Value) (*Decimal, error) {
	switch x := Unwrap(v).(type) {
	case *Decimal:
		return x, nil
	case Float:
		return DecimalOfFloat(float64(x)), decimalContext(t).signal(FloatOperation)
	case Str:
		return ParseDecimal(t, string(x))
	case *Tuple:
		return decimalOfTuple(t, x.Items)
	case *List:
		return decimalOfTuple(t, x.Items)
	}
	if i, ok := AsInt(v); ok {
		return DecimalOfInt(i), nil
	}
	return nil, Raise(TypeError, "conversion from %s to Decimal is not supported", v.Type().Name)
}

func decimalOfTuple(t *Task, items []Value) (*Decimal, error) {
	if len(items) != 3 {
		return nil, Raise(ValueError, "argument must be a sequence of length 3")
	}
	sign, ok := AsInt(items[0])
	s, _ := sign.Int64()
	if !ok || s != 0 && s != 1 {
		return nil, Raise(ValueError, "sign must be an integer with the value 0 or 1")
	}
	digits, err := ListOf(t, items[1])
	if err != nil {
		return nil, Raise(ValueError, "coefficient must be a tuple of digits")
	}
	var text strings.Builder
	for _, v := range digits.Items {
		i, ok := AsInt(v)
		n, _ := i.Int64()
		if !ok || n < 0 || n > 9 {
			return nil, Raise(ValueError, "coefficient must be a tuple of digits")
		}
		text.WriteByte(byte('0' + n))
	}
	d := &Decimal{neg: s == 1}
	if text.Len() > 0 {
		coef, _ := new(big.Int).SetString(text.String(), 10)
		d.setCoef(coef)
	}
	if e, ok := AsStr(items[2]); ok {
		switch e {
		case "F":
			d.form, d.words, d.wide = decInf, uint128{}, nil
		case "n":
			d.form = decNaN
		case "N":
			d.form = decSNaN
		default:
			return nil, Raise(ValueError, "string argument in the third position must be 'F', 'n' or 'N'")
		}
		return d, nil
	}
	e, ok := AsInt(items[2])
	if !ok {
		return nil, Raise(ValueError, "exponent must be an integer")
	}
	d.exp, err = e.Index()
	return d, err
}

var decimalRoundings = [...]string{"ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"}

func checkRounding(v Value) (string, error) {
	if s, ok := AsStr(v); ok {
		for _, r := range decimalRoundings {
			if r == s {
				return s, nil
			}
		}
	}
	return "", Raise(TypeError, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
}

// decimalArg converts a method's operand.
func decimalArg(v Value) (*Decimal, error) {
	if d, ok := decimalOperand(Unwrap(v)); ok {
		return d, nil
	}
	return nil, Raise(TypeError, "conversion from %s to Decimal is not supported", v.Type().Name)
}

// decUnary makes the row of a method without operand but with a context.
func decUnary(name string, f func(c *DecimalContext, d *Decimal) (*Decimal, error)) Method {
	return Method{Name: name, Kind: Keywords, Params: []string{"context"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		c, err := contextArg(t, args[0])
		if err != nil {
			return nil, err
		}
		return valueOrError(f(c, self.(*Decimal)))
	}}
}

func decBinary(name string, f func(c *DecimalContext, a, b *Decimal) (*Decimal, error)) Method {
	return Method{Name: name, Kind: Keywords, Params: []string{"other", "context"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		c, err := contextArg(t, args[1])
		if err != nil {
			return nil, err
		}
		o, err := decimalArg(args[0])
		if err != nil {
			return nil, err
		}
		return valueOrError(f(c, self.(*Decimal), o))
	}}
}

func contextArg(t *Task, v Value) (*DecimalContext, error) {
	if v == nil || v == None {
		return decimalContext(t), nil
	}
	if c, ok := Unwrap(v).(*DecimalContext); ok {
		return c, nil
	}
	return nil, Raise(TypeError, "optional argument must be a context")
}

func decIs(name string, f func(d *Decimal) bool) Method {
	return Method{Name: name, Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return MakeBool(f(self.(*Decimal))), nil
	}}
}

// decToIntegral is to_integral_value and to_integral_exact.
func decToIntegral(name string) Method {
	return Method{Name: name, Kind: Keywords, Params: []string{"rounding", "context"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		c, err := contextArg(t, args[1])
		if err != nil {
			return nil, err
		}
		rounding := c.Rounding
		if args[0] != nil && args[0] != None {
			if rounding, err = checkRounding(args[0]); err != nil {
				return nil, err
			}
		}
		d := self.(*Decimal)
		if r, ok, err := c.nans(d); ok {
			return valueOrError(r, err)
		}
		if d.form == decInf || d.exp >= 0 {
			return d, nil
		}
		r, _ := d.rescale(0, rounding)
		return r, nil
	}}
}

// decMinMax is max and min: a number is preferred to a quiet NaN.
func decMinMax(sign int) func(c *DecimalContext, a, b *Decimal) (*Decimal, error) {
	return func(c *DecimalContext, a, b *Decimal) (*Decimal, error) {
		if a.isNaN() || b.isNaN() {
			switch {
			case a.form == decSNaN || b.form == decSNaN || a.isNaN() && b.isNaN():
				r, _, err := c.nans(a, b)
				return r, err
			case a.isNaN():
				return b.fix(c)
			}
			return a.fix(c)
		}
		if cmp := a.compareFinite(b); cmp*sign > 0 || cmp == 0 && a.compareTotal(b)*sign >= 0 {
			return a.fix(c)
		}
		return b.fix(c)
	}
}

// compareTotal orders also representations of equal numbers.
func (d *Decimal) compareTotal(o *Decimal) int {
	if d.neg != o.neg {
		if d.neg {
			return -1
		}
		return 1
	}
	sign := 1
	if d.neg {
		sign = -1
	}
	if d.isNaN() || o.isNaN() {
		rank := func(x *Decimal) int {
			switch x.form {
			case decSNaN:
				return 1
			case decNaN:
				return 2
			}
			return 0
		}
		if c := compareInts(rank(d), rank(o)); c != 0 {
			return c * sign
		}
		return d.coef().Cmp(o.coef()) * sign
	}
	if c := d.compareFinite(o); c != 0 {
		return c
	}
	return compareInts(d.exp, o.exp) * sign
}

var typeDecimalTuple = newStructSeq("decimal", "DecimalTuple", "sign", "digits", "exponent")

func decAsTuple(d *Decimal) Value {
	sign := MakeInt(0)
	if d.neg {
		sign = MakeInt(1)
	}
	digits := NewTuple()
	if d.form == decInf {
		digits.Items = append(digits.Items, MakeInt(0))
	} else if d.form == decFinite || !d.noCoef() {
		for _, c := range []byte(d.digitText()) {
			digits.Items = append(digits.Items, MakeInt(int64(c-'0')))
		}
	}
	var exp Value
	switch d.form {
	case decInf:
		exp = Str("F")
	case decNaN:
		exp = Str("n")
	case decSNaN:
		exp = Str("N")
	default:
		exp = MakeInt(int64(d.exp))
	}
	return structSeq(typeDecimalTuple, sign, digits, exp)
}

type decimalTables struct{}

// Fill implements Tables.
func (decimalTables) Fill() {
	TypeDecimal.New = decimalNew
	TypeDecimal.SetMethods(decimalMethods(), "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod divmod rdivmod pow rpow neg pos abs bool eq ne lt le gt ge hash repr str format")
	TypeDecimal.SetAttributes([]Attribute{
		{Name: "real", Get: func(t *Task, self Value) (Value, error) { return self, nil }},
		{Name: "imag", Get: func(t *Task, self Value) (Value, error) { return newDecimal(false, new(big.Int), 0), nil }},
	})
}

func decimalMethods() []Method {
	return []Method{
		{Name: "quantize", Kind: Keywords, Params: []string{"exp", "rounding", "context"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			c, err := contextArg(t, args[2])
			if err != nil {
				return nil, err
			}
			rounding := c.Rounding
			if args[1] != nil && args[1] != None {
				if rounding, err = checkRounding(args[1]); err != nil {
					return nil, err
				}
			}
			o, err := decimalArg(args[0])
			if err != nil {
				return nil, err
			}
			return valueOrError(c.quantize(self.(*Decimal), o, rounding))
		}},
		decUnary("normalize", (*DecimalContext).normalize),
		decUnary("sqrt", (*DecimalContext).sqrt),
		decUnary("exp", (*DecimalContext).exp),
		decUnary("ln", (*DecimalContext).ln),
		decUnary("log10", (*DecimalContext).log10),
		decUnary("next_plus", func(c *DecimalContext, d *Decimal) (*Decimal, error) { return c.next(d, false) }),
		decUnary("next_minus", func(c *DecimalContext, d *Decimal) (*Decimal, error) { return c.next(d, true) }),
		decBinary("compare", func(c *DecimalContext, a, b *Decimal) (*Decimal, error) {
			if r, ok, err := c.nans(a, b); ok {
				return r, err
			}
			return NewDecimal(big.NewInt(int64(a.compareFinite(b))), 0), nil
		}),
		decBinary("compare_total", func(c *DecimalContext, a, b *Decimal) (*Decimal, error) {
			return NewDecimal(big.NewInt(int64(a.compareTotal(b))), 0), nil
		}),
		decBinary("max", decMinMax(1)),
		decBinary("min", decMinMax(-1)),
		decBinary("copy_sign", func(c *DecimalContext, a, b *Decimal) (*Decimal, error) {
			r := *a
			r.neg = b.neg
			return &r, nil
		}),
		decBinary("remainder_near", (*DecimalContext).remainderNear),
		decBinary("scaleb", func(c *DecimalContext, a, b *Decimal) (*Decimal, error) {
			if r, ok, err := c.nans(a, b); ok {
				return r, err
			}
			n, err := b.toInt()
			if err != nil || b.exp != 0 {
				return c.invalid(InvalidOperation)
			}
			k, ok := n.Int64()
			if !ok || k < -int64(2*(c.Emax+c.Prec)) || k > int64(2*(c.Emax+c.Prec)) {
				return c.invalid(InvalidOperation)
			}
			if a.form != decFinite {
				return a, nil
			}
			return a.withExp(a.exp + int(k)).fix(c)
		}),
		decBinary("shift", func(c *DecimalContext, a, b *Decimal) (*Decimal, error) {
			n, err := b.toInt()
			if err != nil || b.exp != 0 {
				return c.invalid(InvalidOperation)
			}
			k, ok := n.Int64()
			if !ok || k < -int64(c.Prec) || k > int64(c.Prec) {
				return c.invalid(InvalidOperation)
			}
			if k >= 0 {
				x := new(big.Int).Mul(a.coef(), powerOfTen(int(k)))
				return newDecimal(a.neg, x.Mod(x, powerOfTen(c.Prec)), a.exp), nil
			}
			return newDecimal(a.neg, new(big.Int).Quo(a.coef(), powerOfTen(int(-k))), a.exp), nil
		}),
		{Name: "fma", Kind: Keywords, Params: []string{"other", "third", "context"}, Min: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			c, err := contextArg(t, args[2])
			if err != nil {
				return nil, err
			}
			a := self.(*Decimal)
			b, err := decimalArg(args[0])
			if err != nil {
				return nil, err
			}
			third, err := decimalArg(args[1])
			if err != nil {
				return nil, err
			}
			if r, ok, err := c.nans(a, b); ok {
				return valueOrError(r, err)
			}
			wide := c.copy()
			wide.Prec, wide.Emin, wide.Emax = a.digits()+b.digits()+1, -1<<60, 1<<60
			p, err := wide.mul(a, b)
			c.note(wide.flags.Load())
			if err != nil {
				return nil, err
			}
			return valueOrError(c.add(p, third))
		}},
		decToIntegral("to_integral_value"), decToIntegral("to_integral"), decToIntegral("to_integral_exact"),
		decIs("is_nan", (*Decimal).isNaN),
		decIs("is_qnan", func(d *Decimal) bool { return d.form == decNaN }),
		decIs("is_snan", func(d *Decimal) bool { return d.form == decSNaN }),
		decIs("is_infinite", func(d *Decimal) bool { return d.form == decInf }),
		decIs("is_finite", func(d *Decimal) bool { return d.form == decFinite }),
		decIs("is_zero", (*Decimal).isZero),
		decIs("is_signed", func(d *Decimal) bool { return d.neg }),
		decIs("is_canonical", func(d *Decimal) bool { return true }),
		{Name: "as_tuple", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return decAsTuple(self.(*Decimal)), nil }},
		{Name: "as_integer_ratio", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			d := self.(*Decimal)
			switch {
			case d.isNaN():
				return nil, Raise(ValueError, "cannot convert NaN to integer ratio")
			case d.form == decInf:
				return nil, Raise(OverflowError, "cannot convert Infinity to integer ratio")
			}
			r := d.rat()
			return NewTuple(IntFromBig(r.Num()).Value(), IntFromBig(r.Denom()).Value()), nil
		}},
		{Name: "adjusted", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			if d := self.(*Decimal); d.form == decFinite {
				return MakeInt(int64(d.adjusted())), nil
			}
			return MakeInt(0), nil
		}},
		{Name: "copy_abs", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			r := *self.(*Decimal)
			r.neg = false
			return &r, nil
		}},
		{Name: "copy_negate", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return self.(*Decimal).negated(), nil
		}},
		{Name: "canonical", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self, nil }},
		{Name: "conjugate", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self, nil }},
		{Name: "radix", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return DecimalOfInt(IntOf(10)), nil }},
		{Name: "to_eng_string", Kind: Keywords, Params: []string{"context"}, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return Str(self.(*Decimal).text(true, "E")), nil
		}},
		{Name: "same_quantum", Kind: Keywords, Params: []string{"other", "context"}, Min: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			o, err := decimalArg(args[0])
			if err != nil {
				return nil, err
			}
			d := self.(*Decimal)
			if d.form != decFinite || o.form != decFinite {
				return MakeBool(d.isNaN() && o.isNaN() || d.form == decInf && o.form == decInf), nil
			}
			return MakeBool(d.exp == o.exp), nil
		}},
		{Name: "from_float", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			var d *Decimal
			if f, ok := AsFloat(args[0]); ok {
				d = DecimalOfFloat(f)
			} else if i, ok := AsInt(args[0]); ok {
				d = DecimalOfInt(i)
			} else {
				return nil, Raise(TypeError, "argument must be int or float")
			}
			if cls, ok := self.(*Type); ok && cls != TypeDecimal {
				return Call(t, cls, d)
			}
			return d, nil
		}},
		{Name: "__int__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return intOrError(self.(*Decimal).toInt()) }},
		{Name: "__trunc__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return intOrError(self.(*Decimal).toInt()) }},
		{Name: "__float__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f, err := self.(*Decimal).Float64()
			return Float(f), err
		}},
		{Name: "__complex__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f, err := self.(*Decimal).Float64()
			return Complex(complex(f, 0)), err
		}},
		{Name: "__floor__", Kind: NoArgs, Fn: decRoundTo("ROUND_FLOOR")},
		{Name: "__ceil__", Kind: NoArgs, Fn: decRoundTo("ROUND_CEILING")},
		{Name: "__round__", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			if args[0] == nil {
				return decRoundTo("ROUND_HALF_EVEN")(t, self, nil)
			}
			n, ok := AsInt(args[0])
			if !ok {
				return nil, Raise(TypeError, "optional arg must be an integer")
			}
			k, err := n.Index()
			if err != nil {
				return nil, err
			}
			c := decimalContext(t)
			return valueOrError(c.quantize(self.(*Decimal), (&Decimal{words: uint128{0, 1}, exp: -k}), c.Rounding))
		}},
		{Name: "__copy__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self, nil }},
		{Name: "__deepcopy__", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self, nil }},
	}
}

// decRoundTo rounds to an int by mode.
func decRoundTo(rounding string) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) {
		d := self.(*Decimal)
		if d.form != decFinite {
			return intOrError(d.toInt())
		}
		r, _ := d.rescale(0, rounding)
		return intOrError(r.toInt())
	}
}
