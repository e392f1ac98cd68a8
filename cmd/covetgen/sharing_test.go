package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/emit"
)

// TestSharing looks which routes of testdata/sharing run under the loop's lock (law 7): the
// names of its endpoints say which must.
func TestSharing(t *testing.T) {
	l, err := load(t.Context(), []string{"../../testdata/sharing/app.py"})
	if err != nil {
		t.Fatal(err)
	}
	if list := l.diagnostics.Sorted(); len(list) > 0 {
		t.Fatal(list[0])
	}
	set, err := emit.Project(l.program, emit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	routes := regexp.MustCompile(`(?s)app\.Route\(web\.Route\{.*?\n\t\}\)`).FindAllString(string(set.Data("app.go")), -1)
	if len(routes) < 30 {
		t.Fatalf("%d routes", len(routes))
	}
	name := regexp.MustCompile(`Name: +"(\w+)"`)
	shares := regexp.MustCompile(`Shares: +true`)
	for _, r := range routes {
		endpoint := name.FindStringSubmatch(r)[1]
		if got, want := shares.MatchString(r), strings.HasPrefix(endpoint, "shared_"); got != want {
			t.Errorf("%s: under the lock %v, want %v", endpoint, got, want)
		}
	}
}
