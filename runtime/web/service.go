package web

import (
	"sync/atomic"

	"github.com/covetpy/covetgen/runtime/py"
)

// The application of the process is one object from before it is put together, so that
// module state may hold it: compiled functions that name the module's `app` reach it as
// the attribute "app" of a module that no Python program has.
const (
	ServiceModule = "covetgen.service"
	ServiceApp    = "app"
)

var (
	serviceApp  App
	serviceMade atomic.Bool
)

func buildServiceModule() *py.Module {
	m := py.NewModule(ServiceModule)
	m.Dict.SetStr(ServiceApp, &serviceApp)
	return m
}

// newApp is the application of the process the first time, and another one after that.
func newApp() *App {
	if serviceMade.CompareAndSwap(false, true) {
		return &serviceApp
	}
	return &App{}
}

// AppAttributes are the attributes of an application that the service has. The compiler
// refuses to compile code that reads others off the module's application.
var AppAttributes = map[string]func(*App) py.Value{
	"state":        func(a *App) py.Value { return a.state },
	"title":        func(a *App) py.Value { return py.Str(a.config.Title) },
	"version":      func(a *App) py.Value { return py.Str(a.config.Version) },
	"root_path":    func(a *App) py.Value { return py.Str(a.config.RootPath) },
	"debug":        func(a *App) py.Value { return py.MakeBool(a.config.Debug) },
	"url_path_for": (*App).urlPathMethod,
}

// urlPathMethod is the bound method url_path_for(name, /, **path_params).
func (a *App) urlPathMethod() py.Value {
	return py.NewBuiltin("starlette.applications", &py.Method{Name: "url_path_for", Kind: py.Raw, RawFn: func(t *py.Task, _ py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
		if len(pos) != 1 {
			return nil, py.Raise(py.TypeError, "Starlette.url_path_for() takes 2 positional arguments but %d were given", len(pos)+1)
		}
		name, err := py.StrOf(t, pos[0])
		if err != nil {
			return nil, err
		}
		path, err := a.urlPathFor(t, name, kw)
		if err != nil {
			return nil, err
		}
		return py.Str(path), nil
	}})
}
