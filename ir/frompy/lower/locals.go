package lower

import (
	"slices"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
)

// localsDict is locals() where a function calls it once and it can be known which of its variables have
// values there: a dict of them in the order of CPython's frames. nil elsewhere.
func (b *body) localsDict(n *pyast.Call) ir.Expr {
	if b.ns != nil || b.comp || len(b.frames)+len(b.loops)+len(b.cells)+len(b.imported) > 0 || len(n.Args)+len(n.Keywords) > 0 {
		return nil
	}
	f, ok := b.node.(*pyast.FunctionDef)
	if !ok {
		return nil
	}
	order := &nameOrder{}
	for _, kind := range [][]*pyast.Arg{f.Args.Posonlyargs, f.Args.Args, f.Args.Kwonlyargs, {f.Args.Vararg}, {f.Args.Kwarg}} {
		for _, a := range kind {
			if a != nil {
				order.add(a.Arg)
			}
		}
	}
	params := len(order.names)
	for _, s := range f.Body {
		order.walk(s)
	}
	if order.calls != 1 {
		return nil
	}
	var plain, cells, free []string
	for i, name := range order.names {
		if !b.scope.Locals[name] {
			continue
		}
		v := b.vars[name]
		if v == nil || !b.env.bound[v] {
			if i < params || order.stored[name] < n.Span().Start {
				return nil // it may have a value or none
			}
			continue
		}
		key, ok := b.keyOf(v)
		if ok && b.facts(key).captured && i >= params {
			cells = append(cells, name)
		} else {
			plain = append(plain, name)
		}
	}
	for name := range b.scope.Free {
		v := b.resolve(name).v
		if v == nil {
			continue // of the module
		}
		if !b.boundAround(v) {
			return nil
		}
		free = append(free, name)
	}
	slices.Sort(cells)
	slices.Sort(free)
	span := b.span(n)
	lit := &ir.DictLit{Base: ir.Base{T: ir.Dict, S: span}}
	for _, name := range slices.Concat(plain, cells, free) {
		lit.Entries = append(lit.Entries, ir.Entry{Key: b.box(str(span, name)), Value: b.box(b.read(span, b.resolve(name).v))})
	}
	return lit
}

// nameOrder finds the names of a function in the order in which CPython's compiler meets them, and the
// place from which on each may have a value.
type nameOrder struct {
	names  []string
	stored map[string]int32
	calls  int // of locals()
}

func (o *nameOrder) add(name string) {
	if !slices.Contains(o.names, name) {
		o.names = append(o.names, name)
	}
}

func (o *nameOrder) store(name string, at int32) {
	o.add(name)
	if o.stored == nil {
		o.stored = map[string]int32{}
	}
	if old, ok := o.stored[name]; !ok || at < old {
		o.stored[name] = at
	}
}

// targets notes the names that a statement binds when it is done.
func (o *nameOrder) targets(of pyast.Node, list ...pyast.Expr) {
	for _, t := range list {
		pyast.Walk(t, func(n pyast.Node) bool {
			if name, ok := n.(*pyast.Name); ok && name.Ctx == pyast.Load {
				o.add(name.Id)
			} else if ok {
				o.store(name.Id, of.Span().End)
			}
			return true
		})
	}
}

func (o *nameOrder) walk(n pyast.Node) {
	pyast.Walk(n, func(n pyast.Node) bool {
		switch n := n.(type) {
		case *pyast.Assign:
			o.walk(n.Value)
			o.targets(n, n.Targets...)
			return false
		case *pyast.AnnAssign:
			if n.Value != nil {
				o.walk(n.Value)
				o.targets(n, n.Target)
			}
			return false
		case *pyast.NamedExpr:
			o.walk(n.Value)
			o.targets(n, n.Target)
			return false
		case *pyast.For:
			o.walk(n.Iter)
			o.targets(n.Iter, n.Target)
			for _, s := range slices.Concat(n.Body, n.Orelse) {
				o.walk(s)
			}
			return false
		case *pyast.FunctionDef:
			o.store(n.Name, n.Span().Start)
			return false
		case *pyast.AsyncFunctionDef:
			o.store(n.Name, n.Span().Start)
			return false
		case *pyast.ClassDef:
			o.store(n.Name, n.Span().Start)
			return false
		case *pyast.Lambda, *pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
			return false
		case *pyast.ExceptHandler:
			if n.Name != "" {
				o.store(n.Name, n.Span().Start)
			}
		case *pyast.Alias:
			o.store(boundName(n), n.Span().Start)
		case *pyast.MatchAs:
			o.store(n.Name, n.Span().Start)
		case *pyast.MatchStar:
			o.store(n.Name, n.Span().Start)
		case *pyast.MatchMapping:
			o.store(n.Rest, n.Span().Start)
		case *pyast.Call:
			if f, ok := n.Func.(*pyast.Name); ok && f.Id == "locals" {
				o.calls++
			}
		case *pyast.Name:
			if n.Ctx == pyast.Load {
				o.add(n.Id)
			} else {
				o.store(n.Id, n.Span().Start)
			}
		}
		return true
	})
}
