package py

// Steps is what a generator is at that nothing but Python code between its yields keeps alive: its body is a function
// that goes on at a place it has noted itself, so that resuming it is a call. Where no try and no with statement
// stands around a yield, nothing has to be unwound. "yield from" another such generator makes a chain: what resumes the
// outermost calls the innermost.
type Steps struct {
	at    int
	step  Step
	inner *Generator // what the body delegates to, where that runs in steps, too
	items Iterator   // what it delegates to else
}

// Step is the body of a generator from one yield to the next: sent is the value of the yield it goes on behind, thrown
// the exception that is raised there instead.
type Step = func(t *Task, s *Steps, sent Value, thrown error) (Value, error)

// finished is the place of a body that did not yield.
const finished = -1

// Resume is the place where the body goes on. Unless it notes another one, it has ended when it returns.
func (s *Steps) Resume() (at int) {
	at, s.at = s.at, finished
	return at
}

// Yield notes where the body goes on; it has to return the value.
func (s *Steps) Yield(at int) { s.at = at }

// From is "yield from v": the body goes on at the place with the return value as what was sent.
func (s *Steps) From(t *Task, at int, v Value) (Value, error) {
	it, err := Iter(t, v)
	if err != nil {
		return nil, err
	}
	if g, ok := it.(*Generator); ok && g.begin != nil && (!g.started || g.steps.step != nil) {
		if g.executes() { // a body that this one goes on behind
			return nil, Raise(ValueError, "generator already executing")
		}
		s.inner = g
	} else {
		s.items = it
	}
	s.at = at
	return nil, nil
}

// Thrown is an exception that a yield raises, on its way out of the body.
//
//go:noinline
func Thrown(err error) error {
	if e, ok := err.(*Exception); ok {
		e.raised()
	}
	return err
}

// DropItems closes the generator that a loop goes over and nothing else refers to, when the loop is left.
func DropItems(t *Task, it Iterator) {
	if g, ok := it.(*Generator); ok && !g.running {
		// What the generator raises now, CPython prints and forgets.
		_ = g.Close(t)
	}
}

// NewSteps is NewGenerator for a body that can run in steps, too.
func NewSteps(qualname string, body func(t *Task, yield func(Value) (Value, error)) (Value, error), begin func() Step) *Generator {
	return &Generator{Qualname: qualname, body: body, begin: begin}
}

// leaveStep cuts the traceback of an exception off above the calling function, which hands it on to another body.
//
//go:noinline
func leaveStep(err error) {
	if e, ok := err.(*Exception); ok {
		e.caught = callerPlace()
	}
}

// executes reports whether the generator runs, or what it delegates to.
func (g *Generator) executes() bool {
	for g.steps.inner != nil {
		g = g.steps.inner
	}
	return g.running
}

// runSteps is resume for a body in steps.
func (g *Generator) runSteps(t *Task, sent Value, thrown error) (v Value, ok bool, err error) {
	if t == nil {
		return g.advance(t, 0, sent, thrown)
	}
	depth := t.depth
	v, ok, err = g.advance(t, depth, sent, thrown)
	t.depth = depth
	return v, ok, err
}

// advance runs the innermost body of a chain, and those behind it as long as bodies end.
func (g *Generator) advance(t *Task, depth int, sent Value, thrown error) (v Value, ok bool, err error) {
	if !g.started {
		g.started = true
		if thrown != nil {
			g.done = true
			return nil, false, thrown
		}
		g.steps.step = g.begin()
	}
	var room [24]*Generator
	outer := room[:0] // those that delegate to the one that runs
	for {
		for g.steps.inner != nil {
			outer = append(outer, g)
			g = g.steps.inner
		}
		s := &g.steps
		switch {
		case g.running:
			v, err = nil, Raise(ValueError, "generator already executing")
		case g.done:
			// It was over before it was delegated to.
			v, err = None, thrown
		case t != nil && depth+len(outer) >= recursionLimit:
			v, err = nil, tooDeep("")
			g.finish()
		default:
			if !g.started {
				g.started = true
				s.step = g.begin()
			}
			if t != nil {
				t.depth = depth + len(outer) + 1
			}
			g.running = true
			v, err = nil, nil
			if s.items != nil {
				var more bool
				if thrown != nil {
					v, more, err = delegateThrow(t, IteratorValue(s.items), thrown)
				} else {
					v, more, err = delegateSend(t, s.items, IteratorValue(s.items), sent)
				}
				if err == nil && more {
					g.running = false
					return v, true, nil
				}
				s.items = nil
				sent, thrown = v, err
				if err != nil {
					leaveStep(err)
				}
			}
			v, err = s.step(t, s, sent, thrown)
			g.running = false
			if err == nil && s.at != finished {
				if s.inner == nil && s.items == nil {
					return v, true, nil
				}
				sent, thrown = None, nil
				continue
			}
			g.finish()
			if err != nil {
				err = stopInside(err, "generator raised StopIteration")
			}
		}
		if len(outer) == 0 {
			return orNone(v), false, err
		}
		if err != nil {
			leaveStep(err)
		}
		g, outer = outer[len(outer)-1], outer[:len(outer)-1]
		g.steps.inner = nil
		sent, thrown = orNone(v), err
	}
}

// finish ends a generator.
func (g *Generator) finish() {
	g.done = true
	g.steps = Steps{}
}
