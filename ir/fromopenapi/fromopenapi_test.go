package fromopenapi

import (
	"fmt"
	"strings"
	"testing"

	"github.com/covetpy/covetgen/ir"
	"github.com/covetpy/covetgen/parser/openapi"
	"github.com/covetpy/covetgen/parser/source"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

// program makes the program of a document and its diagnostics, one line each.
func program(t *testing.T, text string) (*ir.Program, []string) {
	t.Helper()
	doc, list := openapi.Parse(source.NewFile("api.yaml", []byte(text)))
	if doc == nil {
		t.Fatalf("%v", list.Sorted())
	}
	p, found := Program(doc, "api")
	var lines []string
	for _, d := range append(list.Sorted(), found.Sorted()...) {
		at := d.Span.Begin()
		lines = append(lines, fmt.Sprintf("%d:%d %s %s %s", at.Line, at.Column, d.Severity, d.Code, d.Msg))
	}
	return p, lines
}

// withBody is a document whose one operation takes a body of the given schema (flow style).
func withBody(version, schema string) string {
	return "openapi: " + version + "\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    post:\n      operationId: send\n      responses: {'200': {description: fine}}\n" +
		"      requestBody: {required: true, content: {application/json: {schema:\n        " + schema + "}}}\n" +
		"components:\n  schemas:\n    Pet: {type: object, required: [name], properties: {name: {type: string}}}\n" +
		"    Animal: {type: object, required: [kind], properties: {kind: {type: string}, parent: {$ref: '#/components/schemas/Animal'}}, discriminator: {propertyName: kind, mapping: {cat: Cat}}}\n" +
		"    Cat: {allOf: [{$ref: '#/components/schemas/Animal'}, {required: [lives], properties: {lives: {type: integer}}}]}\n" +
		"    Lion: {allOf: [{$ref: '#/components/schemas/Cat'}, {properties: {mane: {type: boolean}}}]}\n" +
		"    Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}\n" +
		"    Value: {anyOf: [{type: integer}, {type: array, items: {$ref: '#/components/schemas/Value'}}]}\n"
}

// TestValidation checks what a body's schema accepts. The values follow from the two
// specifications: JSON Schema, and OpenAPI 3.0 where it differs.
func TestValidation(t *testing.T) {
	for _, c := range []struct{ version, schema, good, bad string }{
		{"3.0.3", "{type: string, nullable: true}", `null "a"`, `1`},
		{"3.1.0", "{type: [string, 'null']}", `null "a"`, `1`},
		{"3.0.3", "{type: integer, minimum: 1, exclusiveMinimum: true}", `2`, `1`},
		{"3.1.0", "{type: integer, exclusiveMinimum: 1}", `2`, `1`},
		{"3.1.0", "{type: integer, maximum: 9223372036854775808}", `9223372036854775808`, `9223372036854775809`},
		{"3.1.0", "{type: integer, format: int32}", `2147483647`, `2147483648`},
		{"3.1.0", "{type: [string, integer], maxLength: 2}", `"ab" 7`, `"abc" [] {}`},
		{"3.1.0", "{enum: [a, 1, true, null]}", `"a" 1 true null`, `"b" 2`},
		{"3.1.0", "{const: 7}", `7`, `8 "x"`},
		{"3.1.0", "{type: string, format: date-time}", `"2024-01-01T00:00:00Z"`, `"x" 5`},
		{"3.1.0", "{type: string, format: email, maxLength: 9}", `"a@bc.de"`, `"a" "abcd@bc.de"`},
		{"3.1.0", "{type: string, format: colour}", `"red"`, `1`},
		{"3.1.0", "{$ref: '#/components/schemas/Pet'}", `{"name":"a"}`, `{} {"name":1} []`},
		{"3.1.0", "{$ref: '#/components/schemas/Tree'}", `{"children":[{"children":[]}]}`, `{"children":[{"children":1}]}`},
		{"3.1.0", "{$ref: '#/components/schemas/Value'}", `1 [1,[2]]`, `"x" [[{}]]`},
		{"3.0.3", "{$ref: '#/components/schemas/Animal'}", `{"kind":"Animal"} {"kind":"cat","lives":9} {"kind":"Lion","lives":9,"parent":{"kind":"cat","lives":1}}`, `{"kind":"cat"} {"kind":"Cat","lives":9} {"kind":"dog"} {"kind":"Animal","parent":{"kind":"cat"}}`},
		{"3.0.3", "{$ref: '#/components/schemas/Cat'}", `{"kind":"x","lives":9}`, `{"kind":"x"}`},
		{"3.1.0", "{$ref: '#/components/schemas/Pet', minProperties: 2}", `{"name":"a","b":1}`, `{"name":"a"}`},
		{"3.0.3", "{allOf: [{$ref: '#/components/schemas/Pet'}], nullable: true}", `null {"name":"a"}`, `{}`},
		{"3.1.0", "{allOf: [{type: integer, minimum: 3}, {maximum: 5}, {multipleOf: 2}]}", `4`, `2 3 6`},
		{"3.1.0", "{allOf: [{$ref: '#/components/schemas/Pet'}, {required: [age], properties: {age: {type: integer}, name: {minLength: 2}}}]}", `{"name":"ab","age":1}`, `{"name":"a","age":1} {"name":"ab"}`},
		{"3.1.0", "{allOf: [{$ref: '#/components/schemas/Pet'}, {oneOf: [{required: [a], properties: {a: {type: integer}}}, {required: [b], properties: {b: {type: string}}}]}]}",
			`{"name":"x","a":1} {"name":"x","b":"c"}`, `{"name":"x"} {"a":1} {"name":"x","a":1,"b":"c"}`},
		{"3.1.0", "{type: object, properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}", `{"a":1} {"b":1} {"a":1,"b":1}`, `{} {"c":1}`},
		{"3.1.0", "{type: object, properties: {a: {}, b: {}}, oneOf: [{required: [a]}, {required: [b]}]}", `{"a":1} {"b":1}`, `{} {"a":1,"b":1}`},
		{"3.1.0", "{oneOf: [{type: integer}, {type: string}]}", `1 "a"`, `[] {}`},
		{"3.1.0", "{type: object, additionalProperties: {type: integer}, minProperties: 1}", `{"a":1}`, `{} {"a":"x"}`},
		{"3.1.0", "{type: object, additionalProperties: false}", `{}`, `{"a":1}`},
		{"3.1.0", "{type: object, required: [x]}", `{"x":1}`, `{}`},
		{"3.1.0", "{type: array, items: {type: integer}, uniqueItems: true, minItems: 1}", `[1,2]`, `[] [1,1] ["x"]`},
		{"3.1.0", "{type: array, prefixItems: [{type: integer}], items: {type: string}}", `[1,"a","b"]`, `["a"] [1,2]`},
		{"3.1.0", "{type: array, contains: {type: string}, maxContains: 1}", `["a",1]`, `[1] ["a","b"]`},
		{"3.1.0", "{type: object, dependentSchemas: {a: {required: [b]}}}", `{} {"a":1,"b":1}`, `{"a":1}`},
		{"3.1.0", "{type: object, if: {required: [a]}, then: {required: [b]}, else: {required: [c]}}", `{"a":1,"b":1} {"c":1}`, `{"a":1} {}`},
		{"3.1.0", "{not: {type: string}}", `1 null`, `"a"`},
		{"3.1.0", "{type: object, unevaluatedProperties: false, allOf: [{properties: {a: {}}}], properties: {b: {}}}", `{"a":1,"b":1}`, `{"c":1}`},
		{"3.1.0", "{type: object, properties: {p: {type: string}}}", `{} {"p":"x"} {"q":1}`, `{"p":null}`},
		{"3.0.3", "{type: object, properties: {p: {type: string, readOnly: true}}, required: [p]}", `{} {"p":"x"}`, `{"p":1}`},
	} {
		p, warnings := program(t, withBody(c.version, c.schema))
		for _, w := range warnings {
			t.Errorf("%s: %s", c.schema, w)
		}
		node := p.App.Routes[0].Dependant.Body[0].Schema
		for want, texts := range map[bool]string{true: c.good, false: c.bad} {
			for _, text := range strings.Split(texts, " ") {
				if got := accepts(t, p, node, text); got != want {
					t.Errorf("%s %s accepts %s: %v", c.version, c.schema, text, got)
				}
			}
		}
	}
}

// accepts validates JSON by a node.
func accepts(t *testing.T, p *ir.Program, node schema.Schema, text string) bool {
	t.Helper()
	task := py.NewTask(py.NewLoop())
	for _, m := range p.Models {
		if m.Class.Type == nil {
			var err error
			if m.Class.Type, err = schema.NewModelType(task, m.Class, nil, py.NewDict(), "api", m.Name); err != nil {
				t.Fatal(err)
			}
		}
	}
	v, err := py.JSONLoads([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	_, errs, err := schema.ValidatePython(task, node, v, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return errs == nil
}

// TestReports checks that what cannot be expressed is reported at its place, and that the
// program is made all the same where it is a warning.
func TestReports(t *testing.T) {
	operation := func(fields string) string {
		return "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a/{id}:\n    get:\n      responses: {'200': {description: fine}}\n" + fields
	}
	id := "        - {name: id, in: path, required: true, schema: {type: string}}\n"
	for _, c := range []struct{ text, want string }{
		{withBody("3.1.0", "{type: string, pattern: '(?=a)b'}"), `9:24 warning CV6101 the pattern "(?=a)b" is not checked by the service`},
		{withBody("3.1.0", "{enum: [{a: 1}]}"), `8:66 warning CV6101 an enum with values`},
		{withBody("3.1.0", "{type: array, unevaluatedItems: {type: string}}"), `CV6101 the keyword "unevaluatedItems"`},
		{withBody("3.1.0", "{allOf: [{type: string}, {type: integer}]}"), `9:34 warning CV6103 no value is both [string] and [integer]`},
		{withBody("3.1.0", "{type: int}"), `error CV6104 "int" is no type of JSON Schema`},
		{withBody("3.1.0", "{type: integer, default: x}"), `warning CV6104 the default 'x' does not fit`},
		{strings.Replace(withBody("3.1.0", "{type: string}"), "content: {", "content: {text/csv: {}, ", 1), `8:47 warning CV6102 the body of POST /a may be text/csv besides application/json`},
		{operation("      parameters:\n" + id + "        - {name: q, in: query, style: deepObject, schema: {type: string}}\n"), `9:11 warning CV6102 parameter "q" of GET /a/{id} has the style "deepObject"`},
		{operation("      parameters:\n" + id + "        - {name: q, in: query, content: {text/xml: {}}}\n"), `9:11 warning CV6102 parameter "q" of GET /a/{id} is encoded as text/xml`},
		{operation("      parameters:\n" + id + "        - {name: Accept, in: header, schema: {type: string}}\n"), `9:11 warning CV6105 the header parameter Accept is ignored`},
		{operation("      parameters:\n" + id + "      callbacks: {done: {'{$request.body#/url}': {post: {responses: {'200': {description: x}}}}}}\n"), `9:7 warning CV6105 callbacks of GET /a/{id}`},
		{operation(""), `5:5 warning CV6101 {id} in the path of GET /a/{id} is not declared`},
		{operation("      parameters:\n" + id + "webhooks: {new: {post: {responses: {'200': {description: x}}}}}\n"), `9:12 warning CV6105 the webhook new`},
		{operation("      parameters:\n" + id + "      security: [{nobody: []}]\n"), `9:19 warning CV6003 the security scheme "nobody"`},
	} {
		_, got := program(t, c.text)
		found := false
		for _, line := range got {
			found = found || strings.Contains(line, c.want)
		}
		if !found {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestRoutes checks the names and the order of routes.
func TestRoutes(t *testing.T) {
	ok := "responses: {'200': {description: fine}}"
	p, _ := program(t, "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n"+
		"  /pets/{pet-id}:\n    parameters: [{name: pet-id, in: path, required: true, schema: {type: integer}}]\n    get: {"+ok+", operationId: one}\n"+
		"  /pets/{pet-id}.json:\n    parameters: [{name: pet-id, in: path, required: true, schema: {type: integer}}]\n    get: {"+ok+", tags: [Main]}\n"+
		"  /pets/new:\n    get: {"+ok+", operationId: one, tags: [\"Pets & owners\"]}\n")
	var got []string
	for _, r := range p.App.Routes {
		got = append(got, r.Path+" "+r.Name+" "+r.Module.Name)
	}
	want := "/pets/new one_2 pets_owners, /pets/{pet_id}.json get_pets_pet_id_json main_operations, /pets/{pet_id} one operations"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	if param := p.App.Routes[2].Dependant.Params[0]; param.Alias != "pet-id" || param.Segment != "pet_id" {
		t.Errorf("a parameter whose name is no identifier: %+v", param)
	}
}
