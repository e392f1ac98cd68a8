package ir

import (
	"strings"
	"testing"

	"github.com/covetpy/covetgen/runtime/py"
)

func integer(n int64) Expr  { return &Const{Base: Base{T: Int}, Value: py.MakeInt(n)} }
func text(s string) Expr    { return &Const{Base: Base{T: Str}, Value: py.Str(s)} }
func reads(v *Var) Expr     { return &Local{Base: Base{T: v.Type}, Var: v} }
func returns(x Expr) Stmt   { return &Return{X: x} }
func boxed(x Expr) *Convert { return &Convert{Base: Base{T: Dyn}, Mode: Box, X: x} }

// TestVerify breaks each rule once and wants the message.
func TestVerify(t *testing.T) {
	n, foreign := &Var{Name: "n", Type: Int}, &Var{Name: "foreign", Type: Int}
	constant := &Global{Name: "LIMIT", Type: Int}
	one := &Func{Name: "one", Qualname: "one", Params: []*Param{{Var: n}}, Result: Int, Body: []Stmt{returns(reads(n))}}
	for _, c := range []struct {
		want   string
		result *Type
		body   []Stmt
	}{
		{"", Int, []Stmt{&Assign{Var: n, X: integer(1)}, returns(reads(n))}},
		{`"x" has type str where int is wanted`, Int, []Stmt{returns(text("x"))}},
		{"variable foreign is not of this function", Int, []Stmt{returns(reads(foreign))}},
		{"reads n, a int, as str", Str, []Stmt{returns(&Local{Base: Base{T: Str}, Var: n})}},
		{"the constant 1 has type str", Str, []Stmt{returns(&Const{Base: Base{T: Str}, Value: py.MakeInt(1)})}},
		{"a constant without value", Int, []Stmt{returns(&Const{Base: Base{T: Int}})}},
		{"break or continue outside a loop", Int, []Stmt{&Break{}}},
		{"break or continue outside a loop", Int, []Stmt{&While{Test: &Const{Base: Base{T: Bool}, Value: py.True}, Else: []Stmt{&Continue{}}}}},
		{"where bool is wanted", Int, []Stmt{&If{Test: integer(1)}}},
		{"an expression is missing", Int, []Stmt{&ExprStmt{}}},
		{"returns nothing", Int, []Stmt{&Return{}}},
		{"a statement has no variable", Int, []Stmt{&Assign{X: integer(1)}}},
		{"unbinds n, which is never unbound", Int, []Stmt{&Unbind{Var: n}}},
		{"rebinds the constant", Int, []Stmt{&SetGlobal{Global: constant, X: integer(1)}}},
		{"calls one with 0 arguments for 1 parameters", Int, []Stmt{returns(&Call{Base: Base{T: Int}, Func: one})}},
		{"the call of one has type str", Str, []Stmt{returns(&Call{Base: Base{T: Str}, Func: one, Args: []Expr{integer(1)}})}},
		{"cannot turn", Dyn, []Stmt{returns(boxed(boxed(integer(1))))}},
		{"yields outside a generator", Dyn, []Stmt{returns(&Yield{Base: Base{T: Dyn}, X: boxed(integer(1))})}},
		{"has no result type", nil, nil},
	} {
		f := &Func{Name: "f", Qualname: "f", Locals: []*Var{n}, Result: c.result, Body: c.body}
		err := Verify(&Program{Funcs: []*Func{f}})
		switch {
		case c.want == "" && err != nil:
			t.Errorf("a right program: %v", err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("got %v, want %q", err, c.want)
		case err != nil && !strings.HasPrefix(err.Error(), "func f: "):
			t.Errorf("%v does not name the function", err)
		}
	}
}
