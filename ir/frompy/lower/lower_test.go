package lower

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected IR")

// lowerSource evaluates a module and lowers what its functions named handle… reach.
// Their parameters have the types of their annotations, as if FastAPI had validated them.
func lowerSource(t *testing.T, name, text string) (*Lowerer, *ir.Program, *diag.List) {
	t.Helper()
	list := &diag.List{}
	in := eval.New(eval.Config{}, list)
	m, err := in.RunSource("app", source.NewFile(name, []byte(text)))
	if err != nil {
		t.Fatalf("evaluating: %v", err)
	}
	l := New(in, list)
	for k, v := range m.Dict.All() {
		name, _ := py.AsStr(k)
		f := eval.FunctionOf(v)
		if f == nil || !strings.HasPrefix(name, "handle") {
			continue
		}
		c := l.Callable(v, source.Span{})
		l.seeded[c] = true
		u := l.byFunc[c.Func]
		for i, p := range f.Args().Args {
			text := ""
			if p.Annotation != nil {
				r := p.Annotation.Span()
				text = string(m.File.Text[r.Start:r.End])
			}
			u.widen(i, annotated(text))
		}
	}
	return l, l.Finish("app", nil), list
}

func annotated(text string) *ir.Type {
	if inner, ok := strings.CutSuffix(text, " | None"); ok {
		return ir.OptionalOf(annotated(inner))
	}
	for _, t := range []*ir.Type{ir.Bool, ir.Int, ir.Float, ir.Str, ir.Bytes, ir.List, ir.Dict, ir.Set, ir.Tuple} {
		if t.String() == text {
			return t
		}
	}
	return ir.Dyn
}

// TestLower compares the IR of the cases in testdata.
func TestLower(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var in, want string
			for _, f := range a.Files {
				switch f.Name {
				case "in.py":
					in = string(f.Data)
				case "out.ir":
					want = string(f.Data)
				}
			}
			l, p, _ := lowerSource(t, "in.py", in)
			for _, c := range l.rootOrder {
				for _, r := range l.Errors(c) {
					t.Errorf("%v", r.Diagnostic)
				}
			}
			if err := ir.Verify(p); err != nil {
				t.Errorf("verify: %v", err)
			}
			got := ir.Print(p)
			if *update {
				out := &txtar.Archive{Comment: a.Comment, Files: []txtar.File{{Name: "in.py", Data: []byte(in)}, {Name: "out.ir", Data: []byte(got)}}}
				if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

var wantComment = regexp.MustCompile(`# want (CV\d+) "([^"]*)"`)

// TestErrors checks that the lines marked "# want" get their diagnostic and no others do.
func TestErrors(t *testing.T) {
	files, _ := filepath.Glob("testdata/errors/*.py")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, chunk := range strings.Split(string(data), "\n---\n") {
			l, _, _ := lowerSource(t, filepath.Base(file), chunk)
			got := map[int][]*diag.Diagnostic{}
			for _, c := range l.rootOrder {
				for _, r := range l.Errors(c) {
					line := r.Diagnostic.Span.Begin().Line
					got[line] = append(got[line], r.Diagnostic)
				}
			}
			for n, text := range strings.Split(chunk, "\n") {
				m := wantComment.FindStringSubmatch(text)
				found := got[n+1]
				delete(got, n+1)
				switch {
				case m == nil && len(found) > 0:
					t.Errorf("%s case %d line %d: unexpected %v", file, i, n+1, found[0])
				case m == nil:
				case len(found) == 0:
					t.Errorf("%s case %d line %d: no diagnostic, want %s", file, i, n+1, m[1])
				case string(found[0].Code) != m[1] || !regexp.MustCompile(m[2]).MatchString(found[0].Msg):
					t.Errorf("%s case %d line %d: got %v, want %s %q", file, i, n+1, found[0], m[1], m[2])
				}
			}
			for line, ds := range got {
				t.Errorf("%s case %d line %d: unexpected %v", file, i, line, ds[0])
			}
		}
	}
}
