package py

import (
	"slices"
	"strings"
)

// NewClass is the class statement behind its body: it finds the metaclass and
// calls it with the name, the bases and the namespace that the body filled.
// kw are the keywords of the statement.
func NewClass(t *Task, name string, bases []Value, ns *Dict, kw []Kw) (*Type, error) {
	v, err := NewClassValue(t, name, bases, ns, kw)
	if err != nil {
		return nil, err
	}
	c, ok := v.(*Type)
	if !ok {
		return nil, Raise(TypeError, "metaclass returned '%s' instead of a class", v.Type().Name)
	}
	return c, nil
}

// NewClassValue is NewClass for metaclasses that may return anything.
func NewClassValue(t *Task, name string, bases []Value, ns *Dict, kw []Kw) (Value, error) {
	resolved, changed, err := ResolveBases(t, bases)
	if err != nil {
		return nil, err
	}
	if changed {
		ns.SetStr("__orig_bases__", NewTuple(bases...))
	}
	meta, rest, err := FindMetaclass(t, resolved, kw)
	if err != nil {
		return nil, err
	}
	args := []Value{Str(name), NewTuple(resolved...), ns}
	m, ok := meta.(*Type)
	if !ok {
		return CallKw(t, meta, args, rest)
	}
	if m == TypeType {
		return MakeType(t, m, name, resolved, ns, rest)
	}
	return m.Call(t, args, rest)
}

// ResolveBases replaces bases that are not classes by what their
// __mro_entries__ gives (types.resolve_bases).
func ResolveBases(t *Task, bases []Value) (resolved []Value, changed bool, err error) {
	for _, b := range bases {
		if _, ok := b.(*Type); ok {
			resolved = append(resolved, b)
			continue
		}
		m, err := getAttrOr(t, b, "__mro_entries__", nil)
		if err != nil {
			return nil, false, err
		}
		if m == nil {
			resolved = append(resolved, b)
			continue
		}
		r, err := Call(t, m, NewTuple(bases...))
		if err != nil {
			return nil, false, err
		}
		entries, ok := AsTuple(r)
		if !ok {
			return nil, false, Raise(TypeError, "__mro_entries__ must return a tuple")
		}
		changed = true
		resolved = append(resolved, entries.Items...)
	}
	return resolved, changed, nil
}

// FindMetaclass finds the metaclass of a class statement: the most derived one
// of metaclass= and the bases' metaclasses. rest are the keywords without it.
func FindMetaclass(t *Task, bases []Value, kw []Kw) (meta Value, rest []Kw, err error) {
	for _, k := range kw {
		if k.Name == "metaclass" {
			meta = k.Value
		} else {
			rest = append(rest, k)
		}
	}
	if meta == nil {
		meta = TypeType
		if len(bases) > 0 {
			meta = bases[0].Type()
		}
	}
	m, ok := meta.(*Type)
	if !ok || !m.IsSubtype(TypeType) {
		return meta, rest, nil
	}
	winner, err := mostDerivedMeta(m, bases)
	return winner, rest, err
}

func mostDerivedMeta(meta *Type, bases []Value) (*Type, error) {
	for _, b := range bases {
		bm := b.Type()
		if meta.IsSubtype(bm) {
			continue
		}
		if bm.IsSubtype(meta) {
			meta = bm
			continue
		}
		return nil, Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
	}
	return meta, nil
}

// MakeType is type.__new__(meta, name, bases, ns, **kw): it makes the class,
// tells descriptors their names and runs __init_subclass__.
func MakeType(t *Task, meta *Type, name string, bases []Value, ns *Dict, kw []Kw) (*Type, error) {
	if strings.IndexByte(name, 0) >= 0 {
		return nil, Raise(ValueError, "type name must not contain null characters")
	}
	c := &Type{Name: name, Qualname: name, heap: true}
	if meta != TypeType {
		c.Meta = meta
	}
	for i, b := range bases {
		base, ok := b.(*Type)
		if !ok {
			if _, err := getAttrOr(t, b, "__mro_entries__", nil); err != nil {
				return nil, err
			}
			return nil, Raise(TypeError, "bases must be types")
		}
		if base.ready(); base.Final {
			return nil, Raise(TypeError, "type '%s' is not an acceptable base type", base.dottedName())
		}
		for _, earlier := range bases[:i] {
			if earlier == b {
				return nil, Raise(TypeError, "duplicate base class %s", base.Name)
			}
		}
		c.Bases = append(c.Bases, base)
	}
	if len(c.Bases) == 0 {
		c.Bases = []*Type{TypeObject}
	}
	if err := c.checkLayout(); err != nil {
		return nil, err
	}
	mro, conflict := linearize(c)
	if conflict != nil {
		return nil, mroConflict(conflict)
	}
	c.mro = mro
	c.state.Store(typeReady)
	if err := c.takeNamespace(t, ns); err != nil {
		return nil, err
	}
	for _, b := range c.Bases {
		b.addSubclass(c)
	}
	if err := c.setNames(t); err != nil {
		return nil, err
	}
	c.inheritNative()
	return c, c.initSubclass(t, kw)
}

// checkLayout refuses bases whose representations cannot be one object.
func (c *Type) checkLayout() error {
	solid := TypeObject
	for _, b := range c.Bases {
		l := b.layoutType()
		if l == TypeObject || solid.IsSubtype(l) {
			continue
		}
		if l.IsSubtype(solid) || solid.IsSubtype(BaseException) && l.IsSubtype(BaseException) {
			solid = l
			continue
		}
		return Raise(TypeError, "multiple bases have instance lay-out conflict")
	}
	// Slots are laid out behind those of one base only.
	var slotted *Type
	for _, b := range c.Bases {
		i := slices.IndexFunc(b.MRO(), func(k *Type) bool { return len(k.slotNames) > 0 })
		if i < 0 {
			continue
		}
		own := b.MRO()[i]
		switch {
		case slotted == nil || own.IsSubtype(slotted):
			slotted = own
		case !slotted.IsSubtype(own):
			return Raise(TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	return nil
}

// takeNamespace copies the namespace that the class body left and gives its
// special names their meaning.
func (c *Type) takeNamespace(t *Task, ns *Dict) error {
	d := ns.Copy()
	c.Dict = d
	if v, ok := d.GetStr("__module__"); ok {
		if s, ok := AsStr(v); ok {
			c.Module = s
		}
	}
	if v, ok := d.GetStr("__qualname__"); ok {
		s, ok := AsStr(v)
		if !ok {
			return Raise(TypeError, "type __qualname__ must be a str, not %s", v.Type().Name)
		}
		c.Qualname = s
		d.DelStr("__qualname__")
	}
	if v, ok := d.GetStr("__doc__"); ok {
		c.Doc, _ = AsStr(v)
	} else {
		d.SetStr("__doc__", None)
	}
	if f, ok := d.GetStr("__new__"); ok {
		if _, plain := f.(*Function); plain {
			d.SetStr("__new__", &StaticMethod{Func: f})
		}
	}
	for _, name := range [...]string{"__init_subclass__", "__class_getitem__"} {
		if f, ok := d.GetStr(name); ok {
			if _, plain := f.(*Function); plain {
				d.SetStr(name, &ClassMethod{Func: f})
			}
		}
	}
	if v, ok := d.GetStr("__classcell__"); ok {
		cell, ok := v.(*Cell)
		if !ok {
			return Raise(TypeError, "type.__new__ __classcell__ must be a nonlocal cell, not %s", v.Type().repr())
		}
		cell.V = c
		d.DelStr("__classcell__")
	}
	if err := c.takeSlots(t); err != nil {
		return err
	}
	// After the slots, of which one may have the name __hash__.
	if _, ok := d.GetStr("__eq__"); ok {
		if _, ok := d.GetStr("__hash__"); !ok {
			d.SetStr("__hash__", None)
		}
	}
	return nil
}

func (c *Type) repr() string {
	s, _ := c.Repr(nil)
	return s
}

// takeSlots turns __slots__ into member descriptors.
func (c *Type) takeSlots(t *Task) error {
	c.noDict = true
	for _, m := range c.MRO()[1:] {
		if m.heap && !m.noDict {
			c.noDict = false
		}
	}
	for _, b := range c.Bases {
		c.slotBase = max(c.slotBase, b.slotCount())
	}
	v, ok := c.Dict.GetStr("__slots__")
	if !ok {
		c.noDict = false
		return nil
	}
	var names []Value
	if _, isStr := AsStr(v); isStr {
		names = []Value{v}
	} else {
		l, err := ListOf(t, v)
		if err != nil {
			return err
		}
		names = l.Items
	}
	for _, n := range names {
		name, ok := AsStr(n)
		if !ok {
			return Raise(TypeError, "__slots__ items must be strings, not '%s'", n.Type().Name)
		}
		if c.IsSubtype(TypeInt) || c.IsSubtype(TypeTuple) || c.IsSubtype(TypeBytes) {
			return Raise(TypeError, "nonempty __slots__ not supported for subtype of '%s'", c.Bases[0].Name)
		}
		if !StrIsIdentifier(name) {
			return Raise(TypeError, "__slots__ must be identifiers")
		}
		switch {
		case name == "__dict__":
			c.noDict = false
			continue
		case name == "__weakref__":
			continue
		}
		name = mangle(c.Name, name)
		if _, taken := c.Dict.GetStr(name); taken {
			return Raise(ValueError, "'%s' in __slots__ conflicts with class variable", name)
		}
		c.Dict.SetStr(name, &Member{Name: name, Owner: c, index: c.slotBase + len(c.slotNames)})
		c.slotNames = append(c.slotNames, name)
	}
	return nil
}

// mangle is the renaming of private names: __x in class A is _A__x.
func mangle(class, name string) string {
	class = strings.TrimLeft(class, "_")
	if class == "" || !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	return "_" + class + name
}

// setNames calls __set_name__ on everything in the namespace that has it.
func (c *Type) setNames(t *Task) error {
	type named struct {
		name  Value
		value Value
	}
	var all []named
	for k, v := range c.Dict.All() {
		all = append(all, named{k, v})
	}
	for _, n := range all {
		name, _ := AsStr(n.name)
		switch v := n.value.(type) {
		case *Property:
			v.name = name
			continue
		case *Function, *Type, Str, SmallInt:
			continue
		case NameSetter:
			if err := v.SetName(t, c, name); err != nil {
				return err
			}
			continue
		}
		if hook, has := n.value.Type().Lookup("__set_name__"); !has || t != nil && t.restoring && ownHook(hook) {
			continue
		}
		_, ok, err := callSpecial(t, n.value, "__set_name__", c, n.name)
		if ok && err != nil {
			if e, isException := err.(*Exception); isException {
				r, reprErr := Repr(t, n.name)
				if reprErr != nil {
					return reprErr
				}
				outer := Raise(RuntimeError, "Error calling __set_name__ on '%s' instance %s in '%s'", n.value.Type().Name, r, c.Name).(*Exception)
				outer.Cause, outer.Context, outer.SuppressContext = e, e, true
				return outer
			}
			return err
		}
	}
	return nil
}

// NameSetter is a builtin descriptor with a __set_name__.
type NameSetter interface {
	SetName(t *Task, owner *Type, name string) error
}

// initSubclass calls super(c, c).__init_subclass__(**kw).
func (c *Type) initSubclass(t *Task, kw []Kw) error {
	m, ok := c.lookupAfter(c, "__init_subclass__")
	if ok && t != nil && t.restoring && ownHook(m) {
		// The hooks of the program have run; those of the runtime's classes behind them have not.
		for _, base := range c.MRO()[1:] {
			if m, ok = base.Namespace().GetStr("__init_subclass__"); ok && !ownHook(m) {
				break
			}
			ok = false
		}
	}
	if !ok {
		return nil
	}
	f, err := bindDescriptor(t, m, nil, c)
	if err != nil {
		return err
	}
	_, err = CallKw(t, f, nil, kw)
	return err
}

// inheritNative hands native behaviour of builtin bases to the class.
func (c *Type) inheritNative() {
	for _, m := range c.MRO()[1:] {
		if m.native != nil && c.native == nil && m.nativeInherited {
			c.native, c.nativeInherited = m.native, true
		}
	}
}

// Member is a slot of a class with __slots__.
type Member struct {
	Name  string
	Owner *Type
	index int
}

// Type implements Value.
func (*Member) Type() *Type { return TypeMember }

func (m *Member) slot(v Value) *Value {
	switch o := v.(type) {
	case *Object:
		if m.index < len(o.values) && o.Class.IsSubtype(m.Owner) {
			return &o.values[m.index]
		}
	case *Exception:
		if o.Class.IsSubtype(m.Owner) {
			for len(o.slots) <= m.index {
				o.slots = append(o.slots, nil)
			}
			return &o.slots[m.index]
		}
	}
	return nil
}

func (m *Member) foreign(v Value) error {
	return Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", m.Name, m.Owner.Name, v.Type().Name)
}

// DescrGet implements Getter.
func (m *Member) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return m, nil
	}
	p := m.slot(instance)
	if p == nil {
		return nil, m.foreign(instance)
	}
	if *p == nil {
		return nil, noAttribute(instance, m.Name)
	}
	return *p, nil
}

// DescrSet implements Setter.
func (m *Member) DescrSet(t *Task, instance, x Value) error {
	p := m.slot(instance)
	if p == nil {
		return m.foreign(instance)
	}
	if x == nil && *p == nil {
		return raiseArgs(AttributeError, Str(m.Name))
	}
	*p = x
	return nil
}

// Repr implements Reprer.
func (m *Member) Repr(t *Task) (string, error) {
	return "<member '" + m.Name + "' of '" + m.Owner.Name + "' objects>", nil
}

// NewClassFrom is NewClass with the class's module and qualified name for
// classes that emitted functions make; bases is a tuple, kw a dict.
func NewClassFrom(t *Task, name, module, qualname string, bases *Tuple, ns, kw *Dict) (Value, error) {
	ns.SetStr("__module__", Str(module))
	ns.SetStr("__qualname__", Str(qualname))
	var keywords []Kw
	if kw != nil {
		for k, v := range kw.All() {
			s, _ := AsStr(k)
			keywords = append(keywords, Kw{s, v})
		}
	}
	return NewClassValue(t, name, bases.Items, ns, keywords)
}

// TypeIn is type(name, bases, namespace) in a module, whose name the class gets unless the namespace has one.
func TypeIn(t *Task, module string, name, bases, ns Value) (Value, error) {
	if d, ok := AsDict(ns); ok {
		if _, named := d.GetStr("__module__"); !named {
			d = d.Copy()
			d.SetStr("__module__", Str(module))
			ns = d
		}
	}
	return Call(t, TypeType, name, bases, ns)
}

// ClassNamespace is the namespace that the metaclass of a class statement inside a function
// prepares for its body. The body fills a plain dict, so that other mappings are refused.
func ClassNamespace(t *Task, name string, bases *Tuple, kw *Dict) (*Dict, error) {
	var keywords []Kw
	for k, v := range kw.All() {
		s, _ := AsStr(k)
		keywords = append(keywords, Kw{s, v})
	}
	resolved, _, err := ResolveBases(t, bases.Items)
	if err != nil {
		return nil, err
	}
	meta, rest, err := FindMetaclass(t, resolved, keywords)
	if err != nil || meta == Value(TypeType) {
		return NewDict(), err
	}
	prepare, err := getAttrOr(t, meta, "__prepare__", nil)
	if err != nil || prepare == nil {
		return NewDict(), err
	}
	ns, err := CallKw(t, prepare, []Value{Str(name), NewTuple(resolved...)}, rest)
	if err != nil {
		return nil, err
	}
	d, ok := ns.(*Dict)
	if !ok {
		return nil, Raise(TypeError, "__prepare__() of a class inside a function must return a dict, not %s: covetgen has no other namespaces there", ns.Type().Name)
	}
	return d, nil
}
