package lower

import (
	"fmt"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// stmts lowers a list of statements. What stands behind a return, raise, break or
// continue is never reached and not lowered.
func (b *body) stmts(list []pyast.Stmt) {
	for _, s := range list {
		if b.env.dead {
			return
		}
		b.stmt(s)
	}
}

// stmt lowers one statement.
func (b *body) stmt(s pyast.Stmt) {
	span := b.span(s)
	b.l.at = span
	at := ir.At{S: span}
	switch s := s.(type) {
	case *pyast.ExprStmt:
		b.exprStmt(s)
	case *pyast.Assign:
		b.assignStmt(s)
	case *pyast.AnnAssign:
		b.annAssign(s)
	case *pyast.AugAssign:
		b.augAssign(s)
	case *pyast.Return:
		var x ir.Expr = constant(span, py.None)
		if s.Value != nil {
			if b.u.answers {
				b.answered(s.Value)
			}
			x = b.expr(s.Value)
		}
		b.ret(span, x)
	case *pyast.If:
		b.ifStmt(s)
	case *pyast.For:
		b.forStmt(s, s.Target, s.Iter, s.Body, s.Orelse, false)
	case *pyast.AsyncFor:
		b.forStmt(s, s.Target, s.Iter, s.Body, s.Orelse, true)
	case *pyast.While:
		b.while(s)
	case *pyast.Break:
		if n := len(b.loops); n > 0 {
			b.loops[n-1].breaks = append(b.loops[n-1].breaks, b.env.copy())
		}
		b.emit(&ir.Break{At: at})
		b.env.dead = true
	case *pyast.Continue:
		b.emit(&ir.Continue{At: at})
		b.env.dead = true
	case *pyast.Pass, *pyast.Global, *pyast.Nonlocal:
	case *pyast.Raise:
		b.raise(s)
	case *pyast.Try:
		b.try(s, s.Body, s.Handlers, s.Orelse, s.Finalbody, false)
	case *pyast.TryStar:
		b.try(s, s.Body, s.Handlers, s.Orelse, s.Finalbody, true)
	case *pyast.With:
		b.with(s, s.Items, s.Body, false)
	case *pyast.AsyncWith:
		b.with(s, s.Items, s.Body, true)
	case *pyast.Assert:
		b.assert(s)
	case *pyast.Delete:
		for _, t := range s.Targets {
			b.del(t)
		}
	case *pyast.FunctionDef, *pyast.AsyncFunctionDef:
		b.functionDef(s)
	case *pyast.ClassDef:
		b.classDef(s)
	case *pyast.Import:
		b.importStmt(s)
	case *pyast.ImportFrom:
		b.importFrom(s)
	case *pyast.Match:
		b.match(s)
	case *pyast.TypeAlias:
		b.fail(s, Unsupported, "a type statement inside a function is not compiled yet", "move it to the module")
	default:
		b.fail(s, Unsupported, fmt.Sprintf("this statement (%T) is not compiled yet", s), "")
	}
}

// exprStmt drops the value of an expression. Docstrings and other constants are nothing.
func (b *body) exprStmt(s *pyast.ExprStmt) {
	if _, ok := s.Value.(*pyast.Constant); ok {
		return
	}
	x := b.expr(s.Value)
	if pureExpr(x) {
		if _, ok := x.(*ir.Field); !ok {
			return
		}
	}
	b.emit(&ir.ExprStmt{At: ir.At{S: b.span(s)}, X: x})
}

func (b *body) ifStmt(s *pyast.If) {
	test, yes, no := b.test(s.Test)
	if v, ok := constBool(test); ok {
		if v {
			b.env = yes
			b.stmts(s.Body)
		} else {
			b.env = no
			b.stmts(s.Orelse)
		}
		return
	}
	b.env = yes
	body := b.into(func() { b.stmts(s.Body) })
	after := b.env
	b.env = no
	orelse := b.into(func() { b.stmts(s.Orelse) })
	ends := b.env
	b.env = newEnv()
	b.emit(&ir.If{At: ir.At{S: b.span(s)}, Test: test, Body: body, Else: orelse})
	b.env = joinEnv(after, ends)
}

func (b *body) while(s *pyast.While) {
	code := b.touched(s.Body, s.Test)
	b.forget(code)
	test, yes, no := b.test(s.Test)
	if v, ok := constBool(test); ok && !v {
		b.env = no
		b.stmts(s.Orelse)
		return
	}
	l := &loop{}
	b.loops = append(b.loops, l)
	b.env = yes
	body := b.into(func() { b.stmts(s.Body) })
	b.loops = b.loops[:len(b.loops)-1]
	b.env = no
	b.forget(code)
	orelse := b.into(func() { b.stmts(s.Orelse) })
	ends := append(l.breaks, b.env)
	b.env = newEnv()
	b.emit(&ir.While{At: ir.At{S: b.span(s)}, Test: test, Body: body, Else: orelse})
	b.env = joinEnv(ends...)
}

func (b *body) forStmt(s pyast.Stmt, target, iter pyast.Expr, stmts, elseStmts []pyast.Stmt, async bool) {
	span := b.span(s)
	k := b.keep(iter)
	from := b.iteration(iter, async)
	k.release(iter)
	b.forget(b.touched(stmts, target))
	before := b.env.copy()
	l := &loop{}
	var v *ir.Var
	body := b.into(func() {
		b.loops = append(b.loops, l)
		var bind func()
		v, bind = b.itemVar(target, &from)
		bind()
		b.stmts(stmts)
		b.loops = b.loops[:len(b.loops)-1]
	})
	b.env = before
	orelse := b.into(func() { b.stmts(elseStmts) })
	ends := append(l.breaks, b.env)
	b.env = newEnv()
	k.whileKept(span, []ir.Stmt{from.loop(span, v, body, orelse)})
	b.env = joinEnv(ends...)
}

func (b *body) assert(s *pyast.Assert) {
	span := b.span(s)
	test, yes, no := b.test(s.Test)
	if v, ok := constBool(test); ok && v {
		b.env = yes
		return
	}
	b.env = no
	fail := b.into(func() {
		var args []ir.Element
		if s.Msg != nil {
			args = append(args, ir.Element{X: b.box(b.expr(s.Msg))})
		}
		test := b.span(s.Test)
		exc := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: test}, Func: native(span, "builtins", "AssertionError"), Args: args}
		b.emit(&ir.Raise{At: ir.At{S: test}, X: exc})
	})
	b.env = newEnv()
	b.emit(&ir.If{At: ir.At{S: span}, Test: not(test), Body: fail})
	b.env = yes
}

func (b *body) raise(s *pyast.Raise) {
	at := ir.At{S: b.span(s)}
	if s.Exc == nil {
		b.emit(&ir.Reraise{At: at})
		b.env.dead = true
		return
	}
	x := b.box(b.expr(s.Exc))
	var cause ir.Expr
	if s.Cause != nil {
		cause = b.box(b.expr(s.Cause))
	}
	b.emit(&ir.Raise{At: at, X: x, Cause: cause})
	b.env.dead = true
}

func (b *body) try(s pyast.Node, stmts []pyast.Stmt, handlers []*pyast.ExceptHandler, elseStmts, finally []pyast.Stmt, star bool) {
	span := b.span(s)
	t := &ir.Try{At: ir.At{S: span}, Star: star}
	before, breaks := b.env.copy(), b.countBreaks()
	t.Body = b.into(func() { b.stmts(stmts) })
	// A name deleted or unbound in the body may be unbound in the handlers.
	inHandler := before.copy()
	for v := range inHandler.bound {
		if !b.env.dead && !b.env.bound[v] {
			delete(inHandler.bound, v)
		}
	}
	inHandler.forget(b.touched(stmts))
	bodyEnd := b.env
	if !bodyEnd.dead {
		t.Else = b.into(func() { b.stmts(elseStmts) })
	}
	ends := []*env{b.env}
	for _, h := range handlers {
		b.env = inHandler.copy()
		t.Handlers = append(t.Handlers, b.handler(h))
		ends = append(ends, b.env)
	}
	after := joinEnv(ends...)
	if len(finally) > 0 {
		// The finally clause also runs when anything above is left early.
		code := b.touched(stmts, handlers, elseStmts)
		b.env = inHandler.copy()
		b.forget(code)
		for v := range b.env.bound {
			if code.stored[v.Name] && !after.dead && !after.bound[v] {
				delete(b.env.bound, v)
			}
		}
		t.Finally = b.into(func() { b.stmts(finally) })
		end := b.env
		for v := range end.bound {
			after.bound[v] = true
		}
		done := b.touched(finally)
		after.forget(done)
		for _, e := range b.breaksSince(breaks) {
			e.forget(done)
		}
		after.dead = after.dead || end.dead
	}
	b.env = newEnv()
	b.emit(t)
	b.env = after
}

// handler lowers an except clause. Its variable is unbound when the clause ends.
func (b *body) handler(h *pyast.ExceptHandler) *ir.Handler {
	out := &ir.Handler{S: b.span(h)}
	if h.Type != nil {
		out.Class = b.box(b.expr(h.Type))
	}
	out.Body = b.into(func() {
		if h.Name == "" {
			b.stmts(h.Body)
			return
		}
		target := &pyast.Name{Range: h.Range, Id: h.Name, Ctx: pyast.Store}
		var bind func()
		out.Var, bind = b.loopVar(target)
		bind()
		b.handled(h)
	})
	return out
}

// handled lowers the body of "except … as name", at whose end, however it is left, the name is
// unbound. A variable of this function alone that is never read where it may be unbound needs no
// trace of it.
func (b *body) handled(h *pyast.ExceptHandler) {
	p := b.resolve(b.mangle(h.Name))
	if p.v == nil {
		b.try(h, h.Body, nil, nil, deletes(h), false)
		return
	}
	key, known := b.keyOf(p.v)
	if known && !b.facts(key).handled {
		b.facts(key).handled, b.u.changed = true, true
	}
	if known && (b.owns(p.v) == nil || b.facts(key).captured) {
		b.mayUnbind(p.v)
	}
	if !p.v.MayUnbound {
		breaks := b.countBreaks()
		b.stmts(h.Body)
		b.unboundSince(breaks, p.v)
		return
	}
	breaks := b.countBreaks()
	t := &ir.Try{At: ir.At{S: b.span(h)}, Finally: []ir.Stmt{&ir.Unbind{At: ir.At{S: b.span(h)}, Var: p.v}}}
	t.Body = b.into(func() { b.stmts(h.Body) })
	end := b.env
	b.env = newEnv()
	b.emit(t)
	b.env = end
	b.unboundSince(breaks, p.v)
}

// deletes is what CPython puts into the finally clause around the body of "except … as name".
func deletes(h *pyast.ExceptHandler) []pyast.Stmt {
	none := &pyast.Constant{Range: h.Range, Value: pyast.Const{Kind: pyast.ConstNone}}
	return []pyast.Stmt{
		&pyast.Assign{Range: h.Range, Targets: []pyast.Expr{&pyast.Name{Range: h.Range, Id: h.Name, Ctx: pyast.Store}}, Value: none},
		&pyast.Delete{Range: h.Range, Targets: []pyast.Expr{&pyast.Name{Range: h.Range, Id: h.Name, Ctx: pyast.Del}}},
	}
}

// countBreaks counts the breaks of every loop around.
func (b *body) countBreaks() []int {
	counts := make([]int, len(b.loops))
	for i, l := range b.loops {
		counts[i] = len(l.breaks)
	}
	return counts
}

// breaksSince is what is known at the breaks since there were so many.
func (b *body) breaksSince(counts []int) []*env {
	var breaks []*env
	for i, l := range b.loops {
		breaks = append(breaks, l.breaks[counts[i]:]...)
	}
	return breaks
}

// unboundSince says that a variable is unbound here and where loops were left since they had so
// many breaks.
func (b *body) unboundSince(breaks []int, v *ir.Var) {
	for _, e := range append(b.breaksSince(breaks), b.env) {
		delete(e.bound, v)
		delete(e.narrow, v)
	}
}

func (b *body) with(s pyast.Stmt, items []*pyast.WithItem, stmts []pyast.Stmt, async bool) {
	if len(items) == 0 {
		b.stmts(stmts)
		return
	}
	item := items[0]
	w := &ir.With{At: ir.At{S: b.span(item)}, Manager: b.box(b.expr(item.ContextExpr)), Async: async}
	if call, ok := item.ContextExpr.(*pyast.Call); ok {
		b.useNames(call, "__enter__", "__exit__")
	}
	before := b.env.copy()
	w.Body = b.into(func() {
		if item.OptionalVars != nil {
			var bind func()
			w.Var, bind = b.loopVar(item.OptionalVars)
			bind()
		}
		b.with(s, items[1:], stmts, async)
	})
	// __exit__ may swallow an exception from anywhere in the body.
	before.forget(b.touched(stmts))
	after := joinEnv(before, b.env)
	if b.mayOnlyPass(item) {
		after = b.env
	}
	b.env = newEnv()
	b.emit(w)
	b.env = after
}
