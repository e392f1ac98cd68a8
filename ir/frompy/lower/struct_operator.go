package lower

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/runtime/py"
)

// Operators and protocols of structs are direct calls of their special methods. Where a method may return
// NotImplemented, or the other operand's class has a say, the operator is left to the runtime.

// structOf is the class of a value that is a struct; nil for others.
func (b *body) structOf(x ir.Expr) (*py.Type, *family) {
	c, fam := b.instanceOf(x.Type())
	if c == nil || !fam.hidden {
		return nil, nil
	}
	return c, fam
}

// special calls a special method of a struct; nil when the class has none that can be called directly.
func (b *body) special(n pyast.Node, x ir.Expr, name string, args ...ir.Expr) ir.Expr {
	c, fam := b.structOf(x)
	if c == nil {
		return nil
	}
	vs := b.l.variants(fam, c, name)
	call := &pyast.Call{Args: make([]pyast.Expr, len(args)+1)}
	if !b.takes(vs, call) {
		return nil
	}
	return b.block(b.span(n), func() ir.Expr {
		self := func() ir.Expr { return x }
		if len(vs) > 1 {
			self = b.hold(x)
		}
		return b.virtual(n, vs, self, args, call)
	})
}

// decided is special for a method whose result is the operator's: one that is not dynamic is not
// NotImplemented either.
func (b *body) decided(n pyast.Node, x ir.Expr, name string, args ...ir.Expr) ir.Expr {
	e := b.special(n, x, name, args...)
	if e == nil || e.Type().Kind == ir.DynKind {
		return nil
	}
	return e
}

// has reports whether a class of the family has a special method of its own.
func (f *family) has(name string) bool {
	for _, m := range f.members {
		if v, ok := m.Lookup(name); ok && f.l.programFunction(v) != nil {
			return true
		}
	}
	return false
}

// operatorMethods are the special methods of the binary operators, without underscores.
var operatorMethods = map[string]string{
	"+": "add", "-": "sub", "*": "mul", "@": "matmul", "/": "truediv", "%": "mod", "**": "pow", "<<": "lshift", ">>": "rshift",
	"|": "or", "^": "xor", "&": "and", "//": "floordiv",
}

// comparisonMethods are those of the comparisons, each with the one that the other operand has for it.
var comparisonMethods = map[string][2]string{
	"==": {"__eq__", "__eq__"}, "!=": {"__ne__", "__ne__"}, "<": {"__lt__", "__gt__"}, "<=": {"__le__", "__ge__"}, ">": {"__gt__", "__lt__"}, ">=": {"__ge__", "__le__"},
}

// structOperator is a binary operator with a struct on either side; nil when the runtime has to decide.
func (b *body) structOperator(n pyast.Node, op string, x, y ir.Expr, inPlace bool) ir.Expr {
	word := operatorMethods[op]
	if c, fam := b.structOf(x); c != nil {
		if inPlace && fam.has("__i"+word+"__") {
			return b.decided(n, x, "__i"+word+"__", y)
		}
		if other, otherFam := b.instanceOf(y.Type()); other != nil && (otherFam == fam && fam.has("__r"+word+"__") || otherFam != fam && !otherFam.hidden) {
			return nil
		}
		return b.decided(n, x, "__"+word+"__", y)
	}
	switch x.Type().Kind {
	case ir.IntKind, ir.FloatKind, ir.BoolKind: // which know nothing of other classes
		if c, _ := b.structOf(y); c != nil {
			return b.swapped(b.span(n), x, y, func(x, y ir.Expr) ir.Expr { return b.decided(n, y, "__r"+word+"__", x) })
		}
	}
	return nil
}

// structCompare is a comparison of a struct with a value of a static type.
func (b *body) structCompare(n pyast.Node, op string, x, y ir.Expr) ir.Expr {
	c, fam := b.structOf(x)
	if c == nil || y.Type().Kind == ir.DynKind {
		return nil
	}
	if other, otherFam := b.instanceOf(y.Type()); other != nil && (otherFam != fam || len(fam.members) > 1 && fam.has(comparisonMethods[op][1])) {
		return nil
	}
	method := comparisonMethods[op][0]
	switch {
	case fam.has(method):
		if e := b.decided(n, x, method, y); e != nil && (e.Type().Kind == ir.BoolKind || isNever(e)) {
			return e
		}
	case op == "!=":
		if e := b.structCompare(n, "==", x, y); e != nil && isNever(e) {
			return e
		} else if e != nil {
			return not(e)
		}
	case op == "==" && y.Type().Kind == ir.InstanceKind:
		return b.call(b.span(n), bind.Is, b.boxIn(x), b.boxIn(y))
	}
	return nil
}

// structTruth is bool() of a struct.
func (b *body) structTruth(x ir.Expr) ir.Expr {
	c, fam := b.structOf(x)
	if c == nil {
		return nil
	}
	span := x.Span()
	at := &pyast.Name{Range: pyast.Range{Start: int32(span.Start), End: int32(span.End)}}
	switch {
	case fam.has("__bool__"):
		if e := b.decided(at, x, "__bool__"); e != nil && e.Type().Kind == ir.BoolKind {
			return e
		} else if e != nil && isNever(e) {
			return boolean2(span)
		}
		return nil
	case fam.has("__len__"):
		if e := b.structLen(at, x); e != nil && isNever(e) {
			return boolean2(span)
		} else if e != nil {
			return not(b.call(span, intIsZero, e))
		}
		return nil
	case pureExpr(x):
		return boolean(span, true)
	}
	return b.block(span, func() ir.Expr {
		b.emit(&ir.ExprStmt{At: ir.At{S: span}, X: x})
		return boolean(span, true)
	})
}

// structLen is len() of a struct.
func (b *body) structLen(n pyast.Node, x ir.Expr) ir.Expr {
	e := b.decided(n, x, "__len__")
	switch {
	case e == nil || isNever(e):
		return e
	case e.Type().Kind != ir.IntKind:
		return nil
	}
	return b.call(b.span(n), bind.Length, e)
}

// structIter is iter() of a struct; nil for a value that is none, or has no __iter__ that gives a dynamic
// value.
func (b *body) structIter(n pyast.Node, x ir.Expr) ir.Expr {
	e := b.special(n, x, "__iter__")
	switch {
	case e == nil || isNever(e):
		return e
	case e.Type().Kind == ir.GeneratorKind:
		return e
	case e.Type().Kind != ir.DynKind:
		return nil
	}
	if c, ok := e.(*ir.Convert); ok && c.X.Type().Kind == ir.GeneratorKind {
		return e
	}
	return b.call(b.span(n), bind.AsIterator, e)
}

// iterated is what a loop over x goes over: a struct's iterator in its place.
func (b *body) iterated(n pyast.Node, x ir.Expr) ir.Expr {
	if x.Type().Kind != ir.InstanceKind {
		if x.Type().Kind == ir.TupleKind {
			ir.Boxed(x.Type())
		}
		return x
	}
	if e := b.structIter(n, x); e != nil {
		return e
	}
	return b.box(x)
}

// structContains is "item in struct".
func (b *body) structContains(n pyast.Node, item, x ir.Expr) ir.Expr {
	c, fam := b.structOf(x)
	if c == nil || !fam.has("__contains__") {
		return nil
	}
	return b.swapped(b.span(n), item, x, func(item, x ir.Expr) ir.Expr {
		e := b.special(n, x, "__contains__", item)
		if e == nil {
			return nil
		}
		return b.truth(e)
	})
}

// structText is str() of a struct.
func (b *body) structText(span spanT, x ir.Expr) ir.Expr {
	c, fam := b.structOf(x)
	if c == nil || fam.has("__format__") {
		return nil
	}
	at := &pyast.Name{Range: pyast.Range{Start: int32(span.Start), End: int32(span.End)}}
	method := "__str__"
	if !fam.has(method) {
		method = "__repr__"
	}
	if method == "__repr__" {
		return b.structRepr(at, x)
	}
	if e := b.decided(at, x, method); e != nil && (e.Type().Kind == ir.StrKind || isNever(e)) {
		return e
	}
	return nil
}

// structRepr is repr() of a struct.
func (b *body) structRepr(n pyast.Node, x ir.Expr) ir.Expr {
	c, fam := b.structOf(x)
	if c == nil {
		return nil
	}
	for _, m := range fam.below(c) {
		v, _ := m.Lookup("__repr__")
		if f := b.l.programFunction(v); f != nil && f.Generated && !b.flatFields(fam, c, 0) {
			return nil
		}
	}
	if e := b.decided(n, x, "__repr__"); e != nil && (e.Type().Kind == ir.StrKind || isNever(e)) {
		return e
	}
	return nil
}

// structBuiltin is a builtin of one struct that calls a special method of it; nil for others.
func (b *body) structBuiltin(n *pyast.Call, name string, args []ir.Expr, names []string) ir.Expr {
	if len(args) != 1 || names[0] != "" {
		return nil
	}
	x := args[0]
	if c, _ := b.structOf(x); c == nil {
		return nil
	}
	switch name {
	case "str":
		return b.structText(b.span(n), x)
	case "bool":
		return b.structTruth(x)
	case "repr":
		return b.structRepr(n, x)
	case "print":
		if text := b.structText(b.span(n), x); text != nil {
			args[0] = text
		}
		return nil
	}
	special, ok := builtinMethods[name]
	if !ok {
		return nil
	}
	if e := b.decided(n, x, special.name); e != nil && (special.result == nil || e.Type().Kind == special.result.Kind || isNever(e)) {
		return e
	}
	return nil
}

// builtinMethods are the special methods that builtins of one argument call, and the type of what they have to give; nil for any.
var builtinMethods = map[string]struct {
	name   string
	result *ir.Type
}{
	"abs": {"__abs__", nil}, "float": {"__float__", ir.Float}, "int": {"__int__", ir.Int},
}

// callStruct calls a struct; nil for anything else.
func (b *body) callStruct(n *pyast.Call, x ir.Expr) ir.Expr {
	c, fam := b.structOf(x)
	if c == nil || !fam.has("__call__") {
		return nil
	}
	return b.callVariants(n, x, b.l.variants(fam, c, "__call__"))
}

// iterates are the builtins that do nothing with their first argument but iterate over it.
var iterates = map[string]bool{"sum": true, "list": true, "tuple": true, "set": true, "frozenset": true, "sorted": true, "any": true, "all": true}

// structArguments puts iterators in the place of structs that a builtin iterates over.
func (b *body) structArguments(n *pyast.Call, name string, args []ir.Expr) {
	if len(n.Args) > 0 && iterates[name] {
		args[0] = b.iterated(n.Args[0], args[0])
	}
}
