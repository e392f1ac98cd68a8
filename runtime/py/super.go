package py

// Super is a super object: attributes come from the classes behind Start in the
// MRO of ObjType, bound to Obj.
type Super struct {
	Start   *Type
	Obj     Value // nil: unbound
	ObjType *Type
}

// Type implements Value.
func (*Super) Type() *Type { return TypeSuper }

// NewSuper is super(start, self), also the zero-argument form.
func NewSuper(t *Task, start *Type, self Value) (Value, error) {
	if c, ok := self.(*Type); ok && c.IsSubtype(start) {
		return &Super{Start: start, Obj: self, ObjType: c}, nil
	}
	if c := self.Type(); c.IsSubtype(start) {
		return &Super{Start: start, Obj: self, ObjType: c}, nil
	}
	return nil, Raise(TypeError, "super(type, obj): obj must be an instance or subtype of type")
}

func (s *Super) lookupAttr(t *Task, name string) (Value, error) {
	if s.ObjType != nil && name != "__class__" {
		if attr, ok := s.ObjType.lookupAfter(s.Start, name); ok {
			instance := s.Obj
			if instance == Value(s.ObjType) {
				instance = nil
			}
			return bindDescriptor(t, attr, instance, s.ObjType)
		}
	}
	return genericGetAttr(t, s, name)
}

// Repr implements Reprer.
func (s *Super) Repr(t *Task) (string, error) {
	if s.ObjType != nil {
		return "<super: <class '" + s.Start.Name + "'>, <" + s.ObjType.Name + " object>>", nil
	}
	return "<super: <class '" + s.Start.Name + "'>, NULL>", nil
}

type superTables struct{}

// Fill implements Tables.
func (superTables) Fill() {
	TypeSuper.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := noKeywords("super", kw); err != nil {
			return nil, err
		}
		switch len(pos) {
		case 0:
			return nil, Raise(RuntimeError, "super(): no arguments")
		case 1, 2:
		default:
			return nil, Raise(TypeError, "super() expected at most 2 arguments, got %d", len(pos))
		}
		start, ok := pos[0].(*Type)
		if !ok {
			return nil, Raise(TypeError, "super() argument 1 must be a type, not %s", pos[0].Type().Name)
		}
		if len(pos) == 1 {
			return &Super{Start: start}, nil
		}
		return NewSuper(t, start, pos[1])
	}
	TypeSuper.SetAttributes([]Attribute{
		{Name: "__thisclass__", Get: func(t *Task, self Value) (Value, error) { return self.(*Super).Start, nil }},
		{Name: "__self__", Get: func(t *Task, self Value) (Value, error) { return orNone(self.(*Super).Obj), nil }},
		{Name: "__self_class__", Get: func(t *Task, self Value) (Value, error) {
			if c := self.(*Super).ObjType; c != nil {
				return c, nil
			}
			return None, nil
		}},
	})
}
