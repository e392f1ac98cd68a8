package resolve

import "github.com/covetpy/covetgen/parser/pyast"

// exprs checks expressions in order.
func (c *context) exprs(list []pyast.Expr) {
	for _, e := range list {
		c.expr(e)
	}
}

// expr checks one expression. A starred expression that arrives here is misplaced:
// wherever one may stand, its value is checked without it (unpacked).
func (c *context) expr(e pyast.Expr) {
	switch e := e.(type) {
	case nil, *pyast.Constant:
	case *pyast.Name:
		c.nameContext(e.Id, e.Ctx, e.Range)
	case *pyast.Attribute:
		c.expr(e.Value)
		c.nameContext(e.Attr, e.Ctx, e.Range)
	case *pyast.Starred:
		if e.Ctx == pyast.Store {
			c.errorf(codeStarred, e.Range, "starred assignment target must be in a list or tuple")
		} else {
			c.errorf(codeStarred, e.Range, "can't use starred expression here")
		}
		c.expr(e.Value)
	case *pyast.Tuple:
		c.sequence(e.Elts, e.Ctx, e.Range)
	case *pyast.List:
		c.sequence(e.Elts, e.Ctx, e.Range)
	case *pyast.Set:
		c.unpacked(e.Elts)
	case *pyast.Call:
		c.expr(e.Func)
		c.arguments(e.Args, e.Keywords)
	case *pyast.Lambda:
		eachParam(e.Args, func(p *pyast.Arg) { c.store(p.Arg, e.Range) })
		c.exprs(e.Args.Defaults)
		c.exprs(e.Args.KwDefaults)
		c.in(LambdaScope, c.info.Scope(e), func() { c.expr(e.Body) })
	case *pyast.ListComp:
		c.comprehension(e, e.Generators, e.Elt, nil)
	case *pyast.SetComp:
		c.comprehension(e, e.Generators, e.Elt, nil)
	case *pyast.DictComp:
		c.comprehension(e, e.Generators, e.Key, e.Value)
	case *pyast.GeneratorExp:
		c.comprehension(e, e.Generators, e.Elt, nil)
	case *pyast.Yield:
		if !c.unit.isFunction() {
			c.errorf(codeOutside, e.Range, "'yield' outside function")
		}
		c.expr(e.Value)
	case *pyast.YieldFrom:
		switch {
		case !c.unit.isFunction():
			c.errorf(codeOutside, e.Range, "'yield' outside function")
		case c.unit.kind == AsyncFunctionScope:
			c.errorf(codeOutside, e.Range, "'yield from' inside async function")
		}
		c.expr(e.Value)
	case *pyast.Await:
		switch {
		case !c.unit.isFunction():
			c.errorf(codeOutside, e.Range, "'await' outside function")
		case c.unit.kind != AsyncFunctionScope && c.unit.kind != ComprehensionScope:
			c.errorf(codeOutside, e.Range, "'await' outside async function")
		}
		c.expr(e.Value)
	default:
		pyast.Children(e, c.child)
	}
}

// target checks an assignment target.
func (c *context) target(e pyast.Expr) { c.expr(e) }

// nameContext refuses to bind or delete __debug__, also as an attribute.
func (c *context) nameContext(name string, ctx pyast.ExprContext, at pyast.Range) {
	if name != "__debug__" {
		return
	}
	switch ctx {
	case pyast.Store:
		c.errorf(codeForbidden, at, "cannot assign to __debug__")
	case pyast.Del:
		c.errorf(codeForbidden, at, "cannot delete __debug__")
	}
}

// sequence checks a list or tuple; as a target it may have one starred element.
func (c *context) sequence(elts []pyast.Expr, ctx pyast.ExprContext, at pyast.Range) {
	if ctx == pyast.Store {
		seen := false
		for i, e := range elts {
			if _, ok := e.(*pyast.Starred); !ok {
				continue
			}
			if seen {
				c.errorf(codeStarred, at, "multiple starred expressions in assignment")
				break
			}
			seen = true
			if i >= 1<<8 || len(elts)-i-1 >= 1<<23 {
				c.errorf(codeStarred, at, "too many expressions in star-unpacking assignment")
				break
			}
		}
	}
	c.unpacked(elts)
}

// unpacked checks elements of which any may be starred.
func (c *context) unpacked(elts []pyast.Expr) {
	for _, e := range elts {
		if s, ok := e.(*pyast.Starred); ok {
			c.expr(s.Value)
			continue
		}
		c.expr(e)
	}
}

// arguments checks the arguments of a call or the bases of a class.
func (c *context) arguments(args []pyast.Expr, keywords []*pyast.Keyword) {
	for i, k := range keywords {
		if k.Arg == "" {
			continue
		}
		c.store(k.Arg, k.Range)
		for _, other := range keywords[i+1:] {
			if other.Arg == k.Arg {
				c.errorf(codeDuplicate, other.Range, "keyword argument repeated: %s", k.Arg)
				break
			}
		}
	}
	c.unpacked(args)
	for _, k := range keywords {
		c.expr(k.Value)
	}
}

// comprehension checks a comprehension: the first iterable outside, the rest in a
// code object of its own. One that awaits needs an async function around it.
func (c *context) comprehension(e pyast.Expr, gens []*pyast.Comprehension, elt, value pyast.Expr) {
	s := c.info.Scope(e)
	_, isGenerator := e.(*pyast.GeneratorExp)
	c.expr(gens[0].Iter)
	if s != nil && s.IsCoroutine && !isGenerator && c.unit.kind != AsyncFunctionScope && c.unit.kind != ComprehensionScope {
		c.errorf(codeComp, e.Span(), "asynchronous comprehension outside of an asynchronous function")
		return
	}
	c.in(ComprehensionScope, s, func() {
		for i, g := range gens {
			if i > 0 {
				c.expr(g.Iter)
			}
			c.target(g.Target)
			c.exprs(g.Ifs)
		}
		c.expr(elt)
		c.expr(value)
	})
}
