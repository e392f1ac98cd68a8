package py

// Call calls f with positional arguments. They are copied where something may keep them, so
// that those of a call of a *Function need no memory.
func Call(t *Task, f Value, args ...Value) (Value, error) {
	switch f := f.(type) {
	case *Function:
		return f.callPositional(t, args)
	case *BoundMethod:
		if fn, ok := f.Func.(*Function); ok {
			return fn.callMethod(t, f.Self, args)
		}
	case *Builtin:
		if t != nil && f.borrows(len(args)) {
			lent, base := t.lend(max(len(args), f.method.Max))
			copy(lent, args)
			r, err := f.method.Fn(t, nil, lent)
			t.takeBack(lent, base)
			return r, err
		}
	case *Type:
		if p := f.makePlan(); p != nil {
			return p.make(t, f, args)
		}
		if f.one != nil && len(args) == 1 {
			return f.one(t, args[0])
		}
	}
	return CallKw(t, f, append([]Value(nil), args...), nil)
}

// borrows reports whether a call with n arguments is right and the function reads them only
// while it runs.
func (b *Builtin) borrows(n int) bool {
	if b.owner != nil || b.self != nil {
		return false
	}
	switch m := b.method; b.module {
	case "builtins":
		return m.Kind == OneArg && n == 1
	case "heapq", "bisect", "math":
		return m.Kind == OneArg && n == 1 || m.Kind == Positional && m.Max != NoMax && n >= m.Min && n <= m.Max
	}
	return false
}

// callPositional calls the function with positional arguments, which it does not keep.
func (f *Function) callPositional(t *Task, args []Value) (Value, error) {
	if len(args) != len(f.Params) || f.Body != nil {
		return f.Call(t, append([]Value(nil), args...), nil)
	}
	if err := t.Enter(); err != nil {
		return nil, err
	}
	var r Value
	var err error
	switch {
	case f.Body1 != nil:
		r, err = f.Body1(t, args[0])
	case f.Body2 != nil:
		r, err = f.Body2(t, args[0], args[1])
	case f.Body3 != nil:
		r, err = f.Body3(t, args[0], args[1], args[2])
	case f.Body4 != nil:
		r, err = f.Body4(t, args[0], args[1], args[2], args[3])
	default:
		r, err = f.Body0(t)
	}
	t.Leave()
	return r, err
}

// callMethod calls the function with self before the arguments.
func (f *Function) callMethod(t *Task, self Value, args []Value) (Value, error) {
	if len(args)+1 != len(f.Params) || f.Body != nil {
		return f.Call(t, prepend(self, args), nil)
	}
	if err := t.Enter(); err != nil {
		return nil, err
	}
	var r Value
	var err error
	switch {
	case f.Body1 != nil:
		r, err = f.Body1(t, self)
	case f.Body2 != nil:
		r, err = f.Body2(t, self, args[0])
	case f.Body3 != nil:
		r, err = f.Body3(t, self, args[0], args[1])
	default:
		r, err = f.Body4(t, self, args[0], args[1], args[2])
	}
	t.Leave()
	return r, err
}

// Run runs the body with one argument for each parameter.
func (f *Function) Run(t *Task, args []Value) (Value, error) {
	switch {
	case f.Body != nil:
		return f.Body(t, args)
	case f.Body0 != nil:
		return f.Body0(t)
	case f.Body1 != nil:
		return f.Body1(t, args[0])
	case f.Body2 != nil:
		return f.Body2(t, args[0], args[1])
	case f.Body3 != nil:
		return f.Body3(t, args[0], args[1], args[2])
	}
	return f.Body4(t, args[0], args[1], args[2], args[3])
}

// CallKw calls f. The slices belong to the caller and are not kept.
func CallKw(t *Task, f Value, pos []Value, kw []Kw) (Value, error) {
	switch f := f.(type) {
	case *Function:
		return f.Call(t, pos, kw)
	case *Builtin:
		return f.Call(t, pos, kw)
	case *BoundMethod:
		return f.Call(t, pos, kw)
	case *Type:
		return f.Call(t, pos, kw)
	case *Object:
		if _, ok := f.Class.Lookup("__call__"); !ok {
			return nil, Raise(TypeError, "'%s' object is not callable", f.Class.Name)
		}
		r, _, err := callSpecialKw(t, f, "__call__", pos, kw)
		return r, err
	case Caller:
		return f.Call(t, pos, kw)
	}
	if f.Type().heap {
		if r, ok, err := callSpecialKw(t, f, "__call__", pos, kw); ok || err != nil {
			return r, err
		}
	}
	return nil, Raise(TypeError, "'%s' object is not callable", f.Type().Name)
}

// Callable is callable(v).
func Callable(v Value) bool {
	if v.Type().heap {
		_, ok := v.Type().Lookup("__call__")
		return ok
	}
	_, ok := v.(Caller)
	return ok
}

// Call implements Caller.
func (f *Function) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	args, err := f.bind(pos, kw)
	if err != nil {
		return nil, err
	}
	if err := t.enterFor(""); err != nil {
		return nil, err
	}
	r, err := f.Run(t, args)
	t.Leave()
	return r, err
}

// bind is BindArgs with a short way for plain positional calls.
func (f *Function) bind(pos []Value, kw []Kw) ([]Value, error) {
	if len(kw) == 0 && len(pos) == len(f.Params) {
		plain := true
		for i := range f.Params {
			if f.Params[i].Kind > PositionalOrKeyword {
				plain = false
				break
			}
		}
		if plain {
			return append([]Value(nil), pos...), nil
		}
	}
	return BindArgs(f, pos, kw)
}

// Call implements Caller.
func (m *BoundMethod) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if f, ok := m.Func.(*Function); ok && len(kw) == 0 {
		return f.callMethod(t, m.Self, pos)
	}
	return CallKw(t, m.Func, prepend(m.Self, pos), kw)
}

func prepend(first Value, rest []Value) []Value {
	out := make([]Value, 0, len(rest)+1)
	return append(append(out, first), rest...)
}

// Call implements Caller: a static method can be called since 3.10.
func (m *StaticMethod) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	return CallKw(t, m.Func, pos, kw)
}

// callSpecial calls a special method found on self's class, as slots do,
// ignoring instance attributes; ok is false when the class has none.
func callSpecial(t *Task, self Value, name string, args ...Value) (r Value, ok bool, err error) {
	m, ok := self.Type().Lookup(name)
	if !ok {
		return nil, false, nil
	}
	if f, ok := m.(*Function); ok {
		r, err = f.callMethod(t, self, args)
		return r, true, err
	}
	return callSpecialKw(t, self, name, append([]Value(nil), args...), nil)
}

func callSpecialKw(t *Task, self Value, name string, pos []Value, kw []Kw) (r Value, ok bool, err error) {
	class := self.Type()
	m, ok := class.Lookup(name)
	if !ok {
		return nil, false, nil
	}
	switch m := m.(type) {
	case *Function:
		r, err = m.Call(t, prepend(self, pos), kw)
	case *MethodDescriptor:
		r, err = m.invoke(t, self, pos, kw)
	case NoneType:
		if name == "__hash__" || name == "__contains__" || name == "__iter__" || name == "__reversed__" {
			return nil, false, nil
		}
		return nil, true, Raise(TypeError, "'NoneType' object is not callable")
	default:
		// An instance that is the __call__ of its own class calls itself for ever.
		if err := t.Enter(); err != nil {
			return nil, true, err
		}
		defer t.Leave()
		f, err := bindDescriptor(t, m, self, class)
		if err != nil {
			return nil, true, err
		}
		r, err = CallKw(t, f, pos, kw)
		return r, true, err
	}
	return r, true, err
}

// LookupSpecial finds a special method on the class of v and binds it to v.
func LookupSpecial(t *Task, v Value, name string) (Value, bool, error) {
	class := v.Type()
	m, ok := class.Lookup(name)
	if !ok {
		return nil, false, nil
	}
	f, err := bindDescriptor(t, m, v, class)
	return f, err == nil, err
}

// CallMethod is recv.name(*args).
func CallMethod(t *Task, recv Value, name string, args ...Value) (Value, error) {
	var m Value
	switch o := recv.(type) {
	case *Object:
		s := o.loadShape()
		if s == nil {
			break
		}
		switch e := s.lookup(name); e.get {
		case meansFunction:
			return e.value.(*Function).callMethod(t, recv, args)
		case meansMethod:
			m = e.value
		}
	case *List, *Dict, Str, *Set, *Tuple, SmallInt, Float, Bytes, *Pattern, *Match:
		m, _ = recv.Type().Lookup(name)
	case *Super:
		if o.ObjType == nil || name == "__class__" || o.Obj == Value(o.ObjType) {
			break
		}
		attr, _ := o.ObjType.lookupAfter(o.Start, name)
		if f, ok := attr.(*Function); ok {
			return f.callMethod(t, o.Obj, args)
		}
		if d, ok := attr.(*MethodDescriptor); ok && !d.method.Class {
			return d.callFast(t, o.Obj, args)
		}
	}
	if d, ok := m.(*MethodDescriptor); ok && !d.method.Class {
		return d.callFast(t, recv, args)
	}
	c, err := LoadMethod(t, recv, name)
	if err != nil {
		return nil, err
	}
	return c.Call(t, args...)
}

// CallMethodKw is recv.name(*pos, **kw).
func CallMethodKw(t *Task, recv Value, name string, pos []Value, kw []Kw) (Value, error) {
	c, err := LoadMethod(t, recv, name)
	if err != nil {
		return nil, err
	}
	return c.CallKw(t, pos, kw)
}

// Callee is what recv.name means for a call: the method is found before the arguments are
// evaluated, and no bound method is made where the attribute is plainly a function of the class.
type Callee struct {
	f    Value
	self Value // nil: f takes the arguments alone
}

// LoadMethod finds the attribute that recv.name(…) calls.
func LoadMethod(t *Task, recv Value, name string) (Callee, error) {
	class := recv.Type()
	switch o := recv.(type) {
	case *Object:
		if s := o.loadShape(); s != nil {
			e := s.lookup(name)
			if e.get == meansFunction {
				return Callee{e.value, recv}, nil
			}
			if d, ok := e.value.(*MethodDescriptor); ok && e.get == meansMethod && !d.method.Class {
				return Callee{d, recv}, nil
			}
			break
		}
		if class.customGetattribute() {
			break
		}
		m, ok := class.Lookup(name)
		if !ok {
			break
		}
		if _, shadowed := o.attribute(name); shadowed {
			break
		}
		if isPlainMethod(m) {
			return Callee{m, recv}, nil
		}
	case *Super:
		if o.ObjType == nil || name == "__class__" || o.Obj == Value(o.ObjType) {
			break
		}
		if m, ok := o.ObjType.lookupAfter(o.Start, name); ok && isPlainMethod(m) {
			return Callee{m, o.Obj}, nil
		}
	case *Type, *Module:
	default:
		if class.heap {
			break
		}
		if _, own := recv.(AttrGetter); own {
			break
		}
		if _, own := recv.(Attributed); own {
			break
		}
		if m, ok := class.Lookup(name); ok {
			if d, ok := m.(*MethodDescriptor); ok && !d.method.Class {
				return Callee{d, recv}, nil
			}
		}
	}
	f, err := GetAttr(t, recv, name)
	return Callee{f: f}, err
}

// isPlainMethod reports whether an attribute of a class is called with the instance as its first argument.
func isPlainMethod(m Value) bool {
	switch m := m.(type) {
	case *Function:
		return true
	case *MethodDescriptor:
		return !m.method.Class
	}
	return false
}

// Value is what is called, for messages that name it.
func (c Callee) Value() Value { return c.f }

// Call calls the method.
func (c Callee) Call(t *Task, args ...Value) (Value, error) {
	if c.self != nil {
		switch f := c.f.(type) {
		case *Function:
			return f.callMethod(t, c.self, args)
		case *MethodDescriptor:
			return f.callFast(t, c.self, args)
		}
	}
	return Call(t, c.f, args...)
}

// CallKw calls the method with keyword arguments too.
func (c Callee) CallKw(t *Task, pos []Value, kw []Kw) (Value, error) {
	if c.self != nil {
		switch f := c.f.(type) {
		case *Function:
			if len(kw) == 0 {
				return f.callMethod(t, c.self, pos)
			}
			return f.Call(t, prepend(c.self, pos), kw)
		case *MethodDescriptor:
			return f.invoke(t, c.self, pos, kw)
		}
	}
	return CallKw(t, c.f, pos, kw)
}
