package parser

import "github.com/covetpy/covetgen/parser/pyast"

// statement parses one statement, or the statements of one line, onto the
// statement stack. What cannot be parsed becomes a BadStmt there.
func (p *parser) statement() {
	marks := p.mark()
	at := p.i
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(bailout); !ok || !p.speak {
				panic(r)
			}
			p.recover(marks, at)
		}
	}()
	p.stmtAt = p.i
	p.parseStatement()
}

// pushStmt adds a finished statement to the block that is being parsed.
func (p *parser) pushStmt(s pyast.Stmt) { p.nodes.stmts = append(p.nodes.stmts, s) }

// parseStatement is statement without the net.
func (p *parser) parseStatement() {
	switch p.kind {
	case kIf:
		p.pushStmt(p.ifStmt())
	case kDef:
		p.pushStmt(p.function(nil, false))
	case kClass:
		p.pushStmt(p.class(nil))
	case kFor:
		p.pushStmt(p.forStmt(p.start(), false))
	case kWhile:
		p.pushStmt(p.whileStmt())
	case kTry:
		p.pushStmt(p.tryStmt())
	case kWith:
		p.pushStmt(p.withStmt(p.start(), false))
	case tAt:
		p.pushStmt(p.decorated())
	case kAsync:
		p.pushStmt(p.asyncStmt())
	case tIndent:
		p.unexpectedIndent()
	default:
		if p.kind == tName {
			if p.isName("match") && p.isMatch() {
				p.pushStmt(p.matchStmt())
				return
			}
		}
		p.simpleStatements()
	}
}

// simpleStatements parses the statements of one line up to its end.
func (p *parser) simpleStatements() {
	for {
		p.pushStmt(p.simpleStatement())
		if p.kind == tNewline {
			p.next()
			return
		}
		if p.kind != tSemi {
			p.unexpected()
		}
		p.next()
		if p.kind == tNewline {
			p.next()
			return
		}
	}
}

// simpleStatement parses a statement that fits on a line. Expressions and
// assignments, which begin alike, come last.
func (p *parser) simpleStatement() pyast.Stmt {
	start := p.start()
	switch p.kind {
	case kReturn:
		p.next()
		n := p.nodes.ret.new()
		if p.startsExpr() {
			n.Value = p.starExpressions()
		}
		n.Range = p.rng(start)
		return n
	case kImport:
		return p.importStmt()
	case kFrom:
		return p.importFrom()
	case kRaise:
		p.next()
		n := &pyast.Raise{}
		if p.startsExpr() {
			n.Exc = p.expression()
			if p.accept(kFrom) {
				n.Cause = p.expression()
			}
		}
		n.Range = p.rng(start)
		return n
	case kPass:
		p.next()
		return &pyast.Pass{Range: p.rng(start)}
	case kDel:
		return p.del()
	case kAssert:
		p.next()
		n := &pyast.Assert{}
		n.Test = p.expression()
		if p.accept(tComma) {
			n.Msg = p.expression()
		}
		n.Range = p.rng(start)
		return n
	case kBreak:
		p.next()
		return &pyast.Break{Range: p.rng(start)}
	case kContinue:
		p.next()
		return &pyast.Continue{Range: p.rng(start)}
	case kGlobal:
		p.next()
		names := p.names()
		return &pyast.Global{Range: p.rng(start), Names: names}
	case kNonlocal:
		p.next()
		names := p.names()
		return &pyast.Nonlocal{Range: p.rng(start), Names: names}
	case tName:
		if p.peek() == tName && p.isName("type") {
			return p.typeAlias()
		}
	}
	return p.exprStatement()
}

// names parses the names of a global or nonlocal statement.
func (p *parser) names() []string {
	out := []string{p.name()}
	for p.accept(tComma) {
		out = append(out, p.name())
	}
	return out
}

// exprStatement parses an assignment of any kind, or an expression.
func (p *parser) exprStatement() pyast.Stmt {
	start, at := p.start(), p.i
	e := p.yieldOrStarExpressions()
	switch p.kind {
	case tNewline, tSemi:
		n := p.nodes.exprStmt.new()
		n.Range, n.Value = p.rng(start), e
		return n
	case tEqual:
		return p.assign(start, at, e)
	case tColon:
		return p.annAssign(start, at, e)
	}
	if p.kind >= tPlusEqual && p.kind <= tRightShiftEqual {
		p.augTarget(e)
		op := binaryOps[p.kind-tPlusEqual+tPlus].op
		if p.kind == tDoubleStarEqual {
			op = pyast.Pow
		}
		p.next()
		v := p.yieldOrStarExpressions()
		return &pyast.AugAssign{Range: p.rng(start), Target: e, Op: op, Value: v}
	}
	if p.kind == tColonEqual {
		p.badWalrus(at, e)
	}
	p.unexpected()
	return nil
}

// yieldOrStarExpressions parses what may stand to the right of an assignment.
func (p *parser) yieldOrStarExpressions() pyast.Expr {
	if p.kind == kYield {
		return p.yield()
	}
	return p.starExpressions()
}

// assign parses the rest of an assignment whose first target is e. Each expression
// turns out to be a target only when the "=" behind it is seen.
//
//	(star_targets '=')+ (yield_expr | star_expressions)
func (p *parser) assign(start int32, at int, e pyast.Expr) pyast.Stmt {
	mark := len(p.nodes.exprs)
	for p.kind == tEqual {
		p.assignTarget(at, e)
		p.push(e)
		p.next()
		at = p.i
		e = p.yieldOrStarExpressions()
	}
	if p.kind == tColonEqual {
		p.badWalrus(at, e)
	}
	n := p.nodes.assign.new()
	n.Targets, n.Value = p.takeExprs(mark), e
	n.Range = p.rng(start)
	return n
}

// annAssign parses the rest of an annotated assignment to e.
//
//	target ':' expression ['=' (yield_expr | star_expressions)]
func (p *parser) annAssign(start int32, at int, e pyast.Expr) pyast.Stmt {
	simple := p.annTarget(at, e)
	p.next()
	n := &pyast.AnnAssign{Target: e, Simple: simple}
	n.Annotation = p.expression()
	if p.accept(tEqual) {
		n.Value = p.yieldOrStarExpressions()
	}
	n.Range = p.rng(start)
	return n
}

// typeAlias parses a type statement (PEP 695).
//
//	"type" NAME [type_params] '=' expression
func (p *parser) typeAlias() pyast.Stmt {
	start := p.start()
	p.next()
	p.needs(12, pyast.Range{Start: start, End: p.end}, "type statements")
	name := p.nameExpr()
	name.Ctx = pyast.Store
	n := &pyast.TypeAlias{Name: name}
	n.TypeParams = p.typeParams()
	p.expect(tEqual)
	n.Value = p.expression()
	n.Range = p.rng(start)
	return n
}

// importStmt parses "import a.b as c, d".
func (p *parser) importStmt() pyast.Stmt {
	start := p.start()
	p.next()
	n := &pyast.Import{}
	for {
		a := p.nodes.alias.new()
		at := p.start()
		a.Name = p.dottedName()
		p.aliasName(a)
		a.Range = p.rng(at)
		n.Names = append(n.Names, a)
		if p.kind != tComma {
			break
		}
		p.next()
	}
	if p.kind == kFrom {
		// "import a from b"
		p.failAt(codeSyntax, start, p.toks[p.i].end, "Did you mean to use 'from ... import ...' instead?")
	}
	n.Range = p.rng(start)
	return n
}

// aliasName parses "as name", if it is there.
func (p *parser) aliasName(a *pyast.Alias) {
	if !p.accept(kAs) {
		return
	}
	at := p.i
	a.Asname = p.name()
	if k := p.kind; k == tDot || k == tLpar || k == tLsqb {
		p.badImportTarget(at)
	}
}

// dottedName parses a.b.c; the text is joined without the blanks it may contain.
func (p *parser) dottedName() string {
	start := p.start()
	name := p.name()
	if p.kind != tDot {
		return name
	}
	clean := true
	for p.accept(tDot) {
		before := p.toks[p.i]
		clean = clean && before.flags == 0
		name += "." + p.name()
	}
	if clean && int(p.end-start) == len(name) && p.src[start:p.end] == name {
		return p.src[start:p.end]
	}
	return name
}

// importFrom parses "from . import x". The scanner has joined three dots into an
// ellipsis, which counts three levels.
func (p *parser) importFrom() pyast.Stmt {
	start := p.start()
	p.next()
	n := &pyast.ImportFrom{}
	for {
		if p.kind == tDot {
			n.Level++
		} else if p.kind == tEllipsis {
			n.Level += 3
		} else {
			break
		}
		p.next()
	}
	if n.Level == 0 || p.kind != kImport {
		n.Module = p.dottedName()
	}
	p.expect(kImport)
	switch p.kind {
	case tStar:
		a := p.nodes.alias.new()
		at := p.start()
		p.next()
		a.Name, a.Range = "*", p.rng(at)
		n.Names = append(n.Names, a)
	case tLpar:
		p.next()
		n.Names = p.importNames(true)
		p.expect(tRpar)
	default:
		n.Names = p.importNames(false)
	}
	n.Range = p.rng(start)
	return n
}

// importNames parses the names behind "import". Only in parentheses may a comma end
// the list.
func (p *parser) importNames(paren bool) []*pyast.Alias {
	var out []*pyast.Alias
	for {
		if p.kind != tName {
			p.badImportName()
		}
		a := p.nodes.alias.new()
		at := p.start()
		a.Name = p.name()
		p.aliasName(a)
		a.Range = p.rng(at)
		out = append(out, a)
		if p.kind != tComma {
			return out
		}
		p.next()
		if paren && p.kind == tRpar {
			return out
		}
		if !paren && p.kind == tNewline {
			p.failHere(codeImport, "trailing comma not allowed without surrounding parentheses")
		}
	}
}

// del parses a del statement.
func (p *parser) del() pyast.Stmt {
	start := p.start()
	p.next()
	mark := len(p.nodes.exprs)
	for {
		at := p.i
		var e pyast.Expr
		if p.kind == tStar {
			e = p.starred()
		} else {
			e = p.expression()
		}
		p.delTarget(at, e)
		p.push(e)
		if p.kind != tComma {
			break
		}
		p.next()
		if p.kind == tNewline || p.kind == tSemi {
			break
		}
	}
	n := &pyast.Delete{Targets: p.takeExprs(mark)}
	n.Range = p.rng(start)
	return n
}
