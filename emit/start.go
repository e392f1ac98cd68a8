package emit

import (
	"fmt"
	"slices"
	"sort"

	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// step is one thing that func start does before the service serves: make a class, set a
// global, evaluate a default.
type step struct {
	span     source.Span
	provides []string
	make     func(b *body)
	refs     map[string]bool
	placed   bool
	number   int // of a statement of the modules' own code, from 1
}

func (g *generator) addStep(span source.Span, provides []string, make func(b *body)) {
	g.steps = append(g.steps, &step{span: span, provides: provides, make: make})
}

// startFunc writes func start: the steps, each behind those that it needs, and then what
// is left of the modules' code.
func (g *generator) startFunc() *goFile {
	f := g.newFile("start.go")
	if len(g.steps) == 0 && g.prog.Start == nil {
		return f
	}
	module := &ir.Func{Name: "<module>", Qualname: "start", Result: ir.None, Effects: ir.Effects{Raises: true, Task: true}}
	if g.prog.Start != nil {
		module.Module, module.Span = g.prog.Start.Module, g.prog.Start.Span
		module.Locals = g.prog.Start.Locals
		module.Body = g.prog.Start.Body
	}
	for _, s := range g.steps {
		if module.Span.IsZero() {
			module.Span = s.span
		}
		g.collect(f, module, s)
	}
	g.moduleSteps(module.Body)
	d := g.declare("start", f)
	g.within(d, func() {
		b := g.newBody(module, f)
		for name := range g.taken {
			b.block.scope.Take(name)
		}
		mark, begin := f.lines.begin(module)
		b.mark = mark
		b.block.code = append(b.block.code, begin)
		b.entry()
		for _, s := range g.orderedSteps() {
			b.at(s.span)
			s.make(b)
		}
		b.end()
		b.block.code = append(b.block.code, f.lines.finish(mark))
		f.add(comment("start makes the module state, in the order of the Python modules.").Line().
			Func().Id("start").Params(jen.Id(b.task).Op("*").Qual(pyPath, "Task")).Error().Block(b.block.code...))
	})
	return f
}

// moduleSteps makes a step of each statement of the modules' own code. They keep their
// order, and whatever needs a global that one of them sets comes behind it.
func (g *generator) moduleSteps(list []ir.Stmt) {
	previous := ""
	namespaces, makers := g.namespaces(), g.makers()
	for i, stmt := range list {
		s := &step{span: stmt.Place(), refs: map[string]bool{}, number: i + 1, make: func(b *body) { b.stmts([]ir.Stmt{stmt}) }}
		for _, name := range g.referenced(&ir.Func{Body: []ir.Stmt{stmt}}) {
			g.reach(s.refs, name, makers)
		}
		for module, names := range namespaces {
			if s.refs[module] {
				g.reach(s.refs, names, makers)
			}
		}
		v := ir.Visitor{Stmt: func(stmt ir.Stmt) bool {
			if set, ok := stmt.(*ir.SetGlobal); ok {
				s.provides = append(s.provides, g.names[nameKey{set.Global, self}])
			}
			return true
		}}
		v.One(stmt)
		if previous != "" {
			s.refs[previous] = true
		}
		previous = fmt.Sprintf("statement %d", i)
		s.provides = append(s.provides, previous)
		g.steps = append(g.steps, s)
	}
}

// namespaces are the globals that fill the namespaces of modules which are objects, by the module's: a statement
// that uses one comes behind it.
func (g *generator) namespaces() map[string]string {
	out := map[string]string{}
	for _, v := range g.prog.Globals {
		fill, ok := v.Init.(*ir.Runtime)
		if !ok || fill.Sym != bind.FillModule {
			continue
		}
		if module, ok := fill.Args[0].(*ir.GlobalRef); ok {
			out[g.names[nameKey{module.Global, self}]] = g.names[nameKey{v, self}]
		}
	}
	return out
}

// makers are the steps so far, by what they provide.
func (g *generator) makers() map[string][]*step {
	out := map[string][]*step{}
	for _, s := range g.steps {
		for _, name := range s.provides {
			out[name] = append(out[name], s)
		}
	}
	return out
}

// reach adds a name to refs, and what the function or variable of that name refers to, or what it is made of, as a class is
// of its methods: the statement may run it.
func (g *generator) reach(refs map[string]bool, name string, makers map[string][]*step) {
	if refs[name] {
		return
	}
	refs[name] = true
	if d := g.byName[name]; d != nil {
		for ref := range d.refs {
			g.reach(refs, ref, makers)
		}
	}
	for _, s := range makers[name] {
		for ref := range s.refs {
			g.reach(refs, ref, makers)
		}
	}
}

// collect runs a step once for its references only.
func (g *generator) collect(f *goFile, module *ir.Func, s *step) {
	probe := &decl{refs: map[string]bool{}}
	lines := f.lines
	f.lines = &lineTable{}
	g.within(probe, func() {
		b := g.newBody(module, f)
		b.file.lines.begin(module)
		s.make(b)
	})
	f.lines = lines
	s.refs = probe.refs
}

// orderedSteps sorts the steps so that what a step uses is made before it; otherwise they keep their order.
func (g *generator) orderedSteps() []*step {
	provider := g.makers()
	var ordered []*step
	var place func(s *step)
	place = func(s *step) {
		if s.placed {
			return
		}
		s.placed = true
		refs := make([]string, 0, len(s.refs))
		for ref := range s.refs {
			refs = append(refs, ref)
		}
		sort.Strings(refs)
		for _, ref := range refs {
			for _, p := range provider[ref] {
				if s.number == 0 || p.number < s.number { // statements keep their order
					place(p)
				}
			}
		}
		ordered = append(ordered, s)
	}
	for _, s := range g.steps {
		place(s)
	}
	return ordered
}

// global declares a piece of module state. Constants are set where they are declared,
// everything else in start.
func (g *generator) global(v *ir.Global, file *goFile) {
	name := g.names[nameKey{v, self}]
	d := g.declare(name, file)
	about := name + " is " + v.Name + "."
	if place := g.pythonPlace(v.Span); place != "" {
		about += "\n\nPython: " + place
	}
	g.within(d, func() {
		code := comment(about).Line().Var().Id(name)
		if c := constOf(v.Init); c != nil && v.Init != nil && !isBig(c) {
			file.add(code.Add(g.goType(v.Type)).Op("=").Add(g.constantOf(v.Init, v.Type)))
			return
		}
		file.add(code.Add(g.goType(v.Type)))
		if v.Init == nil {
			return
		}
		g.addStep(v.Span, []string{name}, func(b *body) {
			g.refer(name)
			b.assignTo(jen.Id(name), v.Init, true)
		})
	})
}

func isBig(c *ir.Const) bool {
	_, ok := c.Value.(*py.BigInt)
	return ok
}

func (g *generator) constantOf(x ir.Expr, t *ir.Type) jen.Code {
	return g.constant(constOf(x).Value, t).code
}

// class makes an ordinary class at start.
func (g *generator) class(c *ir.Class, file *goFile) {
	name := g.names[nameKey{c, class}]
	d := g.declare(name, file)
	g.within(d, func() {
		file.add(jen.Add(g.doc(name, c.Doc, "class "+c.Name, c.Span)).Line().Var().Id(name).Op("*").Qual(pyPath, "Type"))
	})
	g.methods(c.Methods, file)
	g.addStep(c.Span, []string{name}, func(b *body) {
		bases := b.operands(c.Bases...)
		qualname := c.Name
		if c.Qualname != "" {
			qualname = c.Qualname
		}
		ns := b.namespace(c.Methods, c.Module, qualname, c.Doc)
		var kws jen.Code = jen.Nil()
		if len(c.Kw) > 0 {
			kws = b.kwargs(c.Kw, jen.Lit(c.Name))
		}
		b.at(c.Span)
		call := jen.Qual(pyPath, "NewClass").Call(b.taskName(), jen.Lit(c.Name), valueSlice(b.codes(bases)), ns, kws)
		if c.Meta != nil {
			call = jen.Qual(pyPath, "RestoreClass").Call(b.taskName(), b.boxed(c.Meta).code, jen.Lit(c.Name), valueSlice(b.codes(bases)), ns)
		}
		made := b.settle(pending{
			operand: operand{code: call, prec: precAtom, calls: true},
			raises:  true, hint: names.Unexported(c.Name),
		})
		if len(c.Wrap) == 0 {
			b.emit(jen.Id(name).Op("=").Add(made.code))
			return
		}
		b.emit(jen.Id(name).Op("=").Add(made.code))
		for _, w := range c.Wrap {
			o := b.boxed(w)
			wrapped := b.settle(pending{operand: operand{code: jen.Qual(pyPath, "Call").Call(b.taskName(), o.code, jen.Id(name)), prec: precAtom, calls: true}, raises: true, hint: "wrapped"})
			b.emit(jen.Id(name).Op("=").Qual(pyPath, "From").Types(jen.Op("*").Qual(pyPath, "Type")).Call(wrapped.code))
		}
	})
	g.later(c.Span, name, c.Methods)
}

// later puts the entries of a class into place that had to wait for other classes. path
// leads from the variable to the class.
func (g *generator) later(span source.Span, name string, methods []*ir.Method, path ...string) {
	for _, m := range methods {
		if m.Later {
			g.addStep(span, nil, func(b *body) {
				g.refer(name)
				value := b.method(m)
				target := jen.Id(name)
				for _, field := range path {
					target.Dot(field)
				}
				b.emit(target.Dot("Restore").Call(jen.Lit(m.Name), value))
			})
		}
	}
}

// namespace makes the dict that a class is made from.
func (b *body) namespace(methods []*ir.Method, module *ir.Module, qualname, doc string) jen.Code {
	ns := b.temp("namespace")
	b.emit(jen.Id(ns).Op(":=").Qual(pyPath, "NewDict").Call())
	set := func(name string, value jen.Code) {
		b.emit(jen.Id(ns).Dot("SetStr").Call(jen.Lit(name), value))
	}
	if module != nil {
		set("__module__", jen.Qual(pyPath, "Str").Call(jen.Lit(module.Name)))
	}
	set("__qualname__", jen.Qual(pyPath, "Str").Call(jen.Lit(qualname)))
	if doc != "" && !slices.ContainsFunc(methods, func(m *ir.Method) bool { return m.Name == "__doc__" }) {
		set("__doc__", jen.Qual(pyPath, "Str").Call(jen.Lit(doc)))
	}
	for _, m := range methods {
		if !m.Later {
			set(m.Name, b.method(m))
		}
	}
	return jen.Id(ns)
}

// computed puts the computed fields that are no methods of the program into the namespace.
func (b *body) computed(m *ir.Model, ns jen.Code) {
	for _, c := range m.Class.Computed {
		if c.Property == nil || slices.ContainsFunc(m.Methods, func(method *ir.Method) bool { return method.Name == c.Name }) {
			continue
		}
		property := (&printer{g: b.g, body: b}).pyValue(c.Property)
		b.emit(jen.Add(ns).Dot("SetStr").Call(jen.Lit(c.Name), property))
	}
}

// method is one entry of a class namespace.
func (b *body) method(m *ir.Method) jen.Code {
	fn := func(f *ir.Func) jen.Code { return jen.Id(b.g.name(f, function)) }
	switch m.Kind {
	case ir.StaticMethod:
		return jen.Op("&").Qual(pyPath, "StaticMethod").Values(field("Func", fn(m.Func)))
	case ir.ClassMethod:
		return jen.Op("&").Qual(pyPath, "ClassMethod").Values(field("Func", fn(m.Func)))
	case ir.PropertyMethod:
		items := []jen.Code{field("Get", fn(m.Func))}
		if m.Set != nil {
			items = append(items, field("Set", fn(m.Set)))
		}
		return jen.Op("&").Qual(pyPath, "Property").Values(items...)
	case ir.AttrMethod:
		return b.boxed(m.Attr).code
	}
	return fn(m.Func)
}

// methods writes the functions of a class namespace; each has a form as a value.
func (g *generator) methods(list []*ir.Method, file *goFile) {
	for _, m := range list {
		for _, f := range []*ir.Func{m.Func, m.Set} {
			if f == nil {
				continue
			}
			if _, own := g.names[nameKey{f, self}]; !own || g.byName[g.names[nameKey{f, self}]] != nil {
				continue
			}
			f.Escapes = true
			g.funcDecl(f, file)
		}
	}
}
