package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// with runs a with statement: each item is a with of its own around the rest.
func (f *frame) with(items []*pyast.WithItem, body []pyast.Stmt) (control, error) {
	if len(items) == 0 {
		return f.block(body)
	}
	it := items[0]
	mgr, err := f.eval(it.ContextExpr)
	if err != nil {
		return goOn, err
	}
	f.at = it.ContextExpr
	if s, ok := mgr.(*Symbolic); ok {
		return f.withSymbolic(s, it, items[1:], body, f.with)
	}
	enter, exit, err := f.managerMethods(mgr, "__enter__", "__exit__", "context manager")
	if err != nil {
		return goOn, err
	}
	v, err := py.Call(f.t, enter)
	if err != nil {
		return goOn, err
	}
	return f.withBody(it, v, items[1:], body, f.with, func(args ...py.Value) (py.Value, error) {
		return py.Call(f.t, exit, args...)
	})
}

// asyncWith runs an async with statement.
func (f *frame) asyncWith(items []*pyast.WithItem, body []pyast.Stmt) (control, error) {
	if len(items) == 0 {
		return f.block(body)
	}
	it := items[0]
	mgr, err := f.eval(it.ContextExpr)
	if err != nil {
		return goOn, err
	}
	f.at = it.ContextExpr
	if s, ok := mgr.(*Symbolic); ok {
		return f.withSymbolic(s, it, items[1:], body, f.asyncWith)
	}
	enter, exit, err := f.managerMethods(mgr, "__aenter__", "__aexit__", "asynchronous context manager")
	if err != nil {
		return goOn, err
	}
	awaited := func(fn py.Value, args ...py.Value) (py.Value, error) {
		v, err := py.Call(f.t, fn, args...)
		if err != nil {
			return nil, err
		}
		return py.Await(f.t, v)
	}
	v, err := awaited(enter)
	if err != nil {
		return goOn, err
	}
	return f.withBody(it, v, items[1:], body, f.asyncWith, func(args ...py.Value) (py.Value, error) {
		return awaited(exit, args...)
	})
}

// managerMethods looks the two methods up on the type of a context manager.
func (f *frame) managerMethods(mgr py.Value, enterName, exitName, what string) (enter, exit py.Value, err error) {
	enter, ok, err := py.LookupSpecial(f.t, mgr, enterName)
	if err != nil {
		return nil, nil, err
	}
	if !ok {
		return nil, nil, py.Raise(py.TypeError, "'%s' object does not support the %s protocol", mgr.Type().Name, what)
	}
	exit, ok, err = py.LookupSpecial(f.t, mgr, exitName)
	if err != nil {
		return nil, nil, err
	}
	if !ok {
		return nil, nil, py.Raise(py.TypeError, "'%s' object does not support the %s protocol (missed %s method)", mgr.Type().Name, what, exitName)
	}
	return enter, exit, nil
}

type withRest func(items []*pyast.WithItem, body []pyast.Stmt) (control, error)

// withBody binds the entered value, runs the body and leaves the manager on
// every way out.
func (f *frame) withBody(it *pyast.WithItem, v py.Value, items []*pyast.WithItem, body []pyast.Stmt, rest withRest, exit func(args ...py.Value) (py.Value, error)) (control, error) {
	var c control
	var err error
	if it.OptionalVars != nil {
		err = f.assign(it.OptionalVars, v, it)
	}
	before := f.in.mayRaise
	if err == nil {
		c, err = rest(items, body)
	}
	if err == nil {
		err = f.caughtAtStart(before, body)
	}
	if isFault(err) {
		return goOn, err
	}
	if err == nil {
		ret := f.ret
		f.at = it.ContextExpr
		if _, err := exit(py.None, py.None, py.None); err != nil {
			return goOn, err
		}
		f.ret = ret
		return c, nil
	}
	f.note(err)
	e := py.AsException(err)
	previous := f.t.SetHandled(e)
	at := f.at
	f.at = it.ContextExpr
	swallow, xerr := exit(e.Class, e, e.TracebackValue())
	if xerr != nil {
		if x, ok := xerr.(*py.Exception); ok && x != e {
			f.note(xerr)
		}
		f.t.SetHandled(previous)
		return goOn, xerr
	}
	ok, terr := f.truth(swallow, it.ContextExpr)
	f.t.SetHandled(previous)
	if terr != nil {
		return goOn, terr
	}
	if ok {
		return goOn, nil
	}
	f.at = at
	return goOn, err
}

// withSymbolic enters a manager that is only known at start: the body runs now,
// between two effects.
func (f *frame) withSymbolic(s *Symbolic, it *pyast.WithItem, items []*pyast.WithItem, body []pyast.Stmt, rest withRest) (control, error) {
	entered := f.symbolic(SymEnter, "", it, s)
	f.in.effect(&Effect{Kind: SymbolicEffect, Node: it, Value: entered}, f)
	if it.OptionalVars != nil {
		if err := f.assign(it.OptionalVars, entered, it); err != nil {
			return goOn, err
		}
	}
	c, err := rest(items, body)
	if err != nil {
		if isFault(err) {
			return goOn, err
		}
		f.note(err)
		return goOn, f.in.lookFault(s, f.in.SpanOf(it, f.mod), "left by an exception, which it may swallow")
	}
	f.in.effect(&Effect{Kind: SymbolicEffect, Node: it, Value: f.symbolic(SymExit, "", it, s)}, f)
	return c, nil
}
