package fastapi

import (
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// App is what FastAPI(...) gives. What user code may read or replace (title, version,
// state, openapi ...) are attributes in its dictionary, read by Build when the program
// has run.
type App struct {
	Router *Router
	Span   source.Span
	Module *eval.Module

	lib        *Library
	class      *py.Type
	attrs      *py.Dict
	handlers   []handler
	middleware []middleware
	problems   []problem
}

// handler is an exception handler: Key is a status code or an exception class.
type handler struct {
	Key, Call py.Value
	Span      source.Span
}

// middleware is a layer: a class with arguments, or a function of @app.middleware.
type middleware struct {
	Class py.Value
	Pos   []py.Value
	Kw    []py.Kw
	Call  py.Value
	Span  source.Span
}

// Type implements py.Value.
func (a *App) Type() *py.Type { return a.class }

// AttrDict is the instance's dictionary.
func (a *App) AttrDict(bool) *py.Dict { return a.attrs }

// Attr returns an attribute of the application, None when it has none.
func (a *App) Attr(name string) py.Value {
	if v, ok := a.attrs.GetStr(name); ok {
		return v
	}
	return py.None
}

func (a *App) text(name string) string { return str(a.Attr(name)) }

// appArguments are the arguments of FastAPI(...).
const appArguments = `self, *, telemetry=None, debug=False, routes=None, title='FastAPI', summary=None, description='', version='0.1.0',
	openapi_url='/openapi.json', openapi_tags=None, servers=None, dependencies=None, default_response_class=Unset,
	redirect_slashes=True, docs_url='/docs', redoc_url='/redoc', swagger_ui_oauth2_redirect_url='/docs/oauth2-redirect',
	swagger_ui_init_oauth=None, middleware=None, exception_handlers=None, on_startup=None, on_shutdown=None, lifespan=None,
	terms_of_service=None, contact=None, license_info=None, root_path='', root_path_in_servers=True, responses=None,
	callbacks=None, webhooks=None, deprecated=None, include_in_schema=True, swagger_ui_parameters=None,
	generate_unique_id_function=Unset, separate_input_output_schemas=True, openapi_external_docs=None,
	strict_content_type=True, max_body_size=None, form_limits=None, **extra`

var appSignature = native.ParseSignature(appArguments)

// keptArguments become attributes of the application as they are.
var keptArguments = strings.Fields(`max_body_size debug title summary description version terms_of_service contact license_info
	openapi_url openapi_tags root_path_in_servers docs_url redoc_url swagger_ui_oauth2_redirect_url swagger_ui_init_oauth
	swagger_ui_parameters separate_input_output_schemas openapi_external_docs root_path`)

var typeApp = web.AppType

// newApp is FastAPI.__new__: an application without anything; __init__ fills it, so that
// classes that derive from FastAPI may call super().__init__().
func (l *Library) newApp(cls *py.Type) *App {
	a := &App{lib: l, class: cls, attrs: py.NewDict(), Span: l.in.Here(), Module: l.in.Current()}
	a.Router = &Router{lib: l, class: typeAPIRouter, provider: a, includeInSchema: true, redirectSlashes: true,
		responseClass: native.Unset, uniqueID: native.Unset, strict: native.Unset, span: a.Span}
	l.apps = append(l.apps, a)
	return a
}

// init is FastAPI.__init__.
func (a *App) init(t *py.Task, pos []py.Value, kw []py.Kw) error {
	args, err := appSignature.Bind("FastAPI.__init__", append([]py.Value{a}, pos...), kw)
	if err != nil {
		return err
	}
	if !a.lib.in.Here().IsZero() {
		a.Span = a.lib.in.Here()
	}
	for _, name := range keptArguments {
		a.attrs.SetStr(name, args.Get(name))
	}
	if extra, ok := args.Get("extra").(*py.Dict); ok && extra.Len() > 0 {
		for k := range extra.All() {
			return py.Raise(py.TypeError, "FastAPI.__init__() got an unexpected keyword argument '%s'", str(k))
		}
	}
	servers := args.Get("servers")
	if servers == py.None {
		servers = py.NewList()
	}
	a.attrs.SetStr("servers", servers)
	if truth(args.Get("openapi_url")) {
		if !truth(args.Get("title")) {
			return py.Raise(py.AssertionError, "A title must be provided for OpenAPI, e.g.: 'My API'")
		}
		if !truth(args.Get("version")) {
			return py.Raise(py.AssertionError, "A version must be provided for OpenAPI, e.g.: '2.1.0'")
		}
	}
	a.attrs.SetStr("openapi_version", py.Str("3.1.0"))
	a.attrs.SetStr("openapi_schema", py.None)
	a.attrs.SetStr("dependency_overrides", py.NewDict())
	a.attrs.SetStr("state", py.NewObject(web.StateType, py.NewDict()))
	webhooks := args.Given("webhooks")
	if webhooks == nil {
		r := &Router{lib: a.lib, class: typeAPIRouter, includeInSchema: true, redirectSlashes: true, responseClass: native.Unset,
			uniqueID: native.Unset, strict: native.Unset}
		webhooks = r
	}
	a.attrs.SetStr("webhooks", webhooks)
	a.attrs.SetStr("router", a.Router)
	if err := a.Router.init(t, args); err != nil {
		return err
	}
	a.Router.provider = a
	if d, ok := args.Get("exception_handlers").(*py.Dict); ok {
		for k, v := range d.All() {
			a.handle(k, v)
		}
	}
	list, err := listOf(t, args.Given("middleware"))
	if err != nil {
		return err
	}
	for _, m := range list {
		if r, ok := m.(*middlewareValue); ok {
			a.middleware = append(a.middleware, r.middleware)
			continue
		}
		a.problems = append(a.problems, problem{codeMiddleware, a.Span, "the middleware " + reprOf(t, m), "use app.add_middleware"})
	}
	if args.Given("telemetry") != nil {
		a.problems = append(a.problems, problem{codeTelemetry, a.Span, "telemetry=", "leave telemetry out"})
	}
	return nil
}

// handle registers an exception handler; a later one for the same key replaces it.
func (a *App) handle(key, call py.Value) {
	span := a.lib.in.Here()
	for i, h := range a.handlers {
		if eq, err := py.Eq(nil, h.Key, key); err == nil && eq {
			a.handlers[i] = handler{key, call, span}
			return
		}
	}
	a.handlers = append(a.handlers, handler{key, call, span})
}

// appMethod is a method of applications besides those of their routers.
type appMethod struct {
	name string
	sig  *native.Signature
	call func(app *App, t *py.Task, a native.Args) (py.Value, error)
}

// appMethods are the methods that only applications have.
func appMethods() (out []appMethod) {
	add := func(name, signature string, call func(app *App, t *py.Task, a native.Args) (py.Value, error)) {
		out = append(out, appMethod{name, native.ParseSignature("self, " + signature), call})
	}
	add("exception_handler", "exc_class_or_status_code", func(app *App, _ *py.Task, a native.Args) (py.Value, error) {
		return decorate("exception_handler", func(_ *py.Task, f py.Value) error {
			app.handle(a.Get("exc_class_or_status_code"), f)
			return nil
		}), nil
	})
	add("add_exception_handler", "exc_class_or_status_code, handler", func(app *App, _ *py.Task, a native.Args) (py.Value, error) {
		app.handle(a.Get("exc_class_or_status_code"), a.Get("handler"))
		return py.None, nil
	})
	add("middleware", "middleware_type", func(app *App, _ *py.Task, a native.Args) (py.Value, error) {
		if a.Str("middleware_type") != "http" {
			return nil, py.Raise(py.AssertionError, "Currently only middleware(\"http\") is supported.")
		}
		return decorate("middleware", func(_ *py.Task, f py.Value) error {
			app.addMiddleware(middleware{Call: f, Span: app.lib.in.Here()})
			return nil
		}), nil
	})
	add("add_middleware", "middleware_class, *args, **kwargs", func(app *App, _ *py.Task, a native.Args) (py.Value, error) {
		app.addMiddleware(middleware{Class: a.Get("middleware_class"), Pos: a.Rest("args"), Kw: keywords(a.Get("kwargs")), Span: app.lib.in.Here()})
		return py.None, nil
	})
	add("openapi", "", func(app *App, _ *py.Task, _ native.Args) (py.Value, error) {
		return nil, app.lib.models.Refuse(codeOpenAPICall, "leave the document to FastAPI", "app.openapi() in module code")
	})
	add("build_middleware_stack", "", func(app *App, _ *py.Task, _ native.Args) (py.Value, error) {
		return nil, app.lib.models.Refuse(codeASGI, "use app.add_middleware", "app.build_middleware_stack()")
	})
	add("setup", "", func(*App, *py.Task, native.Args) (py.Value, error) { return py.None, nil })
	return out
}

// addMiddleware puts a layer around all earlier ones.
func (a *App) addMiddleware(m middleware) { a.middleware = append([]middleware{m}, a.middleware...) }

func keywords(v py.Value) []py.Kw {
	d, ok := v.(*py.Dict)
	if !ok {
		return nil
	}
	var out []py.Kw
	for k, x := range d.All() {
		out = append(out, py.Kw{Name: str(k), Value: x})
	}
	return out
}

// middlewareValue is starlette.middleware.Middleware(...).
type middlewareValue struct{ middleware }

var typeMiddleware = py.NewBuiltinType("starlette.middleware", "Middleware")

// Type implements py.Value.
func (*middlewareValue) Type() *py.Type { return typeMiddleware }

// GetAttr gives an application what its router has: routes and the like.
func (a *App) GetAttr(t *py.Task, name string) (py.Value, error) {
	if _, own := a.attrs.GetStr(name); own {
		return nil, nil
	}
	switch name {
	case "routes":
		return a.Router.GetAttr(t, name)
	case "user_middleware":
		return py.NewList(), nil
	case "exception_handlers":
		d := py.NewDict()
		for _, h := range a.handlers {
			if err := d.Set(t, h.Key, h.Call); err != nil {
				return nil, err
			}
		}
		return d, nil
	}
	return nil, nil
}
