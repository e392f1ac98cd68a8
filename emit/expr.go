package emit

import (
	"math"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// value evaluates an expression to an operand, hoisting what cannot stand in an
// expression.
func (b *body) value(x ir.Expr) operand { return b.settle(b.eval(x)) }

// boxed evaluates an expression and gives its dynamic form.
func (b *body) boxed(x ir.Expr) operand {
	o := b.value(x)
	o.code = box(x.Type(), o.code)
	return o
}

// eval makes the Go form of an expression. A call that can fail is left to the caller.
func (b *body) eval(x ir.Expr) pending {
	switch x := x.(type) {
	case *ir.Const:
		return of(b.g.constant(x.Value, x.T), x)
	case *ir.Local:
		return b.evalLocal(x)
	case *ir.GlobalRef:
		o := atom(jen.Id(b.g.name(x.Global, self)))
		o.reads = x.Global.Mutable
		return of(o, x)
	case *ir.FuncValue:
		return of(atom(jen.Id(b.g.name(x.Func, function))), x)
	case *ir.ClassValue:
		return of(b.g.classValue(x), x)
	case *ir.Call:
		return b.evalCall(x)
	case *ir.FuncCall:
		return b.evalFuncCall(x)
	case *ir.Runtime:
		return b.evalRuntime(x)
	case *ir.GoOp:
		return b.evalGoOp(x)
	case *ir.Not:
		return b.evalNot(x)
	case *ir.Logic:
		return b.evalLogic(x)
	case *ir.Cond:
		return b.evalCond(x)
	case *ir.Block:
		b.stmts(x.Stmts)
		if b.block.done {
			return of(atom(jen.Nil()), x)
		}
		return b.eval(x.X)
	case *ir.Field:
		o := b.value(x.X)
		return of(operand{code: jen.Add(o.inner(precAtom)).Dot(b.g.fieldName(x.Model, x.Index)), prec: precAtom, reads: true, calls: o.calls}, x)
	case *ir.Make:
		return b.evalMake(x)
	case *ir.RowItem:
		o := b.value(x.X)
		o.code, o.prec = jen.Add(o.inner(precAtom)).Dot("I"+strconv.Itoa(x.Index)), precAtom
		return of(o, x)
	case *ir.Member:
		return b.evalMember(x)
	case *ir.HasMember:
		o := b.value(x.X)
		return of(operand{code: b.g.member(o, x.X.Type().Class, x.Field, isSet), prec: precAtom, reads: true, calls: o.calls}, x)
	case *ir.IsClass:
		return b.evalIsClass(x)
	case *ir.Construct:
		return b.evalConstruct(x)
	case *ir.Convert:
		return b.evalConvert(x)
	case *ir.IsNone:
		return b.evalIsNone(x)
	case *ir.Lambda:
		if _, result := x.T.Function(); result != nil {
			return of(b.typedLambda(x), x)
		}
		return of(b.lambda(x), x)
	case *ir.ListLit:
		return b.evalList(x)
	case *ir.TupleLit:
		return b.evalTuple(x)
	case *ir.SetLit:
		return b.evalSet(x)
	case *ir.DictLit:
		return b.evalDict(x)
	case *ir.JoinedStr:
		return b.evalJoined(x)
	case *ir.DynCall:
		return b.evalDynCall(x)
	case *ir.MethodCall:
		return b.evalMethodCall(x)
	case *ir.Await:
		o := b.value(x.X)
		b.at(x.S)
		return b.dynamic(jen.Qual(pyPath, "Await").Call(b.taskName(), o.code), x)
	case *ir.Yield:
		return b.evalYield(x)
	case *ir.ErrValue:
		return b.evalErrValue(x)
	}
	fail(x.Span(), "unknown expression %T", x)
	return pending{}
}

// of is an operand that needs nothing hoisted.
func of(o operand, x ir.Expr) pending {
	return pending{operand: o, hint: hint(x), typ: x.Type()}
}

// dynamic is a call that returns a value and an error.
func (b *body) dynamic(code *jen.Statement, x ir.Expr) pending {
	return pending{operand: operand{code: code, prec: precAtom, calls: true}, raises: true, hint: hint(x), typ: x.Type()}
}

func (b *body) evalLocal(x *ir.Local) pending {
	name := b.lookup(x.Var)
	if x.Var.MayUnbound {
		b.at(x.S)
		unbound := b.inBlock(func() {
			raise := "ErrUnboundLocal"
			if x.Free || !b.owns(x.Var) {
				raise = "ErrFreeVariable"
			}
			b.leave(jen.Qual(pyPath, raise).Call(jen.Lit(x.Var.Name)))
		})
		b.emit(jen.If(jen.Id(name).Op("==").Nil()).Block(unbound.code...))
	}
	o := operand{code: jen.Id(name), prec: precAtom}
	if x.Var.Captured {
		o.reads = true
	} else {
		o.local = x.Var
	}
	return of(o, x)
}

// owns reports whether v is a variable of the function itself.
func (b *body) owns(v *ir.Var) bool {
	for _, c := range b.fn.Captures {
		if c == v {
			return false
		}
	}
	return true
}

func (b *body) evalCall(x *ir.Call) pending {
	args := b.codes(b.operands(x.Args...))
	if x.Func.Effects.Task {
		args = append([]jen.Code{b.taskName()}, args...)
	}
	b.at(x.S)
	p := pending{
		operand: operand{code: jen.Id(b.g.name(x.Func, self)).Call(args...), prec: precAtom, calls: true},
		raises:  x.Func.Effects.Raises, void: !returns(x.Func.Result) && !x.Func.IsGenerator, hint: hint(x), typ: x.T,
	}
	p.never = x.Func.Result != nil && x.Func.Result.Kind == ir.NeverKind && p.raises
	return p
}

func (b *body) codes(ops []operand) []jen.Code {
	list := make([]jen.Code, len(ops))
	for i, o := range ops {
		list[i] = o.code
	}
	return list
}

func (b *body) evalRuntime(x *ir.Runtime) pending {
	if module, qualname, ok := ir.NativeName(x); ok {
		return of(b.g.native(module, qualname), x)
	}
	sym := x.Sym
	if sym.View && sym.Name == ".Value" {
		return of(operand{code: jen.Id(b.walk).Dot("Value").Call(), prec: precAtom, reads: true}, x)
	}
	if b.slot != nil && b.slot.is(x) {
		return b.readSlot(x)
	}
	if sym == bind.EnumMember {
		if name := b.g.memberVar(x); name != "" {
			return of(operand{code: jen.Id(name).Dot("Of").Call(b.codes(b.operands(x.Args[0]))...), prec: precAtom}, x)
		}
	}
	path := runtimePath + "/" + sym.Package
	if len(x.Args) == 0 && !sym.Task && !sym.Raises && sym.Result != nil {
		return of(atom(jen.Qual(path, sym.Name)), x)
	}
	ops := b.operands(x.Args...)
	if sym.GoInt {
		// Constant ints are Go ints for such a symbol.
		for i, arg := range x.Args {
			if c, ok := arg.(*ir.Const); ok && c.T.Kind == ir.IntKind {
				ops[i] = atom(jen.Lit(int(c.Value.(py.SmallInt))))
			}
		}
	}
	b.at(x.S)
	var code *jen.Statement
	args := b.codes(ops)
	if strings.HasPrefix(sym.Name, ".") {
		code = jen.Add(ops[0].inner(precAtom)).Dot(sym.Name[1:])
		args = args[1:]
	} else {
		code = jen.Qual(path, sym.Name)
	}
	if sym.Task {
		args = append([]jen.Code{b.taskName()}, args...)
	}
	p := pending{
		operand: operand{code: code.Call(args...), prec: precAtom, calls: true},
		raises:  sym.Raises, void: sym.Result == nil, hint: hint(x), typ: x.T,
	}
	if sym.Result != nil && sym.Result.Kind == ir.NeverKind {
		p.void, p.never = true, true
	}
	if sym.GoInt && sym.Result != nil && sym.Result.Kind == ir.IntKind {
		o := b.settle(p)
		o.code, o.prec = jen.Qual(pyPath, "IntOf").Call(jen.Int64().Parens(o.code)), precAtom
		return pending{operand: o, hint: p.hint, typ: x.T}
	}
	if pure[sym.Name] && !sym.Task && !sym.Raises {
		p.calls = false
		for _, o := range ops {
			p.reads = p.reads || o.reads || o.local != nil
			p.calls = p.calls || o.calls
		}
	}
	return p
}

// pure lists runtime symbols on immutable values: their calls need no ordering.
var pure = map[string]bool{
	".Add": true, ".Sub": true, ".Mul": true, ".Neg": true, ".Abs": true, ".Cmp": true, ".Equal": true, ".Sign": true,
	".And": true, ".Or": true, ".Xor": true, ".Invert": true, ".IsZero": true, ".Value": true, "IntOfBool": true,
}

var goPrecedence = map[string]int{
	"||": precOr, "&&": precAnd, "==": precCompare, "!=": precCompare, "<": precCompare, "<=": precCompare,
	">": precCompare, ">=": precCompare, "+": precAdd, "-": precAdd, "*": precMul, "/": precMul, "%": precMul,
}

func (b *body) evalGoOp(x *ir.GoOp) pending {
	ops := b.operands(x.X, x.Y)
	if x.X.Type().Kind == ir.FloatKind && x.T.Kind == ir.FloatKind {
		b.roundEachStep(x, ops)
	}
	if b.appended == x {
		return of(operand{code: jen.Qual(pyPath, "Concat").Call(ops[0].code, ops[1].code), prec: precAtom, reads: true}, x)
	}
	return of(binary(x.Op, ops[0], ops[1]), x)
}

// appends returns the sum in s += x for a text s, which py.Concat makes.
func appends(s *ir.Assign) *ir.GoOp {
	sum, ok := s.X.(*ir.GoOp)
	if !ok || sum.Op != "+" || sum.T.Kind != ir.StrKind {
		return nil
	}
	if local, ok := sum.X.(*ir.Local); !ok || local.Var != s.Var {
		return nil
	}
	return sum
}

// roundEachStep keeps Go from computing with more than 64 bits where Python rounds: an operation on
// constants would be exact (and refused when it overflows), and a product that is added may be fused
// with the sum on other machines than amd64.
func (b *body) roundEachStep(x *ir.GoOp, ops []operand) {
	if isConst(x.X) && isConst(x.Y) {
		name := b.temp("left")
		b.emit(jen.Id(name).Op(":=").Add(ops[0].code))
		ops[0] = atom(jen.Id(name))
		return
	}
	if x.Op != "+" && x.Op != "-" {
		return
	}
	for i, side := range []ir.Expr{x.X, x.Y} {
		if product, ok := side.(*ir.GoOp); ok && product.Op == "*" {
			ops[i].code, ops[i].prec = jen.Float64().Parens(ops[i].code), precAtom
		}
	}
}

func binary(op string, x, y operand) operand {
	prec := goPrecedence[op]
	return operand{
		code: jen.Add(x.inner(prec)).Op(op).Add(y.inner(prec + 1)), prec: prec,
		reads: x.reads || y.reads || x.local != nil || y.local != nil, calls: x.calls || y.calls,
	}
}

// evalNot writes comparisons the other way round where that is the same (not for the
// order of floats: NaN).
func (b *body) evalNot(x *ir.Not) pending {
	switch inner := x.X.(type) {
	case *ir.Not:
		return b.eval(inner.X)
	case *ir.GoOp:
		if flipped := map[string]string{"==": "!=", "!=": "=="}[inner.Op]; flipped != "" {
			return b.evalGoOp(&ir.GoOp{Base: inner.Base, Op: flipped, X: inner.X, Y: inner.Y})
		}
	case *ir.IsNone:
		return of(b.isNone(inner, "!="), x)
	}
	o := b.value(x.X)
	o.code, o.prec = jen.Op("!").Add(o.inner(precUnary)), precUnary
	return of(o, x)
}

func (b *body) evalIsNone(x *ir.IsNone) pending { return of(b.isNone(x, "=="), x) }

func (b *body) isNone(x *ir.IsNone, op string) operand {
	o := b.value(x.X)
	switch x.X.Type().Kind {
	case ir.OptionalKind:
		return binary(op, o, atom(jen.Nil()))
	case ir.DynKind, ir.NoneKind:
		return binary(op, o, atom(jen.Qual(pyPath, "None")))
	}
	if op == "==" {
		return atom(jen.False())
	}
	return atom(jen.True())
}

// evalLogic keeps Go's own && and || when the right side hoists nothing.
func (b *body) evalLogic(x *ir.Logic) pending {
	left := b.value(x.X)
	outer := b.block
	scope := outer.scope.Clone()
	var right operand
	hoisted := b.inBlock(func() { right = b.value(x.Y) })
	if hoisted.empty() {
		return of(binary(x.Op, left, right), x)
	}
	outer.scope.Restore(scope) // in place: blocks of operands share it
	name := b.temp(hint(x))
	b.emit(jen.Id(name).Op(":=").Add(left.code))
	test := jen.Id(name)
	if x.Op == "||" {
		test = jen.Op("!").Id(name)
	}
	second := b.inBlock(func() {
		right = b.value(x.Y)
		b.emit(jen.Id(name).Op("=").Add(right.code))
	})
	b.emit(jen.If(test).Block(second.code...))
	return of(atom(jen.Id(name)), x)
}

func (b *body) evalCond(x *ir.Cond) pending {
	var name string
	b.branches(x, func() {
		name = b.temp(hint(x))
		b.emit(jen.Var().Id(name).Add(b.g.goType(x.T)))
	}, func(value ir.Expr) { b.assignTo(jen.Id(name), value, true) })
	return of(atom(jen.Id(name)), x)
}

// branches makes an if statement whose branches do something with the value of a
// conditional expression. between is called behind the test.
func (b *body) branches(x *ir.Cond, between func(), with func(ir.Expr)) {
	test := b.value(x.Test)
	between()
	then := b.inBlock(func() { with(x.Then) })
	orelse := b.inBlock(func() { with(x.Else) })
	b.ifElse(test.code, then, orelse)
}

func (b *body) evalConvert(x *ir.Convert) pending {
	from, to := x.X.Type(), x.T
	switch x.Mode {
	case ir.Box:
		if c, ok := x.X.(*ir.Const); ok {
			return of(b.g.constant(c.Value, ir.Dyn), x)
		}
		if from.Kind == ir.NoneKind || from.Kind == ir.NeverKind {
			return of(b.value(x.X), x)
		}
		o := b.value(x.X)
		o.code, o.prec = b.g.boxAny(from, jen.Add(o.inner(precAtom))), precAtom
		return of(o, x)
	case ir.Unbox:
		o := b.value(x.X)
		o.code, o.prec = b.g.unbox(to, o.code), precAtom
		return of(o, x)
	case ir.Check:
		o := b.value(x.X)
		b.at(x.S)
		return pending{operand: operand{code: b.g.check(to, o.code), prec: precAtom, calls: true}, raises: true, hint: hint(x), typ: to}
	case ir.Wrap:
		return b.wrap(x)
	case ir.Unwrap:
		o := b.value(x.X)
		if !isPointer(to) {
			o.code, o.prec, o.reads = jen.Op("*").Add(o.inner(precUnary)), precUnary, true
		}
		return of(o, x)
	}
	return b.widen(x)
}

func (b *body) wrap(x *ir.Convert) pending {
	if x.X.Type().Kind == ir.NoneKind {
		b.drop(b.eval(x.X), x.X)
		return of(atom(jen.Nil()), x)
	}
	o := b.value(x.X)
	if !isPointer(x.X.Type()) {
		o.code, o.prec = jen.New(o.code), precAtom
		o.reads = o.reads || o.local != nil
	}
	return of(o, x)
}

func (b *body) widen(x *ir.Convert) pending {
	o := b.value(x.X)
	from := x.X.Type().Kind
	switch {
	case from == ir.BoolKind && x.T.Kind == ir.IntKind:
		o.code, o.prec = jen.Qual(pyPath, "IntOfBool").Call(o.code), precAtom
		return of(o, x)
	case x.T.Kind == ir.NumKind:
		word := map[ir.Kind]string{ir.IntKind: "NumOfInt", ir.FloatKind: "NumOfFloat"}[from]
		o.code, o.prec = jen.Qual(pyPath, word).Call(o.code), precAtom
		return of(o, x)
	case (from == ir.IntKind || from == ir.NumKind) && x.T.Kind == ir.FloatKind:
		b.at(x.S)
		return pending{operand: operand{code: jen.Add(o.inner(precAtom)).Dot("Float64").Call(), prec: precAtom, calls: true}, raises: true, hint: hint(x.X), typ: x.T}
	case from == ir.BoolKind && x.T.Kind == ir.FloatKind:
		o.code, o.prec = jen.Qual(pyPath, "FloatOfBool").Call(o.code), precAtom
		return of(o, x)
	}
	fail(x.S, "cannot widen %s to %s", x.X.Type(), x.T)
	return pending{}
}

// mayFail emits a call whose only result is an error.
func (b *body) mayFail(code *jen.Statement) {
	b.settle(pending{operand: operand{code: code}, raises: true, void: true})
}

func strConst(x ir.Expr) string {
	if convert, ok := x.(*ir.Convert); ok {
		x = convert.X
	}
	s, _ := py.AsStr(x.(*ir.Const).Value)
	return s
}

func (b *body) evalJoined(x *ir.JoinedStr) pending {
	if len(x.Values) == 0 {
		return of(atom(jen.Lit("")), x)
	}
	ops := b.operands(x.Values...)
	sum := ops[0]
	for _, o := range ops[1:] {
		sum = binary("+", sum, o)
	}
	return of(sum, x)
}

func (b *body) evalYield(x *ir.Yield) pending {
	o := b.value(x.X)
	b.at(x.S)
	if x.From {
		from := "YieldFrom"
		switch t := x.X.Type(); {
		case t.Yields() != nil:
			from = "YieldEach"
		case t.Kind == ir.GeneratorKind || yields(x.X):
			from = "YieldAll"
		}
		return b.dynamic(jen.Qual(pyPath, from).Call(b.taskName(), o.code, jen.Id(b.yieldName())), x)
	}
	return b.dynamic(jen.Id(b.yieldName()).Call(o.code), x)
}

func (b *body) yieldName() string { return b.yield }

func (b *body) evalErrValue(x *ir.ErrValue) pending {
	for e := b.exits; e != nil; e = e.outer {
		if e.kind == handlerExit {
			return of(atom(jen.Id(e.caught).Dot("Exception")), x)
		}
	}
	fail(x.S, "no exception is being handled here")
	return pending{}
}

// constant prints a constant in the form of type t.
func (g *generator) constant(v py.Value, t *ir.Type) operand {
	if t.Kind == ir.OptionalKind {
		if v == py.None {
			return atom(jen.Nil())
		}
		inner := g.constant(v, t.Elem)
		return atom(jen.New(inner.code))
	}
	static := t.Kind != ir.DynKind && t.Kind != ir.NoneKind
	switch v := v.(type) {
	case py.NoneType:
		return atom(jen.Qual(pyPath, "None"))
	case py.Bool:
		if static {
			return atom(jen.Lit(bool(v)))
		}
		return atom(jen.Qual(pyPath, "Bool").Call(jen.Lit(bool(v))))
	case py.SmallInt:
		if static && t.Kind == ir.FloatKind {
			return atom(floatLit(float64(v)))
		}
		if static {
			return atom(jen.Qual(pyPath, "IntOf").Call(jen.Lit(int(v))))
		}
		return atom(jen.Qual(pyPath, "SmallInt").Call(jen.Lit(int(v))))
	case *py.BigInt:
		name := g.bigConst(v)
		if static {
			return atom(jen.Id(name))
		}
		return atom(jen.Id(name).Dot("Value").Call())
	case py.Float:
		if static {
			return atom(floatLit(float64(v)))
		}
		return atom(jen.Qual(pyPath, "Float").Call(floatLit(float64(v))))
	case py.Str:
		if use := tableOf(string(v)); use != "" {
			g.tablesUsed[use] = true
		}
		if static {
			return atom(jen.Lit(string(v)))
		}
		return atom(jen.Qual(pyPath, "Str").Call(jen.Lit(string(v))))
	case py.Bytes:
		return atom(jen.Qual(pyPath, "Bytes").Call(jen.Lit(string(v))))
	case py.Complex:
		return atom(jen.Qual(pyPath, "Complex").Call(jen.Complex(floatLit(real(v)), floatLit(imag(v)))))
	case py.EllipsisType:
		return atom(jen.Qual(pyPath, "Ellipsis"))
	case py.NotImplementedType:
		return atom(jen.Qual(pyPath, "NotImplemented"))
	}
	fail(g.placeOf(), "cannot print a constant of type %s", py.TypeOf(v).Name)
	return operand{}
}

func floatLit(f float64) *jen.Statement {
	switch {
	case math.IsNaN(f):
		return jen.Qual("math", "NaN").Call()
	case math.IsInf(f, 0):
		sign := 1
		if f < 0 {
			sign = -1
		}
		return jen.Qual("math", "Inf").Call(jen.Lit(sign))
	case f == 0 && math.Signbit(f):
		return jen.Qual("math", "Copysign").Call(jen.Lit(0), jen.Lit(-1))
	}
	return jen.Lit(f)
}
