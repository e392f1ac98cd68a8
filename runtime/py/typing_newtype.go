package py

// typeNewType is typing.NewType.
var typeNewType = newRootType(newTypeTables{}, "typing", "NewType")

// newType is typing.NewType(name, tp).
type newType struct {
	name, tp Value
	attrs    *Dict
}

// Type implements Value.
func (*newType) Type() *Type { return typeNewType }

// AttrDict implements Attributed.
func (n *newType) AttrDict(bool) *Dict { return n.attrs }

// Call implements Caller: the argument itself.
func (n *newType) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if len(kw) > 0 {
		return nil, Raise(TypeError, "_typing._idfunc() takes no keyword arguments")
	}
	if len(pos) != 1 {
		return nil, Raise(TypeError, "_typing._idfunc() takes exactly one argument (%d given)", len(pos))
	}
	return pos[0], nil
}

// Repr implements Reprer.
func (n *newType) Repr(t *Task) (string, error) {
	module, _ := n.attrs.GetStr("__module__")
	name, _ := n.attrs.GetStr("__qualname__")
	m, _ := AsStr(module)
	q, err := StrOf(t, name)
	return m + "." + q, err
}

type newTypeTables struct{}

// Fill implements Tables.
func (newTypeTables) Fill() {
	typeNewType.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("NewType.__init__", []string{"name", "tp"}, 2, pos, kw)
		if err != nil {
			return nil, err
		}
		n := &newType{name: a[0], tp: a[1], attrs: NewDict()}
		for _, field := range []Kw{{"__qualname__", a[0]}, {"__name__", a[0]}, {"__supertype__", a[1]}, {"__module__", None}} {
			n.attrs.SetStr(field.Name, field.Value)
		}
		return n, nil
	}
	typeNewType.SetMethods(nil, "call repr")
}
