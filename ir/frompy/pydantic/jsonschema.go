package pydantic

import (
	"strings"

	"github.com/covetpy/covetgen/ir/frompy/native"
	"github.com/covetpy/covetgen/ir/jsonschema"
	"github.com/covetpy/covetgen/runtime/py"
	"github.com/covetpy/covetgen/runtime/schema"
)

var (
	modelJSONSchemaSignature   = native.ParseSignature("by_alias=None, ref_template='#/$defs/{model}', schema_generator=None, mode='validation', *, union_format='any_of'")
	adapterJSONSchemaSignature = native.ParseSignature("*, by_alias=None, ref_template='#/$defs/{model}', union_format='any_of', schema_generator=None, mode='validation'")
)

// modelJSONSchema is BaseModel.model_json_schema.
func modelJSONSchema(t *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	c, isType := self.(*py.Type)
	v, found := interpOf.Load(t)
	if !isType || !found {
		return nil, py.Raise(py.RuntimeError, "model_json_schema() is known at compile time only")
	}
	a, err := modelJSONSchemaSignature.Bind("BaseModel.model_json_schema", pos, kw)
	if err != nil {
		return nil, err
	}
	l := v.(*Library)
	m := l.modelOf(c)
	if m == nil || c == schema.BaseModelType {
		return nil, py.Raise(py.AttributeError, "model_json_schema() must be called on a subclass of BaseModel, not BaseModel itself.")
	}
	if err := l.Complete(t, m); err != nil {
		return nil, err
	}
	return l.jsonSchema(t, &schema.ModelRef{Class: m.Class}, a)
}

// jsonSchema is what model_json_schema and TypeAdapter.json_schema share.
func (l *Library) jsonSchema(t *py.Task, s schema.Schema, a native.Args) (py.Value, error) {
	for _, d := range UnsupportedIn(s) {
		return nil, l.in.DiagnosticFault(d)
	}
	prefix, suffix, ok := strings.Cut(a.Str("ref_template"), "{model}")
	if a.Given("schema_generator") != nil || a.Str("union_format") != "any_of" || !ok || suffix != "" {
		return nil, l.Refuse("CV2003", "use the JSON Schema that Pydantic makes by default",
			"a JSON Schema with a schema_generator, a union_format or a ref_template that does not end in {model}")
	}
	mode := jsonschema.Validation
	if a.Str("mode") == "serialization" {
		mode = jsonschema.Serialization
	}
	by := a.Given("by_alias")
	return jsonschema.Model(t, s, mode, jsonschema.Options{RefPrefix: prefix, ByName: by == py.False, ByAlias: by == py.True})
}
