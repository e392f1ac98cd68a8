package py

import "iter"

// Source gives the items of a vector, range or text one after another, as the iterator does that zip goes over.
type Source[T any] struct {
	vector *Vector[T]
	at     int
	next   func() (T, bool)
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

// Zipped2 is zip(a, b) for a loop.
type Zipped2[A, B any] struct {
	a Source[A]
	b Source[B]
}

// Zip2 is zip(a, b).
func Zip2[A, B any](a Source[A], b Source[B]) *Zipped2[A, B] { return &Zipped2[A, B]{a, b} }

// Each gives the pairs.
func (z *Zipped2[A, B]) Each() iter.Seq[Row2[A, B]] {
	return func(yield func(Row2[A, B]) bool) {
		for {
			x, ok := z.a.item()
			if !ok {
				return
			}
			y, ok := z.b.item()
			if !ok || !yield(Row2[A, B]{x, y}) {
				return
			}
		}
	}
}

// Zipped3 is zip(a, b, c) for a loop.
type Zipped3[A, B, C any] struct {
	a Source[A]
	b Source[B]
	c Source[C]
}

// Zip3 is zip(a, b, c).
func Zip3[A, B, C any](a Source[A], b Source[B], c Source[C]) *Zipped3[A, B, C] {
	return &Zipped3[A, B, C]{a, b, c}
}

// Each gives the tuples.
func (z *Zipped3[A, B, C]) Each() iter.Seq[Row3[A, B, C]] {
	return func(yield func(Row3[A, B, C]) bool) {
		for {
			x, ok := z.a.item()
			if !ok {
				return
			}
			y, ok := z.b.item()
			if !ok {
				return
			}
			w, ok := z.c.item()
			if !ok || !yield(Row3[A, B, C]{x, y, w}) {
				return
			}
		}
	}
}

// Backwards is reversed(v) for a loop.
type Backwards[T any] struct {
	v  *Vector[T]
	at int
}

// Reversed is reversed(v).
func Backward[T any](v *Vector[T]) *Backwards[T] { return &Backwards[T]{v, len(v.Items) - 1} }

// Each gives the items; the loop ends where the list has become too short.
func (r *Backwards[T]) Each() iter.Seq[T] {
	return func(yield func(T) bool) {
		for ; r.at >= 0 && r.at < len(r.v.Items); r.at-- {
			if !yield(r.v.Items[r.at]) {
				return
			}
		}
	}
}
