package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// note adds the frame's place to the traceback of an exception that leaves the
// frame or is caught in it, once, and links it to the one being handled.
func (f *frame) note(err error) {
	e, ok := err.(*py.Exception)
	if !ok {
		if fault, ok := err.(*Fault); ok {
			fault.leave(f)
		}
		return
	}
	if f.traced == err {
		return
	}
	f.traced = err
	if f.at != nil && f.mod.File != nil {
		e.AddFrame(py.Frame{File: f.mod.File.Path, Line: f.mod.File.Line(int(f.at.Span().Start)), Name: f.name})
	}
	if e.Context == nil {
		linkContext(e, f.t.Handled())
	}
}

// linkContext makes handled the __context__ of e, without making a circle.
func linkContext(e, handled *py.Exception) {
	if handled == nil || handled == e {
		return
	}
	for x := handled; x != nil && x.Context != nil; x = x.Context {
		if x.Context == e {
			x.Context = nil
			break
		}
	}
	e.Context = handled
}

// try runs a try statement.
func (f *frame) try(body []pyast.Stmt, handlers []*pyast.ExceptHandler, orelse, finalbody []pyast.Stmt, star bool) (control, error) {
	guard := catchesImportError(handlers)
	if guard {
		f.guards++
	}
	before := f.in.mayRaise
	c, err := f.block(body)
	if guard {
		f.guards--
	}
	if err == nil && len(handlers) > 0 {
		err = f.caughtAtStart(before, body)
	}
	switch {
	case err == nil && c == goOn:
		c, err = f.block(orelse)
	case err != nil && len(handlers) > 0 && !isFault(err):
		f.note(err)
		if star {
			c, err = f.handleStar(handlers, err)
		} else {
			c, err = f.handle(handlers, err)
		}
	}
	if len(finalbody) == 0 || isFault(err) {
		return c, err
	}
	return f.finally(finalbody, c, err)
}

// caughtAtStart is the fault of a block around which exceptions are caught, where one may come at start.
func (f *frame) caughtAtStart(before *Symbolic, body []pyast.Stmt) error {
	s := f.in.mayRaise
	if s == before || f.mod.installed || f.mod.library || len(body) == 0 {
		return nil
	}
	return f.in.lookFault(s, f.in.SpanOf(body[0], f.mod), "known to raise or not")
}

// finally runs the finally clause of a try that ended with c or err.
func (f *frame) finally(body []pyast.Stmt, c control, err error) (control, error) {
	ret, at := f.ret, f.at
	var previous *py.Exception
	if err != nil {
		f.note(err)
		previous = f.t.SetHandled(py.AsException(err))
	}
	fc, ferr := f.block(body)
	if ferr != nil {
		f.note(ferr)
	}
	if err != nil {
		f.t.SetHandled(previous)
	}
	if ferr != nil {
		return goOn, ferr
	}
	if fc != goOn {
		return fc, nil // the exception or the return value is dropped
	}
	f.ret, f.at = ret, at
	return c, err
}

func isFault(err error) bool {
	_, ok := err.(*Fault)
	return ok
}

// catchesImportError reports whether a missing module would be caught.
func catchesImportError(handlers []*pyast.ExceptHandler) bool {
	var names func(e pyast.Expr) bool
	names = func(e pyast.Expr) bool {
		switch n := e.(type) {
		case nil:
			return true
		case *pyast.Name:
			switch n.Id {
			case "ImportError", "ModuleNotFoundError", "Exception", "BaseException":
				return true
			}
		case *pyast.Tuple:
			for _, x := range n.Elts {
				if names(x) {
					return true
				}
			}
		}
		return false
	}
	for _, h := range handlers {
		if names(h.Type) {
			return true
		}
	}
	return false
}

// handle looks for the except clause that takes err and runs it.
func (f *frame) handle(handlers []*pyast.ExceptHandler, err error) (control, error) {
	e := py.AsException(err)
	previous := f.t.SetHandled(e)
	defer f.t.SetHandled(previous)
	for _, h := range handlers {
		ok, merr := f.matches(h, err)
		if merr != nil {
			f.note(merr)
			return goOn, merr
		}
		if ok {
			return f.handlerBody(h, e)
		}
	}
	return goOn, err
}

func (f *frame) matches(h *pyast.ExceptHandler, err error) (bool, error) {
	if h.Type == nil {
		return true, nil
	}
	class, cerr := f.eval(h.Type)
	if cerr != nil {
		return false, cerr
	}
	f.at = h.Type
	if s := symbolicIn(class); s != nil {
		return false, f.in.lookFault(s, f.in.SpanOf(h.Type, f.mod), "used to decide which exceptions are caught")
	}
	return py.Matches(f.t, err, class)
}

// handlerBody runs an except clause; its name goes away at the end.
func (f *frame) handlerBody(h *pyast.ExceptHandler, e *py.Exception) (control, error) {
	f.handling++
	defer func() { f.handling-- }()
	if h.Name == "" {
		c, err := f.block(h.Body)
		f.note(err)
		return c, err
	}
	if err := f.store(h.Name, e, h); err != nil {
		return goOn, err
	}
	c, err := f.block(h.Body)
	f.note(err)
	if rerr := f.remove(h.Name); rerr != nil && isFault(rerr) {
		return goOn, rerr
	}
	return c, err
}

// handleStar runs except* clauses: each takes its part of the group; what none
// takes and what the clauses raise goes on as a group.
func (f *frame) handleStar(handlers []*pyast.ExceptHandler, err error) (control, error) {
	group := f.t.CatchGroup(err)
	for _, h := range handlers {
		if !group.Pending() {
			break
		}
		class, failure := f.eval(h.Type)
		if failure != nil {
			group.Done()
			return goOn, failure
		}
		f.at = h.Type
		if s := symbolicIn(class); s != nil {
			group.Done()
			return goOn, f.in.lookFault(s, f.in.SpanOf(h.Type, f.mod), "used to decide which exceptions are caught")
		}
		var fault error
		failure = group.Clause(class, func(part py.Value) error {
			_, err := f.handlerBody(h, part.(*py.Exception))
			if isFault(err) {
				fault = err
				return nil
			}
			return err
		})
		if fault == nil {
			fault = failure
		}
		if fault != nil {
			group.Done()
			return goOn, fault
		}
	}
	return goOn, group.End()
}

// raise runs a raise statement.
func (f *frame) raise(n *pyast.Raise) error {
	if n.Exc == nil {
		e := f.t.Handled()
		if e == nil {
			return py.Raise(py.RuntimeError, "No active exception to reraise")
		}
		f.traced = e // a bare raise does not add the frame again
		return e
	}
	v, err := f.eval(n.Exc)
	if err != nil {
		return err
	}
	var cause py.Value
	if n.Cause != nil {
		if cause, err = f.eval(n.Cause); err != nil {
			return err
		}
	}
	f.at = n
	if s, ok := v.(*Symbolic); ok {
		return f.in.lookFault(s, f.in.SpanOf(n, f.mod), "raised")
	}
	f.traced = nil
	if cause != nil {
		err = py.RaiseFrom(f.t, v, cause)
	} else {
		err = py.RaiseValue(f.t, v)
	}
	if e, ok := err.(*py.Exception); ok {
		linkContext(e, f.t.Handled())
	}
	return err
}
