package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// A defaultdict, Counter or OrderedDict of which every use has a rule for maps is a py.Map, where reading an absent key gives
// what ir.Missing says. What takes one as a value makes it an object of its class: then the call that makes it is a dynamic one.

// newCollection is a call of defaultdict, Counter or OrderedDict; nil for others, and where it makes an object.
func (b *body) newCollection(n *pyast.Call, v py.Value) ir.Expr {
	switch v {
	case py.TypeDefaultDict:
		return b.newDefaultDict(n)
	case py.TypeCounter:
		return b.newCounter(n)
	case py.TypeDeque:
		return b.newDeque(n)
	case py.TypeOrderedDict:
		return b.newOrderedDict(n)
	}
	return nil
}

// newDefaultDict is defaultdict(factory).
func (b *body) newDefaultDict(n *pyast.Call) ir.Expr {
	t := b.defaultDictType(n)
	if t == nil {
		return nil
	}
	span := b.span(n)
	if key, elem, _ := b.mapOf(t); b.l.final && (key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind) {
		return nil
	}
	return &ir.DictLit{Base: ir.Base{T: t, S: span}}
}

// defaultDictType is the type of defaultdict(factory), of a factory that makes empty containers or gives a constant; nil where
// it is an object.
func (b *body) defaultDictType(n *pyast.Call) *ir.Type {
	if !alone(n) || starred(n.Args) {
		return nil
	}
	items := b.site(n)
	made, missing := b.factory(n, n.Args[0])
	if made == nil {
		return nil
	}
	items.SetMissing(missing)
	items.Put(made)
	t := containerType(ir.DictKind, items)
	_, elem, ok := b.mapOf(t)
	if !ok || !b.isMadeAs(elem) {
		ir.Boxed(t)
		return nil
	}
	return t
}

// isMadeAs reports whether the empty containers that a factory makes are what their type says: a defaultdict that is an object
// is not.
func (b *body) isMadeAs(t *ir.Type) bool {
	if t.Kind == ir.DequeKind {
		elem, ok := b.deque(t)
		return ok && (elem.Kind != ir.NeverKind || !b.l.final)
	}
	if t.Kind != ir.DictKind || t.Items == nil || t.Items.Missing() == nil {
		return true
	}
	key, elem, ok := b.mapOf(t)
	return ok && key.Kind != ir.DynKind && b.isMadeAs(elem)
}

// factory is the type of what a factory gives, and what that is; nil for one that does more than that.
func (b *body) factory(n *pyast.Call, f pyast.Expr) (made *ir.Type, missing ir.Missing) {
	empty := ir.Missing{Empty: true}
	if lambda, ok := f.(*pyast.Lambda); ok {
		if a := lambda.Args; len(a.Posonlyargs)+len(a.Args)+len(a.Kwonlyargs) > 0 || a.Vararg != nil || a.Kwarg != nil {
			return nil, missing
		}
		switch x := lambda.Body.(type) {
		case *pyast.Constant:
			v := constValue(x.Value)
			if t := ir.ConstType(v); scalar(t) {
				return t, ir.Missing{Value: v}
			}
		case *pyast.List:
			if len(x.Elts) == 0 {
				return containerType(ir.ListKind, b.copyOf(x)), empty
			}
		case *pyast.Dict:
			if len(x.Keys) == 0 {
				return containerType(ir.DictKind, b.copyOf(x)), empty
			}
		case *pyast.Call:
			if v, known := b.known(x.Func); known && v == py.Value(py.TypeDefaultDict) {
				if t := b.defaultDictType(x); t != nil {
					return t, empty
				}
			}
		}
		return nil, missing
	}
	v, known := b.known(f)
	if !known {
		return nil, missing
	}
	switch v {
	case py.TypeList:
		return containerType(ir.ListKind, b.copyOf(n)), empty
	case py.TypeSet:
		return containerType(ir.SetKind, b.copyOf(n)), empty
	case py.TypeDict:
		return containerType(ir.DictKind, b.copyOf(n)), empty
	case py.TypeDeque:
		return containerType(ir.DequeKind, b.copyOf(n)), empty
	case py.TypeInt:
		return ir.Int, ir.Missing{Value: py.SmallInt(0)}
	case py.TypeFloat:
		return ir.Float, ir.Missing{Value: py.Float(0)}
	case py.TypeStr:
		return ir.Str, ir.Missing{Value: py.Str("")}
	}
	return nil, missing
}

// missingItem is x[key] of a map that gives something for absent keys; nil for others.
func (b *body) missingItem(span spanT, x, key ir.Expr) ir.Expr {
	if _, _, ok := b.mapOf(x.Type()); !ok || x.Type().Items.Missing() == nil {
		return nil
	}
	items := x.Type().Items
	missing := items.Missing()
	if missing.Ordered {
		return nil
	}
	if !missing.Counter {
		items.PutKey(key.Type())
	}
	k, elem, ok := b.mapOf(x.Type())
	switch {
	case !ok:
		return nil
	case elem.Kind == ir.NeverKind || k.Kind == ir.NeverKind && !missing.Counter:
		return never(span)
	case k.Kind == ir.NeverKind:
		return constant(span, missing.Value)
	case !keyed(k, key):
		return nil
	case missing.Counter:
		return b.vectorCall(span, ir.Symbol{Name: ".Get", Result: elem}, x, key, constant(span, missing.Value))
	case !missing.Empty:
		return b.vectorCall(span, ir.Symbol{Name: ".SetDefault", Result: elem}, x, key, constant(span, missing.Value))
	}
	return b.itemOrEmpty(span, x, key, elem)
}

// itemOrEmpty is x[key] of a map, which gets a new container of type elem where the key is absent.
func (b *body) itemOrEmpty(span spanT, x, key ir.Expr, elem *ir.Type) ir.Expr {
	if item, isVector := b.vector(elem); isVector && item.Kind != ir.NeverKind {
		return b.vectorCall(span, ir.Symbol{Name: "AtOrList", Result: elem}, x, key)
	}
	return b.block(span, func() ir.Expr {
		container, wanted := b.again(x), b.again(key)
		has := b.vectorCall(span, ir.Symbol{Name: ".Has", Result: ir.Bool}, container(), wanted())
		found := b.vectorCall(span, ir.Symbol{Name: ".At", Raises: true, Result: elem}, container(), wanted())
		made := b.vectorCall(span, ir.Symbol{Name: ".SetDefault", Result: elem}, container(), wanted(), emptyOf(span, elem))
		return cond(span, elem, has, found, made)
	})
}

// emptyOf is a new container of a type.
func emptyOf(span spanT, t *ir.Type) ir.Expr {
	base := ir.Base{T: t, S: span}
	switch t.Kind {
	case ir.ListKind:
		return &ir.ListLit{Base: base}
	case ir.SetKind:
		return &ir.SetLit{Base: base}
	case ir.DequeKind:
		list := &ir.ListLit{Base: ir.Base{T: &ir.Type{Kind: ir.ListKind, Items: t.Items}, S: span}}
		return &ir.Runtime{Base: base, Sym: &ir.Symbol{Package: "py", Name: "QueueOf", Result: t}, Args: []ir.Expr{list}}
	}
	return &ir.DictLit{Base: base}
}

func isCounter(t *ir.Type) bool {
	m := t.Items.Missing()
	return m != nil && m.Counter
}

// newCounter is Counter() and Counter(items) of a text, a vector or a generator expression.
func (b *body) newCounter(n *pyast.Call) ir.Expr {
	if len(n.Args) > 1 || len(n.Keywords) > 0 || starred(n.Args) {
		return nil
	}
	for name := range counterMethods {
		if _, stored := b.l.stores[name]; stored {
			return nil
		}
	}
	span := b.span(n)
	items := b.site(n)
	items.SetMissing(ir.Missing{Value: py.SmallInt(0), Counter: true})
	items.Put(ir.Int)
	t := containerType(ir.DictKind, items)
	if k, _, ok := b.mapOf(t); !ok || b.l.final && k.Kind == ir.NeverKind {
		ir.Boxed(t)
		return nil
	}
	lit := &ir.DictLit{Base: ir.Base{T: t, S: span}}
	if len(n.Args) == 0 {
		return lit
	}
	saved := b.env.copy()
	var result ir.Expr
	before := b.into(func() {
		list := b.countedItems(n)
		switch {
		case list == nil:
		case isNever(list):
			result = never(span)
		default:
			counter := b.hold(lit)
			if b.countInto(span, counter(), list) {
				result = counter()
			}
		}
	})
	if result == nil {
		b.env = saved
		ir.Boxed(t)
		return nil
	}
	return b.block(span, func() ir.Expr {
		for _, s := range before {
			b.emit(s)
		}
		return result
	})
}

// countedItems is the only argument of a call as a vector; nil where it is something else.
func (b *body) countedItems(n *pyast.Call) ir.Expr {
	if g, ok := n.Args[0].(*pyast.GeneratorExp); ok {
		if b.capturesInside(g) || b.l.in.ScopeOf(g, b.class).Async {
			return nil
		}
		return b.vectorOrNil(b.collect(g, ir.ListKind, n.Args[0]))
	}
	return b.vectorOrNil(b.characters(b.expr(n.Args[0]), n.Args[0]))
}

func (b *body) vectorOrNil(x ir.Expr) ir.Expr {
	if isNever(x) || b.isPending(x.Type()) {
		return never(x.Span())
	}
	if elem, ok := b.vector(x.Type()); !ok || elem.Kind == ir.NeverKind && b.l.final {
		return nil
	}
	return x
}

// countInto counts the items of a vector, and reports whether the counter is a map that has them as keys.
func (b *body) countInto(span spanT, counter, list ir.Expr) bool {
	elem, _ := b.vector(list.Type())
	items := counter.Type().Items
	items.PutKey(elem)
	k, _, ok := b.mapOf(counter.Type())
	if !ok || elem.Kind != ir.NeverKind && !ir.Equal(k, elem) {
		return false
	}
	if elem.Kind != ir.NeverKind {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: "CountInto"}, counter, list)})
	}
	return true
}

// counterMethods are the methods that Counter has beside those of dict.
var counterMethods = map[string]bool{
	"most_common": true, "total": true, "elements": true, "subtract": true, "copy": true, "fromkeys": true, "__missing__": true,
}

// counterMethod calls a method of a Counter that is a map; nil when there is no rule for it.
func (b *body) counterMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr) ir.Expr {
	span := b.span(n)
	k, elem, _ := b.mapOf(x.Type())
	switch {
	case name == "copy" && len(args) == 0:
		return b.vectorCall(span, ir.Symbol{Name: ".Copy", Result: x.Type()}, x)
	case name == "update" && len(args) == 1:
		list := b.vectorOrNil(b.characters(args[0], n.Args[0]))
		if list == nil || isNever(list) {
			return list
		}
		if !b.countInto(span, x, list) {
			return nil
		}
		return constant(span, py.None)
	case elem.Kind != ir.IntKind:
		return nil
	case k.Kind == ir.NeverKind:
		return never(span)
	case name == "total" && len(args) == 0:
		values := b.copyOf(n)
		values.Put(ir.Int)
		t := containerType(ir.ListKind, values)
		b.vector(t)
		return b.vectorCall(span, ir.Symbol{Name: "SumInts", Result: ir.Int}, b.vectorCall(span, ir.Symbol{Name: ".ValueVector", Result: t}, x))
	case name == "most_common" && (len(args) == 0 || len(args) == 1 && args[0].Type().Kind == ir.IntKind):
		return b.mostCommon(n, x, k, args)
	}
	return nil
}

// mostCommon is x.most_common(n): a vector of pairs.
func (b *body) mostCommon(n *pyast.Call, x ir.Expr, key *ir.Type, args []ir.Expr) ir.Expr {
	item := b.pairType(n, key, ir.Int)
	items := b.site(n)
	items.Put(item)
	t := containerType(ir.ListKind, items)
	sym := ir.Symbol{Name: "MostCommon", Result: t}
	if len(args) == 1 {
		sym.Name = "MostCommonUpTo"
	}
	if made, ok := b.vector(t); !ok || !ir.Same(made, item) || item.Unboxed() == nil {
		ir.Boxed(t)
		if !scalar(key) {
			return nil
		}
		pairs := containerType(ir.ListKind, ir.NewItems())
		return b.vectorCall(b.span(n), ir.Symbol{Name: "ListOfPairs", Result: t}, b.vectorCall(b.span(n), ir.Symbol{Name: sym.Name, Result: pairs}, append([]ir.Expr{x}, args...)...))
	}
	return b.vectorCall(b.span(n), sym, append([]ir.Expr{x}, args...)...)
}

// dictOfMap is dict(x) of a map: another map, or a dict with its keys and values. Nil for other operands.
func (b *body) dictOfMap(n *pyast.Call, x ir.Expr) ir.Expr {
	key, elem, ok := b.mapOf(x.Type())
	span := b.span(n)
	switch {
	case !ok:
		return nil
	case key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind:
		return never(span)
	}
	items := b.site(n)
	items.PutKey(key)
	items.Put(elem)
	t := containerType(ir.DictKind, items)
	key, elem, ok = b.mapOf(x.Type()) // the copy may have boxed what the map holds
	if !ok || !scalar(key) {
		return nil
	}
	if k, e, isMap := b.mapOf(t); isMap {
		if !ir.Equal(k, key) || !ir.Same(e, elem) {
			return nil
		}
		if isOrdered(x.Type()) {
			return b.vectorCall(span, ir.Symbol{Name: ".Unordered", Result: t}, x)
		}
		return b.vectorCall(span, ir.Symbol{Name: ".Copy", Result: t}, x)
	}
	if !items.IsBoxed() || !scalar(elem) {
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: "DictOfMap", Result: t}, x)
}
