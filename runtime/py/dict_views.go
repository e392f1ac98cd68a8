package py

import "strings"

// dictView is what dict.keys(), values() and items() return: it follows the dict.
type dictView struct {
	d     *Dict
	class *Type
}

// Type implements Value.
func (v *dictView) Type() *Type { return v.class }

// KeysView is d.keys().
func (d *Dict) KeysView() Value { return &dictView{d, TypeDictKeys} }

// ValuesView is d.values().
func (d *Dict) ValuesView() Value { return &dictView{d, TypeDictValues} }

// ItemsView is d.items().
func (d *Dict) ItemsView() Value { return &dictView{d, TypeDictItems} }

// Len implements Lener.
func (v *dictView) Len() int { return v.d.live }

// Iter implements Iterable.
func (v *dictView) Iter(t *Task) (Iterator, error) { return v.d.iterator(v.class, false), nil }

// Reversed implements Reverser.
func (v *dictView) Reversed(t *Task) (Iterator, error) { return v.d.iterator(v.class, true), nil }

// Contains implements Container.
func (v *dictView) Contains(t *Task, item Value) (bool, error) {
	switch v.class {
	case TypeDictKeys:
		_, ok, err := v.d.Get(t, item)
		return ok, err
	case TypeDictItems:
		pair, ok := item.(*Tuple)
		if !ok || len(pair.Items) != 2 {
			return false, nil
		}
		found, ok, err := v.d.Get(t, pair.Items[0])
		if err != nil || !ok {
			return false, err
		}
		return same(t, found, pair.Items[1])
	}
	for _, x := range v.d.All() {
		eq, err := same(t, x, item)
		if err != nil || eq {
			return eq, err
		}
	}
	return false, nil
}

// set is the view as a set, for the set operations of keys and items.
func (v *dictView) set(t *Task) (*Set, error) {
	s := newSet(false)
	it, _ := v.Iter(t)
	for {
		x, ok, err := it.Next(t)
		if err != nil || !ok {
			return s, err
		}
		if err := s.Add(t, x); err != nil {
			return nil, err
		}
	}
}

// Compare implements Comparer: views of keys and items compare as sets.
func (v *dictView) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if v.class == TypeDictValues {
		return NotImplemented, nil
	}
	var n int
	switch o := other.(type) {
	case *dictView:
		if o.class == TypeDictValues {
			return NotImplemented, nil
		}
		n = o.Len()
	case *Set:
		n = o.Len()
	default:
		return NotImplemented, nil
	}
	allIn := func(a, b Value) (bool, error) {
		ok := true
		err := Iterate(t, a, func(x Value) (bool, error) {
			var err error
			ok, err = Contains(t, b, x)
			return ok, err
		})
		return ok && err == nil, err
	}
	var r bool
	var err error
	switch op {
	case CmpEq, CmpNe:
		if v.Len() == n {
			r, err = allIn(v, other)
		}
		r = r == (op == CmpEq)
	case CmpLe, CmpLt:
		if v.Len() < n || op == CmpLe && v.Len() == n {
			r, err = allIn(v, other)
		}
	default:
		if v.Len() > n || op == CmpGe && v.Len() == n {
			r, err = allIn(other, v)
		}
	}
	return MakeBool(r), err
}

// BinaryOp implements Operand: - & | ^ with any iterable give a set.
func (v *dictView) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if v.class == TypeDictValues || op != OpSub && op != OpAnd && op != OpOr && op != OpXor {
		return NotImplemented, nil
	}
	mine, err := v.set(t)
	if err != nil {
		return nil, err
	}
	theirs, err := setOf(t, other)
	if err != nil {
		return nil, err
	}
	if reflected {
		mine, theirs = theirs, mine
	}
	return mine.BinaryOp(t, op, theirs, false)
}

// Repr implements Reprer.
func (v *dictView) Repr(t *Task) (string, error) {
	leave, nested := reprGuard(t, v)
	if nested {
		return "...", nil
	}
	defer leave()
	all, err := items(t, v)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(v.class.Name + "([")
	if err := reprItems(t, &b, func() []Value { return all }); err != nil {
		return "", err
	}
	b.WriteString("])")
	return b.String(), nil
}

// The types of iterators over dicts.
var (
	TypeDictKeyIterator          = newRootType(dictViewsTables{}, "builtins", "dict_keyiterator")
	TypeDictValueIterator        = newRootType(dictViewsTables{}, "builtins", "dict_valueiterator")
	TypeDictItemIterator         = newRootType(dictViewsTables{}, "builtins", "dict_itemiterator")
	TypeDictReverseKeyIterator   = newRootType(dictViewsTables{}, "builtins", "dict_reversekeyiterator")
	TypeDictReverseValueIterator = newRootType(dictViewsTables{}, "builtins", "dict_reversevalueiterator")
	TypeDictReverseItemIterator  = newRootType(dictViewsTables{}, "builtins", "dict_reverseitemiterator")
)

// dictIterator iterates over entries and complains when the dict changes size.
type dictIterator struct {
	d       *Dict
	class   *Type
	view    *Type
	pos     int
	size    int
	left    int
	state   uint32 // of an OrderedDict: its changes
	reverse bool
}

func (d *Dict) iterator(view *Type, reverse bool) *dictIterator {
	it := &dictIterator{d: d, view: view, size: d.live, left: d.live, state: d.changes, reverse: reverse}
	switch {
	case view == TypeDictValues && reverse:
		it.class = TypeDictReverseValueIterator
	case view == TypeDictItems && reverse:
		it.class = TypeDictReverseItemIterator
	case reverse:
		it.class = TypeDictReverseKeyIterator
	case view == TypeDictValues:
		it.class = TypeDictValueIterator
	case view == TypeDictItems:
		it.class = TypeDictItemIterator
	default:
		it.class = TypeDictKeyIterator
	}
	if reverse {
		it.pos = len(d.entries) - 1
	}
	return it
}

// Type implements Value.
func (it *dictIterator) Type() *Type { return it.class }

// Next implements Iterator.
func (it *dictIterator) Next(t *Task) (Value, bool, error) {
	e, err := it.entry()
	if e == nil || err != nil {
		return nil, false, err
	}
	switch it.view {
	case TypeDictValues:
		return e.value, true, nil
	case TypeDictItems:
		return NewTuple(e.key, e.value), true, nil
	}
	return e.key, true, nil
}

func (it *dictIterator) rowWidth() int {
	if it.view == TypeDictItems {
		return 2
	}
	return -1
}

func (it *dictIterator) nextRow(t *Task, row []Value) (bool, error) {
	e, err := it.entry()
	if e == nil || err != nil {
		return false, err
	}
	row[0], row[1] = e.key, e.value
	return true, nil
}

// entry is the next entry; nil at the end.
func (it *dictIterator) entry() (*dictEntry, error) {
	if it.d == nil {
		return nil, nil
	}
	d := it.d
	if d.ordered && (it.size < 0 || d.changes != it.state) {
		it.size = -1
		if d.live == 0 { // by clear()
			return nil, Raise(RuntimeError, "OrderedDict changed size during iteration")
		}
		return nil, Raise(RuntimeError, "OrderedDict mutated during iteration")
	}
	if d.live != it.size {
		it.size = -1 // stays in error
		return nil, Raise(RuntimeError, "dictionary changed size during iteration")
	}
	for it.pos >= 0 && it.pos < len(d.entries) {
		e := &d.entries[it.pos]
		if it.reverse {
			it.pos--
		} else {
			it.pos++
		}
		if e.key == nil {
			continue
		}
		if it.left == 0 {
			it.d = nil
			return nil, Raise(RuntimeError, "dictionary keys changed during iteration")
		}
		it.left--
		return e, nil
	}
	it.d = nil
	return nil, nil
}

// LengthHint implements LengthHinter.
func (it *dictIterator) LengthHint() int {
	if it.d == nil || it.size != it.d.live {
		return 0
	}
	return it.left
}

type dictViewsTables struct{}

// Fill implements Tables.
func (dictViewsTables) Fill() {
	for _, c := range []*Type{TypeDictKeyIterator, TypeDictValueIterator, TypeDictItemIterator,
		TypeDictReverseKeyIterator, TypeDictReverseValueIterator, TypeDictReverseItemIterator} {
		c.Final = true
		c.SetMethods(nil, "iter next length_hint")
	}
	isDisjoint := []Method{{Name: "isdisjoint", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		r := true
		err := Iterate(t, a[0], func(x Value) (bool, error) {
			in, err := self.(*dictView).Contains(t, x)
			r = !in
			return r, err
		})
		return MakeBool(r), err
	}}}
	const setLike = "len contains iter reversed eq ne lt le gt ge sub rsub and rand or ror xor rxor repr"
	TypeDictKeys.SetMethods(isDisjoint, setLike)
	TypeDictItems.SetMethods(isDisjoint, setLike)
	TypeDictValues.SetMethods(nil, "len iter reversed repr")
	TypeDictKeys.Unhashable, TypeDictItems.Unhashable = true, true
	mapping := []Attribute{{Name: "mapping", Get: func(t *Task, self Value) (Value, error) {
		return &MappingProxy{Mapping: self.(*dictView).d}, nil
	}}}
	TypeDictKeys.SetAttributes(mapping)
	TypeDictItems.SetAttributes(mapping)
	TypeDictValues.SetAttributes(mapping)
}
