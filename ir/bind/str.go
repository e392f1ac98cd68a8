package bind

import "github.com/covetpy/covetgen/ir"

var methodTables = [][]Row{strRows}

// Methods of str.
var strRows = []Row{
	{Name: "upper", Recv: ir.Str, Sym: pure("StrUpper", ir.Str), Pure: true, Samples: []string{`"straße".upper()`}},
	{Name: "lower", Recv: ir.Str, Sym: pure("StrLower", ir.Str), Pure: true, Samples: []string{`"ÀB".lower()`}},
	{Name: "strip", Recv: ir.Str, Sym: pure("StrStrip", ir.Str), Pure: true, Samples: []string{`" a\t".strip()`}},
	{Name: "strip", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrStripChars", ir.Str), Pure: true, Samples: []string{`"xxaxx".strip("x")`}},
	{Name: "lstrip", Recv: ir.Str, Sym: pure("StrLStrip", ir.Str), Pure: true, Samples: []string{`" a ".lstrip()`}},
	{Name: "lstrip", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrLStripChars", ir.Str), Pure: true, Samples: []string{`"xxaxx".lstrip("x")`}},
	{Name: "rstrip", Recv: ir.Str, Sym: pure("StrRStrip", ir.Str), Pure: true, Samples: []string{`" a ".rstrip()`}},
	{Name: "rstrip", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrRStripChars", ir.Str), Pure: true, Samples: []string{`"xxaxx".rstrip("x")`}},
	{Name: "removeprefix", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrRemovePrefix", ir.Str), Pure: true, Samples: []string{`"unhappy".removeprefix("un")`, `"x".removeprefix("")`}},
	{Name: "removesuffix", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrRemoveSuffix", ir.Str), Pure: true, Samples: []string{`"a.py".removesuffix(".py")`}},
	{Name: "startswith", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrStartsWith", ir.Bool), Pure: true, Samples: []string{`"abc".startswith("ab")`}},
	{Name: "endswith", Recv: ir.Str, Params: one(ir.Str), Sym: pure("StrEndsWith", ir.Bool), Pure: true, Samples: []string{`"abc".endswith("bc")`}},
	{Name: "replace", Recv: ir.Str, Params: []Param{{Type: ir.Str}, {Type: ir.Str}}, Sym: pure("StrReplace", ir.Str), Pure: true, Samples: []string{`"aaa".replace("a", "bb")`, `"abc".replace("", "-")`}},
	{Name: "find", Recv: ir.Str, Params: one(ir.Str), Sym: goInt("StrFind"), Pure: true, Samples: []string{`"héllo".find("l")`, `"a".find("z")`}},
	{Name: "rfind", Recv: ir.Str, Params: one(ir.Str), Sym: goInt("StrRFind"), Pure: true, Samples: []string{`"héllo".rfind("l")`}},
	{Name: "count", Recv: ir.Str, Params: one(ir.Str), Sym: goInt("StrCount"), Pure: true, Samples: []string{`"banana".count("an")`, `"ab".count("")`}},
}
