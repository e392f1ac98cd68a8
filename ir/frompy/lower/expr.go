package lower

import (
	"fmt"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// operatorText is the Python spelling of the binary operators.
var operatorText = map[pyast.Operator]string{
	pyast.Add: "+", pyast.Sub: "-", pyast.Mult: "*", pyast.MatMult: "@", pyast.Div: "/", pyast.Mod: "%", pyast.Pow: "**",
	pyast.LShift: "<<", pyast.RShift: ">>", pyast.BitOr: "|", pyast.BitXor: "^", pyast.BitAnd: "&", pyast.FloorDiv: "//",
}

// expr lowers an expression.
func (b *body) expr(n pyast.Expr) ir.Expr {
	span := b.span(n)
	switch n := n.(type) {
	case *pyast.Constant:
		return constant(span, constValue(n.Value))
	case *pyast.Name:
		return b.heldGenerator(n, b.name(n))
	case *pyast.Attribute:
		return b.attribute(n)
	case *pyast.Subscript:
		return b.subscript(n)
	case *pyast.Call:
		return b.callExpr(n)
	case *pyast.BinOp:
		if n.Op == pyast.Mod {
			if x := b.percentFormat(n, n.Left, n.Right); x != nil {
				return x
			}
		}
		left := b.expr(n.Left)
		right := b.expr(n.Right)
		return b.binary(n, operatorText[n.Op], left, right)
	case *pyast.UnaryOp:
		return b.unary(n)
	case *pyast.BoolOp:
		return b.boolOp(n, n.Values)
	case *pyast.Compare:
		return b.compare(n)
	case *pyast.IfExp:
		return b.ifExp(n)
	case *pyast.NamedExpr:
		return b.walrus(n)
	case *pyast.JoinedStr:
		return b.joinedStr(n)
	case *pyast.List:
		return b.listDisplay(n)
	case *pyast.Tuple:
		return b.tupleDisplay(n)
	case *pyast.Set:
		return b.setDisplay(n)
	case *pyast.Dict:
		return b.dict(n)
	case *pyast.ListComp, *pyast.SetComp, *pyast.DictComp, *pyast.GeneratorExp:
		return b.comprehension(n)
	case *pyast.Lambda:
		return b.lambda(n)
	case *pyast.Await:
		return b.await(n)
	case *pyast.Yield:
		var x ir.Expr = constant(span, py.None)
		if n.Value != nil {
			x = b.expr(n.Value)
		}
		return b.yieldExpr(span, x)
	case *pyast.YieldFrom:
		return b.yieldFrom(span, n.Value)
	case *pyast.Slice:
		return b.slice(n)
	case *pyast.TemplateStr:
		return b.fail(n, TemplateString, "template strings (t\"...\") are not compiled yet", "use an f-string")
	case *pyast.Starred:
		return b.fail(n, Unsupported, "a starred expression cannot stand here", "")
	}
	return b.fail(n, Unsupported, fmt.Sprintf("this expression (%T) is not compiled yet", n), "")
}

// constValue is the value of a literal.
func constValue(c pyast.Const) py.Value {
	switch c.Kind {
	case pyast.ConstTrue:
		return py.True
	case pyast.ConstFalse:
		return py.False
	case pyast.ConstEllipsis:
		return py.Ellipsis
	case pyast.ConstInt:
		if c.Big != nil {
			return py.MakeBigInt(c.Big)
		}
		return py.MakeInt(c.Int)
	case pyast.ConstFloat:
		return py.Float(c.Float)
	case pyast.ConstComplex:
		return py.Complex(complex(0, c.Float))
	case pyast.ConstStr:
		return py.Str(c.Str)
	case pyast.ConstBytes:
		return py.Bytes(c.Str)
	}
	return py.None
}

// elements lowers the items of a display or positional arguments.
func (b *body) elements(list []pyast.Expr) []ir.Element { return b.elementsOf(list, b.box) }

func (b *body) elementsOf(list []pyast.Expr, box func(ir.Expr) ir.Expr) []ir.Element {
	out := make([]ir.Element, 0, len(list))
	for _, n := range list {
		if s, ok := n.(*pyast.Starred); ok {
			out = append(out, ir.Element{X: box(b.expr(s.Value)), Spread: true})
			continue
		}
		out = append(out, ir.Element{X: box(b.expr(n))})
	}
	return out
}

// binary is an operator on two lowered operands.
func (b *body) binary(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	span := b.span(n)
	if isNever(x, y) || b.noneYet(x) || b.noneYet(y) {
		return never(span)
	}
	if e := b.typedBinary(n, op, x, y); e != nil {
		return e
	}
	if e := b.optionalBinary(n, op, bind.BinaryOps[op], x, y); e != nil {
		return e
	}
	if e := b.containerOperator(n, op, x, y, false); e != nil {
		return e
	}
	if e := b.structOperator(n, op, x, y, false); e != nil {
		return e
	}
	return b.dynCall(span, bind.BinaryOps[op], x, y)
}

// typedBinary uses the operator's row for the static types, nil when there is none.
func (b *body) typedBinary(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	span := b.span(n)
	if op == "**" {
		if e := b.typedPower(span, x, y); e != nil {
			return e
		}
	}
	r := bind.Binary(op, x.Type(), y.Type())
	if r == nil {
		if i, j := asInt(x), asInt(y); (i != x || j != y) && isNumber(i.Type()) && isNumber(j.Type()) && (i == x || j == y || arithmetic[op] || compares[op]) {
			return b.typedBinary(n, op, i, j)
		}
		return b.numberBinary(n, op, x, y)
	}
	if r.GoOp != "" {
		return &ir.GoOp{Base: ir.Base{T: r.Result(), S: span}, Op: r.GoOp, X: x, Y: y}
	}
	return b.call(span, r.Sym, x, y)
}

// arithmetic are the operators for which Python converts an int operand beside a float.
// Comparisons are exact instead.
var arithmetic = map[string]bool{"+": true, "-": true, "*": true, "/": true, "//": true, "%": true}

// asInt is a bool as the int that it is; another expression as it is.
func asInt(e ir.Expr) ir.Expr {
	if e.Type().Kind != ir.BoolKind {
		return e
	}
	if c, ok := e.(*ir.Const); ok {
		return constant(c.S, py.IntOfBool(bool(c.Value.(py.Bool))).Value())
	}
	return &ir.Convert{Base: ir.Base{T: ir.Int, S: e.Span()}, Mode: ir.Widen, X: e}
}

func widen(e ir.Expr) ir.Expr {
	if c, ok := e.(*ir.Const); ok {
		if i, ok := c.Value.(py.SmallInt); ok && i > -1<<53 && i < 1<<53 {
			return constant(c.S, py.Float(i))
		}
	}
	return &ir.Convert{Base: ir.Base{T: ir.Float, S: e.Span()}, Mode: ir.Widen, X: e}
}

func (b *body) unary(n *pyast.UnaryOp) ir.Expr {
	span := b.span(n)
	if n.Op == pyast.Not {
		x, yes, no := b.test(n.Operand)
		b.env = joinEnv(yes, no)
		return not(x)
	}
	x := b.expr(n.Operand)
	t := x.Type().Kind
	switch n.Op {
	case pyast.USub:
		if c, ok := x.(*ir.Const); ok && (t == ir.IntKind || t == ir.FloatKind) {
			if v, err := py.Neg(b.l.in.Task(), c.Value); err == nil {
				return constant(span, v)
			}
		}
		if t == ir.IntKind {
			return b.call(span, intNeg, x)
		}
		if t == ir.FloatKind {
			return b.call(span, floatNeg, x)
		}
		if t == ir.NumKind {
			return b.call(span, numberNeg, x)
		}
		if e := b.decided(n, x, "__neg__"); e != nil {
			return e
		}
		return b.dynCall(span, bind.UnaryOps["-"], x)
	case pyast.UAdd:
		if t == ir.IntKind || t == ir.FloatKind || t == ir.NumKind {
			return x
		}
		return b.dynCall(span, bind.UnaryOps["+"], x)
	}
	if t == ir.IntKind {
		return b.call(span, intInvert, x)
	}
	return b.dynCall(span, bind.UnaryOps["~"], x)
}

var (
	intNeg    = &ir.Symbol{Package: "py", Name: ".Neg", Result: ir.Int}
	floatNeg  = &ir.Symbol{Package: "py", Name: "FloatNeg", Result: ir.Float}
	intInvert = &ir.Symbol{Package: "py", Name: ".Invert", Result: ir.Int}
)

// boolOp lowers "and" and "or" as values: the operand that decides is the result.
func (b *body) boolOp(n *pyast.BoolOp, values []pyast.Expr) ir.Expr {
	span := b.span(n)
	if len(values) == 1 {
		return b.expr(values[0])
	}
	if b.allTests(values) {
		x, yes, no := b.testLogic(n, values)
		b.env = joinEnv(yes, no)
		return x
	}
	if last := len(values) - 1; b.allTests(values[:last]) {
		return b.afterTests(n, values[:last], values[last])
	}
	return b.block(span, func() ir.Expr {
		first := b.again(b.expr(values[0]))
		x := first()
		test := b.truth(x)
		skip := b.env.copy()
		if n.Op == pyast.And {
			b.narrowSome(x, b.env)
		} else {
			b.narrowSome(x, skip)
		}
		rest := b.boolOp(n, values[1:])
		b.env = joinEnv(skip, b.env)
		var kept ir.Expr = first()
		if t := x.Type(); t.Kind == ir.OptionalKind && n.Op == pyast.Or {
			kept = &ir.Convert{Base: ir.Base{T: t.Elem, S: span}, Mode: ir.Unwrap, X: kept}
		}
		t := ir.Join(kept.Type(), rest.Type())
		if n.Op == pyast.And {
			return cond(span, t, test, b.to(rest, t), b.to(kept, t))
		}
		return cond(span, t, test, b.to(kept, t), b.to(rest, t))
	})
}

// afterTests is "and" or "or" of operands all of which but the last are tests, which say something about the last.
func (b *body) afterTests(n *pyast.BoolOp, tests []pyast.Expr, last pyast.Expr) ir.Expr {
	span := b.span(n)
	x, goes, stops := b.testLogic(n, tests)
	isAnd := n.Op == pyast.And
	if !isAnd {
		goes, stops = stops, goes
	}
	if v, ok := constBool(x); ok && v != isAnd {
		b.env = stops
		return x
	}
	b.env = goes
	return b.block(span, func() ir.Expr {
		rest := b.block(span, func() ir.Expr { return b.expr(last) })
		b.env = joinEnv(stops, b.env)
		t := ir.Join(ir.Bool, rest.Type())
		decided := b.to(boolean(span, !isAnd), t)
		if isAnd {
			return cond(span, t, x, b.to(rest, t), decided)
		}
		return cond(span, t, x, decided, b.to(rest, t))
	})
}

func cond(span spanT, t *ir.Type, test, then, orelse ir.Expr) ir.Expr {
	if v, ok := constBool(test); ok {
		if v {
			return then
		}
		return orelse
	}
	return &ir.Cond{Base: ir.Base{T: t, S: span}, Test: test, Then: then, Else: orelse}
}

// allTests reports whether every operand gives a bool by its syntax.
func (b *body) allTests(list []pyast.Expr) bool {
	for _, n := range list {
		switch n := n.(type) {
		case *pyast.UnaryOp:
			if n.Op != pyast.Not {
				return false
			}
		case *pyast.BoolOp:
			if !b.allTests(n.Values) {
				return false
			}
		case *pyast.Compare:
			for _, op := range n.Ops {
				switch op {
				case pyast.Is, pyast.IsNot, pyast.In, pyast.NotIn:
				default:
					return false
				}
			}
		case *pyast.Call:
			name, ok := n.Func.(*pyast.Name)
			if !ok || name.Id != "isinstance" {
				return false
			}
			if v, known := b.known(name); !known || v != b.l.builtin("isinstance") {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (b *body) ifExp(n *pyast.IfExp) ir.Expr {
	span := b.span(n)
	test, yes, no := b.test(n.Test)
	if v, ok := constBool(test); ok {
		if v {
			b.env = yes
			return b.expr(n.Body)
		}
		b.env = no
		return b.expr(n.Orelse)
	}
	b.env = yes
	then := b.expr(n.Body)
	after := b.env
	b.env = no
	orelse := b.expr(n.Orelse)
	b.env = joinEnv(after, b.env)
	t := ir.Join(then.Type(), orelse.Type())
	return cond(span, t, test, b.to(then, t), b.to(orelse, t))
}

// walrus assigns in the function around comprehensions.
func (b *body) walrus(n *pyast.NamedExpr) ir.Expr {
	span := b.span(n)
	return b.block(span, func() ir.Expr {
		x := b.hold(b.expr(n.Value))
		b.store(n.Target, x())
		name := n.Target.(*pyast.Name)
		return b.name(&pyast.Name{Range: n.Target.Span(), Id: name.Id})
	})
}

func (b *body) slice(n *pyast.Slice) ir.Expr { return b.sliceObject(n, b.bounds(n)) }

// bounds lowers the parts of a slice, None for a missing one.
func (b *body) bounds(n *pyast.Slice) [3]ir.Expr {
	var parts [3]ir.Expr
	for i, e := range []pyast.Expr{n.Lower, n.Upper, n.Step} {
		if e == nil {
			parts[i] = constant(b.span(n), py.None)
		} else {
			parts[i] = b.expr(e)
		}
	}
	return parts
}

func (b *body) sliceObject(n *pyast.Slice, parts [3]ir.Expr) ir.Expr {
	if isNever(parts[:]...) && !b.l.final {
		return never(b.span(n))
	}
	return b.call(b.span(n), bind.Slice, b.box(parts[0]), b.box(parts[1]), b.box(parts[2]))
}

func (b *body) subscript(n *pyast.Subscript) ir.Expr {
	if v, ok := b.known(n); ok {
		return b.value(v, b.span(n))
	}
	if x, ok := b.typingSubscript(n); ok {
		return x
	}
	if c, ok := b.known(n.Value); ok && isModelClass(c) {
		return b.fail(n, Unsupported, "a generic model is parametrized by a value known only at run time", "write the parameters as names of classes")
	}
	x := b.expr(n.Value)
	s, slice := n.Slice.(*pyast.Slice)
	if slice && x.Type().Kind == ir.StrKind {
		return b.sliceOfStr(n, s, x)
	}
	return b.subscriptOf(n, slice, x, b.expr(n.Slice))
}

// joinedStr lowers an f-string.
func (b *body) joinedStr(n *pyast.JoinedStr) ir.Expr {
	span := b.span(n)
	var parts []ir.Expr
	for _, v := range n.Values {
		switch v := v.(type) {
		case *pyast.Constant:
			if v.Value.Str == "" {
				continue
			}
			parts = append(parts, str(b.span(v), v.Value.Str))
		case *pyast.FormattedValue:
			parts = append(parts, b.formatted(v))
		default:
			parts = append(parts, b.readCall(span, bind.StrOf, b.expr(v)))
		}
	}
	switch {
	case len(parts) == 0:
		return str(span, "")
	case len(parts) == 1 && parts[0].Type().Kind == ir.StrKind:
		return parts[0]
	}
	for _, p := range parts {
		if isNever(p) {
			return never(span)
		}
	}
	return &ir.JoinedStr{Base: ir.Base{T: ir.Str, S: span}, Values: parts}
}

// formatted is one replacement field: conversion, then format().
func (b *body) formatted(n *pyast.FormattedValue) ir.Expr {
	span := b.span(n)
	x := b.converted(span, b.expr(n.Value), n.Conversion)
	if n.FormatSpec != nil {
		return b.format(span, x, b.expr(n.FormatSpec))
	}
	return b.format(span, x, str(span, ""))
}

// converted is the conversion of a replacement field, 0 for none.
func (b *body) converted(span spanT, x ir.Expr, conversion int) ir.Expr {
	switch conversion {
	case 's':
		return b.toStr(span, x)
	case 'r':
		at := &pyast.Name{Range: pyast.Range{Start: int32(span.Start), End: int32(span.End)}}
		if e := b.structRepr(at, x); e != nil {
			return e
		}
		return b.textOf(span, bind.Repr, x)
	case 'a':
		return b.textOf(span, bind.ASCII, x)
	}
	return x
}

// format is format(x, spec).
func (b *body) format(span spanT, x, spec ir.Expr) ir.Expr {
	if c, ok := spec.(*ir.Const); !ok || c.Value != py.Str("") {
		return b.formatCall(span, x, spec)
	}
	switch x.Type().Kind {
	case ir.StrKind, ir.IntKind, ir.FloatKind, ir.NumKind:
		return b.toStr(span, x)
	case ir.BoolKind, ir.NoneKind, ir.ListKind, ir.DictKind, ir.TupleKind:
		return b.textOf(span, bind.StrOf, x)
	case ir.InstanceKind:
		if e := b.structText(span, x); e != nil {
			return e
		}
	}
	return b.formatCall(span, x, spec)
}

// textOf calls str(), repr() or ascii().
func (b *body) textOf(span spanT, sym *ir.Symbol, x ir.Expr) ir.Expr {
	if b.isEmptyYet(x) && !b.l.final {
		return never(span)
	}
	if copied := b.dynamicCopy(x); copied != nil {
		return b.call(span, sym, copied)
	}
	return b.readCall(span, sym, x)
}

func (b *body) formatCall(span spanT, x, spec ir.Expr) ir.Expr {
	if isNever(x, spec) {
		return never(span)
	}
	if sym := typedFormats[x.Type().Kind]; sym != nil {
		return b.call(span, sym, x, spec)
	}
	return b.call(span, bind.Format, b.boxRead(x), spec)
}

// toStr is str(x).
func (b *body) toStr(span spanT, x ir.Expr) ir.Expr {
	if x.Type().Kind == ir.StrKind || isNever(x) {
		return x
	}
	if x.Type().Kind == ir.NumKind {
		return b.call(span, numberBuiltins["str"][0], x)
	}
	if e := b.structText(span, x); e != nil {
		return e
	}
	if copied := b.dynamicCopy(x); copied != nil {
		x = copied
	}
	if m := bind.Function("builtins", "str", []bind.Arg{{Type: x.Type()}}); m != nil {
		if m.Row.Params[0].Type.Kind == ir.DynKind {
			x = b.boxRead(x)
		}
		return b.call(span, m.Row.Sym, x)
	}
	return b.readCall(span, bind.StrOf, x)
}

func (b *body) await(n *pyast.Await) ir.Expr {
	if c, ok := n.Value.(*pyast.Call); ok {
		if x := b.directCall(c, true); x != nil {
			return x
		}
	}
	x := b.expr(n.Value)
	if isNever(x) {
		return x
	}
	return &ir.Await{Base: ir.Base{T: ir.Dyn, S: b.span(n)}, X: b.box(x)}
}
