package resolve

import (
	"strings"

	"github.com/covetpy/covetgen/parser/pyast"
)

// module builds the scopes of the whole file.
func (r *resolver) module(mod *pyast.Module) {
	s := &Scope{Kind: ModuleScope, Node: mod, symbols: map[string]*symbol{}}
	r.info.Module, r.cur = s, s
	r.info.scopes[mod] = s
	r.stmts(mod.Body)
}

// enter opens a scope for n, runs body in it, and closes it.
func (r *resolver) enter(kind ScopeKind, n pyast.Node, name string, body func(*Scope)) *Scope {
	outer := r.cur
	s := &Scope{Kind: kind, Node: n, Name: name, Parent: outer, class: r.class, symbols: map[string]*symbol{}}
	s.iterExpr = outer.iterExpr
	outer.Children = append(outer.Children, s)
	r.cur = s
	body(s)
	r.cur = outer
	return s
}

// define notes a use of a name in the current scope.
func (r *resolver) define(name string, use Use, n pyast.Node) {
	r.defineIn(r.cur, name, use, n)
}

// defineIn notes a use of a name in the scope s, and refuses what clashes with the
// uses noted before.
func (r *resolver) defineIn(s *Scope, name string, use Use, n pyast.Node) {
	name = Mangle(r.class, name)
	sym := s.symbols[name]
	if sym == nil {
		sym = &symbol{}
		s.symbols[name] = sym
		s.names = append(s.names, name)
	}
	switch {
	case use&Param != 0 && sym.use&Param != 0:
		r.errorf(codeDuplicate, n.Span(), "duplicate argument '%s' in function definition", name)
	case use&TypeParameter != 0 && sym.use&TypeParameter != 0:
		r.errorf(codeDuplicate, n.Span(), "duplicate type parameter '%s'", name)
	}
	sym.use |= use
	if s.iterTarget {
		if sym.use&(DeclaredGlobal|DeclaredNonlocal) != 0 {
			r.errorf(codeWalrus, n.Span(), "comprehension inner loop cannot rebind assignment expression target '%s'", name)
		}
		sym.use |= IterationVariable
	}
	if use&DeclaredGlobal != 0 && s != r.info.Module {
		r.moduleSymbol(name).use |= DeclaredGlobal
	}
}

// moduleSymbol returns the module's symbol for a name that a function declared global.
func (r *resolver) moduleSymbol(name string) *symbol {
	m := r.info.Module
	sym := m.symbols[name]
	if sym == nil {
		sym = &symbol{}
		m.symbols[name] = sym
		m.names = append(m.names, name)
	}
	return sym
}

// direct remembers the statement that declared a name global or nonlocal.
func (r *resolver) direct(name string, at pyast.Range) {
	sym := r.cur.symbols[Mangle(r.class, name)]
	if !sym.declared {
		sym.declared, sym.directive = true, at
	}
}

// stmts visits statements in order.
func (r *resolver) stmts(list []pyast.Stmt) {
	for _, s := range list {
		r.stmt(s)
	}
}

// exprs visits expressions in order; absent ones (a "**" in a dict) are skipped.
func (r *resolver) exprs(list []pyast.Expr) {
	for _, e := range list {
		r.expr(e)
	}
}

// stmt visits a statement: those that open scopes or bind names by themselves are
// taken apart here, the others bind through their expressions.
func (r *resolver) stmt(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		r.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, FunctionScope)
	case *pyast.AsyncFunctionDef:
		r.function(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, AsyncFunctionScope)
	case *pyast.ClassDef:
		r.classDef(s)
	case *pyast.TypeAlias:
		r.expr(s.Name)
		r.typeParams(s, s.TypeParams, func() {
			r.info.scopes[s] = r.enter(TypeAliasScope, s, "", func(sc *Scope) {
				sc.SeesClass = classAround(sc)
				r.expr(s.Value)
			})
		})
	case *pyast.AnnAssign:
		r.annAssign(s)
	case *pyast.Import:
		imp := Import{Node: s}
		for _, a := range s.Names {
			imp.Names = append(imp.Names, ImportedName{Name: a.Name, As: a.Asname})
			r.alias(a)
		}
		r.info.Imports = append(r.info.Imports, imp)
	case *pyast.ImportFrom:
		imp := Import{Node: s, Module: s.Module, Level: s.Level, From: true}
		for _, a := range s.Names {
			imp.Names = append(imp.Names, ImportedName{Name: a.Name, As: a.Asname})
			r.alias(a)
		}
		r.info.Imports = append(r.info.Imports, imp)
	case *pyast.Global:
		r.declare(s.Names, s.Range, DeclaredGlobal, "global")
	case *pyast.Nonlocal:
		r.declare(s.Names, s.Range, DeclaredNonlocal, "nonlocal")
	case *pyast.Match:
		r.expr(s.Subject)
		for _, c := range s.Cases {
			r.pattern(c.Pattern)
			r.expr(c.Guard)
			r.stmts(c.Body)
		}
	case *pyast.Try:
		r.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *pyast.TryStar:
		r.try(s.Body, s.Handlers, s.Orelse, s.Finalbody)
	case *pyast.Assign:
		// CPython visits the value last; the order only shows in error messages.
		r.exprs(s.Targets)
		r.expr(s.Value)
	default:
		pyast.Children(s, r.child)
	}
}

// child visits a child node of a statement or expression without rules of its own.
func (r *resolver) child(n pyast.Node) {
	switch n := n.(type) {
	case pyast.Expr:
		r.expr(n)
	case pyast.Stmt:
		r.stmt(n)
	default:
		pyast.Children(n, r.child)
	}
}

// try visits a try statement in CPython's order, the else clause before the handlers.
func (r *resolver) try(body []pyast.Stmt, handlers []*pyast.ExceptHandler, orelse, finalbody []pyast.Stmt) {
	r.stmts(body)
	r.stmts(orelse)
	for _, h := range handlers {
		r.expr(h.Type)
		if h.Name != "" {
			r.define(h.Name, Assigned, h)
		}
		r.stmts(h.Body)
	}
	r.stmts(finalbody)
}

// alias binds the name of an import: of "import a.b" it is a.
func (r *resolver) alias(a *pyast.Alias) {
	name := a.Asname
	if name == "" {
		name, _, _ = strings.Cut(a.Name, ".")
	}
	if name != "*" {
		r.define(name, Imported, a)
	} else if r.cur.Kind != ModuleScope {
		r.errorf(codeStar, a.Range, "import * only allowed at module level")
	}
}

// declare notes a global or nonlocal statement.
func (r *resolver) declare(names []string, at pyast.Range, use Use, word string) {
	for _, name := range names {
		if sym := r.cur.symbols[Mangle(r.class, name)]; sym != nil && sym.use&(Param|Assigned|Referenced|Annotated) != 0 {
			switch {
			case sym.use&Param != 0:
				r.errorf(codeDeclare, at, "name '%s' is parameter and %s", name, word)
			case sym.use&Referenced != 0:
				r.errorf(codeDeclare, at, "name '%s' is used prior to %s declaration", name, word)
			case sym.use&Annotated != 0:
				r.errorf(codeDeclare, at, "annotated name '%s' can't be %s", name, word)
			default:
				r.errorf(codeDeclare, at, "name '%s' is assigned to before %s declaration", name, word)
			}
		}
		s := r.cur
		s.iterTarget = false
		r.defineIn(s, name, use, nil)
		r.direct(name, at)
	}
}

// annAssign visits an annotated assignment. The annotation alone makes the name local.
func (r *resolver) annAssign(s *pyast.AnnAssign) {
	if t, ok := s.Target.(*pyast.Name); ok {
		if s.Simple && r.cur.Kind != ModuleScope {
			if sym := r.cur.symbols[Mangle(r.class, t.Id)]; sym != nil {
				switch {
				case sym.use&DeclaredGlobal != 0:
					r.errorf(codeDeclare, s.Range, "annotated name '%s' can't be global", t.Id)
				case sym.use&DeclaredNonlocal != 0:
					r.errorf(codeDeclare, s.Range, "annotated name '%s' can't be nonlocal", t.Id)
				}
			}
		}
		switch {
		case s.Simple:
			r.define(t.Id, Annotated|Assigned, t)
		case s.Value != nil:
			r.define(t.Id, Assigned, t)
		}
	} else {
		r.expr(s.Target)
	}
	r.annotation(s.Annotation)
	r.expr(s.Value)
}

// annotation visits an annotation. With "from __future__ import annotations" it is
// never evaluated, and what would make a frame special is not allowed in it.
func (r *resolver) annotation(e pyast.Expr) {
	if e == nil {
		return
	}
	if !r.info.Futures["annotations"] {
		r.expr(e)
		return
	}
	r.forbid(e, "an annotation", "'%s' can not be used within %s")
	outer := r.cur
	children := len(outer.Children)
	r.enter(TypeAliasScope, e, "", func(sc *Scope) {
		sc.SeesClass = classAround(sc)
		r.expr(e)
	})
	// Nothing of it exists at run time.
	outer.Children = outer.Children[:children]
}

// forbid reports yield, await and walrus in an expression that has no frame.
func (r *resolver) forbid(e pyast.Node, where, format string) {
	pyast.Walk(e, func(n pyast.Node) bool {
		what := ""
		switch n.(type) {
		case *pyast.Yield, *pyast.YieldFrom:
			what = "yield expression"
		case *pyast.Await:
			what = "await expression"
		case *pyast.NamedExpr:
			what = "named expression"
		case *pyast.Lambda, *pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
			return false
		}
		if what != "" {
			r.errorf(codeTypeParam, n.Span(), format, what, where)
		}
		return true
	})
}

// typeParams runs body in the scope of the type parameters of n, if it has any.
func (r *resolver) typeParams(n pyast.Node, params []pyast.TypeParam, body func()) {
	if len(params) == 0 {
		body()
		return
	}
	r.info.params[n] = r.enter(TypeParamsScope, n, "", func(sc *Scope) {
		sc.SeesClass = classAround(sc)
		sawDefault := false
		for _, tp := range params {
			var name string
			var bound, def pyast.Expr
			switch tp := tp.(type) {
			case *pyast.TypeVar:
				name, bound, def = tp.Name, tp.Bound, tp.DefaultValue
			case *pyast.ParamSpec:
				name, def = tp.Name, tp.DefaultValue
			case *pyast.TypeVarTuple:
				name, def = tp.Name, tp.DefaultValue
			}
			r.define(name, TypeParameter|Assigned, tp)
			if def == nil && sawDefault {
				r.errorf(codeTypeParam, tp.Span(), "non-default type parameter '%s' follows default type parameter", name)
			}
			sawDefault = sawDefault || def != nil
			for _, e := range []pyast.Expr{bound, def} {
				if e == nil {
					continue
				}
				r.forbid(e, "a TypeVar bound", "%s cannot be used within %s")
				r.enter(TypeAliasScope, e, "", func(in *Scope) {
					in.SeesClass = classAround(in)
					r.expr(e)
				})
			}
		}
		body()
	})
}

// classAround reports whether a class is the nearest scope around that is no
// scope of annotations.
func classAround(s *Scope) bool {
	for p := s.Parent; p != nil; p = p.Parent {
		switch p.Kind {
		case ClassScope:
			return true
		case TypeParamsScope, TypeAliasScope:
		default:
			return false
		}
	}
	return false
}

// function visits a function: defaults, decorators and annotations belong to the
// scope around (or to that of the type parameters), the rest to its own.
func (r *resolver) function(n pyast.Node, name string, a *pyast.Arguments, body []pyast.Stmt, decorators []pyast.Expr, returns pyast.Expr, tps []pyast.TypeParam, kind ScopeKind) {
	r.define(name, Assigned, n)
	r.exprs(a.Defaults)
	r.exprs(a.KwDefaults)
	inner := func() {
		r.annotations(a, returns)
		if len(tps) == 0 {
			r.exprs(decorators)
		}
		r.info.scopes[n] = r.enter(kind, n, name, func(s *Scope) {
			s.IsCoroutine = kind == AsyncFunctionScope
			s.iterExpr = 0
			r.parameters(a)
			r.stmts(body)
		})
	}
	if len(tps) > 0 {
		r.exprs(decorators)
	}
	r.typeParams(n, tps, inner)
}

// annotations visits the annotations of a function's parameters and result.
func (r *resolver) annotations(a *pyast.Arguments, returns pyast.Expr) {
	eachParam(a, func(p *pyast.Arg) { r.annotation(p.Annotation) })
	r.annotation(returns)
}

// eachParam calls visit for all parameters in the order of CPython's symtable.
func eachParam(a *pyast.Arguments, visit func(*pyast.Arg)) {
	for _, p := range a.Posonlyargs {
		visit(p)
	}
	for _, p := range a.Args {
		visit(p)
	}
	if a.Vararg != nil {
		visit(a.Vararg)
	}
	for _, p := range a.Kwonlyargs {
		visit(p)
	}
	if a.Kwarg != nil {
		visit(a.Kwarg)
	}
}

// parameters binds the parameters in the order in which a frame holds them.
func (r *resolver) parameters(a *pyast.Arguments) {
	for _, list := range [][]*pyast.Arg{a.Posonlyargs, a.Args, a.Kwonlyargs} {
		for _, p := range list {
			r.define(p.Arg, Param, p)
		}
	}
	for _, p := range []*pyast.Arg{a.Vararg, a.Kwarg} {
		if p != nil {
			r.define(p.Arg, Param, p)
		}
	}
}

// classDef visits a class. Its name is what private names in its body are mangled with.
func (r *resolver) classDef(s *pyast.ClassDef) {
	r.define(s.Name, Assigned, s)
	outerClass := r.class
	inner := func() {
		r.exprs(s.Bases)
		for _, k := range s.Keywords {
			r.expr(k.Value)
		}
		if len(s.TypeParams) == 0 {
			r.exprs(s.DecoratorList)
		}
		r.class = s.Name
		r.info.scopes[s] = r.enter(ClassScope, s, s.Name, func(sc *Scope) {
			sc.iterExpr = 0
			r.stmts(s.Body)
		})
		r.class = outerClass
	}
	if len(s.TypeParams) > 0 {
		r.exprs(s.DecoratorList)
		r.class = s.Name
	}
	r.typeParams(s, s.TypeParams, inner)
	r.class = outerClass
}

// pattern visits a pattern, which binds its captures.
func (r *resolver) pattern(p pyast.Pattern) {
	switch p := p.(type) {
	case *pyast.MatchAs:
		if p.Pattern != nil {
			r.pattern(p.Pattern)
		}
		if p.Name != "" {
			r.define(p.Name, Assigned, p)
		}
	case *pyast.MatchStar:
		if p.Name != "" {
			r.define(p.Name, Assigned, p)
		}
	case *pyast.MatchMapping:
		r.exprs(p.Keys)
		for _, q := range p.Patterns {
			r.pattern(q)
		}
		if p.Rest != "" {
			r.define(p.Rest, Assigned, p)
		}
	default:
		pyast.Children(p, func(n pyast.Node) {
			if q, ok := n.(pyast.Pattern); ok {
				r.pattern(q)
			} else {
				r.child(n)
			}
		})
	}
}
