package py

// NextItem is next(v).
func NextItem(t *Task, v Value) (Value, error) { return NextOr(t, v, nil) }

// NextOr is next(v, otherwise); otherwise is nil where there is none.
func NextOr(t *Task, v, otherwise Value) (Value, error) {
	if g, ok := v.(*Generator); ok {
		item, more, err := g.Send(t, None)
		if err == nil && !more {
			if otherwise != nil {
				return otherwise, nil
			}
			return nil, stopIteration(item)
		}
		return item, err
	}
	if o, ok := v.(*Object); ok {
		item, found, err := callSpecial(t, o, "__next__")
		if found {
			if _, stop := isStop(err); err != nil && stop && otherwise != nil {
				return otherwise, nil
			}
			return item, err
		}
	}
	item, ok, err := Next(t, v)
	if err == nil && !ok {
		if otherwise != nil {
			return otherwise, nil
		}
		return nil, raiseArgs(StopIteration)
	}
	return item, err
}

// iterationFunctions are the builtin functions that consume or make iterators.
var iterationFunctions = []Method{
	{Name: "iter", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[1] != nil {
			if !Callable(a[0]) {
				return nil, Raise(TypeError, "iter(v, w): v must be callable")
			}
			return &callIterator{f: a[0], sentinel: a[1]}, nil
		}
		it, err := Iter(t, a[0])
		if err != nil {
			return nil, err
		}
		return IteratorValue(it), nil
	}},
	{Name: "next", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) { return NextOr(t, a[0], a[1]) }},
	{Name: "aiter", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return AsyncIter(t, a[0]) }},
	{Name: "anext", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		next, ok, err := callSpecial(t, a[0], "__anext__")
		if err == nil && !ok {
			return nil, Raise(TypeError, "'%s' object is not an async iterator", a[0].Type().dottedName())
		}
		if err != nil || a[1] == nil {
			return next, err
		}
		return anextDefault(next, a[1]), nil
	}},
	{Name: "all", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		r := true
		err := Iterate(t, a[0], func(v Value) (bool, error) {
			var err error
			r, err = Truth(t, v)
			return r, err
		})
		return MakeBool(r), err
	}},
	{Name: "any", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		r := false
		err := Iterate(t, a[0], func(v Value) (bool, error) {
			var err error
			r, err = Truth(t, v)
			return !r, err
		})
		return MakeBool(r), err
	}},
	{Name: "sum", Kind: Keywords, Min: 1, Params: []string{"", "start"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return Sum(t, a[0], a[1])
	}},
	{Name: "min", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		return extreme(t, "min", CmpLt, pos, kw)
	}},
	{Name: "max", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		return extreme(t, "max", CmpGt, pos, kw)
	}},
	{Name: "sorted", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if err := checkPositional("sorted", len(pos), 1, 1); err != nil {
			return nil, err
		}
		l, err := ListOf(t, pos[0])
		if err != nil {
			return nil, err
		}
		a, err := bindKeywords("sort", []string{"$", "key", "reverse"}, 0, nil, kw)
		if err != nil {
			return nil, err
		}
		reverse, err := flag(t, a[1])
		if err != nil {
			return nil, err
		}
		return l, l.Sort(t, a[0], reverse)
	}},
}

// Sorted is sorted(v, key=key, reverse=reverse); key may be nil.
func Sorted(t *Task, v, key Value, reverse bool) (*List, error) {
	l, err := ListOf(t, v)
	if err != nil {
		return nil, err
	}
	return l, l.Sort(t, key, reverse)
}

// Sum is sum(v, start); start may be nil for 0.
func Sum(t *Task, v, start Value) (Value, error) {
	switch Unwrap(orNone(start)).(type) {
	case Str:
		return nil, Raise(TypeError, "sum() can't sum strings [use ''.join(seq) instead]")
	case Bytes:
		return nil, Raise(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]")
	case *Bytearray:
		return nil, Raise(TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	acc := start
	if acc == nil {
		acc = MakeInt(0)
	}
	// Small ints are added up beside acc for as long as there are only such.
	first, small := acc.(SmallInt)
	total := first
	err := Iterate(t, v, func(x Value) (bool, error) {
		if small {
			if n, ok := x.(SmallInt); ok {
				if s := total + n; (s > total) == (n > 0) {
					total = s
					return true, nil
				}
			}
			acc, small = t.boxInt(int64(total)), false
		}
		var err error
		acc, err = Add(t, acc, x)
		return true, err
	})
	if small {
		acc = t.boxInt(int64(total))
	}
	return acc, err
}

// extreme is min and max.
func extreme(t *Task, name string, op CompareOp, pos []Value, kw []Kw) (Value, error) {
	var key, fallback Value
	for _, k := range kw {
		switch k.Name {
		case "key":
			key = k.Value
		case "default":
			fallback = k.Value
		default:
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, name)
		}
	}
	if len(pos) == 0 {
		return nil, Raise(TypeError, "%s expected at least 1 argument, got 0", name)
	}
	if len(pos) > 1 && fallback != nil {
		return nil, Raise(TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
	}
	source := Value(NewTuple(pos...))
	if len(pos) == 1 {
		source = pos[0]
	}
	var best, bestKey Value
	err := Iterate(t, source, func(v Value) (bool, error) {
		k := v
		if key != nil && key != None {
			var err error
			if k, err = Call(t, key, v); err != nil {
				return false, err
			}
		}
		if best == nil {
			best, bestKey = v, k
			return true, nil
		}
		better, err := compareBool(t, op, k, bestKey)
		if better {
			best, bestKey = v, k
		}
		return true, err
	})
	if err != nil {
		return nil, err
	}
	if best == nil {
		if fallback != nil {
			return fallback, nil
		}
		return nil, Raise(ValueError, "%s() arg is an empty sequence", name)
	}
	return best, nil
}

// The iterator classes of the builtins.
var (
	TypeEnumerate    = newRootType(builtinsIterationTables{}, "builtins", "enumerate")
	TypeZip          = newRootType(builtinsIterationTables{}, "builtins", "zip")
	TypeMap          = newRootType(builtinsIterationTables{}, "builtins", "map")
	TypeFilter       = newRootType(builtinsIterationTables{}, "builtins", "filter")
	TypeCallIterator = newRootType(builtinsIterationTables{}, "builtins", "callable_iterator")
)

type callIterator struct {
	f, sentinel Value
}

// Type implements Value.
func (*callIterator) Type() *Type { return TypeCallIterator }

// Next implements Iterator.
func (it *callIterator) Next(t *Task) (Value, bool, error) {
	if it.f == nil {
		return nil, false, nil
	}
	v, err := Call(t, it.f)
	if err != nil {
		if _, stop := isStop(err); stop {
			it.f = nil
			return nil, false, nil
		}
		return nil, false, err
	}
	eq, err := same(t, it.sentinel, v)
	if err != nil || eq {
		it.f = nil
		return nil, false, err
	}
	return v, true, nil
}

type enumerateIterator struct {
	it Iterator
	n  Int
}

// Type implements Value.
func (*enumerateIterator) Type() *Type { return TypeEnumerate }

// Next implements Iterator.
func (it *enumerateIterator) Next(t *Task) (Value, bool, error) {
	v, ok, err := it.it.Next(t)
	if err != nil || !ok {
		return nil, false, err
	}
	i := it.n.Value()
	it.n = it.n.Add(IntOf(1))
	return NewTuple(i, v), true, nil
}

func (it *enumerateIterator) rowWidth() int { return 2 }

func (it *enumerateIterator) nextRow(t *Task, row []Value) (bool, error) {
	v, ok, err := it.it.Next(t)
	if err != nil || !ok {
		return false, err
	}
	if n := it.n; n.big == nil {
		row[0] = t.boxInt(n.small)
	} else {
		row[0] = n.Value()
	}
	it.n = it.n.Add(IntOf(1))
	row[1] = v
	return true, nil
}

type zipIterator struct {
	its    []Iterator
	strict bool
	done   bool
}

// Type implements Value.
func (*zipIterator) Type() *Type { return TypeZip }

// Next implements Iterator.
func (it *zipIterator) Next(t *Task) (Value, bool, error) {
	return nextTuple(t, it)
}

func (it *zipIterator) rowWidth() int { return len(it.its) }

func (it *zipIterator) nextRow(t *Task, row []Value) (bool, error) {
	if it.done || len(it.its) == 0 {
		return false, nil
	}
	for i, sub := range it.its {
		v, ok, err := sub.Next(t)
		if err != nil {
			return false, err
		}
		if !ok {
			it.done = true
			if it.strict {
				return false, it.checkStrict(t, i)
			}
			return false, nil
		}
		row[i] = v
	}
	return true, nil
}

// checkStrict is zip(strict=True) when iterator i ended.
func (it *zipIterator) checkStrict(t *Task, i int) error {
	if i > 0 {
		return Raise(ValueError, "zip() argument %d is shorter than argument%s%d", i+1, choose(i == 1, " ", "s 1-"), i)
	}
	for j := 1; j < len(it.its); j++ {
		_, ok, err := it.its[j].Next(t)
		if err != nil {
			return err
		}
		if ok {
			return Raise(ValueError, "zip() argument %d is longer than argument%s%d", j+1, choose(j == 1, " ", "s 1-"), j)
		}
	}
	return nil
}

type mapIterator struct {
	f   Value
	its []Iterator
}

// Type implements Value.
func (*mapIterator) Type() *Type { return TypeMap }

// Next implements Iterator.
func (it *mapIterator) Next(t *Task) (Value, bool, error) {
	if len(it.its) == 1 {
		v, ok, err := it.its[0].Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		return it.result(Call(t, it.f, v))
	}
	args := make([]Value, len(it.its))
	for i, sub := range it.its {
		v, ok, err := sub.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		args[i] = v
	}
	return it.result(CallKw(t, it.f, args, nil))
}

// result is the item that a call gives; StopIteration ends the iterator.
func (it *mapIterator) result(v Value, err error) (Value, bool, error) {
	if err == nil {
		return v, true, nil
	}
	if _, stop := isStop(err); stop {
		return nil, false, nil
	}
	return nil, false, err
}

type filterIterator struct {
	f  Value
	it Iterator
}

// Type implements Value.
func (*filterIterator) Type() *Type { return TypeFilter }

// Next implements Iterator. StopIteration out of the test ends the iterator.
func (it *filterIterator) Next(t *Task) (Value, bool, error) {
	v, ok, err := it.find(t)
	if err != nil {
		if _, stop := isStop(err); stop {
			return nil, false, nil
		}
	}
	return v, ok, err
}

// find is the next item that passes the test.
func (it *filterIterator) find(t *Task) (Value, bool, error) {
	for {
		v, ok, err := it.it.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		r := v
		if it.f != None && it.f != Value(TypeBool) {
			if r, err = Call(t, it.f, v); err != nil {
				return nil, false, err
			}
		}
		keep, err := Truth(t, r)
		if err != nil {
			return nil, false, err
		}
		if keep {
			return v, true, nil
		}
	}
}

func iterators(t *Task, args []Value) ([]Iterator, error) {
	its := make([]Iterator, len(args))
	for i, v := range args {
		it, err := Iter(t, v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

// Reversed is reversed(v).
func Reversed(t *Task, v Value) (Value, error) {
	if isNative(v) {
		if r, ok := v.(Reverser); ok {
			return r.Reversed(t)
		}
	}
	if m, ok := v.Type().Lookup("__reversed__"); ok {
		if m == None {
			return nil, Raise(TypeError, "'%s' object is not reversible", v.Type().Name)
		}
		r, _, err := callSpecial(t, v, "__reversed__")
		return r, err
	}
	_, subscript := v.(Subscripter)
	_, sized := v.(Lener)
	if v.Type().heap {
		_, subscript = v.Type().Lookup("__getitem__")
		_, sized = v.Type().Lookup("__len__")
	}
	_, isDict := Unwrap(v).(*Dict)
	_, isProxy := v.(*MappingProxy)
	if !subscript || !sized || isDict || isProxy {
		return nil, Raise(TypeError, "'%s' object is not reversible", v.Type().dottedName())
	}
	n, err := Len(t, v)
	if err != nil {
		return nil, err
	}
	return &reversedIterator{v, int64(n) - 1}, nil
}

type reversedIterator struct {
	seq Value
	i   int64
}

// Type implements Value.
func (*reversedIterator) Type() *Type { return TypeReversed }

// Next implements Iterator.
func (it *reversedIterator) Next(t *Task) (Value, bool, error) {
	if it.i < 0 {
		return nil, false, nil
	}
	v, err := GetItem(t, it.seq, MakeInt(it.i))
	it.i--
	if err != nil {
		if e, ok := err.(*Exception); ok && (e.Class.IsSubtype(IndexError) || e.Class.IsSubtype(StopIteration)) {
			it.i = -1
			return nil, false, nil
		}
		return nil, false, err
	}
	return v, true, nil
}

type builtinsIterationTables struct{}

// Fill implements Tables.
func (builtinsIterationTables) Fill() {
	TypeEnumerate.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("enumerate", []string{"iterable", "start"}, 0, pos, kw)
		if err == nil && a[0] == nil {
			err = Raise(TypeError, "enumerate() missing required argument 'iterable'")
		}
		if err != nil {
			return nil, err
		}
		n := Int{}
		if a[1] != nil {
			if n, err = AsIndex(t, a[1]); err != nil {
				return nil, err
			}
		}
		it, err := Iter(t, a[0])
		if err != nil {
			return nil, err
		}
		return &enumerateIterator{it, n}, nil
	}
	TypeZip.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("zip", []string{"$", "strict"}, 0, nil, kw)
		if err != nil {
			return nil, err
		}
		strict := false
		if a[0] != nil {
			if strict, err = Truth(t, a[0]); err != nil {
				return nil, err
			}
		}
		its := make([]Iterator, len(pos))
		for i, v := range pos {
			if its[i], err = Iter(t, v); err != nil {
				if !hasIter(v) {
					return nil, Raise(TypeError, "'%s' object is not iterable", v.Type().dottedName())
				}
				return nil, err
			}
		}
		return &zipIterator{its: its, strict: strict}, nil
	}
	TypeMap.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := noKeywords("map", kw); err != nil {
			return nil, err
		}
		if len(pos) < 2 {
			return nil, Raise(TypeError, "map() must have at least two arguments.")
		}
		its, err := iterators(t, pos[1:])
		if err != nil {
			return nil, err
		}
		return &mapIterator{pos[0], its}, nil
	}
	TypeFilter.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := noKeywords("filter", kw); err != nil {
			return nil, err
		}
		if err := checkPositional("filter", len(pos), 2, 2); err != nil {
			return nil, err
		}
		it, err := Iter(t, pos[1])
		if err != nil {
			return nil, err
		}
		return &filterIterator{pos[0], it}, nil
	}
	TypeReversed.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := noKeywords("reversed", kw); err != nil {
			return nil, err
		}
		if err := checkPositional("reversed", len(pos), 1, 1); err != nil {
			return nil, err
		}
		return Reversed(t, pos[0])
	}
	for _, c := range []*Type{TypeEnumerate, TypeZip, TypeMap, TypeFilter, TypeReversed, TypeCallIterator} {
		c.SetMethods(nil, "iter next")
	}
	TypeEnumerate.SetMethods([]Method{{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem}}, "")
}
