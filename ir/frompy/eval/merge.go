package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A decision on a Symbolic need not be taken at build when both ways only
// compute values: both are evaluated, and what they give is joined under the
// condition. "if url.startswith('postgres://'): url = ..." is the common case.

// quiet reports whether evaluating e beforehand cannot be noticed: it reads
// names and attributes, computes, and calls only what is Symbolic (which does
// not happen at build) or a function of the runtime that changes nothing.
func (f *frame) quiet(e pyast.Expr) bool {
	switch n := e.(type) {
	case nil, *pyast.Constant, *pyast.Name, *pyast.Lambda:
		return true
	case *pyast.NamedExpr, *pyast.Await, *pyast.Yield, *pyast.YieldFrom,
		*pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
		return false
	case *pyast.Call:
		if !f.quietCallee(n.Func) {
			return false
		}
	}
	for _, x := range childExprs(e) {
		if !f.quiet(x) {
			return false
		}
	}
	return true
}

// noisy are builtin functions that change something or run code that may.
var noisy = setOf(`print setattr delattr next iter map filter sorted min max sum any all exec eval input open __import__ super vars globals locals`)

func (f *frame) quietCallee(e pyast.Expr) bool {
	if !f.quiet(e) {
		return false
	}
	fn, err := f.eval(e)
	if err != nil {
		return false
	}
	switch x := fn.(type) {
	case *Symbolic:
		return true
	case *py.Type:
		return runtimeCallee(fn)
	case *py.Builtin:
		switch py.Unwrap(x.Self()).(type) {
		case nil:
			return !noisy[x.Name()]
		case py.Str, py.Bytes, py.SmallInt, py.Float, py.Bool, *py.Tuple, *py.Type:
			return true
		}
	}
	return false
}

// mergeable reports whether both ways of an if at module level only assign
// values to names.
func (f *frame) mergeable(n *pyast.If) bool {
	return f.scope.kind == moduleScope && f.onlyAssigns(n.Body) && f.onlyAssigns(n.Orelse)
}

func (f *frame) onlyAssigns(list []pyast.Stmt) bool {
	for _, s := range list {
		switch n := s.(type) {
		case *pyast.Pass:
		case *pyast.Assign:
			for _, t := range n.Targets {
				if _, ok := t.(*pyast.Name); !ok {
					return false
				}
			}
			if !f.quiet(n.Value) {
				return false
			}
		case *pyast.AugAssign:
			name, ok := n.Target.(*pyast.Name)
			if !ok || !f.quiet(n.Value) {
				return false
			}
			switch v, _ := f.global().GetStr(name.Id); v.(type) {
			case py.Str, py.Bytes, py.SmallInt, py.Float, *py.Tuple, *Symbolic:
			default:
				return false // it may change the object in place
			}
		case *pyast.If:
			if !f.quiet(n.Test) || !f.onlyAssigns(n.Body) || !f.onlyAssigns(n.Orelse) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// mergeIf evaluates both ways of an if and joins the values of the names that
// they assign.
func (f *frame) mergeIf(n *pyast.If, test *Symbolic) error {
	names := scopeBuilder{s: newScope(functionScope), used: map[string]bool{}}
	names.body(n.Body)
	names.body(n.Orelse)
	order := names.s.order
	values := func() map[string]py.Value {
		out := map[string]py.Value{}
		for _, name := range order {
			if v, ok := f.global().GetStr(name); ok {
				out[name] = v
			}
		}
		return out
	}
	restore := func(old map[string]py.Value) {
		for _, name := range order {
			if v, ok := old[name]; ok {
				f.global().SetStr(name, v)
			} else {
				f.global().DelStr(name)
			}
		}
	}
	before, mark := values(), len(f.mod.Assigned)
	if _, err := f.block(n.Body); err != nil {
		return err
	}
	then := values()
	restore(before)
	if _, err := f.block(n.Orelse); err != nil {
		return err
	}
	otherwise := values()
	f.mod.Assigned = f.mod.Assigned[:mark]
	for _, name := range order {
		a, b := then[name], otherwise[name]
		if a == nil || b == nil { // bound one way only
			restore(before)
			return f.in.branchFault(test, f.in.SpanOf(n.Test, f.mod))
		}
		v := a
		if !py.Is(a, b) {
			v = f.symbolic(SymCond, "", n, test, a, b)
		}
		f.storeGlobal(name, v, n)
	}
	return nil
}
