package ir

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// Kind is the shape of a Type.
type Kind uint8

// The kinds of types. The comment gives the runtime's representation.
const (
	DynKind       Kind = iota // py.Value
	NoneKind                  // only None
	BoolKind                  // bool
	IntKind                   // py.Int, unbounded
	FloatKind                 // float64
	StrKind                   // string in WTF-8
	BytesKind                 // py.Bytes
	ListKind                  // *py.List; Elem is a promise, checked where it is used
	TupleKind                 // *py.Tuple, or a py.Row; see Row
	DictKind                  // *py.Dict
	SetKind                   // *py.Set
	ModelKind                 // pointer to the model's struct
	OptionalKind              // Elem or None; a nil pointer is None
	NeverKind                 // no value: the expression always raises
	InstanceKind              // *py.Object, or the struct of the class: an instance of a class of the program, or of one below it
	GeneratorKind             // py.Yields: a call of a generator function that one place runs and nothing else refers to; see Yields
	TextKind                  // py.Text: a str that a loop indexes; only passes make it
	BuilderKind               // py.StrBuilder: a str that a loop appends to; only passes make it
	NumKind                   // py.Num: an int or a float
	DequeKind                 // *py.Queue: a collections.deque of which every use has a rule; else those are dynamic values
	FunctionKind              // a Go func, or py.Value where it escaped; see Signature
)

// Type is the static type of an expression, a variable or a field. Types are compared
// with Same, never with ==.
type Type struct {
	Kind  Kind
	Elem  *Type  // of OptionalKind; of ListKind, TupleKind and SetKind a hint or nil
	Key   *Type  // of DictKind a hint or nil
	Model *Model // of ModelKind
	Class *Class // of InstanceKind
	// Items are the facts about what the ListKind, DictKind or SetKind holds, or the GeneratorKind
	// yields; nil when nothing is known.
	Items *Items
	Elems []*Type     // of TupleKind, one for each item; nil when nothing is known, or Row knows it
	Row   *Row        // of TupleKind, the facts about the tuples of a display
	Match *py.Pattern // of DynKind, the pattern of which it is a match, or None; nil when nothing is known
	// Member is the enumeration, of DynKind, of which it is a member that is equal to nothing but itself; nil when nothing is known.
	Member    *py.Type
	Signature *Signature // of FunctionKind
	Mixed     *Mixed     // of DynKind where it lies in a container, what it may be; nil when nothing is known
}

// The types without parts.
var (
	Dyn   = &Type{Kind: DynKind}
	None  = &Type{Kind: NoneKind}
	Bool  = &Type{Kind: BoolKind}
	Int   = &Type{Kind: IntKind}
	Float = &Type{Kind: FloatKind}
	Num   = &Type{Kind: NumKind}
	Str   = &Type{Kind: StrKind}
	Bytes = &Type{Kind: BytesKind}
	List  = &Type{Kind: ListKind}
	Tuple = &Type{Kind: TupleKind}
	Dict  = &Type{Kind: DictKind}
	Set   = &Type{Kind: SetKind}
	Never = &Type{Kind: NeverKind}
)

// OptionalOf returns t or None. Dyn, None and optional types are returned as they are; a Num or None is dynamic.
func OptionalOf(t *Type) *Type {
	switch t.Kind {
	case DynKind:
		if t.Member != nil {
			return Dyn
		}
		return t
	case NoneKind, OptionalKind, NeverKind:
		return t
	case NumKind:
		return Dyn // boxed it is no larger
	}
	return &Type{Kind: OptionalKind, Elem: t}
}

// ModelOf returns the type of instances of m (and of its subclasses' instances only
// where the verifier has shown that there are none: struct types do not nest in Go).
func ModelOf(m *Model) *Type { return &Type{Kind: ModelKind, Model: m} }

// Same reports whether a and b have the same representation.
func Same(a, b *Type) bool {
	if a.Kind != b.Kind || a.Model != b.Model {
		return false
	}
	switch a.Kind {
	case OptionalKind:
		return Same(a.Elem, b.Elem)
	case InstanceKind:
		return a.structOf() == b.structOf()
	}
	return true
}

func (t *Type) structOf() *Struct {
	if t.Class == nil {
		return nil
	}
	return t.Class.Struct
}

// Join returns the narrowest type that holds the values of both. A container that may
// be the one or the other has the items of both from then on (see Items), and one that
// becomes a dynamic value has escaped.
func Join(a, b *Type) *Type {
	switch {
	case a.Kind == NeverKind:
		return b
	case b.Kind == NeverKind:
		return a
	case a.Kind == b.Kind && isContainer(a.Kind):
		return joinContainers(a, b)
	case a.Kind == InstanceKind && b.Kind == InstanceKind:
		return joinInstances(a, b)
	case a.Kind == GeneratorKind || b.Kind == GeneratorKind:
		return joinDyn(Dyn, a, b)
	case a.Kind == DynKind && b.Kind == DynKind && (a.Match != b.Match || a.Member != b.Member):
		return Dyn
	case a.Kind != OptionalKind && Same(a, b):
		return a
	case a.Kind == NoneKind:
		return joinDyn(OptionalOf(b), a, b)
	case b.Kind == NoneKind:
		return joinDyn(OptionalOf(a), a, b)
	case a.Kind == OptionalKind || b.Kind == OptionalKind:
		x, y := a, b
		if a.Kind == OptionalKind {
			x = a.Elem
		}
		if b.Kind == OptionalKind {
			y = b.Elem
		}
		joined := OptionalOf(Join(x, y))
		if Equal(joined, a) {
			return a
		}
		return joined
	case isNumber(a) && isNumber(b):
		return Num
	}
	Escape(a)
	Escape(b)
	return Dyn
}

// isNumber reports whether a type is that of ints, floats or both.
func isNumber(t *Type) bool { return t.Kind == IntKind || t.Kind == FloatKind || t.Kind == NumKind }

// joinInstances is the nearest class that both inherit from.
func joinInstances(a, b *Type) *Type {
	for x := a.Class; x != nil; x = x.Base {
		for y := b.Class; y != nil; y = y.Base {
			if x == y {
				if x == a.Class {
					return a
				}
				return &Type{Kind: InstanceKind, Class: x}
			}
		}
	}
	if a.Class.Unite != nil && a.Class.Unite(b.Class) {
		return joinInstances(a, b)
	}
	Escape(a)
	Escape(b)
	return Dyn
}

// joinDyn escapes the operands of a join that came out dynamic.
func joinDyn(t, a, b *Type) *Type {
	if t.Kind == DynKind {
		Escape(a)
		Escape(b)
	}
	return t
}

func isContainer(k Kind) bool {
	return k == ListKind || k == TupleKind || k == DictKind || k == SetKind || k == GeneratorKind || k == DequeKind || k == FunctionKind
}

// String prints the type as dump --stage ir shows it.
func (t *Type) String() string {
	switch t.Kind {
	case ModelKind:
		return t.Model.Name
	case InstanceKind:
		return t.Class.Name
	case OptionalKind:
		return t.Elem.String() + "?"
	case ListKind, SetKind, TupleKind:
		if elems := t.ItemTypes(); elems != nil {
			return kindNames[t.Kind] + "[" + typeNames(elems) + "]"
		}
		if t.Elem != nil {
			return kindNames[t.Kind] + "[" + t.Elem.String() + "]"
		}
	case DictKind:
		if t.Key != nil && t.Elem != nil {
			return "dict[" + t.Key.String() + ", " + t.Elem.String() + "]"
		}
	}
	return kindNames[t.Kind]
}

// typeNames lists types as String prints each.
func typeNames(types []*Type) string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = t.String()
	}
	return strings.Join(names, ", ")
}

var kindNames = strings.Split("dyn None bool int float str bytes list tuple dict set model optional never instance generator text builder number deque function", " ")
