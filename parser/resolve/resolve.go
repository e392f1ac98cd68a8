// Package resolve finds out what the names of a parsed module mean, and refuses
// what is grammatical but not Python: the rules that need more of the program than
// one statement.
//
// It works in CPython's order, so that the first error is the one CPython reports:
// future imports, then the symbol table (build.go visits every node once and notes
// for each scope how it uses each name; analyze.go then decides from the outermost
// scope inwards whether a name is local, free or global), then the rules that
// CPython's code generator checks (context.go). Results are kept in a side table
// keyed by node; the tree is not touched.
package resolve

import (
	"fmt"

	"github.com/covetpy/covetgen/parser/diag"
	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// The codes of this package; their rows are in diag/registry_names.go.
const (
	codeOutside   diag.Code = "CV2101"
	codeDuplicate diag.Code = "CV2102"
	codeDeclare   diag.Code = "CV2103"
	codeStar      diag.Code = "CV2104"
	codeFuture    diag.Code = "CV2105"
	codeForbidden diag.Code = "CV2106"
	codeStarred   diag.Code = "CV2107"
	codeWalrus    diag.Code = "CV2108"
	codeComp      diag.Code = "CV2109"
	codePattern   diag.Code = "CV2110"
	codeExcept    diag.Code = "CV2111"
	codeTypeParam diag.Code = "CV2112"
	codeBlocks    diag.Code = "CV2113"
)

// Info is what Resolve found out about a module.
type Info struct {
	// Module is the module's own scope.
	Module *Scope
	// Imports are the import statements in source order, wherever they stand.
	Imports []Import
	// Futures are the features that "from __future__ import" switched on.
	Futures map[string]bool

	scopes map[pyast.Node]*Scope
	params map[pyast.Node]*Scope
}

// Scope returns the scope that a node opens: a *Module, FunctionDef,
// AsyncFunctionDef, ClassDef, Lambda, a comprehension or a TypeAlias (its value).
// It is nil for other nodes. The scope of a function's or class's type parameters
// is had from TypeParams.
func (i *Info) Scope(n pyast.Node) *Scope { return i.scopes[n] }

// TypeParams returns the scope of a node's type parameters (PEP 695), or nil.
func (i *Info) TypeParams(n pyast.Node) *Scope { return i.params[n] }

// resolver is the state of one Resolve.
type resolver struct {
	file *source.File
	list *diag.List
	info *Info
	cur  *Scope // the scope that build is in
	// class is the name of the innermost class, for name mangling.
	class string
	// lastFuture is the line of the last future import that stands where it may.
	lastFuture int
}

// Resolve resolves a module that was parsed without errors. Faults are added to
// list; the Info is then still usable, but incomplete.
func Resolve(mod *pyast.Module, f *source.File, list *diag.List) *Info {
	r := &resolver{file: f, list: list, lastFuture: -1}
	r.info = &Info{Futures: map[string]bool{}, scopes: map[pyast.Node]*Scope{}, params: map[pyast.Node]*Scope{}}
	r.futures(mod)
	r.module(mod)
	r.analyze()
	c := &context{resolver: r, unit: &unit{kind: ModuleScope, scope: r.info.Module}}
	c.stmts(mod.Body)
	return r.info
}

// errorf adds an error at a node.
func (r *resolver) errorf(code diag.Code, at pyast.Range, format string, args ...any) {
	r.list.Add(&diag.Diagnostic{
		Code: code, Span: source.Span{File: r.file, Start: int(at.Start), End: int(at.End)},
		Msg: fmt.Sprintf(format, args...),
	})
}
