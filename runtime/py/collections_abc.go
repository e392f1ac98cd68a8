package py

// abcProtocol says how a class of collections.abc is told from others: by the
// methods that a class must have, and which builtin types belong to it.
type abcProtocol struct {
	name     string
	bases    []string
	abstract []string // abstract methods
	hook     []string // methods whose presence makes a class one of these
	builtins []*Type
	mixins   []Method
}

// abcProtocols follow Lib/_collections_abc.py.
var abcProtocols = []abcProtocol{
	{name: "Hashable", abstract: []string{"__hash__"}, hook: []string{"__hash__"}},
	{name: "Awaitable", abstract: []string{"__await__"}, hook: []string{"__await__"}, builtins: []*Type{TypeCoroutine}},
	{name: "Coroutine", bases: []string{"Awaitable"}, abstract: []string{"send", "throw"}, hook: []string{"__await__", "send", "throw", "close"}},
	{name: "AsyncIterable", abstract: []string{"__aiter__"}, hook: []string{"__aiter__"}},
	{name: "AsyncIterator", bases: []string{"AsyncIterable"}, abstract: []string{"__anext__"}, hook: []string{"__anext__", "__aiter__"}},
	{name: "AsyncGenerator", bases: []string{"AsyncIterator"}, abstract: []string{"asend", "athrow"}, hook: []string{"__aiter__", "__anext__", "asend", "athrow", "aclose"}},
	{name: "Iterable", abstract: []string{"__iter__"}, hook: []string{"__iter__"}},
	{name: "Iterator", bases: []string{"Iterable"}, abstract: []string{"__next__"}, hook: []string{"__iter__", "__next__"}},
	{name: "Reversible", bases: []string{"Iterable"}, abstract: []string{"__reversed__"}, hook: []string{"__reversed__", "__iter__"}},
	{name: "Generator", bases: []string{"Iterator"}, abstract: []string{"send", "throw"}, hook: []string{"__iter__", "__next__", "send", "throw", "close"}},
	{name: "Sized", abstract: []string{"__len__"}, hook: []string{"__len__"}},
	{name: "Container", abstract: []string{"__contains__"}, hook: []string{"__contains__"}},
	{name: "Callable", abstract: []string{"__call__"}, hook: []string{"__call__"}},
	{name: "Collection", bases: []string{"Sized", "Iterable", "Container"}, hook: []string{"__len__", "__iter__", "__contains__"}},
	{name: "Sequence", bases: []string{"Reversible", "Collection"}, abstract: []string{"__getitem__"},
		builtins: []*Type{TypeTuple, TypeStr, TypeRange, TypeBytes, TypeBytearray, TypeMemoryView, TypeList}, mixins: sequenceMixins},
	{name: "ByteString", bases: []string{"Sequence"}, builtins: []*Type{TypeBytes, TypeBytearray}},
	{name: "MutableSequence", bases: []string{"Sequence"}, abstract: []string{"__setitem__", "__delitem__", "insert"},
		builtins: []*Type{TypeList, TypeBytearray, TypeDeque}, mixins: mutableSequenceMixins},
	{name: "Set", bases: []string{"Collection"}, builtins: []*Type{TypeSet, TypeFrozenSet, TypeDictKeys, TypeDictItems}, mixins: setMixins()},
	{name: "MutableSet", bases: []string{"Set"}, abstract: []string{"add", "discard"}, builtins: []*Type{TypeSet}, mixins: mutableSetMixins},
	{name: "Mapping", bases: []string{"Collection"}, abstract: []string{"__getitem__"}, builtins: []*Type{TypeDict, TypeMappingProxy, TypeChainMap}, mixins: mappingMixins()},
	{name: "MutableMapping", bases: []string{"Mapping"}, abstract: []string{"__setitem__", "__delitem__"}, builtins: []*Type{TypeDict, TypeChainMap}, mixins: mutableMappingMixins},
	{name: "MappingView", bases: []string{"Sized"}, builtins: []*Type{TypeDictKeys, TypeDictValues, TypeDictItems}},
	{name: "KeysView", bases: []string{"MappingView", "Set"}, builtins: []*Type{TypeDictKeys}},
	{name: "ItemsView", bases: []string{"MappingView", "Set"}, builtins: []*Type{TypeDictItems}},
	{name: "ValuesView", bases: []string{"MappingView", "Collection"}, builtins: []*Type{TypeDictValues}},
}

func abcModule() *Module {
	m := NewModule("collections.abc")
	classes := map[string]*Type{}
	for i := range abcProtocols {
		p := &abcProtocols[i]
		bases := []Value{}
		for _, b := range p.bases {
			bases = append(bases, classes[b])
		}
		ns := NewDict()
		ns.SetStr("__module__", Str("collections.abc"))
		ns.SetStr("__slots__", NewTuple())
		for _, name := range p.abstract {
			ns.SetStr(name, abstractStub(p.name, name))
		}
		for j := range p.mixins {
			ns.SetStr(p.mixins[j].Name, mixinFunction(p.name, &p.mixins[j]))
		}
		ns.SetStr("__class_getitem__", &MethodDescriptor{method: &classGetItemRow, owner: TypeObject})
		if p.hook != nil {
			ns.SetStr("__subclasshook__", subclassHook(p))
		}
		v, err := abcNew(nil, TypeABCMeta, []Value{Str(p.name), NewTuple(bases...), ns}, nil)
		if err != nil {
			panic("collections.abc." + p.name + ": " + err.Error())
		}
		c := v.(*Type)
		if p.builtins != nil {
			c.native = &abcRegistry{registered: p.builtins}
		}
		classes[p.name] = c
		m.Dict.SetStr(p.name, c)
	}
	return m
}

// abstractStub is an abstract method with the default that Lib/_collections_abc
// gives it for super() calls.
func abstractStub(class, name string) *Function {
	f := &Function{Name: name, Qualname: class + "." + name, Module: "collections.abc",
		Params: []Param{{Name: "self", Kind: PositionalOrKeyword}, {Name: "args", Kind: VarPositional}, {Name: "kw", Kind: VarKeyword}}}
	f.Body = func(t *Task, a []Value) (Value, error) {
		switch name {
		case "__len__", "__hash__":
			return MakeInt(0), nil
		case "__contains__":
			return False, nil
		case "__next__":
			return nil, raiseArgs(StopIteration)
		case "__getitem__":
			if args := a[1].(*Tuple).Items; len(args) > 0 {
				return nil, raiseArgs(KeyError, args[0])
			}
		}
		return None, nil
	}
	f.AttrDict(true).SetStr("__isabstractmethod__", True)
	return f
}

// mixinFunction makes a method that subclasses inherit from a table row.
func mixinFunction(class string, row *Method) Value {
	return &MethodDescriptor{method: row, owner: TypeObject}
}

// subclassHook is __subclasshook__ of the one-trick classes: a class belongs
// when its MRO has all the methods and none of them is None.
func subclassHook(p *abcProtocol) Value {
	name := p.name
	return &MethodDescriptor{owner: TypeObject, method: &Method{Name: "__subclasshook__", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*Type)
		sub, ok := a[0].(*Type)
		if !ok || c.moduleName() != "collections.abc" || c.Name != name {
			return NotImplemented, nil
		}
		for _, h := range p.hook {
			v, ok := sub.Lookup(h)
			if !ok || v == None {
				return NotImplemented, nil
			}
			if h == "__hash__" && sub.unhashable() {
				return NotImplemented, nil
			}
		}
		return True, nil
	}}}
}

// eachOf walks a user's container.
func eachOf(t *Task, v Value, f func(Value) (bool, error)) error { return Iterate(t, v, f) }

func mappingMixins() []Method {
	return []Method{
		{Name: "get", Kind: Keywords, Min: 1, Params: []string{"key", "default"}, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, err := GetItem(t, self, a[0])
			if e, ok := err.(*Exception); ok && e.Class.IsSubtype(KeyError) {
				return orNone(a[1]), nil
			}
			return v, err
		}},
		{Name: "__contains__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			_, err := GetItem(t, self, a[0])
			if e, ok := err.(*Exception); ok && e.Class.IsSubtype(KeyError) {
				return False, nil
			}
			return True, err
		}},
		{Name: "keys", Kind: NoArgs, Wrapped: true, Fn: mappingView("KeysView", func(t *Task, m, k Value) (Value, error) { return k, nil })},
		{Name: "values", Kind: NoArgs, Wrapped: true, Fn: mappingView("ValuesView", func(t *Task, m, k Value) (Value, error) { return GetItem(t, m, k) })},
		{Name: "items", Kind: NoArgs, Wrapped: true, Fn: mappingView("ItemsView", func(t *Task, m, k Value) (Value, error) {
			v, err := GetItem(t, m, k)
			return NewTuple(k, v), err
		})},
		{Name: "__eq__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			x, y := NewDict(), NewDict()
			if _, isDict := AsDict(a[0]); !isDict {
				if ok, err := HasAttr(t, a[0], "keys"); err != nil || !ok {
					return NotImplemented, err
				}
			}
			if err := x.UpdateFrom(t, self); err != nil {
				return nil, err
			}
			if err := y.UpdateFrom(t, a[0]); err != nil {
				return nil, err
			}
			eq, err := x.equal(t, y)
			return MakeBool(eq), err
		}},
	}
}

// abcView is a view of a user's mapping.
type abcView struct {
	name    string
	mapping Value
	item    func(t *Task, m, k Value) (Value, error)
}

// TypeABCView is the type of views of user mappings.
var TypeABCView = newRootType(collectionsAbcTables{}, "collections.abc", "MappingView")

// Type implements Value.
func (*abcView) Type() *Type { return TypeABCView }

// Iter implements Iterable.
func (v *abcView) Iter(t *Task) (Iterator, error) {
	it, err := Iter(t, v.mapping)
	if err != nil {
		return nil, err
	}
	return &pullIterator{class: TypeGenerator, next: func(t *Task) (Value, bool, error) {
		k, ok, err := it.Next(t)
		if err != nil || !ok {
			return nil, false, err
		}
		x, err := v.item(t, v.mapping, k)
		return x, err == nil, err
	}}, nil
}

// Repr implements Reprer.
func (v *abcView) Repr(t *Task) (string, error) {
	r, err := Repr(t, v.mapping)
	return v.name + "(" + r + ")", err
}

// Compare implements Comparer: keys and items are equal as sets.
func (v *abcView) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if v.name == "ValuesView" || !hasIter(other) {
		return NotImplemented, nil
	}
	x, y, err := setsOf(t, v, other)
	if err != nil {
		return nil, err
	}
	return x.Compare(t, op, y)
}

// BinaryOp implements Operand: keys and items have the operators of sets.
func (v *abcView) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if v.name == "ValuesView" || !hasIter(other) {
		return NotImplemented, nil
	}
	switch op {
	case OpAnd, OpOr, OpSub, OpXor:
	default:
		return NotImplemented, nil
	}
	x, y, err := setsOf(t, v, other)
	if err != nil {
		return nil, err
	}
	if reflected {
		x, y = y, x
	}
	return x.BinaryOp(t, op, y, false)
}

func mappingView(name string, item func(t *Task, m, k Value) (Value, error)) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) { return &abcView{name, self, item}, nil }
}

var mutableMappingMixins = []Method{
	{Name: "pop", Kind: Keywords, Min: 1, Params: []string{"key", "default"}, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		v, err := GetItem(t, self, a[0])
		if e, ok := err.(*Exception); ok && e.Class.IsSubtype(KeyError) && a[1] != nil {
			return a[1], nil
		}
		if err != nil {
			return nil, err
		}
		return v, DelItem(t, self, a[0])
	}},
	{Name: "popitem", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		it, err := Iter(t, self)
		if err != nil {
			return nil, err
		}
		k, ok, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, raiseArgs(KeyError)
		}
		v, err := GetItem(t, self, k)
		if err != nil {
			return nil, err
		}
		return NewTuple(k, v), DelItem(t, self, k)
	}},
	{Name: "clear", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		for {
			if _, err := CallMethod(t, self, "popitem"); err != nil {
				if e, ok := err.(*Exception); ok && e.Class.IsSubtype(KeyError) {
					return None, nil
				}
				return nil, err
			}
		}
	}},
	{Name: "update", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		d := NewDict()
		if err := dictUpdateArgs(t, d, "update", pos, kw); err != nil {
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
		if e, ok := err.(*Exception); ok && e.Class.IsSubtype(KeyError) {
			return orNone(a[1]), SetItem(t, self, a[0], orNone(a[1]))
		}
		return v, err
	}},
}

// indexed calls f with the items of a user's sequence until IndexError.
func indexed(t *Task, self Value, f func(i int64, v Value) (bool, error)) error {
	for i := int64(0); ; i++ {
		v, err := GetItem(t, self, MakeInt(i))
		if err != nil {
			if e, ok := err.(*Exception); ok && e.Class.IsSubtype(IndexError) {
				return nil
			}
			return err
		}
		if on, err := f(i, v); !on || err != nil {
			return err
		}
	}
}

func seqIndex(t *Task, self, x Value) (int64, error) {
	found := int64(-1)
	err := indexed(t, self, func(i int64, v Value) (bool, error) {
		eq, err := same(t, v, x)
		if eq {
			found = i
		}
		return !eq, err
	})
	return found, err
}

var sequenceMixins = []Method{
	{Name: "__iter__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return &sequenceIterator{seq: self}, nil
	}},
	{Name: "__contains__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		found := false
		err := eachOf(t, self, func(v Value) (bool, error) {
			eq, err := same(t, v, a[0])
			found = eq
			return !eq, err
		})
		return MakeBool(found), err
	}},
	{Name: "__reversed__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		n, err := Len(t, self)
		return &reversedIterator{self, int64(n) - 1}, err
	}},
	{Name: "index", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		i, err := seqIndex(t, self, a[0])
		if err == nil && i < 0 {
			return nil, raiseArgs(ValueError)
		}
		return MakeInt(i), err
	}},
	{Name: "count", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		n := int64(0)
		err := eachOf(t, self, func(v Value) (bool, error) {
			eq, err := same(t, v, a[0])
			if eq {
				n++
			}
			return true, err
		})
		return MakeInt(n), err
	}},
}

var mutableSequenceMixins = []Method{
	{Name: "append", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		n, err := Len(t, self)
		if err != nil {
			return nil, err
		}
		return CallMethod(t, self, "insert", MakeInt(int64(n)), a[0])
	}},
	{Name: "extend", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		all, err := ListOf(t, a[0])
		if err != nil {
			return nil, err
		}
		for _, v := range all.Items {
			if _, err := CallMethod(t, self, "append", v); err != nil {
				return nil, err
			}
		}
		return None, nil
	}},
	{Name: "__iadd__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		_, err := CallMethod(t, self, "extend", a[0])
		return self, err
	}},
	{Name: "pop", Kind: Positional, Max: 1, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
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
	{Name: "remove", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		i, err := CallMethod(t, self, "index", a[0])
		if err != nil {
			return nil, err
		}
		return None, DelItem(t, self, i)
	}},
	{Name: "clear", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		for {
			if _, err := CallMethod(t, self, "pop"); err != nil {
				if e, ok := err.(*Exception); ok && e.Class.IsSubtype(IndexError) {
					return None, nil
				}
				return nil, err
			}
		}
	}},
	{Name: "reverse", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		all, err := ListOf(t, self)
		if err != nil {
			return nil, err
		}
		for i, v := range reversedItems(all.Items) {
			if err := SetItem(t, self, MakeInt(int64(i)), v); err != nil {
				return nil, err
			}
		}
		return None, nil
	}},
}

// setMixin computes an operation of user sets over builtin ones; the result is
// made by the class from an iterable, as Set._from_iterable does.
func setMixin(op BinaryOp) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		if !hasIter(a[0]) {
			return NotImplemented, nil
		}
		x, y, err := setsOf(t, self, a[0])
		if err != nil {
			return nil, err
		}
		r, err := x.BinaryOp(t, op, y, false)
		if err != nil {
			return nil, err
		}
		return Call(t, self.Type(), r)
	}
}

func setMixinCompare(op CompareOp) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		if _, sized := a[0].Type().Lookup("__len__"); !sized || !hasIter(a[0]) {
			return NotImplemented, nil
		}
		x, y, err := setsOf(t, self, a[0])
		if err != nil {
			return nil, err
		}
		return x.Compare(t, op, y)
	}
}

func setMixins() []Method {
	return []Method{
		{Name: "__le__", Kind: OneArg, Wrapped: true, Fn: setMixinCompare(CmpLe)},
		{Name: "__lt__", Kind: OneArg, Wrapped: true, Fn: setMixinCompare(CmpLt)},
		{Name: "__ge__", Kind: OneArg, Wrapped: true, Fn: setMixinCompare(CmpGe)},
		{Name: "__gt__", Kind: OneArg, Wrapped: true, Fn: setMixinCompare(CmpGt)},
		{Name: "__eq__", Kind: OneArg, Wrapped: true, Fn: setMixinCompare(CmpEq)},
		{Name: "__and__", Kind: OneArg, Wrapped: true, Fn: setMixin(OpAnd)},
		{Name: "__or__", Kind: OneArg, Wrapped: true, Fn: setMixin(OpOr)},
		{Name: "__sub__", Kind: OneArg, Wrapped: true, Fn: setMixin(OpSub)},
		{Name: "__xor__", Kind: OneArg, Wrapped: true, Fn: setMixin(OpXor)},
		{Name: "isdisjoint", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			r := true
			err := eachOf(t, a[0], func(v Value) (bool, error) {
				in, err := Contains(t, self, v)
				r = !in
				return r, err
			})
			return MakeBool(r), err
		}},
	}
}

var mutableSetMixins = []Method{
	{Name: "remove", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		in, err := Contains(t, self, a[0])
		if err != nil {
			return nil, err
		}
		if !in {
			return nil, raiseArgs(KeyError, a[0])
		}
		return CallMethod(t, self, "discard", a[0])
	}},
	{Name: "pop", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		it, err := Iter(t, self)
		if err != nil {
			return nil, err
		}
		v, ok, err := it.Next(t)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, raiseArgs(KeyError)
		}
		_, err = CallMethod(t, self, "discard", v)
		return v, err
	}},
	{Name: "clear", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		all, err := ListOf(t, self)
		if err != nil {
			return nil, err
		}
		for _, v := range all.Items {
			if _, err := CallMethod(t, self, "discard", v); err != nil {
				return nil, err
			}
		}
		return None, nil
	}},
	{Name: "__ior__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self, eachOf(t, a[0], func(v Value) (bool, error) {
			_, err := CallMethod(t, self, "add", v)
			return true, err
		})
	}},
}

type collectionsAbcTables struct{}

// Fill implements Tables.
func (collectionsAbcTables) Fill() {
	TypeABCView.SetMethods(nil, "iter eq ne repr")
}

// CollectionsAbcModule is the module collections.abc.
var CollectionsAbcModule = NewNative("collections.abc", abcModule)
