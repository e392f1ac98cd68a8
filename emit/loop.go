package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/pass"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// enterLoop puts a loop around the statements that make emits.
func (b *body) enterLoop(body, orelse []ir.Stmt, make func()) (loop *exit, inner *block) {
	loop = &exit{outer: b.exits, kind: loopExit}
	if len(orelse) > 0 && breaks(body) {
		loop.flag = b.temp("broke")
		b.emit(jen.Id(loop.flag).Op(":=").False())
	}
	b.exits = loop
	inner = b.inBlock(make)
	b.exits = loop.outer
	return loop, inner
}

// framed emits a loop that is a frame of its own in tracebacks, where it has a name.
func (b *body) framed(name string, loop func()) {
	if name == "" || b.block.done {
		loop()
		return
	}
	outer := b.mark
	mark, begin := b.file.lines.beginInside(name, outer)
	b.block.code = append(b.block.code, begin)
	b.mark = mark
	b.at(b.lastAt)
	loop()
	b.mark = outer
	b.block.code = append(b.block.code, b.file.lines.finish(mark))
}

// finishLoop emits the loop and its else part.
func (b *body) finishLoop(loop *exit, code jen.Code, orelse []ir.Stmt) {
	b.emit(code)
	switch {
	case len(orelse) == 0:
	case loop.flag == "":
		b.stmts(orelse)
	default:
		part := b.inBlock(func() { b.stmts(orelse) })
		b.emit(jen.If(jen.Op("!").Id(loop.flag)).Block(part.code...))
	}
}

// breaks reports whether a loop body has a break of its own loop.
func breaks(list []ir.Stmt) bool {
	found := false
	v := ir.Visitor{
		Expr: func(ir.Expr) bool { return false },
		Stmt: func(s ir.Stmt) bool {
			switch s := s.(type) {
			case *ir.Break:
				found = true
			case *ir.While:
				found = found || breaks(s.Else)
				return false
			case *ir.For:
				found = found || breaks(s.Else)
				return false
			case *ir.ForRange:
				found = found || breaks(s.Else)
				return false
			}
			return !found
		},
	}
	v.Stmts(list)
	return found
}

func (b *body) while(s *ir.While) {
	forever := false
	if c, ok := s.Test.(*ir.Const); ok && c.Value == py.Value(py.Bool(true)) {
		forever = true
	}
	var header []jen.Code
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		if !forever {
			test := b.value(s.Test)
			if b.block.empty() {
				b.block.code = nil
				header = []jen.Code{test.code}
			} else {
				b.emit(jen.If(jen.Op("!").Add(test.inner(precUnary))).Block(jen.Break()))
			}
		}
		b.stmts(s.Body)
	})
	b.finishLoop(loop, jen.For(header...).Block(inner.code...), s.Else)
	if forever && !breaks(s.Body) {
		b.block.done = true
	}
}

func (b *body) forRange(s *ir.ForRange) {
	ops := b.operands(s.Start, s.Stop, s.Step)
	if c, ok := s.Step.(*ir.Const); !ok || c.Value == py.Value(py.SmallInt(0)) {
		step := b.save(ops[2], "step")
		ops[2] = step
		zero := b.inBlock(func() {
			b.leave(jen.Qual(pyPath, "Raise").Call(jen.Qual(pyPath, "ValueError"), jen.Lit("range() arg 3 must not be zero")))
		})
		b.emit(jen.If(jen.Add(step.code).Dot("IsZero").Call()).Block(zero.code...))
		ops[2] = atom(jen.Add(step.code))
	}
	if !isInt(s.Start, 0) || !isInt(s.Step, 1) {
		b.countedRange(s, ops)
		return
	}
	rounds := jen.Add(ops[1].inner(precAtom)).Dot("Rounds").Call()
	if c, ok := s.Stop.(*ir.Const); ok {
		if n, ok := c.Value.(py.SmallInt); ok {
			rounds = jen.Int64().Parens(jen.Lit(int(n)))
		}
	}
	head := &jen.Statement{}
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		if at := b.temp("at"); b.eachRound(s.Var, s, jen.Qual(pyPath, "IntOf").Call(jen.Id(at))) {
			head = jen.Id(at).Op(":=")
		}
		b.round(s.Body, s.Generator)
	})
	b.finishLoop(loop, jen.For(jen.Add(head).Range().Add(rounds)).Block(inner.code...), s.Else)
}

// eachRound gives the variable of a loop its value at the beginning of a round, and reports whether it has a use.
func (b *body) eachRound(v *ir.Var, owner ir.Stmt, value jen.Code) bool {
	head := b.loopVar(v, owner, "")
	if len(*head) == 0 {
		return false
	}
	b.emit(jen.Add(head).Add(value))
	return true
}

// overItems is a loop over the items of a list by their places: those that are appended meanwhile are given too.
func (b *body) overItems(s *ir.For, list operand) {
	if list.local == nil || list.local.Captured || ir.BindsIn(s.Body, list.local) {
		list = b.save(list, "items")
	}
	items := jen.Add(list.code).Dot("Items")
	at := ""
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		at = b.temp("at")
		b.eachRound(s.Var, s, jen.Add(items).Index(jen.Id(at)))
		b.round(s.Body, s.Generator)
	})
	clause := []jen.Code{jen.Id(at).Op(":=").Lit(0), jen.Id(at).Op("<").Len(items), jen.Id(at).Op("++")}
	b.finishLoop(loop, jen.For(clause...).Block(inner.code...), s.Else)
}

// countedRange is a loop over range(start, stop, step) with a counter beside the variable: a
// for clause, because what the compiler puts in the place of calls must not be longer. Where the body
// binds the variable too, the counter has a name of its own.
func (b *body) countedRange(s *ir.ForRange, ops []operand) {
	start, step := ops[0], ops[2]
	if _, constant := s.Start.(*ir.Const); !constant && start.local == nil {
		start = b.save(start, "start")
	}
	length := jen.Qual(pyPath, "RangeLen").Call(start.code, ops[1].code, step.code)
	at, left := "", b.temp("left")
	var first *jen.Statement
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		own := s.Var != nil && b.plan.own[s] && b.plan.reads[s.Var] > 0 && !ir.BindsIn(s.Body, s.Var)
		if own {
			at = b.declareVar(s.Var)
		} else {
			at = b.temp("at")
			if head := b.loopVar(s.Var, s, ""); len(*head) > 0 {
				first = head
				b.emit(jen.Add(first).Id(at))
			}
		}
		b.round(s.Body, s.Generator)
	})
	clause := []jen.Code{
		jen.List(jen.Id(at), jen.Id(left)).Op(":=").List(start.code, length),
		jen.Id(left).Op(">").Lit(0),
		jen.List(jen.Id(at), jen.Id(left)).Op("=").List(jen.Id(at).Dot("Add").Call(step.code), jen.Id(left).Op("-").Lit(1)),
	}
	b.finishLoop(loop, jen.For(clause...).Block(inner.code...), s.Else)
}

// round emits the body of a loop, which stands for a generator or not.
func (b *body) round(list []ir.Stmt, generator bool) {
	if !generator || !pass.Of(list).Task { // nothing that could raise StopIteration
		b.stmts(list)
		return
	}
	b.exits = &exit{outer: b.exits, kind: generatorExit}
	b.stmts(list)
	b.exits = b.exits.outer
}

// isInt reports whether x is the constant n.
func isInt(x ir.Expr, n int) bool {
	c, ok := x.(*ir.Const)
	return ok && c.Value == py.Value(py.SmallInt(n))
}

// loopVar declares or names the variable of a loop in the loop's block and returns what
// stands before "range". With a second variable err the loop yields errors too.
func (b *body) loopVar(v *ir.Var, owner ir.Stmt, second string) *jen.Statement {
	withSecond := func(name string, op string) *jen.Statement {
		if second != "" {
			return jen.List(jen.Id(name), jen.Id(second)).Op(op)
		}
		return jen.Id(name).Op(op)
	}
	switch {
	case v == nil || b.plan.reads[v] == 0 && !b.declared(v):
		if second == "" {
			return &jen.Statement{}
		}
		return withSecond("_", ":=")
	case b.plan.own[owner]:
		return withSecond(b.declareVar(v), ":=")
	}
	return withSecond(b.lookup(v), "=")
}

func (b *body) forEach(s *ir.For) {
	kind := s.Iter.Type().Kind
	if lit, ok := s.Iter.(*ir.ListLit); ok && lit.T.Vector() != nil && len(lit.Elts) > 0 {
		b.overDisplay(s, lit)
		return
	}
	items := b.value(s.Iter)
	if b.block.done {
		return
	}
	if r, isCall := s.Iter.(*ir.Runtime); !s.Async && kind == ir.ListKind && !(isCall && r.Sym.View) {
		b.overItems(s, items)
		return
	}
	var head *jen.Statement
	if !s.Async && (kind == ir.ListKind || kind == ir.TupleKind) {
		rng := jen.Add(items.inner(precAtom)).Dot("Each").Call()
		loop, inner := b.enterLoop(s.Body, s.Else, func() {
			if kind == ir.TupleKind {
				rng = jen.Add(items.inner(precAtom)).Dot("Items")
				head = b.rangeSlice(s.Var, s)
			} else {
				head = b.loopVar(s.Var, s, "")
			}
			b.round(s.Body, s.Generator)
		})
		b.finishLoop(loop, jen.For(jen.Add(head).Range().Add(rng)).Block(inner.code...), s.Else)
		return
	}
	if !s.Async && kind == ir.StrKind {
		b.forChars(s, items)
		return
	}
	each := "Each"
	switch {
	case s.Async:
		each = "EachAsync"
	case kind == ir.GeneratorKind || yields(s.Iter):
		each = "EachYielded"
	case s.Rows:
		each = "EachRow"
	}
	if key, _ := s.Iter.Type().Map(); key != nil || s.Iter.Type().KeySet() != nil {
		b.overKeys(s, items)
		return
	}
	var rng *jen.Statement
	if s.Iter.Type().Guarded() != nil {
		rng = jen.Add(items.inner(precAtom)).Dot("Each").Call()
	} else if s.Iter.Type().Yields() != nil {
		rng = jen.Add(items.inner(precAtom)).Dot("Each").Call(b.taskName())
	} else {
		rng = jen.Qual(pyPath, each).Call(b.taskName(), box(s.Iter.Type(), jen.Add(items.code)))
	}
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		b.block.scope.Take("err")
		b.block.err = true
		next := ""
		if v := s.Var; v != nil && !b.plan.own[s] && (b.plan.reads[v] > 0 || b.declared(v)) {
			// The variable lives outside of the loop.
			next = b.temp("next")
			head = jen.List(jen.Id(next), jen.Err()).Op(":=")
		} else {
			head = b.loopVar(s.Var, s, "err")
		}
		b.atRound(s)
		b.check()
		if next != "" {
			b.emit(jen.Id(b.lookup(s.Var)).Op("=").Id(next))
		}
		b.round(s.Body, s.Generator)
	})
	b.atRound(s)
	b.finishLoop(loop, jen.For(jen.Add(head).Range().Add(rng)).Block(inner.code...), s.Else)
}

// overDisplay is a loop over the elements of a display, which are an array.
func (b *body) overDisplay(s *ir.For, lit *ir.ListLit) {
	exprs := make([]ir.Expr, len(lit.Elts))
	for i, e := range lit.Elts {
		exprs[i] = e.X
	}
	values := b.codes(b.operands(exprs...))
	if b.block.done {
		return
	}
	var head *jen.Statement
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		head = b.rangeSlice(s.Var, s)
		b.round(s.Body, s.Generator)
	})
	array := jen.Index(jen.Op("...")).Add(b.g.goType(lit.T.Vector())).Values(values...)
	b.finishLoop(loop, jen.For(jen.Add(head).Range().Add(array)).Block(inner.code...), s.Else)
}

// overKeys is a loop over a map or set, which complains behind the last round where what it goes over has changed its size.
func (b *body) overKeys(s *ir.For, keys operand) {
	walk := b.save(operand{code: jen.Add(keys.inner(precAtom)).Dot("Walk").Call()}, "walk").code
	outer := b.walk
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		b.walk = walk.GoString()
		b.eachRound(s.Var, s, jen.Add(walk).Dot("Key").Call())
		b.round(s.Body, s.Generator)
	})
	b.walk = outer
	b.emit(jen.For(jen.Add(walk).Dot("Next").Call()).Block(inner.code...))
	b.atRound(s)
	b.mayFail(jen.Add(walk).Dot("Err").Call())
	b.finishLoop(loop, nil, s.Else)
}

// forChars is a loop over the characters of a static text: what is left of it is cut short by one each round.
func (b *body) forChars(s *ir.For, text operand) {
	rest := b.temp("rest")
	loop, inner := b.enterLoop(s.Body, s.Else, func() {
		cut := jen.Qual(pyPath, "CutChar").Call(jen.Id(rest))
		switch {
		case s.Var == nil || b.plan.reads[s.Var] == 0 && !b.declared(s.Var):
			b.emit(jen.List(jen.Id("_"), jen.Id(rest)).Op("=").Add(cut))
		case b.plan.own[s]:
			name := b.declareVar(s.Var)
			b.emit(jen.Var().Id(name).String())
			b.emit(jen.List(jen.Id(name), jen.Id(rest)).Op("=").Add(cut))
		default:
			b.emit(jen.List(jen.Id(b.lookup(s.Var)), jen.Id(rest)).Op("=").Add(cut))
		}
		b.round(s.Body, s.Generator)
	})
	head := []jen.Code{jen.Id(rest).Op(":=").Add(text.code), jen.Id(rest).Op("!=").Lit(""), jen.Empty()}
	b.finishLoop(loop, jen.For(head...).Block(inner.code...), s.Else)
}

// atRound notes the place of what fetches the next item, as CPython has it: the statement, or
// the iterable of a comprehension.
func (b *body) atRound(s *ir.For) {
	if s.Frame == "" {
		b.at(s.Place())
	} else {
		b.at(s.Iter.Span())
	}
}

// yields reports whether x is the call of a generator function, perhaps made an object: nothing else
// refers to the generator then.
func yields(x ir.Expr) bool {
	if c, ok := x.(*ir.Convert); ok && c.Mode == ir.Box {
		x = c.X
	}
	call, ok := x.(*ir.Call)
	return ok && call.Func.IsGenerator && !call.Func.IsAsync
}

// rangeSlice is loopVar for a Go slice, whose first value is the index.
func (b *body) rangeSlice(v *ir.Var, owner ir.Stmt) *jen.Statement {
	switch {
	case v == nil || b.plan.reads[v] == 0 && !b.declared(v):
		return &jen.Statement{}
	case b.plan.own[owner]:
		return jen.List(jen.Id("_"), jen.Id(b.declareVar(v))).Op(":=")
	}
	return jen.List(jen.Id("_"), jen.Id(b.lookup(v))).Op("=")
}

// breakStmt and continueStmt leave the innermost loop or round, through the function
// literals and clauses in between.
func (b *body) breakStmt() {
	loop := b.innermostLoop()
	if loop.steps != nil {
		loop.steps.drop(loop.depth)
		loop.steps.jump(loop.end)
		return
	}
	if loop.flag != "" {
		b.emit(jen.Id(loop.flag).Op("=").True())
	}
	b.jump(loop, jen.Break(), func(c *exit) string { return c.broke })
}

func (b *body) continueStmt() {
	loop := b.innermostLoop()
	if loop.steps != nil {
		loop.steps.jump(loop.again)
		return
	}
	b.jump(loop, jen.Continue(), func(c *exit) string { return c.continued })
}

func (b *body) innermostLoop() *exit {
	for e := b.exits; e != nil; e = e.outer {
		if e.kind == loopExit {
			return e
		}
	}
	fail(b.lastAt, "break or continue outside a loop")
	return nil
}

func (b *body) jump(loop *exit, direct jen.Code, flag func(*exit) string) {
	closures := b.closuresTo(loop)
	if len(closures) == 0 {
		b.unwindHandlers(loop)
		b.emit(direct)
		b.block.done = true
		return
	}
	b.emit(jen.Id(flag(closures[len(closures)-1])).Op("=").True())
	b.unwindHandlers(loop)
	b.emit(jen.Return(jen.Nil()))
	b.block.done = true
}
