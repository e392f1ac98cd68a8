package py

import "strings"

// GenericAlias is a subscribed class: list[int].
type GenericAlias struct {
	Origin Value
	Args   *Tuple
}

// UnionType is int | None.
type UnionType struct{ Args *Tuple }

// Type implements Value.
func (*GenericAlias) Type() *Type { return TypeGenericAlias }

// Type implements Value.
func (*UnionType) Type() *Type { return TypeUnion }

func newGenericAlias(origin, key Value) *GenericAlias {
	if args, ok := key.(*Tuple); ok {
		return &GenericAlias{Origin: origin, Args: args}
	}
	return &GenericAlias{Origin: origin, Args: NewTuple(key)}
}

// NewGenericAlias is types.GenericAlias(origin, key): list[int], dict[str, int].
func NewGenericAlias(origin, key Value) *GenericAlias { return newGenericAlias(origin, key) }

// classGetItem is __class_getitem__ of builtin generic classes.
func classGetItem(t *Task, self Value, a []Value) (Value, error) {
	return newGenericAlias(self, a[0]), nil
}

// typeRepr is how an annotation shows a type: classes by name, "..." for
// Ellipsis, the rest by repr.
func typeRepr(t *Task, v Value) (string, error) {
	switch x := v.(type) {
	case EllipsisType:
		return "...", nil
	case *Type:
		return x.qualifiedName(), nil
	case *List:
		parts := make([]string, len(x.Items))
		for i, a := range x.Items {
			s, err := typeRepr(t, a)
			if err != nil {
				return "", err
			}
			parts[i] = s
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	}
	return Repr(t, v)
}

// Repr implements Reprer.
func (g *GenericAlias) Repr(t *Task) (string, error) {
	origin, err := typeRepr(t, g.Origin)
	if err != nil {
		return "", err
	}
	parts := make([]string, len(g.Args.Items))
	for i, a := range g.Args.Items {
		if parts[i], err = typeRepr(t, a); err != nil {
			return "", err
		}
	}
	if len(parts) == 0 {
		return origin + "[()]", nil
	}
	return origin + "[" + strings.Join(parts, ", ") + "]", nil
}

// Call implements Caller: list[int]() makes a list.
func (g *GenericAlias) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	v, err := CallKw(t, g.Origin, pos, kw)
	if err != nil {
		return nil, err
	}
	if o, ok := v.(*Object); ok {
		if err := SetAttr(t, o, "__orig_class__", g); err != nil && !isAttributeError(err) {
			return nil, err
		}
	}
	return v, nil
}

// GetAttr implements AttrGetter: everything but its own attributes is the
// origin's.
func (g *GenericAlias) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "__origin__":
		return g.Origin, nil
	case "__args__":
		return g.Args, nil
	case "__parameters__":
		return NewTuple(TypeParameters(t, g.Args.Items)...), nil
	case "__unpacked__":
		return False, nil
	case "__class__", "__mro_entries__", "__reduce__", "__reduce_ex__", "__copy__", "__deepcopy__":
		return nil, nil
	}
	if _, own := TypeGenericAlias.Namespace().GetStr(name); own {
		return nil, nil
	}
	return getAttrOr(t, g.Origin, name, nil)
}

// TypeParameters collects the type variables in args, in order of appearance.
func TypeParameters(t *Task, args []Value) []Value {
	var out []Value
	add := func(v Value) {
		for _, o := range out {
			if Is(o, v) {
				return
			}
		}
		out = append(out, v)
	}
	for _, a := range args {
		if _, isType := a.(*Type); isType {
			continue
		}
		if _, ok := a.Type().Lookup("__typing_subst__"); ok {
			add(a)
			continue
		}
		if p, err := getAttrOr(t, a, "__parameters__", nil); err == nil {
			if tuple, ok := p.(*Tuple); ok {
				for _, v := range tuple.Items {
					add(v)
				}
			}
		}
	}
	return out
}

// GetItem implements Subscripter: list[T][int].
func (g *GenericAlias) GetItem(t *Task, key Value) (Value, error) {
	params := TypeParameters(t, g.Args.Items)
	if len(params) == 0 {
		r, err := Repr(t, g)
		if err != nil {
			return nil, err
		}
		return nil, Raise(TypeError, "%s is not a generic class", r)
	}
	given := []Value{key}
	if tuple, ok := key.(*Tuple); ok {
		given = tuple.Items
	}
	if len(given) != len(params) {
		r, err := Repr(t, g)
		if err != nil {
			return nil, err
		}
		return nil, Raise(TypeError, "Too %s arguments for %s; actual %d, expected %d", choose(len(given) > len(params), "many", "few"), r, len(given), len(params))
	}
	out := make([]Value, len(g.Args.Items))
	for i, a := range g.Args.Items {
		v, err := substitute(t, a, params, given)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return &GenericAlias{Origin: g.Origin, Args: NewTuple(out...)}, nil
}

func substitute(t *Task, a Value, params, given []Value) (Value, error) {
	for i, p := range params {
		if Is(a, p) {
			return given[i], nil
		}
	}
	if _, isType := a.(*Type); isType {
		return a, nil
	}
	own := TypeParameters(t, []Value{a})
	if len(own) == 0 {
		return a, nil
	}
	args := make([]Value, len(own))
	for i, p := range own {
		for j := range params {
			if Is(p, params[j]) {
				args[i] = given[j]
			}
		}
	}
	if len(args) == 1 {
		return GetItem(t, a, args[0])
	}
	return GetItem(t, a, NewTuple(args...))
}

// Compare implements Comparer.
func (g *GenericAlias) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*GenericAlias)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	eq, err := Eq(t, g.Origin, o.Origin)
	if err == nil && eq {
		eq, err = Eq(t, g.Args, o.Args)
	}
	return MakeBool(eq == (op == CmpEq)), err
}

// Hash implements Hasher.
func (g *GenericAlias) Hash(t *Task) (int64, error) {
	a, err := Hash(t, g.Origin)
	if err != nil {
		return 0, err
	}
	b, err := Hash(t, g.Args)
	return a ^ b, err
}

// BinaryOp implements Operand: list[int] | None.
func (g *GenericAlias) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if op != OpOr {
		return NotImplemented, nil
	}
	if reflected {
		return MakeUnion(other, g)
	}
	return MakeUnion(g, other)
}

// UnionMember lets values of other packages and modules (type variables, typing
// constructs) take part in "|".
type UnionMember interface{ UnionMember() }

// MakeUnion is a | b for types: nested unions are flattened, duplicates go, and
// one type alone is itself. NotImplemented where one of them is no type.
func MakeUnion(a, b Value) (Value, error) {
	var out []Value
	for _, v := range []Value{a, b} {
		switch x := v.(type) {
		case *UnionType:
			for _, m := range x.Args.Items {
				out = appendNew(out, m)
			}
		case NoneType:
			out = appendNew(out, TypeNone)
		case *Type, *GenericAlias, UnionMember:
			out = appendNew(out, v)
		default:
			return NotImplemented, nil
		}
	}
	if len(out) == 1 {
		return out[0], nil
	}
	return &UnionType{Args: NewTuple(out...)}, nil
}

func appendNew(list []Value, v Value) []Value {
	for _, o := range list {
		if eq, err := same(nil, o, v); err == nil && eq {
			return list
		}
	}
	return append(list, v)
}

// Repr implements Reprer.
func (u *UnionType) Repr(t *Task) (string, error) {
	parts := make([]string, len(u.Args.Items))
	for i, a := range u.Args.Items {
		if a == Value(TypeNone) {
			parts[i] = "None"
			continue
		}
		s, err := typeRepr(t, a)
		if err != nil {
			return "", err
		}
		parts[i] = s
	}
	return strings.Join(parts, " | "), nil
}

// Compare implements Comparer: unions are equal as sets.
func (u *UnionType) Compare(t *Task, op CompareOp, other Value) (Value, error) {
	o, ok := other.(*UnionType)
	if !ok || op != CmpEq && op != CmpNe {
		return NotImplemented, nil
	}
	a, err := NewSet(t, u.Args.Items...)
	if err != nil {
		return nil, err
	}
	b, err := NewSet(t, o.Args.Items...)
	if err != nil {
		return nil, err
	}
	eq, err := Eq(t, a, b)
	return MakeBool(eq == (op == CmpEq)), err
}

// Hash implements Hasher.
func (u *UnionType) Hash(t *Task) (int64, error) {
	s, err := NewFrozenSet(t, u.Args.Items...)
	if err != nil {
		return 0, err
	}
	return s.Hash(t)
}

// BinaryOp implements Operand.
func (u *UnionType) BinaryOp(t *Task, op BinaryOp, other Value, reflected bool) (Value, error) {
	if op != OpOr {
		return NotImplemented, nil
	}
	if reflected {
		return MakeUnion(other, u)
	}
	return MakeUnion(u, other)
}

// check is isinstance and issubclass with a union.
func (u *UnionType) check(one func(Value) (bool, error), function string) (bool, error) {
	for _, a := range u.Args.Items {
		if _, ok := a.(*GenericAlias); ok {
			return false, Raise(TypeError, "%s() argument 2 cannot be a parameterized generic", function)
		}
	}
	for _, a := range u.Args.Items {
		if ok, err := one(a); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

type genericAliasTables struct{}

// Fill implements Tables.
func (genericAliasTables) Fill() {
	TypeGenericAlias.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := checkPositional("GenericAlias", len(pos), 2, 2); err != nil {
			return nil, err
		}
		return newGenericAlias(pos[0], pos[1]), nil
	}
	TypeGenericAlias.SetMethods([]Method{
		{Name: "__mro_entries__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return NewTuple(self.(*GenericAlias).Origin), nil
		}},
		{Name: "__instancecheck__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if c, ok := self.(*GenericAlias).Origin.(*Type); ok && c.IsSubtype(TypeGeneric) {
				return nil, Raise(TypeError, "Subscripted generics cannot be used with class and instance checks")
			}
			return nil, Raise(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
		}},
		{Name: "__subclasscheck__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			if c, ok := self.(*GenericAlias).Origin.(*Type); ok && c.IsSubtype(TypeGeneric) {
				return nil, Raise(TypeError, "Subscripted generics cannot be used with class and instance checks")
			}
			return nil, Raise(TypeError, "issubclass() argument 2 cannot be a parameterized generic")
		}},
	}, "repr getitem call eq ne hash or ror")
	TypeUnion.SetMethods(nil, "repr eq ne hash or ror")
	TypeUnion.SetAttributes([]Attribute{
		{Name: "__args__", Get: func(t *Task, self Value) (Value, error) { return self.(*UnionType).Args, nil }},
		{Name: "__parameters__", Get: func(t *Task, self Value) (Value, error) {
			return NewTuple(TypeParameters(t, self.(*UnionType).Args.Items)...), nil
		}},
	})
}
