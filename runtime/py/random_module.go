package py

import (
	"math"
	"sort"
)

type randomTables struct{}

// Fill implements Tables.
func (randomTables) Fill() {
	TypeRandom.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		r := new(Random)
		var seed Value
		if len(pos) > 0 {
			seed = pos[0]
		}
		return r, r.Seed(t, seed)
	}
	TypeRandom.SetMethods(randomMethods(), "")
	TypeSystemRandom.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &Random{System: true}, nil }
}

// RandomModule is the module random.
var RandomModule = NewNative("random", randomModule)

// TypeSystemRandom is random.SystemRandom.
var TypeSystemRandom = newSubtype(randomTables{}, "random", "SystemRandom", &TypeRandom)

type randomFunc struct {
	sig  string
	body func(t *Task, r *Random, a []Value) (Value, error)
}

func floatArgs(t *Task, a []Value) ([]float64, error) {
	out := make([]float64, len(a))
	for i, v := range a {
		x, err := realNumber(t, v)
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	return out, nil
}

// randomFuncs are the methods of Random, which are the module's functions too.
var randomFuncs = []randomFunc{
	{"seed(a=None, version=2)", func(t *Task, r *Random, a []Value) (Value, error) { return None, r.Seed(t, a[0]) }},
	{"random()", func(t *Task, r *Random, a []Value) (Value, error) { return Float(r.Float()), nil }},
	{"getrandbits(k, /)", func(t *Task, r *Random, a []Value) (Value, error) {
		k, err := sizeArg(t, a[0], 0)
		if err == nil && k < 0 {
			err = Raise(ValueError, "number of bits must be non-negative")
		}
		return r.Bits(k).Value(), err
	}},
	{"randbytes(n)", func(t *Task, r *Random, a []Value) (Value, error) {
		n, err := sizeArg(t, a[0], 0)
		if err != nil {
			return nil, err
		}
		b, err := IntToBytes(r.Bits(n*8), IntOf(int64(n)), "little", false)
		return Bytes(b), err
	}},
	{"uniform(a, b)", func(t *Task, r *Random, a []Value) (Value, error) {
		// a + (b-a) * random(), in whatever arithmetic a and b have
		d, err := Sub(t, a[1], a[0])
		if err != nil {
			return nil, err
		}
		if d, err = Mul(t, d, Float(r.Float())); err != nil {
			return nil, err
		}
		return Add(t, a[0], d)
	}},
	{"randint(a, b)", func(t *Task, r *Random, a []Value) (Value, error) {
		lo, err := AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		hi, err := AsIndex(t, a[1])
		if err != nil {
			return nil, err
		}
		return intOrError(r.Range(lo, hi.Add(IntOf(1)), IntOf(1)))
	}},
	{"randrange(start, stop=None, step=1)", func(t *Task, r *Random, a []Value) (Value, error) {
		start, err := AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		if a[1] == None {
			if start.Sign() <= 0 {
				return nil, Raise(ValueError, "empty range for randrange()")
			}
			return r.Below(start).Value(), nil
		}
		stop, err := AsIndex(t, a[1])
		if err != nil {
			return nil, err
		}
		step, err := AsIndex(t, a[2])
		if err != nil {
			return nil, err
		}
		return intOrError(r.Range(start, stop, step))
	}},
	{"choice(seq)", func(t *Task, r *Random, a []Value) (Value, error) {
		n, err := Len(t, a[0])
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, Raise(IndexError, "Cannot choose from an empty sequence")
		}
		return GetItem(t, a[0], MakeInt(int64(r.below(n))))
	}},
	{"choices(population, weights=None, *, cum_weights=None, k=1)", randomChoices},
	{"shuffle(x)", func(t *Task, r *Random, a []Value) (Value, error) {
		n, err := Len(t, a[0])
		if err != nil {
			return nil, err
		}
		for i := n - 1; i > 0; i-- {
			j := MakeInt(int64(r.below(i + 1)))
			k := MakeInt(int64(i))
			x, err := GetItem(t, a[0], k)
			if err != nil {
				return nil, err
			}
			y, err := GetItem(t, a[0], j)
			if err != nil {
				return nil, err
			}
			if err := SetItem(t, a[0], k, y); err != nil {
				return nil, err
			}
			if err := SetItem(t, a[0], j, x); err != nil {
				return nil, err
			}
		}
		return None, nil
	}},
	{"sample(population, k, *, counts=None)", randomSample},
	{"gauss(mu=0.0, sigma=1.0)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		return Float(r.Gauss(f[0], f[1])), nil
	}},
	{"normalvariate(mu=0.0, sigma=1.0)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		return Float(r.NormalVariate(f[0], f[1])), nil
	}},
	{"lognormvariate(mu, sigma)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		return Float(exactExp(r.NormalVariate(f[0], f[1]))), nil
	}},
	{"expovariate(lambd)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		x, err := FloatDiv(-exactLog(1-r.Float()), f[0])
		return Float(x), err
	}},
	{"triangular(low=0.0, high=1.0, mode=None)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a[:2])
		if err != nil {
			return nil, err
		}
		low, high := f[0], f[1]
		u, c := r.Float(), 0.5
		if a[2] != None {
			mode, err := realNumber(t, a[2])
			if err != nil {
				return nil, err
			}
			if high == low {
				return Float(low), nil
			}
			c = (mode - low) / (high - low)
		}
		if u > c {
			u, c = 1-u, 1-c
			low, high = high, low
		}
		return Float(low + float64((high-low)*math.Sqrt(u*c))), nil
	}},
	{"vonmisesvariate(mu, kappa)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		return Float(r.vonMises(f[0], f[1])), nil
	}},
	{"gammavariate(alpha, beta)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		x, err := r.gammaVariate(f[0], f[1])
		return Float(x), err
	}},
	{"betavariate(alpha, beta)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		x, err := r.gammaVariate(f[0], 1)
		if err != nil || x == 0 {
			return Float(0), err
		}
		y, err := r.gammaVariate(f[1], 1)
		return Float(x / (x + y)), err
	}},
	{"weibullvariate(alpha, beta)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		u := 1 - r.Float()
		e, err := FloatDiv(1, f[1])
		return Float(f[0] * exactPow(-exactLog(u), e)), err
	}},
	{"getstate()", func(t *Task, r *Random, a []Value) (Value, error) { return r.getState() }},
	{"setstate(state)", func(t *Task, r *Random, a []Value) (Value, error) { return None, r.setState(t, a[0]) }},
	{"paretovariate(alpha)", func(t *Task, r *Random, a []Value) (Value, error) {
		f, err := floatArgs(t, a)
		if err != nil {
			return nil, err
		}
		return Float(exactPow(1-r.Float(), -1/f[0])), nil
	}},
}

func randomChoices(t *Task, r *Random, a []Value) (Value, error) {
	n, err := Len(t, a[0])
	if err != nil {
		return nil, err
	}
	k, err := sizeArg(t, a[3], 1)
	if err != nil {
		return nil, err
	}
	out := NewList()
	add := func(i int) error {
		v, err := GetItem(t, a[0], MakeInt(int64(i)))
		out.Items = append(out.Items, v)
		return err
	}
	if a[1] == None && a[2] == None {
		if n == 0 && k > 0 {
			return nil, Raise(IndexError, "list index out of range")
		}
		for ; k > 0; k-- {
			if err := add(int(math.Floor(r.Float() * float64(n)))); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	if a[1] != None && a[2] != None {
		return nil, Raise(TypeError, "Cannot specify both weights and cumulative weights")
	}
	source := a[2]
	if source == None {
		source = a[1]
	}
	cum, err := floatsOf(t, source)
	if err != nil {
		return nil, err
	}
	if a[2] == None {
		for i := 1; i < len(cum); i++ {
			cum[i] += cum[i-1]
		}
	}
	if len(cum) != n {
		return nil, Raise(ValueError, "The number of weights does not match the population")
	}
	total := 0.0
	if n > 0 {
		total = cum[n-1]
	}
	if total <= 0 {
		return nil, Raise(ValueError, "Total of weights must be greater than zero")
	}
	if math.IsInf(total, 0) || total != total {
		return nil, Raise(ValueError, "Total of weights must be finite")
	}
	for ; k > 0; k-- {
		x := r.Float() * total
		i := sort.Search(n-1, func(i int) bool { return cum[i] > x })
		if err := add(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func randomSample(t *Task, r *Random, a []Value) (Value, error) {
	switch Unwrap(a[0]).(type) {
	case *Set, *Dict:
		return nil, Raise(TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	n, err := Len(t, a[0])
	if err != nil {
		return nil, err
	}
	k, err := sizeArg(t, a[1], 0)
	if err != nil {
		return nil, err
	}
	var cum []int
	total := n
	if a[2] != None {
		counts, err := ListOf(t, a[2])
		if err != nil {
			return nil, err
		}
		total = 0
		for _, c := range counts.Items {
			i, err := sizeArg(t, c, 0)
			if err != nil {
				return nil, err
			}
			total += i
			cum = append(cum, total)
		}
		if len(cum) != n {
			return nil, Raise(ValueError, "The number of counts does not match the population")
		}
		if total <= 0 {
			return nil, Raise(ValueError, "Total of counts must be greater than zero")
		}
	}
	if k < 0 || k > total {
		return nil, Raise(ValueError, "Sample larger than population or is negative")
	}
	out := NewList()
	for _, i := range r.Sample(total, k) {
		if cum != nil {
			i = sort.Search(len(cum), func(j int) bool { return cum[j] > i })
		}
		v, err := GetItem(t, a[0], MakeInt(int64(i)))
		if err != nil {
			return nil, err
		}
		out.Items = append(out.Items, v)
	}
	return out, nil
}

// randomMethods makes method rows out of the functions.
func randomMethods() []Method {
	rows := make([]Method, len(randomFuncs))
	for i := range randomFuncs {
		f := &randomFuncs[i]
		name, _, _ := cutSignature(f.sig)
		rows[i] = Method{Name: name, Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			fn := newPyFunction("random", "Random."+f.sig, nil)
			a, err := BindArgs(fn, pos, kw)
			if err != nil {
				return nil, err
			}
			return f.body(t, self.(*Random), a)
		}}
	}
	return rows
}

func randomModule() *Module {
	m := NewModule("random")
	shared := NewRandom()
	for _, f := range randomFuncs {
		name, _, _ := cutSignature(f.sig)
		fn := newPyFunction("random", "Random."+f.sig, func(t *Task, a []Value) (Value, error) { return f.body(t, shared, a) })
		m.Dict.SetStr(name, fn)
	}
	m.addNames("Random", TypeRandom, "SystemRandom", TypeSystemRandom)
	return m
}
