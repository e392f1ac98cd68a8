package py

import "math/big"

type uuidTables struct{}

// Fill implements Tables.
func (uuidTables) Fill() {
	TypeUUID.New = uuidNew
	TypeUUID.SetMethods(nil, "eq ne lt le gt ge hash repr str")
	text := func(f func(u *UUID) string) func(t *Task, self Value) (Value, error) {
		return func(t *Task, self Value) (Value, error) { return Str(f(self.(*UUID))), nil }
	}
	attrs := []Attribute{
		{Name: "hex", Get: text((*UUID).Hex)},
		{Name: "urn", Get: text(func(u *UUID) string { return "urn:uuid:" + u.String() })},
		{Name: "variant", Get: text((*UUID).variant)},
		{Name: "int", Get: func(t *Task, self Value) (Value, error) { return self.(*UUID).Int().Value(), nil }},
		{Name: "bytes", Get: func(t *Task, self Value) (Value, error) { return Bytes(string(self.(*UUID).B[:])), nil }},
		{Name: "bytes_le", Get: func(t *Task, self Value) (Value, error) {
			b := self.(*UUID).B
			reverseBytes(b[:4])
			reverseBytes(b[4:6])
			reverseBytes(b[6:8])
			return Bytes(string(b[:])), nil
		}},
		{Name: "version", Get: func(t *Task, self Value) (Value, error) {
			if v := self.(*UUID).Version(); v != 0 {
				return MakeInt(int64(v)), nil
			}
			return None, nil
		}},
		{Name: "is_safe", Get: func(t *Task, self Value) (Value, error) { return None, nil }},
		{Name: "fields", Get: func(t *Task, self Value) (Value, error) {
			out := NewTuple()
			for _, f := range self.(*UUID).uuidFields() {
				out.Items = append(out.Items, MakeInt(int64(f)))
			}
			return out, nil
		}},
		{Name: "time", Get: func(t *Task, self Value) (Value, error) {
			f := self.(*UUID).uuidFields()
			return MakeInt(int64((f[2]&0x0fff)<<48 | f[1]<<32 | f[0])), nil
		}},
		{Name: "clock_seq", Get: func(t *Task, self Value) (Value, error) {
			f := self.(*UUID).uuidFields()
			return MakeInt(int64((f[3]&0x3f)<<8 | f[4])), nil
		}},
	}
	for i, name := range [6]string{"time_low", "time_mid", "time_hi_version", "clock_seq_hi_variant", "clock_seq_low", "node"} {
		attrs = append(attrs, Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) {
			return MakeInt(int64(self.(*UUID).uuidFields()[i])), nil
		}})
	}
	TypeUUID.SetAttributes(attrs[:7])
	TypeUUID.SetAttributes(attrs[8:])
	TypeUUID.SetMethods([]Method{
		{Name: "__int__", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) { return self.(*UUID).Int().Value(), nil }},
		{Name: "__setattr__", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			return nil, Raise(TypeError, "UUID objects are immutable")
		}},
	}, "")
}

// UUIDModule is the module uuid.
var UUIDModule = NewNative("uuid", uuidModule)

// uuidNew is UUID(hex, bytes, bytes_le, fields, int, version, *, is_safe).
func uuidNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	f := newPyFunction("uuid", "UUID.__init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None)", nil)
	a, err := BindArgs(f, append([]Value{None}, pos...), kw)
	if err != nil {
		return nil, err
	}
	given := 0
	for _, v := range a[1:6] {
		if v != None {
			given++
		}
	}
	if given != 1 {
		return nil, Raise(TypeError, "one of the hex, bytes, bytes_le, fields, or int arguments must be given")
	}
	var u *UUID
	switch {
	case a[1] != None:
		s, ok := AsStr(a[1])
		if !ok {
			return nil, Raise(AttributeError, "'%s' object has no attribute 'replace'", a[1].Type().Name)
		}
		u, err = ParseUUID(s)
	case a[2] != None, a[3] != None:
		v, name := a[2], "bytes"
		if v == None {
			v, name = a[3], "bytes_le"
		}
		b, berr := mustBytes(v)
		if berr != nil {
			return nil, berr
		}
		if len(b) != 16 {
			return nil, Raise(ValueError, "%s is not a 16-char string", name)
		}
		u = new(UUID)
		copy(u.B[:], b)
		if name == "bytes_le" {
			reverseBytes(u.B[:4])
			reverseBytes(u.B[4:6])
			reverseBytes(u.B[6:8])
		}
	case a[4] != None:
		u, err = uuidOfFields(t, a[4])
	default:
		i, ok := AsInt(a[5])
		if !ok {
			return nil, Raise(TypeError, "'<=' not supported between instances of 'int' and '%s'", a[5].Type().Name)
		}
		u, err = uuidFromInt(i)
	}
	if err != nil {
		return nil, err
	}
	if a[6] != None {
		v, ok := AsInt(a[6])
		n, _ := v.Int64()
		if !ok || n < 1 || n > 5 {
			return nil, Raise(ValueError, "illegal version number")
		}
		w := *u
		u = w.setVersion(byte(n))
	}
	return u, nil
}

func uuidOfFields(t *Task, v Value) (*UUID, error) {
	l, err := ListOf(t, v)
	if err != nil {
		return nil, err
	}
	if len(l.Items) != 6 {
		return nil, Raise(ValueError, "fields is not a 6-tuple")
	}
	sum := new(big.Int)
	for k, w := range [6]struct {
		bits  uint
		fault string
	}{{32, "field 1 out of range (need a 32-bit value)"}, {16, "field 2 out of range (need a 16-bit value)"}, {16, "field 3 out of range (need a 16-bit value)"},
		{8, "field 4 out of range (need an 8-bit value)"}, {8, "field 5 out of range (need an 8-bit value)"}, {48, "field 6 out of range (need a 48-bit value)"}} {
		i, ok := AsInt(l.Items[k])
		if !ok {
			return nil, Raise(TypeError, "'<=' not supported between instances of 'int' and '%s'", l.Items[k].Type().Name)
		}
		if i.Sign() < 0 || i.Big().BitLen() > int(w.bits) {
			return nil, Raise(ValueError, "%s", w.fault)
		}
		sum.Lsh(sum, w.bits).Or(sum, i.Big())
	}
	return uuidFromInt(IntFromBig(sum))
}

func uuidModule() *Module {
	m := NewModule("uuid")
	named := func(make func(*UUID, string) *UUID) func(t *Task, a []Value) (Value, error) {
		return func(t *Task, a []Value) (Value, error) {
			ns, ok := Unwrap(a[0]).(*UUID)
			if !ok {
				return nil, Raise(AttributeError, "'%s' object has no attribute 'bytes'", a[0].Type().Name)
			}
			name, ok := AsStr(a[1])
			if !ok {
				return nil, Raise(TypeError, "encoding without a string argument")
			}
			return make(ns, name), nil
		}
	}
	m.addFunctions([]pyFunc{
		{"uuid1(node=None, clock_seq=None)", func(t *Task, a []Value) (Value, error) { return UUID1(), nil }},
		{"uuid3(namespace, name)", named(UUID3)},
		{"uuid4()", func(t *Task, a []Value) (Value, error) { return UUID4(), nil }},
		{"uuid5(namespace, name)", named(UUID5)},
	})
	for i, name := range [4]string{"NAMESPACE_DNS", "NAMESPACE_URL", "NAMESPACE_OID", "NAMESPACE_X500"} {
		u, _ := ParseUUID("6ba7b81" + [4]string{"0", "1", "2", "4"}[i] + "-9dad-11d1-80b4-00c04fd430c8")
		m.Dict.SetStr(name, u)
	}
	m.addNames("UUID", TypeUUID, "RESERVED_NCS", Str("reserved for NCS compatibility"), "RFC_4122", Str("specified in RFC 4122"),
		"RESERVED_MICROSOFT", Str("reserved for Microsoft compatibility"), "RESERVED_FUTURE", Str("reserved for future definition"))
	return m
}
