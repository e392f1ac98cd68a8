package bind

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
)

// counts marks a symbol whose Go function takes and gives Go ints.
func counts(s *ir.Symbol) *ir.Symbol {
	s.GoInt = true
	return s
}

// Methods of str. Positions and counts are only bound where they are constants: the
// dynamic form turns any int into what the function takes.
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
	{Name: "title", Recv: ir.Str, Sym: pure("StrTitle", ir.Str), Pure: true, Samples: []string{`"they're bill's".title()`}},
	{Name: "capitalize", Recv: ir.Str, Sym: pure("StrCapitalize", ir.Str), Pure: true, Samples: []string{`"hELLO wORLD".capitalize()`}},
	{Name: "swapcase", Recv: ir.Str, Sym: pure("StrSwapCase", ir.Str), Pure: true, Samples: []string{`"aBc".swapcase()`}},
	{Name: "casefold", Recv: ir.Str, Sym: pure("StrCasefold", ir.Str), Pure: true, Samples: []string{`"Straße".casefold()`}},
	{Name: "isdigit", Recv: ir.Str, Sym: pure("StrIsDigit", ir.Bool), Pure: true, Samples: []string{`"12".isdigit()`, `"".isdigit()`, `"²".isdigit()`}},
	{Name: "isdecimal", Recv: ir.Str, Sym: pure("StrIsDecimal", ir.Bool), Pure: true, Samples: []string{`"12".isdecimal()`, `"²".isdecimal()`}},
	{Name: "isnumeric", Recv: ir.Str, Sym: pure("StrIsNumeric", ir.Bool), Pure: true, Samples: []string{`"½".isnumeric()`}},
	{Name: "isalpha", Recv: ir.Str, Sym: pure("StrIsAlpha", ir.Bool), Pure: true, Samples: []string{`"aé".isalpha()`, `"a1".isalpha()`}},
	{Name: "isalnum", Recv: ir.Str, Sym: pure("StrIsAlnum", ir.Bool), Pure: true, Samples: []string{`"a1".isalnum()`, `"a_".isalnum()`}},
	{Name: "isspace", Recv: ir.Str, Sym: pure("StrIsSpace", ir.Bool), Pure: true, Samples: []string{`" \t".isspace()`, `"".isspace()`}},
	{Name: "isupper", Recv: ir.Str, Sym: pure("StrIsUpper", ir.Bool), Pure: true, Samples: []string{`"AB1".isupper()`, `"1".isupper()`}},
	{Name: "islower", Recv: ir.Str, Sym: pure("StrIsLower", ir.Bool), Pure: true, Samples: []string{`"ab1".islower()`}},
	{Name: "istitle", Recv: ir.Str, Sym: pure("StrIsTitle", ir.Bool), Pure: true, Samples: []string{`"Ab Cd".istitle()`}},
	{Name: "isascii", Recv: ir.Str, Sym: pure("StrIsASCII", ir.Bool), Pure: true, Samples: []string{`"é".isascii()`}},
	{Name: "isprintable", Recv: ir.Str, Sym: pure("StrIsPrintable", ir.Bool), Pure: true, Samples: []string{`"a\n".isprintable()`}},
	{Name: "isidentifier", Recv: ir.Str, Sym: pure("StrIsIdentifier", ir.Bool), Pure: true, Samples: []string{`"a1".isidentifier()`, `"1a".isidentifier()`}},
	{Name: "join", Recv: ir.Str, Params: one(ir.Dyn), Sym: dyn("StrJoin", ir.Str), Samples: []string{`", ".join(["a", "b"])`, `"".join([1])`}},
	{Name: "split", Recv: ir.Str, Params: []Param{{Name: "maxsplit", Type: ir.Int, Default: py.MakeInt(-1), KeywordOnly: true}}, Sym: counts(pure("StrSplitSpace", ir.List)), Samples: []string{`" a  b ".split()`, `"a b c".split(maxsplit=1)`}},
	{Name: "split", Recv: ir.Str, Params: []Param{{Name: "sep", Type: ir.Str}, {Name: "maxsplit", Type: ir.Int, Default: py.MakeInt(-1)}}, Sym: counts(raises("StrSplit", ir.List)), Samples: []string{`"a,b,,c".split(",")`, `"a,b,c".split(",", 1)`, `"a".split("")`}},
	{Name: "rsplit", Recv: ir.Str, Params: []Param{{Name: "sep", Type: ir.Str}, {Name: "maxsplit", Type: ir.Int, Default: py.MakeInt(-1)}}, Sym: counts(raises("StrRSplit", ir.List)), Samples: []string{`"a,b,c".rsplit(",", 1)`}},
	{Name: "splitlines", Recv: ir.Str, Params: []Param{{Name: "keepends", Type: ir.Bool, Default: py.False}}, Sym: pure("StrSplitLines", ir.List), Samples: []string{`"a\nb\r\n\x1cc".splitlines()`, `"a\nb\r\n".splitlines(True)`}},
	{Name: "zfill", Recv: ir.Str, Params: one(ir.Int), Sym: counts(pure("StrZFill", ir.Str)), Pure: true, Samples: []string{`"-7".zfill(4)`}},
	{Name: "ljust", Recv: ir.Str, Params: []Param{{Type: ir.Int}, {Type: ir.Str, Default: py.Str(" "), Fixed: true}}, Sym: counts(pure("StrLJust", ir.Str)), Pure: true, Samples: []string{`"a".ljust(3)`}},
	{Name: "rjust", Recv: ir.Str, Params: []Param{{Type: ir.Int}, {Type: ir.Str, Default: py.Str(" "), Fixed: true}}, Sym: counts(pure("StrRJust", ir.Str)), Pure: true, Samples: []string{`"a".rjust(3)`}},
}
