package ir

// Visitor is called for each node of a walk, parents first. A nil function visits
// nothing of its kind; a function that returns false keeps Walk out of the node.
type Visitor struct {
	Expr func(Expr) bool
	Stmt func(Stmt) bool
}

// Stmts walks a list of statements in execution order.
func (v *Visitor) Stmts(list []Stmt) {
	for _, s := range list {
		v.One(s)
	}
}

// One walks a statement.
func (v *Visitor) One(s Stmt) {
	if s == nil || v.Stmt != nil && !v.Stmt(s) {
		return
	}
	switch s := s.(type) {
	case *Assign:
		v.Walk(s.X)
	case *Unbind, *Reraise, *Break, *Continue:
	case *SetGlobal:
		v.Walk(s.X)
	case *SetField:
		v.Walk(s.X)
		v.Walk(s.Value)
	case *SetMember:
		v.Walk(s.X)
		v.Walk(s.Value)
	case *ExprStmt:
		v.Walk(s.X)
	case *If:
		v.Walk(s.Test)
		v.Stmts(s.Body)
		v.Stmts(s.Else)
	case *While:
		v.Walk(s.Test)
		v.Stmts(s.Body)
		v.Stmts(s.Else)
	case *ForRange:
		v.Walk(s.Start)
		v.Walk(s.Stop)
		v.Walk(s.Step)
		v.Stmts(s.Body)
		v.Stmts(s.Else)
	case *For:
		v.Walk(s.Iter)
		v.Stmts(s.Body)
		v.Stmts(s.Else)
	case *Try:
		v.Stmts(s.Body)
		for _, h := range s.Handlers {
			v.Walk(h.Class)
			v.Stmts(h.Body)
		}
		v.Stmts(s.Else)
		v.Stmts(s.Finally)
	case *With:
		v.Walk(s.Manager)
		v.Stmts(s.Body)
	case *Raise:
		v.Walk(s.X)
		v.Walk(s.Cause)
	case *Return:
		v.Walk(s.X)
	default:
		panic("ir: Walk does not know this statement")
	}
}

// Walk walks an expression in evaluation order. A nil expression is no node.
func (v *Visitor) Walk(e Expr) {
	if e == nil || v.Expr != nil && !v.Expr(e) {
		return
	}
	switch e := e.(type) {
	case *Const, *Local, *GlobalRef, *FuncValue, *ClassValue, *ErrValue:
	case *Make:
		for _, f := range e.Fields {
			v.Walk(f.Value)
		}
	case *Call:
		v.list(e.Args)
	case *FuncCall:
		v.Walk(e.Func)
		v.list(e.Args)
	case *Runtime:
		v.list(e.Args)
	case *GoOp:
		v.Walk(e.X)
		v.Walk(e.Y)
	case *Not:
		v.Walk(e.X)
	case *Logic:
		v.Walk(e.X)
		v.Walk(e.Y)
	case *Cond:
		v.Walk(e.Test)
		v.Walk(e.Then)
		v.Walk(e.Else)
	case *Block:
		v.Stmts(e.Stmts)
		v.Walk(e.X)
	case *Field:
		v.Walk(e.X)
	case *RowItem:
		v.Walk(e.X)
	case *Member:
		v.Walk(e.X)
	case *HasMember:
		v.Walk(e.X)
	case *IsClass:
		v.Walk(e.X)
	case *Construct:
		for _, f := range e.Fields {
			v.Walk(f.Value)
		}
	case *Convert:
		v.Walk(e.X)
	case *IsNone:
		v.Walk(e.X)
	case *Lambda:
		v.Func(e.Func)
	case *ListLit:
		v.elements(e.Elts)
	case *TupleLit:
		v.elements(e.Elts)
	case *SetLit:
		v.elements(e.Elts)
	case *DictLit:
		for _, entry := range e.Entries {
			v.Walk(entry.Key)
			v.Walk(entry.Value)
		}
	case *JoinedStr:
		v.list(e.Values)
	case *DynCall:
		v.Walk(e.Func)
		v.elements(e.Args)
		v.kwargs(e.Kw)
	case *MethodCall:
		v.Walk(e.X)
		v.elements(e.Args)
		v.kwargs(e.Kw)
	case *Await:
		v.Walk(e.X)
	case *Yield:
		v.Walk(e.X)
	default:
		panic("ir: Walk does not know this expression")
	}
}

// Func walks what is evaluated when a function is made, and its body.
func (v *Visitor) Func(f *Func) {
	for _, x := range f.Made() {
		v.Walk(x)
	}
	v.Stmts(f.Body)
}

func (v *Visitor) list(list []Expr) {
	for _, e := range list {
		v.Walk(e)
	}
}

func (v *Visitor) elements(list []Element) {
	for _, e := range list {
		v.Walk(e.X)
	}
}

func (v *Visitor) kwargs(list []KwArg) {
	for _, k := range list {
		v.Walk(k.Value)
	}
}

// Binds reports whether the statement sets or unbinds v itself, apart from the statements and
// expressions inside it.
func Binds(s Stmt, v *Var) bool {
	switch s := s.(type) {
	case *Assign:
		return s.Var == v
	case *Unbind:
		return s.Var == v
	case *For:
		return s.Var == v
	case *ForRange:
		return s.Var == v
	case *With:
		return s.Var == v
	case *Try:
		for _, h := range s.Handlers {
			if h.Var == v {
				return true
			}
		}
	}
	return false
}

// BindsIn reports whether any of the statements, or one inside them, in a nested function too, sets or
// unbinds v.
func BindsIn(list []Stmt, v *Var) bool {
	found := false
	b := binder(v, &found)
	b.Stmts(list)
	return found
}

// BindsInExpr is BindsIn for the statements in an expression's Blocks and nested functions.
func BindsInExpr(x Expr, v *Var) bool {
	found := false
	b := binder(v, &found)
	b.Walk(x)
	return found
}

func binder(v *Var, found *bool) *Visitor {
	return &Visitor{
		Expr: func(Expr) bool { return !*found },
		Stmt: func(s Stmt) bool {
			*found = *found || Binds(s, v)
			return !*found
		},
	}
}
