package pydantic

import (
	"sync"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Library is Pydantic as one evaluation of a program sees it.
type Library struct {
	in           *eval.Interp
	models       map[*py.Type]*Model
	order        []*Model
	parametrized map[*Model][]*Model
	modules      map[string]*py.Module
	dataclasses  map[*py.Type]*dataclassInfo
	adapters     []*TypeAdapter
	hints        map[*py.Type][]*hint // annotations of classes that create_model made
	absent       map[string]*py.Type  // classes of the standard library that the runtime lacks
}

// libraries holds the Library of each evaluation.
var libraries sync.Map

// Of returns the Library of an evaluation, made on first use.
func Of(in *eval.Interp) *Library {
	if l, ok := libraries.Load(in); ok {
		return l.(*Library)
	}
	l := &Library{
		in: in, models: map[*py.Type]*Model{}, parametrized: map[*Model][]*Model{},
		modules: map[string]*py.Module{}, dataclasses: map[*py.Type]*dataclassInfo{}, hints: map[*py.Type][]*hint{}, absent: map[string]*py.Type{},
	}
	for _, t := range []*py.Type{schema.BaseModelType, schema.RootModelType} {
		l.addBase(t)
	}
	libraries.Store(in, l)
	return l
}

// Forget drops the Library of an evaluation that is over.
func Forget(in *eval.Interp) { libraries.Delete(in) }

// addBase enters BaseModel and RootModel, which no class statement made.
func (l *Library) addBase(t *py.Type) {
	config, err := newConfig(py.NewDict())
	if err != nil {
		return
	}
	m := &Model{
		Type: t, Class: &schema.Class{Type: t, Name: t.Name}, lib: l, config: config,
		classVars: map[string]bool{}, decorators: &decorators{}, complete: true,
	}
	if t == schema.RootModelType {
		m.Class.Root = true
		tv := l.rootTypeVar()
		m.params = []py.Value{tv}
		f, err := FromAnnotation(TypeFieldInfo, tv)
		if err == nil {
			f.origAnn = tv
			m.fields = []*ModelField{{Name: "root", Info: f}}
			m.Class.Fields = []*schema.Field{{Name: "root", Schema: &schema.Any{}, Required: true}}
		}
	}
	m.Class.Decl = m
	l.models[t] = m
}

// modelOf returns the model of a class, nil when it is none.
func (l *Library) modelOf(t *py.Type) *Model {
	if m := l.models[t]; m != nil {
		return m
	}
	if !t.IsHeap() || !t.IsSubtype(schema.BaseModelType) {
		return nil
	}
	// A model that the runtime has of its own, such as HTTPBasicCredentials.
	c, ok := schema.ClassOf(t)
	if !ok {
		return nil
	}
	config, err := newConfig(py.NewDict())
	if err != nil {
		return nil
	}
	m := &Model{Type: t, Class: c, lib: l, config: config, classVars: map[string]bool{}, decorators: &decorators{}, complete: true}
	for _, f := range c.Fields {
		info, err := FromAnnotation(TypeFieldInfo, Any())
		if err != nil {
			return nil
		}
		m.fields = append(m.fields, &ModelField{Name: f.Name, Info: info})
	}
	l.models[t] = m
	return m
}

// ModelOf returns the model of a value that is a model class.
func (l *Library) ModelOf(v py.Value) *Model {
	if t, ok := v.(*py.Type); ok {
		return l.modelOf(t)
	}
	return nil
}

// Models are the model classes of the program in the order in which they were made.
func (l *Library) Models() []*Model { return l.order }

// model is _model_schema: a reference to the class, completed when it can be.
func (b *builder) model(m *Model) (schema.Schema, error) {
	if m.Type == schema.BaseModelType {
		return &schema.ModelRef{Class: m.Class}, nil
	}
	if len(m.params) > 0 && m.Type == schema.RootModelType {
		return &schema.ModelRef{Class: m.Class}, nil
	}
	if err := m.finish(b.t, false); err != nil {
		return nil, err
	}
	return &schema.ModelRef{Class: m.Class}, nil
}

// SchemaOptions say how SchemaOf reads an annotation.
type SchemaOptions struct {
	Span   source.Span
	Module *eval.Module // where forward references are looked up
	Config *py.Dict     // configuration outside of models; nil: none
}

// SchemaOf builds the schema of an annotation: what TypeAdapter(annotation) validates
// with. Every model that it reaches is completed; a name that is still missing is a
// PydanticUndefinedAnnotation.
func (l *Library) SchemaOf(t *py.Task, annotation py.Value, o SchemaOptions) (schema.Schema, error) {
	b, err := l.newBuilder(t, o)
	if err != nil {
		return nil, err
	}
	s, err := b.schema(annotation)
	return l.reached(t, s, err)
}

// FieldSchema builds the schema of FastAPI's ModelField: the annotation and metadata of
// a FieldInfo with its default outermost.
func (l *Library) FieldSchema(t *py.Task, f *FieldInfo, o SchemaOptions) (schema.Schema, error) {
	b, err := l.newBuilder(t, o)
	if err != nil {
		return nil, err
	}
	ann := f.Annotation
	if ann == nil {
		ann = py.None
	}
	outer := f.Copy()
	outer.Class, outer.Metadata = TypeFieldInfo, nil
	s, err := b.annotated(ann, append(append([]py.Value(nil), f.Metadata...), outer))
	return l.reached(t, s, err)
}

func (l *Library) newBuilder(t *py.Task, o SchemaOptions) (*builder, error) {
	b := &builder{lib: l, t: t, scope: l.moduleScope(o.Module), span: o.Span}
	if o.Config != nil {
		c, err := newConfig(o.Config)
		if err != nil {
			return nil, err
		}
		b.config = c
	}
	return b, nil
}

// reached completes the models that a schema refers to.
func (l *Library) reached(t *py.Task, s schema.Schema, err error) (schema.Schema, error) {
	if u, ok := err.(errUnsupported); ok {
		return u.node, nil
	}
	if err != nil {
		return nil, err
	}
	done := map[*schema.Class]bool{}
	var missing error
	walk(s, done, func(c *schema.Class) {
		m, _ := c.Decl.(*Model)
		if m == nil || m.complete || missing != nil {
			return
		}
		missing = m.finish(t, true)
	}, nil)
	return s, missing
}

// Complete builds a model's schema now, and those of the models that it refers to; a
// missing name is an error.
func (l *Library) Complete(t *py.Task, m *Model) error {
	_, err := l.reached(t, &schema.ModelRef{Class: m.Class}, nil)
	return err
}

// UnsupportedIn lists what is not compiled in a schema and everything that it refers to.
func UnsupportedIn(s schema.Schema) []*diag.Diagnostic {
	var out []*diag.Diagnostic
	walk(s, map[*schema.Class]bool{}, nil, func(n schema.Schema) {
		if u, ok := n.(*Unsupported); ok {
			out = append(out, u.Problem)
		}
	})
	return out
}

// fault records a construct of a model that is not compiled: as an extra field type it
// would change validation, so it hangs in the extras of the class.
func (m *Model) fault(b *builder, code diag.Code, hint, format string, args ...any) {
	span := b.span
	b.span = m.Span
	m.problems = append(m.problems, b.unsupported(code, hint, format, args...))
	b.span = span
}

// makeType is type.__new__ for a model class. ABCMeta's and ModelMetaclass's
// keywords are gone by now.
func (l *Library) makeType(t *py.Task, name string, bases []py.Value, ns *py.Dict, kw []py.Kw) (*py.Type, error) {
	cls, err := py.MakeType(t, TypeModelMetaclass, name, bases, ns, kw)
	if err == nil {
		l.in.SetOrigin(cls, l.in.Here())
	}
	return cls, err
}

// TypeModelMetaclass is the metaclass of models.
var TypeModelMetaclass = py.NewBuiltinType("pydantic._internal._model_construction", "ModelMetaclass", py.TypeType)

// interpOf finds the evaluation that a task belongs to.
var interpOf sync.Map

func init() {
	schema.RegisterModules()
	TypeModelMetaclass.New = func(t *py.Task, _ *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		if len(pos) != 3 {
			return nil, py.Raise(py.TypeError, "ModelMetaclass() takes a name, bases and a namespace")
		}
		name, _ := py.AsStr(pos[0])
		bases, _ := py.AsTuple(pos[1])
		ns, ok := py.AsDict(pos[2])
		if bases == nil || !ok {
			return nil, py.Raise(py.TypeError, "ModelMetaclass() takes a name, bases and a namespace")
		}
		l, ok := interpOf.Load(t)
		if !ok { // a model of the runtime's own, made outside of any program
			return py.MakeType(t, TypeModelMetaclass, name, bases.Items, ns, kw)
		}
		return l.(*Library).newModelClass(t, name, bases.Items, ns, kw)
	}
	schema.BaseModelType.Ready().Meta = TypeModelMetaclass
	schema.RootModelType.Ready().Meta = TypeModelMetaclass
}
