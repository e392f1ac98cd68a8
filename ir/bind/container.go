package bind

import "github.com/covetpy/covetgen/ir"

var methodTables = [][]Row{strRows, listRows, dictRows, setRows, floatRows}

// task declares a method that may run Python code (comparisons, hashes, iteration).
func task(name string, result *ir.Type) *ir.Symbol {
	return &ir.Symbol{Package: "py", Name: name, Task: true, Raises: true, Result: result}
}

// Methods of list.
var listRows = []Row{
	{Name: "append", Recv: ir.List, Params: one(ir.Dyn), Sym: pure(".Append", nil), Samples: []string{"(lambda x: (x.append(1), x))([])"}},
	{Name: "extend", Recv: ir.List, Params: one(ir.Dyn), Sym: task(".Extend", nil), Samples: []string{"(lambda x: (x.extend((1, 2)), x))([])"}},
	{Name: "insert", Recv: ir.List, Params: []Param{{Type: ir.Int}, {Type: ir.Dyn}}, Sym: &ir.Symbol{Package: "py", Name: ".InsertAt", Raises: true}, Samples: []string{"(lambda x: (x.insert(-1, 9), x))([1, 2])", "[1].insert(10**20, 2)"}},
	{Name: "remove", Recv: ir.List, Params: one(ir.Dyn), Sym: task(".Remove", nil), Samples: []string{"(lambda x: (x.remove(2), x))([1, 2])", "[].remove(1)"}},
	{Name: "reverse", Recv: ir.List, Sym: pure(".Reverse", nil), Samples: []string{"(lambda x: (x.reverse(), x))([1, 2])"}},
	{Name: "copy", Recv: ir.List, Sym: pure(".Copy", ir.List), Samples: []string{"[1].copy()"}},
	{Name: "clear", Recv: ir.List, Sym: pure(".Clear", nil), Samples: []string{"(lambda x: (x.clear(), x))([1])"}},
	{Name: "index", Recv: ir.List, Params: one(ir.Dyn), Sym: task(".Index", ir.Int), Samples: []string{"[1, 2].index(2)", "[1].index(3)"}},
}

// Methods of dict.
var dictRows = []Row{
	{Name: "keys", Recv: ir.Dict, Sym: pure(".KeysView", ir.Dyn), Samples: []string{"list({1: 2}.keys())"}},
	{Name: "values", Recv: ir.Dict, Sym: pure(".ValuesView", ir.Dyn), Samples: []string{"list({1: 2}.values())"}},
	{Name: "items", Recv: ir.Dict, Sym: pure(".ItemsView", ir.Dyn), Samples: []string{"list({1: 2}.items())"}},
	{Name: "copy", Recv: ir.Dict, Sym: pure(".Copy", ir.Dict), Samples: []string{"{1: 2}.copy()"}},
	{Name: "clear", Recv: ir.Dict, Sym: pure(".Clear", nil), Samples: []string{"(lambda d: (d.clear(), d))({1: 2})"}},
	{Name: "setdefault", Recv: ir.Dict, Params: []Param{{Type: ir.Dyn}, {Type: ir.Dyn}}, Sym: task(".SetDefault", ir.Dyn), Samples: []string{"(lambda d: (d.setdefault(1, 3), d))({})"}},
	{Name: "update", Recv: ir.Dict, Params: one(ir.Dyn), Sym: task(".UpdateFrom", nil), Samples: []string{"(lambda d: (d.update({1: 3}), d))({})", "{}.update(1)"}},
}

// Methods of set.
var setRows = []Row{
	{Name: "add", Recv: ir.Set, Params: one(ir.Dyn), Sym: task(".Add", nil), Samples: []string{"(lambda s: (s.add(1), s))(set())", "set().add([])"}},
	{Name: "clear", Recv: ir.Set, Sym: pure(".Clear", nil), Samples: []string{"(lambda s: (s.clear(), s))({1})"}},
}

// Methods of float.
var floatRows = []Row{
	{Name: "is_integer", Recv: ir.Float, Sym: pure("FloatIsInteger", ir.Bool), Pure: true, Samples: []string{"(2.0).is_integer()", "(2.5).is_integer()"}},
	{Name: "hex", Recv: ir.Float, Sym: pure("FloatHex", ir.Str), Pure: true, Samples: []string{"(0.1).hex()"}},
}
