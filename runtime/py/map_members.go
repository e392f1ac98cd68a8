package py

import "sync/atomic"

// KnownMember is a member of an enumeration that is looked up in its class once.
type KnownMember struct {
	Name  string
	found atomic.Pointer[Object]
}

// Of is EnumMember(class, m.Name).
func (m *KnownMember) Of(class Value) Value {
	if o := m.found.Load(); o != nil {
		return o
	}
	return m.find(class)
}

func (m *KnownMember) find(class Value) Value {
	v := EnumMember(class, m.Name)
	if o, ok := v.(*Object); ok {
		m.found.Store(o)
	}
	return v
}

// MemberKeys and MemberSetKeys are members of enumerations, equal to nothing but themselves, as keys. Only the order of a set
// depends on their hashes.
var (
	MemberKeys    = &Keys[Value]{hash: hashIdentity, same: func(a, b Value) bool { return a == b }, box: func(v Value) Value { return v }}
	MemberSetKeys = &Keys[Value]{hash: hashMember, same: MemberKeys.same, box: MemberKeys.box}
)

// hashMember is hash(v), which Enum takes from the name.
func hashMember(v Value) int64 {
	name, _ := AsStr(EnumName(v))
	return HashStr(name)
}
