package py

import "strings"

// tracebackLink is one traceback object of the chain that Python code walks:
// it shows the frames of a Traceback from a position on.
type tracebackLink struct {
	frames []Frame
	pos    int
}

// Type implements Value.
func (*tracebackLink) Type() *Type { return TypeTraceback }

// frameObject is tb_frame.
type frameObject struct {
	frame Frame
	outer Value
}

// Type implements Value.
func (*frameObject) Type() *Type { return TypeFrame }

// frameCode is f_code.
type frameCode struct{ frame Frame }

// Type implements Value.
func (*frameCode) Type() *Type { return TypeCode }

// GetAttr implements AttrGetter.
func (c *frameCode) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "co_name", "co_qualname":
		return Str(c.frame.Name), nil
	case "co_filename":
		return Str(c.frame.File), nil
	}
	return nil, nil
}

// GetAttr implements AttrGetter.
func (f *frameObject) GetAttr(t *Task, name string) (Value, error) {
	switch name {
	case "f_code":
		return &frameCode{f.frame}, nil
	case "f_lineno":
		return MakeInt(int64(f.frame.Line)), nil
	case "f_back":
		return orNone(f.outer), nil
	case "f_globals":
		return namespaceOfFile(f.frame.File), nil
	case "f_locals":
		return NewDict(), nil
	case "_source":
		return Str(f.frame.Source), nil
	case "_carets":
		return Str(f.frame.Carets), nil
	}
	return nil, nil
}

func linkAttr(frames []Frame, pos int, name string) Value {
	if pos >= len(frames) {
		return nil
	}
	switch name {
	case "tb_frame":
		var outer Value
		if pos > 0 {
			outer = linkAttr(frames, pos-1, name)
		}
		return &frameObject{frames[pos], outer}
	case "tb_lineno":
		return MakeInt(int64(frames[pos].Line))
	case "tb_lasti":
		return MakeInt(0)
	case "tb_next":
		if pos+1 < len(frames) {
			return &tracebackLink{frames, pos + 1}
		}
		return None
	}
	return nil
}

// GetAttr implements AttrGetter.
func (l *tracebackLink) GetAttr(t *Task, name string) (Value, error) {
	return linkAttr(l.frames, l.pos, name), nil
}

// GetAttr implements AttrGetter.
func (tb *Traceback) GetAttr(t *Task, name string) (Value, error) {
	return linkAttr(tb.Frames(), 0, name), nil
}

// framesOf are the frames of a traceback object.
func framesOf(v Value) []Frame {
	switch x := v.(type) {
	case *Traceback:
		return x.Frames()
	case *tracebackLink:
		return x.frames[x.pos:]
	}
	return nil
}

func linesOf(text string) *List {
	l := NewList()
	for _, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			l.Append(Str(line))
		}
	}
	return l
}

// tracebackError is the exception that format_exception and its like are given:
// an exception, or (type, value, tb).
func tracebackError(a []Value) *Exception {
	for _, v := range a {
		if e, ok := v.(*Exception); ok {
			return e
		}
	}
	return nil
}

// formatEntries splits a printed traceback as format_exception does: a header,
// an entry per frame, the exception.
func formatEntries(text string) *List {
	l := NewList()
	entry := ""
	flush := func() {
		if entry != "" {
			l.Append(Str(entry))
			entry = ""
		}
	}
	for _, line := range strings.SplitAfter(text, "\n") {
		if strings.HasPrefix(line, "    ") && strings.HasPrefix(entry, "  File ") {
			entry += line
			continue
		}
		if line == "\n" && entry == "" || strings.HasPrefix(entry, "\n") && strings.Count(entry, "\n") < 3 {
			entry += line
			continue
		}
		flush()
		entry = line
	}
	flush()
	return l
}

func printTo(t *Task, text string, file Value) error {
	if file == nil || file == None {
		if file = sysStderr.Get(); file == nil {
			file = processStderr
		}
	}
	_, err := CallMethod(t, file, "write", Str(text))
	return err
}

// frameLimit is the argument limit of the functions of traceback.
func frameLimit(t *Task, v Value) (int, error) {
	if v == nil || v == None {
		return noLimit, nil
	}
	i, err := AsIndex(t, v)
	if err != nil {
		return 0, err
	}
	return i.clampIndex(), nil
}

// tracebackText is what format_exception prints of e.
func tracebackText(t *Task, e *Exception, limit, chain Value) (string, error) {
	if e == nil {
		return "NoneType: None\n", nil
	}
	n, err := frameLimit(t, limit)
	if err != nil {
		return "", err
	}
	chained := true
	if chain != nil {
		if chained, err = Truth(t, chain); err != nil {
			return "", err
		}
	}
	return formatException(e, n, chained), nil
}

// frameLines is an entry for each frame, repetitions collapsed.
func frameLines(frames []Frame) *List {
	l := NewList()
	entry := ""
	for _, line := range strings.SplitAfter(formatFrames(frames), "\n") {
		if entry != "" && !strings.HasPrefix(line, "    ") {
			l.Append(Str(entry))
			entry = ""
		}
		entry += line
	}
	return l
}

// limitedFrames are the frames of a traceback object within a limit.
func limitedFrames(t *Task, tb, limit Value) ([]Frame, error) {
	n, err := frameLimit(t, limit)
	return limitFrames(framesOf(tb), n), err
}

// stackFrames are the frames of the caller's caller, within the innermost limit as
// extract_stack has it.
func stackFrames(t *Task, limit Value) ([]Frame, error) {
	n, err := frameLimit(t, limit)
	tb := captureTraceback(2)
	if err != nil || tb == nil {
		return nil, err
	}
	if n != noLimit {
		n = -n
	}
	return limitFrames(tb.Frames(), n), nil
}

var tracebackFunctions = []Method{
	{Name: "format_exc", Kind: Keywords, Params: []string{"limit", "chain"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		text, err := tracebackText(t, t.Handled(), a[0], a[1])
		return Str(text), err
	}},
	{Name: "print_exc", Kind: Keywords, Params: []string{"limit", "file", "chain"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		text, err := tracebackText(t, t.Handled(), a[0], a[2])
		if err != nil {
			return nil, err
		}
		return None, printTo(t, text, a[1])
	}},
	{Name: "format_exception", Kind: Keywords, Min: 1, Params: []string{"", "value", "tb", "limit", "chain"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		text, err := tracebackText(t, tracebackError(a[:2]), a[3], a[4])
		if err != nil {
			return nil, err
		}
		return formatEntries(text), nil
	}},
	{Name: "print_exception", Kind: Keywords, Min: 1, Params: []string{"", "value", "tb", "limit", "file", "chain"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		text, err := tracebackText(t, tracebackError(a[:2]), a[3], a[5])
		if err != nil {
			return nil, err
		}
		return None, printTo(t, text, a[4])
	}},
	{Name: "format_exception_only", Kind: Keywords, Min: 1, Params: []string{"", "value"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if e := tracebackError(a); e != nil {
			return linesOf(exceptionOnly(e)), nil
		}
		return NewList(Str("NoneType: None\n")), nil
	}},
	{Name: "format_tb", Kind: Keywords, Min: 1, Params: []string{"tb", "limit"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		frames, err := limitedFrames(t, a[0], a[1])
		return frameLines(frames), err
	}},
	{Name: "print_tb", Kind: Keywords, Min: 1, Params: []string{"tb", "limit", "file"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		frames, err := limitedFrames(t, a[0], a[1])
		if err != nil {
			return nil, err
		}
		return None, printTo(t, formatFrames(frames), a[2])
	}},
	{Name: "format_stack", Kind: Keywords, Params: []string{"f", "limit"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		frames, err := stackFrames(t, a[1])
		return frameLines(frames), err
	}},
	{Name: "print_stack", Kind: Keywords, Params: []string{"f", "limit", "file"}, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		frames, err := stackFrames(t, a[1])
		if err != nil {
			return nil, err
		}
		return None, printTo(t, formatFrames(frames), a[2])
	}},
}

// TracebackModule is the module traceback.
var TracebackModule = NewNative("traceback", buildTracebackModule)

func buildTracebackModule() *Module {
	return NewNativeModule("traceback", tracebackFunctions)
}
