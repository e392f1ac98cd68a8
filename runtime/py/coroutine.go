package py

// Coroutine is what calling an async function gives. Awaiting it runs the body
// on the goroutine of the task that awaits.
type Coroutine struct {
	Name, Qualname string
	run            func(t *Task) (Value, error)
	started        bool
	done           bool
	steps          *coroutine // of one that is resumed by hand
	input          *input     // of a step of an asynchronous iterator
}

// Type implements Value.
func (c *Coroutine) Type() *Type {
	if c.input != nil {
		return c.input.class
	}
	return TypeCoroutine
}

// NewCoroutine makes a coroutine; run is its body.
func NewCoroutine(qualname string, run func(t *Task) (Value, error)) *Coroutine {
	return &Coroutine{Name: lastName(qualname), Qualname: qualname, run: run}
}

// Await is "await v".
func Await(t *Task, v Value) (Value, error) {
	switch x := v.(type) {
	case *Coroutine:
		return x.await(t)
	case *Future:
		return x.Await(t)
	case Awaitable:
		return x.Await(t)
	case *Generator:
		if x.awaitable {
			return drive(t, x)
		}
	}
	if r, ok, err := callSpecial(t, v, "__await__"); ok {
		if err != nil {
			return nil, err
		}
		if c, ok := r.(*Coroutine); ok && c.input == nil {
			return nil, Raise(TypeError, "__await__() returned a %s", c.Type().Name)
		}
		if _, ok := r.Type().Lookup("__next__"); !ok {
			if _, ok := r.(Iterator); !ok {
				return nil, Raise(TypeError, "__await__() returned non-iterator of type '%s'", r.Type().Name)
			}
		}
		return drive(t, r)
	}
	return nil, Raise(TypeError, "object %s can't be used in 'await' expression", v.Type().dottedName())
}

// awaitable reports whether Await knows what to do with v.
func awaitable(v Value) bool {
	switch x := v.(type) {
	case *Coroutine, *Future, Awaitable:
		return true
	case *Generator:
		return x.awaitable
	}
	_, ok := v.Type().Lookup("__await__")
	return ok
}

// Awaitable is a builtin value that can be awaited.
type Awaitable interface {
	Value
	Await(t *Task) (Value, error)
}

// drive runs an iterator that __await__ returned: what it yields are futures to
// wait for, or None to let others go first. That is what a task's step does
// with what a coroutine yields.
func drive(t *Task, it Value) (Value, error) {
	if suspend := t.suspender(); suspend != nil {
		return YieldFrom(t, it, suspend)
	}
	iterator, err := asIterator(it)
	if err != nil {
		return nil, err
	}
	item, ok, err := delegateSend(t, iterator, it, None)
	for {
		if err != nil || !ok {
			return item, err
		}
		var failure error
		switch x := item.(type) {
		case NoneType:
			failure = Sleep(t, 0)
		case *Future:
			failure = x.waitDone(t, true)
		default:
			r, err := Repr(t, item)
			if err != nil {
				return nil, err
			}
			failure = Raise(RuntimeError, "Task got bad yield: %s", r)
		}
		if failure != nil {
			item, ok, err = delegateThrow(t, it, failure)
		} else {
			item, ok, err = delegateSend(t, iterator, it, None)
		}
	}
}

func (c *Coroutine) await(t *Task) (Value, error) {
	if c.started {
		if c.done {
			return nil, c.reused()
		}
		return nil, Raise(RuntimeError, "coroutine is being awaited already")
	}
	c.started = true
	if err := t.Enter(); err != nil {
		return nil, err
	}
	v, err := c.run(t)
	t.Leave()
	c.done = true
	if err != nil {
		return nil, stopInside(err, "coroutine raised StopIteration")
	}
	if v == nil {
		v = None
	}
	return v, nil
}

// Close is coroutine.close().
func (c *Coroutine) Close() {
	c.started, c.done = true, true
	c.run = nil
}

// Repr implements Reprer.
func (c *Coroutine) Repr(t *Task) (string, error) {
	if c.input != nil {
		return "<" + c.input.class.Name + " object at " + address(c) + ">", nil
	}
	return "<coroutine object " + c.Qualname + " at " + address(c) + ">", nil
}

// awaitIterator is the iterator that a builtin awaitable's __await__ returns: it yields what
// awaited iterators yield, and waits for anything else inside a step.
func awaitIterator(t *Task, v Value) Value {
	return NewGenerator(t, "coroutine_wrapper", func(t *Task, yield func(Value) (Value, error)) (Value, error) {
		suspends, passesOn := t.suspends, t.passesOn
		t.suspends, t.passesOn = yield, false
		defer func() { t.suspends, t.passesOn = suspends, passesOn }()
		return Await(t, v)
	})
}

// resumed is what send() and throw() make of a step.
func resumed(v Value, ok bool, err error) (Value, error) {
	if err == nil && !ok {
		return nil, stopIteration(v)
	}
	return v, err
}

var coroutineMethods = []Method{
	{Name: "send", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return resumed(self.(*Coroutine).resume(t, a[0], nil))
	}},
	{Name: "throw", Kind: Positional, Min: 1, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		thrown, err := thrownArgs(t, a)
		if err != nil {
			return nil, err
		}
		return resumed(self.(*Coroutine).resume(t, None, thrown))
	}},
	{Name: "close", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		c := self.(*Coroutine)
		if c.steps != nil && !c.done {
			return None, c.closeDriven(t)
		}
		c.Close()
		return None, nil
	}},
	{Name: "__await__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return awaitIterator(t, self), nil
	}},
}

type coroutineTables struct{}

// Fill implements Tables.
func (coroutineTables) Fill() {
	TypeCoroutine.Final = true
	TypeCoroutine.SetMethods(coroutineMethods, "repr")
	TypeCoroutine.SetAttributes([]Attribute{
		{Name: "__name__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Coroutine).Name), nil }},
		{Name: "__qualname__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Coroutine).Qualname), nil }},
	})
}
