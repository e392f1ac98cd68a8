package emit

import (
	"github.com/covetpy/covetgen/emit/names"
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// The body of a generator function has a second form beside the one that calls what takes its items, for generators that
// somebody holds and resumes: a function that runs from one yield to the next (py.Step). Statements around a yield become
// cases of a switch, which note the case to go on with; statements without a yield stay as they are. Variables that more
// than one of those statements uses lie in a struct that the steps share. Generators with a yield inside a try or with
// statement, or inside a larger expression, have no such form: they run as coroutines.

// stepper makes the cases of a body in steps.
type stepper struct {
	b                          *body
	labels                     int
	cases                      []jen.Code
	label                      int // of the case in the making
	fields                     []jen.Code
	names                      *names.Scope // of the fields
	frame, s, sent, thrown, at string       // Go names of the struct, the parameters and the case
	sole                       []string     // iterators over generators that nothing but the loops around the current statement refers to
}

// steps is the function that begins the body in steps, nil where it has no such form. outer declares the parameters.
func (outer *body) steps() jen.Code {
	f := outer.fn
	if f.Awaited || f.Yields != nil && f.Yields.Yields() != nil && !outer.g.boxedCalls(f.Yields) || !stepped(f.Body) {
		return nil
	}
	b := &body{g: outer.g, file: outer.file, outer: outer.outer, fn: f, vars: map[*ir.Var]string{}, plan: planVars(f),
		task: outer.task, result: ir.Dyn, raises: true}
	for _, p := range f.Params {
		if name, ok := outer.vars[p.Var]; ok {
			b.vars[p.Var] = name
		}
	}
	for v := range b.plan.placed {
		if v.Captured {
			return nil
		}
	}
	b.block = &block{scope: names.NewScope(outer.block.scope, "err")}
	pick := b.block.scope.Pick
	st := &stepper{b: b, labels: 1, frame: pick("f"), s: pick("s"), sent: pick("sent"), thrown: pick("thrown"), at: pick("at"), names: names.NewScope(nil)}
	st.share()
	var begin jen.Code
	b.mark, begin = b.file.lines.begin(f)
	b.push()
	b.at(f.Span)
	st.stmts(f.Body)
	b.end()
	st.close()
	var code []jen.Code
	if len(st.fields) > 0 {
		code = append(code, jen.Var().Id(st.frame).Struct(st.fields...))
	}
	loop := jen.For(jen.Id(st.at).Op(":=").Id(st.s).Dot("Resume").Call(), jen.Empty(), jen.Empty()).Block(jen.Switch(jen.Id(st.at)).Block(st.cases...))
	code = append(code, jen.Return(jen.Func().Params(jen.Id(b.task).Op("*").Qual(pyPath, "Task"), jen.Id(st.s).Op("*").Qual(pyPath, "Steps"),
		jen.Id(st.sent).Qual(pyPath, "Value"), jen.Id(st.thrown).Error()).Add(b.resultParams()).Block(begin, loop, b.file.lines.finish(b.mark))))
	return jen.Func().Params().Qual(pyPath, "Step").Block(code...)
}

// boxedCalls reports whether calls with the type of generators are made objects somewhere.
func (g *generator) boxedCalls(t *ir.Type) bool {
	if !g.boxedKnown {
		g.boxedKnown = true
		var visit ir.Visitor
		visit.Expr = func(x ir.Expr) bool {
			switch x := x.(type) {
			case *ir.Convert:
				if from := x.X.Type(); x.Mode == ir.Box && from.Yields() != nil {
					g.boxed = append(g.boxed, from)
				}
			case *ir.Lambda:
				visit.Stmts(x.Func.Body)
			case *ir.Yield:
				if x.X.Type().Yields() != nil {
					g.boxed = append(g.boxed, x.X.Type()) // a body in steps boxes what it delegates to
				}
			}
			return true
		}
		visit.Stmt = func(s ir.Stmt) bool {
			if loop, ok := s.(*ir.For); ok && loop.Iter.Type().Yields() != nil && yieldsIn(s) {
				g.boxed = append(g.boxed, loop.Iter.Type()) // or goes over
			}
			return true
		}
		for _, f := range g.prog.Funcs {
			visit.Stmts(f.Body)
		}
		if g.prog.Start != nil {
			visit.Stmts(g.prog.Start.Body)
		}
	}
	for _, b := range g.boxed {
		if ir.Alias(b, t) {
			return true
		}
	}
	return false
}

// stepped reports whether all yields stand where the cases of a body in steps can end.
func stepped(list []ir.Stmt) bool {
	for _, s := range list {
		if !yieldsIn(s) {
			if leavesThrough(s) {
				return false
			}
			continue
		}
		switch s := s.(type) {
		case *ir.ExprStmt:
			if !yieldsAlone(s.X) {
				return false
			}
		case *ir.Assign:
			if !yieldsAlone(s.X) || s.Var.Type.Kind != ir.DynKind {
				return false
			}
		case *ir.Return:
			if !yieldsAlone(s.X) {
				return false
			}
		case *ir.If:
			if yieldsInExpr(s.Test) || !stepped(s.Body) || !stepped(s.Else) {
				return false
			}
		case *ir.While:
			if yieldsInExpr(s.Test) || !stepped(s.Body) || !stepped(s.Else) {
				return false
			}
		case *ir.ForRange:
			c, ok := s.Step.(*ir.Const)
			if !ok || c.Value == py.Value(py.SmallInt(0)) || s.Frame != "" || s.Generator || yieldsInExpr(s.Start) || yieldsInExpr(s.Stop) ||
				!stepped(s.Body) || !stepped(s.Else) {
				return false
			}
		case *ir.For:
			if alone := s.Iter.Type().Kind == ir.GeneratorKind || yields(s.Iter); alone && returnsIn(s.Body) {
				return false // the generator would have to be closed behind the value's evaluation
			}
			if r, ok := s.Iter.(*ir.Runtime); ok && r.Sym.View {
				return false // Go has another type for it, which a field of the frame would need
			}
			if s.Generator || s.Frame != "" || s.Iter.Type().Guarded() != nil || yieldsInExpr(s.Iter) || (s.Async || s.Iter.Type().Kind != ir.ListKind) && !isValue(s.Iter.Type()) ||
				!stepped(s.Body) || !stepped(s.Else) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func returnsIn(list []ir.Stmt) bool {
	found := false
	v := ir.Visitor{Stmt: func(s ir.Stmt) bool {
		_, returns := s.(*ir.Return)
		found = found || returns
		return !found
	}, Expr: func(ir.Expr) bool { return false }}
	v.Stmts(list)
	return found
}

// yieldsAlone reports a yield whose operand has none.
func yieldsAlone(x ir.Expr) bool {
	y, ok := x.(*ir.Yield)
	return ok && !yieldsInExpr(y.X) && isValue(y.X.Type())
}

// isValue reports whether what has the type is a value in Go, or is made one by boxAny.
func isValue(t *ir.Type) bool {
	if item := t.Yields(); item != nil {
		return isValue(item)
	}
	switch t.Kind {
	case ir.ListKind:
		return t.Vector() == nil
	case ir.TupleKind:
		return t.Unboxed() == nil
	case ir.InstanceKind:
		return t.Class == nil || t.Class.Struct == nil
	case ir.OptionalKind:
		return isValue(t.Elem)
	case ir.DictKind:
		key, _ := t.Map()
		return key == nil
	case ir.SetKind:
		return t.KeySet() == nil
	case ir.DequeKind:
		return t.Deque() == nil
	case ir.FunctionKind:
		_, result := t.Function()
		return result == nil
	}
	return true
}

func yieldsIn(s ir.Stmt) bool {
	found := false
	yieldVisitor(&found).One(s)
	return found
}

func yieldsInExpr(x ir.Expr) bool {
	found := false
	if x != nil {
		yieldVisitor(&found).Walk(x)
	}
	return found
}

func yieldVisitor(found *bool) *ir.Visitor {
	return &ir.Visitor{Expr: func(x ir.Expr) bool {
		switch x.(type) {
		case *ir.Yield:
			*found = true
		case *ir.Lambda:
			return false
		}
		return !*found
	}}
}

// leavesThrough reports whether a statement has a break or continue of a loop around it inside a try or with statement,
// whose parts may be function literals.
func leavesThrough(s ir.Stmt) bool {
	found := false
	var inside func(list []ir.Stmt)
	inside = func(list []ir.Stmt) {
		v := ir.Visitor{Stmt: func(s ir.Stmt) bool {
			switch s := s.(type) {
			case *ir.Break, *ir.Continue:
				found = true
			case *ir.While:
				inside(s.Else)
				return false
			case *ir.For:
				inside(s.Else)
				return false
			case *ir.ForRange:
				inside(s.Else)
				return false
			}
			return !found
		}}
		v.Stmts(list)
	}
	v := ir.Visitor{Stmt: func(s ir.Stmt) bool {
		switch s := s.(type) {
		case *ir.Try, *ir.With:
			inside([]ir.Stmt{s})
			return false
		case *ir.While:
			found = found || leavesThroughAny(s.Else)
			return false
		case *ir.For:
			found = found || leavesThroughAny(s.Else)
			return false
		case *ir.ForRange:
			found = found || leavesThroughAny(s.Else)
			return false
		}
		return !found
	}}
	v.One(s)
	return found
}

func leavesThroughAny(list []ir.Stmt) bool {
	for _, s := range list {
		if leavesThrough(s) {
			return true
		}
	}
	return false
}

// share makes fields of the variables that more than one statement of the cases uses, or that has to last longer.
func (st *stepper) share() {
	b := st.b
	var order []*ir.Var
	leaf, shared := map[*ir.Var]int{}, map[*ir.Var]bool{}
	part := 0 // the number of the statement without a yield; 0 in those around yields
	note := func(v *ir.Var) {
		if v == nil || !b.plan.placed[v] {
			return
		}
		at, seen := leaf[v]
		if !seen {
			order = append(order, v)
		}
		if part == 0 || seen && at != part {
			shared[v] = true
		}
		leaf[v] = part
	}
	visit := ir.Visitor{
		Expr: func(x ir.Expr) bool {
			switch x := x.(type) {
			case *ir.Local:
				note(x.Var)
			case *ir.Lambda:
				for _, c := range x.Func.Captures {
					note(c)
				}
			}
			return true
		},
		Stmt: func(s ir.Stmt) bool {
			for _, v := range bound(s) {
				note(v)
			}
			return true
		},
	}
	parts := 0
	var walk func(list []ir.Stmt)
	walk = func(list []ir.Stmt) {
		for _, s := range list {
			part = 0
			if !yieldsIn(s) {
				parts++
				part = parts
				visit.One(s)
				continue
			}
			for _, v := range b.plan.before[s] {
				note(v)
			}
			for _, v := range bound(s) {
				note(v)
			}
			switch s := s.(type) {
			case *ir.If:
				visit.Walk(s.Test)
				walk(s.Body)
				walk(s.Else)
			case *ir.While:
				visit.Walk(s.Test)
				walk(s.Body)
				walk(s.Else)
			case *ir.ForRange:
				visit.Walk(s.Start)
				visit.Walk(s.Stop)
				walk(s.Body)
				walk(s.Else)
			case *ir.For:
				visit.Walk(s.Iter)
				walk(s.Body)
				walk(s.Else)
			default:
				visit.One(s)
			}
		}
	}
	for _, v := range b.plan.entry {
		note(v)
	}
	walk(b.fn.Body)
	b.plan.entry = nil
	for s, list := range b.plan.before {
		var rest []*ir.Var
		for _, v := range list {
			if !shared[v] {
				rest = append(rest, v)
			}
		}
		b.plan.before[s] = rest
	}
	for owner := range b.plan.own {
		var binds []*ir.Var
		switch o := owner.(type) {
		case *ir.Handler:
			binds = []*ir.Var{o.Var}
		case ir.Stmt:
			binds = bound(o)
		}
		if len(binds) == 1 && shared[binds[0]] {
			delete(b.plan.own, owner)
		}
	}
	for _, v := range order {
		if shared[v] {
			b.vars[v] = st.field(v.Name, b.g.goType(v.Type))
		}
	}
}

// field adds a field to what the steps share and gives its name in them.
func (st *stepper) field(hint string, t jen.Code) string {
	name := st.names.Pick(names.Unexported(hint))
	st.fields = append(st.fields, jen.Id(name).Add(t))
	return st.frame + "." + name
}

// bound are the variables that a statement sets or unbinds itself.
func bound(s ir.Stmt) []*ir.Var {
	switch s := s.(type) {
	case *ir.Assign:
		return []*ir.Var{s.Var}
	case *ir.Unbind:
		return []*ir.Var{s.Var}
	case *ir.For:
		return []*ir.Var{s.Var}
	case *ir.ForRange:
		return []*ir.Var{s.Var}
	case *ir.With:
		return []*ir.Var{s.Var}
	case *ir.Try:
		var list []*ir.Var
		for _, h := range s.Handlers {
			list = append(list, h.Var)
		}
		return list
	}
	return nil
}

// next is the number of a further case.
func (st *stepper) next() int {
	st.labels++
	return st.labels - 1
}

// begin ends the case in the making, which goes on with the new one unless it has left, and begins that.
func (st *stepper) begin(label int) {
	if !st.b.block.done {
		st.b.emit(jen.Fallthrough())
	}
	st.close()
	st.label = label
	st.b.push()
}

func (st *stepper) close() {
	done := st.b.pop()
	st.cases = append(st.cases, jen.Case(jen.Lit(st.label)).Block(done.code...))
}

// goTo leaves the case for another one.
func (st *stepper) goTo(label int) []jen.Code {
	return []jen.Code{jen.Id(st.at).Op("=").Lit(label), jen.Continue()}
}

func (st *stepper) jump(label int) {
	if !st.b.block.done {
		st.b.emit(st.goTo(label)...)
		st.b.block.done = true
	}
}

func (st *stepper) stmts(list []ir.Stmt) {
	b := st.b
	for _, s := range list {
		if b.block.done {
			return
		}
		if !yieldsIn(s) {
			b.stmts([]ir.Stmt{s})
			continue
		}
		b.at(s.Place())
		switch s := s.(type) {
		case *ir.ExprStmt:
			st.yield(s.X.(*ir.Yield))
		case *ir.Assign:
			st.yield(s.X.(*ir.Yield))
			if name, ok := b.vars[s.Var]; ok {
				b.emit(jen.Id(name).Op("=").Id("sent"))
			}
		case *ir.Return:
			st.yield(s.X.(*ir.Yield))
			b.emit(jen.Return(jen.Id(st.sent), jen.Nil()))
			b.block.done = true
		case *ir.If:
			st.ifStmt(s)
		case *ir.While:
			st.while(s)
		case *ir.ForRange:
			st.forRange(s)
		case *ir.For:
			st.forEach(s)
		}
	}
}

// yield ends the case with a yield; the next one begins with what it gives.
func (st *stepper) yield(y *ir.Yield) {
	b := st.b
	o := b.value(y.X)
	if b.block.done {
		return
	}
	b.at(y.S)
	label := st.next()
	x := b.g.boxAny(y.X.Type(), jen.Add(o.code))
	if y.From {
		b.emit(jen.Return(jen.Id(st.s).Dot("From").Call(b.taskName(), jen.Lit(label), x)))
	} else {
		b.emit(jen.Id(st.s).Dot("Yield").Call(jen.Lit(label)), jen.Return(x, jen.Nil()))
	}
	b.block.done = true
	st.begin(label)
	b.at(y.S)
	thrown := b.inBlock(func() {
		st.drop(0)
		b.emit(jen.Return(jen.Nil(), jen.Qual(pyPath, "Thrown").Call(jen.Id(st.thrown))))
	})
	b.emit(jen.If(jen.Id(st.thrown).Op("!=").Nil()).Block(thrown.code...))
}

// drop closes the generators that the loops from the given one on go over.
func (st *stepper) drop(from int) {
	for i := len(st.sole) - 1; i >= from; i-- {
		if st.sole[i] != "" {
			st.b.emit(jen.Qual(pyPath, "DropItems").Call(st.b.taskName(), jen.Id(st.sole[i])))
		}
	}
}

// unless goes on with another case where a test fails.
func (st *stepper) unless(test operand, label int) {
	st.b.emit(jen.If(jen.Op("!").Add(test.inner(precUnary))).Block(st.goTo(label)...))
}

func (st *stepper) ifStmt(s *ir.If) {
	test := st.b.value(s.Test)
	if st.b.block.done {
		return
	}
	orelse := st.next()
	st.unless(test, orelse)
	st.stmts(s.Body)
	if len(s.Else) == 0 {
		st.begin(orelse)
		return
	}
	end := st.next()
	st.jump(end)
	st.begin(orelse)
	st.stmts(s.Else)
	st.begin(end)
}

// loop makes the cases of a loop: head emits the test that goes on with the given case when the loop is over.
func (st *stepper) loop(body, orelse []ir.Stmt, sole string, forever bool, head func(over int)) {
	b := st.b
	again, over := st.next(), st.next()
	end := over
	if len(orelse) > 0 {
		end = st.next()
	}
	st.begin(again)
	head(over)
	b.exits = &exit{outer: b.exits, kind: loopExit, steps: st, depth: len(st.sole), again: again, end: end}
	st.sole = append(st.sole, sole)
	st.stmts(body)
	st.sole = st.sole[:len(st.sole)-1]
	b.exits = b.exits.outer
	st.jump(again)
	if forever && !breaks(body) {
		return
	}
	st.begin(over)
	if len(orelse) > 0 {
		st.stmts(orelse)
		st.begin(end)
	}
}

func (st *stepper) while(s *ir.While) {
	c, ok := s.Test.(*ir.Const)
	forever := ok && c.Value == py.Value(py.Bool(true))
	st.loop(s.Body, s.Else, "", forever, func(over int) {
		if forever {
			return
		}
		test := st.b.value(s.Test)
		if !st.b.block.done {
			st.unless(test, over)
		}
	})
}

func (st *stepper) forRange(s *ir.ForRange) {
	b := st.b
	ops := b.operands(s.Start, s.Stop, s.Step)
	start := ops[0]
	if _, constant := s.Start.(*ir.Const); !constant {
		start = b.save(start, "start")
	}
	at, left := st.field("next", jen.Qual(pyPath, "Int")), st.field("left", jen.Int64())
	b.emit(jen.List(jen.Id(at), jen.Id(left)).Op("=").List(start.code, jen.Qual(pyPath, "RangeLen").Call(start.code, ops[1].code, ops[2].code)))
	st.loop(s.Body, s.Else, "", false, func(over int) {
		b.emit(jen.If(jen.Id(left).Op("<=").Lit(0)).Block(st.goTo(over)...))
		if name, ok := b.vars[s.Var]; ok {
			b.emit(jen.Id(name).Op("=").Id(at))
		}
		b.emit(jen.List(jen.Id(at), jen.Id(left)).Op("=").List(jen.Id(at).Dot("Add").Call(ops[2].code), jen.Id(left).Op("-").Lit(1)))
	})
}

func (st *stepper) forEach(s *ir.For) {
	b := st.b
	t := s.Iter.Type()
	items := b.value(s.Iter)
	if b.block.done {
		return
	}
	name, read := b.vars[s.Var]
	take := func(item jen.Code) {
		if read {
			b.emit(jen.Id(name).Op("=").Add(item))
		}
	}
	if !s.Async && (t.Kind == ir.ListKind || t.Kind == ir.TupleKind) {
		list, i := st.field("items", b.g.goType(t)), st.field("i", jen.Int())
		b.emit(jen.List(jen.Id(list), jen.Id(i)).Op("=").List(items.code, jen.Lit(0)))
		st.loop(s.Body, s.Else, "", false, func(over int) {
			b.emit(jen.If(jen.Id(i).Op(">=").Len(jen.Id(list).Dot("Items"))).Block(st.goTo(over)...))
			take(jen.Id(list).Dot("Items").Index(jen.Id(i)))
			b.emit(jen.Id(i).Op("++"))
		})
		return
	}
	if !s.Async && t.Kind == ir.StrKind {
		rest := st.field("rest", jen.String())
		b.emit(jen.Id(rest).Op("=").Add(items.code))
		st.loop(s.Body, s.Else, "", false, func(over int) {
			b.emit(jen.If(jen.Id(rest).Op("==").Lit("")).Block(st.goTo(over)...))
			target := "_"
			if read {
				target = name
			}
			b.emit(jen.List(jen.Id(target), jen.Id(rest)).Op("=").Qual(pyPath, "CutChar").Call(jen.Id(rest)))
		})
		return
	}
	of, iter, next := "Iterator", "Iter", func(it string) *jen.Statement { return jen.Id(it).Dot("Next").Call(b.taskName()) }
	if s.Async {
		of, iter, next = "Value", "AsyncIter", func(it string) *jen.Statement {
			return jen.Qual(pyPath, "AsyncNext").Call(b.taskName(), jen.Id(it))
		}
	}
	it := st.field("items", jen.Qual(pyPath, of))
	b.at(s.Iter.Span())
	made := b.settle(pending{operand: operand{code: jen.Qual(pyPath, iter).Call(b.taskName(), b.g.boxAny(t, jen.Add(items.code))), prec: precAtom, calls: true}, raises: true, hint: "it"})
	b.emit(jen.Id(it).Op("=").Add(made.code))
	sole := ""
	if !s.Async && (t.Kind == ir.GeneratorKind || yields(s.Iter)) {
		sole = it
	}
	st.loop(s.Body, s.Else, sole, false, func(over int) {
		b.at(s.Place())
		item, ok := b.temp("item"), b.temp("ok")
		if !read {
			item = "_"
		}
		b.block.scope.Take("err")
		b.emit(jen.List(jen.Id(item), jen.Id(ok), jen.Err()).Op(":=").Add(next(it)))
		b.block.err = true
		b.check()
		b.emit(jen.If(jen.Op("!").Id(ok)).Block(st.goTo(over)...))
		if read {
			x := jen.Id(item)
			if s.Var.Type.Kind != ir.DynKind {
				x = b.g.unbox(s.Var.Type, x)
			}
			take(x)
		}
	})
}
