package py

// CaughtGroup is an exception in the hands of except* clauses: each takes its part of the
// group; what none takes and what the clauses raise goes on when they are through.
type CaughtGroup struct {
	Caught
	rest     error
	raised   []*Exception // by the clauses, the group's own parts aside
	reraised []*Exception // parts that a bare raise let go on
}

// CatchGroup begins the handling of err by except* clauses.
func (t *Task) CatchGroup(err error) *CaughtGroup {
	return &CaughtGroup{Caught: t.Catch(err), rest: err}
}

// Pending reports whether a part of the group is left for the next clause.
func (g *CaughtGroup) Pending() bool { return g.rest != nil }

// Clause runs the body of a clause with the part of the group that is of class, a class or
// a tuple of classes; without such a part nothing happens. What the body raises is kept; the error
// is that class cannot be used so.
func (g *CaughtGroup) Clause(class Value, body func(part Value) error) error {
	match, rest, failure := MatchGroup(g.task, g.rest, class)
	if failure != nil {
		return failure
	}
	g.rest = rest
	if match == nil {
		return nil
	}
	g.task.SetHandled(match)
	traceback, cause, context := match.Traceback, match.Cause, match.Context
	err := body(match)
	g.task.SetHandled(g.Exception)
	if err == nil {
		return nil
	}
	e := AsException(err)
	if e == match && e.Traceback == traceback && e.Cause == cause && e.Context == context {
		g.reraised = append(g.reraised, e)
		return nil
	}
	e.raisedDuring(match)
	g.raised = append(g.raised, e)
	return nil
}

// End ends the handling: nil, or what goes on. The parts of the group that go on are one group of the
// former shape again; together with new exceptions they become members of a group without a message.
func (g *CaughtGroup) End() error {
	g.task.SetHandled(g.previous)
	going := g.reraised
	if g.rest != nil {
		if len(going) == 0 && len(g.raised) == 0 {
			return g.rest
		}
		going = append(going, AsException(g.rest))
	}
	raised := g.raised
	switch {
	case len(going) == 0:
	case g.Exception.Group() == nil:
		raised = append(raised, going...)
	default:
		keep := map[*Exception]bool{}
		for _, e := range going {
			e.leaves(func(leaf *Exception) { keep[leaf] = true })
		}
		part, _, err := g.Exception.split(g.task, func(e *Exception) (bool, error) { return keep[e], nil })
		if err != nil {
			return err
		}
		raised = append(raised, part)
	}
	switch len(raised) {
	case 0:
		return nil
	case 1:
		return raised[0]
	}
	return NewExceptionGroup("", raised...)
}

// leaves visits the exceptions of a group that are no groups themselves.
func (e *Exception) leaves(visit func(*Exception)) {
	members := e.Group()
	if members == nil {
		visit(e)
	}
	for _, m := range members {
		m.leaves(visit)
	}
}
