package parser

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/rogpeppe/go-internal/txtar"
)

// A case is a source and what CPython says of it: the dump of its tree, or the line
// and message of the error. Each file of cases is about one feature.
type recordedCase struct {
	name, src, want string
}

// readCases reads an archive of name.py and name.want files.
func readCases(t testing.TB, path string) []recordedCase {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []recordedCase
	for _, f := range a.Files {
		if name, ok := strings.CutSuffix(f.Name, ".py"); ok {
			out = append(out, recordedCase{name: name, src: unquoteCase(string(f.Data))})
		} else if strings.HasSuffix(f.Name, ".want") && len(out) > 0 {
			out[len(out)-1].want = strings.TrimSuffix(string(f.Data), "\n")
		}
	}
	return out
}

// unquoteCase undoes quoteCase.
func unquoteCase(s string) string {
	if q, ok := strings.CutPrefix(s, "# quoted: "); ok {
		if u, err := strconv.Unquote(strings.TrimSpace(q)); err == nil {
			return u
		}
	}
	return s
}

// quoteCase writes a source so that an archive keeps every byte of it.
func quoteCase(s string) string {
	if strings.HasSuffix(s, "\n") && !strings.ContainsAny(s, "\r\x00\f") && !strings.HasPrefix(s, "-- ") && !strings.Contains(s, "\n-- ") {
		return s
	}
	return "# quoted: " + strconv.Quote(s) + "\n"
}

func writeCases(t testing.TB, path string, cases []recordedCase) {
	old, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := &txtar.Archive{Comment: old.Comment}
	for _, c := range cases {
		a.Files = append(a.Files,
			txtar.File{Name: c.name + ".py", Data: []byte(quoteCase(c.src))},
			txtar.File{Name: c.name + ".want", Data: []byte(c.want + "\n")})
	}
	if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// answer is our word on a case in the form of the recording.
func answer(src string, minor, target int) string {
	if d, f := ours([]byte(src), minor); d != nil {
		return fmt.Sprintf("line %d: %s", d.Span.Begin().Line, d.Msg)
	} else {
		m, _ := ParseFile(f, Options{Minor: minor})
		return pyast.Dump(m, f, target)
	}
}

// TestRecorded holds the parser to CPython 3.11's answers, feature by feature: the
// dumps of testdata/ok, the errors of testdata/err. Where the oracle is present the
// recordings are checked against it.
func TestRecorded(t *testing.T) {
	for _, dir := range []string{"ok", "err"} {
		files, _ := filepath.Glob("testdata/" + dir + "/*.txtar")
		if len(files) == 0 {
			t.Errorf("no cases in testdata/%s", dir)
		}
		for _, path := range files {
			cases := readCases(t, path)
			if os.Getenv("COVETGEN_ORACLE") != "" {
				live := oracleAnswers(t, cases)
				for i := range cases {
					if cases[i].want != live[i] && !*update {
						t.Errorf("%s/%s: the recording is not what the oracle says: %s", path, cases[i].name, live[i])
					}
					cases[i].want = live[i]
				}
				if *update {
					writeCases(t, path, cases)
				}
			}
			for _, c := range cases {
				if got := answer(c.src, 11, 11); got != c.want {
					t.Errorf("%s/%s: %s", path, c.name, firstDifference(got, c.want))
				}
			}
		}
	}
}

// oracleAnswers asks CPython for the answers to cases.
func oracleAnswers(t testing.TB, cases []recordedCase) []string {
	dir := t.TempDir()
	dump, check := startOracle(t, "dump.py"), startOracle(t, "check.py")
	var out []string
	for i, c := range cases {
		v := check.compile(t, []byte(c.src))
		if v.line != 0 {
			out = append(out, fmt.Sprintf("line %d: %s", max(v.line, 0), v.msg))
			continue
		}
		path := filepath.Join(dir, fmt.Sprint(i, ".py"))
		if err := os.WriteFile(path, []byte(c.src), 0o644); err != nil {
			t.Fatal(err)
		}
		_, d := dump.dump(t, path)
		out = append(out, d)
	}
	return out
}

// TestNewerSyntax holds the parser to CPython 3.14's answers on what 3.11 does not
// have. They were recorded from the npm package pyodide, CPython 3.14 in
// WebAssembly; with COVETGEN_PYODIDE naming its pyodide.mjs they are asked anew.
func TestNewerSyntax(t *testing.T) {
	files, _ := filepath.Glob("testdata/newer/*.txtar")
	if len(files) == 0 {
		t.Error("no cases in testdata/newer")
	}
	for _, path := range files {
		cases := readCases(t, path)
		if module := os.Getenv("COVETGEN_PYODIDE"); module != "" {
			live := pyodideAnswers(t, module, cases)
			for i := range cases {
				if cases[i].want != live[i] && !*update {
					t.Errorf("%s/%s: the recording is not what pyodide says: %s", path, cases[i].name, live[i])
				}
				cases[i].want = live[i]
			}
			if *update {
				writeCases(t, path, cases)
			}
		}
		for _, c := range cases {
			got := answer(c.src, 0, 14)
			if strings.HasPrefix(c.want, "line ") {
				// Of errors the line is compared: 3.14 words many anew.
				g, _, _ := strings.Cut(got, ":")
				w, _, _ := strings.Cut(c.want, ":")
				if g != w {
					t.Errorf("%s/%s: got %s, want %s", path, c.name, got, c.want)
				}
				continue
			}
			if got != c.want {
				t.Errorf("%s/%s: %s", path, c.name, firstDifference(got, c.want))
			}
		}
	}
}

func pyodideAnswers(t testing.TB, module string, cases []recordedCase) []string {
	var sources []string
	for _, c := range cases {
		sources = append(sources, c.src)
	}
	in, err := json.Marshal(sources)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	question, reply := filepath.Join(dir, "sources.json"), filepath.Join(dir, "answers.json")
	if err := os.WriteFile(question, in, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "testdata/oracle/pyodide.mjs", module, question, reply)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	var answers []string
	if err := json.Unmarshal(readFile(t, reply), &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}
