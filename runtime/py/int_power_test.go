package py

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
)

// TestPowModWord compares powers of words with those of big numbers.
func TestPowModWord(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	edge := []int64{0, 1, -1, 2, -2, 3, math.MaxInt64, math.MinInt64, math.MinInt64 + 1, 10, -10}
	word := func() int64 {
		if r.Intn(3) == 0 {
			return edge[r.Intn(len(edge))]
		}
		return int64(r.Uint64()) >> r.Intn(63)
	}
	for range 20000 {
		base, exponent := IntOf(word()), IntOf(word()&math.MaxInt64)
		m := IntOf(word())
		if r.Intn(3) == 0 {
			m = IntOfUint(r.Uint64() | 1<<63)
		}
		if r.Intn(4) == 0 {
			m = m.Neg()
		}
		if m.IsZero() {
			continue
		}
		got, ok := base.powModWord(exponent, m)
		if !ok {
			t.Fatalf("no power of %s and %s modulo %s", base, exponent, m)
		}
		abs := new(big.Int).Abs(m.Big())
		want := new(big.Int).Exp(new(big.Int).Mod(base.Big(), abs), exponent.Big(), abs)
		want.Mod(want, abs)
		if m.Sign() < 0 && want.Sign() > 0 {
			want.Add(want, m.Big())
		}
		if got.Big().Cmp(want) != 0 {
			t.Fatalf("pow(%s, %s, %s) is %s, not %s", base, exponent, m, got, want)
		}
	}
}
