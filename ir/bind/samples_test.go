package bind_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"testing"

	"github.com/covetpy/covetgen/ir/bind"
	"github.com/covetpy/covetgen/ir/frompy/eval"
	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
)

// With -update and COVETGEN_ORACLE set, the recorded answers are written again:
//
//	COVETGEN_ORACLE=/path/to/python go test ./ir/bind -update
var update = flag.Bool("update", false, "record CPython's answers to the samples")

const recorded = "testdata/samples.json"

// oracleScript answers a JSON list of expressions with the repr or the error of each.
const oracleScript = `
import json, sys
out = []
for text in json.load(sys.stdin):
    try:
        out.append(repr(eval(text)))
    except Exception as e:
        out.append(type(e).__name__ + ": " + str(e))
json.dump(out, sys.stdout)
`

func samples() []string {
	var out []string
	for _, r := range bind.Rows() {
		out = append(out, r.Samples...)
	}
	for _, r := range bind.Results() {
		out = append(out, r.Sample)
	}
	return out
}

// askCPython evaluates the samples with the oracle.
func askCPython(t *testing.T, python string, list []string) map[string]string {
	t.Helper()
	in, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", oracleScript)
	cmd.Stdin = bytes.NewReader(in)
	data, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var answers []string
	if err := json.Unmarshal(data, &answers); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for i, s := range list {
		out[s] = answers[i]
	}
	return out
}

// TestSamples compares what our runtime makes of each sample with what CPython made.
func TestSamples(t *testing.T) {
	list := samples()
	want := map[string]string{}
	if python := os.Getenv("COVETGEN_ORACLE"); python != "" {
		want = askCPython(t, python, list)
		if *update {
			data, err := json.MarshalIndent(want, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(recorded, append(data, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	} else {
		data, err := os.ReadFile(recorded)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range list {
		answer, ok := want[s]
		if !ok {
			t.Errorf("%s: not recorded", s)
			continue
		}
		if got := evaluate(t, s); got != answer {
			t.Errorf("%s: got %s, CPython says %s", s, got, answer)
		}
	}
}

// evaluate runs a sample on our runtime through the evaluator.
func evaluate(t *testing.T, expr string) string {
	t.Helper()
	text := "try:\n    answer = repr(" + expr + ")\nexcept Exception as e:\n    answer = type(e).__name__ + ': ' + str(e)\n"
	list := &diag.List{}
	in := eval.New(eval.Config{}, list)
	m, err := in.RunSource("sample", source.NewFile("sample.py", []byte(text)))
	if err != nil {
		return "diagnostic " + err.Error()
	}
	v, _ := m.Dict.GetStr("answer")
	s, ok := py.AsStr(v)
	if !ok {
		for _, d := range list.Sorted() {
			return "diagnostic " + d.Error()
		}
	}
	return s
}

// TestResultTypes compares the types that the table of results promises with those of the
// samples' values.
func TestResultTypes(t *testing.T) {
	const typeOf = `(lambda v: f"tuple[{', '.join(type(x).__name__ for x in v)}]" if type(v) is tuple else type(v).__name__)`
	for _, r := range bind.Results() {
		if got, want := evaluate(t, typeOf+"("+r.Sample+")"), "'"+r.Type.String()+"'"; got != want {
			t.Errorf("%s: %s, the table says %s", r.Sample, got, want)
		}
	}
}
