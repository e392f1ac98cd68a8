package emit

import (
	"fmt"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// appFile writes app.go: the application with its routes in order.
func (g *generator) appFile(set *FileSet, starts bool) *goFile {
	f := g.newFile("app.go")
	app := g.prog.App
	fn := &ir.Func{Name: "newApp", Result: ir.None}
	b := &body{g: g, file: &goFile{lines: &lineTable{}}, fn: fn, task: "t", result: ir.Dyn, raises: true, vars: map[*ir.Var]string{}, plan: planVars(fn)}
	b.file.lines.begin(fn)
	reserved := []string{"app", "t", "err"}
	for name := range g.taken {
		reserved = append(reserved, name)
	}
	b.block = &block{scope: names.NewScope(nil, reserved...)}
	config := []jen.Code{field("Title", jen.Lit(app.Title)), field("Version", jen.Lit(app.Version))}
	if app.RootPath != "" {
		config = append(config, field("RootPath", jen.Lit(app.RootPath)))
	}
	if app.Debug {
		config = append(config, field("Debug", jen.True()))
	}
	if app.RedirectSlashes {
		config = append(config, field("RedirectSlashes", jen.True()))
	}
	if g.appShares() {
		config = append(config, field("Shares", jen.True()))
	}
	b.emit(jen.Id("app").Op(":=").Qual(webPath, "New").Call(jen.Qual(webPath, "Config").Add(fields(config...))))
	if starts {
		b.mayFail(jen.Id("start").Call(jen.Id("t")))
		if app.StartContext {
			b.emit(jen.Id("app").Dot("StartContext").Call(jen.Id("t").Dot("Context").Call()))
		}
	}
	if len(g.operations()) > 0 {
		f.add(jen.Comment("// service is what answers the operations.").Line().Var().Id("service").Id("Handlers"))
		if !b.block.err {
			b.emit(jen.Var().Err().Error())
			b.block.err = true
		}
		b.emit(jen.List(jen.Id("service"), jen.Err()).Op("=").Id("newService").Call())
		b.check()
	}
	g.pages(b, f, set)
	g.layers(b)
	g.state(b)
	shared := g.valuesShare()
	if g.origin() == "Document" {
		// A table, because a document may have more than a thousand operations.
		name := g.fresh("routes")
		var entries []jen.Code
		for _, r := range app.Routes {
			entries = append(entries, g.routeFields(r, shared))
		}
		f.add(jen.Comment("// "+name+" are the operations in the order in which they are tried.").Line().
			Var().Id(name).Op("=").Index().Qual(webPath, "Route").Add(fields(entries...)))
		b.emit(jen.For(jen.List(jen.Id("_"), jen.Id("r")).Op(":=").Range().Id(name)).Block(jen.Id("app").Dot("Route").Call(jen.Id("r"))))
	} else {
		for _, r := range app.Routes {
			b.emit(jen.Id("app").Dot("Route").Call(jen.Qual(webPath, "Route").Add(g.routeFields(r, shared))))
		}
	}
	b.emit(jen.Return(jen.Id("app"), jen.Nil()))
	code := b.block.code
	uses := 0
	for _, c := range code {
		uses += countTask(c)
	}
	if uses > 0 {
		task := jen.Id("t").Op(":=").Qual(pyPath, "NewTask").Call(jen.Qual(pyPath, "NewLoop").Call())
		code = append([]jen.Code{task}, code...)
	}
	about := "newApp puts the application together."
	if place := g.pythonPlace(app.Span); place != "" {
		about += "\n\n" + g.origin() + ": " + place
	}
	f.add(comment(about).Line().
		Func().Id("newApp").Params().Params(jen.Op("*").Qual(webPath, "App"), jen.Error()).Block(code...))
	return f
}

// appShares reports whether middleware or exception handlers touch shared state.
func (g *generator) appShares() bool {
	for _, h := range g.prog.App.Handlers {
		if callableShares(h.Call) {
			return true
		}
	}
	for _, m := range g.prog.App.Middleware {
		if callableShares(m.Call) {
			return true
		}
	}
	return false
}

// routeFields are the fields of the web.Route of a route; shared is valuesShare.
func (g *generator) routeFields(r *ir.Route, shared bool) *jen.Statement {
	var methods []jen.Code
	for _, m := range r.Methods {
		methods = append(methods, jen.Lit(m))
	}
	items := []jen.Code{
		field("Methods", jen.Index().String().Values(methods...)),
		field("Path", jen.Lit(r.Path)),
		field("Name", jen.Lit(r.Name)),
		field("Handle", jen.Id(g.name(r, route))),
	}
	if shared || routeShares(r) {
		items = append(items, field("Shares", jen.True()))
	}
	if c := r.Endpoint; c != nil {
		endpoint := c.Name
		if c.Func != nil {
			endpoint = c.Func.Name
		}
		items = append(items, field("Endpoint", jen.Lit(endpoint)))
		if !c.Span.IsZero() {
			items = append(items, field("File", jen.Lit(relative(g.root, c.Span.File))), field("Line", jen.Lit(c.Span.Begin().Line)))
		}
	}
	if r.MaxBodySize != 0 {
		items = append(items, field("MaxBody", jen.Lit(int(r.MaxBodySize))))
	}
	if r.Handler != nil {
		return jen.Values(items...)
	}
	return fields(items...)
}

// pages adds the OpenAPI document and the documentation pages, which are embedded files.
func (g *generator) pages(b *body, f *goFile, set *FileSet) {
	app := g.prog.App
	embed := func(variable, file string, data []byte) {
		set.Add(file, data)
		f.file.Anon("embed")
		f.add(jen.Comment("//go:embed " + file).Line().Var().Id(variable).Index().Byte())
	}
	if app.OpenAPIURL != "" {
		embed("openAPI", "openapi.json", app.OpenAPI)
		inServers := app.Doc != nil && app.Doc.RootPathInServers
		for _, d := range app.StartDefaults {
			p := &printer{g: g, body: b}
			b.mayFail(jen.Id("app").Dot("StartDefault").Call(jen.Id("t"), jen.Lit(d.Mark), p.pyValue(d.Value)))
		}
		b.emit(jen.Id("app").Dot("OpenAPI").Call(jen.Lit(app.OpenAPIURL), jen.Id("openAPI"), jen.Lit(inServers)))
	}
	for _, p := range app.Pages {
		base := strings.Trim(p.Path, "/")
		if base == "" {
			base = "index"
		}
		variable := g.fresh(names.Unexported(strings.ReplaceAll(strings.ReplaceAll(base, "/", "_"), "-", "_")) + "Page")
		embed(variable, "pages/"+strings.ReplaceAll(base, "/", "-")+".html", p.Body)
		b.emit(jen.Id("app").Dot("Page").Call(jen.Lit(p.Path), jen.Lit(p.ContentType), jen.Id(variable)))
	}
}

// layers adds what stands around the routes.
func (g *generator) layers(b *body) {
	app := g.prog.App
	for _, m := range app.Middleware {
		if m.Class == nil {
			b.emit(jen.Id("app").Dot("HTTPMiddleware").Call(b.callableValue(m.Call)))
			continue
		}
		class := b.boxed(m.Class)
		var kws jen.Code = jen.Nil()
		if len(m.Kw) > 0 {
			kws = b.kwargs(m.Kw, class.code)
		}
		b.mayFail(jen.Id("app").Dot("Middleware").Call(class.code, kws))
	}
	for _, h := range app.Handlers {
		var class jen.Code = jen.Nil()
		if h.Class != nil {
			class = b.boxed(h.Class).code
		}
		b.emit(jen.Id("app").Dot("ExceptionHandler").Call(class, jen.Lit(h.Status), b.callableValue(h.Call)))
	}
	if app.Lifespan != nil {
		b.emit(jen.Id("app").Dot("Lifespan").Call(b.callableValue(app.Lifespan)))
	}
	for _, c := range app.Startup {
		b.emit(jen.Id("app").Dot("OnStartup").Call(b.callableValue(c)))
	}
	for _, c := range app.Shutdown {
		b.emit(jen.Id("app").Dot("OnShutdown").Call(b.callableValue(c)))
	}
}

// state sets the attributes that module code put on app.state.
func (g *generator) state(b *body) {
	if len(g.prog.App.State) == 0 {
		return
	}
	state := b.settle(pending{
		operand: operand{code: jen.Id("app").Dot("GetAttr").Call(jen.Id("t"), jen.Lit("state")), prec: precAtom, calls: true}, raises: true, hint: "state",
	})
	for _, a := range g.prog.App.State {
		value := b.boxed(a.Value)
		b.mayFail(jen.Qual(pyPath, "SetAttr").Call(jen.Id("t"), jen.Add(state.code), jen.Lit(a.Name), value.code))
	}
}

// callableValue is a callable as a Python value.
func (b *body) callableValue(c *ir.Callable) jen.Code {
	switch {
	case c.Func != nil && c.Recv != nil:
		return jen.Op("&").Qual(pyPath, "BoundMethod").Values(field("Func", jen.Id(b.g.name(c.Func, function))), field("Self", b.boxed(c.Recv).code))
	case c.Func != nil:
		return jen.Id(b.g.name(c.Func, function))
	}
	return b.boxed(c.Value).code
}

// mainFile writes main.go.
func (g *generator) mainFile() *goFile {
	f := g.newFile("main.go")
	source := "a FastAPI application"
	if g.origin() == "Document" {
		source = "an OpenAPI document"
	}
	about := fmt.Sprintf("Command %s is a service that covetgen made from %s.", g.opts.Module, source)
	f.file.PackageComment("// " + about)
	f.add(
		jen.Comment("// The service and the runtime that it is built with must come from one version of covetgen.").Line().
			Const().Id("_").Op("=").Qual(runtimePath, versionGuard(g.opts.Version)),
		jen.Func().Id("main").Params().Block(jen.Qual(webPath, "Run").Call(jen.Id("newApp"))),
	)
	return f
}
