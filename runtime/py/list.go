package py

import "strings"

// Len implements Lener.
func (l *List) Len() int { return len(l.Items) }

func (l *List) all() []Value { return l.Items }

// GetItem implements Subscripter.
func (l *List) GetItem(t *Task, key Value) (Value, error) {
	if i, ok := key.(SmallInt); ok && i >= 0 && int(i) < len(l.Items) {
		return l.Items[i], nil
	}
	if s, ok := key.(*Slice); ok {
		out, err := sliceItems(t, l.Items, s)
		if err != nil {
			return nil, err
		}
		return NewList(out...), nil
	}
	i, err := sequenceIndex(t, key, len(l.Items), "list", "list index out of range")
	if err != nil {
		return nil, err
	}
	return l.Items[i], nil
}

// At is l[i] for an index of any sign.
func (l *List) At(i Int) (Value, error) {
	if n := uint64(i.small); n < uint64(len(l.Items)) {
		return l.Items[n], nil
	}
	return l.at(i)
}

//go:noinline
func (l *List) at(i Int) (Value, error) {
	n, ok := i.Int64()
	if !ok {
		return nil, Raise(IndexError, "cannot fit 'int' into an index-sized integer")
	}
	if n < 0 {
		n += int64(len(l.Items))
	}
	if n < 0 || n >= int64(len(l.Items)) {
		return nil, Raise(IndexError, "list index out of range")
	}
	return l.Items[n], nil
}

// SetAt is l[i] = x for an index of any sign.
func (l *List) SetAt(i Int, x Value) error {
	if n := uint64(i.small); n < uint64(len(l.Items)) {
		l.Items[n] = x
		return nil
	}
	return l.setAt(i, x)
}

//go:noinline
func (l *List) setAt(i Int, x Value) error {
	n, ok := i.Int64()
	if !ok {
		return Raise(IndexError, "cannot fit 'int' into an index-sized integer")
	}
	if n < 0 {
		n += int64(len(l.Items))
	}
	if n < 0 || n >= int64(len(l.Items)) {
		return Raise(IndexError, "list assignment index out of range")
	}
	l.Items[n] = x
	return nil
}

// SetItem implements ItemSetter.
func (l *List) SetItem(t *Task, key, x Value) error {
	if s, ok := key.(*Slice); ok {
		return l.setSlice(t, s, x)
	}
	i, err := sequenceIndex(t, key, len(l.Items), "list", "list assignment index out of range")
	if err != nil {
		return err
	}
	l.Items[i] = x
	return nil
}

// setSlice is l[start:stop:step] = x.
func (l *List) setSlice(t *Task, s *Slice, x Value) error {
	step := IntOf(1)
	if s.Step != None {
		var err error
		if step, err = sliceIndex(t, s.Step); err != nil {
			return err
		}
	}
	if one, ok := step.Int64(); ok && one == 1 {
		all, err := items(t, x)
		if err != nil {
			if !hasIter(x) {
				return Raise(TypeError, "can only assign an iterable")
			}
			return err
		}
		if x == Value(l) {
			all = append([]Value(nil), all...)
		}
		start, stop, _, _, err := s.bounds(t, len(l.Items))
		if err != nil {
			return err
		}
		l.splice(start, max(start, stop), all)
		return nil
	}
	all, err := items(t, x)
	if err != nil {
		if !hasIter(x) {
			return Raise(TypeError, "must assign iterable to extended slice")
		}
		return err
	}
	if x == Value(l) {
		all = append([]Value(nil), all...)
	}
	start, _, by, count, err := s.bounds(t, len(l.Items))
	if err != nil {
		return err
	}
	if len(all) != count {
		return Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(all), count)
	}
	for i, v := range all {
		l.Items[start+i*by] = v
	}
	return nil
}

// splice replaces l[start:stop].
func (l *List) splice(start, stop int, with []Value) {
	tail := l.Items[stop:]
	if len(with) <= stop-start {
		n := copy(l.Items[start:], with)
		m := copy(l.Items[start+n:], tail)
		clear(l.Items[start+n+m:])
		l.Items = l.Items[:start+n+m]
		return
	}
	out := make([]Value, 0, len(l.Items)+len(with))
	out = append(append(append(out, l.Items[:start]...), with...), tail...)
	l.Items = out
}

// DelItem implements ItemDeleter.
func (l *List) DelItem(t *Task, key Value) error {
	s, ok := key.(*Slice)
	if !ok {
		i, err := sequenceIndex(t, key, len(l.Items), "list", "list assignment index out of range")
		if err != nil {
			return err
		}
		l.splice(i, i+1, nil)
		return nil
	}
	start, stop, step, count, err := s.bounds(t, len(l.Items))
	if err != nil || count == 0 {
		return err
	}
	if step == 1 {
		l.splice(start, max(start, stop), nil)
		return nil
	}
	gone := make(map[int]bool, count)
	for i := range count {
		gone[start+i*step] = true
	}
	w := 0
	for i, v := range l.Items {
		if !gone[i] {
			l.Items[w] = v
			w++
		}
	}
	clear(l.Items[w:])
	l.Items = l.Items[:w]
	return nil
}

// Contains implements Container.
func (l *List) Contains(t *Task, item Value) (bool, error) { return containsItem(t, l.all, item) }

// Iter implements Iterable.
func (l *List) Iter(t *Task) (Iterator, error) { return &listIterator{list: l}, nil }

// Reversed implements Reverser.
func (l *List) Reversed(t *Task) (Iterator, error) {
	return &listReverseIterator{list: l, i: len(l.Items) - 1}, nil
}

// Compare implements Comparer.
func (l *List) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*List)
	if !ok {
		return NotImplemented, nil
	}
	return compareSequences(t, op, l.Items, o.Items)
}

// BinaryOp implements Operand.
func (l *List) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	switch op {
	case OpAdd:
		if o, ok := other.(*List); ok && !reflected {
			if len(l.Items)+len(o.Items) > maxItems {
				return nil, raiseArgs(MemoryError)
			}
			return NewList(append(append(make([]Value, 0, len(l.Items)+len(o.Items)), l.Items...), o.Items...)...), nil
		}
	case OpMul:
		if hasIndex(other) {
			n, err := AsIndex(t, other)
			if err != nil {
				return nil, err
			}
			out, err := repeatItems(l.Items, n)
			if err != nil {
				return nil, err
			}
			return NewList(out...), nil
		}
	}
	return NotImplemented, nil
}

// InPlaceOp implements InPlaceOperand.
func (l *List) InPlaceOp(t *Task, op BinaryOp, other Value) (Value, error) {
	switch op {
	case OpAdd:
		return l, l.Extend(t, other)
	case OpMul:
		if hasIndex(other) {
			n, err := AsIndex(t, other)
			if err != nil {
				return nil, err
			}
			if l.Items, err = repeatItems(l.Items, n); err != nil {
				return nil, err
			}
			return l, nil
		}
	}
	return NotImplemented, nil
}

// Repr implements Reprer.
func (l *List) Repr(t *Task) (string, error) {
	if len(l.Items) == 0 {
		return "[]", nil
	}
	leave, nested := reprGuard(t, l)
	if nested {
		return "[...]", nil
	}
	defer leave()
	var b strings.Builder
	b.WriteByte('[')
	if err := reprItems(t, &b, l.all); err != nil {
		return "", err
	}
	b.WriteByte(']')
	return b.String(), nil
}

// Append is l.append(v).
func (l *List) Append(v Value) {
	if len(l.Items) == cap(l.Items) {
		l.Items = grown(l.Items)
	}
	l.Items = append(l.Items, v)
}

// grown makes room behind the items, as much again as there are: Go itself adds a quarter to
// long slices, for which a list that is filled item by item is copied often.
//
//go:noinline
func grown(items []Value) []Value {
	return append(make([]Value, 0, max(4, 2*len(items))), items...)
}

// Extend is l.extend(v).
func (l *List) Extend(t *Task, v Value) error {
	switch x := v.(type) {
	case *List:
		if len(l.Items)+len(x.Items) > maxItems {
			return raiseArgs(MemoryError)
		}
		l.Items = append(l.Items, x.Items...)
		return nil
	case *Tuple:
		l.Items = append(l.Items, x.Items...)
		return nil
	}
	if x, ok := v.(Lener); ok && isNative(v) && x.Len() > maxItems {
		return raiseArgs(MemoryError)
	}
	return Iterate(t, v, func(item Value) (bool, error) {
		if len(l.Items) >= maxItems {
			return false, raiseArgs(MemoryError)
		}
		l.Items = append(l.Items, item)
		return true, nil
	})
}

// Insert is l.insert(i, v).
func (l *List) Insert(i Int, v Value) {
	p := i.clampIndex()
	if p < 0 {
		p = max(p+len(l.Items), 0)
	}
	p = min(p, len(l.Items))
	l.Items = append(l.Items, nil)
	copy(l.Items[p+1:], l.Items[p:])
	l.Items[p] = v
}

// InsertAt is Insert for an index from outside, which must fit a machine word.
func (l *List) InsertAt(i Int, v Value) error {
	if _, err := i.Index(); err != nil {
		return err
	}
	l.Insert(i, v)
	return nil
}

// Pop is l.pop(i).
func (l *List) Pop(i Int) (Value, error) {
	p, err := popIndex(i, len(l.Items))
	if err != nil {
		return nil, err
	}
	v := l.Items[p]
	l.splice(p, p+1, nil)
	return v, nil
}

// Remove is l.remove(v).
func (l *List) Remove(t *Task, v Value) error {
	i, err := indexOf(t, l.all, v, 0, len(l.Items))
	if err != nil {
		return err
	}
	if i < 0 {
		return Raise(ValueError, "list.remove(x): x not in list")
	}
	l.splice(i, i+1, nil)
	return nil
}

// Index is l.index(v).
func (l *List) Index(t *Task, v Value) (Int, error) {
	i, err := indexOf(t, l.all, v, 0, len(l.Items))
	if err == nil && i < 0 {
		r, err := Repr(t, v)
		if err != nil {
			return Int{}, err
		}
		return Int{}, Raise(ValueError, "%s is not in list", r)
	}
	return IntOf(int64(i)), err
}

// Reverse is l.reverse().
func (l *List) Reverse() {
	for i, j := 0, len(l.Items)-1; i < j; i, j = i+1, j-1 {
		l.Items[i], l.Items[j] = l.Items[j], l.Items[i]
	}
}

// Copy is l.copy().
func (l *List) Copy() *List { return NewList(append([]Value(nil), l.Items...)...) }

// Clear is l.clear().
func (l *List) Clear() { l.Items = nil }
