package diag

import (
	"slices"
	"strings"
)

// Row is what the registry knows of a code: `covetgen explain` and the documentation are
// printed from it, and a test compiles Bad and wants exactly this code, and compiles Good
// and wants none.
type Row struct {
	Code        Code
	Summary     string // one line, lower case
	Explanation string // paragraphs: what it means, why, and what to do
	Bad         string // the smallest source that gets the code; empty where no source can
	Good        string // the same, mended
}

var registered []Row

// register adds the rows of one stage. Each registry_*.go calls it once from init.
func register(rows []Row) { registered = append(registered, rows...) }

// Rows returns every code in order.
func Rows() []Row {
	out := slices.Clone(registered)
	slices.SortFunc(out, func(a, b Row) int { return strings.Compare(string(a.Code), string(b.Code)) })
	return out
}

// Lookup finds the row of a code, in any case.
func Lookup(code string) (Row, bool) {
	for _, r := range registered {
		if strings.EqualFold(string(r.Code), code) {
			return r, true
		}
	}
	return Row{}, false
}
