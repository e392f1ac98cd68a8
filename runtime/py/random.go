package py

import (
	crand "crypto/rand"
	"crypto/sha512"
	"math"
	"math/big"
	"sync"
)

// TypeRandom is random.Random.
var TypeRandom = newRootType(randomTables{}, "random", "Random")

// Random is CPython's generator, the Mersenne twister MT19937: the same seed
// gives the same numbers. System is random.SystemRandom, which draws from the
// machine instead.
type Random struct {
	mu     sync.Mutex
	state  [624]uint32
	index  int
	spare  float64 // the second number of gauss
	hasOne bool
	System bool
}

// Type implements Value.
func (*Random) Type() *Type { return TypeRandom }

// NewRandom is random.Random() with a seed from the machine.
func NewRandom() *Random {
	r := new(Random)
	r.seedFromSystem()
	return r
}

// Copied implements Copier.
func (r *Random) Copied(t *Task, memo *CopyMemo) (Value, error) {
	if r.System {
		return nil, Raise(NotImplementedError, "System entropy source does not have state.")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return &Random{state: r.state, index: r.index, spare: r.spare, hasOne: r.hasOne}, nil
}

func (r *Random) seedFromSystem() {
	var key [624]uint32
	var b [624 * 4]byte
	crand.Read(b[:])
	for i := range key {
		key[i] = uint32(b[4*i]) | uint32(b[4*i+1])<<8 | uint32(b[4*i+2])<<16 | uint32(b[4*i+3])<<24
	}
	r.initByArray(key[:])
}

func (r *Random) initGenrand(s uint32) {
	r.state[0] = s
	for i := uint32(1); i < 624; i++ {
		r.state[i] = 1812433253*(r.state[i-1]^r.state[i-1]>>30) + i
	}
	r.index = 624
}

func (r *Random) initByArray(key []uint32) {
	r.initGenrand(19650218)
	i, j := 1, 0
	for k := max(624, len(key)); k > 0; k-- {
		r.state[i] = (r.state[i] ^ (r.state[i-1]^r.state[i-1]>>30)*1664525) + key[j] + uint32(j)
		i++
		j++
		if i >= 624 {
			r.state[0] = r.state[623]
			i = 1
		}
		if j >= len(key) {
			j = 0
		}
	}
	for k := 623; k > 0; k-- {
		r.state[i] = (r.state[i] ^ (r.state[i-1]^r.state[i-1]>>30)*1566083941) - uint32(i)
		i++
		if i >= 624 {
			r.state[0] = r.state[623]
			i = 1
		}
	}
	r.state[0] = 0x80000000
	r.hasOne = false
}

func (r *Random) next() uint32 {
	if r.System {
		var b [4]byte
		crand.Read(b[:])
		return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
	}
	if r.index >= 624 {
		for k := 0; k < 624; k++ {
			y := r.state[k]&0x80000000 | r.state[(k+1)%624]&0x7fffffff
			r.state[k] = r.state[(k+397)%624] ^ y>>1
			if y&1 == 1 {
				r.state[k] ^= 0x9908b0df
			}
		}
		r.index = 0
	}
	y := r.state[r.index]
	r.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// Float is random().
func (r *Random) Float() float64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	a, b := r.next()>>5, r.next()>>6
	return (float64(float64(a)*67108864) + float64(b)) * (1.0 / 9007199254740992.0)
}

// Bits is getrandbits(k).
func (r *Random) Bits(k int) Int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if k <= 0 {
		return Int{}
	}
	if k <= 32 {
		return IntOf(int64(r.next() >> uint(32-k)))
	}
	out := new(big.Int)
	for shift := uint(0); k > 0; k, shift = k-32, shift+32 {
		w := r.next()
		if k < 32 {
			w >>= uint(32 - k)
		}
		out.Or(out, new(big.Int).Lsh(new(big.Int).SetUint64(uint64(w)), shift))
	}
	return IntFromBig(out)
}

// Below is _randbelow(n): an int in 0..n-1, n > 0.
func (r *Random) Below(n Int) Int {
	k := n.BitLength()
	v := r.Bits(k)
	for v.Cmp(n) >= 0 {
		v = r.Bits(k)
	}
	return v
}

func (r *Random) below(n int) int {
	v, _ := r.Below(IntOf(int64(n))).Int64()
	return int(v)
}

// SeedInt is seed(i).
func (r *Random) SeedInt(i Int) {
	n := i.Abs().Big()
	var key []uint32
	words := new(big.Int).Set(n)
	mask := big.NewInt(math.MaxUint32)
	for words.Sign() > 0 {
		key = append(key, uint32(new(big.Int).And(words, mask).Uint64()))
		words.Rsh(words, 32)
	}
	if len(key) == 0 {
		key = []uint32{0}
	}
	r.mu.Lock()
	r.initByArray(key)
	r.mu.Unlock()
}

// Seed is seed(v): None, int, float, str or bytes.
func (r *Random) Seed(t *Task, v Value) error {
	if r.System {
		return nil
	}
	if v == nil || v == None {
		r.mu.Lock()
		r.seedFromSystem()
		r.mu.Unlock()
		return nil
	}
	if i, ok := AsInt(v); ok {
		r.SeedInt(i)
		return nil
	}
	if f, ok := AsFloat(v); ok {
		r.SeedInt(IntOfUint(uint64(HashFloat(f))))
		return nil
	}
	text, ok := AsStr(v)
	if ok {
		var err error
		if text, err = StrEncodeUTF8(text); err != nil {
			return err
		}
	} else if text, ok = bytesLike(v); !ok {
		return Raise(TypeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
	}
	sum := sha512.Sum512([]byte(text))
	r.SeedInt(IntFromBig(new(big.Int).SetBytes(append([]byte(text), sum[:]...))))
	return nil
}

// Gauss is gauss(mu, sigma).
func (r *Random) Gauss(mu, sigma float64) float64 {
	r.mu.Lock()
	z, has := r.spare, r.hasOne
	r.hasOne = false
	r.mu.Unlock()
	if !has {
		angle := r.Float() * (2 * math.Pi)
		g := math.Sqrt(-2 * exactLog(1-r.Float()))
		z = exactCos(angle) * g
		r.mu.Lock()
		r.spare, r.hasOne = exactSin(angle)*g, true
		r.mu.Unlock()
	}
	return mu + float64(z*sigma)
}

// NormalVariate is normalvariate(mu, sigma).
func (r *Random) NormalVariate(mu, sigma float64) float64 {
	magic := 4 * exactExp(-0.5) / math.Sqrt(2)
	for {
		u1 := r.Float()
		u2 := 1 - r.Float()
		z := magic * (u1 - 0.5) / u2
		if z*z/4 <= -exactLog(u2) {
			return mu + float64(z*sigma)
		}
	}
}

// Sample picks k indexes out of n as sample() does.
func (r *Random) Sample(n, k int) []int {
	out := make([]int, k)
	setSize := 21
	if k > 5 {
		// 4 ** ceil(log(k*3, 4))
		e := int(math.Ceil(exactLog(float64(k*3)) / exactLog(4)))
		setSize += 1 << uint(min(2*e, 62))
	}
	if n <= setSize {
		pool := make([]int, n)
		for i := range pool {
			pool[i] = i
		}
		for i := range out {
			j := r.below(n - i)
			out[i] = pool[j]
			pool[j] = pool[n-i-1]
		}
		return out
	}
	seen := map[int]bool{}
	for i := range out {
		j := r.below(n)
		for seen[j] {
			j = r.below(n)
		}
		seen[j] = true
		out[i] = j
	}
	return out
}

// Range is randrange(start, stop, step) with all given; ValueError.
func (r *Random) Range(start, stop, step Int) (Int, error) {
	width := stop.Sub(start)
	var n Int
	switch {
	case step.Equal(IntOf(1)):
		if width.Sign() <= 0 {
			return Int{}, Raise(ValueError, "empty range for randrange() (%s, %s, %s)", start, stop, width)
		}
		return start.Add(r.Below(width)), nil
	case step.Sign() > 0:
		n, _ = width.Add(step).Sub(IntOf(1)).FloorDiv(step)
	case step.Sign() < 0:
		n, _ = width.Add(step).Add(IntOf(1)).FloorDiv(step)
	default:
		return Int{}, Raise(ValueError, "zero step for randrange()")
	}
	if n.Sign() <= 0 {
		return Int{}, Raise(ValueError, "empty range for randrange()")
	}
	return start.Add(step.Mul(r.Below(n))), nil
}
