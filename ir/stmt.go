package ir

import "github.com/covetpy/covetgen/parser/source"

// Stmt is a statement.
type Stmt interface {
	Place() source.Span
	stmtNode()
}

// At is embedded by every statement and holds its place.
type At struct{ S source.Span }

// Place returns the statement's place in the source.
func (a At) Place() source.Span { return a.S }

func (At) stmtNode() {}

type (
	// Assign sets a variable.
	Assign struct {
		At
		Var *Var
		X   Expr
	}
	// Unbind makes a variable unbound (del, the end of `except … as name`).
	Unbind struct {
		At
		Var *Var
	}
	// SetGlobal rebinds module state.
	SetGlobal struct {
		At
		Global *Global
		X      Expr
	}
	// SetField sets a field of a model instance whose config allows it unchecked.
	SetField struct {
		At
		X     Expr
		Model *Model
		Index int
		Value Expr
	}
	// SetMember sets a field of an instance that is a Struct.
	SetMember struct {
		At
		X     Expr
		Field *StructField
		Value Expr
	}
	// ExprStmt evaluates X and drops the result.
	ExprStmt struct {
		At
		X Expr
	}
	// If has a bool Test. With a Frame the Test is true: the body is that of a function of this name, in place.
	If struct {
		At
		Frame      string // as tracebacks show it
		Test       Expr
		Body, Else []Stmt
	}
	// While has a bool Test; Else runs when it ends without break.
	While struct {
		At
		Test       Expr
		Body, Else []Stmt
	}
	// ForRange is a loop over range(): Var is an int variable, Start, Stop and Step are ints,
	// evaluated once. Generator says that the loop stands for a generator: a StopIteration that leaves
	// the body becomes a RuntimeError.
	ForRange struct {
		At
		Frame             string // that of For
		Var               *Var
		Start, Stop, Step Expr
		Generator         bool
		Body, Else        []Stmt
	}
	// For iterates a dynamic or container value; Var takes each item. Generator is that of ForRange.
	// Rows says that the body begins with taking the item apart and does not refer to it again.
	For struct {
		At
		Frame      string // of a comprehension that runs in place: its function's name in tracebacks
		Var        *Var
		Iter       Expr
		Async      bool
		Generator  bool
		Rows       bool
		Body, Else []Stmt
	}
	// Try is Python's try.
	Try struct {
		At
		Body     []Stmt
		Handlers []*Handler
		Else     []Stmt
		Finally  []Stmt
		Star     bool // except*
	}
	// With enters Manager, binds Var (nil when there is no target) and runs Body.
	With struct {
		At
		Manager Expr
		Var     *Var
		Async   bool
		Body    []Stmt
	}
	// Raise raises X; Cause is nil, or None for `from None`.
	Raise struct {
		At
		X     Expr
		Cause Expr
	}
	// Reraise is a bare raise.
	Reraise struct{ At }
	// Return leaves the function; X has the function's Result type, nil in generators without value.
	Return struct {
		At
		X Expr
	}
	// Break and Continue concern the innermost loop.
	Break    struct{ At }
	Continue struct{ At }
)

// Handler is an except clause.
type Handler struct {
	S     source.Span
	Class Expr // exception class or tuple of them; nil catches all
	Var   *Var // nil without `as`
	Body  []Stmt
}
