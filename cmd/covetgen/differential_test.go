package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy"
	"github.com/covetpy/covetgen/parser"
	"github.com/covetpy/covetgen/parser/pyast"
)

// The differential tests run plain Python under CPython and as a compiled service. A file of
// testdata/cases is a module: definitions first, then calls that stand alone as expression statements.
// Each such call is a case; what it returns or raises, with the chain of exceptions and all that it
// prints, must be the same. With COVETGEN_ORACLE the cases run live under that Python, and
//
//	COVETGEN_ORACLE=/path/to/python go test ./cmd/covetgen -run Differential -record
//
// writes the recordings (FEATURE.json beside FEATURE.py) that serve without it.
var (
	recordCases = flag.Bool("record", false, "record CPython's answers to the cases")
	onlyCases   = flag.String("cases", "", "take only the case files of these features, separated by commas")
)

const casesFolder = "../../testdata/cases"

// caseModule is a module whose cases are functions now.
type caseModule struct {
	name  string
	text  string   // the module, each case as a function case_N
	calls []string // the source of each case
}

// caseAnswer is what a call did.
type caseAnswer struct {
	Call    string `json:"call"`
	Result  string `json:"result"`
	Printed string `json:"printed,omitempty"`
}

// caseDriver is the Python that both sides run: a function that describes what a call does.
const caseDriver = `import asyncio, contextlib, inspect, io


def describe(e, seen=()):
    if e is None or e in seen:
        return "" if e is None else "..."
    text = f"{type(e).__name__}: {e}"
    if e.__cause__ is not None:
        text += " from (" + describe(e.__cause__, (*seen, e)) + ")"
    elif e.__context__ is not None:
        text += " while (" + describe(e.__context__, (*seen, e)) + ")"
    return text


def answer(f):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            value = f()
            if inspect.iscoroutine(value):
                value = asyncio.run(value)
            result = "returns " + repr(value)
        except BaseException as e:
            result = "raises " + describe(e)
    return {"result": result, "printed": printed.getvalue()}
`

// caseOracle answers all cases with CPython, in a thread like that in which FastAPI runs a handler
// that is not async.
const caseOracle = `
import json, sys, threading
sys.path.insert(0, ".")
import driver
modules = [__import__(name) for name in sys.argv[1:]]
out = {}

def ask():
    for module in modules:
        out[module.__name__] = [driver.answer(f) for f in module.CASES]

thread = threading.Thread(target=ask, name="AnyIO worker thread")
thread.start()
thread.join()
json.dump(out, sys.stdout)
`

// TestDifferential compares the cases of testdata/cases, compiled into one service, with CPython.
func TestDifferential(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a service")
	}
	modules := readCases(t)
	folder := t.TempDir()
	writeCases(t, folder, modules)
	want := map[string][]caseAnswer{}
	oracle := os.Getenv("COVETGEN_ORACLE")
	if oracle != "" {
		want = askOracle(t, oracle, folder, modules)
	}
	for _, m := range modules {
		file := filepath.Join(casesFolder, m.name+".json")
		switch {
		case oracle == "":
			want[m.name] = readRecording(t, file)
		case *recordCases:
			writeRecording(t, file, want[m.name])
		}
		if len(want[m.name]) != len(m.calls) {
			t.Fatalf("%s has %d cases and %d answers: record them again", m.name, len(m.calls), len(want[m.name]))
		}
	}
	// Where a function uses sys.modules, modules are objects with the names that code anywhere asks for: such files
	// are a service of their own.
	listing := func(m *caseModule) bool { return strings.Contains(m.text, "sys.modules") }
	for _, lists := range []bool{false, true} {
		some := slices.DeleteFunc(slices.Clone(modules), func(m *caseModule) bool { return listing(m) != lists })
		if len(some) > 0 {
			compareCases(t, folder, some, want)
		}
	}
}

// readCases reads the files of testdata/cases.
func readCases(t *testing.T) []*caseModule {
	t.Helper()
	files, err := filepath.Glob(casesFolder + "/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var out []*caseModule
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".py")
		if *onlyCases != "" && !slices.Contains(strings.Split(*onlyCases, ","), name) {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, makeCases(t, name, text))
	}
	if *onlyCases == "" || slices.Contains(strings.Split(*onlyCases, ","), "bind_samples") {
		var text strings.Builder
		text.WriteString("# The samples of the rows of ir/bind.\n")
		for _, r := range bind.Rows() {
			for _, sample := range r.Samples {
				fmt.Fprintf(&text, "(%s)\n", sample)
			}
		}
		out = append(out, makeCases(t, "bind_samples", []byte(text.String())))
	}
	return out
}

// makeCases turns the calls at the top level of a module into functions. They stay on their
// lines, so that tracebacks and diagnostics point where the author looks.
func makeCases(t *testing.T, name string, text []byte) *caseModule {
	t.Helper()
	m := &caseModule{name: name}
	file, undecodable := parser.Read(name+".py", text)
	if undecodable != nil {
		t.Fatalf("%s: %v", name, undecodable)
	}
	tree, list := parser.ParseFile(file, parser.Options{})
	for _, d := range list.Sorted() {
		t.Fatalf("%s: %v", name, d)
	}
	var b strings.Builder
	at := 0
	for _, s := range tree.Body {
		e, ok := s.(*pyast.ExprStmt)
		if !ok {
			continue
		}
		if _, doc := e.Value.(*pyast.Constant); doc && at == 0 {
			continue
		}
		span := e.Span()
		call := string(file.Text[span.Start:span.End])
		b.Write(file.Text[at:span.Start])
		fmt.Fprintf(&b, "def case_%d(): return (%s)", len(m.calls), call)
		at = int(span.End)
		m.calls = append(m.calls, call)
	}
	b.Write(file.Text[at:])
	b.WriteString("\nCASES = [")
	for i := range m.calls {
		fmt.Fprintf(&b, "case_%d, ", i)
	}
	b.WriteString("]\n")
	m.text = b.String()
	return m
}

func writeCases(t *testing.T, folder string, modules []*caseModule) {
	t.Helper()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("driver.py", caseDriver)
	for _, m := range modules {
		write(m.name+".py", m.text)
	}
}

// appHead begins an application with the modules.
func appHead(modules []*caseModule) *strings.Builder {
	var b strings.Builder
	b.WriteString("from fastapi import FastAPI\nimport driver\n")
	for _, m := range modules {
		fmt.Fprintf(&b, "import %s\n", m.name)
	}
	b.WriteString("\napp = FastAPI()\n")
	return &b
}

// writeApp writes the application: one route that finds a case in a table. Cases in leave are left out.
func writeApp(t *testing.T, folder string, modules []*caseModule, leave map[string]map[int]bool) {
	t.Helper()
	b := appHead(modules)
	b.WriteString("TABLE = {\n")
	for _, m := range modules {
		fmt.Fprintf(b, "    %q: {", m.name)
		for i := range m.calls {
			if !leave[m.name][i] {
				fmt.Fprintf(b, "%d: %s.case_%d, ", i, m.name, i)
			}
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n\n\n@app.get(\"/{module}/{n}\")\ndef run(module: str, n: int):\n    return driver.answer(TABLE[module][n])\n")
	if err := os.WriteFile(filepath.Join(folder, "main.py"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// refusedCases finds the cases that do not compile, by an application with a route for each.
func refusedCases(t *testing.T, folder string, modules []*caseModule) map[string]map[int]bool {
	t.Helper()
	b := appHead(modules)
	for _, m := range modules {
		for i := range m.calls {
			fmt.Fprintf(b, "@app.get('/%s/%d')\ndef r_%s_%d(): return driver.answer(%s.case_%d)\n", m.name, i, m.name, i, m.name, i)
		}
	}
	if err := os.WriteFile(filepath.Join(folder, "each.py"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := frompy.Load(filepath.Join(folder, "each.py"), frompy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	leave := map[string]map[int]bool{}
	whole := map[string]bool{}
	for _, v := range r.Routes {
		if v.OK {
			continue
		}
		var module string
		var n int
		fmt.Sscanf(strings.ReplaceAll(v.Route.Path, "/", " "), "%s %d", &module, &n)
		if leave[module] == nil {
			leave[module] = map[int]bool{}
		}
		leave[module][n] = true
		reason := v.Reasons[0]
		text := fmt.Sprintf("%v", reason.Diagnostic)
		if !whole[text] {
			t.Errorf("%s %d %s: refused: %s", module, n, modules[slices.IndexFunc(modules, func(m *caseModule) bool { return m.name == module })].calls[n], text)
		}
		whole[text] = true
	}
	if len(leave) == 0 {
		for _, d := range r.Diagnostics.Sorted() {
			t.Errorf("%v", d)
		}
	}
	return leave
}

// compareCases builds the service and asks it for each case.
func compareCases(t *testing.T, folder string, modules []*caseModule, want map[string][]caseAnswer) {
	t.Helper()
	writeApp(t, folder, modules, nil)
	app := filepath.Join(folder, "main.py")
	r, err := frompy.Load(app, frompy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var leave map[string]map[int]bool
	if r.Diagnostics.HasErrors() {
		leave = refusedCases(t, folder, modules)
		writeApp(t, folder, modules, leave)
	}
	if keep := os.Getenv("COVETGEN_KEEP"); keep != "" {
		if err := os.CopyFS(filepath.Join(keep, modules[0].name), os.DirFS(folder)); err != nil {
			t.Log(err)
		}
	}
	s := startService(t, buildService(t, app), nil)
	client := &http.Client{Timeout: 30 * time.Second}
	total, differ, refused := 0, 0, 0
	for _, m := range modules {
		t.Run(m.name, func(t *testing.T) {
			for i, call := range m.calls {
				total++
				if leave[m.name][i] {
					refused++
					continue
				}
				got, err := askService(client, fmt.Sprintf("%s/%s/%d", s.url, m.name, i))
				w := want[m.name][i]
				if err != nil {
					differ++
					t.Errorf("%s #%d %s: %v\n want %s", m.name, i, call, err, w.Result)
					continue
				}
				if got.Result != w.Result || got.Printed != w.Printed {
					differ++
					t.Errorf("%s #%d %s\n want %s\n  got %s%s", m.name, i, call, w.Result, got.Result, printedDifference(w.Printed, got.Printed))
				}
			}
		})
	}
	t.Logf("%d cases: %d alike, %d differ, %d refused", total, total-differ-refused, differ, refused)
}

func printedDifference(want, got string) string {
	if want == got {
		return ""
	}
	return fmt.Sprintf("\n printed want %q\n          got %q", want, got)
}

func askService(client *http.Client, url string) (caseAnswer, error) {
	var a caseAnswer
	response, err := client.Get(url)
	if err != nil {
		return a, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d: %s", response.StatusCode, body)
	}
	if err == nil {
		err = json.Unmarshal(body, &a)
	}
	return a, err
}

// askOracle runs all cases under CPython.
func askOracle(t *testing.T, oracle, folder string, modules []*caseModule) map[string][]caseAnswer {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	defer cancel()
	args := []string{"-X", "utf8", "-W", "ignore", "-c", caseOracle}
	for _, m := range modules {
		args = append(args, m.name)
	}
	cmd := exec.CommandContext(ctx, oracle, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONHASHSEED=0")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("the oracle: %v\n%s", err, errs.Bytes())
	}
	answers := map[string][]caseAnswer{}
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatalf("the oracle: %v", err)
	}
	for _, m := range modules {
		for i, call := range m.calls {
			answers[m.name][i].Call = call
		}
	}
	return answers
}

func readRecording(t *testing.T, file string) []caseAnswer {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []caseAnswer
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return out
}

// writeRecording writes a line for each case.
func writeRecording(t *testing.T, file string, answers []caseAnswer) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, a := range answers {
		b.WriteString(map[bool]string{true: "[", false: ","}[i == 0])
		if err := enc.Encode(a); err != nil {
			t.Fatal(err)
		}
	}
	b.WriteString("]\n")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
