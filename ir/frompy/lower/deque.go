package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
)

// A collections.deque of which every use has a rule here is a py.Queue: its items have their static type in memory. What takes one
// as a value makes it an object: then the call that makes it is a dynamic one.

// deque is the type of the items of what may be a py.Queue: Never for one that is still empty.
func (b *body) deque(t *ir.Type) (elem *ir.Type, ok bool) {
	if t.Kind != ir.DequeKind || t.Items == nil {
		return nil, false
	}
	elem = b.notNoneAlone(b.heldBy(t.Items))
	return elem, !t.Items.IsBoxed() && b.mayHold(elem, false)
}

// newDeque is deque(), deque(items) and deque(items, maxlen); nil where it makes an object.
func (b *body) newDeque(n *pyast.Call) ir.Expr {
	if starred(n.Args) || len(n.Args) > 2 {
		return nil
	}
	var from, maxlen pyast.Expr
	if len(n.Args) > 0 {
		from = n.Args[0]
	}
	if len(n.Args) > 1 {
		maxlen = n.Args[1]
	}
	for _, k := range n.Keywords {
		if k.Arg != "maxlen" || maxlen != nil {
			return nil
		}
		maxlen = k.Value
	}
	items := b.site(n)
	t := containerType(ir.DequeKind, items)
	if elem, ok := b.deque(t); !ok || b.l.final && elem.Kind == ir.NeverKind {
		ir.Boxed(t)
		return nil
	}
	made := b.attempt(b.span(n), func() ir.Expr { return b.dequeOf(n, t, from, maxlen) })
	if made == nil {
		ir.Boxed(t)
	}
	return made
}

// dequeOf makes the deque of a type; nil where its arguments have no rule.
func (b *body) dequeOf(n *pyast.Call, t *ir.Type, from, maxlen pyast.Expr) ir.Expr {
	span := b.span(n)
	list := ir.Expr(&ir.ListLit{Base: ir.Base{T: &ir.Type{Kind: ir.ListKind, Items: t.Items}, S: span}})
	if from != nil {
		if list = b.asVector(b.asList(from), n, false); list == nil || !isNever(list) && !b.isFilledFrom(t, list) {
			return nil
		}
	}
	sym := ir.Symbol{Name: "QueueOf", Result: t}
	args := []ir.Expr{list}
	if c, ok := maxlen.(*pyast.Constant); maxlen != nil && (!ok || c.Value.Kind != pyast.ConstNone) {
		args[0] = b.hold(list)()
		most := b.expr(maxlen)
		if most.Type().Kind != ir.IntKind && !isNever(most) {
			return nil
		}
		sym.Name, sym.Raises, args = "BoundedQueueOf", true, append(args, most)
	}
	if elem, ok := b.deque(t); !ok {
		return nil
	} else if isNever(args...) || elem.Kind == ir.NeverKind {
		return never(span)
	}
	return b.vectorCall(span, sym, args...)
}

// isFilledFrom puts the items of a vector into a deque of type t and reports whether they lie alike in both.
func (b *body) isFilledFrom(t *ir.Type, list ir.Expr) bool {
	own, _ := b.vector(list.Type())
	t.Items.Put(own)
	elem, ok := b.deque(t)
	return ok && (own.Kind == ir.NeverKind || ir.Same(elem, own))
}

// dequeMethod calls a method of a py.Queue; nil when there is no rule for it.
func (b *body) dequeMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr) ir.Expr {
	t := x.Type()
	elem, ok := b.deque(t)
	if !ok {
		return nil
	}
	span := b.span(n)
	switch {
	case (name == "append" || name == "appendleft") && len(args) == 1:
		t.Items.Put(args[0].Type())
		switch elem, ok = b.deque(t); {
		case !ok:
			return nil
		case isNever(args...):
			return never(span)
		}
		sym := map[string]ir.Symbol{"append": {Name: ".Append"}, "appendleft": {Name: ".AppendLeft"}}[name]
		return b.vectorCall(span, sym, x, b.to(args[0], elem))
	case (name == "pop" || name == "popleft") && len(args) == 0:
		if elem.Kind == ir.NeverKind {
			return never(span)
		}
		sym := map[string]ir.Symbol{"pop": {Name: ".Pop", Raises: true}, "popleft": {Name: ".PopLeft", Raises: true}}[name]
		sym.Result = elem
		return b.vectorCall(span, sym, x)
	case name == "clear" && len(args) == 0:
		return b.vectorCall(span, ir.Symbol{Name: ".Clear"}, x)
	case name == "extend" && len(args) == 1:
		own, isVector := b.vector(args[0].Type())
		if !isVector || !b.isFilledFrom(t, args[0]) {
			return nil
		}
		if own.Kind == ir.NeverKind {
			return never(span)
		}
		return b.vectorCall(span, ir.Symbol{Name: ".Extend"}, x, args[0])
	}
	return nil
}

// dequeCopied is a vector of the items of a py.Queue; another expression as it is.
func (b *body) dequeCopied(x ir.Expr) ir.Expr {
	elem, ok := b.deque(x.Type())
	if !ok || elem.Kind == ir.NeverKind {
		return x
	}
	t := &ir.Type{Kind: ir.ListKind, Items: x.Type().Items}
	return b.vectorCall(x.Span(), ir.Symbol{Name: ".Vector", Result: t}, x)
}
