package py

import (
	"slices"
	"strings"
)

// Sorting vectors, and finding the least and the greatest of their items, by the items or by keys beside them. Where
// neither keys nor items can be unordered (a NaN) the order of comparisons cannot be seen; else it is that of sortByKeys.

// SortFloats is v.sort().
func SortFloats(v *Vector[float64]) {
	s := &mergeSort[float64]{items: v.Items, less: func(a, b *float64) (bool, error) { return *a < *b, nil }}
	_ = s.sort() // which fails as its comparisons do
}

// SortRowsStably is v.sort() of rows with floats.
func SortRowsStably[T Ordered[T]](v *Vector[T]) {
	s := &mergeSort[T]{items: v.Items, less: func(a, b *T) (bool, error) { return (*a).order(*b) == -1, nil }}
	_ = s.sort()
}

// SortByKeys sorts v by keys that are ints, texts, floats or bools, one for each item; it takes the keys over.
func SortByKeys[T, K any](v *Vector[T], keys *Vector[K], reverse bool) {
	sortBy(v, keys, reverse, scalarOrder[K]())
}

// SortByRows is SortByKeys for keys that are rows.
func SortByRows[T any, K Ordered[K]](v *Vector[T], keys *Vector[K], reverse bool) {
	sortBy(v, keys, reverse, K.order)
}

// SortByValues is SortByKeys for keys of any type, which compare as they say.
func SortByValues[T any](t *Task, v *Vector[T], keys *List, reverse bool) error {
	items := make([]byKey[T, Value], len(v.Items))
	for i, k := range keys.Items {
		items[i] = byKey[T, Value]{k, v.Items[i]}
	}
	if reverse {
		slices.Reverse(items)
	}
	s := &mergeSort[byKey[T, Value]]{items: items, less: func(a, b *byKey[T, Value]) (bool, error) { return lessThan(t, a.key, b.key) }}
	if err := s.sort(); err != nil {
		return err
	}
	if reverse {
		slices.Reverse(items)
	}
	for i := range items {
		v.Items[i] = items[i].item
	}
	return nil
}

// byKey is an item with the key that it is sorted by.
type byKey[T, K any] struct {
	key  K
	item T
}

func sortBy[T, K any](v *Vector[T], keys *Vector[K], reverse bool, order func(K, K) int) {
	if places := wordOrder(keys, reverse); places != nil {
		items := slices.Clone(v.Items)
		for i, p := range places {
			v.Items[i] = items[p]
		}
		return
	}
	items := make([]byKey[T, K], len(v.Items))
	for i, k := range keys.Items {
		items[i] = byKey[T, K]{k, v.Items[i]}
	}
	if reverse { // as CPython does, which keeps equal ones in their order
		slices.Reverse(items)
	}
	s := &mergeSort[byKey[T, K]]{items: items, less: func(a, b *byKey[T, K]) (bool, error) { return order(a.key, b.key) == -1, nil }}
	_ = s.sort()
	if reverse {
		slices.Reverse(items)
	}
	for i := range items {
		v.Items[i] = items[i].item
	}
}

// scalarOrder is the order of ints, texts, floats or bools.
func scalarOrder[K any]() func(a, b K) int {
	var order any
	switch any(*new(K)).(type) {
	case Int:
		order = Int.Cmp
	case string:
		order = strings.Compare
	case float64:
		order = orderFloats
	default:
		order = func(a, b bool) int { return orderOf(&a, &b) }
	}
	return order.(func(K, K) int)
}

// LeastOf is min(v) of ints, texts, floats or bools; ValueError when it is empty.
func LeastOf[T any](v *Vector[T]) (T, error) { return mostBy(v, v, "min", -1, scalarOrder[T]()) }

// MostOf is LeastOf for max.
func MostOf[T any](v *Vector[T]) (T, error) { return mostBy(v, v, "max", 1, scalarOrder[T]()) }

// LeastRow is min(v) of rows; ValueError when it is empty.
func LeastRow[T Ordered[T]](v *Vector[T]) (T, error) { return mostBy(v, v, "min", -1, T.order) }

// MostRow is LeastRow for max.
func MostRow[T Ordered[T]](v *Vector[T]) (T, error) { return mostBy(v, v, "max", 1, T.order) }

// LeastByKeys is the first item of v whose key is least, for keys as SortByKeys has them; ValueError when there is none.
func LeastByKeys[T, K any](v *Vector[T], keys *Vector[K]) (T, error) {
	return mostBy(v, keys, "min", -1, scalarOrder[K]())
}

// MostByKeys is LeastByKeys for the greatest.
func MostByKeys[T, K any](v *Vector[T], keys *Vector[K]) (T, error) {
	return mostBy(v, keys, "max", 1, scalarOrder[K]())
}

// LeastByRows is LeastByKeys for keys that are rows.
func LeastByRows[T any, K Ordered[K]](v *Vector[T], keys *Vector[K]) (T, error) {
	return mostBy(v, keys, "min", -1, K.order)
}

// MostByRows is LeastByRows for the greatest.
func MostByRows[T any, K Ordered[K]](v *Vector[T], keys *Vector[K]) (T, error) {
	return mostBy(v, keys, "max", 1, K.order)
}

func mostBy[T, K any](v *Vector[T], keys *Vector[K], name string, sign int, order func(K, K) int) (most T, err error) {
	if len(v.Items) == 0 {
		return most, Raise(ValueError, "%s() arg is an empty sequence", name)
	}
	best := 0
	for i := range keys.Items {
		if order(keys.Items[i], keys.Items[best]) == sign {
			best = i
		}
	}
	return v.Items[best], nil
}

// SumFloats is sum(v): the int 0 when it is empty.
func SumFloats(v *Vector[float64]) Num {
	if len(v.Items) == 0 {
		return Num{}
	}
	total := 0.0
	for _, x := range v.Items {
		total += x
	}
	return NumOfFloat(total)
}

// StrVector is list(s): its characters.
func StrVector(s string) *Vector[string] {
	if isASCII(s) {
		items := make([]string, len(s))
		for i := range items {
			items[i] = s[i : i+1]
		}
		return &Vector[string]{Items: items}
	}
	items := make([]string, 0, StrLen(s))
	for s != "" {
		var c string
		c, s = CutChar(s)
		items = append(items, c)
	}
	return NewVector(items...)
}
