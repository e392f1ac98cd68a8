package eval

import (
	"github.com/covetpy/covetgen/runtime/py"
)

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
	return withArgs(t, v, list)
}

// withArgs is a parametrised type form or a union with its arguments changed; any other
// value is returned as it is.
func withArgs(t *py.Task, v py.Value, change func([]py.Value) ([]py.Value, error)) (py.Value, error) {
	switch x := v.(type) {
	case *GenericAlias:
		args, err := change(x.Args)
		if err != nil {
			return nil, err
		}
		return &GenericAlias{Origin: x.Origin, Args: args, Name: x.Name, Module: x.Module}, nil
	case *py.GenericAlias:
		args, err := change(x.Args.Items)
		if err != nil {
			return nil, err
		}
		c := *x
		c.Args = py.NewTuple(args...)
		return &c, nil
	case *Union:
		args, err := change(x.Args)
		if err != nil {
			return nil, err
		}
		return makeUnion(t, args)
	case *py.UnionType:
		args, err := change(x.Args.Items)
		if err != nil {
			return nil, err
		}
		return joinTypes(t, args)
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
