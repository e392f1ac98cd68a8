package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// test lowers an expression of which only the truth matters. It returns the states that
// hold where it is true and where it is false; the body's own state is that of the point
// behind it and must be replaced by one of the two.
func (b *body) test(n pyast.Expr) (x ir.Expr, yes, no *env) {
	switch n := n.(type) {
	case *pyast.UnaryOp:
		if n.Op == pyast.Not {
			x, yes, no = b.test(n.Operand)
			return not(x), no, yes
		}
	case *pyast.BoolOp:
		return b.testLogic(n, n.Values)
	case *pyast.Compare:
		if x, ok := b.versionTest(n); ok {
			return b.constantTest(x, b.env.copy(), b.env)
		}
		if len(n.Ops) == 1 && (n.Ops[0] == pyast.Is || n.Ops[0] == pyast.IsNot) && isNoneNode(n.Comparators[0]) {
			e := b.expr(n.Left)
			x = b.isNone(e)
			none, some := b.env.copy(), b.env.copy()
			b.narrowSome(e, some)
			if n.Ops[0] == pyast.IsNot {
				return not(x), some, none
			}
			return x, none, some
		}
	case *pyast.Call:
		if x, yes, no = b.testIsInstance(n); x != nil {
			return x, yes, no
		}
	case *pyast.NamedExpr, *pyast.Name, *pyast.Attribute:
		e := b.expr(n)
		x = b.truth(e)
		yes, no = b.env.copy(), b.env
		b.narrowSome(e, yes)
		return b.constantTest(x, yes, no)
	}
	x = b.truth(b.expr(n))
	return b.constantTest(x, b.env.copy(), b.env)
}

// constantTest marks the branch that a constant test never takes.
func (b *body) constantTest(x ir.Expr, yes, no *env) (ir.Expr, *env, *env) {
	if v, ok := constBool(x); ok {
		if v {
			no = no.copy()
			no.dead = true
		} else {
			yes.dead = true
		}
	}
	return x, yes, no
}

// narrowSome notes in e that the variable that x reads is not None.
func (b *body) narrowSome(x ir.Expr, e *env) {
	if blk, ok := x.(*ir.Block); ok {
		x = blk.X
	}
	if l, ok := x.(*ir.Local); ok && l.Var.Type.Kind == ir.OptionalKind && b.mayNarrow(l.Var) {
		e.narrow[l.Var] = l.Var.Type.Elem
	}
}

func isNoneNode(n pyast.Expr) bool {
	c, ok := n.(*pyast.Constant)
	return ok && c.Value.Kind == pyast.ConstNone
}

// testLogic lowers "and" and "or" between tests.
func (b *body) testLogic(n *pyast.BoolOp, values []pyast.Expr) (ir.Expr, *env, *env) {
	x, yes, no := b.test(values[0])
	if len(values) == 1 {
		return x, yes, no
	}
	isAnd := n.Op == pyast.And
	enter, skip, op := yes, no, "&&"
	if !isAnd {
		enter, skip, op = no, yes, "||"
	}
	if v, ok := constBool(x); ok {
		if v != isAnd { // decided: the rest is never evaluated
			return x, yes, no
		}
		b.env = enter
		return b.testLogic(n, values[1:])
	}
	b.env = enter
	y, yes2, no2 := b.testLogic(n, values[1:])
	out := &ir.Logic{Base: ir.Base{T: ir.Bool, S: b.span(n)}, Op: op, X: x, Y: y}
	if isAnd {
		return out, yes2, joinEnv(skip, no2)
	}
	return out, joinEnv(skip, yes2), no2
}

// testIsInstance lowers isinstance(x, builtin class) where the static type of x decides
// it, and narrows optionals.
func (b *body) testIsInstance(n *pyast.Call) (x ir.Expr, yes, no *env) {
	name, ok := n.Func.(*pyast.Name)
	if !ok || name.Id != "isinstance" || len(n.Args) != 2 || len(n.Keywords) != 0 {
		return nil, nil, nil
	}
	if v, known := b.known(n.Func); !known || v != b.l.builtin("isinstance") {
		return nil, nil, nil
	}
	class, known := b.known(n.Args[1])
	if !known {
		return nil, nil, nil
	}
	hidden, _ := b.hiddenClasses(class)
	_, isName := n.Args[0].(*pyast.Name)
	if !isName && len(hidden) == 0 {
		return nil, nil, nil
	}
	e := b.expr(n.Args[0])
	t, optional := e.Type(), false
	if t.Kind == ir.OptionalKind {
		t, optional = t.Elem, true
	}
	span := b.span(n)
	if isNever(e) {
		return boolean2(span), b.env.copy(), b.env
	}
	if !isName {
		return b.constantTest(b.hiddenInstanceTest(n, e, class), b.env.copy(), b.env)
	}
	is, decided := staticInstance(t, class)
	if c, fam := b.instanceOf(t); (c == nil || !fam.hidden) && len(hidden) > 0 {
		return b.constantTest(b.isNoStruct(n, e, class), b.env.copy(), b.env)
	} else if c != nil && fam.hidden {
		some := e
		if optional {
			some = &ir.Convert{Base: ir.Base{T: t, S: span}, Mode: ir.Unwrap, X: e}
		}
		x = b.isMember(span, some, c, fam, class)
		if constant, ok := constBool(x); ok {
			is, decided = constant, true
		} else if x != nil && optional {
			yes, no = b.env.copy(), b.env.copy()
			b.narrowSome(e, yes)
			return &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "&&", X: not(b.isNone(e)), Y: x}, yes, no
		} else if x != nil {
			yes, no = b.env.copy(), b.env.copy()
			if l, ok := e.(*ir.Local); ok && b.mayNarrow(l.Var) {
				if wanted, ok := class.(*py.Type); ok {
					if below, ok := b.below(e, wanted).(*ir.Local); ok {
						yes.narrow[l.Var] = below.T
					}
				}
			}
			return x, yes, no
		}
	}
	if !decided {
		return nil, nil, nil
	}
	switch {
	case !optional || !is:
		x = boolean(span, is)
		return b.constantTest(x, b.env.copy(), b.env)
	}
	if noneIs, _ := staticInstance(ir.None, class); noneIs {
		return nil, nil, nil
	}
	yes, no = b.env.copy(), b.env.copy()
	b.narrowSome(e, yes)
	return not(b.isNone(e)), yes, no
}

// hiddenInstanceTest is isinstance(x, class) of a class that has hidden parts, for any operand.
func (b *body) hiddenInstanceTest(n *pyast.Call, x ir.Expr, class py.Value) ir.Expr {
	t := x.Type()
	some := t
	if t.Kind == ir.OptionalKind {
		some = t.Elem
	}
	c, fam := b.instanceOf(some)
	if c == nil || !fam.hidden {
		return b.isNoStruct(n, x, class)
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		held := b.again(x)
		if t.Kind != ir.OptionalKind {
			return b.isMember(span, held(), c, fam, class)
		}
		unwrapped := &ir.Convert{Base: ir.Base{T: some, S: span}, Mode: ir.Unwrap, X: held()}
		return and(span, not(b.isNone(held())), b.isMember(span, unwrapped, c, fam, class))
	})
}

// staticInstance decides isinstance for values of an exact static type.
func staticInstance(t *ir.Type, class py.Value) (is, decided bool) {
	if tuple, ok := class.(*py.Tuple); ok {
		for _, c := range tuple.Items {
			yes, ok := staticInstance(t, c)
			if !ok {
				return false, false
			}
			is = is || yes
		}
		return is, true
	}
	c, ok := class.(*py.Type)
	if !ok || c.Metaclass() != nil && c.Metaclass() != py.TypeType {
		return false, false
	}
	own := builtinType(t)
	if own == nil {
		return false, false
	}
	return own.IsSubtype(c), true
}

// dictClass is the class of dicts of a type; nil where it may be one or another.
func dictClass(t *ir.Type) *py.Type {
	if t.Items == nil || t.Items.Missing() == nil {
		return py.TypeDict
	}
	switch missing := t.Items.Missing(); {
	case t.Items.IsBoxed():
		return nil
	case missing.Ordered:
		return py.TypeOrderedDict
	case missing.Counter:
		return py.TypeCounter
	}
	return py.TypeDefaultDict
}

// builtinType is the class of the values of a static type.
func builtinType(t *ir.Type) *py.Type {
	switch t.Kind {
	case ir.NoneKind:
		return py.TypeNone
	case ir.BoolKind:
		return py.TypeBool
	case ir.IntKind:
		return py.TypeInt
	case ir.FloatKind:
		return py.TypeFloat
	case ir.StrKind:
		return py.TypeStr
	case ir.BytesKind:
		return py.TypeBytes
	case ir.ListKind:
		return py.TypeList
	case ir.TupleKind:
		return py.TypeTuple
	case ir.DictKind:
		return dictClass(t)
	case ir.ModelKind:
		return t.Model.Class.Type
	}
	return nil
}
