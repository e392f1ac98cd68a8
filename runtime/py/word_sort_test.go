package py

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestWordSort compares sorting by words with comparing: vectors of ints, and items by keys that are ints or rows of them.
func TestWordSort(t *testing.T) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 3))
		n := r.IntN(40)
		if seed%4 == 0 {
			n = r.IntN(2000)
		}
		spread := []int64{3, 1000, 1 << 40, 1<<62 - 1}[r.IntN(4)]
		number := func() Int { return IntOf(r.Int64N(2*spread) - spread) }
		ints, places := make([]Int, n), make([]Int, n)
		pairs, triples := make([]Row2[Int, Int], n), make([]Row3[Int, Int, Int], n)
		for i := range n {
			ints[i], places[i] = number(), IntOf(int64(i))
			pairs[i], triples[i] = Row2[Int, Int]{number(), number()}, Row3[Int, Int, Int]{number(), number(), number()}
		}
		if n > 2 && seed%5 == 0 {
			p, _ := IntOf(2).Pow(IntOf(80))
			ints[1], pairs[1].I1, triples[0].I2 = p, p, p.Neg()
		}
		want := slices.Clone(ints)
		slices.SortStableFunc(want, Int.Cmp)
		v := NewVector(slices.Clone(ints)...)
		SortInts(v)
		if !slices.EqualFunc(v.Items, want, Int.Equal) {
			t.Fatalf("seed %d: ints", seed)
		}
		for _, reverse := range []bool{false, true} {
			sortedByKeys(t, places, ints, reverse, Int.Cmp)
			sortedByKeys(t, places, pairs, reverse, Row2[Int, Int].order)
			sortedByKeys(t, places, triples, reverse, Row3[Int, Int, Int].order)
		}
	}
}

func sortedByKeys[K any](t *testing.T, places []Int, keys []K, reverse bool, order func(a, b K) int) {
	t.Helper()
	want := slices.Clone(places)
	slices.SortStableFunc(want, func(a, b Int) int {
		c := order(keys[a.small], keys[b.small])
		if reverse {
			return -c
		}
		return c
	})
	v := NewVector(slices.Clone(places)...)
	sortBy(v, NewVector(slices.Clone(keys)...), reverse, order)
	if !slices.EqualFunc(v.Items, want, Int.Equal) {
		t.Fatalf("%d keys %T, reverse %v", len(keys), keys, reverse)
	}
}

// TestSortStrs compares it with comparing.
func TestSortStrs(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 4))
		texts := make([]string, r.IntN(300))
		for i := range texts {
			texts[i] = strings.Repeat("ab", r.IntN(6)) + string([]byte{"\x00az\x7f"[r.IntN(4)]}) + strings.Repeat("é", r.IntN(3))
		}
		v := NewVector(slices.Clone(texts)...)
		SortStrs(v)
		slices.Sort(texts)
		if !slices.Equal(v.Items, texts) {
			t.Fatalf("seed %d", seed)
		}
	}
}

// TestNumCompare holds what compares an int and a float exactly beside big numbers.
func TestNumCompare(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 5))
	for range 20000 {
		i, f := r.Int64()>>r.IntN(64), float64(r.Int64()>>r.IntN(64))
		switch r.IntN(4) {
		case 0:
			f = float64(i) + float64(r.IntN(5)-2)/2
		case 1:
			f = -f
		case 2:
			i = -i
		}
		got, ok := CompareIntFloat(IntOf(i), f)
		if want := new(big.Float).SetInt64(i).Cmp(big.NewFloat(f)); !ok || got != want {
			t.Fatalf("%d and %v: %d instead of %d", i, f, got, want)
		}
	}
}
