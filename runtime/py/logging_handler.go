package py

import (
	"path/filepath"
)

// configure applies a handler's constructor arguments; self is the handler as Python code has
// it.
func (h *Handler) configure(t *Task, self Value, a []Value) error {
	if h.class == TypeFileHandler {
		return h.configureFile(t, self, a)
	}
	if len(a) == 0 || a[0] == nil || a[0] == None {
		return nil
	}
	if h.class == TypeStreamHandler {
		h.stream = a[0]
		return nil
	}
	n, err := levelArg(a[0])
	h.level = n
	return err
}

func (h *Handler) configureFile(t *Task, self Value, a []Value) error {
	if len(a) == 0 || a[0] == nil {
		return Raise(TypeError, "FileHandler.__init__() missing 1 required positional argument: 'filename'")
	}
	name, err := fsPath(t, a[0])
	if err != nil {
		return err
	}
	if h.path, err = filepath.Abs(name); err != nil {
		return osError(t, err, name)
	}
	h.mode, h.encoding, h.delay, h.errors = Str("a"), None, False, None
	for i, to := range []*Value{&h.mode, &h.encoding, &h.delay, &h.errors} {
		if i+1 < len(a) && a[i+1] != nil {
			*to = a[i+1]
		}
	}
	if late, err := Truth(t, h.delay); err != nil || late {
		return err
	}
	h.stream, err = CallMethod(t, self, "_open")
	return err
}

// logFault is handleError: a fault of logging is printed and not raised.
func logFault(t *Task, err error, record Value) {
	text := "--- Logging error ---\n" + FormatException(err) + "Call stack:\n"
	if tb := captureTraceback(1); tb != nil {
		text += formatFrames(tb.Frames())
	}
	if msg, err := GetAttr(t, record, "msg"); err == nil {
		args, _ := getAttrOr(t, record, "args", None)
		text += "Message: " + reprOr(t, msg) + "\n"
		if s, err := StrOf(t, orNone(args)); err == nil {
			text += "Arguments: " + s + "\n"
		}
	}
	_ = printTo(t, text, nil)
}

func handlerMethods() []Method {
	return []Method{
		wrappedRow("setLevel", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			n, err := levelArg(args[0])
			if err == nil {
				handlerOf(self).level = n
			}
			return None, err
		}),
		wrappedRow("setFormatter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			h := handlerOf(self)
			if h.formatter = args[0]; args[0] == None {
				h.formatter = nil
			}
			return None, nil
		}),
		wrappedRow("addFilter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			h := handlerOf(self)
			h.filters.Items = addValue(h.filters.Items, args[0])
			return None, nil
		}),
		wrappedRow("removeFilter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			h := handlerOf(self)
			h.filters.Items = removeValue(h.filters.Items, args[0])
			return None, nil
		}),
		wrappedRow("filter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			ok, err := runFilters(t, handlerOf(self).filters.Items, args[0])
			return MakeBool(ok), err
		}),
		wrappedRow("handle", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			ok, err := runFilters(t, handlerOf(self).filters.Items, args[0])
			if err != nil || !ok {
				return False, err
			}
			_, err = CallMethod(t, self, "emit", args[0])
			return True, err
		}),
		wrappedRow("format", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			f := handlerOf(self).formatter
			if f == nil {
				f = &LogFormatter{format: "%(message)s", style: '%'}
			}
			return CallMethod(t, f, "format", args[0])
		}),
		wrappedRow("emit", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			h := handlerOf(self)
			if h.class == TypeHandler {
				return nil, Raise(NotImplementedError, "emit must be implemented by Handler subclasses")
			}
			if h.class == TypeNullHandler {
				return None, nil
			}
			v, err := CallMethod(t, self, "format", args[0])
			if err == nil {
				err = h.writeLine(t, self, v)
			}
			e := AsException(err)
			if err == nil || e == nil || e.IsA(RecursionError) {
				return None, err
			}
			previous := t.SetHandled(e)
			defer t.SetHandled(previous)
			_, err = CallMethod(t, self, "handleError", args[0])
			return None, err
		}),
		wrappedRow("flush", NoArgs, func(t *Task, self Value, args []Value) (Value, error) {
			h := handlerOf(self)
			if h.stream == nil || h.stream == processStderr {
				return None, nil
			}
			if has, err := HasAttr(t, h.stream, "flush"); err != nil || !has {
				return None, err
			}
			_, err := CallMethod(t, h.stream, "flush")
			return None, err
		}),
		wrappedRow("close", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return None, nil }),
		wrappedRow("createLock", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return None, nil }),
		wrappedRow("acquire", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return None, nil }),
		wrappedRow("release", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return None, nil }),
		wrappedRow("get_name", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return orNone(handlerOf(self).name), nil }),
		wrappedRow("set_name", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			return None, handlerOf(self).rename(t, self, args[0])
		}),
		wrappedRow("setStream", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			h := handlerOf(self)
			old := h.streamValue()
			if Is(old, args[0]) {
				return None, nil
			}
			_, err := CallMethod(t, self, "flush")
			h.stream = args[0]
			return old, err
		}),
		wrappedRow("handleError", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			if e := t.Handled(); e != nil {
				logFault(t, e, args[0])
			}
			return None, nil
		}),
	}
}

// writeLine writes what format gave and the terminator.
func (h *Handler) writeLine(t *Task, self, text Value) error {
	end, err := GetAttr(t, self, "terminator")
	if err != nil {
		return err
	}
	line, err := Binary(t, OpAdd, text, end)
	if err != nil {
		return err
	}
	s, err := StrOf(t, line)
	if err != nil {
		return err
	}
	return h.write(t, self, s)
}

// rename is set_name: logging finds handlers by their names.
func (h *Handler) rename(t *Task, self, name Value) error {
	if h.name != nil && h.name != None {
		if _, err := namedHandlers.Del(t, h.name); err != nil {
			return err
		}
	}
	if h.name = name; name == None {
		return nil
	}
	return namedHandlers.Set(t, name, self)
}

// namedHandlers is logging._handlers.
var namedHandlers = NewDict()

// streamValue is handler.stream.
func (h *Handler) streamValue() Value {
	if h.stream == nil && h.class == TypeStreamHandler {
		return processStderr
	}
	return orNone(h.stream)
}

// Repr implements Reprer.
func (h *Handler) Repr(t *Task) (string, error) {
	level := " (" + levelName(h.level) + ")>"
	switch h.class {
	case TypeFileHandler:
		return "<FileHandler " + h.path + level, nil
	case TypeStreamHandler:
		name, err := getAttrOr(t, h.streamValue(), "name", Str(""))
		if err != nil {
			return "", err
		}
		s, err := StrOf(t, name)
		if s != "" {
			s += " "
		}
		return "<StreamHandler " + s + level[1:], err
	}
	return "<" + h.class.Name + level, nil
}

var fileHandlerMethods = []Method{
	wrappedRow("_open", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return handlerOf(self).open(t) }),
	wrappedRow("close", NoArgs, func(t *Task, self Value, args []Value) (Value, error) {
		h := handlerOf(self)
		h.closed = true
		if h.stream == nil {
			return None, nil
		}
		_, err := CallMethod(t, self, "flush")
		stream := h.stream
		h.stream = nil
		if _, closeErr := CallMethod(t, stream, "close"); err == nil {
			err = closeErr
		}
		return None, err
	}),
}

// handlerField is an attribute of a native handler.
func handlerField(name string, field func(h *Handler) *Value) Attribute {
	return Attribute{Name: name, Get: func(t *Task, self Value) (Value, error) { return orNone(*field(handlerOf(self))), nil },
		Set: func(t *Task, self, x Value) error { *field(handlerOf(self)) = x; return nil }}
}

var handlerAttributes = []Attribute{
	{Name: "level", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(handlerOf(self).level)), nil },
		Set: func(t *Task, self, x Value) error { n, err := levelArg(x); handlerOf(self).level = n; return err }},
	handlerField("formatter", func(h *Handler) *Value { return &h.formatter }),
	{Name: "filters", Get: func(t *Task, self Value) (Value, error) { return &handlerOf(self).filters, nil }},
	{Name: "name", Get: func(t *Task, self Value) (Value, error) { return orNone(handlerOf(self).name), nil },
		Set: func(t *Task, self, x Value) error { return handlerOf(self).rename(t, self, x) }},
	{Name: "lock", Get: func(t *Task, self Value) (Value, error) { return None, nil }},
}

var streamAttributes = []Attribute{
	{Name: "stream", Get: func(t *Task, self Value) (Value, error) { return handlerOf(self).streamValue(), nil },
		Set: func(t *Task, self, x Value) error {
			if h := handlerOf(self); x == None && h.class == TypeFileHandler {
				h.stream = nil
			} else {
				h.stream = x
			}
			return nil
		}},
	{Name: "terminator", Get: func(t *Task, self Value) (Value, error) {
		if v, ok := handlerOf(self).AttrDict(true).GetStr("terminator"); ok {
			return v, nil
		}
		return Str("\n"), nil
	}, Set: func(t *Task, self, x Value) error { handlerOf(self).AttrDict(true).SetStr("terminator", x); return nil }},
}

var fileAttributes = []Attribute{
	{Name: "baseFilename", Get: func(t *Task, self Value) (Value, error) { return Str(handlerOf(self).path), nil },
		Set: func(t *Task, self, x Value) error {
			name, err := fsPath(t, x)
			if err == nil {
				handlerOf(self).path = name
			}
			return err
		}},
	handlerField("mode", func(h *Handler) *Value { return &h.mode }),
	handlerField("encoding", func(h *Handler) *Value { return &h.encoding }),
	handlerField("errors", func(h *Handler) *Value { return &h.errors }),
	handlerField("delay", func(h *Handler) *Value { return &h.delay }),
}

// captureWarnings is logging.captureWarnings: warnings go to the logger py.warnings.
func captureWarnings(on bool) {
	if !on {
		captured.Store(nil)
		return
	}
	show := func(t *Task, text string) error {
		l := GetLogger("py.warnings")
		if len(l.handlers.Items) == 0 {
			l.handlers.Items = []Value{&Handler{class: TypeNullHandler}}
		}
		return l.log(t, logWarning, Str(text), nil, nil)
	}
	captured.Store(&show)
}

// placeArgs reads what makeRecord and LogRecord are given about where a record comes from.
func placeArgs(t *Task, level, file, line, info, function, stack Value) (place logPlace, n int, exc *Exception, err error) {
	if level != None { // as logging.makeLogRecord gives it
		if n, err = sizeArg(t, level, 0); err != nil {
			return
		}
	}
	place.function, place.stack = "", orNone(stack)
	if place.file, err = fsPath(t, file); err != nil {
		return
	}
	if place.line, err = sizeArg(t, line, 0); err != nil {
		return
	}
	if function != nil {
		place.function, _ = AsStr(function)
	}
	exc, err = exceptionArg(t, orNone(info))
	return
}

// newRecord is LogRecord(name, level, pathname, lineno, msg, args, exc_info, func, sinfo).
func newRecord(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	fn := newPyFunction("logging", "LogRecord.__init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs)", nil)
	a, err := BindArgs(fn, append([]Value{None}, pos...), kw)
	if err != nil {
		return nil, err
	}
	place, level, exc, err := placeArgs(t, a[2], a[3], a[4], a[7], a[8], a[9])
	if err != nil {
		return nil, err
	}
	r := newLogRecord(t, a[1], level, place, a[5], a[6], exc)
	if a[2] == None {
		r.attrs.SetStr("levelno", None)
		r.attrs.SetStr("levelname", Str("Level None"))
	}
	if a[8] == None {
		r.attrs.SetStr("funcName", None)
	}
	return r, nil
}

// loggingManager is the Manager of the loggers.
type loggingManager struct{}

var (
	typeLogManager     = newRootType(nil, "logging", "Manager")
	typeLogPlaceHolder = newRootType(nil, "logging", "PlaceHolder")
)

// Type implements Value.
func (loggingManager) Type() *Type { return typeLogManager }

// GetAttr implements AttrGetter.
func (loggingManager) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "root":
		return logging.root, nil
	case "disable":
		return MakeInt(int64(logging.disable)), nil
	case "loggerDict":
		logging.RLock()
		defer logging.RUnlock()
		d := NewDict()
		for _, name := range logging.order {
			d.SetStr(name, logging.loggers[name].value())
		}
		return d, nil
	}
	return nil, nil
}

// levelNames is logging.getLevelNamesMapping().
func levelNames() *Dict {
	d := NewDict()
	for _, n := range []struct {
		name  string
		level int64
	}{{"CRITICAL", logCritical}, {"FATAL", logCritical}, {"ERROR", logError}, {"WARN", logWarning}, {"WARNING", logWarning}, {"INFO", logInfo}, {"DEBUG", logDebug}, {"NOTSET", 0}} {
		d.SetStr(n.name, MakeInt(n.level))
	}
	logging.RLock()
	defer logging.RUnlock()
	for level, name := range logging.names {
		if _, ok := d.GetStr(name); !ok {
			d.SetStr(name, MakeInt(int64(level)))
		}
	}
	return d
}

// builtinOpen is the function open.
func builtinOpen() Value {
	open, _ := Builtins().GetStr("open")
	return open
}
