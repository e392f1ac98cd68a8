package pydantic

import (
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Model is a model class as the compiler sees it: schema.Class is what validates,
// Model is what the class was made from.
type Model struct {
	Type  *py.Type
	Class *schema.Class
	Span  source.Span

	lib        *Library
	config     *Config
	fields     []*ModelField
	extra      py.Value // annotation of __pydantic_extra__
	classVars  map[string]bool
	private    []schema.PrivateAttr
	decorators *decorators
	origin     *Model // the generic model that this one was made from
	args       []py.Value
	params     []py.Value
	scope      *scope
	complete   bool
	building   bool
	missing    string          // the name that a forward reference lacks
	problems   []schema.Schema // constructs of the class that are not compiled
}

// ModelField is one entry of model_fields.
type ModelField struct {
	Name string
	Info *FieldInfo
}

// Fields are the model's fields in order.
func (m *Model) Fields() []*ModelField { return m.fields }

// Config is the model's configuration.
func (m *Model) Config() *Config { return m.config }

// Setting returns a key of the model's config, nil when it is not set.
func (m *Model) Setting(name string) py.Value { return m.config.get(name) }

// HasComputedFields reports whether the model has computed fields of its own or
// inherited ones.
func (m *Model) HasComputedFields() bool { return len(m.decorators[computedField]) > 0 }

// newModelClass is ModelMetaclass.__new__: the hook that py runs for every class
// statement with a model among the bases.
func (l *Library) newModelClass(t *py.Task, name string, bases []py.Value, ns *py.Dict, kw []py.Kw) (py.Value, error) {
	return l.makeModel(t, name, bases, ns, kw, nil)
}

// creation is what classes that no class statement made bring along: Model[int] its
// origin and arguments, create_model() its annotations.
type creation struct {
	origin       *Model
	args, params []py.Value
	hints        []*hint
}

func (l *Library) makeModel(t *py.Task, name string, bases []py.Value, ns *py.Dict, kw []py.Kw, par *creation) (py.Value, error) {
	baseTypes := classesOf(bases)
	config, kw, err := l.forModel(t, baseTypes, ns, kw)
	if err != nil {
		return nil, err
	}
	m := &Model{lib: l, config: config, classVars: map[string]bool{}, Span: l.in.Here()}
	baseFields := map[string]bool{}
	for _, b := range baseTypes {
		bm := l.models[b]
		if bm == nil {
			continue
		}
		for _, f := range bm.fields {
			baseFields[f.Name] = true
		}
		for v := range bm.classVars {
			m.classVars[v] = true
		}
		for _, p := range bm.private {
			m.putPrivate(p)
		}
	}
	info, err := l.inspectNamespace(t, name, ns, config, m.classVars)
	if err != nil {
		return nil, err
	}
	for _, p := range info.private {
		m.putPrivate(p)
		ns.DelStr(p.Name)
	}
	ns.SetStr("model_config", config.Declared)
	cls, err := l.makeType(t, name, bases, ns, kw)
	if err != nil {
		return nil, err
	}
	m.Type = cls
	m.Class = &schema.Class{Type: cls, Name: name, Decl: m, Config: config.schemaConfig(), Root: cls.IsSubtype(schema.RootModelType)}
	m.Class.Rebuild = func(t *py.Task) error { return m.finish(t, false) }
	m.scope = l.scopeOf(cls)
	l.models[cls] = m
	l.order = append(l.order, m)
	if par != nil && par.origin != nil {
		// A recursive generic asks for the same arguments again while it is made.
		m.args = par.args
		l.parametrized[par.origin] = append(l.parametrized[par.origin], m)
	}
	if par != nil && par.hints != nil {
		for _, h := range par.hints {
			h.Owner = cls
		}
		l.hints[cls] = par.hints
	}
	schema.Bind(cls, m.Class)
	if m.decorators, err = l.buildDecorators(t, cls, true); err != nil {
		return nil, err
	}
	if err := m.setParameters(t, baseTypes, par); err != nil {
		return nil, err
	}
	if err := m.collectFields(t, info, baseFields); err != nil {
		return nil, err
	}
	if err := m.finish(t, false); err != nil {
		return nil, err
	}
	if hook, ok := cls.Lookup("__pydantic_init_subclass__"); ok {
		if err := l.callInitSubclass(t, cls, hook, kw); err != nil {
			return nil, err
		}
	}
	return cls, nil
}

// callInitSubclass runs __pydantic_init_subclass__ as super(cls, cls) finds it.
func (l *Library) callInitSubclass(t *py.Task, cls *py.Type, _ py.Value, kw []py.Kw) error {
	for _, base := range cls.MRO()[1:] {
		v, ok := base.Namespace().GetStr("__pydantic_init_subclass__")
		if !ok {
			continue
		}
		if cm, ok := v.(*py.ClassMethod); ok {
			_, err := py.CallKw(t, cm.Func, []py.Value{cls}, kw)
			return err
		}
		return nil
	}
	return nil
}

func classesOf(bases []py.Value) []*py.Type {
	var out []*py.Type
	for _, b := range bases {
		if t, ok := b.(*py.Type); ok {
			out = append(out, t)
		}
	}
	return out
}

func (m *Model) putPrivate(p schema.PrivateAttr) {
	for i := range m.private {
		if m.private[i].Name == p.Name {
			m.private[i] = p
			return
		}
	}
	m.private = append(m.private, p)
}

// PrivateAttr is pydantic.fields.ModelPrivateAttr.
var classPrivateAttr = native.NewRecordClass("pydantic.fields", "ModelPrivateAttr", "default=Undefined, *, default_factory=None")

// namespaceInfo is what inspect_namespace gathers before the class is made.
type namespaceInfo struct {
	private           []schema.PrivateAttr
	privateCandidates []string
	fieldCandidates   []string
	ignored           map[string]bool
	configAssigned    bool
}

// inspectNamespace is pydantic's inspect_namespace.
func (l *Library) inspectNamespace(t *py.Task, class string, ns *py.Dict, config *Config, classVars map[string]bool) (*namespaceInfo, error) {
	info := &namespaceInfo{ignored: map[string]bool{}}
	if _, ok := ns.GetStr("__root__"); ok {
		return nil, userError("", "To define root models, use `pydantic.RootModel` rather than a field called '__root__'")
	}
	_, info.configAssigned = ns.GetStr("model_config")
	module, _ := ns.GetStr("__module__")
	qualname, hasQualname := ns.GetStr("__qualname__")
	for k, v := range ns.All() {
		s, ok := k.(py.Str)
		if !ok {
			continue
		}
		name := string(s)
		if name == "model_config" || name == "__pydantic_extra__" {
			continue
		}
		if c, ok := v.(*py.Type); ok && hasQualname && py.Str(c.Module) == module &&
			strings.HasPrefix(c.Qualname, text(qualname)+".") {
			continue // a class defined inside
		}
		if l.isIgnoredType(t, v, config) {
			info.ignored[name] = true
			continue
		}
		if p, ok := classPrivateAttr.Holds(v); ok {
			if strings.HasPrefix(name, "__") {
				return nil, userError("", "Private attributes must not use dunder names;"+
					" use a single underscore prefix instead of %s.", quote(name))
			}
			if !strings.HasPrefix(name, "_") {
				return nil, userError("", "Private attributes must not use valid field names;"+
					" use sunder names, e.g. %s instead of %s.", quote("_"+name), quote(name))
			}
			info.private = append(info.private, privateAttr(name, p))
			continue
		}
		if _, ok := v.(*FieldInfo); ok && strings.HasPrefix(name, "_") {
			better := strings.TrimLeft(name, "_")
			if better == "" {
				better = "my_field"
			}
			return nil, userError("", "Fields must not use names with leading underscores; e.g., use %s instead of %s.",
				quote(better), quote(name))
		}
		switch {
		case strings.HasPrefix(name, "__"):
		case strings.HasPrefix(name, "_"):
			info.privateCandidates = append(info.privateCandidates, name)
		case classVars[name]:
		default:
			info.fieldCandidates = append(info.fieldCandidates, name)
		}
	}
	return info, nil
}

func privateAttr(name string, p *native.Record) schema.PrivateAttr {
	out := schema.PrivateAttr{Name: name}
	if v := p.Get("default"); v != native.Undefined {
		out.Default = v
	}
	out.Factory = p.Given("default_factory")
	return out
}

// isIgnoredType tells the values of a namespace that are never fields: functions,
// descriptors and what ignored_types names.
func (l *Library) isIgnoredType(t *py.Task, v py.Value, config *Config) bool {
	switch v.(type) {
	case *py.Function, *py.Property, *py.ClassMethod, *py.StaticMethod, *proxy:
		return true
	}
	if v.Type().Module == "functools" {
		return true
	}
	if _, _, ok := asTypeAlias(v); ok {
		return true
	}
	if types := config.get("ignored_types"); types != nil {
		ok, err := py.IsInstance(t, v, types)
		return err == nil && ok
	}
	return false
}

// defaultProtected are the prefixes that field names must not have when they would
// hide a method of BaseModel.
var defaultProtected = []string{"model_validate", "model_dump"}

// collectFields is collect_model_fields.
func (m *Model) collectFields(t *py.Task, ns *namespaceInfo, baseFields map[string]bool) error {
	cls := m.Type
	parents := map[string]*FieldInfo{}
	for i := len(cls.Bases) - 1; i >= 0; i-- {
		if bm := m.lib.models[cls.Bases[i]]; bm != nil {
			for _, f := range bm.fields {
				parents[f.Name] = f.Info
			}
		}
	}
	hints, err := m.lib.typeHints(t, cls)
	if err != nil {
		return err
	}
	own := map[string]*hint{}
	for _, h := range hints {
		if h.Owner == cls {
			own[h.Name] = h
		}
	}
	if _, ok := own["__root__"]; ok {
		return userError("", "To define root models, use `pydantic.RootModel` rather than a field called '__root__'")
	}
	if _, ok := own["model_config"]; ok && !ns.configAssigned {
		return userError("model-config-invalid-field-name",
			"`model_config` cannot be used as a model field name. Use `model_config` for model configuration.")
	}
	private := map[string]bool{}
	for _, name := range ns.privateCandidates {
		if h := hintNamed(hints, name); h != nil && isClassVar(h.Ann) {
			continue
		}
		v, _ := cls.Dict.GetStr(name)
		m.putPrivate(schema.PrivateAttr{Name: name, Default: v})
		private[name] = true
		if err := py.DelAttr(t, cls, name); err != nil {
			return err
		}
	}
	for _, p := range ns.private {
		private[p.Name] = true
	}
	for _, name := range ns.fieldCandidates {
		if own[name] != nil {
			continue
		}
		if baseFields[name] {
			return userError("model-field-overridden", "Field %s defined on a base class was overridden by a non-annotated attribute. "+
				"All field definitions, including overrides, require a type annotation.", quote(name))
		}
		v, _ := cls.Dict.GetStr(name)
		if _, ok := v.(*FieldInfo); ok {
			return userError("model-field-missing-annotation", "Field %s requires a type annotation", quote(name))
		}
		return userError("model-field-missing-annotation", "A non-annotated attribute was detected: `%s = %s`. All model fields require a "+
			"type annotation; if `%s` is not meant to be a field, you may be able to resolve this "+
			"error by annotating it as a `ClassVar` or updating `model_config['ignored_types']`.", name, describe(t, v), name)
	}
	for _, h := range hints {
		if h.Name == "model_config" {
			continue
		}
		if err := m.checkProtected(h.Name, cls.Bases); err != nil {
			return err
		}
		if isClassVar(h.Ann) {
			m.classVars[h.Name] = true
			continue
		}
		if strings.HasPrefix(h.Name, "_") {
			if !strings.HasPrefix(h.Name, "__") && own[h.Name] != nil && !private[h.Name] && !ns.ignored[h.Name] {
				m.putPrivate(annotatedPrivate(h))
			}
			continue
		}
		if err := m.collectField(t, h, own[h.Name] != nil, parents); err != nil {
			return err
		}
	}
	if h := hintNamed(hints, "__pydantic_extra__"); h != nil && h.Owner.IsHeap() {
		m.extra = h.Ann
	}
	for v := range m.classVars {
		for i, p := range m.private {
			if p.Name == v {
				m.private = append(m.private[:i], m.private[i+1:]...)
				if p.Default != nil {
					if err := py.SetAttr(t, cls, v, p.Default); err != nil {
						return err
					}
				}
				break
			}
		}
	}
	return nil
}

// annotatedPrivate is the private attribute that an annotation without a value declares.
func annotatedPrivate(h *hint) schema.PrivateAttr {
	if _, metadata, ok := asAnnotated(h.Ann); ok {
		for _, x := range metadata {
			if p, ok := classPrivateAttr.Holds(x); ok {
				return privateAttr(h.Name, p)
			}
		}
	}
	return schema.PrivateAttr{Name: h.Name}
}

// checkProtected is _check_protected_namespaces without its warnings.
func (m *Model) checkProtected(name string, bases []*py.Type) error {
	prefixes := defaultProtected
	if v := m.config.get("protected_namespaces"); v != nil {
		prefixes = stringsOf(v)
	}
	for _, p := range prefixes {
		if !strings.HasPrefix(name, p) {
			continue
		}
		for _, b := range bases {
			v, ok := b.Lookup(name)
			if !ok {
				continue
			}
			return py.Raise(py.ValueError, "Field %s conflicts with member %s of protected namespace %s.",
				quote(name), describe(nil, v), quote(p))
		}
	}
	return nil
}

// collectField adds one field from an annotation and the value assigned to its name.
func (m *Model) collectField(t *py.Task, h *hint, own bool, parents map[string]*FieldInfo) error {
	cls := m.Type
	value, err := m.assigned(t, h.Name)
	if err != nil {
		return err
	}
	if m.Class.Root && h.Name != "root" {
		return userError("", "Unexpected field with name %s; only 'root' is allowed as a field of a `RootModel`", quote(h.Name))
	}
	var f *FieldInfo
	switch parent := parents[h.Name]; {
	case value == nil && (own || parent == nil):
		if f, err = FromAnnotation(TypeFieldInfo, h.Ann); err != nil {
			return err
		}
		f.origAnn, f.incomplete = h.Ann, h.Err != nil
	case value == nil:
		f = parent.Copy()
		if m.origin != nil && len(m.args) > 0 {
			if f, err = m.substitute(t, f); err != nil {
				return err
			}
		}
	default:
		if f, err = FromAnnotatedAttribute(h.Ann, value); err != nil {
			return err
		}
		f.origAnn, f.origValue, f.incomplete = h.Ann, value, h.Err != nil
		if !f.incomplete && f.qualifiers["final"] && !f.IsRequired() {
			m.classVars[h.Name] = true
			return nil
		}
		if _, ok := cls.Dict.GetStr(h.Name); ok {
			if err := py.DelAttr(t, cls, h.Name); err != nil {
				return err
			}
		}
	}
	for _, c := range m.decorators[computedField] {
		if c.Name == h.Name {
			return py.Raise(py.TypeError, "Field %s of class %s overrides symbol of same name in a parent class. "+
				"This override with a computed_field is incompatible.", quote(h.Name), quote(cls.Name))
		}
	}
	if f.Span.IsZero() {
		f.Span = h.Span
	}
	if !f.incomplete {
		if err := m.updateFromConfig(t, h.Name, f); err != nil {
			return err
		}
	}
	for _, old := range m.fields {
		if old.Name == h.Name {
			old.Info = f
			return nil
		}
	}
	m.fields = append(m.fields, &ModelField{Name: h.Name, Info: f})
	return nil
}

// deprecatedMethods are methods of BaseModel whose names may be used for fields.
var deprecatedMethods = map[string]bool{}

func init() {
	for _, n := range strings.Fields(`dict json copy _iter _copy_and_set_values _calculate_keys parse_obj parse_raw parse_file
		from_orm construct schema schema_json validate update_forward_refs _get_value`) {
		deprecatedMethods[n] = true
	}
}

// assigned is the value that a class gives to a field's name: getattr(cls, name), nil
// when there is none.
func (m *Model) assigned(t *py.Task, name string) (py.Value, error) {
	raw, ok := m.Type.Lookup(name)
	if !ok {
		return nil, nil
	}
	if deprecatedMethods[name] {
		if base, ok := schema.BaseModelType.Lookup(name); ok && py.Is(base, raw) {
			return nil, nil
		}
	}
	switch v := raw.(type) {
	case *FieldInfo, *native.Record, *eval.Symbolic:
		return v, nil
	}
	v, err := py.GetAttr(t, m.Type, name)
	if err != nil {
		if is, _ := py.Matches(t, err, py.AttributeError); is {
			return nil, nil
		}
		return nil, err
	}
	return v, nil
}
