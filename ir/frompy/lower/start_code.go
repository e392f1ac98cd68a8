package lower

import (
	"fmt"
	"iter"
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Statements that are left to the start (eval/start_code.go) are functions that the start calls, between
// what it computes, in the order of the modules' run. The names that they bind are variables of the
// program, which hold before what they were bound to before. What an error here shows to be impossible at build is
// wanted at the start too: the program is read again.

// runAtStart is the call of a statement that is left to the start.
func (b *body) runAtStart(e *eval.Effect) ir.Stmt {
	u := b.l.unitOf(e.Body)
	u.fn.AtStart = true
	b.uses(u, e.Span)
	u.readers[b.u] = true
	call := &ir.Call{Base: ir.Base{T: ir.None, S: e.Span}, Func: u.fn}
	b.l.undecided = append(b.l.undecided, func() { call.T = u.callType() })
	return &ir.ExprStmt{At: ir.At{S: e.Span}, X: call}
}

// hasStartCode reports whether a statement was left to the start.
func (l *Lowerer) hasStartCode() bool {
	for _, e := range l.in.Effects {
		if e.Kind == eval.DeferredEffect {
			return true
		}
	}
	return false
}

// nameAtStart is the value that a name, which the start binds, has at the place where the evaluator met it.
func (b *body) nameAtStart(at *eval.Symbolic, span source.Span) ir.Expr {
	s := b.l.slot(slotKey{mod: at.Module, name: at.Name})
	s.readers[b.u] = true
	if s.object != nil {
		return b.call(span, bind.GlobalName, b.listedModule(s.object, span), str(span, at.Name))
	}
	if !b.l.final { // its type may widen yet: see settleStart
		return &ir.GlobalRef{Base: ir.Base{T: ir.Dyn, S: span}, Global: s.global}
	}
	return b.box(&ir.GlobalRef{Base: ir.Base{T: s.typ, S: span}, Global: s.global})
}

// compareAtStart is a comparison that gives a bool; nil for others.
func (b *body) compareAtStart(s *eval.Symbolic, span source.Span, list []ir.Expr) ir.Expr {
	var e ir.Expr
	switch s.Name {
	case "in", "not in":
		e = b.call(span, bind.Contains, list[1], list[0])
	case "is", "is not":
		e = b.call(span, bind.Is, list...)
	default:
		return nil
	}
	if s.Name == "not in" || s.Name == "is not" {
		e = &ir.Not{Base: ir.Base{T: ir.Bool, S: span}, X: e}
	}
	return e
}

// chooseAtStart is "and", "or" or a conditional expression over values that have all been computed; nil where
// computing one that Python might leave out could be noticed.
func (b *body) chooseAtStart(s *eval.Symbolic, span source.Span, list []ir.Expr) ir.Expr {
	for _, x := range s.Args[1:] {
		if !b.l.in.Silent(x) {
			return nil
		}
	}
	then, other := list[len(list)-1], list[0]
	switch {
	case s.Op == eval.SymCond:
		then, other = list[1], list[2]
	case s.Name == "or":
		then, other = other, then
	}
	return cond(span, ir.Dyn, b.call(span, bind.Truth, list[0]), then, other)
}

// wantAtStart leaves the statement that made a value to the start, where it can neither be carried over into
// the service nor be computed again.
func (l *Lowerer) wantAtStart(v py.Value, d *diag.Diagnostic) {
	_, symbolic := v.(*eval.Symbolic)
	if d.Code != SymbolicValue && d.Code != NoSnapshot || buildOnly(v) && !symbolic {
		return
	}
	if _, module := v.(*py.Module); !module {
		l.in.WantAtStart(v, d.Span)
	}
}

// Module state is written into the service value by value. What code computes that is much shorter than the values is
// better computed again at start, and beyond mostWritten neither covetgen nor Go's compiler can be waited for.
const (
	manyWritten = 20_000
	mostWritten = 500_000
)

// tooLarge is the refusal of a container that holds more than can be written into the service. One that holds much is
// left to the start where the program computes it.
func (l *Lowerer) tooLarge(v py.Value, span source.Span) *diag.Diagnostic {
	n := sizeOf(v, mostWritten+1)
	if n <= manyWritten {
		return nil
	}
	l.in.WantComputed(v, n)
	if n <= mostWritten {
		return nil
	}
	return &diag.Diagnostic{Code: NoSnapshot, Span: span, Msg: fmt.Sprintf("this %s holds more than %d values, too many to be written into the service", v.Type().Name, mostWritten),
		Hint: "make it in a function that runs at start, or read it from a file"}
}

// sizeOf counts the values that a container holds, with those of the containers in it, up to most.
func sizeOf(v py.Value, most int) (n int) {
	seen := map[py.Value]bool{}
	var count func(v py.Value)
	each := func(items iter.Seq[py.Value]) {
		for item := range items {
			if n++; n >= most {
				return
			}
			count(item)
		}
	}
	count = func(v py.Value) {
		if v == nil || !hasIdentity(v) || seen[v] || n >= most {
			return
		}
		seen[v] = true
		switch x := v.(type) {
		case *py.List:
			each(slices.Values(x.Items))
		case *py.Tuple:
			each(slices.Values(x.Items))
		case *py.Set:
			each(x.All())
		case *py.Dict:
			each(func(yield func(py.Value) bool) {
				for _, item := range x.All() {
					if !yield(item) {
						return
					}
				}
			})
		}
	}
	count(v)
	return n
}

// initial is what a variable holds before the start.
func (s *slot) initial() (py.Value, bool) { return s.l.in.Initial(s.key.mod, s.key.name) }

// alwaysAtStart reports whether the start binds the variable in whatever way it ends.
func (s *slot) alwaysAtStart() bool {
	if s.key.mod == nil {
		return false
	}
	at := s.l.in.AtStart(s.key.mod, s.key.name)
	return at != nil && at.Always
}

// settleShared makes a variable one that nothing changes when requests are served, where the start alone binds it.
func (s *slot) settleShared() {
	if !s.served && s.key.mod != nil && s.l.in.AtStart(s.key.mod, s.key.name) != nil {
		s.global.Mutable = false
	}
}

// settleStart takes what is computed late out of the variables' first values and puts it between the
// statements of the start, in order.
func (l *Lowerer) settleStart(p *ir.Program, kept []*object) (rest []*object) {
	for i, o := range kept {
		if o.late == 0 {
			rest = append(rest, o)
			continue
		}
		if at, ok := o.value.(*eval.Symbolic); ok && at.Op == eval.SymDeferred {
			o.init = l.startBody().nameAtStart(at, at.Span)
		}
		l.startWith(o.global, o.init, o.late, i)
		for _, fill := range o.fill {
			l.starts = append(l.starts, startStep{seq: o.late, order: i, stmt: fill})
		}
		o.global.Init = nil
		p.Globals = append(p.Globals, o.global)
	}
	return rest
}

// startWith sets a variable at its place in the start.
func (l *Lowerer) startWith(g *ir.Global, init ir.Expr, seq, order int) {
	l.starts = append(l.starts, startStep{seq: seq, order: order, stmt: &ir.SetGlobal{At: ir.At{S: g.Span}, Global: g, X: init}})
}
