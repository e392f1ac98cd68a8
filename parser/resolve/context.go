package resolve

import "github.com/covetpy/covetgen/parser/pyast"

// context checks what CPython's code generator checks, in its order: each function
// is gone through where its definition stands.
type context struct {
	*resolver
	unit *unit
}

// unit is one code object: what return, yield and await ask about, and the
// statements that break and continue look for.
type unit struct {
	kind   ScopeKind
	scope  *Scope
	blocks []block
}

// block is a statement that is open around the current one.
type block uint8

const (
	loopBlock  block = iota
	groupBlock       // an except* handler
	otherBlock       // anything else that CPython keeps on its block stack
)

// maxBlocks is CPython's CO_MAXBLOCKS.
const maxBlocks = 20

// push opens a block on the stack that break, continue and return unwind.
func (c *context) push(at pyast.Range, b block) {
	if len(c.unit.blocks) == maxBlocks {
		c.errorf(codeBlocks, at, "too many statically nested blocks")
	}
	c.unit.blocks = append(c.unit.blocks, b)
}

// pop closes the innermost block.
func (c *context) pop() { c.unit.blocks = c.unit.blocks[:len(c.unit.blocks)-1] }

// isFunction reports whether the unit is a function of any kind.
func (u *unit) isFunction() bool {
	switch u.kind {
	case FunctionScope, AsyncFunctionScope, LambdaScope, ComprehensionScope:
		return true
	}
	return false
}

// stmts checks statements in order.
func (c *context) stmts(list []pyast.Stmt) {
	for _, s := range list {
		c.stmt(s)
	}
}

// stmt checks one statement.
func (c *context) stmt(s pyast.Stmt) {
	switch s := s.(type) {
	case *pyast.FunctionDef:
		c.function(s, s.Range, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, FunctionScope)
	case *pyast.AsyncFunctionDef:
		c.function(s, s.Range, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, AsyncFunctionScope)
	case *pyast.ClassDef:
		c.class(s)
	case *pyast.Return:
		c.ret(s)
	case *pyast.Delete:
		c.exprs(s.Targets)
	case *pyast.Assign:
		c.expr(s.Value)
		for _, t := range s.Targets {
			c.target(t)
		}
	case *pyast.AugAssign:
		c.expr(s.Target)
		c.expr(s.Value)
	case *pyast.AnnAssign:
		c.annAssign(s)
	case *pyast.TypeAlias:
		c.expr(s.Name)
		c.typeParams(s.TypeParams)
		c.in(TypeAliasScope, nil, func() {
			c.resolver.forbid(s.Value, "a type alias", "%s cannot be used within %s")
			c.expr(s.Value)
		})
	case *pyast.For:
		c.forLoop(s.Range, s.Target, s.Iter, s.Body, s.Orelse)
	case *pyast.AsyncFor:
		if c.unit.kind != AsyncFunctionScope {
			c.errorf(codeOutside, s.Range, "'async for' outside async function")
		}
		c.forLoop(s.Range, s.Target, s.Iter, s.Body, s.Orelse)
	case *pyast.While:
		c.expr(s.Test)
		c.push(s.Range, loopBlock)
		c.stmts(s.Body)
		c.pop()
		c.stmts(s.Orelse)
	case *pyast.If:
		c.expr(s.Test)
		c.stmts(s.Body)
		c.stmts(s.Orelse)
	case *pyast.With:
		c.with(s.Range, s.Items, s.Body)
	case *pyast.AsyncWith:
		if c.unit.kind != AsyncFunctionScope {
			c.errorf(codeOutside, s.Range, "'async with' outside async function")
		}
		c.with(s.Range, s.Items, s.Body)
	case *pyast.Match:
		c.match(s)
	case *pyast.Try:
		c.try(s.Range, s.Body, s.Handlers, s.Orelse, s.Finalbody, false)
	case *pyast.TryStar:
		c.try(s.Range, s.Body, s.Handlers, s.Orelse, s.Finalbody, true)
	case *pyast.Import:
		for _, a := range s.Names {
			c.store(aliasName(a), s.Range)
		}
	case *pyast.ImportFrom:
		if s.Module == "__future__" && s.Level == 0 && c.file.Line(int(s.Start)) > c.lastFuture {
			c.errorf(codeFuture, s.Range, "from __future__ imports must occur at the beginning of the file")
		}
		for _, a := range s.Names {
			c.store(aliasName(a), s.Range)
		}
	case *pyast.Break:
		if c.leaves(s.Range) {
			c.errorf(codeOutside, s.Range, "'break' outside loop")
		}
	case *pyast.Continue:
		if c.leaves(s.Range) {
			c.errorf(codeOutside, s.Range, "'continue' not properly in loop")
		}
	default:
		pyast.Children(s, c.child)
	}
}

// aliasName is the name that an import binds, dotted names whole.
func aliasName(a *pyast.Alias) string {
	if a.Asname != "" {
		return a.Asname
	}
	return a.Name
}

// leaves looks for the loop that break or continue is about. It reports whether
// there is none; leaving an except* block is reported at once.
func (c *context) leaves(at pyast.Range) (missing bool) {
	for i := len(c.unit.blocks) - 1; i >= 0; i-- {
		switch c.unit.blocks[i] {
		case loopBlock:
			return false
		case groupBlock:
			c.leavesGroup(at)
			return false
		}
	}
	return true
}

// leavesGroup reports a jump out of an except* block: the other handlers of its try
// statement would not run.
func (c *context) leavesGroup(at pyast.Range) {
	c.errorf(codeExcept, at, "'break', 'continue' and 'return' cannot appear in an except* block")
}

// ret checks a return statement.
func (c *context) ret(s *pyast.Return) {
	u := c.unit
	switch {
	case !u.isFunction():
		c.errorf(codeOutside, s.Range, "'return' outside function")
	case s.Value != nil && u.scope.IsCoroutine && u.scope.IsGenerator:
		c.errorf(codeOutside, s.Range, "'return' with value in async generator")
	}
	c.expr(s.Value)
	for _, b := range u.blocks {
		if b == groupBlock {
			c.leavesGroup(s.Range)
			return
		}
	}
}

// child checks a child of a node without rules of its own.
func (c *context) child(n pyast.Node) {
	switch n := n.(type) {
	case pyast.Expr:
		c.expr(n)
	case pyast.Stmt:
		c.stmt(n)
	default:
		pyast.Children(n, c.child)
	}
}

// forLoop checks a for loop of either kind; its else clause is outside of the loop.
func (c *context) forLoop(at pyast.Range, target, iter pyast.Expr, body, orelse []pyast.Stmt) {
	c.push(at, loopBlock)
	c.expr(iter)
	c.target(target)
	c.stmts(body)
	c.pop()
	c.stmts(orelse)
}

// with checks a with statement: each item is a block around those behind it.
func (c *context) with(at pyast.Range, items []*pyast.WithItem, body []pyast.Stmt) {
	for _, it := range items {
		c.expr(it.ContextExpr)
		c.push(at, otherBlock)
		if it.OptionalVars != nil {
			c.target(it.OptionalVars)
		}
	}
	c.stmts(body)
	for range items {
		c.pop()
	}
}

// try checks a try statement; star says that its handlers are except*.
func (c *context) try(at pyast.Range, body []pyast.Stmt, handlers []*pyast.ExceptHandler, orelse, finalbody []pyast.Stmt, star bool) {
	if finalbody != nil {
		c.push(at, otherBlock)
	}
	if len(handlers) > 0 {
		c.push(at, otherBlock)
		c.stmts(body)
		c.pop()
		for i, h := range handlers {
			if h.Type == nil && i < len(handlers)-1 {
				c.errorf(codeExcept, h.Range, "default 'except:' must be last")
			}
			c.expr(h.Type)
			if h.Name != "" {
				c.store(h.Name, h.Range)
			}
			b := otherBlock
			if star {
				b = groupBlock
			}
			c.push(at, b)
			c.stmts(h.Body)
			c.pop()
		}
		c.stmts(orelse)
	} else {
		c.stmts(body)
	}
	if finalbody != nil {
		c.pop()
		c.stmts(finalbody)
	}
}

// in runs body in a code object of its own.
func (c *context) in(kind ScopeKind, s *Scope, body func()) {
	outer := c.unit
	c.unit = &unit{kind: kind, scope: s}
	body()
	c.unit = outer
}

// function checks a function: decorators, parameter names, defaults, annotations, and
// then its body in a code object of its own.
func (c *context) function(n pyast.Node, at pyast.Range, name string, a *pyast.Arguments, body []pyast.Stmt, decorators []pyast.Expr, returns pyast.Expr, tps []pyast.TypeParam, kind ScopeKind) {
	c.exprs(decorators)
	eachParam(a, func(p *pyast.Arg) { c.store(p.Arg, at) })
	c.exprs(a.Defaults)
	c.exprs(a.KwDefaults)
	c.typeParams(tps)
	if !c.info.Futures["annotations"] {
		eachParam(a, func(p *pyast.Arg) {
			if s, ok := p.Annotation.(*pyast.Starred); ok && p == a.Vararg {
				c.expr(s.Value)
				return
			}
			c.expr(p.Annotation)
		})
		c.expr(returns)
	}
	c.in(kind, c.info.Scope(n), func() { c.stmts(body) })
	c.store(name, at)
}

// class checks a class.
func (c *context) class(s *pyast.ClassDef) {
	c.exprs(s.DecoratorList)
	c.typeParams(s.TypeParams)
	c.in(ClassScope, c.info.Scope(s), func() { c.stmts(s.Body) })
	c.arguments(s.Bases, s.Keywords)
	c.store(s.Name, s.Range)
}

// typeParams checks the bounds and defaults of type parameters.
func (c *context) typeParams(tps []pyast.TypeParam) {
	for _, tp := range tps {
		switch tp := tp.(type) {
		case *pyast.TypeVar:
			c.expr(tp.Bound)
			c.expr(tp.DefaultValue)
		case *pyast.ParamSpec:
			c.expr(tp.DefaultValue)
		case *pyast.TypeVarTuple:
			if s, ok := tp.DefaultValue.(*pyast.Starred); ok {
				c.expr(s.Value)
			} else {
				c.expr(tp.DefaultValue)
			}
		}
	}
}

// annAssign checks an annotated assignment. Which annotations are evaluated, and so
// checked, depends on the target, the scope and the future import.
func (c *context) annAssign(s *pyast.AnnAssign) {
	if s.Value != nil {
		c.expr(s.Value)
		c.expr(s.Target)
	}
	evaluated := !c.info.Futures["annotations"]
	if t, ok := s.Target.(*pyast.Name); ok {
		c.store(t.Id, s.Range)
		// Annotations of local variables are never evaluated.
		if s.Simple && evaluated && !c.unit.isFunction() {
			c.expr(s.Annotation)
			return
		}
	} else if s.Value == nil {
		switch t := s.Target.(type) {
		case *pyast.Attribute:
			c.store(t.Attr, s.Range)
			c.expr(t.Value)
		case *pyast.Subscript:
			c.expr(t.Value)
			c.expr(t.Slice)
		}
	}
	if !s.Simple && !c.unit.isFunction() && evaluated {
		c.expr(s.Annotation)
	}
}

// store refuses to bind __debug__, which is a constant of the interpreter.
func (c *context) store(name string, at pyast.Range) {
	if name == "__debug__" {
		c.errorf(codeForbidden, at, "cannot assign to __debug__")
	}
}
