// Package ir is where the two front ends meet: a typed, structured program that
// knows neither Python's syntax trees nor how Go is spelled.
//
// A Program is an App (routes with the parameters, dependencies and responses that
// FastAPI would see), the Models that its schemas name, the functions and classes
// that a route reaches, the module state as it stands after import (Globals), and the
// steps that the binary runs at start in import order (Start).
//
// Function bodies stay structured: if, for, try and with are statements. What Go has
// no like form for is a call of a runtime Symbol, taken from ir/bind, so that this
// package stays small: a Python "+" on dynamic values is a Runtime expression with the
// symbol py.Add, the same "+" on two floats is a GoOp.
//
// Every expression has a Type. Dyn is the dynamic value (py.Value) and the definition of
// Python's meaning; every other type is an optimisation that must not be told from it.
// Moving between them is explicit: Convert boxes, unboxes, or checks.
//
// Print shows a program as text (covetgen dump --stage ir), Verify checks it, and Walk
// visits it. Verify runs after each pass in tests and under --debug.
package ir
