package py

import "iter"

// Dict is Python's dict: insertion ordered, with any hashable key.
//
// Entries lie in insertion order in one slice; deleted ones leave a hole (a nil
// key). An open-addressing index of entry positions is kept once there are more
// than dictLinear entries; below that lookups compare keys one by one, which
// for the small dicts of instances and keyword arguments saves hashing
// altogether as long as all keys are plain strings.
type Dict struct {
	entries []dictEntry
	index   []int32 // 0: free, -1: deleted, otherwise position+1
	live    int     // entries that are not holes
	fill    int     // index cells that are not free
	hashed  bool    // entries carry hashes
	mixed   bool    // some key is not a Str
	ordered bool    // of an OrderedDict, whose iterators complain about every change
	changes uint32  // counts structural changes, for iterators
}

type dictEntry struct {
	hash  int64
	key   Value
	value Value
}

const dictLinear = 8

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{} }

// NewDictOf makes an empty dict with room for n entries.
func NewDictOf(n int) *Dict { return &Dict{entries: make([]dictEntry, 0, n)} }

// Type implements Value.
func (d *Dict) Type() *Type { return TypeDict }

// Len is the number of entries.
func (d *Dict) Len() int { return d.live }

// GetStr looks a plain string key up. It never runs Python code: keys that are
// instances of subclasses of str are found as well.
func (d *Dict) GetStr(key string) (Value, bool) {
	i := d.findStr(key)
	if i < 0 {
		return nil, false
	}
	return d.entries[i].value, true
}

func (d *Dict) findStr(key string) int {
	if d.index == nil {
		for i := range d.entries {
			if s, ok := d.entries[i].key.(Str); ok && string(s) == key {
				return i
			}
		}
		if d.mixed {
			for i := range d.entries {
				if o, ok := d.entries[i].key.(*Object); ok {
					if s, ok := AsStr(o); ok && s == key {
						return i
					}
				}
			}
		}
		return -1
	}
	h := HashStr(key)
	mask := uint64(len(d.index) - 1)
	perturb := uint64(h)
	for i := uint64(h) & mask; ; {
		switch p := d.index[i]; {
		case p == 0:
			return -1
		case p > 0:
			if e := &d.entries[p-1]; e.hash == h {
				if s, ok := AsStr(e.key); ok && s == key {
					return int(p - 1)
				}
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// find looks a key up, with h its hash (only read when the dict is hashed).
func (d *Dict) find(t *Task, key Value, h int64) (int, error) {
	if s, ok := key.(Str); ok && !d.mixed {
		return d.findStr(string(s)), nil
	}
	if n, ok := key.(SmallInt); ok && d.index != nil {
		if i, known := d.findInt(n, h); known {
			return i, nil
		}
	}
again: // comparing may change the dict
	if d.index == nil {
		d.hashAll()
		for i := range d.entries {
			e := &d.entries[i]
			if e.key == nil || e.hash != h {
				continue
			}
			if Is(e.key, key) {
				return i, nil
			}
			changes := d.changes
			eq, err := sameKey(t, e.key, key)
			if err != nil {
				return -1, err
			}
			if d.changes != changes {
				goto again
			}
			if eq {
				return i, nil
			}
		}
		return -1, nil
	}
	mask := uint64(len(d.index) - 1)
	perturb := uint64(h)
	for i := uint64(h) & mask; ; {
		switch p := d.index[i]; {
		case p == 0:
			return -1, nil
		case p > 0:
			e := &d.entries[p-1]
			if e.hash != h {
				break
			}
			if Is(e.key, key) {
				return int(p - 1), nil
			}
			changes := d.changes
			eq, err := sameKey(t, e.key, key)
			if err != nil {
				return -1, err
			}
			if d.changes != changes {
				goto again
			}
			if eq {
				return int(p - 1), nil
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// findInt looks an int up among ints; known is false where another key with its hash stands
// in the way.
func (d *Dict) findInt(key SmallInt, h int64) (pos int, known bool) {
	mask := uint64(len(d.index) - 1)
	perturb := uint64(h)
	for i := uint64(h) & mask; ; {
		p := d.index[i]
		if p == 0 {
			return -1, true
		}
		if p > 0 {
			if e := &d.entries[p-1]; e.hash == h {
				n, ok := e.key.(SmallInt)
				if !ok {
					return -1, false
				}
				if n == key {
					return int(p - 1), true
				}
			}
		}
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
}

// hashAll fills in the hashes of entries that were added without one: all keys
// are plain strings then.
func (d *Dict) hashAll() {
	if d.hashed {
		return
	}
	d.hashed = true
	for i := range d.entries {
		if s, ok := d.entries[i].key.(Str); ok {
			d.entries[i].hash = HashStr(string(s))
		}
	}
}

// keyHash hashes a key where the dict needs the hash.
func (d *Dict) keyHash(t *Task, key Value) (int64, error) {
	if s, ok := key.(Str); ok {
		if d.index == nil && !d.hashed && !d.mixed {
			return 0, nil
		}
		return HashStr(string(s)), nil
	}
	return Hash(t, key)
}

// Get looks a key up.
func (d *Dict) Get(t *Task, key Value) (Value, bool, error) {
	if s, ok := key.(Str); ok && !d.mixed {
		v, ok := d.GetStr(string(s))
		return v, ok, nil
	}
	h, err := Hash(t, key)
	if err != nil {
		return nil, false, err
	}
	if d.live == 0 {
		return nil, false, nil
	}
	if !d.mixed && isPlainNumber(key) {
		return nil, false, nil
	}
	if !d.hashed && d.index == nil {
		return d.scan(t, key, h)
	}
	i, err := d.find(t, key, h)
	if i < 0 || err != nil {
		return nil, false, err
	}
	return d.entries[i].value, true, nil
}

// scan looks a key up in a small dict of strings without touching it, so that
// concurrent readers do not write.
func (d *Dict) scan(t *Task, key Value, h int64) (Value, bool, error) {
	for i := range d.entries {
		e := d.entries[i]
		s, ok := e.key.(Str)
		if !ok || HashStr(string(s)) != h {
			continue
		}
		eq, err := same(t, e.key, key)
		if err != nil {
			return nil, false, err
		}
		if eq {
			return e.value, true, nil
		}
	}
	return nil, false, nil
}

func isPlainNumber(v Value) bool {
	switch v.(type) {
	case SmallInt, Bool, Float, NoneType, *BigInt:
		return true
	}
	return false
}

// Set adds or replaces an entry; a replaced entry keeps its key and place.
func (d *Dict) Set(t *Task, key, v Value) error {
	if s, ok := key.(Str); ok && !d.mixed {
		d.SetStr(string(s), v)
		return nil
	}
	h, err := d.keyHash(t, key)
	if err != nil {
		return err
	}
	d.hashAll()
	i, err := d.find(t, key, h)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].value = v
		return nil
	}
	d.insert(h, key, v)
	return nil
}

// SetKey is SetStr for a key that is boxed already, a Str.
func (d *Dict) SetKey(key, v Value) {
	text := string(key.(Str))
	if i := d.findStr(text); i >= 0 {
		d.entries[i].value = v
		return
	}
	h := int64(0)
	if d.hashed || d.index != nil {
		h = HashStr(text)
	}
	d.insert(h, key, v)
}

// SetStr is Set for a plain string key.
func (d *Dict) SetStr(key string, v Value) {
	if i := d.findStr(key); i >= 0 {
		d.entries[i].value = v
		return
	}
	h := int64(0)
	if d.hashed || d.index != nil {
		h = HashStr(key)
	}
	d.insert(h, Str(key), v)
}

// insert appends an entry whose key is known to be absent.
func (d *Dict) insert(h int64, key, v Value) {
	if _, ok := key.(Str); !ok && !d.mixed {
		d.hashAll()
		d.mixed = true
	}
	d.changes++
	if len(d.entries) == cap(d.entries) {
		d.entries = append(make([]dictEntry, 0, max(4, 2*len(d.entries))), d.entries...)
	}
	d.entries = append(d.entries, dictEntry{h, key, v})
	d.live++
	if d.index == nil {
		if len(d.entries) > dictLinear {
			d.rebuild()
		}
		return
	}
	if (d.fill+1)*3 > len(d.index)*2 {
		d.rebuild()
		return
	}
	d.link(len(d.entries) - 1)
}

// link enters an entry into the index.
func (d *Dict) link(pos int) {
	h := uint64(d.entries[pos].hash)
	mask := uint64(len(d.index) - 1)
	perturb := h
	i := h & mask
	for d.index[i] != 0 {
		perturb >>= 5
		i = (i*5 + perturb + 1) & mask
	}
	d.index[i] = int32(pos + 1)
	d.fill++
}

// rebuild closes holes and makes the index anew.
func (d *Dict) rebuild() {
	d.hashAll()
	d.compact()
	size := 16
	for size*2 < d.live*3+3 {
		size *= 2
	}
	size *= 2
	d.index = make([]int32, size)
	d.fill = 0
	for i := range d.entries {
		d.link(i)
	}
}

func (d *Dict) compact() {
	if d.live == len(d.entries) {
		return
	}
	w := 0
	for _, e := range d.entries {
		if e.key != nil {
			d.entries[w] = e
			w++
		}
	}
	clear(d.entries[w:])
	d.entries = d.entries[:w]
}

// Del removes an entry.
func (d *Dict) Del(t *Task, key Value) (bool, error) {
	_, ok, err := d.Pop(t, key)
	return ok, err
}

// Pop removes an entry and returns its value.
func (d *Dict) Pop(t *Task, key Value) (Value, bool, error) {
	h, err := d.keyHash(t, key)
	if err != nil {
		return nil, false, err
	}
	if d.live == 0 {
		return nil, false, nil
	}
	i, err := d.find(t, key, h)
	if i < 0 || err != nil {
		return nil, false, err
	}
	v := d.entries[i].value
	d.removeAt(i)
	return v, true, nil
}

// DelStr is Del for a plain string key.
func (d *Dict) DelStr(key string) bool {
	i := d.findStr(key)
	if i < 0 {
		return false
	}
	d.removeAt(i)
	return true
}

func (d *Dict) removeAt(i int) {
	d.changes++
	d.live--
	if d.index != nil {
		h := uint64(d.entries[i].hash)
		mask := uint64(len(d.index) - 1)
		perturb := h
		j := h & mask
		for d.index[j] != int32(i+1) {
			perturb >>= 5
			j = (j*5 + perturb + 1) & mask
		}
		d.index[j] = -1
		d.entries[i] = dictEntry{}
		if i == len(d.entries)-1 {
			d.trim()
		} else if d.live == 0 {
			d.Clear()
		}
		return
	}
	if i == len(d.entries)-1 {
		d.entries[i] = dictEntry{}
		d.trim()
		return
	}
	d.entries[i] = dictEntry{}
	if d.live == 0 {
		d.entries = d.entries[:0]
	}
}

// trim drops holes at the end, so that popitem stays cheap.
func (d *Dict) trim() {
	n := len(d.entries)
	for n > 0 && d.entries[n-1].key == nil {
		n--
	}
	d.entries = d.entries[:n]
}

// Clear removes everything.
func (d *Dict) Clear() {
	*d = Dict{changes: d.changes + 1, ordered: d.ordered}
}

// PopItem removes and returns the last entry.
func (d *Dict) PopItem() (key, value Value, ok bool) {
	if d.live == 0 {
		return nil, nil, false
	}
	i := len(d.entries) - 1
	for d.entries[i].key == nil {
		i--
	}
	e := d.entries[i]
	d.removeAt(i)
	return e.key, e.value, true
}

// popFirst removes and returns the first entry.
func (d *Dict) popFirst() (key, value Value, ok bool) {
	for i := range d.entries {
		if e := d.entries[i]; e.key != nil {
			d.removeAt(i)
			if i > len(d.entries)/2 && d.index != nil {
				d.rebuild()
			} else if d.index == nil {
				d.compact()
			}
			return e.key, e.value, true
		}
	}
	return nil, nil, false
}

// Copy is a shallow copy.
func (d *Dict) Copy() *Dict {
	c := &Dict{live: d.live, fill: d.fill, hashed: d.hashed, mixed: d.mixed}
	c.entries = append(make([]dictEntry, 0, len(d.entries)), d.entries...)
	if d.index != nil {
		c.index = append([]int32(nil), d.index...)
	}
	return c
}

// All iterates over the entries in order. Entries added meanwhile are seen,
// deleted ones are not; unlike a Python loop it does not complain.
func (d *Dict) All() iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		for i := 0; i < len(d.entries); i++ {
			if e := d.entries[i]; e.key != nil && !yield(e.key, e.value) {
				return
			}
		}
	}
}

// Keys are the keys in order.
func (d *Dict) Keys() []Value {
	out := make([]Value, 0, d.live)
	for i := range d.entries {
		if k := d.entries[i].key; k != nil {
			out = append(out, k)
		}
	}
	return out
}

// Update adds all entries of other.
func (d *Dict) Update(t *Task, other *Dict) error {
	if d == other {
		return nil
	}
	for k, v := range other.All() {
		if err := d.Set(t, k, v); err != nil {
			return err
		}
	}
	return nil
}
