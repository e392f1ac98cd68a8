package py

// sliceIndex is a part of a slice as an int (_PyEval_SliceIndex).
func sliceIndex(t *Task, v Value) (Int, error) {
	if !hasIndex(v) {
		return Int{}, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return AsIndex(t, v)
}

// intIndices is slice.indices(length) for lengths of any size.
func (s *Slice) intIndices(t *Task, length Int) (start, stop, step Int, err error) {
	step = IntOf(1)
	if s.Step != None {
		if step, err = sliceIndex(t, s.Step); err != nil {
			return
		}
		if step.IsZero() {
			err = Raise(ValueError, "slice step cannot be zero")
			return
		}
	}
	lower, upper := Int{}, length
	if step.Sign() < 0 {
		lower, upper = IntOf(-1), length.Sub(IntOf(1))
	}
	clip := func(v Value, missing Int) (Int, error) {
		if v == None {
			return missing, nil
		}
		i, err := sliceIndex(t, v)
		if err != nil {
			return i, err
		}
		if i.Sign() < 0 {
			if i = i.Add(length); i.Cmp(lower) < 0 {
				i = lower
			}
		} else if i.Cmp(upper) > 0 {
			i = upper
		}
		return i, nil
	}
	first, last := lower, upper
	if step.Sign() < 0 {
		first, last = upper, lower
	}
	if start, err = clip(s.Start, first); err != nil {
		return
	}
	stop, err = clip(s.Stop, last)
	return
}

// bounds is PySlice_Unpack and PySlice_AdjustIndices for a sequence of n items:
// the first index, the stop, the step and how many items there are.
func (s *Slice) bounds(t *Task, n int) (start, stop, step, count int, err error) {
	a, b, c, err := s.intIndices(t, IntOf(int64(n)))
	if err != nil {
		return 0, 0, 0, 0, err
	}
	x, _ := a.Int64()
	y, _ := b.Int64()
	z, ok := c.Int64()
	if !ok {
		// A step beyond any index takes at most the first item.
		z = int64(n) + 1
		if c.Sign() < 0 {
			z = -z
		}
	}
	start, stop, step = int(x), int(y), int(z)
	count, _ = clampCount(rangeLength(IntOf(x), IntOf(y), IntOf(z)))
	return start, stop, step, count, nil
}

func clampCount(i Int) (int, bool) {
	n, ok := i.Int64()
	return int(n), ok
}

// Repr implements Reprer.
func (s *Slice) Repr(t *Task) (string, error) {
	out := "slice("
	for i, v := range []Value{s.Start, s.Stop, s.Step} {
		r, err := Repr(t, v)
		if err != nil {
			return "", err
		}
		if i > 0 {
			out += ", "
		}
		out += r
	}
	return out + ")", nil
}

// Compare implements Comparer.
func (s *Slice) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Slice)
	if !ok {
		return NotImplemented, nil
	}
	return compareSequences(t, op, []Value{s.Start, s.Stop, s.Step}, []Value{o.Start, o.Stop, o.Step})
}

type sliceTables struct{}

// Fill implements Tables.
func (sliceTables) Fill() {
	TypeSlice.Unhashable = true
	TypeSlice.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := noKeywords("slice", kw); err != nil {
			return nil, err
		}
		if err := checkPositional("slice", len(pos), 1, 3); err != nil {
			return nil, err
		}
		switch len(pos) {
		case 1:
			return &Slice{None, pos[0], None}, nil
		case 2:
			return &Slice{pos[0], pos[1], None}, nil
		}
		return &Slice{pos[0], pos[1], pos[2]}, nil
	}
	TypeSlice.SetMethods([]Method{
		{Name: "indices", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			n, err := AsIndex(t, a[0])
			if err != nil {
				return nil, err
			}
			if n.Sign() < 0 {
				return nil, Raise(ValueError, "length should not be negative")
			}
			start, stop, step, err := self.(*Slice).intIndices(t, n)
			if err != nil {
				return nil, err
			}
			return NewTuple(start.Value(), stop.Value(), step.Value()), nil
		}},
	}, "eq ne lt le gt ge repr")
	part := func(name string, get func(*Slice) Value) Attribute {
		return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return get(self.(*Slice)), nil }}
	}
	TypeSlice.SetAttributes([]Attribute{
		part("start", func(s *Slice) Value { return s.Start }),
		part("stop", func(s *Slice) Value { return s.Stop }),
		part("step", func(s *Slice) Value { return s.Step }),
	})
}
