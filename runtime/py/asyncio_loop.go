package py

// The loop, futures and tasks as Python sees them. What asyncio builds on them (locks, queues, task
// groups, timeouts, wait) is compiled from CPython's own source: ir/frompy/eval/library.
var (
	TypeEventLoop = newRootType(asyncioLoopTables{}, "asyncio", "AbstractEventLoop")
	QueueEmpty    = newSubtype(asyncioLoopTables{}, "asyncio", "QueueEmpty", &Exception_)
	QueueFull     = newSubtype(asyncioLoopTables{}, "asyncio", "QueueFull", &Exception_)
)

// eventLoop is what get_running_loop returns.
type eventLoop struct {
	loop *Loop
	own  bool // made by the program, which runs and closes it: asyncio_run.go

	running, closed, debug bool
	handler                Value // of set_exception_handler
	factory                Value // of set_task_factory; nil: none
	attrs                  *Dict // what programs set
	workers                *workerPool
	runner                 *Thread // where a loop of the program's own runs
}

// runner is the thread in which a loop's tasks run, nil for the main one.
func (l *Loop) runner() *Thread {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.object == nil {
		return nil
	}
	return l.object.runner
}

// executor are the threads of the default executor.
func (o *eventLoop) executor() *workerPool {
	o.loop.mu.Lock()
	defer o.loop.mu.Unlock()
	if o.workers == nil {
		o.workers = newExecutorPool(o.own)
	}
	return o.workers
}

// wrapExecutorFuture is asyncio.wrap_future of what an executor's submit gave.
func (t *Task) wrapExecutorFuture(source Value) (Value, error) {
	f := &Future{class: TypeFuture}
	settle := &Method{Name: "_set_state", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		cancelled, err := CallMethod(t, a[0], "cancelled")
		if err == nil && cancelled == Value(True) {
			f.complete(nil, nil, true)
			return None, nil
		}
		v, err := CallMethod(t, a[0], "result")
		f.complete(v, err, false)
		return None, nil
	}}
	if _, err := CallMethod(t, source, "add_done_callback", NewBuiltin("asyncio.futures", settle)); err != nil {
		return nil, err
	}
	withdraw := &Method{Name: "_call_check_cancel", Kind: OneArg, Fn: func(t *Task, _ Value, a []Value) (Value, error) {
		if _, err := f.outcome(); isCancelled(err) {
			return CallMethod(t, source, "cancel")
		}
		return None, nil
	}}
	cancel := NewBuiltin("asyncio.futures", withdraw)
	f.addDone(t.Loop(), cancel, t.callback(&callbackHandle{class: TypeHandle}, cancel, []Value{f}))
	return f, nil
}

// inLoop raises where a thread runs no loop: the service's loop runs in the main thread, one that
// the program runs in the thread that runs it.
func (t *Task) inLoop() error {
	if t.thread != nil && !t.Loop().value().own {
		return Raise(RuntimeError, "no running event loop")
	}
	return nil
}

// AttrDict implements Attributed.
func (o *eventLoop) AttrDict(create bool) *Dict {
	if o.attrs == nil && create {
		o.attrs = NewDict()
	}
	return o.attrs
}

// createTask is loop.create_task and asyncio.create_task.
func (o *eventLoop) createTask(t *Task, coro, name, context Value) (Value, error) {
	if o.factory == nil {
		text, _ := AsStr(name)
		return Spawn(o.host(t), coro, text), nil
	}
	var kw []Kw
	if context != None {
		kw = []Kw{{"context", context}}
	}
	task, err := CallKw(t, o.factory, []Value{o, coro}, kw)
	if err != nil || name == None {
		return task, err
	}
	_, err = CallMethod(t, task, "set_name", name)
	return task, err
}

// value is the loop as a Python object.
func (l *Loop) value() *eventLoop {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.object == nil {
		l.object = &eventLoop{loop: l}
	}
	return l.object
}

// Type implements Value.
func (*eventLoop) Type() *Type { return TypeEventLoop }

var eventLoopMethods = []Method{
	{Name: "create_task", Kind: Keywords, Min: 1, Params: []string{"coro", "$", "name", "context"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		o := self.(*eventLoop)
		if err := o.notClosed(); err != nil {
			return nil, err
		}
		return o.createTask(t, a[0], orNone(a[1]), orNone(a[2]))
	}},
	{Name: "set_task_factory", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[0] != None && !Callable(a[0]) {
			return nil, Raise(TypeError, "task factory must be a callable or None")
		}
		o := self.(*eventLoop)
		if o.factory = a[0]; a[0] == None {
			o.factory = nil
		}
		return None, nil
	}},
	{Name: "get_task_factory", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return orNone(self.(*eventLoop).factory), nil }},
	{Name: "create_future", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return &Future{class: TypeFuture}, nil }},
	{Name: "time", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Float(monotonicSeconds()), nil }},
	{Name: "run_in_executor", Kind: Positional, Min: 2, Max: NoMax, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		args := append([]Value(nil), a[1:]...)
		if a[0] != None {
			future, err := CallMethod(t, a[0], "submit", args...)
			if err != nil {
				return nil, err
			}
			return t.wrapExecutorFuture(future)
		}
		return Spawn(t, NewCoroutine("run_in_executor", func(t *Task) (Value, error) { return toThread(t, nil, args, nil) }), ""), nil
	}},
}

func (f *Future) result0() (Value, error) {
	if !f.Done() {
		return nil, Raise(InvalidStateError, "Result is not %s.", choose(f.coro == nil, "set", "ready"))
	}
	return f.raising()
}

var futureMethods = []Method{
	{Name: "done", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeBool(self.(*Future).Done()), nil }},
	{Name: "cancelled", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f := self.(*Future)
		f.mu.Lock()
		defer f.mu.Unlock()
		return MakeBool(f.cancelled), nil
	}},
	{Name: "result", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Future).result0() }},
	{Name: "exception", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f := self.(*Future)
		if !f.Done() {
			return nil, Raise(InvalidStateError, "Exception is not set.")
		}
		_, err := f.outcome()
		if err == nil {
			return None, nil
		}
		e, ok := err.(*Exception)
		if !ok || e.Class.IsSubtype(CancelledError) {
			return nil, err
		}
		return e, nil
	}},
	{Name: "set_result", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if !self.(*Future).complete(a[0], nil, false) {
			return nil, Raise(InvalidStateError, "invalid state")
		}
		return None, nil
	}},
	{Name: "set_exception", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		e, err := exceptionOf(t, a[0], "exception must derive from BaseException")
		if err != nil {
			return nil, err
		}
		if !self.(*Future).complete(nil, e, false) {
			return nil, Raise(InvalidStateError, "invalid state")
		}
		return None, nil
	}},
	{Name: "cancel", Kind: Keywords, Params: []string{"msg"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeBool(self.(*Future).Cancel(a[0])), nil
	}},
	{Name: "add_done_callback", Kind: Keywords, Min: 1, Params: []string{"fn", "$", "context"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f, caller := self.(*Future), t
		if c, ok := orNone(a[1]).(*Context); ok {
			caller = t.child()
			caller.SetContext(c)
		}
		f.addDone(t.Loop(), a[0], caller.callback(&callbackHandle{class: TypeHandle}, a[0], []Value{f}))
		return None, nil
	}},
	{Name: "remove_done_callback", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f := self.(*Future)
		f.mu.Lock()
		all := f.callbacks
		f.mu.Unlock()
		var kept []doneCallback
		for _, cb := range all {
			same := false
			if cb.fn != nil {
				var err error
				if same, err = Eq(t, cb.fn, a[0]); err != nil {
					return nil, err
				}
			}
			if !same {
				kept = append(kept, cb)
			}
		}
		f.mu.Lock()
		f.callbacks = kept
		f.mu.Unlock()
		return MakeInt(int64(len(all) - len(kept))), nil
	}},
	{Name: "get_loop", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return t.Loop().value(), nil }},
	{Name: "__await__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f := self.(*Future)
		return NewGenerator(t, "__await__", func(t *Task, yield func(Value) (Value, error)) (Value, error) {
			if !f.Done() {
				if _, err := yield(f); err != nil {
					return nil, err
				}
			}
			return f.result0()
		}), nil
	}},
	{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
}

var taskMethods = []Method{
	{Name: "get_name", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Str(self.(*Future).Name), nil }},
	{Name: "set_name", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		s, err := StrOf(t, a[0])
		self.(*Future).Name = s
		return None, err
	}},
	{Name: "cancelling", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(int64(self.(*Future).cancelling)), nil
	}},
	{Name: "uncancel", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f := self.(*Future)
		f.cancelling = max(f.cancelling-1, 0)
		return MakeInt(int64(f.cancelling)), nil
	}},
	{Name: "get_coro", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return orNone(self.(*Future).coro), nil }},
}

type asyncioLoopTables struct{}

// Fill implements Tables.
func (asyncioLoopTables) Fill() {
	TypeEventLoop.SetMethods(loopCallMethods(), "")
	TypeEventLoop.SetMethods(eventLoopMethods, "")
	TypeEventLoop.SetMethods(loopRunMethods, "")
	QueueEmpty.New, QueueEmpty.Init = newExceptionValue, initException
	QueueFull.New, QueueFull.Init = newExceptionValue, initException
}
