package py

// compareNames are the special methods and symbols of the rich comparisons.
var compareNames = [...]struct{ method, symbol string }{
	CmpLt: {"__lt__", "<"},
	CmpLe: {"__le__", "<="},
	CmpEq: {"__eq__", "=="},
	CmpNe: {"__ne__", "!="},
	CmpGt: {"__gt__", ">"},
	CmpGe: {"__ge__", ">="},
}

// swapped is the comparison that holds for (b, a) when op holds for (a, b).
var swapped = [...]CompareOp{CmpLt: CmpGt, CmpLe: CmpGe, CmpEq: CmpEq, CmpNe: CmpNe, CmpGt: CmpLt, CmpGe: CmpLe}

// RichCompare is "a op b" with the result as the special method gave it.
func RichCompare(t *Task, op CompareOp, a, b Value) (Value, error) {
	if r, known := compareFast(op, a, b); known {
		return MakeBool(r), nil
	}
	if op == CmpEq || op == CmpNe {
		if same, known := compareIdentities(a, b); known {
			return MakeBool(same == (op == CmpEq)), nil
		}
	}
	if err := t.enterFor(" in comparison"); err != nil {
		return nil, err
	}
	defer t.Leave()
	ca, cb := a.Type(), b.Type()
	triedRight := false
	if ca != cb && (cb.heap || ca.heap) && cb.IsSubtype(ca) && cb.Overrides(ca, compareNames[swapped[op]].method) {
		triedRight = true
		r, err := callCompare(t, swapped[op], b, a)
		if err != nil || r != NotImplemented {
			return r, err
		}
	}
	r, err := callCompare(t, op, a, b)
	if err != nil || r != NotImplemented {
		return r, err
	}
	if !triedRight {
		r, err = callCompare(t, swapped[op], b, a)
		if err != nil || r != NotImplemented {
			return r, err
		}
	}
	switch op {
	case CmpEq:
		return MakeBool(Is(a, b)), nil
	case CmpNe:
		return MakeBool(!Is(a, b)), nil
	}
	return nil, Raise(TypeError, "'%s' not supported between instances of '%s' and '%s'",
		compareNames[op].symbol, typeName(a), typeName(b))
}

// compareIdentities is a == b for two instances of one class that compares as object does, members of enumerations among them.
func compareIdentities(a, b Value) (same, known bool) {
	x, ok := a.(*Object)
	if !ok {
		return false, false
	}
	y, ok := b.(*Object)
	if !ok || x.Class != y.Class || !x.Class.fromObject("__eq__") || !x.Class.fromObject("__ne__") {
		return false, false
	}
	return x == y, true
}

// fromObject reports whether a special method of a class is that of object.
func (c *Type) fromObject(name string) bool {
	m, _ := c.Lookup(name)
	d, ok := m.(*MethodDescriptor)
	return ok && d.owner == TypeObject
}

// Overrides reports whether looking name up on c gives something else than
// looking it up on base.
func (c *Type) Overrides(base *Type, name string) bool {
	mine, ok := c.Lookup(name)
	if !ok {
		return false
	}
	theirs, ok := base.Lookup(name)
	return !ok || mine != theirs
}

// callCompare asks one operand.
func callCompare(t *Task, op CompareOp, self, other Value) (Value, error) {
	if isNative(self) {
		return nativeCompare(t, op, self, Unwrap(other))
	}
	r, ok, err := callSpecial(t, self, compareNames[op].method, other)
	if !ok && err == nil {
		return NotImplemented, nil
	}
	return r, err
}

// nativeCompare compares by the representation's own rules; other is
// unwrapped. Where it has none, the comparison is not implemented: identity is
// RichCompare's last resort.
func nativeCompare(t *Task, op CompareOp, self, other Value) (Value, error) {
	x, ok := self.(Comparer)
	if !ok {
		return NotImplemented, nil
	}
	r, err := x.Compare(t, op, other)
	if err == nil && r == NotImplemented && op == CmpNe {
		// A type that only knows == gets != as its inverse.
		if r, err = x.Compare(t, CmpEq, other); err == nil && r != NotImplemented {
			return MakeBool(r != True), nil
		}
	}
	return r, err
}

// compareOrdered applies op to two values of one ordered Go type.
func compareOrdered[T SmallInt | Float | string | int | int64](op CompareOp, x, y T) bool {
	switch op {
	case CmpLt:
		return x < y
	case CmpLe:
		return x <= y
	case CmpEq:
		return x == y
	case CmpNe:
		return x != y
	case CmpGt:
		return x > y
	}
	return x >= y
}

// compareStrings orders by code points. WTF-8 orders as code points do, except
// that nothing else is needed: UTF-8 preserves the order of code points.
func compareStrings(op CompareOp, x, y string) bool { return compareOrdered(op, x, y) }

// compareSign applies op to the sign of a three-way comparison.
func compareSign(op CompareOp, sign int) Value {
	return MakeBool(compareOrdered(op, sign, 0))
}

func compareBool(t *Task, op CompareOp, a, b Value) (bool, error) {
	if r, known := compareFast(op, a, b); known {
		return r, nil
	}
	r, err := RichCompare(t, op, a, b)
	if err != nil {
		return false, err
	}
	if b, ok := r.(Bool); ok {
		return bool(b), nil
	}
	return Truth(t, r)
}

// Eq is bool(a == b), without the identity shortcut of containers.
func Eq(t *Task, a, b Value) (bool, error) { return compareBool(t, CmpEq, a, b) }

// Ne is bool(a != b).
func Ne(t *Task, a, b Value) (bool, error) { return compareBool(t, CmpNe, a, b) }

// Lt is bool(a < b).
func Lt(t *Task, a, b Value) (bool, error) { return compareBool(t, CmpLt, a, b) }

// Le is bool(a <= b).
func Le(t *Task, a, b Value) (bool, error) { return compareBool(t, CmpLe, a, b) }

// Gt is bool(a > b).
func Gt(t *Task, a, b Value) (bool, error) { return compareBool(t, CmpGt, a, b) }

// Ge is bool(a >= b).
func Ge(t *Task, a, b Value) (bool, error) { return compareBool(t, CmpGe, a, b) }

// same is how containers compare elements: identical objects are equal without
// being asked (PyObject_RichCompareBool), which matters for NaN.
func same(t *Task, a, b Value) (bool, error) {
	switch x := a.(type) {
	case SmallInt:
		if y, ok := b.(SmallInt); ok {
			return x == y, nil
		}
	case Str:
		if y, ok := b.(Str); ok {
			return x == y, nil
		}
	}
	if Is(a, b) {
		return true, nil
	}
	return compareBool(t, CmpEq, a, b)
}

// sameKey is same for keys of dicts and sets, which have the same hash.
func sameKey(t *Task, a, b Value) (bool, error) {
	x, ok := a.(*Tuple)
	if !ok {
		return same(t, a, b)
	}
	y, ok := b.(*Tuple)
	if !ok {
		return compareBool(t, CmpEq, a, b)
	}
	if len(x.Items) != len(y.Items) {
		return false, nil
	}
	for i, v := range x.Items {
		if n, small := v.(SmallInt); small {
			if m, small := y.Items[i].(SmallInt); small {
				if n != m {
					return false, nil
				}
				continue
			}
		}
		if eq, err := sameKey(t, v, y.Items[i]); !eq || err != nil {
			return false, err
		}
	}
	return true, nil
}

// compareSequences is the rich comparison of two lists or two tuples.
func compareSequences(t *Task, op CompareOp, x, y []Value) (Value, error) {
	if len(x) != len(y) && (op == CmpEq || op == CmpNe) {
		return MakeBool(op == CmpNe), nil
	}
	for i := 0; i < len(x) && i < len(y); i++ {
		eq, err := same(t, x[i], y[i])
		if err != nil {
			return nil, err
		}
		if eq {
			continue
		}
		switch op {
		case CmpEq:
			return False, nil
		case CmpNe:
			return True, nil
		}
		return RichCompare(t, op, x[i], y[i])
	}
	return MakeBool(compareOrdered(op, len(x), len(y))), nil
}
