package resolve_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/resolve"
	"github.com/covetpy/covetgen/parser/source"
)

func resolved(t *testing.T, src string) (*pyast.Module, *resolve.Info) {
	t.Helper()
	f := source.NewFile("m.py", []byte(src))
	m, list := parser.ParseFile(f, parser.Options{})
	info := resolve.Resolve(m, f, list)
	if d := list.First(); d != nil {
		t.Fatal(d)
	}
	return m, info
}

func TestScope(t *testing.T) {
	m, info := resolved(t, `
import os.path, json as j
from ..a import b as c, d
x = 1
def outer(p, *, q=x):
    y = p
    def inner():
        nonlocal y
        global z
        y = z = len(x)
        yield y
    return inner
class C[T]:
    __secret = 1
    def m(self, a: T): return super().m(self.__secret)
async def ag():
    yield [i async for i in y]
`)
	outer := info.Scope(m.Body[3])
	for name, want := range map[string]resolve.Kind{
		"p": resolve.Local, "q": resolve.Local, "y": resolve.Cell, "inner": resolve.Local, "x": resolve.Unused, "no": resolve.Unused,
	} {
		if got := outer.Lookup(name); got != want {
			t.Errorf("outer: %s is %v, want %v", name, got, want)
		}
	}
	inner := outer.Children[0]
	for name, want := range map[string]resolve.Kind{
		"y": resolve.Free, "z": resolve.GlobalExplicit, "x": resolve.GlobalImplicit, "len": resolve.GlobalImplicit,
	} {
		if got := inner.Lookup(name); got != want {
			t.Errorf("inner: %s is %v, want %v", name, got, want)
		}
	}
	if inner.Find("y") != outer || inner.Find("z") != info.Module || inner.Find("x") != info.Module {
		t.Error("Find does not find the scopes around")
	}
	if !inner.IsGenerator || outer.IsGenerator {
		t.Error("inner is the generator")
	}
	class := m.Body[4].(*pyast.ClassDef)
	if s := info.Scope(class); !s.UsesClassCell || s.Lookup("__secret") != resolve.Local || s.Names()[0] != "_C__secret" {
		t.Errorf("class: %v", s.Names())
	}
	if tp := info.TypeParams(class); tp == nil || tp.Lookup("T") != resolve.Cell && tp.Lookup("T") != resolve.Local {
		t.Error("the type parameter has no scope")
	}
	if s := info.Scope(m.Body[5]); !s.IsGenerator || !s.IsCoroutine {
		t.Error("ag is an asynchronous generator")
	}
	if got := outer.Bound(); !reflect.DeepEqual(got, []string{"p", "q", "y", "inner"}) {
		t.Errorf("outer binds %v", got)
	}
	want := []resolve.Import{
		{Names: []resolve.ImportedName{{Name: "os.path"}, {Name: "json", As: "j"}}, Node: m.Body[0]},
		{From: true, Module: "a", Level: 2, Names: []resolve.ImportedName{{Name: "b", As: "c"}, {Name: "d"}}, Node: m.Body[1]},
	}
	if !reflect.DeepEqual(info.Imports, want) {
		t.Errorf("imports: %+v", info.Imports)
	}
}

func TestSuggest(t *testing.T) {
	names := []string{"response", "request", "Request", "router", "fastapi", "id"}
	for name, want := range map[string]string{
		"reqeust": "request", "respones": "response", "Requst": "Request", "FastAPI": "fastapi", "rooter": "router",
		"zzz": "", "x": "", "request": "Request",
	} {
		if got := resolve.Suggest(name, names); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestRegistryExamples wants from each row's Bad example exactly its code, and
// nothing from its Good one.
func TestRegistryExamples(t *testing.T) {
	seen := 0
	for _, row := range diag.Rows() {
		if c := row.Code; !(c >= "CV1000" && c < "CV1100" || c >= "CV2100" && c < "CV2200") {
			continue
		}
		seen++
		for src, want := range map[string]diag.Code{row.Bad: row.Code, row.Good: ""} {
			if src == "" {
				continue
			}
			f := source.NewFile("m.py", []byte(src))
			m, list := parser.ParseFile(f, parser.Options{})
			if !list.HasErrors() {
				resolve.Resolve(m, f, list)
			}
			switch d := list.First(); {
			case d == nil && want != "":
				t.Errorf("%s: the bad example is accepted", row.Code)
			case d != nil && d.Code != want:
				t.Errorf("%s: %v, want %q", row.Code, d, want)
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d rows", seen)
	}
}

func TestDump(t *testing.T) {
	_, info := resolved(t, "x = 1\ndef f(a):\n    yield lambda: a + x\n")
	var b strings.Builder
	resolve.Dump(&b, info)
	const want = `module
  x: local
  f: local
  function f (generator)
    a: cell
    lambda
      a: free
      x: global or builtin
`
	if b.String() != want {
		t.Errorf("got:\n%s", b.String())
	}
}
