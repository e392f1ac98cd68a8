package py

import "strings"

// makeNamedTuple makes the class that collections.namedtuple and
// typing.NamedTuple return. defaults are those of the last fields.
func makeNamedTuple(t *Task, name string, fields []string, defaults []Value, module string) (*Type, error) {
	ns := NewDict()
	names := make([]Value, len(fields))
	params := []Param{{Name: "_cls", Kind: PositionalOrKeyword}}
	fieldDefaults := NewDict()
	for i, f := range fields {
		names[i] = Str(f)
		p := Param{Name: f, Kind: PositionalOrKeyword}
		if j := i - (len(fields) - len(defaults)); j >= 0 {
			p.Default = defaults[j]
			fieldDefaults.SetStr(f, defaults[j])
		}
		params = append(params, p)
	}
	ns.SetStr("__module__", Str(module))
	ns.SetStr("__doc__", Str(name+"("+strings.Join(fields, ", ")+")"))
	ns.SetStr("__slots__", NewTuple())
	ns.SetStr("_fields", NewTuple(names...))
	ns.SetStr("_field_defaults", fieldDefaults)
	ns.SetStr("__match_args__", NewTuple(names...))
	for i, f := range fields {
		ns.SetStr(f, &tupleField{name: f, index: i})
	}
	define := func(method string, params []Param, body func(t *Task, a []Value) (Value, error)) *Function {
		return &Function{Name: method, Qualname: name + "." + method, Module: module, Params: params, Body: body}
	}
	ns.SetStr("__new__", &StaticMethod{Func: define("__new__", params, func(t *Task, a []Value) (Value, error) {
		c, ok := a[0].(*Type)
		if !ok {
			return nil, Raise(TypeError, "%s.__new__(X): X is not a type object (%s)", name, a[0].Type().Name)
		}
		o := newObject(c)
		o.Base = NewTuple(append([]Value(nil), a[1:]...)...)
		return o, nil
	})})
	self := []Param{{Name: "self", Kind: PositionalOrKeyword}}
	ns.SetStr("__repr__", define("__repr__", self, func(t *Task, a []Value) (Value, error) {
		tuple, _ := AsTuple(a[0])
		var b strings.Builder
		b.WriteString(a[0].Type().Name + "(")
		for i, f := range fields {
			if i > 0 {
				b.WriteString(", ")
			}
			r, err := Repr(t, tuple.Items[i])
			if err != nil {
				return nil, err
			}
			b.WriteString(f + "=" + r)
		}
		b.WriteByte(')')
		return Str(b.String()), nil
	}))
	ns.SetStr("_asdict", define("_asdict", self, func(t *Task, a []Value) (Value, error) {
		tuple, _ := AsTuple(a[0])
		d := NewDict()
		for i, f := range fields {
			d.SetStr(f, tuple.Items[i])
		}
		return d, nil
	}))
	ns.SetStr("__getnewargs__", define("__getnewargs__", self, func(t *Task, a []Value) (Value, error) {
		tuple, _ := AsTuple(a[0])
		return tuple, nil
	}))
	ns.SetStr("_replace", define("_replace", append(self, Param{Name: "kwds", Kind: VarKeyword}), func(t *Task, a []Value) (Value, error) {
		tuple, _ := AsTuple(a[0])
		given := a[1].(*Dict).Copy()
		out := append([]Value(nil), tuple.Items...)
		for i, f := range fields {
			if v, ok := given.GetStr(f); ok {
				out[i] = v
				given.DelStr(f)
			}
		}
		if given.Len() > 0 {
			r, err := Repr(t, NewList(given.Keys()...))
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "Got unexpected field names: %s", r)
		}
		return namedTupleMake(t, a[0].Type(), out, len(fields))
	}))
	ns.SetStr("_make", &ClassMethod{Func: define("_make", []Param{{Name: "cls", Kind: PositionalOrKeyword}, {Name: "iterable", Kind: PositionalOrKeyword}}, func(t *Task, a []Value) (Value, error) {
		all, err := items(t, a[1])
		if err != nil {
			return nil, err
		}
		return namedTupleMake(t, a[0].(*Type), append([]Value(nil), all...), len(fields))
	})})
	return MakeType(t, TypeType, name, []Value{TypeTuple}, ns, nil)
}

// namedTupleMake makes an instance without its class's __new__.
func namedTupleMake(t *Task, c *Type, values []Value, n int) (Value, error) {
	if len(values) != n {
		return nil, Raise(TypeError, "Expected %d arguments, got %d", n, len(values))
	}
	o := newObject(c)
	o.Base = NewTuple(values...)
	return o, nil
}

// NewNamedTuple makes a named tuple class, for typing.NamedTuple.
func NewNamedTuple(t *Task, name string, fields []string, defaults []Value, module string) (*Type, error) {
	return makeNamedTuple(t, name, fields, defaults, module)
}

// TypeTupleGetter is the type of the descriptors of named tuples' fields.
var TypeTupleGetter = newRootType(collectionsNamedtupleTables{}, "collections", "_tuplegetter")

type tupleField struct {
	name  string
	index int
}

// Type implements Value.
func (*tupleField) Type() *Type { return TypeTupleGetter }

// itemIndex implements itemField.
func (f *tupleField) itemIndex() int { return f.index }

// DescrGet implements Getter.
func (f *tupleField) DescrGet(t *Task, instance Value, owner *Type) (Value, error) {
	if instance == nil {
		return f, nil
	}
	tuple, ok := AsTuple(instance)
	if !ok || f.index >= len(tuple.Items) {
		return nil, Raise(TypeError, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", f.index, instance.Type().Name)
	}
	return tuple.Items[f.index], nil
}

// DescrSet implements Setter.
func (f *tupleField) DescrSet(t *Task, instance, x Value) error {
	return raiseArgs(AttributeError, Str("can't "+choose(x == nil, "delete", "set")+" attribute"))
}

var pythonKeywords = map[string]bool{
	"False": true, "None": true, "True": true, "and": true, "as": true, "assert": true, "async": true, "await": true,
	"break": true, "class": true, "continue": true, "def": true, "del": true, "elif": true, "else": true, "except": true,
	"finally": true, "for": true, "from": true, "global": true, "if": true, "import": true, "in": true, "is": true,
	"lambda": true, "nonlocal": true, "not": true, "or": true, "pass": true, "raise": true, "return": true, "try": true,
	"while": true, "with": true, "yield": true,
}

// namedTupleFunction is collections.namedtuple.
func namedTupleFunction(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	a, err := bindKeywords("namedtuple", []string{"typename", "field_names", "$", "rename", "defaults", "module"}, 2, pos, kw)
	if err != nil {
		return nil, err
	}
	name, _ := AsStr(a[0])
	var fields []string
	if s, ok := AsStr(a[1]); ok {
		fields = strings.Fields(strings.ReplaceAll(s, ",", " "))
	} else if err := Iterate(t, a[1], func(v Value) (bool, error) {
		s, err := StrOf(t, v)
		fields = append(fields, s)
		return true, err
	}); err != nil {
		return nil, err
	}
	rename := false
	if a[2] != nil {
		if rename, err = Truth(t, a[2]); err != nil {
			return nil, err
		}
	}
	if err := checkFieldNames(name, fields, rename); err != nil {
		return nil, err
	}
	var defaults []Value
	if a[3] != nil && a[3] != None {
		if defaults, err = items(t, a[3]); err != nil {
			return nil, err
		}
		if len(defaults) > len(fields) {
			return nil, Raise(TypeError, "Got more default values than field names")
		}
	}
	module := "__main__"
	if a[4] != nil {
		module, _ = AsStr(a[4])
	}
	c, err := makeNamedTuple(t, name, fields, defaults, module)
	if err != nil {
		return nil, err
	}
	return c, nil
}

func checkFieldNames(name string, fields []string, rename bool) error {
	seen := map[string]bool{}
	if rename {
		for i, f := range fields {
			if !StrIsIdentifier(f) || pythonKeywords[f] || strings.HasPrefix(f, "_") || seen[f] {
				fields[i] = "_" + IntOf(int64(i)).String()
			}
			seen[f] = true
		}
	}
	for _, f := range append([]string{name}, fields...) {
		if !StrIsIdentifier(f) {
			return Raise(ValueError, "Type names and field names must be valid identifiers: %s", StrRepr(f))
		}
		if pythonKeywords[f] {
			return Raise(ValueError, "Type names and field names cannot be a keyword: %s", StrRepr(f))
		}
	}
	seen = map[string]bool{}
	for _, f := range fields {
		if strings.HasPrefix(f, "_") && !rename {
			return Raise(ValueError, "Field names cannot start with an underscore: %s", StrRepr(f))
		}
		if seen[f] {
			return Raise(ValueError, "Encountered duplicate field name: %s", StrRepr(f))
		}
		seen[f] = true
	}
	return nil
}

type collectionsNamedtupleTables struct{}

// Fill implements Tables.
func (collectionsNamedtupleTables) Fill() {
	TypeTupleGetter.SetMethods(nil, "get set delete")
}
