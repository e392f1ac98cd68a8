package py

import (
	"fmt"
	"strings"
)

// A builtin type publishes its methods in a static table of Method rows. A row
// costs nothing at start-up: tables are composite literals that the linker
// lays out, and the type indexes them when an attribute is first looked up.
//
// How to fill a table for a type:
//
//	func strMethods() []Method { return []Method{
//		{Name: "upper", Kind: NoArgs, Fn: strUpper},
//		{Name: "join", Kind: OneArg, Fn: strJoin},
//		{Name: "replace", Kind: Positional, Min: 2, Max: 3, Fn: strReplace},
//		{Name: "split", Kind: Keywords, Params: []string{"sep", "maxsplit"}, Fn: strSplit},
//		{Name: "format", Kind: Raw, RawFn: strFormat},
//	} }
//
//	func (strTables) Fill() { TypeStr.SetMethods(strMethods(), "add mul rmul len getitem ...") }
//
// Tables are handed to their type in the Fill of its Tables, because a variable
// initialiser would be a cycle (type -> table -> function -> type).
//
// Fn receives the receiver already unwrapped (Unwrap: a Str for an instance of
// a subclass of str) and the arguments by position, with nil for every optional
// one that was not passed; the argument slice has always Max (Positional) or
// len(Params) (Keywords) elements and belongs to the callee for the call only.
// The kinds are CPython's calling conventions, because each has its own error
// messages:
//
//	NoArgs      METH_NOARGS      "str.upper() takes no arguments (1 given)"
//	OneArg      METH_O           "str.join() takes exactly one argument (0 given)"
//	Positional  METH_FASTCALL    "replace expected at least 2 arguments, got 1"
//	Keywords    Argument Clinic  "split() takes at most 2 arguments (3 given)"
//	Raw         METH_VARARGS|METH_KEYWORDS: gets everything, checks by itself
//
// What the inspect-like question "which convention has this method" is answered
// by: python -c "help(str.split)": a "/" at the end of the signature is
// Positional (or OneArg/NoArgs), names without one are Keywords.

// CallKind is a calling convention of a builtin function or method.
type CallKind uint8

// The calling conventions, see above.
const (
	NoArgs CallKind = iota
	OneArg
	Positional
	Keywords
	Raw
)

// NoMax is Method.Max for a Positional method that takes any number of
// arguments.
const NoMax = -1

// Method is one row of a builtin type's or module's table.
type Method struct {
	Name string
	Kind CallKind
	// Min is the number of required arguments for Positional and Keywords.
	Min int
	// Max is the highest number of arguments for Positional; NoMax for any.
	Max int
	// Params are the names for Keywords; "" is a positional-only one. Names
	// from a "$" element on are keyword-only (the "$" itself takes no slot).
	Params []string
	// Fn is the implementation; self is nil for module functions.
	Fn func(t *Task, self Value, args []Value) (Value, error)
	// RawFn is the implementation for Raw.
	RawFn func(t *Task, self Value, pos []Value, kw []Kw) (Value, error)
	// Class and Static mark class and static methods; self is then the *Type
	// through which it was called, or nil.
	Class, Static bool
	// Wrapped makes the receiver arrive as it is, not unwrapped.
	Wrapped bool
	// Doc is __doc__.
	Doc string
}

// Attribute is a row of a builtin type's table of computed attributes
// (CPython's getset and member descriptors).
type Attribute struct {
	Name string
	// Get computes the attribute of an unwrapped instance.
	Get func(t *Task, self Value) (Value, error)
	// Set assigns it, or deletes it when x is nil; nil: read-only.
	Set func(t *Task, self, x Value) error
	// Member marks what is a field of the C struct in CPython, which has a message of its own.
	Member bool
}

// bindArgs checks pos and kw against the row's convention and returns the
// arguments by position. owner is the type's name for messages, "" for module
// functions.
func (m *Method) bindArgs(owner string, pos []Value, kw []Kw) ([]Value, error) {
	switch m.Kind {
	case NoArgs:
		if len(kw) > 0 {
			return nil, Raise(TypeError, "%s() takes no keyword arguments", m.fullName(owner))
		}
		if len(pos) != 0 {
			return nil, Raise(TypeError, "%s() takes no arguments (%d given)", m.fullName(owner), len(pos))
		}
		return pos, nil
	case OneArg:
		if len(kw) > 0 {
			return nil, Raise(TypeError, "%s() takes no keyword arguments", m.fullName(owner))
		}
		if len(pos) != 1 {
			return nil, Raise(TypeError, "%s() takes exactly one argument (%d given)", m.fullName(owner), len(pos))
		}
		return pos, nil
	case Positional:
		if len(kw) > 0 {
			return nil, Raise(TypeError, "%s() takes no keyword arguments", m.fullName(owner))
		}
		if err := checkPositional(m.Name, len(pos), m.Min, m.Max); err != nil {
			return nil, err
		}
		if m.Max == NoMax || len(pos) == m.Max {
			return pos, nil
		}
		args := make([]Value, m.Max)
		copy(args, pos)
		return args, nil
	case Keywords:
		return bindKeywords(m.Name, m.Params, m.Min, pos, kw)
	}
	return pos, nil
}

// fullName is the name in messages of conventions that say the type's name.
func (m *Method) fullName(owner string) string {
	if owner == "" {
		return m.Name
	}
	return owner + "." + m.Name
}

// checkPositional is _PyArg_CheckPositional.
func checkPositional(name string, n, least, most int) error {
	if n < least {
		return Raise(TypeError, "%s expected %s%d argument%s, got %d",
			name, choose(least == most, "", "at least "), least, plural(least), n)
	}
	if most != NoMax && n > most {
		return Raise(TypeError, "%s expected %s%d argument%s, got %d",
			name, choose(least == most, "", "at most "), most, plural(most), n)
	}
	return nil
}

// bindKeywords is _PyArg_UnpackKeywords: params holds the names, "" for
// positional-only ones, "$" before the keyword-only ones; the first least are
// required.
func bindKeywords(name string, params []string, least int, pos []Value, kw []Kw) ([]Value, error) {
	maxPos, total := len(params), len(params)
	for i, p := range params {
		if p == "$" {
			maxPos, total = i, total-1
			break
		}
	}
	slot := func(i int) string {
		if i >= maxPos {
			i++
		}
		return params[i]
	}
	posOnly := 0
	for posOnly < maxPos && params[posOnly] == "" {
		posOnly++
	}
	if len(pos)+len(kw) > total {
		return nil, Raise(TypeError, "%s() takes %s %d %sargument%s (%d given)",
			name, choose(least == total, "exactly", "at most"), total,
			choose(len(pos) == 0 && posOnly < total && len(kw) > 0, "keyword ", ""), plural(total), len(pos)+len(kw))
	}
	if len(pos) > maxPos {
		if maxPos == 0 {
			return nil, Raise(TypeError, "%s() takes no positional arguments", name)
		}
		return nil, Raise(TypeError, "%s() takes %s %d positional argument%s (%d given)",
			name, choose(least < maxPos, "at most", "exactly"), maxPos, plural(maxPos), len(pos))
	}
	if len(pos) < posOnly && len(pos) < least {
		need := min(posOnly, least)
		return nil, Raise(TypeError, "%s() takes %s %d positional argument%s (%d given)",
			name, choose(need < posOnly || least < maxPos, "at least", "exactly"), need, plural(need), len(pos))
	}
	args := make([]Value, total)
	copy(args, pos)
	used := 0
	for i := max(len(pos), posOnly); i < total; i++ {
		if used < len(kw) {
			for _, k := range kw {
				if k.Name == slot(i) {
					args[i] = k.Value
					used++
					break
				}
			}
		}
		if args[i] == nil && i < least {
			return nil, Raise(TypeError, "%s() missing required argument '%s' (pos %d)", name, slot(i), i+1)
		}
	}
	if used < len(kw) {
		for _, k := range kw {
			known := false
			for i := posOnly; i < total; i++ {
				if slot(i) != k.Name {
					continue
				}
				if i < len(pos) {
					return nil, Raise(TypeError, "argument for %s() given by name ('%s') and position (%d)", name, k.Name, i+1)
				}
				known = true
			}
			if !known {
				return nil, Raise(TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, name)
			}
		}
	}
	return args, nil
}

// noKeywords raises CPython's error when a function that takes only positional
// arguments gets named ones.
func noKeywords(name string, kw []Kw) error {
	if len(kw) == 0 {
		return nil
	}
	return Raise(TypeError, "%s() takes no keyword arguments", name)
}

func choose(cond bool, yes, no string) string {
	if cond {
		return yes
	}
	return no
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// Builtin is a builtin function, or a method of a builtin type bound to its
// receiver.
type Builtin struct {
	method *Method
	self   Value  // receiver, module functions: nil
	owner  *Type  // defining type of a bound method
	module string // __module__ of a function
}

// NewBuiltin makes a builtin function from a table row.
func NewBuiltin(module string, m *Method) *Builtin { return &Builtin{method: m, module: module} }

// Type implements Value.
func (*Builtin) Type() *Type { return TypeBuiltin }

// Name is __name__.
func (b *Builtin) Name() string { return b.method.Name }

// Self is __self__: the receiver of a bound method, otherwise nil.
func (b *Builtin) Self() Value { return b.self }

// Call implements Caller.
func (b *Builtin) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	m := b.method
	self := b.self
	owner := ""
	if b.owner != nil {
		owner = b.owner.Name
		if !m.Wrapped && !m.Class {
			self = Unwrap(self)
		}
	}
	if b.owner == nil && b.module != "builtins" {
		owner = b.module
	}
	if m.Kind == Raw {
		return m.RawFn(t, self, pos, kw)
	}
	args, err := m.bindArgs(owner, pos, kw)
	if err != nil {
		return nil, err
	}
	return m.Fn(t, self, args)
}

// Repr implements Reprer.
func (b *Builtin) Repr(t *Task) (string, error) {
	if b.self != nil {
		if c, ok := b.self.(*Type); ok {
			return fmt.Sprintf("<built-in method %s of type object at %s>", b.method.Name, address(c)), nil
		}
		return fmt.Sprintf("<built-in method %s of %s object at %s>", b.method.Name, b.self.Type().Name, address(b.self)), nil
	}
	return "<built-in function " + b.method.Name + ">", nil
}

// MethodDescriptor is a method of a builtin type, as found on the type.
type MethodDescriptor struct {
	method *Method
	owner  *Type
	slot   bool // a special method: "slot wrapper" in reprs and messages
}

// Owner is the class that has the method, Name the method's name in it.
func (d *MethodDescriptor) Owner() *Type { return d.owner }

// Type implements Value.
func (d *MethodDescriptor) Type() *Type {
	if d.slot {
		return TypeSlotWrapper
	}
	return TypeMethodDescriptor
}

// Name is __name__.
func (d *MethodDescriptor) Name() string { return d.method.Name }

// DescrGet implements Getter.
func (d *MethodDescriptor) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if d.method.Class {
		return &Builtin{method: d.method, self: owner, owner: d.owner}, nil
	}
	if instance == nil {
		return d, nil
	}
	return &Builtin{method: d.method, self: instance, owner: d.owner}, nil
}

// Call implements Caller: the first argument is the receiver.
func (d *MethodDescriptor) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	name := d.method.Name
	if len(pos) == 0 {
		if d.slot {
			return nil, Raise(TypeError, "descriptor '%s' of '%s' object needs an argument", name, d.owner.Name)
		}
		return nil, Raise(TypeError, "unbound method %s.%s() needs an argument", d.owner.Name, name)
	}
	if !pos[0].Type().IsSubtype(d.owner) {
		if d.slot {
			return nil, Raise(TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", name, d.owner.Name, pos[0].Type().Name)
		}
		return nil, Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, d.owner.Name, pos[0].Type().Name)
	}
	return d.invoke(t, pos[0], pos[1:], kw)
}

// invoke calls the method with a receiver known to be of the owner's type.
func (d *MethodDescriptor) invoke(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	b := Builtin{method: d.method, self: self, owner: d.owner}
	return b.Call(t, pos, kw)
}

// callFast is invoke with positional arguments, which are not kept: the methods of the
// types that lendArgs names get them on the task's stack of arguments.
func (d *MethodDescriptor) callFast(t *Task, self Value, args []Value) (Value, error) {
	m := d.method
	n := len(args)
	fits := m.Kind == NoArgs && n == 0 || m.Kind == OneArg && n == 1 || m.Kind == Positional && m.Max != NoMax && n >= m.Min && n <= m.Max ||
		m.Kind == Keywords && n >= m.Min && n <= m.plainParams()
	if !fits || t == nil || !d.lendsArgs() {
		return d.invoke(t, self, append([]Value(nil), args...), nil)
	}
	if !m.Wrapped {
		self = Unwrap(self)
	}
	if m.Kind == NoArgs {
		return m.Fn(t, self, nil)
	}
	size := n
	switch m.Kind {
	case Positional:
		size = m.Max
	case Keywords:
		size = len(m.Params)
	}
	lent, base := t.lend(size)
	copy(lent, args)
	r, err := m.Fn(t, self, lent)
	t.takeBack(lent, base)
	return r, err
}

// plainParams is how many parameters a method with keywords has, -1 when not all can be given by position
// and by name.
func (m *Method) plainParams() int {
	for _, p := range m.Params {
		if p == "" || p == "$" {
			return -1
		}
	}
	return len(m.Params)
}

// lendsArgs reports whether the methods of the owner read their arguments only while they
// run.
func (d *MethodDescriptor) lendsArgs() bool {
	switch d.owner {
	case TypeList, TypeDict, TypeSet, TypeStr, TypePattern, TypeMatch:
		return true
	}
	return d.owner.lends
}

// Repr implements Reprer.
func (d *MethodDescriptor) Repr(t *Task) (string, error) {
	if d.slot {
		return fmt.Sprintf("<slot wrapper '%s' of '%s' objects>", d.method.Name, d.owner.Name), nil
	}
	return fmt.Sprintf("<method '%s' of '%s' objects>", d.method.Name, d.owner.Name), nil
}

// AttributeDescriptor is a computed attribute of a builtin type, as found on
// the type.
type AttributeDescriptor struct {
	attr  *Attribute
	owner *Type
}

// Type implements Value.
func (*AttributeDescriptor) Type() *Type { return TypeGetSetDescriptor }

// DescrGet implements Getter.
func (d *AttributeDescriptor) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return d, nil
	}
	return d.attr.Get(t, d.holder(instance))
}

// holder is what the attribute of an instance is read from: the builtin value inside an
// instance of a subclass, but the instance for what object itself has (__class__).
func (d *AttributeDescriptor) holder(instance Value) Value {
	if d.owner == TypeObject {
		return instance
	}
	return Unwrap(instance)
}

// DescrSet implements Setter.
func (d *AttributeDescriptor) DescrSet(t *Task, instance, x Value) error {
	if d.attr.Set == nil && d.attr.Member {
		return Raise(AttributeError, "readonly attribute")
	}
	if d.attr.Set == nil {
		return Raise(AttributeError, "attribute '%s' of '%s' objects is not writable", d.attr.Name, d.owner.Name)
	}
	return d.attr.Set(t, d.holder(instance), x)
}

// Repr implements Reprer.
func (d *AttributeDescriptor) Repr(t *Task) (string, error) {
	return fmt.Sprintf("<attribute '%s' of '%s' objects>", d.attr.Name, d.owner.Name), nil
}

// SetMethods hands a builtin type its method table and names the special
// methods that its Go interfaces stand for (without underscores, blank
// separated: "len getitem contains iter add eq ne lt le gt ge hash repr str
// format bool neg call next ..."). It may be called several times and is to be
// called from Fill only (Tables).
func (c *Type) SetMethods(rows []Method, slots string) {
	c.methodTables = append(c.methodTables, rows)
	if slots != "" {
		c.slots = strings.TrimSpace(c.slots + " " + slots)
	}
}

// SetAttributes hands a builtin type its computed attributes, as SetMethods.
func (c *Type) SetAttributes(rows []Attribute) {
	c.attributeTables = append(c.attributeTables, rows)
}
