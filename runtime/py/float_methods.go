package py

import "math"

func selfFloat(v Value) float64 { return float64(v.(Float)) }

func floatRow(f func(float64) (Value, error)) rowFn {
	return func(t *Task, self Value, args []Value) (Value, error) { return f(selfFloat(self)) }
}

func intOrError(i Int, err error) (Value, error) {
	if err != nil {
		return nil, err
	}
	return i.Value(), nil
}

func floatMethods() []Method {
	return []Method{
		{Name: "is_integer", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return MakeBool(FloatIsInteger(f)), nil })},
		{Name: "as_integer_ratio", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) {
			n, d, err := FloatAsIntegerRatio(f)
			if err != nil {
				return nil, err
			}
			return NewTuple(n.Value(), d.Value()), nil
		})},
		{Name: "conjugate", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return Float(f), nil })},
		{Name: "hex", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return Str(FloatHex(f)), nil })},
		{Name: "fromhex", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, ok := AsStr(args[0])
			if !ok {
				return nil, Raise(TypeError, "bad argument type for built-in operation")
			}
			f, err := FloatFromHex(s)
			if err != nil {
				return nil, err
			}
			if cls, ok := self.(*Type); ok && cls != TypeFloat {
				return Call(t, cls, Float(f))
			}
			return Float(f), nil
		}},
		{Name: "__trunc__", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return intOrError(FloatInt(f)) })},
		{Name: "__int__", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return intOrError(FloatInt(f)) })},
		{Name: "__floor__", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return intOrError(FloatInt(math.Floor(f))) })},
		{Name: "__ceil__", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return intOrError(FloatInt(math.Ceil(f))) })},
		{Name: "__float__", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return Float(f), nil })},
		{Name: "__round__", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f := selfFloat(self)
			if args[0] == nil || args[0] == None {
				return intOrError(FloatRound(f))
			}
			n, err := AsIndex(t, args[0])
			if err != nil {
				return nil, err
			}
			r, err := FloatRoundDigits(f, n)
			return Float(r), err
		}},
		{Name: "__getnewargs__", Kind: NoArgs, Fn: floatRow(func(f float64) (Value, error) { return NewTuple(Float(f)), nil })},
	}
}

var floatAttributes = []Attribute{
	{Name: "real", Get: func(t *Task, self Value) (Value, error) { return self, nil }},
	{Name: "imag", Get: func(t *Task, self Value) (Value, error) { return Float(0), nil }},
}

var complexMethods = []Method{
	{Name: "conjugate", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		c := complex128(self.(Complex))
		return Complex(complex(real(c), -imag(c))), nil
	}},
	{Name: "__complex__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self, nil }},
	{Name: "__getnewargs__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		c := complex128(self.(Complex))
		return NewTuple(Float(real(c)), Float(imag(c))), nil
	}},
}

var complexAttributes = []Attribute{
	{Name: "real", Get: func(t *Task, self Value) (Value, error) { return Float(real(complex128(self.(Complex)))), nil }},
	{Name: "imag", Get: func(t *Task, self Value) (Value, error) { return Float(imag(complex128(self.(Complex)))), nil }},
}

// floatNew is float(x).
func floatNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	if err := noKeywords("float", kw); err != nil {
		return nil, err
	}
	if err := checkPositional("float", len(pos), 0, 1); err != nil {
		return nil, err
	}
	if len(pos) == 0 {
		return Float(0), nil
	}
	f, err := FloatOfObject(t, pos[0])
	return Float(f), err
}

// FloatOfObject is float(v).
func FloatOfObject(t *Task, v Value) (float64, error) {
	switch x := v.(type) {
	case Float:
		return float64(x), nil
	case Str:
		return ParseFloatText(string(x))
	case SmallInt:
		return float64(x), nil
	}
	if f, ok := AsFloat(v); ok && isNative(v) {
		return f, nil
	}
	if s, ok := AsStr(v); ok {
		return ParseFloatText(s)
	}
	if b, ok := bytesLike(v); ok {
		return parseFloatBytes(b)
	}
	f, err := realNumber(t, v)
	if err != nil {
		if e, ok := err.(*Exception); ok && e.Class == TypeError && !hasFloat(v) {
			return 0, Raise(TypeError, "float() argument must be a string or a real number, not '%s'", v.Type().Name)
		}
		return 0, err
	}
	return f, nil
}

// hasFloat reports whether v converts to a float by a method of its class.
func hasFloat(v Value) bool {
	_, ok := v.Type().Lookup("__float__")
	return ok || hasIndex(v)
}

// complexNew is complex(real, imag).
func complexNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	args, err := bindKeywords("complex", []string{"real", "imag"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	if args[0] == nil && args[1] == nil {
		return Complex(0), nil
	}
	if s, ok := optionalStr(args[0]); ok {
		if args[1] != nil {
			return nil, Raise(TypeError, "complex() can't take second arg if first is a string")
		}
		c, err := ParseComplexText(s)
		return Complex(c), err
	}
	if _, ok := optionalStr(args[1]); ok {
		return nil, Raise(TypeError, "complex() second arg can't be a string")
	}
	part := func(v Value, which string) (complex128, error) {
		if v == nil {
			return 0, nil
		}
		if c, ok := Unwrap(v).(Complex); ok {
			return complex128(c), nil
		}
		if m, ok, err := LookupSpecial(t, v, "__complex__"); err != nil {
			return 0, err
		} else if ok && which == "first argument must be a string or a number" {
			r, err := Call(t, m)
			if err != nil {
				return 0, err
			}
			if c, ok := Unwrap(r).(Complex); ok {
				return complex128(c), nil
			}
			return 0, Raise(TypeError, "__complex__ returned non-complex (type %s)", r.Type().Name)
		}
		if !hasFloat(v) {
			return 0, Raise(TypeError, "complex() %s, not '%s'", which, v.Type().Name)
		}
		f, err := realNumber(t, v)
		return complex(f, 0), err
	}
	re, err := part(args[0], "first argument must be a string or a number")
	if err != nil {
		return nil, err
	}
	if args[1] == nil {
		return Complex(re), nil
	}
	im, err := part(args[1], "second argument must be a number")
	if err != nil {
		return nil, err
	}
	// re + im*1j, leaving out parts that are not there so that signs of zero survive.
	x, y := real(re), real(im)
	if imag(im) != 0 {
		x -= imag(im)
	}
	if imag(re) != 0 {
		y += imag(re)
	}
	return Complex(complex(x, y)), nil
}

// optionalStr is AsStr that takes a missing value.
func optionalStr(v Value) (string, bool) {
	if v == nil {
		return "", false
	}
	return AsStr(v)
}
