package emit

import (
	"strconv"

	"github.com/covetpy/covetgen/ir"
	"github.com/dave/jennifer/jen"
)

// goType returns the Go type that holds values of t.
func (g *generator) goType(t *ir.Type) *jen.Statement {
	switch t.Kind {
	case ir.BoolKind:
		return jen.Bool()
	case ir.IntKind:
		return jen.Qual(pyPath, "Int")
	case ir.FloatKind:
		return jen.Float64()
	case ir.NumKind:
		return jen.Qual(pyPath, "Num")
	case ir.StrKind:
		return jen.String()
	case ir.BytesKind:
		return jen.Qual(pyPath, "Bytes")
	case ir.TextKind:
		return jen.Qual(pyPath, "Text")
	case ir.BuilderKind:
		return jen.Qual(pyPath, "StrBuilder")
	case ir.ListKind:
		if item := t.Vector(); item != nil {
			return jen.Op("*").Qual(pyPath, "Vector").Types(g.goType(item))
		}
		return jen.Op("*").Qual(pyPath, "List")
	case ir.GeneratorKind:
		if item := t.Yields(); item != nil {
			return jen.Qual(pyPath, "Yields").Types(g.goType(item))
		}
	case ir.TupleKind:
		if items := t.Unboxed(); items != nil {
			return g.rowType(items)
		}
		return jen.Op("*").Qual(pyPath, "Tuple")
	case ir.DictKind:
		if key, elem := t.Map(); key != nil {
			return jen.Op("*").Qual(pyPath, "Map").Types(g.goType(key), g.goType(elem))
		}
		return jen.Op("*").Qual(pyPath, "Dict")
	case ir.SetKind:
		if key := t.KeySet(); key != nil {
			return jen.Op("*").Qual(pyPath, "KeySet").Types(g.goType(key))
		}
		return jen.Op("*").Qual(pyPath, "Set")
	case ir.DequeKind:
		if item := t.Deque(); item != nil {
			return jen.Op("*").Qual(pyPath, "Queue").Types(g.goType(item))
		}
	case ir.InstanceKind:
		if t.Class != nil && t.Class.Struct != nil {
			return jen.Op("*").Id(g.name(t.Class.Struct, self))
		}
		return jen.Op("*").Qual(pyPath, "Object")
	case ir.ModelKind:
		return jen.Op("*").Id(g.name(t.Model, self))
	case ir.FunctionKind:
		if params, result := t.Function(); result != nil {
			return g.funcType(params, result)
		}
	case ir.OptionalKind:
		if isPointer(t.Elem) {
			return g.goType(t.Elem)
		}
		return jen.Op("*").Add(g.goType(t.Elem))
	}
	return jen.Qual(pyPath, "Value")
}

// funcType is the Go type of functions that are called with arguments of the types: they take the task and may raise.
func (g *generator) funcType(params []*ir.Type, result *ir.Type) *jen.Statement {
	types := []jen.Code{jen.Op("*").Qual(pyPath, "Task")}
	for _, t := range params {
		types = append(types, g.goType(t))
	}
	made := jen.Func().Params(types...)
	if returns(result) {
		return made.Params(g.goType(result), jen.Error())
	}
	return made.Error()
}

// rowType is the Go type of a tuple of items of the types.
func (g *generator) rowType(items []*ir.Type) *jen.Statement {
	types := make([]jen.Code, len(items))
	for i, t := range items {
		types[i] = g.goType(t)
	}
	return jen.Qual(pyPath, "Row"+strconv.Itoa(len(items))).Types(types...)
}

// isPointer reports whether t is a pointer or func in Go, so that nil can stand for None; or a function that escaped.
func isPointer(t *ir.Type) bool {
	switch t.Kind {
	case ir.TupleKind:
		return t.Unboxed() == nil
	case ir.ListKind, ir.DictKind, ir.SetKind, ir.ModelKind, ir.InstanceKind, ir.DequeKind, ir.FunctionKind:
		return true
	}
	return false
}

// zero returns the zero value of t's Go type, for results beside an error.
func (g *generator) zero(t *ir.Type) jen.Code {
	switch t.Kind {
	case ir.BoolKind:
		return jen.False()
	case ir.IntKind:
		return jen.Qual(pyPath, "Int").Values()
	case ir.FloatKind:
		return jen.Lit(0)
	case ir.NumKind:
		return jen.Qual(pyPath, "Num").Values()
	case ir.StrKind, ir.BytesKind:
		return jen.Lit("")
	case ir.TupleKind:
		if t.Unboxed() != nil {
			return g.goType(t).Values()
		}
	}
	return jen.Nil()
}

// returns reports whether a function of result type t has a Go result beside the error:
// None is the absence of one.
func returns(t *ir.Type) bool { return t != nil && t.Kind != ir.NoneKind && t.Kind != ir.NeverKind }

// box turns an operand of type t into a dynamic value. Conversion to an interface is
// implicit in Go for everything that is a Value already.
func box(t *ir.Type, x *jen.Statement) *jen.Statement {
	switch t.Kind {
	case ir.BoolKind:
		return jen.Qual(pyPath, "Bool").Call(x)
	case ir.IntKind, ir.NumKind:
		return x.Dot("Value").Call()
	case ir.FloatKind:
		return jen.Qual(pyPath, "Float").Call(x)
	case ir.StrKind:
		return jen.Qual(pyPath, "Str").Call(x)
	case ir.OptionalKind:
		switch t.Elem.Kind {
		case ir.BoolKind:
			return jen.Qual(pyPath, "BoxBool").Call(x)
		case ir.IntKind:
			return jen.Qual(pyPath, "BoxInt").Call(x)
		case ir.FloatKind:
			return jen.Qual(pyPath, "BoxFloat").Call(x)
		case ir.StrKind:
			return jen.Qual(pyPath, "BoxStr").Call(x)
		case ir.BytesKind:
			return jen.Qual(pyPath, "BoxBytes").Call(x)
		case ir.FunctionKind:
			return jen.Qual(pyPath, "BoxValue").Call(x)
		}
		return jen.Qual(pyPath, "Box").Call(x)
	}
	return x
}

// boxAny is box, also for calls of generator functions.
func (g *generator) boxAny(t *ir.Type, x *jen.Statement) *jen.Statement {
	item := t.Yields()
	if item == nil {
		return box(t, x)
	}
	body := jen.Return(g.boxAny(item, jen.Id("item")))
	return x.Dot("Generator").Call(jen.Func().Params(jen.Id("item").Add(g.goType(item))).Qual(pyPath, "Value").Block(body))
}

// typeWord is the word that checks use for a type: IntFrom, CheckInt. Pointers have none.
var typeWord = map[ir.Kind]string{
	ir.BoolKind: "Bool", ir.IntKind: "Int", ir.FloatKind: "Float", ir.NumKind: "Num", ir.StrKind: "Str", ir.BytesKind: "Bytes",
}

// unbox turns a dynamic operand that is known to fit into type t.
func (g *generator) unbox(t *ir.Type, x jen.Code) *jen.Statement {
	switch {
	case t.Kind == ir.FunctionKind:
		return jen.Add(x)
	case t.Kind == ir.OptionalKind && t.Elem.Kind == ir.FunctionKind:
		return jen.Qual(pyPath, "ValueFrom").Call(x)
	case t.Kind == ir.OptionalKind && isPointer(t.Elem):
		return g.unbox(t.Elem, x)
	case t.Kind == ir.OptionalKind:
		return jen.Qual(pyPath, "Optional").Call(x, jen.Qual(pyPath, typeWord[t.Elem.Kind]+"From"))
	case isPointer(t):
		return jen.Qual(pyPath, "From").Types(g.goType(t)).Call(x)
	case typeWord[t.Kind] != "":
		return jen.Qual(pyPath, typeWord[t.Kind]+"From").Call(x)
	}
	return jen.Add(x)
}

// received is unbox for what a request gave, where None stands for a value that was refused.
func (g *generator) received(t *ir.Type, x jen.Code) *jen.Statement {
	if word := typeWord[t.Kind]; word != "" {
		return jen.Qual(pyPath, "OrZero").Call(x, jen.Qual(pyPath, word+"From"))
	}
	return g.unbox(t, x)
}

// check turns a dynamic operand into type t; the code has an error as second result.
func (g *generator) check(t *ir.Type, x jen.Code) *jen.Statement {
	switch {
	case t.Kind == ir.OptionalKind && isPointer(t.Elem):
		return jen.Qual(pyPath, "CheckOrNone").Types(g.goType(t.Elem)).Call(x, jen.Lit(t.Elem.String()))
	case t.Kind == ir.OptionalKind:
		return jen.Qual(pyPath, "CheckOptional").Call(x, jen.Qual(pyPath, "Check"+typeWord[t.Elem.Kind]))
	case isPointer(t):
		return jen.Qual(pyPath, "Check").Types(g.goType(t)).Call(x, jen.Lit(t.String()))
	}
	return jen.Qual(pyPath, "Check"+typeWord[t.Kind]).Call(x)
}

// sameInGo reports whether two types are the same type in Go, where containers are of the types of their items.
func sameInGo(a, b *ir.Type) bool {
	if !ir.Same(a, b) {
		return false
	}
	if a.Kind == ir.OptionalKind {
		return sameInGo(a.Elem, b.Elem)
	}
	k, x := a.Map()
	l, y := b.Map()
	switch a.Kind {
	case ir.ListKind:
		x, y = a.Vector(), b.Vector()
	case ir.SetKind:
		x, y = a.KeySet(), b.KeySet()
	case ir.DequeKind:
		x, y = a.Deque(), b.Deque()
	case ir.GeneratorKind:
		x, y = a.Yields(), b.Yields()
	}
	if a.Kind == ir.TupleKind {
		return sameItems(a.Unboxed(), b.Unboxed())
	}
	if a.Kind == ir.FunctionKind {
		p, r := a.Function()
		q, s := b.Function()
		return (r == nil) == (s == nil) && (r == nil || sameInGo(r, s) && sameItems(p, q))
	}
	if x == nil || y == nil {
		return x == y
	}
	return (k == nil || sameInGo(k, l)) && sameInGo(x, y)
}

// sameItems is sameInGo for the items of two tuples.
func sameItems(a, b []*ir.Type) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameInGo(a[i], b[i]) {
			return false
		}
	}
	return true
}
