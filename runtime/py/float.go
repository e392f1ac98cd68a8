package py

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// FloatRepr is repr(f): the shortest digits that read back as f, in the layout
// of CPython (an exponent below 1e-4 and from 1e16 on, else at least one digit
// after the point).
func FloatRepr(f float64) string {
	return string(AppendFloat(make([]byte, 0, 24), f))
}

// AppendFloat appends repr(f) to dst.
func AppendFloat(dst []byte, f float64) []byte {
	switch {
	case f != f:
		return append(dst, "nan"...)
	case math.IsInf(f, 1):
		return append(dst, "inf"...)
	case math.IsInf(f, -1):
		return append(dst, "-inf"...)
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.AppendFloat(dst, f, 'e', -1, 64)
	}
	n := len(dst)
	dst = strconv.AppendFloat(dst, f, 'f', -1, 64)
	for _, c := range dst[n:] {
		if c == '.' {
			return dst
		}
	}
	return append(dst, '.', '0')
}

// ParseFloatText is float(s); ValueError as CPython raises it.
func ParseFloatText(s string) (float64, error) {
	if text, ok := asciiDigits(s); ok {
		if f, ok := parseFloat(text); ok {
			return f, nil
		}
	}
	return 0, Raise(ValueError, "could not convert string to float: %s", StrRepr(s))
}

// parseFloatBytes is float(b) for bytes.
func parseFloatBytes(b string) (float64, error) {
	if f, ok := parseFloat(strings.Trim(b, " \t\n\r\v\f")); ok {
		return f, nil
	}
	return 0, Raise(ValueError, "could not convert string to float: %s", BytesRepr(b))
}

// parseFloat reads the ASCII literal of a float: sign, decimal digits with
// single underscores between digits, point, exponent; or inf, infinity, nan.
func parseFloat(s string) (float64, bool) {
	if strings.IndexByte(s, '_') >= 0 {
		for i := 0; i < len(s); i++ {
			if s[i] == '_' && !(i > 0 && i+1 < len(s) && isDigitByte(s[i-1]) && isDigitByte(s[i+1])) {
				return 0, false
			}
		}
		s = strings.ReplaceAll(s, "_", "")
	}
	body := s
	neg := false
	if body != "" && (body[0] == '+' || body[0] == '-') {
		neg = body[0] == '-'
		body = body[1:]
	}
	if body == "" {
		return 0, false
	}
	if !isDigitByte(body[0]) && body[0] != '.' {
		var f float64
		switch {
		case strings.EqualFold(body, "inf"), strings.EqualFold(body, "infinity"):
			f = math.Inf(1)
		case strings.EqualFold(body, "nan"):
			f = math.NaN()
		default:
			return 0, false
		}
		if neg {
			f = -f
		}
		return f, isASCII(body)
	}
	i, digits := 0, 0
	for ; i < len(body) && isDigitByte(body[i]); i++ {
		digits++
	}
	if i < len(body) && body[i] == '.' {
		for i++; i < len(body) && isDigitByte(body[i]); i++ {
			digits++
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i < len(body) && body[i]|0x20 == 'e' {
		i++
		if i < len(body) && (body[i] == '+' || body[i] == '-') {
			i++
		}
		start := i
		for ; i < len(body) && isDigitByte(body[i]); i++ {
		}
		if i == start {
			return 0, false
		}
	}
	if i != len(body) {
		return 0, false
	}
	// Out of range gives an infinity, as in Python; that is ParseFloat's value too.
	f, _ := strconv.ParseFloat(s, 64)
	return f, true
}

func isDigitByte(c byte) bool { return c-'0' < 10 }

// FloatInt is int(f), toward zero; ValueError for NaN, OverflowError for infinities.
func FloatInt(f float64) (Int, error) {
	if f > -(1<<63) && f < 1<<63 {
		return Int{small: int64(f)}, nil
	}
	if f != f {
		return Int{}, Raise(ValueError, "cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return Int{}, Raise(OverflowError, "cannot convert float infinity to integer")
	}
	b, _ := big.NewFloat(f).Int(nil)
	return IntFromBig(b), nil
}

// FloatRound is round(f): the nearest int, ties to even.
func FloatRound(f float64) (Int, error) { return FloatInt(math.RoundToEven(f)) }

// FloatRoundDigits is round(f, n), correctly rounded on the exact value of f.
// Rule: float___round___impl of CPython.
func FloatRoundDigits(f float64, digits Int) (float64, error) {
	if f != f || math.IsInf(f, 0) || f == 0 {
		return f, nil
	}
	n := digits.clampIndex()
	switch {
	case n > 323:
		return f, nil
	case n < -308:
		return 0 * f, nil
	case n >= 0:
		r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		if err != nil {
			return 0, Raise(OverflowError, "rounded value too large to represent")
		}
		return r, nil
	}
	// Round the whole part at 10**-n; a fraction only breaks ties.
	whole, frac := math.Modf(math.Abs(f))
	w, _ := big.NewFloat(whole).Int(nil)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	q, r := new(big.Int).QuoRem(w, unit, new(big.Int))
	c := r.Lsh(r, 1).Cmp(unit)
	if c > 0 || c == 0 && (frac > 0 || q.Bit(0) == 1) {
		q.Add(q, bigOne)
	}
	result := bigToFloat(q.Mul(q, unit))
	if math.IsInf(result, 0) {
		return 0, Raise(OverflowError, "rounded value too large to represent")
	}
	return math.Copysign(result, f), nil
}

// FloatDiv is a / b; ZeroDivisionError.
func FloatDiv(a, b float64) (float64, error) {
	if b == 0 {
		return 0, Raise(ZeroDivisionError, "float division by zero")
	}
	return a / b, nil
}

// FloatMod is a % b, with the sign of b; ZeroDivisionError.
func FloatMod(a, b float64) (float64, error) {
	if b == 0 {
		return 0, Raise(ZeroDivisionError, "float modulo")
	}
	_, m := floatDivMod(a, b)
	return m, nil
}

// FloatFloorDiv is a // b; ZeroDivisionError.
func FloatFloorDiv(a, b float64) (float64, error) {
	if b == 0 {
		return 0, Raise(ZeroDivisionError, "float floor division by zero")
	}
	q, _ := floatDivMod(a, b)
	return q, nil
}

// FloatDivMod is divmod(a, b); ZeroDivisionError.
func FloatDivMod(a, b float64) (q, m float64, err error) {
	if b == 0 {
		return 0, 0, Raise(ZeroDivisionError, "float divmod()")
	}
	q, m = floatDivMod(a, b)
	return q, m, nil
}

// floatDivMod follows _float_div_mod of CPython step by step.
func floatDivMod(a, b float64) (q, m float64) {
	m = math.Mod(a, b)
	div := (a - m) / b
	if m != 0 {
		if (b < 0) != (m < 0) {
			m += b
			div--
		}
	} else {
		m = math.Copysign(0, b)
	}
	if div == 0 {
		return math.Copysign(0, a/b), m
	}
	q = math.Floor(div)
	if div-q > 0.5 {
		q++
	}
	return q, m
}

// FloatPow is a ** b: a float, or a complex for a negative base with a fractional
// exponent; ZeroDivisionError, OverflowError.
func FloatPow(a, b float64) (Value, error) {
	if a < 0 && !math.IsInf(a, 0) && !math.IsInf(b, 0) && b == b && b != math.Floor(b) {
		return complexPow(complex(a, 0), complex(b, 0))
	}
	f, err := floatPow(a, b)
	if err != nil {
		return nil, err
	}
	return Float(f), nil
}

// RealPow is a ** b where a is not negative or b is whole; ZeroDivisionError, OverflowError.
func RealPow(a, b float64) (float64, error) { return floatPow(a, b) }

// FloatNeg is -f.
func FloatNeg(f float64) float64 { return -f }

// floatPow is float_pow of CPython for cases with a real result.
func floatPow(a, b float64) (float64, error) {
	if a == 0 && b < 0 {
		return 0, Raise(ZeroDivisionError, "0.0 cannot be raised to a negative power")
	}
	r := exactPow(a, b)
	if math.IsInf(r, 0) && !math.IsInf(a, 0) && !math.IsInf(b, 0) {
		return 0, errRange()
	}
	return r, nil
}

// errRange is what CPython raises where C sets errno to ERANGE.
func errRange() error {
	return NewException(nil, OverflowError, SmallInt(34), Str("Numerical result out of range"))
}

// FloatAsIntegerRatio is f.as_integer_ratio(); ValueError, OverflowError.
func FloatAsIntegerRatio(f float64) (Int, Int, error) {
	if f != f {
		return Int{}, Int{}, Raise(ValueError, "cannot convert NaN to integer ratio")
	}
	if math.IsInf(f, 0) {
		return Int{}, Int{}, Raise(OverflowError, "cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return IntFromBig(new(big.Int).Set(r.Num())), IntFromBig(new(big.Int).Set(r.Denom())), nil
}

// FloatIsInteger is f.is_integer().
func FloatIsInteger(f float64) bool { return f == math.Floor(f) && !math.IsInf(f, 0) }

// FloatHex is f.hex().
func FloatHex(f float64) string {
	if f != f || math.IsInf(f, 0) {
		return FloatRepr(f)
	}
	sign := ""
	if math.Signbit(f) {
		sign = "-"
		f = -f
	}
	if f == 0 {
		return sign + "0x0.0p+0"
	}
	b := math.Float64bits(f)
	exp := int(b>>52) - 1023
	lead := "0x1."
	if b>>52 == 0 {
		exp, lead = -1022, "0x0."
	}
	mant := strconv.FormatUint(b&(1<<52-1)|1<<52, 16)[1:]
	expSign := "+"
	if exp < 0 {
		expSign = ""
	}
	return sign + lead + mant + "p" + expSign + strconv.Itoa(exp)
}

// FloatFromHex is float.fromhex(s); ValueError, OverflowError.
func FloatFromHex(s string) (float64, error) {
	bad := func() (float64, error) {
		return 0, Raise(ValueError, "invalid hexadecimal floating-point string")
	}
	t := strings.ToLower(strings.Trim(s, " \t\n\r\v\f"))
	neg := false
	if t != "" && (t[0] == '-' || t[0] == '+') {
		neg = t[0] == '-'
		t = t[1:]
	}
	var f float64
	switch t {
	case "inf", "infinity":
		f = math.Inf(1)
	case "nan":
		f = math.NaN()
	default:
		t = strings.TrimPrefix(t, "0x")
		mant, exp, hasExp := strings.Cut(t, "p")
		if hasExp {
			digits := strings.TrimLeft(exp, "+-")
			if digits == "" || len(exp)-len(digits) > 1 || strings.Trim(digits, "0123456789") != "" {
				return bad()
			}
		} else {
			exp = "0"
		}
		if mant == "" || mant == "." || strings.Trim(mant, "0123456789abcdef.") != "" || strings.Count(mant, ".") > 1 {
			return bad()
		}
		var err error
		f, err = strconv.ParseFloat("0x"+mant+"p"+exp, 64)
		if err != nil && math.IsInf(f, 0) {
			return 0, Raise(OverflowError, "hexadecimal value too large to represent as a float")
		}
	}
	if neg {
		f = -f
	}
	return f, nil
}

// roundHalfEven is C's nearbyint, roundHalfAway its round.
func roundHalfEven(f float64) float64 { return math.RoundToEven(f) }

func roundHalfAway(f float64) float64 { return math.Round(f) }
