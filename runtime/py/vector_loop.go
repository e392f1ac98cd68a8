package py

import "iter"

// Source gives the items of a vector, range, text or iterator of itertools one after another, in their static type: an
// iterator that nothing but the compiled code has.
type Source[T any] struct {
	vector *Vector[T]
	at     int
	next   func() (T, bool)
	each   iter.Seq[T] // all of them for a loop, where that takes fewer steps
}

// item is the next item; false where there is none any more.
func (s *Source[T]) item() (x T, ok bool) {
	if s.vector != nil {
		if s.at < len(s.vector.Items) {
			x, ok = s.vector.Items[s.at], true
			s.at++
		}
		return x, ok
	}
	return s.next()
}

// Each gives the items to a loop.
func (s Source[T]) Each() iter.Seq[T] {
	if s.each != nil {
		return s.each
	}
	return func(yield func(T) bool) {
		for {
			if x, ok := s.item(); !ok || !yield(x) {
				return
			}
		}
	}
}

// Source is iter(v).
func (v *Vector[T]) Source() Source[T] { return Source[T]{vector: v} }

// RangeSource is iter(range(start, stop, step)); the step is not zero.
func RangeSource(start, stop, step Int) Source[Int] {
	left := RangeLen(start, stop, step)
	return Source[Int]{next: func() (x Int, ok bool) {
		if left <= 0 {
			return x, false
		}
		x = start
		start = start.Add(step)
		left--
		return x, true
	}}
}

// StrSource is iter(s).
func StrSource(s string) Source[string] {
	return Source[string]{next: func() (c string, ok bool) {
		if s == "" {
			return "", false
		}
		c, s = CutChar(s)
		return c, true
	}}
}

// Zip2 is zip(a, b).
func Zip2[A, B any](a Source[A], b Source[B]) Source[Row2[A, B]] {
	next := func() (row Row2[A, B], ok bool) {
		if row.I0, ok = a.item(); ok {
			row.I1, ok = b.item()
		}
		return row, ok
	}
	return Source[Row2[A, B]]{next: next, each: func(yield func(Row2[A, B]) bool) {
		for {
			x, ok := a.item()
			if !ok {
				return
			}
			y, ok := b.item()
			if !ok || !yield(Row2[A, B]{x, y}) {
				return
			}
		}
	}}
}

// Zip3 is zip(a, b, c).
func Zip3[A, B, C any](a Source[A], b Source[B], c Source[C]) Source[Row3[A, B, C]] {
	next := func() (row Row3[A, B, C], ok bool) {
		if row.I0, ok = a.item(); ok {
			if row.I1, ok = b.item(); ok {
				row.I2, ok = c.item()
			}
		}
		return row, ok
	}
	return Source[Row3[A, B, C]]{next: next, each: func(yield func(Row3[A, B, C]) bool) {
		for {
			x, ok := a.item()
			if !ok {
				return
			}
			y, ok := b.item()
			if !ok {
				return
			}
			w, ok := c.item()
			if !ok || !yield(Row3[A, B, C]{x, y, w}) {
				return
			}
		}
	}}
}

// Enumerate is enumerate(s, first).
func Enumerate[T any](s Source[T], first Int) Source[Row2[Int, T]] {
	return Source[Row2[Int, T]]{next: func() (row Row2[Int, T], ok bool) {
		if row.I1, ok = s.item(); ok {
			row.I0 = first
			first = first.Add(IntOf(1))
		}
		return row, ok
	}}
}

// Backward is reversed(v), which ends where the list has become too short.
func Backward[T any](v *Vector[T]) Source[T] {
	at := len(v.Items) - 1
	return Source[T]{next: func() (x T, ok bool) {
		if at < 0 || at >= len(v.Items) {
			at = -1
			return x, false
		}
		x = v.Items[at]
		at--
		return x, true
	}, each: func(yield func(T) bool) {
		for ; at >= 0 && at < len(v.Items); at-- {
			if !yield(v.Items[at]) {
				return
			}
		}
	}}
}
