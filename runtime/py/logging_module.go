package py

import (
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
			l.handlers.Items = addValue(l.handlers.Items, args[0])
			return None, nil
		}),
		wrappedRow("removeHandler", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			l := loggerOf(self)
			l.handlers.Items = removeValue(l.handlers.Items, args[0])
			return None, nil
		}),
		wrappedRow("hasHandlers", NoArgs, func(t *Task, self Value, args []Value) (Value, error) {
			for p := loggerOf(self); p != nil; p = p.parent {
				if len(p.handlers.Items) > 0 {
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
			l.filters.Items = addValue(l.filters.Items, args[0])
			return None, nil
		}),
		wrappedRow("removeFilter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			l := loggerOf(self)
			l.filters.Items = removeValue(l.filters.Items, args[0])
			return None, nil
		}),
		wrappedRow("handle", OneArg, func(t *Task, self Value, args []Value) (Value, error) { return None, loggerOf(self).handle(t, args[0]) }),
		wrappedRow("filter", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			ok, err := runFilters(t, loggerOf(self).filters.Items, args[0])
			return MakeBool(ok), err
		}),
		wrappedRow("callHandlers", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			return None, loggerOf(self).callHandlers(t, args[0])
		}),
		{Name: "findCaller", Kind: Keywords, Params: []string{"stack_info", "stacklevel"}, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			stack := false
			if args[0] != nil {
				var err error
				if stack, err = Truth(t, args[0]); err != nil {
					return nil, err
				}
			}
			depth, err := sizeArg(t, args[1], 1)
			if err != nil {
				return nil, err
			}
			p := logCaller(depth, stack)
			return NewTuple(Str(p.file), MakeInt(int64(p.line)), Str(p.function), p.stack), nil
		}},
		{Name: "makeRecord", Kind: Keywords, Min: 7, Params: []string{"name", "level", "fn", "lno", "msg", "args", "exc_info", "func", "extra", "sinfo"}, Wrapped: true, Fn: func(t *Task, self Value, args []Value) (Value, error) {
			place, level, exc, err := placeArgs(t, args[1], args[2], args[3], args[6], args[7], args[9])
			if err != nil {
				return nil, err
			}
			var extra *Dict
			if args[8] != nil {
				extra, _ = AsDict(args[8])
			}
			return loggerOf(self).makeRecord(t, args[0], level, place, args[4], args[5], exc, extra)
		}},
		wrappedRow("getChild", OneArg, func(t *Task, self Value, args []Value) (Value, error) {
			suffix, err := mustStr(args[0])
			if err != nil {
				return nil, err
			}
			if l := loggerOf(self); l != logging.root {
				suffix = l.name + "." + suffix
			}
			return namedLogger(t, suffix)
		}),
	}
}

// Repr implements Reprer.
func (l *Logger) Repr(t *Task) (string, error) {
	return "<" + l.Type().Name + " " + l.name + " (" + levelName(l.effectiveLevel()) + ")>", nil
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
		{Name: "propagate", Get: func(t *Task, self Value) (Value, error) {
			if l := loggerOf(self); l.passesOn != nil {
				return l.passesOn, nil
			}
			return True, nil
		}, Set: func(t *Task, self, x Value) error {
			b, err := Truth(t, x)
			loggerOf(self).propagate, loggerOf(self).passesOn = b, x
			return err
		}},
		{Name: "disabled", Get: func(t *Task, self Value) (Value, error) { return MakeBool(loggerOf(self).disabled), nil },
			Set: func(t *Task, self, x Value) error { b, err := Truth(t, x); loggerOf(self).disabled = b; return err }},
		{Name: "parent", Get: func(t *Task, self Value) (Value, error) {
			if p := loggerOf(self).parent; p != nil {
				return p.value(), nil
			}
			return None, nil
		}, Set: func(t *Task, self, x Value) error { loggerOf(self).parent = loggerOf(x); return nil }},
		{Name: "root", Get: func(t *Task, self Value) (Value, error) { return logging.root, nil }},
		{Name: "manager", Get: func(t *Task, self Value) (Value, error) { return loggingManager{}, nil }},
		{Name: "handlers", Get: func(t *Task, self Value) (Value, error) { return &loggerOf(self).handlers, nil },
			Set: func(t *Task, self, x Value) error {
				l, err := ListOf(t, x)
				if err == nil {
					loggerOf(self).handlers.Items = l.Items
				}
				return err
			}},
		{Name: "filters", Get: func(t *Task, self Value) (Value, error) { return &loggerOf(self).filters, nil },
			Set: func(t *Task, self, x Value) error {
				l, err := ListOf(t, x)
				if err == nil {
					loggerOf(self).filters.Items = l.Items
				}
				return err
			}},
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
			return h, h.configure(t, h, a)
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
		return None, h.configure(t, self, a)
	}}}
	TypeHandler.SetMethods(handlerMethods(), "repr")
	TypeHandler.SetMethods(initRow, "")
	TypeHandler.SetAttributes(handlerAttributes)
	TypeStreamHandler.SetAttributes(streamAttributes)
	TypeFileHandler.SetMethods(fileHandlerMethods, "")
	TypeFileHandler.SetAttributes(fileAttributes)
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
	TypeFormatter.SetAttributes(formatterAttributes)
	TypeLogRecord.New = newRecord
	TypeFormatter.SetMethods([]Method{{Name: "__init__", Kind: Raw, Wrapped: true, RawFn: func(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
		v, err := formatterNew(t, TypeFormatter, pos, kw)
		if err != nil {
			return nil, err
		}
		f := Unwrap(self).(*LogFormatter)
		g := v.(*LogFormatter)
		f.format, f.dateFormat, f.dated, f.style, f.defaults = g.format, g.dateFormat, g.dated, g.style, g.defaults
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
		root.handlers.Items = nil
	}
	encoding, encodingErrors := get("encoding"), get("errors")
	if len(root.handlers.Items) > 0 {
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
		if mode == None {
			mode = Str("a")
		}
		if encodingErrors == None {
			encodingErrors = Str("backslashreplace")
		}
		h, err := CallKw(t, TypeFileHandler, []Value{filename, mode}, []Kw{{"encoding", encoding}, {"errors", encodingErrors}})
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
		root.handlers.Items = addValue(root.handlers.Items, h)
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

// rootLog is logging.info and its like, on the root logger.
func rootLog(t *Task, level int, msg, args, keywords Value, withException bool) error {
	if len(logging.root.handlers.Items) == 0 {
		if err := basicConfig(t, NewDict()); err != nil {
			return err
		}
	}
	if !logging.root.Enabled(level) {
		return nil
	}
	var kw []Kw
	for k, v := range keywords.(*Dict).All() {
		name, _ := AsStr(k)
		kw = append(kw, Kw{name, v})
	}
	return logging.root.log(t, level, msg, args.(*Tuple).Items, withExcInfo(kw, withException))
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
			return namedLogger(t, s)
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
		{"captureWarnings(capture)", func(t *Task, a []Value) (Value, error) {
			on, err := Truth(t, a[0])
			if err == nil {
				captureWarnings(on)
			}
			return None, err
		}},
		{"shutdown()", func(t *Task, a []Value) (Value, error) { return None, nil }},
		{"log(level, msg, *args, **kwargs)", func(t *Task, a []Value) (Value, error) {
			level, ok := AsInt(a[0])
			if !ok {
				return nil, Raise(TypeError, "level must be an integer")
			}
			return None, rootLog(t, level.clampIndex(), a[1], a[2], a[3], false)
		}},
		{"_checkLevel(level)", func(t *Task, a []Value) (Value, error) {
			n, err := levelArg(a[0])
			return MakeInt(int64(n)), err
		}},
		{"getLoggerClass()", func(t *Task, a []Value) (Value, error) {
			logging.RLock()
			defer logging.RUnlock()
			if logging.class != nil {
				return logging.class, nil
			}
			return TypeLogger, nil
		}},
		{"setLoggerClass(klass)", func(t *Task, a []Value) (Value, error) {
			c, ok := a[0].(*Type)
			if !ok || !c.IsSubtype(TypeLogger) {
				name := a[0].Type().Name
				if ok {
					name = c.Name
				}
				return nil, Raise(TypeError, "logger not derived from logging.Logger: %s", name)
			}
			logging.Lock()
			defer logging.Unlock()
			if logging.class = c; c == TypeLogger {
				logging.class = nil
			}
			return None, nil
		}},
		{"getLogRecordFactory()", func(t *Task, a []Value) (Value, error) {
			logging.RLock()
			defer logging.RUnlock()
			if logging.factory != nil {
				return logging.factory, nil
			}
			return TypeLogRecord, nil
		}},
		{"setLogRecordFactory(factory)", func(t *Task, a []Value) (Value, error) {
			logging.Lock()
			defer logging.Unlock()
			if logging.factory = a[0]; a[0] == Value(TypeLogRecord) {
				logging.factory = nil
			}
			return None, nil
		}},
		{"getLevelNamesMapping()", func(t *Task, a []Value) (Value, error) { return levelNames(), nil }},
	})
	for _, row := range []struct {
		name  string
		level int
		exc   bool
	}{{"debug", logDebug, false}, {"info", logInfo, false}, {"warning", logWarning, false}, {"error", logError, false}, {"critical", logCritical, false}, {"exception", logError, true}} {
		m.Dict.SetStr(row.name, newPyFunction("logging", row.name+"(msg, *args, **kwargs)", func(t *Task, a []Value) (Value, error) {
			return None, rootLog(t, row.level, a[0], a[1], a[2], row.exc)
		}))
	}
	for alias, name := range map[string]string{"warn": "warning", "fatal": "critical"} {
		f, _ := m.Dict.GetStr(name)
		m.Dict.SetStr(alias, f)
	}
	m.addNames("CRITICAL", MakeInt(logCritical), "FATAL", MakeInt(logCritical), "ERROR", MakeInt(logError), "WARNING", MakeInt(logWarning),
		"WARN", MakeInt(logWarning), "INFO", MakeInt(logInfo), "DEBUG", MakeInt(logDebug), "NOTSET", MakeInt(0))
	m.addNames("Logger", TypeLogger, "Handler", TypeHandler, "StreamHandler", TypeStreamHandler, "FileHandler", TypeFileHandler, "NullHandler", TypeNullHandler,
		"Formatter", TypeFormatter, "Filter", TypeLogFilter, "LogRecord", TypeLogRecord, "Manager", typeLogManager, "PlaceHolder", typeLogPlaceHolder, "_handlers", namedHandlers, "root", logging.root, "lastResort", logging.last, "raiseExceptions", True)
	return m
}
