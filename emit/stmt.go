package emit

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

func (b *body) stmts(list []ir.Stmt) {
	for _, s := range list {
		if b.block.done {
			return
		}
		for _, v := range b.plan.before[s] {
			b.emit(jen.Var().Id(b.declareVar(v)).Add(b.g.goType(v.Type)))
			b.keepCaptured(v)
		}
		b.at(s.Place())
		b.stmt(s)
	}
}

func (b *body) stmt(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.Assign:
		b.assign(s)
	case *ir.Unbind:
		if b.plan.reads[s.Var] > 0 || b.declared(s.Var) {
			b.emit(jen.Id(b.lookup(s.Var)).Op("=").Nil())
		}
	case *ir.SetGlobal:
		b.assignTo(jen.Id(b.g.name(s.Global, self)), s.X, false)
	case *ir.SetField:
		b.setField(s)
	case *ir.SetMember:
		b.setMember(s)
	case *ir.ExprStmt:
		b.exprStmt(s.X)
	case *ir.If:
		if s.Frame != "" {
			b.framed(s.Frame, func() { b.stmts(s.Body) })
		} else {
			b.ifStmt(s)
		}
	case *ir.While:
		b.while(s)
	case *ir.ForRange:
		b.framed(s.Frame, func() { b.forRange(s) })
	case *ir.For:
		b.framed(s.Frame, func() { b.forEach(s) })
	case *ir.Try:
		b.try(s)
	case *ir.With:
		b.with(s)
	case *ir.Raise:
		b.raise(s)
	case *ir.Reraise:
		b.reraise()
	case *ir.Return:
		b.returnStmt(s)
	case *ir.Break:
		b.breakStmt()
	case *ir.Continue:
		b.continueStmt()
	default:
		fail(s.Place(), "unknown statement %T", s)
	}
}

// exprStmt evaluates an expression for its effects.
func (b *body) exprStmt(x ir.Expr) {
	switch x := x.(type) {
	case *ir.Runtime:
		if b.putBack(x) {
			return
		}
	case *ir.Cond:
		b.branches(x, func() {}, b.exprStmt)
		return
	case *ir.Convert:
		if x.Mode != ir.Check && x.Mode != ir.Widen {
			b.exprStmt(x.X)
			return
		}
	case *ir.Block:
		b.stmts(x.Stmts)
		if !b.block.done {
			b.exprStmt(x.X)
		}
		return
	case *ir.Logic:
		b.shortCircuit(x)
		return
	case *ir.GoOp:
		b.exprStmt(x.X)
		b.exprStmt(x.Y)
		return
	case *ir.Field:
		b.exprStmt(x.X)
		return
	case *ir.RowItem:
		b.exprStmt(x.X)
		return
	case *ir.Member:
		if !x.Unset {
			b.exprStmt(x.X)
			return
		}
	case *ir.HasMember:
		b.exprStmt(x.X)
		return
	case *ir.IsClass:
		b.exprStmt(x.X)
		return
	case *ir.IsNone:
		b.exprStmt(x.X)
		return
	case *ir.Not:
		b.exprStmt(x.X)
		return
	case *ir.JoinedStr:
		for _, v := range x.Values {
			b.exprStmt(v)
		}
		return
	case *ir.ListLit:
		if b.exprElements(x.Elts) {
			return
		}
	case *ir.TupleLit:
		if b.exprElements(x.Elts) {
			return
		}
	}
	before := len(b.block.code)
	p := b.eval(x)
	b.drop(p, x)
	if len(b.block.code) > before && !p.never && !p.raises && !p.calls && !isConst(x) {
		// A part of it was kept in a variable, which nothing reads now.
		b.emit(jen.Id("_").Op("=").Add(p.code))
	}
}

// exprElements evaluates the elements of a display that nobody wants; not with spreads,
// which are iterated.
func (b *body) exprElements(elts []ir.Element) bool {
	for _, e := range elts {
		if e.Spread {
			return false
		}
	}
	for _, e := range elts {
		b.exprStmt(e.X)
	}
	return true
}

// shortCircuit is "a and b" or "a or b" as a statement.
func (b *body) shortCircuit(x *ir.Logic) {
	test := b.value(x.X)
	second := b.inBlock(func() { b.exprStmt(x.Y) })
	if second.empty() {
		b.drop(of(test, x.X), x.X)
		return
	}
	code := test.code
	if x.Op == "||" {
		code = jen.Op("!").Add(test.inner(precUnary))
	}
	b.emit(jen.If(code).Block(second.code...))
}

func (b *body) assign(s *ir.Assign) {
	if b.plan.reads[s.Var] == 0 && !b.declared(s.Var) {
		// Nobody reads the variable: Go would not take it.
		b.exprStmt(s.X)
		return
	}
	if b.plan.own[s] {
		b.define(s.Var, s.X)
		b.keepCaptured(s.Var)
		return
	}
	b.appended = appends(s)
	b.assignTo(jen.Id(b.lookup(s.Var)), s.X, b.lostWithError(s.Var))
	b.appended = nil
}

// keepCaptured uses a variable that is always None and that nested functions read: no code is
// written for such reads, and Go takes no variable that nothing uses.
func (b *body) keepCaptured(v *ir.Var) {
	if v.Captured && v.Type.Kind == ir.NoneKind && !b.block.done {
		b.emit(jen.Id("_").Op("=").Id(b.lookup(v)))
	}
}

// define declares a variable with its first value.
func (b *body) define(v *ir.Var, x ir.Expr) {
	if c, ok := x.(*ir.Cond); ok {
		b.branches(c, func() {
			b.emit(jen.Var().Id(b.declareAs(v, x)).Add(b.g.goType(v.Type)))
		}, func(value ir.Expr) { b.assignTo(jen.Id(b.lookup(v)), value, true) })
		return
	}
	if dict, ok := x.(*ir.DictLit); ok && len(dict.Entries) > 0 && v.Type.Kind == ir.DictKind && b.sameGoType(v.Type, x) {
		b.fillDict(dict, b.declareAs(v, x))
		return
	}
	p := b.eval(x)
	if b.block.done {
		b.declareAs(v, x)
		return
	}
	if p.void || p.never {
		p = of(b.settle(p), x)
	}
	name := b.declareAs(v, x)
	switch {
	case b.block.done:
	case p.raises && b.sameGoType(v.Type, x):
		b.emit(jen.List(jen.Id(name), jen.Err()).Op(":=").Add(p.code))
		b.block.err = true
		b.check()
	case p.raises:
		temp := b.settle(p)
		b.emit(jen.Var().Id(name).Add(b.g.goType(v.Type)).Op("=").Add(temp.code))
	case b.sameGoType(v.Type, x):
		b.emit(jen.Id(name).Op(":=").Add(p.code))
	default:
		b.emit(jen.Var().Id(name).Add(b.g.goType(v.Type)).Op("=").Add(p.code))
	}
}

// sameGoType reports whether := gives a variable of type t the right Go type: the Go
// expression's type is an interface where t is dynamic.
func (b *body) sameGoType(t *ir.Type, x ir.Expr) bool {
	if t.Kind != ir.DynKind && t.Kind != ir.NoneKind {
		return !(t.Kind == ir.OptionalKind && isNoneValue(x)) && t.Kind != ir.FloatKind || t.Kind == ir.FloatKind && !isConst(x)
	}
	return b.isInterface(x)
}

func isConst(x ir.Expr) bool {
	_, ok := x.(*ir.Const)
	return ok
}

func isNoneValue(x ir.Expr) bool {
	if convert, ok := x.(*ir.Convert); ok && convert.Mode == ir.Wrap {
		return convert.X.Type().Kind == ir.NoneKind
	}
	c, ok := x.(*ir.Const)
	return ok && c.T.Kind == ir.OptionalKind
}

// isInterface reports whether the Go expression made for a dynamic x has the type
// py.Value and not one that implements it.
func (b *body) isInterface(x ir.Expr) bool {
	switch x := x.(type) {
	case *ir.Local:
		return true
	case *ir.GlobalRef:
		return x.Global.Type.Kind == ir.DynKind || x.Global.Type.Kind == ir.NoneKind
	case *ir.DynCall, *ir.MethodCall, *ir.FuncCall, *ir.Await, *ir.Yield, *ir.Cond:
		return true
	case *ir.Field, *ir.RowItem, *ir.Member:
		return true
	case *ir.Runtime:
		return !ir.IsNative(x) || b.g.nativeIsValue(x)
	case *ir.Call:
		return !x.Func.IsGenerator && returns(x.Func.Result) || x.Func.IsGenerator
	case *ir.Block:
		return b.isInterface(x.X)
	case *ir.Convert:
		if x.Mode != ir.Box {
			return x.T.Kind == ir.DynKind
		}
		k := x.X.Type().Kind
		_, isConst := x.X.(*ir.Const)
		return k == ir.OptionalKind && !isConst || k == ir.IntKind && !isConst
	}
	return false
}

// assignTo sets something that exists. lost says that nothing reads it behind an exception that leaves here, so that a
// failing call may set it.
func (b *body) assignTo(target *jen.Statement, x ir.Expr, lost bool) {
	if c, ok := x.(*ir.Cond); ok {
		b.branches(c, func() {}, func(value ir.Expr) { b.assignTo(jen.Add(target), value, lost) })
		return
	}
	p := b.eval(x)
	if p.raises && !p.void && !p.never && b.block.err && b.trial == nil && lost {
		b.emit(jen.List(target, jen.Err()).Op("=").Add(p.code))
		b.check()
		return
	}
	o := b.settle(p)
	if !b.block.done {
		b.emit(jen.Add(target).Op("=").Add(o.code))
	}
}

// lostWithError reports whether nothing reads v behind an exception that leaves the current place.
func (b *body) lostWithError(v *ir.Var) bool {
	if v.Captured {
		return false
	}
	for e := b.exits; e != nil; e = e.outer {
		if e.kind == closureExit {
			return false
		}
	}
	return true
}

func (b *body) setField(s *ir.SetField) {
	ops := b.operands(s.X, s.Value)
	b.emit(jen.Add(ops[0].inner(precAtom)).Dot(b.g.fieldName(s.Model, s.Index)).Op("=").Add(ops[1].code))
	b.emit(jen.Add(ops[0].inner(precAtom)).Dot("FieldsSet").Call().Dot("Add").Call(jen.Lit(s.Index)))
}

func (b *body) ifStmt(s *ir.If) {
	test := b.value(s.Test)
	if b.block.done {
		return
	}
	then := b.inBlock(func() { b.stmts(s.Body) })
	if len(s.Else) == 0 {
		if then.empty() {
			if !isConst(s.Test) {
				b.emit(jen.Id("_").Op("=").Add(test.code)) // it may be a variable that nothing else uses
			}
			return
		}
		b.emit(jen.If(test.code).Block(then.code...))
		return
	}
	if then.done {
		// The rest needs no else: the branch above has left.
		b.emit(jen.If(test.code).Block(then.code...))
		b.stmts(s.Else)
		return
	}
	orelse := b.inBlock(func() { b.stmts(s.Else) })
	b.ifElse(test.code, then, orelse)
}

// ifElse emits an if with both parts; an else that is one if statement becomes else if.
func (b *body) ifElse(test jen.Code, then, orelse *block) {
	switch {
	case then.empty() && orelse.empty():
		b.emit(jen.Id("_").Op("=").Add(test)) // it may be a variable that nothing else uses
		return
	case then.empty():
		b.emit(jen.If(jen.Op("!").Parens(test)).Block(orelse.code...))
	case orelse.empty():
		b.emit(jen.If(test).Block(then.code...))
	case then.done:
		b.emit(jen.If(test).Block(then.code...))
		b.emit(orelse.code...)
		b.block.scope.Merge(orelse.scope)
	default:
		b.emit(jen.If(test).Block(then.code...).Else().Block(orelse.code...))
	}
	b.block.done = b.block.done || then.done && orelse.done
}

func (b *body) raise(s *ir.Raise) {
	if s.Cause == nil {
		p := b.eval(s.X)
		p.hint = "exception"
		o := b.settle(p)
		b.at(s.S)
		b.leave(jen.Qual(pyPath, "RaiseValue").Call(b.taskName(), o.code))
		return
	}
	ops := b.operands(s.X, s.Cause)
	b.at(s.S)
	b.leave(jen.Qual(pyPath, "RaiseFrom").Call(b.taskName(), ops[0].code, ops[1].code))
}

// reraise is a bare raise: of the clause around it, or of one in a caller.
func (b *body) reraise() {
	for e := b.exits; e != nil; e = e.outer {
		if e.kind == closureExit {
			break
		}
		if e.kind == finallyExit {
			// The exception that is on its way through the finally part is the handled one there.
			saved := b.exits
			b.exits = e.outer
			gone := b.inBlock(func() { b.leave(jen.Id(e.caught).Dot("Reraise").Call()) })
			b.exits = saved
			b.emit(jen.If(jen.Id(e.failed).Op("!=").Nil()).Block(gone.code...))
		}
		if e.kind == handlerExit {
			again := jen.Id(e.caught).Dot("Reraise").Call()
			saved := b.exits
			b.exits = e.outer
			b.leave(again)
			b.exits = saved
			return
		}
	}
	b.leave(jen.Add(b.taskName()).Dot("Reraise").Call())
}

// returnStmt leaves the Python function.
func (b *body) returnStmt(s *ir.Return) {
	if c, ok := s.X.(*ir.Cond); ok {
		b.branches(c, func() {}, func(x ir.Expr) { b.at(x.Span()); b.returnStmt(&ir.Return{At: s.At, X: x}) })
		return
	}
	var p pending
	if s.X != nil {
		p = b.eval(s.X)
	}
	if b.block.done {
		return
	}
	if p.never {
		b.raiseNow(p)
		return
	}
	b.returnValue(s.X, p)
}

// returnValue emits the return of an evaluated value.
func (b *body) returnValue(x ir.Expr, p pending) {
	if b.passesOn(x, p) {
		b.emit(jen.Return(p.code))
		b.block.done = true
		return
	}
	var value jen.Code
	if returns(b.result) {
		if x == nil {
			value = jen.Qual(pyPath, "None")
		} else {
			value = b.settle(p).code
		}
	} else if x != nil {
		b.drop(p, x)
	}
	if b.block.done {
		return
	}
	b.leaveWith(value)
}

// passesOn reports whether a call's results are the function's own, so that it can be
// returned as it is.
func (b *body) passesOn(x ir.Expr, p pending) bool {
	if x == nil || !p.raises || b.trial != nil || !b.raises {
		return false
	}
	for e := b.exits; e != nil; e = e.outer {
		if e.kind == handlerExit || e.kind == finallyExit || e.kind == closureExit && !e.direct {
			return false
		}
		if e.kind == closureExit {
			break
		}
	}
	if !returns(b.result) {
		return p.void
	}
	return !p.void && sameInGo(b.result, x.Type())
}

// leaveWith returns from the Python function with a value, through the function literals
// and except clauses around.
func (b *body) leaveWith(value jen.Code) {
	closures := b.closuresTo(nil)
	if len(closures) > 0 && closures[0].direct {
		closures = nil
	}
	if len(closures) == 0 {
		b.unwindHandlers(nil)
		b.emit(b.returnCode(value))
		b.block.done = true
		return
	}
	outermost := closures[len(closures)-1]
	for i, c := range closures {
		if c.direct {
			outermost = closures[i-1]
			break
		}
	}
	if value != nil {
		b.emit(jen.Id(outermost.result).Op("=").Add(value))
	}
	b.emit(jen.Id(outermost.returned).Op("=").True())
	b.unwindHandlers(nil)
	b.emit(jen.Return(jen.Nil()))
	b.block.done = true
}

// returnCode is the return statement with a value and no error.
func (b *body) returnCode(value jen.Code) jen.Code {
	direct := b.exits != nil && len(b.closuresTo(nil)) > 0
	switch {
	case value != nil && (b.raises || direct):
		return jen.Return(value, jen.Nil())
	case value != nil:
		return jen.Return(value)
	case b.raises || direct:
		return jen.Return(jen.Nil())
	}
	return jen.Return()
}
