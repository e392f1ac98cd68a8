package py

import (
	"math/big"
	"strings"
)

// The functions of this file move values between their dynamic and their static form in
// emitted code. XFrom is for values that are known to fit; CheckX raises a TypeError for
// a value that an annotation promised and that is something else.

// OrZero is from for what a request gave: a value that was refused is None, and nothing looks
// at its static form before the error is sent, so that None is the zero value.
func OrZero[T any](v Value, from func(Value) T) T {
	if v == None {
		var zero T
		return zero
	}
	return from(v)
}

// IntFrom returns an int's static form.
func IntFrom(v Value) Int {
	if i, ok := v.(SmallInt); ok {
		return IntOf(int64(i))
	}
	return bigFrom(v)
}

//go:noinline
func bigFrom(v Value) Int {
	i, ok := AsInt(v)
	if !ok {
		unfit("int", v)
	}
	return i
}

// StrFrom returns the text of a str.
func StrFrom(v Value) string {
	if s, ok := v.(Str); ok {
		return string(s)
	}
	return strFrom(v)
}

//go:noinline
func strFrom(v Value) string {
	s, ok := AsStr(v)
	if !ok {
		unfit("str", v)
	}
	return s
}

// FloatFrom returns v as a float64.
func FloatFrom(v Value) float64 {
	if f, ok := v.(Float); ok {
		return float64(f)
	}
	return floatFrom(v)
}

//go:noinline
func floatFrom(v Value) float64 {
	f, ok := AsFloat(v)
	if !ok {
		unfit("float", v)
	}
	return f
}

// BoolFrom returns a bool's static form.
func BoolFrom(v Value) bool {
	b, ok := v.(Bool)
	if !ok {
		unfit("bool", v)
	}
	return bool(b)
}

// From returns v as a T: *List, *Dict, a model's pointer. None is nil.
func From[T Value](v Value) T {
	x, ok := v.(T)
	if !ok {
		unfitUnlessNone(v)
	}
	return x
}

//go:noinline
func unfitUnlessNone(v Value) {
	if v != None {
		unfit("another type", v)
	}
}

// unfit ends the request: the compiler has inferred a type that a value does not have, and
// to go on would be to guess.
func unfit(want string, v Value) {
	panic("covetgen inferred " + want + " for a value of type " + TypeOf(v).Name)
}

func errPromise(want string, v Value) error {
	return Raise(TypeError, "expected %s, got %s", want, TypeOf(v).Name)
}

// CheckInt returns an int's static form.
func CheckInt(v Value) (Int, error) {
	switch i := v.(type) {
	case SmallInt:
		return IntOf(int64(i)), nil
	case *BigInt:
		return IntFromBig(i.V), nil
	}
	return Int{}, errPromise("int", v)
}

// CheckStr returns the text of a str; instances of subclasses do not fit.
func CheckStr(v Value) (string, error) {
	if s, ok := v.(Str); ok {
		return string(s), nil
	}
	return "", errPromise("str", v)
}

// CheckFloat returns a float's static form.
func CheckFloat(v Value) (float64, error) {
	if f, ok := v.(Float); ok {
		return float64(f), nil
	}
	return 0, errPromise("float", v)
}

// CheckBool returns a bool's static form.
func CheckBool(v Value) (bool, error) {
	if b, ok := v.(Bool); ok {
		return bool(b), nil
	}
	return false, errPromise("bool", v)
}

// Check returns v as a T; name is what the annotation said.
func Check[T Value](v Value, name string) (T, error) {
	x, ok := v.(T)
	if !ok {
		return x, errPromise(name, v)
	}
	return x, nil
}

// CheckOrNone is Check for a pointer whose nil stands for None.
func CheckOrNone[T Value](v Value, name string) (T, error) {
	if v == None {
		var none T
		return none, nil
	}
	return Check[T](v, name)
}

// BytesFrom returns the bytes of a bytes object.
func BytesFrom(v Value) Bytes {
	b, _ := AsBytes(v)
	return Bytes(b)
}

// CheckBytes returns a bytes object's static form.
func CheckBytes(v Value) (Bytes, error) {
	if b, ok := v.(Bytes); ok {
		return b, nil
	}
	return "", errPromise("bytes", v)
}

// Optional moves a dynamic value that may be None to its optional static form with one of
// the conversions above.
func Optional[T any](v Value, from func(Value) T) *T {
	if v == None {
		return nil
	}
	x := from(v)
	return &x
}

// CheckOptional is Optional for the conversions that can fail.
func CheckOptional[T any](v Value, check func(Value) (T, error)) (*T, error) {
	if v == None {
		return nil, nil
	}
	x, err := check(v)
	if err != nil {
		return nil, err
	}
	return &x, nil
}

// IntOfBool is the int that a bool is.
func IntOfBool(b bool) Int {
	if b {
		return IntOf(1)
	}
	return IntOf(0)
}

// BoxInt, BoxStr, BoxFloat and BoxBool give an optional static value its dynamic form:
// nil is None.
func BoxInt(i *Int) Value {
	if i == nil {
		return None
	}
	return i.Value()
}

// BoxStr is described at BoxInt.
func BoxStr(s *string) Value {
	if s == nil {
		return None
	}
	return Str(*s)
}

// BoxFloat is described at BoxInt.
func BoxFloat(f *float64) Value {
	if f == nil {
		return None
	}
	return Float(*f)
}

// BoxBool is described at BoxInt.
func BoxBool(b *bool) Value {
	if b == nil {
		return None
	}
	return Bool(*b)
}

// Box gives an optional pointer (a model, a list, a dict) its dynamic form.
func Box[T any, P interface {
	*T
	Value
}](p P) Value {
	if p == nil {
		return None
	}
	return p
}

// BoxValue is a value, or None where it is nil.
func BoxValue(v Value) Value {
	if v == nil {
		return None
	}
	return v
}

// ValueFrom is a value, or nil where it is None.
func ValueFrom(v Value) Value {
	if v == None {
		return nil
	}
	return v
}

// BoxBytes is described at BoxInt.
func BoxBytes(b *Bytes) Value {
	if b == nil {
		return None
	}
	return *b
}

// FloatOfBool is the float that a bool is.
func FloatOfBool(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// DictUpdate is {**other} into d: other is a mapping.
func DictUpdate(t *Task, d *Dict, other Value) error {
	if o, ok := other.(*Dict); ok {
		for k, v := range o.All() {
			if err := d.Set(t, k, v); err != nil {
				return err
			}
		}
		return nil
	}
	has, err := HasAttr(t, other, "keys")
	if err != nil {
		return err
	}
	if !has {
		return Raise(TypeError, "'%s' object is not a mapping", TypeOf(other).Name)
	}
	keys, err := CallMethod(t, other, "keys")
	if err != nil {
		return err
	}
	for key, err := range Each(t, keys) {
		if err != nil {
			return err
		}
		v, err := GetItem(t, other, key)
		if err != nil {
			return err
		}
		if err := d.Set(t, key, v); err != nil {
			return err
		}
	}
	return nil
}

// Spread gives the items of *v, in a slice of their own: among other elements where callee is nil, else as the only
// positional argument of a call of callee.
func Spread(t *Task, v, callee Value) ([]Value, error) {
	all, err := items(t, v)
	if err == nil {
		return append([]Value(nil), all...), nil
	}
	if hasIter(v) || !AsException(err).IsA(TypeError) {
		return nil, err
	}
	if _, sequence := v.Type().Lookup("__getitem__"); sequence {
		return nil, err
	}
	if callee == nil {
		return nil, Raise(TypeError, "Value after * must be an iterable, not %s", TypeOf(v).Name)
	}
	return nil, Raise(TypeError, "%s argument after * must be an iterable, not %s", calleeName(t, callee), TypeOf(v).Name)
}

// AppendKw adds the entries of a ** argument of a call of callee to kw.
func AppendKw(t *Task, kw []Kw, callee, mapping Value) ([]Kw, error) {
	d := NewDict()
	if err := DictUpdate(t, d, mapping); err != nil {
		if e := AsException(err); e.IsA(TypeError) && isNoMapping(t, mapping) {
			return nil, Raise(TypeError, "%s argument after ** must be a mapping, not %s", calleeName(t, callee), TypeOf(mapping).Name)
		}
		return nil, err
	}
	for k, v := range d.All() {
		name, ok := AsStr(k)
		if !ok {
			return nil, Raise(TypeError, "keywords must be strings")
		}
		for _, given := range kw {
			if given.Name == name {
				return nil, Raise(TypeError, "%s got multiple values for keyword argument '%s'", calleeName(t, callee), name)
			}
		}
		kw = append(kw, Kw{Name: name, Value: v})
	}
	return kw, nil
}

func isNoMapping(t *Task, v Value) bool {
	has, err := HasAttr(t, v, "keys")
	return err == nil && !has
}

// calleeName is how CPython names a function in errors about its arguments.
func calleeName(t *Task, callee Value) string {
	qualname, err := GetAttr(t, callee, "__qualname__")
	name, named := AsStr(qualname)
	if err != nil || !named {
		text, _ := StrOf(t, callee)
		return text
	}
	if module, err := GetAttr(t, callee, "__module__"); err == nil {
		if m, ok := AsStr(module); ok && m != "builtins" {
			name = m + "." + name
		}
	}
	return name + "()"
}

// DictOf makes a dict of keys and values in turn. It is for literals whose keys are
// constants: hashing them cannot fail.
func DictOf(items ...Value) *Dict {
	d := NewDict()
	for i := 0; i+1 < len(items); i += 2 {
		if err := d.Set(nil, items[i], items[i+1]); err != nil {
			panic(err)
		}
	}
	return d
}

// SetOf makes a set, or a frozenset, of constants.
func SetOf(frozen bool, items ...Value) *Set {
	make := NewSet
	if frozen {
		make = NewFrozenSet
	}
	s, err := make(nil, items...)
	if err != nil {
		panic(err)
	}
	return s
}

// MustNative returns an object of a native module for a package variable. The compiler
// has looked the name up before; a runtime that lacks it does not fit the program.
func MustNative(module *NativeModule, qualname string) Value {
	m := module.Import()
	if qualname == "" {
		return m
	}
	var v Value = m
	for name := range strings.SplitSeq(qualname, ".") {
		next, err := GetAttr(nil, v, name)
		if err != nil {
			panic("covetgen: the runtime has no " + module.Name + "." + qualname)
		}
		v = next
	}
	return v
}

// MustInt is an integer literal of any size for a package variable.
func MustInt(text string) Int {
	b, ok := new(big.Int).SetString(text, 10)
	if !ok {
		panic("covetgen: not an integer: " + text)
	}
	return IntFromBig(b)
}
