package py

import (
	"math"
	"math/cmplx"
	"strings"
)

// ComplexRepr is repr(c): "(1+2j)", or only the imaginary part when the real
// part is +0.
func ComplexRepr(c complex128) string {
	re, im := real(c), imag(c)
	if re == 0 && !math.Signbit(re) {
		return complexPart(im) + "j"
	}
	sign := ""
	if !math.Signbit(im) || im != im {
		sign = "+"
	}
	return "(" + complexPart(re) + sign + complexPart(im) + "j)"
}

// complexPart writes a part without the ".0" that repr(float) adds.
func complexPart(f float64) string { return strings.TrimSuffix(FloatRepr(f), ".0") }

// ComplexHash is hash(c).
func ComplexHash(c complex128) int64 {
	h := int64(uint64(HashFloat(real(c))) + 1000003*uint64(HashFloat(imag(c))))
	if h == -1 {
		h = -2
	}
	return h
}

// ComplexDiv is a / b by Smith's method as in _Py_c_quot; ZeroDivisionError.
func ComplexDiv(a, b complex128) (complex128, error) {
	ar, ai, br, bi := real(a), imag(a), real(b), imag(b)
	if math.Abs(br) >= math.Abs(bi) {
		if br == 0 && bi == 0 {
			return 0, Raise(ZeroDivisionError, "complex division by zero")
		}
		ratio := bi / br
		denom := br + float64(bi*ratio)
		return complex((ar+float64(ai*ratio))/denom, (ai-float64(ar*ratio))/denom), nil
	}
	if math.Abs(bi) >= math.Abs(br) {
		ratio := br / bi
		denom := float64(br*ratio) + bi
		return complex((float64(ar*ratio)+ai)/denom, (float64(ai*ratio)-ar)/denom), nil
	}
	return complex(math.NaN(), math.NaN()), nil
}

// complexMul multiplies as _Py_c_prod, without Go's treatment of infinities.
func complexMul(a, b complex128) complex128 {
	ar, ai, br, bi := real(a), imag(a), real(b), imag(b)
	return complex(float64(ar*br)-float64(ai*bi), float64(ar*bi)+float64(ai*br))
}

// complexPow is a ** b; small integral exponents by repeated multiplication as
// complex_pow does.
func complexPow(a, b complex128) (Value, error) {
	if imag(b) == 0 && real(b) == math.Floor(real(b)) && math.Abs(real(b)) <= 100 {
		n := int(real(b))
		r := complex(1, 0)
		p := a
		for k := uint(max(n, -n)); k > 0; k >>= 1 {
			if k&1 == 1 {
				r = complexMul(r, p)
			}
			p = complexMul(p, p)
		}
		if n < 0 {
			q, err := ComplexDiv(1, r)
			if err != nil {
				return nil, Raise(ZeroDivisionError, "0.0 to a negative or complex power")
			}
			r = q
		}
		return complexResult(r)
	}
	if b == 0 {
		return Complex(1), nil
	}
	if a == 0 {
		if imag(b) != 0 || real(b) < 0 {
			return nil, Raise(ZeroDivisionError, "0.0 to a negative or complex power")
		}
		return Complex(0), nil
	}
	vabs := floatHypot(real(a), imag(a))
	length := exactPow(vabs, real(b))
	at := exactAtan2(imag(a), real(a))
	phase := at * real(b)
	if imag(b) != 0 {
		length /= exactExp(at * imag(b))
		phase += imag(b) * exactLog(vabs)
	}
	return complexResult(complex(length*exactCos(phase), length*exactSin(phase)))
}

func complexResult(c complex128) (Value, error) {
	if cmplx.IsInf(c) {
		return nil, Raise(OverflowError, "complex exponentiation")
	}
	return Complex(c), nil
}

// ParseComplexText is complex(s); ValueError.
func ParseComplexText(s string) (complex128, error) {
	bad := func() (complex128, error) {
		return 0, Raise(ValueError, "complex() arg is a malformed string")
	}
	text, ok := asciiDigits(s)
	if !ok {
		return bad()
	}
	if strings.IndexByte(text, '_') >= 0 {
		for i := 0; i < len(text); i++ {
			if text[i] == '_' && !(i > 0 && i+1 < len(text) && isDigitByte(text[i-1]) && isDigitByte(text[i+1])) {
				return 0, Raise(ValueError, "could not convert string to complex: %s", StrRepr(s))
			}
		}
		text = strings.ReplaceAll(text, "_", "")
	}
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		text = strings.Trim(text[1:len(text)-1], " \t\n\r\v\f")
	}
	if text == "" {
		return bad()
	}
	last := text[len(text)-1]
	if last != 'j' && last != 'J' {
		f, ok := parseFloat(text)
		if !ok {
			return bad()
		}
		return complex(f, 0), nil
	}
	body := text[:len(text)-1]
	// The imaginary part begins at the last sign that is not an exponent's.
	cut := 0
	for i := len(body) - 1; i > 0; i-- {
		if (body[i] == '+' || body[i] == '-') && body[i-1]|0x20 != 'e' {
			cut = i
			break
		}
	}
	re := 0.0
	if cut > 0 {
		if re, ok = parseFloat(body[:cut]); !ok {
			return bad()
		}
	}
	imText := body[cut:]
	switch imText {
	case "", "+":
		return complex(re, 1), nil
	case "-":
		return complex(re, -1), nil
	}
	im, ok := parseFloat(imText)
	if !ok {
		return bad()
	}
	return complex(re, im), nil
}
