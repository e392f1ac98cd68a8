package py

import "strings"

// setOf is v as a set: v itself when it is one.
func setOf(t *Task, v Value) (*Set, error) {
	if s, ok := AsSet(v); ok {
		return s, nil
	}
	s := newSet(false)
	return s, s.Update(t, v)
}

// Update adds all items of an iterable.
func (s *Set) Update(t *Task, v Value) error {
	if o, ok := AsSet(v); ok {
		s.merge(o)
		return nil
	}
	if d, ok := v.(*Dict); ok {
		// set_update_internal makes room for a whole dict at once.
		if uint64(s.fill+d.Len())*5 >= uint64(len(s.table)-1)*3 {
			s.resize((s.used + d.Len()) * 2)
		}
	}
	return Iterate(t, v, func(x Value) (bool, error) { return true, s.Add(t, x) })
}

// Hash implements Hasher: frozenset_hash.
func (s *Set) Hash(t *Task) (int64, error) {
	if !s.frozen {
		return 0, Raise(TypeError, "unhashable type: 'set'")
	}
	h := uint64(0)
	for _, e := range s.table {
		if e.key != nil {
			x := uint64(e.hash)
			h ^= ((x ^ 89869747) ^ (x << 16)) * 3644798167
		}
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= (h >> 11) ^ (h >> 25)
	h = h*69069 + 907133923
	if h == ^uint64(0) {
		h = 590923713
	}
	return int64(h), nil
}

// Contains implements Container.
func (s *Set) Contains(t *Task, item Value) (bool, error) { return s.Has(t, item) }

// TypeSetIterator is the type of iterators over sets.
var TypeSetIterator = newRootType(setTables{}, "builtins", "set_iterator")

type setIterator struct {
	s    *Set
	pos  int
	size int
	left int
}

// Type implements Value.
func (*setIterator) Type() *Type { return TypeSetIterator }

// Next implements Iterator.
func (it *setIterator) Next(t *Task) (Value, bool, error) {
	if it.s == nil {
		return nil, false, nil
	}
	if it.size != it.s.used {
		it.size = -1
		return nil, false, Raise(RuntimeError, "Set changed size during iteration")
	}
	for it.pos < len(it.s.table) {
		k := it.s.table[it.pos].key
		it.pos++
		if k != nil {
			it.left--
			return k, true, nil
		}
	}
	it.s = nil
	return nil, false, nil
}

// LengthHint implements LengthHinter.
func (it *setIterator) LengthHint() int {
	if it.s == nil || it.size != it.s.used {
		return 0
	}
	return it.left
}

// Iter implements Iterable.
func (s *Set) Iter(t *Task) (Iterator, error) {
	return &setIterator{s: s, size: s.used, left: s.used}, nil
}

func (s *Set) subset(t *Task, o *Set) (bool, error) {
	if s.used > o.used {
		return false, nil
	}
	for _, e := range s.table {
		if e.key != nil {
			if i, err := o.find(t, e.key, e.hash); i < 0 || err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// Compare implements Comparer: equality and inclusion.
func (s *Set) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Set)
	if !ok {
		return NotImplemented, nil
	}
	var r bool
	var err error
	switch op {
	case CmpEq, CmpNe:
		r = s.used == o.used
		if r {
			r, err = s.subset(t, o)
		}
		r = r == (op == CmpEq)
	case CmpLe:
		r, err = s.subset(t, o)
	case CmpLt:
		if s.used < o.used {
			r, err = s.subset(t, o)
		}
	case CmpGe:
		r, err = o.subset(t, s)
	case CmpGt:
		if o.used < s.used {
			r, err = o.subset(t, s)
		}
	}
	return MakeBool(r), err
}

// Union is s | v for any iterable.
func (s *Set) Union(t *Task, v Value) (*Set, error) {
	r := s.Copy(t)
	return r, r.Update(t, v)
}

// Intersection is s & v for any iterable; the smaller set is walked.
func (s *Set) Intersection(t *Task, v Value) (*Set, error) {
	r := newSet(s.frozen)
	if o, ok := AsSet(v); ok {
		a, b := s, o
		if b.used > a.used {
			a, b = b, a
		}
		for _, e := range b.table {
			if e.key == nil {
				continue
			}
			i, err := a.find(t, e.key, e.hash)
			if err != nil {
				return nil, err
			}
			if i >= 0 {
				if err := r.addHashed(t, e.key, e.hash); err != nil {
					return nil, err
				}
			}
		}
		return r, nil
	}
	return r, Iterate(t, v, func(x Value) (bool, error) {
		h, err := Hash(t, x)
		if err != nil {
			return false, err
		}
		i, err := s.find(t, x, h)
		if i >= 0 && err == nil {
			err = r.addHashed(t, x, h)
		}
		return true, err
	})
}

// Difference is s - v for any iterable.
func (s *Set) Difference(t *Task, v Value) (*Set, error) {
	o, isSet := AsSet(v)
	d, isDict := v.(*Dict)
	if !isSet && !isDict || isSet && s.used>>2 > o.used || isDict && s.used>>2 > d.Len() {
		r := s.Copy(t)
		return r, r.discardAll(t, v)
	}
	r := newSet(s.frozen)
	for _, e := range s.table {
		if e.key == nil {
			continue
		}
		var in bool
		var err error
		if isSet {
			var i int
			i, err = o.find(t, e.key, e.hash)
			in = i >= 0
		} else {
			_, in, err = d.Get(t, e.key)
		}
		if err != nil {
			return nil, err
		}
		if !in {
			if err := r.addHashed(t, e.key, e.hash); err != nil {
				return nil, err
			}
		}
	}
	return r, nil
}

func (s *Set) discardAll(t *Task, v Value) error {
	if o, ok := AsSet(v); ok && o == s {
		s.Clear()
		return nil
	}
	err := Iterate(t, v, func(x Value) (bool, error) {
		h, err := Hash(t, x)
		if err != nil {
			return false, err
		}
		i, err := s.find(t, x, h)
		if i >= 0 && err == nil {
			s.removeAt(i)
		}
		return true, err
	})
	if err == nil && dropsDeleted(s.fill, s.used, len(s.table)) {
		s.resize(roomFor(s.used))
	}
	return err
}

// dropsDeleted reports whether a set that elements were taken out of makes its table anew: more than a quarter of the cells are
// deleted ones. Rule: set_difference_update_internal of CPython.
func dropsDeleted(fill, used, cells int) bool { return fill-used > (cells-1)/4 }

// roomFor is the room that a set with so many elements makes for itself.
func roomFor(used int) int {
	if used > 50000 {
		return used * 2
	}
	return used * 4
}

// SymmetricDifference is s ^ v for any iterable.
func (s *Set) SymmetricDifference(t *Task, v Value) (*Set, error) {
	r := newSet(s.frozen)
	if err := r.Update(t, v); err != nil {
		return nil, err
	}
	return r, r.toggle(t, s)
}

// toggle is symmetric_difference_update with a set.
func (s *Set) toggle(t *Task, o *Set) error {
	if s == o {
		s.Clear()
		return nil
	}
	for _, e := range o.table {
		if e.key == nil {
			continue
		}
		i, err := s.find(t, e.key, e.hash)
		if err != nil {
			return err
		}
		if i >= 0 {
			s.removeAt(i)
		} else if err := s.addHashed(t, e.key, e.hash); err != nil {
			return err
		}
	}
	return nil
}

// toggleKeys is symmetric_difference_update with a dict.
func (s *Set) toggleKeys(t *Task, d *Dict) error {
	for k := range d.All() {
		gone, err := s.Discard(t, k)
		if err == nil && !gone {
			err = s.Add(t, k)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// BinaryOp implements Operand: the operators take sets only.
func (s *Set) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	o, ok := other.(*Set)
	if !ok {
		return NotImplemented, nil
	}
	if reflected {
		s, o = o, s
	}
	var r *Set
	var err error
	switch op {
	case OpOr:
		r, err = s.Union(t, o)
	case OpAnd:
		r, err = s.Intersection(t, o)
	case OpSub:
		r, err = s.Difference(t, o)
	case OpXor:
		r, err = s.SymmetricDifference(t, o)
	default:
		return NotImplemented, nil
	}
	return r, err
}

// InPlaceOp implements InPlaceOperand.
func (s *Set) InPlaceOp(t *Task, op BinaryOp, other Value) (Value, error) {
	o, ok := other.(*Set)
	if !ok || s.frozen {
		return NotImplemented, nil
	}
	switch op {
	case OpOr:
		return s, s.Update(t, o)
	case OpAnd:
		r, err := s.Intersection(t, o)
		if err != nil {
			return nil, err
		}
		s.assign(r)
		return s, nil
	case OpSub:
		return s, s.discardAll(t, o)
	case OpXor:
		return s, s.toggle(t, o)
	}
	return NotImplemented, nil
}

// assign takes over the elements of another set.
func (s *Set) assign(o *Set) {
	s.table, s.fill, s.used, s.finger = o.table, o.fill, o.used, 0
	s.changes++
}

// Repr implements Reprer.
func (s *Set) Repr(t *Task) (string, error) { return s.reprAs(t, s.Type().Name, !s.frozen) }

func (s *Set) reprAs(t *Task, name string, braces bool) (string, error) {
	if s.used == 0 {
		return name + "()", nil
	}
	leave, nested := reprGuard(t, s)
	if nested {
		return name + "(...)", nil
	}
	defer leave()
	var b strings.Builder
	if !braces {
		b.WriteString(name + "(")
	}
	b.WriteByte('{')
	all := make([]Value, 0, s.used)
	for v := range s.All() {
		all = append(all, v)
	}
	if err := reprItems(t, &b, func() []Value { return all }); err != nil {
		return "", err
	}
	b.WriteByte('}')
	if !braces {
		b.WriteByte(')')
	}
	return b.String(), nil
}

// setChain applies a method of two sets to all arguments one after the other.
func setChain(step func(*Set, *Task, Value) (*Set, error)) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		s := self.(*Set)
		if len(a) == 0 {
			return s.Copy(t), nil
		}
		for _, v := range a {
			r, err := step(s, t, v)
			if err != nil {
				return nil, err
			}
			s = r
		}
		return s, nil
	}
}

func frozenSetMethods() []Method {
	return []Method{
		{Name: "union", Kind: Positional, Max: NoMax, Fn: setChain((*Set).Union)},
		{Name: "intersection", Kind: Positional, Max: NoMax, Fn: setChain((*Set).Intersection)},
		{Name: "difference", Kind: Positional, Max: NoMax, Fn: setChain((*Set).Difference)},
		{Name: "symmetric_difference", Kind: OneArg, Fn: setChain((*Set).SymmetricDifference)},
		{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if s := self.(*Set); s.frozen {
				return s, nil
			}
			return self.(*Set).Copy(t), nil
		}},
		{Name: "isdisjoint", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			r := true
			err := Iterate(t, a[0], func(x Value) (bool, error) {
				in, err := self.(*Set).Has(t, x)
				r = !in
				return r, err
			})
			return MakeBool(r), err
		}},
		{Name: "issubset", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			o, err := setOf(t, a[0])
			if err != nil {
				return nil, err
			}
			r, err := self.(*Set).subset(t, o)
			return MakeBool(r), err
		}},
		{Name: "issuperset", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			r := true
			err := Iterate(t, a[0], func(x Value) (bool, error) {
				var err error
				r, err = self.(*Set).Has(t, x)
				return r, err
			})
			return MakeBool(r), err
		}},
		{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
	}
}

// setUpdate applies an in-place step for every argument.
func setUpdate(step func(s *Set, t *Task, v Value) error) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		for _, v := range a {
			if err := step(self.(*Set), t, v); err != nil {
				return nil, err
			}
		}
		return None, nil
	}
}

func setMethods() []Method {
	return []Method{
		{Name: "add", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, self.(*Set).Add(t, a[0]) }},
		{Name: "discard", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			_, err := self.(*Set).Discard(t, a[0])
			return None, err
		}},
		{Name: "remove", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			ok, err := self.(*Set).Discard(t, a[0])
			if err == nil && !ok {
				return nil, raiseArgs(KeyError, a[0])
			}
			return None, err
		}},
		{Name: "pop", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, ok := self.(*Set).Pop()
			if !ok {
				return nil, Raise(KeyError, "pop from an empty set")
			}
			return v, nil
		}},
		{Name: "clear", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			self.(*Set).Clear()
			return None, nil
		}},
		{Name: "update", Kind: Positional, Max: NoMax, Fn: setUpdate((*Set).Update)},
		{Name: "difference_update", Kind: Positional, Max: NoMax, Fn: setUpdate((*Set).discardAll)},
		{Name: "intersection_update", Kind: Positional, Max: NoMax, Fn: setUpdate(func(s *Set, t *Task, v Value) error {
			r, err := s.Intersection(t, v)
			if err == nil {
				s.assign(r)
			}
			return err
		})},
		{Name: "symmetric_difference_update", Kind: OneArg, Fn: setUpdate(func(s *Set, t *Task, v Value) error {
			if d, ok := v.(*Dict); ok { // its keys as they come
				return s.toggleKeys(t, d)
			}
			o, err := setOf(t, v)
			if err != nil {
				return err
			}
			return s.toggle(t, o)
		})},
	}
}

type setTables struct{}

// Fill implements Tables.
func (setTables) Fill() {
	TypeSet.Unhashable = true
	TypeSet.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return newSet(false), nil }
	TypeSet.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		if self.Type() == TypeSet {
			if err := noKeywords("set", kw); err != nil {
				return err
			}
		}
		if err := checkPositional("set", len(pos), 0, 1); err != nil {
			return err
		}
		s, _ := AsSet(self)
		s.Clear()
		if len(pos) == 0 {
			return nil
		}
		return s.Update(t, pos[0])
	}
	TypeFrozenSet.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if cls == TypeFrozenSet {
			if err := noKeywords("frozenset", kw); err != nil {
				return nil, err
			}
		}
		if err := checkPositional("frozenset", len(pos), 0, 1); err != nil {
			return nil, err
		}
		s := newSet(false)
		if len(pos) == 1 {
			if f, ok := pos[0].(*Set); ok && f.frozen {
				return f, nil
			}
			if err := s.Update(t, pos[0]); err != nil {
				return nil, err
			}
		}
		s.frozen = true
		return s, nil
	}
	const shared = "len contains iter eq ne lt le gt ge sub rsub and rand or ror xor rxor repr"
	TypeSet.SetMethods(frozenSetMethods(), shared+" isub iand ior ixor")
	TypeSet.SetMethods(setMethods(), "")
	TypeFrozenSet.SetMethods(frozenSetMethods(), shared+" hash")
	TypeSetIterator.Final = true
	TypeSetIterator.SetMethods(nil, "iter next length_hint")
}
