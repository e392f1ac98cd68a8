package fastapi

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// options are the arguments that describe a path operation. native.Unset stands for
// FastAPI's Default(...): not given, a router or application may say otherwise.
type options struct {
	Path                                      string
	Endpoint                                  py.Value
	ResponseModel                             py.Value
	StatusCode                                py.Value
	Tags, Dependencies                        []py.Value
	Summary, Description, ResponseDescription string
	Responses                                 *py.Dict
	Deprecated                                bool
	Name                                      string
	Methods                                   []string
	OperationID                               string
	Include, Exclude                          py.Value
	ByAlias, Unset, Defaults, NoNone          bool
	IncludeInSchema                           bool
	ResponseClass                             py.Value
	Callbacks                                 []py.Value
	OpenAPIExtra                              *py.Dict
	UniqueIDFunction                          py.Value
	StrictContentType                         py.Value
	StreamItem                                py.Value
	MaxBodySize                               py.Value
	FormLimits                                py.Value
	Span                                      source.Span
	Module                                    *eval.Module
	provider                                  *App
}

// Route is an APIRoute: what was declared, and what FastAPI works out at once.
type Route struct {
	options
	class *py.Type
	state *state
	attrs *py.Dict
}

// state is what _populate_api_route_state works out.
type state struct {
	*options
	PathFormat     string
	UniqueID       string
	Status         int // 0: None
	Description    string
	Responses      []response
	Dependant      *dependant
	Body           *modelField
	BodyParams     []*modelField
	Embed          bool
	IsGenerator    bool
	Response       *modelField
	ResponseModel  py.Value
	StreamItem     *modelField
	SSE, JSONLines bool
	Problems       []problem
}

// response is an entry of responses=.
type response struct {
	Status py.Value
	Value  *py.Dict
	Field  *modelField
}

var typeAPIRoute = py.NewBuiltinType("fastapi.routing", "APIRoute")

// Type implements py.Value.
func (r *Route) Type() *py.Type { return r.class }

// operationArguments are the keyword arguments that add_api_route and the decorators
// share.
const operationArguments = `response_model=Unset, status_code=None, tags=None, dependencies=None, summary=None, description=None,
	response_description='Successful Response', responses=None, deprecated=None, operation_id=None,
	response_model_include=None, response_model_exclude=None, response_model_by_alias=True,
	response_model_exclude_unset=False, response_model_exclude_defaults=False, response_model_exclude_none=False,
	include_in_schema=True, response_class=Unset, name=None, openapi_extra=None, generate_unique_id_function=Unset,
	max_body_size=None, form_limits=None`

// optionsOf reads the arguments of a decorator or of add_api_route.
func (l *Library) optionsOf(t *py.Task, a native.Args, methods py.Value) (*options, error) {
	o := &options{
		Path: a.Str("path"), ResponseModel: a.Get("response_model"), StatusCode: orNone(a.Given("status_code")),
		Summary: a.Str("summary"), Description: a.Str("description"), ResponseDescription: a.Str("response_description"),
		Deprecated: truth(a.Get("deprecated")), OperationID: a.Str("operation_id"), Name: a.Str("name"),
		Include: a.Given("response_model_include"), Exclude: a.Given("response_model_exclude"),
		ByAlias: truth(a.Get("response_model_by_alias")), Unset: truth(a.Get("response_model_exclude_unset")),
		Defaults: truth(a.Get("response_model_exclude_defaults")), NoNone: truth(a.Get("response_model_exclude_none")),
		IncludeInSchema: truth(a.Get("include_in_schema")), ResponseClass: a.Get("response_class"),
		UniqueIDFunction: a.Get("generate_unique_id_function"), StrictContentType: orUnset(a.Get("strict_content_type")),
		MaxBodySize: a.Given("max_body_size"), FormLimits: a.Given("form_limits"),
		Span: l.in.Here(), Module: l.in.Current(),
	}
	var err error
	for _, x := range []struct {
		to   *[]py.Value
		name string
	}{{&o.Tags, "tags"}, {&o.Dependencies, "dependencies"}, {&o.Callbacks, "callbacks"}} {
		if *x.to, err = listOf(t, a.Given(x.name)); err != nil {
			return nil, err
		}
	}
	o.Responses, _ = py.AsDict(orNone(a.Given("responses")))
	o.OpenAPIExtra, _ = py.AsDict(orNone(a.Given("openapi_extra")))
	if methods == nil {
		methods = a.Given("methods")
	}
	if methods != nil {
		list, err := listOf(t, methods)
		if err != nil {
			return nil, err
		}
		for _, m := range list {
			o.Methods = append(o.Methods, strings.ToUpper(str(m)))
		}
	}
	return o, checkBodySize(o.MaxBodySize)
}

func checkBodySize(v py.Value) error {
	if v == nil {
		return nil
	}
	if n, ok := v.(py.SmallInt); !ok || n < 0 {
		return py.Raise(py.ValueError, "max_body_size must be a non-negative integer or None")
	}
	return nil
}

func orUnset(v py.Value) py.Value {
	if v == nil {
		return native.Unset
	}
	return v
}

// truth is bool(v) where v is plain data; anything that cannot be asked is false.
func truth(v py.Value) bool {
	if v == nil || v == native.Unset {
		return false
	}
	ok, err := py.Truth(nil, v)
	return err == nil && ok
}

// listOf are the items of a list or any other iterable; nil for None.
func listOf(t *py.Task, v py.Value) ([]py.Value, error) {
	if v == nil || v == py.None {
		return nil, nil
	}
	l, err := py.ListOf(t, v)
	if err != nil {
		return nil, err
	}
	return l.Items, nil
}

// firstSet is get_value_or_default: the first value that was given.
func firstSet(list ...py.Value) py.Value {
	for _, v := range list {
		if v != nil && v != native.Unset {
			return v
		}
	}
	return native.Unset
}

func firstGiven(list ...py.Value) py.Value {
	for _, v := range list {
		if v != nil {
			return v
		}
	}
	return nil
}

// mergeDicts is {**a, **b}.
func mergeDicts(list ...*py.Dict) *py.Dict {
	out := py.NewDict()
	for _, d := range list {
		if d == nil {
			continue
		}
		for k, v := range d.All() {
			if err := out.Set(nil, k, v); err != nil {
				continue // keys of a dict are hashable
			}
		}
	}
	return out
}

func joined(a, b []py.Value) []py.Value { return append(append([]py.Value(nil), a...), b...) }

var nonWord = regexp.MustCompile(`[^\p{L}\p{N}_]`)

// uniqueID is generate_unique_id, or the function that was given instead.
func (l *Library) uniqueID(t *py.Task, o *options, format string) (string, error) {
	if o.OperationID != "" {
		return o.OperationID, nil
	}
	if fn := o.UniqueIDFunction; fn != native.Unset && fn != nil {
		v, err := py.Call(t, fn, l.routeView(o, format))
		if err != nil {
			return "", err
		}
		return str(v), nil
	}
	id := nonWord.ReplaceAllString(o.Name+format, "_")
	return id + "_" + strings.ToLower(o.Methods[0]), nil
}

// routeView is the route as a generate_unique_id_function sees it.
func (l *Library) routeView(o *options, format string) py.Value {
	c := *o
	return &Route{options: c, class: typeAPIRoute, state: &state{options: &c, PathFormat: format}}
}

var pathConverter = regexp.MustCompile(`\{([a-zA-Z_][a-zA-Z0-9_]*)(:[a-zA-Z_][a-zA-Z0-9_]*)?\}`)

// pathFormat is the path without its converters.
func pathFormat(path string) string { return pathConverter.ReplaceAllString(path, "{$1}") }

// converters are the path converters of Starlette.
var converters = map[string]bool{"": true, ":str": true, ":path": true, ":int": true, ":float": true, ":uuid": true}

// checkPath is compile_path's own checks.
func checkPath(path string) error {
	seen := map[string]bool{}
	var double []string
	for _, m := range pathConverter.FindAllStringSubmatch(path, -1) {
		if !converters[m[2]] {
			return py.Raise(py.AssertionError, "Unknown path convertor '%s'", m[2][1:])
		}
		if seen[m[1]] {
			double = append(double, m[1])
		}
		seen[m[1]] = true
	}
	if len(double) > 0 {
		sort.Strings(double)
		ending := ""
		if len(double) > 1 {
			ending = "s"
		}
		return py.Raise(py.ValueError, "Duplicated param name%s %s at path %s", ending, strings.Join(double, ", "), path)
	}
	return nil
}

// bodyAllowed is is_body_allowed_for_status_code.
func bodyAllowed(v py.Value) (bool, error) {
	if v == nil || v == py.None {
		return true, nil
	}
	switch str(v) {
	case "default", "1XX", "2XX", "3XX", "4XX", "5XX":
		return true, nil
	}
	n, err := statusOf(v)
	if err != nil {
		return false, err
	}
	return !(n < 200 || n == 204 || n == 205 || n == 304), nil
}

// statusOf is int(status_code).
func statusOf(v py.Value) (int, error) {
	if n, ok := py.AsInt(v); ok {
		i, _ := n.Int64()
		return int(i), nil
	}
	s, ok := py.AsStr(v)
	if n, err := strconv.Atoi(strings.TrimSpace(s)); ok && err == nil {
		return n, nil
	}
	return 0, py.Raise(py.ValueError, "invalid literal for int() with base 10: %s", quote(s))
}

// populate is _populate_api_route_state.
func (l *Library) populate(t *py.Task, o *options) (*state, error) {
	s := &state{options: o, PathFormat: pathFormat(o.Path)}
	if o.Methods == nil {
		o.Methods = []string{"GET"}
	}
	if o.Name == "" {
		o.Name = nameOf(o.Endpoint)
	}
	if err := checkPath(o.Path); err != nil {
		return nil, err
	}
	var err error
	if s.UniqueID, err = l.uniqueID(t, o, s.PathFormat); err != nil {
		return nil, err
	}
	if o.StatusCode != nil && o.StatusCode != py.None {
		if s.Status, err = statusOf(o.StatusCode); err != nil {
			return nil, err
		}
	}
	s.Description = o.Description
	if s.Description == "" {
		s.Description = py.CleanDoc(docOf(o.Endpoint))
	}
	s.Description, _, _ = strings.Cut(s.Description, "\f")
	s.Description = strings.TrimSpace(s.Description)
	if err := l.populateResponses(t, s); err != nil {
		return nil, err
	}
	if !callable(o.Endpoint) {
		return nil, py.Raise(py.AssertionError, "An endpoint must be a callable")
	}
	var body []*modelField
	if s.Dependant, body, s.Embed, err = l.routeDependant(t, s.PathFormat, o.Endpoint, o.Dependencies, o.Span); err != nil {
		return nil, err
	}
	s.BodyParams = body
	if s.Body, err = l.bodyField(t, s, body); err != nil {
		return nil, err
	}
	return s, l.populateResponse(t, s)
}

// populateResponses makes the fields of responses={...: {"model": ...}}.
func (l *Library) populateResponses(t *py.Task, s *state) error {
	if s.options.Responses == nil {
		return nil
	}
	for k, v := range s.options.Responses.All() {
		d, ok := v.(*py.Dict)
		if !ok {
			return py.Raise(py.AssertionError, "An additional response must be a dict")
		}
		r := response{Status: k, Value: d}
		if model, ok := d.GetStr("model"); ok && truthOfType(model) {
			allowed, err := bodyAllowed(k)
			if err != nil {
				return err
			}
			code, err := py.StrOf(t, k)
			if err != nil {
				return err
			}
			if !allowed {
				return py.Raise(py.AssertionError, "Status code %s must not have a response body", code)
			}
			if r.Field, err = l.typeField(t, "Response_"+code+"_"+s.UniqueID, model, s.Span); err != nil {
				return err
			}
		}
		s.Responses = append(s.Responses, r)
	}
	return nil
}

// truthOfType is bool() of an annotation: everything but None and empty containers.
func truthOfType(v py.Value) bool { return v != nil && v != py.None && v != py.False }

// populateResponse works out the response model from the argument or the return
// annotation.
func (l *Library) populateResponse(t *py.Task, s *state) error {
	o := s.options
	kind := callKind(s.Dependant.Call)
	s.IsGenerator = kind == ir.GeneratorCall || kind == ir.AsyncGeneratorCall
	s.SSE = s.IsGenerator && isSubclass(o.ResponseClass, typeEventSource)
	s.JSONLines = s.IsGenerator && o.ResponseClass == native.Unset
	model := o.ResponseModel
	stream := o.StreamItem
	if model == native.Unset {
		ann, err := l.returnAnnotation(t, o.Endpoint)
		if err != nil {
			return err
		}
		item := py.Value(nil)
		if ann != nil {
			item = l.streamItem(ann)
		}
		switch {
		case isSubclass(ann, web.ResponseType):
			model = nil
		case item != nil && s.IsGenerator:
			if (o.ResponseClass == native.Unset || isSubclass(o.ResponseClass, typeEventSource)) && !isSubclass(item, typeServerSentEvent) {
				stream = item
			}
			model = nil
		default:
			model = ann
		}
		// An included route is populated again from what was found here.
		o.ResponseModel, o.StreamItem = orNone(model), stream
	}
	s.ResponseModel = model
	if truthOfType(model) {
		allowed, err := bodyAllowed(o.StatusCode)
		if err != nil {
			return err
		}
		if !allowed {
			return py.Raise(py.AssertionError, "Status code %d must not have a response body", s.Status)
		}
		if s.Response, err = l.typeField(t, "Response_"+s.UniqueID, model, o.Span); err != nil {
			return err
		}
	}
	if stream != nil {
		var err error
		s.StreamItem, err = l.typeField(t, "StreamItem_"+s.UniqueID, stream, o.Span)
		return err
	}
	return nil
}

// docOf is __doc__ of an endpoint.
func docOf(v py.Value) string {
	switch f := v.(type) {
	case *py.Function:
		return f.Doc
	case *py.BoundMethod:
		return docOf(f.Func)
	case *py.Type:
		if d, ok := f.Dict.GetStr("__doc__"); ok && f.IsHeap() {
			return str(d)
		}
		return f.Doc
	}
	if d, err := py.GetAttr(nil, v, "__doc__"); err == nil {
		return str(d)
	}
	if d, ok := v.Type().Lookup("__doc__"); ok {
		return str(d)
	}
	return v.Type().Doc
}

// bodyField is _get_body_field.
func (l *Library) bodyField(t *py.Task, s *state, params []*modelField) (*modelField, error) {
	if len(params) == 0 {
		return nil, nil
	}
	first := params[0]
	if !s.Embed {
		return first, nil
	}
	var fields []pydantic.NewField
	required := false
	class, media := typeBody, map[string]bool{}
	for _, f := range params {
		fields = append(fields, pydantic.NewField{Name: f.Name, Annotation: f.Info.Annotation, Info: f.Info})
		required = required || f.Info.IsRequired()
		switch {
		case f.Info.Class.IsSubtype(typeFile):
			class = typeFile
		case f.Info.Class.IsSubtype(typeForm) && class != typeFile:
			class = typeForm
		}
	}
	model, err := l.models.CreateModel(t, "Body_"+s.UniqueID, fields)
	if err != nil {
		return nil, err
	}
	kw := []py.Kw{{Name: "annotation", Value: model.Type}, {Name: "alias", Value: py.Str("body")}}
	if !required {
		kw = append(kw, py.Kw{Name: "default", Value: py.None})
	}
	if class != typeFile {
		last := ""
		for _, f := range params {
			if f.Info.Class.IsSubtype(class) {
				last = str(f.Info.Extra["media_type"])
				media[last] = true
			}
		}
		switch {
		case class == typeForm && media["multipart/form-data"]:
			kw = append(kw, py.Kw{Name: "media_type", Value: py.Str("multipart/form-data")})
		case len(media) == 1:
			kw = append(kw, py.Kw{Name: "media_type", Value: py.Str(last)})
		}
	}
	for _, row := range paramFunctions {
		if row.Class != class {
			continue
		}
		a, err := paramSignatures[row.Name].Bind(row.Name, nil, kw)
		if err != nil {
			return nil, err
		}
		info, err := newParam(class, row.Keep, a, s.Span)
		if err != nil {
			return nil, err
		}
		return l.newField(t, "body", info, s.Span)
	}
	return first, nil
}

// routeAttributes are the attributes of a route that Python code may read or set.
var routeAttributes = map[string]struct {
	Get func(r *Route) py.Value
	Set func(r *Route, v py.Value)
}{
	"path":         {Get: func(r *Route) py.Value { return py.Str(r.Path) }},
	"path_format":  {Get: func(r *Route) py.Value { return py.Str(r.state.PathFormat) }},
	"name":         {Get: func(r *Route) py.Value { return py.Str(r.Name) }, Set: func(r *Route, v py.Value) { r.Name = str(v) }},
	"endpoint":     {Get: func(r *Route) py.Value { return r.Endpoint }},
	"operation_id": {Get: func(r *Route) py.Value { return strOrNone(r.OperationID) }, Set: func(r *Route, v py.Value) { r.OperationID = str(v) }},
	"unique_id":    {Get: func(r *Route) py.Value { return py.Str(r.state.UniqueID) }, Set: func(r *Route, v py.Value) { r.state.UniqueID = str(v) }},
	"tags":         {Get: func(r *Route) py.Value { return py.NewList(r.Tags...) }, Set: func(r *Route, v py.Value) { r.Tags, _ = listOf(nil, v) }},
	"summary":      {Get: func(r *Route) py.Value { return strOrNone(r.Summary) }, Set: func(r *Route, v py.Value) { r.Summary = str(v) }},
	"description":  {Get: func(r *Route) py.Value { return py.Str(r.state.Description) }, Set: func(r *Route, v py.Value) { r.state.Description = str(v) }},
	"include_in_schema": {Get: func(r *Route) py.Value { return py.MakeBool(r.IncludeInSchema) },
		Set: func(r *Route, v py.Value) { r.IncludeInSchema = truth(v) }},
	"deprecated": {Get: func(r *Route) py.Value { return py.MakeBool(r.Deprecated) }, Set: func(r *Route, v py.Value) { r.Deprecated = truth(v) }},
	"methods": {Get: func(r *Route) py.Value {
		items := make([]py.Value, len(r.Methods))
		for i, m := range r.Methods {
			items[i] = py.Str(m)
		}
		return py.NewTuple(items...)
	}},
	"response_model": {Get: func(r *Route) py.Value { return orNone(r.ResponseModel) }},
	"status_code":    {Get: func(r *Route) py.Value { return orNone(r.StatusCode) }},
}

func strOrNone(s string) py.Value {
	if s == "" {
		return py.None
	}
	return py.Str(s)
}

// GetAttr implements py.AttrGetter.
func (r *Route) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if a, ok := routeAttributes[name]; ok {
		return a.Get(r), nil
	}
	if r.attrs != nil {
		if v, ok := r.attrs.GetStr(name); ok {
			return v, nil
		}
	}
	return nil, nil
}

// SetAttr implements py.AttrSetter.
func (r *Route) SetAttr(_ *py.Task, name string, v py.Value) (bool, error) {
	if a, ok := routeAttributes[name]; ok && a.Set != nil {
		a.Set(r, v)
		return true, nil
	}
	if r.attrs == nil {
		r.attrs = py.NewDict()
	}
	r.attrs.SetStr(name, v)
	return true, nil
}

func itoa(n int) string { return strconv.Itoa(n) }
