package parser

import "github.com/covetpy/covetgen/parser/pyast"

// block parses what follows the colon of a compound statement: an indented block,
// or simple statements on the same line.
func (p *parser) block() []pyast.Stmt {
	mark := len(p.nodes.stmts)
	if p.kind != tNewline {
		if startsCompound[p.kind] {
			p.unexpected()
		}
		p.simpleStatements()
		return p.takeStmts(mark)
	}
	p.next()
	if p.kind != tIndent {
		p.noBlock()
	}
	p.next()
	p.enter()
	for p.kind != tDedent && p.kind != tEOF && len(p.faults) < maxErrors {
		if p.kind == tNewline {
			p.next()
			continue
		}
		p.statement()
	}
	end := p.end
	if p.kind == tDedent {
		p.next()
	}
	// A dedent has no text: the statement ends where its last token does.
	p.end = end
	p.leave()
	return p.takeStmts(mark)
}

var startsCompound = [tokenKinds]bool{
	kIf: true, kDef: true, kClass: true, kFor: true, kWhile: true, kTry: true, kWith: true, tAt: true, kAsync: true,
}

// lastEnd returns the end of the last token that has text: where a compound
// statement ends once its last block is read. That includes a semicolon.
func (p *parser) lastEnd() int32 {
	i := p.i - 1
	for i > 0 && p.toks[i].kind <= tDedent {
		i--
	}
	return p.toks[i].end
}

// body opens the block of the compound statement whose keyword is token at. The
// colon comes first. It always returns at least one statement.
func (p *parser) body(at int) []pyast.Stmt {
	p.expectColon(at)
	saved := p.blockAt
	p.blockAt = at
	b := p.block()
	p.blockAt = saved
	return b
}

// ifStmt parses an if statement; an elif is an if statement in its else clause.
//
//	'if' named_expression ':' block ('elif' named_expression ':' block)* ['else' ':' block]
func (p *parser) ifStmt() pyast.Stmt {
	at := p.i
	start := p.start()
	p.next()
	n := p.nodes.ifStmt.new()
	n.Test = p.condition()
	n.Body = p.body(at)
	end := p.lastEnd()
	switch p.kind {
	case kElif:
		p.enter()
		s := p.ifStmt().(*pyast.If)
		p.leave()
		n.Orelse = append(n.Orelse, s)
		end = s.End
	case kElse:
		n.Orelse = p.orelse()
		end = p.lastEnd()
	}
	n.Range = pyast.Range{Start: start, End: end}
	return n
}

// condition parses the test of an if or while statement.
func (p *parser) condition() pyast.Expr {
	e := p.namedExpression()
	if p.kind == tEqual {
		p.badInnerAssign(e)
	}
	return e
}

// orelse parses an else clause.
func (p *parser) orelse() []pyast.Stmt {
	at := p.i
	p.next()
	return p.body(at)
}

// whileStmt parses a while statement.
func (p *parser) whileStmt() pyast.Stmt {
	at := p.i
	start := p.start()
	p.next()
	n := &pyast.While{}
	n.Test = p.condition()
	n.Body = p.body(at)
	end := p.lastEnd()
	if p.kind == kElse {
		n.Orelse = p.orelse()
		end = p.lastEnd()
	}
	n.Range = pyast.Range{Start: start, End: end}
	return n
}

// forStmt parses a for statement from its "for"; start is where the node begins.
//
//	['async'] 'for' star_targets 'in' star_expressions ':' block ['else' ':' block]
func (p *parser) forStmt(start int32, async bool) pyast.Stmt {
	at := p.i
	p.next()
	target := p.forTarget()
	p.expect(kIn)
	iter := p.starExpressions()
	body := p.body(at)
	end := p.lastEnd()
	var orelse []pyast.Stmt
	if p.kind == kElse {
		orelse = p.orelse()
		end = p.lastEnd()
	}
	r := pyast.Range{Start: start, End: end}
	if async {
		return &pyast.AsyncFor{Range: r, Target: target, Iter: iter, Body: body, Orelse: orelse}
	}
	return &pyast.For{Range: r, Target: target, Iter: iter, Body: body, Orelse: orelse}
}

// asyncStmt parses what follows "async": def, for or with.
func (p *parser) asyncStmt() pyast.Stmt {
	start := p.start()
	p.next()
	switch p.kind {
	case kDef:
		return p.functionAt(start, nil, true)
	case kFor:
		return p.forStmt(start, true)
	case kWith:
		return p.withStmt(start, true)
	}
	p.unexpected()
	return nil
}

// decorated parses the decorators and the function or class under them.
func (p *parser) decorated() pyast.Stmt {
	mark := len(p.nodes.exprs)
	for p.kind == tAt {
		p.next()
		at := p.i
		e := p.namedExpression()
		if p.minor < 9 && !isDottedCall(e) {
			p.needs(9, pyast.Range{Start: p.toks[at].start, End: p.end}, "arbitrary expressions as decorators")
		}
		p.push(e)
		p.expect(tNewline)
	}
	decorators := p.takeExprs(mark)
	switch p.kind {
	case kDef:
		return p.function(decorators, false)
	case kClass:
		return p.class(decorators)
	case kAsync:
		if p.peek() == kDef {
			start := p.start()
			p.next()
			return p.functionAt(start, decorators, true)
		}
	}
	p.unexpected()
	return nil
}

// isDottedCall reports whether e is a dotted name or a call of one: all that a
// decorator could be before 3.9.
func isDottedCall(e pyast.Expr) bool {
	if c, ok := e.(*pyast.Call); ok {
		e = c.Func
	}
	for {
		switch n := e.(type) {
		case *pyast.Name:
			return true
		case *pyast.Attribute:
			e = n.Value
		default:
			return false
		}
	}
}

// function parses a function that begins at the current token.
func (p *parser) function(decorators []pyast.Expr, async bool) pyast.Stmt {
	return p.functionAt(p.start(), decorators, async)
}

// functionAt parses a function from its "def"; start is where the node begins.
func (p *parser) functionAt(start int32, decorators []pyast.Expr, async bool) pyast.Stmt {
	at := p.i
	p.next()
	name := p.name()
	typeParams := p.typeParams()
	if p.kind != tLpar {
		p.failHere(codeSyntax, "expected '('")
	}
	p.next()
	args := p.params(tRpar, true)
	p.expect(tRpar)
	var returns pyast.Expr
	if p.kind == tArrow {
		if next := p.peek(); next != kLambda && !startsExpr[next] {
			p.expectedColon()
		}
		p.next()
		returns = p.expression()
	}
	body := p.body(at)
	r := pyast.Range{Start: start, End: p.lastEnd()}
	if async {
		return &pyast.AsyncFunctionDef{Range: r, Name: name, Args: args, Body: body, DecoratorList: decorators, Returns: returns, TypeParams: typeParams}
	}
	n := p.nodes.function.new()
	n.Range, n.Name, n.Args, n.Body, n.DecoratorList, n.Returns, n.TypeParams = r, name, args, body, decorators, returns, typeParams
	return n
}

// class parses a class.
//
//	'class' NAME [type_params] ['(' [arguments] ')'] ':' block
func (p *parser) class(decorators []pyast.Expr) pyast.Stmt {
	at := p.i
	start := p.start()
	p.next()
	n := &pyast.ClassDef{Name: p.name(), DecoratorList: decorators}
	n.TypeParams = p.typeParams()
	if p.kind == tLpar {
		n.Bases, n.Keywords = p.arguments(false)
	}
	n.Body = p.body(at)
	n.Range = pyast.Range{Start: start, End: p.lastEnd()}
	return n
}

// withStmt parses a with statement; the parenthesised form is told from an
// expression in parentheses by what stands inside and behind the parentheses.
func (p *parser) withStmt(start int32, async bool) pyast.Stmt {
	at := p.i
	p.next()
	var items []*pyast.WithItem
	if p.kind == tLpar && p.parenthesizedItems() {
		open := p.start()
		p.next()
		for {
			items = append(items, p.withItem())
			if p.kind != tComma {
				break
			}
			p.next()
			if p.kind == tRpar {
				break
			}
		}
		p.expect(tRpar)
		if len(items) > 1 || items[0].OptionalVars != nil {
			p.needs(9, pyast.Range{Start: open, End: p.end}, "parenthesized context managers")
		}
	} else {
		for {
			items = append(items, p.withItem())
			if p.kind != tComma {
				break
			}
			p.next()
		}
	}
	if p.kind != tColon {
		p.unexpectedNoColon()
	}
	body := p.body(at)
	r := pyast.Range{Start: start, End: p.lastEnd()}
	if async {
		return &pyast.AsyncWith{Range: r, Items: items, Body: body}
	}
	return &pyast.With{Range: r, Items: items, Body: body}
}

// parenthesizedItems looks ahead from an opening parenthesis: the items of a with
// statement are in parentheses if a colon follows the closing one, and nothing
// inside makes it a generator expression, a walrus, a yield or a starred tuple.
func (p *parser) parenthesizedItems() bool {
	depth := 0
	lambda := false
	for i := p.i; ; i++ {
		switch k := p.toks[i].kind; k {
		case tLpar, tLsqb, tLbrace:
			depth++
			if depth == 1 && (p.toks[i+1].kind == tRpar || p.toks[i+1].kind == kYield || p.toks[i+1].kind == tStar) {
				return false
			}
		case tRpar, tRsqb, tRbrace:
			depth--
			if depth == 0 {
				return p.toks[i+1].kind == tColon
			}
		case kLambda:
			lambda = lambda || depth == 1
		case tColon:
			if depth == 1 {
				lambda = false
			}
		case tComma:
			if depth == 1 && !lambda && p.toks[i+1].kind == tStar {
				return false
			}
		case kFor, tColonEqual:
			if depth == 1 {
				return false
			}
		case tNewline, tEOF:
			return false
		}
	}
}

// withItem parses expression ['as' star_target].
func (p *parser) withItem() *pyast.WithItem {
	start := p.start()
	w := &pyast.WithItem{ContextExpr: p.expression()}
	if p.accept(kAs) {
		at := p.i
		e := p.starTarget()
		p.withTarget(at, e)
		w.OptionalVars = e
	}
	w.Range = p.rng(start)
	return w
}

// tryStmt parses a try statement: all its handlers are of one form, except or
// except*, and without any there must be a finally.
func (p *parser) tryStmt() pyast.Stmt {
	at := p.i
	start := p.start()
	p.next()
	body := p.body(at)
	var handlers []*pyast.ExceptHandler
	var orelse, finalbody []pyast.Stmt
	star, plain := false, false
	end := int32(0)
	for p.kind == kExcept {
		isStar := p.peek() == tStar
		if isStar && plain || !isStar && star {
			p.failHere(codeSyntax, "cannot have both 'except' and 'except*' on the same 'try'")
		}
		star, plain = star || isStar, plain || !isStar
		h := p.handler(isStar)
		handlers = append(handlers, h)
		end = h.End
	}
	if len(handlers) > 0 && p.kind == kElse {
		orelse = p.orelse()
		end = p.lastEnd()
	}
	if p.kind == kFinally {
		fin := p.i
		p.next()
		finalbody = p.body(fin)
		end = p.lastEnd()
	}
	if len(handlers) == 0 && finalbody == nil {
		p.noHandler(at)
	}
	r := pyast.Range{Start: start, End: end}
	if star {
		return &pyast.TryStar{Range: r, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: finalbody}
	}
	return &pyast.Try{Range: r, Body: body, Handlers: handlers, Orelse: orelse, Finalbody: finalbody}
}

// handler parses one except clause. Since 3.14 several types need no parentheses,
// unless a name follows.
func (p *parser) handler(star bool) *pyast.ExceptHandler {
	at := p.i
	start := p.start()
	p.next()
	h := &pyast.ExceptHandler{}
	if star {
		p.next()
		p.needs(11, pyast.Range{Start: start, End: p.end}, "exception groups (except*)")
		if p.kind == tColon || p.kind == tNewline {
			p.failHere(codeSyntax, "expected one or more exception types")
		}
	}
	if p.kind != tColon {
		if p.kind == tNewline {
			p.expectedColon()
		}
		first := p.start()
		typeAt := p.i
		h.Type = p.expression()
		if p.kind == tComma {
			if p.minor < 14 {
				p.oldExcept(typeAt)
			}
			h.Type = p.tupleRest(first, h.Type, (*parser).expression)
			if p.kind == kAs {
				p.failAt(codeSyntax, first, p.end, "multiple exception types must be parenthesized when using 'as'")
			}
		}
		if p.accept(kAs) {
			at := p.i
			h.Name = p.name()
			if p.kind == tDot || p.kind == tLpar || p.kind == tLsqb {
				p.badExceptTarget(at, star)
			}
		}
	}
	h.Body = p.body(at)
	h.Range = pyast.Range{Start: start, End: p.lastEnd()}
	return h
}
