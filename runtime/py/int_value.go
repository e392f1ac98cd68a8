package py

// SmallInt, *BigInt and Bool take part in operations through Int.

// intOperand unwraps the second operand of an int operation.
func intOperand(v Value) (Int, bool) {
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
	}
	return Int{}, false
}

// BinaryOp implements Operand.
func (i SmallInt) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	return intBinary(Int{small: int64(i)}, op, other, reflected)
}

// BinaryOp implements Operand.
func (i *BigInt) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	return intBinary(Int{small: bigMark, big: i.V}, op, other, reflected)
}

// BinaryOp implements Operand: bool's own &, | and ^ give bools.
func (b Bool) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if o, ok := other.(Bool); ok {
		switch op {
		case OpAnd:
			return MakeBool(bool(b && o)), nil
		case OpOr:
			return MakeBool(bool(b || o)), nil
		case OpXor:
			return MakeBool(b != o), nil
		}
	}
	i, _ := intOperand(b)
	return intBinary(i, op, other, reflected)
}

func intBinary(a Int, op BinaryOp, other Value, reflected bool) (Value, error) {
	b, ok := intOperand(other)
	if !ok {
		return NotImplemented, nil
	}
	if reflected {
		a, b = b, a
	}
	var r Int
	var err error
	switch op {
	case OpAdd:
		r = a.Add(b)
	case OpSub:
		r = a.Sub(b)
	case OpMul:
		r = a.Mul(b)
	case OpTrueDiv:
		f, err := a.TrueDiv(b)
		if err != nil {
			return nil, err
		}
		return Float(f), nil
	case OpFloorDiv:
		r, err = a.FloorDiv(b)
	case OpMod:
		r, err = a.Mod(b)
	case OpDivMod:
		q, m, err := a.DivMod(b)
		if err != nil {
			return nil, err
		}
		return NewTuple(q.Value(), m.Value()), nil
	case OpPow:
		return IntPow(a, b)
	case OpLShift:
		r, err = a.LShift(b)
	case OpRShift:
		r, err = a.RShift(b)
	case OpAnd:
		r = a.And(b)
	case OpOr:
		r = a.Or(b)
	case OpXor:
		r = a.Xor(b)
	default:
		return NotImplemented, nil
	}
	if err != nil {
		return nil, err
	}
	return r.Value(), nil
}

// UnaryOp implements UnaryOperand.
func (i SmallInt) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	return intUnary(Int{small: int64(i)}, op)
}

// UnaryOp implements UnaryOperand.
func (i *BigInt) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	return intUnary(Int{small: bigMark, big: i.V}, op)
}

// UnaryOp implements UnaryOperand.
func (b Bool) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	i, _ := intOperand(b)
	return intUnary(i, op)
}

func intUnary(i Int, op UnaryOp) (Value, error) {
	switch op {
	case OpNeg:
		return i.Neg().Value(), nil
	case OpPos:
		return i.Value(), nil
	case OpInvert:
		return i.Invert().Value(), nil
	case OpAbs:
		return i.Abs().Value(), nil
	}
	return NotImplemented, nil
}

// Compare implements Comparer.
func (i SmallInt) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	return intCompare(Int{small: int64(i)}, op, other)
}

// Compare implements Comparer.
func (i *BigInt) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	return intCompare(Int{small: bigMark, big: i.V}, op, other)
}

// Compare implements Comparer.
func (b Bool) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	i, _ := intOperand(b)
	return intCompare(i, op, other)
}

func intCompare(i Int, op CompareOp, other Value) (Value, error) {
	j, ok := intOperand(other)
	if !ok {
		return NotImplemented, nil
	}
	return compareSign(op, i.Cmp(j)), nil
}

// Hash implements Hasher.
func (i SmallInt) Hash(t *Task) (int64, error) { return Int{small: int64(i)}.Hash(), nil }

// Hash implements Hasher.
func (i *BigInt) Hash(t *Task) (int64, error) { return Int{small: bigMark, big: i.V}.Hash(), nil }

// Hash implements Hasher.
func (b Bool) Hash(t *Task) (int64, error) {
	if b {
		return 1, nil
	}
	return 0, nil
}

// Truth implements Truther.
func (i SmallInt) Truth() bool { return i != 0 }

// Truth implements Truther.
func (i *BigInt) Truth() bool { return true }

// Truth implements Truther.
func (b Bool) Truth() bool { return bool(b) }

// Repr implements Reprer.
func (i SmallInt) Repr(t *Task) (string, error) { return Int{small: int64(i)}.String(), nil }

// Repr implements Reprer.
func (i *BigInt) Repr(t *Task) (string, error) { return IntStr(Int{small: bigMark, big: i.V}) }

// Repr implements Reprer.
func (b Bool) Repr(t *Task) (string, error) { return BoolStr(bool(b)), nil }

// BoolStr is str(b): "True" or "False".
func BoolStr(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

// Format implements Formatter.
func (i SmallInt) Format(t *Task, spec string) (string, error) {
	return FormatInt(Int{small: int64(i)}, spec)
}

// Format implements Formatter.
func (i *BigInt) Format(t *Task, spec string) (string, error) {
	return FormatInt(Int{small: bigMark, big: i.V}, spec)
}

// Format implements Formatter: without a specification a bool is its name, else
// a number.
func (b Bool) Format(t *Task, spec string) (string, error) {
	if spec == "" {
		return BoolStr(bool(b)), nil
	}
	i, _ := intOperand(b)
	return formatIntAs(i, spec, "bool")
}
