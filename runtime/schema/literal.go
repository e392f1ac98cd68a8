package schema

import (
	"strings"
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
)

// literalTable finds one of some expected values, with pydantic-core's rules:
// bools, ints and strs match by type first; then anything equal and hashable.
type literalTable struct {
	keys     []py.Value
	bools    [2]int // index+1 of False and True
	ints     map[int64]int
	strs     map[string]int
	others   *py.Dict // neither int nor str: enum members, bytes, None
	values   []int    // indexes of unhashable values
	anyEqual *py.Dict // bools, ints and strs by Python equality
}

func newLiteralTable(t *py.Task, keys []py.Value) *literalTable {
	lt := &literalTable{keys: keys, ints: map[int64]int{}, strs: map[string]int{}, others: py.NewDict(), anyEqual: py.NewDict()}
	for i, k := range keys {
		switch x := k.(type) {
		case py.Bool:
			if x {
				lt.bools[1] = i + 1
			} else {
				lt.bools[0] = i + 1
			}
			lt.anyEqual.Set(t, k, py.MakeInt(int64(i)))
			lt.others.Set(t, k, py.MakeInt(int64(i)))
		case py.SmallInt:
			lt.ints[int64(x)] = i
			lt.anyEqual.Set(t, k, py.MakeInt(int64(i)))
		case py.Str:
			lt.strs[string(x)] = i
			lt.anyEqual.Set(t, k, py.MakeInt(int64(i)))
		default:
			if lt.others.Set(t, k, py.MakeInt(int64(i))) != nil {
				lt.values = append(lt.values, i)
			}
		}
	}
	return lt
}

// tooBig is what find returns for ints beyond 64 bits, which pydantic-core
// refuses to look up.
const tooBig = -2

// find returns the index of the value that in stands for, or -1.
func (lt *literalTable) find(t *py.Task, in py.Value) int {
	switch x := in.(type) {
	case py.Bool:
		if x && lt.bools[1] > 0 {
			return lt.bools[1] - 1
		} else if !x && lt.bools[0] > 0 {
			return lt.bools[0] - 1
		}
	case py.SmallInt:
		if i, ok := lt.ints[int64(x)]; ok {
			return i
		}
	case *py.BigInt:
		if len(lt.ints) > 0 {
			return tooBig
		}
	case py.Str:
		if i, ok := lt.strs[string(x)]; ok {
			return i
		}
	}
	if i := dictIndex(t, lt.others, in); i >= 0 {
		return i
	}
	for _, i := range lt.values {
		if same, err := py.Eq(t, lt.keys[i], in); err == nil && same {
			return i
		}
	}
	return dictIndex(t, lt.anyEqual, in)
}

func dictIndex(t *py.Task, d *py.Dict, key py.Value) int {
	if d.Len() == 0 {
		return -1
	}
	v, ok, err := d.Get(t, key)
	if err != nil || !ok {
		return -1
	}
	i, _ := v.(py.SmallInt)
	return int(i)
}

// lazyLiteral is a table with the texts that go with it, built on first use.
type lazyLiteral struct {
	once     sync.Once
	table    *literalTable
	expected string
	name     string
}

func (n *Literal) build() *lazyLiteral {
	l := &n.lookup
	l.once.Do(func() {
		l.table = newLiteralTable(nil, n.Values)
		reprs := reprAll(n.Values)
		l.expected = expectedText(reprs)
		l.name = "literal[" + strings.Join(reprs, ",") + "]"
	})
	return l
}

func reprAll(values []py.Value) []string {
	out := make([]string, len(values))
	for i, v := range values {
		s, err := py.Repr(nil, v)
		if err != nil {
			s = "<" + v.Type().Name + ">"
		}
		out[i] = s
	}
	return out
}

// expectedText is "a, b or c".
func expectedText(reprs []string) string {
	if len(reprs) == 1 {
		return reprs[0]
	}
	last := len(reprs) - 1
	return strings.Join(reprs[:last], ", ") + " or " + reprs[last]
}

// Name is "literal[a,b]".
func (n *Literal) Name() string { return n.build().name }

// Validate accepts the expected values.
func (n *Literal) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	l := n.build()
	i := l.table.find(t, in)
	if i == tooBig {
		return nil, fail(t, st, "int_parsing_size", in)
	}
	if i >= 0 {
		return n.Values[i], nil
	}
	return nil, fail(t, st, "literal_error", in, "expected", l.expected)
}

// lazyEnum is what an Enum node derives from its class.
type lazyEnum struct {
	once     sync.Once
	table    *literalTable
	members  []py.Value
	expected string
}

func (n *Enum) build(t *py.Task) (*lazyEnum, error) {
	var err error
	l := &n.members
	l.once.Do(func() {
		var list *py.List
		if list, err = py.ListOf(t, n.Class); err != nil {
			return
		}
		keys := make([]py.Value, len(list.Items))
		for i, m := range list.Items {
			if keys[i], err = py.GetAttr(t, m, "value"); err != nil {
				return
			}
		}
		l.members = list.Items
		l.table = newLiteralTable(t, keys)
		l.expected = expectedText(reprAll(keys))
	})
	return l, err
}

// Name is "enum[C]", "str-enum[C]", ...
func (n *Enum) Name() string {
	prefix := "enum"
	if n.SubType != "" {
		prefix = n.SubType + "-enum"
	}
	return prefix + "[" + n.Class.Qualname + "]"
}

// Validate reads a member, or the value of one.
func (n *Enum) Validate(t *py.Task, in py.Value, st *State) (py.Value, error) {
	m, err := n.member(t, in, st)
	if err == nil && n.UseValues {
		return py.GetAttr(t, m, "value")
	}
	return m, err
}

func (n *Enum) member(t *py.Task, in py.Value, st *State) (py.Value, error) {
	if in.Type() == n.Class {
		return in, nil
	}
	l, err := n.build(t)
	if err != nil {
		return nil, err
	}
	strict := st.strictOr(n.Strict)
	if strict && !st.modeJSON {
		return nil, fail(t, st, "is_instance_of", in, "class", n.Class.Qualname)
	}
	st.floor(exactLax)
	i := n.find(t, l, in, st, strict)
	if i == tooBig {
		return nil, fail(t, st, "int_parsing_size", n.asInt(t, in))
	}
	if i >= 0 {
		return l.members[i], nil
	}
	if !st.json && n.Missing == nil {
		// the class itself may know more (aliases, _missing_)
		if v, err := py.Call(t, n.Class, in); err == nil && v.Type() == n.Class {
			return v, nil
		}
	}
	if n.Missing != nil {
		v, err := py.Call(t, n.Missing, in)
		if err == nil {
			if v.Type().IsSubtype(n.Class) {
				return v, nil
			}
			if v != py.None {
				text, err := py.Repr(t, v)
				if err != nil {
					return nil, err
				}
				return nil, py.Raise(py.TypeError, "error in %s._missing_: returned %s instead of None or a valid member", n.Class.Name, text)
			}
		}
	}
	return nil, fail(t, st, "enum", in, "expected", l.expected)
}

// asInt is what an int enum read in as, for the error about its size.
func (n *Enum) asInt(t *py.Task, in py.Value) py.Value {
	if n.SubType != "int" {
		return in
	}
	if v, odd := (&Int{}).oddEnum(t, in, false); odd {
		return v
	}
	if i, err := intInput(t, in, &State{}, false); err == nil {
		return i.Value()
	}
	return in
}

// find looks the value up as the mixed-in type would read it.
func (n *Enum) find(t *py.Task, l *lazyEnum, in py.Value, st *State, strict bool) int {
	probe := *st // reading may fail: nothing of that is kept
	kind := n.SubType
	if kind == "" {
		if i := l.table.find(t, in); i >= 0 || i == tooBig {
			return i
		}
		if strict || st.json {
			return -1
		}
		if _, ok := py.AsStr(in); ok {
			kind = "str"
		} else if _, ok := py.AsInt(in); ok {
			kind = "int"
		} else if _, ok := py.AsFloat(in); ok {
			kind = "int"
		}
	}
	switch kind {
	case "str":
		s, err := strInput(t, in, &probe, strict, false)
		if i, ok := l.table.strs[s]; ok && err == nil {
			return i
		}
	case "int":
		if _, odd := (&Int{}).oddEnum(t, in, strict); odd && len(l.table.ints) > 0 {
			return tooBig
		}
		v, err := intInput(t, in, &probe, strict)
		if err != nil || len(l.table.ints) == 0 {
			return -1
		}
		small, ok := v.Int64()
		if !ok {
			return tooBig
		}
		if i, ok := l.table.ints[small]; ok {
			return i
		}
	case "float":
		f, err := floatInput(t, in, &probe, strict)
		if err == nil {
			return dictIndex(t, l.table.others, py.Float(f))
		}
	}
	return -1
}

// enumValue is the value of an Enum member.
func enumValue(t *py.Task, v py.Value) (py.Value, bool) {
	meta := v.Type().Metaclass()
	if meta == nil || meta.Name != "EnumType" && meta.Name != "EnumMeta" {
		return nil, false
	}
	value, err := py.GetAttr(t, v, "value")
	return value, err == nil
}
