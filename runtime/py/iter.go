package py

// Iter is iter(v).
func Iter(t *Task, v Value) (Iterator, error) {
	if isNative(v) {
		switch x := v.(type) {
		case Iterator:
			return x, nil
		case Iterable:
			return x.Iter(t)
		case *Type:
			if r, err := x.iterClass(t); r != nil || err != nil {
				return r, err
			}
		}
		return nil, notIterable(v)
	}
	if o, ok := v.(*Object); ok {
		if d := o.plainDict(); d != nil {
			return d.Iter(t)
		}
	}
	if m, ok := v.Type().Lookup("__iter__"); ok && m != None {
		r, _, err := callSpecial(t, v, "__iter__")
		if err != nil {
			return nil, err
		}
		return asIterator(r)
	} else if ok {
		return nil, notIterable(v)
	}
	if c, ok := v.(*Type); ok {
		if r, err := c.iterClass(t); r != nil || err != nil {
			return r, err
		}
	}
	if _, ok := v.Type().Lookup("__getitem__"); ok {
		return &sequenceIterator{seq: v}, nil
	}
	return nil, notIterable(v)
}

// iterClass iterates over a class whose native metaclass says how (Enum).
func (c *Type) iterClass(t *Task) (Iterator, error) {
	if c.Metaclass() == nil {
		return nil, nil
	}
	r, ok, err := callSpecial(t, c, "__iter__")
	if err != nil || !ok {
		return nil, err
	}
	return asIterator(r)
}

func notIterable(v Value) error {
	return Raise(TypeError, "'%s' object is not iterable", v.Type().dottedName())
}

// hasIter reports whether iter(v) has something to call.
func hasIter(v Value) bool {
	switch v.(type) {
	case Iterator, Iterable:
		return true
	}
	if m, ok := v.Type().Lookup("__iter__"); ok {
		return m != None
	}
	_, ok := v.Type().Lookup("__getitem__")
	return ok && v.Type().heap
}

// asIterator turns what an __iter__ method returned into an Iterator.
func asIterator(v Value) (Iterator, error) {
	if it, ok := v.(Iterator); ok {
		return it, nil
	}
	if _, ok := v.Type().Lookup("__next__"); ok {
		return &objectIterator{v}, nil
	}
	return nil, Raise(TypeError, "iter() returned non-iterator of type '%s'", v.Type().dottedName())
}

// IteratorValue is the object that Python code sees for an iterator: the
// user's own object where Iter only dressed it.
func IteratorValue(it Iterator) Value {
	if o, ok := it.(*objectIterator); ok {
		return o.Value
	}
	return it
}

// objectIterator is an iterator of a user class.
type objectIterator struct{ Value }

// Next implements Iterator.
func (it *objectIterator) Next(t *Task) (Value, bool, error) {
	r, _, err := callSpecial(t, it.Value, "__next__")
	if err != nil {
		if e, ok := err.(*Exception); ok && e.Class.IsSubtype(StopIteration) {
			return nil, false, nil
		}
		return nil, false, err
	}
	return r, true, nil
}

// Next is next(v): ok is false when v is exhausted.
func Next(t *Task, v Value) (item Value, ok bool, err error) {
	if it, ok := v.(Iterator); ok {
		return it.Next(t)
	}
	if _, ok := v.Type().Lookup("__next__"); ok {
		return (&objectIterator{v}).Next(t)
	}
	return nil, false, Raise(TypeError, "'%s' object is not an iterator", v.Type().dottedName())
}

// TypeSequenceIterator is the type of iterators over objects with __getitem__.
var TypeSequenceIterator = newRootType(sequenceTables{}, "builtins", "iterator")

// sequenceIterator calls __getitem__ with 0, 1, 2 ... until IndexError.
type sequenceIterator struct {
	seq Value
	i   int64
}

// Type implements Value.
func (*sequenceIterator) Type() *Type { return TypeSequenceIterator }

// Next implements Iterator.
func (it *sequenceIterator) Next(t *Task) (Value, bool, error) {
	if it.seq == nil {
		return nil, false, nil
	}
	v, err := GetItem(t, it.seq, MakeInt(it.i))
	if err != nil {
		if e, ok := err.(*Exception); ok && (e.Class.IsSubtype(IndexError) || e.Class.IsSubtype(StopIteration)) {
			it.seq = nil
			return nil, false, nil
		}
		return nil, false, err
	}
	it.i++
	return v, true, nil
}

// Iterate calls f with each item of v until f returns false or an error.
func Iterate(t *Task, v Value, f func(Value) (goOn bool, err error)) error {
	switch x := v.(type) {
	case *List:
		for i := 0; i < len(x.Items); i++ {
			if on, err := f(x.Items[i]); !on || err != nil {
				return err
			}
		}
		return nil
	case *Tuple:
		for _, item := range x.Items {
			if on, err := f(item); !on || err != nil {
				return err
			}
		}
		return nil
	}
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	for {
		item, ok, err := it.Next(t)
		if err != nil || !ok {
			return err
		}
		if on, err := f(item); !on || err != nil {
			return err
		}
	}
}

// items is all items of v in a slice that may be v's own.
func items(t *Task, v Value) ([]Value, error) {
	switch x := v.(type) {
	case *List:
		return x.Items, nil
	case *Tuple:
		return x.Items, nil
	}
	var out []Value
	if g, ok := v.(*Generator); ok && !g.started && t != nil {
		err := g.drive(t, func(item Value) bool {
			if len(out) == cap(out) {
				out = grown(out)
			}
			out = append(out, item)
			return len(out) <= maxItems
		})
		if len(out) > maxItems {
			return nil, raiseArgs(MemoryError)
		}
		return out, err
	}
	if l, ok := v.(Lener); ok && isNative(v) {
		if l.Len() > maxItems {
			return nil, raiseArgs(MemoryError)
		}
		out = make([]Value, 0, l.Len())
	}
	if !isNative(v) {
		if err := askLength(t, v); err != nil {
			return nil, err
		}
	}
	err := Iterate(t, v, func(item Value) (bool, error) {
		if len(out) >= maxItems {
			return false, raiseArgs(MemoryError)
		}
		if len(out) == cap(out) {
			out = grown(out)
		}
		out = append(out, item)
		return true, nil
	})
	return out, err
}

// ownItems is items in a slice that nothing else refers to.
func ownItems(t *Task, v Value) ([]Value, error) {
	all, err := items(t, v)
	switch v.(type) {
	case *List, *Tuple:
		all = append([]Value(nil), all...)
	}
	return all, err
}

// askLength calls what list() and its like call before they iterate, PyObject_LengthHint:
// __len__ or __length_hint__, whose TypeErrors do not count.
func askLength(t *Task, v Value) error {
	for _, name := range [...]string{"__len__", "__length_hint__"} {
		m, ok := v.Type().Lookup(name)
		if f, own := m.(*Function); ok && own {
			if _, err := f.callMethod(t, v, nil); err != nil && !AsException(err).IsA(TypeError) {
				return err
			}
			return nil
		}
	}
	return nil
}

// ListOf is list(v).
func ListOf(t *Task, v Value) (*List, error) {
	all, err := ownItems(t, v)
	if err != nil {
		return nil, err
	}
	return &List{Items: all}, nil
}

// TupleOf is tuple(v).
func TupleOf(t *Task, v Value) (*Tuple, error) {
	if tuple, ok := v.(*Tuple); ok {
		return tuple, nil
	}
	all, err := ownItems(t, v)
	if err != nil {
		return nil, err
	}
	return &Tuple{Items: all}, nil
}

// UnpackN unpacks exactly n items: "a, b = v".
func UnpackN(t *Task, v Value, n int) ([]Value, error) {
	switch x := v.(type) {
	case *Tuple:
		if len(x.Items) == n {
			return x.Items, nil
		}
	case *List:
		if len(x.Items) == n {
			return append([]Value(nil), x.Items...), nil
		}
	}
	it, err := unpackIter(t, v)
	if err != nil {
		return nil, err
	}
	out := make([]Value, 0, n)
	for len(out) < n {
		item, ok, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, Raise(ValueError, "not enough values to unpack (expected %d, got %d)", n, len(out))
		}
		out = append(out, item)
	}
	if _, more, err := it.Next(t); err != nil {
		return nil, err
	} else if more {
		return nil, Raise(ValueError, "too many values to unpack (expected %d)", n)
	}
	return out, nil
}

// UnpackStar unpacks "a, *b, c = v": the result holds the items before the
// star, the list for it, and the items behind it.
func UnpackStar(t *Task, v Value, before, after int) ([]Value, error) {
	it, err := unpackIter(t, v)
	if err != nil {
		return nil, err
	}
	var all []Value
	for {
		item, ok, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		all = append(all, item)
	}
	if len(all) < before+after {
		return nil, Raise(ValueError, "not enough values to unpack (expected at least %d, got %d)", before+after, len(all))
	}
	out := append(make([]Value, 0, before+after+1), all[:before]...)
	out = append(out, NewList(append([]Value(nil), all[before:len(all)-after]...)...))
	return append(out, all[len(all)-after:]...), nil
}

func unpackIter(t *Task, v Value) (Iterator, error) {
	it, err := Iter(t, v)
	if err != nil && !hasIter(v) {
		return nil, Raise(TypeError, "cannot unpack non-iterable %s object", v.Type().dottedName())
	}
	return it, err
}
