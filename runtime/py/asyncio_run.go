package py

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
)

// Loops that a program makes and runs by itself: asyncio.run, new_event_loop and
// run_until_complete. While such a loop does not run, nobody gives its lock back, so that its
// tasks and timers stand still; the next run finds the lock its own.

// newEventLoop is asyncio.new_event_loop().
func newEventLoop() *eventLoop {
	l := NewLoop()
	l.taken = true
	o := l.value()
	o.own = true
	return o
}

// notClosed raises what most methods of a closed loop do.
func (o *eventLoop) notClosed() error {
	if o.closed {
		return Raise(RuntimeError, "Event loop is closed")
	}
	return nil
}

// host is the task that o's tasks come from: t itself for the loop in which t runs.
func (o *eventLoop) host(t *Task) *Task {
	if !o.own || t.held > 0 && t.loop == o.loop {
		return t
	}
	t.claim()
	return &Task{loop: o.loop, held: 1, context: t.context.copy(), Stdout: t.Stdout, Local: t.Local, thread: t.thread, depth: t.depth}
}

// alreadyRunning is the error of a loop that runs: the service's is uvloop's, as uvicorn
// installs it, those that the program makes are asyncio's own.
func (o *eventLoop) alreadyRunning() error {
	if o.own {
		return Raise(RuntimeError, "This event loop is already running")
	}
	return Raise(RuntimeError, "this event loop is already running.")
}

// run is loop.run_until_complete(v).
func (o *eventLoop) run(t *Task, v Value) (Value, error) {
	if err := o.notClosed(); err != nil {
		return nil, err
	}
	if o.running || !o.own {
		return nil, o.alreadyRunning()
	}
	if t.async != nil {
		return nil, Raise(RuntimeError, "Cannot run the event loop while another loop is running")
	}
	main := o.host(t)
	o.loop.mu.Lock()
	o.runner = main.thread
	o.loop.mu.Unlock()
	f, err := ensureFuture(main, v)
	if err != nil {
		return nil, err
	}
	o.running = true
	err = f.waitDone(main, false)
	o.running = false
	if err != nil {
		return nil, err
	}
	return f.raising()
}

// cancelAll is what asyncio.run does at its end with the tasks that are left.
func (o *eventLoop) cancelAll(t *Task) error {
	tasks := o.loop.unfinished()
	if len(tasks) == 0 {
		return nil
	}
	for _, f := range tasks {
		f.Cancel(nil)
	}
	_, err := o.run(t, NewCoroutine("gather", func(t *Task) (Value, error) {
		for _, f := range tasks {
			if err := f.waitDone(t, false); err != nil {
				return nil, err
			}
		}
		return None, nil
	}))
	if err != nil {
		return err
	}
	for _, f := range tasks {
		if _, err := f.outcome(); err != nil && !isCancelled(err) {
			context := NewDict()
			context.SetStr("message", Str("unhandled exception during asyncio.run() shutdown"))
			context.SetStr("exception", AsException(err))
			context.SetStr("task", f)
			if err := o.report(t, context); err != nil {
				return err
			}
		}
	}
	return nil
}

func isCancelled(err error) bool {
	e, ok := err.(*Exception)
	return ok && e.Class.IsSubtype(CancelledError)
}

// report is loop.call_exception_handler(context).
func (o *eventLoop) report(t *Task, context *Dict) error {
	if o.handler != nil && o.handler != None {
		_, err := Call(t, o.handler, o, context)
		return err
	}
	return o.log(t, context)
}

// log is loop.default_exception_handler(context).
func (o *eventLoop) log(t *Task, context *Dict) error {
	text := "Unhandled exception in event loop"
	if v, ok := context.GetStr("message"); ok {
		if s, ok := AsStr(v); ok && s != "" {
			text = s
		}
	}
	for key, v := range context.All() {
		if name, _ := AsStr(key); name != "message" && name != "exception" {
			r, err := Repr(t, v)
			if err != nil {
				return err
			}
			text += "\n" + name + ": " + r
		}
	}
	if v, ok := context.GetStr("exception"); ok {
		if e, ok := v.(*Exception); ok {
			text += "\n" + strings.TrimSuffix(FormatException(e), "\n")
		}
	}
	fmt.Fprintln(os.Stderr, text)
	return nil
}

// taskSet holds the tasks of a loop that are not done.
type taskSet struct {
	mu    sync.Mutex
	tasks map[*Future]bool
	order []*Future
}

func (s *taskSet) add(f *Future) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tasks == nil {
		s.tasks = map[*Future]bool{}
	}
	s.tasks[f] = true
	if s.order = append(s.order, f); len(s.order) > 2*len(s.tasks)+16 {
		s.order = slices.DeleteFunc(s.order, func(f *Future) bool { return !s.tasks[f] })
	}
}

func (s *taskSet) remove(f *Future) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.tasks, f)
}

// unfinished is the loop's tasks that are not done, in the order of their making.
func (l *Loop) unfinished() (out []*Future) {
	l.spawned.mu.Lock()
	defer l.spawned.mu.Unlock()
	for _, f := range l.spawned.order {
		if l.spawned.tasks[f] {
			out = append(out, f)
		}
	}
	return out
}

// RunUntilComplete is asyncio.run(coro): the coroutine runs as the first task of a new loop,
// whose other tasks are cancelled at the end.
func RunUntilComplete(t *Task, coro Value) (Value, error) {
	o := newEventLoop()
	v, err := o.run(t, coro)
	if err := o.cancelAll(t); err != nil {
		return nil, err
	}
	o.closed = true
	return v, err
}

func loopState(name string, get func(o *eventLoop) bool) Method {
	return Method{Name: name, Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeBool(get(self.(*eventLoop))), nil
	}}
}

// loopReport is a method that takes the context of an error.
func loopReport(name string, do func(o *eventLoop, t *Task, context *Dict) error) Method {
	return Method{Name: name, Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		context, ok := a[0].(*Dict)
		if !ok {
			return nil, Raise(AttributeError, "'%s' object has no attribute 'get'", a[0].Type().Name)
		}
		return None, do(self.(*eventLoop), t, context)
	}}
}

var loopRunMethods = []Method{
	loopState("is_running", func(o *eventLoop) bool { return o.running || !o.own }),
	loopState("is_closed", func(o *eventLoop) bool { return o.closed }),
	loopState("get_debug", func(o *eventLoop) bool { return o.debug }),
	{Name: "set_debug", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		debug, err := Truth(t, a[0])
		self.(*eventLoop).debug = debug
		return None, err
	}},
	{Name: "run_until_complete", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self.(*eventLoop).run(t, a[0])
	}},
	{Name: "close", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		o := self.(*eventLoop)
		if o.running || !o.own {
			return nil, Raise(RuntimeError, "Cannot close a running event loop")
		}
		o.closed = true
		return None, nil
	}},
	{Name: "get_exception_handler", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return orNone(self.(*eventLoop).handler), nil
	}},
	{Name: "set_exception_handler", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[0] != None && !Callable(a[0]) {
			r, err := Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(TypeError, "A callable object or None is expected, got %s", r)
		}
		self.(*eventLoop).handler = a[0]
		return None, nil
	}},
	loopReport("default_exception_handler", (*eventLoop).log),
	loopReport("call_exception_handler", (*eventLoop).report),
}

// loopFunctions are the functions of asyncio about loops that a program makes.
var loopFunctions = []Method{
	{Name: "new_event_loop", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return newEventLoop(), nil }},
	{Name: "set_event_loop", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		o, ok := a[0].(*eventLoop)
		if !ok && a[0] != None {
			return nil, Raise(TypeError, "loop must be an instance of AbstractEventLoop or None, not '%s'", a[0].Type().Name)
		}
		t.setLoop = o
		return None, nil
	}},
	{Name: "set_event_loop_policy", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[0] != None {
			return nil, Raise(NotImplementedError, "a compiled service has one policy of event loops")
		}
		return None, nil
	}},
	{Name: "get_event_loop", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if t.async == nil && t.setLoop != nil {
			return t.setLoop, nil
		}
		return t.Loop().value(), nil
	}},
	{Name: "all_tasks", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l := t.Loop()
		if o, ok := orNone(a[0]).(*eventLoop); ok && o.own {
			l = o.loop
		}
		var tasks []Value
		for _, f := range l.unfinished() {
			tasks = append(tasks, f)
		}
		return NewSet(t, tasks...)
	}},
}
