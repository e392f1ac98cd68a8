package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
)

// A local variable that holds generators which nothing else gets hold of lets go of them when it gets another value, is
// deleted, or the function ends.

// soleHolders are the local variables of a function's statements that only ever hold generators of calls or None, and
// are only read to take items of them or to resume them.
func (b *body) soleHolders(list []pyast.Stmt) map[string]bool {
	candidates := map[string]bool{}
	for _, s := range list {
		pyast.Inspect(s, func(n pyast.Node) bool {
			if a, ok := n.(*pyast.Assign); ok && len(a.Targets) == 1 {
				if name, ok := a.Targets[0].(*pyast.Name); ok && b.makesGenerators([]pyast.Expr{a.Value}) {
					candidates[name.Id] = true
				}
			}
			return true
		})
	}
	for name := range candidates {
		p := b.scope
		if !p.Locals[name] || p.Globals[name] || p.Nonlocals[name] || b.vars[name] != nil || !b.holdsAlone(list, name) {
			delete(candidates, name)
		}
	}
	return candidates
}

// holdsAlone reports whether every occurrence of a name is one that keeps what it holds to itself.
func (b *body) holdsAlone(list []pyast.Stmt, name string) bool {
	alone := true
	var parents []pyast.Node
	for _, s := range list {
		pyast.Inspect(s, func(n pyast.Node) bool {
			if n == nil {
				parents = parents[:len(parents)-1]
				return true
			}
			switch n := n.(type) {
			case *pyast.Name:
				alone = alone && (n.Id != name || b.keptToItself(append(parents, n)))
			case *pyast.ExceptHandler:
				alone = alone && n.Name != name
			case *pyast.MatchAs:
				alone = alone && n.Name != name
			case *pyast.MatchStar:
				alone = alone && n.Name != name
			case *pyast.Alias:
				alone = alone && boundName(n) != name
			}
			parents = append(parents, n)
			return true
		})
	}
	return alone
}

// keptToItself reports whether the name at the end of a path is assigned a call or None, deleted, iterated over, passed to
// a builtin that takes items, or resumed by one of its methods, and not inside another function.
func (b *body) keptToItself(path []pyast.Node) bool {
	name := path[len(path)-1].(*pyast.Name)
	for _, n := range path {
		switch n.(type) {
		case *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef, *pyast.Lambda, *pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
			return false
		}
	}
	if len(path) < 2 {
		return false
	}
	switch parent := path[len(path)-2].(type) {
	case *pyast.Delete:
		return true
	case *pyast.Assign:
		if len(parent.Targets) != 1 || parent.Targets[0] != pyast.Expr(name) {
			return false
		}
		_, call := parent.Value.(*pyast.Call)
		c, constant := parent.Value.(*pyast.Constant)
		return call || constant && c.Value.Kind == pyast.ConstNone
	case *pyast.For:
		return parent.Iter == pyast.Expr(name)
	case *pyast.AsyncFor:
		return parent.Iter == pyast.Expr(name)
	case *pyast.YieldFrom:
		return true
	case *pyast.Call:
		return parent.Func != pyast.Expr(name) && b.consumesItems(parent)
	case *pyast.Attribute:
		call, ok := path[max(0, len(path)-3)].(*pyast.Call)
		return ok && call.Func == pyast.Expr(parent) && resumes[parent.Attr]
	}
	return false
}

// resumes are the methods of generators that run them.
var resumes = map[string]bool{
	"send": true, "throw": true, "close": true, "__next__": true, "asend": true, "athrow": true, "aclose": true, "__anext__": true,
}

// function lowers all statements of a function.
func (b *body) function(list []pyast.Stmt) {
	b.imports(list)
	holders := b.soleHolders(list)
	if len(holders) == 0 {
		b.stmts(list)
		b.finish()
		return
	}
	b.holders = map[string]*ir.Var{}
	for name := range holders {
		b.holders[name] = nil
	}
	out := b.into(func() {
		b.stmts(list)
		b.finish()
	})
	k := &keeping{b: b}
	for _, name := range sortedNames(b.holders) {
		if v := b.holders[name]; v != nil {
			k.vars = append(k.vars, v)
		}
	}
	end := b.env
	b.env = newEnv()
	k.whileKept(b.nodeSpan(), out)
	b.env = end
}

// holds assigns a value to a variable that lets go of the generator that it had; false for other assignments.
func (b *body) holds(s *pyast.Assign) bool {
	name, ok := s.Targets[0].(*pyast.Name)
	if !ok || len(s.Targets) != 1 {
		return false
	}
	held, ok := b.holders[name.Id]
	if !ok {
		return false
	}
	k := b.keep(s.Value)
	x := b.expr(s.Value)
	k.release(s.Value)
	if len(k.vars) == 0 && held == nil {
		b.store(name, x)
		return true
	}
	b.store(name, x)
	b.letGo(name)
	if len(k.vars) == 0 {
		return true
	}
	if held == nil {
		held = b.temp(ir.Dyn)
		b.holders[name.Id] = held
	}
	span := b.span(s)
	b.emit(&ir.Assign{At: ir.At{S: span}, Var: held, X: &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: k.vars[0]}})
	return true
}

// letGo closes the generator that a variable held until now.
func (b *body) letGo(name *pyast.Name) {
	if held := b.holders[name.Id]; held != nil {
		span := b.span(name)
		b.do(span, bind.DropGenerator, &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: held})
	}
}
