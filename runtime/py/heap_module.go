package py

// heapq and bisect: the algorithms of Lib/heapq.py and Lib/bisect.py, so that
// comparisons happen in their order.

// A comparison may run code that changes the list: its items are read anew behind each, and a
// change of its length raises as in CPython's C form.

func heapLess(t *Task, l *List, a, b Value) (bool, error) {
	n := len(l.Items)
	less, err := lessThan(t, a, b)
	if err == nil && len(l.Items) != n {
		return false, Raise(RuntimeError, "list changed size during iteration")
	}
	return less, err
}

func heapSiftDown(t *Task, l *List, start, pos int) error {
	for pos > start {
		parent := (pos - 1) >> 1
		less, err := heapLess(t, l, l.Items[pos], l.Items[parent])
		if err != nil {
			return err
		}
		if !less {
			break
		}
		l.Items[pos], l.Items[parent] = l.Items[parent], l.Items[pos]
		pos = parent
	}
	return nil
}

func heapSiftUp(t *Task, l *List, pos int) error {
	start, end := pos, len(l.Items)
	for child := 2*pos + 1; child < end; child = 2*pos + 1 {
		if right := child + 1; right < end {
			less, err := heapLess(t, l, l.Items[child], l.Items[right])
			if err != nil {
				return err
			}
			if !less {
				child = right
			}
		}
		l.Items[pos], l.Items[child] = l.Items[child], l.Items[pos]
		pos = child
	}
	return heapSiftDown(t, l, start, pos)
}

// heapList takes the heap argument.
func heapList(v Value) (*List, error) {
	l, ok := AsList(v)
	if !ok {
		return nil, Raise(TypeError, "heap argument must be a list, not %s", v.Type().Name)
	}
	return l, nil
}

func heapPop(t *Task, l *List) (Value, error) {
	n := len(l.Items)
	if n == 0 {
		return nil, Raise(IndexError, "index out of range")
	}
	last := l.Items[n-1]
	l.Items = l.Items[:n-1]
	if n == 1 {
		return last, nil
	}
	top := l.Items[0]
	l.Items[0] = last
	return top, heapSiftUp(t, l, 0)
}

var heapFunctions = []Method{
	{Name: "heappush", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		l, err := heapList(args[0])
		if err != nil {
			return nil, err
		}
		l.Items = append(l.Items, args[1])
		return None, heapSiftDown(t, l, 0, len(l.Items)-1)
	}},
	{Name: "heappop", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		l, err := heapList(args[0])
		if err != nil {
			return nil, err
		}
		return heapPop(t, l)
	}},
	{Name: "heapify", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		l, err := heapList(args[0])
		if err != nil {
			return nil, err
		}
		for i := len(l.Items)/2 - 1; i >= 0; i-- {
			if err := heapSiftUp(t, l, i); err != nil {
				return nil, err
			}
		}
		return None, nil
	}},
	{Name: "heapreplace", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		l, err := heapList(args[0])
		if err != nil {
			return nil, err
		}
		if len(l.Items) == 0 {
			return nil, Raise(IndexError, "index out of range")
		}
		top := l.Items[0]
		l.Items[0] = args[1]
		return top, heapSiftUp(t, l, 0)
	}},
	{Name: "heappushpop", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		l, err := heapList(args[0])
		if err != nil || len(l.Items) == 0 {
			return args[1], err
		}
		less, err := lessThan(t, l.Items[0], args[1])
		if err != nil || !less {
			return args[1], err
		}
		top := l.Items[0]
		l.Items[0] = args[1]
		return top, heapSiftUp(t, l, 0)
	}},
}

func heapqModule() *Module {
	m := NewNativeModule("heapq", heapFunctions)
	pick := func(largest bool) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			n, err := sizeArg(t, a[0], 0)
			if err != nil {
				return nil, err
			}
			// sorted(iterable, key=key, reverse=largest)[:n] is how both are defined.
			l, err := ListOf(t, a[1])
			if err != nil {
				return nil, err
			}
			if _, err := CallMethodKw(t, l, "sort", nil, []Kw{{"key", a[2]}, {"reverse", MakeBool(largest)}}); err != nil {
				return nil, err
			}
			return NewList(l.Items[:max(0, min(n, len(l.Items)))]...), nil
		}
	}
	m.addFunctions([]pyFunc{
		{"nlargest(n, iterable, key=None)", pick(true)},
		{"nsmallest(n, iterable, key=None)", pick(false)},
		{"merge(*iterables, key=None, reverse=False)", func(t *Task, a []Value) (Value, error) {
			// Merging sorted inputs stably is sorting their concatenation stably.
			l := NewList()
			for _, it := range a[0].(*Tuple).Items {
				part, err := ListOf(t, it)
				if err != nil {
					return nil, err
				}
				l.Items = append(l.Items, part.Items...)
			}
			if _, err := CallMethodKw(t, l, "sort", nil, []Kw{{"key", a[1]}, {"reverse", a[2]}}); err != nil {
				return nil, err
			}
			return Iter(t, l)
		}},
	})
	return m
}

// bisectFind finds where x goes in a sorted sequence.
func bisectFind(t *Task, args []Value, right, plainKey bool) (int, error) {
	lo, err := sizeArg(t, args[2], 0)
	if err != nil {
		return 0, err
	}
	if lo < 0 {
		return 0, Raise(ValueError, "lo must be non-negative")
	}
	n, err := Len(t, args[0])
	if err != nil {
		return 0, err
	}
	hi := n
	if args[3] != nil && args[3] != None {
		if hi, err = sizeArg(t, args[3], n); err != nil {
			return 0, err
		}
	}
	key := args[4]
	x := args[1]
	if !plainKey && key != nil && key != None {
		if x, err = Call(t, key, x); err != nil {
			return 0, err
		}
	}
	for lo < hi {
		mid := (lo + hi) / 2
		item, err := GetItem(t, args[0], MakeInt(int64(mid)))
		if err != nil {
			return 0, err
		}
		if key != nil && key != None {
			if item, err = Call(t, key, item); err != nil {
				return 0, err
			}
		}
		var less bool
		if right {
			less, err = lessThan(t, x, item)
			less = !less
		} else {
			less, err = lessThan(t, item, x)
		}
		if err != nil {
			return 0, err
		}
		if less {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, nil
}

func bisectRow(name string, right, insert bool) Method {
	return Method{Name: name, Kind: Keywords, Params: []string{"a", "x", "lo", "hi", "$", "key"}, Min: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		i, err := bisectFind(t, args, right, !insert)
		if err != nil || !insert {
			return MakeInt(int64(i)), err
		}
		_, err = CallMethod(t, args[0], "insert", MakeInt(int64(i)), args[1])
		return None, err
	}}
}

func bisectFunctions() []Method {
	return []Method{
		bisectRow("bisect", true, false), bisectRow("bisect_right", true, false), bisectRow("bisect_left", false, false),
		bisectRow("insort", true, true), bisectRow("insort_right", true, true), bisectRow("insort_left", false, true),
	}
}

// HeapqModule is the module heapq.
var HeapqModule = NewNative("heapq", heapqModule)

// BisectModule is the module bisect.
var BisectModule = NewNative("bisect", buildBisectModule)

func buildBisectModule() *Module { return NewNativeModule("bisect", bisectFunctions()) }
