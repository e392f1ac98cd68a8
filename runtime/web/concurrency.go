package web

import "github.com/covetpy/covetgen/runtime/py"

// runInThreadpool is starlette.concurrency.run_in_threadpool. Python code keeps to the
// loop's lock, so the call runs on the caller's line of execution.
var runInThreadpool = py.Method{Name: "run_in_threadpool", Kind: py.Raw, RawFn: func(_ *py.Task, _ py.Value, pos []py.Value, kw []py.Kw) (py.Value, error) {
	if len(pos) == 0 {
		return nil, py.Raise(py.TypeError, "run_in_threadpool() missing 1 required positional argument: 'func'")
	}
	return py.NewCoroutine("run_in_threadpool", func(t *py.Task) (py.Value, error) {
		return py.InThreadpool(t, func() (py.Value, error) { return py.CallKw(t, pos[0], pos[1:], kw) })
	}), nil
}}

// iterateInThreadpool is starlette.concurrency.iterate_in_threadpool.
var iterateInThreadpool = py.Method{Name: "iterate_in_threadpool", Kind: py.Positional, Min: 1, Max: 1, Fn: func(t *py.Task, _ py.Value, args []py.Value) (py.Value, error) {
	return py.NewAsyncGenerator(t, "iterate_in_threadpool", func(t *py.Task, yield func(py.Value) (py.Value, error)) error {
		items, err := py.Iter(t, args[0])
		for err == nil {
			var more bool
			var item py.Value
			item, err = py.InThreadpool(t, func() (v py.Value, err error) {
				v, more, err = items.Next(t)
				return v, err
			})
			if err != nil || !more {
				break
			}
			_, err = yield(item)
		}
		return err
	}), nil
}}

// asyncContextManager is contextlib.asynccontextmanager, which fastapi.concurrency exports.
func asyncContextManager() py.Value {
	m := py.ContextlibModule.Import()
	v, _ := py.GetAttr(nil, m, "asynccontextmanager")
	return v
}
