package py

// IsText reports whether the pattern is one for str.
func (p *Pattern) IsText() bool { return !p.isBytes }

// Groups is the number of the pattern's groups.
func (p *Pattern) Groups() int { return p.prog.groups }

// Names are the names of the groups, by number; "" for those without.
func (p *Pattern) Names() []string { return p.prog.names }

// Taking are the groups that have taken part in every match, by number: those that no choice, no repeat that may be
// left out and no look-around stands around.
func (p *Pattern) Taking() []bool {
	taking := make([]bool, p.prog.groups+1)
	taking[0] = true
	if p.prog.tree != nil {
		p.prog.tree.take(taking)
	}
	return taking
}

// take marks the groups in a part of a pattern that has matched.
func (n *reNode) take(taking []bool) {
	switch n.kind {
	case reGroup:
		if n.group > 0 && n.group < len(taking) {
			taking[n.group] = true
		}
		n.subs[0].take(taking)
	case reSequence:
		for _, sub := range n.subs {
			sub.take(taking)
		}
	case reChoice:
		var every []bool // the groups that take part whichever is chosen
		for _, sub := range n.subs {
			mine := make([]bool, len(taking))
			sub.take(mine)
			if every == nil {
				every = mine
			}
			for i := range every {
				every[i] = every[i] && mine[i]
			}
		}
		for i, takes := range every {
			taking[i] = taking[i] || takes
		}
	case reRepeat:
		if n.lo > 0 {
			n.subs[0].take(taking)
		}
	}
}
