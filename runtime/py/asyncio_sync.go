package py

// The synchronisation classes of asyncio. Their waiters are futures, woken in
// order of arrival, as in Lib/asyncio/locks.py and queues.py.
var (
	TypeAsyncLock      = newRootType(asyncioSyncTables{}, "asyncio", "Lock")
	TypeAsyncEvent     = newRootType(asyncioSyncTables{}, "asyncio", "Event")
	TypeAsyncSemaphore = newRootType(asyncioSyncTables{}, "asyncio", "Semaphore")
	TypeAsyncQueue     = newRootType(asyncioSyncTables{}, "asyncio", "Queue")
	TypeTaskGroup      = newRootType(asyncioSyncTables{}, "asyncio", "TaskGroup")
	TypeTimeout        = newRootType(asyncioSyncTables{}, "asyncio", "Timeout")
	TypeEventLoop      = newRootType(asyncioSyncTables{}, "asyncio", "AbstractEventLoop")
	QueueEmpty         = newSubtype(asyncioSyncTables{}, "asyncio", "QueueEmpty", &Exception_)
	QueueFull          = newSubtype(asyncioSyncTables{}, "asyncio", "QueueFull", &Exception_)
)

// waitQueue is a queue of tasks that wait for something. It belongs to objects
// that tasks of one loop share, so that the loop's lock guards it.
type waitQueue []*Future

// wait suspends the task until it is woken.
func (q *waitQueue) wait(t *Task) error {
	f := &Future{class: TypeFuture}
	*q = append(*q, f)
	err := f.waitDone(t, false)
	if err != nil {
		for i, w := range *q {
			if w == f {
				*q = append((*q)[:i], (*q)[i+1:]...)
				break
			}
		}
	}
	return err
}

// wake lets the first waiter go on.
func (q *waitQueue) wake() {
	if len(*q) > 0 {
		f := (*q)[0]
		*q = (*q)[1:]
		f.complete(None, nil, false)
	}
}

// asyncSemaphore is asyncio.Semaphore, and with value 1 asyncio.Lock.
type asyncSemaphore struct {
	value   int
	lock    bool
	waiters waitQueue
}

// Type implements Value.
func (s *asyncSemaphore) Type() *Type {
	if s.lock {
		return TypeAsyncLock
	}
	return TypeAsyncSemaphore
}

// AEnter implements asyncContextManager.
func (s *asyncSemaphore) AEnter(t *Task) (Value, error) { return None, s.acquire(t) }

// AExit implements asyncContextManager.
func (s *asyncSemaphore) AExit(t *Task, err error) (bool, error) { return false, s.release() }

func (s *asyncSemaphore) acquire(t *Task) error {
	if s.value > 0 && len(s.waiters) == 0 {
		s.value--
		return nil
	}
	// The one who releases hands the permit over directly.
	return s.waiters.wait(t)
}

func (s *asyncSemaphore) release() error {
	if s.lock && s.value > 0 {
		return Raise(RuntimeError, "Lock is not acquired.")
	}
	if len(s.waiters) > 0 {
		s.waiters.wake()
		return nil
	}
	s.value++
	return nil
}

var asyncSemaphoreMethods = []Method{
	{Name: "acquire", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return coroutineOf("acquire", func(t *Task) (Value, error) { return True, self.(*asyncSemaphore).acquire(t) })
	}},
	{Name: "release", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, self.(*asyncSemaphore).release() }},
	{Name: "locked", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		s := self.(*asyncSemaphore)
		return MakeBool(s.value == 0 || len(s.waiters) > 0), nil
	}},
}

// asyncEvent is asyncio.Event.
type asyncEvent struct {
	set     bool
	waiters waitQueue
}

// Type implements Value.
func (*asyncEvent) Type() *Type { return TypeAsyncEvent }

var asyncEventMethods = []Method{
	{Name: "is_set", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeBool(self.(*asyncEvent).set), nil }},
	{Name: "set", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		e := self.(*asyncEvent)
		e.set = true
		for len(e.waiters) > 0 {
			e.waiters.wake()
		}
		return None, nil
	}},
	{Name: "clear", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*asyncEvent).set = false
		return None, nil
	}},
	{Name: "wait", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return coroutineOf("wait", func(t *Task) (Value, error) {
			if e := self.(*asyncEvent); !e.set {
				if err := e.waiters.wait(t); err != nil {
					return nil, err
				}
			}
			return True, nil
		})
	}},
}

// AsyncQueue is asyncio.Queue.
type AsyncQueue struct {
	maxsize    int
	items      []Value
	getters    waitQueue
	putters    waitQueue
	joiners    waitQueue
	unfinished int
}

// NewAsyncQueue makes a queue; maxsize 0 is unbounded.
func NewAsyncQueue(maxsize int) *AsyncQueue { return &AsyncQueue{maxsize: maxsize} }

// Type implements Value.
func (*AsyncQueue) Type() *Type { return TypeAsyncQueue }

func (q *AsyncQueue) full() bool { return q.maxsize > 0 && len(q.items) >= q.maxsize }

func (q *AsyncQueue) put(v Value) {
	q.items = append(q.items, v)
	q.unfinished++
	q.getters.wake()
}

func (q *AsyncQueue) take() Value {
	v := q.items[0]
	q.items[0] = nil
	q.items = q.items[1:]
	q.putters.wake()
	return v
}

func (q *AsyncQueue) get(t *Task) (Value, error) {
	for len(q.items) == 0 {
		if err := q.getters.wait(t); err != nil {
			return nil, err
		}
	}
	return q.take(), nil
}

var asyncQueueMethods = []Method{
	{Name: "put", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		q, v := self.(*AsyncQueue), a[0]
		return coroutineOf("put", func(t *Task) (Value, error) {
			for q.full() {
				if err := q.putters.wait(t); err != nil {
					return nil, err
				}
			}
			q.put(v)
			return None, nil
		})
	}},
	{Name: "get", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return coroutineOf("get", func(t *Task) (Value, error) { return self.(*AsyncQueue).get(t) })
	}},
	{Name: "put_nowait", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		q := self.(*AsyncQueue)
		if q.full() {
			return nil, raiseArgs(QueueFull)
		}
		q.put(a[0])
		return None, nil
	}},
	{Name: "get_nowait", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		q := self.(*AsyncQueue)
		if len(q.items) == 0 {
			return nil, raiseArgs(QueueEmpty)
		}
		return q.take(), nil
	}},
	{Name: "qsize", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(int64(len(self.(*AsyncQueue).items))), nil
	}},
	{Name: "empty", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeBool(len(self.(*AsyncQueue).items) == 0), nil
	}},
	{Name: "full", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeBool(self.(*AsyncQueue).full()), nil }},
	{Name: "task_done", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		q := self.(*AsyncQueue)
		if q.unfinished <= 0 {
			return nil, Raise(ValueError, "task_done() called too many times")
		}
		if q.unfinished--; q.unfinished == 0 {
			for len(q.joiners) > 0 {
				q.joiners.wake()
			}
		}
		return None, nil
	}},
	{Name: "join", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return coroutineOf("join", func(t *Task) (Value, error) {
			if q := self.(*AsyncQueue); q.unfinished > 0 {
				return None, q.joiners.wait(t)
			}
			return None, nil
		})
	}},
}

// taskGroup is asyncio.TaskGroup.
type taskGroup struct {
	parent        *Task
	tasks         map[*Future]bool
	errors        []*Exception
	aborting      bool
	entered       bool
	waiter        *Future
	selfCancelled bool
}

// Type implements Value.
func (*taskGroup) Type() *Type { return TypeTaskGroup }

// AEnter implements asyncContextManager.
func (g *taskGroup) AEnter(t *Task) (Value, error) {
	if g.entered {
		return nil, Raise(RuntimeError, "TaskGroup has already been entered")
	}
	if t.async == nil {
		t.async = &Future{class: TypeTask, coro: None}
	}
	t.joinLoop()
	g.parent, g.entered, g.tasks = t, true, map[*Future]bool{}
	return g, nil
}

func (g *taskGroup) abort() {
	g.aborting = true
	for f := range g.tasks {
		f.Cancel(nil)
	}
}

func (g *taskGroup) spawn(t *Task, coro Value, name string) (*Future, error) {
	if !g.entered {
		return nil, Raise(RuntimeError, "TaskGroup has not been entered")
	}
	f := Spawn(t, coro, name)
	g.tasks[f] = true
	f.whenDone(t.Loop(), func() {
		delete(g.tasks, f)
		_, err := f.outcome()
		if e, ok := err.(*Exception); ok && !e.Class.IsSubtype(CancelledError) {
			g.errors = append(g.errors, e)
			if !g.aborting {
				g.abort()
				if g.waiter == nil && g.parent.async != nil {
					g.selfCancelled = true
					g.parent.async.Cancel(nil)
				}
			}
		}
		if len(g.tasks) == 0 && g.waiter != nil {
			g.waiter.complete(None, nil, false)
		}
	})
	return f, nil
}

// AExit implements asyncContextManager: it waits for all tasks; when one fails,
// or the body did, the others are cancelled.
func (g *taskGroup) AExit(t *Task, err error) (bool, error) {
	e, _ := err.(*Exception)
	cancelled := e != nil && e.Class.IsSubtype(CancelledError)
	if e != nil && !g.aborting {
		g.abort()
	}
	for len(g.tasks) > 0 {
		g.waiter = &Future{class: TypeFuture}
		if failure := g.waiter.waitDone(t, false); failure != nil {
			if !g.aborting {
				e, _ = failure.(*Exception)
				cancelled = true
				g.abort()
			}
		}
		g.waiter = nil
	}
	if cancelled && !g.selfCancelled && len(g.errors) == 0 {
		if err == nil {
			return false, e
		}
		return false, nil
	}
	if e != nil && !cancelled {
		g.errors = append(g.errors, e)
	}
	if len(g.errors) > 0 {
		group := NewExceptionGroup("unhandled errors in a TaskGroup", g.errors...)
		group.setContext(e)
		return false, group
	}
	return cancelled && g.selfCancelled, nil
}

// timeoutContext is asyncio.timeout.
type timeoutContext struct {
	delay   Value
	stop    func()
	expired bool
	active  bool
}

// Type implements Value.
func (*timeoutContext) Type() *Type { return TypeTimeout }

// AEnter implements asyncContextManager.
func (c *timeoutContext) AEnter(t *Task) (Value, error) {
	if t.async == nil {
		t.async = &Future{class: TypeTask, coro: None}
	}
	if c.delay == None {
		return c, nil
	}
	d, err := seconds(t, c.delay)
	if err != nil {
		return nil, err
	}
	task := t.async
	c.active = true
	c.stop = t.Loop().after(d, func() {
		task.mu.Lock()
		c.expired = c.active
		task.mu.Unlock()
		if c.expired {
			task.Cancel(nil)
		}
	})
	return c, nil
}

// AExit implements asyncContextManager.
func (c *timeoutContext) AExit(t *Task, err error) (bool, error) {
	if c.stop != nil {
		c.stop()
	}
	t.async.mu.Lock()
	c.active = false
	expired := c.expired
	if expired {
		t.async.mustCancel = false
	}
	t.async.mu.Unlock()
	if e, ok := err.(*Exception); ok && expired && e.Class.IsSubtype(CancelledError) {
		failure := raiseArgs(TimeoutError)
		failure.Cause, failure.Context, failure.SuppressContext = e, e, true
		return false, failure
	}
	return false, nil
}

// eventLoop is what get_running_loop returns.
type eventLoop struct{ loop *Loop }

// Type implements Value.
func (*eventLoop) Type() *Type { return TypeEventLoop }

var eventLoopMethods = []Method{
	{Name: "create_task", Kind: Keywords, Min: 1, Params: []string{"coro", "$", "name", "context"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, _ := AsStr(orNone(a[1]))
		return Spawn(t, a[0], name), nil
	}},
	{Name: "create_future", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return &Future{class: TypeFuture}, nil }},
	{Name: "time", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return Float(monotonicSeconds()), nil }},
	{Name: "is_running", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return True, nil }},
	{Name: "run_in_executor", Kind: Positional, Min: 2, Max: NoMax, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		args := append([]Value(nil), a[1:]...)
		return Spawn(t, NewCoroutine("run_in_executor", func(t *Task) (Value, error) { return toThread(t, args, nil) }), ""), nil
	}},
}

func (f *Future) result0() (Value, error) {
	if !f.Done() {
		return nil, Raise(InvalidStateError, "Result is not %s.", choose(f.coro == nil, "set", "ready"))
	}
	return f.outcome()
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
		f, cb := self.(*Future), a[0]
		child := t.child()
		f.whenDone(t.Loop(), func() {
			Spawn(child, NewCoroutine("callback", func(t *Task) (Value, error) { return Call(t, cb, f) }), "")
		})
		return None, nil
	}},
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

type asyncioSyncTables struct{}

// Fill implements Tables.
func (asyncioSyncTables) Fill() {
	TypeEventLoop.SetMethods(loopCallMethods(), "")
	QueueEmpty.New, QueueEmpty.Init = newExceptionValue, initException
	QueueFull.New, QueueFull.Init = newExceptionValue, initException
	TypeAsyncLock.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return &asyncSemaphore{value: 1, lock: true}, nil
	}
	TypeAsyncSemaphore.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("Semaphore", []string{"value"}, 0, pos, kw)
		if err != nil {
			return nil, err
		}
		n := IntOf(1)
		if a[0] != nil {
			if n, err = AsIndex(t, a[0]); err != nil {
				return nil, err
			}
		}
		if n.Sign() < 0 {
			return nil, Raise(ValueError, "Semaphore initial value must be >= 0")
		}
		return &asyncSemaphore{value: n.clampIndex()}, nil
	}
	TypeAsyncEvent.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &asyncEvent{}, nil }
	TypeAsyncQueue.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("Queue", []string{"maxsize"}, 0, pos, kw)
		if err != nil {
			return nil, err
		}
		n := Int{}
		if a[0] != nil {
			if n, err = AsIndex(t, a[0]); err != nil {
				return nil, err
			}
		}
		return NewAsyncQueue(n.clampIndex()), nil
	}
	TypeTaskGroup.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &taskGroup{}, nil }
	TypeAsyncLock.SetMethods(asyncSemaphoreMethods, "")
	TypeAsyncLock.SetMethods(asyncContextMethods, "")
	TypeAsyncSemaphore.SetMethods(asyncSemaphoreMethods, "")
	TypeAsyncSemaphore.SetMethods(asyncContextMethods, "")
	TypeAsyncEvent.SetMethods(asyncEventMethods, "")
	TypeAsyncQueue.SetMethods(asyncQueueMethods, "")
	TypeTaskGroup.SetMethods(asyncContextMethods, "")
	TypeTaskGroup.SetMethods([]Method{{Name: "create_task", Kind: Keywords, Min: 1, Params: []string{"coro", "$", "name", "context"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, _ := AsStr(orNone(a[1]))
		f, err := self.(*taskGroup).spawn(t, a[0], name)
		if err != nil {
			return nil, err
		}
		return f, nil
	}}}, "")
	TypeTimeout.SetMethods(asyncContextMethods, "")
	TypeEventLoop.SetMethods(eventLoopMethods, "")
}
