package lower

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// moduleObject is a module of the program that code uses as a value: passes on, keeps, looks
// through. In the service it is a module whose namespace has the names that code may ask for,
// which are those that reachable code reads off values of unknown type.
//
// Variables that keep their value stay the constants that they are elsewhere, and the
// namespace has their value too. Variables that code rebinds, or may rebind through the object,
// live in the namespace alone, so that there is one truth about them.
type moduleObject struct {
	mod     *eval.Module
	object  *object
	class   ir.Expr         // the subclass of ModuleType that the program made its class, nil for ModuleType
	open    bool            // its namespace itself is a value: all names are asked for and may be rebound
	entered map[string]bool // names in the namespace
	order   []string
	needs   []nameNeeds
	// native is the module in Go that this one of the library adds names to.
	native *py.Module
	// bare is set for modules of the library that nothing but sys.modules has as values: their names exist at build only.
	bare bool
	// buildOnly are names whose values do not exist in the service. What code asks for by name is
	// refused; what it may only come upon is an object that raises when it is used.
	buildOnly map[string]*diag.Diagnostic
}

// nameNeeds is what the value of a name in a namespace needs, as the uses of a unit.
type nameNeeds struct {
	name string
	unit *unit
}

// settleNeeds makes the modules' objects reach what their names need. A name that no code asks for, as all names are
// of a namespace that is gone through, and whose value needs what cannot be compiled, is one whose value does not
// exist in the service.
func (l *Lowerer) settleNeeds() {
	for _, o := range l.moduleOrder {
		b := l.bodyOf(o.object.node)
		for _, n := range o.needs {
			asked := l.names[n.name] || len(l.slot(slotKey{mod: o.mod, name: n.name}).readers) > 0
			if !asked && o.buildOnly[n.name] == nil {
				if errors := l.reachErrors(n.unit); slices.ContainsFunc(errors, isError) {
					o.buildOnly[n.name] = errors[0].Diagnostic
					continue
				}
			}
			b.uses(n.unit, l.bindingOf(o.mod, n.name))
		}
		o.needs = nil
	}
}

func isError(r Reached) bool { return r.Diagnostic.Severity == diag.Error }

// moduleObject makes the object of a module on first use.
func (l *Lowerer) moduleObject(m *eval.Module) *moduleObject {
	if o := l.moduleObjects[m]; o != nil {
		return o
	}
	o := &moduleObject{mod: m, entered: map[string]bool{}, buildOnly: map[string]*diag.Diagnostic{}}
	l.moduleObjects[m] = o
	l.moduleOrder = append(l.moduleOrder, o)
	o.object = l.object(m.Module)
	if classed(m.Module) {
		b := l.bodyOf(o.object.node)
		if x, d := b.snapshot(m.Type(), source.Span{}); d == nil { // what it needs is reached with the object
			o.class = x
			b.box(x)
		} else {
			o.object.node.diags = append(o.object.node.diags, d)
		}
	}
	if m.Body() != nil && l.in.HasSpecs() { // each run of it has a spec
		l.slot(slotKey{mod: m, name: "__spec__"}).live(o)
	}
	for _, s := range l.slotOrder {
		if s.key.mod == m && s.rebound {
			s.live(o)
		}
	}
	return o
}

// classed reports whether a program made a subclass of ModuleType the class of a module: what that
// defines has a say in every access to the module's attributes.
func classed(m *py.Module) bool { return m.Type() != py.TypeModule }

// definedByClass reports whether the class of a module may give its attribute of that name.
func definedByClass(m *py.Module, name string) bool {
	if !classed(m) {
		return false
	}
	for _, defined := range []string{name, "__getattribute__"} {
		if v, ok := m.Type().Lookup(defined); ok {
			if _, ofBuiltin := v.(*py.MethodDescriptor); !ofBuiltin {
				return true
			}
		}
	}
	return false
}

// moduleRef is the object as an expression.
func (b *body) moduleRef(o *moduleObject, span source.Span) ir.Expr {
	o.bare = false
	return b.listedModule(o, span)
}

// listedModule is the object as an expression for sys.modules, and for the variables that live in its namespace.
func (b *body) listedModule(o *moduleObject, span source.Span) ir.Expr {
	e, d := b.objectValue(o.mod.Module, span)
	if d != nil {
		b.report(d)
	}
	return e
}

// namespaceOf is the dict of a module: globals() and module.__dict__.
func (b *body) namespaceOf(m *eval.Module, span source.Span) ir.Expr {
	o := b.l.moduleObject(m)
	o.open = true
	return b.call(span, bind.GetAttr, b.moduleRef(o, span), str(span, "__dict__"))
}

// usesFrames notes that a function asks frames for their globals: the namespace of each module of the program.
func (b *body) usesFrames(span source.Span) {
	b.l.framed = true
	for _, m := range b.l.in.Modules() {
		if m.Tree != nil && !m.Foreign() {
			b.namespaceOf(m, span)
		}
	}
}

// live moves a variable into the namespace of a module object.
func (s *slot) live(o *moduleObject) {
	if s.object != nil {
		return
	}
	s.rebound, s.object, s.typ = true, o, ir.Dyn
	o.object.global.Mutable = true
	o.enter(s.key.name)
	s.changed()
}

// deleteSlot deletes a global variable.
func (b *body) deleteSlot(n pyast.Node, s *slot) {
	if s.key.cell != nil {
		b.fail(n, Unsupported, "deleting a variable of a function that ran at build is not compiled", "assign None instead")
		return
	}
	s.live(b.l.moduleObject(s.key.mod))
	s.readers[b.u] = true
	span := b.span(n)
	b.do(span, bind.DelGlobal, b.listedModule(s.object, span), str(span, s.key.name))
}

// enter puts a name into the namespace.
func (o *moduleObject) enter(name string) {
	l := o.object.node.l
	v, ok := l.in.Initial(o.mod, name)
	if !ok || o.entered[name] || o.inNative(name) {
		return
	}
	needs := &unit{l: l} // what the value needs is reached with the object, see settleNeeds
	b := l.bodyOf(needs)
	x, d := b.snapshot(v, l.bindingOf(o.mod, name))
	if d == nil {
		o.needs = append(o.needs, nameNeeds{name, needs})
		b.box(x) // a namespace holds objects
		o.entered[name] = true
		if o.buildOnly[name] == nil {
			o.order = append(o.order, name)
		}
		delete(o.buildOnly, name)
		return
	}
	if o.buildOnly[name] == nil {
		o.buildOnly[name] = d
		o.order = append(o.order, name)
	}
	// A name of a foreign module is hardly the one that code asks for: taking it raises.
	// The same goes for annotations, which classes have too.
	if l.names[name] && !o.mod.Foreign() && o.native == nil && name != "__annotations__" {
		own := *d
		if own.Span.IsZero() {
			own.Span = l.bindingOf(o.mod, name)
		}
		o.entered[name] = true
		o.object.node.diags = append(o.object.node.diags, &own)
	}
}

// inNative reports whether the module in Go has a name itself, or stays without it: modules that
// its Python imports for its own use are not added.
func (o *moduleObject) inNative(name string) bool {
	if o.native == nil {
		return false
	}
	if _, has := o.native.Dict.GetStr(name); has {
		return true
	}
	v, _ := o.mod.Dict.GetStr(name)
	_, imported := v.(*py.Module)
	return imported
}

// bindingOf is the place that bound a name of a module last.
func (l *Lowerer) bindingOf(m *eval.Module, name string) source.Span {
	if d := m.Binding(name); d != nil {
		return d.Span
	}
	return source.Span{}
}

// everyModule are the names that the objects of modules have whether or not code asks for them:
// their repr shows them, and attributes that are missing ask for __getattr__.
var everyModule = map[string]bool{"__file__": true, "__getattr__": true}

// hiddenNames are names of a module that describe the interpreter and do not exist in the service.
var hiddenNames = map[string]bool{"__builtins__": true, "__loader__": true, "__spec__": true}

// hides reports whether a name is one of them; what the program mentions of its modules' import is not.
func (o *moduleObject) hides(name string) bool {
	return hiddenNames[name] && (name == "__builtins__" || !o.object.node.l.in.HasSpecs())
}

// settleModules enters the names that have come into use since.
func (l *Lowerer) settleModules() {
	for i := 0; i < len(l.moduleOrder); i++ {
		o := l.moduleOrder[i]
		for k := range o.mod.Dict.All() {
			name, ok := py.AsStr(k)
			if !ok || o.hides(name) || o.inNative(name) {
				continue
			}
			if (o.bare || o.native != nil && !l.names[name]) && !everyModule[name] {
				if !strings.HasPrefix(name, "__") && o.buildOnly[name] == nil {
					o.buildOnly[name] = &diag.Diagnostic{}
					o.order = append(o.order, name)
				}
				continue
			}
			if o.open || l.breakAll || l.breaks[name] || l.stores[name] != nil {
				if v, _ := o.mod.Dict.GetStr(name); !everyModule[name] && name != "__name__" && !formOfTyping(v, name) && !l.importer(v) {
					l.slot(slotKey{mod: o.mod, name: name}).live(o)
				}
			}
			if o.open || l.anyName || l.names[name] || everyModule[name] {
				o.enter(name)
			}
		}
	}
}

// formOfTyping reports whether a name is that of what it holds, a form of typing: nobody binds it to anything
// else, and what it means is known at build only.
func formOfTyping(v py.Value, name string) bool {
	if v == nil || !buildOnly(v) {
		return false
	}
	text, err := py.Repr(nil, v)
	return err == nil && text == "typing."+name
}

// importer reports whether a value is module importlib or its import_module, whose calls are imports that are known at
// build: nobody binds their names to anything else.
func (l *Lowerer) importer(v py.Value) bool {
	if v == nil {
		return false
	}
	module, name, ok := l.in.NativeName(v)
	return ok && module == "importlib" && (name == "" || name == "import_module")
}

// moduleNames gives the globals whose making fills the namespaces, and statements of the start
// for values that are computed there.
func (l *Lowerer) moduleNames(seen map[*unit]bool) (globals []*ir.Global, later []startStep) {
	for _, o := range l.moduleOrder {
		if !seen[o.object.node] || o.object.err != nil {
			continue
		}
		span := o.object.global.Span
		self := func() ir.Expr { return &ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: o.object.global} }
		lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
		for _, name := range o.order {
			v, ok := l.in.Initial(o.mod, name)
			if !ok {
				continue
			}
			b := l.bodyOf(&unit{l: l})
			if o.buildOnly[name] != nil {
				e := b.call(span, bind.BuildOnly, str(span, o.mod.Name), str(span, name))
				lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(str(span, name)), Value: e})
				continue
			}
			e := b.box(b.value(v, l.bindingOf(o.mod, name)))
			if b.u.late != 0 {
				set := &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, bind.SetAttr, self(), str(span, name), e)}
				later = append(later, startStep{seq: b.u.late, order: len(l.objOrder), stmt: set})
				continue
			}
			lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(str(span, name)), Value: e})
		}
		if len(lit.Entries) > 0 {
			b := l.startBody()
			g := &ir.Global{Name: o.object.global.Name + "_names", Module: o.object.global.Module, Type: ir.Dyn, Span: span}
			g.Init = b.call(span, bind.FillModule, self(), lit)
			globals = append(globals, g)
		}
		if l.framed && o.open && !o.mod.Foreign() {
			b := l.bodyOf(&unit{l: l})
			later = append(later, startStep{stmt: &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, bind.FrameModule, self())}})
		}
		if o.class != nil {
			b := l.bodyOf(&unit{l: l})
			later = append(later, startStep{stmt: &ir.ExprStmt{At: ir.At{S: span}, X: b.call(span, bind.SetAttr, self(), str(span, "__class__"), b.box(o.class))}})
		}
	}
	if l.listing {
		var names []string
		for name := range l.in.Loaded() {
			if _, ok := l.lately[name]; !ok {
				names = append(names, name)
			}
		}
		b := l.bodyOf(&unit{l: l})
		later = append(later, startStep{stmt: b.listModules(source.Span{}, names, seen)})
	}
	return globals, later
}
