package parser

import "github.com/covetpy/covetgen/parser/pyast"

// forTarget parses the targets of a for loop or a comprehension clause: a list of
// targets up to "in", which is why they are read below the comparisons.
func (p *parser) forTarget() pyast.Expr {
	start, at := p.start(), p.i
	e := p.starTarget()
	if p.kind == tComma {
		e = p.tupleRest(start, e, (*parser).starTarget)
	}
	if bad := p.setTarget(e, pyast.Store); bad != nil {
		p.badForTarget(at, bad)
	}
	return e
}

// starTarget parses one target, or something that will turn out to be none.
func (p *parser) starTarget() pyast.Expr {
	if p.kind == tStar {
		return p.starred()
	}
	return p.binary(precBitOr)
}

// setTarget gives e and what is inside it the context ctx. It returns the first
// node that cannot be a target, or nil.
func (p *parser) setTarget(e pyast.Expr, ctx pyast.ExprContext) pyast.Expr {
	switch e := e.(type) {
	case *pyast.Name:
		e.Ctx = ctx
	case *pyast.Attribute:
		e.Ctx = ctx
	case *pyast.Subscript:
		e.Ctx = ctx
	case *pyast.Starred:
		if ctx == pyast.Del {
			return e
		}
		if _, ok := e.Value.(*pyast.Starred); ok {
			return e.Value
		}
		e.Ctx = ctx
		return p.setTarget(e.Value, ctx)
	case *pyast.Tuple:
		e.Ctx = ctx
		return p.setTargets(e.Elts, ctx)
	case *pyast.List:
		e.Ctx = ctx
		return p.setTargets(e.Elts, ctx)
	default:
		return e
	}
	return nil
}

// setTargets is setTarget for the elements of a tuple or list.
func (p *parser) setTargets(elts []pyast.Expr, ctx pyast.ExprContext) pyast.Expr {
	for _, e := range elts {
		if bad := p.setTarget(e, ctx); bad != nil {
			return bad
		}
	}
	return nil
}

// assignTarget makes e the target of an assignment; at is its first token.
func (p *parser) assignTarget(at int, e pyast.Expr) {
	switch e.(type) {
	case *pyast.Yield, *pyast.YieldFrom:
		if p.toks[at].kind == kYield {
			p.failAt(codeTarget, e.Span().Start, e.Span().End, "assignment to yield expression not possible")
		}
	}
	if bad := p.setTarget(e, pyast.Store); bad != nil {
		p.badAssign(at, e, bad)
	}
}

// augTarget makes e the target of an augmented assignment.
func (p *parser) augTarget(e pyast.Expr) {
	switch e := e.(type) {
	case *pyast.Name:
		e.Ctx = pyast.Store
	case *pyast.Attribute:
		e.Ctx = pyast.Store
	case *pyast.Subscript:
		e.Ctx = pyast.Store
	case *pyast.Yield, *pyast.YieldFrom:
		if p.toks[p.i-1].kind != tRpar {
			p.unexpected()
		}
		p.failAt(codeTarget, e.Span().Start, e.Span().End, "'%s' is an illegal expression for augmented assignment", exprName(e))
	default:
		p.failAt(codeTarget, e.Span().Start, e.Span().End, "'%s' is an illegal expression for augmented assignment", exprName(e))
	}
}

// annTarget makes e the target of an annotated assignment. It reports whether the
// target is simple: a name without parentheses.
func (p *parser) annTarget(at int, e pyast.Expr) bool {
	what := ""
	switch e := e.(type) {
	case *pyast.Name:
		e.Ctx = pyast.Store
		return p.toks[at].kind == tName
	case *pyast.Attribute:
		e.Ctx = pyast.Store
		return false
	case *pyast.Subscript:
		e.Ctx = pyast.Store
		return false
	case *pyast.List:
		what = "list"
	case *pyast.Tuple:
		what = "tuple"
	}
	p.badAnnotation(at, e, what)
	return false
}

// delTarget makes e a target of a del statement.
func (p *parser) delTarget(at int, e pyast.Expr) {
	bad := p.setTarget(e, pyast.Del)
	if bad == nil {
		return
	}
	if p.kind != tComma && p.kind != tNewline && p.kind != tSemi && p.kind != tRpar && p.kind != tRsqb {
		p.unexpected()
	}
	p.failAt(codeTarget, bad.Span().Start, bad.Span().End, "cannot delete %s", exprName(bad))
}

// withTarget makes e the target of a with item.
func (p *parser) withTarget(at int, e pyast.Expr) {
	bad := p.setTarget(e, pyast.Store)
	if bad == nil {
		return
	}
	if p.kind != tComma && p.kind != tRpar && p.kind != tColon {
		p.unexpected()
	}
	p.failAt(codeTarget, bad.Span().Start, bad.Span().End, "cannot assign to %s", exprName(bad))
}

// exprName is what CPython calls an expression in its messages.
func exprName(e pyast.Expr) string {
	switch e := e.(type) {
	case *pyast.Attribute:
		return "attribute"
	case *pyast.Subscript:
		return "subscript"
	case *pyast.Starred:
		return "starred"
	case *pyast.Name:
		return "name"
	case *pyast.List:
		return "list"
	case *pyast.Tuple:
		return "tuple"
	case *pyast.Lambda:
		return "lambda"
	case *pyast.Call:
		return "function call"
	case *pyast.BoolOp, *pyast.BinOp, *pyast.UnaryOp:
		return "expression"
	case *pyast.GeneratorExp:
		return "generator expression"
	case *pyast.Yield, *pyast.YieldFrom:
		return "yield expression"
	case *pyast.Await:
		return "await expression"
	case *pyast.ListComp:
		return "list comprehension"
	case *pyast.SetComp:
		return "set comprehension"
	case *pyast.DictComp:
		return "dict comprehension"
	case *pyast.Dict:
		return "dict literal"
	case *pyast.Set:
		return "set display"
	case *pyast.JoinedStr, *pyast.FormattedValue:
		return "f-string expression"
	case *pyast.TemplateStr, *pyast.Interpolation:
		return "t-string expression"
	case *pyast.Compare:
		return "comparison"
	case *pyast.IfExp:
		return "conditional expression"
	case *pyast.NamedExpr:
		return "named expression"
	case *pyast.Constant:
		switch e.Value.Kind {
		case pyast.ConstNone:
			return "None"
		case pyast.ConstTrue:
			return "True"
		case pyast.ConstFalse:
			return "False"
		case pyast.ConstEllipsis:
			return "ellipsis"
		}
		return "literal"
	}
	return "expression"
}
