package py

// The iterators of itertools over sources: what they give has static types too.

// all is the rest of the items, which belongs to the caller.
func (s *Source[T]) all() []T {
	var items []T
	for {
		x, ok := s.item()
		if !ok {
			return items
		}
		items = append(items, x)
	}
}

// ChainOf is itertools.chain(…).
func ChainOf[T any](parts ...Source[T]) Source[T] {
	return Source[T]{next: func() (x T, ok bool) {
		for len(parts) > 0 {
			if x, ok = parts[0].item(); ok {
				return x, true
			}
			parts = parts[1:]
		}
		return x, false
	}}
}

// CountFrom is itertools.count(start, step).
func CountFrom(start, step Int) Source[Int] {
	return Source[Int]{next: func() (Int, bool) {
		x := start
		start = start.Add(step)
		return x, true
	}}
}

// RepeatOf is itertools.repeat(x, times).
func RepeatOf[T any](x T, times Int) Source[T] {
	left := times.clampIndex()
	return Source[T]{next: func() (none T, ok bool) {
		if left <= 0 {
			return none, false
		}
		left--
		return x, true
	}}
}

// CycleOf is itertools.cycle(s).
func CycleOf[T any](s Source[T]) Source[T] {
	var saved []T
	at, again := 0, false
	return Source[T]{next: func() (x T, ok bool) {
		if !again {
			if x, ok = s.item(); ok {
				saved = append(saved, x)
				return x, true
			}
			again = true
		}
		if len(saved) == 0 {
			return x, false
		}
		x = saved[at]
		if at++; at == len(saved) {
			at = 0
		}
		return x, true
	}}
}

// SliceOf is itertools.islice(s, start, stop, step); ValueError for a bound below zero, or a step that is not positive.
func SliceOf[T any](s Source[T], start, stop, step Int) (Source[T], error) {
	at, next, end, by := 0, islicePlace(start), islicePlace(stop), islicePlace(step)
	if err := islicePlaces(next, end, by); err != nil {
		return s, err
	}
	return Source[T]{next: func() (x T, ok bool) {
		for next < end {
			if x, ok = s.item(); !ok {
				return x, false
			}
			if at++; at > next {
				if next += by; next < 0 { // beyond any number of items
					next = end
				}
				return x, true
			}
		}
		return x, false
	}}, nil
}

// islicePlace is a bound of islice: one beyond sys.maxsize counts as -1.
func islicePlace(i Int) int {
	if n, fits := i.Int64(); fits {
		return int(n)
	}
	return -1
}

// SumsOfInts is itertools.accumulate(s).
func SumsOfInts(s Source[Int]) Source[Int] {
	var total Int
	return Source[Int]{next: func() (Int, bool) {
		x, ok := s.item()
		total = total.Add(x)
		return total, ok
	}}
}

// SumsOfFloats is itertools.accumulate(s).
func SumsOfFloats(s Source[float64]) Source[float64] {
	var total float64
	some := false
	return Source[float64]{next: func() (float64, bool) {
		x, ok := s.item()
		if some {
			total += x
		} else {
			total, some = x, true
		}
		return total, ok
	}}
}

// PairsOf is itertools.pairwise(s).
func PairsOf[T any](s Source[T]) Source[Row2[T, T]] {
	var last T
	some := false
	return Source[Row2[T, T]]{next: func() (row Row2[T, T], ok bool) {
		if !some {
			if last, some = s.item(); !some {
				return row, false
			}
		}
		x, ok := s.item()
		row = Row2[T, T]{last, x}
		last = x
		return row, ok
	}}
}

// Product2 is itertools.product(a, b).
func Product2[A, B any](a Source[A], b Source[B]) Source[Row2[A, B]] {
	first, second := a.all(), b.all()
	i, j := 0, 0
	return Source[Row2[A, B]]{next: func() (row Row2[A, B], ok bool) {
		if j == len(second) {
			i, j = i+1, 0
		}
		if i >= len(first) || j >= len(second) {
			return row, false
		}
		row = Row2[A, B]{first[i], second[j]}
		j++
		return row, true
	}, each: func(yield func(Row2[A, B]) bool) {
		for _, x := range first {
			for _, y := range second {
				if !yield(Row2[A, B]{x, y}) {
					return
				}
			}
		}
	}}
}

// Product3 is itertools.product(a, b, c).
func Product3[A, B, C any](a Source[A], b Source[B], c Source[C]) Source[Row3[A, B, C]] {
	pairs := Product2(a, b)
	third := c.all()
	var pair Row2[A, B]
	at := len(third)
	return Source[Row3[A, B, C]]{next: func() (row Row3[A, B, C], ok bool) {
		if at == len(third) {
			if pair, ok = pairs.item(); !ok || len(third) == 0 {
				return row, false
			}
			at = 0
		}
		row = Row3[A, B, C]{pair.I0, pair.I1, third[at]}
		at++
		return row, true
	}}
}

// Power2 is itertools.product(s, repeat=2).
func Power2[T any](s Source[T]) Source[Row2[T, T]] {
	pool := NewVector(s.all()...)
	return Product2(pool.Source(), pool.Source())
}

// Power3 is itertools.product(s, repeat=3).
func Power3[T any](s Source[T]) Source[Row3[T, T, T]] {
	pool := NewVector(s.all()...)
	return Product3(pool.Source(), pool.Source(), pool.Source())
}

// choices goes through the ways to take k of n items: their places, in the order of CPython's loops.
type choices struct {
	at      [4]int
	n, k    int
	begun   bool
	repeats bool // a place may come again
	ordered bool // permutations: the places are in any order, and none comes twice
}

// first takes the first places from that of j on, and reports whether there are such.
func (c *choices) first(j int) bool {
	for ; j < c.k; j++ {
		switch {
		case c.ordered:
			c.at[j] = 0
			c.free(j)
		case j == 0:
			c.at[j] = 0
		case c.repeats:
			c.at[j] = c.at[j-1]
		default:
			c.at[j] = c.at[j-1] + 1
		}
		if c.at[j] >= c.n {
			return false
		}
	}
	return true
}

// free moves place j on to the next that none before it has.
func (c *choices) free(j int) {
	for i := 0; i < j; i++ {
		if c.at[i] == c.at[j] {
			c.at[j]++
			i = -1
		}
	}
}

// more goes to the next way, and reports whether there is one.
func (c *choices) more() bool {
	if !c.begun {
		c.begun = true
		return c.first(0)
	}
	for j := c.k - 1; j >= 0; j-- {
		c.at[j]++
		if c.ordered {
			c.free(j)
		}
		if c.at[j] < c.n && c.first(j+1) {
			return true
		}
	}
	return false
}

func select2[T any](s Source[T], c choices) Source[Row2[T, T]] {
	pool := s.all()
	c.n, c.k = len(pool), 2
	return Source[Row2[T, T]]{next: func() (row Row2[T, T], ok bool) {
		if ok = c.more(); ok {
			row = Row2[T, T]{pool[c.at[0]], pool[c.at[1]]}
		}
		return row, ok
	}}
}

func select3[T any](s Source[T], c choices) Source[Row3[T, T, T]] {
	pool := s.all()
	c.n, c.k = len(pool), 3
	return Source[Row3[T, T, T]]{next: func() (row Row3[T, T, T], ok bool) {
		if ok = c.more(); ok {
			row = Row3[T, T, T]{pool[c.at[0]], pool[c.at[1]], pool[c.at[2]]}
		}
		return row, ok
	}}
}

func select4[T any](s Source[T], c choices) Source[Row4[T, T, T, T]] {
	pool := s.all()
	c.n, c.k = len(pool), 4
	return Source[Row4[T, T, T, T]]{next: func() (row Row4[T, T, T, T], ok bool) {
		if ok = c.more(); ok {
			row = Row4[T, T, T, T]{pool[c.at[0]], pool[c.at[1]], pool[c.at[2]], pool[c.at[3]]}
		}
		return row, ok
	}}
}

// Combinations2 is itertools.combinations(s, 2).
func Combinations2[T any](s Source[T]) Source[Row2[T, T]] { return select2(s, choices{}) }

// Combinations3 is itertools.combinations(s, 3).
func Combinations3[T any](s Source[T]) Source[Row3[T, T, T]] { return select3(s, choices{}) }

// Combinations4 is itertools.combinations(s, 4).
func Combinations4[T any](s Source[T]) Source[Row4[T, T, T, T]] { return select4(s, choices{}) }

// Permutations2 is itertools.permutations(s, 2).
func Permutations2[T any](s Source[T]) Source[Row2[T, T]] { return select2(s, choices{ordered: true}) }

// Permutations3 is itertools.permutations(s, 3).
func Permutations3[T any](s Source[T]) Source[Row3[T, T, T]] {
	return select3(s, choices{ordered: true})
}

// Permutations4 is itertools.permutations(s, 4).
func Permutations4[T any](s Source[T]) Source[Row4[T, T, T, T]] {
	return select4(s, choices{ordered: true})
}

// Repeated2 is itertools.combinations_with_replacement(s, 2).
func Repeated2[T any](s Source[T]) Source[Row2[T, T]] { return select2(s, choices{repeats: true}) }

// Repeated3 is itertools.combinations_with_replacement(s, 3).
func Repeated3[T any](s Source[T]) Source[Row3[T, T, T]] { return select3(s, choices{repeats: true}) }

// Repeated4 is itertools.combinations_with_replacement(s, 4).
func Repeated4[T any](s Source[T]) Source[Row4[T, T, T, T]] {
	return select4(s, choices{repeats: true})
}
