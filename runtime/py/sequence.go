package py

import "strings"

// Helpers of list and tuple: what Objects/listobject.c and tupleobject.c share.

// sequenceIndex turns a subscript into a position, negative ones counted from
// the end.
func sequenceIndex(t *Task, key Value, n int, kind, rangeText string) (int, error) {
	var i int64
	if small, ok := key.(SmallInt); ok {
		i = int64(small)
	} else {
		if !hasIndex(key) {
			return 0, Raise(TypeError, "%s indices must be integers or slices, not %s", kind, key.Type().Name)
		}
		index, err := AsIndex(t, key)
		if err != nil {
			return 0, err
		}
		small, ok := index.Int64()
		if !ok {
			return 0, Raise(IndexError, "cannot fit '%s' into an index-sized integer", key.Type().Name)
		}
		i = small
	}
	if i < 0 {
		i += int64(n)
	}
	if i < 0 || i >= int64(n) {
		return 0, Raise(IndexError, "%s", rangeText)
	}
	return int(i), nil
}

// sliceItems copies a slice of items.
func sliceItems(t *Task, all []Value, s *Slice) ([]Value, error) {
	start, _, step, count, err := s.bounds(t, len(all))
	if err != nil || count == 0 {
		return nil, err
	}
	if step == 1 {
		return append([]Value(nil), all[start:start+count]...), nil
	}
	out := make([]Value, count)
	for i := range out {
		out[i] = all[start+i*step]
	}
	return out, nil
}

// repeatItems is items * n.
func repeatItems(all []Value, n Int) ([]Value, error) {
	times, ok := n.Int64()
	if !ok {
		return nil, Raise(OverflowError, "cannot fit 'int' into an index-sized integer")
	}
	if times <= 0 || len(all) == 0 {
		return nil, nil
	}
	if times > maxItems/int64(len(all)) {
		return nil, raiseArgs(MemoryError)
	}
	out := make([]Value, 0, len(all)*int(times))
	for range times {
		out = append(out, all...)
	}
	return out, nil
}

// containsItem is "v in items".
func containsItem(t *Task, get func() []Value, v Value) (bool, error) {
	for i := 0; ; i++ {
		all := get()
		if i >= len(all) {
			return false, nil
		}
		eq, err := same(t, all[i], v)
		if err != nil || eq {
			return eq, err
		}
	}
}

// indexOf is items.index(v, start, stop): -1 when v is not there.
func indexOf(t *Task, get func() []Value, v Value, start, stop int) (int, error) {
	for i := start; i < stop; i++ {
		all := get()
		if i >= len(all) {
			break
		}
		eq, err := same(t, all[i], v)
		if err != nil {
			return -1, err
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

// searchBounds turns the optional start and stop of index into positions.
func searchBounds(t *Task, start, stop Value, n int) (int, int, error) {
	lo, hi := 0, int(^uint(0)>>1)
	for i, v := range []Value{start, stop} {
		if v == nil {
			continue
		}
		index, err := sliceIndex(t, v)
		if err != nil {
			return 0, 0, err
		}
		p := index.clampIndex()
		if p < 0 {
			p = max(p+n, 0)
		}
		if i == 0 {
			lo = p
		} else {
			hi = p
		}
	}
	return lo, hi, nil
}

// countItem is items.count(v).
func countItem(t *Task, get func() []Value, v Value) (Value, error) {
	n := 0
	for i := 0; ; i++ {
		all := get()
		if i >= len(all) {
			return MakeInt(int64(n)), nil
		}
		eq, err := same(t, all[i], v)
		if err != nil {
			return nil, err
		}
		if eq {
			n++
		}
	}
}

// reprItems writes the reprs of items separated by commas. get is asked anew
// each time because a repr may change the container.
func reprItems(t *Task, b *strings.Builder, get func() []Value) error {
	for i := 0; ; i++ {
		all := get()
		if i >= len(all) {
			return nil
		}
		if i > 0 {
			b.WriteString(", ")
		}
		r, err := Repr(t, all[i])
		if err != nil {
			return err
		}
		b.WriteString(r)
	}
}

// reprGuard remembers the containers whose repr is under way, so that one that
// contains itself shows as "[...]".
func reprGuard(t *Task, v Value) (leave func(), nested bool) {
	if t == nil {
		return func() {}, false
	}
	for _, o := range t.reprs {
		if o == v {
			return nil, true
		}
	}
	t.reprs = append(t.reprs, v)
	return func() { t.reprs = t.reprs[:len(t.reprs)-1] }, false
}

// TypeListIterator and its like are the types of iterators over sequences.
var (
	TypeListIterator        = newRootType(sequenceTables{}, "builtins", "list_iterator")
	TypeListReverseIterator = newRootType(sequenceTables{}, "builtins", "list_reverseiterator")
	TypeTupleIterator       = newRootType(sequenceTables{}, "builtins", "tuple_iterator")
	TypeReversed            = newRootType(builtinsIterationTables{}, "builtins", "reversed")
)

// listIterator follows a list that may change while it runs.
type listIterator struct {
	list *List
	i    int
}

// Type implements Value.
func (*listIterator) Type() *Type { return TypeListIterator }

// Next implements Iterator.
func (it *listIterator) Next(t *Task) (Value, bool, error) {
	if it.list == nil {
		return nil, false, nil
	}
	if it.i >= len(it.list.Items) {
		it.list = nil
		return nil, false, nil
	}
	v := it.list.Items[it.i]
	it.i++
	return v, true, nil
}

// Copied implements Copier.
func (it *listIterator) Copied(t *Task, memo *CopyMemo) (Value, error) {
	c := &listIterator{i: it.i}
	if it.list == nil {
		return c, nil
	}
	list, err := memo.copied(t, it.list)
	if err != nil {
		return nil, err
	}
	c.list = list.(*List)
	return c, nil
}

// LengthHint implements LengthHinter.
func (it *listIterator) LengthHint() int {
	if it.list == nil {
		return 0
	}
	return max(len(it.list.Items)-it.i, 0)
}

// listReverseIterator goes from the end.
type listReverseIterator struct {
	list *List
	i    int
}

// Type implements Value.
func (*listReverseIterator) Type() *Type { return TypeListReverseIterator }

// Next implements Iterator.
func (it *listReverseIterator) Next(t *Task) (Value, bool, error) {
	if it.list == nil || it.i < 0 || it.i >= len(it.list.Items) {
		it.list = nil
		return nil, false, nil
	}
	v := it.list.Items[it.i]
	it.i--
	return v, true, nil
}

// LengthHint implements LengthHinter.
func (it *listReverseIterator) LengthHint() int { return it.i + 1 }

// itemsIterator iterates over items that do not change.
type itemsIterator struct {
	class *Type
	items []Value
	i     int
}

// Type implements Value.
func (it *itemsIterator) Type() *Type { return it.class }

// Next implements Iterator.
func (it *itemsIterator) Next(t *Task) (Value, bool, error) {
	if it.i >= len(it.items) {
		return nil, false, nil
	}
	v := it.items[it.i]
	it.i++
	return v, true, nil
}

// LengthHint implements LengthHinter.
func (it *itemsIterator) LengthHint() int { return len(it.items) - it.i }

// reversedItems copies items in reverse order.
func reversedItems(all []Value) []Value {
	out := make([]Value, len(all))
	for i, v := range all {
		out[len(all)-1-i] = v
	}
	return out
}

type sequenceTables struct{}

// Fill implements Tables.
func (sequenceTables) Fill() {
	for _, c := range []*Type{TypeListIterator, TypeListReverseIterator, TypeTupleIterator} {
		c.Final = true
		c.SetMethods(nil, "iter next length_hint")
	}
	TypeSequenceIterator.SetMethods(nil, "iter next")
}
