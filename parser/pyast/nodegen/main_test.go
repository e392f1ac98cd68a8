package main

import (
	"bytes"
	"os"
	"testing"
)

// TestGeneratedFilesAreCurrent fails if nodes.go has changed and the generated
// files have not.
func TestGeneratedFilesAreCurrent(t *testing.T) {
	src, err := os.ReadFile("../nodes.go")
	if err != nil {
		t.Fatal(err)
	}
	walk, dump, err := generate(src)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"../walk_gen.go": walk, "../dump_gen.go": dump} {
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is stale: run go generate ./parser/pyast", name)
		}
	}
}
