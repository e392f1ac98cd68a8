package bind

import (
	"go/types"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir"
	"golang.org/x/tools/go/packages"
)

// runtimePackage type-checks a package of the runtime.
func runtimePackage(t *testing.T, name string) *types.Package {
	t.Helper()
	cfg := &packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile}
	list, err := packages.Load(cfg, "github.com/covetpy/covetgen/runtime/"+name)
	if err != nil || len(list) != 1 {
		t.Fatalf("loading runtime/%s: %v", name, err)
	}
	for _, e := range list[0].Errors {
		t.Fatalf("runtime/%s: %v", name, e)
	}
	return list[0].Types
}

// goType is how a static type is written in Go.
func goType(t *ir.Type, goInt bool) string {
	switch t.Kind {
	case ir.NoneKind:
		return ""
	case ir.BoolKind:
		return "bool"
	case ir.IntKind:
		if goInt {
			return "int"
		}
		return "py.Int"
	case ir.FloatKind:
		return "float64"
	case ir.StrKind:
		return "string"
	case ir.BytesKind:
		return "py.Bytes"
	case ir.ListKind:
		return "*py.List"
	case ir.TupleKind:
		return "*py.Tuple"
	case ir.DictKind:
		return "*py.Dict"
	case ir.SetKind:
		return "*py.Set"
	}
	return "py.Value"
}

// signature is the Go signature that a symbol promises for operands of the given types.
func signature(s *ir.Symbol, operands []*ir.Type) (params, results []string) {
	if s.Task {
		params = append(params, "*py.Task")
	}
	for _, o := range operands {
		params = append(params, goType(o, s.GoInt))
	}
	if s.Result != nil && s.Result.Kind != ir.NoneKind {
		results = append(results, goType(s.Result, s.GoInt))
	}
	if s.Raises {
		results = append(results, "error")
	}
	return params, results
}

// TestRowsFitTheRuntime compares each row with the real signature of its symbol.
func TestRowsFitTheRuntime(t *testing.T) {
	pkgs := map[string]*types.Package{}
	for _, r := range Rows() {
		if r.Sym == nil {
			continue
		}
		var operands []*ir.Type
		if r.Recv != nil {
			operands = append(operands, r.Recv)
		}
		for _, p := range r.Params {
			operands = append(operands, p.Type)
		}
		checkSymbol(t, pkgs, r.Name, r.Sym, operands)
	}
}

// TestProtocolFitsTheRuntime does the same for the dynamic protocol.
func TestProtocolFitsTheRuntime(t *testing.T) {
	pkgs := map[string]*types.Package{}
	two := []*ir.Type{ir.Dyn, ir.Dyn}
	for name, s := range BinaryOps {
		checkSymbol(t, pkgs, name, s, two)
	}
	for name, s := range InPlaceOps {
		checkSymbol(t, pkgs, name+"=", s, two)
	}
	for name, s := range CompareTests {
		checkSymbol(t, pkgs, name, s, two)
	}
	for name, s := range CompareValues {
		checkSymbol(t, pkgs, name, s, two)
	}
	for name, s := range UnaryOps {
		checkSymbol(t, pkgs, name, s, two[:1])
	}
	for _, x := range []struct {
		sym      *ir.Symbol
		operands []*ir.Type
	}{
		{Contains, two}, {Truth, two[:1]}, {Is, two}, {GetAttr, []*ir.Type{ir.Dyn, ir.Str}}, {SetAttr, []*ir.Type{ir.Dyn, ir.Str, ir.Dyn}},
		{DelAttr, []*ir.Type{ir.Dyn, ir.Str}}, {GetItem, two}, {SetItem, []*ir.Type{ir.Dyn, ir.Dyn, ir.Dyn}}, {DelItem, two},
		{StrOf, two[:1]}, {Repr, two[:1]}, {ASCII, two[:1]}, {Format, []*ir.Type{ir.Dyn, ir.Str}}, {IsInstance, two}, {ListOf, two[:1]}, {TupleOf, two[:1]},
		{Slice, []*ir.Type{ir.Dyn, ir.Dyn, ir.Dyn}}, {Super, two}, {ListAppend, []*ir.Type{ir.List, ir.Dyn}}, {SetAdd, []*ir.Type{ir.Set, ir.Dyn}},
		{DictSet, []*ir.Type{ir.Dict, ir.Dyn, ir.Dyn}}, {MatchMapping, []*ir.Type{ir.Dyn, ir.Tuple}}, {MatchRest, []*ir.Type{ir.Dyn, ir.Tuple}},
		{MakeInstance, []*ir.Type{ir.Dyn, ir.Dict, ir.Dyn}},
		{ClassNamespace, []*ir.Type{ir.Str, ir.Tuple, ir.Dict}},
		{NewClass, []*ir.Type{ir.Str, ir.Str, ir.Str, ir.Tuple, ir.Dict, ir.Dict}},
	} {
		checkSymbol(t, pkgs, x.sym.Name, x.sym, x.operands)
	}
}

func checkSymbol(t *testing.T, pkgs map[string]*types.Package, row string, s *ir.Symbol, operands []*ir.Type) {
	t.Helper()
	pkg := pkgs[s.Package]
	if pkg == nil {
		pkg = runtimePackage(t, s.Package)
		pkgs[s.Package] = pkg
	}
	name, recv := s.Name, ""
	var sig *types.Signature
	if method, ok := strings.CutPrefix(name, "."); ok {
		recv = strings.TrimPrefix(goType(operands[0], false), "*")
		base := pkg.Scope().Lookup(strings.TrimPrefix(recv, s.Package+"."))
		if base == nil {
			t.Errorf("%s: no type %s", row, recv)
			return
		}
		obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(base.Type()), true, pkg, method)
		f, ok := obj.(*types.Func)
		if !ok {
			t.Errorf("%s: %s has no method %s", row, recv, method)
			return
		}
		sig, operands = f.Type().(*types.Signature), operands[1:]
	} else {
		f, ok := pkg.Scope().Lookup(name).(*types.Func)
		if !ok {
			t.Errorf("%s: runtime/%s has no function %s", row, s.Package, name)
			return
		}
		sig = f.Type().(*types.Signature)
	}
	params, results := signature(s, operands)
	if got := tuple(sig.Params()); got != strings.Join(params, ", ") {
		t.Errorf("%s: %s takes (%s), the row says (%s)", row, name, got, strings.Join(params, ", "))
	}
	if got := tuple(sig.Results()); got != strings.Join(results, ", ") {
		t.Errorf("%s: %s gives (%s), the row says (%s)", row, name, got, strings.Join(results, ", "))
	}
}

func tuple(x *types.Tuple) string {
	var out []string
	for i := range x.Len() {
		out = append(out, types.TypeString(x.At(i).Type(), func(p *types.Package) string { return p.Name() }))
	}
	return strings.Join(out, ", ")
}

// TestRowsAreDistinct checks that no two rows match the same call.
func TestRowsAreDistinct(t *testing.T) {
	type key struct{ name, recv, params string }
	seen := map[key]bool{}
	for _, r := range Rows() {
		k := key{name: r.Name}
		if r.Recv != nil {
			k.recv = r.Recv.String()
		}
		for _, p := range r.Params {
			k.params += p.Type.String() + ","
		}
		if seen[k] {
			t.Errorf("two rows for %v", k)
		}
		seen[k] = true
		if len(r.Samples) == 0 {
			t.Errorf("%s has no samples", r.Name)
		}
	}
}
