package py

// AsInt is the value of an int, a bool or an instance of a subclass of int
// (an IntEnum member, say).
func AsInt(v Value) (Int, bool) {
	switch x := v.(type) {
	case SmallInt:
		return Int{small: int64(x)}, true
	case *BigInt:
		return Int{small: bigMark, big: x.V}, true
	case Bool:
		if x {
			return Int{small: 1}, true
		}
		return Int{}, true
	case *Object:
		if x.Base != nil {
			return AsInt(x.Base)
		}
	}
	return Int{}, false
}

// AsIndex is operator.index(v): v as an int where it is one or has __index__.
func AsIndex(t *Task, v Value) (Int, error) {
	if i, ok := AsInt(v); ok {
		return i, nil
	}
	if x, ok := Unwrap(v).(Indexer); ok {
		return x.Index(), nil
	}
	m, ok, err := LookupSpecial(t, v, "__index__")
	if err != nil {
		return Int{}, err
	}
	if !ok {
		return Int{}, Raise(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	r, err := Call(t, m)
	if err != nil {
		return Int{}, err
	}
	i, ok := AsInt(r)
	if !ok {
		return Int{}, Raise(TypeError, "__index__ returned non-int (type %s)", r.Type().Name)
	}
	return i, nil
}

// hasIndex reports whether AsIndex applies to v.
func hasIndex(v Value) bool {
	if _, ok := AsInt(v); ok {
		return true
	}
	if _, ok := Unwrap(v).(Indexer); ok {
		return true
	}
	_, ok := v.Type().Lookup("__index__")
	return ok
}
