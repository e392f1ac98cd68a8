package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// stay takes back that the body of a try statement was left by return, break or continue, where a finally part or the exit of
// a with statement on that way has raised an exception instead.
func (b *body) stay(e *exit, list []ir.Stmt) []jen.Code {
	overruled := false
	v := ir.Visitor{
		Expr: func(ir.Expr) bool { return false },
		Stmt: func(s ir.Stmt) bool {
			switch s := s.(type) {
			case *ir.With:
				overruled = overruled || leavesOf(s.Body) != leaves{}
			case *ir.Try:
				overruled = overruled || len(s.Finally) > 0 && leavesOf([]ir.Stmt{s}) != leaves{} && b.mayRaise(s.Finally)
			}
			return !overruled
		},
	}
	v.Stmts(list)
	var code []jen.Code
	if overruled {
		for _, flag := range append(e.flags(), b.elseFlag(list)...) {
			code = append(code, jen.Id(flag).Op("=").False())
		}
	}
	return code
}

// flags are the variables that tell how the literal was left.
func (e *exit) flags() []string {
	var list []string
	for _, flag := range []string{e.returned, e.broke, e.continued} {
		if flag != "" {
			list = append(list, flag)
		}
	}
	return list
}

// elseFlag is the flag that keeps the loop around the statements from its else part, where a break among them sets it.
func (b *body) elseFlag(list []ir.Stmt) []string {
	if !leavesOf(list).breaks {
		return nil
	}
	if loop := b.innermostLoop(); loop.flag != "" {
		return []string{loop.flag}
	}
	return nil
}

// shared are the flags of a literal that one around it looks at too.
func (e *exit) shared() []string {
	var list []string
	for _, flag := range e.flags() {
		for o := e.outer; o != nil; o = o.outer {
			if flag == o.returned || flag == o.broke || flag == o.continued {
				list = append(list, flag)
				break
			}
		}
	}
	return list
}

// finallyStmts emits the statements of a finally part that may itself leave: that takes the place of how the literal e
// was left.
func (b *body) finallyStmts(e *exit, guarded, list []ir.Stmt) {
	if (leavesOf(list) == leaves{}) {
		b.stmts(list)
		return
	}
	goesOn := !alwaysLeaves(list)
	var again []jen.Code
	for _, flag := range append(e.shared(), b.elseFlag(guarded)...) {
		if goesOn {
			left := b.temp("left")
			b.emit(jen.Id(left).Op(":=").Id(flag))
			again = append(again, jen.Id(flag).Op("=").Id(left))
		}
		b.emit(jen.Id(flag).Op("=").False())
	}
	b.stmts(list)
	b.emit(again...)
}

func (b *body) tryFinally(s *ir.Try) {
	l := leavesOf(s.Body, s.Else)
	for _, h := range s.Handlers {
		hl := leavesOf(h.Body)
		l = leaves{l.returns || hl.returns, l.breaks || hl.breaks, l.continues || hl.continues}
	}
	guarded := []ir.Stmt{&ir.Try{At: s.At, Star: s.Star, Body: s.Body, Handlers: s.Handlers, Else: s.Else}}
	if len(s.Handlers) == 0 {
		guarded = append(append([]ir.Stmt(nil), s.Body...), s.Else...)
	}
	if !b.mayRaise(guarded) && l == (leaves{}) {
		b.stmts(guarded)
		b.stmts(s.Finally)
		return
	}
	if l.returns && !l.breaks && !l.continues && b.mayRaise(guarded) && alwaysLeaves(guarded) && !alwaysLeaves(s.Finally) {
		b.directFinally(s, guarded)
		return
	}
	e, inner := b.closure(l, false, func() {
		if len(s.Handlers) == 0 {
			b.stmts(guarded)
			return
		}
		b.atEnd = len(s.Else) == 0
		b.tryExcept(guarded[0].(*ir.Try))
		b.atEnd = false
	})
	raises := b.mayRaise(guarded)
	if raises && alwaysLeaves(s.Finally) && !b.mayRaise(s.Finally) {
		// The finally part takes over whatever happened.
		b.emit(b.literal(inner, false))
		b.finallyStmts(e, guarded, s.Finally)
		return
	}
	if raises {
		name := "err"
		if !b.block.err && !b.mayRaise(s.Finally) { // which would set err
			b.emit(jen.Err().Op(":=").Add(b.literal(inner, false)))
			b.block.err = true
		} else {
			name = b.temp("failed")
			b.emit(jen.Id(name).Op(":=").Add(b.literal(inner, false)))
		}
		b.finally(e, s, guarded, name)
	} else {
		b.emit(b.literal(inner, false))
		b.finallyStmts(e, guarded, s.Finally)
	}
	if !b.block.done {
		b.behind(e)
	}
}

// directFinally is tryFinally for statements that always return or raise: the literal has
// the function's own results.
func (b *body) directFinally(s *ir.Try, guarded []ir.Stmt) {
	e, inner := b.closure(leaves{}, true, func() { b.stmts(guarded) })
	call := b.literal(inner, true)
	name := b.temp("failed")
	var value jen.Code
	if returns(b.result) {
		result := b.temp("result")
		value = jen.Id(result)
		b.emit(jen.List(jen.Id(result), jen.Id(name)).Op(":=").Add(call))
	} else {
		b.emit(jen.Id(name).Op(":=").Add(call))
	}
	b.finally(e, s, guarded, name)
	if !b.block.done {
		b.leaveWith(value)
	}
}

// finally emits the statements of a finally part behind the literal whose error is in
// variable name. That one is the handled exception meanwhile, and the context of what they raise; leaving
// them otherwise drops it.
func (b *body) finally(e *exit, s *ir.Try, guarded []ir.Stmt, name string) {
	again := jen.Id(name)
	if b.mayRaise(s.Finally) {
		passing := &exit{outer: b.exits, kind: finallyExit, caught: b.temp("passing"), failed: name}
		b.emit(jen.Id(passing.caught).Op(":=").Add(b.taskName()).Dot("Pass").Call(jen.Id(name)))
		again = jen.Id(passing.caught).Dot("Reraise").Call()
		b.exits = passing
		b.finallyStmts(e, guarded, s.Finally)
		b.exits = passing.outer
	} else {
		b.finallyStmts(e, guarded, s.Finally)
	}
	if b.block.done {
		return
	}
	gone := b.inBlock(func() { b.leave(again) })
	b.emit(jen.If(jen.Id(name).Op("!=").Nil()).Block(gone.code...))
}
