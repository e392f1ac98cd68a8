package eval

import (
	"io"

	_ "github.com/covetpy/covetgen/ir/fixedhash" // the order of sets must not change between builds
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Natives are modules written in Go: the key is the dotted module name, the
// value builds the module on its first import. They go before files of the
// program's import roots and before runtime/py's own modules.
type Natives map[string]func(in *Interp) (*py.Module, error)

// Budget bounds what one evaluation may cost. A zero field takes its default.
type Budget struct {
	Steps  int64 // statements and expressions; default 200 million
	Memory int64 // bytes of live heap; default 2 GiB
}

// Config says what an Interp may see.
type Config struct {
	// Roots are the import roots (sys.path), the app's own first.
	Roots []string
	// Installed are import roots that hold installed packages (site-packages).
	// Where there is one, an unknown module is known to be absent.
	Installed []string
	// Natives are overlays, the first that has a module wins.
	Natives []Natives
	Budget  Budget
	// Stdout takes what print writes while modules run; nil drops it. The
	// Effects log has it in any case.
	Stdout io.Writer
	// Deferred are the modules, by name, whose bodies are left to the service, and statements of
	// modules that are left to the start (WantedAtStart).
	Deferred map[string]bool
	// Host lets programs see the clock, the environment and files. A build never
	// sets it; tests that compare whole programs do.
	Host bool
}

// EffectKind tells what a start-time effect does.
type EffectKind uint8

// The kinds of effects.
const (
	// PrintEffect writes to standard output.
	PrintEffect EffectKind = iota
	// SymbolicEffect evaluates a Symbolic whose result is dropped, or changes
	// something through one (assignment to an attribute or item).
	SymbolicEffect
	// DeferredEffect is a statement that is left to the start.
	DeferredEffect
)

// Effect is something that importing the program does to the world, in the
// order in which it happens.
type Effect struct {
	Kind   EffectKind
	Module *Module
	Span   source.Span
	Node   pyast.Node
	Value  *Symbolic  // of SymbolicEffect
	Seq    int        // orders effects, Symbolics and Constructions
	Args   []py.Value // of PrintEffect: the printed values
	Kw     []py.Kw
	Body   *Function // of DeferredEffect: a function without parameters
}

// Interp is one evaluation of a program. It is not safe for concurrent use.
type Interp struct {
	// Effects is what importing the modules does, in order.
	Effects []*Effect

	skipped map[string]*skippedStatements // by installed package

	cfg      Config
	list     *diag.List
	task     *py.Task
	builtins *py.Dict

	settled map[*Symbolic]bool // values taken at build
	// decisions are the Symbolics on which a decision was taken at build.
	decisions map[*Symbolic]bool

	modules map[string]py.Value // sys.modules: *py.Module or *Symbolic
	known   map[*py.Module]*Module
	order   []*Module

	scopes      map[pyast.Node]*scope
	classes     map[*py.Type]*ClassInfo
	origins     map[py.Value]source.Span
	annotated   map[*py.Dict]*Annotations
	constructed map[py.Value]*Construction

	building  []*ClassInfo
	here      source.Span // of the call that runs now
	current   *Module     // whose code runs now
	specs     bool        // the modules of the program have specs
	steps     int64
	seq       int // number of the last Symbolic
	early     int // number of the last construction in a module of the library
	told      map[*py.Exception]bool
	natives   map[*py.Module]string
	library   map[string]*Module // modules of the standard library that are written in Python
	sysPath   *py.List
	index     map[py.Value][2]string // see nativeIndex
	indexed   int
	running   Statement
	atStart   startFacts
	mayRaise  *Symbolic  // the last value whose computation at start may raise
	program   string     // the name of the module that was imported as the program
	rehearsal *rehearsal // set where this is one
	rehearsed *Interp    // of this program, once it is needed
	read      bool       // the program was: what is imported from now on is imported in functions
}

const (
	afterLibrary  = 1 << 30 // what modules of the library make has lower numbers
	defaultSteps  = 200_000_000
	defaultMemory = 2 << 30
)

// New prepares an evaluation; diagnostics go to list.
func New(cfg Config, list *diag.List) *Interp {
	if cfg.Budget.Steps == 0 {
		cfg.Budget.Steps = defaultSteps
	}
	if cfg.Budget.Memory == 0 {
		cfg.Budget.Memory = defaultMemory
	}
	in := &Interp{
		cfg:         cfg,
		list:        list,
		task:        py.NewTask(py.NewLoop()),
		modules:     map[string]py.Value{},
		known:       map[*py.Module]*Module{},
		scopes:      map[pyast.Node]*scope{},
		classes:     map[*py.Type]*ClassInfo{},
		origins:     map[py.Value]source.Span{},
		annotated:   map[*py.Dict]*Annotations{},
		constructed: map[py.Value]*Construction{},
		seq:         afterLibrary,
		told:        map[*py.Exception]bool{},
		natives:     map[*py.Module]string{},
	}
	in.task.Stdout = cfg.Stdout
	if cfg.Stdout == nil {
		in.task.Stdout = io.Discard
	}
	in.builtins = in.makeBuiltins()
	return in
}

// Task is the task that module code runs on.
func (in *Interp) Task() *py.Task { return in.task }

// List is where diagnostics go.
func (in *Interp) List() *diag.List { return in.list }

// Modules are the program's modules that were run, in import order.
func (in *Interp) Modules() []*Module { return in.order }

// Loaded are the modules that are loaded, by name: sys.modules.
func (in *Interp) Loaded() map[string]py.Value { return in.modules }

// IsModules reports whether v is sys.modules.
func IsModules(v py.Value) bool {
	_, ok := v.(*modulesView)
	return ok
}

// ModuleNamed is a module of the program by its dotted name, nil when it was
// not imported (or is native).
func (in *Interp) ModuleNamed(name string) *Module {
	if m, ok := in.modules[name].(*py.Module); ok {
		return in.known[m]
	}
	return nil
}

// ModuleOf is the Module of a module value, nil for native modules.
func (in *Interp) ModuleOf(m *py.Module) *Module { return in.known[m] }

// Here is the place of the call that runs now: natives use it to remember
// where something was declared.
func (in *Interp) Here() source.Span { return in.here }

// Current is the module whose code runs now; nil outside.
func (in *Interp) Current() *Module { return in.current }

// SpanOf is the place of a node of a module.
func (in *Interp) SpanOf(n pyast.Node, m *Module) source.Span {
	if n == nil || m == nil || m.File == nil {
		return source.Span{}
	}
	r := n.Span()
	return source.Span{File: m.File, Start: int(r.Start), End: int(r.End)}
}

// Origin is where a list, dict, set, instance, function or class was made; the
// zero Span when that is not known.
func (in *Interp) Origin(v py.Value) source.Span {
	switch v := v.(type) {
	case *py.Function:
		if f := FunctionOf(v); f != nil {
			return in.SpanOf(f.Node, f.Module)
		}
	case *py.Type:
		if c := in.classes[v]; c != nil {
			return c.Span
		}
	case *Symbolic:
		return v.Span
	}
	if !hasIdentity(v) {
		return source.Span{}
	}
	return in.origins[v]
}

// SetOrigin records where a value was made, unless that is known already.
func (in *Interp) SetOrigin(v py.Value, at source.Span) {
	if at.IsZero() || !hasIdentity(v) {
		return
	}
	if _, ok := in.origins[v]; !ok {
		in.origins[v] = at
	}
}

// hasIdentity reports whether v is a pointer, so that it can key a side table.
func hasIdentity(v py.Value) bool {
	switch v.(type) {
	case nil, py.NoneType, py.Bool, py.SmallInt, py.Float, py.Str, py.Bytes, py.Complex,
		py.EllipsisType, py.NotImplementedType:
		return false
	}
	return true
}
