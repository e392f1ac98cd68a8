// Package native makes Go implementations of Python library functions and classes look
// to user code like the Python originals.
//
// FastAPI and Pydantic are written in Python, so their functions take arguments by
// Python's own rules: any parameter may be named, a wrong call raises the TypeError
// of a Python function. A Signature is the parameter list as Python source would
// write it ("default=Undefined, *, alias=Unset, title=None"); Func turns one and a
// Go body into a py.Function, so that binding and its messages are the runtime's.
//
// Many classes of both libraries only hold what they were made with (annotated_types.Gt,
// AfterValidator, Depends, AliasChoices): they are Records, one row of a table each.
package native
