package web

import "github.com/covetpy/covetgen/runtime/py"

// BackgroundTask is starlette.background.BackgroundTask.
type BackgroundTask struct {
	call py.Value
	args []py.Value
	kw   []py.Kw
}

// BackgroundTasks is fastapi.BackgroundTasks: tasks that run in order after the answer.
type BackgroundTasks struct{ tasks []py.Value }

// The background classes.
var (
	BackgroundTaskType  = py.RootType(backgroundTables{}, "starlette.background", "BackgroundTask")
	BackgroundTasksType = py.Subtype(backgroundTables{}, "fastapi.background", "BackgroundTasks", &BackgroundTaskType)
)

// Type implements py.Value.
func (*BackgroundTask) Type() *py.Type { return BackgroundTaskType }

// Type implements py.Value.
func (*BackgroundTasks) Type() *py.Type { return BackgroundTasksType }

// BackgroundTasks returns the background tasks parameter.
func (c *Ctx) BackgroundTasks() py.Value {
	if c.tasks == nil {
		c.tasks = &BackgroundTasks{}
	}
	return c.tasks
}

func newBackgroundTask(pos []py.Value, kw []py.Kw, method string) (*BackgroundTask, error) {
	if len(pos) == 0 {
		return nil, py.Raise(py.TypeError, "%s() missing 1 required positional argument: 'func'", method)
	}
	return &BackgroundTask{call: pos[0], args: append([]py.Value(nil), pos[1:]...), kw: append([]py.Kw(nil), kw...)}, nil
}

type backgroundTables struct{}

// Fill implements py.Tables.
func (backgroundTables) Fill() {
	BackgroundTaskType.New = func(_ *py.Task, _ *py.Type, pos []py.Value, kw []py.Kw) (py.Value, error) {
		return newBackgroundTask(pos, kw, "BackgroundTask.__init__")
	}
	BackgroundTasksType.New = func(t *py.Task, _ *py.Type, pos []py.Value, _ []py.Kw) (py.Value, error) {
		b := &BackgroundTasks{}
		if len(pos) == 1 && pos[0] != py.None {
			list, err := py.ListOf(t, pos[0])
			if err != nil {
				return nil, err
			}
			b.tasks = list.Items
		}
		return b, nil
	}
	BackgroundTasksType.SetMethods([]py.Method{
		{Name: "add_task", Kind: py.Raw, RawFn: func(_ *py.Task, self py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
			task, err := newBackgroundTask(pos, kw, "BackgroundTasks.add_task")
			if err != nil {
				return nil, err
			}
			b := self.(*BackgroundTasks)
			b.tasks = append(b.tasks, task)
			return py.None, nil
		}},
	}, "")
}

// runBackground runs what an answer left to be done.
func runBackground(t *py.Task, v py.Value) error {
	switch b := v.(type) {
	case nil:
		return nil
	case *BackgroundTasks:
		for _, task := range b.tasks {
			if err := runBackground(t, task); err != nil {
				return err
			}
		}
		return nil
	case *BackgroundTask:
		return callAndAwait(t, b.call, b.args, b.kw)
	}
	return callAndAwait(t, v, nil, nil)
}

// callAndAwait calls a function and, when it is async, waits for it.
func callAndAwait(t *py.Task, call py.Value, pos []py.Value, kw []py.Kw) error {
	_, err := calledFor(t, call, pos, kw)
	return err
}

// calledFor calls a function as Starlette calls handlers and background tasks: in a worker
// thread if it is not async.
func calledFor(t *py.Task, call py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if !py.IsCoroutineFunction(call) {
		t.EnterWorker()
		defer t.LeaveWorker()
	}
	return resultOf(t, call, pos, kw)
}

// resultOf calls a function and awaits the coroutine that an async one returns.
func resultOf(t *py.Task, call py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	v, err := py.CallKw(t, call, pos, kw)
	if err != nil {
		return nil, err
	}
	if co, ok := v.(*py.Coroutine); ok {
		return py.Await(t, co)
	}
	return v, nil
}
