package lower

import "github.com/covetpy/covetgen/parser/diag"

// The codes that lowering reports, as parser/diag/registry_lower.go explains them.
const (
	UndefinedName  = diag.NameNotDefined
	NoFinalizer    = diag.NoFinalizer
	Unsupported    = diag.NotCompiled
	TemplateString = diag.TemplateString
	DynamicCode    = diag.SourceAtRunTime
	NamespaceCall  = diag.NamespaceCall
	NoSnapshot     = diag.NoSnapshot
	SymbolicValue  = diag.StartValue
	ImportFailed   = diag.ImportInFunction
	UnknownLibrary = diag.UnknownLibrary
)

// nearest is the known name closest to the one that was not found; "" when none is near.
func nearest(name string, among []string) string {
	best, bestDistance := "", len(name)/3+1
	for _, s := range among {
		if d := distance(name, s, bestDistance); d < bestDistance || d == bestDistance && best != "" && s < best {
			best, bestDistance = s, d
		}
	}
	return best
}

// distance is the number of insertions, deletions, replacements and swaps between a and
// b, or limit+1 when it is beyond the limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	var prior []int
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		prior, before, row = before, row, make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(before[j]+1, row[j-1]+1, before[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prior[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
