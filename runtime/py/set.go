package py

import (
	"iter"
	"slices"
)

// Set is Python's set or frozenset. It is CPython's hash table (Objects/
// setobject.c) cell by cell, because the order in which a set of ints iterates
// is that of the table and programs' output shows it.
type Set struct {
	table   []setEntry
	fill    int // cells in use or deleted
	used    int
	frozen  bool
	finger  int
	changes uint32
}

type setEntry struct {
	hash int64
	key  Value // nil: free or, with hash -1, deleted
}

const (
	setMinSize      = 8
	setLinearProbes = 9
	setPerturbShift = 5
)

// NewSet makes a set.
func NewSet(t *Task, items ...Value) (*Set, error) {
	s := newSet(false)
	for _, v := range items {
		if err := s.Add(t, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// NewConstSet makes the set of a display of constants. CPython's compiler keeps it as a frozenset, which it makes anew
// from its items in their order while it unites equal constants; the display then is a set updated with it. (A module
// that is read from a .pyc file has sorted them once more; the order is that of modules compiled from their source.)
func NewConstSet(t *Task, items ...Value) (*Set, error) {
	s, err := NewSet(t, items...)
	if err != nil {
		return nil, err
	}
	if s, err = NewSet(t, slices.Collect(s.All())...); err != nil {
		return nil, err
	}
	out := newSet(false)
	return out, out.Update(t, s)
}

// NewFrozenSet makes a frozenset.
func NewFrozenSet(t *Task, items ...Value) (*Set, error) {
	s, err := NewSet(t, items...)
	if err == nil {
		s.frozen = true
	}
	return s, err
}

func newSet(frozen bool) *Set {
	return &Set{table: make([]setEntry, setMinSize), frozen: frozen}
}

// Type implements Value.
func (s *Set) Type() *Type {
	if s.frozen {
		return TypeFrozenSet
	}
	return TypeSet
}

// Frozen reports whether it is a frozenset.
func (s *Set) Frozen() bool { return s.frozen }

// Len is the number of elements.
func (s *Set) Len() int { return s.used }

// find returns the cell of a key, or -1.
func (s *Set) find(t *Task, key Value, h int64) (int, error) {
	if n, ok := key.(SmallInt); ok {
		if i, known := s.findInt(n, h); known {
			return i, nil
		}
	}
again:
	mask := len(s.table) - 1
	perturb := uint64(h)
	i := int(uint64(h) & uint64(mask))
	for {
		probes := 0
		if i+setLinearProbes <= mask {
			probes = setLinearProbes
		}
		for p := 0; p <= probes; p++ {
			e := s.table[i+p]
			if e.key == nil {
				if e.hash == 0 {
					return -1, nil
				}
				continue
			}
			if e.hash != h {
				continue
			}
			if Is(e.key, key) {
				return i + p, nil
			}
			changes := s.changes
			eq, err := sameKey(t, e.key, key)
			if err != nil {
				return -1, err
			}
			if s.changes != changes {
				goto again
			}
			if eq {
				return i + p, nil
			}
		}
		perturb >>= setPerturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

// findInt looks an int up among ints; known is false where another element with its hash
// stands in the way.
func (s *Set) findInt(key SmallInt, h int64) (cell int, known bool) {
	mask := len(s.table) - 1
	perturb := uint64(h)
	i := int(uint64(h) & uint64(mask))
	for {
		probes := 0
		if i+setLinearProbes <= mask {
			probes = setLinearProbes
		}
		cells := s.table[i : i+probes+1]
		for p := range cells {
			e := &cells[p]
			if e.key == nil {
				if e.hash == 0 {
					return -1, true
				}
				continue
			}
			if e.hash != h {
				continue
			}
			n, ok := e.key.(SmallInt)
			if !ok {
				return -1, false
			}
			if n == key {
				return i + p, true
			}
		}
		perturb >>= setPerturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

// setHash hashes an element; a set stands for the frozenset of its elements
// in "in", remove and discard.
func setHash(t *Task, v Value) (int64, error) { return Hash(t, v) }

// Has reports whether v is an element.
func (s *Set) Has(t *Task, v Value) (bool, error) {
	h, err := setHash(t, v)
	if err != nil {
		if other, ok := Unwrap(v).(*Set); ok && !other.frozen {
			frozen := *other
			frozen.frozen = true
			return s.Has(t, &frozen)
		}
		return false, err
	}
	i, err := s.find(t, v, h)
	return i >= 0, err
}

// Add adds an element.
func (s *Set) Add(t *Task, v Value) error {
	h, err := setHash(t, v)
	if err != nil {
		return err
	}
	return s.addHashed(t, v, h)
}

func (s *Set) addHashed(t *Task, v Value, h int64) error {
	i, err := s.find(t, v, h)
	if i >= 0 || err != nil {
		return err
	}
	if filled := s.insert(v, h); !filled || uint64(s.fill)*5 < uint64(len(s.table)-1)*3 {
		return nil
	}
	if s.used > 50000 {
		s.resize(s.used * 2)
	} else {
		s.resize(s.used * 4)
	}
	return nil
}

// insert puts an absent key into the last deleted cell that its probe sequence passes before
// the first free one, else into that; filled reports the latter.
func (s *Set) insert(v Value, h int64) (filled bool) {
	s.changes++
	s.used++
	free, deleted := s.probe(h)
	if deleted != nil {
		*deleted = setEntry{h, v}
		return false
	}
	s.fill++
	*free = setEntry{h, v}
	return true
}

// probe walks the probe sequence of a hash to its first free cell, and gives the last deleted
// one before it, nil for none.
func (s *Set) probe(h int64) (free, deleted *setEntry) {
	mask := len(s.table) - 1
	perturb := uint64(h)
	i := int(uint64(h) & uint64(mask))
	for {
		probes := 0
		if i+setLinearProbes <= mask {
			probes = setLinearProbes
		}
		for p := 0; p <= probes; p++ {
			switch c := &s.table[i+p]; {
			case c.key != nil:
			case c.hash == 0:
				return c, deleted
			default:
				deleted = c
			}
		}
		perturb >>= setPerturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

func (s *Set) place(e setEntry) {
	free, _ := s.probe(e.hash)
	*free = e
}

// resize makes room for more than minUsed elements.
func (s *Set) resize(minUsed int) {
	size := setMinSize
	for size <= minUsed {
		size <<= 1
	}
	old := s.table
	s.table = make([]setEntry, size)
	s.fill = s.used
	for _, e := range old {
		if e.key != nil {
			s.place(e)
		}
	}
}

// Discard removes an element if it is there.
func (s *Set) Discard(t *Task, v Value) (bool, error) {
	h, err := setHash(t, v)
	if err != nil {
		if other, ok := Unwrap(v).(*Set); ok && !other.frozen {
			frozen := *other
			frozen.frozen = true
			return s.Discard(t, &frozen)
		}
		return false, err
	}
	i, err := s.find(t, v, h)
	if i < 0 || err != nil {
		return false, err
	}
	s.removeAt(i)
	return true, nil
}

func (s *Set) removeAt(i int) {
	s.changes++
	s.table[i] = setEntry{hash: -1}
	s.used--
}

// Clear removes all elements.
func (s *Set) Clear() {
	s.changes++
	s.table, s.fill, s.used, s.finger = make([]setEntry, setMinSize), 0, 0, 0
}

// Pop removes and returns some element: the next one behind the last popped.
func (s *Set) Pop() (Value, bool) {
	if s.used == 0 {
		return nil, false
	}
	mask := len(s.table) - 1
	i := s.finger & mask
	for s.table[i].key == nil {
		i++
		if i > mask {
			i = 0
		}
	}
	v := s.table[i].key
	s.removeAt(i)
	s.finger = i + 1
	return v, true
}

// All iterates over the elements in table order.
func (s *Set) All() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := 0; i < len(s.table); i++ {
			if k := s.table[i].key; k != nil && !yield(k) {
				return
			}
		}
	}
}

// Copy is a shallow copy with the layout that CPython's set(s) has.
func (s *Set) Copy(t *Task) *Set {
	c := newSet(s.frozen)
	c.merge(s)
	return c
}

// merge is set_merge: all elements of other are added. Into an empty set the
// table is copied as it is where the sizes allow it.
func (s *Set) merge(other *Set) {
	if other == s || other.used == 0 {
		return
	}
	if uint64(s.fill+other.used)*5 >= uint64(len(s.table)-1)*3 {
		s.resize((s.used + other.used) * 2)
	}
	if s.fill == 0 {
		if len(s.table) == len(other.table) && other.fill == other.used {
			copy(s.table, other.table)
			s.fill, s.used = other.fill, other.used
			s.changes++
			return
		}
		for _, e := range other.table {
			if e.key != nil {
				s.insert(e.key, e.hash)
			}
		}
		return
	}
	for _, e := range other.table {
		if e.key != nil {
			_ = s.addHashed(nil, e.key, e.hash)
		}
	}
}
