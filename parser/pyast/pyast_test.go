package pyast

import (
	"math"
	"reflect"
	"testing"
)

// TestWalkMeetsEveryField builds each node by reflection with all its fields set,
// and wants Children to visit as many nodes as the fields hold.
func TestWalkMeetsEveryField(t *testing.T) {
	leaf := map[reflect.Type]reflect.Value{
		reflect.TypeFor[Expr]():      reflect.ValueOf(&Name{}),
		reflect.TypeFor[Stmt]():      reflect.ValueOf(&Pass{}),
		reflect.TypeFor[Pattern]():   reflect.ValueOf(&MatchAs{}),
		reflect.TypeFor[TypeParam](): reflect.ValueOf(&TypeVar{}),
	}
	for _, n := range allNodes {
		v := reflect.New(reflect.TypeOf(n).Elem())
		want := 0
		for i := range v.Elem().NumField() {
			f := v.Elem().Field(i)
			typ := f.Type()
			switch {
			case typ.Kind() == reflect.Slice && (leaf[typ.Elem()].IsValid() || typ.Elem().Kind() == reflect.Pointer):
				e := leaf[typ.Elem()]
				if !e.IsValid() {
					e = reflect.New(typ.Elem().Elem())
				}
				f.Set(reflect.Append(f, e, e))
				want += 2
			case leaf[typ].IsValid():
				f.Set(leaf[typ])
				want++
			case typ.Kind() == reflect.Pointer:
				f.Set(reflect.New(typ.Elem()))
				want++
			}
		}
		got := 0
		Children(v.Interface().(Node), func(Node) { got++ })
		if got != want {
			t.Errorf("%T: %d children visited, the fields hold %d", n, got, want)
		}
	}
}

func TestInspectKeepsAStack(t *testing.T) {
	tree := &Module{Body: []Stmt{&ExprStmt{Value: &BinOp{Left: &Name{Id: "a"}, Right: &Name{Id: "b"}}}}}
	depth, deepest, names := 0, 0, ""
	Inspect(tree, func(n Node) bool {
		if n == nil {
			depth--
			return false
		}
		depth++
		deepest = max(deepest, depth)
		if n, ok := n.(*Name); ok {
			names += n.Id
		}
		return true
	})
	if depth != 0 || deepest != 4 || names != "ab" {
		t.Errorf("depth %d, deepest %d, names %q", depth, deepest, names)
	}
}

// The reprs are CPython 3.11's.
func TestRepr(t *testing.T) {
	for _, c := range []struct {
		value Const
		want  string
	}{
		{Const{Kind: ConstFloat, Float: 1}, "1.0"},
		{Const{Kind: ConstFloat, Float: 0.1}, "0.1"},
		{Const{Kind: ConstFloat, Float: 1e16}, "1e+16"},
		{Const{Kind: ConstFloat, Float: 1e15}, "1000000000000000.0"},
		{Const{Kind: ConstFloat, Float: 1e-4}, "0.0001"},
		{Const{Kind: ConstFloat, Float: 1e-5}, "1e-05"},
		{Const{Kind: ConstFloat, Float: 1.5e300}, "1.5e+300"},
		{Const{Kind: ConstFloat, Float: math.Inf(1)}, "inf"},
		{Const{Kind: ConstComplex, Float: 2}, "2j"},
		{Const{Kind: ConstComplex, Float: 1e200}, "1e+200j"},
		{Const{Kind: ConstStr, Str: "a'b"}, `"a'b"`},
		{Const{Kind: ConstStr, Str: `a'b"`}, `'a\'b"'`},
		{Const{Kind: ConstStr, Str: "\x00\x7f\u00a0\u200b\U000e0001é😀"}, `'\x00\x7f\xa0\u200b\U000e0001é😀'`},
		{Const{Kind: ConstStr, Str: "\xed\xa0\x80"}, `'\ud800'`},
		{Const{Kind: ConstStr, Str: "\ufffd"}, "'\ufffd'"},
		{Const{Kind: ConstBytes, Str: "\x80'\n"}, `b"\x80'\n"`},
		{Const{Kind: ConstEllipsis}, "Ellipsis"},
	} {
		if got := c.value.Repr(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.value, got, c.want)
		}
	}
}
