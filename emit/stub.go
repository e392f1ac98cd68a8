package emit

import (
	"fmt"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// A service that comes from an OpenAPI document has no Python functions to call: its
// operations are the methods of the interface Handlers. handlers.go holds the interface
// and Unimplemented, which answers 501 for every operation. service.go is the user's: it
// is written once, and methods of Service shadow those of the embedded Unimplemented.

// operations are the routes that the user implements.
func (g *generator) operations() []*ir.Route {
	var list []*ir.Route
	for _, r := range g.prog.App.Routes {
		if r.Handler != nil {
			list = append(list, r)
		}
	}
	return list
}

// methodNames gives each operation its method's name.
func (g *generator) methodNames() {
	scope := names.NewScope(nil)
	for _, r := range g.operations() {
		g.names[nameKey{r.Handler, self}] = scope.Pick(names.Exported(r.Handler.OperationID))
	}
}

// handlersFile writes handlers.go; service.go is added for the user to fill in.
func (g *generator) handlersFile(set *FileSet) *goFile {
	f := g.newFile("handlers.go")
	operations := g.operations()
	if len(operations) == 0 {
		return f
	}
	var methods []jen.Code
	for _, r := range operations {
		name := g.names[nameKey{r.Handler, self}]
		about := fmt.Sprintf("%s answers %s %s.", name, strings.Join(r.Methods, ", "), r.Path)
		if doc := cleandoc(r.Handler.Doc); doc != "" {
			about += "\n\n" + doc
		}
		methods = append(methods, comment(about).Line().Id(name).Add(g.handlerParams(r, true)).Add(g.handlerResults(r)))
	}
	f.add(
		jen.Comment("// Handlers are the operations of the service. An error that is a Python exception answers as\n// it would in FastAPI: web.RaiseHTTP(404, \"Not Found\").").Line().
			Type().Id("Handlers").Interface(methods...),
		jen.Comment("// Unimplemented answers 501 for every operation. Service embeds it, so that operations can be\n// written one after another.").Line().
			Type().Id("Unimplemented").Struct(),
	)
	for _, r := range operations {
		name := g.names[nameKey{r.Handler, self}]
		results := []jen.Code{jen.Qual(webPath, "RaiseHTTP").Call(jen.Lit(501), jen.Lit("Not Implemented"))}
		if t := handlerType(r); returns(t) {
			results = append([]jen.Code{g.zero(t)}, results...)
		}
		f.add(comment(name + " is not implemented.").Line().
			Func().Params(jen.Id("Unimplemented")).Id(name).Add(g.handlerParams(r, false)).Add(g.handlerResults(r)).Block(jen.Return(results...)))
	}
	set.AddOnce("service.go", []byte(serviceSource))
	return f
}

// serviceSource is the file that belongs to the user.
const serviceSource = `package main

// Service implements the operations of Handlers. This file is yours: covetgen wrote it once and
// does not touch it again. Write methods here or in files beside it; an operation without a
// method answers 501.
type Service struct {
	Unimplemented
}

// newService makes the service's state: connections, caches, configuration.
func newService() (Handlers, error) {
	return &Service{}, nil
}
`

// handlerType is the type of an operation's successful answer.
func handlerType(r *ir.Route) *ir.Type {
	if r.Response == nil || r.Response.Schema == nil || r.Response.Type == nil {
		return ir.None
	}
	return r.Response.Type
}

func (g *generator) handlerParams(r *ir.Route, named bool) jen.Code {
	scope := names.NewScope(nil, "t")
	list := []jen.Code{jen.Op("*").Qual(pyPath, "Task")}
	if named {
		list[0] = jen.Id("t").Op("*").Qual(pyPath, "Task")
	}
	for _, p := range handlerArgs(r) {
		t := g.goType(p.Type)
		if named {
			t = jen.Id(scope.Declare(p.Name)).Add(t)
		}
		list = append(list, t)
	}
	return jen.Params(list...)
}

// handlerArgs are the parameters of an operation: those of the request, then the body.
func handlerArgs(r *ir.Route) []*ir.RequestParam {
	return append(append([]*ir.RequestParam(nil), r.Dependant.Params...), r.Dependant.Body...)
}

func (g *generator) handlerResults(r *ir.Route) jen.Code {
	if t := handlerType(r); returns(t) {
		return jen.Params(g.goType(t), jen.Error())
	}
	return jen.Error()
}

// callHandler calls the user's method for an operation.
func (gl *glue) callHandler(b *body, r *ir.Route, values map[string]solved) pending {
	args := []jen.Code{jen.Id(b.task)}
	for _, p := range handlerArgs(r) {
		v := values[p.Name]
		if ir.Same(v.typ, p.Type) {
			args = append(args, v.code)
			continue
		}
		args = append(args, gl.g.unbox(p.Type, v.code))
	}
	t := handlerType(r)
	return pending{
		operand: operand{code: jen.Id("service").Dot(gl.g.names[nameKey{r.Handler, self}]).Call(args...), prec: precAtom, calls: true},
		raises:  true, void: !returns(t), hint: "result", typ: t,
	}
}
