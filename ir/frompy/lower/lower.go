package lower

import (
	"sort"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// Lowerer lowers one evaluated program.
type Lowerer struct {
	in   *eval.Interp
	list *diag.List

	units   map[*eval.Function]*unit
	order   []*unit // in the order of discovery
	queue   []*unit
	queued  map[*unit]bool
	modules map[*eval.Module]*ir.Module

	importables  []string // what importlib.import_module as a value can import; nil while nobody has asked
	importerTold bool     // a warning names them
	framed       bool     // functions read f_globals of frames

	slots     map[slotKey]*slot
	slotOrder []*slot
	// moduleObjects are the modules that are used as values; moduleOrder is their order.
	moduleObjects map[*eval.Module]*moduleObject
	moduleOrder   []*moduleObject
	objects       map[py.Value]*object
	objOrder      []*object
	tupleRows     map[*py.Tuple]*ir.Row // of module state
	undecided     []func()              // what makes the tuples of module state when all types are known

	classes    map[*py.Type]*class
	classOrder []*class
	models     map[*schema.Class]*model
	modelOrder []*model

	readers      bool // a module mentions what reads annotations, of those up to readersIn
	readersIn    int
	classReaders bool // modules of the program mention readers of the annotations of classes

	names    map[string]bool // attribute names that reachable code uses on dynamic values
	anyName  bool            // getattr with a computed name: every method counts as used
	breaks   map[string]bool // field names that reachable code may set to anything
	breakAll bool
	omitted  []*omission // attributes of instances that exist at build only
	standIns map[py.Value]*standIn
	typeUsed bool // type(x) is used: any class may be called

	stores       map[string]*ir.Type // attribute names set on values of unknown class
	constructs   []*ir.Construct     // of module-level instances, converted at the end
	builtinNames map[py.Value]string
	heap         map[*py.Builtin]heapFunction // see heapFunctions
	bindings     map[py.Value]nameOf          // first module-level name of each object
	depth        int
	unnamed      int

	roots       map[*ir.Callable]*unit
	rootOrder   []*ir.Callable
	byFunc      map[*ir.Func]*unit
	unitFor     map[*ir.Func]*unit // of all functions
	seeded      map[*ir.Callable]bool
	starts      []startStep
	effectsDone bool

	start     *unit // pseudo-unit that snapshot expressions belong to
	current   *unit
	kept      map[pyast.Node]kept  // calls whose value is let go of where it is consumed
	consuming map[*pyast.Call]bool // calls of builtins that are being lowered with what they keep
	viewed    map[pyast.Node]bool  // expressions of which only the items matter, at once
	keyLoops  map[pyast.Node]*keyLoop
	asLists   map[pyast.Node]pyast.Expr // see asList
	mapped    map[pyast.Node]*mapped
	streams   map[pyast.Node]*pyast.GeneratorExp // by their calls
	soles     map[pyast.Node]bool                // expressions of whose value what is being lowered has the only reference
	at        source.Span                        // statement that is being lowered
	final     bool                               // Never facts count as Dyn from now on

	families         map[*py.Type]*family // by the class on top
	irClasses        map[*py.Type]*ir.Class
	classTypes       map[*ir.Class]*py.Type
	classMethods     map[classMethodOf]*eval.Function
	generated        map[*py.Function]*eval.Function // what stands for methods that decorators made
	dataclassInits   map[dataclassCall]*eval.Function
	hiddenObjects    map[py.Value]*hiddenObject
	globalContainers []*globalContainer
	tops             map[*ir.Class]*family // by what united families have in common
	startContext     bool                  // module code may set context variables
	instanceUsers    map[*unit]bool        // units that rely on how instances behave

	evaluated map[*pyast.Call]pyast.Expr // what eval("...") means

	// listing is set once a function uses sys.modules: imports in functions put what they load there. lately are
	// the names of modules that such imports loaded, with all that the same import loaded.
	listing   bool
	lately    map[string][]string
	lazy      map[*eval.Module]*lazyImport // by the modules that imports in functions loaded first
	lazyOrder []*lazyImport
	deferred  []Group // modules whose bodies should be left to the service

	definitions map[string]bool // names that the program may give to attributes, once asked for
	definedIn   int             // of how many modules
}

// New prepares lowering of what in has evaluated.
func New(in *eval.Interp, list *diag.List) *Lowerer {
	l := &Lowerer{
		in: in, list: list,
		units: map[*eval.Function]*unit{}, soles: map[pyast.Node]bool{}, viewed: map[pyast.Node]bool{}, keyLoops: map[pyast.Node]*keyLoop{}, asLists: map[pyast.Node]pyast.Expr{}, mapped: map[pyast.Node]*mapped{}, streams: map[pyast.Node]*pyast.GeneratorExp{}, kept: map[pyast.Node]kept{}, consuming: map[*pyast.Call]bool{},
		queued:        map[*unit]bool{},
		modules:       map[*eval.Module]*ir.Module{},
		moduleObjects: map[*eval.Module]*moduleObject{}, lazy: map[*eval.Module]*lazyImport{}, evaluated: map[*pyast.Call]pyast.Expr{},
		slots:   map[slotKey]*slot{},
		objects: map[py.Value]*object{}, tupleRows: map[*py.Tuple]*ir.Row{},
		classes: map[*py.Type]*class{},
		models:  map[*schema.Class]*model{},
		names:   map[string]bool{"write": true, "flush": true}, // print asks any file for them
		breaks:  map[string]bool{},
		stores:  map[string]*ir.Type{},
		roots:   map[*ir.Callable]*unit{},
		byFunc:  map[*ir.Func]*unit{}, unitFor: map[*ir.Func]*unit{},
		seeded:   map[*ir.Callable]bool{},
		families: map[*py.Type]*family{}, irClasses: map[*py.Type]*ir.Class{}, classTypes: map[*ir.Class]*py.Type{}, classMethods: map[classMethodOf]*eval.Function{}, generated: map[*py.Function]*eval.Function{}, dataclassInits: map[dataclassCall]*eval.Function{}, hiddenObjects: map[py.Value]*hiddenObject{}, tops: map[*ir.Class]*family{},
		instanceUsers: map[*unit]bool{},
	}
	l.start = &unit{l: l, fn: &ir.Func{Name: "start", Qualname: "<module>", Result: ir.None}}
	return l
}

// unit is one function of the program with the facts about it.
type unit struct {
	l      *Lowerer
	source *eval.Function
	fn     *ir.Func

	params  []*ir.Type // joined over direct calls; Dyn for functions used as values
	result  *ir.Type
	readers map[*unit]bool // units that call this one directly

	soleParams map[string]bool // see takesSole

	vars       map[varKey]*varFacts
	sites      map[pyast.Node]*ir.Items     // containers that the body makes
	rows       map[pyast.Node]*ir.Row       // tuples that it makes
	signatures map[pyast.Node]*ir.Signature // functions that it makes, and methods that it binds
	signature  *ir.Signature                // of the function as a value; see functionValue
	copies     map[pyast.Node]*ir.Items     // vectors of what containers that the nodes give hold
	diags      []*diag.Diagnostic
	class      *py.Type              // cls of a class method that is lowered for one class (forClass)
	uses       map[*unit]source.Span // reached functions with the place that reaches them first
	order      []*unit
	used       []*class
	made       []*model

	temps   map[*ir.Var]int // variables made by lowering; under nil their number
	late    int             // of pseudo-units: sequence number of the latest start-time value
	root    bool            // FastAPI calls it and reads what it returns
	answers bool            // FastAPI calls it and answers with a copy of what it returns
	changed bool            // a fact about local variables changed while lowering
}

// unitOf returns the unit of a function and queues it when it is new.
func (l *Lowerer) unitOf(f *eval.Function) *unit {
	u := l.units[f]
	if u != nil {
		return u
	}
	u = &unit{l: l, source: f, readers: map[*unit]bool{}, vars: map[varKey]*varFacts{}, sites: map[pyast.Node]*ir.Items{}, rows: map[pyast.Node]*ir.Row{}, signatures: map[pyast.Node]*ir.Signature{}, copies: map[pyast.Node]*ir.Items{}, result: ir.Never}
	u.fn = &ir.Func{
		Name: f.Name, Qualname: f.Qualname, Module: l.module(f.Module), Span: l.in.SpanOf(f.Node, f.Module), Doc: f.Doc,
		IsAsync: f.IsAsync(), IsGenerator: f.IsGenerator(), Awaited: f.Awaited, Result: ir.Never,
	}
	if f.Generated { // it has no place of its own
		u.fn.Module = l.irClass(f.Class).Module
	}
	if u.fn.IsGenerator && !u.fn.IsAsync && !u.fn.Awaited {
		u.fn.Yields = &ir.Type{Kind: ir.GeneratorKind, Items: ir.NewItems()}
	}
	u.declare()
	l.units[f], l.unitFor[u.fn] = u, u
	l.order = append(l.order, u)
	l.enqueue(u)
	return u
}

func (l *Lowerer) enqueue(u *unit) {
	if u == l.start || u.source == nil || l.queued[u] {
		return
	}
	l.queued[u] = true
	l.queue = append(l.queue, u)
}

// module returns the IR's note of a module.
func (l *Lowerer) module(m *eval.Module) *ir.Module {
	if m == nil {
		return nil
	}
	if x := l.modules[m]; x != nil {
		return x
	}
	x := &ir.Module{Name: m.Name, File: m.File}
	l.modules[m] = x
	return x
}

// declare gives the function its parameters with the types known so far. Parameters that
// take the rest of the arguments have the type of what they are.
func (u *unit) declare() {
	value := u.source.Value
	u.params = make([]*ir.Type, len(value.Params))
	u.fn.Params = make([]*ir.Param, len(value.Params))
	for i, p := range value.Params {
		t := ir.Never
		switch p.Kind {
		case py.VarPositional:
			t = ir.Tuple
		case py.VarKeyword:
			t = ir.Dict
		}
		u.params[i] = t
		u.fn.Params[i] = &ir.Param{Var: &ir.Var{Name: p.Name, Type: t}, Kind: p.Kind}
	}
}

// widen joins a type into the fact about parameter i.
func (u *unit) widen(i int, t *ir.Type) {
	if kind := u.fn.Params[i].Kind; kind == py.VarPositional || kind == py.VarKeyword {
		return
	}
	joined := ir.Join(u.params[i], t)
	if !ir.Equal(joined, u.params[i]) {
		u.params[i] = joined
		u.l.enqueue(u)
	}
}

// escape notes that the function is used as a value: anything may call it.
func (u *unit) escape() {
	if u.fn.Escapes {
		return
	}
	u.fn.Escapes = true
	if u.signature != nil {
		u.signature.Escape()
	}
	if u.fn.Yields != nil {
		u.fn.Yields.Items.AnyYielded()
	}
	ir.Escape(u.result)
	if u.source != nil && u.source.Value.Annotations != nil {
		u.l.enqueue(u) // as a value it has them
	}
	for i := range u.params {
		u.widen(i, ir.Dyn)
	}
}

// setResult joins a type into the fact about the result.
func (u *unit) setResult(t *ir.Type) {
	switch {
	case u.fn.Escapes:
		ir.Escape(t)
	case u.root:
		ir.Show(t)
	case u.answers:
		ir.Answer(t)
	}
	joined := ir.Join(u.result, t)
	if ir.Equal(joined, u.result) {
		return
	}
	u.result = joined
	if u.signature != nil {
		u.signature.Give(joined)
	}
	for r := range u.readers {
		u.l.enqueue(r)
	}
}

// settle turns facts that nothing has given a type into Dyn: a parameter that no call
// reaches. It reports whether there were any. A function that always raises keeps Never for
// its result.
func (l *Lowerer) settle() bool {
	again := false
	for _, u := range l.order {
		for i, t := range u.params {
			if t.Kind == ir.NeverKind {
				u.params[i] = ir.Dyn
				l.enqueue(u)
				again = true
			}
		}
	}
	for _, s := range l.slotOrder {
		if s.rebound && s.typ.Kind == ir.NeverKind {
			s.widen(ir.Dyn)
			again = true
		}
	}
	if !l.final {
		l.final = true
		for _, u := range l.order {
			l.enqueue(u)
		}
		again = again || len(l.queue) > 0
	}
	return again
}

// sortedUnits lists the units by module and place.
func sortedUnits(list []*unit) {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i].fn, list[j].fn
		if a.Module != b.Module && a.Module != nil && b.Module != nil && a.Module.Name != b.Module.Name {
			return a.Module.Name < b.Module.Name
		}
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		return a.Qualname < b.Qualname
	})
}
