// Package eval runs the module-level code of a Python program at compile time.
//
// It is a tree-walking interpreter over parser/pyast whose object model is
// runtime/py: a string method has one implementation, used here and by compiled
// services. Functions are *py.Function values whose Node is a *Function of this
// package, classes are *py.Type values with a ClassInfo beside them, and
// modules are *py.Module values with a Module beside them.
//
// # What cannot be known
//
// A build has no access to the host: no files, no network, no environment, no
// clock. A value that depends on them, or on a module that is neither part of
// the program nor understood by covetgen, is a *Symbolic: an expression over
// other values with its place in the source. Attributes, calls, subscripts and
// operators of a Symbolic are further Symbolics. Whatever has to look into one
// (a branch, a loop, a hash) ends in a *Fault, a Go error that no Python
// "except" catches, and becomes a diagnostic that names the chain of values
// that led there. The faulty statement of a module is left out, the names that
// it would have bound become Symbolic, and the evaluation goes on, so that one
// run finds many faults.
//
// # Names
//
// Scopes are static, as in CPython: scope.go works out for each function body
// which names are its own, and a frame looks a name up in its own variables, in
// those of the functions around it, in the module and in the builtins.
//
// # Tracebacks
//
// A frame remembers the node it evaluates. When an exception leaves the frame
// (or is caught in it), that place joins the exception's traceback.
package eval
