package py

import "slices"

// KeySet is a set whose elements have one static type, as Map is such a dict. Its table is that of Set cell by
// cell, so that both iterate in the same order, which is CPython's.
type KeySet[K comparable] struct {
	Hidden
	keys   *Keys[K]
	table  []setCell[K]
	fill   int // cells in use or deleted
	used   int
	finger int
}

// setCell is free where its mark is zero.
type setCell[K comparable] struct {
	mark uint64 // hash+1, which is never zero, or cellDeleted
	key  K
}

// cellDeleted marks a cell whose element was taken out. A hash that would have this mark counts as the one below.
const cellDeleted = 1 << 63

func (c *setCell[K]) used() bool { return c.mark != 0 && c.mark != cellDeleted }

// NewKeySet makes a set.
func NewKeySet[K comparable](keys *Keys[K], items ...K) *KeySet[K] {
	s := &KeySet[K]{keys: keys, table: make([]setCell[K], setMinSize)}
	for _, x := range items {
		s.Put(x)
	}
	return s
}

// Len is len(s).
func (s *KeySet[K]) Len() int { return s.used }

// Has is key in s.
func (s *KeySet[K]) Has(key K) bool { return s.find(key, s.mark(key)) != nil }

// mark is what marks the cell of a key.
func (s *KeySet[K]) mark(key K) uint64 {
	m := uint64(s.keys.of(key)) + 1
	if m == cellDeleted {
		m--
	}
	return m
}

// find is the cell of a key, nil for none.
func (s *KeySet[K]) find(key K, mark uint64) *setCell[K] {
	if c, _ := s.seek(key, mark); c.mark != 0 {
		return c
	}
	return nil
}

// seek walks the probe sequence of a key to its cell or to the first free one, and gives the last deleted
// cell before that, nil for none.
func (s *KeySet[K]) seek(key K, mark uint64) (c, deleted *setCell[K]) {
	mask := len(s.table) - 1
	perturb := mark - 1
	i := int(perturb & uint64(mask))
	for {
		probes := 0
		if i+setLinearProbes <= mask {
			probes = setLinearProbes
		}
		cells := s.table[i : i+probes+1]
		for p := range cells {
			switch c = &cells[p]; c.mark {
			case 0:
				return c, deleted
			case mark:
				if c.key == key || s.keys.same(c.key, key) {
					return c, deleted
				}
			case cellDeleted:
				deleted = c
			}
		}
		perturb >>= setPerturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

// Put is s.add(key).
func (s *KeySet[K]) Put(key K) { s.add(key, s.mark(key)) }

// add puts an absent key into the last deleted cell that its probe sequence passes before the first
// free one, else into that.
func (s *KeySet[K]) add(key K, mark uint64) {
	c, deleted := s.seek(key, mark)
	if c.mark != 0 {
		return
	}
	s.used++
	if deleted != nil {
		*deleted = setCell[K]{mark, key}
		return
	}
	*c = setCell[K]{mark, key}
	s.fill++
	if uint64(s.fill)*5 >= uint64(len(s.table)-1)*3 {
		if s.used > 50000 {
			s.resize(s.used * 2)
		} else {
			s.resize(s.used * 4)
		}
	}
}

// settle puts a key that is absent into a table without deleted cells.
func (s *KeySet[K]) settle(from *setCell[K]) {
	mask := len(s.table) - 1
	perturb := from.mark - 1
	i := int(perturb & uint64(mask))
	for {
		probes := 0
		if i+setLinearProbes <= mask {
			probes = setLinearProbes
		}
		cells := s.table[i : i+probes+1]
		for p := range cells {
			if c := &cells[p]; c.mark == 0 {
				*c = *from
				return
			}
		}
		perturb >>= setPerturbShift
		i = int((uint64(i)*5 + 1 + perturb) & uint64(mask))
	}
}

// resize makes room for more than minUsed elements.
func (s *KeySet[K]) resize(minUsed int) {
	size := setMinSize
	for size <= minUsed {
		size <<= 1
	}
	old := s.table
	s.table = make([]setCell[K], size)
	s.fill = s.used
	for i := range old {
		if c := &old[i]; c.used() {
			s.settle(c)
		}
	}
}

func (s *KeySet[K]) remove(c *setCell[K]) {
	*c = setCell[K]{mark: cellDeleted}
	s.used--
}

// Discard is s.discard(key).
func (s *KeySet[K]) Discard(key K) {
	if c := s.find(key, s.mark(key)); c != nil {
		s.remove(c)
	}
}

// Remove is s.remove(key); KeyError.
func (s *KeySet[K]) Remove(key K) error {
	c := s.find(key, s.mark(key))
	if c == nil {
		return raiseArgs(KeyError, s.keys.box(key))
	}
	s.remove(c)
	return nil
}

// Pop is s.pop(); KeyError when it is empty.
func (s *KeySet[K]) Pop() (key K, err error) {
	if s.used == 0 {
		return key, Raise(KeyError, "pop from an empty set")
	}
	mask := len(s.table) - 1
	i := s.finger & mask
	for !s.table[i].used() {
		i = (i + 1) & mask
	}
	key = s.table[i].key
	s.remove(&s.table[i])
	s.finger = i + 1
	return key, nil
}

// Clear is s.clear().
func (s *KeySet[K]) Clear() {
	s.table, s.fill, s.used, s.finger = make([]setCell[K], setMinSize), 0, 0, 0
}

// Copy is s.copy().
func (s *KeySet[K]) Copy() *KeySet[K] {
	c := NewKeySet(s.keys)
	c.Update(s)
	return c
}

// Update is s.update(other), as set_merge does it.
func (s *KeySet[K]) Update(other *KeySet[K]) {
	if other == s || other.used == 0 {
		return
	}
	if uint64(s.fill+other.used)*5 >= uint64(len(s.table)-1)*3 {
		s.resize((s.used + other.used) * 2)
	}
	empty := s.fill == 0
	if empty && len(s.table) == len(other.table) && other.fill == other.used {
		copy(s.table, other.table)
		s.fill, s.used = other.fill, other.used
		return
	}
	for i := range other.table {
		switch c := &other.table[i]; {
		case !c.used():
		case empty:
			s.settle(c)
			s.fill, s.used = s.fill+1, s.used+1
		default:
			s.add(c.key, c.mark)
		}
	}
}

// Union is s | other.
func (s *KeySet[K]) Union(other *KeySet[K]) *KeySet[K] {
	r := s.Copy()
	r.Update(other)
	return r
}

// Intersection is s & other; the smaller set is walked.
func (s *KeySet[K]) Intersection(other *KeySet[K]) *KeySet[K] {
	if other.used > s.used {
		s, other = other, s
	}
	r := NewKeySet(s.keys)
	for i := range other.table {
		if c := &other.table[i]; c.used() && s.find(c.key, c.mark) != nil {
			r.add(c.key, c.mark)
		}
	}
	return r
}

// Difference is s - other.
func (s *KeySet[K]) Difference(other *KeySet[K]) *KeySet[K] {
	if s.used>>2 > other.used {
		r := s.Copy()
		r.DifferenceUpdate(other)
		return r
	}
	r := NewKeySet(s.keys)
	for i := range s.table {
		if c := &s.table[i]; c.used() && other.find(c.key, c.mark) == nil {
			r.add(c.key, c.mark)
		}
	}
	return r
}

// DifferenceUpdate is s -= other.
func (s *KeySet[K]) DifferenceUpdate(other *KeySet[K]) {
	if s == other {
		s.Clear()
		return
	}
	for i := range other.table {
		if c := &other.table[i]; c.used() {
			if mine := s.find(c.key, c.mark); mine != nil {
				s.remove(mine)
			}
		}
	}
	if dropsDeleted(s.fill, s.used, len(s.table)) {
		s.resize(roomFor(s.used))
	}
}

// IntersectionUpdate is s &= other.
func (s *KeySet[K]) IntersectionUpdate(other *KeySet[K]) {
	r := s.Intersection(other)
	s.table, s.fill, s.used, s.finger = r.table, r.fill, r.used, 0
}

// SymmetricDifference is s ^ other.
func (s *KeySet[K]) SymmetricDifference(other *KeySet[K]) *KeySet[K] {
	r := other.Copy()
	r.SymmetricDifferenceUpdate(s)
	return r
}

// SymmetricDifferenceUpdate is s ^= other.
func (s *KeySet[K]) SymmetricDifferenceUpdate(other *KeySet[K]) {
	if s == other {
		s.Clear()
		return
	}
	for i := range other.table {
		c := &other.table[i]
		if !c.used() {
			continue
		}
		if mine := s.find(c.key, c.mark); mine != nil {
			s.remove(mine)
		} else {
			s.add(c.key, c.mark)
		}
	}
}

// Subset is s <= other.
func (s *KeySet[K]) Subset(other *KeySet[K]) bool {
	return s.used <= other.used && !slices.ContainsFunc(s.table, func(c setCell[K]) bool {
		return c.used() && other.find(c.key, c.mark) == nil
	})
}

// Same is s == other.
func (s *KeySet[K]) Same(other *KeySet[K]) bool { return s.used == other.used && s.Subset(other) }

// KeyVector is list(s).
func (s *KeySet[K]) KeyVector() *Vector[K] {
	out := make([]K, 0, s.used)
	for i := range s.table {
		if c := &s.table[i]; c.used() {
			out = append(out, c.key)
		}
	}
	return NewVector(out...)
}

// SetWalk is a loop over a set, which complains when the set changes its size.
type SetWalk[K comparable] struct {
	s    *KeySet[K]
	at   int // the cell of this round
	size int // of the set when the loop began
	// wrong is what Next has found: the loop was not left by its body.
	wrong bool
}

// Walk begins a loop.
func (s *KeySet[K]) Walk() SetWalk[K] { return SetWalk[K]{s: s, at: -1, size: s.used} }

// Next goes on to the next element; false where there is none or something is wrong.
func (w *SetWalk[K]) Next() bool {
	if w.s.used != w.size {
		w.wrong = true
		return false
	}
	for w.at++; w.at < len(w.s.table); w.at++ {
		if w.s.table[w.at].used() {
			return true
		}
	}
	return false
}

// Key is the element of this round.
func (w *SetWalk[K]) Key() K { return w.s.table[w.at].key }

// Err is the error that Next has found.
func (w *SetWalk[K]) Err() error {
	if w.wrong {
		return Raise(RuntimeError, "Set changed size during iteration")
	}
	return nil
}

// SetOfRange is set(range(start, stop, step)).
func SetOfRange(start, stop, step Int) (*KeySet[Int], error) {
	n, err := rangeItems(start, stop, step)
	if err != nil {
		return nil, err
	}
	s := NewKeySet(IntKeys)
	for range n {
		s.Put(start)
		start = start.Add(step)
	}
	return s, nil
}
