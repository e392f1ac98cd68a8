package py

import (
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// TypeFuture and TypeTask are asyncio.Future and asyncio.Task.
var (
	TypeFuture = newRootType(asyncioTables{}, "asyncio", "Future")
	TypeTask   = newSubtype(asyncioTables{}, "asyncio", "Task", &TypeFuture)
)

// CancelledError is asyncio.CancelledError.
var CancelledError = newSubtype(futureTables{}, "asyncio.exceptions", "CancelledError", &BaseException)

type futureTables struct{}

// Fill implements Tables.
func (futureTables) Fill() {
	CancelledError.New, CancelledError.Init = newExceptionValue, initException
}

// Future is asyncio.Future and, with a coroutine to run, asyncio.Task.
type Future struct {
	Name  string
	class *Type
	coro  Value

	mu        sync.Mutex
	done      bool
	cancelled bool
	result    Value
	err       error
	traceback *Traceback     // of err, when it was set
	callbacks []doneCallback // in order, tasks that wait among them

	// Of a task: a pending cancellation and where it waits.
	cancelling int
	mustCancel bool
	cancelMsg  Value
	waitsOn    *waiter
	waitsFor   *Future // what it awaits: cancelling the task cancels that
}

// doneCallback is what a future calls when it is done.
type doneCallback struct {
	fn  Value // of add_done_callback
	run func()
}

// Type implements Value.
func (f *Future) Type() *Type { return f.class }

// waiter is a suspended task: wake lets it continue when its turn in the loop
// comes.
type waiter struct {
	once   sync.Once
	ticket chan struct{}
	loop   *Loop // nil: the task waits without the lock
}

func newWaiter(t *Task) *waiter {
	w := &waiter{ticket: make(chan struct{})}
	if t.held > 0 {
		w.loop = t.loop
	}
	return w
}

func (w *waiter) wake() {
	w.once.Do(func() {
		if w.loop != nil {
			w.loop.push(w.ticket)
		} else {
			close(w.ticket)
		}
	})
}

// suspend gives the lock up until w wakes. It returns CancelledError when the
// task was cancelled meanwhile.
func (t *Task) suspend(w *waiter) error {
	if f := t.async; f != nil {
		f.mu.Lock()
		if f.mustCancel {
			f.mu.Unlock()
			w.wake()
		} else {
			f.waitsOn = w
			f.mu.Unlock()
		}
	}
	held := t.held
	if held > 0 {
		t.held = 0
		t.loop.release()
	}
	<-w.ticket
	t.held = held
	return t.takeCancellation()
}

// takeCancellation raises a pending cancellation of the task.
func (t *Task) takeCancellation() error {
	f := t.async
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.waitsOn = nil
	if !f.mustCancel {
		return nil
	}
	f.mustCancel = false
	return cancelledError(f.cancelMsg)
}

func cancelledError(msg Value) error {
	if msg == nil || msg == None {
		return raiseArgs(CancelledError)
	}
	return raiseArgs(CancelledError, msg)
}

// Sleep is asyncio.sleep: it suspends the task for a time; without any it lets
// the others go first once.
func Sleep(t *Task, d time.Duration) error {
	if d <= 0 && t.held == 0 {
		return t.takeCancellation()
	}
	w := newWaiter(t)
	if d <= 0 {
		w.wake()
		return t.suspend(w)
	}
	cancel := t.Loop().after(d, w.wake)
	err := t.suspend(w)
	if err != nil {
		cancel()
	}
	return err
}

// complete ends the future and wakes who waits; false when it was done already.
func (f *Future) complete(result Value, err error, cancelled bool) bool {
	f.mu.Lock()
	if f.done {
		f.mu.Unlock()
		return false
	}
	f.done, f.result, f.err, f.cancelled = true, result, err, cancelled
	if e, ok := err.(*Exception); ok {
		f.traceback = e.tracebackNow()
	}
	callbacks := f.callbacks
	f.callbacks = nil
	f.mu.Unlock()
	for _, cb := range callbacks {
		cb.run()
	}
	return true
}

// Done reports whether the future has a result.
func (f *Future) Done() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.done
}

// whenDone calls cb when the future is done, in a turn of its own of the loop,
// as asyncio's done callbacks are.
func (f *Future) whenDone(l *Loop, cb func()) { f.addDone(l, nil, cb) }

// addDone is whenDone with the Python function that remove_done_callback names.
func (f *Future) addDone(l *Loop, fn Value, cb func()) {
	f.mu.Lock()
	if !f.done {
		f.callbacks = append(f.callbacks, doneCallback{fn, func() { l.callSoon(cb) }})
		f.mu.Unlock()
		return
	}
	f.mu.Unlock()
	l.callSoon(cb)
}

// outcome is the result or the exception of a done future.
func (f *Future) outcome() (Value, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cancelled {
		return nil, cancelledError(f.cancelMsg)
	}
	return f.result, f.err
}

// waitDone suspends the task until the future is done. A cancellation of the
// waiting task is passed on to the future, as awaiting a task does.
func (f *Future) waitDone(t *Task, passOn bool) error {
	for {
		f.mu.Lock()
		if f.done {
			f.mu.Unlock()
			return nil
		}
		w := newWaiter(t)
		f.callbacks = append(f.callbacks, doneCallback{run: w.wake})
		f.mu.Unlock()
		if passOn {
			t.awaits(f)
		}
		err := t.suspend(w)
		if passOn {
			t.awaits(nil)
		}
		if err != nil {
			if passOn {
				f.Cancel(nil)
			}
			return err
		}
	}
}

// awaits notes the future that the task waits for.
func (t *Task) awaits(f *Future) {
	if a := t.async; a != nil {
		a.mu.Lock()
		a.waitsFor = f
		a.mu.Unlock()
	}
}

// Await waits for the result.
func (f *Future) Await(t *Task) (Value, error) {
	if err := f.waitDone(t, true); err != nil {
		return nil, err
	}
	return f.raising()
}

// raising is outcome for whoever lets the exception go on: it is raised there again.
func (f *Future) raising() (Value, error) {
	v, err := f.outcome()
	if e, ok := err.(*Exception); ok && e == f.err {
		e.Traceback, e.caught = f.traceback, 0
		if f.traceback != nil {
			e.caught = f.traceback.from
		}
		e.raised()
	}
	return v, err
}

// Cancel is Task.cancel: it asks the task to raise CancelledError where it
// waits; a plain future is cancelled at once. False when it is done already.
func (f *Future) Cancel(msg Value) bool {
	f.mu.Lock()
	if f.done {
		f.mu.Unlock()
		return false
	}
	f.cancelMsg = msg
	if f.coro == nil {
		f.mu.Unlock()
		return f.complete(nil, nil, true)
	}
	f.cancelling++
	awaited := f.waitsFor
	f.mu.Unlock()
	if awaited != nil && awaited.Cancel(msg) {
		return true // its end wakes the task
	}
	f.mu.Lock()
	f.mustCancel = true
	w := f.waitsOn
	f.mu.Unlock()
	if w != nil {
		w.wake()
	}
	return true
}

// Spawn is asyncio.create_task: the coroutine runs as a task of its own, its
// first step when the spawning task next waits.
func Spawn(t *Task, coro Value, name string) *Future {
	t.joinLoop()
	if name == "" {
		name = "Task-" + strconv.FormatInt(taskCount.Add(1)+1, 10)
	}
	f := &Future{Name: name, class: TypeTask, coro: coro}
	child := &Task{loop: t.loop, async: f, context: t.context.copy(), Stdout: t.Stdout, Local: t.Local, thread: t.loop.runner()}
	t.loop.spawned.add(f)
	ticket := t.loop.enqueue()
	go func() {
		<-ticket
		child.held = 1
		err := child.takeCancellation()
		var v Value
		if err == nil {
			v, err = Await(child, coro)
		}
		child.loop.spawned.remove(f)
		finishTask(f, v, err)
		child.held = 0
		child.loop.release()
	}()
	return f
}

// taskCount numbers the tasks without a name; the first is that of asyncio.run.
var taskCount atomic.Int64

func finishTask(f *Future, v Value, err error) {
	if isCancelled(err) {
		f.mu.Lock()
		f.cancelMsg = nil
		if args := err.(*Exception).Args; args != nil && len(args.Items) > 0 {
			f.cancelMsg = args.Items[0]
		}
		f.mu.Unlock()
		f.complete(nil, nil, true)
		return
	}
	f.complete(v, err, false)
}

// joinLoop makes the task hold its loop's lock, because it begins to share its
// variables with other tasks. A task that does not hold the lock so far is
// known to share nothing with the rest of the program, so that it gets a loop
// of its own.
func (t *Task) joinLoop() {
	if t.held == 0 {
		outer := t.Loop()
		t.loop = NewLoop()
		t.loop.object = outer.value() // to Python it is the same
		t.Lock()
	}
}
