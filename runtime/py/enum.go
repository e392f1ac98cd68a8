package py

import (
	"fmt"
	"slices"
	"strings"
)

// The classes of module enum. Lib/enum.py is the source of the rules.
var (
	TypeEnumMeta  = newSubtype(enumTables{}, "enum", "EnumType", &TypeType)
	TypeEnum      = newRootType(enumTables{}, "enum", "Enum")
	TypeReprEnum  = newSubtype(enumTables{}, "enum", "ReprEnum", &TypeEnum)
	TypeIntEnum   = newSubtype(enumTables{}, "enum", "IntEnum", &TypeInt, &TypeReprEnum)
	TypeStrEnum   = newSubtype(enumTables{}, "enum", "StrEnum", &TypeStr, &TypeReprEnum)
	TypeFlag      = newSubtype(enumTables{}, "enum", "Flag", &TypeEnum)
	TypeIntFlag   = newSubtype(enumTables{}, "enum", "IntFlag", &TypeInt, &TypeReprEnum, &TypeFlag)
	TypeAuto      = newRootType(enumTables{}, "enum", "auto")
	TypeMember_   = newRootType(enumTables{}, "enum", "member")
	TypeNonMember = newRootType(enumTables{}, "enum", "nonmember")
)

// enumBoundary says what a Flag does with bits that no member has.
type enumBoundary string

const (
	boundaryStrict  enumBoundary = "strict"
	boundaryConform enumBoundary = "conform"
	boundaryEject   enumBoundary = "eject"
	boundaryKeep    enumBoundary = "keep"
)

// enumClass is what EnumType keeps of a class.
type enumClass struct {
	names      []string // canonical members in order of definition
	members    *Dict    // name to member, aliases included
	byValue    *Dict
	memberType *Type
	boundary   enumBoundary
	flagMask   Int
	singles    Int
	allBits    Int
}

// enumOf is the enum data of a class that EnumType made.
func enumOf(c *Type) *enumClass {
	c.ready()
	e, _ := c.native.(*enumClass)
	return e
}

// SetEnumName binds a name in the namespace of a class whose statement stands in a function, where its bases may make it
// an enumeration: a member of one is bound once (_EnumDict.__setitem__).
func SetEnumName(t *Task, bases *Tuple, ns *Dict, name string, v Value) error {
	enum := func(base Value) bool {
		c, ok := base.(*Type)
		return ok && c.IsSubtype(TypeEnum)
	}
	if !slices.ContainsFunc(bases.Items, enum) {
		ns.SetStr(name, v)
		return nil
	}
	old, bound := ns.GetStr(name)
	if bound && !strings.HasPrefix(name, "_") && (!isDescriptor(old) || !isDescriptor(v)) {
		ignored, err := EnumIgnored(t, ns)
		if err != nil {
			return err
		}
		if !ignored[name] {
			text, err := Repr(t, old)
			if err != nil {
				return err
			}
			return Raise(TypeError, "'%s' already defined as %s", name, text)
		}
	}
	ns.SetStr(name, v)
	return nil
}

// EnumIgnored are the names that _ignore_ keeps from being members.
func EnumIgnored(t *Task, ns *Dict) (map[string]bool, error) {
	ignored := map[string]bool{"_ignore_": true}
	v, ok := ns.GetStr("_ignore_")
	if !ok {
		return ignored, nil
	}
	if s, ok := AsStr(v); ok {
		for _, n := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' }) {
			ignored[n] = true
		}
		return ignored, nil
	}
	return ignored, Iterate(t, v, func(n Value) (bool, error) {
		s, _ := AsStr(n)
		ignored[s] = true
		return true, nil
	})
}

// enumAuto is a value of auto(), resolved when the class is made. Enum's own
// namespace resolves it as soon as it is assigned; so that "RW = R | W" works
// without that, an operator on an unresolved value is itself one, computed then.
type enumAuto struct {
	value   Value
	compute func(t *Task) (Value, error)
}

// Type implements Value.
func (*enumAuto) Type() *Type { return TypeAuto }

// BinaryOp implements Operand.
func (a *enumAuto) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	return &enumAuto{compute: func(t *Task) (Value, error) {
		x, y := a.value, other
		if o, ok := other.(*enumAuto); ok {
			y = o.value
		}
		if x == nil || y == nil {
			return nil, Raise(TypeError, "unsupported operand type(s) for %s: 'auto' and 'auto'", opNames[op].symbol)
		}
		if reflected {
			x, y = y, x
		}
		return Binary(t, op, x, y)
	}}, nil
}

// AutoValue is the value that auto(), or what operators made of it, got when its class was made.
func AutoValue(v Value) (Value, bool) {
	a, ok := v.(*enumAuto)
	if !ok || a.value == nil {
		return nil, false
	}
	return a.value, true
}

// UnaryOp implements UnaryOperand.
func (a *enumAuto) UnaryOp(t *Task, op UnaryOp) (Value, error) {
	return &enumAuto{compute: func(t *Task) (Value, error) { return Unary(t, op, a.value) }}, nil
}

// resolve gives the value, asking next for that of a plain auto().
func (a *enumAuto) resolve(t *Task, next func() (Value, error)) (Value, error) {
	if a.value == nil {
		var err error
		if a.compute != nil {
			a.value, err = a.compute(t)
		} else {
			a.value, err = next()
		}
		if err != nil {
			return nil, err
		}
	}
	return a.value, nil
}

// enumMark is member(x) or nonmember(x).
type enumMark struct {
	value  Value
	member bool
}

// Type implements Value.
func (m *enumMark) Type() *Type {
	if m.member {
		return TypeMember_
	}
	return TypeNonMember
}

// IsEnumMember reports whether v is a member of an Enum.
func IsEnumMember(v Value) bool {
	o, ok := v.(*Object)
	return ok && o.Class.Metaclass() != nil && enumOf(o.Class) != nil
}

// EnumMembers are the canonical members of an enum class in order of definition.
func EnumMembers(c *Type) []Value {
	e := enumOf(c)
	if e == nil {
		return nil
	}
	out := make([]Value, len(e.names))
	for i, n := range e.names {
		out[i], _ = e.members.GetStr(n)
	}
	return out
}

// EnumValue is member.value and EnumName member.name.
func EnumValue(v Value) Value { return enumField(v, "_value_") }

// EnumMember is the member of an enumeration that has a name and cannot be another one.
func EnumMember(class Value, name string) Value {
	c := class.(*Type)
	if v, _ := c.Lookup(name); v != nil {
		if o, ok := v.(*Object); ok && o.Class == c {
			return o
		}
	}
	v, _ := enumOf(c).members.GetStr(name)
	return v
}

// put sets an attribute of the instance's __dict__, whatever its class says.
func (o *Object) put(name string, x Value) {
	if s := o.loadShape(); s != nil {
		if i := s.index(name); i >= 0 {
			o.values[i] = x
			return
		}
		if grown := s.grow(name); grown != nil {
			o.add(grown, x)
			return
		}
	}
	o.Attributes(true).SetStr(name, x)
}

// EnumName is the member's name, None for nameless flags.
func EnumName(v Value) Value { return enumField(v, "_name_") }

func enumField(v Value, name string) Value {
	if o, ok := v.(*Object); ok {
		if x, ok := o.attribute(name); ok {
			return x
		}
	}
	return None
}

// enumMeta_New is EnumType.__new__.
func enumMetaNew(t *Task, meta *Type, pos []Value, kw []Kw) (Value, error) {
	if len(pos) != 3 {
		return nil, Raise(TypeError, "EnumType.__new__() missing required positional arguments")
	}
	name, _ := AsStr(pos[0])
	bases, _ := AsTuple(pos[1])
	ns, ok := AsDict(pos[2])
	if bases == nil || !ok {
		return nil, Raise(TypeError, "EnumType.__new__() argument 3 must be dict, not %s", pos[2].Type().Name)
	}
	e := &enumClass{members: NewDict(), byValue: NewDict(), memberType: TypeObject}
	var rest []Kw
	for _, k := range kw {
		if k.Name == "boundary" {
			s, _ := AsStr(k.Value)
			e.boundary = enumBoundary(s)
			continue
		}
		rest = append(rest, k)
	}
	first, err := e.mixins(name, bases.Items)
	if err != nil {
		return nil, err
	}
	if e.boundary == "" {
		e.boundary = boundaryStrict
		if fe := enumOf(first); fe != nil && fe.boundary != "" {
			e.boundary = fe.boundary
		}
	}
	ns = ns.Copy()
	pending, err := e.takeMembers(t, name, ns, first)
	if err != nil {
		return nil, err
	}
	userNew := enumNew(ns, e.memberType, first)
	if userNew != nil {
		ns.DelStr("__new__")
		ns.SetStr("__new_member__", userNew)
	}
	c, err := MakeType(t, meta, name, bases.Items, ns, nil)
	if err != nil {
		return nil, err
	}
	c.native, c.nativeInherited = e, false
	for _, m := range pending {
		if err := e.addMember(t, c, userNew, m); err != nil {
			return nil, err
		}
	}
	e.fixSpecials(c, ns, first, bases.Items)
	if len(rest) > 0 {
		return c, c.initSubclass(t, rest)
	}
	return c, nil
}

// mixins finds the data type of the members and the enum that is derived from.
func (e *enumClass) mixins(name string, bases []Value) (*Type, error) {
	if len(bases) == 0 {
		return TypeEnum, nil
	}
	first, ok := bases[len(bases)-1].(*Type)
	if !ok || !first.IsSubtype(TypeEnum) {
		return nil, Raise(TypeError, "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
	}
	for _, b := range bases {
		base, ok := b.(*Type)
		if !ok {
			continue
		}
		for _, m := range base.MRO() {
			if be := enumOf(m); be != nil && len(be.names) > 0 {
				return nil, Raise(TypeError, "<enum '%s'> cannot extend %s", name, enumClassRepr(m))
			}
		}
		if l := base.layoutType(); l != TypeObject && e.memberType == TypeObject {
			e.memberType = l
			for _, m := range base.MRO() {
				// A user's own subclass of the data type is the data type.
				if m.heap && !m.IsSubtype(TypeEnum) && m.layoutType() == l {
					if _, own := m.Dict.GetStr("__new__"); own {
						e.memberType = m
					}
				}
			}
		}
	}
	return first, nil
}

type enumPending struct {
	name  string
	value Value
}

// takeMembers removes the members from the namespace and gives auto() its value.
func (e *enumClass) takeMembers(t *Task, class string, ns *Dict, first *Type) ([]enumPending, error) {
	ignored, err := EnumIgnored(t, ns)
	if err != nil {
		return nil, err
	}
	for n := range ignored {
		ns.DelStr(n)
	}
	ns.DelStr("_order_")
	generate, own := ns.GetStr("_generate_next_value_")
	if own {
		if f, plain := generate.(*Function); plain {
			ns.SetStr("_generate_next_value_", &StaticMethod{Func: f})
		} else if s, static := generate.(*StaticMethod); static {
			generate = s.Func
		}
	} else {
		var err error
		if generate, err = GetAttr(t, first, "_generate_next_value_"); err != nil {
			return nil, err
		}
	}
	var out []enumPending
	var last []Value
	for _, k := range ns.Keys() {
		name, _ := AsStr(k)
		v, _ := ns.GetStr(name)
		if mark, ok := v.(*enumMark); ok {
			if !mark.member {
				ns.SetStr(name, mark.value)
				continue
			}
			v = mark.value
		} else if !isEnumMemberName(class, name) || isDescriptor(v) {
			continue
		}
		if name == "mro" || name == "" {
			return nil, Raise(ValueError, "invalid enum member name(s) '%s'", name)
		}
		v, err := resolveAuto(t, generate, name, v, len(out), last)
		if err != nil {
			return nil, err
		}
		last = append(last, v)
		out = append(out, enumPending{name, v})
		ns.DelStr(name)
	}
	return out, nil
}

// isEnumMemberName tells members from dunder, sunder and private names.
func isEnumMemberName(class, name string) bool {
	if len(name) > 2 && name[0] == '_' && name[len(name)-1] == '_' && name[1] != '_' && name[len(name)-2] != '_' {
		return false
	}
	if isDunder(name) {
		return false
	}
	private := "_" + class + "__"
	return !(strings.HasPrefix(name, private) && !strings.HasSuffix(name, "__"))
}

func isDescriptor(v Value) bool {
	switch x := v.(type) {
	case Getter, Setter:
		return true
	case *Object:
		for _, name := range [...]string{"__get__", "__set__", "__delete__"} {
			if _, ok := x.Class.Lookup(name); ok {
				return true
			}
		}
	}
	return false
}

// resolveAuto replaces auto(), also inside a tuple.
func resolveAuto(t *Task, generate Value, name string, v Value, count int, last []Value) (Value, error) {
	next := func() (Value, error) {
		return Call(t, generate, Str(name), MakeInt(1), MakeInt(int64(count)), NewList(append([]Value(nil), last...)...))
	}
	switch x := v.(type) {
	case *enumAuto:
		return x.resolve(t, next)
	case *Tuple:
		for i := range x.Items {
			if _, ok := x.Items[i].(*enumAuto); ok {
				items := append([]Value(nil), x.Items...)
				for j := range items {
					if auto, ok := items[j].(*enumAuto); ok {
						n, err := auto.resolve(t, next)
						if err != nil {
							return nil, err
						}
						items[j] = n
					}
				}
				return NewTuple(items...), nil
			}
		}
	}
	return v, nil
}

// enumNew finds the __new__ that makes members: the class's own, the saved one of
// a base, or that of a user's data type; nil when it is the builtin type's.
func enumNew(ns *Dict, memberType, first *Type) Value {
	if f, ok := ns.GetStr("__new__"); ok {
		if s, ok := f.(*StaticMethod); ok {
			return s.Func
		}
		return f
	}
	if f, ok := first.Lookup("__new_member__"); ok {
		return f
	}
	if memberType.heap {
		if f, ok := memberType.Lookup("__new__"); ok {
			if s, ok := f.(*StaticMethod); ok {
				return s.Func
			}
		}
	}
	return nil
}

// addMember makes a member (_proto_member.__set_name__).
func (e *enumClass) addMember(t *Task, c *Type, userNew Value, p enumPending) error {
	args := []Value{p.value}
	if tuple, ok := p.value.(*Tuple); ok && e.memberType != TypeTuple {
		args = tuple.Items
	}
	member, err := e.newMember(t, c, userNew, args)
	if err != nil {
		return err
	}
	o, ok := member.(*Object)
	if !ok {
		return Raise(TypeError, "%s.__new__ returned %s", c.Name, member.Type().Name)
	}
	value, ok := o.attribute("_value_")
	if !ok {
		value = p.value
		if e.memberType != TypeObject {
			if value, err = CallKw(t, e.memberType, args, nil); err != nil {
				outer := Raise(TypeError, "_value_ not set in __new__, unable to create it").(*Exception)
				outer.Cause = AsException(err)
				return outer
			}
		}
		o.put("_value_", value)
	}
	o.put("_name_", Str(p.name))
	o.put("__objclass__", c)
	if m, ok := c.Lookup("__init__"); ok {
		if _, user := m.(*Function); user {
			if _, _, err := callSpecialKw(t, o, "__init__", args, nil); err != nil {
				return err
			}
		}
	}
	o.put("_sort_order_", MakeInt(int64(len(e.names))))
	single := true
	if c.IsSubtype(TypeFlag) {
		i, ok := AsInt(value)
		if !ok {
			r, _ := Repr(t, value)
			return Raise(TypeError, "unsupported operand type(s) for |=: 'int' and '%s' (%s)", value.Type().Name, r)
		}
		e.flagMask = e.flagMask.Or(i)
		single = i.Sign() > 0 && i.And(i.Sub(IntOf(1))).IsZero()
		if single {
			e.singles = e.singles.Or(i)
		}
		bits, _ := IntOf(1).LShift(IntOf(int64(e.flagMask.BitLength())))
		e.allBits = bits.Sub(IntOf(1))
	}
	canonical, err := e.find(t, value)
	if err != nil {
		return err
	}
	if canonical == nil {
		canonical = o
		if single {
			e.names = append(e.names, p.name)
		}
	}
	e.members.SetStr(p.name, canonical)
	if _, err := Hash(t, value); err == nil {
		if _, known, _ := e.byValue.Get(t, value); !known {
			if err := e.byValue.Set(t, value, canonical); err != nil {
				return err
			}
		}
	}
	if d, ok := c.Lookup(p.name); ok {
		if _, isProperty := d.(*Property); isProperty {
			return nil
		}
		if _, own := d.(*enumPropertyDescriptor); own {
			return nil // a member called "name" or "value": only reached by [] and ()
		}
	}
	c.Dict.SetStr(p.name, canonical)
	c.changed()
	return nil
}

func (e *enumClass) newMember(t *Task, c *Type, userNew Value, args []Value) (Value, error) {
	if userNew != nil {
		return CallKw(t, userNew, prepend(c, args), nil)
	}
	o := newObject(c)
	if e.memberType == TypeObject {
		return o, nil
	}
	if c.IsSubtype(TypeStrEnum) {
		for _, a := range args[:1] {
			if _, ok := AsStr(a); !ok {
				r, err := Repr(t, a)
				if err != nil {
					return nil, err
				}
				return nil, Raise(TypeError, "%s is not a string", r)
			}
		}
	}
	base := e.memberType.layoutType()
	v, err := CallKw(t, base, args, nil)
	if err != nil {
		return nil, err
	}
	o.Base = Unwrap(v)
	return o, nil
}

// find looks a member up by value; nil when there is none.
func (e *enumClass) find(t *Task, value Value) (Value, error) {
	if _, err := Hash(t, value); err == nil {
		m, ok, err := e.byValue.Get(t, value)
		if ok || err != nil {
			return m, err
		}
		return nil, nil
	}
	for _, m := range e.members.All() {
		eq, err := Eq(t, EnumValue(m), value)
		if err != nil {
			return nil, err
		}
		if eq {
			return m, nil
		}
	}
	return nil, nil
}

// fixSpecials keeps a data type's repr, str and format from hiding the enum's,
// and for ReprEnum does the opposite.
func (e *enumClass) fixSpecials(c *Type, ns *Dict, first *Type, bases []Value) {
	set := func(name string, from *Type) {
		if _, own := ns.GetStr(name); own {
			return
		}
		if v, ok := from.Lookup(name); ok {
			c.Dict.SetStr(name, v)
		}
	}
	repr := false
	for _, b := range bases {
		repr = repr || b == Value(TypeReprEnum)
	}
	if repr {
		set("__format__", e.memberType)
		set("__str__", e.memberType)
	}
	for _, name := range [...]string{"__repr__", "__str__", "__format__"} {
		if _, own := ns.GetStr(name); own || repr && name != "__repr__" {
			continue
		}
		found, _ := c.Lookup(name)
		data, _ := e.memberType.Lookup(name)
		object, _ := TypeObject.Lookup(name)
		if found == data || found == object {
			set(name, first)
		}
	}
	if c.IsSubtype(TypeFlag) {
		for _, name := range [...]string{"__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"} {
			if _, own := ns.GetStr(name); !own {
				if v, ok := TypeFlag.Lookup(name); ok {
					c.Dict.SetStr(name, v)
				}
			}
		}
	}
	c.changed()
}

// enumClassRepr is repr of an enum class.
func enumClassRepr(c *Type) string {
	if c.IsSubtype(TypeFlag) {
		return fmt.Sprintf("<flag '%s'>", c.Name)
	}
	return fmt.Sprintf("<enum '%s'>", c.Name)
}

// EnumLookup is cls(value).
func EnumLookup(t *Task, c *Type, value Value) (Value, error) {
	e := enumOf(c)
	if e == nil {
		return nil, Raise(TypeError, "%s has no members defined", enumClassRepr(c))
	}
	if value.Type() == c {
		return value, nil
	}
	m, err := e.find(t, value)
	if m != nil || err != nil {
		return m, err
	}
	if e.members.Len() == 0 {
		return nil, Raise(TypeError, "%s has no members defined", enumClassRepr(c))
	}
	result, err := CallMethod(t, c, "_missing_", value)
	var failed *Exception
	if err != nil {
		ex, ok := err.(*Exception)
		if !ok || !ex.Class.IsSubtype(Exception_) {
			return nil, err
		}
		failed, result = ex, None
	}
	if o, ok := result.(*Object); ok && o.Class.IsSubtype(c) {
		return o, nil
	}
	if _, isInt := AsInt(result); isInt && c.IsSubtype(TypeFlag) && e.boundary == boundaryEject {
		return result, nil
	}
	r, err := Repr(t, value)
	if err != nil {
		return nil, err
	}
	invalid := Raise(ValueError, "%s is not a valid %s", r, c.Qualname).(*Exception)
	if failed == nil {
		if result == None {
			return nil, invalid
		}
		rr, err := Repr(t, result)
		if err != nil {
			return nil, err
		}
		failed = Raise(TypeError, "error in %s._missing_: returned %s instead of None or a valid member", c.Name, rr).(*Exception)
	}
	if !failed.Class.IsSubtype(ValueError) {
		failed.Context = invalid
	}
	return nil, failed
}
