package eval

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// defineTypingFunctions puts the functions of typing into its module.
func (in *Interp) defineTypingFunctions(m *py.Module) {
	setFlag := func(name string) func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
		return func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			if !isSymbolic(args[0]) {
				if err := py.SetAttr(t, args[0], name, py.True); err != nil && isFault(err) {
					return nil, err
				}
			}
			return args[0], nil
		}
	}
	define(m,
		&py.Method{Name: "cast", Kind: py.Keywords, Min: 2, Params: []string{"typ", "val"}, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) { return args[1], nil }},
		&py.Method{Name: "_type_check", Kind: py.Positional, Min: 2, Max: 2, Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			what, err := py.StrOf(t, args[1])
			if err != nil {
				return nil, err
			}
			return typeArg(args[0], what)
		}},
		&py.Method{Name: "assert_type", Kind: py.Positional, Min: 2, Max: 2, Fn: returnFirst},
		&py.Method{Name: "reveal_type", Kind: py.OneArg, Fn: returnFirst},
		&py.Method{Name: "assert_never", Kind: py.OneArg, Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			s, err := py.Repr(t, args[0])
			if err != nil {
				return nil, err
			}
			return nil, py.Raise(py.AssertionError, "Expected code to be unreachable, but got: %s", cut(s, 100))
		}},
		&py.Method{Name: "overload", Kind: py.OneArg, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) { return overloadDummy, nil }},
		&py.Method{Name: "final", Kind: py.OneArg, Fn: setFlag("__final__")},
		&py.Method{Name: "runtime_checkable", Kind: py.OneArg, Fn: setFlag("_is_runtime_protocol")},
		&py.Method{Name: "no_type_check", Kind: py.OneArg, Fn: setFlag("__no_type_check__")},
		&py.Method{Name: "no_type_check_decorator", Kind: py.OneArg, Fn: returnFirst},
		&py.Method{Name: "dataclass_transform", Kind: py.Raw, RawFn: func(*py.Task, py.Value, []py.Value, []py.Kw) (py.Value, error) { return decoratorReturning(), nil }},
		&py.Method{Name: "clear_overloads", Kind: py.NoArgs, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) { return py.None, nil }},
		&py.Method{Name: "get_overloads", Kind: py.OneArg, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) { return py.NewList(), nil }},
		&py.Method{Name: "get_origin", Kind: py.OneArg, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			origin, _ := OriginArgs(args[0])
			if origin == nil {
				return py.None, nil
			}
			return origin, nil
		}},
		&py.Method{Name: "get_args", Kind: py.OneArg, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			return tupleOf(GetArgs(args[0])), nil
		}},
		&py.Method{Name: "is_typeddict", Kind: py.OneArg, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			c, ok := args[0].(*py.Type)
			return py.MakeBool(ok && c.Metaclass() == typeTypedDictMeta), nil
		}},
		&py.Method{Name: "get_type_hints", Kind: py.Keywords, Min: 1, Params: []string{"obj", "globalns", "localns", "include_extras"}, Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			extras := false
			if args[3] != nil {
				ok, err := py.Truth(t, args[3])
				if err != nil {
					return nil, err
				}
				extras = ok
			}
			locals, _ := args[2].(*py.Dict)
			d, err := in.TypeHints(t, args[0], locals)
			if err != nil || extras {
				return d, err
			}
			return stripAnnotated(t, d)
		}},
	)
}

var overloadDummy = py.NewBuiltin("typing", &py.Method{Name: "_overload_dummy", Kind: py.Raw, RawFn: func(*py.Task, py.Value, []py.Value, []py.Kw) (py.Value, error) {
	return nil, py.Raise(py.NotImplementedError, "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
}})

// GetArgs is typing.get_args: Callable's parameters come as a list.
func GetArgs(v py.Value) []py.Value {
	_, args := OriginArgs(v)
	if g, ok := v.(*GenericAlias); ok && g.Name == "Callable" && len(args) > 0 {
		if !(len(args) == 2 && (args[0] == py.Ellipsis || isParamForm(args[0]))) {
			return []py.Value{py.NewList(append([]py.Value{}, args[:len(args)-1]...)...), args[len(args)-1]}
		}
	}
	return args
}

func isParamForm(v py.Value) bool {
	switch x := v.(type) {
	case *TypeVar:
		return x.Kind == ParamSpecVar
	case *GenericAlias:
		return x.Origin == py.Value(ConcatenateForm)
	}
	return false
}

// TypeHints is typing.get_type_hints(v, include_extras=True): the annotations
// of a function, a class with its bases, or a module, with strings resolved.
func (in *Interp) TypeHints(t *py.Task, v py.Value, locals *py.Dict) (*py.Dict, error) {
	out := py.NewDict()
	add := func(own py.Value) error {
		a := in.AnnotationsOf(own)
		if a == nil {
			d := plainAnnotations(own)
			if d == nil {
				return nil
			}
			for k, x := range d.All() {
				y, err := in.resolveHint(t, x, nil, locals)
				if err != nil {
					return err
				}
				if err := out.Set(t, k, y); err != nil {
					return err
				}
			}
			return nil
		}
		for _, name := range a.Names {
			x, err := a.Eval(t, name, locals)
			if err != nil {
				return err
			}
			out.SetStr(name, x)
		}
		return nil
	}
	switch x := v.(type) {
	case *py.Type:
		for i := len(x.MRO()) - 1; i >= 0; i-- {
			if err := add(x.MRO()[i]); err != nil {
				return nil, err
			}
		}
	case *py.BoundMethod:
		return in.TypeHints(t, x.Func, locals)
	case *py.Module:
		if err := add(x.Dict); err != nil {
			return nil, err
		}
	default:
		if w, err := py.GetAttr(t, v, "__wrapped__"); err == nil {
			return in.TypeHints(t, w, locals)
		}
		if err := add(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// plainAnnotations is the __annotations__ of values that were not made by a
// class or def statement of the program.
func plainAnnotations(v py.Value) *py.Dict {
	switch x := v.(type) {
	case *py.Function:
		return x.Annotations
	case *py.Type:
		if a, ok := x.Namespace().GetStr("__annotations__"); ok {
			d, _ := a.(*py.Dict)
			return d
		}
	}
	return nil
}

// resolveHint is typing._eval_type: it evaluates strings and forward references
// within a type form. f is the scope of strings.
func (in *Interp) resolveHint(t *py.Task, v py.Value, f *frame, locals *py.Dict) (py.Value, error) {
	list := func(args []py.Value) ([]py.Value, bool, error) {
		out := make([]py.Value, len(args))
		changed := false
		for i, a := range args {
			x, err := in.resolveHint(t, a, f, locals)
			if err != nil {
				return nil, false, err
			}
			out[i] = x
			changed = changed || x != a
		}
		return out, changed, nil
	}
	switch x := v.(type) {
	case py.NoneType:
		return py.TypeNone, nil
	case py.Str:
		if f == nil {
			return nil, py.ErrName(string(x))
		}
		y, err := in.evalString(t, string(x), f, locals)
		if err != nil {
			return nil, err
		}
		return in.resolveHint(t, y, f, locals)
	case *ForwardRef:
		scope := x.frame
		if scope == nil {
			scope = f
		}
		if scope == nil {
			return nil, py.ErrName(x.Arg)
		}
		y, err := in.evalString(t, x.Arg, scope, locals)
		if err != nil {
			return nil, err
		}
		return in.resolveHint(t, y, scope, locals)
	case *GenericAlias:
		args, changed, err := list(x.Args)
		if err != nil || !changed {
			return v, err
		}
		return &GenericAlias{Origin: x.Origin, Args: args, Name: x.Name, Module: x.Module}, nil
	case *py.GenericAlias:
		args, changed, err := list(x.Args.Items)
		if err != nil || !changed {
			return v, err
		}
		c := *x
		c.Args = py.NewTuple(args...)
		return &c, nil
	case *Union:
		args, changed, err := list(x.Args)
		if err != nil || !changed {
			return v, err
		}
		return makeUnion(t, args)
	case *py.UnionType:
		args, changed, err := list(x.Args.Items)
		if err != nil || !changed {
			return v, err
		}
		return joinTypes(t, args)
	case *Annotated:
		origin, err := in.resolveHint(t, x.Origin, f, locals)
		if err != nil || origin == x.Origin {
			return v, err
		}
		return newAnnotated(origin, x.Metadata), nil
	case *py.List:
		args, changed, err := list(x.Items)
		if err != nil || !changed {
			return v, err
		}
		return py.NewList(args...), nil
	}
	return v, nil
}

// ResolveHint resolves the strings and forward references within a type form
// that was written in module m.
func (in *Interp) ResolveHint(t *py.Task, v py.Value, m *Module, locals *py.Dict) (py.Value, error) {
	var f *frame
	if m != nil {
		f = in.moduleFrame(m)
	}
	return in.resolveHint(t, v, f, locals)
}

// stripAnnotated drops Annotated, Required and NotRequired everywhere
// (typing._strip_annotations).
func stripAnnotated(t *py.Task, d *py.Dict) (*py.Dict, error) {
	out := py.NewDict()
	for k, v := range d.All() {
		x, err := strip(t, v)
		if err != nil {
			return nil, err
		}
		if err := out.Set(t, k, x); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func strip(t *py.Task, v py.Value) (py.Value, error) {
	list := func(args []py.Value) ([]py.Value, error) {
		out := make([]py.Value, len(args))
		for i, a := range args {
			x, err := strip(t, a)
			if err != nil {
				return nil, err
			}
			out[i] = x
		}
		return out, nil
	}
	switch x := v.(type) {
	case *Annotated:
		return strip(t, x.Origin)
	case *GenericAlias:
		if x.Origin == py.Value(RequiredForm) || x.Origin == py.Value(NotRequiredForm) {
			return strip(t, x.Args[0])
		}
	}
	return withArgs(t, v, list)
}
