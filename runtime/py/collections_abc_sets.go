package py

// The methods of collections.abc.Set and MutableSet.

// gather is _from_iterable of the set's class, over what step yields.
func gather(t *Task, self Value, step step) (Value, error) {
	return CallMethod(t, self, "_from_iterable", lazily(step))
}

// those is a step over the items of v for which in(item) is wanted.
func those(v Value, wanted bool, in func(t *Task, x Value) (bool, error)) step {
	var it Iterator
	return func(t *Task) (Value, bool, error) {
		var err error
		if it == nil {
			if it, err = Iter(t, v); err != nil {
				return nil, false, err
			}
		}
		for {
			x, ok, err := it.Next(t)
			if err != nil || !ok {
				return nil, false, err
			}
			is, err := in(t, x)
			if err != nil {
				return nil, false, err
			}
			if is == wanted {
				return x, true, nil
			}
		}
	}
}

func containedIn(set Value) func(t *Task, x Value) (bool, error) {
	return func(t *Task, x Value) (bool, error) { return Contains(t, set, x) }
}

// chained is a step over the items of two iterables.
func chained(a, b Value) step {
	all := func(t *Task, x Value) (bool, error) { return true, nil }
	first, second := those(a, true, all), those(b, true, all)
	return func(t *Task) (Value, bool, error) {
		if first != nil {
			x, ok, err := first(t)
			if ok || err != nil {
				return x, ok, err
			}
			first = nil
		}
		return second(t)
	}
}

// ordered is a comparison with another Set: first of the lengths, then item by item.
func (c abcClasses) ordered(name string, lengths func(a, b int) bool, swap bool) Method {
	return mixin(name, func(t *Task, self, other Value) (Value, error) {
		if ok, err := c.is(t, other, "Set"); err != nil || !ok {
			return NotImplemented, err
		}
		a, err := Len(t, self)
		if err != nil {
			return nil, err
		}
		b, err := Len(t, other)
		if err != nil {
			return nil, err
		}
		if !lengths(a, b) {
			return False, nil
		}
		small, large := self, other
		if swap {
			small, large = other, self
		}
		all := true
		err = eachOf(t, small, func(x Value) (bool, error) {
			var err error
			all, err = Contains(t, large, x)
			return all, err
		})
		return MakeBool(all), err
	})
}

// asSet is other where it is a Set, else a set of the class from its items; nil if it cannot be iterated.
func (c abcClasses) asSet(t *Task, self, other Value) (Value, error) {
	if ok, err := c.is(t, other, "Set"); err != nil || ok {
		return other, err
	}
	if ok, err := c.is(t, other, "Iterable"); err != nil || !ok {
		return nil, err
	}
	return CallMethod(t, self, "_from_iterable", other)
}

func setMixins(c abcClasses) []Method {
	iterable := func(f func(t *Task, self, other Value) (Value, error)) func(t *Task, self, other Value) (Value, error) {
		return func(t *Task, self, other Value) (Value, error) {
			if ok, err := c.is(t, other, "Iterable"); err != nil || !ok {
				return NotImplemented, err
			}
			return f(t, self, other)
		}
	}
	withSet := func(f func(t *Task, self, other Value) (Value, error)) func(t *Task, self, other Value) (Value, error) {
		return func(t *Task, self, other Value) (Value, error) {
			other, err := c.asSet(t, self, other)
			if err != nil {
				return nil, err
			}
			if other == nil {
				return NotImplemented, nil
			}
			return f(t, self, other)
		}
	}
	and := iterable(func(t *Task, self, other Value) (Value, error) {
		return gather(t, self, those(other, true, containedIn(self)))
	})
	or := iterable(func(t *Task, self, other Value) (Value, error) { return gather(t, self, chained(self, other)) })
	xor := withSet(func(t *Task, self, other Value) (Value, error) {
		left, err := Binary(t, OpSub, self, other)
		if err != nil {
			return nil, err
		}
		right, err := Binary(t, OpSub, other, self)
		if err != nil {
			return nil, err
		}
		return Binary(t, OpOr, left, right)
	})
	return []Method{
		c.ordered("__le__", func(a, b int) bool { return a <= b }, false),
		c.ordered("__lt__", func(a, b int) bool { return a < b }, false),
		c.ordered("__ge__", func(a, b int) bool { return a >= b }, true),
		c.ordered("__gt__", func(a, b int) bool { return a > b }, true),
		c.ordered("__eq__", func(a, b int) bool { return a == b }, false),
		{Name: "_from_iterable", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Call(t, self, a[0]) }},
		mixin("__and__", and), mixin("__rand__", and),
		mixin("__or__", or), mixin("__ror__", or),
		mixin("__xor__", xor), mixin("__rxor__", xor),
		mixin("__sub__", withSet(func(t *Task, self, other Value) (Value, error) {
			return gather(t, self, those(self, false, containedIn(other)))
		})),
		mixin("__rsub__", withSet(func(t *Task, self, other Value) (Value, error) {
			return gather(t, self, those(other, false, containedIn(self)))
		})),
		mixin("isdisjoint", func(t *Task, self, other Value) (Value, error) {
			r := true
			err := eachOf(t, other, func(v Value) (bool, error) {
				in, err := Contains(t, self, v)
				r = !in
				return r, err
			})
			return MakeBool(r), err
		}),
		nullary("_hash", abcSetHash),
	}
}

// abcSetHash is Set._hash: as frozenset_hash, of the hashes of the items.
func abcSetHash(t *Task, self Value) (Value, error) {
	n, err := Len(t, self)
	if err != nil {
		return nil, err
	}
	h := 1927868237 * (uint64(n) + 1)
	err = eachOf(t, self, func(x Value) (bool, error) {
		hx, err := Hash(t, x)
		u := uint64(hx)
		h ^= (u ^ (u << 16) ^ 89869747) * 3644798167
		return true, err
	})
	if err != nil {
		return nil, err
	}
	h ^= (h >> 11) ^ (h >> 25)
	h = h*69069 + 907133923
	if int64(h) == -1 {
		h = 590923713
	}
	return MakeInt(int64(h)), nil
}

func mutableSetMixins(c abcClasses) []Method {
	call := func(t *Task, self Value, method string, x Value) error {
		_, err := CallMethod(t, self, method, x)
		return err
	}
	// discardAll discards the items of it.
	discardAll := func(t *Task, self, it Value) error {
		return eachOf(t, it, func(x Value) (bool, error) { return true, call(t, self, "discard", x) })
	}
	return []Method{
		mixin("remove", func(t *Task, self, x Value) (Value, error) {
			in, err := Contains(t, self, x)
			if err != nil {
				return nil, err
			}
			if !in {
				return nil, raiseArgs(KeyError, x)
			}
			return None, call(t, self, "discard", x)
		}),
		nullary("pop", func(t *Task, self Value) (Value, error) {
			it, err := Iter(t, self)
			if err != nil {
				return nil, err
			}
			v, ok, err := it.Next(t)
			if err != nil {
				return nil, err
			}
			if !ok {
				return nil, fromNone(raiseArgs(KeyError), raiseArgs(StopIteration))
			}
			return v, call(t, self, "discard", v)
		}),
		nullary("clear", func(t *Task, self Value) (Value, error) { return None, untilError(t, self, "pop", KeyError) }),
		mixin("__ior__", func(t *Task, self, it Value) (Value, error) {
			return self, eachOf(t, it, func(x Value) (bool, error) { return true, call(t, self, "add", x) })
		}),
		mixin("__iand__", func(t *Task, self, it Value) (Value, error) {
			rest, err := Binary(t, OpSub, self, it)
			if err != nil {
				return nil, err
			}
			return self, discardAll(t, self, rest)
		}),
		mixin("__ixor__", func(t *Task, self, it Value) (Value, error) {
			if it == self {
				_, err := CallMethod(t, self, "clear")
				return self, err
			}
			ok, err := c.is(t, it, "Set")
			if err != nil {
				return nil, err
			}
			if !ok {
				if it, err = CallMethod(t, self, "_from_iterable", it); err != nil {
					return nil, err
				}
			}
			return self, eachOf(t, it, func(x Value) (bool, error) {
				in, err := Contains(t, self, x)
				if err != nil {
					return false, err
				}
				if in {
					return true, call(t, self, "discard", x)
				}
				return true, call(t, self, "add", x)
			})
		}),
		mixin("__isub__", func(t *Task, self, it Value) (Value, error) {
			if it == self {
				_, err := CallMethod(t, self, "clear")
				return self, err
			}
			return self, discardAll(t, self, it)
		}),
	}
}
