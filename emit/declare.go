package emit

import (
	"github.com/covetpy/covetgen/ir"
)

// Python's variables belong to the function, Go's to a block. plan finds for each
// variable the smallest Go block that holds all its uses and that is entered anew only
// where Python would set the variable anew as well:
//
//   - a variable whose first use there is an assignment is declared by it (x := …);
//   - any other is declared before the first statement that uses it (var x T);
//   - inside a loop both need the variable to be set before it is read in each round, and
//     a variable that closures share is declared outside of all loops, because Python's
//     closures see one variable and not one for each round.
type plan struct {
	// before lists the variables to declare before a statement.
	before map[ir.Stmt][]*ir.Var
	// own are the statements (assignments, loops, with, handlers) that declare their variable themselves.
	own   map[any]bool
	reads map[*ir.Var]int
	// dropped counts the reads for which no code was written.
	dropped map[*ir.Var]int
	// entry are the variables that are declared at the function's start.
	entry []*ir.Var
	// placed are all variables that the plan declares.
	placed map[*ir.Var]bool
}

// region is a list of statements that becomes a Go block.
type region struct {
	parent *region
	stmt   ir.Stmt // statement of the parent list that holds the region
	loop   bool    // entered once for each round
	depth  int
	// binds is the variable that is set whenever the region is entered (a loop's, a
	// handler's), and owner the node that sets it.
	binds *ir.Var
	owner any
}

// use is a statement of a region that uses a variable.
type use struct {
	in    *region
	stmt  ir.Stmt
	order int
}

type planner struct {
	uses  map[*ir.Var][]use
	vars  []*ir.Var // in order of first use
	order int
	plan  *plan
	at    ir.Stmt
	in    *region
}

// planVars plans the variables of f that are not parameters.
func planVars(f *ir.Func) *plan {
	p := &planner{uses: map[*ir.Var][]use{}, plan: &plan{before: map[ir.Stmt][]*ir.Var{}, own: map[any]bool{}, reads: map[*ir.Var]int{}, dropped: map[*ir.Var]int{}, placed: map[*ir.Var]bool{}}}
	p.stmts(f.Body, &region{})
	params := map[*ir.Var]bool{}
	for _, param := range f.Params {
		params[param.Var] = true
	}
	captured := map[*ir.Var]bool{}
	for _, c := range f.Captures {
		captured[c] = true
	}
	for _, v := range p.vars {
		if !params[v] && !captured[v] && p.plan.reads[v] > 0 {
			p.plan.placed[v] = true
			p.place(v)
		}
	}
	return p.plan
}

func (p *planner) use(v *ir.Var) {
	if v == nil {
		return
	}
	if p.uses[v] == nil {
		p.vars = append(p.vars, v)
	}
	p.order++
	p.uses[v] = append(p.uses[v], use{in: p.in, stmt: p.at, order: p.order})
}

func (p *planner) read(v *ir.Var) {
	p.plan.reads[v]++
	p.use(v)
}

func (p *planner) stmts(list []ir.Stmt, in *region) {
	outerIn, outerAt := p.in, p.at
	p.in = in
	for _, s := range list {
		p.at = s
		p.stmt(s)
	}
	p.in, p.at = outerIn, outerAt
}

// child visits a list of statements below the current one.
func (p *planner) child(list []ir.Stmt, loop bool, binds *ir.Var, owner any) {
	r := &region{parent: p.in, stmt: p.at, loop: loop, depth: p.in.depth + 1, binds: binds, owner: owner}
	if binds != nil {
		outerIn, outerAt := p.in, p.at
		p.in, p.at = r, nil
		p.use(binds)
		p.in, p.at = outerIn, outerAt
	}
	p.stmts(list, r)
}

func (p *planner) stmt(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.Assign:
		p.expr(s.X)
		p.use(s.Var)
	case *ir.Unbind:
		p.use(s.Var)
	case *ir.SetGlobal:
		p.expr(s.X)
	case *ir.SetField:
		p.expr(s.X)
		p.expr(s.Value)
	case *ir.SetMember:
		p.expr(s.X)
		p.expr(s.Value)
	case *ir.ExprStmt:
		p.expr(s.X)
	case *ir.If:
		p.expr(s.Test)
		p.child(s.Body, false, nil, nil)
		p.child(s.Else, false, nil, nil)
	case *ir.While:
		p.expr(s.Test)
		p.child(s.Body, true, nil, nil)
		p.child(s.Else, false, nil, nil)
	case *ir.ForRange:
		p.expr(s.Start)
		p.expr(s.Stop)
		p.expr(s.Step)
		p.child(s.Body, true, s.Var, s)
		p.child(s.Else, false, nil, nil)
	case *ir.For:
		p.expr(s.Iter)
		p.child(s.Body, true, s.Var, s)
		p.child(s.Else, false, nil, nil)
	case *ir.Try:
		p.child(s.Body, false, nil, nil)
		for _, h := range s.Handlers {
			p.expr(h.Class)
			p.child(h.Body, false, h.Var, h)
		}
		p.child(s.Else, false, nil, nil)
		p.child(s.Finally, false, nil, nil)
	case *ir.With:
		p.expr(s.Manager)
		p.child(s.Body, false, s.Var, s)
	case *ir.Raise:
		p.expr(s.X)
		p.expr(s.Cause)
	case *ir.Return:
		p.expr(s.X)
	}
}

func (p *planner) expr(x ir.Expr) {
	if x == nil {
		return
	}
	v := ir.Visitor{Expr: func(x ir.Expr) bool {
		switch x := x.(type) {
		case *ir.Local:
			p.read(x.Var)
		case *ir.Block:
			// The statements are hoisted into the current Go block; their variables may still be
			// declared among themselves.
			r := &region{parent: p.in, stmt: p.at, depth: p.in.depth + 1}
			p.stmts(x.Stmts, r)
			outerIn, outerAt := p.in, p.at
			p.in, p.at = r, nil
			p.expr(x.X)
			p.in, p.at = outerIn, outerAt
			return false
		case *ir.Lambda:
			for _, made := range x.Func.Made() {
				p.expr(made)
			}
			for _, c := range x.Func.Captures {
				p.read(c)
			}
			return false
		}
		return true
	}}
	v.Walk(x)
}

// place decides where v is declared.
func (p *planner) place(v *ir.Var) {
	in := p.uses[v][0].in
	for _, u := range p.uses[v][1:] {
		in = common(in, u.in)
	}
	if loop := outermostLoop(in); loop != nil && (v.Captured || v.MayUnbound || !p.setFirst(v, in)) {
		in = loop.parent
	}
	first := p.firstIn(v, in)
	switch {
	case first.in == in && first.stmt == nil && in.binds == v:
		p.plan.own[in.owner] = true
	case first.in == in && first.stmt != nil && ownAssign(first.stmt, v):
		p.plan.own[first.stmt] = true
	default:
		stmt := first.stmt
		for r := first.in; r != in; r = r.parent {
			stmt = r.stmt
		}
		if stmt == nil {
			p.plan.entry = append(p.plan.entry, v)
			return
		}
		p.plan.before[stmt] = append(p.plan.before[stmt], v)
	}
}

func common(a, b *region) *region {
	for a != b {
		if a.depth >= b.depth {
			a = a.parent
		} else {
			b = b.parent
		}
	}
	return a
}

// outermostLoop returns the outermost loop region that holds r, or nil.
func outermostLoop(r *region) *region {
	var loop *region
	for ; r != nil; r = r.parent {
		if r.loop {
			loop = r
		}
	}
	return loop
}

// firstIn returns the first use of v; all uses are below in.
func (p *planner) firstIn(v *ir.Var, in *region) use {
	best := p.uses[v][0]
	for _, u := range p.uses[v] {
		if u.order < best.order {
			best = u
		}
	}
	return best
}

// setFirst reports whether v is set before it is read whenever region in is entered.
func (p *planner) setFirst(v *ir.Var, in *region) bool {
	if in.binds == v {
		return true
	}
	first := p.firstIn(v, in)
	stmt := first.stmt
	for r := first.in; r != in; r = r.parent {
		stmt = r.stmt
	}
	return stmt != nil && sets(stmt, v)
}

// sets reports whether a statement certainly sets v without reading it first.
func sets(s ir.Stmt, v *ir.Var) bool {
	switch s := s.(type) {
	case *ir.Assign:
		return s.Var == v && !uses(s.X, v)
	case *ir.If:
		return !uses(s.Test, v) && setsList(s.Body, v) && setsList(s.Else, v)
	}
	return false
}

func setsList(list []ir.Stmt, v *ir.Var) bool {
	for _, s := range list {
		if sets(s, v) {
			return true
		}
		if ends(s) {
			return true
		}
		if stmtUses(s, v) {
			return false
		}
	}
	return false
}

// ends reports whether control never goes on behind s.
func ends(s ir.Stmt) bool {
	switch s := s.(type) {
	case *ir.Return, *ir.Raise, *ir.Reraise, *ir.Break, *ir.Continue:
		return true
	case *ir.If:
		return len(s.Body) > 0 && len(s.Else) > 0 && ends(s.Body[len(s.Body)-1]) && ends(s.Else[len(s.Else)-1])
	}
	return false
}

// ownAssign reports whether s is an assignment that can declare v.
func ownAssign(s ir.Stmt, v *ir.Var) bool {
	a, ok := s.(*ir.Assign)
	return ok && a.Var == v && !uses(a.X, v) && !v.MayUnbound
}

func uses(x ir.Expr, v *ir.Var) bool {
	found := false
	visitor := useVisitor(v, &found)
	visitor.Walk(x)
	return found
}

func stmtUses(s ir.Stmt, v *ir.Var) bool {
	found := false
	useVisitor(v, &found).One(s)
	return found
}

func useVisitor(v *ir.Var, found *bool) *ir.Visitor {
	return &ir.Visitor{
		Expr: func(x ir.Expr) bool {
			switch x := x.(type) {
			case *ir.Local:
				*found = *found || x.Var == v
			case *ir.Lambda:
				for _, c := range x.Func.Captures {
					*found = *found || c == v
				}
			}
			return !*found
		},
		Stmt: func(s ir.Stmt) bool {
			*found = *found || ir.Binds(s, v)
			return !*found
		},
	}
}
