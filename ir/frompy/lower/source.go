package lower

import (
	"math"
	"slices"
	"strconv"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Iterators of the builtins and of itertools that a loop, or a builtin that uses them up, goes over are py.Sources where what
// they go over has items in their static types: nothing else ever has one, so what they give is not boxed, and tuples are rows.
// Their expressions have the type of a vector of what they give, though they are none.

// sourceRules are by name of the builtin or the class of itertools; they say nil where they do not hold.
var sourceRules map[string]func(b *body, c *pyast.Call) ir.Expr

func init() {
	sourceRules = map[string]func(b *body, c *pyast.Call) ir.Expr{
		"zip":                    zipSource,
		"enumerate":              enumerateSource,
		"reversed":               reversedSource,
		"itertools.product":      productSource,
		"itertools.combinations": selected("Combinations"),
		"itertools.permutations": selected("Permutations"),
		"itertools.combinations_with_replacement": selected("Repeated"),
		"itertools.chain":                         chainSource,
		"itertools.islice":                        sliceSource,
		"itertools.count":                         countSource,
		"itertools.repeat":                        repeatSource,
		"itertools.cycle": func(b *body, c *pyast.Call) ir.Expr {
			return b.sourceAlone(c, "CycleOf", scalar)
		},
		"itertools.pairwise": func(b *body, c *pyast.Call) ir.Expr {
			return b.sourceRows(c, "PairsOf", 1, func(elems []*ir.Type) []*ir.Type { return []*ir.Type{elems[0], elems[0]} })
		},
		"itertools.accumulate": accumulateSource,
	}
}

// typedSource is a call of one of them; nil for other expressions.
func (b *body) typedSource(n pyast.Expr) ir.Expr {
	c, ok := n.(*pyast.Call)
	if !ok || starred(c.Args) {
		return nil
	}
	v, known := b.known(c.Func)
	if !known {
		return nil
	}
	name, isBuiltin := b.l.builtinName(v)
	if t, isType := v.(*py.Type); isType && !isBuiltin && t.Module == "itertools" {
		name = "itertools." + t.Name
	}
	rule := sourceRules[name]
	if rule == nil {
		return nil
	}
	return b.attemptAlone(func() ir.Expr { return rule(b, c) })
}

// sourceCall is a source of items of type elem, made by a function of the runtime; nil where these do not lie in their static type.
func (b *body) sourceCall(c *pyast.Call, sym ir.Symbol, elem *ir.Type, args ...ir.Expr) ir.Expr {
	if isNever(args...) || elem.Kind == ir.NeverKind {
		return never(b.span(c))
	}
	items := b.site(c)
	items.Put(elem)
	sym.Result = &ir.Type{Kind: ir.ListKind, Items: items}
	if made, ok := b.vector(sym.Result); !ok || !ir.Same(made, elem) || elem.Kind == ir.TupleKind && elem.Unboxed() == nil {
		return nil
	}
	sym.View = true
	return b.vectorCall(b.span(c), sym, args...)
}

// sources are the arguments of a call as sources, nil where one is none, and the types of their items.
func (b *body) sources(c *pyast.Call) (list []ir.Expr, elems []*ir.Type) {
	for _, a := range c.Args {
		x, elem := b.source(a)
		if x == nil {
			return nil, nil
		}
		list, elems = append(list, x), append(elems, elem)
	}
	return list, elems
}

// sourceRows is a source of tuples of the types that row makes of those of the arguments' items; the call has no more than
// most arguments, and no others.
func (b *body) sourceRows(c *pyast.Call, name string, most int, row func(elems []*ir.Type) []*ir.Type) ir.Expr {
	if len(c.Args) > most || len(c.Keywords) > 0 {
		return nil
	}
	sources, elems := b.sources(c)
	switch {
	case len(sources) == 0:
		return nil
	case isNever(sources...):
		return never(b.span(c))
	}
	t := b.rowFor(c, row(elems))
	if t == nil {
		return nil
	}
	return b.sourceCall(c, ir.Symbol{Name: name}, t, sources...)
}

// rowFor is the type of the tuples that a call gives; nil where they are those of another display too, of other types.
func (b *body) rowFor(c *pyast.Call, elems []*ir.Type) *ir.Type {
	r := b.u.rows[c]
	if r == nil {
		r = ir.NewRow(len(elems))
		b.u.rows[c] = r
	}
	t := &ir.Type{Kind: ir.TupleKind, Row: r}
	b.site(c).Put(t)
	for i, e := range elems {
		r.Put(i, e)
	}
	if !slices.EqualFunc(b.itemTypes(t), elems, ir.Equal) {
		return nil
	}
	return t
}

func itself(elems []*ir.Type) []*ir.Type { return elems }

func zipSource(b *body, c *pyast.Call) ir.Expr {
	if len(c.Args) < 2 {
		return nil
	}
	return b.sourceRows(c, "Zip"+strconv.Itoa(len(c.Args)), 3, itself)
}

func enumerateSource(b *body, c *pyast.Call) ir.Expr {
	x, first := b.enumerated(c)
	if x == nil {
		return nil
	}
	from, elem := x, b.itemType(x.Type())
	switch r, isCall := x.(*ir.Runtime); {
	case isNever(x):
		return x
	case x.Type().Kind == ir.StrKind:
		from = b.vectorCall(b.span(c), ir.Symbol{Name: "StrSource", Result: ir.Dyn}, x)
	case x.Type().Kind != ir.ListKind:
		return nil // a generator
	case !isCall || !r.Sym.View:
		from = b.vectorCall(b.span(c), ir.Symbol{Name: ".Source", Result: ir.Dyn}, x)
	}
	t := b.rowFor(c, []*ir.Type{ir.Int, elem})
	if t == nil {
		return nil
	}
	return b.sourceCall(c, ir.Symbol{Name: "Enumerate"}, t, from, first)
}

func reversedSource(b *body, c *pyast.Call) ir.Expr {
	if !alone(c) {
		return nil
	}
	x := b.characters(b.expr(c.Args[0]), c)
	elem, ok := b.vector(x.Type())
	if !ok {
		return nil
	}
	return b.sourceCall(c, ir.Symbol{Name: "Backward"}, elem, x)
}

// productSource is product of two or three, or of one with itself.
func productSource(b *body, c *pyast.Call) ir.Expr {
	if len(c.Keywords) == 1 && c.Keywords[0].Arg == "repeat" && len(c.Args) == 1 {
		n := smallCount(c.Keywords[0].Value)
		if n != 2 && n != 3 {
			return nil
		}
		once := *c
		once.Keywords = nil
		sources, elems := b.sources(&once)
		if len(sources) == 0 {
			return nil
		}
		t := b.rowFor(c, slices.Repeat(elems, n))
		if t == nil {
			return nil
		}
		return b.sourceCall(c, ir.Symbol{Name: "Power" + strconv.Itoa(n)}, t, sources...)
	}
	if len(c.Args) < 2 {
		return nil
	}
	return b.sourceRows(c, "Product"+strconv.Itoa(len(c.Args)), 3, itself)
}

// smallCount is the value of a constant number from 0 to 9, -1 for other expressions.
func smallCount(n pyast.Expr) int {
	c, ok := n.(*pyast.Constant)
	if !ok || c.Value.Kind != pyast.ConstInt || c.Value.Big != nil || c.Value.Int < 0 || c.Value.Int > 9 {
		return -1
	}
	return int(c.Value.Int)
}

// selected is the rule of what takes two to four items out of all: the second argument says how many.
func selected(name string) func(b *body, c *pyast.Call) ir.Expr {
	return func(b *body, c *pyast.Call) ir.Expr {
		if len(c.Args) != 2 || len(c.Keywords) > 0 {
			return nil
		}
		n := smallCount(c.Args[1])
		if n < 2 || n > 4 {
			return nil
		}
		x, elem := b.source(c.Args[0])
		switch {
		case x == nil:
			return nil
		case isNever(x):
			return x
		}
		t := b.rowFor(c, slices.Repeat([]*ir.Type{elem}, n))
		if t == nil {
			return nil
		}
		return b.sourceCall(c, ir.Symbol{Name: name + strconv.Itoa(n)}, t, x)
	}
}

// sourceAlone is a source of what the only argument gives, where that is of a type that fits.
func (b *body) sourceAlone(c *pyast.Call, name string, fits func(*ir.Type) bool) ir.Expr {
	if !alone(c) {
		return nil
	}
	x, elem := b.source(c.Args[0])
	if x == nil || !isNever(x) && !fits(elem) {
		return nil
	}
	return b.sourceCall(c, ir.Symbol{Name: name}, elem, x)
}

func chainSource(b *body, c *pyast.Call) ir.Expr {
	if len(c.Args) == 0 || len(c.Keywords) > 0 {
		return nil
	}
	sources, elems := b.sources(c)
	switch {
	case sources == nil:
		return nil
	case isNever(sources...):
		return never(b.span(c))
	case !scalar(elems[0]) || oneOf(elems).Kind == ir.DynKind:
		return nil
	}
	return b.sourceCall(c, ir.Symbol{Name: "ChainOf"}, elems[0], sources...)
}

func sliceSource(b *body, c *pyast.Call) ir.Expr {
	if len(c.Args) < 2 || len(c.Args) > 4 || len(c.Keywords) > 0 {
		return nil
	}
	x, elem := b.source(c.Args[0])
	if x == nil {
		return nil
	}
	span := b.span(c)
	bounds := []ir.Expr{constant(span, py.MakeInt(0)), constant(span, py.MakeInt(math.MaxInt64)), constant(span, py.MakeInt(1))}
	given := bounds
	if len(c.Args) == 2 {
		given = bounds[1:]
	}
	for i, a := range c.Args[1:] {
		switch bound := b.expr(a); {
		case isNoneConst(bound):
		case bound.Type().Kind == ir.IntKind || isNever(bound):
			given[i] = bound
		default:
			return nil
		}
	}
	return b.sourceCall(c, ir.Symbol{Name: "SliceOf", Raises: true}, elem, append([]ir.Expr{x}, bounds...)...)
}

func countSource(b *body, c *pyast.Call) ir.Expr {
	if len(c.Args) > 2 || len(c.Keywords) > 0 {
		return nil
	}
	span := b.span(c)
	from := []ir.Expr{constant(span, py.MakeInt(0)), constant(span, py.MakeInt(1))}
	for i, a := range c.Args {
		if from[i] = b.expr(a); from[i].Type().Kind != ir.IntKind && !isNever(from[i]) {
			return nil
		}
	}
	return b.sourceCall(c, ir.Symbol{Name: "CountFrom"}, ir.Int, from...)
}

func repeatSource(b *body, c *pyast.Call) ir.Expr {
	if len(c.Args) < 1 || len(c.Args) > 2 || len(c.Keywords) > 0 {
		return nil
	}
	x, times := b.expr(c.Args[0]), constant(b.span(c), py.MakeInt(math.MaxInt64))
	if len(c.Args) == 2 {
		times = b.expr(c.Args[1])
	}
	if !isNever(x) && !scalar(x.Type()) || !isNever(times) && times.Type().Kind != ir.IntKind {
		return nil
	}
	return b.sourceCall(c, ir.Symbol{Name: "RepeatOf"}, x.Type(), x, times)
}

func accumulateSource(b *body, c *pyast.Call) ir.Expr {
	if !alone(c) {
		return nil
	}
	x, elem := b.source(c.Args[0])
	if x == nil {
		return nil
	}
	switch elem.Kind {
	case ir.NeverKind, ir.IntKind:
		return b.sourceCall(c, ir.Symbol{Name: "SumsOfInts"}, elem, x)
	case ir.FloatKind:
		return b.sourceCall(c, ir.Symbol{Name: "SumsOfFloats"}, elem, x)
	}
	return nil
}
