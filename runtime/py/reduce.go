package py

import "sync"

// What copy asks of an object that says itself how it is made anew: pickle's protocol 4 (PEP 307 and PEP 3154),
// object.__reduce_ex__ and object.__getstate__ as Objects/typeobject.c has them. Nothing is pickled.

// reduceNames are the methods by which a class says so.
var reduceNames = [...]string{"__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__"}

// reduces reports whether the class, or a base of it that is not builtin, has a say in how its instances are copied.
func (c *Type) reduces() bool {
	for _, name := range reduceNames {
		for _, base := range c.MRO() {
			if !base.heap {
				continue
			}
			if _, ok := base.Dict.GetStr(name); ok {
				return true
			}
		}
	}
	return false
}

// reduceMethods are object's methods of the protocol.
var reduceMethods = []Method{
	{Name: "__reduce__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return reduceNew(t, self) }},
	{Name: "__reduce_ex__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if _, err := AsIndex(t, a[0]); err != nil {
			return nil, err
		}
		if self.Type().Overrides(TypeObject, "__reduce__") {
			r, _, err := callSpecial(t, self, "__reduce__")
			return r, err
		}
		return reduceNew(t, self)
	}},
	{Name: "__getstate__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return stateOf(t, self) }},
}

// copyregNew is copyreg.__newobj__: an instance made by the class's __new__ alone.
var copyregNew = sync.OnceValue(func() Value {
	return NewBuiltin("copyreg", &Method{Name: "__newobj__", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		made, err := GetAttr(t, pos[0], "__new__")
		if err != nil {
			return nil, err
		}
		return CallKw(t, made, pos, kw)
	}})
})

// reduceNew is reduce_newobj: an instance is its class's __new__ with the arguments of __getnewargs_ex__ or
// __getnewargs__, its state, and the items of a list or a dict.
func reduceNew(t *Task, self Value) (Value, error) {
	o, ok := self.(*Object)
	if !ok {
		return nil, cannotPickle(self)
	}
	args, kw, err := newArguments(t, self)
	if err != nil {
		return nil, err
	}
	if args == nil && o.Base != nil && !copiedByItems(o.Base) {
		return nil, cannotPickle(self)
	}
	state, _, err := callSpecial(t, self, "__getstate__")
	if err != nil {
		return nil, err
	}
	pos := append([]Value{o.Class}, args...)
	items, entries, err := itemsToCopy(t, o)
	if err != nil {
		return nil, err
	}
	if len(kw) > 0 {
		made := &Partial{Func: copyregNew(), Args: NewTuple(pos...), Kw: kw}
		return NewTuple(made, NewTuple(), state, items, entries), nil
	}
	return NewTuple(copyregNew(), NewTuple(pos...), state, items, entries), nil
}

// itemsToCopy are the iterators over the items of a list and over the entries of a dict, None for other instances.
func itemsToCopy(t *Task, o *Object) (items, entries Value, err error) {
	items, entries = None, None
	switch o.Base.(type) {
	case *List:
		items, err = Iter(t, o)
	case *Dict:
		if entries, err = CallMethod(t, o, "items"); err == nil {
			entries, err = Iter(t, entries)
		}
	}
	return items, entries, err
}

// copiedByItems reports whether what an instance of a builtin class holds is in its items.
func copiedByItems(base Value) bool {
	switch base.(type) {
	case *List, *Dict:
		return true
	}
	return false
}

// newArguments is _PyObject_GetNewArguments: nil where the class has neither method.
func newArguments(t *Task, self Value) (args []Value, kw []Kw, err error) {
	if pair, ok, err := callSpecial(t, self, "__getnewargs_ex__"); ok || err != nil {
		if err != nil {
			return nil, nil, err
		}
		both, ok := Unwrap(pair).(*Tuple)
		if !ok {
			return nil, nil, Raise(TypeError, "__getnewargs_ex__ should return a tuple, not '%s'", pair.Type().Name)
		}
		if len(both.Items) != 2 {
			return nil, nil, Raise(ValueError, "__getnewargs_ex__ should return a tuple of length 2, not %d", len(both.Items))
		}
		tuple, ok := Unwrap(both.Items[0]).(*Tuple)
		if !ok {
			return nil, nil, Raise(TypeError, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'", both.Items[0].Type().Name)
		}
		dict, ok := AsDict(both.Items[1])
		if !ok {
			return nil, nil, Raise(TypeError, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'", both.Items[1].Type().Name)
		}
		for k, v := range dict.All() {
			name, _ := AsStr(k)
			kw = append(kw, Kw{Name: name, Value: v})
		}
		return append([]Value{}, tuple.Items...), kw, nil
	}
	got, ok, err := callSpecial(t, self, "__getnewargs__")
	if !ok || err != nil {
		return nil, nil, err
	}
	tuple, ok := Unwrap(got).(*Tuple)
	if !ok {
		return nil, nil, Raise(TypeError, "__getnewargs__ should return a tuple, not '%s'", got.Type().Name)
	}
	return append([]Value{}, tuple.Items...), nil, nil
}

// stateOf is object.__getstate__: the instance's __dict__, None where it is empty, with the values of its slots
// behind it where it has any.
func stateOf(t *Task, self Value) (Value, error) {
	o, ok := self.(*Object)
	if !ok {
		return None, nil
	}
	state := Value(None)
	if d := o.Attributes(false); d != nil && d.Len() > 0 {
		state = d.Copy()
	}
	if slots := o.Slots(t); slots.Len() > 0 {
		return NewTuple(state, slots), nil
	}
	return state, nil
}

// cannotPickle is the TypeError of an object that cannot be made anew.
func cannotPickle(self Value) error {
	return Raise(TypeError, "cannot pickle '%s' object", self.Type().dottedName())
}

// reduce asks v how it is made anew.
func reduce(t *Task, v Value) (Value, error) {
	r, ok, err := callSpecial(t, v, "__reduce_ex__", SmallInt(4))
	if err == nil && !ok {
		return nil, cannotPickle(v)
	}
	return r, err
}

// reconstruct is copy._reconstruct: the object that what __reduce_ex__ gave makes. With a memo everything it is made
// of is copied first.
func reconstruct(t *Task, v, reduced Value, memo *CopyMemo) (Value, error) {
	if _, ok := AsStr(reduced); ok {
		return v, nil
	}
	parts, ok := Unwrap(reduced).(*Tuple)
	if !ok || len(parts.Items) < 2 || len(parts.Items) > 5 {
		return nil, Raise(TypeError, "cannot copy what __reduce_ex__ gave for '%s'", v.Type().Name)
	}
	var state, items, entries Value
	for i, to := range []*Value{&state, &items, &entries} {
		if i+2 < len(parts.Items) && parts.Items[i+2] != None {
			*to = parts.Items[i+2]
		}
	}
	args, err := TupleOf(t, parts.Items[1])
	if err != nil {
		return nil, err
	}
	if args, err = memo.copyArguments(t, args); err != nil {
		return nil, err
	}
	y, err := Call(t, parts.Items[0], args.Items...)
	if err != nil {
		return nil, err
	}
	memo.Note(v, y)
	if state != nil {
		if err := restoreState(t, y, state, memo); err != nil {
			return nil, err
		}
	}
	if items != nil {
		err := Iterate(t, items, func(item Value) (bool, error) {
			item, err := memo.copied(t, item)
			if err == nil {
				_, err = CallMethod(t, y, "append", item)
			}
			return true, err
		})
		if err != nil {
			return nil, err
		}
	}
	if entries != nil {
		err := Iterate(t, entries, func(entry Value) (bool, error) {
			pair, err := memo.copied(t, entry)
			if err != nil {
				return false, err
			}
			p := pair.(*Tuple)
			return true, SetItem(t, y, p.Items[0], p.Items[1])
		})
		if err != nil {
			return nil, err
		}
	}
	return y, nil
}

// restoreState gives a copy the state of the original.
func restoreState(t *Task, y, state Value, memo *CopyMemo) error {
	state, err := memo.copied(t, state)
	if err != nil {
		return err
	}
	if has, err := HasAttr(t, y, "__setstate__"); err != nil {
		return err
	} else if has {
		_, err := CallMethod(t, y, "__setstate__", state)
		return err
	}
	var slots Value
	if pair, ok := Unwrap(state).(*Tuple); ok && len(pair.Items) == 2 {
		state, slots = pair.Items[0], pair.Items[1]
	}
	if state != None {
		dict, err := GetAttr(t, y, "__dict__")
		if err != nil {
			return err
		}
		if _, err := CallMethod(t, dict, "update", state); err != nil {
			return err
		}
	}
	if slots == nil || slots == None {
		return nil
	}
	values, ok := AsDict(slots)
	if !ok {
		return noAttribute(slots, "items")
	}
	for k, v := range values.All() {
		name, _ := AsStr(k)
		if err := SetAttr(t, y, name, v); err != nil {
			return err
		}
	}
	return nil
}
