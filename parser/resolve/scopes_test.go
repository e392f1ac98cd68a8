package resolve_test

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/resolve"
	"github.com/covetpy/covetgen/parser/source"
)

var update = flag.Bool("update", false, "record the oracle's answers anew (needs COVETGEN_ORACLE)")

// scopesOf prints our scopes in the form of scopes.py.
func scopesOf(t testing.TB, path string) (rows []string, ok bool) {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := source.Decode(path, text)
	if err != nil {
		return nil, false
	}
	m, list := parser.ParseFile(f, parser.Options{Minor: 11})
	if list.HasErrors() {
		return nil, false
	}
	info := resolve.Resolve(m, f, list)
	if list.HasErrors() {
		return nil, false
	}
	var visit func(s *resolve.Scope)
	visit = func(s *resolve.Scope) {
		kind, name := "function", s.Name
		switch s.Kind {
		case resolve.ModuleScope:
			kind, name = "module", "top"
		case resolve.ClassScope:
			kind = "class"
		case resolve.LambdaScope:
			name = "lambda"
		case resolve.ComprehensionScope:
			switch s.Node.(type) {
			case *pyast.ListComp:
				name = "listcomp"
			case *pyast.SetComp:
				name = "setcomp"
			case *pyast.DictComp:
				name = "dictcomp"
			default:
				name = "genexpr"
			}
		}
		var pairs []string
		for _, n := range s.Names() {
			pairs = append(pairs, n+"="+s.Lookup(n).String())
		}
		sort.Strings(pairs)
		rows = append(rows, ascii(fmt.Sprintf("%s %s %s", kind, name, strings.Join(pairs, ","))))
		for _, c := range s.Children {
			visit(c)
		}
	}
	visit(info.Module)
	return rows, true
}

// ascii escapes as Python's backslashreplace does.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, "\\x%02x", r)
		case r < 0x10000:
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			fmt.Fprintf(&b, "\\U%08x", r)
		}
	}
	return b.String()
}

// oracleScopes asks CPython; a file it rejects has no rows.
func oracleScopes(t testing.TB, files []string) map[string][]string {
	py := os.Getenv("COVETGEN_ORACLE")
	if py == "" {
		t.Skip("COVETGEN_ORACLE is not set to a CPython 3.11")
	}
	cmd := exec.Command(py, "testdata/oracle/scopes.py")
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n") + "\n")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReaderSize(out, 1<<20)
	res := map[string][]string{}
	for _, path := range files {
		head, err := r.ReadString('\n')
		if err != nil && err != io.EOF {
			t.Fatal(err)
		}
		_, num, _ := strings.Cut(strings.TrimSpace(head), " ")
		n, _ := strconv.Atoi(num)
		for range n {
			line, _ := r.ReadString('\n')
			res[path] = append(res[path], strings.TrimSuffix(line, "\n"))
		}
	}
	cmd.Wait()
	return res
}

func compare(t *testing.T, path string, got, want []string) bool {
	for i := range max(len(got), len(want)) {
		var g, w string
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("%s: scope %d:\n got  %s\n want %s", path, i, g, w)
			return false
		}
	}
	return true
}

// TestScopesRecorded compares the scopes of the parser's corpus with CPython's.
func TestScopesRecorded(t *testing.T) {
	const record = "testdata/scopes.txt"
	files, _ := filepath.Glob("../testdata/corpus/*.py")
	if *update {
		var b strings.Builder
		rows := oracleScopes(t, files)
		for _, path := range files {
			fmt.Fprintf(&b, "# %s\n%s\n", filepath.Base(path), strings.Join(rows[path], "\n"))
		}
		if err := os.WriteFile(record, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	name := ""
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if n, ok := strings.CutPrefix(line, "# "); ok {
			name = n
			continue
		}
		want[name] = append(want[name], line)
	}
	for _, path := range files {
		got, ok := scopesOf(t, path)
		if !ok {
			t.Errorf("%s is not accepted", path)
			continue
		}
		compare(t, path, got, want[filepath.Base(path)])
	}
}

// TestScopesAgainstCPython compares the scopes of the oracle's whole standard library.
func TestScopesAgainstCPython(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	py := os.Getenv("COVETGEN_ORACLE")
	if py == "" {
		t.Skip("COVETGEN_ORACLE is not set to a CPython 3.11")
	}
	out, err := exec.Command(py, "-c", `import sysconfig; print(sysconfig.get_path("stdlib")); print(sysconfig.get_path("purelib"))`).Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, dir := range strings.Fields(string(out)) {
		filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".py") {
				files = append(files, path)
			}
			return nil
		})
	}
	want := oracleScopes(t, files)
	equal, rejected, scopes := 0, 0, 0
	for _, path := range files {
		got, ok := scopesOf(t, path)
		if !ok || len(want[path]) == 0 {
			// The parser's tests compare what is rejected; symtable does not run the
			// code generator, and takes text and not bytes.
			rejected++
			continue
		}
		scopes += len(got)
		if compare(t, path, got, want[path]) {
			equal++
		}
	}
	t.Logf("%d files, %d scopes: %d equal, %d not compared", len(files), scopes, equal, rejected)
}
