package py

import "runtime"

// AsyncGenerator is an asynchronous generator. Its body waits on the goroutine
// of the task that asks for the next item.
type AsyncGenerator struct {
	Name, Qualname string
	c              *coroutine
	stepping       bool        // one step is not over: it may be suspended
	begin          func() Step // as of a Generator: the body waits on the stack of whoever asks
	steps          Steps
}

// Type implements Value.
func (*AsyncGenerator) Type() *Type { return TypeAsyncGenerator }

// NewAsyncGenerator makes an asynchronous generator; yield is as for
// NewGenerator, and the body may wait.
func NewAsyncGenerator(t *Task, qualname string, body func(t *Task, yield func(Value) (Value, error)) error) *AsyncGenerator {
	run := func(t *Task, yield func(Value) (Value, error)) (Value, error) {
		t.suspends, t.passesOn = func(v Value) (Value, error) { return yield(suspension{v}) }, true
		return None, body(t, yield)
	}
	g := &AsyncGenerator{Name: lastName(qualname), Qualname: qualname, c: &coroutine{body: run}}
	runtime.AddCleanup(g, func(c *coroutine) {
		if c.started && !c.done && c.stop != nil {
			c.stop()
		}
	}, g.c)
	return g
}

// NewAsyncSteps is NewAsyncGenerator for a body that runs in steps.
func NewAsyncSteps(qualname string, begin func() Step) *AsyncGenerator {
	return &AsyncGenerator{Name: lastName(qualname), Qualname: qualname, c: &coroutine{}, begin: begin}
}

// advance runs a body in steps to its next yield.
func (g *AsyncGenerator) advance(t *Task, sent Value, thrown error) (v Value, done bool, err error) {
	c := g.c
	if !c.started {
		c.started = true
		if thrown != nil {
			c.done = true
			return nil, true, thrown
		}
		c.task, g.steps.step = t, g.begin()
	}
	c.running = true
	v, err = g.steps.step(t, &g.steps, sent, thrown)
	c.running = false
	if err != nil || g.steps.at == finished {
		c.done, g.steps = true, Steps{}
	}
	return v, c.done, err
}

// Send resumes the generator; ok is false when it is exhausted.
func (g *AsyncGenerator) Send(t *Task, v Value) (Value, bool, error) {
	if !g.c.started && v != None && v != nil {
		return nil, false, Raise(TypeError, "can't send non-None value to a just-started async generator")
	}
	return g.resume(t, "anext()", orNone(v), nil)
}

// Throw resumes the generator with an exception.
func (g *AsyncGenerator) Throw(t *Task, err error) (Value, bool, error) {
	return g.resume(t, "athrow()", None, err)
}

// resume runs one step of the generator for the method that the error names if another step,
// of another task or suspended by hand, is not over.
func (g *AsyncGenerator) resume(t *Task, method string, sent Value, thrown error) (Value, bool, error) {
	c := g.c
	if g.stepping || c.running {
		return nil, false, Raise(RuntimeError, "%s: asynchronous generator is already running", method)
	}
	if c.done {
		return nil, false, thrown
	}
	if err := t.Enter(); err != nil {
		return nil, false, err
	}
	g.stepping = true
	var v Value
	var done bool
	var err error
	if g.begin != nil {
		v, done, err = g.advance(t, sent, thrown)
	} else {
		v, done, err = c.stepDriven(t, sent, thrown)
	}
	g.stepping = false
	t.Leave()
	if !done {
		return v, true, nil
	}
	if err != nil {
		if e, ok := err.(*Exception); ok && e.Class.IsSubtype(StopAsyncIteration) && c.bodyRan() {
			outer := Raise(RuntimeError, "async generator raised StopAsyncIteration").(*Exception)
			outer.Cause, outer.Context, outer.SuppressContext = e, e, true
			return nil, false, outer
		}
		if c.bodyRan() {
			err = stopInside(err, "async generator raised StopIteration")
		}
		return nil, false, err
	}
	return nil, false, nil
}

// Close is aclose().
func (g *AsyncGenerator) Close(t *Task) error { return g.close(t, raiseArgs(GeneratorExit)) }

func (g *AsyncGenerator) close(t *Task, thrown error) error {
	c := g.c
	if c.done {
		return nil
	}
	if !c.started {
		c.started, c.done = true, true
		return nil
	}
	_, ok, err := g.resume(t, "aclose()", None, thrown)
	if ok {
		return Raise(RuntimeError, "async generator ignored GeneratorExit")
	}
	if e, isException := err.(*Exception); isException && (e.Class.IsSubtype(GeneratorExit) || e.Class.IsSubtype(StopAsyncIteration)) {
		return nil
	}
	return err
}

// Repr implements Reprer.
func (g *AsyncGenerator) Repr(t *Task) (string, error) {
	return "<async_generator object " + g.Qualname + " at " + address(g) + ">", nil
}

// AsyncIter is aiter(v): v.__aiter__().
func AsyncIter(t *Task, v Value) (Value, error) {
	if g, ok := v.(*AsyncGenerator); ok {
		return g, nil
	}
	r, ok, err := callSpecial(t, v, "__aiter__")
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, Raise(TypeError, "'async for' requires an object with __aiter__ method, got %s", v.Type().dottedName())
	}
	if _, ok := r.Type().Lookup("__anext__"); !ok {
		return nil, Raise(TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", r.Type().dottedName())
	}
	return r, nil
}

// AsyncNext awaits the next item of an asynchronous iterator.
func AsyncNext(t *Task, it Value) (v Value, ok bool, err error) {
	if g, ok := it.(*AsyncGenerator); ok {
		return g.Send(t, None)
	}
	r, ok, err := callSpecial(t, it, "__anext__")
	if err == nil && !ok {
		return nil, false, Raise(TypeError, "'async for' requires an iterator with __anext__ method, got %s", it.Type().dottedName())
	}
	if err == nil {
		if !awaitable(r) {
			_, cause := Await(t, r)
			e := Raise(TypeError, "'async for' received an invalid object from __anext__: %s", r.Type().dottedName()).(*Exception)
			e.Cause, e.Context, e.SuppressContext = AsException(cause), AsException(cause), true
			return nil, false, e
		}
		v, err = Await(t, r)
	}
	if err != nil {
		if e, ok := err.(*Exception); ok && e.Class.IsSubtype(StopAsyncIteration) {
			return nil, false, nil
		}
		return nil, false, err
	}
	return v, true, nil
}

var asyncGeneratorMethods = []Method{
	{Name: "__aiter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self, nil }},
	{Name: "__anext__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self.(*AsyncGenerator).asend(None), nil
	}},
	{Name: "asend", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self.(*AsyncGenerator).asend(a[0]), nil
	}},
	{Name: "athrow", Kind: Positional, Min: 1, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		thrown, err := thrownArgs(t, a)
		if err != nil {
			return nil, err
		}
		return self.(*AsyncGenerator).athrow(thrown), nil
	}},
	{Name: "aclose", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self.(*AsyncGenerator).aclose(), nil
	}},
}

type asyncGeneratorTables struct{}

// Fill implements Tables.
func (asyncGeneratorTables) Fill() {
	TypeAsyncGenerator.Final = true
	TypeAsyncGenerator.SetMethods(asyncGeneratorMethods, "repr")
	TypeAsyncGenerator.SetAttributes([]Attribute{
		{Name: "__name__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*AsyncGenerator).Name), nil }},
		{Name: "__qualname__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*AsyncGenerator).Qualname), nil }},
	})
}
