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
	case *Type, *Function, *Builtin:
		return v, nil
	}
	if m, ok := v.Type().Lookup("__copy__"); ok && m != None {
		r, _, err := callSpecial(t, v, "__copy__")
		return r, err
	}
	switch x := v.(type) {
	case *Object:
		if x.Class.reduces() {
			break
		}
		c := x.Clone()
		if x.Base != nil {
			base, err := Copy(t, x.Base)
			if err != nil {
				return nil, err
			}
			c.Base = base
		}
		return c, nil
	case Copier:
		return x.Copied(t, nil)
	case *Exception:
	default:
		return v, copyFault(v)
	}
	reduced, err := reduce(t, v)
	if err != nil {
		return nil, err
	}
	return reconstruct(t, v, reduced, nil)
}

// Copier is a builtin value that knows how to copy itself, with a memo deeply. Builtin values without it are their
// own copies, as immutable ones are, or have none (copyFault).
type Copier interface {
	Value
	Copied(t *Task, memo *CopyMemo) (Value, error)
}

// copyFault is the error of a builtin value that has no copies.
func copyFault(v Value) error {
	switch v.(type) {
	case *Module, *Generator, *AsyncGenerator, *Coroutine, *Context, *ContextVar:
		return cannotPickle(v)
	}
	switch c := v.Type(); c {
	case typeThreadLock, typeThreadRLock, TypeToken, TypeHash, TypeHMAC, TypeFrame, TypeTraceback, TypeCode, TypeCell, TypeMappingProxy,
		TypeDictKeys, TypeDictValues, TypeDictItems, TypeMemoryView, typeTextFile, typeReadFile, typeWriteFile, typeRandomFile:
		return cannotPickle(v)
	}
	if _, ok := v.(Iterator); ok {
		return Raise(NotImplementedError, "covetgen does not copy iterators such as '%s'", v.Type().Name)
	}
	return nil
}

// CopyMemo remembers what a deep copy has copied already, by identity.
type CopyMemo struct {
	copies map[Value]Value
	// dict is the memo as __deepcopy__ methods see it, once one was called: copies by the identity of what was copied,
	// and the copied objects themselves by its own, so that no other gets their identity meanwhile.
	dict *Dict
}

// NewCopyMemo makes a memo for a deep copy; what is in dict, which may be nil, counts as copied.
func NewCopyMemo(dict *Dict) *CopyMemo {
	if dict != nil {
		return &CopyMemo{dict: dict}
	}
	return &CopyMemo{copies: map[Value]Value{}}
}

// identity is id(v).
func identity(v Value) Value { return MakeInt(int64(pointerOf(v))) }

func (m *CopyMemo) get(v Value) (Value, bool) {
	if m.dict == nil {
		c, ok := m.copies[v]
		return c, ok
	}
	c, ok, err := m.dict.Get(nil, identity(v))
	return c, ok && err == nil
}

// Note notes that y is the copy of v. A nil memo, that of a shallow copy, notes nothing.
func (m *CopyMemo) Note(v, y Value) {
	switch {
	case m == nil:
	case m.dict == nil:
		m.copies[v] = y
	default:
		m.keep(v, y)
	}
}

// keep notes in the dict that y is the copy of v. Its keys are ints, which raise nothing.
func (m *CopyMemo) keep(v, y Value) {
	m.dict.Set(nil, identity(v), y)
	own := identity(m.dict)
	kept, _, _ := m.dict.Get(nil, own)
	list, ok := kept.(*List)
	if !ok {
		list = NewList()
		m.dict.Set(nil, own, list)
	}
	list.Items = append(list.Items, v)
}

// Dict is the memo for a __deepcopy__ method.
func (m *CopyMemo) Dict() *Dict {
	if m.dict == nil {
		m.dict = NewDict()
		for v, y := range m.copies {
			m.keep(v, y)
		}
		m.copies = nil
	}
	return m.dict
}

// copied is v itself for a shallow copy, a copy of it for a deep one.
func (m *CopyMemo) copied(t *Task, v Value) (Value, error) {
	if m == nil {
		return v, nil
	}
	return m.Copy(t, v)
}

// copyArguments copies the arguments of a call for a deep copy.
func (m *CopyMemo) copyArguments(t *Task, args *Tuple) (*Tuple, error) {
	if m == nil {
		return args, nil
	}
	out := make([]Value, len(args.Items))
	for i, v := range args.Items {
		var err error
		if out[i], err = m.Copy(t, v); err != nil {
			return nil, err
		}
	}
	return NewTuple(out...), nil
}

// DeepCopy is copy.deepcopy(v).
func DeepCopy(t *Task, v Value) (Value, error) { return NewCopyMemo(nil).Copy(t, v) }

// Copy copies v, once per object.
func (m *CopyMemo) Copy(t *Task, v Value) (Value, error) {
	switch v.(type) {
	case NoneType, Bool, SmallInt, *BigInt, Float, Complex, Str, Bytes, *Type, *Function, *Builtin, *Range, EllipsisType, NotImplementedType:
		return v, nil
	}
	if c, ok := m.get(v); ok {
		return c, nil
	}
	if err := t.Enter(); err != nil {
		return nil, err
	}
	defer t.Leave()
	switch x := v.(type) {
	case *List:
		c := NewList()
		m.Note(v, c)
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
		m.Note(v, c)
		return c, m.copyEntries(t, x, c)
	case *Set:
		return m.copySet(t, x)
	case *Bytearray:
		c := &Bytearray{B: append([]byte(nil), x.B...)}
		m.Note(v, c)
		return c, nil
	case *BoundMethod:
		self, err := m.Copy(t, x.Self)
		if err != nil {
			return nil, err
		}
		c := &BoundMethod{Func: x.Func, Self: self}
		m.Note(v, c)
		return c, nil
	}
	if f, ok := v.Type().Lookup("__deepcopy__"); ok && f != None {
		c, _, err := callSpecial(t, v, "__deepcopy__", m.Dict())
		if err == nil && !Is(c, v) {
			m.Note(v, c)
		}
		return c, err
	}
	switch x := v.(type) {
	case *Object:
		if !x.Class.reduces() {
			return m.copyObject(t, x)
		}
	case Copier:
		c, err := x.Copied(t, m)
		if err == nil {
			m.Note(v, c)
		}
		return c, err
	case *Exception:
	default:
		return v, copyFault(v)
	}
	reduced, err := reduce(t, v)
	if err != nil {
		return nil, err
	}
	return reconstruct(t, v, reduced, m)
}

func (m *CopyMemo) copySet(t *Task, x *Set) (Value, error) {
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
	m.Note(x, c)
	return c, nil
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
	if c, ok := m.get(x); ok {
		return c, nil
	}
	if !changed {
		return x, nil
	}
	c := NewTuple(out...)
	m.Note(x, c)
	return c, nil
}

func (m *CopyMemo) copyObject(t *Task, x *Object) (Value, error) {
	c := newObject(x.Class)
	m.Note(x, c)
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
		{Name: "deepcopy", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			a, err := bindKeywords("deepcopy", []string{"x", "memo"}, 1, pos, kw)
			if err != nil {
				return nil, err
			}
			memo, _ := AsDict(orNone(a[1]))
			return NewCopyMemo(memo).Copy(t, a[0])
		}},
	})
	m.Dict.SetStr("Error", TypeCopyError)
	return m
}
