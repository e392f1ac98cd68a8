package openapi

import (
	"os"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/parser/source"
)

func parse(t *testing.T, text string) *Document {
	t.Helper()
	d, list := Parse(source.NewFile("api.yaml", []byte(text)))
	for _, e := range list.Sorted() {
		t.Errorf("%v", e)
	}
	if d == nil {
		t.FailNow()
	}
	return d
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestOrderAndPlaces(t *testing.T) {
	d := parse(t, read(t, "pets.yaml"))
	if len(d.Operations) != 1 || d.Operations[0].String() != "GET /pets/{id}" || d.Operations[0].Span.Begin().Line != 5 {
		t.Fatalf("operations: %+v", d.Operations)
	}
	pet, _ := d.Schema("Pet")
	var names []string
	for _, p := range pet.Schema.Properties {
		names = append(names, p.Name)
	}
	if strings.Join(names, " ") != "name tag" {
		t.Errorf("properties in order: %v", names)
	}
	name := pet.Schema.Properties[0].Schema
	if !name.Nullable || len(name.Types) != 1 || *name.MinLength != 1 || name.Span.Begin().Line != 19 {
		t.Errorf("name: %+v at %+v", name, name.Span.Begin())
	}
	if ref := pet.Schema.Properties[1].Schema; ref.Ref != "Tag" {
		t.Errorf("tag: %+v", ref)
	}
	if !strings.HasPrefix(string(d.JSON), `{"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/pets/{id}"`) {
		t.Errorf("served as %s", d.JSON)
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ text, code, place string }{
		{"openapi: 3.1.0\ninfo: [\n", "CV6001", "api.yaml:"},
		{"swagger: '2.0'\ninfo: {title: x, version: '1'}\n", "CV6001", ""},
		{"openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths:\n  /a:\n    get: {}\n", "CV6002", ""},
		{"{\"openapi\": \"3.0.3\",,}", "CV6001", "api.yaml:1:"},
		{"openapi: 3.0.3\ninfo: {title: x, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {'200': {$ref: '#/components/responses/Nope'}}\n", "CV6003", "api.yaml:6:27"},
	} {
		_, list := Parse(source.NewFile("api.yaml", []byte(c.text)))
		if list.Len() == 0 {
			t.Errorf("%q: no error", c.text)
			continue
		}
		got := list.Sorted()[0]
		if string(got.Code) != c.code || !strings.HasPrefix(got.Error(), c.place) {
			t.Errorf("%q: got %v", c.text, got)
		}
	}
}
