package web

import "github.com/covetpy/covetgen/runtime/py"

// Handlers that are written in Go see slices where the runtime has lists. …Of makes a
// slice of a list whose items have been validated, nil of a list that is absent; …List
// makes a list of a slice.

func sliceOf[T any](list *py.List, convert func(py.Value) (T, bool)) []T {
	if list == nil {
		return nil
	}
	items := make([]T, 0, len(list.Items))
	for _, v := range list.Items {
		if item, ok := convert(v); ok {
			items = append(items, item)
		}
	}
	return items
}

func listOf[T any](items []T, convert func(T) py.Value) *py.List {
	list := py.NewList()
	for _, item := range items {
		list.Items = append(list.Items, convert(item))
	}
	return list
}

// ItemsOf is for models.
func ItemsOf[T py.Value](list *py.List) []T {
	return sliceOf(list, func(v py.Value) (T, bool) { item, ok := v.(T); return item, ok })
}

// ItemList is for models and other values.
func ItemList[T py.Value](items []T) *py.List {
	return listOf(items, func(item T) py.Value { return item })
}

// TextsOf is for strings.
func TextsOf(list *py.List) []string { return sliceOf(list, py.AsStr) }

// TextList is for strings.
func TextList(items []string) *py.List {
	return listOf(items, func(s string) py.Value { return py.Str(s) })
}

// IntsOf is for ints.
func IntsOf(list *py.List) []py.Int { return sliceOf(list, py.AsInt) }

// IntList is for ints.
func IntList(items []py.Int) *py.List { return listOf(items, py.Int.Value) }

// FloatsOf is for floats.
func FloatsOf(list *py.List) []float64 { return sliceOf(list, py.AsFloat) }

// FloatList is for floats.
func FloatList(items []float64) *py.List {
	return listOf(items, func(f float64) py.Value { return py.Float(f) })
}
