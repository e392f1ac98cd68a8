package py

import "iter"

// Queue is a collections.deque whose items all have one static type and lie side by side, in a ring. As with Vector only code that
// was compiled with that knowledge has one.
type Queue[T any] struct {
	Hidden
	ring    []T
	head, n int
	maxlen  int // -1: unbounded
	changes uint32
}

// QueueOf makes a deque of the items of a vector.
func QueueOf[T any](v *Vector[T]) *Queue[T] {
	return &Queue[T]{ring: append([]T(nil), v.Items...), n: len(v.Items), maxlen: -1}
}

// BoundedQueueOf is QueueOf for a deque of at most so many items, the last ones.
func BoundedQueueOf[T any](v *Vector[T], maxlen Int) (*Queue[T], error) {
	most, ok := maxlen.Int64()
	switch {
	case !ok:
		return nil, Raise(OverflowError, "Python int too large to convert to C ssize_t")
	case most < 0:
		return nil, Raise(ValueError, "maxlen must be non-negative")
	}
	q := &Queue[T]{maxlen: int(most)}
	q.Extend(v)
	return q, nil
}

// Len is len(q).
func (q *Queue[T]) Len() int { return q.n }

func (q *Queue[T]) at(i int) *T {
	if i += q.head; i >= len(q.ring) {
		i -= len(q.ring)
	}
	return &q.ring[i]
}

func (q *Queue[T]) grow() {
	next := make([]T, max(8, 2*q.n))
	copied := copy(next, q.ring[q.head:])
	copy(next[copied:], q.ring[:q.head])
	q.ring, q.head = next, 0
}

// Append is q.append(x).
func (q *Queue[T]) Append(x T) {
	q.changes++
	if q.n == q.maxlen {
		if q.n == 0 {
			return
		}
		q.drop(0)
	}
	if q.n == len(q.ring) {
		q.grow()
	}
	q.n++
	*q.at(q.n - 1) = x
}

// AppendLeft is q.appendleft(x).
func (q *Queue[T]) AppendLeft(x T) {
	q.changes++
	if q.n == q.maxlen {
		if q.n == 0 {
			return
		}
		q.drop(q.n - 1)
	}
	if q.n == len(q.ring) {
		q.grow()
	}
	if q.head--; q.head < 0 {
		q.head = len(q.ring) - 1
	}
	q.n++
	q.ring[q.head] = x
}

// drop takes the first or last item out.
func (q *Queue[T]) drop(i int) T {
	var none T
	p := q.at(i)
	x := *p
	*p = none
	if q.n--; i == 0 {
		if q.head++; q.head == len(q.ring) {
			q.head = 0
		}
	}
	return x
}

// Pop is q.pop().
func (q *Queue[T]) Pop() (x T, err error) {
	if q.n == 0 {
		return x, emptyDeque()
	}
	q.changes++
	if q.n == 1 {
		return q.drop(0), nil
	}
	return q.drop(q.n - 1), nil
}

// PopLeft is q.popleft().
func (q *Queue[T]) PopLeft() (x T, err error) {
	if q.n == 0 {
		return x, emptyDeque()
	}
	q.changes++
	return q.drop(0), nil
}

//go:noinline
func emptyDeque() error { return Raise(IndexError, "pop from an empty deque") }

// Clear is q.clear().
func (q *Queue[T]) Clear() {
	q.changes++
	q.ring, q.head, q.n = nil, 0, 0
}

// Extend is q.extend(v) of a vector.
func (q *Queue[T]) Extend(v *Vector[T]) {
	for i := 0; i < len(v.Items); i++ {
		q.Append(v.Items[i])
	}
}

// At is q[i].
func (q *Queue[T]) At(i Int) (x T, err error) {
	at, err := indexFrom(i, q.n, "deque index out of range")
	if err != nil {
		return x, err
	}
	return *q.at(int(at)), nil
}

// Vector is list(q).
func (q *Queue[T]) Vector() *Vector[T] {
	items := make([]T, q.n)
	for i := range items {
		items[i] = *q.at(i)
	}
	return NewVector(items...)
}

// Each gives the items, and RuntimeError once the deque was changed.
func (q *Queue[T]) Each() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		changes := q.changes
		for i := 0; ; i++ {
			if q.changes != changes {
				var none T
				yield(none, Raise(RuntimeError, "deque mutated during iteration"))
				return
			}
			if i >= q.n || !yield(*q.at(i), nil) {
				return
			}
		}
	}
}
