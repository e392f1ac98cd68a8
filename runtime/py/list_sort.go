package py

import (
	"cmp"
	"slices"
	"strings"
)

// sorted is an item with the key that it is sorted by.
type sorted struct{ key, item Value }

// sortByKeys sorts the items by their keys, stably; keys may be the items. On an error the
// items are some permutation.
//
// Keys that are all small ints, texts or floats cannot see how they are compared, so that
// any order of comparisons will do. All other keys are compared in the order of CPython's
// listsort without its galloping: runs are found, short ones extended by binary insertion,
// and merged (Objects/listsort.txt).
func sortByKeys(t *Task, all, keys []Value) error {
	if len(all) < 2 {
		return nil
	}
	switch keys[0].(type) {
	case SmallInt:
		if sortOrdered(all, keys, func(v Value) (int64, bool) { i, ok := v.(SmallInt); return int64(i), ok }, cmp.Compare[int64]) {
			return nil
		}
	case Str:
		if sortOrdered(all, keys, func(v Value) (string, bool) { s, ok := v.(Str); return string(s), ok }, strings.Compare) {
			return nil
		}
	case Float:
		if sortOrdered(all, keys, func(v Value) (float64, bool) { f, ok := v.(Float); return float64(f), ok && f == f }, cmp.Compare[float64]) {
			return nil
		}
	}
	s := &mergeSort[sorted]{items: make([]sorted, len(all)), less: func(a, b *sorted) (bool, error) { return lessThan(t, a.key, b.key) }}
	for i := range all {
		s.items[i] = sorted{keys[i], all[i]}
	}
	err := s.sort()
	for i := range all {
		all[i] = s.items[i].item
	}
	return err
}

// sortOrdered sorts by keys of one Go type; it does nothing and is false when some key is
// of another.
func sortOrdered[K any](all, keys []Value, of func(Value) (K, bool), compare func(a, b K) int) bool {
	type ordered struct {
		key   K
		place int
		item  Value
	}
	order := make([]ordered, len(all))
	rising := true
	for i, v := range keys {
		k, ok := of(v)
		if !ok {
			return false
		}
		order[i] = ordered{k, i, all[i]}
		rising = rising && (i == 0 || compare(order[i-1].key, k) <= 0)
	}
	if rising {
		return true
	}
	slices.SortFunc(order, func(a, b ordered) int {
		if c := compare(a.key, b.key); c != 0 {
			return c
		}
		return a.place - b.place
	})
	for i := range order {
		all[i] = order[i].item
	}
	return true
}

type mergeSort[E any] struct {
	less  func(a, b *E) (bool, error)
	items []E
	spare []E
	runs  []run
}

// run is a sorted part of the items.
type run struct{ start, end int }

func (s *mergeSort[E]) sort() error {
	n := len(s.items)
	minRun, odd := n, 0
	for minRun >= 64 {
		odd |= minRun & 1
		minRun >>= 1
	}
	minRun += odd
	for start := 0; start < n; {
		end, err := s.countRun(start)
		if err != nil {
			return err
		}
		if least := min(start+minRun, n); end < least {
			if err := s.insert(start, end, least); err != nil {
				return err
			}
			end = least
		}
		s.runs = append(s.runs, run{start, end})
		if err := s.collapse(); err != nil {
			return err
		}
		start = end
	}
	for len(s.runs) > 1 {
		i := len(s.runs) - 2
		if i > 0 && s.runs[i-1].len() < s.runs[i+1].len() {
			i--
		}
		if err := s.merge(i); err != nil {
			return err
		}
	}
	return nil
}

func (r run) len() int { return r.end - r.start }

// countRun finds the end of the run that begins at start; a strictly falling one is
// reversed.
func (s *mergeSort[E]) countRun(start int) (int, error) {
	end := start + 1
	if end == len(s.items) {
		return end, nil
	}
	falling, err := s.less(&s.items[end], &s.items[start])
	if err != nil {
		return 0, err
	}
	for end++; end < len(s.items); end++ {
		lt, err := s.less(&s.items[end], &s.items[end-1])
		if err != nil {
			return 0, err
		}
		if lt != falling {
			break
		}
	}
	if falling {
		slices.Reverse(s.items[start:end])
	}
	return end, nil
}

// insert extends the run start..sorted to end by binary insertion.
func (s *mergeSort[E]) insert(start, sorted, end int) error {
	for ; sorted < end; sorted++ {
		pivot := s.items[sorted]
		lo, hi := start, sorted
		for lo < hi {
			middle := lo + (hi-lo)/2
			lt, err := s.less(&pivot, &s.items[middle])
			if err != nil {
				return err
			}
			if lt {
				hi = middle
			} else {
				lo = middle + 1
			}
		}
		copy(s.items[lo+1:sorted+1], s.items[lo:sorted])
		s.items[lo] = pivot
	}
	return nil
}

// collapse merges until the lengths of the runs fall as fast as Fibonacci numbers.
func (s *mergeSort[E]) collapse() error {
	for len(s.runs) > 1 {
		n := len(s.runs) - 2
		r := s.runs
		switch {
		case n > 0 && r[n-1].len() <= r[n].len()+r[n+1].len() || n > 1 && r[n-2].len() <= r[n-1].len()+r[n].len():
			if r[n-1].len() < r[n+1].len() {
				n--
			}
		case r[n].len() > r[n+1].len():
			return nil
		}
		if err := s.merge(n); err != nil {
			return err
		}
	}
	return nil
}

// merge merges runs i and i+1.
func (s *mergeSort[E]) merge(i int) error {
	a, b := s.runs[i], s.runs[i+1]
	s.runs = append(s.runs[:i], append([]run{{a.start, b.end}}, s.runs[i+2:]...)...)
	s.spare = append(s.spare[:0], s.items[a.start:a.end]...)
	left, out, right := s.spare, a.start, b.start
	var err error
	for len(left) > 0 && right < b.end {
		var lt bool
		if lt, err = s.less(&s.items[right], &left[0]); err != nil {
			break
		}
		if lt {
			s.items[out] = s.items[right]
			right++
		} else {
			s.items[out], left = left[0], left[1:]
		}
		out++
	}
	copy(s.items[out:], left)
	return err
}

// lessThan is a < b; equal parts of tuples are passed over without the protocol.
func lessThan(t *Task, a, b Value) (bool, error) {
	x, ok := a.(*Tuple)
	if !ok {
		if r, known := compareFast(CmpLt, a, b); known {
			return r, nil
		}
		return Lt(t, a, b)
	}
	y, ok := b.(*Tuple)
	if !ok {
		return Lt(t, a, b)
	}
	for i, v := range x.Items {
		if i == len(y.Items) {
			return false, nil
		}
		if n, small := v.(SmallInt); small {
			if m, small := y.Items[i].(SmallInt); small {
				if n != m {
					return n < m, nil
				}
				continue
			}
		}
		eq, err := same(t, v, y.Items[i])
		if err != nil {
			return false, err
		}
		if !eq {
			return lessThan(t, v, y.Items[i])
		}
	}
	return len(x.Items) < len(y.Items), nil
}
