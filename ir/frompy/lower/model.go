package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// model is a Pydantic model with the facts about the static types of its fields.
type model struct {
	c       *schema.Class
	out     *ir.Model
	class   *class // its namespace; nil for models made by calls
	readers map[*unit]bool
	derived bool // another model derives from it: instances may be of that one
	filled  bool
	refused *unit // see refusals
}

// Model returns the IR's model for a class of the evaluated program.
func (l *Lowerer) Model(c *schema.Class) *ir.Model { return l.model(c).out }

// readFromAttributes notes that validation may read a field from an object's attribute:
// FastAPI validates bodies and answers with from_attributes, whatever the model says.
func (l *Lowerer) readFromAttributes(f *schema.Field) {
	for _, name := range []string{f.Name, f.Alias, f.ValidationAlias} {
		l.useName(name)
	}
	for _, path := range f.ValidationAliases {
		for _, step := range path {
			if name, ok := py.AsStr(step); ok {
				l.useName(name)
			}
		}
	}
}

func (l *Lowerer) model(c *schema.Class) *model {
	if m := l.models[c]; m != nil {
		return m
	}
	m := &model{c: c, out: &ir.Model{Name: c.Name, Class: c, Doc: c.Info.Description}, readers: map[*unit]bool{}}
	l.models[c] = m
	for _, base := range c.Bases {
		if !base.Type.IsHeap() {
			continue // BaseModel itself
		}
		bm := l.model(base)
		m.out.Bases = append(m.out.Bases, bm.out)
		bm.derived = true
		l.fieldsOf(base)
	}
	if info := l.in.ClassInfo(c.Type); info != nil {
		m.out.Module, m.out.Span = l.module(info.Module), info.Span
		m.class = &class{l: l, t: c.Type, info: info, node: &unit{l: l}, done: map[string]*ir.Method{}, tried: map[string]bool{}, model: m, changes: modelChanges(info)}
		for _, f := range c.Fields {
			m.class.tried[f.Name] = true // fields are no attributes of the class
		}
		for name := range modelNoise {
			m.class.tried[name] = true
		}
		l.classOrder = append(l.classOrder, m.class)
	}
	l.modelOrder = append(l.modelOrder, m)
	for _, f := range c.Fields {
		field := &ir.ModelField{Field: f, Type: ir.Dyn}
		if m.class != nil && m.class.info.Annotations != nil {
			field.Span = m.class.info.Annotations.Span(f.Name)
		}
		m.out.Fields = append(m.out.Fields, field)
		l.readFromAttributes(f)
	}
	m.filled = true
	for i, f := range c.Fields {
		m.out.Fields[i].Type = l.fieldType(f)
	}
	// Models that are only parts of this one exist too.
	for _, f := range c.Fields {
		l.partsOf(f.Schema)
	}
	// A base whose instances may now be of a derived class types nothing any more.
	for _, other := range l.modelOrder {
		l.retype(other)
	}
	return m
}

// modelNoise are names in a model's namespace that its schema class already says.
var modelNoise = map[string]bool{
	"model_config": true, "__annotations__": true, "__pydantic_decorators__": true, "__private_attributes__": true,
	"__class_vars__": true, "model_fields": true, "Config": true, "__signature__": true, "__slots__": true,
	"__pydantic_init_subclass__": true, // which has run
}

// partsOf registers the models that a schema names.
func (l *Lowerer) partsOf(s schema.Schema) {
	if s == nil {
		return
	}
	if r, ok := s.(*schema.ModelRef); ok {
		if r.Class != nil {
			l.model(r.Class)
		}
		return
	}
	for _, c := range schema.Children(s) {
		l.partsOf(c)
	}
}

// refusals is a unit with what is not compiled in a model and in those that it names.
func (l *Lowerer) refusals(m *model) *unit {
	if m.refused == nil {
		m.refused = &unit{l: l}
		seen := map[*schema.Class]bool{}
		var walk func(s schema.Schema)
		walk = func(s schema.Schema) {
			switch n := s.(type) {
			case nil:
				return
			case interface{ Refused() *diag.Diagnostic }:
				m.refused.diags = append(m.refused.diags, n.Refused())
			case *schema.ModelRef:
				if n.Class == nil || seen[n.Class] {
					return
				}
				seen[n.Class] = true
				for _, f := range n.Class.Fields {
					walk(f.Schema)
				}
				return
			}
			for _, c := range schema.Children(s) {
				walk(c)
			}
		}
		walk(&schema.ModelRef{Class: m.c})
	}
	return m.refused
}

// fieldsOf types the fields of a model again.
func (l *Lowerer) fieldsOf(c *schema.Class) {
	if m := l.models[c]; m != nil && m.filled {
		l.retype(m)
	}
}

// retype weakens field types to what they may be now.
func (l *Lowerer) retype(m *model) {
	if !m.filled {
		return
	}
	for i, f := range m.c.Fields {
		t := l.fieldType(f)
		old := m.out.Fields[i].Type
		joined := ir.Join(old, t)
		if !ir.Equal(old, joined) {
			m.out.Fields[i].Type = joined
			m.changed(l)
		}
	}
}

func (m *model) changed(l *Lowerer) {
	for u := range m.readers {
		l.enqueue(u)
	}
}

// fieldType is the static type of a field's values: what its schema lets through, unless
// reachable code may store other things.
func (l *Lowerer) fieldType(f *schema.Field) *ir.Type {
	if l.breakAll || l.breaks[f.Name] {
		return ir.Dyn
	}
	t := l.SchemaType(f.Schema)
	if stored, ok := l.stores[f.Name]; ok {
		t = ir.Join(t, stored)
	}
	if f.DefaultFactory != nil && !f.ValidateDefault {
		return coded(ir.Join(t, factoryType(f.DefaultFactory)))
	}
	if f.Default != nil && !f.ValidateDefault {
		t = ir.Join(t, defaultType(f.Default))
	}
	if t.Kind == ir.ModelKind || t.Kind == ir.OptionalKind && t.Elem.Kind == ir.ModelKind {
		inner := t
		if t.Kind == ir.OptionalKind {
			inner = t.Elem
		}
		if l.models[inner.Model.Class].derived {
			return ir.Dyn
		}
	}
	return coded(t)
}

// coded is the type of a field where codecs have a form for its values, dynamic otherwise.
func coded(t *ir.Type) *ir.Type {
	if t.Kind == ir.NumKind {
		return ir.Dyn
	}
	return t
}

// factoryType is what a default factory gives: known for the builtin containers.
func factoryType(f py.Value) *ir.Type {
	switch f {
	case py.Value(py.TypeList):
		return ir.List
	case py.Value(py.TypeDict):
		return ir.Dict
	case py.Value(py.TypeSet):
		return ir.Set
	case py.Value(py.TypeStr):
		return ir.Str
	case py.Value(py.TypeInt):
		return ir.Int
	case py.Value(py.TypeFloat):
		return ir.Float
	}
	return ir.Dyn
}

// defaultType is the exact static type of a default value.
func defaultType(v py.Value) *ir.Type {
	switch x := v.(type) {
	case *py.List:
		return ir.List
	case *py.Dict:
		return ir.Dict
	case *py.Tuple:
		return ir.Tuple
	case *py.Set:
		if x.Type() == py.TypeSet {
			return ir.Set
		}
	}
	return ir.ConstType(v)
}

// SchemaType is the static type of the values that a schema lets through.
func (l *Lowerer) SchemaType(s schema.Schema) *ir.Type {
	switch n := s.(type) {
	case *schema.None:
		return ir.None
	case *schema.Bool:
		return ir.Bool
	case *schema.Int:
		return ir.Int
	case *schema.Float:
		return ir.Float
	case *schema.Str:
		return ir.Str
	case *schema.Bytes:
		return ir.Bytes
	case *schema.Email:
		return ir.Str
	case *schema.List:
		return &ir.Type{Kind: ir.ListKind, Elem: l.hint(n.Items)}
	case *schema.Dict:
		return &ir.Type{Kind: ir.DictKind, Key: l.hint(n.Keys), Elem: l.hint(n.Values)}
	case *schema.Tuple:
		return ir.Tuple
	case *schema.Nullable:
		return ir.OptionalOf(l.SchemaType(n.Inner))
	case *schema.Default:
		t := l.SchemaType(n.Inner)
		switch {
		case n.ValidateDefault:
		case n.Factory != nil:
			t = ir.Join(t, factoryType(n.Factory))
		case n.Value != nil:
			t = ir.Join(t, defaultType(n.Value))
		}
		return t
	case *schema.Meta:
		return l.SchemaType(n.Inner)
	case *schema.ModelRef:
		if n.Class != nil && exactInstances(n.Class) {
			return ir.ModelOf(l.Model(n.Class))
		}
	}
	return ir.Dyn
}

// hint is an element type for people; nothing relies on it.
func (l *Lowerer) hint(s schema.Schema) *ir.Type {
	if s == nil {
		return nil
	}
	if t := l.SchemaType(s); t.Kind != ir.DynKind {
		return t
	}
	return nil
}

// exactInstances reports whether validating gives instances of the model's own struct:
// user code that wraps validation may return anything.
func exactInstances(c *schema.Class) bool {
	for _, v := range c.Validators {
		if v.Mode == "wrap" || v.Mode == "after" {
			return false
		}
	}
	return !c.Root
}

// readsModel notes that a unit depends on the field types of a model.
func (l *Lowerer) readsModel(m *ir.Model, u *unit) { l.models[m.Class].readers[u] = true }

// usesModel notes that this body reaches a model with its namespace.
func (b *body) usesModel(c *schema.Class) {
	m := b.l.model(c)
	m.readers[b.u] = true
	if m.class != nil {
		b.uses(m.class.node, m.out.Span)
	}
	// The start sees every model; only code that uses one is refused with it.
	if refused := b.l.refusals(m); len(refused.diags) > 0 && b.u != b.l.start {
		b.uses(refused, m.out.Span)
	}
}

// widenField joins the type of a stored value into the fact about a field.
func (l *Lowerer) widenField(m *ir.Model, i int, t *ir.Type) {
	f := m.Fields[i]
	joined := coded(ir.Join(f.Type, t))
	if !ir.Equal(joined, f.Type) {
		f.Type = joined
		l.models[m.Class].changed(l)
	}
}

// breakField notes that reachable code may store anything in fields of that name.
func (l *Lowerer) breakField(name string) {
	if l.breaks[name] {
		return
	}
	l.breaks[name] = true
	l.instancesBroken()
	l.fieldsNamed(name, func(f *field) { l.widenInstanceField(f, ir.Dyn) })
	for _, m := range l.modelOrder {
		l.retype(m)
	}
}

// breakEverything notes that reachable code may store anything in any field.
func (l *Lowerer) breakEverything() {
	if l.breakAll {
		return
	}
	l.breakAll = true
	l.instancesBroken()
	for _, m := range l.modelOrder {
		l.retype(m)
	}
}

// storesField notes that code sets an attribute of that name on a value of unknown class.
func (l *Lowerer) storesField(name string, t *ir.Type) {
	for _, m := range l.modelOrder {
		for i, f := range m.c.Fields {
			if f.Name == name && plainAssignment(m.out) {
				l.widenField(m.out, i, t)
			}
		}
	}
	old, ok := l.stores[name]
	if !ok {
		l.stores[name] = t
		l.instancesBroken() // a method of that name may be shadowed
	} else {
		l.stores[name] = ir.Join(old, t)
	}
	l.fieldsNamed(name, func(f *field) { l.widenInstanceField(f, t) })
}

// construct lowers the call of a model class. Where every argument statically fits its
// field and nothing of the user's runs, the instance is made at once; else the call
// validates.
func (b *body) construct(n *pyast.Call, c *schema.Class) ir.Expr {
	span := b.span(n)
	m := b.l.Model(c)
	b.usesModel(c)
	result := func(call ir.Expr) ir.Expr {
		if c.CustomInit || !exactInstances(c) || hasNew(c) {
			return call
		}
		return &ir.Convert{Base: ir.Base{T: ir.ModelOf(m), S: span}, Mode: ir.Unbox, X: call}
	}
	class := &ir.ClassValue{Base: ir.Base{T: ir.Dyn, S: span}, Model: m}
	return b.block(span, func() ir.Expr {
		if x := b.rebuild(n, class); x != nil {
			return result(x)
		}
		args, names, ok := b.plainArgs(n)
		if !ok {
			elts, kw := b.arguments(n)
			return result(&ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: class, Args: elts, Kw: kw})
		}
		if len(args) > 0 && isNever(args...) {
			return never(span)
		}
		if x := b.constructStatic(span, m, args, names); x != nil {
			return x
		}
		elts, kw := b.boxArgs(args, names, b.box)
		return result(&ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: class, Args: elts, Kw: kw})
	})
}

// rebuild lowers N(**m.model_dump(), name=value, …) with a model m to one call of the
// runtime, nil for any other call. The further arguments must be names or constants, since
// they are evaluated before the dump here.
func (b *body) rebuild(n *pyast.Call, class ir.Expr) ir.Expr {
	if len(n.Args) > 0 || len(n.Keywords) == 0 || n.Keywords[0].Arg != "" {
		return nil
	}
	dump, ok := n.Keywords[0].Value.(*pyast.Call)
	if !ok || len(dump.Args)+len(dump.Keywords) > 0 {
		return nil
	}
	method, ok := dump.Func.(*pyast.Attribute)
	if !ok || method.Attr != "model_dump" {
		return nil
	}
	name, ok := method.Value.(*pyast.Name)
	if !ok {
		return nil
	}
	for _, k := range n.Keywords[1:] {
		switch k.Value.(type) {
		case *pyast.Name, *pyast.Constant:
		default:
			return nil
		}
		if k.Arg == "" {
			return nil
		}
	}
	from := b.expr(name)
	if from.Type().Kind != ir.ModelKind {
		return nil
	}
	span := b.span(n)
	kw := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for _, k := range n.Keywords[1:] {
		kw.Entries = append(kw.Entries, ir.Entry{Key: b.box(str(span, k.Arg)), Value: b.box(b.expr(k.Value))})
	}
	return &ir.Runtime{Base: ir.Base{T: ir.Dyn, S: span}, Sym: bind.Rebuild, Args: []ir.Expr{class, b.box(from), kw}}
}

// constructStatic makes a Construct when all arguments are valid as they are.
func (b *body) constructStatic(span spanT, m *ir.Model, args []ir.Expr, names []string) ir.Expr {
	c := m.Class
	if len(c.Validators) > 0 || c.CustomInit || c.PostInit || c.Root || len(c.Private) > 0 || hasNew(c) ||
		c.Config.Extra == schema.ExtraAllow || c.Config.StrStripWhitespace || c.Config.StrToLower || c.Config.StrToUpper {
		return nil
	}
	out := &ir.Construct{Base: ir.Base{T: ir.ModelOf(m), S: span}, Model: m}
	given := map[int]bool{}
	for i, name := range names {
		at := -1
		for j, f := range c.Fields {
			if f.Name == name && acceptsName(c, f) {
				at = j
			}
		}
		if at < 0 || given[at] || !valid(c.Fields[at].Schema, args[i].Type()) || !fits(args[i].Type(), m.Fields[at].Type) {
			return nil
		}
		given[at] = true
		b.l.readsModel(m, b.u)
		out.Fields = append(out.Fields, ir.FieldValue{Index: at, Value: b.to(args[i], m.Fields[at].Type)})
	}
	for i, f := range c.Fields {
		if given[i] {
			continue
		}
		if f.DefaultFactoryTakesData || f.ValidateDefault || f.DefaultFactory != nil || f.Default == nil || !plainDefault(f) {
			return nil
		}
	}
	return out
}

// plainDefault reports whether a missing field takes a constant.
func plainDefault(f *schema.Field) bool {
	if d, ok := f.Schema.(*schema.Default); ok && (d.ValidateDefault || d.Factory != nil) {
		return false
	}
	return true
}

func fits(from, to *ir.Type) bool { return ir.Same(ir.Join(from, to), to) }

// acceptsName reports whether a field is filled by a keyword of its own name.
func acceptsName(c *schema.Class, f *schema.Field) bool {
	if f.Alias == "" && f.ValidationAlias == "" && len(f.ValidationAliases) == 0 {
		return true
	}
	return c.Config.PopulateByName || c.Config.ValidateByName != nil && *c.Config.ValidateByName
}

func hasNew(c *schema.Class) bool {
	_, ok := c.Type.Dict.GetStr("__new__")
	return ok
}

// valid reports whether every value of the static type passes the schema unchanged.
func valid(s schema.Schema, t *ir.Type) bool {
	switch n := s.(type) {
	case *schema.Any:
		return true
	case *schema.None:
		return t.Kind == ir.NoneKind
	case *schema.Bool:
		return t.Kind == ir.BoolKind
	case *schema.Int:
		return t.Kind == ir.IntKind && n.Gt == nil && n.Ge == nil && n.Lt == nil && n.Le == nil && n.MultipleOf == nil
	case *schema.Float:
		return t.Kind == ir.FloatKind && n.Gt == nil && n.Ge == nil && n.Lt == nil && n.Le == nil && n.MultipleOf == nil && n.AllowInfNan == nil
	case *schema.Str:
		return t.Kind == ir.StrKind && n.MinLength == nil && n.MaxLength == nil && n.Pattern == "" && !n.StripWhitespace && !n.ToLower && !n.ToUpper
	case *schema.Nullable:
		switch t.Kind {
		case ir.NoneKind:
			return true
		case ir.OptionalKind:
			return valid(n.Inner, t.Elem)
		}
		return valid(n.Inner, t)
	case *schema.Default:
		return valid(n.Inner, t)
	case *schema.Meta:
		return valid(n.Inner, t)
	case *schema.ModelRef:
		return t.Kind == ir.ModelKind && t.Model.Class == n.Class && (n.Class.Config.RevalidateInstances == "" || n.Class.Config.RevalidateInstances == "never") &&
			len(n.Class.Validators) == 0
	}
	return false
}

// mayOnlyPass reports whether a context manager is known not to swallow exceptions.
func (b *body) mayOnlyPass(item *pyast.WithItem) bool { return false }
