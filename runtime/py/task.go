package py

import (
	"io"
	"os"
	"sync"
)

// recursionLimit is sys.getrecursionlimit().
const recursionLimit = 1000

// Task is the state of one line of execution: a request, an asyncio task, the
// start of the program. It is used by one goroutine at a time. A nil Task is
// allowed where nothing runs Python code.
type Task struct {
	loop    *Loop
	held    int // how often Lock was called; the loop's lock is ours while > 0
	depth   int
	handled *Exception // the exception being handled: sys.exc_info()
	context *Context
	async   *Future    // the asyncio task that this is, nil for others
	setLoop *eventLoop // of asyncio.set_event_loop
	thread  *Thread    // the threading.Thread that this runs in, nil for the main one
	reprs   []Value    // containers whose repr is under way
	boxes   boxRoom    // memory for the results of operators
	args    []Value    // arguments of builtin methods that are running, see callFast
	// suspends is where the iterators that are awaited yield to, nil for those that wait in place;
	// passesOn and driven are for asynchronous generators, see suspender.
	suspends         Yield
	passesOn, driven bool
	// weak are objects that weak references were made to, see keepWeak.
	weak     []Value
	weakNext int
	// restoring is set while RestoreClass makes a class.
	restoring bool
	// Alone is set while nothing else runs that the task could wait for: waiting is a panic with Waits.
	Alone bool

	// Stdout is where print writes; nil is os.Stdout.
	Stdout io.Writer
	// Local is data of the layer that runs the task (the request, the
	// evaluator), opaque to this package.
	Local any
}

// Waits is the panic of a task that waits while it is alone.
type Waits struct{}

// NewTask makes a task of a loop; a nil loop gives it one of its own when it
// first needs one.
func NewTask(loop *Loop) *Task { return &Task{loop: loop} }

// Loop is the task's event loop.
func (t *Task) Loop() *Loop {
	if t.loop == nil {
		t.loop = NewLoop()
	}
	return t.loop
}

// child makes a task that starts out with the state of t, for code that t runs
// in another coroutine (a generator's body).
func (t *Task) child() *Task {
	c := &Task{}
	if t != nil {
		c.copyFrom(t)
	}
	return c
}

// copyFrom takes over the state of t.
func (t *Task) copyFrom(o *Task) {
	o.claim()
	t.loop, t.held, t.depth, t.handled = o.loop, o.held, o.depth, o.handled
	t.context, t.async, t.thread, t.reprs, t.setLoop = o.context, o.async, o.thread, o.reprs, o.setLoop
	t.Stdout, t.Local = o.Stdout, o.Local
}

// Stdout is the task's standard output.
func (t *Task) stdout() io.Writer {
	if t == nil || t.Stdout == nil {
		return os.Stdout
	}
	return t.Stdout
}

// Lock takes the loop's lock: until Unlock, no other task of the loop runs
// locked code, except while this one waits. Calls nest.
func (t *Task) Lock() {
	if t.held == 0 {
		t.Loop().acquire()
	}
	t.held++
}

// Unlock gives the lock back.
func (t *Task) Unlock() {
	t.held--
	if t.held == 0 {
		t.loop.release()
	}
}

// Held reports whether the task holds the loop's lock.
func (t *Task) Held() bool { return t != nil && t.held > 0 }

// lend gives room for the arguments of a builtin method on the task's stack of them, until
// takeBack.
func (t *Task) lend(n int) (lent []Value, base int) {
	base = len(t.args)
	if base+n > cap(t.args) {
		// Those that are in use stay where they are.
		t.args, base = make([]Value, 0, max(64, 2*cap(t.args))), 0
	}
	t.args = t.args[:base+n]
	return t.args[base : base+n : base+n], base
}

func (t *Task) takeBack(lent []Value, base int) {
	clear(lent)
	if base+len(lent) <= len(t.args) && len(lent) > 0 && &t.args[base] == &lent[0] {
		t.args = t.args[:base]
	}
}

// Blocking runs f, which may block, without the lock.
func (t *Task) Blocking(f func()) {
	if t == nil || t.held == 0 {
		f()
		return
	}
	held := t.held
	t.held = 0
	t.loop.release()
	defer func() {
		t.loop.acquire()
		t.held = held
	}()
	f()
}

// Enter counts one more nested call and raises RecursionError at the limit.
// Leave must follow when it returns nil.
func (t *Task) Enter() error {
	if t != nil && t.depth < recursionLimit {
		t.depth++
		return nil
	}
	return t.enterFor("")
}

func (t *Task) enterFor(where string) error {
	if t == nil {
		return nil
	}
	if t.depth >= recursionLimit {
		return tooDeep(where)
	}
	t.depth++
	return nil
}

func tooDeep(where string) error {
	return Raise(RecursionError, "%s", "maximum recursion depth exceeded"+where)
}

// Leave ends what Enter began.
func (t *Task) Leave() {
	if t != nil {
		t.depth--
	}
}

// Depth is the number of nested calls.
func (t *Task) Depth() int {
	if t == nil {
		return 0
	}
	return t.depth
}

// Handled is the exception being handled, nil for none: sys.exc_info()[1].
func (t *Task) Handled() *Exception {
	if t == nil {
		return nil
	}
	return t.handled
}

// SetHandled makes e the exception being handled and returns the previous one.
func (t *Task) SetHandled(e *Exception) (previous *Exception) {
	if t == nil {
		return nil
	}
	previous, t.handled = t.handled, e
	return previous
}

// Reraise is a bare raise statement.
func (t *Task) Reraise() error {
	if e := t.Handled(); e != nil {
		e.caught = 0
		return e
	}
	return Raise(RuntimeError, "No active exception to reraise")
}

// Loop is an event loop: the lock that its tasks take in turn, first come
// first served, which makes the order in which tasks continue that of
// asyncio's ready queue.
type Loop struct {
	mu      sync.Mutex
	taken   bool
	queue   []chan struct{}
	timers  timerHeap
	seq     uint64
	object  *eventLoop // see value
	spawned taskSet
}

// NewLoop makes a loop.
func NewLoop() *Loop { return &Loop{} }

// acquire takes the lock, waiting behind everybody who asked before.
func (l *Loop) acquire() {
	ticket := l.enqueue()
	<-ticket
}

// enqueue asks for the lock without waiting: the channel is closed when the
// turn comes.
func (l *Loop) enqueue() chan struct{} {
	ticket := make(chan struct{})
	l.mu.Lock()
	l.enqueueLocked(ticket)
	l.mu.Unlock()
	return ticket
}

// push asks for the lock on behalf of a ticket made earlier.
func (l *Loop) push(ticket chan struct{}) {
	l.mu.Lock()
	l.enqueueLocked(ticket)
	l.mu.Unlock()
}

func (l *Loop) enqueueLocked(ticket chan struct{}) {
	if !l.taken {
		l.taken = true
		close(ticket)
		return
	}
	l.queue = append(l.queue, ticket)
}

// callSoon runs f under the lock when its turn comes.
func (l *Loop) callSoon(f func()) {
	ticket := l.enqueue()
	go func() {
		<-ticket
		f()
		l.release()
	}()
}

// release hands the lock to the next in line.
func (l *Loop) release() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.queue) == 0 {
		l.taken = false
		l.queue = nil
		return
	}
	next := l.queue[0]
	l.queue[0] = nil
	l.queue = l.queue[1:]
	close(next)
}
