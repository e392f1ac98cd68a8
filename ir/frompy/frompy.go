// Package frompy is the Python front end: from the name of an app to an ir.Program.
//
// Load finds the module (target.go), runs it at build (package eval, with the natives of
// packages pydantic and fastapi), takes the app apart (fastapi.Build), and lowers what its
// routes reach (package lower). A fault of the program is a diagnostic; each route tells
// which of them it reaches, and through which calls.
package frompy

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/fastapi"
	"github.com/covetpy/covetgen/ir/frompy/lower"
	"github.com/covetpy/covetgen/ir/frompy/pydantic"
	"github.com/covetpy/covetgen/ir/openapi"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/web"
)

// Options say how to load a program. The zero value is what the command line uses.
type Options struct {
	// Dir is the folder that relative names are seen from; "" is the working folder.
	Dir string
	// Installed are folders with installed packages; nil looks for a virtual environment.
	Installed []string
	// Partial leaves out routes that do not compile instead of lowering them all.
	Partial bool
}

// Result is what came of a program.
type Result struct {
	Program     *ir.Program // nil when there is no app
	Routes      []Verdict
	Diagnostics *diag.List
}

// Verdict says whether a route compiles, and if not why.
type Verdict struct {
	Route   *ir.Route
	OK      bool
	Reasons []Reason
}

// Reason is a diagnostic that a route reaches, with the names of the functions that lead
// to it, the endpoint first.
type Reason struct {
	Diagnostic *diag.Diagnostic
	Chain      []string
}

// Load loads the program that name, the APP argument, stands for. The error is about the machine (a file that
// cannot be read); faults of the program are in Result.Diagnostics.
func Load(name string, opts Options) (result *Result, err error) {
	dir := opts.Dir
	if dir == "" {
		wd, err := os.Getwd()
		if err != nil {
			return nil, err
		}
		dir = wd
	}
	target, d := ResolveTarget(name, dir)
	if d != nil {
		r := &Result{Diagnostics: &diag.List{}}
		r.Diagnostics.Add(d)
		return r, nil
	}
	r, groups := read(target, opts, nil)
	best := r
	// What is left to the service can show more of it: modules that import such a module.
	left, tried := map[string]bool{}, 0
	try := func(groups []lower.Group) (later []lower.Group, ok bool) {
		all := maps.Clone(left)
		for _, g := range groups {
			for _, name := range g {
				all[name] = true
			}
		}
		if len(all) == len(left) || tried == mostReadings {
			return nil, false
		}
		tried++
		r, later := read(target, opts, all)
		worse := isWorse(r, best)
		if worse && len(later) == 0 {
			return nil, false
		}
		if left = all; !worse && (errorCount(r) == 0 || errorCount(r) < errorCount(best) || compiled(r) > compiled(best)) {
			best = r
		}
		return later, true
	}
	// all leaves groups to the service, or, where together they do not compile there, each half of them.
	var all func(groups []lower.Group) (later []lower.Group)
	all = func(groups []lower.Group) []lower.Group {
		later, ok := try(groups)
		half := len(groups) / 2
		switch {
		case ok:
		case half > 0:
			later = append(all(groups[:half]), all(groups[half:])...)
		case groups[0].Statement():
			later, _ = try([]lower.Group{{eval.DecideAtBuild(groups[0][0])}})
		}
		return later
	}
	for len(groups) > 0 {
		groups = all(groups)
	}
	// What was left to the start and does not compile there may compile when it is decided at build.
	for _, key := range slices.Sorted(maps.Keys(left)) {
		if errorCount(best) == 0 || tried == mostReadings {
			break
		}
		if !(lower.Group{key}).Statement() {
			continue
		}
		decided := maps.Clone(left)
		delete(decided, key)
		decided[eval.DecideAtBuild(key)] = true
		tried++
		if r, _ := read(target, opts, decided); !isWorse(r, best) && errorCount(r) < errorCount(best) {
			best, left = r, decided
		}
	}
	return best, nil
}

// wanted are the statements that should be left to the start, each a group.
func wanted(in *eval.Interp) (groups []lower.Group) {
	for _, key := range in.WantedAtStart() {
		groups = append(groups, lower.Group{key})
	}
	return groups
}

// mostReadings is how often a program is read to find the modules that are left to the service.
const mostReadings = 40

// isWorse reports whether a reading has more errors than another, or refuses a route that the other does not.
func isWorse(r, best *Result) bool {
	if r.Program == nil && best.Program != nil || len(r.Routes) < len(best.Routes) {
		return true
	}
	refused := map[string]bool{}
	for _, v := range r.Routes {
		refused[strings.Join(v.Route.Methods, " ")+" "+v.Route.Path] = !v.OK
	}
	for _, v := range best.Routes {
		if v.OK && refused[strings.Join(v.Route.Methods, " ")+" "+v.Route.Path] {
			return true
		}
	}
	return errorCount(r) > errorCount(best)
}

// compiled is how many routes compile.
func compiled(r *Result) (n int) {
	for _, v := range r.Routes {
		if v.OK {
			n++
		}
	}
	return n
}

func errorCount(r *Result) (n int) {
	for _, d := range r.Diagnostics.Sorted() {
		if d.Severity == diag.Error {
			n++
		}
	}
	return n
}

// read reads a program. Of the deferred modules the bodies are left to the service; later are
// those of which that should be so too, as imports load them.
func read(target *Target, opts Options, deferred map[string]bool) (r *Result, later []lower.Group) {
	r = &Result{Diagnostics: &diag.List{}}
	list := r.Diagnostics
	in := eval.New(eval.Config{Deferred: deferred, Roots: []string{target.Root}, Installed: installed(opts, target.Root), Natives: []eval.Natives{pydantic.Natives(), fastapi.Natives()}}, list)
	var l *lower.Lowerer
	defer func() {
		if panicked := recover(); panicked != nil {
			at, doing := in.Here(), "reading the application's routes, at or near"
			if l != nil && !l.At().IsZero() {
				at, doing = l.At(), "compiling the application, at or behind"
			}
			list.Add(diag.Recovered(panicked, at, doing))
			r, later = &Result{Diagnostics: list}, nil
		}
	}()
	m, err := in.Import(target.Module)
	if err != nil || m == nil {
		return r, wanted(in) // a diagnostic says why
	}
	variable, value, d := FindApp(m, target.Var, isApp)
	if d != nil {
		list.Add(d)
		return r, wanted(in)
	}
	l = lower.New(in, list)
	app, _ := fastapi.AppOf(value)
	if value.Type() == web.AppType { // an instance of a class of the program has attributes of its own
		l.StandIn(value, web.ServiceModule, web.ServiceApp, func(name string) bool { return web.AppAttributes[name] != nil })
	}
	irApp := fastapi.Build(in, app, l, list)
	if irApp == nil {
		return r, nil
	}
	irApp.Name = variable
	r.Program = l.Finish(programName(target), irApp)
	later = l.Deferred()
	later = append(later, wanted(in)...)
	r.verdicts(l)
	if doc, err := openapi.Document(irApp); err == nil {
		irApp.OpenAPI = doc
	} else {
		list.Add(&diag.Diagnostic{Code: diag.NotCompiled, Span: irApp.Span, Msg: "the OpenAPI document cannot be made: " + err.Error()})
	}
	if pages, err := openapi.Pages(irApp); err == nil {
		irApp.Pages = append(irApp.Pages, pages...)
	} else {
		list.Add(&diag.Diagnostic{Code: diag.NotCompiled, Span: irApp.Span, Msg: "the documentation pages cannot be made: " + err.Error()})
	}
	if !list.HasErrors() {
		for _, f := range ir.Faults(r.Program) {
			list.Add(diag.InternalFault(f.Span, "covetgen made a wrong program of this: %v", f))
		}
	}
	return r, later
}

func isApp(v py.Value) bool {
	_, ok := fastapi.AppOf(v)
	return ok
}

// verdicts says for each route what it reaches, and adds those diagnostics to the list.
func (r *Result) verdicts(l *lower.Lowerer) {
	shared := l.Diagnostics()
	for _, x := range shared {
		r.Diagnostics.Add(x.Diagnostic)
	}
	for _, c := range l.AppErrors() {
		shared = append(shared, c)
		r.Diagnostics.Add(c.Diagnostic)
	}
	for _, route := range r.Program.App.Routes {
		v := Verdict{Route: route}
		for _, x := range append(l.RouteErrors(route), shared...) {
			r.Diagnostics.Add(x.Diagnostic)
			reason := Reason{Diagnostic: x.Diagnostic}
			for _, link := range x.Chain {
				reason.Chain = append(reason.Chain, link.Name)
			}
			if x.Diagnostic.Severity == diag.Error {
				v.Reasons = append(v.Reasons, reason)
			}
		}
		v.OK = len(v.Reasons) == 0
		r.Routes = append(r.Routes, v)
	}
	for _, refused := range r.Program.App.Refused {
		v := Verdict{Route: refused.Route}
		for _, d := range refused.Reasons {
			v.Reasons = append(v.Reasons, Reason{Diagnostic: d})
		}
		r.Routes = append(r.Routes, v)
	}
}

// programName is the default name of the binary: the app's file, or the folder or package
// that holds a file with one of the default names.
func programName(t *Target) string {
	parts := strings.Split(t.Module, ".")
	last := parts[len(parts)-1]
	switch {
	case last != "main" && last != "app" && last != "api" && last != "__init__":
		return last
	case len(parts) > 1 && parts[len(parts)-2] != "app":
		return parts[len(parts)-2]
	case len(parts) == 1 && t.Source == "argument":
		return last
	}
	if base := filepath.Base(t.Root); base != "." && base != string(filepath.Separator) {
		return base
	}
	return last
}

// installed are the folders of installed packages: those given, else those of the
// environment that is active, or stands beside the program or in the working folder.
func installed(opts Options, root string) []string {
	if opts.Installed != nil {
		return opts.Installed
	}
	var homes []string
	for _, name := range []string{"VIRTUAL_ENV", "CONDA_PREFIX"} {
		if env := os.Getenv(name); env != "" {
			homes = append(homes, env)
		}
	}
	for _, folder := range []string{root, "."} {
		homes = append(homes, filepath.Join(folder, ".venv"), filepath.Join(folder, "venv"))
	}
	for _, home := range homes {
		found, _ := filepath.Glob(filepath.Join(home, "lib", "python3*", "site-packages"))
		if len(found) == 0 {
			found, _ = filepath.Glob(filepath.Join(home, "Lib", "site-packages"))
		}
		if len(found) > 0 {
			return withPathFiles(found)
		}
	}
	return nil
}

// withPathFiles adds the folders that the path files (*.pth) of site-packages name, as module site
// does; packages that are installed to be edited have such files. Lines that are code are left out.
func withPathFiles(folders []string) []string {
	out := folders
	for _, folder := range folders {
		files, _ := filepath.Glob(filepath.Join(folder, "*.pth"))
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				continue // a build can do without it
			}
			for line := range strings.Lines(string(text)) {
				line = strings.TrimSpace(line)
				if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "import\t") {
					continue
				}
				if !filepath.IsAbs(line) {
					line = filepath.Join(folder, line)
				}
				if info, err := os.Stat(line); err == nil && info.IsDir() {
					out = append(out, line)
				}
			}
		}
	}
	return out
}
