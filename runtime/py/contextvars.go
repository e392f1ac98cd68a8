package py

// Context is contextvars.Context: the values of context variables. A task has
// one; new tasks start with a copy of their parent's.
type Context struct {
	values  map[*ContextVar]Value
	order   []*ContextVar
	decimal *DecimalContext // the value of decimalVar, which every operation of a Decimal asks for
}

// TypeContext, TypeContextVar and TypeToken are the classes of contextvars.
var (
	TypeContext    = newRootType(contextvarsTables{}, "_contextvars", "Context")
	TypeContextVar = newRootType(contextvarsTables{}, "_contextvars", "ContextVar")
	TypeToken      = newRootType(contextvarsTables{}, "_contextvars", "Token")
)

// ContextVar is contextvars.ContextVar.
type ContextVar struct {
	Name    string
	Default Value // nil: none
}

// Token is contextvars.Token.
type Token struct {
	v    *ContextVar
	old  Value // nil: was not set
	used bool
}

// Type implements Value.
func (*Context) Type() *Type { return TypeContext }

// Type implements Value.
func (*ContextVar) Type() *Type { return TypeContextVar }

// Type implements Value.
func (*Token) Type() *Type { return TypeToken }

// Repr implements Reprer.
func (tok *Token) Repr(t *Task) (string, error) {
	of, err := Repr(t, tok.v)
	return "<Token" + choose(tok.used, " used", "") + " var=" + of + " at " + address(tok) + ">", err
}

func (c *Context) copy() *Context {
	n := &Context{values: map[*ContextVar]Value{}}
	if c != nil {
		for k, v := range c.values {
			n.values[k] = v
		}
		n.order = append(n.order, c.order...)
		n.decimal = c.decimal
	}
	return n
}

func (t *Task) contextOf() *Context {
	if t.context == nil {
		t.context = &Context{values: map[*ContextVar]Value{}}
	}
	return t.context
}

// Context is the task's current context, for tasks that continue it elsewhere.
func (t *Task) Context() *Context { return t.contextOf() }

// Value is what a variable is set to in the context; ok is false where it is not.
func (c *Context) Value(v *ContextVar) (x Value, ok bool) {
	x, ok = c.values[v]
	return x, ok
}

// Copy is a context with the same values: Context.copy().
func (c *Context) Copy() *Context { return c.copy() }

// SetContext makes c the task's current context.
func (t *Task) SetContext(c *Context) (previous *Context) {
	previous, t.context = t.context, c
	return previous
}

// CopyContext is contextvars.copy_context().
func (t *Task) CopyContext() *Context { return t.context.copy() }

// Get is the variable's value in the task's context: the value that was set, the
// given default, the variable's default, LookupError.
func (v *ContextVar) Get(t *Task, fallback Value) (Value, error) {
	if t.context != nil {
		if x := t.context.values[v]; x != nil {
			return x, nil
		}
	}
	if fallback != nil {
		return fallback, nil
	}
	if v.Default != nil {
		return v.Default, nil
	}
	return nil, raiseArgs(LookupError, v)
}

// Set gives the variable a value in the task's context.
func (v *ContextVar) Set(t *Task, x Value) *Token {
	c := t.contextOf()
	tok := &Token{v: v, old: c.values[v]}
	c.set(v, x)
	return tok
}

func (c *Context) set(v *ContextVar, x Value) {
	if v == decimalVar {
		c.decimal, _ = x.(*DecimalContext)
	}
	if x == nil {
		delete(c.values, v)
		for i, o := range c.order {
			if o == v {
				c.order = append(c.order[:i:i], c.order[i+1:]...)
				break
			}
		}
		return
	}
	if c.values[v] == nil {
		c.order = append(c.order, v)
	}
	c.values[v] = x
}

// Reset undoes a Set.
func (v *ContextVar) Reset(t *Task, tok *Token) error {
	if tok.used {
		text, err := tok.Repr(t)
		if err != nil {
			return err
		}
		return raiseArgs(RuntimeError, Str(text+" has already been used once"))
	}
	if tok.v != v {
		text, err := tok.Repr(t)
		if err != nil {
			return err
		}
		return Raise(ValueError, "%s was created by a different ContextVar", text)
	}
	tok.used = true
	t.contextOf().set(v, tok.old)
	return nil
}

// Repr implements Reprer.
func (v *ContextVar) Repr(t *Task) (string, error) {
	name, err := Repr(t, Str(v.Name))
	if err != nil {
		return "", err
	}
	s := "<ContextVar name=" + name
	if v.Default != nil {
		d, err := Repr(t, v.Default)
		if err != nil {
			return "", err
		}
		s += " default=" + d
	}
	return s + " at " + address(v) + ">", nil
}

type contextvarsTables struct{}

// Fill implements Tables.
func (contextvarsTables) Fill() {
	for _, c := range []*Type{TypeContext, TypeContextVar, TypeToken} {
		c.Final = true
	}
	TypeContextVar.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("ContextVar", []string{"", "$", "default"}, 1, pos, kw)
		if err != nil {
			return nil, err
		}
		name, ok := AsStr(a[0])
		if !ok {
			return nil, Raise(TypeError, "context variable name must be a str")
		}
		return &ContextVar{Name: name, Default: a[1]}, nil
	}
	TypeContextVar.SetMethods([]Method{
		{Name: "get", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return self.(*ContextVar).Get(t, a[0])
		}},
		{Name: "set", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return self.(*ContextVar).Set(t, a[0]), nil
		}},
		{Name: "reset", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			tok, ok := a[0].(*Token)
			if !ok {
				return nil, Raise(TypeError, "expected an instance of Token, got %s", a[0].Type().repr())
			}
			return None, self.(*ContextVar).Reset(t, tok)
		}},
		{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
	}, "repr")
	TypeContextVar.SetAttributes([]Attribute{{Name: "name", Get: func(t *Task, self Value) (Value, error) {
		return Str(self.(*ContextVar).Name), nil
	}}})
	TypeToken.extra = func(d *Dict) { d.SetStr("MISSING", tokenMissing) }
	TypeToken.SetMethods(nil, "repr")
	TypeToken.SetAttributes([]Attribute{
		{Name: "var", Get: func(t *Task, self Value) (Value, error) { return self.(*Token).v, nil }},
		{Name: "old_value", Get: func(t *Task, self Value) (Value, error) {
			if old := self.(*Token).old; old != nil {
				return old, nil
			}
			return tokenMissing, nil
		}},
	})
	TypeContext.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return (*Context)(nil).copy(), nil
	}
	TypeContext.SetMethods([]Method{
		{Name: "run", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			if len(pos) == 0 {
				return nil, Raise(TypeError, "run() missing 1 required positional argument")
			}
			previous := t.context
			t.context = self.(*Context)
			defer func() { t.context = previous }()
			return CallKw(t, pos[0], pos[1:], kw)
		}},
		{Name: "copy", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return self.(*Context).copy(), nil
		}},
		{Name: "get", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if v, ok := a[0].(*ContextVar); ok {
				if x := self.(*Context).values[v]; x != nil {
					return x, nil
				}
			}
			return orNone(a[1]), nil
		}},
	}, "len getitem contains iter")
}

// ContextvarsModule is the module contextvars.
var ContextvarsModule = NewNative("contextvars", buildContextvarsModule)

func buildContextvarsModule() *Module {
	m := NewNativeModule("contextvars", []Method{
		{Name: "copy_context", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return t.CopyContext(), nil }},
	})
	m.Dict.SetStr("ContextVar", TypeContextVar)
	m.Dict.SetStr("Context", TypeContext)
	m.Dict.SetStr("Token", TypeToken)
	return m
}

var tokenMissing Value = &Sentinel{name: "<Token.MISSING>"}

// Len implements Lener.
func (c *Context) Len() int { return len(c.values) }

// GetItem implements Subscripter.
func (c *Context) GetItem(t *Task, key Value) (Value, error) {
	if v, ok := key.(*ContextVar); ok {
		if x := c.values[v]; x != nil {
			return x, nil
		}
	}
	return nil, raiseArgs(KeyError, key)
}

// Contains implements Container.
func (c *Context) Contains(t *Task, item Value) (bool, error) {
	v, ok := item.(*ContextVar)
	return ok && c.values[v] != nil, nil
}

// Iter implements Iterable.
func (c *Context) Iter(t *Task) (Iterator, error) {
	out := make([]Value, len(c.order))
	for i, v := range c.order {
		out[i] = v
	}
	return NewTuple(out...).Iter(t)
}

// TypeSentinel is the type of unique marker objects of builtin modules.
var TypeSentinel = newRootType(nil, "builtins", "object")

// Sentinel is a marker object with a fixed repr.
type Sentinel struct{ name string }

// Type implements Value.
func (*Sentinel) Type() *Type { return TypeSentinel }

// Repr implements Reprer.
func (s *Sentinel) Repr(t *Task) (string, error) { return s.name, nil }
