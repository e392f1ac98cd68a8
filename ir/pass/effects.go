// Package pass holds the passes over the IR: one file and one function each.
package pass

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
)

// Effects fills in what calling each function may do. It begins with "nothing" for all
// and grows the answers until they no longer change: the least fixpoint over the call
// graph, so that mutually recursive functions do not make each other fallible.
//
// Functions that can reach themselves by direct calls are counted in the task's depth
// (RecursionError), so they raise and take the task. Calls through values are counted by
// the runtime.
func Effects(p *ir.Program) {
	Recursion(p)
	e := &effects{nested: map[*ir.Func][]*ir.Func{}, lifespan: p.App != nil && p.App.Lifespan != nil}
	for _, f := range ir.AllFuncs(p) {
		e.add(f)
	}
	for _, f := range e.funcs {
		f.Effects = ir.Effects{}
	}
	changingAttrs(p, e.funcs)
	for changed := true; changed; {
		changed = false
		for _, f := range e.funcs {
			before := f.Effects
			e.fn(f)
			if f.Effects != before {
				changed = true
			}
		}
	}
}

type effects struct {
	funcs  []*ir.Func
	nested map[*ir.Func][]*ir.Func
	// lifespan is set when the application has one, whose state every request gets.
	lifespan bool
}

// add notes f and the functions nested in it.
func (e *effects) add(f *ir.Func) {
	e.funcs = append(e.funcs, f)
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		if l, ok := x.(*ir.Lambda); ok {
			e.nested[f] = append(e.nested[f], l.Func)
			e.add(l.Func)
			return false
		}
		return true
	}}
	v.Stmts(f.Body)
}

func (e *effects) fn(f *ir.Func) {
	got := e.stmts(f.Body)
	if f.Recursive {
		got.Raises, got.Task = true, true
	}
	for _, n := range e.nested[f] {
		got.Shares = got.Shares || n.Effects.Shares
	}
	if f.IsGenerator {
		// The body runs when the generator is asked; making it cannot fail.
		got.Raises, got.Waits, got.Task = false, false, true
	}
	f.Effects = union(f.Effects, got)
}

func union(a, b ir.Effects) ir.Effects {
	return ir.Effects{Raises: a.Raises || b.Raises, Waits: a.Waits || b.Waits, Shares: a.Shares || b.Shares, Task: a.Task || b.Task}
}

// Of returns the effects of statements whose callees' effects are known.
func Of(list []ir.Stmt) ir.Effects { return new(effects).stmts(list) }

// OfExpr returns the effects of an expression.
func OfExpr(x ir.Expr) ir.Effects {
	var got ir.Effects
	v := new(effects).visitor(&got)
	v.Walk(x)
	return got
}

func (e *effects) stmts(list []ir.Stmt) ir.Effects {
	var got ir.Effects
	v := e.visitor(&got)
	v.Stmts(list)
	return got
}

func (e *effects) visitor(got *ir.Effects) *ir.Visitor {
	v := &ir.Visitor{}
	v.Expr = func(x ir.Expr) bool {
		*got = union(*got, exprEffects(x))
		got.Shares = got.Shares || readsState(x, e.lifespan)
		_, nested := x.(*ir.Lambda)
		if l, ok := x.(*ir.Lambda); ok {
			for _, made := range l.Func.Made() {
				v.Walk(made)
			}
			got.Shares = got.Shares || l.Func.Effects.Shares
		}
		return !nested
	}
	v.Stmt = func(s ir.Stmt) bool {
		if try, ok := s.(*ir.Try); ok && catchesAll(try) {
			*got = union(*got, e.caught(try))
			return false
		}
		*got = union(*got, stmtEffects(s))
		return true
	}
	return v
}

// caught is the effect of a try statement with a bare except: what its body raises does
// not get out, unless a clause lets it.
func (e *effects) caught(try *ir.Try) ir.Effects {
	body := e.stmts(try.Body)
	body.Task = body.Task || body.Raises
	body.Raises = false
	for _, h := range try.Handlers {
		body = union(body, e.stmts(h.Body))
		if h.Class != nil {
			body = union(body, OfExpr(h.Class))
			if !ir.StaticClass(h.Class) {
				body.Raises = true
			}
		}
	}
	return union(union(body, e.stmts(try.Else)), e.stmts(try.Finally))
}

func catchesAll(try *ir.Try) bool {
	for _, h := range try.Handlers {
		if h.Class == nil {
			return !try.Star
		}
	}
	return false
}

var (
	raises  = ir.Effects{Raises: true}
	dynamic = ir.Effects{Raises: true, Task: true}
	unknown = ir.Effects{Raises: true, Task: true, Waits: true}
)

func exprEffects(x ir.Expr) ir.Effects {
	switch x := x.(type) {
	case *ir.Local:
		if x.Var.MayUnbound {
			return raises
		}
	case *ir.Member:
		if x.Unset {
			return raises
		}
	case *ir.GlobalRef, *ir.FuncValue, *ir.ClassValue, *ir.Make:
		return ir.Effects{Shares: new(reach).value(x)}
	case *ir.Call:
		return x.Func.Effects
	case *ir.Runtime:
		if ir.IsNative(x) {
			return ir.Effects{}
		}
		return ir.Effects{Raises: x.Sym.Raises, Task: x.Sym.Task, Waits: x.Sym.Waits}
	case *ir.Convert:
		if x.Mode == ir.Check || x.Mode == ir.Widen && x.T.Kind == ir.FloatKind && x.X.Type().Kind != ir.BoolKind {
			return raises
		}
	case *ir.Construct:
		got := ir.Effects{Shares: new(reach).value(x)}
		if needsFactory(x) {
			got = union(got, dynamic)
		}
		return got
	case *ir.ListLit:
		return spread(x.Elts)
	case *ir.TupleLit:
		return spread(x.Elts)
	case *ir.SetLit:
		if x.T.KeySet() == nil {
			return dynamic
		}
	case *ir.DictLit:
		if key, _ := x.T.Map(); key != nil {
			return ir.Effects{}
		}
		for _, entry := range x.Entries {
			if !ir.IsStrConst(entry.Key) {
				return dynamic
			}
		}
	case *ir.DynCall, *ir.MethodCall, *ir.FuncCall, *ir.Await:
		return unknown
	case *ir.Yield:
		return unknown
	}
	return ir.Effects{}
}

// needsFactory reports whether a default of a field that is not given must be computed.
func needsFactory(x *ir.Construct) bool {
	given := map[int]bool{}
	for _, f := range x.Fields {
		given[f.Index] = true
	}
	for i, f := range x.Model.Fields {
		if !given[i] && !f.Required && ir.PlainDefault(f.Field) == nil {
			return true
		}
	}
	return false
}

func spread(elts []ir.Element) ir.Effects {
	for _, x := range elts {
		if x.Spread {
			return dynamic
		}
	}
	return ir.Effects{}
}

func stmtEffects(s ir.Stmt) ir.Effects {
	switch s := s.(type) {
	case *ir.SetGlobal:
		return ir.Effects{Shares: true}
	case *ir.For:
		if k := s.Iter.Type().Kind; !s.Async && (k == ir.ListKind || k == ir.TupleKind || k == ir.StrKind) {
			return ir.Effects{}
		}
		if s.Iter.Type().Guarded() != nil {
			return raises
		}
		return unknown
	case *ir.ForRange:
		if c, ok := s.Step.(*ir.Const); !ok || c.Value == py.Value(py.SmallInt(0)) {
			return raises
		}
	case *ir.With:
		return unknown
	case *ir.Raise, *ir.Reraise:
		return dynamic
	case *ir.Try:
		if len(s.Handlers) > 0 || Of(s.Finally).Raises {
			return ir.Effects{Task: true} // to tell it what is being handled
		}
	}
	return ir.Effects{}
}
