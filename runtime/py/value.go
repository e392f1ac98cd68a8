package py

import "math/big"

// Value is a Python object.
type Value interface {
	// Type is the object's class, type(v).
	Type() *Type
}

// NoneType is the type of None.
type NoneType struct{}

// EllipsisType is the type of Ellipsis.
type EllipsisType struct{}

// NotImplementedType is the type of NotImplemented.
type NotImplementedType struct{}

var (
	// None is Python's None.
	None Value = NoneType{}
	// Ellipsis is Python's "...".
	Ellipsis Value = EllipsisType{}
	// NotImplemented is what a binary special method returns when it does not
	// know the other operand.
	NotImplemented Value = NotImplementedType{}
	// True and False are the two values of bool.
	True  Value = Bool(true)
	False Value = Bool(false)
)

// Bool is Python's bool.
type Bool bool

// SmallInt is an int within the range of int64.
type SmallInt int64

// BigInt is an int outside the range of int64; a *BigInt within that range is
// a bug of whoever made it.
type BigInt struct{ V *big.Int }

// Float is Python's float.
type Float float64

// Str is Python's str in WTF-8: UTF-8 in which a lone surrogate is encoded as
// three bytes.
type Str string

// Bytes is Python's bytes.
type Bytes string

// Complex is Python's complex.
type Complex complex128

// Bytearray is Python's bytearray.
type Bytearray struct{ B []byte }

// Type implements Value.
func (NoneType) Type() *Type { return TypeNone }

// Type implements Value.
func (EllipsisType) Type() *Type { return TypeEllipsis }

// Type implements Value.
func (NotImplementedType) Type() *Type { return TypeNotImplemented }

// Type implements Value.
func (Bool) Type() *Type { return TypeBool }

// Type implements Value.
func (SmallInt) Type() *Type { return TypeInt }

// Type implements Value.
func (*BigInt) Type() *Type { return TypeInt }

// Type implements Value.
func (Float) Type() *Type { return TypeFloat }

// Type implements Value.
func (Str) Type() *Type { return TypeStr }

// Type implements Value.
func (Bytes) Type() *Type { return TypeBytes }

// Type implements Value.
func (Complex) Type() *Type { return TypeComplex }

// Type implements Value.
func (*Bytearray) Type() *Type { return TypeBytearray }

// smallInts holds boxed ints for the range that programs use most: Go itself
// boxes 0 to 255 without allocating, this widens it a little on both sides.
var smallInts = func() (cache [1024 + 128]Value) {
	for i := range cache {
		cache[i] = SmallInt(i - 128)
	}
	return cache
}()

// MakeInt boxes an int.
func MakeInt(i int64) Value {
	if uint64(i+128) < uint64(len(smallInts)) {
		return smallInts[i+128]
	}
	return SmallInt(i)
}

// MakeBigInt boxes any int, choosing the representation by its size. It keeps
// b: the caller must not change it afterwards.
func MakeBigInt(b *big.Int) Value {
	if b.IsInt64() {
		return MakeInt(b.Int64())
	}
	return &BigInt{V: b}
}

// MakeBool boxes a bool without allocating.
func MakeBool(b bool) Value {
	if b {
		return True
	}
	return False
}

// Unwrap returns the builtin part of v: the value itself, or for an instance
// of a class that derives from a builtin type the part that the builtin's own
// methods work on. An instance of a plain class unwraps to itself.
func Unwrap(v Value) Value {
	if o, ok := v.(*Object); ok && o.Base != nil {
		return o.Base
	}
	return v
}

// AsStr is the text of a str or of an instance of a subclass of str.
func AsStr(v Value) (string, bool) {
	if s, ok := v.(Str); ok {
		return string(s), true
	}
	s, ok := Unwrap(v).(Str)
	return string(s), ok
}

// AsBytes is the content of a bytes object or of an instance of a subclass.
func AsBytes(v Value) (string, bool) {
	b, ok := Unwrap(v).(Bytes)
	return string(b), ok
}

// AsFloat is the value of a float or of an instance of a subclass of float;
// ints are not floats here.
func AsFloat(v Value) (float64, bool) {
	f, ok := Unwrap(v).(Float)
	return float64(f), ok
}

// AsBool is the value of True or False.
func AsBool(v Value) (value, ok bool) {
	b, ok := v.(Bool)
	return bool(b), ok
}

// AsList is the list, also of an instance of a subclass of list.
func AsList(v Value) (*List, bool) {
	if l, ok := v.(*List); ok {
		return l, true
	}
	l, ok := Unwrap(v).(*List)
	return l, ok
}

// AsTuple is the tuple, also of an instance of a subclass of tuple.
func AsTuple(v Value) (*Tuple, bool) {
	if l, ok := v.(*Tuple); ok {
		return l, true
	}
	l, ok := Unwrap(v).(*Tuple)
	return l, ok
}

// AsDict is the dict, also of an instance of a subclass of dict.
func AsDict(v Value) (*Dict, bool) {
	if d, ok := v.(*Dict); ok {
		return d, true
	}
	d, ok := Unwrap(v).(*Dict)
	return d, ok
}

// AsSet is the set or frozenset, also of an instance of a subclass.
func AsSet(v Value) (*Set, bool) {
	if s, ok := v.(*Set); ok {
		return s, true
	}
	s, ok := Unwrap(v).(*Set)
	return s, ok
}

// Is reports whether a and b are the same object. Values that have no
// identity in Go (numbers, strings) are the same when they are equal and of
// one type, which agrees with CPython for what programs may rely on: None,
// booleans, small ints, interned names.
func Is(a, b Value) bool {
	switch x := a.(type) {
	case Float:
		y, ok := b.(Float)
		return ok && (x == y || x != x && y != y)
	case Complex:
		y, ok := b.(Complex)
		return ok && x == y
	case *Tuple:
		y, ok := b.(*Tuple)
		return ok && (x == y || len(x.Items) == 0 && len(y.Items) == 0)
	case *BigInt:
		y, ok := b.(*BigInt)
		return ok && x.V.Cmp(y.V) == 0
	}
	return a == b
}
