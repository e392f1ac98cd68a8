package parser

import "github.com/covetpy/covetgen/parser/pyast"

// call parses the arguments of a call of fn.
func (p *parser) call(start int32, fn pyast.Expr) pyast.Expr {
	p.enter()
	n := p.nodes.call.new()
	n.Func = fn
	n.Args, n.Keywords = p.arguments(true)
	n.Range = p.rng(start)
	p.leave()
	return n
}

// arguments parses a parenthesised argument list. With genexp, a generator
// expression may stand alone without parentheses of its own.
func (p *parser) arguments(genexp bool) ([]pyast.Expr, []*pyast.Keyword) {
	open := p.start()
	p.next()
	args, kws := len(p.nodes.exprs), len(p.nodes.keywords)
	sawKeyword, sawDouble := false, false // "name=" and "**" arguments
	for p.kind != tRpar {
		start := p.start()
		at := p.i
		switch {
		case p.kind == tStar:
			p.next()
			v := p.expression()
			if sawDouble {
				p.failAt(codeArguments, start, p.end, "iterable argument unpacking follows keyword argument unpacking")
			}
			p.push(&pyast.Starred{Range: p.rng(start), Value: v})
			if p.kind == kFor || p.kind == kAsync {
				p.generators(p.nodes.exprs[len(p.nodes.exprs)-1])
			}
		case p.kind == tDoubleStar:
			p.next()
			k := p.nodes.keyword.new()
			k.Value = p.expression()
			k.Range = p.rng(start)
			sawDouble = true
			p.nodes.keywords = append(p.nodes.keywords, k)
		case p.peek() == tEqual && (p.kind == tName || p.kind == kTrue || p.kind == kFalse || p.kind == kNone):
			p.keywordArg(start)
			sawKeyword = true
		default:
			e := p.argument()
			if p.kind == kFor || p.kind == kAsync {
				gens := p.generators(e)
				if !genexp && len(p.nodes.exprs) == args && len(p.nodes.keywords) == kws && p.kind == tRpar {
					// The bases of a class.
					p.back(at)
					p.namedExpression()
					p.unexpected()
				}
				g := &pyast.GeneratorExp{Elt: e, Generators: gens}
				if genexp && len(p.nodes.exprs) == args && len(p.nodes.keywords) == kws && p.kind == tRpar {
					p.next()
					g.Range = p.rng(open)
					return p.one(g), nil
				}
				p.failAt(codeArguments, start, p.end, "Generator expression must be parenthesized")
			}
			if p.kind == tEqual {
				p.badKeyword(at, e)
			}
			switch {
			case sawDouble:
				p.positionalAfter(at, "positional argument follows keyword argument unpacking")
			case sawKeyword:
				p.positionalAfter(at, "positional argument follows keyword argument")
			}
			p.push(e)
		}
		if p.kind != tComma {
			break
		}
		p.next()
	}
	p.expect(tRpar)
	return p.takeExprs(args), p.takeKeywords(kws)
}

// argument parses a positional argument, which may be a walrus.
func (p *parser) argument() pyast.Expr {
	if p.minor >= 12 || p.peek() == tColonEqual {
		return p.namedExpression()
	}
	e := p.expression()
	if p.kind == tColonEqual {
		p.unexpected()
	}
	return e
}

// keywordArg parses name=value.
func (p *parser) keywordArg(start int32) {
	if p.kind != tName {
		t := p.toks[p.i]
		p.failAt(codeTarget, t.start, p.toks[p.i+1].end, "cannot assign to %s", p.text(t))
	}
	k := p.nodes.keyword.new()
	k.Arg = p.name()
	p.next()
	if p.minor >= 12 && (p.kind == tRpar || p.kind == tComma) {
		p.failAt(codeArguments, start, p.end, "expected argument value expression")
	}
	k.Value = p.expression()
	if p.minor < 12 {
		p.disjEnd = -1
	}
	if p.kind == kFor || p.kind == kAsync {
		// f(a=x for x in y)
		p.failAt(codeArguments, start, p.toks[p.i-1].end, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
	}
	k.Range = p.rng(start)
	p.nodes.keywords = append(p.nodes.keywords, k)
}
