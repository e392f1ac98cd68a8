package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/source"
)

func sample() []*Diagnostic {
	f := source.NewFile("shop/app.py", []byte("import os\nx = \"ü𝄞\" + nmae\n"))
	var l List
	at := strings.Index(string(f.Text), "nmae")
	d := l.Errorf("CV2001", source.Span{File: f, Start: at, End: at + 4}, "name %q is not defined", "nmae")
	d.Hint = "did you mean \"name\"?"
	d.Notes = []Note{{source.Span{File: f, Start: 0, End: 9}, "imported here"}}
	l.Errorf("CV2002", source.Span{File: f, Start: at, End: at + 4}, "a second error at the same span is quiet")
	return l.Sorted()
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	if err := WriteText(&b, sample(), false); err != nil {
		t.Fatal(err)
	}
	want := "shop/app.py:2:12: error[CV2001]: name \"nmae\" is not defined\n" +
		"    2 | x = \"ü𝄞\" + nmae\n" +
		"      |            ^^^^\n" +
		"  note: shop/app.py:1:1: imported here\n" +
		"    1 | import os\n" +
		"      | ^^^^^^^^^\n" +
		"  help: did you mean \"name\"?\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestGitHub(t *testing.T) {
	var b bytes.Buffer
	WriteGitHub(&b, sample())
	want := "::error file=shop/app.py,line=2,col=12,endLine=2,endColumn=16,title=CV2001::name \"nmae\" is not defined%0Adid you mean \"name\"?\n"
	if b.String() != want {
		t.Errorf("got %q", b.String())
	}
}

func TestJSONAndSARIFPositions(t *testing.T) {
	j := ForJSON(sample())
	if len(j) != 1 || j[0].Range.Start != (JSONPos{2, 12, 13}) || j[0].Range.End != (JSONPos{2, 16, 17}) {
		t.Errorf("got %+v", j[0].Range)
	}
	var b bytes.Buffer
	if err := WriteSARIF(&b, "v0", sample()); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if got := log.Runs[0].Results[0].Locations[0].Physical.Region; got != (sarifRegion{2, 13, 2, 17}) {
		t.Errorf("got %+v", got)
	}
}

func TestRegistryIsSound(t *testing.T) {
	seen := map[Code]bool{}
	for _, r := range Rows() {
		if seen[r.Code] {
			t.Errorf("%s stands twice", r.Code)
		}
		seen[r.Code] = true
		if r.Summary == "" || r.Explanation == "" || strings.HasSuffix(r.Summary, ".") {
			t.Errorf("%s: summary %q, explanation %q", r.Code, r.Summary, r.Explanation)
		}
	}
}
