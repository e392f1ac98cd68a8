package py

import (
	"sync"
	"sync/atomic"
)

// lruCache is the value of @lru_cache. It has a lock of its own, so that what only calls it
// shares nothing that the loop's lock must guard.
type lruCache struct {
	mu           sync.Mutex
	owner        atomic.Pointer[Task] // who holds mu: comparing keys may come back here
	f            Value
	maxsize      int // -1: unbounded
	typed        bool
	entries      *Dict   // results; links where maxsize bounds them
	ends         lruLink // next is the oldest link, prev the latest
	hits, misses int64
	attrs        *Dict
}

// lruLink is an entry of a bounded cache in the order of use. A hit moves the link and leaves the
// dict alone: comparing keys may come back to the cache, and a dict that changes meanwhile is
// searched anew.
type lruLink struct {
	prev, next  *lruLink
	key, result Value
}

var typeLRULink = newRootType(nil, "functools", "_lru_list_elem")

// Type implements Value.
func (*lruLink) Type() *Type { return typeLRULink }

func (c *lruCache) unlink(l *lruLink) { l.prev.next, l.next.prev = l.next, l.prev }

// latest puts a link behind all others.
func (c *lruCache) latest(l *lruLink) {
	l.prev, l.next = c.ends.prev, &c.ends
	l.prev.next, c.ends.prev = l, l
}

// clear removes all entries.
func (c *lruCache) clear() {
	c.entries.Clear()
	c.ends.prev, c.ends.next = &c.ends, &c.ends
}

// Type implements Value.
func (*lruCache) Type() *Type { return TypeLRUCache }

// AttrDict implements Attributed.
func (c *lruCache) AttrDict(create bool) *Dict {
	if c.attrs == nil && create {
		c.attrs = NewDict()
	}
	return c.attrs
}

// DescrGet implements Getter: a cached method binds like a function.
func (c *lruCache) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return c, nil
	}
	return &BoundMethod{Func: c, Self: instance}, nil
}

// Repr implements Reprer.
func (c *lruCache) Repr(t *Task) (string, error) {
	return "<functools._lru_cache_wrapper object at " + address(c) + ">", nil
}

var lruKeywordMark = &Sentinel{name: "<object>"}

// key is functools._make_key.
func (c *lruCache) key(pos []Value, kw []Kw) Value {
	if len(kw) == 0 && !c.typed && len(pos) == 1 {
		switch pos[0].(type) {
		case SmallInt, Str:
			return pos[0]
		}
	}
	key := append([]Value(nil), pos...)
	if len(kw) > 0 {
		key = append(key, lruKeywordMark)
		for _, k := range kw {
			key = append(key, Str(k.Name), k.Value)
		}
	}
	if c.typed {
		for _, v := range pos {
			key = append(key, v.Type())
		}
		for _, k := range kw {
			key = append(key, k.Value.Type())
		}
	}
	return NewTuple(key...)
}

// lock takes the cache's lock, unless the task has it already. Keys of the program's own
// classes run their __hash__ and __eq__ under it.
func (c *lruCache) lock(t *Task) (taken bool) {
	if t != nil && c.owner.Load() == t {
		return false
	}
	if !c.mu.TryLock() {
		t.Blocking(c.mu.Lock)
	}
	c.owner.Store(t)
	return true
}

func (c *lruCache) unlock(taken bool) {
	if taken {
		c.owner.Store(nil)
		c.mu.Unlock()
	}
}

// Call implements Caller.
func (c *lruCache) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	var key Value
	if c.maxsize != 0 {
		key = c.key(pos, kw)
	}
	v, ok, err := c.cached(t, key)
	if err != nil || ok {
		return v, err
	}
	if v, err = CallKw(t, c.f, pos, kw); err != nil || c.maxsize == 0 {
		return v, err
	}
	return v, c.keep(t, key, v)
}

// cached looks for a result.
func (c *lruCache) cached(t *Task, key Value) (Value, bool, error) {
	defer c.unlock(c.lock(t))
	if c.maxsize == 0 {
		c.misses++
		return nil, false, nil
	}
	v, ok, err := c.entries.Get(t, key)
	if err != nil {
		return nil, false, err
	}
	if !ok {
		c.misses++
		return nil, false, nil
	}
	c.hits++
	if link, ok := v.(*lruLink); ok {
		c.unlink(link)
		c.latest(link)
		v = link.result
	}
	return v, true, nil
}

// keep adds a result, unless another call was faster.
func (c *lruCache) keep(t *Task, key, v Value) error {
	defer c.unlock(c.lock(t))
	if _, present, err := c.entries.Get(t, key); err != nil || present {
		return err
	}
	if c.maxsize < 0 {
		return c.entries.Set(t, key, v)
	}
	if c.entries.Len() >= c.maxsize {
		oldest := c.ends.next
		c.unlink(oldest)
		if _, _, err := c.entries.Pop(t, oldest.key); err != nil {
			return err
		}
	}
	link := &lruLink{key: key, result: v}
	c.latest(link)
	return c.entries.Set(t, key, link)
}

var cacheInfoType = sync.OnceValue(func() *Type {
	c, _ := makeNamedTuple(nil, "CacheInfo", []string{"hits", "misses", "maxsize", "currsize"}, nil, "functools")
	return c
})

var lruMethods = []Method{
	{Name: "cache_info", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*lruCache)
		defer c.unlock(c.lock(t))
		var maxsize Value = None
		if c.maxsize >= 0 {
			maxsize = MakeInt(int64(c.maxsize))
		}
		return Call(t, cacheInfoType(), MakeInt(c.hits), MakeInt(c.misses), maxsize, MakeInt(int64(c.entries.Len())))
	}},
	{Name: "cache_clear", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*lruCache)
		defer c.unlock(c.lock(t))
		c.clear()
		c.hits, c.misses = 0, 0
		return None, nil
	}},
	{Name: "cache_parameters", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*lruCache)
		d := NewDict()
		d.SetStr("maxsize", None)
		if c.maxsize >= 0 {
			d.SetStr("maxsize", MakeInt(int64(c.maxsize)))
		}
		d.SetStr("typed", MakeBool(c.typed))
		return d, nil
	}},
}

func newLRU(t *Task, f Value, maxsize int, typed bool) (Value, error) {
	c := &lruCache{f: f, maxsize: maxsize, typed: typed, entries: NewDict()}
	c.clear()
	return updateWrapper(t, c, f, wrapperAssignments, []string{"__dict__"})
}
