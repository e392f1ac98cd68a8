package py

import "slices"

// What defaultdict and Counter do beyond dict, for maps.

// AtOrList is m[key] of a defaultdict of lists.
func AtOrList[K comparable, T any](m *Map[K, *Vector[T]], key K) *Vector[T] {
	h := m.keys.of(key)
	e, place := m.seek(key, h)
	if e != nil {
		return e.value
	}
	v := &Vector[T]{}
	m.insert(key, v, h, place)
	return v
}

// CountInto is what Counter.update does with items.
func CountInto[K comparable](m *Map[K, Int], items *Vector[K]) {
	for _, key := range items.Items {
		h := m.keys.of(key)
		if e, place := m.seek(key, h); e != nil {
			e.value = e.value.Add(IntOf(1))
		} else {
			m.insert(key, IntOf(1), h, place)
		}
	}
}

// MostCommon is Counter.most_common().
func MostCommon[K comparable](m *Map[K, Int]) *Vector[Row2[K, Int]] {
	pairs := MapItems(m)
	slices.SortStableFunc(pairs.Items, func(a, b Row2[K, Int]) int { return b.I1.Cmp(a.I1) })
	return pairs
}

// MostCommonUpTo is Counter.most_common(n).
func MostCommonUpTo[K comparable](m *Map[K, Int], n Int) *Vector[Row2[K, Int]] {
	pairs := MostCommon(m)
	pairs.Items = pairs.Items[:min(max(n.clampIndex(), 0), len(pairs.Items))]
	return pairs
}

// ListOfPairs is a list of tuples with the items of pairs, whose keys are ints or texts.
func ListOfPairs[K comparable](pairs *Vector[Row2[K, Int]]) *List {
	items := make([]Value, len(pairs.Items))
	for i, p := range pairs.Items {
		items[i] = NewTuple(boxScalar(p.I0), p.I1.Value())
	}
	return NewList(items...)
}

// DictOfMap is dict(m) where what is made is taken as a dict of dynamic values; those of m are bools, ints, floats or texts.
func DictOfMap[K comparable, V any](m *Map[K, V]) *Dict {
	d := NewDictOf(m.live)
	for i := range m.entries {
		e := &m.entries[i]
		if e.hash == mapHole {
			continue
		}
		key := m.keys.box(e.key)
		if s, ok := key.(Str); ok {
			h := int64(0)
			if d.hashed || d.index != nil {
				h = HashStr(string(s))
			}
			d.insert(h, key, boxScalar(e.value))
		} else {
			d.insert(e.hash, key, boxScalar(e.value))
		}
	}
	return d
}

// boxScalar is a bool, int, float or text as a value.
func boxScalar[V any](v V) Value {
	switch x := any(v).(type) {
	case bool:
		return MakeBool(x)
	case Int:
		return x.Value()
	case float64:
		return Float(x)
	case string:
		return Str(x)
	}
	return any(v).(Value)
}
