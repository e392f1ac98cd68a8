package py

import (
	"math/bits"
	"slices"
	"strings"
)

// Ordered are values of one static type that compare as Python's tuples do: order is -1, 0 or 1, and unordered where
// the first items that differ are not ordered.
type Ordered[T any] interface{ order(T) int }

// unordered is the order of a NaN and a number.
const unordered = 2

func (r Row2[A, B]) order(s Row2[A, B]) int {
	if c := orderOf(&r.I0, &s.I0); c != 0 {
		return c
	}
	return orderOf(&r.I1, &s.I1)
}

func (r Row3[A, B, C]) order(s Row3[A, B, C]) int {
	if c := orderOf(&r.I0, &s.I0); c != 0 {
		return c
	}
	if c := orderOf(&r.I1, &s.I1); c != 0 {
		return c
	}
	return orderOf(&r.I2, &s.I2)
}

func (r Row4[A, B, C, D]) order(s Row4[A, B, C, D]) int {
	if c := orderOf(&r.I0, &s.I0); c != 0 {
		return c
	}
	if c := orderOf(&r.I1, &s.I1); c != 0 {
		return c
	}
	if c := orderOf(&r.I2, &s.I2); c != 0 {
		return c
	}
	return orderOf(&r.I3, &s.I3)
}

func (i Int) order(j Int) int { return i.Cmp(j) }

// orderOf is the order of two items of one static type. A NaN is the same as another, as everywhere in containers.
func orderOf[T any](a, b *T) int {
	switch x := any(a).(type) {
	case *Int:
		return x.Cmp(*any(b).(*Int))
	case *float64:
		return orderFloats(*x, *any(b).(*float64))
	case *string:
		return strings.Compare(*x, *any(b).(*string))
	case *bool:
		return int(IntOfBool(*x).small - IntOfBool(*any(b).(*bool)).small)
	}
	return unordered
}

func orderFloats(x, y float64) int {
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	case x == y || x != x && y != y:
		return 0
	}
	return unordered
}

// RowSame is a == b.
func RowSame[T Ordered[T]](a, b T) bool { return a.order(b) == 0 }

// RowLess is a < b.
func RowLess[T Ordered[T]](a, b T) bool { return a.order(b) == -1 }

// RowLessEqual is a <= b.
func RowLessEqual[T Ordered[T]](a, b T) bool { c := a.order(b); return c == -1 || c == 0 }

// RowGreater is a > b.
func RowGreater[T Ordered[T]](a, b T) bool { return a.order(b) == 1 }

// RowGreaterEqual is a >= b.
func RowGreaterEqual[T Ordered[T]](a, b T) bool { c := a.order(b); return c == 1 || c == 0 }

// hashOf and boxOf are the hash and the dynamic form of an item.
func hashOf[T comparable](a *T) int64 {
	switch x := any(a).(type) {
	case *Int:
		return x.keyHash()
	case *string:
		return HashStr(*x)
	case *float64:
		return HashFloat(*x)
	case *bool:
		return IntOfBool(*x).small
	}
	return 0
}

func boxOf[T any](a *T) Value {
	switch x := any(a).(type) {
	case *Int:
		return x.Value()
	case *string:
		return Str(*x)
	case *float64:
		return Float(*x)
	case *bool:
		return MakeBool(*x)
	}
	return None
}

// tupleHash is the hash of a tuple in the making (hashTuple).
type tupleHash uint64

const (
	tupleHash1 = 11400714785074694791
	tupleHash2 = 14029467366897019727
	tupleHash5 = 2870177450012600261
)

func (acc tupleHash) with(h int64) tupleHash {
	return tupleHash(bits.RotateLeft64(uint64(acc)+uint64(h)*tupleHash2, 31) * tupleHash1)
}

func (acc tupleHash) of(n uint64) int64 {
	acc += tupleHash(n ^ (tupleHash5 ^ 3527539))
	if acc == ^tupleHash(0) {
		return 1546275796
	}
	return int64(acc)
}

// Row2Keys are rows of two as keys.
func Row2Keys[A, B comparable]() *Keys[Row2[A, B]] {
	return &Keys[Row2[A, B]]{
		hash: func(r Row2[A, B]) int64 { return tupleHash(tupleHash5).with(hashOf(&r.I0)).with(hashOf(&r.I1)).of(2) },
		same: RowSame[Row2[A, B]],
		box:  func(r Row2[A, B]) Value { return NewTuple(boxOf(&r.I0), boxOf(&r.I1)) },
	}
}

// Row3Keys are rows of three as keys.
func Row3Keys[A, B, C comparable]() *Keys[Row3[A, B, C]] {
	return &Keys[Row3[A, B, C]]{
		hash: func(r Row3[A, B, C]) int64 {
			return tupleHash(tupleHash5).with(hashOf(&r.I0)).with(hashOf(&r.I1)).with(hashOf(&r.I2)).of(3)
		},
		same: RowSame[Row3[A, B, C]],
		box:  func(r Row3[A, B, C]) Value { return NewTuple(boxOf(&r.I0), boxOf(&r.I1), boxOf(&r.I2)) },
	}
}

// Row4Keys are rows of four as keys.
func Row4Keys[A, B, C, D comparable]() *Keys[Row4[A, B, C, D]] {
	return &Keys[Row4[A, B, C, D]]{
		hash: func(r Row4[A, B, C, D]) int64 {
			return tupleHash(tupleHash5).with(hashOf(&r.I0)).with(hashOf(&r.I1)).with(hashOf(&r.I2)).with(hashOf(&r.I3)).of(4)
		},
		same: RowSame[Row4[A, B, C, D]],
		box: func(r Row4[A, B, C, D]) Value {
			return NewTuple(boxOf(&r.I0), boxOf(&r.I1), boxOf(&r.I2), boxOf(&r.I3))
		},
	}
}

// SortRows is v.sort() of rows without floats. Equal ones cannot be told apart.
func SortRows[T Ordered[T]](v *Vector[T]) { slices.SortFunc(v.Items, T.order) }

// VectorHeapPush is heapq.heappush(v, x).
func VectorHeapPush[T Ordered[T]](v *Vector[T], x T) {
	v.Items = append(v.Items, x)
	vectorSiftDown(v.Items, 0, len(v.Items)-1)
}

// VectorHeapPop is heapq.heappop(v); IndexError.
func VectorHeapPop[T Ordered[T]](v *Vector[T]) (top T, err error) {
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
	vectorSiftUp(v.Items, 0)
	return top, nil
}

// VectorHeapify is heapq.heapify(v).
func VectorHeapify[T Ordered[T]](v *Vector[T]) {
	for i := len(v.Items)/2 - 1; i >= 0; i-- {
		vectorSiftUp(v.Items, i)
	}
}

// vectorSiftDown and vectorSiftUp compare as heapSiftDown and heapSiftUp do, which move every item
// where these leave a gap: without code of the program in between it is the same.
func vectorSiftDown[T Ordered[T]](items []T, start, pos int) {
	x := items[pos]
	for pos > start {
		parent := (pos - 1) >> 1
		if x.order(items[parent]) != -1 {
			break
		}
		items[pos] = items[parent]
		pos = parent
	}
	items[pos] = x
}

func vectorSiftUp[T Ordered[T]](items []T, pos int) {
	start, end := pos, len(items)
	x := items[pos]
	for child := 2*pos + 1; child < end; child = 2*pos + 1 {
		if right := child + 1; right < end && items[child].order(items[right]) != -1 {
			child = right
		}
		items[pos] = items[child]
		pos = child
	}
	items[pos] = x
	vectorSiftDown(items, start, pos)
}
