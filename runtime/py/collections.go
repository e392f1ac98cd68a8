package py

import "strings"

// The classes of module collections.
var (
	TypeDeque       = newRootType(collectionsDequeTables{}, "collections", "deque")
	TypeDefaultDict = newHeapLike(collectionsTables{}, "collections", "defaultdict", &TypeDict)
	TypeOrderedDict = newHeapLike(collectionsTables{}, "collections", "OrderedDict", &TypeDict)
	TypeCounter     = newHeapLike(collectionsTables{}, "collections", "Counter", &TypeDict)
	TypeChainMap    = newHeapLike(collectionsTables{}, "collections", "ChainMap")
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

func defaultDictMethods() []Method {
	return []Method{
		{Name: "__missing__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			f := defaultFactory(self)
			if f == None {
				return nil, raiseArgs(KeyError, a[0])
			}
			v, err := Call(t, f)
			if err != nil {
				return nil, err
			}
			return v, SetItem(t, self, a[0], v)
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
		{Name: "__eq__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if !a[0].Type().IsSubtype(TypeCounter) {
				return NotImplemented, nil
			}
			x, y := baseDict(self), baseDict(a[0])
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
					if eq, err := Eq(t, p, q); err != nil || !eq {
						return False, err
					}
				}
			}
			return True, nil
		}},
		{Name: "__pos__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return counterOp(Add)(t, self, []Value{collectionDict(t, TypeCounter)})
		}},
		{Name: "__neg__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return counterOp(func(t *Task, x, y Value) (Value, error) { return Sub(t, y, x) })(t, self, []Value{collectionDict(t, TypeCounter)})
		}},
	}
}

// chainMaps are the maps of a ChainMap.
func chainMaps(v Value) *List {
	if o, ok := v.(*Object); ok {
		if m, ok := o.attribute("maps"); ok {
			if l, ok := AsList(m); ok && len(l.Items) > 0 {
				return l
			}
		}
	}
	return NewList(NewDict())
}

func newChainMap(c *Type, maps []Value) *Object {
	o := newObject(c)
	if len(maps) == 0 {
		maps = []Value{NewDict()}
	}
	o.Attributes(true).SetStr("maps", NewList(maps...))
	return o
}

func chainMerged(t *Task, self Value) (*Dict, error) {
	d := NewDict()
	maps := chainMaps(self).Items
	for i := len(maps) - 1; i >= 0; i-- {
		if err := d.UpdateFrom(t, maps[i]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func chainLookup(t *Task, self, key Value) (Value, bool, error) {
	for _, m := range chainMaps(self).Items {
		v, err := GetItem(t, m, key)
		if err == nil {
			return v, true, nil
		}
		if e, ok := err.(*Exception); !ok || !e.Class.IsSubtype(KeyError) {
			return nil, false, err
		}
	}
	return nil, false, nil
}

func chainView(view func(*Dict) Value) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		d, err := chainMerged(t, self)
		if err != nil {
			return nil, err
		}
		return view(d), nil
	}
}

func chainMapMethods() []Method {
	return []Method{
		{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			o := self.(*Object)
			o.SetAttributes(newChainMap(o.Class, append([]Value(nil), pos...)).attrs)
			return None, nil
		}},
		{Name: "__getitem__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, ok, err := chainLookup(t, self, a[0])
			if err == nil && !ok {
				return CallMethod(t, self, "__missing__", a[0])
			}
			return v, err
		}},
		{Name: "__missing__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return nil, raiseArgs(KeyError, a[0])
		}},
		{Name: "__setitem__", Kind: Positional, Min: 2, Max: 2, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return None, SetItem(t, chainMaps(self).Items[0], a[0], a[1])
		}},
		{Name: "__delitem__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			err := DelItem(t, chainMaps(self).Items[0], a[0])
			if e, ok := err.(*Exception); ok && e.Class.IsSubtype(KeyError) {
				r, reprErr := Repr(t, a[0])
				if reprErr != nil {
					return nil, reprErr
				}
				return nil, Raise(KeyError, "Key not found in the first mapping: %s", r)
			}
			return None, err
		}},
		{Name: "__contains__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			_, ok, err := chainLookup(t, self, a[0])
			return MakeBool(ok), err
		}},
		{Name: "__len__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			d, err := chainMerged(t, self)
			if err != nil {
				return nil, err
			}
			return MakeInt(int64(d.Len())), nil
		}},
		{Name: "__iter__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			d, err := chainMerged(t, self)
			if err != nil {
				return nil, err
			}
			return d.Iter(t)
		}},
		{Name: "get", Kind: Positional, Min: 1, Max: 2, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, ok, err := chainLookup(t, self, a[0])
			if err == nil && !ok {
				return orNone(a[1]), nil
			}
			return v, err
		}},
		{Name: "keys", Kind: NoArgs, Wrapped: true, Fn: chainView((*Dict).KeysView)},
		{Name: "values", Kind: NoArgs, Wrapped: true, Fn: chainView((*Dict).ValuesView)},
		{Name: "items", Kind: NoArgs, Wrapped: true, Fn: chainView((*Dict).ItemsView)},
		{Name: "update", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			d := NewDict()
			if err := dictUpdateArgs(t, d, "MutableMapping.update", pos, kw); err != nil {
				return nil, err
			}
			for k, v := range d.All() {
				if err := SetItem(t, self, k, v); err != nil {
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
		{Name: "new_child", Kind: Positional, Max: 1, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			m := a[0]
			if m == nil || m == None {
				m = NewDict()
			}
			return newChainMap(self.Type(), append([]Value{m}, chainMaps(self).Items...)), nil
		}},
		{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			var parts []string
			for _, m := range chainMaps(self).Items {
				r, err := Repr(t, m)
				if err != nil {
					return nil, err
				}
				parts = append(parts, r)
			}
			return Str(self.Type().Name + "(" + strings.Join(parts, ", ") + ")"), nil
		}},
	}
}

type collectionsTables struct{}

// Fill implements Tables.
func (collectionsTables) Fill() {
	for _, c := range []*Type{TypeDefaultDict, TypeOrderedDict, TypeCounter, TypeChainMap} {
		c.Dict = NewDict()
	}
	TypeDefaultDict.fillHeap(defaultDictMethods())
	TypeOrderedDict.fillHeap(orderedDictMethods())
	TypeCounter.fillHeap(counterMethods())
	TypeChainMap.fillHeap(chainMapMethods())
	for _, c := range []*Type{TypeDefaultDict, TypeOrderedDict, TypeCounter} {
		c.Dict.SetStr("__hash__", None)
	}
	TypeChainMap.Dict.SetStr("parents", &Property{Get: NewBuiltin("collections", &Method{Name: "parents", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return newChainMap(a[0].Type(), append([]Value(nil), chainMaps(a[0]).Items[1:]...)), nil
	}}), Doc: None})
}

// CollectionsModule is the module collections.
var CollectionsModule = NewNative("collections", buildCollectionsModule)

func buildCollectionsModule() *Module {
	m := NewNativeModule("collections", []Method{{Name: "namedtuple", Kind: Raw, RawFn: namedTupleFunction}})
	for _, c := range []*Type{TypeDeque, TypeDefaultDict, TypeOrderedDict, TypeCounter, TypeChainMap} {
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
