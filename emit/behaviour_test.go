package emit

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/ir/frompy/lower"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/dave/jennifer/jen"
)

// driver calls every function of a module whose name begins with "case" and prints what
// it returns or raises, as the emitted main below does.
const driver = `
import sys, asyncio, inspect
namespace = {"__name__": "cases"}
exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), namespace)
for name, f in list(namespace.items()):
    if name.startswith("case"):
        try:
            result = asyncio.run(f()) if inspect.iscoroutinefunction(f) else f()
            print(name, "returns", repr(result))
        except BaseException as e:
            chain, seen = [], e
            while seen is not None:
                chain.append(f"{type(seen).__name__}({seen})")
                seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
            print(name, "raises", " < ".join(chain))
`

// TestBehaviour compiles the Python files of testdata/behaviour, runs them, and compares
// what they print with CPython's recorded output. COVETGEN_ORACLE names a python that
// records it anew with -update, or is asked live otherwise.
func TestBehaviour(t *testing.T) {
	files, err := filepath.Glob("testdata/behaviour/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".py"), func(t *testing.T) {
			t.Parallel()
			want := oracleOutput(t, file)
			set := emitCases(t, file)
			dir := t.TempDir()
			if keep := os.Getenv("COVETGEN_KEEP"); keep != "" {
				dir = filepath.Join(keep, t.Name())
			}
			if err := WriteProject(set, filepath.Join(dir, "service")); err != nil {
				t.Fatal(err)
			}
			binary := filepath.Join(dir, "cases")
			if err := Build(t.Context(), filepath.Join(dir, "service"), binary, BuildOptions{}); err != nil {
				t.Fatal(err)
			}
			got, err := exec.Command(binary).CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, got)
			}
			compareLines(t, string(got), want)
		})
	}
}

func compareLines(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Errorf("line %d\n got %s\nwant %s", i+1, a, b)
		}
	}
}

func oracleOutput(t *testing.T, file string) string {
	t.Helper()
	record := strings.TrimSuffix(file, ".py") + ".txt"
	oracle := os.Getenv("COVETGEN_ORACLE")
	if oracle == "" {
		data, err := os.ReadFile(record)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	out, err := exec.Command(oracle, "-c", driver, file).CombinedOutput()
	if err != nil {
		t.Fatalf("the oracle: %v\n%s", err, out)
	}
	old, _ := os.ReadFile(record)
	if *updateFlag {
		if err := os.WriteFile(record, out, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(old, out) {
		t.Errorf("the recording %s no longer matches the oracle", record)
	}
	return string(out)
}

// emitCases compiles a Python module and adds a main that calls its cases.
func emitCases(t *testing.T, file string) *FileSet {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	list := &diag.List{}
	in := eval.New(eval.Config{}, list)
	m, err := in.RunSource("cases", source.NewFile(filepath.Base(file), text))
	if err != nil {
		t.Fatalf("evaluating: %v", err)
	}
	l := lower.New(in, list)
	var cases []*ir.Callable
	for k, v := range m.Dict.All() {
		if name, _ := py.AsStr(k); strings.HasPrefix(name, "case") && eval.FunctionOf(v) != nil {
			cases = append(cases, l.Callable(v, source.Span{}))
		}
	}
	p := l.Finish("cases", nil)
	for _, c := range cases {
		for _, r := range l.Errors(c) {
			t.Errorf("%v", r.Diagnostic)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	if err := ir.Verify(p); err != nil {
		t.Fatalf("verify: %v", err)
	}
	set, err := projectWith(p, cases)
	if err != nil {
		t.Fatal(describe(err))
	}
	return set
}

func describe(err error) string {
	if e, ok := err.(*InternalError); ok {
		return fmt.Sprintf("%v\n%s", e, e.Raw)
	}
	return err.Error()
}

// projectWith makes a project whose main calls the cases.
func projectWith(p *ir.Program, cases []*ir.Callable) (*FileSet, error) {
	for _, c := range cases {
		c.Func.Escapes = true
	}
	var calls []jen.Code
	set, err := generate(p, Options{}, func(g *generator) *goFile {
		f := g.newFile("main.go")
		for _, c := range cases {
			calls = append(calls, jen.Id("show").Call(jen.Id("t"), jen.Lit(c.Func.Name), jen.Id(g.names[nameKey{c.Func, function}])))
		}
		f.add(jen.Func().Id("main").Params().Block(append([]jen.Code{
			jen.Id("t").Op(":=").Qual(pyPath, "NewTask").Call(jen.Qual(pyPath, "NewLoop").Call()),
		}, append(startCall(g), calls...)...)...))
		return f
	})
	if err != nil {
		return nil, err
	}
	set.Add("show.go", []byte(showSource))
	return set, Check(set)
}

func startCall(g *generator) []jen.Code {
	if g.byName["start"] == nil {
		return nil
	}
	return []jen.Code{jen.If(jen.Err().Op(":=").Id("start").Call(jen.Id("t")), jen.Err().Op("!=").Nil()).Block(jen.Panic(jen.Err()))}
}

const showSource = `package main

import (
	"fmt"

	"github.com/covetpy/covetgen/runtime/py"
)

func show(t *py.Task, name string, f *py.Function) {
	v, err := py.Call(t, f)
	if err == nil && f.IsAsync {
		v, err = py.Await(t, v)
	}
	if err == nil {
		text, err := py.Repr(t, v)
		if err != nil {
			panic(err)
		}
		fmt.Println(name, "returns", text)
		return
	}
	fmt.Print(name, " raises ")
	for e, sep := py.AsException(err), ""; e != nil; sep = " < " {
		text, err := py.StrOf(t, e)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s%s(%s)", sep, e.Class.Name, text)
		switch {
		case e.Cause != nil:
			e = e.Cause
		case e.SuppressContext:
			e = nil
		default:
			e = e.Context
		}
	}
	fmt.Println()
}
`
