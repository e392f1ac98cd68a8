package py

import "strings"

// Len implements Lener.
func (l *Tuple) Len() int { return len(l.Items) }

func (l *Tuple) all() []Value { return l.Items }

// GetItem implements Subscripter.
func (l *Tuple) GetItem(t *Task, key Value) (Value, error) {
	if s, ok := key.(*Slice); ok {
		out, err := sliceItems(t, l.Items, s)
		if err != nil {
			return nil, err
		}
		return NewTuple(out...), nil
	}
	i, err := sequenceIndex(t, key, len(l.Items), "tuple", "tuple index out of range")
	if err != nil {
		return nil, err
	}
	return l.Items[i], nil
}

// Contains implements Container.
func (l *Tuple) Contains(t *Task, item Value) (bool, error) { return containsItem(t, l.all, item) }

// Iter implements Iterable.
func (l *Tuple) Iter(t *Task) (Iterator, error) {
	return &itemsIterator{class: TypeTupleIterator, items: l.Items}, nil
}

// Reversed implements Reverser.
func (l *Tuple) Reversed(t *Task) (Iterator, error) {
	return &itemsIterator{class: TypeReversed, items: reversedItems(l.Items)}, nil
}

// Hash implements Hasher.
func (l *Tuple) Hash(t *Task) (int64, error) { return hashTuple(t, l.Items) }

// Compare implements Comparer.
func (l *Tuple) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Tuple)
	if !ok {
		return NotImplemented, nil
	}
	return compareSequences(t, op, l.Items, o.Items)
}

// BinaryOp implements Operand.
func (l *Tuple) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	switch op {
	case OpAdd:
		if o, ok := other.(*Tuple); ok && !reflected {
			if len(l.Items) == 0 {
				return o, nil
			}
			if len(o.Items) == 0 {
				return l, nil
			}
			if len(l.Items)+len(o.Items) > maxItems {
				return nil, raiseArgs(MemoryError)
			}
			return NewTuple(append(append(make([]Value, 0, len(l.Items)+len(o.Items)), l.Items...), o.Items...)...), nil
		}
	case OpMul:
		if hasIndex(other) {
			n, err := AsIndex(t, other)
			if err != nil {
				return nil, err
			}
			out, err := repeatItems(l.Items, n)
			if err != nil {
				return nil, err
			}
			return NewTuple(out...), nil
		}
	}
	return NotImplemented, nil
}

// Repr implements Reprer.
func (l *Tuple) Repr(t *Task) (string, error) {
	if len(l.Items) == 0 {
		return "()", nil
	}
	leave, nested := reprGuard(t, l)
	if nested {
		return "(...)", nil
	}
	defer leave()
	var b strings.Builder
	b.WriteByte('(')
	if err := reprItems(t, &b, l.all); err != nil {
		return "", err
	}
	if len(l.Items) == 1 {
		b.WriteByte(',')
	}
	b.WriteByte(')')
	return b.String(), nil
}

var tupleMethods = []Method{
	{Name: "index", Kind: Positional, Min: 1, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l := self.(*Tuple)
		lo, hi, err := searchBounds(t, a[1], a[2], len(l.Items))
		if err != nil {
			return nil, err
		}
		i, err := indexOf(t, l.all, a[0], lo, hi)
		if err == nil && i < 0 {
			return nil, Raise(ValueError, "tuple.index(x): x not in tuple")
		}
		return MakeInt(int64(i)), err
	}},
	{Name: "count", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return countItem(t, self.(*Tuple).all, a[0])
	}},
	{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
	{Name: "__getnewargs__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return NewTuple(self), nil }},
}

type tupleTables struct{}

// Fill implements Tables.
func (tupleTables) Fill() {
	TypeTuple.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if cls == TypeTuple {
			if err := noKeywords("tuple", kw); err != nil {
				return nil, err
			}
		}
		if err := checkPositional("tuple", len(pos), 0, 1); err != nil {
			return nil, err
		}
		if len(pos) == 0 {
			return NewTuple(), nil
		}
		return TupleOf(t, pos[0])
	}
	TypeTuple.SetMethods(tupleMethods, "add mul rmul len getitem contains iter hash eq ne lt le gt ge repr")
}
