package py

import "math"

// The functions of module math as emitted code calls them with floats that have no box.

// mathResult raises as math_1 does: see mathUnary.
func mathResult(x, r float64, overflows bool) (float64, error) {
	switch {
	case r != r && x == x:
		return 0, errDomain()
	case math.IsInf(r, 0) && !math.IsInf(x, 0) && x == x:
		if overflows {
			return 0, errMathRange()
		}
		return 0, errDomain()
	}
	return r, nil
}

// MathSin is math.sin(x).
func MathSin(x float64) (float64, error) { return mathResult(x, exactSin(x), false) }

// MathCos is math.cos(x).
func MathCos(x float64) (float64, error) { return mathResult(x, exactCos(x), false) }

// MathTan is math.tan(x).
func MathTan(x float64) (float64, error) { return mathResult(x, exactTan(x), false) }

// MathAtan is math.atan(x).
func MathAtan(x float64) (float64, error) { return mathResult(x, exactAtan(x), false) }

// MathExp is math.exp(x).
func MathExp(x float64) (float64, error) { return mathResult(x, exactExp(x), true) }

// MathFabs is math.fabs(x).
func MathFabs(x float64) float64 { return math.Abs(x) }

// MathAtan2 is math.atan2(y, x).
func MathAtan2(y, x float64) float64 { return exactAtan2(y, x) }

// MathHypot is math.hypot(x, y).
func MathHypot(x, y float64) float64 { return floatHypot(x, y) }

// MathLog is math.log(x).
func MathLog(x float64) (float64, error) { return logarithm(x, exactLog) }

// MathLog2 is math.log2(x).
func MathLog2(x float64) (float64, error) { return logarithm(x, exactLog2) }

// MathLog10 is math.log10(x).
func MathLog10(x float64) (float64, error) { return logarithm(x, exactLog10) }

func logarithm(x float64, f func(float64) float64) (float64, error) {
	if x <= 0 {
		return 0, errDomain()
	}
	return f(x), nil
}

// MathFloor is math.floor(x) of a float.
func MathFloor(x float64) (Int, error) { return FloatInt(math.Floor(x)) }

// MathCeil is math.ceil(x) of a float.
func MathCeil(x float64) (Int, error) { return FloatInt(math.Ceil(x)) }
