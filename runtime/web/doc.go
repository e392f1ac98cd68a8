// Package web is what FastAPI and Starlette mean at request time.
//
// An App holds routes; each Route has one function of emitted glue, written against
// Ctx and never against net/http, so that another transport can take its place. App
// is an http.Handler: net/http reads the request, App finds the route, the glue takes
// its parameters from Ctx, calls the compiled Python function and answers through
// Ctx, and App writes the answer. Every step follows FastAPI's order, because the order
// decides which error a client sees.
//
// A request passes through the layers of FastAPI's middleware stack: the last resort
// (ServerErrorMiddleware: a 500 and a traceback in the log), the app's own middleware,
// the exception handlers, the router, and around each route the two exit stacks of
// dependencies with yield. The answer is buffered until the glue has returned and the
// loop's lock is given back; only streams write earlier.
//
// Reading a parameter has two paths. The fast path accepts text that is plainly valid
// for a scalar schema. Everything else goes through schema, which knows all of
// Pydantic's rules and words its errors.
//
// The Python-visible classes (Request, Response, HTTPException, …) are values of this
// package; modules.go lists the modules they are imported from.
package web
