package py

import (
	"math"
	"math/big"
)

// The elementary functions of the C library that CPython uses are rounded
// correctly in all but a few cases in a thousand or less, Go's are not. So that
// computed floats print the same digits, they are computed here in about 100
// bits as a sum of two floats ("double-double") and rounded once.
//
// Products are wrapped in float64() wherever a compiler could fuse them with an
// addition, because on some processors Go does.

// dd is hi + lo with |lo| at most half a unit in the last place of hi.
type dd struct{ hi, lo float64 }

func ddOf(f float64) dd { return dd{hi: f} }

// twoSum adds exactly.
func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// quickTwoSum adds exactly where |a| >= |b|.
func quickTwoSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// twoProd multiplies exactly.
func twoProd(a, b float64) dd {
	p := float64(a * b)
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) add(b dd) dd {
	s := twoSum(a.hi, b.hi)
	t := twoSum(a.lo, b.lo)
	s = quickTwoSum(s.hi, s.lo+t.hi)
	return quickTwoSum(s.hi, s.lo+t.lo)
}

func (a dd) neg() dd { return dd{-a.hi, -a.lo} }

func (a dd) sub(b dd) dd { return a.add(b.neg()) }

func (a dd) mul(b dd) dd {
	p := twoProd(a.hi, b.hi)
	return quickTwoSum(p.hi, p.lo+(float64(a.hi*b.lo)+float64(a.lo*b.hi)))
}

func (a dd) div(b dd) dd {
	q1 := a.hi / b.hi
	r := a.sub(b.mul(ddOf(q1)))
	q2 := r.hi / b.hi
	r = r.sub(b.mul(ddOf(q2)))
	q3 := r.hi / b.hi
	return quickTwoSum(q1, q2).add(ddOf(q3))
}

func (a dd) sqrt() dd {
	if a.hi <= 0 {
		return dd{}
	}
	x := math.Sqrt(a.hi)
	r := a.sub(twoProd(x, x))
	return quickTwoSum(x, r.hi/(2*x))
}

// scale multiplies by a power of two, which is exact short of underflow.
func (a dd) scale(f float64) dd { return dd{a.hi * f, a.lo * f} }

func (a dd) float() float64 { return a.hi + a.lo }

// ldexp rounds a * 2**k once, also where the result is subnormal.
func (a dd) ldexp(k int) float64 {
	if _, e := math.Frexp(a.hi); e+k > -1021 {
		return math.Ldexp(a.float(), k)
	}
	f := new(big.Float).SetPrec(200).SetFloat64(a.hi)
	f.Add(f, big.NewFloat(a.lo))
	f.SetMantExp(f, k)
	r, _ := f.Float64()
	return r
}

var (
	ddLn2   = dd{0.6931471805599453, 2.3190468138462996e-17}
	ddPi    = dd{3.141592653589793, 1.2246467991473532e-16}
	ln2Tail = 5.707708438416212e-34
)

// inverseFactorials holds 1/n! for n from 2.
var inverseFactorials = func() (f [27]dd) {
	p := ddOf(1)
	for i := range f {
		p = p.mul(ddOf(float64(i + 2)))
		f[i] = ddOf(1).div(p)
	}
	return f
}()

// ddExp is e**x as m * 2**k with m near 1.
func ddExp(x dd) (m dd, k int) {
	n := math.Round(x.hi / math.Ln2)
	r := x.sub(ddLn2.mul(ddOf(n))).sub(ddOf(n * ln2Tail))
	// e**r = (e**(r/256))**256; expm1 keeps the digits while squaring.
	r = r.scale(1.0 / 256)
	s := r
	p := r
	for i := 0; i < 8; i++ {
		p = p.mul(r)
		s = s.add(p.mul(inverseFactorials[i]))
	}
	for i := 0; i < 8; i++ {
		s = s.scale(2).add(s.mul(s))
	}
	return s.add(ddOf(1)), int(n)
}

// ddLog is the natural logarithm of a positive finite float.
func ddLog(x float64) dd {
	f, e := math.Frexp(x)
	if f < math.Sqrt2/2 {
		f *= 2
		e--
	}
	y := ddOf(math.Log(f))
	// Newton's step of third order on e**y = f.
	m, k := ddExp(y)
	m = m.scale(math.Ldexp(1, k))
	fx := ddOf(f)
	y = y.add(fx.sub(m).scale(2).div(fx.add(m)))
	if e == 0 {
		return y
	}
	return ddLn2.mul(ddOf(float64(e))).add(ddOf(float64(e) * ln2Tail)).add(y)
}

// exactExp is exp(x), correctly rounded.
func exactExp(x float64) float64 {
	switch {
	case x != x || x > 710 || x < -746 || x == 0:
		return math.Exp(x)
	}
	m, k := ddExp(ddOf(x))
	return m.ldexp(k)
}

// exactLog is log(x), correctly rounded.
func exactLog(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) || x == 1 {
		return math.Log(x)
	}
	return ddLog(x).float()
}

// exactLog2 is log2(x), correctly rounded.
func exactLog2(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log2(x)
	}
	if f, e := math.Frexp(x); f == 0.5 {
		return float64(e - 1)
	}
	return ddLog(x).div(ddLn2).float()
}

// exactLog10 follows the C library's e_log10.c, which is not correctly rounded.
func exactLog10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log10(x)
	}
	const (
		ivln10   = 4.34294481903251816668e-01
		log10of2 = 3.01029995663611771306e-01
		log10Low = 3.69423907715893078616e-13
	)
	f, e := math.Frexp(x)
	k := e - 1
	f *= 2
	y := float64(k)
	if k < 0 {
		f /= 2
		y++
	}
	z := float64(y*log10Low) + float64(ivln10*exactLog(f))
	return z + float64(y*log10of2)
}

// exactPow is pow(x, y), correctly rounded.
func exactPow(x, y float64) float64 {
	if x != x || y != y || x == 0 || y == 0 || x == 1 || math.IsInf(x, 0) || math.IsInf(y, 0) || y == 1 {
		return math.Pow(x, y)
	}
	sign := 1.0
	if x < 0 {
		if y != math.Floor(y) {
			return math.NaN()
		}
		if math.Mod(y, 2) != 0 {
			sign = -1
		}
		x = -x
		if x == 1 {
			return sign
		}
	}
	if r, ok := halfPower(x, y); ok {
		return sign * r
	}
	l := ddLog(x)
	if e := l.hi * y; e > 710 {
		return sign * math.Inf(1)
	} else if e < -746 {
		return sign * 0
	}
	m, k := ddExp(l.mul(ddOf(y)))
	return sign * m.ldexp(k)
}

// halfPower is x**y for a y that is a small multiple of 1/2, by multiplication: squares and
// square roots are what programs mostly ask pow for.
func halfPower(x, y float64) (float64, bool) {
	n := math.Abs(2 * y)
	if n > 40 || n != math.Floor(n) {
		return 0, false
	}
	if _, e := math.Frexp(x); math.Abs(float64(e))*n > 1800 {
		return 0, false // near the ends of the range
	}
	base, p := ddOf(x), ddOf(1)
	if int(n)&1 != 0 {
		p = base.sqrt()
	}
	for k := int(n) >> 1; k > 0; k >>= 1 {
		if k&1 != 0 {
			p = p.mul(base)
		}
		base = base.mul(base)
	}
	if y < 0 {
		p = ddOf(1).div(p)
	}
	if _, e := math.Frexp(p.hi); math.Abs(p.lo) == math.Ldexp(1, e-54) {
		return 0, false // in the middle of two floats, where the C library goes by its own error
	}
	return p.float(), true
}

// ddReduce brings x into -pi/4..pi/4, with the quadrant.
func ddReduce(x float64) (r dd, quadrant int) {
	n := math.Round(x * (2 / math.Pi))
	if math.Abs(n) < 1<<20 {
		half := ddPi.scale(0.5)
		r = ddOf(x).sub(half.mul(ddOf(n))).sub(ddOf(n * halfPiTail))
		if math.Abs(r.hi) > 1e-8 {
			return r, int(int64(n) & 3)
		}
	}
	// Enough bits for any exponent.
	f := new(big.Float).SetPrec(1300).SetFloat64(x)
	pi := bigPi()
	q := new(big.Float).SetPrec(1300).Quo(f, pi)
	q.Mul(q, big.NewFloat(2))
	q.Add(q, big.NewFloat(math.Copysign(0.5, x)))
	whole, _ := q.Int(nil)
	half := new(big.Float).SetPrec(1300).Quo(pi, big.NewFloat(2))
	f.Sub(f, half.Mul(half, new(big.Float).SetPrec(1300).SetInt(whole)))
	hi, _ := f.Float64()
	f.Sub(f, big.NewFloat(hi))
	lo, _ := f.Float64()
	return dd{hi, lo}, int(new(big.Int).And(whole, big.NewInt(3)).Int64())
}

// halfPiTail is pi/2 beyond its two leading floats.
const halfPiTail = -1.4973849048591698e-33

// bigPi computes pi to 1300 bits by Machin's formula.
func bigPi() *big.Float {
	const prec = 1400
	one := new(big.Int).Lsh(bigOne, prec)
	atanInverse := func(n int64) *big.Int {
		sum := new(big.Int)
		term := new(big.Int).Div(one, big.NewInt(n))
		square := big.NewInt(n * n)
		for k := int64(1); term.Sign() != 0; k += 2 {
			part := new(big.Int).Div(term, big.NewInt(k))
			if k&3 == 1 {
				sum.Add(sum, part)
			} else {
				sum.Sub(sum, part)
			}
			term.Div(term, square)
		}
		return sum
	}
	pi := atanInverse(5)
	pi.Mul(pi, big.NewInt(16))
	pi.Sub(pi, new(big.Int).Mul(atanInverse(239), big.NewInt(4)))
	f := new(big.Float).SetPrec(1300).SetInt(pi)
	return f.SetMantExp(f, -prec)
}

// ddSinCos evaluates Taylor's series for |r| <= pi/4.
func ddSinCos(r dd) (sin, cos dd) {
	sq := r.mul(r)
	sin, cos = r, ddOf(1)
	p := ddOf(1)
	for i := 0; i+1 < len(inverseFactorials); i += 2 {
		p = p.mul(sq)
		if i&2 == 0 {
			p = p.neg()
			cos = cos.add(p.mul(inverseFactorials[i]))
			sin = sin.add(p.mul(r).mul(inverseFactorials[i+1]))
			p = p.neg()
		} else {
			cos = cos.add(p.mul(inverseFactorials[i]))
			sin = sin.add(p.mul(r).mul(inverseFactorials[i+1]))
		}
	}
	return sin, cos
}

// ddSinCosOf gives sine and cosine of any finite float.
func ddSinCosOf(x float64) (sin, cos dd) {
	r, q := ddReduce(x)
	s, c := ddSinCos(r)
	switch q {
	case 1:
		return c, s.neg()
	case 2:
		return s.neg(), c.neg()
	case 3:
		return c.neg(), s
	}
	return s, c
}

// exactSin is sin(x), correctly rounded; NaN for infinities.
func exactSin(x float64) float64 {
	if x != x || math.IsInf(x, 0) || math.Abs(x) < 1e-8 {
		return math.Sin(x)
	}
	s, _ := ddSinCosOf(x)
	return s.float()
}

// exactCos is cos(x), correctly rounded; NaN for infinities.
func exactCos(x float64) float64 {
	if x != x || math.IsInf(x, 0) || x == 0 {
		return math.Cos(x)
	}
	_, c := ddSinCosOf(x)
	return c.float()
}

// exactTan is tan(x), correctly rounded; NaN for infinities.
func exactTan(x float64) float64 {
	if x != x || math.IsInf(x, 0) || math.Abs(x) < 1e-8 {
		return math.Tan(x)
	}
	s, c := ddSinCosOf(x)
	return s.div(c).float()
}

// exactAtan2 is atan2(y, x), correctly rounded.
func exactAtan2(y, x float64) float64 {
	first := math.Atan2(y, x)
	if y != y || x != x || y == 0 || x == 0 || math.IsInf(y, 0) || math.IsInf(x, 0) || math.Abs(first) < 1e-290 {
		return first
	}
	if q := math.Abs(y / x); q < 1e-300 || q > 1e300 {
		return first
	}
	// Equal scaling keeps the products in range.
	_, e := math.Frexp(math.Max(math.Abs(x), math.Abs(y)))
	return ddAtan2(ddOf(math.Ldexp(y, -e)), ddOf(math.Ldexp(x, -e)), first).float()
}

// ddAtan2 improves a first approximation by the angle that is left.
func ddAtan2(y, x dd, first float64) dd {
	s, c := ddSinCosOf(first)
	return ddOf(first).add(y.mul(c).sub(x.mul(s)).div(x.mul(c).add(y.mul(s))))
}

// exactAtan is atan(x), correctly rounded.
func exactAtan(x float64) float64 {
	if x != x || math.Abs(x) < 1e-8 || math.Abs(x) > 1e17 {
		return math.Atan(x)
	}
	return exactAtan2(x, 1)
}

// exactAsin is asin(x), correctly rounded; NaN outside -1..1.
func exactAsin(x float64) float64 {
	if !(math.Abs(x) < 1) || math.Abs(x) < 1e-8 {
		return math.Asin(x)
	}
	root := twoSum(1, -x).mul(twoSum(1, x)).sqrt()
	return ddAtan2(ddOf(x), root, math.Asin(x)).float()
}

// exactAcos is acos(x), correctly rounded; NaN outside -1..1.
func exactAcos(x float64) float64 {
	if !(math.Abs(x) < 1) || x == 0 {
		return math.Acos(x)
	}
	root := twoSum(1, -x).mul(twoSum(1, x)).sqrt()
	return ddAtan2(root, ddOf(x), math.Acos(x)).float()
}
