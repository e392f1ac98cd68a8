package web

import "github.com/covetpy/covetgen/runtime/py"

// BaseHTTPMiddlewareType is starlette.middleware.base.BaseHTTPMiddleware. A program derives
// from it and writes dispatch(request, call_next), or passes such a function as dispatch.
var BaseHTTPMiddlewareType = py.RootType(middlewareClassTables{}, "starlette.middleware.base", "BaseHTTPMiddleware")

type middlewareClassTables struct{}

// Fill implements py.Tables.
func (middlewareClassTables) Fill() {
	BaseHTTPMiddlewareType.Init = baseHTTPMiddlewareInit
	BaseHTTPMiddlewareType.SetMethods([]py.Method{
		{Name: "dispatch", Kind: py.Positional, Min: 2, Max: 2, Fn: func(*py.Task, py.Value, []py.Value) (py.Value, error) {
			return py.NewCoroutine("BaseHTTPMiddleware.dispatch", func(t *py.Task) (py.Value, error) {
				return nil, py.NewException(t, py.NotImplementedError)
			}), nil
		}},
	}, "")
}

// baseHTTPMiddlewareInit is BaseHTTPMiddleware.__init__.
func baseHTTPMiddlewareInit(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) error {
	args, err := bindArgs("BaseHTTPMiddleware.__init__", []py.Param{{Name: "app"}, {Name: "dispatch", Default: py.None}}, pos, kw)
	if err != nil {
		return err
	}
	dispatch := args[1]
	if dispatch == py.None {
		if dispatch, err = py.GetAttr(t, self, "dispatch"); err != nil {
			return err
		}
	}
	if err := py.SetAttr(t, self, "app", args[0]); err != nil {
		return err
	}
	return py.SetAttr(t, self, "dispatch_func", dispatch)
}

// middlewareClass adds a class derived from BaseHTTPMiddleware. Starlette makes the instances
// when the application starts, the innermost first.
func (a *App) middlewareClass(class *py.Type, kw []py.Kw) {
	var instance py.Value
	a.onBuild = append(a.onBuild, func(t *py.Task) (err error) {
		instance, err = py.CallKw(t, class, nil, append([]py.Kw{{Name: "app", Value: a}}, kw...))
		return err
	})
	a.layers = append(a.layers, func(c *Ctx, next func() error) error {
		// An __init__ that does not call its base's leaves the attribute out.
		dispatch, err := py.GetAttr(c.task, instance, "dispatch_func")
		if err != nil {
			return err
		}
		return dispatched(c, dispatch, next)
	})
}

// buildLayers makes the middleware instances.
func (a *App) buildLayers(t *py.Task) error {
	for i := len(a.onBuild) - 1; i >= 0; i-- {
		if err := a.onBuild[i](t); err != nil {
			return err
		}
	}
	return nil
}
