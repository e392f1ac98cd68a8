package py

import (
	"iter"
	"math"
	"math/big"
)

// Each is the range function of emitted for loops: the items of iter(v). An exception is
// delivered as the last pair's error, and a list that changes under the loop is followed
// as Python follows it.
func Each(t *Task, v Value) iter.Seq2[Value, error] {
	return func(yield func(Value, error) bool) {
		switch v := v.(type) {
		case *List:
			for i := 0; i < len(v.Items); i++ {
				if !yield(v.Items[i], nil) {
					return
				}
			}
			return
		case *Tuple:
			for _, item := range v.Items {
				if !yield(item, nil) {
					return
				}
			}
			return
		case *Range:
			if from, left, by, ok := v.small(); ok {
				for ; left > 0; left-- {
					if !yield(t.boxInt(from), nil) {
						return
					}
					from += by
				}
				return
			}
		}
		if g, ok, err := ownGenerator(t, v); ok {
			if err == nil {
				err = g.drive(t, func(v Value) bool { return yield(v, nil) })
			}
			if err != nil {
				yield(nil, err)
			}
			return
		}
		it, err := Iter(t, v)
		if err != nil {
			yield(nil, err)
			return
		}
		eachNext(t, it, yield)
	}
}

// eachNext yields what an iterator has left, or the error that ends it.
func eachNext(t *Task, it Iterator, yield func(Value, error) bool) {
	for {
		item, ok, err := it.Next(t)
		if err != nil {
			yield(nil, err)
			return
		}
		if !ok || !yield(item, nil) {
			return
		}
	}
}

// rowIterator is an iterator that can put the items of the tuple that comes next into a slice.
type rowIterator interface {
	Iterator
	// rowWidth is the length of the tuples; negative where it gives anything else.
	rowWidth() int
	nextRow(t *Task, row []Value) (bool, error)
}

// nextTuple is Next of a rowIterator.
func nextTuple(t *Task, it rowIterator) (Value, bool, error) {
	tuple := newTuple(it.rowWidth())
	ok, err := it.nextRow(t, tuple.Items)
	if err != nil || !ok {
		return nil, false, err
	}
	return tuple, true, nil
}

// EachRow is Each for a loop whose body takes each item apart before it does anything else:
// where the items are new tuples it is the same tuple each time.
func EachRow(t *Task, v Value) iter.Seq2[Value, error] {
	switch v.(type) {
	case *List, *Tuple, *Range:
		return Each(t, v)
	}
	return func(yield func(Value, error) bool) {
		it, err := Iter(t, v)
		if err != nil {
			yield(nil, err)
			return
		}
		rows, ok := it.(rowIterator)
		if !ok || rows.rowWidth() < 0 {
			eachNext(t, it, yield)
			return
		}
		row := newTuple(rows.rowWidth())
		for {
			ok, err := rows.nextRow(t, row.Items)
			if err != nil {
				yield(nil, err)
				return
			}
			if !ok || !yield(row, nil) {
				return
			}
		}
	}
}

// EachAsync is Each for async for: the items of aiter(v), each awaited.
func EachAsync(t *Task, v Value) iter.Seq2[Value, error] {
	return func(yield func(Value, error) bool) {
		it, err := AsyncIter(t, v)
		if err != nil {
			yield(nil, err)
			return
		}
		for {
			item, ok, err := AsyncNext(t, it)
			if err != nil {
				yield(nil, err)
				return
			}
			if !ok || !yield(item, nil) {
				return
			}
		}
	}
}

// Each gives the items of the list; items that are appended meanwhile are given too, as
// in Python's loop over a list.
func (l *List) Each() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := 0; i < len(l.Items); i++ {
			if !yield(l.Items[i]) {
				return
			}
		}
	}
}

// RangeLen is how many ints range(start, stop, step) has, cut off where nobody counts to; the step is not zero.
func RangeLen(start, stop, step Int) int64 {
	sign := step.Sign()
	if start.Cmp(stop)*sign >= 0 {
		return 0
	}
	if start.big == nil && stop.big == nil && step.big == nil {
		// The distance of two int64 fits in a uint64.
		if sign > 0 {
			return int64(min((uint64(stop.small)-uint64(start.small)-1)/uint64(step.small)+1, math.MaxInt64))
		}
		return int64(min((uint64(start.small)-uint64(stop.small)-1)/absUint64(step.small)+1, math.MaxInt64))
	}
	n := new(big.Int).Sub(stop.Big(), start.Big())
	n.Add(n, step.Big()).Sub(n, big.NewInt(int64(sign))).Quo(n, step.Big())
	return IntFromBig(n).clampInt64()
}

func (i Int) clampInt64() int64 { return int64(i.clampIndex()) }

// Rounds is how often a loop over range(i) runs; no loop ends that runs more often than an int64 can tell.
func (i Int) Rounds() int64 {
	if i.big != nil {
		return i.manyRounds()
	}
	return i.small
}

//go:noinline
func (i Int) manyRounds() int64 { return i.clampInt64() }
