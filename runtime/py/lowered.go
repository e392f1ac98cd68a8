package py

// This file has the operations that compiled function bodies call and that no method of
// a value does alone: unpacking into variables, comparisons as values, patterns, and the
// restoring of objects that module code made.

// Less, LessEqual, Greater and GreaterEqual are the orders of ints.
func (i Int) Less(j Int) bool {
	if i.big == j.big {
		return i.small < j.small
	}
	return i.Cmp(j) < 0
}

// LessEqual is i <= j.
func (i Int) LessEqual(j Int) bool {
	if i.big == j.big {
		return i.small <= j.small
	}
	return i.Cmp(j) <= 0
}

// Greater is i > j.
func (i Int) Greater(j Int) bool {
	if i.big == j.big {
		return i.small > j.small
	}
	return i.Cmp(j) > 0
}

// GreaterEqual is i >= j.
func (i Int) GreaterEqual(j Int) bool {
	if i.big == j.big {
		return i.small >= j.small
	}
	return i.Cmp(j) >= 0
}

// LtValue is "a < b" as the object that the comparison gives, which need not be a bool.
func LtValue(t *Task, a, b Value) (Value, error) { return RichCompare(t, CmpLt, a, b) }

// LeValue is "a <= b" as an object.
func LeValue(t *Task, a, b Value) (Value, error) { return RichCompare(t, CmpLe, a, b) }

// EqValue is "a == b" as an object.
func EqValue(t *Task, a, b Value) (Value, error) { return RichCompare(t, CmpEq, a, b) }

// NeValue is "a != b" as an object.
func NeValue(t *Task, a, b Value) (Value, error) { return RichCompare(t, CmpNe, a, b) }

// GtValue is "a > b" as an object.
func GtValue(t *Task, a, b Value) (Value, error) { return RichCompare(t, CmpGt, a, b) }

// GeValue is "a >= b" as an object.
func GeValue(t *Task, a, b Value) (Value, error) { return RichCompare(t, CmpGe, a, b) }

// Unpack unpacks exactly n items for "a, b = v".
func Unpack(t *Task, v Value, n int) (*Tuple, error) {
	switch x := v.(type) {
	case *Tuple:
		if len(x.Items) == n {
			return x, nil
		}
	case *List:
		if len(x.Items) == n {
			return NewTuple(x.Items...), nil
		}
	}
	items, err := UnpackN(t, v, n)
	if err != nil {
		return nil, err
	}
	return &Tuple{Items: items}, nil
}

// UnpackRest unpacks "a, *b, c = v": before items, the list of the rest, after items.
func UnpackRest(t *Task, v Value, before, after int) (*Tuple, error) {
	items, err := UnpackStar(t, v, before, after)
	if err != nil {
		return nil, err
	}
	return &Tuple{Items: items}, nil
}

// Item is item i of a tuple that is known to have it.
func (l *Tuple) Item(i int) Value { return l.Items[i] }

// NewSlice is the slice object of "a[start:stop:step]"; missing parts are None.
func NewSlice(start, stop, step Value) Value { return &Slice{Start: start, Stop: stop, Step: step} }

// ASCII is ascii(v).
func ASCII(t *Task, v Value) (string, error) {
	s, err := Repr(t, v)
	if err != nil {
		return "", err
	}
	return ASCIIOf(s), nil
}

// SuperOf is super(class, self).
func SuperOf(t *Task, class, self Value) (Value, error) {
	c, ok := class.(*Type)
	if !ok {
		return nil, Raise(TypeError, "super() argument 1 must be a type, not %s", class.Type().Name)
	}
	return NewSuper(t, c, self)
}

// MakeInstance restores an instance of a class without running its __init__: attrs is
// its __dict__ (a dict that the instance keeps), base the builtin part or None.
func MakeInstance(t *Task, class Value, attrs *Dict, base Value) (Value, error) {
	c, ok := class.(*Type)
	if !ok {
		return nil, Raise(TypeError, "%s is not a class", class.Type().Name)
	}
	o := newObject(c)
	if base != None {
		o.Base = base
		if b, ok := base.(interface{ partOf(o *Object) }); ok {
			b.partOf(o)
		}
	}
	for k, v := range attrs.All() {
		if name, ok := k.(Str); ok && c.slotCount() == 0 && !c.noDict {
			if o.SetOwn(string(name), v) {
				continue
			}
		}
		if c.slotCount() == 0 && !c.noDict {
			o.SetAttributes(attrs)
			break
		}
		name, _ := AsStr(k)
		if err := genericSetAttr(t, o, name, v); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// WithAttrs gives a function the attributes that decorators set on it when the module
// ran (__isabstractmethod__, __wrapped__ and the like), its new name among them, and returns it.
func WithAttrs(f Value, attrs *Dict) Value {
	fn, ok := f.(*Function)
	if !ok {
		return f
	}
	fn.Attrs = attrs
	for name, field := range map[string]*string{"__name__": &fn.Name, "__qualname__": &fn.Qualname, "__doc__": &fn.Doc} {
		if v, ok := attrs.GetStr(name); ok {
			*field, _ = AsStr(v)
			attrs.DelStr(name)
		}
	}
	return f
}
