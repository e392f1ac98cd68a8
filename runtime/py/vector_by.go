package py

import "slices"

// Sorting vectors and heaps in vectors in an order that code of the program decides on: items that are instances, or rows with
// such in them. The comparisons are made in the order in which they are made for lists.

// Less is a < b for items; it may run code of the program.
type Less[T any] func(t *Task, a, b T) (bool, error)

// NoOrder raises TypeError for a < b of instances of classes that have no order.
func NoOrder(a, b string) error {
	return Raise(TypeError, "'<' not supported between instances of '%s' and '%s'", a, b)
}

// SortBy is v.sort(reverse=reverse). As in CPython the list is empty meanwhile, and one that is not in the end raises ValueError.
func SortBy[T any](t *Task, v *Vector[T], less Less[T], reverse bool) error {
	items := v.Items
	v.Items = nil
	if reverse { // which keeps equal ones in their order
		slices.Reverse(items)
	}
	s := &mergeSort[T]{items: items, less: func(a, b *T) (bool, error) { return less(t, *a, *b) }}
	err := s.sort()
	if reverse {
		slices.Reverse(items)
	}
	changed := v.Items != nil
	v.Items = items
	if err == nil && changed {
		return Raise(ValueError, "list modified during sort")
	}
	return err
}

// HeapPushBy is heapq.heappush(v, x).
func HeapPushBy[T any](t *Task, v *Vector[T], x T, less Less[T]) error {
	v.Items = append(v.Items, x)
	return siftDownBy(t, v, 0, len(v.Items)-1, less)
}

// HeapPopBy is heapq.heappop(v); IndexError.
func HeapPopBy[T any](t *Task, v *Vector[T], less Less[T]) (top T, err error) {
	n := len(v.Items)
	if n == 0 {
		return top, Raise(IndexError, "index out of range")
	}
	last := v.Items[n-1]
	clear(v.Items[n-1:])
	v.Items = v.Items[:n-1]
	if n == 1 {
		return last, nil
	}
	top = v.Items[0]
	v.Items[0] = last
	return top, siftUpBy(t, v, 0, less)
}

// HeapifyBy is heapq.heapify(v).
func HeapifyBy[T any](t *Task, v *Vector[T], less Less[T]) error {
	for i := len(v.Items)/2 - 1; i >= 0; i-- {
		if err := siftUpBy(t, v, i, less); err != nil {
			return err
		}
	}
	return nil
}

// heapBefore is heapLess for the items at two places.
func heapBefore[T any](t *Task, v *Vector[T], i, j int, less Less[T]) (bool, error) {
	n := len(v.Items)
	before, err := less(t, v.Items[i], v.Items[j])
	if err == nil && len(v.Items) != n {
		return false, Raise(RuntimeError, "list changed size during iteration")
	}
	return before, err
}

func siftDownBy[T any](t *Task, v *Vector[T], start, pos int, less Less[T]) error {
	for pos > start {
		parent := (pos - 1) >> 1
		before, err := heapBefore(t, v, pos, parent, less)
		if err != nil || !before {
			return err
		}
		v.Items[pos], v.Items[parent] = v.Items[parent], v.Items[pos]
		pos = parent
	}
	return nil
}

func siftUpBy[T any](t *Task, v *Vector[T], pos int, less Less[T]) error {
	start, end := pos, len(v.Items)
	for child := 2*pos + 1; child < end; child = 2*pos + 1 {
		if right := child + 1; right < end {
			before, err := heapBefore(t, v, child, right, less)
			if err != nil {
				return err
			}
			if !before {
				child = right
			}
		}
		v.Items[pos], v.Items[child] = v.Items[child], v.Items[pos]
		pos = child
	}
	return siftDownBy(t, v, start, pos, less)
}
