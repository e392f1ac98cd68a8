package py

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

type exceptionTables struct{}

// Fill implements Tables.
func (exceptionTables) Fill() {
	BaseException.New = newExceptionValue
	BaseException.Init = initException
	BaseException.SetMethods(exceptionMethods, "repr str")
	BaseException.SetAttributes(exceptionAttributes)
	for _, c := range ExceptionClasses()[1:] {
		c.New, c.Init = newExceptionValue, initException
	}
	for _, c := range exceptionFieldTable {
		rows := make([]Attribute, 0, len(c.fields))
		for _, name := range c.fields {
			rows = append(rows, fieldAttribute(name))
		}
		c.class.SetAttributes(rows)
	}
	BaseExceptionGroup.New, ExceptionGroup.New = newExceptionGroup, newExceptionGroup
	BaseExceptionGroup.SetMethods(groupMethods, "")
}

// exceptionFieldTable names the attributes that builtin exceptions have beyond
// BaseException's.
var exceptionFieldTable = []struct {
	class  *Type
	fields []string
}{
	{StopIteration, []string{"value"}},
	{SystemExit, []string{"code"}},
	{ImportError, []string{"msg", "name", "path"}},
	{NameError, []string{"name"}},
	{AttributeError, []string{"name", "obj"}},
	{OSError, []string{"errno", "strerror", "filename", "filename2"}},
	{SyntaxError, []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"}},
	{UnicodeDecodeError, []string{"encoding", "object", "start", "end", "reason"}},
	{UnicodeEncodeError, []string{"encoding", "object", "start", "end", "reason"}},
	{UnicodeTranslateError, []string{"encoding", "object", "start", "end", "reason"}},
	{BaseExceptionGroup, []string{"message", "exceptions"}},
}

func fieldAttribute(name string) Attribute {
	return Attribute{
		Name: name,
		Get: func(t *Task, self Value) (Value, error) {
			if v := self.(*Exception).Fields[name]; v != nil {
				return v, nil
			}
			return None, nil
		},
		Set: func(t *Task, self, x Value) error {
			e := self.(*Exception)
			if x == nil {
				delete(e.Fields, name)
				return nil
			}
			e.setField(name, x)
			return nil
		},
	}
}

func (e *Exception) setField(name string, v Value) {
	if e.Fields == nil {
		e.Fields = map[string]Value{}
	}
	e.Fields[name] = v
}

// newExceptionValue is BaseException.__new__.
func newExceptionValue(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
	e := newPlainException(cls, pos)
	if cls.IsSubtype(OSError) {
		e.osErrorNew(t, cls, pos)
	}
	return e, nil
}

func newPlainException(cls *Type, args []Value) *Exception {
	m := &struct { // one piece of memory instead of three
		e    Exception
		args Tuple
		room [1]Value
	}{}
	if m.args.Items = m.room[:copy(m.room[:], args)]; len(args) > 1 {
		m.args.Items = slices.Clone(args)
	}
	e := &m.e
	e.Class, e.Args = cls, &m.args
	if n := cls.slotCount(); n > 0 {
		e.slots = make([]Value, n)
	}
	return e
}

// initException is BaseException.__init__ and those of its builtin subclasses.
func initException(t *Task, self Value, pos []Value, kw []Kw) error {
	e := self.(*Exception)
	kwFields := func(class *Type, names ...string) error {
		for _, k := range kw {
			known := false
			for _, n := range names {
				if n == k.Name {
					known = true
				}
			}
			if !known {
				return Raise(TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, class.Name)
			}
			e.setField(k.Name, k.Value)
		}
		return nil
	}
	c := e.Class
	switch {
	case len(kw) > 0 && c.IsSubtype(BaseExceptionGroup):
		return Raise(TypeError, "%s() takes no keyword arguments", c.Name)
	case c.IsSubtype(BaseExceptionGroup):
		e.Args = NewTuple(pos...)
		return nil
	case len(kw) > 0 && c.IsSubtype(AttributeError):
		if err := kwFields(AttributeError, "name", "obj"); err != nil {
			return err
		}
	case len(kw) > 0 && c.IsSubtype(NameError):
		if err := kwFields(NameError, "name"); err != nil {
			return err
		}
	case len(kw) > 0 && c.IsSubtype(ImportError):
		if err := kwFields(ImportError, "name", "path"); err != nil {
			return err
		}
	case len(kw) > 0:
		return Raise(TypeError, "%s() takes no keyword arguments", c.Name)
	}
	if c.IsSubtype(OSError) {
		return nil
	}
	e.Args = NewTuple(pos...)
	return e.fillFields(t)
}

// fillFields sets the attributes that builtin exceptions take from their
// arguments.
func (e *Exception) fillFields(t *Task) error {
	args := e.Args.Items
	c := e.Class
	switch {
	case c.IsSubtype(StopIteration):
		if len(args) > 0 {
			e.setField("value", args[0])
		}
	case c.IsSubtype(SystemExit):
		switch len(args) {
		case 0:
		case 1:
			e.setField("code", args[0])
		default:
			e.setField("code", e.Args)
		}
	case c.IsSubtype(ImportError):
		if len(args) == 1 {
			e.setField("msg", args[0])
		}
	case c.IsSubtype(SyntaxError):
		return e.fillSyntaxError(t, args)
	case c.IsSubtype(UnicodeDecodeError), c.IsSubtype(UnicodeEncodeError):
		return e.fillUnicodeError(args, "encoding", "object", "start", "end", "reason")
	case c.IsSubtype(UnicodeTranslateError):
		return e.fillUnicodeError(args, "object", "start", "end", "reason")
	}
	return nil
}

func (e *Exception) fillSyntaxError(t *Task, args []Value) error {
	if len(args) >= 1 {
		e.setField("msg", args[0])
	}
	if len(args) == 2 {
		info, err := TupleOf(t, args[1])
		if err != nil {
			return err
		}
		names := [...]string{"filename", "lineno", "offset", "text", "end_lineno", "end_offset"}
		for i, v := range info.Items {
			if i < len(names) {
				e.setField(names[i], v)
			}
		}
	}
	return nil
}

// fillUnicodeError takes the arguments of one of the three classes as its fields.
func (e *Exception) fillUnicodeError(args []Value, names ...string) error {
	if len(args) != len(names) {
		return Raise(TypeError, "function takes exactly %d arguments (%d given)", len(names), len(args))
	}
	for i, name := range names {
		got := args[i].Type().Name
		_, isStr := AsStr(args[i])
		switch {
		case name == "start" || name == "end":
			if _, ok := AsInt(args[i]); !ok {
				return Raise(TypeError, "'%s' object cannot be interpreted as an integer", got)
			}
		case name == "object" && e.Class.IsSubtype(UnicodeDecodeError):
			if isStr {
				return Raise(TypeError, "a bytes-like object is required, not '%s'", got)
			}
		case !isStr:
			return Raise(TypeError, "argument %d must be str, not %s", i+1, got)
		}
	}
	for i, name := range names {
		e.setField(name, args[i])
	}
	return nil
}

// osErrorClasses maps error numbers to the subclass of OSError that stands for
// them (PEP 3151), by Linux numbers.
var osErrorClasses = map[int64]*Type{
	11: BlockingIOError, 115: BlockingIOError, 114: BlockingIOError, 10: ChildProcessError,
	32: BrokenPipeError, 108: BrokenPipeError, 103: ConnectionAbortedError, 111: ConnectionRefusedError,
	104: ConnectionResetError, 17: FileExistsError, 2: FileNotFoundError, 4: InterruptedError,
	21: IsADirectoryError, 20: NotADirectoryError, 1: PermissionError, 13: PermissionError,
	3: ProcessLookupError, 110: TimeoutError,
}

// osErrorNew takes OSError's arguments apart: (errno, strerror, filename, winerror, filename2).
func (e *Exception) osErrorNew(t *Task, cls *Type, pos []Value) {
	if len(pos) < 2 || len(pos) > 5 {
		return
	}
	e.setField("errno", pos[0])
	e.setField("strerror", pos[1])
	if len(pos) >= 3 && pos[2] != None {
		e.setField("filename", pos[2])
		if len(pos) == 5 && pos[4] != None {
			e.setField("filename2", pos[4])
		}
		e.Args = NewTuple(pos[0], pos[1])
	}
	if cls == OSError {
		if n, ok := pos[0].(SmallInt); ok {
			if sub := osErrorClasses[int64(n)]; sub != nil {
				e.Class = sub
			}
		}
	}
}

// ownText is str() or repr() by a method that the tables of a builtin class declare, as
// those of HTTPException do. The classes of a program do not come here: their methods
// are called as such, also the inherited ones.
func (e *Exception) ownText(t *Task, name string) (text string, found bool, err error) {
	if e.Class.heap {
		return "", false, nil
	}
	m, _ := e.Class.Lookup(name)
	d, ok := m.(*MethodDescriptor)
	if !ok || d.method == slotMethod(strings.Trim(name, "_")) || d.owner == TypeObject {
		return "", false, nil
	}
	v, err := d.method.Fn(t, e, nil)
	if err != nil {
		return "", true, err
	}
	text, _ = AsStr(v)
	return text, true, nil
}

// Str implements Strer.
func (e *Exception) Str(t *Task) (string, error) {
	if s, ok, err := e.ownText(t, "__str__"); ok {
		return s, err
	}
	c := e.Class
	switch {
	case c.IsSubtype(KeyError) && len(e.Args.Items) == 1:
		return Repr(t, e.Args.Items[0])
	case c.IsSubtype(ImportError):
		if m, ok := e.Fields["msg"].(Str); ok {
			return string(m), nil
		}
	case c.IsSubtype(OSError):
		if s, ok, err := e.osErrorStr(t); ok || err != nil {
			return s, err
		}
	case c.IsSubtype(UnicodeError):
		if s, ok := e.unicodeErrorStr(t); ok {
			return s, nil
		}
	case c.IsSubtype(SyntaxError):
		return e.syntaxErrorStr(t)
	case c.IsSubtype(BaseExceptionGroup):
		if members := e.Group(); members != nil {
			message, err := StrOf(t, e.Fields["message"])
			return fmt.Sprintf("%s (%d sub-exception%s)", message, len(members), plural(len(members))), err
		}
	}
	switch len(e.Args.Items) {
	case 0:
		return "", nil
	case 1:
		return StrOf(t, e.Args.Items[0])
	}
	return Repr(t, e.Args)
}

func (e *Exception) osErrorStr(t *Task) (string, bool, error) {
	errno, strerror := e.Fields["errno"], e.Fields["strerror"]
	if errno == nil || strerror == nil {
		return "", false, nil
	}
	number, err := StrOf(t, errno)
	if err != nil {
		return "", false, err
	}
	text, err := StrOf(t, strerror)
	if err != nil {
		return "", false, err
	}
	s := "[Errno " + number + "] " + text
	if name := e.Fields["filename"]; name != nil && name != None {
		r, err := Repr(t, name)
		if err != nil {
			return "", false, err
		}
		s += ": " + r
		if name2 := e.Fields["filename2"]; name2 != nil && name2 != None {
			r, err := Repr(t, name2)
			if err != nil {
				return "", false, err
			}
			s += " -> " + r
		}
	}
	return s, true, nil
}

// unicodeErrorStr words the two codec errors and that of str.translate.
func (e *Exception) unicodeErrorStr(t *Task) (string, bool) {
	encoding, ok := AsStr(orNone(e.Fields["encoding"]))
	what := "'" + encoding + "' codec can't encode"
	switch {
	case e.Class.IsSubtype(UnicodeTranslateError):
		_, ok = e.Fields["object"]
		what = "can't translate"
	case e.Class.IsSubtype(UnicodeDecodeError):
		what = "'" + encoding + "' codec can't decode"
	}
	if !ok {
		return "", false
	}
	reason, _ := StrOf(t, orNone(e.Fields["reason"]))
	first, _ := AsInt(orNone(e.Fields["start"]))
	last, _ := AsInt(orNone(e.Fields["end"]))
	start, _ := first.Int64()
	end, _ := last.Int64()
	if b, ok := AsBytes(orNone(e.Fields["object"])); ok && e.Class.IsSubtype(UnicodeDecodeError) {
		if start >= 0 && start < int64(len(b)) && end == start+1 {
			return fmt.Sprintf("%s byte 0x%02x in position %d: %s", what, b[start], start, reason), true
		}
		return fmt.Sprintf("%s bytes in position %d-%d: %s", what, start, end-1, reason), true
	}
	s, _ := AsStr(orNone(e.Fields["object"]))
	if end == start+1 {
		var r rune = -1
		i := int64(0)
		for len(s) > 0 {
			c, n := decodeWTF8(s)
			if i == start {
				r = c
				break
			}
			s = s[n:]
			i++
		}
		switch {
		case r < 0:
		case r <= 0xff:
			return fmt.Sprintf("%s character '\\x%02x' in position %d: %s", what, r, start, reason), true
		case r <= 0xffff:
			return fmt.Sprintf("%s character '\\u%04x' in position %d: %s", what, r, start, reason), true
		default:
			return fmt.Sprintf("%s character '\\U%08x' in position %d: %s", what, r, start, reason), true
		}
	}
	return fmt.Sprintf("%s characters in position %d-%d: %s", what, start, end-1, reason), true
}

// decodeWTF8 is utf8.DecodeRuneInString that also takes lone surrogates.
func decodeWTF8(s string) (rune, int) {
	if s == "" {
		return -1, 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && len(s) >= 3 && s[0] == 0xed {
		return rune(s[0]&0x0f)<<12 | rune(s[1]&0x3f)<<6 | rune(s[2]&0x3f), 3
	}
	return r, size
}

func orNone(v Value) Value {
	if v == nil {
		return None
	}
	return v
}

func (e *Exception) syntaxErrorStr(t *Task) (string, error) {
	msg, err := StrOf(t, orNone(e.Fields["msg"]))
	if err != nil {
		return "", err
	}
	file, hasFile := AsStr(orNone(e.Fields["filename"]))
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		file = file[i+1:]
	}
	line, hasLine := AsInt(orNone(e.Fields["lineno"]))
	switch {
	case hasFile && hasLine:
		return fmt.Sprintf("%s (%s, line %s)", msg, file, line), nil
	case hasFile:
		return fmt.Sprintf("%s (%s)", msg, file), nil
	case hasLine:
		return fmt.Sprintf("%s (line %s)", msg, line), nil
	}
	return msg, nil
}

// Repr implements Reprer.
func (e *Exception) Repr(t *Task) (string, error) {
	if s, ok, err := e.ownText(t, "__repr__"); ok {
		return s, err
	}
	var b strings.Builder
	b.WriteString(e.Class.Name)
	b.WriteByte('(')
	for i, a := range e.Args.Items {
		if i > 0 {
			b.WriteString(", ")
		}
		r, err := Repr(t, a)
		if err != nil {
			return "", err
		}
		b.WriteString(r)
	}
	b.WriteByte(')')
	return b.String(), nil
}

var exceptionMethods = []Method{
	{Name: "with_traceback", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		e := self.(*Exception)
		return e, e.SetTraceback(a[0])
	}},
	{Name: "add_note", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if _, ok := AsStr(a[0]); !ok {
			return nil, Raise(TypeError, "note must be a str, not '%s'", a[0].Type().Name)
		}
		e := self.(*Exception)
		if e.Notes == nil {
			e.Notes = NewList()
		}
		e.Notes.Items = append(e.Notes.Items, a[0])
		return None, nil
	}},
	{Name: "__reduce__", Kind: NoArgs, Fn: func(t *Task, self Value, a []Value) (Value, error) { return self.(*Exception).reduce(), nil }},
	{Name: "__reduce_ex__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if _, err := AsIndex(t, a[0]); err != nil {
			return nil, err
		}
		f, err := GetAttr(t, self, "__reduce__")
		if err != nil {
			return nil, err
		}
		return Call(t, f)
	}},
	{Name: "__setstate__", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[0] == None {
			return None, nil
		}
		state, ok := AsDict(a[0])
		if !ok {
			return nil, Raise(TypeError, "state is not a dictionary")
		}
		for k, v := range state.All() {
			name, ok := AsStr(k)
			if !ok {
				return nil, Raise(TypeError, "attribute name must be string, not '%s'", k.Type().Name)
			}
			if err := SetAttr(t, self, name, v); err != nil {
				return nil, err
			}
		}
		return None, nil
	}},
}

// reduce is BaseException.__reduce__ and those of its builtin subclasses: the class, the arguments that make such
// an exception, and its attributes where it has any.
func (e *Exception) reduce() Value {
	args, state := e.Args, e.Attrs
	switch {
	case e.Class.IsSubtype(OSError) && len(args.Items) == 2 && e.Fields["filename"] != nil && e.Fields["filename"] != None:
		args = NewTuple(args.Items[0], args.Items[1], e.Fields["filename"])
		if second := e.Fields["filename2"]; second != nil && second != None {
			args.Items = append(args.Items, None, second)
		}
	case e.Class.IsSubtype(ImportError):
		own := NewDict()
		if state != nil {
			own = state.Copy()
		}
		for _, name := range [...]string{"name", "path"} {
			if v := e.Fields[name]; v != nil && v != None {
				own.SetStr(name, v)
			}
		}
		state = own
		if own.Len() == 0 {
			state = nil
		}
	}
	if state == nil {
		return NewTuple(e.Class, args)
	}
	return NewTuple(e.Class, args, state)
}

func exceptionOrNone(e *Exception) Value {
	if e == nil {
		return None
	}
	return e
}

var exceptionAttributes = []Attribute{
	{Name: "args", Get: func(t *Task, self Value) (Value, error) { return self.(*Exception).Args, nil },
		Set: func(t *Task, self, x Value) error {
			if x == nil {
				return Raise(TypeError, "args may not be deleted")
			}
			args, err := TupleOf(t, x)
			if err == nil {
				self.(*Exception).Args = args
			}
			return err
		}},
	{Name: "__traceback__", Get: func(t *Task, self Value) (Value, error) {
		return self.(*Exception).TracebackValue(), nil
	}, Set: func(t *Task, self, x Value) error {
		if x == nil {
			return Raise(TypeError, "__traceback__ may not be deleted")
		}
		return self.(*Exception).SetTraceback(x)
	}},
	{Name: "__cause__", Get: func(t *Task, self Value) (Value, error) { return exceptionOrNone(self.(*Exception).Cause), nil },
		Set: func(t *Task, self, x Value) error {
			e := self.(*Exception)
			switch c := x.(type) {
			case *Exception:
				e.Cause = c
			case NoneType:
				e.Cause = nil
			case nil:
				return Raise(TypeError, "__cause__ may not be deleted")
			default:
				return Raise(TypeError, "exception cause must be None or derive from BaseException")
			}
			e.SuppressContext = true
			return nil
		}},
	{Name: "__context__", Get: func(t *Task, self Value) (Value, error) { return exceptionOrNone(self.(*Exception).Context), nil },
		Set: func(t *Task, self, x Value) error {
			e := self.(*Exception)
			switch c := x.(type) {
			case *Exception:
				e.Context = c
			case NoneType:
				e.Context = nil
			default:
				return Raise(TypeError, "exception context must be None or derive from BaseException")
			}
			return nil
		}},
	{Name: "__suppress_context__", Get: func(t *Task, self Value) (Value, error) {
		return MakeBool(self.(*Exception).SuppressContext), nil
	}, Set: func(t *Task, self, x Value) error {
		b, err := Truth(t, orNone(x))
		self.(*Exception).SuppressContext = b
		return err
	}},
}

// GetAttr implements AttrGetter: __notes__ exists only once a note was added.
func (e *Exception) GetAttr(t *Task, name string) (Value, error) {
	if name == "__notes__" && e.Notes != nil {
		return e.Notes, nil
	}
	return nil, nil
}

// SetAttr implements AttrSetter.
func (e *Exception) SetAttr(t *Task, name string, x Value) (bool, error) {
	if name == "__notes__" {
		if l, ok := AsList(x); ok {
			e.Notes = l
			return true, nil
		}
	}
	return false, nil
}
