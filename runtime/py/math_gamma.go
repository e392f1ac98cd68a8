package py

import "math"

// math.gamma and math.lgamma compute in CPython by Lanczos' approximation (Modules/mathmodule.c), not by the C library; the
// same steps in the same order give the same digits. A NaN stands for what is outside of the domain.

const (
	lanczosG          = 6.024680040776729583740234375
	lanczosGMinusHalf = 5.524680040776729583740234375
	logPi             = 1.144729885849400174143427351353058711647
)

var (
	lanczosNumerator = [13]float64{
		23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
		35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
		6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
		248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
		2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
		8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
		2.5066282746310002701649081771338373386264310793408,
	}
	lanczosDenominator = [13]float64{
		0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0,
	}
)

// lanczosSum is the quotient of the two polynomials, by powers of 1/x where x is not small.
func lanczosSum(x float64) float64 {
	num, den := 0.0, 0.0
	for i := range lanczosNumerator {
		if x < 5 {
			k := len(lanczosNumerator) - 1 - i
			num = float64(num*x) + lanczosNumerator[k]
			den = float64(den*x) + lanczosDenominator[k]
			continue
		}
		num = num/x + lanczosNumerator[i]
		den = den/x + lanczosDenominator[i]
	}
	return num / den
}

// sinPi is the sine of pi*x.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	r := 0.0
	switch int(math.Round(2 * y)) {
	case 0:
		r = exactSin(math.Pi * y)
	case 1:
		r = exactCos(math.Pi * (y - 0.5))
	case 2:
		r = exactSin(math.Pi * (1 - y))
	case 3:
		r = -exactCos(math.Pi * (y - 1.5))
	case 4:
		r = exactSin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

// mathGamma is m_tgamma.
func mathGamma(x float64) float64 {
	abs := math.Abs(x)
	switch {
	case x != x || math.IsInf(x, 1):
		return x
	case math.IsInf(x, -1) || x == 0 || x < 0 && x == math.Floor(x):
		return math.NaN()
	case x == math.Floor(x) && x <= 23:
		r := 1.0
		for i := 2.0; i < x; i++ {
			r *= i
		}
		return r
	case abs < 1e-20:
		return 1 / x
	case abs > 200 && x < 0:
		return 0 / sinPi(x)
	case abs > 200:
		return math.Inf(1)
	}
	y := abs + lanczosGMinusHalf
	var z float64 // the error of y, for which the result is corrected
	if abs > lanczosGMinusHalf {
		z = (y - abs) - lanczosGMinusHalf
	} else {
		z = (y - lanczosGMinusHalf) - abs
	}
	z = float64(z*lanczosG) / y
	power := func(apply func(factor float64)) {
		if abs < 140 {
			apply(exactPow(y, abs-0.5))
			return
		}
		root := exactPow(y, abs/2-0.25)
		apply(root)
		apply(root)
	}
	if x < 0 {
		r := float64(-math.Pi/sinPi(abs)/abs*exactExp(y)) / lanczosSum(abs)
		r -= float64(z * r)
		power(func(factor float64) { r /= factor })
		return r
	}
	r := lanczosSum(abs) / exactExp(y)
	r += float64(z * r)
	power(func(factor float64) { r *= factor })
	return r
}

// mathLgamma is m_lgamma.
func mathLgamma(x float64) float64 {
	abs := math.Abs(x)
	switch {
	case x != x:
		return x
	case math.IsInf(x, 0):
		return math.Inf(1)
	case x == math.Floor(x) && x <= 0:
		return math.NaN()
	case x == 1 || x == 2:
		return 0
	case abs < 1e-20:
		return -exactLog(abs)
	}
	r := exactLog(lanczosSum(abs)) - lanczosG
	r += float64((abs - 0.5) * (exactLog(abs+lanczosG-0.5) - 1))
	if x < 0 {
		r = logPi - exactLog(math.Abs(sinPi(abs))) - exactLog(abs) - r
	}
	return r
}

// cubeRoot is cbrt of the GNU C library, whose last digit is not always that of the nearest float.
func cubeRoot(x float64) float64 {
	if x == 0 || math.IsInf(x, 0) || x != x {
		return x
	}
	factors := [5]float64{0.6299605249474365, 0.7937005259840997, 1, 1.2599210498948731648, 1.5874010519681994748} // of a third of the exponent's rest
	m, e := math.Frexp(math.Abs(x))
	u := 0.354895765043919860 + float64((1.50819193781584896-float64((2.11499494167371287-float64((2.44693122563534430-float64((1.83469277483613086-float64((0.784932344976639262-float64(0.145263899385486367*m))*m))*m))*m))*m))*m)
	cube := float64(float64(u*u) * u)
	y := u * (cube + float64(2*m)) / (float64(2*cube) + m) * factors[2+e%3]
	return math.Copysign(math.Ldexp(y, e/3), x)
}
