package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Operations on texts whose operands have static types, beside the rows of bind.

var strSlices = [2][2]*ir.Symbol{
	{nil, {Package: "py", Name: "StrUpTo", Result: ir.Str}},
	{{Package: "py", Name: "StrAfter", Result: ir.Str}, {Package: "py", Name: "StrBetween", Result: ir.Str}},
}

// sliceOfStr is text[lower:upper:step].
func (b *body) sliceOfStr(n *pyast.Subscript, s *pyast.Slice, x ir.Expr) ir.Expr {
	span := b.span(n)
	parts := b.bounds(s)
	if isNever(x) || isNever(parts[:]...) {
		return never(span)
	}
	args, given := []ir.Expr{x}, [2]int{}
	plain := isNoneConst(parts[2])
	for i, part := range parts[:2] {
		switch {
		case part.Type().Kind == ir.IntKind:
			args, given[i] = append(args, part), 1
		case !isNoneConst(part):
			plain = false
		}
	}
	if sym := strSlices[given[0]][given[1]]; plain && sym != nil {
		return b.call(span, sym, args...)
	}
	return b.as(b.call(span, bind.GetItem, b.boxIn(x), b.sliceObject(s, parts)), ir.Str)
}

// inConstants is "x in (…)" for a display of constants, variables and sums of such of the type of x: comparisons one after another;
// nil for other containers.
func (b *body) inConstants(n pyast.Node, x, container ir.Expr) ir.Expr {
	const most = 12
	var elts []ir.Element
	switch c := container.(type) {
	case *ir.TupleLit:
		elts = c.Elts
	case *ir.ListLit:
		elts = c.Elts
	case *ir.SetLit:
		elts = c.Elts
	}
	kind := x.Type().Kind
	if len(elts) == 0 || len(elts) > most || kind != ir.StrKind && kind != ir.IntKind {
		return nil
	}
	for _, e := range elts {
		if e.Spread || !b.settles(unboxed(e.X), kind) {
			return nil
		}
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		item := b.again(x)
		var any ir.Expr
		for _, e := range elts {
			equal := b.typedBinary(n, "==", item(), unboxed(e.X))
			if any == nil {
				any = equal
			} else {
				any = &ir.Logic{Base: ir.Base{T: ir.Bool, S: span}, Op: "||", X: any, Y: equal}
			}
		}
		return any
	})
}

// settles reports whether an expression is of a kind, and it cannot be seen whether it is evaluated.
func (b *body) settles(x ir.Expr, kind ir.Kind) bool {
	switch x := x.(type) {
	case *ir.Const:
		return ir.ConstType(x.Value).Kind == kind
	case *ir.Local:
		return x.T.Kind == kind && !x.Var.MayUnbound && !x.Var.Captured
	case *ir.Runtime:
		if x.T.Kind != kind || x.Sym != bind.Binary("+", ir.Int, ir.Int).Sym && x.Sym != bind.Binary("-", ir.Int, ir.Int).Sym {
			return false
		}
		return b.settles(x.Args[0], kind) && b.settles(x.Args[1], kind)
	}
	return false
}

// orderOfChar is the comparison of a text with a constant of one ASCII character by their first bytes; nil for
// other operands.
func (b *body) orderOfChar(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	if isChar(x) && y.Type().Kind == ir.StrKind {
		op, x, y = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}[op], y, x
	}
	if x.Type().Kind != ir.StrKind || !isChar(y) {
		return nil
	}
	name := map[string]string{"<": "StrAtLeast", ">=": "StrAtLeast", "<=": "StrAbove", ">": "StrAbove"}[op]
	if name == "" {
		return nil
	}
	e := b.call(b.span(n), &ir.Symbol{Package: "py", Name: name, Result: ir.Bool}, x, y)
	if op == "<" || op == "<=" {
		return not(e)
	}
	return e
}

// isChar reports whether an expression is a constant of one ASCII character.
func isChar(e ir.Expr) bool {
	c, ok := e.(*ir.Const)
	if !ok || c.T.Kind != ir.StrKind {
		return false
	}
	s, ok := c.Value.(py.Str)
	return ok && len(s) == 1
}

// typedFormats are format() for values of static types.
var typedFormats = map[ir.Kind]*ir.Symbol{
	ir.IntKind:   {Package: "py", Name: "FormatInt", Raises: true, Result: ir.Str},
	ir.FloatKind: {Package: "py", Name: "FormatFloat", Raises: true, Result: ir.Str},
	ir.NumKind:   {Package: "py", Name: "FormatNum", Raises: true, Result: ir.Str},
	ir.StrKind:   {Package: "py", Name: "FormatStr", Raises: true, Result: ir.Str},
}

// joinGenerated is sep.join of a generator expression, or what stands for one, of which join makes a list first; and of the
// sorted characters of a text. Nil for other calls.
func (b *body) joinGenerated(n *pyast.Call, sep ir.Expr, name string) ir.Expr {
	if name != "join" || sep.Type().Kind != ir.StrKind || !alone(n) {
		return nil
	}
	if c, inner := b.builtinOf(n.Args[0]); inner == "sorted" && alone(c) && isEmptyText(sep) {
		x := b.attemptAlone(func() ir.Expr { return b.expr(c.Args[0]) })
		switch {
		case x == nil:
		case isNever(x):
			return x
		case x.Type().Kind == ir.StrKind:
			return b.call(b.span(n), strSorted, x)
		}
	}
	g := b.generatorIn(n.Args[0], name)
	if g == nil {
		return nil
	}
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		held := func() ir.Expr { return sep }
		if !isConstant(sep) {
			held = b.hold(sep)
		}
		list := b.collect(g, ir.ListKind, n)
		if isNever(list) {
			return never(span)
		}
		if e := b.joinVector(span, held(), list); e != nil {
			return e
		}
		return b.call(span, strJoin, held(), b.boxRead(list))
	})
}

var strSorted = &ir.Symbol{Package: "py", Name: "StrSorted", Result: ir.Str}

func isEmptyText(x ir.Expr) bool {
	c, ok := x.(*ir.Const)
	return ok && c.Value == py.Value(py.Str(""))
}

var strJoin = bind.Method(ir.Str, "join", []bind.Arg{{Type: ir.Dyn}}).Row.Sym

// joinVector is sep.join(list) of a vector of texts; nil for other lists.
func (b *body) joinVector(span spanT, sep, list ir.Expr) ir.Expr {
	elem, ok := b.vector(list.Type())
	switch {
	case !ok:
		return nil
	case elem.Kind == ir.NeverKind:
		return never(span)
	case elem.Kind != ir.StrKind:
		return nil
	}
	return b.vectorCall(span, ir.Symbol{Name: "JoinVector", Raises: true, Result: ir.Str}, sep, list)
}

// textMethod calls a method of a text whose arguments say what it comes to; nil when there is no rule for it.
func (b *body) textMethod(n *pyast.Call, x ir.Expr, name string, args []ir.Expr, names []string) ir.Expr {
	if x.Type().Kind != ir.StrKind {
		return nil
	}
	span := b.span(n)
	switch {
	case name == "join" && len(args) == 1 && names[0] == "":
		if e := b.joinDisplay(span, x, args[0]); e != nil {
			return e
		}
		return b.joinVector(span, x, args[0])
	case name == "format":
		return b.formatMethod(span, x, args, names)
	case (name == "partition" || name == "rpartition") && len(args) == 1 && names[0] == "" && args[0].Type().Kind == ir.StrKind:
		return b.partition(n, x, name, args[0])
	}
	return nil
}

// partition is x.partition(sep), or rpartition: three texts.
func (b *body) partition(n *pyast.Call, x ir.Expr, name string, sep ir.Expr) ir.Expr {
	r := b.u.rows[n]
	if r == nil {
		r = ir.NewRow(3)
		b.u.rows[n] = r
	}
	for i := range 3 {
		r.Put(i, ir.Str)
	}
	t := &ir.Type{Kind: ir.TupleKind, Row: r}
	b.itemTypes(t)
	span := b.span(n)
	if t.Unboxed() == nil {
		b.l.useName(name)
		call := &ir.MethodCall{Base: ir.Base{T: ir.Dyn, S: span}, X: b.boxIn(x), Name: name, Args: []ir.Element{{X: b.boxIn(sep)}}}
		return b.as(call, t)
	}
	symbol := map[string]string{"partition": "PartitionRow", "rpartition": "RPartitionRow"}[name]
	return b.vectorCall(span, ir.Symbol{Name: symbol, Raises: true, Result: t}, x, sep)
}

// joinDisplay is the join of a display of texts by a constant: they are put together in place.
func (b *body) joinDisplay(span spanT, sep, list ir.Expr) ir.Expr {
	const most = 16
	var elts []ir.Element
	switch l := list.(type) {
	case *ir.ListLit:
		elts = l.Elts
	case *ir.TupleLit:
		elts = l.Elts
	}
	if !isConstant(sep) || len(elts) == 0 || len(elts) > most {
		return nil
	}
	joined := &ir.JoinedStr{Base: ir.Base{T: ir.Str, S: span}}
	for i, e := range elts {
		part := unboxed(e.X)
		if e.Spread || part.Type().Kind != ir.StrKind {
			return nil
		}
		if i > 0 {
			joined.Values = append(joined.Values, sep)
		}
		joined.Values = append(joined.Values, part)
	}
	return joined
}

func isConstant(e ir.Expr) bool {
	_, ok := e.(*ir.Const)
	return ok
}

// formatMethod is the format method of a constant whose fields name arguments: they are evaluated in order, then
// each field is what it would be in an f-string. Nil for a text that does more.
func (b *body) formatMethod(span spanT, x ir.Expr, args []ir.Expr, names []string) ir.Expr {
	c, ok := x.(*ir.Const)
	if !ok {
		return nil
	}
	text, _ := py.AsStr(c.Value)
	parts, ok := py.FormatParts(text, positional(names), names[positional(names):])
	if !ok || len(parts) == 0 {
		return nil
	}
	held := make([]func() ir.Expr, len(args))
	for i, a := range args {
		if allPure(args) {
			held[i] = func() ir.Expr { return a }
		} else {
			held[i] = b.hold(a)
		}
	}
	joined := &ir.JoinedStr{Base: ir.Base{T: ir.Str, S: span}}
	for _, p := range parts {
		value := str(span, p.Literal)
		if p.Literal == "" {
			value = b.format(span, b.converted(span, held[p.Arg](), int(p.Conversion)), str(span, p.Spec))
		}
		joined.Values = append(joined.Values, value)
	}
	return joined
}
