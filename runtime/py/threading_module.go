package py

import (
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// Modules threading and queue. A thread is a line of execution of the loop that
// started it: it takes the loop's lock like every other, which stands for the
// interpreter lock of CPython, and gives it up where it waits. What is waited
// for here (gates) is independent of loops, because requests that share a lock
// may have none in common.

// gate is a condition that goroutines wait for: each change closes a channel.
type gate struct {
	mu      sync.Mutex
	changed chan struct{}
}

// change runs f and lets everybody who waits look again.
func (g *gate) change(f func()) {
	g.mu.Lock()
	f()
	if g.changed != nil {
		close(g.changed)
		g.changed = nil
	}
	g.mu.Unlock()
}

// await waits until try succeeds; false when the time has passed. A negative
// time is none. try runs with the gate's mutex held.
func (g *gate) await(t *Task, d time.Duration, try func() bool) (ok bool) {
	g.mu.Lock()
	if try() {
		g.mu.Unlock()
		return true
	}
	g.mu.Unlock()
	if d == 0 {
		return false
	}
	if t.Alone {
		panic(Waits{})
	}
	t.Blocking(func() {
		var timer <-chan time.Time
		if d > 0 {
			timer = time.After(d)
		}
		for {
			g.mu.Lock()
			if ok = try(); ok {
				g.mu.Unlock()
				return
			}
			if g.changed == nil {
				g.changed = make(chan struct{})
			}
			c := g.changed
			g.mu.Unlock()
			select {
			case <-c:
			case <-timer:
				return
			}
		}
	})
	return ok
}

// timeoutArg reads a timeout: -1 for none.
func timeoutArg(t *Task, v Value) (time.Duration, error) {
	if v == nil || v == None {
		return -1, nil
	}
	f, ok := AsFloat(v)
	if !ok {
		i, isInt := AsInt(v)
		if !isInt {
			return 0, Raise(TypeError, "'%s' object cannot be interpreted as an integer or float", v.Type().Name)
		}
		var err error
		if f, err = i.Float64(); err != nil {
			return 0, err
		}
	}
	if f > 9e9 {
		return 0, Raise(OverflowError, "timestamp too large to convert to C _PyTime_t")
	}
	return time.Duration(f * 1e9), nil
}

var (
	typeThreadLock      = newRootType(threadingTables{}, "_thread", "lock")
	typeThreadRLock     = newRootType(threadingTables{}, "_thread", "RLock")
	typeThreadSemaphore = newRootType(threadingTables{}, "threading", "Semaphore")
	typeBoundedSem      = newSubtype(threadingTables{}, "threading", "BoundedSemaphore", &typeThreadSemaphore)
	typeThreadEvent     = newRootType(threadingTables{}, "threading", "Event")
	typeThread          = newRootType(threadingTables{}, "threading", "Thread")
	typeMainThread      = newSubtype(nil, "threading", "_MainThread", &typeThread)
)

// threadLock is Lock, RLock, Semaphore and BoundedSemaphore: a number that
// acquire takes from and release adds to.
type threadLock struct {
	gate
	class *Type
	free  int
	most  int // 0: unbounded
	owner any // of an RLock
	depth int
}

// Type implements Value.
func (l *threadLock) Type() *Type { return l.class }

// threadKey tells lines of execution apart.
func (t *Task) threadKey() any {
	if t.thread != nil {
		t.claim()
		return t.thread
	}
	if t.async != nil {
		return t.async
	}
	return t
}

func (l *threadLock) acquire(t *Task, d time.Duration) bool {
	key := t.threadKey()
	return l.await(t, d, func() bool {
		if l.class == typeThreadRLock && l.depth > 0 && l.owner == key {
			l.depth++
			return true
		}
		if l.free == 0 {
			return false
		}
		l.free--
		l.owner, l.depth = key, 1
		return true
	})
}

func (l *threadLock) release(t *Task, n int) (err error) {
	key := t.threadKey()
	l.change(func() {
		switch {
		case l.class == typeThreadRLock:
			if l.depth == 0 || l.owner != key {
				err = Raise(RuntimeError, "cannot release un-acquired lock")
				return
			}
			if l.depth--; l.depth > 0 {
				return
			}
		case l.class == typeThreadLock && l.free > 0:
			err = Raise(RuntimeError, "release unlocked lock")
			return
		case l.most > 0 && l.free+n > l.most:
			err = Raise(ValueError, "Semaphore released too many times")
			return
		}
		l.free += n
	})
	return err
}

// reentrantLockMethods are what threading.Condition asks of an RLock.
var reentrantLockMethods = []Method{
	{Name: "_is_owned", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l := self.(*threadLock)
		l.mu.Lock()
		defer l.mu.Unlock()
		return MakeBool(l.depth > 0 && l.owner == t.threadKey()), nil
	}},
	{Name: "_release_save", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l, depth := self.(*threadLock), 0
		l.change(func() { depth, l.depth, l.free = l.depth, 0, 1 })
		return MakeInt(int64(depth)), nil
	}},
	{Name: "_acquire_restore", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l := self.(*threadLock)
		depth, err := AsIndex(t, a[0])
		if err != nil {
			return nil, err
		}
		l.acquire(t, -1)
		l.change(func() { l.depth = depth.clampIndex() })
		return None, nil
	}},
}

var threadLockMethods = []Method{
	{Name: "acquire", Kind: Keywords, Params: []string{"blocking", "timeout"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l := self.(*threadLock)
		block := true
		if a[0] != nil {
			var err error
			if block, err = Truth(t, a[0]); err != nil {
				return nil, err
			}
		}
		d, err := timeoutArg(t, a[1])
		if err != nil {
			return nil, err
		}
		if !block {
			if d >= 0 {
				return nil, Raise(ValueError, "can't specify a timeout for a non-blocking call")
			}
			d = 0
		}
		return MakeBool(l.acquire(t, d)), nil
	}},
	{Name: "release", Kind: Keywords, Params: []string{"n"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		n, err := sizeArg(t, a[0], 1)
		if err == nil && n < 1 {
			err = Raise(ValueError, "n must be one or more")
		}
		if err != nil {
			return nil, err
		}
		return None, self.(*threadLock).release(t, n)
	}},
	{Name: "locked", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		l := self.(*threadLock)
		l.mu.Lock()
		defer l.mu.Unlock()
		return MakeBool(l.free == 0), nil
	}},
	{Name: "__enter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeBool(self.(*threadLock).acquire(t, -1)), nil
	}},
	{Name: "__exit__", Kind: Positional, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return None, self.(*threadLock).release(t, 1)
	}},
}

// threadEvent is threading.Event.
type threadEvent struct {
	gate
	set bool
}

// Type implements Value.
func (*threadEvent) Type() *Type { return typeThreadEvent }

func (e *threadEvent) is() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.set
}

var threadEventMethods = []Method{
	{Name: "is_set", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeBool(self.(*threadEvent).is()), nil }},
	{Name: "set", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		e := self.(*threadEvent)
		e.change(func() { e.set = true })
		return None, nil
	}},
	{Name: "clear", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		e := self.(*threadEvent)
		e.change(func() { e.set = false })
		return None, nil
	}},
	{Name: "wait", Kind: Keywords, Params: []string{"timeout"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		d, err := timeoutArg(t, a[0])
		if err != nil {
			return nil, err
		}
		e := self.(*threadEvent)
		return MakeBool(e.await(t, max(d, -1), func() bool { return e.set })), nil
	}},
}

// Thread is threading.Thread.
type Thread struct {
	gate
	target, args, kwargs Value
	name                 Value
	daemon               Value
	id                   int64
	self                 Value // of a subclass
	started, ended       bool
	locals               threadLocals
	class                *Type       // nil: threading.Thread
	pool                 *workerPool // which it belongs to
	context              *Context    // what runs in it without one of its own: see inPool
}

// Type implements Value.
func (th *Thread) Type() *Type {
	if th.class != nil {
		return th.class
	}
	return typeThread
}

var threadCount atomic.Int64

// liveThreads are the threads that have started and not ended, but for the main one.
var liveThreads struct {
	sync.Mutex
	list []*Thread
}

// begun and over keep the list of live threads.
func (th *Thread) begun() {
	liveThreads.Lock()
	defer liveThreads.Unlock()
	liveThreads.list = append(liveThreads.list, th)
}

func (th *Thread) over() {
	liveThreads.Lock()
	defer liveThreads.Unlock()
	liveThreads.list = slices.DeleteFunc(liveThreads.list, func(x *Thread) bool { return x == th })
}

// threadList is threading.enumerate().
func threadList() *List {
	liveThreads.Lock()
	defer liveThreads.Unlock()
	l := NewList(mainThread)
	for _, th := range liveThreads.list {
		l.Append(th.value())
	}
	return l
}

// value is the Python object of a thread: an instance of a subclass has the Thread as a part.
func (th *Thread) value() Value {
	if th.self != nil {
		return th.self
	}
	return th
}

// Repr implements Reprer.
func (th *Thread) Repr(t *Task) (string, error) {
	name, err := StrOf(t, th.name)
	state := "initial"
	th.mu.Lock()
	switch {
	case th.ended:
		state = "stopped"
	case th.started:
		state = "started"
	}
	th.mu.Unlock()
	if th.daemon == Value(True) {
		state += " daemon"
	}
	if th.started {
		state += " " + strconv.FormatInt(th.id, 10)
	}
	return "<" + th.value().Type().Name + "(" + name + ", " + state + ")>", err
}

var mainThread = &Thread{name: Str("MainThread"), daemon: False, started: true, id: 1, class: typeMainThread}

// currentThread is threading.current_thread().
func (t *Task) currentThread() *Thread {
	if t.thread != nil {
		t.claim()
		return t.thread
	}
	return mainThread
}

func initThread(t *Task, self Value, pos []Value, kw []Kw) error {
	f := newPyFunction("threading", "Thread.__init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)", nil)
	a, err := BindArgs(f, append([]Value{self}, pos...), kw)
	if err != nil {
		return err
	}
	th := Unwrap(self).(*Thread)
	th.target, th.name, th.args, th.kwargs, th.daemon = a[2], a[3], a[4], a[5], a[6]
	if th.name == None {
		name := "Thread-" + strconv.FormatInt(threadCount.Add(1), 10)
		if fn, ok := a[2].(*Function); ok {
			name += " (" + fn.Name + ")"
		}
		th.name = Str(name)
	}
	if th.daemon == None {
		th.daemon = t.currentThread().daemon
	}
	return nil
}

// runThread is Thread.run.
func runThread(t *Task, th *Thread) error {
	if th.target == None || th.target == nil {
		return nil
	}
	pos, err := items(t, th.args)
	if err != nil {
		return err
	}
	var kw []Kw
	if d, ok := AsDict(th.kwargs); ok {
		for k, v := range d.All() {
			name, _ := AsStr(k)
			kw = append(kw, Kw{name, v})
		}
	}
	_, err = CallKw(t, th.target, pos, kw)
	return err
}

var threadMethods = []Method{
	{Name: "start", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		th := Unwrap(self).(*Thread)
		if th.started {
			return nil, Raise(RuntimeError, "threads can only be started once")
		}
		t.joinLoop()
		if self != Value(th) {
			th.self = self
		}
		th.begun()
		th.started, th.id = true, threadCount.Add(1)+1000
		child := &Task{loop: t.loop, thread: th, Stdout: t.Stdout, Local: t.Local}
		ticket := t.loop.enqueue()
		go func() {
			<-ticket
			child.held = 1
			if _, err := CallMethod(child, self, "run"); err != nil {
				reportThread(child, th, err)
			}
			th.end()
			child.Unlock()
		}()
		return None, nil
	}},
	{Name: "run", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, runThread(t, self.(*Thread)) }},
	{Name: "join", Kind: Keywords, Params: []string{"timeout"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		th := self.(*Thread)
		if !th.started {
			return nil, Raise(RuntimeError, "cannot join thread before it is started")
		}
		if th == t.currentThread() {
			return nil, Raise(RuntimeError, "cannot join current thread")
		}
		d, err := timeoutArg(t, a[0])
		if err != nil {
			return nil, err
		}
		th.await(t, d, func() bool { return th.ended })
		return None, nil
	}},
	{Name: "getName", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Thread).name, nil }},
	{Name: "setName", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		self.(*Thread).name = a[0]
		return None, nil
	}},
	{Name: "isDaemon", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Thread).daemon, nil }},
	{Name: "setDaemon", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, self.(*Thread).setDaemon(t, a[0]) }},
	{Name: "is_alive", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		th := self.(*Thread)
		th.mu.Lock()
		defer th.mu.Unlock()
		return MakeBool(th.started && !th.ended), nil
	}},
}

// newThreadLock makes __new__ of a lock.
func newThreadLock(c *Type, bounded, counted bool) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		l := &threadLock{class: c, free: 1}
		if !counted {
			if err := checkPositional(c.Name, len(pos), 0, 0); err != nil {
				return nil, err
			}
			return l, nil
		}
		a, err := bindKeywords("Semaphore", []string{"value"}, 0, pos, kw)
		if err != nil {
			return nil, err
		}
		if l.free, err = sizeArg(t, a[0], 1); err != nil {
			return nil, err
		}
		if l.free < 0 {
			return nil, Raise(ValueError, "semaphore initial value must be >= 0")
		}
		if bounded {
			l.most = l.free
		}
		return l, nil
	}
}

type threadingTables struct{}

// Fill implements Tables.
func (threadingTables) Fill() {
	typeThreadLock.New = newThreadLock(typeThreadLock, false, false)
	typeThreadRLock.New = newThreadLock(typeThreadRLock, false, false)
	typeThreadSemaphore.New = newThreadLock(typeThreadSemaphore, false, true)
	typeBoundedSem.New = newThreadLock(typeBoundedSem, true, true)
	typeThreadLock.SetMethods(threadLockMethods, "")
	typeThreadRLock.SetMethods(threadLockMethods, "")
	typeThreadRLock.SetMethods(reentrantLockMethods, "")
	typeThreadSemaphore.SetMethods(threadLockMethods, "")
	typeThreadEvent.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &threadEvent{}, nil }
	typeThreadEvent.SetMethods(threadEventMethods, "")
	typeThread.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return &Thread{name: None, target: None, args: NewTuple(), kwargs: None, daemon: False}, nil
	}
	typeThread.Init = initThread
	typeThread.SetMethods(threadMethods, "repr")
	typeThread.SetAttributes([]Attribute{
		{Name: "name", Get: func(t *Task, self Value) (Value, error) { return self.(*Thread).name, nil },
			Set: func(t *Task, self, x Value) error { self.(*Thread).name = orNone(x); return nil }},
		{Name: "daemon", Get: func(t *Task, self Value) (Value, error) { return self.(*Thread).daemon, nil },
			Set: func(t *Task, self, x Value) error { return self.(*Thread).setDaemon(t, orNone(x)) }},
		{Name: "ident", Get: threadIdent},
		{Name: "native_id", Get: threadIdent},
	})
}

func threadIdent(t *Task, self Value) (Value, error) {
	if th := self.(*Thread); th.started {
		return MakeInt(th.id), nil
	}
	return None, nil
}

func (th *Thread) setDaemon(t *Task, v Value) error {
	if th.started {
		return Raise(RuntimeError, "cannot set daemon status of active thread")
	}
	daemon, err := Truth(t, v)
	if err == nil {
		th.daemon = MakeBool(daemon)
	}
	return err
}

// ThreadingModule is the module threading.
var ThreadingModule = NewNative("threading", buildThreadingModule)

func buildThreadingModule() *Module {
	m := NewNativeModule("threading", []Method{
		{Name: "current_thread", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return t.currentThread().value(), nil }},
		{Name: "currentThread", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return t.currentThread().value(), nil }},
		{Name: "enumerate", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return threadList(), nil }},
		{Name: "active_count", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return MakeInt(int64(threadList().Len())), nil
		}},
		{Name: "activeCount", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return MakeInt(int64(threadList().Len())), nil
		}},
		{Name: "main_thread", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return mainThread, nil }},
		{Name: "get_native_id", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeInt(t.currentThread().id), nil }},
		{Name: "get_ident", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeInt(t.currentThread().id), nil }},
	})
	m.addNames("Lock", typeThreadLock, "RLock", typeThreadRLock, "Semaphore", typeThreadSemaphore, "BoundedSemaphore", typeBoundedSem,
		"Event", typeThreadEvent, "Thread", typeThread, "local", typeThreadLocal, "ThreadError", RuntimeError, "TIMEOUT_MAX", Float(9223372036))
	return m
}

// reportThread is threading.excepthook: what a thread raises goes to stderr.
func reportThread(t *Task, th *Thread, err error) {
	if e, ok := err.(*Exception); ok && e.Class.Name == "SystemExit" {
		return
	}
	name, _ := AsStr(th.name)
	os.Stderr.WriteString("Exception in thread " + name + ":\n" + FormatException(err))
}
