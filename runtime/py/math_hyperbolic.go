package py

import "math"

// expm1, the hyperbolic functions and the error function as the GNU C library 2.36 computes them on amd64, whose results are
// not always the nearest floats: the same steps in the same order, with the fused operations of its variant for processors
// that have them (expm1). Products are wrapped in float64() where the compiler could fuse more.

const (
	ln2High = 6.93147180369123816490e-01
	ln2Low  = 1.90821492927058770002e-10
)

// scaledBy multiplies by 2**k, of which the exponent stays in range.
func scaledBy(x float64, k int) float64 {
	return math.Float64frombits(math.Float64bits(x) + uint64(int64(k)<<52))
}

// highWord is the upper half of the bits, without the sign.
func highWord(x float64) uint32 { return uint32(math.Float64bits(x)>>32) & 0x7fffffff }

// mathExpm1 is expm1.
func mathExpm1(x float64) float64 {
	high := highWord(x)
	switch {
	case high >= 0x7ff00000: // not finite
		if math.IsInf(x, -1) {
			return -1
		}
		return x
	case x > 7.09782712893383973096e+02:
		return math.Inf(1)
	case high >= 0x4043687a && x < 0:
		return -1
	case high < 0x3c900000:
		return x
	}
	k, c := 0, 0.0
	if high > 0x3fd62e42 { // more than half of ln 2: the rest of it modulo ln 2
		var hi, lo float64
		switch {
		case high >= 0x3ff0a2b2:
			k = int(float64(1.44269504088896338700e+00*x) + math.Copysign(0.5, x))
			hi, lo = math.FMA(-float64(k), ln2High, x), float64(k)*ln2Low
		case x > 0:
			k, hi, lo = 1, x-ln2High, ln2Low
		default:
			k, hi, lo = -1, x+ln2High, -ln2Low
		}
		x = hi - lo
		c = (hi - x) - lo
	}
	half := 0.5 * x
	z := float64(x * half)
	z2 := float64(z * z)
	r := math.FMA(z, -3.33333333333331316428e-02, 1)
	r = math.FMA(z2, math.FMA(-7.93650757867487942473e-05, z, 1.58730158725481460165e-03), r)
	r = math.FMA(float64(z2*z2), math.FMA(-2.01099218183624371326e-07, z, 4.00821782732936239552e-06), r)
	t := math.FMA(-r, half, 3)
	e := float64((r - t) / math.FMA(-x, t, 6) * z)
	if k == 0 {
		return x - math.FMA(e, x, -z)
	}
	e = math.FMA(e-c, x, -c) - z
	switch {
	case k == -1:
		return float64(0.5*(x-e)) - 0.5
	case k == 1 && x < -0.25:
		return -2 * (e - (x + 0.5))
	case k == 1:
		return 1 + float64(2*(x-e))
	case k <= -2 || k > 56:
		return scaledBy(1-(e-x), k) - 1
	case k < 20:
		return scaledBy(1-math.Ldexp(1, -k)-(e-x), k)
	}
	return scaledBy(x-(e+math.Ldexp(1, -k))+1, k)
}

// mathSinh is sinh.
func mathSinh(x float64) float64 {
	a := math.Abs(x)
	half := math.Copysign(0.5, x)
	switch {
	case a < 0x1p-28 || math.IsInf(x, 0) || x != x:
		return x
	case a < 1:
		t := mathExpm1(a)
		return half * (float64(2*t) - float64(t*t)/(t+1))
	case a < 22:
		t := mathExpm1(a)
		return half * (t + t/(t+1))
	case highWord(x) < 0x40862e42:
		return half * exactExp(a)
	}
	w := exactExp(0.5 * a)
	return float64(half*w) * w
}

// mathCosh is cosh.
func mathCosh(x float64) float64 {
	a, high := math.Abs(x), highWord(x)
	switch {
	case math.IsInf(a, 0) || x != x:
		return a
	case high < 0x3fd62e43:
		t := mathExpm1(a)
		w := 1 + t
		if high < 0x3c800000 {
			return w
		}
		return 1 + float64(t*t)/(w+w)
	case high < 0x40360000:
		t := exactExp(a)
		return float64(0.5*t) + 0.5/t
	case high < 0x40862e42:
		return 0.5 * exactExp(a)
	}
	w := exactExp(0.5 * a)
	return float64(0.5*w) * w
}

// mathTanh is tanh.
func mathTanh(x float64) float64 {
	a, high := math.Abs(x), highWord(x)
	z := 1.0
	switch {
	case x != x:
		return x
	case high < 0x3c800000:
		return x * (1 + x)
	case high < 0x3ff00000:
		t := mathExpm1(-2 * a)
		z = -t / (t + 2)
	case high < 0x40360000:
		t := mathExpm1(2 * a)
		z = 1 - 2/(t+2)
	}
	return math.Copysign(z, x)
}

// mathAsinh is asinh.
func mathAsinh(x float64) float64 {
	a, high := math.Abs(x), highWord(x)
	var w float64
	switch {
	case high >= 0x7ff00000 || high < 0x3e300000:
		return x
	case high > 0x41b00000:
		w = exactLog(a) + math.Ln2
	case high > 0x40000000:
		w = exactLog(float64(2*a) + 1/(math.Sqrt(float64(a*a)+1)+a))
	default:
		t := float64(a * a)
		w = math.Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(w, x)
}

// mathAcosh is acosh.
func mathAcosh(x float64) float64 {
	switch {
	case x != x || x < 1:
		return math.NaN()
	case math.IsInf(x, 1):
		return x
	case x >= 0x1p28:
		return exactLog(x) + math.Ln2
	case x > 2:
		return exactLog(float64(2*x) - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(float64(2*t)+float64(t*t)))
}

// The coefficients of the error function's approximations, lowest first.
var (
	erfSmallP = []float64{1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
		-5.77027029648944159157e-03, -2.37630166566501626084e-05}
	erfSmallQ = []float64{1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
		1.32494738004321644526e-04, -3.96022827877536812320e-06}
	erfMidP = []float64{-2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
		3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02, -2.16637559486879084300e-03}
	erfMidQ = []float64{1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
		1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02}
	erfTailP = []float64{-9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01,
		-1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00}
	erfTailQ = []float64{1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02,
		4.29008140027567833386e+02, 1.08635005541779435134e+02, 6.57024977031928170135e+00, -6.04244152148580987438e-02}
	erfFarP = []float64{-9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02,
		-6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02}
	erfFarQ = []float64{1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03, 3.19985821950859553908e+03,
		2.55305040643316442583e+03, 4.74528541206955367215e+02, -2.24409524465858183362e+01}
)

// pairwise is the value of a polynomial by pairs of terms: (c0 + z c1) + z**2 (c2 + z c3) + z**4 (…) ….
func pairwise(z float64, c []float64) float64 {
	z2 := float64(z * z)
	powers := [5]float64{1, z2, float64(z2 * z2), 0, 0}
	powers[3], powers[4] = float64(powers[2]*z2), float64(powers[2]*powers[2])
	sum := 0.0
	for i := 0; i < len(c); i += 2 {
		pair := c[i]
		if i+1 < len(c) {
			pair += float64(z * c[i+1])
		}
		if i == 0 {
			sum = pair
			continue
		}
		sum += float64(powers[i/2] * pair)
	}
	return sum
}

// erfTail is a * erfc(a) for a of 1.25 and more; far from the border that the callers give.
func erfTail(a float64, far bool) float64 {
	s := 1 / float64(a*a)
	p, q := erfTailP, erfTailQ
	if far {
		p, q = erfFarP, erfFarQ
	}
	ratio := pairwise(s, p) / pairwise(s, q)
	z := math.Float64frombits(math.Float64bits(a) &^ 0xffffffff)
	return exactExp(float64(-z*z)-0.5625) * exactExp(float64((z-a)*(z+a))+ratio)
}

// erfOne is erf(1), of which the approximation around 1 gives the rest.
const erfOne = 8.45062911510467529297e-01

// mathErf is erf.
func mathErf(x float64) float64 {
	a, high := math.Abs(x), highWord(x)
	switch {
	case x != x:
		return x
	case high < 0x3e300000:
		return x + float64(1.28379167095512586316e-01*x)
	case high < 0x3feb0000:
		z := float64(x * x)
		return x + float64(x*(pairwise(z, erfSmallP)/pairwise(z, erfSmallQ)))
	case high < 0x3ff40000:
		return math.Copysign(erfOne+pairwise(a-1, erfMidP)/pairwise(a-1, erfMidQ), x)
	case high >= 0x40180000:
		return math.Copysign(1, x)
	}
	return math.Copysign(1-erfTail(a, high >= 0x4006db6e)/a, x)
}

// mathErfc is erfc.
func mathErfc(x float64) float64 {
	a, high := math.Abs(x), highWord(x)
	switch {
	case x != x:
		return x
	case high < 0x3c700000:
		return 1 - x
	case high < 0x3feb0000:
		z := float64(x * x)
		y := pairwise(z, erfSmallP) / pairwise(z, erfSmallQ)
		if x < 0.25 {
			return 1 - (x + float64(x*y))
		}
		return 0.5 - (float64(x*y) + (x - 0.5))
	case high < 0x3ff40000:
		v := pairwise(a-1, erfMidP) / pairwise(a-1, erfMidQ)
		if x >= 0 {
			return 1 - erfOne - v
		}
		return 1 + (erfOne + v)
	case high >= 0x403c0000 || high >= 0x40180000 && x < 0:
		if x > 0 {
			return 0
		}
		return 2
	case x > 0:
		return erfTail(a, high >= 0x4006db6d) / a
	}
	return 2 - erfTail(a, high >= 0x4006db6d)/a
}
