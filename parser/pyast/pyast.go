// Package pyast declares the nodes of a Python syntax tree as CPython's abstract
// grammar names them (Parser/Python.asdl). It holds data only: one struct for each
// production, sealed interfaces for the sums, and Walk and Dump over them.
//
// A node knows the bytes it covers; line and column come from the file's table.
// Nothing is ever hung on a node after parsing: later stages keep side tables keyed
// by node, so that trees are immutable and can be shared.
package pyast

import "math/big"

// Range is the half-open byte range a node covers in its file.
type Range struct {
	Start, End int32
}

// Span returns the range itself; it makes every node that embeds Range a Node.
func (r Range) Span() Range { return r }

// Node is any node of the tree.
type Node interface{ Span() Range }

// Expr is an expression node.
type Expr interface {
	Node
	exprNode()
}

// Stmt is a statement node.
type Stmt interface {
	Node
	stmtNode()
}

// Pattern is a pattern of a match statement.
type Pattern interface {
	Node
	patternNode()
}

// TypeParam is a type parameter of PEP 695.
type TypeParam interface {
	Node
	typeParamNode()
}

// BadExpr stands where an expression could not be parsed.
type BadExpr struct{ Range }

// BadStmt stands where a statement could not be parsed.
type BadStmt struct{ Range }

func (*BadExpr) exprNode() {}
func (*BadStmt) stmtNode() {}

// ConstKind tells which Python constant a Const is.
type ConstKind uint8

// The kinds of constants.
const (
	ConstNone ConstKind = iota
	ConstTrue
	ConstFalse
	ConstEllipsis
	ConstInt
	ConstFloat
	ConstComplex // Float is the imaginary part; the real part is always 0
	ConstStr
	ConstBytes
)

// Const is the value of a Constant or of a MatchSingleton.
type Const struct {
	Kind  ConstKind
	Int   int64    // ConstInt that fits
	Big   *big.Int // ConstInt that does not fit in 64 bits
	Float float64
	Str   string // ConstStr as UTF-8 with lone surrogates in WTF-8; ConstBytes as raw bytes
}

// ExprContext tells how a name, attribute, subscript, list, tuple or starred expression is used.
type ExprContext uint8

// The contexts.
const (
	Load ExprContext = iota
	Store
	Del
)

// BoolOperator is ast.boolop.
type BoolOperator uint8

// The boolean operators.
const (
	And BoolOperator = iota
	Or
)

// Operator is ast.operator.
type Operator uint8

// The binary operators.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// UnaryOperator is ast.unaryop.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota
	Not
	UAdd
	USub
)

// CmpOperator is ast.cmpop.
type CmpOperator uint8

// The comparison operators.
const (
	Eq CmpOperator = iota
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)
