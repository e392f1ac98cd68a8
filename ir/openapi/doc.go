// Package openapi makes the OpenAPI document of an application, equal to what FastAPI
// serves for it.
//
// It works in FastAPI's three steps. First every field of every route (parameters, bodies,
// responses) is turned into JSON Schema by the rules of Pydantic's GenerateJsonSchema, once
// for the validation and once for the serialisation mode; models and enums become
// definitions under long names that cannot collide. Then the long names are replaced by
// the shortest ones that mean a single schema. Last the document is put together operation
// by operation and passed through FastAPI's own models of an OpenAPI document
// (models.go), because that pass decides on the order of keys, on what is left out, and on
// how numbers and URLs are written.
//
// JSON values are Python values here (py.Dict, py.List, …): examples and extras come from
// the user's program, and json.dumps of the runtime writes the result.
package openapi
