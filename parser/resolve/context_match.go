package resolve

import (
	"github.com/covetpy/covetgen/parser/pyast"
)

// match checks the cases of a match statement.
func (c *context) match(s *pyast.Match) {
	c.expr(s.Subject)
	for i, mc := range s.Cases {
		p := &patternContext{context: c, seen: map[string]bool{}}
		// The last case may match everything, and so may one with a guard.
		p.allowAll = mc.Guard != nil || i == len(s.Cases)-1
		p.pattern(mc.Pattern)
		c.expr(mc.Guard)
		c.stmts(mc.Body)
	}
}

// patternContext is the state of checking one pattern.
type patternContext struct {
	*context
	seen     map[string]bool // the names bound so far
	allowAll bool            // the pattern may match everything
}

// bind notes a name that the pattern binds; a name can be bound only once.
func (p *patternContext) bind(name string, at pyast.Range) {
	if name == "" {
		return
	}
	p.store(name, at)
	if p.seen[name] {
		p.errorf(codePattern, at, "multiple assignments to name '%s' in pattern", name)
	}
	p.seen[name] = true
}

// sub checks a pattern inside another, which may always match everything.
func (p *patternContext) sub(q pyast.Pattern) {
	saved := p.allowAll
	p.allowAll = true
	p.pattern(q)
	p.allowAll = saved
}

// pattern checks one pattern.
func (p *patternContext) pattern(q pyast.Pattern) {
	switch q := q.(type) {
	case *pyast.MatchValue:
		p.expr(q.Value)
	case *pyast.MatchAs:
		if q.Pattern == nil {
			if !p.allowAll {
				if q.Name != "" {
					p.errorf(codePattern, q.Range, "name capture '%s' makes remaining patterns unreachable", q.Name)
				} else {
					p.errorf(codePattern, q.Range, "wildcard makes remaining patterns unreachable")
				}
			}
			p.bind(q.Name, q.Range)
			return
		}
		p.pattern(q.Pattern)
		p.bind(q.Name, q.Range)
	case *pyast.MatchStar:
		p.bind(q.Name, q.Range)
	case *pyast.MatchSequence:
		stars := 0
		for _, s := range q.Patterns {
			if _, ok := s.(*pyast.MatchStar); ok {
				if stars++; stars == 2 {
					p.errorf(codePattern, q.Range, "multiple starred names in sequence pattern")
				}
			}
		}
		for _, s := range q.Patterns {
			p.sub(s)
		}
	case *pyast.MatchMapping:
		p.mapping(q)
	case *pyast.MatchClass:
		p.class(q)
	case *pyast.MatchOr:
		p.or(q)
	}
}

// mapping checks a mapping pattern: literal keys differ.
func (p *patternContext) mapping(q *pyast.MatchMapping) {
	seen := map[string]bool{}
	for _, k := range q.Keys {
		if key, shown, ok := constantKey(k); ok {
			if seen[key] {
				p.errorf(codePattern, q.Range, "mapping pattern checks duplicate key (%s)", shown)
			}
			seen[key] = true
		}
		p.expr(k)
	}
	for _, s := range q.Patterns {
		p.sub(s)
	}
	p.bind(q.Rest, q.Range)
}

// constantKey returns an identity for a literal mapping key, equal for keys that
// Python finds equal, and the key's repr.
func constantKey(e pyast.Expr) (key, shown string, ok bool) {
	switch e := e.(type) {
	case *pyast.Constant:
		v := e.Value
		shown = v.Repr()
		switch v.Kind {
		case pyast.ConstTrue:
			return "1", shown, true
		case pyast.ConstFalse:
			return "0", shown, true
		case pyast.ConstFloat:
			if v.Float == float64(int64(v.Float)) {
				return pyast.Const{Kind: pyast.ConstInt, Int: int64(v.Float)}.Repr(), shown, true
			}
		}
		return shown, shown, true
	case *pyast.UnaryOp:
		k, s, ok := constantKey(e.Operand)
		if k == "0" || !ok {
			return k, s, ok
		}
		return "-" + k, "-" + s, true
	case *pyast.BinOp:
		l, ls, ok1 := constantKey(e.Left)
		r, rs, ok2 := constantKey(e.Right)
		sign := "+"
		if e.Op == pyast.Sub {
			sign = "-"
		}
		return l + sign + r, "(" + ls + sign + rs + ")", ok1 && ok2
	}
	return "", "", false
}

// class checks a class pattern: attributes are named once.
func (p *patternContext) class(q *pyast.MatchClass) {
	for i, name := range q.KwdAttrs {
		p.store(name, q.KwdPatterns[i].Span())
		for j := i + 1; j < len(q.KwdAttrs); j++ {
			if q.KwdAttrs[j] == name {
				p.errorf(codePattern, q.KwdPatterns[j].Span(), "attribute name repeated in class pattern: %s", name)
				break
			}
		}
	}
	p.expr(q.Cls)
	for _, s := range q.Patterns {
		p.sub(s)
	}
	for _, s := range q.KwdPatterns {
		p.sub(s)
	}
}

// or checks alternatives: only the last may match everything, and all must bind
// the same names.
func (p *patternContext) or(q *pyast.MatchOr) {
	before := p.seen
	allowed := p.allowAll
	var first map[string]bool
	union := map[string]bool{}
	for i, alt := range q.Patterns {
		p.seen = map[string]bool{}
		for n := range before {
			p.seen[n] = true
		}
		p.allowAll = allowed && i == len(q.Patterns)-1
		p.pattern(alt)
		bound := map[string]bool{}
		for n := range p.seen {
			union[n] = true
			if !before[n] {
				bound[n] = true
			}
		}
		if i == 0 {
			first = bound
		} else if !sameNames(first, bound) {
			p.errorf(codePattern, q.Range, "alternative patterns bind different names")
		}
	}
	p.seen, p.allowAll = union, allowed
}

// sameNames reports whether two alternatives bind the same names.
func sameNames(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for n := range a {
		if !b[n] {
			return false
		}
	}
	return true
}
