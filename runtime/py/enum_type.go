package py

import (
	"sort"
	"strings"
)

// enumMetaMethods are the operations on enum classes.
var enumMetaMethods = []Method{
	{Name: "__call__", Kind: Raw, RawFn: enumCall},
	{Name: "__len__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(int64(len(EnumMembers(self.(*Type))))), nil
	}},
	{Name: "__bool__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return True, nil }},
	{Name: "__iter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return &itemsIterator{class: TypeGenerator, items: EnumMembers(self.(*Type))}, nil
	}},
	{Name: "__reversed__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return &itemsIterator{class: TypeGenerator, items: reversedItems(EnumMembers(self.(*Type)))}, nil
	}},
	{Name: "__contains__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*Type)
		o, ok := a[0].(*Object)
		if !ok || !o.Class.IsSubtype(TypeEnum) {
			return nil, Raise(TypeError, "unsupported operand type(s) for 'in': '%s' and '%s'", a[0].Type().Qualname, c.Type().Qualname)
		}
		if !o.Class.IsSubtype(c) {
			return False, nil
		}
		name, _ := AsStr(EnumName(o))
		_, in := enumOf(c).members.GetStr(name)
		return MakeBool(in), nil
	}},
	{Name: "__getitem__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if e := enumOf(self.(*Type)); e != nil {
			v, ok, err := e.members.Get(t, a[0])
			if ok || err != nil {
				return v, err
			}
		}
		return nil, raiseArgs(KeyError, a[0])
	}},
	{Name: "__repr__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return Str(enumClassRepr(self.(*Type))), nil
	}},
	{Name: "__setattr__", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*Type)
		name, _ := AsStr(a[0])
		if e := enumOf(c); e != nil {
			if _, ok := e.members.GetStr(name); ok {
				return nil, Raise(AttributeError, "cannot reassign member '%s'", name)
			}
		}
		return None, c.setAttr(t, name, a[1])
	}},
	{Name: "__delattr__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*Type)
		name, _ := AsStr(a[0])
		if e := enumOf(c); e != nil {
			if _, ok := e.members.GetStr(name); ok {
				return nil, Raise(AttributeError, "'%s' cannot delete member '%s'.", c.Name, name)
			}
		}
		return None, c.setAttr(t, name, nil)
	}},
}

// enumCall is EnumType.__call__: a look-up by value, or the functional API.
func enumCall(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	c := self.(*Type)
	if len(pos) == 1 && len(kw) == 0 {
		return EnumLookup(t, c, pos[0])
	}
	a, err := bindKeywords("EnumType.__call__", []string{"value", "names", "$", "module", "qualname", "type", "start", "boundary"}, 0, pos, kw)
	if err != nil {
		return nil, err
	}
	if a[0] == nil {
		return nil, Raise(TypeError, "EnumType.__call__() missing 1 required positional argument: 'value'")
	}
	if a[1] == nil || a[1] == None {
		return EnumLookup(t, c, a[0])
	}
	return enumFunctional(t, c, a)
}

// enumFunctional is Enum("Color", "RED GREEN").
func enumFunctional(t *Task, c *Type, a []Value) (Value, error) {
	ns := NewDict()
	if a[2] != nil && a[2] != None {
		ns.SetStr("__module__", a[2])
	}
	start := MakeInt(1)
	if a[5] != nil {
		start = a[5]
	}
	names := a[1]
	if s, ok := AsStr(names); ok {
		var list []Value
		for _, n := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
			list = append(list, Str(n))
		}
		names = NewList(list...)
	}
	if d, ok := AsDict(names); ok {
		for k, v := range d.All() {
			s, _ := AsStr(k)
			ns.SetStr(s, v)
		}
	} else {
		generate, err := GetAttr(t, c, "_generate_next_value_")
		if err != nil {
			return nil, err
		}
		var last []Value
		err = Iterate(t, names, func(item Value) (bool, error) {
			if name, ok := AsStr(item); ok {
				v, err := Call(t, generate, Str(name), start, MakeInt(int64(len(last))), NewList(append([]Value(nil), last...)...))
				if err != nil {
					return false, err
				}
				last = append(last, v)
				ns.SetStr(name, v)
				return true, nil
			}
			pair, err := UnpackN(t, item, 2)
			if err != nil {
				return false, err
			}
			name, _ := AsStr(pair[0])
			ns.SetStr(name, pair[1])
			last = append(last, pair[1])
			return true, nil
		})
		if err != nil {
			return nil, err
		}
	}
	bases := []Value{c}
	if a[4] != nil && a[4] != None {
		bases = []Value{a[4], c}
	}
	if a[3] != nil && a[3] != None {
		ns.SetStr("__qualname__", a[3])
	}
	return enumMetaNew(t, c.Type(), []Value{a[0], NewTuple(bases...), ns}, nil)
}

// enumRepr is the repr of a member's value.
func enumValueRepr(t *Task, o *Object) (string, error) { return Repr(t, EnumValue(o)) }

var enumMethods = []Method{
	{Name: "__new__", Kind: Positional, Min: 2, Max: 2, Static: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c, ok := a[0].(*Type)
		if !ok {
			return nil, Raise(TypeError, "Enum.__new__(X): X is not a type object (%s)", a[0].Type().Name)
		}
		return EnumLookup(t, c, a[1])
	}},
	{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) { return None, nil }},
	{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		o := self.(*Object)
		r, err := enumValueRepr(t, o)
		name, _ := AsStr(EnumName(o))
		return Str("<" + o.Class.Name + "." + name + ": " + r + ">"), err
	}},
	{Name: "__str__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, _ := AsStr(EnumName(self))
		return Str(self.Type().Name + "." + name), nil
	}},
	{Name: "__format__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		s, err := StrOf(t, self)
		if err != nil {
			return nil, err
		}
		spec, _ := AsStr(a[0])
		out, err := Format(t, Str(s), spec)
		return Str(out), err
	}},
	{Name: "__hash__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		h, err := Hash(t, EnumName(self))
		return MakeInt(h), err
	}},
	{Name: "__copy__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self, nil }},
	{Name: "__deepcopy__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self, nil }},
	{Name: "_missing_", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, nil }},
	{Name: "_generate_next_value_", Kind: Positional, Min: 4, Max: 4, Static: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		last, _ := AsList(a[3])
		if len(last.Items) == 0 {
			return a[1], nil
		}
		newest := last.Items[len(last.Items)-1]
		sorted := last.Copy()
		if err := sorted.Sort(t, nil, false); err == nil {
			if same, err := Eq(t, newest, sorted.Items[len(sorted.Items)-1]); err == nil && same {
				if v, err := Add(t, newest, MakeInt(1)); err == nil {
					return v, nil
				}
			}
		}
		for i := len(last.Items) - 1; i >= 0; i-- {
			if v, err := Add(t, last.Items[i], MakeInt(1)); err == nil {
				return v, nil
			}
		}
		return a[1], nil
	}},
}

// enumProperty is an enum.property: an attribute of members that on the class
// itself stands for a member of that name.
func enumProperty(name, field string) *enumPropertyDescriptor {
	return &enumPropertyDescriptor{name: name, field: field}
}

type enumPropertyDescriptor struct{ name, field string }

// Type implements Value.
func (*enumPropertyDescriptor) Type() *Type { return TypeProperty }

// DescrGet implements Getter.
func (p *enumPropertyDescriptor) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		if e := enumOf(owner); e != nil {
			if m, ok := e.members.GetStr(p.name); ok {
				return m, nil
			}
		}
		return nil, Raise(AttributeError, "%s has no attribute '%s'", enumClassRepr(owner), p.name)
	}
	return enumField(instance, p.field), nil
}

// DescrSet implements Setter.
func (p *enumPropertyDescriptor) DescrSet(t *Task, instance, x Value) error {
	return Raise(AttributeError, "<enum 'Enum'> cannot %s attribute '%s'", choose(x == nil, "delete", "set"), p.name)
}

// flagOperand is the number of the other operand of a flag operator.
func flagOperand(self *Object, other Value) (Int, bool) {
	if o, ok := other.(*Object); ok && o.Class.IsSubtype(self.Class) {
		return AsInt(EnumValue(o))
	}
	if e := enumOf(self.Class); e != nil && e.memberType != TypeObject && other.Type().IsSubtype(e.memberType) {
		return AsInt(other)
	}
	return Int{}, false
}

func flagOperator(op func(a, b Int) Int) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		o := self.(*Object)
		y, ok := flagOperand(o, a[0])
		if !ok {
			return NotImplemented, nil
		}
		x, _ := AsInt(EnumValue(o))
		return EnumLookup(t, o.Class, op(x, y).Value())
	}
}

// flagMembers are the members that value is made of, in increasing order.
func (e *enumClass) flagMembers(t *Task, value Int) ([]Value, error) {
	var out []Value
	value = value.And(e.flagMask)
	for !value.IsZero() {
		bit := value.And(value.Neg())
		m, ok, err := e.byValue.Get(t, bit.Value())
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, m)
		}
		value = value.Xor(bit)
	}
	if e.unordered() {
		sort.SliceStable(out, func(i, j int) bool {
			a, _ := AsInt(enumField(out[i], "_sort_order_"))
			b, _ := AsInt(enumField(out[j], "_sort_order_"))
			return a.Cmp(b) < 0
		})
	}
	return out, nil
}

// unordered reports whether members are not defined in increasing order.
func (e *enumClass) unordered() bool {
	last := Int{}
	for _, n := range e.names {
		m, _ := e.members.GetStr(n)
		i, _ := AsInt(EnumValue(m))
		if i.Cmp(last) < 0 {
			return true
		}
		last = i
	}
	return false
}

// flagBin is enum.bin: the sign bit, a blank and the digits.
func flagBin(i Int, digits int) string {
	width := i.BitLength()
	bits, _ := IntOf(1).LShift(IntOf(int64(max(width, digits))))
	sign := "0"
	if i.Sign() < 0 {
		sign = "1"
		i = i.Add(bits)
	}
	s := strings.TrimPrefix(IntBin(i), "0b")
	if n := max(width, digits) - len(s); n > 0 {
		s = strings.Repeat(sign, n) + s
	}
	return "0b" + sign + " " + s
}

// flagMissing is Flag._missing_: it makes composite members.
func flagMissing(t *Task, self Value, a []Value) (Value, error) {
	c := self.(*Type)
	e := enumOf(c)
	value, ok := AsInt(a[0])
	if !ok {
		r, err := Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		return nil, Raise(ValueError, "%s is not a valid %s", r, c.Qualname)
	}
	if value.Cmp(e.allBits.Invert()) < 0 || value.Cmp(e.allBits) > 0 || !value.And(e.allBits.Xor(e.flagMask)).IsZero() {
		switch e.boundary {
		case boundaryStrict:
			digits := max(value.BitLength(), e.flagMask.BitLength())
			return nil, Raise(ValueError, "%s invalid value %s\n    given %s\n  allowed %s", enumClassRepr(c), value, flagBin(value, digits), flagBin(e.flagMask, digits))
		case boundaryConform:
			value = value.And(e.flagMask)
		case boundaryEject:
			return value.Value(), nil
		case boundaryKeep:
			if value.Sign() < 0 {
				all := e.allBits.Add(IntOf(1))
				bits, _ := IntOf(1).LShift(IntOf(int64(value.BitLength())))
				if bits.Cmp(all) > 0 {
					all = bits
				}
				value = all.Add(value)
			}
		}
	}
	var negative *Int
	if value.Sign() < 0 {
		n := value
		negative = &n
		value = e.allBits.Add(IntOf(1)).Add(value)
	}
	unknown := value.And(e.flagMask.Invert())
	aliases := value.And(e.singles.Invert())
	memberValue := value.And(e.singles)
	if !unknown.IsZero() && e.boundary != boundaryKeep {
		return nil, Raise(ValueError, "%s(%s) -->  unknown values %s [%s]", c.Name, value, unknown, flagBin(unknown, 0))
	}
	o := newObject(c)
	if e.memberType != TypeObject {
		o.Base = value.Value()
	}
	o.put("_value_", value.Value())
	name, err := e.compositeName(t, c, value, memberValue, aliases)
	if err != nil {
		return nil, err
	}
	o.put("_name_", name)
	found, err := e.byValue.SetDefault(t, value.Value(), o)
	if err == nil && negative != nil {
		err = e.byValue.Set(t, negative.Value(), found)
	}
	return found, err
}

// compositeName is the name of a combination of flags.
func (e *enumClass) compositeName(t *Task, c *Type, value, memberValue, aliases Int) (Value, error) {
	if memberValue.IsZero() && aliases.IsZero() {
		return None, nil
	}
	members, err := e.flagMembers(t, memberValue)
	if err != nil {
		return nil, err
	}
	combined := Int{}
	for _, m := range members {
		i, _ := AsInt(EnumValue(m))
		combined = combined.Or(i)
	}
	if !aliases.IsZero() {
		value = memberValue.Or(aliases)
	next:
		for _, m := range e.members.All() {
			for _, known := range members {
				if known == m {
					continue next
				}
			}
			i, _ := AsInt(EnumValue(m))
			if !i.IsZero() && i.And(value).Equal(i) {
				members = append(members, m)
				combined = combined.Or(i)
			}
		}
	}
	if combined.IsZero() {
		return None, nil
	}
	names := make([]string, len(members))
	for i, m := range members {
		names[i], _ = AsStr(EnumName(m))
	}
	name := strings.Join(names, "|")
	if unknown := value.Xor(combined); !unknown.IsZero() {
		if e.boundary == boundaryStrict {
			return nil, Raise(ValueError, "%s: no members with value %s", enumClassRepr(c), unknown)
		}
		name += "|" + unknown.String()
	}
	return Str(name), nil
}

func flagText(t *Task, self Value, named func(class, name string) string, nameless func(class, value string) string) (Value, error) {
	v, err := Repr(t, EnumValue(self))
	if err != nil {
		return nil, err
	}
	if name, ok := AsStr(EnumName(self)); ok {
		return Str(named(self.Type().Name, name)), nil
	}
	return Str(nameless(self.Type().Name, v)), nil
}

func flagMethods() []Method {
	return []Method{
		{Name: "_missing_", Kind: OneArg, Class: true, Fn: flagMissing},
		{Name: "_generate_next_value_", Kind: Positional, Min: 4, Max: 4, Static: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			last, _ := AsList(a[3])
			if len(last.Items) == 0 {
				return a[1], nil
			}
			highest := Int{}
			for i, v := range last.Items {
				n, ok := AsInt(v)
				if !ok {
					r, err := Repr(t, v)
					if err != nil {
						return nil, err
					}
					return nil, Raise(TypeError, "invalid flag value %s", r)
				}
				if i == 0 || n.Cmp(highest) > 0 {
					highest = n
				}
			}
			next, err := IntOf(1).LShift(IntOf(int64(highest.BitLength())))
			return next.Value(), err
		}},
		{Name: "__or__", Kind: OneArg, Wrapped: true, Fn: flagOperator(Int.Or)},
		{Name: "__and__", Kind: OneArg, Wrapped: true, Fn: flagOperator(Int.And)},
		{Name: "__xor__", Kind: OneArg, Wrapped: true, Fn: flagOperator(Int.Xor)},
		{Name: "__ror__", Kind: OneArg, Wrapped: true, Fn: flagOperator(Int.Or)},
		{Name: "__rand__", Kind: OneArg, Wrapped: true, Fn: flagOperator(Int.And)},
		{Name: "__rxor__", Kind: OneArg, Wrapped: true, Fn: flagOperator(Int.Xor)},
		{Name: "__invert__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			o := self.(*Object)
			e := enumOf(o.Class)
			i, _ := AsInt(EnumValue(o))
			i = i.Invert()
			if e.boundary != boundaryEject && e.boundary != boundaryKeep {
				i = i.And(e.singles)
			}
			return EnumLookup(t, o.Class, i.Value())
		}},
		{Name: "__contains__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			o := self.(*Object)
			other, ok := a[0].(*Object)
			if !ok || !other.Class.IsSubtype(o.Class) {
				return nil, Raise(TypeError, "unsupported operand type(s) for 'in': '%s' and '%s'", a[0].Type().Qualname, o.Class.Qualname)
			}
			x, _ := AsInt(EnumValue(o))
			y, _ := AsInt(EnumValue(other))
			return MakeBool(x.And(y).Equal(y)), nil
		}},
		{Name: "__iter__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			i, _ := AsInt(EnumValue(self))
			members, err := enumOf(self.Type()).flagMembers(t, i)
			return &itemsIterator{class: TypeGenerator, items: members}, err
		}},
		{Name: "__len__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			i, _ := AsInt(EnumValue(self))
			return MakeInt(int64(i.BitCount())), nil
		}},
		{Name: "__bool__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			b, err := Truth(t, EnumValue(self))
			return MakeBool(b), err
		}},
		{Name: "__repr__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			v, err := Repr(t, EnumValue(self))
			if err != nil {
				return nil, err
			}
			return flagText(t, self,
				func(class, name string) string { return "<" + class + "." + name + ": " + v + ">" },
				func(class, value string) string { return "<" + class + ": " + value + ">" })
		}},
		{Name: "__str__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return flagText(t, self,
				func(class, name string) string { return class + "." + name },
				func(class, value string) string { return class + "(" + value + ")" })
		}},
	}
}

type enumTables struct{}

// Fill implements Tables.
func (enumTables) Fill() {
	TypeEnumMeta.New = enumMetaNew
	TypeEnumMeta.SetMethods(enumMetaMethods, "")
	TypeEnumMeta.SetAttributes([]Attribute{
		{Name: "__members__", Get: func(t *Task, self Value) (Value, error) {
			if e := enumOf(self.(*Type)); e != nil {
				return &MappingProxy{Mapping: e.members}, nil
			}
			return &MappingProxy{Mapping: NewDict()}, nil
		}},
		{Name: "_member_names_", Get: func(t *Task, self Value) (Value, error) {
			l := NewList()
			if e := enumOf(self.(*Type)); e != nil {
				for _, n := range e.names {
					l.Append(Str(n))
				}
			}
			return l, nil
		}},
		{Name: "_member_map_", Get: func(t *Task, self Value) (Value, error) {
			if e := enumOf(self.(*Type)); e != nil {
				return e.members, nil
			}
			return NewDict(), nil
		}},
		{Name: "_value2member_map_", Get: func(t *Task, self Value) (Value, error) {
			if e := enumOf(self.(*Type)); e != nil {
				return e.byValue, nil
			}
			return NewDict(), nil
		}},
		{Name: "_member_type_", Get: func(t *Task, self Value) (Value, error) {
			if e := enumOf(self.(*Type)); e != nil {
				return e.memberType, nil
			}
			return TypeObject, nil
		}},
	})
	for _, c := range []*Type{TypeEnum, TypeReprEnum, TypeIntEnum, TypeStrEnum, TypeFlag, TypeIntFlag} {
		c.Meta = TypeEnumMeta
		c.native = &enumClass{members: NewDict(), byValue: NewDict(), memberType: TypeObject, boundary: boundaryStrict}
	}
	class := func(c *Type) *enumClass { return c.native.(*enumClass) } // enumOf would wait for Fill
	class(TypeIntEnum).memberType, class(TypeIntFlag).memberType = TypeInt, TypeInt
	class(TypeStrEnum).memberType = TypeStr
	class(TypeIntFlag).boundary = boundaryKeep
	TypeEnum.SetMethods(enumMethods, "")
	TypeEnum.extra = func(d *Dict) {
		d.SetStr("name", enumProperty("name", "_name_"))
		d.SetStr("value", enumProperty("value", "_value_"))
	}
	TypeFlag.SetMethods(flagMethods(), "")
	textOf := func(base *Type) []Method {
		return []Method{
			{Name: "__str__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
				s, err := StrOf(t, Unwrap(self))
				return Str(s), err
			}},
			{Name: "__format__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
				spec, _ := AsStr(a[0])
				s, err := Format(t, Unwrap(self), spec)
				return Str(s), err
			}},
		}
	}
	TypeIntEnum.SetMethods(textOf(TypeInt), "")
	TypeStrEnum.SetMethods(textOf(TypeStr), "")
	TypeIntFlag.SetMethods(textOf(TypeInt), "")
	inherit := func(c, from *Type, names ...string) {
		c.extra = func(d *Dict) {
			for _, n := range names {
				if v, ok := from.Lookup(n); ok {
					d.SetStr(n, v)
				}
			}
		}
	}
	inherit(TypeIntEnum, TypeEnum, "__repr__")
	inherit(TypeIntFlag, TypeFlag, "__repr__", "__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__")
	strEnum := []Method{{Name: "_generate_next_value_", Kind: Positional, Min: 4, Max: 4, Static: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return CallMethod(t, a[0], "lower")
	}}}
	TypeStrEnum.SetMethods(strEnum, "")
	inherit(TypeStrEnum, TypeEnum, "__repr__")
	TypeAuto.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &enumAuto{}, nil }
	mark := func(member bool) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			if err := checkPositional(cls.Name, len(pos), 1, 1); err != nil {
				return nil, err
			}
			return &enumMark{pos[0], member}, nil
		}
	}
	TypeMember_.New, TypeNonMember.New = mark(true), mark(false)
}

// EnumModule is the module enum.
var EnumModule = NewNative("enum", enumModule)

func enumModule() *Module {
	m := NewNativeModule("enum", []Method{
		{Name: "unique", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			c, ok := a[0].(*Type)
			if !ok || enumOf(c) == nil {
				return a[0], nil
			}
			var dup []string
			for k, v := range enumOf(c).members.All() {
				name, _ := AsStr(k)
				if canonical, _ := AsStr(EnumName(v)); canonical != name {
					dup = append(dup, name+" -> "+canonical)
				}
			}
			if len(dup) > 0 {
				return nil, Raise(ValueError, "duplicate values found in %s: %s", enumClassRepr(c), strings.Join(dup, ", "))
			}
			return c, nil
		}},
	})
	for _, c := range []*Type{TypeEnum, TypeReprEnum, TypeIntEnum, TypeStrEnum, TypeFlag, TypeIntFlag, TypeAuto, TypeMember_, TypeNonMember} {
		m.Dict.SetStr(c.Name, c)
	}
	m.Dict.SetStr("EnumType", TypeEnumMeta)
	m.Dict.SetStr("EnumMeta", TypeEnumMeta)
	m.Dict.SetStr("property", TypeProperty)
	for _, b := range []enumBoundary{boundaryStrict, boundaryConform, boundaryEject, boundaryKeep} {
		m.Dict.SetStr(strings.ToUpper(string(b)), Str(b))
	}
	return m
}
