package py

// opNames are the special methods of the binary operators, without
// underscores, and the operators as error messages write them.
var opNames = [...]struct{ method, symbol string }{
	OpAdd:      {"add", "+"},
	OpSub:      {"sub", "-"},
	OpMul:      {"mul", "*"},
	OpMatMul:   {"matmul", "@"},
	OpTrueDiv:  {"truediv", "/"},
	OpFloorDiv: {"floordiv", "//"},
	OpMod:      {"mod", "%"},
	OpDivMod:   {"divmod", "divmod()"},
	OpPow:      {"pow", "** or pow()"},
	OpLShift:   {"lshift", "<<"},
	OpRShift:   {"rshift", ">>"},
	OpAnd:      {"and", "&"},
	OpOr:       {"or", "|"},
	OpXor:      {"xor", "^"},
}

// Special method names, spelled out so that lookups build no strings.
var (
	opDunder  [OpXor + 1]string // __add__
	opRDunder [OpXor + 1]string // __radd__
	opIDunder [OpXor + 1]string // __iadd__
)

func init() {
	for op := range opNames {
		m := opNames[op].method
		opDunder[op] = "__" + m + "__"
		opRDunder[op] = "__r" + m + "__"
		opIDunder[op] = "__i" + m + "__"
	}
}

// isNative reports whether v's class is builtin, so that the Go interfaces of
// its representation say everything about it.
func isNative(v Value) bool {
	if c, ok := v.(*Type); ok && c.Metaclass() != nil {
		return false // the metaclass decides, also a builtin one such as EnumType
	}
	return !v.Type().heap
}

// Binary computes "a op b" with the whole protocol: the right operand's
// reflected method goes first when its class derives from the left one's and
// overrides it.
func Binary(t *Task, op BinaryOp, a, b Value) (Value, error) {
	r, err := binaryOrNot(t, op, a, b)
	if err != nil || r != NotImplemented {
		return r, err
	}
	return nil, operandError(t, op, a, b, "")
}

// binaryOrNot is Binary that returns NotImplemented when neither operand knows.
func binaryOrNot(t *Task, op BinaryOp, a, b Value) (Value, error) {
	ca, cb := a.Type(), b.Type()
	if !ca.heap && !cb.heap {
		if x, ok := a.(Operand); ok {
			r, err := x.BinaryOp(t, op, b, false)
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
		if y, ok := b.(Operand); ok {
			return y.BinaryOp(t, op, a, true)
		}
		return NotImplemented, nil
	}
	triedRight := false
	if ca != cb && cb.IsSubtype(ca) {
		mine, okB := cb.Lookup(opRDunder[op])
		theirs, okA := ca.Lookup(opRDunder[op])
		if okB && (!okA || mine != theirs) {
			triedRight = true
			r, err := callBinary(t, op, b, a, true)
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
	}
	if !triedRight && cb.heap && !ca.heap && (op == OpAdd || op == OpMul) && sequenceOperand(a) {
		// A sequence concatenates and repeats only when the number slots of both operands have been asked.
		triedRight = true
		r, err := callBinary(t, op, b, a, true)
		if err != nil || r != NotImplemented {
			return r, err
		}
	}
	r, err := callBinary(t, op, a, b, false)
	if err != nil || r != NotImplemented {
		return r, err
	}
	if triedRight || ca == cb && !sequenceOperand(a) {
		return NotImplemented, nil
	}
	return callBinary(t, op, b, a, true)
}

// sequenceOperand tells builtin sequences, whose operators are not number
// slots and so are tried in both directions even for equal classes.
func sequenceOperand(v Value) bool {
	switch Unwrap(v).(type) {
	case *List, *Tuple, Str, Bytes, *Bytearray:
		return true
	}
	return false
}

// callBinary asks one operand.
func callBinary(t *Task, op BinaryOp, self, other Value, reflected bool) (Value, error) {
	if isNative(self) {
		if x, ok := self.(Operand); ok {
			return x.BinaryOp(t, op, operandOf(self, op, other), reflected)
		}
		return NotImplemented, nil
	}
	name := opDunder[op]
	if reflected {
		name = opRDunder[op]
	}
	r, ok, err := callSpecial(t, self, name, other)
	if !ok && err == nil {
		return NotImplemented, nil
	}
	return r, err
}

// operandOf is the other operand as a builtin sees it: unwrapped, except by
// printf-style formatting, which asks the whole object for its text.
func operandOf(self Value, op BinaryOp, other Value) Value {
	if op == OpMod {
		switch self.(type) {
		case Str, Bytes, *Bytearray:
			return other
		}
	}
	return Unwrap(other)
}

// inPlace computes "a op= b".
func inPlace(t *Task, op BinaryOp, a, b Value) (Value, error) {
	if isNative(a) {
		if (op == OpAdd || op == OpMul) && b.Type().heap && !isNative(b) && sequenceOperand(a) {
			if r, err := callBinary(t, op, b, a, true); err != nil || r != NotImplemented {
				return r, err
			}
		}
		if x, ok := a.(InPlaceOperand); ok {
			r, err := x.InPlaceOp(t, op, Unwrap(b))
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
	} else {
		r, ok, err := callSpecial(t, a, opIDunder[op], b)
		if err != nil || ok && r != NotImplemented {
			return r, err
		}
	}
	r, err := binaryOrNot(t, op, a, b)
	if err != nil || r != NotImplemented {
		return r, err
	}
	return nil, operandError(t, op, a, b, "=")
}

// hasSequenceSlots reports whether v's class has C's tp_as_sequence: classes of the
// program and builtins with a length.
func hasSequenceSlots(v Value) bool {
	_, sized := v.Type().Lookup("__len__")
	return sized || v.Type().heap
}

// operandError is the TypeError of an operator that neither operand knows.
func operandError(t *Task, op BinaryOp, a, b Value, suffix string) error {
	switch op {
	case OpAdd:
		switch Unwrap(a).(type) {
		case Str, *List, *Tuple:
			name := Unwrap(a).Type().Name
			return Raise(TypeError, `can only concatenate %s (not "%s") to %s`, name, typeName(b), name)
		case Bytes, *Bytearray:
			return Raise(TypeError, "can't concat %s to %s", typeName(b), Unwrap(a).Type().Name)
		}
	case OpMul:
		if sequenceOperand(a) && !hasIndex(b) {
			return Raise(TypeError, "can't multiply sequence by non-int of type '%s'", typeName(b))
		}
		// In place, CPython asks a right operand that repeats only where the left one is no container.
		if sequenceOperand(b) && !hasIndex(a) && (suffix == "" || !hasSequenceSlots(a)) {
			return Raise(TypeError, "can't multiply sequence by non-int of type '%s'", typeName(a))
		}
	}
	symbol := opNames[op].symbol
	if suffix != "" {
		if op == OpPow {
			symbol = "**"
		}
		symbol += suffix
	}
	return Raise(TypeError, "unsupported operand type(s) for %s: '%s' and '%s'", symbol, typeName(a), typeName(b))
}

// Add is a + b.
func Add(t *Task, a, b Value) (Value, error) {
	if r := addFast(t, a, b); r != nil {
		return r, nil
	}
	return Binary(t, OpAdd, a, b)
}

// Sub is a - b.
func Sub(t *Task, a, b Value) (Value, error) {
	if r := subFast(t, a, b); r != nil {
		return r, nil
	}
	return Binary(t, OpSub, a, b)
}

// Mul is a * b.
func Mul(t *Task, a, b Value) (Value, error) {
	if r := mulFast(t, a, b); r != nil {
		return r, nil
	}
	return Binary(t, OpMul, a, b)
}

// MatMul is a @ b.
func MatMul(t *Task, a, b Value) (Value, error) { return Binary(t, OpMatMul, a, b) }

// TrueDiv is a / b.
func TrueDiv(t *Task, a, b Value) (Value, error) {
	if r := trueDivFast(t, a, b); r != nil {
		return r, nil
	}
	return Binary(t, OpTrueDiv, a, b)
}

// FloorDiv is a // b.
func FloorDiv(t *Task, a, b Value) (Value, error) {
	if r := floorDivFast(t, a, b); r != nil {
		return r, nil
	}
	return Binary(t, OpFloorDiv, a, b)
}

// Mod is a % b, for str and bytes their formatting.
func Mod(t *Task, a, b Value) (Value, error) {
	if r := modFast(t, a, b); r != nil {
		return r, nil
	}
	return Binary(t, OpMod, a, b)
}

// DivMod is divmod(a, b).
func DivMod(t *Task, a, b Value) (Value, error) { return Binary(t, OpDivMod, a, b) }

// Pow is a ** b.
func Pow(t *Task, a, b Value) (Value, error) { return Binary(t, OpPow, a, b) }

// LShift is a << b.
func LShift(t *Task, a, b Value) (Value, error) { return Binary(t, OpLShift, a, b) }

// RShift is a >> b.
func RShift(t *Task, a, b Value) (Value, error) { return Binary(t, OpRShift, a, b) }

// And is a & b.
func And(t *Task, a, b Value) (Value, error) { return Binary(t, OpAnd, a, b) }

// Or is a | b.
func Or(t *Task, a, b Value) (Value, error) { return Binary(t, OpOr, a, b) }

// Xor is a ^ b.
func Xor(t *Task, a, b Value) (Value, error) { return Binary(t, OpXor, a, b) }

// IAdd is a += b; the caller assigns the result to a. So the other in-place forms.
func IAdd(t *Task, a, b Value) (Value, error) {
	if r := addFast(t, a, b); r != nil {
		return r, nil
	}
	return inPlace(t, OpAdd, a, b)
}

// ISub is a -= b.
func ISub(t *Task, a, b Value) (Value, error) {
	if r := subFast(t, a, b); r != nil {
		return r, nil
	}
	return inPlace(t, OpSub, a, b)
}

// IMul is a *= b.
func IMul(t *Task, a, b Value) (Value, error) {
	if r := mulFast(t, a, b); r != nil {
		return r, nil
	}
	return inPlace(t, OpMul, a, b)
}

// IMatMul is a @= b.
func IMatMul(t *Task, a, b Value) (Value, error) { return inPlace(t, OpMatMul, a, b) }

// ITrueDiv is a /= b.
func ITrueDiv(t *Task, a, b Value) (Value, error) {
	if r := trueDivFast(t, a, b); r != nil {
		return r, nil
	}
	return inPlace(t, OpTrueDiv, a, b)
}

// IFloorDiv is a //= b.
func IFloorDiv(t *Task, a, b Value) (Value, error) {
	if r := floorDivFast(t, a, b); r != nil {
		return r, nil
	}
	return inPlace(t, OpFloorDiv, a, b)
}

// IMod is a %= b.
func IMod(t *Task, a, b Value) (Value, error) {
	if r := modFast(t, a, b); r != nil {
		return r, nil
	}
	return inPlace(t, OpMod, a, b)
}

// IPow is a **= b.
func IPow(t *Task, a, b Value) (Value, error) { return inPlace(t, OpPow, a, b) }

// ILShift is a <<= b.
func ILShift(t *Task, a, b Value) (Value, error) { return inPlace(t, OpLShift, a, b) }

// IRShift is a >>= b.
func IRShift(t *Task, a, b Value) (Value, error) { return inPlace(t, OpRShift, a, b) }

// IAnd is a &= b.
func IAnd(t *Task, a, b Value) (Value, error) { return inPlace(t, OpAnd, a, b) }

// IOr is a |= b.
func IOr(t *Task, a, b Value) (Value, error) { return inPlace(t, OpOr, a, b) }

// IXor is a ^= b.
func IXor(t *Task, a, b Value) (Value, error) { return inPlace(t, OpXor, a, b) }

// unaryNames are the special methods of the unary operators and the words of
// their errors.
var unaryNames = [...]struct{ method, symbol string }{
	OpNeg:    {"__neg__", "bad operand type for unary -: '%s'"},
	OpPos:    {"__pos__", "bad operand type for unary +: '%s'"},
	OpInvert: {"__invert__", "bad operand type for unary ~: '%s'"},
	OpAbs:    {"__abs__", "bad operand type for abs(): '%s'"},
}

// Unary computes a unary operator.
func Unary(t *Task, op UnaryOp, v Value) (Value, error) {
	if isNative(v) {
		if x, ok := v.(UnaryOperand); ok {
			r, err := x.UnaryOp(t, op)
			if err != nil || r != NotImplemented {
				return r, err
			}
		}
	} else if r, ok, err := callSpecial(t, v, unaryNames[op].method); ok || err != nil {
		return r, err
	}
	return nil, Raise(TypeError, unaryNames[op].symbol, v.Type().Name)
}

// Neg is -v.
func Neg(t *Task, v Value) (Value, error) { return Unary(t, OpNeg, v) }

// Pos is +v.
func Pos(t *Task, v Value) (Value, error) { return Unary(t, OpPos, v) }

// Invert is ~v.
func Invert(t *Task, v Value) (Value, error) { return Unary(t, OpInvert, v) }

// Abs is abs(v).
func Abs(t *Task, v Value) (Value, error) { return Unary(t, OpAbs, v) }
