package fastapi

import (
	"regexp"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/covetpy/covetgen/runtime/web"
)

// modelField is FastAPI's ModelField: a parameter, a body field or a response.
type modelField struct {
	Name   string
	Info   *pydantic.FieldInfo
	Schema schema.Schema
	Config *schema.Config // the model's, of a field of a parameter model
	Span   source.Span
}

func (f *modelField) alias() string {
	if a := f.Info.Given("alias"); a != nil {
		return str(a)
	}
	return f.Name
}

// dependant is fastapi.dependencies.models.Dependant.
type dependant struct {
	Call                              py.Value
	Name                              string
	Named                             bool // false for dependencies=[...]
	Path, Query, Header, Cookie, Body []*modelField
	Dependencies                      []*dependant
	Special                           []special
	Own, Parent                       []string // OAuth scopes
	UseCache                          bool
	Scope                             string
	Concurrency                       *native.Record // the Depends with max_concurrency
	Order                             []string
	Span                              source.Span
	Problem                           *problem // why it cannot be compiled
}

// special is a parameter that FastAPI fills with an object of its own.
type special struct {
	Name string
	Kind ir.SpecialKind
}

var pathParamNames = regexp.MustCompile(`\{(.*?)\}`)

// namesInPath is get_path_param_names.
func namesInPath(path string) map[string]bool {
	out := map[string]bool{}
	for _, m := range pathParamNames.FindAllStringSubmatch(path, -1) {
		out[m[1]] = true
	}
	return out
}

// depending says how a dependant hangs in its parent.
type depending struct {
	Name        string
	Named       bool
	Own, Parent []string
	NoCache     bool
	Scope       string
	Concurrency *native.Record
	Span        source.Span
}

// dependantOf is get_dependant.
func (l *Library) dependantOf(t *py.Task, path string, call py.Value, o depending) (*dependant, error) {
	d := &dependant{Call: call, Name: o.Name, Named: o.Named, Own: o.Own, Parent: o.Parent, UseCache: !o.NoCache, Scope: o.Scope,
		Concurrency: o.Concurrency, Span: o.Span}
	if s, ok := call.(*eval.Symbolic); ok {
		d.Problem = &problem{codeSymbolicCallable, o.Span, "the callable " + s.String() + " is not known at build",
			"covetgen knows the standard library, FastAPI, Pydantic and the program's own modules: wrap the call in a function of the program"}
		return d, nil
	}
	current := append(append([]string(nil), o.Parent...), o.Own...)
	names := namesInPath(path)
	params, err := l.signature(t, call)
	if err != nil {
		return nil, err
	}
	kind := callKind(call)
	for _, p := range params {
		d.Order = append(d.Order, p.Name)
		details, err := l.analyzeParam(t, p, names)
		if err != nil {
			return nil, err
		}
		if dep := details.depends; dep != nil {
			if (kind == ir.GeneratorCall || kind == ir.AsyncGeneratorCall) && d.computedScope() == "request" && str(dep.Get("scope")) == "function" {
				return nil, py.Raise(typeDependencyScopeError, "The dependency \"%s\" has a scope of \"request\", it cannot depend on dependencies with scope \"function\".",
					nameOf(call))
			}
			own, err := scopesOf(t, dep)
			if err != nil {
				return nil, err
			}
			sub, err := l.dependantOf(t, path, dep.Get("dependency"), depending{Name: p.Name, Named: true, Own: own, Parent: current,
				NoCache: dep.Get("use_cache") == py.False, Scope: str(dep.Get("scope")), Concurrency: concurrency(dep), Span: firstSpan(dep.Span, p.Span)})
			if err != nil {
				return nil, err
			}
			d.Dependencies = append(d.Dependencies, sub)
			continue
		}
		if kind, ok := specialKind(details.annotation); ok {
			if details.field != nil {
				return nil, py.Raise(py.AssertionError, "Cannot specify multiple FastAPI annotations for %s", quote(p.Name))
			}
			d.Special = append(d.Special, special{p.Name, kind})
			continue
		}
		f := details.field
		if f.Info.Class.IsSubtype(typeBody) {
			d.Body = append(d.Body, f)
			continue
		}
		if err := d.addParam(f); err != nil {
			return nil, err
		}
	}
	return d, nil
}

func firstSpan(spans ...source.Span) source.Span {
	for _, s := range spans {
		if !s.IsZero() {
			return s
		}
	}
	return source.Span{}
}

func concurrency(d *native.Record) *native.Record {
	if d.Given("max_concurrency") == nil {
		return nil
	}
	return d
}

// addParam is add_param_to_fields.
func (d *dependant) addParam(f *modelField) error {
	switch str(f.Info.Extra["in_"]) {
	case "path":
		d.Path = append(d.Path, f)
	case "query":
		d.Query = append(d.Query, f)
	case "header":
		d.Header = append(d.Header, f)
	case "cookie":
		d.Cookie = append(d.Cookie, f)
	default:
		return py.Raise(py.AssertionError, "non-body parameters must be in path, query, header or cookie: %s", f.Name)
	}
	return nil
}

// specialTypes are the classes that FastAPI fills by itself, in the order of
// add_non_field_param_to_dependency.
var specialTypes = []struct {
	Class *py.Type
	Kind  ir.SpecialKind
}{
	{web.RequestType, ir.RequestSpecial}, {typeWebSocket, ir.WebSocketSpecial}, {web.HTTPConnectionType, ir.HTTPConnectionSpecial},
	{web.ResponseType, ir.ResponseSpecial}, {typeStarletteTasks, ir.BackgroundTasksSpecial}, {web.BackgroundTasksType, ir.BackgroundTasksSpecial},
	{web.SecurityScopesType, ir.SecurityScopesSpecial},
}

func specialKind(annotation py.Value) (ir.SpecialKind, bool) {
	for _, s := range specialTypes {
		if isSubclass(annotation, s.Class) {
			return s.Kind, true
		}
	}
	return 0, false
}

// paramDetails is the result of analyze_param.
type paramDetails struct {
	annotation py.Value
	depends    *native.Record
	field      *modelField
}

// analyzeParam is analyze_param.
func (l *Library) analyzeParam(t *py.Task, p sigParam, pathNames map[string]bool) (*paramDetails, error) {
	name, value := p.Name, p.Default
	inPath := pathNames[name]
	var info *pydantic.FieldInfo
	var depends *native.Record
	typ, use := pydantic.Any(), pydantic.Any()
	annotation := p.Annotation
	if v, _, ok := pydantic.TypeAlias(annotation); ok {
		annotation = v
	}
	if annotation != nil {
		typ, use = annotation, annotation
	}
	inner, metadata, isAnnotated := pydantic.Annotated(use)
	if isAnnotated {
		typ = inner
		var specific py.Value
		for _, m := range metadata {
			if f, ok := asFieldInfo(m); ok && (f.Class.IsSubtype(typeParam) || f.Class.IsSubtype(typeBody)) {
				specific = m
			} else if d, ok := asDepends(m); ok {
				specific = d
			}
		}
		switch s := specific.(type) {
		case *pydantic.FieldInfo:
			c, err := s.CopyWithAnnotation(use)
			if err != nil {
				return nil, err
			}
			info = c
			if info.Get("default") != native.Undefined {
				return nil, py.Raise(py.AssertionError, "`%s` default value cannot be set in `Annotated` for %s. Set the default value with `=` instead.",
					paramName(info), quote(name))
			}
			if value != nil {
				if inPath {
					return nil, py.Raise(py.AssertionError, "Path parameters cannot have default values")
				}
				info.Set("default", value)
			} else {
				info.Set("default", native.Undefined)
			}
		case *native.Record:
			depends = s
		}
	}
	if d, ok := asDepends(value); ok {
		if depends != nil {
			return nil, py.Raise(py.AssertionError, "Cannot specify `Depends` in `Annotated` and default value together for %s", quote(name))
		}
		if info != nil {
			return nil, py.Raise(py.AssertionError, "Cannot specify a FastAPI annotation in `Annotated` and `Depends` as a default value together for %s", quote(name))
		}
		depends = d
	} else if f, ok := asFieldInfo(value); ok {
		if info != nil {
			return nil, py.Raise(py.AssertionError, "Cannot specify FastAPI annotations in `Annotated` and default value together for %s", quote(name))
		}
		info = f
		info.Annotation = typ
	}
	if depends != nil && depends.Get("dependency") == py.None {
		depends = depends.Copy()
		depends.Set("dependency", typ)
	}
	if _, isSpecial := specialKind(typ); depends == nil && isSpecial {
		if info != nil {
			return nil, py.Raise(py.AssertionError, "Cannot specify FastAPI annotation for type %s", reprOf(t, typ))
		}
	} else if info == nil && depends == nil {
		class := typeQuery
		switch {
		case inPath:
			class = typePath
		case uploadAnnotation(typ):
			class = typeFile
		case !l.fieldIsScalar(typ):
			class = typeBody
		}
		f, err := inferredParam(class, use, value, p.Span)
		if err != nil {
			return nil, err
		}
		if isAnnotated {
			inferred := f.Get("default")
			if f, err = f.CopyWithAnnotation(use); err != nil {
				return nil, err
			}
			f.Set("default", inferred)
			if inPath {
				f.Set("default_factory", py.None)
			}
		}
		info = f
	}
	out := &paramDetails{annotation: typ, depends: depends}
	if info == nil {
		return out, nil
	}
	f, err := l.paramField(t, p, info, inPath, pathNames)
	if err != nil {
		return nil, err
	}
	out.field = f
	return out, nil
}

// paramField makes the ModelField of a parameter and checks its type.
func (l *Library) paramField(t *py.Task, p sigParam, info *pydantic.FieldInfo, inPath bool, pathNames map[string]bool) (*modelField, error) {
	if inPath {
		if !info.Class.IsSubtype(typePath) {
			return nil, py.Raise(py.AssertionError, "Cannot use `%s` for path param %s", paramName(info), quote(p.Name))
		}
	} else if info.Class.IsSubtype(typeParam) && info.Extra["in_"] == nil {
		info.Extra["in_"] = py.Str("query")
	}
	if info.Class.IsSubtype(typePath) {
		for _, choice := range pydantic.AliasChoices(info.Get("validation_alias")) {
			if pathNames[choice] {
				info = info.Copy()
				info.Set("validation_alias", py.Str(choice))
				break
			}
		}
	}
	alias := str(info.Given("alias"))
	if alias == "" && info.ExtraBool("convert_underscores") {
		alias = underscoresToDashes(p.Name)
	} else if alias == "" {
		alias = p.Name
	}
	info.Set("alias", py.Str(alias))
	field, err := l.newField(t, p.Name, info, firstSpan(info.Span, p.Span))
	if err != nil {
		return nil, err
	}
	ann := info.Annotation
	if inPath {
		if !l.fieldIsScalar(ann) {
			return nil, py.Raise(py.AssertionError, "Path params must be of one of the supported types")
		}
	} else if info.Class.IsSubtype(typeQuery) {
		if !l.fieldIsScalar(ann) && !l.fieldIsScalarSequence(ann) && l.modelType(ann) == nil {
			return nil, py.Raise(py.AssertionError, "Query parameter %s must be one of the supported types", quote(p.Name))
		}
	}
	return field, nil
}

const invalidField = "Invalid args for response field! Hint: check that %s is a valid Pydantic field type. " +
	"If you are using a return type annotation that is not a valid Pydantic " +
	"field (e.g. Union[Response, dict, None]) you can disable generating the " +
	"response model from the type annotation with the path operation decorator " +
	"parameter response_model=None. Read more: " +
	"https://fastapi.tiangolo.com/tutorial/response-model/"

// newField is create_model_field: the TypeAdapter of a field is built at once.
func (l *Library) newField(t *py.Task, name string, info *pydantic.FieldInfo, at source.Span) (*modelField, error) {
	s, err := l.models.FieldSchema(t, info, pydantic.SchemaOptions{Span: at, Module: l.in.Current()})
	if err != nil {
		if e := py.AsException(err); e != nil && e.Class.IsSubtype(pydantic.TypeSchemaGenerationError) {
			ann := info.Annotation
			return nil, py.Raise(web.FastAPIError, invalidField, reprOf(t, orNone(ann)))
		}
		return nil, err
	}
	return &modelField{Name: name, Info: info, Schema: s, Span: at}, nil
}

func orNone(v py.Value) py.Value {
	if v == nil {
		return py.None
	}
	return v
}

// typeField makes the field of a response model: FieldInfo(annotation=type).
func (l *Library) typeField(t *py.Task, name string, typ py.Value, at source.Span) (*modelField, error) {
	info, err := pydantic.NewFieldInfo(pydantic.TypeFieldInfo, func(arg string) py.Value {
		if arg == "annotation" {
			return typ
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return l.newField(t, name, info, at)
}

// computedScope is _get_computed_scope.
func (d *dependant) computedScope() string {
	if d.Scope != "" {
		return d.Scope
	}
	if k := callKind(d.Call); k == ir.GeneratorCall || k == ir.AsyncGeneratorCall {
		return "request"
	}
	return ""
}

// oauthScopes is _get_oauth_scopes.
func (d *dependant) oauthScopes() []string {
	out := append([]string(nil), d.Parent...)
	for _, s := range d.Own {
		seen := false
		for _, x := range out {
			seen = seen || x == s
		}
		if !seen {
			out = append(out, s)
		}
	}
	return out
}

// usesScopes is _uses_scopes.
func (d *dependant) usesScopes() bool {
	if len(d.Own) > 0 || d.scheme() != nil {
		return true
	}
	for _, s := range d.Special {
		if s.Kind == ir.SecurityScopesSpecial {
			return true
		}
	}
	for _, sub := range d.Dependencies {
		if sub.usesScopes() {
			return true
		}
	}
	return false
}

// scheme is the security scheme that the dependant calls, nil when it is none.
func (d *dependant) scheme() *web.SecurityScheme {
	s, _ := unwrapped(d.Call).(*web.SecurityScheme)
	return s
}

// cacheKey is _get_cache_key as text; identical calls get the same number.
func (l *Library) cacheKey(d *dependant) string {
	scopes := ""
	if d.usesScopes() {
		set := map[string]bool{}
		var list []string
		for _, s := range d.oauthScopes() {
			if !set[s] {
				set[s] = true
				list = append(list, s)
			}
		}
		sort.Strings(list)
		scopes = strings.Join(list, " ")
	}
	return "call" + itoa(l.callNumber(d.Call)) + "[" + scopes + "]" + d.computedScope()
}

// callNumber numbers callables by Python's equality: bound methods of one object are
// equal, partials are not.
func (l *Library) callNumber(v py.Value) int {
	for i, c := range l.calls {
		if py.Is(c, v) {
			return i
		}
		a, ok1 := c.(*py.BoundMethod)
		b, ok2 := v.(*py.BoundMethod)
		if ok1 && ok2 && py.Is(a.Func, b.Func) && py.Is(a.Self, b.Self) {
			return i
		}
	}
	l.calls = append(l.calls, v)
	return len(l.calls) - 1
}

// parameterless is get_parameterless_sub_dependant: an entry of dependencies=[...].
func (l *Library) parameterless(t *py.Task, v py.Value, path string, at source.Span) (*dependant, error) {
	dep, ok := asDepends(v)
	if !ok {
		return nil, py.Raise(py.AttributeError, "'%s' object has no attribute 'dependency'", v.Type().Name)
	}
	call := dep.Get("dependency")
	if !callable(call) {
		return nil, py.Raise(py.AssertionError, "A parameter-less dependency must have a callable dependency")
	}
	own, err := scopesOf(t, dep)
	if err != nil {
		return nil, err
	}
	return l.dependantOf(t, path, call, depending{Own: own, Scope: str(dep.Get("scope")), Concurrency: concurrency(dep), Span: firstSpan(dep.Span, at)})
}

// routeDependant is _build_dependant_with_parameterless_dependencies.
func (l *Library) routeDependant(t *py.Task, path string, call py.Value, deps []py.Value, at source.Span) (d *dependant, body []*modelField, embed bool, err error) {
	d, err = l.dependantOf(t, path, call, depending{Scope: "function", Span: at})
	if err != nil {
		return nil, nil, false, err
	}
	var first []*dependant
	for _, v := range deps {
		sub, err := l.parameterless(t, v, path, at)
		if err != nil {
			return nil, nil, false, err
		}
		first = append(first, sub)
	}
	d.Dependencies = append(first, d.Dependencies...)
	body = d.flatBody(nil)
	return d, body, l.shouldEmbed(body), nil
}

// flatBody is _get_flat_body_params: depth first.
func (d *dependant) flatBody(to []*modelField) []*modelField {
	to = append(to, d.Body...)
	for _, sub := range d.Dependencies {
		to = sub.flatBody(to)
	}
	return to
}

// shouldEmbed is _should_embed_body_fields.
func (l *Library) shouldEmbed(fields []*modelField) bool {
	if len(fields) == 0 {
		return false
	}
	names := map[string]bool{}
	for _, f := range fields {
		names[f.Name] = true
	}
	first := fields[0]
	if len(names) > 1 {
		return true
	}
	if first.Info.ExtraBool("embed") {
		return true
	}
	return first.Info.Class.IsSubtype(typeForm) && l.modelType(first.Info.Annotation) == nil
}

func quote(s string) string { return reprOf(nil, py.Str(s)) }
