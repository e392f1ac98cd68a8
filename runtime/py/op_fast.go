package py

// The ways that most operations of dynamic code take: two small ints, two floats, two texts.
// They give what the general protocol gives for these types, without asking for it.

// addFast is a + b; nil when the protocol is to be asked. So the others.
func addFast(t *Task, a, b Value) Value {
	switch x := a.(type) {
	case SmallInt:
		switch y := b.(type) {
		case SmallInt:
			if s := x + y; (s > x) == (y > 0) {
				return t.boxInt(int64(s))
			}
		case Float:
			return t.boxFloat(Float(x) + y)
		}
	case Float:
		switch y := b.(type) {
		case Float:
			return t.boxFloat(x + y)
		case SmallInt:
			return t.boxFloat(x + Float(y))
		}
	case Str:
		if y, ok := b.(Str); ok {
			return Str(Concat(string(x), string(y)))
		}
	}
	return nil
}

func subFast(t *Task, a, b Value) Value {
	switch x := a.(type) {
	case SmallInt:
		switch y := b.(type) {
		case SmallInt:
			if s := x - y; (s < x) == (y > 0) {
				return t.boxInt(int64(s))
			}
		case Float:
			return t.boxFloat(Float(x) - y)
		}
	case Float:
		switch y := b.(type) {
		case Float:
			return t.boxFloat(x - y)
		case SmallInt:
			return t.boxFloat(x - Float(y))
		}
	}
	return nil
}

func mulFast(t *Task, a, b Value) Value {
	switch x := a.(type) {
	case SmallInt:
		switch y := b.(type) {
		case SmallInt:
			if x == SmallInt(int32(x)) && y == SmallInt(int32(y)) {
				return t.boxInt(int64(x * y))
			}
		case Float:
			return t.boxFloat(Float(x) * y)
		}
	case Float:
		switch y := b.(type) {
		case Float:
			return t.boxFloat(x * y)
		case SmallInt:
			return t.boxFloat(x * Float(y))
		}
	}
	return nil
}

// trueDivFast leaves ints to the protocol: their quotient is rounded once.
func trueDivFast(t *Task, a, b Value) Value {
	if x, ok := a.(Float); ok {
		switch y := b.(type) {
		case Float:
			if y != 0 {
				return t.boxFloat(x / y)
			}
		case SmallInt:
			if y != 0 {
				return t.boxFloat(x / Float(y))
			}
		}
		return nil
	}
	if x, ok := a.(SmallInt); ok {
		switch y := b.(type) {
		case SmallInt:
			const exact = 1 << 53
			if y != 0 && -exact <= x && x <= exact && -exact <= y && y <= exact {
				return t.boxFloat(Float(x) / Float(y))
			}
		case Float:
			if y != 0 {
				return t.boxFloat(Float(x) / y)
			}
		}
	}
	return nil
}

func floorDivFast(t *Task, a, b Value) Value {
	if x, ok := a.(SmallInt); ok {
		if y, ok := b.(SmallInt); ok && y > 0 {
			q := x / y
			if x%y < 0 {
				q--
			}
			return t.boxInt(int64(q))
		}
	}
	return nil
}

func modFast(t *Task, a, b Value) Value {
	if x, ok := a.(SmallInt); ok {
		if y, ok := b.(SmallInt); ok && y > 0 {
			r := x % y
			if r < 0 {
				r += y
			}
			return t.boxInt(int64(r))
		}
	}
	return nil
}

// compareFast is "a op b" for builtin types that compare among themselves; known is false
// when the protocol is to be asked.
func compareFast(op CompareOp, a, b Value) (result, known bool) {
	switch x := a.(type) {
	case SmallInt:
		switch y := b.(type) {
		case SmallInt:
			return compareOrdered(op, x, y), true
		case Float:
			if x == SmallInt(int32(x)) {
				return compareOrdered(op, Float(x), y), true
			}
		}
	case Str:
		if y, ok := b.(Str); ok {
			return compareStrings(op, string(x), string(y)), true
		}
	case Float:
		switch y := b.(type) {
		case Float:
			return compareOrdered(op, x, y), true
		case SmallInt:
			if y == SmallInt(int32(y)) {
				return compareOrdered(op, x, Float(y)), true
			}
		}
	case Bool:
		if y, ok := b.(Bool); ok && (op == CmpEq || op == CmpNe) {
			return (x == y) == (op == CmpEq), true
		}
	case NoneType:
		if _, ok := b.(NoneType); ok && (op == CmpEq || op == CmpNe) {
			return op == CmpEq, true
		}
	}
	return false, false
}
