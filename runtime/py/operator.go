package py

import "strings"

// The classes of module operator.
var (
	TypeItemGetter   = newRootType(operatorTables{}, "operator", "itemgetter")
	TypeAttrGetter   = newRootType(operatorTables{}, "operator", "attrgetter")
	TypeMethodCaller = newRootType(operatorTables{}, "operator", "methodcaller")
)

// getterObject is an itemgetter, attrgetter or methodcaller.
type getterObject struct {
	class *Type
	keys  []Value
	kw    []Kw
	get   func(t *Task, v Value) (Value, error)
}

// Type implements Value.
func (g *getterObject) Type() *Type { return g.class }

// Call implements Caller.
func (g *getterObject) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if err := noKeywords(g.class.Name, kw); err != nil {
		return nil, err
	}
	if err := checkPositional(g.class.Name, len(pos), 1, 1); err != nil {
		return nil, err
	}
	return g.get(t, pos[0])
}

// Repr implements Reprer.
func (g *getterObject) Repr(t *Task) (string, error) {
	var parts []string
	for _, k := range g.keys {
		r, err := Repr(t, k)
		if err != nil {
			return "", err
		}
		parts = append(parts, r)
	}
	for _, k := range g.kw {
		r, err := Repr(t, k.Value)
		if err != nil {
			return "", err
		}
		parts = append(parts, k.Name+"="+r)
	}
	return "operator." + g.class.Name + "(" + strings.Join(parts, ", ") + ")", nil
}

// several applies one look-up per key: a single key gives the value, more a tuple.
func several(keys []Value, one func(t *Task, v, key Value) (Value, error)) func(t *Task, v Value) (Value, error) {
	return func(t *Task, v Value) (Value, error) {
		if len(keys) == 1 {
			return one(t, v, keys[0])
		}
		out := make([]Value, len(keys))
		for i, k := range keys {
			x, err := one(t, v, k)
			if err != nil {
				return nil, err
			}
			out[i] = x
		}
		return NewTuple(out...), nil
	}
}

func dottedAttr(t *Task, v, key Value) (Value, error) {
	name, _ := AsStr(key)
	var err error
	for _, part := range strings.Split(name, ".") {
		if v, err = GetAttr(t, v, part); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func binaryFunction(op func(t *Task, a, b Value) (Value, error)) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) { return op(t, a[0], a[1]) }
}

func unaryFunction(op func(t *Task, v Value) (Value, error)) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) { return op(t, a[0]) }
}

// operatorBinary and operatorUnary name the functions that stand for operators;
// each also exists with underscores, as in Lib/operator.py.
var operatorBinary = []struct {
	name string
	op   func(t *Task, a, b Value) (Value, error)
}{
	{"add", Add}, {"sub", Sub}, {"mul", Mul}, {"matmul", MatMul}, {"truediv", TrueDiv}, {"floordiv", FloorDiv},
	{"mod", Mod}, {"pow", Pow}, {"lshift", LShift}, {"rshift", RShift}, {"and_", And}, {"or_", Or}, {"xor", Xor},
	{"iadd", IAdd}, {"isub", ISub}, {"imul", IMul}, {"imatmul", IMatMul}, {"itruediv", ITrueDiv}, {"ifloordiv", IFloorDiv},
	{"imod", IMod}, {"ipow", IPow}, {"ilshift", ILShift}, {"irshift", IRShift}, {"iand", IAnd}, {"ior", IOr}, {"ixor", IXor},
	{"lt", LtValue}, {"le", LeValue}, {"eq", EqValue}, {"ne", NeValue}, {"gt", GtValue}, {"ge", GeValue},
	{"getitem", GetItem}, {"concat", Add}, {"iconcat", IAdd},
	{"contains", func(t *Task, a, b Value) (Value, error) {
		ok, err := Contains(t, a, b)
		return MakeBool(ok), err
	}},
	{"is_", func(t *Task, a, b Value) (Value, error) { return MakeBool(Is(a, b)), nil }},
	{"is_not", func(t *Task, a, b Value) (Value, error) { return MakeBool(!Is(a, b)), nil }},
	{"delitem", func(t *Task, a, b Value) (Value, error) { return None, DelItem(t, a, b) }},
	{"countOf", func(t *Task, a, b Value) (Value, error) {
		all, err := items(t, a)
		if err != nil {
			return nil, err
		}
		return countItem(t, func() []Value { return all }, b)
	}},
	{"indexOf", func(t *Task, a, b Value) (Value, error) {
		all, err := items(t, a)
		if err != nil {
			return nil, err
		}
		i, err := indexOf(t, func() []Value { return all }, b, 0, len(all))
		if err == nil && i < 0 {
			return nil, Raise(ValueError, "sequence.index(x): x not in sequence")
		}
		return MakeInt(int64(i)), err
	}},
}

var operatorUnary = []struct {
	name string
	op   func(t *Task, v Value) (Value, error)
}{
	{"neg", Neg}, {"pos", Pos}, {"invert", Invert}, {"inv", Invert}, {"abs", Abs},
	{"not_", func(t *Task, v Value) (Value, error) {
		b, err := Not(t, v)
		return MakeBool(b), err
	}},
	{"truth", func(t *Task, v Value) (Value, error) {
		b, err := Truth(t, v)
		return MakeBool(b), err
	}},
	{"index", func(t *Task, v Value) (Value, error) {
		i, err := AsIndex(t, v)
		return i.Value(), err
	}},
}

func operatorModule() *Module {
	m := NewModule("operator")
	add := func(name string, row *Method) {
		b := NewBuiltin("_operator", row)
		m.Dict.SetStr(name, b)
		m.Dict.SetStr("__"+strings.TrimSuffix(name, "_")+"__", b)
	}
	for _, f := range operatorBinary {
		add(f.name, &Method{Name: f.name, Kind: Positional, Min: 2, Max: 2, Fn: binaryFunction(f.op)})
	}
	for _, f := range operatorUnary {
		add(f.name, &Method{Name: f.name, Kind: OneArg, Fn: unaryFunction(f.op)})
	}
	add("setitem", &Method{Name: "setitem", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return None, SetItem(t, a[0], a[1], a[2])
	}})
	m.Dict.SetStr("length_hint", NewBuiltin("_operator", &Method{Name: "length_hint", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if h, ok := a[0].(LengthHinter); ok {
			return MakeInt(int64(h.LengthHint())), nil
		}
		if n, err := Len(t, a[0]); err == nil {
			return MakeInt(int64(n)), nil
		}
		return orZero(a[1]), nil
	}}))
	for _, c := range []*Type{TypeItemGetter, TypeAttrGetter, TypeMethodCaller} {
		m.Dict.SetStr(c.Name, c)
	}
	return m
}

type operatorTables struct{}

// Fill implements Tables.
func (operatorTables) Fill() {
	TypeItemGetter.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := noKeywords("itemgetter", kw); err != nil {
			return nil, err
		}
		if err := checkPositional("itemgetter", len(pos), 1, NoMax); err != nil {
			return nil, err
		}
		keys := append([]Value(nil), pos...)
		return &getterObject{class: cls, keys: keys, get: several(keys, GetItem)}, nil
	}
	TypeAttrGetter.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if err := noKeywords("attrgetter", kw); err != nil {
			return nil, err
		}
		if err := checkPositional("attrgetter", len(pos), 1, NoMax); err != nil {
			return nil, err
		}
		for _, v := range pos {
			if _, ok := AsStr(v); !ok {
				return nil, Raise(TypeError, "attribute name must be a string")
			}
		}
		keys := append([]Value(nil), pos...)
		return &getterObject{class: cls, keys: keys, get: several(keys, dottedAttr)}, nil
	}
	TypeMethodCaller.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if len(pos) == 0 {
			return nil, Raise(TypeError, "methodcaller needs at least one argument, the method name")
		}
		name, ok := AsStr(pos[0])
		if !ok {
			return nil, Raise(TypeError, "method name must be a string")
		}
		keys := append([]Value(nil), pos...)
		return &getterObject{class: cls, keys: keys, kw: kw, get: func(t *Task, v Value) (Value, error) {
			return CallMethodKw(t, v, name, keys[1:], kw)
		}}, nil
	}
	for _, c := range []*Type{TypeItemGetter, TypeAttrGetter, TypeMethodCaller} {
		c.SetMethods(nil, "call repr")
	}
}

// OperatorModule is the module operator.
var OperatorModule = NewNative("operator", operatorModule)
