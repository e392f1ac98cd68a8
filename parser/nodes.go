package parser

import "github.com/covetpy/covetgen/parser/pyast"

// slab hands out nodes of one type from blocks, so that a file of ten thousand
// names costs a few dozen allocations. Blocks start small: most types are rare.
type slab[T any] struct {
	free []T
	size int
}

// new returns a zero node.
func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.size = min(max(s.size*2, 4), 256)
		s.free = make([]T, s.size)
	}
	n := &s.free[0]
	s.free = s.free[1:]
	return n
}

// nodes are the parser's stores: slabs for the common nodes, and the scratch
// stacks on which lists of children grow.
type nodes struct {
	name      slab[pyast.Name]
	constant  slab[pyast.Constant]
	attribute slab[pyast.Attribute]
	call      slab[pyast.Call]
	subscript slab[pyast.Subscript]
	tuple     slab[pyast.Tuple]
	binop     slab[pyast.BinOp]
	compare   slab[pyast.Compare]
	unary     slab[pyast.UnaryOp]
	keyword   slab[pyast.Keyword]
	arg       slab[pyast.Arg]
	arguments slab[pyast.Arguments]
	exprStmt  slab[pyast.ExprStmt]
	assign    slab[pyast.Assign]
	ret       slab[pyast.Return]
	ifStmt    slab[pyast.If]
	function  slab[pyast.FunctionDef]
	alias     slab[pyast.Alias]

	exprs    []pyast.Expr
	stmts    []pyast.Stmt
	keywords []*pyast.Keyword

	exprSlab []pyast.Expr
	stmtSlab []pyast.Stmt
	kwSlab   []*pyast.Keyword
}

// takeExprs copies the expressions pushed since mark to a list of their own.
func (p *parser) takeExprs(mark int) []pyast.Expr {
	n := len(p.nodes.exprs) - mark
	if n == 0 {
		return nil
	}
	out := carve(&p.nodes.exprSlab, n)
	copy(out, p.nodes.exprs[mark:])
	p.nodes.exprs = p.nodes.exprs[:mark]
	return out
}

// takeStmts is takeExprs for statements.
func (p *parser) takeStmts(mark int) []pyast.Stmt {
	n := len(p.nodes.stmts) - mark
	if n == 0 {
		return nil
	}
	out := carve(&p.nodes.stmtSlab, n)
	copy(out, p.nodes.stmts[mark:])
	p.nodes.stmts = p.nodes.stmts[:mark]
	return out
}

// takeKeywords is takeExprs for keyword arguments.
func (p *parser) takeKeywords(mark int) []*pyast.Keyword {
	n := len(p.nodes.keywords) - mark
	if n == 0 {
		return nil
	}
	out := carve(&p.nodes.kwSlab, n)
	copy(out, p.nodes.keywords[mark:])
	p.nodes.keywords = p.nodes.keywords[:mark]
	return out
}

// one returns a list of one expression.
func (p *parser) one(e pyast.Expr) []pyast.Expr {
	out := carve(&p.nodes.exprSlab, 1)
	out[0] = e
	return out
}

// carve cuts n elements from a block; long lists get a block of their own.
func carve[T any](block *[]T, n int) []T {
	if n > 32 {
		return make([]T, n)
	}
	if len(*block) < n {
		*block = make([]T, 128)
	}
	out := (*block)[:n:n]
	*block = (*block)[n:]
	return out
}

// push puts an expression on the scratch stack.
func (p *parser) push(e pyast.Expr) { p.nodes.exprs = append(p.nodes.exprs, e) }
