package bind

import "github.com/covetpy/covetgen/ir"

// pure declares a runtime function without task and error.
func pure(name string, result *ir.Type) *ir.Symbol {
	return &ir.Symbol{Package: "py", Name: name, Result: result}
}

// raises declares a runtime function that may raise and needs no task.
func raises(name string, result *ir.Type) *ir.Symbol {
	return &ir.Symbol{Package: "py", Name: name, Raises: true, Result: result}
}

func one(t *ir.Type) []Param { return []Param{{Type: t}} }

// Operators on static types. An int and a float mix only where Python's own conversion
// of the int may overflow: those go through the dynamic protocol, but for the products
// and sums of FloatOf below.
var operatorRows = []Row{
	{Name: "+", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Add", ir.Int), Pure: true, Samples: []string{"1 + 2", "9223372036854775807 + 1"}},
	{Name: "-", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Sub", ir.Int), Pure: true, Samples: []string{"1 - 2", "-9223372036854775808 - 1"}},
	{Name: "*", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Mul", ir.Int), Pure: true, Samples: []string{"3 * 4", "10**18 * 10**18"}},
	{Name: "/", Recv: ir.Int, Params: one(ir.Int), Sym: raises(".TrueDiv", ir.Float), Samples: []string{"7 / 2", "10**30 / 3", "1 / 0"}},
	{Name: "//", Recv: ir.Int, Params: one(ir.Int), Sym: raises(".FloorDiv", ir.Int), Samples: []string{"7 // 2", "-7 // 2", "1 // 0"}},
	{Name: "%", Recv: ir.Int, Params: one(ir.Int), Sym: raises(".Mod", ir.Int), Samples: []string{"7 % 3", "-7 % 3", "7 % -3", "1 % 0"}},
	{Name: "**", Recv: ir.Int, Params: one(ir.Int), Sym: raises("IntPow", ir.Dyn), Samples: []string{"2 ** 10", "2 ** -1", "0 ** -1"}},
	{Name: "<<", Recv: ir.Int, Params: one(ir.Int), Sym: raises(".LShift", ir.Int), Samples: []string{"1 << 70", "1 << -1"}},
	{Name: ">>", Recv: ir.Int, Params: one(ir.Int), Sym: raises(".RShift", ir.Int), Samples: []string{"-5 >> 1", "1 >> -1"}},
	{Name: "&", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".And", ir.Int), Pure: true, Samples: []string{"-6 & 3"}},
	{Name: "|", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Or", ir.Int), Pure: true, Samples: []string{"4 | 3"}},
	{Name: "^", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Xor", ir.Int), Pure: true, Samples: []string{"7 ^ 2"}},
	{Name: "==", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Equal", ir.Bool), Pure: true, Samples: []string{"1 == 1", "10**20 == 10**20"}},
	{Name: "<", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Less", ir.Bool), Pure: true, Samples: []string{"1 < 2", "2 < 2"}},
	{Name: "<=", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".LessEqual", ir.Bool), Pure: true, Samples: []string{"2 <= 2"}},
	{Name: ">", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".Greater", ir.Bool), Pure: true, Samples: []string{"10**20 > 1"}},
	{Name: ">=", Recv: ir.Int, Params: one(ir.Int), Sym: pure(".GreaterEqual", ir.Bool), Pure: true, Samples: []string{"2 >= 3"}},

	{Name: "+", Recv: ir.Float, Params: one(ir.Float), GoOp: "+", Pure: true, Samples: []string{"0.1 + 0.2"}},
	{Name: "-", Recv: ir.Float, Params: one(ir.Float), GoOp: "-", Pure: true, Samples: []string{"0.3 - 0.1"}},
	{Name: "*", Recv: ir.Float, Params: one(ir.Float), GoOp: "*", Pure: true, Samples: []string{"1.1 * 1.1", "1e308 * 10.0"}},
	{Name: "/", Recv: ir.Float, Params: one(ir.Float), Sym: raises("FloatDiv", ir.Float), Samples: []string{"1.0 / 3.0", "1.0 / 0.0"}},
	{Name: "//", Recv: ir.Float, Params: one(ir.Float), Sym: raises("FloatFloorDiv", ir.Float), Samples: []string{"7.5 // 2.0", "-7.5 // 2.0"}},
	{Name: "%", Recv: ir.Float, Params: one(ir.Float), Sym: raises("FloatMod", ir.Float), Samples: []string{"-7.5 % 2.0", "1.0 % 0.0"}},
	{Name: "**", Recv: ir.Float, Params: one(ir.Float), Sym: raises("FloatPow", ir.Dyn), Samples: []string{"2.0 ** 0.5", "(-8.0) ** (1.0 / 3.0)"}},
	{Name: "==", Recv: ir.Float, Params: one(ir.Float), GoOp: "==", Pure: true, Samples: []string{"0.5 == 0.5"}},
	{Name: "!=", Recv: ir.Float, Params: one(ir.Float), GoOp: "!=", Pure: true, Samples: []string{"0.5 != 0.25"}},
	{Name: "<", Recv: ir.Float, Params: one(ir.Float), GoOp: "<", Pure: true, Samples: []string{"0.5 < 0.25"}},
	{Name: "<=", Recv: ir.Float, Params: one(ir.Float), GoOp: "<=", Pure: true, Samples: []string{"0.5 <= 0.5"}},
	{Name: ">", Recv: ir.Float, Params: one(ir.Float), GoOp: ">", Pure: true, Samples: []string{"0.5 > 0.25"}},
	{Name: ">=", Recv: ir.Float, Params: one(ir.Float), GoOp: ">=", Pure: true, Samples: []string{"0.5 >= 0.25"}},

	{Name: "+", Recv: ir.Str, Params: one(ir.Str), GoOp: "+", Pure: true, Samples: []string{`"a" + "b"`}},
	{Name: "*", Recv: ir.Str, Params: one(ir.Int), Sym: raises("StrRepeat", ir.Str), Samples: []string{`"ab" * 3`, `"ab" * -1`}},
	{Name: "==", Recv: ir.Str, Params: one(ir.Str), GoOp: "==", Pure: true, Samples: []string{`"a" == "a"`}},
	{Name: "!=", Recv: ir.Str, Params: one(ir.Str), GoOp: "!=", Pure: true, Samples: []string{`"a" != "b"`}},
	{Name: "<", Recv: ir.Str, Params: one(ir.Str), GoOp: "<", Pure: true, Samples: []string{`"a" < "b"`, `"\uffff" < "\U00010000"`}},
	{Name: "<=", Recv: ir.Str, Params: one(ir.Str), GoOp: "<=", Pure: true, Samples: []string{`"a" <= "a"`}},
	{Name: ">", Recv: ir.Str, Params: one(ir.Str), GoOp: ">", Pure: true, Samples: []string{`"b" > "a"`}},
	{Name: ">=", Recv: ir.Str, Params: one(ir.Str), GoOp: ">=", Pure: true, Samples: []string{`"a" >= "b"`}},
	{Name: "in", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrContains", ir.Bool), Pure: true, Samples: []string{`"b" in "abc"`, `"" in "abc"`}},

	{Name: "==", Recv: ir.Bool, Params: one(ir.Bool), GoOp: "==", Pure: true, Samples: []string{"True == False"}},
	{Name: "!=", Recv: ir.Bool, Params: one(ir.Bool), GoOp: "!=", Pure: true, Samples: []string{"True != False"}},
}
