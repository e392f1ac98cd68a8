package eval

import (
	"strings"

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

func substituteItem(t *py.Task, v py.Value, args []py.Value, key py.Value) (py.Value, error) {
	params := typeParameters(args)
	text, err := py.Repr(t, v)
	if err != nil {
		return nil, err
	}
	if len(params) == 0 {
		return nil, py.Raise(py.TypeError, "%s is not a generic class", text)
	}
	list, err := typeArgs(subscriptArgs(key), "Parameters to generic types must be types.")
	if err != nil {
		return nil, err
	}
	bound, err := bindParameters(params, list, text)
	if err != nil {
		return nil, err
	}
	return Substitute(t, v, bound)
}

// typeParameters are the type variables in args, in order of first appearance
// (typing._collect_parameters).
func typeParameters(args []py.Value) []*TypeVar {
	var out []*TypeVar
	add := func(v *TypeVar) {
		for _, x := range out {
			if x == v {
				return
			}
		}
		out = append(out, v)
	}
	var visit func(v py.Value)
	visit = func(v py.Value) {
		switch x := v.(type) {
		case *TypeVar:
			add(x)
		case *Unpacked:
			visit(x.Arg)
		case *Annotated:
			visit(x.Origin)
		case *py.List:
			for _, a := range x.Items {
				visit(a)
			}
		case *Literal:
		default:
			_, inner := OriginArgs(v)
			for _, a := range inner {
				visit(a)
			}
		}
	}
	for _, a := range args {
		visit(a)
	}
	return out
}

// TypeParameters is __parameters__ of a type form or class.
func (in *Interp) TypeParameters(v py.Value) []*TypeVar {
	if c, ok := v.(*py.Type); ok {
		return classParameters(c)
	}
	_, args := OriginArgs(v)
	if a, ok := v.(*Annotated); ok {
		args = []py.Value{a.Origin}
	}
	return typeParameters(args)
}

// bindParameters pairs type variables with arguments. A variable tuple takes
// what the others leave.
func bindParameters(params []*TypeVar, args []py.Value, text string) (map[*TypeVar][]py.Value, error) {
	out := map[*TypeVar][]py.Value{}
	variadic := -1
	for i, p := range params {
		if p.Kind == TupleTypeVar {
			variadic = i
		}
	}
	if variadic < 0 {
		for len(args) < len(params) && params[len(args)].Default != nil {
			args = append(args, params[len(args)].Default)
		}
		if len(args) != len(params) {
			word := "few"
			if len(args) > len(params) {
				word = "many"
			}
			return nil, py.Raise(py.TypeError, "Too %s arguments for %s; actual %d, expected %d", word, text, len(args), len(params))
		}
		for i, p := range params {
			out[p] = []py.Value{args[i]}
		}
		return out, nil
	}
	after := len(params) - variadic - 1
	if len(args) < variadic+after {
		return nil, py.Raise(py.TypeError, "Too few arguments for %s; actual %d, expected at least %d", text, len(args), variadic+after)
	}
	for i := 0; i < variadic; i++ {
		out[params[i]] = []py.Value{args[i]}
	}
	out[params[variadic]] = args[variadic : len(args)-after]
	for i := 0; i < after; i++ {
		out[params[variadic+1+i]] = []py.Value{args[len(args)-after+i]}
	}
	return out, nil
}

// Substitute replaces type variables in a type form. A nil entry leaves the
// variable.
func Substitute(t *py.Task, v py.Value, bound map[*TypeVar][]py.Value) (py.Value, error) {
	list := func(args []py.Value) ([]py.Value, error) {
		out := make([]py.Value, 0, len(args))
		for _, a := range args {
			if u, ok := a.(*Unpacked); ok {
				if tv, ok := u.Arg.(*TypeVar); ok {
					if items, ok := bound[tv]; ok {
						out = append(out, items...)
						continue
					}
				}
			}
			x, err := Substitute(t, a, bound)
			if err != nil {
				return nil, err
			}
			out = append(out, x)
		}
		return out, nil
	}
	switch x := v.(type) {
	case *TypeVar:
		if items, ok := bound[x]; ok && len(items) == 1 {
			return items[0], nil
		}
		return v, nil
	case *GenericAlias:
		args, err := list(x.Args)
		if err != nil {
			return nil, err
		}
		return &GenericAlias{Origin: x.Origin, Args: args, Name: x.Name, Module: x.Module}, nil
	case *py.GenericAlias:
		args, err := list(x.Args.Items)
		if err != nil {
			return nil, err
		}
		c := *x
		c.Args = py.NewTuple(args...)
		return &c, nil
	case *Union:
		args, err := list(x.Args)
		if err != nil {
			return nil, err
		}
		return makeUnion(t, args)
	case *py.UnionType:
		args, err := list(x.Args.Items)
		if err != nil {
			return nil, err
		}
		return joinTypes(t, args)
	case *Annotated:
		origin, err := Substitute(t, x.Origin, bound)
		if err != nil {
			return nil, err
		}
		return newAnnotated(origin, x.Metadata), nil
	case *py.List:
		args, err := list(x.Items)
		if err != nil {
			return nil, err
		}
		return py.NewList(args...), nil
	}
	return v, nil
}

// joinTypes is a | b | c.
func joinTypes(t *py.Task, list []py.Value) (py.Value, error) {
	v := list[0]
	for _, x := range list[1:] {
		var err error
		if v, err = py.Or(t, v, x); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// BinaryOp of the forms: "|" makes a Union.

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

// GetAttr implements py.AttrGetter.
func (v *SpecialForm) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "_name", "__name__", "__qualname__":
		return py.Str(v.Name), nil
	case "__module__":
		return py.Str("typing"), nil
	}
	return nil, nil
}

// GetAttr implements py.AttrGetter. Attributes that are not the alias's own are
// those of its origin.
func (v *GenericAlias) GetAttr(t *py.Task, name string) (py.Value, error) {
	switch name {
	case "__origin__":
		return v.Origin, nil
	case "__args__":
		return tupleOf(v.Args), nil
	case "__parameters__":
		return parametersTuple(typeParameters(v.Args)), nil
	case "_name":
		if v.Name == "" {
			return py.None, nil
		}
		return py.Str(v.Name), nil
	case "__mro_entries__":
		return py.NewBuiltin("typing", &py.Method{Name: "__mro_entries__", Kind: py.OneArg, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			return v.mroEntries(args[0])
		}}), nil
	}
	if strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") && name != "__name__" && name != "__qualname__" && name != "__doc__" && name != "__module__" {
		return nil, nil
	}
	if _, ok := v.Origin.(*py.Type); ok {
		if v.Name != "" && (name == "__name__" || name == "__qualname__") {
			return py.Str(v.Name), nil
		}
		return py.GetAttr(t, v.Origin, name)
	}
	return nil, nil
}

// mroEntries is _GenericAlias.__mro_entries__.
func (v *GenericAlias) mroEntries(bases py.Value) (py.Value, error) {
	if _, ok := v.Origin.(*SpecialForm); ok {
		return nil, py.Raise(py.TypeError, "Cannot subclass %s", "typing."+v.Name)
	}
	if s, ok := v.Origin.(*Symbolic); ok {
		return py.NewTuple(s), nil
	}
	list, _ := py.AsTuple(bases)
	if v.Name != "" && v.Origin != py.Value(TypeGeneric) && v.Origin != py.Value(TypeProtocol) { // an alias of typing over a builtin class
		out := []py.Value{}
		present := false
		for _, b := range list.Items {
			present = present || b == v.Origin
		}
		if !present {
			out = append(out, v.Origin)
		}
		generic := false
		seen := false
		for _, b := range list.Items {
			if b == py.Value(v) {
				seen = true
				continue
			}
			if seen {
				if _, ok := b.(*GenericAlias); ok {
					generic = true
				}
				if b == py.Value(TypeGeneric) {
					generic = true
				}
			}
		}
		if !generic {
			out = append(out, TypeGeneric)
		}
		return py.NewTuple(out...), nil
	}
	if v.Origin == py.Value(TypeGeneric) {
		at := 0
		for i, b := range list.Items {
			if b == py.Value(v) {
				at = i
			}
			if b == py.Value(TypeProtocol) {
				return py.NewTuple(), nil
			}
		}
		for _, b := range list.Items[at+1:] {
			if g, ok := b.(*GenericAlias); ok && g != v {
				return py.NewTuple(), nil
			}
		}
	}
	return py.NewTuple(v.Origin), nil
}

// GetAttr implements py.AttrGetter.
func (v *BareAlias) GetAttr(t *py.Task, name string) (py.Value, error) {
	switch name {
	case "__origin__":
		return v.Origin, nil
	case "_name", "__name__", "__qualname__":
		return py.Str(v.Name), nil
	case "__module__":
		return py.Str("typing"), nil
	case "__mro_entries__":
		return py.NewBuiltin("typing", &py.Method{Name: "__mro_entries__", Kind: py.OneArg, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			return py.NewTuple(v.Origin, TypeGeneric), nil
		}}), nil
	}
	return nil, nil
}

// GetAttr implements py.AttrGetter.
func (v *Union) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "__origin__":
		return UnionForm, nil
	case "__args__":
		return tupleOf(v.Args), nil
	case "__parameters__":
		return parametersTuple(typeParameters(v.Args)), nil
	case "_name", "__name__", "__qualname__":
		for _, a := range v.Args {
			if a == py.Value(py.TypeNone) && len(v.Args) == 2 {
				return py.Str("Optional"), nil
			}
		}
		return py.Str("Union"), nil
	case "__module__":
		return py.Str("typing"), nil
	}
	return nil, nil
}

// GetAttr implements py.AttrGetter.
func (v *Annotated) GetAttr(t *py.Task, name string) (py.Value, error) {
	switch name {
	case "__origin__":
		return v.Origin, nil
	case "__metadata__":
		return tupleOf(v.Metadata), nil
	case "__args__":
		return py.NewTuple(v.Origin), nil
	case "__parameters__":
		return parametersTuple(typeParameters([]py.Value{v.Origin})), nil
	}
	if strings.HasPrefix(name, "__") {
		return nil, nil
	}
	return py.GetAttr(t, v.Origin, name)
}

// GetAttr implements py.AttrGetter.
func (v *Literal) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "__origin__":
		return LiteralForm, nil
	case "__args__":
		return tupleOf(v.Values), nil
	case "__parameters__":
		return py.NewTuple(), nil
	case "_name", "__name__", "__qualname__":
		return py.Str("Literal"), nil
	}
	return nil, nil
}

// GetAttr implements py.AttrGetter.
func (v *Unpacked) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "__origin__":
		return UnpackForm, nil
	case "__args__":
		return py.NewTuple(v.Arg), nil
	}
	return nil, nil
}

// GetAttr implements py.AttrGetter.
func (v *TypeVar) GetAttr(t *py.Task, name string) (py.Value, error) {
	if v.lazy != nil && (name == "__bound__" || name == "__constraints__" || name == "__default__") {
		if err := v.Resolve(t); err != nil {
			return nil, err
		}
	}
	switch name {
	case "__name__":
		return py.Str(v.Name), nil
	case "__module__":
		return py.Str(v.Module), nil
	case "__bound__":
		if v.Bound == nil {
			return py.None, nil
		}
		return v.Bound, nil
	case "__constraints__":
		return tupleOf(v.Constraints), nil
	case "__covariant__":
		return py.MakeBool(v.Covariant), nil
	case "__contravariant__":
		return py.MakeBool(v.Contra), nil
	case "__default__":
		if v.Default != nil {
			return v.Default, nil
		}
	case "args", "kwargs":
		if v.Kind == ParamSpecVar {
			return &SpecialForm{Name: v.Name + "." + name}, nil
		}
	}
	return nil, nil
}

// Resolve evaluates the bound, constraints and default of a type parameter of
// PEP 695, which wait until they are asked for.
func (v *TypeVar) Resolve(t *py.Task) error {
	if v.lazy == nil {
		return nil
	}
	lazy := v.lazy
	v.lazy = nil
	return lazy(t)
}

// GetAttr implements py.AttrGetter.
func (v *ForwardRef) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if name == "__forward_arg__" {
		return py.Str(v.Arg), nil
	}
	return nil, nil
}

// GetAttr implements py.AttrGetter.
func (v *NewType) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "__supertype__":
		return v.Supertype, nil
	case "__name__", "__qualname__":
		return py.Str(v.Name), nil
	case "__module__":
		return py.Str(v.Module), nil
	}
	return nil, nil
}

// Value evaluates the alias.
func (v *TypeAliasValue) Value(t *py.Task) (py.Value, error) {
	if v.value == nil {
		x, err := v.compute(t)
		if err != nil {
			return nil, err
		}
		v.value = x
	}
	return v.value, nil
}

// GetAttr implements py.AttrGetter.
func (v *TypeAliasValue) GetAttr(t *py.Task, name string) (py.Value, error) {
	switch name {
	case "__value__":
		return v.Value(t)
	case "__name__":
		return py.Str(v.Name), nil
	case "__module__":
		return py.Str(v.Module), nil
	case "__type_params__", "__parameters__":
		if v.Params == nil {
			return py.NewTuple(), nil
		}
		return v.Params, nil
	}
	return nil, nil
}
