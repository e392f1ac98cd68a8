package py

import (
	"os"
	"strings"
)

// self helpers: methods get the wrapper, so that overriding in user classes works.

func loggerOf(v Value) *Logger { l, _ := Unwrap(v).(*Logger); return l }

func handlerOf(v Value) *Handler { h, _ := Unwrap(v).(*Handler); return h }

// logMethod makes debug, info and the others.
func logMethod(name string, level int, withException bool) Method {
	return Method{Name: name, Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if len(pos) == 0 {
			return nil, Raise(TypeError, "Logger.%s() missing 1 required positional argument: 'msg'", name)
		}
		l := loggerOf(self)
		if !l.Enabled(level) {
			return None, nil
		}
		return None, l.log(t, level, pos[0], pos[1:], withExcInfo(kw, withException))
	}}
}

// withExcInfo adds exc_info=True unless it is given.
func withExcInfo(kw []Kw, yes bool) []Kw {
	if !yes {
		return kw
	}
	for _, k := range kw {
		if k.Name == "exc_info" {
			return kw
		}
	}
	return append(append([]Kw{}, kw...), Kw{"exc_info", True})
}

// removeValue drops v from a list of handlers or filters.
func removeValue(list []Value, v Value) []Value {
	for i, x := range list {
		if x == v {
			return append(append([]Value{}, list[:i]...), list[i+1:]...)
		}
	}
	return list
}

func addValue(list []Value, v Value) []Value {
	for _, x := range list {
		if x == v {
			return list
		}
	}
	return append(append([]Value{}, list...), v)
}

func wrappedRow(name string, kind CallKind, fn rowFn) Method {
	return Method{Name: name, Kind: kind, Wrapped: true, Fn: fn}
}

func loggerMethods() []Method {
	return []Method{
		logMethod("debug", logDebug, false), logMethod("info", logInfo, false), logMethod("warning", logWarning, false), logMethod("warn", logWarning, false),
		logMethod("error", logError, false), logMethod("critical", logCritical, false), logMethod("fatal", logCritical, false), logMethod("exception", logError, true),
		{Name: "log", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
			if len(pos) < 2 {
				return nil, Raise(TypeError, "Logger.log() missing required positional arguments")
			}
			level, ok := AsInt(pos[0])
			if !ok {
				return nil, Raise(TypeError, "level must be an integer")
			}
			l := loggerOf(self)
			if n := level.clampIndex(); l.Enabled(n) {
				return None, l.log(t, n, pos[1], pos[2:], kw)
			}
			return None, nil
		}},
		wrappedRow("setLevel", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			n, err := levelArg(args[0])
			if err == nil {
				loggerOf(self).level = n
			}
			return None, err
		}),
		wrappedRow("isEnabledFor", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			n, err := levelArg(args[0])
			return MakeBool(loggerOf(self).Enabled(n)), err
		}),
		wrappedRow("getEffectiveLevel", NoArgs, func(t *Task, self Value, args []Value) (Value, error) {
			return MakeInt(int64(loggerOf(self).effectiveLevel())), nil
		}),
		wrappedRow("addHandler", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			l := loggerOf(self)
			l.handlers = addValue(l.handlers, args[0])
			return None, nil
		}),
		wrappedRow("removeHandler", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			l := loggerOf(self)
			l.handlers = removeValue(l.handlers, args[0])
			return None, nil
		}),
		wrappedRow("hasHandlers", NoArgs, func(t *Task, self Value, args []Value) (Value, error) {
			for p := loggerOf(self); p != nil; p = p.parent {
				if len(p.handlers) > 0 {
					return True, nil
				}
				if !p.propagate {
					break
				}
			}
			return False, nil
		}),
		wrappedRow("addFilter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			l := loggerOf(self)
			l.filters = addValue(l.filters, args[0])
			return None, nil
		}),
		wrappedRow("removeFilter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			l := loggerOf(self)
			l.filters = removeValue(l.filters, args[0])
			return None, nil
		}),
		wrappedRow("handle", OneArg, func(t *Task, self Value, args []Value) (Value, error) { return None, loggerOf(self).handle(t, args[0]) }),
		wrappedRow("getChild", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			suffix, err := mustStr(args[0])
			if err != nil {
				return nil, err
			}
			if l := loggerOf(self); l != logging.root {
				suffix = l.name + "." + suffix
			}
			return GetLogger(suffix), nil
		}),
	}
}

// Repr implements Reprer.
func (l *Logger) Repr(t *Task) (string, error) {
	return "<" + l.Type().Name + " " + l.name + " (" + levelName(l.effectiveLevel()) + ")>", nil
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
			h.filters = addValue(h.filters, args[0])
			return None, nil
		}),
		wrappedRow("removeFilter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			h := handlerOf(self)
			h.filters = removeValue(h.filters, args[0])
			return None, nil
		}),
		wrappedRow("handle", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			ok, err := runFilters(t, handlerOf(self).filters, args[0])
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
				var s string
				if s, err = StrOf(t, v); err == nil {
					err = h.write(t, s+"\n")
				}
			}
			if err != nil {
				// handleError: a fault of logging is reported and not raised.
				os.Stderr.WriteString("--- Logging error ---\n" + FormatException(err))
			}
			return None, nil
		}),
		wrappedRow("flush", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return None, nil }),
		wrappedRow("close", NoArgs, func(t *Task, self Value, args []Value) (Value, error) {
			if h := handlerOf(self); h.file != nil {
				h.file.Close()
				h.file = nil
			}
			return None, nil
		}),
		wrappedRow("acquire", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return None, nil }),
		wrappedRow("release", NoArgs, func(t *Task, self Value, args []Value) (Value, error) { return None, nil }),
		wrappedRow("handleError", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			os.Stderr.WriteString("--- Logging error ---\n")
			return None, nil
		}),
	}
}

func formatterMethods() []Method {
	return []Method{
		wrappedRow("format", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			f, _ := Unwrap(self).(*LogFormatter)
			r, ok := Unwrap(args[0]).(*LogRecord)
			if !ok {
				return nil, Raise(TypeError, "expected a LogRecord")
			}
			msg, err := r.message(t)
			if err != nil {
				return nil, err
			}
			r.attrs.SetStr("message", Str(msg))
			if strings.Contains(f.format, "asctime") {
				v, err := CallMethod(t, self, "formatTime", args[0], Str(f.dateFormat))
				if err != nil {
					return nil, err
				}
				r.attrs.SetStr("asctime", v)
			}
			var text string
			switch f.style {
			case '{':
				text, err = StrFormatMap(t, f.format, r.attrs)
			case '$':
				tpl := dollarTemplate{f.format}
				text, err = tpl.substitute(t, func(name string) (Value, bool, error) { v, ok := r.attrs.GetStr(name); return v, ok, nil }, false)
			default:
				text, err = PercentFormat(t, f.format, r.attrs)
			}
			if err != nil {
				return nil, err
			}
			if r.exc != nil {
				v, err := CallMethod(t, self, "formatException", r.get("exc_info"))
				if err != nil {
					return nil, err
				}
				s, _ := AsStr(v)
				if !strings.HasSuffix(text, "\n") {
					text += "\n"
				}
				text += s
			}
			return Str(text), nil
		}),
		{Name: "formatTime", Kind: Positional, Min: 1, Max: 2, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			f, _ := Unwrap(self).(*LogFormatter)
			r, _ := Unwrap(args[0]).(*LogRecord)
			date := ""
			if args[1] != nil {
				date, _ = AsStr(args[1])
			}
			return Str(f.formatTime(r, date)), nil
		}},
		wrappedRow("formatException", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			if tuple, ok := AsTuple(args[0]); ok && len(tuple.Items) == 3 {
				if e, ok := tuple.Items[1].(*Exception); ok {
					return Str(strings.TrimSuffix(FormatException(e), "\n")), nil
				}
			}
			return Str("NoneType: None"), nil
		}),
	}
}

// formatterNew is Formatter(fmt, datefmt, style).
func formatterNew(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	fn := newPyFunction("logging", "Formatter.__init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None)", nil)
	a, err := BindArgs(fn, append([]Value{None}, pos...), kw)
	if err != nil {
		return nil, err
	}
	style, _ := AsStr(a[3])
	f := &LogFormatter{style: '%'}
	switch style {
	case "%", "{", "$":
		f.style = style[0]
	default:
		return nil, Raise(ValueError, "Style must be one of: %%,{,$")
	}
	f.format = map[byte]string{'%': "%(message)s", '{': "{message}", '$': "${message}"}[f.style]
	if s, ok := AsStr(a[1]); ok {
		f.format = s
	}
	f.dateFormat, _ = AsStr(a[2])
	return f, nil
}

type loggingTables struct{}

// Fill implements Tables.
func (loggingTables) Fill() {
	logging.last.(*Handler).level = logWarning
	TypeLogger.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("Logger", []string{"name", "level"}, 1, pos, kw)
		if err != nil {
			return nil, err
		}
		name, err := mustStr(a[0])
		return &Logger{name: name, propagate: true}, err
	}
	TypeLogger.SetMethods(loggerMethods(), "repr")
	TypeLogger.SetAttributes([]Attribute{
		{Name: "name", Get: func(t *Task, self Value) (Value, error) { return Str(loggerOf(self).name), nil }},
		{Name: "level", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(loggerOf(self).level)), nil },
			Set: func(t *Task, self, x Value) error { n, err := levelArg(x); loggerOf(self).level = n; return err }},
		{Name: "propagate", Get: func(t *Task, self Value) (Value, error) { return MakeBool(loggerOf(self).propagate), nil },
			Set: func(t *Task, self, x Value) error { b, err := Truth(t, x); loggerOf(self).propagate = b; return err }},
		{Name: "disabled", Get: func(t *Task, self Value) (Value, error) { return MakeBool(loggerOf(self).disabled), nil },
			Set: func(t *Task, self, x Value) error { b, err := Truth(t, x); loggerOf(self).disabled = b; return err }},
		{Name: "parent", Get: func(t *Task, self Value) (Value, error) {
			if p := loggerOf(self).parent; p != nil {
				return p, nil
			}
			return None, nil
		}},
		{Name: "handlers", Get: func(t *Task, self Value) (Value, error) { return NewList(loggerOf(self).handlers...), nil },
			Set: func(t *Task, self, x Value) error {
				l, err := ListOf(t, x)
				if err == nil {
					loggerOf(self).handlers = l.Items
				}
				return err
			}},
		{Name: "filters", Get: func(t *Task, self Value) (Value, error) { return NewList(loggerOf(self).filters...), nil }},
	})
	newHandler := func(c *Type, params []string, least int) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			h := &Handler{class: c}
			if cls.IsHeap() {
				// A user's __init__ has its own parameters.
				return h, nil
			}
			a, err := bindKeywords(c.Name, params, least, pos, kw)
			if err != nil {
				return nil, err
			}
			return h, h.configure(t, a)
		}
	}
	TypeHandler.New = newHandler(TypeHandler, []string{"level"}, 0)
	TypeNullHandler.New = newHandler(TypeNullHandler, []string{"level"}, 0)
	TypeStreamHandler.New = newHandler(TypeStreamHandler, []string{"stream"}, 0)
	TypeFileHandler.New = newHandler(TypeFileHandler, []string{"filename", "mode", "encoding", "delay", "errors"}, 1)
	initRow := []Method{{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		if _, user := self.(*Object); !user {
			return None, nil
		}
		h := handlerOf(self)
		params := []string{"level"}
		switch h.class {
		case TypeStreamHandler:
			params = []string{"stream"}
		case TypeFileHandler:
			params = []string{"filename", "mode", "encoding", "delay", "errors"}
		}
		a, err := bindKeywords("__init__", params, 0, pos, kw)
		if err != nil {
			return nil, err
		}
		return None, h.configure(t, a)
	}}}
	TypeHandler.SetMethods(handlerMethods(), "")
	TypeHandler.SetMethods(initRow, "")
	TypeHandler.SetAttributes([]Attribute{
		{Name: "level", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(handlerOf(self).level)), nil }},
		{Name: "formatter", Get: func(t *Task, self Value) (Value, error) { return orNone(handlerOf(self).formatter), nil }},
		{Name: "filters", Get: func(t *Task, self Value) (Value, error) { return NewList(handlerOf(self).filters...), nil }},
		{Name: "stream", Get: func(t *Task, self Value) (Value, error) { return orNone(handlerOf(self).stream), nil },
			Set: func(t *Task, self, x Value) error { handlerOf(self).stream = x; return nil }},
		{Name: "name", Get: func(t *Task, self Value) (Value, error) { return orNone(handlerOf(self).name), nil },
			Set: func(t *Task, self, x Value) error { handlerOf(self).name = x; return nil }},
	})
	TypeFormatter.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		if cls.IsHeap() {
			if f, err := formatterNew(t, cls, pos, kw); err == nil {
				return f, nil
			}
			return &LogFormatter{format: "%(message)s", style: '%'}, nil
		}
		return formatterNew(t, cls, pos, kw)
	}
	TypeFormatter.SetMethods(formatterMethods(), "")
	TypeFormatter.SetMethods([]Method{{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		v, err := formatterNew(t, TypeFormatter, pos, kw)
		if err != nil {
			return nil, err
		}
		f := Unwrap(self).(*LogFormatter)
		g := v.(*LogFormatter)
		f.format, f.dateFormat, f.style = g.format, g.dateFormat, g.style
		return None, nil
	}}}, "")
	TypeLogRecord.SetMethods([]Method{
		{Name: "getMessage", Kind: NoArgs, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			s, err := self.(*LogRecord).message(t)
			return Str(s), err
		}},
	}, "repr")
	TypeLogFilter.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		o := newObject(cls)
		name := Value(Str(""))
		if len(pos) > 0 {
			name = pos[0]
		}
		return o, SetAttr(t, o, "name", name)
	}
	TypeLogFilter.SetMethods([]Method{{Name: "filter", Kind: OneArg, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		n, err := GetAttr(t, self, "name")
		if err != nil {
			return nil, err
		}
		prefix, _ := AsStr(n)
		have, _ := AsStr(args[0].(*LogRecord).get("name"))
		return MakeBool(prefix == "" || have == prefix || strings.HasPrefix(have, prefix+".")), nil
	}}}, "")
}

// LoggingModule is the module logging.
var LoggingModule = NewNative("logging", loggingModule)

// configure applies a handler's constructor arguments.
func (h *Handler) configure(t *Task, a []Value) error {
	if len(a) == 0 || a[0] == nil || a[0] == None {
		return nil
	}
	switch h.class {
	case TypeStreamHandler:
		h.stream = a[0]
	case TypeFileHandler:
		name, err := fsPath(t, a[0])
		if err != nil {
			return err
		}
		flags := os.O_CREATE | os.O_WRONLY | os.O_APPEND
		if mode, ok := optionalStr(a[1]); ok && strings.HasPrefix(mode, "w") {
			flags = os.O_CREATE | os.O_WRONLY | os.O_TRUNC
		}
		f, ferr := os.OpenFile(name, flags, 0o666)
		if ferr != nil {
			return osError(t, ferr, name)
		}
		h.file = f
	default:
		n, err := levelArg(a[0])
		h.level = n
		return err
	}
	return nil
}

// basicConfig is logging.basicConfig: it does nothing where the root logger has
// handlers, unless forced.
func basicConfig(t *Task, d *Dict) error {
	get := func(name string) Value {
		v, ok := d.GetStr(name)
		if !ok {
			return None
		}
		d.DelStr(name)
		return v
	}
	d = d.Copy()
	root := logging.root
	force, err := Truth(t, get("force"))
	if err != nil {
		return err
	}
	if force {
		root.handlers = nil
	}
	get("encoding")
	get("errors")
	if len(root.handlers) > 0 {
		return nil
	}
	handlers, stream, filename := get("handlers"), get("stream"), get("filename")
	mode, format, date, style, level := get("filemode"), get("format"), get("datefmt"), get("style"), get("level")
	var list []Value
	switch {
	case handlers != None:
		if stream != None || filename != None {
			return Raise(ValueError, "'stream' or 'filename' should not be specified together with 'handlers'")
		}
		l, err := ListOf(t, handlers)
		if err != nil {
			return err
		}
		list = l.Items
	case filename != None:
		if stream != None {
			return Raise(ValueError, "'stream' and 'filename' should not be specified together")
		}
		args := []Value{filename}
		if mode != None {
			args = append(args, mode)
		}
		h, err := Call(t, TypeFileHandler, args...)
		if err != nil {
			return err
		}
		list = []Value{h}
	default:
		h := &Handler{class: TypeStreamHandler}
		if stream != None {
			h.stream = stream
		}
		list = []Value{h}
	}
	if style == None {
		style = Str("%")
	}
	if format == None {
		s, _ := AsStr(style)
		format = Str(map[string]string{"%": "%(levelname)s:%(name)s:%(message)s", "{": "{levelname}:{name}:{message}", "$": "${levelname}:${name}:${message}"}[s])
	}
	f, err := Call(t, TypeFormatter, format, date, style)
	if err != nil {
		return err
	}
	for _, h := range list {
		if base := handlerOf(h); base != nil && base.formatter == nil {
			base.formatter = f
		}
		root.handlers = addValue(root.handlers, h)
	}
	if level != None {
		n, err := levelArg(level)
		if err != nil {
			return err
		}
		root.level = n
	}
	for k := range d.All() {
		name, _ := AsStr(k)
		return Raise(ValueError, "Unrecognised argument(s): %s", name)
	}
	return nil
}

func loggingModule() *Module {
	m := NewModule("logging")
	m.addFunctions([]pyFunc{
		{"getLogger(name=None)", func(t *Task, a []Value) (Value, error) {
			if a[0] == None {
				return logging.root, nil
			}
			s, ok := AsStr(a[0])
			if !ok {
				return nil, Raise(TypeError, "A logger name must be a string")
			}
			return GetLogger(s), nil
		}},
		{"basicConfig(**kwargs)", func(t *Task, a []Value) (Value, error) { return None, basicConfig(t, a[0].(*Dict)) }},
		{"getLevelName(level)", func(t *Task, a []Value) (Value, error) {
			if _, ok := AsStr(a[0]); ok {
				n, err := levelArg(a[0])
				if err != nil {
					s, _ := AsStr(a[0])
					return Str("Level " + s), nil
				}
				return MakeInt(int64(n)), nil
			}
			n, err := levelArg(a[0])
			return Str(levelName(n)), err
		}},
		{"addLevelName(level, levelName)", func(t *Task, a []Value) (Value, error) {
			n, err := levelArg(a[0])
			if err != nil {
				return nil, err
			}
			s, err := mustStr(a[1])
			logging.Lock()
			logging.names[n] = s
			logging.Unlock()
			return None, err
		}},
		{"disable(level=50)", func(t *Task, a []Value) (Value, error) {
			n, err := levelArg(a[0])
			logging.disable = n
			return None, err
		}},
		{"captureWarnings(capture)", func(t *Task, a []Value) (Value, error) { return None, nil }},
		{"shutdown()", func(t *Task, a []Value) (Value, error) { return None, nil }},
	})
	for _, row := range []struct {
		name  string
		level int
		exc   bool
	}{{"debug", logDebug, false}, {"info", logInfo, false}, {"warning", logWarning, false}, {"error", logError, false}, {"critical", logCritical, false}, {"exception", logError, true}} {
		m.Dict.SetStr(row.name, newPyFunction("logging", row.name+"(msg, *args, **kwargs)", func(t *Task, a []Value) (Value, error) {
			if len(logging.root.handlers) == 0 {
				if err := basicConfig(t, NewDict()); err != nil {
					return nil, err
				}
			}
			if !logging.root.Enabled(row.level) {
				return None, nil
			}
			var kw []Kw
			for k, v := range a[2].(*Dict).All() {
				name, _ := AsStr(k)
				kw = append(kw, Kw{name, v})
			}
			return None, logging.root.log(t, row.level, a[0], a[1].(*Tuple).Items, withExcInfo(kw, row.exc))
		}))
	}
	m.addNames("CRITICAL", MakeInt(logCritical), "FATAL", MakeInt(logCritical), "ERROR", MakeInt(logError), "WARNING", MakeInt(logWarning),
		"WARN", MakeInt(logWarning), "INFO", MakeInt(logInfo), "DEBUG", MakeInt(logDebug), "NOTSET", MakeInt(0))
	m.addNames("Logger", TypeLogger, "Handler", TypeHandler, "StreamHandler", TypeStreamHandler, "FileHandler", TypeFileHandler, "NullHandler", TypeNullHandler,
		"Formatter", TypeFormatter, "Filter", TypeLogFilter, "LogRecord", TypeLogRecord, "root", logging.root, "lastResort", logging.last, "raiseExceptions", True)
	return m
}
