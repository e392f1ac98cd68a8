package lower

import (
	"sort"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Finish lowers everything that the app reaches and puts the program together. Routes
// may have been left out of app before; what only they reach is left out too.
func (l *Lowerer) Finish(name string, app *ir.App) *ir.Program {
	p := &ir.Program{Name: name, App: app, Values: map[py.Value]ir.Expr{}}
	values := &valueCollector{l: l, out: p.Values, seen: map[any]bool{}}
	l.effects()
	for {
		values.app(app)
		before := len(l.modelOrder)
		l.run(app)
		if len(l.modelOrder) == before {
			values.models()
			if len(l.queue) == 0 && len(l.modelOrder) == before {
				break
			}
		}
	}
	l.responses(app)
	l.settleNeeds()
	if app != nil {
		app.StartContext = l.startContext
	}
	l.assemble(p)
	for _, decide := range l.undecided {
		decide()
	}
	return p
}

// run lowers until no fact changes.
func (l *Lowerer) run(app *ir.App) {
	for {
		l.seed(app)
		for len(l.queue) > 0 {
			u := l.queue[0]
			l.queue = l.queue[1:]
			l.queued[u] = false
			l.lowerUnit(u)
		}
		l.settleClasses()
		l.settleModules()
		l.settleOmissions()
		l.seed(app)
		if len(l.queue) > 0 {
			continue
		}
		if !l.settle() {
			return
		}
	}
}

// responses notes the static type of a route's answer where it is valid by itself.
func (l *Lowerer) responses(app *ir.App) {
	if app == nil {
		return
	}
	for _, r := range app.Routes {
		if r.Response == nil || r.Response.Schema == nil || r.Endpoint == nil || r.Endpoint.Func == nil {
			continue
		}
		if t := r.Endpoint.Func.Result; t != nil && t.Kind != ir.DynKind && valid(r.Response.Schema, t) {
			r.Response.Type = t
		}
	}
}

// effects puts what importing the modules does to the world into the start.
func (l *Lowerer) effects() {
	if l.effectsDone {
		return
	}
	l.effectsDone = true
	b := l.bodyOf(l.start)
	for i, e := range l.in.Effects {
		if stmt := b.effect(e); stmt != nil {
			l.starts = append(l.starts, startStep{seq: e.Seq, order: i, stmt: stmt})
		}
	}
}

// effect is the statement that lets an effect happen; nil when its value does that or it is refused.
func (b *body) effect(e *eval.Effect) ir.Stmt {
	switch e.Kind {
	case eval.PrintEffect:
		call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: e.Span}, Func: native(e.Span, "builtins", "print")}
		for _, a := range e.Args {
			call.Args = append(call.Args, ir.Element{X: b.box(b.value(a, e.Span))})
		}
		for _, k := range e.Kw {
			call.Kw = append(call.Kw, ir.KwArg{Name: k.Name, Value: b.box(b.value(k.Value, e.Span))})
		}
		return &ir.ExprStmt{At: ir.At{S: e.Span}, X: call}
	case eval.SymbolicEffect:
		if e.Module.Installed() {
			if _, d := b.snapshot(e.Value, e.Span); d != nil {
				b.l.in.SkipEffect(e, d)
			}
			return nil
		}
		b.value(e.Value, e.Span)
	case eval.DeferredEffect:
		return b.runAtStart(e)
	}
	return nil
}

// startStep is a statement of the start with its place in the order of evaluation.
type startStep struct {
	seq, order int
	stmt       ir.Stmt
}

// assemble gathers what is reached.
func (l *Lowerer) assemble(p *ir.Program) {
	roots := []*unit{l.start}
	for _, c := range l.rootOrder {
		roots = append(roots, l.roots[c])
	}
	seen := reached(roots)
	var units []*unit
	for _, u := range l.order {
		if seen[u] {
			units = append(units, u)
		}
	}
	sortedUnits(units)
	inClass := map[*ir.Func]bool{}
	for _, c := range l.classOrder {
		if !seen[c.node] {
			continue
		}
		methods := c.methods()
		for _, m := range methods {
			inClass[m.Func], inClass[m.Set] = true, true
		}
		if c.model != nil {
			c.model.out.Methods = methods
			continue
		}
		c.out.Methods = methods
		if c.info.Annotations != nil {
			c.out.Doc = ""
		}
		p.Classes = append(p.Classes, c.out)
	}
	for _, m := range l.modelOrder {
		p.Models = append(p.Models, m.out)
	}
	p.Structs = l.structs()
	for _, u := range units {
		l.complete(u.fn)
		if !inClass[u.fn] {
			p.Funcs = append(p.Funcs, u.fn)
		}
	}
	l.globals(p, seen)
	modules := map[*ir.Module]bool{}
	for _, m := range l.modules {
		modules[m] = true
	}
	for m := range modules {
		p.Modules = append(p.Modules, m)
	}
	sort.Slice(p.Modules, func(i, j int) bool { return p.Modules[i].Name < p.Modules[j].Name })
}

// globals orders module state: what Init gives first, then what the start computes.
func (l *Lowerer) globals(p *ir.Program, seen map[*unit]bool) {
	b := l.bodyOf(l.start)
	for _, c := range l.constructs {
		for i := range c.Fields {
			f := &c.Fields[i]
			f.Value = b.to(f.Value, c.Model.Fields[f.Index].Type)
		}
	}
	names, later := l.moduleNames(seen)
	var fills []ir.Stmt
	var kept []*object
	for _, o := range l.objOrder {
		if o.err != nil || !seen[o.node] {
			continue
		}
		l.rereadShown(o)
		o.global.Init = o.init
		if o.late == 0 || !l.hasStartCode() {
			fills = append(fills, o.fill...)
		}
		kept = append(kept, o)
	}
	// What the start computes keeps the order in which the modules computed it.
	var places []int
	var late []*object
	for i, o := range kept {
		if o.late != 0 {
			places, late = append(places, i), append(late, o)
		}
	}
	sort.SliceStable(late, func(i, j int) bool { return late[i].late < late[j].late })
	for i, at := range places {
		kept[at] = late[i]
	}
	for _, s := range later {
		if s.seq == 0 || !l.hasStartCode() {
			fills = append(fills, s.stmt)
		} else {
			l.starts = append(l.starts, s)
		}
	}
	if l.hasStartCode() {
		kept = l.settleStart(p, kept)
	}
	for _, o := range kept {
		if o.late != 0 { // what the start computes may call functions that look names up
			p.Globals, names = append(p.Globals, names...), nil
		}
		p.Globals = append(p.Globals, o.global)
	}
	p.Globals = append(p.Globals, names...)
	for _, g := range l.lazyOrder {
		p.Globals = append(p.Globals, g.ran)
	}
	for n, s := range l.slotOrder {
		if !s.rebound || s.object != nil {
			continue
		}
		if t := s.key.class; t != nil && !l.isHidden(t) {
			continue // the class itself has it
		}
		if v := s.value(); v != nil {
			sb := l.bodyOf(&unit{l: l})
			init := sb.settledTo(sb.value(v, s.global.Span), s.typ)
			if sb.u.late != 0 && l.hasStartCode() {
				l.startWith(s.global, init, sb.u.late, len(kept)+n)
			} else {
				s.global.Init = init
			}
		}
		s.settleShared()
		p.Globals = append(p.Globals, s.global)
	}
	l.fillHidden()
	l.fillContainers()
	steps := l.starts
	sort.SliceStable(steps, func(i, j int) bool {
		if steps[i].seq != steps[j].seq {
			return steps[i].seq < steps[j].seq
		}
		return steps[i].order < steps[j].order
	})
	var body []ir.Stmt
	body = append(body, l.registers(seen)...)
	body = append(body, fills...)
	for _, s := range steps {
		body = append(body, s.stmt)
	}
	if len(body) == 0 {
		return
	}
	body = append(body, &ir.Return{X: constant(source.Span{}, py.None)})
	l.start.fn.Body = body
	l.start.fn.Locals = nil
	p.Start = l.start.fn
}

// complete makes arguments fit the final parameter types of the functions they go to, and
// drops variables that the last lowering does not use.
func (l *Lowerer) complete(f *ir.Func) {
	used := map[*ir.Var]bool{}
	var fix *ir.Visitor
	fix = &ir.Visitor{
		Stmt: func(s ir.Stmt) bool {
			switch s := s.(type) {
			case *ir.Assign:
				used[s.Var] = true
			case *ir.Unbind:
				used[s.Var] = true
			case *ir.For:
				used[s.Var] = true
			case *ir.ForRange:
				used[s.Var] = true
			case *ir.With:
				if s.Var != nil {
					used[s.Var] = true
				}
			case *ir.Try:
				for _, h := range s.Handlers {
					if h.Var != nil {
						used[h.Var] = true
					}
				}
			}
			return true
		},
		Expr: func(e ir.Expr) bool {
			switch e := e.(type) {
			case *ir.Local:
				used[e.Var] = true
			case *ir.Call:
				for i, a := range e.Args {
					e.Args[i] = fitTo(a, e.Func.Params[i].Var.Type)
				}
			case *ir.FuncCall:
				params, _ := e.Func.Type().Function()
				for i, t := range params {
					e.Args[i] = fitTo(e.Args[i], t)
				}
			case *ir.Lambda:
				l.complete(e.Func)
				for _, c := range e.Func.Captures {
					used[c] = true
				}
				for _, made := range e.Func.Made() {
					fix.Walk(made)
				}
				return false
			}
			return true
		},
	}
	fix.Stmts(f.Body)
	kept := f.Locals[:0]
	for _, v := range f.Locals {
		if used[v] {
			kept = append(kept, v)
		}
	}
	f.Locals = kept
}

// fitTo converts an argument to the type that its parameter has in the end.
func fitTo(e ir.Expr, t *ir.Type) ir.Expr {
	switch {
	case ir.Same(e.Type(), t):
		return e
	case t.Kind == ir.DynKind:
		if c, ok := e.(*ir.Const); ok {
			return &ir.Const{Base: ir.Base{T: ir.Dyn, S: c.S}, Value: c.Value}
		}
		return &ir.Convert{Base: ir.Base{T: t, S: e.Span()}, Mode: ir.Box, X: e}
	case t.Kind == ir.OptionalKind:
		return &ir.Convert{Base: ir.Base{T: t, S: e.Span()}, Mode: ir.Wrap, X: e}
	case t.Kind == ir.NumKind && isNumber(e.Type()):
		return asNumber(e)
	}
	return e
}

// Diagnostics returns what the start of the program reaches: every route depends on it.
func (l *Lowerer) Diagnostics() []Reached { return l.reachErrors(l.start) }

var _ = bind.Native
