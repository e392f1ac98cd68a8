package parser

import "github.com/covetpy/covetgen/parser/pyast"

// isMatch tells a match statement from the use of a name match: only the former
// is a logical line that ends with a colon.
func (p *parser) isMatch() bool {
	switch p.peek() {
	case tColon, tEqual, tDot, tNewline, tComma, tColonEqual, tSemi, tRpar:
		return false
	}
	depth := 0
	for i := p.i + 1; ; i++ {
		switch p.toks[i].kind {
		case tLpar, tLsqb, tLbrace:
			depth++
		case tRpar, tRsqb, tRbrace:
			depth--
		case tNewline:
			return p.toks[i-1].kind == tColon
		case tEOF:
			return false
		}
	}
}

// matchStmt parses a match statement.
//
//	"match" (star_named_expression ',' star_named_expressions? | named_expression) ':' NEWLINE INDENT case_block+ DEDENT
func (p *parser) matchStmt() pyast.Stmt {
	at := p.i
	start := p.start()
	p.next()
	p.needs(10, pyast.Range{Start: start, End: p.end}, "match statements")
	n := &pyast.Match{}
	first := p.start()
	n.Subject = p.starNamedExpression()
	if p.kind == tComma {
		n.Subject = p.tupleRest(first, n.Subject, (*parser).starNamedExpression)
	} else if _, ok := n.Subject.(*pyast.Starred); ok {
		p.unexpected()
	}
	if p.kind != tColon {
		p.unexpectedNoColon()
	}
	p.next()
	p.expect(tNewline)
	saved := p.blockAt
	p.blockAt = at
	if p.kind != tIndent {
		p.noBlock()
	}
	p.next()
	p.enter()
	if !p.isName("case") {
		p.unexpected()
	}
	for p.isName("case") {
		n.Cases = append(n.Cases, p.matchCase())
	}
	end := p.end
	if p.kind != tDedent {
		p.unexpected()
	}
	p.next()
	p.end = end
	p.leave()
	p.blockAt = saved
	n.Range = pyast.Range{Start: start, End: n.Cases[len(n.Cases)-1].End}
	return n
}

// matchCase parses one case.
//
//	"case" patterns ['if' named_expression] ':' block
func (p *parser) matchCase() *pyast.MatchCase {
	at := p.i
	start := p.start()
	p.next()
	c := &pyast.MatchCase{}
	c.Pattern = p.patterns()
	if p.accept(kIf) {
		c.Guard = p.namedExpression()
	}
	if p.kind != tColon {
		p.unexpectedNoColon()
	}
	c.Body = p.body(at)
	c.Range = pyast.Range{Start: start, End: p.lastEnd()}
	return c
}

// patterns parses what follows "case": a pattern or an open sequence.
func (p *parser) patterns() pyast.Pattern {
	start := p.start()
	first := p.maybeStarPattern()
	if p.kind != tComma {
		if _, ok := first.(*pyast.MatchStar); ok {
			p.unexpected()
		}
		return first
	}
	list := []pyast.Pattern{first}
	for p.accept(tComma) {
		if p.kind == tColon || p.kind == kIf {
			break
		}
		list = append(list, p.maybeStarPattern())
	}
	return &pyast.MatchSequence{Range: p.rng(start), Patterns: list}
}

// maybeStarPattern parses an element of a sequence pattern: a pattern or "*" name.
// The wildcard "_" is a name that is absent from the tree.
func (p *parser) maybeStarPattern() pyast.Pattern {
	if p.kind != tStar {
		return p.pattern()
	}
	start := p.start()
	p.next()
	name := p.name()
	if name == "_" {
		name = ""
	}
	return &pyast.MatchStar{Range: p.rng(start), Name: name}
}

// pattern parses an or-pattern, with its name if it has one.
func (p *parser) pattern() pyast.Pattern {
	p.enter()
	start := p.start()
	first := p.closedPattern()
	if p.kind == tVbar {
		list := []pyast.Pattern{first}
		for p.accept(tVbar) {
			list = append(list, p.closedPattern())
		}
		first = &pyast.MatchOr{Range: p.rng(start), Patterns: list}
	}
	if p.accept(kAs) {
		at := p.i
		if p.isName("_") {
			p.failHere(codePattern, "cannot use '_' as a target")
		}
		if p.kind != tName {
			p.badPatternTarget(at)
		}
		name := p.name()
		if k := p.kind; k == tDot || k == tLpar {
			if p.minor < 14 {
				p.unexpected()
			}
			p.badPatternTarget(at)
		}
		first = &pyast.MatchAs{Range: p.rng(start), Pattern: first, Name: name}
	}
	p.leave()
	return first
}

// closedPattern parses a pattern that needs no parentheses beside "|" and "as".
func (p *parser) closedPattern() pyast.Pattern {
	start := p.start()
	switch p.kind {
	case tNumber, tMinus, tString, tFStart:
		return p.literalPattern()
	case kNone, kTrue, kFalse:
		k := pyast.ConstNone
		if p.kind == kTrue {
			k = pyast.ConstTrue
		} else if p.kind == kFalse {
			k = pyast.ConstFalse
		}
		p.next()
		return &pyast.MatchSingleton{Range: p.rng(start), Value: pyast.Const{Kind: k}}
	case tName:
		return p.namePattern()
	case tLpar, tLsqb:
		return p.groupPattern()
	case tLbrace:
		return p.mappingPattern()
	}
	p.unexpected()
	return nil
}

// literalPattern parses a number, a complex number, or strings.
func (p *parser) literalPattern() pyast.Pattern {
	start := p.start()
	v := p.literalKey()
	return &pyast.MatchValue{Range: p.rng(start), Value: v}
}

// literalKey parses the literals that may be matched by value.
func (p *parser) literalKey() pyast.Expr {
	if p.kind == tString || p.kind == tFStart {
		e := p.strings()
		switch e.(type) {
		case *pyast.JoinedStr, *pyast.TemplateStr:
			p.failAt(codePattern, e.Span().Start, e.Span().End, "patterns may only match literals and attribute lookups")
		}
		return e
	}
	start := p.start()
	left := p.signedNumber()
	if p.kind != tPlus && p.kind != tMinus {
		return left
	}
	op := pyast.Add
	if p.kind == tMinus {
		op = pyast.Sub
	}
	if isComplex(left) {
		p.failAt(codePattern, left.Span().Start, left.Span().End, "real number required in complex literal")
	}
	p.next()
	if p.kind != tNumber {
		p.unexpected()
	}
	right := p.numberExpr()
	if !isComplex(right) {
		p.failAt(codePattern, right.Span().Start, right.Span().End, "imaginary number required in complex literal")
	}
	return &pyast.BinOp{Range: p.rng(start), Left: left, Op: op, Right: right}
}

// isComplex reports whether e is an imaginary number, with or without a sign.
func isComplex(e pyast.Expr) bool {
	if u, ok := e.(*pyast.UnaryOp); ok {
		e = u.Operand
	}
	c, ok := e.(*pyast.Constant)
	return ok && c.Value.Kind == pyast.ConstComplex
}

// signedNumber parses a number with an optional minus: "+1" is no pattern.
func (p *parser) signedNumber() pyast.Expr {
	start := p.start()
	if p.accept(tMinus) {
		if p.kind != tNumber {
			p.unexpected()
		}
		v := p.numberExpr()
		return &pyast.UnaryOp{Range: p.rng(start), Op: pyast.USub, Operand: v}
	}
	return p.numberExpr()
}

// namePattern parses a capture, a wildcard, a dotted value or a class pattern.
func (p *parser) namePattern() pyast.Pattern {
	start := p.start()
	if p.peek() != tDot && p.peek() != tLpar {
		name := p.name()
		if name == "_" {
			name = ""
		}
		return &pyast.MatchAs{Range: p.rng(start), Name: name}
	}
	e := p.nameOrAttr()
	if p.kind == tLpar {
		return p.classPattern(start, e)
	}
	return &pyast.MatchValue{Range: p.rng(start), Value: e}
}

// nameOrAttr parses a dotted name: a value to compare with, or a class.
func (p *parser) nameOrAttr() pyast.Expr {
	start := p.start()
	var e pyast.Expr = p.nameExpr()
	for p.accept(tDot) {
		name := p.name()
		e = &pyast.Attribute{Range: p.rng(start), Value: e, Attr: name}
	}
	return e
}

// groupPattern parses a parenthesised pattern or a sequence in () or [].
func (p *parser) groupPattern() pyast.Pattern {
	p.enter()
	start := p.start()
	closing := tRsqb
	if p.kind == tLpar {
		closing = tRpar
	}
	p.next()
	var list []pyast.Pattern
	comma := false
	for p.kind != closing {
		list = append(list, p.maybeStarPattern())
		comma = p.kind == tComma
		if !comma {
			break
		}
		p.next()
	}
	p.expect(closing)
	p.leave()
	if closing == tRpar && len(list) == 1 && !comma {
		if _, ok := list[0].(*pyast.MatchStar); ok {
			p.back(p.i - 1)
			p.unexpected()
		}
		return list[0]
	}
	return &pyast.MatchSequence{Range: p.rng(start), Patterns: list}
}

// mappingPattern parses a mapping pattern; "**rest" comes last.
//
//	'{' ','.(key ':' pattern)* [',' '**' NAME] [','] '}'
func (p *parser) mappingPattern() pyast.Pattern {
	p.enter()
	start := p.start()
	p.next()
	m := &pyast.MatchMapping{}
	for p.kind != tRbrace {
		if m.Rest != "" {
			p.unexpected()
		}
		if p.accept(tDoubleStar) {
			if p.isName("_") {
				p.unexpected()
			}
			m.Rest = p.name()
		} else {
			m.Keys = append(m.Keys, p.mappingKey())
			p.expect(tColon)
			m.Patterns = append(m.Patterns, p.pattern())
		}
		if p.kind != tComma {
			break
		}
		p.next()
	}
	p.expect(tRbrace)
	m.Range = p.rng(start)
	p.leave()
	return m
}

// mappingKey parses a key: a literal or a dotted name.
func (p *parser) mappingKey() pyast.Expr {
	switch p.kind {
	case tNumber, tMinus, tString, tFStart:
		return p.literalKey()
	case kNone:
		return p.constant(pyast.ConstNone)
	case kTrue:
		return p.constant(pyast.ConstTrue)
	case kFalse:
		return p.constant(pyast.ConstFalse)
	}
	if p.kind == tName && p.peek() != tDot {
		// A bare name would be a capture, which cannot be a key.
		p.next()
		p.unexpected()
	}
	return p.nameOrAttr()
}

// classPattern parses the arguments of a class pattern.
//
//	name_or_attr '(' ','.(pattern | NAME '=' pattern)* [','] ')'
func (p *parser) classPattern(start int32, cls pyast.Expr) pyast.Pattern {
	p.enter()
	m := &pyast.MatchClass{Cls: cls}
	p.next()
	for p.kind != tRpar {
		if p.kind == tName && p.peek() == tEqual {
			m.KwdAttrs = append(m.KwdAttrs, p.name())
			p.next()
			m.KwdPatterns = append(m.KwdPatterns, p.pattern())
		} else {
			at := p.start()
			m.Patterns = append(m.Patterns, p.pattern())
			if len(m.KwdAttrs) > 0 {
				p.failAt(codePattern, at, p.end, "positional patterns follow keyword patterns")
			}
		}
		if p.kind != tComma {
			break
		}
		p.next()
	}
	p.expect(tRpar)
	m.Range = p.rng(start)
	p.leave()
	return m
}
