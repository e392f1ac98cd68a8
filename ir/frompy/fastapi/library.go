package fastapi

import (
	"strings"
	"sync"

	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// The diagnostics of this package; parser/diag/registry_fastapi.go explains them.
const (
	codeRouteError       = diag.RouteError
	codeSymbolicCallable = diag.CallableAtStart
	codeForm             = diag.FormParameter
	codeStream           = diag.StreamingRoute
	codeResponseClass    = diag.ResponseClass
	codeWebSocket        = diag.WebSocketRoute
	codeMount            = diag.MountedApp
	codeMiddleware       = diag.UnsupportedMiddleware
	codeRouteClass       = diag.RouteClass
	codeASGI             = diag.RawASGI
	codeTelemetry        = diag.RawASGI
	codeLifespans        = diag.SeveralLifespans
	codeOverrides        = diag.OverridesInCode
	codeConcurrency      = diag.DependencyConcurrency
	codeOpenAPICall      = diag.CustomOpenAPI
	codeURLFor           = diag.RawASGI
)

// Library is FastAPI as one evaluation sees it.
type Library struct {
	in      *eval.Interp
	models  *pydantic.Library
	apps    []*App
	calls   []py.Value
	modules map[string]*py.Module
	oauth2  *eval.Module // the form dependencies of fastapi.security.oauth2
}

// libraries holds the Library of each evaluation.
var libraries sync.Map

// Of returns the Library of an evaluation, made on first use.
func Of(in *eval.Interp) *Library {
	if l, ok := libraries.Load(in); ok {
		return l.(*Library)
	}
	l := &Library{in: in, models: pydantic.Of(in), modules: map[string]*py.Module{}}
	libraries.Store(in, l)
	tasks.Store(in.Task(), l)
	return l
}

// tasks finds the Library of the code that runs on a task.
var tasks sync.Map

func libraryOf(t *py.Task) (*Library, error) {
	if l, ok := tasks.Load(t); ok {
		return l.(*Library), nil
	}
	return nil, py.Raise(py.RuntimeError, "FastAPI is only known at compile time")
}

// Forget drops the Library of an evaluation that is over.
func Forget(in *eval.Interp) {
	libraries.Delete(in)
	tasks.Delete(in.Task())
	pydantic.Forget(in)
}

// Apps are the applications that the program has made, in order.
func (l *Library) Apps() []*App { return l.apps }

// AppOf returns the application that a value is.
func AppOf(v py.Value) (*App, bool) {
	a, ok := v.(*App)
	return a, ok
}

// Types that exist in annotations and have no values at compile time.
var (
	typeWebSocket            = py.NewBuiltinType("starlette.websockets", "WebSocket", web.HTTPConnectionType)
	typeWebSocketDisconnect  = py.NewBuiltinType("starlette.websockets", "WebSocketDisconnect", py.Exception_)
	typeWebSocketException   = py.NewBuiltinType("starlette.exceptions", "WebSocketException", py.Exception_)
	typeWSRequestValidation  = py.NewBuiltinType("fastapi.exceptions", "WebSocketRequestValidationError", web.ValidationException)
	typeDependencyScopeError = py.NewBuiltinType("fastapi.exceptions", "DependencyScopeError", web.FastAPIError)
	typeStarletteTasks       = py.NewBuiltinType("starlette.background", "BackgroundTasks", web.BackgroundTaskType)
	typeServerSentEvent      = py.NewBuiltinType("fastapi.sse", "ServerSentEvent")
	typeGZip                 = py.NewBuiltinType("starlette.middleware.gzip", "GZipMiddleware")
	typeHTTPSRedirect        = py.NewBuiltinType("starlette.middleware.httpsredirect", "HTTPSRedirectMiddleware")
	typeSession              = py.NewBuiltinType("starlette.middleware.sessions", "SessionMiddleware")
	typeStaticFiles          = py.NewBuiltinType("starlette.staticfiles", "StaticFiles")
	typeStarlette            = py.NewBuiltinType("starlette.applications", "Starlette")
	typeStarletteRoute       = py.NewBuiltinType("starlette.routing", "Route", typeBaseRoute)
	typeMount                = py.NewBuiltinType("starlette.routing", "Mount", typeBaseRoute)
)

// moduleNames are the modules that this package overlays: names that only mean something
// while an application is put together stand beside the runtime's own.
var moduleNames = strings.Fields(`fastapi fastapi.applications fastapi.routing fastapi.params fastapi.param_functions fastapi.datastructures
	fastapi.exceptions fastapi.responses fastapi.requests fastapi.websockets fastapi.background fastapi.encoders fastapi.security
	fastapi.security.oauth2 fastapi.security.http fastapi.security.api_key fastapi.security.open_id_connect_url fastapi.security.base
	fastapi.security.utils fastapi.exception_handlers fastapi.middleware fastapi.middleware.cors fastapi.middleware.gzip
	fastapi.middleware.trustedhost fastapi.middleware.httpsredirect fastapi.staticfiles fastapi.sse fastapi.concurrency fastapi.types
	fastapi.utils fastapi.status fastapi.openapi.docs fastapi.openapi.utils
	starlette starlette.applications starlette.routing starlette.requests starlette.responses starlette.exceptions
	starlette.datastructures starlette.background starlette.middleware starlette.middleware.base starlette.middleware.cors
	starlette.middleware.gzip starlette.middleware.trustedhost starlette.middleware.httpsredirect starlette.middleware.sessions
	starlette.staticfiles starlette.websockets starlette.concurrency starlette.types starlette.status`)

// Natives are the modules of fastapi and starlette.
func Natives() eval.Natives {
	out := eval.Natives{}
	for _, name := range moduleNames {
		out[name] = func(in *eval.Interp) (*py.Module, error) { return Of(in).module(name), nil }
	}
	return out
}

func (l *Library) module(name string) *py.Module {
	if m := l.modules[name]; m != nil {
		return m
	}
	d := py.NewDict()
	m := &py.Module{Name: name, Dict: d}
	l.modules[name] = m // before its members, which may import it
	if native, ok := py.ImportNative(name); ok {
		for k, v := range native.Dict.All() {
			d.SetStr(str(k), v)
		}
	}
	if name == "fastapi.security" || name == "fastapi.security.oauth2" {
		l.addOAuth2Forms(d)
	}
	for attr, v := range l.names(name) {
		if _, ok := d.GetStr(attr); !ok {
			d.SetStr(attr, v)
		}
	}
	d.SetStr("__name__", py.Str(name))
	return m
}

// starletteNames tells the classes that starlette has under a name that fastapi has too.
var starletteNames = map[string]py.Value{"BackgroundTasks": typeStarletteTasks, "Route": typeStarletteRoute}

// names are what a module exports besides the runtime's own values.
func (l *Library) names(module string) map[string]py.Value {
	out := map[string]py.Value{
		"FastAPI": typeApp, "APIRouter": typeAPIRouter, "APIRoute": typeAPIRoute, "WebSocket": typeWebSocket,
		"WebSocketDisconnect": typeWebSocketDisconnect, "WebSocketException": typeWebSocketException, "WebSocketRequestValidationError": typeWSRequestValidation,
		"DependencyScopeError": typeDependencyScopeError, "EventSourceResponse": typeEventSource, "ServerSentEvent": typeServerSentEvent,
		"FileResponse": typeFileResponse, "ORJSONResponse": typeORJSONResponse, "UJSONResponse": typeUJSONResponse,
		"BaseHTTPMiddleware": web.BaseHTTPMiddlewareType, "GZipMiddleware": typeGZip, "TrustedHostMiddleware": web.TrustedHostMiddlewareType,
		"HTTPSRedirectMiddleware": typeHTTPSRedirect, "SessionMiddleware": typeSession, "StaticFiles": typeStaticFiles, "Starlette": typeStarlette,
		"Middleware": typeMiddleware, "BaseRoute": typeBaseRoute, "Mount": typeMount, "Request": web.RequestType, "Response": web.ResponseType,
		"JSONResponse": web.JSONResponseType, "HTMLResponse": web.HTMLResponseType, "PlainTextResponse": web.PlainTextResponseType,
		"RedirectResponse": web.RedirectResponseType, "StreamingResponse": web.StreamingResponseType, "HTTPException": web.HTTPException,
		"RequestValidationError": web.RequestValidationError, "ResponseValidationError": web.ResponseValidationError,
		"SecurityBase":    web.SecurityBaseType,
		"BackgroundTasks": web.BackgroundTasksType, "__version__": py.Str("0.165.0"),
	}
	if strings.HasPrefix(module, "starlette") {
		for k, v := range starletteNames {
			out[k] = v
		}
	}
	switch module {
	case "fastapi.params":
		for _, row := range paramFunctions {
			out[row.Name] = row.Class
		}
		out["Param"], out["Depends"], out["Security"] = typeParam, classDepends.Type, classSecurity.Type
	default:
		for name, f := range l.paramFunctions() {
			out[name] = f
		}
	}
	for _, sub := range []string{"status", "security", "responses", "params", "routing", "exceptions", "encoders", "middleware"} {
		if module == "fastapi" {
			out[sub] = l.module("fastapi." + sub)
		}
	}
	return out
}

// paramFunctions are Query, Path, ..., Depends and Security as functions.
func (l *Library) paramFunctions() map[string]py.Value {
	out := map[string]py.Value{}
	for _, row := range paramFunctions {
		out[row.Name] = native.Func("fastapi.param_functions", row.Name, paramSignatures[row.Name], func(_ *py.Task, a native.Args) (py.Value, error) {
			return newParam(row.Class, row.Keep, a, l.in.Here())
		})
	}
	for name, row := range map[string]struct {
		class *native.RecordClass
		sig   string
	}{
		"Depends":  {classDepends, "dependency=None, *, use_cache=True, scope=None, max_concurrency=None"},
		"Security": {classSecurity, "dependency=None, *, scopes=None, use_cache=True, scope=None, max_concurrency=None"},
	} {
		out[name] = native.Func("fastapi.param_functions", name, native.ParseSignature(row.sig), func(t *py.Task, a native.Args) (py.Value, error) {
			var kw []py.Kw
			for _, p := range row.class.Sig.Params {
				kw = append(kw, py.Kw{Name: p.Name, Value: a.Get(p.Name)})
			}
			r, err := row.class.Make(t, row.class.Type, nil, kw)
			if err != nil {
				return nil, err
			}
			r.Span = l.in.Here()
			return r, nil
		})
	}
	return out
}

func init() {
	web.RegisterModules()
	typeApp.New = func(t *py.Task, cls *py.Type, _ []py.Value, _ []py.Kw) (py.Value, error) {
		l, err := libraryOf(t)
		if err != nil {
			return nil, err
		}
		return l.newApp(cls), nil
	}
	typeApp.Init = func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
		return self.(*App).init(t, pos, kw)
	}
	routerSignature := native.ParseSignature("self, " + routerArguments)
	typeAPIRouter.New = func(t *py.Task, cls *py.Type, _ []py.Value, _ []py.Kw) (py.Value, error) {
		l, err := libraryOf(t)
		if err != nil {
			return nil, err
		}
		return &Router{lib: l, class: cls, includeInSchema: true, redirectSlashes: true, responseClass: native.Unset, uniqueID: native.Unset,
			strict: native.Unset, span: l.in.Here()}, nil
	}
	typeAPIRouter.Init = func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
		a, err := routerSignature.Bind("APIRouter.__init__", append([]py.Value{self}, pos...), kw)
		if err != nil {
			return err
		}
		return self.(*Router).init(t, a)
	}
	var forRouter, forApp []py.Method
	for _, m := range routerMethods() {
		forRouter = append(forRouter, sharedMethod("APIRouter", m))
		forApp = append(forApp, sharedMethod("FastAPI", m))
	}
	for _, m := range appMethods() {
		forApp = append(forApp, py.Method{Name: m.name, Kind: py.Raw, Wrapped: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
			a, err := m.sig.Bind("FastAPI."+m.name, append([]py.Value{self}, pos...), kw)
			if err != nil {
				return nil, err
			}
			return m.call(self.(*App), t, a)
		}})
	}
	typeAPIRouter.SetMethods(forRouter, "")
	typeApp.SetMethods(forApp, "")
	typeStaticFiles.New, typeStarlette.New = newUnserved, newUnserved
	middlewareSignature := native.ParseSignature("cls, *args, **kwargs")
	typeMiddleware.New = func(t *py.Task, _ *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		a, err := middlewareSignature.Bind("Middleware.__init__", pos, kw)
		if err != nil {
			return nil, err
		}
		var at source.Span
		if l, err := libraryOf(t); err == nil {
			at = l.in.Here()
		}
		return &middlewareValue{middleware{Class: a.Get("cls"), Pos: a.Rest("args"), Kw: keywords(a.Get("kwargs")), Span: at}}, nil
	}
}

// unserved is an application that is mounted, of a class that is not compiled: it exists so
// that the refusal points at the mount, not at its construction.
type unserved struct{ class *py.Type }

// Type implements py.Value.
func (u *unserved) Type() *py.Type { return u.class }

func newUnserved(_ *py.Task, class *py.Type, _ []py.Value, _ []py.Kw) (py.Value, error) {
	return &unserved{class}, nil
}

// sharedMethod makes a method of routers or applications.
func sharedMethod(class string, m routerMethod) py.Method {
	return py.Method{Name: m.name, Kind: py.Raw, Wrapped: true, RawFn: func(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		a, err := m.sig.Bind(class+"."+m.name, append([]py.Value{self}, pos...), kw)
		if err != nil {
			return nil, err
		}
		return m.call(routerOf(self), t, a)
	}}
}
