package py

import "runtime"

// A coroutine that is awaited runs on the goroutine of whoever awaits it, and waits in place.
// One that is resumed by hand, by send(), throw() or the iterator of its __await__, runs in
// steps instead: what an awaited iterator yields goes out to whoever resumed it, through all
// that stands between. Task.suspends is where that goes; in the body of an asynchronous generator it
// leads to the task that asked for the item, as a suspension, when that one is driven itself.

// suspension is what the body of an asynchronous generator hands out to have its asker
// suspended: no item of its own.
type suspension struct{ Value }

// suspender is how an awaited iterator hands on what it yields; nil when it waits in place.
func (t *Task) suspender() Yield {
	if t == nil || t.suspends == nil || t.passesOn && !t.driven {
		return nil
	}
	return t.suspends
}

// stepDriven is step for an asynchronous generator: a suspension of its body suspends t.
func (c *coroutine) stepDriven(t *Task, sent Value, thrown error) (Value, bool, error) {
	for {
		v, done, err := c.step(t, sent, thrown)
		s, ok := v.(suspension)
		if !ok || done {
			return v, done, err
		}
		sent, thrown = t.suspends(s.Value)
	}
}

// resume advances a coroutine by hand: ok is false when it returned, v is then what it returned.
func (c *Coroutine) resume(t *Task, sent Value, thrown error) (v Value, ok bool, err error) {
	switch {
	case c.done:
		return nil, false, c.reused()
	case c.started && (c.steps == nil || c.steps.running):
		return nil, false, Raise(ValueError, "coroutine already executing")
	case !c.started:
		if c.input != nil {
			c.input.take(sent, thrown)
			sent, thrown = None, nil
		} else if sent != None && thrown == nil {
			return nil, false, Raise(TypeError, "can't send non-None value to a just-started coroutine")
		}
		c.started = true
		run := c.run
		c.steps = &coroutine{body: func(t *Task, yield func(Value) (Value, error)) (Value, error) {
			t.suspends = yield
			return run(t)
		}}
		runtime.AddCleanup(c, func(s *coroutine) {
			if s.started && !s.done && s.stop != nil {
				s.stop()
			}
		}, c.steps)
	}
	if err := t.Enter(); err != nil {
		return nil, false, err
	}
	v, done, err := c.steps.step(t, sent, thrown)
	t.Leave()
	if !done {
		return v, true, nil
	}
	c.done = true
	if err != nil {
		if c.steps.bodyRan() {
			err = stopInside(err, "coroutine raised StopIteration")
		}
		return nil, false, err
	}
	return orNone(v), false, nil
}

// reused is the error of a coroutine that is awaited again after its end.
func (c *Coroutine) reused() error {
	if c.input != nil {
		return Raise(RuntimeError, "cannot reuse already awaited %s", c.input.awaited)
	}
	return Raise(RuntimeError, "cannot reuse already awaited coroutine")
}

// closeDriven is close() of a coroutine that waits for its next send().
func (c *Coroutine) closeDriven(t *Task) error {
	_, ok, err := c.resume(t, None, raiseArgs(GeneratorExit))
	if ok {
		return Raise(RuntimeError, "coroutine ignored GeneratorExit")
	}
	if e, isException := err.(*Exception); isException && (e.Class.IsSubtype(GeneratorExit) || e.Class.IsSubtype(StopIteration)) {
		return nil
	}
	return err
}
