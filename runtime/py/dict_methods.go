package py

import "strings"

// GetItem implements Subscripter.
func (d *Dict) GetItem(t *Task, key Value) (Value, error) {
	v, ok, err := d.Get(t, key)
	if err == nil && !ok {
		return nil, raiseArgs(KeyError, key)
	}
	return v, err
}

// getOrMissing is dict.__getitem__ for an instance of a subclass, which may
// have a __missing__.
func (d *Dict) getOrMissing(t *Task, self Value, key Value) (Value, error) {
	v, ok, err := d.Get(t, key)
	if ok || err != nil {
		return v, err
	}
	if v, ok, err := callSpecial(t, self, "__missing__", key); ok || err != nil {
		return v, err
	}
	return nil, raiseArgs(KeyError, key)
}

// SetItem implements ItemSetter.
func (d *Dict) SetItem(t *Task, key, x Value) error { return d.Set(t, key, x) }

// DelItem implements ItemDeleter.
func (d *Dict) DelItem(t *Task, key Value) error {
	ok, err := d.Del(t, key)
	if err == nil && !ok {
		return raiseArgs(KeyError, key)
	}
	return err
}

// Contains implements Container.
func (d *Dict) Contains(t *Task, item Value) (bool, error) {
	_, ok, err := d.Get(t, item)
	return ok, err
}

// Iter implements Iterable.
func (d *Dict) Iter(t *Task) (Iterator, error) { return d.iterator(TypeDictKeys, false), nil }

// Reversed implements Reverser.
func (d *Dict) Reversed(t *Task) (Iterator, error) { return d.iterator(TypeDictKeys, true), nil }

// Compare implements Comparer: equality does not look at the order.
func (d *Dict) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Dict)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	eq, err := d.equal(t, o)
	return MakeBool(eq == (op == CmpEq)), err
}

func (d *Dict) equal(t *Task, o *Dict) (bool, error) {
	if d.live != o.live {
		return false, nil
	}
	for k, v := range d.All() {
		w, ok, err := o.Get(t, k)
		if err != nil || !ok {
			return false, err
		}
		eq, err := same(t, v, w)
		if err != nil || !eq {
			return false, err
		}
	}
	return true, nil
}

// BinaryOp implements Operand: d | e.
func (d *Dict) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	o, ok := other.(*Dict)
	if !ok || op != OpOr {
		return NotImplemented, nil
	}
	if reflected {
		d, o = o, d
	}
	c := d.Copy()
	return c, c.Update(t, o)
}

// InPlaceOp implements InPlaceOperand: d |= e takes what update takes.
func (d *Dict) InPlaceOp(t *Task, op BinaryOp, other Value) (Value, error) {
	if op != OpOr {
		return NotImplemented, nil
	}
	return d, d.UpdateFrom(t, other)
}

// UpdateFrom is d.update(v): v is a mapping or an iterable of pairs.
func (d *Dict) UpdateFrom(t *Task, v Value) error {
	if o, ok := v.(*Dict); ok {
		return d.Update(t, o)
	}
	if o, ok := v.(*Object); ok {
		if base, ok := o.Base.(*Dict); ok && !o.Class.Overrides(TypeDict, "__iter__") && !o.Class.Overrides(TypeDict, "keys") && !o.Class.Overrides(TypeDict, "__getitem__") {
			return d.Update(t, base)
		}
	}
	keys, err := getAttrOr(t, v, "keys", nil)
	if err != nil {
		return err
	}
	if keys != nil {
		all, err := Call(t, keys)
		if err != nil {
			return err
		}
		return Iterate(t, all, func(k Value) (bool, error) {
			x, err := GetItem(t, v, k)
			if err != nil {
				return false, err
			}
			return true, d.Set(t, k, x)
		})
	}
	i := 0
	return Iterate(t, v, func(pair Value) (bool, error) {
		if !hasIter(pair) {
			return false, Raise(TypeError, "cannot convert dictionary update sequence element #%d to a sequence", i)
		}
		kv, err := items(t, pair)
		if err != nil {
			return false, err
		}
		if len(kv) != 2 {
			return false, Raise(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, len(kv))
		}
		i++
		return true, d.Set(t, kv[0], kv[1])
	})
}

// SetDefault is d.setdefault(key, v).
func (d *Dict) SetDefault(t *Task, key, v Value) (Value, error) {
	found, ok, err := d.Get(t, key)
	if ok || err != nil {
		return found, err
	}
	return v, d.Set(t, key, v)
}

// Repr implements Reprer.
func (d *Dict) Repr(t *Task) (string, error) {
	if d.live == 0 {
		return "{}", nil
	}
	leave, nested := reprGuard(t, d)
	if nested {
		return "{...}", nil
	}
	defer leave()
	var b strings.Builder
	b.WriteByte('{')
	first := true
	for k, v := range d.All() {
		if !first {
			b.WriteString(", ")
		}
		first = false
		r, err := Repr(t, k)
		if err != nil {
			return "", err
		}
		b.WriteString(r + ": ")
		if r, err = Repr(t, v); err != nil {
			return "", err
		}
		b.WriteString(r)
	}
	b.WriteByte('}')
	return b.String(), nil
}

// dictUpdateArgs is dict(...) and dict.update(...).
func dictUpdateArgs(t *Task, d *Dict, name string, pos []Value, kw []Kw) error {
	if err := checkPositional(name, len(pos), 0, 1); err != nil {
		return err
	}
	if len(pos) == 1 {
		if err := d.UpdateFrom(t, pos[0]); err != nil {
			return err
		}
	}
	for _, k := range kw {
		if err := d.Set(t, Str(k.Name), k.Value); err != nil {
			return err
		}
	}
	return nil
}

var dictMethods = []Method{
	{Name: "get", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		v, ok, err := self.(*Dict).Get(t, a[0])
		if err == nil && !ok {
			return orNone(a[1]), nil
		}
		return v, err
	}},
	{Name: "keys", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Dict).KeysView(), nil }},
	{Name: "values", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Dict).ValuesView(), nil }},
	{Name: "items", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Dict).ItemsView(), nil }},
	{Name: "pop", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		v, ok, err := self.(*Dict).Pop(t, a[0])
		if err != nil || ok {
			return v, err
		}
		if a[1] != nil {
			return a[1], nil
		}
		return nil, raiseArgs(KeyError, a[0])
	}},
	{Name: "popitem", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		k, v, ok := self.(*Dict).PopItem()
		if !ok {
			return nil, Raise(KeyError, "popitem(): dictionary is empty")
		}
		return NewTuple(k, v), nil
	}},
	{Name: "setdefault", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self.(*Dict).SetDefault(t, a[0], orNone(a[1]))
	}},
	{Name: "update", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		return None, dictUpdateArgs(t, self.(*Dict), "update", pos, kw)
	}},
	{Name: "clear", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*Dict).Clear()
		return None, nil
	}},
	{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Dict).Copy(), nil }},
	{Name: "fromkeys", Kind: Positional, Min: 1, Max: 2, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		made, err := Call(t, self)
		if err != nil {
			return nil, err
		}
		return made, Iterate(t, a[0], func(k Value) (bool, error) {
			return true, SetItem(t, made, k, orNone(a[1]))
		})
	}},
	{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
}

type dictTables struct{}

// Fill implements Tables.
func (dictTables) Fill() {
	TypeDict.Unhashable = true
	TypeDict.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return NewDict(), nil }
	TypeDict.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		d, _ := AsDict(self)
		return dictUpdateArgs(t, d, "dict", pos, kw)
	}
	TypeDict.SetMethods(dictMethods, "or ror ior len getitem setitem delitem contains iter reversed eq ne repr")
}
