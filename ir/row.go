package ir

import (
	"maps"
	"slices"
)

// Row are the facts about the tuples that a display makes, shared, as Items are, by the types of all expressions that may
// denote one of them: the types of the items, and whether anything takes the tuple as a value. One that nothing does is a
// py.Row, its items side by side in their static types.
type Row struct {
	into     *Row // the Row that this one was unified with
	elems    []*Type
	leaks    bool // code that is not seen may get hold of the items
	shown    bool // such code may find instances in the tuple
	boxed    bool // something takes it as a tuple of dynamic values
	answered bool // it becomes an answer
	readers  map[any]func()
}

// maxRow is the number of items up to which there is a py.Row.
const maxRow = 6

// NewRow makes the facts about tuples of n items of which nothing is known yet.
func NewRow(n int) *Row {
	r := &Row{elems: make([]*Type, n), boxed: n == 0 || n > maxRow, readers: map[any]func(){}}
	for i := range r.elems {
		r.elems[i] = Never
	}
	return r
}

func (r *Row) root() *Row {
	for r.into != nil {
		r = r.into
	}
	return r
}

// Elems are the types of the items. changed is called once for each reader when one is found to be wider, or
// the tuple to be boxed; readers are told apart by who.
func (r *Row) Elems(who any, changed func()) []*Type {
	r = r.root()
	r.readers[who] = changed
	return r.elems
}

// Put notes that item i may be of type t.
func (r *Row) Put(i int, t *Type) {
	if r.root().answered {
		Answer(t)
	}
	switch r := r.root(); {
	case r.leaks:
		Escape(t)
	case r.shown:
		Show(t)
	case r.boxed:
		Boxed(t)
	}
	r.widen(i, t)
}

// widen joins a type with that of item i; see Items.widen for the loop.
func (r *Row) widen(i int, t *Type) {
	for {
		root := r.root()
		old := root.elems[i]
		wide := Join(old, t)
		if r.root() != root || root.elems[i] != old {
			continue
		}
		if !Equal(wide, old) {
			root.elems = append([]*Type(nil), root.elems...)
			root.elems[i] = wide
			root.cut()
			r.root().notify()
		}
		return
	}
}

// cut ends a ring of tuples and lists that hold one another: Go has no type for a row of itself, and what is in
// such a tuple is not followed.
func (r *Row) cut() {
	seen := map[any]bool{}
	for _, e := range r.elems {
		if reaches(e, r, seen, 0) {
			r.escape()
			return
		}
	}
}

// reaches reports whether values of type t hold tuples of r, as far as types in Go show it, or are tuples in
// tuples more than three deep.
func reaches(t *Type, r *Row, seen map[any]bool, depth int) bool {
	switch t.Kind {
	case OptionalKind:
		return reaches(t.Elem, r, seen, depth)
	case TupleKind:
		if t.Row == nil {
			return false
		}
		inner := t.Row.root()
		if inner == r || depth == 3 {
			return true
		}
		for _, e := range inner.elems {
			if reaches(e, r, seen, depth+1) {
				return true
			}
		}
	case FunctionKind:
		f := t.Signature.root()
		if seen[f] || f.escaped {
			return false
		}
		seen[f] = true
		for _, e := range append([]*Type{f.result}, f.params...) {
			if reaches(e, r, seen, depth) {
				return true
			}
		}
	case ListKind, DictKind, SetKind, DequeKind:
		if t.Items == nil || seen[t.Items.root()] {
			return false
		}
		items := t.Items.root()
		seen[items] = true
		return reaches(items.key, r, seen, depth) || reaches(items.elem, r, seen, depth)
	}
	return false
}

// Box notes that something takes the tuple as one of dynamic values.
func (r *Row) Box() {
	r = r.root()
	if r.boxed {
		return
	}
	r.boxed = true
	for i := range r.elems {
		Boxed(r.root().elems[i])
	}
	r.root().notify()
}

// show is Show for the items.
func (r *Row) show() {
	r = r.root()
	if r.shown {
		return
	}
	r.shown = true
	r.Box()
	for i := range r.elems {
		Show(r.root().elems[i])
	}
}

// answer is Answer for the items.
func (r *Row) answer() {
	r = r.root()
	if r.answered {
		return
	}
	r.answered = true
	for i := range r.elems {
		Answer(r.root().elems[i])
	}
}

// leak notes that code that is not seen may get hold of the items.
func (r *Row) leak() {
	r = r.root()
	if r.leaks {
		return
	}
	r.leaks = true
	r.Box()
	for i := range r.elems {
		Escape(r.root().elems[i])
	}
}

// escape notes that nothing is known of the items any more.
func (r *Row) escape() {
	r.leak()
	r = r.root()
	old := r.elems
	r.elems = make([]*Type, len(old))
	for i := range r.elems {
		r.elems[i] = Dyn
	}
	r.notify()
}

func (r *Row) notify() { call(r.readers) }

// call calls what readers want called.
func call(readers map[any]func()) {
	for _, changed := range readers {
		changed()
	}
}

// unifyRows makes a and b, of the same length, the same facts. Only those readers are called for whom they change: a
// tuple that is lowered again comes with new facts each time, which mostly say what is known.
func unifyRows(a, b *Row) {
	a, b = a.root(), b.root()
	if a == b {
		return
	}
	wasA, wasB := *a, *b
	readersA := maps.Clone(a.readers)
	b.into = a
	maps.Copy(a.readers, b.readers)
	for i, t := range wasB.elems {
		a.widen(i, t)
	}
	mark := func(either bool, flag func(*Row) *bool, each func(*Type)) {
		if !either {
			return
		}
		*flag(a.root()) = true
		for i := range wasA.elems {
			each(a.root().elems[i])
		}
	}
	mark(wasA.boxed || wasB.boxed, func(r *Row) *bool { return &r.boxed }, Boxed)
	mark(wasA.shown || wasB.shown, func(r *Row) *bool { return &r.shown }, Show)
	mark(wasA.answered || wasB.answered, func(r *Row) *bool { return &r.answered }, Answer)
	mark(wasA.leaks || wasB.leaks, func(r *Row) *bool { return &r.leaks }, Escape)
	a.root().cut()
	if now := a.root(); now.differs(wasA) {
		call(readersA)
	}
	if now := a.root(); now.differs(wasB) {
		call(wasB.readers)
	}
}

// differs reports whether the facts say something else than they did.
func (r *Row) differs(was Row) bool {
	return r.boxed != was.boxed || !slices.EqualFunc(r.elems, was.elems, Equal)
}

// rowOf is the facts about the tuples of a type whose items are known.
func rowOf(t *Type) *Row {
	if t.Row != nil {
		return t.Row
	}
	r := NewRow(len(t.Elems))
	r.boxed = true
	for i, e := range t.Elems {
		r.Put(i, e)
	}
	return r
}

// ItemTypes are the types of a tuple's items; nil when nothing is known.
func (t *Type) ItemTypes() []*Type {
	if t.Row != nil {
		return t.Row.root().elems
	}
	return t.Elems
}

// Unboxed are the types of the items of a tuple that is a py.Row: nothing takes it as a tuple of dynamic values.
// It is nil for every other type.
func (t *Type) Unboxed() []*Type {
	if t.Kind != TupleKind || t.Row == nil || t.Row.root().boxed {
		return nil
	}
	return t.Row.root().elems
}

// Comparable reports whether a tuple is a py.Row that the runtime compares and hashes as it is: two to four numbers or
// texts.
func (t *Type) Comparable() bool {
	items := t.Unboxed()
	for _, e := range items {
		switch e.Kind {
		case BoolKind, IntKind, FloatKind, StrKind:
		default:
			return false
		}
	}
	return len(items) >= 2 && len(items) <= 4
}

// joinTuples is Join for two tuples.
func joinTuples(a, b *Type) *Type {
	x, y := a.ItemTypes(), b.ItemTypes()
	if len(x) != len(y) || x == nil || y == nil {
		Escape(a)
		Escape(b)
		if x == nil && a.Row == nil {
			return a
		}
		return Tuple
	}
	switch {
	case a.Row != nil:
		unifyRows(a.Row, rowOf(b))
		return a
	case b.Row != nil: // whose readers need not hear of what is known already
		unifyRows(b.Row, rowOf(a))
		return b
	}
	elems := make([]*Type, len(x))
	same := true
	for i := range elems {
		elems[i] = Join(x[i], y[i])
		same = same && Equal(elems[i], x[i])
	}
	if same {
		return a
	}
	return &Type{Kind: TupleKind, Elems: elems}
}
