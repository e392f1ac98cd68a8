package py

// ItemOfStr is v[key] for a text, which dicts find without boxing it.
func ItemOfStr(t *Task, v Value, key string) (Value, error) {
	if d, ok := v.(*Dict); ok && !d.mixed {
		if i := d.findStr(key); i >= 0 {
			return d.entries[i].value, nil
		}
	}
	return GetItem(t, v, Str(key))
}

// HasStr is key in v for a text.
func HasStr(t *Task, v Value, key string) (bool, error) {
	if d, ok := v.(*Dict); ok && !d.mixed {
		return d.findStr(key) >= 0, nil
	}
	return Contains(t, v, Str(key))
}

// SetDefaultDict is v.setdefault(key, {}); a dict makes the other one only where it needs it.
func SetDefaultDict(t *Task, v Value, key string) (Value, error) {
	if d, ok := v.(*Dict); ok && !d.mixed && !d.ordered {
		if i := d.findStr(key); i >= 0 {
			return d.entries[i].value, nil
		}
		made := NewDict()
		d.SetStr(key, made)
		return made, nil
	}
	return CallMethod(t, v, "setdefault", Str(key), NewDict())
}

// SetDefaultList is v.setdefault(key, []), as SetDefaultDict.
func SetDefaultList(t *Task, v Value, key string) (Value, error) {
	if d, ok := v.(*Dict); ok && !d.mixed && !d.ordered {
		if i := d.findStr(key); i >= 0 {
			return d.entries[i].value, nil
		}
		made := NewList()
		d.SetStr(key, made)
		return made, nil
	}
	return CallMethod(t, v, "setdefault", Str(key), NewList())
}
