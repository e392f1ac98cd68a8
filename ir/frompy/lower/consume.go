package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// consume lowers builtins that use up a generator expression at once, without making the
// generator: the items are evaluated in the same order and at the same moments.
func (b *body) consume(n *pyast.Call, name string) ir.Expr {
	if len(n.Args) == 0 {
		return nil
	}
	g, ok := n.Args[0].(*pyast.GeneratorExp)
	if !ok || b.capturesInside(g) || b.l.in.ScopeOf(g, b.class).Async {
		return nil
	}
	lower := consumers[name]
	if lower == nil {
		return nil
	}
	return lower(b, n, g)
}

var consumers map[string]func(b *body, n *pyast.Call, g *pyast.GeneratorExp) ir.Expr

func init() {
	consumers = map[string]func(b *body, n *pyast.Call, g *pyast.GeneratorExp) ir.Expr{
		"sum": (*body).consumeSum, "any": (*body).consumeAny, "all": (*body).consumeAll,
		"list": (*body).consumeList, "set": (*body).consumeSet, "tuple": (*body).consumeTuple, "sorted": (*body).consumeSorted,
	}
}

func alone(n *pyast.Call) bool { return len(n.Args) == 1 && len(n.Keywords) == 0 }

func (b *body) consumeList(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	return b.block(b.span(n), func() ir.Expr { return b.collect(g, ir.ListKind, n) })
}

func (b *body) consumeTuple(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	return b.block(b.span(n), func() ir.Expr { return b.readCall(b.span(n), bind.TupleOf, b.collect(g, ir.ListKind, n)) })
}

func (b *body) consumeSet(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	return b.block(b.span(n), func() ir.Expr { return b.collect(g, ir.SetKind, n) })
}

// consumeSorted makes the list first, as sorted does, and sorts that. Python evaluates the keywords
// before the generator runs: what only names something may as well come behind.
func (b *body) consumeSorted(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if len(n.Args) != 1 {
		return nil
	}
	for _, k := range n.Keywords {
		if k.Arg == "" || !b.settledBefore(k.Value, g) {
			return nil
		}
	}
	return b.block(b.span(n), func() ir.Expr {
		args, names := []ir.Expr{b.collect(g, ir.ListKind, n)}, []string{""}
		for _, k := range n.Keywords {
			args, names = append(args, b.expr(k.Value)), append(names, k.Arg)
		}
		return b.builtinCall(n, "sorted", args, names, args[0].Type())
	})
}

// settledBefore reports whether an expression has the same value, and can be evaluated as well,
// before and behind running g.
func (b *body) settledBefore(n pyast.Expr, g *pyast.GeneratorExp) bool {
	switch n := n.(type) {
	case *pyast.Constant:
		return true
	case *pyast.Lambda:
		return len(n.Args.Defaults) == 0 && len(n.Args.KwDefaults) == 0
	case *pyast.Name:
		p := b.resolve(b.mangle(n.Id))
		if p.v != nil {
			return b.env.bound[p.v] && !p.v.Captured && !stores(g)[n.Id]
		}
	}
	_, known := b.known(n)
	return known
}

func (b *body) consumeSum(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	if !alone(n) {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		v := b.newVar(varKey{g, "total"})
		key := varKey{g, "total"}
		set := func(x ir.Expr) {
			f := b.facts(key)
			if joined := ir.Join(f.typ, x.Type()); !ir.Equal(joined, f.typ) {
				f.typ = joined
				b.u.changed = true
			}
			b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: b.to(x, v.Type)})
		}
		read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
		set(constant(span, py.MakeInt(0)))
		b.loopOver(g, n, g.Generators, func() {
			set(b.binary(g, "+", read(), b.expr(g.Elt)))
		})
		return read()
	})
}

func (b *body) consumeAny(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	return b.consumeTest(n, g, true)
}

func (b *body) consumeAll(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	return b.consumeTest(n, g, false)
}

// consumeTest lowers any and all: the first item that decides ends the innermost loop;
// with several clauses a flag ends the outer ones.
func (b *body) consumeTest(n *pyast.Call, g *pyast.GeneratorExp, deciding bool) ir.Expr {
	if !alone(n) || len(g.Generators) != 1 {
		return nil
	}
	span := b.span(n)
	at := ir.At{S: span}
	return b.block(span, func() ir.Expr {
		v := b.temp(ir.Bool)
		b.emit(&ir.Assign{At: at, Var: v, X: boolean(span, !deciding)})
		b.loopOver(g, n, g.Generators, func() {
			test := b.truth(b.expr(g.Elt))
			if !deciding {
				test = not(test)
			}
			body := []ir.Stmt{&ir.Assign{At: at, Var: v, X: boolean(span, deciding)}, &ir.Break{At: at}}
			b.emit(&ir.If{At: at, Test: test, Body: body})
		})
		return &ir.Local{Base: ir.Base{T: ir.Bool, S: span}, Var: v}
	})
}
