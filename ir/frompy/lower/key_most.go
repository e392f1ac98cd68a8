package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
)

// mostInLoop is min(x, key=f, default=d), or max, where calling f may be seen or the keys have an order that only the runtime
// knows: a loop in place that calls f for each item and compares at once, as the builtin does. It is nil for items of no static type.
func (b *body) mostInLoop(n *pyast.Call, name string) ir.Expr {
	if name != "min" && name != "max" || len(n.Args) != 1 || starred(n.Args) {
		return nil
	}
	var key, otherwise pyast.Expr
	for _, k := range n.Keywords {
		_, isConst := k.Value.(*pyast.Constant)
		switch {
		case k.Arg == "key" && key == nil && !isConst:
			key = k.Value
		case k.Arg == "default" && otherwise == nil && isConst:
			otherwise = k.Value
		default:
			return nil
		}
	}
	if key == nil {
		return nil
	}
	k := b.keyLoop(key, n.Args[0])
	if k == nil || k.same {
		return nil
	}
	return b.attempt(b.span(n), func() ir.Expr { return b.mostOfLoop(n, name, k, otherwise) })
}

// mostOfLoop is mostInLoop of a key function that can be seen.
func (b *body) mostOfLoop(n *pyast.Call, name string, k *keyLoop, otherwise pyast.Expr) ir.Expr {
	span := b.span(n)
	at := ir.At{S: span}
	g := k.comp.Generators[0]
	from := b.iteration(n.Args[0], false)
	if from.item.Kind == ir.DynKind || from.item.Kind == ir.OptionalKind {
		return nil
	}
	param := g.Target.(*pyast.Name).Id
	f := &frame{node: k.comp, vars: map[string]*ir.Var{param: b.newVar(varKey{k.comp, param})}}
	b.frames = append(b.frames, f)
	before := b.env.copy()
	read := func(v *ir.Var) ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
	found := b.temp(ir.Bool)
	b.emit(&ir.Assign{At: at, Var: found, X: boolean(span, false)})
	var best *ir.Var
	ordered := true
	v, bind := b.itemVar(g.Target, &from)
	loop := b.into(func() {
		bind()
		item := b.hold(b.expr(&pyast.Name{Range: n.Range, Id: param}))
		var x ir.Expr
		called := b.into(func() { x = b.hold(b.expr(k.comp.Elt))() })
		if k.lambda {
			called = []ir.Stmt{&ir.If{At: at, Frame: "<lambda>", Test: boolean(span, true), Body: called}}
		}
		*b.out = append(*b.out, called...)
		if isNever(item(), x) {
			return
		}
		best = b.temp(item().Type())
		bestKey := b.temp(x.Type())
		op := map[string]pyast.CmpOperator{"min": pyast.Lt, "max": pyast.Gt}[name]
		var test ir.Expr
		compared := b.into(func() { test = b.truth(b.compareOne(n, op, x, read(bestKey))) })
		ordered = len(compared) == 0
		b.emit(&ir.If{At: at, Test: &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: not(read(found)), Y: test}, Body: []ir.Stmt{
			&ir.Assign{At: at, Var: best, X: item()}, &ir.Assign{At: at, Var: bestKey, X: x}, &ir.Assign{At: at, Var: found, X: boolean(span, true)},
		}})
	})
	b.frames = b.frames[:len(b.frames)-1]
	b.env = joinEnv(before, before)
	if !ordered {
		return nil
	}
	b.emit(from.loop(span, v, loop, nil))
	switch {
	case best == nil:
		return never(span)
	case otherwise == nil:
		b.emit(&ir.ExprStmt{At: at, X: b.vectorCall(span, ir.Symbol{Name: "SomeFound", Raises: true}, read(found), str(span, name))})
		return read(best)
	}
	other := b.expr(otherwise)
	t := ir.Join(best.Type, other.Type())
	return cond(span, t, read(found), b.to(read(best), t), b.to(other, t))
}
