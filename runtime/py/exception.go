package py

import (
	"errors"
	"fmt"
)

// Exception is an instance of BaseException or of a class deriving from it,
// user classes included. It is both the Python object and the Go error.
type Exception struct {
	Class *Type
	Args  *Tuple
	// Attrs is the instance's __dict__ and may be nil.
	Attrs *Dict
	// Cause is __cause__ (raise ... from), Context the exception that was being
	// handled (__context__).
	Cause, Context  *Exception
	SuppressContext bool
	Traceback       *Traceback
	caught          uintptr // the place (callerPCs) of the frame whose except clause has it; 0: none
	// Notes is __notes__, nil when add_note was never called.
	Notes *List
	// Fields holds what CPython keeps in C fields of builtin exceptions
	// (OSError.errno, StopIteration.value, ...), nil while it has none.
	Fields map[string]Value
	slots  []Value
}

// Type implements Value.
func (e *Exception) Type() *Type { return e.Class }

// Error implements error: the last line that Python would print.
func (e *Exception) Error() string {
	text, err := StrOf(nil, e)
	if err != nil {
		text = "<exception str() failed>"
	}
	name := e.Class.qualifiedName()
	if text == "" {
		return name
	}
	return name + ": " + text
}

// Unwrap gives errors.Is and errors.As the cause.
func (e *Exception) Unwrap() error {
	if e.Cause != nil {
		return e.Cause
	}
	return nil
}

// Raise makes a new exception with one str argument, formatted as by
// fmt.Sprintf; without arguments the format is the text itself.
func Raise(class *Type, format string, a ...any) error {
	if len(a) > 0 {
		format = fmt.Sprintf(format, a...)
	}
	m := &struct { // one piece of memory instead of three
		e    Exception
		args Tuple
		item [1]Value
	}{}
	m.item[0] = Str(format)
	m.args.Items = m.item[:]
	m.e.Class, m.e.Args = class, &m.args
	m.e.Traceback = captureTraceback(1)
	return &m.e
}

// raiseArgs makes a new exception with the given arguments.
func raiseArgs(class *Type, args ...Value) *Exception {
	e := &Exception{Class: class, Args: NewTuple(args...)}
	e.Traceback = captureTraceback(1)
	return e
}

// AsException is the exception that err is or wraps. Any other Go error is a
// fault of the machine and becomes a SystemError with its text.
func AsException(err error) *Exception {
	if err == nil {
		return nil
	}
	if e, ok := err.(*Exception); ok {
		return e
	}
	var e *Exception
	if errors.As(err, &e) {
		return e
	}
	return raiseArgs(SystemError, Str(err.Error()))
}

// isExceptionClass reports whether v is a class deriving from BaseException.
func isExceptionClass(v Value) (*Type, bool) {
	c, ok := v.(*Type)
	if !ok || !c.IsSubtype(BaseException) {
		return nil, false
	}
	return c, true
}
