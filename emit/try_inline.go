package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// trial is an attempt to write a try statement without a literal: its body has exactly
// one place that can fail, and the clauses are put there.
type trial struct {
	s     *ir.Try
	exits *exit
	jumps bool // a clause goes on or ends the loop around the statement
	count int
	ended bool
}

// catch puts the clauses where an exception leaves the body.
func (t *trial) catch(b *body, err jen.Code) bool {
	t.count++
	for e := b.exits; e != t.exits; e = e.outer {
		switch e.kind {
		case loopExit:
			if t.jumps {
				t.count++ // the clause must not stand in another loop than the statement
			}
		case generatorExit:
			err = jen.Qual(pyPath, "StopInside").Call(err)
		}
	}
	if t.count > 1 {
		b.block.done = true
		return true
	}
	b.trial = nil
	errName := "err"
	if id, ok := err.(*jen.Statement); !ok || id.GoString() != "err" {
		b.emit(jen.Err().Op(":=").Add(err))
	}
	b.clauses(t.s, errName)
	t.ended = b.block.done
	b.trial = t
	return true
}

// tryInline writes the statement in line when the body can fail in one place only and the clauses always
// leave. It reports false, and emits nothing, when that does not work.
func (b *body) tryInline(s *ir.Try) bool {
	if b.trial != nil || len(s.Body) != 1 || s.Star {
		return false
	}
	switch s.Body[0].(type) {
	case *ir.Assign, *ir.ExprStmt, *ir.Return, *ir.SetGlobal:
	default:
		return false
	}
	t := &trial{s: s, exits: b.exits}
	for _, h := range s.Handlers {
		if !alwaysLeaves(h.Body) {
			return false
		}
		l := leavesOf(h.Body)
		t.jumps = t.jumps || l.breaks || l.continues
	}
	block := *b.block
	scope := b.block.scope.Clone()
	vars := map[*ir.Var]string{}
	for v, name := range b.vars {
		vars[v] = name
	}
	b.trial = t
	outer := b.block
	b.block = &block
	b.block.scope = scope
	b.block.code = append([]jen.Code(nil), outer.code...)
	b.stmts(s.Body)
	b.trial = nil
	made := b.block
	b.block = outer
	if t.count != 1 || !t.ended {
		b.vars = vars
		return false
	}
	*outer = *made
	if !outer.done {
		b.stmts(s.Else)
	}
	return true
}
