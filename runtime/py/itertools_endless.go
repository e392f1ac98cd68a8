package py

import "strconv"

// The iterators of itertools that need not end.

func itCount(t *Task, a []Value) (step, reprFunc, error) {
	n, by := orZero(a[0]), a[1]
	if by == nil {
		by = MakeInt(1)
	}
	if !isNumber(n) || !isNumber(by) {
		return nil, nil, Raise(TypeError, "a number is required")
	}
	if start, ok := n.(SmallInt); ok && by == Value(SmallInt(1)) {
		at := IntOf(int64(start))
		next := func(t *Task) (Value, bool, error) {
			i := at
			at = at.Add(IntOf(1))
			if i.big != nil {
				return i.Value(), true, nil
			}
			return t.boxInt(i.small), true, nil
		}
		return next, func(*Task) (string, error) { return "count(" + at.String() + ")", nil }, nil
	}
	next := func(t *Task) (Value, bool, error) {
		v := n
		next, err := Add(t, n, by)
		n = next
		return v, err == nil, err
	}
	return next, func(t *Task) (string, error) {
		text, err := Repr(t, n)
		if i, ok := AsInt(by); err != nil || ok && i.Equal(IntOf(1)) {
			return "count(" + text + ")", err
		}
		step, err := Repr(t, by)
		return "count(" + text + ", " + step + ")", err
	}, nil
}

func itCycle(t *Task, a []Value) (step, error) {
	it, err := Iter(t, a[0])
	if err != nil {
		return nil, err
	}
	var saved []Value
	i := -1
	return func(t *Task) (Value, bool, error) {
		if i < 0 {
			v, ok, err := it.Next(t)
			if err != nil || ok {
				if ok {
					saved = append(saved, v)
				}
				return v, ok, err
			}
			if len(saved) == 0 {
				return nil, false, nil
			}
			i = 0
		}
		v := saved[i]
		i = (i + 1) % len(saved)
		return v, true, nil
	}, nil
}

func itRepeat(t *Task, a []Value) (step, reprFunc, error) {
	left := int64(-1)
	if a[1] != nil {
		i, err := AsIndex(t, a[1])
		if err != nil {
			return nil, nil, err
		}
		left = int64(max(i.clampIndex(), 0))
	}
	next := func(t *Task) (Value, bool, error) {
		if left == 0 {
			return nil, false, nil
		}
		if left > 0 {
			left--
		}
		return a[0], true, nil
	}
	return next, func(t *Task) (string, error) {
		text, err := Repr(t, a[0])
		if left >= 0 {
			text += ", " + strconv.FormatInt(left, 10)
		}
		return "repeat(" + text + ")", err
	}, nil
}
