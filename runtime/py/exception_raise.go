package py

// NewException makes an exception of a builtin class or a class deriving from
// one, without running a user's __init__; a traceback is captured.
func NewException(t *Task, class *Type, args ...Value) *Exception {
	e := &Exception{Class: class, Args: NewTuple(args...)}
	e.Traceback = captureTraceback(1)
	e.fillFields(nil)
	return e
}

// RaiseValue is "raise v": v is an exception or an exception class, which is
// called without arguments. The exception being handled becomes the context.
func RaiseValue(t *Task, v Value) error {
	e, err := exceptionOf(t, v, "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	e.raised()
	e.setContext(t.Handled())
	return e
}

// RaiseFrom is "raise v from cause".
func RaiseFrom(t *Task, v, cause Value) error {
	e, err := exceptionOf(t, v, "exceptions must derive from BaseException")
	if err != nil {
		return err
	}
	if cause == None {
		e.Cause = nil
	} else {
		c, err := exceptionOf(t, cause, "exception causes must derive from BaseException")
		if err != nil {
			return err
		}
		e.Cause = c
	}
	e.SuppressContext = true
	e.raised()
	e.setContext(t.Handled())
	return e
}

func exceptionOf(t *Task, v Value, complaint string) (*Exception, error) {
	if class, ok := isExceptionClass(v); ok {
		r, err := Call(t, class)
		if err != nil {
			return nil, err
		}
		e, ok := r.(*Exception)
		if !ok {
			return nil, Raise(TypeError, "calling %s should have returned an instance of BaseException, not %s", class.repr(), r.Type().repr())
		}
		return e, nil
	}
	if e, ok := v.(*Exception); ok {
		return e, nil
	}
	return nil, Raise(TypeError, "%s", complaint)
}

// setContext is what raising does with the exception being handled
// (_PyErr_SetObject): it becomes the context, and where the new exception is
// already in its chain, the chain is cut there.
func (e *Exception) setContext(handled *Exception) {
	if handled == nil || handled == e {
		return
	}
	// The chain may be a ring that a program tied itself: then slow, which goes half as fast,
	// is met and everything was seen (Floyd).
	for o, slow, step := handled, handled, false; o.Context != nil; step = !step {
		if o.Context == e {
			o.Context = nil
			break
		}
		if o = o.Context; o == slow {
			break
		}
		if step {
			slow = slow.Context
		}
	}
	e.Context = handled
}

// raisedDuring is setContext for an exception that left the handling of another: what the
// runtime raises learns only then what was being handled. An exception that was raised while
// others were handled in between has them as its contexts, so the last of these gets it.
func (e *Exception) raisedDuring(handled *Exception) {
	last, half := e, e
	for n := 0; last != handled && last.Context != nil; n++ {
		last = last.Context
		if n%2 == 1 {
			half = half.Context
		}
		if last == half {
			return // a ring, which a program can make by assigning __context__
		}
	}
	if last == handled || inContext(handled, last) {
		return
	}
	last.Context = handled
}

// inContext reports whether e is in the chain of contexts of from, which may be a ring that a
// program tied itself: a chain must not become one.
func inContext(from, e *Exception) bool {
	half := from
	for n := 0; from != nil; n++ {
		if from == e {
			return true
		}
		from = from.Context
		if n%2 == 1 {
			half = half.Context
		}
		if from == half {
			break
		}
	}
	return false
}

// fromNone is "raise err from None" where the exception handled is being handled.
func fromNone(err, handled error) error {
	e := AsException(err)
	e.Context, e.SuppressContext = AsException(handled), true
	return e
}

// Matches is "except class:" for the exception err. An error that is no Python
// exception matches nothing.
func Matches(t *Task, err error, class Value) (bool, error) {
	classes := []Value{class}
	if tuple, ok := AsTuple(class); ok {
		classes = tuple.Items
	}
	for _, c := range classes {
		if _, ok := isExceptionClass(c); !ok {
			return false, Raise(TypeError, "catching classes that do not inherit from BaseException is not allowed")
		}
	}
	e, ok := err.(*Exception)
	if !ok {
		return false, nil
	}
	for _, c := range classes {
		if e.Class.IsSubtype(c.(*Type)) {
			return true, nil
		}
	}
	return false, nil
}

// isStop reports whether err is a StopIteration.
func isStop(err error) (*Exception, bool) {
	e, ok := err.(*Exception)
	return e, ok && e.Class.IsSubtype(StopIteration)
}

// ErrUnboundLocal is the error of reading a local variable before assignment.
func ErrUnboundLocal(name string) error {
	return Raise(UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
}

// CheckBound is ErrUnboundLocal for a variable that is not bound, nil for another.
func CheckBound(bound bool, name string) error {
	if bound {
		return nil
	}
	return ErrUnboundLocal(name)
}

// CheckFree is CheckBound for a variable of an enclosing function.
func CheckFree(bound bool, name string) error {
	if bound {
		return nil
	}
	return ErrFreeVariable(name)
}

// ErrFreeVariable is ErrUnboundLocal for a variable of an enclosing function.
func ErrFreeVariable(name string) error {
	return Raise(NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
}

// ErrName is the error of a global name that does not exist.
func ErrName(name string) error {
	e := Raise(NameError, "name '%s' is not defined", name).(*Exception)
	e.Fields = map[string]Value{"name": Str(name)}
	return e
}

// AttrDict implements Attributed.
func (e *Exception) AttrDict(create bool) *Dict {
	if e.Attrs == nil && create {
		e.Attrs = NewDict()
	}
	return e.Attrs
}

// IsA reports whether the exception is an instance of class, as "except class"
// asks: subclass hooks are not consulted.
func (e *Exception) IsA(class *Type) bool { return e.Class.IsSubtype(class) }
