package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// with emits a with statement: the body is a function literal that the runtime calls
// between enter and exit.
func (b *body) with(s *ir.With) {
	manager := b.value(s.Manager)
	if b.block.done {
		return
	}
	e, literal := b.taking(s.Var, s, "target", leavesOf(s.Body), s.Body)
	call := "With"
	if s.Async {
		call = "AsyncWith"
	}
	b.at(s.S)
	run := jen.Qual(pyPath, call).Call(b.taskName(), manager.code, literal)
	b.setErr(run)
	b.check()
	b.behind(e)
}

// taking is a function literal with the statements, which takes a value and binds v, if any, to it; owner is
// the node that binds it, and hint names the parameter where v is declared outside. What follows the call of the
// literal must call behind.
func (b *body) taking(v *ir.Var, owner any, hint string, l leaves, list []ir.Stmt) (*exit, jen.Code) {
	param := "_"
	e, inner := b.closure(l, false, func() {
		if v != nil && (b.plan.reads[v] > 0 || b.declared(v)) {
			if b.plan.own[owner] {
				param = b.declareVar(v)
			} else {
				param = b.temp(hint)
				b.emit(jen.Id(b.lookup(v)).Op("=").Id(param))
			}
		}
		b.stmts(list)
	})
	return e, b.errorLiteral(inner, jen.Id(param).Qual(pyPath, "Value"))
}

// errorLiteral renders a function literal whose only result is the error.
func (b *body) errorLiteral(inner *block, params ...jen.Code) *jen.Statement {
	code := inner.code
	if !inner.done {
		code = append(code, jen.Return(jen.Nil()))
	}
	return jen.Func().Params(params...).Error().Block(code...)
}
