package py

// The awaitables of single steps of an asynchronous iterator: what asend(), __anext__(),
// athrow(), aclose() and anext() with a default give. They are coroutines with two
// differences: they are iterators themselves, and what is sent or thrown into one before it
// has begun takes the place of the argument that it was made with
// (Objects/genobject.c, async_gen_asend_send and its neighbours).

// input is what a step begins with.
type input struct {
	class   *Type
	awaited string // how the error of a second use names the step
	sent    Value
	thrown  error
}

// take replaces the argument of a step by what its first send() or throw() was given.
func (in *input) take(sent Value, thrown error) {
	if thrown != nil {
		in.sent, in.thrown = None, thrown
	} else if orNone(sent) != None {
		in.sent = sent
	}
}

// asyncStep makes the awaitable of one step, which raises StopAsyncIteration where ok is false.
func asyncStep(in *input, step func(t *Task) (v Value, ok bool, err error)) *Coroutine {
	c := NewCoroutine(in.class.Name, func(t *Task) (Value, error) {
		v, ok, err := step(t)
		if err == nil && !ok {
			return nil, raiseArgs(StopAsyncIteration)
		}
		return v, err
	})
	c.input = in
	return c
}

func (g *AsyncGenerator) asend(v Value) Value {
	in := &input{class: typeAsyncSend, awaited: "__anext__()/asend()", sent: v}
	return asyncStep(in, func(t *Task) (Value, bool, error) {
		if in.thrown != nil {
			return g.Throw(t, in.thrown)
		}
		return g.Send(t, in.sent)
	})
}

// athrow gives no StopAsyncIteration for a generator that is over, but None.
func (g *AsyncGenerator) athrow(thrown error) Value {
	in := &input{class: typeAsyncThrow, awaited: "aclose()/athrow()", sent: None, thrown: thrown}
	return asyncStep(in, func(t *Task) (Value, bool, error) {
		if err := g.throws(in); err != nil {
			return nil, false, err
		}
		if g.c.done {
			return None, true, nil
		}
		return g.Throw(t, in.thrown)
	})
}

func (g *AsyncGenerator) aclose() Value {
	in := &input{class: typeAsyncThrow, awaited: "aclose()/athrow()", sent: None, thrown: raiseArgs(GeneratorExit)}
	return asyncStep(in, func(t *Task) (Value, bool, error) {
		if err := g.throws(in); err != nil {
			return nil, false, err
		}
		return None, true, g.close(t, in.thrown)
	})
}

// throws refuses a first value for a step that throws, unless the step cannot begin anyway.
func (g *AsyncGenerator) throws(in *input) error {
	if in.sent != None && !g.stepping {
		return Raise(RuntimeError, "can't send non-None value to a just-started coroutine")
	}
	return nil
}

// anextDefault is anext(it, fallback), where next is what __anext__() gave.
func anextDefault(next, fallback Value) Value {
	in := &input{class: typeAnextDefault, awaited: "coroutine", sent: None}
	if c, ok := next.(*Coroutine); ok && c.input != nil {
		in.awaited = c.input.awaited
	}
	return asyncStep(in, func(t *Task) (Value, bool, error) {
		v, err := Value(nil), in.thrown
		if err == nil {
			v, err = Await(t, next)
		}
		if e, ok := err.(*Exception); ok && e.Class.IsSubtype(StopAsyncIteration) {
			return fallback, true, nil
		}
		return v, true, err
	})
}

// asyncStepMethods stand in front of those of coroutines.
var asyncStepMethods = []Method{
	{Name: "__iter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self, nil }},
	{Name: "__await__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self, nil }},
	{Name: "__next__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return resumed(self.(*Coroutine).resume(t, None, nil))
	}},
	{Name: "close", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		// A step that waits stays where it is: its generator counts as running.
		self.(*Coroutine).Close()
		return None, nil
	}},
}

type asyncStepTables struct{}

// Fill implements Tables.
func (asyncStepTables) Fill() {
	for _, class := range []*Type{typeAsyncSend, typeAsyncThrow, typeAnextDefault} {
		class.Final = true
		class.SetMethods(coroutineMethods, "repr")
		class.SetMethods(asyncStepMethods, "repr")
	}
}
