package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// binding is a capture of a pattern: names are bound only when the whole pattern matched.
type binding struct {
	node pyast.Node
	name string
	x    ir.Expr
}

// match lowers a match statement to a chain of ifs over the subject.
func (b *body) match(s *pyast.Match) {
	subject := b.hold(b.box(b.expr(s.Subject)))
	b.cases(s.Cases, subject)
}

func (b *body) cases(list []*pyast.MatchCase, subject func() ir.Expr) {
	if len(list) == 0 || b.env.dead {
		return
	}
	c := list[0]
	var binds []binding
	test := b.pattern(c.Pattern, subject, &binds)
	no := b.env.copy()
	bind := func() {
		for _, x := range binds {
			b.storeName(x.node, b.mangle(x.name), x.x)
		}
	}
	if c.Guard == nil {
		if v, ok := constBool(test); ok && v {
			bind()
			b.stmts(c.Body)
			return
		}
		body := b.into(func() {
			bind()
			b.stmts(c.Body)
		})
		b.branch(c, test, body, no, list[1:], subject)
		return
	}
	var yes *env
	guard := b.block(b.span(c.Guard), func() ir.Expr {
		bind()
		var x ir.Expr
		x, yes, no = b.test(c.Guard)
		return x
	})
	if v, ok := constBool(test); !ok || !v {
		guard = &ir.Logic{Base: ir.Base{T: ir.Bool, S: b.span(c.Guard)}, Op: "&&", X: test, Y: guard}
	}
	// What the guard's captures bound is not known to be bound where the pattern failed.
	for _, x := range binds {
		if p := b.resolve(b.mangle(x.name)); p.v != nil {
			delete(no.bound, p.v)
			delete(no.narrow, p.v)
		}
	}
	b.env = yes
	body := b.into(func() { b.stmts(c.Body) })
	b.branch(c, guard, body, no, list[1:], subject)
}

// branch emits one case with the others in its else.
func (b *body) branch(c *pyast.MatchCase, test ir.Expr, body []ir.Stmt, no *env, rest []*pyast.MatchCase, subject func() ir.Expr) {
	after := b.env
	b.env = no
	orelse := b.into(func() { b.cases(rest, subject) })
	ends := b.env
	b.env = newEnv()
	b.emit(&ir.If{At: ir.At{S: b.span(c.Pattern)}, Test: test, Body: body, Else: orelse})
	b.env = joinEnv(after, ends)
}

// and joins pattern tests.
func (b *body) and(span spanT, x, y ir.Expr) ir.Expr {
	if v, ok := constBool(x); ok && v {
		return y
	}
	if v, ok := constBool(y); ok && v {
		return x
	}
	return &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "&&", X: x, Y: y}
}

// pattern is the test whether subject matches p.
func (b *body) pattern(p pyast.Pattern, subject func() ir.Expr, binds *[]binding) ir.Expr {
	span := b.span(p)
	switch p := p.(type) {
	case *pyast.MatchValue:
		value := b.expr(p.Value)
		if e := b.memberCompare(span, pyast.Eq, subject(), value); e != nil {
			return e
		}
		return b.dynCall(span, bind.CompareTests["=="], subject(), value)
	case *pyast.MatchSingleton:
		return b.is(span, false, subject(), constant(span, constValue(p.Value)))
	case *pyast.MatchAs:
		test := boolean(span, true)
		if p.Pattern != nil {
			test = b.pattern(p.Pattern, subject, binds)
		}
		if p.Name != "" {
			*binds = append(*binds, binding{p, p.Name, subject()})
		}
		return test
	case *pyast.MatchOr:
		return b.orPattern(p, subject, binds)
	case *pyast.MatchSequence:
		before, after, star := len(p.Patterns), 0, false
		for i, x := range p.Patterns {
			if _, ok := x.(*pyast.MatchStar); ok {
				before, after, star = i, len(p.Patterns)-i-1, true
			}
		}
		items, test := b.parts(span, b.call(span, bind.MatchSequence, subject(), number(span, before), boolean(span, star), number(span, after)))
		for i, x := range p.Patterns {
			if s, ok := x.(*pyast.MatchStar); ok {
				if s.Name != "" {
					*binds = append(*binds, binding{s, s.Name, items(i)})
				}
				continue
			}
			test = b.and(span, test, b.pattern(x, func() ir.Expr { return items(i) }, binds))
		}
		return test
	case *pyast.MatchMapping:
		keys := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: span}}
		for _, k := range p.Keys {
			keys.Elts = append(keys.Elts, ir.Element{X: b.box(b.expr(k))})
		}
		items, test := b.parts(span, b.call(span, bind.MatchMapping, subject(), keys))
		for i, x := range p.Patterns {
			test = b.and(span, test, b.pattern(x, func() ir.Expr { return items(i) }, binds))
		}
		if p.Rest != "" {
			*binds = append(*binds, binding{p, p.Rest, b.call(span, bind.MatchRest, subject(), keys)})
		}
		return test
	case *pyast.MatchClass:
		names := &ir.TupleLit{Base: ir.Base{T: ir.Tuple, S: span}}
		for _, name := range p.KwdAttrs {
			b.l.useName(name)
			names.Elts = append(names.Elts, ir.Element{X: b.box(str(span, name))})
		}
		class := b.box(b.expr(p.Cls))
		items, test := b.parts(span, b.call(span, bind.MatchClass, subject(), class, number(span, len(p.Patterns)), names))
		for i, x := range append(append([]pyast.Pattern{}, p.Patterns...), p.KwdPatterns...) {
			test = b.and(span, test, b.pattern(x, func() ir.Expr { return items(i) }, binds))
		}
		return test
	}
	return b.truth(b.fail(p, Unsupported, "this pattern is not compiled yet", ""))
}

func number(span spanT, i int) ir.Expr { return constant(span, py.MakeInt(int64(i))) }

// parts holds the tuple that a pattern symbol gives (None: no match) and gives access to
// its items and the test that there is one.
func (b *body) parts(span spanT, x ir.Expr) (item func(int) ir.Expr, test ir.Expr) {
	v := b.temp(ir.Dyn)
	read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: v} }
	test = b.block(span, func() ir.Expr {
		b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: x})
		return not(&ir.IsNone{Base: ir.Base{T: ir.Bool, S: span}, X: read()})
	})
	return func(i int) ir.Expr {
		tuple := &ir.Convert{Base: ir.Base{T: ir.Tuple, S: span}, Mode: ir.Unbox, X: read()}
		return b.call(span, bind.Index, tuple, number(span, i))
	}, test
}

// orPattern binds the same names in each alternative, through temporaries.
func (b *body) orPattern(p *pyast.MatchOr, subject func() ir.Expr, binds *[]binding) ir.Expr {
	span := b.span(p)
	temps := map[string]*ir.Var{}
	var out ir.Expr
	for i, alt := range p.Patterns {
		var own []binding
		test := b.pattern(alt, subject, &own)
		if len(own) > 0 {
			set := b.block(span, func() ir.Expr {
				for _, x := range own {
					if temps[x.name] == nil {
						temps[x.name] = b.temp(ir.Dyn)
						*binds = append(*binds, binding{x.node, x.name, &ir.Local{Base: ir.Base{T: ir.Dyn, S: span}, Var: temps[x.name]}})
					}
					b.emit(&ir.Assign{At: ir.At{S: span}, Var: temps[x.name], X: b.box(x.x)})
				}
				return boolean(span, true)
			})
			test = b.and(span, test, set)
		}
		if i == 0 {
			out = test
			continue
		}
		out = &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: out, Y: test}
	}
	return out
}
