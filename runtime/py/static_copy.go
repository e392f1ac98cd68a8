package py

import "reflect"

// static is what holds items in their static form: a Vector, Map, KeySet or a pointer to a Row.
type static interface {
	// dynamic is a copy whose items are dynamic values, as are those of what it holds; None for a nil pointer.
	dynamic(depth int) Value
}

// maxDynamic is the depth from which on Dynamic leaves values as they are: deeper than any encoder or repr() goes.
const maxDynamic = 3000

// Dynamic is v where everything that holds items in their static form, at any depth, is copied into lists, dicts, sets and tuples
// of dynamic values. What is one already stays, but for those that hold something static.
func Dynamic[T any](v T) Value { return dynamicOf(&v, 0) }

func dynamicOf[T any](p *T, depth int) Value {
	switch x := any(p).(type) {
	case *Int:
		return x.Value()
	case *string:
		return Str(*x)
	case *float64:
		return Float(*x)
	case *bool:
		return MakeBool(*x)
	case *Num:
		return x.Value()
	case **Int:
		return BoxInt(*x)
	case **string:
		return BoxStr(*x)
	case **float64:
		return BoxFloat(*x)
	case **bool:
		return BoxBool(*x)
	case **Bytes:
		return BoxBytes(*x)
	case static:
		return x.dynamic(depth)
	}
	switch x := any(*p).(type) {
	case static: // a pointer to a Row is no Value
		return x.dynamic(depth)
	case Value:
		y, _ := dynamicValue(x, depth)
		return y
	}
	return None
}

// dynamicValue is v in its dynamic form, and whether that is another value.
func dynamicValue(v Value, depth int) (_ Value, changed bool) {
	if depth > maxDynamic {
		return v, false
	}
	switch x := v.(type) {
	case nil:
		return None, true
	case Str, SmallInt, Float, Bool, NoneType:
		return v, false
	case static:
		return x.dynamic(depth), true
	case *List:
		if x == nil {
			return None, true
		}
		if items, changed := dynamicItems(x.Items, depth); changed {
			return NewList(items...), true
		}
		return v, false
	case *Tuple:
		if x == nil {
			return None, true
		}
		if items, changed := dynamicItems(x.Items, depth); changed {
			return NewTuple(items...), true
		}
		return v, false
	case *Dict:
		if x == nil {
			return None, true
		}
		return dynamicDict(x, depth)
	}
	if p := reflect.ValueOf(v); p.Kind() == reflect.Pointer && p.IsNil() {
		return None, true
	}
	return v, false
}

// dynamicItems is items in their dynamic form; out is of no use where that is the same for all of them.
func dynamicItems(items []Value, depth int) (out []Value, changed bool) {
	for i, x := range items {
		y, other := dynamicValue(x, depth+1)
		if other && !changed {
			out, changed = append(make([]Value, 0, len(items)), items[:i]...), true
		}
		if changed {
			out = append(out, y)
		}
	}
	return out, changed
}

func dynamicDict(d *Dict, depth int) (_ Value, changed bool) {
	out := d
	for i := range d.entries {
		e := &d.entries[i]
		if e.key == nil {
			continue
		}
		if v, other := dynamicValue(e.value, depth+1); other {
			if out == d {
				out = d.Copy()
			}
			out.entries[i].value = v
		}
	}
	return out, out != d
}

func (v *Vector[T]) dynamic(depth int) Value {
	if v == nil {
		return None
	}
	items := make([]Value, len(v.Items))
	for i := range v.Items {
		items[i] = dynamicOf(&v.Items[i], depth+1)
	}
	return NewList(items...)
}

func (m *Map[K, V]) dynamic(depth int) Value {
	if m == nil {
		return None
	}
	d := NewDictOf(m.live)
	for i := range m.entries {
		e := &m.entries[i]
		if e.hash == mapHole {
			continue
		}
		key, value := m.keys.box(e.key), dynamicOf(&e.value, depth+1)
		if s, ok := key.(Str); ok {
			d.SetKey(s, value)
		} else {
			d.insert(e.hash, key, value)
		}
	}
	return d
}

// dynamic lays the same table, so that the elements come in the same order.
func (s *KeySet[K]) dynamic(int) Value {
	if s == nil {
		return None
	}
	out := &Set{table: make([]setEntry, len(s.table)), fill: s.fill, used: s.used, finger: s.finger}
	for i, c := range s.table {
		switch {
		case c.used():
			out.table[i] = setEntry{hash: int64(c.mark - 1), key: s.keys.box(c.key)}
		case c.mark == cellDeleted:
			out.table[i] = setEntry{hash: -1}
		}
	}
	return out
}

func (r *Row1[A]) dynamic(depth int) Value {
	if r == nil {
		return None
	}
	return NewTuple(dynamicOf(&r.I0, depth+1))
}

func (r *Row2[A, B]) dynamic(depth int) Value {
	if r == nil {
		return None
	}
	return NewTuple(dynamicOf(&r.I0, depth+1), dynamicOf(&r.I1, depth+1))
}

func (r *Row3[A, B, C]) dynamic(depth int) Value {
	if r == nil {
		return None
	}
	return NewTuple(dynamicOf(&r.I0, depth+1), dynamicOf(&r.I1, depth+1), dynamicOf(&r.I2, depth+1))
}

func (r *Row4[A, B, C, D]) dynamic(depth int) Value {
	if r == nil {
		return None
	}
	return NewTuple(dynamicOf(&r.I0, depth+1), dynamicOf(&r.I1, depth+1), dynamicOf(&r.I2, depth+1), dynamicOf(&r.I3, depth+1))
}

func (r *Row5[A, B, C, D, E]) dynamic(depth int) Value {
	if r == nil {
		return None
	}
	return NewTuple(dynamicOf(&r.I0, depth+1), dynamicOf(&r.I1, depth+1), dynamicOf(&r.I2, depth+1), dynamicOf(&r.I3, depth+1),
		dynamicOf(&r.I4, depth+1))
}

func (r *Row6[A, B, C, D, E, F]) dynamic(depth int) Value {
	if r == nil {
		return None
	}
	return NewTuple(dynamicOf(&r.I0, depth+1), dynamicOf(&r.I1, depth+1), dynamicOf(&r.I2, depth+1), dynamicOf(&r.I3, depth+1),
		dynamicOf(&r.I4, depth+1), dynamicOf(&r.I5, depth+1))
}
