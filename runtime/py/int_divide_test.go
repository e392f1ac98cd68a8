package py

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestDivideByWord compares divmod and % by a word with math/big's, whose pairs are truncated.
func TestDivideByWord(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	divisors := []int64{1, 2, 3, 7, 10, -10, 15, 16, -1, -7, 97, 1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32, 1000000007, math.MaxInt64, math.MinInt64, math.MinInt64 + 1}
	for range 20000 {
		x := new(big.Int)
		words := 1 + r.IntN(5)
		if r.IntN(8) == 0 {
			words = 4*tinyDivisor + r.IntN(5)
		}
		for range words {
			word := r.Uint64()
			switch r.IntN(4) {
			case 0:
				word = math.MaxUint64
			case 1:
				word >>= r.IntN(64)
			}
			x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(word))
		}
		if x.IsInt64() {
			continue
		}
		if r.IntN(2) == 0 {
			x.Neg(x)
		}
		d := divisors[r.IntN(len(divisors))]
		if r.IntN(2) == 0 {
			if d = int64(r.Uint64()) >> r.IntN(64); d == 0 {
				continue
			}
		}
		b := big.NewInt(d)
		q, m := new(big.Int).QuoRem(x, b, new(big.Int))
		if m.Sign() != 0 && (m.Sign() < 0) != (d < 0) {
			q.Sub(q, bigOne)
			m.Add(m, b)
		}
		i, j := IntFromBig(x), IntOf(d)
		gotQ, gotM, _ := i.DivMod(j)
		rest, _ := i.Mod(j)
		if gotQ.Cmp(IntFromBig(q)) != 0 || gotM.Cmp(IntFromBig(m)) != 0 || rest.Cmp(gotM) != 0 {
			t.Fatalf("divmod(%d, %d) = %s, %s; %% %s; want %d, %d", x, d, gotQ, gotM, rest, q, m)
		}
	}
}

func BenchmarkDivideByWord(b *testing.B) {
	x := IntFromBig(new(big.Int).Exp(big.NewInt(3), big.NewInt(12000), nil))
	for b.Loop() {
		x.DivMod(IntOf(10))
	}
}
