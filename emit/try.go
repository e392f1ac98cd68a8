package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/pass"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// A try statement becomes
//
//	err := func() error {
//		… body …
//		return nil
//	}()
//	if err != nil {
//		caught := t.Catch(err)
//		if !caught.Is(py.KeyError) {
//			return nil, caught.Reraise()
//		}
//		… clause …
//		caught.Done()
//	}
//
// with a second literal around all of it when there is a finally, whose statements follow
// that literal. A body that always returns gets a literal with the function's own results.

// leaves says how statements leave what is around them.
type leaves struct{ returns, breaks, continues bool }

// leavesOf finds the returns, and the breaks and continues of loops around the statements.
func leavesOf(lists ...[]ir.Stmt) leaves {
	var l leaves
	depth := 0
	var visit func(list []ir.Stmt)
	v := ir.Visitor{Expr: func(ir.Expr) bool { return false }}
	loop := func(body, orelse []ir.Stmt) bool {
		depth++
		visit(body)
		depth--
		visit(orelse)
		return false
	}
	v.Stmt = func(s ir.Stmt) bool {
		switch s := s.(type) {
		case *ir.Return:
			l.returns = true
		case *ir.Break:
			l.breaks = l.breaks || depth == 0
		case *ir.Continue:
			l.continues = l.continues || depth == 0
		case *ir.While:
			return loop(s.Body, s.Else)
		case *ir.For:
			return loop(s.Body, s.Else)
		case *ir.ForRange:
			return loop(s.Body, s.Else)
		}
		return true
	}
	visit = func(list []ir.Stmt) { v.Stmts(list) }
	for _, list := range lists {
		visit(list)
	}
	return l
}

func (b *body) try(s *ir.Try) {
	if len(s.Finally) > 0 {
		b.tryFinally(s)
		return
	}
	b.tryExcept(s)
}

// closure emits a function literal that is called at once, as the value of an expression
// of type error, and returns its exit. What follows it must call behind.
func (b *body) closure(l leaves, direct bool, make func()) (*exit, *block) {
	e := &exit{outer: b.exits, kind: closureExit, direct: direct}
	if !direct {
		b.flags(e, l)
	}
	b.exits = e
	outerTrial := b.trial
	b.trial = nil
	inner := b.push()
	inner.err = false
	make()
	b.pop()
	b.trial = outerTrial
	b.exits = e.outer
	return e, inner
}

// flags declares the variables that tell how the literal was left. A literal inside
// another one, in the same loop, uses the outer one's.
func (b *body) flags(e *exit, l leaves) {
	var outer, sameLoop *exit
	looped := false
	for o := b.exits; o != nil && !o.direct; o = o.outer {
		switch o.kind {
		case loopExit:
			looped = true
		case closureExit:
			outer = o
			if !looped {
				sameLoop = o
			}
		}
	}
	if l.returns {
		if outer != nil && outer.returned != "" {
			e.returned, e.result = outer.returned, outer.result
		} else {
			if returns(b.result) {
				e.result = b.temp("result")
				b.emit(jen.Var().Id(e.result).Add(b.g.goType(b.result)))
			}
			e.returned = b.temp("returned")
			b.emit(jen.Id(e.returned).Op(":=").False())
		}
	}
	if l.breaks {
		if sameLoop != nil && sameLoop.broke != "" {
			e.broke = sameLoop.broke
		} else {
			e.broke = b.temp("stop")
			b.emit(jen.Id(e.broke).Op(":=").False())
		}
	}
	if l.continues {
		if sameLoop != nil && sameLoop.continued != "" {
			e.continued = sameLoop.continued
		} else {
			e.continued = b.temp("next")
			b.emit(jen.Id(e.continued).Op(":=").False())
		}
	}
}

// behind emits what has to happen behind a literal that was left by return, break or
// continue. Inside another literal each is just its end.
func (b *body) behind(e *exit) {
	var ends []jen.Code
	type leaving struct {
		flag string
		code []jen.Code
	}
	var rest []leaving
	add := func(flag string, target *exit, code func() []jen.Code) {
		if flag == "" {
			return
		}
		closures := b.closuresTo(target)
		made := b.inBlock(func() { b.unwindHandlers(target) }).code
		if len(closures) > 0 && (target != nil || !closures[0].direct) {
			if len(made) == 0 {
				ends = append(ends, jen.Id(flag))
				return
			}
			rest = append(rest, leaving{flag, append(made, jen.Return(jen.Nil()))})
			return
		}
		rest = append(rest, leaving{flag, append(made, code()...)})
	}
	add(e.returned, nil, func() []jen.Code {
		if e.result != "" {
			return []jen.Code{b.returnCode(jen.Id(e.result))}
		}
		return []jen.Code{b.returnCode(nil)}
	})
	if e.broke != "" || e.continued != "" {
		loop := b.innermostLoop()
		add(e.broke, loop, func() []jen.Code { return []jen.Code{jen.Break()} })
		add(e.continued, loop, func() []jen.Code { return []jen.Code{jen.Continue()} })
	}
	if len(ends) > 0 {
		any := jen.Add(ends[0])
		for _, flag := range ends[1:] {
			any.Op("||").Add(flag)
		}
		b.emit(jen.If(any).Block(jen.Return(jen.Nil())))
	}
	for _, l := range rest {
		b.emit(jen.If(jen.Id(l.flag)).Block(l.code...))
	}
}

// literal renders a function literal and its call.
func (b *body) literal(inner *block, direct bool) *jen.Statement {
	if !direct {
		return b.errorLiteral(inner).Call()
	}
	code := inner.code
	if !inner.done {
		code = append(code, jen.Panic(jen.Lit("unreachable")))
	}
	return jen.Func().Params().Add(b.resultParams()).Block(code...).Call()
}

// resultParams are the results of a Go function that returns the Python function's value
// and an error.
func (b *body) resultParams() jen.Code {
	if !returns(b.result) {
		return jen.Error()
	}
	return jen.Params(b.g.goType(b.result), jen.Error())
}

func (b *body) tryExcept(s *ir.Try) {
	if !b.mayRaise(s.Body) {
		b.stmts(s.Body)
		if !b.block.done {
			b.stmts(s.Else)
		}
		return
	}
	atEnd := b.atEnd // behind the statement the literal around it ends: its flags are looked at there
	b.atEnd = false
	if b.tryInline(s) {
		return
	}
	l := leavesOf(s.Body)
	direct := l.returns && !l.breaks && !l.continues && alwaysLeaves(s.Body)
	e, inner := b.closure(l, direct, func() { b.stmts(s.Body) })
	call := b.literal(inner, direct)
	errName := "err"
	if direct && returns(b.result) {
		result := b.temp("result")
		b.emit(jen.List(jen.Id(result), jen.Err()).Op(":=").Add(call))
		e.result = result
		b.block.err = true
		b.handleOrLeave(s, errName, jen.Id(result))
		return
	}
	b.setErr(call)
	if inner.done && l == (leaves{}) {
		// The body always raises.
		b.clauses(s, errName)
		return
	}
	if len(s.Else) > 0 && !inner.done {
		b.exceptElse(s, e)
		return
	}
	if direct {
		b.handleOrLeave(s, errName, nil)
		return
	}
	b.emit(b.handle(s, errName, b.stay(e, s.Body)...))
	if !atEnd {
		b.behind(e)
	}
}

// setErr assigns the literal's result to err.
func (b *body) setErr(call jen.Code) {
	if b.block.err {
		b.emit(jen.Err().Op("=").Add(call))
		return
	}
	b.emit(jen.Err().Op(":=").Add(call))
	b.block.err = true
}

// exceptElse emits clauses and else part: the else part runs when the body ended normally.
func (b *body) exceptElse(s *ir.Try, e *exit) {
	clauses := b.inBlock(func() {
		b.emit(b.stay(e, s.Body)...)
		b.clauses(s, "err")
	})
	orelse := b.inBlock(func() {
		b.behind(e)
		b.stmts(s.Else)
	})
	if clauses.done {
		b.emit(jen.If(jen.Err().Op("!=").Nil()).Block(clauses.code...))
		b.emit(orelse.code...)
		b.block.scope.Merge(orelse.scope)
		b.block.done = orelse.done
		return
	}
	b.emit(jen.If(jen.Err().Op("!=").Nil()).Block(clauses.code...).Else().Block(orelse.code...))
}

// handle is the if statement with the except clauses, behind other statements.
func (b *body) handle(s *ir.Try, errName string, first ...jen.Code) jen.Code {
	clauses := b.inBlock(func() {
		b.emit(first...)
		b.clauses(s, errName)
	})
	return jen.If(jen.Id(errName).Op("!=").Nil()).Block(clauses.code...)
}

// handleOrLeave emits the clauses behind a body that has returned the value where it raised nothing.
func (b *body) handleOrLeave(s *ir.Try, errName string, value jen.Code) {
	for _, h := range s.Handlers {
		if s.Star || !alwaysLeaves(h.Body) {
			left := b.inBlock(func() { b.leaveWith(value) })
			b.emit(jen.If(jen.Id(errName).Op("==").Nil()).Block(left.code...))
			b.clauses(s, errName)
			return
		}
	}
	b.emit(b.handle(s, errName))
	b.leaveWith(value)
}

// clauses emits the except clauses for the error in variable errName.
func (b *body) clauses(s *ir.Try, errName string) {
	if s.Star {
		b.starClauses(s, errName)
		return
	}
	caught := b.temp("caught")
	b.emit(jen.Id(caught).Op(":=").Add(b.taskName()).Dot("Catch").Call(jen.Id(errName)))
	e := &exit{outer: b.exits, kind: handlerExit, caught: caught}
	b.exits = e
	b.clause(s.Handlers, e)
	b.exits = e.outer
}

// clause emits the first clause and the others behind it.
func (b *body) clause(handlers []*ir.Handler, e *exit) {
	if len(handlers) == 0 {
		outer := b.exits
		b.exits = e.outer
		b.leave(jen.Id(e.caught).Dot("Reraise").Call())
		b.exits = outer
		return
	}
	h := handlers[0]
	b.at(h.S)
	if h.Class == nil {
		b.handler(h, e)
		return
	}
	test := b.matches(h.Class, e)
	if len(handlers) == 1 {
		// One clause: what it does not take goes on at once.
		missed := b.inBlock(func() { b.clause(nil, e) })
		b.emit(jen.If(jen.Op("!").Add(test.inner(precUnary))).Block(missed.code...))
		b.handler(h, e)
		return
	}
	then := b.inBlock(func() { b.handler(h, e) })
	if then.done {
		b.emit(jen.If(test.code).Block(then.code...))
		b.clause(handlers[1:], e)
		return
	}
	rest := b.inBlock(func() { b.clause(handlers[1:], e) })
	b.ifElse(test.code, then, rest)
}

// matches tests the caught exception against a clause's class.
func (b *body) matches(class ir.Expr, e *exit) operand {
	if code := b.g.exceptionClass(class); code != nil {
		return operand{code: jen.Id(e.caught).Dot("Is").Call(code), prec: precAtom}
	}
	if tuple, ok := class.(*ir.Convert); ok {
		class = tuple.X
	}
	if tuple, ok := class.(*ir.TupleLit); ok && len(tuple.Elts) > 0 {
		var all *operand
		for _, elt := range tuple.Elts {
			code := b.g.exceptionClass(elt.X)
			if code == nil {
				all = nil
				break
			}
			one := operand{code: jen.Id(e.caught).Dot("Is").Call(code), prec: precAtom}
			if all != nil {
				one = binary("||", *all, one)
			}
			all = &one
		}
		if all != nil {
			return *all
		}
	}
	o := b.boxed(class)
	return b.settle(pending{operand: operand{code: jen.Id(e.caught).Dot("Matches").Call(o.code), prec: precAtom, calls: true}, raises: true, hint: "matches"})
}

// handler emits a clause's body, with the exception in its variable.
func (b *body) handler(h *ir.Handler, e *exit) {
	if v := h.Var; v != nil && (b.plan.reads[v] > 0 || b.declared(v)) {
		exception := jen.Id(e.caught).Dot("Exception")
		if b.plan.own[h] {
			name := b.declareVar(v)
			b.emit(jen.Var().Id(name).Qual(pyPath, "Value").Op("=").Add(exception))
		} else {
			b.emit(jen.Id(b.lookup(v)).Op("=").Add(exception))
		}
	}
	b.stmts(h.Body)
	if !b.block.done {
		b.emit(jen.Id(e.caught).Dot("Done").Call())
	}
}

// mayRaise reports whether statements can raise.
func (b *body) mayRaise(list []ir.Stmt) bool { return pass.Of(list).Raises }

// alwaysLeaves reports whether control never runs off the end of the statements: every way
// through them returns, raises, or leaves a loop around them.
func alwaysLeaves(list []ir.Stmt) bool {
	for _, s := range list {
		if leavesStmt(s) {
			return true
		}
	}
	return false
}

func leavesStmt(s ir.Stmt) bool {
	switch s := s.(type) {
	case *ir.Return, *ir.Raise, *ir.Reraise, *ir.Break, *ir.Continue:
		return true
	case *ir.If:
		return alwaysLeaves(s.Body) && alwaysLeaves(s.Else)
	case *ir.While:
		c, ok := s.Test.(*ir.Const)
		return ok && c.Value == py.Value(py.Bool(true)) && !breaks(s.Body)
	case *ir.Try:
		if alwaysLeaves(s.Finally) {
			return true
		}
		if s.Star {
			return false
		}
		for _, h := range s.Handlers {
			if !alwaysLeaves(h.Body) {
				return false
			}
		}
		return alwaysLeaves(s.Body) || alwaysLeaves(s.Else)
	}
	return false
}
