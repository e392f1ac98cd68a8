package py

type intTables struct{}

// Fill implements Tables.
func (intTables) Fill() {
	TypeInt.New = intNew
	TypeBool.New = boolNew
	TypeFloat.New = floatNew
	TypeInt.one = func(t *Task, v Value) (Value, error) {
		i, err := IntOfObject(t, v)
		if err != nil {
			return nil, err
		}
		return i.Value(), nil
	}
	TypeFloat.one = func(t *Task, v Value) (Value, error) {
		f, err := FloatOfObject(t, v)
		return Float(f), err
	}
	TypeComplex.New = complexNew
	const numberSlots = "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod divmod rdivmod pow rpow neg pos abs bool eq ne lt le gt ge hash repr format"
	TypeInt.SetMethods(intMethods(), numberSlots+" lshift rlshift rshift rrshift and rand or ror xor rxor invert")
	TypeBool.SetMethods(nil, "and rand or ror xor rxor repr format")
	TypeInt.SetAttributes(intAttributes)
	TypeFloat.SetMethods(floatMethods(), numberSlots)
	TypeFloat.SetAttributes(floatAttributes)
	TypeComplex.SetMethods(complexMethods, "add radd sub rsub mul rmul truediv rtruediv pow rpow neg pos abs bool eq ne hash repr format")
	TypeComplex.SetAttributes(complexAttributes)
}

func selfInt(v Value) Int { i, _ := intOperand(v); return i }

func intRow(f func(Int) Value) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) { return f(selfInt(self)), nil }
}

func intMethods() []Method {
	return []Method{
		{Name: "bit_length", Kind: NoArgs, Fn: intRow(func(i Int) Value { return MakeInt(int64(i.BitLength())) })},
		{Name: "bit_count", Kind: NoArgs, Fn: intRow(func(i Int) Value { return MakeInt(int64(i.BitCount())) })},
		{Name: "conjugate", Kind: NoArgs, Fn: intRow(Int.Value)},
		{Name: "as_integer_ratio", Kind: NoArgs, Fn: intRow(func(i Int) Value { return NewTuple(i.Value(), MakeInt(1)) })},
		{Name: "to_bytes", Kind: Keywords, Params: []string{"length", "byteorder", "$", "signed"}, Fn: intToBytesMethod},
		{Name: "from_bytes", Kind: Keywords, Class: true, Params: []string{"bytes", "byteorder", "$", "signed"}, Min: 1, Fn: intFromBytesMethod},
		{Name: "__trunc__", Kind: NoArgs, Fn: intRow(Int.Value)},
		{Name: "__floor__", Kind: NoArgs, Fn: intRow(Int.Value)},
		{Name: "__ceil__", Kind: NoArgs, Fn: intRow(Int.Value)},
		{Name: "__int__", Kind: NoArgs, Fn: intRow(Int.Value)},
		{Name: "__index__", Kind: NoArgs, Fn: intRow(Int.Value)},
		{Name: "__float__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f, err := selfInt(self).Float64()
			return Float(f), err
		}},
		{Name: "__round__", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			if args[0] == nil || args[0] == None {
				return selfInt(self).Value(), nil
			}
			n, err := AsIndex(t, args[0])
			if err != nil {
				return nil, err
			}
			return selfInt(self).Round(n).Value(), nil
		}},
		{Name: "__getnewargs__", Kind: NoArgs, Fn: intRow(func(i Int) Value { return NewTuple(i.Value()) })},
	}
}

var intAttributes = []Attribute{
	{Name: "real", Get: func(t *Task, self Value) (Value, error) { return selfInt(self).Value(), nil }},
	{Name: "imag", Get: func(t *Task, self Value) (Value, error) { return MakeInt(0), nil }},
	{Name: "numerator", Get: func(t *Task, self Value) (Value, error) { return selfInt(self).Value(), nil }},
	{Name: "denominator", Get: func(t *Task, self Value) (Value, error) { return MakeInt(1), nil }},
}

func intToBytesMethod(t *Task, self Value, args []Value) (Value, error) {
	length := IntOf(1)
	if args[0] != nil {
		var err error
		if length, err = AsIndex(t, args[0]); err != nil {
			return nil, err
		}
	}
	order, signed, err := byteOrderArgs(t, "to_bytes", args[1], args[2])
	if err != nil {
		return nil, err
	}
	b, err := IntToBytes(selfInt(self), length, order, signed)
	return Bytes(b), err
}

func byteOrderArgs(t *Task, fn string, order, signed Value) (string, bool, error) {
	o, s := "big", false
	if order != nil {
		text, ok := AsStr(order)
		if !ok {
			return "", false, Raise(TypeError, "%s() argument 'byteorder' must be str, not %s", fn, typeNameOf(order))
		}
		o = text
	}
	if signed != nil {
		var err error
		if s, err = Truth(t, signed); err != nil {
			return "", false, err
		}
	}
	return o, s, nil
}

func intFromBytesMethod(t *Task, self Value, args []Value) (Value, error) {
	order, signed, err := byteOrderArgs(t, "from_bytes", args[1], args[2])
	if err != nil {
		return nil, err
	}
	if _, ok := AsStr(args[0]); ok {
		return nil, Raise(TypeError, "cannot convert 'str' object to bytes")
	}
	if _, isInt := AsInt(args[0]); isInt {
		return nil, Raise(TypeError, "cannot convert '%s' object to bytes", args[0].Type().Name)
	}
	b, err := bytesOfObject(t, "bytes", args[0])
	if err != nil {
		return nil, err
	}
	i, err := IntFromBytes(b, order, signed)
	if err != nil {
		return nil, err
	}
	if cls, ok := self.(*Type); ok && cls != TypeInt {
		return Call(t, cls, i.Value())
	}
	return i.Value(), nil
}

// intNew is int(x, base).
func intNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("int", []string{"", "base"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	if args[1] == nil {
		if args[0] == nil {
			return MakeInt(0), nil
		}
		return TypeInt.one(t, args[0])
	}
	if args[0] == nil {
		return nil, Raise(TypeError, "int() missing string argument")
	}
	base, err := AsIndex(t, args[1])
	if err != nil {
		return nil, err
	}
	b, fits := base.Int64()
	if !fits {
		b = -1
	}
	var i Int
	if s, ok := AsStr(args[0]); ok {
		i, err = ParseIntBase(s, int(b))
	} else if s, ok := bytesLike(args[0]); ok {
		i, err = parseIntBytes(s, int(b))
	} else {
		return nil, Raise(TypeError, "int() can't convert non-string with explicit base")
	}
	if err != nil {
		return nil, err
	}
	return i.Value(), nil
}

// IntOfObject is int(v) for one argument.
func IntOfObject(t *Task, v Value) (Int, error) {
	switch x := v.(type) {
	case SmallInt, *BigInt, Bool:
		i, _ := intOperand(x)
		return i, nil
	case Float:
		return FloatInt(float64(x))
	case Str:
		return ParseIntText(string(x))
	}
	for _, name := range [3]string{"__int__", "__index__", "__trunc__"} {
		m, ok, err := LookupSpecial(t, v, name)
		if err != nil {
			return Int{}, err
		}
		if !ok {
			continue
		}
		r, err := Call(t, m)
		if err != nil {
			return Int{}, err
		}
		if i, ok := AsInt(r); ok {
			return i, nil
		}
		if name == "__trunc__" {
			if hasIndex(r) {
				return AsIndex(t, r)
			}
			return Int{}, Raise(TypeError, "__trunc__ returned non-Integral (type %s)", r.Type().Name)
		}
		return Int{}, Raise(TypeError, "%s returned non-int (type %s)", name, r.Type().Name)
	}
	if s, ok := AsStr(v); ok {
		return ParseIntText(s)
	}
	if b, ok := bytesLike(v); ok {
		return parseIntBytes(b, 10)
	}
	return Int{}, Raise(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", v.Type().Name)
}

func boolNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	if err := noKeywords("bool", kw); err != nil {
		return nil, err
	}
	if err := checkPositional("bool", len(pos), 0, 1); err != nil {
		return nil, err
	}
	if len(pos) == 0 {
		return False, nil
	}
	b, err := Truth(t, pos[0])
	return MakeBool(b), err
}
