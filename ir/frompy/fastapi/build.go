package fastapi

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/covetpy/covetgen/runtime/web"
	"slices"
)

// Lowerer turns evaluated values into IR; *lower.Lowerer is one.
type Lowerer interface {
	Callable(v py.Value, span source.Span) *ir.Callable
	Endpoint(v py.Value, span source.Span) *ir.Callable
	Model(c *schema.Class) *ir.Model
	SchemaType(s schema.Schema) *ir.Type
	Value(v py.Value, span source.Span) ir.Expr
}

// problem is a construct that works in FastAPI and is not compiled.
type problem struct {
	Code diag.Code
	Span source.Span
	Msg  string
	Hint string
}

func (p problem) diagnostic() *diag.Diagnostic {
	return &diag.Diagnostic{Code: p.Code, Span: p.Span, Msg: p.Msg + suffix[p.Code], Hint: p.Hint}
}

// suffix ends the messages of codes whose text names only the thing.
var suffix = map[diag.Code]string{}

func init() {
	for _, c := range []diag.Code{codeRouteClass, codeASGI, codeMiddleware, codeTelemetry, codeForm, codeStream, codeResponseClass, codeMount,
		codeWebSocket, codeLifespans, codeOverrides, codeConcurrency, codeOpenAPICall} {
		suffix[c] = " is not compiled"
	}
}

// builder puts one application together.
type builder struct {
	lib  *Library
	app  *App
	low  Lowerer
	list *diag.List
	out  *ir.App
}

// Build turns an application into IR. A route that is not compiled has its diagnostics in
// list and stands in ir.App.Refused; the others go on.
func Build(in *eval.Interp, app *App, low Lowerer, list *diag.List) *ir.App {
	b := &builder{lib: Of(in), app: app, low: low, list: list}
	b.out = &ir.App{
		Span: app.Span, Title: app.text("title"), Version: app.text("version"), RootPath: app.text("root_path"),
		RedirectSlashes: app.Router.redirectSlashes, Debug: truth(app.Attr("debug")), OpenAPIURL: app.text("openapi_url"),
		MaxBodySize: int64(intOf(app.Attr("max_body_size"))),
	}
	for _, m := range in.Modules() {
		for _, bind := range m.Assigned {
			if b.out.Name == "" && bind.Value == py.Value(app) {
				b.out.Name = bind.Name
			}
		}
	}
	b.doc()
	for _, p := range append(append([]problem(nil), app.problems...), app.Router.problems...) {
		b.list.Add(p.diagnostic())
	}
	if name := firstOverridden(app.class, appHooks); name != "" {
		b.list.Add(problem{codeASGI, app.Span, "the method " + name + " of the application class " + app.class.Name, "use middleware, a lifespan and routes"}.diagnostic())
	}
	b.routes(app.Router, nil, &b.out.Routes)
	if r := routerOf(app.Attr("webhooks")); r != nil {
		b.out.Doc.Webhooks = b.documented(r)
	}
	b.handlers()
	b.layers()
	b.lifespan()
	b.state()
	b.overrides()
	return b.out
}

func intOf(v py.Value) int {
	n, ok := py.AsInt(orNone(v))
	if !ok {
		return 0
	}
	i, _ := n.Int64()
	return int(i)
}

// doc fills what the document says of the application.
func (b *builder) doc() {
	a := b.app
	given := func(name string) py.Value {
		if v := a.Attr(name); v != py.None {
			return v
		}
		return nil
	}
	d := &ir.AppDoc{
		OpenAPIVersion: a.text("openapi_version"), Summary: a.text("summary"), Description: a.text("description"),
		TermsOfService: a.text("terms_of_service"), Contact: given("contact"), License: given("license_info"), Servers: given("servers"),
		Tags: given("openapi_tags"), ExternalDocs: given("openapi_external_docs"), SeparateInputOutput: truth(a.Attr("separate_input_output_schemas")),
		RootPathInServers: truth(a.Attr("root_path_in_servers")), SwaggerUIParameters: given("swagger_ui_parameters"),
		SwaggerUIInitOAuth: given("swagger_ui_init_oauth"),
	}
	if b.out.OpenAPIURL != "" {
		d.DocsURL, d.RedocURL = a.text("docs_url"), a.text("redoc_url")
		if d.DocsURL != "" {
			d.OAuth2RedirectURL = a.text("swagger_ui_oauth2_redirect_url")
		}
	}
	b.out.Doc = d
	if _, ok := a.attrs.GetStr("openapi"); ok || overridden(a.class, "openapi") {
		b.list.Add(problem{codeOpenAPICall, a.Span, "an openapi() of the app's own", "use openapi_extra, tags and the arguments of FastAPI(...)"}.diagnostic())
	}
	if s := a.Attr("openapi_schema"); s != py.None {
		b.list.Add(problem{codeOpenAPICall, a.Span, "a document assigned to app.openapi_schema", "use openapi_extra, tags and the arguments of FastAPI(...)"}.diagnostic())
	}
}

// routerHooks are the methods of an APIRouter that FastAPI calls while it serves.
var routerHooks = []string{"matches", "handle", "app", "__call__", "not_found", "url_path_for", "startup", "shutdown", "lifespan", "_startup", "_shutdown"}

// appHooks are those of a FastAPI object.
var appHooks = []string{"__call__", "build_middleware_stack", "setup", "handle"}

// firstOverridden is the first of the methods that a class of the program defines, "" for none.
func firstOverridden(c *py.Type, names []string) string {
	i := slices.IndexFunc(names, func(name string) bool { return c != nil && overridden(c, name) })
	if i < 0 {
		return ""
	}
	return names[i]
}

// overridden reports whether a class of the program defines the method.
func overridden(c *py.Type, name string) bool {
	for _, x := range c.MRO() {
		if !x.IsHeap() {
			return false
		}
		if _, ok := x.Namespace().GetStr(name); ok {
			return true
		}
	}
	return false
}

// routes puts the routes of a router behind those that are there, included routers where
// they stand.
func (b *builder) routes(r *Router, ctx *includeContext, to *[]*ir.Route) {
	if name := firstOverridden(r.class, routerHooks); name != "" {
		b.list.Add(problem{codeRouteClass, r.span, "the method " + name + " of the router class " + r.class.Name,
			"put what it does into a dependency or an @app.middleware(\"http\") function"}.diagnostic())
	}
	if ctx != nil {
		for _, p := range r.problems {
			b.list.Add(p.diagnostic())
		}
	}
	for _, v := range r.routes {
		switch x := v.(type) {
		case *Route:
			s := x.state
			if ctx != nil {
				var err error
				if s, err = b.effective(x, ctx); err != nil {
					b.fail(x, err)
					continue
				}
			}
			b.route(x, s, to)
		case *included:
			inner := x.ctx
			if ctx != nil {
				inner = ctx.combine(x.ctx)
			}
			b.routes(x.router, inner, to)
		case *otherRoute:
			b.other(x, ctx)
		}
	}
}

// documented are the routes of a router that only the document shows: webhooks and
// callbacks. Their functions are never called, so nothing of them is lowered.
func (b *builder) documented(r *Router) []*ir.Route {
	var out []*ir.Route
	quiet := *b
	quiet.low = namesOnly{}
	quiet.out = &ir.App{Doc: &ir.AppDoc{}}
	quiet.routes(r, nil, &out)
	return out
}

// namesOnly is the Lowerer of routes that are only documented.
type namesOnly struct{}

func (namesOnly) Callable(v py.Value, span source.Span) *ir.Callable {
	return &ir.Callable{Name: nameOf(v), Kind: callKind(v), Span: span}
}
func (n namesOnly) Endpoint(v py.Value, span source.Span) *ir.Callable { return n.Callable(v, span) }
func (namesOnly) Model(*schema.Class) *ir.Model                        { return nil }
func (namesOnly) SchemaType(schema.Schema) *ir.Type                    { return ir.Dyn }
func (namesOnly) Value(py.Value, source.Span) ir.Expr                  { return nil }

// fail reports a Python exception of a route that FastAPI would raise at its first
// request.
func (b *builder) fail(r *Route, err error) {
	if d, ok := err.(*diag.Diagnostic); ok {
		b.list.Add(d)
		return
	}
	msg := err.Error()
	if e := py.AsException(err); e != nil {
		if s, serr := py.StrOf(b.lib.in.Task(), e); serr == nil {
			msg = e.Class.Name + ": " + s
		}
	}
	b.list.Errorf(codeRouteError, r.Span, "%s", msg)
}

// effective is _EffectiveRouteContext.from_api_route: the route as its inclusion makes it.
func (b *builder) effective(r *Route, ctx *includeContext) (*state, error) {
	o := r.options
	o.Path = ctx.prefix + o.Path
	o.Tags, o.Dependencies, o.Callbacks = joined(ctx.tags, o.Tags), joined(ctx.dependencies, o.Dependencies), joined(ctx.callbacks, o.Callbacks)
	o.Description = r.state.Description
	o.Responses = mergeDicts(ctx.responses, o.Responses)
	o.Deprecated = o.Deprecated || ctx.deprecated
	o.IncludeInSchema = o.IncludeInSchema && ctx.includeInSchema
	o.ResponseClass = firstSet(o.ResponseClass, ctx.included.responseClass, ctx.responseClass)
	o.UniqueIDFunction = firstSet(o.UniqueIDFunction, ctx.included.uniqueID, ctx.uniqueID)
	o.StrictContentType = firstSet(o.StrictContentType, ctx.included.strict, ctx.strict)
	o.MaxBodySize = firstGiven(o.MaxBodySize, ctx.maxBodySize)
	return b.lib.populate(b.lib.in.Task(), &o)
}

// otherKinds say what is not compiled of routes that are no path operations.
var otherKinds = map[string]problem{
	"websocket": {Code: codeWebSocket, Msg: "the websocket route ", Hint: "keep websockets in a Python service of their own"},
	"mount":     {Code: codeMount, Msg: "the mounted application at ", Hint: "include a router, or serve it beside this service"},
	"host":      {Code: codeMount, Msg: "the host route ", Hint: "route hosts in the proxy"},
	"frontend":  {Code: codeMount, Msg: "the frontend at ", Hint: "serve static files from the proxy"},
	"route":     {Code: codeMount, Msg: "the Starlette route ", Hint: "use @app.get or @app.api_route"},
}

func (b *builder) other(o *otherRoute, ctx *includeContext) {
	path := o.Path
	if ctx != nil {
		path = ctx.prefix + path
	}
	p := otherKinds[o.Kind]
	p.Span, p.Msg = o.Span, p.Msg+path
	d := p.diagnostic()
	b.list.Add(d)
	b.out.Refused = append(b.out.Refused, &ir.RefusedRoute{Route: &ir.Route{Methods: o.Methods, Path: path, Name: o.Name, Span: o.Span}, Reasons: []*diag.Diagnostic{d}})
}

// route adds one path operation, or what stands against it.
func (b *builder) route(r *Route, s *state, to *[]*ir.Route) {
	out := &ir.Route{Methods: s.Methods, Path: s.Path, Name: s.Name, Span: s.Span, Status: s.Status, MaxBodySize: int64(intOf(s.MaxBodySize)),
		StrictContentType: s.StrictContentType == native.Unset && b.strict() || truth(s.StrictContentType)}
	if reasons := b.problemsOf(s); len(reasons) > 0 {
		for _, d := range reasons {
			b.list.Add(d)
		}
		b.out.Refused = append(b.out.Refused, &ir.RefusedRoute{Route: out, Reasons: reasons})
		return
	}
	out.Endpoint = b.endpoint(s.Endpoint, s.Span)
	if f := out.Endpoint.Func; f != nil {
		out.Module = f.Module
	}
	out.Dependant = b.dependant(s.Dependant)
	out.Dependant.Call = out.Endpoint
	out.Body = b.body(s)
	out.Response = b.response(s)
	out.Doc = b.routeDoc(s)
	*to = append(*to, out)
}

// callable lowers an endpoint or a dependency. FastAPI looks through partials, wrappers and
// __call__ to tell how one is called; a function that is called directly is what it is.
func (b *builder) callable(v py.Value, span source.Span) *ir.Callable {
	return kinded(b.low.Callable(v, span), v)
}

// endpoint is callable for what only gives an answer.
func (b *builder) endpoint(v py.Value, span source.Span) *ir.Callable {
	return kinded(b.low.Endpoint(v, span), v)
}

func kinded(c *ir.Callable, v py.Value) *ir.Callable {
	if c.Func == nil {
		c.Kind = callKind(v)
	}
	return c
}

// strict is strict_content_type of the application.
func (b *builder) strict() bool {
	v := b.app.Router.strict
	return v == native.Unset || v == nil || truth(v)
}

// problemsOf lists what is not compiled of a route.
func (b *builder) problemsOf(s *state) []*diag.Diagnostic {
	var out []*diag.Diagnostic
	add := func(p problem) {
		if p.Span.IsZero() {
			p.Span = s.Span
		}
		out = append(out, p.diagnostic())
	}
	for _, f := range s.BodyParams {
		if !f.Info.Class.IsSubtype(typeForm) {
			continue
		}
		switch model := b.lib.modelType(f.Info.Annotation); {
		case b.lib.isModelUnion(f.Info.Annotation):
			add(problem{codeForm, f.Span, "the form parameter " + f.Name + ", a union of models", "take one model, or the data as JSON"})
		case model != nil && py.Value(model.Type) != f.Info.Annotation:
			add(problem{codeForm, f.Span, "the form parameter " + f.Name + ", a model that may be None", "give the fields of the model defaults"})
		case model != nil && s.Embed:
			add(problem{codeForm, f.Span, "the form parameter " + f.Name + ", a model beside other fields", "put the other fields into the model"})
		}
	}
	if s.IsGenerator {
		add(problem{codeStream, s.Span, "the streaming path operation " + s.Name, "return the whole answer"})
	}
	if p := responseClassProblem(s); p != nil {
		add(*p)
	}
	if s.FormLimits != nil {
		add(problem{codeForm, s.Span, "form_limits", "leave FastAPI's own limits"})
	}
	b.dependantProblems(s.Dependant, add)
	schemas := map[*diag.Diagnostic]bool{}
	check := func(f *modelField) {
		if f == nil {
			return
		}
		for _, d := range pydantic.UnsupportedIn(f.Schema) {
			if !schemas[d] {
				schemas[d] = true
				if d.Span.IsZero() {
					c := *d
					c.Span = firstSpan(f.Span, s.Span)
					d = &c
				}
				out = append(out, d)
			}
		}
	}
	s.Dependant.visit(func(d *dependant) {
		for _, list := range [][]*modelField{d.Path, d.Query, d.Header, d.Cookie, d.Body} {
			for _, f := range list {
				check(f)
			}
		}
	})
	check(s.Response)
	return out
}

// visit calls f for a dependant and everything below it.
func (d *dependant) visit(f func(*dependant)) {
	f(d)
	for _, sub := range d.Dependencies {
		sub.visit(f)
	}
}

func (b *builder) dependantProblems(root *dependant, add func(problem)) {
	root.visit(func(d *dependant) {
		if d.Problem != nil {
			add(*d.Problem)
		}
		if d.Concurrency != nil {
			add(problem{codeConcurrency, d.Span, "max_concurrency of a dependency", "limit the work with an asyncio.Semaphore of the program"})
		}
		for _, s := range d.Special {
			if s.Kind == ir.WebSocketSpecial {
				add(problem{codeWebSocket, d.Span, "the WebSocket parameter " + s.Name, "take the Request"})
			}
		}
	})
}

// dependant turns a tree of dependants into IR.
func (b *builder) dependant(d *dependant) *ir.Dependant {
	out := &ir.Dependant{Name: "", UseCache: d.UseCache, CacheKey: b.lib.cacheKey(d), Scope: d.computedScope(), Scopes: d.oauthScopes(), Order: d.Order}
	if d.Named {
		out.Name = d.Name
	}
	if s := d.scheme(); s != nil {
		out.Security = s
	}
	if d.Concurrency != nil {
		out.Limit = intOf(d.Concurrency.Get("max_concurrency"))
	}
	for _, g := range []struct {
		in   ir.In
		list []*modelField
	}{{ir.InPath, d.Path}, {ir.InQuery, d.Query}, {ir.InHeader, d.Header}, {ir.InCookie, d.Cookie}} {
		for _, f := range g.list {
			out.Params = append(out.Params, b.param(f, g.in))
		}
	}
	for _, f := range d.Body {
		out.Body = append(out.Body, b.param(f, bodyIn(f)))
	}
	for _, s := range d.Special {
		out.Special = append(out.Special, &ir.SpecialParam{Name: s.Name, Kind: s.Kind})
	}
	for _, sub := range d.Dependencies {
		x := b.dependant(sub)
		x.Call = b.callable(sub.Call, sub.Span)
		out.Dependencies = append(out.Dependencies, x)
	}
	return out
}

// bodyIn is where a field of the body comes from.
func bodyIn(f *modelField) ir.In {
	if f.Info.Class.IsSubtype(typeForm) {
		return ir.InForm
	}
	return ir.InBody
}

// param turns a ModelField into a request parameter. The default stands beside the
// schema: FastAPI does not validate it.
func (b *builder) param(f *modelField, in ir.In) *ir.RequestParam {
	i := f.Info
	out := &ir.RequestParam{
		Name: f.Name, In: in, Schema: f.Schema, Required: i.IsRequired(), Sequence: fieldIsSequence(i.Annotation),
		IncludeInSchema: i.ExtraBool("include_in_schema"),
		OpenAPIExamples: givenExtra(i, "openapi_examples"), Example: givenExtra(i, "example"), Span: f.Span,
	}
	out.Keys = f.requestKeys(in, false)
	out.Alias = out.Keys[0].Alias
	info := i.Documentation()
	out.Info = &info
	if d := i.Given("deprecated"); d != nil {
		out.Deprecated = d
	}
	if d, ok := f.Schema.(*schema.Default); ok {
		out.Schema = d.Inner
		out.Default = d.Value
		out.ValidateDefault = truth(i.Get("validate_default"))
		if d.Factory != nil {
			out.DefaultFactory = b.low.Callable(d.Factory, f.Span)
		}
	}
	out.FileContent = i.Class.IsSubtype(typeFile) && bytesAnnotation(i.Annotation)
	out.Type = b.paramType(out)
	if m := b.lib.modelType(i.Annotation); m != nil && in != ir.InBody && in != ir.InPath {
		convert := in == ir.InHeader
		if v, ok := i.Extra["convert_underscores"]; ok {
			convert = truth(v)
		}
		out.Model = b.low.Model(m.Class)
		for k, mf := range m.Fields() {
			out.Fields = append(out.Fields, b.modelParam(m, m.Class.Fields[k], mf, out, convert))
		}
	}
	return out
}

// requestKeys is _get_param_aliases: the names of a parameter in the request in order of
// preference, each with the alias under which a parameter model knows it.
func (f *modelField) requestKeys(in ir.In, convertUnderscores bool) []ir.RequestKey {
	given := f.Info.Get("validation_alias")
	alias, _ := py.AsStr(orNone(given))
	if alias == "" {
		alias = f.alias()
	}
	converted := func(name string) string {
		if convertUnderscores {
			return underscoresToDashes(name)
		}
		return name
	}
	key := alias
	if alias == f.Name {
		key = converted(alias)
	}
	keys := []ir.RequestKey{{Alias: alias, Key: key}}
	if in == ir.InPath || pydantic.IsAliasPath(given) {
		return keys
	}
	if pydantic.IsAliasChoices(given) {
		choices := pydantic.AliasChoices(given)
		if choices == nil { // a path among them
			return keys
		}
		keys = keys[:0]
		for _, c := range choices { // literal names, including underscores in headers
			keys = append(keys, ir.RequestKey{Alias: c, Key: c})
		}
	}
	if f.Config == nil {
		return keys
	}
	byName := ir.RequestKey{Alias: f.Name, Key: converted(f.Name)}
	if byAlias := f.Config.ValidateByAlias; byAlias != nil && !*byAlias {
		return []ir.RequestKey{byName}
	}
	if v := f.Config.ValidateByName; v != nil && *v || v == nil && f.Config.PopulateByName {
		for _, k := range keys {
			if k.Alias == f.Name {
				return keys
			}
		}
		keys = append(keys, byName)
	}
	return keys
}

// modelParam is a field of a parameter model as a parameter.
func (b *builder) modelParam(m *pydantic.Model, f *schema.Field, mf *pydantic.ModelField, parent *ir.RequestParam, convert bool) *ir.RequestParam {
	out := &ir.RequestParam{Name: f.Name, In: parent.In, Schema: f.Schema, Required: f.Required,
		Sequence: fieldIsSequence(mf.Info.Annotation), IncludeInSchema: true, Info: &f.Info, Span: parent.Span}
	if v, ok := mf.Info.Extra["include_in_schema"]; ok {
		out.IncludeInSchema = truth(v)
	}
	if v, ok := mf.Info.Extra["convert_underscores"]; ok {
		convert = truth(v)
	}
	field := &modelField{Name: f.Name, Info: mf.Info}
	if b.lib.models.ModelOf(mf.Info.Annotation) == nil && !isSubclass(mf.Info.Annotation, py.TypeDict) && !b.lib.models.IsDataclass(mf.Info.Annotation) {
		field.Config = &m.Class.Config // as get_model_fields has it
	}
	out.Keys = field.requestKeys(parent.In, convert && parent.In == ir.InHeader)
	out.Alias = out.Keys[0].Alias
	if d, ok := f.Schema.(*schema.Default); ok {
		out.Default = d.Value
	}
	if d := mf.Info.Given("deprecated"); d != nil {
		out.Deprecated = d
	}
	out.OpenAPIExamples, out.Example = givenExtra(mf.Info, "openapi_examples"), givenExtra(mf.Info, "example")
	out.Type = b.paramType(out)
	return out
}

func givenExtra(i *pydantic.FieldInfo, name string) py.Value {
	v := i.Extra[name]
	if v == nil || v == py.None || v == native.Unset {
		return nil
	}
	return v
}

// paramType is the static type of a parameter: what its schema lets through, joined with
// its default, which nobody validates.
func (b *builder) paramType(p *ir.RequestParam) *ir.Type {
	t := b.low.SchemaType(p.Schema)
	if t == nil {
		return ir.Dyn
	}
	if p.DefaultFactory != nil {
		return ir.Dyn
	}
	if p.Default != nil {
		return ir.Join(t, constType(p.Default))
	}
	return t
}

// constType is the static type of a default.
func constType(v py.Value) *ir.Type {
	switch v.(type) {
	case py.NoneType:
		return ir.None
	case py.Bool:
		return ir.Bool
	case py.SmallInt, *py.BigInt:
		return ir.Int
	case py.Float:
		return ir.Float
	case py.Str:
		return ir.Str
	}
	return ir.Dyn
}

// body says how a route reads its body.
func (b *builder) body(s *state) *ir.Body {
	if s.Body == nil {
		return nil
	}
	return &ir.Body{Embed: s.Embed, MediaType: str(s.Body.Info.Extra["media_type"]), Form: s.Body.Info.Class.IsSubtype(typeForm), Field: b.param(s.Body, ir.InBody)}
}

// handlers adds the exception handlers.
func (b *builder) handlers() {
	for _, h := range b.app.handlers {
		out := &ir.ExceptionHandler{}
		if n, ok := py.AsInt(h.Key); ok {
			i, _ := n.Int64()
			out.Status = int(i)
		} else {
			out.Class = b.low.Value(h.Key, h.Span)
		}
		out.Call = b.low.Callable(h.Call, h.Span)
		b.out.Handlers = append(b.out.Handlers, out)
	}
}

// layers adds the middleware, outermost first.
func (b *builder) layers() {
	for _, m := range b.app.middleware {
		if m.Call != nil {
			b.out.Middleware = append(b.out.Middleware, &ir.Middleware{Call: b.low.Callable(m.Call, m.Span), Span: m.Span})
			continue
		}
		if m.Class == py.Value(web.BaseHTTPMiddlewareType) && len(m.Pos) == 0 && len(m.Kw) == 1 && m.Kw[0].Name == "dispatch" {
			b.out.Middleware = append(b.out.Middleware, &ir.Middleware{Call: b.low.Callable(m.Kw[0].Value, m.Span), Span: m.Span})
			continue
		}
		dispatch := dispatchOf(m.Class)
		if dispatch == nil && !web.HasMiddleware(m.Class) || len(m.Pos) > 0 {
			b.list.Add(problem{codeMiddleware, m.Span, "the middleware " + nameOf(m.Class), "write it as an @app.middleware(\"http\") function, or derive it from BaseHTTPMiddleware"}.diagnostic())
			continue
		}
		out := &ir.Middleware{Class: b.low.Value(m.Class, m.Span), Span: m.Span}
		if f, ok := dispatch.(*py.Function); ok {
			out.Call = b.low.Callable(f, m.Span)
		}
		for _, k := range m.Kw {
			out.Kw = append(out.Kw, ir.KwArg{Name: k.Name, Value: b.low.Value(k.Value, m.Span)})
		}
		b.out.Middleware = append(b.out.Middleware, out)
	}
}

// dispatchOf is the dispatch method of a class derived from BaseHTTPMiddleware, nil for
// another class and for one that takes the ASGI call itself.
func dispatchOf(class py.Value) py.Value {
	c, ok := class.(*py.Type)
	if !ok || !c.IsSubtype(web.BaseHTTPMiddlewareType) {
		return nil
	}
	if _, asgi := c.Lookup("__call__"); asgi {
		return nil
	}
	f, _ := c.Lookup("dispatch")
	if _, own := f.(*py.Function); !own {
		return nil // the base's, which only raises
	}
	return f
}

// lifespan adds what runs at start and stop.
func (b *builder) lifespan() {
	r := b.app.Router
	if len(r.lifespans) > 0 {
		if r.lifespan != nil || len(r.startup)+len(r.shutdown) > 0 || len(r.lifespans) > 1 {
			b.list.Add(problem{codeLifespans, b.app.Span, "more than one lifespan", "enter all of them in the app's own lifespan"}.diagnostic())
			return
		}
		b.out.Lifespan = b.low.Callable(r.lifespans[0], b.app.Span)
		return
	}
	if r.lifespan != nil {
		b.out.Lifespan = b.low.Callable(r.lifespan, b.app.Span)
		return // FastAPI runs the events only in its default lifespan
	}
	for _, f := range r.startup {
		b.out.Startup = append(b.out.Startup, b.low.Callable(f, b.app.Span))
	}
	for _, f := range r.shutdown {
		b.out.Shutdown = append(b.out.Shutdown, b.low.Callable(f, b.app.Span))
	}
}

// state adds what module code put on app.state.
func (b *builder) state() {
	o, ok := b.app.Attr("state").(*py.Object)
	if !ok || o.Attributes(false) == nil {
		return
	}
	for k, v := range o.Attributes(false).All() {
		b.out.State = append(b.out.State, &ir.StateAttr{Name: str(k), Value: b.low.Value(v, b.app.Span)})
	}
}

// overrides refuses dependency_overrides that module code fills: they belong to tests.
func (b *builder) overrides() {
	if d, ok := b.app.Attr("dependency_overrides").(*py.Dict); ok && d.Len() > 0 {
		b.list.Add(problem{codeOverrides, b.app.Span, "app.dependency_overrides in module code", "depend on the function that is meant"}.diagnostic())
	}
}
