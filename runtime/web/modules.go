package web

import (
	"maps"
	"strings"

	"github.com/covetpy/covetgen/runtime/py"
)

// moduleRow is some modules of FastAPI and Starlette.
type moduleRow struct {
	names string // dotted names that hold the same things
	attrs map[string]func() py.Value
}

// moduleRows are the modules that Python code imports from; a module may have several rows.
// Names that only mean something while an application is being put together (FastAPI,
// APIRouter, Depends, Query, …) are not here: the compiler has resolved them.
func moduleRows() []moduleRow {
	return []moduleRow{
		{names: "starlette.exceptions", attrs: map[string]func() py.Value{
			"HTTPException": value(StarletteHTTPException),
		}},
		{names: "fastapi.exceptions", attrs: map[string]func() py.Value{
			"HTTPException":           value(HTTPException),
			"FastAPIError":            value(FastAPIError),
			"ValidationException":     value(ValidationException),
			"RequestValidationError":  value(RequestValidationError),
			"ResponseValidationError": value(ResponseValidationError),
		}},
		{names: "fastapi.exception_handlers", attrs: map[string]func() py.Value{
			"http_exception_handler":               function("http_exception_handler", answerHTTPException),
			"request_validation_exception_handler": function("request_validation_exception_handler", answerValidationError),
		}},
		{names: "starlette.responses fastapi.responses", attrs: map[string]func() py.Value{
			"Response":          value(ResponseType),
			"HTMLResponse":      value(HTMLResponseType),
			"PlainTextResponse": value(PlainTextResponseType),
			"JSONResponse":      value(JSONResponseType),
			"RedirectResponse":  value(RedirectResponseType),
			"StreamingResponse": value(StreamingResponseType),
		}},
		{names: "starlette.requests fastapi.requests", attrs: map[string]func() py.Value{
			"Request":          value(RequestType),
			"HTTPConnection":   value(HTTPConnectionType),
			"ClientDisconnect": value(ClientDisconnect),
		}},
		{names: "starlette.datastructures fastapi.datastructures", attrs: map[string]func() py.Value{
			"Headers":        value(HeadersType),
			"MutableHeaders": value(MutableHeadersType),
			"QueryParams":    value(QueryParamsType),
			"FormData":       value(FormDataType),
			"State":          value(StateType),
			"URL":            value(URLType),
			"Address":        value(AddressType),
		}},
		{names: "starlette.datastructures", attrs: map[string]func() py.Value{"UploadFile": value(StarletteUploadFileType)}},
		{names: "fastapi.datastructures fastapi", attrs: map[string]func() py.Value{"UploadFile": value(UploadFileType)}},
		{names: "starlette.background", attrs: map[string]func() py.Value{
			"BackgroundTask":  value(BackgroundTaskType),
			"BackgroundTasks": value(BackgroundTasksType),
		}},
		{names: "fastapi.background", attrs: map[string]func() py.Value{
			"BackgroundTasks": value(BackgroundTasksType),
		}},
		{names: "starlette.middleware.cors fastapi.middleware.cors", attrs: map[string]func() py.Value{
			"CORSMiddleware": value(CORSMiddlewareType),
		}},
		{names: "starlette.middleware.base", attrs: map[string]func() py.Value{
			"BaseHTTPMiddleware": value(BaseHTTPMiddlewareType),
		}},
		{names: "starlette.concurrency", attrs: threadpool},
		{names: "fastapi.concurrency", attrs: map[string]func() py.Value{
			"run_in_threadpool":     threadpool["run_in_threadpool"],
			"iterate_in_threadpool": threadpool["iterate_in_threadpool"],
			"asynccontextmanager":   asyncContextManager,
		}},
		{names: "starlette.middleware.trustedhost fastapi.middleware.trustedhost", attrs: map[string]func() py.Value{
			"TrustedHostMiddleware": value(TrustedHostMiddlewareType),
		}},
		{names: "fastapi.encoders", attrs: map[string]func() py.Value{
			"jsonable_encoder": func() py.Value { return py.NewBuiltin("fastapi.encoders", &jsonableEncoder) },
		}},
		{names: "fastapi.security fastapi.security.oauth2 fastapi.security.http fastapi.security.api_key fastapi.security.open_id_connect_url", attrs: map[string]func() py.Value{
			"SecurityScopes":               value(SecurityScopesType),
			"HTTPBasicCredentials":         func() py.Value { return HTTPBasicCredentials().Type },
			"HTTPAuthorizationCredentials": func() py.Value { return HTTPAuthorizationCredentials().Type },
		}},
		{names: "starlette.status fastapi.status", attrs: nil},
		{names: "fastapi", attrs: map[string]func() py.Value{
			"HTTPException":   value(HTTPException),
			"Request":         value(RequestType),
			"Response":        value(ResponseType),
			"BackgroundTasks": value(BackgroundTasksType),
			"status":          func() py.Value { return Module("fastapi.status").Import() },
		}},
	}
}

// threadpool are the functions of starlette.concurrency.
var threadpool = map[string]func() py.Value{
	"run_in_threadpool":     func() py.Value { return py.NewBuiltin("starlette.concurrency", &runInThreadpool) },
	"iterate_in_threadpool": func() py.Value { return py.NewBuiltin("starlette.concurrency", &iterateInThreadpool) },
}

func value(v py.Value) func() py.Value { return func() py.Value { return v } }

var lazyModules py.Lazy[map[string]*py.NativeModule]

func nativeModules() map[string]*py.NativeModule {
	attrs := map[string]map[string]func() py.Value{}
	for _, row := range moduleRows() {
		for name := range strings.FieldsSeq(row.names) {
			if attrs[name] == nil {
				attrs[name] = map[string]func() py.Value{}
			}
			maps.Copy(attrs[name], row.attrs)
		}
	}
	all := map[string]*py.NativeModule{ServiceModule: py.NewNative(ServiceModule, buildServiceModule)}
	for name := range attrs {
		all[name] = py.NewNative(name, func() *py.Module { return buildModule(name, attrs[name]) })
	}
	return all
}

// Module is the native module of that name, nil when FastAPI and Starlette have none.
func Module(name string) *py.NativeModule { return lazyModules.Get(nativeModules)[name] }

// RegisterModules makes the modules known to py.ImportNative: for the compiler.
func RegisterModules() {
	for _, m := range lazyModules.Get(nativeModules) {
		py.Register(m)
	}
}

func buildModule(name string, attrs map[string]func() py.Value) *py.Module {
	m := py.NewModule(name)
	for attr, make := range attrs {
		m.Dict.SetStr(attr, make())
	}
	switch {
	case strings.HasSuffix(name, ".status"):
		for _, s := range statusNames {
			m.Dict.SetStr(s.name, py.MakeInt(s.code))
		}
	case strings.HasPrefix(name, "fastapi.security"):
		for class, t := range securityTypes() {
			m.Dict.SetStr(class, t)
		}
	}
	return m
}

// function makes one of FastAPI's own exception handlers callable from Python: it takes the
// request and the exception and returns a coroutine that gives the response.
func function(name string, answer func(*Ctx, *py.Exception) error) func() py.Value {
	return func() py.Value {
		return py.NewBuiltin("fastapi.exception_handlers", &py.Method{Name: name, Kind: py.Positional, Min: 2, Max: 2, Fn: func(_ *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
			r, ok := args[0].(*Request)
			if !ok {
				return nil, py.Raise(py.TypeError, "%s() needs the request", name)
			}
			e, ok := py.Unwrap(args[1]).(*py.Exception)
			if !ok {
				return nil, py.Raise(py.TypeError, "%s() needs an exception", name)
			}
			return py.NewCoroutine(name, func(*py.Task) (py.Value, error) { return r.c.answerAsObject(e, answer) }), nil
		}})
	}
}

// answerAsObject runs a handler and gives its answer as a Response object.
func (c *Ctx) answerAsObject(e *py.Exception, run func(*Ctx, *py.Exception) error) (py.Value, error) {
	saved := c.out
	c.out = answer{}
	err := run(c, e)
	out := c.out
	c.out = saved
	if err != nil {
		return nil, err
	}
	object := &ResponseObject{class: JSONResponseType, status: out.status, headers: out.headers, body: out.body, hasBody: true, mediaType: out.contentType}
	if !out.whole {
		object.complete()
	}
	return object, nil
}

var jsonableEncoder = py.Method{Name: "jsonable_encoder", Kind: py.Keywords, Min: 1,
	Params: []string{"obj", "include", "exclude", "by_alias", "exclude_unset", "exclude_defaults", "exclude_none", "custom_encoder", "sqlalchemy_safe"},
	Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
		o := EncoderOptions{Include: args[1], Exclude: args[2], ByAlias: true}
		for i, flag := range []*bool{&o.ByAlias, &o.ExcludeUnset, &o.ExcludeDefaults, &o.ExcludeNone, nil, &o.KeepSQLAlchemy} {
			if flag == nil || args[3+i] == nil {
				continue
			}
			b, err := py.Truth(t, args[3+i])
			if err != nil {
				return nil, err
			}
			*flag = b
		}
		if args[8] != nil {
			o.KeepSQLAlchemy = !o.KeepSQLAlchemy
		}
		if args[7] != nil {
			o.CustomEncoder, _ = py.AsDict(args[7])
		}
		return JSONableEncoder(t, args[0], o)
	},
}
