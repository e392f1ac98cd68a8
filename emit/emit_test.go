package emit

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// handBuilt helpers: programs without a front end.

func constant(v py.Value) ir.Expr { return &ir.Const{Base: ir.Base{T: ir.ConstType(v)}, Value: v} }

func boxed(x ir.Expr) ir.Expr {
	return &ir.Convert{Base: ir.Base{T: ir.Dyn}, Mode: ir.Box, X: x}
}

func local(v *ir.Var) ir.Expr { return &ir.Local{Base: ir.Base{T: v.Type}, Var: v} }

func runtimeCall(name string, result *ir.Type, args ...ir.Expr) ir.Expr {
	return &ir.Runtime{Base: ir.Base{T: result}, Sym: &ir.Symbol{Package: "py", Name: name, Task: true, Raises: true, Result: result}, Args: args}
}

func nativeValue(module, name string) ir.Expr {
	return &ir.Runtime{Base: ir.Base{T: ir.Dyn}, Sym: &ir.Symbol{Package: "py", Name: "Native", Result: ir.Dyn}, Args: []ir.Expr{constant(py.Str(module)), constant(py.Str(name))}}
}

func pyFunc(name string, result *ir.Type, params []*ir.Var, locals []*ir.Var, body ...ir.Stmt) *ir.Func {
	f := &ir.Func{Name: name, Qualname: name, Result: result, Locals: locals, Body: body, Module: module}
	for _, p := range params {
		f.Params = append(f.Params, &ir.Param{Var: p, Kind: py.PositionalOrKeyword})
	}
	return f
}

var updateFlag = flag.Bool("update", false, "record expectations anew")

var module = &ir.Module{Name: "shop", File: source.NewFile("shop.py", []byte("x\n"))}

func variable(name string, t *ir.Type) *ir.Var { return &ir.Var{Name: name, Type: t} }

func program(funcs ...*ir.Func) *ir.Program {
	return &ir.Program{Name: "shop", Modules: []*ir.Module{module}, Funcs: funcs}
}

func assign(v *ir.Var, x ir.Expr) ir.Stmt { return &ir.Assign{Var: v, X: x} }
func ret(x ir.Expr) ir.Stmt               { return &ir.Return{X: x} }

// TestHandWritten writes a few functions made by hand and looks at what they become.
func TestHandWritten(t *testing.T) {
	a, b, total, item, e := variable("a", ir.Dyn), variable("b", ir.Dyn), variable("total", ir.Dyn), variable("item", ir.Dyn), variable("e", ir.Dyn)
	add := pyFunc("add", ir.Dyn, []*ir.Var{a, b}, nil, ret(runtimeCall("Add", ir.Dyn, local(a), local(b))))
	loop := pyFunc("total_of", ir.Dyn, []*ir.Var{a}, []*ir.Var{total, item},
		assign(total, boxed(constant(py.SmallInt(0)))),
		&ir.For{Var: item, Iter: local(a), Body: []ir.Stmt{
			assign(total, &ir.Call{Base: ir.Base{T: ir.Dyn}, Func: add, Args: []ir.Expr{local(total), runtimeCall("Mul", ir.Dyn, local(item), boxed(constant(py.SmallInt(2))))}}),
			&ir.If{Test: runtimeCall("Gt", ir.Bool, local(total), boxed(constant(py.SmallInt(9)))), Body: []ir.Stmt{&ir.Break{}}},
		}, Else: []ir.Stmt{ret(local(total))}},
		ret(boxed(constant(py.None))),
	)
	try := pyFunc("lookup", ir.Dyn, []*ir.Var{a, b}, []*ir.Var{e},
		&ir.Try{
			Body: []ir.Stmt{ret(runtimeCall("GetItem", ir.Dyn, local(a), local(b)))},
			Handlers: []*ir.Handler{
				{Class: nativeValue("builtins", "KeyError"), Var: e, Body: []ir.Stmt{&ir.Raise{X: &ir.DynCall{Base: ir.Base{T: ir.Dyn}, Func: nativeValue("fastapi", "HTTPException"), Args: []ir.Element{{X: local(e)}}}}}},
			},
		},
	)
	long := pyFunc("guard", ir.Dyn, []*ir.Var{a}, []*ir.Var{total},
		&ir.For{Var: item, Iter: local(a), Body: []ir.Stmt{
			&ir.Try{
				Body: []ir.Stmt{
					assign(total, runtimeCall("Neg", ir.Dyn, local(a))),
					&ir.If{Test: runtimeCall("Truth", ir.Bool, local(total)), Body: []ir.Stmt{ret(local(total))}},
					&ir.Continue{},
				},
				Handlers: []*ir.Handler{
					{Class: nativeValue("builtins", "ValueError"), Body: []ir.Stmt{&ir.Break{}}},
					{Body: []ir.Stmt{&ir.Reraise{}}},
				},
				Finally: []ir.Stmt{&ir.ExprStmt{X: runtimeCall("Pos", ir.Dyn, local(a))}},
			},
		}},
		ret(boxed(constant(py.None))),
	)
	long.Locals = append(long.Locals, item)
	set, err := Project(program(add, loop, try, long), Options{SkipCheck: true})
	if err != nil {
		t.Fatal(describe(err))
	}
	text := string(set.Data("shop.go"))
	for _, want := range []string{
		"func add(t *py.Task, a, b py.Value) (py.Value, error) {\n\treturn py.Add(t, a, b)\n}",
		"for item, err := range py.Each(t, a) {",
		"total, err = add(t, total, product)",
		"if !caught.Is(py.KeyError) {\n\t\t\treturn nil, caught.Reraise()",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("missing:\n%s\nin\n%s", want, text)
		}
	}
}

// TestShop builds a service from hand-written IR.
func TestShop(t *testing.T) {
	set, err := Project(shopProgram(), Options{})
	if err != nil {
		t.Fatal(describe(err))
	}
	dir := filepath.Join(t.TempDir(), "shop")
	if err := WriteProject(set, dir); err != nil {
		t.Fatal(err)
	}
	if err := Build(t.Context(), dir, filepath.Join(dir, "shop"), BuildOptions{}); err != nil {
		t.Fatal(err)
	}
}
