package lower

import (
	"slices"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// sorted, min, max and list.sort over vectors. A key function that can be seen is no function in the end: its calls are
// a loop in place that fills a vector of keys, typed as any comprehension is, by which the runtime then sorts.

// keyLoop is the comprehension [key(item) for item in …] for a key function, of which only the element and the target
// are lowered.
type keyLoop struct {
	comp   *pyast.ListComp
	lambda bool // tracebacks show a frame for it
	same   bool // the keys are found in the container that is gone over
}

// keyLoop is the loop for a key function that is called for the items of over; nil for one that cannot be seen.
func (b *body) keyLoop(key, over pyast.Expr) *keyLoop {
	if k := b.l.keyLoops[key]; k != nil {
		return k
	}
	at := pyast.Range{Start: key.Span().Start, End: key.Span().End}
	item := func() pyast.Expr { return &pyast.Name{Range: at, Id: keyItem} }
	k := &keyLoop{}
	var elt pyast.Expr
	name := keyItem
	switch n := key.(type) {
	case *pyast.Lambda:
		if name = soleParam(n.Args); name == "" || !inPlace(n.Body) {
			return nil
		}
		elt, k.lambda = n.Body, true
	case *pyast.Call:
		elt = b.getterItem(n, item)
	case *pyast.Attribute:
		if own, ok := n.Value.(*pyast.Name); ok && isName(over, own.Id) && (n.Attr == "get" || n.Attr == "__getitem__") && b.resolve(b.mangle(own.Id)).v != nil {
			elt, k.same = &pyast.Subscript{Range: at, Value: own, Slice: item()}, true
		} else if v, ok := b.known(n.Value); ok && v == b.l.builtin("str") && slices.Contains(keyMethods, n.Attr) {
			elt = &pyast.Call{Range: at, Func: &pyast.Attribute{Range: at, Value: item(), Attr: n.Attr}}
		}
	}
	if v, ok := b.known(key); ok && elt == nil {
		own, isBuiltin := b.l.builtinName(v)
		if f := eval.FunctionOf(v); f != nil && !f.IsAsync() && !f.IsGenerator() || isBuiltin && slices.Contains(keyBuiltins, own) {
			elt = &pyast.Call{Range: at, Func: key, Args: []pyast.Expr{item()}}
		}
	}
	if elt == nil {
		return nil
	}
	target := &pyast.Name{Range: at, Id: name, Ctx: pyast.Store}
	k.comp = &pyast.ListComp{Range: at, Elt: elt, Generators: []*pyast.Comprehension{{Range: at, Target: target, Iter: over}}}
	b.l.keyLoops[key] = k
	return k
}

// keyItem is the name of the item where the program gives it none; no program can have it.
const keyItem = ".item"

// keyBuiltins and keyMethods are the builtins, and methods of str, that are seen as key functions.
var (
	keyBuiltins = []string{"len", "abs", "ord", "int", "str", "float", "sum", "min", "max"}
	keyMethods  = []string{"lower", "upper", "casefold", "strip", "title", "swapcase", "capitalize"}
)

// soleParam is the name of the only parameter of a lambda without default; "" for others.
func soleParam(a *pyast.Arguments) string {
	positional := slices.Concat(a.Posonlyargs, a.Args)
	if len(positional) != 1 || a.Vararg != nil || a.Kwarg != nil || len(a.Kwonlyargs)+len(a.Defaults) > 0 {
		return ""
	}
	return positional[0].Arg
}

// inPlace reports whether the body of a lambda means the same outside of it: it makes no functions and binds no names.
func inPlace(n pyast.Expr) bool {
	ok := true
	pyast.Inspect(n, func(n pyast.Node) bool {
		switch n.(type) {
		case *pyast.Lambda, *pyast.NamedExpr, *pyast.Yield, *pyast.YieldFrom, *pyast.Await, *pyast.GeneratorExp, *pyast.ListComp,
			*pyast.SetComp, *pyast.DictComp:
			ok = false
		}
		return ok
	})
	return ok
}

func isName(n pyast.Expr, id string) bool {
	own, ok := n.(*pyast.Name)
	return ok && own.Id == id
}

// getterItem is what operator.itemgetter(…) or attrgetter(…) of constants gives for an item; nil for other calls.
func (b *body) getterItem(n *pyast.Call, item func() pyast.Expr) pyast.Expr {
	v, ok := b.known(n.Func)
	if !ok || len(n.Args) == 0 || len(n.Keywords) > 0 {
		return nil
	}
	module, name, _ := b.l.nativeName(v)
	if module != "operator" || name != "itemgetter" && name != "attrgetter" {
		return nil
	}
	var elts []pyast.Expr
	for _, a := range n.Args {
		at := pyast.Range{Start: a.Span().Start, End: a.Span().End}
		c, isConst := a.(*pyast.Constant)
		switch {
		case name == "itemgetter" && (isConst || isNegative(a)):
			elts = append(elts, &pyast.Subscript{Range: at, Value: item(), Slice: a})
		case name == "attrgetter" && isConst && c.Value.Kind == pyast.ConstStr:
			x := item()
			for part := range strings.SplitSeq(c.Value.Str, ".") {
				if part == "" || strings.HasPrefix(part, "__") { // which a class would mangle
					return nil
				}
				x = &pyast.Attribute{Range: at, Value: x, Attr: part}
			}
			elts = append(elts, x)
		default:
			return nil
		}
	}
	if len(elts) == 1 {
		return elts[0]
	}
	return &pyast.Tuple{Range: pyast.Range{Start: n.Span().Start, End: n.Span().End}, Elts: elts}
}

// isNegative reports a negative constant.
func isNegative(n pyast.Expr) bool {
	u, ok := n.(*pyast.UnaryOp)
	if !ok || u.Op != pyast.USub {
		return false
	}
	_, ok = u.Operand.(*pyast.Constant)
	return ok
}

// keys runs the loop over a vector, held in list, and gives the vector of keys; nil when they are of a type that the runtime
// does not order, or when the key function might touch a list that others see too. Then what was emitted is of no use.
func (b *body) keys(span spanT, k *keyLoop, list ir.Expr, others bool) ir.Expr {
	g := k.comp.Generators[0]
	name := g.Target.(*pyast.Name).Id
	from := iteration{iter: list, item: b.itemType(list.Type())}
	if k.lambda {
		from.frame, from.span = "<lambda>", span
	}
	begin := len(*b.out)
	keys := b.fill(k.comp, ir.ListKind, func(each func()) {
		f := &frame{node: k.comp, vars: map[string]*ir.Var{name: b.newVar(varKey{k.comp, name})}}
		b.frames = append(b.frames, f)
		before := b.env.copy()
		b.clause([]*pyast.Comprehension{g}, from, each)
		b.frames = b.frames[:len(b.frames)-1]
		b.env = joinEnv(before, before)
	})
	if elem, ok := b.vector(keys.Type()); ok {
		if elem.Kind != ir.NeverKind && !isScalar(elem) && !b.isComparable(elem) && !b.isUnready(elem) {
			return nil
		}
	} else if others {
		return nil
	} else {
		ir.Show(b.heldBy(keys.Type().Items)) // they are compared by whatever they are
	}
	if others && !quiet((*b.out)[begin:], list.Type()) {
		return nil
	}
	return keys
}

// isUnready reports whether a type is not known yet, or that of a tuple of which an item is not.
func (b *body) isUnready(t *ir.Type) bool {
	if t.Kind == ir.TupleKind && !b.l.final {
		return slices.ContainsFunc(b.itemTypes(t), func(e *ir.Type) bool { return e.Kind == ir.NeverKind })
	}
	return t.Kind == ir.NeverKind
}

// isScalar reports whether values of a type are ordered by themselves.
func isScalar(t *ir.Type) bool {
	return t.Kind == ir.IntKind || t.Kind == ir.FloatKind || t.Kind == ir.StrKind || t.Kind == ir.BoolKind
}

// sortOptions are the keywords of sorted, list.sort, min and max as far as they have rules.
type sortOptions struct {
	key     pyast.Expr
	reverse bool
}

func (b *body) sortOptions(keywords []*pyast.Keyword, sorts bool) (o sortOptions, ok bool) {
	seen := map[string]bool{}
	for _, k := range keywords {
		c, isConst := k.Value.(*pyast.Constant)
		switch {
		case seen[k.Arg]:
			return o, false
		case k.Arg == "key":
			if !isConst || c.Value.Kind != pyast.ConstNone {
				o.key = k.Value
			}
		case k.Arg == "reverse" && sorts && isConst && (c.Value.Kind == pyast.ConstTrue || c.Value.Kind == pyast.ConstFalse):
			o.reverse = c.Value.Kind == pyast.ConstTrue
		default:
			return o, false
		}
		seen[k.Arg] = true
	}
	return o, true
}

// sortCall is sorted(x, …), min(x, …) or max(x, …) of what can be a vector; nil for other calls.
func (b *body) sortCall(n *pyast.Call, name string) ir.Expr {
	if name != "sorted" && name != "min" && name != "max" || len(n.Args) != 1 || starred(n.Args) {
		return nil
	}
	o, ok := b.sortOptions(n.Keywords, name == "sorted")
	if !ok {
		return nil
	}
	var k *keyLoop
	if o.key != nil {
		if k = b.keyLoop(o.key, n.Args[0]); k == nil {
			return nil
		}
	}
	return b.attempt(b.span(n), func() ir.Expr {
		x := b.asVector(n.Args[0], n, name == "sorted" || k == nil)
		switch {
		case x == nil:
			return nil
		case isNever(x) || b.itemType(x.Type()).Kind == ir.NeverKind:
			return never(b.span(n))
		case k != nil && k.same && !b.isVectorOfKeys(n.Args[0]):
			return nil
		}
		if name == "sorted" {
			return b.sortedVector(n, x, k, o.reverse)
		}
		return b.mostOfVector(n, name, x, k)
	})
}

// attempt is block, but leaves nothing behind when f gives nil.
func (b *body) attempt(span spanT, f func() ir.Expr) ir.Expr {
	saved := b.env.copy()
	var x ir.Expr
	list := b.into(func() { x = f() })
	switch {
	case x == nil:
		b.env = saved
		return nil
	case len(list) == 0:
		return x
	}
	return &ir.Block{Base: ir.Base{T: x.Type(), S: span}, Stmts: list, X: x}
}

// asVector lowers an expression of which only the items matter: a vector as it is, those of a set, a dict or a view of one
// copied, those of a generator expression collected, where allowed. It is nil for anything else.
func (b *body) asVector(n, at pyast.Expr, collect bool) ir.Expr {
	if g, ok := n.(*pyast.GeneratorExp); ok {
		if !collect || b.capturesInside(g) || b.l.in.ScopeOf(g, b.class).Async {
			return nil
		}
		x := b.collect(g, ir.ListKind, at)
		if _, ok := b.vector(x.Type()); ok {
			return x
		}
		return nil
	}
	b.l.viewed[n] = true
	x := b.expr(n)
	delete(b.l.viewed, n)
	if isNever(x) {
		return x
	}
	if e := b.keysCopied(x, b.copyOf(n)); e != nil {
		return e
	}
	x = b.characters(x, n)
	if _, ok := b.vector(x.Type()); ok {
		return x
	}
	if b.isPending(x.Type()) {
		return never(b.span(n))
	}
	return nil
}

// characters is a vector of the characters of a text that n gives; another expression as it is.
func (b *body) characters(x ir.Expr, n pyast.Node) ir.Expr {
	if x.Type().Kind == ir.DequeKind {
		return b.dequeCopied(x)
	}
	if x.Type().Kind != ir.StrKind {
		return x
	}
	items := b.copyOf(n)
	items.Put(ir.Str)
	t := &ir.Type{Kind: ir.ListKind, Items: items}
	if _, ok := b.vector(t); !ok {
		return x
	}
	return b.vectorCall(x.Span(), ir.Symbol{Name: "StrVector", Result: t}, x)
}

// isPending reports whether a type is that of a map or py.KeySet of which is not known yet what is put in.
func (b *body) isPending(t *ir.Type) bool {
	key, elem, ok := b.mapOf(t)
	if !ok {
		key, ok = b.keySet(t)
		elem = key
	}
	return ok && (key.Kind == ir.NeverKind || elem.Kind == ir.NeverKind)
}

// isEmptyYet reports whether nothing is known yet of what is put into a container, which what reads it would make one of
// dynamic values for ever.
func (b *body) isEmptyYet(x ir.Expr) bool {
	elem, ok := b.vector(x.Type())
	if !ok {
		elem, ok = b.deque(x.Type())
	}
	return ok && elem.Kind == ir.NeverKind || b.isPending(x.Type())
}

// isVectorOfKeys reports whether an expression is a name of a dict.
func (b *body) isVectorOfKeys(n pyast.Expr) bool {
	x := b.expr(n)
	_, _, ok := b.mapOf(x.Type())
	return ok
}

// sortedVector is sorted() of a vector; nil when it has no order that is known here.
func (b *body) sortedVector(n *pyast.Call, x ir.Expr, k *keyLoop, reverse bool) ir.Expr {
	elem := b.itemType(x.Type())
	items := b.site(n)
	items.Put(elem)
	t := &ir.Type{Kind: ir.ListKind, Items: items}
	made, ok := b.vector(t)
	result := t
	if !ok && listsOf[elem.Kind] != "" && ir.Same(b.heldBy(items), elem) { // a list of dynamic values, which is sorted before it is made
		own := b.copyOf(n)
		own.Put(elem)
		t = &ir.Type{Kind: ir.ListKind, Items: own}
		made, ok = b.vector(t)
	}
	if !ok || !ir.Same(made, elem) {
		return nil
	}
	if r, isCall := x.(*ir.Runtime); isCall && slices.Contains(fresh, r.Sym.Name) {
		own := *r
		own.T = t
		x = &own
	} else {
		x = b.vectorCall(b.span(n), ir.Symbol{Name: ".Copy", Result: t}, x)
	}
	list := b.hold(x)
	switch {
	case !b.sortVector(n, list, elem, k, reverse, false):
		return nil
	case result != t:
		return b.vectorCall(b.span(n), ir.Symbol{Name: listsOf[elem.Kind], Result: result}, list())
	}
	return list()
}

// fresh are the functions of the runtime that make a vector that nothing else has.
var fresh = []string{"StrVector", ".KeyVector", ".ValueVector", "MapItems", "RangeVector"}

// sortVector sorts the vector that is held in list, which others may see or not, and reports whether it can.
func (b *body) sortVector(n pyast.Node, list func() ir.Expr, elem *ir.Type, k *keyLoop, reverse, others bool) bool {
	span := b.span(n)
	do := func(sym string, args ...ir.Expr) {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: sym}, args...)})
	}
	if k != nil {
		keys := b.keys(span, k, list(), others)
		if keys == nil {
			return false
		}
		sym := "SortByKeys"
		switch key := b.itemType(keys.Type()); {
		case b.isUnready(key):
			return true
		case keys.Type().Vector() == nil:
			b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, ir.Symbol{Name: "SortByValues", Task: true, Raises: true}, list(), keys, boolean(span, reverse))})
			return true
		case !isScalar(key):
			sym = "SortByRows"
		}
		do(sym, list(), keys, boolean(span, reverse))
		return true
	}
	var sym string
	switch {
	case elem.Kind == ir.IntKind:
		sym = "SortInts"
	case elem.Kind == ir.StrKind:
		sym = "SortStrs"
	case elem.Kind == ir.FloatKind:
		sym = "SortFloats"
	case b.hasOrder(elem):
		sym = "SortRows"
	case b.isComparable(elem):
		sym = "SortRowsStably"
	default:
		less := b.itemLess(n, elem)
		if less == nil {
			return false
		}
		sort := ir.Symbol{Name: "SortBy", Task: true, Raises: true}
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: b.vectorCall(span, sort, list(), less, boolean(span, reverse))})
		return true
	}
	if reverse {
		do(".Reverse", list())
	}
	do(sym, list())
	if reverse {
		do(".Reverse", list())
	}
	return true
}

// mostOfVector is min() or max() of a vector.
func (b *body) mostOfVector(n *pyast.Call, name string, x ir.Expr, k *keyLoop) ir.Expr {
	elem := b.itemType(x.Type())
	span := b.span(n)
	sym := ir.Symbol{Name: map[string]string{"min": "Least", "max": "Most"}[name], Raises: true, Result: elem}
	if k == nil {
		switch {
		case isScalar(elem):
			sym.Name += "Of"
		case b.isComparable(elem):
			sym.Name += "Row"
		default:
			return nil
		}
		return b.vectorCall(span, sym, x)
	}
	list := b.hold(x)
	keys := b.keys(span, k, list(), true)
	if keys == nil {
		return nil
	}
	sym.Name += "ByKeys"
	switch key := b.itemType(keys.Type()); {
	case b.isUnready(key):
		return never(span)
	case !isScalar(key):
		sym.Name = strings.TrimSuffix(sym.Name, "Keys") + "Rows"
	}
	return b.vectorCall(span, sym, list(), keys)
}

// sortMethod is x.sort(…) of a vector; nil for another call. CPython takes the items out of the list meanwhile, which a key
// function that looks at the list would see.
func (b *body) sortMethod(n *pyast.Call, x ir.Expr) ir.Expr {
	o, ok := b.sortOptions(n.Keywords, true)
	elem, isVector := b.vector(x.Type())
	if !ok || !isVector || len(n.Args) > 0 {
		return nil
	}
	var k *keyLoop
	if o.key != nil {
		if k = b.keyLoop(o.key, nil); k == nil {
			return nil
		}
	}
	span := b.span(n)
	return b.attempt(span, func() ir.Expr {
		if elem.Kind == ir.NeverKind {
			return never(span)
		}
		if !b.sortVector(n, b.hold(x), elem, k, o.reverse, true) {
			return nil
		}
		return constant(span, py.None)
	})
}

// quiet reports whether what a key function does for an item of a list runs no code of the program, changes nothing, and
// does not look at the list: whatever may denote the same list has the same Items. What may run code takes the task.
func quiet(loop []ir.Stmt, list *ir.Type) bool {
	ok := true
	v := &ir.Visitor{Expr: func(e ir.Expr) bool {
		switch x := e.(type) {
		case *ir.Call, *ir.DynCall, *ir.MethodCall, *ir.FuncCall, *ir.Yield, *ir.Await:
			ok = false
		case *ir.Runtime:
			ok = ok && !x.Sym.Task && (!slices.ContainsFunc(x.Args, isContainer) || slices.Contains(onlyLooks, x.Sym.Name))
		}
		ok = ok && !ir.Alias(e.Type(), list)
		return ok
	}}
	for _, s := range loop {
		if f, isLoop := s.(*ir.For); isLoop {
			for _, inner := range f.Body {
				if add, isAppend := isAppend(inner); isAppend {
					v.Walk(add)
				} else {
					v.One(inner)
				}
			}
		}
	}
	return ok
}

// isAppend is what a statement puts into the vector of keys.
func isAppend(s ir.Stmt) (ir.Expr, bool) {
	e, ok := s.(*ir.ExprStmt)
	if !ok {
		return nil, false
	}
	call, ok := e.X.(*ir.Runtime)
	if !ok || call.Sym.Name != ".Append" || len(call.Args) != 2 {
		return nil, false
	}
	return call.Args[1], true
}

func isContainer(e ir.Expr) bool {
	k := e.Type().Kind
	return k == ir.ListKind || k == ir.DictKind || k == ir.SetKind || k == ir.DequeKind
}

// onlyLooks are the operations on containers in their static form that change nothing.
var onlyLooks = []string{
	".At", ".Get", ".Has", ".Len", ".Same", ".Subset", "SumInts", "SumFloats", "LeastOf", "MostOf", "JoinVector",
	"ContainsInt", "ContainsStr",
}
