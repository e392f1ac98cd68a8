package py

import "math"

// vonMises is vonmisesvariate(mu, kappa).
func (r *Random) vonMises(mu, kappa float64) float64 {
	const twoPi = 2 * math.Pi
	if kappa <= 1e-6 {
		return twoPi * r.Float()
	}
	s := 0.5 / kappa
	root := s + math.Sqrt(1+float64(s*s))
	var z float64
	for {
		z = exactCos(math.Pi * r.Float())
		d := z / (root + z)
		u := r.Float()
		if u < 1-float64(d*d) || u <= float64((1-d)*exactExp(d)) {
			break
		}
	}
	q := 1 / root
	f := (q + z) / (1 + float64(q*z))
	angle := exactAcos(f)
	if r.Float() <= 0.5 {
		angle = -angle
	}
	theta, _ := FloatMod(mu+angle, twoPi)
	return theta
}

// gammaVariate is gammavariate(alpha, beta); ValueError.
func (r *Random) gammaVariate(alpha, beta float64) (float64, error) {
	switch {
	case alpha <= 0 || beta <= 0:
		return 0, Raise(ValueError, "gammavariate: alpha and beta must be > 0.0")
	case alpha == 1:
		return -exactLog(1-r.Float()) * beta, nil
	case alpha < 1:
		for {
			u := r.Float()
			b := (math.E + alpha) / math.E
			p := b * u
			var x float64
			if p <= 1 {
				x = exactPow(p, 1/alpha)
			} else {
				x = -exactLog((b - p) / alpha)
			}
			u = r.Float()
			if p > 1 && u <= exactPow(x, alpha-1) || p <= 1 && u <= exactExp(-x) {
				return x * beta, nil
			}
		}
	}
	root := math.Sqrt(float64(2*alpha) - 1)
	least := alpha - exactLog(4)
	slope := alpha + root
	for {
		u := r.Float()
		if !(1e-7 < u && u < 0.9999999) {
			continue
		}
		w := 1 - r.Float()
		v := exactLog(u/(1-u)) / root
		x := alpha * exactExp(v)
		z := float64(u*u) * w
		n := least + float64(slope*v) - x
		if n+(1+exactLog(4.5))-float64(4.5*z) >= 0 || n >= exactLog(z) {
			return x * beta, nil
		}
	}
}

// stateVersion is the version of what getstate gives.
const stateVersion = 3

// getState is getstate(): the version, the numbers of the generator and the second number of gauss.
func (r *Random) getState() (Value, error) {
	if r.System {
		return nil, Raise(NotImplementedError, "System entropy source does not have state.")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	words := make([]Value, 0, len(r.state)+1)
	for _, w := range r.state {
		words = append(words, MakeInt(int64(w)))
	}
	words = append(words, MakeInt(int64(r.index)))
	var spare Value = None
	if r.hasOne {
		spare = Float(r.spare)
	}
	return NewTuple(MakeInt(stateVersion), NewTuple(words...), spare), nil
}

// setState is setstate(state); TypeError, ValueError.
func (r *Random) setState(t *Task, v Value) error {
	if r.System {
		return Raise(NotImplementedError, "System entropy source does not have state.")
	}
	version, err := GetItem(t, v, MakeInt(0))
	if err != nil {
		return err
	}
	n, isInt := AsInt(version)
	if !isInt || !n.Equal(IntOf(stateVersion)) && !n.Equal(IntOf(stateVersion-1)) {
		text, err := StrOf(t, version)
		if err != nil {
			return err
		}
		return Raise(ValueError, "state with version %s passed to Random.setstate() of version %d", text, stateVersion)
	}
	parts, err := UnpackN(t, v, 3)
	if err != nil {
		return err
	}
	words, ok := AsTuple(parts[1])
	if !ok {
		return Raise(TypeError, "state vector must be a tuple")
	}
	if len(words.Items) != len(r.state)+1 {
		return Raise(ValueError, "state vector is the wrong size")
	}
	var state [len(r.state)]uint32
	for i := range state {
		w, err := AsIndex(t, words.Items[i])
		if err != nil {
			return err
		}
		low, _ := w.And(IntOf(math.MaxUint32)).Int64()
		state[i] = uint32(low)
	}
	index, err := sizeArg(t, words.Items[len(state)], 0)
	if err != nil {
		return err
	}
	if index < 0 || index > len(state) {
		return Raise(ValueError, "invalid state")
	}
	spare, hasOne := AsFloat(parts[2])
	r.mu.Lock()
	r.state, r.index, r.spare, r.hasOne = state, index, spare, hasOne
	r.mu.Unlock()
	return nil
}
