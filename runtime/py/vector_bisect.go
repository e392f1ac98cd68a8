package py

import (
	"cmp"
	"slices"
)

// The functions of bisect, and of heapq for floats and texts, on vectors. Ints and rows say their order; floats and texts
// compare as Go does, NaNs and lone surrogates included.

// BisectLeft is bisect.bisect_left(v, x).
func BisectLeft[T Ordered[T]](v *Vector[T], x T) Int {
	return bisectBy(len(v.Items), func(i int) bool { return v.Items[i].order(x) == -1 })
}

// BisectRight is bisect.bisect_right(v, x).
func BisectRight[T Ordered[T]](v *Vector[T], x T) Int {
	return bisectBy(len(v.Items), func(i int) bool { return x.order(v.Items[i]) != -1 })
}

// InsortLeft is bisect.insort_left(v, x).
func InsortLeft[T Ordered[T]](v *Vector[T], x T) {
	v.Items = slices.Insert(v.Items, int(BisectLeft(v, x).small), x)
}

// InsortRight is bisect.insort_right(v, x).
func InsortRight[T Ordered[T]](v *Vector[T], x T) {
	v.Items = slices.Insert(v.Items, int(BisectRight(v, x).small), x)
}

// BisectLeftOf is bisect.bisect_left(v, x).
func BisectLeftOf[T cmp.Ordered](v *Vector[T], x T) Int {
	return bisectBy(len(v.Items), func(i int) bool { return v.Items[i] < x })
}

// BisectRightOf is bisect.bisect_right(v, x).
func BisectRightOf[T cmp.Ordered](v *Vector[T], x T) Int {
	return bisectBy(len(v.Items), func(i int) bool { return !(x < v.Items[i]) })
}

// InsortLeftOf is bisect.insort_left(v, x).
func InsortLeftOf[T cmp.Ordered](v *Vector[T], x T) {
	v.Items = slices.Insert(v.Items, int(BisectLeftOf(v, x).small), x)
}

// InsortRightOf is bisect.insort_right(v, x).
func InsortRightOf[T cmp.Ordered](v *Vector[T], x T) {
	v.Items = slices.Insert(v.Items, int(BisectRightOf(v, x).small), x)
}

// bisectBy halves n items as Lib/bisect.py does, which shows where they are not sorted: before are those that x goes behind.
func bisectBy(n int, before func(i int) bool) Int {
	lo := 0
	for hi := n; lo < hi; {
		if mid := (lo + hi) / 2; before(mid) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return IntOf(int64(lo))
}

// VectorHeapPushOf is heapq.heappush(v, x).
func VectorHeapPushOf[T cmp.Ordered](v *Vector[T], x T) {
	v.Items = append(v.Items, x)
	siftDownOf(v.Items, 0, len(v.Items)-1)
}

// VectorHeapPopOf is heapq.heappop(v); IndexError.
func VectorHeapPopOf[T cmp.Ordered](v *Vector[T]) (top T, err error) {
	n := len(v.Items)
	if n == 0 {
		return top, Raise(IndexError, "index out of range")
	}
	last := v.Items[n-1]
	v.Items = v.Items[:n-1]
	if n == 1 {
		return last, nil
	}
	top = v.Items[0]
	v.Items[0] = last
	siftUpOf(v.Items, 0)
	return top, nil
}

// VectorHeapifyOf is heapq.heapify(v).
func VectorHeapifyOf[T cmp.Ordered](v *Vector[T]) {
	for i := len(v.Items)/2 - 1; i >= 0; i-- {
		siftUpOf(v.Items, i)
	}
}

// siftDownOf and siftUpOf are vectorSiftDown and vectorSiftUp.
func siftDownOf[T cmp.Ordered](items []T, start, pos int) {
	x := items[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		if !(x < items[parent]) {
			break
		}
		items[pos] = items[parent]
		pos = parent
	}
	items[pos] = x
}

func siftUpOf[T cmp.Ordered](items []T, pos int) {
	start, end := pos, len(items)
	x := items[pos]
	for child := 2*pos + 1; child < end; child = 2*pos + 1 {
		if right := child + 1; right < end && !(items[child] < items[right]) {
			child = right
		}
		items[pos] = items[child]
		pos = child
	}
	items[pos] = x
	siftDownOf(items, start, pos)
}
