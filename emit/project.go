package emit

import (
	"maps"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
	"github.com/covetpy/covetgen/runtime/web"
	"github.com/covetpy/covetgen/templates"
	"github.com/dave/jennifer/jen"
)

// versionGuard is the name of the constant that only one version of the runtime has.
func versionGuard(string) string { return runtime.Guard }

// project makes all files of the service.
func (g *generator) project(mainFile func(*generator) *goFile) (*FileSet, error) {
	set := NewFileSet()
	g.markEscapes()
	files := g.moduleFiles()
	var order []*goFile
	order = append(order, files...)
	if g.prog.App != nil {
		g.methodNames()
		order = append(order, g.routeFiles()...)
		order = append(order, g.handlersFile(set), g.securityFile(), g.answersFile())
	}
	start := g.startFunc()
	order = append(order, start)
	if g.prog.App != nil {
		order = append(order, g.appFile(set, !start.empty()))
	}
	order = append(order, mainFile(g), g.nativesFile())
	g.findCycles()
	for _, f := range order {
		if f.empty() {
			continue
		}
		src, err := f.render()
		if err != nil {
			return nil, err
		}
		set.Add(f.name, src)
		g.tables = append(g.tables, f.lines)
	}
	sort.Slice(g.tables, func(i, j int) bool { return g.tables[i].name < g.tables[j].name })
	if lines := g.lineMapFile(g.tables, set); lines != nil {
		src, err := lines.render()
		if err != nil {
			return nil, err
		}
		set.Add(lines.name, src)
	}
	return set, g.fixedFiles(set)
}

// fixedFiles adds the files that do not depend on the program but for its name.
func (g *generator) fixedFiles(set *FileSet) error {
	for _, name := range templates.Names() {
		data, err := templates.Render(name, templates.Data{Module: g.opts.Module, Name: g.prog.Name, Version: g.opts.Version})
		if err != nil {
			return err
		}
		set.Add(name, data)
	}
	return nil
}

// markEscapes marks the functions that are used as values.
func (g *generator) markEscapes() {
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		if f, ok := x.(*ir.FuncValue); ok {
			f.Func.Escapes = true
		}
		return true
	}}
	for _, f := range ir.AllFuncs(g.prog) {
		v.Func(f)
	}
	for _, global := range g.prog.Globals {
		v.Walk(global.Init)
	}
	for _, x := range g.prog.Values {
		v.Walk(x)
	}
	for _, c := range g.prog.Classes {
		for _, x := range append(append([]ir.Expr(nil), c.Bases...), c.Wrap...) {
			v.Walk(x)
		}
		v.Walk(c.Meta)
		for _, m := range c.Methods {
			v.Walk(m.Attr)
		}
	}
	for _, m := range g.prog.Models {
		for _, method := range m.Methods {
			v.Walk(method.Attr)
		}
	}
	if g.prog.App != nil {
		g.markCallables(&v)
	}
}

func (g *generator) markCallables(v *ir.Visitor) {
	app := g.prog.App
	escape := func(list ...*ir.Callable) {
		for _, c := range list {
			if c != nil && c.Func != nil {
				c.Func.Escapes = true
			} else if c != nil {
				v.Walk(c.Value)
			}
		}
	}
	for _, a := range app.State {
		v.Walk(a.Value)
	}
	escape(app.Lifespan)
	escape(app.Startup...)
	escape(app.Shutdown...)
	for _, h := range app.Handlers {
		escape(h.Call)
		v.Walk(h.Class)
	}
	for _, m := range app.Middleware {
		escape(m.Call)
		v.Walk(m.Class)
		for _, k := range m.Kw {
			v.Walk(k.Value)
		}
	}
	var visit func(d *ir.Dependant)
	visit = func(d *ir.Dependant) {
		if d == nil {
			return
		}
		if d.Call != nil && d.Call.Func == nil {
			v.Walk(d.Call.Value)
		}
		for _, p := range append(append([]*ir.RequestParam(nil), d.Params...), d.Body...) {
			escape(p.DefaultFactory)
		}
		for _, sub := range d.Dependencies {
			visit(sub)
		}
	}
	for _, r := range app.Routes {
		visit(r.Dependant)
		if r.Response != nil {
			v.Walk(r.Response.ClassValue)
		}
	}
}

// moduleFiles writes the functions, models, classes and state of each Python module.
func (g *generator) moduleFiles() []*goFile {
	byModule := map[*ir.Module]*goFile{}
	var list []*goFile
	file := func(m *ir.Module) *goFile {
		if f, ok := byModule[m]; ok {
			return f
		}
		f := g.newFile(g.fileName(m))
		byModule[m] = f
		list = append(list, f)
		return f
	}
	for _, m := range g.prog.Modules {
		file(m)
	}
	for _, m := range g.prog.Models {
		g.model(m, file(m.Module))
	}
	g.modelTypes()
	for _, s := range g.prog.Structs {
		g.structType(s, file(s.Module))
	}
	for _, c := range g.prog.Classes {
		g.class(c, file(c.Module))
	}
	for _, v := range g.prog.Globals {
		g.global(v, file(v.Module))
	}
	for _, f := range g.prog.Funcs {
		if g.byName[g.names[nameKey{f, self}]] == nil {
			g.funcDecl(f, file(f.Module))
		}
	}
	return list
}

// reservedFiles are the names of files that every service has.
var reservedFiles = map[string]bool{"main": true, "app": true, "start": true, "linemap": true, "natives": true, "handlers": true}

// fileName is the Go file of a Python module: its dotted name in snake case. Names that Go
// or the service gives a meaning get a suffix.
func (g *generator) fileName(m *ir.Module) string {
	if m == nil {
		return "module.go"
	}
	base := strings.ToLower(strings.Trim(strings.ReplaceAll(m.Name, ".", "_"), "_"))
	if base == "" {
		base = "module"
	}
	last := base[strings.LastIndexByte(base, '_')+1:]
	if reservedFiles[base] || last == "test" || goosArch[last] || strings.HasPrefix(base, "routes_") {
		base += "_py"
	}
	key := nameKey{m, "file"}
	if name, ok := g.names[key]; ok {
		return name
	}
	for g.names[nameKey{base, "file taken"}] != "" { // a.b and a_b
		base += "_py"
	}
	g.names[nameKey{base, "file taken"}] = m.Name
	name := base + ".go"
	g.names[key] = name
	return name
}

// goosArch are the file name suffixes that Go reads as build constraints.
var goosArch = map[string]bool{}

func init() {
	for _, word := range strings.Fields(`aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9
		solaris wasip1 windows zos 386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x sparc64 wasm`) {
		goosArch[word] = true
	}
}

// routeFiles writes routes_<module>.go.
func (g *generator) routeFiles() []*goFile {
	byModule := map[*ir.Module]*goFile{}
	var list []*goFile
	gl := g.newGlue()
	for _, r := range g.prog.App.Routes {
		f := byModule[r.Module]
		if f == nil {
			name := "routes.go"
			if r.Module != nil {
				name = "routes_" + strings.TrimSuffix(path.Base(g.fileName(r.Module)), ".go") + ".go"
			}
			f = g.newFile(name)
			byModule[r.Module] = f
			list = append(list, f)
		}
		if r.Handler != nil {
			gl.operation(r, f)
		} else {
			gl.route(r, f)
		}
	}
	return list
}

// tableOf is the function that puts in place the table of runtime/py, too large to be in every service,
// for which a text asks.
func tableOf(text string) string {
	switch {
	case text == "namereplace":
		return "UseRuneNames"
	case py.IsMultibyte(text):
		return "UseMultibyteCodecs"
	}
	return ""
}

// nativesFile declares the objects of native modules and the big integers that the
// service uses.
func (g *generator) nativesFile() *goFile {
	f := g.newFile("natives.go")
	g.aliasDecls(f)
	var defs []jen.Code
	for _, key := range g.order {
		name := g.natives[key]
		module, qualname, _ := strings.Cut(key, ":")
		defs = append(defs, jen.Id(name).Op("=").Qual(pyPath, "MustNative").Call(nativeModule(module), jen.Lit(qualname)))
	}
	if len(defs) > 0 {
		f.add(jen.Comment("// What the service uses of Python's and FastAPI's own modules.").Line().Add(vars(defs)))
	}
	for _, use := range slices.Sorted(maps.Keys(g.tablesUsed)) {
		f.add(jen.Var().Id("_").Op("=").Qual(pyPath, use).Call())
	}
	var texts []string
	for text := range g.consts {
		texts = append(texts, text)
	}
	sort.Slice(texts, func(i, j int) bool { return g.consts[texts[i]] < g.consts[texts[j]] })
	defs = nil
	for _, text := range texts {
		defs = append(defs, jen.Id(g.consts[text]).Op("=").Qual(pyPath, "MustInt").Call(jen.Lit(text)))
	}
	if len(defs) > 0 {
		f.add(jen.Comment("// Integers that no machine word holds.").Line().Add(vars(defs)))
	}
	defs = nil
	for _, key := range slices.Sorted(maps.Keys(g.enumMembers)) {
		_, member, _ := strings.Cut(key, ".")
		defs = append(defs, jen.Id(g.enumMembers[key]).Op("=").Qual(pyPath, "KnownMember").Values(jen.Id("Name").Op(":").Lit(member)))
	}
	if len(defs) > 0 {
		f.add(jen.Comment("// Members of enumerations.").Line().Add(vars(defs)))
	}
	return f
}

// nativeModule is the runtime's variable of a module: only what a service names is linked
// into it.
func nativeModule(module string) jen.Code {
	switch {
	case schema.Module(module) != nil:
		return jen.Qual(schemaPath, "Module").Call(jen.Lit(module))
	case web.Module(module) != nil:
		return jen.Qual(webPath, "Module").Call(jen.Lit(module))
	}
	return jen.Qual(pyPath, names.Exported(module)+"Module")
}

func vars(defs []jen.Code) jen.Code {
	if len(defs) == 1 {
		return jen.Var().Add(defs[0])
	}
	return jen.Var().Defs(defs...)
}
