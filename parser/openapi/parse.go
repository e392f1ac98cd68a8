package openapi

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/source"
)

// The codes of this package.
const (
	// Malformed is a document that is no OpenAPI document.
	Malformed diag.Code = "CV6001"
	// Invalid is a document that breaks a rule of the specification.
	Invalid diag.Code = "CV6002"
	// Unresolved is a reference to what is not there.
	Unresolved diag.Code = "CV6003"
)

// Parse reads a document. The list holds errors and warnings with the document's line and
// column; with an error the document is nil.
func Parse(f *source.File) (*Document, *diag.List) {
	list := &diag.List{}
	if text, ok := bytes.CutPrefix(f.Text, []byte("\xef\xbb\xbf")); ok {
		f = source.NewFile(f.Path, text)
	}
	root, served, err := scan(f)
	if err != nil {
		list.Errorf(Malformed, errorSpan(f, err), "%s is not an OpenAPI document: %s", f.Path, oneLine(err)).
			Hint = "covetgen reads OpenAPI 3.0 and 3.1 in one file, as YAML or JSON"
		return nil, list
	}
	version := root.get("openapi")
	if version == nil || !strings.HasPrefix(version.text, "3.0") && !strings.HasPrefix(version.text, "3.1") {
		unknownVersion(f, root, version, list)
		return nil, list
	}
	verdict := judge(f, root)
	r := &reader{
		f: f, root: root, list: list, out: &Document{File: f, OpenAPI: version.text, JSON: served, byName: map[string]*NamedSchema{}},
		siblings: !strings.HasPrefix(version.text, "3.0"), named: map[string]string{},
	}
	r.read()
	for _, d := range (<-verdict).Sorted() {
		if d.Severity == diag.Error && list.HasErrors() {
			continue // the reader has named the place already
		}
		list.Add(d)
	}
	if list.HasErrors() {
		return nil, list
	}
	return r.out, list
}

func unknownVersion(f *source.File, root, version *node, list *diag.List) {
	if swagger := root.get("swagger"); swagger != nil {
		list.Errorf(Malformed, swagger.span(f), "%s is Swagger %s; covetgen reads OpenAPI 3.0 and 3.1", f.Path, swagger.text).
			Hint = "convert Swagger 2.0 documents to OpenAPI 3 first"
		return
	}
	if version == nil {
		list.Errorf(Malformed, source.Span{File: f}, "%s is not an OpenAPI document: it has no field openapi", f.Path).
			Hint = "an OpenAPI document begins with `openapi: 3.1.0`"
		return
	}
	list.Errorf(Malformed, version.span(f), "%s is OpenAPI %q; covetgen reads 3.0 and 3.1", f.Path, version.text).
		Hint = "convert the document to OpenAPI 3.1"
}

// scan makes the tree of a document and the JSON that is served.
func scan(f *source.File) (*node, []byte, error) {
	text := bytes.TrimLeft(f.Text, " \t\r\n")
	if len(text) > 0 && text[0] == '{' {
		root, err := scanJSON(f.Text)
		if err == nil {
			return root, f.Text, nil
		}
		// YAML's flow style looks like JSON, too.
		if root, yamlErr := scanYAML(f); yamlErr == nil {
			return asJSON(root)
		}
		return nil, nil, err
	}
	root, err := scanYAML(f)
	if err != nil {
		return nil, nil, err
	}
	if root.kind != mappingKind {
		return nil, nil, errors.New("it is no mapping")
	}
	return asJSON(root)
}

func asJSON(root *node) (*node, []byte, error) {
	var b bytes.Buffer
	err := writeNode(&b, root)
	return root, b.Bytes(), err
}

func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

var linePattern = regexp.MustCompile(`line (\d+)(?:[:,] column (\d+))?`)

// errorSpan finds the place that an error names.
func errorSpan(f *source.File, err error) source.Span {
	var inJSON *jsonError
	if errors.As(err, &inJSON) {
		at := min(inJSON.at, len(f.Text))
		return source.Span{File: f, Start: at, End: min(at+1, len(f.Text))}
	}
	var inYAML *yamlError
	if errors.As(err, &inYAML) {
		return lineSpan(f, inYAML.line)
	}
	if m := linePattern.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return lineSpan(f, line)
	}
	return source.Span{File: f}
}

// lineSpan is the text of a line.
func lineSpan(f *source.File, line int) source.Span {
	text := f.LineText(line)
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	start := f.LineStart(line)
	return source.Span{File: f, Start: start + indent, End: start + len(text)}
}
