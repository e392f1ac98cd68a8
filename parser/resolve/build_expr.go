package resolve

import "github.com/covetpy/covetgen/parser/pyast"

// expr visits an expression.
func (r *resolver) expr(e pyast.Expr) {
	switch e := e.(type) {
	case nil, *pyast.Constant:
	case *pyast.Name:
		if e.Ctx != pyast.Load {
			r.define(e.Id, Assigned, e)
			return
		}
		r.define(e.Id, Referenced, e)
		if e.Id == "super" && r.cur.isFunction() {
			r.define("__class__", Referenced, e)
		}
	case *pyast.NamedExpr:
		r.walrus(e)
	case *pyast.Lambda:
		r.exprs(e.Args.Defaults)
		r.exprs(e.Args.KwDefaults)
		r.info.scopes[e] = r.enter(LambdaScope, e, "", func(s *Scope) {
			r.parameters(e.Args)
			r.expr(e.Body)
		})
	case *pyast.ListComp:
		r.comprehension(e, e.Generators, e.Elt, nil)
	case *pyast.SetComp:
		r.comprehension(e, e.Generators, e.Elt, nil)
	case *pyast.DictComp:
		r.comprehension(e, e.Generators, e.Key, e.Value)
	case *pyast.GeneratorExp:
		r.comprehension(e, e.Generators, e.Elt, nil)
	case *pyast.Yield:
		r.expr(e.Value)
		r.yields(e)
	case *pyast.YieldFrom:
		r.expr(e.Value)
		r.yields(e)
	case *pyast.Await:
		r.expr(e.Value)
		r.cur.IsCoroutine = true
	default:
		pyast.Children(e, r.child)
	}
}

// yields marks the current function as a generator.
func (r *resolver) yields(e pyast.Expr) {
	r.cur.IsGenerator = true
	if r.cur.Kind == ComprehensionScope {
		r.errorf(codeComp, e.Span(), "'yield' inside %s", comprehensionName(r.cur.Node))
	}
}

// comprehensionName is what CPython calls a comprehension.
func comprehensionName(n pyast.Node) string {
	switch n.(type) {
	case *pyast.ListComp:
		return "list comprehension"
	case *pyast.SetComp:
		return "set comprehension"
	case *pyast.DictComp:
		return "dict comprehension"
	}
	return "generator expression"
}

// comprehension visits a comprehension: its first iterable is evaluated outside.
func (r *resolver) comprehension(e pyast.Expr, gens []*pyast.Comprehension, elt, value pyast.Expr) {
	first := gens[0]
	r.cur.iterExpr++
	r.expr(first.Iter)
	r.cur.iterExpr--
	_, isGenerator := e.(*pyast.GeneratorExp)
	s := r.enter(ComprehensionScope, e, "", func(s *Scope) {
		for i, g := range gens {
			if g.IsAsync {
				s.IsCoroutine = true
			}
			s.iterTarget = true
			r.expr(g.Target)
			s.iterTarget = false
			if i > 0 {
				s.iterExpr++
				r.expr(g.Iter)
				s.iterExpr--
			}
			r.exprs(g.Ifs)
		}
		r.expr(value)
		r.expr(elt)
		s.IsGenerator = isGenerator
	})
	r.info.scopes[e] = s
	if s.IsCoroutine && !isGenerator {
		// A comprehension that awaits is awaited where it stands.
		r.cur.IsCoroutine = true
	}
}

// walrus visits an assignment expression; in a comprehension it binds in the
// function around.
func (r *resolver) walrus(e *pyast.NamedExpr) {
	target := e.Target.(*pyast.Name)
	if r.cur.iterExpr > 0 {
		r.errorf(codeWalrus, e.Range, "assignment expression cannot be used in a comprehension iterable expression")
	} else if r.cur.Kind == ComprehensionScope {
		r.extend(e, target)
	}
	r.expr(e.Value)
	r.expr(target)
}

// extend binds the target of a walrus in the nearest function or module around the
// comprehensions (PEP 572), and refuses it in a class and over a loop variable.
func (r *resolver) extend(e *pyast.NamedExpr, target *pyast.Name) {
	name := Mangle(r.class, target.Id)
	for s := r.cur; s != nil; s = s.Parent {
		sym := s.symbols[name]
		switch {
		case s.Kind == ComprehensionScope:
			if sym != nil && sym.use&IterationVariable != 0 {
				r.errorf(codeWalrus, target.Range, "assignment expression cannot rebind comprehension iteration variable '%s'", target.Id)
				return
			}
		case s.Kind == ModuleScope:
			r.define(target.Id, DeclaredGlobal, e)
			r.direct(target.Id, e.Range)
			r.defineIn(s, target.Id, DeclaredGlobal, target)
			return
		case s.Kind == ClassScope:
			r.errorf(codeWalrus, target.Range, "assignment expression within a comprehension cannot be used in a class body")
			return
		case s.Kind == TypeParamsScope || s.Kind == TypeAliasScope:
			r.errorf(codeWalrus, target.Range, "assignment expression within a comprehension cannot be used within an annotation scope")
			return
		default:
			use := DeclaredNonlocal
			if sym != nil && sym.use&DeclaredGlobal != 0 {
				use = DeclaredGlobal
			}
			r.define(target.Id, use, e)
			r.direct(target.Id, e.Range)
			r.defineIn(s, target.Id, Assigned, target)
			return
		}
	}
}
