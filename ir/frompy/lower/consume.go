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
	lower := consumers[name]
	if lower == nil {
		return nil
	}
	g := b.generatorIn(n.Args[0], name)
	if g == nil {
		return nil
	}
	return lower(b, n, g)
}

var consumers map[string]func(b *body, n *pyast.Call, g *pyast.GeneratorExp) ir.Expr

func init() {
	consumers = map[string]func(b *body, n *pyast.Call, g *pyast.GeneratorExp) ir.Expr{
		"sum": (*body).consumeSum, "any": (*body).consumeAny, "all": (*body).consumeAll,
		"list": (*body).consumeList, "set": (*body).consumeSet, "tuple": (*body).consumeTuple, "sorted": (*body).consumeSorted,
		"min": (*body).consumeMin, "max": (*body).consumeMax,
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
		if summed := b.newVar(varKey{g, "summed"}); summed.Type.Kind == ir.FloatKind || summed.Type.Kind == ir.NeverKind && !b.l.final {
			return b.sumFloats(n, g, summed)
		}
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

// sumFloats is the sum of what a generator gives as long as that are floats; the sum of none is the int 0.
func (b *body) sumFloats(n *pyast.Call, g *pyast.GeneratorExp, summed *ir.Var) ir.Expr {
	span := b.span(n)
	at := ir.At{S: span}
	some := b.temp(ir.Bool)
	read := func(v *ir.Var) ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
	if summed.Type.Kind == ir.FloatKind {
		b.emit(&ir.Assign{At: at, Var: summed, X: constant(span, py.Float(0))})
		b.emit(&ir.Assign{At: at, Var: some, X: boolean(span, false)})
	}
	b.loopOver(g, n, g.Generators, func() {
		item := b.expr(g.Elt)
		f := b.facts(varKey{g, "summed"})
		if joined := ir.Join(f.typ, item.Type()); !ir.Equal(joined, f.typ) {
			f.typ = joined
			b.u.changed = true
		}
		if summed.Type.Kind == ir.FloatKind && item.Type().Kind == ir.FloatKind {
			b.emit(&ir.Assign{At: at, Var: summed, X: b.typedBinary(g, "+", read(summed), item)})
			b.emit(&ir.Assign{At: at, Var: some, X: boolean(span, true)})
		}
	})
	if summed.Type.Kind == ir.NeverKind {
		return never(span)
	}
	return cond(span, ir.Num, read(some), asNumber(read(summed)), asNumber(constant(span, py.MakeInt(0))))
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

func (b *body) consumeMin(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	return b.consumeMost(n, g, "min", pyast.Lt)
}

func (b *body) consumeMax(n *pyast.Call, g *pyast.GeneratorExp) ir.Expr {
	return b.consumeMost(n, g, "max", pyast.Gt)
}

// consumeMost keeps the item that compares with all before it; nil where the items are not numbers or texts.
func (b *body) consumeMost(n *pyast.Call, g *pyast.GeneratorExp, name string, op pyast.CmpOperator) ir.Expr {
	if len(n.Args) != 1 || len(n.Keywords) > 1 || len(n.Keywords) == 1 && (n.Keywords[0].Arg != "default" || !b.settledBefore(n.Keywords[0].Value, g)) {
		return nil
	}
	span := b.span(n)
	at := ir.At{S: span}
	return b.attemptAlone(func() ir.Expr {
		known := true
		x := b.block(span, func() ir.Expr {
			key := varKey{g, "most"}
			best := b.newVar(key)
			zero, hasZero := zeros[best.Type.Kind]
			if known = hasZero || best.Type.Kind == ir.NeverKind; known && hasZero {
				b.emit(&ir.Assign{At: at, Var: best, X: b.to(constant(span, zero), best.Type)})
			}
			found := b.temp(ir.Bool)
			b.emit(&ir.Assign{At: at, Var: found, X: boolean(span, false)})
			read := func(v *ir.Var) ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
			b.loopOver(g, n, g.Generators, func() {
				item := b.hold(b.expr(g.Elt))
				f := b.facts(key)
				if joined := ir.Join(f.typ, item().Type()); !ir.Equal(joined, f.typ) {
					f.typ = joined
					b.u.changed = true
				}
				if isNever(item(), read(best)) || best.Type.Kind != item().Type().Kind && (best.Type.Kind != ir.NumKind || !isNumber(item().Type())) {
					return
				}
				test := &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: not(read(found)), Y: b.truth(b.compareOne(n, op, item(), read(best)))}
				b.emit(&ir.If{At: at, Test: test, Body: []ir.Stmt{&ir.Assign{At: at, Var: best, X: b.to(item(), best.Type)}, &ir.Assign{At: at, Var: found, X: boolean(span, true)}}})
			})
			if best.Type.Kind == ir.NeverKind {
				return never(span)
			}
			if len(n.Keywords) == 0 {
				b.emit(&ir.ExprStmt{At: at, X: b.vectorCall(span, ir.Symbol{Name: "SomeFound", Raises: true}, read(found), str(span, name))})
				return read(best)
			}
			other := b.expr(n.Keywords[0].Value)
			t := ir.Join(best.Type, other.Type())
			return cond(span, t, read(found), b.to(read(best), t), b.to(other, t))
		})
		if !known {
			return nil
		}
		return x
	})
}

// zeros are what variables of numbers and texts hold at first.
var zeros = map[ir.Kind]py.Value{ir.IntKind: py.SmallInt(0), ir.FloatKind: py.Float(0), ir.NumKind: py.SmallInt(0), ir.StrKind: py.Str("")}
