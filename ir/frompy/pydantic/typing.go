package pydantic

import (
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// This file is the one place that knows how the evaluator represents the values of
// module typing.

func asUnion(v py.Value) ([]py.Value, bool) { return eval.UnionArgs(v) }

// asAnnotated takes Annotated[inner, *metadata] apart.
func asAnnotated(v py.Value) (inner py.Value, metadata []py.Value, ok bool) {
	if a, ok := v.(*eval.Annotated); ok {
		return a.Origin, a.Metadata, true
	}
	return nil, nil, false
}

// asLiteral returns the values of a Literal, nested ones flattened.
func asLiteral(v py.Value) ([]py.Value, bool) {
	l, ok := v.(*eval.Literal)
	if !ok {
		return nil, false
	}
	var out []py.Value
	for _, x := range l.Values {
		if inner, ok := asLiteral(x); ok {
			out = append(out, inner...)
		} else {
			out = append(out, x)
		}
	}
	return out, true
}

// asForwardRef reports whether v is a string in a type expression.
func asForwardRef(v py.Value) (py.Value, bool) {
	switch v.(type) {
	case py.Str, *eval.ForwardRef:
		return v, true
	}
	return nil, false
}

func asSelf(v py.Value) (py.Value, bool) { return v, v == py.Value(eval.SelfForm) }

func asNewType(v py.Value) (py.Value, bool) {
	if n, ok := v.(*eval.NewType); ok {
		return n.Supertype, true
	}
	return nil, false
}

// typeVar is a type variable.
type typeVar eval.TypeVar

func asTypeVar(v py.Value) (*typeVar, bool) {
	if tv, ok := v.(*eval.TypeVar); ok {
		return (*typeVar)(tv), true
	}
	return nil, false
}

func (v *typeVar) defaultValue() py.Value  { return v.Default }
func (v *typeVar) bound() py.Value         { return v.Bound }
func (v *typeVar) constraints() []py.Value { return v.Constraints }

// rootTypeVar is RootModelRootType.
func (l *Library) rootTypeVar() py.Value { return rootModelRootType }

var rootModelRootType = &eval.TypeVar{Name: "RootModelRootType", Module: "pydantic.root_model"}

// asGeneric takes a subscripted generic apart: list[int], Dict[str, T], Box[int]. Bare
// aliases such as typing.List are not generic here.
func asGeneric(v py.Value) (origin py.Value, args []py.Value, ok bool) {
	switch x := v.(type) {
	case *eval.GenericAlias:
		return x.Origin, x.Args, true
	case *py.GenericAlias:
		return x.Origin, x.Args.Items, true
	}
	return nil, nil, false
}

// asTypeAlias is the value and the parameters of a `type X = ...` statement.
func asTypeAlias(v py.Value) (value py.Value, params []py.Value, ok bool) {
	a, ok := v.(*eval.TypeAliasValue)
	if !ok {
		return nil, nil, false
	}
	value, err := a.Value(nil)
	if err != nil {
		return nil, nil, false
	}
	if a.Params != nil {
		params = a.Params.Items
	}
	return value, params, true
}

// typeName is the dotted name of a class or typing form, without "builtins".
func typeName(v py.Value) string {
	switch x := v.(type) {
	case *py.Type:
		if x.Module == "builtins" {
			return x.Name
		}
		return x.Module + "." + x.Qualname
	case *eval.SpecialForm:
		return "typing." + x.Name
	case *eval.BareAlias:
		return typeName(x.Origin)
	case py.NoneType:
		return "None"
	}
	return ""
}

func isNoneType(v py.Value) bool { return v == py.None || v == py.Value(py.TypeNone) }

// typeArguments are the type arguments of a form, for walking.
func typeArguments(v py.Value) []py.Value {
	if _, ok := v.(*eval.Literal); ok {
		return nil
	}
	if l, ok := v.(*py.List); ok {
		return l.Items
	}
	_, args := eval.OriginArgs(v)
	return args
}

// withArguments rebuilds a form with other arguments.
func withArguments(t *py.Task, v py.Value, args []py.Value) (py.Value, error) {
	switch x := v.(type) {
	case *eval.GenericAlias:
		return &eval.GenericAlias{Origin: x.Origin, Args: args, Name: x.Name, Module: x.Module}, nil
	case *py.GenericAlias:
		c := *x
		c.Args = py.NewTuple(args...)
		return &c, nil
	case *eval.Annotated:
		return makeAnnotated(args[0], args[1:]...), nil
	case *eval.Union, *py.UnionType:
		return joinTypes(t, args)
	}
	return v, nil
}

// joinTypes is Union[args]: Any swallows everything, Never gives way.
func joinTypes(t *py.Task, args []py.Value) (py.Value, error) {
	var out py.Value
	for _, a := range args {
		if a == py.Value(eval.AnyForm) {
			return a, nil
		}
		if a == py.Value(eval.NeverForm) || a == py.Value(eval.NoReturnForm) {
			continue
		}
		if out == nil {
			out = a
			continue
		}
		v, err := py.Or(t, out, a)
		if err != nil {
			return nil, err
		}
		out = v
	}
	return out, nil
}

// makeAnnotated is Annotated[inner, *metadata]; nested ones are flattened.
func makeAnnotated(inner py.Value, metadata ...py.Value) py.Value {
	if len(metadata) == 0 {
		return inner
	}
	if a, ok := inner.(*eval.Annotated); ok {
		return &eval.Annotated{Origin: a.Origin, Metadata: append(append([]py.Value(nil), a.Metadata...), metadata...)}
	}
	return &eval.Annotated{Origin: inner, Metadata: metadata}
}

// inspected is an annotation taken apart: inspect_annotation of typing_inspection.
type inspected struct {
	Type       py.Value
	Metadata   []py.Value
	Qualifiers map[string]bool
}

// qualifiers are the forms around a type that say something of the name and not of the
// type.
var qualifierNames = map[string]string{
	"typing.ClassVar": "class_var", "typing.Final": "final", "typing.Required": "required",
	"typing.NotRequired": "not_required", "typing.ReadOnly": "read_only", "dataclasses.InitVar": "init_var",
}

func inspectAnnotation(v py.Value) (*inspected, error) {
	out := &inspected{Qualifiers: map[string]bool{}}
	for {
		if inner, metadata, ok := asAnnotated(v); ok {
			out.Metadata = append(append([]py.Value(nil), metadata...), out.Metadata...)
			v = inner
			continue
		}
		if q := qualifierNames[typeName(v)]; q != "" {
			out.Qualifiers[q] = true
			v = eval.AnyForm
			break
		}
		if v.Type().Name == "InitVar" && v.Type().Module == "dataclasses" {
			out.Qualifiers["init_var"] = true
			inner, err := py.GetAttr(nil, v, "type")
			if err != nil {
				return nil, err
			}
			v = inner
			continue
		}
		origin, args, ok := asGeneric(v)
		if !ok {
			break
		}
		q := qualifierNames[typeName(origin)]
		if q == "" || len(args) != 1 {
			break
		}
		out.Qualifiers[q] = true
		v = args[0]
	}
	out.Type = v
	return out, nil
}

// isClassVar reports whether an annotation is ClassVar, bare, subscripted, inside of
// Annotated, or still a string.
func isClassVar(v py.Value) bool {
	if inner, _, ok := asAnnotated(v); ok {
		return isClassVar(inner)
	}
	if origin, _, ok := asGeneric(v); ok {
		return origin == py.Value(eval.ClassVarForm)
	}
	if s, ok := v.(py.Str); ok {
		return strings.HasPrefix(string(s), "ClassVar[") || strings.HasPrefix(string(s), "typing.ClassVar[")
	}
	return v == py.Value(eval.ClassVarForm)
}

// hint is an annotation of a class, evaluated where that is possible.
type hint struct {
	Name     string
	Owner    *py.Type
	Ann      py.Value // evaluated, or as it stands while Err says why not
	Err      error    // the NameError of an annotation that cannot be evaluated yet
	Span     source.Span
	Required bool // create_model's (type, ...): no default even where a base has one
}

// typeHints is get_model_type_hints: the annotations of all classes of the MRO, base
// classes first; a name keeps its place when a derived class annotates it again.
func (l *Library) typeHints(t *py.Task, cls *py.Type) ([]*hint, error) {
	var out []*hint
	put := func(h *hint) {
		for i, old := range out {
			if old.Name == h.Name {
				out[i] = h
				return
			}
		}
		out = append(out, h)
	}
	for i := len(cls.MRO()) - 1; i >= 0; i-- {
		c := cls.MRO()[i]
		if !c.IsHeap() {
			// RootModel's root is annotated in no class statement of the program.
			if m := l.models[c]; m != nil {
				for _, f := range m.fields {
					put(&hint{Name: f.Name, Owner: c, Ann: f.Info.origAnn})
				}
			}
			continue
		}
		if given := l.hints[c]; given != nil {
			for _, h := range given {
				put(h)
			}
			continue
		}
		annos := l.in.AnnotationsOf(c)
		if annos == nil {
			continue
		}
		for _, name := range annos.Names {
			h := &hint{Name: name, Owner: c, Span: annos.Span(name)}
			v, err := annos.Eval(t, name, l.locals(c))
			switch is, _ := py.Matches(t, orNil(err), py.NameError); {
			case err == nil:
				h.Ann = v
			case is:
				h.Err = err
				h.Ann, _ = annos.Dict.GetStr(name)
			default:
				return nil, err
			}
			put(h)
		}
	}
	return out, nil
}

func orNil(err error) error {
	if err == nil {
		return py.Raise(py.Exception_, "")
	}
	return err
}

func hintNamed(hints []*hint, name string) *hint {
	for _, h := range hints {
		if h.Name == name {
			return h
		}
	}
	return nil
}

// locals are the names that annotations of a class see besides their module: the class
// itself, whose name is not bound yet while it is made.
func (l *Library) locals(c *py.Type) *py.Dict {
	d := py.NewDict()
	d.SetStr(c.Name, c)
	return d
}

// scope is where forward references are looked up.
type scope struct {
	in     *eval.Interp
	module *eval.Module
	locals *py.Dict
	annos  *eval.Annotations // of a class: knows the functions around it
}

// scopeOf is the scope of a class.
func (l *Library) scopeOf(c *py.Type) *scope {
	s := &scope{in: l.in, locals: l.locals(c), annos: l.in.AnnotationsOf(c)}
	if info := l.in.ClassInfo(c); info != nil {
		s.module = info.Module
	} else if info := l.in.Building(); info != nil {
		s.module = info.Module
	} else if m := l.in.ModuleNamed(c.Module); m != nil {
		s.module = m
	} else {
		s.module = l.in.Current()
	}
	return s
}

func (l *Library) moduleScope(m *eval.Module) *scope {
	if m == nil {
		m = l.in.Current()
	}
	return &scope{in: l.in, module: m}
}

// resolve evaluates a string annotation, and the forward references inside of any other.
func (s *scope) resolve(t *py.Task, v py.Value) (py.Value, error) {
	if s == nil {
		return v, nil
	}
	text := ""
	switch x := v.(type) {
	case py.Str:
		text = string(x)
	case *eval.ForwardRef:
		text = x.Arg
	default:
		if !hasForwardRef(v) {
			return v, nil
		}
	}
	module := s.module
	if module == nil {
		if f, ok := v.(*eval.ForwardRef); ok && f.Module != nil {
			module = f.Module
		} else {
			return nil, py.Raise(py.NameError, "name '%s' is not defined", text)
		}
	}
	locals := py.NewDict()
	if s.locals != nil {
		locals = s.locals.Copy()
	}
	if text == "" {
		// Any expression resolves what it holds: hand the value in under a name.
		locals.SetStr("__annotation__", v)
		text = "__annotation__"
	}
	return s.in.EvalForward(t, text, module, locals)
}

// hasForwardRef reports whether a form holds a string somewhere.
func hasForwardRef(v py.Value) bool {
	if _, ok := asForwardRef(v); ok {
		return true
	}
	args := typeArguments(v)
	if _, _, ok := asAnnotated(v); ok {
		args = args[:1]
	}
	for _, a := range args {
		if hasForwardRef(a) {
			return true
		}
	}
	return false
}

// undefinedAnnotation turns a NameError into PydanticUndefinedAnnotation.
func undefinedAnnotation(err error) error {
	e := py.AsException(err)
	if e == nil || !e.Class.IsSubtype(py.NameError) || e.Class.IsSubtype(TypeUndefinedAnnotation) {
		return err
	}
	return py.Raise(TypeUndefinedAnnotation, "%s\n\nFor further information visit https://errors.pydantic.dev/2.14/u/undefined-annotation", messageOf(e))
}

func messageOf(e *py.Exception) string {
	if e.Args != nil && len(e.Args.Items) > 0 {
		return text(e.Args.Items[0])
	}
	return ""
}

// undefinedName is the name that a PydanticUndefinedAnnotation speaks of.
func undefinedName(e *py.Exception) string {
	_, rest, ok := strings.Cut(messageOf(e), "'")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "'")
	return name
}

// typeParameters are the type variables of a class statement, nil when it names none.
func (l *Library) typeParameters(c *py.Type) []py.Value {
	if _, ok := c.Dict.GetStr("__orig_bases__"); !ok {
		if _, ok := c.Dict.GetStr("__type_params__"); !ok {
			return nil
		}
	}
	var out []py.Value
	for _, tv := range l.in.TypeParameters(c) {
		out = append(out, tv)
	}
	return out
}

// returnAnnotation is the evaluated return annotation of a function; nil when it has
// none.
func (l *Library) returnAnnotation(t *py.Task, fn py.Value) (py.Value, error) {
	for {
		switch f := fn.(type) {
		case *py.BoundMethod:
			fn = f.Func
			continue
		case *py.ClassMethod:
			fn = f.Func
			continue
		case *py.StaticMethod:
			fn = f.Func
			continue
		case *py.Property:
			if f.Get != nil {
				fn = f.Get
				continue
			}
		case *py.Type:
			return f, nil
		}
		if inner := cachedFunction(t, fn); inner != nil {
			fn = inner
			continue
		}
		break
	}
	annos := l.in.AnnotationsOf(fn)
	if annos == nil {
		return nil, nil
	}
	if _, ok := annos.Dict.GetStr("return"); !ok {
		return nil, nil
	}
	var locals *py.Dict
	if f := eval.FunctionOf(fn); f != nil && f.Class != nil {
		locals = l.locals(f.Class)
	}
	v, err := annos.Eval(t, "return", locals)
	if err == nil && v == py.None {
		v = py.TypeNone
	}
	return v, err
}

// faulty reports whether an annotation is a value that is not known at build.
func (l *Library) faulty(v py.Value) bool {
	_, ok := v.(*eval.Symbolic)
	return ok
}

// partialParameters are the parameters that a functools.partial leaves.
func partialParameters(v py.Value) ([]py.Param, bool) {
	if v == nil || v.Type().Name != "partial" || v.Type().Module != "functools" {
		return nil, false
	}
	fn, err := py.GetAttr(nil, v, "func")
	if err != nil {
		return nil, false
	}
	params, ok := parameters(fn)
	if !ok {
		return nil, false
	}
	bound := 0
	if a, err := py.GetAttr(nil, v, "args"); err == nil {
		if tuple, ok := py.AsTuple(a); ok {
			bound = len(tuple.Items)
		}
	}
	var kw *py.Dict
	if k, err := py.GetAttr(nil, v, "keywords"); err == nil {
		kw, _ = py.AsDict(k)
	}
	var out []py.Param
	for _, p := range params {
		if bound > 0 && p.Kind <= py.PositionalOrKeyword {
			bound--
			continue
		}
		if kw != nil {
			if d, ok := kw.GetStr(p.Name); ok {
				p.Default, p.Kind = d, py.KeywordOnly
			}
		}
		out = append(out, p)
	}
	return out, true
}

// The functions that the compile-time side of FastAPI asks about annotations.

// Annotated takes Annotated[inner, *metadata] apart.
func Annotated(v py.Value) (inner py.Value, metadata []py.Value, ok bool) { return asAnnotated(v) }

// UnionArgs are the members of a union.
func UnionArgs(v py.Value) ([]py.Value, bool) { return asUnion(v) }

// Generic takes a subscripted generic apart; a bare alias of typing has its origin and
// no arguments.
func Generic(v py.Value) (origin py.Value, args []py.Value, ok bool) {
	if b, isBare := v.(*eval.BareAlias); isBare {
		return b.Origin, nil, true
	}
	return asGeneric(v)
}

// TypeAlias is the value of a `type X = ...` statement.
func TypeAlias(v py.Value) (value py.Value, params []py.Value, ok bool) {
	if v == nil {
		return nil, nil, false
	}
	return asTypeAlias(v)
}

// TypeName is the dotted name of a class or typing form.
func TypeName(v py.Value) string { return typeName(v) }

// IsNone reports whether an annotation is None.
func IsNone(v py.Value) bool { return isNoneType(v) }

// Any is typing.Any.
func Any() py.Value { return eval.AnyForm }

// AliasChoices are the plain names of an AliasChoices; nil when v is none or holds paths.
func AliasChoices(v py.Value) []string {
	r, ok := classAliasChoices.Holds(v)
	if !ok {
		return nil
	}
	var out []string
	for _, c := range append([]py.Value{r.Values[0]}, restOf(r)...) {
		s, ok := py.AsStr(c)
		if !ok {
			return nil
		}
		out = append(out, s)
	}
	return out
}

// IsAliasChoices reports whether v is a pydantic.AliasChoices.
func IsAliasChoices(v py.Value) bool {
	_, ok := classAliasChoices.Holds(v)
	return ok
}

// IsAliasPath reports whether v is a pydantic.AliasPath.
func IsAliasPath(v py.Value) bool {
	_, ok := classAliasPath.Holds(v)
	return ok
}

// RebuildAnnotation is FieldInfo.rebuild_annotation.
func (f *FieldInfo) RebuildAnnotation() py.Value {
	if len(f.Metadata) == 0 {
		return f.Annotation
	}
	return makeAnnotated(f.Annotation, f.Metadata...)
}

var _ = native.Undefined
