package parser

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/resolve"
	"github.com/covetpy/covetgen/parser/source"
)

// The oracle is a CPython 3.11, named by COVETGEN_ORACLE. What it has said is
// recorded under testdata, so that the tests run without it; -update records anew.
var update = flag.Bool("update", false, "record the oracle's answers anew (needs COVETGEN_ORACLE)")

func oraclePath(t testing.TB) string {
	p := os.Getenv("COVETGEN_ORACLE")
	if p == "" {
		t.Skip("COVETGEN_ORACLE is not set to a CPython 3.11")
	}
	return p
}

// oracle is a running script under testdata/oracle.
type oracle struct {
	in  *bufio.Writer
	out *bufio.Reader
}

func startOracle(t testing.TB, script string) *oracle {
	cmd := exec.Command(oraclePath(t), filepath.Join("testdata", "oracle", script))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		cmd.Wait()
	})
	return &oracle{in: bufio.NewWriter(in), out: bufio.NewReaderSize(out, 1<<20)}
}

// verdict is what CPython says of a source: Line 0 means that it is accepted.
type verdict struct {
	line int
	msg  string
}

// compile asks check.py.
func (o *oracle) compile(t testing.TB, src []byte) verdict {
	fmt.Fprintf(o.in, "%d\n", len(src))
	o.in.Write(src)
	o.in.Flush()
	line, err := o.out.ReadString('\n')
	if err != nil {
		t.Fatal("the oracle died: ", err)
	}
	return parseVerdict(strings.TrimSuffix(line, "\n"))
}

func parseVerdict(s string) verdict {
	num, msg, _ := strings.Cut(s, "\t")
	n, _ := strconv.Atoi(num)
	if msg != "" && n == 0 {
		n = -1 // rejected, on no line
	}
	return verdict{n, msg}
}

// dump asks dump.py for the tree of a file.
func (o *oracle) dump(t testing.TB, path string) (v verdict, dump string) {
	fmt.Fprintln(o.in, path)
	o.in.Flush()
	head, err := o.out.ReadString('\n')
	if err != nil {
		t.Fatal("the oracle died: ", err)
	}
	var kind string
	var line, length int
	fmt.Sscan(head, &kind, &line, &length)
	buf := make([]byte, length+1)
	if _, err := io.ReadFull(o.out, buf); err != nil {
		t.Fatal(err)
	}
	text := string(buf[:length])
	if kind == "err" {
		return verdict{line, text}, ""
	}
	return verdict{}, text
}

// ours is what we say of a source, at the level of compile(): parsed and resolved.
func ours(src []byte, minor int) (d *diag.Diagnostic, f *source.File) {
	f, err := source.Decode("m.py", src)
	if err != nil {
		de := err.(*source.DecodeError)
		g := source.NewFile("m.py", src)
		return &diag.Diagnostic{Span: source.Span{File: g, Start: g.LineStart(de.Line), End: g.LineStart(de.Line)}, Msg: de.Msg}, g
	}
	m, list := ParseFile(f, Options{Minor: minor})
	if !list.HasErrors() {
		resolve.Resolve(m, f, list)
	}
	return list.First(), f
}

// firstDifference shows where two dumps part.
func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-200):min(len(s), i+80)] }
	return fmt.Sprintf("at byte %d\n want %s\n got  %s", i, cut(want), cut(got))
}

func readFile(t testing.TB, path string) []byte {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Clone(b)
}
