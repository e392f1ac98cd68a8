package py

// The classes of module functools.
var (
	TypePartial        = newRootType(functoolsTables{}, "functools", "partial")
	TypeLRUCache       = newRootType(functoolsTables{}, "functools", "_lru_cache_wrapper")
	TypeCachedProperty = newRootType(functoolsTables{}, "functools", "cached_property")
	TypeCmpKey         = newRootType(functoolsTables{}, "functools", "KeyWrapper")
	TypePartialMethod  = newRootType(functoolsTables{}, "functools", "partialmethod")
	TypeSingleDispatch = newRootType(functoolsTables{}, "builtins", "function")
)

// wrapperAssignments are functools.WRAPPER_ASSIGNMENTS.
var wrapperAssignments = []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"}

// updateWrapper is functools.update_wrapper.
func updateWrapper(t *Task, wrapper, wrapped Value, assigned, updated []string) (Value, error) {
	for _, name := range assigned {
		v, err := GetAttr(t, wrapped, name)
		if err != nil {
			if isAttributeError(err) {
				continue
			}
			return nil, err
		}
		if err := SetAttr(t, wrapper, name, v); err != nil {
			return nil, err
		}
	}
	for _, name := range updated {
		from, err := getAttrOr(t, wrapped, name, NewDict())
		if err != nil {
			return nil, err
		}
		to, err := GetAttr(t, wrapper, name)
		if err != nil {
			return nil, err
		}
		if _, err := CallMethod(t, to, "update", from); err != nil {
			return nil, err
		}
	}
	return wrapper, SetAttr(t, wrapper, "__wrapped__", wrapped)
}

func stringsOf(t *Task, v Value, missing []string) ([]string, error) {
	if v == nil {
		return missing, nil
	}
	var out []string
	err := Iterate(t, v, func(x Value) (bool, error) {
		s, _ := AsStr(x)
		out = append(out, s)
		return true, nil
	})
	return out, err
}

// cachedProperty is functools.cached_property.
type cachedProperty struct {
	f    Value
	name string
	doc  Value
}

// Type implements Value.
func (*cachedProperty) Type() *Type { return TypeCachedProperty }

// SetName implements NameSetter.
func (c *cachedProperty) SetName(t *Task, owner *Type, name string) error {
	if c.name == "" {
		c.name = name
	} else if c.name != name {
		return Raise(TypeError, "Cannot assign the same cached_property to two different names ('%s' and '%s').", c.name, name)
	}
	return nil
}

// DescrGet implements Getter: the value is kept in the instance's __dict__, which
// the next look-up finds first.
func (c *cachedProperty) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return c, nil
	}
	if c.name == "" {
		return nil, Raise(TypeError, "Cannot use cached_property instance without calling __set_name__ on it.")
	}
	d := instanceDict(instance)
	if d == nil {
		return nil, Raise(TypeError, "No '__dict__' attribute on '%s' instance to cache '%s' property.", instance.Type().Name, c.name)
	}
	if v, ok := d.GetStr(c.name); ok {
		return v, nil
	}
	v, err := Call(t, c.f, instance)
	if err != nil {
		return nil, err
	}
	d.SetStr(c.name, v)
	return v, nil
}

// cmpKey is what functools.cmp_to_key makes: a callable that makes keys of objects, and these keys.
type cmpKey struct{ cmp, obj Value }

// Type implements Value.
func (*cmpKey) Type() *Type { return TypeCmpKey }

// Call implements Caller: the key of an object.
func (k *cmpKey) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	a, err := bindKeywords("K", []string{"obj"}, 1, pos, kw)
	if err != nil {
		return nil, err
	}
	return &cmpKey{k.cmp, a[0]}, nil
}

// Hash implements Hasher.
func (k *cmpKey) Hash(t *Task) (int64, error) {
	return 0, Raise(TypeError, "unhashable type: 'functools.KeyWrapper'")
}

// Compare implements Comparer.
func (k *cmpKey) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*cmpKey)
	if !ok {
		return nil, Raise(TypeError, "other argument must be K instance")
	}
	if k.obj == nil || o.obj == nil {
		return nil, Raise(AttributeError, "object")
	}
	r, err := Call(t, k.cmp, k.obj, o.obj)
	if err != nil {
		return nil, err
	}
	return RichCompare(t, op, r, MakeInt(0))
}

// totalOrdering is functools.total_ordering: it fills in the comparisons that
// the class lacks from the greatest of those it has.
func totalOrdering(t *Task, self Value, a []Value) (Value, error) {
	c, ok := a[0].(*Type)
	if !ok {
		return nil, Raise(TypeError, "total_ordering() argument must be a class")
	}
	root := ""
	for _, name := range [...]string{"__lt__", "__le__", "__gt__", "__ge__"} {
		if c.Overrides(TypeObject, name) && root < name {
			root = name // max(roots): "__lt__" before the others by name
		}
	}
	for _, preferred := range [...]string{"__lt__", "__le__", "__gt__", "__ge__"} {
		if c.Overrides(TypeObject, preferred) {
			root = preferred
			break
		}
	}
	if root == "" {
		return nil, Raise(ValueError, "must define at least one ordering operation: < > <= >=")
	}
	for op, names := range compareNames {
		op := CompareOp(op)
		name := names.method
		if op == CmpEq || op == CmpNe || c.Overrides(TypeObject, name) {
			continue
		}
		params := []Param{{Name: "self", Kind: PositionalOrKeyword}, {Name: "other", Kind: PositionalOrKeyword}}
		c.Dict.SetStr(name, dataclassMethod(c, name, params, derivedOrdering(root, op)))
	}
	c.changed()
	return c, nil
}

// derivedOrdering computes op from the comparison root and equality.
func derivedOrdering(root string, op CompareOp) func(t *Task, a []Value) (Value, error) {
	return func(t *Task, a []Value) (Value, error) {
		r, _, err := callSpecial(t, a[0], root, a[1])
		if err != nil || r == NotImplemented {
			return r, err
		}
		holds, err := Truth(t, r)
		if err != nil {
			return nil, err
		}
		strict := root == "__lt__" || root == "__gt__"
		ascending := root == "__lt__" || root == "__le__"
		opStrict := op == CmpLt || op == CmpGt
		opAscending := op == CmpLt || op == CmpLe
		if ascending != opAscending && strict != opStrict {
			return MakeBool(!holds), nil // not (a < b) is a >= b
		}
		if strict && ascending == opAscending && holds || !strict && ascending == opAscending && !holds {
			return MakeBool(holds), nil
		}
		eq, err := Eq(t, a[0], a[1])
		if err != nil {
			return nil, err
		}
		switch {
		case ascending == opAscending && strict: // a <= b from a < b
			return MakeBool(eq), nil
		case ascending == opAscending: // a < b from a <= b
			return MakeBool(!eq), nil
		case strict: // a > b from a < b
			return MakeBool(!holds && !eq), nil
		}
		return MakeBool(!holds || eq), nil // a >= b from a <= b
	}
}

var functoolsFunctions = []Method{
	{Name: "reduce", Kind: Positional, Min: 2, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		acc := a[2]
		err := Iterate(t, a[1], func(v Value) (bool, error) {
			if acc == nil {
				acc = v
				return true, nil
			}
			var err error
			acc, err = Call(t, a[0], acc, v)
			return true, err
		})
		if err == nil && acc == nil {
			return nil, Raise(TypeError, "reduce() of empty iterable with no initial value")
		}
		return acc, err
	}},
	{Name: "update_wrapper", Kind: Keywords, Min: 2, Params: []string{"wrapper", "wrapped", "assigned", "updated"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		assigned, err := stringsOf(t, a[2], wrapperAssignments)
		if err != nil {
			return nil, err
		}
		updated, err := stringsOf(t, a[3], []string{"__dict__"})
		if err != nil {
			return nil, err
		}
		return updateWrapper(t, a[0], a[1], assigned, updated)
	}},
	{Name: "wraps", Kind: Keywords, Min: 1, Params: []string{"wrapped", "assigned", "updated"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		assigned, err := stringsOf(t, a[1], wrapperAssignments)
		if err != nil {
			return nil, err
		}
		updated, err := stringsOf(t, a[2], []string{"__dict__"})
		if err != nil {
			return nil, err
		}
		wrapped := a[0]
		return NewBuiltin("functools", &Method{Name: "update_wrapper", Kind: OneArg, Fn: func(t *Task, self Value, f []Value) (Value, error) {
			return updateWrapper(t, f[0], wrapped, assigned, updated)
		}}), nil
	}},
	{Name: "lru_cache", Kind: Keywords, Params: []string{"maxsize", "typed"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		maxsize, typed := 128, false
		if a[1] != nil {
			var err error
			if typed, err = Truth(t, a[1]); err != nil {
				return nil, err
			}
		}
		switch i, isInt := AsInt(orNone(a[0])); {
		case a[0] == nil:
		case a[0] == None:
			maxsize = -1
		case isInt:
			maxsize = max(i.clampIndex(), 0)
		case Callable(a[0]):
			return newLRU(t, a[0], 128, typed)
		default:
			return nil, Raise(TypeError, "Expected first argument to be an integer, a callable, or None")
		}
		return NewBuiltin("functools", &Method{Name: "decorating_function", Kind: OneArg, Fn: func(t *Task, self Value, f []Value) (Value, error) {
			return newLRU(t, f[0], maxsize, typed)
		}}), nil
	}},
	{Name: "cache", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return newLRU(t, a[0], -1, false) }},
	{Name: "cmp_to_key", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("cmp_to_key", []string{"mycmp"}, 1, pos, kw)
		if err != nil {
			return nil, err
		}
		return &cmpKey{cmp: a[0]}, nil
	}},
	{Name: "total_ordering", Kind: OneArg, Fn: totalOrdering},
	{Name: "singledispatch", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return newSingleDispatch(t, a[0], false) }},
	{Name: "singledispatchmethod", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return newSingleDispatch(t, a[0], true) }},
}

type functoolsTables struct{}

// Fill implements Tables.
func (functoolsTables) Fill() {
	TypePartial.Doc = "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n"
	TypePartial.New, TypePartialMethod.New = newPartial, newPartialMethod
	TypePartial.SetMethods([]Method{{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem}}, "call repr")
	TypePartial.SetAttributes(partialAttributes)
	TypePartialMethod.SetMethods([]Method{{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem}}, "get repr")
	TypePartialMethod.SetAttributes(partialMethodAttributes)
	TypeLRUCache.SetMethods(lruMethods, "call get repr")
	TypeCachedProperty.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("cached_property", []string{"func"}, 1, pos, kw)
		if err != nil {
			return nil, err
		}
		doc, err := getAttrOr(t, a[0], "__doc__", None)
		return &cachedProperty{f: a[0], doc: doc}, err
	}
	TypeCachedProperty.SetMethods([]Method{
		{Name: "__set_name__", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			c, _ := a[0].(*Type)
			name, _ := AsStr(a[1])
			return None, self.(*cachedProperty).SetName(t, c, name)
		}},
		{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
	}, "get")
	TypeCachedProperty.SetAttributes([]Attribute{
		{Name: "func", Get: func(t *Task, self Value) (Value, error) { return self.(*cachedProperty).f, nil }},
		{Name: "attrname", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*cachedProperty).name), nil }},
		{Name: "__doc__", Get: func(t *Task, self Value) (Value, error) { return orNone(self.(*cachedProperty).doc), nil }},
	})
	TypeCmpKey.SetMethods(nil, "call hash lt le eq ne gt ge")
	TypeCmpKey.SetAttributes([]Attribute{{Name: "obj", Get: func(t *Task, self Value) (Value, error) { return self.(*cmpKey).obj, nil }}})
	TypeSingleDispatch.SetMethods(nil, "call get")
}

// FunctoolsModule is the module functools.
var FunctoolsModule = NewNative("functools", buildFunctoolsModule)

func buildFunctoolsModule() *Module {
	m := NewNativeModule("functools", functoolsFunctions)
	m.Dict.SetStr("partial", TypePartial)
	m.Dict.SetStr("partialmethod", TypePartialMethod)
	m.Dict.SetStr("cached_property", TypeCachedProperty)
	m.Dict.SetStr("_CacheInfo", cacheInfoType())
	var names []Value
	for _, n := range wrapperAssignments {
		names = append(names, Str(n))
	}
	m.Dict.SetStr("WRAPPER_ASSIGNMENTS", NewTuple(names...))
	m.Dict.SetStr("WRAPPER_UPDATES", NewTuple(Str("__dict__")))
	return m
}
