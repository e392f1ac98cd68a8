package py

// Caught is an exception in the hands of an except clause of emitted code. From Catch to
// Done, Raise or Reraise it is the exception being handled (sys.exc_info), and whatever is
// raised meanwhile gets it as __context__.
//
// Emitted code keeps the try body in a closure and the clauses in line:
//
//	if err != nil {
//		caught := t.Catch(err)
//		if !caught.Is(py.KeyError) {
//			return nil, caught.Reraise()
//		}
//		…
//		caught.Done()
//	}
type Caught struct {
	Exception *Exception
	task      *Task
	previous  *Exception
}

// Catch begins the handling of err. Its traceback is cut off above the calling function.
//
//go:noinline
func (t *Task) Catch(err error) Caught {
	e := AsException(err)
	e.caught = callerPlace()
	return t.handling(e)
}

func (t *Task) handling(e *Exception) Caught {
	c := Caught{Exception: e, task: t, previous: t.SetHandled(e)}
	if c.previous != nil && e.Context == nil {
		e.raisedDuring(c.previous) // raised by the runtime, in the clause of another exception
	}
	return c
}

// Pass is Catch for a finally part, which is entered with the exception on its way or with nil. Where it
// ends with an exception on its way, Reraise lets that one go on.
//
//go:noinline
func (t *Task) Pass(err error) Caught {
	if err == nil {
		return Caught{task: t, previous: t.Handled()}
	}
	e := AsException(err)
	e.caught = callerPlace()
	return t.handling(e)
}

// Is reports whether the exception is an instance of class, as `except class` asks:
// subclass hooks are not consulted.
func (c Caught) Is(class *Type) bool { return c.Exception.Class.IsSubtype(class) }

// Matches is Is for a class, or a tuple of classes, that is only known at run time.
func (c Caught) Matches(class Value) (bool, error) {
	return Matches(c.task, c.Exception, class)
}

// Done ends the handling: the clause was left without an exception.
func (c Caught) Done() { c.task.SetHandled(c.previous) }

// Raise ends the handling with another exception, which gets this one as __context__
// unless it has one.
func (c Caught) Raise(err error) error {
	c.task.SetHandled(c.previous)
	if c.Exception == nil {
		return err // out of a finally part that was entered without one
	}
	e := AsException(err)
	e.raisedDuring(c.Exception)
	return e
}

// Reraise ends the handling and returns the exception itself: no clause matched, or a
// bare raise.
func (c Caught) Reraise() error {
	c.task.SetHandled(c.previous)
	c.Exception.caught = 0
	return c.Exception
}
