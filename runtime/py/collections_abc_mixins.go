package py

// The methods that the classes of collections.abc give to classes deriving from them, step by
// step as Lib/_collections_abc.py has them: which methods of the container are called, and in which
// order, can be seen.

// abcClasses are the classes of collections.abc by name.
type abcClasses map[string]*Type

// is is isinstance(v, the class).
func (c abcClasses) is(t *Task, v Value, name string) (bool, error) {
	return IsInstance(t, v, c[name])
}

// failed reports whether err is a Python exception of the class.
func failed(err error, class *Type) bool {
	e, ok := err.(*Exception)
	return ok && e.Class.IsSubtype(class)
}

// lazily is a generator over step, as a generator function or expression makes it.
func lazily(step step) *pullIterator { return &pullIterator{class: TypeGenerator, next: step} }

// eachOf walks a user's container.
func eachOf(t *Task, v Value, f func(Value) (bool, error)) error { return Iterate(t, v, f) }

// mixin is the row of a method with one argument, nullary of one with none.
func mixin(name string, f func(t *Task, self, x Value) (Value, error)) Method {
	return Method{Name: name, Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return f(t, self, a[0]) }}
}

func nullary(name string, f func(t *Task, self Value) (Value, error)) Method {
	return Method{Name: name, Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return f(t, self) }}
}

func itself(t *Task, self Value) (Value, error) { return self, nil }

func iteratorMixins(c abcClasses) []Method { return []Method{nullary("__iter__", itself)} }

func asyncIteratorMixins(c abcClasses) []Method { return []Method{nullary("__aiter__", itself)} }

func generatorMixins(c abcClasses) []Method {
	return []Method{
		nullary("__next__", func(t *Task, self Value) (Value, error) { return CallMethod(t, self, "send", None) }),
		nullary("close", func(t *Task, self Value) (Value, error) {
			_, err := CallMethod(t, self, "throw", GeneratorExit)
			switch {
			case err == nil:
				return nil, Raise(RuntimeError, "generator ignored GeneratorExit")
			case failed(err, GeneratorExit) || failed(err, StopIteration):
				return None, nil
			}
			return nil, err
		}),
	}
}

// Mappings

func mappingMixins(c abcClasses) []Method {
	view := func(name, class string) Method {
		return nullary(name, func(t *Task, self Value) (Value, error) { return Call(t, c[class], self) })
	}
	return []Method{
		{Name: "get", Kind: Keywords, Min: 1, Params: []string{"key", "default"}, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, err := GetItem(t, self, a[0])
			if failed(err, KeyError) {
				return orNone(a[1]), nil
			}
			return v, err
		}},
		mixin("__contains__", func(t *Task, self, key Value) (Value, error) {
			_, err := GetItem(t, self, key)
			if failed(err, KeyError) {
				return False, nil
			}
			return True, err
		}),
		view("keys", "KeysView"), view("items", "ItemsView"), view("values", "ValuesView"),
		mixin("__eq__", func(t *Task, self, other Value) (Value, error) {
			if ok, err := c.is(t, other, "Mapping"); err != nil || !ok {
				return NotImplemented, err
			}
			dicts := [2]Value{}
			for i, m := range []Value{self, other} {
				items, err := CallMethod(t, m, "items")
				if err != nil {
					return nil, err
				}
				if dicts[i], err = Call(t, TypeDict, items); err != nil {
					return nil, err
				}
			}
			return RichCompare(t, CmpEq, dicts[0], dicts[1])
		}),
	}
}

// mapped is the mapping of a view.
func mapped(t *Task, view Value) (Value, error) { return GetAttr(t, view, "_mapping") }

// overKeys is a generator over the keys of a view's mapping.
func overKeys(t *Task, view Value, item func(t *Task, m, k Value) (Value, error)) (Value, error) {
	var m Value
	var it Iterator
	return lazily(func(t *Task) (Value, bool, error) {
		var err error
		if it == nil {
			if m, err = mapped(t, view); err != nil {
				return nil, false, err
			}
			if it, err = Iter(t, m); err != nil {
				return nil, false, err
			}
		}
		k, ok, err := it.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		x, err := item(t, m, k)
		return x, err == nil, err
	}), nil
}

func mappingViewMixins(c abcClasses) []Method {
	return []Method{
		mixin("__init__", func(t *Task, self, m Value) (Value, error) { return None, SetAttr(t, self, "_mapping", m) }),
		nullary("__len__", func(t *Task, self Value) (Value, error) {
			m, err := mapped(t, self)
			if err != nil {
				return nil, err
			}
			n, err := Len(t, m)
			return MakeInt(int64(n)), err
		}),
		nullary("__repr__", func(t *Task, self Value) (Value, error) {
			m, err := mapped(t, self)
			if err != nil {
				return nil, err
			}
			r, err := Repr(t, m)
			return Str(self.Type().Name + "(" + r + ")"), err
		}),
	}
}

// plainSet is _from_iterable of the views: what they are combined to is a set.
var plainSet = Method{Name: "_from_iterable", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Call(t, TypeSet, a[0]) }}

func keysViewMixins(c abcClasses) []Method {
	return []Method{
		plainSet,
		mixin("__contains__", func(t *Task, self, key Value) (Value, error) {
			m, err := mapped(t, self)
			if err != nil {
				return nil, err
			}
			in, err := Contains(t, m, key)
			return MakeBool(in), err
		}),
		nullary("__iter__", func(t *Task, self Value) (Value, error) {
			return overKeys(t, self, func(t *Task, m, k Value) (Value, error) { return k, nil })
		}),
	}
}

func itemsViewMixins(c abcClasses) []Method {
	return []Method{
		plainSet,
		mixin("__contains__", func(t *Task, self, item Value) (Value, error) {
			pair, err := UnpackN(t, item, 2)
			if err != nil {
				return nil, err
			}
			m, err := mapped(t, self)
			if err != nil {
				return nil, err
			}
			v, err := GetItem(t, m, pair[0])
			if failed(err, KeyError) {
				return False, nil
			}
			if err != nil {
				return nil, err
			}
			eq, err := same(t, v, pair[1])
			return MakeBool(eq), err
		}),
		nullary("__iter__", func(t *Task, self Value) (Value, error) {
			return overKeys(t, self, func(t *Task, m, k Value) (Value, error) {
				v, err := GetItem(t, m, k)
				return NewTuple(k, v), err
			})
		}),
	}
}

func valuesViewMixins(c abcClasses) []Method {
	return []Method{
		mixin("__contains__", func(t *Task, self, x Value) (Value, error) {
			m, err := mapped(t, self)
			if err != nil {
				return nil, err
			}
			found := false
			err = eachOf(t, m, func(k Value) (bool, error) {
				v, err := GetItem(t, m, k)
				if err != nil {
					return false, err
				}
				found, err = same(t, v, x)
				return !found, err
			})
			return MakeBool(found), err
		}),
		nullary("__iter__", func(t *Task, self Value) (Value, error) {
			return overKeys(t, self, func(t *Task, m, k Value) (Value, error) { return GetItem(t, m, k) })
		}),
	}
}

func mutableMappingMixins(c abcClasses) []Method {
	return []Method{
		{Name: "pop", Kind: Keywords, Min: 1, Params: []string{"key", "default"}, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, err := GetItem(t, self, a[0])
			if a[1] != nil && failed(err, KeyError) {
				return a[1], nil
			}
			if err != nil {
				return nil, err
			}
			return v, DelItem(t, self, a[0])
		}},
		nullary("popitem", func(t *Task, self Value) (Value, error) {
			it, err := Iter(t, self)
			if err != nil {
				return nil, err
			}
			k, ok, err := it.Next(t)
			if err != nil {
				return nil, err
			}
			if !ok {
				return nil, fromNone(raiseArgs(KeyError), raiseArgs(StopIteration))
			}
			v, err := GetItem(t, self, k)
			if err != nil {
				return nil, err
			}
			return NewTuple(k, v), DelItem(t, self, k)
		}),
		nullary("clear", func(t *Task, self Value) (Value, error) { return None, untilError(t, self, "popitem", KeyError) }),
		{Name: "update", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			if len(pos) > 1 {
				return nil, Raise(TypeError, "MutableMapping.update() takes from 1 to 2 positional arguments but %d were given", len(pos)+1)
			}
			if len(pos) == 1 {
				if err := c.update(t, self, pos[0]); err != nil {
					return nil, err
				}
			}
			for _, k := range kw {
				if err := SetItem(t, self, Str(k.Name), k.Value); err != nil {
					return nil, err
				}
			}
			return None, nil
		}},
		{Name: "setdefault", Kind: Keywords, Min: 1, Params: []string{"key", "default"}, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, err := GetItem(t, self, a[0])
			if failed(err, KeyError) {
				return orNone(a[1]), SetItem(t, self, a[0], orNone(a[1]))
			}
			return v, err
		}},
	}
}

// update stores what another mapping, an object with keys() or pairs hold.
func (c abcClasses) update(t *Task, self, other Value) error {
	keys := other
	mapping, err := c.is(t, other, "Mapping")
	if err != nil {
		return err
	}
	if !mapping {
		has, err := HasAttr(t, other, "keys")
		if err != nil {
			return err
		}
		if !has {
			return eachOf(t, other, func(pair Value) (bool, error) {
				kv, err := UnpackN(t, pair, 2)
				if err != nil {
					return false, err
				}
				return true, SetItem(t, self, kv[0], kv[1])
			})
		}
		if keys, err = CallMethod(t, other, "keys"); err != nil {
			return err
		}
	}
	return eachOf(t, keys, func(k Value) (bool, error) {
		v, err := GetItem(t, other, k)
		if err != nil {
			return false, err
		}
		return true, SetItem(t, self, k, v)
	})
}

// untilError calls a method until it raises the exception.
func untilError(t *Task, self Value, method string, class *Type) error {
	for {
		if _, err := CallMethod(t, self, method); err != nil {
			if failed(err, class) {
				return nil
			}
			return err
		}
	}
}

// Sequences

// sequenceBounds are start and stop of index(): negative ones count from the end. A stop of nil is none.
func sequenceBounds(t *Task, self, start, stop Value) (from, to Value, err error) {
	for _, bound := range []*Value{&start, &stop} {
		if *bound == nil || *bound == None {
			*bound = nil
			continue
		}
		lt, err := RichCompare(t, CmpLt, *bound, MakeInt(0))
		if err != nil {
			return nil, nil, err
		}
		if below, err := Truth(t, lt); err != nil || !below {
			if err != nil {
				return nil, nil, err
			}
			continue
		}
		n, err := Len(t, self)
		if err != nil {
			return nil, nil, err
		}
		if *bound, err = Binary(t, OpAdd, MakeInt(int64(n)), *bound); err != nil {
			return nil, nil, err
		}
		if bound == &start {
			if i, ok := AsInt(start); ok && i.Sign() < 0 {
				start = MakeInt(0)
			}
		}
	}
	if start == nil {
		start = MakeInt(0)
	}
	return start, stop, nil
}

func sequenceMixins(c abcClasses) []Method {
	return []Method{
		nullary("__iter__", func(t *Task, self Value) (Value, error) { return &sequenceIterator{seq: self}, nil }),
		mixin("__contains__", func(t *Task, self, x Value) (Value, error) {
			found := false
			err := eachOf(t, self, func(v Value) (bool, error) {
				eq, err := same(t, v, x)
				found = eq
				return !eq, err
			})
			return MakeBool(found), err
		}),
		nullary("__reversed__", func(t *Task, self Value) (Value, error) {
			n, err := Len(t, self)
			return &reversedIterator{self, int64(n) - 1}, err
		}),
		{Name: "index", Kind: Keywords, Min: 1, Params: []string{"value", "start", "stop"}, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			i, stop, err := sequenceBounds(t, self, a[1], a[2])
			if err != nil {
				return nil, err
			}
			for {
				if stop != nil {
					lt, err := RichCompare(t, CmpLt, i, stop)
					if err != nil {
						return nil, err
					}
					if in, err := Truth(t, lt); err != nil {
						return nil, err
					} else if !in {
						return nil, raiseArgs(ValueError)
					}
				}
				v, err := GetItem(t, self, i)
				if failed(err, IndexError) {
					return nil, raiseArgs(ValueError)
				}
				if err != nil {
					return nil, err
				}
				if eq, err := same(t, v, a[0]); err != nil || eq {
					return i, err
				}
				if i, err = Binary(t, OpAdd, i, MakeInt(1)); err != nil {
					return nil, err
				}
			}
		}},
		mixin("count", func(t *Task, self, x Value) (Value, error) {
			n := int64(0)
			err := eachOf(t, self, func(v Value) (bool, error) {
				eq, err := same(t, v, x)
				if eq {
					n++
				}
				return true, err
			})
			return MakeInt(n), err
		}),
	}
}

func mutableSequenceMixins(c abcClasses) []Method {
	return []Method{
		mixin("append", func(t *Task, self, x Value) (Value, error) {
			n, err := Len(t, self)
			if err != nil {
				return nil, err
			}
			_, err = CallMethod(t, self, "insert", MakeInt(int64(n)), x)
			return None, err
		}),
		mixin("extend", func(t *Task, self, values Value) (Value, error) {
			if values == self {
				all, err := ListOf(t, values)
				if err != nil {
					return nil, err
				}
				values = all
			}
			return None, eachOf(t, values, func(v Value) (bool, error) {
				_, err := CallMethod(t, self, "append", v)
				return true, err
			})
		}),
		mixin("__iadd__", func(t *Task, self, values Value) (Value, error) {
			_, err := CallMethod(t, self, "extend", values)
			return self, err
		}),
		{Name: "pop", Kind: Keywords, Params: []string{"index"}, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			i := a[0]
			if i == nil {
				i = MakeInt(-1)
			}
			v, err := GetItem(t, self, i)
			if err != nil {
				return nil, err
			}
			return v, DelItem(t, self, i)
		}},
		mixin("remove", func(t *Task, self, x Value) (Value, error) {
			i, err := CallMethod(t, self, "index", x)
			if err != nil {
				return nil, err
			}
			return None, DelItem(t, self, i)
		}),
		nullary("clear", func(t *Task, self Value) (Value, error) { return None, untilError(t, self, "pop", IndexError) }),
		nullary("reverse", func(t *Task, self Value) (Value, error) {
			n, err := Len(t, self)
			if err != nil {
				return nil, err
			}
			for i := range n / 2 {
				low, high := MakeInt(int64(i)), MakeInt(int64(n-i-1))
				x, err := GetItem(t, self, high)
				if err != nil {
					return nil, err
				}
				y, err := GetItem(t, self, low)
				if err != nil {
					return nil, err
				}
				if err := SetItem(t, self, low, x); err != nil {
					return nil, err
				}
				if err := SetItem(t, self, high, y); err != nil {
					return nil, err
				}
			}
			return None, nil
		}),
	}
}
