package py

// abcProtocol says how a class of collections.abc is told from others: by the
// methods that a class must have, and which builtin types belong to it.
type abcProtocol struct {
	name     string
	bases    []string
	abstract []string // abstract methods
	hook     []string // methods whose presence makes a class one of these
	slots    []string
	without  []string // methods that classes deriving from it have not, whatever else they have
	builtins []*Type
	mixins   func(c abcClasses) []Method
}

// abcProtocols follow Lib/_collections_abc.py.
var abcProtocols = []abcProtocol{
	{name: "Hashable", abstract: []string{"__hash__"}, hook: []string{"__hash__"}},
	{name: "Awaitable", abstract: []string{"__await__"}, hook: []string{"__await__"}, builtins: []*Type{TypeCoroutine}},
	{name: "Coroutine", bases: []string{"Awaitable"}, abstract: []string{"send", "throw"}, hook: []string{"__await__", "send", "throw", "close"}},
	{name: "AsyncIterable", abstract: []string{"__aiter__"}, hook: []string{"__aiter__"}},
	{name: "AsyncIterator", bases: []string{"AsyncIterable"}, mixins: asyncIteratorMixins, abstract: []string{"__anext__"}, hook: []string{"__anext__", "__aiter__"}},
	{name: "AsyncGenerator", bases: []string{"AsyncIterator"}, abstract: []string{"asend", "athrow"}, hook: []string{"__aiter__", "__anext__", "asend", "athrow", "aclose"}},
	{name: "Iterable", abstract: []string{"__iter__"}, hook: []string{"__iter__"}},
	{name: "Iterator", bases: []string{"Iterable"}, mixins: iteratorMixins, abstract: []string{"__next__"}, hook: []string{"__iter__", "__next__"}},
	{name: "Reversible", bases: []string{"Iterable"}, abstract: []string{"__reversed__"}, hook: []string{"__reversed__", "__iter__"}},
	{name: "Generator", bases: []string{"Iterator"}, mixins: generatorMixins, abstract: []string{"send", "throw"}, hook: []string{"__iter__", "__next__", "send", "throw", "close"}},
	{name: "Sized", abstract: []string{"__len__"}, hook: []string{"__len__"}},
	{name: "Container", abstract: []string{"__contains__"}, hook: []string{"__contains__"}},
	{name: "Callable", abstract: []string{"__call__"}, hook: []string{"__call__"}},
	{name: "Collection", bases: []string{"Sized", "Iterable", "Container"}, hook: []string{"__len__", "__iter__", "__contains__"}},
	{name: "Sequence", bases: []string{"Reversible", "Collection"}, abstract: []string{"__getitem__"},
		builtins: []*Type{TypeTuple, TypeStr, TypeRange, TypeBytes, TypeBytearray, TypeMemoryView, TypeList}, mixins: sequenceMixins},
	{name: "ByteString", bases: []string{"Sequence"}, builtins: []*Type{TypeBytes, TypeBytearray}},
	{name: "MutableSequence", bases: []string{"Sequence"}, abstract: []string{"__setitem__", "__delitem__", "insert"},
		builtins: []*Type{TypeList, TypeBytearray, TypeDeque}, mixins: mutableSequenceMixins},
	{name: "Set", bases: []string{"Collection"}, builtins: []*Type{TypeSet, TypeFrozenSet, TypeDictKeys, TypeDictItems}, mixins: setMixins},
	{name: "MutableSet", bases: []string{"Set"}, abstract: []string{"add", "discard"}, builtins: []*Type{TypeSet}, mixins: mutableSetMixins},
	{name: "Mapping", bases: []string{"Collection"}, abstract: []string{"__getitem__"}, without: []string{"__reversed__"}, builtins: []*Type{TypeDict, TypeMappingProxy}, mixins: mappingMixins},
	{name: "MutableMapping", bases: []string{"Mapping"}, abstract: []string{"__setitem__", "__delitem__"}, builtins: []*Type{TypeDict}, mixins: mutableMappingMixins},
	{name: "MappingView", bases: []string{"Sized"}, slots: []string{"_mapping"}, mixins: mappingViewMixins, builtins: []*Type{TypeDictKeys, TypeDictValues, TypeDictItems}},
	{name: "KeysView", bases: []string{"MappingView", "Set"}, mixins: keysViewMixins, builtins: []*Type{TypeDictKeys}},
	{name: "ItemsView", bases: []string{"MappingView", "Set"}, mixins: itemsViewMixins, builtins: []*Type{TypeDictItems}},
	{name: "ValuesView", bases: []string{"MappingView", "Collection"}, mixins: valuesViewMixins, builtins: []*Type{TypeDictValues}},
}

func abcModule() *Module {
	m := NewModule("collections.abc")
	classes := abcClasses{}
	for i := range abcProtocols {
		p := &abcProtocols[i]
		bases := []Value{}
		for _, b := range p.bases {
			bases = append(bases, classes[b])
		}
		ns := NewDict()
		ns.SetStr("__module__", Str("collections.abc"))
		slots := make([]Value, len(p.slots))
		for j, name := range p.slots {
			slots[j] = Str(name)
		}
		ns.SetStr("__slots__", NewTuple(slots...))
		for _, name := range p.abstract {
			ns.SetStr(name, abstractStub(p.name, name))
		}
		var given []*MethodDescriptor
		for _, name := range p.without {
			ns.SetStr(name, None)
		}
		if p.mixins != nil {
			rows := p.mixins(classes)
			for j := range rows {
				given = append(given, &MethodDescriptor{method: &rows[j]})
				ns.SetStr(rows[j].Name, given[j])
			}
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
		for _, d := range given {
			d.owner = c
		}
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

// CollectionsAbcModule is the module collections.abc.
var CollectionsAbcModule = NewNative("collections.abc", abcModule)
