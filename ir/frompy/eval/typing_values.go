package eval

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// The values of this file are what expressions over module typing give. They
// print, compare and hash as CPython's.

// SpecialForm is a bare name of module typing that can be subscripted or stands
// for itself: Any, Union, Optional, Literal, ClassVar, NoReturn, ...
type SpecialForm struct {
	Name string
	form *formRow
}

// GenericAlias is a subscripted generic: List[int], Callable[[int], str],
// Box[T], ClassVar[int]. What builtin classes give for list[int] is a
// *py.GenericAlias; OriginArgs treats both alike.
type GenericAlias struct {
	Origin py.Value // a *py.Type, a *SpecialForm (ClassVar, Final, ...) or a Symbolic
	Args   []py.Value
	Name   string // name in typing ("List"); "" for classes of the program
	Module string
}

// BareAlias is an alias of typing that was not subscripted: List, Dict, Sequence.
type BareAlias struct {
	Name   string
	Origin *py.Type
	Params int // number of parameters; -1 for any
}

// Union is Union[...] or Optional[...], or "X | Y" with an operand from typing.
// That of two plain classes is a *py.UnionType; UnionArgs treats both alike.
type Union struct{ Args []py.Value }

// Annotated is Annotated[Origin, *Metadata].
type Annotated struct {
	Origin   py.Value
	Metadata []py.Value
}

// Literal is Literal[*Values].
type Literal struct{ Values []py.Value }

// TypeVar is a type variable of any kind.
type TypeVar struct {
	Kind        TypeVarKind
	Name        string
	Module      string
	Bound       py.Value   // nil: none
	Constraints []py.Value // of a plain TypeVar
	Default     py.Value   // nil: none
	Covariant   bool
	Contra      bool
	Infer       bool // made by the syntax of PEP 695

	lazy func(t *py.Task) error
}

// TypeVarKind tells the kinds of type variables apart.
type TypeVarKind uint8

// The kinds of type variables.
const (
	PlainTypeVar TypeVarKind = iota
	ParamSpecVar
	TupleTypeVar
)

// ForwardRef is a string in a type expression.
type ForwardRef struct {
	Arg    string
	Module *Module // where it was written; nil when made by hand

	frame *frame
}

// NewType is the value of typing.NewType.
type NewType struct {
	Name      string
	Module    string
	Supertype py.Value
}

// TypeAliasValue is the value of a "type X = ..." statement.
type TypeAliasValue struct {
	Name   string
	Module string
	Params *py.Tuple

	value   py.Value
	compute func(t *py.Task) (py.Value, error)
}

// Unpacked is *Ts or Unpack[Ts].
type Unpacked struct{ Arg py.Value }

// The types of typing's values.
var (
	typeSpecialForm = py.NewBuiltinType("typing", "_SpecialForm")
	typeAlias       = py.NewBuiltinType("typing", "_GenericAlias")
	typeBareAlias   = py.NewBuiltinType("typing", "_SpecialGenericAlias")
	typeUnion       = py.NewBuiltinType("typing", "_UnionGenericAlias")
	typeAnnotated   = py.NewBuiltinType("typing", "_AnnotatedAlias")
	typeLiteral     = py.NewBuiltinType("typing", "_LiteralGenericAlias")
	typeUnpacked    = py.NewBuiltinType("typing", "_UnpackGenericAlias")
	typeTypeVar     = py.NewBuiltinType("typing", "TypeVar")
	typeParamSpec   = py.NewBuiltinType("typing", "ParamSpec")
	typeVarTuple    = py.NewBuiltinType("typing", "TypeVarTuple")
	typeForwardRef  = py.NewBuiltinType("typing", "ForwardRef")
	typeNewType     = py.NewBuiltinType("typing", "NewType")
	typeTypeAlias   = py.NewBuiltinType("typing", "TypeAliasType")
)

func init() {
	// What tells type variables from other arguments of a generic alias.
	typeTypeVar.SetMethods([]py.Method{{Name: "__typing_subst__", Kind: py.OneArg, Fn: func(_ *py.Task, _ py.Value, a []py.Value) (py.Value, error) { return a[0], nil }}}, "")
}

// Type implements py.Value.
func (*SpecialForm) Type() *py.Type { return typeSpecialForm }

// Type implements py.Value.
func (*GenericAlias) Type() *py.Type { return typeAlias }

// Type implements py.Value.
func (*BareAlias) Type() *py.Type { return typeBareAlias }

// Type implements py.Value.
func (*Union) Type() *py.Type { return typeUnion }

// Type implements py.Value.
func (*Annotated) Type() *py.Type { return typeAnnotated }

// Type implements py.Value.
func (*Literal) Type() *py.Type { return typeLiteral }

// Type implements py.Value.
func (*Unpacked) Type() *py.Type { return typeUnpacked }

// Type implements py.Value.
func (v *TypeVar) Type() *py.Type {
	switch v.Kind {
	case ParamSpecVar:
		return typeParamSpec
	case TupleTypeVar:
		return typeVarTuple
	}
	return typeTypeVar
}

// Type implements py.Value.
func (*ForwardRef) Type() *py.Type { return typeForwardRef }

// Type implements py.Value.
func (*NewType) Type() *py.Type { return typeNewType }

// Type implements py.Value.
func (*TypeAliasValue) Type() *py.Type { return typeTypeAlias }

// isTypeForm reports whether v is a value of typing, or a class that can be
// subscripted or joined with "|".
func isTypeForm(v py.Value) bool {
	switch v.(type) {
	case *SpecialForm, *GenericAlias, *BareAlias, *Union, *Annotated, *Literal, *Unpacked, *TypeVar, *ForwardRef, *NewType,
		*TypeAliasValue, *py.Type, *py.GenericAlias, *py.UnionType:
		return true
	}
	return false
}

// OriginArgs is typing.get_origin and typing.get_args: nil when v is no
// subscripted form.
func OriginArgs(v py.Value) (origin py.Value, args []py.Value) {
	switch x := v.(type) {
	case *GenericAlias:
		if x.Origin == py.Value(TypeGeneric) && len(x.Args) == 0 {
			return x.Origin, nil
		}
		return x.Origin, x.Args
	case *BareAlias:
		return x.Origin, nil
	case *py.GenericAlias:
		return x.Origin, x.Args.Items
	case *Union:
		return UnionForm, x.Args
	case *py.UnionType:
		return py.TypeUnion, x.Args.Items
	case *Annotated:
		return AnnotatedForm, append([]py.Value{x.Origin}, x.Metadata...)
	case *Literal:
		return LiteralForm, x.Values
	case *Unpacked:
		return UnpackForm, []py.Value{x.Arg}
	}
	if v == py.Value(TypeGeneric) {
		return TypeGeneric, nil
	}
	return nil, nil
}

// UnionArgs are the members of a union of either kind.
func UnionArgs(v py.Value) ([]py.Value, bool) {
	switch x := v.(type) {
	case *Union:
		return x.Args, true
	case *py.UnionType:
		return x.Args.Items, true
	}
	return nil, false
}

// unpackedAlias is what "*v" gives in a type argument list when v is a type
// variable tuple or a subscripted tuple.
func unpackedAlias(v py.Value) (py.Value, bool) {
	switch x := v.(type) {
	case *TypeVar:
		if x.Kind == TupleTypeVar {
			return &Unpacked{Arg: x}, true
		}
	case *GenericAlias:
		if x.Origin == py.Value(py.TypeTuple) {
			return &Unpacked{Arg: x}, true
		}
	}
	return nil, false
}

// typeRepr is typing._type_repr.
func typeRepr(t *py.Task, v py.Value) (string, error) {
	switch x := v.(type) {
	case *py.Type:
		if x.Module == "builtins" {
			return x.Qualname, nil
		}
		return x.Module + "." + x.Qualname, nil
	case *py.Function:
		return x.Module + "." + x.Qualname, nil
	case py.EllipsisType:
		return "...", nil
	case *py.List:
		parts := make([]string, len(x.Items))
		for i, item := range x.Items {
			s, err := typeRepr(t, item)
			if err != nil {
				return "", err
			}
			parts[i] = s
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	case *Symbolic:
		return x.String(), nil
	}
	return py.Repr(t, v)
}

func typeReprs(t *py.Task, list []py.Value) (string, error) {
	parts := make([]string, len(list))
	for i, v := range list {
		s, err := typeRepr(t, v)
		if err != nil {
			return "", err
		}
		parts[i] = s
	}
	return strings.Join(parts, ", "), nil
}

// Repr implements py.Reprer.
func (v *SpecialForm) Repr(*py.Task) (string, error) {
	if v == AnnotatedForm { // a class in CPython 3.11
		return "<class 'typing.Annotated'>", nil
	}
	return "typing." + v.Name, nil
}

// Repr implements py.Reprer.
func (v *BareAlias) Repr(*py.Task) (string, error) { return "typing." + v.Name, nil }

// Repr implements py.Reprer.
func (v *GenericAlias) Repr(t *py.Task) (string, error) {
	name := "typing." + v.Name
	if v.Name == "" {
		s, err := typeRepr(t, v.Origin)
		if err != nil {
			return "", err
		}
		name = s
	}
	if v.Name == "Callable" && len(v.Args) == 2 {
		if isParamForm(v.Args[0]) {
			args, err := typeReprs(t, v.Args)
			return name + "[" + args + "]", err
		}
		if v.Args[0] == py.Ellipsis {
			r, err := typeRepr(t, v.Args[1])
			return name + "[..., " + r + "]", err
		}
	}
	args, err := v.reprArgs(t)
	if err != nil {
		return "", err
	}
	return name + "[" + args + "]", nil
}

// reprArgs prints the arguments; Callable's parameters, which are flat in
// __args__, stand in brackets.
func (v *GenericAlias) reprArgs(t *py.Task) (string, error) {
	if v.Name == "Callable" && len(v.Args) > 0 {
		params, err := typeReprs(t, v.Args[:len(v.Args)-1])
		if err != nil {
			return "", err
		}
		r, err := typeRepr(t, v.Args[len(v.Args)-1])
		return "[" + params + "], " + r, err
	}
	if len(v.Args) == 0 {
		return "()", nil
	}
	return typeReprs(t, v.Args)
}

// Repr implements py.Reprer.
func (v *Union) Repr(t *py.Task) (string, error) {
	if len(v.Args) == 2 {
		for i, a := range v.Args {
			if a == py.Value(py.TypeNone) {
				s, err := typeRepr(t, v.Args[1-i])
				return "typing.Optional[" + s + "]", err
			}
		}
	}
	args, err := typeReprs(t, v.Args)
	return "typing.Union[" + args + "]", err
}

// Repr implements py.Reprer.
func (v *Annotated) Repr(t *py.Task) (string, error) {
	origin, err := typeRepr(t, v.Origin)
	if err != nil {
		return "", err
	}
	parts := []string{origin}
	for _, m := range v.Metadata {
		s, err := py.Repr(t, m)
		if err != nil {
			return "", err
		}
		parts = append(parts, s)
	}
	return "typing.Annotated[" + strings.Join(parts, ", ") + "]", nil
}

// Repr implements py.Reprer.
func (v *Literal) Repr(t *py.Task) (string, error) {
	parts := make([]string, len(v.Values))
	for i, x := range v.Values {
		s, err := py.Repr(t, x)
		if err != nil {
			return "", err
		}
		parts[i] = s
	}
	return "typing.Literal[" + strings.Join(parts, ", ") + "]", nil
}

// Repr implements py.Reprer.
func (v *Unpacked) Repr(t *py.Task) (string, error) {
	s, err := typeRepr(t, v.Arg)
	return "*" + s, err
}

// Repr implements py.Reprer.
func (v *TypeVar) Repr(*py.Task) (string, error) {
	switch {
	case v.Kind == TupleTypeVar, v.Infer:
		return v.Name, nil
	case v.Covariant:
		return "+" + v.Name, nil
	case v.Contra:
		return "-" + v.Name, nil
	}
	return "~" + v.Name, nil
}

// Repr implements py.Reprer.
func (v *ForwardRef) Repr(*py.Task) (string, error) { return "ForwardRef(" + quoted(v.Arg) + ")", nil }

// Repr implements py.Reprer.
func (v *NewType) Repr(*py.Task) (string, error) { return v.Module + "." + v.Name, nil }

// Repr implements py.Reprer.
func (v *TypeAliasValue) Repr(*py.Task) (string, error) { return v.Name, nil }

// Call implements py.Caller: a NewType returns its argument.
func (v *NewType) Call(_ *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if len(pos) != 1 || len(kw) > 0 {
		if len(pos) == 0 {
			return nil, py.Raise(py.TypeError, "NewType.__call__() missing 1 required positional argument: 'x'")
		}
		return nil, py.Raise(py.TypeError, "NewType.__call__() takes 2 positional arguments but %d were given", len(pos)+1)
	}
	return pos[0], nil
}

// Call implements py.Caller: List[int]() is list().
func (v *GenericAlias) Call(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if f, ok := v.Origin.(*SpecialForm); ok {
		return nil, py.Raise(py.TypeError, "Cannot instantiate typing.%s", f.Name)
	}
	r, err := py.CallKw(t, v.Origin, pos, kw)
	if err != nil {
		return nil, err
	}
	if o, ok := r.(*py.Object); ok {
		if err := py.SetAttr(t, o, "__orig_class__", v); err != nil {
			if none, merr := py.Matches(t, err, py.AttributeError); merr != nil || !none {
				return nil, err
			}
		}
	}
	return r, nil
}

// Call implements py.Caller.
func (v *BareAlias) Call(*py.Task, []py.Value, []py.Kw) (py.Value, error) {
	return nil, py.Raise(py.TypeError, "Type %s cannot be instantiated; use %s() instead", v.Name, v.Origin.Name)
}

// Call implements py.Caller.
func (v *SpecialForm) Call(*py.Task, []py.Value, []py.Kw) (py.Value, error) {
	if v.Name == "Any" {
		return nil, py.Raise(py.TypeError, "Any cannot be instantiated")
	}
	return nil, py.Raise(py.TypeError, "Cannot instantiate typing.%s", v.Name)
}

// Call implements py.Caller.
func (v *Annotated) Call(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	return py.CallKw(t, v.Origin, pos, kw)
}

// Call implements py.Caller.
func (v *Union) Call(*py.Task, []py.Value, []py.Kw) (py.Value, error) {
	return nil, py.Raise(py.TypeError, "Cannot instantiate typing.Union")
}

// Equality. Aliases are equal when their parts are, unions when their members
// are as sets.

func compareForms(t *py.Task, op py.CompareOp, same func() (bool, error)) (py.Value, error) {
	if op != py.CmpEq && op != py.CmpNe {
		return py.NotImplemented, nil
	}
	ok, err := same()
	if err != nil {
		return nil, err
	}
	return py.MakeBool(ok == (op == py.CmpEq)), nil
}

func sameValues(t *py.Task, a, b []py.Value) (bool, error) {
	if len(a) != len(b) {
		return false, nil
	}
	for i := range a {
		if ok, err := py.Eq(t, a[i], b[i]); err != nil || !ok {
			return ok, err
		}
	}
	return true, nil
}

func sameSet(t *py.Task, a, b []py.Value) (bool, error) {
	if len(a) != len(b) {
		return false, nil
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			ok, err := py.Eq(t, x, y)
			if err != nil {
				return false, err
			}
			found = found || ok
		}
		if !found {
			return false, nil
		}
	}
	return true, nil
}

// Compare implements py.Comparer.
func (v *GenericAlias) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	w, ok := other.(*GenericAlias)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) {
		if v.Origin != w.Origin {
			return false, nil
		}
		return sameValues(t, v.Args, w.Args)
	})
}

// Compare implements py.Comparer.
func (v *Union) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	args, ok := UnionArgs(other)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) { return sameSet(t, v.Args, args) })
}

// Compare implements py.Comparer.
func (v *Annotated) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	w, ok := other.(*Annotated)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) {
		if ok, err := py.Eq(t, v.Origin, w.Origin); err != nil || !ok {
			return ok, err
		}
		return sameValues(t, v.Metadata, w.Metadata)
	})
}

// Compare implements py.Comparer. Literal[0] and Literal[False] differ.
func (v *Literal) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	w, ok := other.(*Literal)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) {
		if len(v.Values) != len(w.Values) {
			return false, nil
		}
		for _, x := range v.Values {
			found := false
			for _, y := range w.Values {
				same, err := sameLiteral(t, x, y)
				if err != nil {
					return false, err
				}
				found = found || same
			}
			if !found {
				return false, nil
			}
		}
		return true, nil
	})
}

func sameLiteral(t *py.Task, x, y py.Value) (bool, error) {
	if x.Type() != y.Type() {
		return false, nil
	}
	return py.Eq(t, x, y)
}

// Compare implements py.Comparer.
func (v *Unpacked) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	w, ok := other.(*Unpacked)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) { return py.Eq(t, v.Arg, w.Arg) })
}

// Compare implements py.Comparer.
func (v *ForwardRef) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	w, ok := other.(*ForwardRef)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) { return v.Arg == w.Arg, nil })
}

// Compare implements py.Comparer.
func (v *BareAlias) Compare(t *py.Task, op py.CompareOp, other py.Value) (py.Value, error) {
	w, ok := other.(*BareAlias)
	if !ok {
		return py.NotImplemented, nil
	}
	return compareForms(t, op, func() (bool, error) { return v == w, nil })
}

func hashAll(t *py.Task, seed int64, list []py.Value, ordered bool) (int64, error) {
	h := seed
	for _, v := range list {
		x, err := py.Hash(t, v)
		if err != nil {
			return 0, err
		}
		if ordered {
			h = h*1000003 ^ x
		} else {
			h += x * 31
		}
	}
	return h, nil
}

// Hash implements py.Hasher.
func (v *GenericAlias) Hash(t *py.Task) (int64, error) {
	h, err := py.Hash(t, v.Origin)
	if err != nil {
		return 0, err
	}
	return hashAll(t, h, v.Args, true)
}

// Hash implements py.Hasher.
func (v *Union) Hash(t *py.Task) (int64, error) { return hashAll(t, 7, v.Args, false) }

// Hash implements py.Hasher.
func (v *Annotated) Hash(t *py.Task) (int64, error) {
	h, err := py.Hash(t, v.Origin)
	if err != nil {
		return 0, err
	}
	return hashAll(t, h, v.Metadata, true)
}

// Hash implements py.Hasher.
func (v *Literal) Hash(t *py.Task) (int64, error) { return hashAll(t, 11, v.Values, false) }

// Hash implements py.Hasher.
func (v *Unpacked) Hash(t *py.Task) (int64, error) { return py.Hash(t, v.Arg) }

// Hash implements py.Hasher.
func (v *ForwardRef) Hash(*py.Task) (int64, error) { return py.HashStr(v.Arg), nil }

// Hash implements py.Hasher.
func (v *BareAlias) Hash(*py.Task) (int64, error) { return py.HashStr(v.Name), nil }
