package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// control tells how a statement ended.
type control uint8

const (
	goOn control = iota
	doBreak
	doContinue
	doReturn
)

// block runs statements in order.
func (f *frame) block(list []pyast.Stmt) (control, error) {
	for _, s := range list {
		c, err := f.exec(s)
		if err != nil || c != goOn {
			return c, err
		}
	}
	return goOn, nil
}

// exec runs one statement.
func (f *frame) exec(s pyast.Stmt) (control, error) {
	if err := f.in.step(); err != nil {
		return goOn, err
	}
	f.at = s
	switch n := s.(type) {
	case *pyast.ExprStmt:
		v, err := f.eval(n.Value)
		if err == nil {
			f.dropped(v, n)
		}
		return goOn, err
	case *pyast.Assign:
		v, err := f.eval(n.Value)
		if err != nil {
			return goOn, err
		}
		for _, t := range n.Targets {
			if err := f.assign(t, v, n); err != nil {
				return goOn, err
			}
		}
		return goOn, nil
	case *pyast.AnnAssign:
		return goOn, f.annAssign(n)
	case *pyast.AugAssign:
		return goOn, f.augAssign(n)
	case *pyast.Return:
		f.ret = py.None
		if n.Value != nil {
			v, err := f.eval(n.Value)
			if err != nil {
				return goOn, err
			}
			f.ret = v
		}
		return doReturn, nil
	case *pyast.If:
		v, err := f.eval(n.Test)
		if err != nil {
			return goOn, err
		}
		if s, unknown := v.(*Symbolic); unknown && f.mergeable(n) {
			return goOn, f.mergeIf(n, s)
		}
		ok, err := f.truth(v, n.Test)
		if err != nil {
			return goOn, err
		}
		if ok {
			return f.block(n.Body)
		}
		return f.block(n.Orelse)
	case *pyast.For:
		return f.forLoop(n)
	case *pyast.AsyncFor:
		return f.asyncForLoop(n)
	case *pyast.While:
		return f.whileLoop(n)
	case *pyast.FunctionDef:
		return goOn, f.defineFunction(n, n.Name, n.DecoratorList, n.TypeParams)
	case *pyast.AsyncFunctionDef:
		return goOn, f.defineFunction(n, n.Name, n.DecoratorList, n.TypeParams)
	case *pyast.ClassDef:
		return goOn, f.defineClass(n)
	case *pyast.Import:
		return goOn, f.importStmt(n)
	case *pyast.ImportFrom:
		return goOn, f.importFrom(n)
	case *pyast.Try:
		return f.try(n.Body, n.Handlers, n.Orelse, n.Finalbody, false)
	case *pyast.TryStar:
		return f.try(n.Body, n.Handlers, n.Orelse, n.Finalbody, true)
	case *pyast.Raise:
		return goOn, f.raise(n)
	case *pyast.With:
		return f.with(n.Items, n.Body)
	case *pyast.AsyncWith:
		return f.asyncWith(n.Items, n.Body)
	case *pyast.Match:
		return f.match(n)
	case *pyast.Assert:
		return goOn, f.assert(n)
	case *pyast.Delete:
		for _, t := range n.Targets {
			if err := f.deleteTarget(t); err != nil {
				return goOn, err
			}
		}
		return goOn, nil
	case *pyast.TypeAlias:
		return goOn, f.typeAlias(n)
	case *pyast.Break:
		return doBreak, nil
	case *pyast.Continue:
		return doContinue, nil
	case *pyast.Pass, *pyast.Global, *pyast.Nonlocal:
		return goOn, nil
	}
	return goOn, f.unsupported(s, "this statement")
}

// dropped logs what an expression statement does at start.
func (f *frame) dropped(v py.Value, n *pyast.ExprStmt) {
	if s, ok := v.(*Symbolic); ok && s.Op == SymCall || ok && s.Op == SymAwait {
		f.effectOf(s, n)
	}
}

// test evaluates a condition.
func (f *frame) test(e pyast.Expr) (bool, error) {
	v, err := f.eval(e)
	if err != nil {
		return false, err
	}
	return f.truth(v, e)
}

// truth is bool(v); a Symbolic has none at build.
func (f *frame) truth(v py.Value, at pyast.Node) (bool, error) {
	switch x := v.(type) {
	case py.Bool:
		return bool(x), nil
	case *Symbolic:
		if truth, ok := f.decided(x, at); ok {
			return truth, nil
		}
		return false, f.in.branchFault(x, f.in.SpanOf(at, f.mod))
	}
	f.at = at
	return py.Truth(f.t, v)
}

// loopEnd tells what to do after the body of a loop ran.
func loopEnd(c control) (leave bool, out control) {
	switch c {
	case doBreak:
		return true, goOn
	case doReturn:
		return true, doReturn
	}
	return false, goOn
}

func (f *frame) forLoop(n *pyast.For) (control, error) {
	v, err := f.eval(n.Iter)
	if err != nil {
		return goOn, err
	}
	it, err := f.iter(v, n.Iter)
	if err != nil {
		return goOn, err
	}
	for {
		if err := f.in.step(); err != nil {
			return goOn, err
		}
		f.at = n.Iter
		item, ok, err := it.Next(f.t)
		if err != nil {
			return goOn, err
		}
		if !ok {
			return f.block(n.Orelse)
		}
		if err := f.assign(n.Target, item, n); err != nil {
			return goOn, err
		}
		c, err := f.block(n.Body)
		if err != nil {
			return goOn, err
		}
		if leave, out := loopEnd(c); leave {
			return out, nil
		}
	}
}

// iter is iter(v); a Symbolic has no items at build.
func (f *frame) iter(v py.Value, at pyast.Node) (py.Iterator, error) {
	if s, ok := v.(*Symbolic); ok {
		return nil, f.in.iterFault(s, f.in.SpanOf(at, f.mod))
	}
	f.at = at
	return py.Iter(f.t, v)
}

func (f *frame) asyncForLoop(n *pyast.AsyncFor) (control, error) {
	v, err := f.eval(n.Iter)
	if err != nil {
		return goOn, err
	}
	f.at = n.Iter
	if s, ok := v.(*Symbolic); ok {
		return goOn, f.in.iterFault(s, f.in.SpanOf(n.Iter, f.mod))
	}
	it, err := py.AsyncIter(f.t, v)
	if err != nil {
		return goOn, err
	}
	for {
		if err := f.in.step(); err != nil {
			return goOn, err
		}
		f.at = n.Iter
		item, ok, err := py.AsyncNext(f.t, it)
		if err != nil {
			return goOn, err
		}
		if !ok {
			return f.block(n.Orelse)
		}
		if err := f.assign(n.Target, item, n); err != nil {
			return goOn, err
		}
		c, err := f.block(n.Body)
		if err != nil {
			return goOn, err
		}
		if leave, out := loopEnd(c); leave {
			return out, nil
		}
	}
}

func (f *frame) whileLoop(n *pyast.While) (control, error) {
	for {
		if err := f.in.step(); err != nil {
			return goOn, err
		}
		ok, err := f.test(n.Test)
		if err != nil {
			return goOn, err
		}
		if !ok {
			return f.block(n.Orelse)
		}
		c, err := f.block(n.Body)
		if err != nil {
			return goOn, err
		}
		if leave, out := loopEnd(c); leave {
			return out, nil
		}
	}
}

func (f *frame) assert(n *pyast.Assert) error {
	ok, err := f.test(n.Test)
	if err != nil || ok {
		return err
	}
	var args []py.Value
	if n.Msg != nil {
		msg, err := f.eval(n.Msg)
		if err != nil {
			return err
		}
		args = append(args, msg)
	}
	f.at = n.Test
	return py.NewException(f.t, py.AssertionError, args...)
}

// annAssign is "target: annotation [= value]": the value first, then the
// annotation, which is only evaluated in modules and classes.
func (f *frame) annAssign(n *pyast.AnnAssign) error {
	if n.Value != nil {
		v, err := f.eval(n.Value)
		if err != nil {
			return err
		}
		if err := f.assign(n.Target, v, n); err != nil {
			return err
		}
	} else if err := f.evalTargetParts(n.Target); err != nil {
		return err
	}
	if f.scope.kind != moduleScope && f.scope.kind != classScope {
		return nil
	}
	name, isName := n.Target.(*pyast.Name)
	if !n.Simple || !isName {
		if f.mod.futures {
			return nil
		}
		_, err := f.eval(n.Annotation)
		return err
	}
	annos, err := f.annotations()
	if err != nil {
		return err
	}
	return annos.add(f, f.mangle(name.Id), n.Annotation, n)
}

// evalTargetParts evaluates what "x.attr: int" evaluates of its target.
func (f *frame) evalTargetParts(e pyast.Expr) error {
	switch t := e.(type) {
	case *pyast.Attribute:
		_, err := f.eval(t.Value)
		return err
	case *pyast.Subscript:
		if _, err := f.eval(t.Value); err != nil {
			return err
		}
		_, err := f.eval(t.Slice)
		return err
	}
	return nil
}
