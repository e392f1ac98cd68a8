package parser

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/source"
)

// mutator makes single-token mutations of a source: a token is dropped, doubled,
// swapped with its neighbour, or replaced by or preceded by another.
type mutator struct {
	rnd   *rand.Rand
	pool  []string
	minor int
}

// tokenPool0 are tokens that a mutation may put in, besides those of the file.
var tokenPool0 = strings.Fields(`( ) [ ] { } , : ; . ... -> := = == != < > + - * / // % ** @ | & ^ ~ += << 0 1.5 0x 'a' "b" f'{x}' b'c'
	if else elif for in while def class return yield await async lambda with as try except finally import from global nonlocal
	pass break continue not and or is None True del raise assert match case type _ x y self print * ** :`)

func newMutator(seed uint64) *mutator {
	return &mutator{rnd: rand.New(rand.NewPCG(seed, 2026)), pool: tokenPool0, minor: 11}
}

// mutate returns a mutation of src.
func (m *mutator) mutate(src []byte) []byte {
	f := source.NewFile("m.py", src)
	sc := &scanner{file: f, src: string(src) + "\x00\x00\x00\x00", n: len(src), minor: m.minor}
	sc.scan()
	var toks []token
	for _, t := range sc.toks {
		if t.end > t.start && t.kind != tNewline {
			toks = append(toks, t)
		}
	}
	if len(toks) < 2 {
		return append([]byte(") "), src...)
	}
	i := m.rnd.IntN(len(toks) - 1)
	a, b := toks[i], toks[i+1]
	text := func(t token) string { return string(src[t.start:t.end]) }
	other := m.pool[m.rnd.IntN(len(m.pool))]
	if m.rnd.IntN(2) == 0 {
		other = text(toks[m.rnd.IntN(len(toks))])
	}
	cut := func(from, to int32, with string) []byte {
		return []byte(string(src[:from]) + with + string(src[to:]))
	}
	switch m.rnd.IntN(6) {
	case 0:
		return cut(a.start, a.end, "")
	case 1:
		return cut(a.start, a.end, text(a)+" "+text(a))
	case 2:
		return cut(a.start, b.end, text(b)+string(src[a.end:b.start])+text(a))
	case 3:
		return cut(a.start, a.start, other+" ")
	case 4:
		// Indentation is a token too.
		line := f.LineStart(f.Line(int(a.start)))
		if m.rnd.IntN(2) == 0 || src[line] != ' ' {
			return cut(int32(line), int32(line), strings.Repeat(" ", 1+m.rnd.IntN(4)))
		}
		return cut(int32(line), int32(line)+1, "")
	}
	return cut(a.start, a.end, other)
}

// tally counts how mutations were judged.
type tally struct{ minor, all, agree, rejected, sameLine int }

func (c *tally) add(t testing.TB, name string, src []byte, want verdict, verbose bool) {
	if c.minor == 0 {
		c.minor = 11
	}
	d, f := ours(src, c.minor)
	c.all++
	if (d != nil) == (want.line != 0) {
		c.agree++
	} else if verbose {
		line := want.line
		if d != nil {
			line = d.Span.Begin().Line
		}
		t.Logf("%s: CPython %v, we %v: %s", name, want, d, f.LineText(max(line, 1)))
	}
	if d != nil && want.line != 0 {
		c.rejected++
		if d.Span.Begin().Line == want.line {
			c.sameLine++
		} else if verbose && testing.Verbose() && os.Getenv("COVETGEN_LINES") != "" {
			t.Logf("%s: line: CPython %v, we %v: %s", name, want, d, f.LineText(max(want.line, 1)))
		}
	}
}

func (c *tally) report(t testing.TB) {
	agree := float64(c.agree) / float64(c.all)
	t.Logf("%d mutations: %.2f%% judged as CPython does; of %d rejected by both, %.2f%% on the same line", c.all, 100*agree, c.rejected, 100*float64(c.sameLine)/float64(c.rejected))
	if agree < 0.995 {
		t.Errorf("%.2f%% is less than 99.5%%", 100*agree)
	}
	if same := float64(c.sameLine) / float64(c.rejected); same < 0.98 {
		t.Errorf("only %.2f%% of the errors are on CPython's line", 100*same)
	}
}

// TestMutations judges 5,000 mutations of the committed corpus as recorded.
func TestMutations(t *testing.T) {
	const record = "testdata/corpus/mutations.txt"
	const count = 5000
	var files [][]byte
	for _, path := range corpusFiles(t) {
		files = append(files, readFile(t, path))
	}
	var want []string
	if !*update {
		want = strings.Split(strings.TrimSuffix(string(readFile(t, record)), "\n"), "\n")
		if len(want) != count {
			t.Fatalf("%d verdicts recorded, want %d", len(want), count)
		}
	}
	var o *oracle
	if *update {
		o = startOracle(t, "check.py")
	}
	m := newMutator(1)
	var c tally
	for i := range count {
		src := m.mutate(files[m.rnd.IntN(len(files))])
		var v verdict
		if o != nil {
			v = o.compile(t, src)
			want = append(want, fmt.Sprint(v.line))
		} else {
			fmt.Sscan(want[i], &v.line)
		}
		c.add(t, fmt.Sprint("mutation ", i), src, v, true)
	}
	if *update {
		if err := os.WriteFile(record, []byte(strings.Join(want, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c.report(t)
}

// TestMutationsAgainstCPython judges 5,000 mutations of the oracle's own files live.
func TestMutationsAgainstCPython(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	var files [][]byte
	for i, path := range oracleFiles(t) {
		if i%7 != 0 {
			continue
		}
		b := readFile(t, path)
		if d, _ := ours(b, 11); len(b) > 500 && len(b) < 20000 && d == nil && !strings.Contains(string(b[:200]), "coding") {
			files = append(files, b)
		}
	}
	o := startOracle(t, "check.py")
	m := newMutator(2)
	var c tally
	for i := range 5000 {
		src := m.mutate(files[m.rnd.IntN(len(files))])
		c.add(t, fmt.Sprint("mutation ", i), src, o.compile(t, src), true)
	}
	c.report(t)
}

// TestCaseMutationsAgainstCPython mutates the recorded cases, which are dense with
// rules that ordinary code seldom touches.
func TestCaseMutationsAgainstCPython(t *testing.T) {
	var sources [][]byte
	for _, pattern := range []string{"testdata/ok/*.txtar", "testdata/err/*.txtar"} {
		files, _ := filepath.Glob(pattern)
		for _, path := range files {
			for _, c := range readCases(t, path) {
				if len(c.src) > 0 {
					sources = append(sources, []byte(c.src))
				}
			}
		}
	}
	o := startOracle(t, "check.py")
	m := newMutator(4)
	var c tally
	for range 20000 {
		src := m.mutate(sources[m.rnd.IntN(len(sources))])
		c.add(t, strconv.Quote(string(src)), src, o.compile(t, src), true)
	}
	c.report(t)
}
