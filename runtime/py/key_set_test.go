package py

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestKeySetIsSet does random things to a KeySet and to the Set of the same elements, whose table is CPython's: they
// iterate in the same order.
func TestKeySetIsSet(t *testing.T) {
	pairs := Row2Keys[Int, Int]()
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		span := []int64{5, 40, 3000, 1 << 40}[seed%4]
		number := func() Int {
			if i := IntOf(r.Int64N(2*span) - span); r.IntN(20) > 0 {
				return i
			} else {
				p, _ := IntOf(2).Pow(IntOf(70))
				return p.Add(i)
			}
		}
		compareSets(t, r, IntKeys, number)
		compareSets(t, r, pairs, func() Row2[Int, Int] { return Row2[Int, Int]{number(), number()} })
	}
}

func compareSets[K comparable](t *testing.T, r *rand.Rand, keys *Keys[K], key func() K) {
	t.Helper()
	typed, boxed := NewKeySet(keys), newSet(false)
	var known []K
	for range r.IntN(400) {
		k := key()
		if len(known) > 0 && r.IntN(3) == 0 {
			k = known[r.IntN(len(known))]
		}
		known = append(known, k)
		switch r.IntN(5) {
		case 0:
			typed.Discard(k)
			_, err := boxed.Discard(nil, keys.box(k))
			if err != nil {
				t.Fatal(err)
			}
		default:
			typed.Put(k)
			if err := boxed.Add(nil, keys.box(k)); err != nil {
				t.Fatal(err)
			}
		}
		has, err := boxed.Contains(nil, keys.box(k))
		if err != nil || has != typed.Has(k) {
			t.Fatalf("%v: %v, %v", k, has, err)
		}
	}
	order := slices.Collect(boxed.All())
	if len(order) != typed.Len() {
		t.Fatalf("%d and %d elements", typed.Len(), len(order))
	}
	for i, k := range typed.KeyVector().Items {
		if same, err := sameKey(nil, order[i], keys.box(k)); err != nil || !same {
			t.Fatalf("element %d of %d is %v instead of %v", i, len(order), keys.box(k), order[i])
		}
	}
}

// TestMapIsDict does random things to a Map and to a Dict: they hold the same in the same order.
func TestMapIsDict(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 2))
		m, d := NewMap[Int, Int](IntKeys), NewDictOf(0)
		span := []int64{6, 50, 1 << 40}[seed%3]
		for i := range r.IntN(500) {
			k, v := IntOf(r.Int64N(2*span)-span), IntOf(int64(i))
			switch r.IntN(4) {
			case 0:
				_, had, err := d.Pop(nil, k.Value())
				if err != nil || had != m.Has(k) {
					t.Fatalf("%v: %v, %v", k, had, err)
				}
				m.PopOr(k, v)
			case 1:
				m.SetDefault(k, v)
				if has, err := d.Contains(nil, k.Value()); err != nil {
					t.Fatal(err)
				} else if has {
					continue
				}
				fallthrough
			default:
				m.SetAt(k, v)
				if err := d.SetItem(nil, k.Value(), v.Value()); err != nil {
					t.Fatal(err)
				}
			}
		}
		i := 0
		pairs := MapItems(m).Items
		for k, v := range d.All() {
			if p := pairs[i]; p.I0.Value() != k || p.I1.Value() != v {
				t.Fatalf("entry %d is %v instead of %v: %v", i, p, k, v)
			}
			i++
		}
		if i != len(pairs) {
			t.Fatalf("%d and %d entries", len(pairs), i)
		}
	}
}
