package py

import (
	"sort"
	"strings"
)

// Call implements Caller: calling a class makes an instance, unless its
// metaclass says otherwise.
func (c *Type) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if c.Metaclass() != nil {
		if m, ok := c.Metaclass().Lookup("__call__"); ok {
			if d, slot := m.(*MethodDescriptor); !slot || d.owner != TypeType {
				r, _, err := callSpecialKw(t, c, "__call__", pos, kw)
				return r, err
			}
		}
	}
	return Instantiate(t, c, pos, kw)
}

// Instantiate is type.__call__: __new__, then __init__ when __new__ gave an
// instance of the class.
func Instantiate(t *Task, c *Type, pos []Value, kw []Kw) (Value, error) {
	if c == TypeType && len(pos) == 1 && len(kw) == 0 {
		return pos[0].Type(), nil
	}
	if !c.heap {
		v, err := newInstance(t, c, c, pos, kw)
		init := c.inheritedInit()
		if err != nil || init == nil || v.Type() != c {
			return v, err
		}
		return v, init(t, v, pos, kw)
	}
	v, err := callNew(t, c, pos, kw)
	if err != nil || !v.Type().IsSubtype(c) {
		return v, err
	}
	return v, callInit(t, v, pos, kw)
}

// makePlan is what calling a plain class comes to: no __new__ and no __call__ of a
// metaclass, so that an instance is made and given to __init__. Classes of exceptions are
// plain in the same way.
type makePlan struct {
	version   uint64
	plain     bool
	exception bool
	init      *Function // nil: object's, or BaseException's
}

// makePlan returns the class's plan, nil for a class that is not plain.
func (c *Type) makePlan() *makePlan {
	if !c.heap {
		return nil
	}
	p := c.plan.Load()
	if p == nil || p.version != c.version.Load() {
		p = c.newMakePlan()
		c.plan.Store(p)
	}
	if !p.plain {
		return nil
	}
	return p
}

func (c *Type) newMakePlan() *makePlan {
	p := &makePlan{version: c.version.Load(), exception: c.makesExceptions()}
	if c.Metaclass() != nil || len(c.abstract) > 0 || !p.exception && (!c.inherits("__new__", TypeObject) || c.layoutType() != TypeObject) {
		return p
	}
	m, _ := c.Lookup("__init__")
	switch init := m.(type) {
	case *Function:
		p.init, p.plain = init, true
	case *MethodDescriptor:
		p.plain = init.owner == TypeObject && !p.exception || init.owner.IsSubtype(BaseException) && p.exception
	}
	return p
}

// makesExceptions reports whether the class has BaseException's __new__, for which OSError
// and groups have their own.
func (c *Type) makesExceptions() bool {
	m, _ := c.Lookup("__new__")
	b, ok := m.(*Builtin)
	if !ok || !c.IsSubtype(BaseException) || c.IsSubtype(OSError) || c.IsSubtype(BaseExceptionGroup) {
		return false
	}
	base, ok := b.self.(*Type)
	return ok && base.IsSubtype(BaseException)
}

// make makes an instance; the arguments are not kept.
func (p *makePlan) make(t *Task, c *Type, args []Value) (Value, error) {
	var made Value
	switch {
	case p.exception:
		e := newPlainException(c, args)
		if p.init == nil {
			return e, e.fillFields(t)
		}
		made = e
	case p.init != nil:
		made = newObject(c)
	case len(args) > 0:
		return objectNew(t, c, append([]Value(nil), args...), nil)
	default:
		return newObject(c), nil
	}
	r, err := p.init.callMethod(t, made, args)
	if err != nil {
		return nil, err
	}
	if r != None {
		return nil, Raise(TypeError, "__init__() should return None, not '%s'", r.Type().Name)
	}
	return made, nil
}

// callNew calls the class's __new__.
func callNew(t *Task, c *Type, pos []Value, kw []Kw) (Value, error) {
	m, _ := c.Lookup("__new__")
	if b, ok := m.(*Builtin); ok {
		if base, ok := b.self.(*Type); ok {
			return newInstance(t, base, c, pos, kw)
		}
	}
	switch s := m.(type) {
	case *StaticMethod:
		m = s.Func
	case *ClassMethod: // bound as any attribute of the class is, and handed the class again
		m = &BoundMethod{Func: s.Func, Self: c}
	}
	return CallKw(t, m, prepend(c, pos), kw)
}

// callInit calls the class's __init__ on a new instance.
func callInit(t *Task, v Value, pos []Value, kw []Kw) error {
	class := v.Type()
	m, ok := class.Lookup("__init__")
	if !ok {
		return nil
	}
	if d, ok := m.(*MethodDescriptor); ok {
		if d.owner == TypeObject {
			return objectInit(t, v, pos, kw)
		}
		if d.owner.Init != nil {
			return d.owner.Init(t, v, pos, kw)
		}
	}
	r, _, err := callSpecialKw(t, v, "__init__", pos, kw)
	if err != nil {
		return err
	}
	if r != None {
		return Raise(TypeError, "__init__() should return None, not '%s'", r.Type().Name)
	}
	return nil
}

// newInstance runs the builtin type's __new__ for class c.
func newInstance(t *Task, builtin, c *Type, pos []Value, kw []Kw) (Value, error) {
	if builtin == TypeObject {
		return objectNew(t, c, pos, kw)
	}
	make := builtin.inheritedNew()
	if make == nil {
		return nil, Raise(TypeError, "cannot create '%s' instances", builtin.dottedName())
	}
	v, err := make(t, c, pos, kw)
	if err != nil || c == builtin || v.Type() == c || v.Type().IsSubtype(c) {
		return v, err
	}
	o := newObject(c)
	o.Base = v
	return o, nil
}

// inheritedNew is the New of a builtin class or of the nearest class that it derives from
// (an exception class written in Go has BaseException's).
func (c *Type) inheritedNew() func(*Task, *Type, []Value, []Kw) (Value, error) {
	for _, m := range c.MRO() {
		if m.New != nil && m != TypeObject {
			return m.New
		}
	}
	return nil
}

// inheritedInit is the Init of a builtin class or of the nearest class that it derives
// from. A class with a New of its own and no Init has done everything in New.
func (c *Type) inheritedInit() func(*Task, Value, []Value, []Kw) error {
	for _, m := range c.MRO() {
		if m.Init != nil || m.New != nil {
			return m.Init
		}
	}
	return nil
}

// objectNew is object.__new__ (Objects/typeobject.c, object_new).
func objectNew(t *Task, c *Type, pos []Value, kw []Kw) (Value, error) {
	if len(pos)+len(kw) > 0 {
		if !c.inherits("__new__", TypeObject) {
			return nil, Raise(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if c.inherits("__init__", TypeObject) {
			return nil, Raise(TypeError, "%s() takes no arguments", c.Name)
		}
	}
	if len(c.abstract) > 0 {
		names := append([]string(nil), c.abstract...)
		sort.Strings(names)
		return nil, Raise(TypeError, "Can't instantiate abstract class %s with abstract method%s %s", c.Name, plural(len(names)), strings.Join(names, ", "))
	}
	if solid := c.layoutType(); solid != TypeObject {
		return nil, Raise(TypeError, "object.__new__(%s) is not safe, use %s.__new__()", c.Name, solid.Name)
	}
	if c == TypeObject {
		return newObject(c), nil
	}
	return newObject(c), nil
}

// objectInit is object.__init__ (object_init).
func objectInit(t *Task, v Value, pos []Value, kw []Kw) error {
	if len(pos)+len(kw) == 0 {
		return nil
	}
	c := v.Type()
	if !c.inherits("__init__", TypeObject) {
		return Raise(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
	}
	if c.inherits("__new__", TypeObject) {
		return Raise(TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", c.Name)
	}
	return nil
}

// inherits reports whether the class's name is the one that base defines.
func (c *Type) inherits(name string, base *Type) bool {
	mine, _ := c.Lookup(name)
	theirs, _ := base.Namespace().GetStr(name)
	return mine == theirs
}

// newMethodRow is the row of a builtin type's __new__: a static method that
// takes the class to instantiate first.
func newMethodRow(c *Type) *Method {
	return &Method{Name: "__new__", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if len(pos) == 0 {
			return nil, Raise(TypeError, "%s.__new__(): not enough arguments", c.Name)
		}
		class, ok := pos[0].(*Type)
		if !ok {
			return nil, Raise(TypeError, "%s.__new__(X): X is not a type object (%s)", c.Name, pos[0].Type().Name)
		}
		if !class.IsSubtype(c) {
			return nil, Raise(TypeError, "%s.__new__(%s): %s is not a subtype of %s", c.Name, class.Name, class.Name, c.Name)
		}
		if solid := class.layoutType(); solid != c.layoutType() && c.New != nil && solid.New != nil && !c.IsSubtype(BaseException) {
			return nil, Raise(TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", c.Name, class.Name, solid.Name)
		}
		return newInstance(t, c, class, pos[1:], kw)
	}}
}

// initMethodRow is the row of a builtin type's __init__.
func initMethodRow(c *Type) *Method {
	return &Method{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		return None, c.Init(t, self, pos, kw)
	}}
}

// layoutType is the builtin type whose representation instances of c carry:
// object for plain classes (CPython's "solid base").
func (c *Type) layoutType() *Type {
	for _, m := range c.MRO() {
		if !m.heap && m.New != nil && !m.Mixin {
			return m
		}
	}
	return TypeObject
}

// slotCount is the number of __slots__ that instances of c have.
func (c *Type) slotCount() int { return c.slotBase + len(c.slotNames) }

// dottedName is the name that CPython keeps in tp_name: with the module for
// types outside builtins.
func (c *Type) dottedName() string {
	if c.heap || c.Module == "builtins" || c.Module == "" {
		return c.Name
	}
	return c.Module + "." + c.Name
}
