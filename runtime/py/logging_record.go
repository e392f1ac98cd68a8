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
	handlers  []Value
	filters   []Value
	attrs     *Dict
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
	return l
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
func newLogRecord(name string, level int, msg Value, args *Tuple, exc *Exception) *LogRecord {
	now := time.Now()
	created := float64(now.UnixNano()) / 1e9
	file, line, function := logCaller()
	r := &LogRecord{attrs: NewDict(), exc: exc}
	var stored Value = args
	// A single mapping serves %(name)s.
	if len(args.Items) == 1 {
		if d, ok := AsDict(args.Items[0]); ok && d.Len() > 0 {
			stored = d
		}
	}
	base := filepath.Base(file)
	module := strings.TrimSuffix(base, filepath.Ext(base))
	var excInfo Value = None
	if exc != nil {
		excInfo = NewTuple(exc.Class, exc, None)
	}
	for _, p := range []struct {
		name string
		v    Value
	}{
		{"name", Str(name)}, {"msg", msg}, {"args", stored}, {"levelname", Str(levelName(level))}, {"levelno", MakeInt(int64(level))},
		{"pathname", Str(file)}, {"filename", Str(base)}, {"module", Str(module)}, {"exc_info", excInfo}, {"exc_text", None}, {"stack_info", None},
		{"lineno", MakeInt(int64(line))}, {"funcName", Str(function)}, {"created", Float(created)},
		{"msecs", Float(float64(now.Nanosecond() / 1e6))}, {"relativeCreated", Float(now.Sub(timeOrigin).Seconds() * 1000)},
		{"thread", MakeInt(140000000000000)}, {"threadName", Str("MainThread")}, {"processName", Str("MainProcess")}, {"process", MakeInt(int64(os.Getpid()))},
		{"taskName", None},
	} {
		if p.name != "taskName" { // 3.12 and later
			r.attrs.SetStr(p.name, p.v)
		}
	}
	return r
}

// logCaller finds the Python frame that called the logger.
func logCaller() (file string, line int, function string) {
	e := NewException(nil, Exception_)
	frames := e.Frames()
	if len(frames) > 0 {
		f := frames[len(frames)-1]
		return f.File, f.Line, f.Name
	}
	return "(unknown file)", 0, "(unknown function)"
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

// log makes a record and hands it on.
func (l *Logger) log(t *Task, level int, msg Value, args []Value, kw []Kw) error {
	var exc *Exception
	var extra *Dict
	var stack bool
	for _, k := range kw {
		switch k.Name {
		case "exc_info":
			yes, err := Truth(t, k.Value)
			if err != nil {
				return err
			}
			if e, ok := Unwrap(k.Value).(*Exception); ok {
				exc = e
			} else if tuple, ok := AsTuple(k.Value); ok && len(tuple.Items) == 3 {
				exc, _ = tuple.Items[1].(*Exception)
			} else if yes {
				exc = t.Handled()
			}
		case "extra":
			extra, _ = AsDict(k.Value)
		case "stack_info":
			stack, _ = Truth(t, k.Value)
		case "stacklevel":
		default:
			return Raise(TypeError, "Logger._log() got an unexpected keyword argument '%s'", k.Name)
		}
	}
	_ = stack
	r := newLogRecord(l.name, level, msg, NewTuple(args...), exc)
	if extra != nil {
		for k, v := range extra.All() {
			name, _ := AsStr(k)
			if _, has := r.attrs.GetStr(name); has || name == "message" || name == "asctime" {
				return NewException(t, KeyError, Str("Attempt to overwrite "+StrRepr(name)+" in LogRecord"))
			}
			r.attrs.SetStr(name, v)
		}
	}
	return l.handle(t, r)
}

// handle runs filters and calls the handlers up the hierarchy.
func (l *Logger) handle(t *Task, r Value) error {
	if l.disabled {
		return nil
	}
	ok, err := runFilters(t, l.filters, r)
	if err != nil || !ok {
		return err
	}
	level := logWarning
	if rec, isRecord := Unwrap(r).(*LogRecord); isRecord {
		level = rec.level()
	}
	found := false
	for p := l; p != nil; p = p.parent {
		for _, h := range p.handlers {
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
	filters   []Value
	stream    Value // nil: standard error
	name      Value
	file      *os.File
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

// write emits a line to the handler's stream.
func (h *Handler) write(t *Task, text string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.class == TypeNullHandler:
		return nil
	case h.file != nil:
		_, err := h.file.WriteString(text)
		return osError(t, err, h.file.Name())
	case h.stream != nil:
		_, err := CallMethod(t, h.stream, "write", Str(text))
		return err
	}
	_, err := os.Stderr.WriteString(text)
	return osError(t, err, "<stderr>")
}

// LogFormatter is logging.Formatter.
type LogFormatter struct {
	format, dateFormat string
	style              byte
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

// formatTime is formatTime(record, datefmt).
func (f *LogFormatter) formatTime(r *LogRecord, dateFormat string) string {
	created, _ := AsFloat(r.get("created"))
	sec := int64(math.Floor(created))
	tm := time.Unix(sec, 0)
	b := brokenOf(tm)
	if dateFormat != "" {
		return b.strftime(dateFormat)
	}
	msecs, _ := AsFloat(r.get("msecs"))
	return b.strftime("%Y-%m-%d %H:%M:%S") + fmt.Sprintf(",%03d", int(msecs))
}
