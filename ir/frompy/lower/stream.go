package lower

import "github.com/covetpy/covetgen/parser/pyast"

// A builtin that uses up a source at once (sum(zip(…)), list(product(…))) is lowered as if it had been given the generator
// expression (item for item in …), which runs in place.

// streamed is that generator expression; nil for what is no source.
func (b *body) streamed(n pyast.Expr, name string) *pyast.GeneratorExp {
	c, ok := n.(*pyast.Call)
	if !ok || b.typedSource(c) == nil && (name != "sum" || !b.isRange(c)) {
		return nil
	}
	g := b.l.streams[c]
	if g == nil {
		at := pyast.Range{Start: c.Start, End: c.End}
		clause := &pyast.Comprehension{Range: at, Target: &pyast.Name{Range: at, Id: keyItem, Ctx: pyast.Store}, Iter: c}
		g = &pyast.GeneratorExp{Range: at, Elt: &pyast.Name{Range: at, Id: keyItem}, Generators: []*pyast.Comprehension{clause}}
		b.l.streams[c], b.l.mapped[g] = g, &mapped{loop: g}
	}
	return g
}

// isRange reports whether a call is a range of ints.
func (b *body) isRange(c *pyast.Call) bool {
	start, _, _ := b.rangeArgs(c)
	return start != nil
}
