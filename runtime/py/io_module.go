package py

// Classes of module io that live in memory.
var (
	TypeStringIO = newBuiltinType("_io", "StringIO")
	TypeBytesIO  = newBuiltinType("_io", "BytesIO")
)

// MemoryFile is io.StringIO (text, in code points) or io.BytesIO.
type MemoryFile struct {
	text   bool
	runes  []rune // one element per byte for BytesIO
	pos    int
	closed bool
}

// Type implements Value.
func (f *MemoryFile) Type() *Type {
	if f.text {
		return TypeStringIO
	}
	return TypeBytesIO
}

// part is a slice of the content as str or bytes.
func (f *MemoryFile) part(a, b int) Value {
	if f.text {
		return Str(stringOf(f.runes[a:b]))
	}
	out := make([]byte, b-a)
	for i := range out {
		out[i] = byte(f.runes[a+i])
	}
	return Bytes(out)
}

// take reads up to n elements, all for a negative n.
func (f *MemoryFile) take(n int) Value {
	start := min(f.pos, len(f.runes))
	end := len(f.runes)
	if n >= 0 && n < end-start {
		end = start + n
	}
	f.pos = max(f.pos, end)
	return f.part(start, end)
}

// line reads to the end of a line, nil at the end of the file.
func (f *MemoryFile) line() Value {
	if f.pos >= len(f.runes) {
		return nil
	}
	end := f.pos
	for end < len(f.runes) {
		end++
		if f.runes[end-1] == '\n' {
			break
		}
	}
	v := f.part(f.pos, end)
	f.pos = end
	return v
}

// content takes what may be written.
func (f *MemoryFile) content(v Value) ([]rune, error) {
	if f.text {
		s, ok := AsStr(v)
		if !ok {
			return nil, Raise(TypeError, "string argument expected, got '%s'", v.Type().Name)
		}
		return runesOf(s), nil
	}
	b, err := mustBytes(v)
	return latin1Runes(b), err
}

// Iter implements Iterable.
func (f *MemoryFile) Iter(t *Task) (Iterator, error) { return f, nil }

// Next implements Iterator.
func (f *MemoryFile) Next(t *Task) (Value, bool, error) {
	l := f.line()
	return l, l != nil, nil
}

func memoryFileRow(name string, most int, fn func(t *Task, f *MemoryFile, args []Value) (Value, error)) Method {
	return Method{Name: name, Kind: Positional, Max: most, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		f := self.(*MemoryFile)
		if f.closed && name != "close" && name != "__exit__" {
			return nil, Raise(ValueError, "I/O operation on closed file%s", choose(f.text, "", "."))
		}
		return fn(t, f, args)
	}}
}

// limitArg takes the size of read and its like: None and nothing mean all.
func limitArg(t *Task, v Value) (int, error) {
	if v == None {
		v = nil
	}
	return sizeArg(t, v, -1)
}

var memoryFileMethods = []Method{
	memoryFileRow("read", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
		n, err := limitArg(t, args[0])
		if err != nil {
			return nil, err
		}
		return f.take(n), nil
	}),
	memoryFileRow("readline", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
		if v := f.line(); v != nil {
			return v, nil
		}
		return f.part(0, 0), nil
	}),
	memoryFileRow("readlines", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
		l := NewList()
		for v := f.line(); v != nil; v = f.line() {
			l.Items = append(l.Items, v)
		}
		return l, nil
	}),
	memoryFileRow("getvalue", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return f.part(0, len(f.runes)), nil }),
	memoryFileRow("getbuffer", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return f.part(0, len(f.runes)), nil }),
	memoryFileRow("tell", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return MakeInt(int64(f.pos)), nil }),
	memoryFileRow("close", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { f.closed = true; return None, nil }),
	memoryFileRow("flush", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return None, nil }),
	memoryFileRow("readable", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return True, nil }),
	memoryFileRow("writable", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return True, nil }),
	memoryFileRow("seekable", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return True, nil }),
	memoryFileRow("isatty", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return False, nil }),
	memoryFileRow("__enter__", 0, func(t *Task, f *MemoryFile, args []Value) (Value, error) { return f, nil }),
	memoryFileRow("__exit__", 3, func(t *Task, f *MemoryFile, args []Value) (Value, error) { f.closed = true; return None, nil }),
	memoryFileRow("seek", 2, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
		n, err := sizeArg(t, args[0], 0)
		if err != nil {
			return nil, err
		}
		whence, err := sizeArg(t, args[1], 0)
		if err != nil {
			return nil, err
		}
		switch whence {
		case 0:
			if n < 0 {
				if f.text {
					return nil, Raise(ValueError, "Negative seek position %d", n)
				}
				return nil, Raise(ValueError, "negative seek value %d", n)
			}
			f.pos = n
		case 1, 2:
			if f.text && n != 0 {
				return nil, Raise(OSError, "Can't do nonzero cur-relative seeks")
			}
			base := f.pos
			if whence == 2 {
				base = len(f.runes)
			}
			f.pos = max(base+n, 0)
		default:
			return nil, Raise(ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
		}
		return MakeInt(int64(f.pos)), nil
	}),
	memoryFileRow("truncate", 1, func(t *Task, f *MemoryFile, args []Value) (Value, error) {
		n, err := limitArg(t, args[0])
		if err != nil {
			return nil, err
		}
		if n < 0 {
			n = f.pos
		}
		f.runes = f.runes[:min(n, len(f.runes))]
		return MakeInt(int64(n)), nil
	}),
	{Name: "write", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		f := self.(*MemoryFile)
		if f.closed {
			return nil, Raise(ValueError, "I/O operation on closed file%s", choose(f.text, "", "."))
		}
		r, err := f.content(args[0])
		if err != nil {
			return nil, err
		}
		for len(f.runes) < f.pos {
			f.runes = append(f.runes, 0)
		}
		f.runes = append(f.runes[:f.pos:f.pos], append(r, f.runes[min(f.pos+len(r), len(f.runes)):]...)...)
		f.pos += len(r)
		return MakeInt(int64(len(r))), nil
	}},
	{Name: "writelines", Kind: OneArg, Fn: func(t *Task, self Value, args []Value) (Value, error) {
		return None, Iterate(t, args[0], func(v Value) (bool, error) {
			_, err := CallMethod(t, self, "write", v)
			return true, err
		})
	}},
}

func init() {
	make := func(text bool, name, param string) func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
		return func(t *Task, cls *Type, pos []Value, kw []Kw) (Value, error) {
			params := []string{param}
			if text {
				params = append(params, "newline")
			}
			a, err := bindKeywords(name, params, 0, pos, kw)
			if err != nil {
				return nil, err
			}
			f := &MemoryFile{text: text}
			if a[0] != nil && a[0] != None {
				if f.runes, err = f.content(a[0]); err != nil {
					if text {
						return nil, Raise(TypeError, "initial_value must be str or None, not %s", a[0].Type().Name)
					}
					return nil, err
				}
			}
			return f, nil
		}
	}
	TypeStringIO.New = make(true, "StringIO", "initial_value")
	TypeBytesIO.New = make(false, "BytesIO", "initial_bytes")
	for _, c := range [2]*Type{TypeStringIO, TypeBytesIO} {
		c.SetMethods(memoryFileMethods, "iter next")
		c.SetAttributes([]Attribute{{Name: "closed", Get: func(t *Task, self Value) (Value, error) { return MakeBool(self.(*MemoryFile).closed), nil }}})
	}
	RegisterModule("io", func() *Module {
		m := NewModule("io")
		m.addNames("TextIOWrapper", typeTextFile, "BufferedReader", typeReadFile, "BufferedWriter", typeWriteFile, "UnsupportedOperation", UnsupportedOperation)
		if open, ok := Builtins().GetStr("open"); ok {
			m.Dict.SetStr("open", open)
		}
		m.addNames("StringIO", TypeStringIO, "BytesIO", TypeBytesIO, "SEEK_SET", MakeInt(0), "SEEK_CUR", MakeInt(1), "SEEK_END", MakeInt(2),
			"DEFAULT_BUFFER_SIZE", MakeInt(8192))
		return m
	})
}
