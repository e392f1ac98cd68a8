package py

var (
	typeQueue       = newRootType(queueTables{}, "queue", "Queue")
	typeLifoQueue   = newSubtype(queueTables{}, "queue", "LifoQueue", &typeQueue)
	typeSimpleQueue = newRootType(queueTables{}, "_queue", "SimpleQueue")
	// SyncQueueEmpty and SyncQueueFull are queue.Empty and queue.Full.
	SyncQueueEmpty = newSubtype(queueTables{}, "_queue", "Empty", &Exception_)
	SyncQueueFull  = newSubtype(queueTables{}, "queue", "Full", &Exception_)
)

// threadQueue is queue.Queue, LifoQueue and SimpleQueue.
type threadQueue struct {
	gate
	class      *Type
	maxsize    int
	items      []Value
	unfinished int
}

// Type implements Value.
func (q *threadQueue) Type() *Type { return q.class }

func (q *threadQueue) size() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.items)
}

// waitFor changes the queue when try lets it: at once, in time, or never.
func (q *threadQueue) waitFor(t *Task, block, timeout Value, try func() bool) (bool, error) {
	wait := true
	if block != nil {
		var err error
		if wait, err = Truth(t, block); err != nil {
			return false, err
		}
	}
	d, err := timeoutArg(t, timeout)
	if err != nil {
		return false, err
	}
	if !wait {
		d = 0
	} else if d < 0 && timeout != nil && timeout != None {
		return false, Raise(ValueError, "'timeout' must be a non-negative number")
	}
	if !q.await(t, d, try) {
		return false, nil
	}
	q.change(func() {})
	return true, nil
}

func (q *threadQueue) get(t *Task, block, timeout Value) (v Value, err error) {
	ok, err := q.waitFor(t, block, timeout, func() bool {
		n := len(q.items)
		if n == 0 {
			return false
		}
		if q.class == typeLifoQueue {
			v, q.items = q.items[n-1], q.items[:n-1]
		} else {
			v, q.items = q.items[0], q.items[1:]
		}
		return true
	})
	if err == nil && !ok {
		err = raiseArgs(SyncQueueEmpty)
	}
	return v, err
}

func (q *threadQueue) put(t *Task, v, block, timeout Value) error {
	ok, err := q.waitFor(t, block, timeout, func() bool {
		if q.maxsize > 0 && len(q.items) >= q.maxsize {
			return false
		}
		q.items = append(q.items, v)
		q.unfinished++
		return true
	})
	if err == nil && !ok {
		err = raiseArgs(SyncQueueFull)
	}
	return err
}

var threadQueueMethods = []Method{
	{Name: "get", Kind: Keywords, Params: []string{"block", "timeout"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self.(*threadQueue).get(t, a[0], a[1])
	}},
	{Name: "put", Kind: Keywords, Min: 1, Params: []string{"item", "block", "timeout"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return None, self.(*threadQueue).put(t, a[0], a[1], a[2])
	}},
	{Name: "get_nowait", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return self.(*threadQueue).get(t, False, nil)
	}},
	{Name: "put_nowait", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return None, self.(*threadQueue).put(t, a[0], False, nil)
	}},
	{Name: "qsize", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(int64(self.(*threadQueue).size())), nil
	}},
	{Name: "empty", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeBool(self.(*threadQueue).size() == 0), nil
	}},
	{Name: "full", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		q := self.(*threadQueue)
		return MakeBool(q.maxsize > 0 && q.size() >= q.maxsize), nil
	}},
	{Name: "task_done", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (v Value, err error) {
		q := self.(*threadQueue)
		q.change(func() {
			if q.unfinished == 0 {
				err = Raise(ValueError, "task_done() called too many times")
				return
			}
			q.unfinished--
		})
		return None, err
	}},
	{Name: "join", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		q := self.(*threadQueue)
		q.await(t, -1, func() bool { return q.unfinished == 0 })
		return None, nil
	}},
}

type queueTables struct{}

// Fill implements Tables.
func (queueTables) Fill() {
	for _, c := range [2]*Type{SyncQueueEmpty, SyncQueueFull} {
		c.New, c.Init = newExceptionValue, initException
	}
	for _, c := range [2]*Type{typeQueue, typeLifoQueue} {
		c.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			a, err := bindKeywords("Queue", []string{"maxsize"}, 0, pos, kw)
			if err != nil {
				return nil, err
			}
			n, err := sizeArg(t, a[0], 0)
			return &threadQueue{class: c, maxsize: n}, err
		}
	}
	typeSimpleQueue.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return &threadQueue{class: typeSimpleQueue}, nil
	}
	typeQueue.SetMethods(threadQueueMethods, "")
	typeSimpleQueue.SetMethods(threadQueueMethods[:7], "")
}

// QueueModule is the module queue.
var QueueModule = NewNative("queue", buildQueueModule)

func buildQueueModule() *Module {
	m := NewModule("queue")
	m.addNames("Queue", typeQueue, "LifoQueue", typeLifoQueue, "SimpleQueue", typeSimpleQueue, "Empty", SyncQueueEmpty, "Full", SyncQueueFull)
	return m
}
