package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Callable lowers a dependency, handler or other callable that FastAPI calls.
func (l *Lowerer) Callable(v py.Value, span source.Span) *ir.Callable {
	return l.callable(v, span, false)
}

// Endpoint is Callable for an endpoint, whose result is copied into dynamic values where it is answered.
func (l *Lowerer) Endpoint(v py.Value, span source.Span) *ir.Callable {
	return l.callable(v, span, true)
}

func (l *Lowerer) callable(v py.Value, span source.Span, answers bool) *ir.Callable {
	c := &ir.Callable{Span: span, Name: callableName(v)}
	node := &unit{l: l}
	l.roots[c] = node
	l.rootOrder = append(l.rootOrder, c)
	b := l.bodyOf(node)
	target, self := v, py.Value(nil)
	if m, ok := v.(*py.BoundMethod); ok {
		target, self = m.Func, m.Self
	}
	f := eval.FunctionOf(target)
	if f == nil {
		c.Value = b.box(b.value(v, span))
		c.Kind = l.callKind(v)
		return c
	}
	c.Kind = kindOf(f.Value)
	if !ownSignature(f.Value) {
		c.Value = b.box(b.value(v, span))
		return c
	}
	u := l.unitOf(f)
	b.uses(u, span)
	c.Func = u.fn
	if u.fn.Yields != nil {
		u.fn.Yields.Items.AnyYielded()
	}
	if answers {
		u.answers = true
		ir.Answer(u.result)
	} else {
		u.root = true
		ir.Show(u.result)
	}
	l.byFunc[u.fn] = u
	if self != nil {
		c.Recv = b.box(b.receiver(target, self, span))
		if len(u.params) > 0 {
			u.widen(0, ir.Dyn)
		}
	}
	return c
}

// ownSignature reports whether the parameters that FastAPI sees are those of the function
// itself: a wrapper has those of what it wraps, and takes them as keywords.
func ownSignature(f *py.Function) bool {
	if f.Attrs != nil {
		for _, name := range []string{"__wrapped__", "__signature__"} {
			if _, ok := f.Attrs.GetStr(name); ok {
				return false
			}
		}
	}
	for _, p := range f.Params {
		if p.Kind == py.VarPositional || p.Kind == py.VarKeyword {
			return false
		}
	}
	return true
}

func callableName(v py.Value) string {
	switch x := v.(type) {
	case *py.Function:
		return x.Name
	case *py.BoundMethod:
		return callableName(x.Func)
	case *py.Type:
		return x.Name
	}
	return v.Type().Name
}

func kindOf(f *py.Function) ir.CallKind {
	switch {
	case f.IsAsync && f.IsGenerator:
		return ir.AsyncGeneratorCall
	case f.IsAsync:
		return ir.AsyncCall
	case f.IsGenerator:
		return ir.GeneratorCall
	}
	return ir.SyncCall
}

// callKind tells how Starlette calls a value that is no function: by its __call__, and a
// functools.partial as what it wraps. Dependencies and endpoints have FastAPI's own rules,
// which the front end applies on top.
func (l *Lowerer) callKind(v py.Value) ir.CallKind {
	switch x := v.(type) {
	case *py.Type:
		return ir.SyncCall
	case *py.Function:
		return kindOf(x)
	case *py.BoundMethod:
		return l.callKind(x.Func)
	}
	if t := v.Type(); t.Module == "functools" && t.Name == "partial" {
		if inner, err := py.GetAttr(l.in.Task(), v, "func"); err == nil {
			return l.callKind(inner)
		}
	}
	if call, ok := v.Type().Lookup("__call__"); ok {
		if f, ok := call.(*py.Function); ok {
			return kindOf(f)
		}
	}
	return ir.SyncCall
}

// seed joins what FastAPI passes into the facts about parameters, and reports whether
// anything changed.
func (l *Lowerer) seed(app *ir.App) {
	if app == nil {
		return
	}
	for _, r := range app.Routes {
		if r.Endpoint != nil && r.Dependant != nil {
			l.seeded[r.Endpoint] = true
		}
		if r.Dependant != nil {
			l.seedDependant(r.Dependant)
		}
	}
	for _, c := range l.rootOrder {
		if c.Func != nil && !l.seeded[c] {
			u := l.byFunc[c.Func] // handlers, lifespan, middleware: called with objects
			for i := range u.params {
				u.widen(i, ir.Dyn)
			}
		}
	}
}

func (l *Lowerer) seedDependant(d *ir.Dependant) {
	types := map[string]*ir.Type{}
	for _, p := range append(append([]*ir.RequestParam(nil), d.Params...), d.Body...) {
		types[p.Name] = paramType(p)
		if p.DefaultFactory != nil {
			l.seeded[p.DefaultFactory] = true
		}
	}
	for _, s := range d.Special {
		types[s.Name] = ir.Dyn
	}
	for _, dep := range d.Dependencies {
		l.seedDependant(dep)
		if dep.Name != "" {
			types[dep.Name] = dep.Type
		}
	}
	d.Type = ir.Dyn
	c := d.Call
	if c != nil {
		l.seeded[c] = true
	}
	if c == nil || c.Func == nil {
		return
	}
	u := l.byFunc[c.Func]
	if c.Kind == ir.SyncCall || c.Kind == ir.AsyncCall {
		d.Type = u.result
		if u.result.Kind == ir.NeverKind && l.final {
			d.Type = ir.Dyn
		}
	}
	for i, p := range u.fn.Params {
		if c.Recv != nil && i == 0 {
			continue
		}
		if t, ok := types[p.Var.Name]; ok {
			u.widen(i, t)
		} else {
			u.widen(i, ir.Dyn)
		}
	}
}

func paramType(p *ir.RequestParam) *ir.Type {
	if p.Type == nil {
		return ir.Dyn
	}
	return p.Type
}

// Errors returns the diagnostics that a callable reaches, and for each the chain of
// functions that leads to it, outermost first.
func (l *Lowerer) Errors(c *ir.Callable) []Reached {
	node := l.roots[c]
	if node == nil {
		return nil
	}
	return l.reachErrors(node)
}

// Reached is a diagnostic with the calls that lead to it.
type Reached struct {
	Diagnostic *diag.Diagnostic
	Chain      []Link
}

// Link is one step of a chain: a function, and where the one before reaches it.
type Link struct {
	Name string
	Span source.Span
}

func (l *Lowerer) reachErrors(root *unit) []Reached {
	type step struct {
		u    *unit
		from *step
		span source.Span
	}
	var out []Reached
	seen := map[*unit]bool{root: true}
	queue := []*step{{u: root}}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, d := range s.u.diags {
			r := Reached{Diagnostic: d}
			for x := s; x != nil; x = x.from {
				if x.u.source != nil {
					r.Chain = append([]Link{{x.u.fn.Qualname, x.span}}, r.Chain...)
				}
			}
			out = append(out, r)
		}
		for _, next := range s.u.order {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, &step{next, s, s.u.uses[next]})
			}
		}
	}
	return out
}

// reached marks everything that the roots reach.
func reached(roots []*unit) map[*unit]bool {
	seen := map[*unit]bool{}
	var visit func(u *unit)
	visit = func(u *unit) {
		if seen[u] {
			return
		}
		seen[u] = true
		for _, next := range u.order {
			visit(next)
		}
	}
	for _, u := range roots {
		visit(u)
	}
	return seen
}

// RouteErrors returns what a route reaches: its endpoint and its dependencies.
func (l *Lowerer) RouteErrors(r *ir.Route) []Reached {
	var out []Reached
	seen := map[*diag.Diagnostic]bool{}
	add := func(c *ir.Callable) {
		for _, x := range l.Errors(c) {
			if !seen[x.Diagnostic] {
				seen[x.Diagnostic] = true
				out = append(out, x)
			}
		}
	}
	add(r.Endpoint)
	var visit func(d *ir.Dependant)
	visit = func(d *ir.Dependant) {
		if d == nil {
			return
		}
		add(d.Call)
		for _, p := range append(append([]*ir.RequestParam(nil), d.Params...), d.Body...) {
			add(p.DefaultFactory)
		}
		for _, x := range d.Dependencies {
			visit(x)
		}
	}
	visit(r.Dependant)
	return out
}

// AppErrors returns what the callables reach that are no part of any route: handlers,
// middleware, lifespan. Every request may run into them.
func (l *Lowerer) AppErrors() []Reached {
	var out []Reached
	for _, c := range l.rootOrder {
		if !l.seeded[c] {
			out = append(out, l.Errors(c)...)
		}
	}
	return out
}
