package py

// A with statement over the call of a function under @contextmanager has the generator to itself, until somebody asks the
// manager for it by hand: the generator's body runs as a function, and the statement's body in place of its yield.

// withGenerator is with for such a manager that was not entered; place is that of the function with the statement.
func withGenerator(t *Task, place uintptr, manager *generatorContext, g *Generator, body func(Value) error) error {
	manager.entered = true
	yields := 0
	var caught Caught
	var thrown error
	var restore func()
	err := g.during(t, func(v Value) error {
		if yields++; yields > 1 {
			return raiseArgs(GeneratorExit)
		}
		thrown = body(v)
		return thrown
	}, func() {
		if thrown != nil && yields == 1 {
			caught = t.Catch(thrown)
			caught.Exception.caught = place
			restore = keepTraceback(thrown)
		}
	})
	switch {
	case yields == 0 && err == nil:
		return didNotYield(StopIteration)
	case yields <= 1 && thrown == nil:
		return err
	case thrown == nil:
		return Raise(RuntimeError, "generator didn't stop")
	case yields > 1:
		return caught.Raise(Raise(RuntimeError, "generator didn't stop after throw()"))
	case err == nil:
		caught.Done()
		return nil
	}
	if err == thrown {
		restore()
	}
	if err = unwrapStop(err, thrown, StopIteration); err != nil {
		return caught.Raise(err)
	}
	return caught.Reraise()
}

// during runs the whole body of a generator that nobody has resumed; each yield calls body, and then after. As in drive, Frames
// leaves out the frames between during and body.
//
//go:noinline
func (g *Generator) during(t *Task, body func(Value) error, after func()) error {
	g.started = true
	if err := t.Enter(); err != nil {
		g.done = true
		return err
	}
	g.running = true
	outer, depth := t.handled, t.depth
	_, err := g.body(t, func(v Value) (Value, error) {
		handled, inside := t.handled, t.depth
		t.handled, t.depth = outer, depth-1
		err := body(v)
		after()
		t.depth = inside
		if handled != outer {
			t.handled = handled
		}
		if err != nil {
			return nil, err
		}
		return None, nil
	})
	t.depth = depth
	t.Leave()
	g.running, g.done = false, true
	if err != nil {
		return stopInside(err, "generator raised StopIteration")
	}
	return nil
}
