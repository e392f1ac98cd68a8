// Package schema is Pydantic v2's validation and serialisation.
//
// A Schema is a tree of nodes shaped like pydantic-core's core schema. The
// compiler builds it from annotations, prints it as Go literals into the
// service, and both sides run the same code over it.
//
// There are two ways from bytes to a value. The fast path is emitted for each
// model and accepts only what is plainly valid (see fast.go). Everything else
// takes the exact path in this package: the body is parsed to Python values
// and walked by Schema.Validate, which knows every coercion, every error text
// and every loc rule of pydantic-core.
//
// Validation returns one of four things: a value; *Errors, the list of line
// errors in Pydantic's order; a control signal (omit, use default) that only
// containers and fields see; or a Python exception that a validator function
// raised. Locations are built from the inside out: each container prepends
// its key to the errors that come out of its items.
//
// Serialisation walks the declared schema, never the class of the instance,
// so that a subclass instance is written with the fields of the declared
// model. Where a value does not fit its schema it falls back to inference by
// the value's own type, as pydantic-core does after a warning.
package schema
