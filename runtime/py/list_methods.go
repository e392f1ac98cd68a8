package py

// Sort is l.sort(key=..., reverse=...): stable. The list is empty for others
// while it is being sorted, as in CPython, and comparisons use only "<".
func (l *List) Sort(t *Task, key Value, reverse bool) error {
	all := l.Items
	l.Items = nil
	err := sortItems(t, all, key, reverse)
	if err == nil && l.Items != nil {
		err = Raise(ValueError, "list modified during sort")
	}
	l.Items = all
	return err
}

// sortItems sorts in place. On an error the items are some permutation.
func sortItems(t *Task, all []Value, key Value, reverse bool) error {
	keys := all
	if key != nil && key != None {
		keys = make([]Value, len(all))
		for i, v := range all {
			k, err := Call(t, key, v)
			if err != nil {
				return err
			}
			keys[i] = k
		}
	}
	if reverse {
		reverseBoth(all, keys)
	}
	err := sortByKeys(t, all, keys)
	if reverse {
		reverseBoth(all, nil)
	}
	return err
}

// reverseBoth reverses items and, where they are others, the keys: sorting
// what was reversed and reversing it again keeps equal items in order.
func reverseBoth(all, keys []Value) {
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	if len(keys) > 0 && &keys[0] != &all[0] {
		for i, j := 0, len(keys)-1; i < j; i, j = i+1, j-1 {
			keys[i], keys[j] = keys[j], keys[i]
		}
	}
}

var listMethods = []Method{
	{Name: "append", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*List).Append(a[0])
		return None, nil
	}},
	{Name: "extend", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return None, self.(*List).Extend(t, a[0])
	}},
	{Name: "insert", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		i, err := AsIndex(t, a[0])
		if err == nil {
			_, err = i.Index()
		}
		if err == nil {
			self.(*List).Insert(i, a[1])
		}
		return None, err
	}},
	{Name: "pop", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		i := IntOf(-1)
		if a[0] != nil {
			var err error
			if i, err = AsIndex(t, a[0]); err == nil {
				_, err = i.Index()
			}
			if err != nil {
				return nil, err
			}
		}
		return self.(*List).Pop(i)
	}},
	{Name: "remove", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return None, self.(*List).Remove(t, a[0])
	}},
	{Name: "clear", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*List).Clear()
		return None, nil
	}},
	{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*List).Copy(), nil }},
	{Name: "reverse", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*List).Reverse()
		return None, nil
	}},
	{Name: "count", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return countItem(t, self.(*List).all, a[0])
	}},
	{Name: "index", Kind: Positional, Min: 1, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l := self.(*List)
		lo, hi, err := searchBounds(t, a[1], a[2], len(l.Items))
		if err != nil {
			return nil, err
		}
		i, err := indexOf(t, l.all, a[0], lo, hi)
		if err == nil && i < 0 {
			r, err := Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "%s is not in list", r)
		}
		return MakeInt(int64(i)), err
	}},
	{Name: "sort", Kind: Keywords, Params: []string{"$", "key", "reverse"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		reverse, err := flag(t, a[1])
		if err != nil {
			return nil, err
		}
		return None, self.(*List).Sort(t, a[0], reverse)
	}},
	{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
}

// flag is an optional argument of C type bool given as an int (reverse=1).
func flag(t *Task, v Value) (bool, error) {
	if v == nil {
		return false, nil
	}
	if b, ok := v.(Bool); ok {
		return bool(b), nil
	}
	i, err := AsIndex(t, v)
	return !i.IsZero(), err
}

type listTables struct{}

// Fill implements Tables.
func (listTables) Fill() {
	TypeList.Unhashable = true
	TypeList.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return NewList(), nil }
	TypeList.Init = func(t *Task, self Value, pos []Value, kw []Kw) error {
		if self.Type() == TypeList {
			if err := noKeywords("list", kw); err != nil {
				return err
			}
		}
		if err := checkPositional("list", len(pos), 0, 1); err != nil {
			return err
		}
		l, _ := AsList(self)
		l.Clear()
		if len(pos) == 0 {
			return nil
		}
		return l.Extend(t, pos[0])
	}
	TypeList.SetMethods(listMethods, "add mul rmul iadd imul len getitem setitem delitem contains iter reversed eq ne lt le gt ge repr")
}
