package py

import "strings"

// Deque is collections.deque: a ring of items.
type Deque struct {
	ring    []Value
	head, n int
	maxlen  int // -1: unbounded
	changes uint32
}

// Type implements Value.
func (*Deque) Type() *Type { return TypeDeque }

// Len implements Lener.
func (d *Deque) Len() int { return d.n }

func (d *Deque) at(i int) *Value {
	if i += d.head; i >= len(d.ring) {
		i -= len(d.ring)
	}
	return &d.ring[i]
}

func (d *Deque) grow() {
	if d.n < len(d.ring) {
		return
	}
	next := make([]Value, max(8, 2*d.n))
	for i := range d.n {
		next[i] = *d.at(i)
	}
	d.ring, d.head = next, 0
}

// Append is d.append(v).
func (d *Deque) Append(v Value) {
	d.changes++
	if d.maxlen == 0 {
		return
	}
	if d.n == d.maxlen {
		d.PopLeft()
	}
	d.grow()
	d.n++
	*d.at(d.n - 1) = v
}

// AppendLeft is d.appendleft(v).
func (d *Deque) AppendLeft(v Value) {
	d.changes++
	if d.maxlen == 0 {
		return
	}
	if d.n == d.maxlen {
		d.Pop()
	}
	d.grow()
	d.head = (d.head - 1 + len(d.ring)) % len(d.ring)
	d.n++
	*d.at(0) = v
}

// Pop removes the last item.
func (d *Deque) Pop() (Value, bool) {
	if d.n == 0 {
		return nil, false
	}
	d.changes++
	p := d.at(d.n - 1)
	v := *p
	*p = nil
	d.n--
	return v, true
}

// PopLeft removes the first item.
func (d *Deque) PopLeft() (Value, bool) {
	if d.n == 0 {
		return nil, false
	}
	d.changes++
	p := d.at(0)
	v := *p
	*p = nil
	if d.head++; d.head == len(d.ring) {
		d.head = 0
	}
	d.n--
	return v, true
}

func (d *Deque) items() []Value {
	out := make([]Value, d.n)
	for i := range out {
		out[i] = *d.at(i)
	}
	return out
}

func (d *Deque) assign(items []Value) {
	d.ring, d.head, d.n = append([]Value(nil), items...), 0, len(items)
	d.changes++
}

// index turns a subscript into a position.
func (d *Deque) index(t *Task, key Value) (int, error) {
	if !hasIndex(key) {
		return 0, Raise(TypeError, "sequence index must be integer, not '%s'", key.Type().Name)
	}
	return sequenceIndex(t, key, d.n, "deque", "deque index out of range")
}

// GetItem implements Subscripter.
func (d *Deque) GetItem(t *Task, key Value) (Value, error) {
	i, err := d.index(t, key)
	if err != nil {
		return nil, err
	}
	return *d.at(i), nil
}

// SetItem implements ItemSetter.
func (d *Deque) SetItem(t *Task, key, x Value) error {
	i, err := d.index(t, key)
	if err == nil {
		*d.at(i) = x
	}
	return err
}

// DelItem implements ItemDeleter.
func (d *Deque) DelItem(t *Task, key Value) error {
	i, err := d.index(t, key)
	if err == nil {
		all := d.items()
		d.assign(append(all[:i], all[i+1:]...))
	}
	return err
}

// Contains implements Container.
func (d *Deque) Contains(t *Task, v Value) (bool, error) { return containsItem(t, d.items, v) }

// Compare implements Comparer.
func (d *Deque) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Deque)
	if !ok {
		return NotImplemented, nil
	}
	return compareSequences(t, op, d.items(), o.items())
}

// BinaryOp implements Operand.
func (d *Deque) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	c := &Deque{maxlen: d.maxlen}
	switch op {
	case OpAdd:
		o, ok := other.(*Deque)
		if !ok {
			if reflected {
				return NotImplemented, nil
			}
			return nil, Raise(TypeError, `can only concatenate deque (not "%s") to deque`, other.Type().Name)
		}
		if reflected {
			d, o = o, d
		}
		for _, v := range append(d.items(), o.items()...) {
			c.Append(v)
		}
		return c, nil
	case OpMul:
		if hasIndex(other) {
			n, err := AsIndex(t, other)
			if err != nil {
				return nil, err
			}
			all, err := repeatItems(d.items(), n)
			for _, v := range all {
				c.Append(v)
			}
			return c, err
		}
	}
	return NotImplemented, nil
}

// InPlaceOp implements InPlaceOperand.
func (d *Deque) InPlaceOp(t *Task, op BinaryOp, other Value) (Value, error) {
	if op == OpAdd {
		return d, d.extend(t, other, d.Append)
	}
	return NotImplemented, nil
}

func (d *Deque) extend(t *Task, v Value, add func(Value)) error {
	if v == Value(d) {
		v = NewList(d.items()...)
	}
	return Iterate(t, v, func(x Value) (bool, error) {
		add(x)
		return true, nil
	})
}

// Rotate is d.rotate(n).
func (d *Deque) Rotate(n int) {
	if d.n < 2 {
		return
	}
	n = (n%d.n + d.n) % d.n
	all := d.items()
	d.assign(append(append(make([]Value, 0, d.n), all[d.n-n:]...), all[:d.n-n]...))
}

// Iter implements Iterable.
func (d *Deque) Iter(t *Task) (Iterator, error) { return &dequeIterator{d: d, changes: d.changes}, nil }

// Reversed implements Reverser.
func (d *Deque) Reversed(t *Task) (Iterator, error) {
	return &dequeIterator{d: d, changes: d.changes, back: true}, nil
}

// TypeDequeIterator is the type of iterators over deques.
var TypeDequeIterator = newRootType(collectionsDequeTables{}, "collections", "_deque_iterator")

type dequeIterator struct {
	d       *Deque
	i       int
	changes uint32
	back    bool
}

// Type implements Value.
func (*dequeIterator) Type() *Type { return TypeDequeIterator }

// Next implements Iterator.
func (it *dequeIterator) Next(t *Task) (Value, bool, error) {
	if it.i >= it.d.n && it.changes == it.d.changes {
		return nil, false, nil
	}
	if it.changes != it.d.changes {
		return nil, false, Raise(RuntimeError, "deque mutated during iteration")
	}
	i := it.i
	it.i++
	if it.back {
		i = it.d.n - 1 - i
	}
	return *it.d.at(i), true, nil
}

// Repr implements Reprer.
func (d *Deque) Repr(t *Task) (string, error) { return d.reprAs(t, "deque", true) }

func (d *Deque) reprAs(t *Task, class string, plain bool) (string, error) {
	leave, nested := reprGuard(t, d)
	if nested {
		return "[...]", nil
	}
	defer leave()
	var b strings.Builder
	b.WriteString(class + "([")
	if err := reprItems(t, &b, d.items); err != nil {
		return "", err
	}
	b.WriteByte(']')
	if d.maxlen >= 0 {
		b.WriteString(", maxlen=" + IntOf(int64(d.maxlen)).String())
	}
	b.WriteByte(')')
	return b.String(), nil
}

// Copied implements Copier.
func (d *Deque) Copied(t *Task, memo *CopyMemo) (Value, error) {
	if memo == nil {
		return d.copy(), nil
	}
	c := &Deque{maxlen: d.maxlen}
	memo.Note(d, c)
	for _, v := range d.items() {
		x, err := memo.Copy(t, v)
		if err != nil {
			return nil, err
		}
		c.Append(x)
	}
	return c, nil
}

func (d *Deque) copy() *Deque {
	c := &Deque{maxlen: d.maxlen}
	c.assign(d.items())
	return c
}

var dequeMethods = []Method{
	{Name: "append", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*Deque).Append(a[0])
		return None, nil
	}},
	{Name: "appendleft", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*Deque).AppendLeft(a[0])
		return None, nil
	}},
	{Name: "pop", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		v, ok := self.(*Deque).Pop()
		if !ok {
			return nil, Raise(IndexError, "pop from an empty deque")
		}
		return v, nil
	}},
	{Name: "popleft", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		v, ok := self.(*Deque).PopLeft()
		if !ok {
			return nil, Raise(IndexError, "pop from an empty deque")
		}
		return v, nil
	}},
	{Name: "extend", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		d := self.(*Deque)
		return None, d.extend(t, a[0], d.Append)
	}},
	{Name: "extendleft", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		d := self.(*Deque)
		return None, d.extend(t, a[0], d.AppendLeft)
	}},
	{Name: "clear", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*Deque).assign(nil)
		return None, nil
	}},
	{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Deque).copy(), nil }},
	{Name: "__copy__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Deque).copy(), nil }},
	{Name: "count", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return countItem(t, self.(*Deque).items, a[0])
	}},
	{Name: "index", Kind: Positional, Min: 1, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		d := self.(*Deque)
		lo, hi, err := searchBounds(t, a[1], a[2], d.n)
		if err != nil {
			return nil, err
		}
		i, err := indexOf(t, d.items, a[0], lo, hi)
		if err == nil && i < 0 {
			r, err := Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "%s is not in deque", r)
		}
		return MakeInt(int64(i)), err
	}},
	{Name: "insert", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		d := self.(*Deque)
		i, err := AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		if d.maxlen >= 0 && d.n >= d.maxlen {
			return nil, Raise(IndexError, "deque already at its maximum size")
		}
		l := NewList(d.items()...)
		l.Insert(i, a[1])
		d.assign(l.Items)
		return None, nil
	}},
	{Name: "remove", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		d := self.(*Deque)
		i, err := indexOf(t, d.items, a[0], 0, d.n)
		if err != nil {
			return nil, err
		}
		if i < 0 {
			r, err := Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "%s is not in deque", r)
		}
		return None, d.DelItem(t, MakeInt(int64(i)))
	}},
	{Name: "reverse", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		d := self.(*Deque)
		d.assign(reversedItems(d.items()))
		return None, nil
	}},
	{Name: "rotate", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		n := IntOf(1)
		if a[0] != nil {
			var err error
			if n, err = AsIndex(t, a[0]); err != nil {
				return nil, err
			}
		}
		self.(*Deque).Rotate(n.clampIndex())
		return None, nil
	}},
	{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
}

type collectionsDequeTables struct{}

// Fill implements Tables.
func (collectionsDequeTables) Fill() {
	TypeDeque.Unhashable = true
	TypeDeque.lends = true
	TypeDeque.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &Deque{maxlen: -1}, nil }
	TypeDeque.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		a, err := bindKeywords("deque", []string{"iterable", "maxlen"}, 0, pos, kw)
		if err != nil {
			return err
		}
		d := Unwrap(self).(*Deque)
		d.maxlen = -1
		if a[1] != nil && a[1] != None {
			n, ok := AsInt(a[1])
			if !ok {
				return Raise(TypeError, "an integer is required")
			}
			if n.Sign() < 0 {
				return Raise(ValueError, "maxlen must be non-negative")
			}
			d.maxlen = n.clampIndex()
		}
		d.assign(nil)
		if a[0] == nil {
			return nil
		}
		return d.extend(t, a[0], d.Append)
	}
	TypeDeque.SetMethods(dequeMethods, "add mul rmul iadd len getitem setitem delitem contains iter reversed eq ne lt le gt ge repr")
	TypeDeque.SetAttributes([]Attribute{{Name: "maxlen", Get: func(t *Task, self Value) (Value, error) {
		if m := self.(*Deque).maxlen; m >= 0 {
			return MakeInt(int64(m)), nil
		}
		return None, nil
	}}})
	TypeDequeIterator.SetMethods(nil, "iter next")
}
