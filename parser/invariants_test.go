package parser

import (
	"testing"

	"github.com/covetpy/covetgen/parser/pyast"
	"github.com/covetpy/covetgen/parser/source"
)

// checkInvariants checks what holds for every tree: a node's range lies in the
// file and in its parent's, is not empty, and siblings stand in order without
// overlap. What CPython itself makes an exception for is listed here.
func checkInvariants(t testing.TB, f *source.File, m *pyast.Module) {
	var visit func(n pyast.Node)
	bad := 0
	visit = func(n pyast.Node) {
		r := n.Span()
		var prev pyast.Node
		pyast.Children(n, func(c pyast.Node) {
			cr := c.Span()
			if bad > 5 {
				return
			}
			outside := cr.Start < r.Start || cr.End > r.End
			if outside && !decorator(n, c) {
				bad++
				t.Errorf("%s:%d: %T [%d,%d) is not inside its parent %T [%d,%d)", f.Path, f.Line(int(cr.Start)), c, cr.Start, cr.End, n, r.Start, r.End)
			}
			if cr.Start > cr.End || cr.Start == cr.End && !mayBeEmpty(c) {
				bad++
				t.Errorf("%s:%d: %T has the range [%d,%d)", f.Path, f.Line(int(cr.Start)), c, cr.Start, cr.End)
			}
			if prev != nil && sequential(n) && prev.Span().End > cr.Start {
				bad++
				t.Errorf("%s:%d: %T [%d,%d) overlaps the %T before it", f.Path, f.Line(int(cr.Start)), c, cr.Start, cr.End, prev)
			}
			prev = c
			visit(c)
		})
	}
	visit(m)
}

// decorator reports whether c is a decorator of n: since 3.8 those stand before
// the range of the definition.
func decorator(n, c pyast.Node) bool { return c.Span().End <= n.Span().Start }

// mayBeEmpty: a function may have no parameters, and a file no statements.
func mayBeEmpty(n pyast.Node) bool {
	switch n := n.(type) {
	case *pyast.Arguments, *pyast.Module:
		return true
	case *pyast.JoinedStr:
		return len(n.Values) == 0
	}
	return false
}

// sequential reports whether the children of n are visited in the order of the
// text. Some productions list their fields otherwise (parameters and their
// defaults, keys and values, positional and keyword arguments), and the text that
// "f'{x=}'" shows overlaps the field.
func sequential(n pyast.Node) bool {
	switch n.(type) {
	case *pyast.Arguments, *pyast.Dict, *pyast.Call, *pyast.ClassDef, *pyast.IfExp, *pyast.JoinedStr, *pyast.TemplateStr,
		*pyast.FunctionDef, *pyast.AsyncFunctionDef, *pyast.MatchMapping, *pyast.MatchClass, *pyast.ListComp:
		return false
	}
	return true
}
