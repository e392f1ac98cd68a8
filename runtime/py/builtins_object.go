package py

import (
	"bufio"
	"io"
	"strings"
)

// attributeName is the name argument of getattr and its like.
func attributeName(v Value) (string, error) {
	s, ok := AsStr(v)
	if !ok {
		return "", Raise(TypeError, "attribute name must be string, not '%s'", v.Type().Name)
	}
	return s, nil
}

// objectFunctions are the builtin functions about objects and their attributes.
var objectFunctions = []Method{
	{Name: "getattr", Kind: Positional, Min: 2, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, err := attributeName(a[1])
		if err != nil {
			return nil, err
		}
		v, err := GetAttr(t, a[0], name)
		if err != nil && a[2] != nil && isAttributeError(err) {
			return a[2], nil
		}
		return v, err
	}},
	{Name: "setattr", Kind: Positional, Min: 3, Max: 3, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, err := attributeName(a[1])
		if err != nil {
			return nil, err
		}
		return None, SetAttr(t, a[0], name, a[2])
	}},
	{Name: "delattr", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, err := attributeName(a[1])
		if err != nil {
			return nil, err
		}
		return None, DelAttr(t, a[0], name)
	}},
	{Name: "hasattr", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		name, err := attributeName(a[1])
		if err != nil {
			return nil, err
		}
		ok, err := HasAttr(t, a[0], name)
		return MakeBool(ok), err
	}},
	{Name: "isinstance", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		ok, err := IsInstance(t, a[0], a[1])
		return MakeBool(ok), err
	}},
	{Name: "issubclass", Kind: Positional, Min: 2, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		ok, err := IsSubclass(t, a[0], a[1])
		return MakeBool(ok), err
	}},
	{Name: "callable", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeBool(Callable(a[0])), nil
	}},
	{Name: "id", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return MakeInt(int64(pointerOf(a[0]))), nil
	}},
	{Name: "hash", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		h, err := Hash(t, a[0])
		return MakeInt(h), err
	}},
	{Name: "repr", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		s, err := Repr(t, a[0])
		return Str(s), err
	}},
	{Name: "ascii", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		s, err := Repr(t, a[0])
		return Str(ASCIIOf(s)), err
	}},
	{Name: "format", Kind: Positional, Min: 1, Max: 2, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		spec := ""
		if a[1] != nil {
			var ok bool
			if spec, ok = AsStr(a[1]); !ok {
				return nil, Raise(TypeError, "format() argument 2 must be str, not %s", typeNameOf(a[1]))
			}
		}
		s, err := Format(t, a[0], spec)
		return Str(s), err
	}},
	{Name: "len", Kind: OneArg, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if r, ok := a[0].(*Range); ok {
			if _, small := r.length.Int64(); !small {
				return nil, Raise(OverflowError, "Python int too large to convert to C ssize_t")
			}
		}
		n, err := Len(t, a[0])
		return MakeInt(int64(n)), err
	}},
	{Name: "dir", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[0] == nil {
			return nil, Raise(RuntimeError, "dir() without arguments is not available here")
		}
		return dirOf(t, a[0])
	}},
	{Name: "vars", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		if a[0] == nil {
			return nil, Raise(RuntimeError, "vars() without arguments is not available here")
		}
		d, err := getAttrOr(t, a[0], "__dict__", nil)
		if err == nil && d == nil {
			return nil, Raise(TypeError, "vars() argument must have __dict__ attribute")
		}
		return d, err
	}},
	{Name: "exit", Kind: Positional, Max: 1, Fn: sysExit},
	{Name: "quit", Kind: Positional, Max: 1, Fn: sysExit},
	{Name: "print", Kind: Raw, RawFn: printFunction},
	{Name: "open", Kind: Keywords, Min: 1, Params: []string{"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"}, Fn: openFunction},
	{Name: "input", Kind: Positional, Max: 1, Fn: func(t *Task, self Value, a []Value) (Value, error) {
		return nil, Raise(EOFError, "EOF when reading a line")
	}},
}

// dirOf is dir(v): the sorted result of __dir__.
func dirOf(t *Task, v Value) (Value, error) {
	var names Value
	if c, ok := v.(*Type); ok {
		names = NewList(dirNames(t, c)...)
	} else if m, ok := v.(*Module); ok {
		names = NewList(dirNames(t, m)...)
		if f, ok := m.Dict.GetStr("__dir__"); ok {
			r, err := Call(t, f)
			if err != nil {
				return nil, err
			}
			names = r
		}
	} else {
		r, _, err := callSpecial(t, v, "__dir__")
		if err != nil {
			return nil, err
		}
		names = r
	}
	l, err := ListOf(t, names)
	if err != nil {
		return nil, err
	}
	return l, l.Sort(t, nil, false)
}

// printFunction is print(*objects, sep, end, file, flush).
func printFunction(t *Task, self Value, pos []Value, kw []Kw) (Value, error) {
	sep, end := " ", "\n"
	var file Value = None
	flush := false
	for _, k := range kw {
		switch k.Name {
		case "sep", "end":
			s, ok := AsStr(k.Value)
			if k.Value == None {
				continue
			}
			if !ok {
				return nil, Raise(TypeError, "%s must be None or a string, not %s", k.Name, k.Value.Type().Name)
			}
			if k.Name == "sep" {
				sep = s
			} else {
				end = s
			}
		case "file":
			file = k.Value
		case "flush":
			b, err := Truth(t, k.Value)
			if err != nil {
				return nil, err
			}
			flush = b
		default:
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for print()", k.Name)
		}
	}
	return None, Print(t, pos, sep, end, file, flush)
}

// Print writes the texts of values to file, None for the task's standard
// output. A file that is no builtin one gets a write call per piece, as in
// CPython.
func Print(t *Task, values []Value, sep, end string, file Value, flush bool) error {
	if file == nil || file == None {
		file = replaced(&sysStdout)
	}
	if file == nil {
		var b strings.Builder
		for i, v := range values {
			if i > 0 {
				b.WriteString(sep)
			}
			s, err := StrOf(t, v)
			if err != nil {
				return err
			}
			b.WriteString(s)
		}
		b.WriteString(end)
		w := t.stdout()
		if _, err := io.WriteString(w, b.String()); err != nil {
			return Raise(OSError, "%s", err.Error())
		}
		if f, ok := w.(*bufio.Writer); ok && flush {
			f.Flush()
		}
		return nil
	}
	write := func(s string) error {
		_, err := CallMethod(t, file, "write", Str(s))
		return err
	}
	for i, v := range values {
		if i > 0 {
			if err := write(sep); err != nil {
				return err
			}
		}
		s, err := StrOf(t, v)
		if err != nil {
			return err
		}
		if err := write(s); err != nil {
			return err
		}
	}
	if err := write(end); err != nil {
		return err
	}
	if flush {
		_, err := CallMethod(t, file, "flush")
		return err
	}
	return nil
}
