package py

import "math"

// floatOperand takes the second operand of a float operation; an int too large
// is an OverflowError.
func floatOperand(v Value) (f float64, ok bool, err error) {
	if x, ok := v.(Float); ok {
		return float64(x), true, nil
	}
	i, ok := intOperand(v)
	if !ok {
		return 0, false, nil
	}
	f, err = i.Float64()
	return f, true, err
}

// BinaryOp implements Operand.
func (f Float) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	b, ok, err := floatOperand(other)
	if err != nil {
		return nil, err
	}
	if !ok {
		return NotImplemented, nil
	}
	a := float64(f)
	if reflected {
		a, b = b, a
	}
	var r float64
	switch op {
	case OpAdd:
		r = a + b
	case OpSub:
		r = a - b
	case OpMul:
		r = a * b
	case OpTrueDiv:
		r, err = FloatDiv(a, b)
	case OpFloorDiv:
		r, err = FloatFloorDiv(a, b)
	case OpMod:
		r, err = FloatMod(a, b)
	case OpDivMod:
		q, m, err := FloatDivMod(a, b)
		if err != nil {
			return nil, err
		}
		return NewTuple(Float(q), Float(m)), nil
	case OpPow:
		return FloatPow(a, b)
	default:
		return NotImplemented, nil
	}
	if err != nil {
		return nil, err
	}
	return Float(r), nil
}

// UnaryOp implements UnaryOperand.
func (f Float) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	switch op {
	case OpNeg:
		return -f, nil
	case OpPos:
		return f, nil
	case OpAbs:
		return Float(math.Abs(float64(f))), nil
	}
	return NotImplemented, nil
}

// Compare implements Comparer. Ints are compared exactly.
func (f Float) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if x, ok := other.(Float); ok {
		return MakeBool(compareOrdered(op, f, x)), nil
	}
	i, ok := intOperand(other)
	if !ok {
		return NotImplemented, nil
	}
	c, ordered := CompareIntFloat(i, float64(f))
	if !ordered {
		return MakeBool(op == CmpNe), nil
	}
	return compareSign(op, -c), nil
}

// Hash implements Hasher.
func (f Float) Hash(t *Task) (int64, error) { return HashFloat(float64(f)), nil }

// Truth implements Truther.
func (f Float) Truth() bool { return f != 0 }

// Repr implements Reprer.
func (f Float) Repr(t *Task) (string, error) { return FloatRepr(float64(f)), nil }

// Format implements Formatter.
func (f Float) Format(t *Task, spec string) (string, error) { return FormatFloat(float64(f), spec) }

// complexOperand takes the second operand of a complex operation.
func complexOperand(v Value) (complex128, bool, error) {
	if c, ok := v.(Complex); ok {
		return complex128(c), true, nil
	}
	f, ok, err := floatOperand(v)
	return complex(f, 0), ok, err
}

// BinaryOp implements Operand.
func (c Complex) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	b, ok, err := complexOperand(other)
	if err != nil {
		return nil, err
	}
	if !ok {
		return NotImplemented, nil
	}
	a := complex128(c)
	if reflected {
		a, b = b, a
	}
	switch op {
	case OpAdd:
		return Complex(a + b), nil
	case OpSub:
		return Complex(a - b), nil
	case OpMul:
		return Complex(complexMul(a, b)), nil
	case OpTrueDiv:
		q, err := ComplexDiv(a, b)
		if err != nil {
			return nil, err
		}
		return Complex(q), nil
	case OpPow:
		return complexPow(a, b)
	}
	return NotImplemented, nil
}

// UnaryOp implements UnaryOperand.
func (c Complex) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	switch op {
	case OpNeg:
		return -c, nil
	case OpPos:
		return c, nil
	case OpAbs:
		return Float(floatHypot(real(complex128(c)), imag(complex128(c)))), nil
	}
	return NotImplemented, nil
}

// Compare implements Comparer: only equality.
func (c Complex) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	if op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	var equal bool
	switch o := other.(type) {
	case Complex:
		equal = c == o
	case Float:
		equal = imag(complex128(c)) == 0 && real(complex128(c)) == float64(o)
	default:
		i, ok := intOperand(other)
		if !ok {
			return NotImplemented, nil
		}
		if imag(complex128(c)) == 0 {
			cmp, ordered := CompareIntFloat(i, real(complex128(c)))
			equal = ordered && cmp == 0
		}
	}
	return MakeBool(equal == (op == CmpEq)), nil
}

// Hash implements Hasher.
func (c Complex) Hash(t *Task) (int64, error) { return ComplexHash(complex128(c)), nil }

// Truth implements Truther.
func (c Complex) Truth() bool { return c != 0 }

// Repr implements Reprer.
func (c Complex) Repr(t *Task) (string, error) { return ComplexRepr(complex128(c)), nil }

// Format implements Formatter.
func (c Complex) Format(t *Task, spec string) (string, error) {
	return FormatComplex(complex128(c), spec)
}
