package parser

import "github.com/covetpy/covetgen/parser/pyast"

// lambda parses a lambda expression.
func (p *parser) lambda() pyast.Expr {
	start := p.start()
	p.next()
	args := p.params(tColon, false)
	if p.kind != tColon {
		p.unexpectedNoColon()
	}
	p.next()
	body := p.expression()
	return &pyast.Lambda{Range: p.rng(start), Args: args, Body: body}
}

// params parses parameters up to the closing token, which it leaves. Annotations
// are read for functions, not for lambdas.
func (p *parser) params(closing tokenKind, annotated bool) *pyast.Arguments {
	a := p.nodes.arguments.new()
	start := p.start()
	if p.kind == closing {
		a.Range = pyast.Range{Start: start, End: start}
		return a
	}
	defaults := len(p.nodes.exprs)
	var plain []*pyast.Arg
	star, slash := false, false
	bare := int32(-1) // offset of a bare star that no name has followed yet
	for p.kind != closing {
		at := p.start()
		switch {
		case a.Kwarg != nil:
			if p.kind == tName || p.kind == tStar || p.kind == tDoubleStar || p.kind == tSlash {
				p.failHere(codeParameters, "arguments cannot follow var-keyword argument")
			}
			p.unexpected()
		case p.kind == tSlash:
			switch {
			case slash:
				p.failHere(codeParameters, "/ may appear only once")
			case star:
				p.failHere(codeParameters, "/ must be ahead of *")
			case len(plain) == 0:
				p.failHere(codeParameters, "at least one argument must precede /")
			}
			slash = true
			a.Posonlyargs, plain = plain, nil
			p.next()
		case p.kind == tStar:
			if star {
				p.failHere(codeParameters, "* argument may appear only once")
			}
			star = true
			p.next()
			switch {
			case p.kind == tName:
				a.Vararg = p.param(annotated, true)
				if p.kind == tEqual {
					p.failHere(codeParameters, "var-positional argument cannot have default value")
				}
			case p.kind == tComma:
				bare = at
			default:
				p.bareStar(at, closing)
			}
			a.Args, plain = plain, nil
			a.Defaults = p.takeExprs(defaults)
		case p.kind == tDoubleStar:
			if bare >= 0 && len(plain) == 0 {
				p.failAt(codeParameters, bare, bare+1, "named arguments must follow bare *")
			}
			p.next()
			a.Kwarg = p.param(annotated, false)
			if p.kind == tEqual {
				p.failHere(codeParameters, "var-keyword argument cannot have default value")
			}
		case p.kind == tName:
			n := p.param(annotated, false)
			plain = append(plain, n)
			var def pyast.Expr
			if p.kind == tEqual {
				p.next()
				if p.kind == closing || p.kind == tComma {
					p.failAt(codeParameters, p.toks[p.i-1].start, p.end, "expected default value expression")
				}
				def = p.expression()
			} else if !star && len(p.nodes.exprs) > defaults {
				if p.minor >= 12 {
					p.failAt(codeParameters, n.Start, n.End, "parameter without a default follows parameter with a default")
				}
				p.failAt(codeParameters, n.Start, n.End, "non-default argument follows default argument")
			}
			if star {
				p.push(def)
			} else if def != nil {
				p.push(def)
			}
		case p.kind == tLpar:
			p.parenthesizedParam(annotated)
		default:
			p.unexpected()
		}
		if p.kind != tComma {
			break
		}
		p.next()
	}
	if p.kind != closing {
		p.unexpected()
	}
	if bare >= 0 && len(plain) == 0 {
		p.failAt(codeParameters, bare, bare+1, "named arguments must follow bare *")
	}
	if star {
		a.Kwonlyargs = plain
		a.KwDefaults = p.takeExprs(defaults)
	} else {
		a.Args = plain
		a.Defaults = p.takeExprs(defaults)
	}
	a.Range = p.rng(start)
	return a
}

// param parses a name with its annotation, if annotations are allowed.
func (p *parser) param(annotated, star bool) *pyast.Arg {
	start := p.start()
	n := p.nodes.arg.new()
	n.Arg = p.name()
	if annotated && p.kind == tColon {
		p.next()
		if star && p.kind == tStar {
			s := p.starred()
			p.needs(11, s.Span(), "starred annotations")
			n.Annotation = s
		} else {
			n.Annotation = p.expression()
		}
	}
	n.Range = p.rng(start)
	return n
}

// typeParams parses the bracketed type parameters of PEP 695, if there are any.
func (p *parser) typeParams() []pyast.TypeParam {
	if p.kind != tLsqb {
		return nil
	}
	open := p.start()
	p.next()
	p.needs(12, pyast.Range{Start: open, End: p.end}, "type parameters")
	if p.kind == tRsqb {
		p.failHere(codeSyntax, "Type parameter list cannot be empty")
	}
	var out []pyast.TypeParam
	for p.kind != tRsqb {
		out = append(out, p.typeParam())
		if p.kind != tComma {
			break
		}
		p.next()
	}
	p.expect(tRsqb)
	return out
}

// typeParam parses one type parameter.
//
//	NAME [':' expression] ['=' expression] | '*' NAME ['=' star_expression] | '**' NAME ['=' expression]
func (p *parser) typeParam() pyast.TypeParam {
	start := p.start()
	kind := p.kind
	if kind == tStar || kind == tDoubleStar {
		p.next()
	}
	name := p.name()
	var bound, def pyast.Expr
	if p.kind == tColon {
		if kind == tStar || kind == tDoubleStar {
			p.badTypeVarBound(kind)
		}
		p.next()
		bound = p.expression()
	}
	if p.kind == tEqual {
		eq := p.start()
		p.next()
		if kind == tStar {
			def = p.starExpression()
		} else {
			def = p.expression()
		}
		p.needs(13, pyast.Range{Start: eq, End: p.end}, "type parameter defaults")
	}
	switch kind {
	case tStar:
		return &pyast.TypeVarTuple{Range: p.rng(start), Name: name, DefaultValue: def}
	case tDoubleStar:
		return &pyast.ParamSpec{Range: p.rng(start), Name: name, DefaultValue: def}
	}
	return &pyast.TypeVar{Range: p.rng(start), Name: name, Bound: bound, DefaultValue: def}
}
