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

// NewTuple makes a tuple that keeps the given slice.
func NewTuple(items ...Value) *Tuple { return &Tuple{Items: items} }

// Type implements Value.
func (*List) Type() *Type { return TypeList }

// Type implements Value.
func (*Tuple) Type() *Type { return TypeTuple }

// Type implements Value.
func (*Range) Type() *Type { return TypeRange }

// Type implements Value.
func (*Slice) Type() *Type { return TypeSlice }
