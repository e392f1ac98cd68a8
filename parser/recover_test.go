package parser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// TestSeveralErrors wants each fault of a file reported once, and nothing that is
// only the echo of another.
func TestSeveralErrors(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      []string
	}{
		{"statements", "x = = 1\ny = 2\nf() = 3\nz z\n", []string{"1: invalid syntax", "3: cannot assign to function call here. Maybe you meant '==' instead of '='?", "4: invalid syntax"}},
		{"inside blocks", "def f():\n    x = 1 +\n    y = 2\n    if a b:\n        c c\n    return\nclass C\n    pass\nd d\n",
			[]string{"2: invalid syntax", "4: invalid syntax", "5: invalid syntax", "7: expected ':'", "9: invalid syntax"}},
		{"a broken try does not accuse its clauses", "try x:\n    pass\nexcept A:\n    pass\nelse:\n    pass\nfinally:\n    pass\nok = 1\n", []string{"1: expected ':'"}},
		{"strings", "a = 'x\nb = 1\nc = \"y\n", []string{"1: unterminated string literal (detected at line 1)", "3: unterminated string literal (detected at line 3)"}},
		{"an open bracket swallows the rest", "a = (1,\nb = 2\nc = 3\n", []string{"1: '(' was never closed"}},
		{"indentation", "if a:\n        b\n    c\nd d\n", []string{"3: unindent does not match any outer indentation level", "4: invalid syntax"}},
		{"characters", "a = $\nb = ?\n", []string{"1: invalid syntax", "2: invalid syntax"}},
		{"before a fault of the scanner", "a a\nb = 'x\n", []string{"1: invalid syntax", "2: unterminated string literal (detected at line 2)"}},
	} {
		f := source.NewFile("m.py", []byte(c.src))
		_, list := ParseFile(f, Options{})
		var got []string
		for _, d := range list.Sorted() {
			got = append(got, fmt.Sprintf("%d: %s", d.Span.Begin().Line, d.Msg))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got  %q\n want %q", c.name, got, c.want)
		}
	}
}

// TestBadStmt wants a broken statement to leave its place in the tree and the
// statements around it whole.
func TestBadStmt(t *testing.T) {
	f := source.NewFile("m.py", []byte("a = 1\nb b\nc = 3\n"))
	m, _ := ParseFile(f, Options{})
	if len(m.Body) != 3 {
		t.Fatalf("%d statements", len(m.Body))
	}
	bad, ok := m.Body[1].(*pyast.BadStmt)
	if !ok || string(f.Text[bad.Start:bad.End]) != "b b" {
		t.Errorf("the second statement is %T", m.Body[1])
	}
}

// TestTargetVersion wants newer syntax refused for older targets, and told which
// Python has it.
func TestTargetVersion(t *testing.T) {
	for _, c := range []struct {
		src   string
		first int // the first version that has it
	}{
		{"with (a as b, c): pass\n", 9},
		{"@a[0]\ndef f(): pass\n", 9},
		{"match a:\n    case 1: pass\n", 10},
		{"try: pass\nexcept* A: pass\n", 11},
		{"a[*b]\n", 11},
		{"def f(*a: *b): pass\n", 11},
		{"type X = int\n", 12},
		{"def f[T](): pass\n", 12},
		{"f'{a['b']}'\n", 12},
		{"f'{a # b\n}'\n", 12},
		{"class A[T = int]: pass\n", 13},
		{"t'{a}'\n", 14},
		{"try: pass\nexcept A, B: pass\n", 14},
	} {
		for minor := 8; minor <= newest; minor++ {
			_, list := ParseFile(source.NewFile("m.py", []byte(c.src)), Options{Minor: minor})
			if list.HasErrors() != (minor < c.first) {
				t.Errorf("3.%d: %q: %v", minor, c.src, list.First())
			}
		}
	}
}
