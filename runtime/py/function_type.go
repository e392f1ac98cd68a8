package py

import "slices"

// AttrDict implements Attributed.
func (f *Function) AttrDict(create bool) *Dict {
	if f.Attrs == nil && create {
		f.Attrs = NewDict()
	}
	return f.Attrs
}

// DescrGet implements Getter.
func (f *Function) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return f, nil
	}
	return &BoundMethod{Func: f, Self: instance}, nil
}

// Repr implements Reprer.
func (f *Function) Repr(t *Task) (string, error) {
	return "<function " + f.callName() + " at " + address(f) + ">", nil
}

// Repr implements Reprer.
func (m *BoundMethod) Repr(t *Task) (string, error) {
	name := "?"
	if v, err := getAttrOr(t, m.Func, "__qualname__", nil); err == nil && v != nil {
		name, _ = AsStr(v)
	}
	r, err := Repr(t, m.Self)
	return "<bound method " + name + " of " + r + ">", err
}

// Compare implements Comparer: methods are equal when function and receiver are
// the same.
func (m *BoundMethod) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*BoundMethod)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	return MakeBool((Is(m.Func, o.Func) && Is(m.Self, o.Self)) == (op == CmpEq)), nil
}

// Hash implements Hasher.
func (m *BoundMethod) Hash(t *Task) (int64, error) {
	h := hashIdentity(m.Self) ^ hashIdentity(m.Func)
	return h, nil
}

// GetAttr implements AttrGetter: attributes of the function shine through.
func (m *BoundMethod) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "__self__":
		return m.Self, nil
	case "__func__":
		return m.Func, nil
	case "__class__", "__eq__", "__hash__", "__repr__", "__call__", "__get__":
		return nil, nil
	}
	return getAttrOr(t, m.Func, name, nil)
}

// Compare implements Comparer for bound builtin methods.
func (b *Builtin) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*Builtin)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	eq := b == o || b.self != nil && o.self != nil && b.method == o.method && Is(b.self, o.self)
	return MakeBool(eq == (op == CmpEq)), nil
}

// Hash implements Hasher.
func (b *Builtin) Hash(t *Task) (int64, error) {
	if b.self != nil {
		return hashIdentity(b.self) ^ int64(HashStr(b.method.Name)), nil
	}
	return hashIdentity(b), nil
}

// QualifiedName is the dotted name of a builtin: "datetime.datetime.now",
// "builtins.open", "str.join".
func (b *Builtin) QualifiedName() string {
	switch {
	case b.owner != nil:
		return b.owner.dottedName() + "." + b.method.Name
	case b.module != "":
		return b.module + "." + b.method.Name
	}
	if c, ok := b.self.(*Type); ok {
		return c.dottedName() + "." + b.method.Name
	}
	return b.method.Name
}

// annotations is __annotations__, computed on first use.
func (f *Function) annotations(t *Task) (*Dict, error) {
	if f.Annotations == nil {
		f.Annotations = NewDict()
		if f.AnnotationsFunc != nil {
			d, err := f.AnnotationsFunc(t)
			if err != nil {
				f.Annotations = nil
				return nil, err
			}
			f.Annotations = d
		}
	}
	return f.Annotations, nil
}

func (f *Function) defaults() Value {
	var out []Value
	for i := range f.Params {
		if p := &f.Params[i]; p.Kind <= PositionalOrKeyword && p.Default != nil {
			out = append(out, p.Default)
		}
	}
	if out == nil {
		return None
	}
	return NewTuple(out...)
}

func (f *Function) keywordDefaults() Value {
	d := NewDict()
	for i := range f.Params {
		if p := &f.Params[i]; p.Kind == KeywordOnly && p.Default != nil {
			d.SetStr(p.Name, p.Default)
		}
	}
	if d.Len() == 0 {
		return None
	}
	return d
}

func stringAttribute(name string, field func(*Function) *string) Attribute {
	return Attribute{Name: name,
		Get: func(t *Task, self Value) (Value, error) { return Str(*field(self.(*Function))), nil },
		Set: func(t *Task, self, x Value) error {
			s, ok := "", false
			if x != nil {
				s, ok = AsStr(x)
			}
			if !ok {
				return Raise(TypeError, "%s must be set to a string object", name)
			}
			*field(self.(*Function)) = s
			return nil
		}}
}

func functionAttributes() []Attribute {
	return []Attribute{
		stringAttribute("__name__", func(f *Function) *string { return &f.Name }),
		stringAttribute("__qualname__", func(f *Function) *string {
			if f.Qualname == "" {
				f.Qualname = f.Name
			}
			return &f.Qualname
		}),
		{Name: "__doc__", Get: func(t *Task, self Value) (Value, error) {
			if d := self.(*Function).Doc; d != "" {
				return Str(d), nil
			}
			return None, nil
		}, Set: func(t *Task, self, x Value) error {
			self.(*Function).Doc, _ = AsStr(orNone(x))
			return nil
		}},
		{Name: "__module__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Function).Module), nil },
			Set: func(t *Task, self, x Value) error {
				self.(*Function).Module, _ = AsStr(orNone(x))
				return nil
			}},
		{Name: "__dict__", Get: func(t *Task, self Value) (Value, error) { return self.(*Function).AttrDict(true), nil },
			Set: func(t *Task, self, x Value) error {
				d, ok := AsDict(orNone(x))
				if !ok {
					return Raise(TypeError, "__dict__ must be set to a dictionary, not a '%s'", orNone(x).Type().Name)
				}
				self.(*Function).Attrs = d
				return nil
			}},
		{Name: "__defaults__", Get: func(t *Task, self Value) (Value, error) { return self.(*Function).defaults(), nil },
			Set: func(t *Task, self, x Value) error {
				return self.(*Function).keepDefaults(t, "__defaults__", x, self.(*Function).defaults())
			}},
		{Name: "__kwdefaults__", Get: func(t *Task, self Value) (Value, error) { return self.(*Function).keywordDefaults(), nil },
			Set: func(t *Task, self, x Value) error {
				return self.(*Function).keepDefaults(t, "__kwdefaults__", x, self.(*Function).keywordDefaults())
			}},
		{Name: "__annotations__", Get: func(t *Task, self Value) (Value, error) {
			d, err := self.(*Function).annotations(t)
			if err != nil {
				return nil, err
			}
			return d, nil
		}, Set: func(t *Task, self, x Value) error {
			d, ok := AsDict(orNone(x))
			if !ok && x != nil {
				return Raise(TypeError, "__annotations__ must be set to a dict object")
			}
			f := self.(*Function)
			f.Annotations, f.AnnotationsFunc = d, nil
			return nil
		}},
		{Name: "__globals__", Get: func(t *Task, self Value) (Value, error) {
			if g := self.(*Function).Globals; g != nil {
				return g, nil
			}
			return NewDict(), nil
		}},
		{Name: "__closure__", Get: func(t *Task, self Value) (Value, error) {
			cells := self.(*Function).Closure
			if len(cells) == 0 {
				return None, nil
			}
			out := make([]Value, len(cells))
			for i, c := range cells {
				out[i] = c
			}
			return NewTuple(out...), nil
		}},
		{Name: "__code__", Get: func(t *Task, self Value) (Value, error) { return &Code{fn: self.(*Function)}, nil }},
	}
}

// Code is what __code__ shows of a function.
type Code struct{ fn *Function }

// Type implements Value.
func (*Code) Type() *Type { return TypeCode }

// Flags of co_flags.
const (
	codeVarArgs     = 0x04
	codeVarKeywords = 0x08
	codeGenerator   = 0x20
	codeCoroutine   = 0x80
	codeAsyncGen    = 0x200
)

// GetAttr implements AttrGetter.
func (c *Code) GetAttr(t *Task, name string) (Value, error) {
	f := c.fn
	positional, posOnly, kwOnly, flags := 0, 0, 0, int64(3)
	var names, star []Value
	for i := range f.Params {
		p := &f.Params[i]
		switch p.Kind {
		case PositionalOnly:
			posOnly++
			positional++
		case PositionalOrKeyword:
			positional++
		case KeywordOnly:
			kwOnly++
		case VarPositional:
			flags |= codeVarArgs
			star = append([]Value{Str(p.Name)}, star...)
			continue
		case VarKeyword:
			flags |= codeVarKeywords
			star = append(star, Str(p.Name))
			continue
		}
		names = append(names, Str(p.Name))
	}
	switch {
	case f.IsAsync && f.IsGenerator:
		flags |= codeAsyncGen
	case f.IsAsync:
		flags |= codeCoroutine
	case f.IsGenerator:
		flags |= codeGenerator
	}
	switch name {
	case "co_name":
		return Str(f.Name), nil
	case "co_qualname":
		return Str(f.callName()), nil
	case "co_argcount":
		return MakeInt(int64(positional)), nil
	case "co_posonlyargcount":
		return MakeInt(int64(posOnly)), nil
	case "co_kwonlyargcount":
		return MakeInt(int64(kwOnly)), nil
	case "co_varnames":
		return NewTuple(append(names, star...)...), nil
	case "co_flags":
		return MakeInt(flags), nil
	case "co_filename":
		return Str(f.File), nil
	case "co_firstlineno":
		return MakeInt(int64(f.Line)), nil
	}
	return nil, nil
}

type functionTables struct{}

// Fill implements Tables.
func (functionTables) Fill() {
	TypeFunction.Final = true
	TypeFunction.SetMethods(nil, "get call repr")
	TypeFunction.SetAttributes(functionAttributes())
	TypeMethod.SetMethods(nil, "call repr eq hash")
	TypeMethod.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := checkPositional("method", len(pos), 2, 2); err != nil {
			return nil, err
		}
		if !Callable(pos[0]) {
			return nil, Raise(TypeError, "first argument must be callable")
		}
		if pos[1] == None {
			return nil, Raise(TypeError, "self must not be None")
		}
		return &BoundMethod{Func: pos[0], Self: pos[1]}, nil
	}
	TypeBuiltin.Final = true
	TypeBuiltin.SetMethods(nil, "call repr eq hash")
	TypeBuiltin.SetAttributes([]Attribute{
		{Name: "__name__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Builtin).method.Name), nil }},
		{Name: "__qualname__", Get: func(t *Task, self Value) (Value, error) {
			b := self.(*Builtin)
			if b.owner != nil {
				return Str(b.owner.Name + "." + b.method.Name), nil
			}
			return Str(b.method.Name), nil
		}},
		{Name: "__module__", Get: func(t *Task, self Value) (Value, error) {
			if b := self.(*Builtin); b.module != "" {
				return Str(b.module), nil
			}
			return None, nil
		}},
		{Name: "__self__", Get: func(t *Task, self Value) (Value, error) { return orNone(self.(*Builtin).self), nil }},
		{Name: "__doc__", Get: func(t *Task, self Value) (Value, error) {
			if d := self.(*Builtin).method.Doc; d != "" {
				return Str(d), nil
			}
			return None, nil
		}},
	})
	for _, c := range []*Type{TypeMethodDescriptor, TypeSlotWrapper} {
		c.SetMethods(nil, "get call repr")
		c.SetAttributes([]Attribute{
			{Name: "__name__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*MethodDescriptor).method.Name), nil }},
			{Name: "__qualname__", Get: func(t *Task, self Value) (Value, error) {
				d := self.(*MethodDescriptor)
				return Str(d.owner.Name + "." + d.method.Name), nil
			}},
			{Name: "__objclass__", Get: func(t *Task, self Value) (Value, error) { return self.(*MethodDescriptor).owner, nil }},
			{Name: "__doc__", Get: func(t *Task, self Value) (Value, error) {
				if d := self.(*MethodDescriptor).method.Doc; d != "" {
					return Str(d), nil
				}
				return None, nil
			}},
		})
	}
	TypeGetSetDescriptor.SetMethods(nil, "get set delete repr")
	TypeMember.SetMethods(nil, "get set delete repr")
	TypeMember.SetAttributes([]Attribute{
		{Name: "__name__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Member).Name), nil }},
	})
	TypeCell.SetAttributes([]Attribute{
		{Name: "cell_contents", Get: func(t *Task, self Value) (Value, error) {
			if v := self.(*Cell).V; v != nil {
				return v, nil
			}
			return nil, Raise(ValueError, "Cell is empty")
		}, Set: func(t *Task, self, x Value) error { self.(*Cell).V = x; return nil }},
	})
}

// keepDefaults sets __defaults__ or __kwdefaults__ to what they are. Calls have the defaults
// of parameters in them, so that others cannot be set.
func (f *Function) keepDefaults(t *Task, name string, x, now Value) error {
	if same, err := Eq(t, orNone(x), now); err != nil || same {
		return err
	}
	if d, ok := AsDict(orNone(x)); ok && now == None {
		// Defaults of parameters that the function has not got.
		known := slices.ContainsFunc(f.Params, func(p Param) bool { _, has := d.GetStr(p.Name); return has && p.Kind == KeywordOnly })
		if !known {
			return nil
		}
	}
	return Raise(AttributeError, "attribute '%s' of 'function' objects is not writable", name)
}
