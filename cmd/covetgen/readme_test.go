package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir/bind"
)

var update = flag.Bool("update", false, "rewrite what tests expect")

// TestReadmeTable keeps the README's table of typed operations equal to the bindings table.
func TestReadmeTable(t *testing.T) {
	const path, begin, end = "../../README.md", "<!-- supported -->\n", "<!-- /supported -->"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, found := strings.Cut(rest, end)
	if !ok || !found {
		t.Fatal("the README has no place for the table")
	}
	want := before + begin + bind.Supported() + end + after
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatal("the README's table is not what ir/bind says: go test ./cmd/covetgen -run Readme -update")
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
