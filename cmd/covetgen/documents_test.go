package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/oasdiff/yaml3"
)

// served compares /openapi.json with the document that the service was made from.
func served(t *testing.T, s *service, document string) {
	t.Helper()
	_, body := (call{request: "GET /openapi.json"}).send(t, s)
	sameDocument(t, document, []byte(body))
}

// sameDocument compares JSON with a document, as values.
func sameDocument(t *testing.T, document string, served []byte) {
	t.Helper()
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(document) == ".json" {
		if !bytes.Equal(text, served) {
			t.Errorf("%s is served with changes", document)
		}
		return
	}
	var want, got any
	if err := yaml.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	// Through JSON, so that numbers and keys have one form.
	plain, err := json.Marshal(jsonable(want))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(plain, &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(served, &got); err != nil {
		t.Errorf("%s: %v", document, err)
	}
	if !reflect.DeepEqual(want, got) {
		t.Errorf("%s is served with other values", document)
	}
}

// jsonable gives mappings text keys, and dates the text that they were.
func jsonable(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			v[k] = jsonable(x)
		}
	case map[any]any:
		m := map[string]any{}
		for k, x := range v {
			text, _ := json.Marshal(k)
			m[strings.Trim(string(text), `"`)] = jsonable(x)
		}
		return m
	case time.Time:
		return v.Format(time.DateOnly)
	case []any:
		for i, x := range v {
			v[i] = jsonable(x)
		}
	}
	return v
}

var openAPI3 = regexp.MustCompile(`(?m)^\s*"?openapi"?:\s*["']?3\.[01]`)

// foundDocuments are OpenAPI documents under a folder.
func foundDocuments(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".json", ".yaml", ".yml":
		default:
			return nil
		}
		text, err := os.ReadFile(path)
		if err == nil && openAPI3.Match(text[:min(len(text), 4096)]) {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// refusals are what is wrong with documents of kin-openapi's tests that are wrong, or in
// several files, on purpose.
var refusals = regexp.MustCompile(`error\[CV600[123]\]`)

// TestForeignDocuments generates documents that nobody wrote for this project: those of
// kin-openapi's own tests, and those in COVETGEN_OPENAPI_DOCS. Each is generated twice with
// one result, type-checked (by generate itself), vetted and, for the fetched ones, read by
// staticcheck, and its document is the input; or it is refused with a place in it.
func TestForeignDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("generates many services")
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/getkin/kin-openapi").Output()
	if err != nil {
		t.Fatal(err)
	}
	module := newModule(t)
	generated := 0
	for _, document := range foundDocuments(t, strings.TrimSpace(string(out))) {
		if generateForeign(t, module, document) {
			generated++
		}
	}
	if generated < 30 {
		t.Errorf("only %d of kin-openapi's documents are generated", generated)
	}
	if folder := os.Getenv("COVETGEN_OPENAPI_DOCS"); folder != "" {
		documents := foundDocuments(t, folder)
		if len(documents) < 4 {
			t.Errorf("COVETGEN_OPENAPI_DOCS has %d documents", len(documents))
		}
		for _, document := range documents {
			if !generateForeign(t, module, document) {
				t.Errorf("%s is refused", document)
			}
		}
	}
	vet := exec.Command("go", "vet", "./...")
	vet.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off")
	checks := []*exec.Cmd{vet}
	if os.Getenv("COVETGEN_OPENAPI_DOCS") != "" { // where documents are fetched, so is staticcheck
		static := exec.Command("go", "run", "honnef.co/go/tools/cmd/staticcheck@v0.7.0", "./...")
		static.Env = os.Environ()
		checks = append(checks, static)
	}
	for _, check := range checks {
		check.Dir = module
		check.Env = append(check.Env, "GOWORK=off")
		if out, err := check.CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%.4000s", check.Args, err, out)
		}
	}
}

// TestForeignServices builds services of four fetched documents, one of them of more than
// a thousand operations, and asks each for its document.
func TestForeignServices(t *testing.T) {
	folder := os.Getenv("COVETGEN_OPENAPI_DOCS")
	if folder == "" {
		t.Skip("needs COVETGEN_OPENAPI_DOCS")
	}
	for _, name := range []string{"3.0/yaml/uspto.yaml", "3.1/json/train-travel.json", "3.1/json/readme.json", "api.github.com.json"} {
		t.Run(name, func(t *testing.T) {
			document := filepath.Join(folder, filepath.FromSlash(name))
			served(t, startService(t, buildService(t, document), nil), document)
		})
	}
}

// newModule is a module for generated packages, which use the runtime's source.
func newModule(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join(root, "golden", name))
		if err != nil {
			t.Fatal(err)
		}
		data = bytes.Replace(data, []byte("=> ../"), []byte("=> "+root), 1)
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// generateForeign generates one document and leaves its Go files in the module; it reports
// whether the document was not refused.
func generateForeign(t *testing.T, module, document string) bool {
	t.Helper()
	project := filepath.Join(t.TempDir(), "service")
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), []string{"generate", document, "-o", project}, &stdout, &stderr)
	if code != 0 {
		if code != 1 || !refusals.MatchString(stderr.String()) {
			t.Errorf("%s: exit %d\n%s", document, code, stderr.String())
		}
		return false
	}
	first := goFiles(t, project)
	generateDocument(t, document, project)
	second := goFiles(t, project)
	if !reflect.DeepEqual(first, second) {
		t.Errorf("%s: the second generation differs", document)
	}
	sameDocument(t, document, []byte(first["openapi.json"]))
	name := notInNames.ReplaceAllString(strings.ToLower(filepath.Base(document)), "_")
	dir, err := os.MkdirTemp(module, strings.Trim(name, "_")+"_")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range first {
		if filepath.Ext(name) == ".go" || name == "openapi.json" || name == "linemap.txt" || strings.HasPrefix(name, "pages/") {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return true
}
