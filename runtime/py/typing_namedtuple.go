package py

// NamedTupleForm is typing.NamedTuple as a base class: class statements over it, in
// compiled modules, make named tuples. The compiler has a form of its own, which also
// serves annotations.
var NamedTupleForm = newRootType(typingNamedtupleTables{}, "typing", "NamedTuple")

var typeNamedTupleMeta = newSubtype(typingNamedtupleTables{}, "typing", "NamedTupleMeta", &TypeType)

type typingNamedtupleTables struct{}

// Fill implements Tables.
func (typingNamedtupleTables) Fill() {
	NamedTupleForm.Meta = typeNamedTupleMeta
	NamedTupleForm.New = namedTupleCall
	typeNamedTupleMeta.New = func(t *Task, _ *Type, pos []Value, _ []Kw) (Value, error) {
		c, err := NamedTupleClass(t, pos)
		if err != nil {
			return nil, err
		}
		return c, typeChecked(t, c)
	}
}

// typeChecked makes the annotations of a class over NamedTuple what typing makes of them: None is its class, a text a
// forward reference.
func typeChecked(t *Task, c *Type) error {
	v, _ := c.Dict.GetStr("__annotations__")
	written, ok := v.(*Dict)
	if !ok {
		return nil
	}
	types := NewDict()
	for name, x := range written.All() {
		if text, ok := x.(Str); ok {
			x = forwardRef(string(text), None)
		} else if x == None {
			x = TypeNone
		}
		if err := types.Set(t, name, x); err != nil {
			return err
		}
	}
	c.Dict.SetStr("__annotations__", types)
	return nil
}

// TypingModule is the module typing.
var TypingModule = NewNative("typing", buildTypingModule)

func buildTypingModule() *Module {
	m := NewNativeModule("typing", typingFunctions)
	m.Dict.SetStr("NamedTuple", NamedTupleForm)
	m.Dict.SetStr("_TypedDictMeta", typeTypedDictMeta)
	m.Dict.SetStr("NewType", typeNewType)
	m.Dict.SetStr("ForwardRef", typeTypingForward)
	m.Dict.SetStr("TypeVar", typeTypeVar)
	m.Dict.SetStr("Generic", TypeGeneric)
	m.Dict.SetStr("Protocol", TypeProtocol)
	return m
}

// prohibitedNamedTuple are the names that a class over NamedTuple may not define.
var prohibitedNamedTuple = map[string]bool{
	"__new__": true, "__init__": true, "__slots__": true, "__getnewargs__": true, "_fields": true, "_field_defaults": true,
	"_field_types": true, "_make": true, "_replace": true, "_asdict": true, "_source": true,
}

// NamedTupleClass is NamedTupleMeta.__new__: the annotations of the namespace are the
// fields, its other names are set on the class that collections.namedtuple makes. pos are
// the name, the bases and the namespace.
func NamedTupleClass(t *Task, pos []Value) (*Type, error) {
	name, _ := AsStr(pos[0])
	ns, _ := AsDict(pos[2])
	annos := NewDict()
	if v, ok := ns.GetStr("__annotations__"); ok {
		if d, ok := v.(*Dict); ok {
			annos = d
		}
	}
	var fields []string
	var defaults []Value
	last := ""
	for k := range annos.All() {
		field, _ := AsStr(k)
		if v, ok := ns.GetStr(field); ok {
			defaults = append(defaults, v)
			last = field
		} else if len(defaults) > 0 {
			return nil, Raise(TypeError, "Non-default namedtuple field %s cannot follow default field %s", field, last)
		}
		fields = append(fields, field)
	}
	c, err := namedTupleOf(t, name, fields, defaults, ns)
	if err != nil {
		return nil, err
	}
	for k, v := range ns.All() {
		key, _ := AsStr(k)
		if prohibitedNamedTuple[key] {
			return nil, Raise(AttributeError, "Cannot overwrite NamedTuple attribute %s", key)
		}
		if _, isField := annos.GetStr(key); isField || key == "__module__" || key == "__classcell__" {
			continue
		}
		if err := SetAttr(t, c, key, v); err != nil {
			return nil, err
		}
	}
	if cell, ok := ns.GetStr("__classcell__"); ok {
		if x, ok := cell.(*Cell); ok {
			x.V = c
		}
	}
	return c, nil
}

// namedTupleCall is NamedTuple("Point", [("x", int), ("y", int)]).
func namedTupleCall(t *Task, _ *Type, pos []Value, kw []Kw) (Value, error) {
	if len(pos) == 0 || len(pos) > 2 {
		return nil, Raise(TypeError, "NamedTuple() takes from 1 to 2 positional arguments but %d were given", len(pos))
	}
	name, ok := AsStr(pos[0])
	if !ok {
		return nil, Raise(TypeError, "type name must be a string")
	}
	annotations := NewDict()
	var fields []string
	add := func(name, annotation Value) error {
		field, ok := AsStr(name)
		if !ok {
			return Raise(TypeError, "Field names must be strings")
		}
		fields = append(fields, field)
		return annotations.Set(t, name, annotation)
	}
	if len(pos) == 2 && pos[1] != None {
		if len(kw) > 0 {
			return nil, Raise(TypeError, "Either list of fields or keywords can be provided to NamedTuple, not both")
		}
		err := Iterate(t, pos[1], func(v Value) (bool, error) {
			pair, err := ListOf(t, v)
			if err != nil {
				return false, err
			}
			if len(pair.Items) != 2 {
				return false, Raise(ValueError, "not enough values to unpack (expected 2, got %d)", len(pair.Items))
			}
			return true, add(pair.Items[0], pair.Items[1])
		})
		if err != nil {
			return nil, err
		}
	}
	for _, k := range kw {
		if err := add(Str(k.Name), k.Value); err != nil {
			return nil, err
		}
	}
	c, err := namedTupleOf(t, name, fields, nil, NewDict())
	if err != nil {
		return nil, err
	}
	return c, SetAttr(t, c, "__annotations__", annotations)
}

// namedTupleOf calls collections.namedtuple, which checks the names.
func namedTupleOf(t *Task, name string, fields []string, defaults []Value, ns *Dict) (*Type, error) {
	m := CollectionsModule.Import()
	make, err := GetAttr(t, m, "namedtuple")
	if err != nil {
		return nil, err
	}
	list := NewList()
	for _, f := range fields {
		list.Items = append(list.Items, Str(f))
	}
	kw := []Kw{{Name: "defaults", Value: NewTuple(defaults...)}}
	if module, ok := ns.GetStr("__module__"); ok {
		kw = append(kw, Kw{Name: "module", Value: module})
	}
	v, err := CallKw(t, make, []Value{Str(name), list}, kw)
	if err != nil {
		return nil, err
	}
	c, ok := v.(*Type)
	if !ok {
		return nil, Raise(TypeError, "namedtuple() made no class")
	}
	return c, nil
}
