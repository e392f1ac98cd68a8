package eval

import (
	"github.com/covetpy/covetgen/parser/pyast"
)

// scope is what is known statically of a function body, class body,
// comprehension or lambda: which names it binds itself and which it declares
// to belong elsewhere. It holds for one node and is worked out once.
type scope struct {
	kind      scopeKind
	locals    map[string]bool
	order     []string // of locals, by first binding
	globals   map[string]bool
	nonlocals map[string]bool
	// free are the names that this scope or one within uses and does not bind.
	free map[string]bool
	// cellUsed: a class body in which a function refers to __class__ or super.
	cellUsed  bool
	generator bool
	async     bool
}

type scopeKind uint8

const (
	moduleScope scopeKind = iota
	classScope
	functionScope
	comprehensionScope
	typeParamScope
)

// scopeOf works out, or recalls, the scope of a function, lambda, class or
// comprehension. class is the innermost class around it, for private names.
func (in *Interp) scopeOf(n pyast.Node, class string) *scope {
	if s := in.scopes[n]; s != nil {
		return s
	}
	s := buildScope(n, class)
	in.scopes[n] = s
	return s
}

func newScope(kind scopeKind) *scope {
	return &scope{kind: kind, locals: map[string]bool{}, globals: map[string]bool{}, nonlocals: map[string]bool{}, free: map[string]bool{}}
}

func buildScope(n pyast.Node, class string) *scope {
	switch n := n.(type) {
	case *pyast.FunctionDef:
		return buildFunction(class, n.Args, n.Body, nil, false)
	case *pyast.AsyncFunctionDef:
		return buildFunction(class, n.Args, n.Body, nil, true)
	case *pyast.Lambda:
		return buildFunction(class, n.Args, nil, n.Body, false)
	case *pyast.ClassDef:
		s := newScope(classScope)
		b := &scopeBuilder{s: s, used: map[string]bool{}, class: n.Name}
		b.body(n.Body)
		s.cellUsed = b.used["__class__"]
		delete(b.used, "__class__")
		b.finish()
		return s
	case *pyast.ListComp:
		return buildComprehension(class, n.Generators, n.Elt, nil)
	case *pyast.SetComp:
		return buildComprehension(class, n.Generators, n.Elt, nil)
	case *pyast.GeneratorExp:
		return buildComprehension(class, n.Generators, n.Elt, nil)
	case *pyast.DictComp:
		return buildComprehension(class, n.Generators, n.Key, n.Value)
	}
	return newScope(moduleScope)
}

func buildFunction(class string, args *pyast.Arguments, body []pyast.Stmt, expr pyast.Expr, async bool) *scope {
	s := newScope(functionScope)
	s.async = async
	for _, a := range allArgs(args) {
		name := mangle(class, a.Arg)
		s.locals[name] = true
		s.order = append(s.order, name)
	}
	b := &scopeBuilder{s: s, used: map[string]bool{}, class: class}
	b.body(body)
	b.expr(expr)
	b.finish()
	return s
}

func buildComprehension(class string, gens []*pyast.Comprehension, elts ...pyast.Expr) *scope {
	s := newScope(comprehensionScope)
	b := &scopeBuilder{s: s, used: map[string]bool{}, class: class}
	for i, g := range gens {
		b.target(g.Target)
		if i > 0 { // the first iterable belongs to the scope around
			b.expr(g.Iter)
		}
		if g.IsAsync {
			s.async = true
		}
		for _, c := range g.Ifs {
			b.expr(c)
		}
	}
	for _, e := range elts {
		b.expr(e)
	}
	b.finish()
	return s
}

// allArgs are the parameters in the order of py.Function.Params: positional
// ones, *args, keyword-only ones, **kwargs.
func allArgs(a *pyast.Arguments) []*pyast.Arg {
	if a == nil {
		return nil
	}
	var out []*pyast.Arg
	out = append(out, a.Posonlyargs...)
	out = append(out, a.Args...)
	if a.Vararg != nil {
		out = append(out, a.Vararg)
	}
	out = append(out, a.Kwonlyargs...)
	if a.Kwarg != nil {
		out = append(out, a.Kwarg)
	}
	return out
}

// scopeBuilder walks a body and stops at the bodies of inner scopes, of which
// it only takes the free names.
type scopeBuilder struct {
	s     *scope
	used  map[string]bool
	class string // innermost class, for private names
}

// finish settles which of the used names are free here.
func (b *scopeBuilder) finish() {
	for name := range b.s.globals {
		delete(b.s.locals, name)
	}
	for name := range b.s.nonlocals {
		delete(b.s.locals, name)
		b.used[name] = true
	}
	for name := range b.used {
		if !b.s.locals[name] && !b.s.globals[name] {
			b.s.free[name] = true
		}
	}
}

func (b *scopeBuilder) bind(name string) {
	name = mangle(b.class, name)
	if name != "" && !b.s.locals[name] {
		b.s.locals[name] = true
		b.s.order = append(b.s.order, name)
	}
}

// inner takes the free names of a nested scope. Names bound in a class body are
// not visible in the functions within it, so they do not count as bound there;
// what is used there and bound here is found when names are looked up.
func (b *scopeBuilder) inner(s *scope) {
	for name := range s.free {
		b.used[name] = true
	}
}

func (b *scopeBuilder) body(list []pyast.Stmt) {
	for _, s := range list {
		b.stmt(s)
	}
}

func (b *scopeBuilder) exprs(list []pyast.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

func (b *scopeBuilder) typeParams(list []pyast.TypeParam) {
	for _, p := range list {
		switch p := p.(type) {
		case *pyast.TypeVar:
			b.expr(p.Bound)
			b.expr(p.DefaultValue)
		case *pyast.ParamSpec:
			b.expr(p.DefaultValue)
		case *pyast.TypeVarTuple:
			b.expr(p.DefaultValue)
		}
	}
}

func (b *scopeBuilder) function(n pyast.Node, args *pyast.Arguments, returns pyast.Expr, params []pyast.TypeParam) {
	b.typeParams(params)
	b.exprs(args.Defaults)
	b.exprs(args.KwDefaults)
	for _, a := range allArgs(args) {
		b.expr(a.Annotation)
	}
	b.expr(returns)
	b.inner(buildScope(n, b.class))
}

func (b *scopeBuilder) stmt(s pyast.Stmt) {
	switch n := s.(type) {
	case *pyast.FunctionDef:
		b.bind(n.Name)
		b.exprs(n.DecoratorList)
		b.function(n, n.Args, n.Returns, n.TypeParams)
	case *pyast.AsyncFunctionDef:
		b.bind(n.Name)
		b.exprs(n.DecoratorList)
		b.function(n, n.Args, n.Returns, n.TypeParams)
	case *pyast.ClassDef:
		b.bind(n.Name)
		b.exprs(n.DecoratorList)
		b.typeParams(n.TypeParams)
		b.exprs(n.Bases)
		for _, k := range n.Keywords {
			b.expr(k.Value)
		}
		b.inner(buildScope(n, b.class))
	case *pyast.Return:
		b.expr(n.Value)
	case *pyast.Delete:
		for _, t := range n.Targets {
			b.target(t)
		}
	case *pyast.Assign:
		b.expr(n.Value)
		for _, t := range n.Targets {
			b.target(t)
		}
	case *pyast.TypeAlias:
		b.target(n.Name)
		b.typeParams(n.TypeParams)
		b.expr(n.Value)
	case *pyast.AugAssign:
		b.expr(n.Value)
		b.expr(n.Target)
		b.target(n.Target)
	case *pyast.AnnAssign:
		b.expr(n.Annotation)
		b.expr(n.Value)
		b.target(n.Target)
	case *pyast.For:
		b.loop(n.Target, n.Iter, n.Body, n.Orelse)
	case *pyast.AsyncFor:
		b.loop(n.Target, n.Iter, n.Body, n.Orelse)
	case *pyast.While:
		b.expr(n.Test)
		b.body(n.Body)
		b.body(n.Orelse)
	case *pyast.If:
		b.expr(n.Test)
		b.body(n.Body)
		b.body(n.Orelse)
	case *pyast.With:
		b.with(n.Items, n.Body)
	case *pyast.AsyncWith:
		b.with(n.Items, n.Body)
	case *pyast.Match:
		b.expr(n.Subject)
		for _, c := range n.Cases {
			b.pattern(c.Pattern)
			b.expr(c.Guard)
			b.body(c.Body)
		}
	case *pyast.Raise:
		b.expr(n.Exc)
		b.expr(n.Cause)
	case *pyast.Try:
		b.try(n.Body, n.Handlers, n.Orelse, n.Finalbody)
	case *pyast.TryStar:
		b.try(n.Body, n.Handlers, n.Orelse, n.Finalbody)
	case *pyast.Assert:
		b.expr(n.Test)
		b.expr(n.Msg)
	case *pyast.Import:
		for _, a := range n.Names {
			b.bind(importedName(a))
		}
	case *pyast.ImportFrom:
		for _, a := range n.Names {
			if a.Asname != "" {
				b.bind(a.Asname)
			} else if a.Name != "*" {
				b.bind(a.Name)
			}
		}
	case *pyast.Global:
		for _, name := range n.Names {
			b.s.globals[mangle(b.class, name)] = true
		}
	case *pyast.Nonlocal:
		for _, name := range n.Names {
			b.s.nonlocals[mangle(b.class, name)] = true
		}
	case *pyast.ExprStmt:
		b.expr(n.Value)
	}
}

func (b *scopeBuilder) loop(target, iter pyast.Expr, body, orelse []pyast.Stmt) {
	b.expr(iter)
	b.target(target)
	b.body(body)
	b.body(orelse)
}

func (b *scopeBuilder) with(items []*pyast.WithItem, body []pyast.Stmt) {
	for _, it := range items {
		b.expr(it.ContextExpr)
		b.target(it.OptionalVars)
	}
	b.body(body)
}

func (b *scopeBuilder) try(body []pyast.Stmt, handlers []*pyast.ExceptHandler, orelse, finalbody []pyast.Stmt) {
	b.body(body)
	for _, h := range handlers {
		b.expr(h.Type)
		b.bind(h.Name)
		b.body(h.Body)
	}
	b.body(orelse)
	b.body(finalbody)
}

// target binds the names of an assignment target.
func (b *scopeBuilder) target(e pyast.Expr) {
	switch n := e.(type) {
	case nil:
	case *pyast.Name:
		b.bind(n.Id)
	case *pyast.Tuple:
		for _, x := range n.Elts {
			b.target(x)
		}
	case *pyast.List:
		for _, x := range n.Elts {
			b.target(x)
		}
	case *pyast.Starred:
		b.target(n.Value)
	default:
		b.expr(e)
	}
}

func (b *scopeBuilder) pattern(p pyast.Pattern) {
	switch n := p.(type) {
	case *pyast.MatchValue:
		b.expr(n.Value)
	case *pyast.MatchSequence:
		for _, x := range n.Patterns {
			b.pattern(x)
		}
	case *pyast.MatchMapping:
		b.exprs(n.Keys)
		for _, x := range n.Patterns {
			b.pattern(x)
		}
		b.bind(n.Rest)
	case *pyast.MatchClass:
		b.expr(n.Cls)
		for _, x := range n.Patterns {
			b.pattern(x)
		}
		for _, x := range n.KwdPatterns {
			b.pattern(x)
		}
	case *pyast.MatchStar:
		b.bind(n.Name)
	case *pyast.MatchAs:
		if n.Pattern != nil {
			b.pattern(n.Pattern)
		}
		b.bind(n.Name)
	case *pyast.MatchOr:
		for _, x := range n.Patterns {
			b.pattern(x)
		}
	}
}

func (b *scopeBuilder) comprehension(n pyast.Node, gens []*pyast.Comprehension) {
	b.expr(gens[0].Iter)
	b.inner(buildScope(n, b.class))
	// A walrus in a comprehension binds in the function or module around it.
	for name := range walrusNames(n) {
		if b.s.kind == comprehensionScope {
			b.used[mangle(b.class, name)] = true
		} else {
			b.bind(name)
		}
	}
}

func (b *scopeBuilder) expr(e pyast.Expr) {
	switch n := e.(type) {
	case nil:
	case *pyast.Name:
		b.used[mangle(b.class, n.Id)] = true
		if n.Id == "super" {
			b.used["__class__"] = true
		}
	case *pyast.NamedExpr:
		b.expr(n.Value)
		if b.s.kind != comprehensionScope {
			b.target(n.Target)
		} else if name, ok := n.Target.(*pyast.Name); ok {
			b.used[mangle(b.class, name.Id)] = true
		}
	case *pyast.Lambda:
		b.exprs(n.Args.Defaults)
		b.exprs(n.Args.KwDefaults)
		b.inner(buildScope(n, b.class))
	case *pyast.ListComp:
		b.comprehension(n, n.Generators)
	case *pyast.SetComp:
		b.comprehension(n, n.Generators)
	case *pyast.DictComp:
		b.comprehension(n, n.Generators)
	case *pyast.GeneratorExp:
		b.comprehension(n, n.Generators)
	case *pyast.Yield:
		b.s.generator = true
		b.expr(n.Value)
	case *pyast.YieldFrom:
		b.s.generator = true
		b.expr(n.Value)
	case *pyast.Await:
		if b.s.kind == comprehensionScope {
			b.s.async = true
		}
		b.expr(n.Value)
	default:
		for _, x := range childExprs(e) {
			b.expr(x)
		}
	}
}

// walrusNames are the names that assignment expressions directly within a
// comprehension (or one nested in it) bind.
func walrusNames(n pyast.Node) map[string]bool {
	out := map[string]bool{}
	var visit func(e pyast.Expr)
	visitComp := func(gens []*pyast.Comprehension, elts ...pyast.Expr) {
		for _, g := range gens {
			visit(g.Iter)
			for _, c := range g.Ifs {
				visit(c)
			}
		}
		for _, e := range elts {
			visit(e)
		}
	}
	visit = func(e pyast.Expr) {
		switch n := e.(type) {
		case nil, *pyast.Lambda:
		case *pyast.NamedExpr:
			if name, ok := n.Target.(*pyast.Name); ok {
				out[name.Id] = true
			}
			visit(n.Value)
		case *pyast.ListComp:
			visitComp(n.Generators, n.Elt)
		case *pyast.SetComp:
			visitComp(n.Generators, n.Elt)
		case *pyast.GeneratorExp:
			visitComp(n.Generators, n.Elt)
		case *pyast.DictComp:
			visitComp(n.Generators, n.Key, n.Value)
		default:
			for _, x := range childExprs(e) {
				visit(x)
			}
		}
	}
	if e, ok := n.(pyast.Expr); ok {
		visit(e)
	}
	return out
}

// childExprs are the operands of expressions that make no scope and bind
// nothing.
func childExprs(e pyast.Expr) []pyast.Expr {
	switch n := e.(type) {
	case *pyast.BoolOp:
		return n.Values
	case *pyast.NamedExpr:
		return []pyast.Expr{n.Value}
	case *pyast.BinOp:
		return []pyast.Expr{n.Left, n.Right}
	case *pyast.UnaryOp:
		return []pyast.Expr{n.Operand}
	case *pyast.IfExp:
		return []pyast.Expr{n.Test, n.Body, n.Orelse}
	case *pyast.Dict:
		return append(append([]pyast.Expr{}, n.Keys...), n.Values...)
	case *pyast.Set:
		return n.Elts
	case *pyast.List:
		return n.Elts
	case *pyast.Tuple:
		return n.Elts
	case *pyast.Await:
		return []pyast.Expr{n.Value}
	case *pyast.Yield:
		return []pyast.Expr{n.Value}
	case *pyast.YieldFrom:
		return []pyast.Expr{n.Value}
	case *pyast.Compare:
		return append([]pyast.Expr{n.Left}, n.Comparators...)
	case *pyast.Call:
		out := append([]pyast.Expr{n.Func}, n.Args...)
		for _, k := range n.Keywords {
			out = append(out, k.Value)
		}
		return out
	case *pyast.FormattedValue:
		return []pyast.Expr{n.Value, n.FormatSpec}
	case *pyast.Interpolation:
		return []pyast.Expr{n.Value, n.FormatSpec}
	case *pyast.JoinedStr:
		return n.Values
	case *pyast.TemplateStr:
		return n.Values
	case *pyast.Attribute:
		return []pyast.Expr{n.Value}
	case *pyast.Subscript:
		return []pyast.Expr{n.Value, n.Slice}
	case *pyast.Starred:
		return []pyast.Expr{n.Value}
	case *pyast.Slice:
		return []pyast.Expr{n.Lower, n.Upper, n.Step}
	}
	return nil
}

// importedName is the name that "import a.b.c [as d]" binds.
func importedName(a *pyast.Alias) string {
	if a.Asname != "" {
		return a.Asname
	}
	for i := 0; i < len(a.Name); i++ {
		if a.Name[i] == '.' {
			return a.Name[:i]
		}
	}
	return a.Name
}
