// Package emit writes a program as a Go service.
//
// The service is one package main. Every Python module becomes a Go file with its
// functions, classes and models under their Python names in Go case; routes_<module>.go
// holds one glue function for each route, app.go puts the application together, and
// linemap.go turns Go lines back into Python lines for tracebacks. What does not depend
// on the program (go.mod, .gitignore, README) comes from package templates.
//
// Statements stay statements. An expression that can fail in the middle of another is
// hoisted: its value goes to a temporary, named after what it holds, and the rest of
// the expression uses that. Operands that the hoisted code could disturb are saved first,
// so that evaluation is left to right (operand.go). A variable is declared where it is
// first set when Go's blocks allow it, and before the statement that needs it otherwise
// (declare.go).
//
// A try body is a function literal that returns an error; the clauses follow in line.
// Return, break and continue leave such a literal through flags that are looked at behind
// it (try.go).
//
// The files are made in memory, formatted, and type-checked against the runtime
// (check.go) before anything is written.
package emit
