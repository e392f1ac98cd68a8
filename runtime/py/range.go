package py

// NewRange is range(start, stop, step).
func NewRange(start, stop, step Int) (*Range, error) {
	if step.IsZero() {
		return nil, Raise(ValueError, "range() arg 3 must not be zero")
	}
	r := &Range{Start: start, Stop: stop, Step: step}
	r.length = rangeLength(start, stop, step)
	return r, nil
}

func rangeLength(start, stop, step Int) Int {
	lo, hi, by := start, stop, step
	if step.Sign() < 0 {
		lo, hi, by = stop, start, step.Neg()
	}
	if lo.Cmp(hi) >= 0 {
		return Int{}
	}
	n, _ := hi.Sub(lo).Sub(IntOf(1)).FloorDiv(by)
	return n.Add(IntOf(1))
}

// Len implements Lener. A range longer than an index can say reports the
// largest index; len() itself raises OverflowError.
func (r *Range) Len() int {
	n, ok := r.length.Int64()
	if !ok {
		return int(^uint(0) >> 1)
	}
	return int(n)
}

// Truth implements Truther.
func (r *Range) Truth() bool { return !r.length.IsZero() }

func (r *Range) at(i Int) Int { return r.Start.Add(r.Step.Mul(i)) }

// GetItem implements Subscripter.
func (r *Range) GetItem(t *Task, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		return r.slice(t, s)
	}
	if !hasIndex(key) {
		return nil, Raise(TypeError, "range indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := AsIndex(t, key)
	if err != nil {
		return nil, err
	}
	if i.Sign() < 0 {
		i = i.Add(r.length)
	}
	if i.Sign() < 0 || i.Cmp(r.length) >= 0 {
		return nil, Raise(IndexError, "range object index out of range")
	}
	return r.at(i).Value(), nil
}

func (r *Range) slice(t *Task, s *Slice) (Value, error) {
	start, stop, step, err := s.intIndices(t, r.length)
	if err != nil {
		return nil, err
	}
	out, err := NewRange(r.at(start), r.at(stop), r.Step.Mul(step))
	if err != nil {
		return nil, err
	}
	return out, nil
}

// position is where v lies in the range.
func (r *Range) position(v Int) (Int, bool) {
	if r.length.IsZero() {
		return Int{}, false
	}
	d := v.Sub(r.Start)
	q, m, err := d.DivMod(r.Step)
	if err != nil || !m.IsZero() || q.Sign() < 0 || q.Cmp(r.length) >= 0 {
		return Int{}, false
	}
	return q, true
}

// Contains implements Container.
func (r *Range) Contains(t *Task, item Value) (bool, error) {
	switch item.(type) {
	case SmallInt, *BigInt, Bool:
		i, _ := AsInt(item)
		_, ok := r.position(i)
		return ok, nil
	}
	it, _ := r.Iter(t)
	for {
		v, ok, err := it.Next(t)
		if err != nil || !ok {
			return false, err
		}
		eq, err := same(t, v, item)
		if err != nil || eq {
			return eq, err
		}
	}
}

// Compare implements Comparer: ranges are equal as sequences.
func (r *Range) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Range)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	eq := r.length.Equal(o.length)
	if eq && !r.length.IsZero() {
		eq = r.Start.Equal(o.Start)
		if eq && !r.length.Equal(IntOf(1)) {
			eq = r.Step.Equal(o.Step)
		}
	}
	return MakeBool(eq == (op == CmpEq)), nil
}

// Hash implements Hasher.
func (r *Range) Hash(t *Task) (int64, error) {
	parts := []Value{r.length.Value(), None, None}
	if !r.length.IsZero() {
		parts[1] = r.Start.Value()
		if !r.length.Equal(IntOf(1)) {
			parts[2] = r.Step.Value()
		}
	}
	return hashTuple(t, parts)
}

// Repr implements Reprer.
func (r *Range) Repr(t *Task) (string, error) {
	s := "range(" + r.Start.String() + ", " + r.Stop.String()
	if !r.Step.Equal(IntOf(1)) {
		s += ", " + r.Step.String()
	}
	return s + ")", nil
}

// TypeRangeIterator is the type of iterators over ranges.
var TypeRangeIterator = newRootType(rangeTables{}, "builtins", "range_iterator")

// rangeIterator iterates over a range.
type rangeIterator struct{ next, step, left Int }

// smallRange iterates over a range all whose numbers are small.
type smallRange struct{ next, step, left int64 }

// Type implements Value.
func (*smallRange) Type() *Type { return TypeRangeIterator }

// Next implements Iterator.
func (it *smallRange) Next(t *Task) (Value, bool, error) {
	if it.left <= 0 {
		return nil, false, nil
	}
	v := it.next
	it.next += it.step
	it.left--
	return t.boxInt(v), true, nil
}

// LengthHint implements LengthHinter.
func (it *smallRange) LengthHint() int { return int(it.left) }

// small gives the first number, the length and the step of a range within which no sum
// overflows.
func (r *Range) small() (from, length, by int64, ok bool) {
	from, ok1 := r.Start.Int64()
	by, ok2 := r.Step.Int64()
	length, ok3 := r.length.Int64()
	stop, ok4 := r.Stop.Int64()
	const most = 1 << 61
	ok = ok1 && ok2 && ok3 && ok4 && -most < from && from < most && -most < by && by < most && -most < stop && stop < most
	return from, length, by, ok
}

// Type implements Value.
func (*rangeIterator) Type() *Type { return TypeRangeIterator }

// Next implements Iterator.
func (it *rangeIterator) Next(t *Task) (Value, bool, error) {
	if it.left.IsZero() {
		return nil, false, nil
	}
	v := it.next
	it.next = it.next.Add(it.step)
	it.left = it.left.Sub(IntOf(1))
	return v.Value(), true, nil
}

// LengthHint implements LengthHinter.
func (it *rangeIterator) LengthHint() int {
	n, _ := it.left.Int64()
	return int(n)
}

// Iter implements Iterable.
func (r *Range) Iter(t *Task) (Iterator, error) {
	if from, length, by, ok := r.small(); ok {
		return &smallRange{from, by, length}, nil
	}
	return &rangeIterator{r.Start, r.Step, r.length}, nil
}

// Reversed implements Reverser.
func (r *Range) Reversed(t *Task) (Iterator, error) {
	return &rangeIterator{r.at(r.length.Sub(IntOf(1))), r.Step.Neg(), r.length}, nil
}

func rangeNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	if err := noKeywords("range", kw); err != nil {
		return nil, err
	}
	if err := checkPositional("range", len(pos), 1, 3); err != nil {
		return nil, err
	}
	parts := [3]Int{{}, {}, IntOf(1)}
	var given [3]Int
	for i, v := range pos {
		n, err := AsIndex(t, v)
		if err != nil {
			return nil, err
		}
		given[i] = n
	}
	switch len(pos) {
	case 1:
		parts[1] = given[0]
	case 2:
		parts[0], parts[1] = given[0], given[1]
	default:
		parts = given
	}
	r, err := NewRange(parts[0], parts[1], parts[2])
	if err != nil {
		return nil, err
	}
	return r, nil
}

type rangeTables struct{}

// Fill implements Tables.
func (rangeTables) Fill() {
	TypeRange.New = rangeNew
	TypeRange.SetMethods([]Method{
		{Name: "index", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if i, ok := AsInt(a[0]); ok {
				if p, ok := self.(*Range).position(i); ok {
					return p.Value(), nil
				}
			}
			r, err := Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "%s is not in range", r)
		}},
		{Name: "count", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			ok, err := self.(*Range).Contains(t, a[0])
			return MakeInt(int64(choose01(ok))), err
		}},
	}, "len getitem contains iter reversed eq ne hash repr bool")
	part := func(name string, get func(*Range) Int) Attribute {
		return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return get(self.(*Range)).Value(), nil }, Member: true}
	}
	TypeRange.SetAttributes([]Attribute{
		part("start", func(r *Range) Int { return r.Start }),
		part("stop", func(r *Range) Int { return r.Stop }),
		part("step", func(r *Range) Int { return r.Step }),
	})
	TypeRangeIterator.SetMethods(nil, "iter next length_hint")
}

func choose01(b bool) int {
	if b {
		return 1
	}
	return 0
}
