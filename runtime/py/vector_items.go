package py

import "slices"

// sameAs compares items of one static type: rows and vectors, by their addresses.
type sameAs interface{ sameAs(other any) bool }

// sameItem reports whether two items of containers are equal. A NaN is the same as another, as everywhere in containers.
func sameItem[T any](a, b *T) bool {
	switch x := any(a).(type) {
	case *Int:
		return x.Equal(*any(b).(*Int))
	case *float64:
		return orderFloats(*x, *any(b).(*float64)) == 0
	case *string:
		return *x == *any(b).(*string)
	case *bool:
		return *x == *any(b).(*bool)
	case sameAs:
		return x.sameAs(b)
	}
	return any(*a).(sameAs).sameAs(*b)
}

func (v *Vector[T]) sameAs(other any) bool { return v.Same(other.(*Vector[T])) }

func (r *Row1[A]) sameAs(other any) bool { return sameItem(&r.I0, &other.(*Row1[A]).I0) }

func (r *Row2[A, B]) sameAs(other any) bool {
	s := other.(*Row2[A, B])
	return sameItem(&r.I0, &s.I0) && sameItem(&r.I1, &s.I1)
}

func (r *Row3[A, B, C]) sameAs(other any) bool {
	s := other.(*Row3[A, B, C])
	return sameItem(&r.I0, &s.I0) && sameItem(&r.I1, &s.I1) && sameItem(&r.I2, &s.I2)
}

func (r *Row4[A, B, C, D]) sameAs(other any) bool {
	s := other.(*Row4[A, B, C, D])
	return sameItem(&r.I0, &s.I0) && sameItem(&r.I1, &s.I1) && sameItem(&r.I2, &s.I2) && sameItem(&r.I3, &s.I3)
}

func (r *Row5[A, B, C, D, E]) sameAs(other any) bool {
	s := other.(*Row5[A, B, C, D, E])
	return sameItem(&r.I0, &s.I0) && sameItem(&r.I1, &s.I1) && sameItem(&r.I2, &s.I2) && sameItem(&r.I3, &s.I3) && sameItem(&r.I4, &s.I4)
}

func (r *Row6[A, B, C, D, E, F]) sameAs(other any) bool {
	s := other.(*Row6[A, B, C, D, E, F])
	return sameItem(&r.I0, &s.I0) && sameItem(&r.I1, &s.I1) && sameItem(&r.I2, &s.I2) && sameItem(&r.I3, &s.I3) &&
		sameItem(&r.I4, &s.I4) && sameItem(&r.I5, &s.I5)
}

// Same is v == w.
func (v *Vector[T]) Same(w *Vector[T]) bool {
	if v == w {
		return true
	}
	if len(v.Items) != len(w.Items) {
		return false
	}
	for i := range v.Items {
		if !sameItem(&v.Items[i], &w.Items[i]) {
			return false
		}
	}
	return true
}

// find is the first place of x in v; -1 where it is not.
func (v *Vector[T]) find(x *T) int {
	for i := range v.Items {
		if sameItem(&v.Items[i], x) {
			return i
		}
	}
	return -1
}

// Contains is x in v.
func (v *Vector[T]) Contains(x T) bool { return v.find(&x) >= 0 }

// Index is v.index(x); ValueError. The message has the item as repr gives it.
func (v *Vector[T]) Index(t *Task, x T) (Int, error) {
	if i := v.find(&x); i >= 0 {
		return Int{small: int64(i)}, nil
	}
	text, err := Repr(t, boxOf(&x))
	if err != nil {
		return Int{}, err
	}
	return Int{}, Raise(ValueError, "%s is not in list", text)
}

// Count is v.count(x).
func (v *Vector[T]) Count(x T) Int {
	n := int64(0)
	for i := range v.Items {
		if sameItem(&v.Items[i], &x) {
			n++
		}
	}
	return Int{small: n}
}

// Remove is v.remove(x); ValueError.
func (v *Vector[T]) Remove(x T) error {
	i := v.find(&x)
	if i < 0 {
		return Raise(ValueError, "list.remove(x): x not in list")
	}
	v.Items = slices.Delete(v.Items, i, i+1)
	return nil
}

// Insert is v.insert(i, x); OverflowError for an index beyond a machine word.
func (v *Vector[T]) Insert(i Int, x T) error {
	at, err := i.Index()
	if err != nil {
		return err
	}
	if at < 0 {
		at = max(at+len(v.Items), 0)
	}
	v.Items = slices.Insert(v.Items, min(at, len(v.Items)), x)
	return nil
}

// clip is the place among n items that a bound of a slice means.
func clip(i Int, n int) int {
	at := i.small
	if uint64(at) <= uint64(n) {
		return int(at)
	}
	return clipFar(i, n)
}

func clipFar(i Int, n int) int {
	at, ok := i.Int64()
	switch {
	case !ok && i.Sign() > 0:
		return n
	case !ok:
		return 0
	case at < 0:
		return int(max(at+int64(n), 0))
	}
	return int(min(at, int64(n)))
}

// Cut is v[start:stop]. A bound that is missing is 0 or greater than any length.
func (v *Vector[T]) Cut(start, stop Int) *Vector[T] {
	from, to := clip(start, len(v.Items)), clip(stop, len(v.Items))
	if from >= to {
		return NewVector[T]()
	}
	items := make([]T, to-from)
	copy(items, v.Items[from:to])
	return &Vector[T]{Items: items}
}

// stepBounds is where v[start:stop:step] begins and how many of n items it takes. The step is not zero.
func stepBounds(start, stop, step Int, n int) (first, count, by int) {
	back := step.Sign() < 0
	edge := func(i Int) int {
		if !back {
			return clip(i, n)
		}
		at, ok := i.Int64()
		switch {
		case !ok && i.Sign() > 0 || ok && at >= int64(n):
			return n - 1
		case !ok || at < -int64(n):
			return -1
		case at < 0:
			return int(at) + n
		}
		return int(at)
	}
	from, to := edge(start), edge(stop)
	wide, ok := step.Int64()
	if limit := int64(n) + 1; !ok || wide > limit || wide < -limit { // takes one item at most
		if wide = limit; back {
			wide = -limit
		}
	}
	by = int(wide)
	switch {
	case back && to < from:
		count = (from-to-1)/-by + 1
	case !back && from < to:
		count = (to-from-1)/by + 1
	}
	return from, count, by
}

// CutStep is v[start:stop:step]; ValueError where the step is zero. A bound that is missing is one beyond any index
// on the side where the step begins or ends.
func (v *Vector[T]) CutStep(start, stop, step Int) (*Vector[T], error) {
	if step.IsZero() {
		return nil, Raise(ValueError, "slice step cannot be zero")
	}
	at, count, by := stepBounds(start, stop, step, len(v.Items))
	items := make([]T, count)
	for i := range items {
		items[i] = v.Items[at]
		at += by
	}
	return &Vector[T]{Items: items}, nil
}

// SetCut is v[start:stop] = w.
func (v *Vector[T]) SetCut(start, stop Int, w *Vector[T]) {
	from, to := clip(start, len(v.Items)), clip(stop, len(v.Items))
	to = max(from, to)
	put := w.Items
	if len(put) == to-from {
		copy(v.Items[from:to], put) // memory that overlaps too
		return
	}
	if v == w {
		put = slices.Clone(put)
	}
	v.Items = slices.Replace(v.Items, from, to, put...)
}

// SetStep is v[start:stop:step] = w; ValueError where there are more or fewer items.
func (v *Vector[T]) SetStep(start, stop, step Int, w *Vector[T]) error {
	if step.IsZero() {
		return Raise(ValueError, "slice step cannot be zero")
	}
	at, count, by := stepBounds(start, stop, step, len(v.Items))
	if by == 1 {
		v.SetCut(start, stop, w)
		return nil
	}
	put := w.Items
	if len(put) != count {
		return Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(put), count)
	}
	if v == w {
		put = slices.Clone(put)
	}
	for _, x := range put {
		v.Items[at] = x
		at += by
	}
	return nil
}

// Delete is del v[i].
func (v *Vector[T]) Delete(i Int) error {
	n, err := indexFrom(i, len(v.Items), "list assignment index out of range")
	if err != nil {
		return err
	}
	v.Items = slices.Delete(v.Items, int(n), int(n)+1)
	return nil
}

// DeleteCut is del v[start:stop].
func (v *Vector[T]) DeleteCut(start, stop Int) {
	from, to := clip(start, len(v.Items)), clip(stop, len(v.Items))
	v.Items = slices.Delete(v.Items, from, max(from, to))
}

// DeleteStep is del v[start:stop:step].
func (v *Vector[T]) DeleteStep(start, stop, step Int) error {
	if step.IsZero() {
		return Raise(ValueError, "slice step cannot be zero")
	}
	at, count, by := stepBounds(start, stop, step, len(v.Items))
	if count == 0 {
		return nil
	}
	if by < 0 {
		at, by = at+(count-1)*by, -by
	}
	kept := v.Items[:at]
	for i := at; i < len(v.Items); i++ {
		if gone := i - at; gone%by != 0 || gone/by >= count {
			kept = append(kept, v.Items[i])
		}
	}
	clear(v.Items[len(kept):])
	v.Items = kept
	return nil
}

// NoItem is the ValueError with a text.
func NoItem(text string) error { return Raise(ValueError, "%s", text) }

// NoItemNamed is the ValueError of list.index for an item with such a repr.
func NoItemNamed(text string) error { return Raise(ValueError, "%s is not in list", text) }
