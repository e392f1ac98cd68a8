package py

import (
	"math"
	"slices"
	"time"
)

// InvalidStateError is asyncio.InvalidStateError.
var InvalidStateError = newSubtype(asyncioTables{}, "asyncio.exceptions", "InvalidStateError", &Exception_)

func seconds(t *Task, v Value) (time.Duration, error) {
	f, ok := AsFloat(v)
	if !ok {
		if i, isInt := AsInt(v); isInt {
			var err error
			if f, err = i.Float64(); err != nil {
				return 0, err
			}
		} else {
			lt, err := Le(t, v, MakeInt(0))
			if err != nil || lt {
				return 0, err
			}
			return 0, Raise(TypeError, "unsupported operand type(s) for +: 'float' and '%s'", v.Type().Name)
		}
	}
	if f > math.MaxInt64/1e9 {
		return math.MaxInt64, nil
	}
	return time.Duration(f * 1e9), nil
}

// ensureFuture is asyncio.ensure_future.
func ensureFuture(t *Task, v Value) (*Future, error) {
	if f, ok := v.(*Future); ok {
		return f, nil
	}
	if !awaitable(v) {
		return nil, Raise(TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
	}
	return Spawn(t, v, ""), nil
}

// Gather is asyncio.gather: it runs awaitables as tasks and collects results.
func Gather(t *Task, aws []Value, returnExceptions bool) (Value, error) {
	futures := make([]*Future, len(aws))
	for i, v := range aws {
		for j := range i {
			if aws[j] == v {
				futures[i] = futures[j] // one future for equal awaitables
			}
		}
		if futures[i] == nil {
			f, err := ensureFuture(t, v)
			if err != nil {
				return nil, err
			}
			futures[i] = f
		}
	}
	done := &Future{class: TypeFuture}
	left := len(futures)
	var first error
	for _, f := range futures {
		f.whenDone(t.Loop(), func() {
			left--
			if _, err := f.outcome(); err != nil && !returnExceptions && first == nil {
				first = err
				done.complete(nil, err, false)
			}
			if left == 0 {
				done.complete(None, nil, false)
			}
		})
	}
	if left == 0 {
		return NewList(), nil
	}
	if err := done.waitDone(t, false); err != nil {
		// A cancelled gather ends when its children have.
		for again := err; again != nil; {
			pending := false
			for _, f := range futures {
				pending = f.Cancel(nil) || pending
			}
			if !pending || done.Done() {
				break
			}
			if again = done.waitDone(t, false); again != nil {
				err = again
			}
		}
		return nil, err
	}
	if _, err := done.raising(); err != nil {
		return nil, err
	}
	out := make([]Value, len(futures))
	for i, f := range futures {
		v, err := f.outcome()
		if err != nil {
			e, ok := err.(*Exception)
			if !ok {
				return nil, err
			}
			if v = e; f.cancelled {
				v = f.cancelledInList(t)
			}
		}
		out[i] = v
	}
	return NewList(out...), nil
}

// cancelledInList is what gather(return_exceptions=True) has for a cancelled future: its message, which tasks
// have forgotten by then (Modules/_asynciomodule.c, task_step_impl).
func (f *Future) cancelledInList(t *Task) Value {
	if f.coro != nil || f.cancelMsg == nil || f.cancelMsg == None {
		return NewException(t, CancelledError, Str(""))
	}
	return NewException(t, CancelledError, f.cancelMsg)
}

// toThread is a call in a thread of the loop's default executor: Python code keeps to the loop's
// lock, so that the call runs here; blocking builtins give the lock up by themselves.
func toThread(t *Task, context *Context, pos []Value, kw []Kw) (Value, error) {
	return t.inPool(t.Loop().value().executor(), context, func() (Value, error) { return CallKw(t, pos[0], pos[1:], kw) })
}

// IsCoroutineFunction is inspect.iscoroutinefunction.
func IsCoroutineFunction(v Value) bool {
	for {
		switch x := v.(type) {
		case *BoundMethod:
			v = x.Func
			continue
		case *Partial:
			v = x.Func
			continue
		case *Function:
			return x.IsAsync && !x.IsGenerator
		}
		return false
	}
}

func coroutineOf(name string, run func(t *Task) (Value, error)) (Value, error) {
	return NewCoroutine(name, run), nil
}

var asyncioFunctions = []Method{
	{Name: "sleep", Kind: Keywords, Min: 1, Params: []string{"delay", "result"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		delay, result := a[0], orNone(a[1])
		return coroutineOf("sleep", func(t *Task) (Value, error) {
			d, err := seconds(t, delay)
			if err != nil {
				return nil, err
			}
			return result, Sleep(t, d)
		})
	}},
	{Name: "gather", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		returnExceptions := false
		for _, k := range kw {
			if k.Name != "return_exceptions" {
				return nil, Raise(TypeError, "gather() got an unexpected keyword argument '%s'", k.Name)
			}
			var err error
			if returnExceptions, err = Truth(t, k.Value); err != nil {
				return nil, err
			}
		}
		aws := append([]Value(nil), pos...)
		// The tasks start when gather is called, not when it is awaited.
		for i, v := range aws {
			f, err := ensureFuture(t, v)
			if err != nil {
				return nil, err
			}
			for j := i + 1; j < len(aws); j++ {
				if aws[j] == v {
					aws[j] = f
				}
			}
			aws[i] = f
		}
		return coroutineOf("gather", func(t *Task) (Value, error) { return Gather(t, aws, returnExceptions) })
	}},
	{Name: "create_task", Kind: Keywords, Min: 1, Params: []string{"coro", "$", "name", "context"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if _, ok := a[0].(*Coroutine); !ok {
			r, err := Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(TypeError, "a coroutine was expected, got %s", r)
		}
		if err := t.inLoop(); err != nil {
			return nil, err
		}
		if o := t.Loop().value(); o.factory != nil {
			return o.createTask(t, a[0], orNone(a[1]), orNone(a[2]))
		}
		name, _ := AsStr(orNone(a[1]))
		return Spawn(t, a[0], name), nil
	}},
	{Name: "ensure_future", Kind: Keywords, Min: 1, Params: []string{"coro_or_future", "$", "loop"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		host := t
		if o, ok := a[1].(*eventLoop); ok {
			host = o.host(t)
		}
		f, err := ensureFuture(host, a[0])
		if err != nil {
			return nil, err
		}
		return f, nil
	}},
	{Name: "shield", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f, err := ensureFuture(t, a[0])
		if err != nil {
			return nil, err
		}
		return coroutineOf("shield", func(t *Task) (Value, error) {
			if err := f.waitDone(t, false); err != nil {
				return nil, err
			}
			return f.raising()
		})
	}},
	{Name: "to_thread", Kind: Raw, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if len(pos) == 0 {
			return nil, Raise(TypeError, "to_thread() missing 1 required positional argument: 'func'")
		}
		args := append([]Value(nil), pos...)
		return coroutineOf("to_thread", func(t *Task) (Value, error) { return toThread(t, t.CopyContext(), args, kw) })
	}},
	{Name: "run", Kind: Keywords, Min: 1, Params: []string{"main", "$", "debug"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if _, ok := a[0].(*Coroutine); !ok {
			r, err := Repr(t, a[0])
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "a coroutine was expected, got %s", r)
		}
		if t.async != nil {
			return nil, Raise(RuntimeError, "asyncio.run() cannot be called from a running event loop")
		}
		return RunUntilComplete(t, a[0])
	}},
	{Name: "iscoroutinefunction", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) { return MakeBool(IsCoroutineFunction(a[0])), nil }},
	{Name: "iscoroutine", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		_, ok := a[0].(*Coroutine)
		return MakeBool(ok), nil
	}},
	{Name: "isfuture", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		_, ok := a[0].(*Future)
		return MakeBool(ok), nil
	}},
	{Name: "current_task", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if t.async == nil {
			t.async = &Future{class: TypeTask, coro: None}
		}
		return t.async, nil
	}},
	{Name: "get_running_loop", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if err := t.inLoop(); err != nil {
			return nil, err
		}
		return t.Loop().value(), nil
	}},
}

type asyncioTables struct{}

// Fill implements Tables.
func (asyncioTables) Fill() {
	InvalidStateError.New, InvalidStateError.Init = newExceptionValue, initException
	TypeFuture.SetMethods(futureMethods, "")
	TypeTask.SetMethods(taskMethods, "")
	TypeFuture.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return &Future{class: TypeFuture}, nil
	}
	TypeTask.New = newTask
}

// newTask is asyncio.Task(coro, *, loop=None, name=None, context=None).
func newTask(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	a, err := bindKeywords("Task", []string{"coro", "$", "loop", "name", "context"}, 1, pos, kw)
	if err != nil {
		return nil, err
	}
	if _, ok := a[0].(*Coroutine); !ok && !awaitable(a[0]) {
		r, err := Repr(t, a[0])
		if err != nil {
			return nil, err
		}
		return nil, Raise(TypeError, "a coroutine was expected, got %s", r)
	}
	host := t
	if o, ok := orNone(a[1]).(*eventLoop); ok {
		host = o.host(t)
	}
	name := ""
	if a[2] != nil && a[2] != None {
		if name, err = StrOf(t, a[2]); err != nil {
			return nil, err
		}
	}
	return Spawn(host, a[0], name), nil
}

// AsyncioModule is the module asyncio.
var AsyncioModule = NewNative("asyncio", buildAsyncioModule)

func buildAsyncioModule() *Module {
	m := NewNativeModule("asyncio", slices.Concat(asyncioFunctions, loopFunctions))
	for _, c := range []*Type{TypeFuture, TypeTask, CancelledError, InvalidStateError, TypeHandle, TypeTimerHandle, TypeEventLoop, QueueEmpty, QueueFull} {
		m.Dict.SetStr(c.Name, c)
	}
	m.Dict.SetStr("TimeoutError", TimeoutError)
	for _, name := range []string{"ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"} {
		m.Dict.SetStr(name, Str(name))
	}
	return m
}
