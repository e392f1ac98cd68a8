package py

// With runs body as the with statement does: __enter__ and __exit__ are looked up on the
// type before anything runs, body gets what __enter__ returns, and __exit__ is called
// with the exception or with three Nones. A true result swallows the exception.
//
// Emitted code leaves the body by return, break or continue with a nil error, and looks
// at its own flags behind the call.
//
//go:noinline
func With(t *Task, manager Value, body func(Value) error) error {
	if m, ok := manager.(*generatorContext); ok && !m.entered && t != nil {
		if g, ok := m.gen.(*Generator); ok && !g.started {
			return withGenerator(t, callerPlace(), m, g, body)
		}
	}
	return with(t, callerPlace(), manager, "__enter__", "__exit__", "context manager", Call, body)
}

// AsyncWith is With for async with: the results of __aenter__ and __aexit__ are awaited.
//
//go:noinline
func AsyncWith(t *Task, manager Value, body func(Value) error) error {
	return with(t, callerPlace(), manager, "__aenter__", "__aexit__", "asynchronous context manager", callAwaited, body)
}

func callAwaited(t *Task, f Value, args ...Value) (Value, error) {
	v, err := Call(t, f, args...)
	if err != nil {
		return nil, err
	}
	return Await(t, v)
}

type caller func(t *Task, f Value, args ...Value) (Value, error)

// with's place is that of the function that is called by the one with the statement.
func with(t *Task, place uintptr, manager Value, enterName, exitName, protocol string, call caller, body func(Value) error) error {
	enter, ok, err := LookupSpecial(t, manager, enterName)
	if err != nil {
		return err
	}
	if !ok {
		return Raise(TypeError, "'%s' object does not support the %s protocol", TypeOf(manager).Name, protocol)
	}
	exit, ok, err := LookupSpecial(t, manager, exitName)
	if err != nil {
		return err
	}
	if !ok {
		return Raise(TypeError, "'%s' object does not support the %s protocol (missed %s method)", TypeOf(manager).Name, protocol, exitName)
	}
	target, err := call(t, enter)
	if err != nil {
		return err
	}
	if err := body(target); err != nil {
		return exitWith(t, place, exit, call, err)
	}
	_, err = call(t, exit, None, None, None)
	return err
}

func exitWith(t *Task, place uintptr, exit Value, call caller, err error) error {
	caught := t.Catch(err)
	e := caught.Exception
	e.caught = place
	result, err := call(t, exit, e.Class, e, e.TracebackValue())
	if err != nil {
		return caught.Raise(err)
	}
	swallow, err := Truth(t, result)
	if err != nil {
		return caught.Raise(err)
	}
	if !swallow {
		return caught.Reraise()
	}
	caught.Done()
	return nil
}
