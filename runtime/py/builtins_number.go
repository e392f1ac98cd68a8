package py

import "unicode/utf8"

// numberFunctions are the builtin functions about numbers and characters.
func numberFunctions() []Method {
	return []Method{
		{Name: "abs", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Abs(t, a[0]) }},
		{Name: "divmod", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return DivMod(t, a[0], a[1])
		}},
		{Name: "pow", Kind: Keywords, Min: 2, Params: []string{"base", "exp", "mod"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if a[2] == nil || a[2] == None {
				return Pow(t, a[0], a[1])
			}
			return powMod(t, a[0], a[1], a[2])
		}},
		{Name: "round", Kind: Keywords, Min: 1, Params: []string{"number", "ndigits"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return Round(t, a[0], a[1])
		}},
		{Name: "ord", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return ord(a[0]) }},
		{Name: "chr", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			i, err := AsIndex(t, a[0])
			if err != nil {
				return nil, err
			}
			s, err := Chr(i)
			return Str(s), err
		}},
		{Name: "bin", Kind: OneArg, Fn: inBase(IntBin)},
		{Name: "oct", Kind: OneArg, Fn: inBase(IntOct)},
		{Name: "hex", Kind: OneArg, Fn: inBase(IntHex)},
	}
}

func inBase(write func(Int) string) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		i, err := AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		return Str(write(i)), nil
	}
}

// Round is round(v, digits); digits may be nil.
func Round(t *Task, v, digits Value) (Value, error) {
	var args []Value
	if digits != nil {
		args = []Value{digits}
	}
	r, ok, err := callSpecial(t, v, "__round__", args...)
	if err == nil && !ok {
		return nil, Raise(TypeError, "type %s doesn't define __round__ method", v.Type().dottedName())
	}
	return r, err
}

// powMod is pow(a, b, m).
func powMod(t *Task, a, b, m Value) (Value, error) {
	x, okX := AsInt(a)
	y, okY := AsInt(b)
	z, okZ := AsInt(m)
	if okX && okY && okZ {
		r, err := x.PowMod(y, z)
		return r.Value(), err
	}
	if a.Type().heap {
		if r, ok, err := callSpecial(t, a, "__pow__", b, m); err != nil || ok && r != NotImplemented {
			return r, err
		}
	}
	_, fa := AsFloat(a)
	_, fb := AsFloat(b)
	_, fm := AsFloat(m)
	if fa || fb || fm {
		return nil, Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
	}
	return nil, Raise(TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", a.Type().Name, b.Type().Name, m.Type().Name)
}

// chrWide is chr(i) of what is not ASCII.
func chrWide(i Int) (string, error) {
	n, ok := i.Int64()
	if !ok || int64(int32(n)) != n {
		return "", Raise(OverflowError, "Python int too large to convert to C int")
	}
	if n < 0 || n > utf8.MaxRune {
		return "", Raise(ValueError, "chr() arg not in range(0x110000)")
	}
	if n >= 0xd800 && n <= 0xdfff {
		return string([]byte{0xe0 | byte(n>>12), 0x80 | byte(n>>6)&0x3f, 0x80 | byte(n)&0x3f}), nil
	}
	return string(rune(n)), nil
}

func ord(v Value) (Value, error) {
	n := -1
	switch x := Unwrap(v).(type) {
	case Str:
		if x != "" {
			if r, size := decodeWTF8(string(x)); size == len(x) {
				return MakeInt(int64(r)), nil
			}
		}
		n = StrLen(string(x))
	case Bytes:
		if len(x) == 1 {
			return MakeInt(int64(x[0])), nil
		}
		n = len(x)
	case *Bytearray:
		if len(x.B) == 1 {
			return MakeInt(int64(x.B[0])), nil
		}
		n = len(x.B)
	default:
		return nil, Raise(TypeError, "ord() expected string of length 1, but %s found", v.Type().Name)
	}
	return nil, Raise(TypeError, "ord() expected a character, but string of length %d found", n)
}
