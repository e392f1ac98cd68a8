package resolve

import "strings"

// Suggest returns the candidate that name is most likely a misspelling of, or "".
// Distance is Damerau-Levenshtein (a swap of neighbours is one edit), with a change
// of case at a third of an edit's price; a third of the name may differ at most.
func Suggest(name string, candidates []string) string {
	const edit = 3
	best, bestCost := "", (len(name)+2)/3*edit+1
	if len(name) < 2 {
		return ""
	}
	for _, c := range candidates {
		if c == name || c == "" {
			continue
		}
		if d := (len(c) - len(name)) * edit; d >= bestCost || -d >= bestCost {
			continue
		}
		if cost := distance(name, c, bestCost); cost < bestCost || cost == bestCost && best != "" && c < best {
			best, bestCost = c, cost
		}
	}
	return best
}

// distance is the cost of turning a into b, or some number above limit.
func distance(a, b string, limit int) int {
	const edit, recase = 3, 1
	before := make([]int, len(b)+1)
	prev := make([]int, len(b)+1)
	cur := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j * edit
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i * edit
		low := cur[0]
		for j := 1; j <= len(b); j++ {
			sub := edit
			if a[i-1] == b[j-1] {
				sub = 0
			} else if strings.EqualFold(a[i-1:i], b[j-1:j]) {
				sub = recase
			}
			v := min(prev[j-1]+sub, prev[j]+edit, cur[j-1]+edit)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && a[i-1] != a[i-2] {
				v = min(v, before[j-2]+edit)
			}
			cur[j] = v
			low = min(low, v)
		}
		if low > limit {
			return low
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(b)]
}
