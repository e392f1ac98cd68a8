package parser

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/resolve"
	"github.com/covetpy/covetgen/parser/source"
)

// FuzzParse wants no panic and no hang from any bytes, a tree within the text, and
// from what is accepted a tree that resolves, dumps and keeps the invariants.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/ok/*.txtar", "testdata/err/*.txtar", "testdata/newer/*.txtar"} {
		files, _ := filepath.Glob(pattern)
		for _, path := range files {
			for _, c := range readCases(f, path) {
				f.Add([]byte(c.src), uint8(0))
			}
		}
	}
	if b, err := os.ReadFile("testdata/corpus/test_named_expressions.py"); err == nil {
		f.Add(b, uint8(11))
	}
	f.Fuzz(func(t *testing.T, text []byte, minor uint8) {
		file, err := source.Decode("f.py", text)
		if err != nil {
			file = source.NewFile("f.py", text)
		}
		m, list := ParseFile(file, Options{Minor: int(minor % 16)})
		if list.HasErrors() {
			for _, d := range list.Sorted() {
				if d.Span.Start < 0 || d.Span.End > len(file.Text) || d.Span.Start > d.Span.End {
					t.Fatalf("%v: span [%d,%d) in a text of %d", d, d.Span.Start, d.Span.End, len(file.Text))
				}
				if d.Msg == "" {
					t.Fatal("an error without words")
				}
			}
			pyast.Walk(m, func(n pyast.Node) bool {
				if r := n.Span(); r.Start < 0 || int(r.End) > len(file.Text) || r.Start > r.End {
					t.Fatalf("%T has [%d,%d) in a text of %d", n, r.Start, r.End, len(file.Text))
				}
				return true
			})
			return
		}
		checkInvariants(t, file, m)
		pyast.Dump(m, file, 14)
		resolve.Resolve(m, file, list)
	})
}
