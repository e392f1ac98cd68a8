package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// The iterators of itertools, and ranges that something else goes over, have no static types; what they give
// has, where what they go over has. Only numbers, strings and tuples of them are followed: the iterators, and the
// functions that they call, may keep anything else.

// iteratorRule says what an iterator gives.
type iteratorRule struct {
	from, to int // the arguments that are iterables; to is -1 for all that follow
	least    int // arguments
	most     int // -1: any number
	item     func(types []*ir.Type, c *pyast.Call) *ir.Type
}

// iteratorRules are by the names of itertools.
var iteratorRules = map[string]iteratorRule{
	"product":                       {0, -1, 1, -1, func(types []*ir.Type, _ *pyast.Call) *ir.Type { return tupleOf(types) }},
	"chain":                         {0, -1, 1, -1, func(types []*ir.Type, _ *pyast.Call) *ir.Type { return oneOf(types) }},
	"combinations":                  {0, 0, 2, 2, repeated},
	"combinations_with_replacement": {0, 0, 2, 2, repeated},
	"permutations":                  {0, 0, 2, 2, repeated},
	"pairwise":                      {0, 0, 1, 1, func(types []*ir.Type, _ *pyast.Call) *ir.Type { return tupleOf([]*ir.Type{types[0], types[0]}) }},
	"islice":                        {0, 0, 2, 4, firstItem},
	"cycle":                         {0, 0, 1, 1, firstItem},
	"takewhile":                     {1, 1, 2, 2, firstItem},
	"dropwhile":                     {1, 1, 2, 2, firstItem},
	"filterfalse":                   {1, 1, 2, 2, firstItem},
	"accumulate": {0, 0, 1, 1, func(types []*ir.Type, _ *pyast.Call) *ir.Type {
		if types[0].Kind == ir.BoolKind { // the sums are ints
			return ir.Dyn
		}
		return types[0]
	}},
	"groupby": {0, 0, 1, 2, func(types []*ir.Type, _ *pyast.Call) *ir.Type { return tupleOf([]*ir.Type{types[0], ir.Dyn}) }},
}

func firstItem(types []*ir.Type, _ *pyast.Call) *ir.Type { return types[0] }

func tupleOf(types []*ir.Type) *ir.Type { return &ir.Type{Kind: ir.TupleKind, Elems: types} }

// oneOf is the type of all of the types, where it is one.
func oneOf(types []*ir.Type) *ir.Type {
	for _, t := range types[1:] {
		if !ir.Same(t, types[0]) {
			return ir.Dyn
		}
	}
	return types[0]
}

// repeated is a tuple of as many items as the second argument says, which must be a number.
func repeated(types []*ir.Type, c *pyast.Call) *ir.Type {
	n, ok := c.Args[1].(*pyast.Constant)
	if !ok || n.Value.Kind != pyast.ConstInt || n.Value.Big != nil || n.Value.Int < 1 || n.Value.Int > maxItems {
		return ir.Dyn
	}
	list := make([]*ir.Type, n.Value.Int)
	for i := range list {
		list[i] = types[0]
	}
	return tupleOf(list)
}

// scalar reports whether values of a type hold nothing that could be changed.
func scalar(t *ir.Type) bool {
	switch t.Kind {
	case ir.BoolKind, ir.IntKind, ir.FloatKind, ir.NumKind, ir.StrKind:
		return true
	}
	return false
}

// iterator lowers a call that makes an iterator of itertools, or a range, of which only the items count, and tells
// their type; nil for other calls.
func (b *body) iterator(c *pyast.Call) (ir.Expr, *ir.Type) {
	v, ok := b.known(c.Func)
	if !ok || len(c.Keywords) > 0 || starred(c.Args) {
		return nil, nil
	}
	span := b.span(c)
	t, isType := v.(*py.Type)
	switch {
	case v == b.l.builtin("range"):
		return b.rangeObject(c)
	case !isType || t.Module != "itertools":
		return nil, nil
	case t.Name == "count":
		return b.counter(c)
	}
	rule, ok := iteratorRules[t.Name]
	if !ok || len(c.Args) < rule.least || rule.most >= 0 && len(c.Args) > rule.most {
		return nil, nil
	}
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "itertools", t.Name)}
	var types []*ir.Type
	known, unknown := true, false
	for i, a := range c.Args {
		if i < rule.from || rule.to >= 0 && i > rule.to {
			call.Args = append(call.Args, ir.Element{X: b.box(b.expr(a))})
			continue
		}
		x, item := b.iterable(a)
		switch {
		case item.Kind == ir.NeverKind:
			unknown = true
			x = b.boxIn(x)
		case scalar(item):
			x = b.boxIn(x)
		default:
			known = false
			x = b.box(x)
		}
		types = append(types, item)
		call.Args = append(call.Args, ir.Element{X: x})
	}
	switch {
	case unknown:
		return call, ir.Never
	case !known:
		return call, ir.Dyn
	case t.Name == "groupby" && len(c.Args) > 1:
		types[0] = b.groupKey(c)
	}
	return call, rule.item(types, c)
}

// groupKey is the type of the keys that groupby's function gives, where they are numbers or texts: it is lowered in place for
// nothing else.
func (b *body) groupKey(c *pyast.Call) *ir.Type {
	k := b.keyLoop(c.Args[1], c.Args[0])
	if k == nil {
		return ir.Dyn
	}
	saved := b.env.copy()
	key := ir.Dyn
	b.into(func() {
		if elem, ok := b.vector(b.collect(k.comp, ir.ListKind, c).Type()); ok && (elem.Kind == ir.NeverKind || scalar(elem)) {
			key = elem
		}
	})
	b.env = saved
	return key
}

// rangeObject is a range of ints as a value; nil for another call of range.
func (b *body) rangeObject(c *pyast.Call) (ir.Expr, *ir.Type) {
	start, stop, step := b.rangeArgs(c)
	if start == nil {
		return nil, nil
	}
	span := b.span(c)
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "range")}
	for _, x := range [][]ir.Expr{{stop}, {start, stop}, {start, stop, step}}[len(c.Args)-1] {
		if isNever(x) {
			return call, ir.Never
		}
		call.Args = append(call.Args, ir.Element{X: b.boxIn(x)})
	}
	return call, ir.Int
}

// counter is itertools.count of ints.
func (b *body) counter(c *pyast.Call) (ir.Expr, *ir.Type) {
	span := b.span(c)
	call := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "itertools", "count")}
	item := ir.Int
	for _, a := range c.Args {
		x := b.expr(a)
		if isNever(x) {
			item = ir.Never
		} else if x.Type().Kind != ir.IntKind && item.Kind != ir.NeverKind {
			item = ir.Dyn
		}
		call.Args = append(call.Args, ir.Element{X: b.box(x)})
	}
	return call, item
}

// sumOfIterator is sum() of an iterator of ints; nil for other calls.
func (b *body) sumOfIterator(n *pyast.Call) ir.Expr {
	if !alone(n) {
		return nil
	}
	c, ok := n.Args[0].(*pyast.Call)
	if !ok {
		return nil
	}
	x, item := b.iterator(c)
	if x == nil {
		return nil
	}
	span := b.span(n)
	sum := &ir.DynCall{Base: ir.Base{T: ir.Dyn, S: span}, Func: native(span, "builtins", "sum"), Args: []ir.Element{{X: x}}}
	switch item.Kind {
	case ir.IntKind:
		return b.as(sum, ir.Int)
	case ir.NeverKind:
		return never(span)
	}
	return sum
}
