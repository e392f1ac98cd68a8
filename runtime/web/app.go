package web

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Config holds what FastAPI(...) was given, as far as requests see it.
type Config struct {
	Title, Version  string
	RootPath        string
	Debug           bool
	RedirectSlashes bool
	ProxyHeaders    bool
	// Shares is set when middleware or exception handlers touch state that requests share.
	Shares bool
}

// Route is one path operation of a service.
type Route struct {
	Methods []string
	Path    string // "/files/{file_path:path}"
	Name    string
	Handle  func(*Ctx) error
	// Shares makes the glue run under the loop's lock.
	Shares bool
	// Endpoint, File and Line name the Python function in validation errors.
	Endpoint, File string
	Line           int
	// MaxBody limits the body in bytes; 0 leaves it to the server's limit.
	MaxBody int64

	pattern *pattern
}

// App is a FastAPI application: an http.Handler over compiled routes.
type App struct {
	config        Config
	pages         []*fixedPage
	document      func() ([]byte, error)
	startDefaults []startDefault
	routes        []*Route
	router        *router
	loop          *py.Loop
	state         *py.Object
	context       *py.Context // of the modules' code; nil where it sets nothing
	layers        []layer
	onBuild       []func(*py.Task) error // make the instances of middleware classes, outermost first
	handlers      []exceptionHandler
	byStatus      map[int]py.Value
	startup       []py.Value
	shutdown      []py.Value
	lifespan      py.Value
	once          sync.Once
	late          sync.WaitGroup // work that goes on after the answer
	lifespanState *py.Dict       // what the lifespan yielded: the state that requests begin with
	maxBody       int64
	logger        *logger
}

// layer is one middleware: it calls next and may look at or replace c.out.
type layer func(c *Ctx, next func() error) error

type exceptionHandler struct {
	class *py.Type
	call  py.Value
}

// AppType is fastapi.FastAPI at request time: request.app.
var AppType = py.RootType(nil, "fastapi.applications", "FastAPI")

// Type implements py.Value.
func (a *App) Type() *py.Type { return AppType }

// GetAttr gives the attributes of the application that handlers read.
func (a *App) GetAttr(_ *py.Task, name string) (py.Value, error) {
	if get := AppAttributes[name]; get != nil {
		return get(a), nil
	}
	return nil, nil
}

// New makes an application without routes.
func New(config Config) *App {
	a := newApp()
	a.config = config
	a.loop = py.NewLoop()
	a.state = py.NewObject(StateType, py.NewDict())
	a.byStatus = map[int]py.Value{}
	a.logger = newLogger()
	return a
}

// StartContext makes every request and the lifespan begin with a copy of a context, as tasks of asyncio begin with a copy of
// the context that imported the program.
func (a *App) StartContext(c *py.Context) { a.context = c }

// newTask makes a task for what the server begins.
func (a *App) newTask() *py.Task {
	t := py.NewTask(a.loop)
	if a.context != nil {
		t.SetContext(a.context.Copy())
	}
	return t
}

// Route adds a path operation. Routes are tried in the order they were added. It panics on
// a path that the compiler should have refused.
func (a *App) Route(r Route) {
	a.routes = append(a.routes, compile(r))
}

func compile(r Route) *Route {
	p, err := compilePath(r.Path)
	if err != nil {
		panic(fmt.Sprintf("web: route %s: %v", r.Path, err))
	}
	r.pattern = p
	return &r
}

// Page adds a fixed answer for GET and HEAD. Pages come before routes, as FastAPI adds
// its documentation when the application is made.
func (a *App) Page(path, contentType string, body []byte) {
	p := &fixedPage{contentType: contentType, body: body}
	p.route = compile(Route{
		Methods: []string{"GET", "HEAD"},
		Path:    path,
		Handle:  func(c *Ctx) error { return c.Send(200, p.contentType, p.body) },
	})
	a.pages = append(a.pages, p)
}

// fixedPage is an answer that is the same for every request.
type fixedPage struct {
	route       *Route
	contentType string
	body        []byte
}

// ExceptionHandler registers a handler for an exception class, or for a status when class is nil.
func (a *App) ExceptionHandler(class py.Value, status int, call py.Value) {
	if class == nil {
		a.byStatus[status] = call
		return
	}
	if c, ok := class.(*py.Type); ok {
		a.handlers = append(a.handlers, exceptionHandler{c, call})
	}
}

// Lifespan sets the lifespan context manager function.
func (a *App) Lifespan(call py.Value) { a.lifespan = call }

// OnStartup and OnShutdown add event handlers.
func (a *App) OnStartup(call py.Value) { a.startup = append(a.startup, call) }

// OnShutdown adds a handler that runs when the server stops.
func (a *App) OnShutdown(call py.Value) { a.shutdown = append(a.shutdown, call) }

// RootPathMark stands in the body of a page where the root path comes, which is known when
// the service starts.
const RootPathMark = "\x00"

// StartDefault says what a default is for which the document has a mark. As FastAPI does it, None leaves the default
// out, and so does what cannot be written as JSON.
func (a *App) StartDefault(t *py.Task, mark string, v py.Value) error {
	if _, isSet := v.(*py.Set); isSet {
		if sorted, err := py.Sorted(t, v, py.None, false); err == nil {
			v = sorted
		}
	}
	marked, err := py.JSONDumps(t, py.Str(mark), py.JSONOptions{Compact: true})
	if err != nil {
		return err
	}
	byAlias := true
	out, err := schema.Dump(t, &schema.Any{}, v, schema.DumpOptions{Mode: "json", ByAlias: &byAlias})
	var text []byte
	if err == nil && out != py.None {
		if out, err = JSONableEncoder(t, out, EncoderOptions{ByAlias: true, ExcludeNone: true}); err != nil {
			return err
		}
		if text, err = py.JSONDumps(t, out, py.JSONOptions{Compact: true, RefuseNaN: true}); err != nil {
			return err
		}
	}
	a.startDefaults = append(a.startDefaults, startDefault{marked, text})
	return nil
}

// startDefault is a default by its mark, both as JSON; nil text leaves it out.
type startDefault struct{ mark, text []byte }

// withDefaults is the document with the defaults in the place of their marks.
func (a *App) withDefaults(document []byte) []byte {
	for _, d := range a.startDefaults {
		if d.text != nil {
			document = bytes.ReplaceAll(document, d.mark, d.text)
			continue
		}
		pair := append([]byte(`"default":`), d.mark...)
		document = bytes.ReplaceAll(document, append(pair, ','), nil)
		document = bytes.ReplaceAll(document, append([]byte{','}, pair...), nil)
		document = bytes.ReplaceAll(document, pair, nil)
	}
	return document
}

// OpenAPI adds the page of the OpenAPI document. With inServers the root path is listed
// first among the document's servers, unless it is there already.
func (a *App) OpenAPI(path string, document []byte, inServers bool) {
	document = a.withDefaults(document)
	a.document = func() ([]byte, error) {
		root := strings.TrimRight(a.config.RootPath, "/")
		if root == "" || !inServers {
			return document, nil
		}
		return addServer(document, root)
	}
	a.Page(path, "application/json", nil)
}

// addServer puts a server in front of a document's servers.
func addServer(document []byte, url string) ([]byte, error) {
	v, err := py.JSONLoads(document)
	if err != nil {
		return nil, err
	}
	d := v.(*py.Dict)
	entry := py.NewDict()
	entry.SetStr("url", py.Str(url))
	servers := py.NewList(entry)
	if old, ok := d.GetStr("servers"); ok {
		for _, s := range old.(*py.List).Items {
			if u, _ := s.(*py.Dict).GetStr("url"); u == py.Value(py.Str(url)) {
				return document, nil
			}
			servers.Items = append(servers.Items, s)
		}
	}
	d.SetStr("servers", servers)
	return dumpJSON(nil, d)
}

// prepare builds the router and fills the pages in, once the root path is known.
func (a *App) prepare() {
	a.once.Do(func() {
		root := strings.TrimRight(a.config.RootPath, "/")
		for _, p := range a.pages {
			p.body = []byte(strings.ReplaceAll(string(p.body), RootPathMark, root))
			if p.contentType == "application/json" && a.document != nil {
				if body, err := a.document(); err == nil {
					p.body = body
				}
			}
		}
		a.router = newRouter(append(append([]*Route(nil), a.pageRoutes()...), a.routes...))
	})
}

func (a *App) pageRoutes() []*Route {
	var out []*Route
	for _, p := range a.pages {
		out = append(out, p.route)
	}
	return out
}

// ServeHTTP answers one request.
func (a *App) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.prepare()
	c := newCtx(a, w, r)
	c.path = validPath(r.URL.Path)
	if err := a.answer(c); err != nil {
		a.serverError(c, err)
	}
	c.finish()
}

// answer runs the application. A fault of the runtime itself becomes an error, so that one
// request cannot take the service down.
func (a *App) answer(c *Ctx) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*py.Exception); ok { // a MemoryError of an operation that has no error
				err = e
				return
			}
			err = py.Raise(py.SystemError, "%s", fmt.Sprint(r))
			a.logger.log(slog.LevelError, "fault in the runtime: %v\n%s", r, debug.Stack())
		}
	}()
	if a.config.Shares {
		c.task.Lock()
		defer c.task.Unlock()
	}
	return a.through(c, 0)
}

// through runs the layers from i on and then the router.
func (a *App) through(c *Ctx, i int) error {
	if i < len(a.layers) {
		return a.layers[i](c, func() error { return a.through(c, i+1) })
	}
	return a.handled(c)
}

// handled is ExceptionMiddleware: exceptions that have a handler become answers.
func (a *App) handled(c *Ctx) error {
	err := a.dispatch(c)
	if err == nil {
		return nil
	}
	c.out = answer{}
	e := py.AsException(err)
	call, builtin := a.handlerFor(c, e)
	if builtin != nil {
		return builtin(c, e)
	}
	if call == nil {
		return err
	}
	v, err := calledFor(c.task, call, []py.Value{c.Request(), e}, nil)
	if err != nil {
		return err
	}
	if object, ok := py.Unwrap(v).(*ResponseObject); ok {
		return c.sendObject(object)
	}
	return py.Raise(py.TypeError, "'%s' object is not callable", v.Type().Name)
}

// handlerFor looks a handler up as Starlette does: by status for HTTP exceptions, then by
// class along the method resolution order.
func (a *App) handlerFor(c *Ctx, e *py.Exception) (py.Value, func(*Ctx, *py.Exception) error) {
	if e.Class.IsSubtype(StarletteHTTPException) {
		if v, err := py.GetAttr(c.task, e, "status_code"); err == nil {
			if i, ok := py.AsInt(v); ok {
				n, _ := i.Int64()
				if call, ok := a.byStatus[int(n)]; ok && n != 500 {
					return call, nil
				}
			}
		}
	}
	for _, class := range e.Class.MRO() {
		if class == py.Exception_ || class == py.BaseException {
			break // handlers for Exception itself belong to the last resort
		}
		for i := len(a.handlers) - 1; i >= 0; i-- {
			if a.handlers[i].class == class {
				return a.handlers[i].call, nil
			}
		}
		switch class {
		case StarletteHTTPException:
			return nil, answerHTTPException
		case RequestValidationError:
			return nil, answerValidationError
		}
	}
	return nil, nil
}

// answerHTTPException is FastAPI's http_exception_handler.
func answerHTTPException(c *Ctx, e *py.Exception) error {
	attrs := e.AttrDict(true)
	status, _ := attrs.GetStr("status_code")
	i, _ := py.AsInt(status)
	n, _ := i.Int64()
	var headers []header
	if v, ok := attrs.GetStr("headers"); ok && v != py.None {
		truth, err := py.Truth(c.task, v)
		if err != nil {
			return err
		}
		if truth {
			if headers, err = headerList(c.task, v); err != nil {
				return err
			}
		}
	}
	if !bodyAllowed(int(n)) {
		c.out = answer{status: int(n), headers: headers, set: true, whole: true}
		return nil
	}
	detail, _ := attrs.GetStr("detail")
	content := py.NewDict()
	content.SetStr("detail", detail)
	body, err := dumpJSON(c.task, content)
	if err != nil {
		return err
	}
	object := &ResponseObject{class: JSONResponseType, status: int(n), mediaType: "application/json", body: body, hasBody: true, headers: headers}
	object.complete()
	return c.sendObject(object)
}

// complete adds the content length and type that the headers do not have.
func (r *ResponseObject) complete() {
	length, kind := true, true
	for _, h := range r.headers {
		length = length && h.name != "content-length"
		kind = kind && h.name != "content-type"
	}
	if length {
		r.headers = append(r.headers, header{"content-length", itoa(int64(len(r.body)))})
	}
	if kind {
		r.headers = append(r.headers, header{"content-type", r.mediaType})
	}
}

// answerValidationError is FastAPI's request_validation_exception_handler.
func answerValidationError(c *Ctx, e *py.Exception) error {
	errs, _ := e.AttrDict(true).GetStr("_errors")
	detail, err := JSONableEncoder(c.task, errs, EncoderOptions{ByAlias: true})
	if err != nil {
		return err
	}
	content := py.NewDict()
	content.SetStr("detail", detail)
	body, err := dumpJSON(c.task, content)
	if err != nil {
		return err
	}
	c.out = answer{status: 422, contentType: "application/json", body: body, set: true}
	return nil
}

// dispatch finds the route and runs it between its exit stacks.
func (a *App) dispatch(c *Ctx) error {
	route, params, full := a.router.find(&c.index, c.r.Method, c.path, c.paramTexts[:0])
	if route == nil {
		if a.config.RedirectSlashes {
			if path, ok := a.router.redirect(&c.index, c.r.Method, c.path); ok {
				return c.redirectTo(path)
			}
		}
		return newStarletteError(404, "Not Found", nil)
	}
	if !full {
		return newStarletteError(405, "Method Not Allowed", []header{{"Allow", strings.Join(route.Methods, ", ")}})
	}
	c.route, c.paramTexts = route, params
	c.limitBody(route)
	if route.Shares {
		c.task.Lock()
		defer c.task.Unlock()
	}
	err := route.Handle(c)
	c.task.LeaveWorker()
	err = unwind(c.task, &c.exits.function, err)
	if err == nil && c.out.set {
		return nil
	}
	// The answer will not be sent by the route: dependencies of scope "request" end now.
	err = unwind(c.task, &c.exits.request, err)
	if err == nil {
		return py.Raise(FastAPIError, "%s", responseNotAwaited)
	}
	return err
}

const responseNotAwaited = "Response not awaited. There's a high chance that the " +
	"application code is raising an exception and a dependency with yield " +
	"has a block with a bare except, or a block with except Exception, " +
	"and is not raising the exception again. Read more about it in the " +
	"docs: https://fastapi.tiangolo.com/tutorial/dependencies/dependencies-with-yield/#dependencies-with-yield-and-except"

// newStarletteError is what the router itself raises: the base class, so that handlers for
// FastAPI's own HTTPException do not see it.
func newStarletteError(status int, detail string, headers []header) error {
	e := newHTTPException(status, py.Str(detail), headers)
	e.Class = StarletteHTTPException
	return e
}

// redirectTo is the answer for a path that only lacks, or has, a slash at its end.
func (c *Ctx) redirectTo(path string) error {
	saved := c.path
	c.path = path
	c.out = redirectTo(c.url())
	c.path = saved
	return nil
}

// serverError is ServerErrorMiddleware: the traceback goes to the log and the client gets
// a 500, by the app's handler for Exception or 500 if there is one.
func (a *App) serverError(c *Ctx, err error) {
	a.logger.exception(err)
	c.out = answer{status: 500, contentType: "text/plain; charset=utf-8", body: []byte("Internal Server Error"), set: true}
	if a.config.Debug {
		c.out.body = []byte(py.FormatException(err))
		return
	}
	call := a.byStatus[500]
	for _, h := range a.handlers {
		if h.class == py.Exception_ {
			call = h.call
		}
	}
	if call == nil {
		return
	}
	defer c.lockShared()()
	v, failed := calledFor(c.task, call, []py.Value{c.Request(), py.AsException(err)}, nil)
	if failed != nil {
		a.logger.exception(failed)
		return
	}
	if object, ok := py.Unwrap(v).(*ResponseObject); ok {
		c.sendObject(object)
	}
}

// urlPathFor is url_path_for: the path of a named route with its parameters filled in.
func (a *App) urlPathFor(t *py.Task, name string, kw []py.Kw) (string, error) {
	for _, r := range append(a.pageRoutes(), a.routes...) {
		if r.Name != name || len(r.pattern.params) != len(kw) {
			continue
		}
		path, ok, err := fillPath(t, r, kw)
		if ok || err != nil {
			return path, err
		}
	}
	names := make([]string, len(kw))
	for i, k := range kw {
		names[i] = k.Name
	}
	return "", py.Raise(NoMatchFound, "No route exists for name \"%s\" and params \"%s\".", name, strings.Join(names, ", "))
}

// NoMatchFound is starlette.routing.NoMatchFound.
var NoMatchFound = py.Subtype(nil, "starlette.routing", "NoMatchFound", &py.Exception_)

func fillPath(t *py.Task, r *Route, kw []py.Kw) (string, bool, error) {
	path := pathFormat(r.Path)
	for _, p := range r.pattern.params {
		found := false
		for _, k := range kw {
			if k.Name == p.name {
				s, err := py.StrOf(t, k.Value)
				if err != nil {
					return "", false, err
				}
				path, found = strings.Replace(path, "{"+p.name+"}", s, 1), true
			}
		}
		if !found {
			return "", false, nil
		}
	}
	return path, true, nil
}
