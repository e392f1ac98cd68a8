package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// starClauses emits the except* clauses for the error in variable errName. Each gets its part
// of the group as the parameter of a function literal, since any number of them may run and
// what they raise is gathered until the end:
//
//	caught := t.CatchGroup(err)
//	if caught.Pending() {
//		err := caught.Clause(py.ValueError, func(e py.Value) error {
//			…
//			return nil
//		})
//		if err != nil {
//			return caught.Raise(err)
//		}
//	}
//	if err := caught.End(); err != nil {
//		return err
//	}
//
// The grammar keeps return, break and continue out of the clauses.
func (b *body) starClauses(s *ir.Try, errName string) {
	caught := b.temp("caught")
	b.emit(jen.Id(caught).Op(":=").Add(b.taskName()).Dot("CatchGroup").Call(jen.Id(errName)))
	e := &exit{outer: b.exits, kind: handlerExit, caught: caught}
	for _, h := range s.Handlers {
		b.exits = e
		clause := b.inBlock(func() { b.starClause(h, caught) })
		b.exits = e.outer
		b.emit(jen.If(jen.Id(caught).Dot("Pending").Call()).Block(clause.code...))
	}
	ended := b.inBlock(func() { b.leave(jen.Err()) })
	b.emit(jen.If(jen.Err().Op(":=").Id(caught).Dot("End").Call(), jen.Err().Op("!=").Nil()).Block(ended.code...))
}

func (b *body) starClause(h *ir.Handler, caught string) {
	b.at(h.S)
	class := b.boxed(h.Class)
	if b.block.done {
		return
	}
	_, literal := b.taking(h.Var, h, "group", leaves{}, h.Body)
	b.block.err = false
	b.setErr(jen.Id(caught).Dot("Clause").Call(class.code, literal))
	b.check()
}
