package py

// What OrderedDict does beyond dict, for maps. An entry that moves to the end leaves a hole where it was, and those at the
// beginning are skipped once: head is the first entry that may be none.

// NewOrderedMap makes an empty OrderedDict.
func NewOrderedMap[K comparable, V any](keys *Keys[K]) *Map[K, V] {
	return &Map[K, V]{keys: keys, ordered: true}
}

// first is the position of the first entry of a map that has some.
func (m *Map[K, V]) first() int {
	for m.entries[m.head].hash == mapHole {
		m.head++
	}
	return m.head
}

// last is the position of the last entry of a map that has some; holes behind it go.
func (m *Map[K, V]) last() int {
	i := len(m.entries) - 1
	for m.entries[i].hash == mapHole {
		i--
	}
	m.entries = m.entries[:i+1]
	return i
}

// MoveToEnd is m.move_to_end(key); KeyError.
func (m *Map[K, V]) MoveToEnd(key K) error {
	e := m.find(key, m.keys.of(key))
	if e == nil {
		return raiseArgs(KeyError, m.keys.box(key))
	}
	if e != &m.entries[m.last()] { // the last one moves nowhere
		moved := *e
		m.remove(e)
		m.insert(moved.key, moved.value, moved.hash, m.free(moved.hash))
	}
	return nil
}

// PopItem is m.popitem(); KeyError.
func PopItem[K comparable, V any](m *Map[K, V]) (r Row2[K, V], err error) {
	if m.live == 0 && m.ordered {
		return r, Raise(KeyError, "dictionary is empty")
	}
	if m.live == 0 {
		return r, Raise(KeyError, "popitem(): dictionary is empty")
	}
	i := m.last()
	e := &m.entries[i]
	r = Row2[K, V]{e.key, e.value}
	m.remove(e)
	m.entries = m.entries[:i]
	m.head = min(m.head, i)
	return r, nil
}

// PopFirst is m.popitem(last=False) of an OrderedDict; KeyError.
func PopFirst[K comparable, V any](m *Map[K, V]) (r Row2[K, V], err error) {
	if m.live == 0 {
		return r, Raise(KeyError, "dictionary is empty")
	}
	e := &m.entries[m.first()]
	r = Row2[K, V]{e.key, e.value}
	m.remove(e)
	return r, nil
}

// Unordered is dict(m) of an OrderedDict.
func (m *Map[K, V]) Unordered() *Map[K, V] {
	d := m.Copy()
	d.ordered = false
	return d
}

// nextOrdered is Next for an OrderedDict, which complains about whatever changes the order, and knows before each round whether
// it is the last one (odictiter_nextkey).
func (w *MapWalk[K, V]) nextOrdered() bool {
	switch {
	case w.left == 0:
		return false
	case w.m.state != w.state:
		w.wrong = "OrderedDict mutated during iteration"
		return false
	case w.m.live != w.size:
		w.wrong = "OrderedDict changed size during iteration"
		return false
	}
	w.left--
	for w.at++; w.m.entries[w.at].hash == mapHole; w.at++ {
	}
	return true
}
