// Package bind is the one table of the Python that the compiler understands by name:
// operators, builtins, methods of builtin types and of models. A Row says what a call
// takes and gives when the static types of its operands are known, and which Go symbol
// of the runtime does it.
//
// A row is an optimisation and a piece of documentation, never a definition: what no row
// matches goes through the dynamic protocol (dynamic.go), with the same result. So rows
// state exact static types only. A parameter of type Dyn takes anything.
//
// The samples of a row are evaluated under CPython and by the evaluator on our runtime,
// and compared. The supported table in the documentation is printed by Supported.
package bind

import (
	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/runtime/py"
)

// Param is a parameter of a row.
type Param struct {
	Name string   // keyword; "" when it is positional only
	Type *ir.Type // exact static type; Dyn takes any value, boxed
	// Default is the constant that a missing argument stands for; nil when the
	// parameter is required.
	Default py.Value
	// KeywordOnly parameters take no positional argument; Fixed ones take none at all:
	// they pass a constant to the Go function.
	KeywordOnly, Fixed bool
}

// Row is one thing of Python that has a typed form.
type Row struct {
	Name    string   // Python name: "upper", "len", "+"
	Recv    *ir.Type // receiver of a method; left operand of an operator; nil for functions
	Params  []Param
	Sym     *ir.Symbol // nil when GoOp is set
	GoOp    string
	Pure    bool     // neither changes nor reads anything that can change
	Samples []string // Python expressions that use the row
}

// Result is the static type that the row gives.
func (r *Row) Result() *ir.Type {
	if r.GoOp != "" {
		switch r.GoOp {
		case "+", "-", "*":
			return r.Recv
		}
		return ir.Bool
	}
	if r.Sym.Result == nil {
		return ir.None
	}
	return r.Sym.Result
}

// Arg is an argument of a call that looks for a row.
type Arg struct {
	Name  string // keyword, or "" for a positional argument
	Type  *ir.Type
	Const bool // a literal
}

// Match tells for each parameter which argument fills it; -1 means its default.
type Match struct {
	Row  *Row
	From []int
}

// Method finds the row for a call of a method on a receiver of static type recv.
func Method(recv *ir.Type, name string, args []Arg) *Match {
	for _, r := range methods[methodKey{recv.Kind, name}] {
		if m := r.match(args); m != nil {
			return m
		}
	}
	return nil
}

// Function finds the row for a call of a function of a module.
func Function(module, name string, args []Arg) *Match {
	if module != "builtins" {
		return nil
	}
	for _, r := range functions[name] {
		if m := r.match(args); m != nil {
			return m
		}
	}
	return nil
}

// Binary finds the row of a binary operator ("+") or comparison ("<") on static types.
func Binary(op string, left, right *ir.Type) *Row {
	return operators[operatorKey{op, left.Kind, right.Kind}]
}

// match binds arguments to parameters as a call would; nil when they do not fit.
func (r *Row) match(args []Arg) *Match {
	m := &Match{Row: r, From: make([]int, len(r.Params))}
	for i := range m.From {
		m.From[i] = -1
	}
	pos := 0
	for i, a := range args {
		at := -1
		if a.Name == "" {
			if pos < len(r.Params) && !r.Params[pos].KeywordOnly {
				at = pos
			}
			pos++
		} else {
			for j := range r.Params {
				if r.Params[j].Name == a.Name {
					at = j
				}
			}
		}
		if at < 0 || m.From[at] >= 0 || r.Params[at].Fixed || !accepts(r.Params[at].Type, a.Type) {
			return nil
		}
		if r.Sym != nil && r.Sym.GoInt && r.Params[at].Type.Kind == ir.IntKind && !a.Const {
			return nil
		}
		m.From[at] = i
	}
	for i, p := range r.Params {
		if m.From[i] < 0 && p.Default == nil {
			return nil
		}
	}
	return m
}

func accepts(param, arg *ir.Type) bool {
	return param.Kind == ir.DynKind || ir.Same(param, arg)
}

type methodKey struct {
	recv ir.Kind
	name string
}

type operatorKey struct {
	op          string
	left, right ir.Kind
}

var (
	methods   = map[methodKey][]*Row{}
	functions = map[string][]*Row{}
	operators = map[operatorKey]*Row{}
)

// The maps are indexes over the row tables.
func init() {
	for _, table := range methodTables {
		for i := range table {
			r := &table[i]
			key := methodKey{r.Recv.Kind, r.Name}
			methods[key] = append(methods[key], r)
		}
	}
	for i := range builtinRows {
		r := &builtinRows[i]
		functions[r.Name] = append(functions[r.Name], r)
	}
	for i := range operatorRows {
		r := &operatorRows[i]
		operators[operatorKey{r.Name, r.Recv.Kind, r.Params[0].Type.Kind}] = r
	}
}

// Rows returns every row: operators, builtins, then methods.
func Rows() []*Row {
	var out []*Row
	for i := range operatorRows {
		out = append(out, &operatorRows[i])
	}
	for i := range builtinRows {
		out = append(out, &builtinRows[i])
	}
	for _, table := range methodTables {
		for i := range table {
			out = append(out, &table[i])
		}
	}
	return out
}
