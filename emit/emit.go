package emit

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/pass"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime"
	"github.com/dave/jennifer/jen"
)

// Options are what a generation depends on beside the program. The zero value is useful.
type Options struct {
	// Version is written into the header of each file; "" is the runtime's version.
	Version string
	// Module is the module path of the generated go.mod; "" is made from the program's name.
	Module string
	// SkipCheck leaves the type check in memory out (callers that build at once).
	SkipCheck bool
}

// Project makes the whole service in memory: Go files, go.mod and fixed files, formatted
// and type-checked. Vendored packages are laid by WriteProject. An error is a fault of covetgen or of the
// machine; the program has been verified before.
func Project(p *ir.Program, opts Options) (*FileSet, error) {
	set, err := generate(p, opts, (*generator).mainFile)
	if err != nil || opts.SkipCheck {
		return set, err
	}
	err = Check(set)
	if bad, ok := errors.AsType[*InternalError](err); ok {
		bad.Span = set.python(bad.File, bad.Line)
	}
	return set, err
}

// generate makes the files; mainFile writes main.go.
func generate(p *ir.Program, opts Options, mainFile func(*generator) *goFile) (set *FileSet, err error) {
	if opts.Version == "" {
		opts.Version = runtime.Version
	}
	if opts.Module == "" {
		opts.Module = moduleName(p.Name)
	}
	var g *generator
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *fault:
			set, err = nil, diag.InternalFault(r.span, "covetgen failed while writing Go for this: %s", r.msg)
		default:
			at := source.Span{}
			if g != nil {
				at = g.at
			}
			set, err = nil, diag.Recovered(r, at, "writing Go for")
		}
	}()
	for _, run := range []func(*ir.Program){pass.LoopVars, pass.Builders, pass.Texts, pass.Effects} {
		run(p)
		if faults := ir.Faults(p); len(faults) > 0 {
			return nil, diag.InternalFault(faults[0].Span, "covetgen made a wrong program of this: %v", faults[0])
		}
	}
	g = newGenerator(p, opts)
	set, err = g.project(mainFile)
	if set != nil {
		set.python = func(name string, line int) source.Span { return g.pythonOf(set, name, line) }
	}
	return set, err
}

// fault is a program that emit cannot write: a broken promise of the front end. It is
// raised as a panic inside the package; Project returns it as a diagnostic.
type fault struct {
	span source.Span
	msg  string
}

func fail(span source.Span, format string, args ...any) {
	panic(&fault{span: span, msg: fmt.Sprintf(format, args...)})
}

// generator holds the state of one generation.
type generator struct {
	prog    *ir.Program
	opts    Options
	names   map[any]string // by nameKey
	taken   map[string]bool
	decls   []*decl
	byName  map[string]*decl
	current *decl // the declaration whose code is being made; its references are noted
	natives map[string]string
	consts  map[string]string
	// enumMembers are the variables of members of enumerations, by class and name.
	enumMembers map[string]string
	// tablesUsed are the functions of runtime/py that put tables in place which texts of the program name.
	tablesUsed map[string]bool
	order      []string // of natives and consts, as first used
	steps      []*step  // of func start
	aliases    []*alias
	tables     []*lineTable
	at         source.Span                 // statement whose code is being made
	root       string                      // folder that absolute Python paths are seen from
	members    map[*ir.Struct][]memberName // Go names of the fields
	codecs     *codecs                     // of a document's service: which models need a decoder, which an encoder
	boxed      []*ir.Type                  // the types of calls of generator functions that are made objects, see boxedCalls
	boxedKnown bool
}

// nameKey is what a package-level name is for: an object of the program and a role.
type nameKey struct {
	object any
	role   string
}

// The roles of package-level names.
const (
	self     = ""         // the function, struct or variable itself
	deeper   = "Body"     // the body of a recursive function, whose calls self counts
	function = "Function" // a function as a Python value
	class    = "Class"    // a model's *schema.Class, a class's *py.Type
	route    = "Route"    // a route's glue
)

func newGenerator(p *ir.Program, opts Options) *generator {
	g := &generator{
		prog: p, opts: opts, byName: map[string]*decl{}, taken: map[string]bool{},
		natives: map[string]string{}, consts: map[string]string{}, enumMembers: map[string]string{}, root: rootOf(p), members: map[*ir.Struct][]memberName{},
		tablesUsed: map[string]bool{},
	}
	g.planNames()
	return g
}

// fixedNames are declared by every service.
var fixedNames = []string{"main", "newApp", "start", "init", "pythonLines", "openAPI", "service", "newService", "Service", "Handlers", "Unimplemented", "Security"}

// glueNames are the local variables of glue, which calls the program's functions by their
// package-level names.
var glueNames = []string{"app", "c", "err", "mark", "ok", "t", "task"}

// planNames gives every package-level object its Go names.
func (g *generator) planNames() {
	var requests []names.Request
	ask := func(object any, role, python string, m *ir.Module, exported bool, suffix string) {
		module := ""
		if m != nil {
			module = m.Name
		}
		requests = append(requests, names.Request{
			Key: nameKey{object, role}, Python: python, Module: module, Exported: exported, Suffix: suffix,
		})
	}
	for _, m := range g.prog.Models {
		ask(m, self, m.Name, m.Module, true, "")
		ask(m, class, m.Name, m.Module, true, "Class")
		for _, method := range m.Methods {
			g.askMethod(ask, m.Name, method, m.Module)
		}
	}
	for _, c := range g.prog.Classes {
		ask(c, class, c.Name, c.Module, true, "Class")
		for _, method := range c.Methods {
			g.askMethod(ask, c.Name, method, c.Module)
		}
	}
	for _, s := range g.prog.Structs {
		ask(s, self, s.Name, s.Module, true, "")
		for _, c := range s.Classes {
			if len(s.Classes) > 1 {
				ask(c, tag, c.Name, c.Module, false, "Tag")
			}
		}
	}
	for _, f := range g.prog.Funcs {
		ask(f, self, pythonName(f), f.Module, false, "")
		if f.Recursive {
			ask(f, deeper, pythonName(f), f.Module, false, "Body")
		}
		ask(f, function, pythonName(f), f.Module, false, "Function")
	}
	for _, v := range g.prog.Globals {
		ask(v, self, v.Name, v.Module, false, "")
	}
	if g.prog.App != nil {
		for _, r := range g.prog.App.Routes {
			ask(r, route, r.Name, r.Module, false, "Route")
		}
	}
	reserved := append(append([]string(nil), fixedNames...), glueNames...)
	for _, name := range importNames {
		reserved = append(reserved, name)
	}
	sort.Strings(reserved)
	g.names = names.Resolve(requests, reserved...)
	for _, name := range g.names {
		g.taken[name] = true
	}
	for _, name := range reserved {
		g.taken[name] = true
	}
}

// pythonName is what the Go name of a function is made from: its own name, behind that of its
// class where it is a method that is only called directly.
func pythonName(f *ir.Func) string {
	if strings.Contains(f.Qualname, "<") {
		return f.Name
	}
	return strings.ReplaceAll(f.Qualname, ".", "_")
}

func (g *generator) askMethod(ask func(any, string, string, *ir.Module, bool, string), owner string, m *ir.Method, module *ir.Module) {
	for _, f := range []*ir.Func{m.Func, m.Set} {
		if f == nil {
			continue
		}
		name := owner + "_" + f.Name
		if f == m.Set {
			name = owner + "_set_" + f.Name
		}
		ask(f, self, name, module, false, "")
		if f.Recursive {
			ask(f, deeper, name, module, false, "Body")
		}
		ask(f, function, name, module, false, "Function")
	}
}

// name returns the Go name of an object in a role and notes the reference.
func (g *generator) name(object any, role string) string {
	name, ok := g.names[nameKey{object, role}]
	if !ok {
		fail(source.Span{}, "no name for %T in role %q", object, role)
	}
	g.refer(name)
	return name
}

// fresh picks a further package-level name.
func (g *generator) fresh(name string) string {
	unique := name
	for n := 2; g.taken[unique]; n++ {
		unique = fmt.Sprintf("%s%d", name, n)
	}
	g.taken[unique] = true
	return unique
}

// decl is a package-level declaration whose references matter: Go forbids package
// variables that refer to themselves through functions.
type decl struct {
	name   string
	refs   map[string]bool
	isVar  bool
	doc    string
	typ    *jen.Statement // *T of a pointer-to-struct variable
	fields []declField
	file   *goFile
	cyclic map[string]bool // names of the same cycle
}

// declField is one field of a struct variable with the names that its value refers to.
type declField struct {
	name  string
	value jen.Code
	refs  map[string]bool
}

func (g *generator) refer(name string) {
	if g.current != nil {
		g.current.refs[name] = true
	}
}

// within makes code as part of declaration d.
func (g *generator) within(d *decl, make func()) {
	outer := g.current
	g.current = d
	make()
	g.current = outer
}

func (g *generator) declare(name string, file *goFile) *decl {
	d := &decl{name: name, refs: map[string]bool{}, file: file}
	g.decls = append(g.decls, d)
	g.byName[name] = d
	return d
}

// part makes one field of struct variable d and notes what it refers to.
func (g *generator) part(d *decl, name string, make func() jen.Code) {
	sub := &decl{refs: map[string]bool{}}
	var value jen.Code
	g.within(sub, func() { value = make() })
	for ref := range sub.refs {
		d.refs[ref] = true
	}
	if value != nil {
		d.fields = append(d.fields, declField{name: name, value: value, refs: sub.refs})
	}
}

// findCycles finds, for every struct variable, the names that it shares an initialisation cycle with.
func (g *generator) findCycles() {
	reach := func(from *decl) map[string]bool {
		seen := map[string]bool{}
		var visit func(d *decl)
		visit = func(d *decl) {
			for ref := range d.refs {
				if !seen[ref] {
					seen[ref] = true
					if next := g.byName[ref]; next != nil {
						visit(next)
					}
				}
			}
		}
		visit(from)
		return seen
	}
	reached := map[string]map[string]bool{}
	for _, d := range g.decls {
		reached[d.name] = reach(d)
	}
	for _, d := range g.decls {
		if !d.isVar || !reached[d.name][d.name] {
			continue
		}
		d.cyclic = map[string]bool{}
		for name := range reached[d.name] {
			if reached[name][d.name] {
				d.cyclic[name] = true
			}
		}
	}
}

// varCode renders a struct variable. Fields that would close an initialisation cycle are
// set in an init function behind it.
func (d *decl) varCode() []jen.Code {
	var now []jen.Code
	var later []jen.Code
	for _, f := range d.fields {
		if d.closes(f) {
			later = append(later, jen.Id(d.name).Dot(f.name).Op("=").Add(f.value))
			continue
		}
		now = append(now, field(f.name, f.value))
	}
	code := []jen.Code{comment(d.doc).Line().Var().Id(d.name).Op("=").Op("&").Add(d.typ).Add(fields(now...))}
	if len(later) > 0 {
		code = append(code, jen.Func().Id("init").Params().Block(later...))
	}
	return code
}

func (d *decl) closes(f declField) bool {
	for ref := range f.refs {
		if d.cyclic[ref] {
			return true
		}
	}
	return false
}

// standardNames are the first elements of the standard library's import paths and the names
// that the go command keeps for itself: no module can have them.
var standardNames = strings.Fields(`all archive arena bufio builtin bytes cmd cmp compress container context crypto database debug
	embed encoding errors expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin
	reflect regexp runtime simd slices sort std strconv strings structs sync syscall testing text time tool unicode unique
	unsafe vendor weak work`)

// moduleName makes a module path from a program's name.
func moduleName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return '-'
	}, name)
	name = strings.Trim(name, "-.")
	if name == "" {
		return "service"
	}
	if slices.Contains(standardNames, name) {
		return name + "-service"
	}
	return name
}
