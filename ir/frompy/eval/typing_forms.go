package eval

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// formRow says what subscripting a special form gives.
type formRow struct {
	name string
	item func(t *py.Task, form *SpecialForm, args []py.Value) (py.Value, error)
}

// The special forms that other packages ask for by identity.
var (
	AnyForm         = &SpecialForm{Name: "Any"}
	UnionForm       = &SpecialForm{Name: "Union"}
	OptionalForm    = &SpecialForm{Name: "Optional"}
	LiteralForm     = &SpecialForm{Name: "Literal"}
	AnnotatedForm   = &SpecialForm{Name: "Annotated"}
	ClassVarForm    = &SpecialForm{Name: "ClassVar"}
	FinalForm       = &SpecialForm{Name: "Final"}
	RequiredForm    = &SpecialForm{Name: "Required"}
	NotRequiredForm = &SpecialForm{Name: "NotRequired"}
	ReadOnlyForm    = &SpecialForm{Name: "ReadOnly"}
	UnpackForm      = &SpecialForm{Name: "Unpack"}
	NoReturnForm    = &SpecialForm{Name: "NoReturn"}
	NeverForm       = &SpecialForm{Name: "Never"}
	SelfForm        = &SpecialForm{Name: "Self"}
	LiteralStrForm  = &SpecialForm{Name: "LiteralString"}
	TypeAliasForm   = &SpecialForm{Name: "TypeAlias"}
	ConcatenateForm = &SpecialForm{Name: "Concatenate"}
	TypeGuardForm   = &SpecialForm{Name: "TypeGuard"}
	TypeIsForm      = &SpecialForm{Name: "TypeIs"}
)

// forms lists the special forms with what their subscription gives; nil: they
// cannot be subscripted.
var forms = []struct {
	form *SpecialForm
	item func(t *py.Task, form *SpecialForm, args []py.Value) (py.Value, error)
}{
	{AnyForm, nil}, {NoReturnForm, nil}, {NeverForm, nil}, {SelfForm, nil}, {LiteralStrForm, nil}, {TypeAliasForm, nil},
	{UnionForm, unionItem}, {OptionalForm, optionalItem}, {LiteralForm, literalItem}, {AnnotatedForm, annotatedItem},
	{ClassVarForm, oneItem}, {FinalForm, oneItem}, {RequiredForm, oneItem}, {NotRequiredForm, oneItem}, {ReadOnlyForm, oneItem},
	{TypeGuardForm, oneItem}, {TypeIsForm, oneItem}, {UnpackForm, unpackItem}, {ConcatenateForm, anyItems},
}

func init() {
	for _, row := range forms {
		if row.item != nil {
			row.form.form = &formRow{row.form.Name, row.item}
		}
	}
}

// subscriptArgs are the arguments of v[key]: a tuple's items, or the one key.
func subscriptArgs(key py.Value) []py.Value {
	if t, ok := key.(*py.Tuple); ok {
		return t.Items
	}
	return []py.Value{key}
}

// GetItem implements py.Subscripter.
func (v *SpecialForm) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	if v.form == nil {
		if v == AnyForm {
			return nil, py.Raise(py.TypeError, "type 'Any' is not subscriptable")
		}
		return nil, py.Raise(py.TypeError, "typing.%s is not subscriptable", v.Name)
	}
	args := subscriptArgs(key)
	if v == LiteralForm {
		return literalItem(t, v, args)
	}
	return v.form.item(t, v, args)
}

// typeArg is typing._type_check and _type_convert: None stands for its class,
// a string for a forward reference.
func typeArg(v py.Value, what string) (py.Value, error) {
	switch x := v.(type) {
	case py.NoneType:
		return py.TypeNone, nil
	case py.Str:
		return newForwardRef(string(x))
	case *py.Tuple:
		text, err := py.Repr(nil, v)
		if err != nil {
			return nil, err
		}
		return nil, py.Raise(py.TypeError, "%s Got %s.", what, cut(text, 100))
	case *SpecialForm:
		if x.form != nil && x != AnnotatedForm {
			return nil, py.Raise(py.TypeError, "Plain typing.%s is not valid as type argument", x.Name)
		}
	case *py.Type:
		if x == TypeGeneric || x == TypeProtocol {
			return nil, py.Raise(py.TypeError, "Plain <class 'typing.%s'> is not valid as type argument", x.Name)
		}
	case *GenericAlias:
		if x.Origin == py.Value(ClassVarForm) || x.Origin == py.Value(FinalForm) || x.Origin == py.Value(TypeGeneric) || x.Origin == py.Value(TypeProtocol) {
			text, err := x.Repr(nil)
			if err != nil {
				return nil, err
			}
			return nil, py.Raise(py.TypeError, "%s is not valid as type argument", text)
		}
	}
	return v, nil
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

func typeArgs(list []py.Value, what string) ([]py.Value, error) {
	out := make([]py.Value, len(list))
	for i, v := range list {
		x, err := typeArg(v, what)
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	return out, nil
}

func newForwardRef(text string) (py.Value, error) {
	if _, err := parseExpression(text); err != nil {
		return nil, err
	}
	return &ForwardRef{Arg: text}, nil
}

func unionItem(t *py.Task, _ *SpecialForm, args []py.Value) (py.Value, error) {
	if len(args) == 0 {
		return nil, py.Raise(py.TypeError, "Cannot take a Union of no types.")
	}
	list, err := typeArgs(args, "Union[arg, ...]: each arg must be a type.")
	if err != nil {
		return nil, err
	}
	return makeUnion(t, list)
}

// makeUnion flattens and drops duplicates; a union of one is that one.
func makeUnion(t *py.Task, list []py.Value) (py.Value, error) {
	var flat []py.Value
	for _, v := range list {
		if args, ok := UnionArgs(v); ok {
			flat = append(flat, args...)
		} else {
			flat = append(flat, v)
		}
	}
	var out []py.Value
next:
	for _, v := range flat {
		for _, seen := range out {
			same, err := py.Eq(t, v, seen)
			if err != nil {
				return nil, err
			}
			if same {
				continue next
			}
		}
		out = append(out, v)
	}
	if len(out) == 1 {
		return out[0], nil
	}
	return &Union{Args: out}, nil
}

// union joins two type forms of which one is Symbolic.
func (in *Interp) union(a, b py.Value) py.Value {
	list := make([]py.Value, 0, 2)
	for _, v := range []py.Value{a, b} {
		if v == py.None {
			v = py.TypeNone
		}
		if args, ok := UnionArgs(v); ok {
			list = append(list, args...)
		} else {
			list = append(list, v)
		}
	}
	return &Union{Args: list}
}

func optionalItem(t *py.Task, _ *SpecialForm, args []py.Value) (py.Value, error) {
	if len(args) != 1 {
		text, err := py.Repr(t, py.NewTuple(args...))
		if err != nil {
			return nil, err
		}
		return nil, py.Raise(py.TypeError, "typing.Optional requires a single type. Got %s.", cut(text, 100))
	}
	v, err := typeArg(args[0], "typing.Optional requires a single type.")
	if err != nil {
		return nil, err
	}
	return makeUnion(t, []py.Value{v, py.TypeNone})
}

func literalItem(t *py.Task, _ *SpecialForm, args []py.Value) (py.Value, error) {
	out := &Literal{}
	var add func(list []py.Value) error
	add = func(list []py.Value) error {
	next:
		for _, v := range list {
			if l, ok := v.(*Literal); ok {
				if err := add(l.Values); err != nil {
					return err
				}
				continue
			}
			for _, seen := range out.Values {
				if isSymbolic(v) || isSymbolic(seen) {
					continue
				}
				same, err := sameLiteral(t, v, seen)
				if err != nil {
					return err
				}
				if same {
					continue next
				}
			}
			out.Values = append(out.Values, v)
		}
		return nil
	}
	if err := add(args); err != nil {
		return nil, err
	}
	return out, nil
}

func annotatedItem(t *py.Task, _ *SpecialForm, args []py.Value) (py.Value, error) {
	if len(args) < 2 {
		return nil, py.Raise(py.TypeError, "Annotated[...] should be used with at least two arguments (a type and an annotation).")
	}
	origin := args[0]
	if g, ok := origin.(*GenericAlias); !ok || g.Origin != py.Value(ClassVarForm) && g.Origin != py.Value(FinalForm) {
		var err error
		if origin, err = typeArg(origin, "Annotated[t, ...]: t must be a type."); err != nil {
			return nil, err
		}
	}
	return newAnnotated(origin, args[1:]), nil
}

// newAnnotated nests nothing: Annotated[Annotated[T, a], b] is Annotated[T, a, b].
func newAnnotated(origin py.Value, metadata []py.Value) *Annotated {
	if inner, ok := origin.(*Annotated); ok {
		return &Annotated{Origin: inner.Origin, Metadata: append(append([]py.Value{}, inner.Metadata...), metadata...)}
	}
	return &Annotated{Origin: origin, Metadata: metadata}
}

func oneItem(t *py.Task, form *SpecialForm, args []py.Value) (py.Value, error) {
	if len(args) != 1 {
		return nil, py.Raise(py.TypeError, "typing.%s accepts only single type. Got (%s).", form.Name, "")
	}
	v, err := typeArg(args[0], "typing."+form.Name+" accepts only single type.")
	if err != nil {
		return nil, err
	}
	return &GenericAlias{Origin: form, Args: []py.Value{v}, Name: form.Name, Module: "typing"}, nil
}

func unpackItem(t *py.Task, _ *SpecialForm, args []py.Value) (py.Value, error) {
	if len(args) != 1 {
		return nil, py.Raise(py.TypeError, "typing.Unpack accepts only single type.")
	}
	return &Unpacked{Arg: args[0]}, nil
}

func anyItems(t *py.Task, form *SpecialForm, args []py.Value) (py.Value, error) {
	list, err := typeArgs(args, form.Name+"[arg, ...]: each arg must be a type.")
	if err != nil {
		return nil, err
	}
	return &GenericAlias{Origin: form, Args: list, Name: form.Name, Module: "typing"}, nil
}

// GetItem implements py.Subscripter: List[int], Dict[str, int], Callable[...].
func (v *BareAlias) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	args := subscriptArgs(key)
	switch v.Name {
	case "Callable":
		return callableItem(args)
	case "Tuple":
		if tuple, ok := key.(*py.Tuple); ok && len(tuple.Items) == 0 {
			return &GenericAlias{Origin: v.Origin, Name: v.Name, Module: "typing"}, nil
		}
		if len(args) == 2 && args[1] == py.Ellipsis {
			first, err := typeArg(args[0], "Tuple[t, ...]: t must be a type.")
			if err != nil {
				return nil, err
			}
			return &GenericAlias{Origin: v.Origin, Args: []py.Value{first, py.Ellipsis}, Name: v.Name, Module: "typing"}, nil
		}
	}
	list, err := typeArgs(args, "Parameters to generic types must be types.")
	if err != nil {
		return nil, err
	}
	if v.Params >= 0 && len(list) != v.Params {
		word := "few"
		if len(list) > v.Params {
			word = "many"
		}
		return nil, py.Raise(py.TypeError, "Too %s arguments for typing.%s; actual %d, expected %d", word, v.Name, len(list), v.Params)
	}
	return &GenericAlias{Origin: v.Origin, Args: list, Name: v.Name, Module: "typing"}, nil
}

// callableItem makes Callable[[A, B], R]; its arguments are flat, as in
// __args__.
func callableItem(args []py.Value) (py.Value, error) {
	if len(args) != 2 {
		return nil, py.Raise(py.TypeError, "Callable must be used as Callable[[arg, ...], result].")
	}
	result, err := typeArg(args[1], "Callable[args, result]: result must be a type.")
	if err != nil {
		return nil, err
	}
	var params []py.Value
	switch p := args[0].(type) {
	case *py.List:
		if params, err = typeArgs(p.Items, "Callable[[arg, ...], result]: each arg must be a type."); err != nil {
			return nil, err
		}
	default:
		if p == py.Ellipsis || isTypeForm(p) || isSymbolic(p) {
			params = []py.Value{p}
			break
		}
		text, err := py.Repr(nil, p)
		if err != nil {
			return nil, err
		}
		return nil, py.Raise(py.TypeError, "Callable[args, result]: args must be a list. Got %s", text)
	}
	return &GenericAlias{Origin: abcType("Callable"), Args: append(params, result), Name: "Callable", Module: "typing"}, nil
}

// GetItem implements py.Subscripter: an alias with free type variables takes
// arguments for them.
func (v *GenericAlias) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	params := typeParameters(v.Args)
	text, err := v.Repr(t)
	if err != nil {
		return nil, err
	}
	if len(params) == 0 || v.Origin == py.Value(TypeGeneric) || v.Origin == py.Value(TypeProtocol) {
		return nil, py.Raise(py.TypeError, "%s is not a generic class", text)
	}
	args, err := typeArgs(subscriptArgs(key), "Parameters to generic types must be types.")
	if err != nil {
		return nil, err
	}
	bound, err := bindParameters(params, args, text)
	if err != nil {
		return nil, err
	}
	return Substitute(t, v, bound)
}

// GetItem implements py.Subscripter.
func (v *Union) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	return substituteItem(t, v, v.Args, key)
}

// GetItem implements py.Subscripter.
func (v *Annotated) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	return substituteItem(t, v, []py.Value{v.Origin}, key)
}

// GetItem implements py.Subscripter: "type Pair[T] = ..." is generic.
func (v *TypeAliasValue) GetItem(t *py.Task, key py.Value) (py.Value, error) {
	if v.Params == nil || len(v.Params.Items) == 0 {
		return nil, py.Raise(py.TypeError, "Only generic type aliases are subscriptable")
	}
	return &GenericAlias{Origin: v, Args: subscriptArgs(key)}, nil
}

func orForms(t *py.Task, op py.BinaryOp, self, other py.Value, reflected bool) (py.Value, error) {
	if op != py.OpOr {
		return py.NotImplemented, nil
	}
	a, b := self, other
	if reflected {
		a, b = other, self
	}
	list, err := typeArgs([]py.Value{a, b}, "Union[arg, ...]: each arg must be a type.")
	if err != nil {
		return nil, err
	}
	return makeUnion(t, list)
}

// BinaryOp implements py.Operand.
func (v *SpecialForm) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *GenericAlias) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *BareAlias) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *Union) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *Annotated) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *Literal) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *TypeVar) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *ForwardRef) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *NewType) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// BinaryOp implements py.Operand.
func (v *TypeAliasValue) BinaryOp(t *py.Task, op py.BinaryOp, o py.Value, r bool) (py.Value, error) {
	return orForms(t, op, v, o, r)
}

// attributes of the forms

func tupleOf(list []py.Value) *py.Tuple { return py.NewTuple(append([]py.Value{}, list...)...) }

func parametersTuple(list []*TypeVar) *py.Tuple {
	out := make([]py.Value, len(list))
	for i, p := range list {
		out[i] = p
	}
	return py.NewTuple(out...)
}
