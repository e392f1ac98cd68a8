// Package runtime is the version of the runtime that generated services are built with.
//
// Its children are the runtime itself: py is Python's object model and library, schema is
// Pydantic's validation and serialisation, web is FastAPI over net/http. Services import
// those and refer to this package only to stop compiling when generated code and runtime
// come from different versions of covetgen.
package runtime

// Version is the version of covetgen that this runtime belongs to.
const Version = "0.1.0"

// Guard is the name of the constant below, which generated code refers to. It is renamed
// with each version whose runtime older generated code does not fit.
const Guard = "IsVersion0_1"

// IsVersion0_1 exists in this version of the runtime only.
const IsVersion0_1 = true
