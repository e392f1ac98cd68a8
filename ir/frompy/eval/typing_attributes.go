package eval

import (
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

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
