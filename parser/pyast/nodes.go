package pyast

// The node declarations. Field order is CPython's (Parser/Python.asdl, with what
// 3.12 to 3.14 added), for Dump prints in that order. A field that the ASDL marks
// optional is nil (or "") where it is absent.

// Module is ast.Module.
type Module struct {
	Range
	Body []Stmt
}

// FunctionDef is ast.FunctionDef.
type FunctionDef struct {
	Range
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr // optional
	TypeParams    []TypeParam
}

// AsyncFunctionDef is ast.AsyncFunctionDef.
type AsyncFunctionDef struct {
	Range
	Name          string
	Args          *Arguments
	Body          []Stmt
	DecoratorList []Expr
	Returns       Expr // optional
	TypeParams    []TypeParam
}

// ClassDef is ast.ClassDef.
type ClassDef struct {
	Range
	Name          string
	Bases         []Expr
	Keywords      []*Keyword
	Body          []Stmt
	DecoratorList []Expr
	TypeParams    []TypeParam
}

// Return is ast.Return.
type Return struct {
	Range
	Value Expr // optional
}

// Delete is ast.Delete.
type Delete struct {
	Range
	Targets []Expr
}

// Assign is ast.Assign.
type Assign struct {
	Range
	Targets []Expr
	Value   Expr
}

// TypeAlias is ast.TypeAlias.
type TypeAlias struct {
	Range
	Name       Expr
	TypeParams []TypeParam
	Value      Expr
}

// AugAssign is ast.AugAssign.
type AugAssign struct {
	Range
	Target Expr
	Op     Operator
	Value  Expr
}

// AnnAssign is ast.AnnAssign.
type AnnAssign struct {
	Range
	Target     Expr
	Annotation Expr
	Value      Expr // optional
	Simple     bool
}

// For is ast.For.
type For struct {
	Range
	Target Expr
	Iter   Expr
	Body   []Stmt
	Orelse []Stmt
}

// AsyncFor is ast.AsyncFor.
type AsyncFor struct {
	Range
	Target Expr
	Iter   Expr
	Body   []Stmt
	Orelse []Stmt
}

// While is ast.While.
type While struct {
	Range
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// If is ast.If.
type If struct {
	Range
	Test   Expr
	Body   []Stmt
	Orelse []Stmt
}

// With is ast.With.
type With struct {
	Range
	Items []*WithItem
	Body  []Stmt
}

// AsyncWith is ast.AsyncWith.
type AsyncWith struct {
	Range
	Items []*WithItem
	Body  []Stmt
}

// Match is ast.Match.
type Match struct {
	Range
	Subject Expr
	Cases   []*MatchCase
}

// Raise is ast.Raise.
type Raise struct {
	Range
	Exc   Expr // optional
	Cause Expr // optional
}

// Try is ast.Try.
type Try struct {
	Range
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

// TryStar is ast.TryStar.
type TryStar struct {
	Range
	Body      []Stmt
	Handlers  []*ExceptHandler
	Orelse    []Stmt
	Finalbody []Stmt
}

// Assert is ast.Assert.
type Assert struct {
	Range
	Test Expr
	Msg  Expr // optional
}

// Import is ast.Import.
type Import struct {
	Range
	Names []*Alias
}

// ImportFrom is ast.ImportFrom.
type ImportFrom struct {
	Range
	Module string // optional
	Names  []*Alias
	Level  int // optional
}

// Global is ast.Global.
type Global struct {
	Range
	Names []string
}

// Nonlocal is ast.Nonlocal.
type Nonlocal struct {
	Range
	Names []string
}

// ExprStmt is ast.Expr.
type ExprStmt struct {
	Range
	Value Expr
}

// Pass is ast.Pass.
type Pass struct {
	Range
}

// Break is ast.Break.
type Break struct {
	Range
}

// Continue is ast.Continue.
type Continue struct {
	Range
}

// BoolOp is ast.BoolOp.
type BoolOp struct {
	Range
	Op     BoolOperator
	Values []Expr
}

// NamedExpr is ast.NamedExpr.
type NamedExpr struct {
	Range
	Target Expr
	Value  Expr
}

// BinOp is ast.BinOp.
type BinOp struct {
	Range
	Left  Expr
	Op    Operator
	Right Expr
}

// UnaryOp is ast.UnaryOp.
type UnaryOp struct {
	Range
	Op      UnaryOperator
	Operand Expr
}

// Lambda is ast.Lambda.
type Lambda struct {
	Range
	Args *Arguments
	Body Expr
}

// IfExp is ast.IfExp.
type IfExp struct {
	Range
	Test   Expr
	Body   Expr
	Orelse Expr
}

// Dict is ast.Dict.
type Dict struct {
	Range
	Keys   []Expr
	Values []Expr
}

// Set is ast.Set.
type Set struct {
	Range
	Elts []Expr
}

// ListComp is ast.ListComp.
type ListComp struct {
	Range
	Elt        Expr
	Generators []*Comprehension
}

// SetComp is ast.SetComp.
type SetComp struct {
	Range
	Elt        Expr
	Generators []*Comprehension
}

// DictComp is ast.DictComp.
type DictComp struct {
	Range
	Key        Expr
	Value      Expr
	Generators []*Comprehension
}

// GeneratorExp is ast.GeneratorExp.
type GeneratorExp struct {
	Range
	Elt        Expr
	Generators []*Comprehension
}

// Await is ast.Await.
type Await struct {
	Range
	Value Expr
}

// Yield is ast.Yield.
type Yield struct {
	Range
	Value Expr // optional
}

// YieldFrom is ast.YieldFrom.
type YieldFrom struct {
	Range
	Value Expr
}

// Compare is ast.Compare.
type Compare struct {
	Range
	Left        Expr
	Ops         []CmpOperator
	Comparators []Expr
}

// Call is ast.Call.
type Call struct {
	Range
	Func     Expr
	Args     []Expr
	Keywords []*Keyword
}

// FormattedValue is ast.FormattedValue.
type FormattedValue struct {
	Range
	Value      Expr
	Conversion int
	FormatSpec Expr // optional
}

// Interpolation is ast.Interpolation.
type Interpolation struct {
	Range
	Value      Expr
	Str        string
	Conversion int
	FormatSpec Expr // optional
}

// JoinedStr is ast.JoinedStr.
type JoinedStr struct {
	Range
	Values []Expr
}

// TemplateStr is ast.TemplateStr.
type TemplateStr struct {
	Range
	Values []Expr
}

// Constant is ast.Constant.
type Constant struct {
	Range
	Value Const
	Kind  string // optional
}

// Attribute is ast.Attribute.
type Attribute struct {
	Range
	Value Expr
	Attr  string
	Ctx   ExprContext
}

// Subscript is ast.Subscript.
type Subscript struct {
	Range
	Value Expr
	Slice Expr
	Ctx   ExprContext
}

// Starred is ast.Starred.
type Starred struct {
	Range
	Value Expr
	Ctx   ExprContext
}

// Name is ast.Name.
type Name struct {
	Range
	Id  string
	Ctx ExprContext
}

// List is ast.List.
type List struct {
	Range
	Elts []Expr
	Ctx  ExprContext
}

// Tuple is ast.Tuple.
type Tuple struct {
	Range
	Elts []Expr
	Ctx  ExprContext
}

// Slice is ast.Slice.
type Slice struct {
	Range
	Lower Expr // optional
	Upper Expr // optional
	Step  Expr // optional
}

// Comprehension is ast.comprehension.
type Comprehension struct {
	Range
	Target  Expr
	Iter    Expr
	Ifs     []Expr
	IsAsync bool
}

// ExceptHandler is ast.ExceptHandler.
type ExceptHandler struct {
	Range
	Type Expr   // optional
	Name string // optional
	Body []Stmt
}

// Arguments is ast.arguments.
type Arguments struct {
	Range
	Posonlyargs []*Arg
	Args        []*Arg
	Vararg      *Arg // optional
	Kwonlyargs  []*Arg
	KwDefaults  []Expr
	Kwarg       *Arg // optional
	Defaults    []Expr
}

// Arg is ast.arg.
type Arg struct {
	Range
	Arg        string
	Annotation Expr // optional
}

// Keyword is ast.keyword.
type Keyword struct {
	Range
	Arg   string // optional
	Value Expr
}

// Alias is ast.alias.
type Alias struct {
	Range
	Name   string
	Asname string // optional
}

// WithItem is ast.withitem.
type WithItem struct {
	Range
	ContextExpr  Expr
	OptionalVars Expr // optional
}

// MatchCase is ast.match_case.
type MatchCase struct {
	Range
	Pattern Pattern
	Guard   Expr // optional
	Body    []Stmt
}

// MatchValue is ast.MatchValue.
type MatchValue struct {
	Range
	Value Expr
}

// MatchSingleton is ast.MatchSingleton.
type MatchSingleton struct {
	Range
	Value Const
}

// MatchSequence is ast.MatchSequence.
type MatchSequence struct {
	Range
	Patterns []Pattern
}

// MatchMapping is ast.MatchMapping.
type MatchMapping struct {
	Range
	Keys     []Expr
	Patterns []Pattern
	Rest     string // optional
}

// MatchClass is ast.MatchClass.
type MatchClass struct {
	Range
	Cls         Expr
	Patterns    []Pattern
	KwdAttrs    []string
	KwdPatterns []Pattern
}

// MatchStar is ast.MatchStar.
type MatchStar struct {
	Range
	Name string // optional
}

// MatchAs is ast.MatchAs.
type MatchAs struct {
	Range
	Pattern Pattern // optional
	Name    string  // optional
}

// MatchOr is ast.MatchOr.
type MatchOr struct {
	Range
	Patterns []Pattern
}

// TypeVar is ast.TypeVar.
type TypeVar struct {
	Range
	Name         string
	Bound        Expr // optional
	DefaultValue Expr // optional
}

// ParamSpec is ast.ParamSpec.
type ParamSpec struct {
	Range
	Name         string
	DefaultValue Expr // optional
}

// TypeVarTuple is ast.TypeVarTuple.
type TypeVarTuple struct {
	Range
	Name         string
	DefaultValue Expr // optional
}

func (*BoolOp) exprNode()         {}
func (*NamedExpr) exprNode()      {}
func (*BinOp) exprNode()          {}
func (*UnaryOp) exprNode()        {}
func (*Lambda) exprNode()         {}
func (*IfExp) exprNode()          {}
func (*Dict) exprNode()           {}
func (*Set) exprNode()            {}
func (*ListComp) exprNode()       {}
func (*SetComp) exprNode()        {}
func (*DictComp) exprNode()       {}
func (*GeneratorExp) exprNode()   {}
func (*Await) exprNode()          {}
func (*Yield) exprNode()          {}
func (*YieldFrom) exprNode()      {}
func (*Compare) exprNode()        {}
func (*Call) exprNode()           {}
func (*FormattedValue) exprNode() {}
func (*Interpolation) exprNode()  {}
func (*JoinedStr) exprNode()      {}
func (*TemplateStr) exprNode()    {}
func (*Constant) exprNode()       {}
func (*Attribute) exprNode()      {}
func (*Subscript) exprNode()      {}
func (*Starred) exprNode()        {}
func (*Name) exprNode()           {}
func (*List) exprNode()           {}
func (*Tuple) exprNode()          {}
func (*Slice) exprNode()          {}

func (*FunctionDef) stmtNode()      {}
func (*AsyncFunctionDef) stmtNode() {}
func (*ClassDef) stmtNode()         {}
func (*Return) stmtNode()           {}
func (*Delete) stmtNode()           {}
func (*Assign) stmtNode()           {}
func (*TypeAlias) stmtNode()        {}
func (*AugAssign) stmtNode()        {}
func (*AnnAssign) stmtNode()        {}
func (*For) stmtNode()              {}
func (*AsyncFor) stmtNode()         {}
func (*While) stmtNode()            {}
func (*If) stmtNode()               {}
func (*With) stmtNode()             {}
func (*AsyncWith) stmtNode()        {}
func (*Match) stmtNode()            {}
func (*Raise) stmtNode()            {}
func (*Try) stmtNode()              {}
func (*TryStar) stmtNode()          {}
func (*Assert) stmtNode()           {}
func (*Import) stmtNode()           {}
func (*ImportFrom) stmtNode()       {}
func (*Global) stmtNode()           {}
func (*Nonlocal) stmtNode()         {}
func (*ExprStmt) stmtNode()         {}
func (*Pass) stmtNode()             {}
func (*Break) stmtNode()            {}
func (*Continue) stmtNode()         {}

func (*MatchValue) patternNode()     {}
func (*MatchSingleton) patternNode() {}
func (*MatchSequence) patternNode()  {}
func (*MatchMapping) patternNode()   {}
func (*MatchClass) patternNode()     {}
func (*MatchStar) patternNode()      {}
func (*MatchAs) patternNode()        {}
func (*MatchOr) patternNode()        {}

func (*TypeVar) typeParamNode()      {}
func (*ParamSpec) typeParamNode()    {}
func (*TypeVarTuple) typeParamNode() {}
