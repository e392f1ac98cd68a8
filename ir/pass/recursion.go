package pass

import "github.com/covetpy/covetgen/ir"

// Recursion marks the functions that can reach themselves by direct calls: the strongly
// connected components of the call graph that have an edge inside (Tarjan's algorithm).
func Recursion(p *ir.Program) {
	s := &components{index: map[*ir.Func]int{}, low: map[*ir.Func]int{}, open: map[*ir.Func]bool{}}
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
}

func (s *components) visit(f *ir.Func) {
	s.count++
	s.index[f], s.low[f] = s.count, s.count
	s.stack = append(s.stack, f)
	s.open[f] = true
	self := false
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		call, ok := x.(*ir.Call)
		if !ok {
			return true
		}
		self = self || call.Func == f
		if s.index[call.Func] == 0 {
			s.visit(call.Func)
			s.low[f] = min(s.low[f], s.low[call.Func])
		} else if s.open[call.Func] {
			s.low[f] = min(s.low[f], s.index[call.Func])
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
