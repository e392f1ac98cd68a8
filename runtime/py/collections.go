package py

// The classes of module collections.
var (
	TypeDeque       = newRootType(collectionsDequeTables{}, "collections", "deque")
	TypeDefaultDict = newHeapLike(collectionsTables{}, "collections", "defaultdict", &TypeDict)
	TypeOrderedDict = newHeapLike(collectionsTables{}, "collections", "OrderedDict", &TypeDict)
	TypeCounter     = newHeapLike(collectionsTables{}, "collections", "Counter", &TypeDict)
)

// Instances of dict's builtin subclasses are Objects with a *Dict as their
// builtin part, as instances of a user's subclass are. Their classes count as
// made by a class statement, so that look-ups go through the class.

func collectionDict(t *Task, cls *Type) *Object {
	o := newObject(cls)
	o.Base = NewDict()
	return o
}

func baseDict(v Value) *Dict {
	d, _ := AsDict(v)
	return d
}

// dictMethodNames are the methods whose result for a subclass is of that class.
func copyDictObject(t *Task, self Value) (*Object, error) {
	o := self.(*Object)
	c := newObject(o.Class)
	items := baseDict(o).Copy()
	items.ordered = baseDict(o).ordered
	c.Base = items
	if d := o.Attributes(false); d != nil {
		c.SetAttributes(d.Copy())
	}
	return c, nil
}

const factoryAttr = "default_factory"

// defaultFactory is the factory of a defaultdict, kept in a slot that Python
// code reaches as default_factory.
func defaultFactory(v Value) Value {
	if o, ok := v.(*Object); ok {
		if f, ok := o.attribute(factoryAttr); ok {
			return f
		}
	}
	return None
}

// defaultDictMissing is defaultdict.__missing__.
func defaultDictMissing(t *Task, self *Object, key Value) (Value, error) {
	f := defaultFactory(self)
	if f == None {
		return nil, raiseArgs(KeyError, key)
	}
	v, err := Call(t, f)
	if err != nil {
		return nil, err
	}
	return v, SetItem(t, self, key, v)
}

// plainDict is the dict inside an instance of one of dict's builtin subclasses, and not of a class below it, as long as
// nobody has changed that class; nil for other objects.
func (o *Object) plainDict() *Dict {
	if !o.Class.keepsDict || o.Class.version.Load() != 0 {
		return nil
	}
	d, _ := o.Base.(*Dict)
	return d
}

func defaultDictMethods() []Method {
	return []Method{
		{Name: "__missing__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return defaultDictMissing(t, self.(*Object), a[0])
		}},
		{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			o := self.(*Object)
			factory := Value(None)
			if len(pos) > 0 {
				factory = pos[0]
				if factory != None && !Callable(factory) {
					return nil, Raise(TypeError, "first argument must be callable or None")
				}
				pos = pos[1:]
			}
			if !o.SetOwn(factoryAttr, factory) {
				o.Attributes(true).SetStr(factoryAttr, factory)
			}
			return None, dictUpdateArgs(t, baseDict(o), "defaultdict", pos, kw)
		}},
		{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			leave, nested := reprGuard(t, self)
			f := defaultFactory(self)
			fr := "..."
			if !nested {
				defer leave()
				var err error
				if fr, err = Repr(t, f); err != nil {
					return nil, err
				}
			}
			r, err := Repr(t, baseDict(self))
			return Str(self.Type().Name + "(" + fr + ", " + r + ")"), err
		}},
		{Name: "copy", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return copyDictObject(t, self) }},
		{Name: "__copy__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return copyDictObject(t, self) }},
		{Name: "__or__", Kind: OneArg, Wrapped: true, Fn: dictObjectOr(false)},
		{Name: "__ror__", Kind: OneArg, Wrapped: true, Fn: dictObjectOr(true)},
	}
}

// dictObjectOr is d | e for subclasses that keep their class.
func dictObjectOr(reflected bool) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		other, ok := AsDict(a[0])
		if !ok {
			return NotImplemented, nil
		}
		c, err := copyDictObject(t, self)
		if err != nil {
			return nil, err
		}
		d := baseDict(c)
		if reflected {
			d = other.Copy()
			d.ordered = baseDict(self).ordered
			err = d.Update(t, baseDict(self))
			c.Base = d
			return c, err
		}
		return c, d.Update(t, other)
	}
}

func orderedDictMethods() []Method {
	return []Method{
		{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			baseDict(self).ordered = true
			return None, TypeDict.Init(t, self, pos, kw)
		}},
		{Name: "move_to_end", Kind: Keywords, Min: 1, Params: []string{"key", "last"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			d := self.(*Dict)
			last := true
			if a[1] != nil {
				var err error
				if last, err = Truth(t, a[1]); err != nil {
					return nil, err
				}
			}
			v, ok, err := d.Pop(t, a[0])
			if err != nil {
				return nil, err
			}
			if !ok {
				return nil, raiseArgs(KeyError, a[0])
			}
			if last {
				return None, d.Set(t, a[0], v)
			}
			rest := d.Copy()
			d.Clear()
			if err := d.Set(t, a[0], v); err != nil {
				return nil, err
			}
			return None, d.Update(t, rest)
		}},
		{Name: "popitem", Kind: Keywords, Params: []string{"last"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			d := self.(*Dict)
			last := true
			if a[0] != nil {
				var err error
				if last, err = Truth(t, a[0]); err != nil {
					return nil, err
				}
			}
			if d.Len() == 0 {
				return nil, Raise(KeyError, "dictionary is empty")
			}
			var k, v Value
			if last {
				k, v, _ = d.PopItem()
			} else {
				k, v, _ = d.popFirst()
			}
			return NewTuple(k, v), nil
		}},
		{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			d := baseDict(self)
			if d.Len() == 0 {
				return Str(self.Type().Name + "()"), nil
			}
			leave, nested := reprGuard(t, self)
			if nested {
				return Str("..."), nil
			}
			defer leave()
			all, err := items(t, d.ItemsView())
			if err != nil {
				return nil, err
			}
			r, err := Repr(t, NewList(all...))
			return Str(self.Type().Name + "(" + r + ")"), err
		}},
		{Name: "__eq__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			other, ok := AsDict(a[0])
			if !ok {
				return NotImplemented, nil
			}
			d := baseDict(self)
			eq, err := d.equal(t, other)
			if err == nil && eq && a[0].Type().IsSubtype(TypeOrderedDict) {
				mine, theirs := d.Keys(), other.Keys()
				for i := range mine {
					if eq, err = same(t, mine[i], theirs[i]); err != nil || !eq {
						break
					}
				}
			}
			return MakeBool(eq), err
		}},
		{Name: "copy", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return copyDictObject(t, self) }},
		{Name: "__copy__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return copyDictObject(t, self) }},
		{Name: "__or__", Kind: OneArg, Wrapped: true, Fn: dictObjectOr(false)},
		{Name: "__ror__", Kind: OneArg, Wrapped: true, Fn: dictObjectOr(true)},
	}
}

// counterUpdate is Counter.update and subtract: mappings add their counts,
// iterables count their items.
func counterUpdate(t *Task, d *Dict, pos []Value, kw []Kw, combine func(t *Task, old, n Value) (Value, error)) error {
	if len(pos) > 1 {
		return Raise(TypeError, "Counter.update() takes from 1 to 2 positional arguments but %d were given", len(pos)+1)
	}
	add := func(k, n Value) error {
		old, ok, err := d.Get(t, k)
		if err != nil {
			return err
		}
		if !ok {
			old = MakeInt(0)
		}
		v, err := combine(t, old, n)
		if err != nil {
			return err
		}
		return d.Set(t, k, v)
	}
	if len(pos) == 1 && pos[0] != None {
		if m, ok := AsDict(pos[0]); ok {
			for k, v := range m.Copy().All() {
				if err := add(k, v); err != nil {
					return err
				}
			}
		} else if err := Iterate(t, pos[0], func(x Value) (bool, error) { return true, add(x, MakeInt(1)) }); err != nil {
			return err
		}
	}
	for _, k := range kw {
		if err := add(Str(k.Name), k.Value); err != nil {
			return err
		}
	}
	return nil
}

// counterMost is Counter.most_common.
func counterMost(t *Task, d *Dict, n Value) (*List, error) {
	all, err := items(t, d.ItemsView())
	if err != nil {
		return nil, err
	}
	byCount := NewBuiltin("operator", &Method{Name: "itemgetter", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return a[0].(*Tuple).Items[1], nil
	}})
	l := NewList(append([]Value(nil), all...)...)
	if err := l.Sort(t, byCount, true); err != nil {
		return nil, err
	}
	if n != nil && n != None {
		i, err := AsIndex(t, n)
		if err != nil {
			return nil, err
		}
		l.Items = l.Items[:min(max(i.clampIndex(), 0), len(l.Items))]
	}
	return l, nil
}

// counterOp is + - | & of counters: only positive counts stay.
func counterOp(combine func(t *Task, x, y Value) (Value, error)) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		if !a[0].Type().IsSubtype(TypeCounter) {
			return NotImplemented, nil
		}
		x, y := baseDict(self), baseDict(a[0])
		out := collectionDict(t, TypeCounter)
		d := baseDict(out)
		put := func(k Value) error {
			if _, ok, err := d.Get(t, k); ok || err != nil {
				return err
			}
			p, err := d.countOr0(t, x, k)
			if err != nil {
				return err
			}
			q, err := d.countOr0(t, y, k)
			if err != nil {
				return err
			}
			v, err := combine(t, p, q)
			if err != nil {
				return err
			}
			positive, err := Gt(t, v, MakeInt(0))
			if err == nil && positive {
				err = d.Set(t, k, v)
			}
			return err
		}
		for _, source := range []*Dict{x, y} {
			for k := range source.All() {
				if err := put(k); err != nil {
					return nil, err
				}
			}
		}
		return out, nil
	}
}

// counterCompare holds op for each element of the two counters, where one that lacks it counts 0; strictly: and the counters
// are not equal.
func counterCompare(op CompareOp, strictly bool) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		if !a[0].Type().IsSubtype(TypeCounter) {
			return NotImplemented, nil
		}
		x, y := baseDict(self), baseDict(a[0])
		differ := false
		for _, source := range []*Dict{x, y} {
			for k := range source.All() {
				p, err := x.countOr0(t, x, k)
				if err != nil {
					return nil, err
				}
				q, err := x.countOr0(t, y, k)
				if err != nil {
					return nil, err
				}
				if holds, err := compareBool(t, op, p, q); err != nil || !holds {
					return False, err
				}
				if strictly && !differ {
					same, err := Eq(t, p, q)
					if err != nil {
						return nil, err
					}
					differ = !same
				}
			}
		}
		return Bool(differ || !strictly), nil
	}
}

// counterInPlace is += and its like: the counts of the other mapping's elements, or for &= of its own, are combined with those
// of the other side; what is not positive then is dropped.
func counterInPlace(others bool, combine func(t *Task, x, y Value) (Value, error)) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		d := baseDict(self)
		source := self
		if others {
			source = a[0]
		}
		view, err := CallMethod(t, source, "items")
		if err != nil {
			return nil, err
		}
		pairs, err := ListOf(t, view)
		if err != nil {
			return nil, err
		}
		for _, item := range pairs.Items {
			pair, err := UnpackN(t, item, 2)
			if err != nil {
				return nil, err
			}
			mine, other := Value(nil), pair[1]
			if mine, err = d.countOr0(t, d, pair[0]); err == nil && !others {
				other, err = GetItem(t, a[0], pair[0])
			}
			if err != nil {
				return nil, err
			}
			v, err := combine(t, mine, other)
			if err == nil {
				err = d.Set(t, pair[0], v)
			}
			if err != nil {
				return nil, err
			}
		}
		var drop []Value
		for k, v := range d.All() {
			positive, err := Gt(t, v, MakeInt(0))
			if err != nil {
				return nil, err
			}
			if !positive {
				drop = append(drop, k)
			}
		}
		for _, k := range drop {
			if _, err := d.Del(t, k); err != nil {
				return nil, err
			}
		}
		return self, nil
	}
}

func (*Dict) countOr0(t *Task, d *Dict, k Value) (Value, error) {
	v, ok, err := d.Get(t, k)
	if err == nil && !ok {
		v = MakeInt(0)
	}
	return v, err
}

func pick(op CompareOp) func(t *Task, x, y Value) (Value, error) {
	return func(t *Task, x, y Value) (Value, error) {
		first, err := compareBool(t, op, x, y)
		if first {
			return x, err
		}
		return y, err
	}
}

func counterMethods() []Method {
	return []Method{
		{Name: "__missing__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeInt(0), nil }},
		{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			return None, counterUpdate(t, baseDict(self), pos, kw, Add)
		}},
		{Name: "update", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			return None, counterUpdate(t, self.(*Dict), pos, kw, Add)
		}},
		{Name: "subtract", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			return None, counterUpdate(t, self.(*Dict), pos, kw, Sub)
		}},
		{Name: "most_common", Kind: Keywords, Params: []string{"n"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return counterMost(t, self.(*Dict), a[0])
		}},
		{Name: "elements", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			var out []Value
			for k, v := range self.(*Dict).All() {
				n, err := AsIndex(t, v)
				if err != nil {
					return nil, err
				}
				for range max(n.clampIndex(), 0) {
					out = append(out, k)
				}
			}
			return NewTuple(out...).Iter(t)
		}},
		{Name: "total", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return Sum(t, self.(*Dict).ValuesView(), nil)
		}},
		{Name: "copy", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return copyDictObject(t, self) }},
		{Name: "__delitem__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			_, err := self.(*Dict).Del(t, a[0])
			return None, err
		}},
		{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			d := baseDict(self)
			if d.Len() == 0 {
				return Str(self.Type().Name + "()"), nil
			}
			sorted := NewDict()
			l, err := counterMost(t, d, nil)
			if err != nil {
				sorted = d // counts that do not compare: in insertion order
			} else {
				for _, p := range l.Items {
					if err := sorted.Set(t, p.(*Tuple).Items[0], p.(*Tuple).Items[1]); err != nil {
						return nil, err
					}
				}
			}
			r, err := Repr(t, sorted)
			return Str(self.Type().Name + "(" + r + ")"), err
		}},
		{Name: "__add__", Kind: OneArg, Wrapped: true, Fn: counterOp(Add)},
		{Name: "__sub__", Kind: OneArg, Wrapped: true, Fn: counterOp(Sub)},
		{Name: "__or__", Kind: OneArg, Wrapped: true, Fn: counterOp(pick(CmpGt))},
		{Name: "__and__", Kind: OneArg, Wrapped: true, Fn: counterOp(pick(CmpLt))},
		{Name: "__eq__", Kind: OneArg, Wrapped: true, Fn: counterCompare(CmpEq, false)},
		{Name: "__le__", Kind: OneArg, Wrapped: true, Fn: counterCompare(CmpLe, false)},
		{Name: "__lt__", Kind: OneArg, Wrapped: true, Fn: counterCompare(CmpLe, true)},
		{Name: "__ge__", Kind: OneArg, Wrapped: true, Fn: counterCompare(CmpGe, false)},
		{Name: "__gt__", Kind: OneArg, Wrapped: true, Fn: counterCompare(CmpGe, true)},
		{Name: "__iadd__", Kind: OneArg, Wrapped: true, Fn: counterInPlace(true, Add)},
		{Name: "__isub__", Kind: OneArg, Wrapped: true, Fn: counterInPlace(true, Sub)},
		{Name: "__ior__", Kind: OneArg, Wrapped: true, Fn: counterInPlace(true, pick(CmpGe))},
		{Name: "__iand__", Kind: OneArg, Wrapped: true, Fn: counterInPlace(false, pick(CmpLe))},
		{Name: "__pos__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return counterOp(Add)(t, self, []Value{collectionDict(t, TypeCounter)})
		}},
		{Name: "__neg__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return counterOp(func(t *Task, x, y Value) (Value, error) { return Sub(t, y, x) })(t, self, []Value{collectionDict(t, TypeCounter)})
		}},
	}
}

type collectionsTables struct{}

// Fill implements Tables.
func (collectionsTables) Fill() {
	for _, c := range []*Type{TypeDefaultDict, TypeOrderedDict, TypeCounter} {
		c.Dict = NewDict()
		c.keepsDict = true
	}
	TypeDefaultDict.missing = defaultDictMissing
	TypeCounter.missing = func(*Task, *Object, Value) (Value, error) { return MakeInt(0), nil }
	TypeDefaultDict.fillHeap(defaultDictMethods())
	TypeOrderedDict.fillHeap(orderedDictMethods())
	TypeCounter.fillHeap(counterMethods())
	for _, c := range []*Type{TypeDefaultDict, TypeOrderedDict, TypeCounter} {
		c.Dict.SetStr("__hash__", None)
	}
}

// CollectionsModule is the module collections.
var CollectionsModule = NewNative("collections", buildCollectionsModule)

func buildCollectionsModule() *Module {
	m := NewNativeModule("collections", []Method{{Name: "namedtuple", Kind: Raw, RawFn: namedTupleFunction}})
	for _, c := range []*Type{TypeDeque, TypeDefaultDict, TypeOrderedDict, TypeCounter} {
		m.Dict.SetStr(c.Name, c)
	}
	return m
}

// fillHeap puts a table's methods into a class that counts as made by a class
// statement.
func (c *Type) fillHeap(rows []Method) {
	c.Dict.SetStr("__module__", Str(c.Module))
	c.Dict.SetStr("__doc__", None)
	for i := range rows {
		c.Dict.SetStr(rows[i].Name, &MethodDescriptor{method: &rows[i], owner: c, slot: isDunder(rows[i].Name)})
	}
	c.Dict.SetStr("__class_getitem__", &MethodDescriptor{method: &classGetItemRow, owner: c})
}

var classGetItemRow = Method{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem}
