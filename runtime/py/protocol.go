package py

// The interfaces of this file are how a builtin representation takes part in
// an operation. They stand for CPython's type slots: an operation asks for the
// interface first and looks special methods up on the type only when the value
// does not implement it. *Object implements none of them, its class decides.
// A builtin type that implements one names the special methods it stands for
// in Type.Slots, so that they are found as attributes too ([].__len__, super()).

// BinaryOp names a binary operator.
type BinaryOp uint8

// The binary operators in the order of their special methods' table.
const (
	OpAdd BinaryOp = iota
	OpSub
	OpMul
	OpMatMul
	OpTrueDiv
	OpFloorDiv
	OpMod
	OpDivMod
	OpPow
	OpLShift
	OpRShift
	OpAnd
	OpOr
	OpXor
)

// CompareOp names a rich comparison.
type CompareOp uint8

// The rich comparisons in CPython's order (Py_LT ...).
const (
	CmpLt CompareOp = iota
	CmpLe
	CmpEq
	CmpNe
	CmpGt
	CmpGe
)

// UnaryOp names a unary operator.
type UnaryOp uint8

// The unary operators.
const (
	OpNeg UnaryOp = iota
	OpPos
	OpInvert
	OpAbs
)

// Operand is a builtin value that knows binary operators.
type Operand interface {
	Value
	// BinaryOp computes "self op other", or "other op self" when reflected.
	// The other operand is already unwrapped. It returns NotImplemented where
	// it does not know the other operand.
	BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error)
}

// InPlaceOperand is a mutable builtin that changes itself for "self op= other".
type InPlaceOperand interface {
	Value
	// InPlaceOp returns NotImplemented where "self op other" is to be tried.
	InPlaceOp(t *Task, op BinaryOp, other Value) (Value, error)
}

// UnaryOperand is a builtin value that knows unary operators.
type UnaryOperand interface {
	Value
	// UnaryOp returns NotImplemented for an operator the type lacks.
	UnaryOp(t *Task, op UnaryOp) (Value, error)
}

// Comparer is a builtin value that knows rich comparisons beyond identity.
type Comparer interface {
	Value
	// Compare computes "self op other" with other already unwrapped, or
	// returns NotImplemented.
	Compare(t *Task, op CompareOp, other Value) (Value, error)
}

// Hasher is a builtin value with a hash of its own; one without it hashes by
// identity unless its type is Unhashable.
type Hasher interface {
	Value
	Hash(t *Task) (int64, error)
}

// Truther is a builtin value whose truth is not simply "length is not 0".
type Truther interface {
	Value
	Truth() bool
}

// Lener is a builtin value with a length.
type Lener interface {
	Value
	Len() int
}

// Container is a builtin value that knows the "in" operator by itself.
type Container interface {
	Value
	Contains(t *Task, item Value) (bool, error)
}

// Subscripter is a builtin value that knows v[key].
type Subscripter interface {
	Value
	GetItem(t *Task, key Value) (Value, error)
}

// ItemSetter is a builtin value that knows v[key] = x.
type ItemSetter interface {
	Value
	SetItem(t *Task, key, x Value) error
}

// ItemDeleter is a builtin value that knows del v[key].
type ItemDeleter interface {
	Value
	DelItem(t *Task, key Value) error
}

// Iterable is a builtin value that iter() accepts.
type Iterable interface {
	Value
	Iter(t *Task) (Iterator, error)
}

// Reverser is a builtin value with a __reversed__ of its own.
type Reverser interface {
	Value
	Reversed(t *Task) (Iterator, error)
}

// Iterator is what Iter returns. Values of Go types that implement it are
// iterators in Python too: they have __iter__ and __next__.
type Iterator interface {
	Value
	// Next returns the next item; ok is false when there is none left.
	Next(t *Task) (item Value, ok bool, err error)
}

// LengthHinter is an iterator that knows how many items are left.
type LengthHinter interface{ LengthHint() int }

// Reprer is a builtin value with a repr of its own.
type Reprer interface {
	Value
	Repr(t *Task) (string, error)
}

// Strer is a builtin value whose str() differs from its repr.
type Strer interface {
	Value
	Str(t *Task) (string, error)
}

// Formatter is a builtin value that understands format specifications.
type Formatter interface {
	Value
	Format(t *Task, spec string) (string, error)
}

// Indexer is a value other than an int that operator.index accepts natively.
type Indexer interface {
	Value
	Index() Int
}

// Caller is a builtin value that can be called.
type Caller interface {
	Value
	Call(t *Task, pos []Value, kw []Kw) (Value, error)
}

// AttrGetter is a builtin value that computes attributes by itself, before its
// type is asked. A nil value with a nil error means that the name is none of
// those.
type AttrGetter interface {
	Value
	GetAttr(t *Task, name string) (Value, error)
}

// AttrSetter is a builtin value whose attributes can be assigned. done is
// false when the name is to be handled by the type.
type AttrSetter interface {
	Value
	SetAttr(t *Task, name string, x Value) (done bool, err error)
}

// AttrDeleter is a builtin value whose attributes can be deleted; done as for
// AttrSetter.
type AttrDeleter interface {
	Value
	DelAttr(t *Task, name string) (done bool, err error)
}

// Attributed is a builtin value with an instance dictionary (functions,
// exceptions, modules). attrs may be nil while create is false.
type Attributed interface {
	Value
	AttrDict(create bool) *Dict
}

// Getter is a value that, found in a class namespace, computes the attribute:
// a descriptor. instance is nil when the attribute is read on the class.
type Getter interface {
	Value
	DescrGet(t *Task, instance Value, owner *Type) (Value, error)
}

// Setter is a data descriptor: it also takes assignment and, with x nil,
// deletion.
type Setter interface {
	Value
	DescrSet(t *Task, instance, x Value) error
}
