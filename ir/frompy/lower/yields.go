package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A generator that one place runs from its beginning, and to which nothing else refers, needs no generator object: its
// body can run as a function that calls the loop's body, with items of their static type (py.Yields). Where the place
// is known before the call is lowered, it is lowered by sole and has a GeneratorKind; every other call of a generator
// function, and every other use of a variable that holds such a generator, makes the object at once. So nothing
// but the places below ever sees a GeneratorKind.

// sole lowers an expression whose value nothing but the caller gets hold of.
func (b *body) sole(n pyast.Expr) ir.Expr {
	b.l.soles[n] = true
	defer delete(b.l.soles, n)
	return b.expr(n)
}

// generated is a call of a generator function, for what is at n.
func (b *body) generated(n pyast.Node, u *unit, call ir.Expr) ir.Expr {
	if u.fn.Yields != nil && b.l.soles[n] && !b.l.kept[n].inside {
		return call
	}
	if x := b.keptGenerator(n, u, call); x != call || u.fn.Yields == nil {
		return x
	}
	return b.box(call)
}

// heldGenerator is the value of a variable, for what is at n.
func (b *body) heldGenerator(n pyast.Expr, x ir.Expr) ir.Expr {
	if x.Type().Kind == ir.GeneratorKind && !b.l.soles[n] {
		return b.box(x)
	}
	return x
}

// takesSole reports whether parameter i is read once at most in a call of the function.
func (u *unit) takesSole(i int) bool {
	name := u.source.Value.Params[i].Name
	if sole, known := u.soleParams[name]; known {
		return sole
	}
	sole := len(u.source.Body()) > 0 && !u.fn.IsAsync && readOnce(u.source.Body(), name)
	if u.soleParams == nil {
		u.soleParams = map[string]bool{}
	}
	u.soleParams[name] = sole
	return sole
}

// readOnce reports whether statements read a name at one place at most, at most once, and never bind it.
func readOnce(list []pyast.Stmt, name string) bool {
	if stores(list)[name] {
		return false
	}
	count := 0
	var parents []pyast.Node
	for _, s := range list {
		pyast.Inspect(s, func(n pyast.Node) bool {
			if n == nil {
				parents = parents[:len(parents)-1]
				return true
			}
			switch x := n.(type) {
			case *pyast.Name:
				if x.Id == name {
					count++
					if !runsOnce(append(parents, n)) {
						count += 2
					}
				}
			case *pyast.Global:
				count += 2 * hits(x.Names, name)
			case *pyast.Nonlocal:
				count += 2 * hits(x.Names, name)
			}
			parents = append(parents, n)
			return true
		})
	}
	return count <= 1
}

func hits(names []string, name string) int {
	n := 0
	for _, x := range names {
		if x == name {
			n++
		}
	}
	return n
}

// runsOnce reports whether the last node of a path from a function's statement down is evaluated at most once in a
// call.
func runsOnce(path []pyast.Node) bool {
	for i, n := range path[:len(path)-1] {
		switch x := n.(type) {
		case *pyast.While, *pyast.AsyncFor, *pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.ClassDef, *pyast.Lambda:
			return false
		case *pyast.For:
			if path[i+1] != pyast.Node(x.Iter) {
				return false
			}
		case *pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
			gens, _, _ := comprehensionParts(x.(pyast.Expr))
			first, ok := path[i+1].(*pyast.Comprehension)
			if !ok || first != gens[0] || path[i+2] != pyast.Node(first.Iter) {
				return false
			}
		}
	}
	return true
}

// yieldExpr is "yield x".
func (b *body) yieldExpr(span spanT, x ir.Expr) ir.Expr {
	y := &ir.Yield{Base: ir.Base{T: ir.Dyn, S: span}}
	t := b.u.fn.Yields
	if t == nil || b.outer != nil {
		y.X = b.box(x)
		return y
	}
	t.Items.Put(x.Type())
	if b.elemOf(t.Items); t.Yields() != nil && !isNever(x) {
		y.X = b.to(x, t.Yields())
	} else {
		y.X = b.box(x)
	}
	return y
}

// yieldFrom is "yield from n".
func (b *body) yieldFrom(span spanT, n pyast.Expr) ir.Expr {
	y := &ir.Yield{Base: ir.Base{T: ir.Dyn, S: span}, From: true}
	t := b.u.fn.Yields
	if t == nil || b.outer != nil {
		y.X = b.box(b.expr(n))
		return y
	}
	x := b.sole(n)
	if x.Type().Kind == ir.GeneratorKind {
		ir.Join(t, x.Type())
		b.elemOf(t.Items)
		y.X = x
		return y
	}
	if !isNever(x) {
		t.Items.Put(ir.Dyn)
		b.elemOf(t.Items)
	}
	y.X = b.box(x)
	return y
}

// unboxedItems is the type of the items that iterating over a value of type t gives in their static type: those of a
// vector or of a generator without an object.
func (b *body) unboxedItems(t *ir.Type) (elem *ir.Type, ok bool) {
	if t.Kind == ir.GeneratorKind {
		b.elemOf(t.Items)
		elem = t.Yields()
		return elem, elem != nil
	}
	if elem, ok = b.deque(t); !ok {
		elem, ok = b.vector(t)
	}
	return elem, ok && elem.Kind != ir.NeverKind
}

// consumeYields lowers a builtin that runs a generator without an object; nil for other calls.
func (b *body) consumeYields(n *pyast.Call, name string) ir.Expr {
	lower := yieldConsumers[name]
	if lower == nil || !alone(n) || !b.mayYield(n.Args[0]) {
		return nil
	}
	if keysOnly[name] {
		b.l.viewed[n.Args[0]] = true
		defer delete(b.l.viewed, n.Args[0])
	}
	saved := b.env.copy()
	var x ir.Expr
	before := b.into(func() { x = b.sole(n.Args[0]) })
	elem, ok := b.unboxedItems(x.Type())
	if !ok || x.Type().Kind != ir.GeneratorKind {
		b.env = saved
		if isNever(x) || x.Type().Kind == ir.GeneratorKind && b.elemOf(x.Type().Items).Kind == ir.NeverKind {
			return never(b.span(n))
		}
		return nil
	}
	*b.out = append(*b.out, before...)
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		return lower(b, n, elem, func(each func(item ir.Expr)) {
			v := b.temp(elem)
			body := b.into(func() { each(&ir.Local{Base: ir.Base{T: elem, S: span}, Var: v}) })
			b.emit(&ir.For{At: ir.At{S: span}, Var: v, Iter: x, Body: body})
		})
	})
}

// mayYield reports whether an expression may be a generator without an object.
func (b *body) mayYield(n pyast.Expr) bool {
	switch n := n.(type) {
	case *pyast.Name:
		p := b.resolve(b.mangle(n.Id))
		return p.v != nil && p.v.Type.Kind == ir.GeneratorKind
	case *pyast.Call:
		if v, known := b.known(n.Func); known {
			f := b.l.programFunction(v)
			return f != nil && f.IsGenerator()
		}
		_, method := n.Func.(*pyast.Attribute)
		return method
	}
	return false
}

// overItems runs what it is given for each item.
type overItems func(each func(item ir.Expr))

var yieldConsumers map[string]func(b *body, n *pyast.Call, elem *ir.Type, over overItems) ir.Expr

func init() {
	yieldConsumers = map[string]func(b *body, n *pyast.Call, elem *ir.Type, over overItems) ir.Expr{
		"sum": (*body).sumYields, "list": (*body).listYields, "any": (*body).anyYields, "all": (*body).allYields,
	}
}

func (b *body) sumYields(n *pyast.Call, _ *ir.Type, over overItems) ir.Expr {
	span := b.span(n)
	key := varKey{n, "total"}
	v := b.newVar(key)
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
	over(func(item ir.Expr) { set(b.binary(n, "+", read(), item)) })
	return read()
}

func (b *body) listYields(n *pyast.Call, elem *ir.Type, over overItems) ir.Expr {
	span := b.span(n)
	items := b.site(n)
	items.Put(elem)
	v := b.temp(containerType(ir.ListKind, items))
	read := func() ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type, S: span}, Var: v} }
	b.emit(&ir.Assign{At: ir.At{S: span}, Var: v, X: &ir.ListLit{Base: ir.Base{T: v.Type, S: span}}})
	over(func(item ir.Expr) { b.appendTo(span, read(), item) })
	return read()
}

func (b *body) anyYields(n *pyast.Call, _ *ir.Type, over overItems) ir.Expr {
	return b.testYields(n, over, true)
}

func (b *body) allYields(n *pyast.Call, _ *ir.Type, over overItems) ir.Expr {
	return b.testYields(n, over, false)
}

func (b *body) testYields(n *pyast.Call, over overItems, deciding bool) ir.Expr {
	span := b.span(n)
	at := ir.At{S: span}
	v := b.temp(ir.Bool)
	b.emit(&ir.Assign{At: at, Var: v, X: boolean(span, !deciding)})
	over(func(item ir.Expr) {
		test := b.truth(item)
		if !deciding {
			test = not(test)
		}
		b.emit(&ir.If{At: at, Test: test, Body: []ir.Stmt{&ir.Assign{At: at, Var: v, X: boolean(span, deciding)}, &ir.Break{At: at}}})
	})
	return &ir.Local{Base: ir.Base{T: ir.Bool, S: span}, Var: v}
}
