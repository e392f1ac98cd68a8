package py

import (
	"iter"
	"slices"
)

// Vector is a list whose items all have one static type and lie side by side. Only code that was
// compiled with that knowledge has one: what goes elsewhere is a List.
type Vector[T any] struct {
	Hidden
	Items []T
}

// NewVector makes a vector of items; it keeps the slice.
func NewVector[T any](items ...T) *Vector[T] { return &Vector[T]{Items: items} }

// Len is len(v).
func (v *Vector[T]) Len() int { return len(v.Items) }

// At is v[i] for an index of any sign.
func (v *Vector[T]) At(i Int) (item T, err error) {
	n := uint64(i.small)
	if n >= uint64(len(v.Items)) {
		if n, err = indexFrom(i, len(v.Items), "list index out of range"); err != nil {
			return
		}
	}
	return v.Items[n], nil
}

// SetAt is v[i] = x for an index of any sign.
func (v *Vector[T]) SetAt(i Int, x T) (err error) {
	n := uint64(i.small)
	if n >= uint64(len(v.Items)) {
		if n, err = indexFrom(i, len(v.Items), "list assignment index out of range"); err != nil {
			return
		}
	}
	v.Items[n] = x
	return nil
}

// indexFrom is the place that an index which is not plainly inside means among n items.
//
//go:noinline
func indexFrom(i Int, n int, message string) (uint64, error) {
	at, ok := i.Int64()
	if !ok {
		return 0, Raise(IndexError, "cannot fit 'int' into an index-sized integer")
	}
	if at < 0 {
		at += int64(n)
	}
	if at < 0 || at >= int64(n) {
		return 0, Raise(IndexError, "%s", message)
	}
	return uint64(at), nil
}

// Unpack is what taking n items apart raises: ValueError where there are more or fewer.
func (v *Vector[T]) Unpack(n int) error {
	switch {
	case len(v.Items) < n:
		return Raise(ValueError, "not enough values to unpack (expected %d, got %d)", n, len(v.Items))
	case len(v.Items) > n:
		return Raise(ValueError, "too many values to unpack (expected %d)", n)
	}
	return nil
}

// Item is v[i] for an index that is known to be there.
func (v *Vector[T]) Item(i Int) T { return v.Items[i.small] }

// Append is v.append(x).
func (v *Vector[T]) Append(x T) { v.Items = append(v.Items, x) }

// Pop is v.pop(i).
func (v *Vector[T]) Pop(i Int) (T, error) {
	n, err := popIndex(i, len(v.Items))
	if err != nil {
		var none T
		return none, err
	}
	x := v.Items[n]
	v.Items = slices.Delete(v.Items, n, n+1)
	return x, nil
}

// popIndex is the place that the argument of list.pop means among n items.
func popIndex(i Int, n int) (int, error) {
	at, err := i.Index()
	switch {
	case err != nil:
		return 0, err
	case n == 0:
		return 0, Raise(IndexError, "pop from empty list")
	case at < 0:
		at += n
	}
	if at < 0 || at >= n {
		return 0, Raise(IndexError, "pop index out of range")
	}
	return at, nil
}

// Each gives the items; those that are appended meanwhile are given too.
func (v *Vector[T]) Each() iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := 0; i < len(v.Items); i++ {
			if !yield(v.Items[i]) {
				return
			}
		}
	}
}

// Slice is v[key] for a slice object.
func (v *Vector[T]) Slice(t *Task, key Value) (*Vector[T], error) {
	start, _, step, count, err := key.(*Slice).bounds(t, len(v.Items))
	if err != nil || count == 0 {
		return NewVector[T](), err
	}
	if step == 1 {
		return NewVector(slices.Clone(v.Items[start : start+count])...), nil
	}
	out := make([]T, count)
	for i := range out {
		out[i] = v.Items[start+i*step]
	}
	return NewVector(out...), nil
}

// Repeat is v * n.
func (v *Vector[T]) Repeat(n Int) (*Vector[T], error) {
	times, ok := n.Int64()
	if !ok {
		return nil, Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	if times <= 0 || len(v.Items) == 0 {
		return NewVector[T](), nil
	}
	if times > maxItems/int64(len(v.Items)) {
		return nil, raiseArgs(MemoryError)
	}
	return NewVector(slices.Repeat(v.Items, int(times))...), nil
}

// Concat is v + w.
func (v *Vector[T]) Concat(w *Vector[T]) *Vector[T] {
	return NewVector(slices.Concat(v.Items, w.Items)...)
}

// Extend is v.extend(w).
func (v *Vector[T]) Extend(w *Vector[T]) { v.Items = append(v.Items, w.Items...) }

// Copy is v.copy().
func (v *Vector[T]) Copy() *Vector[T] { return NewVector(slices.Clone(v.Items)...) }

// Clear is v.clear().
func (v *Vector[T]) Clear() {
	clear(v.Items)
	v.Items = v.Items[:0]
}

// Reverse is v.reverse().
func (v *Vector[T]) Reverse() { slices.Reverse(v.Items) }

// RangeVector is list(range(start, stop, step)).
func RangeVector(start, stop, step Int) (*Vector[Int], error) {
	n, err := rangeItems(start, stop, step)
	if err != nil {
		return nil, err
	}
	items := make([]Int, n)
	for i := range items {
		items[i] = start
		start = start.Add(step)
	}
	return NewVector(items...), nil
}

// rangeItems is how many items a container gets from a range; ValueError where the step is zero.
func rangeItems(start, stop, step Int) (int64, error) {
	if step.IsZero() {
		return 0, Raise(ValueError, "range() arg 3 must not be zero")
	}
	n := RangeLen(start, stop, step)
	if n > maxItems {
		return 0, raiseArgs(MemoryError)
	}
	return n, nil
}

// ListOfInts, ListOfFloats, ListOfStrs and ListOfBools are lists of a vector's items, for operations that read
// them and keep nothing.
func ListOfInts(v *Vector[Int]) *List { return listOf(v, Int.Value) }

// ListOfFloats is ListOfInts for floats.
func ListOfFloats(v *Vector[float64]) *List {
	return listOf(v, func(f float64) Value { return Float(f) })
}

// NoneIndex is the TypeError of a list that None is the index of.
func NoneIndex() error {
	return Raise(TypeError, "list indices must be integers or slices, not NoneType")
}

// ListOfNums is ListOfInts for numbers that are ints or floats.
func ListOfNums(v *Vector[Num]) *List { return listOf(v, Num.Value) }

// ListOfStrs is ListOfInts for strings.
func ListOfStrs(v *Vector[string]) *List { return listOf(v, func(s string) Value { return Str(s) }) }

// ListOfBools is ListOfInts for bools.
func ListOfBools(v *Vector[bool]) *List { return listOf(v, func(b bool) Value { return Bool(b) }) }

func listOf[T any](v *Vector[T], box func(T) Value) *List {
	items := make([]Value, len(v.Items))
	for i, x := range v.Items {
		items[i] = box(x)
	}
	return NewList(items...)
}

// ContainsInt is x in v.
func ContainsInt(v *Vector[Int], x Int) bool { return slices.ContainsFunc(v.Items, x.Equal) }

// ContainsStr is x in v.
func ContainsStr(v *Vector[string], x string) bool { return slices.Contains(v.Items, x) }

// SumInts is sum(v).
func SumInts(v *Vector[Int]) Int {
	total := Int{}
	for _, x := range v.Items {
		total = total.Add(x)
	}
	return total
}

// SomeFound is the ValueError of min() and max() where nothing was found.
func SomeFound(found bool, name string) error {
	if !found {
		return Raise(ValueError, "%s() arg is an empty sequence", name)
	}
	return nil
}

// LeastInt is min(a, b).
func LeastInt(a, b Int) Int {
	if b.Less(a) {
		return b
	}
	return a
}

// MostInt is max(a, b).
func MostInt(a, b Int) Int {
	if b.Greater(a) {
		return b
	}
	return a
}

// LeastFloat is min(a, b): a where neither is less.
func LeastFloat(a, b float64) float64 {
	if b < a {
		return b
	}
	return a
}

// MostFloat is max(a, b): a where neither is greater.
func MostFloat(a, b float64) float64 {
	if b > a {
		return b
	}
	return a
}
