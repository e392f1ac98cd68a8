package py

import "slices"

// Keys is what a Map or a KeySet needs to know about keys of type K. Most keys that are equal are the
// same to Go; same decides about others with equal hashes, such as big ints.
type Keys[K comparable] struct {
	hash func(K) int64
	same func(a, b K) bool
	box  func(K) Value
}

// IntKeys are ints as keys.
var IntKeys = &Keys[Int]{hash: Int.keyHash, same: Int.Equal, box: Int.Value}

// StrKeys are texts as keys.
var StrKeys = &Keys[string]{hash: HashStr, same: func(a, b string) bool { return a == b }, box: func(s string) Value { return Str(s) }}

// of is the hash of a key. Those of the most frequent types are computed in place.
func (k *Keys[K]) of(key K) int64 {
	switch x := any(&key).(type) {
	case *Int:
		return x.keyHash()
	case *string:
		return HashStr(*x)
	case *Row2[Int, Int]:
		return tupleHash(tupleHash5).with(x.I0.keyHash()).with(x.I1.keyHash()).of(2)
	}
	return k.hash(key)
}

// keyHash is hash(i), short for those that are their own.
func (i Int) keyHash() int64 {
	if uint64(i.small) < hashModulus {
		return i.small
	}
	return i.Hash()
}

// Map is a dict whose keys have one static type and whose values have another; they lie side by side. As with
// Vector only code that was compiled with that knowledge has one. Its entries and their index are laid
// as those of Dict, but that a small one has no index: its entries are walked.
type Map[K comparable, V any] struct {
	Hidden
	keys    *Keys[K]
	entries []mapEntry[K, V]
	index   []int32 // 0: free, -1: deleted, otherwise position+1
	live    int     // entries that are not holes
	usable  int     // entries that can be added until the index is made anew
	head    int     // no entry before it is there
	ordered bool    // of an OrderedDict
	state   uint32  // counts changes of the order, for loops over an OrderedDict
}

type mapEntry[K comparable, V any] struct {
	hash  int64 // mapHole of one that was taken out
	key   K
	value V
}

const (
	mapHole      = -1 // is no hash
	mapSmallSize = 8  // the size of CPython's first table, for which a map has no index
)

// NewMap makes an empty dict.
func NewMap[K comparable, V any](keys *Keys[K]) *Map[K, V] { return &Map[K, V]{keys: keys} }

// Len is len(m).
func (m *Map[K, V]) Len() int { return m.live }

// find is the entry of a key, nil for none.
func (m *Map[K, V]) find(key K, h int64) *mapEntry[K, V] {
	e, _ := m.seek(key, h)
	return e
}

// seek is the entry of a key or, with nil, the place in the index where it belongs.
func (m *Map[K, V]) seek(key K, h int64) (*mapEntry[K, V], uint64) {
	if len(m.index) == 0 {
		for i := range m.entries {
			if e := &m.entries[i]; e.hash == h && (e.key == key || m.keys.same(e.key, key)) {
				return e, 0
			}
		}
		return nil, 0
	}
	mask := uint64(len(m.index) - 1)
	perturb := uint64(h)
	for i := uint64(h) & mask; ; {
		p := m.index[i&mask]
		if p == 0 {
			return nil, i & mask
		}
		if p > 0 {
			if e := &m.entries[p-1]; e.hash == h && (e.key == key || m.keys.same(e.key, key)) {
				return e, 0
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// Has is key in m.
func (m *Map[K, V]) Has(key K) bool { return m.find(key, m.keys.of(key)) != nil }

// At is m[key]; KeyError.
func (m *Map[K, V]) At(key K) (v V, err error) {
	if e := m.find(key, m.keys.of(key)); e != nil {
		return e.value, nil
	}
	return v, raiseArgs(KeyError, m.keys.box(key))
}

// Get is m.get(key, otherwise).
func (m *Map[K, V]) Get(key K, otherwise V) V {
	if e := m.find(key, m.keys.of(key)); e != nil {
		return e.value
	}
	return otherwise
}

// SetAt is m[key] = v.
func (m *Map[K, V]) SetAt(key K, v V) {
	h := m.keys.of(key)
	e, place := m.seek(key, h)
	if e != nil {
		e.value = v
		return
	}
	m.insert(key, v, h, place)
}

// MapSlot is the place of a key of a map, or the one where it belongs, for code that reads and then sets what is there and does
// nothing to the map in between.
type MapSlot[K comparable, V any] struct {
	m     *Map[K, V]
	e     *mapEntry[K, V] // nil: not there
	key   K
	hash  int64
	place uint64
}

// Slot looks a key up.
func (m *Map[K, V]) Slot(key K) MapSlot[K, V] {
	h := m.keys.of(key)
	e, place := m.seek(key, h)
	return MapSlot[K, V]{m, e, key, h, place}
}

// Or is m.get(key, otherwise).
func (s *MapSlot[K, V]) Or(otherwise V) V {
	if s.e != nil {
		return s.e.value
	}
	return otherwise
}

// At is m[key]; KeyError.
func (s *MapSlot[K, V]) At() (v V, err error) {
	if s.e != nil {
		return s.e.value, nil
	}
	return v, raiseArgs(KeyError, s.m.keys.box(s.key))
}

// Set is m[key] = v.
func (s *MapSlot[K, V]) Set(v V) {
	if s.e != nil {
		s.e.value = v
		return
	}
	s.m.insert(s.key, v, s.hash, s.place)
}

// SetDefault is m.setdefault(key, v).
func (m *Map[K, V]) SetDefault(key K, v V) V {
	h := m.keys.of(key)
	e, place := m.seek(key, h)
	if e != nil {
		return e.value
	}
	m.insert(key, v, h, place)
	return v
}

// insert puts in a key that is not there; place is what seek gave for it.
func (m *Map[K, V]) insert(key K, v V, h int64, place uint64) {
	if m.usable == 0 {
		m.rebuild()
		place = m.free(h)
	}
	m.usable--
	m.entries = append(m.entries, mapEntry[K, V]{h, key, v})
	m.live++
	if len(m.index) > 0 {
		m.index[place] = int32(len(m.entries))
	}
	m.state++
}

// free is the first free place of the index for a hash.
func (m *Map[K, V]) free(h int64) uint64 {
	if len(m.index) == 0 {
		return 0
	}
	mask := uint64(len(m.index) - 1)
	perturb := uint64(h)
	i := perturb & mask
	for m.index[i] != 0 {
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
	return i
}

// rebuild closes holes and makes the index anew. It happens when CPython resizes its table, because a loop over a
// dict that changes meanwhile shows it.
func (m *Map[K, V]) rebuild() {
	if m.live != len(m.entries) {
		m.entries = slices.DeleteFunc(m.entries, func(e mapEntry[K, V]) bool { return e.hash == mapHole })
	}
	m.head = 0
	size := mapSmallSize
	for size < m.live*3 {
		size *= 2
	}
	m.usable = size*2/3 - m.live
	m.entries = slices.Grow(m.entries, m.usable)
	if m.index = nil; size == mapSmallSize {
		return
	}
	m.index = make([]int32, size)
	for i := range m.entries {
		m.index[m.free(m.entries[i].hash)] = int32(i + 1)
	}
}

// remove takes an entry out.
func (m *Map[K, V]) remove(e *mapEntry[K, V]) {
	if len(m.index) > 0 {
		mask := uint64(len(m.index) - 1)
		perturb := uint64(e.hash)
		i := perturb & mask
		for {
			if p := m.index[i]; p > 0 && &m.entries[p-1] == e {
				break
			}
			perturb >>= 5
			i = (i*5 + perturb + 1) & mask
		}
		m.index[i] = -1
	}
	*e = mapEntry[K, V]{hash: mapHole}
	m.live--
	m.state++
}

// Pop is m.pop(key); KeyError.
func (m *Map[K, V]) Pop(key K) (v V, err error) {
	if e := m.find(key, m.keys.of(key)); e != nil {
		v = e.value
		m.remove(e)
		return v, nil
	}
	return v, raiseArgs(KeyError, m.keys.box(key))
}

// PopOr is m.pop(key, otherwise).
func (m *Map[K, V]) PopOr(key K, otherwise V) V {
	if e := m.find(key, m.keys.of(key)); e != nil {
		otherwise = e.value
		m.remove(e)
	}
	return otherwise
}

// Del is del m[key]; KeyError.
func (m *Map[K, V]) Del(key K) error {
	_, err := m.Pop(key)
	return err
}

// Clear is m.clear().
func (m *Map[K, V]) Clear() { m.entries, m.index, m.live, m.usable, m.head = nil, nil, 0, 0, 0 }

// Copy is m.copy().
func (m *Map[K, V]) Copy() *Map[K, V] {
	return &Map[K, V]{keys: m.keys, entries: slices.Clone(m.entries), index: slices.Clone(m.index), live: m.live, usable: m.usable, head: m.head, ordered: m.ordered}
}

// Update is m.update(other).
func (m *Map[K, V]) Update(other *Map[K, V]) {
	for i := range other.entries {
		if e := &other.entries[i]; e.hash != mapHole {
			m.SetAt(e.key, e.value)
		}
	}
}

// KeyVector is list(m).
func (m *Map[K, V]) KeyVector() *Vector[K] {
	out := make([]K, 0, m.live)
	for i := range m.entries {
		if e := &m.entries[i]; e.hash != mapHole {
			out = append(out, e.key)
		}
	}
	return NewVector(out...)
}

// ValueVector is list(m.values()).
func (m *Map[K, V]) ValueVector() *Vector[V] {
	out := make([]V, 0, m.live)
	for i := range m.entries {
		if e := &m.entries[i]; e.hash != mapHole {
			out = append(out, e.value)
		}
	}
	return NewVector(out...)
}

// MapWalk is a loop over a dict, which complains when the dict changes its size.
type MapWalk[K comparable, V any] struct {
	m     *Map[K, V]
	at    int    // the entry of this round
	size  int    // of the dict when the loop began
	left  int    // how many keys are to come
	state uint32 // of an OrderedDict when the loop began
	// wrong is what Next has found: the loop was not left by its body.
	wrong string
}

// Walk begins a loop.
func (m *Map[K, V]) Walk() MapWalk[K, V] {
	return MapWalk[K, V]{m: m, at: -1, size: m.live, left: m.live, state: m.state}
}

// Next goes on to the next key; false where there is none or something is wrong.
func (w *MapWalk[K, V]) Next() bool {
	if w.m.ordered {
		return w.nextOrdered()
	}
	if w.m.live != w.size {
		w.wrong = "dictionary changed size during iteration"
		return false
	}
	for w.at++; w.at < len(w.m.entries); w.at++ {
		if w.m.entries[w.at].hash != mapHole {
			if w.left == 0 {
				w.wrong = "dictionary keys changed during iteration"
				return false
			}
			w.left--
			return true
		}
	}
	return false
}

// Key is the key of this round.
func (w *MapWalk[K, V]) Key() K { return w.m.entries[w.at].key }

// Value is the value beside it.
func (w *MapWalk[K, V]) Value() V { return w.m.entries[w.at].value }

// Err is the error that Next has found.
func (w *MapWalk[K, V]) Err() error {
	if w.wrong != "" {
		return Raise(RuntimeError, "%s", w.wrong)
	}
	return nil
}

// MapItems is list(m.items()).
func MapItems[K comparable, V any](m *Map[K, V]) *Vector[Row2[K, V]] {
	out := make([]Row2[K, V], 0, m.live)
	for i := range m.entries {
		if e := &m.entries[i]; e.hash != mapHole {
			out = append(out, Row2[K, V]{e.key, e.value})
		}
	}
	return NewVector(out...)
}
