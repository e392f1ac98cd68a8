package pass

import "github.com/covetpy/covetgen/ir"

// Recursion marks the functions that can reach themselves by direct calls: the strongly
// connected components of the call graph that have an edge inside (Tarjan's algorithm).
// A call of a function that is a value may be one of each that has such a signature.
func Recursion(p *ir.Program) {
	s := &components{index: map[*ir.Func]int{}, low: map[*ir.Func]int{}, open: map[*ir.Func]bool{}}
	s.gather(p)
	for _, f := range ir.AllFuncs(p) {
		if s.index[f] == 0 {
			s.visit(f)
		}
	}
}

type components struct {
	count int
	index map[*ir.Func]int
	low   map[*ir.Func]int
	stack []*ir.Func
	open  map[*ir.Func]bool
	// values are the functions that are values in their static form.
	values []*ir.Lambda
}

func (s *components) gather(p *ir.Program) {
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		if l, ok := x.(*ir.Lambda); ok && isTyped(l) {
			s.values = append(s.values, l)
		}
		return true
	}}
	for _, f := range ir.AllFuncs(p) {
		v.Stmts(f.Body)
	}
	for _, g := range p.Globals {
		v.Walk(g.Init)
	}
}

func isTyped(l *ir.Lambda) bool {
	_, result := l.T.Function()
	return result != nil
}

func (s *components) visit(f *ir.Func) {
	s.count++
	s.index[f], s.low[f] = s.count, s.count
	s.stack = append(s.stack, f)
	s.open[f] = true
	self := false
	calls := func(callee *ir.Func) {
		self = self || callee == f
		if s.index[callee] == 0 {
			s.visit(callee)
			s.low[f] = min(s.low[f], s.low[callee])
		} else if s.open[callee] {
			s.low[f] = min(s.low[f], s.index[callee])
		}
	}
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Call:
			calls(x.Func)
		case *ir.FuncCall:
			for _, l := range s.values {
				if ir.Alias(l.T, x.Func.Type()) {
					calls(l.Func)
				}
			}
		case *ir.Lambda:
			return !isTyped(x) // what it calls is called when it is
		}
		return true
	}}
	v.Stmts(f.Body)
	f.Recursive = self
	if s.low[f] != s.index[f] {
		return
	}
	for i := len(s.stack) - 1; ; i-- {
		member := s.stack[i]
		s.open[member] = false
		if member != f {
			member.Recursive, f.Recursive = true, true
			continue
		}
		s.stack = s.stack[:i]
		return
	}
}
