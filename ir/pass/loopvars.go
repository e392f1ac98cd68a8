package pass

import "github.com/covetpy/covetgen/ir"

// LoopVars gives a loop the variable that its body copies the item to, where the loop's
// own variable has no other use:
//
//	for t1 in x: i = t1; …    becomes    for i in x: …
func LoopVars(p *ir.Program) {
	for _, f := range ir.AllFuncs(p) {
		loopVars(f)
	}
}

func loopVars(f *ir.Func) {
	reads := map[*ir.Var]int{}
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Local:
			reads[x.Var]++
		case *ir.Lambda:
			for _, c := range x.Func.Captures {
				reads[c]++
			}
			loopVars(x.Func)
			return false
		}
		return true
	}}
	v.Stmts(f.Body)
	change := ir.Visitor{
		Expr: func(x ir.Expr) bool {
			_, nested := x.(*ir.Lambda)
			return !nested
		},
		Stmt: func(s ir.Stmt) bool {
			switch s := s.(type) {
			case *ir.For:
				s.Var, s.Body = copied(s.Var, s.Body, reads)
			case *ir.ForRange:
				s.Var, s.Body = copied(s.Var, s.Body, reads)
			}
			return true
		},
	}
	change.Stmts(f.Body)
}

// copied returns the variable that the body copies item to, and the body without the copy.
func copied(item *ir.Var, body []ir.Stmt, reads map[*ir.Var]int) (*ir.Var, []ir.Stmt) {
	if len(body) == 0 || item == nil || reads[item] != 1 || item.Captured {
		return item, body
	}
	a, ok := body[0].(*ir.Assign)
	if !ok {
		return item, body
	}
	l, ok := a.X.(*ir.Local)
	if !ok || l.Var != item || !ir.Same(a.Var.Type, item.Type) {
		return item, body
	}
	return a.Var, body[1:]
}
