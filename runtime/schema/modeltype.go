package schema

import (
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
)

// BaseModelType is pydantic.main.BaseModel, RootModelType is
// pydantic.root_model.RootModel. Model classes derive from one of them; Bind
// ties each to its Class.
var (
	BaseModelType = py.RootType(modeltableTables{}, "pydantic.main", "BaseModel")
	RootModelType = py.Subtype(modeltableTables{}, "pydantic.root_model", "RootModel", &BaseModelType)
)

// bound maps class objects to model classes.
var bound sync.Map // *py.Type -> *Class

// Bind ties a class object to its model class: calling it validates and
// builds through c.
func Bind(t *py.Type, c *Class) {
	c.Type = t
	if c.Name == "" {
		c.Name = t.Name
	}
	bound.Store(t, c)
	classAttrsOnce.Do(func() {
		ns := BaseModelType.Namespace()
		for _, name := range []string{"model_fields", "model_computed_fields", "__pydantic_fields__", "__fields__"} {
			ns.SetStr(name, &classAttr{name})
		}
	})
}

var classAttrsOnce sync.Once

// ClassOf returns the model class bound to t itself, not to a base of it.
func ClassOf(t *py.Type) (*Class, bool) {
	v, ok := bound.Load(t)
	if !ok {
		return nil, false
	}
	return v.(*Class), true
}

// classFor returns the model class of cls or of the nearest base that has one:
// a plain subclass that adds no fields of its own shares its base's.
func classFor(t *py.Task, cls *py.Type) (*Class, error) {
	for _, b := range cls.MRO() {
		if c, ok := ClassOf(b); ok {
			return c, c.complete(t)
		}
	}
	return nil, py.Raise(py.TypeError, "'%s' is no model class", cls.Name)
}

// NewModelType makes the class object of c. bases nil means BaseModel (or
// RootModel); ns holds methods and class variables.
func NewModelType(t *py.Task, c *Class, bases []*py.Type, ns *py.Dict, module, qualname string) (*py.Type, error) {
	if bases == nil {
		bases = []*py.Type{BaseModelType}
		if c.Root {
			bases = []*py.Type{RootModelType}
		}
	}
	if ns == nil {
		ns = py.NewDict()
	}
	if _, ok := ns.GetStr("__module__"); !ok && module != "" {
		ns.SetStr("__module__", py.Str(module))
	}
	if _, ok := ns.GetStr("__qualname__"); !ok && qualname != "" {
		ns.SetStr("__qualname__", py.Str(qualname))
	}
	values := make([]py.Value, len(bases))
	for i, b := range bases {
		values[i] = b
	}
	class, err := py.RestoreClass(t, nil, c.Name, values, ns)
	if err != nil {
		return nil, err
	}
	Bind(class, c)
	return class, nil
}

// Construct is the call of the class: validation of keyword arguments into a
// new instance. It raises ValidationError.
func Construct(t *py.Task, c *Class, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if c.CustomInit || c.Type != nil && c.Type.Metaclass() != nil {
		return py.CallKw(t, c.Type, pos, kw)
	}
	if err := c.complete(t); err != nil {
		return nil, err
	}
	m := c.NewInstance()
	if err := initModel(t, m, pos, kw); err != nil {
		return nil, err
	}
	return m, nil
}

// initModel is BaseModel.__init__ and RootModel.__init__.
func initModel(t *py.Task, m Model, pos []py.Value, kw []py.Kw) error {
	c := m.ModelClass()
	var in py.Value
	if c.Root {
		switch {
		case len(pos) > 1:
			return py.Raise(py.TypeError, "RootModel.__init__() takes from 1 to 2 positional arguments but %d were given", len(pos)+1)
		case len(pos) == 1 && len(kw) > 0:
			return py.Raise(py.ValueError, "\"RootModel.__init__\" accepts either a single positional argument or arbitrary keyword arguments")
		case len(pos) == 1:
			in = pos[0]
		case len(kw) == 1 && kw[0].Name == "root":
			in = kw[0].Value
		case len(kw) > 0:
			in = kwDict(kw)
		default:
			in = Undefined
		}
	} else {
		if len(pos) > 0 {
			return py.Raise(py.TypeError, "BaseModel.__init__() takes 1 positional argument but %d were given", len(pos)+1)
		}
		in = kwDict(kw)
	}
	_, errs, err := ValidatePython(t, &ModelRef{Class: c}, in, Options{Self: m})
	if err != nil {
		return err
	}
	if errs != nil {
		errs.HideInput = c.Config.HideInputInErrors
		return NewValidationError(errs)
	}
	return nil
}

func kwDict(kw []py.Kw) *py.Dict {
	d := py.NewDict()
	for _, k := range kw {
		d.SetStr(k.Name, k.Value)
	}
	return d
}

// GetAttr finds a field, a private attribute or an extra value. It returns nil
// for everything else: the class then answers.
func GetAttr(t *py.Task, m Model, name string) (py.Value, error) {
	c := m.ModelClass()
	c.Prepare()
	if i, ok := c.index[name]; ok {
		if v := m.Field(i); v != nil {
			return v, nil
		}
		return nil, nil
	}
	if p := m.Private(); p != nil {
		if v, ok := p.GetStr(name); ok {
			return v, nil
		}
	}
	if e := m.Extra(); e != nil {
		if v, ok := e.GetStr(name); ok {
			if _, shadowed := m.Type().Lookup(name); !shadowed {
				return v, nil
			}
		}
	}
	if a := m.Attrs(); a != nil {
		if v, ok := a.GetStr(name); ok {
			if _, onClass := m.Type().Lookup(name); !onClass || isCachedProperty(m, name) {
				return v, nil
			}
		}
	}
	if name == "__dict__" {
		return instanceDict(m), nil
	}
	return nil, nil
}

func isCachedProperty(m Model, name string) bool {
	v, ok := m.Type().Lookup(name)
	return ok && v.Type().Name == "cached_property"
}

// instanceDict is a model's __dict__: its fields and cached properties.
func instanceDict(m Model) *py.Dict {
	d := py.NewDict()
	for i, f := range m.ModelClass().Fields {
		if v := m.Field(i); v != nil {
			d.SetStr(f.Name, v)
		}
	}
	if a := m.Attrs(); a != nil {
		for k, v := range a.All() {
			name, _ := py.AsStr(k)
			d.SetStr(name, v)
		}
	}
	return d
}

// SetAttr is BaseModel.__setattr__. It always deals with the attribute itself,
// but for properties of the class.
func SetAttr(t *py.Task, m Model, name string, v py.Value) (bool, error) {
	c := m.ModelClass()
	c.Prepare()
	attr, onClass := m.Type().Lookup(name)
	i, isField := c.index[name]
	if name != "" && name[0] == '_' {
		return true, setPrivate(c, m, name, v)
	}
	if onClass && !isField {
		if attr.Type().Name == "cached_property" {
			setInstanceAttr(m, name, v)
			return true, nil
		}
	}
	if err := checkFrozen(t, c, i, isField, name, v); err != nil {
		return true, err
	}
	if _, ok := attr.(*py.Property); ok && onClass && !isField {
		return false, nil
	}
	if c.Config.ValidateAssignment {
		return true, assign(t, m, name, v)
	}
	if isField {
		if err := m.SetField(i, v); err != nil {
			return true, err
		}
		m.FieldsSet().Add(i)
		return true, nil
	}
	if c.Config.Extra != ExtraAllow {
		return true, py.Raise(py.ValueError, "\"%s\" object has no field \"%s\"", c.Name, name)
	}
	if onClass {
		setInstanceAttr(m, name, v)
		return true, nil
	}
	e := m.Extra()
	if e == nil {
		e = py.NewDict()
		m.SetExtra(e)
	}
	e.SetStr(name, v)
	m.FieldsSet().AddName(name)
	return true, nil
}

func setInstanceAttr(m Model, name string, v py.Value) {
	a := m.Attrs()
	if a == nil {
		a = py.NewDict()
		m.SetAttrs(a)
	}
	a.SetStr(name, v)
}

func setPrivate(c *Class, m Model, name string, v py.Value) error {
	for i := range c.Private {
		if c.Private[i].Name == name {
			p := m.Private()
			if p == nil {
				p = py.NewDict()
				m.SetPrivate(p)
			}
			p.SetStr(name, v)
			return nil
		}
	}
	setInstanceAttr(m, name, v)
	return nil
}

// checkFrozen raises the ValidationError of a frozen class or field.
func checkFrozen(t *py.Task, c *Class, i int, isField bool, name string, v py.Value) error {
	typ := ""
	switch {
	case c.Config.Frozen:
		typ = "frozen_instance"
	case isField && c.Fields[i].Frozen:
		typ = "frozen_field"
	default:
		return nil
	}
	e := under(fail(t, &State{}, typ, v), Key(name)).(*Errors)
	e.Title = c.Name
	e.finish(nil)
	return NewValidationError(e)
}

// DelAttr is BaseModel.__delattr__.
func DelAttr(t *py.Task, m Model, name string) (bool, error) {
	c := m.ModelClass()
	c.Prepare()
	missing := func() error {
		return py.Raise(py.AttributeError, "'%s' object has no attribute '%s'", c.Name, name)
	}
	if p := m.Private(); p != nil {
		if _, ok := p.GetStr(name); ok {
			p.DelStr(name)
			return true, nil
		}
	}
	i, isField := c.index[name]
	if err := checkFrozen(t, c, i, isField, name, py.None); err != nil {
		return true, err
	}
	if isField {
		if m.Field(i) == nil {
			return true, missing()
		}
		return true, m.SetField(i, nil)
	}
	if e := m.Extra(); e != nil && e.DelStr(name) {
		return true, nil
	}
	if a := m.Attrs(); a != nil && a.DelStr(name) {
		return true, nil
	}
	return true, missing()
}

// assign is validate_assignment: the new value is validated with the other
// fields as data, then the model validators run on the changed instance.
func assign(t *py.Task, m Model, name string, v py.Value) error {
	c := m.ModelClass()
	st := &State{fieldsSet: -1, cfg: &c.Config}
	run := func(t *py.Task) error { return assignField(t, st, m, name, v) }
	for i := range c.Validators {
		val := &c.Validators[i]
		inner := run
		switch val.Mode {
		case "after":
			run = func(t *py.Task) error {
				if err := inner(t); err != nil {
					return err
				}
				_, err := callValidator(t, st, val.Func, val.TakesInfo, "", m, m)
				return err
			}
		case "wrap":
			run = func(t *py.Task) error {
				h := &assignHandler{run: inner, m: m, title: c.Name}
				args := []py.Value{m, h}
				if val.TakesInfo {
					args = append(args, newInfo(st, ""))
				}
				if _, err := py.Call(t, val.Func, args...); err != nil {
					return convertRaised(t, st, err, m)
				}
				return nil
			}
		}
	}
	err := run(t)
	if e, ok := err.(*Errors); ok {
		e.Title = titleOf(&ModelRef{Class: c})
		e.HideInput = c.Config.HideInputInErrors
		e.finish(nil)
		return NewValidationError(e)
	}
	return err
}

// assignHandler is the handler of a wrap validator during an assignment.
type assignHandler struct {
	run   func(t *py.Task) error
	m     Model
	title string
}

// Type returns the Python class.
func (h *assignHandler) Type() *py.Type { return HandlerType }

// Call performs the assignment.
func (h *assignHandler) Call(t *py.Task, pos []py.Value, kw []py.Kw) (py.Value, error) {
	err := h.run(t)
	if e, ok := err.(*Errors); ok {
		e.Title = h.title
		e.finish(nil)
		return nil, NewValidationError(e)
	}
	return h.m, err
}

func assignField(t *py.Task, st *State, m Model, name string, v py.Value) error {
	c := m.ModelClass()
	i, isField := c.index[name]
	data := instanceDict(m)
	for j := len(c.Validators) - 1; j >= 0; j-- {
		val := &c.Validators[j]
		if val.Mode == "before" {
			full := data.Copy()
			full.SetStr(name, v)
			out, err := callValidator(t, st, val.Func, val.TakesInfo, "", full, full)
			if err != nil {
				return err
			}
			// the assigned value itself is what gets validated; the function's
			// result is the data that the field's validators see
			if d, ok := py.AsDict(out); ok {
				data = d.Copy()
			}
		}
	}
	data.DelStr(name)
	st.data = data
	if !isField {
		if c.Config.Extra != ExtraAllow {
			return under(fail(t, st, "no_such_attribute", v, "attribute", name), Key(name))
		}
		if c.Extras != nil {
			var err error
			if v, err = c.Extras.Validate(t, v, st); err != nil {
				return under(err, Key(name))
			}
		}
		e := m.Extra()
		if e == nil {
			e = py.NewDict()
			m.SetExtra(e)
		}
		e.SetStr(name, v)
		m.FieldsSet().AddName(name)
		return nil
	}
	f := c.Fields[i]
	if f.Frozen {
		return under(fail(t, st, "frozen_field", v), Key(name))
	}
	st.fieldName = name
	out, err := f.Schema.Validate(t, v, st)
	if err != nil {
		if c.Root {
			return err
		}
		return under(err, Key(name))
	}
	if err := m.SetField(i, out); err != nil {
		return err
	}
	m.FieldsSet().Add(i)
	return nil
}

// GetAttr implements py.AttrGetter.
func (o *Object) GetAttr(t *py.Task, name string) (py.Value, error) { return GetAttr(t, o, name) }

// SetAttr implements py.AttrSetter.
func (o *Object) SetAttr(t *py.Task, name string, v py.Value) (bool, error) {
	return SetAttr(t, o, name, v)
}

// DelAttr implements py.AttrDeleter.
func (o *Object) DelAttr(t *py.Task, name string) (bool, error) { return DelAttr(t, o, name) }

// classAttr is an attribute that classes compute: model_fields and its kin.
type classAttr struct{ name string }

// Type returns the Python class.
func (*classAttr) Type() *py.Type { return py.TypeProperty }

// DescrGet implements py.Getter.
func (a *classAttr) DescrGet(t *py.Task, instance py.Value, owner *py.Type) (py.Value, error) {
	c, err := classFor(t, owner)
	if err != nil {
		return py.NewDict(), nil
	}
	d := py.NewDict()
	if a.name == "model_computed_fields" {
		for _, f := range c.Computed {
			d.SetStr(f.Name, f.Property)
		}
		return d, nil
	}
	c.Prepare()
	for _, f := range c.Fields {
		d.SetStr(f.Name, &FieldValue{f})
	}
	return d, nil
}
