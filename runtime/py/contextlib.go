package py

// The classes of module contextlib. A context manager written in Go implements
// contextManager or asyncContextManager; the special methods adapt to those.
var (
	TypeGeneratorContext      = newRootType(contextlibTables{}, "contextlib", "_GeneratorContextManager")
	TypeAsyncGeneratorContext = newRootType(contextlibTables{}, "contextlib", "_AsyncGeneratorContextManager")
	TypeSuppress              = newRootType(contextlibTables{}, "contextlib", "suppress")
	TypeClosing               = newRootType(contextlibTables{}, "contextlib", "closing")
	TypeAClosing              = newRootType(contextlibTables{}, "contextlib", "aclosing")
	TypeNullContext           = newRootType(contextlibTables{}, "contextlib", "nullcontext")
	TypeRedirectStdout        = newRootType(contextlibTables{}, "contextlib", "redirect_stdout")
	TypeRedirectStderr        = newRootType(contextlibTables{}, "contextlib", "redirect_stderr")
	TypeExitStack             = newRootType(contextlibTables{}, "contextlib", "ExitStack")
	TypeAsyncExitStack        = newRootType(contextlibTables{}, "contextlib", "AsyncExitStack")
	TypeContextDecorator      = newRootType(contextlibTables{}, "contextlib", "ContextDecorator")
	TypeAbstractContext       = newRootType(contextlibTables{}, "contextlib", "AbstractContextManager")
	TypeAbstractAsyncContext  = newRootType(contextlibTables{}, "contextlib", "AbstractAsyncContextManager")
)

// contextManager is a builtin context manager. Exit gets the error that leaves
// the body, nil for none, and reports whether it is swallowed.
type contextManager interface {
	Value
	Enter(t *Task) (Value, error)
	Exit(t *Task, err error) (swallow bool, failure error)
}

// asyncContextManager is the same for async with.
type asyncContextManager interface {
	Value
	AEnter(t *Task) (Value, error)
	AExit(t *Task, err error) (swallow bool, failure error)
}

// exitError is the exception that __exit__'s three arguments describe.
func exitError(a []Value) error {
	if len(a) > 1 {
		if e, ok := a[1].(*Exception); ok {
			return e
		}
		if c, ok := isExceptionClass(a[0]); ok {
			return &Exception{Class: c, Args: NewTuple()}
		}
	}
	return nil
}

var contextMethods = []Method{
	{Name: "__enter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(contextManager).Enter(t) }},
	{Name: "__exit__", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		swallow, err := self.(contextManager).Exit(t, exitError(a))
		return MakeBool(swallow), err
	}},
}

var asyncContextMethods = []Method{
	{Name: "__aenter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return NewCoroutine("__aenter__", func(t *Task) (Value, error) { return self.(asyncContextManager).AEnter(t) }), nil
	}},
	{Name: "__aexit__", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		e := exitError(a)
		return NewCoroutine("__aexit__", func(t *Task) (Value, error) {
			swallow, err := self.(asyncContextManager).AExit(t, e)
			return MakeBool(swallow), err
		}), nil
	}},
}

// generatorContext is what a function under @contextmanager returns.
type generatorContext struct {
	f       Value
	pos     []Value
	kw      []Kw
	gen     Value
	entered bool
}

// Type implements Value.
func (*generatorContext) Type() *Type { return TypeGeneratorContext }

// Enter runs the generator to its yield.
func (g *generatorContext) Enter(t *Task) (Value, error) {
	if g.entered { // CPython has deleted what recreates the generator
		return nil, Raise(AttributeError, "'_GeneratorContextManager' object has no attribute 'args'")
	}
	g.entered = true
	v, ok, err := Next(t, g.gen)
	if err == nil && !ok {
		return nil, didNotYield(StopIteration)
	}
	return v, err
}

// didNotYield is the error of a generator that ended before its yield, with the
// exception that told so as context.
func didNotYield(stop *Type) error {
	e := Raise(RuntimeError, "generator didn't yield").(*Exception)
	e.Context, e.SuppressContext = raiseArgs(stop), true
	return e
}

// Exit resumes the generator, with the exception thrown in.
func (g *generatorContext) Exit(t *Task, err error) (bool, error) {
	if err == nil {
		_, ok, failure := Next(t, g.gen)
		if failure == nil && ok {
			return false, Raise(RuntimeError, "generator didn't stop")
		}
		return false, failure
	}
	restore := keepTraceback(err)
	_, ok, failure := delegateThrow(t, g.gen, err)
	if failure == err {
		restore()
	}
	if failure == nil {
		if ok {
			return false, Raise(RuntimeError, "generator didn't stop after throw()")
		}
		return true, nil
	}
	return false, unwrapStop(failure, err, StopIteration)
}

// unwrapStop is the end of _GeneratorContextManager.__exit__: an error that is the
// thrown one goes on as it was, also when a StopIteration thrown in came back
// as the cause of a RuntimeError.
func unwrapStop(failure, thrown error, stops ...*Type) error {
	if failure == thrown {
		return nil
	}
	f, ok := failure.(*Exception)
	th, isException := thrown.(*Exception)
	if ok && isException && f.Class.IsSubtype(RuntimeError) && f.Cause == th {
		for _, s := range stops {
			if th.Class.IsSubtype(s) {
				return nil
			}
		}
	}
	return failure
}

// Call implements Caller: a context manager of @contextmanager is also a
// decorator, with a fresh generator for each call.
func (g *generatorContext) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if len(pos) != 1 {
		return nil, Raise(TypeError, "ContextDecorator.__call__() takes 2 positional arguments but %d were given", len(pos)+1)
	}
	f := pos[0]
	return wrapping(t, f, func(t *Task, pos []Value, kw []Kw) (Value, error) {
		fresh, err := newGeneratorContext(t, g.f, g.pos, g.kw)
		if err != nil {
			return nil, err
		}
		var r Value
		err = With(t, fresh, func(Value) error {
			var err error
			r, err = CallKw(t, f, pos, kw)
			return err
		})
		if r == nil {
			r = None
		}
		return r, err
	})
}

func newGeneratorContext(t *Task, f Value, pos []Value, kw []Kw) (*generatorContext, error) {
	gen, err := CallKw(t, f, pos, kw)
	if err != nil {
		return nil, err
	}
	return &generatorContext{f: f, pos: append([]Value(nil), pos...), kw: kw, gen: gen}, nil
}

// asyncGeneratorContext is what a function under @asynccontextmanager returns.
type asyncGeneratorContext struct {
	f       Value
	pos     []Value
	kw      []Kw
	gen     Value
	entered bool
}

// Call implements Caller: a context manager of @asynccontextmanager is also a decorator of
// coroutine functions, with a fresh generator for each call.
func (g *asyncGeneratorContext) Call(t *Task, pos []Value, kw []Kw) (Value, error) {
	if len(pos) != 1 {
		return nil, Raise(TypeError, "AsyncContextDecorator.__call__() takes 2 positional arguments but %d were given", len(pos)+1)
	}
	f := pos[0]
	return wrapping(t, f, func(t *Task, pos []Value, kw []Kw) (Value, error) {
		return NewCoroutine("inner", func(t *Task) (Value, error) {
			gen, err := CallKw(t, g.f, g.pos, g.kw)
			if err != nil {
				return nil, err
			}
			var r Value = None
			err = AsyncWith(t, &asyncGeneratorContext{f: g.f, pos: g.pos, kw: g.kw, gen: gen}, func(Value) error {
				c, err := CallKw(t, f, pos, kw)
				if err == nil {
					c, err = Await(t, c)
				}
				if err == nil {
					r = c
				}
				return err
			})
			return r, err
		}), nil
	})
}

// wrapping is what a context manager as decorator makes of f: a function that looks like f
// and runs inner.
func wrapping(t *Task, f Value, inner func(t *Task, pos []Value, kw []Kw) (Value, error)) (Value, error) {
	w := &Function{Name: "inner", Qualname: "ContextDecorator.__call__.<locals>.inner", Module: "contextlib",
		Params: []Param{{Name: "args", Kind: VarPositional}, {Name: "kwds", Kind: VarKeyword}}}
	w.Body = func(t *Task, args []Value) (Value, error) {
		var kw []Kw
		for k, v := range args[1].(*Dict).All() {
			name, _ := AsStr(k)
			kw = append(kw, Kw{name, v})
		}
		return inner(t, args[0].(*Tuple).Items, kw)
	}
	return updateWrapper(t, w, f, wrapperAssignments, []string{"__dict__"})
}

// Type implements Value.
func (*asyncGeneratorContext) Type() *Type { return TypeAsyncGeneratorContext }

// AEnter runs the generator to its yield.
func (g *asyncGeneratorContext) AEnter(t *Task) (Value, error) {
	if g.entered {
		return nil, Raise(AttributeError, "'_AsyncGeneratorContextManager' object has no attribute 'args'")
	}
	g.entered = true
	v, ok, err := AsyncNext(t, g.gen)
	if err == nil && !ok {
		return nil, didNotYield(StopAsyncIteration)
	}
	return v, err
}

// AExit resumes the generator.
func (g *asyncGeneratorContext) AExit(t *Task, err error) (bool, error) {
	if err == nil {
		_, ok, failure := AsyncNext(t, g.gen)
		if failure == nil && ok {
			return false, Raise(RuntimeError, "generator didn't stop")
		}
		return false, failure
	}
	var ok bool
	var failure error
	if a, native := g.gen.(*AsyncGenerator); native {
		_, ok, failure = a.Throw(t, err)
	} else {
		e := AsException(err)
		var v Value
		if v, failure = CallMethod(t, g.gen, "athrow", e); failure == nil {
			_, failure = Await(t, v)
			ok = true
		}
		if x, isException := failure.(*Exception); isException && x.Class.IsSubtype(StopAsyncIteration) {
			ok, failure = false, nil
		}
	}
	if failure == nil {
		if ok {
			return false, Raise(RuntimeError, "generator didn't stop after athrow()")
		}
		return true, nil
	}
	return false, unwrapStop(failure, err, StopIteration, StopAsyncIteration)
}

// suppressContext is contextlib.suppress.
type suppressContext struct{ classes *Tuple }

// Type implements Value.
func (*suppressContext) Type() *Type { return TypeSuppress }

// Enter implements contextManager.
func (s *suppressContext) Enter(t *Task) (Value, error) { return None, nil }

// Exit implements contextManager.
func (s *suppressContext) Exit(t *Task, err error) (bool, error) {
	e, ok := err.(*Exception)
	if !ok {
		return false, nil
	}
	return IsSubclass(t, e.Class, s.classes)
}

// redirection is contextlib.redirect_stdout and redirect_stderr: it assigns sys.stdout or sys.stderr
// for the whole process, as in CPython, and can be entered again while it is entered.
type redirection struct {
	class  *Type
	stream *Variable
	target Value
	before []Value
}

// Type implements Value.
func (r *redirection) Type() *Type { return r.class }

// Enter implements contextManager.
func (r *redirection) Enter(t *Task) (Value, error) {
	r.before = append(r.before, r.stream.Get())
	r.stream.Set(r.target)
	return r.target, nil
}

// Exit implements contextManager.
func (r *redirection) Exit(t *Task, err error) (bool, error) {
	last := len(r.before) - 1
	r.stream.Set(r.before[last])
	r.before = r.before[:last]
	return false, nil
}

// closingContext is contextlib.closing and aclosing.
type closingContext struct {
	thing Value
	async bool
}

// Type implements Value.
func (c *closingContext) Type() *Type {
	if c.async {
		return TypeAClosing
	}
	return TypeClosing
}

// Enter implements contextManager.
func (c *closingContext) Enter(t *Task) (Value, error) { return c.thing, nil }

// Exit implements contextManager.
func (c *closingContext) Exit(t *Task, err error) (bool, error) {
	_, failure := CallMethod(t, c.thing, "close")
	return false, failure
}

// AEnter implements asyncContextManager.
func (c *closingContext) AEnter(t *Task) (Value, error) { return c.thing, nil }

// AExit implements asyncContextManager.
func (c *closingContext) AExit(t *Task, err error) (bool, error) {
	v, failure := CallMethod(t, c.thing, "aclose")
	if failure == nil {
		_, failure = Await(t, v)
	}
	return false, failure
}

// nullContext is contextlib.nullcontext.
type nullContext struct{ result Value }

// Type implements Value.
func (*nullContext) Type() *Type { return TypeNullContext }

// Enter implements contextManager.
func (n *nullContext) Enter(t *Task) (Value, error) { return n.result, nil }

// Exit implements contextManager.
func (n *nullContext) Exit(t *Task, err error) (bool, error) { return false, nil }

// AEnter implements asyncContextManager.
func (n *nullContext) AEnter(t *Task) (Value, error) { return n.result, nil }

// AExit implements asyncContextManager.
func (n *nullContext) AExit(t *Task, err error) (bool, error) { return false, nil }

// exitStack is contextlib.ExitStack and AsyncExitStack.
type exitStack struct {
	async bool
	exits []exitCallback
}

// exitCallback is something to run on the way out: an __exit__ with three
// arguments, or a plain callback.
type exitCallback struct {
	f     Value
	plain bool
	await bool
	pos   []Value
	kw    []Kw
}

// Type implements Value.
func (s *exitStack) Type() *Type {
	if s.async {
		return TypeAsyncExitStack
	}
	return TypeExitStack
}

// Enter implements contextManager.
func (s *exitStack) Enter(t *Task) (Value, error) { return s, nil }

// AEnter implements asyncContextManager.
func (s *exitStack) AEnter(t *Task) (Value, error) { return s, nil }

// AExit implements asyncContextManager.
func (s *exitStack) AExit(t *Task, err error) (bool, error) { return s.Exit(t, err) }

// Exit implements contextManager: the callbacks in reverse order, each seeing
// what the ones before made of the exception.
func (s *exitStack) Exit(t *Task, err error) (bool, error) {
	received := err
	current := err
	swallowed := false
	for len(s.exits) > 0 {
		cb := s.exits[len(s.exits)-1]
		s.exits = s.exits[:len(s.exits)-1]
		swallow, failure := cb.run(t, current)
		if failure != nil {
			if e, ok := failure.(*Exception); ok {
				if c, ok := current.(*Exception); ok {
					e.raisedDuring(c)
				}
			}
			current, swallowed = failure, false
			continue
		}
		if swallow && current != nil {
			current, swallowed = nil, true
		}
	}
	if current != nil && current != received {
		return false, current
	}
	return swallowed && received != nil && current == nil, nil
}

func (cb *exitCallback) run(t *Task, err error) (bool, error) {
	pos := cb.pos
	if !cb.plain {
		pos = []Value{None, None, None}
		if err != nil {
			e := AsException(err)
			pos = []Value{e.Class, e, e.TracebackValue()}
			previous := t.SetHandled(e)
			defer t.SetHandled(previous)
		}
	}
	r, failure := CallKw(t, cb.f, pos, cb.kw)
	if failure == nil && cb.await {
		r, failure = Await(t, r)
	}
	if failure != nil || cb.plain {
		return false, failure
	}
	return Truth(t, r)
}

// enterInto enters a context manager and pushes its exit.
func (s *exitStack) enterInto(t *Task, cm Value, async bool) (Value, error) {
	enterName, exitName, kind := "__enter__", "__exit__", "context manager"
	if async {
		enterName, exitName, kind = "__aenter__", "__aexit__", "asynchronous context manager"
	}
	enter, ok, err := LookupSpecial(t, cm, enterName)
	if err != nil {
		return nil, err
	}
	exit, ok2, err := LookupSpecial(t, cm, exitName)
	if err != nil {
		return nil, err
	}
	if !ok || !ok2 {
		return nil, Raise(TypeError, "'%s.%s' object does not support the %s protocol", cm.Type().moduleName(), cm.Type().Qualname, kind)
	}
	r, err := Call(t, enter)
	if err == nil && async {
		r, err = Await(t, r)
	}
	if err != nil {
		return nil, err
	}
	s.exits = append(s.exits, exitCallback{f: exit, await: async})
	return r, nil
}

// pushCallback is ExitStack.callback and push_async_callback.
func pushCallback(await bool) func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	return func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if len(pos) == 0 {
			return nil, Raise(TypeError, "_BaseExitStack.callback() missing 1 required positional argument: 'callback'")
		}
		s := self.(*exitStack)
		s.exits = append(s.exits, exitCallback{f: pos[0], plain: true, await: await, pos: append([]Value(nil), pos[1:]...), kw: kw})
		return pos[0], nil
	}
}

func pushExit(name string, await bool) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		s := self.(*exitStack)
		exit, ok, err := LookupSpecial(t, a[0], name)
		if err != nil {
			return nil, err
		}
		if !ok {
			exit = a[0]
		}
		s.exits = append(s.exits, exitCallback{f: exit, await: await})
		return a[0], nil
	}
}

func exitStackMethods() []Method {
	return []Method{
		{Name: "enter_context", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return self.(*exitStack).enterInto(t, a[0], false)
		}},
		{Name: "callback", Kind: Raw, RawFn: pushCallback(false)},
		{Name: "push", Kind: OneArg, Fn: pushExit("__exit__", false)},
		{Name: "pop_all", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			s := self.(*exitStack)
			moved := &exitStack{async: s.async, exits: s.exits}
			s.exits = nil
			return moved, nil
		}},
	}
}

func contextManagerFunction(async bool) slotFunc {
	return func(t *Task, self Value, a []Value) (Value, error) {
		f := a[0]
		helper := &Function{Name: "helper", Qualname: "helper", Module: "contextlib",
			Params: []Param{{Name: "args", Kind: VarPositional}, {Name: "kwds", Kind: VarKeyword}}}
		helper.Body = func(t *Task, args []Value) (Value, error) {
			pos := args[0].(*Tuple).Items
			var kw []Kw
			for k, v := range args[1].(*Dict).All() {
				name, _ := AsStr(k)
				kw = append(kw, Kw{name, v})
			}
			if async {
				gen, err := CallKw(t, f, pos, kw)
				if err != nil {
					return nil, err
				}
				return &asyncGeneratorContext{f: f, pos: append([]Value(nil), pos...), kw: kw, gen: gen}, nil
			}
			g, err := newGeneratorContext(t, f, pos, kw)
			if err != nil {
				return nil, err
			}
			return g, nil
		}
		return updateWrapper(t, helper, f, wrapperAssignments, []string{"__dict__"})
	}
}

type contextlibTables struct{}

// Fill implements Tables.
func (contextlibTables) Fill() {
	for _, c := range []*Type{TypeGeneratorContext, TypeSuppress, TypeClosing, TypeNullContext, TypeExitStack, TypeRedirectStdout, TypeRedirectStderr} {
		c.SetMethods(contextMethods, "")
	}
	for _, c := range []*Type{TypeAsyncGeneratorContext, TypeAClosing, TypeNullContext, TypeAsyncExitStack} {
		c.SetMethods(asyncContextMethods, "")
	}
	TypeGeneratorContext.SetMethods(nil, "call")
	TypeExitStack.SetMethods(exitStackMethods(), "")
	TypeAsyncExitStack.SetMethods(exitStackMethods(), "")
	TypeExitStack.SetMethods([]Method{{Name: "close", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		_, err := self.(*exitStack).Exit(t, nil)
		return None, err
	}}}, "")
	TypeAsyncExitStack.SetMethods([]Method{
		{Name: "enter_async_context", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			cm := a[0]
			return NewCoroutine("enter_async_context", func(t *Task) (Value, error) { return self.(*exitStack).enterInto(t, cm, true) }), nil
		}},
		{Name: "push_async_callback", Kind: Raw, RawFn: pushCallback(true)},
		{Name: "push_async_exit", Kind: OneArg, Fn: pushExit("__aexit__", true)},
		{Name: "aclose", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return NewCoroutine("aclose", func(t *Task) (Value, error) {
				_, err := self.(*exitStack).Exit(t, nil)
				return None, err
			}), nil
		}},
	}, "")
	TypeExitStack.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &exitStack{}, nil }
	TypeAsyncExitStack.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) { return &exitStack{async: true}, nil }
	TypeSuppress.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return &suppressContext{NewTuple(append([]Value(nil), pos...)...)}, noKeywords("suppress", kw)
	}
	closing := func(async bool) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			a, err := bindKeywords(cls.Name, []string{"thing"}, 1, pos, kw)
			if err != nil {
				return nil, err
			}
			return &closingContext{a[0], async}, nil
		}
	}
	TypeClosing.New, TypeAClosing.New = closing(false), closing(true)
	TypeNullContext.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("nullcontext", []string{"enter_result"}, 0, pos, kw)
		if err != nil {
			return nil, err
		}
		return &nullContext{orNone(a[0])}, nil
	}
	redirect := func(cls *Type, stream *Variable) {
		cls.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			a, err := bindKeywords(cls.Name, []string{"new_target"}, 1, pos, kw)
			if err != nil {
				return nil, err
			}
			return &redirection{class: cls, stream: stream, target: a[0]}, nil
		}
	}
	redirect(TypeRedirectStdout, &sysStdout)
	redirect(TypeRedirectStderr, &sysStderr)
	// Classes that user code derives from.
	TypeContextDecorator.SetMethods([]Method{{Name: "__call__", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		f := a[0]
		return wrapping(t, f, func(t *Task, pos []Value, kw []Kw) (Value, error) {
			var r Value = None
			err := With(t, self, func(Value) error {
				v, err := CallKw(t, f, pos, kw)
				if v != nil {
					r = v
				}
				return err
			})
			return r, err
		})
	}}}, "")
	// hook is the __subclasshook__ of the abstract class c: what has the methods belongs to it.
	hook := func(c *Type, names ...string) Method {
		return Method{Name: "__subclasshook__", Kind: OneArg, Class: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			sub, ok := a[0].(*Type)
			if !ok || self != Value(c) {
				return NotImplemented, nil
			}
			for _, name := range names {
				if v, has := sub.Lookup(name); !has || v == None {
					return NotImplemented, nil
				}
			}
			return True, nil
		}}
	}
	TypeAbstractContext.Meta, TypeAbstractAsyncContext.Meta = TypeABCMeta, TypeABCMeta
	TypeAbstractContext.SetMethods([]Method{
		hook(TypeAbstractContext, "__enter__", "__exit__"),
		{Name: "__enter__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self, nil }},
		{Name: "__exit__", Kind: Positional, Min: 3, Max: 3, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) { return None, nil }},
		{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
	}, "")
	TypeAbstractAsyncContext.SetMethods([]Method{
		hook(TypeAbstractAsyncContext, "__aenter__", "__aexit__"),
		{Name: "__aenter__", Kind: NoArgs, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return NewCoroutine("__aenter__", func(t *Task) (Value, error) { return self, nil }), nil
		}},
		{Name: "__aexit__", Kind: Positional, Min: 3, Max: 3, Wrapped: true, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			return NewCoroutine("__aexit__", func(t *Task) (Value, error) { return None, nil }), nil
		}},
		{Name: "__class_getitem__", Kind: OneArg, Class: true, Fn: classGetItem},
	}, "")
}

// ContextlibModule is the module contextlib.
var ContextlibModule = NewNative("contextlib", buildContextlibModule)

func buildContextlibModule() *Module {
	m := NewNativeModule("contextlib", []Method{
		{Name: "contextmanager", Kind: OneArg, Fn: contextManagerFunction(false)},
		{Name: "asynccontextmanager", Kind: OneArg, Fn: contextManagerFunction(true)},
	})
	for _, c := range []*Type{TypeSuppress, TypeRedirectStdout, TypeRedirectStderr, TypeClosing, TypeAClosing, TypeNullContext, TypeExitStack, TypeAsyncExitStack,
		TypeContextDecorator, TypeAbstractContext, TypeAbstractAsyncContext} {
		m.Dict.SetStr(c.Name, c)
	}
	return m
}
