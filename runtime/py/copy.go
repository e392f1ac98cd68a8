package py

// TypeCopyError is copy.Error.
var TypeCopyError = newSubtype(copyTables{}, "copy", "Error", &Exception_)

// Copy is copy.copy(v).
func Copy(t *Task, v Value) (Value, error) {
	switch x := v.(type) {
	case *List:
		return x.Copy(), nil
	case *Dict:
		return x.Copy(), nil
	case *Set:
		if x.frozen {
			return x, nil
		}
		return x.Copy(t), nil
	case *Bytearray:
		return &Bytearray{B: append([]byte(nil), x.B...)}, nil
	case *Type, *Function, *Builtin, *Module:
		return v, nil
	}
	if m, ok := v.Type().Lookup("__copy__"); ok && m != None {
		r, _, err := callSpecial(t, v, "__copy__")
		return r, err
	}
	switch x := v.(type) {
	case *Object:
		c := x.Clone()
		if x.Base != nil {
			base, err := Copy(t, x.Base)
			if err != nil {
				return nil, err
			}
			c.Base = base
		}
		return c, nil
	case *Exception:
		c := *x
		if x.Attrs != nil {
			c.Attrs = x.Attrs.Copy()
		}
		return &c, nil
	}
	return v, nil
}

// DeepCopier is a builtin value that knows how to copy itself deeply. Builtin
// values without it are immutable and are their own copies.
type DeepCopier interface {
	Value
	DeepCopy(t *Task, memo *CopyMemo) (Value, error)
}

// CopyMemo remembers what a deep copy has copied already, by identity.
type CopyMemo struct {
	copies map[Value]Value
	dict   *Dict // the memo as __deepcopy__ methods see it
}

// DeepCopy is copy.deepcopy(v).
func DeepCopy(t *Task, v Value) (Value, error) {
	return (&CopyMemo{copies: map[Value]Value{}}).Copy(t, v)
}

// Copy copies v, once per object.
func (m *CopyMemo) Copy(t *Task, v Value) (Value, error) {
	switch v.(type) {
	case NoneType, Bool, SmallInt, *BigInt, Float, Complex, Str, Bytes, *Type, *Function, *Builtin, *Range, EllipsisType, NotImplementedType:
		return v, nil
	}
	if c, ok := m.copies[v]; ok {
		return c, nil
	}
	if err := t.Enter(); err != nil {
		return nil, err
	}
	defer t.Leave()
	switch x := v.(type) {
	case *List:
		c := NewList()
		m.copies[v] = c
		for i := 0; i < len(x.Items); i++ {
			item, err := m.Copy(t, x.Items[i])
			if err != nil {
				return nil, err
			}
			c.Items = append(c.Items, item)
		}
		return c, nil
	case *Tuple:
		return m.copyTuple(t, x)
	case *Dict:
		c := NewDict()
		m.copies[v] = c
		return c, m.copyEntries(t, x, c)
	case *Set:
		c := newSet(false)
		for k := range x.All() {
			item, err := m.Copy(t, k)
			if err != nil {
				return nil, err
			}
			if err := c.Add(t, item); err != nil {
				return nil, err
			}
		}
		c.frozen = x.frozen
		m.copies[v] = c
		return c, nil
	case *Bytearray:
		return &Bytearray{B: append([]byte(nil), x.B...)}, nil
	case DeepCopier:
		c, err := x.DeepCopy(t, m)
		if err == nil {
			m.copies[v] = c
		}
		return c, err
	}
	if f, ok := v.Type().Lookup("__deepcopy__"); ok && f != None {
		if m.dict == nil {
			m.dict = NewDict()
		}
		c, _, err := callSpecial(t, v, "__deepcopy__", m.dict)
		if err == nil {
			m.copies[v] = c
		}
		return c, err
	}
	switch x := v.(type) {
	case *Object:
		return m.copyObject(t, x)
	case *Exception:
		c := *x
		m.copies[v] = &c
		args, err := m.Copy(t, x.Args)
		if err != nil {
			return nil, err
		}
		c.Args = args.(*Tuple)
		if x.Attrs != nil {
			c.Attrs = NewDict()
			return &c, m.copyEntries(t, x.Attrs, c.Attrs)
		}
		return &c, nil
	case *Module, *Generator, *Coroutine:
		return nil, Raise(TypeError, "cannot pickle '%s' object", v.Type().dottedName())
	}
	return v, nil
}

func (m *CopyMemo) copyEntries(t *Task, from, to *Dict) error {
	for k, x := range from.All() {
		key, err := m.Copy(t, k)
		if err != nil {
			return err
		}
		item, err := m.Copy(t, x)
		if err != nil {
			return err
		}
		if err := to.Set(t, key, item); err != nil {
			return err
		}
	}
	return nil
}

// copyTuple returns the tuple itself when nothing in it was copied.
func (m *CopyMemo) copyTuple(t *Task, x *Tuple) (Value, error) {
	out := make([]Value, len(x.Items))
	changed := false
	for i, v := range x.Items {
		c, err := m.Copy(t, v)
		if err != nil {
			return nil, err
		}
		out[i] = c
		changed = changed || c != v
	}
	if c, ok := m.copies[x]; ok {
		return c, nil
	}
	if !changed {
		return x, nil
	}
	c := NewTuple(out...)
	m.copies[x] = c
	return c, nil
}

func (m *CopyMemo) copyObject(t *Task, x *Object) (Value, error) {
	c := newObject(x.Class)
	m.copies[x] = c
	if x.Base != nil {
		base, err := m.Copy(t, x.Base)
		if err != nil {
			return nil, err
		}
		c.Base = base
	}
	for i, s := range x.slotValues() {
		if s != nil {
			var err error
			if c.values[i], err = m.Copy(t, s); err != nil {
				return nil, err
			}
		}
	}
	if !x.Class.noDict {
		for name, v := range x.copyAttributes().All() {
			v, err := m.Copy(t, v)
			if err != nil {
				return nil, err
			}
			if text, ok := name.(Str); !ok || !c.SetOwn(string(text), v) {
				if err := c.Attributes(true).Set(t, name, v); err != nil {
					return nil, err
				}
			}
		}
	}
	return c, nil
}

type copyTables struct{}

// Fill implements Tables.
func (copyTables) Fill() {
	TypeCopyError.New, TypeCopyError.Init = newExceptionValue, initException
}

// CopyModule is the module copy.
var CopyModule = NewNative("copy", buildCopyModule)

func buildCopyModule() *Module {
	m := NewNativeModule("copy", []Method{
		{Name: "copy", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Copy(t, a[0]) }},
		{Name: "deepcopy", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) { return DeepCopy(t, a[0]) }},
	})
	m.Dict.SetStr("Error", TypeCopyError)
	return m
}
