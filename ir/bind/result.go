package bind

import "github.com/covetpy/covetgen/ir"

// Result says what type a builtin without a row gives for arguments of static types. The
// call itself stays dynamic.
type Result struct {
	Name   string
	Params []*ir.Type // Dyn takes anything
	Type   *ir.Type
	// Sample is an expression with such arguments.
	Sample string
}

var resultRows = []Result{
	{"int", []*ir.Type{ir.Str, ir.Int}, ir.Int, `int("ff", 16)`},
	{"ascii", []*ir.Type{ir.Dyn}, ir.Str, `ascii("ü")`},
	{"format", []*ir.Type{ir.Float, ir.Str}, ir.Str, `format(1.5, ".2f")`},
	{"format", []*ir.Type{ir.Int, ir.Str}, ir.Str, `format(10, "x")`},
	{"abs", []*ir.Type{ir.Float}, ir.Float, `abs(-1.5)`},
	{"divmod", []*ir.Type{ir.Int, ir.Int}, &ir.Type{Kind: ir.TupleKind, Elems: []*ir.Type{ir.Int, ir.Int}}, `divmod(7, 2)`},
	{"divmod", []*ir.Type{ir.Float, ir.Float}, &ir.Type{Kind: ir.TupleKind, Elems: []*ir.Type{ir.Float, ir.Float}}, `divmod(7.0, 2.0)`},
	{"any", []*ir.Type{ir.Dyn}, ir.Bool, `any([0, 1])`},
	{"all", []*ir.Type{ir.Dyn}, ir.Bool, `all([0, 1])`},
	{"callable", []*ir.Type{ir.Dyn}, ir.Bool, `callable(len)`},
	{"round", []*ir.Type{ir.Int}, ir.Int, `round(3)`},
	{"min", []*ir.Type{ir.Int, ir.Int}, ir.Int, `min(1, 2)`},
	{"min", []*ir.Type{ir.Int, ir.Int, ir.Int}, ir.Int, `min(3, 1, 2)`},
	{"min", []*ir.Type{ir.Float, ir.Float}, ir.Float, `min(1.5, 2.5)`},
	{"min", []*ir.Type{ir.Str, ir.Str}, ir.Str, `min("a", "b")`},
	{"max", []*ir.Type{ir.Int, ir.Int}, ir.Int, `max(1, 2)`},
	{"max", []*ir.Type{ir.Int, ir.Int, ir.Int}, ir.Int, `max(3, 1, 2)`},
	{"max", []*ir.Type{ir.Float, ir.Float}, ir.Float, `max(1.5, 2.5)`},
	{"max", []*ir.Type{ir.Str, ir.Str}, ir.Str, `max("a", "b")`},
}

// ResultOf is the static type that a builtin gives for positional arguments of these types;
// Dyn where it is not known.
func ResultOf(name string, args []Arg) *ir.Type {
	for _, r := range resultRows {
		if r.Name == name && r.takes(args) {
			return r.Type
		}
	}
	return ir.Dyn
}

// Results returns every row that only says a type.
func Results() []Result { return resultRows }

func (r *Result) takes(args []Arg) bool {
	if len(args) != len(r.Params) {
		return false
	}
	for i, a := range args {
		if a.Name != "" || !accepts(r.Params[i], a.Type) {
			return false
		}
	}
	return true
}

// readers are the builtins that look at their arguments, and at what is in them, but neither
// keep nor change nor return them; with the greatest number of arguments for which that is so.
var readers = map[string]int{
	"len": 1, "print": 1 << 20, "repr": 1, "str": 1, "ascii": 1, "bool": 1, "isinstance": 2, "hash": 1, "id": 1, "type": 1,
	"callable": 1, "sum": 1, "sorted": 3, "any": 1, "all": 1, "enumerate": 2, "zip": 1 << 20, "reversed": 1, "tuple": 1, "frozenset": 1,
	"list": 1, "set": 1, "dict": 1, "min": 1, "max": 1, "format": 2, "abs": 1, "bytes": 1, "bytearray": 1, "iter": 1,
}

// Reads reports whether a builtin that is called with n arguments only reads them.
func Reads(name string, n int) bool { return n <= readers[name] }
