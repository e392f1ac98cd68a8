package schema

import (
	"strconv"
	"unicode/utf8"

	"github.com/covetpy/covetgen/runtime/py"
)

// What emitted model structs use to move values between typed fields and
// Python values, to check constraints and to write JSON.

// misfit is the error for a value that a typed field cannot hold.
func misfit(want string, v py.Value) error {
	return py.Raise(py.TypeError, "covetgen: a field of type %s cannot hold a value of type %s", want, v.Type().Name)
}

// FromString is the value of an optional str field.
func FromString(p *string) py.Value {
	if p == nil {
		return py.None
	}
	return py.Str(*p)
}

// FromInt is the value of an optional int field.
func FromInt(p *py.Int) py.Value {
	if p == nil {
		return py.None
	}
	return p.Value()
}

// FromFloat is the value of an optional float field.
func FromFloat(p *float64) py.Value {
	if p == nil {
		return py.None
	}
	return py.Float(*p)
}

// FromBool is the value of an optional bool field.
func FromBool(p *bool) py.Value {
	if p == nil {
		return py.None
	}
	return py.MakeBool(*p)
}

// FromBytes is the value of an optional bytes field.
func FromBytes(p *py.Bytes) py.Value {
	if p == nil {
		return py.None
	}
	return *p
}

// pointerValue is a pointer to T that is a Python value.
type pointerValue[T any] interface {
	*T
	py.Value
}

// FromPointer is the value of a pointer field; nil stands for no value.
func FromPointer[T any, P pointerValue[T]](p P) py.Value {
	if p == nil {
		return nil
	}
	return p
}

// FromOptPointer is the value of an optional pointer field; nil is None.
func FromOptPointer[T any, P pointerValue[T]](p P) py.Value {
	if p == nil {
		return py.None
	}
	return p
}

// FromModel is the value of an optional model field; nil is None.
func FromModel[T any, P pointerValue[T]](p P) py.Value { return FromOptPointer[T, P](p) }

// FromList is the value of a list field; nil stands for no value.
func FromList(l *py.List) py.Value { return FromPointer(l) }

// StorePointer stores a value into a pointer field; nil removes it.
func StorePointer[P py.Value](at *P, v py.Value) error {
	var zero P
	if v == nil {
		*at = zero
		return nil
	}
	p, ok := v.(P)
	if !ok {
		return misfit(zero.Type().Name, v)
	}
	*at = p
	return nil
}

// StoreOptPointer stores a value into an optional pointer field; None is nil.
func StoreOptPointer[P py.Value](at *P, v py.Value) error {
	if v == py.None {
		v = nil
	}
	return StorePointer(at, v)
}

// StoreModel is StoreOptPointer for model fields.
func StoreModel[P py.Value](at *P, v py.Value) error { return StoreOptPointer(at, v) }

// StoreList stores a list.
func StoreList(at **py.List, v py.Value) error { return StorePointer(at, v) }

// StoreValue stores any value.
func StoreValue(at *py.Value, v py.Value) error {
	*at = v
	return nil
}

// StoreString stores a str; nil empties the field.
func StoreString(at *string, v py.Value) error {
	if v == nil {
		*at = ""
		return nil
	}
	s, ok := v.(py.Str)
	if !ok {
		return misfit("str", v)
	}
	*at = string(s)
	return nil
}

// StoreInt stores an int; nil empties the field.
func StoreInt(at *py.Int, v py.Value) error {
	switch v.(type) {
	case nil:
		*at = py.Int{}
		return nil
	case py.SmallInt, *py.BigInt:
		*at, _ = py.AsInt(v)
		return nil
	}
	return misfit("int", v)
}

// StoreFloat stores a float; nil empties the field.
func StoreFloat(at *float64, v py.Value) error {
	if v == nil {
		*at = 0
		return nil
	}
	f, ok := v.(py.Float)
	if !ok {
		return misfit("float", v)
	}
	*at = float64(f)
	return nil
}

// StoreBool stores a bool; nil empties the field.
func StoreBool(at *bool, v py.Value) error {
	if v == nil {
		*at = false
		return nil
	}
	b, ok := v.(py.Bool)
	if !ok {
		return misfit("bool", v)
	}
	*at = bool(b)
	return nil
}

// StoreBytes stores bytes; nil empties the field.
func StoreBytes(at *py.Bytes, v py.Value) error {
	if v == nil {
		*at = ""
		return nil
	}
	b, ok := v.(py.Bytes)
	if !ok {
		return misfit("bytes", v)
	}
	*at = b
	return nil
}

func storeOpt[T any](at **T, v py.Value, store func(*T, py.Value) error) error {
	if v == nil || v == py.None {
		*at = nil
		return nil
	}
	x := new(T)
	if err := store(x, v); err != nil {
		return err
	}
	*at = x
	return nil
}

// StoreOptString stores a str or None.
func StoreOptString(at **string, v py.Value) error { return storeOpt(at, v, StoreString) }

// StoreOptInt stores an int or None.
func StoreOptInt(at **py.Int, v py.Value) error { return storeOpt(at, v, StoreInt) }

// StoreOptFloat stores a float or None.
func StoreOptFloat(at **float64, v py.Value) error { return storeOpt(at, v, StoreFloat) }

// StoreOptBool stores a bool or None.
func StoreOptBool(at **bool, v py.Value) error { return storeOpt(at, v, StoreBool) }

// StoreOptBytes stores bytes or None.
func StoreOptBytes(at **py.Bytes, v py.Value) error { return storeOpt(at, v, StoreBytes) }

// Len makes a length constraint.
func Len(n int) *int { return &n }

// LenWithin checks the number of code points of s; max -1 is no limit.
func LenWithin(s string, min, max int) bool {
	if len(s) < min || max >= 0 && len(s) > 4*max {
		return false
	}
	n := len(s)
	if n > 0 && !isASCII(s) {
		n = utf8.RuneCountInString(s)
	}
	return n >= min && (max < 0 || n <= max)
}

// CountWithin checks a number of items; max -1 is no limit.
func CountWithin(n, min, max int) bool { return n >= min && (max < 0 || n <= max) }

// IntGt reports i > b.
func IntGt(i py.Int, b int64) bool { return cmpSmall(i, b) > 0 }

// IntGe reports i >= b.
func IntGe(i py.Int, b int64) bool { return cmpSmall(i, b) >= 0 }

// IntLt reports i < b.
func IntLt(i py.Int, b int64) bool { return cmpSmall(i, b) < 0 }

// IntLe reports i <= b.
func IntLe(i py.Int, b int64) bool { return cmpSmall(i, b) <= 0 }

func cmpSmall(i py.Int, b int64) int {
	if v, ok := i.Int64(); ok {
		return cmpInt(v, b)
	}
	return i.Sign()
}

// IntMultipleOf reports whether i is a multiple of m.
func IntMultipleOf(i py.Int, m int64) bool {
	r, err := i.Mod(py.IntOf(m))
	return err == nil && r.IsZero()
}

// MatchPattern reports whether s matches the pattern of node.
func MatchPattern(node *Str, s string) bool {
	ok, err := node.compiled.match(node.Pattern, s)
	return ok && err == nil
}

// AppendOptString appends a str or null.
func AppendOptString(dst []byte, p *string) []byte {
	if p == nil {
		return AppendNull(dst)
	}
	return AppendString(dst, *p)
}

// AppendOptInt appends an int or null.
func AppendOptInt(dst []byte, p *py.Int) []byte {
	if p == nil {
		return AppendNull(dst)
	}
	return AppendInt(dst, *p)
}

// AppendOptFloat appends a float or null.
func AppendOptFloat(dst []byte, p *float64) []byte {
	if p == nil {
		return AppendNull(dst)
	}
	return AppendFloat(dst, *p)
}

// AppendOptBool appends a bool or null.
func AppendOptBool(dst []byte, p *bool) []byte {
	if p == nil {
		return AppendNull(dst)
	}
	return AppendBool(dst, *p)
}

// AppendStringList appends a list of str; false when an item is none.
func AppendStringList(dst []byte, l *py.List) ([]byte, bool) {
	if l == nil {
		return dst, false
	}
	dst = append(dst, '[')
	for i, v := range l.Items {
		if i > 0 {
			dst = append(dst, ',')
		}
		switch x := v.(type) {
		case py.Str:
			dst = AppendString(dst, string(x))
		default:
			return dst, false
		}
	}
	return append(dst, ']'), true
}

// AppendVia appends a value by its schema, with by_alias; false when that
// fails or needs the exact path.
func AppendVia(dst []byte, t *py.Task, node Schema, v py.Value) ([]byte, bool) {
	if out, ok := appendLeaf(dst, t, node, v); ok {
		return out, true
	}
	yes := true
	out, err := AppendJSON(dst, t, node, v, DumpOptions{ByAlias: &yes})
	return out, err == nil
}

// appendLeaf appends the values that fields hold most, where they are of the
// very type that the schema makes; configurations that write them otherwise
// are not FastEncodable.
func appendLeaf(dst []byte, t *py.Task, node Schema, v py.Value) ([]byte, bool) {
	for {
		switch n := node.(type) {
		case *Default:
			node = n.Inner
			continue
		case *Meta:
			node = n.Inner
			continue
		case *Nullable:
			if v == py.None {
				return AppendNull(dst), true
			}
			node = n.Inner
			continue
		case *DateTime:
			if d, ok := v.(*py.DateTime); ok {
				c, err := dateTimeOf(t, d)
				return append(c.appendTo(append(dst, '"')), '"'), err == nil
			}
		case *Date:
			if d, ok := v.(*py.Date); ok {
				return append(civilDate{d.Year, d.Month, d.Day}.appendTo(append(dst, '"')), '"'), true
			}
		case *UUID:
			if u, ok := v.(*py.UUID); ok {
				return append(append(append(dst, '"'), u.String()...), '"'), true
			}
		case *Decimal:
			if d, ok := v.(*py.Decimal); ok {
				return append(append(append(dst, '"'), d.String()...), '"'), true
			}
		case *Int:
			switch x := v.(type) {
			case py.SmallInt:
				return strconv.AppendInt(dst, int64(x), 10), true
			case *py.BigInt:
				return x.V.Append(dst, 10), true
			}
		case *Float:
			if f, ok := v.(py.Float); ok {
				return AppendFloat(dst, float64(f)), true
			}
		case *Bool:
			if b, ok := v.(py.Bool); ok {
				return AppendBool(dst, bool(b)), true
			}
		case *Str:
			if s, ok := v.(py.Str); ok {
				return AppendString(dst, string(s)), true
			}
		}
		return dst, false
	}
}

// ValidStr reports whether s can be written as JSON: no lone surrogates.
func ValidStr(s string) bool { return isASCII(s) || utf8.ValidString(s) }

// FastKeys are the plain keys that the input may have for a field under c's
// config; nil when it needs an alias path.
func FastKeys(c *Class, f *Field) []string {
	byAlias, byName, err := c.Config.lookupModes(&State{})
	if err != nil {
		return nil
	}
	p := newFieldTable([]*Field{f}).paths[0]
	var out []string
	for _, path := range p.try(byAlias, byName) {
		if len(path) != 1 {
			return nil
		}
		s, ok := py.AsStr(path[0])
		if !ok {
			return nil
		}
		out = append(out, s)
	}
	return out
}

// FastOutputKey is the key of a field in by_alias output.
func FastOutputKey(c *Class, f *Field) string { return f.key(true) }

// FastDecodable reports whether a decoder may be emitted for c: nothing in it
// runs user code or needs more than the fields themselves.
func FastDecodable(c *Class) bool {
	if len(c.Fields) > 64 || len(c.Validators) > 0 || c.CustomInit || c.PostInit || c.Root || len(c.Private) > 0 ||
		c.Config.Extra == ExtraAllow || c.Config.ArbitraryTypesAllowed && !plainFields(c) || c.Incomplete != "" {
		return false
	}
	for _, f := range c.Fields {
		keys := FastKeys(c, f)
		if len(keys) != 1 || !Plain(f.Schema) {
			return false
		}
	}
	return true
}

func plainFields(c *Class) bool {
	for _, f := range c.Fields {
		if !Plain(f.Schema) {
			return false
		}
	}
	return true
}

// Plain reports whether validating by s runs no user code, so that it may be
// tried and then done again on the exact path.
func Plain(s Schema) bool {
	ok := true
	Walk(s, func(n Schema) bool {
		switch n := n.(type) {
		case *FuncBefore, *FuncAfter, *FuncPlain, *FuncWrap, *IsInstance, *IsSubclass, *Callable, *Custom, *Iterable:
			ok = false
		case *Default:
			ok = ok && !n.FactoryTakesData
		case *Enum:
			ok = ok && n.Missing == nil
		case *TaggedUnion:
			ok = ok && n.Func == nil
		case *Dataclass, *NamedTuple:
			ok = false
		}
		return ok
	})
	return ok
}

// FastEncodable reports whether an encoder may be emitted for c.
func FastEncodable(c *Class) bool {
	if len(c.Computed) > 0 || c.Serializer != nil || c.Config.Extra == ExtraAllow || c.Root || c.Incomplete != "" ||
		c.Config.SerJSONInfNan != "" && c.Config.SerJSONInfNan != "null" || c.Config.SerJSONTemporal != "" && c.Config.SerJSONTemporal != "iso8601" {
		return false
	}
	for _, f := range c.Fields {
		if f.Exclude || f.ExcludeIf != nil {
			return false
		}
		ok := true
		Walk(f.Schema, func(n Schema) bool {
			if _, isSer := n.(*Ser); isSer {
				ok = false
			}
			return ok
		})
		if !ok {
			return false
		}
	}
	return true
}
