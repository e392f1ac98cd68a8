package py

import "strings"

// Lib/dataclasses.py is the source of the rules. Where it writes source text and
// executes it, the methods made here are closures over the fields.

// TypeDataclassField is dataclasses.Field.
var (
	TypeDataclassField  = newRootType(dataclassTables{}, "dataclasses", "Field")
	TypeInitVar         = newRootType(dataclassTables{}, "dataclasses", "InitVar")
	FrozenInstanceError = newSubtype(dataclassTables{}, "dataclasses", "FrozenInstanceError", &AttributeError)
	dataclassMissing    = &Sentinel{name: "<dataclasses._MISSING_TYPE object>"}
	dataclassKwOnly     = &Sentinel{name: "<dataclasses._KW_ONLY_TYPE object>"}
	dataclassHasFactory = &Sentinel{name: "<factory>"}
)

// fieldKind tells the pseudo-fields from fields.
type fieldKind uint8

const (
	plainField fieldKind = iota
	classVarField
	initVarField
)

// DataclassField is dataclasses.Field.
type DataclassField struct {
	Name             string
	Annotation       Value
	Default, Factory Value // nil: missing
	Init, Repr       bool
	Compare          bool
	Hash             Value // None: as Compare
	KwOnly           Value // nil: the decorator's
	Metadata         Value
	kind             fieldKind
}

// Type implements Value.
func (*DataclassField) Type() *Type { return TypeDataclassField }

// InitVar is dataclasses.InitVar[type].
type InitVar struct{ Arg Value }

// Type implements Value.
func (*InitVar) Type() *Type { return TypeInitVar }

// Repr implements Reprer.
func (v *InitVar) Repr(t *Task) (string, error) {
	s, err := typeRepr(t, v.Arg)
	return "dataclasses.InitVar[" + s + "]", err
}

// dataclassParams are the arguments of the decorator.
type dataclassParams struct {
	init, repr, eq, order, unsafeHash, frozen, matchArgs, kwOnly, slots bool
}

func orMissing(v Value) Value {
	if v == nil {
		return dataclassMissing
	}
	return v
}

// DataclassFields are the fields of a dataclass or of an instance, ok is false
// for anything else. Pseudo-fields are left out.
func DataclassFields(v Value) (fields []*DataclassField, ok bool) {
	c, isType := v.(*Type)
	if !isType {
		c = v.Type()
	}
	d, ok := c.Lookup("__dataclass_fields__")
	if !ok {
		return nil, false
	}
	dict, ok := AsDict(d)
	if !ok {
		return nil, false
	}
	for _, f := range dict.All() {
		if f, ok := f.(*DataclassField); ok && f.kind == plainField {
			fields = append(fields, f)
		}
	}
	return fields, true
}

// IsDataclassInstance reports whether v is an instance of a dataclass.
func IsDataclassInstance(v Value) bool {
	if _, isType := v.(*Type); isType {
		return false
	}
	_, ok := v.Type().Lookup("__dataclass_fields__")
	return ok
}

// makeDataclass is dataclasses._process_class.
func makeDataclass(t *Task, c *Type, p dataclassParams) (Value, error) {
	fields := NewDict()
	anyFrozen, hasBases := false, false
	for i := len(c.MRO()) - 1; i > 0; i-- {
		base := c.MRO()[i]
		if !base.heap {
			continue
		}
		d, ok := base.Dict.GetStr("__dataclass_fields__")
		if !ok {
			continue
		}
		hasBases = true
		dict, _ := AsDict(d)
		for k, f := range dict.All() {
			name, _ := AsStr(k)
			fields.DelStr(name)
			fields.SetStr(name, f)
		}
		if params, ok := base.native.(*dataclassParams); ok && params.frozen {
			anyFrozen = true
		}
	}
	own, err := ownFields(t, c, p)
	if err != nil {
		return nil, err
	}
	for _, f := range own {
		if old, ok := fields.GetStr(f.Name); ok {
			_ = old // keeps its place
		}
		fields.SetStr(f.Name, f)
		if v, ok := c.Dict.GetStr(f.Name); ok {
			if _, isField := v.(*DataclassField); isField {
				if f.Default == nil {
					c.Dict.DelStr(f.Name)
				} else {
					c.Dict.SetStr(f.Name, f.Default)
				}
			}
		}
	}
	for k, v := range c.Dict.All() {
		if _, isField := v.(*DataclassField); isField {
			name, _ := AsStr(k)
			return nil, Raise(TypeError, "'%s' is a field but has no type annotation", name)
		}
	}
	if hasBases {
		if anyFrozen && !p.frozen {
			return nil, Raise(TypeError, "cannot inherit non-frozen dataclass from a frozen one")
		}
		if !anyFrozen && p.frozen {
			return nil, Raise(TypeError, "cannot inherit frozen dataclass from a non-frozen one")
		}
	}
	c.Dict.SetStr("__dataclass_fields__", fields)
	c.native = &p
	if err := addDataclassMethods(t, c, fields, p); err != nil {
		return nil, err
	}
	c.changed()
	if p.slots {
		return addSlots(t, c, fields)
	}
	return c, nil
}

// ownFields reads the class's own annotations.
func ownFields(t *Task, c *Type, p dataclassParams) ([]*DataclassField, error) {
	annotations, ok := c.Dict.GetStr("__annotations__")
	if !ok {
		return nil, nil
	}
	names, err := items(t, annotations)
	if err != nil {
		return nil, err
	}
	var out []*DataclassField
	kwOnly := p.kwOnly
	seenKwOnly := false
	for _, n := range append([]Value(nil), names...) {
		name, _ := AsStr(n)
		annotation, err := GetItem(t, annotations, n)
		if err != nil {
			return nil, err
		}
		if annotation == Value(dataclassKwOnly) || isAnnotationText(annotation, "KW_ONLY") {
			if seenKwOnly {
				return nil, Raise(TypeError, "'%s' is KW_ONLY, but KW_ONLY has already been specified", name)
			}
			seenKwOnly, kwOnly = true, true
			continue
		}
		f, err := ownField(t, c, name, annotation, kwOnly)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// isAnnotationText reports whether a string annotation names a construct, with
// or without a module, with or without a subscript.
func isAnnotationText(annotation Value, name string) bool {
	s, ok := AsStr(annotation)
	if !ok {
		return false
	}
	if i := strings.IndexByte(s, '['); i >= 0 {
		s = s[:i]
	}
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		s = s[i+1:]
	}
	return strings.TrimSpace(s) == name
}

// isClassVar recognises typing.ClassVar and ClassVar[...] by their repr, which
// belongs to whoever implements typing.
func isClassVar(t *Task, annotation Value) bool {
	if isAnnotationText(annotation, "ClassVar") {
		return true
	}
	switch annotation.(type) {
	case *Type, *GenericAlias, *UnionType, Str:
		return false
	}
	r, err := Repr(t, annotation)
	return err == nil && (r == "typing.ClassVar" || strings.HasPrefix(r, "typing.ClassVar["))
}

func ownField(t *Task, c *Type, name string, annotation Value, kwOnly bool) (*DataclassField, error) {
	f := &DataclassField{Init: true, Repr: true, Compare: true, Hash: None, Metadata: &MappingProxy{Mapping: NewDict()}}
	if v, err := getAttrOr(t, c, name, nil); err != nil {
		return nil, err
	} else if given, ok := v.(*DataclassField); ok {
		f = given
	} else if v != nil {
		if _, slot := v.(*Member); !slot {
			f.Default = v
		}
	}
	f.Name, f.Annotation, f.kind = name, annotation, plainField
	_, isInitVar := annotation.(*InitVar)
	switch {
	case isClassVar(t, annotation):
		f.kind = classVarField
	case isInitVar || annotation == Value(TypeInitVar) || isAnnotationText(annotation, "InitVar"):
		f.kind = initVarField
	}
	if f.kind != plainField && f.Factory != nil {
		return nil, Raise(TypeError, "field %s cannot have a default factory", name)
	}
	if f.kind == classVarField {
		if f.KwOnly != nil {
			return nil, Raise(TypeError, "field %s is a ClassVar but specifies kw_only", name)
		}
	} else if f.KwOnly == nil {
		f.KwOnly = MakeBool(kwOnly)
	}
	if f.kind == plainField && f.Default != nil {
		unhashable := f.Default.Type().unhashable()
		if h, ok := f.Default.Type().Lookup("__hash__"); ok && h == None {
			unhashable = true
		}
		if unhashable {
			return nil, Raise(ValueError, "mutable default %s for field %s is not allowed: use default_factory", f.Default.Type().repr(), name)
		}
	}
	return f, nil
}

func (f *DataclassField) kwOnlyField() bool { return f.KwOnly == True }

// inInit are the fields that __init__ takes, keyword-only ones last.
func initFields(fields *Dict) (positional, keywords []*DataclassField) {
	for _, v := range fields.All() {
		f := v.(*DataclassField)
		switch {
		case f.kind == classVarField || !f.Init:
		case f.kwOnlyField():
			keywords = append(keywords, f)
		default:
			positional = append(positional, f)
		}
	}
	return positional, keywords
}

func addDataclassMethods(t *Task, c *Type, fields *Dict, p dataclassParams) error {
	define := func(name string, params []Param, body func(t *Task, a []Value) (Value, error)) bool {
		if _, exists := c.Dict.GetStr(name); exists {
			return true
		}
		c.Dict.SetStr(name, dataclassMethod(c, name, params, body))
		return false
	}
	plain, _ := DataclassFields(c)
	if p.init {
		fn, err := dataclassInit(c, fields, p)
		if err != nil {
			return err
		}
		if _, exists := c.Dict.GetStr("__init__"); !exists {
			c.Dict.SetStr("__init__", fn)
		}
	}
	self := []Param{{Name: "self", Kind: PositionalOrKeyword}}
	selfOther := append(self, Param{Name: "other", Kind: PositionalOrKeyword})
	compare := func(op CompareOp) (exists bool) {
		name := compareNames[op].method
		if _, exists := c.Dict.GetStr(name); exists {
			return true
		}
		fn := dataclassMethod(c, name, selfOther, nil)
		fn.Body2 = dataclassCompare(plain, op)
		c.Dict.SetStr(name, fn)
		return false
	}
	if p.repr {
		define("__repr__", self, func(t *Task, a []Value) (Value, error) { return dataclassRepr(t, a[0], plain) })
	}
	if p.eq {
		compare(CmpEq)
	}
	if p.order {
		if !p.eq {
			return Raise(ValueError, "eq must be true if order is true")
		}
		for _, op := range []CompareOp{CmpLt, CmpLe, CmpGt, CmpGe} {
			if compare(op) {
				return Raise(TypeError, "Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering", compareNames[op].method, c.Name)
			}
		}
	}
	if p.frozen {
		names := map[string]bool{}
		for _, f := range plain {
			names[f.Name] = true
		}
		refuse := func(word string, x bool) func(t *Task, a []Value) (Value, error) {
			return func(t *Task, a []Value) (Value, error) {
				name, _ := AsStr(a[1])
				if a[0].Type() == c || names[name] {
					return nil, Raise(FrozenInstanceError, "cannot %s field '%s'", word, name)
				}
				s, err := NewSuper(t, c, a[0]) // fails for a class that slots=True made anew
				if err != nil {
					return nil, err
				}
				if x {
					_, err := CallMethod(t, s, "__setattr__", a[1], a[2])
					return None, err
				}
				_, err = CallMethod(t, s, "__delattr__", a[1])
				return None, err
			}
		}
		selfName := append(self, Param{Name: "name", Kind: PositionalOrKeyword})
		if define("__setattr__", append(selfName, Param{Name: "value", Kind: PositionalOrKeyword}), refuse("assign to", true)) {
			return Raise(TypeError, "Cannot overwrite attribute __setattr__ in class %s", c.Name)
		}
		if define("__delattr__", selfName, refuse("delete", false)) {
			return Raise(TypeError, "Cannot overwrite attribute __delattr__ in class %s", c.Name)
		}
	}
	if err := dataclassHash(c, plain, p); err != nil {
		return err
	}
	if p.matchArgs {
		if _, exists := c.Dict.GetStr("__match_args__"); !exists {
			positional, _ := initFields(fields)
			var names []Value
			for _, f := range positional {
				names = append(names, Str(f.Name))
			}
			c.Dict.SetStr("__match_args__", NewTuple(names...))
		}
	}
	return dataclassDoc(t, c, fields)
}

func dataclassMethod(c *Type, name string, params []Param, body func(t *Task, a []Value) (Value, error)) *Function {
	return &Function{Name: name, Qualname: c.Qualname + "." + name, Module: c.moduleName(), Params: params, Body: body}
}

// dataclassDoc gives a class without a docstring its signature as one.
func dataclassDoc(t *Task, c *Type, fields *Dict) error {
	if d, ok := c.Dict.GetStr("__doc__"); ok && d != None {
		return nil
	}
	positional, keywords := initFields(fields)
	var parts []string
	for i, f := range append(positional, keywords...) {
		if i == len(positional) {
			parts = append(parts, "*")
		}
		text, err := typeRepr(t, f.Annotation)
		if err != nil {
			return err
		}
		part := f.Name + ": " + text
		switch {
		case f.Default != nil:
			r, err := Repr(t, f.Default)
			if err != nil {
				return err
			}
			part += " = " + r
		case f.Factory != nil:
			part += " = <factory>"
		}
		parts = append(parts, part)
	}
	c.Dict.SetStr("__doc__", Str(c.Name+"("+strings.Join(parts, ", ")+")"))
	return nil
}

// dataclassInit makes __init__.
func dataclassInit(c *Type, fields *Dict, p dataclassParams) (*Function, error) {
	positional, keywords := initFields(fields)
	selfName := "self"
	if _, taken := fields.GetStr("self"); taken {
		selfName = "__dataclass_self__"
	}
	params := []Param{{Name: selfName, Kind: PositionalOrKeyword}}
	seenDefault := false
	add := func(f *DataclassField, kind ParamKind) {
		def := f.Default
		if f.Factory != nil {
			def = dataclassHasFactory
		}
		params = append(params, Param{Name: f.Name, Kind: kind, Default: def})
	}
	for _, f := range positional {
		if f.Default != nil || f.Factory != nil {
			seenDefault = true
		} else if seenDefault {
			return nil, Raise(TypeError, "non-default argument '%s' follows default argument", f.Name)
		}
		add(f, PositionalOrKeyword)
	}
	for _, f := range keywords {
		add(f, KeywordOnly)
	}
	order := append(append([]*DataclassField(nil), positional...), keywords...)
	slot := map[*DataclassField]int{}
	for i, f := range order {
		slot[f] = i + 1
	}
	_, hasPost := c.Lookup("__post_init__")
	set := SetAttr
	if p.frozen {
		set = genericSetAttr
	}
	// The fields in their order, each with the number of its argument, 0 for none.
	type setting struct {
		*DataclassField
		argument int
	}
	var settings []setting
	for _, v := range fields.All() {
		if f := v.(*DataclassField); f.kind != classVarField {
			settings = append(settings, setting{f, slot[f]})
		}
	}
	body := func(t *Task, a []Value) (Value, error) {
		self := a[0]
		var initVars []Value
		for _, s := range settings {
			f, i, taken := s.DataclassField, s.argument, s.argument > 0
			switch {
			case f.kind == initVarField:
				if taken {
					initVars = append(initVars, a[i])
				} else if f.Default != nil {
					initVars = append(initVars, f.Default)
				}
				continue
			case !taken && f.Factory == nil:
				if f.Default != nil && p.slots {
					if err := set(t, self, f.Name, f.Default); err != nil {
						return nil, err
					}
				}
				continue
			}
			var x Value
			if taken {
				x = a[i]
			}
			if f.Factory != nil && (x == nil || x == Value(dataclassHasFactory)) {
				made, err := Call(t, f.Factory)
				if err != nil {
					return nil, err
				}
				x = made
			}
			if err := set(t, self, f.Name, x); err != nil {
				return nil, err
			}
		}
		if hasPost {
			if _, err := CallMethod(t, self, "__post_init__", initVars...); err != nil {
				return nil, err
			}
		}
		return None, nil
	}
	fn := dataclassMethod(c, "__init__", params, body)
	fn.Annotations = NewDict()
	for _, f := range order {
		fn.Annotations.SetStr(f.Name, f.Annotation)
	}
	fn.Annotations.SetStr("return", None)
	return fn, nil
}

// dataclassRepr is __repr__.
func dataclassRepr(t *Task, self Value, fields []*DataclassField) (Value, error) {
	leave, nested := reprGuard(t, self)
	if nested {
		return Str("..."), nil
	}
	defer leave()
	var b strings.Builder
	b.WriteString(self.Type().Qualname + "(")
	first := true
	for _, f := range fields {
		if !f.Repr {
			continue
		}
		if !first {
			b.WriteString(", ")
		}
		first = false
		v, err := GetAttr(t, self, f.Name)
		if err != nil {
			return nil, err
		}
		r, err := Repr(t, v)
		if err != nil {
			return nil, err
		}
		b.WriteString(f.Name + "=" + r)
	}
	b.WriteByte(')')
	return Str(b.String()), nil
}

// fieldsWith are the fields that are used for something.
func fieldsWith(fields []*DataclassField, use func(*DataclassField) bool) (used []*DataclassField) {
	for _, f := range fields {
		if use(f) {
			used = append(used, f)
		}
	}
	return used
}

// fieldValues appends the values of fields.
func fieldValues(t *Task, to []Value, self Value, fields []*DataclassField) ([]Value, error) {
	for _, f := range fields {
		v, err := GetAttr(t, self, f.Name)
		if err != nil {
			return nil, err
		}
		to = append(to, v)
	}
	return to, nil
}

// dataclassCompare is __eq__ and the orderings: tuples of the fields, of
// instances of one class only.
func dataclassCompare(fields []*DataclassField, op CompareOp) func(t *Task, a, b Value) (Value, error) {
	compared := fieldsWith(fields, func(f *DataclassField) bool { return f.Compare })
	return func(t *Task, a, b Value) (Value, error) {
		if a.Type() != b.Type() {
			return NotImplemented, nil
		}
		var roomX, roomY [8]Value
		x, err := fieldValues(t, roomX[:0], a, compared)
		if err != nil {
			return nil, err
		}
		y, err := fieldValues(t, roomY[:0], b, compared)
		if err != nil {
			return nil, err
		}
		return compareSequences(t, op, x, y)
	}
}

// dataclassHash decides about __hash__ by dataclasses' table.
func dataclassHash(c *Type, fields []*DataclassField, p dataclassParams) error {
	h, explicit := c.Dict.GetStr("__hash__")
	if explicit && h == None {
		if _, own := c.Dict.GetStr("__eq__"); own {
			explicit = false
		}
	}
	hashed := func(f *DataclassField) bool {
		if f.Hash == None {
			return f.Compare
		}
		return f.Hash == True
	}
	add := func() {
		used := fieldsWith(fields, hashed)
		fn := dataclassMethod(c, "__hash__", []Param{{Name: "self", Kind: PositionalOrKeyword}}, nil)
		fn.Body1 = func(t *Task, self Value) (Value, error) {
			var room [8]Value
			x, err := fieldValues(t, room[:0], self, used)
			if err != nil {
				return nil, err
			}
			n, err := hashTuple(t, x)
			return t.boxInt(n), err
		}
		c.Dict.SetStr("__hash__", fn)
	}
	switch {
	case p.unsafeHash && explicit:
		return Raise(TypeError, "Cannot overwrite attribute __hash__ in class %s", c.Name)
	case p.unsafeHash:
		add()
	case explicit || !p.eq:
	case p.frozen:
		add()
	default:
		c.Dict.SetStr("__hash__", None)
	}
	return nil
}

// addSlots makes the class anew with __slots__ (slots=True).
func addSlots(t *Task, c *Type, fields *Dict) (Value, error) {
	if _, own := c.Dict.GetStr("__slots__"); own {
		return nil, Raise(TypeError, "%s already specifies __slots__", c.Name)
	}
	ns := c.Dict.Copy()
	inherited := map[string]bool{}
	for _, m := range c.MRO()[1:] {
		for _, n := range m.slotNames {
			inherited[n] = true
		}
	}
	var slots []Value
	for k, v := range fields.All() {
		name, _ := AsStr(k)
		if v.(*DataclassField).kind != plainField {
			continue
		}
		ns.DelStr(name)
		if !inherited[name] {
			slots = append(slots, Str(name))
		}
	}
	ns.SetStr("__slots__", NewTuple(slots...))
	ns.SetStr("__qualname__", Str(c.Qualname))
	ns.DelStr("__dict__")
	made, err := MakeType(t, c.Type(), c.Name, typeTuple(c.Bases).Items, ns, nil)
	if err != nil {
		return nil, err
	}
	made.native = c.native
	return made, nil
}

// DataclassShape is what the decorator has made of a class.
type DataclassShape struct {
	Fields                               []*DataclassField
	Init, Repr, Eq, Order, Frozen, Slots bool
}

// DataclassOf gives what the decorator has made of a class; nil where the class was not decorated itself, or has
// pseudo-fields.
func DataclassOf(c *Type) *DataclassShape {
	p, ok := c.native.(*dataclassParams)
	if !ok {
		return nil
	}
	d, _ := c.Dict.GetStr("__dataclass_fields__")
	all, ok := AsDict(d)
	if !ok {
		return nil
	}
	s := &DataclassShape{Init: p.init, Repr: p.repr, Eq: p.eq, Order: p.order, Frozen: p.frozen, Slots: p.slots}
	s.Fields, _ = DataclassFields(c)
	if len(s.Fields) != all.Len() {
		return nil
	}
	return s
}
