package py

import (
	"iter"
	"runtime"
	"strings"
)

// Yield hands a value to whoever runs the generator and returns what was sent
// back; an error is one thrown in at this place.
type Yield = func(Value) (Value, error)

// coroutine is a body that runs in steps over iter.Pull, which switches
// goroutines directly. It is the machinery of generators and asynchronous
// generators.
type coroutine struct {
	body    func(t *Task, yield func(Value) (Value, error)) (Value, error)
	next    func() (Value, bool)
	stop    func()
	task    *Task // the body's own task: takes over the state of whoever resumes it
	started bool
	running bool
	done    bool

	sent   Value // what the pending resume sends
	thrown error // what the pending resume throws
	result Value
	err    error
}

// abandoned makes a body unwind whose generator is gone. It is a panic and no
// exception, so that no Python code runs then: a cleanup runs beside the
// program and holds no lock.
type abandoned struct{}

// step resumes the body. done means that the body returned result or err.
func (c *coroutine) step(t *Task, sent Value, thrown error) (yielded Value, done bool, err error) {
	if !c.started {
		c.started = true
		if thrown != nil {
			c.done, c.err = true, thrown
			return nil, true, thrown
		}
		c.task = t.child()
		c.next, c.stop = iter.Pull(c.run)
	}
	c.sent, c.thrown = sent, thrown
	c.adopt(t)
	c.running = true
	v, more := c.next()
	c.running = false
	c.giveBack(t)
	if more {
		return v, false, nil
	}
	c.done = true
	return c.result, true, passes(c.err)
}

// adopt hands the resuming task's state to the body.
func (c *coroutine) adopt(t *Task) {
	if t == nil {
		return
	}
	handled := c.task.handled
	own := c.task
	own.copyFrom(t)
	if handled != nil {
		own.handled = handled
	}
	own.depth = t.depth
	own.driven = t.suspender() != nil
}

// giveBack returns what the body changed to the resuming task.
func (c *coroutine) giveBack(t *Task) {
	if t == nil {
		return
	}
	t.held, t.context, t.loop = c.task.held, c.task.context, c.task.loop
	if c.task.handled == t.handled {
		c.task.handled = nil
	}
}

// Abandons reports whether a recovered value unwinds a generator that was dropped: whoever
// recovers it has to panic with it again.
func Abandons(panicked any) bool {
	_, ok := panicked.(abandoned)
	return ok
}

// run is the iterator function under iter.Pull.
func (c *coroutine) run(yield func(Value) bool) {
	defer func() {
		if r := recover(); r != nil {
			if !Abandons(r) {
				panic(r)
			}
		}
	}()
	c.result, c.err = c.body(c.task, func(v Value) (Value, error) {
		if !yield(v) {
			panic(abandoned{})
		}
		sent, thrown := c.sent, c.thrown
		c.sent, c.thrown = nil, nil
		return sent, thrown
	})
}

// Generator is a generator object.
type Generator struct {
	Qualname               string
	body                   func(t *Task, yield func(Value) (Value, error)) (Value, error)
	begin                  func() Step // begins the body in steps; nil where it has to be a coroutine
	steps                  Steps
	c                      *coroutine // of a body that was resumed and has no steps
	started, running, done bool
	awaitable              bool // made by a function under types.coroutine
}

// Type implements Value.
func (*Generator) Type() *Type { return TypeGenerator }

// NewGenerator makes a generator; body runs when it is first resumed. Its yield
// returns what send passes in, or the error that throw passes in.
func NewGenerator(t *Task, qualname string, body func(t *Task, yield func(Value) (Value, error)) (Value, error)) *Generator {
	return &Generator{Qualname: qualname, body: body}
}

// NewAwaitedGenerator is NewGenerator for a function under types.coroutine.
func NewAwaitedGenerator(t *Task, qualname string, body func(t *Task, yield func(Value) (Value, error)) (Value, error)) *Generator {
	g := NewGenerator(t, qualname, body)
	g.awaitable = true
	return g
}

// lastName is the name at the end of a dotted one.
func lastName(qualname string) string { return qualname[strings.LastIndexByte(qualname, '.')+1:] }

// watch has an abandoned generator give its coroutine back. The coroutine must not refer to
// the Generator for that.
func (g *Generator) watch() {
	runtime.AddCleanup(g, func(c *coroutine) {
		if c.started && !c.done && c.stop != nil {
			c.stop()
		}
	}, g.c)
}

// resume is gen_send_ex: ok is false when the generator returned, v is then its
// return value.
func (g *Generator) resume(t *Task, sent Value, thrown error) (v Value, ok bool, err error) {
	if g.executes() {
		return nil, false, Raise(ValueError, "generator already executing")
	}
	if g.done {
		return None, false, thrown
	}
	if g.begin != nil {
		return g.runSteps(t, sent, thrown)
	}
	if err := t.Enter(); err != nil {
		return nil, false, err
	}
	if g.c == nil {
		g.started, g.c = true, &coroutine{body: g.body}
		g.watch()
	}
	c := g.c
	g.running = true
	v, done, err := c.step(t, sent, thrown)
	g.running, g.done = false, done
	t.Leave()
	if !done {
		return v, true, nil
	}
	if err != nil {
		if c.thrown == nil && thrown == err && !c.bodyRan() {
			return nil, false, err
		}
		return nil, false, stopInside(err, "generator raised StopIteration")
	}
	if v == nil {
		v = None
	}
	return v, false, nil
}

// bodyRan reports whether the body was ever entered.
func (c *coroutine) bodyRan() bool { return c.task != nil }

// StopInside is the error of code that runs in place of a generator, when err leaves it.
func StopInside(err error) error { return stopInside(err, "generator raised StopIteration") }

// stopInside turns a StopIteration that leaves a body into RuntimeError (PEP 479).
func stopInside(err error, message string) error {
	stop, ok := isStop(err)
	if !ok {
		return err
	}
	e := Raise(RuntimeError, "%s", message).(*Exception)
	e.Cause, e.Context, e.SuppressContext = stop, stop, true
	return e
}

// Next implements Iterator. The return value is dropped; Send has it.
func (g *Generator) Next(t *Task) (Value, bool, error) {
	v, ok, err := g.resume(t, None, nil)
	if !ok {
		return nil, false, err
	}
	return v, true, nil
}

// Send resumes the generator with a value. ok is false when it returned; v is
// the return value then.
func (g *Generator) Send(t *Task, v Value) (Value, bool, error) {
	if !g.started && v != None && v != nil {
		return nil, false, Raise(TypeError, "can't send non-None value to a just-started generator")
	}
	if v == nil {
		v = None
	}
	return g.resume(t, v, nil)
}

// Throw resumes the generator with an exception, as Send.
func (g *Generator) Throw(t *Task, err error) (Value, bool, error) { return g.resume(t, None, err) }

// Close makes the generator unwind from where it waits.
func (g *Generator) Close(t *Task) error {
	if g.done {
		return nil
	}
	if !g.started {
		g.started, g.done = true, true
		return nil
	}
	_, ok, err := g.resume(t, None, raiseArgs(GeneratorExit))
	if ok {
		return Raise(RuntimeError, "generator ignored GeneratorExit")
	}
	if e, isException := err.(*Exception); isException && (e.Class.IsSubtype(GeneratorExit) || e.Class.IsSubtype(StopIteration)) {
		return nil
	}
	return err
}

// DropGenerator closes a generator to which nothing refers any more, as CPython's finalizer does: errors go to
// sys.unraisablehook, and an asynchronous generator is closed by a task of its loop.
func DropGenerator(t *Task, v Value) {
	switch g := v.(type) {
	case *Generator:
		if g.running {
			return
		}
		if err := g.Close(t); err != nil {
			reportUnraisable(t, g, err)
		}
	case *AsyncGenerator:
		if !g.c.started || g.c.done || g.stepping {
			return
		}
		Spawn(t, NewCoroutine("aclose", func(t *Task) (Value, error) { return None, g.Close(t) }), "")
	}
}

// Repr implements Reprer.
func (g *Generator) Repr(t *Task) (string, error) {
	return "<generator object " + g.Qualname + " at " + address(g) + ">", nil
}

// YieldFrom is "yield from v": the value of the expression is the iterator's
// return value. Values sent and exceptions thrown go to the iterator (PEP 380).
func YieldFrom(t *Task, v Value, yield func(Value) (Value, error)) (Value, error) {
	if g, ok, err := ownGenerator(t, v); ok {
		if err != nil {
			return nil, err
		}
		return YieldAll(t, g, yield)
	}
	it, err := Iter(t, v)
	if err != nil {
		return nil, err
	}
	sub := IteratorValue(it)
	item, ok, err := delegateSend(t, it, sub, None)
	for {
		if err != nil || !ok {
			return item, err
		}
		sent, thrown := yield(item)
		if thrown == nil {
			item, ok, err = delegateSend(t, it, sub, sent)
			continue
		}
		item, ok, err = delegateThrow(t, sub, thrown)
	}
}

// EachYielded is Each for a call of a generator function in the head of a loop: nothing else
// refers to the generator, so that its body can run as a function that calls the loop's
// body, which is much cheaper than a coroutine. A loop that is left early makes the body
// unwind with GeneratorExit, as CPython does when it drops the generator.
func EachYielded(t *Task, v Value) iter.Seq2[Value, error] {
	g, ok := v.(*Generator)
	if !ok || g.started || t == nil {
		return Each(t, v)
	}
	return func(yield func(Value, error) bool) {
		if err := g.drive(t, func(v Value) bool { return yield(v, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

// ownGenerator is the generator of an object whose __iter__ is a generator function: nothing else refers to it. ok is
// false for all other values.
func ownGenerator(t *Task, v Value) (g *Generator, ok bool, err error) {
	if isNative(v) {
		return nil, false, nil
	}
	m, _ := v.Type().Lookup("__iter__")
	f, isFunction := m.(*Function)
	if !isFunction || !f.IsGenerator || f.IsAsync || t == nil {
		return nil, false, nil
	}
	r, _, err := callSpecial(t, v, "__iter__")
	if err != nil {
		return nil, true, err
	}
	g, ok = r.(*Generator)
	return g, ok && !g.started, nil
}

// drive runs the whole body of a generator that nobody has resumed yet. Frames leaves out
// the frames between drive and loop: at the time of a loop's body the generator is suspended.
//
//go:noinline
func (g *Generator) drive(t *Task, loop func(Value) bool) error {
	g.started = true
	if err := t.Enter(); err != nil {
		g.done = true
		return err
	}
	g.running = true
	outer, depth, left := t.handled, t.depth, false
	_, err := g.body(t, func(v Value) (Value, error) {
		if left {
			return nil, raiseArgs(GeneratorExit)
		}
		handled, inside := t.handled, t.depth
		t.handled, t.depth = outer, depth-1
		if left = !loop(v); left {
			t.handled, t.depth = handled, inside
			return nil, raiseArgs(GeneratorExit)
		}
		t.handled, t.depth = handled, inside
		return None, nil
	})
	t.handled, t.depth = outer, depth
	t.Leave()
	g.running, g.done = false, true
	if left || err == nil {
		return nil
	}
	return stopInside(err, "generator raised StopIteration")
}

// YieldAll is YieldFrom for a call of a generator function, as EachYielded is Each: the
// generator's body yields to whoever resumes the outer one.
func YieldAll(t *Task, v Value, yield func(Value) (Value, error)) (Value, error) {
	g, ok := v.(*Generator)
	if !ok || g.started || t == nil {
		return YieldFrom(t, v, yield)
	}
	g.started = true
	if err := t.Enter(); err != nil {
		g.done = true
		return nil, err
	}
	g.running = true
	r, err := g.body(t, yield)
	t.Leave()
	g.running, g.done = false, true
	if err != nil {
		return nil, stopInside(err, "generator raised StopIteration")
	}
	return orNone(r), nil
}

// delegateSend advances a sub-iterator: item is its return value when ok is false.
func delegateSend(t *Task, it Iterator, sub, sent Value) (item Value, ok bool, err error) {
	if g, isGenerator := sub.(*Generator); isGenerator {
		return g.Send(t, sent)
	}
	if sent == None || sent == nil {
		if _, user := it.(*objectIterator); !user {
			item, ok, err = it.Next(t)
			if err == nil && !ok {
				item = None
			}
			return item, ok, err
		}
		item, _, err = callSpecial(t, sub, "__next__")
	} else {
		item, err = CallMethod(t, sub, "send", sent)
	}
	return stopValue(item, err)
}

// stopValue turns StopIteration into "not ok" with its value.
func stopValue(item Value, err error) (Value, bool, error) {
	if err == nil {
		return item, true, nil
	}
	if e, ok := isStop(err); ok {
		return orNone(e.Fields["value"]), false, nil
	}
	return nil, false, err
}

func delegateThrow(t *Task, sub Value, thrown error) (item Value, ok bool, err error) {
	if g, isGenerator := sub.(*Generator); isGenerator {
		if e, isException := thrown.(*Exception); isException && e.Class.IsSubtype(GeneratorExit) {
			if err := g.Close(t); err != nil {
				return nil, false, err
			}
			return nil, false, thrown
		}
		return g.Throw(t, thrown)
	}
	e, isException := thrown.(*Exception)
	if !isException {
		return nil, false, thrown
	}
	if e.Class.IsSubtype(GeneratorExit) {
		closeMethod, err := getAttrOr(t, sub, "close", nil)
		if err != nil {
			return nil, false, err
		}
		if closeMethod != nil {
			if _, err := Call(t, closeMethod); err != nil {
				return nil, false, err
			}
		}
		return nil, false, thrown
	}
	throw, err := getAttrOr(t, sub, "throw", nil)
	if err != nil {
		return nil, false, err
	}
	if throw == nil {
		return nil, false, thrown
	}
	item, err = Call(t, throw, e)
	return stopValue(item, err)
}

// thrownArgs is what generator.throw(type, value, traceback) raises.
func thrownArgs(t *Task, a []Value) (error, error) {
	if class, ok := isExceptionClass(a[0]); ok {
		if e, ok := a[1].(*Exception); a[1] != nil && ok && e.Class.IsSubtype(class) {
			return e, nil
		}
		var args []Value
		if tuple, ok := a[1].(*Tuple); ok {
			args = tuple.Items
		} else if a[1] != nil && a[1] != None {
			args = []Value{a[1]}
		}
		v, err := CallKw(t, class, args, nil)
		if err != nil {
			return nil, err
		}
		e, ok := v.(*Exception)
		if !ok {
			return nil, Raise(TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", v.Type().Name)
		}
		return e, nil
	}
	if e, ok := a[0].(*Exception); ok {
		if a[1] != nil && a[1] != None {
			return nil, Raise(TypeError, "instance exception may not have a separate value")
		}
		return e, nil
	}
	return nil, Raise(TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", a[0].Type().Name)
}

// stopIteration is the exception that ends an iterator with a value.
func stopIteration(v Value) *Exception {
	if v == nil || v == None {
		return &Exception{Class: StopIteration, Args: NewTuple()}
	}
	e := &Exception{Class: StopIteration, Args: NewTuple(v)}
	e.Fields = map[string]Value{"value": v}
	return e
}

var generatorMethods = []Method{
	{Name: "send", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		v, ok, err := self.(*Generator).Send(t, a[0])
		if err == nil && !ok {
			return nil, stopIteration(v)
		}
		return v, err
	}},
	{Name: "throw", Kind: Positional, Min: 1, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		thrown, err := thrownArgs(t, a)
		if err != nil {
			return nil, err
		}
		v, ok, err := self.(*Generator).Throw(t, thrown)
		if err == nil && !ok {
			return nil, stopIteration(v)
		}
		return v, err
	}},
	{Name: "close", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return None, self.(*Generator).Close(t)
	}},
	{Name: "__next__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		v, ok, err := self.(*Generator).Send(t, None)
		if err == nil && !ok {
			return nil, stopIteration(v)
		}
		return v, err
	}},
}

type generatorTables struct{}

// Fill implements Tables.
func (generatorTables) Fill() {
	TypeGenerator.Final = true
	TypeGenerator.SetMethods(generatorMethods, "iter repr")
	TypeGenerator.SetAttributes([]Attribute{
		{Name: "__name__", Get: func(t *Task, self Value) (Value, error) { return Str(lastName(self.(*Generator).Qualname)), nil }},
		{Name: "__qualname__", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*Generator).Qualname), nil }},
		{Name: "gi_running", Get: func(t *Task, self Value) (Value, error) { return MakeBool(self.(*Generator).executes()), nil }},
		{Name: "gi_frame", Get: func(t *Task, self Value) (Value, error) {
			if self.(*Generator).done {
				return None, nil
			}
			return Ellipsis, nil
		}},
	})
}
