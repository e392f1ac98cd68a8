package parser

import "github.com/covetpy/covetgen/parser/pyast"

// The expression grammar, loosest first. Each function returns a node in Load
// context; target (target.go) turns a finished expression into a target.

// starExpressions parses an expression list without walrus: the right side of an
// assignment, a return value, what a for loop runs over.
func (p *parser) starExpressions() pyast.Expr {
	start := p.start()
	e := p.starExpression()
	if p.kind != tComma {
		return e
	}
	return p.tupleRest(start, e, (*parser).starExpression)
}

// tupleRest parses the rest of an unparenthesised tuple whose first element is e.
func (p *parser) tupleRest(start int32, e pyast.Expr, element func(*parser) pyast.Expr) pyast.Expr {
	mark := len(p.nodes.exprs)
	p.push(e)
	for p.kind == tComma {
		p.next()
		if !p.startsExpr() {
			break
		}
		p.push(element(p))
	}
	t := p.nodes.tuple.new()
	t.Elts = p.takeExprs(mark)
	t.Range = p.rng(start)
	return t
}

// startsExpr reports whether the current token can begin an expression or a starred one.
func (p *parser) startsExpr() bool { return startsExpr[p.kind] }

var startsExpr = [tokenKinds]bool{
	tName: true, tNumber: true, tString: true, tFStart: true, tLpar: true, tLsqb: true, tLbrace: true,
	tEllipsis: true, tPlus: true, tMinus: true, tTilde: true, tStar: true,
	kFalse: true, kNone: true, kTrue: true, kAwait: true, kLambda: true, kNot: true,
	// An error token counts, so that the scanner's message is reported and not a
	// complaint about the token behind it.
	tError: true,
}

// starExpression parses "*" bitwise_or or an expression.
func (p *parser) starExpression() pyast.Expr {
	if p.kind == tStar {
		return p.starred()
	}
	return p.expression()
}

// starred parses "*" bitwise_or.
func (p *parser) starred() pyast.Expr {
	start := p.start()
	p.next()
	v := p.binary(precBitOr)
	return &pyast.Starred{Range: p.rng(start), Value: v}
}

// starNamedExpression parses an element of a display: starred, a walrus or plain.
func (p *parser) starNamedExpression() pyast.Expr {
	if p.kind == tStar {
		return p.starred()
	}
	return p.namedExpression()
}

// namedExpression parses an expression that may be a walrus.
func (p *parser) namedExpression() pyast.Expr {
	if p.kind == tName && p.peek() == tColonEqual {
		start := p.start()
		target := p.nameExpr()
		target.Ctx = pyast.Store
		p.next()
		v := p.expression()
		return &pyast.NamedExpr{Range: p.rng(start), Target: target, Value: v}
	}
	at := p.i
	e := p.expression()
	if p.kind == tColonEqual {
		p.badWalrus(at, e)
	}
	return e
}

// expression parses a conditional expression, a disjunction or a lambda.
func (p *parser) expression() pyast.Expr {
	p.enter()
	at := p.i
	start := p.start()
	if p.kind == kLambda {
		e := p.lambda()
		p.leave()
		return e
	}
	e := p.disjunction()
	p.disjStart, p.disjEnd = at, p.i
	if p.kind == kIf {
		p.next()
		test := p.disjunction()
		if p.kind != kElse {
			p.noElse(at)
		}
		p.next()
		orelse := p.expression()
		e = &pyast.IfExp{Range: p.rng(start), Test: test, Body: e, Orelse: orelse}
	}
	p.leave()
	return e
}

// disjunction parses operands joined by "or", which are one node however many.
func (p *parser) disjunction() pyast.Expr {
	start := p.start()
	e := p.conjunction()
	if p.kind != kOr {
		return e
	}
	mark := len(p.nodes.exprs)
	p.push(e)
	for p.accept(kOr) {
		p.push(p.conjunction())
	}
	return &pyast.BoolOp{Op: pyast.Or, Values: p.takeExprs(mark), Range: p.rng(start)}
}

// conjunction parses operands joined by "and".
func (p *parser) conjunction() pyast.Expr {
	start := p.start()
	e := p.inversion()
	if p.kind != kAnd {
		return e
	}
	mark := len(p.nodes.exprs)
	p.push(e)
	for p.accept(kAnd) {
		p.push(p.inversion())
	}
	return &pyast.BoolOp{Op: pyast.And, Values: p.takeExprs(mark), Range: p.rng(start)}
}

// inversion parses "not" and the comparisons under it.
func (p *parser) inversion() pyast.Expr {
	if p.kind == kNot {
		start := p.start()
		p.enter()
		p.next()
		operand := p.inversion()
		p.leave()
		n := p.nodes.unary.new()
		n.Range, n.Op, n.Operand = p.rng(start), pyast.Not, operand
		return n
	}
	start := p.start()
	e := p.binary(precBitOr)
	if !startsCompare[p.kind] {
		return e
	}
	return p.comparison(start, e)
}

var startsCompare = [tokenKinds]bool{
	tLess: true, tGreater: true, tEqEqual: true, tNotEqual: true, tLessEqual: true, tGreaterEqual: true,
	kIn: true, kIs: true, kNot: true,
}

// comparison parses the rest of a comparison chain.
func (p *parser) comparison(start int32, left pyast.Expr) pyast.Expr {
	var opsBuf [4]pyast.CmpOperator
	ops := opsBuf[:0]
	mark := len(p.nodes.exprs)
	for startsCompare[p.kind] {
		if p.kind == kNot && p.peek() != kIn {
			// "a not b": CPython has looked at the token behind "not".
			p.strayNot = p.i
			break
		}
		var op pyast.CmpOperator
		switch p.kind {
		case tLess:
			op = pyast.Lt
		case tGreater:
			op = pyast.Gt
		case tEqEqual:
			op = pyast.Eq
		case tNotEqual:
			op = pyast.NotEq
		case tLessEqual:
			op = pyast.LtE
		case tGreaterEqual:
			op = pyast.GtE
		case kIn:
			op = pyast.In
		case kIs:
			op = pyast.Is
			if p.peek() == kNot {
				p.next()
				op = pyast.IsNot
			}
		case kNot:
			p.next()
			op = pyast.NotIn
		}
		p.next()
		ops = append(ops, op)
		p.push(p.binary(precBitOr))
	}
	if mark == len(p.nodes.exprs) {
		return left
	}
	n := p.nodes.compare.new()
	n.Left, n.Comparators = left, p.takeExprs(mark)
	if len(ops) == 1 {
		n.Ops = cmpOps[ops[0] : ops[0]+1 : ops[0]+1]
	} else {
		n.Ops = append([]pyast.CmpOperator(nil), ops...)
	}
	n.Range = p.rng(start)
	return n
}

// cmpOps holds each operator once: the list of a single comparison is a slice of it.
var cmpOps = []pyast.CmpOperator{pyast.Eq, pyast.NotEq, pyast.Lt, pyast.LtE, pyast.Gt, pyast.GtE, pyast.Is, pyast.IsNot, pyast.In, pyast.NotIn}

// The precedences of the binary operators.
const (
	precBitOr = 1 + iota
	precBitXor
	precBitAnd
	precShift
	precSum
	precTerm
)

type binaryOp struct {
	prec uint8
	op   pyast.Operator
}

var binaryOps = [tokenKinds]binaryOp{
	tVbar:        {precBitOr, pyast.BitOr},
	tCircumflex:  {precBitXor, pyast.BitXor},
	tAmper:       {precBitAnd, pyast.BitAnd},
	tLeftShift:   {precShift, pyast.LShift},
	tRightShift:  {precShift, pyast.RShift},
	tPlus:        {precSum, pyast.Add},
	tMinus:       {precSum, pyast.Sub},
	tStar:        {precTerm, pyast.Mult},
	tSlash:       {precTerm, pyast.Div},
	tPercent:     {precTerm, pyast.Mod},
	tDoubleSlash: {precTerm, pyast.FloorDiv},
	tAt:          {precTerm, pyast.MatMult},
}

// binary parses left-associative operators that bind at least as tight as prec.
func (p *parser) binary(prec uint8) pyast.Expr {
	start := p.start()
	left := p.factor()
	for n := 0; ; n++ {
		p.link(n)
		b := binaryOps[p.kind]
		if b.prec < prec || b.prec == 0 {
			return left
		}
		p.next()
		var right pyast.Expr
		if b.prec == precTerm {
			right = p.factor()
		} else {
			right = p.binary(b.prec + 1)
		}
		node := p.nodes.binop.new()
		node.Range, node.Left, node.Op, node.Right = p.rng(start), left, b.op, right
		left = node
	}
}

// factor parses the unary operators and the power operator, which binds tighter
// on its left and looser on its right.
func (p *parser) factor() pyast.Expr {
	start := p.start()
	var op pyast.UnaryOperator
	switch p.kind {
	case tPlus:
		op = pyast.UAdd
	case tMinus:
		op = pyast.USub
	case tTilde:
		op = pyast.Invert
	default:
		e := p.awaitPrimary()
		if p.kind == tDoubleStar {
			p.enter()
			p.next()
			right := p.factor()
			p.leave()
			n := p.nodes.binop.new()
			n.Range, n.Left, n.Op, n.Right = p.rng(start), e, pyast.Pow, right
			return n
		}
		return e
	}
	p.enter()
	p.next()
	operand := p.factor()
	p.leave()
	n := p.nodes.unary.new()
	n.Range, n.Op, n.Operand = p.rng(start), op, operand
	return n
}

// awaitPrimary parses "await" primary: await binds tighter than "**".
func (p *parser) awaitPrimary() pyast.Expr {
	if p.kind != kAwait {
		return p.primary()
	}
	start := p.start()
	p.next()
	v := p.primary()
	return &pyast.Await{Range: p.rng(start), Value: v}
}

// primary parses an atom and what is hung on it.
func (p *parser) primary() pyast.Expr {
	start := p.start()
	e := p.atom()
	for n := 0; ; n++ {
		p.link(n)
		switch p.kind {
		case tDot:
			p.next()
			n := p.nodes.attribute.new()
			n.Value = e
			n.Attr = p.name()
			n.Range = p.rng(start)
			e = n
		case tLpar:
			e = p.call(start, e)
		case tLsqb:
			p.enter()
			p.next()
			n := p.nodes.subscript.new()
			n.Value = e
			n.Slice = p.slices()
			p.expect(tRsqb)
			n.Range = p.rng(start)
			e = n
			p.leave()
		default:
			return e
		}
	}
}

// nameExpr parses an identifier.
func (p *parser) nameExpr() *pyast.Name {
	t := p.toks[p.i]
	if t.kind != tName {
		p.unexpected()
	}
	n := p.nodes.name.new()
	n.Range = pyast.Range{Start: t.start, End: t.end}
	n.Id = p.nameText(t)
	p.next()
	return n
}

// atom parses a name, a literal, or what stands in brackets.
func (p *parser) atom() pyast.Expr {
	switch p.kind {
	case tName:
		t := p.toks[p.i]
		n := p.nodes.name.new()
		n.Range = pyast.Range{Start: t.start, End: t.end}
		n.Id = p.nameText(t)
		p.next()
		return n
	case tNumber:
		return p.numberExpr()
	case tString, tFStart:
		return p.strings()
	case tLpar:
		return p.parens()
	case tLsqb:
		return p.brackets()
	case tLbrace:
		return p.braces()
	case kNone:
		return p.constant(pyast.ConstNone)
	case kTrue:
		return p.constant(pyast.ConstTrue)
	case kFalse:
		return p.constant(pyast.ConstFalse)
	case tEllipsis:
		return p.constant(pyast.ConstEllipsis)
	}
	p.unexpected()
	return nil
}

// constant makes a constant of the current keyword.
func (p *parser) constant(k pyast.ConstKind) pyast.Expr {
	start := p.start()
	p.next()
	n := p.nodes.constant.new()
	n.Range, n.Value.Kind = p.rng(start), k
	return n
}

// yield parses a yield expression.
func (p *parser) yield() pyast.Expr {
	start := p.start()
	p.next()
	if p.accept(kFrom) {
		v := p.expression()
		return &pyast.YieldFrom{Range: p.rng(start), Value: v}
	}
	y := &pyast.Yield{}
	if p.startsExpr() {
		y.Value = p.starExpressions()
	}
	y.Range = p.rng(start)
	return y
}
