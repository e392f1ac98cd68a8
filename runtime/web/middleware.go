package web

import (
	"github.com/covetpy/covetgen/runtime/py"
)

// HTTPMiddleware adds a function of @app.middleware("http") inside the layers added before
// it. Starlette's BaseHTTPMiddleware gives it the request and call_next.
func (a *App) HTTPMiddleware(call py.Value) {
	a.layers = append(a.layers, func(c *Ctx, next func() error) error { return dispatched(c, call, next) })
}

// dispatched answers with what a dispatch function returns.
func dispatched(c *Ctx, call py.Value, next func() error) error {
	v, err := resultOf(c.task, call, []py.Value{c.Request(), callNext(c, next)}, nil)
	if err != nil {
		return err
	}
	object, ok := py.Unwrap(v).(*ResponseObject)
	if !ok {
		return py.Raise(py.TypeError, "'%s' object is not callable", v.Type().Name)
	}
	background := c.out.background
	if err := c.sendObject(object); err != nil {
		return err
	}
	if c.out.background == nil {
		c.out.background = background
	}
	return nil
}

// callNext is the call_next function: it runs the rest of the application and returns its
// answer as a Response whose headers may still be changed.
func callNext(c *Ctx, next func() error) py.Value {
	return py.NewBuiltin("starlette.middleware.base", &py.Method{Name: "call_next", Kind: py.OneArg, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) {
		return py.NewCoroutine("call_next", func(t *py.Task) (py.Value, error) {
			// asyncio.wait_for and create_task run the rest in a task of its own, and
			// cancel it there.
			defer func(outer *py.Task) { c.task = outer }(c.task)
			c.task = t
			if err := next(); err != nil {
				return nil, err
			}
			return c.answered(), nil
		}), nil
	}})
}

// answered is the answer so far as a Response object with complete headers.
func (c *Ctx) answered() *ResponseObject {
	out := &c.out
	object := &ResponseObject{class: StreamingResponseType, status: out.status, body: out.body, hasBody: out.stream == nil, stream: out.stream}
	if !out.whole {
		object.headers = append(object.headers, header{"content-length", itoa(int64(len(out.body)))})
		if out.contentType != "" {
			object.headers = append(object.headers, header{"content-type", out.contentType})
		}
	}
	object.headers = append(object.headers, out.headers...)
	return object
}

// middlewareKind builds a middleware of the classes that the runtime has in Go.
func middlewareKind(class py.Value) func(t *py.Task, kw []py.Kw) (layer, error) {
	switch class {
	case CORSMiddlewareType:
		return newCORS
	case TrustedHostMiddlewareType:
		return newTrustedHosts
	}
	return nil
}

// HasMiddleware reports whether the runtime has a middleware class.
func HasMiddleware(class py.Value) bool { return middlewareKind(class) != nil }

// Middleware adds one of Starlette's middleware classes, or one that derives from
// BaseHTTPMiddleware. The compiler has refused others.
func (a *App) Middleware(class py.Value, kw []py.Kw) error {
	c, _ := class.(*py.Type)
	if c != nil && c.IsSubtype(BaseHTTPMiddlewareType) {
		a.middlewareClass(c, kw)
		return nil
	}
	build := middlewareKind(class)
	if build == nil {
		return py.Raise(py.TypeError, "middleware %s is not compiled", class.Type().Name)
	}
	l, err := build(a.newTask(), kw)
	if err != nil {
		return err
	}
	a.layers = append(a.layers, l)
	return nil
}
