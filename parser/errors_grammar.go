package parser

import "github.com/covetpy/covetgen/parser/pyast"

// The faults of single productions, in the words of CPython's "invalid_" rules.

// badWalrus reports a walrus whose target is no name.
func (p *parser) badWalrus(at int, e pyast.Expr) {
	if ok, _ := p.attempt(func() { p.next(); p.expression() }); !ok {
		p.next()
		p.expression()
	}
	switch e.(type) {
	case *pyast.Name:
		if p.toks[at].kind == tName {
			p.unexpected()
		}
	}
	p.failAt(codeTarget, p.toks[at].start, p.end, "cannot use assignment expressions with %s", exprName(e))
}

// badAssign reports an assignment to what is no target. CPython guesses that a
// comparison was meant where the left side is a single expression.
func (p *parser) badAssign(at int, e, bad pyast.Expr) {
	switch e.(type) {
	case *pyast.Tuple, *pyast.List, *pyast.GeneratorExp, *pyast.IfExp, *pyast.BoolOp, *pyast.Lambda, *pyast.Compare, *pyast.Starred:
	default:
		if c, ok := e.(*pyast.Constant); ok && (c.Value.Kind == pyast.ConstTrue || c.Value.Kind == pyast.ConstFalse || c.Value.Kind == pyast.ConstNone) {
			break
		}
		if u, ok := e.(*pyast.UnaryOp); ok && u.Op == pyast.Not {
			break
		}
		second := false
		ok, _ := p.attempt(func() {
			p.next()
			p.binary(precBitOr)
			second = p.kind == tEqual || p.kind == tColonEqual
		})
		if ok && !second && bad == e && (at == 0 || p.toks[at-1].kind != tEqual) {
			p.failAt(codeTarget, e.Span().Start, e.Span().End, "cannot assign to %s here. Maybe you meant '==' instead of '='?", exprName(bad))
		}
	}
	p.failAt(codeTarget, bad.Span().Start, bad.Span().End, "cannot assign to %s", exprName(bad))
}

// badForTarget reports a loop variable that is no target.
func (p *parser) badForTarget(at int, bad pyast.Expr) {
	if p.kind != kIn {
		p.unexpected()
	}
	p.failAt(codeTarget, bad.Span().Start, bad.Span().End, "cannot assign to %s", exprName(bad))
}

// badAnnotation reports an annotation on what cannot have one. A colon behind an
// expression is more often a block that nothing opened, so CPython only speaks of
// annotations if an expression follows.
func (p *parser) badAnnotation(at int, e pyast.Expr, what string) {
	switch e.(type) {
	case *pyast.Yield, *pyast.YieldFrom:
		if p.toks[at].kind == kYield {
			p.unexpected()
		}
	}
	if ok, _ := p.attempt(func() { p.next(); p.expression() }); !ok {
		if p.peek() == tNewline || p.peek() == tEOF || !startsExpr[p.peek()] {
			p.unexpected()
		}
		p.next()
		p.expression()
	}
	if what != "" {
		p.failAt(codeTarget, e.Span().Start, e.Span().End, "only single target (not %s) can be annotated", what)
	}
	p.failAt(codeTarget, e.Span().Start, e.Span().End, "illegal target for annotation")
}

// badDictKey reports a key that no colon follows.
func (p *parser) badDictKey(key pyast.Expr) {
	if p.kind == tRbrace || p.kind == tComma {
		t := p.toks[p.i-1]
		p.failAt(codeSyntax, t.start, t.end, "':' expected after dictionary key")
	}
	p.unexpected()
}

// checkDictValue reports a colon that no value follows.
func (p *parser) checkDictValue() {
	switch p.kind {
	case tRbrace, tComma:
		t := p.toks[p.i-1]
		p.failAt(codeSyntax, t.start, t.end, "expression expected after dictionary key and ':'")
	case tStar:
		t := p.toks[p.i]
		if ok, _ := p.attempt(func() { p.next(); p.binary(precBitOr) }); ok {
			p.failAt(codeStarred, t.start, t.end, "cannot use a starred expression in a dictionary value")
		}
	}
}

// checkUnparenthesizedTarget reports "[a, b for a, b in c]".
func (p *parser) checkUnparenthesizedTarget(mark int, e pyast.Expr) {
	if (p.kind == kFor || p.kind == kAsync) && len(p.nodes.exprs)-mark > 1 {
		first := p.nodes.exprs[mark]
		p.failAt(codeSyntax, first.Span().Start, p.end, "did you forget parentheses around the comprehension target?")
	}
	if p.kind == tEqual {
		p.badInnerAssign(e)
	}
}

// badInnerAssign reports an "=" behind an expression inside brackets.
func (p *parser) badInnerAssign(e pyast.Expr) {
	again := false
	ok, _ := p.attempt(func() { p.next(); p.binary(precBitOr); again = p.kind == tEqual || p.kind == tColonEqual })
	if !ok || again {
		return
	}
	switch e.(type) {
	case *pyast.Name:
		p.failAt(codeTarget, e.Span().Start, e.Span().End, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	case *pyast.Attribute, *pyast.Subscript, *pyast.Call, *pyast.BinOp:
		p.failAt(codeTarget, e.Span().Start, e.Span().End, "cannot assign to %s here. Maybe you meant '==' instead of '='?", exprName(e))
	}
}

// badKeyword reports "expression=value" in a call.
func (p *parser) badKeyword(at int, e pyast.Expr) {
	p.failAt(codeArguments, p.toks[at].start, p.toks[p.i].end, "expression cannot contain assignment, perhaps you meant \"==\"?")
}

// positionalAfter reports a positional argument behind keyword arguments; CPython
// points at the end of the argument list.
func (p *parser) positionalAfter(at int, msg string) {
	if p.kind != tComma && p.kind != tRpar {
		p.unexpected()
	}
	for p.kind == tComma {
		p.next()
		if ok, end := p.attempt(p.anyArgument); ok {
			p.back(end)
		}
	}
	p.failAt(codeArguments, p.toks[p.i].start, p.toks[p.i].end, "%s", msg)
}

// anyArgument steps over an argument of any form.
func (p *parser) anyArgument() {
	switch {
	case p.kind == tStar || p.kind == tDoubleStar:
		p.next()
	case p.kind == tName && p.peek() == tEqual:
		p.next()
		p.next()
	}
	p.namedExpression()
}

// bareStar reports a "*" in a parameter list that no name follows.
func (p *parser) bareStar(at int32, closing tokenKind) {
	if p.kind == closing || p.kind == tDoubleStar {
		p.failAt(codeParameters, at, at+1, "named arguments must follow bare *")
	}
	if p.kind == tEqual {
		p.failHere(codeParameters, "var-positional argument cannot have default value")
	}
	p.unexpected()
}

// parenthesizedParam reports parameters in parentheses, which Python 2 had.
func (p *parser) parenthesizedParam(annotated bool) {
	what := "Lambda expression parameters"
	if annotated {
		what = "Function parameters"
	}
	i := p.i + 1
	for p.toks[i].kind == tName && p.toks[i+1].kind == tComma {
		i += 2
	}
	if p.toks[i].kind == tName {
		i++
	}
	if i > p.i+1 && p.toks[i].kind == tRpar {
		p.failAt(codeParameters, p.start(), p.toks[i].end, "%s cannot be parenthesized", what)
	}
	p.unexpected()
}

// badTypeVarBound reports a bound on a TypeVarTuple or a ParamSpec.
func (p *parser) badTypeVarBound(kind tokenKind) {
	colon := p.toks[p.i]
	p.next()
	bound := p.expression()
	name, with := "TypeVarTuple", "bound"
	if kind == tDoubleStar {
		name = "ParamSpec"
	}
	if _, ok := bound.(*pyast.Tuple); ok {
		with = "constraints"
	}
	p.failAt(codeSyntax, colon.start, colon.end, "cannot use %s with %s", with, name)
}

// badImportTarget reports "import a as b.c".
func (p *parser) badImportTarget(at int) {
	p.back(at)
	var e pyast.Expr
	if ok, _ := p.attempt(func() { e = p.primary() }); !ok || p.minor < 14 {
		p.next()
		p.unexpected()
	}
	p.failAt(codeImport, e.Span().Start, e.Span().End, "cannot use %s as import target", exprName(e))
}

// badImportName reports what stands where a name to import should.
func (p *parser) badImportName() {
	if p.kind == tNewline && p.minor >= 13 {
		p.failHere(codeImport, "Expected one or more names after 'import'")
	}
	p.unexpected()
}

// oldExcept reports "except A, B:" for targets before 3.14.
func (p *parser) oldExcept(at int) {
	ok, end := p.attempt(func() {
		for p.accept(tComma) {
			if p.kind == tColon {
				return
			}
			p.expression()
		}
		if p.kind == kAs {
			p.next()
			p.name()
		}
	})
	if ok && p.at(end) == tColon {
		p.failAt(codeSyntax, p.toks[at].start, p.toks[end-1].end, "multiple exception types must be parenthesized")
	}
	p.unexpected()
}

// badExceptTarget reports "except E as a.b:".
func (p *parser) badExceptTarget(at int, star bool) {
	what := "except"
	if star {
		what = "except*"
	}
	p.back(at)
	var e pyast.Expr
	if ok, _ := p.attempt(func() { e = p.primary() }); !ok || p.minor < 14 {
		p.next()
		p.unexpected()
	}
	p.failAt(codeTarget, e.Span().Start, e.Span().End, "cannot use %s statement with %s", what, exprName(e))
}

// badPatternTarget reports "case p as a.b:".
func (p *parser) badPatternTarget(at int) {
	p.back(at)
	ok, _ := p.attempt(func() { p.expression() })
	if !ok {
		p.unexpected()
	}
	t := p.toks[at]
	p.failAt(codePattern, t.start, t.end, "invalid pattern target")
}

// emptyField reports a replacement field without an expression.
func (p *parser) emptyField() {
	t := p.toks[p.i]
	if p.minor >= 12 {
		p.failAt(codeFString, t.start, t.end, "f-string: valid expression required before '%s'", p.text(t))
	}
	if t.kind == tRbrace {
		p.failAt(codeFString, t.start, t.end, "f-string: empty expression not allowed")
	}
	p.failAt(codeFString, t.start, t.end, "f-string: expression required before '%s'", p.text(t))
}

// doubleStarred reports a "**" that unpacks into nothing.
func (p *parser) doubleStarred(closing tokenKind) {
	star := p.toks[p.i]
	ok, end := p.attempt(func() { p.next(); p.binary(precBitOr) })
	if ok && p.at(end) == closing {
		p.failAt(codeStarred, star.start, star.end, "cannot use double starred expression here")
	}
	p.unexpected()
}

// badField reports what stands where a replacement field should end.
func (p *parser) badField(debug bool, conversion int) {
	if p.kind == tError {
		p.unexpected()
	}
	p.forgotComma()
	switch {
	case p.minor < 12:
		p.fail(codeFString, p.toks[p.i], true, "f-string: expecting '}'")
	case conversion >= 0:
		p.fail(codeFString, p.toks[p.i], true, "f-string: expecting ':' or '}'")
	case debug:
		p.fail(codeFString, p.toks[p.i], true, "f-string: expecting '!', or ':', or '}'")
	}
	p.fail(codeFString, p.toks[p.i], true, "f-string: expecting '=', or '!', or ':', or '}'")
}
