package py

import "iter"

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
		it, err := Iter(t, v)
		if err != nil {
			yield(nil, err)
			return
		}
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

// IntRange gives the ints of range(start, stop, step); the step is not zero.
func IntRange(start, stop, step Int) iter.Seq[Int] {
	return func(yield func(Int) bool) {
		from, ok1 := start.Int64()
		to, ok2 := stop.Int64()
		by, ok3 := step.Int64()
		if ok1 && ok2 && ok3 && by == 1 {
			for i := from; i < to; i++ {
				if !yield(IntOf(i)) {
					return
				}
			}
			return
		}
		sign := step.Sign()
		for i := start; i.Cmp(stop)*sign < 0; i = i.Add(step) {
			if !yield(i) {
				return
			}
		}
	}
}

// UpTo gives the ints of range(stop).
func UpTo(stop Int) iter.Seq[Int] {
	return func(yield func(Int) bool) {
		to, small := stop.Int64()
		if !small {
			IntRange(Int{}, stop, IntOf(1))(yield)
			return
		}
		for i := range to {
			if !yield(IntOf(i)) {
				return
			}
		}
	}
}
