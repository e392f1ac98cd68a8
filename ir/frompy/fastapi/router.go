package fastapi

import (
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// Router is an APIRouter.
type Router struct {
	lib   *Library
	class *py.Type
	attrs *py.Dict
	span  source.Span

	prefix             string
	tags, dependencies []py.Value
	callbacks          []py.Value
	responses          *py.Dict
	deprecated         bool
	includeInSchema    bool
	redirectSlashes    bool
	responseClass      py.Value
	uniqueID           py.Value
	strict             py.Value
	maxBodySize        py.Value
	formLimits         py.Value
	routeClass         *py.Type
	lifespan           py.Value
	lifespans          []py.Value // of included routers, merged in order
	startup, shutdown  []py.Value
	provider           *App
	routes             []py.Value // *Route, *included, *otherRoute
	problems           []problem
}

var typeAPIRouter = py.NewBuiltinType("fastapi.routing", "APIRouter")

// Type implements py.Value.
func (r *Router) Type() *py.Type { return r.class }

// AttrDict holds what user code puts on the router.
func (r *Router) AttrDict(create bool) *py.Dict {
	if r.attrs == nil && create {
		r.attrs = py.NewDict()
	}
	return r.attrs
}

// included is a router inside of another one, with what include_router said.
type included struct {
	router *Router
	ctx    *includeContext
	span   source.Span
}

var typeIncluded = py.NewBuiltinType("fastapi.routing", "_IncludedRouter")

// Type implements py.Value.
func (*included) Type() *py.Type { return typeIncluded }

// otherRoute is a route that is no APIRoute: websockets, mounts, plain Starlette routes.
type otherRoute struct {
	Kind            string // "websocket", "mount", "route", "host", "frontend"
	Path, Name      string
	Endpoint        py.Value
	Methods         []string
	IncludeInSchema bool
	Dependencies    []py.Value
	Span            source.Span
}

var typeBaseRoute = py.NewBuiltinType("starlette.routing", "BaseRoute")

// Type implements py.Value.
func (*otherRoute) Type() *py.Type { return typeBaseRoute }

// GetAttr implements py.AttrGetter.
func (r *otherRoute) GetAttr(_ *py.Task, name string) (py.Value, error) {
	switch name {
	case "path":
		return py.Str(r.Path), nil
	case "name":
		return py.Str(r.Name), nil
	case "endpoint":
		return orNone(r.Endpoint), nil
	}
	return nil, nil
}

// includeContext is _RouterIncludeContext.
type includeContext struct {
	included           *Router
	prefix             string
	tags, dependencies []py.Value
	callbacks          []py.Value
	responses          *py.Dict
	deprecated         bool
	includeInSchema    bool
	responseClass      py.Value
	uniqueID           py.Value
	strict             py.Value
	maxBodySize        py.Value
	provider           *App
}

// combine puts the context of an inner inclusion below an outer one.
func (c *includeContext) combine(child *includeContext) *includeContext {
	return &includeContext{
		included: child.included, prefix: c.prefix + child.prefix, tags: joined(c.tags, child.tags),
		dependencies: joined(c.dependencies, child.dependencies), callbacks: joined(c.callbacks, child.callbacks),
		responses: mergeDicts(c.responses, child.responses), deprecated: c.deprecated || child.deprecated,
		includeInSchema: c.includeInSchema && child.includeInSchema, responseClass: firstSet(child.responseClass, c.responseClass),
		uniqueID: firstSet(child.uniqueID, c.uniqueID), strict: firstSet(child.strict, c.strict),
		maxBodySize: firstGiven(child.maxBodySize, c.maxBodySize), provider: c.provider,
	}
}

// routerArguments are the keyword arguments of APIRouter(...).
const routerArguments = `*, prefix='', tags=None, dependencies=None, default_response_class=Unset, responses=None, callbacks=None,
	routes=None, redirect_slashes=True, default=None, dependency_overrides_provider=None, route_class=None, on_startup=None,
	on_shutdown=None, lifespan=None, deprecated=None, include_in_schema=True, generate_unique_id_function=Unset,
	strict_content_type=Unset, max_body_size=None, form_limits=None`

// init fills a router from the arguments of its constructor.
func (r *Router) init(t *py.Task, a native.Args) error {
	if err := checkBodySize(a.Given("max_body_size")); err != nil {
		return err
	}
	r.prefix = a.Str("prefix")
	if err := checkPrefix(r.prefix); err != nil {
		return err
	}
	var err error
	for _, x := range []struct {
		to   *[]py.Value
		name string
	}{{&r.tags, "tags"}, {&r.dependencies, "dependencies"}, {&r.callbacks, "callbacks"}, {&r.startup, "on_startup"},
		{&r.shutdown, "on_shutdown"}, {&r.routes, "routes"}} {
		if *x.to, err = listOf(t, a.Given(x.name)); err != nil {
			return err
		}
	}
	r.responses, _ = py.AsDict(orNone(a.Given("responses")))
	r.deprecated = truth(a.Get("deprecated"))
	r.includeInSchema, r.redirectSlashes = truth(a.Get("include_in_schema")), truth(a.Get("redirect_slashes"))
	r.responseClass, r.uniqueID, r.strict = a.Get("default_response_class"), a.Get("generate_unique_id_function"), a.Get("strict_content_type")
	r.maxBodySize, r.formLimits, r.lifespan = a.Given("max_body_size"), a.Given("form_limits"), a.Given("lifespan")
	r.span = r.lib.in.Here()
	if c, ok := a.Given("route_class").(*py.Type); ok && c != typeAPIRoute {
		r.routeClass = c
		r.problems = append(r.problems, problem{codeRouteClass, r.span, "the route class " + c.Name,
			"put what it does into a dependency or an @app.middleware(\"http\") function"})
	}
	if d := a.Given("default"); d != nil {
		r.problems = append(r.problems, problem{codeASGI, r.span, "the default ASGI app of a router", "add an exception handler for 404"})
	}
	return nil
}

func checkPrefix(prefix string) error {
	if prefix == "" {
		return nil
	}
	if !strings.HasPrefix(prefix, "/") {
		return py.Raise(py.AssertionError, "A path prefix must start with '/'")
	}
	if strings.HasSuffix(prefix, "/") {
		return py.Raise(py.AssertionError, "A path prefix must not end with '/', as the routes will start with '/'")
	}
	return nil
}

// addRoute is add_api_route.
func (r *Router) addRoute(t *py.Task, o *options) error {
	o.Path = r.prefix + o.Path
	o.Responses = mergeDicts(r.responses, o.Responses)
	o.ResponseClass = firstSet(o.ResponseClass, r.responseClass)
	o.Tags, o.Dependencies, o.Callbacks = joined(r.tags, o.Tags), joined(r.dependencies, o.Dependencies), joined(r.callbacks, o.Callbacks)
	o.UniqueIDFunction = firstSet(o.UniqueIDFunction, r.uniqueID)
	o.StrictContentType = firstSet(o.StrictContentType, r.strict)
	o.MaxBodySize = firstGiven(o.MaxBodySize, r.maxBodySize)
	o.Deprecated = o.Deprecated || r.deprecated
	o.IncludeInSchema = o.IncludeInSchema && r.includeInSchema
	o.provider = r.provider
	route := &Route{options: *o, class: typeAPIRoute}
	if r.routeClass != nil {
		route.class = r.routeClass
	}
	s, err := r.lib.populate(t, &route.options)
	if err != nil {
		return err
	}
	route.state = s
	r.routes = append(r.routes, route)
	return nil
}

// contains is _contains_router.
func (r *Router) contains(other *Router, seen map[*Router]bool) bool {
	if seen[r] {
		return false
	}
	seen[r] = true
	for _, v := range r.routes {
		if inc, ok := v.(*included); ok && (inc.router == other || inc.router.contains(other, seen)) {
			return true
		}
	}
	return false
}

const includeArguments = `router, *, prefix='', tags=None, dependencies=None, default_response_class=Unset, responses=None,
	callbacks=None, deprecated=None, include_in_schema=True, generate_unique_id_function=Unset, max_body_size=None, form_limits=None`

// include is include_router.
func (r *Router) include(t *py.Task, a native.Args) error {
	other := routerOf(a.Get("router"))
	if other == nil {
		if s, ok := a.Get("router").(*eval.Symbolic); ok {
			r.problems = append(r.problems, problem{codeSymbolicCallable, r.lib.in.Here(), "the router " + s.String() + " is not known at build",
				"define the router in the program"})
			return nil
		}
		return py.Raise(py.AttributeError, "'%s' object has no attribute '_contains_router'", a.Get("router").Type().Name)
	}
	if other == r {
		return py.Raise(py.AssertionError, "Cannot include the same APIRouter instance into itself. Did you mean to include a different router?")
	}
	if other.contains(r, map[*Router]bool{}) {
		return py.Raise(py.AssertionError, "Cannot include an APIRouter instance that already includes this router. Did you mean to include a different router?")
	}
	prefix := a.Str("prefix")
	if err := checkPrefix(prefix); err != nil {
		return err
	}
	if prefix == "" {
		if err := other.checkEmptyPaths(nil); err != nil {
			return err
		}
	}
	if err := checkBodySize(a.Given("max_body_size")); err != nil {
		return err
	}
	ctx := &includeContext{
		included: other, prefix: r.prefix + prefix, deprecated: truth(a.Get("deprecated")) || r.deprecated,
		includeInSchema: r.includeInSchema && truth(a.Get("include_in_schema")),
		responseClass:   firstSet(a.Get("default_response_class"), r.responseClass), uniqueID: firstSet(a.Get("generate_unique_id_function"), r.uniqueID),
		strict: r.strict, maxBodySize: firstGiven(other.maxBodySize, a.Given("max_body_size"), r.maxBodySize), provider: r.provider,
	}
	responses, _ := py.AsDict(orNone(a.Given("responses")))
	ctx.responses = mergeDicts(r.responses, responses)
	for _, x := range []struct {
		to   *[]py.Value
		own  []py.Value
		name string
	}{{&ctx.tags, r.tags, "tags"}, {&ctx.dependencies, r.dependencies, "dependencies"}, {&ctx.callbacks, r.callbacks, "callbacks"}} {
		list, err := listOf(t, a.Given(x.name))
		if err != nil {
			return err
		}
		*x.to = joined(x.own, list)
	}
	r.routes = append(r.routes, &included{router: other, ctx: ctx, span: r.lib.in.Here()})
	r.startup, r.shutdown = append(r.startup, other.startup...), append(r.shutdown, other.shutdown...)
	if other.lifespan != nil {
		r.lifespans = append(r.lifespans, other.lifespan)
	}
	r.lifespans = append(r.lifespans, other.lifespans...)
	return nil
}

// checkEmptyPaths refuses routes whose path is empty when there is no prefix.
func (r *Router) checkEmptyPaths(ctx *includeContext) error {
	for _, v := range r.routes {
		path, name := "", ""
		switch x := v.(type) {
		case *Route:
			path, name = x.Path, x.Name
		case *otherRoute:
			path, name = x.Path, x.Name
		case *included:
			inner := x.ctx
			if ctx != nil {
				inner = ctx.combine(x.ctx)
			}
			if err := x.router.checkEmptyPaths(inner); err != nil {
				return err
			}
			continue
		default:
			continue
		}
		if ctx != nil {
			path = ctx.prefix + path
		}
		if path == "" {
			return py.Raise(web.FastAPIError, "Prefix and path cannot be both empty (path operation: %s)", name)
		}
	}
	return nil
}

// routerOf is the router of a value that is an APIRouter or a FastAPI app.
func routerOf(v py.Value) *Router {
	switch x := v.(type) {
	case *Router:
		return x
	case *App:
		return x.Router
	}
	return nil
}

// methodNames are the decorators for one HTTP method each.
var methodNames = []string{"get", "put", "post", "delete", "options", "head", "patch", "trace"}

// routerMethod is a method that routers and applications share.
type routerMethod struct {
	name string
	sig  *native.Signature
	call func(r *Router, t *py.Task, a native.Args) (py.Value, error)
}

// routerMethods are the methods of routers, which applications have as well.
func routerMethods() (out []routerMethod) {
	add := func(name, signature string, call func(r *Router, t *py.Task, a native.Args) (py.Value, error)) {
		out = append(out, routerMethod{name, native.ParseSignature("self, " + signature), call})
	}
	for _, m := range methodNames {
		add(m, "path, *, callbacks=None, "+operationArguments, func(r *Router, t *py.Task, a native.Args) (py.Value, error) {
			return r.decorator(t, a, py.NewList(py.Str(strings.ToUpper(m))))
		})
	}
	add("api_route", "path, *, callbacks=None, methods=None, "+operationArguments, func(r *Router, t *py.Task, a native.Args) (py.Value, error) {
		return r.decorator(t, a, nil)
	})
	add("add_api_route", "path, endpoint, *, callbacks=None, methods=None, strict_content_type=Unset, route_class_override=None, "+operationArguments,
		func(r *Router, t *py.Task, a native.Args) (py.Value, error) {
			o, err := r.lib.optionsOf(t, a, nil)
			if err != nil {
				return nil, err
			}
			o.Endpoint = a.Get("endpoint")
			return py.None, r.addRoute(t, o)
		})
	add("include_router", includeArguments, func(r *Router, t *py.Task, a native.Args) (py.Value, error) { return py.None, r.include(t, a) })
	add("on_event", "event_type", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return decorate("on_event", func(t *py.Task, f py.Value) error { return r.addEvent(a.Str("event_type"), f) }), nil
	})
	add("add_event_handler", "event_type, func", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return py.None, r.addEvent(a.Str("event_type"), a.Get("func"))
	})
	add("websocket", "path, name=None, *, dependencies=None", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return r.otherDecorator("websocket", a), nil
	})
	add("websocket_route", "path, name=None", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return r.otherDecorator("websocket", a), nil
	})
	add("add_api_websocket_route", "path, endpoint, name=None, *, dependencies=None", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return py.None, r.addOther("websocket", a, a.Get("endpoint"))
	})
	add("add_websocket_route", "path, endpoint, name=None", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return py.None, r.addOther("websocket", a, a.Get("endpoint"))
	})
	add("route", "path, methods=None, name=None, include_in_schema=True", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return r.otherDecorator("route", a), nil
	})
	add("add_route", "path, endpoint, methods=None, name=None, include_in_schema=True", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return py.None, r.addOther("route", a, a.Get("endpoint"))
	})
	add("mount", "path, app, name=None", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return py.None, r.addOther("mount", a, a.Get("app"))
	})
	add("host", "host, app, name=None", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return py.None, r.addOther("host", a, a.Get("app"))
	})
	add("frontend", "path, *, directory, fallback='auto', check_dir='auto'", func(r *Router, _ *py.Task, a native.Args) (py.Value, error) {
		return py.None, r.addOther("frontend", a, nil)
	})
	add("url_path_for", "name, /, **path_params", func(r *Router, _ *py.Task, _ native.Args) (py.Value, error) {
		return nil, r.lib.models.Refuse(codeURLFor, "use request.url_for in the handler", "url_path_for in module code")
	})
	return out
}

// decorate makes the decorator that a method returns: it registers the function and
// gives it back.
func decorate(name string, register func(t *py.Task, f py.Value) error) py.Value {
	return native.Func("fastapi.routing", name+".<locals>.decorator", decoratorSignature, func(t *py.Task, a native.Args) (py.Value, error) {
		return a.Values[0], register(t, a.Values[0])
	})
}

var decoratorSignature = native.ParseSignature("func")

// decorator is api_route and the methods like it.
func (r *Router) decorator(t *py.Task, a native.Args, methods py.Value) (py.Value, error) {
	o, err := r.lib.optionsOf(t, a, methods)
	if err != nil {
		return nil, err
	}
	return decorate("api_route", func(t *py.Task, f py.Value) error {
		c := *o
		c.Endpoint = f
		return r.addRoute(t, &c)
	}), nil
}

func (r *Router) addEvent(event string, f py.Value) error {
	switch event {
	case "startup":
		r.startup = append(r.startup, f)
	case "shutdown":
		r.shutdown = append(r.shutdown, f)
	default:
		return py.Raise(py.AssertionError, "")
	}
	return nil
}

func (r *Router) otherDecorator(kind string, a native.Args) py.Value {
	return decorate(kind, func(_ *py.Task, f py.Value) error { return r.addOther(kind, a, f) })
}

// addOther keeps a route that is no path operation; Build reports what is not compiled.
func (r *Router) addOther(kind string, a native.Args, endpoint py.Value) error {
	o := &otherRoute{Kind: kind, Path: r.prefix + a.Str("path"), Name: a.Str("name"), Endpoint: endpoint, Span: r.lib.in.Here(), IncludeInSchema: true}
	if kind == "mount" || kind == "route" {
		o.Path = a.Str("path") // Starlette's methods do not know the prefix
	}
	if o.Name == "" && endpoint != nil {
		o.Name = nameOf(endpoint)
	}
	if v := a.Get("include_in_schema"); v != nil {
		o.IncludeInSchema = truth(v)
	}
	var err error
	if o.Dependencies, err = listOf(nil, a.Given("dependencies")); err != nil {
		return err
	}
	if m, err := listOf(nil, a.Given("methods")); err == nil {
		for _, x := range m {
			o.Methods = append(o.Methods, strings.ToUpper(str(x)))
		}
	}
	r.routes = append(r.routes, o)
	return nil
}

// routerAttributes are what Python code reads of a router.
var routerAttributes = map[string]func(r *Router) py.Value{
	"prefix":           func(r *Router) py.Value { return py.Str(r.prefix) },
	"routes":           func(r *Router) py.Value { return py.NewList(append([]py.Value(nil), r.routes...)...) },
	"tags":             func(r *Router) py.Value { return py.NewList(r.tags...) },
	"dependencies":     func(r *Router) py.Value { return py.NewList(r.dependencies...) },
	"on_startup":       func(r *Router) py.Value { return py.NewList(r.startup...) },
	"on_shutdown":      func(r *Router) py.Value { return py.NewList(r.shutdown...) },
	"redirect_slashes": func(r *Router) py.Value { return py.MakeBool(r.redirectSlashes) },
}

// routerSetters are the attributes whose assignment matters.
var routerSetters = map[string]func(r *Router, v py.Value){
	"prefix":           func(r *Router, v py.Value) { r.prefix = str(v) },
	"tags":             func(r *Router, v py.Value) { r.tags, _ = listOf(nil, v) },
	"redirect_slashes": func(r *Router, v py.Value) { r.redirectSlashes = truth(v) },
	"route_class": func(r *Router, v py.Value) {
		if c, ok := v.(*py.Type); ok && c != typeAPIRoute {
			r.routeClass = c
			r.problems = append(r.problems, problem{codeRouteClass, r.lib.in.Here(), "the route class " + c.Name,
				"put what it does into a dependency or an @app.middleware(\"http\") function"})
		}
	},
	"lifespan_context": func(r *Router, v py.Value) { r.lifespan = v },
}

// GetAttr implements py.AttrGetter.
func (r *Router) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if get, ok := routerAttributes[name]; ok {
		return get(r), nil
	}
	return nil, nil
}

// SetAttr implements py.AttrSetter.
func (r *Router) SetAttr(_ *py.Task, name string, v py.Value) (bool, error) {
	if set, ok := routerSetters[name]; ok {
		set(r, v)
		return true, nil
	}
	return false, nil
}
