package emit

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// A service that comes from an OpenAPI document has no Python functions to call: its
// operations are the methods of the interface Handlers. handlers.go holds the interface
// and Unimplemented, which answers 501 for every operation. service.go is the user's: it
// is written once, and methods of Service shadow those of the embedded Unimplemented.

// manyParams is the number of parameters from which a method takes them in one struct.
const manyParams = 5

// The role of the struct of an operation's parameters.
const paramsStruct = "Params"

// operations are the routes that the user implements, in the document's order.
func (g *generator) operations() []*ir.Route {
	var list []*ir.Route
	for _, r := range g.prog.App.Routes {
		if r.Handler != nil {
			list = append(list, r)
		}
	}
	sortBySpan(list)
	return list
}

func sortBySpan(list []*ir.Route) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].Span.Start < list[j-1].Span.Start; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// methodNames gives each operation and each security hook its method's name.
func (g *generator) methodNames() {
	scope := names.NewScope(nil)
	for _, r := range g.operations() {
		name := scope.Pick(names.Exported(r.Handler.OperationID))
		g.names[nameKey{r.Handler, self}] = name
		if len(r.Dependant.Params) >= manyParams {
			g.names[nameKey{r.Handler, paramsStruct}] = g.fresh(name + "Params")
		}
	}
	for _, s := range g.usedSchemes() {
		g.names[nameKey{s, self}] = scope.Pick(names.Exported(s.Key))
		g.names[nameKey{s, function}] = g.fresh("check" + g.names[nameKey{s, self}])
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
	if len(g.usedSchemes()) > 0 {
		methods = append(methods, jen.Id("Security").Line())
	}
	for _, r := range operations {
		methods = append(methods, comment(g.operationDoc(r)).Line().Id(g.methodName(r)).Add(g.handlerParams(r, true)).Add(g.handlerResults(r)))
	}
	f.add(
		jen.Comment("// Handlers are the operations of the service. An error answers with what it stands for: one of\n// answers.go with a documented response, web.RaiseHTTP(404, \"Not Found\") with FastAPI's body for\n// that status, any other error with 500.").Line().
			Type().Id("Handlers").Interface(methods...),
		jen.Comment("// Unimplemented answers 501 for every operation. Service embeds it, so that operations can be\n// written one after another.").Line().
			Type().Id("Unimplemented").Struct(),
	)
	for _, r := range operations {
		f.add(g.unimplemented(g.methodName(r), g.handlerParams(r, false), g.handlerResults(r), handlerType(r)))
	}
	for _, r := range operations {
		if name := g.names[nameKey{r.Handler, paramsStruct}]; name != "" {
			f.add(g.paramsType(r, name))
		}
	}
	set.AddOnce("service.go", []byte(serviceSource))
	return f
}

func (g *generator) methodName(r *ir.Route) string { return g.names[nameKey{r.Handler, self}] }

// operationDoc is the comment of a method: what it answers, and what the document says.
func (g *generator) operationDoc(r *ir.Route) string {
	about := fmt.Sprintf("%s answers %s %s.", g.methodName(r), strings.Join(r.Methods, ", "), r.Path)
	if doc := cleandoc(r.Handler.Doc); doc != "" {
		about += "\n\n" + doc
	}
	if r.Handler.Deprecated {
		about += "\n\nDeprecated: the document says so."
	}
	return about
}

// unimplemented is a method that answers 501.
func (g *generator) unimplemented(name string, params, results jen.Code, t *ir.Type) jen.Code {
	values := []jen.Code{jen.Qual(webPath, "RaiseHTTP").Call(jen.Lit(http.StatusNotImplemented), jen.Lit("Not Implemented"))}
	if returns(t) {
		values = append([]jen.Code{g.handlerZero(t)}, values...)
	}
	return comment(name + " is not implemented.").Line().
		Func().Params(jen.Id("Unimplemented")).Id(name).Add(params).Add(results).Block(jen.Return(values...))
}

// paramsType is the struct of an operation's parameters.
func (g *generator) paramsType(r *ir.Route, name string) jen.Code {
	fieldNames := paramNames(r)
	var list []jen.Code
	for i, p := range r.Dependant.Params {
		item := jen.Id(fieldNames[i]).Add(g.handlerGoType(p.Type))
		if doc := cleandoc(p.Info.Description); doc != "" {
			item = comment(doc).Line().Add(item)
		}
		list = append(list, item)
	}
	return comment(name + " are the parameters of " + g.methodName(r) + ".").Line().Type().Id(name).Struct(list...)
}

// paramNames are the fields of a parameter struct.
func paramNames(r *ir.Route) []string {
	scope := names.NewScope(nil)
	list := make([]string, len(r.Dependant.Params))
	for i, p := range r.Dependant.Params {
		list[i] = scope.Pick(names.Exported(p.Name))
	}
	return list
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
	if r.Handler.Result == nil || r.Handler.Result.Type == nil {
		return ir.None
	}
	return r.Handler.Result.Type
}

// handlerGoType is the Go type that methods of the user see: slices in place of lists
// whose items have a type of their own.
func (g *generator) handlerGoType(t *ir.Type) *jen.Statement {
	if t.Kind == ir.BytesKind || t.Kind == ir.OptionalKind && t.Elem.Kind == ir.BytesKind {
		return jen.Index().Byte()
	}
	if item, _ := g.sliceItem(t); item != nil {
		return jen.Index().Add(item)
	}
	return g.goType(t)
}

// sliceItem is the item type of a list that methods see as a slice, and the word of the
// functions of package web that convert it: TextsOf and TextList; "" for values, which
// have ItemsOf and ItemList.
func (g *generator) sliceItem(t *ir.Type) (item *jen.Statement, word string) {
	if t.Kind == ir.OptionalKind {
		t = t.Elem
	}
	if t.Kind != ir.ListKind || t.Elem == nil {
		return nil, ""
	}
	switch t.Elem.Kind {
	case ir.ModelKind:
		return g.goType(t.Elem), "Item"
	case ir.StrKind:
		return jen.String(), "Text"
	case ir.IntKind:
		return jen.Qual(pyPath, "Int"), "Int"
	case ir.FloatKind:
		return jen.Float64(), "Float"
	}
	return nil, ""
}

func (g *generator) handlerZero(t *ir.Type) jen.Code {
	if t.Kind == ir.BytesKind {
		return jen.Nil()
	}
	return g.zero(t)
}

// toHandler converts a value of the glue to what the method takes.
func (g *generator) toHandler(t *ir.Type, code jen.Code) jen.Code {
	if t.Kind == ir.BytesKind {
		return jen.Index().Byte().Parens(code)
	}
	if t.Kind == ir.OptionalKind && t.Elem.Kind == ir.BytesKind {
		return jen.Qual(webPath, "OptBytes").Call(code)
	}
	item, word := g.sliceItem(t)
	switch word {
	case "":
		return code
	case "Item":
		return jen.Qual(webPath, "ItemsOf").Types(item).Call(code)
	}
	return jen.Qual(webPath, word+"sOf").Call(code)
}

// fromHandler converts what a method returned to a value of the glue.
func (g *generator) fromHandler(t *ir.Type, code *jen.Statement) *jen.Statement {
	if _, word := g.sliceItem(t); word != "" {
		return jen.Qual(webPath, word+"List").Call(code)
	}
	return code
}

func (g *generator) handlerParams(r *ir.Route, named bool) jen.Code {
	scope := names.NewScope(nil, "c", "params")
	var list []jen.Code
	add := func(name string, t *jen.Statement) {
		if named {
			t = jen.Id(name).Add(t)
		}
		list = append(list, t)
	}
	add("c", jen.Op("*").Qual(webPath, "Ctx"))
	args := handlerArgs(r)
	if name := g.names[nameKey{r.Handler, paramsStruct}]; name != "" {
		add("params", jen.Id(name))
		args = r.Dependant.Body
	}
	for _, p := range args {
		name := p.Name
		if named {
			name = scope.Declare(p.Name)
		}
		add(name, g.handlerGoType(p.Type))
	}
	return jen.Params(list...)
}

// handlerArgs are the parameters of an operation: those of the request, then the body.
func handlerArgs(r *ir.Route) []*ir.RequestParam {
	return append(append([]*ir.RequestParam(nil), r.Dependant.Params...), r.Dependant.Body...)
}

func (g *generator) handlerResults(r *ir.Route) jen.Code {
	if t := handlerType(r); returns(t) {
		return jen.Params(g.handlerGoType(t), jen.Error())
	}
	return jen.Error()
}
