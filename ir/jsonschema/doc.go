// Package jsonschema turns the schemas of runtime/schema into JSON Schema by the rules of
// Pydantic's GenerateJsonSchema (pydantic/json_schema.py).
//
// A schema is generated from the leaves up, in one of two modes. Models, enums, dataclasses,
// typed dicts and named tuples become definitions under long names that cannot collide and
// are referred to from where they stand; when everything is generated, Shorten replaces the
// long names by the shortest ones that mean a single schema. Model is the whole of
// model_json_schema; ir/openapi drives the generator itself, because all the fields of an
// application share their definitions.
//
// JSON values are Python values here (py.Dict, py.List, …): examples and extras come from
// the user's program.
package jsonschema
