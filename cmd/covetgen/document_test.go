package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// generateDocument runs `covetgen generate` of a document.
func generateDocument(t *testing.T, document, dir string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"generate", document, "-o", dir}, &out, &errs); code != 0 {
		t.Fatalf("covetgen generate %s: exit %d\n%s%s", document, code, out.String(), errs.String())
	}
	return errs.String()
}

// goBuild builds a generated project with what lies in its folder and nothing else.
func goBuild(t *testing.T, dir string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "service")
	cmd := exec.Command("go", "build", "-trimpath", "-o", binary, ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=vendor", "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return binary
}

// call is one request to a service made from a document.
type call struct {
	request string // "GET /books?limit=5"
	headers string // "name: value", separated by "; "
	body    string
	status  int
	want    string // the whole body, or with a leading "~" a part of it
}

func (c call) send(t *testing.T, s *service) (*http.Response, string) {
	t.Helper()
	method, target, _ := strings.Cut(c.request, " ")
	req, err := http.NewRequest(method, s.url+target, strings.NewReader(c.body))
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(c.body, "{") {
		req.Header.Set("Content-Type", "application/json")
	}
	for _, h := range strings.Split(c.headers, "; ") {
		if name, value, ok := strings.Cut(h, ": "); ok {
			req.Header.Set(name, value)
		}
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatalf("%s: %v\n%s", c.request, err, s.stderr)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func (c call) check(t *testing.T, s *service) *http.Response {
	t.Helper()
	res, body := c.send(t, s)
	part, isPart := strings.CutPrefix(c.want, "~")
	if res.StatusCode != c.status || isPart && !strings.Contains(body, part) || !isPart && body != c.want {
		t.Errorf("%s %s\n%s\n got %d %s\nwant %d %s", c.request, c.headers, c.body, res.StatusCode, body, c.status, c.want)
	}
	return res
}

// invalid is the place and the type of a validation error, as they stand in its answer.
func invalid(kind string, loc ...string) string {
	b, _ := json.Marshal(loc)
	return `~{"type":"` + kind + `","loc":` + string(b)
}

const nothingAsked = `{"limit":20,"q":null,"genre":[],"ids":[],"years":[],"since":null,"price":null,"trace":null,"langs":[],"shelf":null}`

// asked is the answer of listBooks with one value that differs.
func asked(old, changed string) string { return strings.Replace(nothingAsked, old, changed, 1) }

// libraryCalls go to testdata/openapi/library.yaml with the handlers of library.go.txt.
// What is accepted, and what is not, follows from the document.
var libraryCalls = []call{
	// Paths: a name that is no identifier, bounds, fixed text before parameters.
	{"GET /books/7", "", "", 200, `{"id":7,"title":"Ulysses","author":{"name":"Joyce"}}`},
	{"GET /books/700", "", "", 404, `{"message":"no book 700"}`},
	{"GET /books/0", "", "", 422, invalid("greater_than_equal", "path", "book-id")},
	{"GET /books/x", "", "", 422, invalid("int_parsing", "path", "book-id")},
	{"GET /books/9223372036854775808", "", "", 422, invalid("less_than_equal", "path", "book-id")},
	{"GET /books/mine", "", "", 200, `["<nil>"]`},
	// Queries: defaults, bounds, patterns, lists in each style, deep objects, JSON.
	{"GET /books", "", "", 200, nothingAsked},
	{"GET /books?limit=100", "", "", 200, asked(`20`, `100`)},
	{"GET /books?limit=101", "", "", 422, invalid("less_than", "query", "limit")},
	{"GET /books?limit=0&q=A", "", "", 422, invalid("string_too_short", "query", "q")},
	{"GET /books?q=Ab", "", "", 422, invalid("string_pattern_mismatch", "query", "q")},
	{"GET /books?q=abc", "", "", 200, asked(`"q":null`, `"q":"abc"`)},
	{"GET /books?genre=novel&genre=essay", "", "", 200, asked(`"genre":[]`, `"genre":["novel","essay"]`)},
	{"GET /books?genre=novel&genre=novel", "", "", 422, invalid("unique_items", "query", "genre")},
	{"GET /books?genre=crime", "", "", 422, `~"type":"literal_error","loc":["query","genre",0]`},
	{"GET /books?genre=novel&genre=essay&genre=poetry&genre=novel", "", "", 422, invalid("too_long", "query", "genre")},
	{"GET /books?ids=1,2,3", "", "", 200, asked(`"ids":[]`, `"ids":[1,2,3]`)},
	{"GET /books?ids=1,x", "", "", 422, `~"type":"int_parsing","loc":["query","ids",1]`},
	{"GET /books?years=1922%7C1939", "", "", 200, asked(`"years":[]`, `"years":[1922,1939]`)},
	{"GET /books?filter[min]=3&filter[by]=a&filter[by]=b", "", "", 200, asked(`"since"`, `"filter.min":3,"filter.by":["a","b"],"since"`)},
	{"GET /books?filter[min]=x", "", "", 422, invalid("int_parsing", "query", "filter", "min")},
	{"GET /books?filter[max]=3", "", "", 422, invalid("extra_forbidden", "query", "filter", "max")},
	{"GET /books?sort=%7B%22by%22%3A%22title%22%7D", "", "", 200, asked(`"since"`, `"sort":"title","up":true,"since"`)},
	{"GET /books?sort=title", "", "", 422, invalid("json_invalid", "query", "sort")},
	{"GET /books?sort=%7B%7D", "", "", 422, invalid("missing", "query", "sort", "by")},
	{"GET /books?since=2024-02-29", "", "", 200, asked(`"since":null`, `"since":"2024-02-29"`)},
	{"GET /books?since=2023-02-29", "", "", 422, `~"loc":["query","since"]`},
	{"GET /books?price=1.5", "", "", 200, asked(`"price":null`, `"price":1.5`)},
	{"GET /books?price=1.3", "", "", 422, invalid("multiple_of", "query", "price")},
	// Headers and cookies.
	{"GET /books", "X-Trace-Id: 0b5bb6f0-1f2e-4a3d-9c53-7b1f3ad1a2b4; X-Langs: en,fr; Cookie: shelf=3", "", 200,
		`{"limit":20,"q":null,"genre":[],"ids":[],"years":[],"since":null,"price":null,"trace":"0b5bb6f0-1f2e-4a3d-9c53-7b1f3ad1a2b4","langs":["en","fr"],"shelf":3}`},
	{"GET /books", "X-Trace-Id: me", "", 422, invalid("uuid_parsing", "header", "x-trace-id")},
	{"GET /books", "Cookie: shelf=top", "", 422, invalid("int_parsing", "cookie", "shelf")},
	{"GET /shapes/.1.2/;box=3,4/w,5,h,6", "", "", 200, `[1,2,3,4,5]`},
	{"GET /shapes/.1.x/;box=3/h,6", "", "", 422, invalid("missing", "path", "area", "w")},
	// Security: every alternative, and both of two.
	{"POST /books", "", `{}`, 401, `{"detail":"Not authenticated"}`},
	{"POST /books", "X-API-Key: guess", `{}`, 403, `{"detail":"Wrong key"}`},
	{"DELETE /books/7", "", "", 401, `{"detail":"Not authenticated"}`},
	{"DELETE /books/7", "Authorization: Basic bWU6c2VjcmV0", "", 204, ""},
	{"DELETE /books/7", "Authorization: Basic bWU6Z3Vlc3M=", "", 403, `{"detail":"Wrong password"}`},
	{"DELETE /books/7", "Authorization: Bearer write", "", 401, `{"detail":"Not authenticated"}`},
	{"DELETE /books/7", "Authorization: Bearer write; X-API-Key: open sesame", "", 204, ""},
	{"GET /books/mine", "Authorization: Bearer read", "", 200, `["read"]`},
	// Bodies: allOf, readOnly, writeOnly, recursion, additionalProperties, formats, null.
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B"},"note":null,"secret":"x","bought":"2024-01-01T00:00:00Z","prices":{"eur":5},"next":{"title":"C","author":{"name":"D","born":1882,"place":"Dublin"}}}`, 201,
		`{"title":"A","author":{"name":"B"},"bought":"2024-01-01T00:00:00Z","prices":{"eur":5.0},"next":{"title":"C","author":{"name":"D","born":1882,"place":"Dublin"}}}`},
	{"POST /books", "X-API-Key: open sesame", `{"title":"","author":{"name":1}}`, 422, invalid("string_too_short", "body", "title")},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B","born":1882}}`, 422, invalid("dependent_required", "body", "author")},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B","place":5}}`, 422, invalid("string_type", "body", "author", "place")},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B"},"pages":5}`, 422, invalid("extra_forbidden", "body", "pages")},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B"},"isbn":null}`, 422, invalid("string_type", "body", "isbn")},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B"},"isbn":"12"}`, 422, invalid("string_pattern_mismatch", "body", "isbn")},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B"},"prices":{"eur":-1}}`, 422, invalid("greater_than_equal", "body", "prices", "eur")},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B"},"bought":"yesterday"}`, 422, `~"loc":["body","bought"]`},
	{"POST /books", "X-API-Key: open sesame", `{"title":"A","author":{"name":"B"},"next":{"title":"C"}}`, 422, invalid("missing", "body", "next", "author")},
	{"POST /books", "X-API-Key: open sesame", `{"title":`, 422, `~"type":"json_invalid"`},
	{"POST /books", "X-API-Key: open sesame", ``, 422, invalid("missing", "body")},
	// Typed errors.
	{"POST /books", "X-API-Key: open sesame", `{"title":"Ulysses","author":{"name":"B"}}`, 409, `{"message":"have it","code":1}`},
	{"POST /books", "X-API-Key: open sesame", `{"title":"Teapot","author":{"name":"B"}}`, 418, `{"message":"short and stout"}`},
	{"POST /books", "X-API-Key: open sesame", `{"title":"Broken","author":{"name":"B"}}`, 500, "Internal Server Error"},
	// Unions.
	{"POST /payments", "", `{"kind":"card","number":"42"}`, 200, "card 42"},
	{"POST /payments", "", `{"kind":"wire","iban":"IE1"}`, 200, "wire IE1"},
	{"POST /payments", "", `{"kind":"wire","number":"42"}`, 422, invalid("missing", "body", "wire", "iban")},
	{"POST /payments", "", `{"kind":"cash"}`, 422, invalid("union_tag_invalid", "body")},
	{"POST /measures", "", `{"value":9,"unit":"m"}`, 200, `{"value":9,"unit":"m"}`},
	{"POST /measures", "", `{"value":"x","unit":null}`, 200, `{"value":"x"}`},
	{"POST /measures", "", `{"value":15,"unit":"m"}`, 422, invalid("one_of", "body", "value")},
	{"POST /measures", "", `{"value":7,"unit":"m"}`, 422, `~"type":"multiple_of"`},
	{"POST /measures", "", `{"value":9}`, 422, invalid("min_properties", "body")},
	{"POST /measures", "", `{"value":9,"unit":"km"}`, 422, invalid("literal_error", "body", "unit")},
	{"POST /measures", "", `{"value":9,"point":[1,"a"]}`, 200, `{"value":9,"point":[1,"a"]}`},
	{"POST /measures", "", `{"value":9,"point":[1,"a",2]}`, 422, invalid("too_long", "body", "point")},
	{"POST /measures", "", `{"value":9,"level":2}`, 200, `{"value":9,"level":2}`},
	{"POST /measures", "", `{"value":9,"level":4}`, 422, invalid("literal_error", "body", "level")},
	{"POST /measures", "", `{"value":9,"odd":"yes"}`, 200, `{"value":9,"odd":"yes"}`},
	{"POST /measures", "", `{"value":9,"odd":1}`, 422, invalid("not", "body", "odd")},
	{"POST /measures", "", `{"value":9,"kind":"loose"}`, 422, invalid("literal_error", "body", "kind")},
	{"POST /measures", "", `{"value":9,"limits":{"n":1,"x":"y"}}`, 200, `{"value":9,"limits":{"n":1,"x":"y"}}`},
	{"POST /measures", "", `{"value":9,"limits":{"n":"1"}}`, 422, invalid("pattern_properties", "body", "limits")},
	{"POST /measures", "", `{"value":9,"limits":{"long":1}}`, 422, invalid("property_names", "body", "limits")},
	{"POST /measures", "", `{"value":9,"limits":{"a":1,"b":1,"c":1,"d":1}}`, 422, invalid("too_long", "body", "limits")},
	{"POST /measures", "", `{"value":9,"list":[1,"a"]}`, 200, `{"value":9,"list":[1,"a"]}`},
	{"POST /measures", "", `{"value":9,"list":[1]}`, 422, invalid("contains", "body", "list")},
	// Other media types.
	{"POST /login", "Content-Type: application/x-www-form-urlencoded", "user=ada&role=x&role=y", 200, "hello ada [x y]"},
	{"POST /login", "Content-Type: application/x-www-form-urlencoded", "user=ada&role=x", 200, "hello ada [x]"},
	{"POST /login", "Content-Type: application/x-www-form-urlencoded", "user=a&age=x", 422, invalid("string_too_short", "body", "user")},
	{"POST /login", "Content-Type: application/x-www-form-urlencoded", "age=1", 422, invalid("missing", "body", "user")},
	{"PUT /covers", "Content-Type: image/png", "\x89PNG", 200, "\x89PNG"},
	{"PUT /covers", "Content-Type: image/png", "", 422, invalid("missing", "body")},
	{"POST /files", "Content-Type: multipart/form-data;boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n\x00\x01\x02\r\n--b--\r\n", 200, "3 bytes"},
	{"POST /files", "Content-Type: multipart/form-data;boundary=b", "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhi\r\n--b--\r\n", 422, invalid("missing", "body", "file")},
	{"GET /old", "", "", 302, ""},
	{"GET /notes", "", "", 501, `{"detail":"Not Implemented"}`},
	{"GET /docs", "", "", 200, "~<title>Library - Swagger UI</title>"},
	{"GET /nowhere", "", "", 404, `{"detail":"Not Found"}`},
	{"PATCH /notes", "", "", 405, `{"detail":"Method Not Allowed"}`},
}

// TestDocumentService takes the way of a user: generate, write handlers into a file of one's
// own, build, serve; then generate again, which must not touch that file.
func TestDocumentService(t *testing.T) {
	if testing.Short() {
		t.Skip("builds services")
	}
	document, err := filepath.Abs("testdata/openapi/library.yaml")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "library")
	if report := generateDocument(t, document, dir); report != "" {
		t.Errorf("the document is clean, but: %s", report)
	}
	handlers, err := os.ReadFile("testdata/openapi/library.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(dir, "library.go")
	if err := os.WriteFile(own, handlers, 0o644); err != nil {
		t.Fatal(err)
	}
	service := filepath.Join(dir, "service.go")
	edited := []byte("package main\n\n// Service is the library.\ntype Service struct {\n\tUnimplemented\n}\n\nfunc newService() (Handlers, error) { return &Service{}, nil }\n")
	if err := os.WriteFile(service, edited, 0o644); err != nil {
		t.Fatal(err)
	}
	before := goFiles(t, dir)
	s := startService(t, goBuild(t, dir), nil)
	for _, c := range libraryCalls {
		c.check(t, s)
	}
	if res, _ := (call{request: "GET /books/7"}).send(t, s); res.Header.Get("X-Shelf") != "7" {
		t.Errorf("headers that a handler set: %v", res.Header)
	}
	if res, _ := (call{request: "GET /old"}).send(t, s); res.Header.Get("Location") != "/books" {
		t.Errorf("headers that a handler set: %v", res.Header)
	}
	if res, _ := (call{request: "DELETE /books/7"}).send(t, s); res.Header.Get("WWW-Authenticate") == "" {
		t.Errorf("a refusal without a challenge: %v", res.Header)
	}
	served(t, s, document)

	generateDocument(t, document, dir)
	after := goFiles(t, dir)
	if !slices.Equal(sortedKeys(before), sortedKeys(after)) {
		t.Errorf("files before %v, after %v", sortedKeys(before), sortedKeys(after))
	}
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s changed when the document was generated again", name)
		}
	}
}

// TestDocumentBuild builds documents without any handler: every operation answers 501.
func TestDocumentBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("builds services")
	}
	s := startService(t, buildService(t, "testdata/openapi/pets.json"), nil)
	for _, c := range []call{
		{"GET /pets", "", "", 501, `{"detail":"Not Implemented"}`},
		{"POST /pets", "", `{"name":"Rex","kind":null,"age":3}`, 501, `{"detail":"Not Implemented"}`},
		{"POST /pets", "", `{"name":null,"kind":"dog"}`, 422, invalid("string_type", "body", "name")},
		{"POST /pets", "", `{"name":"Rex","kind":"dog","age":30}`, 422, invalid("less_than", "body", "age")},
		{"POST /pets", "", `{"name":"Rex","kind":"cat"}`, 422, invalid("literal_error", "body", "kind")},
		{"GET /pets?page=x", "", "", 422, invalid("int_parsing", "query", "page")},
	} {
		c.check(t, s)
	}
	res, body := (call{request: "GET /openapi.json"}).send(t, s)
	want, err := os.ReadFile("testdata/openapi/pets.json")
	if err != nil || res.StatusCode != 200 || body != string(want) {
		t.Errorf("a JSON document is served byte for byte: %d %v\n%s", res.StatusCode, err, body)
	}
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// goFiles reads the files of a project's folder, without those that are vendored.
func goFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, pattern := range []string{"*", "pages/*"} {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				continue // a folder
			}
			if name, err = filepath.Rel(dir, name); err != nil {
				t.Fatal(err)
			}
			files[filepath.ToSlash(name)] = string(data)
		}
	}
	return files
}
