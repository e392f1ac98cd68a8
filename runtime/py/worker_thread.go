package py

import (
	"slices"
	"strconv"
	"sync"
	"time"
)

// Functions that are not async run in worker threads: FastAPI's in those of anyio, what is
// given to loop.run_in_executor in those of an executor. Here such a call stays on its
// caller's line of execution, and takes a thread's identity from a pool: its name and number, its
// threading.local data, the locks that it holds. Which thread it is shows only where something asks,
// so that a call takes one from the pool then, and none if nothing asks.

// workerPool are threads that take calls in turn.
type workerPool struct {
	class *Type
	name  func(n int) string
	rest  time.Duration // how long an idle thread lives, 0: for ever

	mu    sync.Mutex
	idle  []idleWorker // the one that became idle last stands last
	count int
}

type idleWorker struct {
	thread *Thread
	since  time.Time
}

// typeWorkerThread is the class of anyio's threads.
var typeWorkerThread = newSubtype(nil, "anyio._backends._asyncio", "WorkerThread", &typeThread)

// anyioWorkers are the threads of anyio.to_thread: the one that has become idle last is taken first, and
// those that nobody has taken for ten seconds end then.
var anyioWorkers = &workerPool{class: typeWorkerThread, name: func(int) string { return "AnyIO worker thread" }, rest: 10 * time.Second}

// someWorker stands for a thread of anyioWorkers until something asks which it is.
var someWorker = &Thread{}

// newExecutorPool are the threads of a loop's default executor: of uvloop, which serves the
// program, it is the first ThreadPoolExecutor without a name, of asyncio's own loops it has one.
func newExecutorPool(own bool) *workerPool {
	prefix := "ThreadPoolExecutor-0_"
	if own {
		prefix = "asyncio_"
	}
	return &workerPool{class: typeThread, name: func(n int) string { return prefix + strconv.Itoa(n) }}
}

// take gives a thread that no call runs in.
func (p *workerPool) take() *Thread {
	p.mu.Lock()
	defer p.mu.Unlock()
	last := len(p.idle) - 1
	if last < 0 {
		th := &Thread{class: p.class, name: Str(p.name(p.count)), daemon: False, started: true, pool: p, args: NewTuple(), kwargs: NewDict(), target: None}
		th.id = threadCount.Add(1) + 1000
		p.count++
		th.begun()
		return th
	}
	th := p.idle[last].thread
	p.idle = p.idle[:last]
	if p.rest > 0 {
		expired, now := 0, time.Now()
		for expired < len(p.idle) && now.Sub(p.idle[expired].since) >= p.rest {
			p.idle[expired].thread.end()
			expired++
		}
		p.idle = slices.Delete(p.idle, 0, expired)
	}
	return th
}

// giveBack makes a thread idle.
func (p *workerPool) giveBack(th *Thread) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, idleWorker{th, time.Now()})
}

// end makes a thread one that has ended.
func (th *Thread) end() {
	th.over()
	th.change(func() { th.ended = true })
}

// EnterWorker lets what follows run in one of anyio's worker threads, until LeaveWorker.
func (t *Task) EnterWorker() {
	if t.thread == nil {
		t.thread = someWorker
	}
}

// LeaveWorker goes back to the thread of the loop that serves the program.
func (t *Task) LeaveWorker() {
	if t.thread == nil {
		return
	}
	if t.thread != someWorker {
		t.thread.pool.giveBack(t.thread)
	}
	t.thread = nil
}

// claim decides which thread of its pool the task runs in.
func (t *Task) claim() {
	if t.thread == someWorker {
		t.thread = anyioWorkers.take()
	}
}

// InThreadpool calls f in one of anyio's worker threads, with a copy of the context, after others
// have had their turn.
func InThreadpool(t *Task, f func() (Value, error)) (Value, error) {
	return t.inPool(anyioWorkers, t.CopyContext(), f)
}

// inPool calls f in a thread of a pool. Without a context it is the thread's own.
func (t *Task) inPool(p *workerPool, context *Context, f func() (Value, error)) (Value, error) {
	if err := Sleep(t, 0); err != nil {
		return nil, err
	}
	th := p.take()
	if context == nil {
		if th.context == nil {
			th.context = (*Context)(nil).copy()
		}
		context = th.context
	}
	thread, async, previous := t.thread, t.async, t.SetContext(context)
	t.thread, t.async = th, nil
	defer func() {
		t.thread, t.async = thread, async
		t.SetContext(previous)
		p.giveBack(th)
	}()
	return f()
}
