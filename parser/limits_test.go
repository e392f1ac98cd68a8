package parser

import (
	"strings"
	"testing"
	"time"

	"github.com/covetpy/covetgen/parser/source"
)

// TestLimits feeds what grows without end: it must be refused where CPython 3.11
// refuses it (at 200 brackets, 100 levels of indentation, about 3,000 levels of
// anything else), accepted well below, and never take long.
func TestLimits(t *testing.T) {
	rep := strings.Repeat
	for _, c := range []struct {
		name      string
		make      func(n int) string
		good, bad int
	}{
		{"parentheses", func(n int) string { return rep("(", n) + "a" + rep(")", n) }, 200, 201},
		{"calls", func(n int) string { return rep("f(", n) + "a" + rep(")", n) }, 200, 201},
		{"patterns", func(n int) string { return "match x:\n case " + rep("[", n) + "a" + rep("]", n) + ": pass\n" }, 200, 201},
		{"not", func(n int) string { return rep("not ", n) + "a" }, 2900, 3100},
		{"minus", func(n int) string { return rep("-", n) + "a" }, 2900, 3100},
		{"power", func(n int) string { return rep("a**", n) + "a" }, 1400, 3100},
		{"else", func(n int) string { return rep("a if b else ", n) + "c" }, 2900, 3100},
		{"lambda", func(n int) string { return rep("lambda:", n) + "c" }, 1400, 3100},
		{"sum", func(n int) string { return rep("a+", n) + "a" }, 2900, 3100},
		{"attributes", func(n int) string { return "a" + rep(".b", n) }, 2900, 3100},
		{"elif", func(n int) string { return "if a: pass\n" + rep("elif a: pass\n", n) }, 2900, 3100},
		{"comparison", func(n int) string { return rep("a<", n) + "a" }, 20000, 0},
		{"or", func(n int) string { return rep("a or ", n) + "a" }, 20000, 0},
		{"assignment", func(n int) string { return rep("a=", n) + "a" }, 20000, 0},
		{"blocks", func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(rep(" ", i) + "if a:\n")
			}
			return b.String() + rep(" ", n) + "pass\n"
		}, 99, 100},
		{"f-strings", func(n int) string { return rep("f'{", n) + "a" + rep("}'", n) }, 140, 160},
		{"t-string fields", func(n int) string { return "t'" + rep("{a}", n) + "'" }, 50000, 0},
		{"f-string text", func(n int) string { return "f'" + rep("a{a}", n) + "'" }, 50000, 0},
		{"strings", func(n int) string { return rep("'a' ", n) }, 50000, 0},
		{"f-strings in a row", func(n int) string { return rep("f'a' ", n) }, 50000, 0},
		{"matches", func(n int) string { return rep("match(a)\n", n) }, 50000, 0},
		{"withs", func(n int) string { return rep("with (a): b\n", n) }, 50000, 0},
		{"bad calls", func(n int) string { return rep("f(a=1, b)\n", n) }, 0, 20000},
		{"open brackets", func(n int) string { return rep("[", n) }, 0, 100000},
		{"dicts", func(n int) string { return rep("{0:", n) }, 0, 100000},
		{"match match", func(n int) string { return rep("match ", n) }, 0, 100000},
		{"with parentheses", func(n int) string { return "with " + rep("(", n) + "\n" }, 0, 100000},
		{"print print", func(n int) string { return rep("print x ", n) }, 0, 20000},
		{"broken lines", func(n int) string { return rep("x = = 1\n", n) }, 0, 100000},
		{"broken blocks", func(n int) string { return rep("if x y:\n  z\n", n) }, 0, 50000},
		{"quotes", func(n int) string { return rep("'\n", n) }, 0, 100000},
		{"fields", func(n int) string { return "f'" + rep("{", n) }, 0, 20001},
		{"specs", func(n int) string { return "f'" + rep("{a:", n) }, 0, 20001},
		{"indents", func(n int) string { return rep("\n \n  x\n", n) }, 0, 20000},
	} {
		for _, n := range []int{c.good, c.bad} {
			if n == 0 {
				continue
			}
			start := time.Now()
			_, list := ParseFile(source.NewFile("m.py", []byte(c.make(n))), Options{})
			if d := time.Since(start); d > time.Minute { // a hang, on the slowest machine
				t.Errorf("%s, %d: took %v", c.name, n, d)
			}
			if accepted := !list.HasErrors(); accepted != (n == c.good) {
				t.Errorf("%s, %d: accepted is %v: %v", c.name, n, accepted, list.First())
			}
		}
	}
}
