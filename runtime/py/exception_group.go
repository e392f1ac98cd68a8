package py

// Group is the members of an exception group, nil for other exceptions.
func (e *Exception) Group() []*Exception {
	tuple, ok := e.Fields["exceptions"].(*Tuple)
	if !ok || !e.Class.IsSubtype(BaseExceptionGroup) {
		return nil
	}
	out := make([]*Exception, 0, len(tuple.Items))
	for _, v := range tuple.Items {
		if m, ok := v.(*Exception); ok {
			out = append(out, m)
		}
	}
	return out
}

// newExceptionGroup is BaseExceptionGroup.__new__(message, exceptions).
func newExceptionGroup(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	name := "BaseExceptionGroup.__new__"
	if len(kw) > 0 {
		return nil, Raise(TypeError, "%s() takes no keyword arguments", cls.Name)
	}
	if len(pos) != 2 {
		return nil, Raise(TypeError, "%s() takes exactly 2 arguments (%d given)", name, len(pos))
	}
	if _, ok := AsStr(pos[0]); !ok {
		return nil, Raise(TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", pos[0].Type().Name)
	}
	_, isList := AsList(pos[1])
	_, isTuple := AsTuple(pos[1])
	if !isList && !isTuple {
		return nil, Raise(TypeError, "second argument (exceptions) must be a sequence")
	}
	members, err := TupleOf(t, pos[1])
	if err != nil {
		return nil, err
	}
	if len(members.Items) == 0 {
		return nil, Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	nested := false // some member is not an Exception
	for i, v := range members.Items {
		m, ok := v.(*Exception)
		if !ok {
			return nil, Raise(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		if !m.Class.IsSubtype(Exception_) {
			nested = true
		}
	}
	switch {
	case cls == BaseExceptionGroup && !nested:
		cls = ExceptionGroup
	case cls == ExceptionGroup && nested:
		return nil, Raise(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case cls != BaseExceptionGroup && nested && cls.IsSubtype(Exception_):
		return nil, Raise(TypeError, "Cannot nest BaseExceptions in '%s'", cls.Name)
	}
	return makeGroup(cls, pos[0], pos[1], members), nil
}

func makeGroup(cls *Type, message, given Value, members *Tuple) *Exception {
	e := &Exception{Class: cls, Args: NewTuple(message, given)}
	e.Fields = map[string]Value{"message": message, "exceptions": members}
	return e
}

// NewExceptionGroup makes a group of exceptions with a message.
func NewExceptionGroup(message string, members ...*Exception) *Exception {
	values := make([]Value, len(members))
	class := ExceptionGroup
	for i, m := range members {
		values[i] = m
		if !m.Class.IsSubtype(Exception_) {
			class = BaseExceptionGroup
		}
	}
	e := makeGroup(class, Str(message), NewList(values...), NewTuple(values...))
	e.Traceback = captureTraceback(1)
	return e
}

// derive makes a group like e of other members: e.derive(members), with the
// metadata that split and subgroup copy.
func (e *Exception) derive(t *Task, members []*Exception) (*Exception, error) {
	values := make([]Value, len(members))
	for i, m := range members {
		values[i] = m
	}
	var made Value
	var err error
	if m, ok := e.Class.Lookup("derive"); ok {
		if _, builtin := m.(*MethodDescriptor); !builtin {
			made, err = CallMethod(t, e, "derive", NewList(values...))
		}
	}
	if made == nil && err == nil {
		made, err = newExceptionGroup(t, BaseExceptionGroup, []Value{orNone(e.Fields["message"]), NewList(values...)}, nil)
	}
	if err != nil {
		return nil, err
	}
	g, ok := made.(*Exception)
	if !ok || g.Group() == nil {
		return nil, Raise(TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	g.caught, g.Traceback, g.Cause, g.Context, g.SuppressContext = e.caught, e.Traceback, e.Cause, e.Context, e.SuppressContext
	if e.Notes != nil {
		g.Notes = NewList(append([]Value(nil), e.Notes.Items...)...)
	}
	return g, nil
}

// split divides e into what matches and what does not; either may be nil.
func (e *Exception) split(t *Task, match func(*Exception) (bool, error)) (yes, no *Exception, err error) {
	ok, err := match(e)
	if err != nil {
		return nil, nil, err
	}
	if ok {
		return e, nil, nil
	}
	members := e.Group()
	if members == nil {
		return nil, e, nil
	}
	var ins, outs []*Exception
	for _, m := range members {
		y, n, err := m.split(t, match)
		if err != nil {
			return nil, nil, err
		}
		if y != nil {
			ins = append(ins, y)
		}
		if n != nil {
			outs = append(outs, n)
		}
	}
	if len(ins) > 0 {
		if yes, err = e.derive(t, ins); err != nil {
			return nil, nil, err
		}
	}
	if len(outs) > 0 {
		if no, err = e.derive(t, outs); err != nil {
			return nil, nil, err
		}
	}
	return yes, no, nil
}

// MatchGroup is "except* class:": it divides err into the part that the clause
// handles, nil for none, and the rest. An exception that is no group and
// matches is wrapped into one.
func MatchGroup(t *Task, err error, class Value) (match *Exception, rest, failure error) {
	e, ok := err.(*Exception)
	if !ok {
		return nil, err, nil
	}
	for _, c := range classList(class) {
		if g, ok := c.(*Type); ok && g.IsSubtype(BaseExceptionGroup) {
			return nil, nil, Raise(TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	if e.Group() == nil {
		ok, failure := Matches(t, e, class)
		if failure != nil || !ok {
			return nil, err, failure
		}
		g := NewExceptionGroup("", e)
		g.Args.Items[1] = NewTuple(e)
		g.Traceback = nil
		return g, nil, nil
	}
	yes, no, failure := e.split(t, func(m *Exception) (bool, error) { return Matches(t, m, class) })
	if failure != nil {
		return nil, nil, failure
	}
	if no != nil {
		rest = no
	}
	return yes, rest, nil
}

func classList(class Value) []Value {
	if tuple, ok := AsTuple(class); ok {
		return tuple.Items
	}
	return []Value{class}
}

// groupCondition is the argument of split and subgroup: a class, a tuple of
// classes, or a predicate.
func groupCondition(t *Task, v Value) (func(*Exception) (bool, error), error) {
	classes := true
	for _, c := range classList(v) {
		if _, ok := isExceptionClass(c); !ok {
			classes = false
		}
	}
	if classes {
		return func(e *Exception) (bool, error) { return Matches(t, e, v) }, nil
	}
	if _, isType := v.(*Type); isType || !Callable(v) {
		return nil, Raise(TypeError, "expected a function, exception type or tuple of exception types")
	}
	return func(e *Exception) (bool, error) {
		r, err := Call(t, v, e)
		if err != nil {
			return false, err
		}
		return Truth(t, r)
	}, nil
}

var groupMethods = []Method{
	{Name: "split", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		match, err := groupCondition(t, a[0])
		if err != nil {
			return nil, err
		}
		yes, no, err := self.(*Exception).split(t, match)
		return NewTuple(exceptionOrNone(yes), exceptionOrNone(no)), err
	}},
	{Name: "subgroup", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		match, err := groupCondition(t, a[0])
		if err != nil {
			return nil, err
		}
		yes, _, err := self.(*Exception).split(t, match)
		return exceptionOrNone(yes), err
	}},
	{Name: "derive", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return newExceptionGroup(t, BaseExceptionGroup, []Value{orNone(self.(*Exception).Fields["message"]), a[0]}, nil)
	}},
}
