package eval

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// A statement of a module that cannot run at build, because it decides by what is only known at start, is left
// to the start: its program is read again, and there the statement is a function without parameters whose names are
// those of the module. What it binds is Symbolic from then on (SymDeferred), and so is every object that
// it may have changed (SymLive): all that the functions lead to which it names.

// startFacts is what statements that are left to the start mean for the rest of the evaluation.
type startFacts struct {
	wanted []string // keys of statements that should be left to the start
	asked  map[string]bool
	live   map[py.Value]bool // objects that such a statement may have changed
	bound  map[slotName]*Symbolic
}

// slotName is a variable of a module.
type slotName struct {
	mod  *Module
	name string
}

// WantedAtStart are the statements that cannot run at build, as Config.Deferred has them.
func (in *Interp) WantedAtStart() []string { return in.atStart.wanted }

// statementKey names a statement of a module in Config.Deferred.
func statementKey(m *Module, s pyast.Stmt) string {
	return fmt.Sprintf("%s:%d", m.Name, s.Span().Start)
}

// Statement is a statement of a module's body.
type Statement struct {
	Module *Module
	Node   pyast.Stmt
}

// WantAtStart notes that a value's statement should be left to the start: that which ran when a Symbolic was computed,
// which bound another value to a module's name first, or else the one around a place.
func (in *Interp) WantAtStart(v py.Value, at source.Span) {
	if s, ok := v.(*Symbolic); ok && s.Statement.Module != nil {
		in.wantAtStart(s.Statement.Module, s.Statement.Node)
		return
	}
	for _, m := range in.order {
		for _, a := range m.Assigned {
			if a.Value == v && a.Span.File == m.File {
				in.wantAround(m, a.Span)
				return
			}
		}
	}
	for _, m := range in.order {
		if !at.IsZero() && m.File == at.File {
			in.wantAround(m, at)
		}
	}
}

// WantComputed notes that the statement which bound a container of n values to a module's name should be left to the
// start, unless its text is as long as the values.
func (in *Interp) WantComputed(v py.Value, n int) {
	for _, m := range in.order {
		for _, a := range m.Assigned {
			if a.Value != v || a.Span.File != m.File || m.Tree == nil {
				continue
			}
			for _, s := range m.Tree.Body {
				r := s.Span()
				if int(r.Start) <= a.Span.Start && a.Span.End <= int(r.End) && int(r.End-r.Start) < n {
					in.wantAtStart(m, s)
				}
			}
			return
		}
	}
}

func (in *Interp) wantAround(m *Module, at source.Span) {
	if m.Tree == nil {
		return
	}
	for _, s := range m.Tree.Body {
		if r := s.Span(); int(r.Start) <= at.Start && at.End <= int(r.End) {
			in.wantAtStart(m, s)
		}
	}
}

func (in *Interp) wantAtStart(m *Module, s pyast.Stmt) {
	if m.lazy || m.body != nil || m.library || m.installed || m.supplement || !leavable(s) {
		return
	}
	key := statementKey(m, s)
	if in.makesProgram(m, s) {
		key = DecideAtBuild(key)
	}
	if in.cfg.Deferred[key] || in.atStart.asked[key] {
		return
	}
	if in.atStart.asked == nil {
		in.atStart.asked = map[string]bool{}
	}
	in.atStart.asked[key] = true
	in.atStart.wanted = append(in.atStart.wanted, key)
}

// leavable reports whether a statement can be left to the start. Functions and imports make what the
// program is; a class may be no more than a namespace of settings.
func leavable(s pyast.Stmt) bool {
	switch s.(type) {
	case *pyast.Assign, *pyast.AnnAssign, *pyast.AugAssign, *pyast.ExprStmt, *pyast.If, *pyast.For, *pyast.While, *pyast.With,
		*pyast.Try, *pyast.Match, *pyast.Assert, *pyast.Raise, *pyast.Delete, *pyast.ClassDef:
		return true
	}
	return false
}

// staysForStart reports whether a statement of the module is left to the start: as the configuration says, or as it
// binds again what the start binds.
func (in *Interp) staysForStart(m *Module, s pyast.Stmt) bool {
	if in.cfg.Deferred[statementKey(m, s)] {
		return true
	}
	if len(in.atStart.bound) == 0 || !leavable(s) {
		return false
	}
	scope := newScope(functionScope)
	(&scopeBuilder{s: scope, used: map[string]bool{}}).stmt(s)
	for name := range scope.locals {
		if in.AtStart(m, name) != nil {
			return true
		}
	}
	return false
}

// makesProgram reports whether a statement has to do with the application itself, its routers and the like: that cannot
// wait for the start.
func (in *Interp) makesProgram(m *Module, s pyast.Stmt) bool {
	w := &startWalk{in: in, seen: map[any]bool{}, binds: map[slotName]bool{}, probe: true}
	w.code(m, s)
	return w.program
}

// leaveToStart makes a function of a statement and forgets what it may bind and change.
func (f *frame) leaveToStart(s pyast.Stmt) error {
	in, m := f.in, f.mod
	scope := newScope(functionScope)
	(&scopeBuilder{s: scope, used: map[string]bool{}}).stmt(s)
	at := s.Span()
	def := &pyast.FunctionDef{Range: at, Name: "<module>", Args: &pyast.Arguments{Range: at}, Body: []pyast.Stmt{s}}
	if len(scope.locals) > 0 {
		def.Body = append([]pyast.Stmt{&pyast.Global{Range: at, Names: sortedNames(scope.locals)}}, def.Body...)
	}
	body, err := f.makeFunction(def, def.Args, def.Name, nil)
	if err != nil {
		return err
	}
	FunctionOf(body).AtStart = true
	in.effect(&Effect{Kind: DeferredEffect, Node: s, Body: FunctionOf(body)}, f)
	w := &startWalk{in: in, seen: map[any]bool{}, binds: map[slotName]bool{}}
	w.code(m, s)
	always := alwaysBinds([]pyast.Stmt{s})
	for name := range scope.locals {
		w.binds[slotName{m, name}] = true
	}
	for _, slot := range sortedSlots(w.binds) {
		slot.mod.bindAtStart(in, slot.name, s, slot.mod == m && always[slot.name])
	}
	return nil
}

// bindAtStart makes a name of the module one that only the start knows.
func (m *Module) bindAtStart(in *Interp, name string, s pyast.Stmt, always bool) {
	f := in.moduleFrame(m)
	sym := f.symbolic(SymDeferred, name, s)
	sym.Always = always
	if old, ok := f.global().GetStr(name); ok {
		if before, again := old.(*Symbolic); again && before.Op == SymDeferred && before.Module == m && before.Name == name {
			sym.Args, sym.Always = before.Args, always || before.Always
		} else {
			sym.Args = []py.Value{old}
		}
	}
	if in.atStart.bound == nil {
		in.atStart.bound = map[slotName]*Symbolic{}
	}
	in.atStart.bound[slotName{m, name}] = sym
	f.global().SetStr(name, sym)
	m.Assigned = append(m.Assigned, &Binding{Name: name, Span: in.SpanOf(s, m), Node: s, Value: sym})
}

// AtStart is the Symbolic of a name that a statement which is left to the start binds, nil for others.
func (in *Interp) AtStart(m *Module, name string) *Symbolic {
	return in.atStart.bound[slotName{m, name}]
}

// Initial is what a name of the module holds before the start runs: for a name that the start binds what
// it was bound to before.
func (in *Interp) Initial(m *Module, name string) (py.Value, bool) {
	if s := in.AtStart(m, name); s != nil {
		if len(s.Args) == 0 {
			return nil, false
		}
		return s.Args[0], true
	}
	return m.Dict.GetStr(name)
}

// boundAtStart is the fault of code that runs at build and binds a name that the start binds.
func (f *frame) boundAtStart(name string) error {
	s := f.in.atStart.bound[slotName{f.mod, name}]
	if s == nil {
		return nil
	}
	return f.in.lookFault(s, f.in.SpanOf(f.at, f.mod), "bound again")
}

// live gives for an object that the start may have changed the Symbolic that stands for it.
func (f *frame) live(v py.Value, at pyast.Node) py.Value {
	if len(f.in.atStart.live) == 0 || !hasIdentity(v) {
		return v
	}
	held := v
	switch x := v.(type) {
	case *py.BoundMethod:
		held = x.Self
	case *py.Builtin:
		held = py.Unwrap(x.Self())
	}
	if held == nil || !hasIdentity(held) || !f.in.atStart.live[held] {
		return v
	}
	return f.symbolic(SymLive, "", at, v)
}

// startWalk finds what code may change or bind.
type startWalk struct {
	in *Interp
	// program is set where the code names a part of the application for more than its state.
	program bool
	// probe only asks for that.
	probe bool
	seen  map[any]bool
	binds map[slotName]bool
}

// code walks a statement or the body of a function of module m.
func (w *startWalk) code(m *Module, n pyast.Node) {
	attrs := map[string]bool{}
	var modules []*Module
	name := func(id string) {
		v, ok := m.Dict.GetStr(id)
		if !ok {
			return
		}
		if module, isModule := v.(*py.Module); isModule {
			if own := w.in.known[module]; own != nil && !own.library {
				modules = append(modules, own)
			}
			return
		}
		w.value(v)
	}
	pyast.Walk(n, func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.Name:
			name(n.Id)
		case *pyast.Attribute:
			attrs[n.Attr] = true
			_, named := n.Value.(*pyast.Name)
			return !named || n.Attr != "state" // of the application, which the service has too
		case *pyast.Global:
			for _, id := range n.Names {
				w.binds[slotName{m, id}] = true
			}
		}
		return true
	})
	for _, own := range modules {
		for attr := range attrs {
			if v, ok := own.Dict.GetStr(attr); ok {
				w.value(v)
			}
		}
		pyast.Walk(n, func(n pyast.Node) bool {
			if a, ok := n.(*pyast.Attribute); ok && a.Ctx != pyast.Load {
				if _, has := own.Dict.GetStr(a.Attr); has {
					w.binds[slotName{own, a.Attr}] = true
				}
			}
			return true
		})
	}
}

// value walks what a value leads to.
func (w *startWalk) value(v py.Value) {
	if v == nil || !hasIdentity(v) || w.seen[v] {
		return
	}
	if _, class := v.(*py.Type); !class && isTypeForm(v) {
		return
	}
	w.seen[v] = true
	switch x := v.(type) {
	case *Symbolic, *py.Module, *py.BigInt:
		return
	case *py.Function:
		w.function(x)
		return
	case *py.BoundMethod:
		w.value(x.Func)
		w.value(x.Self)
		return
	case *py.Builtin:
		w.value(py.Unwrap(x.Self()))
		return
	case *py.Type:
		if makesProgram(x) {
			w.program = true
		}
		w.class(x)
		return
	case *py.Tuple:
		for _, item := range x.Items {
			w.value(item)
		}
		return
	}
	if describesProgram(v.Type()) {
		w.program = true
		return
	}
	w.value(v.Type())
	if w.probe {
		w.parts(v)
		return
	}
	if w.in.atStart.live == nil {
		w.in.atStart.live = map[py.Value]bool{}
	}
	w.in.atStart.live[v] = true
	w.parts(v)
}

// parts walks what an object consists of.
func (w *startWalk) parts(v py.Value) {
	if key, parts := partsOf(v); key != nil {
		for _, p := range parts {
			w.value(p)
		}
		return
	}
	for _, name := range wrapping {
		if inner, err := py.GetAttr(w.in.task, v, name); err == nil {
			w.value(inner)
		}
	}
}

// wrapping are the attributes by which wrappers of functions name what they call.
var wrapping = []string{"__wrapped__", "__func__", "func", "fget", "fset", "fdel"}

// describesProgram reports whether the instances of a type are parts of the application: they are what they are
// at build.
func describesProgram(t *py.Type) bool {
	for _, c := range t.MRO() {
		for _, top := range []string{"fastapi", "starlette"} {
			if c.Module == top || strings.HasPrefix(c.Module, top+".") {
				return true
			}
		}
	}
	return false
}

// makesProgram reports whether the instances of a class are applications or routers.
func makesProgram(t *py.Type) bool {
	for _, c := range t.MRO() {
		if c.Module == "fastapi.applications" || c.Module == "fastapi.routing" {
			return true
		}
	}
	return false
}

func (w *startWalk) function(v *py.Function) {
	f := FunctionOf(v)
	if f == nil {
		return
	}
	w.code(f.Module, f.Node)
	for env := f.env; env != nil; env = env.parent {
		for _, cell := range env.vars {
			w.value(cell.V)
		}
	}
}

func (w *startWalk) class(t *py.Type) {
	if !t.IsHeap() {
		return
	}
	for _, c := range t.MRO() {
		if !c.IsHeap() || c.Dict == nil {
			continue
		}
		for k, v := range c.Dict.All() {
			if name, _ := py.AsStr(k); !describesModel[name] {
				w.value(v)
			}
		}
	}
}

// describesModel are what Pydantic tells of a model in its namespace: nothing changes that.
var describesModel = setOf("model_fields model_computed_fields model_config __pydantic_fields__ __pydantic_decorators__ __annotations__ __class_vars__ __private_attributes__ __signature__")

func sortedSlots(set map[slotName]bool) []slotName {
	return slices.SortedFunc(maps.Keys(set), func(a, b slotName) int {
		return cmp.Or(strings.Compare(a.mod.Name, b.mod.Name), strings.Compare(a.name, b.name))
	})
}

// alwaysBinds are the names that statements bind in whatever way they run to their end.
func alwaysBinds(list []pyast.Stmt) map[string]bool {
	out := map[string]bool{}
	add := func(names map[string]bool) {
		for name := range names {
			out[name] = true
		}
	}
	for _, s := range list {
		switch n := s.(type) {
		case *pyast.Assign:
			for _, t := range n.Targets {
				add(targetNames(t))
			}
		case *pyast.AnnAssign:
			if n.Value != nil {
				add(targetNames(n.Target))
			}
		case *pyast.With:
			for _, item := range n.Items {
				if item.OptionalVars != nil {
					add(targetNames(item.OptionalVars))
				}
			}
		case *pyast.If:
			other := alwaysBinds(n.Orelse)
			for name := range alwaysBinds(n.Body) {
				out[name] = out[name] || other[name]
			}
		}
	}
	return out
}

func targetNames(t pyast.Expr) map[string]bool {
	out := map[string]bool{}
	pyast.Walk(t, func(n pyast.Node) bool {
		if name, ok := n.(*pyast.Name); ok && name.Ctx == pyast.Store {
			out[name.Id] = true
		}
		return true
	})
	return out
}
