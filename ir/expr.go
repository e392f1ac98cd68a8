package ir

import (
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// Expr is an expression. Operands are evaluated left to right; an operand that raises
// ends the evaluation of the whole.
type Expr interface {
	Type() *Type
	Span() source.Span
	exprNode()
}

// Base is embedded by every expression.
type Base struct {
	T *Type
	S source.Span
}

// Type returns the static type.
func (b *Base) Type() *Type { return b.T }

// Span returns the place in the source; it is the line of tracebacks.
func (b *Base) Span() source.Span { return b.S }

func (b *Base) exprNode() {}

// Symbol is a Go function, method or value of the runtime. ir/bind owns them all.
type Symbol struct {
	Package  string // import path below the runtime: "py", "schema", "web"
	Name     string // "Add"; for a method of its first argument: ".Append"; for a value "None"
	Task     bool   // takes t *py.Task first
	Raises   bool   // returns an error last
	Waits    bool
	Variadic bool  // the last arguments are spread: Go's own variadic parameter
	GoInt    bool  // Go's int: the function returns int where Result is Int, and takes int for constant Int arguments
	Result   *Type // nil: returns nothing but perhaps the error
	View     bool  // what it gives has the items of Result and is none: only a loop may have it
}

type (
	// Const is a constant. Value is None, Bool, int, Float, Str, Bytes or Ellipsis; T may be
	// the static type or Dyn.
	Const struct {
		Base
		Value py.Value
	}
	// Local reads a variable; with Var.MayUnbound it raises UnboundLocalError, or NameError where
	// the variable is one of a function around, or of what is around a comprehension in place (Free).
	Local struct {
		Base
		Var  *Var
		Free bool
	}
	// GlobalRef reads module state.
	GlobalRef struct {
		Base
		Global *Global
	}
	// FuncValue is a function of the program as a value.
	FuncValue struct {
		Base
		Func *Func
	}
	// ClassValue is a class as a value; one of Class and Model is set.
	ClassValue struct {
		Base
		Class *Class
		Model *Model
	}
	// Call calls a function of the program. Args are complete and in parameter order.
	// Calling an async function runs it (the call was awaited).
	Call struct {
		Base
		Func *Func
		Args []Expr
	}
	// FuncCall calls a value of a FunctionKind with the arguments that its Signature has.
	FuncCall struct {
		Base
		Func Expr
		Args []Expr
	}
	// Runtime calls a runtime symbol, or reads it when it is a value and there are no Args.
	Runtime struct {
		Base
		Sym  *Symbol
		Args []Expr
	}
	// GoOp is a Go operator on operands whose Go types allow it: arithmetic on floats,
	// comparison of strings, bools and floats, string concatenation.
	GoOp struct {
		Base
		Op   string // + - * < <= > >= == !=
		X, Y Expr
	}
	// Not negates a bool.
	Not struct {
		Base
		X Expr
	}
	// Logic is short-circuit && or || on bools.
	Logic struct {
		Base
		Op   string // && or ||
		X, Y Expr
	}
	// Cond evaluates Then or Else. T is the join; both have been converted to it.
	Cond struct {
		Base
		Test, Then, Else Expr
	}
	// Block runs statements and then evaluates X: comprehensions, walrus, value-returning and/or.
	Block struct {
		Base
		Stmts []Stmt
		X     Expr
	}
	// Field reads field Index of a model instance.
	Field struct {
		Base
		X     Expr
		Model *Model
		Index int
	}
	// Construct makes a model instance from field values that are known to be valid.
	// Fields not given take their defaults. Set lists the given ones for fields_set.
	Construct struct {
		Base
		Model  *Model
		Fields []FieldValue
	}
	// Make makes an instance of a class that has a Struct, with no attribute set but Fields.
	Make struct {
		Base
		Class  *Class
		Fields []MemberValue
	}
	// Member reads a field of an instance that is a Struct. Where it may be Unset, which only fields
	// that are Sparse are, that raises AttributeError.
	Member struct {
		Base
		X     Expr
		Field *StructField
		Unset bool
	}
	// HasMember tests whether an instance that is a Struct has a Sparse field set.
	HasMember struct {
		Base
		X     Expr
		Field *StructField
	}
	// RowItem reads item Index of a tuple that is a py.Row.
	RowItem struct {
		Base
		X     Expr
		Index int
	}
	// IsClass tests whether the class of an instance that is a Struct is one of Classes.
	IsClass struct {
		Base
		X       Expr
		Classes []*Class
	}
	// Convert moves X to type T.
	Convert struct {
		Base
		Mode ConvertMode
		X    Expr
	}
	// IsNone tests an optional or dynamic value.
	IsNone struct {
		Base
		X Expr
	}
	// Lambda makes a function value from a nested function.
	Lambda struct {
		Base
		Func *Func
	}
	// ListLit, TupleLit, SetLit and DictLit make containers of dynamic values. Starred
	// elements (Spread) are iterated, ** entries have a nil key.
	ListLit struct {
		Base
		Elts []Element
	}
	TupleLit struct {
		Base
		Elts []Element
	}
	SetLit struct {
		Base
		Elts []Element
		// Table is where the items of a set of module code lie, Frozen whether that is a frozenset; nil for a display.
		Table  *py.SetTable
		Frozen bool
	}
	DictLit struct {
		Base
		Entries []Entry
	}
	// JoinedStr concatenates strings: an f-string whose values have been formatted.
	JoinedStr struct {
		Base
		Values []Expr
	}
	// DynCall calls a dynamic value with positional, starred, keyword and ** arguments.
	DynCall struct {
		Base
		Func Expr
		Args []Element
		Kw   []KwArg
	}
	// MethodCall calls a method of a dynamic value by name.
	MethodCall struct {
		Base
		X    Expr
		Name string
		Args []Element
		Kw   []KwArg
	}
	// Await waits for a dynamic awaitable.
	Await struct {
		Base
		X Expr
	}
	// Yield gives X to the consumer of a generator and returns what it sends. From: yield from.
	Yield struct {
		Base
		X    Expr
		From bool
	}
	// ErrValue is the exception that the enclosing handler is handling, as a value.
	ErrValue struct{ Base }
)

// Element is an item of a display or an argument list.
type Element struct {
	X      Expr
	Spread bool
}

// Entry is an item of a dict display. A nil Key spreads Value.
type Entry struct{ Key, Value Expr }

// KwArg is a keyword argument. An empty Name spreads Value.
type KwArg struct {
	Name  string
	Value Expr
}

// MemberValue is an attribute that an instance is made with.
type MemberValue struct {
	Field *StructField
	Value Expr
}

// FieldValue is a field of a Construct.
type FieldValue struct {
	Index int
	Value Expr
	Unset bool // the value is there without having been given: not in model_fields_set
}

// ConvertMode tells what a Convert does.
type ConvertMode uint8

// The conversions.
const (
	Box    ConvertMode = iota // static to Dyn; cannot fail
	Unbox                     // Dyn to static, where analysis has shown that it fits
	Check                     // Dyn to static; raises TypeError when a promise was broken
	Wrap                      // T to T?
	Unwrap                    // T? to T, known not to be None
	Widen                     // bool to int, int to float where Python does so, int and float to a number that is either
)
