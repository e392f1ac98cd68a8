package py

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Package logging of the standard library: loggers in a hierarchy, handlers,
// formatters and filters, with CPython's output.

// Classes of module logging.
var (
	TypeLogger        = newRootType(loggingTables{}, "logging", "Logger")
	TypeRootLogger    = newBuiltinType("logging", "RootLogger", &TypeLogger)
	TypeLoggerAdapter = newRootType(nil, "logging", "LoggerAdapter")
	TypeFilterer      = newRootType(nil, "logging", "Filterer")
	TypeHandler       = newSubtype(loggingTables{}, "logging", "Handler", &TypeFilterer)
	TypeStreamHandler = newSubtype(loggingTables{}, "logging", "StreamHandler", &TypeHandler)
	TypeFileHandler   = newSubtype(loggingTables{}, "logging", "FileHandler", &TypeStreamHandler)
	TypeNullHandler   = newSubtype(loggingTables{}, "logging", "NullHandler", &TypeHandler)
	TypeFormatter     = newRootType(loggingTables{}, "logging", "Formatter")
	TypeLogFilter     = newRootType(loggingTables{}, "logging", "Filter")
	TypeLogRecord     = newRootType(loggingTables{}, "logging", "LogRecord")
)

// Levels of module logging.
const (
	logCritical = 50
	logError    = 40
	logWarning  = 30
	logInfo     = 20
	logDebug    = 10
)

var logging = struct {
	sync.RWMutex
	root    *Logger
	loggers map[string]*Logger
	names   map[int]string
	disable int
	last    Value
	order   []string // of loggers, as they came
	class   Value    // of new loggers; nil: Logger
	factory Value    // of records; nil: LogRecord
}{
	root:    &Logger{name: "root", level: logWarning, propagate: true},
	loggers: map[string]*Logger{},
	names:   map[int]string{50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"},
	last:    &Handler{class: TypeStreamHandler, level: logWarning},
}

// Logger is logging.Logger.
type Logger struct {
	name      string
	level     int
	propagate bool
	disabled  bool
	parent    *Logger
	handlers  List // programs change them by their attributes too
	filters   List
	attrs     *Dict
	self      Value // of a class that derives from Logger
	passesOn  Value // what propagate was set to; nil: nothing
}

// value is the logger as Python code has it.
func (l *Logger) value() Value {
	if l.self != nil {
		return l.self
	}
	return l
}

// Type implements Value.
func (l *Logger) Type() *Type {
	if l == logging.root {
		return TypeRootLogger
	}
	return TypeLogger
}

// AttrDict implements Attributed.
func (l *Logger) AttrDict(create bool) *Dict {
	if l.attrs == nil && create {
		l.attrs = NewDict()
	}
	return l.attrs
}

// GetLogger is logging.getLogger(name); "" is the root logger.
func GetLogger(name string) *Logger {
	if name == "" || name == "root" {
		return logging.root
	}
	logging.Lock()
	defer logging.Unlock()
	if l := logging.loggers[name]; l != nil {
		return l
	}
	l := &Logger{name: name, propagate: true, parent: logging.root}
	for p := name; ; {
		k := strings.LastIndexByte(p, '.')
		if k < 0 {
			break
		}
		p = p[:k]
		if parent := logging.loggers[p]; parent != nil {
			l.parent = parent
			break
		}
	}
	// Loggers below the new one that hung from an ancestor hang from it now.
	for child, c := range logging.loggers {
		if strings.HasPrefix(child, name+".") && (c.parent == logging.root || !strings.HasPrefix(c.parent.name, name+".")) {
			c.parent = l
		}
	}
	logging.loggers[name] = l
	logging.order = append(logging.order, name)
	return l
}

// namedLogger is logging.getLogger(name) with the class that setLoggerClass gave.
func namedLogger(t *Task, name string) (Value, error) {
	logging.RLock()
	known, class := logging.loggers[name], logging.class
	logging.RUnlock()
	if known != nil || class == nil || name == "" || name == "root" {
		return GetLogger(name).value(), nil
	}
	made, err := Call(t, class, Str(name))
	if err != nil {
		return nil, err
	}
	l := GetLogger(name)
	if own := loggerOf(made); own != nil {
		l.level = own.level
		if o, ok := made.(*Object); ok {
			o.Base, l.self = l, o
		}
	}
	return l.value(), nil
}

// effectiveLevel is getEffectiveLevel().
func (l *Logger) effectiveLevel() int {
	for p := l; p != nil; p = p.parent {
		if p.level != 0 {
			return p.level
		}
	}
	return 0
}

// Enabled is isEnabledFor(level).
func (l *Logger) Enabled(level int) bool {
	return !l.disabled && logging.disable < level && level >= l.effectiveLevel()
}

func levelName(level int) string {
	logging.RLock()
	defer logging.RUnlock()
	if n, ok := logging.names[level]; ok {
		return n
	}
	return fmt.Sprintf("Level %d", level)
}

// levelArg is logging._checkLevel.
func levelArg(v Value) (int, error) {
	if i, ok := AsInt(v); ok {
		return i.clampIndex(), nil
	}
	s, ok := AsStr(v)
	if !ok {
		r, err := Repr(nil, v)
		if err != nil {
			return 0, err
		}
		return 0, Raise(TypeError, "Level not an integer or a valid string: %s", r)
	}
	logging.RLock()
	defer logging.RUnlock()
	for n, name := range logging.names {
		if name == s {
			return n, nil
		}
	}
	switch s {
	case "WARN":
		return logWarning, nil
	case "FATAL":
		return logCritical, nil
	}
	return 0, Raise(ValueError, "Unknown level: %s", StrRepr(s))
}

// LogRecord is logging.LogRecord: its fields are attributes.
type LogRecord struct {
	attrs *Dict
	exc   *Exception
}

// Type implements Value.
func (*LogRecord) Type() *Type { return TypeLogRecord }

// AttrDict implements Attributed.
func (r *LogRecord) AttrDict(create bool) *Dict { return r.attrs }

func (r *LogRecord) get(name string) Value {
	v, _ := r.attrs.GetStr(name)
	return orNone(v)
}

func (r *LogRecord) level() int {
	i, _ := AsInt(r.get("levelno"))
	return i.clampIndex()
}

// Repr implements Reprer.
func (r *LogRecord) Repr(t *Task) (string, error) {
	name, _ := AsStr(r.get("name"))
	path, _ := AsStr(r.get("pathname"))
	msg, err := Repr(t, r.get("msg"))
	if err != nil {
		return "", err
	}
	line, _ := AsInt(r.get("lineno"))
	return "<LogRecord: " + name + ", " + IntOf(int64(r.level())).String() + ", " + path + ", " + line.String() + ", " + msg + ">", nil
}

// newLogRecord makes a record of now; file, line and function are those of the
// Python frame that logs, where they are known.
func newLogRecord(t *Task, name Value, level int, from logPlace, msg, stored Value, exc *Exception) *LogRecord {
	now := time.Now()
	created := float64(now.UnixNano()) / 1e9
	file, line, function := from.file, from.line, from.function
	r := &LogRecord{attrs: NewDict(), exc: exc}
	// A single mapping serves %(name)s.
	if args, ok := stored.(*Tuple); ok && len(args.Items) == 1 {
		if d, ok := AsDict(args.Items[0]); ok && d.Len() > 0 {
			stored = d
		}
	}
	thread := t.currentThread()
	base := filepath.Base(file)
	module := strings.TrimSuffix(base, filepath.Ext(base))
	var excInfo Value = None
	if exc != nil {
		excInfo = NewTuple(exc.Class, exc, exc.TracebackValue())
	}
	for _, p := range []struct {
		name string
		v    Value
	}{
		{"name", name}, {"msg", msg}, {"args", stored}, {"levelname", Str(levelName(level))}, {"levelno", MakeInt(int64(level))},
		{"pathname", Str(file)}, {"filename", Str(base)}, {"module", Str(module)}, {"exc_info", excInfo}, {"exc_text", None}, {"stack_info", from.stack},
		{"lineno", MakeInt(int64(line))}, {"funcName", Str(function)}, {"created", Float(created)},
		{"msecs", Float(float64(now.Nanosecond() / 1e6))}, {"relativeCreated", Float(now.Sub(timeOrigin).Seconds() * 1000)},
		{"thread", MakeInt(thread.id)}, {"threadName", orNone(thread.name)}, {"processName", Str("MainProcess")}, {"process", MakeInt(int64(os.Getpid()))},
		{"taskName", None},
	} {
		if p.name != "taskName" { // 3.12 and later
			r.attrs.SetStr(p.name, p.v)
		}
	}
	return r
}

// logPlace is where a record comes from.
type logPlace struct {
	file     string
	line     int
	function string
	stack    Value // stack_info
}

// logCaller finds the Python frame that called the logger, or one further out: findCaller.
// Frames of logging itself do not count.
func logCaller(level int, stack bool) logPlace {
	var frames []Frame
	if tb := captureTraceback(2); tb != nil {
		frames = tb.Frames()
	}
	place := logPlace{"(unknown file)", 0, "(unknown function)", None}
	last := -1
	for i := len(frames) - 1; i >= 0; i-- {
		if file := frames[i].File; strings.HasSuffix(file, "/logging/__init__.py") || strings.HasSuffix(file, "/python3.11/logging.py") {
			continue
		}
		if last = i; level <= 1 {
			break
		}
		level--
	}
	if last >= 0 {
		f := frames[last]
		place.file, place.line, place.function = f.File, f.Line, f.Name
	}
	if stack {
		place.stack = Str("Stack (most recent call last):\n" + strings.TrimSuffix(formatFrames(frames[:last+1]), "\n"))
	}
	return place
}

// message is getMessage(): msg % args.
func (r *LogRecord) message(t *Task) (string, error) {
	msg, err := StrOf(t, r.get("msg"))
	if err != nil {
		return "", err
	}
	args := r.get("args")
	if ok, err := Truth(t, args); err != nil || !ok {
		return msg, err
	}
	return PercentFormat(t, msg, args)
}

// exceptionArg is the exception that exc_info asks for.
func exceptionArg(t *Task, v Value) (*Exception, error) {
	yes, err := Truth(t, v)
	if err != nil {
		return nil, err
	}
	if e, ok := Unwrap(v).(*Exception); ok {
		return e, nil
	}
	if tuple, ok := AsTuple(v); ok && len(tuple.Items) == 3 {
		e, _ := tuple.Items[1].(*Exception)
		return e, nil
	}
	if yes {
		return t.Handled(), nil
	}
	return nil, nil
}

// log makes a record and hands it on.
func (l *Logger) log(t *Task, level int, msg Value, args []Value, kw []Kw) error {
	var exc *Exception
	var extra *Dict
	stack, depth := false, 1
	for _, k := range kw {
		var err error
		switch k.Name {
		case "exc_info":
			exc, err = exceptionArg(t, k.Value)
		case "extra":
			extra, _ = AsDict(k.Value)
		case "stack_info":
			stack, err = Truth(t, k.Value)
		case "stacklevel":
			depth, err = sizeArg(t, k.Value, 1)
		default:
			return Raise(TypeError, "Logger._log() got an unexpected keyword argument '%s'", k.Name)
		}
		if err != nil {
			return err
		}
	}
	place := logCaller(depth, stack)
	var r Value
	var err error
	if l.self == nil {
		r, err = l.makeRecord(t, Str(l.name), level, place, msg, NewTuple(args...), exc, extra)
	} else {
		var info Value = None
		if exc != nil {
			info = NewTuple(exc.Class, exc, exc.TracebackValue())
		}
		var more Value = None
		if extra != nil {
			more = extra
		}
		r, err = CallMethod(t, l.self, "makeRecord", Str(l.name), MakeInt(int64(level)), Str(place.file), MakeInt(int64(place.line)), msg, NewTuple(args...), info,
			Str(place.function), more, place.stack)
	}
	if err != nil {
		return err
	}
	if l.self != nil {
		_, err = CallMethod(t, l.self, "handle", r)
		return err
	}
	return l.handle(t, r)
}

// makeRecord is Logger.makeRecord.
func (l *Logger) makeRecord(t *Task, name Value, level int, place logPlace, msg, args Value, exc *Exception, extra *Dict) (Value, error) {
	logging.RLock()
	factory := logging.factory
	logging.RUnlock()
	var r Value
	if factory == nil {
		r = newLogRecord(t, name, level, place, msg, args, exc)
	} else {
		var info Value = None
		if exc != nil {
			info = NewTuple(exc.Class, exc, exc.TracebackValue())
		}
		var err error
		if r, err = Call(t, factory, name, MakeInt(int64(level)), Str(place.file), MakeInt(int64(place.line)), msg, args, info, Str(place.function), place.stack); err != nil {
			return nil, err
		}
	}
	if extra == nil {
		return r, nil
	}
	for k, v := range extra.All() {
		field, _ := AsStr(k)
		has := field == "message" || field == "asctime"
		if own, ok := r.(*LogRecord); ok && !has {
			_, has = own.attrs.GetStr(field)
		} else if !has {
			has, _ = HasAttr(t, r, field)
		}
		if has {
			return nil, NewException(t, KeyError, Str("Attempt to overwrite "+StrRepr(field)+" in LogRecord"))
		}
		if err := SetAttr(t, r, field, v); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// handle runs filters and calls the handlers up the hierarchy.
func (l *Logger) handle(t *Task, r Value) error {
	if l.disabled {
		return nil
	}
	ok, err := runFilters(t, l.filters.Items, r)
	if err != nil || !ok {
		return err
	}
	if l.self != nil {
		_, err := CallMethod(t, l.self, "callHandlers", r)
		return err
	}
	return l.callHandlers(t, r)
}

func (l *Logger) callHandlers(t *Task, r Value) error {
	level := logWarning
	if rec, isRecord := Unwrap(r).(*LogRecord); isRecord {
		level = rec.level()
	}
	found := false
	for p := l; p != nil; p = p.parent {
		for _, h := range p.handlers.Items {
			found = true
			if base, ok := Unwrap(h).(*Handler); ok && level < base.level {
				continue
			}
			if _, err := CallMethod(t, h, "handle", r); err != nil {
				return err
			}
		}
		if !p.propagate {
			break
		}
	}
	if !found && level >= logWarning {
		_, err := CallMethod(t, logging.last, "handle", r)
		return err
	}
	return nil
}

// runFilters asks filters: objects with a filter method, or functions.
func runFilters(t *Task, filters []Value, r Value) (bool, error) {
	for _, f := range filters {
		var v Value
		has, err := HasAttr(t, f, "filter")
		if err != nil {
			return false, err
		}
		if has {
			v, err = CallMethod(t, f, "filter", r)
		} else {
			v, err = Call(t, f, r)
		}
		if err != nil {
			return false, err
		}
		if ok, err := Truth(t, v); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

// Handler is logging.Handler and its native descendants.
type Handler struct {
	class     *Type
	level     int
	formatter Value // nil: the default one
	filters   List
	stream    Value // nil: standard error, and of a FileHandler a file that is not open
	name      Value
	path      string // of a FileHandler, absolute
	mode      Value
	encoding  Value
	errors    Value
	delay     Value
	closed    bool
	mu        sync.Mutex
	attrs     *Dict
}

// Type implements Value.
func (h *Handler) Type() *Type { return h.class }

// AttrDict implements Attributed.
func (h *Handler) AttrDict(create bool) *Dict {
	if h.attrs == nil && create {
		h.attrs = NewDict()
	}
	return h.attrs
}

// open is FileHandler._open.
func (h *Handler) open(t *Task) (Value, error) {
	kw := []Kw{{"encoding", orNone(h.encoding)}, {"errors", orNone(h.errors)}}
	return CallKw(t, builtinOpen(), []Value{Str(h.path), h.mode}, kw)
}

// write emits a line to the handler's stream; self is the handler as Python code has it.
func (h *Handler) write(t *Task, self Value, text string) error {
	if h.class == TypeNullHandler {
		return nil
	}
	if h.class == TypeFileHandler && h.stream == nil {
		if s, _ := AsStr(h.mode); h.closed && s == "w" {
			return nil
		}
		stream, err := CallMethod(t, self, "_open")
		if err != nil {
			return err
		}
		h.stream = stream
	}
	if h.stream == nil || h.stream == processStderr {
		h.mu.Lock()
		defer h.mu.Unlock()
		_, err := os.Stderr.WriteString(text)
		return osError(t, err, "<stderr>")
	}
	if _, err := CallMethod(t, h.stream, "write", Str(text)); err != nil {
		return err
	}
	_, err := CallMethod(t, self, "flush")
	return err
}

// LogFormatter is logging.Formatter.
type LogFormatter struct {
	format, dateFormat string
	dated              bool // whether a date format was given
	style              byte
	defaults           *Dict // nil: none
	attrs              *Dict
}

// Type implements Value.
func (*LogFormatter) Type() *Type { return TypeFormatter }

// AttrDict implements Attributed.
func (f *LogFormatter) AttrDict(create bool) *Dict {
	if f.attrs == nil && create {
		f.attrs = NewDict()
	}
	return f.attrs
}

// formatTime is formatTime(record, datefmt) with the formatter's converter: time.localtime
// unless it was set.
func (f *LogFormatter) formatTime(t *Task, self Value, r Value, dateFormat Value) (Value, error) {
	at, err := GetAttr(t, r, "created")
	if err != nil {
		return nil, err
	}
	created, _ := AsFloat(at)
	b := brokenOf(time.Unix(int64(math.Floor(created)), 0))
	if set, err := GetAttr(t, self, "converter"); err != nil {
		return nil, err
	} else if set == Value(gmtimeFunction()) {
		b = brokenOf(time.Unix(int64(math.Floor(created)), 0).UTC())
	} else if set != Value(localtimeFunction()) {
		broken, err := Call(t, set, at)
		if err != nil {
			return nil, err
		}
		strftime, err := GetAttr(t, TimeModule.Import(), "strftime")
		if err != nil {
			return nil, err
		}
		format := dateFormat
		if yes, err := Truth(t, dateFormat); err != nil {
			return nil, err
		} else if !yes {
			if format, err = GetAttr(t, self, "default_time_format"); err != nil {
				return nil, err
			}
		}
		s, err := Call(t, strftime, format, broken)
		if err != nil || format == dateFormat {
			return s, err
		}
		return f.withMilliseconds(t, self, r, s)
	}
	if s, ok := AsStr(dateFormat); ok && s != "" {
		return Str(b.strftime(s)), nil
	}
	format, err := GetAttr(t, self, "default_time_format")
	if err != nil {
		return nil, err
	}
	s, _ := AsStr(format)
	return f.withMilliseconds(t, self, r, Str(b.strftime(s)))
}

func (f *LogFormatter) withMilliseconds(t *Task, self, r, text Value) (Value, error) {
	format, err := GetAttr(t, self, "default_msec_format")
	if err != nil {
		return nil, err
	}
	if yes, err := Truth(t, format); err != nil || !yes {
		return text, err
	}
	milliseconds, err := GetAttr(t, r, "msecs")
	if err != nil {
		return nil, err
	}
	return Binary(t, OpMod, format, NewTuple(text, milliseconds))
}
