package parser

import "github.com/covetpy/covetgen/parser/pyast"

// slices parses what stands between the brackets of a subscript.
func (p *parser) slices() pyast.Expr {
	start := p.start()
	e := p.slice()
	if p.kind != tComma {
		if s, ok := e.(*pyast.Starred); ok {
			p.needs(11, s.Range, "star expressions in an index")
			return p.tupleRest(start, e, (*parser).slice)
		}
		return e
	}
	mark := len(p.nodes.exprs)
	p.push(e)
	for p.kind == tComma {
		p.next()
		if p.kind == tRsqb {
			break
		}
		p.push(p.slice())
	}
	t := p.nodes.tuple.new()
	t.Elts = p.takeExprs(mark)
	t.Range = p.rng(start)
	if p.minor < 11 {
		for _, e := range t.Elts {
			if s, ok := e.(*pyast.Starred); ok {
				p.needs(11, s.Range, "star expressions in an index")
			}
		}
	}
	return t
}

// slice parses one element of a subscript.
//
//	[expression] ':' [expression] [':' [expression]] | named_expression | '*' bitwise_or
func (p *parser) slice() pyast.Expr {
	start := p.start()
	if p.kind == tStar {
		return p.starred()
	}
	var lower pyast.Expr
	if p.kind != tColon {
		lower = p.namedExpression()
		if p.kind != tColon {
			return lower
		}
		if _, ok := lower.(*pyast.NamedExpr); ok && p.src[lower.Span().Start] != '(' && start == lower.Span().Start {
			p.unexpected()
		}
	}
	s := &pyast.Slice{Lower: lower}
	p.next()
	if p.kind != tColon && p.kind != tComma && p.kind != tRsqb {
		s.Upper = p.expression()
	}
	if p.accept(tColon) && p.kind != tComma && p.kind != tRsqb {
		s.Step = p.expression()
	}
	s.Range = p.rng(start)
	return s
}

// parens parses a group, a tuple, a generator expression or a parenthesised yield.
func (p *parser) parens() pyast.Expr {
	p.enter()
	start := p.start()
	p.next()
	if p.kind == tRpar {
		p.next()
		t := p.nodes.tuple.new()
		t.Range = p.rng(start)
		p.leave()
		return t
	}
	if p.kind == kYield {
		e := p.yield()
		p.expect(tRpar)
		p.leave()
		return e
	}
	if p.kind == tDoubleStar {
		p.doubleStarred(tRpar)
	}
	first := p.starNamedExpression()
	switch p.kind {
	case kFor, kAsync:
		gens := p.generators(first)
		p.expect(tRpar)
		p.leave()
		return &pyast.GeneratorExp{Range: p.rng(start), Elt: first, Generators: gens}
	case tComma:
		mark := len(p.nodes.exprs)
		p.push(first)
		for p.kind == tComma {
			p.next()
			if p.kind == tRpar {
				break
			}
			p.push(p.starNamedExpression())
		}
		p.expect(tRpar)
		t := p.nodes.tuple.new()
		t.Elts = p.takeExprs(mark)
		t.Range = p.rng(start)
		p.leave()
		return t
	}
	if s, ok := first.(*pyast.Starred); ok && p.kind == tRpar {
		p.failAt(codeStarred, s.Start, s.End, "cannot use starred expression here")
	}
	if p.kind == tEqual {
		p.badInnerAssign(first)
	}
	p.expect(tRpar)
	p.leave()
	return first
}

// brackets parses a list or a list comprehension.
func (p *parser) brackets() pyast.Expr {
	p.enter()
	start := p.start()
	p.next()
	mark := len(p.nodes.exprs)
	for p.kind != tRsqb {
		e := p.starNamedExpression()
		if (p.kind == kFor || p.kind == kAsync) && len(p.nodes.exprs) == mark {
			gens := p.generators(e)
			p.expect(tRsqb)
			p.leave()
			return &pyast.ListComp{Range: p.rng(start), Elt: e, Generators: gens}
		}
		p.push(e)
		if p.kind != tComma {
			p.checkUnparenthesizedTarget(mark, e)
			break
		}
		p.next()
	}
	p.expect(tRsqb)
	n := &pyast.List{Range: p.rng(start)}
	n.Elts = p.takeExprs(mark)
	p.leave()
	return n
}

// braces parses a dict, a set, or a comprehension of either.
func (p *parser) braces() pyast.Expr {
	p.enter()
	start := p.start()
	p.next()
	if p.kind == tRbrace {
		p.next()
		p.leave()
		return &pyast.Dict{Range: p.rng(start)}
	}
	var e pyast.Expr
	if p.kind == tDoubleStar {
		e = p.dict(start, nil)
	} else {
		first := p.starNamedExpression()
		switch {
		case p.kind == tColon:
			p.dictKey(first)
			e = p.dict(start, first)
		case p.kind == kFor || p.kind == kAsync:
			gens := p.generators(first)
			p.expect(tRbrace)
			e = &pyast.SetComp{Range: p.rng(start), Elt: first, Generators: gens}
		default:
			e = p.set(start, first)
		}
	}
	p.leave()
	return e
}

// set parses the rest of a set whose first element is first.
func (p *parser) set(start int32, first pyast.Expr) pyast.Expr {
	mark := len(p.nodes.exprs)
	p.push(first)
	for p.kind == tComma {
		p.next()
		if p.kind == tRbrace {
			break
		}
		e := p.starNamedExpression()
		p.push(e)
	}
	if p.kind != tRbrace {
		p.checkUnparenthesizedTarget(mark, p.nodes.exprs[len(p.nodes.exprs)-1])
	}
	p.expect(tRbrace)
	return &pyast.Set{Range: p.rng(start), Elts: p.takeExprs(mark)}
}

// dictKey refuses what parses as a set element but is no dict key.
func (p *parser) dictKey(key pyast.Expr) {
	switch key := key.(type) {
	case *pyast.Starred:
		p.unexpected()
	case *pyast.NamedExpr:
		// "{a := b: c}" is refused, "{(a := b): c}" is not.
		if p.toks[p.i-1].kind != tRpar || p.src[key.Start] == '(' || p.end == key.End {
			p.unexpected()
		}
	}
}

// dict parses the rest of a dict whose first key has been read, or is a "**".
func (p *parser) dict(start int32, key pyast.Expr) pyast.Expr {
	// Keys and values grow on one stack, in pairs.
	mark := len(p.nodes.exprs)
	for {
		if key == nil && p.kind == tDoubleStar {
			p.next()
			p.push(nil)
			p.push(p.binary(precBitOr))
			if (p.kind == kFor || p.kind == kAsync) && len(p.nodes.exprs) == mark+2 {
				p.failHere(codeSyntax, "dict unpacking cannot be used in dict comprehension")
			}
		} else {
			if key == nil {
				key = p.expression()
			}
			if p.kind != tColon {
				p.badDictKey(key)
			}
			p.next()
			p.checkDictValue()
			value := p.expression()
			if (p.kind == kFor || p.kind == kAsync) && len(p.nodes.exprs) == mark {
				gens := p.generators(key)
				p.expect(tRbrace)
				return &pyast.DictComp{Range: p.rng(start), Key: key, Value: value, Generators: gens}
			}
			p.push(key)
			p.push(value)
		}
		key = nil
		if p.kind != tComma {
			break
		}
		p.next()
		if p.kind == tRbrace {
			break
		}
	}
	p.expect(tRbrace)
	pairs := p.nodes.exprs[mark:]
	d := &pyast.Dict{Keys: carve(&p.nodes.exprSlab, len(pairs)/2), Values: carve(&p.nodes.exprSlab, len(pairs)/2)}
	for i := range d.Keys {
		d.Keys[i], d.Values[i] = pairs[2*i], pairs[2*i+1]
	}
	p.nodes.exprs = p.nodes.exprs[:mark]
	d.Range = p.rng(start)
	return d
}

// generators parses the for clauses of a comprehension over elt.
func (p *parser) generators(elt pyast.Expr) []*pyast.Comprehension {
	if s, ok := elt.(*pyast.Starred); ok {
		p.failAt(codeStarred, s.Start, s.End, "iterable unpacking cannot be used in comprehension")
	}
	var gens []*pyast.Comprehension
	for p.kind == kFor || p.kind == kAsync {
		c := &pyast.Comprehension{}
		start := p.start()
		if p.accept(kAsync) {
			c.IsAsync = true
		}
		p.expect(kFor)
		c.Target = p.forTarget()
		p.expect(kIn)
		c.Iter = p.disjunctionIter()
		mark := len(p.nodes.exprs)
		for p.accept(kIf) {
			at := p.i
			p.push(p.disjunction())
			p.disjStart, p.disjEnd = at, p.i
		}
		c.Ifs = p.takeExprs(mark)
		c.Range = p.rng(start)
		gens = append(gens, c)
	}
	return gens
}

// disjunctionIter parses the iterable of a comprehension clause.
func (p *parser) disjunctionIter() pyast.Expr {
	at := p.i
	e := p.disjunction()
	p.disjStart, p.disjEnd = at, p.i
	return e
}
