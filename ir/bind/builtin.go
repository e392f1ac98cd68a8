package bind

import "github.com/covetpy/covetgen/ir"

// Builtins on static types.
var builtinRows = []Row{
	{Name: "len", Params: one(ir.Str), Sym: goInt("StrLen"), Pure: true, Samples: []string{`len("héllo")`, `len("")`}},
	{Name: "str", Params: one(ir.Int), Sym: raises("IntStr", ir.Str), Samples: []string{"str(-12)", "str(10**30)", "str(10**5000)"}},
	{Name: "str", Params: one(ir.Float), Sym: pure("FloatRepr", ir.Str), Pure: true, Samples: []string{"str(0.1)", "str(1e16)", "str(1e22)"}},
	{Name: "str", Params: one(ir.Dyn), Sym: StrOf, Samples: []string{"str([1, 'a'])", "str(None)"}},
	{Name: "repr", Params: one(ir.Dyn), Sym: Repr, Samples: []string{"repr('a')", "repr([1, 2.5])"}},
	{Name: "bool", Params: one(ir.Dyn), Sym: Truth, Samples: []string{"bool([])", "bool('x')"}},
	{Name: "abs", Params: one(ir.Int), Sym: pure(".Abs", ir.Int), Pure: true, Samples: []string{"abs(-3)"}},
	{Name: "pow", Params: []Param{{Type: ir.Int}, {Type: ir.Int}, {Type: ir.Int}}, Sym: raises(".PowMod", ir.Int), Samples: []string{"pow(3, 100, 7)", "pow(3, -1, 7)", "pow(2, 10, 0)", "pow(2, 200, 2**100 - 1)", "pow(2, -1, 4)"}},
	{Name: "float", Params: one(ir.Int), Sym: raises(".Float64", ir.Float), Samples: []string{"float(3)", "float(10**400)"}},
	{Name: "isinstance", Params: []Param{{Type: ir.Dyn}, {Type: ir.Dyn}}, Sym: IsInstance, Samples: []string{"isinstance(1, int)", "isinstance('a', (int, str))"}},
	{Name: "len", Params: one(ir.List), Sym: &ir.Symbol{Package: "py", Name: ".Len", GoInt: true, Result: ir.Int}, Samples: []string{"len([1, 2])"}},
	{Name: "len", Params: one(ir.Dict), Sym: &ir.Symbol{Package: "py", Name: ".Len", GoInt: true, Result: ir.Int}, Samples: []string{"len({1: 2})"}},
	{Name: "len", Params: one(ir.Set), Sym: &ir.Symbol{Package: "py", Name: ".Len", GoInt: true, Result: ir.Int}, Samples: []string{"len({1, 2})"}},
	{Name: "len", Params: one(ir.Tuple), Sym: &ir.Symbol{Package: "py", Name: ".Len", GoInt: true, Result: ir.Int}, Samples: []string{"len((1, 2))"}},
	{Name: "len", Params: one(ir.Dyn), Sym: &ir.Symbol{Package: "py", Name: "Len", Task: true, Raises: true, GoInt: true, Result: ir.Int}, Samples: []string{"len(range(3))", "len(1)"}},
	{Name: "round", Params: one(ir.Float), Sym: raises("FloatRound", ir.Int), Samples: []string{"round(2.5)", "round(float('nan'))"}},
	{Name: "round", Params: []Param{{Type: ir.Float}, {Name: "ndigits", Type: ir.Int}}, Sym: raises("FloatRoundDigits", ir.Float), Samples: []string{"round(2.675, 2)", "round(1234.5, -2)"}},
	{Name: "int", Params: one(ir.Float), Sym: raises("FloatInt", ir.Int), Samples: []string{"int(2.9)", "int(float('inf'))"}},
	{Name: "bin", Params: one(ir.Int), Sym: pure("IntBin", ir.Str), Pure: true, Samples: []string{"bin(-5)"}},
	{Name: "hex", Params: one(ir.Int), Sym: pure("IntHex", ir.Str), Pure: true, Samples: []string{"hex(255)"}},
	{Name: "oct", Params: one(ir.Int), Sym: pure("IntOct", ir.Str), Pure: true, Samples: []string{"oct(8)"}},
	{Name: "int", Params: one(ir.Str), Sym: raises("ParseIntText", ir.Int), Samples: []string{`int(" -12\n")`, `int("1_0")`, `int("٣")`, `int("x")`, `int("9" * 30)`}},
	{Name: "float", Params: one(ir.Str), Sym: raises("ParseFloatText", ir.Float), Samples: []string{`float("1.5")`, `float(" -inf ")`, `float("1_0e3")`, `float("")`}},
	{Name: "ord", Params: one(ir.Str), Sym: raises("Ord", ir.Int), Samples: []string{`ord("a")`, `ord("é")`, `ord("")`, `ord("ab")`, `ord("\ud800")`}},
	{Name: "chr", Params: one(ir.Int), Sym: raises("Chr", ir.Str), Samples: []string{"chr(97)", "chr(233)", "chr(0xd800)", "chr(-1)", "chr(0x110000)", "chr(10**20)"}},
	{Name: "int", Params: one(ir.Dyn), Sym: dyn("IntOfValue", ir.Int), Samples: []string{"int(True)", "int(3)", "int(None)", "int(b'12')", "int([])", "int(10**30)"}},
	{Name: "float", Params: one(ir.Dyn), Sym: dyn("FloatOfValue", ir.Float), Samples: []string{"float(True)", "float(1.5)", "float(None)", "float(b'1e3')"}},
	{Name: "abs", Params: one(ir.Dyn), Sym: dyn("Abs", ir.Dyn), Samples: []string{"abs(-2.5)", "abs('a')"}},
	{Name: "list", Params: one(ir.Dyn), Sym: ListOf, Samples: []string{"list('abc')", "list({1: 2})"}},
	{Name: "next", Params: one(ir.Dyn), Sym: dyn("NextItem", ir.Dyn), Samples: []string{"next(iter([1]))", "next(iter([]))", "next([])"}},
	{Name: "next", Params: []Param{{Type: ir.Dyn}, {Type: ir.Dyn}}, Sym: dyn("NextOr", ir.Dyn), Samples: []string{"next(iter([1]), 2)", "next(iter([]), 2)", "next([], 2)"}},
	{Name: "tuple", Params: one(ir.Dyn), Sym: TupleOf, Samples: []string{"tuple([1, 2])"}},
}

// goInt declares a runtime function whose result is a Go int.
func goInt(name string) *ir.Symbol {
	return &ir.Symbol{Package: "py", Name: name, Result: ir.Int, GoInt: true}
}

// SpecialKind tells why a builtin needs more than a row.
type SpecialKind uint8

// The special kinds.
const (
	NotSpecial       SpecialKind = iota
	RefusedCode                  // runs source text
	RefusedNamespace             // looks at the variables around the call
	DynamicName                  // takes an attribute name as a value
)

var specialBuiltins = map[string]SpecialKind{
	"eval": RefusedCode, "exec": RefusedCode, "compile": RefusedCode, "__import__": RefusedCode, "breakpoint": RefusedCode,
	"locals": RefusedNamespace, "globals": RefusedNamespace, "vars": RefusedNamespace, "dir": NotSpecial,
	"getattr": DynamicName, "setattr": DynamicName, "hasattr": DynamicName, "delattr": DynamicName,
}

// Special tells whether a builtin must be seen by lowering itself.
func Special(name string) SpecialKind { return specialBuiltins[name] }
