package py

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// Module warnings: warn prints a warning to stderr once for its place and text,
// unless a filter says otherwise. The filters at start are Python's own.

// warningFilter is one rule; the first that fits decides.
type warningFilter struct {
	action   string
	category *Type
	message  *Pattern // the text begins with it; nil: any
	line     int      // 0: any
}

var warningState = struct {
	sync.Mutex
	filters []warningFilter
	seen    map[string]bool
	record  *List // of catch_warnings(record=True)
}{seen: map[string]bool{}, filters: []warningFilter{
	{action: "ignore", category: DeprecationWarning}, {action: "ignore", category: PendingDeprecationWarning},
	{action: "ignore", category: ImportWarning}, {action: "ignore", category: ResourceWarning},
}}

var (
	typeCatchWarnings  = newRootType(warningsTables{}, "warnings", "catch_warnings")
	typeWarningMessage = newRootType(warningsTables{}, "warnings", "WarningMessage")
)

// warningMessage is what catch_warnings records.
type warningMessage struct {
	message, category Value
	file              string
	line              int
}

// Type implements Value.
func (*warningMessage) Type() *Type { return typeWarningMessage }

// catchWarnings puts the filters back when its block ends.
type catchWarnings struct {
	record  bool
	filters []warningFilter
	before  *List
}

// Type implements Value.
func (*catchWarnings) Type() *Type { return typeCatchWarnings }

// warningCategory checks the class of a warning.
func warningCategory(v Value) (*Type, error) {
	c, ok := v.(*Type)
	if !ok || !c.IsSubtype(Warning_) {
		name := v.Type().Name
		return nil, Raise(TypeError, "category must be a Warning subclass, not '%s'", name)
	}
	return c, nil
}

// Warn is warnings.warn(message, category): an exception where a filter turns
// the warning into one.
func Warn(t *Task, message Value, category *Type, file string, line int) error {
	text, err := StrOf(t, message)
	if err != nil {
		return err
	}
	warning := message
	if !message.Type().IsSubtype(Warning_) {
		if warning, err = Call(t, category, message); err != nil {
			return err
		}
	}
	s := &warningState
	s.Lock()
	defer s.Unlock()
	action := "default"
	for _, f := range s.filters {
		fits := category.IsSubtype(f.category) && (f.line == 0 || f.line == line)
		if fits && f.message != nil {
			found, err := CallMethod(t, f.message, "match", Str(text))
			if err != nil {
				return err
			}
			fits = found != None
		}
		if fits {
			action = f.action
			break
		}
	}
	key := strings.Join([]string{text, category.Name, file, strconv.Itoa(line)}, "\x00")
	switch action {
	case "ignore":
		return nil
	case "error":
		return RaiseValue(t, warning)
	case "once", "module":
		key = text + "\x00" + category.Name
		fallthrough
	case "default":
		if s.seen[key] {
			return nil
		}
		s.seen[key] = true
	}
	if s.record != nil {
		s.record.Append(&warningMessage{warning, category, file, line})
		return nil
	}
	shown := file + ":" + strconv.Itoa(line) + ": " + category.Name + ": " + text + "\n"
	if show := captured.Load(); show != nil {
		return (*show)(t, shown)
	}
	os.Stderr.WriteString(shown)
	return nil
}

// captured is where logging.captureWarnings(True) sends warnings.
var captured atomic.Pointer[func(t *Task, text string) error]

// warningPlace is the file and line of the caller at that level, "sys" and 1
// beyond the outermost, as in CPython.
func warningPlace(level int) (string, int) {
	if tb := captureTraceback(1); tb != nil {
		if frames := tb.Frames(); len(frames) >= max(level, 1) {
			f := frames[len(frames)-max(level, 1)]
			return f.File, f.Line
		}
	}
	return "sys", 1
}

// addWarningFilter is simplefilter and filterwarnings.
func addWarningFilter(t *Task, action, message, category, line, atEnd Value) error {
	name, _ := AsStr(action)
	switch name {
	case "error", "ignore", "always", "default", "module", "once":
	default:
		r, err := Repr(t, action)
		if err != nil {
			return err
		}
		return Raise(AssertionError, "invalid action: %s", r)
	}
	c, ok := category.(*Type)
	if !ok {
		return Raise(AssertionError, "category must be a Warning subclass")
	}
	f := warningFilter{action: name, category: c}
	text, ok := AsStr(message)
	if !ok {
		return Raise(AssertionError, "message must be a string")
	}
	n, ok := AsInt(line)
	if !ok || n.Sign() < 0 {
		return Raise(AssertionError, "lineno must be an int >= 0")
	}
	f.line = n.clampIndex()
	if text != "" {
		var err error
		if f.message, err = compileRegex(text, reIgnoreCase, false); err != nil {
			return err
		}
	}
	end, err := Truth(t, atEnd)
	if err != nil {
		return err
	}
	s := &warningState
	s.Lock()
	defer s.Unlock()
	if end {
		s.filters = append(s.filters[:len(s.filters):len(s.filters)], f)
	} else {
		s.filters = append([]warningFilter{f}, s.filters...)
	}
	s.seen = map[string]bool{}
	return nil
}

type warningsTables struct{}

// Fill implements Tables.
func (warningsTables) Fill() {
	typeWarningMessage.SetAttributes([]Attribute{
		{Name: "message", Get: func(t *Task, self Value) (Value, error) { return self.(*warningMessage).message, nil }},
		{Name: "category", Get: func(t *Task, self Value) (Value, error) { return self.(*warningMessage).category, nil }},
		{Name: "filename", Get: func(t *Task, self Value) (Value, error) { return Str(self.(*warningMessage).file), nil }},
		{Name: "lineno", Get: func(t *Task, self Value) (Value, error) { return MakeInt(int64(self.(*warningMessage).line)), nil }},
	})
	typeCatchWarnings.New = func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		a, err := bindKeywords("catch_warnings", []string{"$", "record", "module", "action", "category"}, 0, pos, kw)
		if err != nil {
			return nil, err
		}
		record, err := Truth(t, orNone(a[0]))
		return &catchWarnings{record: record}, err
	}
	typeCatchWarnings.SetMethods([]Method{
		{Name: "__enter__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			c, s := self.(*catchWarnings), &warningState
			s.Lock()
			defer s.Unlock()
			c.filters, c.before = s.filters, s.record
			s.seen = map[string]bool{}
			if !c.record {
				return None, nil
			}
			s.record = NewList()
			return s.record, nil
		}},
		{Name: "__exit__", Kind: Positional, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
			c, s := self.(*catchWarnings), &warningState
			s.Lock()
			defer s.Unlock()
			s.filters, s.record, s.seen = c.filters, c.before, map[string]bool{}
			return None, nil
		}},
	}, "")
}

// WarningsModule is the module warnings.
var WarningsModule = NewNative("warnings", buildWarningsModule)

func buildWarningsModule() *Module {
	m := NewModule("warnings")
	m.addFunctions([]pyFunc{
		{"warn(message, category=None, stacklevel=1, source=None)", func(t *Task, a []Value) (Value, error) {
			category := UserWarning
			if a[0].Type().IsSubtype(Warning_) {
				category = a[0].Type()
			} else if a[1] != None {
				var err error
				if category, err = warningCategory(a[1]); err != nil {
					return nil, err
				}
			}
			level, err := sizeArg(t, a[2], 1)
			if err != nil {
				return nil, err
			}
			file, line := warningPlace(level)
			return None, Warn(t, a[0], category, file, line)
		}},
		{"warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)", func(t *Task, a []Value) (Value, error) {
			category, err := warningCategory(a[1])
			if err != nil {
				return nil, err
			}
			file, err := mustStr(a[2])
			if err != nil {
				return nil, err
			}
			line, err := sizeArg(t, a[3], 0)
			if err != nil {
				return nil, err
			}
			return None, Warn(t, a[0], category, file, line)
		}},
		{"resetwarnings()", func(t *Task, a []Value) (Value, error) {
			warningState.Lock()
			defer warningState.Unlock()
			warningState.filters = nil
			return None, nil
		}},
	})
	m.Dict.SetStr("simplefilter", newPyFunction("warnings", "simplefilter(action, category=None, lineno=0, append=False)", func(t *Task, a []Value) (Value, error) {
		if a[1] == None {
			a[1] = Warning_
		}
		return None, addWarningFilter(t, a[0], Str(""), a[1], a[2], a[3])
	}))
	m.Dict.SetStr("filterwarnings", newPyFunction("warnings", "filterwarnings(action, message='', category=None, module='', lineno=0, append=False)", func(t *Task, a []Value) (Value, error) {
		if text, _ := AsStr(a[3]); text != "" {
			return nil, Raise(NotImplementedError, "filterwarnings: module is not supported")
		}
		if a[2] == None {
			a[2] = Warning_
		}
		return None, addWarningFilter(t, a[0], a[1], a[2], a[4], a[5])
	}))
	m.addNames("catch_warnings", typeCatchWarnings, "WarningMessage", typeWarningMessage)
	return m
}
