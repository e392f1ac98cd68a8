// Package py is Python's object model in Go: the values that compiled services
// compute with at request time and that the evaluator computes with at compile
// time.
//
// A Python object is a Value: a Go interface whose dynamic type is one of the
// builtin representations (SmallInt, Float, Str, *List, *Dict, ...) or an
// *Object, the instance of a class statement. Every operation of the language
// is one exported function (Add, GetAttr, Call, Iter, ...) that follows the
// "Data model" chapter of the reference: it first tries the Go interface that
// a representation implements for the operation (Operand, Comparer, Lener,
// ...) and otherwise looks the special method up on the type, as CPython's
// slots do. An *Object whose class derives from a builtin type carries the
// builtin part in Object.Base; the builtin's own methods see only that part.
//
// Builtin types publish their methods by static tables (Method), which cost
// nothing until an attribute of the type is first looked up. The same Go
// functions serve emitted code directly where types are known.
//
// Errors are Go errors; those that Python code can see are *Exception.
// Functions that may run Python code or wait take the running *Task first.
//
// Containers are as safe as their Python counterparts under one event loop:
// the caller holds the loop's lock (Task.Lock) where objects are shared.
// Types, builtins and caches need no lock.
package py
