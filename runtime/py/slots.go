package py

import (
	"strings"
	"sync"
)

// slotRows remembers the rows made by slotMethod.
var slotRows sync.Map

// slotMethod is the special method that stands for a Go interface of a builtin
// representation: "len" gives __len__, which calls Lener.Len on the receiver.
func slotMethod(name string) *Method {
	if row, ok := slotRows.Load(name); ok {
		return row.(*Method)
	}
	row := makeSlotMethod(name)
	if row == nil {
		return nil
	}
	actual, _ := slotRows.LoadOrStore(name, row)
	return actual.(*Method)
}

// slotFunc is the implementation of a special method on an unwrapped receiver.
type slotFunc = func(t *Task, self Value, args []Value) (Value, error)

func wrapper(name string, n int, fn slotFunc) *Method {
	return &Method{Name: "__" + name + "__", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if len(kw) > 0 {
			return nil, Raise(TypeError, "wrapper __%s__() takes no keyword arguments", name)
		}
		if len(pos) != n {
			return nil, Raise(TypeError, "expected %d argument%s, got %d", n, plural(n), len(pos))
		}
		return fn(t, self, pos)
	}}
}

func makeSlotMethod(name string) *Method {
	for op, names := range opNames {
		op := BinaryOp(op)
		switch name {
		case names.method:
			if op == OpPow {
				return powerSlot(name, false)
			}
			return wrapper(name, 1, func(t *Task, self Value, a []Value) (Value, error) {
				if x, ok := self.(Operand); ok {
					v, err := x.BinaryOp(t, op, operandOf(self, op, a[0]), false)
					if err == nil && v == NotImplemented && sequenceOperand(self) {
						// The slots of sequences raise by themselves.
						switch op {
						case OpAdd:
							return nil, operandError(t, op, self, a[0], "")
						case OpMul:
							return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", typeName(a[0]))
						}
					}
					return v, err
				}
				return NotImplemented, nil
			})
		case "r" + names.method:
			if op == OpPow {
				return powerSlot(name, true)
			}
			return wrapper(name, 1, func(t *Task, self Value, a []Value) (Value, error) {
				if x, ok := self.(Operand); ok {
					return x.BinaryOp(t, op, Unwrap(a[0]), true)
				}
				return NotImplemented, nil
			})
		case "i" + names.method:
			row := wrapper(name, 1, nil)
			row.Wrapped = true
			row.RawFn = func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
				x, ok := Unwrap(self).(InPlaceOperand)
				if !ok || len(pos) != 1 {
					return NotImplemented, nil
				}
				r, err := x.InPlaceOp(t, op, Unwrap(pos[0]))
				if err == nil && r == Value(x) {
					return self, nil
				}
				return r, err
			}
			return row
		}
	}
	for op, names := range compareNames {
		op := CompareOp(op)
		if name == strings.Trim(names.method, "_") {
			return wrapper(name, 1, func(t *Task, self Value, a []Value) (Value, error) {
				return nativeCompare(t, op, self, Unwrap(a[0]))
			})
		}
	}
	for op, names := range unaryNames {
		op := UnaryOp(op)
		if name == strings.Trim(names.method, "_") {
			return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
				return self.(UnaryOperand).UnaryOp(t, op)
			})
		}
	}
	return makeProtocolSlot(name)
}

// powerSlot is __pow__ or __rpow__, which take a modulus too.
func powerSlot(name string, reflected bool) *Method {
	return &Method{Name: "__" + name + "__", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		switch {
		case len(kw) > 0:
			return nil, Raise(TypeError, "wrapper __%s__() takes no keyword arguments", name)
		case len(pos) == 0:
			return nil, Raise(TypeError, " expected at least 1 argument, got 0")
		case len(pos) > 2:
			return nil, Raise(TypeError, " expected at most 2 arguments, got %d", len(pos))
		}
		self = Unwrap(self)
		x, ok := self.(Operand)
		if !ok {
			return NotImplemented, nil
		}
		if len(pos) == 1 || pos[1] == None {
			return x.BinaryOp(t, OpPow, Unwrap(pos[0]), reflected)
		}
		base, exponent := self, Unwrap(pos[0])
		if reflected {
			base, exponent = exponent, base
		}
		switch self.(type) {
		case Float, Complex:
			return powMod(t, base, exponent, pos[1])
		}
		for _, v := range []Value{base, exponent, pos[1]} {
			if _, ok := AsInt(v); !ok {
				return NotImplemented, nil
			}
		}
		return powMod(t, base, exponent, pos[1])
	}}
}

// makeProtocolSlot covers the special methods that are not operators.
func makeProtocolSlot(name string) *Method {
	switch name {
	case "len":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			return MakeInt(int64(self.(Lener).Len())), nil
		})
	case "getitem":
		row := wrapper(name, 1, func(t *Task, self Value, a []Value) (Value, error) {
			if o, ok := self.(*Object); ok {
				if d, ok := o.Base.(*Dict); ok {
					return d.getOrMissing(t, o, a[0])
				}
			}
			return Unwrap(self).(Subscripter).GetItem(t, a[0])
		})
		row.Wrapped = true
		return row
	case "setitem":
		return wrapper(name, 2, func(t *Task, self Value, a []Value) (Value, error) {
			return None, self.(ItemSetter).SetItem(t, a[0], a[1])
		})
	case "delitem":
		return wrapper(name, 1, func(t *Task, self Value, a []Value) (Value, error) {
			return None, self.(ItemDeleter).DelItem(t, a[0])
		})
	case "contains":
		return wrapper(name, 1, func(t *Task, self Value, a []Value) (Value, error) {
			ok, err := self.(Container).Contains(t, a[0])
			return MakeBool(ok), err
		})
	case "iter":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			if it, ok := self.(Iterable); ok {
				return it.Iter(t)
			}
			return self, nil
		})
	case "next":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			v, ok, err := self.(Iterator).Next(t)
			if err == nil && !ok {
				return nil, raiseArgs(StopIteration)
			}
			return v, err
		})
	case "reversed":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			return self.(Reverser).Reversed(t)
		})
	case "length_hint":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			return MakeInt(int64(self.(LengthHinter).LengthHint())), nil
		})
	case "hash":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			h, err := Hash(t, self)
			return MakeInt(h), err
		})
	case "bool":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			b, err := Truth(t, self)
			return MakeBool(b), err
		})
	case "repr":
		row := wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			s, err := nativeRepr(t, self)
			return Str(s), err
		})
		row.Wrapped = true
		return row
	case "str":
		row := wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			s, err := nativeStr(t, self)
			return Str(s), err
		})
		row.Wrapped = true
		return row
	case "format":
		return &Method{Name: "__format__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			spec, ok := AsStr(a[0])
			if !ok {
				return nil, Raise(TypeError, "__format__() argument must be str, not %s", a[0].Type().Name)
			}
			if _, subclass := self.(*Object); subclass && spec == "" {
				s, err := StrOf(t, self) // a builtin value asks str() only when it is of the very type
				return Str(s), err
			}
			s, err := Unwrap(self).(Formatter).Format(t, spec)
			return Str(s), err
		}}
	case "call":
		return &Method{Name: "__call__", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			return self.(Caller).Call(t, pos, kw)
		}}
	case "get":
		return &Method{Name: "__get__", Kind: Positional, Min: 1, Max: 2, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			instance := a[0]
			owner, _ := a[1].(*Type)
			if instance == None && owner != nil && owner != TypeNone {
				instance = nil
			}
			if instance == None && (a[1] == nil || a[1] == None) {
				return nil, Raise(TypeError, "__get__(None, None) is invalid")
			}
			if owner == nil && instance != nil {
				owner = instance.Type()
			}
			descriptor := Unwrap(self)
			r, err := bindDescriptor(t, descriptor, instance, owner)
			if r == descriptor {
				return self, err // an instance of a subclass of property gives itself
			}
			return r, err
		}}
	case "set":
		return wrapper(name, 2, func(t *Task, self Value, a []Value) (Value, error) {
			return None, self.(Setter).DescrSet(t, a[0], a[1])
		})
	case "delete":
		return wrapper(name, 1, func(t *Task, self Value, a []Value) (Value, error) {
			return None, self.(Setter).DescrSet(t, a[0], nil)
		})
	case "int", "index", "trunc":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			if i, ok := AsInt(self); ok {
				return i.Value(), nil
			}
			if x, ok := self.(Indexer); ok {
				return x.Index().Value(), nil
			}
			return CallKw(t, TypeInt, []Value{self}, nil)
		})
	case "float":
		return wrapper(name, 0, func(t *Task, self Value, a []Value) (Value, error) {
			return CallKw(t, TypeFloat, []Value{self}, nil)
		})
	}
	return nil
}
