package ir

import (
	"slices"

	"github.com/covetpy/covetgen/runtime/py"
)

// Items are the facts about what a list, dict or set holds. Containers alias, so the types
// of all expressions that may denote the same container share one Items: Join unifies the
// Items of its operands (Steensgaard's analysis, over values instead of pointers). The facts
// only ever get weaker, and who has read them is told.
//
// A container that code may reach which is not seen has escaped: its items are Dyn. No
// Items at all mean the same.
type Items struct {
	into      *Items // the Items that these were unified with
	key, elem *Type
	leaks     bool // what is put in may reach code that is not seen
	shown     bool // instances that are put in may be found by such code
	boxed     bool // something takes it as a container of dynamic values
	answered  bool // it becomes an answer, which finds instances in it
	missing   *Missing
	readers   map[any]func()
}

// Missing says what reading an absent key of a dict gives, for one of a class that derives from dict. A boxed one is no dict
// of this type any more: who makes it makes an object of that class.
type Missing struct {
	// Empty is for a new container of the type of the values; else Value is given.
	Empty bool
	Value py.Value
	// Counter marks a dict that does not keep what it gives for absent keys, and whose update counts.
	Counter bool
	// Ordered marks an OrderedDict, for which absent keys are an error.
	Ordered bool
}

// SetMissing notes that a dict is of a class that gives something for absent keys.
func (i *Items) SetMissing(m Missing) {
	if r := i.root(); r.missing == nil {
		r.missing = &m
	}
}

// Missing is what absent keys give; nil for those of a dict.
func (i *Items) Missing() *Missing { return i.root().missing }

// NewItems makes the facts about a container that is still empty.
func NewItems() *Items { return &Items{key: Never, elem: Never, readers: map[any]func(){}} }

func (i *Items) root() *Items {
	for i.into != nil {
		i = i.into
	}
	return i
}

// Elem is the type of a list's or set's items, and of a dict's values. changed is called
// once for each reader when it is found to be wider; readers are told apart by who.
func (i *Items) Elem(who any, changed func()) *Type {
	r := i.root()
	r.readers[who] = changed
	return r.elem
}

// Key is the type of a dict's keys.
func (i *Items) Key(who any, changed func()) *Type {
	r := i.root()
	r.readers[who] = changed
	return r.key
}

// Held gives the types as they are now, for reports.
func (i *Items) Held() (key, elem *Type) {
	r := i.root()
	return r.key, r.elem
}

// Put notes that something of type t is put in.
func (i *Items) Put(t *Type) {
	i.admit(t)
	if r := i.root(); t.Kind == DynKind && t.Mixed == nil && t.Member == nil && (r.elem.Kind != DynKind || r.elem.Member != nil) {
		t = &Type{Kind: DynKind, Mixed: &Mixed{}} // that nothing is known of one item says nothing about others
	}
	i.widen(Never, t)
}

// PutKey notes that something of type t becomes a key.
func (i *Items) PutKey(t *Type) {
	i.admit(t)
	if i.root().boxed {
		Show(t) // it is hashed and compared
	} else {
		hashed(t)
	}
	i.widen(t, Never)
}

// admit notes where what is put in may get to.
func (i *Items) admit(t *Type) {
	if i.root().answered {
		Answer(t)
	}
	switch r := i.root(); {
	case r.leaks:
		Escape(t)
	case r.shown && !r.boxed:
		hashed(t)
	case r.shown:
		Show(t)
	case r.boxed:
		Boxed(t)
	}
}

// Boxed notes that a value of type t goes where lists hold dynamic values.
func Boxed(t *Type) {
	switch {
	case t.Kind == FunctionKind:
		t.Signature.Escape()
	case t.Kind == OptionalKind:
		Boxed(t.Elem)
	case t.Kind == DynKind:
		t.Mixed.box()
	case t.Row != nil:
		t.Row.Box()
	case isHolder(t):
		t.Items.box()
	}
}

// isHolder reports whether a type is one of containers whose items are known.
func isHolder(t *Type) bool {
	return (t.Kind == ListKind || t.Kind == DictKind || t.Kind == SetKind || t.Kind == DequeKind) && t.Items != nil
}

// IsBoxed reports whether something takes the container as one of dynamic values.
func (i *Items) IsBoxed() bool { return i.root().boxed }

func (i *Items) box() {
	r := i.root()
	if r.boxed {
		return
	}
	r.boxed = true
	Show(r.key) // which is hashed and compared
	if r.shown {
		Show(r.elem)
	} else {
		Boxed(r.elem)
	}
	r.root().notify()
}

// Vector is the type of the items of a list that is a py.Vector: nothing takes it as a list of dynamic
// values, and the items' type is not dynamic itself. It is nil for every other type.
func (t *Type) Vector() *Type {
	if t.Kind != ListKind || t.Items == nil || t.Items.IsBoxed() {
		return nil
	}
	return stored(t.Items.root().elem)
}

// Map is the types of the keys and values of a dict that is a py.Map: nothing takes it as a dict of dynamic
// values, and they have types that lie side by side in memory. They are nil for every other type.
func (t *Type) Map() (key, elem *Type) {
	if t.Kind != DictKind || t.Items == nil || t.Items.IsBoxed() {
		return nil, nil
	}
	r := t.Items.root()
	if key, elem = keyed(r.key), stored(r.elem); key == nil || elem == nil {
		return nil, nil
	}
	return key, elem
}

// KeySet is the type of the elements of a set that is a py.KeySet; nil for every other type.
func (t *Type) KeySet() *Type {
	if t.Kind != SetKind || t.Items == nil || t.Items.IsBoxed() {
		return nil
	}
	return keyed(t.Items.root().elem)
}

// Deque is the type of the items of a collections.deque that is a py.Queue; nil for every other type.
func (t *Type) Deque() *Type {
	if t.Kind != DequeKind || t.Items == nil || t.Items.IsBoxed() {
		return nil
	}
	return stored(t.Items.root().elem)
}

// Guarded is the type of what a loop over a container in its static form gives that raises where it is changed meanwhile: a py.Map,
// a py.KeySet or a py.Queue. It is nil for every other type.
func (t *Type) Guarded() *Type {
	if key, _ := t.Map(); key != nil {
		return key
	}
	if key := t.KeySet(); key != nil {
		return key
	}
	return t.Deque()
}

// stored is the type of items that lie side by side in their static form; nil for others.
func stored(elem *Type) *Type {
	inner := elem
	if elem.Kind == OptionalKind {
		inner = elem.Elem
	}
	switch inner.Kind {
	case BoolKind, IntKind, FloatKind, NumKind, StrKind, BytesKind, ListKind, DictKind, SetKind, TupleKind, ModelKind, InstanceKind, DequeKind, FunctionKind:
		return elem
	}
	return nil
}

// Yields is the type of what a GeneratorKind yields where its calls are a py.Yields of that type. It is
// nil where they are generator objects, which yield dynamic values, and for every other type.
func (t *Type) Yields() *Type {
	if t.Kind != GeneratorKind {
		return nil
	}
	switch elem := t.Items.root().elem; elem.Kind {
	case DynKind, NeverKind, NoneKind:
		return nil
	default:
		return elem
	}
}

// keyed is the type of keys that py.Map and py.KeySet know; nil for others.
func keyed(t *Type) *Type {
	switch t.Kind {
	case IntKind, StrKind:
		return t
	case DynKind:
		if t.Member != nil {
			return t
		}
	case TupleKind:
		if t.Comparable() {
			return t
		}
	}
	return nil
}

// hashed is Show for what becomes a key in a container that may know it in its static form. Where it does not in the
// end, the container is boxed and the key shown.
func hashed(t *Type) {
	if keyed(t) == nil {
		Show(t)
	}
}

// Stored reports whether a container in its static form can hold items of the type, or keys.
func Stored(t *Type, asKey bool) bool {
	if asKey {
		return keyed(t) != nil
	}
	return stored(t) != nil
}

// show is Show for what the container holds.
func (i *Items) show() {
	i.root().box()
	i.Hashed()
}

// Hashed notes that what is put in is hashed and compared, which shows instances to code that is not seen.
func (i *Items) Hashed() {
	r := i.root()
	if r.shown {
		return
	}
	r.shown = true
	if !r.boxed {
		hashed(r.elem)
		return
	}
	Show(r.key)
	Show(r.elem)
}

// answer is Answer for what the container holds.
func (i *Items) answer() {
	r := i.root()
	if r.answered {
		return
	}
	r.answered = true
	Answer(r.key)
	Answer(r.root().elem)
}

// widen joins the types with what the container holds. A join of containers unifies their
// Items or lets them escape, and where a container holds itself these may be the ones at
// hand: then it is joined again with what has become of them.
func (i *Items) widen(key, elem *Type) {
	for {
		r := i.root()
		oldKey, oldElem := r.key, r.elem
		wideKey, wideElem := mix(oldKey, key), mix(oldElem, elem)
		if i.root() == r && r.key == oldKey && r.elem == oldElem {
			r.set(wideKey, wideElem)
			return
		}
	}
}

// set gives a root new types and tells the readers when they say something else.
func (i *Items) set(key, elem *Type) {
	if Equal(key, i.key) && Equal(elem, i.elem) {
		return
	}
	i.key, i.elem = key, elem
	i.boxRing()
	i.notify()
}

// boxRing makes containers of dynamic values of such that hold one another in a ring: Go has no
// type for a vector of itself.
func (i *Items) boxRing() {
	if r := i.root(); !r.boxed && holds(r.elem, r, map[any]bool{}) {
		r.box()
	}
}

// holds reports whether a value of type t is a container of r or holds one, directly or in others and in rows.
func holds(t *Type, r *Items, seen map[any]bool) bool {
	switch t.Kind {
	case OptionalKind:
		return holds(t.Elem, r, seen)
	case ListKind, DictKind, SetKind, DequeKind:
		if t.Items == nil {
			return false
		}
		inner := t.Items.root()
		if inner == r {
			return true
		}
		if seen[inner] || inner.boxed {
			return false
		}
		seen[inner] = true
		return holds(inner.elem, r, seen)
	case FunctionKind:
		f := t.Signature.root()
		if seen[f] || f.escaped {
			return false
		}
		seen[f] = true
		for _, e := range append([]*Type{f.result}, f.params...) {
			if holds(e, r, seen) {
				return true
			}
		}
	case TupleKind:
		if t.Row == nil || seen[t.Row.root()] || t.Row.root().boxed {
			return false
		}
		seen[t.Row.root()] = true
		for _, e := range t.Row.root().elems {
			if holds(e, r, seen) {
				return true
			}
		}
	}
	return false
}

func (i *Items) notify() {
	for _, changed := range i.readers {
		changed()
	}
}

// AnyYielded notes that a generator function is used as a value: its generators are objects.
func (i *Items) AnyYielded() { i.escape() }

// escape notes that anything may be put in from now on, and what is in may be changed.
func (i *Items) escape() {
	r := i.root()
	if r.leaks && r.key.Kind == DynKind && r.elem.Kind == DynKind {
		return
	}
	key, elem := r.key, r.elem
	r.leaks = true
	r.box()
	r.set(Dyn, Dyn)
	Escape(key)
	Escape(elem)
}

// leak notes that what is in the container may reach code that is not seen, though the
// container itself does not.
func (i *Items) leak() {
	r := i.root()
	if r.leaks {
		return
	}
	r.leaks = true
	Escape(r.key)
	Escape(r.elem)
}

// unify makes a and b the same facts.
func unify(a, b *Items) {
	a, b = a.root(), b.root()
	if a == b {
		return
	}
	b.into = a
	for who, changed := range b.readers {
		a.readers[who] = changed
	}
	leaks, shown, boxed, answered := a.leaks || b.leaks, a.shown || b.shown, a.boxed || b.boxed, a.answered || b.answered
	if (a.missing == nil) != (b.missing == nil) || a.missing != nil && *a.missing != *b.missing {
		boxed = true
	}
	a.widen(b.key, b.elem)
	a = a.root()
	if boxed {
		a.boxed = false
		a.box()
		a = a.root()
	}
	if leaks {
		a.leaks = true
		Escape(a.key)
		Escape(a.elem)
	}
	if shown {
		a = a.root()
		a.shown = false
		a.Hashed()
	}
	if answered {
		a = a.root()
		a.answered = false
		a.answer()
	}
	a.root().boxRing()
	a.root().notify()
}

// Escape notes that a value of type t may reach code that is not seen: what its containers
// hold, and what is set in its fields, is not known any more.
func Escape(t *Type) {
	if t == nil {
		return
	}
	switch t.Kind {
	case DynKind:
		t.Mixed.escape()
	case OptionalKind:
		Escape(t.Elem)
	case TupleKind:
		if t.Row != nil {
			t.Row.leak()
		}
		for _, e := range t.Elems {
			Escape(e)
		}
	case ListKind, DictKind, SetKind, DequeKind:
		if t.Items != nil {
			t.Items.escape()
		}
	case GeneratorKind:
		t.Items.leak() // what it yields stays as it is
	case FunctionKind:
		t.Signature.Escape()
	case InstanceKind:
		if t.Class.Seen != nil {
			t.Class.Seen()
		}
	}
}

// Show notes that a value of type t lies where code that is not seen finds instances in it, but
// does not change what containers hold.
func Show(t *Type) {
	switch t.Kind {
	case DynKind:
		t.Mixed.show()
	case OptionalKind:
		Show(t.Elem)
	case TupleKind:
		if t.Row != nil {
			t.Row.show()
		}
		for _, e := range t.Elems {
			Show(e)
		}
	case ListKind, DictKind, SetKind, DequeKind:
		if t.Items != nil {
			t.Items.show()
		}
	case InstanceKind, GeneratorKind, FunctionKind:
		Escape(t)
	}
}

// Answer notes that a value of type t becomes an answer: copied into dynamic values (py.Dynamic), of which the encoder looks at
// instances, while the containers stay in their static form.
func Answer(t *Type) {
	switch t.Kind {
	case DynKind:
		t.Mixed.answer()
	case OptionalKind:
		Answer(t.Elem)
	case TupleKind:
		if t.Row != nil {
			t.Row.answer()
		}
		for _, e := range t.Elems {
			Answer(e)
		}
	case ListKind, DictKind, SetKind:
		if t.Items != nil {
			t.Items.answer()
		}
	case InstanceKind, GeneratorKind, DequeKind, FunctionKind:
		Escape(t)
	}
}

// Static reports whether a value of type t has containers or tuples in their static form in it, which py.Dynamic copies.
func Static(t *Type) bool { return isStatic(t, map[any]bool{}) }

func isStatic(t *Type, seen map[any]bool) bool {
	switch t.Kind {
	case DynKind:
		if t.Mixed == nil || seen[t.Mixed] {
			return false
		}
		seen[t.Mixed] = true
		return slices.ContainsFunc(t.Mixed.held, func(h *Type) bool { return isStatic(h, seen) })
	case OptionalKind:
		return isStatic(t.Elem, seen)
	case TupleKind:
		return t.Unboxed() != nil || slices.ContainsFunc(t.ItemTypes(), func(e *Type) bool { return isStatic(e, seen) })
	case ListKind, DictKind, SetKind:
		if t.Items == nil || seen[t.Items.root()] {
			return false
		}
		seen[t.Items.root()] = true
		key, _ := t.Map()
		return key != nil || t.Vector() != nil || t.KeySet() != nil || isStatic(t.Items.root().elem, seen)
	}
	return false
}

// Leak notes that code that is not seen reads the containers of t, but does not keep or
// change them: only what is inside may be changed.
func Leak(t *Type) {
	switch {
	case t.Kind == OptionalKind:
		Leak(t.Elem)
	case t.Items != nil:
		t.Items.leak()
	default:
		Escape(t)
	}
}

// joinContainers is Join for two types of the same kind of container.
func joinContainers(a, b *Type) *Type {
	switch a.Kind {
	case TupleKind:
		return joinTuples(a, b)
	case FunctionKind:
		unifySignatures(a.Signature, b.Signature)
		return a
	}
	switch {
	case a.Items != nil && b.Items != nil:
		unify(a.Items, b.Items)
		return a
	case a.Items == nil && b.Items == nil:
		return a
	case a.Items == nil:
		Escape(b)
		return a
	}
	Escape(a)
	return b
}

// Equal reports whether a and b say the same about a value, where Same looks at the
// representation alone. Items that differ are equal here: they tell their readers themselves.
func Equal(a, b *Type) bool {
	if !Same(a, b) {
		return false
	}
	switch a.Kind {
	case DynKind:
		return a.Match == b.Match && a.Member == b.Member
	case OptionalKind:
		return Equal(a.Elem, b.Elem)
	case InstanceKind:
		return a.Class == b.Class
	case ListKind, DictKind, SetKind, GeneratorKind, DequeKind:
		return (a.Items == nil) == (b.Items == nil)
	case TupleKind:
		if a.Row != nil || b.Row != nil {
			return a.Row != nil && b.Row != nil && a.Row.root() == b.Row.root()
		}
		if (a.Elems == nil) != (b.Elems == nil) || len(a.Elems) != len(b.Elems) {
			return false
		}
		for i := range a.Elems {
			if !Equal(a.Elems[i], b.Elems[i]) {
				return false
			}
		}
	}
	return true
}

// Alias reports whether values of two types may be the same container or function.
func Alias(a, b *Type) bool {
	return a.Items != nil && b.Items != nil && a.Items.root() == b.Items.root() ||
		a.Signature != nil && b.Signature != nil && a.Signature.root() == b.Signature.root()
}
