package py

// List is Python's list.
type List struct{ Items []Value }

// Tuple is Python's tuple; Items must not change once the tuple is visible.
type Tuple struct{ Items []Value }

// Range is Python's range. Start, Stop and Step may be of any size.
type Range struct {
	Start, Stop, Step Int
	length            Int
}

// Slice is Python's slice; missing parts are None.
type Slice struct{ Start, Stop, Step Value }

// NewList makes a list that keeps the given slice.
func NewList(items ...Value) *List { return &List{Items: items} }

// NewTuple makes a tuple of the items.
func NewTuple(items ...Value) *Tuple {
	switch len(items) {
	case 2: // as newTuple, without what copying slices of pointers costs
		t := &struct {
			Tuple
			room [2]Value
		}{room: [2]Value(items)}
		t.Items = t.room[:]
		return &t.Tuple
	case 3:
		t := &struct {
			Tuple
			room [3]Value
		}{room: [3]Value(items)}
		t.Items = t.room[:]
		return &t.Tuple
	}
	t := newTuple(len(items))
	copy(t.Items, items)
	return t
}

// newTuple makes a tuple whose n items are to be filled in; those of short ones lie in one
// piece of memory with it.
func newTuple(n int) *Tuple {
	switch n {
	case 1:
		t := &struct {
			Tuple
			room [1]Value
		}{}
		t.Items = t.room[:]
		return &t.Tuple
	case 2:
		t := &struct {
			Tuple
			room [2]Value
		}{}
		t.Items = t.room[:]
		return &t.Tuple
	case 3:
		t := &struct {
			Tuple
			room [3]Value
		}{}
		t.Items = t.room[:]
		return &t.Tuple
	case 4:
		t := &struct {
			Tuple
			room [4]Value
		}{}
		t.Items = t.room[:]
		return &t.Tuple
	}
	return &Tuple{Items: make([]Value, n)}
}

// Type implements Value.
func (*List) Type() *Type { return TypeList }

// Type implements Value.
func (*Tuple) Type() *Type { return TypeTuple }

// Type implements Value.
func (*Range) Type() *Type { return TypeRange }

// Type implements Value.
func (*Slice) Type() *Type { return TypeSlice }
