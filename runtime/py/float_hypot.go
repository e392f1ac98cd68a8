package py

import "math"

// floatHypot is the length of a vector, correctly rounded as CPython's
// vector_norm is in all but freak cases.
func floatHypot(xs ...float64) float64 {
	largest := 0.0
	nan := false
	for _, x := range xs {
		a := math.Abs(x)
		if a != a {
			nan = true
		}
		largest = math.Max(largest, a)
		if math.IsInf(a, 0) {
			return math.Inf(1)
		}
	}
	switch {
	case nan:
		return math.NaN()
	case largest == 0:
		return 0
	}
	_, e := math.Frexp(largest)
	sum := dd{}
	for _, x := range xs {
		x = math.Ldexp(x, -e)
		sum = sum.add(twoProd(x, x))
	}
	return sum.sqrt().ldexp(e)
}
